// Slow senders: headers and bodies must be complete within their deadlines, however steadily they drip. (A peer that sends
// nothing at all is the idle time-out's.)

internal import NIOCore
internal import Synchronization

/// The deadlines of one listener's requests.
struct RequestDeadlines: Sendable {
    let header: TimeAmount
    let body: TimeAmount
}

/// How far one connection's current request is. Told by its handler, read by the deadlines.
final class RequestProgress: Sendable {
    enum Phase: UInt64 {
        /// No request, or one whose headers are not complete.
        case waiting = 0
        /// Headers are complete, the body is not.
        case reading = 1
        case answering = 2
    }

    /// Number of the request, and phase in the two lowest bits: equal exactly when nothing has moved.
    struct Mark: Equatable {
        let value: UInt64
        var phase: Phase? { Phase(rawValue: value & 3) }
    }

    @TaskLocal static var current: RequestProgress?

    private let value = Atomic<UInt64>(0)

    var mark: Mark { Mark(value: value.load(ordering: .relaxed)) }

    /// Called by the connection's one task only.
    func begin() { value.store(((mark.value >> 2) + 1) << 2 | Phase.reading.rawValue, ordering: .relaxed) }
    func enter(_ phase: Phase) { value.store(mark.value & ~3 | phase.rawValue, ordering: .relaxed) }
}

/// Closes a connection whose request does not move on in time. Stands where bytes, not yet HTTP, go by.
final class RequestDeadlineHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let deadlines: RequestDeadlines
    private let progress: RequestProgress
    private var armed: Scheduled<Void>?

    init(_ deadlines: RequestDeadlines, progress: RequestProgress) {
        self.deadlines = deadlines
        self.progress = progress
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if armed == nil { arm(progress.mark, context: context) }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        armed?.cancel()
        armed = nil
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        armed?.cancel()
        armed = nil
    }

    private func arm(_ mark: RequestProgress.Mark, context: ChannelHandlerContext) {
        let delay: TimeAmount
        switch mark.phase {
        case .waiting: delay = deadlines.header
        case .reading: delay = deadlines.body
        case .answering, nil: return
        }
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        armed = context.eventLoop.scheduleTask(in: delay) {
            let (handler, context) = bound.value
            handler.armed = nil
            let now = handler.progress.mark
            if now == mark {
                context.close(promise: nil)
            } else if now.phase == .reading {
                handler.arm(now, context: context)
            }
        }
    }
}
