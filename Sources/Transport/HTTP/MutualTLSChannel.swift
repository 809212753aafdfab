// Hummingbird's HTTP/1.1 channel behind mutual TLS. Its handlers run with the sender's identity as task-locals.

internal import Gateway
internal import HummingbirdCore
internal import Logging
internal import NIOCore

struct MutualTLSChannel: ServerChildChannel {
    struct Value: ServerChildChannelValue {
        let base: HTTP1Channel.Value
        let identity: ConnectionIdentity
        let progress: RequestProgress
        var channel: any NIOCore.Channel { base.channel }
    }

    let base: HTTP1Channel
    let admission: Admission
    let deadlines: RequestDeadlines

    func setup(channel: any NIOCore.Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let identity = try admission.secure(channel)
            let progress = RequestProgress()
            try channel.pipeline.syncOperations.addHandler(RequestDeadlineHandler(deadlines, progress: progress))
            return (identity, progress)
        }.flatMap { (identity: ConnectionIdentity, progress: RequestProgress) in
            base.setup(channel: channel, logger: logger).map { Value(base: $0, identity: identity, progress: progress) }
        }
    }

    func handle(value: Value, logger: Logger) async {
        do {
            let sender = try await value.identity.settled.get()
            await SenderIdentity.$current.withValue(sender) {
                await ConnectionIdentity.$current.withValue(value.identity) {
                    await RequestProgress.$current.withValue(value.progress) {
                        await base.handle(value: value.base, logger: logger)
                    }
                }
            }
        } catch {
            // The channel is closed already, but its writer must be finished by `handle`: freed unfinished, it stops the
            // process.
            value.channel.close(promise: nil)
            await base.handle(value: value.base, logger: logger)
        }
    }
}
