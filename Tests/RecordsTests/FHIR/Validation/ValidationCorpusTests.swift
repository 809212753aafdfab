// The public R4 samples, where they are present: what is published as R4 has no errors, but for what is listed here.

import Foundation
import Testing

@testable import Records

@Suite(.enabled(if: Samples.folder != nil, "no samples; set CAREGATE_SAMPLES")) struct ValidationCorpusTests {
    /// Errors that the publications have: the end of an expression, its diagnostics' beginning, the number of files.
    private static let published: [String: [String: Int]] = [
        // Invented NHS numbers whose check digit is wrong.
        "fhir-uk-core": ["identifier[0].value an NHS number": 1],
        "fhir-nhs-england": [
            "identifier[0].value an NHS number": 2,
            // The same, in what Consents and AuditEvents refer to.
            "identifier.value an NHS number": 9,
        ],
        "fhir-bars-json": [
            "identifier[0].value an NHS number": 3,
            // Examples of error messages with codes of their own; a patch that is no whole resource.
            "issue[0].code the code is": 3, "Appointment.participant Appointment requires": 1,
        ],
        "fhir-bars-xml": [
            "identifier[0].value an NHS number": 15,
            // A leading tab, in each of four schedules.
            "coding[0].system a URI": 4,
        ],
    ]

    @Test(arguments: [
        "fhir-r4-official/json", "fhir-r4-official/xml", "fhir-uk-core", "fhir-nhs-england", "fhir-bars-xml",
        "fhir-bars-json",
    ])
    func whatIsPublishedIsSound(folder: String) throws {
        var count = 0
        var warnings = 0
        var found: [String: Int] = [:]
        for suffix in [".xml", ".json"] {
            for file in Samples.files(folder, suffix) {
                let bytes = try Samples.bytes(file)
                let resource: Resource
                // What is not read at all is told of by the tests of reading.
                do { resource = suffix == ".xml" ? try FHIRXML.read(bytes) : try FHIRJSON.read(bytes) } catch {
                    continue
                }
                count += 1
                for issue in FHIRValidation.validate(resource).issues {
                    if issue.severity == .warning { warnings += 1 }
                    guard issue.severity == .error else { continue }
                    let text = "\(issue.expression) \(issue.diagnostics)"
                    let known = Self.published[folder]?.keys.first { text.contains($0) }
                    if known == nil { Issue.record("\(file.lastPathComponent): \(text)") }
                    found[known ?? text, default: 0] += 1
                }
            }
        }
        #expect(count > 40)
        #expect(found == Self.published[folder] ?? [:])
        print("\(folder): \(count) validated, \(found.values.reduce(0, +)) known errors, \(warnings) warnings")
    }
}
