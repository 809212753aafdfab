// The public samples of earlier versions, where they are present: each is read, brought to R4 and sound there, or refused
// with the reason listed here, which is a true one.

import Foundation
import Testing

@testable import Records

@Suite(.enabled(if: Samples.folder != nil, "no samples; set CAREGATE_SAMPLES")) struct VersionCorpusTests {
    /// What is published as a sample of its version and is not FHIR of it.
    private static let refused: [String: Problem.Reason] = [
        // No namespace, or another than FHIR's.
        "read_response.xml": .unknownElement, "retrieval_multiple_formats.xml": .unknownElement,
        "supersede_documentreference_resource_identifier.xml": .unknownElement,
        "supersede_documentreference_resource_reference.xml": .unknownElement,
        "AddExample-CreateProvenanceResource.xml": .unknownElement,
        "CreateExample-CreateProvenanceResource.xml": .unknownElement,
        "RemoveRARecord-OperationRequest.xml": .unknownElement,
        "RemoveRARecord-ParameterResource.xml": .unknownElement,
        // `meta.version`, which should be `versionId`; `resource.fullUrl`.
        "search_response_multiple_pointers.xml": .unknownElement,
        "search_response_single_pointer.xml": .unknownElement, "slots.json": .unknownElement,
        // A part of a resource, with no type.
        "relatesTo_identifier.json": .required, "relatesTo_reference.json": .required,
        // One value, or object, where JSON has an array.
        "retrieval_multiple_formats.json": .dataType,
        "supersede_documentreference_resource_identifier.json": .dataType,
        "supersede_documentreference_resource_reference.json": .dataType,
        "RemoveRARecord-OperationOutcome.json": .dataType,
        // Text between tags.
        "ITK_Infrastructure_Acknowledgement_Bundle_Success.xml": .syntax,
    ]
    /// What is FHIR but lacks what its own version requires too: file → expression.
    private static let unsound: [String: [String]] = ["AAJSONPlaceholder.json": ["Condition.subject"]]

    @Test(arguments: [
        ("fhir-nrl-stu3", "", FHIRVersion.stu3), ("fhir-ra-flag-stu3", "", .stu3),
        ("cda-itk-uk", "ITK_Infrastructure_Acknowledgement", .stu3), ("cda-itk-uk", "slots", .stu3),
        ("cda-itk-uk", "fhir_messaging", .dstu2), ("cda-itk-uk", "fhir_rest_response", .dstu2),
    ])
    func everySampleIsBroughtToR4(folder: String, prefix: String, version: FHIRVersion) throws {
        var count = 0
        var refused: [String] = []
        var kept: [String: Int] = [:]
        for suffix in [".xml", ".json"] {
            for file in Samples.files(folder, suffix) where file.lastPathComponent.hasPrefix(prefix) {
                let name = file.lastPathComponent
                do throws(Problem) {
                    kept.merge(try Self.broughtToR4(file, suffix, version), uniquingKeysWith: +)
                    count += 1
                    #expect(Self.refused[name] == nil, "\(name) was accepted")
                } catch {
                    #expect(Self.refused[name] == error.reason, "\(name): \(error.reason) \(error)")
                    refused.append("  \(name): \(error)")
                }
            }
        }
        #expect(count + refused.count > 0)
        print("\(folder)/\(prefix)*: \(count) of \(version.name) brought to R4, \(refused.count) refused; kept:")
        print(kept.sorted { $0.key < $1.key }.map { "  \($0.key) \($0.value)" }.joined(separator: "\n"))
        print(refused.joined(separator: "\n"))
    }

    private static func broughtToR4(
        _ file: URL, _ suffix: String, _ version: FHIRVersion
    ) throws(Problem) -> [String: Int] {
        let bytes: [UInt8]
        do { bytes = try Samples.bytes(file) } catch { throw Problem(.fault, "\(error)") }
        let written =
            suffix == ".xml" ? try FHIRXML.read(bytes, version: version) : try FHIRJSON.read(bytes, version: version)
        let outcome = try FHIRConversion.toR4(written, from: version)
        _ = try FHIRXML.read(FHIRXML.write(outcome.resource))
        _ = try FHIRJSON.check(outcome.resource.json)
        let name = file.lastPathComponent
        let errors = FHIRValidation.validate(outcome.resource).issues.filter { $0.severity == .error }
        #expect(errors.map(\.expression) == unsound[name] ?? [], "\(name)")
        return outcome.kept
    }
}
