// FHIR R4 as it arrives: events, ids and references.

import Records
import Testing

@Suite struct FHIRReadingTests {
    private static func read(_ json: String, sender: String = "RX8") throws -> Reading {
        let profile = try #require(try Fixtures.profiles()[sender])
        return try RecordReader.read(
            Array(json.utf8), format: .fhirJSON, profile: profile, receivedAt: Fixtures.receivedAt)
    }

    private static func bundle(_ type: String, _ entries: String, head: String = "") -> String {
        "{\"resourceType\": \"Bundle\", \"id\": \"b1\", \"type\": \"\(type)\", \(head)\"entry\": [\(entries)]}"
    }

    @Test(arguments: ["transaction", "batch", "collection", "document", "searchset"])
    func recordsAreAPublication(type: String) throws {
        let reading = try Self.read(
            Self.bundle(
                type, "{\"resource\": {\"resourceType\": \"Patient\", \"id\": \"p\"}}",
                head: "\"timestamp\": \"2026-11-20T16:40:00+00:00\", "))
        #expect(reading.event == "publication")
        #expect(reading.controlID == "b1")
        #expect(reading.sentAt?.description == "2026-11-20T16:40:00.000Z")
        #expect(reading.bundle.entries[0].fullURL == "Patient/p")
    }

    @Test func singleResourceIsAPublicationOfOne() throws {
        let reading = try Self.read("{\"resourceType\": \"Patient\", \"id\": \"p\"}")
        #expect(reading.event == "publication")
        #expect(reading.controlID == nil)
        #expect(reading.bundle.entries.count == 1)
    }

    @Test(arguments: [
        ("Patient/p", "https://x.example/fhir/Patient/p", "https://x.example/fhir/Patient/p"),
        (
            "https://x.example/fhir/Patient/p/_history/3", "https://x.example/fhir/Patient/p",
            "https://x.example/fhir/Patient/p"
        ),
        ("Patient/p", "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002", "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002"),
        ("Patient/elsewhere", "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002", "Patient/elsewhere"),
    ])
    func referencesAreBroughtToTheNamesOfEntries(written: String, fullURL: String, expected: String) throws {
        let reading = try Self.read(
            Self.bundle(
                "collection",
                """
                {"fullUrl": "\(fullURL)", "resource": {"resourceType": "Patient", "id": "p"}},
                {"resource": {"resourceType": "CareTeam", "subject": {"reference": "\(written)"}}}
                """))
        #expect(reading.bundle.entries[1].resource["subject"]?["reference"]?.string == expected)
        #expect(reading.bundle.entries[1].fullURL?.hasPrefix("urn:uuid:") == true)
    }

    @Test(arguments: [
        ("{\"resourceType\": \"Patient\"}", Problem.Reason.segmentSequence),
        ("{\"resourceType\": \"MessageHeader\", \"source\": {\"endpoint\": \"urn:x\"}}", .required),
        (
            "{\"resourceType\": \"MessageHeader\", \"eventUri\": \"urn:e\", \"source\": {\"endpoint\": \"urn:x\"}, \"sender\": {\"identifier\": {\"system\": \"https://fhir.nhs.uk/Id/ods-organization-code\", \"value\": \"RK5\"}}}",
            .organisation
        ),
    ])
    func messageWithoutProperHeaderIsRefused(first: String, reason: Problem.Reason) throws {
        let problem = #expect(throws: Problem.self) {
            try Self.read(Self.bundle("message", "{\"resource\": \(first)}"))
        }
        #expect(problem?.reason == reason)
    }

    @Test func answersOfOthersAreNoRecords() throws {
        let problem = #expect(throws: Problem.self) {
            try Self.read("{\"resourceType\": \"Bundle\", \"type\": \"transaction-response\"}")
        }
        #expect(problem?.reason == .unsupportedEvent)
    }
}
