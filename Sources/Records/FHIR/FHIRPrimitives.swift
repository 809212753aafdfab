// The text of FHIR's primitive types (http://hl7.org/fhir/R4/datatypes.html#primitive), checked where a wrong one would
// mislead whoever reads it further on: booleans, numbers, dates and times. Other primitives are text that is not empty.

extension FHIRDefinitions.Primitive {
    /// What a value of this type must look like, for a refusal; `nil` when the text is one.
    ///
    /// Of times, seconds and offset may be missing, as they are in much that is sent; then London's clock is meant.
    func fault(in text: some StringProtocol) -> String? {
        switch self {
        case .boolean: text == "true" || text == "false" ? nil : "a boolean is true or false"
        case .decimal: Self.isDecimal(text.utf8) ? nil : "a decimal is digits with at most one point and an exponent"
        case .integer(let least): integerFault(text, least: least)
        case .date: Self.isDate(Array(text.utf8)) ? nil : "a date reads YYYY, YYYY-MM or YYYY-MM-DD"
        case .dateTime:
            Self.isDateTime(text) ? nil : "a dateTime reads YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+zz:zz"
        case .instant:
            text.utf8.count > 10 && Instant(fhir: text) != nil ? nil : "an instant reads YYYY-MM-DDThh:mm:ss.sss+zz:zz"
        case .time: Self.isTime(text) ? nil : "a time reads hh:mm:ss"
        case .xhtml: text.hasPrefix("<div") ? nil : "a narrative is one div element"
        case .text: Self.textFault(text)
        }
    }

    /// Text has characters from U+0020 on, and tab, carriage return and line feed (datatypes.html#string).
    private static func textFault(_ text: some StringProtocol) -> String? {
        if text.isEmpty { return "an empty value, which FHIR does not have" }
        let hasControl = text.utf8.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        return hasControl ? "a control character, which FHIR does not have" : nil
    }

    private func integerFault(_ text: some StringProtocol, least: Int64) -> String? {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard let first = digits.first, digits.count <= 10, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            first != UInt8(ascii: "0") || text == "0", let value = Int64(text)
        else { return "an integer is digits without leading zeros" }
        guard value >= least else { return "the least value allowed here is \(least)" }
        return value <= Int64(Int32.max) ? nil : "an integer is at most 2147483647"
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`, which is JSON's number too.
    private static func isDecimal(_ text: some Sequence<UInt8>) -> Bool {
        var bytes = Array(text)[...]
        func digits() -> Int {
            let rest = bytes.drop { (0x30...0x39).contains($0) }
            defer { bytes = rest }
            return bytes.count - rest.count
        }
        if bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
        let leading = bytes.first
        let whole = digits()
        guard whole == 1 || whole > 1 && leading != UInt8(ascii: "0") else { return false }
        if bytes.first == UInt8(ascii: ".") {
            bytes = bytes.dropFirst()
            guard digits() > 0 else { return false }
        }
        if let exponent = bytes.first, exponent | 0x20 == UInt8(ascii: "e") {
            bytes = bytes.dropFirst()
            if bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return bytes.isEmpty
    }

    private static func isDate(_ bytes: [UInt8]) -> Bool {
        var full = bytes
        if full.count == 4 { full += Array("-01".utf8) }
        if full.count == 7 { full += Array("-01".utf8) }
        return full.count == 10 && CivilDate(String(decoding: full, as: UTF8.self)) != nil
    }

    private static func isTime(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { (0x30...0x3A).contains($0) || $0 == UInt8(ascii: ".") }
            && Instant(fhir: "2000-01-01T\(text)") != nil
    }

    private static func isDateTime(_ text: some StringProtocol) -> Bool {
        text.utf8.count <= 10 ? isDate(Array(text.utf8)) : Instant(fhir: text) != nil
    }
}
