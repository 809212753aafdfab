// The one writer. Jobs that wait are committed together: all their changes, the audit of all of them and one signed
// checkpoint in one durable transaction. A job that fails takes only its own changes with it,
// unless the store loses the transaction: then every job of the group fails.
//
// Order, and the crash at each point: before the transaction is durable nothing was answered and nothing had left, so a
// sender resends; after it, everything decided is on disk and delivery goes on from there. There is no state between.

public import AuditLog
public import Records
internal import Synchronization

/// What a job may do: ask and change the store, and put entries in the access log.
public struct CommitContext {
    public let transaction: any StoreTransaction
    /// When the commit group began.
    public let now: Instant
    let wake: Wake
    /// What comes of the jobs once the transaction is durable, and not before.
    fileprivate(set) var effects = Effects()

    struct Effects: Sendable {
        var entries: [AuditEntry] = []
        var measurements: [Measurement] = []
        /// Destinations that have something new to take.
        var awakened: Set<String> = []
        /// Decided in this transaction, and sent as soon as it is durable.
        var parcels: [(lane: Lane, prepared: Prepared)] = []
        /// Every open attendance is to be evaluated again: a feed that was not known is.
        var sweepIsDue = false

        /// Gives back what lanes took for parcels that will not be sent: those after the first `count`.
        func release(after count: Int = 0) {
            for (lane, prepared) in parcels[count...] { lane.release([prepared.delivery.id]) }
        }
    }

    /// Appends to the access log, durably before the job's result is known to anybody.
    public mutating func record(_ entry: AuditEntry) { effects.entries.append(entry) }

    /// Counts something, if it comes to be.
    mutating func count(_ measurement: Measurement) { effects.measurements.append(measurement) }

    /// Has a destination look at what is due to it.
    mutating func awaken(_ destination: String) { effects.awakened.insert(destination) }

    /// Sends a parcel, whose delivery `lane` took, after the commit.
    mutating func send(_ prepared: Prepared, on lane: Lane) { effects.parcels.append((lane, prepared)) }

    /// Has every open attendance evaluated again.
    mutating func sweep() { effects.sweepIsDue = true }

}

/// Too much is waiting: the sender is told to wait, and memory does not grow.
public struct Busy: Error {}

public final class Committer: Sendable {
    enum Limits {
        /// Jobs in one transaction.
        static let group = 128
        /// Jobs that may wait.
        static let waiting = 4096
        /// How long a job that nobody waits for may wait for others to share its transaction.
        static let patience = Duration.milliseconds(10)
    }

    struct Job: Sendable {
        let run: @Sendable (inout CommitContext) throws -> Void
        let finish: @Sendable ((any Error)?) -> Void
    }

    private struct Queue {
        var jobs: [Job] = []
        /// Whether one of them will not wait for others.
        var isUrgent = false
        var isDraining = false
        /// Whether a drain will begin by itself.
        var isTimed = false

        /// What is to be done about the jobs that wait.
        mutating func next() -> Verdict {
            if isDraining || jobs.isEmpty { return .queued }
            if isUrgent {
                isDraining = true
                return .drain
            }
            if isTimed { return .queued }
            isTimed = true
            return .time
        }
    }

    private enum Verdict { case full, queued, drain, time }

    private let store: any Store
    private let environment: Environment
    private let key: SigningKey
    private let wake: Wake
    private let queue = Mutex(Queue())

    /// - Parameters:
    ///   - key: signs a checkpoint per commit group; kept outside the store.
    ///   - wake: is told after a commit who has something to do.
    public init(store: any Store, environment: Environment, key: SigningKey, wake: Wake) {
        self.store = store
        self.environment = environment
        self.key = key
        self.wake = wake
    }

    /// Runs `body` in a durable transaction, shared with whatever else waits. It may run twice, the first time undone.
    /// - Parameter isUrgent: whether to begin at once; otherwise it waits a moment for others to come.
    /// - Throws: what `body` throws (its changes are undone), `Busy`, or the store's fault.
    public func perform<Result: Sendable>(
        isUrgent: Bool = true, _ body: @escaping @Sendable (inout CommitContext) throws -> Result
    ) async throws -> Result {
        let result = Once<Result>()
        return try await withCheckedThrowingContinuation { continuation in
            enqueue(
                Job(
                    run: { context in result.value = try body(&context) },
                    finish: { error in
                        if let error {
                            continuation.resume(throwing: error)
                        } else if let value = result.value {
                            continuation.resume(returning: value)
                        }
                    }), isUrgent: isUrgent)
        }
    }

    /// Jobs that wait.
    public var depth: Int { queue.withLock { $0.jobs.count } }

    // MARK: The queue

    private func enqueue(_ job: Job, isUrgent: Bool) {
        let verdict = queue.withLock { queue -> Verdict in
            guard queue.jobs.count < Limits.waiting else { return .full }
            queue.jobs.append(job)
            queue.isUrgent = queue.isUrgent || isUrgent
            return queue.next()
        }
        if case .full = verdict { job.finish(Busy()) } else { act(on: verdict) }
    }

    private func act(on verdict: Verdict) {
        switch verdict {
        case .full, .queued: break
        case .drain: Task { await drain() }
        case .time:
            Task {
                // A cancelled wait is a short one.
                do { try await Task.sleep(for: Limits.patience) } catch {}
                act(
                    on: queue.withLock { queue in
                        queue.isTimed = false
                        queue.isUrgent = !queue.jobs.isEmpty
                        return queue.next()
                    })
            }
        }
    }

    private func drain() async {
        while let group = nextGroup() { await commit(group) }
    }

    private func nextGroup() -> [Job]? {
        let (group, verdict) = queue.withLock { queue -> ([Job]?, Verdict) in
            guard queue.isUrgent else {
                queue.isDraining = false
                return (nil, queue.next())
            }
            let group = Array(queue.jobs.prefix(Limits.group))
            queue.jobs.removeFirst(group.count)
            // What is left over has waited long enough.
            queue.isUrgent = !queue.jobs.isEmpty
            return (group, .queued)
        }
        act(on: verdict)
        return group
    }

    // MARK: A group

    private struct Committed: Sendable {
        var errors: [(any Error)?]
        var effects: CommitContext.Effects
    }

    private func commit(_ group: [Job]) async {
        do {
            let committed: Committed
            do {
                committed = try await write(group, eachByItself: false)
            } catch is OneFailed {
                // Rare: all of it is undone and done again, with a way back for each.
                committed = try await write(group, eachByItself: true)
            }
            for (job, error) in zip(group, committed.errors) { job.finish(error) }
            finish(committed.effects)
        } catch {
            for job in group { job.finish(error) }
        }
    }

    /// One job of a group threw, and what it did cannot be undone without the rest.
    private struct OneFailed: Error {}

    private func write(_ group: [Job], eachByItself: Bool) async throws -> Committed {
        let held = Once<CommitContext.Effects>()
        do {
            return try await store.write { [environment, key, wake] transaction in
                var context = CommitContext(transaction: transaction, now: environment.now(), wake: wake)
                defer { held.value = context.effects }
                var errors: [(any Error)?] = []
                for job in group {
                    // Kept only where there is a way back: appending beside a copy copies all.
                    let before = eachByItself ? context.effects : nil
                    do {
                        if eachByItself {
                            try transaction.savepoint { try job.run(&context) }
                        } else {
                            try job.run(&context)
                        }
                        errors.append(nil)
                    } catch let lost as StoreTransactionLost {
                        // The jobs before it are undone as well: nobody may be told otherwise, and nothing more is written.
                        throw lost
                    } catch {
                        guard let before else { throw OneFailed() }
                        context.effects.release(after: before.parcels.count)
                        context.effects = before
                        errors.append(error)
                    }
                }
                try AuditTrail.append(context.effects.entries, to: transaction, environment: environment, key: key)
                return Committed(errors: errors, effects: context.effects)
            }
        } catch {
            held.value?.release()
            throw error
        }
    }

    private func finish(_ effects: CommitContext.Effects) {
        for (lane, prepared) in effects.parcels { lane.send(prepared) }
        for lane in Dictionary(effects.parcels.map { (ObjectIdentifier($0.lane), $0.lane) }, uniquingKeysWith: { $1 })
            .values
        { lane.begin() }
        for name in effects.awakened { wake.lane(name)?.awaken() }
        if effects.sweepIsDue { wake.sweep() }
        for measurement in effects.measurements { Measurements.count(measurement) }
        Measurements.audited(effects.entries.count)
    }
}

/// A value set once by the writer and read once after it. `@unchecked`: the commit happens between the two.
private final class Once<Value: Sendable>: @unchecked Sendable {
    var value: Value?
}
