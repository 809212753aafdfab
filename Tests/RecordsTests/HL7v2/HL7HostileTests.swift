// Hostile and broken HL7 v2: refused with what and where, never a crash, never other text than was sent.

import Records
import Testing

@Suite struct HL7HostileTests {
    private static let head = "MSH|^~\\&|A|B|C|D|2026||ADT^A01|1|P|2.4\r"

    private static func problem(_ bytes: [UInt8]) -> Problem? {
        do throws(Problem) {
            _ = try HL7Message(bytes)
            return nil
        } catch {
            return error
        }
    }

    /// MSH-2 decides what is structure: anything but distinct punctuation would let a value be read as two.
    @Test(arguments: [
        "|", "||", "|^^^^", "|^~\\", "|^~\\&#!x", "|ABCD", "|^~\\|", "|    ", "|\"~\\&", "|^~\\\u{7F}", "M^~\\&",
        " ^~\\&",
        "\u{E9}^~\\&", "|^~\\é",
    ])
    func delimitersAreValidated(declaration: String) {
        let problem = Self.problem(Array("MSH\(declaration)|A\rPID|1\r".utf8))
        #expect(problem?.reason == .syntax)
        #expect(problem?.place.hasPrefix("MSH-") == true)
    }

    /// The greatest numbers that a command can have, wherever it stands.
    @Test(
        arguments: [".in", ".ti", ".sp", ".sk"],
        ["-9223372036854775808", "9223372036854775807", "-1000", "99999999999999999999"])
    func numbersOfCommandsAreBounded(command: String, number: String) throws {
        let value = "\\\(command)\(number)\\"
        let text = "MSH|^~\\&|A|B|C|D|2026||ADT^A01|\(value)|P|2.4\rPID|1||7||\(value)\r"
        let message = try HL7Message(Array(text.utf8))
        #expect(message.text("MSH-10") != nil || command == ".in" || command == ".ti")
        #expect(String(decoding: try HL7XML.write(message), as: UTF8.self).contains("MSH"))
        let answer = HL7Acknowledgement.make(
            for: Array(text.utf8), code: .applicationError, controlID: "1",
            dateTime: try #require(Instant(fhir: "2026-11-22T14:00:00Z")), newControlID: "2")
        #expect(!answer.isEmpty)
    }

    /// Lines that are no segments, with and without an end.
    @Test(
        arguments: ["M", "MR", "MR|", "M|", "|", "||||", "M||", "MR |", "PID1|", "PI", "pid|1", "P|D|", "PID^1"],
        ["", "\r", "|", "|\r"])
    func whatHasNoNameIsNoSegment(line: String, end: String) {
        #expect(Self.problem(Array((Self.head + line + end).utf8))?.reason == .syntax)
    }

    @Test(arguments: UInt8(0)..<0x20)
    func controlCharactersAreRefusedWithTheirPlace(code: UInt8) {
        let bytes = Array((Self.head + "PID|1").utf8) + [code] + Array("|2\r".utf8)
        switch code {
        case 0x09: #expect(Self.problem(bytes) == nil)
        // The segment ends here, and what follows has no name.
        case 0x0A, 0x0D: #expect(Self.problem(bytes)?.reason == .syntax)
        default:
            #expect(Self.problem(bytes)?.reason == .syntax)
            #expect(Self.problem(bytes)?.place == "byte \(Self.head.utf8.count + 5)")
        }
    }

    @Test(
        arguments: [
            [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xC3], [0xF4, 0x90, 0x80, 0x80],
        ] as [[UInt8]])
    func invalidUTF8IsNeverMended(bytes: [UInt8]) throws {
        let declared = Array("MSH|^~\\&|A|||||||||||||||UNICODE UTF-8\rPID|".utf8) + bytes
        #expect(Self.problem(declared)?.reason == .encoding)
        // Declared as nothing it is said to be read as 8859/1, in which every byte is itself.
        let message = try HL7Message(Array((Self.head + "PID|a").utf8) + bytes + Array("b\r".utf8))
        #expect(message.warnings.count == 1)
        #expect(message.text("PID-1") == "a" + String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })) + "b")
    }

    @Test func limitsAreNamedWithTheirValue() {
        let cases: [(String, [UInt8], Int)] = [
            (
                "bytes", Array(Self.head.utf8) + Array(repeating: 0x41, count: HL7Limits.messageBytes),
                HL7Limits.messageBytes
            ),
            (
                "segments", Array((Self.head + String(repeating: "NTE|1\r", count: HL7Limits.segments)).utf8),
                HL7Limits.segments
            ),
            (
                "fields",
                Array((Self.head + "OBX" + String(repeating: "|", count: HL7Limits.fieldsPerSegment + 1)).utf8),
                HL7Limits.fieldsPerSegment
            ),
        ]
        for (name, bytes, limit) in cases {
            let problem = Self.problem(bytes)
            #expect(problem?.reason == .limit, "\(name)")
            #expect(problem?.what.contains(String(limit)) == true, "\(name)")
        }
    }

    @Test func partsWithoutEndAreCountedInOnePass() throws {
        let message = try HL7Message(
            Array((Self.head + "PID|||" + String(repeating: "~", count: 999_998) + "x\r").utf8))
        #expect(message.text("PID-3(999999)") == "x")
        #expect(message.text("PID-3(999998)") == nil)
        let deep = try HL7Message(Array((Self.head + "PID|" + String(repeating: "^&\\", count: 1_000_000) + "\r").utf8))
        #expect(deep.text("PID-1.1000000") == nil)
    }

    /// A message cut off anywhere, and one with any byte changed, is read or refused; both can be answered.
    @Test func everyCutAndEveryChangedByteIsReadOrRefused() throws {
        let whole = Array((Self.head + "PID|1||K1^^^RK5&1.2&ISO^MR~2\\T\\3||TATE^M\\.br\\\rPV1||E|ED^^B\r").utf8)
        for length in 0...whole.count { try Self.answers(Array(whole.prefix(length))) }
        for index in whole.indices {
            for byte: UInt8 in [0x00, 0x0A, 0x0B, 0x0D, 0x1C, 0x20, 0x41, 0x5C, 0x7C, 0x7E, 0x80, 0xFF] {
                var changed = whole
                changed[index] = byte
                try Self.answers(changed)
            }
        }
    }

    private static func answers(_ bytes: [UInt8]) throws {
        if let problem = problem(bytes) {
            #expect(!problem.what.isEmpty)
            #expect(!problem.place.isEmpty)
        } else {
            let message = try HL7Message(bytes)
            // What was read is written as it was.
            #expect(try HL7Message(message.er7()).er7() == message.er7())
            _ = try HL7XML.read(HL7XML.write(message))
        }
        let answer = HL7Acknowledgement.make(
            for: bytes, code: .applicationError, problems: problem(bytes).map { [($0, .error)] } ?? [],
            dateTime: Fixtures.receivedAt, newControlID: "1")
        #expect(throws: Never.self) { try HL7Message(answer) }
    }

    /// A value that an acknowledgement repeats stays a value, whatever it holds.
    @Test(arguments: ["1\\T\\x|PID", "a^b~c&d", String(repeating: "9", count: 4_000), "1\u{0}2", "\\X0D\\PID|1"])
    func acknowledgementRepeatsNothingAsStructure(controlID: String) throws {
        let answer = try HL7Message(
            HL7Acknowledgement.make(
                for: Array("MSH|^~\\&|A|B|C|D|2026||ADT^A01|\(controlID)|P|2.4\r".utf8), code: .applicationReject,
                dateTime: Fixtures.receivedAt, newControlID: "1"))
        #expect(answer.text("MSA-1") == "AR")
        #expect(answer.text("PID-1") == nil)
        #expect(answer.bytes.count < 1_500)
    }

    /// What is refused for its character set is answered in one that can be read.
    @Test(arguments: [
        ("UNICODE UTF-8", [UInt8](repeating: 0xE9, count: 3)), ("UNICODE UTF-16", [0xC3, 0xA9]), ("8859/7", [0xAE]),
        ("UNICODE UTF-8", Array(String(repeating: "é", count: 200).utf8)), ("TATE", [0xE9]),
        ("UNICODE UTF-8", Array(("x" + String(repeating: "€", count: 200)).utf8)),
        // A component, a repetition or an escape is no part of a name.
        ("^8859/1", [0xE9]), ("8859/1^x", [0xE9]), ("\\T\\", [0xE9]),
    ])
    func acknowledgementIsReadableWhateverTheSet(declared: String, bytes: [UInt8]) throws {
        let message =
            Array("MSH|^~\\&|".utf8) + bytes + Array("|B|C|D|2026||ADT^A01|1|P|2.4||||||\(declared)\r".utf8)
        let answer = try HL7Message(
            HL7Acknowledgement.make(
                for: message, code: .applicationReject, dateTime: Fixtures.receivedAt, newControlID: "1"))
        #expect(answer.text("MSA-1") == "AR")
        #expect(answer.text("MSH-18") == (["UNICODE UTF-8", "8859/7"].contains(declared) ? declared : nil))
    }

    /// Refusals say where and never what stood there.
    @Test func refusalsDoNotRepeatValues() {
        for text in ["MSH|^~\\&|A\rTATE MAUREEN 9990000018", "MSH|^~\\&|A|||||||||||||||TATE\r", "MSH|TATE|A\r"] {
            let problem = Self.problem(Array(text.utf8))
            #expect(problem != nil)
            #expect(problem?.description.contains("TATE") == false)
            #expect(problem?.description.contains("999") == false)
        }
    }
}
