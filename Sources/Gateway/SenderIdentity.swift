// Who is asking, and under which request ids, while a request is handled. Set by Transport and by nothing else.

/// The identity of the connection whose request the current task handles.
public enum SenderIdentity {
    /// `nil` outside a request that came over mutual TLS: whoever needs an identity refuses then.
    @TaskLocal public static var current: Sender?
}

/// The ids under which a request travels (interfaces.md, "HTTP"): accepted, recorded and echoed.
public struct RequestTrace: Sendable, Hashable {
    /// `X-Request-ID` as given, or made by the listener.
    public let requestID: String
    /// `X-Correlation-ID`, when given.
    public let correlationID: String?
    /// W3C trace context, when given.
    public let traceparent: String?

    public init(requestID: String, correlationID: String? = nil, traceparent: String? = nil) {
        self.requestID = requestID
        self.correlationID = correlationID
        self.traceparent = traceparent
    }

    @TaskLocal public static var current: RequestTrace?
}
