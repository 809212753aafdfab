// A whole pipeline under test: the real store in a folder of its own, the repository's mappings and agreements, the
// delivery and re-evaluation services running, a clock that the test moves, and recipients that write down what they get.

import AuditLog
import Foundation
import Records
import Storage
import Synchronization
import Testing

@testable import Agreements
@testable import Gateway

/// Yaml files by name, to be changed before they are loaded.
typealias Texts = [String: String]

final class TestClock: Sendable {
    /// A Sunday in November, GMT: London and UTC agree.
    static let start = instant("2026-11-22T14:00:00Z")
    private let time = Mutex(TestClock.start)

    var now: Instant { time.withLock { $0 } }
    func set(_ instant: Instant) { time.withLock { $0 = instant } }
}

/// A recipient that writes down every parcel, and answers as it is told to.
final class Recorder: Destination {
    typealias Script = @Sendable (_ parcel: Parcel, _ attempt: Int) async -> SendOutcome

    private struct State {
        var parcels: [Parcel] = []
        var attempts: [String: Int] = [:]
        var script: Script?
    }

    let name: String
    let recipient: ODSCode
    let concurrency = 4
    private let state = Mutex(State())

    init(_ name: String, _ recipient: ODSCode) {
        self.name = name
        self.recipient = recipient
    }

    func send(_ parcel: Parcel) async -> SendOutcome {
        let (script, attempt) = state.withLock { state in
            state.parcels.append(parcel)
            state.attempts[parcel.id, default: 0] += 1
            return (state.script, state.attempts[parcel.id, default: 0])
        }
        return await script?(parcel, attempt) ?? .delivered
    }

    func shutdown() async throws {}

    /// How parcels are answered from now on; `attempt` counts from one for each parcel id.
    func answer(_ script: Script?) { state.withLock { $0.script = script } }

    var parcels: [Parcel] { state.withLock { $0.parcels } }

    var views: [EDView] {
        parcels.compactMap { if case .alert(let view) = $0.content { view } else { nil } }
    }

    /// Notices, and what takes them back.
    var allNotices: [Disclosure] {
        parcels.compactMap { if case .notice(let disclosure) = $0.content { disclosure } else { nil } }
    }

    var notices: [Disclosure] { allNotices.filter { !$0.isWithdrawal } }

    var forwarded: [[Disclosure]] {
        parcels.compactMap { if case .forward(let disclosures) = $0.content { disclosures } else { nil } }
    }
}

/// The real store, which fails on demand.
final class FaultyStore: Store {
    enum Fault: Sendable {
        /// Before anything is done.
        case before
        /// At the commit: all of it is undone.
        case atCommit
        /// After the commit: the caller is told of a failure, and all of it is there.
        case afterCommit
    }

    struct Broken: Error {}

    let store: SQLStore
    private let fault = Mutex<Fault?>(nil)
    /// Durable transactions so far.
    let commits = Mutex(0)

    init(_ store: SQLStore) { self.store = store }

    func fail(_ fault: Fault?) { self.fault.withLock { $0 = fault } }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Result
    ) async throws -> Result {
        let fault = fault.withLock { $0 }
        if case .before = fault { throw Broken() }
        let result = try await store.write { transaction in
            let result = try body(transaction)
            if case .atCommit = fault { throw Broken() }
            return result
        }
        commits.withLock { $0 += 1 }
        if case .afterCommit = fault { throw Broken() }
        return result
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any StoreReading) throws -> Result
    ) async throws -> Result {
        try await store.read(body)
    }
}

/// What a test sets up otherwise than the usual.
struct Setup: Sendable {
    var agreements: @Sendable (inout Texts) -> Void = { _ in }
    var mappings: @Sendable (inout Texts) -> Void = { _ in }
    var settings = PolicySettings()
    var records: [GatewayConfiguration.Record] = [.embedded(code("QNS"))]
    var tellsEveryAttendance = false
    /// The recorder that stands for the privacy officer.
    var privacyOfficer: String?
    /// Whether the delivery and re-evaluation services run from the start.
    var runsServices = true
}

/// The pipeline of one test.
final class House: Sendable {
    let gateway: Gateway
    let store: FaultyStore
    let wake: Wake
    let clock: TestClock
    let key: SigningKey
    let setup: Setup
    /// The emergency departments of Kingsmead (RK5) and St Brannoc's (RX8).
    /// Kingsmead's second one (RK502) has an endpoint of its own.
    let kingsmead = Recorder("kingsmead-ed", code("RK5"))
    let secondED = Recorder("kingsmead-second-ed", code("RK502"))
    let brannoc = Recorder("brannoc-ed", code("RX8"))
    let northshire = Recorder("northshire-council", code("503"))
    let southmere = Recorder("southmere-council", code("506"))
    let record = Recorder("outside-record", code("QNS"))
    private let services = Mutex<[Task<Void, any Error>]>([])

    var recorders: [Recorder] { [kingsmead, secondED, brannoc, northshire, southmere, record] }

    init(store: SQLStore, setup: Setup) throws {
        self.setup = setup
        self.store = FaultyStore(store)
        let clock = TestClock()
        self.clock = clock
        key = try SigningKey(name: "caregate.example/test", seed: [UInt8](repeating: 7, count: 32))
        wake = Wake(destinations: [kingsmead, secondED, brannoc, northshire, southmere, record].map(\.name))
        let environment = Environment(
            now: { clock.now },
            random: { count in
                var generator = SystemRandomNumberGenerator()
                return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            }, node: "test")
        let everyAttendance = setup.tellsEveryAttendance
        let committer = Committer(store: self.store, environment: environment, key: key, wake: wake)
        gateway = Gateway(
            configuration: GatewayConfiguration(
                organisation: code("QNS"), records: setup.records,
                endpoints: [kingsmead, secondED, brannoc, northshire, southmere].map {
                    .init(recipient: $0.recipient, destination: $0.name, tellsEveryAttendance: everyAttendance)
                }, privacyOfficer: setup.privacyOfficer),
            rules: RulesInForce(try Self.rules(setup)), committer: committer, store: self.store,
            environment: environment)
    }

    /// The rules of the repository's files, changed as the set-up says and then as `change` says.
    static func rules(_ setup: Setup, _ change: (inout Texts) -> Void = { _ in }) throws -> Rules {
        var agreements = try Self.files("agreements")
        setup.agreements(&agreements)
        change(&agreements)
        var mappings = try Self.files("mappings")
        setup.mappings(&mappings)
        return Rules(
            policy: try PolicySet.load(
                agreements.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, settings: setup.settings),
            profiles: try SenderProfile.load(mappings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
    }

    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A file of the repository.
    static func text(_ path: String) -> String {
        do {
            return try String(contentsOf: repository.appendingPathComponent(path), encoding: .utf8)
        } catch {
            Issue.record(error)
            return ""
        }
    }

    private static func files(_ folder: String) throws -> Texts {
        let root = repository.appendingPathComponent(folder)
        var texts: Texts = [:]
        for file in try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
        where file.pathExtension == "yaml" {
            texts[file.lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
        }
        return texts
    }

    /// Replaces the agreements in force, as a reload does.
    func replaceAgreements(_ change: (inout Texts) -> Void) throws {
        gateway.rules.replace(with: try Self.rules(setup, change))
        wake.sweep()
    }

    // MARK: Services

    func start() {
        let gateway = gateway
        let wake = wake
        let recorders = recorders
        services.withLock {
            $0 = [
                Task { try await DeliveryService(gateway: gateway, destinations: recorders, wake: wake).run() },
                Task { try await ReevaluationService(gateway: gateway, wake: wake).run() },
            ]
        }
    }

    /// Stops the services as a lost process does not: what is under way is settled first.
    func stop() async throws {
        let running = services.withLock { services in
            defer { services = [] }
            return services
        }
        for service in running { service.cancel() }
        ring()
        for service in running { _ = await service.result }
    }

    private func ring() {
        wake.awaken(Set(recorders.map(\.name)))
        wake.sweepBell.ring()
    }

    // MARK: Doing

    @discardableResult
    func submit(
        _ bytes: [UInt8], from sender: String, _ format: Format, key: String? = nil
    ) async -> Answer {
        await gateway.submit(
            Submission(
                sender: Sender(organisation: code(sender), fingerprint: "fingerprint"),
                channel: format == .hl7v2 ? .mllp : .https, format: format, bytes: bytes, receivedAt: clock.now,
                requestID: "request", correlationID: "correlation", idempotencyKey: key))
    }

    /// An ADT message of Kingsmead Hospitals.
    @discardableResult
    func adt(_ message: ADT) async -> Answer { await submit(message.bytes(at: clock.now), from: "RK5", .hl7v2) }

    /// Northshire Council's extract, as of now unless it says otherwise.
    @discardableResult
    func publish(_ clients: Client..., id: String? = nil, extractedAt: String? = nil) async -> Answer {
        let time = extractedAt ?? clock.now.description
        return await submit(
            Northshire.extract(id: id ?? "NS-\(time)-\(clients.map(\.id).joined())", at: time, clients), from: "503",
            .xml)
    }

    /// Every council is heard, with a client whom no test asks for.
    func hearEveryCouncil(but silent: Set<String> = []) async {
        let time = clock.now.description
        if !silent.contains("503") { await publish(.unrelated, id: "heard-503") }
        if !silent.contains("504") {
            await submit(Eastmoor.export(id: "heard-504", at: time, .unrelated), from: "504", .json)
        }
        if !silent.contains("505") {
            await submit(Westvale.bundle(id: "heard-505", at: time, .unrelated), from: "505", .fhirXML)
        }
        if !silent.contains("506") {
            await submit(Southmere.bundle(id: "heard-506", at: time, .unrelated, []), from: "506", .fhirJSON)
        }
    }

    /// Moves the clock on and waits until what that makes due is done.
    func advance(seconds: Int64) async throws {
        clock.set(clock.now.adding(seconds: seconds))
        try await settle()
    }

    /// Waits until nothing is due: no delivery, no attendance to be evaluated again.
    func settle(_ location: SourceLocation = #_sourceLocation) async throws {
        try await eventually("everything that is due is done", location) { [self] in
            ring()
            let now = clock.now
            let names = recorders.map(\.name)
            return try await store.read { store in
                guard try store.attendancesToReevaluate(at: now, limit: 1).isEmpty else { return false }
                return try names.allSatisfy {
                    try store.dueDeliveries(destination: $0, at: now, excluding: [], limit: 1).isEmpty
                }
            }
        }
    }

    // MARK: Looking

    func tasks() async throws -> [ReviewTask] {
        try await store.read { try $0.reviewTasks(isOpen: true, limit: 1_000) }
    }

    func message(_ id: String) async throws -> StoredMessage {
        try #require(try await store.read { try $0.message(id) })
    }

    func attendance(visit: String, hospital: String = "RK5") async throws -> Attendance? {
        try await store.read { try $0.attendance(hospital: code(hospital), visit: visit) }
    }

    func person(local id: String, of organisation: String) async throws -> Person? {
        try await store.read { store in
            guard let person = try store.person(identifiedBy: .local(code(organisation), id)) else { return nil }
            return try store.person(person.survivor)
        }
    }

    func deliveries(_ answer: Answer) async throws -> [Delivery] {
        try await store.read { try $0.deliveries(messageID: answer.messageID) }
    }

    func auditRows() async throws -> [AuditRow] {
        try await store.read { try $0.auditRows(from: 0, limit: 100_000) }
    }

    /// Entries of the log as their canonical text.
    func audit() async throws -> [AuditText] {
        try await auditRows().map { AuditText(try #require(try JSONReader.read($0.record).object)) }
    }

    func text(_ view: EDView) -> [String] { Statements.lines(view, at: clock.now).map(\.display) }

    func text(_ answer: Answer) throws -> [String] { text(try #require(answer.view)) }
}

/// An entry of the log, as it was written.
struct AuditText: Sendable {
    let members: JSONObject
    init(_ members: JSONObject) { self.members = members }

    subscript(name: String) -> String? {
        switch members[name] {
        case .string(let text): text
        case .number(let text): text
        default: nil
        }
    }
}

/// Runs a test in a house of its own and verifies its access log at the end.
func withHouse(_ setup: Setup = Setup(), _ body: (House) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("caregate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) } }
    let store = try await SQLStore.open(
        path: folder.appendingPathComponent("store.db").path, careSystem: CareSystem("northshire"))
    let house = try House(store: store, setup: setup)
    if setup.runsServices { house.start() }
    do {
        try await body(house)
    } catch {
        Issue.record(error)
    }
    house.store.fail(nil)
    try await house.stop()
    let verdict = try await store.verifyAuditLog(key: house.key.verifier)
    #expect(verdict.isIntact, "\(verdict)")
    try await store.close()
}

func eventually(
    _ what: String, _ location: SourceLocation = #_sourceLocation, within limit: Duration = .seconds(60),
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(4))
    }
    Issue.record("not within \(limit): \(what)", sourceLocation: location)
}

func code(_ text: String) -> ODSCode {
    guard let code = ODSCode(text) else { preconditionFailure("\(text) is no ODS code") }
    return code
}

func instant(_ text: String) -> Instant {
    guard let instant = Instant(fhir: text) else { preconditionFailure("\(text) is no instant") }
    return instant
}
