// The HTTPS listener: mutual TLS of our own in front of Hummingbird. A request reaches a route only with a verified sender,
// within limits of size and time; a stop lets what is under way finish, for so long and no longer.

public import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
internal import NIOPosix
public import Records
public import ServiceLifecycle

public struct HTTPSListener: Service {
    public struct Configuration: Sendable {
        /// For reports: `https`.
        public var name: String
        public var host: String
        /// 0 takes any free port.
        public var port: Int
        public var maximumConnections: Int
        public var maximumHeaderBytes: Int
        public var handshakeSeconds: Int64
        public var headerSeconds: Int64
        public var bodySeconds: Int64
        public var idleSeconds: Int64
        public var gracefulStopSeconds: Int64

        public init(
            name: String = "https", host: String, port: Int, maximumConnections: Int = Limits.connections,
            maximumHeaderBytes: Int = Limits.headerBytes, handshakeSeconds: Int64 = Limits.handshakeSeconds,
            headerSeconds: Int64 = Limits.headerSeconds, bodySeconds: Int64 = Limits.bodySeconds,
            idleSeconds: Int64 = Limits.idleSeconds, gracefulStopSeconds: Int64 = Limits.gracefulStopSeconds
        ) {
            self.name = name
            self.host = host
            self.port = port
            self.maximumConnections = maximumConnections
            self.maximumHeaderBytes = maximumHeaderBytes
            self.handshakeSeconds = handshakeSeconds
            self.headerSeconds = headerSeconds
            self.bodySeconds = bodySeconds
            self.idleSeconds = idleSeconds
            self.gracefulStopSeconds = gracefulStopSeconds
        }
    }

    private let configuration: Configuration
    private let responder: FaultResponses<RouterResponder<GatewayRequestContext>>
    private let admission: Admission
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - router: all routes, complete; see `SubmissionRoutes`.
    ///   - tls: our certificate.
    ///   - trust: whose certificates are believed.
    ///   - now: the clock.
    ///   - onListening: called once with the port, when connections are accepted.
    ///   - onRefusal: called for each connection refused or cut off; must not wait.
    public init(
        configuration: Configuration, router: Router<GatewayRequestContext>, tls: ServerTLS, trust: TrustStore,
        logger: Logger, now: @escaping @Sendable () -> Instant,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in },
        onRefusal: @escaping @Sendable (RefusedConnection) -> Void
    ) {
        self.configuration = configuration
        responder = FaultResponses(base: router.buildResponder())
        self.logger = logger
        self.onListening = onListening
        admission = Admission(
            listener: configuration.name, tls: tls, trust: trust, now: now,
            handshakeTimeout: .seconds(configuration.handshakeSeconds), onRefusal: onRefusal)
    }

    public func run() async throws {
        let admission = admission
        let deadlines = RequestDeadlines(
            header: .seconds(configuration.headerSeconds), body: .seconds(configuration.bodySeconds))
        let http = HTTP1Channel.Configuration(
            idleTimeout: .seconds(configuration.idleSeconds),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: configuration.maximumHeaderBytes,
                maxHeaderListSize: configuration.maximumHeaderBytes,
                maxHeaderFieldCount: Limits.headerFields))
        let application = Application(
            responder: responder,
            server: HTTPServerBuilder { responder in
                let base = HTTP1Channel(responder: verifying(responder), configuration: http)
                return MutualTLSChannel(base: base, admission: admission, deadlines: deadlines)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: .maximum(configuration.maximumConnections, logger: logger)),
            onServerRunning: { [onListening] channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await runBounded(gracefulStopSeconds: configuration.gracefulStopSeconds) { try await application.run() }
    }
}

/// Asks who the peer is again before each request: after a reload, or past an expiry, the connection is cut off.
private func verifying(_ responder: @escaping HTTPChannelHandler.Responder) -> HTTPChannelHandler.Responder {
    { request, writer, channel in
        let refusal: Refusal?
        do throws(Refusal) {
            guard let identity = ConnectionIdentity.current else { throw .noCertificate }
            _ = try identity.current()
            refusal = nil
        } catch {
            refusal = error
        }
        let progress = RequestProgress.current
        progress?.begin()
        defer { progress?.enter(.waiting) }
        guard let refusal else {
            try await responder(request, writer, channel)
            return
        }
        let answer = OperationOutcome.refused(
            .unauthorized, "The certificate is no longer accepted: \(refusal.rawValue)")
        try await writer.write(response: answer.head, body: answer.body)
        // Ends the connection: nothing more of it is read.
        throw refusal
    }
}
