// Escape sequences (HL7 v2.5 section 2.7), both ways.

enum HL7Escapes {
    /// Resolves the escapes in a value. A sequence that has no meaning here (a local one, a change of character set, hexadecimal
    /// that is no text) stays as it was written, so that nothing is lost silently.
    static func resolve(_ slice: ArraySlice<UInt8>, delimiters: HL7Delimiters, characterSet: HL7CharacterSet) -> String
    {
        var result: [UInt8] = []
        result.reserveCapacity(slice.count)
        var plainStart = slice.startIndex
        var index = slice.startIndex
        func appendPlain(upTo end: Int) {
            guard plainStart < end else { return }
            let plain = slice[plainStart..<end]
            if characterSet == .utf8 {
                result.append(contentsOf: plain)
            } else {
                result.append(contentsOf: (characterSet.text(plain) ?? "").utf8)
            }
        }
        while index < slice.endIndex {
            guard slice[index] == delimiters.escape,
                let close = slice[(index + 1)...].firstIndex(of: delimiters.escape),
                let meaning = meaning(of: slice[index + 1..<close], delimiters, characterSet)
            else {
                index += 1
                continue
            }
            appendPlain(upTo: index)
            result.append(contentsOf: meaning)
            index = close + 1
            plainStart = index
        }
        appendPlain(upTo: slice.endIndex)
        return String(decoding: result, as: UTF8.self)
    }

    /// UTF-8 that an escape stands for; `nil` when it stands for nothing that is known.
    private static func meaning(
        of code: ArraySlice<UInt8>, _ delimiters: HL7Delimiters, _ characterSet: HL7CharacterSet
    ) -> [UInt8]? {
        guard let first = code.first else { return nil }
        if code.count == 1 {
            switch first {
            case UInt8(ascii: "F"): return [delimiters.field]
            case UInt8(ascii: "S"): return [delimiters.component]
            case UInt8(ascii: "T"): return [delimiters.subcomponent]
            case UInt8(ascii: "R"): return [delimiters.repetition]
            case UInt8(ascii: "E"): return [delimiters.escape]
            case UInt8(ascii: "P"): return delimiters.truncation.map { [$0] }
            // Highlighting on and off: no text of its own.
            case UInt8(ascii: "H"), UInt8(ascii: "N"): return []
            default: return nil
            }
        }
        if first == UInt8(ascii: "."),
            code.dropFirst().starts(with: "br".utf8) || code.dropFirst().starts(with: "sp".utf8)
        {
            return [0x0A]
        }
        guard first == UInt8(ascii: "X"), let bytes = hexadecimal(code.dropFirst()),
            let text = characterSet.text(bytes[...]),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\t" || $0 == "\n" || $0 == "\r" })
        else { return nil }
        return Array(text.utf8)
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        guard !digits.isEmpty, digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in digits {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    /// Appends text with every delimiter escaped, line breaks as `\.br\` and other control characters dropped, so that no
    /// value can end its field or its segment.
    static func append(_ text: some StringProtocol, to bytes: inout [UInt8], delimiters: HL7Delimiters) {
        func sequence(_ code: StaticString) {
            bytes.append(delimiters.escape)
            code.withUTF8Buffer { bytes.append(contentsOf: $0) }
            bytes.append(delimiters.escape)
        }
        for byte in text.utf8 {
            switch byte {
            case delimiters.field: sequence("F")
            case delimiters.component: sequence("S")
            case delimiters.subcomponent: sequence("T")
            case delimiters.repetition: sequence("R")
            case delimiters.escape: sequence("E")
            case 0x0A: sequence(".br")
            case 0..<0x20, 0x7F: continue
            default: bytes.append(byte)
            }
        }
    }
}
