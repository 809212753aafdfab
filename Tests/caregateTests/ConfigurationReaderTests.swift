// caregate.yaml: every mistake is said with its place and what to do; flags go before the environment, that before the file,
// that before the default.

import Foundation
import Gateway
import Records
import Testing

@testable import caregate

@Suite struct ConfigurationReaderTests {
    private static let good = """
        care_system: northshire
        organisation: QNS
        store: var/caregate.sqlite
        agreements: agreements
        mappings: /etc/caregate/mappings
        listen:
          mllp: 127.0.0.1:2600
        tls:
          certificate: certs/server.pem
          key: certs/server.key
          client_certificate: certs/gateway.pem
          client_key: certs/gateway.key
          anchors: [certs/root.pem]
          bindings: certs/bindings.yaml
        audit: {name: a.example/log, key: certs/audit.key}
        records:
          - {ods: QNS, embedded: yes}
        destinations:
          - {name: ed, ods: RK5, kind: mllp, address: "127.0.0.1:2576"}

        """

    private static func read(
        _ text: String = good, environment: [String: String] = [:], sets: [String] = []
    ) throws(Problems) -> Configuration {
        try ConfigurationReader.read(file: "/srv/c.yaml", text: text, environment: environment, sets: sets)
    }

    private static func problems(
        _ text: String = good, environment: [String: String] = [:], sets: [String] = []
    ) -> [Problem] {
        do {
            _ = try read(text, environment: environment, sets: sets)
            return []
        } catch {
            return error.all
        }
    }

    @Test func whatIsNotSaidHasItsDefault() throws {
        let configuration = try Self.read()
        #expect(configuration.https == SocketAddress(host: "127.0.0.1", port: 8443))
        #expect(configuration.admin == SocketAddress(host: "127.0.0.1", port: 9090))
        #expect(configuration.publicURL == "https://127.0.0.1:8443")
        #expect(configuration.console == nil)
        #expect(configuration.node == "caregate")
        #expect(configuration.drainSeconds == 20)
        #expect(configuration.logLevel == "info")
        #expect(!configuration.requiresSIRO)
        #expect(configuration.destinations.first?.concurrency == 16)
        #expect(configuration.destinations.first?.tells == .alerts)
    }

    @Test func pathsAreRelativeToTheFile() throws {
        let configuration = try Self.read()
        #expect(configuration.store == "/srv/var/caregate.sqlite")
        #expect(configuration.anchors == ["/srv/certs/root.pem"])
        #expect(configuration.mappings == "/etc/caregate/mappings")
    }

    @Test func aFlagGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws {
        let environment = ["CAREGATE_LISTEN_MLLP": "127.0.0.1:2700", "CAREGATE_NODE": "second", "HOME": "/root"]
        #expect(try Self.read().mllp.port == 2600)
        #expect(try Self.read(environment: environment).mllp.port == 2700)
        let all = try Self.read(environment: environment, sets: ["listen.mllp=127.0.0.1:2800"])
        #expect(all.mllp.port == 2800)
        #expect(all.node == "second")
        #expect(all.places["listen.mllp"] == "--set listen.mllp")
        #expect(all.places["node"] == "CAREGATE_NODE")
        #expect(all.places["store"] == "/srv/c.yaml:3:8")
    }

    @Test(arguments: [
        ("listen.https=[::1]:9443", "https://[::1]:9443"),
        ("listen.public_url=https://record.example.nhs.uk", "https://record.example.nhs.uk"),
        ("listen.public_url=https://record.example.nhs.uk:8443/", "https://record.example.nhs.uk:8443"),
    ])
    func thePublicAddressIsTheListenersUnlessItIsSaid(_ set: String, _ url: String) throws {
        #expect(try Self.read(sets: [set]).publicURL == url)
    }

    @Test(
        "a mistake in the file has its line",
        arguments: [
            ("care_system: northshire", "care_systems: northshire", "1:1", Problem.Reason.unknownElement),
            ("organisation: QNS", "organisation: qns", "2:15", .dataType),
            ("organisation: QNS", "organisation: QNS\norganisation: QNS", "2:1", .duplicateKey),
            ("organisation: QNS", "organisation: &a QNS", "2:15", .syntax),
            ("care_system: northshire", "care_system: \"\"", "1:14", .required),
            ("  mllp: 127.0.0.1:2600", "  mlpp: 127.0.0.1:2600", "7:3", .unknownElement),
            ("127.0.0.1:2600", "127.0.0.1", "7:9", .dataType),
            ("127.0.0.1:2600", "127.0.0.1:70000", "7:9", .dataType),
            ("  mllp: 127.0.0.1:2600", "  admin: 0.0.0.0:9090", "7:10", .dataType),
            ("  mllp: 127.0.0.1:2600", "  console: 127.0.0.1:80", "7:12", .unknownElement),
            ("  mllp: 127.0.0.1:2600", "  public_url: http://record.example.nhs.uk", "7:15", .dataType),
            ("  mllp: 127.0.0.1:2600", "  public_url: https://record.example.nhs.uk/fhir/R4", "7:15", .dataType),
            ("  mllp: 127.0.0.1:2600", "  public_url: record.example.nhs.uk", "7:15", .dataType),
            ("listen:\n", "log_level: loud\nlisten:\n", "6:12", .dataType),
            ("listen:\n", "drain_seconds: soon\nlisten:\n", "6:16", .dataType),
            ("listen:\n", "policy: {require_siro: maybe}\nlisten:\n", "6:24", .dataType),
            ("embedded: yes", "destination: nowhere", "17:5", .required),
            ("embedded: yes", "embedded: no", "17:5", .required),
            ("kind: mllp", "kind: pigeon", "19:32", .dataType),
            ("kind: mllp, ", "", "19:5", .required),
            ("\"127.0.0.1:2576\"", "nowhere", "19:5", .dataType),
            (
                "kind: mllp, address: \"127.0.0.1:2576\"", "kind: fhir-message, address: \"http://a/\"", "19:5",
                .dataType
            ),
            ("kind: mllp, address: \"127.0.0.1:2576\"", "kind: fhir-message, address: \"https://\"", "19:5", .dataType),
            ("ods: RK5, ", "", "19:5", .required),
            (
                "destinations:\n",
                "destinations:\n  - {name: ed, ods: RX8, kind: mllp, address: \"127.0.0.1:2577\"}\n", "20:5",
                .duplicateKey
            ),
            ("records:\n", "pickup: {root: in, senders: [x]}\nrecords:\n", "16:9", .dataType),
        ])
    func mistakes(from: String, to: String, place: String, reason: Problem.Reason) throws {
        #expect(Self.good.contains(from))
        let problems = Self.problems(Self.good.replacing(from, with: to))
        let found = try #require(problems.first { $0.reason == reason }, "\(problems)")
        #expect(found.place == "/srv/c.yaml:\(place)", "\(problems)")
    }

    @Test(arguments: [
        "care_system", "organisation", "store", "agreements", "mappings", "tls.certificate", "tls.key",
        "tls.client_certificate", "tls.client_key", "tls.anchors", "tls.bindings",
    ])
    func whatIsNeededIsMissed(_ name: String) {
        let leaf = name.split(separator: ".").last ?? ""
        let text = Self.good.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("\(leaf):") }
        let problems = Self.problems(text.joined(separator: "\n"))
        #expect(problems.map(\.what) == ["\(name) is missing"])
        #expect(problems.allSatisfy { !$0.remedy.isEmpty })
    }

    @Test func settingsOutsideTheFileAreCheckedToo() {
        #expect(Self.problems(environment: ["CAREGATE_LISTEN_HTTP": "x"]).map(\.place) == ["CAREGATE_LISTEN_HTTP"])
        #expect(Self.problems(environment: ["CAREGATE_LISTEN_HTTPS": "x"]).map(\.place) == ["CAREGATE_LISTEN_HTTPS"])
        #expect(Self.problems(sets: ["listen.http=x"]).map(\.place) == ["--set listen.http"])
        #expect(Self.problems(sets: ["listen.https=x"]).map(\.place) == ["--set listen.https"])
        #expect(Self.problems(sets: ["listen.https"]).map(\.place) == ["--set"])
        #expect(Self.problems("").map(\.place) == ["/srv/c.yaml:1:1"])
    }

    @Test func theReadmesExampleIsAccepted() throws {
        let readme = try String(
            contentsOf: URL(fileURLWithPath: #filePath).appending(path: "../../../README.md").standardized,
            encoding: .utf8)
        let start = try #require(readme.range(of: "```yaml\n"))
        let end = try #require(readme.range(of: "```", range: start.upperBound..<readme.endIndex))
        let text = String(readme[start.upperBound..<end.lowerBound])
        #expect(Self.problems(text).isEmpty)
        let configuration = try Self.read(text)
        // The table of settings names each of them with its variable, or says that there is none.
        for name in configuration.places.keys where !name.hasPrefix("destinations.") {
            #expect(readme.contains("`\(name)`"), "\(name)")
        }
    }
}
