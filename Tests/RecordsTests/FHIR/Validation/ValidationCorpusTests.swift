// The public R4 samples, where they are present: what is published as R4 has no errors, but for what is listed.

import Foundation
import Testing

@testable import Records

@Suite(.enabled(if: Samples.folder != nil, "no samples; set CAREGATE_SAMPLES")) struct ValidationCorpusTests {
    @Test(arguments: [
        "fhir-r4-official/json", "fhir-r4-official/xml", "fhir-uk-core", "fhir-nhs-england", "fhir-bars-xml",
        "fhir-bars-json",
    ])
    func whatIsPublishedIsSound(folder: String) throws {
        var lines: [String: Int] = [:]
        var count = 0
        for suffix in [".xml", ".json"] {
            for file in Samples.files(folder, suffix) {
                let bytes = try Samples.bytes(file)
                guard let resource = try? suffix == ".xml" ? FHIRXML.read(bytes) : FHIRJSON.read(bytes) else { continue }
                count += 1
                for issue in FHIRValidation.validate(resource).issues {
                    lines["  \(file.lastPathComponent): \(issue.severity) \(issue.expression) \(issue.diagnostics)", default: 0] += 1
                }
            }
        }
        print("\(folder): \(count) validated, \(lines.count) issues")
        print(lines.keys.sorted().joined(separator: "\n"))
    }
}
