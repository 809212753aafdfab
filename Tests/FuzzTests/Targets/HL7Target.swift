// HL7 v2: a message is written as it was read; as v2.xml it says the same, and comes back; whatever is refused can be
// answered.

@testable import Records

enum HL7Target {
    static let target = FuzzTarget(name: "hl7v2", maximumBytes: 8192, seeds: seeds, words: words, check: check)

    private static func check(_ bytes: [UInt8]) throws(Broken) {
        if bytes.first == UInt8(ascii: "<") { return try checkXML(bytes) }
        if HL7Batch.isBatch(bytes) { return try checkBatch(bytes) }
        let message = try outcome { () throws(Problem) in try HL7Message(bytes) }
        try checkAnswer(bytes)
        guard let message else { return }
        let er7 = message.er7()
        if isWellFormed(bytes) { try hold(er7 == bytes, "a well-formed message is written as other bytes") }
        let again = try accepted("the message, written,") { () throws(Problem) in try HL7Message(er7) }
        try hold(again.er7() == er7, "written, read and written it is another message")
        try hold(values(of: again) == values(of: message), "written and read it says something else")
        try checkJourney(message)
    }

    /// Segments that each end in CR, and nothing that a reader passes over.
    private static func isWellFormed(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: "MSH".utf8), bytes.last == 0x0D, !bytes.contains(0x0A) else { return false }
        return bytes.dropLast().split(separator: 0x0D, omittingEmptySubsequences: false).allSatisfy { segment in
            segment.contains { $0 != 0x20 && $0 != 0x09 }
        }
    }

    // MARK: - What a message says

    /// One place of a message and what stands there.
    private struct Value: Equatable {
        let place: [Int]
        let value: HL7Message.Value
    }

    /// Every subcomponent that holds anything. MSH-1 and MSH-2 are the delimiters, whose meaning is in all others.
    private static func values(of message: HL7Message) -> [Value] {
        let delimiters = message.delimiters
        var values: [Value] = []
        for segment in message.segments.indices {
            let isHeader = message.segments[segment].name == .msh
            for number in 1...Int(message.segments[segment].fieldCount) + 2 {
                guard !(isHeader && number < 3), let field = message.field(number, of: segment) else { continue }
                var places: [([Int], HL7Message.Span)] = [([segment, number], field)]
                for delimiter in [delimiters.repetition, delimiters.component, delimiters.subcomponent] {
                    places = places.flatMap { place, span in
                        parts(of: span, by: delimiter, in: message).enumerated().map {
                            (place + [$0.offset], $0.element)
                        }
                    }
                }
                values += places.map { Value(place: $0.0, value: message.text($0.1)) }.filter { $0.value != .absent }
            }
        }
        return values
    }

    private static func parts(of span: HL7Message.Span, by delimiter: UInt8, in message: HL7Message) -> [HL7Message
        .Span]
    {
        (1...message.partCount(of: span, by: delimiter)).compactMap { message.part($0, of: span, by: delimiter) }
    }

    // MARK: - v2.xml

    private static func checkXML(_ bytes: [UInt8]) throws(Broken) {
        guard let message = try outcome({ () throws(Problem) in try HL7XML.read(bytes) }) else { return }
        try checkJourney(message)
    }

    /// To v2.xml and back: the same is said; and what came back comes back unchanged.
    private static func checkJourney(_ message: HL7Message) throws(Broken) {
        // More parts or fields than v2.xml may have, or what XML does not.
        guard let xml = try outcome({ () throws(Problem) in try HL7XML.write(message) }) else { return }
        guard let back = try readOrLimit(xml) else { return }
        try hold(back.delimiters == message.delimiters, "from v2.xml it comes back under other delimiters")
        try hold(
            back.segments.map(\.name) == message.segments.map(\.name), "from v2.xml it comes back with other segments")
        let (mine, theirs) = (values(of: message), values(of: back))
        if let first = zip(mine, theirs).first(where: { $0 != $1 }) {
            throw Broken("from v2.xml it comes back saying \(first.1) for \(first.0)")
        }
        try hold(mine.count == theirs.count, "from v2.xml it comes back with \(theirs.count) values of \(mine.count)")
        let again = try accepted("v2.xml of what came back") { () throws(Problem) in
            try HL7XML.read(HL7XML.write(back))
        }
        try hold(again.er7() == back.er7(), "from v2.xml it comes back differently the second time")
    }

    private static func readOrLimit(_ xml: [UInt8]) throws(Broken) -> HL7Message? {
        do throws(Problem) { return try HL7XML.read(xml) } catch {
            try hold(error.reason == .limit, "v2.xml that was written is refused: \(error)")
            return nil
        }
    }

    // MARK: - Batches and answers

    private static func checkBatch(_ bytes: [UInt8]) throws(Broken) {
        guard let batch = try outcome({ () throws(Problem) in try HL7Batch(bytes) }) else { return }
        var end = 0
        var acknowledgements: [[UInt8]] = []
        for (index, part) in batch.messages.enumerated() {
            try hold(part.number == index + 1 && part.offset >= end, "\(part.place) is out of order")
            end = part.offset + part.bytes.count
            try hold(
                end <= bytes.count && bytes[part.offset..<end].elementsEqual(part.bytes), "\(part.place) is other bytes"
            )
            acknowledgements.append(try checkAnswer(part.bytes))
        }
        for problem in batch.problems { try Refusals.check(problem) }
        guard !acknowledgements.isEmpty else { return }
        let answer = try accepted("the answer to the batch") { () throws(Problem) in
            try HL7Batch(
                HL7BatchAnswer.make(
                    for: batch, acknowledgements: acknowledgements, dateTime: Instant(milliseconds: 0),
                    newControlID: { "1" }))
        }
        try hold(
            answer.messages.map(\.bytes) == acknowledgements, "the answer to the batch holds other acknowledgements")
        try hold(
            answer.messages.map(\.batch) == batch.messages.map(\.batch),
            "the answers are in other batches than the messages")
        try hold(answer.problems.isEmpty, "the answer to the batch is miscounted: \(answer.problems)")
    }

    /// Whatever came, there is an answer, and it is one message that says what was decided.
    @discardableResult
    private static func checkAnswer(_ bytes: [UInt8]) throws(Broken) -> [UInt8] {
        let problems = problem(with: bytes).map { [($0, HL7Acknowledgement.Severity.error)] } ?? []
        let written = HL7Acknowledgement.make(
            for: bytes, code: .applicationReject, problems: problems, dateTime: Instant(milliseconds: 0),
            newControlID: "1")
        let answer = try accepted("the acknowledgement") { () throws(Problem) in try HL7Message(written) }
        try hold(answer.text("MSA-1") == "AR", "the acknowledgement says \(answer.text("MSA-1") ?? "nothing")")
        try hold(
            answer.segments.allSatisfy { ["MSH", "MSA", "ERR"].contains($0.name.description) },
            "the acknowledgement has segments that are the sender's")
        return written
    }

    private static func problem(with bytes: [UInt8]) -> Problem? {
        do throws(Problem) {
            _ = try HL7Message(bytes)
            return nil
        } catch { return error }
    }

    // MARK: - Seeds

    private static let words = [
        "MSH|^~\\&|", "\rPID|1||", "\rPV1|1|E|", "\rZPI|", "\rOBX|1|CE|", "\rPR1|", "\rIN1|", "\rMRG|", "\rNTE|1||",
        "FHS|^~\\&|",
        "\rBHS|^~\\&|", "\rBTS|1", "\rFTS|1", "ADT^A01^ADT_A01", "ADT^A40", "|P|2.4", "|P|2.8", "\\F\\", "\\.br\\",
        "\\X0D\\",
        "\\C2842\\", "\\M2442\\", "\\Zx\\", "\\.in-3\\", "\\.sp12\\", "\\E\\", "\\P\\", "\\H\\", "\"\"",
        "UNICODE UTF-8", "8859/15",
        "WINDOWS-1252", "MSH|^~\\&#|", "<ADT_A01 xmlns=\"urn:hl7-org:v2xml\">", "<MSH.2>^~\\&amp;</MSH.2>",
        "<PID.3><CX.1>",
        "<escape V=\".br\"/>", "<PID><PID.1>", "</PID>", "\u{E9}",
    ]

    private static let head = "MSH|^~\\&|A|RK5|B|C|202611221400||ADT^A01^ADT_A01|1|P|2.4\r"

    private static let seeds: [[UInt8]] = [
        [UInt8](
            head + "EVN|A01|2026\rPID|1||K1^^^RK5&1.2&ISO^MR~9990000018^^^NHS||TATE^MAUREEN^^^MRS|\"\"|19410304|F\r"
                + "PV1|1|E|ED^BAY 1^^RK5\rPR1|1\rROL|1\rIN1|1|x\rZPI|a^b&c\r"),
        [UInt8](
            head
                + "NTE|1||a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f\\.br\\g\\X0D\\h\\Zlocal\\i\\H\\j\\N\\k C:\\dir\rOBX|1|CE|x||a^b^c||\r"
        ),
        [UInt8]("MSH|^~\\&#|A|RK5|B|C|2026||ADT^A40^ADT_A39|1|P|2.7||||||8859/1\rPID|1||a\\P\\b\rMRG|1#") + [
            0xE9, 0x0D,
        ],
        [UInt8]("MSH$%*!@$A$RK5\nPID$1$$a%b@c*d!F!e\r\n\nZZZ\n"),
        [UInt8]("MSH|^~\\&|A|||||||||||||||UNICODE UTF-8\rPID|1||||\u{E9}^\u{1F600}\r"),
        [UInt8](
            "FHS|^~\\&|A\rBHS|^~\\&|A\r\(head)PID|1\r\(head)PID|2\rBTS|2\rBHS|^~\\&|B\r\(head)BTS|1\rFTS|2\r"),
        [UInt8](
            "<ADT_A01 xmlns=\"urn:hl7-org:v2xml\"><MSH><MSH.1>|</MSH.1><MSH.2>^~\\&amp;</MSH.2><MSH.9><MSG.1>ADT</MSG.1>"
                + "<MSG.2>A01</MSG.2></MSH.9><MSH.12><VID.1>2.4</VID.1></MSH.12></MSH><PID><PID.3><CX.1>1|2</CX.1><CX.4><HD.1>RK5"
                + "</HD.1></CX.4></PID.3><PID.3/><PID.5>a<escape V=\".br\"/>b</PID.5></PID><ADT_A01.PROCEDURE><PR1><PR1.1>1</PR1.1>"
                + "</PR1></ADT_A01.PROCEDURE></ADT_A01>"),
    ]
}
