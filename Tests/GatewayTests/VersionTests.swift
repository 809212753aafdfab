// FHIR whose version nobody states: by the profiles that it claims, else by the sender's settings.

import Records
import Testing

@testable import Gateway

@Suite struct VersionTests {
    /// A Flag as STU3 has it: `category` is one, not a list.
    private static func flag(_ profile: String?) -> [UInt8] {
        let meta = profile.map { "\"meta\": {\"profile\": [\"\($0)\"]}," } ?? ""
        return Array(
            """
            {"resourceType": "Bundle", "type": "collection", "id": "b-\(profile == nil)", "entry": [
             {"fullUrl": "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a1001", "resource": {"resourceType": "Patient",
              "identifier": [{"value": "B-1"}], "birthDate": "1950-01-01", "name": [{"family": "Stated"}]}},
             {"resource": {"resourceType": "Flag", \(meta) "status": "active", "category": {"text": "Care"},
              "code": {"text": "Package"},
              "subject": {"reference": "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a1001"}}}]}
            """.utf8)
    }

    private static let stu3 = "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Flag-1"

    @Test(
        arguments: [
            // Neither document nor settings say: R4, in which this is wrong.
            (nil, "fhir-stu3-json]", false, Format.fhirJSON, false),
            (stu3, "fhir-stu3-json]", false, .fhirSTU3JSON, true),
            (nil, "fhir-stu3-json]\nfhir_version: STU3", false, .fhirSTU3JSON, true),
            // What the sender states beside the document is believed.
            (stu3, "fhir-stu3-json]\nfhir_version: STU3", true, .fhirJSON, false),
            // The settings speak of what is listed: this sender's STU3 is XML, and its JSON is R4.
            (nil, "fhir-stu3-xml]\nfhir_version: STU3", false, .fhirJSON, false),
        ] as [(String?, String, Bool, Format, Bool)])
    func theVersionIsStatedOrClaimedOrSet(
        profile: String?, settings: String, isStated: Bool, format: Format, isAccepted: Bool
    ) async throws {
        let setup = Setup(mappings: { texts in
            texts["RX8.yaml"] = texts["RX8.yaml"]?.replacing(
                "formats: [fhir-json, fhir-xml]", with: "formats: [fhir-json, fhir-xml, \(settings)")
        })
        try await withHouse(setup) { (house: House) async throws in
            let answer = await house.gateway.submit(
                Submission(
                    sender: Sender(organisation: code("RX8"), fingerprint: "f"), channel: .https, format: .fhirJSON,
                    bytes: Self.flag(profile), receivedAt: house.clock.now, requestID: "request",
                    isVersionStated: isStated))
            #expect((answer.outcome.word == "accepted") == isAccepted, "\(answer.outcome)")
            #expect(try await house.message(answer.messageID).format == format)
        }
    }
}
