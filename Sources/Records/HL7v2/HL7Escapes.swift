// Escape sequences (HL7 v2.5 section 2.7), both ways.

enum HL7Escapes {
    /// A stretch of a value as it is written.
    enum Piece {
        case plain(ArraySlice<UInt8>)
        /// What stands between the two escape characters, such as `F` or `.br`.
        case sequence(ArraySlice<UInt8>)
    }

    /// A value's plain stretches and its escape sequences. An escape character that begins no sequence of the standard's forms is
    /// plain: senders write paths and paragraphs with it.
    static func pieces(of slice: ArraySlice<UInt8>, _ delimiters: HL7Delimiters) -> [Piece] {
        var pieces: [Piece] = []
        var plainStart = slice.startIndex
        var index = slice.startIndex
        while index < slice.endIndex {
            guard slice[index] == delimiters.escape,
                let close = slice[(index + 1)...].firstIndex(of: delimiters.escape),
                isSequence(slice[index + 1..<close])
            else {
                index += 1
                continue
            }
            if plainStart < index { pieces.append(.plain(slice[plainStart..<index])) }
            pieces.append(.sequence(slice[index + 1..<close]))
            index = close + 1
            plainStart = index
        }
        if plainStart < slice.endIndex { pieces.append(.plain(slice[plainStart...])) }
        return pieces
    }

    /// Resolves the escapes in a value. A sequence that has no meaning here (a local one, a change of character set, hexadecimal
    /// that is no text) stays as it was written, so that nothing is lost silently.
    static func resolve(_ slice: ArraySlice<UInt8>, delimiters: HL7Delimiters, characterSet: HL7CharacterSet) -> String
    {
        var result = ""
        for piece in pieces(of: slice, delimiters) {
            switch piece {
            // Validated as a whole when the message was read.
            case .plain(let plain): result += characterSet.text(plain) ?? ""
            case .sequence(let code):
                result +=
                    meaning(of: code, delimiters, characterSet)
                    ?? characterSet.text(slice[code.startIndex - 1...code.endIndex]) ?? ""
            }
        }
        return result
    }

    /// The delimiter that a sequence stands for.
    static func delimiter(_ code: ArraySlice<UInt8>, _ delimiters: HL7Delimiters) -> UInt8? {
        guard code.count == 1, let letter = code.first else { return nil }
        switch letter {
        case UInt8(ascii: "F"): return delimiters.field
        case UInt8(ascii: "S"): return delimiters.component
        case UInt8(ascii: "T"): return delimiters.subcomponent
        case UInt8(ascii: "R"): return delimiters.repetition
        case UInt8(ascii: "E"): return delimiters.escape
        case UInt8(ascii: "P"): return delimiters.truncation
        default: return nil
        }
    }

    /// `F S T R E P H N`, a formatting command, hexadecimal, a change of character set, or a local sequence.
    static func isSequence(_ code: ArraySlice<UInt8>) -> Bool {
        guard let first = code.first else { return false }
        let rest = code.dropFirst()
        switch first {
        case UInt8(ascii: "F"), UInt8(ascii: "S"), UInt8(ascii: "T"), UInt8(ascii: "R"), UInt8(ascii: "E"),
            UInt8(ascii: "P"), UInt8(ascii: "H"), UInt8(ascii: "N"):
            return rest.isEmpty
        case UInt8(ascii: "."): return command(code) != nil
        case UInt8(ascii: "X"): return hexadecimal(rest) != nil
        case UInt8(ascii: "C"): return rest.count == 4 && hexadecimal(rest) != nil
        case UInt8(ascii: "M"): return rest.count == 4 || rest.count == 6 ? hexadecimal(rest) != nil : false
        case UInt8(ascii: "Z"): return true
        default: return false
        }
    }

    /// Text that a sequence stands for; `nil` when it stands for none that is known.
    static func meaning(
        of code: ArraySlice<UInt8>, _ delimiters: HL7Delimiters, _ characterSet: HL7CharacterSet
    ) -> String? {
        if let byte = delimiter(code, delimiters) { return String(Unicode.Scalar(byte)) }
        switch code.first {
        // Highlighting on and off: no text of its own.
        case UInt8(ascii: "H"), UInt8(ascii: "N"): return ""
        case UInt8(ascii: "."): return command(code)
        case UInt8(ascii: "X"):
            guard let bytes = hexadecimal(code.dropFirst()), let text = characterSet.text(bytes[...]),
                text.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\t" || $0 == "\n" || $0 == "\r" })
            else { return nil }
            return text
        default: return nil
        }
    }

    /// What a formatting command of FT (HL7 v2.5 section 2.7.6) comes to in plain text: line breaks and blanks; filling and
    /// indentation have no text of their own. `nil` when it is no command.
    private static func command(_ code: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: code, as: UTF8.self)
        if text == ".br" || text == ".ce" { return "\n" }
        if text == ".fi" || text == ".nf" { return "" }
        let number = text.dropFirst(3)
        let count = number.isEmpty ? 1 : Int(number)
        guard let count, (-HL7Limits.formattingCount...HL7Limits.formattingCount).contains(count) else { return nil }
        switch text.prefix(3) {
        case ".sp": return count >= 0 ? String(repeating: "\n", count: max(count, 1)) : nil
        case ".sk": return count >= 0 && !number.isEmpty ? String(repeating: " ", count: count) : nil
        case ".in", ".ti": return ""
        default: return nil
        }
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

    /// Appends text in UTF-8 with every delimiter escaped, line feeds as `\.br\`, carriage returns in hexadecimal and
    /// other control characters below the blank dropped, so that no value can end its field or its segment.
    /// - Parameter marksTruncation: whether the truncation character is a mark here (HL7 v2.7 section 2.5.5.2), not text.
    static func append(
        _ text: some StringProtocol, to bytes: inout [UInt8], delimiters: HL7Delimiters, marksTruncation: Bool = false
    ) {
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
            case delimiters.truncation where !marksTruncation: sequence("P")
            case 0x0A: sequence(".br")
            case 0x0D: sequence("X0D")
            case 0x09: bytes.append(byte)
            case 0..<0x20: continue
            default: bytes.append(byte)
            }
        }
    }
}
