// Structural validation of R4: each kind of fault is found, with its place, and nothing of the record is told.

import Testing

@testable import Records

@Suite struct FHIRValidationTests {
    private static func report(_ json: String, _ options: ValidationOptions = .standard) throws -> ValidationReport {
        let value = try JSONReader.read(Array(json.utf8))
        let resource = try #require(value.object.flatMap { Resource($0) })
        return FHIRValidation.validate(resource, options: options)
    }

    /// Expression and code of each issue.
    private static func issues(_ json: String) throws -> [String] {
        try report(json).issues.map { "\($0.expression) \($0.code.rawValue)" }
    }

    @Test(arguments: [
        ("{\"resourceType\": \"Patient\", \"foo\": 1}", ["Patient.foo structure"]),
        ("{\"resourceType\": \"Nothing\"}", ["Nothing structure"]),
        ("{\"resourceType\": \"Flag\"}", ["Flag.status required", "Flag.code required", "Flag.subject required"]),
        (
            "{\"resourceType\": \"Patient\", \"contact\": [{\"name\": {}}, {}]}",
            ["Patient.contact[0].name structure", "Patient.contact[1] structure"]
        ),
        ("{\"resourceType\": \"Patient\", \"name\": {\"family\": \"x\"}}", ["Patient.name structure"]),
        ("{\"resourceType\": \"Patient\", \"name\": []}", ["Patient.name structure"]),
        ("{\"resourceType\": \"Patient\", \"birthDate\": [\"2020\"]}", ["Patient.birthDate structure"]),
        ("{\"resourceType\": \"Patient\", \"name\": [\"x\"]}", ["Patient.name[0] structure"]),
        ("{\"resourceType\": \"Patient\", \"name\": [{\"given\": [null]}]}", ["Patient.name[0].given[0] structure"]),
        (
            "{\"resourceType\": \"Patient\", \"deceasedBoolean\": true, \"deceasedDateTime\": \"2020\"}",
            ["Patient.deceased structure"]
        ),
        ("{\"resourceType\": \"Patient\", \"active\": \"true\"}", ["Patient.active structure"]),
        ("{\"resourceType\": \"Patient\", \"gender\": \"F\"}", ["Patient.gender code-invalid"]),
        ("{\"resourceType\": \"Patient\", \"id\": \"a b\"}", ["Patient.id value"]),
        (
            "{\"resourceType\": \"Patient\", \"_birthDate\": {\"extension\": [{\"valueCode\": \" x\"}]}}",
            ["Patient.birthDate.extension[0].value value", "Patient.birthDate.extension[0].url required"]
        ),
        (
            """
            {"resourceType": "Condition", "subject": {"reference": "x"}, "clinicalStatus": {"text": "active"},
             "verificationStatus": {"coding": [{"code": "x"}, {"code": "confirmed"}]}}
            """, ["Condition.clinicalStatus code-invalid"]
        ),
        (
            """
            {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": {"resourceType": "Patient",
             "contained": [{"resourceType": "Organization", "active": 1}]}}]}
            """, ["Bundle.entry[0].resource.contained[0].active structure"]
        ),
    ])
    func tellsWhatIsWrongAndWhere(json: String, expected: [String]) throws {
        #expect(try Self.issues(json) == expected)
    }

    @Test(arguments: [
        "{\"resourceType\": \"Patient\", \"_gender\": {\"extension\": [{\"url\": \"urn:x\", \"valueCode\": \"x\"}]}}",
        """
        {"resourceType": "Encounter", "_status": {"extension": [
          {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]},
         "class": {"extension": [
          {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]}}
        """,
        """
        {"resourceType": "Patient", "name": [{"given": ["a", null], "_given": [null, {"id": "i"}]}],
         "deceasedDateTime": "2026-11-22T14:05:00.123+00:00"}
        """,
    ])
    func acceptsWhatIsSound(json: String) throws {
        #expect(try Self.issues(json) == [])
    }

    @Test(arguments: [
        ("code", "a b", true), ("code", "a  b", false), ("code", " a", false), ("code", "a ", false),
        ("id", "A-1.b", true), ("id", "a_b", false), ("id", String(repeating: "a", count: 65), false),
        ("uri", "urn:x:1", true), ("uri", "a b", false), ("url", "\thttp://x", false),
        ("canonical", "http://x|1", true),
        ("oid", "urn:oid:1.2.3", true), ("oid", "urn:oid:1", false), ("oid", "urn:oid:3.1", false),
        ("oid", "urn:oid:1.02", false), ("oid", "1.2.3", false),
        ("uuid", "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002", true), ("uuid", "urn:uuid:0b7c1a52", false),
        ("uuid", "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a000g", false),
        ("base64Binary", "AAAA", true), ("base64Binary", "AAA=", true), ("base64Binary", "AAA", false),
        ("base64Binary", "A===", false), ("base64Binary", "AA=A", false), ("base64Binary", "AAAA AA==", true),
        ("dateTime", "2026", true), ("dateTime", "2026-11-22", true), ("dateTime", "2026-11-22T14:05:00Z", true),
        ("dateTime", "2026-11-22T14:05Z", false), ("dateTime", "2026-11-22T14:05:00", false),
        ("dateTime", "2026-13-22", false),
        ("instant", "2026-11-22T14:05:00.5+01:00", true), ("instant", "2026-11-22", false),
        ("instant", "2026-11-22T14:05:00", false),
        ("date", "2026-02-29", false), ("date", "2026-02", true),
        ("time", "14:05:00", true), ("time", "14:05:00.25", true), ("time", "24:00:00", false),
        ("time", "14:05", false),
        ("string", "a", true), ("string", " ", false), ("string", "a\u{1}", false), ("markdown", "a\n\tb", true),
    ])
    func primitivesHaveTheFormOfTheirRegularExpression(type: String, text: String, isSound: Bool) throws {
        let structure = try #require(FHIRDefinitions.r4.structure(type))
        guard case .primitive(let primitive) = structure.kind else { throw Problem(.fault, "\(type) is no primitive") }
        #expect((PrimitiveFormat.fault(in: text, of: type, primitive) == nil) == isSound)
    }

    private static let verified = #""value": "9990000018", "extension": [{"url": "VERIFICATION", CODE}]"#

    /// The value of the verification's extension, and the issues that it is.
    @Test(arguments: [
        (#""valueCodeableConcept": {"coding": [{"code": "01"}]}"#, []),
        (#""valueCodeableConcept": {"coding": [{"code": "number-present-and-verified"}]}"#, []),
        (#""valueCodeableConcept": {"coding": [{"code": "verified"}]}"#, ["error Patient.identifier[0].extension[0]"]),
        (#""valueString": "01""#, ["error Patient.identifier[0].extension[0]"]),
    ])
    func theVerificationOfAnNHSNumberIsACode(value: String, expected: [String]) throws {
        try Self.checkNHSNumber(Self.verified.replacing("CODE", with: value), expected)
    }

    private static func checkNHSNumber(_ members: String, _ expected: [String]) throws {
        let url = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus"
        let json = """
            {"resourceType": "Patient", "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", \(members)}]}
            """.replacing("VERIFICATION", with: url)
        #expect(try report(json).issues.map { "\($0.severity.rawValue) \($0.expression)" } == expected)
        var options = ValidationOptions()
        options.ukCore = false
        #expect(try report(json, options).issues == [])
    }

    @Test(arguments: [
        ("\"value\": \"9990000018\"", ["warning Patient.identifier[0]"]),
        ("\"value\": \"999 000 0018\"", ["error Patient.identifier[0].value", "warning Patient.identifier[0]"]),
        ("\"value\": \"9990000019\"", ["error Patient.identifier[0].value", "warning Patient.identifier[0]"]),
        ("\"use\": \"official\"", ["error Patient.identifier[0].value"]),
    ])
    func anNHSNumberIsAsUKCoreHasIt(members: String, expected: [String]) throws {
        try Self.checkNHSNumber(members, expected)
    }

    @Test(arguments: [
        ("nhs-number", "9990000018", true), ("nhs-number", "9990000019", false), ("ods-organization-code", "RX8", true),
        ("ods-organization-code", "rx8", false), ("ods-site-code", "RX801", true), ("ods-site-code", "-", false),
        ("another", "anything", true),
    ])
    func whatAReferenceNamesIsAsUKCoreHasIt(system: String, value: String, isSound: Bool) throws {
        let named = "{\"identifier\": {\"system\": \"https://fhir.nhs.uk/Id/\(system)\", \"value\": \"\(value)\"}}"
        for element in ["subject", "serviceProvider"] {
            let json = """
                {"resourceType": "Encounter", "status": "arrived", "class": {"code": "EMER"}, "\(element)": \(named)}
                """
            #expect(
                try Self.issues(json) == (isSound ? [] : ["Encounter.\(element).identifier.value business-rule"]))
        }
        let json =
            "{\"resourceType\": \"Encounter\", \"status\": \"arrived\", \"class\": {\"code\": \"EMER\"}, \"subject\": \(named)}"
            .replacing(", \"value\": \"\(value)\"", with: "")
        #expect(try Self.issues(json).isEmpty == (system == "another"), "a system without a value names nobody")
    }

    @Test func aSliceOfUKCoreStandsOnce() throws {
        let code = "{\"system\": \"https://fhir.nhs.uk/Id/ods-organization-code\", \"value\": \"RX8\"}"
        #expect(
            try Self.issues("{\"resourceType\": \"Organization\", \"identifier\": [\(code), \(code)], \"name\": \"x\"}")
                == ["Organization.identifier[1] business-rule"])
        #expect(
            try Self.issues(
                "{\"resourceType\": \"Organization\", \"identifier\": [\(code.replacing("RX8", with: "rx8"))]}")
                == ["Organization.identifier[0].value business-rule"])
    }

    @Test func issuesAreBoundedAndCounted() throws {
        let names = (0..<100).map { "{\"use\": \"x\($0)\"}" }.joined(separator: ",")
        let report = try Self.report("{\"resourceType\": \"Patient\", \"name\": [\(names)]}")
        #expect(report.issues.count == 20)
        #expect(report.errorCount == 100)
        #expect(report.omitted == 80)
        #expect(report.listed.count == 21)
        #expect(report.listed.last?.expression == "Patient")
        #expect(JSONValue.items(report.operationOutcome["issue"]).count == 21)
        #expect(FHIRValidation.validate(report.operationOutcome).issues == [])
    }

    @Test func theOutcomeOfASoundRecordSaysSo() throws {
        let outcome = try Self.report("{\"resourceType\": \"Patient\"}").operationOutcome
        #expect(FHIRValidation.validate(outcome).issues == [])
        #expect(JSONValue.items(outcome["issue"])[0]["severity"] == "information")
    }

    @Test func nothingOfTheRecordIsTold() throws {
        let secret = "SECRET-VALUE"
        let report = try Self.report(
            """
            {"resourceType": "Patient", "id": "\(secret) ", "gender": "\(secret)", "birthDate": "\(secret)",
             "\(secret)": 1, "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "\(secret)"}]}
            """)
        #expect(report.errorCount == 5)
        for issue in report.issues {
            #expect(!issue.expression.contains("SECRET") && !issue.diagnostics.contains("SECRET"))
        }
    }
}
