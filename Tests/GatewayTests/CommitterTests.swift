// The one writer: many jobs share one durable commit, and each fails by itself.

import Records
import Synchronization
import Testing

@testable import Gateway

@Suite struct CommitterTests {
    private struct Undone: Error {}

    private static func entry(_ name: String, _ time: Instant) -> AuditEntry {
        AuditEntry(time: time, actor: name, action: .configure, outcome: "test")
    }

    @Test func aJobThatThrowsTakesOnlyItsOwnChangesWithIt() async throws {
        try await withHouse(Setup(runsServices: false)) { (house: House) async throws in
            let committer = house.gateway.committer
            let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
                for job in 0..<40 {
                    group.addTask {
                        do {
                            try await committer.perform { context in
                                _ = try context.transaction.createPerson(
                                    nhsNumber: nil, demographics: Demographics(family: "Job\(job)"))
                                context.record(Self.entry("job-\(job)", context.now))
                                if job % 4 == 0 { context.sweep() }
                                if job % 4 == 0 { throw Undone() }
                            }
                            return (job, true)
                        } catch {
                            return (job, false)
                        }
                    }
                }
                return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
            }
            for (job, isDone) in outcomes { #expect(isDone == (job % 4 != 0)) }
            let actors = try await house.audit().compactMap { $0["actor"] }
            #expect(Set(actors) == Set((0..<40).filter { $0 % 4 != 0 }.map { "job-\($0)" }))
            let families = try await house.store.read { store in
                try (1...60).compactMap { try store.person(PersonID($0))?.demographics.family }
            }
            #expect(Set(families) == Set((0..<40).filter { $0 % 4 != 0 }.map { "Job\($0)" }))
        }
    }

    @Test func manyJobsShareOneCheckpoint() async throws {
        try await withHouse(Setup(runsServices: false)) { (house: House) async throws in
            let committer = house.gateway.committer
            let count = 300
            try await withThrowingTaskGroup(of: Void.self) { group in
                for job in 0..<count {
                    group.addTask {
                        try await committer.perform { $0.record(Self.entry("job-\(job)", $0.now)) }
                    }
                }
                try await group.waitForAll()
            }
            let (checkpoints, rows) = try await house.store.read { store in
                (try store.checkpoints(after: 0, limit: 1_000), try store.auditRows(from: 0, limit: 1_000))
            }
            #expect(rows.map(\.index) == Array(0..<Int64(count)))
            #expect(checkpoints.count < count / 2, "\(checkpoints.count) commits of \(count) jobs")
            #expect(house.store.commits.withLock { $0 } == checkpoints.count)
            #expect(checkpoints.last?.size == Int64(count))
        }
    }

    @Test func jobsRunInTheOrderInWhichTheyCame() async throws {
        try await withHouse(Setup(runsServices: false)) { (house: House) async throws in
            for job in 0..<20 {
                try await house.gateway.committer.perform { $0.record(Self.entry("job-\(job)", $0.now)) }
            }
            #expect(try await house.audit().compactMap { $0["actor"] } == (0..<20).map { "job-\($0)" })
        }
    }

    /// Held at its first transaction, the writer takes as many jobs as may wait and turns the next away.
    @Test func whenTooMuchWaitsTheNextIsTurnedAway() async throws {
        try await withHouse(Setup(runsServices: false)) { (house: House) async throws in
            let committer = house.gateway.committer
            let gate = Gate()
            let entered = Gate()
            let first = Task {
                try await committer.perform { _ in
                    entered.open()
                    gate.wait()
                }
            }
            try await eventually("the writer is held") { entered.isOpen }
            let waiting = (0..<Committer.Limits.waiting).map { _ in Task { try await committer.perform { _ in } } }
            try await eventually("as many as may wait") { committer.depth == Committer.Limits.waiting }
            await #expect(throws: Busy.self) { try await committer.perform { _ in } }
            let answer = await house.adt(ADT("A04", "RK5-1"))
            guard case .busy(let problem) = answer.outcome else {
                Issue.record("\(answer.outcome)")
                return
            }
            #expect(problem.reason == .unavailable, "resend unchanged")
            gate.open()
            try await first.value
            for task in waiting { try await task.value }
            #expect(await house.adt(ADT("A04", "RK5-1")).outcome.word == "accepted")
        }
    }
}

/// Holds a thread, as a slow disk does.
private final class Gate: Sendable {
    private let state = Mutex(false)
    var isOpen: Bool { state.withLock { $0 } }
    func open() { state.withLock { $0 = true } }
    func wait() {
        while !isOpen { _ = ContinuousClock.now }
    }
}
