// One MLLP connection as its channel sees it: bytes into frames, deadlines, and an orderly end when the listener stops.

internal import NIOCore
internal import NIOTLS
internal import Records

/// Fired into a connection's pipeline when the listener stops: no further message is taken, those taken are answered.
struct MLLPDrain: Sendable {}

final class MLLPConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = MLLPFraming.Event
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let frameTimeout: TimeAmount
    private let idleTimeout: TimeAmount
    private let identity: ConnectionIdentity
    private let budget: ByteBudget
    private var claim: ByteBudget.Claim?
    private var framing: MLLPFraming
    /// Bytes of each message handed on that is not answered yet.
    private var handedOn: [Int] = []
    private var inFlight: Int { handedOn.count }
    private var isDraining = false
    private var deadline: Scheduled<Void>?
    /// Whether `deadline` is that of a frame.
    private var isFrameDeadline = false

    init(
        maximumBytes: Int, frameTimeout: TimeAmount, idleTimeout: TimeAmount, identity: ConnectionIdentity,
        budget: ByteBudget
    ) {
        self.identity = identity
        self.budget = budget
        framing = MLLPFraming(maximumBytes: maximumBytes)
        self.frameTimeout = frameTimeout
        self.idleTimeout = idleTimeout
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
        claim?.release()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isDraining else { return }
        var events = framing.receive(unwrapInboundIn(data).readableBytesView)
        let bytes = events.reduce(framing.collectedBytes) { $0 + $1.bytes }
        do throws(Refusal) {
            if try !hold(handedOn.reduce(bytes, +)) {
                let begun = framing.abandon()
                // What came before is answered; of this message its head, so that the answer can name it.
                var head = begun
                if case .frame(let whole)? = events.first { head = whole }
                events = [.tooMuch(Array(head.prefix(Self.headBytes)))]
            }
        } catch {
            // The certificate is no longer believed, which has been reported.
            context.close(promise: nil)
            return
        }
        for event in events {
            handedOn.append(event.bytes)
            context.fireChannelRead(wrapInboundOut(event))
        }
        // A frame's time runs from its first byte, whatever drips in after it.
        if framing.isWithinFrame != isFrameDeadline || !framing.isWithinFrame { schedule(context: context) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if !handedOn.isEmpty { handedOn.removeFirst() }
        // Fewer than before: that is never refused.
        _ = claim?.hold(handedOn.reduce(framing.collectedBytes, +))
        guard isDraining, inFlight == 0 else {
            context.write(data, promise: promise)
            return
        }
        context.writeAndFlush(data, promise: promise)
        context.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is MLLPDrain {
            isDraining = true
            if inFlight == 0 { context.close(promise: nil) }
        } else if let event = event as? TLSUserEvent, case .handshakeCompleted = event {
            // Until then the handshake's own deadline runs.
            schedule(context: context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// Bytes of a message in which its MSH is looked for.
    private static let headBytes = 4096

    /// Whether so many bytes may be held.
    private func hold(_ bytes: Int) throws(Refusal) -> Bool {
        if claim == nil { claim = budget.claim(for: try identity.current()) }
        return claim?.hold(bytes) == .admitted
    }

    private func schedule(context: ChannelHandlerContext) {
        deadline?.cancel()
        isFrameDeadline = framing.isWithinFrame
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: isFrameDeadline ? frameTimeout : idleTimeout) {
            let (handler, context) = bound.value
            if handler.inFlight > 0 {
                // We are the slow ones, and may have stopped reading: no fault of the peer's.
                handler.schedule(context: context)
            } else {
                context.close(promise: nil)
            }
        }
    }
}

extension MLLPFraming.Event {
    fileprivate var bytes: Int {
        switch self {
        case .frame(let bytes), .tooMuch(let bytes): bytes.count
        case .violation: 0
        }
    }
}
