// The daemon as a list of services, wired once: listeners, folder pickup, delivery, re-evaluation, administration.
// They start in this order and stop in reverse: first nothing more is taken in, then what is under way is finished.

import Agreements
import AuditLog
import CareRecord
import Console
import Foundation
import Gateway
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import Records
import ServiceLifecycle
import Storage
import Synchronization
import Transport
import UnixSignals

struct Daemon {
    static let version = "0.1.0"

    let configuration: Configuration
    let gateway: Gateway
    let store: SQLStore
    let trust: TrustStore
    let services: [any Service]
    /// The ports that were taken, for those who asked for any: `https`, `mllp`, `admin`, `console`.
    let ports: Ports

    /// Opens the store, loads everything and wires it; nothing listens yet.
    static func make(_ configuration: Configuration, metrics: PrometheusMetrics, logger: Logger) async throws -> Daemon
    {
        let loading = Loading(configuration: configuration)
        let rules = RulesInForce(try loading.rules())
        let credentials = try loading.credentials()
        let material = try loading.trust()
        try loading.agree(rules.current, material.bindings)
        let trust = try loading.trusted { () throws(TrustError) in try TrustStore(material) }
        let tls = try loading.trusted { () throws(TrustError) in try ServerTLS(credentials) }
        let key = try loading.auditKey()
        let sources = try loading.pickup(rules.current.profiles)
        try await requireFreePorts(configuration)
        let environment = SystemEnvironment.make(node: configuration.node)
        let store = try await openStore(configuration)
        let wake = Wake(destinations: configuration.destinations.map(\.name))
        let committer = Committer(store: store, environment: environment, key: key, wake: wake)
        let gateway = Gateway(
            configuration: configuration.gateway, rules: rules, committer: committer, store: store,
            environment: environment)
        let destinations = try Destinations.make(configuration, loading: loading)
        let refusals = RefusalLog(logger: logger, record: { try await gateway.record($0) })
        let ports = Ports()
        let watch = AuditWatch(store: store, key: key.verifier, logger: logger)
        var services: [any Service] = [
            AdminService(
                gateway: gateway, configuration: configuration, trust: trust, tls: tls, watch: watch, metrics: metrics,
                logger: logger, ports: ports),
            watch,
            refusals,
            ReevaluationService(gateway: gateway, wake: wake),
            ReloadService(
                gateway: gateway, configuration: configuration, trust: trust, tls: tls, wake: wake, logger: logger),
        ]
        // With nobody to deliver to it would end at once, and the daemon with it.
        if !destinations.isEmpty {
            services.append(DeliveryService(gateway: gateway, destinations: destinations, wake: wake))
        }
        let budget = ByteBudget()
        if let console = configuration.console {
            services.append(
                ConsoleService(address: console, gateway: gateway, watch: watch, logger: logger, ports: ports))
        }
        if let pickup = configuration.pickup {
            services.append(
                FolderPickup(
                    configuration: .init(root: pickup.root, sources: sources), logger: logger,
                    now: { SystemEnvironment.now() }, submit: { await gateway.submit($0) }))
        }
        services.append(
            HTTPSListener(
                configuration: .init(
                    host: configuration.https.host, port: configuration.https.port,
                    gracefulStopSeconds: Int64(configuration.drainSeconds)),
                router: router(gateway, configuration, store: store, budget: budget, startedAt: environment.now()),
                tls: tls,
                trust: trust, logger: logger, now: environment.now,
                onListening: { ports.set("https", $0) }, onRefusal: { refusals.add($0) }))
        services.append(
            MLLPListener(
                configuration: .init(
                    host: configuration.mllp.host, port: configuration.mllp.port,
                    gracefulStopSeconds: Int64(configuration.drainSeconds)),
                tls: tls, trust: trust, budget: budget, now: environment.now, onListening: { ports.set("mllp", $0) },
                onRefusal: { refusals.add($0) }, submit: { await gateway.submit($0) }))
        try await gateway.record(
            AuditEntry(
                time: environment.now(), actor: configuration.organisation.text, action: .configure, outcome: "started",
                policyRevision: rules.current.policy.revision))
        return Daemon(
            configuration: configuration, gateway: gateway, store: store, trust: trust, services: services, ports: ports
        )
    }

    static func openStore(_ configuration: Configuration) async throws -> SQLStore {
        let folder = (configuration.store as NSString).deletingLastPathComponent
        let place = configuration.places["store"] ?? configuration.store
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problems([
                Problem(
                    .unavailable, "the store's folder \(folder) cannot be made", at: place,
                    remedy: "make it, owned by the user that the gateway runs as")
            ])
        }
        do {
            return try await SQLStore.open(path: configuration.store, careSystem: configuration.careSystem)
        } catch let problem as StorageProblem {
            throw Problems([Problem(.unavailable, "\(problem)", at: place)])
        }
    }

    /// Says which setting wants a port that something else has, before anything is started that would have to be stopped.
    private static func requireFreePorts(_ configuration: Configuration) async throws {
        let wanted =
            [
                ("listen.https", configuration.https), ("listen.mllp", configuration.mllp),
                ("listen.admin", configuration.admin),
            ] + (configuration.console.map { [("listen.console", $0)] } ?? [])
        var problems: [Problem] = []
        var open: [any NIOCore.Channel] = []
        for (setting, address) in wanted where address.port != 0 {
            do {
                open.append(
                    try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                        .bind(host: address.host, port: address.port).get())
            } catch {
                problems.append(
                    Problem(
                        .unavailable, "\(setting): cannot listen on \(address.host):\(address.port)",
                        at: configuration.places[setting] ?? setting,
                        remedy: "is another gateway running? Free the port, or choose another (\(error))"))
            }
        }
        for channel in open { try await channel.close() }
        guard problems.isEmpty else { throw Problems(problems) }
    }

    /// Runs until a signal or until `isOver` returns, then drains.
    func run(logger: Logger, signals: [UnixSignal] = [.sigterm, .sigint]) async throws {
        var group = ServiceGroupConfiguration(services: services, gracefulShutdownSignals: signals, logger: logger)
        group.maximumGracefulShutdownDuration = .seconds(configuration.drainSeconds + 10)
        try await ServiceGroup(configuration: group).run()
        try await store.close()
    }

    private static func router(
        _ gateway: Gateway, _ configuration: Configuration, store: SQLStore, budget: ByteBudget, startedAt: Instant
    ) -> Router<GatewayRequestContext> {
        let router = Router(context: GatewayRequestContext.self)
        SubmissionRoutes(
            budget: budget, characterSet: { gateway.rules.current.profiles[$0]?.characterSet },
            now: { SystemEnvironment.now() }, submit: { await gateway.submit($0) },
            lookup: { id, sender in try await MessageReport.json(of: id, for: sender, store: store) }
        ).add(to: router)
        let hasEmbedded = configuration.records.contains { if case .embedded = $0 { true } else { false } }
        if hasEmbedded {
            let access = RecordAccess(
                committer: gateway.committer, rules: gateway.rules,
                environment: SystemEnvironment.make(node: configuration.node))
            router.addRoutes(
                CareRecord(
                    access: access, breakGlass: BreakGlassDesk(gateway: gateway),
                    baseURL: "\(configuration.publicURL)/fhir/R4", software: "Caregate",
                    version: version, startedAt: startedAt
                ).routes(context: GatewayRequestContext.self), atPath: "fhir/R4")
        }
        return router
    }
}

/// The ports that listeners took.
final class Ports: Sendable {
    private let taken = Mutex<[String: Int]>([:])

    func set(_ name: String, _ port: Int) { taken.withLock { $0[name] = port } }
    subscript(name: String) -> Int? { taken.withLock { $0[name] } }
}
