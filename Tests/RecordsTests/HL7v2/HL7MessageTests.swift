import Records
import Testing

@Suite struct HL7MessageTests {
    private static func message(_ text: String) throws(Problem) -> HL7Message { try HL7Message(Array(text.utf8)) }

    private static let head = "MSH|^~\\&|A|B|C|D|20261122||ADT^A01|1|P|2.4\r"

    @Test(arguments: [
        ("PID-3", "1"), ("PID-3.1", "1"), ("PID-3(2)", "2"), ("PID-3(2).4.1", "NHS"), ("PID-3(2).4.2", "9.9"),
        ("PID-5.1", "O'Brien"), ("PID-5.2", "Ann"), ("MSH-1", "|"), ("MSH-2", "^~\\&"), ("MSH-9.2", "A01"),
        ("ZPI-1", "kept"), ("NK1(2)-1", "second"),
    ])
    func pathLeadsToText(path: String, expected: String) throws {
        let message = try Self.message(
            Self.head + "PID|||1~2^^^NHS&9.9^NH||O'Brien ^Ann\rNK1|first\rNK1|second\rZPI|kept\r")
        #expect(message.text(path) == expected)
        #expect(HL7Path(path)?.description == path)
    }

    @Test(arguments: ["PID-3(3)", "PID-3.9", "PID-40", "PV1-2", "PID-2", "PID(2)-3", "NK1(2)-1"])
    func nothingStandsBeyondWhatWasSent(path: String) throws {
        #expect(try Self.message(Self.head + "PID|||1\r").text(path) == nil)
    }

    @Test(arguments: ["", "PI-3", "pid-3", "PID-0", "PID-3()", "PID-3.0", "PID-3.1.1.1", "PID3", "PID-3(2", "PID-x"])
    func whatIsNoPathIsRefused(text: String) { #expect(HL7Path(text) == nil) }

    @Test func deleteIsNotAbsence() throws {
        let message = try Self.message(Self.head + "PID|1||\"\"|\r")
        #expect(message[HL7Path("PID-3")!] == .null)
        #expect(message[HL7Path("PID-4")!] == .absent)
        #expect(message[HL7Path("PID-1")!] == .text("1"))
    }

    @Test(arguments: [
        ("\\F\\", "|"), ("\\S\\", "^"), ("\\T\\", "&"), ("\\R\\", "~"), ("\\E\\", "\\"), ("a\\.br\\b", "a\nb"),
        ("\\X0D\\", "\r"), ("\\X41C3A9\\", "Aé"), ("\\H\\bold\\N\\", "bold"), ("\\E\\F\\E\\", "\\F\\"),
        ("a\\.sp\\b", "a\nb"), ("a\\.sp+2\\b", "a\n\nb"), ("a\\.sk3\\b", "a   b"), ("a\\.ce\\b", "a\nb"),
        ("\\.in+4\\a\\.fi\\\\.nf\\\\.ti-2\\b", "ab"), ("\\E\\.br\\E\\", "\\.br\\"),
        // What cannot be resolved stays as it was written.
        ("\\C2842\\", "\\C2842\\"), ("\\M8A5FA1\\", "\\M8A5FA1\\"), ("\\.sp999\\", "\\.sp999\\"),
        ("\\.sp-1\\", "\\.sp-1\\"),
        ("\\.brx\\", "\\.brx\\"), ("\\P\\", "\\P\\"), ("C:\\a\\b", "C:\\a\\b"), ("C:\\a\\T\\b", "C:\\a&b"),
        ("\\Zlocal\\", "\\Zlocal\\"), ("\\X0\\", "\\X0\\"), ("\\X00\\", "\\X00\\"), ("\\XC3\\", "\\XC3\\"),
        ("open\\end", "open\\end"),
    ])
    func escapesAreResolved(written: String, meant: String) throws {
        #expect(try Self.message(Self.head + "NTE|\(written)\r").text("NTE-1") == meant)
    }

    @Test(arguments: ["\r", "\n", "\r\n", "\n\n", "\r\r\n"])
    func segmentsEndInAnyLineBreak(end: String) throws {
        let text = ["MSH|^~\\&|A", "PID|1", "PV1|2"].joined(separator: end) + end + "  " + end
        for prefix in ["", "\u{FEFF}", "\r\n"] {
            let message = try Self.message(prefix + text)
            #expect(message.text("PV1-1") == "2")
            #expect(message.text("PID-1") == "1")
        }
    }

    @Test(arguments: [
        ("MSH|^~\\}|A|||||x\rPID|1}2^3", "PID-1.1.2", "2"), ("MSH^~|\\&^A\rPID^1~2|3", "PID-1.2", "2"),
        ("MSH^~|\\&^A\rPID^1~2|3", "PID-1(2)", "3"), ("MSH|^~\\&#|A\rPID|1^2", "PID-1.2", "2"),
    ])
    func delimitersAreWhatTheMessageDeclares(text: String, path: String, expected: String) throws {
        #expect(try Self.message(text).text(path) == expected)
    }

    @Test(arguments: [
        ("", Problem.Reason.segmentSequence, "MSH"), ("PID|1", .segmentSequence, "MSH"),
        ("FHS|^~\\&|\rMSH|^~\\&|A", .segmentSequence, "MSH"), ("{\"a\": 1}", .segmentSequence, "MSH"),
        ("MSHA^~\\&|", .syntax, "MSH-1"), ("MSH|^~|A", .syntax, "MSH-2"), ("MSH|^^\\&|A", .syntax, "MSH-2"),
        ("MSH|^~\\&#!|A", .syntax, "MSH-2"), ("MSH|^~\\A|A", .syntax, "MSH-2"),
        ("MSH|^~\\&|A\rMSH|^~\\&|B", .segmentSequence, "MSH(2)"), ("MSH|^~\\&|A\rfree text", .syntax, "byte 11"),
        ("MSH|^~\\&|A\r|x", .syntax, "byte 11"), ("MSH|^~\\&|A\u{0B}", .syntax, "byte 10"),
        ("MSH|^~\\&|A\u{0}", .syntax, "byte 10"),
        ("MSH|^~\\&|A|||||||||||||||UTF-16\r", .encoding, "MSH-18"),
    ])
    func brokenMessagesAreRefusedWithTheirPlace(text: String, reason: Problem.Reason, place: String) {
        let problem = #expect(throws: Problem.self) { try HL7Message(Array(text.utf8)) }
        #expect(problem?.reason == reason)
        #expect(problem?.place == place)
    }

    @Test func limitsAreKept() {
        let long = Self.head + "OBX|" + String(repeating: "|", count: HL7Limits.fieldsPerSegment)
        #expect(throws: Problem.self) { try Self.message(long) }
        let many = Self.head + String(repeating: "NTE|1\r", count: HL7Limits.segments)
        #expect(#expect(throws: Problem.self) { try Self.message(many) }?.reason == .limit)
        let heavy = Array(Self.head.utf8) + [UInt8](repeating: 0x41, count: HL7Limits.messageBytes)
        #expect(#expect(throws: Problem.self) { try HL7Message(heavy) }?.reason == .limit)
    }

    @Test(arguments: [
        ("", [0xC3, 0xA9], "é", 0), ("UNICODE UTF-8", [0xC3, 0xA9], "é", 0), ("ASCII", [0xC3, 0xA9], "é", 0),
        ("8859/1", [0xE9], "é", 0), ("8859/1", [0xC3, 0xA9], "Ã©", 0), ("WINDOWS-1252", [0x92], "’", 0),
        ("", [0xE9], "é", 1), ("ASCII", [0xE9], "é", 1),
    ])
    func textIsReadInItsCharacterSet(declared: String, bytes: [UInt8], expected: String, warnings: Int) throws {
        let message = try HL7Message(
            Array("MSH|^~\\&|A||||||||||||||| \(declared)\rPID|".utf8) + bytes + Array("\r".utf8))
        #expect(message.text("PID-1") == expected)
        #expect(message.warnings.count == warnings)
        #expect(message.warnings.allSatisfy { $0.reason == .encoding && $0.place == "MSH-18" })
    }

    @Test func declaredUTF8ThatIsNoneIsRefused() {
        let bytes = Array("MSH|^~\\&|A|||||||||||||||UNICODE UTF-8\rPID|".utf8) + [0xE9]
        #expect(#expect(throws: Problem.self) { try HL7Message(bytes) }?.reason == .encoding)
    }

    @Test func headerIsReadOfAMessageThatCannotBe() {
        let header = HL7Header(
            Array("MSH|^~\\&|A|B|C|D|2026||ADT^A04^ADT_A01|id-1|P^T|2.4|||AL|NE\rnot a segment".utf8))
        #expect(header?.controlID == "id-1")
        #expect(header?.messageType == "ADT")
        #expect(header?.trigger == "A04")
        #expect(header?.processingID == "P")
        #expect(header?.version == "2.4")
        #expect(header?.acceptAcknowledgement == .always)
        #expect(header?.applicationAcknowledgement == .never)
        #expect(header?.isEnhancedMode == true)
        #expect(HL7Header(Array("GET / HTTP/1.1".utf8)) == nil)
    }

    @Test(arguments: [
        ("20261122140500", "2026-11-22T14:05:00.000Z"), ("20260704120000", "2026-07-04T11:00:00.000Z"),
        ("20260704120000.5+0000", "2026-07-04T12:00:00.500Z"), ("202607041200-0400", "2026-07-04T16:00:00.000Z"),
        ("20260101", "2026-01-01T00:00:00.000Z"), ("2026070412", "2026-07-04T11:00:00.000Z"),
    ])
    func timesWithoutOffsetAreLondons(text: String, expected: String) {
        #expect(HL7Time.instant(text)?.description == expected)
    }

    @Test(arguments: ["", "Aug 15, 1942", "20261301", "20260230", "202611221", "20261122250000", "20261122+99"])
    func whatIsNoTimeIsRefused(text: String) { #expect(HL7Time.instant(text) == nil) }
}
