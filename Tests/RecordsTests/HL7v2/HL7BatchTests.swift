// Files of many messages.

import Records
import Testing

@Suite struct HL7BatchTests {
    private static let one = "MSH|^~\\&|A||||2026||ADT^A01|1|P|2.4\rPID|1\r"
    private static let two = "MSH^~|\\&^A\nPID^2\n"

    private static func batch(_ text: String) throws -> HL7Batch { try HL7Batch(Array(text.utf8)) }

    @Test(arguments: [
        (one, 1, 0), (one + two, 2, 0), ("FHS|^~\\&\r" + one + "FTS|1\r", 1, 0),
        ("BHS|^~\\&\r" + one + two + "BTS|2\r", 2, 1),
        ("FHS|^~\\&|x\r\nBHS|^~\\&\r\n\r\n" + one + "BTS|1\rBHS|^~\\&\r" + two + "BTS|1|all\rFTS|2\r", 2, 2),
        ("\u{FEFF}FHS|^~\\&\rBHS|^~\\&\rBTS|0\rFTS|1", 0, 1), ("FHS|^~\\&\rFTS|0\r", 0, 0), ("", 0, 0),
        ("FHS#^~\\&#\rBHS#^~\\&\r" + one + "BTS#1\rFTS#1\r", 1, 1),
        ("FHS|^~\\&\rBHS|^~\\&\r" + one + "BTS\rFTS|\"\"\r", 1, 1),
        ("FHS#^~\\&#\rBHS|^~\\&\r" + one + "BTS|1\rFTS#1\r", 1, 1),
    ])
    func eachMessageIsTheBytesItWas(text: String, messages: Int, batches: Int) throws {
        let batch = try Self.batch(text)
        #expect(batch.messages.count == messages)
        #expect(batch.batchCount == batches)
        #expect(batch.problems.isEmpty)
        for (index, part) in batch.messages.enumerated() {
            #expect(part.number == index + 1)
            #expect(Array(Array(text.utf8)[part.offset..<part.offset + part.bytes.count]) == part.bytes)
            let message = try HL7Message(part.bytes)
            #expect(["1", "2"].contains(message.text("PID-1")))
        }
    }

    @Test func placesNameBatchAndByte() throws {
        let batch = try Self.batch("BHS|^~\\&\r" + Self.one + "BTS|1\rBHS|^~\\&\r" + Self.two + "BTS|1\r")
        #expect(batch.messages.map(\.place) == ["message 1 (batch 1, byte 9)", "message 2 (batch 2, byte 66)"])
    }

    @Test(arguments: [
        ("BHS|^~\\&\r" + one + "BTS|2\r", "BTS(1)-1"), ("FHS|^~\\&\rBHS|^~\\&\r" + one + "BTS|1\rFTS|3\r", "FTS-1"),
        ("BHS|^~\\&\r" + one + "BTS|many\r", "BTS(1)-1"), ("BHS|^~\\&\r" + one, "byte 51"),
        ("FHS|^~\\&\r" + one, "byte 51"), ("FHS|^~\\&\rBHS|^~\\&\r" + one + "BTS|1\r", "byte 66"),
        ("FHS#^~\\&#\rBHS|^~\\&\r" + one + "BTS|1\rFTS#2\r", "FTS-1"),
        ("FHS|^~\\&\rBHS|^~\\&\r" + one + "FTS|1\r", "byte 60"), ("BHS|^~\\&\rBHS|^~\\&\r" + one + "BTS|1\r", "byte 9"),
    ])
    func wrongCountOrNoTrailerIsSaidAndTheMessagesKept(text: String, place: String) throws {
        let batch = try Self.batch(text)
        #expect(batch.messages.count == 1)
        #expect(batch.problems.map(\.place) == [place])
    }

    @Test(arguments: [
        "BTS|1\r", "FTS|1\r", "PID|1\r" + one, one + "FHS|^~\\&\r", one + "BHS|^~\\&\r" + one + "BTS|1",
        "FHS|^~\\&\rFTS|0\r" + one, "BHS|^~\\&\rPID|1\rBTS|0\r", "FHS|^~\\&\rBHS|^~\\&\r" + one + "FTS|1\rBTS|1\r",
    ])
    func whatIsOutOfOrderIsRefusedWhole(text: String) {
        let problem = #expect(throws: Problem.self) { try Self.batch(text) }
        #expect(problem?.reason == .segmentSequence)
        #expect(problem?.place.hasPrefix("byte ") == true)
    }

    @Test func batchesAreBoundedAndSoAreTheFaultsThatAreKept() throws {
        let batches = String(repeating: "BHS|^~\\&\r", count: HL7Limits.batches)
        let batch = try Self.batch(batches)
        #expect(batch.batchCount == HL7Limits.batches)
        #expect(batch.problems.count == HL7Limits.batchProblems)
        #expect(batch.problemCount == HL7Limits.batches, "each lacks its trailer")
        let problem = #expect(throws: Problem.self) { try Self.batch(batches + "BHS|^~\\&\r") }
        #expect(problem?.reason == .limit && problem?.place == "byte \(batches.utf8.count)")
    }

    @Test func headersNeedDelimiters() {
        #expect(#expect(throws: Problem.self) { try Self.batch("FHS|^^\r") }?.place == "FHS-2")
        #expect(#expect(throws: Problem.self) { try Self.batch("BHSx") }?.place == "BHS-1")
    }

    @Test(arguments: [
        (one, false), ("FHS|^~\\&", true), ("\r\n BHS|^~\\&", true), ("BTS|1", false), ("", false), ("FH", false),
    ])
    func batchIsKnownByItsHeader(text: String, isBatch: Bool) {
        #expect(HL7Batch.isBatch(Array(text.utf8)) == isBatch)
    }

    @Test func samplesAreTakenApart() throws {
        if HL7Samples.areAbsent(for: "HL7 v2 batches") { return }
        let counts = try HL7Samples.files().filter { $0.name.contains("batch-input") || $0.name.hasSuffix(".out") }
            .map { try HL7Batch($0.bytes).messages.count }
        #expect(counts.contains(1013))
        #expect(counts.count >= 2)
    }
}

@Suite struct HL7BatchAnswerTests {
    private static let now = Instant(fhir: "2026-07-04T11:00:00Z")!

    /// Each message acknowledged, and the batch itself where something is wrong with it.
    private static func answer(_ text: String, about: [[UInt8]] = []) throws -> String {
        let batch = try HL7Batch(Array(text.utf8))
        let acknowledgements = batch.messages.map { part in
            HL7Acknowledgement.make(
                for: HL7Header(part.bytes), code: .applicationAccept, note: "n", dateTime: now, newControlID: "a")
        }
        return String(
            decoding: HL7BatchAnswer.make(
                for: batch, acknowledgements: acknowledgements, about: about, dateTime: now, newControlID: { "ours" }),
            as: UTF8.self)
    }

    private static func message(_ id: Int) -> String { "MSH|^~\\&|PAS|RK5|||2026||ADT^A01|\(id)|P|2.4\rPID|1\r" }

    /// The lines of an answer, of which those of an acknowledgement are its MSA alone.
    private static func lines(_ answer: String) -> [String] {
        answer.split(separator: "\r").map(String.init).filter { !$0.hasPrefix("MSH") }
    }

    @Test func aFileIsAnsweredBatchByBatchUnderItsOwnDelimiters() throws {
        let text =
            "FHS|^~\\&|PAS|RK5|GATE|QNS|2026||||F1\rBHS#*~\\&#PAS#RK5#GATE#QNS#2026####B1\r" + Self.message(1)
            + "BTS#1\rBHS|^~\\&|||||||||B2\r" + Self.message(2) + Self.message(3) + "BTS|2\rFTS|2\r"
        #expect(
            Self.lines(try Self.answer(text)) == [
                "FHS|^~\\&|GATE|QNS|PAS|RK5|20260704120000+0100||||ours|F1",
                "BHS#*~\\&#GATE#QNS#PAS#RK5#20260704120000+0100####ours#B1", "MSA|AA|1|n", "BTS#1",
                "BHS|^~\\&|CAREGATE||||20260704120000+0100||||ours|B2", "MSA|AA|2|n", "MSA|AA|3|n", "BTS|2", "FTS|2",
            ])
    }

    /// What answers is a batch that our own reader finds nothing wrong with.
    @Test(arguments: [
        "BHS|^~\\&|||||||||B1\r" + message(1) + "BTS|1\r", "FHS|^~\\&\r" + message(1) + message(2) + "FTS|1\r",
        "FHS|^~\\&\rFTS|0\r", "FHS|^~\\&\rBHS|^~\\&\rBTS|0\rFTS|1\r", "BHS|^~\\&|a\u{7}é|b\r" + message(1),
    ])
    func theAnswerIsASoundBatch(text: String) throws {
        let about = HL7Acknowledgement.make(for: nil, code: .applicationError, dateTime: Self.now, newControlID: "a")
        for extra in [[], [about]] {
            let asked = try HL7Batch(Array(text.utf8))
            let answer = try HL7Batch(Array(try Self.answer(text, about: extra).utf8))
            #expect(answer.problems.isEmpty)
            #expect(answer.messages.count == asked.messages.count + extra.count)
            #expect(answer.batchCount == asked.batchCount)
            #expect((answer.fileHeader == nil) == (asked.fileHeader == nil))
        }
    }
}
