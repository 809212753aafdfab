// What is due to a destination.

public import Records

public struct DeliveryID: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let value: Int64
    public init(_ value: Int64) { self.value = value }
    public var description: String { "delivery-\(value)" }
    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
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
