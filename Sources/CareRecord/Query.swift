// A query string taken apart, strictly: what cannot be decoded is refused, not passed on as it was.
// https://hl7.org/fhir/R4/search.html

/// The parameters of a query, in their order.
struct Query: Sendable {
    let parameters: [(name: String, value: String)]

    init(_ text: String?) throws(Refusal) {
        guard let text, !text.isEmpty else {
            parameters = []
            return
        }
        guard text.utf8.count <= CareRecord.Limits.queryCharacters else {
            throw .invalid("The query is longer than \(CareRecord.Limits.queryCharacters) characters.")
        }
        var found: [(String, String)] = []
        for part in text.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(pair[0]), let value = Self.decoded(pair.count > 1 ? pair[1] : "") else {
                throw .invalid("The query holds a percent code that is none, or that is not UTF-8.")
            }
            found.append((name, value))
        }
        guard found.count <= CareRecord.Limits.queryParameters else {
            throw .invalid("The query has more than \(CareRecord.Limits.queryParameters) parameters.")
        }
        parameters = found
    }

    func values(_ name: String) -> [String] { parameters.filter { $0.name == name }.map(\.value) }

    /// Percent codes to text; a plus sign is itself, as in `application/fhir+json`.
    /// - Returns: `nil` of a broken code, of bytes that are not UTF-8, and of control characters.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// Text as a query's value.
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
