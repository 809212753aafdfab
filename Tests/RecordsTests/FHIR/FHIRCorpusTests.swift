// The public samples, where they are present: `CAREGATE_SAMPLES`, or ../shared/samples beside the package. What must hold
// of every file is tested, and the table of refusals printed.

import Foundation
import Testing

@testable import Records

/// The folder of public samples, or `nil` with a line that says so.
enum Samples {
    static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["CAREGATE_SAMPLES"].map { URL(fileURLWithPath: $0) }
        let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
            path: "../../../../shared/samples")
        let folder = (named ?? beside).standardizedFileURL
        guard FileManager.default.fileExists(atPath: folder.path) else {
            print("skipped: no samples in \(folder.path); set CAREGATE_SAMPLES")
            return nil
        }
        return folder
    }()

    /// Files below `folder`, sorted by path.
    static func files(_ path: String, _ suffix: String) -> [URL] {
        guard let folder, let walk = FileManager.default.enumerator(atPath: folder.appending(path: path).path) else {
            return []
        }
        return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }.sorted()
            .map { folder.appending(path: path).appending(path: $0) }
    }

    static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }
}

/// A tree whose members are sorted and whose narrative is in one form, so that two spellings of one resource are equal.
private func normal(_ value: JSONValue) throws -> JSONValue {
    switch value {
    case .array(let items): .array(try items.map(normal))
    case .object(let object):
        .object(
            JSONObject(
                distinct: try object.members.map { member in
                    if member.name == "div", case .string(let text) = member.value {
                        return .init("div", .string(try XHTML.string(XMLReader.read(XHTML.markup(text)).root)))
                    }
                    return .init(member.name, try normal(member.value))
                }.sorted { $0.name < $1.name }))
    default: value
    }
}

/// Without `meta` and narrative, which the two publications made for themselves.
private func withoutNarrative(_ resource: Resource) throws -> [UInt8] {
    func strip(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let items): return .array(items.map(strip))
        case .object(let object):
            let kept = object.members.filter { $0.name != "meta" && !($0.name == "text" && $0.value["div"] != nil) }
            return .object(JSONObject(distinct: kept.map { .init($0.name, strip($0.value)) }))
        default: return value
        }
    }
    return try normal(strip(.object(resource.json))).write()
}

private func bytes(_ resource: Resource) throws -> [UInt8] { try normal(.object(resource.json)).write() }

@Suite(.enabled(if: Samples.folder != nil, "no samples; set CAREGATE_SAMPLES")) struct FHIRCorpusTests {
    @Test func officialJSONSurvivesXMLAndBack() throws {
        let files = Samples.files("fhir-r4-official/json", ".json")
        for file in files {
            do {
                let read = try FHIRJSON.read(Samples.bytes(file))
                let back = try FHIRXML.read(FHIRXML.write(read))
                #expect(try bytes(read) == bytes(back), "\(file.lastPathComponent) changed")
            } catch { Issue.record("\(file.lastPathComponent): \(error)") }
        }
        print("fhir-r4-official: \(files.count) JSON files came back from XML as they were")
    }

    /// The four whose two publications say different things (another organisation, another network …), as PAIRS.tsv lists.
    private static let publishedDifferently: Set<String> = [
        "Bundle-father", "MedicationRequest-medrx0301", "Observation-clinical-gender",
        "OrganizationAffiliation-orgrole1",
    ]

    @Test func officialXMLEqualsPublishedJSON() throws {
        var equal = 0
        var differing: Set<String> = []
        for file in Samples.files("fhir-r4-official/xml", ".xml") {
            let name = file.deletingPathExtension().lastPathComponent
            let json = try #require(Samples.folder).appending(path: "fhir-r4-official/json/\(name).json")
            guard FileManager.default.fileExists(atPath: json.path) else { continue }
            do {
                let left = try withoutNarrative(FHIRXML.read(Samples.bytes(file)))
                let right = try withoutNarrative(FHIRJSON.read(Samples.bytes(json)))
                if left == right { equal += 1 } else { differing.insert(name) }
            } catch { Issue.record("\(name): \(error)") }
        }
        #expect(differing == Self.publishedDifferently)
        print("fhir-r4-official: \(equal) pairs equal, \(differing.count) published differently")
    }

    @Test(arguments: ["fhir-uk-core", "fhir-nhs-england", "fhir-bars-xml", "fhir-bars-json", "fhir-r4-testcases"])
    func everyFileIsReadOrRefusedWithItsReason(folder: String) throws {
        var read = 0
        var refused: [String] = []
        for suffix in [".xml", ".json"] {
            for file in Samples.files(folder, suffix) {
                do {
                    let content = try Samples.bytes(file)
                    let resource = suffix == ".xml" ? try FHIRXML.read(content) : try FHIRJSON.read(content)
                    read += 1
                    let whole = try bytes(resource)
                    #expect(try bytes(FHIRXML.read(FHIRXML.write(resource))) == whole, "\(file.lastPathComponent)")
                    #expect(try bytes(FHIRJSON.read(FHIRJSON.write(resource))) == whole, "\(file.lastPathComponent)")
                } catch let problem as Problem {
                    #expect(!problem.what.isEmpty)
                    refused.append("  \(file.lastPathComponent): \(problem.reason.rawValue): \(problem)")
                }
            }
        }
        #expect(read > refused.count, "most of what is published is FHIR")
        print((["\(folder): \(read) read, \(refused.count) refused"] + refused).joined(separator: "\n"))
    }
}
