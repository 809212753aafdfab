// The one YAML reader: text as written, places, and what is refused.

import Records
import Testing

@Suite struct YAMLNodeTests {
    private static func problems(_ text: String, _ limits: YAMLLimits = .standard) -> [Problem] {
        let list = ProblemList()
        _ = YAMLNode.read(text, file: "f.yaml", limits: limits, problems: list)
        return list.all
    }

    @Test(arguments: ["5E1", "011", "no", "1.00", "0x1F", "2026-04-01", "Null", "\"null\"", "'~'"])
    func aScalarIsTheTextThatWasWritten(_ written: String) throws {
        let list = ProblemList()
        let node = try #require(YAMLNode.read("- \(written)", file: "f.yaml", problems: list))
        guard case .sequence(let items) = node.content, let item = items.first, case .scalar(let text) = item.content
        else {
            Issue.record("not one scalar")
            return
        }
        #expect(text == written.filter { $0 != "\"" && $0 != "'" })
        #expect(item.place.line == 1)
        #expect(item.place.column == 3)
        #expect(list.all.isEmpty)
    }

    @Test func aKeyWithoutAValueIsNothingAndKeepsItsText() throws {
        let node = try #require(YAMLNode.read("- \n- ~\n- null", file: "f.yaml", problems: ProblemList()))
        guard case .sequence(let items) = node.content else {
            Issue.record("no sequence")
            return
        }
        #expect(items.map(\.text) == ["", "~", "null"])
        #expect(items.allSatisfy { if case .nothing = $0.content { true } else { false } })
    }

    @Test(arguments: [
        ("a: &x 1\nb: *x", "f.yaml:1:4", "anchors and aliases are not allowed"),
        ("a: !!binary 1", "f.yaml:1:4", "tags are not allowed"),
        ("a: !!int 1", "f.yaml:1:4", "tags are not allowed"),
        ("a: 1\nb: 2\na: 3", "f.yaml:1:1", "the key a stands twice in one mapping"),
        ("<<: {a: 1}", "f.yaml:1:1", "merge keys are not allowed"),
        ("? [a]\n: 1", "f.yaml:1:3", "a key that is no plain word"),
        ("", "f.yaml:1:1", "the file is empty"),
        ("a: [", "f.yaml:2:1", "did not find expected node content"),
        ("\ta: 1", "f.yaml:1:1", "found character that cannot start any token"),
    ])
    func whatMisleadsIsRefusedWithItsPlace(_ text: String, _ place: String, _ what: String) throws {
        let first = try #require(Self.problems(text).first)
        #expect(first.place == place)
        #expect(first.what == what)
        #expect(!first.remedy.isEmpty)
    }

    @Test func limitsHold() {
        var limits = YAMLLimits()
        limits.documentBytes = 20
        #expect(Self.problems("a: 12345678901234567", limits).isEmpty)
        #expect(Self.problems("a: 123456789012345678", limits).map(\.reason) == [.limit])
        limits = YAMLLimits()
        limits.nodes = 5
        #expect(Self.problems("[a, b, c, d]", limits).isEmpty)
        #expect(Self.problems("[a, b, c, d, e, f]", limits).map(\.reason) == [.limit])
        limits = YAMLLimits()
        limits.depth = 3
        #expect(Self.problems("a: [{b: c}]", limits).isEmpty)
        #expect(Self.problems("a: [{b: []}]", limits).map(\.reason) == [.limit])
        // Deeper than libyaml goes.
        for text in [String(repeating: "[", count: 5000), String(repeating: "- ", count: 5000)] {
            #expect(!Self.problems(text).isEmpty)
        }
    }
}
