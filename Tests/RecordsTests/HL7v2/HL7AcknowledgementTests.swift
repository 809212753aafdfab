import Records
import Testing

@Suite struct HL7AcknowledgementTests {
    private static let now = Instant(fhir: "2026-07-04T11:00:00Z")!

    private static func answer(
        _ original: String, _ code: HL7Acknowledgement.Code,
        _ problems: [(problem: Problem, severity: HL7Acknowledgement.Severity)] = []
    ) throws -> HL7Message {
        try HL7Message(
            HL7Acknowledgement.make(
                for: Array(original.utf8), code: code, problems: problems, dateTime: now, newControlID: "ours-1"))
    }

    @Test func answerGoesBackToWhomItCameFrom() throws {
        let answer = try Self.answer(
            "MSH|^~\\&|PAS|RK5|GATE|QNS|2026||ADT^A04^ADT_A01|id\\T\\1|T|2.3\rPID|1", .applicationAccept)
        for (path, expected) in [
            ("MSH-3", "GATE"), ("MSH-4", "QNS"), ("MSH-5", "PAS"), ("MSH-6", "RK5"), ("MSH-7", "20260704120000+0100"),
            ("MSH-9.1", "ACK"), ("MSH-9.2", "A04"), ("MSH-9.3", "ACK"), ("MSH-10", "ours-1"), ("MSH-11", "T"),
            ("MSH-12", "2.3"), ("MSA-1", "AA"), ("MSA-2", "id&1"),
        ] {
            #expect(answer.text(path) == expected, "\(path)")
        }
        #expect(answer.text("ERR-3") == nil)
    }

    @Test(arguments: ["", "garbage", "GET / HTTP/1.1\r\n\r\n", "MSH", "MSH|", "MSH|^^^^|x", "\u{FEFF}MSHx"])
    func whatIsNoHL7IsAnsweredInWellFormedHL7(original: String) throws {
        let problem = Problem(.segmentSequence, "the message does not begin with MSH", at: "MSH")
        let answer = try Self.answer(original, .applicationReject, [(problem, .error)])
        #expect(answer.text("MSA-1") == "AR")
        #expect(answer.text("MSA-2") == nil)
        #expect(answer.text("MSH-12") == "2.5")
        #expect(answer.text("ERR-3") == "100")
        #expect(answer.delimiters == .standard)
    }

    @Test(arguments: [
        (Problem.Reason.segmentSequence, "MSH", "100"), (.required, "PID-3", "101"), (.dataType, "PID-7", "102"),
        (.nhsNumber, "PID-3(2).1", "102"), (.unmappedCode, "PV1-2", "103"), (.unsupportedEvent, "MSH-9.1", "200"),
        (.unsupportedEvent, "MSH-9.2", "201"), (.unsupportedVersion, "MSH-11", "202"),
        (.unsupportedVersion, "MSH-12", "203"), (.identity, "", "204"), (.controlIDReused, "MSH-10", "205"),
        (.unavailable, "", "207"), (.notAgreed, "", "207"), (.fault, "", "207"),
    ])
    func eachReasonHasItsConditionCode(reason: Problem.Reason, place: String, code: String) throws {
        let answer = try Self.answer(
            "MSH|^~\\&|A|B|C|D|2026||ADT^A04|1|P|2.4", .applicationError,
            [(Problem(reason, "what | is ^ wrong", at: place, remedy: "mend it"), .error)])
        #expect(answer.text("ERR-3") == code)
        #expect(answer.text("ERR-3.3") == "HL70357")
        #expect(answer.text("ERR-4") == "E")
        #expect(answer.text("ERR-5") == reason.rawValue)
        #expect(answer.text("ERR-8") == "what | is ^ wrong")
        #expect(answer.text("MSA-3") == "what | is ^ wrong")
    }

    @Test func placeBecomesALocation() throws {
        let problems = ["PID-3(2).1", "mappings/x.yaml:12: NK1(2)-5.1.2", "line 4"].map {
            (problem: Problem(.dataType, "wrong", at: $0), severity: HL7Acknowledgement.Severity.warning)
        }
        let answer = try Self.answer("MSH|^~\\&|A|B|C|D|2026||ADT^A04|1|P|2.4", .applicationAccept, problems)
        #expect((1...5).map { answer.text("ERR(1)-2.\($0)") } == ["PID", "1", "3", "2", "1"])
        #expect((1...6).map { answer.text("ERR(2)-2.\($0)") } == ["NK1", "2", "5", "1", "1", "2"])
        #expect(answer.text("ERR(3)-2") == nil)
        #expect(answer.text("ERR(1)-4") == "W")
        #expect(answer.text("MSA-3") == nil)
    }

    @Test func theirDelimitersAreKept() throws {
        let answer = try Self.answer("MSH^~|\\&^PAS^RK5^^^2026^^ADT~A04^7^P^2.4", .commitAccept)
        #expect(answer.delimiters.field == UInt8(ascii: "^"))
        #expect(answer.text("MSH-9.2") == "A04")
        #expect(answer.text("MSA-1") == "CA")
    }

    @Test func noValueCanEndItsSegment() throws {
        var builder = HL7Builder()
        builder.segment("MSH", [3: "A", 9: ["ADT", "A01"], 10: "1"])
        builder.segment("NTE", [1: "a\rPID|1", 3: .repetitions([["x~y", "", "&", ""], .text("\\")])])
        builder.segment("ZZZ", [2: .subcomponents([["a", "b"], ["c"]]), 3: .text("l1\nl2")])
        let message = try HL7Message(builder.bytes)
        #expect(message.text("PID-1") == nil)
        #expect(message.text("NTE-1") == "a\rPID|1")
        #expect(message.text("NTE-3") == "x~y")
        #expect(message.text("NTE-3.3") == "&")
        #expect(message.text("NTE-3(2)") == "\\")
        #expect(message.text("ZZZ-2.1.2") == "b")
        #expect(message.text("ZZZ-3") == "l1\nl2")
        #expect(String(decoding: builder.bytes, as: UTF8.self).hasPrefix("MSH|^~\\&|A||||||ADT^A01|1\rNTE|"))
    }
}
