// The console page of the demonstration, on loopback. What it shows of patients is decided and recorded for each view.

import Agreements
import AuditLog
import Console
import Gateway
import Hummingbird
import Logging
import Records
import ServiceLifecycle

struct ConsoleService: Service {
    private enum Limits {
        static let attendances = 40
        static let messages = 30
    }

    let address: SocketAddress
    let gateway: Gateway
    let watch: AuditWatch
    let logger: Logger
    let ports: Ports

    func run() async throws {
        let router = Router()
        router.addRoutes(
            Console(model: { try await model() }).routes(context: BasicRequestContext.self))
        let application = Application(
            router: router, configuration: .init(address: .hostname(address.host, port: address.port)),
            onServerRunning: { [ports] in ports.set("console", $0.localAddress?.port ?? 0) }, logger: logger)
        try await application.run()
    }

    private func model() async throws -> ConsoleModel {
        let now = SystemEnvironment.now()
        let rules = gateway.rules.current
        let sites = try await gateway.store.read { reading in
            Set(try reading.openAttendances(site: nil, limit: Limits.attendances).map(\.site)).sorted()
        }
        var departments: [ConsoleModel.Department] = []
        for site in sites {
            let views = try await gateway.board(site: site, limit: Limits.attendances, viewer: "console")
            departments.append(
                ConsoleModel.Department(
                    site: site.text, name: rules.name(of: site), cards: views.map { BoardCard($0, at: now) }))
        }
        let (messages, states, counts, oldest, size) = try await gateway.store.read { reading in
            (
                try reading.messages(status: nil, sender: nil, limit: Limits.messages), try reading.feeds(),
                try reading.deliveryCounts(), try reading.oldestPending(), try reading.latestCheckpoint()?.size ?? 0
            )
        }
        return ConsoleModel(
            now: now.display, departments: departments, messages: messages.map { Self.message($0, rules) },
            feeds: Self.feeds(states, rules, at: now),
            queues: counts.sorted { $0.key < $1.key }.map { name, counts in
                ConsoleModel.Queue(
                    destination: name, counts: counts,
                    oldestPendingSeconds: oldest[name].map { now.milliseconds(since: $0) / 1000 })
            }, audit: ConsoleModel.Audit(entries: size, verification: verification))
    }

    private static func message(_ message: StoredMessage, _ rules: Rules) -> ConsoleModel.Message {
        ConsoleModel.Message(
            id: message.id, sender: rules.name(of: message.sender), event: message.event, status: message.status,
            receivedAt: message.receivedAt.display,
            sentences: message.problem.map { [$0.description] } ?? message.decisions)
    }

    private static func feeds(_ states: [FeedState], _ rules: Rules, at now: Instant) -> [ConsoleModel.Feed] {
        let late = Set(rules.lateFeeds(states, at: now))
        return rules.packagePublishers.map { profile in
            let state = states.first { $0.publisher == profile.sender }
            return ConsoleModel.Feed(
                publisher: profile.name,
                state: state == nil ? .neverHeard : late.contains(profile.sender) ? .late : .onTime,
                receivedAt: state?.receivedAt.display, submittedAt: state?.submittedAt.display)
        }
    }

    private var verification: ConsoleModel.Audit.Verification {
        guard let finding = watch.latest else { return .notYet }
        return finding.verdict.isIntact
            ? .intact(at: finding.at.display) : .broken("\(finding.verdict)", at: finding.at.display)
    }
}
