// The pipeline: read, commit, answer. What a transport hands in is stored and applied, or stored with the reason why not;
// nothing is acknowledged before it is durable, and nothing leaves but by Delivery.

public import Agreements
internal import AuditLog
internal import Metrics
public import Records

public final class Gateway: Sendable {
    enum Limits {
        /// Open attendances evaluated again in one transaction.
        static let sweepPage = 64
        /// People in one message. A message is one transaction, during which nobody else's is answered: half a second of it.
        static let people = 2_000
    }

    public let configuration: GatewayConfiguration
    public let rules: RulesInForce
    public let committer: Committer
    public let store: any Store
    let environment: Environment

    public init(
        configuration: GatewayConfiguration, rules: RulesInForce, committer: Committer, store: any Store,
        environment: Environment
    ) {
        self.configuration = configuration
        self.rules = rules
        self.committer = committer
        self.store = store
        self.environment = environment
    }

    /// Takes one message the whole way to being durable, applied and decided.
    public func submit(_ submission: Submission) async -> Answer {
        let rules = rules.current
        let submission = submission.traced { environment.identifier(at: submission.receivedAt) }
            .versioned(by: rules.profiles[submission.sender.organisation])
        let intake = Intake(
            submission: submission, messageID: environment.identifier(at: submission.receivedAt),
            digest: SHA256.digest(submission.bytes), rules: rules, configuration: configuration,
            environment: environment)
        // Read and understood beside the writer, not in it.
        let read = Self.read(submission, rules)
        var answer: Answer
        do {
            answer = try await committer.perform { context in
                var intake = intake
                // The rules of this moment: an agreement withdrawn while this waited must stop it.
                intake.rules = self.rules.current
                do { return try intake.apply(read, &context) } catch let lost as StoreTransactionLost {
                    throw lost
                } catch {
                    throw NotApplied(cause: error)
                }
            }
            answer = try await completed(answer, intake, read)
        } catch let fault as NotApplied {
            answer = await keep(intake, read, fault)
        } catch {
            answer = Self.notStored(error is Busy ? .unavailable : .fault)
        }
        let kept = if case .success(let message) = read { message.reading.keptAsExtensions } else { 0 }
        Measurements.received(submission, answer, kept: kept)
        return answer
    }

    /// After the last of a submission that declares itself full.
    private func completed(
        _ answer: Answer, _ intake: Intake, _ read: Result<Understood, Problem>
    ) async throws -> Answer {
        guard case .accepted = answer.outcome, case .success(let message) = read,
            message.reading.completeness == .full, intake.submission.extent != .part
        else { return answer }
        // Only a file that was read to its end is known to be all of it: what else says so may be a part of several.
        guard intake.submission.channel == .folder else {
            return answer.adding([Self.notEnded("whether it is all of it is known of a file by folder pickup only")])
        }
        return answer.adding(try await endUnlisted(intake, message))
    }

    /// The store goes on, and this message fails in it each time: resent unchanged it would fail for ever.
    private struct NotApplied: Error {
        let cause: any Error
    }

    /// Keeps a message that could not be applied, for a person to look at.
    private func keep(_ intake: Intake, _ read: Result<Understood, Problem>, _ fault: NotApplied) async -> Answer {
        do {
            return try await committer.perform { context in
                var intake = intake
                return try intake.putAside(read, "\(fault.cause)", &context)
            }
        } catch {
            return Self.notStored(error is Busy ? .unavailable : .fault)
        }
    }

    private static func notStored(_ reason: Problem.Reason) -> Answer {
        Answer(
            outcome: .busy(Problem(reason, "the message could not be stored", remedy: "resend it unchanged")),
            messageID: "", controlID: nil)
    }

    private static func read(_ submission: Submission, _ rules: Rules) -> Result<Understood, Problem> {
        if let refusal = submission.refusal { return .failure(refusal) }
        guard let profile = rules.profiles[submission.sender.organisation] else {
            return .failure(
                Problem(
                    .unsupportedFormat, "no mapping is configured for \(submission.sender.organisation)",
                    remedy: "add a file for this sender to mappings/"))
        }
        do {
            let reading = try RecordReader.read(
                submission.bytes, format: submission.format, profile: profile, receivedAt: submission.receivedAt)
            let people = reading.bundle.resources("Patient").count
            guard people <= Limits.people else {
                return .failure(
                    Problem(
                        .limit, "the message is about \(people) people; at most \(Limits.people) go in one",
                        remedy: "send it in parts, each with its own id and the same extract time"))
            }
            let facts = Facts(reading, profile: profile, receivedAt: submission.receivedAt)
            return .success(Understood(reading: reading, facts: facts, profile: profile))
        } catch {
            return .failure(error)
        }
    }

    /// Evaluates every open attendance again: after the rules changed, and at start, since anything may have happened.
    public func sweep() async throws {
        var last: OpenAttendance?
        while true {
            let from = last
            let next = try await committer.perform { [self] context in
                let page = try context.transaction.openAttendances(after: from, limit: Limits.sweepPage)
                for place in page { try reevaluate(place.id, &context) }
                return page.last
            }
            guard let next else { return }
            last = next
        }
    }

    /// Evaluates those whose view time alone may have changed.
    /// - Returns: how many there were.
    func reevaluateDue() async throws -> Int {
        let now = environment.now()
        let isDue = try await store.read { !(try $0.attendancesToReevaluate(at: now, limit: 1)).isEmpty }
        guard isDue else { return 0 }
        return try await committer.perform { [self] context in
            let due = try context.transaction.attendancesToReevaluate(at: context.now, limit: Limits.sweepPage)
            for id in due { try reevaluate(id, &context) }
            return due.count
        }
    }

    /// One whose rows cannot be read must not keep the others from being evaluated: it is put before a person.
    func reevaluate(_ id: AttendanceID, _ context: inout CommitContext) throws {
        let attendance: Attendance
        do {
            guard let known = try context.transaction.attendance(id) else { return }
            attendance = known
        } catch let lost as StoreTransactionLost {
            throw lost
        } catch {
            try context.transaction.forgetToReevaluate(id)
            try context.transaction.insert(
                ReviewTask(
                    kind: .quarantine, messageID: "", person: nil,
                    what: "attendance \(id.value) cannot be read, and its alert cannot be evaluated: \(error)",
                    createdAt: context.now))
            return
        }
        var alerting = Alerting(
            rules: rules.current, configuration: configuration, environment: environment,
            messageID: attendance.messageID, correlationID: nil, receivedAt: context.now)
        _ = try alerting.evaluate(attendance, &context)
    }

    /// What an emergency department reads now, for a board: decided, and recorded as viewed.
    public func board(site: ODSCode, limit: Int, viewer: String) async throws -> [EDView] {
        try await committer.perform { [self] context in
            let evaluator = Evaluator(
                rules: rules.current, configuration: configuration, environment: environment,
                transaction: context.transaction, now: context.now)
            return try context.transaction.openAttendances(site: site, limit: limit).map { attendance in
                let evaluation = try evaluator.evaluate(attendance)
                for decision in evaluation.decisions {
                    var entry = AuditEntry(
                        decision, person: attendance.person, messageID: attendance.messageID, at: context.now)
                    entry.action = .view
                    entry.user = viewer
                    context.record(entry)
                }
                return evaluation.view
            }
        }
    }

    /// Puts a message that was quarantined through the pipeline again, or an accepted one's unfinished deliveries.
    /// - Parameters:
    ///   - inspection: the right to do so, which names who and why.
    ///   - isDryRun: whether to say what would be done, and record only that it was asked.
    /// - Returns: a sentence of what was done, or `nil` when there is no such message that the right covers.
    public func replay(messageID: String, by inspection: Inspection, isDryRun: Bool = false) async throws -> String? {
        let found = try await store.read { store in
            try store.message(messageID).map {
                ($0, try store.deliveries(messageID: messageID).filter(\.isToBeReplayed))
            }
        }
        guard let (message, unfinished) = found, inspection.allows(sender: message.sender, at: environment.now())
        else { return nil }
        let now = environment.now()
        if isDryRun {
            try await record(AuditEntry(inspection, outcome: "dry-run", messageID: messageID, at: now))
            return message.status == .accepted
                ? "\(unfinished.count) deliveries would be due again" : "would be processed again"
        }
        guard message.status == .accepted else {
            try await record(replayed(message, by: inspection, count: nil, at: now))
            let again = Submission(
                sender: Sender(organisation: message.sender, fingerprint: "replay"), channel: .replay,
                format: message.format, bytes: message.body, receivedAt: now, requestID: messageID,
                correlationID: messageID, idempotencyKey: message.controlID)
            if again.isBatch {
                let answers = await again.submitEach(submit).all
                let words = answers.map { "\($0.messageID): \($0.outcome.word)" }
                return "processed again as \(words.joined(separator: ", "))"
            }
            let answer = await submit(again)
            return "processed again as \(answer.messageID): \(answer.outcome.word)"
        }
        return try await committer.perform { [self] context in
            var again = 0
            for var delivery in try context.transaction.deliveries(messageID: messageID)
            where delivery.isToBeReplayed {
                delivery.state = .pending
                delivery.dueAt = context.now
                delivery.attempts = 0
                try context.transaction.update(delivery)
                context.awaken(delivery.destination)
                again += 1
            }
            context.record(replayed(message, by: inspection, count: again, at: context.now))
            return "\(again) deliveries are due again"
        }
    }

    private func replayed(
        _ message: StoredMessage, by inspection: Inspection, count: Int?, at time: Instant
    ) -> AuditEntry {
        AuditEntry(
            time: time, actor: configuration.organisation.text, user: inspection.user, role: inspection.role.rawValue,
            purpose: Purpose.operations.rawValue, publisher: message.sender.text, person: message.person, count: count,
            action: .inspect, outcome: "replayed", reason: inspection.reason, messageID: message.id)
    }

    /// Records something that happened around the pipeline: a refused connection, a reload, a raw message that was opened.
    public func record(_ entry: AuditEntry) async throws {
        try await committer.perform { context in context.record(entry) }
    }
}

extension Delivery {
    /// Whether it ended without having reached its recipient.
    fileprivate var isToBeReplayed: Bool { state == .dead || state == .denied }
}

extension Answer.Outcome {
    /// Stable: logs, metrics and audit use it.
    public var word: String {
        switch self {
        case .accepted: "accepted"
        case .quarantined: "quarantined"
        case .unsupported: "unsupported"
        case .conflict: "conflict"
        case .busy: "busy"
        }
    }

    public var problem: Problem? {
        switch self {
        case .accepted: nil
        case .quarantined(let problem), .unsupported(let problem), .conflict(let problem), .busy(let problem): problem
        }
    }
}
