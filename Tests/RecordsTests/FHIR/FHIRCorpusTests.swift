// The public samples, where they are present: `CAREGATE_SAMPLES`, or ../shared/samples beside the package. What must hold
// of every file is tested, and the table of refusals printed.

import CLibXML2
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

/// Exclusive canonical XML (https://www.w3.org/TR/xml-exc-c14n/), by libxml2.
private enum Canonical {
    static func text(_ markup: [UInt8]) throws -> String {
        let document = try #require(parsed(markup))
        defer { xmlFreeDoc(document) }
        return try text(document)
    }

    /// Of every XHTML `div` of a document, in its order.
    static func narratives(_ bytes: [UInt8]) throws -> [String] {
        let document = try #require(parsed(bytes))
        defer { xmlFreeDoc(document) }
        return try divs(in: xmlDocGetRootElement(document))
    }

    private static func parsed(_ bytes: [UInt8]) -> xmlDocPtr? {
        bytes.withUnsafeBytes {
            xmlReadMemory(
                $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), nil, nil,
                Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOCDATA.rawValue))
        }
    }

    private static func divs(in element: xmlNodePtr?) throws -> [String] {
        guard let element else { return [] }
        let uri = element.pointee.ns?.pointee.href.map { String(cString: $0) }
        if uri == XHTML.namespace {
            let copy = xmlNewDoc(nil)
            defer { xmlFreeDoc(copy) }
            xmlDocSetRootElement(copy, xmlDocCopyNode(element, copy, 1))
            return [try text(copy)]
        }
        var found: [String] = []
        var child = element.pointee.children
        while let node = child {
            if node.pointee.type == XML_ELEMENT_NODE { found += try divs(in: node) }
            child = node.pointee.next
        }
        return found
    }

    private static func text(_ document: xmlDocPtr?) throws -> String {
        var text: UnsafeMutablePointer<xmlChar>?
        let count = xmlC14NDocDumpMemory(document, nil, Int32(XML_C14N_EXCLUSIVE_1_0.rawValue), nil, 0, &text)
        defer { caregate_xmlFree(text) }
        try #require(count >= 0)
        return String(cString: try #require(text))
    }
}

/// Where two trees differ. The order of members means nothing in JSON; narratives are compared in their canonical form.
private struct Comparison {
    /// Whether `meta` and narrative that only one side has are let pass.
    var letsPassWhatOnePublicationLeftOut = false

    func differences(_ left: JSONValue, _ right: JSONValue, _ path: String = "") throws -> [String] {
        switch (left, right) {
        case (.object(let left), .object(let right)):
            let names = Set(left.members.map(\.name) + right.members.map(\.name)).sorted()
            return try names.flatMap { name -> [String] in
                let place = "\(path).\(name)"
                guard let one = left[name], let other = right[name] else {
                    return isLeftOut(place, left[name] ?? right[name]) ? [] : [place]
                }
                guard name == "div", let one = one.string, let other = other.string else {
                    return try differences(one, other, place)
                }
                return try Canonical.text(Array(one.utf8)) == Canonical.text(Array(other.utf8)) ? [] : [place]
            }
        case (.array(let left), .array(let right)) where left.count == right.count:
            return try zip(left, right).enumerated().flatMap { index, pair in
                try differences(pair.0, pair.1, "\(path)[\(index)]")
            }
        default: return left == right ? [] : [path]
        }
    }

    private func isLeftOut(_ place: String, _ value: JSONValue?) -> Bool {
        guard letsPassWhatOnePublicationLeftOut else { return false }
        return place.hasSuffix(".meta") || place.hasSuffix(".meta.security")
            || place.hasSuffix(".text") && value?["div"] != nil
    }
}

/// The narratives of a tree, in its order.
private func narratives(_ value: JSONValue) throws -> [String] {
    switch value {
    case .array(let items): try items.flatMap(narratives)
    case .object(let object):
        try object.members.flatMap { member in
            if member.name == "div", let text = member.value.string { return [try Canonical.text(Array(text.utf8))] }
            return try narratives(member.value)
        }
    default: []
    }
}

@Suite(.enabled(if: Samples.folder != nil, "no samples; set CAREGATE_SAMPLES")) struct FHIRCorpusTests {
    private static let pairs = ["fhir-r4-official/json", "fhir-r4-testcases"]

    @Test(arguments: pairs) func everyJSONFileComesBackFromXMLAsItWas(folder: String) throws {
        let files = Samples.files(folder, ".json").filter { !$0.path.contains("/edge/") }
        for file in files {
            do {
                let content = try Samples.bytes(file)
                let xml = try FHIRJSON.xml(content)
                let back = try FHIRXML.json(xml)
                let differences = try Comparison().differences(JSONReader.read(content), JSONReader.read(back))
                #expect(differences.isEmpty, "\(file.lastPathComponent): \(differences)")
                // From then on not a byte changes, and the ways by the tree and past it are one.
                #expect(try FHIRXML.json(FHIRJSON.xml(back)) == back, "\(file.lastPathComponent)")
                #expect(try FHIRXML.write(FHIRJSON.read(content)) == xml, "\(file.lastPathComponent)")
                #expect(try FHIRJSON.write(FHIRXML.read(xml)) == back, "\(file.lastPathComponent)")
            } catch { Issue.record("\(file.lastPathComponent): \(error)") }
        }
        #expect(!files.isEmpty)
        print("\(folder): \(files.count) JSON files came back from XML as they were")
    }

    /// Pairs whose two publications say different things, where, and what.
    private static let publishedDifferently: [String: (places: [String], reason: String)] = [
        "Bundle-father": ([".signature.sigFormat"], "image/jpg in JSON, image/jpeg in XML"),
        "MedicationRequest-medrx0301": (
            [".dispenseRequest.performer.reference"], "a Practitioner in JSON, an Organization in XML"
        ),
        "Observation-clinical-gender": ([".performer[0].reference"], "an Encounter in JSON, an Organization in XML"),
        "OrganizationAffiliation-orgrole1": (
            [".network[0].reference"], "a Network in JSON, which R4 does not have, an Organization in XML"
        ),
        "Condition-f202": ([".meta.security"], "a second label, HTEST, that only the XML has"),
        "Bundle-externals": (
            [".entry[0].resource.text.div"], "the XML breaks lines and indents where the JSON has no white space"
        ),
        "observation-decimal": (
            [2, 3, 5, 6].map { ".component[\($0)].valueQuantity.value" },
            "the same decimals written otherwise: 1E-22 in JSON and its 22 places in XML, E in JSON and e in XML"
        ),
        "observation-example": ([".extension"], "an extension that only the XML has"),
    ]

    /// Most of the official XML was published without narrative and meta: there, and only there, they are let pass.
    @Test(arguments: pairs) func everyXMLFileSaysWhatItsPublishedJSONSays(folder: String) throws {
        var equal = 0
        for file in Samples.files(folder.replacing("/json", with: "/xml"), ".xml") {
            let name = file.deletingPathExtension().lastPathComponent
            let json = try #require(Samples.folder).appending(path: "\(folder)/\(name).json")
            guard FileManager.default.fileExists(atPath: json.path) else { continue }
            do {
                let content = try Samples.bytes(file)
                let made = try JSONReader.read(FHIRXML.json(content))
                let comparison = Comparison(letsPassWhatOnePublicationLeftOut: folder.hasPrefix("fhir-r4-official"))
                let differences = try comparison.differences(made, JSONReader.read(Samples.bytes(json)))
                #expect(differences == Self.publishedDifferently[name]?.places ?? [], "\(name)")
                #expect(try narratives(made).sorted() == Canonical.narratives(content).sorted(), "\(name)")
                equal += differences.isEmpty ? 1 : 0
            } catch { Issue.record("\(name): \(error)") }
        }
        #expect(equal > 0)
        print("\(folder): \(equal) pairs equal")
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
                    let whole = JSONValue.object(resource.json)
                    for back in [
                        try FHIRXML.read(FHIRXML.write(resource)), try FHIRJSON.read(FHIRJSON.write(resource)),
                    ] {
                        let differences = try Comparison().differences(whole, .object(back.json))
                        #expect(differences.isEmpty, "\(file.lastPathComponent): \(differences)")
                    }
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
