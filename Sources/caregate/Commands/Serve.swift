// caregate serve: the daemon.

import Agreements
import ArgumentParser
import Foundation
import Gateway
import Logging
import Metrics
import Records
import ServiceLifecycle

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the gateway: HTTPS and MLLP with mutual TLS, folder pickup, delivery, health and metrics.",
        discussion:
            "Stops on SIGTERM or SIGINT after finishing what is under way; SIGHUP reloads agreements, mappings, "
            + "certificates and revocation lists, keeping the old set when the new one is wrong.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        // Until `ReloadService` listens for it: a reload that is asked for during a start would end the daemon.
        signal(SIGHUP, SIG_IGN)
        let configuration = try options.configuration()
        let logger = Logging.start(configuration.logLevel)
        let metrics = PrometheusMetrics()
        MetricsSystem.bootstrap(metrics)
        let daemon: Daemon
        do {
            daemon = try await Daemon.make(configuration, metrics: metrics, logger: logger)
        } catch let problems as Problems {
            let isUnavailable = problems.all.allSatisfy { $0.reason == .unavailable }
            throw options.fail(problems, with: isUnavailable ? .unavailable : .badConfiguration)
        }
        logger.notice(
            "starting",
            metadata: [
                "https": "\(configuration.https.host):\(configuration.https.port)",
                "mllp": "\(configuration.mllp.host):\(configuration.mllp.port)",
                "admin": "\(configuration.admin.host):\(configuration.admin.port)",
                "policy": "\(daemon.gateway.rules.current.policy.revision)",
            ])
        try await daemon.run(logger: logger)
        logger.notice("stopped")
    }
}

enum Logging {
    static func start(_ level: String) -> Logger {
        let level = Logger.Level(rawValue: level) ?? .info
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: level) }
        return Logger(label: "caregate")
    }
}
