// The examples of mappings/REFERENCE.md: each is run, and what the page says comes of it must come of it.

import Records
import Testing

@Suite struct ReferenceTests {
    /// A fenced block: what its first line says, and what it holds.
    struct Block {
        let language: String
        let role: String
        let text: String
        let line: Int
    }

    /// One `yaml mapping` with the blocks that go with it.
    struct Example: CustomTestStringConvertible {
        var files: [Block] = []
        var mapping: Block
        var blocks: [Block] = []

        var testDescription: String { "REFERENCE.md:\(mapping.line)" }
        func block(_ role: String) -> Block? { blocks.first { $0.role == role } }
    }

    static func blocks(of page: String) -> [Block] {
        var blocks: [Block] = []
        var open: (language: String, role: String, line: Int)?
        var text: [Substring] = []
        for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let (language, role, start) = open {
                if line == "```" {
                    blocks.append(
                        Block(language: language, role: role, text: text.joined(separator: "\n"), line: start))
                    open = nil
                } else {
                    text.append(line)
                }
            } else if line.hasPrefix("```") {
                let words = line.dropFirst(3).split(separator: " ", maxSplits: 1).map(String.init)
                open = (words.first ?? "", words.count > 1 ? words[1] : "", index + 1)
                text = []
            }
        }
        return blocks
    }

    static func examples() throws -> [Example] {
        let page = String(decoding: try Fixtures.bytes("mappings/REFERENCE.md"), as: UTF8.self)
        var examples: [Example] = []
        var files: [Block] = []
        for block in blocks(of: page) {
            if block.role.hasPrefix("file=") {
                files.append(block)
            } else if block.role == "mapping" {
                examples.append(Example(files: files, mapping: block))
                files = []
            } else {
                examples[examples.count - 1].blocks.append(block)
            }
        }
        return examples
    }

    /// The example's files under the settings that open a sender's file.
    static func profile(_ example: Example) throws(Problems) -> SenderProfile {
        let text = example.mapping.text
        let all = [text] + example.files.map(\.text)
        let source = all.lazy.compactMap { text in
            text.split(separator: "\n").first { $0.hasPrefix("source: ") }?.dropFirst("source: ".count)
        }.first
        let head =
            "sender: \"599\"\nname: Example Council\nformats: [\(source ?? "")]\npublishes: [social-care-package]\n"
        var files = example.files.map { (path: String($0.role.dropFirst("file=".count)), text: $0.text) }
        files.append((path: "599.yaml", text: head + text))
        return try SenderProfile.load(files)[0]
    }

    static func read(_ record: Block, _ profile: SenderProfile, _ trace: MappingTrace? = nil) throws(Problem)
        -> (Reading, MappingTrace?)
    {
        let format = record.language == "hl7" ? Format.hl7v2 : Format(rawValue: record.language)!
        let (reading, trace) = try RecordReader.explain(
            Array(record.text.utf8), format: format, profile: profile, receivedAt: Fixtures.receivedAt)
        return (reading, trace)
    }

    /// What a page would show of a run, by role.
    static func outcome(_ example: Example) throws -> [String: String] {
        let profile: SenderProfile
        do throws(Problems) { profile = try Self.profile(example) } catch {
            return ["problems": error.all.map(Self.withoutSettings).joined(separator: "\n")]
        }
        let record = try #require(example.block("record"))
        do throws(Problem) {
            let (reading, trace) = try read(record, profile)
            var outcome: [String: String] = [:]
            let resources = reading.bundle.entries.map { entry in
                var json = entry.resource.json
                if example.block("result ids") == nil { json["id"] = nil }
                return JSONValue.object(json)
            }
            let role = example.block("result ids") == nil ? "result" : "result ids"
            outcome[role] = String(decoding: JSONValue.array(resources).write(), as: UTF8.self)
            if !reading.warnings.isEmpty {
                outcome["warnings"] = reading.warnings.map(Self.withoutSettings).joined(separator: "\n")
            }
            if example.block("explanation") != nil {
                outcome = ["explanation": (trace?.lines ?? []).map(Self.withoutSettings).joined(separator: "\n")]
            }
            return outcome
        } catch {
            return ["refusal": withoutSettings(error)]
        }
    }

    /// Lines are counted from the example's first, as a reader of the page would.
    private static func withoutSettings(_ problem: Problem) -> String { withoutSettings(problem.description) }

    private static func withoutSettings(_ text: String) -> String {
        text.replacing(#/599\.yaml:(\d+)/#) { "599.yaml:\(max(1, Int($0.output.1)! - 4))" }
    }

    @Test(arguments: try examples())
    func comesOutAsThePageSays(example: Example) throws {
        let outcome = try Self.outcome(example)
        let told = Dictionary(
            uniqueKeysWithValues: example.blocks.filter { $0.role != "record" }.map { ($0.role, $0.text) })
        #expect(Set(outcome.keys) == Set(told.keys))
        for (role, text) in outcome {
            guard let said = told[role] else { continue }
            if role.hasPrefix("result") {
                #expect(try JSONReader.read(Array(text.utf8)) == JSONReader.read(Array(said.utf8)), "\(text)")
            } else {
                #expect(text == said)
            }
        }
    }

    @Test func everyBlockOfThePageBelongsToAnExample() throws {
        let page = String(decoding: try Fixtures.bytes("mappings/REFERENCE.md"), as: UTF8.self)
        let roles = ["mapping", "record", "result", "result ids", "warnings", "problems", "refusal", "explanation"]
        for block in Self.blocks(of: page) {
            #expect(roles.contains(block.role) || block.role.hasPrefix("file="), "line \(block.line)")
        }
        #expect(try Self.examples().count > 12)
        for example in try Self.examples() {
            #expect(example.blocks.contains { $0.role != "record" }, "\(example.testDescription)")
        }
    }
}
