// How a decision is made: the five steps of agreements.md in their order, item by item, deny overriding. Whatever is
// not understood denies.

import Records

extension PolicySet {
    /// Decides. Pure: the same request, set and instant always give the same answer.
    /// - Parameter id: the decision's id, unique, from the caller.
    public func decide(_ request: Request, id: String) -> Decision {
        // 1. What is unknown, or in doubt.
        let publishers = compiled.candidates(request.publisher)
        let recipients = compiled.candidates(request.recipient)
        guard publishers.count > 0, recipients.count > 0 else {
            return refuse(
                request, id, .unknownOrganisation,
                detail: unknown(publishers.count == 0 ? request.publisher : request.recipient))
        }
        if request.person.identityUncertain {
            return refuse(request, id, .identityUncertain, outcome: .review)
        }
        if request.purpose == .breakTheGlass, !emergencyAccessHolds(request) {
            let begins = request.emergencyAccess.flatMap { $0.from > request.instant ? $0.from : nil }
            return refuse(request, id, .breakGlassIncomplete, validUntil: begins)
        }
        // 2. What nothing overrides, of the whole record; of locations it is settled by item below.
        if let reason = wholeRecordDeny(request.person) { return refuse(request, id, reason) }

        let covering = compiled.covering(request, publishers, recipients)
        // 3. The person's own denies.
        if let refusal = personsOwnDeny(request, id, covering) { return refusal }
        // 4. One agreement covers every dimension, or none does.
        guard !covering.isEmpty else {
            let nearest = nearest(request)
            return refuse(
                request, id, nearest.reason, denies: nearest.clause.map { [$0] } ?? [], detail: nearest.detail,
                validUntil: covering.validUntil)
        }
        if request.person.deceased != .no, request.purpose.isLive {
            let reason: ReasonCode = request.person.deceased == .yes ? .deceased : .statusUnknown
            return refuse(request, id, reason, validUntil: covering.validUntil)
        }
        return grant(request, id, covering)
    }

    /// What keeps the whole record, whoever asks.
    private func wholeRecordDeny(_ person: PersonStatus) -> ReasonCode? {
        if person.restricted == .yes { return .legallyRestricted }
        if person.sealed == .yes { return .sealed }
        return person.restricted == .unknown || person.sealed == .unknown ? .statusUnknown : nil
    }

    /// The person's objection, Type 1 objection and National Data Opt-Out deny across agreements, unless every agreement
    /// that covers the request says that the choice does not apply to it.
    ///
    /// An objection to all sharing, or to the category, is the reason even where no agreement covers the request; one to
    /// an agreement denies (across agreements, as every deny of step 3) where that agreement covers it. A choice that is
    /// not known denies where an agreement that covers the request heeds it; where none covers it, step 4 says why.
    private func personsOwnDeny(_ request: Request, _ id: String, _ covering: Covering) -> Decision? {
        let choices = choices(request, covering)
        if let expressed = choices.first(where: { $0.state == .yes && (covering.isEmpty || !$0.clauses.isEmpty) }) {
            let isMarked = expressed.reason == .objection && !covering.isEmpty
            return refuse(
                request, id, expressed.reason, denies: expressed.clauses,
                marker: isMarked ? .withheldAtPersonsRequest : .notKnown, validUntil: covering.validUntil)
        }
        guard let unknown = choices.first(where: { $0.state == .unknown && !$0.clauses.isEmpty }) else { return nil }
        return refuse(request, id, .statusUnknown, denies: unknown.clauses, validUntil: covering.validUntil)
    }

    /// The choices that may deny this request, and the clauses of the agreements covering it that heed each.
    private func choices(_ request: Request, _ covering: Covering)
        -> [(state: Known, reason: ReasonCode, clauses: [ClauseReference])]
    {
        let person = request.person
        let isEmergency = request.purpose == .breakTheGlass
        let heeding = covering.clauses(compiled) { entry in
            entry.objectionApplies && !(isEmergency && entry.emergencyOverridesObjection) ? entry.objectionClause : nil
        }
        let objected = heeding.filter { person.objectedAgreements.contains($0.agreement) }
        let general = person.objection(to: request.category)
        let objection: (Known, ReasonCode, [ClauseReference]) =
            general == .yes || objected.isEmpty ? (general, .objection, heeding) : (.yes, .objection, objected)
        guard request.purpose.isBeyondDirectCare else { return [objection] }
        let type1 = covering.clauses(compiled) { $0.type1Applies ? $0.objectionClause.sibling("choices.type1") : nil }
        let ndoo = covering.clauses(compiled) { $0.ndooApplies ? $0.objectionClause.sibling("choices.ndoo") : nil }
        return [
            objection, (person.type1, .type1Objection, type1), (person.nationalDataOptOut, .nationalDataOptOut, ndoo),
        ]
    }

    /// Steps 4 and 5, by item.
    private func grant(_ request: Request, _ id: String, _ covering: Covering) -> Decision {
        let person = request.person
        let located = ItemTable.located(request.category, sFlag: person.sFlag)
        let named = covering.namedItems(compiled)
        let asked = request.items ?? named
        var granted = ItemSet()
        for index in 0..<covering.count { granted.formUnion(covering.items(index, compiled, person)) }
        let released = granted.intersection(asked).subtracting(located)

        // Clauses that grant an item, their obligations, their warnings.
        var grants: [ClauseReference] = []
        var obligations: [Obligation] = []
        var warnings: [String] = []
        var reaches: [Permit.Reach] = []
        var undischargeable: ClauseReference?
        var lastEntry: Int32 = -1
        for index in 0..<covering.count {
            let entry = compiled.entries[Int(covering[index].agreement)]
            let terms = entry.terms[Int(covering[index].terms)]
            let gives = covering.items(index, compiled, person).intersection(released)
            guard !gives.isEmpty else { continue }
            if grants.isEmpty { grants = terms.reference } else { grants += terms.reference }
            reaches.append(Permit.Reach(items: gives, lookback: terms.lookback, at: request.instant))
            guard covering[index].agreement != lastEntry else { continue }
            lastEntry = covering[index].agreement
            if obligations.isEmpty {
                obligations = entry.obligations
            } else {
                for obligation in entry.obligations where !obligations.contains(obligation) {
                    obligations.append(obligation)
                }
            }
            if entry.undischargeable != nil, undischargeable == nil { undischargeable = entry.obligationsClause }
            if request.instant.milliseconds >= entry.reviewOverdueFrom { warnings.append(entry.reviewWarning) }
        }
        if request.purpose == .breakTheGlass {
            let notice = Obligation.notify(settings.privacyOfficer)
            if !obligations.contains(notice) { obligations.append(notice) }
            if !settings.obligations.supports(notice), undischargeable == nil, let grant = grants.first {
                undischargeable = grant.sibling("emergency")
            }
        }
        let withheld = self.withheld(asked.subtracting(released), covering, named, located, person)
        guard !released.isEmpty else {
            let reasons = withheld.map(\.reason)
            let reason: ReasonCode =
                [.excluded, .childProtection, .sFlagLocation].first(where: reasons.contains) ?? .itemNotCovered
            return refuse(
                request, id, reason, denies: withheld.compactMap(\.clause).first.map { [$0] } ?? [],
                withheld: withheld, validUntil: covering.validUntil)
        }
        if let undischargeable {
            return refuse(
                request, id, .obligationCannotBeDischarged, denies: [undischargeable], validUntil: covering.validUntil)
        }
        let permit = Permit(
            decisionID: id, publisher: request.publisher, recipient: request.recipient, category: request.category,
            items: released, withholdsPersonLocation: person.sFlag != .no, withholdsCareLocation: person.sFlag == .yes,
            withheld: withheld, showsWithheldMarker: obligations.contains(.showWithheldMarker), authority: grants,
            forbidsOnwardShare: obligations.contains(.noOnwardShare), instant: request.instant, reaches: reaches)
        return Decision(
            request: request, id: id, policyRevision: revision, outcome: .permit, reason: .permitted, grants: grants,
            released: released, withheld: withheld, obligations: obligations, warnings: warnings,
            validUntil: covering.validUntil, permit: permit)
    }

    /// Why each item that was asked for is not released, by the first step that says so.
    private func withheld(
        _ items: ItemSet, _ covering: Covering, _ named: ItemSet, _ located: ItemSet, _ person: PersonStatus
    ) -> [Decision.Withheld] {
        guard !items.isEmpty else { return [] }
        return items.sorted().map { item in
            if located.contains(item) { return Decision.Withheld(item: item, reason: .sFlagLocation, clause: nil) }
            guard named.contains(item) else {
                return Decision.Withheld(item: item, reason: .itemNotCovered, clause: nil)
            }
            for index in 0..<covering.count {
                let entry = compiled.entries[Int(covering[index].agreement)]
                let terms = entry.terms[Int(covering[index].terms)]
                guard terms.items.contains(item) else { continue }
                if terms.excluded.contains(item) || (person.sFlag != .no && terms.excludedIfSFlag.contains(item)) {
                    return Decision.Withheld(item: item, reason: .excluded, clause: entry.excludeClause)
                }
            }
            return Decision.Withheld(item: item, reason: .childProtection, clause: nil)
        }
    }

    private func emergencyAccessHolds(_ request: Request) -> Bool {
        guard let access = request.emergencyAccess else { return false }
        return access.holds(role: request.role, organisation: request.recipient, at: request.instant)
    }

    private func unknown(_ code: ODSCode) -> String { "no agreement knows \(code)" }

    func refuse(
        _ request: Request, _ id: String, _ reason: ReasonCode, outcome: Decision.Outcome = .deny,
        denies: [ClauseReference] = [], withheld: [Decision.Withheld] = [], marker: Decision.Marker = .notKnown,
        detail: String = "", validUntil: Instant? = nil
    ) -> Decision {
        Decision(
            request: request, id: id, policyRevision: revision, outcome: outcome, reason: reason, denies: denies,
            withheld: withheld, marker: marker, validUntil: validUntil, detail: detail)
    }
}

extension ClauseReference {
    /// Another clause of the same agreement.
    func sibling(_ clause: String) -> ClauseReference {
        ClauseReference(agreement: agreement, version: version, clause: clause)
    }
}

/// The data clauses that cover a request in every dimension but its items.
struct Covering {
    struct Clause {
        let agreement: Int32
        let terms: Int32
    }

    /// The first few need no memory of their own.
    private var first: InlineArray<4, Clause> = InlineArray(repeating: Clause(agreement: -1, terms: -1))
    private var rest: [Clause] = []
    private(set) var count = 0
    var validUntil: Instant?

    var isEmpty: Bool { count == 0 }
    subscript(index: Int) -> Clause { index < 4 ? first[index] : rest[index - 4] }

    mutating func append(_ clause: Clause) {
        if count < 4 { first[count] = clause } else { rest.append(clause) }
        count += 1
    }

    func namedItems(_ policy: CompiledPolicy) -> ItemSet {
        var result = ItemSet()
        for index in 0..<count { result.formUnion(terms(index, policy).items) }
        return result
    }

    /// What one clause grants of this person's record: its own exclusions taken off, and what it must name for a child.
    func items(_ index: Int, _ policy: CompiledPolicy, _ person: PersonStatus) -> ItemSet {
        let terms = terms(index, policy)
        var items = terms.items.subtracting(terms.excluded)
        if person.sFlag != .no { items.subtract(terms.excludedIfSFlag) }
        if person.isChild != false, !terms.namesChildProtection { items.subtract(ItemTable.childItems) }
        return items
    }

    /// One clause an agreement, where `clause` gives one.
    func clauses(_ policy: CompiledPolicy, _ clause: (CompiledPolicy.Entry) -> ClauseReference?) -> [ClauseReference] {
        var result: [ClauseReference] = []
        for index in 0..<count {
            if let found = clause(policy.entries[Int(self[index].agreement)]), result.last != found {
                result.append(found)
            }
        }
        return result
    }

    private func terms(_ index: Int, _ policy: CompiledPolicy) -> CompiledPolicy.Terms {
        let clause = self[index]
        return policy.entries[Int(clause.agreement)].terms[Int(clause.terms)]
    }
}

extension CompiledPolicy {
    /// The parties that an organisation's code may stand for: itself, and trusts whose site it could be.
    struct Candidates {
        private var ids: InlineArray<8, UInt32> = InlineArray(repeating: 0)
        private(set) var count = 0
        /// Whether the first is the organisation itself.
        private(set) var startsWithItself = false

        subscript(index: Int) -> UInt32 { ids[index] }
        func isSite(_ index: Int) -> Bool { index > 0 || !startsWithItself }

        mutating func append(_ id: UInt32, isItself: Bool) {
            ids[count] = id
            count += 1
            if isItself { startsWithItself = true }
        }
    }

    func candidates(_ code: ODSCode) -> Candidates {
        var result = Candidates()
        if let id = organisations[code.text] { result.append(id, isItself: true) }
        var length = code.text.utf8.count - 1
        while length >= 3 {
            if let id = organisations[String(code.text.prefix(length))] { result.append(id, isItself: false) }
            length -= 1
        }
        return result
    }

    /// A site that is a party of its own stands for itself alone: when it leaves, its trust's `include_sites` does not bring
    /// it back.
    private func isNearest(_ index: Int, of candidates: Candidates, in link: Link) -> Bool {
        (0..<index).allSatisfy { !memberships[Int(candidates[$0])].contains(link.agreement) }
    }

    /// Clauses in the order of the agreements, those that name an organisation itself before those that name its trust; and
    /// when that answer may change.
    func covering(_ request: Request, _ publishers: Candidates, _ recipients: Candidates) -> Covering {
        var result = Covering()
        var next = Int64.max
        let instant = request.instant.milliseconds
        let isEmergency = request.purpose == .breakTheGlass
        let (purpose, role) = (request.purpose.bit, request.role.bit)
        for from in 0..<publishers.count {
            for to in 0..<recipients.count {
                guard let pair = pairs[Self.key(publishers[from], recipients[to])] else { continue }
                for breakpoint in pair.breakpoints where breakpoint > instant {
                    next = min(next, breakpoint)
                    break
                }
                for link in pair.links {
                    guard !publishers.isSite(from) || link.publisherIncludesSites,
                        !recipients.isSite(to) || link.recipientIncludesSites,
                        isNearest(from, of: publishers, in: link), isNearest(to, of: recipients, in: link)
                    else { continue }
                    let entry = entries[Int(link.agreement)]
                    let isCovered =
                        isEmergency
                        ? entry.emergencyRoles & role != 0
                        : entry.purposes & purpose != 0 && entry.roles & role != 0
                    guard isCovered, Window.contains(link.live, instant) else { continue }
                    for index in entry.terms.indices where entry.terms[index].category == request.category {
                        result.append(.init(agreement: link.agreement, terms: Int32(index)))
                    }
                }
            }
        }
        if isEmergency, let access = request.emergencyAccess { next = min(next, access.until.milliseconds) }
        result.validUntil = next == .max ? nil : Instant(milliseconds: next)
        return result
    }
}
