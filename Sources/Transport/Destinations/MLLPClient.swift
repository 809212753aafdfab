// Outgoing MLLP over mutual TLS: connections are kept, one message is under way on each, and every wait is bounded.

internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

public final class MLLPClient: Sendable {
    /// Why there is no acknowledgement; stable words, for the audit.
    public enum Fault: String, Error, Sendable {
        case timeout = "time-out"
        case connectTimeout = "connect-timeout"
        case connectFailed = "connect-failed"
        case tlsRefused = "tls-refused"
        case cancelled
        case connectionLost = "connection-lost"
    }

    private struct State {
        var idle: [any Channel] = []
        var isShutDown = false
    }

    private let host: String
    private let port: Int
    private let context: NIOSSLContext
    private let connections: Int
    private let connectSeconds: Int64
    private let sendSeconds: Int64
    private let state = Mutex(State())

    /// - Parameter connections: how many are kept when nothing is under way.
    public init(
        host: String, port: Int, tls: ClientTLS, connections: Int = 1, connectSeconds: Int64 = Limits.connectSeconds,
        sendSeconds: Int64 = Limits.sendSeconds
    ) throws(TrustError) {
        self.host = host
        self.port = port
        self.connections = connections
        self.connectSeconds = connectSeconds
        self.sendSeconds = sendSeconds
        do {
            context = try NIOSSLContext(configuration: tls.configuration)
        } catch {
            throw TrustError(file: "\(host):\(port)", "the client certificate cannot be used for TLS")
        }
    }

    /// Sends a message and waits for its acknowledgement.
    /// - Parameter message: HL7 v2 in ER7, unframed.
    /// - Returns: the acknowledgement, unframed.
    public func exchange(_ message: [UInt8]) async throws(Fault) -> [UInt8] {
        do {
            let channel = try await connection()
            do {
                let reply = try await exchange(message, over: channel)
                putBack(channel)
                return reply
            } catch {
                // An answer that comes late must not be taken for the next message's.
                channel.close(promise: nil)
                throw error
            }
        } catch {
            throw Self.fault(error)
        }
    }

    private func exchange(_ message: [UInt8], over channel: any Channel) async throws -> [UInt8] {
        let promise = channel.eventLoop.makePromise(of: [UInt8].self)
        let deadline = channel.eventLoop.scheduleTask(in: .seconds(sendSeconds)) {
            promise.fail(MLLPExchangeFault.timeout)
        }
        defer { deadline.cancel() }
        channel.writeAndFlush(MLLPExchange(frame: MLLPFraming.frame(message), reply: promise), promise: nil)
        return try await promise.futureResult.get()
    }

    /// Closes its connections; to be called once, when nothing will be sent any more.
    public func shutdown() async {
        let idle = state.withLock { state -> [any Channel] in
            state.isShutDown = true
            defer { state.idle = [] }
            return state.idle
        }
        for channel in idle { channel.close(promise: nil) }
    }

    private func connection() async throws -> any Channel {
        while let kept = state.withLock({ $0.idle.popLast() }) { if kept.isActive { return kept } }
        let (host, context) = (host, context)
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(connectSeconds))
            .channelOption(ChannelOptions.socketOption(.so_keepalive), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let tls = try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
                    try channel.pipeline.syncOperations.addHandlers([tls, MLLPExchangeHandler()])
                }
            }
            .connect(host: host, port: port).get()
    }

    private func putBack(_ channel: any Channel) {
        let isKept = state.withLock { state -> Bool in
            guard !state.isShutDown, state.idle.count < connections else { return false }
            state.idle.append(channel)
            return true
        }
        if !isKept { channel.close(promise: nil) }
    }

    private static func fault(_ error: any Error) -> Fault {
        switch error {
        case let fault as Fault: fault
        case MLLPExchangeFault.timeout: .timeout
        case ChannelError.connectTimeout: .connectTimeout
        case is NIOConnectionError: .connectFailed
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: .tlsRefused
        case is CancellationError: .cancelled
        default: .connectionLost
        }
    }
}
