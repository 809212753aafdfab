import Foundation
import Records
import Testing

@testable import caregate

struct ConfigurationTests {
    private static func read(
        listen: String = "", destination: String = "", environment: [String: String] = [:], sets: [String] = []
    ) throws(Problems) -> Configuration {
        let text = """
            care_system: northshire
            organisation: QNS
            store: var/caregate.sqlite
            agreements: agreements
            mappings: mappings
            listen: {https: "127.0.0.1:8443"\(listen)}
            tls: {certificate: a, key: a, client_certificate: a, client_key: a, anchors: [a], bindings: a}
            audit: {name: caregate.example/log, key: a}
            destinations: [\(destination)]
            """
        return try ConfigurationReader.read(file: "f.yaml", text: text, environment: environment, sets: sets)
    }

    @Test func aPlainConfigurationIsRead() throws {
        let configuration = try Self.read()
        #expect(configuration.console == nil)
    }

    @Test(arguments: [
        (#", console: "127.0.0.1:8088""#, [String: String](), [String](), "f.yaml:6"),
        ("", ["CAREGATE_LISTEN_CONSOLE": "127.0.0.1:8088"], [], "CAREGATE_LISTEN_CONSOLE"),
        ("", [:], ["listen.console=127.0.0.1:8088"], "--set listen.console"),
    ])
    func theConsoleIsOfTheDemonstrationOnly(
        _ listen: String, _ environment: [String: String], _ sets: [String], _ place: String
    ) throws {
        let problems = try #require(throws: Problems.self) {
            try Self.read(listen: listen, environment: environment, sets: sets)
        }
        #expect(problems.all.count == 1)
        #expect(problems.all.first?.what.hasPrefix("listen.console:") == true)
        #expect(problems.all.first?.place.hasPrefix(place) == true)
    }

    @Test func aNameOfTheServerIsNoSetting() throws {
        let destination = #"{name: x, ods: RK5, kind: mllp, address: "ed.example:2575", server_name: y}"#
        let problems = try #require(throws: Problems.self) { try Self.read(destination: destination) }
        #expect(problems.all.map(\.reason) == [.unknownElement])
    }

    @Test(arguments: [("503", true), ("RK5", false)])
    func aCouncilCannotBeToldOverMLLP(_ organisation: String, _ isRefused: Bool) throws {
        let configuration = try Self.read(
            destination: #"{name: x, ods: \#(organisation), kind: mllp, address: "x.example:2575"}"#)
        let folder = try #require(Self.repository)
        var found = configuration
        found.mappings = folder + "/mappings"
        let loading = Loading(configuration: found)
        let profiles = try loading.profiles()
        guard isRefused else { return try loading.requireKinds(of: profiles) }
        let problems = try #require(throws: Problems.self) { try loading.requireKinds(of: profiles) }
        #expect(problems.all.map(\.place) == ["f.yaml:9:16"])
    }

    private static var repository: String? {
        #filePath.range(of: "/Tests/").map { String(#filePath[..<$0.lowerBound]) }
    }
}
