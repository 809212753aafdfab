// The rules of agreements.md, "How a decision is made", read one after the other over the agreements as they are
// written: no index, no bits, no windows. Slow and plain, so that it can be compared with the standard line by line;
// the compiled policy must give the same answers.

import Agreements
import Records

struct PlainInterpreter {
    let agreements: [Agreement]
    let settings: PolicySettings

    init(_ policy: PolicySet) {
        agreements = policy.agreements
        settings = policy.settings
    }

    func answer(_ request: Request) -> PlainAnswer {
        let person = request.person
        // 1. "Unknown organisation … → deny"; "demographics disagree → review"; "break-glass: named user, role and
        // reason, time-boxed".
        guard isKnown(request.publisher), isKnown(request.recipient) else {
            return succession(request) ?? .refusal(.unknownOrganisation)
        }
        if person.identityUncertain {
            return PlainAnswer(outcome: .review, reason: .identityUncertain, marker: .notKnown)
        }
        if request.purpose == .breakTheGlass, !isDeclaredEmergency(request) { return .refusal(.breakGlassIncomplete) }
        // 2. "Denies that nothing overrides": the whole record; locations are settled by item. "Unknown: never the
        // lenient value."
        if person.restricted == .yes { return .refusal(.legallyRestricted) }
        if person.sealed == .yes { return .refusal(.sealed) }
        if person.restricted == .unknown || person.sealed == .unknown { return .refusal(.statusUnknown) }

        let covering = nearestFirst(request).filter { shortfall(of: $0, request) == nil }
        // 3. "The person's own denies".
        if let refusal = personsOwnDeny(request, covering) { return refusal }
        // 4. "Permit only if one agreement covers every dimension."
        if covering.isEmpty { return nearMiss(request) }
        // "deceased: confidentiality persists; live flows stop".
        if person.deceased != .no, Self.liveFlows.contains(request.purpose) {
            return .refusal(person.deceased == .yes ? .deceased : .statusUnknown)
        }
        return grant(request, covering.flatMap { agreement in clauses(of: agreement, request) })
    }

    static let liveFlows: Set<Purpose> = [
        .treatment, .emergencyTreatment, .breakTheGlass, .careManagement, .coordinationOfCare,
    ]
    /// "Type 1 and National Data Opt-Out apply only to purposes beyond direct care."
    static let directCare = liveFlows.union([.safeguarding])

    private func isKnown(_ code: ODSCode) -> Bool {
        agreements.contains { agreement in
            agreement.parties.contains { $0.ods == code || Self.isSite(code, of: $0.ods) }
        }
    }

    static func isSite(_ code: ODSCode, of trust: ODSCode) -> Bool {
        code != trust && code.text.hasPrefix(trust.text)
    }

    private func isDeclaredEmergency(_ request: Request) -> Bool {
        guard let access = request.emergencyAccess else { return false }
        return access.role == request.role
            && (access.organisation == request.recipient || Self.isSite(request.recipient, of: access.organisation))
            && access.from <= request.instant && request.instant < access.until
    }

    /// "Only steps 1–3 deny across agreements": one agreement that withholds denies what others would grant. With none
    /// that covers the request, nothing says that a choice which was expressed does not apply. One that is not known
    /// counts as expressed where an agreement heeds it, and is told after those that were.
    private func personsOwnDeny(_ request: Request, _ covering: [Agreement]) -> PlainAnswer? {
        let choices = choices(request)
        for choice in choices {
            let denying = covering.filter { choice.state($0) == .yes && choice.isHeeded($0) }
            if denying.isEmpty, !(covering.isEmpty && choice.isExpressedToAll) { continue }
            let isShown = choice.reason == .objection && !covering.isEmpty
            return .refusal(
                choice.reason, denies: denying.map { "\($0.reference) \(choice.clause)" },
                marker: isShown ? .withheldAtPersonsRequest : .notKnown)
        }
        for choice in choices {
            let denying = covering.filter { choice.state($0) == .unknown && choice.isHeeded($0) }
            if !denying.isEmpty {
                return .refusal(.statusUnknown, denies: denying.map { "\($0.reference) \(choice.clause)" })
            }
        }
        return nil
    }

    private struct Choice {
        let reason: ReasonCode
        let clause: String
        /// Whatever the agreement.
        let isExpressedToAll: Bool
        let state: (Agreement) -> Known
        let isHeeded: (Agreement) -> Bool
    }

    /// "objection: global, per agreement, per category"; "break-glass is opt-in per agreement"; Type 1 and the opt-out.
    private func choices(_ request: Request) -> [Choice] {
        let person = request.person
        let objection: Known = person.objectedCategories.contains(request.category) ? .yes : person.objection
        func isOverridden(_ agreement: Agreement) -> Bool {
            request.purpose == .breakTheGlass && agreement.emergency?.overrides.contains(.objection) == true
        }
        let objecting = Choice(
            reason: .objection, clause: "choices.objection", isExpressedToAll: objection == .yes,
            state: { person.objectedAgreements.contains($0.id) ? .yes : objection },
            isHeeded: { $0.choices.objection == .withhold && !isOverridden($0) })
        if Self.directCare.contains(request.purpose) { return [objecting] }
        return [
            objecting,
            Choice(
                reason: .type1Objection, clause: "choices.type1", isExpressedToAll: person.type1 == .yes,
                state: { _ in person.type1 }, isHeeded: { $0.choices.type1 == .withhold }),
            Choice(
                reason: .nationalDataOptOut, clause: "choices.ndoo",
                isExpressedToAll: person.nationalDataOptOut == .yes,
                state: { _ in person.nationalDataOptOut }, isHeeded: { $0.choices.ndoo == .withhold }),
        ]
    }

    // MARK: Items

    /// One data clause of one agreement, of the category that is asked for.
    private struct Clause {
        let agreement: Agreement
        let number: Int
        let items: Set<String>
        var name: String { "\(agreement.reference) data[\(number)]" }
    }

    private func clauses(of agreement: Agreement, _ request: Request) -> [Clause] {
        agreement.data.enumerated().filter { $0.element.category == request.category }.map {
            Clause(agreement: agreement, number: $0.offset, items: Set($0.element.items.names))
        }
    }

    /// Steps 4 and 5, "decided per item, not per message".
    private func grant(_ request: Request, _ clauses: [Clause]) -> PlainAnswer {
        let named = clauses.reduce(into: Set<String>()) { $0.formUnion($1.items) }
        let asked = request.items.map { Set($0.names) } ?? named
        let whereabouts = Self.whereabouts(request)
        let released = asked.filter { item in
            !whereabouts.contains(item)
                && clauses.contains { $0.items.contains(item) && denial(of: item, by: $0, request.person) == nil }
        }
        let withheld = asked.subtracting(released).sorted().map { item in
            withholding(item, clauses, isWhereabouts: whereabouts.contains(item), request.person)
        }
        if released.isEmpty {
            let reasons: [ReasonCode] = [.excluded, .childProtection, .sFlagLocation]
            return .refusal(
                reasons.first { reason in withheld.contains { $0.reason == reason } } ?? .itemNotCovered,
                denies: Array(withheld.compactMap(\.clause).prefix(1)), withheld: withheld.map(\.description))
        }
        let granting = clauses.filter { clause in
            released.contains { clause.items.contains($0) && denial(of: $0, by: clause, request.person) == nil }
        }
        return permit(request, granting, released, withheld.map(\.description))
    }

    private func permit(
        _ request: Request, _ granting: [Clause], _ released: Set<String>, _ withheld: [String]
    ) -> PlainAnswer {
        var obligations: [String] = []
        var undischargeable: [String] = []
        var warnings: [String] = []
        // "Obligations are the union over all granting agreements"; "one that cannot be discharged denies".
        func add(_ obligation: Obligation, _ clause: String) {
            if !obligations.contains(obligation.text) { obligations.append(obligation.text) }
            if !canDischarge(obligation) { undischargeable.append(clause) }
        }
        for clause in granting {
            let agreement = clause.agreement
            for obligation in agreement.obligations { add(obligation, "\(agreement.reference) obligations") }
            if let reviewBy = agreement.reviewBy, request.instant.milliseconds >= PlainCalendar.ends(reviewBy) {
                let warning = "\(agreement.reference) was to be reviewed by \(reviewBy.display)"
                if !warnings.contains(warning) { warnings.append(warning) }
            }
        }
        // "break-glass … raises an alert".
        if request.purpose == .breakTheGlass {
            add(.notify(settings.privacyOfficer), "\(granting[0].agreement.reference) emergency")
        }
        if let clause = undischargeable.first {
            return .refusal(.obligationCannotBeDischarged, denies: [clause])
        }
        return PlainAnswer(
            outcome: .permit, reason: .permitted, grants: granting.map(\.name), released: released.sorted(),
            withheld: withheld, obligations: obligations, marker: nil, warnings: warnings)
    }

    private struct Withholding: CustomStringConvertible {
        let item: String
        let reason: ReasonCode
        let clause: String?
        var description: String { "\(item) \(reason.rawValue) \(clause ?? "-")" }
    }

    /// By the first step that withholds it: the S-flag, that nothing names it, an exclusion, child protection.
    private func withholding(_ item: String, _ clauses: [Clause], isWhereabouts: Bool, _ person: PersonStatus)
        -> Withholding
    {
        if isWhereabouts { return Withholding(item: item, reason: .sFlagLocation, clause: nil) }
        let naming = clauses.filter { $0.items.contains(item) }
        if naming.isEmpty { return Withholding(item: item, reason: .itemNotCovered, clause: nil) }
        if let excluding = naming.first(where: { denial(of: item, by: $0, person) == .excluded }) {
            return Withholding(item: item, reason: .excluded, clause: "\(excluding.agreement.reference) exclude")
        }
        return Withholding(item: item, reason: .childProtection, clause: nil)
    }

    /// "`exclude` limits only its own agreement's grants"; "child-protection … data excluded unless named", of whoever
    /// is not known to be an adult. What is named and excluded is not named.
    private func denial(of item: String, by clause: Clause, _ person: PersonStatus) -> ReasonCode? {
        let exclude = clause.agreement.exclude.map(\.word)
        if Self.isExcluded(item, by: exclude, person) { return .excluded }
        guard Self.childProtection.contains(item), person.isChild != false else { return nil }
        let isNamed =
            clause.items.contains("child-protection") && !Self.isExcluded("child-protection", by: exclude, person)
        return isNamed ? nil : .childProtection
    }

    private static let childProtection: Set<String> = ["child-protection", "safeguarding-flag"]

    private static func isExcluded(_ item: String, by words: [String], _ person: PersonStatus) -> Bool {
        words.contains { word in
            switch word {
            case "legally-restricted": false  // By labels, in the release.
            case "address-if-s-flag": item == "contact-details" && person.sFlag != .no
            case "free-text-notes": item == "notes" || item == "attachment"
            case "attachments": item == "attachment"
            case "finance": ["unit-cost", "cost-frequency", "planned-units"].contains(item)
            case "safeguarding": ["safeguarding-flag", "child-protection"].contains(item)
            case "telephones": ["provider-telephone", "key-worker-telephone", "contact-details"].contains(item)
            case "staff-names": ["key-worker", "clinician"].contains(item)
            default: word == item
            }
        }
    }

    /// "S-flag … set: address, telecom, GP, provider and key-worker location; unknown: addresses and the person's
    /// telecom, while provider and duty-team telephones remain."
    private static func whereabouts(_ request: Request) -> Set<String> {
        let ofPerson: Set<String> = ["contact-details", "general-practitioner"]
        let ofCare: Set<String> = ["provider-telephone", "key-worker-telephone"]
        let all: Set<String> =
            switch request.person.sFlag {
            case .no: []
            case .unknown: ofPerson
            case .yes: ofPerson.union(ofCare)
            }
        return all.intersection(ItemSet(of: request.category).names)
    }

    private func canDischarge(_ obligation: Obligation) -> Bool {
        let support = settings.obligations
        return switch obligation {
        case .redact: support.redact
        case .pseudonymise: support.pseudonymKey != nil
        case .mask: support.mask
        case .showWithheldMarker: support.showWithheldMarker
        case .noOnwardShare: support.noOnwardShare
        case .notify(let team): support.notifyTargets.map { $0.contains(team) } ?? true
        }
    }
}
