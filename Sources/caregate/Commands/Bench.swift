// caregate bench: how much the gateway takes and how fast it alerts, over real TLS with durable acknowledgements; and what
// becomes of it all when it is killed.

import ArgumentParser
import AuditLog
import Foundation
import Gateway
import Logging
import Records
import ServiceLifecycle
import Storage

struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures throughput, latency and memory with a load generator of its own, or survives kill −9.",
        discussion: """
            The daemon runs as a process of its own; the generator shares its cores. Half of the attendances raise an \
            alert, which an emergency department of this process takes over MLLP. A rate counts only if every alert was \
            delivered, and none took longer than a second.
            """)

    @Option(help: "People loaded; one in five has a package.") var people = 100_000
    @Option(help: "Connections of the load generator.") var connections = 32
    @Option(help: "Seconds of each measurement.") var seconds = 20.0
    @Option(name: .customLong("steady"), help: "Messages a second of the steady run.") var steadyRate = 500.0
    @Option(name: .customLong("soak"), help: "Seconds of a further steady run, watching memory.") var soakSeconds = 0.0
    @Option(name: .customLong("kill"), help: "Instead of measuring, kill −9 the daemon so many times under load.")
    var kills = 0
    @Option(help: "Where to work; a folder that may grow to some gigabytes.") var directory = "bench-data"
    @Option(help: "The folder that holds agreements/ and mappings/.") var source = "."

    func run() async throws {
        if FileManager.default.fileExists(atPath: directory) {
            try FileManager.default.removeItem(atPath: directory)
        }
        let folder = URL(fileURLWithPath: directory).path
        let stage = Stage(folder: folder, source: URL(fileURLWithPath: source).path)
        try stage.prepare()
        var logger = Logger(label: "bench")
        logger.logLevel = .critical
        let ledger = Ledger()
        let department = Recipient(ODSCode("RK5")!, kind: .mllp) { received in
            if let visit = Self.alertedVisit(received.bytes) { ledger.alerted(visit, at: received.tick) }
        }
        let group = ServiceGroup(
            configuration: .init(services: [try department.service(stage: stage, logger: logger)], logger: logger))
        let running = Task { try await group.run() }
        let daemon = try await start(stage, department)
        do {
            if kills > 0 {
                try await survive(stage, daemon, ledger)
            } else {
                try await measure(stage, daemon, ledger)
            }
        } catch {
            daemon.stop()
            throw error
        }
        daemon.stop()
        await group.triggerGracefulShutdown()
        try await running.value
    }

    private enum Limits {
        /// The longest that an alert may take from arrival to the emergency department's endpoint.
        static let alertMilliseconds = 1_000.0
    }

    /// The visit, PV1-19, of a message that tells of a package; `nil` of any other, which is no alert.
    static func alertedVisit(_ bytes: [UInt8]) -> String? {
        do throws(Problem) {
            guard bytes.firstRange(of: alertText) != nil else { return nil }
            let message = try HL7Message(bytes)
            return message.text("PV1-19")
        } catch {
            return nil
        }
    }

    private static let alertText = Array("Has a care package at home".utf8)

    private func start(_ stage: Stage, _ department: Recipient) async throws -> DaemonProcess {
        let daemon = DaemonProcess(
            configurationFile: "\(stage.folder)/caregate.yaml", https: Probe.freePort(), mllp: Probe.freePort(),
            admin: Probe.freePort())
        let yaml = """
            care_system: northshire
            organisation: QNS
            store: var/caregate.sqlite
            agreements: agreements
            mappings: \(stage.source)/mappings
            log_level: error
            listen: {https: "127.0.0.1:\(daemon.https)", mllp: "127.0.0.1:\(daemon.mllp)", admin: "127.0.0.1:\(daemon.admin)"}
            tls:
              certificate: certs/server.pem
              key: certs/server.key
              client_certificate: certs/gateway.pem
              client_key: certs/gateway.key
              anchors: [certs/root.pem]
              revocation_lists: [certs/revoked.crl.pem]
              bindings: certs/bindings.yaml
            audit: {name: \(Synthetic.auditName), key: certs/audit.key}
            records:
              - {ods: QNS, embedded: yes}
            destinations:
              - {name: rk5-ed, ods: RK5, kind: mllp, address: "127.0.0.1:\(try await department.listening())", concurrency: 32}
            """
        try Files.write(yaml, to: daemon.configurationFile)
        try await daemon.start()
        return daemon
    }

    private func load(_ stage: Stage, _ daemon: DaemonProcess, _ numbers: [String]) async throws {
        let council = try SendingParty(ODSCode(Self.council)!, stage: stage)
        let begin = Ticks.now()
        var from = 0
        while from < numbers.count {
            let to = min(from + 200, numbers.count)
            let body = try BenchPeople.extract(from..<to, numbers, at: SystemEnvironment.now())
            let reply = try await council.post(
                body, to: "https://localhost:\(daemon.https)/fhir/R4", type: "application/fhir+xml")
            guard reply.status < 300 else {
                throw Problems([
                    Problem(
                        .fault,
                        "loading was answered \(reply.status): \(String(decoding: reply.body.prefix(600), as: UTF8.self))"
                    )
                ])
            }
            from = to
        }
        let taken = Ticks.milliseconds(from: begin, to: Ticks.now()) / 1000
        Output.line(
            "loaded \(numbers.count.grouped) people, \((numbers.count / BenchPeople.packageEvery).grouped) packages in \(Self.text(taken)) s"
        )
        try await council.shutdown()
    }

    /// The council whose extract is loaded: one that the hospital has an agreement with.
    private static let council = "505"

    // MARK: Measure

    private func measure(_ stage: Stage, _ daemon: DaemonProcess, _ ledger: Ledger) async throws {
        let numbers = BenchPeople.nhsNumbers(people)
        try await load(stage, daemon, numbers)
        let disk = Disk.limit(in: stage.folder, seconds: 3)
        var diskLatencies = disk.latencies
        Output.line(
            "disk: \(Int(disk.perSecond).grouped) appends of 4 kB with fdatasync a second, \(diskLatencies.summary())")
        let hospital = try SendingParty(ODSCode("RK5")!, stage: stage)
        let load = Load(
            sender: hospital, mllpPort: daemon.mllp, numbers: numbers, ledger: ledger, connections: connections)
        _ = try await load.run(.closed, seconds: 3, name: "warm")
        Output.line("resident memory after loading and warming up: \(Self.text(daemon.residentMegabytes)) MB")
        let closed = try await Self.measure(
            "closed loop, \(connections) connections", load, .closed, seconds, "closed", daemon, in: stage.folder)
        let half = try await Self.measure(
            "open loop at half of that", load, .open(perSecond: closed.perSecond / 2), seconds, "half", daemon,
            in: stage.folder)
        let steady = try await Self.measure(
            "open loop at \(Int(steadyRate)) a second", load, .open(perSecond: steadyRate), seconds, "steady", daemon,
            in: stage.folder)
        // What nobody could be faster than at this pace, on this disk, at this time.
        var paced = Disk.limit(in: stage.folder, seconds: min(seconds, 20), pace: steadyRate).latencies
        Output.line("disk at \(Int(steadyRate)) such appends a second: \(paced.summary())")
        var runs = [closed, half, steady]
        if soakSeconds > 0 {
            let before = daemon.residentMegabytes
            let soak = try await Self.measure(
                "soak of \(Int(soakSeconds)) s at \(Int(steadyRate)) a second", load, .open(perSecond: steadyRate),
                soakSeconds, "soak", daemon, in: stage.folder)
            runs.append(soak)
            Output.line(
                "memory before and after the soak: \(Self.text(before)) MB, \(Self.text(daemon.residentMegabytes)) MB")
        }
        try await hospital.shutdown()
        daemon.stop()
        try await verify(stage)
        let slowest = runs.compactMap(\.slowestAlert).max()
        let missing = runs.reduce(0) { $0 + $1.missing }
        Output.line("slowest alert of all runs: \(slowest.map(Self.text) ?? "none came, –") ms, missing: \(missing)")
        guard missing == 0, let slowest, slowest <= Limits.alertMilliseconds else { throw ExitStatus.failed.exit }
    }

    /// Runs one load and says what it gave.
    private static func measure(
        _ title: String, _ load: Load, _ pace: Load.Pace, _ seconds: Double, _ name: String, _ daemon: DaemonProcess,
        in folder: String
    ) async throws -> LoadResult {
        let before = daemon.processorSeconds
        let watch = DiskWatch(folder: folder)
        let result: LoadResult
        do { result = try await load.run(pace, seconds: seconds, name: name) } catch {
            _ = watch.stop()
            throw error
        }
        var disk = watch.stop()
        report(title, result, daemon, processorSeconds: daemon.processorSeconds - before)
        Output.line("  the disk meanwhile, 20 synced appends a second: \(disk.summary())")
        return result
    }

    private static func report(
        _ title: String, _ measured: LoadResult, _ daemon: DaemonProcess, processorSeconds: Double
    ) {
        var result = measured
        Output.line(
            """
            \(title): \(Int(result.perSecond).grouped) messages/s (\(result.acknowledged.grouped) in \(text(result.seconds)) s, \
            \(result.refused) refused)
              acknowledgement: \(result.acknowledgement.summary())
              arrival to alert delivered: \(result.alert.summary())
              alerts: \(result.alerts.grouped) delivered, \(result.missing) missing; \
            oldest undelivered never older than \(text(result.alert.percentile(100))) ms
              daemon: \(text(daemon.residentMegabytes)) MB resident, \(Int(processorSeconds / Double(max(result.acknowledged, 1)) * 1_000_000)) µs of processor a message
            """)
    }

    private static func text(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

    private func verify(_ stage: Stage) async throws {
        let configuration = try ConfigurationReader.read(
            file: "\(stage.folder)/caregate.yaml", text: try Files.text("\(stage.folder)/caregate.yaml"),
            environment: [:], sets: [])
        let store = try await Daemon.openStore(configuration)
        let begin = Ticks.now()
        let verdict = try await store.verifyAuditLog(key: try Loading(configuration: configuration).auditKey().verifier)
        Output.line("audit: \(verdict) (\(Self.text(Ticks.milliseconds(from: begin, to: Ticks.now()) / 1000)) s)")
        try await store.close()
        if !verdict.isIntact { throw ExitStatus.failed.exit }
    }

    // MARK: kill −9

    /// Kills the daemon at random moments under load; senders resend what was not acknowledged. Afterwards every
    /// acknowledged message must be there exactly once, every alert delivered, and the access log intact.
    private func survive(_ stage: Stage, _ daemon: DaemonProcess, _ ledger: Ledger) async throws {
        let numbers = BenchPeople.nhsNumbers(min(people, 2_000))
        try await load(stage, daemon, numbers)
        let hospital = try SendingParty(ODSCode("RK5")!, stage: stage)
        let resending = Resending(
            sender: hospital, mllpPort: daemon.mllp, numbers: numbers, ledger: ledger, connections: connections)
        let running = Task { await resending.run() }
        for round in 1...kills {
            try await Task.sleep(for: .milliseconds(Int.random(in: 400...1600)))
            daemon.kill()
            try await daemon.start()
            Output.word("kill \(round) of \(kills): \(resending.acknowledgedCount.grouped) acknowledged")
        }
        try await Task.sleep(for: .seconds(1))
        resending.stop()
        await running.value
        for _ in 0..<1200 where ledger.missing > 0 { try await Task.sleep(for: .milliseconds(50)) }
        try await hospital.shutdown()
        daemon.stop()
        let acknowledged = ledger.all.filter { $0.value.acknowledged != nil }
        let missingAlerts = acknowledged.values.count { $0.expectsAlert && $0.alerted == nil }
        let (absent, twice) = try await count(Set(acknowledged.keys), stage)
        Output.line(
            """
            killed \(kills) times under load: \(acknowledged.count.grouped) acknowledged; \(absent) absent, \(twice) present twice; \
            \(acknowledged.values.count { $0.alerted != nil }.grouped) alerts delivered, \(missingAlerts) missing, \
            \(acknowledged.values.count { $0.alerts > 1 }) delivered more than once (at least once is promised)
            """)
        try await verify(stage)
        if absent + twice + missingAlerts > 0 { throw ExitStatus.failed.exit }
    }

    /// How many acknowledged messages are not in the store, and how many more than once.
    private func count(_ acknowledged: Set<String>, _ stage: Stage) async throws -> (absent: Int, twice: Int) {
        let configuration = try ConfigurationReader.read(
            file: "\(stage.folder)/caregate.yaml", text: try Files.text("\(stage.folder)/caregate.yaml"),
            environment: [:], sets: [])
        let store = try await Daemon.openStore(configuration)
        let hospital = ODSCode("RK5")!
        let stored = try await store.read { try $0.messages(status: .accepted, sender: hospital, limit: Int.max) }
        try await store.close()
        var times: [String: Int] = [:]
        for message in stored { times[message.controlID ?? "", default: 0] += 1 }
        return (
            acknowledged.count { times[$0] == nil }, acknowledged.count { times[$0, default: 0] > 1 }
        )
    }
}
