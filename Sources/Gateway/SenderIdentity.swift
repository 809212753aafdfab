// Who is asking, and under which request ids, while a request is handled. Set by Transport and by nothing else.

internal import AuditLog
public import Records

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
    /// Of ids that were given and not taken, and for which others stand: said in the answer.
    public let warnings: [Problem]

    public init(
        requestID: String, correlationID: String? = nil, traceparent: String? = nil, warnings: [Problem] = []
    ) {
        self.requestID = requestID
        self.correlationID = correlationID
        self.traceparent = traceparent
        self.warnings = warnings
    }

    @TaskLocal public static var current: RequestTrace?
}

/// What may be an id of a request: it goes into the access log and back out, for people who may not know whom it is about.
public enum TraceID {
    /// Holds a UUID, a ULID and a W3C `traceparent`.
    public static let maximumCharacters = 64

    /// Whether a sender's id is taken: visible ASCII, short, and with no NHS number that can be recognised in it.
    public static func isAcceptable(_ text: String) -> Bool {
        (1...maximumCharacters).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
            && !holdsNHSNumber(text)
    }

    /// The id, when it is taken.
    public static func taken(_ text: String) -> String? { isAcceptable(text) ? text : nil }

    /// What an idempotency key is kept as: itself, or a digest where it must not be kept as it is. The same key is the same
    /// each time.
    public static func key(_ text: String) -> String {
        taken(text) ?? "sha256-" + hexadecimal(SHA256.digest(Array(text.utf8)).prefix(24))
    }

    /// That another id stands for one that was not taken.
    public static func notTaken(_ name: String) -> Problem {
        Problem(
            .dataType, "\(name) was not taken; another id stands for it",
            remedy: "send 1 to \(maximumCharacters) visible ASCII characters, and no NHS number")
    }

    /// Ten digits, or 3-3-4, that nothing but their separators goes on with.
    private static func holdsNHSNumber(_ text: String) -> Bool {
        // One pass over the runs of digits, the last three of them remembered.
        var run = DigitRun()
        var last = DigitRun()
        var lastButOne = DigitRun()
        for byte in text.utf8 {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                run.append(byte - UInt8(ascii: "0"))
                continue
            }
            if isNHSNumber(lastButOne, last, run) { return true }
            (lastButOne, last, run) = (last, run, DigitRun())
        }
        return isNHSNumber(lastButOne, last, run)
    }

    private static func isNHSNumber(_ one: DigitRun, _ two: DigitRun, _ three: DigitRun) -> Bool {
        if three.count == 10 { return NHSNumber.isValid(three.value) }
        guard one.count == 3, two.count == 3, three.count == 4 else { return false }
        return NHSNumber.isValid((one.value * 1_000 + two.value) * 10_000 + three.value)
    }

    /// Digits beside each other: how many, and what they read, as far as that could be an NHS number.
    private struct DigitRun {
        var count = 0
        var value: UInt64 = 0

        mutating func append(_ digit: UInt8) {
            count += 1
            if count <= 10 { value = value * 10 + UInt64(digit) }
        }
    }
}
