// The one writer over a database that ends a transaction by itself: the whole group fails, and the next one is as ever.

import AuditLog
import Foundation
import Gateway
import Records
import Testing

@testable import Storage

struct CommitGroupTests {
    private enum Pages {
        /// Pages of 4096 bytes beyond those in use that the database may still take.
        static let spare = 8
        /// Bytes of a message that does not fit in them.
        static let large = 1_048_576
        static let enough = 1_000_000
    }

    private static func limit(_ driver: SQLiteDriver, spare: Int) async throws {
        try await driver.write { connection in
            let used = try connection.integer(SQL("PRAGMA page_count"), []) ?? 0
            try connection.execute(SQL("PRAGMA max_page_count = \(used + Int64(spare))"), [])
        }
    }

    private static func committer(_ store: SQLStore) throws -> Committer {
        Committer(
            store: store,
            environment: Environment(now: { at(0) }, random: { [UInt8](repeating: 5, count: $0) }, node: "test"),
            key: try SigningKey(name: "caregate.example/test", seed: [UInt8](repeating: 7, count: 32)),
            wake: Wake(destinations: []))
    }

    private static func large() -> StoredMessage { message("large", body: [UInt8](repeating: 1, count: Pages.large)) }

    /// Jobs that all wait before the first group is committed, and what each was told.
    private static func outcomes(
        of jobs: [@Sendable (inout CommitContext) throws -> Void], _ committer: Committer
    ) async throws -> [(any Error)?] {
        // While the first job is under way, all others come into one group.
        let (entered, enter) = AsyncStream.makeStream(of: Void.self)
        let first = Task {
            try await committer.perform { _ in
                enter.finish()
                while committer.depth < jobs.count { usleep(1_000) }
            }
        }
        for await _ in entered {}
        let outcomes = await withTaskGroup(of: (Int, (any Error)?).self) { group in
            for (index, job) in jobs.enumerated() {
                group.addTask {
                    do {
                        try await committer.perform(job)
                        return (index, nil)
                    } catch {
                        return (index, error)
                    }
                }
            }
            return await group.reduce(into: [Int: (any Error)?]()) { $0[$1.0] = $1.1 }
        }
        try await first.value
        return jobs.indices.map { outcomes[$0] ?? nil }
    }

    @Test(.timeLimit(.minutes(10)), arguments: [false, true])
    func aFullDiskFailsTheWholeGroupAndTheNextOneWorks(_ isSwallowed: Bool) async throws {
        try await inNewFolder { folder in
            let driver = try SQLiteDriver(path: folder + "/store.db")
            let store = try await SQLStore.open(driver, careSystem: CareSystem("northshire"))
            let committer = try Self.committer(store)
            try await Self.limit(driver, spare: Pages.spare)
            let full: @Sendable (inout CommitContext) throws -> Void = { context in
                let transaction = context.transaction
                guard isSwallowed else { return try transaction.insert(Self.large()) }
                // A job that gets over a fault of a part of it must not write on outside the transaction.
                do { try transaction.savepoint { try transaction.insert(Self.large()) } } catch {}
                do { try transaction.insert(message("after")) } catch {}
            }
            var jobs = ["a", "b", "c"].map { id -> @Sendable (inout CommitContext) throws -> Void in
                { try $0.transaction.insert(message(id)) }
            }
            jobs.insert(full, at: 1)
            let outcomes = try await Self.outcomes(of: jobs, committer)
            #expect(outcomes.allSatisfy { $0 is StoreTransactionLost })
            #expect(try await store.read { try $0.messages(status: nil, sender: nil, limit: 10) } == [])
            #expect(try await store.read { try $0.messageCounts() } == [:])

            try await Self.limit(driver, spare: Pages.enough)
            try await committer.perform { try $0.transaction.insert(message("d")) }
            #expect(try await store.read { try $0.messages(status: nil, sender: nil, limit: 10) }.map(\.id) == ["d"])
            #expect(try await store.read { try $0.messageCounts() } == [.accepted: 1])
            try await store.close()
        }
    }
}
