// What a pipeline may not fetch for itself: the clock, identifiers and randomness are passed in.

public import Records

/// The clock, identifiers and randomness of one process.
public struct Environment: Sendable {
    public let now: @Sendable () -> Instant
    /// This many unpredictable bytes.
    public let random: @Sendable (_ count: Int) -> [UInt8]
    /// Names this process in the access log.
    public let node: String

    public init(
        now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (_ count: Int) -> [UInt8], node: String
    ) {
        self.now = now
        self.random = random
        self.node = node
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// An identifier that sorts by time: ten characters of milliseconds and sixteen of randomness (the ULID alphabet).
    public func identifier(at instant: Instant) -> String {
        let alphabet = Self.alphabet
        var text = [UInt8](repeating: 0, count: 26)
        var time = UInt64(max(instant.milliseconds, 0))
        for index in stride(from: 9, through: 0, by: -1) {
            text[index] = alphabet[Int(time & 31)]
            time >>= 5
        }
        for (index, byte) in random(16).enumerated() { text[10 + index] = alphabet[Int(byte & 31)] }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether one identifier was made later than another, to the millisecond.
    static func isLater(_ identifier: String, than other: String) -> Bool { identifier.prefix(10) > other.prefix(10) }
}
