// The account of a run: of every value its line and its source, of the record what nothing used.

import Records
import Testing

@Suite struct MappingTraceTests {
    private static func explain(_ sender: String, _ format: Format, _ file: String) throws -> (Reading, MappingTrace) {
        let profile = try #require(try Fixtures.profiles()[sender])
        return try RecordReader.explain(
            Fixtures.bytes("mappings/examples/\(file)"), format: format, profile: profile,
            receivedAt: Fixtures.receivedAt)
    }

    private static func line(_ file: String, of words: String) throws -> Int {
        let text = String(decoding: try Fixtures.bytes(file), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return try #require(lines.firstIndex { $0.contains(words) }) + 1
    }

    @Test func xmlElementsNameTheLineOfTheMappingAndOfTheRecord() throws {
        let (_, trace) = try Self.explain("503", .xml, "503.xml")
        let family = try #require(trace.elements.first { $0.path == "Bundle.entry[0].resource.name[0].family" })
        #expect(family.value == "Okafor")
        #expect(family.mapping == "mappings/503.yaml:\(try Self.line("mappings/503.yaml", of: "family:"))")
        let record = try Self.line("mappings/examples/503.xml", of: "<LastName>Okafor")
        #expect(family.sources == ["/ClientLevelData/Person[1]/LastName (line \(record))"])
        let use = trace.elements.first { $0.path == "Bundle.entry[0].resource.name[0].use" }
        #expect(use?.sources == ["a constant"])
        let unused = trace.unused.map(\.place)
        #expect(unused.contains { $0.hasPrefix("/ClientLevelData/Person[1]/ClientType (line ") })
        // Of what a condition looks at, too, something was made.
        #expect(!unused.contains { $0.contains("EventType") })
        #expect(!unused.contains { $0.contains("@extractedAt") || $0.contains("LACode") })
    }

    /// The account and the Bundle say the same, whatever the form.
    @Test(arguments: [("503", Format.xml, "503.xml"), ("504", .json, "504.json"), ("RK5", .hl7v2, "RK5-A04.hl7")])
    func everyValueOfTheBundleIsAccountedFor(sender: String, format: Format, file: String) throws {
        let (reading, trace) = try Self.explain(sender, format, file)
        var values: [String: String] = [:]
        func gather(_ value: JSONValue, _ path: String) {
            switch value {
            case .object(let object):
                for member in object.members where member.name != "resourceType" {
                    gather(member.value, "\(path).\(member.name)")
                }
            case .array(let items):
                for (index, item) in items.enumerated() { gather(item, "\(path)[\(index)]") }
            default: values[path] = value.scalar
            }
        }
        for (index, entry) in reading.bundle.entries.enumerated() {
            gather(.object(entry.resource.json), "Bundle.entry[\(index)].resource")
        }
        let told = trace.elements.filter { $0.path != "Bundle.timestamp" }.map { ($0.path, $0.value) }
        #expect(Dictionary(told) { first, _ in first } == values)
        #expect(told.count == values.count)
        #expect(trace.elements.allSatisfy { $0.mapping.hasPrefix("mappings/") && !$0.sources.isEmpty })
        let plain = try Self.read(sender, format, file)
        #expect(plain.bundle == reading.bundle)
    }

    private static func read(_ sender: String, _ format: Format, _ file: String) throws -> Reading {
        try ExamplesTests.read(sender, format, file)
    }

    @Test func hl7PathsAndWhatIsUnusedAreNamed() throws {
        let profile = try Fixtures.permissive()
        let message =
            "MSH|^~\\&|A|XTEST|||202611221405||ADT^A01|1|P|2.4\rPID|1||7^^^RX8~8^^^RX9||Okafor^Grace||19410304|F|ALIAS\rPV1|1|I\rZZZ|a^b&c\r"
        let (_, trace) = try RecordReader.explain(
            Array(message.utf8), format: .hl7v2, profile: profile, receivedAt: Fixtures.receivedAt)
        let values = Dictionary(trace.elements.map { ($0.sources.last ?? "", $0.value) }) { first, _ in first }
        #expect(values["PID-5.1"] == "Okafor")
        #expect(values["PID-3(2).1"] == "8")
        let unused = trace.unused.map { "\($0.place)=\($0.value)" }
        #expect(unused.suffix(3) == ["ZZZ-1.1=a", "ZZZ-1.2.1=b", "ZZZ-1.2.2=c"])
        #expect(!unused.contains { $0.hasPrefix("MSH-9") || $0.hasPrefix("PID-5") || $0.hasPrefix("PID-8") })
    }

    @Test func jsonPathsAndWhatIsUnusedAreNamed() throws {
        let (_, trace) = try Self.explain("504", .json, "504.json")
        let family = trace.elements.first { $0.path == "Bundle.entry[0].resource.name[0].family" }
        #expect(family?.sources == ["$.casebook.people[0].name.full"])
        #expect(trace.unused.map(\.place) == ["$.casebook.export.version"])
        #expect(trace.lines.last == "  $.casebook.export.version = \"7.2\"")
        #expect(trace.lines.contains("Bundle.entry[0].resource (Patient)"))
        #expect(trace.json["unused"]?.array?.count == 1)
    }

    @Test func anItemThatIsPutAsideLeavesNoTrace() throws {
        let profile = try #require(try Fixtures.profiles()["504"])
        let text = String(decoding: try Fixtures.bytes("mappings/examples/504.json"), as: UTF8.self)
        let (reading, trace) = try RecordReader.explain(
            Array(text.replacing("1938-07-19", with: "July").utf8), format: .json, profile: profile,
            receivedAt: Fixtures.receivedAt)
        #expect(reading.putAside == 1)
        #expect(!trace.elements.contains { $0.sources.contains { $0.contains("people[1]") } })
        #expect(trace.unused.contains { $0.place == "$.casebook.people[1].personId" })
        #expect(trace.elements.contains { $0.sources.contains("$.casebook.people[2].personId") })
    }
}
