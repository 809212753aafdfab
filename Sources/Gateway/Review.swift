// What a person who looked at a review task says of it: recorded with who and why, and where the record is of somebody else
// who is held, the two are linked as a merge links them.

public import Agreements
internal import Records

extension Gateway {
    /// What is said of a task.
    public enum Finding: Sendable, Hashable {
        /// It was looked at, and nobody is to be linked.
        case reviewed
        /// The record is of this person, who is among the task's candidates.
        case sameAs(PersonID)
    }

    public enum ReviewRefusal: String, Error, Sendable, Hashable {
        /// There is none, or the right does not cover it: alike.
        case noSuchTask
        case isResolved
        case isNoIdentity
        case isNoCandidate
        /// The person was linked with somebody, or took over the record of the candidate.
        case hasChanged
        /// Only somebody without an NHS number is linked into another.
        case hasNumber

        public var sentence: String {
            switch self {
            case .noSuchTask: "there is no such task that this right covers"
            case .isResolved: "somebody has resolved it already"
            case .isNoIdentity: "it is not about who somebody is, so that there is nobody to link"
            case .isNoCandidate: "that person is none of the task's candidates"
            case .hasChanged: "it has changed since: resolve it by what is known now"
            case .hasNumber:
                "that person has an NHS number, and only somebody without one is linked: ask who assigns the numbers"
            }
        }
    }

    /// Resolves a task; the person's open attendances are evaluated again when it links.
    /// - Parameter inspection: the right to do so, which names who and why; the gateway's own organisation may resolve any.
    /// - Throws: `ReviewRefusal`, or the store's fault.
    public func resolve(task id: Int64, as finding: Finding, by inspection: Inspection) async throws {
        try await committer.perform { [self] context in
            let transaction = context.transaction
            guard let task = try transaction.reviewTask(id), try covers(inspection, task, context) else {
                throw ReviewRefusal.noSuchTask
            }
            guard task.resolution == nil else { throw ReviewRefusal.isResolved }
            var outcome = ReviewTask.Resolution.Outcome.reviewed
            var linked: PersonID?
            if case .sameAs(let other) = finding {
                linked = try link(task, to: other, &context)
                outcome = .linked
            }
            try transaction.resolve(
                id, ReviewTask.Resolution(outcome: outcome, at: context.now, user: inspection.user))
            context.record(
                AuditEntry(
                    time: context.now, actor: inspection.organisation.text, user: inspection.user,
                    role: inspection.role.rawValue, purpose: inspection.purpose.rawValue, person: linked ?? task.person,
                    action: .identify, outcome: outcome.rawValue, reason: inspection.reason,
                    messageID: task.messageID.isEmpty ? nil : task.messageID, correlationID: "task-\(id)"))
        }
    }

    private func covers(_ inspection: Inspection, _ task: ReviewTask, _ context: CommitContext) throws -> Bool {
        if inspection.allows(sender: configuration.organisation, at: context.now) { return true }
        guard let message = try context.transaction.message(task.messageID) else { return false }
        return inspection.allows(sender: message.sender, at: context.now)
    }

    /// - Returns: who the two are from now on.
    private func link(_ task: ReviewTask, to other: PersonID, _ context: inout CommitContext) throws -> PersonID {
        let transaction = context.transaction
        guard task.kind == .identity, let person = task.person else { throw ReviewRefusal.isNoIdentity }
        guard task.candidates.contains(where: { $0.person == other }) else { throw ReviewRefusal.isNoCandidate }
        guard let mine = try transaction.person(person),
            let target = try transaction.person(other).flatMap({ try transaction.person($0.survivor) })
        else { throw ReviewRefusal.noSuchTask }
        guard mine.survivor == person, target.id != person else { throw ReviewRefusal.hasChanged }
        // Whoever holds a number is established: a review never has such a person swallowed by another.
        guard mine.nhsNumber == nil else { throw ReviewRefusal.hasNumber }
        try transaction.merge(mine.id, into: target.id)
        for attendance in try transaction.openAttendanceIDs(target.id) { try reevaluate(attendance, &context) }
        return target.id
    }
}
