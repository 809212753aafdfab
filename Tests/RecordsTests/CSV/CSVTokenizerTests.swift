// Rows of comma-separated values: the same from any chunks, and refused where a field's end would be a guess.

import Testing

@testable import Records

@Suite struct CSVTokenizerTests {
    /// Rows, with their lines, of a file that comes in chunks.
    private static func rows(_ bytes: [UInt8], chunk: Int, limits: CSVLimits = .standard) throws -> [(Int, [String])] {
        var tokenizer = CSVTokenizer(limits: limits)
        var rows: [(Int, [String])] = []
        func take(_ row: CSVRow) {
            rows.append((row.line, (0..<row.count).map { String(decoding: row.field($0), as: UTF8.self) }))
        }
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            let part = Array(bytes[start..<min(start + chunk, bytes.count)])
            var index = 0
            while try tokenizer.next(part, &index) { take(tokenizer.row) }
        }
        if try tokenizer.finish() { take(tokenizer.row) }
        return rows
    }

    private static let accepted: [(String, [(Int, [String])])] = [
        ("a,b\r\nc,d\r\n", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a,b\nc,d", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a,b\rc,d\r", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("\u{FEFF}a,b\n", [(1, ["a", "b"])]),
        ("\u{FEFF}\"a\",b\n", [(1, ["a", "b"])]),
        ("a,,\n,\n", [(1, ["a", "", ""]), (2, ["", ""])]),
        ("\n\r\n\na\n\n", [(4, ["a"])]),
        ("\"a,b\",\"c\"\"d\",\"\"\n", [(1, ["a,b", "c\"d", ""])]),
        ("\"a\r\nb\nc\",d\r\ne,f", [(1, ["a\r\nb\nc", "d"]), (4, ["e", "f"])]),
        ("\"a\"", [(1, ["a"])]),
        ("a,\"\"", [(1, ["a", ""])]),
        ("\u{FFFD}\u{FEFF}é,a", [(1, ["\u{FFFD}\u{FEFF}é", "a"])]),
        ("", []), ("\r\n", []), ("\u{FEFF}", []),
    ]

    @Test(arguments: accepted) func rowsAreTheSameFromAnyChunks(_ text: String, _ expected: [(Int, [String])]) throws {
        for chunk in [1, 2, 3, 7, 1000] {
            let rows = try Self.rows(Array(text.utf8), chunk: chunk)
            #expect(rows.map(\.1) == expected.map(\.1), "\(text.debugDescription) by \(chunk)")
            #expect(rows.map(\.0) == expected.map(\.0), "\(text.debugDescription) by \(chunk)")
        }
    }

    private static let small: CSVLimits = {
        var limits = CSVLimits()
        limits.fieldBytes = 8
        limits.rowBytes = 20
        limits.columns = 4
        return limits
    }()

    private static let refused: [([UInt8], Problem.Reason, String)] = [
        (Array("a\nb,c\"d\n".utf8), .syntax, "line 2, column 2"),
        (Array("a\n\"b\"c\n".utf8), .syntax, "line 2, column 1"),
        (Array("a\n\"b\n\nc".utf8), .syntax, "line 2, column 1"),
        (Array("a,b\u{0},c".utf8), .encoding, "line 1, column 2"),
        (Array("a,\"b\u{0}\",c".utf8), .encoding, "line 1, column 2"),
        // Whichever comes first, in whatever pieces.
        (Array("a,\"123456789\u{0}\"".utf8), .limit, "line 1, column 2"),
        ([0xFF, 0xFE, 0x61, 0x00], .encoding, "line 1"),
        (Array("a,123456789".utf8), .limit, "line 1, column 2"),
        (Array("1234567,1234567,1234567".utf8), .limit, "line 1, column 3"),
        (Array("1,2,3,4,5\n".utf8), .limit, "line 1, column 5"),
    ]

    @Test(arguments: refused) func whatIsNoRowIsRefusedWithItsPlace(
        _ bytes: [UInt8], _ reason: Problem.Reason, _ place: String
    ) throws {
        for chunk in [1, 3, 1000] {
            let problem = #expect(throws: Problem.self) { try Self.rows(bytes, chunk: chunk, limits: Self.small) }
            #expect(problem?.reason == reason && problem?.place == place, "\(String(describing: problem))")
        }
    }
}
