// What a submission that declares itself full no longer lists: people of whom it says nothing have no packages any more.
//
// Only a submission that says so itself ends them, only once all of it has been applied, and only when nobody of it was put
// aside: whom we could not read we must not take for gone. A crash between the last part and the end of this is mended by
// the submission coming again, for its sender (or its folder) still holds it: its parts are repeats, and this goes on where
// it stopped, since whoever is done bears the submission's time.

internal import Agreements
internal import Records

extension Gateway {
    private enum UnlistedLimits {
        /// People looked at in one transaction.
        static let page = 256
    }

    /// Ends the packages of those whom a full submission does not list.
    /// - Parameter intake: of the message that completed the submission.
    /// - Returns: what the sender is told beside the answer.
    func endUnlisted(_ intake: Intake, _ message: Understood) async throws -> [Problem] {
        guard let declaredAt = message.reading.sentAt else { return [] }
        // The time it was received stands in for a time to come, and differs when it comes again.
        guard declaredAt <= intake.submission.receivedAt else {
            return [Self.notEnded("its own time has not come yet")]
        }
        var last = ""
        while true {
            let after = last
            let page = try await committer.perform { [self] context in
                try endPage(after: after, sentAt: declaredAt, intake, message, &context)
            }
            switch page {
            case .refused(let why): return [Self.notEnded(why)]
            case .done: return []
            case .until(let localID): last = localID
            }
        }
    }

    private enum Page: Sendable {
        case refused(String)
        case done
        case until(String)
    }

    private func endPage(
        after last: String, sentAt: Instant, _ intake: Intake, _ message: Understood, _ context: inout CommitContext
    ) throws -> Page {
        let sender = intake.submission.sender.organisation
        guard let feed = try context.transaction.feeds().first(where: { $0.publisher == sender }) else { return .done }
        guard feed.gapAt == nil else { return .refused("not everybody in it could be read") }
        guard feed.submittedAt == sentAt else { return .refused("a newer one was applied") }
        let people = try context.transaction.publishedPeople(
            publisher: sender, before: sentAt, after: last, limit: UnlistedLimits.page)
        var intake = intake
        intake.rules = rules.current
        for person in people {
            let packages = try context.transaction.packages(publisher: sender, localPersonID: person.localID)
            guard packages.contains(where: { $0.status != "finished" }) else { continue }
            try end(person, intake, message, sentAt: sentAt, &context)
        }
        return people.last.map { .until($0.localID) } ?? .done
    }

    /// Of one that cannot be ended nothing remains, and a person looks at it: the others do not wait.
    private func end(
        _ person: PublishedPerson, _ intake: Intake, _ message: Understood, sentAt: Instant,
        _ context: inout CommitContext
    ) throws {
        do {
            context = try context.transaction.savepoint {
                var (attempt, intake) = (context, intake)
                try intake.end(person, message, sentAt: sentAt, &attempt)
                return attempt
            }
        } catch let lost as StoreTransactionLost {
            throw lost
        } catch {
            try context.transaction.insert(
                ReviewTask(
                    kind: .quarantine, messageID: intake.messageID, person: person.person,
                    what: "\(person.publisher): somebody who is no longer listed could not be ended (\(error))",
                    createdAt: context.now))
        }
    }

    static func notEnded(_ why: String) -> Problem {
        Problem(
            .segmentSequence, "the packages of people whom this full submission does not list were left: \(why)",
            remedy: "send a full submission again, of now and without faults")
    }
}

extension Intake {
    /// As if the submission had listed a person with no packages; what else is held of the person stays.
    fileprivate mutating func end(
        _ person: PublishedPerson, _ message: Understood, sentAt: Instant, _ context: inout CommitContext
    ) throws {
        var facts = PersonFacts(person.patient, localID: person.localID, profile: message.profile)
        facts.objection = person.objection
        facts.choices = person.choices
        facts.sFlag = person.sFlag
        facts.deceased = facts.deceased || person.deceased
        facts.restricted = facts.restricted || person.restricted
        facts.replaces = []
        try apply(facts, message.reading, sentAt: sentAt, message.profile, &context)
        context.record(
            AuditEntry(
                time: context.now, actor: submission.sender.organisation.text, person: person.person, action: .receive,
                outcome: "no-longer-listed", messageID: messageID, correlationID: submission.correlationID))
    }
}
