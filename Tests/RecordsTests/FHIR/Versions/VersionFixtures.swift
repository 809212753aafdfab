// What the tests of versions share.

import Testing

@testable import Records

enum Versions {
    /// A resource in R4, sound there in both forms.
    static func toR4(_ json: String, from version: FHIRVersion) throws -> FHIRConversion.Outcome {
        let read = try FHIRJSON.read(Array(json.utf8), version: version)
        let outcome = try FHIRConversion.toR4(read, from: version)
        #expect(throws: Never.self) { try FHIRJSON.check(outcome.resource.json) }
        #expect(throws: Never.self) { try FHIRXML.read(FHIRXML.write(outcome.resource)) }
        #expect(FHIRValidation.validate(outcome.resource).issues.filter { $0.severity == .error } == [])
        return outcome
    }

    /// A tree whose members are sorted, so that their order does not count.
    static func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let items): .array(items.map(sorted))
        case .object(let object):
            .object(
                JSONObject(
                    distinct: object.members.map { .init($0.name, sorted($0.value)) }.sorted { $0.name < $1.name }))
        default: value
        }
    }

    static func expect(
        _ json: String, in version: FHIRVersion, gives expected: String, keeping kept: [String: Int] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let outcome = try toR4(json, from: version)
        let made = String(decoding: sorted(.object(outcome.resource.json)).write(), as: UTF8.self)
        let wanted = String(decoding: sorted(try JSONReader.read(Array(expected.utf8))).write(), as: UTF8.self)
        #expect(made == wanted, sourceLocation: sourceLocation)
        #expect(outcome.kept == kept, sourceLocation: sourceLocation)
    }
}
