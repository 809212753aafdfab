// What an emergency department nurse reads, line by line, in the reading order of care-package.md ("What the alert says").
// The same lines go to the console, into FHIR `Communication`s and into HL7 v2. Pure; times by the clock in London.

internal import Agreements
public import Records

/// The lines of a view.
public enum Statements {
    /// One line. The first five of an alert must be understood in five seconds.
    public struct Line: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case banner
            case headline
            case service
            case state
            case provider
            case restart
            case nextVisit = "next-visit"
            case keyWorker = "key-worker"
            case safeguarding
            case gettingIn = "getting-in"
            /// The items that are withheld beside what is shown.
            case withheldItem = "withheld-item"
            case source
            case noPackageFound = "no-package-found"
            case notKnown = "not-known"
            case withheld
            case identityNotConfirmed = "identity-not-confirmed"
            case withdrawn
            /// Of a visit that was none, where there is nothing else to say.
            case attendanceCancelled = "attendance-cancelled"
        }

        public let kind: Kind
        /// Before the text on screen, such as `Provider`; empty where the text speaks for itself.
        public let label: String
        public let text: String
        /// Whose record it comes from; `nil` of identity.
        public let publisher: ODSCode?

        /// `Provider: Brightwell Homecare, 0115 496 0142, 24 hours`
        public var display: String { label.isEmpty ? text : "\(label): \(text)" }
    }

    /// Every line of a view: alerts first, then what is said of each other council, then what is taken back.
    /// - Parameter instant: now; `Today`, ages and times are by it.
    public static func lines(_ view: EDView, at instant: Instant) -> [Line] {
        var lines: [Line] = []
        for source in view.sources {
            if case .packages(let disclosure) = source.statement {
                lines += alert(disclosure, of: source, at: instant)
            }
        }
        if !view.isIdentityConfirmed, !view.isCancelled {
            lines.append(Line(.identityNotConfirmed, "Not known: identity not confirmed"))
        }
        let alerting = Set(
            view.sources.compactMap { if case .packages = $0.statement { $0.publisher } else { nil } })
        lines += view.sources.flatMap { other($0, stillAlerts: alerting.contains($0.publisher), at: instant) }
        // No message is empty: what was said before ("No package found in …") was about no visit.
        if view.isCancelled, lines.isEmpty {
            lines.append(
                Line(.attendanceCancelled, "The attendance was cancelled: what was said of it no longer holds"))
        }
        return lines
    }

    /// The statement about a source that shows no active package; none of one that does.
    /// - Parameter stillAlerts: whether the source shows another package, beside what it takes back.
    static func other(_ source: EDView.Source, stillAlerts: Bool = false, at instant: Instant) -> [Line] {
        switch source.statement {
        case .packages: []
        case .noPackageFound(let disclosure, let asOf): nothingActive(disclosure, of: source, asOf: asOf, at: instant)
        case .notKnown: [Line(.notKnown, "Not known: \(source.name)", of: source)]
        case .withheld: [Line(.withheld, "Withheld at the person's request: \(source.name)", of: source)]
        case .withdrawn(let withdrawals):
            [Line(.withdrawn, "Withdrawn: \(what(withdrawals.count, source, stillAlerts: stillAlerts))", of: source)]
        }
    }

    private static func what(_ count: Int, _ source: EDView.Source, stillAlerts: Bool) -> String {
        guard stillAlerts else { return "what \(source.name) said before no longer holds" }
        return count == 1
            ? "one package that \(source.name) showed before no longer holds"
            : "\(count) packages that \(source.name) showed before no longer hold"
    }

    /// "No package found in …"; where a planned or ended package is shown, "No active package found in …", which it is, and
    /// the rest of the alert's frame: whom it is about, and by which agreement it is told.
    private static func nothingActive(
        _ disclosure: Disclosure, of source: EDView.Source, asOf: Instant, at instant: Instant
    ) -> [Line] {
        let place = "\(source.name) (as of \(clock(asOf, at: instant)))"
        let packages = CarePackage.all(in: disclosure)
        guard !packages.isEmpty else { return [Line(.noPackageFound, "No package found in: \(place)", of: source)] }
        // What has been, then what is to come.
        let notes = (packages.filter { !$0.isPlanned } + packages.filter(\.isPlanned)).map { package in
            "\(PackageLines.stateOfOneThatDoesNotRun(package)): \(package.service ?? "service not shared")"
        }
        let said = Line(
            .noPackageFound, "No active package found in: \(place). \(notes.joined(separator: ". "))", of: source)
        return [banner(of: disclosure, source, at: instant), said].compactMap { $0 }
            + frame(of: disclosure, source)
    }

    private static func banner(of disclosure: Disclosure, _ source: EDView.Source, at instant: Instant) -> Line? {
        disclosure.resources.first { $0.type == "Patient" }.map { Line(.banner, banner($0, at: instant), of: source) }
    }

    /// What is withheld beside what is shown, and whose record it is.
    private static func frame(of disclosure: Disclosure, _ source: EDView.Source) -> [Line] {
        var lines: [Line] = []
        if !disclosure.withheldMarkers.isEmpty {
            let items = disclosure.withheldMarkers.map { $0.item.name.replacing("-", with: " ") }
            lines.append(Line(.withheldItem, items.joined(separator: ", "), label: "Withheld", of: source))
        }
        lines.append(Line(.source, self.source(source, disclosure), of: source))
        return lines
    }

    /// Alerts of one council.
    static func alert(_ disclosure: Disclosure, of source: EDView.Source, at instant: Instant) -> [Line] {
        var lines: [Line] = banner(of: disclosure, source, at: instant).map { [$0] } ?? []
        for package in CarePackage.all(in: disclosure) {
            lines += PackageLines(package: package, source: source, instant: instant).lines
        }
        return lines + frame(of: disclosure, source)
    }

    /// `OKAFOR, Grace (Mrs) · Born 04-Mar-1941 (85y) · Gender Female · NHS No. 999 000 0018`
    public static func banner(_ patient: Resource, at instant: Instant) -> String {
        let names = JSONValue.items(patient["name"])
        let name = names.first { $0["use"]?.string == "official" } ?? names.first
        let family = name?["family"]?.string.map { $0.uppercased() }
        let given = JSONValue.items(name?["given"]).compactMap(\.string).joined(separator: " ")
        var whole = [family, given.isEmpty ? nil : given].compactMap { $0 }.joined(separator: ", ")
        if whole.isEmpty { whole = name?["text"]?.string ?? "Name not known" }
        if let title = JSONValue.items(name?["prefix"]).first?.string { whole += " (\(title))" }
        let number = JSONValue.items(patient["identifier"]).first { $0["system"]?.string == NHSNumber.system }
        return [
            whole, "Born \(born(patient, at: instant))",
            "Gender \(patient["gender"]?.string.map(capitalised) ?? "Not known")",
            "NHS No. \(number?["value"]?.string.flatMap { NHSNumber($0) }?.description ?? "Not known")",
        ].joined(separator: " · ")
    }

    private static func born(_ patient: Resource, at instant: Instant) -> String {
        guard let birth = patient["birthDate"]?.string.flatMap({ CivilDate($0) }) else { return "Not known" }
        let today = UKTime.date(at: instant)
        let hadBirthday = (today.month, today.day) >= (birth.month, birth.day)
        let years = today.year - birth.year - (hadBirthday ? 0 : 1)
        return years < 0 ? birth.display : "\(birth.display) (\(years)y)"
    }

    private static func source(_ source: EDView.Source, _ disclosure: Disclosure) -> String {
        let agreements = disclosure.authority.map(\.agreement).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let updated = source.updatedAt.map { "record updated \($0.display)" } ?? "time of the record not known"
        let authority = agreements.isEmpty ? "" : " Shared under \(agreements.joined(separator: ", "))."
        return "\(source.name), \(updated).\(authority) Your view is logged."
    }

    /// `14:05` of today, `21-Nov-2026 14:05` of another day.
    static func clock(_ time: Instant, at instant: Instant) -> String {
        UKTime.date(at: time) == UKTime.date(at: instant) ? String(time.display.suffix(5)) : time.display
    }

    static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}

extension Statements.Line {
    init(_ kind: Kind, _ text: String, label: String = "", of source: EDView.Source? = nil) {
        self.kind = kind
        self.label = label
        self.text = text
        publisher = source?.publisher
    }
}

/// Lines 1 to 9 of one package.
private struct PackageLines {
    let package: CarePackage
    let source: EDView.Source
    let instant: Instant

    var lines: [Statements.Line] {
        var lines = [
            Statements.Line(.headline, headline, of: source),
            Statements.Line(
                .service,
                [package.service ?? "Service not shared", package.intensity].compactMap { $0 }.joined(separator: ", "),
                of: source),
            Statements.Line(.state, state, of: source),
        ]
        // Of a package that does not run there is nobody to ring.
        guard package.runs else { return lines }
        lines.append(Statements.Line(.provider, provider, label: "Provider", of: source))
        lines.append(Statements.Line(.restart, restart, label: "Restart", of: source))
        if let visit = nextVisit { lines.append(Statements.Line(.nextVisit, visit, label: "Next visit", of: source)) }
        lines.append(Statements.Line(.keyWorker, keyWorker, label: "Key worker", of: source))
        lines.append(Statements.Line(.safeguarding, safeguarding, label: "Safeguarding", of: source))
        if let hint = package.accessHint {
            lines.append(Statements.Line(.gettingIn, hint, label: "Getting in", of: source))
        }
        return lines
    }

    private var headline: String {
        guard package.runs else {
            return package.isPlanned ? "Has a care package planned" : "Had a care package that has ended"
        }
        return package.flag?["code"]?["text"]?.string ?? "Has a care package at home"
    }

    private var state: String {
        guard package.runs else { return Self.stateOfOneThatDoesNotRun(package) }
        switch package.status {
        case nil: return "State not shared"
        case "onhold": return package.onHoldSince.map { "On hold since \($0.display)" } ?? "On hold"
        default: return package.start.map { "Active since \($0.display)" } ?? "Active"
        }
    }

    /// `Starts 24-Nov-2026`, `Ended 20-Nov-2026`; without a date where none is released.
    static func stateOfOneThatDoesNotRun(_ package: CarePackage) -> String {
        guard package.isPlanned else { return package.end.map { "Ended \($0.display)" } ?? "Ended" }
        return package.start.map { "Starts \($0.display)" } ?? "Planned, start not known"
    }

    private var provider: String {
        let provider = package.provider
        if let provider, provider.telephone != nil { return words(provider) }
        let duty = dutyTeam
        return [provider?.name ?? (duty == nil ? "Not known" : nil), duty].compactMap { $0 }.joined(separator: "; ")
    }

    private var keyWorker: String {
        let worker = package.keyWorker
        if let worker, worker.telephone != nil { return words(worker) }
        return [worker?.name, dutyTeam].compactMap { $0 }.first.map { first in
            worker?.name == nil ? first : [first, dutyTeam].compactMap { $0 }.joined(separator: "; ")
        } ?? "Not known"
    }

    private var dutyTeam: String? {
        let team = package.dutyTeam
        guard !team.isEmpty else { return nil }
        return team.map(words).joined(separator: "; ")
    }

    private var restart: String {
        switch (package.restartBy, package.restartNotice) {
        case (let by?, let notice?): "No new assessment if home by \(by.display); \(notice)"
        case (let by?, nil): "No new assessment if home by \(by.display)"
        case (nil, let notice?): notice
        case (nil, nil): "Ask the provider"
        }
    }

    private var nextVisit: String? {
        guard let visit = package.nextVisit, visit > instant else { return nil }
        let days = UKTime.date(at: visit).daysSince1970 - UKTime.date(at: instant).daysSince1970
        let time = visit.display.suffix(5)
        switch days {
        case 0: return "Today \(time)"
        case 1: return "Tomorrow \(time)"
        default: return visit.display
        }
    }

    private var safeguarding: String {
        switch package.hasSafeguardingEnquiry {
        case true?: "Open enquiry: yes"
        case false?: "Open enquiry: no"
        case nil: "Not shared"
        }
    }

    private func words(_ contact: CarePackage.Contact) -> String {
        [contact.name, contact.telephone, contact.hours].compactMap { $0 }.joined(separator: ", ")
    }
}
