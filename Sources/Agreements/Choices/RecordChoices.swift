// Flags as a `Patient` says them: a publisher's own, or the Personal Demographics Service's.

public import Records

public enum RecordChoices {
    /// PDS: formal or informal notice of death, or its removal
    /// (https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeathNotificationStatus).
    private static let deathNotification =
        "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeathNotificationStatus"

    /// What is stated in `meta.security`, `deceased[x]` and the notice of death. A record that was read and has no such
    /// label, nor tells of a death, says that it is not so; of the S-flag it says nothing then, because senders differ
    /// in what they mean by silence.
    /// - Parameter source: `.record` or `.demographicsService`.
    public static func statements(in patient: Resource, source: ChoiceSource) -> [ChoiceStatement] {
        guard patient.type == "Patient" else { return [] }
        let date = patient["meta"]?["lastUpdated"]?.string.flatMap { Instant(fhir: $0) }
        func statement(_ subject: ChoiceSubject, _ value: Known) -> ChoiceStatement {
            ChoiceStatement(subject, value, date: date, source: source)
        }
        let stated = [
            statement(.deceased, deceased(patient)), statement(.sealed, Known(SecurityLabels.isSealed(patient))),
            statement(.restricted, Known(SecurityLabels.isRestricted(patient))),
        ]
        return stated + (SecurityLabels.sFlag(of: patient).map { [statement(.sFlag, $0)] } ?? [])
    }

    /// By a date or a flag of death, or by a notice of it.
    public static func deceased(_ patient: Resource) -> Known {
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
