// HL7 v2.xml, both ways.

import Foundation
import Records
import Testing

@Suite struct HL7XMLTests {
    private static let head = "MSH|^~\\&|PAS|RK5|||20261122||ADT^A01|1|P|2.4\r"

    private static func xml(_ er7: String) throws -> String {
        String(decoding: try HL7XML.write(HL7Message(Array(er7.utf8))), as: UTF8.self)
    }

    private static func er7(_ xml: String) throws -> String {
        String(decoding: try HL7XML.read(Array(xml.utf8)).bytes, as: UTF8.self)
    }

    @Test func componentsAreNamedByTheirTypesAndGroupsByTheEvent() throws {
        let written = try Self.xml(
            "MSH|^~\\&|||||20261122||ADT^A01|1|P|2.4\rPID|1||9990000018^^^NHS&2.16&ISO^NH~K1\rPR1|1||C\rROL||AD\rPR1|2\rZPI|a^b\r"
        )
        #expect(
            written == """
                <ADT_A01 xmlns="urn:hl7-org:v2xml"><MSH><MSH.1>|</MSH.1><MSH.2>^~\\&amp;</MSH.2>\
                <MSH.7><TS.1>20261122</TS.1></MSH.7>\
                <MSH.9><MSG.1>ADT</MSG.1><MSG.2>A01</MSG.2></MSH.9><MSH.10>1</MSH.10><MSH.11><PT.1>P</PT.1></MSH.11>\
                <MSH.12><VID.1>2.4</VID.1></MSH.12></MSH>\
                <PID><PID.1>1</PID.1>\
                <PID.3><CX.1>9990000018</CX.1><CX.4><HD.1>NHS</HD.1><HD.2>2.16</HD.2><HD.3>ISO</HD.3></CX.4><CX.5>NH</CX.5></PID.3>\
                <PID.3><CX.1>K1</CX.1></PID.3></PID>\
                <ADT_A01.PROCEDURE><PR1><PR1.1>1</PR1.1><PR1.3><CE.1>C</CE.1></PR1.3></PR1>\
                <ROL><ROL.2>AD</ROL.2></ROL></ADT_A01.PROCEDURE>\
                <ADT_A01.PROCEDURE><PR1><PR1.1>2</PR1.1></PR1></ADT_A01.PROCEDURE>\
                <ZPI><ZPI.1><ZPI.1.1>a</ZPI.1.1><ZPI.1.2>b</ZPI.1.2></ZPI.1></ZPI></ADT_A01>
                """)
    }

    @Test(arguments: [
        ("A40", "PID|1\rMRG|1\rPID|2\rMRG|2\r", "ADT_A39", ["PATIENT", "PATIENT"]),
        ("A45", "PID|1\rMRG|1\rPV1|1\rMRG|2\rPV1|2\r", "ADT_A45", ["MERGE_INFO", "MERGE_INFO"]),
        ("A17", "PID|1\rPV1|1\rPID|2\rPV1|2\r", "ADT_A17", []),
        ("A04", "IN1|1\rIN2|1\rIN1|2\r", "ADT_A01", ["INSURANCE", "INSURANCE"]),
        ("X99", "PID|1\r", "ADT_X99", []),
    ])
    func groupsAreOfTheEvent(event: String, segments: String, structure: String, groups: [String]) throws {
        let er7 = "MSH|^~\\&|||||||ADT^\(event)|1|P|2.5\r" + segments
        let written = try Self.xml(er7)
        #expect(written.hasPrefix("<\(structure) "))
        #expect(
            written.components(separatedBy: "</\(structure).").dropFirst().map { String($0.prefix { $0 != ">" }) }
                == groups)
        #expect(try Self.er7(written) == er7)
    }

    /// What ER7 can say and XML can say is the same message after both.
    @Test(arguments: [
        "PID|||", "PID|a^^|b~~c|~", "PID|&a&&^b", "PID|\"\"|\"\"^\"\"", "PID| a ^  ", "NTE|1|\\F\\\\S\\\\T\\\\R\\\\E\\",
        "NTE|a\\.br\\b\\.sp3\\c\\H\\d\\N\\|\\X0D0A\\\\C2842\\\\M8A5F\\\\Zx\\", "ZZZ|<&>\"'", "PV2", "PV2|",
        "OBX|1|CE|c|1|a^b&c", "OBX|1|ST|c|1|a^b",
        "NTE|\ttab", "NTE|\\Zx y\tz\\", "NTE|a\u{7F}b", "PID|1|||||||||||||||||||||é€😀",
    ])
    func whatIsWrittenIsReadBack(segment: String) throws {
        #expect(try Self.er7(Self.xml(Self.head + segment + "\r")) == Self.head + segment + "\r")
    }

    @Test(arguments: ["MSH^~|\\&^A^B\r", "MSH|^~\\}|A}B\r", "MSH|^~\\&#|a#b\\P\\c#\r", "MSH|^~!&|a!F!b\\\r"])
    func delimitersAreKept(er7: String) throws {
        #expect(try Self.er7(Self.xml(er7)) == er7)
    }

    @Test func characterSetIsTheDeclaredOne() throws {
        let bytes = Array("MSH|^~\\&|A|||||||||||||||8859/15\rPID|".utf8) + [0xA4, 0xE9, 0x0D]
        let xml = try HL7XML.write(HL7Message(bytes))
        #expect(String(decoding: xml, as: UTF8.self).contains("€é"))
        #expect(try HL7XML.read(xml).bytes == bytes)
        let other = String(decoding: xml, as: UTF8.self).replacing("8859/15", with: "8859/5")
        #expect(#expect(throws: Problem.self) { try Self.er7(other) }?.place == "MSH-18")
    }

    @Test func hexadecimalOfAnUndeclaredSetIsItsText() throws {
        let message = try HL7Message(Array("MSH|^~\\&|A\rNTE|".utf8) + [0xE8] + Array("\\XE9\\\\X0A\\\r".utf8))
        let xml = try HL7XML.write(message)
        #expect(String(decoding: xml, as: UTF8.self).contains("<NTE.1>èé<escape V=\"X0A\"/></NTE.1>"))
        #expect(try HL7XML.read(xml).text("NTE-1") == message.text("NTE-1"))
    }

    /// As integration engines write it: no namespace, every part named by its place, white space between.
    @Test func formOfIntegrationEnginesIsRead() throws {
        let er7 = try Self.er7(
            """
            <?xml version="1.0"?>
            <HL7Message>
              <MSH><MSH.1>|</MSH.1><MSH.2>^~\\&amp;</MSH.2><MSH.3><MSH.3.1>PAS</MSH.3.1></MSH.3></MSH>
              <PID><PID.5><PID.5.1><PID.5.1.1/><PID.5.1.2>TATE</PID.5.1.2></PID.5.1><PID.5.3>M</PID.5.3></PID.5></PID>
              <OUTER><INNER.GROUP><NTE><NTE.3>a<escape V=".br"/>b</NTE.3></NTE></INNER.GROUP></OUTER>
            </HL7Message>
            """)
        #expect(er7 == "MSH|^~\\&|PAS\rPID|||||&TATE^^M\rNTE|||a\\.br\\b\r")
    }

    @Test(arguments: [
        ("<a/>", Problem.Reason.segmentSequence), ("<a><PID><PID.1>1</PID.1></PID></a>", .segmentSequence),
        ("<a xmlns='http://hl7.org/fhir'><MSH/></a>", .unsupportedFormat), ("<a><MSH>text</MSH></a>", .syntax),
        ("<a>text<MSH/></a>", .syntax), ("<a><MSH><MSH.1>|</MSH.1><MSH.2>||||</MSH.2></MSH></a>", .syntax),
        ("<a><MSH/><PID><PID.0/></PID></a>", .syntax), ("<a><MSH/><PID><PIDx/></PID></a>", .syntax),
        ("<a><MSH/><PID><PID.1><a.1/><a.1/></PID.1></PID></a>", .syntax),
        ("<a><MSH/><PID><PID.1><a.1><b.1><c.1/></b.1></a.1></PID.1></PID></a>", .syntax),
        ("<a><MSH/><PID><PID.1><escape V='F|PID'/></PID.1></PID></a>", .syntax),
        ("<a><MSH/><PID><PID.1><escape V='Za|b'/></PID.1></PID></a>", .syntax),
        ("<a><MSH/><PID><PID.1><escape V='Z&#13;PID'/></PID.1></PID></a>", .syntax),
        ("<a><MSH/><PID><PID.513/></PID></a>", .limit), ("<a><MSH/><PID><PID.1><a.1001/></PID.1></PID></a>", .limit),
        ("<a><MSH/><PID><PID.99999999999999999999/></PID></a>", .syntax),
        ("<!DOCTYPE a [<!ENTITY e 'x'>]><a><MSH/></a>", .doctype), ("<a><MSH/>", .syntax),
    ])
    func whatIsNoMessageIsRefused(xml: String, reason: Problem.Reason) {
        let problem = #expect(throws: Problem.self) { try Self.er7(xml) }
        #expect(problem?.reason == reason)
        #expect(problem?.place.isEmpty == false)
    }

    /// No text of an element becomes structure.
    @Test func textIsEscaped() throws {
        let text = "a|b^c~d\\e&amp;f&#13;&#10;PID|1"
        let message = try HL7XML.read(Array("<a><MSH/><NTE><NTE.3>\(text)</NTE.3></NTE></a>".utf8))
        #expect(message.text("NTE-3") == "a|b^c~d\\e&f\r\nPID|1")
        #expect(message.text("PID-1") == nil)
    }

    @Test func everySampleIsTheSameMessageAfterBothWays() throws {
        if HL7Samples.areAbsent(for: "HL7 v2.xml") { return }
        var count = 0
        for (name, message) in try HL7Samples.messages() {
            let er7 = message.er7()
            let back = try HL7XML.read(HL7XML.write(message))
            // An escape character that begins no sequence is escaped when it is written.
            let isPlain = message.characterSet == .utf8 && back.er7() == er7
            #expect(isPlain || Self.meaning(message) == Self.meaning(back), "\(name)")
            count += isPlain ? 1 : 0
            // What the reader keeps, the writer writes.
            let lines = message.bytes.split { $0 == 0x0D || $0 == 0x0A }.filter { !$0.allSatisfy { $0 == 0x20 } }
            var text = Array(lines.joined(separator: [0x0D])) + [0x0D]
            if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
            #expect(er7 == text, "\(name)")
            #expect(try HL7Message(er7).er7() == er7, "\(name)")
        }
        print("HL7 v2 samples that are the same bytes after v2.xml and back: \(count)")
        #expect(count > 1_100)
    }

    /// Every value of a message by its path.
    private static func meaning(_ message: HL7Message) -> [String] {
        message.er7().split(separator: 0x0D).enumerated().flatMap { index, line in
            line.split(separator: message.delimiters.field, omittingEmptySubsequences: false).map { field in
                "\(index) \(String(decoding: field, as: UTF8.self).replacing("\\E\\", with: "\\"))"
            }
        }
    }

    @Test func publishedPairsOfAnIntegrationEngineAgree() throws {
        if HL7Samples.areAbsent(for: "HL7 v2.xml pairs") { return }
        let folder = HL7Samples.folder.appending(path: "hl7v2-mirth")
        var pairs = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where name.hasSuffix(".xml") && !name.contains("batch") {
            let text = name.replacing(name.contains("-input") ? "-input.xml" : "-output.xml", with: "")
            let other = folder.appending(path: text + (name.contains("-input") ? "-output.txt" : "-input.txt"))
            guard FileManager.default.fileExists(atPath: other.path) else { continue }
            let expected = Array(try Data(contentsOf: other))
            // Some are single segments, which are no message.
            guard expected.starts(with: "MSH".utf8) else { continue }
            let message = try HL7XML.read(Array(try Data(contentsOf: folder.appending(path: name))))
            #expect(try Self.trimmed(message) == Self.trimmed(HL7Message(expected)), "\(name)")
            pairs += 1
        }
        #expect(pairs >= 8)
    }

    /// Without the delimiters at the end of a line, which the engine drops or adds as its settings say.
    private static func trimmed(_ message: HL7Message) -> [String] {
        message.er7().split(separator: 0x0D).map { line in
            // One pair has an ampersand that is text in the one and a delimiter in the other.
            var line = String(decoding: line, as: UTF8.self).replacing("\\T\\", with: "&")
            while line.hasSuffix("|") { line.removeLast() }
            return line
        }
    }
}
