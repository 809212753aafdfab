// What a change of agreements would have done to decisions that were made: each is asked again of the set in force and of
// the new one. The access log keeps what was decided and not what the person's choices and flags were, so these are
// found: of all that a person may be, those of whom the set in force says what was said then.

public import Records

/// A decision that was made, as the access log keeps it.
public struct PastDecision: Sendable, Hashable {
    /// Its id, to find it again.
    public let id: String
    /// `person` counts only with `isPersonKnown`.
    public let request: Request
    /// Whether the person's choices and flags are those that decided.
    public let isPersonKnown: Bool
    public let outcome: Decision.Outcome
    public let reason: ReasonCode
    public let released: ItemSet
    public let withheld: ItemSet

    public init(
        id: String, request: Request, isPersonKnown: Bool = false, outcome: Decision.Outcome, reason: ReasonCode,
        released: ItemSet = [], withheld: ItemSet = []
    ) {
        self.id = id
        self.request = request
        self.isPersonKnown = isPersonKnown
        self.outcome = outcome
        self.reason = reason
        self.released = released
        self.withheld = withheld
    }
}

/// Past decisions under a new set of agreements.
public struct Replay: Sendable, Hashable {
    public enum Effect: String, Sendable, Hashable, CaseIterable {
        /// A disclosure that would have been refused.
        case refused
        /// A refusal that would have been a disclosure.
        case allowed
        /// A disclosure of more items, fewer, or others.
        case changed
    }

    /// Past decisions of one flow that the new set would have answered otherwise in the same way.
    public struct Difference: Sendable, Hashable {
        public let effect: Effect
        public let publisher: ODSCode
        public let recipient: ODSCode
        public let purpose: Purpose
        public let role: Role
        public let category: Category
        public let more: ItemSet
        public let less: ItemSet
        /// Why the new set refuses, or whereby it allows.
        public let reason: String
        /// Whether it holds of some persons only whom the log does not tell apart.
        public let isCertain: Bool
        /// In order of time.
        public internal(set) var decisions: [PastDecision]
    }

    public let decisions: Int
    /// In order of the first decision of each.
    public let differences: [Difference]
    /// Decisions that the set in force would not make today, whoever the person is: made under another revision. They are
    /// compared by what was decided.
    public let fromOtherRevisions: Int

    /// - Parameter past: in any order.
    public init(_ past: [PastDecision], old: PolicySet, new: PolicySet) {
        var found: [DifferenceKey: Difference] = [:]
        var order: [DifferenceKey] = []
        var memory = Memory(old: old, new: new)
        for decision in past.sorted(by: { $0.request.instant < $1.request.instant }) {
            guard let verdict = memory.verdict(decision) else { continue }
            let key = DifferenceKey(flow: FlowKey(decision.request), verdict: verdict)
            if found[key] == nil { order.append(key) }
            found[key, default: Difference(decision.request, verdict)].decisions.append(decision)
        }
        decisions = past.count
        fromOtherRevisions = memory.unexplained
        differences = order.compactMap { found[$0] }
    }

    fileprivate struct FlowKey: Hashable {
        let publisher: ODSCode
        let recipient: ODSCode
        let purpose: Purpose
        let role: Role
        let category: Category

        init(_ request: Request) {
            publisher = request.publisher
            recipient = request.recipient
            purpose = request.purpose
            role = request.role
            category = request.category
        }
    }

    fileprivate struct Verdict: Hashable {
        let effect: Effect
        let more: ItemSet
        let less: ItemSet
        let reason: String
        let isCertain: Bool
    }

    private struct DifferenceKey: Hashable {
        let flow: FlowKey
        let verdict: Verdict
    }
}

extension Replay.Difference {
    fileprivate init(_ request: Request, _ verdict: Replay.Verdict) {
        self.init(
            effect: verdict.effect, publisher: request.publisher, recipient: request.recipient,
            purpose: request.purpose, role: request.role, category: request.category, more: verdict.more,
            less: verdict.less, reason: verdict.reason, isCertain: verdict.isCertain, decisions: [])
    }

    /// `12 disclosures of social-care-package from 503 to RK5 for TREAT as ed-system would have been refused: …`
    public var sentence: String {
        let count = decisions.count
        let flow =
            "of \(category.rawValue) from \(publisher) to \(recipient) for \(purpose.rawValue) as \(role.rawValue)"
        let would = isCertain ? "would have" : "would, for some persons, have"
        switch effect {
        case .refused:
            return "\(count) \(count == 1 ? "disclosure" : "disclosures") \(flow) \(would) been refused: \(reason)"
        case .allowed:
            return "\(count) \(count == 1 ? "refusal" : "refusals") \(flow) \(would) been allowed, releasing "
                + "\(more.names.inWords): \(reason)"
        case .changed:
            let parts = [
                more.isEmpty ? nil : "released \(more.names.inWords) too",
                less.isEmpty ? nil : "withheld \(less.names.inWords)",
            ]
            return "\(count) \(count == 1 ? "disclosure" : "disclosures") \(flow) \(would) "
                + "\(parts.compactMap { $0 }.inWords)"
        }
    }

    var json: JSONValue {
        [
            "effect": .string(effect.rawValue), "publisher": .string(publisher.text),
            "recipient": .string(recipient.text), "purpose": .string(purpose.rawValue),
            "role": .string(role.rawValue), "category": .string(category.rawValue), "more": more.json,
            "less": less.json, "reason": .string(reason), "certain": .bool(isCertain),
            "count": .number(String(decisions.count)),
            "decisions": .array(decisions.map { .string($0.id) }), "sentence": .string(sentence),
        ]
    }
}

extension Replay {
    /// How many past decisions would have come out so.
    public func count(_ effect: Effect) -> Int {
        differences.reduce(0) { $0 + ($1.effect == effect ? $1.decisions.count : 0) }
    }

    /// A line that sums up, then one a difference.
    public var sentences: [String] {
        let head =
            "Of \(decisions) past decisions \(count(.refused)) disclosures would have been refused, "
            + "\(count(.allowed)) refusals allowed, and \(count(.changed)) disclosures would have had other items."
        let others =
            fromOtherRevisions == 0
            ? []
            : [
                "\(fromOtherRevisions) of them were made under agreements other than those compared, and are compared "
                    + "by what was decided."
            ]
        return [head] + others + differences.map(\.sentence)
    }

    public var json: JSONValue {
        [
            "decisions": .number(String(decisions)), "refused": .number(String(count(.refused))),
            "allowed": .number(String(count(.allowed))), "changed": .number(String(count(.changed))),
            "from_other_revisions": .number(String(fromOtherRevisions)),
            "differences": .array(differences.map(\.json)),
        ]
    }
}

/// What was found of decisions that are alike, while no date changes it.
private struct Memory {
    private struct Key: Hashable {
        let flow: Replay.FlowKey
        let items: ItemSet?
        let person: PersonStatus?
        let outcome: Decision.Outcome
        let reason: ReasonCode
        let released: ItemSet
        let withheld: ItemSet
    }

    private struct Entry {
        let verdict: Replay.Verdict?
        let isExplained: Bool
        let validUntil: Instant?
    }

    let old: PolicySet
    let new: PolicySet
    private(set) var unexplained = 0
    private var entries: [Key: Entry] = [:]

    init(old: PolicySet, new: PolicySet) {
        self.old = old
        self.new = new
    }

    /// Decisions come in order of time.
    mutating func verdict(_ past: PastDecision) -> Replay.Verdict? {
        let key = Key(
            flow: Replay.FlowKey(past.request), items: past.request.items,
            person: past.isPersonKnown ? past.request.person : nil, outcome: past.outcome, reason: past.reason,
            released: past.released, withheld: past.withheld)
        var entry: Entry
        // Breaking the glass lasts by the person who does it, and not by a date.
        if past.request.purpose != .breakTheGlass, let known = entries[key],
            known.validUntil.map({ past.request.instant < $0 }) ?? true
        {
            entry = known
        } else {
            entry = examine(past)
            entries[key] = entry
        }
        if !entry.isExplained { unexplained += 1 }
        return entry.verdict
    }

    private func examine(_ past: PastDecision) -> Entry {
        var validUntil: Instant?
        func ask(_ policy: PolicySet, _ person: PersonStatus) -> Decision {
            var request = past.request
            request.person = person
            let decision = policy.decide(request, id: past.id)
            if let until = decision.validUntil { validUntil = min(validUntil ?? until, until) }
            return decision
        }
        // An objection may have been to one of the agreements alone.
        let ids = past.reason == .objection ? old.sharedIDs(past.request.publisher, past.request.recipient) : []
        let persons =
            past.isPersonKnown
            ? [past.request.person]
            : PersonStatus.candidates(category: past.request.category, objectingTo: ids.sorted())
        let fitting = persons.filter { past.isAnswered(by: ask(old, $0)) }
        // Where none fits, whoever could have had the same outcome stands in.
        let standIns = fitting.isEmpty ? [past.standIn] : fitting
        let verdicts = standIns.map { verdict(past, ask(new, $0)) }
        let first = verdicts.first { $0 != nil } ?? nil
        let isCertain = !fitting.isEmpty && Set(verdicts).count == 1
        let answer = first.map {
            Replay.Verdict(effect: $0.effect, more: $0.more, less: $0.less, reason: $0.reason, isCertain: isCertain)
        }
        return Entry(verdict: answer, isExplained: !fitting.isEmpty, validUntil: validUntil)
    }

    private func verdict(_ past: PastDecision, _ now: Decision) -> Replay.Verdict? {
        let (wasPermit, isPermit) = (past.outcome == .permit, now.outcome == .permit)
        let effect: Replay.Effect
        switch (wasPermit, isPermit) {
        case (true, false): effect = .refused
        case (false, true): effect = .allowed
        case (true, true) where now.released != past.released: effect = .changed
        default: return nil
        }
        return Replay.Verdict(
            effect: effect, more: now.released.subtracting(past.released),
            less: past.released.subtracting(now.released), reason: effect == .changed ? "" : now.sentence,
            isCertain: true)
    }
}

extension PastDecision {
    fileprivate func isAnswered(by decision: Decision) -> Bool {
        decision.outcome == outcome && decision.reason == reason && decision.released == released
            && ItemSet(decision.withheld.map(\.item)) == withheld
    }

    /// The plainest person whose own choices or flags explain the outcome.
    fileprivate var standIn: PersonStatus {
        PersonStatus.candidates(category: request.category).first { $0.explains(reason) } ?? .unencumbered
    }
}

extension PersonStatus {
    /// All that a person may be, the plainest first: each choice and flag by itself, with each S-flag and age.
    /// - Parameter ids: of agreements to each of which alone the person may object.
    static func candidates(category: Category, objectingTo ids: [String] = []) -> [PersonStatus] {
        let objections = ids.map { id in { (person: inout PersonStatus) in person.objectedAgreements = [id] } }
        let changes: [(inout PersonStatus) -> Void] = [
            { _ in }, { $0.objection = .yes }, { $0.objectedCategories = [category] }, { $0.type1 = .yes },
            { $0.nationalDataOptOut = .yes }, { $0.deceased = .yes }, { $0.restricted = .yes }, { $0.sealed = .yes },
            { $0.identityUncertain = true }, { $0.objection = .unknown }, { $0.type1 = .unknown },
            { $0.nationalDataOptOut = .unknown }, { $0.restricted = .unknown }, { $0.sealed = .unknown },
            { $0.deceased = .unknown },
        ]
        return (changes + objections).flatMap { change in
            PersonKind.allCases.map { kind in
                var person = PersonStatus.unencumbered
                person.sFlag = kind.sFlag
                person.isChild = kind.isChild
                change(&person)
                return person
            }
        }
    }

    fileprivate func explains(_ reason: ReasonCode) -> Bool {
        switch reason {
        case .objection: objection == .yes
        case .type1Objection: type1 == .yes
        case .nationalDataOptOut: nationalDataOptOut == .yes
        case .deceased: deceased == .yes
        case .legallyRestricted: restricted == .yes
        case .identityUncertain: identityUncertain
        case .sFlagLocation: sFlag == .yes
        case .childProtection: isChild == true
        default: false
        }
    }
}
