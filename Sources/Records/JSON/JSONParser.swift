// The grammar of RFC 8259, one function a production. The bytes are known to be UTF-8 before the first call.

struct JSONParser {
    /// Objects of more members than this look names up in a set; below it comparing each pair is faster.
    private static let linearMembers = 12

    private let limits: JSONLimits
    private var index = 0
    private var values = 0

    init(limits: JSONLimits) { self.limits = limits }

    /// JSON-text = ws value ws
    mutating func document(_ bytes: Span<UInt8>) throws(Problem) -> JSONValue {
        skipSpace(bytes)
        guard index < bytes.count else { throw problem(.syntax, "the document is empty", bytes) }
        let value = try value(bytes, depth: 0)
        skipSpace(bytes)
        guard index == bytes.count else { throw problem(.syntax, "text after the end of the JSON document", bytes) }
        return value
    }

    private mutating func value(_ bytes: Span<UInt8>, depth: Int) throws(Problem) -> JSONValue {
        guard index < bytes.count else { throw problem(.syntax, "the document ends where a value belongs", bytes) }
        values += 1
        guard values <= limits.values else {
            throw problem(.limit, "more than \(limits.values) values", bytes)
        }
        switch bytes[index] {
        case UInt8(ascii: "\""): return .string(try string(bytes, limit: limits.stringBytes))
        case UInt8(ascii: "{"): return .object(try object(bytes, depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(bytes, depth: depth + 1))
        case UInt8(ascii: "t"):
            try literal("true", bytes)
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false", bytes)
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null", bytes)
            return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number(bytes))
        default: throw problem(.syntax, "no JSON value begins with this character", bytes)
        }
    }

    private mutating func object(_ bytes: Span<UInt8>, depth: Int) throws(Problem) -> JSONObject {
        try check(depth: depth, bytes)
        index += 1
        skipSpace(bytes)
        var members: [JSONObject.Member] = []
        if take(UInt8(ascii: "}"), bytes) { return JSONObject(distinct: members) }
        var names: Set<String> = []
        while true {
            let start = index
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw problem(.syntax, "a name in quotes belongs here", bytes)
            }
            let name = try string(bytes, limit: limits.nameBytes)
            if isDuplicate(name, members, &names) {
                throw problem(.duplicateKey, "a name that this object already has", bytes, at: start)
            }
            skipSpace(bytes)
            guard take(UInt8(ascii: ":"), bytes) else { throw problem(.syntax, "a colon belongs here", bytes) }
            skipSpace(bytes)
            members.append(JSONObject.Member(name, try value(bytes, depth: depth)))
            skipSpace(bytes)
            if take(UInt8(ascii: ","), bytes) {
                skipSpace(bytes)
            } else if take(UInt8(ascii: "}"), bytes) {
                return JSONObject(distinct: members)
            } else {
                throw problem(.syntax, "a comma or a closing brace belongs here", bytes)
            }
        }
    }

    private func isDuplicate(_ name: String, _ members: [JSONObject.Member], _ names: inout Set<String>) -> Bool {
        if members.count < Self.linearMembers {
            for member in members where member.name == name { return true }
            return false
        }
        if names.isEmpty { for member in members { names.insert(member.name) } }
        return !names.insert(name).inserted
    }

    private mutating func array(_ bytes: Span<UInt8>, depth: Int) throws(Problem) -> [JSONValue] {
        try check(depth: depth, bytes)
        index += 1
        skipSpace(bytes)
        var items: [JSONValue] = []
        if take(UInt8(ascii: "]"), bytes) { return items }
        while true {
            items.append(try value(bytes, depth: depth))
            skipSpace(bytes)
            if take(UInt8(ascii: ","), bytes) {
                skipSpace(bytes)
            } else if take(UInt8(ascii: "]"), bytes) {
                return items
            } else {
                throw problem(.syntax, "a comma or a closing bracket belongs here", bytes)
            }
        }
    }

    private func check(depth: Int, _ bytes: Span<UInt8>) throws(Problem) {
        guard depth <= limits.depth else {
            throw problem(.limit, "more than \(limits.depth) arrays and objects inside each other", bytes)
        }
    }

    private mutating func literal(_ word: StaticString, _ bytes: Span<UInt8>) throws(Problem) {
        for offset in 0..<word.utf8CodeUnitCount {
            guard index + offset < bytes.count, bytes[index + offset] == word.utf8Start[offset] else {
                throw problem(.syntax, "no JSON value is spelt so; true, false and null are", bytes)
            }
        }
        index += word.utf8CodeUnitCount
    }

    /// number = [ minus ] int [ frac ] [ exp ]
    private mutating func number(_ bytes: Span<UInt8>) throws(Problem) -> String {
        let start = index
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
            index += 1
            if index < bytes.count, isDigit(bytes[index]) {
                throw problem(.syntax, "a number with a leading zero", bytes, at: start)
            }
        } else {
            try digits(bytes)
        }
        if take(UInt8(ascii: "."), bytes) { try digits(bytes) }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            try digits(bytes)
        }
        guard index - start <= limits.numberBytes else {
            throw problem(.limit, "a number of more than \(limits.numberBytes) characters", bytes, at: start)
        }
        return text(bytes, start..<index)
    }

    private mutating func digits(_ bytes: Span<UInt8>) throws(Problem) {
        let start = index
        while index < bytes.count, isDigit(bytes[index]) { index += 1 }
        guard index > start else { throw problem(.syntax, "a digit belongs here", bytes) }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

// MARK: - Strings

extension JSONParser {
    private mutating func string(_ bytes: Span<UInt8>, limit: Int) throws(Problem) -> String {
        let start = index + 1
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            end += 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else {
            return try escapedString(bytes, from: start, firstStop: end, limit: limit)
        }
        guard end - start <= limit else { throw tooLong(limit, bytes) }
        index = end + 1
        return text(bytes, start..<end)
    }

    /// A string with an escape in it, or a faulty one.
    private mutating func escapedString(
        _ bytes: Span<UInt8>, from start: Int, firstStop: Int, limit: Int
    ) throws(Problem) -> String {
        var buffer: [UInt8] = []
        buffer.reserveCapacity(firstStop - start + 32)
        for position in start..<firstStop { buffer.append(bytes[position]) }
        let quote = index
        index = firstStop
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                guard buffer.count <= limit else { throw tooLong(limit, bytes, at: quote) }
                return String(decoding: buffer, as: UTF8.self)
            case UInt8(ascii: "\\"):
                try escape(bytes, into: &buffer)
            case 0..<0x20:
                throw problem(.syntax, "a control character in a string, which must be escaped", bytes)
            default:
                buffer.append(byte)
                index += 1
            }
        }
        throw problem(.syntax, "a string that does not end", bytes, at: quote)
    }

    private mutating func escape(_ bytes: Span<UInt8>, into buffer: inout [UInt8]) throws(Problem) {
        guard index + 1 < bytes.count else { throw problem(.syntax, "an escape that does not end", bytes) }
        switch bytes[index + 1] {
        case UInt8(ascii: "\""): buffer.append(UInt8(ascii: "\""))
        case UInt8(ascii: "\\"): buffer.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "/"): buffer.append(UInt8(ascii: "/"))
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "u"):
            buffer.append(contentsOf: UTF8.encode(try unicodeEscape(bytes))!)
            return
        default: throw problem(.syntax, "JSON has no such escape", bytes)
        }
        index += 2
    }

    /// `\uXXXX`, or two of them for a character beyond U+FFFF.
    private mutating func unicodeEscape(_ bytes: Span<UInt8>) throws(Problem) -> Unicode.Scalar {
        let start = index
        let first = try hexadecimal(bytes)
        guard first != 0 else { throw problem(.encoding, "the character U+0000", bytes, at: start) }
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { throw problem(.encoding, "a surrogate without its other half", bytes, at: start) }
        let second = try hexadecimal(bytes)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw problem(.encoding, "a surrogate without its other half", bytes, at: start) }
        return scalar
    }

    private mutating func hexadecimal(_ bytes: Span<UInt8>) throws(Problem) -> UInt32 {
        guard index + 6 <= bytes.count else { throw problem(.syntax, "an escape that does not end", bytes) }
        var value: UInt32 = 0
        for position in index + 2..<index + 6 {
            let byte = bytes[position]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw problem(.syntax, "four hexadecimal digits belong after \\u", bytes)
            }
            value = value << 4 | UInt32(digit)
        }
        index += 6
        return value
    }

    /// The bytes were checked to be UTF-8 as a whole, and a range between two ASCII bytes of such text is such text.
    private func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        String(copying: UTF8Span(unchecked: bytes.extracting(range)))
    }

    private mutating func skipSpace(_ bytes: Span<UInt8>) {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private func tooLong(_ limit: Int, _ bytes: Span<UInt8>, at offset: Int? = nil) -> Problem {
        problem(.limit, "a string of more than \(limit) bytes", bytes, at: offset)
    }

    private func problem(
        _ reason: Problem.Reason, _ what: String, _ bytes: Span<UInt8>, at offset: Int? = nil
    ) -> Problem {
        JSONPlace.problem(reason, what, at: offset ?? index, in: bytes)
    }
}
