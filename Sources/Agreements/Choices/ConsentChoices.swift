// Choices as a FHIR `Consent` says them (http://hl7.org/fhir/R4/consent.html).
//
// What a consent denies is an objection. It is one to an agreement or to categories only where it says so in codes that
// are known here, and in no others beside them; in doubt the person objects to everything. A consent that permits
// sharing as such, or that says that dissent is withdrawn, is a statement too: of its source, by its date, that there
// is no objection.

public import Records

public enum ConsentChoices {
    /// Codes by which a denial names an agreement (`NS-ED-004`) or a category (`social-care-package`).
    public static let agreements = "https://caregate.example/fhir/CodeSystem/agreement"
    public static let categories = "https://caregate.example/fhir/CodeSystem/category"

    /// Codes that say by themselves what is chosen, whatever the provision. SNOMED CT and Read v2: dissent from
    /// secondary use of GP patient identifiable data, and its withdrawal (NHS England, "Type 1 opt-out" form); dissent
    /// from disclosure by NHS Digital, which became the National Data Opt-Out in 2018, and its withdrawal.
    private static let meanings: [String: (subject: ChoiceSubject, value: Known)] = [
        "827241000000103": (.type1, .yes), "9Nu0": (.type1, .yes),
        "827261000000102": (.type1, .no), "9Nu1": (.type1, .no),
        "881561000000100": (.nationalDataOptOut, .yes), "9Nu4": (.nationalDataOptOut, .yes),
        "881581000000109": (.nationalDataOptOut, .no), "9Nu5": (.nationalDataOptOut, .no),
    ]

    /// - Parameters:
    ///   - publisher: who sent it.
    ///   - instant: of the decision; a consent whose period is over says nothing any more.
    public static func statements(
        in consent: Resource, publisher: ODSCode, at instant: Instant
    ) -> [ChoiceStatement] {
        guard consent.type == "Consent", isInForce(consent, at: instant) else { return [] }
        let date = consent["dateTime"]?.string.flatMap { Instant(fhir: $0) }
        func statement(_ subject: ChoiceSubject, _ value: Known) -> ChoiceStatement {
            ChoiceStatement(subject, value, date: date, source: .consent(publisher: publisher))
        }
        let codes = codings(consent["policyRule"]) + codings(consent["category"]) + codings(consent["scope"])
        let named = codes.compactMap { meaning(of: $0) }
        // A denial that does not say of what is of what the codes dissent from, or else of everything.
        let dissented = named.filter { $0.value == .yes }.map(\.subject)
        var denied: Set<ChoiceSubject> = []
        if codes.contains(where: isOptOut), dissented.isEmpty { denied.formUnion(subjects(codes, [], in: consent)) }
        collectDenials(consent["provision"], dissented, consent, depth: 0, &denied)
        let said = named.map { statement($0.subject, $0.value) }
        if !said.isEmpty || !denied.isEmpty { return said + denied.subtracting(dissented).map { statement($0, .yes) } }
        return permitsSharing(consent, codes) ? [statement(.objection, .no)] : []
    }

    /// Whether a consent says of sharing as such that it may be: one to a treatment, to a study, to one organisation or
    /// for a time says nothing of an objection.
    private static func permitsSharing(_ consent: Resource, _ codes: [(system: String, code: String)]) -> Bool {
        guard codes.contains(where: { $0.code == "patient-privacy" }) else { return false }
        guard let provision = consent["provision"]?.object else { return true }
        return provision["type"]?.string != "deny"
            && provision.members.allSatisfy { ["type", "period"].contains($0.name) }
    }

    /// Whether a consent holds: it is active, or does not say what it is, and its period is not over. One that has not
    /// begun counts: what is to be withheld from tomorrow on is withheld today.
    private static func isInForce(_ consent: Resource, at instant: Instant) -> Bool {
        switch consent["status"]?.string {
        case "active", nil: break
        default: return false
        }
        guard let end = consent["provision"]?["period"]?["end"]?.string else { return true }
        // An end that cannot be read is none; a day lasts to its end, and so does a month or year.
        return CivilDate(end).map { UKTime.date(at: instant) <= $0 } ?? Instant(fhir: end).map { instant <= $0 } ?? true
    }

    private static func collectDenials(
        _ provision: JSONValue?, _ dissented: [ChoiceSubject], _ consent: Resource, depth: Int,
        _ denied: inout Set<ChoiceSubject>
    ) {
        guard let provision else { return }
        guard depth < Limits.elementDepth else {
            denied.insert(.objection)
            return
        }
        if provision["type"]?.string == "deny" {
            denied.formUnion(subjects(codings(provision["code"]), dissented, in: consent))
        }
        for inner in JSONValue.items(provision["provision"]) {
            collectDenials(inner, dissented, consent, depth: depth + 1, &denied)
        }
    }

    /// What a denial is of.
    /// - Parameter dissented: what it is of when it does not say so itself.
    private static func subjects(
        _ codes: [(system: String, code: String)], _ dissented: [ChoiceSubject], in consent: Resource
    ) -> [ChoiceSubject] {
        let scoped = (codes + codings(consent["policyRule"])).filter { !isOptOut($0) && meaning(of: $0) == nil }
        let subjects = scoped.map { code -> ChoiceSubject in
            switch code.system {
            case agreements where !code.code.isEmpty: .objectionToAgreement(code.code)
            case categories: Category(rawValue: code.code).map { .objectionToCategory($0) } ?? .objection
            default: .objection
            }
        }
        if subjects.isEmpty { return dissented.isEmpty ? [.objection] : dissented }
        return subjects.contains(.objection) ? [.objection] : subjects
    }

    private static func meaning(of coding: (system: String, code: String)) -> (subject: ChoiceSubject, value: Known)? {
        meanings[String(coding.code.prefix { $0 != "." })]
    }

    private static func isOptOut(_ coding: (system: String, code: String)) -> Bool {
        let word = coding.code.lowercased()
        return word.hasSuffix("optout") || word.hasSuffix("opt-out")
    }

    private static func codings(_ value: JSONValue?) -> [(system: String, code: String)] {
        JSONValue.items(value).flatMap { JSONValue.items($0["coding"]) }.map {
            ($0["system"]?.string ?? "", $0["code"]?.string ?? "")
        }
    }
}
