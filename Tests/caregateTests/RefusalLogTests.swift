import Gateway
import Logging
import Records
import Synchronization
import Testing
import Transport

@testable import caregate

struct RefusalLogTests {
    @Test(.timeLimit(.minutes(10)), arguments: [0, 1, 10])
    func whatAFloodPushesOutIsCounted(_ excess: Int) async throws {
        let (entries, continuation) = AsyncStream.makeStream(of: AuditEntry.self)
        let log = RefusalLog(logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })) {
            continuation.yield($0)
        }
        for _ in 0..<(RefusalLog.Limits.waiting + excess) {
            log.add(RefusedConnection(listener: "https", reason: .untrusted, remote: "192.0.2.1", fingerprint: nil))
        }
        let running = Task { try await log.run() }
        var single = 0
        var counted = 0
        for await entry in entries {
            if let count = entry.count { counted += count } else { single += 1 }
            if single == RefusalLog.Limits.waiting { break }
        }
        running.cancel()
        #expect(single == RefusalLog.Limits.waiting)
        #expect(counted == excess)
    }
}
