// The built program in a folder of its own: development certificates, the synthetic agreements and mappings, a
// configuration.

import Foundation
import Gateway
import Records
import Storage
import Testing
import Transport

@testable import caregate

/// What a command did.
struct Ran {
    let status: Int32
    let output: String
    let words: String
}

/// A folder with development certificates, the synthetic agreements and mappings, and a configuration.
final class Place {
    let folder: URL
    private static let root = URL(fileURLWithPath: #filePath).appending(path: "../../..").standardized

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "caregate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["agreements", "mappings"] {
            try FileManager.default.copyItem(at: Self.root.appending(path: name), to: folder.appending(path: name))
        }
        try write(
            "caregate.yaml",
            """
            care_system: northshire
            organisation: QNS
            store: var/caregate.sqlite
            agreements: agreements
            mappings: mappings
            listen: {https: "127.0.0.1:0", mllp: "127.0.0.1:0", admin: "127.0.0.1:0"}
            tls:
              certificate: certs/server.pem
              key: certs/server.key
              client_certificate: certs/gateway.pem
              client_key: certs/gateway.key
              anchors: [certs/root.pem]
              revocation_lists: [certs/revoked.crl.pem]
              bindings: certs/bindings.yaml
            audit: {name: test.example/log, key: certs/audit.key}
            records: [{ods: QNS, embedded: yes}]

            """)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ name: String, _ text: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    func text(_ name: String) throws -> String { try text(folder.appending(path: name)) }

    func edit(_ name: String, _ from: String, _ to: String) throws {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        #expect(text.contains(from))
        try write(name, text.replacing(from, with: to))
    }

    @discardableResult
    func caregate(_ arguments: String...) async throws -> Ran { try await run(arguments) }

    func run(_ arguments: [String]) async throws -> Ran {
        let process = try started(arguments)
        let status = await process.wait()
        return Ran(status: status, output: try text(output), words: try text(words))
    }

    /// A command that goes on: its caller ends it.
    func start(_ arguments: String...) throws -> ChildProcess { try started(arguments) }

    /// Waits until a command that goes on has said something, and does something meanwhile.
    func words(_ text: String, within seconds: Double, meanwhile: () -> Void = {}) async throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            if try self.text(words).contains(text) { return }
            meanwhile()
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("\(text) was not said in \(seconds) s: \(try self.text(words))")
    }

    private var output: URL { folder.appending(path: "stdout") }
    private var words: URL { folder.appending(path: "stderr") }
    private func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

    private func started(_ arguments: [String]) throws -> ChildProcess {
        for url in [output, words] { try Data().write(to: url) }
        return try ChildProcess(
            try Self.program().path, arguments,
            environment: ["CAREGATE_CONFIG": "caregate.yaml", "PATH": "/usr/bin:/bin"], folder: folder.path,
            output: output.path, errors: words.path)
    }

    /// As a command would read it from this folder.
    func configuration() throws -> Configuration {
        let file = folder.appending(path: "caregate.yaml")
        return try ConfigurationReader.read(
            file: file.path, text: try String(contentsOf: file, encoding: .utf8), environment: [:], sets: [])
    }

    /// Every entry of the access log, oldest first.
    func audit() async throws -> [JSONValue] {
        let store = try await Daemon.openStore(try configuration())
        let rows = try await store.read { try $0.auditRows(from: 0, limit: 100_000) }
        try await store.close()
        return try rows.map { try JSONReader.read($0.record) }
    }

    /// The program that was built with these tests: beside their bundle.
    private static func program() throws -> URL {
        let candidates =
            [CommandLine.arguments.first.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }]
            .compactMap { $0 } + [root.appending(path: ".build/debug")]
        let found = candidates.map { $0.appending(path: "caregate") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
        return try #require(found, "the program is not built")
    }
}

/// Whom certificates of a place speak for.
struct Trusting {
    let place: Place
    let store: TrustStore

    /// - Parameter store: the one in force; else one of the files as they are now.
    init(_ place: Place, _ store: TrustStore? = nil) throws {
        self.place = place
        self.store = try store ?? TrustStore(try Loading(configuration: try place.configuration()).trust())
    }

    /// - Returns: `nil` of one that is refused.
    func sender(_ name: String) throws -> String? {
        let pem = try String(contentsOf: place.folder.appending(path: name), encoding: .utf8)
        let der = try #require(
            Data(base64Encoded: pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }.joined()))
        switch store.verify(chain: [Array(der)], at: SystemEnvironment.now()) {
        case .success(let peer): return peer.sender.organisation.text
        case .failure: return nil
        }
    }
}
