// RFC 8259 accepted and refused, case by case, and every line of hostile-inputs.md that is about JSON.

import Testing

@testable import Records

/// The problem that reading raises, or `nil`.
private func problem(_ bytes: [UInt8], _ limits: JSONLimits = .standard) -> Problem? {
    do {
        _ = try JSONReader.read(bytes, limits: limits)
        return nil
    } catch {
        return error
    }
}

private func problem(_ text: String, _ limits: JSONLimits = .standard) -> Problem? { problem(Array(text.utf8), limits) }

@Suite struct JSONReaderTests {
    @Test(
        arguments: [
            ("null", JSONValue.null), ("true", true), ("false", false), ("0", 0), ("-0", .number("-0")),
            ("1.00", .number("1.00")), ("1E+2", .number("1E+2")), ("-12.5e-03", .number("-12.5e-03")),
            (" \t\r\n[ ] ", []), ("{}", [:]), ("[1,[2,[3]]]", [1, [2, [3]]]), (#""""#, ""),
            (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{c}\n\r\tz"), (#""\u00e9\u20AC""#, "é€"),
            (#""\uD83D\uDE00""#, "😀"),
            ("\"é€😀\u{7f}\u{2028}\"", "é€😀\u{7f}\u{2028}"),
            (#"{"b":1,"a":{"c":[null]}}"#, ["b": 1, "a": ["c": [.null]]]),
            (#"{"":0}"#, ["": 0]), (#""\uFFFF\u0001""#, "\u{FFFF}\u{1}"),
        ] as [(String, JSONValue)])
    func accepts(text: String, expected: JSONValue) throws {
        #expect(try JSONReader.read(Array(text.utf8)) == expected)
    }

    @Test(arguments: [
        "", " ", "nul", "True", "nulll", "[1,]", "[,1]", "[1 2]", "[", "]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
        "{a:1}",
        "{'a':1}", "{\"a\" 1}", "{1:1}", "[1}", "{\"a\":1]", "01", "-01", "1.", ".5", "+1", "-", "1e", "1e+", "0x10",
        "1.e2",
        "--1", "NaN", "Infinity", "-Infinity", "\"", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\", "\"a\nb\"",
        "\"\u{1}\"",
        "[] []", "1 2", "{} x", "// c\n1", "/* c */1", "[1,/**/2]", "\u{A0}1", "\u{0C}1",
    ])
    func refusesWhatIsNotJSON(text: String) {
        #expect(problem(text)?.reason == .syntax, "\(text)")
    }

    @Test(arguments: [
        ("a name twice", #"{"a":1,"a":2}"#), ("spelt with an escape", #"{"name":1,"\u006eame":2}"#),
        ("both escaped", #"{"\u006e":1,"\u006E":2}"#), ("deep inside", #"[{"x":{"a":1,"b":2,"a":3}}]"#),
        ("canonically equivalent", "{\"\u{e9}\":1,\"e\u{301}\":2}"), ("the empty name", #"{"":1,"":2}"#),
    ])
    func refusesDuplicateNames(what: String, text: String) {
        #expect(problem(text)?.reason == .duplicateKey, "\(what)")
    }

    @Test func findsADuplicateAmongManyNames() {
        let members = (0..<200).map { "\"n\($0)\":\($0)" }
        #expect(problem("{" + members.joined(separator: ",") + "}") == nil)
        for index in [0, 11, 12, 13, 198, 199] {
            let text = "{" + (members + ["\"n\(index)\":0"]).joined(separator: ",") + "}"
            #expect(problem(text)?.reason == .duplicateKey)
        }
    }

    @Test(
        arguments: [
            ("a continuation alone", [0x22, 0x80, 0x22]), ("a cut sequence", [0x22, 0xC3, 0x22]),
            ("an overlong slash", [0x22, 0xC0, 0xAF, 0x22]), ("a surrogate in UTF-8", [0x22, 0xED, 0xA0, 0x80, 0x22]),
            ("beyond U+10FFFF", [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22]), ("FF", [0xFF]),
            ("a byte order mark", [0xEF, 0xBB, 0xBF, 0x7B, 0x7D]), ("UTF-16", [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]),
            ("outside of strings", [0x5B, 0x31, 0xE9, 0x5D]),
        ] as [(String, [UInt8])])
    func refusesWhatIsNotUTF8(what: String, bytes: [UInt8]) {
        #expect(problem(bytes)?.reason == .encoding, "\(what)")
    }

    @Test(arguments: [
        #""\uD800""#, #""\uDC00""#, #""\uD800x""#, #""\uD800\n""#, #""\uD800\uD800""#, #""\uDBFF\u0041""#,
        #""\uDE00\uD83D""#,
        #""\u0000""#, #"{"\u0000":1}"#, #""a\u0000b""#,
    ])
    func refusesLoneSurrogatesAndNUL(text: String) {
        #expect(problem(text)?.reason == .encoding, "\(text)")
    }

    @Test(arguments: [[0x00], [0x22, 0x00, 0x22], [0x31, 0x00], [0x00, 0x7B, 0x00, 0x7D]] as [[UInt8]])
    func refusesNULBytes(bytes: [UInt8]) {
        #expect(problem(bytes)?.reason == .syntax)
    }

    @Test func holdsDepthTo64() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        func objects(_ depth: Int) -> String {
            String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
        }
        #expect(problem(nested(64)) == nil)
        #expect(problem(nested(65))?.reason == .limit)
        #expect(problem(objects(64)) == nil)
        #expect(problem(objects(65))?.reason == .limit)
        // What overflowed the stack of others: the refusal comes before the end is looked for.
        #expect(problem(String(repeating: "[", count: 1_000_000))?.reason == .limit)
        #expect(problem(nested(65))?.place == "line 1, column 65 (byte 64)")
    }

    @Test func holdsTheOtherLimits() {
        #expect(problem(String(repeating: "9", count: 128)) == nil)
        #expect(problem(String(repeating: "9", count: 129))?.reason == .limit)
        #expect(problem("1e" + String(repeating: "9", count: 10_000))?.reason == .limit)
        var limits = JSONLimits()
        limits.documentBytes = 10
        #expect(problem("[1,2,3,45]", limits) == nil)
        #expect(problem("[1,2,3,456]", limits)?.reason == .limit)
        limits = JSONLimits()
        limits.stringBytes = 4
        limits.nameBytes = 2
        #expect(problem(#"{"ab":"abcd"}"#, limits) == nil)
        #expect(problem(#""abcde""#, limits)?.reason == .limit)
        #expect(problem(#""\u00e9\u00e9é""#, limits)?.reason == .limit)
        #expect(problem(#"{"abc":1}"#, limits)?.reason == .limit)
        limits = JSONLimits()
        limits.values = 3
        #expect(problem("[1,2]", limits) == nil)
        #expect(problem("[1,2,3]", limits)?.reason == .limit)
    }

    @Test(arguments: [
        ("{\n  \"é\": x\n}", "line 2, column 8 (byte 10)"), ("[1,\r\n2,\r\n]", "line 3, column 1 (byte 9)"),
        ("[1] 2", "line 1, column 5 (byte 4)"), (#"{"a":1,"a":2}"#, "line 1, column 8 (byte 7)"),
        ("\"abc", "line 1, column 1 (byte 0)"),
    ])
    func saysWhere(text: String, place: String) {
        #expect(problem(text)?.place == place)
    }

    @Test func neverEchoesTheRecord() {
        for text in [#"{"Smithson":1,"Smithson":2}"#, #"["Smithson" "Smithson"]"#, "Smithson", #""Smithson"#] {
            #expect(problem(text)?.description.contains("Smithson") == false)
        }
    }

    @Test func keepsOrderAndNumbersAsWritten() throws {
        let text = #"{"z":1.0,"a":1.00,"m":[1e2,-0.0,100000000000000000000.5]}"#
        #expect(try JSONReader.read(Array(text.utf8)).write() == Array(text.utf8))
    }
}
