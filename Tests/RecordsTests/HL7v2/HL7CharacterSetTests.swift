// Character sets of HL7 table 0211.

import Records
import Testing

@Suite struct HL7CharacterSetTests {
    private static func message(_ declared: String, _ bytes: [UInt8]) throws(Problem) -> HL7Message {
        try HL7Message(Array("MSH|^~\\&|A|||||||||||||||\(declared)\rPID|".utf8) + bytes + [0x0D])
    }

    @Test(arguments: [
        ("8859/2", [0xB1, 0xE8], "ąč"), ("8859/3", [0xA1], "Ħ"), ("8859/4", [0xFE], "ū"),
        ("8859/5", [0xD0, 0xF1], "аё"),
        ("8859/6", [0xC7], "ا"), ("8859/7", [0xE1, 0xF9], "αω"), ("8859/8", [0xE0], "א"),
        ("8859/9", [0xFD, 0xF0], "ığ"),
        ("8859/10", [0xFF], "ĸ"), ("8859/11", [0xA1], "ก"), ("8859/13", [0xB4], "“"), ("8859/14", [0xDE], "Ŷ"),
        ("8859/15", [0xA4, 0xBD], "€œ"), ("8859/16", [0xAA], "Ș"), ("ISO-8859-15", [0xA4], "€"),
        ("ISO IR144", [0xD0], "а"),
        ("iso8859/1", [0xE9], "é"), ("CP1252", [0x80], "€"), ("8859/1~UNICODE UTF-8", [0xE9], "é"),
    ])
    func bytesAreTextOfTheDeclaredSet(declared: String, bytes: [UInt8], text: String) throws {
        let message = try Self.message(declared, bytes)
        #expect(message.text("PID-1") == text)
        #expect(message.warnings.isEmpty)
    }

    /// Each set both ways, every byte that it has; text that it has not is refused by the writer.
    @Test(arguments: HL7CharacterSet.allCases.filter { $0 != .utf8 })
    func everyByteComesBack(set: HL7CharacterSet) throws {
        var kept = 0
        for byte in UInt8(0xA0)...0xFF {
            let message: HL7Message
            do throws(Problem) {
                message = try Self.message(set.rawValue, [0x61, byte, 0x62])
            } catch {
                #expect(error.reason == .encoding)
                #expect(error.place.hasPrefix("byte "))
                continue
            }
            #expect(try HL7XML.read(HL7XML.write(message)).bytes == message.bytes)
            kept += 1
        }
        #expect(kept >= 51)
    }

    @Test(arguments: [
        ("8859/7", [UInt8(0xAE)]), ("8859/8", [0xBF]), ("WINDOWS-1252", [0x81]), ("8859/6", [0xA1]),
    ])
    func byteThatTheSetDoesNotHaveIsRefused(declared: String, bytes: [UInt8]) {
        let problem = #expect(throws: Problem.self) { try Self.message(declared, bytes) }
        #expect(problem?.reason == .encoding)
        #expect(problem?.place == "byte \(30 + declared.utf8.count)")
    }

    @Test(arguments: [
        "UNICODE UTF-16", "UNICODE UTF-32", "ISO IR87", "ISO IR14", "GB 18030-2000", "BIG-5", "8859/12", "8859/",
        "EBCDIC",
    ])
    func otherSetsAreRefused(declared: String) {
        #expect(#expect(throws: Problem.self) { try Self.message(declared, []) }?.place == "MSH-18")
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0x4D, 0x00], [0xFE, 0xFF, 0x00, 0x4D], [0x4D, 0x00, 0x53, 0x00], [0x00, 0x4D, 0x00, 0x53],
            [0xFF, 0xFE, 0x00, 0x00], [0x00, 0x00, 0x00, 0x4D],
        ] as [[UInt8]])
    func twoBytesACharacterAreRefusedAsSuch(bytes: [UInt8]) {
        let problem = #expect(throws: Problem.self) { try HL7Message(bytes) }
        #expect(problem?.reason == .encoding)
        #expect(problem?.remedy == "send UNICODE UTF-8")
    }
}
