// Tree → JSON bytes: as little as possible, readable, or canonical (RFC 8785) for what is hashed or signed.

extension JSONValue {
    /// Compact JSON in UTF-8. Quotes, backslashes and control characters are escaped, nothing else.
    public func write() -> [UInt8] {
        var writer = JSONWriter()
        writer.write(self)
        return writer.bytes
    }

    /// JSON in UTF-8 with two spaces a level and a line feed at the end, for people.
    public func writePretty() -> [UInt8] {
        var writer = JSONWriter()
        writer.writePretty(self, level: 0)
        writer.bytes.append(UInt8(ascii: "\n"))
        return writer.bytes
    }

    /// The canonical form of RFC 8785 (JSON Canonicalization Scheme): no spaces, members sorted by the UTF-16 code units of
    /// their names. Only numbers that are integers within ±(2⁵³ − 1), written without exponent, have one here.
    /// - Throws: `Problem` of reason `dataType` for any other number.
    public func canonical() throws(Problem) -> [UInt8] {
        var writer = JSONWriter()
        try writer.writeCanonical(self)
        return writer.bytes
    }
}

extension JSONObject {
    public func write() -> [UInt8] { JSONValue.object(self).write() }
    public func writePretty() -> [UInt8] { JSONValue.object(self).writePretty() }
}

struct JSONWriter {
    /// Greatest integer that every reader of JSON holds exactly (RFC 7493, 2.2).
    private static let greatestInteger: Int64 = 9_007_199_254_740_991

    var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(4096) }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            var first = true
            for item in items {
                if first { first = false } else { bytes.append(UInt8(ascii: ",")) }
                write(item)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            var first = true
            for member in object.members {
                if first { first = false } else { bytes.append(UInt8(ascii: ",")) }
                write(string: member.name)
                bytes.append(UInt8(ascii: ":"))
                write(member.value)
            }
            bytes.append(UInt8(ascii: "}"))
        case .null, .bool, .number, .string: write(scalar: value)
        }
    }

    mutating func writePretty(_ value: JSONValue, level: Int) {
        switch value {
        case .array(let items) where !items.isEmpty:
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                newLine(level: level + 1, comma: index > 0)
                writePretty(item, level: level + 1)
            }
            newLine(level: level, comma: false)
            bytes.append(UInt8(ascii: "]"))
        case .object(let object) where !object.isEmpty:
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                newLine(level: level + 1, comma: index > 0)
                write(string: member.name)
                bytes.append(UInt8(ascii: ":"))
                bytes.append(UInt8(ascii: " "))
                writePretty(member.value, level: level + 1)
            }
            newLine(level: level, comma: false)
            bytes.append(UInt8(ascii: "}"))
        default: write(value)
        }
    }

    mutating func writeCanonical(_ value: JSONValue) throws(Problem) {
        switch value {
        case .number(let text):
            guard let number = Int64(text), number.magnitude <= Self.greatestInteger.magnitude else {
                throw Problem(.dataType, "a number that is no integer of at most 53 bits has no canonical form here")
            }
            bytes.append(contentsOf: String(number).utf8)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                try writeCanonical(item)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            // RFC 8785, 3.2.3: by UTF-16 code units, which differs from UTF-8 order beyond U+FFFF.
            let members = object.members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                write(string: member.name)
                bytes.append(UInt8(ascii: ":"))
                try writeCanonical(member.value)
            }
            bytes.append(UInt8(ascii: "}"))
        case .null, .bool, .string: write(scalar: value)
        }
    }

    private mutating func write(scalar value: JSONValue) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let text): bytes.append(contentsOf: text.utf8)
        case .string(let text): write(string: text)
        case .array, .object: break
        }
    }

    private mutating func newLine(level: Int, comma: Bool) {
        if comma { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<level * 2 { bytes.append(UInt8(ascii: " ")) }
    }

    mutating func write(string text: String) { bytes.append(quoted: text.utf8.span) }
}

extension [UInt8] {
    /// Appends a text as a JSON string: quotes, backslashes and control characters escaped, nothing else.
    mutating func append(quoted text: Span<UInt8>) {
        append(UInt8(ascii: "\""))
        var tops: UInt64 = 0
        var start = 0
        while true {
            let end = JSONScan.plainEnd(text, from: start, &tops)
            append(text.extracting(start..<end))
            guard end < text.count else { break }
            append(escaped: text[end])
            start = end + 1
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(escaped byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        default:
            let digits: StaticString = "0123456789abcdef"
            append(contentsOf: "u00".utf8)
            append(digits.utf8Start[Int(byte >> 4)])
            append(digits.utf8Start[Int(byte & 15)])
        }
    }
}
