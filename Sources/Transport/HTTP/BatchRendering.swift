// What became of a file of HL7 v2 batches, as its sender's own form says it: a batch of acknowledgements. The status is that
// of the one which decides whether the file must be sent again, or corrected.

internal import Gateway
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import Records

struct BatchRendering {
    static let contentType = "x-application/hl7-v2+er7"

    let outcome: BatchOutcome
    let now: @Sendable () -> Instant

    var response: Response {
        let status = outcome.decisive.map(AnswerRendering.status(of:)) ?? .ok
        var headers: HTTPFields = [.contentType: Self.contentType, .cacheControl: "no-store"]
        if status.asksToWait { headers[.retryAfter] = String(Limits.retryAfterSeconds) }
        let answer = HL7Acknowledging(now: now).batch(outcome)
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer)))
    }
}

extension HTTPResponse.Status {
    /// Whether the sender is to wait and send again.
    var asksToWait: Bool { self == .tooManyRequests || self == .serviceUnavailable }
}
