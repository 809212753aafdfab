// What `caregate check` says of a set beyond its errors: who has not signed, what ends soon, whose review is overdue, where
// two agreements allow the same.

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
        case obligation = "obligation-cannot-be-discharged"
        /// A CMS signature that is there and does not count.
        case signatureRefused = "signature-refused"
        /// An agreement that is not in force for want of one.
        case signatureMissing = "signature-missing"
        case signatureEndsSoon = "signature-ends-soon"
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
        agreements.indices.flatMap { warnings(of: $0, at: instant) } + signatureWarnings(at: instant) + overlaps()
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
        for party in agreement.parties where party.role != .processor {
            let missing = missingSignatures(of: party, in: agreement)
            guard !missing.isEmpty else { continue }
            let receives = agreement.flows.contains { $0.to.contains(party.ods) }
            warn(
                .unsigned, "\(receives ? "receiver" : "publisher") \(party.ods) has no signature as \(missing)",
                at: party.place)
        }
        for obligation in agreement.obligations where !settings.obligations.supports(obligation) {
            warn(.obligation, "\(obligation.text) cannot be discharged here, so nothing is shared under it")
        }
        let end = UKTime.endOfDay(agreement.lastDay)
        if instant >= end {
            warn(.ended, "ended on \(agreement.lastDay.display)")
        } else if end < instant.adding(seconds: Int64(Limits.expiryWarningDays) * 86_400) {
            warn(.endsSoon, "ends on \(agreement.lastDay.display)")
        }
        if let reviewBy = agreement.reviewBy, instant >= UKTime.endOfDay(reviewBy), instant < end {
            warn(.reviewOverdue, "was to be reviewed by \(reviewBy.display)")
        }
        for (number, clause) in agreement.data.enumerated() {
            let excluded = agreement.exclude.reduce(into: ItemSet()) { $0.formUnion($1.items) }
            if clause.items.isSubset(of: excluded) {
                warn(.neverGrants, "data[\(number)] never grants: exclude takes all of it")
            }
        }
        return result
    }

    private func missingSignatures(of party: Agreement.Party, in agreement: Agreement) -> String {
        var needed: [Agreement.Signature.Capacity] = [.caldicott]
        if agreement.requireSIRO || settings.requiresSIRO { needed.append(.siro) }
        return needed.filter { capacity in !party.signed.contains { $0.capacity == capacity } }.map(\.rawValue)
            .joined(separator: " or ")
    }

    /// Pairs of agreements that grant the same item, for the same flow, purpose and role, at the same time.
    private func overlaps() -> [PolicyWarning] {
        var found: Set<[Int32]> = []
        for pair in compiled.pairs.values where pair.links.count > 1 {
            for (place, one) in pair.links.enumerated() {
                for other in pair.links[(place + 1)...] {
                    let ids = [min(one.agreement, other.agreement), max(one.agreement, other.agreement)]
                    guard !found.contains(ids), !Window.intersect(one.live, other.live).isEmpty,
                        share(compiled.entries[Int(one.agreement)], compiled.entries[Int(other.agreement)])
                    else { continue }
                    found.insert(ids)
                }
            }
        }
        return found.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { ids in
            let (one, other) = (agreements[Int(ids[0])], agreements[Int(ids[1])])
            return PolicyWarning(
                kind: .overlap, agreement: one.reference, place: one.file,
                what: "\(one.reference) and \(other.reference) grant the same items between the same organisations")
        }
    }

    private func share(_ one: CompiledPolicy.Entry, _ other: CompiledPolicy.Entry) -> Bool {
        guard one.purposes & other.purposes != 0, one.roles & other.roles != 0 else { return false }
        return one.terms.contains { left in
            other.terms.contains { right in
                left.category == right.category
                    && !left.items.subtracting(left.excluded).isDisjoint(
                        with: right.items.subtracting(right.excluded))
            }
        }
    }
}
