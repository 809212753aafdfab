// Looks over a document before libxml2 does, for what it would take too long over or let pass: an element of a million
// attributes costs it time squared before any handler is called, and a NUL ends a document for it without complaint.

internal import CLibXML2

enum XMLScan {
    /// - Throws: `Problem` of reason `limit` or `encoding`.
    static func check(_ bytes: [UInt8], limits: XMLLimits) throws(Problem) {
        guard bytes.count <= limits.documentBytes else {
            throw Problem(
                .limit, "the document has \(bytes.count) bytes; at most \(limits.documentBytes) are read",
                remedy: "send it in parts")
        }
        guard let first = bytes.first else { throw Problem(.syntax, "the document is empty") }
        switch (first, bytes.count > 1 ? bytes[1] : 1) {
        case (0xFF, 0xFE), (0x3C, 0x00): try check(narrowed(bytes, low: 0).span, limits)
        case (0xFE, 0xFF), (0x00, 0x3C): try check(narrowed(bytes, low: 1).span, limits)
        default: try check(bytes.span, limits)
        }
    }

    /// A tag holds no `<`, and an attribute takes five bytes at least: only where two `<` are far enough apart for too many
    /// is the markup looked at more closely. From one `<` the farthest is looked for that is near enough, backwards, so that
    /// most bytes are passed over.
    private static func check(_ bytes: Span<UInt8>, _ limits: XMLLimits) throws(Problem) {
        let holdsNUL = bytes.withUnsafeBufferPointer { caregate_contains($0.baseAddress, 0, $0.count) }
        if holdsNUL { throw nul(at: find(0, bytes, from: 0), bytes) }
        let leastBytes = 5 * limits.attributes
        var last = -1
        while last + leastBytes < bytes.count {
            var next = last + leastBytes
            while next > last, bytes[next] != UInt8(ascii: "<") { next -= 1 }
            guard next > last else { return try scan(bytes, limits) }
            last = next
        }
    }

    private static func nul(at index: Int, _ bytes: Span<UInt8>) -> Problem {
        Problem(.encoding, "the character U+0000", at: "line \(line(of: index, bytes))")
    }

    /// A byte for each unit of UTF-16; one that is not Latin 1 becomes a letter, which is all that it can be in markup.
    private static func narrowed(_ bytes: [UInt8], low: Int) -> [UInt8] {
        stride(from: 0, to: bytes.count - 1, by: 2).map {
            bytes[$0 + 1 - low] == 0 ? bytes[$0 + low] : UInt8(ascii: "x")
        }
    }

    private enum State {
        case text, open, tag, quoted(UInt8)
        /// With the place of its first byte: of `<!-->` the dashes are not the end.
        case comment(Int)
        case section, instruction
    }

    /// Follows the markup as far as it is well formed; from where it is not, libxml2 does not go on either.
    private static func scan(_ bytes: Span<UInt8>, _ limits: XMLLimits) throws(Problem) {
        var state = State.text
        var attributes = 0
        var index = 0
        while index < bytes.count {
            switch state {
            case .text:
                index = find(UInt8(ascii: "<"), bytes, from: index)
                state = .open
            case .open:
                attributes = 0
                state = opened(bytes, &index)
            case .tag:
                while index < bytes.count, bytes[index] != 0, !isTagEnd(bytes[index]) { index += 1 }
                guard index < bytes.count else { return }
                let isEnd = bytes[index] == UInt8(ascii: ">")
                if !isEnd { attributes += 1 }
                state = isEnd ? .text : .quoted(bytes[index])
                guard attributes <= limits.attributes else {
                    throw Problem(
                        .limit, "more than \(limits.attributes) attributes on one element",
                        at: "line \(line(of: index, bytes))")
                }
            case .quoted(let quote):
                index = find(quote, bytes, from: index)
                state = .tag
            case .comment, .section, .instruction:
                index = find(UInt8(ascii: ">"), bytes, from: index)
                if isEnd(of: state, bytes, index) { state = .text }
            }
            guard index < bytes.count else { return }
            guard bytes[index] != 0 else { throw nul(at: index, bytes) }
            index += 1
        }
    }

    /// The first place of `byte`, or of a NUL.
    static func find(_ byte: UInt8, _ bytes: Span<UInt8>, from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let raw = bytes.bytes
        let pattern = ones &* UInt64(byte)
        var index = start
        while index &+ 8 <= raw.byteCount {
            let word = UInt64(
                littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
            let other = word ^ pattern
            // The lowest bit that is set is exact: a borrow begins only at a byte that is found.
            let found = ((other &- ones) & ~other | (word &- ones) & ~word) & (ones << 7)
            if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
            index &+= 8
        }
        while index < bytes.count, bytes[index] != byte, bytes[index] != 0 { index += 1 }
        return index
    }

    private static func isTagEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    /// What `<` opened, by the byte at `index`.
    private static func opened(_ bytes: Span<UInt8>, _ index: inout Int) -> State {
        switch bytes[index] {
        case UInt8(ascii: "?"): return .instruction
        case UInt8(ascii: ">"): return .text
        case UInt8(ascii: "!"):
            // A CDATA section, or a DOCTYPE, which ends the parse.
            guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "-") else { return .section }
            // Past `<!--`, so that `<!-->` is not taken for a whole comment.
            index += 2
            return .comment(index + 1)
        default: return .tag
        }
    }

    /// Whether the `>` at `index` ends a comment, a CDATA section or a processing instruction.
    private static func isEnd(of state: State, _ bytes: Span<UInt8>, _ index: Int) -> Bool {
        guard index < bytes.count, index >= 2 else { return false }
        switch state {
        case .comment(let start):
            return index >= start + 2 && bytes[index - 1] == UInt8(ascii: "-") && bytes[index - 2] == UInt8(ascii: "-")
        case .section: return bytes[index - 1] == UInt8(ascii: "]") && bytes[index - 2] == UInt8(ascii: "]")
        default: return bytes[index - 1] == UInt8(ascii: "?")
        }
    }

    private static func line(of index: Int, _ bytes: Span<UInt8>) -> Int {
        var line = 1
        for position in 0..<index where bytes[position] == UInt8(ascii: "\n") { line += 1 }
        return line
    }
}
