// The repository's own mappings, their examples and those of the language's reference: what records and mappings are
// made from.

import Foundation
import Records

enum MappingSeeds {
    private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "mappings")

    /// Of every sender in mappings/.
    static let profiles: [SenderProfile] = {
        let names = files(in: "").filter { $0.hasSuffix(".yaml") } + ["worked-example/csv/508.yaml"]
        do throws(Problems) {
            return try SenderProfile.load(names.map { ("mappings/\($0)", String(decoding: bytes($0), as: UTF8.self)) })
        } catch { fatalError("mappings/ is not in order: \(error.all)") }
    }()

    static let all: [[UInt8]] = examples + reference

    private static let examples: [[UInt8]] =
        files(in: "examples").filter { !$0.contains("expected") }.map { bytes("examples/\($0)") }
        + [bytes("worked-example/csv/508.csv")]

    /// Each mapping of the reference with its record.
    private static let reference: [[UInt8]] = {
        var seeds: [[UInt8]] = []
        var mapping: [UInt8]?
        let page = String(decoding: bytes("REFERENCE.md"), as: UTF8.self)
        for block in page.components(separatedBy: "```").enumerated().filter({ $0.offset % 2 == 1 }).map(\.element) {
            let parts = block.split(separator: "\n", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let text = [UInt8](String(parts[1]))
            if parts[0].hasSuffix(" mapping") { mapping = text }
            if parts[0].hasSuffix(" record"), let mapping { seeds.append(mapping + MappingTarget.separator + text) }
        }
        return seeds
    }()

    private static func files(in path: String) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path).sorted()
        } catch {
            fatalError("mappings/\(path) cannot be listed: \(error)")
        }
    }

    private static func bytes(_ path: String) -> [UInt8] {
        do { return Array(try Data(contentsOf: folder.appending(path: path))) } catch {
            fatalError("mappings/\(path) cannot be read: \(error)")
        }
    }

    static let words = [
        "\n=====\n", "source: json", "source: xml", "source: hl7v2", "source: csv", "resources:",
        "  - resource: Patient", "    set:",
        "for_each: ", "when: { path: ", "codes: ", "unmapped: reject", "required: true", "reference_to: ", "id: [",
        "concat: [",
        "split: \",\"", "take: 1", "type: nhs-number", "if_bad: drop", "on_fault: put-aside", "if_repeated: reuse",
        "is: ", "is_not: ",
        "dates: { formats: [", "dd/MM/yyyy", "zone: Europe/London", "namespaces: {", "bundle:", "timestamp: ",
        "define:", "$.", "^.",
        "[*]", "//*[", "count(", "substring-before(", "PID-3(2).4.1", "any: [", "all: [", "not: ", "first: [", "=x",
        "lists:",
        "names_organisations: [", "value: ", "extension.valueCode", "name.family", "identifier:", "accepts:",
        "expects:",
        "MSH|^~\\&|A|RK5|B|C|20261122140000||ADT^A01^ADT_A01|1|P|2.4\r", "\rPID|1||", "\rPV1|1|E|",
        "2026-11-22T14:00:00Z", "9990000018",
        "\"personId\":", "<Person>", "20261122", "30/02/2026", "9999-12-31", "0000-00-00", "24:00", "+99:99",
    ]
}
