// Connections that were refused: logged at once, and recorded in the access log by one service, so that a listener never
// waits for the store and a flood of refusals never grows memory.

import Gateway
import Logging
import Records
import ServiceLifecycle
import Transport

final class RefusalLog: Service, Sendable {
    private enum Limits {
        /// Refusals that may wait for the log; of more, the newest are kept.
        static let waiting = 1024
    }

    private let gateway: Gateway
    private let logger: Logger
    private let stream: AsyncStream<RefusedConnection>
    private let continuation: AsyncStream<RefusedConnection>.Continuation

    init(gateway: Gateway, logger: Logger) {
        self.gateway = gateway
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
        continuation.yield(refused)
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            for await refused in stream {
                do {
                    try await gateway.record(
                        AuditEntry(
                            time: SystemEnvironment.now(), actor: refused.fingerprint ?? "unknown",
                            action: .connect, outcome: "refused", reason: refused.reason.rawValue))
                } catch {
                    logger.error("a refused connection could not be recorded")
                }
            }
        }
    }
}
