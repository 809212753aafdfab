// One message, applied in one transaction: repeat? who? packages, attendances, forwarding, alerts, and the audit of it all.

internal import Agreements
internal import Records

/// A message that was read, and what it says.
struct Understood: Sendable {
    let reading: Reading
    let facts: Facts
    let profile: SenderProfile
}

struct Intake: Sendable {
    enum Limits {
        /// How long a gap stays at least in a feed for which no interval is agreed.
        static let gapSeconds: Int64 = 24 * 3600
    }

    let submission: Submission
    let messageID: String
    let digest: [UInt8]
    var rules: Rules
    let configuration: GatewayConfiguration
    let environment: Environment
    private var warnings: [Problem] = []
    private var sentences: [String] = []
    private var person: PersonID?
    private var view: EDView?

    init(
        submission: Submission, messageID: String, digest: [UInt8], rules: Rules, configuration: GatewayConfiguration,
        environment: Environment
    ) {
        self.submission = submission
        self.messageID = messageID
        self.digest = digest
        self.rules = rules
        self.configuration = configuration
        self.environment = environment
        warnings = submission.warnings
    }

    var sender: ODSCode { submission.sender.organisation }

    mutating func apply(_ read: Result<Understood, Problem>, _ context: inout CommitContext) throws -> Answer {
        switch read {
        case .failure(let problem):
            return try putAside(problem, event: "", controlID: submission.idempotencyKey, &context)
        case .success(let message):
            let reading = message.reading
            // Parts of one file have one id in what they say of themselves.
            let controlID =
                submission.extent == .whole
                ? reading.controlID ?? submission.idempotencyKey : submission.idempotencyKey ?? reading.controlID
            if let controlID,
                let earlier = try context.transaction.acceptedMessage(sender: sender, controlID: controlID)
            {
                return try answerRepeat(of: earlier, message, controlID: controlID, &context)
            }
            guard rules.policy.mayPublish(sender, at: context.now) else {
                return try putAside(
                    Problem(
                        .notAgreed, "no agreement in force lets \(sender) send records",
                        remedy: "ask the information governance lead which agreement covers it"),
                    event: reading.event, controlID: controlID, &context)
            }
            return try accept(message, controlID: controlID, &context)
        }
    }

    // MARK: Accepted

    /// A sender's clock that runs ahead must not shut out its own later messages.
    static func sentAt(_ reading: Reading, receivedAt: Instant) -> Instant {
        min(reading.sentAt ?? receivedAt, receivedAt)
    }

    private mutating func accept(
        _ message: Understood, controlID: String?, _ context: inout CommitContext
    ) throws -> Answer {
        let (reading, facts, profile) = (message.reading, message.facts, message.profile)
        warnings += reading.warnings + facts.putAside
        let sentAt = Self.sentAt(reading, receivedAt: submission.receivedAt)
        let isFeed = profile.publishes.contains(Category.socialCarePackage.rawValue)
        let unread = reading.putAside + facts.putAside.count
        guard !facts.people.isEmpty else {
            if isFeed, unread > 0 { try note(gap: sentAt, &context) }
            return try putAside(
                facts.putAside.first
                    ?? Problem(
                        .required, "the message is about nobody: it has no Patient", remedy: "send the patient with it"),
                event: reading.event, controlID: controlID, &context)
        }
        guard !isFeed || reading.sentAt != nil else {
            return try putAside(
                Problem(
                    .required, "the submission does not say when it was made", at: "Bundle.timestamp",
                    remedy: "submissions are ordered, and their age is shown, by the sender's own time"),
                event: reading.event, controlID: controlID, &context)
        }
        if isFeed { try note(feed: sentAt, unread: unread, profile, &context) }
        if unread > 0 {
            try context.transaction.insert(
                ReviewTask(
                    kind: .quarantine, messageID: messageID, person: nil,
                    what: "\(sender): \(unread) people of the submission could not be read",
                    createdAt: context.now))
        }
        for person in facts.people {
            try apply(person, reading, sentAt: sentAt, profile, &context)
        }
        if facts.people.count > 1 { person = nil }
        try store(.accepted, problem: nil, event: reading.event, controlID: controlID, &context)
        recordAnswer(messageID, &context)
        return Answer(
            outcome: .accepted, messageID: messageID, controlID: controlID, warnings: warnings, view: view)
    }

    /// Over HTTPS the answer itself discloses: that is recorded before it leaves, like any other release.
    private func recordAnswer(_ messageID: String, _ context: inout CommitContext) {
        guard submission.isAnsweredWithAlert, let view else { return }
        context.record(
            AuditEntry(
                time: context.now, actor: configuration.organisation.text, recipient: view.site.text, person: person,
                count: view.disclosures.reduce(0) { $0 + $1.resources.count }, action: .deliver, outcome: "answered",
                messageID: messageID, correlationID: submission.correlationID))
    }

    private func note(
        feed sentAt: Instant, unread: Int, _ profile: SenderProfile, _ context: inout CommitContext
    ) throws {
        let earlier = try context.transaction.feeds().first { $0.publisher == sender }
        let isNewest = earlier.map { $0.submittedAt <= sentAt } ?? true
        let state = FeedState(
            publisher: sender, receivedAt: submission.receivedAt,
            submittedAt: isNewest ? sentAt : earlier?.submittedAt ?? sentAt,
            gapAt: Self.gap(earlier?.gapAt, after: sentAt, unread: unread, profile))
        try context.transaction.put(state)
        let wasKnown = earlier.map { !profile.isLate($0, at: context.now) && $0.gapAt == nil } ?? false
        if !wasKnown || state.gapAt != nil { context.sweep() }
    }

    /// A gap stays until a submission without one that is newer by the agreed interval: a council may send one extract in
    /// parts, and what could not be read in one part is in no other.
    private static func gap(
        _ earlier: Instant?, after sentAt: Instant, unread: Int, _ profile: SenderProfile
    ) -> Instant? {
        if unread > 0 { return max(earlier ?? sentAt, sentAt) }
        guard let earlier else { return nil }
        return sentAt < earlier.adding(seconds: profile.feed.intervalSeconds ?? Limits.gapSeconds) ? earlier : nil
    }

    /// Of a submission of whom nobody could be read. A feed of which this is the first that is heard has a gap too.
    private func note(gap sentAt: Instant, _ context: inout CommitContext) throws {
        let known = try context.transaction.feeds().first { $0.publisher == sender }
        guard known != nil || submission.extent != .whole else { return }
        var state =
            known
            ?? FeedState(
                publisher: sender, receivedAt: submission.receivedAt, submittedAt: Instant(milliseconds: 0), gapAt: nil)
        state.gapAt = max(state.gapAt ?? sentAt, sentAt)
        try context.transaction.put(state)
        context.sweep()
    }

    mutating func apply(
        _ facts: PersonFacts, _ reading: Reading, sentAt: Instant, _ profile: SenderProfile,
        _ context: inout CommitContext
    ) throws {
        let transaction = context.transaction
        let localID = facts.localID
        let earlier = try transaction.publishedPerson(publisher: sender, localID: localID)
        let before = try earlier.flatMap { try transaction.person($0.person)?.survivor }
        let isStale = earlier.map { $0.submittedAt > sentAt } ?? false
        // An older message says nothing of who somebody is now.
        let resolution =
            if isStale, let before {
                IdentityResolution(verdict: .unconfirmed(before), isNews: false, isNewDescription: false)
            } else {
                try Identity.resolve(
                    facts, sender: sender, publishers: rules.senders, in: transaction)
            }
        let verdict = resolution.verdict
        let merged = try Identity.mergeReplaced(
            facts, into: verdict.person, sender: sender, messageID: messageID, at: context.now, in: transaction)
        try review(facts, resolution, doubts: merged.doubts, &context)
        var facts = facts
        facts.replaces.removeAll { merged.refused.contains($0) }
        person = verdict.person
        var forwarded = facts
        // Set below of who publishes care packages; a hospital's own episodes of care are none.
        forwarded.packages = []
        var ended: [Resource] = []
        var isNews = resolution.isNews || !facts.replaces.isEmpty
        if profile.publishes.contains(Category.socialCarePackage.rawValue) {
            // Put even when unchanged: by its date an older submission that comes late is known.
            if !isStale {
                try transaction.put(published(facts, localID: localID, verdict.person, sentAt: sentAt, profile))
            }
            (forwarded.packages, ended) = try apply(
                facts.packages, localID: localID, verdict.person, sentAt, isStale: isStale,
                reading.completeness ?? profile.feed.completeness, transaction)
            if isStale, forwarded.packages.count < facts.packages.count {
                warnings.append(
                    Problem(
                        .segmentSequence, "a newer record of the same person is held; this one was stored, not applied",
                        remedy: "submissions are ordered by the sender's own time"))
            }
            if !isStale {
                ended += try takeOver(
                    facts, verdict.person, sentAt: sentAt, reading.completeness ?? profile.feed.completeness, profile,
                    transaction)
            }
            isNews = true
        } else if !isStale {
            let published = published(facts, localID: localID, verdict.person, sentAt: sentAt, profile)
            if published.differs(from: earlier) {
                try transaction.put(published)
                isNews = isNews || published.status != (earlier?.status ?? .init())
            }
        }
        let (touched, encounters) = try attend(
            facts, verdict.person, isStale: isStale, event: reading.event, sentAt: sentAt, profile, transaction)
        forwarded.encounters = encounters
        if isStale, let earlier { forwarded.patient = earlier.patient }
        var identified: [AttendanceID] = []
        if !isStale, earlier != nil || !facts.replaces.isEmpty {
            identified = try identify(
                facts, verdict, attended: touched, before: before, sentAt: sentAt, profile, transaction)
        }
        let hasPapers = try isStale && leaveOutHeld(&forwarded, context.transaction)
        let hasNewer = hasPapers || !forwarded.packages.isEmpty || !forwarded.encounters.isEmpty
        if !isStale || hasNewer { try forward(forwarded, ended: ended, verdict.person, &context) }
        try evaluate(touched, identified, verdict.person, alsoOthers: isNews, &context)
        // Whoever the record was of before may have been shown what it says.
        if let before, before != verdict.person { try evaluate([], [], before, alsoOthers: true, &context) }
    }

    func published(
        _ facts: PersonFacts, localID: String, _ person: PersonID, sentAt: Instant, _ profile: SenderProfile
    ) -> PublishedPerson {
        PublishedPerson(
            publisher: sender, localID: localID, person: person, objection: facts.objection,
            sFlag: facts.sFlag ?? (profile.feed.sFlagAbsentMeansNotFlagged ? .no : .unknown), deceased: facts.deceased,
            restricted: facts.restricted, submittedAt: sentAt, messageID: messageID, patient: facts.patient,
            choices: facts.choices)
    }

    /// Raises tasks for what a person must look at, and tells the sender of its own contradictions. Of somebody without a
    /// number who may be somebody known the sender is told nothing: whether there is anybody is not for it to learn.
    private mutating func review(
        _ facts: PersonFacts, _ resolution: IdentityResolution, doubts: [String], _ context: inout CommitContext
    ) throws {
        let person = resolution.verdict.person
        let transaction = context.transaction
        func candidates() throws -> [Candidate] {
            try Identity.candidates(for: facts.demographics, keptAs: person, in: transaction)
        }
        for doubt in doubts { try raise(doubt, person, [], isTold: true, &context) }
        switch resolution.verdict {
        case .review(_, let why):
            let likely = try candidates()
            try raise(why, person, likely, isTold: true, &context)
        case .unconfirmed
        where facts.nhsNumber == nil && facts.replaces.isEmpty && resolution.isNewDescription:
            let likely = try candidates()
            guard !likely.isEmpty else { return }
            try raise(
                "somebody without a usable NHS number may be a person who is known", person, likely, isTold: false,
                &context)
        case .unconfirmed, .confirmed: break
        }
    }

    private mutating func raise(
        _ what: String, _ person: PersonID, _ candidates: [Candidate], isTold: Bool, _ context: inout CommitContext
    ) throws {
        if isTold {
            warnings.append(
                Problem(.identity, what, at: "Patient", remedy: "a person reviews it; until then nothing is linked"))
        }
        try context.transaction.insert(
            ReviewTask(
                kind: .identity, messageID: messageID, person: person, what: what, createdAt: context.now,
                candidates: candidates))
        context.record(
            AuditEntry(
                time: context.now, actor: sender.text, person: person, action: .identify, outcome: "review",
                reason: what, messageID: messageID, correlationID: submission.correlationID))
    }

    /// Applies packages, each only when it is not older than what is held of it.
    /// - Returns: those that were applied, and the episodes, ended, that a full submission no longer lists.
    private func apply(
        _ packages: [PackageFacts], localID: String, _ person: PersonID, _ sentAt: Instant, isStale: Bool,
        _ completeness: Feed.Completeness, _ transaction: any StoreTransaction
    ) throws -> (applied: [PackageFacts], ended: [Resource]) {
        // Each full submission is of all services, so that an older one has nothing to add to a newer one.
        if isStale, completeness == .full { return ([], []) }
        let held = try transaction.packages(publisher: sender, localPersonID: localID)
        let heldAt = Dictionary(held.map { ($0.key, $0.submittedAt) }, uniquingKeysWith: { first, _ in first })
        let applied = packages.filter { package in !isStale || heldAt[package.key].map { $0 <= sentAt } ?? true }
        let stored = applied.map { package in
            StoredPackage(
                publisher: sender, localPersonID: localID, key: package.key, person: person,
                status: package.status, start: package.start, end: package.end, submittedAt: sentAt,
                messageID: messageID,
                resources: package.resources)
        }
        let keys = Set(applied.map(\.key))
        let others = held.filter { !keys.contains($0.key) }
        guard completeness == .full else {
            for package in stored { try transaction.put(package) }
            // What this submission does not mention follows the person whom the local id is of.
            for var package in others where package.person != person {
                package.person = person
                try transaction.put(package)
            }
            return (applied, [])
        }
        guard !held.isEmpty || !stored.isEmpty else { return ([], []) }
        let finished = others.map { package in
            var package = package
            package.person = person
            package.finish()
            return package
        }
        try transaction.replacePackages(publisher: sender, localPersonID: localID, with: stored + finished)
        let endedNow = Set(others.filter { $0.status != StoredPackage.finished }.map(\.key))
        let ended = finished.filter { endedNow.contains($0.key) }.flatMap { $0.resources.prefix(1) }
        return (applied, ended)
    }

    /// Evaluates the attendances of this message, and the person's other open ones when something of the person changed.
    /// - Parameter identified: those that were changed after they were touched.
    private mutating func evaluate(
        _ touched: [Attendance], _ identified: [AttendanceID], _ person: PersonID, alsoOthers: Bool,
        _ context: inout CommitContext
    ) throws {
        let known = Dictionary(touched.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        var ids = alsoOthers ? try context.transaction.openAttendanceIDs(person) : []
        for id in touched.map(\.id) + identified where !ids.contains(id) { ids.append(id) }
        for id in ids {
            let asTouched = identified.contains(id) ? nil : known[id]
            guard let attendance = try asTouched ?? context.transaction.attendance(id), attendance.isToBeEvaluated
            else { continue }
            var alerting = Alerting(
                rules: rules, configuration: configuration, environment: environment, messageID: messageID,
                correlationID: submission.correlationID, receivedAt: submission.receivedAt)
            let isTouched = known[id] != nil
            let seen = try alerting.evaluate(
                attendance, isAnswered: isTouched && submission.isAnsweredWithAlert, &context)
            sentences += alerting.sentences
            if isTouched { view = seen }
        }
    }

    // MARK: Repeats and what is put aside

    /// A repeat has no second effect. What it is told is decided anew; the same id with another body is an error.
    private mutating func answerRepeat(
        of earlier: StoredMessage, _ message: Understood, controlID: String, _ context: inout CommitContext
    ) throws -> Answer {
        guard earlier.digest == digest else {
            return try putAside(
                Problem(
                    .controlIDReused, "this control id was accepted before with another body",
                    remedy: "give every new message its own id"), event: message.reading.event, controlID: controlID,
                &context)
        }
        context.record(
            AuditEntry(
                time: context.now, actor: sender.text, person: earlier.person, action: .receive, outcome: "repeat",
                messageID: earlier.id, correlationID: submission.correlationID))
        if earlier.event != "publication" {
            let sentAt = Self.sentAt(message.reading, receivedAt: earlier.receivedAt)
            for (facts, encounter) in message.facts.people.flatMap({ facts in facts.encounters.map { (facts, $0) } }) {
                guard
                    var attendance = try Self.attendance(
                        of: encounter, facts, sentAt: sentAt, message.profile, context.transaction)
                else { continue }
                // Of a patient who has left the department nothing is shown again.
                guard attendance.isToBeEvaluated, attendance.status != .finished else { continue }
                let before = attendance
                let evaluation = try Evaluator(
                    rules: rules, configuration: configuration, environment: environment,
                    transaction: context.transaction, now: context.now
                ).evaluate(attendance)
                for decision in evaluation.decisions {
                    context.record(
                        AuditEntry(decision, person: attendance.person, messageID: earlier.id, at: context.now))
                }
                view = evaluation.view
                guard submission.isAnsweredWithAlert else { continue }
                Alerting(
                    rules: rules, configuration: configuration, environment: environment, messageID: earlier.id,
                    correlationID: submission.correlationID, receivedAt: submission.receivedAt
                ).remember(evaluation, &attendance)
                if attendance != before { try context.transaction.updateAlert(attendance) }
            }
        }
        recordAnswer(earlier.id, &context)
        return Answer(
            outcome: .accepted, messageID: earlier.id, controlID: controlID,
            warnings: earlier.warnings + warnings.filter { !earlier.warnings.contains($0) }, isRepeat: true, view: view)
    }

    /// Stores a message whose application failed.
    /// - Parameter cause: for those who run the gateway; the sender is not told.
    mutating func putAside(
        _ read: Result<Understood, Problem>, _ cause: String, _ context: inout CommitContext
    ) throws -> Answer {
        let reading = if case .success(let message) = read { Optional(message.reading) } else { Reading?.none }
        return try putAside(
            Problem(
                .fault, "the message could be read, and not applied",
                remedy: "nothing need be sent again: it is kept, and a person looks at it"),
            because: cause, event: reading?.event ?? "", controlID: reading?.controlID ?? submission.idempotencyKey,
            &context)
    }

    /// Stores a message that is not applied, with the reason and something for a person to look at.
    private mutating func putAside(
        _ problem: Problem, because cause: String? = nil, event: String, controlID: String?,
        _ context: inout CommitContext
    ) throws -> Answer {
        let status: StoredMessage.Status
        let outcome: Answer.Outcome
        switch problem.reason {
        case .unsupportedEvent, .unsupportedVersion: (status, outcome) = (.unsupported, .unsupported(problem))
        case .controlIDReused: (status, outcome) = (.conflict, .conflict(problem))
        default: (status, outcome) = (.quarantined, .quarantined(problem))
        }
        // Other parts of the same file are applied: of those in this one nothing is known that is of now.
        if submission.extent != .whole { try note(gap: submission.receivedAt, &context) }
        try store(status, problem: problem, event: event, controlID: controlID, &context)
        if status != .unsupported {
            try context.transaction.insert(
                ReviewTask(
                    kind: status == .conflict ? .controlIDReused : .quarantine, messageID: messageID, person: nil,
                    what: "\(sender): \(problem)" + (cause.map { " (\($0))" } ?? ""), createdAt: context.now))
        }
        return Answer(outcome: outcome, messageID: messageID, controlID: controlID, warnings: warnings)
    }

    private func store(
        _ status: StoredMessage.Status, problem: Problem?, event: String, controlID: String?,
        _ context: inout CommitContext
    ) throws {
        try context.transaction.insert(
            StoredMessage(
                id: messageID, sender: sender, channel: submission.channel, format: submission.format,
                controlID: controlID, digest: digest, receivedAt: submission.receivedAt,
                requestID: submission.requestID,
                correlationID: submission.correlationID, status: status, event: event, problem: problem,
                warnings: warnings, person: person, decisions: sentences, body: submission.bytes))
        context.record(
            AuditEntry(
                time: context.now, actor: sender.text, person: person, action: .receive, outcome: status.rawValue,
                reason: problem?.reason.rawValue, messageID: messageID, correlationID: submission.correlationID))
    }

    mutating func add(_ sentence: String) { sentences.append(sentence) }
    mutating func warn(_ problem: Problem) { warnings.append(problem) }
}

extension PublishedPerson {
    /// What of it a decision about another publisher's data depends on.
    fileprivate struct Status: Equatable {
        var isSFlagged = false
        var deceased = false
        var beyondCare: [ChoiceStatement] = []
    }

    fileprivate var status: Status {
        Status(isSFlagged: sFlag == .yes, deceased: deceased, beyondCare: choices.filter(\.subject.isBeyondCare))
    }

    /// Whether there is anything new in it besides its date.
    fileprivate func differs(from earlier: PublishedPerson?) -> Bool {
        guard var earlier else { return true }
        earlier.submittedAt = submittedAt
        earlier.messageID = messageID
        return earlier != self
    }
}
