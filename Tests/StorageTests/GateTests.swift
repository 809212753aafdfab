// Who may read at once, and that the others wait without a thread of their own.

import Synchronization
import Testing

@testable import Storage

@Suite struct GateTests {
    private struct Seen {
        var inside = 0
        var most = 0
        var done = 0
    }

    /// What several tasks see together.
    private final class Watch: Sendable {
        private let seen = Mutex(Seen())

        func change<Result: Sendable>(_ body: (inout Seen) -> Result) -> Result {
            seen.withLock { body(&$0) }
        }
    }

    @Test(arguments: [1, 4]) func soManyAtOnceAndEveryoneInTheEnd(width: Int) async {
        let gate = Gate(width: width)
        let watch = Watch()
        await withDiscardingTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    await gate.enter()
                    watch.change { seen in
                        seen.inside += 1
                        seen.most = max(seen.most, seen.inside)
                    }
                    await Task.yield()
                    watch.change { seen in
                        seen.inside -= 1
                        seen.done += 1
                    }
                    gate.leave()
                }
            }
        }
        #expect(watch.change { $0.done } == 200)
        #expect(watch.change { $0.most } <= width)
    }

    /// More stores than there are threads to wait in, each asked by more than can read: none waits for ever.
    @Test func manyStoresAskedAtOnceAllAnswer() async throws {
        try await inNewFolder { folder in
            try await withThrowingTaskGroup(of: Int.self) { group throws in
                for number in 0..<80 {
                    group.addTask {
                        let driver = try SQLiteDriver(path: "\(folder)/\(number).db")
                        let answers = try await withThrowingTaskGroup(of: Int64?.self) { reads in
                            for _ in 0..<12 {
                                reads.addTask { try await driver.read { try $0.integer(SQL("SELECT 1"), []) } }
                            }
                            return try await reads.reduce(into: 0) { $0 += Int($1 ?? 0) }
                        }
                        try await driver.close()
                        return answers
                    }
                }
                let answers = try await group.reduce(0, +)
                #expect(answers == 80 * 12)
            }
        }
    }
}
