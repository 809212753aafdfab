// Emergency departments that only speak HL7 v2: alerts as messages over MLLP and mutual TLS. Connections are kept; a parcel
// is delivered when its acknowledgement says so.

public import Gateway
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
public import Records
internal import Synchronization

public struct MLLPDestinationConfiguration: Sendable {
    public var name: String
    public var recipient: ODSCode
    public var host: String
    public var port: Int
    public var tls: ClientTLS
    /// MSH-3 to MSH-6.
    public var names: HL7Alert.Names
    public var concurrency: Int
    public var connectSeconds: Int64
    public var sendSeconds: Int64

    public init(
        name: String, recipient: ODSCode, host: String, port: Int, tls: ClientTLS, names: HL7Alert.Names,
        concurrency: Int = Limits.destinationConnections, connectSeconds: Int64 = Limits.connectSeconds,
        sendSeconds: Int64 = Limits.sendSeconds
    ) {
        self.name = name
        self.recipient = recipient
        self.host = host
        self.port = port
        self.tls = tls
        self.names = names
        self.concurrency = concurrency
        self.connectSeconds = connectSeconds
        self.sendSeconds = sendSeconds
    }
}

/// AA and CA are delivered; AE and CE are never tried again; AR, CR and what got no answer in time are.
public final class MLLPDestination: Destination {
    public let name: String
    public let recipient: ODSCode
    public let concurrency: Int

    private struct State {
        var idle: [any NIOCore.Channel] = []
        var isShutDown = false
    }

    private let configuration: MLLPDestinationConfiguration
    private let context: NIOSSLContext
    private let now: @Sendable () -> Instant
    private let state = Mutex(State())

    public init(
        _ configuration: MLLPDestinationConfiguration, now: @escaping @Sendable () -> Instant
    ) throws(TrustError) {
        self.configuration = configuration
        self.now = now
        name = configuration.name
        recipient = configuration.recipient
        concurrency = configuration.concurrency
        do {
            context = try NIOSSLContext(configuration: configuration.tls.configuration)
        } catch {
            throw TrustError(file: configuration.name, "the client certificate cannot be used for TLS")
        }
    }

    public func send(_ parcel: Parcel) async -> SendOutcome {
        guard case .alert(let view) = parcel.content else { return .rejected("not-an-alert") }
        let controlID = HL7Alert.controlID(of: parcel.id)
        let message = HL7Alert.message(view, controlID: controlID, names: configuration.names, at: now())
        let channel: any NIOCore.Channel
        do {
            channel = try await connection()
        } catch {
            return .failed(Self.word(for: error))
        }
        do {
            let promise = channel.eventLoop.makePromise(of: [UInt8].self)
            let deadline = channel.eventLoop.scheduleTask(in: .seconds(configuration.sendSeconds)) {
                promise.fail(MLLPExchangeFault.timeout)
            }
            defer { deadline.cancel() }
            channel.writeAndFlush(MLLPExchange(frame: MLLPFraming.frame(message), reply: promise), promise: nil)
            let reply = try await promise.futureResult.get()
            let outcome = Self.outcome(of: reply, controlID: controlID)
            if case .failed("acknowledgement-of-another") = outcome {
                try await channel.close()
            } else {
                putBack(channel)
            }
            return outcome
        } catch {
            // An answer that comes late must not be taken for the next message's.
            channel.close(promise: nil)
            return .failed(Self.word(for: error))
        }
    }

    /// Closes its connections; to be called once, when nothing will be sent any more.
    public func shutdown() async {
        let idle = state.withLock { state -> [any NIOCore.Channel] in
            state.isShutDown = true
            defer { state.idle = [] }
            return state.idle
        }
        for channel in idle { channel.close(promise: nil) }
    }

    private func connection() async throws -> any NIOCore.Channel {
        while let kept = state.withLock({ $0.idle.popLast() }) { if kept.isActive { return kept } }
        let (host, context) = (configuration.host, context)
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(configuration.connectSeconds))
            .channelOption(ChannelOptions.socketOption(.so_keepalive), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let tls = try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
                    try channel.pipeline.syncOperations.addHandlers([tls, MLLPExchangeHandler()])
                }
            }
            .connect(host: host, port: configuration.port).get()
    }

    private func putBack(_ channel: any NIOCore.Channel) {
        let isKept = state.withLock { state -> Bool in
            guard !state.isShutDown, state.idle.count < concurrency else { return false }
            state.idle.append(channel)
            return true
        }
        if !isKept { channel.close(promise: nil) }
    }

    /// Reads MSA-1 and MSA-2 of an acknowledgement.
    static func outcome(of reply: [UInt8], controlID: String) -> SendOutcome {
        let message: HL7Message
        do { message = try HL7Message(reply) } catch { return .failed("acknowledgement-unreadable") }
        guard let code = message.text("MSA-1"), let answered = message.text("MSA-2") else {
            return .failed("acknowledgement-unreadable")
        }
        guard answered == controlID else { return .failed("acknowledgement-of-another") }
        switch code {
        case "AA", "CA": return .delivered
        case "AE", "CE": return .rejected(code)
        case "AR", "CR": return .failed(code)
        default: return .failed("acknowledgement-unreadable")
        }
    }

    private static func word(for error: any Error) -> String {
        switch error {
        case MLLPExchangeFault.timeout: "time-out"
        case ChannelError.connectTimeout: "connect-timeout"
        case is NIOConnectionError: "connect-failed"
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: "tls-refused"
        case is CancellationError: "cancelled"
        default: "connection-lost"
        }
    }
}
