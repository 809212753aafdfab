// Where things go. A destination is handed disclosures and statements; nothing else can leave.

public import Agreements
public import Records

/// What a privacy officer is told: that there is something to review, and by when (audit.md, "Privacy alerts").
public struct BreakGlassNotice: Sendable, Hashable {
    public let id: String
    public let organisation: ODSCode
    public let grantedAt: Instant
    public let reviewDue: Instant
}

/// One thing to be sent, made anew at each attempt.
public struct Parcel: Sendable {
    public enum Content: Sendable {
        /// To an emergency department: what it reads about an attendance.
        case alert(EDView)
        /// To a council: its client is in an emergency department.
        case notice(Disclosure)
        /// To the shared care record, to be applied as one transaction of conditional updates.
        case forward([Disclosure])
        /// To the privacy officer: the glass was broken. A reference, never identities.
        case breakGlass(BreakGlassNotice)
    }

    /// The same at each attempt: the recipient's idempotency key, MSH-10 or `MessageHeader.id`.
    public let id: String
    public let recipient: ODSCode
    public let content: Content
    public let createdAt: Instant

    public init(id: String, recipient: ODSCode, content: Content, createdAt: Instant) {
        self.id = id
        self.recipient = recipient
        self.content = content
        self.createdAt = createdAt
    }
}

public enum SendOutcome: Sendable, Hashable {
    case delivered
    /// Not now: the attempt is repeated after a back-off. The word is for the audit: `connect-timeout`, `http-503` …
    case failed(String)
    /// Never: goes to the dead-letter list. `http-422`, `AR` …
    case rejected(String)
}

/// A recipient's endpoint. Implementations: FHIR messages and FHIR transactions over HTTPS, HL7 v2 over MLLP, each in
/// Transport. `send` may run for many parcels at once, but never for two about the same person; it returns within the
/// destination's time limit, and says `delivered` only when the recipient has said that it took the parcel.
public protocol Destination: Sendable {
    /// Unique in the configuration.
    var name: String { get }
    var recipient: ODSCode { get }
    /// How many parcels may be under way at once.
    var concurrency: Int { get }
    func send(_ parcel: Parcel) async -> SendOutcome
    /// Closes connections; called once, after the last `send` has returned.
    func shutdown() async throws
}
