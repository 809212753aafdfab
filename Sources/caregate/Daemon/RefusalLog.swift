// Connections that were refused: logged at once, and recorded in the access log by one service, so that a listener never
// waits for the store and a flood of refusals never grows memory. What a flood pushes out is counted, and the count recorded.

import Gateway
import Logging
import Records
import ServiceLifecycle
import Synchronization
import Transport

final class RefusalLog: Service, Sendable {
    enum Limits {
        /// Refusals that may wait for the log; of more, the newest are kept.
        static let waiting = 1024
    }

    private let record: @Sendable (AuditEntry) async throws -> Void
    private let logger: Logger
    private let stream: AsyncStream<RefusedConnection>
    private let continuation: AsyncStream<RefusedConnection>.Continuation

    /// Refusals that were pushed out before they were recorded.
    private let dropped = Atomic(0)

    /// - Parameter record: puts an entry in the access log, durably.
    init(logger: Logger, record: @escaping @Sendable (AuditEntry) async throws -> Void) {
        self.record = record
        self.logger = logger
        (stream, continuation) = AsyncStream.makeStream(
            of: RefusedConnection.self, bufferingPolicy: .bufferingNewest(Limits.waiting))
    }

    func add(_ refused: RefusedConnection) {
        logger.warning(
            "connection refused",
            metadata: [
                "listener": "\(refused.listener)", "reason": "\(refused.reason.rawValue)",
                "remote": "\(refused.remote)",
                "fingerprint": "\(refused.fingerprint ?? "none")",
            ])
        if case .dropped = continuation.yield(refused) { dropped.add(1, ordering: .relaxed) }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            for await refused in stream {
                do {
                    try await record(
                        AuditEntry(
                            time: SystemEnvironment.now(), actor: refused.fingerprint ?? "unknown",
                            action: .connect, outcome: "refused", reason: refused.reason.rawValue))
                } catch {
                    logger.error("a refused connection could not be recorded")
                }
                await recordDropped()
            }
        }
    }

    private func recordDropped() async {
        let count = dropped.exchange(0, ordering: .relaxed)
        guard count > 0 else { return }
        logger.warning("refused connections were not recorded one by one", metadata: ["count": "\(count)"])
        do {
            try await record(
                AuditEntry(
                    time: SystemEnvironment.now(), actor: "unknown", count: count, action: .connect, outcome: "refused",
                    reason: "too-many-to-record"))
        } catch {
            dropped.add(count, ordering: .relaxed)
            logger.error("the count of refused connections could not be recorded")
        }
    }
}
