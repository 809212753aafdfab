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
    private(set) var entries: [AuditEntry] = []
    /// Destinations that have something new to take.
    var awakened: Set<String> = []
    /// Every open attendance is to be evaluated again: a feed that was not known is.
    var sweepIsDue = false

    init(transaction: any StoreTransaction, now: Instant) {
        self.transaction = transaction
        self.now = now
    }

    /// Appends to the access log, durably before the job's result is known to anybody.
    public mutating func record(_ entry: AuditEntry) { entries.append(entry) }
}

/// Too much is waiting: the sender is told to wait, and memory does not grow.
public struct Busy: Error {}

public final class Committer: Sendable {
    enum Limits {
        /// Jobs in one transaction.
        static let group = 128
        /// Jobs that may wait.
        static let waiting = 4096
    }

    struct Job: Sendable {
        let run: @Sendable (inout CommitContext) throws -> Void
        let finish: @Sendable ((any Error)?) -> Void
    }

    private struct Queue {
        var jobs: [Job] = []
        var isDraining = false
    }

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

    /// Runs `body` in a durable transaction, shared with whatever else waits.
    /// - Throws: what `body` throws (its changes are undone), `Busy`, or the store's fault.
    public func perform<Result: Sendable>(
        _ body: @escaping @Sendable (inout CommitContext) throws -> Result
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
                    }))
        }
    }

    /// Jobs that wait or are under way.
    public var depth: Int { queue.withLock { $0.jobs.count } }

    private func enqueue(_ job: Job) {
        enum Verdict { case full, queued, drain }
        let verdict = queue.withLock { queue -> Verdict in
            guard queue.jobs.count < Limits.waiting else { return .full }
            queue.jobs.append(job)
            if queue.isDraining { return .queued }
            queue.isDraining = true
            return .drain
        }
        switch verdict {
        case .full: job.finish(Busy())
        case .queued: break
        case .drain: Task { await drain() }
        }
    }

    private func drain() async {
        while let group = nextGroup() { await commit(group) }
    }

    private func nextGroup() -> [Job]? {
        queue.withLock { queue in
            guard !queue.jobs.isEmpty else {
                queue.isDraining = false
                return nil
            }
            let group = Array(queue.jobs.prefix(Limits.group))
            queue.jobs.removeFirst(group.count)
            return group
        }
    }

    private struct Committed: Sendable {
        var errors: [(any Error)?] = []
        var awakened: Set<String> = []
        var sweepIsDue = false
    }

    private func commit(_ group: [Job]) async {
        do {
            let committed = try await store.write { [environment, key] transaction in
                var committed = Committed()
                var entries: [AuditEntry] = []
                let now = environment.now()
                for job in group {
                    do {
                        let context = try transaction.savepoint {
                            var context = CommitContext(transaction: transaction, now: now)
                            try job.run(&context)
                            return context
                        }
                        entries += context.entries
                        committed.awakened.formUnion(context.awakened)
                        committed.sweepIsDue = committed.sweepIsDue || context.sweepIsDue
                        committed.errors.append(nil)
                    } catch let lost as StoreTransactionLost {
                        // The jobs before it are undone as well: nobody may be told otherwise, and nothing more is written.
                        throw lost
                    } catch {
                        committed.errors.append(error)
                    }
                }
                try AuditTrail.append(entries, to: transaction, environment: environment, key: key)
                return committed
            }
            for (job, error) in zip(group, committed.errors) { job.finish(error) }
            if !committed.awakened.isEmpty { wake.awaken(committed.awakened) }
            if committed.sweepIsDue { wake.sweep() }
        } catch {
            for job in group { job.finish(error) }
        }
    }
}

/// A value set once by the writer and read once after it. `@unchecked`: the commit happens between the two.
private final class Once<Value: Sendable>: @unchecked Sendable {
    var value: Value?
}
