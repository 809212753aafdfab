// FHIR of earlier versions, and records that are not valid, through the reader, as a sender's file says.

import Records
import Testing

@Suite struct VersionReadingTests {
    private static func profile(_ settings: String) throws -> SenderProfile {
        try SenderProfile.load([
            ("mappings/XTEST.yaml", "sender: XTEST\nname: Test\npublishes: [encounter]\n\(settings)\n")
        ])[0]
    }

    private static func read(_ text: String, _ format: Format, _ settings: String) throws(Problem) -> Reading {
        let profile: SenderProfile
        do { profile = try Self.profile(settings) } catch { throw Problem(.fault, "\(error)") }
        return try RecordReader.read(
            Array(text.utf8), format: format, profile: profile, receivedAt: Fixtures.receivedAt)
    }

    private static let stu3 = """
        {"resourceType": "Flag", "id": "f", "status": "active", "category": {"text": "Care"}, "code": {"text": "Package"},
         "subject": {"reference": "Patient/1"}}
        """

    @Test func theVersionIsWhatTheFormatSays() throws {
        let formats = "formats: [fhir-json, fhir-stu3-json, fhir-dstu2-xml]"
        let reading = try Self.read(Self.stu3, .fhirSTU3JSON, formats)
        #expect(reading.bundle.entries[0].resource["category"] == [["text": "Care"]])
        #expect(reading.event == "publication")
        // The same bytes are no R4, and are not taken for what they seem to be.
        let problem = #expect(throws: Problem.self) { try Self.read(Self.stu3, .fhirJSON, formats) }
        #expect(problem?.reason == .dataType)
        #expect(problem?.place == "Flag.category")
        let xml = """
            <Encounter xmlns="http://hl7.org/fhir"><status value="arrived"/><class value="emergency"/></Encounter>
            """
        let old = try Self.read(xml, .fhirDSTU2XML, formats)
        #expect(old.bundle.entries[0].resource["class"]?["code"] == "EMER")
    }

    @Test func aVersionThatTheSenderDoesNotListIsRefused() throws {
        let problem = #expect(throws: Problem.self) {
            try Self.read(Self.stu3, .fhirSTU3JSON, "formats: [fhir-json]")
        }
        #expect(problem?.reason == .unsupportedFormat)
    }

    @Test func aMessageOfSTU3IsOneOfR4() throws {
        let message = """
            {"resourceType": "Bundle", "type": "message", "entry": [{"resource": {"resourceType": "MessageHeader",
             "id": "h1", "event": {"system": "urn:x", "code": "admission"}, "timestamp": "2026-11-22T14:05:00Z",
             "source": {"endpoint": "urn:x:ward"}}}]}
            """
        let reading = try Self.read(message, .fhirSTU3JSON, "formats: [fhir-stu3-json]")
        #expect(reading.event == "admission")
        #expect(reading.controlID == "h1")
        #expect(reading.sentAt?.description == "2026-11-22T14:05:00.000Z")
    }

    @Test func whatHasNoHomeIsCountedAndTold() throws {
        let document = """
            {"resourceType": "Condition", "meta": {"profile": ["urn:x"]}, "subject": {"reference": "Patient/1"},
             "verificationStatus": "unknown", "abatementBoolean": true, "clinicalStatus": "resolved"}
            """
        let reading = try Self.read(document, .fhirSTU3JSON, "formats: [fhir-stu3-json]")
        #expect(reading.keptAsExtensions == 3)
        #expect(
            reading.warnings.map(\.what) == [
                "2 elements of STU3 without a home in R4, kept as extensions: "
                    + "Condition.abatement, Condition.verificationStatus"
            ])
    }

    private static let unsound = """
        {"resourceType": "Encounter", "status": "here", "class": {"code": "EMER"}, "statusHistory": [{"status": "planned"}]}
        """

    @Test(arguments: ["", "validation: warn"])
    func issuesAreWarnings(setting: String) throws {
        let reading = try Self.read(Self.unsound, .fhirJSON, "formats: [fhir-json]\n\(setting)")
        #expect(reading.warnings.map(\.place) == ["Encounter.status", "Encounter.statusHistory[0].period"])
        #expect(reading.warnings.map(\.reason) == [.unmappedCode, .required])
    }

    @Test func whoIsToSendValidRecordsIsRefused() throws {
        let problem = #expect(throws: Problem.self) {
            try Self.read(Self.unsound, .fhirJSON, "formats: [fhir-json]\nvalidation: refuse")
        }
        #expect(problem?.reason == .unmappedCode)
        #expect(problem?.place == "Encounter.status")
        #expect(problem?.what.hasSuffix(", and 1 more error") == true)
        // A warning is no reason to refuse.
        let patient = """
            {"resourceType": "Patient", "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"}]}
            """
        let reading = try Self.read(patient, .fhirJSON, "formats: [fhir-json]\nvalidation: refuse")
        #expect(reading.warnings.map(\.place) == ["Patient.identifier[0]"])
    }

    @Test func validationCanBeOff() throws {
        #expect(try Self.read(Self.unsound, .fhirJSON, "formats: [fhir-json]\nvalidation: off").warnings == [])
    }

    @Test func aSettingThatIsNoneIsAMistakeOfTheFile() throws {
        #expect(throws: Problems.self) { try Self.profile("formats: [fhir-json]\nvalidation: maybe") }
    }
}
