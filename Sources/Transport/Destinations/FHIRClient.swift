// FHIR over HTTPS to one recipient: one origin, mutual TLS, no redirects, every wait and every answer bounded.

internal import AsyncHTTPClient
internal import Gateway
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
internal import Records

/// An address of a recipient: `https`, a host, a path, and nothing else.
public struct HTTPSEndpoint: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// - Returns: `nil` unless the text is an https URL without user, query or fragment.
    public init?(_ text: String) {
        let scheme = "https://"
        guard text.hasPrefix(scheme), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        let rest = text.dropFirst(scheme.count)
        guard let host = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).first,
            !host.isEmpty,
            !rest.contains(where: { "@?#\\".contains($0) })
        else { return nil }
        description = text
    }
}

/// Sends one Bundle at a time a connection, over connections that are kept.
struct FHIRClient: Sendable {
    private let client: HTTPClient
    private let endpoint: HTTPSEndpoint
    private let timeout: TimeAmount

    init(endpoint: HTTPSEndpoint, tls: ClientTLS, connections: Int, connectSeconds: Int64, sendSeconds: Int64) {
        self.endpoint = endpoint
        timeout = .seconds(sendSeconds)
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls.configuration, redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(connectSeconds), read: .seconds(sendSeconds)),
            connectionPool: .init(idleTimeout: .seconds(60)), decompression: .disabled)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        // Back-off is Delivery's: a connection that fails is a failed attempt at once.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func shutdown() async throws { try await client.shutdown() }

    /// What came of a request.
    enum Exchange: Sendable {
        case answered(status: Int, body: [UInt8])
        /// Nothing that can be read came back. A stable word.
        case failed(String)
    }

    /// Posts a Bundle.
    /// - Parameters:
    ///   - id: the same at each attempt, so that the recipient can recognise a repeat.
    ///   - responseBytes: that are read of the answer.
    func post(_ bundle: Bundle, id: String, responseBytes: Int = Limits.responseBytes) async -> Exchange {
        var request = HTTPClientRequest(url: endpoint.description)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: FHIRForm.json.contentType)
        request.headers.add(name: "Accept", value: "application/fhir+json")
        request.headers.add(name: "X-Request-ID", value: id)
        request.headers.add(name: "Idempotency-Key", value: id)
        request.body = .bytes(ByteBuffer(bytes: FHIRJSON.write(bundle.resource)))
        do {
            let response = try await client.execute(request, timeout: timeout)
            // Read to its end, so that the connection can be used again.
            let body = try await response.body.collect(upTo: responseBytes)
            return .answered(status: Int(response.status.code), body: Array(body.readableBytesView))
        } catch {
            return .failed(Self.word(for: error))
        }
    }

    private static func word(for error: any Error) -> String {
        switch error {
        case let error as HTTPClientError:
            switch error {
            case .connectTimeout: "connect-timeout"
            case .readTimeout, .deadlineExceeded, .writeTimeout: "time-out"
            case .tlsHandshakeTimeout: "tls-time-out"
            case .cancelled: "cancelled"
            case .remoteConnectionClosed: "connection-lost"
            default: "http-error"
            }
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: "tls-refused"
        case is NIOConnectionError: "connect-failed"
        case is NIOTooManyBytesError: "response-too-large"
        case is CancellationError: "cancelled"
        case is IOError, is ChannelError: "connection-lost"
        default: "not-sent"
        }
    }
}
