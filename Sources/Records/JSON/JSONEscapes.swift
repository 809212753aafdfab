// Escapes in strings: RFC 8259, section 7.

enum JSONEscapes {
    /// The escape that the backslash at `start` begins: `\uXXXX`, two of them for a character beyond U+FFFF, or a letter.
    static func read(_ bytes: Span<UInt8>, at start: Int) throws(JSONFault) -> (scalar: Unicode.Scalar, length: Int) {
        guard start + 1 < bytes.count else { throw JSONFault(.syntax("an escape that does not end"), at: start) }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""): return ("\"", 2)
        case UInt8(ascii: "\\"): return ("\\", 2)
        case UInt8(ascii: "/"): return ("/", 2)
        case UInt8(ascii: "b"): return ("\u{08}", 2)
        case UInt8(ascii: "f"): return ("\u{0C}", 2)
        case UInt8(ascii: "n"): return ("\n", 2)
        case UInt8(ascii: "r"): return ("\r", 2)
        case UInt8(ascii: "t"): return ("\t", 2)
        case UInt8(ascii: "u"): return try unicode(bytes, at: start)
        default: throw JSONFault(.syntax("JSON has no such escape"), at: start)
        }
    }

    private static func unicode(
        _ bytes: Span<UInt8>, at start: Int
    ) throws(JSONFault) -> (scalar: Unicode.Scalar, length: Int) {
        let first = try hexadecimal(bytes, at: start)
        guard first != 0 else { throw JSONFault(.encoding("the character U+0000"), at: start) }
        if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
        let second = start + 6
        guard (0xD800...0xDBFF).contains(first), second + 1 < bytes.count, bytes[second] == UInt8(ascii: "\\"),
            bytes[second + 1] == UInt8(ascii: "u"), case let low = try hexadecimal(bytes, at: second),
            (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (low - 0xDC00))
        else { throw JSONFault(.encoding("a surrogate without its other half"), at: start) }
        return (scalar, 12)
    }

    /// The four digits after `\u`.
    private static func hexadecimal(_ bytes: Span<UInt8>, at start: Int) throws(JSONFault) -> UInt32 {
        guard start + 6 <= bytes.count else { throw JSONFault(.syntax("an escape that does not end"), at: start) }
        var value: UInt32 = 0
        for position in start + 2..<start + 6 {
            let byte = bytes[position]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw JSONFault(.syntax("four hexadecimal digits belong after \\u"), at: start)
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// Appends the text of a string that was read, its escapes undone.
    static func append(_ text: Span<UInt8>, to buffer: inout [UInt8]) {
        var tops: UInt64 = 0
        var index = 0
        while true {
            let end = JSONScan.plainEnd(text, from: index, &tops)
            buffer.append(text.extracting(index..<end))
            guard end < text.count else { return }
            do throws(JSONFault) {
                let escape = try read(text, at: end)
                buffer.append(contentsOf: UTF8.encode(escape.scalar)!)
                index = end + escape.length
            } catch { preconditionFailure("a string that was read has an escape that is none") }
        }
    }
}

extension [UInt8] {
    /// Appends bytes as they are.
    @inline(__always)
    mutating func append(_ bytes: Span<UInt8>) { bytes.withUnsafeBufferPointer { append(contentsOf: $0) } }
}
