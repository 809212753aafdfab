// The text of FHIR's primitive types (http://hl7.org/fhir/R4/datatypes.html#primitive), checked where a wrong one would
// mislead whoever reads it further on: booleans, numbers, dates and times. Other primitives are text that is not empty.

extension FHIRDefinitions.Primitive {
    /// What a value of this type must look like, for a refusal; `nil` when the text is one.
    ///
    /// Of times, seconds and offset may be missing, as they are in much that is sent; then London's clock is meant.
    func fault(in text: Span<UInt8>) -> String? {
        switch self {
        case .boolean: Self.isBoolean(text) ? nil : "a boolean is true or false"
        case .decimal: Self.isDecimal(text) ? nil : "a decimal is digits with at most one point and an exponent"
        case .integer(let least): Self.integerFault(text, least: least)
        case .date: Self.isDate(text) ? nil : "a date reads YYYY, YYYY-MM or YYYY-MM-DD"
        case .dateTime:
            Self.isDateTime(text) ? nil : "a dateTime reads YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+zz:zz"
        case .instant: Self.isInstant(text) ? nil : "an instant reads YYYY-MM-DDThh:mm:ss.sss+zz:zz"
        case .time: Self.isTime(text) ? nil : "a time reads hh:mm:ss"
        case .xhtml: Self.begins(text, "<div") ? nil : "a narrative is one div element"
        case .text: Self.textFault(text)
        }
    }

    func fault(in text: some StringProtocol) -> String? {
        let bytes = Array(text.utf8)
        return fault(in: bytes.span)
    }

    /// Text has characters from U+0020 on, and tab, carriage return and line feed (datatypes.html#string).
    private static func textFault(_ text: Span<UInt8>) -> String? {
        if text.isEmpty { return "an empty value, which FHIR does not have" }
        var tops: UInt64 = 0
        var index = JSONScan.plainEnd(text, from: 0, &tops)
        while index < text.count {
            let byte = text[index]
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
                return "a control character, which FHIR does not have"
            }
            index = JSONScan.plainEnd(text, from: index + 1, &tops)
        }
        return nil
    }

    private static func begins(_ text: Span<UInt8>, _ word: StaticString) -> Bool {
        guard text.count >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount where text[index] != word.utf8Start[index] { return false }
        return true
    }

    private static func isBoolean(_ text: Span<UInt8>) -> Bool {
        text.count == 4 ? begins(text, "true") : text.count == 5 && begins(text, "false")
    }

    private static func integerFault(_ text: Span<UInt8>, least: Int64) -> String? {
        let start = text.count > 0 && text[0] == UInt8(ascii: "-") ? 1 : 0
        let count = digits(text, from: start)
        guard (1...10).contains(count), start + count == text.count,
            text[start] != UInt8(ascii: "0") || text.count == 1
        else { return "an integer is digits without leading zeros" }
        var value: Int64 = 0
        for index in start..<text.count { value = value * 10 + Int64(text[index] - UInt8(ascii: "0")) }
        if start > 0 { value = -value }
        guard value >= least else { return "the least value allowed here is \(least)" }
        return value <= Int64(Int32.max) ? nil : "an integer is at most 2147483647"
    }

    /// How many digits there are from `start` on.
    private static func digits(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count, isDigit(text[index]) { index += 1 }
        return index - start
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`, which is JSON's number too.
    private static func isDecimal(_ text: Span<UInt8>) -> Bool {
        guard text.count > 0, isDigit(text[0]) || text[0] == UInt8(ascii: "-") else { return false }
        do throws(JSONFault) {
            return try JSONScan.number(text, at: 0, limit: .max) == text.count
        } catch { return false }
    }

    private static func isDate(_ text: Span<UInt8>) -> Bool {
        guard [4, 7, 10].contains(text.count) else { return false }
        var full = string(text)
        if text.count == 4 { full += "-01" }
        if text.count <= 7 { full += "-01" }
        return CivilDate(full) != nil
    }

    private static func isTime(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where !(0x30...0x3A).contains(text[index]) && text[index] != UInt8(ascii: ".") {
            return false
        }
        return Instant(fhir: "2000-01-01T" + string(text)) != nil
    }

    private static func isDateTime(_ text: Span<UInt8>) -> Bool { text.count <= 10 ? isDate(text) : isInstant(text) }

    private static func isInstant(_ text: Span<UInt8>) -> Bool {
        text.count > 10 && Instant(fhir: string(text)) != nil
    }

    /// Readers hand over only what they checked to be UTF-8.
    private static func string(_ text: Span<UInt8>) -> String { String(copying: UTF8Span(unchecked: text)) }
}
