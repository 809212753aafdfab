// What `meta.security` says of a resource: restricted by law, sealed, or of a person whose whereabouts are protected.

public import Records

public enum SecurityLabels {
    static let confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
    static let actCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode"

    /// Whether nothing may override that this resource stays: labelled very restricted, sealed or legally restricted, or
    /// with a sensitivity that the law restricts. Of a `Patient`, that is so of the whole record.
    /// An `R` restricts anything but a `Patient`, where it is the S-flag.
    public static func isRestricted(_ resource: Resource) -> Bool {
        labels(resource).contains { label in
            switch label.code {
            case "V", "sealed", "legally-restricted": true
            case "R": resource.type != "Patient" && (label.system == confidentiality || label.system.isEmpty)
            case let code: label.system == actCode && sensitivities.contains(code)
            }
        }
    }

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
}
