// The explained decision: what `evaluate` found, with the clauses, the obligations and the words. Whatever is not understood
// denies.

import Records

extension PolicySet {
    /// Decides. Pure: the same request, set and instant always give the same answer.
    /// - Parameter id: the decision's id, unique, from the caller.
    public func decide(_ request: Request, id: String) -> Decision {
        let evaluation = evaluate(request)
        return evaluation.outcome == .permit ? permit(request, id, evaluation) : refusal(request, id, evaluation)
    }

    /// A permit carries what every granting clause asks for: obligations and warnings are the union, in order.
    private func permit(_ request: Request, _ id: String, _ evaluation: Evaluation) -> Decision {
        let person = request.person
        var grants: [ClauseReference] = []
        var obligations: [Obligation] = []
        var warnings: [String] = []
        var reaches: [Permit.Reach] = []
        var last: Int32 = -1
        for number in grantingClauses(request, evaluation) {
            let clause = compiled.index.clauses[Int(number)]
            let agreement = Int(clause.agreement)
            let reference = compiled.entries[agreement].terms[Int(clause.place)].reference
            if grants.isEmpty { grants = reference } else { grants += reference }
            reaches.append(
                Permit.Reach(
                    items: clause.grants(person).intersection(evaluation.released),
                    lookback: compiled.entries[agreement].terms[Int(clause.place)].lookback, at: request.instant))
            guard clause.agreement != last else { continue }
            last = clause.agreement
            if obligations.isEmpty {
                obligations = compiled.entries[agreement].obligations
            } else {
                for obligation in compiled.entries[agreement].obligations where !obligations.contains(obligation) {
                    obligations.append(obligation)
                }
            }
            if request.instant.milliseconds >= compiled.entries[agreement].reviewOverdueFrom {
                warnings.append(compiled.entries[agreement].reviewWarning)
            }
        }
        if request.purpose == .breakTheGlass {
            let notice = Obligation.notify(settings.privacyOfficer)
            if !obligations.contains(notice) { obligations.append(notice) }
        }
        let released = evaluation.released
        let withheld = withheld(request, evaluation)
        let permit = Permit(
            decisionID: id, publisher: request.publisher, recipient: request.recipient, category: request.category,
            items: released, withholdsPersonLocation: person.sFlag != .no, withholdsCareLocation: person.sFlag == .yes,
            withheld: withheld, showsWithheldMarker: obligations.contains(.showWithheldMarker), authority: grants,
            forbidsOnwardShare: obligations.contains(.noOnwardShare), instant: request.instant, reaches: reaches,
            deidentification: Deidentification(obligations, key: settings.obligations.pseudonymKey),
            restrictedCodes: settings.restrictedCodes)
        return Decision(
            request: request, id: id, policyRevision: revision, outcome: .permit, reason: .permitted, grants: grants,
            released: released, withheld: withheld, obligations: obligations, warnings: warnings,
            validUntil: evaluation.validUntil, permit: permit)
    }

    private func refusal(_ request: Request, _ id: String, _ evaluation: Evaluation) -> Decision {
        let withheld = withheld(request, evaluation)
        var reason = evaluation.reason
        var denies: [ClauseReference] = []
        var circumstance = Decision.Circumstance.reason
        switch evaluation.reason {
        case .unknownOrganisation, .noAgreement:
            let isUnknown = evaluation.reason == .unknownOrganisation
            if let miss = isUnknown ? succession(request) : nearest(request) {
                (reason, circumstance) = (miss.shortfall.reason, .lacks(miss.shortfall))
                denies = [agreements[Int(miss.agreement)].clause(miss.shortfall.clause)]
            } else {
                circumstance = isUnknown ? .unknown(unknownOrganisation(request)) : .noAgreement
            }
        case .objection, .type1Objection, .nationalDataOptOut, .statusUnknown:
            denies = choiceClauses(request, evaluation.reason)
        case .obligationCannotBeDischarged: denies = [undischargeableClause(request, evaluation)]
        default: denies = withheld.lazy.compactMap(\.clause).first.map { [$0] } ?? []
        }
        return Decision(
            request: request, id: id, policyRevision: revision, outcome: evaluation.outcome, reason: reason,
            denies: denies, withheld: withheld, marker: evaluation.marker, validUntil: evaluation.validUntil,
            circumstance: circumstance)
    }

    /// The organisation that no agreement knows.
    private func unknownOrganisation(_ request: Request) -> ODSCode {
        compiled.candidates(request.publisher).count == 0 ? request.publisher : request.recipient
    }

    // MARK: Clauses

    /// The numbers of the clauses that grant: those the evaluation holds, or all of them when it has no room for them.
    private func grantingClauses(_ request: Request, _ evaluation: Evaluation) -> [Int32] {
        let list = evaluation.grants
        guard list.count > Evaluation.ClauseList.capacity else { return (0..<list.count).map { list[$0] } }
        let wanted = (request.items ?? ItemSet(bits: .max)).subtracting(
            ItemTable.located(request.category, sFlag: request.person.sFlag))
        return coveringClauses(request).filter {
            !compiled.index.clauses[Int($0)].grants(request.person).isDisjoint(with: wanted)
        }
    }

    /// The numbers of the clauses that cover the request, nearest parties first.
    private func coveringClauses(_ request: Request) -> [Int32] {
        var result: [Int32] = []
        forEachCovering(request) { _, terms in
            for number in terms.clauses.from..<terms.clauses.until
            where compiled.index.clauses[Int(number)].category == request.category.number {
                result.append(number)
            }
        }
        return result
    }

    private func forEachCovering(_ request: Request, _ body: (Int32, PolicyIndex.Terms) -> Void) {
        _ = compiled.forEachCovering(
            request, compiled.candidates(request.publisher), compiled.candidates(request.recipient), body)
    }

    /// The clauses that heed the choice by which a request is refused. Of one that is refused because something is not
    /// known, those that heed the first choice that is not; none when it is a flag and no choice.
    private func choiceClauses(_ request: Request, _ reason: ReasonCode) -> [ClauseReference] {
        let person = request.person
        let general = person.objection(to: request.category)
        let isEmergency = request.purpose == .breakTheGlass
        func clauses(_ name: String, _ heeds: (Int32, PolicyIndex.Terms) -> Bool) -> [ClauseReference] {
            var result: [ClauseReference] = []
            forEachCovering(request) { agreement, terms in
                guard heeds(agreement, terms) else { return }
                result.append(compiled.entries[Int(agreement)].objectionClause.sibling(name))
            }
            return result
        }
        func objection() -> [ClauseReference] {
            clauses("choices.objection") { agreement, terms in
                terms.heedsObjection && !(isEmergency && terms.emergencyOverridesObjection)
                    && (reason == .statusUnknown || general == .yes
                        || person.objectedAgreements.contains(agreements[Int(agreement)].id))
            }
        }
        func type1() -> [ClauseReference] { clauses("choices.type1") { $1.heedsType1 } }
        func ndoo() -> [ClauseReference] { clauses("choices.ndoo") { $1.heedsNDOO } }
        switch reason {
        case .objection: return objection()
        case .type1Objection: return type1()
        case .nationalDataOptOut: return ndoo()
        default:
            guard person.restricted != .unknown, person.sealed != .unknown else { return [] }
            let isBeyondCare = request.purpose.isBeyondDirectCare
            var found = general == .unknown ? objection() : []
            if found.isEmpty, isBeyondCare, person.type1 == .unknown { found = type1() }
            if found.isEmpty, isBeyondCare, person.nationalDataOptOut == .unknown { found = ndoo() }
            return found
        }
    }

    /// The first obligation that cannot be discharged; of break-glass, the notice to the privacy officer when all others can.
    private func undischargeableClause(_ request: Request, _ evaluation: Evaluation) -> ClauseReference {
        let agreements = grantingClauses(request, evaluation).map { Int(compiled.index.clauses[Int($0)].agreement) }
        let first = agreements.first { compiled.entries[$0].undischargeable != nil }
        return first.map { compiled.entries[$0].obligationsClause }
            ?? compiled.entries[agreements[0]].obligationsClause.sibling("emergency")
    }

    /// Why each item that was asked for is not released, in order of their names.
    private func withheld(_ request: Request, _ evaluation: Evaluation) -> [Decision.Withheld] {
        let all = evaluation.withheld.all
        guard !all.isEmpty else { return [] }
        let covering = evaluation.withheld.excluded.isEmpty ? [] : coveringClauses(request)
        var result: [Decision.Withheld] = []
        result.reserveCapacity(all.count)
        for item in ItemTable.byName where all.contains(item) {
            if evaluation.withheld.located.contains(item) {
                result.append(Decision.Withheld(item: item, reason: .sFlagLocation, clause: nil))
            } else if evaluation.withheld.notCovered.contains(item) {
                result.append(Decision.Withheld(item: item, reason: .itemNotCovered, clause: nil))
            } else if evaluation.withheld.childProtection.contains(item) {
                result.append(Decision.Withheld(item: item, reason: .childProtection, clause: nil))
            } else {
                result.append(
                    Decision.Withheld(
                        item: item, reason: .excluded, clause: excluding(item, covering, request.person)))
            }
        }
        return result
    }

    /// The first clause that names an item and whose agreement excludes it.
    private func excluding(_ item: Item, _ covering: [Int32], _ person: PersonStatus) -> ClauseReference? {
        covering.lazy.map { compiled.index.clauses[Int($0)] }.first { $0.excluded(person).contains(item) }
            .map { compiled.entries[Int($0.agreement)].excludeClause }
    }
}

extension ClauseReference {
    /// Another clause of the same agreement.
    func sibling(_ clause: String) -> ClauseReference {
        ClauseReference(agreement: agreement, version: version, clause: clause)
    }
}

extension ItemTable {
    /// Every item, in order of their names.
    static let byName: [Item] = names.indices.map { Item(index: UInt8($0)) }.sorted()
}
