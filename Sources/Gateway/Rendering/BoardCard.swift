// One attendance as an ED board shows it: text only, made of what was disclosed and of nothing else.

internal import Agreements
public import Records

public struct BoardCard: Sendable, Hashable {
    /// What is said of one council.
    public struct Line: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable {
            case alert
            case noPackageFound
            case notKnown
            case withheld
            case withdrawn
        }

        public let kind: Kind
        public let headline: String
        /// In reading order (care-package.md, "What the alert says").
        public let details: [String]
    }

    /// `nil` when no disclosure carries the person's name: the ED then knows it by the visit.
    public let banner: PatientBanner?
    public let visit: String
    public let arrivedAt: String
    public let hasAlert: Bool
    public let lines: [Line]

    public init(_ view: EDView, at now: Instant) {
        let patient = view.disclosures.lazy.filter { !$0.isWithdrawal }.flatMap(\.resources)
            .first { $0.type == "Patient" }
        banner = patient.map { PatientBanner($0, on: UKTime.date(at: now)) }
        visit = view.visit
        arrivedAt = view.arrivedAt.display
        hasAlert = view.hasAlert
        let unconfirmed = Line(kind: .notKnown, headline: "Identity not confirmed", details: [])
        lines = (view.isIdentityConfirmed ? [] : [unconfirmed]) + view.sources.map { Line($0) }
    }
}

extension BoardCard.Line {
    init(_ source: EDView.Source) {
        switch source.statement {
        case .packages:
            self.init(kind: .alert, headline: "Has a care package at home", details: [])
        case .noPackageFound(_, let asOf):
            self.init(kind: .noPackageFound, headline: "In: \(source.name) (as of \(asOf.display))", details: [])
        case .notKnown:
            self.init(kind: .notKnown, headline: source.name, details: [])
        case .withheld:
            self.init(kind: .withheld, headline: "\(source.name): at the person's request", details: [])
        case .withdrawn:
            self.init(kind: .withdrawn, headline: "\(source.name): an earlier alert is taken back", details: [])
        }
    }
}
