// Flags as a `Patient` says them: a publisher's own, or the Personal Demographics Service's.

public import Records

public enum RecordChoices {
    /// PDS: formal or informal notice of death, or its removal
    /// (https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeathNotificationStatus).
    private static let deathNotification =
        "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeathNotificationStatus"

    /// What is stated in `meta.security`, `deceased[x]` and the notice of death; what is not stated is left out, save that a
    /// record which tells of no death says that there is none.
    /// - Parameter source: `.record` or `.demographicsService`.
    public static func statements(in patient: Resource, source: ChoiceSource) -> [ChoiceStatement] {
        guard patient.type == "Patient" else { return [] }
        let date = patient["meta"]?["lastUpdated"]?.string.flatMap { Instant(fhir: $0) }
        func statement(_ subject: ChoiceSubject, _ value: Known) -> ChoiceStatement {
            ChoiceStatement(subject, value, date: date, source: source)
        }
        var statements = [statement(.deceased, deceased(patient))]
        if let flag = SecurityLabels.sFlag(of: patient) { statements.append(statement(.sFlag, flag)) }
        // A label says that a record is restricted; that there is none says nothing.
        if SecurityLabels.isSealed(patient) { statements.append(statement(.sealed, .yes)) }
        if SecurityLabels.isRestricted(patient) { statements.append(statement(.restricted, .yes)) }
        return statements
    }

    private static func deceased(_ patient: Resource) -> Known {
        if patient["deceasedDateTime"] != nil || patient["deceasedBoolean"] == .bool(true) { return .yes }
        for notice in JSONValue.items(patient["extension"]) where notice["url"]?.string == deathNotification {
            let codes = JSONValue.items(notice["extension"]).flatMap {
                JSONValue.items($0["valueCodeableConcept"]?["coding"])
            }
            // 1 informal, 2 formal, U removed.
            let isRemoved = !codes.isEmpty && codes.allSatisfy { $0["code"]?.string == "U" }
            if !isRemoved { return .yes }
        }
        return .no
    }
}
