// A question put to the agreements, and the answer: permit, deny or review, item by item, with the reasons.

public import Records

/// May `publisher`'s data about a person go to `recipient`, for this purpose and role, at this instant?
public struct Request: Sendable, Hashable {
    public var publisher: ODSCode
    public var recipient: ODSCode
    public var purpose: Purpose
    public var role: Role
    public var category: Category
    /// The items asked for; `nil` asks for whatever the agreements allow.
    public var items: ItemSet?
    public var person: PersonStatus
    public var instant: Instant
    /// Of purpose `BTG`: who breaks the glass, and why. Without one such a request is refused.
    public var emergencyAccess: EmergencyAccess?

    public init(
        publisher: ODSCode, recipient: ODSCode, purpose: Purpose, role: Role, category: Category,
        items: ItemSet? = nil,
        person: PersonStatus, instant: Instant, emergencyAccess: EmergencyAccess? = nil
    ) {
        self.emergencyAccess = emergencyAccess
        self.publisher = publisher
        self.recipient = recipient
        self.purpose = purpose
        self.role = role
        self.category = category
        self.items = items
        self.person = person
        self.instant = instant
    }
}

/// One clause of one version of an agreement: `NS-ED-004@3 data[0]`.
public struct ClauseReference: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let agreement: String
    public let version: String
    /// `data[0]`, `exclude`, `choices.objection` …
    public let clause: String

    public init(agreement: String, version: String, clause: String) {
        self.agreement = agreement
        self.version = version
        self.clause = clause
    }

    public var description: String { "\(agreement)@\(version) \(clause)" }
    public static func < (left: Self, right: Self) -> Bool {
        (left.agreement, left.version, left.clause) < (right.agreement, right.version, right.clause)
    }
}

/// Why a decision came out as it did, or why an item was withheld. Stable: audit and metrics are keyed by these words.
public enum ReasonCode: String, Sendable, Hashable, CaseIterable {
    case permitted
    // Step 1: what is not understood.
    case unknownOrganisation = "unknown-organisation"
    case breakGlassIncomplete = "break-glass-incomplete"
    // Step 2: what nothing overrides.
    case legallyRestricted = "legally-restricted"
    case sealed
    case sFlagLocation = "s-flag-location"
    // Step 3: the person's own.
    case objection
    case type1Objection = "type-1-objection"
    case nationalDataOptOut = "national-data-opt-out"
    /// Steps 2 and 3: a flag or choice of the person is not known, and it could be one that denies.
    case statusUnknown = "status-unknown"
    // Step 4: no single agreement covers every dimension.
    case noAgreement = "no-agreement"
    case notYetStarted = "not-yet-started"
    case expired
    case superseded
    case suspended
    case reviewOverdue = "review-overdue"
    case unsigned
    case notAParty = "not-a-party"
    /// The organisation was merged into another, or another's code took its place.
    case organisationSucceeded = "organisation-succeeded"
    case wrongDirection = "wrong-direction"
    case siteNotCovered = "site-not-covered"
    case processorNotCovered = "processor-not-covered"
    case purposeNotCovered = "purpose-not-covered"
    case roleNotCovered = "role-not-covered"
    case categoryNotCovered = "category-not-covered"
    case itemNotCovered = "item-not-covered"
    case excluded
    case childProtection = "child-protection"
    case deceased
    // Step 5.
    case obligationCannotBeDischarged = "obligation-cannot-be-discharged"
    // Beyond the steps: what a person must look at.
    case identityUncertain = "identity-uncertain"
}

/// What the recipient must do, or the gateway on its behalf, when data is released.
public enum Obligation: Sendable, Hashable {
    case redact
    case pseudonymise
    case mask
    /// A notice to a named team, such as `503-duty-team`, is queued in the deciding transaction.
    case notify(String)
    case showWithheldMarker
    case noOnwardShare
}

public struct Decision: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        case permit
        case deny
        case review
    }

    public struct Withheld: Sendable, Hashable {
        public let item: Item
        public let reason: ReasonCode
        /// The clause that withholds it, when one does.
        public let clause: ClauseReference?

        public init(item: Item, reason: ReasonCode, clause: ClauseReference?) {
            self.item = item
            self.reason = reason
            self.clause = clause
        }
    }

    /// What a refused recipient may be told; the same whether or not the person, or a package, exists.
    public enum Marker: String, Sendable, Hashable, CaseIterable {
        case notKnown = "not-known"
        /// Only where an agreement covers the pair.
        case withheldAtPersonsRequest = "withheld-at-persons-request"
    }

    public let request: Request
    /// Given by the caller, unique.
    public let id: String
    /// A hash of the set of agreements that decided.
    public let policyRevision: String
    public let outcome: Outcome
    public let reason: ReasonCode
    /// Every clause that grants, in order.
    public let grants: [ClauseReference]
    /// Every clause, or `nil` for a rule above all agreements, that denies the whole.
    public let denies: [ClauseReference]
    public let released: ItemSet
    public let withheld: [Withheld]
    public let obligations: [Obligation]
    /// What may be told of a refusal; `nil` of a permit.
    public let marker: Marker?
    /// Things to see to: a review that is overdue, a signature that is missing.
    public let warnings: [String]
    /// The next instant at which the same request could be answered otherwise; `nil` when no date changes it.
    public let validUntil: Instant?
    /// Present exactly when the outcome is `permit`: the only way to a `Disclosure`.
    public let permit: Permit?
    let circumstance: Circumstance

    /// What a refusal comes down to; in words, `Explanation.swift`.
    enum Circumstance: Sendable, Hashable {
        /// The reason says it.
        case reason
        case unknown(ODSCode)
        /// No agreement has both organisations.
        case noAgreement
        /// The agreement of the one clause of `denies`.
        case lacks(Shortfall)
    }

    init(
        request: Request, id: String, policyRevision: String, outcome: Outcome, reason: ReasonCode,
        grants: [ClauseReference] = [],
        denies: [ClauseReference] = [], released: ItemSet = [], withheld: [Withheld] = [],
        obligations: [Obligation] = [],
        marker: Marker? = nil, warnings: [String] = [], validUntil: Instant? = nil, permit: Permit? = nil,
        circumstance: Circumstance = .reason
    ) {
        self.request = request
        self.id = id
        self.policyRevision = policyRevision
        self.outcome = outcome
        self.reason = reason
        self.grants = grants
        self.denies = denies
        self.released = released
        self.withheld = withheld
        self.obligations = obligations
        self.marker = marker
        self.warnings = warnings
        self.validUntil = validUntil
        self.permit = permit
        self.circumstance = circumstance
    }
}
