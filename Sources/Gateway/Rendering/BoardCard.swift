// One attendance as an ED board shows it: the lines of every other channel, put together by what they are about.

public import Records

public struct BoardCard: Sendable, Hashable {
    /// One package, or what is said of one council.
    public struct Statement: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable {
            /// An active package.
            case alert
            /// A package that is planned or has ended, beside an active one.
            case note
            case noPackageFound
            case notKnown
            case withheld
            case withdrawn
        }

        public let kind: Kind
        public let headline: String
        /// In reading order (care-package.md, "What the alert says").
        public fileprivate(set) var details: [String]
    }

    /// `OKAFOR, Grace (Mrs)`, `Born …`, `Gender …`, `NHS No. …`; empty when no disclosure carries them: the ED then knows
    /// the person by the visit.
    public let banner: [String]
    public let visit: String
    public let arrivedAt: String
    public let hasAlert: Bool
    public let statements: [Statement]

    public init(_ view: EDView, at now: Instant) {
        let lines = Statements.lines(view, at: now)
        banner = lines.first { $0.kind == .banner }?.text.split(separator: " · ").map(String.init) ?? []
        visit = view.visit
        arrivedAt = view.arrivedAt.display
        hasAlert = view.hasAlert
        statements = Self.statements(lines)
    }

    private static func statements(_ lines: [Statements.Line]) -> [Statement] {
        let banner = lines.first { $0.kind == .banner }
        var statements: [Statement] = []
        var differing: [String] = []
        for (index, line) in lines.enumerated() {
            switch line.kind {
            case .banner:
                // Two councils that write the same person differently are shown as differing, never smoothed over.
                if line.text != banner?.text { differing.append("Recorded there as: \(line.text)") }
            case .headline:
                // A package that runs has somebody to ring; one that does not is no alert.
                let package = lines[(index + 1)...].prefix { $0.kind != .headline && $0.publisher == line.publisher }
                let runs = package.contains { $0.kind == .provider }
                statements.append(Statement(kind: runs ? .alert : .note, headline: line.text, details: differing))
                differing = []
            case .service, .state, .provider, .restart, .nextVisit, .keyWorker, .safeguarding, .gettingIn,
                .withheldItem, .source:
                if statements.isEmpty { continue }
                statements[statements.count - 1].details.append(line.display)
            case .noPackageFound:
                statements.append(Statement(kind: .noPackageFound, headline: line.display, details: differing))
                differing = []
            case .notKnown, .identityNotConfirmed:
                statements.append(Statement(kind: .notKnown, headline: line.display, details: []))
            case .withheld:
                statements.append(Statement(kind: .withheld, headline: line.display, details: []))
            case .withdrawn, .attendanceCancelled:
                statements.append(Statement(kind: .withdrawn, headline: line.display, details: []))
            }
        }
        return statements
    }
}
