// One delivery: decided anew and made into a parcel, and afterwards its outcome.

internal import Agreements
internal import Records

/// A delivery that was decided again; `parcel` is absent when nothing is to be sent.
struct Prepared: Sendable {
    let delivery: Delivery
    let parcel: Parcel?
    /// Of an alert to the department that the visit is in: what it will have read once it is delivered.
    var view: [UInt8]?
    /// Flags that this takes back.
    var withdrawn: [Attendance.SentFlag] = []
}

extension Prepared {
    /// An alert as it leaves: records its withdrawals, and remembers in the attendance what will have been read.
    static func alert(
        _ delivery: Delivery, _ evaluation: Evaluation, to recipient: ODSCode, _ attendance: inout Attendance,
        _ configuration: GatewayConfiguration, _ context: inout CommitContext
    ) -> Prepared {
        for source in evaluation.view.sources {
            guard case .withdrawn(let withdrawals) = source.statement else { continue }
            for withdrawal in withdrawals {
                context.record(
                    AuditEntry(
                        time: context.now, actor: configuration.organisation.text,
                        publisher: withdrawal.publisher.text, recipient: withdrawal.recipient.text,
                        person: delivery.person, action: .withdraw, outcome: "permit",
                        decisionID: withdrawal.decisionID, messageID: delivery.messageID))
            }
        }
        // The same content goes under the same id however often it is tried; other content is another message.
        let parcel = Parcel(
            id: "\(delivery.id.value)-\(hexadecimal(evaluation.digest.prefix(4)))", recipient: recipient,
            content: .alert(evaluation.view), createdAt: delivery.createdAt)
        // What may have been read is remembered before it leaves: an acknowledgement that is lost must lose neither the
        // withdrawal, nor that what was read before may be read no more.
        let isHere = configuration.reader(of: attendance) == recipient
        if isHere { attendance.deliveredView = Attendance.viewNotKnown }
        attendance.sentFlags += evaluation.flags.filter { !attendance.sentFlags.contains($0) }
        return Prepared(
            delivery: delivery, parcel: parcel, view: isHere ? evaluation.digest : nil, withdrawn: evaluation.withdrawn)
    }
}

struct Dispatch {
    enum Limits {
        /// First wait after a failure, doubled at each further one.
        static let firstBackoffMilliseconds: Int64 = 1_000
        static let longestBackoffMilliseconds: Int64 = 300_000
        /// After this long of failures a delivery goes to the dead-letter list.
        static let patienceMilliseconds: Int64 = 24 * 3_600_000
        /// But not before this many attempts, so that one that is replayed is tried for some minutes.
        static let leastAttempts = 8
    }

    let gateway: Gateway
    let rules: Rules
    let destination: any Destination
    var messages = ReadMessages()

    private var environment: Environment { gateway.environment }

    // MARK: Before the send

    /// Decides anew and builds what leaves; records every decision. Nothing has left when this returns.
    func prepare(_ delivery: Delivery, _ context: inout CommitContext) throws -> Prepared {
        switch delivery.kind {
        case .alert: try prepareAlert(delivery, &context)
        case .notice: try prepareNotice(delivery, &context)
        case .forward: try prepareForward(delivery, &context)
        case .breakGlass: try prepareBreakGlass(delivery, &context)
        }
    }

    private func prepareAlert(_ delivery: Delivery, _ context: inout CommitContext) throws -> Prepared {
        guard var attendance = try delivery.attendance.flatMap({ try context.transaction.attendance($0) }) else {
            return try close(delivery, .superseded, "the attendance is not held", &context)
        }
        let evaluator = Evaluator(
            rules: rules, configuration: gateway.configuration, environment: environment,
            transaction: context.transaction, now: context.now)
        // The permit will be for the attendance's site: a destination that is somebody else's now gets nothing but what it
        // was told and what was wrong of it.
        guard gateway.configuration.reader(of: attendance) == destination.recipient else {
            let evaluation = try evaluator.takeBack(from: destination.recipient, attendance)
            guard evaluation.view.hasWithdrawal else {
                return try close(delivery, .denied, "the destination is not the emergency department's", &context)
            }
            return Prepared.alert(
                delivery, evaluation, to: destination.recipient, &attendance, gateway.configuration, &context)
        }
        let evaluation = try evaluator.evaluate(attendance)
        for decision in evaluation.decisions { record(decision, delivery, &context) }
        // What was considered last is this: whatever changes from here on is news, what was queued before is not.
        let before = attendance
        attendance.queuedView = evaluation.digest
        let tellsAll = gateway.configuration.endpoint(ofSite: attendance.site)?.tellsEveryAttendance == true
        let hasNews = evaluation.isNews(to: attendance)
        let wasTold = !attendance.deliveredView.isEmpty
        guard
            hasNews,
            // Where the patient is no longer, only what was wrong of what was told is of any concern.
            attendance.status != .finished || evaluation.view.hasWithdrawal,
            evaluation.view.hasAlert || evaluation.view.hasWithdrawal || wasTold
                || (tellsAll && attendance.status != .cancelled)
        else {
            if attendance != before { try context.transaction.updateAlert(attendance) }
            return try close(delivery, .superseded, "nothing new to tell", &context)
        }
        let prepared = Prepared.alert(
            delivery, evaluation, to: destination.recipient, &attendance, gateway.configuration, &context)
        if attendance != before { try context.transaction.updateAlert(attendance) }
        return prepared
    }

    private func prepareNotice(_ delivery: Delivery, _ context: inout CommitContext) throws -> Prepared {
        guard var attendance = try delivery.attendance.flatMap({ try context.transaction.attendance($0) }) else {
            return try close(delivery, .superseded, "the attendance is not held", &context)
        }
        if let wrong = attendance.noticed.first(where: { $0.withdrawal == delivery.id }) {
            return try prepareRetraction(delivery, of: wrong, attendance, &context)
        }
        // A visit that was cancelled, or is somebody else's now, is no news of this council's client.
        guard let place = attendance.noticed.firstIndex(where: { $0.delivery == delivery.id && $0.withdrawal == nil }),
            attendance.status != .cancelled, attendance.isIdentityConfirmed,
            let encounter = try Notice.resource(
                attendance, for: destination.recipient, transaction: context.transaction)
        else {
            return try close(delivery, .superseded, "the attendance is not of a client of the council", &context)
        }
        let decision = try Notice.decide(
            attendance, to: destination.recipient, rules: rules, environment: environment,
            transaction: context.transaction, at: context.now)
        record(decision, delivery, &context)
        guard let permit = decision.permit else {
            return try close(delivery, .denied, decision.reason.rawValue, &context)
        }
        // What may have been read is remembered before it leaves.
        if !attendance.noticed[place].isSent {
            attendance.noticed[place].isSent = true
            try context.transaction.updateAlert(attendance)
        }
        return Prepared(
            delivery: delivery,
            parcel: Parcel(
                id: Self.parcelID(of: delivery.id), recipient: destination.recipient,
                content: .notice(permit.release([encounter])), createdAt: delivery.createdAt))
    }

    private static func parcelID(of notice: DeliveryID) -> String { "\(notice.value)" }

    /// Takes back a notice that may have been read: always permitted, and recorded (care-package.md, "When does an
    /// attendance raise an alert?").
    private func prepareRetraction(
        _ delivery: Delivery, of wrong: Attendance.Noticed, _ attendance: Attendance, _ context: inout CommitContext
    ) throws -> Prepared {
        guard wrong.isSent else {
            return try close(delivery, .superseded, "the council was never told", &context)
        }
        let withdrawal = Disclosure.withdrawal(
            ofNotice: FHIRMessage.noticeID(ofParcel: Self.parcelID(of: wrong.delivery)),
            decisionID: environment.identifier(at: context.now), publisher: attendance.site,
            recipient: destination.recipient)
        context.record(
            AuditEntry(
                time: context.now, actor: gateway.configuration.organisation.text,
                publisher: withdrawal.publisher.text, recipient: withdrawal.recipient.text, person: delivery.person,
                category: withdrawal.category.rawValue, action: .withdraw, outcome: "permit",
                decisionID: withdrawal.decisionID, messageID: delivery.messageID))
        return Prepared(
            delivery: delivery,
            parcel: Parcel(
                id: Self.parcelID(of: delivery.id), recipient: destination.recipient, content: .notice(withdrawal),
                createdAt: delivery.createdAt))
    }

    /// Holds no data of the person, so there is nothing to decide.
    private func prepareBreakGlass(_ delivery: Delivery, _ context: inout CommitContext) throws -> Prepared {
        guard let access = try context.transaction.breakGlass(delivery.messageID) else {
            return try close(delivery, .superseded, "the access is not held", &context)
        }
        guard access.review.isOpen else { return try close(delivery, .superseded, "it has been reviewed", &context) }
        let notice = BreakGlassNotice(
            id: access.id, organisation: access.organisation, grantedAt: access.grantedAt, reviewDue: access.reviewDue)
        return Prepared(
            delivery: delivery,
            parcel: Parcel(
                id: Self.parcelID(of: delivery.id), recipient: destination.recipient, content: .breakGlass(notice),
                createdAt: delivery.createdAt))
    }

    private func prepareForward(_ delivery: Delivery, _ context: inout CommitContext) throws -> Prepared {
        guard
            let read = try messages.held(delivery.messageID, rules)
                ?? context.transaction.message(delivery.messageID).flatMap({ messages.read($0, rules) })
        else {
            return try close(delivery, .dead, "the message can no longer be read", &context)
        }
        let (message, profile) = (read.message, read.profile)
        guard var facts = try Self.person(delivery.person, among: read.people, of: message.sender, context.transaction)
        else {
            return try close(delivery, .superseded, "the record is of another person now", &context)
        }
        facts.others = try withoutWithheld(facts.others, context.transaction)
        facts.plans = try withoutWithheld(facts.plans, context.transaction)
        guard try present(&facts, of: read, context.transaction) else {
            return try close(delivery, .superseded, "a newer record of the person is on its way", &context)
        }
        var disclosures: [Disclosure] = []
        for (category, resources) in facts.forwarded(by: profile) {
            let decision = try Forwarding.decide(
                category, publisher: message.sender, record: destination.recipient, delivery.person, rules: rules,
                environment: environment, transaction: context.transaction, at: context.now)
            record(decision, delivery, &context)
            if let permit = decision.permit { disclosures.append(permit.release(resources)) }
        }
        guard disclosures.contains(where: { !$0.resources.isEmpty }) else {
            return try close(delivery, .denied, "no agreement lets it go there", &context)
        }
        return Prepared(
            delivery: delivery,
            parcel: Parcel(
                id: "\(delivery.id.value)", recipient: destination.recipient, content: .forward(disclosures),
                createdAt: delivery.createdAt))
    }

    /// What became restricted since the message was received does not leave as it was then.
    private func withoutWithheld(_ resources: [Resource], _ transaction: any StoreReading) throws -> [Resource] {
        try resources.filter { try !transaction.isWithheld(type: $0.type, id: $0.id ?? "") }
    }

    /// Whom of those in a message a delivery is about.
    private static func person(
        _ id: PersonID, among people: [PersonFacts], of sender: ODSCode, _ transaction: any StoreReading
    ) throws -> PersonFacts? {
        let survivor = try transaction.person(id)?.survivor
        return try people.first { facts in
            try Identity.surviving(identifiedBy: .local(sender, facts.localID), in: transaction)?.id == survivor
        }
    }

    /// Brings a record of packages to the person's present state: states are forwarded, not messages (decision 4).
    /// - Returns: false when a message that arrived later says all of it.
    private func present(
        _ facts: inout PersonFacts, of read: ReadMessages.Entry, _ transaction: any StoreReading
    ) throws -> Bool {
        let (message, profile, localID) = (read.message, read.profile, facts.localID)
        facts.encounters = try facts.encounters.map { encounter in
            try Intake.attendance(of: encounter, facts, sentAt: read.sentAt, profile, transaction)?.encounter
                ?? encounter
        }
        guard let held = try transaction.publishedPerson(publisher: message.sender, localID: localID)
        else { return true }
        guard profile.publishes.contains(Agreements.Category.socialCarePackage.rawValue) else {
            facts.patient = held.patient
            return true
        }
        if Environment.isLater(held.messageID, than: message.id), facts.encounters.isEmpty, facts.plans.isEmpty,
            facts.others.isEmpty
        {
            return false
        }
        facts.patient = held.patient
        facts.packages = try transaction.packages(publisher: message.sender, localPersonID: localID).map {
            PackageFacts(key: $0.key, status: $0.status, start: $0.start, end: $0.end, resources: $0.resources)
        }
        return true
    }

    private func close(
        _ delivery: Delivery, _ state: Delivery.State, _ reason: String, _ context: inout CommitContext
    ) throws -> Prepared {
        var closed = delivery
        closed.lastError = reason
        if state == .dead {
            try bury(&closed, reason, &context)
        } else {
            closed.state = state
            recordOutcome(closed, state.rawValue, reason, &context)
        }
        try context.transaction.update(closed)
        return Prepared(delivery: closed, parcel: nil)
    }

    // MARK: Each by itself

    /// `prepare`, of which a failure is put to this delivery alone: it is tried again after a back-off, and after some
    /// attempts it is given up and put before a person.
    func prepareByItself(_ delivery: Delivery, _ context: inout CommitContext) throws -> Prepared {
        try byItself(&context) {
            try prepare(delivery, &$0)
        } otherwise: { context in
            Prepared(delivery: try putOff(delivery, Self.notPrepared, &context), parcel: nil)
        }
    }

    /// Gives up what cannot be read of what is due, and puts it before a person.
    func giveUpUnreadable(limit: Int, _ context: inout CommitContext) throws {
        let unreadable = try context.transaction.giveUpUnreadableDeliveries(
            destination: destination.name, at: context.now, limit: limit)
        for (id, messageID, person) in unreadable {
            try context.transaction.insert(
                ReviewTask(
                    kind: .deadLetter, messageID: messageID, person: person,
                    what: "\(id) to \(destination.name) was given up: what is held of it cannot be read",
                    createdAt: context.now))
            context.record(
                AuditEntry(
                    time: context.now, actor: gateway.configuration.organisation.text,
                    recipient: destination.recipient.text, person: person, action: .deliver, outcome: "dead",
                    reason: "what is held of it cannot be read", messageID: messageID, correlationID: "\(id)"))
        }
    }

    private func putOff(_ delivery: Delivery, _ why: String, _ context: inout CommitContext) throws -> Delivery {
        var failed = delivery
        failed.attempts += 1
        failed.lastError = why
        if failed.attempts >= Limits.leastAttempts, delivery.lastError == why {
            try bury(&failed, why, &context)
        } else {
            failed.dueAt = Instant(milliseconds: context.now.milliseconds + backoff(failed.attempts))
            recordOutcome(failed, "failed", why, &context)
        }
        try context.transaction.update(failed)
        return failed
    }

    /// `settle`, of which a failure is put to this delivery alone. The outcome is kept whatever else cannot be; of what was
    /// sent all the same, a person looks at what the attendance should have been told.
    /// - Returns: whether another delivery to the same person may go now.
    func settleByItself(_ returned: Lane.Returned, _ context: inout CommitContext) throws -> Bool {
        try byItself(&context) {
            try settle(returned, &$0)
        } otherwise: { context in
            var delivery = returned.prepared.delivery
            guard case .delivered = returned.outcome else {
                _ = try putOff(delivery, Self.notSettled, &context)
                return true
            }
            delivery.attempts += 1
            delivery.lastError = Self.notSettled
            delivery.state = .delivered
            recordOutcome(delivery, "delivered", Self.notSettled, &context)
            try context.transaction.update(delivery)
            try context.transaction.insert(
                ReviewTask(
                    kind: .deadLetter, messageID: delivery.messageID, person: delivery.person,
                    what: "\(delivery.kind.rawValue) to \(delivery.destination) was delivered, but \(Self.notSettled)",
                    createdAt: context.now))
            return true
        }
    }

    private static let notPrepared = "what is held of it could not be made into a message"
    private static let notSettled = "its outcome could not be put to what is held of it"

    /// Runs `body` so that of a failure nothing remains, and then `otherwise`.
    /// - Throws: what is the store's as a whole (`StoreTransactionLost`), and what `otherwise` throws.
    private func byItself<Result>(
        _ context: inout CommitContext, _ body: (inout CommitContext) throws -> Result,
        otherwise: (inout CommitContext) throws -> Result
    ) throws -> Result {
        do {
            let (done, result) = try context.transaction.savepoint {
                var attempt = context
                let result = try body(&attempt)
                return (attempt, result)
            }
            context = done
            return result
        } catch let lost as StoreTransactionLost {
            throw lost
        } catch {
            return try otherwise(&context)
        }
    }

    // MARK: After the send

    /// - Returns: whether another delivery to the same person may go now.
    func settle(_ returned: Lane.Returned, _ context: inout CommitContext) throws -> Bool {
        let prepared = returned.prepared
        guard var delivery = try context.transaction.delivery(prepared.delivery.id), delivery.state == .pending else {
            return true
        }
        delivery.attempts += 1
        switch returned.outcome {
        case .delivered:
            delivery.state = .delivered
            delivery.lastError = nil
            try settleAlert(returned, &context)
            recordOutcome(delivery, "delivered", nil, &context)
        case .failed(let why):
            delivery.lastError = why
            let waited = context.now.milliseconds(since: delivery.createdAt)
            if waited > Limits.patienceMilliseconds, delivery.attempts >= Limits.leastAttempts {
                try bury(&delivery, why, &context)
            } else {
                delivery.dueAt = Instant(milliseconds: context.now.milliseconds + backoff(delivery.attempts))
                recordOutcome(delivery, "failed", why, &context)
            }
        case .rejected(let why):
            delivery.lastError = why
            try bury(&delivery, why, &context)
        }
        return try context.transaction.update(delivery)
    }

    private func settleAlert(_ returned: Lane.Returned, _ context: inout CommitContext) throws {
        let (prepared, delivery) = (returned.prepared, returned.prepared.delivery)
        guard delivery.kind == .alert, let id = delivery.attendance else { return }
        if let read = prepared.view {
            try context.transaction.setDelivered(id, view: read, withdrawn: prepared.withdrawn)
        } else if var attendance = try context.transaction.attendance(id) {
            attendance.sentFlags.removeAll { prepared.withdrawn.contains($0) }
            try context.transaction.updateAlert(attendance)
        }
        guard case .alert(let view) = prepared.parcel?.content, view.hasAlert else { return }
        context.count(
            .alertDelivered(site: view.site, milliseconds: returned.at.milliseconds(since: delivery.createdAt)))
        context.count(.alert(site: view.site, outcome: "delivered"))
    }

    private func bury(_ delivery: inout Delivery, _ why: String, _ context: inout CommitContext) throws {
        delivery.state = .dead
        try context.transaction.insert(
            ReviewTask(
                kind: .deadLetter, messageID: delivery.messageID, person: delivery.person,
                what: "\(delivery.kind.rawValue) to \(delivery.destination) was given up: \(why)",
                createdAt: context.now))
        recordOutcome(delivery, "dead", why, &context)
    }

    /// Doubled at each failure, with up to half as much again of jitter, so that recipients that come back are not stormed.
    private func backoff(_ attempts: Int) -> Int64 {
        let doubled = Limits.firstBackoffMilliseconds << Int64(min(attempts - 1, 20))
        let wait = min(doubled, Limits.longestBackoffMilliseconds)
        let jitter = environment.random(2).reduce(0) { $0 * 256 + Int64($1) }
        return wait + wait * jitter / 131_072
    }

    // MARK: The log

    private func record(_ decision: Decision, _ delivery: Delivery, _ context: inout CommitContext) {
        context.count(.decision(decision))
        context.record(AuditEntry(decision, person: delivery.person, messageID: delivery.messageID, at: context.now))
    }

    private func recordOutcome(_ delivery: Delivery, _ outcome: String, _ why: String?, _ context: inout CommitContext)
    {
        context.record(
            AuditEntry(
                time: context.now, actor: gateway.configuration.organisation.text,
                recipient: destination.recipient.text, person: delivery.person, count: delivery.attempts,
                action: .deliver, outcome: outcome, reason: why, messageID: delivery.messageID,
                correlationID: "\(delivery.id)"))
    }
}
