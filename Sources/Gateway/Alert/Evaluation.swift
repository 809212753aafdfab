// The alert: what an emergency department reads about an attendance at this instant. Evaluated at arrival, whenever an
// input changes, and again at each send.

internal import Agreements
internal import AuditLog
internal import Records

/// A view, how it was decided, and until when it holds by itself.
struct Evaluation: Sendable {
    var view: EDView
    var decisions: [Decision]
    /// The flags of the view, and whose they are.
    var flags: [Attendance.SentFlag]
    /// What was sent and the view takes back.
    var withdrawn: [Attendance.SentFlag] = []
    /// Departments where the visit was before, and where something is to be taken back.
    var elsewhere: Set<ODSCode> = []
    /// The next instant at which time alone could change it.
    var validUntil: Instant?
    /// What the ED would read, and which, without the age of the data.
    var digest: [UInt8]

    /// Whether the ED has not read it yet.
    func isNews(to attendance: Attendance) -> Bool {
        digest != attendance.deliveredView || view.hasWithdrawal
    }
}

struct Evaluator {
    let rules: Rules
    let configuration: GatewayConfiguration
    let environment: Environment
    let transaction: any StoreReading
    let now: Instant

    /// Evaluates an attendance for the department that it is in. One that was cancelled shows nothing but withdrawals; so
    /// does one that is over: the department has the patient no longer, and keeps what was right while it had.
    func evaluate(_ attendance: Attendance) throws -> Evaluation {
        let reader = configuration.reader(of: attendance)
        var sources: [EDView.Source] = []
        var decisions: [Decision] = []
        var flags: [Attendance.SentFlag] = []
        var changes: [Instant] = []
        let person = try transaction.person(attendance.person)
        let survivor = try person.flatMap { $0.survivor == $0.id ? $0 : try transaction.person($0.survivor) }
        let confirmed =
            survivor.map {
                $0.nhsNumber != nil && Identity.agree(Demographics(attendance.patient), $0.demographics)
            } ?? false
        if attendance.status == .open, confirmed, let survivor {
            let feeds = try transaction.feeds()
            let published = try transaction.publishedPeople(survivor.id)
            let packages = try transaction.packages(survivor.id)
            for profile in rules.packagePublishers {
                let feed = feeds.first { $0.publisher == profile.sender }
                let source = try evaluate(
                    profile, feed: feed, of: survivor, published: published,
                    packages: packages.filter { $0.publisher == profile.sender }, for: attendance, reader: reader,
                    into: &decisions, &flags, &changes)
                sources.append(source)
            }
        }
        let sent = Dictionary(grouping: attendance.sentFlags) { isRead($0, by: reader) }
        let withdrawn =
            attendance.status == .open
            ? (sent[true] ?? []).filter { flag in !flags.contains { $0.id == flag.id } }
            : try noLongerHeld(sent[true] ?? [], attendance)
        sources += withdrawals(withdrawn, attendance.site)
        let view = view(of: attendance, at: attendance.site, isIdentityConfirmed: confirmed, sources)
        return Evaluation(
            view: view, decisions: decisions, flags: flags, withdrawn: withdrawn,
            elsewhere: Set(try noLongerHeld(sent[false] ?? [], attendance).map(\.recipient)),
            validUntil: changes.min(), digest: Self.digest(view, reader: reader))
    }

    /// What a department in which the visit was before reads: nothing but what is taken back.
    func takeBack(from reader: ODSCode, _ attendance: Attendance) throws -> Evaluation {
        let sent = attendance.sentFlags.filter { $0.recipient == reader }
        let withdrawn = try noLongerHeld(sent, attendance)
        let view = view(of: attendance, at: reader, isIdentityConfirmed: true, withdrawals(withdrawn, reader))
        return Evaluation(
            view: view, decisions: [], flags: [], withdrawn: withdrawn,
            digest: SHA256.digest(Array(withdrawn.map(\.id).joined(separator: "|").utf8)))
    }

    private func view(
        of attendance: Attendance, at site: ODSCode, isIdentityConfirmed: Bool, _ sources: [EDView.Source]
    ) -> EDView {
        let local = attendance.localPersonID.map { LocalID(key: $0) }.flatMap { $0.isSendersWord ? $0 : nil }
        return EDView(
            attendance: attendance.id, site: site, visit: attendance.visitNumber ?? "",
            localPersonID: local?.value, localPersonAssigner: local?.assigner,
            arrivedAt: attendance.arrivedAt, isIdentityConfirmed: isIdentityConfirmed,
            isCancelled: attendance.status == .cancelled, sources: sources)
    }

    /// Whether what was sent is read by `reader`, now that it would be taken back: who had it and is reached no more reads
    /// what the present department reads.
    private func isRead(_ flag: Attendance.SentFlag, by reader: ODSCode) -> Bool {
        flag.recipient == reader || configuration.endpoint(of: flag.recipient) == nil
    }

    /// Of flags that went to where the patient is no longer, those that were wrong: of a visit that was none, or of somebody
    /// else. What was right when the patient left is not taken back.
    private func noLongerHeld(
        _ sent: [Attendance.SentFlag], _ attendance: Attendance
    ) throws -> [Attendance.SentFlag] {
        guard !sent.isEmpty, attendance.status != .cancelled else { return sent }
        let own = Set(try transaction.packages(attendance.person).map { Self.flagID(of: $0, attendance) })
        return sent.filter { !own.contains($0.id) }
    }

    private func evaluate(
        _ profile: SenderProfile, feed: FeedState?, of person: Person, published: [PublishedPerson],
        packages: [StoredPackage], for attendance: Attendance, reader: ODSCode, into decisions: inout [Decision],
        _ flags: inout [Attendance.SentFlag], _ changes: inout [Instant]
    ) throws -> EDView.Source {
        // The age of the record stands beside what is shown of it; beside a refusal it would tell that there is a record.
        func source(_ statement: EDView.Statement, updatedAt: Instant? = nil) -> EDView.Source {
            EDView.Source(
                publisher: profile.sender, name: profile.name, statement: statement, updatedAt: updatedAt)
        }
        // A source that is missing or late says nothing, so there is nothing to decide about.
        guard let feed, !profile.isLate(feed, at: now) else { return source(.notKnown) }
        if let deadline = profile.feedDeadline(feed) { changes.append(deadline.adding(seconds: 1)) }
        var status = PersonStatus(
            of: published, publisher: profile.sender, under: rules.policy, number: person.nhsNumber, at: now)
        // When a list grows too old, whoever is not on it is unknown.
        let settings = rules.policy.settings
        changes += settings.choiceLists.compactMap { $0.completeUntil?.adding(seconds: 1) }.filter { $0 > now }
        // A package that is restricted restricts the whole answer: "Not known", never "No package found".
        let shown = packages.filter { $0.state(at: now, graceDays: profile.feed.graceDays) != .past }
            .flatMap(\.resources)
        if shown.contains(where: { SecurityLabels.isLegallyRestricted($0, codes: settings.restrictedCodes) }) {
            status.restricted = .yes
        }
        if shown.contains(where: SecurityLabels.isSealed) { status.sealed = .yes }
        let decision = rules.policy.measured(
            Request(
                publisher: profile.sender, recipient: attendance.site, purpose: .treatment, role: .edSystem,
                category: .socialCarePackage, person: status, instant: now), id: environment.identifier(at: now))
        decisions.append(decision)
        if let until = decision.validUntil { changes.append(until) }
        guard let permit = decision.permit else {
            return source(decision.marker == .withheldAtPersonsRequest ? .withheld : .notKnown)
        }
        var resources: [Resource] = []
        var mine: [Attendance.SentFlag] = []
        let patient = published.first { $0.publisher == profile.sender }?.patient
        for package in packages {
            changes += package.boundaries(after: now, graceDays: profile.feed.graceDays)
            let state = package.state(at: now, graceDays: profile.feed.graceDays)
            switch state {
            case .past: continue
            case .active, .onHold:
                let flag = flag(for: package, of: patient, profile, attendance)
                mine.append(Attendance.SentFlag(id: flag.id ?? "", publisher: profile.sender, recipient: reader))
                resources.append(flag)
                resources += package.resources(in: state)
            case .planned, .ended:
                if permit.allows(state) { resources += package.resources(in: state) }
            }
        }
        guard !mine.isEmpty else {
            // "No package found" is only said where it is known: not where the publisher holds a record of this number that
            // could not be confirmed, nor where its newest submission had people in it that could not be read, unless it had
            // this one too.
            let held = published.filter { $0.publisher == profile.sender }.map(\.submittedAt).max()
            let mayBeInGap = feed.gapAt.map { gap in held.map { $0 < gap } ?? true } ?? false
            if try mayBeInGap || (held == nil && holdsClaim(of: profile.sender, number: person.nhsNumber, person)) {
                return source(.notKnown)
            }
            // Of somebody of whom nothing is shown, not even who it is.
            let shown = resources.isEmpty ? [] : (patient.map { [$0] } ?? []) + resources
            return source(
                .noPackageFound(permit.release(shown), asOf: feed.submittedAt), updatedAt: feed.submittedAt)
        }
        let disclosure = permit.release((patient.map { [$0] } ?? []) + resources)
        // What was not let out was not read. Where no alert is let out there is one none the less: that is not known.
        mine.removeAll { flag in !disclosure.resources.contains { $0.type == "Flag" && $0.id == flag.id } }
        guard !mine.isEmpty else { return source(.notKnown) }
        flags += mine
        return source(.packages(disclosure), updatedAt: packages.map(\.submittedAt).max() ?? feed.submittedAt)
    }

    private func holdsClaim(of publisher: ODSCode, number: NHSNumber?, _ person: Person) throws -> Bool {
        guard let number else { return false }
        let claimant = try Identity.surviving(identifiedBy: .claimed(number, by: publisher), in: transaction)
        return claimant.map { $0.id != person.id } ?? false
    }

    /// The alert itself: a `Flag` with the core extension `flag-detail` to the plan.
    private func flag(
        for package: StoredPackage, of patient: Resource?, _ profile: SenderProfile, _ attendance: Attendance
    ) -> Resource {
        var flag = Resource(type: "Flag", id: Self.flagID(of: package, attendance))
        // The plan first; the episode too, by which the package is known where there is no plan, or none is released.
        let details = ["CarePlan", "EpisodeOfCare"].compactMap { type in
            package.resources.first { $0.type == type }?.reference
        }
        if !details.isEmpty {
            flag["extension"] = .array(
                details.map { detail in
                    [
                        "url": "http://hl7.org/fhir/StructureDefinition/flag-detail",
                        "valueReference": ["reference": .string(detail)],
                    ]
                })
        }
        flag["status"] = "active"
        flag["category"] = [["text": "Social care"]]
        flag["code"] = ["text": "Has a care package at home"]
        flag["subject"] = patient?.reference.map { ["reference": .string($0)] }
        flag["period"] = ["start": .string(attendance.arrivedAt.description)]
        flag["encounter"] = attendance.visitNumber.map { ["identifier": ["value": .string($0)]] }
        flag["author"] = [
            "identifier": ["system": .string(ODSCode.system), "value": .string(profile.sender.text)],
            "display": .string(profile.name),
        ]
        return flag
    }

    private static func flagID(of package: StoredPackage, _ attendance: Attendance) -> String {
        let words = "\(attendance.id)|\(package.person)|\(package.publisher)|\(package.localPersonID)|\(package.key)"
        return hexadecimal(SHA256.digest(Array(words.utf8)).prefix(16))
    }

    private func withdrawals(_ flags: [Attendance.SentFlag], _ site: ODSCode) -> [EDView.Source] {
        Dictionary(grouping: flags, by: \.publisher).sorted { $0.key < $1.key }.map { publisher, flags in
            EDView.Source(
                publisher: publisher, name: rules.name(of: publisher),
                statement: .withdrawn(
                    flags.map {
                        Disclosure.withdrawal(
                            ofFlag: $0.id, decisionID: environment.identifier(at: now), publisher: publisher,
                            recipient: site)
                    }), updatedAt: nil)
        }
    }

    /// A digest of what the ED reads, and which ED. Withdrawals are left out, being about what it read before; the age of the data is left out, so that a nightly extract does not send it all again.
    private static func digest(_ view: EDView, reader: ODSCode) -> [UInt8] {
        var bytes: [UInt8] =
            [view.isIdentityConfirmed ? 1 : 0, view.isCancelled ? 1 : 0] + Array(reader.text.utf8) + [0]
        for source in view.sources {
            if case .withdrawn = source.statement { continue }
            bytes += Array(source.publisher.text.utf8) + [0]
            switch source.statement {
            case .packages(let disclosure): append(disclosure, after: 1, to: &bytes)
            case .noPackageFound(let disclosure, _): append(disclosure, after: 2, to: &bytes)
            case .notKnown: bytes.append(3)
            case .withheld: bytes.append(4)
            case .withdrawn: break
            }
            bytes.append(0)
        }
        return SHA256.digest(bytes)
    }

    private static func append(_ disclosure: Disclosure, after kind: UInt8, to bytes: inout [UInt8]) {
        bytes.append(kind)
        for resource in disclosure.resources {
            var json = resource.json
            json["meta"] = nil
            // The arrival, of which a late message may know better.
            if resource.type == "Flag" { json["period"] = nil }
            bytes += JSONValue.object(json).write()
        }
    }
}
