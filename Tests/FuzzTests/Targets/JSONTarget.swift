// JSON: the tape that skips along the bytes agrees with a slow reader that was written from RFC 8259 alone; what was
// read is written and read back the same.

@testable import Records

enum JSONTarget {
    static let target = FuzzTarget(
        name: "json", maximumBytes: 16_384, seeds: seeds, words: words + FHIRRoundTrip.words, check: check)

    private static func check(_ bytes: [UInt8]) throws(Broken) {
        let slow = SlowJSON.read(bytes)
        guard let tape = try outcome({ () throws(Problem) in try JSONTape(bytes) }) else {
            return try hold(slow == nil, "refused, and the slow reader accepts it")
        }
        let value = tape.value
        guard let slow else { throw Broken("accepted, and the slow reader refuses it") }
        try hold(slow == value, "the slow reader reads another value")
        try hold(try again(value.write()) == value, "written and read it is another value")
        try hold(try again(value.writePretty()) == value, "written for people and read it is another value")
        let made = try accepted("the tape of what was read") { () throws(Problem) in try JSONTape(made: value) }
        try hold(made.value == value, "made into a tape again it is another value")
        if let canonical = try outcome({ () throws(Problem) in try value.canonical() }) {
            let once = try again(canonical)
            try hold(
                try accepted("the canonical form") { () throws(Problem) in try once.canonical() } == canonical,
                "the canonical form has another canonical form")
        }
        guard value["resourceType"] != nil else { return }
        try FHIRRoundTrip.checkJSON(bytes)
    }

    private static func again(_ written: [UInt8]) throws(Broken) -> JSONValue {
        try accepted("what was written") { () throws(Problem) in try JSONReader.read(written) }
    }

    private static let words = [
        "{\"", "\":", "\",\"", "null", "true", "false", "1.00", "1E+2", "-0", "0.1e-1", "\\u0000", "\\ud83d\\ude00",
        "\\ud800",
        "\\u006e", "\\\\", "\\/", "\u{E9}", "e\u{301}", "\u{FEFF}", "[[[[[[[[", "]]]]]]]]", "{\"a\":", "\u{1F600}",
    ]

    private static let seeds: [[UInt8]] =
        [
            [UInt8]("{\"a\":1.00,\"b\":[true,false,null,-0,1E+2,\"\\u00e9\\n\"],\"c\":{\"d\":{}}}"),
            [UInt8](" [ 0.1e-1 , 12345678901234567890 , \"\\ud83d\\ude00 \u{1F600}\" ] \r\n"),
            [UInt8]("{" + (0..<30).map { "\"name\($0)\":\($0)" }.joined(separator: ",") + "}"),
            [UInt8]("{\"n\":1,\"\\u006e\":2}"), [UInt8]("\"" + String(repeating: "x", count: 40) + "\\\"\""),
            [UInt8](String(repeating: "[", count: 64) + String(repeating: "]", count: 64)),
            [UInt8](String(repeating: "{\"a\":", count: 63) + "[]" + String(repeating: "}", count: 63)),
        ] + FHIRRoundTrip.jsonSeeds
}
