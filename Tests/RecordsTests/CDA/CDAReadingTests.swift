// What a clinical document becomes, and what it does not.

import Foundation
import Records
import Testing

@Suite struct CDAReadingTests {
    private static func resource(_ type: String, _ reading: Reading) throws -> Resource {
        try #require(reading.bundle.resources(type).first)
    }

    private static func whole(_ reading: Reading) throws -> Data {
        let reference = try resource("DocumentReference", reading)
        let attachment = JSONValue.items(reference["content"]).first?["attachment"]
        let data = try #require(attachment?["data"]?.string)
        return try #require(Data(base64Encoded: data))
    }

    @Test func theHeaderBecomesFHIR() throws {
        let reading = try CDAFixtures.read(CDAFixtures.document())
        #expect(throws: Never.self) { try FHIRJSON.check(reading.bundle.resource.json) }
        #expect(reading.warnings.isEmpty)
        #expect(reading.sentAt?.description == "2026-11-22T14:07:00.000Z")
        #expect(reading.controlID == "urn:uuid:a709a442-3cf4-476e-8377-376700e829c9")

        let patient = try Self.resource("Patient", reading)
        let number = JSONValue.items(patient["identifier"]).first
        #expect(number?["system"]?.string == NHSNumber.system && number?["value"]?.string == "9990000018")
        let status = JSONValue.items(number?["extension"]).first?["valueCodeableConcept"]
        #expect(JSONValue.items(status?["coding"]).first?["code"]?.string == "01")
        #expect(patient["gender"]?.string == "female" && patient["birthDate"]?.string == "1941-03-04")
        #expect(JSONValue.items(patient["name"]).first?["family"]?.string == "Okafor")
        #expect(JSONValue.items(patient["address"]).first?["postalCode"]?.string == "NS1 4QT")
        #expect(JSONValue.items(patient["telecom"]).first?["value"]?.string == "0115 496 0001")
        #expect(JSONValue.items(patient["generalPractitioner"]).first?["display"]?.string == "Elm Surgery")

        let encounter = try Self.resource("Encounter", reading)
        #expect(encounter["status"]?.string == "finished")
        #expect(encounter["period"]?["start"]?.string == "2026-11-22T13:55:01Z")
        #expect(encounter["class"]?["code"] == nil, "what is no ActCode is no class")

        let composition = try Self.resource("Composition", reading)
        #expect(composition["title"]?.string == "NHS 111 report" && composition["confidentiality"]?.string == "N")
        #expect(composition["identifier"]?["value"]?.string == "urn:uuid:411910cf-1a76-4330-98fe-c345ddee5553")
        #expect(JSONValue.items(composition["type"]?["coding"]).first?["system"]?.string == "http://snomed.info/sct")
        let section = JSONValue.items(composition["section"]).first
        #expect(section?["text"]?["div"]?.string == "<div xmlns=\"http://www.w3.org/1999/xhtml\">Seen at home</div>")
        let role = try Self.resource("PractitionerRole", reading)
        #expect(role["organization"]?["display"]?.string == "Test 111")
    }

    @Test func theDocumentIsKeptWholeToTheByte() throws {
        let text = "<?xml version=\"1.0\"?>\n<!-- kept -->\n" + CDAFixtures.document() + "\n"
        let reading = try CDAFixtures.read(text)
        #expect(try Self.whole(reading) == Data(text.utf8))
        let reference = try Self.resource("DocumentReference", reading)
        let attachment = JSONValue.items(reference["content"]).first?["attachment"]
        #expect(attachment?["size"]?.scalar == String(text.utf8.count))
        let known = try CDAFixtures.read(
            CDAFixtures.document(body: Self.nonXML("<text mediaType=\"text/plain\">abc</text>")))
        let hash = JSONValue.items(try Self.resource("DocumentReference", known)["content"])[1]["attachment"]?["hash"]
        // FIPS 180-4's example: SHA-1 of "abc" is a9993e36 4706816a ba3e2571 7850c26c 9cd0d89d.
        #expect(hash?.string == "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=")
    }

    private static func nonXML(_ text: String) -> String { "<nonXMLBody>\(text)</nonXMLBody>" }

    private static let envelopes: [(String, String)] = [
        ("ITK", CDAFixtures.envelope(CDAFixtures.document())),
        ("SOAP around ITK", CDAFixtures.soap(CDAFixtures.envelope(CDAFixtures.document()))),
        (
            "base64",
            CDAFixtures.envelope(
                Data(CDAFixtures.document().utf8).base64EncodedString(options: .lineLength76Characters),
                item: "mimetype=\"text/xml\" base64=\"true\"")
        ),
        (
            "an interaction",
            CDAFixtures.soap(
                "<POCD_IN200001GB02 xmlns=\"urn:hl7-org:v3\">\(CDAFixtures.document())</POCD_IN200001GB02>")
        ),
    ]

    @Test(arguments: envelopes) func envelopesAreOpened(_ name: String, _ text: String) throws {
        let reading = try CDAFixtures.read(text)
        let bare = try CDAFixtures.read(CDAFixtures.document())
        #expect(reading.bundle.resources("Patient") == bare.bundle.resources("Patient"), "\(name)")
        #expect(reading.bundle.resources("Composition") == bare.bundle.resources("Composition"), "\(name)")
        // By itself again it is the same document, its namespaces on it.
        let again = try CDAFixtures.read(Array(Self.whole(reading)))
        #expect(again.bundle.resources("Composition") == bare.bundle.resources("Composition"), "\(name)")
        #expect(reading.controlID == (name == "ITK" || name == "base64" ? "T-1" : "M-1"), "\(name)")
    }

    @Test func aDocumentTakenOutKeepsItsNamespacesAndItsCharacterSet() throws {
        // The prefix of the document is declared by the envelope, and the text is in ISO-8859-1.
        let document = CDAFixtures.document(sections: CDAFixtures.section("1", "Caf\u{E9}", "<text>x</text>"))
            .replacingOccurrences(of: " xmlns:npfitlc=\"NPFIT:HL7:Localisation\"", with: "")
        let text =
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
            + CDAFixtures.envelope(document).replacingOccurrences(
                of: "xmlns:extra=\"urn:extra\"", with: "xmlns:npfitlc='NPFIT:HL7:Localisation'")
        let reading = try CDAFixtures.read([UInt8](try #require(text.data(using: .isoLatin1))))
        let again = try CDAFixtures.read(Array(Self.whole(reading)))
        for one in [reading, again] {
            let section = JSONValue.items(try Self.resource("Composition", one)["section"]).first
            #expect(section?["title"]?.string == "Caf\u{E9}")
            let patient = try Self.resource("Patient", one)
            #expect(JSONValue.items(patient["identifier"]).first?["extension"] != nil)
        }
    }

    private static let refusals: [(String, Problem.Reason, String)] = [
        ("<Patient xmlns=\"http://hl7.org/fhir\"/>", .syntax, "Patient is no clinical document"),
        ("<ClinicalDocument/>", .syntax, "not in the namespace"),
        ("<QUPA_IN000007UK03 xmlns=\"urn:hl7-org:v3\"/>", .syntax, "QUPA_IN000007UK03 of HL7 v3"),
        (CDAFixtures.soap(""), .required, "0 elements"),
        (
            CDAFixtures.soap("<soap:Fault><faultcode>x</faultcode></soap:Fault>"), .unsupportedEvent, "SOAP fault"
        ),
        (
            CDAFixtures.envelope("x", item: "mimetype=\"text/xml\" encrypted=\"true\""), .unsupportedFormat,
            "encrypted"
        ),
        (
            CDAFixtures.envelope("x", item: "mimetype=\"text/xml\" compressed=\"true\""), .unsupportedFormat,
            "compressed"
        ),
        (CDAFixtures.envelope("x!", item: "mimetype=\"text/xml\" base64=\"true\""), .encoding, "base64"),
        (CDAFixtures.envelope("plain"), .required, "0 elements"),
        (CDAFixtures.envelope(CDAFixtures.document(), id: "p2"), .required, "are others"),
        (CDAFixtures.envelope("x", item: "mimetype=\"application/pdf\""), .unsupportedFormat, "0 payloads of XML"),
        (CDAFixtures.envelope(CDAFixtures.document(), sender: "OTHER1"), .organisation, "does not send for"),
        (CDAFixtures.document(target: ""), .required, "no recordTarget"),
        (
            CDAFixtures.document(target: CDAFixtures.recordTarget + CDAFixtures.recordTarget), .unsupportedEvent,
            "2 people"
        ),
        (
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + CDAFixtures.document(), .doctype, "DOCTYPE"
        ),
        (
            CDAFixtures.document(
                sections: String(repeating: "<component><section>", count: 14)
                    + String(repeating: "</section></component>", count: 14)), .limit, "12 sections"
        ),
    ]

    @Test(arguments: refusals) func whatIsRefusedSaysWhy(_ text: String, _ reason: Problem.Reason, _ words: String)
        throws
    {
        let problem = #expect(throws: Problem.self) { try CDAFixtures.read(text) }
        #expect(problem?.reason == reason && problem?.what.contains(words) == true, "\(String(describing: problem))")
    }

    @Test func whatIsNotKnownIsNotInvented() throws {
        let target = """
            <recordTarget><patientRole><id nullFlavor="NI"/><id root="2.16.840.1.113883.2.1.4.1" extension="1234567890"/>\
            <addr nullFlavor="UNK"/><telecom nullFlavor="NASK"/><patient><name nullFlavor="MSK"/>\
            <administrativeGenderCode nullFlavor="ASKU"/><birthTime nullFlavor="UNK"/></patient></patientRole>\
            </recordTarget>
            """
        let reading = try CDAFixtures.read(
            CDAFixtures.document(target: target, author: "<author nullFlavor=\"UNK\"/>", encounter: "")
                .replacingOccurrences(
                    of: "<effectiveTime value=\"202611221407+0000\"/>", with: "<effectiveTime nullFlavor=\"UNK\"/>"))
        #expect(throws: Never.self) { try FHIRJSON.check(reading.bundle.resource.json) }
        let patient = try Self.resource("Patient", reading)
        for element in ["identifier", "name", "telecom", "address", "gender", "birthDate"] {
            #expect(patient[element] == nil, "\(element)")
        }
        let reason = JSONValue.items(patient["_gender"]?["extension"]).first?["valueCode"]?.string
        #expect(reason == "asked-unknown")
        #expect(reading.warnings.map(\.reason) == [.nhsNumber, .required])
        #expect(!reading.warnings.contains { $0.description.contains("1234567890") })
        let composition = try Self.resource("Composition", reading)
        #expect(composition["date"] == nil && composition["_date"] != nil)
        #expect(reading.sentAt == nil && reading.bundle.resources("Encounter").isEmpty)
    }

    @Test func anUntracedNumberSaysSoAndAForeignDocumentSaysNothing() throws {
        func status(_ text: String) throws -> String? {
            let patient = try Self.resource("Patient", CDAFixtures.read(text))
            let concept = JSONValue.items(JSONValue.items(patient["identifier"]).first?["extension"]).first
            return JSONValue.items(concept?["valueCodeableConcept"]?["coding"]).first?["code"]?.string
        }
        let untraced = CDAFixtures.document().replacingOccurrences(
            of: "2.16.840.1.113883.2.1.4.1", with: "2.16.840.1.113883.2.1.3.2.4.18.23")
        #expect(try status(untraced) == "02")
        #expect(try status(CDAFixtures.document(head: "")) == nil)
    }

    @Test func anEmbeddedFileIsAnAttachmentAndAReferenceIsNotFollowed() throws {
        let pdf = Data("%PDF-1.4 test".utf8).base64EncodedString()
        let embedded = try CDAFixtures.read(
            CDAFixtures.document(
                body: Self.nonXML("<text mediaType=\"application/pdf\" representation=\"B64\">\n\(pdf)\n</text>")))
        let content = JSONValue.items(try Self.resource("DocumentReference", embedded)["content"])
        #expect(content.count == 2 && content[1]["attachment"]?["data"]?.string == pdf)
        let referred = try CDAFixtures.read(
            CDAFixtures.document(body: Self.nonXML("<text><reference value=\"UDI.pdf\"/></text>")))
        let second = JSONValue.items(try Self.resource("DocumentReference", referred)["content"])[1]["attachment"]
        #expect(second?["url"]?.string == "UDI.pdf" && second?["data"] == nil)
        let broken = try CDAFixtures.read(
            CDAFixtures.document(body: Self.nonXML("<text representation=\"B64\">JVBERi0x...</text>")))
        #expect(broken.warnings.map(\.reason) == [.encoding])
    }
}
