// A break-glass access as it is kept: who was given it, why and until when, and what came of its review.

public import Agreements
public import Records

public struct BreakGlass: Sendable, Hashable {
    public enum Review: String, Sendable, Hashable, CaseIterable {
        case waiting
        /// Somebody above is to look at it; it stays in the queue.
        case escalated
        case justified
        case breach

        /// Whether it is still to be reviewed.
        public var isOpen: Bool { self == .waiting || self == .escalated }
    }

    public var id: String
    /// Of the user, as its certificate makes it known.
    public var organisation: ODSCode
    /// As the organisation's system names the user.
    public var user: String
    public var role: Role
    public var reason: String
    /// `nil` when nobody is known by the identifier that was given: the user is not told so.
    public var person: PersonID?
    /// Whether the person had an open attendance at the organisation when the glass was broken.
    public var isAttending: Bool
    public var grantedAt: Instant
    public var until: Instant
    public var reviewDue: Instant
    /// `NS-ED-004@3`: those that allowed it.
    public var agreements: [String]
    public var review: Review
    public var reviewer: String?
    public var reviewedAt: Instant?
    public var note: String?

    public init(
        id: String, organisation: ODSCode, user: String, role: Role, reason: String, person: PersonID?,
        isAttending: Bool, grantedAt: Instant, until: Instant, reviewDue: Instant, agreements: [String],
        review: Review = .waiting, reviewer: String? = nil, reviewedAt: Instant? = nil, note: String? = nil
    ) {
        self.id = id
        self.organisation = organisation
        self.user = user
        self.role = role
        self.reason = reason
        self.person = person
        self.isAttending = isAttending
        self.grantedAt = grantedAt
        self.until = until
        self.reviewDue = reviewDue
        self.agreements = agreements
        self.review = review
        self.reviewer = reviewer
        self.reviewedAt = reviewedAt
        self.note = note
    }

    /// The right that it gives, which ends with a review that calls it a breach.
    /// - Returns: `nil` when what is held is no such right: it opens nothing.
    var access: EmergencyAccess? {
        guard review != .breach else { return nil }
        return EmergencyAccess(
            user: user, role: role, organisation: organisation, reason: reason, from: grantedAt, until: until)
    }

    public func isOverdue(at instant: Instant) -> Bool { review.isOpen && instant >= reviewDue }
}
