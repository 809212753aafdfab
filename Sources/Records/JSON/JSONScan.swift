// The tokens of RFC 8259. Runs of ordinary characters, which is most of any record, go eight bytes at a time.

enum JSONScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080
    private static let quotes: UInt64 = 0x2222_2222_2222_2222
    private static let backslashes: UInt64 = 0x5C5C_5C5C_5C5C_5C5C
    private static let spaces: UInt64 = 0x2020_2020_2020_2020

    /// The first place from `start` on that is not white space.
    @inline(__always)
    static func space(_ bytes: Span<UInt8>, from start: Int) -> Int {
        guard start < bytes.count, bytes[start] <= 0x20 else { return start }
        return longSpace(bytes, from: start)
    }

    private static func longSpace(_ bytes: Span<UInt8>, from start: Int) -> Int {
        let raw = bytes.bytes
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return index }
            index += 1
            // Indentation.
            while index &+ 8 <= raw.byteCount {
                let word = UInt64(
                    littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
                let other = word ^ spaces
                index &+= other.trailingZeroBitCount >> 3
                if other != 0 { break }
            }
        }
        return index
    }

    /// string = quotation-mark *char quotation-mark, checked to be UTF-8.
    /// - Parameter limit: bytes after unescaping.
    @inline(__always)
    static func string(_ bytes: Span<UInt8>, at quote: Int, limit: Int) throws(JSONFault) -> JSONTape.Entry {
        var tops: UInt64 = 0
        let start = quote + 1
        var end = plainEnd(bytes, from: start, &tops)
        var saved = 0
        let isEscaped = end < bytes.count && bytes[end] == UInt8(ascii: "\\")
        if isEscaped { (end, saved) = try escaped(bytes, at: quote, from: end, &tops) }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else {
            throw end < bytes.count
                ? JSONFault(.syntax("a control character in a string, which must be escaped"), at: end)
                : JSONFault(.syntax("a string that does not end"), at: quote)
        }
        guard end - start - saved <= limit else {
            throw JSONFault(.limit("a string of more than ", limit, " bytes"), at: quote)
        }
        let isWide = tops & Self.tops != 0
        if isWide { try checkText(bytes, start..<end) }
        return JSONTape.Entry(.string, start: start, end: end, isEscaped: isEscaped, isWide: isWide)
    }

    /// The rest of a string from its first backslash on.
    /// - Returns: where it stops, and how many bytes unescaping saves.
    private static func escaped(
        _ bytes: Span<UInt8>, at quote: Int, from first: Int, _ tops: inout UInt64
    ) throws(JSONFault) -> (end: Int, saved: Int) {
        var index = first
        var saved = 0
        while index < bytes.count, bytes[index] == UInt8(ascii: "\\") {
            let escape = try JSONEscapes.read(bytes, at: index)
            saved += escape.length - escape.scalar.utf8.count
            index = plainEnd(bytes, from: index + escape.length, &tops)
        }
        return (index, saved)
    }

    /// The first byte from `start` on that is a quote, a backslash or a control character; the bits of all before it go
    /// into `tops`.
    @inline(__always)
    static func plainEnd(_ bytes: Span<UInt8>, from start: Int, _ tops: inout UInt64) -> Int {
        let raw = bytes.bytes
        var index = start
        while index &+ 8 <= raw.byteCount {
            let word = UInt64(
                littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
            let quote = word ^ quotes
            let backslash = word ^ backslashes
            // The lowest bit that is set is exact: a borrow begins only at a byte that is found.
            let found =
                ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- spaces) & ~word) & Self.tops
            guard found == 0 else {
                let bits = found.trailingZeroBitCount & ~7
                tops |= word & (1 << UInt64(bits) &- 1)
                return index &+ bits >> 3
            }
            tops |= word
            index &+= 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            tops |= UInt64(byte)
            index += 1
        }
        return index
    }

    private static func checkText(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONFault) {
        do { _ = try UTF8Span(validating: bytes.extracting(range)) } catch {
            throw JSONFault(
                .encoding("a byte that is not UTF-8 text"), at: range.lowerBound + error.byteOffsets.lowerBound)
        }
    }

    /// number = [ minus ] int [ frac ] [ exp ]
    static func number(_ bytes: Span<UInt8>, at start: Int, limit: Int) throws(JSONFault) -> Int {
        var index = start
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
            index += 1
            if index < bytes.count, isDigit(bytes[index]) {
                throw JSONFault(.syntax("a number with a leading zero"), at: start)
            }
        } else {
            index = try digits(bytes, from: index)
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") { index = try digits(bytes, from: index + 1) }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            index = try digits(bytes, from: index)
        }
        guard index - start <= limit else {
            throw JSONFault(.limit("a number of more than ", limit, " characters"), at: start)
        }
        return index
    }

    private static func digits(_ bytes: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
        var index = start
        while index < bytes.count, isDigit(bytes[index]) { index += 1 }
        guard index > start else { throw JSONFault(.syntax("a digit belongs here"), at: index) }
        return index
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
