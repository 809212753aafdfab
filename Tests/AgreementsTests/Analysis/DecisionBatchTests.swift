// Requests in lines of JSON, decisions in lines of JSON: strict, and one bad line stops nothing.

import Agreements
import Records
import Testing

@Suite struct DecisionBatchTests {
    private static let request = """
        {"id":"r-1","publisher":"503","recipient":"RK501","purpose":"TREAT","role":"ed-system",\
        "category":"social-care-package","items":["service","restart"],\
        "person":{"objection":false,"type1":"no","ndoo":"no","s_flag":"no","child":false},"at":"2026-06-15T12:00:00Z"}
        """

    private static func answer(_ line: String, number: Int = 1) throws -> (JSONValue, DecisionBatch.Answer) {
        let answer = DecisionBatch(try Fixture.policy()).answer(Array(line.utf8), number: number) { "id at \($0)" }
        #expect(!answer.bytes.contains(UInt8(ascii: "\n")))
        return (try JSONReader.read(answer.bytes), answer)
    }

    @Test func aRequestIsAnsweredWithItsDecision() throws {
        let (answer, status) = try Self.answer(Self.request, number: 7)
        #expect(status.isPermit && !status.isError)
        #expect(answer["line"] == 7)
        #expect(answer["id"] == "r-1")
        #expect(answer["category"] == "social-care-package")
        #expect(answer["outcome"] == "permit")
        #expect(answer["reason"] == "permitted")
        #expect(answer["agreements"] == ["NS-T-1@1"])
        #expect(answer["grants"] == ["NS-T-1@1 data[0]"])
        #expect(answer["released"] == ["service"])
        #expect(
            answer["withheld"] == [
                ["item": "restart", "reason": "item-not-covered", "why": "no agreement covers the items asked for"]
            ])
        #expect(answer["obligations"] == ["show-withheld-marker"])
        #expect(answer["valid_until"] == "2027-01-01T00:00:00.000Z")
        #expect(answer["decision"] == "id at 2026-06-15T12:00:00.000Z")
        #expect(answer["policy"]?.string == (try Fixture.policy().revision))
    }

    @Test func aRefusalSaysWhyAndWhatMayBeTold() throws {
        let (answer, status) = try Self.answer(Self.request.replacing("\"TREAT\"", with: "\"PLAN\""))
        #expect(!status.isPermit && !status.isError)
        #expect(answer["outcome"] == "deny")
        #expect(answer["reason"] == "purpose-not-covered")
        #expect(answer["marker"] == "not-known")
        #expect(answer["released"] == [])
    }

    @Test func severalCategoriesAreSeveralDecisions() throws {
        let line = Self.request.replacing(
            "\"category\":\"social-care-package\",\"items\":[\"service\",\"restart\"]",
            with: "\"categories\":[\"encounter\",{\"category\":\"social-care-package\",\"items\":[\"service\"]}]")
        let (answer, status) = try Self.answer(line)
        #expect(!status.isPermit)
        let decisions = try #require(answer["decisions"]?.array)
        #expect(decisions.map { $0["category"] } == ["encounter", "social-care-package"])
        #expect(decisions.map { $0["reason"] } == ["category-not-covered", "permitted"])
        #expect(decisions.last?["released"] == ["service"])
    }

    @Test func theGlassIsBrokenByANamedUserForATime() throws {
        let line = Self.request.replacing(
            "\"TREAT\",\"role\":\"ed-system\"", with: "\"BTG\",\"role\":\"ed-consultant\"")
        #expect(try Self.answer(line).0["reason"] == "break-glass-incomplete")
        let broken = line.replacing(
            "\"at\":",
            with:
                "\"break_glass\":{\"user\":\"A Consultant\",\"reason\":\"unconscious\",\"from\":\"2026-06-15T11:00:00Z\","
                + "\"until\":\"2026-06-15T13:00:00Z\"},\"at\":")
        let (answer, _) = try Self.answer(broken)
        #expect(answer["outcome"] == "permit")
        #expect(JSONValue.items(answer["obligations"]).contains("notify:privacy-officer"))
    }

    @Test(
        "a bad line says what is wrong, where and what to do",
        arguments: [
            ("\"purpose\":\"TREAT\",", "", "required", "purpose"),
            ("\"TREAT\"", "\"CURIOSITY\"", "unmapped-code", "purpose"),
            ("\"TREAT\"", "7", "data-type", "purpose"),
            ("\"role\":\"ed-system\",", "", "required", "role"),
            ("\"publisher\":\"503\",", "", "required", "publisher"),
            ("\"RK501\"", "\"rk501\"", "data-type", "recipient"),
            ("\"category\":\"social-care-package\",", "", "required", "category"),
            ("\"social-care-package\"", "\"everything\"", "unmapped-code", "category"),
            ("\"restart\"", "\"arrival\"", "unmapped-code", "items"),
            ("[\"service\",\"restart\"]", "\"service\"", "data-type", "items"),
            (",\"at\":\"2026-06-15T12:00:00Z\"", "", "required", "at"),
            ("2026-06-15T12:00:00Z", "yesterday", "data-type", "at"),
            ("\"objection\":false", "\"objection\":0", "data-type", "person.objection"),
            ("\"objection\":false", "\"objects\":false", "unknown-element", "person"),
            ("\"id\":\"r-1\"", "\"trace\":\"r-1\"", "unknown-element", ""),
            ("\"id\":\"r-1\"", "\"id\":\"Grace Okafor\"", "data-type", "id"),
            ("\"id\":\"r-1\"", "\"purpose\":\"TREAT\"", "duplicate-key", "line 1, column 77 (byte 76)"),
            ("\"category\":", "\"categories\":[\"encounter\"],\"category\":", "unknown-element", "categories"),
            ("\"at\":", "\"break_glass\":{\"user\":\"x\"},\"at\":", "unknown-element", "break_glass"),
            ("{\"id\"", "\"id\"", "syntax", "line 1, column 5 (byte 4)"),
        ])
    func badLines(from: String, to: String, reason: String, place: String) throws {
        try #require(Self.request.contains(from))
        let line = Self.request.replacing(from, with: to, maxReplacements: 1)
        let (answer, status) = try Self.answer(line, number: 3)
        #expect(status.isError && !status.isPermit)
        #expect(answer["line"] == 3)
        #expect(answer["outcome"] == "deny")
        #expect(answer["error"]?["reason"]?.string == reason)
        if !place.hasPrefix("line") { #expect(answer["error"]?["place"]?.string == place) }
        let words = String(decoding: answer.write(), as: UTF8.self)
        #expect(!words.contains("CURIOSITY") && !words.contains("Okafor") && !words.contains("yesterday"))
    }

    @Test func aLineIsOfLimitedLength() throws {
        let line = Self.request.replacing("\"r-1\"", with: "\"\(String(repeating: "x", count: 70_000))\"")
        #expect(try Self.answer(line).0["error"]?["reason"] == "limit")
    }

    @Test func aPersonOfWhomNothingIsSaidIsAsInAnExample() throws {
        let line = Self.request.replacing(
            "\"person\":{\"objection\":false,\"type1\":\"no\",\"ndoo\":\"no\",\"s_flag\":\"no\",\"child\":false},",
            with: "")
        let (answer, _) = try Self.answer(line)
        let decision = try Fixture.policy().decide(
            Fixture.request(to: "RK501", items: Fixture.items("service", "restart"), person: PersonStatus()), id: "")
        #expect(answer["outcome"]?.string == decision.outcome.rawValue)
        #expect(answer["released"]?.array?.compactMap(\.string) == decision.released.names)
    }
}

@Suite struct LineSplitterTests {
    @Test(arguments: [1, 2, 3, 5, 100])
    func linesAreThoseOfTheStreamHoweverItIsCut(_ size: Int) {
        let text = Array("one\r\n\ntwo\nthree".utf8)
        var splitter = LineSplitter()
        var lines: [[UInt8]] = []
        for start in stride(from: 0, to: text.count, by: size) {
            lines += splitter.lines(in: text[start..<min(start + size, text.count)])
        }
        if let rest = splitter.rest() { lines.append(rest) }
        #expect(lines.map { String(decoding: $0, as: UTF8.self) } == ["one", "", "two", "three"])
        #expect(splitter.rest() == nil)
    }

    @Test func aLineOfAnyLengthIsHeldToItsLimit() {
        var splitter = LineSplitter()
        var lines: [[UInt8]] = []
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 50_000)
        for _ in 0..<20 { lines += splitter.lines(in: piece) }
        lines += splitter.lines(in: Array("\nnext\n".utf8))
        #expect(lines.count == 2)
        #expect(lines.first.map { $0.count > 65_536 && $0.count < 70_000 } == true)
        #expect(lines.last == Array("next".utf8))
    }
}
