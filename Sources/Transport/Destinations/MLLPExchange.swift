// One message and its acknowledgement over an outgoing MLLP connection; one at a time.

internal import NIOCore
internal import Records

enum MLLPExchangeFault: Error {
    case timeout
    case busy
    case connectionLost
    case violation
}

struct MLLPExchange: Sendable {
    let frame: [UInt8]
    let reply: EventLoopPromise<[UInt8]>
}

final class MLLPExchangeHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = Never
    typealias OutboundIn = MLLPExchange
    typealias OutboundOut = ByteBuffer

    private var framing = MLLPFraming(maximumBytes: Limits.responseBytes)
    private var pending: EventLoopPromise<[UInt8]>?

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let exchange = unwrapOutboundIn(data)
        guard pending == nil else {
            exchange.reply.fail(MLLPExchangeFault.busy)
            promise?.fail(MLLPExchangeFault.busy)
            return
        }
        pending = exchange.reply
        let written = promise ?? context.eventLoop.makePromise()
        written.futureResult.whenFailure { exchange.reply.fail($0) }
        context.write(wrapOutboundOut(ByteBuffer(bytes: exchange.frame)), promise: written)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for event in framing.receive(unwrapInboundIn(data).readableBytesView) {
            guard case .frame(let bytes) = event, let pending else {
                fail(MLLPExchangeFault.violation)
                context.close(promise: nil)
                return
            }
            self.pending = nil
            pending.succeed(bytes)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(MLLPExchangeFault.connectionLost)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { fail(MLLPExchangeFault.connectionLost) }

    private func fail(_ error: any Error) {
        pending?.fail(error)
        pending = nil
    }
}
