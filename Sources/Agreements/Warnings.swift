// What `caregate check` says of a set beyond its errors: who has not signed, what ends soon, whose review is overdue, which
// clauses never grant or are shadowed, where two agreements allow the same, and which flows that are in use lack one.

public import Records

/// Something to see to before it stops a flow, or after it did.
public struct PolicyWarning: Sendable, Hashable, CustomStringConvertible {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case unsigned
        case endsSoon = "ends-soon"
        case ended
        case reviewOverdue = "review-overdue"
        case overlap
        case neverGrants = "never-grants"
        case shadowed
        case gap
        case oneSided = "one-sided"
        case obligation = "obligation-cannot-be-discharged"
        /// A CMS signature that is there and does not count.
        case signatureRefused = "signature-refused"
        /// An agreement that is not in force for want of one.
        case signatureMissing = "signature-missing"
        case signatureEndsSoon = "signature-ends-soon"
        /// A party has become another organisation, which has not signed.
        case organisationSucceeded = "organisation-succeeded"
    }

    public let kind: Kind
    /// `NS-ED-004@3`
    public let agreement: String
    /// `agreements/ns-ed-004.yaml:17`
    public let place: String
    public let what: String
    /// The flows it concerns are refused: `check` fails of it.
    public var isError: Bool { kind == .unsigned || kind == .obligation || kind == .signatureMissing }

    public var description: String { "\(place): \(what)" }
}

extension PolicySet {
    /// In order of agreement and place.
    public func warnings(at instant: Instant) -> [PolicyWarning] {
        var domain = PolicyDomain(self, DomainUniverse([self]))
        let findings = domain.clauseFindings()
        return agreements.indices.flatMap { warnings(of: $0, at: instant) + neverGranting($0, findings.granting) }
            + signatureWarnings(at: instant) + successionWarnings(at: instant) + shadowed(findings.shadowed)
            + overlaps(findings.overlaps)
    }

    private func warnings(of index: Int, at instant: Instant) -> [PolicyWarning] {
        let agreement = agreements[index]
        var result: [PolicyWarning] = []
        func warn(_ kind: PolicyWarning.Kind, _ what: String, at place: String? = nil) {
            result.append(
                PolicyWarning(
                    kind: kind, agreement: agreement.reference, place: place ?? agreement.file,
                    what: "\(agreement.reference): \(what)"))
        }
        for party in agreement.parties {
            let missing = missingSignatures(of: party, in: agreement)
            guard !missing.isEmpty else { continue }
            let receives = agreement.flows.contains { $0.to.contains(party.ods) }
            warn(
                .unsigned, "\(receives ? "receiver" : "publisher") \(party.ods) has no signature as \(missing)",
                at: party.place)
        }
        for obligation in agreement.obligations where !settings.obligations.supports(obligation) {
            warn(
                .obligation,
                "\(obligation.text) cannot be discharged here, so nothing is shared under it, and every request is "
                    + "refused that asks at once for what it and another agreement grant")
        }
        let end = UKTime.endOfDay(agreement.lastDay)
        if isReplaced(agreement, at: instant) { return result }
        if instant >= end {
            warn(.ended, "ended on \(agreement.lastDay.display)")
        } else if let days = Limits.daysAhead(of: agreement.lastDay, at: instant) {
            warn(.endsSoon, "ends on \(agreement.lastDay.display), within \(days) days")
        }
        for party in agreement.parties {
            guard let leaves = party.leaves, leaves < agreement.lastDay, instant < end else { continue }
            let left = UKTime.endOfDay(leaves)
            if instant < left, let days = Limits.daysAhead(of: leaves, at: instant) {
                warn(.endsSoon, "\(party.ods) leaves on \(leaves.display), within \(days) days", at: party.place)
            }
        }
        if let reviewBy = agreement.reviewBy, instant >= UKTime.endOfDay(reviewBy), instant < end {
            warn(.reviewOverdue, "was to be reviewed by \(reviewBy.display)")
        }
        return result
    }

    /// Whether a newer version has taken its place: what ends or ended of it matters to nobody.
    private func isReplaced(_ agreement: Agreement, at instant: Instant) -> Bool {
        agreements.contains {
            $0.supersedes.contains(agreement.reference) && instant >= UKTime.startOfDay($0.start)
        }
    }

    private func successionWarnings(at instant: Instant) -> [PolicyWarning] {
        toBeSignedAnew(at: instant).map { agreement, succession in
            PolicyWarning(
                kind: .organisationSucceeded, agreement: agreement.reference,
                place: agreement.party(succession.former)?.place ?? agreement.file,
                what: "\(agreement.reference): \(succession.words): nothing flows to or from it until "
                    + "\(succession.successor) signs a new version")
        }
    }

    private func missingSignatures(of party: Agreement.Party, in agreement: Agreement) -> String {
        agreement.missingSignatures(of: party, requiresSIRO: settings.requiresSIRO).map(\.rawValue)
            .joined(separator: " or ")
    }

    // MARK: By the whole domain

    private func neverGranting(_ index: Int, _ granting: Set<ClausePlace>) -> [PolicyWarning] {
        let agreement = agreements[index]
        let entry = compiled.entries[index]
        func warning(_ what: String) -> PolicyWarning {
            PolicyWarning(
                kind: .neverGrants, agreement: agreement.reference, place: agreement.file,
                what: "\(agreement.reference): \(what)")
        }
        var result: [PolicyWarning] = []
        let isOnlyGlass = entry.purposes == Purpose.breakTheGlass.bit && entry.emergencyRoles == 0
        if agreement.purposes.contains(.breakTheGlass), entry.emergencyRoles == 0 {
            result.append(warning("the purpose BTG never grants: emergency says who may break the glass"))
        }
        let dead = deadFlows(index)
        result += dead.flows.map { warning("the flow from \($0) to \($1) is never in force") }
        for (number, terms) in entry.terms.enumerated() {
            let excluded = terms.items.intersection(terms.excluded)
            if excluded == terms.items {
                result.append(warning("data[\(number)] never grants: exclude takes all of it"))
            }
            let isGranting = granting.contains(ClausePlace(agreement: Int32(index), clause: number))
            if !isGranting, excluded != terms.items, dead.isAnyAlive, !isOnlyGlass {
                result.append(warning("data[\(number)] never grants: a rule above all agreements takes all of it"))
            }
        }
        return result
    }

    /// Flows that no date brings into force though their parties have signed: joined too late, left too early, suspended,
    /// replaced before they start.
    private func deadFlows(_ index: Int) -> (flows: [(ODSCode, ODSCode)], isAnyAlive: Bool) {
        let agreement = agreements[index]
        var dead: [(ODSCode, ODSCode)] = []
        var isAnyAlive = false
        for (publisher, recipient) in agreement.senderRecipientPairs {
            guard let live = liveWindows(index, from: publisher, to: recipient) else { continue }
            guard live.isEmpty else {
                isAnyAlive = true
                continue
            }
            let isUnsigned = [publisher, recipient].compactMap(agreement.party).contains {
                !missingSignatures(of: $0, in: agreement).isEmpty
            }
            if !isUnsigned { dead.append((publisher, recipient)) }
        }
        return (dead, isAnyAlive)
    }

    private func shadowed(_ clauses: [(clause: ClausePlace, by: Set<ClausePlace>)]) -> [PolicyWarning] {
        clauses.reversed().map { clause, others in
            let agreement = agreements[Int(clause.agreement)]
            let names = others.sorted().map { "\(agreements[Int($0.agreement)].reference) data[\($0.clause)]" }
            return PolicyWarning(
                kind: .shadowed, agreement: agreement.reference, place: agreement.file,
                what: "\(agreement.reference): data[\(clause.clause)] grants only what \(names.inWords) "
                    + "\(names.count == 1 ? "grants" : "grant") too")
        }
    }

    private func overlaps(_ overlaps: [Overlap]) -> [PolicyWarning] {
        overlaps.map { overlap in
            let (one, other) = (agreements[Int(overlap.key.one)], agreements[Int(overlap.key.other)])
            return PolicyWarning(
                kind: .overlap, agreement: one.reference, place: one.file,
                what: "\(one.reference) and \(other.reference) grant the same items between the same organisations: "
                    + "\(overlap.items.names.inWords), in \(overlap.pairs) "
                    + "\(overlap.pairs == 1 ? "flow" : "flows") \(overlap.windows.map { Period($0).words }.inWords)")
        }
    }
}
