// What is written reads back the same, and the canonical form is that of RFC 8785.

import Testing

@testable import Records

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite struct JSONWriterTests {
    @Test(
        arguments: [
            (JSONValue.null, "null"), (true, "true"), (.number("1.00"), "1.00"), ("é€😀/", "\"é€😀/\""),
            ("\"\\\u{8}\u{c}\n\r\t", #""\"\\\b\f\n\r\t""#), ("\u{1}\u{1f}\u{7f}", "\"\\u0001\\u001f\u{7f}\""),
            ([1, [], [:], "a"], #"[1,[],{},"a"]"#), (["b": 1, "a": [.null]], #"{"b":1,"a":[null]}"#),
        ] as [(JSONValue, String)])
    func writesCompactly(value: JSONValue, expected: String) throws {
        #expect(text(value.write()) == expected)
        #expect(try JSONReader.read(value.write()) == value)
    }

    @Test func everyCharacterReadsBack() throws {
        let scalars =
            (1...0x2FF).compactMap(Unicode.Scalar.init)
            + [0x2028, 0xFEFF, 0xFFFD, 0x1F600, 0x10FFFF]
            .compactMap(Unicode.Scalar.init)
        for scalar in scalars {
            let value = JSONValue.string("a" + String(scalar) + "b")
            #expect(try JSONReader.read(value.write()) == value)
        }
    }

    @Test func writesForPeople() {
        let value: JSONValue = ["a": [1, 2], "b": [:], "c": []]
        #expect(text(value.writePretty()) == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {},\n  \"c\": []\n}\n")
    }

    /// RFC 8785, 3.2.3: the example of sorting, by UTF-16 code units.
    @Test func canonicalSortsByUTF16() throws {
        let value: JSONValue = [
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis",
        ]
        let expected =
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\"\u{f6}\":\"Latin Small Letter O With Diaeresis\","
            + "\"\u{20ac}\":\"Euro Sign\",\"\u{1f600}\":\"Emoji: Grinning Face\",\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}"
        #expect(text(try value.canonical()) == expected)
    }

    @Test func canonicalIsTheSameForEverySpelling() throws {
        let one = try JSONReader.read(Array(#"{ "b" : [ 1, true, null ], "a" : "\u00e9\u000F\/" }"#.utf8))
        let other = try JSONReader.read(Array("{\"a\":\"é\\u000f/\",\"b\":[1,true,null]}".utf8))
        #expect(try one.canonical() == other.canonical())
        #expect(text(try one.canonical()) == "{\"a\":\"é\\u000f/\",\"b\":[1,true,null]}")
    }

    @Test(arguments: [("0", "0"), ("-0", "0"), ("9007199254740991", "9007199254740991"), ("-17", "-17")])
    func canonicalIntegers(written: String, expected: String) throws {
        #expect(text(try JSONValue.number(written).canonical()) == expected)
    }

    @Test(arguments: ["1.0", "1e2", "9007199254740992", "-9007199254740992", "99999999999999999999"])
    func otherNumbersHaveNoCanonicalForm(written: String) {
        #expect(throws: Problem.self) { try JSONValue.array([.number(written)]).canonical() }
    }
}
