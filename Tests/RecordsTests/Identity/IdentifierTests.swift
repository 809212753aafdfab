// identifiers.md, line by line.

import Testing

@testable import Records

@Suite struct IdentifierTests {
    @Test(arguments: [
        ("9990000018", "9990000018"), ("999 000 0018", "9990000018"), ("999-000-0018", "9990000018"),
        (" 999 000 0026 ", "9990000026"), ("9990000034", "9990000034"),
        // The check digit of 11 is 0.
        ("9990000050", "9990000050"),
    ])
    func acceptsNHSNumbers(text: String, digits: String) {
        #expect(NHSNumber(text)?.digits == digits)
    }

    @Test(arguments: [
        "", "999000001", "99900000188", "9990000019", "9990000010", "0000000000", "1111111111", "9999999999",
        "999000O018",
        "999.000.0018", "９９９００００００１８", "999 000 00x18", "NHS9990000018",
        // The check digit would be 10.
        "9990000000", "9990000001",
    ])
    func refusesWhatIsNoNHSNumber(text: String) {
        #expect(NHSNumber(text) == nil, "\(text)")
    }

    /// Each body of nine digits has exactly one right check digit, or none where it would be 10.
    @Test func oneCheckDigitAtMost() {
        for body in 999_000_000..<999_000_200 {
            let right = (0...9).filter { NHSNumber("\(body)\($0)") != nil }
            let digits = String(body).utf8.map { Int($0) - 48 }
            let remainder = 11 - zip(digits, (2...10).reversed()).map(*).reduce(0, +) % 11
            #expect(right == (remainder == 11 ? [0] : remainder == 10 ? [] : [remainder]))
        }
    }

    @Test func showsNHSNumbersInThreeParts() {
        #expect(NHSNumber("9990000018")?.description == "999 000 0018")
    }

    @Test(arguments: ["RK5", "RK501", "503", "5E1", "8E123", "011", "QNS", "A123456789"])
    func acceptsODSCodes(text: String) {
        #expect(ODSCode(text)?.text == text)
    }

    @Test(arguments: ["", "RK", "rk5", "RK5 ", "RK-5", "A1234567890", "ÄB5", "RK５", "RK5\n"])
    func refusesWhatIsNoODSCode(text: String) {
        #expect(ODSCode(text) == nil, "\(text)")
    }

    @Test(arguments: [
        ("RK501", "RK5", true), ("RK5", "RK5", false), ("RK5", "RK501", false), ("RX801", "RK5", false),
    ])
    func aSiteExtendsItsTrust(site: String, trust: String, expected: Bool) throws {
        #expect(try #require(ODSCode(site)).isSite(of: #require(ODSCode(trust))) == expected)
    }
}
