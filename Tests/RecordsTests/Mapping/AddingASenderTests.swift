// mappings/ADDING-A-SENDER.md and what it leads to: a form that is not among the repository's own senders.

import Foundation
import Records
import Testing

@Suite struct AddingASenderTests {
    private static let folder = "mappings/worked-example"

    private static func text(_ path: String) throws -> String {
        String(decoding: try Fixtures.bytes(path), as: UTF8.self)
    }

    private static func explained() throws -> (reading: Reading, trace: MappingTrace) {
        let file = (path: "\(folder)/599.yaml", text: try text("\(folder)/599.yaml"))
        return try RecordReader.explain(
            Fixtures.bytes("\(folder)/599.xml"), format: .xml, profile: try SenderProfile.load([file])[0],
            receivedAt: Fixtures.receivedAt)
    }

    @Test func thePageShowsWhatItsCommandsPrint() throws {
        let blocks = ReferenceTests.blocks(of: try Self.text("mappings/ADDING-A-SENDER.md"))
        let (reading, trace) = try Self.explained()
        #expect(
            reading.warnings.map(\.description).joined(separator: "\n") == blocks.first { $0.role == "warnings" }?.text)
        let unused = trace.unused.map { "\($0.place) = \"\($0.value)\"" }.joined(separator: "\n")
        #expect(unused == blocks.first { $0.role == "unused" }?.text)
    }

    @Test func theMappingGivesWhatAnEmergencyDepartmentAsksFor() throws {
        let bundle = try Self.explained().reading.bundle
        #expect(throws: Never.self) { try FHIRJSON.check(bundle.resource.json) }
        let patients = bundle.resources("Patient")
        #expect(patients.map { $0["birthDate"]?.string } == ["1941-03-04", "1938-07-19"])
        #expect(patients.map { JSONValue.items($0["meta"]?["security"]).first?["code"]?.string } == ["N", "R"])
        let episodes = bundle.resources("EpisodeOfCare")
        #expect(episodes.map { $0["status"]?.string } == ["active", "finished", "onhold", "active"])
        let types = episodes.map { JSONValue.items($0["type"]).first }
        #expect(
            types.map { JSONValue.items($0?["coding"]).first?["code"]?.string ?? $0?["text"]?.string } == [
                "Home support or domiciliary care", "Meals", "Reablement", "GDN",
            ])
        #expect(episodes.map { $0["careManager"] != nil } == [true, true, false, false])
    }
}
