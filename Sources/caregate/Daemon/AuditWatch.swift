// The access log, verified while the daemon runs: at the start and every hour. What it finds is in the metrics, in /ready,
// and loudly in the log.

import AuditLog
import Gateway
import Logging
import Records
import ServiceLifecycle
import Storage
import Synchronization

final class AuditWatch: Service, Sendable {
    private enum Limits {
        static let interval = Duration.seconds(3600)
    }

    struct Finding: Sendable {
        var verdict: LogVerdict
        var at: Instant
    }

    private let store: SQLStore
    private let key: VerifierKey
    private let logger: Logger
    private let finding = Mutex<Finding?>(nil)

    init(store: SQLStore, key: VerifierKey, logger: Logger) {
        self.store = store
        self.key = key
        self.logger = logger
    }

    var latest: Finding? { finding.withLock { $0 } }

    @discardableResult
    func verify() async throws -> LogVerdict {
        let verdict = try await store.verifyAuditLog(key: key)
        finding.withLock { $0 = Finding(verdict: verdict, at: SystemEnvironment.now()) }
        if !verdict.isIntact { logger.critical("THE ACCESS LOG IS BROKEN", metadata: ["verdict": "\(verdict)"]) }
        return verdict
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                do {
                    try await verify()
                } catch {
                    logger.error("the access log could not be read for verification")
                }
                do { try await Task.sleep(for: Limits.interval) } catch { return }
            }
        }
    }
}
