// A second reader of JSON, for comparison only: straight from the grammar of RFC 8259, over characters instead of
// bytes, with none of what makes `JSONTape` fast.

import Records

struct SlowJSON {
    private let text: [Unicode.Scalar]
    private var index = 0
    private let limits = JSONLimits.standard

    /// - Returns: `nil` of what is not JSON as the gateway reads it.
    static func read(_ bytes: [UInt8]) -> JSONValue? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var reader = SlowJSON(text: Array(text.unicodeScalars))
        reader.space()
        guard let value = reader.value(depth: 0) else { return nil }
        reader.space()
        return reader.index == reader.text.count ? value : nil
    }

    private init(text: [Unicode.Scalar]) { self.text = text }

    private var next: Unicode.Scalar? { index < text.count ? text[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    private mutating func take(word: String) -> Bool { word.unicodeScalars.allSatisfy { take($0) } }

    private mutating func space() {
        while let scalar = next, [" ", "\t", "\n", "\r"].contains(scalar) { index += 1 }
    }

    private mutating func value(depth: Int) -> JSONValue? {
        switch next {
        case "n": take(word: "null") ? .null : nil
        case "t": take(word: "true") ? .bool(true) : nil
        case "f": take(word: "false") ? .bool(false) : nil
        case "\"": string().map(JSONValue.string)
        case "[": array(depth: depth + 1)
        case "{": object(depth: depth + 1)
        default: number()
        }
    }

    private mutating func array(depth: Int) -> JSONValue? {
        guard depth <= limits.depth, take("[") else { return nil }
        var items: [JSONValue] = []
        space()
        if take("]") { return .array([]) }
        repeat {
            space()
            guard let item = value(depth: depth) else { return nil }
            items.append(item)
            space()
        } while take(",")
        return take("]") ? .array(items) : nil
    }

    private mutating func object(depth: Int) -> JSONValue? {
        guard depth <= limits.depth, take("{") else { return nil }
        var members: [JSONObject.Member] = []
        space()
        if take("}") { return .object(JSONObject()) }
        repeat {
            space()
            guard let name = string(), name.utf8.count <= limits.nameBytes,
                !members.contains(where: { $0.name == name })
            else { return nil }
            space()
            guard take(":") else { return nil }
            space()
            guard let value = value(depth: depth) else { return nil }
            members.append(JSONObject.Member(name, value))
            space()
        } while take(",")
        return take("}") ? .object(JSONObject(distinct: members)) : nil
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var result = String.UnicodeScalarView()
        while let scalar = next {
            index += 1
            switch scalar {
            case "\"": return String(result)
            case "\\":
                guard let escaped = escape() else { return nil }
                result.append(escaped)
            case _ where scalar.value < 0x20: return nil
            default: result.append(scalar)
            }
        }
        return nil
    }

    private static let short: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
    ]

    private mutating func escape() -> Unicode.Scalar? {
        guard let letter = next else { return nil }
        index += 1
        if let scalar = Self.short[letter] { return scalar }
        guard letter == "u", let first = unit() else { return nil }
        if (0xD800..<0xDC00).contains(first) {
            guard take("\\"), take("u"), let second = unit(), (0xDC00..<0xE000).contains(second) else { return nil }
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        }
        // U+0000 is refused, and a low surrogate by itself is no scalar.
        return first == 0 ? nil : Unicode.Scalar(first)
    }

    private mutating func unit() -> UInt32? {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = next, digit.isASCII, let number = Character(digit).hexDigitValue else { return nil }
            value = value << 4 | UInt32(number)
            index += 1
        }
        return value
    }

    private mutating func number() -> JSONValue? {
        let start = index
        _ = take("-")
        if !take("0") { guard digits() else { return nil } }
        if take(".") { guard digits() else { return nil } }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() else { return nil }
        }
        guard index - start <= limits.numberBytes else { return nil }
        return .number(String(String.UnicodeScalarView(text[start..<index])))
    }

    private mutating func digits() -> Bool {
        let start = index
        while let digit = next, ("0"..."9").contains(digit) { index += 1 }
        return index > start
    }
}
