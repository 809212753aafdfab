// What `meta.security` says of a resource: restricted by law, sealed, or of a person whose whereabouts are protected.

public import Records

public enum SecurityLabels {
    static let confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
    static let actCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
    static let observationValue = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue"

    /// Whether nothing may override that this resource stays: labelled very restricted, sealed or legally restricted, or
    /// with a sensitivity that the law restricts. Of a `Patient`, that is so of the whole record.
    /// An `R` restricts anything but a `Patient`, where it is the S-flag. So does a code of what the law restricts, labelled
    /// or not.
    public static func isRestricted(_ resource: Resource) -> Bool { isRestricted(resource, codes: .standard) }

    public static func isRestricted(_ resource: Resource, codes: RestrictedCodes) -> Bool {
        isSealed(resource) || isLegallyRestricted(resource, codes: codes)
    }

    /// As `isRestricted`, without what is sealed only.
    public static func isLegallyRestricted(_ resource: Resource, codes: RestrictedCodes) -> Bool {
        codes.subject(in: resource) != nil
            || labels(resource).contains { label in
                switch label.code {
                case "V", "legally-restricted": true
                case "R": resource.type != "Patient" && (label.system == confidentiality || label.system.isEmpty)
                case let code: label.system == actCode && sensitivities.contains(code)
                }
            }
    }

    /// Whether the record is sealed: nothing of it leaves.
    public static func isSealed(_ resource: Resource) -> Bool { labels(resource).contains { $0.code == "sealed" } }

    /// The S-flag as the publisher's `Patient` states it; `nil` when it states nothing.
    public static func sFlag(of patient: Resource) -> Known? {
        let codes = labels(patient).filter { $0.system == confidentiality }.map(\.code)
        if codes.contains("R") { return .yes }
        return codes.contains("N") || codes.contains("U") ? .no : nil
    }

    /// v3-ActCode sensitivities of information that the law restricts: sexual health, sexuality and reproduction, gender.
    /// Adoption has no code there: it is labelled `legally-restricted`.
    private static let sensitivities: Set<String> = ["HIV", "STD", "SEX", "GENDER"]

    private static func labels(_ resource: Resource) -> [(system: String, code: String)] {
        JSONValue.items(resource["meta"]?["security"]).map { ($0["system"]?.string ?? "", $0["code"]?.string ?? "") }
    }

    // MARK: Of what is released

    /// Labels what leaves. That it is a part is said of every resource alike, so that it does not tell of which something
    /// was withheld (http://hl7.org/fhir/R4/resource.html#simple-tags: SUBSETTED, so that nobody writes it back as the
    /// whole). What was done to it, and what its recipient must not do, are security labels
    /// (http://hl7.org/fhir/R4/security-labels.html: integrity by alteration; refrain policy).
    static func label(_ resources: [Resource], by permit: Permit) -> [Resource] {
        let done = permit.deidentification
        let labels: [JSONValue] = [
            permit.forbidsOnwardShare ? coding(actCode, "NORDSCLCD") : nil,
            done.redacts ? coding(observationValue, "REDACTED") : nil,
            done.masks ? coding(observationValue, "MASKED") : nil,
            done.pseudonymises ? coding(observationValue, "PSEUDED") : nil,
        ].compactMap { $0 }
        return resources.map { resource in
            var labelled = resource
            var meta = resource["meta"]?.object ?? JSONObject()
            if !labels.isEmpty { meta["security"] = .array(labels) }
            meta["tag"] = [coding(observationValue, "SUBSETTED")]
            labelled.json = JSONObject(
                distinct: resource.json.members.filter { $0.name == "resourceType" || $0.name == "id" }
                    + [.init("meta", .object(meta))]
                    + resource.json.members.filter { !["resourceType", "id", "meta"].contains($0.name) })
            return labelled
        }
    }

    private static func coding(_ system: String, _ code: String) -> JSONValue {
        ["system": .string(system), "code": .string(code)]
    }
}
