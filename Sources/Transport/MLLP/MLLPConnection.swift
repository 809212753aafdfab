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
    private var framing: MLLPFraming
    /// Messages handed on that are not answered yet.
    private var inFlight = 0
    private var isDraining = false
    private var deadline: Scheduled<Void>?
    /// Whether `deadline` is that of a frame.
    private var isFrameDeadline = false

    init(maximumBytes: Int, frameTimeout: TimeAmount, idleTimeout: TimeAmount) {
        framing = MLLPFraming(maximumBytes: maximumBytes)
        self.frameTimeout = frameTimeout
        self.idleTimeout = idleTimeout
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isDraining else { return }
        for event in framing.receive(unwrapInboundIn(data).readableBytesView) {
            inFlight += 1
            context.fireChannelRead(wrapInboundOut(event))
        }
        // A frame's time runs from its first byte, whatever drips in after it.
        if framing.isWithinFrame != isFrameDeadline || !framing.isWithinFrame { schedule(context: context) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        inFlight -= 1
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
