// The demonstration's daemon, its recipients and its senders, all on this machine and over real TLS.

import Foundation
import Gateway
import Logging
import Records
import ServiceLifecycle
import Storage
import Synchronization
import UnixSignals

final class Theatre: Sendable {
    /// What a recipient got, in order.
    final class Inbox: Sendable {
        private let received = Mutex<[Received]>([])

        func add(_ item: Received) { received.withLock { $0.append(item) } }
        var count: Int { received.withLock { $0.count } }

        /// The first that mentions `text` after position `from`, waiting for it.
        func next(_ text: String, from: Int, within milliseconds: Int) async throws -> Received? {
            let wanted = Array(text.utf8)
            for _ in 0..<(milliseconds / 2) {
                let found = received.withLock { list in
                    list.dropFirst(from).first { $0.bytes.firstRange(of: wanted) != nil }
                }
                if let found { return found }
                try await Task.sleep(for: .milliseconds(2))
            }
            return nil
        }
    }

    let stage: Stage
    let daemon: Daemon
    let kingsmead = Inbox()
    let brannoc = Inbox()
    let councils = Inbox()
    private let services: [any Service]

    init(stage: Stage, console: SocketAddress, metrics: PrometheusMetrics, logger: Logger) async throws {
        self.stage = stage
        let ports = (
            kingsmead: Probe.freePort(), brannoc: Probe.freePort(), northshire: Probe.freePort(),
            eastmoor: Probe.freePort()
        )
        func code(_ text: String) -> ODSCode { ODSCode(text)! }
        func fhir(_ name: String, _ ods: String, _ port: Int, _ tells: DestinationSettings.Tells) -> DestinationSettings
        {
            DestinationSettings(
                name: name, organisation: code(ods), kind: .fhirMessage,
                address: "https://localhost:\(port)/fhir/R4/$process-message", tells: tells, concurrency: 8)
        }
        let free = SocketAddress(host: "127.0.0.1", port: 0)
        let configuration = stage.configuration(
            https: free, mllp: free, admin: free, console: console, records: [.embedded(code("QNS"))],
            destinations: [
                DestinationSettings(
                    name: "kingsmead-ed", organisation: code("RK5"), kind: .mllp,
                    address: "127.0.0.1:\(ports.kingsmead)", tells: .everyAttendance, concurrency: 8),
                fhir("st-brannocs-ed", "RX8", ports.brannoc, .everyAttendance),
                fhir("northshire-duty-team", "503", ports.northshire, .alerts),
                fhir("eastmoor-duty-team", "504", ports.eastmoor, .alerts),
            ], logLevel: "warning")
        daemon = try await Daemon.make(configuration, metrics: metrics, logger: logger)
        let recipients: [(Recipient, Int)] = [
            (Recipient(code("RK5"), kind: .mllp) { [kingsmead] in kingsmead.add($0) }, ports.kingsmead),
            (Recipient(code("RX8"), kind: .fhir) { [brannoc] in brannoc.add($0) }, ports.brannoc),
            (Recipient(code("503"), kind: .fhir) { [councils] in councils.add($0) }, ports.northshire),
            (Recipient(code("504"), kind: .fhir) { [councils] in councils.add($0) }, ports.eastmoor),
        ]
        services = try recipients.map { try $0.0.service(stage: stage, port: $0.1, logger: logger) } + daemon.services
    }

    /// Runs until a signal, or until `story` is over when it says so.
    func run(logger: Logger, story: @escaping @Sendable (Theatre) async throws -> Bool) async throws {
        let play = Play(theatre: self, story: story)
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) } + [
                .init(
                    service: play, successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            ], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(20)
        try await ServiceGroup(configuration: configuration).run()
        try await daemon.store.close()
    }

    /// Waits until every listener has its port.
    func curtain() async throws {
        for _ in 0..<1000 {
            if ["https", "mllp", "admin", "console"].allSatisfy({ daemon.ports[$0] != nil }) { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw Problems([Problem(.unavailable, "the listeners did not start")])
    }
}

/// The story as a service: when it ends, so does the group, unless it is to stay up.
private struct Play: Service {
    let theatre: Theatre
    let story: @Sendable (Theatre) async throws -> Bool

    func run() async throws {
        let staysUp = try await story(theatre)
        if staysUp { try? await gracefulShutdown() }
    }
}
