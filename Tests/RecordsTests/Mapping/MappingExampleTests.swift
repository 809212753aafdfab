// The repository's examples become what stands beside them; and what `caregate check` says when one does not.

import Foundation
import Records
import Testing

@Suite struct MappingExampleTests {
    private static let mapped: [(sender: String, format: Format, file: String)] = [
        ("503", .xml, "503.xml"), ("504", .json, "504.json"), ("RK5", .hl7v2, "RK5-A01.hl7"),
        ("RK5", .hl7v2, "RK5-A03.hl7"), ("RK5", .hl7v2, "RK5-A04-unknown.hl7"), ("RK5", .hl7v2, "RK5-A04.hl7"),
        ("RK5", .hl7v2, "RK5-A08-identity-later.hl7"), ("RK5", .hl7v2, "RK5-A11.hl7"), ("RK5", .hl7v2, "RK5-A13.hl7"),
        ("RK5", .hl7v2, "RK5-A31.hl7"), ("RK5", .hl7v2, "RK5-A40.hl7"),
    ]

    private static func example(_ file: String, _ expected: [UInt8]? = nil) throws -> MappingExample {
        let name = "mappings/examples/\(MappingExample.expectedName(of: file))"
        return MappingExample(
            path: "mappings/examples/\(file)", bytes: try Fixtures.bytes("mappings/examples/\(file)"),
            expected: (name, try expected ?? Fixtures.bytes(name)))
    }

    @Test(arguments: mapped)
    func everyExampleBecomesWhatStandsBesideIt(sender: String, format: Format, file: String) throws {
        let profile = try #require(try Fixtures.profiles()[sender])
        #expect(try Self.example(file).problems(profile, format) == [])
    }

    @Test func theFirstDifferenceIsNamed() throws {
        let profile = try #require(try Fixtures.profiles()["504"])
        let bytes = try Fixtures.bytes("mappings/examples/504.expected.json")
        let text = String(decoding: bytes, as: UTF8.self)
        func problems(_ from: String, _ to: String) throws -> [String] {
            try Self.example("504.json", Array(text.replacing(from, with: to).utf8)).problems(profile, .json).map {
                "\($0.place): \($0.what)"
            }
        }
        let file = "mappings/examples/504.expected.json"
        #expect(
            try problems("1941-03-04", "1941-03-05") == [
                "\(file): mappings/examples/504.json becomes something else than this at Bundle.entry[0].resource.birthDate"
            ])
        // How a number is written is part of it.
        #expect(try problems("21.50", "21.5").first?.hasSuffix("valueMoney.value") == true)
        #expect(try problems("}", "").count == 1)
    }

    @Test func aRecordThatIsRefusedIsSaid() throws {
        let profile = try #require(try Fixtures.profiles()["504"])
        let problems = MappingExample(path: "x.json", bytes: Array("{".utf8), expected: nil).problems(profile, .json)
        #expect(problems.map(\.reason) == [.syntax])
        #expect(problems[0].what.hasPrefix("x.json: "))
    }
}
