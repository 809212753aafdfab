// MLLP framing (HL7 "Transport Specification: MLLP, Release 1"): 0B, the message, 1C 0D. Strict: a byte outside a frame, a
// second start within one, or an end that is none, ends the connection. Logic only: no socket, no clock.

internal import Records

/// Takes bytes as they come, gives whole frames.
struct MLLPFraming: Sendable {
    static let start: UInt8 = 0x0B
    static let end: UInt8 = 0x1C
    static let carriageReturn: UInt8 = 0x0D

    enum Event: Sendable, Hashable {
        case frame([UInt8])
        /// The stream cannot be understood from here on; nothing after it is read.
        case violation(Problem)
        /// More bytes are under way than may be held; nothing after it is read. What there is of the message.
        case tooMuch([UInt8])
    }

    private enum State {
        case outside
        case inside
        case ending
        case broken
    }

    private let maximumBytes: Int
    private var state = State.outside
    private var content: [UInt8] = []

    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    /// Whether a frame has begun that has not ended.
    var isWithinFrame: Bool {
        switch state {
        case .inside, .ending: true
        case .outside, .broken: false
        }
    }

    /// Bytes of the frame that has begun.
    var collectedBytes: Int { content.count }

    /// Gives up the frame that has begun; nothing after it is read.
    /// - Returns: what there was of it.
    mutating func abandon() -> [UInt8] {
        defer { content = [] }
        state = .broken
        return content
    }

    /// - Parameter bytes: what arrived.
    /// - Returns: what is complete with it, in order.
    mutating func receive(_ bytes: some Sequence<UInt8>) -> [Event] {
        if let events = bytes.withContiguousStorageIfAvailable({ receive($0[...]) }) { return events }
        let copy = Array(bytes)
        return copy.withUnsafeBufferPointer { receive($0[...]) }
    }

    private mutating func receive(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [Event] {
        var events: [Event] = []
        var rest = bytes
        while let byte = rest.first {
            switch state {
            case .broken:
                return events
            case .outside:
                guard byte == Self.start else {
                    return events + [broken(.syntax, "a byte outside a frame", "begin each message with 0B")]
                }
                state = .inside
                content = []
                rest.removeFirst()
            case .inside:
                let stop = rest.firstIndex { $0 == Self.end || $0 == Self.start } ?? rest.endIndex
                guard content.count + (stop - rest.startIndex) <= maximumBytes else {
                    return events + [broken(.limit, "the message is larger than \(maximumBytes) bytes", "")]
                }
                content.append(contentsOf: rest[rest.startIndex..<stop])
                rest = rest[stop...]
                guard let byte = rest.first else { break }
                guard byte == Self.end else {
                    return events + [broken(.syntax, "a message begins within another", "end each message with 1C 0D")]
                }
                state = .ending
                rest.removeFirst()
            case .ending:
                guard byte == Self.carriageReturn else {
                    return events + [broken(.syntax, "1C is not followed by 0D", "end each message with 1C 0D")]
                }
                state = .outside
                events.append(.frame(content))
                content = []
                rest.removeFirst()
            }
        }
        return events
    }

    private mutating func broken(_ reason: Problem.Reason, _ what: String, _ remedy: String) -> Event {
        state = .broken
        content = []
        return .violation(Problem(reason, what, at: "MLLP frame", remedy: remedy))
    }

    /// The frame of a message.
    static func frame(_ message: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(message.count + 3)
        bytes.append(start)
        bytes.append(contentsOf: message)
        bytes.append(end)
        bytes.append(carriageReturn)
        return bytes
    }
}
