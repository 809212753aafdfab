// The core of a decision: the five steps of agreements.md in their order, over flat tables and sets of bits. It takes no
// memory and follows no reference; `decide` explains what it finds.

public import Records

/// What a request comes to, in fixed size. `PolicySet.decide` makes the explained `Decision` of it.
public struct Evaluation: Sendable {
    public let outcome: Decision.Outcome
    /// Of a request that no agreement covers, `no-agreement`; the explained decision says what the nearest one lacks.
    public let reason: ReasonCode
    /// What may be told of a refusal; `nil` of a permit.
    public let marker: Decision.Marker?
    public let released: ItemSet
    /// Items that were asked for and are not released, each in the set of the first step that withholds it; empty of a
    /// request that is refused before its items are looked at.
    public let withheld: Withheld
    /// The clauses that grant; empty of a refusal.
    public let grants: ClauseList
    /// The next instant at which the same request could be answered otherwise; `nil` when no date changes it.
    public let validUntil: Instant?

    public struct Withheld: Sendable {
        /// Step 2: whereabouts of a person who is S-flagged, or not known not to be.
        public var located = ItemSet()
        /// Step 4: no clause that covers the request names them.
        public var notCovered = ItemSet()
        /// Step 4: the agreement of a clause that names them excludes them, and no other grants them.
        public var excluded = ItemSet()
        /// Step 4: of a child, or of a person whose age is not known, and no clause grants them that names child protection.
        public var childProtection = ItemSet()
        public var all: ItemSet { located.union(notCovered).union(excluded).union(childProtection) }
    }

    /// Numbers of data clauses of the set, nearest parties first, then in order of agreements. It holds the first eight;
    /// `count` says how many there are.
    public struct ClauseList: Sendable {
        static let capacity = 8
        private var first: InlineArray<8, Int32> = InlineArray(repeating: -1)
        public private(set) var count = 0

        subscript(place: Int) -> Int32 { first[place] }
        mutating func append(_ clause: Int32) {
            if count < Self.capacity { first[count] = clause }
            count += 1
        }
    }

    static func refused(
        _ reason: ReasonCode, _ outcome: Decision.Outcome = .deny, marker: Decision.Marker = .notKnown,
        withheld: Withheld = Withheld(), grants: ClauseList = ClauseList(), validUntil: Instant? = nil
    ) -> Evaluation {
        Evaluation(
            outcome: outcome, reason: reason, marker: marker, released: [], withheld: withheld, grants: grants,
            validUntil: validUntil)
    }
}

extension PolicySet {
    /// Decides, without saying why in words. Pure, and takes no memory.
    public func evaluate(_ request: Request) -> Evaluation {
        // 1. What is unknown, or in doubt.
        let publishers = compiled.candidates(request.publisher)
        let recipients = compiled.candidates(request.recipient)
        guard publishers.count > 0, recipients.count > 0 else { return .refused(.unknownOrganisation) }
        if request.person.identityUncertain { return .refused(.identityUncertain, .review) }
        if request.purpose == .breakTheGlass, !request.emergencyAccessHolds {
            let begins = request.emergencyAccess.flatMap { $0.from > request.instant ? $0.from : nil }
            return .refused(.breakGlassIncomplete, validUntil: begins)
        }
        // 2. What nothing overrides, of the whole record; of whereabouts it is settled by item below.
        if request.person.restricted == .yes { return .refused(.legallyRestricted) }
        if request.person.sealed == .yes { return .refused(.sealed) }
        if request.person.restricted == .unknown || request.person.sealed == .unknown {
            return .refused(.statusUnknown)
        }
        let found = findings(request, publishers, recipients)
        // 3. The person's own denies.
        if let refusal = personsOwnDeny(request, found) { return refusal }
        // 4. One agreement covers every dimension, or none does.
        guard found.coveringClauses > 0 else { return .refused(.noAgreement, validUntil: found.validUntil) }
        if request.person.deceased != .no, request.purpose.isLive {
            return .refused(
                request.person.deceased == .yes ? .deceased : .statusUnknown, validUntil: found.validUntil)
        }
        let withheld = found.withheld(of: request)
        guard !found.released.isEmpty else {
            return .refused(found.reason(withheld), withheld: withheld, validUntil: found.validUntil)
        }
        // 5. Every obligation of every granting agreement can be discharged.
        guard found.isDischargeable, request.purpose != .breakTheGlass || reportsEmergencies else {
            return .refused(.obligationCannotBeDischarged, grants: found.granting, validUntil: found.validUntil)
        }
        return Evaluation(
            outcome: .permit, reason: .permitted, marker: nil, released: found.released, withheld: withheld,
            grants: found.granting, validUntil: found.validUntil)
    }

    /// Whether the privacy officer can be told of emergency access, which is an obligation of each.
    private var reportsEmergencies: Bool { settings.obligations.supports(.notify(settings.privacyOfficer)) }

    /// The person's objection, Type 1 objection and National Data Opt-Out deny across agreements, unless every agreement
    /// that covers the request says that the choice does not apply to it.
    ///
    /// - An objection to all sharing, or to the category, is the reason even where no agreement covers the request. One to
    ///   an agreement (any version) denies where that agreement covers it and heeds objections; as every deny of step 3
    ///   it denies across agreements.
    /// - Type 1 and the National Data Opt-Out are the same for purposes beyond direct care, and nothing for others.
    /// - A choice that is expressed goes before one that is not known. One that is not known denies where an agreement
    ///   that covers the request heeds it; where none covers it, step 4 says why.
    /// - Break-glass passes an objection, known or not, of an agreement whose emergency clause overrides it.
    private func personsOwnDeny(_ request: Request, _ found: Findings) -> Evaluation? {
        let isUncovered = found.coveringClauses == 0
        let objection = request.person.objection(to: request.category)
        if objection == .yes ? isUncovered || found.heedsObjection : found.heedsObjectedAgreement {
            return .refused(
                .objection, marker: isUncovered ? .notKnown : .withheldAtPersonsRequest, validUntil: found.validUntil)
        }
        let isBeyondCare = request.purpose.isBeyondDirectCare
        let (type1, ndoo) = (request.person.type1, request.person.nationalDataOptOut)
        if isBeyondCare {
            if type1 == .yes, isUncovered || found.heedsType1 {
                return .refused(.type1Objection, validUntil: found.validUntil)
            }
            if ndoo == .yes, isUncovered || found.heedsNDOO {
                return .refused(.nationalDataOptOut, validUntil: found.validUntil)
            }
        }
        let isUnknown =
            objection == .unknown && found.heedsObjection
            || isBeyondCare && (type1 == .unknown && found.heedsType1 || ndoo == .unknown && found.heedsNDOO)
        return isUnknown ? .refused(.statusUnknown, validUntil: found.validUntil) : nil
    }

    /// One pass over the clauses that cover the request in every dimension but its items.
    private func findings(
        _ request: Request, _ publishers: CompiledPolicy.Candidates, _ recipients: CompiledPolicy.Candidates
    ) -> Findings {
        var found = Findings()
        let isEmergency = request.purpose == .breakTheGlass
        let person = request.person
        let located = ItemTable.located(request.category, sFlag: person.sFlag)
        let wanted = (request.items ?? ItemSet(bits: .max)).subtracting(located)
        let category = request.category.number
        let next = compiled.forEachCovering(request, publishers, recipients) { agreement, terms in
            let heeds = terms.heedsObjection && !(isEmergency && terms.emergencyOverridesObjection)
            found.heedsObjection = found.heedsObjection || heeds
            if heeds, !person.objectedAgreements.isEmpty,
                person.objectedAgreements.contains(agreements[Int(agreement)].id)
            {
                found.heedsObjectedAgreement = true
            }
            found.heedsType1 = found.heedsType1 || terms.heedsType1
            found.heedsNDOO = found.heedsNDOO || terms.heedsNDOO
            for number in terms.clauses.from..<terms.clauses.until {
                let clause = compiled.index.clauses[Int(number)]
                guard clause.category == category else { continue }
                found.coveringClauses += 1
                found.named.formUnion(clause.named)
                found.excluded.formUnion(clause.excluded(person))
                let grants = clause.grants(person).intersection(wanted)
                guard !grants.isEmpty else { continue }
                found.released.formUnion(grants)
                found.granting.append(number)
                found.isDischargeable = found.isDischargeable && terms.isDischargeable
            }
        }
        found.located = located
        found.validUntil = next == .max ? nil : Instant(milliseconds: next)
        return found
    }
}

/// What the clauses that cover a request say, taken together.
private struct Findings {
    var coveringClauses = 0
    /// Named by a clause that covers the request.
    var named = ItemSet()
    /// Excluded by a clause that names them.
    var excluded = ItemSet()
    var located = ItemSet()
    var released = ItemSet()
    var granting = Evaluation.ClauseList()
    var isDischargeable = true
    var heedsObjection = false
    var heedsObjectedAgreement = false
    var heedsType1 = false
    var heedsNDOO = false
    var validUntil: Instant?

    /// Why each item that was asked for is not released, by the first step that says so. A request that names no items
    /// asks for those that the clauses covering it name.
    func withheld(of request: Request) -> Evaluation.Withheld {
        let rest = (request.items ?? named).subtracting(released)
        var withheld = Evaluation.Withheld()
        withheld.located = rest.intersection(located)
        let others = rest.subtracting(located)
        withheld.notCovered = others.subtracting(named)
        withheld.excluded = others.intersection(named).intersection(excluded)
        withheld.childProtection = others.intersection(named).subtracting(excluded)
        return withheld
    }

    /// Of a request none of whose items is released, one reason for all: what an agreement says of them before what is
    /// said of the person, and both before the lack of any agreement that names them.
    func reason(_ withheld: Evaluation.Withheld) -> ReasonCode {
        if !withheld.excluded.isEmpty { return .excluded }
        if !withheld.childProtection.isEmpty { return .childProtection }
        return withheld.located.isEmpty ? .itemNotCovered : .sFlagLocation
    }
}

extension Request {
    /// Whether a break-glass request carries what it must: a named user in this role at this recipient, and a time.
    var emergencyAccessHolds: Bool {
        emergencyAccess?.holds(role: role, organisation: recipient, at: instant) ?? false
    }
}
