// The public STU3 samples, where they are present: each is read, brought to R4 and sound there, or listed with its reason.

import Foundation
import Testing

@testable import Records

@Suite(.enabled(if: Samples.folder != nil, "no samples; set CAREGATE_SAMPLES")) struct VersionCorpusTests {
    /// What is published there and is not STU3.
    private static let refused: [String: String] = [:]

    @Test(arguments: ["fhir-nrl-stu3", "fhir-ra-flag-stu3"])
    func everySTU3SampleIsBroughtToR4(folder: String) throws {
        var lines: [String] = []
        var kept: [String: Int] = [:]
        var count = 0
        for suffix in [".xml", ".json"] {
            for file in Samples.files(folder, suffix) {
                let bytes = try Samples.bytes(file)
                do throws(any Error) {
                    let resource =
                        suffix == ".xml"
                        ? try FHIRXML.read(bytes, version: .stu3) : try FHIRJSON.read(bytes, version: .stu3)
                    let outcome = try FHIRConversion.toR4(resource, from: .stu3)
                    kept.merge(outcome.kept, uniquingKeysWith: +)
                    count += 1
                    let report = FHIRValidation.validate(outcome.resource)
                    for issue in report.issues {
                        lines.append("  \(file.lastPathComponent): \(issue.severity) \(issue.expression) \(issue.diagnostics)")
                    }
                    _ = try FHIRXML.read(FHIRXML.write(outcome.resource))
                    _ = try FHIRJSON.check(outcome.resource.json)
                } catch {
                    lines.append("  \(file.lastPathComponent): REFUSED \(error)")
                }
            }
        }
        print("\(folder): \(count) brought to R4; kept \(kept.sorted { $0.key < $1.key })")
        print(lines.joined(separator: "\n"))
    }
}
