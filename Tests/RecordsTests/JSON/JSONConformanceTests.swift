// RFC 8259 from edge to edge: whatever its grammar allows is accepted, and whatever it does not is refused. One row a case,
// in three kinds: accepted, refused, and what the RFC leaves open and I-JSON (RFC 7493) or this gateway refuses.

import Testing

@testable import Records

private func outcome(_ bytes: [UInt8]) -> Problem? {
    do {
        let tape = try JSONTape(bytes)
        // What is read can be made a tree, and written, and read again to the same.
        let value = tape.value
        #expect(try JSONReader.read(value.write()) == value)
        return nil
    } catch { return error }
}

@Suite struct JSONConformanceTests {
    @Test(arguments: [
        // Values alone, and white space: section 2.
        "0", "-0", "null", "true", "false", "\"\"", "[]", "{}", " 1 ", "\t\n\r 1\r\n\t ", "\n\n[\n]\n", "{ }", "[ ]",
        // Numbers: section 6.
        "-1", "10", "1.0", "0.0", "-0.0", "0.1e1", "0e0", "0E0", "0e+1", "0E-1", "1e0001", "123.456e-789", "1E400",
        "-1E400", "1.7976931348623157e309", "123456789012345678901234567890", "0.00000000000000000000000000001",
        "[-0,0.5,1e-2,1E+2]", "1e+00",
        // Strings: section 7.
        #""\"\\\/\b\f\n\r\t""#, #""\u0022\u005C\u002F""#, #""\u00e9\u00E9""#, #""\uD83d\uDe00""#, #""\uDBFF\uDFFF""#,
        #""\uD800\uDC00""#, #""\u0001\u001F\u007f""#, "\"\u{7F}\"", "\"/\"", "\"\u{80}\u{7FF}\u{800}\u{FFFD}\"",
        "\"\u{10000}\u{10FFFF}\"", "\"\u{2028}\u{2029}\"", "\"\u{FEFF}\"", "\"\u{FFFE}\u{FFFF}\"", #""\uFDD0\uFFFE""#,
        "\"'\"", "\"// no comment /* */\"", #""\\u0000""#, #""a\\""#, "\"12345678\"", "\"1234567\\n12345678\\n\"",
        // Objects: section 4. Names may be any strings.
        #"{"":""}"#, #"{"a":{"a":{"a":1}}}"#, #"{"a":1,"A":2}"#, #"{"a":1,"a ":2}"#, #"{"\u0061":1,"b":2}"#,
        #"{"é":1,"e":2}"#, #"{"a":[{"b":1},{"b":2}]}"#, "{\"a\"\n:\n1\n,\n\"b\"\n:\n2\n}",
        #"{"aaaaaaaaXbbbbbbbb":1,"aaaaaaaaYbbbbbbbb":2}"#,
        // Arrays: section 5.
        "[null]", "[[],[[]],{}]", "[1,\"a\",true,false,null,{},[]]", "[ 1 , 2 ]", "[\n1\n,\n2\n]",
    ])
    func accepts(text: String) { #expect(outcome(Array(text.utf8)) == nil, "\(text)") }

    @Test(arguments: [
        "", " ", "\n", ",", ":", "]", "}", "[", "{", "[[", "[{", "{[", "\"", "'a'", "a", "nul", "nullx", "tru", "truee",
        "fals",
        "NULL", "True", "undefined", "[nul]", "[true false]", "nan", "NaN", "[NaN]", "inf", "Infinity", "-Infinity",
        "[-]", "-", "+1", "[+1]", "01", "-01", "00", "1.", "-1.", ".1", "-.1", "1.e1", "1e", "1e+", "1e-", "1eE2",
        "1e1.5",
        "1 .5", "1. 5", "- 1", "0x1", "0b1", "1_000", "1,000", "1a", "1-1", "--1", "1.2.3", "0e", "0.e1", "１", "²",
        "\"a", "\"\\\"", "\"\\", "\"\\x41\"", "\"\\'\"", "\"\\0\"", "\"\\a\"", "\"\\v\"", "\"\\U0041\"", "\"\\u\"",
        "\"\\u1\"", "\"\\u12\"", "\"\\u123\"", "\"\\u123g\"", "\"\\u 123\"", "\"\\u+123\"", "\"\\u{41}\"", "\"\\é\"",
        "\"\\😀\"",
        "\"\t\"", "\"\n\"", "\"\r\"", "\"\u{1F}\"", "\"a\u{0}b\"", "[\"a\nb\"]", "\"a\" \"b\"", "\"a\"b",
        "[,]", "[,1]", "[1,]", "[1,,2]", "[1 2]", "[1:2]", "[1;2]", "[1}", "[1", "[1,", "[\"a\"", "[]]", "[1]]", "(1)",
        "[1],", "[1]x", "[\"\":1]", "[a]", "[\u{0C}1]", "[\u{0B}1]", "\u{A0}[]", "\u{2060}[]", "[]\u{0}",
        "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1,,\"b\":2}", "{,\"a\":1}", "{\"a\" 1}", "{\"a\",1}",
        "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{[]:1}", "{\"a\":1]", "{\"a\":1", "{\"a\":",
        "{\"a\"",
        "{\"a", "{\"a\":1}}", "{\"a\":1}#", "{\"a\":1}/**/", "{\"a\":/*c*/1}", "//c\n{}", "#c\n{}", "{\"a\"::1}",
        "{\"a\":1:2}",
        "{}{}", "{} []", "1 1", "true,", "null null", "{\"a\":1;}", "{\"a\"=1}", "{...}", "[...]", "<a/>",
    ])
    func refusesAsSyntax(text: String) {
        let problem = outcome(Array(text.utf8))
        #expect(problem?.reason == .syntax, "\(text)")
        #expect(problem?.place.hasPrefix("line ") == true, "\(text)")
    }

    @Test(
        arguments: [
            ("a continuation byte", [0x80]), ("Latin 1", [0xE9]), ("FE", [0xFE]), ("FF", [0xFF]),
            ("cut after 1", [0xC3]),
            ("cut after 2", [0xE2, 0x82]), ("cut after 3", [0xF0, 0x9F, 0x98]), ("overlong NUL", [0xC0, 0x80]),
            ("overlong slash", [0xC0, 0xAF]), ("overlong in three", [0xE0, 0x80, 0xAF]),
            ("overlong in four", [0xF0, 0x80, 0x80, 0xAF]), ("a surrogate", [0xED, 0xA0, 0x80]),
            ("a pair of surrogates", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
            ("beyond U+10FFFF", [0xF4, 0x90, 0x80, 0x80]),
            ("five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80]), ("six bytes", [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80]),
        ] as [(String, [UInt8])])
    func refusesWhatIsNotUTF8Wherever(what: String, bytes: [UInt8]) {
        let quote = Array("\"".utf8)
        // Places in a string, so that every way through the scan of eight bytes at a time meets it.
        for before in 0..<18 {
            let text =
                quote + [UInt8](repeating: 0x61, count: before) + bytes + [UInt8](repeating: 0x62, count: 9) + quote
            let problem = outcome(text)
            #expect(problem?.reason == .encoding, "\(what) after \(before)")
            #expect(problem?.place.hasSuffix("(byte \(before + 1))") == true, "\(what): \(problem?.place ?? "")")
        }
        #expect(outcome(Array("{\"".utf8) + bytes + Array("\":1}".utf8))?.reason == .encoding, "\(what) in a name")
        #expect(outcome(Array("[1".utf8) + bytes + Array("]".utf8))?.reason == .encoding, "\(what) outside of strings")
        #expect(outcome(Array("{} ".utf8) + bytes)?.reason == .encoding, "\(what) at the end")
        #expect(outcome(Array("\"\\n".utf8) + bytes + quote)?.reason == .encoding, "\(what) after an escape")
    }

    /// Every byte in every place of a word of eight: a string ends at its quote, its escapes and its faults, nowhere else.
    @Test func everyByteInEveryPlaceOfAString() {
        for place in 0..<9 {
            for byte in UInt8(0)...0x7F {
                var text = Array("\"abcdefghi\"".utf8)
                text[1 + place] = byte
                let problem = outcome(text)
                switch byte {
                case 0..<0x20, UInt8(ascii: "\""): #expect(problem?.reason == .syntax, "\(byte) at \(place)")
                case UInt8(ascii: "\\"):
                    // An escape with the letter after it: \b and \f are escapes.
                    let next = text[2 + place]
                    let isEscape = [UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "\"")].contains(next)
                    #expect((problem == nil) == (isEscape && next != UInt8(ascii: "\"")), "backslash at \(place)")
                default: #expect(problem == nil, "\(byte) at \(place)")
                }
            }
        }
    }

    @Test(arguments: [
        #"{"a":1,"b":2,"a":3}"#, #"{"a":1,"\u0061":2}"#, #"{"\u0061":1,"a":2}"#, #"{"\u0061":1,"\u0061":2}"#,
        #"{"a\/":1,"a/":2}"#, #"{"\uD83D\uDE00":1,"😀":2}"#, "{\"\u{e9}\":1,\"e\\u0301\":2}", "{\"K\":1,\"\u{212A}\":2}",
        #"{"a":{"x":1},"b":[{"y":1,"z":{},"y":2}]}"#, #"{"aaaaaaaaXbbbbbbbb":1,"c":0,"aaaaaaaaXbbbbbbbb":2}"#,
        #"{"":1,"":2}"#, #"{"abcdefgh":1,"abcdefgh":2}"#, #"{"abc":1,"abc":2}"#,
    ])
    func refusesANameTwice(text: String) {
        #expect(outcome(Array(text.utf8))?.reason == .duplicateKey, "\(text)")
    }

    /// Names that only differ where a hash of their ends does not look.
    @Test func tellsLongNamesApart() {
        let names = (0..<20).map { "\"aaaaaaaa\(String(UnicodeScalar(UInt8(65 + $0))))bbbbbbbb\":1" }
        #expect(outcome(Array("{\(names.joined(separator: ","))}".utf8)) == nil)
        #expect(outcome(Array("{\((names + [names[7]]).joined(separator: ","))}".utf8))?.reason == .duplicateKey)
    }

    @Test(arguments: [
        (#"{"a":1,"a":2}"#, "line 1, column 8 (byte 7)"), ("{\"é\":1,\n\"é\":2}", "line 2, column 1 (byte 9)"),
        ("[\n  \"\\uD800\"]", "line 2, column 4 (byte 5)"), ("[1,\n 2 3]", "line 2, column 4 (byte 7)"),
        ("[\"a\", nul]", "line 1, column 7 (byte 6)"), ("[1.]", "line 1, column 4 (byte 3)"),
        ("[012]", "line 1, column 2 (byte 1)"),
        ("[\"\\q\"]", "line 1, column 3 (byte 2)"), ("[\"a\tb\"]", "line 1, column 4 (byte 3)"),
        ("[1]\n]", "line 2, column 1 (byte 4)"),
    ])
    func saysWhere(text: String, place: String) {
        #expect(outcome(Array(text.utf8))?.place == place, "\(text)")
    }

    /// Whatever is cut off is refused, and no cut reads beyond the end.
    @Test func everyPrefixIsRefused() {
        let text = Array(#"{"a":[1.5e+10,true,false,null,"é\u00e9\uD83D\uDE00\n"],"b":{"c":-0,"d":[]}}"#.utf8)
        #expect(outcome(text) == nil)
        for length in 0..<text.count { #expect(outcome(Array(text[..<length])) != nil, "\(length) bytes") }
    }

    /// What is left open has an entry for each byte.
    @Test(arguments: [1, 2, 3, 10, 63, 64, 65, 200]) func bracketsLeftOpenAreRefused(count: Int) {
        #expect(outcome([UInt8](repeating: UInt8(ascii: "["), count: count)) != nil)
        #expect(outcome(Array("[1,".utf8) + [UInt8](repeating: UInt8(ascii: "["), count: count)) != nil)
    }

    /// The tape has room for one entry every two bytes: these have the most.
    @Test(arguments: [
        "[1,1,1,1,1,1]", "[[],[],[],[]]", "[\"\",\"\",\"\"]", "{\"\":{\"\":{\"\":0}}}", "1", "[]", "[[[[[[]]]]]]",
    ])
    func theDensestDocumentsFit(text: String) { #expect(outcome(Array(text.utf8)) == nil) }
}
