// Lines of a stream that comes in pieces, without holding more of a line than its limit.

/// Cuts NDJSON into its lines.
public struct LineSplitter: Sendable {
    private let limit: Int
    private var open: [UInt8] = []
    private var hasOpen = false

    /// For lines of a batch of requests.
    public init() { self.init(limit: Limits.batchLineBytes) }

    /// - Parameter limit: bytes of a line; of a longer one so many and one more are kept, so that its reader refuses it.
    init(limit: Int) { self.limit = limit }

    /// The lines that end in `bytes`, without their line feeds; a carriage return before one belongs to it.
    public mutating func lines(in bytes: some Collection<UInt8>) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                lines.append(take())
            } else {
                hasOpen = true
                if open.count <= limit { open.append(byte) }
            }
        }
        return lines
    }

    /// What follows the last line feed; `nil` when nothing does.
    public mutating func rest() -> [UInt8]? { hasOpen ? take() : nil }

    private mutating func take() -> [UInt8] {
        defer {
            open.removeAll(keepingCapacity: true)
            hasOpen = false
        }
        return open.last == UInt8(ascii: "\r") ? open.dropLast() : open
    }
}
