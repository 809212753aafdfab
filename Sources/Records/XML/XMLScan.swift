// Looks over a document before libxml2 does, for what it would take too long over or let pass: an element of a million
// attributes costs it time squared before any handler is called, and a NUL ends a document for it without complaint.

enum XMLScan {
    /// - Throws: `Problem` of reason `limit` or `encoding`.
    static func check(_ bytes: [UInt8], limits: XMLLimits) throws(Problem) {
        guard bytes.count <= limits.documentBytes else {
            throw Problem(
                .limit, "the document has \(bytes.count) bytes; at most \(limits.documentBytes) are read",
                remedy: "send it in parts")
        }
        guard !bytes.isEmpty else { throw Problem(.syntax, "the document is empty") }
        let span = bytes.span
        switch (span[0], span.count > 1 ? span[1] : 0) {
        case (0xFF, 0xFE), (0x3C, 0x00): try scan(span, limits, width: 2, low: 0)
        case (0xFE, 0xFF), (0x00, 0x3C): try scan(span, limits, width: 2, low: 1)
        default: try scan(span, limits, width: 1, low: 0)
        }
    }

    private enum State {
        case text, open, tag, quoted(UInt8), comment, section, instruction
    }

    /// One pass over code units of `width` bytes, the less significant of them `low`. Units beyond Latin 1 count as letters.
    private static func scan(_ bytes: Span<UInt8>, _ limits: XMLLimits, width: Int, low: Int) throws(Problem) {
        var state = State.text
        var attributes = 0
        var line = 1
        var (last, beforeLast): (UInt8, UInt8) = (0, 0)
        var index = 0
        func unit(_ index: Int) -> UInt8 {
            guard index + width <= bytes.count else { return 0 }
            if width == 1 { return bytes[index] }
            return bytes[index + 1 - low] == 0 ? bytes[index + low] : UInt8(ascii: "x")
        }
        while index + width <= bytes.count {
            let byte = unit(index)
            if byte == 0 { throw Problem(.encoding, "the character U+0000", at: "line \(line) (byte \(index))") }
            if byte == UInt8(ascii: "\n") { line += 1 }
            switch state {
            case .text:
                if byte == UInt8(ascii: "<") { state = .open }
            case .open:
                attributes = 0
                if byte == UInt8(ascii: "!"), unit(index + width) == UInt8(ascii: "-") {
                    // Past `<!--`, so that `<!-->` is not taken for a whole comment.
                    index += 2 * width
                    state = .comment
                    (last, beforeLast) = (0, 0)
                } else if byte == UInt8(ascii: "!") {
                    // A CDATA section, or a DOCTYPE, which ends the parse.
                    state = .section
                } else {
                    state = byte == UInt8(ascii: "?") ? .instruction : byte == UInt8(ascii: ">") ? .text : .tag
                }
            case .tag:
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    attributes += 1
                    state = .quoted(byte)
                } else if byte == UInt8(ascii: ">") {
                    state = .text
                }
                if attributes > limits.attributes {
                    throw Problem(
                        .limit, "more than \(limits.attributes) attributes on one element", at: "line \(line)")
                }
            case .quoted(let quote):
                if byte == quote { state = .tag }
            case .comment:
                if byte == UInt8(ascii: ">"), last == UInt8(ascii: "-"), beforeLast == UInt8(ascii: "-") {
                    state = .text
                }
            case .section:
                if byte == UInt8(ascii: ">"), last == UInt8(ascii: "]"), beforeLast == UInt8(ascii: "]") {
                    state = .text
                }
            case .instruction:
                if byte == UInt8(ascii: ">"), last == UInt8(ascii: "?") { state = .text }
            }
            beforeLast = last
            last = byte
            index += width
        }
    }
}
