// What the operator decides about all agreements, and what loading them can say.

public import Records

/// Which obligations this gateway can discharge; any other denies.
public struct ObligationSupport: Sendable, Hashable {
    public var redact: Bool
    public var mask: Bool
    /// The key of the pseudonyms; without one, `pseudonymise` cannot be discharged.
    public var pseudonymKey: PseudonymKey?
    public var showWithheldMarker: Bool
    public var noOnwardShare: Bool
    /// Teams to which notices can be queued; `nil`: every team.
    public var notifyTargets: Set<String>?

    public init(
        redact: Bool = true, mask: Bool = true, pseudonymKey: PseudonymKey? = nil, showWithheldMarker: Bool = true,
        noOnwardShare: Bool = true, notifyTargets: Set<String>? = nil
    ) {
        self.redact = redact
        self.mask = mask
        self.pseudonymKey = pseudonymKey
        self.showWithheldMarker = showWithheldMarker
        self.noOnwardShare = noOnwardShare
        self.notifyTargets = notifyTargets
    }

    public func supports(_ obligation: Obligation) -> Bool {
        switch obligation {
        case .redact: redact
        case .pseudonymise: pseudonymKey != nil
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
    /// An agreement is in force only with every party's CMS signature over its exact file.
    public var requiresSignatures: Bool
    /// The team that break-glass access is reported to.
    public var privacyOfficer: String
    /// Organisations that became others; nothing is inherited.
    public var successions: [Succession]
    /// Codes of what the law restricts: the standard lists, and those that the operator adds.
    public var restrictedCodes: RestrictedCodes
    /// The operator's own lists of who has made a choice, or of whom something is true.
    public var choiceLists: [ChoiceList]

    /// What it is called when nothing else is said.
    public static let privacyOfficer = "privacy-officer"

    public init(
        obligations: ObligationSupport = ObligationSupport(), suspendsWhenReviewOverdue: Bool = false,
        requiresSIRO: Bool = false, privacyOfficer: String = Self.privacyOfficer, requiresSignatures: Bool = false,
        successions: [Succession] = [], restrictedCodes: RestrictedCodes = .standard,
        choiceLists: [ChoiceList] = []
    ) {
        self.obligations = obligations
        self.suspendsWhenReviewOverdue = suspendsWhenReviewOverdue
        self.requiresSIRO = requiresSIRO
        self.privacyOfficer = privacyOfficer
        self.requiresSignatures = requiresSignatures
        self.successions = successions
        self.restrictedCodes = restrictedCodes
        self.choiceLists = choiceLists
    }
}

/// Every problem of a set of agreement files; never empty.
public struct PolicyErrors: Error, Sendable, Hashable, CustomStringConvertible {
    public let problems: [Problem]
    init(_ problems: [Problem]) { self.problems = problems }
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
