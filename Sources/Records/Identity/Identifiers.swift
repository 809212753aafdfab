// Validated identifiers: a value of one of these types is known to be well formed, so nothing downstream asks again.

/// An NHS number: ten digits whose check digit is right and which is no placeholder.
public struct NHSNumber: Sendable, Hashable, CustomStringConvertible {
    /// FHIR identifier system.
    public static let system = "https://fhir.nhs.uk/Id/nhs-number"

    /// Ten digits.
    public let digits: String

    /// Accepts spaces and dashes between digits.
    /// - Returns: `nil` when there are not ten digits, the modulus 11 check fails, or all digits are equal (a placeholder).
    public init?(_ text: some StringProtocol) {
        var values: [UInt8] = []
        values.reserveCapacity(10)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): values.append(byte - UInt8(ascii: "0"))
            case UInt8(ascii: " "), UInt8(ascii: "-"): continue
            default: return nil
            }
        }
        guard values.count == 10, !values.allSatisfy({ $0 == values[0] }) else { return nil }
        var sum = 0
        for index in 0..<9 { sum += (10 - index) * Int(values[index]) }
        let check = (11 - sum % 11) % 11
        guard check != 10, check == Int(values[9]) else { return nil }
        digits = String(decoding: values.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    }

    /// Whether the ten digits of a number, leading zeros among them, are an NHS number.
    public static func isValid(_ number: UInt64) -> Bool {
        guard number < 10_000_000_000, number % 1_111_111_111 != 0 else { return false }
        var (sum, rest) = (0, number / 10)
        for weight in 2...10 {
            sum += weight * Int(rest % 10)
            rest /= 10
        }
        let check = (11 - sum % 11) % 11
        return check != 10 && check == Int(number % 10)
    }

    /// `999 000 0018`, as shown on screen.
    public var description: String { "\(digits.prefix(3)) \(digits.dropFirst(3).prefix(3)) \(digits.suffix(4))" }
}

/// An organisation's code in the Organisation Data Service: opaque, upper case, 3 to 10 letters and digits.
public struct ODSCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// FHIR identifier system.
    public static let system = "https://fhir.nhs.uk/Id/ods-organization-code"

    public let text: String

    /// - Returns: `nil` when the text is not 3 to 10 of `A`–`Z` and `0`–`9`.
    public init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard (3...10).contains(bytes.count),
            bytes.allSatisfy({
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            })
        else { return nil }
        self.text = String(text)
    }

    public var description: String { text }
    public static func < (left: ODSCode, right: ODSCode) -> Bool { left.text < right.text }

    /// Whether this is a site of `trust` by the one parent rule that may be used: its code extends the trust's.
    public func isSite(of trust: ODSCode) -> Bool {
        text.utf8.count > trust.text.utf8.count && text.hasPrefix(trust.text)
    }
}
