// Base64 (RFC 4648, 4) as signed notes use it: with padding, and with one spelling only for any bytes.

enum Base64 {
    private static let alphabet = [UInt8]("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")
    private static let values: [UInt8?] = {
        var values = [UInt8?](repeating: nil, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for byte in group { bits = bits << 8 | UInt32(byte) }
            bits <<= UInt32(8 * (3 - group.count))
            for position in 0..<4 {
                text.append(position <= group.count ? alphabet[Int(bits >> UInt32(18 - 6 * position) & 63)] : padding)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// - Returns: `nil` for anything that `encode` would not write: other letters, wrong padding, stray bits.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let letters = [UInt8](text.utf8)
        guard letters.count.isMultiple(of: 4) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters.count / 4 * 3)
        for start in stride(from: 0, to: letters.count, by: 4) {
            var group = letters[start..<start + 4]
            while start + 4 == letters.count, group.count > 2, group.last == padding { group.removeLast() }
            var bits: UInt32 = 0
            for letter in group {
                guard let value = values[Int(letter)] else { return nil }
                bits = bits << 6 | UInt32(value)
            }
            bits <<= UInt32(6 * (4 - group.count))
            let held = group.count - 1
            guard held == 3 || bits & (0xFF_FFFF >> UInt32(8 * held)) == 0 else { return nil }
            for position in 0..<held { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * position))) }
        }
        return bytes
    }
}
