// One entry of the access log: who, what, when, by which authority, with which outcome. No clinical content.

internal import Agreements
public import Records

/// An entry before it has a place in the log (audit.md, "What is recorded").
public struct AuditEntry: Sendable, Hashable {
    public enum Action: String, Sendable, Hashable, CaseIterable {
        /// A message was received: accepted, quarantined, repeated or refused.
        case receive
        /// A connection was refused before anything was read of it.
        case connect
        /// A decision, before anything leaves.
        case decide
        /// The outcome of a release: delivered, failed, dead-lettered, superseded.
        case deliver
        /// The shared care record took, or a reader read or searched.
        case record
        case read
        case search
        /// A page of the console was viewed.
        case view
        /// A withdrawal of an alert, or of a notice to a council.
        case withdraw
        /// Agreements, mappings, certificates or configuration were loaded, or failed to.
        case configure
        /// Two persons were linked, or an identity was put up for review.
        case identify
        /// A raw message was opened, or replayed.
        case inspect
        /// A user broke the glass, was refused it, or had it reviewed.
        case breakGlass = "break-glass"
    }

    public var time: Instant
    /// ODS code of the acting organisation; the gateway's own for what happens by itself.
    public var actor: String
    /// Named user and role as they were at the time; `nil` for systems.
    public var user: String?
    public var role: String?
    /// Agreement, version and clause: `NS-ED-004@3 data[0]`.
    public var authority: [String]
    public var purpose: String?
    public var publisher: String?
    public var recipient: String?
    public var person: PersonID?
    public var category: String?
    public var released: [String]
    /// `item: reason`.
    public var withheld: [String]
    public var count: Int?
    public var action: Action
    /// `permit`, `deny`, `review`, `accepted`, `delivered` …
    public var outcome: String
    public var reason: String?
    public var decisionID: String?
    public var policyRevision: String?
    public var messageID: String?
    public var correlationID: String?

    public init(
        time: Instant, actor: String, user: String? = nil, role: String? = nil, authority: [String] = [],
        purpose: String? = nil,
        publisher: String? = nil, recipient: String? = nil, person: PersonID? = nil, category: String? = nil,
        released: [String] = [],
        withheld: [String] = [], count: Int? = nil, action: Action, outcome: String, reason: String? = nil,
        decisionID: String? = nil,
        policyRevision: String? = nil, messageID: String? = nil, correlationID: String? = nil
    ) {
        self.time = time
        self.actor = actor
        self.user = user
        self.role = role
        self.authority = authority
        self.purpose = purpose
        self.publisher = publisher
        self.recipient = recipient
        self.person = person
        self.category = category
        self.released = released
        self.withheld = withheld
        self.count = count
        self.action = action
        self.outcome = outcome
        self.reason = reason
        self.decisionID = decisionID
        self.policyRevision = policyRevision
        self.messageID = messageID
        self.correlationID = correlationID
    }
}

extension AuditEntry {
    /// A decision, as it was made.
    init(
        _ decision: Decision, person: PersonID?, messageID: String?, correlationID: String? = nil, at time: Instant
    ) {
        self.init(
            time: time, actor: decision.request.recipient.text, role: decision.request.role.rawValue,
            authority: (decision.grants + decision.denies).map(\.description),
            purpose: decision.request.purpose.rawValue, publisher: decision.request.publisher.text,
            recipient: decision.request.recipient.text, person: person, category: decision.request.category.rawValue,
            released: decision.released.names, withheld: decision.withheld.map { "\($0.item): \($0.reason.rawValue)" },
            action: .decide, outcome: decision.outcome.rawValue, reason: decision.reason.rawValue,
            decisionID: decision.id, policyRevision: decision.policyRevision, messageID: messageID,
            correlationID: correlationID)
    }
}
