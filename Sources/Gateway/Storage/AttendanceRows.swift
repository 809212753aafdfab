// Visits to emergency departments: who is there, and what the department was told.

public import Records

public struct AttendanceID: Sendable, Hashable, CustomStringConvertible {
    public let value: Int64
    public init(_ value: Int64) { self.value = value }
    public var description: String { "attendance-\(value)" }
}

extension Attendance {
    /// The hospital's own visit number; `nil` when it gave none.
    var visitNumber: String? {
        JSONValue.items(encounter["identifier"]).contains { $0["value"]?.string == visit } ? visit : nil
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

/// Where an open attendance stands in the order in which all of them are walked.
public struct OpenAttendance: Sendable, Hashable {
    public let person: PersonID
    public let id: AttendanceID

    public init(person: PersonID, id: AttendanceID) {
        self.person = person
        self.id = id
    }
}
