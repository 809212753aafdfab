// Every public clinical document that is at hand: accepted, or refused with a reason that its bytes bear out. The corpora
// stand beside the repository (`../shared/samples`, or CAREGATE_SAMPLES) and are no part of it.

import Foundation
import Records
import Testing

@Suite struct CDASamplesTests {
    private static let folder = URL(
        fileURLWithPath: ProcessInfo.processInfo.environment["CAREGATE_SAMPLES"]
            ?? Fixtures.root.appending(path: "../shared/samples").path)

    private static func files(_ name: String) -> [URL] {
        let walker = FileManager.default.enumerator(at: folder.appending(path: name), includingPropertiesForKeys: nil)
        return (walker?.compactMap { $0 as? URL } ?? []).filter { ["xml", "ccda", "msg"].contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
    }

    private static func isAbsent() -> Bool {
        if FileManager.default.fileExists(atPath: folder.path) { return false }
        print("CDA: no samples at \(folder.path); set CAREGATE_SAMPLES")
        return true
    }

    /// Of a captured HTTP request the body.
    private static func bytes(_ file: URL) throws -> [UInt8] {
        let bytes = Array(try Data(contentsOf: file))
        guard bytes.starts(with: "POST ".utf8), let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
            return bytes
        }
        return Array(bytes[end.upperBound...])
    }

    private static func read(_ file: URL) throws -> Result<Reading, Problem> {
        let bytes = try bytes(file)
        do throws(Problem) {
            return .success(
                try RecordReader.read(
                    bytes, format: .cda, profile: CDAFixtures.anyOrganisation, receivedAt: Fixtures.receivedAt))
        } catch {
            return .failure(error)
        }
    }

    @Test func everyDocumentIsReadOrRefusedWithATrueReason() throws {
        if Self.isAbsent() { return }
        var accepted = 0
        for name in ["cda-ccda", "cda-itk-uk", "cda-microsoft/input", "hl7v3-cpis"] {
            print("CDA samples: \(name)")
            for file in Self.files(name) {
                let title = file.lastPathComponent
                let text = String(decoding: try Self.bytes(file), as: UTF8.self)
                switch try Self.read(file) {
                case .success(let reading):
                    accepted += 1
                    #expect(throws: Never.self, "\(title)") { try FHIRJSON.check(reading.bundle.resource.json) }
                    #expect(throws: Never.self, "\(title)") { try FHIRXML.write(reading.bundle.resource) }
                    try Self.check(reading, text, title)
                    let counts = Dictionary(grouping: reading.bundle.entries, by: \.resource.type)
                        .map { "\($0.key) \($0.value.count)" }.sorted().joined(separator: ", ")
                    print("  \(title): \(counts); warnings \(reading.warnings.map(\.reason.rawValue))")
                case .failure(let problem):
                    Self.check(problem, text, title)
                    print("  \(title): refused: \(problem.reason.rawValue): \(problem)")
                }
            }
        }
        #expect(accepted > 20)
    }

    /// What anybody can see in the text is in the reading.
    private static func check(_ reading: Reading, _ text: String, _ title: String) throws {
        let sections = text.components(separatedBy: "<section").count - 1
        func count(_ value: JSONValue?) -> Int {
            JSONValue.items(value).reduce(0) { $0 + 1 + count($1["section"]) }
        }
        let composition = try #require(reading.bundle.resources("Composition").first)
        // Counted in the text, comments included, so there may be fewer.
        #expect(count(composition["section"]) <= sections, "\(title)")
        #expect(sections == 0 || count(composition["section"]) > 0, "\(title)")
        #expect(reading.bundle.resources("Patient").count == 1, "\(title)")
        #expect(reading.bundle.resources("DocumentReference").count == 1, "\(title)")
        let urls = Set(reading.bundle.entries.compactMap(\.fullURL))
        #expect(urls.count == reading.bundle.entries.count, "\(title)")
        func references(_ value: JSONValue) -> [String] {
            switch value {
            case .object(let object):
                object.members.flatMap { member -> [String] in
                    if member.name == "reference", let text = member.value.string { return [text] }
                    return references(member.value)
                }
            case .array(let items): items.flatMap(references)
            case .null, .bool, .number, .string: []
            }
        }
        let dangling = reading.bundle.entries.flatMap { references(.object($0.resource.json)) }
            .filter { !urls.contains($0) }
        #expect(dangling.isEmpty, "\(title)")
    }

    private static func check(_ problem: Problem, _ text: String, _ title: String) {
        let isDocument = text.contains("<ClinicalDocument") && text.contains("urn:hl7-org:v3")
        switch problem.reason {
        case .syntax where problem.what.contains("no clinical document"): #expect(!isDocument, "\(title)")
        case .syntax where problem.what.contains("namespace"):
            #expect(!text.contains("xmlns=\"urn:hl7-org:v3\""), "\(title)")
        // libxml2's own words: a prefix that is not declared, or what is no XML.
        case .syntax: break
        case .required where problem.what.contains("has no id"):
            #expect(!text.contains("<id root=\"") || text.contains("<id/>") || text.contains("nullFlavor"), "\(title)")
        case .required: break
        case .encoding, .unsupportedEvent: break
        default: Issue.record("\(title): \(problem)")
        }
    }

    @Test func patientsAreThoseThatAnotherConverterFinds() throws {
        if Self.isAbsent() { return }
        var compared = 0
        for file in Self.files("cda-microsoft/input") {
            let name = file.deletingPathExtension().lastPathComponent
            let expectedFile = Self.folder.appending(path: "cda-microsoft/expected/\(name)-expected.json")
            guard FileManager.default.fileExists(atPath: expectedFile.path) else { continue }
            let json = try JSONReader.read(Array(try Data(contentsOf: expectedFile)))
            let entries = JSONValue.items((json["fhirResource"] ?? json)["entry"]).compactMap { $0["resource"] }
            let theirs = try #require(entries.first { $0["resourceType"]?.string == "Patient" })
            let reading = try Self.read(file).get()
            let ours = JSONValue.object(try #require(reading.bundle.resources("Patient").first).json)
            for element in ["gender", "birthDate"] { #expect(ours[element] == theirs[element], "\(name) \(element)") }
            let (mine, other) = (JSONValue.items(ours["name"]).first, JSONValue.items(theirs["name"]).first)
            #expect(mine?["family"] == other?["family"] && mine?["given"] == other?["given"], "\(name)")
            let numbers = JSONValue.items(ours["identifier"]).compactMap { $0["value"]?.string }
            let expected = JSONValue.items(theirs["identifier"]).compactMap { $0["value"]?.string }
            #expect(Set(numbers).isSuperset(of: expected), "\(name)")
            compared += 1
        }
        print("CDA: \(compared) patients compared")
        #expect(compared >= 4)
    }
}
