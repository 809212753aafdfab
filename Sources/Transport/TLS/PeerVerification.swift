// Who is at the other end of one connection. Decided in the handshake, again when it completes (a resumed TLS 1.3 session
// skips the callback), and again for each request or message after trust was reloaded.

internal import Gateway
internal import NIOCore
internal import NIOSSL
internal import NIOTLS
internal import Records
internal import Synchronization

/// What listeners need to let a connection in.
struct Admission: Sendable {
    let listener: String
    let tls: ServerTLS
    let trust: TrustStore
    let now: @Sendable () -> Instant
    let handshakeTimeout: TimeAmount
    let onRefusal: @Sendable (RefusedConnection) -> Void

    /// Puts TLS in front of a new connection.
    /// - Returns: the identity, which is known, or refused, once `identity.settled` is fulfilled.
    func secure(_ channel: any NIOCore.Channel) throws -> ConnectionIdentity {
        let identity = ConnectionIdentity(
            admission: self, remote: channel.remoteAddress?.description ?? "unknown",
            promise: channel.eventLoop.makePromise())
        let handler = NIOSSLServerHandler(
            context: tls.context,
            customVerificationCallback: { certificates, promise in
                promise.succeed(identity.verify(certificates) ? .certificateVerified : .failed)
            },
            configuration: .init())
        try channel.pipeline.syncOperations.addHandler(handler)
        try channel.pipeline.syncOperations.addHandler(HandshakeHandler(identity: identity, timeout: handshakeTimeout))
        return identity
    }
}

/// The identity of one connection; its listener asks `current()` before each request.
final class ConnectionIdentity: Sendable {
    private enum State {
        case unverified
        case verified(VerifiedPeer)
        /// Reported already.
        case refused
    }

    @TaskLocal static var current: ConnectionIdentity?

    let remote: String
    /// Fulfilled with the sender, or failed with the `Refusal`.
    var settled: EventLoopFuture<Sender> { promise.futureResult }

    private let admission: Admission
    private let promise: EventLoopPromise<Sender>
    private let state = Mutex(State.unverified)

    init(admission: Admission, remote: String, promise: EventLoopPromise<Sender>) {
        self.admission = admission
        self.remote = remote
        self.promise = promise
    }

    /// The sender, if it is still believed; refusal is reported once.
    func current() throws(Refusal) -> Sender {
        guard case .verified(let peer) = state.withLock({ $0 }) else { throw .noCertificate }
        switch admission.trust.verifyAgain(peer, at: admission.now()) {
        case .success(let again):
            if again.generation != peer.generation || again.validUntil != peer.validUntil {
                state.withLock { $0 = .verified(again) }
            }
            return again.sender
        case .failure(let refusal):
            refuse(refusal, fingerprint: peer.sender.fingerprint)
            throw refusal
        }
    }

    /// Judges the certificates that the peer presents.
    /// - Returns: whether they are believed.
    func verify(_ certificates: [NIOSSLCertificate]) -> Bool {
        // All or none: were one left out, another would stand in the leaf's place. No certificate is refused.
        let chain = (try? certificates.map { try $0.toDERBytes() }) ?? []
        switch admission.trust.verify(chain: chain, at: admission.now()) {
        case .success(let peer):
            state.withLock { $0 = .verified(peer) }
            return true
        case .failure(let refusal):
            refuse(refusal, fingerprint: chain.first.map { hexadecimal(sha256($0)) })
            return false
        }
    }

    /// Ends the wait for an identity that `verify` accepted.
    func settle() {
        switch state.withLock({ $0 }) {
        case .verified(let peer): promise.succeed(peer.sender)
        case .unverified: refuse(.noCertificate, fingerprint: nil)
        case .refused: promise.fail(Refusal.untrusted)
        }
    }

    /// Reports, once for a connection.
    func refuse(_ refusal: Refusal, fingerprint: String?) {
        let isFirst = state.withLock { state -> Bool in
            if case .refused = state { return false }
            state = .refused
            return true
        }
        promise.fail(refusal)
        if isFirst {
            admission.onRefusal(
                RefusedConnection(
                    listener: admission.listener, reason: refusal, remote: remote, fingerprint: fingerprint))
        }
    }
}

/// Watches one handshake, and lets nothing through before the peer is known.
private final class HandshakeHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let identity: ConnectionIdentity
    private let timeout: TimeAmount
    private var deadline: Scheduled<Void>?
    /// Judged, one way or the other.
    private var isSettled = false
    private var isAdmitted = false

    init(identity: ConnectionIdentity, timeout: TimeAmount) {
        self.identity = identity
        self.timeout = timeout
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: timeout) {
            let (handler, context) = bound.value
            handler.end(.handshakeTimeout, context: context)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { end(.handshakeFailed, context: context) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? TLSUserEvent, case .handshakeCompleted = event, !isSettled {
            // The leaf as the session has it: in a resumed session nothing else has judged it yet.
            let leaf = try? context.pipeline.syncOperations.nioSSL_peerCertificate()
            if let leaf, identity.verify([leaf]) {
                isSettled = true
                isAdmitted = true
                deadline?.cancel()
                identity.settle()
            } else {
                end(.noCertificate, context: context)
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard isAdmitted else { return }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isSettled else {
            // A peer that ends without close_notify is ordinary; what was read so far is framed above TLS.
            if case NIOSSLError.uncleanShutdown = error { return }
            context.fireErrorCaught(error)
            return
        }
        let isWithoutCertificate = String(describing: error).contains("PEER_DID_NOT_RETURN_A_CERTIFICATE")
        end(isWithoutCertificate ? .noCertificate : .handshakeFailed, context: context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if !isSettled { end(.handshakeFailed, context: context) }
        context.fireChannelInactive()
    }

    private func end(_ refusal: Refusal, context: ChannelHandlerContext) {
        deadline?.cancel()
        guard !isSettled else { return }
        isSettled = true
        identity.refuse(refusal, fingerprint: nil)
        context.close(promise: nil)
    }
}
