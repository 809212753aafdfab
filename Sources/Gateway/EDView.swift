// What an emergency department is told about one attendance. Silence is never reassurance: every council has a statement.

public import Agreements
public import Records

/// What one emergency department reads about one attendance at one instant.
public struct EDView: Sendable {
    /// What is said of one publisher of care packages.
    public enum Statement: Sendable {
        /// Active packages, filtered to the agreed items: a `Flag` with its `CarePlan` and `CareTeam` each.
        case packages(Disclosure)
        /// "No package found in: Northshire Council (as of 14:05)". Itself a disclosure: of nothing, or of packages that are
        /// planned or have ended, which are no alert: "No active package found in: … Starts 24-Nov-2026: Home care".
        case noPackageFound(Disclosure, asOf: Instant)
        /// "Not known: Northshire Council": missing, late, or not agreed.
        case notKnown
        /// "Withheld at the person's request".
        case withheld
        /// An alert that was sent and is taken back.
        case withdrawn([Disclosure])
    }

    public struct Source: Sendable {
        public let publisher: ODSCode
        /// As shown on screen.
        public let name: String
        public let statement: Statement
        /// When the publisher's record was last updated, by its own clock.
        public let updatedAt: Instant?

        public init(publisher: ODSCode, name: String, statement: Statement, updatedAt: Instant?) {
            self.publisher = publisher
            self.name = name
            self.statement = statement
            self.updatedAt = updatedAt
        }
    }

    public let attendance: AttendanceID
    public let site: ODSCode
    /// The hospital's own visit number (empty where it gave none) and local person id, so that it knows whom this is about.
    public let visit: String
    public let localPersonID: String?
    /// Who assigned that id, as the hospital said; `nil` of its own numbers.
    public let localPersonAssigner: String?
    public let arrivedAt: Instant
    /// False reads "Not known: identity not confirmed".
    public let isIdentityConfirmed: Bool
    /// The hospital has said that there was no such visit.
    public let isCancelled: Bool
    public let sources: [Source]

    public init(
        attendance: AttendanceID, site: ODSCode, visit: String, localPersonID: String?,
        localPersonAssigner: String? = nil, arrivedAt: Instant,
        isIdentityConfirmed: Bool, isCancelled: Bool = false,
        sources: [Source]
    ) {
        self.attendance = attendance
        self.site = site
        self.visit = visit
        self.localPersonID = localPersonID
        self.localPersonAssigner = localPersonAssigner
        self.arrivedAt = arrivedAt
        self.isIdentityConfirmed = isIdentityConfirmed
        self.isCancelled = isCancelled
        self.sources = sources
    }

    /// Whether any active package is shown: what counts as an alert.
    public var hasAlert: Bool {
        sources.contains { if case .packages = $0.statement { true } else { false } }
    }

    /// Whether anything sent earlier is taken back.
    public var hasWithdrawal: Bool {
        sources.contains { if case .withdrawn = $0.statement { true } else { false } }
    }

    /// All that leaves with this view.
    public var disclosures: [Disclosure] {
        sources.flatMap { source -> [Disclosure] in
            switch source.statement {
            case .packages(let disclosure), .noPackageFound(let disclosure, _): [disclosure]
            case .withdrawn(let withdrawals): withdrawals
            case .notKnown, .withheld: []
            }
        }
    }
}
