// A message as it was received, and what of it a person must look at.

public import Records

/// A message as it was received, whole.
public struct StoredMessage: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case accepted
        case quarantined
        case unsupported
        case conflict
    }

    public var id: String
    public var sender: ODSCode
    public var channel: Channel
    public var format: Format
    public var controlID: String?
    /// SHA-256 of the body.
    public var digest: [UInt8]
    public var receivedAt: Instant
    public var requestID: String
    public var correlationID: String?
    public var status: Status
    /// `A01`, `publication` …; empty when it could not be read.
    public var event: String
    /// Why it is not accepted.
    public var problem: Problem?
    public var warnings: [Problem]
    /// The person of a message about one person.
    public var person: PersonID?
    /// What was decided, in a sentence each.
    public var decisions: [String]
    public var body: [UInt8]

    public init(
        id: String, sender: ODSCode, channel: Channel, format: Format, controlID: String?, digest: [UInt8],
        receivedAt: Instant,
        requestID: String, correlationID: String?, status: Status, event: String, problem: Problem?,
        warnings: [Problem], person: PersonID?,
        decisions: [String], body: [UInt8]
    ) {
        self.id = id
        self.sender = sender
        self.channel = channel
        self.format = format
        self.controlID = controlID
        self.digest = digest
        self.receivedAt = receivedAt
        self.requestID = requestID
        self.correlationID = correlationID
        self.status = status
        self.event = event
        self.problem = problem
        self.warnings = warnings
        self.person = person
        self.decisions = decisions
        self.body = body
    }
}

/// Something that a person must look at.
public struct ReviewTask: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        case identity
        case controlIDReused = "control-id-reused"
        case quarantine
        case deadLetter = "dead-letter"
    }

    /// What somebody who looked at it said.
    public struct Resolution: Sendable, Hashable {
        public enum Outcome: String, Sendable, Hashable {
            /// Looked at, and dealt with or of no consequence; nobody was linked.
            case reviewed
            /// The record is of somebody else who is held: the two were linked.
            case linked
        }

        public let outcome: Outcome
        public let at: Instant
        /// Whose name the access log has with the reason.
        public let user: String

        public init(outcome: Outcome, at: Instant, user: String) {
            self.outcome = outcome
            self.at = at
            self.user = user
        }
    }

    /// Given by the store.
    public var id: Int64 = 0
    public var kind: Kind
    public var messageID: String
    public var person: PersonID?
    /// What to look at, in a sentence, without identifiable data.
    public var what: String
    public var createdAt: Instant
    /// Of an identity: whom else the record may be of, the likeliest first.
    public var candidates: [Candidate]
    /// `nil` while nobody has said.
    public var resolution: Resolution?

    public init(
        kind: Kind, messageID: String, person: PersonID?, what: String, createdAt: Instant,
        candidates: [Candidate] = []
    ) {
        self.kind = kind
        self.messageID = messageID
        self.person = person
        self.what = what
        self.createdAt = createdAt
        self.candidates = candidates
    }
}

/// Somebody of whom a record may be. Demographics found them: it is for a person to say, and nothing is linked.
public struct Candidate: Sendable, Hashable {
    public let person: PersonID
    /// The weight of what agrees (`Match.decibans`), by which candidates are ranked.
    public let decibans: Int

    public init(person: PersonID, decibans: Int) {
        self.person = person
        self.decibans = decibans
    }
}
