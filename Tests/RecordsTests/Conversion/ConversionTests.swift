// What `caregate convert` gives: nothing changed that was not asked for, and a reason for whatever is refused.

import Records
import Testing

@Suite struct ConversionTests {
    private static func convert(
        _ text: String, _ from: Format, _ to: Format?, _ profile: SenderProfile? = nil
    ) throws(Problem) -> String {
        let output = try Conversion(from: from, to: to, profile: profile)(
            Array(text.utf8), receivedAt: Fixtures.receivedAt)
        return String(decoding: output.bytes, as: UTF8.self)
    }

    private static func reason(_ body: () throws(Problem) -> String) -> Problem.Reason? {
        do throws(Problem) {
            _ = try body()
            return nil
        } catch {
            return error.reason
        }
    }

    private static let patient = #"{"resourceType":"Patient","multipleBirthInteger":2,"active":true}"#

    @Test(arguments: [
        (" {\"b\": 1.00, \"a\":[1E+2, -0.0]}\n", Format.json),
        ("<?xml version=\"1.0\"?>\n<a  x='1'><!-- c --><b/>\u{A0}</a>\n", .xml),
        (#"{"resourceType":"Patient", "id" : "1"}"#, .fhirJSON),
        ("<Patient xmlns='http://hl7.org/fhir'><active value = 'true'/></Patient>", .fhirXML),
        ("MSH|^~\\&|A|RX8|||202611221405||ADT^A01|1|P|2.4\rPID|1\r", .hl7v2),
        ("BHS|^~\\&\rMSH|^~\\&|A|RX8|||202611221405||ADT^A01|1|P|2.4\rPID|1\rBTS|1\r", .hl7v2),
    ])
    func theSameFormPassesByteForByte(text: String, form: Format) throws {
        #expect(try Self.convert(text, form, form) == text)
        #expect(try Self.convert(text, form, nil).isEmpty)
    }

    @Test(arguments: [
        ("{\"a\":1,\"\\u0061\":2}", Format.json, Problem.Reason.duplicateKey), ("[1,]", .json, .syntax),
        ("<!DOCTYPE a><a/>", .xml, .doctype), ("<a><b></a>", .xml, .syntax),
        (#"{"resourceType":"Patient","colour":"red"}"#, .fhirJSON, .unknownElement),
        ("PID|1", .hl7v2, .segmentSequence),
        ("BHS|^~\\&\rMSH|^~\\&|A\rPID|1\r\u{1}BAD|1\rBTS|1\r", .hl7v2, .syntax),
    ])
    func theSameFormIsReadInFull(text: String, form: Format, reason: Problem.Reason) {
        #expect(Self.reason { () throws(Problem) in try Self.convert(text, form, form) } == reason)
        #expect(Self.reason { () throws(Problem) in try Self.convert(text, form, nil) } == reason)
    }

    @Test func whatIsFHIRIsJSONBesides() throws {
        #expect(try Self.convert(Self.patient, .fhirJSON, .json) == Self.patient)
        let refused = #"{"resourceType":"Patient","colour":"red"}"#
        #expect(Self.reason { () throws(Problem) in try Self.convert(refused, .fhirJSON, .json) } == .unknownElement)
    }

    @Test func fhirGoesBothWays() throws {
        let xml = try Self.convert(Self.patient, .fhirJSON, .fhirXML)
        #expect(xml.contains("<active value=\"true\"/><multipleBirthInteger value=\"2\"/>"))
        #expect(
            try Self.convert(xml, .fhirXML, .fhirJSON)
                == #"{"resourceType":"Patient","active":true,"multipleBirthInteger":2}"#)
    }

    @Test(arguments: [
        ("503", Format.xml, "503.xml"), ("504", .json, "504.json"), ("RK5", .hl7v2, "RK5-A04.hl7"),
    ])
    func sendersFormsAreMapped(sender: String, form: Format, file: String) throws {
        let profile = try #require(try Fixtures.profiles()[sender])
        let text = String(decoding: try Fixtures.bytes("mappings/examples/\(file)"), as: UTF8.self)
        let json = try Self.convert(text, form, .fhirJSON, profile)
        let resource = try FHIRJSON.read(Array(json.utf8))
        #expect(resource.type == "Bundle")
        #expect(try FHIRXML.read(Array(Self.convert(text, form, .fhirXML, profile).utf8)) == resource)
    }

    @Test func withoutASenderTheNeedForOneIsSaid() {
        #expect(Self.reason { () throws(Problem) in try Self.convert("{}", .json, .fhirJSON) } == .required)
    }

    @Test func anHL7MessageWithoutANamedSenderIsTakenAtItsWord() throws {
        let profile = try #require(try SenderProfile.anySender(Fixtures.mappingFiles()))
        let conversion = Conversion(from: .hl7v2, to: .fhirJSON, profile: profile, isUnnamed: true)
        func convert(_ facility: String) throws -> Conversion.Output {
            try conversion(
                Array("MSH|^~\\&|A|\(facility)|||202611221405||ADT^A01|1|P|2.4\rPID|1||7\rPV1|1|I\r".utf8),
                receivedAt: Fixtures.receivedAt)
        }
        let named = try convert("RX8")
        #expect(String(decoding: named.bytes, as: UTF8.self).contains("\"value\":\"RX8\""))
        #expect(named.warnings.isEmpty)
        #expect(try convert("St Brannoc").warnings.map(\.place) == ["MSH-4"])
    }

    @Test func whatAMappingPutsAsideIsAWarning() throws {
        let profile = try #require(try Fixtures.profiles()["503"])
        let text = String(decoding: try Fixtures.bytes("mappings/examples/503.xml"), as: UTF8.self)
        let output = try Conversion(from: .xml, to: .fhirJSON, profile: profile)(
            Array(text.replacing("19/07/1938", with: "July").utf8), receivedAt: Fixtures.receivedAt)
        #expect(output.warnings.count == 1)
    }

    @Test func noWayIsSaidToBeNone() {
        for (from, to) in [(Format.json, Format.xml), (.fhirJSON, .hl7v2), (.xml, .csv)] {
            #expect(Self.reason { () throws(Problem) in try Self.convert("{}", from, to) } == .unsupportedFormat)
        }
    }

    // MARK: - Batches

    private static func answer(_ line: String, _ conversion: Conversion) throws -> JSONValue {
        try JSONReader.read(conversion.answer(line: Array(line.utf8), receivedAt: Fixtures.receivedAt))
    }

    private static let lines: [(String, String?, String?, String?)] = [
        (#"{"id":"a","body":"[1.00]"}"#, "a", "[1.00]", nil), (#"{"body":"{}","id":7}"#, "7", "{}", nil),
        (#"{"id":"a","body_base64":"WzFd"}"#, "a", "[1]", nil), (#"{"id":"a","body":"[1"}"#, "a", nil, "syntax"),
        (#"{"id":"a","body_base64":"WzF"}"#, "a", nil, "data-type"), (#"{"id":"a"}"#, "a", nil, "required"),
        (#"{"id":"a","body":{}}"#, "a", nil, "data-type"),
        (#"{"id":"a","body":"","body_base64":""}"#, "a", nil, "data-type"),
        (#"{"id":"a\"b","body":"\ud800"}"#, nil, nil, "encoding"),
        (#"{"id":"a","body":"\ud800"}"#, "a", nil, "encoding"),
        (#"{"body":"\"id\":9 \ud800", "id" : 12}"#, "12", nil, "encoding"), ("[", nil, nil, "syntax"),
        (#"{"id":"a","id":"b","body":"1"}"#, "a", nil, "duplicate-key"), ("{\"id\":", nil, nil, "syntax"),
    ]

    @Test(arguments: lines)
    func everyLineHasAnAnswer(line: String, id: String?, body: String?, reason: String?) throws {
        let answer = try Self.answer(line, Conversion(from: .json, to: .json))
        #expect(answer["id"]?.scalar == id)
        #expect(answer["ok"] == .bool(body != nil))
        #expect(answer["body"]?.string == body)
        #expect(answer["reason"]?.string == reason)
        #expect((answer["error"]?.string == nil) == (reason == nil))
    }

    @Test func aCheckAnswersWithoutABody() throws {
        let check = Conversion(from: .json, to: nil)
        #expect(try Self.answer(#"{"id":1,"body":"{}"}"#, check) == ["id": 1, "ok": true])
        #expect(try Self.answer(#"{"id":1,"body":"{"}"#, check)["ok"] == false)
    }

    @Test func whatIsNotUTF8IsAnsweredInBase64() throws {
        // ISO 8859-1: `<?xml … encoding="ISO-8859-1"?><a>é</a>`
        let document = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>".utf8) + [0xE9] + Array("</a>".utf8)
        let conversion = Conversion(from: .xml, to: .xml)
        let first = "PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iSVNPLTg4NTktMSI/PjxhPuk8L2E+"
        let answer = try Self.answer(#"{"id":1,"body_base64":"\#(first)"}"#, conversion)
        #expect(answer["body_base64"]?.string == first)
        #expect(try conversion(document, receivedAt: Fixtures.receivedAt).bytes == document)
    }

    @Test func aLineThatIsTooLongIsAnswered() throws {
        let answer = try JSONReader.read(Conversion.answerToLongLine())
        #expect(answer["reason"] == "limit")
        #expect(answer["ok"] == false)
    }
}
