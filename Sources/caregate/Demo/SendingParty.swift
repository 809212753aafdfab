// An organisation that sends: HTTPS and MLLP over mutual TLS with its own certificate.

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Records
import Transport

final class SendingParty: Sendable {
    struct Reply: Sendable {
        let status: Int
        let body: [UInt8]
    }

    private enum Limits {
        static let replyBytes = 16 * 1_048_576
        static let wait = TimeAmount.seconds(60)
    }

    let organisation: ODSCode
    private let http: HTTPClient
    private let tls: ClientTLS

    init(_ organisation: ODSCode, stage: Stage) throws {
        self.organisation = organisation
        let files = stage.client(organisation.text)
        tls = try ClientTLS(
            try TLSCredentials(
                certificateChain: try Files.named(files.certificate), privateKey: try Files.named(files.key)),
            roots: try Files.named(stage.anchor))
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls.configuration)
        configuration.httpVersion = .http1Only
        http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func post(_ body: [UInt8], to url: String, type: String, key: String? = nil) async throws -> Reply {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "content-type", value: type)
        if let key { request.headers.add(name: "idempotency-key", value: key) }
        request.body = .bytes(ByteBuffer(bytes: body))
        return try await run(request)
    }

    func get(_ url: String, headers: [(String, String)]) async throws -> Reply {
        var request = HTTPClientRequest(url: url)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        return try await run(request)
    }

    private func run(_ request: HTTPClientRequest) async throws -> Reply {
        let response = try await http.execute(request, timeout: Limits.wait)
        let body = try await response.body.collect(upTo: Limits.replyBytes)
        return Reply(status: Int(response.status.code), body: Array(body.readableBytesView))
    }

    /// A connection for HL7 v2; its owner shuts it down.
    func mllp(port: Int) throws -> MLLPClient {
        try MLLPClient(host: "127.0.0.1", port: port, tls: tls)
    }

    func shutdown() async throws { try await http.shutdown() }
}
