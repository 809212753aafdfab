// https://hl7.org/fhir/R4/http.html#capabilities — GET [base]/metadata
// It is made of the same lists that the interactions work by, so that it tells the truth.

internal import Records

extension CareRecord {
    func capabilities() -> Reply {
        var statement = Resource(type: "CapabilityStatement")
        statement["status"] = "active"
        statement["date"] = .string(startedAt.description)
        statement["kind"] = "instance"
        statement["software"] = ["name": .string(software), "version": .string(version)]
        statement["implementation"] = ["description": "Shared care record", "url": .string(baseURL)]
        statement["fhirVersion"] = "4.0.1"
        statement["format"] = ["application/fhir+json", "application/fhir+xml", "json", "xml"]
        var rest: JSONObject = [
            "mode": "server",
            "documentation": .string(
                "Every answer is decided anew, from publisher to reader, under the data sharing agreements in force, "
                    + "and recorded before it leaves. X-Purpose-Of-Use and X-User-Role are required and have no "
                    + "default. What is refused and what does not exist look alike."),
            "security": [
                "description":
                    "Mutual TLS. The reader's organisation is the one that its client certificate is bound to."
            ],
            "resource": .array(Self.types.map(Self.capability)),
        ]
        if breakGlassDesk != nil {
            rest["operation"] = [
                [
                    "name": "break-glass", "definition": .string("\(baseURL)/OperationDefinition/break-glass"),
                    "documentation":
                        "POST Parameters with patient (valueIdentifier) and reason (valueString), X-User-ID and X-Purpose-Of-Use: BTG. Gives a named user the right to read one person's record for a while; each use is reviewed.",
                ]
            ]
        }
        statement["rest"] = [.object(rest)]
        return Reply(resource: statement)
    }

    private static func capability(of type: String) -> JSONValue {
        [
            "type": .string(type),
            "interaction": [["code": "read"], ["code": "search-type"]],
            "versioning": "versioned",
            "readHistory": false,
            "updateCreate": false,
            "conditionalCreate": false,
            "conditionalRead": "not-match",
            "conditionalUpdate": false,
            "conditionalDelete": "not-supported",
            "searchParam": .array(SearchParameter.offered(for: type).compactMap { $0.capability(of: type) }),
        ]
    }
}

extension SearchParameter {
    /// `nil` of what shapes an answer and searches for nothing.
    fileprivate func capability(of type: String) -> JSONValue? {
        let isOurs = ["Organization", "Practitioner", "PractitionerRole"].contains(type)
        let scope = isOurs ? " Local to this server: those named in what is held of the person." : ""
        switch self {
        case .patient:
            return [
                "name": "patient", "type": "reference",
                "documentation": .string("The id of one Patient of this record." + scope),
            ]
        case .patientIdentifier:
            return [
                "name": "patient.identifier", "type": "token",
                "documentation": .string(
                    "system|value: \(NHSNumber.system), or ods: and an organisation's code." + scope),
            ]
        case .identifier:
            return [
                "name": "identifier", "type": "token",
                "documentation": .string("system|value: \(NHSNumber.system), or ods: and an organisation's code."),
            ]
        case .id: return ["name": "_id", "type": "token", "documentation": "Beside the person; of Patient also alone."]
        case .count, .offset, .format: return nil
        }
    }
}
