// Files of HL7 v2 batches: each message is taken for itself, and what is wrong with the file is put before a person.

import Agreements
import Records
import Testing

@testable import Gateway

@Suite struct BatchTests {
    private static func file(
        _ messages: [ADT], at now: Instant, count: Int? = nil, channel: Channel = .mllp
    ) -> Submission {
        let body = messages.flatMap { $0.bytes(at: now) }
        return Submission(
            sender: Sender(organisation: code("RK5"), fingerprint: "fingerprint"), channel: channel, format: .hl7v2,
            bytes: Array("BHS|^~\\&|PAS|RK5|||2026||||B1\r".utf8) + body
                + Array("BTS|\(count ?? messages.count)\r".utf8), receivedAt: now, requestID: "request")
    }

    private static let arrivals = [
        ADT("A04", "RK5-1"),
        ADT("A04", "RK5-2") {
            $0.who = .harold
            $0.localID = "K100002"
            $0.visit = "V500002"
        },
    ]

    @Test func eachMessageIsStoredAppliedAuditedAndAnswered() async throws {
        try await withHouse { (house: House) async throws in
            let file = Self.file(Self.arrivals, at: house.clock.now)
            #expect(file.isBatch)
            let outcome = await file.submitEach(house.gateway.submit)
            #expect(outcome.answers.map(\.outcome.word) == ["accepted", "accepted"])
            #expect(outcome.own == nil && outcome.decisive == nil)
            #expect(Set(outcome.answers.map(\.messageID)).count == 2)
            #expect(outcome.answers.map(\.controlID) == ["RK5-1", "RK5-2"])
            #expect(try await house.attendance(visit: "V500001") != nil)
            #expect(try await house.attendance(visit: "V500002") != nil)
            for (answer, message) in zip(outcome.answers, Self.arrivals) {
                let stored = try await house.message(answer.messageID)
                #expect(stored.body == message.bytes(at: house.clock.now), "its own segments, and no header")
                #expect(
                    try await house.audit().filter { $0["messageID"] == stored.id && $0["action"] == "receive" }.count
                        == 1)
            }
        }
    }

    @Test func aRepeatOfTheFileHasNoSecondEffect() async throws {
        try await withHouse { (house: House) async throws in
            let file = Self.file(Self.arrivals, at: house.clock.now)
            let first = await file.submitEach(house.gateway.submit)
            let again = await file.submitEach(house.gateway.submit)
            #expect(again.answers.allSatisfy { $0.isRepeat })
            #expect(again.answers.map(\.messageID) == first.answers.map(\.messageID))
            let stored = try await house.store.read { try $0.messages(status: nil, sender: code("RK5"), limit: 9) }
            #expect(stored.count == 2)
        }
    }

    @Test func aWrongCountIsPutAsideWithTheWholeFileAndTheMessagesAreApplied() async throws {
        try await withHouse { (house: House) async throws in
            let file = Self.file(Self.arrivals, at: house.clock.now, count: 3)
            let outcome = await file.submitEach(house.gateway.submit)
            #expect(outcome.answers.map(\.outcome.word) == ["accepted", "accepted"])
            let own = try #require(outcome.own)
            #expect(own.outcome.problem?.place == "BTS(1)-1" && outcome.decisive?.messageID == own.messageID)
            let stored = try await house.message(own.messageID)
            #expect(stored.status == .quarantined && stored.body == file.bytes)
            let tasks = try await house.tasks()
            #expect(tasks.map(\.kind) == [.quarantine])
            #expect(tasks.first?.what.contains("3 messages are declared, and 2 are there") == true)
        }
    }

    /// Its sender can ask what became of it, as of any other file.
    @Test func aFileWithoutAMessageIsKeptToo() async throws {
        try await withHouse { (house: House) async throws in
            let file = Self.file([], at: house.clock.now)
            let outcome = await file.submitEach(house.gateway.submit)
            #expect(outcome.batch?.problemCount == 0 && outcome.answers.isEmpty)
            let own = try #require(outcome.own)
            #expect(own.outcome.problem?.what.contains("about nobody") == true)
            let stored = try await house.message(own.messageID)
            #expect(stored.status == .quarantined && stored.body == file.bytes)
        }
    }

    @Test func aFileThatCannotBeTakenApartIsKeptWhole() async throws {
        try await withHouse { (house: House) async throws in
            let bytes = Array("BHS|^~\\&|PAS|RK5\rPID|1\rBTS|0\r".utf8)
            let file = Submission(
                sender: Sender(organisation: code("RK5"), fingerprint: "f"), channel: .mllp, format: .hl7v2,
                bytes: bytes, receivedAt: house.clock.now, requestID: "request")
            let outcome = await file.submitEach(house.gateway.submit)
            #expect(outcome.batch == nil && outcome.answers.isEmpty)
            let own = try #require(outcome.own)
            #expect(own.outcome.problem?.reason == .segmentSequence)
            #expect(try await house.message(own.messageID).body == bytes)
        }
    }

    @Test func oneBadMessageDoesNotStopTheOthers() async throws {
        try await withHouse { (house: House) async throws in
            var messages = Self.arrivals
            messages.insert(ADT("Q99", "RK5-3"), at: 1)
            let outcome = await Self.file(messages, at: house.clock.now).submitEach(house.gateway.submit)
            #expect(outcome.answers.map(\.outcome.word) == ["accepted", "unsupported", "accepted"])
            #expect(outcome.decisive?.messageID == outcome.answers[1].messageID)
        }
    }

    /// What cannot be stored now is not overtaken by what stands after it.
    @Test func afterOneThatCannotBeStoredNoneIsTaken() async throws {
        try await withHouse { (house: House) async throws in
            house.store.fail(.before)
            let outcome = await Self.file(Self.arrivals, at: house.clock.now, count: 3)
                .submitEach(house.gateway.submit)
            #expect(outcome.answers.map(\.outcome.word) == ["busy", "busy"] && outcome.own == nil)
            house.store.fail(nil)
            let again = await Self.file(Self.arrivals, at: house.clock.now).submitEach(house.gateway.submit)
            #expect(again.answers.map(\.isRepeat) == [false, false])
        }
    }

    /// An answer to many has no room for an alert: over HTTPS too the department's endpoint is told.
    @Test func whatABatchBringsAboutIsToldAtTheEndpoint() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            let file = Self.file([ADT("A04", "RK5-1")], at: house.clock.now, channel: .https)
            let outcome = await file.submitEach(house.gateway.submit)
            #expect(outcome.answers.map(\.outcome.word) == ["accepted"])
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true])
            #expect(try await !house.audit().contains { $0["outcome"] == "answered" })
        }
    }
}
