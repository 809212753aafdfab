// What the tests of Records share: the repository's own mappings and examples, and small profiles.

import Foundation
import Records

enum Fixtures {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }

    static let receivedAt = Instant(fhir: "2026-11-22T14:06:00Z")!

    /// The files of mappings/ as `caregate` hands them in.
    static func mappingFiles() throws -> [(path: String, text: String)] {
        let folder = root.appending(path: "mappings")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
            .sorted()
            .map { ("mappings/\($0)", try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }

    static func profiles() throws -> [String: SenderProfile] {
        let profiles = try SenderProfile.load(mappingFiles())
        return Dictionary(uniqueKeysWithValues: profiles.map { ($0.sender.text, $0) })
    }

    /// Southmoor Council of the worked examples, which sends rows.
    static func southmoor() throws -> SenderProfile {
        let own = "mappings/worked-example/csv/508.yaml"
        let base = try mappingFiles().filter { $0.path == "mappings/cld-csv.yaml" }
        return try SenderProfile.load(base + [(own, String(decoding: bytes(own), as: UTF8.self))])[0]
    }

    /// A sender that takes every format and every HL7 v2 message that the base mapping takes.
    static func permissive() throws -> SenderProfile {
        var files = try mappingFiles().filter { $0.path == "mappings/hl7v2-adt.yaml" }
        files.append(
            (
                "mappings/XTEST.yaml",
                """
                sender: XTEST
                name: Test
                formats: [hl7v2, fhir-json, fhir-xml]
                publishes: [encounter]
                extends: hl7v2-adt
                """
            ))
        return try SenderProfile.load(files)[0]
    }
}
