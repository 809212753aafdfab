// What is kept, as the pipeline sees it. Every row belongs to one care system, which the transaction knows.

public import Agreements
public import Records

/// A care system: the first key column of every table, and the unit of distribution. Known from the sender's certificate.
public struct CareSystem: Sendable, Hashable, CustomStringConvertible {
    public let name: String
    public init(_ name: String) { self.name = name }
    public var description: String { name }
}

/// A permanent surrogate key. A merge links two; neither ever changes.
public struct PersonID: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let value: Int64
    public init(_ value: Int64) { self.value = value }
    public var description: String { "person-\(value)" }
    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

public struct AttendanceID: Sendable, Hashable, CustomStringConvertible {
    public let value: Int64
    public init(_ value: Int64) { self.value = value }
    public var description: String { "attendance-\(value)" }
}

public struct DeliveryID: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let value: Int64
    public init(_ value: Int64) { self.value = value }
    public var description: String { "delivery-\(value)" }
    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

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

/// An identifier that was replaced by another (A34, A40, A47; or a superseded NHS number), and by which. Its person follows
/// the survivor; this is the history.
public struct Supersession: Sendable, Hashable {
    public let replaced: PersonIdentifier
    public let successor: PersonIdentifier
    public let messageID: String
    public let at: Instant

    public init(replaced: PersonIdentifier, successor: PersonIdentifier, messageID: String, at: Instant) {
        self.replaced = replaced
        self.successor = successor
        self.messageID = messageID
        self.at = at
    }
}

/// An identifier of a person: an NHS number, or a local id of one organisation.
public struct PersonIdentifier: Sendable, Hashable {
    /// `nhs`; `ods:<code>` for an organisation's own numbers; `claim` for an NHS number and who says, unconfirmed, that it is a
    /// person's.
    public let system: String
    public let value: String

    public init(system: String, value: String) {
        self.system = system
        self.value = value
    }

    public init(_ number: NHSNumber) { self.init(system: Self.nhs, value: number.digits) }
    private static let nhs = "nhs"
    var isNHSNumber: Bool { system == Self.nhs }
    public static func local(_ organisation: ODSCode, _ id: String) -> PersonIdentifier {
        .init(system: "ods:\(organisation)", value: id)
    }
}

/// A person; `survivor` is the person itself unless it was merged into another.
public struct Person: Sendable, Hashable {
    public let id: PersonID
    public var survivor: PersonID
    /// Present when a verified NHS number is known.
    public var nhsNumber: NHSNumber?
    public var demographics: Demographics

    public init(id: PersonID, survivor: PersonID, nhsNumber: NHSNumber?, demographics: Demographics) {
        self.id = id
        self.survivor = survivor
        self.nhsNumber = nhsNumber
        self.demographics = demographics
    }
}

/// What one publisher says of one person: its `Patient`, and the choices and flags in it.
public struct PublishedPerson: Sendable, Hashable {
    public var publisher: ODSCode
    public var localID: String
    public var person: PersonID
    public var objection: Bool
    public var sFlag: Known
    public var deceased: Bool
    public var restricted: Bool
    /// The publisher's own time: an older submission never overrides a newer one.
    public var submittedAt: Instant
    public var messageID: String
    public var patient: Resource

    public init(
        publisher: ODSCode, localID: String, person: PersonID, objection: Bool, sFlag: Known, deceased: Bool,
        restricted: Bool,
        submittedAt: Instant, messageID: String, patient: Resource
    ) {
        self.publisher = publisher
        self.localID = localID
        self.person = person
        self.objection = objection
        self.sFlag = sFlag
        self.deceased = deceased
        self.restricted = restricted
        self.submittedAt = submittedAt
        self.messageID = messageID
        self.patient = patient
    }
}

/// One care package: one open service, with its plan and team.
public struct StoredPackage: Sendable, Hashable {
    public var publisher: ODSCode
    public var localPersonID: String
    /// Service component, start date and ordinal among equals: with publisher and local person id the package's identity.
    public var key: String
    public var person: PersonID
    /// `EpisodeOfCare.status`.
    public var status: String
    public var start: Instant?
    public var end: Instant?
    /// The publisher's own time of the submission that said so.
    public var submittedAt: Instant
    public var messageID: String
    /// `EpisodeOfCare` first, then `CarePlan`, `CareTeam` and what they refer to.
    public var resources: [Resource]

    public init(
        publisher: ODSCode, localPersonID: String, key: String, person: PersonID, status: String, start: Instant?,
        end: Instant?,
        submittedAt: Instant, messageID: String, resources: [Resource]
    ) {
        self.publisher = publisher
        self.localPersonID = localPersonID
        self.key = key
        self.person = person
        self.status = status
        self.start = start
        self.end = end
        self.submittedAt = submittedAt
        self.messageID = messageID
        self.resources = resources
    }
}

/// When a publisher was last heard.
public struct FeedState: Sendable, Hashable {
    public var publisher: ODSCode
    public var receivedAt: Instant
    /// The newest submission by the publisher's own time.
    public var submittedAt: Instant
    /// The newest submission of which somebody could not be read: whoever was not heard of since may be one. `nil` when all
    /// are known again.
    public var gapAt: Instant?

    public init(publisher: ODSCode, receivedAt: Instant, submittedAt: Instant, gapAt: Instant? = nil) {
        self.publisher = publisher
        self.receivedAt = receivedAt
        self.submittedAt = submittedAt
        self.gapAt = gapAt
    }
}

extension Attendance {
    /// The hospital's own visit number; `nil` when it gave none.
    var visitNumber: String? {
        JSONValue.items(encounter["identifier"]).contains { $0["value"]?.string == visit } ? visit : nil
    }
}

/// Where an open attendance stands in the order in which all of them are walked.
public struct OpenAttendance: Sendable, Hashable {
    public let person: PersonID
    public let id: AttendanceID

    public init(person: PersonID, id: AttendanceID) {
        self.person = person
        self.id = id
    }
}

/// A visit to an emergency department.
public struct Attendance: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable {
        case open
        case finished
        case cancelled
    }

    /// A `Flag` that was delivered, to be withdrawn when it no longer holds.
    public struct SentFlag: Sendable, Hashable {
        public let id: String
        public let publisher: ODSCode
        /// Whose endpoint it went to, or whose message it answered: a visit may go on in another department of the trust.
        public let recipient: ODSCode
        public init(id: String, publisher: ODSCode, recipient: ODSCode) {
            self.id = id
            self.publisher = publisher
            self.recipient = recipient
        }
    }

    /// A notice to a council, to be withdrawn when it was wrong.
    public struct Noticed: Sendable, Hashable {
        public let council: ODSCode
        public let delivery: DeliveryID
        /// Whom it is about: the visit may turn out to be somebody else's.
        public let person: PersonID
        /// Whether it may have been read.
        public var isSent: Bool
        /// What takes it back, once that is queued.
        public var withdrawal: DeliveryID?
        public init(
            council: ODSCode, delivery: DeliveryID, person: PersonID, isSent: Bool = false,
            withdrawal: DeliveryID? = nil
        ) {
            self.council = council
            self.delivery = delivery
            self.person = person
            self.isSent = isSent
            self.withdrawal = withdrawal
        }
    }

    /// Of a department that was sent something and has not acknowledged it: what it has read is not known. No digest.
    public static let viewNotKnown: [UInt8] = [0]

    public var id: AttendanceID
    /// Whose visit number it is: the sender of its messages.
    public var hospital: ODSCode
    /// The organisation whose department it is: the hospital, or a site of it. Messages of one visit do not all name it.
    public var site: ODSCode
    /// The hospital's visit number; where it gives none, what stands for it.
    public var visit: String
    public var localPersonID: String?
    public var person: PersonID
    public var isIdentityConfirmed: Bool
    public var status: Status
    public var arrivedAt: Instant
    /// The hospital's own time of the newest event applied.
    public var lastEventAt: Instant
    public var messageID: String
    /// A digest of what the ED would read, as last queued, and as last delivered; empty before the first.
    public var queuedView: [UInt8]
    /// `viewNotKnown` from when something leaves until the department has acknowledged it.
    public var deliveredView: [UInt8]
    public var sentFlags: [SentFlag]
    /// Councils told of this attendance.
    public var noticed: [Noticed]
    /// When time alone could change the view; `nil` when nothing will.
    public var reevaluateAt: Instant?
    /// The `Encounter` and the hospital's `Patient`.
    public var encounter: Resource
    public var patient: Resource

    public init(
        id: AttendanceID, hospital: ODSCode, site: ODSCode, visit: String, localPersonID: String?, person: PersonID,
        isIdentityConfirmed: Bool, status: Status,
        arrivedAt: Instant, lastEventAt: Instant, messageID: String, queuedView: [UInt8] = [],
        deliveredView: [UInt8] = [],
        sentFlags: [SentFlag] = [], noticed: [Noticed] = [], reevaluateAt: Instant? = nil, encounter: Resource,
        patient: Resource
    ) {
        self.id = id
        self.hospital = hospital
        self.site = site
        self.visit = visit
        self.localPersonID = localPersonID
        self.person = person
        self.isIdentityConfirmed = isIdentityConfirmed
        self.status = status
        self.arrivedAt = arrivedAt
        self.lastEventAt = lastEventAt
        self.messageID = messageID
        self.queuedView = queuedView
        self.deliveredView = deliveredView
        self.sentFlags = sentFlags
        self.noticed = noticed
        self.reevaluateAt = reevaluateAt
        self.encounter = encounter
        self.patient = patient
    }
}

/// Something due to a destination: a reference, never the content.
public struct Delivery: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        case alert
        case notice
        case forward
        /// To the privacy officer: the glass was broken. `messageID` is the access's.
        case breakGlass = "break-glass"
    }

    public enum State: String, Sendable, Hashable, CaseIterable {
        case pending
        case delivered
        /// Overtaken: what it would have said was said, or is said by a later one.
        case superseded
        /// Decided against at the send.
        case denied
        /// Given up; replayed by hand.
        case dead
    }

    public var id: DeliveryID
    public var destination: String
    public var kind: Kind
    public var person: PersonID
    public var messageID: String
    /// Of an alert or notice.
    public var attendance: AttendanceID?
    public var createdAt: Instant
    public var dueAt: Instant
    public var attempts: Int
    public var state: State
    public var lastError: String?

    public init(
        id: DeliveryID, destination: String, kind: Kind, person: PersonID, messageID: String, attendance: AttendanceID?,
        createdAt: Instant,
        dueAt: Instant, attempts: Int = 0, state: State = .pending, lastError: String? = nil
    ) {
        self.id = id
        self.destination = destination
        self.kind = kind
        self.person = person
        self.messageID = messageID
        self.attendance = attendance
        self.createdAt = createdAt
        self.dueAt = dueAt
        self.attempts = attempts
        self.state = state
        self.lastError = lastError
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

    public var kind: Kind
    public var messageID: String
    public var person: PersonID?
    /// What to look at, in a sentence, without identifiable data.
    public var what: String
    public var createdAt: Instant
    /// Of an identity: whom else the record may be of, the likeliest first.
    public var candidates: [Candidate]

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

/// A resource as the shared care record holds it: what was disclosed to it, no more.
public struct RecordedResource: Sendable, Hashable {
    public var type: String
    public var id: String
    public var version: Int64
    public var person: PersonID
    public var publisher: ODSCode
    public var category: Agreements.Category
    public var messageID: String
    public var updatedAt: Instant
    public var resource: Resource

    public init(
        type: String, id: String, version: Int64, person: PersonID, publisher: ODSCode, category: Agreements.Category,
        messageID: String,
        updatedAt: Instant, resource: Resource
    ) {
        self.type = type
        self.id = id
        self.version = version
        self.person = person
        self.publisher = publisher
        self.category = category
        self.messageID = messageID
        self.updatedAt = updatedAt
        self.resource = resource
    }
}

/// One sequenced entry of the log.
public struct AuditRow: Sendable, Hashable {
    public var index: Int64
    /// 32 random bytes, kept with the payload.
    public var salt: [UInt8]
    /// RFC 8785 JSON.
    public var record: [UInt8]
    /// SHA-256(salt ‖ record): the log's entry.
    public var entry: [UInt8]
    public var person: PersonID?
    public var time: Instant

    public init(index: Int64, salt: [UInt8], record: [UInt8], entry: [UInt8], person: PersonID?, time: Instant) {
        self.index = index
        self.salt = salt
        self.record = record
        self.entry = entry
        self.person = person
        self.time = time
    }
}

/// The log after a commit group.
public struct AuditCheckpoint: Sendable, Hashable {
    public var size: Int64
    public var root: [UInt8]
    /// The signed note (C2SP tlog-checkpoint).
    public var note: String
    /// The right edge of the tree, from which the next group goes on.
    public var frontier: [[UInt8]]

    public init(size: Int64, root: [UInt8], note: String, frontier: [[UInt8]]) {
        self.size = size
        self.root = root
        self.note = note
        self.frontier = frontier
    }
}
