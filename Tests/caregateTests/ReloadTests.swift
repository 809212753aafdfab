// SIGHUP: a good set takes over whole, a bad one not at all, and either is said and recorded.

import Agreements
import Foundation
import Gateway
import Logging
import Records
import Storage
import Synchronization
import Testing
import Transport

@testable import caregate

@Suite struct ReloadTests {
    /// What was logged.
    private final class Lines: Sendable {
        private let lines = Mutex<[(level: Logger.Level, text: String)]>([])
        var all: [(level: Logger.Level, text: String)] { lines.withLock { $0 } }
        func append(_ level: Logger.Level, _ text: String) { lines.withLock { $0.append((level, text)) } }
        func text(_ level: Logger.Level) -> String {
            all.filter { $0.level == level }.map(\.text).joined(separator: "\n")
        }
    }

    private struct Handler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) {
            lines.append(event.level, "\(event.message) \(event.metadata ?? [:])")
        }
    }

    /// A gateway as `serve` wires it, without its listeners.
    private struct Running {
        let place: Place
        let store: SQLStore
        let gateway: Gateway
        let trust: TrustStore
        let tls: ServerTLS
        let service: ReloadService
        let lines = Lines()

        init() async throws {
            place = try Place()
            try await place.caregate("certs", "init", "--directory", "certs")
            let configuration = try place.configuration()
            let loading = Loading(configuration: configuration)
            store = try await Daemon.openStore(configuration)
            gateway = try CommandGateway.make(configuration, store)
            trust = try TrustStore(try loading.trust())
            tls = try ServerTLS(try loading.credentials())
            let lines = lines
            service = ReloadService(
                gateway: gateway, configuration: configuration, trust: trust, tls: tls, wake: Wake(destinations: []),
                logger: Logger(label: "test") { _ in Handler(lines: lines) })
        }

        var revision: String { gateway.rules.current.policy.revision }

        /// Of the access log.
        func outcomes() async throws -> [String] {
            try await place.audit().filter { $0["action"] == "configure" }.map {
                "\($0["outcome"]?.string ?? "") \($0["policyRevision"]?.string ?? "")"
            }
        }

        func sender(_ name: String) throws -> String? { try Trusting(place, trust).sender(name) }
    }

    @Test func aGoodSetTakesOverUnderANewRevision() async throws {
        let running = try await Running()
        let before = running.revision
        try running.place.edit("agreements/ns-ed-004.yaml", "roles: [ed-clinician, ed-system]", "roles: [ed-system]")
        try running.place.edit("mappings/503.yaml", "name: Northshire Council", "name: Northshire County Council")
        #expect(running.revision == before, "not before it is asked for")
        await running.service.reload()
        #expect(running.revision != before)
        let council = try #require(ODSCode("503"))
        #expect(running.gateway.rules.current.name(of: council) == "Northshire County Council")
        #expect(
            running.lines.text(.notice).contains("reloaded") && running.lines.text(.notice).contains(running.revision))
        #expect(running.lines.text(.critical).isEmpty)
        #expect(try await running.outcomes() == ["reloaded \(running.revision)"])
        try await running.store.close()
    }

    @Test func certificatesListsAndBindingsAreReadAgain() async throws {
        let running = try await Running()
        let (generation, notAfter) = (running.trust.generation, running.tls.notAfter)
        #expect(try running.sender("certs/clients/503.pem") == "503")
        // Another authority, another certificate of the listener, and another table.
        let now = SystemEnvironment.now()
        let authority = try DevelopmentAuthority(name: "Second root", at: now)
        let (from, until) = (now.adding(seconds: -3600), now.adding(seconds: 5 * 86_400))
        let server = try authority.server("localhost", names: [.dns("localhost")], from: from, until: until)
        let client = try authority.client("504", names: [.uri("urn:nhs-uk:ods:504")], from: from, until: until)
        let revoked = try authority.client("gone", names: [.uri("urn:nhs-uk:ods:504")], from: from, until: until)
        for (name, text) in [
            ("root.pem", authority.root.certificatePEM), ("server.pem", server.certificatePEM),
            ("server.key", server.privateKeyPEM), ("new.pem", client.certificatePEM),
            ("gone.pem", revoked.certificatePEM),
            ("revoked.crl.pem", try authority.revocationList(revoking: [revoked], from: from, until: until)),
        ] { try running.place.write("certs/\(name)", text) }
        #expect(try running.sender("certs/new.pem") == nil)
        await running.service.reload()
        #expect(try running.sender("certs/new.pem") == "504")
        #expect(try running.sender("certs/gone.pem") == nil, "revoked")
        #expect(try running.sender("certs/clients/503.pem") == nil, "of an authority that is believed no more")
        #expect(running.trust.generation == generation + 1)
        #expect(running.tls.notAfter != notAfter)
        #expect(running.tls.notAfter.milliseconds / 1000 == until.milliseconds / 1000)
        try await running.store.close()
    }

    /// Each wrong file keeps all of the old set, the good changes beside it included.
    @Test(arguments: [
        ("agreements/ns-ed-005.yaml", "review_by: ", "review_by: soon #", "agreements/ns-ed-005.yaml:"),
        ("mappings/504.yaml", "formats: ", "format: ", "mappings/504.yaml:"),
        ("mappings/RK5.yaml", "organisations: [RK501]", "organisations: [RX8]", "mappings/RK5.yaml:6: RK5 names RX8"),
        ("certs/bindings.yaml", "ods: \"RK5\"", "ods: \"rk5\"", "certs/bindings.yaml:"),
        ("certs/server.pem", "-----BEGIN CERTIFICATE-----", "-----BEGIN NOTHING-----", "certs/server.pem"),
        ("certs/revoked.crl.pem", "-----BEGIN X509 CRL-----", "-----BEGIN NOTHING-----", "certs/revoked.crl.pem"),
        ("certs/root.pem", "-----BEGIN CERTIFICATE-----", "-----BEGIN NOTHING-----", "certs/root.pem"),
    ])
    func aBadSetLeavesTheOldOneInForceAndSaysSo(
        _ file: String, _ from: String, _ to: String, _ words: String
    ) async throws {
        let running = try await Running()
        let (revision, generation, notAfter) = (running.revision, running.trust.generation, running.tls.notAfter)
        try running.place.edit("agreements/ns-ed-004.yaml", "title: Tell", "title: Inform")
        let sound = try String(contentsOf: running.place.folder.appending(path: file), encoding: .utf8)
        try running.place.edit(file, from, to)
        await running.service.reload()
        #expect(running.revision == revision)
        #expect(running.trust.generation == generation)
        #expect(running.tls.notAfter == notAfter)
        #expect(try running.sender("certs/clients/503.pem") == "503")
        let critical = running.lines.text(.critical)
        #expect(
            critical.contains("RELOAD FAILED, the old set stays in force") && critical.contains(words), "\(critical)")
        #expect(try await running.outcomes() == ["kept the old set \(revision)"])
        // Mended, it takes over, with the change that had to wait.
        try running.place.write(file, sound)
        await running.service.reload()
        #expect(running.revision != revision)
        #expect(try await running.outcomes().last == "reloaded \(running.revision)")
        try await running.store.close()
    }

    /// The signal itself, sent to a running daemon.
    @Test func theSignalReloads() async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        let daemon = try place.start("serve")
        defer { if daemon.isRunning { daemon.terminate() } }
        try await place.words("\"starting\"", within: 90)
        try place.edit("agreements/ns-ed-004.yaml", "title: Tell", "title: Inform")
        try await place.words("\"reloaded\"", within: 90) { daemon.signal(SIGHUP) }
        try place.edit("agreements/ns-ed-004.yaml", "review_by: ", "review_by: soon #")
        try await place.words("RELOAD FAILED", within: 90) { daemon.signal(SIGHUP) }
        #expect(daemon.isRunning)
        daemon.terminate()
        #expect(await daemon.wait() == 0)
        let outcomes = try await place.audit().filter { $0["action"] == "configure" }.compactMap {
            $0["outcome"]?.string
        }
        // A signal during the start ends nothing, and may be missed: it was sent until it was heard.
        #expect(outcomes.first == "started" && Set(outcomes.dropFirst()) == ["reloaded", "kept the old set"])
        #expect(outcomes.lastIndex(of: "reloaded") ?? 0 < outcomes.firstIndex(of: "kept the old set") ?? 0)
    }
}
