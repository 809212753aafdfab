// Ids that are the same whenever the same thing is mapped again: name-based UUIDs of version 8 (RFC 9562) over SHA-256, so
// that an id neither repeats a sender's own identifiers nor changes between submissions.

/// A UUID of version 8.
public struct StableID: Sendable, Hashable {
    private let high: UInt64
    private let low: UInt64

    /// - Parameter parts: what makes the thing itself: sender, resource type, and its keys.
    public static func uuid(_ parts: [String]) -> String {
        var keys = Keys()
        for part in parts { keys.add(part) }
        return keys.id.text
    }

    /// What makes a thing itself, part after part.
    struct Keys {
        private var message: [UInt8] = []

        init() { message.reserveCapacity(Self.usualBytes) }

        private static let usualBytes = 192

        mutating func add(_ part: String) {
            // The length keeps ("ab", "c") and ("a", "bc") apart.
            message.append(contentsOf: String(part.utf8.count).utf8)
            message.append(UInt8(ascii: ":"))
            message.append(contentsOf: part.utf8)
        }

        var id: StableID { StableID(SHA256.digest(message.span)) }
    }

    private init(_ digest: SHA256.Words) {
        func pair(_ index: Int) -> UInt64 { UInt64(digest[index]) << 32 | UInt64(digest[index + 1]) }
        high = pair(0) & ~0xF000 | 0x8000
        low = pair(2) & ~(0b11 << 62) | 0b10 << 62
    }

    /// In small letters, as FHIR has an id.
    var text: String { text(after: "") }

    /// As FHIR has the fullUrl of what has no address.
    var urn: String { text(after: "urn:uuid:") }

    private func text(after prefix: StaticString) -> String {
        String(unsafeUninitializedCapacity: prefix.utf8CodeUnitCount + 36) { buffer in
            var text = TextWriter(buffer)
            text.append(prefix)
            for nibble in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 { text.append(UInt8(ascii: "-")) }
                let word = nibble < 16 ? high : low
                text.append(hexadecimal: UInt8(truncatingIfNeeded: word >> UInt64(60 - nibble % 16 * 4)) & 0x0F)
            }
            return text.count
        }
    }
}

/// FIPS 180-4, for ids only; whatever must withstand attack uses OpenSSL.
enum SHA256 {
    typealias Words = InlineArray<8, UInt32>

    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]

    /// Section 6.2.2.
    static func digest(_ message: Span<UInt8>) -> Words {
        var state: Words = [
            0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
        ]
        // The message, a bit of one, zeros, and its length in bits as the last two words.
        let blocks = (message.count + 8) / 64 + 1
        for block in 0..<blocks {
            var schedule = InlineArray<16, UInt32>(repeating: 0)
            for word in 0..<16 {
                let start = block * 64 + word * 4
                for offset in start..<start + 4 {
                    let byte = offset < message.count ? message[offset] : offset == message.count ? 0x80 : 0
                    schedule[word] = schedule[word] << 8 | UInt32(byte)
                }
            }
            if block == blocks - 1 {
                let bits = UInt64(message.count) * 8
                schedule[14] = UInt32(truncatingIfNeeded: bits >> 32)
                schedule[15] = UInt32(truncatingIfNeeded: bits)
            }
            compress(&schedule, &state)
        }
        return state
    }

    /// The sixteen words that are needed next are kept of the schedule, in a ring.
    private static func compress(_ w: inout InlineArray<16, UInt32>, _ state: inout Words) {
        func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 { value >> count | value << (32 - count) }
        let constants = Self.constants
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for i in 0..<64 {
            if i >= 16 {
                let (early, late) = (w[(i &+ 1) & 15], w[(i &+ 14) & 15])
                let s0 = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3
                let s1 = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10
                w[i & 15] = w[i & 15] &+ s0 &+ w[(i &+ 9) & 15] &+ s1
            }
            let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
            let t1 = h &+ s1 &+ (e & f ^ ~e & g) &+ constants[i] &+ w[i & 15]
            let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
            let t2 = s0 &+ (a & b ^ a & c ^ b & c)
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
        }
        let worked: Words = [a, b, c, d, e, f, g, h]
        for index in 0..<8 { state[index] &+= worked[index] }
    }
}
