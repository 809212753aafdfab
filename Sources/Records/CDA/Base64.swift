// Base64 (RFC 4648, 4) as attachments travel in FHIR and in CDA.

enum Base64 {
    private static let alphabet = [UInt8]("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    static func encode(_ bytes: [UInt8]) -> String {
        let count = (bytes.count + 2) / 3 * 4
        return String(unsafeUninitializedCapacity: count) { text in
            var index = 0
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let held = min(3, bytes.count - start)
                var bits: UInt32 = 0
                for offset in 0..<3 { bits = bits << 8 | (offset < held ? UInt32(bytes[start + offset]) : 0) }
                for position in 0..<4 {
                    text[index] = position <= held ? alphabet[Int(bits >> UInt32(18 - 6 * position) & 63)] : padding
                    index += 1
                }
            }
            return index
        }
    }

    /// Blanks and line ends between the letters are allowed, as MIME and CDA write them.
    /// - Returns: `nil` for other letters, wrong padding, or stray bits.
    static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 4 * 3)
        var bits: UInt32 = 0
        var letters = 0
        var paddings = 0
        for letter in text.utf8 {
            if letter == 0x20 || (0x09...0x0D).contains(letter) { continue }
            if letter == padding {
                paddings += 1
                continue
            }
            let value = values[Int(letter)]
            guard value != 0xFF, paddings == 0 else { return nil }
            bits = bits << 6 | UInt32(value)
            letters += 1
            guard letters.isMultiple(of: 4) else { continue }
            for shift in [16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
            bits = 0
        }
        switch (letters % 4, paddings) {
        case (0, 0): return bytes
        case (2, 2):
            guard bits & 0xF == 0 else { return nil }
            return bytes + [UInt8(truncatingIfNeeded: bits >> 4)]
        case (3, 1):
            guard bits & 0x3 == 0 else { return nil }
            return bytes + [UInt8(truncatingIfNeeded: bits >> 10), UInt8(truncatingIfNeeded: bits >> 2)]
        default: return nil
        }
    }
}
