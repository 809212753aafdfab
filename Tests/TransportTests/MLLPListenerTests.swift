import Gateway
import NIOCore
import Records
import Synchronization
import Testing

@testable import Transport

@Suite struct MLLPListenerTests {
    private static func message(_ controlID: String, extra: String = "|||") -> [UInt8] {
        Array("MSH|^~\\&|PAS|RK5|CAREGATE|QNS|20261122140500||ADT^A01|\(controlID)|P|2.4\(extra)\rPID|1\r".utf8)
    }

    @Test func aFrameBeyondTheBytesThatMayBeHeldIsRejectedByName() async throws {
        let fixture = try ListenerFixture()
        let large = Self.message("C2") + [UInt8](repeating: UInt8(ascii: "x"), count: 600_000)
        try await fixture.runMLLP(budget: ByteBudget(maximum: 1_000_000, maximumPerSender: 500_000)) { port in
            let (texts, _) = try await fixture.exchange(
                port, [MLLPFraming.frame(Self.message("C1")), MLLPFraming.frame(large)], replies: 2)
            #expect(texts.first?.contains("\rMSA|AA|C1") == true)
            #expect(texts.last?.contains("\rMSA|AR|C2") == true)
            // What was held is given back.
            let (again, _) = try await fixture.exchange(
                port, [MLLPFraming.frame(Self.message("C3"))], replies: 1)
            #expect(again.first?.contains("\rMSA|AA|C3") == true)
        }
        #expect(fixture.submissions.all.count == 2)
    }

    @Test func aMessageIsSubmittedWithItsSenderAndAcknowledged() async throws {
        let fixture = try ListenerFixture()
        try await fixture.runMLLP { port in
            let (texts, _) = try await fixture.exchange(port, [MLLPFraming.frame(Self.message("C1"))], replies: 1)
            #expect(texts.count == 1)
            #expect(texts.first?.contains("\rMSA|AA|C1") == true)
        }
        let submission = try #require(fixture.submissions.all.first)
        #expect(submission.sender.organisation == PKI.rk5)
        #expect(submission.channel == .mllp)
        #expect(submission.format == .hl7v2)
        #expect(submission.bytes == Self.message("C1"))
    }

    @Test(
        arguments: [
            (Answer.Outcome.accepted, "|||", "AA"),
            (.quarantined(Problem(.required, "PID-3 is missing", at: "PID-3")), "|||", "AE"),
            (.conflict(Problem(.controlIDReused, "used before")), "|||", "AE"),
            (.unsupported(Problem(.unsupportedEvent, "not processed", at: "MSH-9.2")), "|||", "AR"),
            (.busy(Problem(.unavailable, "cannot store")), "|||", "AR"),
            (.accepted, "|||AL|NE", "CA"),
            (.quarantined(Problem(.required, "PID-3 is missing", at: "PID-3")), "|||AL|NE", "CE"),
            (.busy(Problem(.unavailable, "cannot store")), "|||AL|NE", "CR"),
            (.accepted, "|||NE|AL", "AA"),
        ] as [(Answer.Outcome, String, String)])
    func theAnswerIsTheAcknowledgement(_ outcome: Answer.Outcome, _ extra: String, _ code: String) async throws {
        let fixture = try ListenerFixture()
        try await fixture.runMLLP(answer: { _ in Answer(outcome: outcome, messageID: "m", controlID: "C1") }) { port in
            let frame = MLLPFraming.frame(Self.message("C1", extra: extra))
            let (texts, _) = try await fixture.exchange(port, [frame], replies: 1)
            #expect(texts.first?.contains("\rMSA|\(code)|C1") == true, "\(texts)")
        }
    }

    @Test func aFrameOfABatchIsAnsweredByABatch() async throws {
        let fixture = try ListenerFixture()
        let batch =
            Array("FHS|^~\\&|PAS|RK5|||2026||||F1\rBHS|^~\\&|PAS|RK5|||2026||||B1\r".utf8) + Self.message("C1")
            + Self.message("C2") + Array("BTS|3\rFTS|1\r".utf8)
        try await fixture.runMLLP(answer: { submission in
            if let refusal = submission.refusal {
                return Answer(outcome: .quarantined(refusal), messageID: "m-own", controlID: nil)
            }
            return Answer(outcome: .accepted, messageID: "m-1", controlID: nil)
        }) { port in
            let (texts, _) = try await fixture.exchange(
                port, [MLLPFraming.frame(batch), MLLPFraming.frame(Self.message("C9"))], replies: 2)
            let lines = texts.first?.split(separator: "\r").map(String.init) ?? []
            #expect(lines.first?.hasPrefix("FHS|^~\\&|") == true && lines.first?.hasSuffix("|F1") == true)
            #expect(lines.filter { $0.hasPrefix("BHS") }.allSatisfy { $0.hasSuffix("|B1") })
            #expect(
                lines.filter { $0.hasPrefix("MSA") } == [
                    "MSA|AA|C1|message m-1", "MSA|AA|C2|message m-1",
                    "MSA|AE|B1|message m-own: 3 messages are declared, and 2 are there",
                ])
            #expect(lines.suffix(2) == ["BTS|3", "FTS|1"])
            #expect(texts.last?.contains("\rMSA|AA|C9") == true, "the connection goes on")
        }
        #expect(
            fixture.submissions.all.map(\.bytes) == [
                Self.message("C1"), Self.message("C2"), batch, Self.message("C9"),
            ])
    }

    @Test func messagesSentAheadAreAnsweredInTheirOrder() async throws {
        let fixture = try ListenerFixture()
        let frames = (0..<50).flatMap { MLLPFraming.frame(Self.message("C\($0)")) }
        try await fixture.runMLLP { port in
            let (texts, _) = try await fixture.exchange(port, [frames], replies: 50)
            let ids = texts.compactMap { text in
                text.split(separator: "\r").first { $0.hasPrefix("MSA|AA|") }?.dropFirst(7)
            }
            #expect(ids.map(String.init) == (0..<50).map { "C\($0)" })
        }
    }

    @Test func oneConnectionsMessagesNeverRunAtOnce() async throws {
        let fixture = try ListenerFixture()
        let running = Mutex(0)
        let most = Mutex(0)
        try await fixture.runMLLP(answer: { _ in
            let now = running.withLock { value -> Int in
                value += 1
                return value
            }
            most.withLock { $0 = max($0, now) }
            try? await Task.sleep(for: .milliseconds(2))
            running.withLock { $0 -= 1 }
            return Answer(outcome: .accepted, messageID: "m", controlID: nil)
        }) { port in
            _ = try await fixture.exchange(
                port, [(0..<10).flatMap { MLLPFraming.frame(Self.message("C\($0)")) }], replies: 10)
        }
        #expect(most.withLock { $0 } == 1)
        #expect(fixture.submissions.all.count == 10)
    }

    @Test func garbageIsAnsweredWellFormedAndTheConnectionClosed() async throws {
        let fixture = try ListenerFixture()
        try await fixture.runMLLP { port in
            let (texts, isClosed) = try await fixture.exchange(port, [Array("GET / HTTP/1.1\r\n\r\n".utf8)], replies: 2)
            #expect(isClosed)
            #expect(texts.first?.hasPrefix("MSH|^~\\&|") == true)
            #expect(texts.first?.contains("\rMSA|AR") == true)
        }
        #expect(fixture.submissions.all.isEmpty)
    }

    @Test func whatPrecedesGarbageIsStillHandled() async throws {
        let fixture = try ListenerFixture()
        try await fixture.runMLLP { port in
            let (texts, isClosed) = try await fixture.exchange(
                port, [MLLPFraming.frame(Self.message("C1")) + [0x0A] + MLLPFraming.frame(Self.message("C2"))],
                replies: 3)
            #expect(isClosed)
            #expect(texts.count == 2)
            #expect(texts.first?.contains("MSA|AA|C1") == true)
        }
        #expect(fixture.submissions.all.count == 1)
    }

    @Test func aMessageThatIsTooLargeIsRefused() async throws {
        let fixture = try ListenerFixture()
        try await fixture.runMLLP({ $0.maximumMessageBytes = 500 }) { port in
            let (texts, isClosed) = try await fixture.exchange(
                port, [MLLPFraming.frame([UInt8](repeating: 65, count: 600))], replies: 2)
            #expect(isClosed)
            #expect(texts.first?.contains("500 bytes") == true)
        }
        #expect(fixture.submissions.all.isEmpty)
    }

    @Test func aFrameThatDripsIsCutOff() async throws {
        let fixture = try ListenerFixture()
        try await fixture.runMLLP({ $0.frameSeconds = 1 }) { port in
            let drips: [[UInt8]] = [[0x0B]] + Array(repeating: [65], count: 100)
            let began = ContinuousClock.now
            let (_, isClosed) = try await fixture.exchange(port, drips, replies: 1, pause: .milliseconds(100))
            #expect(isClosed)
            #expect(ContinuousClock.now - began < .seconds(5))
        }
    }

    @Test func anIdleConnectionIsClosed() async throws {
        let fixture = try ListenerFixture()
        try await fixture.runMLLP({ $0.idleSeconds = 4 }) { port in
            let (texts, isClosed) = try await fixture.exchange(
                port, [MLLPFraming.frame(Self.message("C1"))], replies: 2)
            #expect(isClosed)
            #expect(texts.count == 1)
        }
    }

    @Test func aSlowHandlerIsNoFaultOfTheSenders() async throws {
        let fixture = try ListenerFixture()
        try await fixture.runMLLP(
            {
                $0.idleSeconds = 1
                $0.frameSeconds = 1
            },
            answer: { _ in
                try? await Task.sleep(for: .milliseconds(1500))
                return Answer(outcome: .accepted, messageID: "m", controlID: nil)
            }
        ) { port in
            let (texts, _) = try await fixture.exchange(port, [MLLPFraming.frame(Self.message("C1"))], replies: 1)
            #expect(texts.count == 1)
        }
    }

    @Test func aRevocationCutsOffAnOpenConnection() async throws {
        let fixture = try ListenerFixture()
        let client = try fixture.pki.client()
        try await fixture.runMLLP { port in
            let connection = try await RawConnection.open(port: port, tls: try fixture.pki.tls(client))
            try await connection.channel.executeThenClose { inbound, outbound in
                var iterator = inbound.makeAsyncIterator()
                try await outbound.write(.init(bytes: MLLPFraming.frame(Self.message("C1"))))
                let first = try await iterator.next()
                #expect(first?.readableBytesView.contains(0x1C) == true)
                try fixture.trust.reload(try fixture.pki.material(revoking: [client]))
                try await outbound.write(.init(bytes: MLLPFraming.frame(Self.message("C2"))))
                // The end, whether orderly or not.
                let second = try? await iterator.next()
                #expect(second == nil)
            }
        }
        #expect(fixture.submissions.all.count == 1)
        #expect(fixture.refusals.all.map(\.reason) == [.revoked])
        #expect(fixture.refusals.all.first?.fingerprint == client.fingerprint)
    }

    @Test func aStopAnswersWhatWasTakenAndTakesNoMore() async throws {
        let fixture = try ListenerFixture()
        let replies = Collected<String>()
        let began = Collected<Bool>()
        let client = try fixture.pki.tls(try fixture.pki.client())
        let exchange = Mutex<Task<Void, any Error>?>(nil)
        try await fixture.runMLLP(answer: { _ in
            began.append(true)
            try? await Task.sleep(for: .milliseconds(300))
            return Answer(outcome: .accepted, messageID: "m", controlID: nil)
        }) { port in
            let task = Task {
                let (bytes, isClosed) = try await RawConnection.exchange(
                    port: port, tls: client, [MLLPFraming.frame(Self.message("C1"))])
                #expect(isClosed)
                replies.append(String(decoding: bytes, as: UTF8.self))
            }
            exchange.withLock { $0 = task }
            _ = try await began.wait(for: 1)
        }  // The stop begins here, with the message under way.
        try await exchange.withLock { $0 }?.value
        #expect(replies.all.first?.contains("MSA|AA|C1") == true)
    }

    @Test func oneTooManyConnectionIsNotServed() async throws {
        let fixture = try ListenerFixture()
        try await fixture.runMLLP({ $0.maximumConnections = 1 }) { port in
            let tls = try fixture.pki.tls(try fixture.pki.client())
            let first = try await RawConnection.open(port: port, tls: tls)
            try await first.channel.executeThenClose { inbound, outbound in
                try await outbound.write(.init(bytes: MLLPFraming.frame(Self.message("C1"))))
                var iterator = inbound.makeAsyncIterator()
                #expect(try await iterator.next() != nil)
                let second = try? await fixture.exchange(port, [MLLPFraming.frame(Self.message("C2"))], replies: 1)
                #expect(second?.texts.isEmpty ?? true)
            }
        }
        #expect(fixture.submissions.all.count == 1)
    }
}

extension ListenerFixture {
    /// Runs an MLLP listener.
    fileprivate func runMLLP(
        budget: ByteBudget = ByteBudget(),
        _ configure: (inout MLLPListener.Configuration) -> Void = { _ in },
        answer: @escaping @Sendable (Submission) async -> Answer = { _ in
            Answer(outcome: .accepted, messageID: "m", controlID: nil)
        }, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        var configuration = MLLPListener.Configuration(host: "127.0.0.1", port: 0, gracefulStopSeconds: 5)
        configure(&configuration)
        let (final, clock, refusals, submissions) = (configuration, clock, refusals, submissions)
        try await withService(
            { onListening in
                MLLPListener(
                    configuration: final, tls: try ServerTLS(try pki.credentials(pki.server)), trust: trust,
                    budget: budget, now: { clock.now() }, onListening: onListening,
                    onRefusal: { refusals.append($0) },
                    submit: { submission in
                        submissions.append(submission)
                        return await answer(submission)
                    })
            }, body)
    }

    /// - Returns: the acknowledgements, unframed.
    fileprivate func exchange(
        _ port: Int, _ frames: [[UInt8]], replies: Int, pause: Duration = .zero
    ) async throws -> (texts: [String], isClosed: Bool) {
        let (bytes, isClosed) = try await RawConnection.exchange(
            port: port, tls: try pki.tls(try pki.client()), frames, pause: pause,
            until: { $0.count { $0 == 0x1C } == replies })
        var framing = MLLPFraming(maximumBytes: 100_000)
        let texts = framing.receive(bytes).compactMap { event -> String? in
            guard case .frame(let bytes) = event else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
        return (texts, isClosed)
    }
}
