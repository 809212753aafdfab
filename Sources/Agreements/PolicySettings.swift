// What the operator decides about all agreements, and what loading them can say.

public import Records

/// Which obligations this gateway can discharge; any other denies.
public struct ObligationSupport: Sendable, Hashable {
    public var redact: Bool
    public var pseudonymise: Bool
    public var mask: Bool
    public var showWithheldMarker: Bool
    public var noOnwardShare: Bool
    /// Teams to which notices can be queued; `nil`: every team.
    public var notifyTargets: Set<String>?

    public init(
        redact: Bool = false, pseudonymise: Bool = false, mask: Bool = false, showWithheldMarker: Bool = true,
        noOnwardShare: Bool = true, notifyTargets: Set<String>? = nil
    ) {
        self.redact = redact
        self.pseudonymise = pseudonymise
        self.mask = mask
        self.showWithheldMarker = showWithheldMarker
        self.noOnwardShare = noOnwardShare
        self.notifyTargets = notifyTargets
    }

    public func supports(_ obligation: Obligation) -> Bool {
        switch obligation {
        case .redact: redact
        case .pseudonymise: pseudonymise
        case .mask: mask
        case .showWithheldMarker: showWithheldMarker
        case .noOnwardShare: noOnwardShare
        case .notify(let target): notifyTargets?.contains(target) ?? true
        }
    }
}

public struct PolicySettings: Sendable, Hashable {
    public var obligations: ObligationSupport
    /// A review that is overdue suspends the agreement; otherwise it warns.
    public var suspendsWhenReviewOverdue: Bool
    /// A controller needs a SIRO's signature too, whatever its agreement says.
    public var requiresSIRO: Bool
    /// The team that break-glass access is reported to.
    public var privacyOfficer: String
    /// Organisations that became others; nothing is inherited.
    public var successions: [Succession]

    public init(
        obligations: ObligationSupport = ObligationSupport(), suspendsWhenReviewOverdue: Bool = false,
        requiresSIRO: Bool = false, privacyOfficer: String = "privacy-officer", successions: [Succession] = []
    ) {
        self.obligations = obligations
        self.suspendsWhenReviewOverdue = suspendsWhenReviewOverdue
        self.requiresSIRO = requiresSIRO
        self.privacyOfficer = privacyOfficer
        self.successions = successions
    }
}

/// Every problem of a set of agreement files; never empty.
public struct PolicyErrors: Error, Sendable, Hashable, CustomStringConvertible {
    public let problems: [Problem]
    init(_ problems: [Problem]) { self.problems = problems }
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
