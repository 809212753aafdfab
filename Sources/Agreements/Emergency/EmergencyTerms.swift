// Whether a named user may break the glass at all, and on which terms: asked before anybody's record is looked for, so that
// the answer says nothing about whom it is for.

public import Records

/// What a user is given who breaks the glass: the right, and when its use is reviewed.
public struct EmergencyTerms: Sendable, Hashable {
    public let access: EmergencyAccess
    /// `NS-ED-004@3`: every agreement in force that lets the user's organisation break the glass in that role.
    public let agreements: [String]
    /// The first instant at which the review is overdue, by the shortest of their `review_within`.
    public let reviewDue: Instant
}

public enum EmergencyRefusal: String, Error, Sendable, Hashable, CaseIterable {
    case noUser = "no-user"
    case noReason = "no-reason"
    case notAllowed = "emergency-not-allowed"

    public var sentence: String {
        switch self {
        case .noUser: "The glass is broken by a named user."
        case .noReason:
            "Breaking the glass needs a reason of \(Limits.emergencyReasonCharacters.lowerBound) to "
                + "\(Limits.emergencyReasonCharacters.upperBound) characters in one line, which is reviewed."
        case .notAllowed: "No agreement in force lets your organisation break the glass in this role."
        }
    }
}

extension PolicySet {
    /// The terms for a user of an organisation, as verified.
    public func emergencyTerms(
        user: String, role: Role, organisation: ODSCode, reason: String, at instant: Instant
    ) throws(EmergencyRefusal) -> EmergencyTerms {
        // A reviewer reads it on a terminal: nothing in it may move the cursor or hide a line.
        guard Limits.emergencyReasonCharacters.contains(reason.count),
            reason.unicodeScalars.allSatisfy({ !Self.forges($0) })
        else { throw .noReason }
        guard
            let access = EmergencyAccess(
                user: user, role: role, organisation: organisation, reason: reason, from: instant,
                until: instant.adding(seconds: Limits.emergencyGrantSeconds))
        else { throw user.isEmpty ? .noUser : .noReason }
        let allowing = agreements.filter { allows(access, $0, at: instant) }
        guard let due = allowing.compactMap({ $0.emergency?.period.due(after: instant) }).min() else {
            throw .notAllowed
        }
        return EmergencyTerms(access: access, agreements: allowing.map(\.reference), reviewDue: due)
    }

    private static func forges(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Whether an agreement would let this access in, of a person of whom nothing stands against it.
    private func allows(_ access: EmergencyAccess, _ agreement: Agreement, at instant: Instant) -> Bool {
        guard agreement.emergency?.allowed == true else { return false }
        return agreement.senderRecipientPairs.contains { publisher, recipient in
            guard access.organisation == recipient || access.organisation.isSite(of: recipient) else { return false }
            return agreement.data.contains { clause in
                let request = Request(
                    publisher: publisher, recipient: access.organisation, purpose: .breakTheGlass, role: access.role,
                    category: clause.category, person: PersonStatus(sFlag: .no, isChild: false), instant: instant,
                    emergencyAccess: access)
                return decide(request, id: "").grants.contains {
                    $0.agreement == agreement.id && $0.version == agreement.version
                }
            }
        }
    }
}
