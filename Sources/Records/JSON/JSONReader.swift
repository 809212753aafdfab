// JSON bytes → tree, strictly by RFC 8259 and I-JSON (RFC 7493): what two readers could read differently is refused with
// its position. One pass over the bytes makes a tape of them, and the tape a tree; nothing is normalised.

/// Reads JSON documents.
public enum JSONReader {
    /// Reads one document. Numbers keep their text, objects their order.
    ///
    /// Refused besides what RFC 8259 refuses: a name twice in one object (compared after unescaping, canonically equivalent
    /// spellings included), the character U+0000, a surrogate without its other half, a byte order mark, and whatever
    /// exceeds `limits`.
    /// - Throws: `Problem` of reason `syntax`, `encoding`, `duplicateKey` or `limit`, whose place reads
    ///   `line 4, column 7 (byte 63)`: lines and columns from 1, columns in characters, bytes from 0.
    public static func read(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(Problem) -> JSONValue {
        try JSONTape(bytes, limits: limits).value
    }
}

/// Where in a document something is.
enum JSONPlace {
    static func problem(_ reason: Problem.Reason, _ what: String, at offset: Int, in bytes: Span<UInt8>) -> Problem {
        Problem(reason, what, at: describe(offset, in: bytes))
    }

    static func describe(_ offset: Int, in bytes: Span<UInt8>) -> String {
        var line = 1
        var column = 1
        for index in 0..<min(offset, bytes.count) {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return "line \(line), column \(column) (byte \(offset))"
    }
}
