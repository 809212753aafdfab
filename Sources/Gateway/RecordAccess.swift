// Reading the shared care record. What it holds was disclosed to it; every read of it is a new decision from publisher
// to reader, and both the decision and the access are durable in the access log before a byte leaves.
//
// The answer to a refusal and the answer to what does not exist are the same value: nothing. A reader cannot tell one
// from the other, and no caller of this file can tell it by mistake.

public import Agreements
public import Records

/// Who asks, and why. Purpose and role have no default: whoever does not say them is not answered.
public struct RecordReaderIdentity: Sendable, Hashable {
    /// As the verified client certificate makes it known.
    public let sender: Sender
    public let purpose: Purpose
    public let role: Role
    /// The named user, when the reader's system says who it is.
    public let user: String?
    public let requestID: String
    public let correlationID: String?

    public init(
        sender: Sender, purpose: Purpose, role: Role, user: String? = nil, requestID: String,
        correlationID: String? = nil
    ) {
        self.sender = sender
        self.purpose = purpose
        self.role = role
        self.user = user
        self.requestID = requestID
        self.correlationID = correlationID
    }
}

/// What is asked of the record.
public enum RecordQuestion: Sendable, Hashable {
    /// Whose resources a search is for.
    public enum Subject: Sendable, Hashable {
        case identifier(PersonIdentifier)
        /// `Patient/id`: only what refers to that very resource, or is it.
        case patient(id: String)
    }

    case read(type: String, id: String)
    /// - Parameter id: `_id`, when only one resource of the person is asked for.
    case search(type: String, subject: Subject, id: String?)
}

/// What may leave in answer; empty of a refusal, and of what does not exist.
public struct RecordAnswer: Sendable {
    public struct Item: Sendable {
        /// Of exactly this resource, filtered.
        public let disclosure: Disclosure
        public let resource: Resource
        public let version: Int64
        public let updatedAt: Instant
        /// The reader must not pass it on.
        public let isNotForOnwardShare: Bool
    }

    public let items: [Item]
}

/// The one way into the shared care record.
public struct RecordAccess: Sendable {
    /// Runs its body in a durable transaction and appends the entries to the access log in it (`Committer.perform`).
    public typealias Commit =
        @Sendable (@escaping @Sendable (any StoreTransaction, inout [AuditEntry]) throws -> RecordAnswer) async throws
        ->
        RecordAnswer

    private let commit: Commit
    /// Whether a certificate's organisation may act in a role under a set of rules: what a header says is believed no
    /// further.
    public typealias MayAct = @Sendable (Rules, Sender, Role) -> Bool

    private let rules: RulesInForce
    private let mayAct: MayAct
    private let environment: Environment

    public init(
        commit: @escaping Commit, rules: RulesInForce, mayAct: @escaping MayAct = RecordAccess.mayAct,
        environment: Environment
    ) {
        self.commit = commit
        self.rules = rules
        self.mayAct = mayAct
        self.environment = environment
    }

    /// As the gateway wires it: one writer, and the rules in force.
    public init(
        committer: Committer, rules: RulesInForce, mayAct: @escaping MayAct = RecordAccess.mayAct,
        environment: Environment
    ) {
        self.init(
            commit: { body in
                try await committer.perform { context in
                    var entries: [AuditEntry] = []
                    let answer = try body(context.transaction, &entries)
                    for entry in entries { context.record(entry) }
                    return answer
                }
            }, rules: rules, mayAct: mayAct, environment: environment)
    }

    /// As the rules say it.
    public static let mayAct: MayAct = { rules, sender, role in rules.mayAct(sender.organisation, in: role) }

    /// Answers a question, after its decisions and the access itself are durable in the access log.
    /// - Throws: `Busy`, or the store's fault: nothing is released without its record.
    public func answer(_ question: RecordQuestion, to reader: RecordReaderIdentity) async throws -> RecordAnswer {
        try await commit { [environment, rules, mayAct] transaction, entries in
            // All are read here and not before, of one set: what was withdrawn while this waited must stop it.
            let now = environment.now()
            let rules = rules.current
            let policy = rules.policy
            let isInRole = mayAct(rules, reader.sender, reader.role)
            var log = AccessLog(question: question, reader: reader, policyRevision: policy.revision, time: now)
            let found = try Self.find(question, in: transaction)
            log.person = found.person
            guard isInRole else {
                entries += [log.access(outcome: "refused", reason: ReasonCode.roleNotCovered.rawValue)]
                return RecordAnswer(items: [])
            }
            // The same questions are put to the store for a person that does not exist, so that time tells nothing.
            let person = found.person ?? .nobody
            let people = try transaction.publishedPeople(person)
            let number = try transaction.verifiedNumber(of: person)
            let context = try Self.types.flatMap { try transaction.recorded(type: $0, person: person) }
            let attendances = try transaction.openAttendances(person)
            let broken = try Self.brokenGlass(by: reader, of: person, in: transaction, at: now)
            log.breakGlass = broken?.id
            var items: [RecordAnswer.Item] = []
            for rows in Self.groups(found.rows) {
                let publisher = rows[0].publisher
                let decision = policy.measured(
                    Agreements.Request(
                        publisher: publisher, recipient: reader.sender.organisation, purpose: reader.purpose,
                        role: reader.role, category: rows[0].category,
                        person: PersonStatus(
                            of: people, publisher: publisher, under: policy, number: number, at: now), instant: now,
                        emergencyAccess: broken?.access),
                    id: environment.identifier(at: now))
                let isNoticed = attendances.contains {
                    $0.noticed.contains { $0.council == publisher && $0.withdrawal == nil }
                        && $0.site.belongs(to: reader.sender.organisation)
                }
                let isDischarged = Self.canDischarge(
                    decision.obligations, isNoticed: isNoticed,
                    // In the transaction that gave the right.
                    notified: broken == nil ? nil : policy.settings.privacyOfficer)
                let released = isDischarged ? Self.release(rows, among: context, by: decision) : []
                entries += log.entries(decision, isDischarged: isDischarged, released: released)
                items += released
            }
            if found.rows.isEmpty { entries += [log.access(outcome: "refused", reason: "not-found")] }
            return RecordAnswer(items: items)
        }
    }

    /// Records that a reader was turned away before a question could be put: no purpose, no role.
    public func recordRefusal(
        _ action: AuditEntry.Action, to sender: Sender, reason: String, correlationID: String
    ) async throws {
        let organisation = sender.organisation.text
        let entry = AuditEntry(
            time: environment.now(), actor: organisation, recipient: organisation, count: 0, action: action,
            outcome: "refused", reason: reason, correlationID: correlationID)
        _ = try await commit { _, entries in
            entries.append(entry)
            return RecordAnswer(items: [])
        }
    }

    /// Types that the record holds and offers: all of which a release has items (agreements.md, "Items").
    public static let types = [
        "CarePlan", "CareTeam", "Condition", "DocumentReference", "Encounter", "EpisodeOfCare", "Flag", "Organization",
        "Patient", "Practitioner", "PractitionerRole", "ServiceRequest",
    ]

    /// Whether an answer over FHIR discharges these obligations. One that it does not denies (agreements.md,
    /// "Obligations"): a step that cannot be carried out must not be dropped.
    /// - Parameters:
    ///   - isNoticed: the publisher has been sent, durably, the notice that this person attends at the reader's.
    ///   - notified: a team that has been notified, durably, of this access.
    static func canDischarge(_ obligations: [Obligation], isNoticed: Bool, notified: String? = nil) -> Bool {
        obligations.allSatisfy { obligation in
            switch obligation {
            case .showWithheldMarker, .noOnwardShare, .redact, .mask: true
            case .notify(let team): isNoticed || team == notified
            // Who asks by id or number knows whose the pseudonym in the answer would be.
            case .pseudonymise: false
            }
        }
    }

    /// The right that this very user was given for this person, while it lasts.
    private static func brokenGlass(
        by reader: RecordReaderIdentity, of person: PersonID, in store: some StoreReading, at instant: Instant
    ) throws -> BreakGlass? {
        guard reader.purpose == .breakTheGlass else { return nil }
        return try store.breakGlass(person: person, organisation: reader.sender.organisation, at: instant).first {
            $0.user == reader.user && $0.role == reader.role && $0.access != nil
        }
    }

    /// - Parameter context: all that is held of the person. Who is a provider or key worker is said by what refers to it.
    private static func release(
        _ rows: [RecordedResource], among context: [RecordedResource], by decision: Decision
    ) -> [RecordAnswer.Item] {
        guard decision.outcome == .permit, let permit = decision.permit else { return [] }
        func name(_ type: String, _ id: String) -> String { "\(type)/\(id)" }
        let byName = Dictionary(rows.map { (name($0.type, $0.id), $0) }) { first, _ in first }
        let others = context.filter {
            $0.publisher == rows[0].publisher && $0.category == rows[0].category
                && byName[name($0.type, $0.id)] == nil
        }
        let disclosures = permit.releaseEach(rows.map(\.resource), among: others.map(\.resource))
        return disclosures.compactMap { disclosure in
            guard let resource = disclosure.resources.first, let id = resource.id,
                let row = byName[name(resource.type, id)]
            else { return nil }
            return RecordAnswer.Item(
                disclosure: disclosure, resource: resource, version: row.version, updatedAt: row.updatedAt,
                isNotForOnwardShare: decision.obligations.contains(.noOnwardShare))
        }
    }

    private static func find(_ question: RecordQuestion, in store: some StoreReading) throws -> (
        person: PersonID?, rows: [RecordedResource]
    ) {
        switch question {
        case .read(let type, let id):
            let row = try store.recorded(type: type, id: id)
            return (row?.person, row.map { [$0] } ?? [])
        case .search(let type, .identifier(let identifier), let id):
            guard let person = try store.person(identifiedBy: identifier) else { return (nil, []) }
            let rows = try store.recorded(type: type, person: person.id)
            return (person.id, rows.filter { id == nil || $0.id == id })
        case .search(let type, .patient(let patientID), let id):
            guard let patient = try store.recorded(type: "Patient", id: patientID) else { return (nil, []) }
            let rows = try store.recorded(type: type, person: patient.person)
            return (
                patient.person,
                rows.filter { (id == nil || $0.id == id) && $0.resource.isAbout(patientID: patientID) }
            )
        }
    }

    /// Rows that one decision covers: of one person, publisher and category.
    private static func groups(_ rows: [RecordedResource]) -> [[RecordedResource]] {
        struct Key: Hashable {
            let person: PersonID
            let publisher: ODSCode
            let category: Agreements.Category
        }
        var order: [Key] = []
        var groups: [Key: [RecordedResource]] = [:]
        for row in rows {
            let key = Key(person: row.person, publisher: row.publisher, category: row.category)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(row)
        }
        return order.compactMap { groups[$0] }
    }
}

extension ODSCode {
    fileprivate func belongs(to organisation: ODSCode) -> Bool { self == organisation || isSite(of: organisation) }
}

extension Resource {
    /// Whether this is, or refers as its subject to, that `Patient`; a resource without a subject counts by its row.
    fileprivate func isAbout(patientID: String) -> Bool {
        if type == "Patient" { return id == patientID }
        guard let reference = (self["subject"] ?? self["patient"])?["reference"]?.string else { return true }
        return reference == "Patient/\(patientID)"
    }
}

/// The entries of one access: each decision, and what came of it.
private struct AccessLog {
    let question: RecordQuestion
    let reader: RecordReaderIdentity
    let policyRevision: String
    let time: Instant
    var person: PersonID?
    /// The right that was used.
    var breakGlass: String?

    var action: AuditEntry.Action {
        switch question {
        case .read: .read
        case .search: .search
        }
    }

    func entries(_ decision: Decision, isDischarged: Bool, released: [RecordAnswer.Item]) -> [AuditEntry] {
        let reason = isDischarged ? decision.reason : .obligationCannotBeDischarged
        var decided = base(.decide, outcome: decision.outcome.rawValue, reason: reason.rawValue)
        if decision.outcome == .permit, !isDischarged { decided.outcome = Decision.Outcome.deny.rawValue }
        decided.authority = (decision.outcome == .permit ? decision.grants : decision.denies).map(\.description)
        if let breakGlass { decided.authority.append("break-glass \(breakGlass)") }
        decided.publisher = decision.request.publisher.text
        decided.category = decision.request.category.rawValue
        decided.released = isDischarged ? decision.released.sorted().map(\.name) : []
        decided.withheld = decision.withheld.map { "\($0.item): \($0.reason.rawValue)" }
        decided.decisionID = decision.id
        var access = decided
        access.action = action
        access.count = released.count
        access.outcome = released.isEmpty ? "refused" : "disclosed"
        return [decided, access]
    }

    func access(outcome: String, reason: String) -> AuditEntry {
        var entry = base(action, outcome: outcome, reason: reason)
        entry.count = 0
        return entry
    }

    private func base(_ action: AuditEntry.Action, outcome: String, reason: String) -> AuditEntry {
        AuditEntry(
            time: time, actor: reader.sender.organisation.text, user: reader.user, role: reader.role.rawValue,
            purpose: reader.purpose.rawValue, recipient: reader.sender.organisation.text, person: person,
            action: action, outcome: outcome, reason: reason, policyRevision: policyRevision,
            correlationID: reader.correlationID ?? reader.requestID)
    }
}
