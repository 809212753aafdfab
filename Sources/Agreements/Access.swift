// Rights that a named person is given for a while and a reason: to break the glass, and to look at raw messages. Both
// are values of limited life; whoever uses one records it.

public import Records

/// A named user's declared emergency: what a break-glass request must carry.
public struct EmergencyAccess: Sendable, Hashable {
    public let user: String
    public let role: Role
    public let organisation: ODSCode
    public let reason: String
    public let from: Instant
    public let until: Instant

    /// - Returns: `nil` when user or reason are blank, or the time is not ahead or longer than eight hours.
    public init?(user: String, role: Role, organisation: ODSCode, reason: String, from: Instant, until: Instant) {
        guard !isBlank(user), !isBlank(reason), from < until,
            until.milliseconds(since: from) <= Limits.emergencyAccessSeconds * 1000
        else { return nil }
        self.user = user
        self.role = role
        self.organisation = organisation
        self.reason = reason
        self.from = from
        self.until = until
    }

    func holds(role: Role, organisation: ODSCode, at instant: Instant) -> Bool {
        self.role == role && (self.organisation == organisation || organisation.isSite(of: self.organisation))
            && instant >= from && instant < until
    }
}

/// The right to look at raw messages of one's own organisation, or those quarantined from it, and at its own entries of
/// the access log, for purpose `HOPERAT`. Nothing else opens raw bytes.
public struct Inspection: Sendable, Hashable {
    public let user: String
    public let role: Role
    public let organisation: ODSCode
    public let reason: String
    public let from: Instant
    public let until: Instant
    public var purpose: Purpose { .operations }

    public enum Refusal: String, Error, Sendable, Hashable {
        case noUser = "no-user"
        case role = "role-not-covered"
        case noReason = "no-reason"
        /// Not ahead, or longer than eight hours.
        case time

        public var sentence: String {
            switch self {
            case .noUser: "An inspection is by a named user."
            case .role: "Only information-governance and integration-engineer may inspect messages."
            case .noReason: "An inspection needs a reason."
            case .time: "An inspection ends after it begins, and within 8 hours."
            }
        }
    }

    init(user: String, role: Role, organisation: ODSCode, reason: String, from: Instant, until: Instant) {
        self.user = user
        self.role = role
        self.organisation = organisation
        self.reason = reason
        self.from = from
        self.until = until
    }

    /// Gives the right, which its caller records.
    /// - Parameter organisation: that of the user, as verified.
    public static func issue(
        user: String, role: Role, organisation: ODSCode, reason: String, from: Instant, until: Instant
    ) throws(Refusal) -> Inspection {
        guard !isBlank(user) else { throw .noUser }
        guard role == .informationGovernance || role == .integrationEngineer else { throw .role }
        guard !isBlank(reason) else { throw .noReason }
        guard from < until, until.milliseconds(since: from) <= Limits.inspectionSeconds * 1000 else { throw .time }
        return Inspection(
            user: user, role: role, organisation: organisation, reason: reason, from: from, until: until)
    }

    /// Whether a message of this sender may be opened at this instant.
    public func allows(sender: ODSCode, at instant: Instant) -> Bool {
        isOwn(sender) && holds(at: instant)
    }

    /// Whether entries of the access log may be asked for at all, which is for information governance
    /// (audit.md, "Who may ask").
    public func mayAskWhoSaw(at instant: Instant) -> Bool { role == .informationGovernance && holds(at: instant) }

    /// Whether an entry of the access log may be seen: its own organisation's, that acted, published or received; all of
    /// them by the organisation that answers for the gateway.
    /// - Parameters:
    ///   - organisations: that the entry names: ODS codes.
    ///   - gateway: the organisation whose gateway it is.
    public func allowsEntry(naming organisations: [String], of gateway: ODSCode) -> Bool {
        organisation == gateway || organisations.contains { ODSCode($0).map(isOwn) ?? false }
    }

    private func isOwn(_ other: ODSCode) -> Bool { other == organisation || other.isSite(of: organisation) }
    private func holds(at instant: Instant) -> Bool { instant >= from && instant < until }
}

private func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
