// Memory under load: what is too large is refused, what comes too much at once waits outside, and nothing is lost.

import AsyncHTTPClient
import Gateway
import NIOCore
import NIOHTTP1
import Records
import Synchronization
import Testing

@testable import Transport

@Suite struct ByteBudgetTests {
    /// Answers that wait until they may be given.
    private final class Gate: Sendable {
        private let isOpen = Mutex(false)
        func open() { isOpen.withLock { $0 = true } }
        func pass() async {
            while !isOpen.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(2)) }
        }
    }

    /// Bytes of the messages that are being answered.
    private final class Load: Sendable {
        private let state = Mutex((now: 0, most: 0))
        var most: Int { state.withLock { $0.most } }
        func change(by bytes: Int) {
            state.withLock { state in
                state.now += bytes
                state.most = max(state.most, state.now)
            }
        }
    }

    private static func post(
        _ client: HTTPClient, _ port: Int, id: String, bytes: Int, chunked: Bool = false
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: "https://localhost:\(port)/messages")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "X-Request-ID", value: id)
        if chunked {
            let chunks = stride(from: 0, to: bytes, by: 100).map {
                ByteBuffer(repeating: 65, count: min(100, bytes - $0))
            }
            request.body = .stream(
                AsyncStream { continuation in
                    for chunk in chunks { continuation.yield(chunk) }
                    continuation.finish()
                }, length: .unknown)
        } else {
            request.body = .bytes(ByteBuffer(repeating: 65, count: bytes))
        }
        let response = try await client.execute(request, timeout: .seconds(20))
        _ = try await response.body.collect(upTo: 1_000_000)
        return response
    }

    @Test func bytesAreHeldInAllAndForEachSender() {
        let budget = ByteBudget(maximum: 100, maximumPerSender: 60)
        var one = budget.claim(for: Sender(organisation: PKI.rk5, fingerprint: "1"))
        var again = budget.claim(for: Sender(organisation: PKI.rk5, fingerprint: "1"))
        var other = budget.claim(for: Sender(organisation: PKI.council, fingerprint: "2"))
        #expect(one.hold(50) == .admitted)
        #expect(again.hold(11) == .senderBusy)
        #expect(again.bytes == 0)
        #expect(again.hold(10) == .admitted)
        #expect(other.hold(41) == .busy)
        #expect(other.hold(40) == .admitted)
        #expect(one.hold(20) == .admitted)
        #expect(other.hold(60) == .admitted)
        one.release()
        again.release()
        #expect(one.hold(40) == .admitted)
        #expect(again.hold(1) == .busy)
    }

    /// Whether its length is declared or not, a body is refused as soon as it does not fit.
    @Test(arguments: [false, true]) func whatDoesNotFitIsToldToWaitAndTakenLater(chunked: Bool) async throws {
        let fixture = try ListenerFixture()
        let gate = Gate()
        let council = try fixture.pki.client(DevelopmentAuthority.uri(of: PKI.council))
        try await fixture.run(
            budget: ByteBudget(maximum: 3_000, maximumPerSender: 2_000),
            answer: { submission in
                await gate.pass()
                return Answer(outcome: .accepted, messageID: submission.requestID, controlID: nil)
            }
        ) { port in
            try await fixture.withClient(try fixture.pki.client()) { hospital in
                try await fixture.withClient(council) { council in
                    try await withThrowingTaskGroup(of: UInt.self) { group in
                        func hold(_ client: HTTPClient, _ id: String) async throws {
                            let before = fixture.submissions.all.count
                            group.addTask {
                                try await Self.post(client, port, id: id, bytes: 1_000, chunked: chunked).status.code
                            }
                            #expect(try await fixture.submissions.wait(for: before + 1).count == before + 1)
                        }
                        try await hold(hospital, "h1")
                        try await hold(hospital, "h2")
                        let own = try await Self.post(hospital, port, id: "h3", bytes: 1_000, chunked: chunked)
                        #expect(own.status == .tooManyRequests)
                        #expect(own.headers.first(name: "Retry-After") == "\(Limits.retryAfterSeconds)")
                        try await hold(council, "c1")
                        let all = try await Self.post(council, port, id: "c2", bytes: 1_000, chunked: chunked)
                        #expect(all.status == .serviceUnavailable)
                        #expect(all.headers.first(name: "Retry-After") == "\(Limits.retryAfterSeconds)")
                        #expect(fixture.submissions.all.count == 3)
                        gate.open()
                        for try await status in group { #expect((200..<300).contains(status)) }
                    }
                    // All of it was given back: what was told to wait is taken, whatever its order.
                    for id in ["h3", "h4", "h5"] {
                        let again = try await Self.post(hospital, port, id: id, bytes: 1_900, chunked: chunked)
                        #expect((200..<300).contains(again.status.code))
                    }
                    let last = try await Self.post(council, port, id: "c2", bytes: 1_000, chunked: chunked)
                    #expect((200..<300).contains(last.status.code))
                }
            }
        }
        #expect(fixture.submissions.all.map(\.requestID) == ["h1", "h2", "c1", "h3", "h4", "h5", "c2"])
    }

    /// A body that is too large, or breaks off, holds nothing afterwards.
    @Test func whatIsRefusedGivesItsBytesBack() async throws {
        let fixture = try ListenerFixture()
        try await fixture.run(maximumBodyBytes: 1_000, budget: ByteBudget(maximum: 1_000, maximumPerSender: 1_000)) {
            port in
            try await fixture.withClient(try fixture.pki.client()) { client in
                for chunked in [false, true, false, true] {
                    let large = try await Self.post(client, port, id: "large", bytes: 1_001, chunked: chunked)
                    #expect(large.status == .payloadTooLarge)
                    let fits = try await Self.post(client, port, id: "fits", bytes: 1_000, chunked: chunked)
                    #expect((200..<300).contains(fits.status.code))
                }
            }
            let head = "POST /messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            for _ in 0..<3 {
                let connection = try await RawConnection.open(
                    port: port, tls: try fixture.pki.tls(fixture.pki.client()))
                try await connection.channel.executeThenClose { _, outbound in
                    try await outbound.write(ByteBuffer(string: head + "Content-Length: 900\r\n\r\n{"))
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            try await Task.sleep(for: .milliseconds(200))
            try await fixture.withClient(try fixture.pki.client()) { client in
                let fits = try await Self.post(client, port, id: "after", bytes: 1_000)
                #expect((200..<300).contains(fits.status.code))
            }
        }
        #expect(fixture.submissions.all.map(\.requestID) == ["fits", "fits", "fits", "fits", "after"])
    }

    @Test func manyAtOnceStayWithinTheBudgetAndNoneIsLost() async throws {
        let fixture = try ListenerFixture()
        let load = Load()
        try await fixture.run(
            budget: ByteBudget(maximum: 4_000, maximumPerSender: 4_000),
            answer: { submission in
                load.change(by: submission.bytes.count)
                try? await Task.sleep(for: .milliseconds(10))
                load.change(by: -submission.bytes.count)
                return Answer(outcome: .accepted, messageID: submission.requestID, controlID: nil)
            }
        ) { port in
            try await fixture.withClient(try fixture.pki.client()) { client in
                let refusals = try await withThrowingTaskGroup(of: Int.self) { group in
                    for index in 0..<40 {
                        group.addTask {
                            var refused = 0
                            while true {
                                let response = try await Self.post(client, port, id: "m\(index)", bytes: 900)
                                if (200..<300).contains(response.status.code) { return refused }
                                #expect(response.status == .serviceUnavailable)
                                refused += 1
                                try await Task.sleep(for: .milliseconds(5))
                            }
                        }
                    }
                    return try await group.reduce(0, +)
                }
                #expect(refusals > 0, "never more than the budget came at once: the test says nothing")
            }
        }
        #expect(load.most <= 4_000)
        #expect(Set(fixture.submissions.all.map(\.requestID)).count == 40)
        #expect(fixture.submissions.all.count == 40)
    }
}
