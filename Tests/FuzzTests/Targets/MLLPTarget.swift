// MLLP framing: however the network cuts the stream, the same frames come out of it; no frame is larger than its limit;
// and what was framed is what was sent, byte for byte.

import Records

@testable import Transport

enum MLLPTarget {
    static let target = FuzzTarget(name: "mllp", maximumBytes: 4096, seeds: seeds, words: words, check: check)

    private static func check(_ bytes: [UInt8]) throws(Broken) {
        var numbers = InputNumbers(bytes)
        for maximumBytes in [0, numbers.next(upTo: 64), 4096] {
            let (whole, end) = try receive([bytes], maximumBytes)
            for pieces in [bytes.map { [$0] }, numbers.pieces(bytes, upTo: 5), numbers.pieces(bytes, upTo: 200)] {
                let (events, last) = try receive(pieces, maximumBytes)
                try hold(events == whole, "in pieces it gives other events")
                try hold(last == end, "in pieces it ends in another state")
            }
            try hold(
                sent(whole, end).elementsEqual(bytes.prefix(sent(whole, end).count)), "a frame holds what was not sent")
            if !isBroken(whole) {
                try hold(sent(whole, end).count == bytes.count, "bytes are lost without a violation")
            }
        }
        try checkFraming(bytes)
    }

    /// Where the stream was left.
    private struct End: Equatable {
        let isWithinFrame: Bool
        let held: [UInt8]
        let endsInMark: Bool
    }

    private static func receive(_ pieces: [[UInt8]], _ maximumBytes: Int) throws(Broken) -> ([MLLPFraming.Event], End) {
        var framing = MLLPFraming(maximumBytes: maximumBytes)
        var events: [MLLPFraming.Event] = []
        for piece in pieces {
            let wasBroken = isBroken(events)
            let new = framing.receive(piece)
            try hold(!wasBroken || new.isEmpty, "it reads on after a violation")
            try hold(
                framing.collectedBytes <= maximumBytes, "it holds \(framing.collectedBytes) of \(maximumBytes) bytes")
            events += new
        }
        for (index, event) in events.enumerated() {
            switch event {
            case .frame(let content):
                try hold(content.count <= maximumBytes, "a frame of \(content.count) of \(maximumBytes) bytes")
                try hold(
                    !content.contains(MLLPFraming.start) && !content.contains(MLLPFraming.end), "a mark in a frame")
            case .violation(let problem):
                try hold(index == events.count - 1, "an event after a violation")
                try Refusals.check(problem)
            case .tooMuch: throw Broken("too much, which only a listener's own count may say")
            }
        }
        let isWithinFrame = framing.isWithinFrame
        let lastByte = pieces.last { !$0.isEmpty }?.last
        let held = framing.abandon()
        return (
            events,
            End(isWithinFrame: isWithinFrame, held: held, endsInMark: isWithinFrame && lastByte == MLLPFraming.end)
        )
    }

    private static func isBroken(_ events: [MLLPFraming.Event]) -> Bool {
        if case .violation? = events.last { true } else { false }
    }

    /// The stream that the events are of, as far as they tell.
    private static func sent(_ events: [MLLPFraming.Event], _ end: End) -> [UInt8] {
        var bytes: [UInt8] = []
        for case .frame(let content) in events { bytes += MLLPFraming.frame(content) }
        if end.isWithinFrame { bytes += [MLLPFraming.start] + end.held + (end.endsInMark ? [MLLPFraming.end] : []) }
        return bytes
    }

    /// A message without marks in it comes out of its frame as it was.
    private static func checkFraming(_ bytes: [UInt8]) throws(Broken) {
        let message = bytes.filter { $0 != MLLPFraming.start && $0 != MLLPFraming.end }
        var framing = MLLPFraming(maximumBytes: message.count)
        try hold(framing.receive(MLLPFraming.frame(message)) == [.frame(message)], "its own frame is not a frame")
    }

    private static let words = [
        "\u{B}", "\u{1C}\r", "\u{1C}\r\u{B}", "MSH|^~\\&|", "\u{1C}\u{1C}", "GET / HTTP/1.1\r\n",
    ]

    private static let seeds: [[UInt8]] = [
        [UInt8]("\u{B}MSH|^~\\&|\rPID|1\r\u{1C}\r\u{B}MSH|^~\\&|\r\u{1C}\r"), [UInt8]("\u{B}\u{1C}\r"),
        [UInt8]("\u{B}a\u{B}"),
        [UInt8]("\u{B}a\u{1C}\n"), [UInt8]("GET / HTTP/1.1\r\n\r\n"),
        [UInt8]("\u{B}" + String(repeating: "a", count: 70) + "\u{1C}\r\u{B}b"), [UInt8]("\u{B}a\u{1C}\r\n"),
        // The first bytes of TLS, from a client that thinks the port is encrypted otherwise.
        [0x16, 0x03, 0x01, 0x02, 0x00, 0x01],
    ]
}
