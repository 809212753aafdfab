// The mapping of ADT held against another implementation of HL7's tables, field by field: mappings/hl7v2-comparison.md says how
// many values of each element are equal, and why the others are not. The page keeps the reasons; this test keeps its numbers.

import Foundation
import Records
import Testing

@Suite struct HL7ComparisonTests {
    /// How the values of one element compare, over all messages.
    private struct Row: Equatable {
        var expected = 0
        var equal = 0
        /// Values that only this mapping gives.
        var own = 0

        var words: String { "\(expected) | \(equal) | \(expected - equal) | \(own)" }
    }

    private static let page = Fixtures.root.appending(path: "mappings/hl7v2-comparison.md")

    @Test func comparisonIsAsPublished() throws {
        if HL7Samples.areAbsent(for: "HL7 v2 comparison") { return }
        let (rows, messages) = try Self.compared()
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let published = Self.table(text)
        if ProcessInfo.processInfo.environment["CAREGATE_WRITE_COMPARISON"] != nil {
            try Self.written(text, rows, published, messages).write(to: Self.page, atomically: true, encoding: .utf8)
            return
        }
        for (element, row) in rows {
            #expect(published[element]?.words == row.words, "\(element)")
            if row.expected > row.equal { #expect(published[element]?.reason.isEmpty == false, "\(element)") }
        }
        #expect(Set(published.keys) == Set(rows.keys))
        #expect(text.contains(Self.total(rows, messages)))
        let equal = rows.values.reduce(0) { $0 + $1.equal }
        #expect(equal > 1_000)
    }

    /// Every reason that a row names is explained.
    @Test func everyReasonIsExplained() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let used = Set(Self.table(text).values.flatMap { $0.reason.split(separator: " ").map(String.init) })
        #expect(!used.isEmpty)
        for reason in used { #expect(text.contains("\n- **\(reason)**: "), "\(reason)") }
    }

    // MARK: - The page

    private static func table(_ text: String) -> [String: (words: String, reason: String)] {
        var rows: [String: (String, String)] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 8 else { continue }
            rows[cells[1].replacing("`", with: "")] = (cells[2...5].joined(separator: " | "), cells[6])
        }
        return rows
    }

    private static func total(_ rows: [String: Row], _ messages: Int) -> String {
        let all = rows.values.reduce(into: Row()) {
            $0.expected += $1.expected
            $0.equal += $1.equal
            $0.own += $1.own
        }
        return "\(messages) messages, \(all.expected) values: \(all.equal) equal, \(all.expected - all.equal) not, "
            + "\(all.own) that only this mapping gives."
    }

    private static func written(
        _ text: String, _ rows: [String: Row], _ published: [String: (words: String, reason: String)], _ messages: Int
    ) -> String {
        let head = text.components(separatedBy: "\n## Table\n")[0]
        let lines = rows.keys.sorted().map { element in
            "| `\(element)` | \(rows[element]?.words ?? "") | \(published[element]?.reason ?? "") |"
        }
        return head + "\n## Table\n\n" + total(rows, messages)
            + "\n\n| element | expected | equal | other | only here | why |\n|---|--:|--:|--:|--:|---|\n"
            + lines.joined(separator: "\n") + "\n"
    }

    // MARK: - The comparison

    private static func compared() throws -> (rows: [String: Row], messages: Int) {
        let profile = try Fixtures.permissive()
        let folder = HL7Samples.folder.appending(path: "hl7v2-microsoft")
        var rows: [String: Row] = [:]
        var messages = 0
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "expected").path)
            .sorted()
        where file.hasPrefix("ADT") {
            let name = file.replacing("-expected.json", with: ".hl7")
            let input = Array(try Data(contentsOf: folder.appending(path: "input/\(name)")))
            let reading = try RecordReader.read(
                input, format: .hl7v2, profile: profile, receivedAt: Fixtures.receivedAt)
            let expected = try JSONReader.read(Array(try Data(contentsOf: folder.appending(path: "expected/\(file)"))))
            let theirs = Flat(JSONValue.items(expected["entry"]).compactMap { $0["resource"] })
            let ours = Flat(reading.bundle.entries.map { .object($0.resource.json) })
            for element in Set(theirs.values.keys).union(ours.values.keys) {
                var left = theirs.values[element] ?? []
                rows[element, default: Row()].expected += left.count
                for value in ours.values[element] ?? [] {
                    if let index = left.firstIndex(of: value) {
                        left.remove(at: index)
                        rows[element, default: Row()].equal += 1
                    } else {
                        rows[element, default: Row()].own += 1
                    }
                }
            }
            messages += 1
        }
        return (rows, messages)
    }

    /// The values of resources by their elements. A reference to an organisation, a place or a practitioner is what is said of
    /// them, whether in a resource of its own or in the reference; any other reference is the type that it leads to.
    private struct Flat {
        private(set) var values: [String: [String]] = [:]
        private let byReference: [String: JSONValue]
        private static let inlined: Set = ["Organization", "Practitioner", "PractitionerRole", "Location", "Device"]

        init(_ resources: [JSONValue]) {
            byReference = Dictionary(
                resources.compactMap { resource in
                    guard let type = resource["resourceType"]?.string, let id = resource["id"]?.string else {
                        return nil
                    }
                    return ("\(type)/\(id)", resource)
                }, uniquingKeysWith: { first, _ in first })
            for resource in resources {
                guard let type = resource["resourceType"]?.string else { continue }
                if Self.inlined.contains(type) {
                    values["\(type) (a resource of its own)", default: []].append(type)
                    continue
                }
                for member in resource.object?.members ?? []
                where !["resourceType", "id", "text"].contains(member.name) {
                    add(member.value, "\(type).\(member.name)")
                }
            }
        }

        private mutating func add(_ value: JSONValue, _ path: String) {
            switch value {
            case .array(let items): for item in items { add(item, path) }
            case .object(let object):
                if object["reference"] != nil
                    || object["display"] != nil && object["code"] == nil && object["system"] == nil
                    || object["identifier"] != nil && object.members.count <= 3
                {
                    return addReference(value, path)
                }
                let url = path.hasSuffix("extension") ? object["url"]?.string : nil
                let name = url.map { "\(path)[\($0.split(separator: "/").last ?? "")]" } ?? path
                for member in object.members where member.name != "url" { add(member.value, "\(name).\(member.name)") }
            case .string, .number, .bool: values[path, default: []].append(Self.normal(value.scalar ?? ""))
            case .null: break
            }
        }

        private mutating func addReference(_ value: JSONValue, _ path: String) {
            let reference = value["reference"]?.string
            let type = reference?.split(separator: "/").first.map(String.init) ?? ""
            let target = reference.flatMap { byReference[$0] }
            if reference != nil, !Self.inlined.contains(type) {
                values["\(path).reference", default: []].append("a resource of the message")
                return
            }
            let number =
                JSONValue.items(target?["identifier"]).first?["value"]?.string ?? value["identifier"]?["value"]?.string
            let name: String?
            switch target?["name"] {
            case .string(let text): name = text
            case .array(let names):
                let parts = names.first.map { name in
                    JSONValue.items(name["prefix"]) + JSONValue.items(name["given"]) + JSONValue.items(name["family"])
                }
                name = parts.map { $0.compactMap(\.string).joined(separator: " ") }
            default: name = target == nil ? value["display"]?.string : nil
            }
            // A place is known by its point of care.
            if path.hasSuffix(".location") || path.hasSuffix(".destination") {
                values["\(path) (name)", default: []] += [target == nil ? number ?? name : name].compactMap { $0 }
                return
            }
            if let number { values["\(path) (number)", default: []].append(number) }
            if let name { values["\(path) (name)", default: []].append(name) }
        }

        /// Times as instants, whatever their offset.
        private static func normal(_ text: String) -> String {
            Instant(fhir: text)?.description ?? text.trimmingCharacters(in: .whitespaces)
        }
    }
}
