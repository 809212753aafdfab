// A tape of a tree is the tape of what the tree is written as.

import Testing

@testable import Records

@Suite struct JSONTapeTests {
    @Test(
        arguments: [
            .null, true, false, .number("1E+2"), "", "plain", "é€😀", "\"\\\n\u{1}", [], [:], [1, [], [:], [[.null]]],
            ["b": 1, "a": ["x", ["é": [:], "\t": false]], "": "last"],
        ] as [JSONValue])
    func treeAndItsBytesMakeTheSameTape(value: JSONValue) throws {
        let made = try JSONTape(made: value)
        let read = try JSONTape(value.write())
        #expect(made.bytes == read.bytes)
        #expect(made.entries.map(Self.parts) == read.entries.map(Self.parts))
        #expect(made.value == value)
    }

    private static func parts(_ entry: JSONTape.Entry) -> [Int] {
        [Int(entry.kind.rawValue), entry.start, entry.end, entry.isEscaped ? 1 : 0, entry.isWide ? 1 : 0]
    }

    /// The header of a file may leave several columns without a name.
    @Test func namesAreNotComparedAgain() throws {
        let twice = JSONObject(distinct: [.init("", "a"), .init("", "b")])
        #expect(try JSONTape(made: twice).value == .object(twice))
    }
}
