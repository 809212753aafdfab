// Health, readiness and metrics on a loopback port of their own.

import Agreements
import AuditLog
import Gateway
import Hummingbird
import Logging
import Metrics
import Records
import ServiceLifecycle
import Storage
import Transport

struct AdminService: Service {
    let gateway: Gateway
    let configuration: Configuration
    let trust: TrustStore
    let tls: ServerTLS
    let watch: AuditWatch
    let metrics: PrometheusMetrics
    let logger: Logger
    let ports: Ports

    func run() async throws {
        let router = Router()
        router.addRoutes(
            AdminRoutes(version: Daemon.version, checks: checks, metrics: metrics, refresh: { await refresh() })
                .routes(context: BasicRequestContext.self))
        let application = Application(
            router: router,
            configuration: .init(address: .hostname(configuration.admin.host, port: configuration.admin.port)),
            onServerRunning: { [ports] in ports.set("admin", $0.localAddress?.port ?? 0) }, logger: logger)
        try await application.run()
    }

    private var checks: [HealthCheck] {
        [
            HealthCheck("store") {
                do {
                    _ = try await gateway.store.read { try $0.latestCheckpoint()?.size }
                    return HealthFinding(.pass)
                } catch {
                    return HealthFinding(.fail, "the store cannot be read")
                }
            },
            HealthCheck("audit") {
                switch watch.latest?.verdict {
                case nil: HealthFinding(.warn, "the access log has not been verified yet")
                case let verdict?: verdict.isIntact ? HealthFinding(.pass) : HealthFinding(.fail, "\(verdict)")
                }
            },
            HealthCheck("feeds") { await feeds() },
            HealthCheck("deliveries") { await deliveries() },
        ]
    }

    private func feeds() async -> HealthFinding {
        let rules = gateway.rules.current
        do {
            let late = try await gateway.store.read { reading in
                rules.lateFeeds(try reading.feeds(), at: SystemEnvironment.now())
            }
            return late.isEmpty
                ? HealthFinding(.pass)
                : HealthFinding(.warn, "late or never heard: \(late.map(\.text).joined(separator: ", "))")
        } catch {
            return HealthFinding(.fail, "the store cannot be read")
        }
    }

    private func deliveries() async -> HealthFinding {
        do {
            let (counts, oldest) = try await gateway.store.read { (try $0.deliveryCounts(), try $0.oldestPending()) }
            return Self.deliveries(
                counts, oldestPending: oldest, configured: Set(configuration.destinations.map(\.name)),
                at: SystemEnvironment.now())
        } catch {
            return HealthFinding(.fail, "the store cannot be read")
        }
    }

    private enum Limits {
        /// Age of a pending delivery from which its destination counts as not taking what it should.
        static let pendingSeconds: Int64 = 60
    }

    /// Warns of dead letters, of destinations that have not taken what waits for them, and of what waits for a destination
    /// that is not configured, to which nothing will ever be delivered.
    static func deliveries(
        _ counts: [String: [Delivery.State: Int64]], oldestPending: [String: Instant], configured: Set<String>,
        at now: Instant
    ) -> HealthFinding {
        func names(_ isMeant: (String, [Delivery.State: Int64]) -> Bool) -> String {
            counts.filter { isMeant($0.key, $0.value) }.keys.sorted().joined(separator: ", ")
        }
        let late = oldestPending.filter { now.milliseconds(since: $0.value) > Limits.pendingSeconds * 1000 }.keys
        let findings = [
            ("dead letters: ", names { $1[.dead, default: 0] > 0 }),
            ("pending for more than \(Limits.pendingSeconds) s: ", late.sorted().joined(separator: ", ")),
            (
                "pending for destinations that are not configured: ",
                names { $1[.pending, default: 0] > 0 && !configured.contains($0) }
            ),
        ].filter { !$0.1.isEmpty }
        return findings.isEmpty
            ? HealthFinding(.pass) : HealthFinding(.warn, findings.map { $0 + $1 }.joined(separator: "; "))
    }

    /// Sets the gauges that are read rather than counted.
    private func refresh() async {
        let now = SystemEnvironment.now()
        func seconds(_ instant: Instant) -> Double { Double(instant.milliseconds) / 1000 }
        Gauge(label: "caregate_build_info", dimensions: [("version", Daemon.version)]).record(1)
        for expiry in gateway.rules.current.policy.expiries {
            Gauge(label: "caregate_agreement_expiry_timestamp_seconds", dimensions: [("agreement", expiry.agreement)])
                .record(seconds(expiry.expires))
        }
        // Of a party's signatures, the first to end says when an agreement may be suspended.
        let signatures = gateway.rules.current.policy.signatureExpiries(at: now).reduce(into: [:]) { ends, signature in
            ends[signature.party] = min(ends[signature.party] ?? signature.expires, signature.expires)
        }
        let ends = [CertificateExpiry(endpoint: "listener", notAfter: tls.notAfter)]
        for expiry in trust.expiries + ends
            + signatures.map({ CertificateExpiry(endpoint: "party:\($0.key)", notAfter: $0.value) })
        {
            Gauge(label: "caregate_certificate_expiry_timestamp_seconds", dimensions: [("endpoint", expiry.endpoint)])
                .record(seconds(expiry.notAfter))
        }
        if let finding = watch.latest {
            Gauge(label: "caregate_audit_last_verified_timestamp_seconds").record(seconds(finding.at))
            Gauge(label: "caregate_audit_verify_ok").record(finding.verdict.isIntact ? 1 : 0)
        }
        do {
            let (feeds, counts, oldest, glass) = try await gateway.store.read {
                (try $0.feeds(), try $0.deliveryCounts(), try $0.oldestPending(), try $0.breakGlassCounts(at: now))
            }
            Gauge(label: "caregate_break_glass_open").record(glass.open)
            Gauge(label: "caregate_break_glass_overdue").record(glass.overdue)
            for feed in feeds {
                Gauge(
                    label: "caregate_feed_last_received_timestamp_seconds",
                    dimensions: [("source", feed.publisher.text)]
                ).record(seconds(feed.receivedAt))
            }
            for destination in configuration.destinations.map(\.name) {
                let waiting = counts[destination]?[.pending] ?? 0
                let age = oldest[destination].map { Double(now.milliseconds(since: $0)) / 1000 } ?? 0
                Gauge(label: "caregate_forward_queue_depth", dimensions: [("destination", destination)])
                    .record(Double(waiting))
                Gauge(label: "caregate_forward_oldest_age_seconds", dimensions: [("destination", destination)])
                    .record(age)
            }
        } catch {
            logger.error("the store could not be read for metrics")
        }
    }
}
