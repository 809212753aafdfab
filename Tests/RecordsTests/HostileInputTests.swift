// What gateways of this kind have suffered, sent in every form that is read. What only one form can suffer is tested
// with its reader; Tests/HOSTILE-INPUTS.md says where.

import Foundation
import Records
import Testing

@Suite struct HostileInputTests {
    /// Why a document is refused in a form; `nil` when it is read.
    private static func problem(_ bytes: [UInt8], _ format: Format) -> Problem? {
        do throws(Problem) {
            _ = try Conversion(from: format, to: nil)(bytes, receivedAt: Fixtures.receivedAt)
            return nil
        } catch { return error }
    }

    private static func problem(_ text: String, _ format: Format) -> Problem? { problem(Array(text.utf8), format) }

    private static let xmlForms = Format.allCases.filter(\.isXML)
    private static let jsonForms = Format.allCases.filter {
        !$0.isXML && ($0 == .json || $0.fhirVersion != nil)
    }

    /// One small document of each form, which is read.
    static let documents: [Format: String] = [
        .hl7v2: "MSH|^~\\&|A|RK5|B|C|202611221400||ADT^A01|1|P|2.4\rPID|1||K1\r",
        .hl7v2XML:
            "<ADT_A01 xmlns=\"urn:hl7-org:v2xml\"><MSH><MSH.9>ADT</MSH.9></MSH><PID><PID.1>1</PID.1></PID></ADT_A01>",
        .fhirJSON: #"{"resourceType":"Patient","id":"a"}"#, .fhirSTU3JSON: #"{"resourceType":"Patient","id":"a"}"#,
        .fhirDSTU2JSON: #"{"resourceType":"Patient","id":"a"}"#,
        .fhirXML: "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"a\"/></Patient>",
        .fhirSTU3XML: "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"a\"/></Patient>",
        .fhirDSTU2XML: "<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"a\"/></Patient>",
        .json: #"{"people":[{"ref":"P1"}]}"#, .xml: "<Extract><Client ref=\"P1\"/></Extract>",
        .cda: CDAFixtures.document(),
        .csv:
            "LA Code,Reporting Period Start Date,Reporting Period End Date,LA Person Unique Identifier,Gender,Date of Birth,"
            + "Client Type,Postcode,Event Type,Event Start Date,Event End Date,Service Component\n"
            + "508,01/11/2026,20/11/2026,P1,Female,04/03/1941,Service user,SM1 4QT,Service,03/02/2026,,Meals\n",
    ]

    @Test(arguments: Format.allCases) func whatIsInOrderIsRead(format: Format) throws {
        #expect(Self.problem(try #require(Self.documents[format]), format) == nil)
    }

    // MARK: - One form is never taken for another

    @Test(arguments: Format.allCases) func aDocumentOfAnotherFormIsRefused(format: Format) {
        for (other, text) in Self.documents where other != format {
            // Every XML is XML, every JSON JSON; and a Patient is one in each version.
            let isSame = other.fhirVersion != nil && format.fhirVersion != nil && other.isXML == format.isXML
            let isGeneral =
                format == .xml && other.isXML || format == .json && Self.jsonForms.contains(other)
            if isSame || isGeneral { continue }
            let problem = Self.problem(text, format)
            #expect(problem != nil, "\(other) was read as \(format)")
            #expect(problem?.what.isEmpty == false)
        }
    }

    /// Nothing is unpacked, and nothing that is no text becomes any.
    @Test(arguments: Format.allCases) func archivesAndImagesAreRefused(format: Format) {
        let others: [(String, [UInt8])] = [
            ("gzip", [0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x03, 0x00]),
            ("zip", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00]),
            ("zlib", [0x78, 0x9C, 0x03, 0x00, 0x01]),
            ("zstd", [0x28, 0xB5, 0x2F, 0xFD, 0x04, 0x00]), ("bzip2", Array("BZh91AY&SY".utf8)),
            ("PDF", Array("%PDF-1.7\n%\u{E2}\u{E3}".utf8)), ("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            ("nothing", []),
        ]
        for (name, bytes) in others { #expect(Self.problem(bytes, format) != nil, "\(name) was read as \(format)") }
    }

    // MARK: - DTD, depth, encoding

    @Test(arguments: xmlForms) func aDOCTYPEIsRefusedInEveryForm(format: Format) throws {
        let text = try #require(Self.documents[format])
        let whole = "<?xml version=\"1.0\"?>" + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + text
        #expect(Self.problem(whole, format)?.reason == .doctype)
    }

    /// Documents inside documents are held to the same.
    @Test func aDOCTYPEInsideADocumentIsRefused() {
        let doctype = "<!DOCTYPE a [<!ENTITY e \"x\">]>"
        let narrative = "<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">\(doctype)</div>"
        let patient = "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\"\(narrative)\"}}"
        #expect(Self.problem(patient.replacing("\"x\"", with: "'x'"), .fhirJSON) != nil)
        let inside = CDAFixtures.envelope("PCFET0NUWVBFIGE+PGEvPg==", item: "mimetype=\"text/xml\" base64=\"true\"")
        #expect(Self.problem(inside, .cda)?.reason == .doctype)
        #expect(Self.problem(CDAFixtures.envelope(doctype + CDAFixtures.document()), .cda) != nil)
    }

    @Test(arguments: xmlForms) func elementsInsideEachOtherAreCounted(format: Format) {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(Self.problem(deep, format)?.reason == .limit)
        #expect(Self.problem(deep, format)?.what.contains("64") == true)
    }

    @Test(arguments: jsonForms) func arraysAndObjectsInsideEachOtherAreCounted(format: Format) {
        for opening in ["[", "{\"a\":", "{\"extension\":["] {
            let problem = Self.problem(String(repeating: opening, count: 100_000), format)
            #expect(problem?.reason == .limit)
            #expect(problem?.what.contains("64") == true)
        }
    }

    /// A byte that is no text, in the middle of a value, is refused with its place and never mended.
    @Test(
        arguments: Format.allCases.filter { $0 != .csv },
        [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xFF], [0x00]] as [[UInt8]])
    func whatIsNoTextIsRefusedWithItsPlace(format: Format, bytes: [UInt8]) throws {
        let text = try #require(Self.documents[format]).replacing("2.4\r", with: "2.4||||||UNICODE UTF-8\r")
        let document = Array(text.utf8)
        let values = ["K1", "\"a\"", "P1", "Okafor", ">1<"].compactMap { document.firstRange(of: Array($0.utf8)) }
        let value = try #require(values.first)
        let broken = Array(document[..<(value.lowerBound + 1)]) + bytes + document[(value.lowerBound + 1)...]
        let problem = try #require(Self.problem(broken, format))
        #expect([.encoding, .syntax].contains(problem.reason), "\(problem)")
        #expect(!problem.place.isEmpty, "\(problem)")
    }

    // MARK: - Duplicates

    @Test(arguments: jsonForms) func aNameTwiceIsRefusedInEveryForm(format: Format) {
        for second in ["id", "\\u0069d", "i\\u0064"] {
            let text = "{\"resourceType\":\"Patient\",\"id\":\"a\",\"\(second)\":\"b\"}"
            #expect(Self.problem(text, format)?.reason == .duplicateKey, "\(second)")
        }
    }

    @Test(arguments: xmlForms) func anAttributeTwiceIsRefusedInEveryForm(format: Format) {
        #expect(
            Self.problem("<Patient xmlns=\"http://hl7.org/fhir\" id=\"a\" id=\"b\"/>", format)?.reason == .duplicateKey)
    }

    // MARK: - Nothing is fetched

    /// What other readers would fetch stays the text that it is, or is refused.
    @Test func whatRefersElsewhereIsNotFollowed() throws {
        let address = "file:///etc/hostname"
        let including =
            "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"\(address)\" parse=\"text\"/></a>"
        #expect(try XMLReader.read(Array(including.utf8)).root.elements.first?.content.isEmpty == true)
        let styled =
            "<?xml-stylesheet href=\"\(address)\"?><a xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" "
            + "x:schemaLocation=\"urn:a \(address)\"/>"
        #expect(try XMLReader.read(Array(styled.utf8)).root.content.isEmpty)
        let attachment =
            ##"{"resourceType":"Binary","contentType":"text/plain","securityContext":{"reference":"\##(address)"}}"##
        let resource = try FHIRJSON.read(Array(attachment.utf8))
        #expect(FHIRJSON.write(resource) == Array(attachment.utf8))
        #expect(throws: Problem.self) { try XPathExpression("document('\(address)')") }
    }

    // MARK: - What is said of it

    /// Names that would move a terminal's cursor or begin a line of a log are not repeated.
    @Test(arguments: ["\u{1B}[2J", "a\nERROR forged", "\u{202E}", "\u{7}", "\r", "\u{85}"])
    func aRefusalHoldsNoControlCharacter(name: String) throws {
        let escaped = name.unicodeScalars.map { scalar in
            let hex = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }.joined()
        let attempts: [(String, Format)] = [
            ("{\"resourceType\":\"\(escaped)\"}", .fhirJSON),
            ("{\"resourceType\":\"Patient\",\"\(escaped)\":1}", .fhirJSON),
            ("{\"\(escaped)\":1,\"\(escaped)\":2}", .json),
            ("<Patient xmlns=\"http://hl7.org/fhir\"><a\(name)/></Patient>", .fhirXML),
            ("<a\(name)b></a\(name)>", .xml), ("MSH|^~\\&|A|||||||||||||||x\(name)\r", .hl7v2),
            ("MSH|^~\\&|A\rP\(name)D|1\r", .hl7v2),
            ("<\(name) xmlns=\"urn:hl7-org:v3\"/>", .cda), ("<ClinicalDocument xmlns=\"urn:x\(name)\"/>", .cda),
            ("\"\(name)\",b\n", .csv), ("LA Code\(name),\"LA Code\(name)\"\n", .csv),
        ]
        for (text, format) in attempts {
            let said = try #require(Self.problem(text, format), "\(format) read \(text.debugDescription)").description
            #expect(
                !said.unicodeScalars.contains {
                    [.control, .format, .lineSeparator].contains($0.properties.generalCategory)
                },
                "\(format): \(said.debugDescription)")
        }
    }

    // MARK: - The page

    /// Every row of the page has tests, and every test that it names is one.
    @Test func everyRowHasItsTests() throws {
        let tests = Fixtures.root.appending(path: "Tests").resolvingSymlinksInPath()
        let files = try #require(FileManager.default.enumerator(atPath: tests.path)).compactMap { $0 as? String }
        let sources = try files.filter { $0.hasSuffix("Tests.swift") }.map {
            try String(contentsOf: tests.appending(path: $0), encoding: .utf8)
        }.joined()
        // What stands between one function and the next holds the attribute of the latter.
        let functions = sources.components(separatedBy: "func ")
        var known: Set<String> = []
        for (before, function) in zip(functions, functions.dropFirst()) where !function.isEmpty {
            let attributes = before.components(separatedBy: "\n    }\n").last ?? before
            let isCommentedOut = before.split(separator: "\n").last?.contains("//") ?? false
            guard attributes.contains("@Test"), !attributes.contains(".disabled"), !isCommentedOut else { continue }
            known.insert(String(function.prefix { $0.isLetter || $0.isNumber }))
        }
        let rows = try String(contentsOf: tests.appending(path: "HOSTILE-INPUTS.md"), encoding: .utf8)
            .split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        #expect(rows.count == 22, "the rows of the page are those of the standard that concern reading")
        for row in rows {
            let cells = row.split(separator: "|")
            let names = try #require(cells.last).matches(of: /`([A-Za-z0-9]+)`/).map(\.output.1)
            #expect(!names.isEmpty, "no test: \(row)")
            for name in names { #expect(known.contains(String(name)), "no test \(name)") }
        }
    }
}
