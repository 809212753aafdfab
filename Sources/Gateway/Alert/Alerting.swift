// From a view to what is queued: the alert to the emergency department, the notice to the council, and when to look again.

internal import Agreements
internal import Records

struct Alerting {
    let rules: Rules
    let configuration: GatewayConfiguration
    let environment: Environment
    let messageID: String
    let correlationID: String?
    /// When what led to this arrived: the clock of the alert starts here.
    let receivedAt: Instant
    /// What was decided, in a sentence each.
    private(set) var sentences: [String] = []

    init(
        rules: Rules, configuration: GatewayConfiguration, environment: Environment, messageID: String,
        correlationID: String?, receivedAt: Instant
    ) {
        self.rules = rules
        self.configuration = configuration
        self.environment = environment
        self.messageID = messageID
        self.correlationID = correlationID
        self.receivedAt = receivedAt
    }

    /// Evaluates an attendance, records the decisions, queues what has to be sent and keeps the attendance up to date.
    /// - Parameter isAnswered: whether the view goes to the hospital in the answer to its message.
    mutating func evaluate(
        _ attendance: Attendance, isAnswered: Bool = false, _ context: inout CommitContext
    ) throws -> EDView {
        let evaluation = try Evaluator(
            rules: rules, configuration: configuration, environment: environment, transaction: context.transaction,
            now: context.now
        ).evaluate(attendance)
        for decision in evaluation.decisions {
            context.record(
                AuditEntry(
                    decision, person: attendance.person, messageID: messageID, correlationID: correlationID,
                    at: context.now))
            context.count(.decision(decision))
            sentences.append(decision.sentence)
        }
        var updated = attendance
        updated.isIdentityConfirmed = evaluation.view.isIdentityConfirmed
        updated.reevaluateAt = attendance.status == .open ? evaluation.validUntil : nil
        try queueAlert(evaluation, &updated, &context)
        try queueWithdrawals(evaluation, updated, &context)
        try queueRetractions(&updated, &context)
        if attendance.status == .open { try queueNotices(evaluation, &updated, &context) }
        if isAnswered { remember(evaluation, &updated) }
        if updated.alertDiffers(from: attendance) { try context.transaction.updateAlert(updated) }
        return evaluation.view
    }

    /// What an answer shows has been read, and must be withdrawn like anything that was sent. A department without an
    /// endpoint learns of withdrawals from answers only.
    func remember(_ evaluation: Evaluation, _ attendance: inout Attendance) {
        if configuration.endpoint(ofSite: attendance.site) == nil {
            attendance.sentFlags.removeAll { evaluation.withdrawn.contains($0) }
        }
        attendance.sentFlags += evaluation.flags.filter { !attendance.sentFlags.contains($0) }
    }

    /// Has what no longer holds taken back where the visit was before, each by a delivery of its own.
    private func queueWithdrawals(
        _ evaluation: Evaluation, _ attendance: Attendance, _ context: inout CommitContext
    ) throws {
        for recipient in evaluation.elsewhere.sorted() {
            guard let endpoint = configuration.endpoint(of: recipient) else { continue }
            _ = try queue(.alert, attendance, to: endpoint.destination, &context)
            context.awaken(endpoint.destination)
        }
    }

    /// Queues the view when what the ED would read has changed, and there is, or was, something to tell it.
    private func queueAlert(
        _ evaluation: Evaluation, _ attendance: inout Attendance, _ context: inout CommitContext
    ) throws {
        guard let endpoint = configuration.endpoint(ofSite: attendance.site), evaluation.digest != attendance.queuedView
        else { return }
        let wasTold = !attendance.queuedView.isEmpty
        let isToBeTold = evaluation.view.hasAlert || endpoint.tellsEveryAttendance
        guard wasTold || (isToBeTold && attendance.status == .open) else { return }
        guard attendance.status != .finished || evaluation.view.hasWithdrawal else { return }
        attendance.queuedView = evaluation.digest
        let (delivery, isNext) = try queue(.alert, attendance, to: endpoint.destination, &context)
        if evaluation.view.hasAlert {
            context.count(.alert(site: attendance.site, outcome: wasTold ? "changed" : "raised"))
        }
        // Decided in this very transaction: it need not be decided again to leave with it.
        if isNext, evaluation.isNews(to: attendance), endpoint.isOf(attendance.site),
            let lane = context.wake.lane(endpoint.destination), lane.take(delivery)
        {
            context.send(
                .alert(delivery, evaluation, to: endpoint.recipient, &attendance, configuration, &context), on: lane)
        } else {
            context.awaken(endpoint.destination)
        }
    }

    /// Tells each council whose package is shown, once an attendance: where its agreement says so, or the agreement that
    /// released the package obliges to. The obligation is discharged by this queueing, so that a council's outage never
    /// holds an alert back; whether anything is told is decided at the send.
    private mutating func queueNotices(
        _ evaluation: Evaluation, _ attendance: inout Attendance, _ context: inout CommitContext
    ) throws {
        for source in evaluation.view.sources {
            let isNoticed = attendance.noticed.contains { $0.council == source.publisher && $0.withdrawal == nil }
            guard case .packages = source.statement, !isNoticed,
                let endpoint = configuration.endpoint(of: source.publisher)
            else { continue }
            let decision = try Notice.decide(
                attendance, to: source.publisher, rules: rules, environment: environment,
                transaction: context.transaction, at: context.now)
            context.record(
                AuditEntry(
                    decision, person: attendance.person, messageID: messageID, correlationID: correlationID,
                    at: context.now))
            context.count(.decision(decision))
            sentences.append(decision.sentence)
            let isObliged = evaluation.decisions.contains {
                $0.request.publisher == source.publisher
                    && $0.obligations.contains { $0.notifies(source.publisher) }
            }
            guard decision.permit != nil || isObliged else { continue }
            let (delivery, _) = try queue(.notice, attendance, to: endpoint.destination, &context)
            attendance.noticed.append(
                Attendance.Noticed(council: source.publisher, delivery: delivery.id, person: attendance.person))
            context.awaken(endpoint.destination)
        }
    }

    /// Has each council that was told of a visit that was none, or of somebody whose visit it is not, told so.
    private func queueRetractions(_ attendance: inout Attendance, _ context: inout CommitContext) throws {
        for (index, noticed) in attendance.noticed.enumerated() where noticed.withdrawal == nil {
            let present = try context.transaction.person(attendance.person)?.survivor
            let isWrong =
                try attendance.status == .cancelled || context.transaction.person(noticed.person)?.survivor != present
            guard isWrong, let endpoint = configuration.endpoint(of: noticed.council) else { continue }
            // With the person's other deliveries, so that it cannot overtake what it takes back.
            let (delivery, _) = try queue(
                .notice, attendance, of: noticed.person, to: endpoint.destination, &context)
            attendance.noticed[index].withdrawal = delivery.id
            context.awaken(endpoint.destination)
        }
    }

    private func queue(
        _ kind: Delivery.Kind, _ attendance: Attendance, of person: PersonID? = nil, to destination: String,
        _ context: inout CommitContext
    ) throws -> (delivery: Delivery, isNext: Bool) {
        var delivery = Delivery(
            id: DeliveryID(0), destination: destination, kind: kind, person: person ?? attendance.person,
            messageID: messageID, attendance: attendance.id, createdAt: receivedAt, dueAt: context.now)
        let isNext: Bool
        (delivery.id, isNext) = try context.transaction.insert(delivery)
        return (delivery, isNext)
    }
}

extension Attendance {
    fileprivate func alertDiffers(from other: Attendance) -> Bool {
        isIdentityConfirmed != other.isIdentityConfirmed || reevaluateAt != other.reevaluateAt
            || queuedView != other.queuedView || deliveredView != other.deliveredView || sentFlags != other.sentFlags
            || noticed != other.noticed
    }
}

/// The notice to a council that its client is in an emergency department.
enum Notice {
    static func decide(
        _ attendance: Attendance, to council: ODSCode, rules: Rules, environment: Environment,
        transaction: any StoreReading, at now: Instant
    ) throws -> Decision {
        let publisher = rules.publisher(of: attendance.site)
        let status = try PersonStatus(
            of: attendance.person, publisher: publisher, under: rules.policy, in: transaction, at: now)
        return rules.policy.measured(
            Request(
                publisher: attendance.site, recipient: council, purpose: .careManagement, role: .dutyTeam,
                category: .edAttendance, person: status, instant: now), id: environment.identifier(at: now))
    }

    /// The attendance as its council may see it: about the council's own client, by the council's own number; `nil` when the
    /// patient is none. A visit that goes on elsewhere is over.
    static func resource(
        _ attendance: Attendance, for council: ODSCode, transaction: any StoreReading
    ) throws -> Resource? {
        let clients = try transaction.publishedPeople(attendance.person)
        guard let client = clients.first(where: { $0.publisher == council }) else { return nil }
        var encounter = attendance.encounter
        encounter["subject"] = ["identifier": LocalID(key: client.localID).identifier]
        if attendance.status == .finished { encounter["status"] = "finished" }
        return encounter
    }
}

extension Obligation {
    /// Whether a team of this organisation is to be told, such as `503-duty-team`.
    fileprivate func notifies(_ organisation: ODSCode) -> Bool {
        if case .notify(let team) = self { team.hasPrefix("\(organisation)-") } else { false }
    }
}
