// The MLLP listener: HL7 v2 over mutual TLS. Messages of one connection are handled in their order, however many were sent
// ahead; each gets its acknowledgement, and only once the gateway has made it durable.

public import Gateway
internal import Logging
internal import NIOCore
internal import NIOPosix
public import Records
public import ServiceLifecycle

public struct MLLPListener: Service {
    public struct Configuration: Sendable {
        /// For reports: `mllp`.
        public var name: String
        public var host: String
        /// 0 takes any free port.
        public var port: Int
        public var maximumConnections: Int
        public var maximumMessageBytes: Int
        public var maximumInFlight: Int
        public var maximumInFlightPerSender: Int
        public var handshakeSeconds: Int64
        public var frameSeconds: Int64
        public var idleSeconds: Int64
        public var gracefulStopSeconds: Int64

        public init(
            name: String = "mllp", host: String, port: Int, maximumConnections: Int = Limits.connections,
            maximumMessageBytes: Int = Limits.frameBytes, maximumInFlight: Int = Limits.inFlight,
            maximumInFlightPerSender: Int = Limits.inFlightPerSender, handshakeSeconds: Int64 = Limits.handshakeSeconds,
            frameSeconds: Int64 = Limits.frameSeconds, idleSeconds: Int64 = Limits.frameIdleSeconds,
            gracefulStopSeconds: Int64 = Limits.gracefulStopSeconds
        ) {
            self.name = name
            self.host = host
            self.port = port
            self.maximumConnections = maximumConnections
            self.maximumMessageBytes = maximumMessageBytes
            self.maximumInFlight = maximumInFlight
            self.maximumInFlightPerSender = maximumInFlightPerSender
            self.handshakeSeconds = handshakeSeconds
            self.frameSeconds = frameSeconds
            self.idleSeconds = idleSeconds
            self.gracefulStopSeconds = gracefulStopSeconds
        }
    }

    private typealias Connection = (
        channel: NIOAsyncChannel<MLLPFraming.Event, ByteBuffer>, identity: ConnectionIdentity
    )

    private let configuration: Configuration
    private let admission: Admission
    private let admitting: Admitting
    private let budget: ByteBudget
    private let connections: ConnectionCount
    private let acknowledging: HL7Acknowledging
    private let submit: @Sendable (Submission) async -> Answer
    private let onListening: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - budget: of the bytes held; listeners of one process share one.
    ///   - now: the clock.
    ///   - onListening: called once with the port, when connections are accepted.
    ///   - onRefusal: called for each connection refused or cut off; must not wait.
    ///   - submit: answers when everything of the submission is durable.
    public init(
        configuration: Configuration, tls: ServerTLS, trust: TrustStore, budget: ByteBudget = ByteBudget(),
        now: @escaping @Sendable () -> Instant,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in },
        onRefusal: @escaping @Sendable (RefusedConnection) -> Void,
        submit: @escaping @Sendable (Submission) async -> Answer
    ) {
        self.configuration = configuration
        self.submit = submit
        self.budget = budget
        self.onListening = onListening
        admitting = Admitting(
            maximum: configuration.maximumInFlight, maximumPerSender: configuration.maximumInFlightPerSender)
        connections = ConnectionCount(maximum: configuration.maximumConnections)
        acknowledging = HL7Acknowledging(now: now)
        admission = Admission(
            listener: configuration.name, tls: tls, trust: trust, now: now,
            handshakeTimeout: .seconds(configuration.handshakeSeconds), onRefusal: onRefusal)
    }

    public func run() async throws {
        try await runBounded(gracefulStopSeconds: configuration.gracefulStopSeconds) { try await serve() }
    }

    private func serve() async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(ChannelOptions.backlog, value: 256)
            .childChannelOption(ChannelOptions.socketOption(.so_keepalive), value: 1)
            .bind(host: configuration.host, port: configuration.port) { channel in
                channel.eventLoop.makeCompletedFuture { try self.open(channel) }
            }
        await onListening(server.channel.localAddress?.port ?? 0)
        try await withGracefulShutdownHandler {
            try await server.executeThenClose { inbound in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await connection in inbound {
                        group.addTask { await serve(connection) }
                    }
                }
            }
        } onGracefulShutdown: {
            server.channel.close(promise: nil)
        }
    }

    private func open(_ channel: any NIOCore.Channel) throws -> Connection {
        guard connections.open() else {
            // The bootstrap leaves a channel open whose initialiser throws.
            channel.close(promise: nil)
            throw TooManyConnections()
        }
        channel.closeFuture.whenComplete { _ in connections.close() }
        let identity = try admission.secure(channel)
        try channel.pipeline.syncOperations.addHandler(
            MLLPConnectionHandler(
                maximumBytes: configuration.maximumMessageBytes, frameTimeout: .seconds(configuration.frameSeconds),
                idleTimeout: .seconds(configuration.idleSeconds), identity: identity, budget: budget))
        return (try NIOAsyncChannel(wrappingChannelSynchronously: channel), identity)
    }

    private func serve(_ connection: Connection) async {
        do {
            try await connection.channel.executeThenClose { inbound, outbound in
                _ = try await connection.identity.settled.get()
                try await withGracefulShutdownHandler {
                    for try await event in inbound {
                        let bytes: [UInt8]
                        switch event {
                        case .frame(let message): bytes = message
                        case .violation(let problem):
                            return try await outbound.write(framed(acknowledging.violation(problem)))
                        case .tooMuch(let head):
                            return try await outbound.write(tooMuch(to: head))
                        }
                        // Throws, and so ends the connection, when the certificate is no longer believed.
                        let sender = try connection.identity.current()
                        try await outbound.write(await handle(bytes, from: sender))
                    }
                } onGracefulShutdown: {
                    connection.channel.channel.pipeline.fireUserInboundEventTriggered(MLLPDrain())
                }
            }
        } catch {
            // The peer went away, was refused (reported where it was), or sent what TLS cannot read: the connection is closed
            // and nothing that was acknowledged depends on it.
            connection.channel.channel.close(promise: nil)
        }
    }

    private func tooMuch(to message: [UInt8]) -> ByteBuffer {
        let problem = Problem(.unavailable, "too many messages are under way", remedy: "wait and resend unchanged")
        return framed(
            acknowledging.message(
                Answer(outcome: .busy(problem), messageID: "", controlID: nil), to: HL7Header(message)))
    }

    /// - Returns: the framed acknowledgement.
    private func handle(_ bytes: [UInt8], from sender: Sender) async -> ByteBuffer {
        switch admitting.enter(sender) {
        case .admitted: break
        case .senderBusy, .busy: return tooMuch(to: bytes)
        }
        defer { admitting.leave(sender) }
        let submission = Submission(
            sender: sender, channel: .mllp, format: .hl7v2, bytes: bytes, receivedAt: admission.now(),
            requestID: randomID())
        if submission.isBatch { return framed(acknowledging.batch(await submission.submitEach(submit))) }
        return framed(acknowledging.message(await submit(submission), to: HL7Header(bytes)))
    }

    private func framed(_ message: [UInt8]) -> ByteBuffer { ByteBuffer(bytes: MLLPFraming.frame(message)) }
}

private struct TooManyConnections: Error {}
