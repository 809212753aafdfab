// Who is asking, while a request is handled. Set by Transport from the verified client certificate and by nothing else.

/// The identity of the connection whose request the current task handles.
public enum SenderIdentity {
    /// `nil` outside a request that came over mutual TLS: whoever needs an identity refuses then.
    @TaskLocal public static var current: Sender?
}
