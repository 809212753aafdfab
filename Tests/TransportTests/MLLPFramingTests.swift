import Records
import Testing

@testable import Transport

@Suite struct MLLPFramingTests {
    private static let text = Array("MSH|^~\\&|\rPID|1\r".utf8)

    /// Feeds bytes whole, and one by one: the events are the same.
    private func events(_ bytes: [UInt8], maximumBytes: Int = 1000) -> [MLLPFraming.Event] {
        var whole = MLLPFraming(maximumBytes: maximumBytes)
        let together = whole.receive(bytes)
        var single = MLLPFraming(maximumBytes: maximumBytes)
        let apart = bytes.flatMap { single.receive([$0]) }
        #expect(together == apart)
        return together
    }

    @Test func aFrameIsWhatStandsBetweenItsMarks() {
        #expect(events([0x0B] + Self.text + [0x1C, 0x0D]) == [.frame(Self.text)])
        #expect(events(MLLPFraming.frame(Self.text)) == [.frame(Self.text)])
    }

    @Test func framesFollowEachOther() {
        let two = MLLPFraming.frame(Self.text) + MLLPFraming.frame([65])
        #expect(events(two) == [.frame(Self.text), .frame([65])])
    }

    @Test func anEmptyFrameIsAFrame() { #expect(events([0x0B, 0x1C, 0x0D]) == [.frame([])]) }

    @Test func whatIsNotWholeIsNotGiven() {
        var framing = MLLPFraming(maximumBytes: 100)
        #expect(framing.receive([0x0B, 65]).isEmpty)
        #expect(framing.isWithinFrame)
        #expect(framing.receive([0x1C]).isEmpty)
        #expect(framing.isWithinFrame)
        #expect(framing.receive([0x0D]) == [.frame([65])])
        #expect(!framing.isWithinFrame)
    }

    @Test(
        arguments: [
            ("text before the first frame", Array("MSH|".utf8)),
            ("a line feed between frames", [0x0B, 65, 0x1C, 0x0D, 0x0A]),
            ("an HTTP request", Array("GET / HTTP/1.1\r\n\r\n".utf8)),
            ("a start within a frame", [0x0B, 65, 0x0B, 66, 0x1C, 0x0D]),
            ("an end without its carriage return", [0x0B, 65, 0x1C, 0x0A]),
            ("an end within the text", [0x0B, 65, 0x1C, 66, 0x1C, 0x0D]),
            ("an end that never began", [0x1C, 0x0D]),
        ] as [(String, [UInt8])])
    func aViolationEndsTheStream(_ name: String, _ bytes: [UInt8]) {
        let all = events(bytes + MLLPFraming.frame(Self.text))
        guard case .violation(let problem)? = all.last else {
            Issue.record("\(name): no violation in \(all)")
            return
        }
        #expect(problem.reason == .syntax, "\(name)")
        #expect(!all.contains(.frame(Self.text)), "\(name): read on after a violation")
    }

    @Test func aFrameIsNoLargerThanItsLimit() {
        #expect(events([0x0B] + [UInt8](repeating: 65, count: 10) + [0x1C, 0x0D], maximumBytes: 10).count == 1)
        let over = events([0x0B] + [UInt8](repeating: 65, count: 11) + [0x1C, 0x0D], maximumBytes: 10)
        guard case .violation(let problem)? = over.first else {
            Issue.record("no violation")
            return
        }
        #expect(over.count == 1)
        #expect(problem.reason == .limit)
        #expect(problem.what.contains("10 bytes"))
    }
}
