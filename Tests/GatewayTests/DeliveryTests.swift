// Delivery: at least once, in order per person, decided anew at each send; what fails comes again, what is refused for
// good is put before a person.

import Agreements
import Records
import Testing

@testable import Gateway
@testable import Storage

@Suite struct DeliveryTests {
    private static let lateStart = Setup(runsServices: false)

    private static func only(_ deliveries: [Delivery], to recorder: Recorder) throws -> Delivery {
        let mine = deliveries.filter { $0.destination == recorder.name }
        #expect(mine.count == 1)
        return try #require(mine.first)
    }

    private static func harold(_ event: String, _ control: String, visit: String = "V500002") -> ADT {
        ADT(event, control) {
            $0.who = .harold
            $0.localID = "K100002"
            $0.visit = visit
        }
    }

    @Test func aFailureIsTriedAgainLaterAndLaterUnderTheSameID() async throws {
        try await withHouse { (house: House) async throws in
            house.kingsmead.answer { _, attempt in attempt < 3 ? .failed("http-503") : .delivered }
            await house.publish(.grace)
            let answer = await house.adt(ADT("A04", "RK5-1"))
            for (attempt, wait) in [(1, 1_000), (2, 2_000)] as [(Int, Int64)] {
                try await eventually("attempt \(attempt)") {
                    try await house.settle()
                    return house.kingsmead.parcels.count == attempt
                }
                try await house.settle()
                let delivery = try Self.only(try await house.deliveries(answer), to: house.kingsmead)
                #expect(delivery.state == .pending && delivery.attempts == attempt)
                #expect(delivery.lastError == "http-503")
                let delay = delivery.dueAt.milliseconds(since: house.clock.now)
                #expect(delay >= wait && delay <= wait * 3 / 2, "doubled, with jitter")
                try await house.advance(seconds: delay / 1_000 + 1)
            }
            try await house.settle()
            #expect(try Self.only(try await house.deliveries(answer), to: house.kingsmead).state == .delivered)
            #expect(house.kingsmead.parcels.count == 3)
            #expect(Set(house.kingsmead.parcels.map(\.id)).count == 1)
            let outcomes = try await house.audit().filter { $0["action"] == "deliver" && $0["recipient"] == "RK5" }
            #expect(outcomes.map { $0["outcome"] } == ["failed", "failed", "delivered"])
            // Each attempt was decided before it was made.
            let decisions = try await house.audit().filter {
                $0["action"] == "decide" && $0["publisher"] == "503" && $0["recipient"] == "RK501"
            }
            #expect(decisions.count >= 4)
        }
    }

    @Test func whatIsRefusedForGoodIsPutBeforeAPersonAndHoldsNobodyUp() async throws {
        try await withHouse { (house: House) async throws in
            house.kingsmead.answer { parcel, _ in
                if case .alert(let view) = parcel.content, view.visit == "V500001" {
                    .rejected("http-422")
                } else {
                    .delivered
                }
            }
            await house.publish(.grace, .harold)
            let refused = await house.adt(ADT("A04", "RK5-1"))
            let other = await house.adt(Self.harold("A04", "RK5-2"))
            let next = await house.adt(ADT("A04", "RK5-3") { $0.visit = "V500003" })
            try await house.settle()
            let delivery = try Self.only(try await house.deliveries(refused), to: house.kingsmead)
            #expect(delivery.state == .dead && delivery.lastError == "http-422")
            #expect(try Self.only(try await house.deliveries(other), to: house.kingsmead).state == .delivered)
            #expect(try Self.only(try await house.deliveries(next), to: house.kingsmead).state == .delivered)
            let task = try #require(try await house.tasks().first)
            #expect(task.kind == .deadLetter && task.messageID == refused.messageID)
            #expect(task.what == "alert to kingsmead-ed was given up: http-422")
            #expect(try await house.audit().contains { $0["outcome"] == "dead" && $0["reason"] == "http-422" })
        }
    }

    @Test func aFailureIsGivenUpAfterADayOfTrying() async throws {
        try await withHouse { (house: House) async throws in
            house.kingsmead.answer { _, _ in .failed("connect-timeout") }
            await house.publish(.grace)
            let answer = await house.adt(ADT("A04", "RK5-1"))
            for _ in 0..<12 {
                try await house.settle()
                await house.publish(.unrelated)
                try await house.advance(seconds: 4 * 3_600)
            }
            try await eventually("given up") {
                try await house.settle()
                return try await house.deliveries(answer).contains { $0.state == .dead }
            }
            let tasks = try await house.tasks()
            #expect(tasks.map(\.what) == ["alert to kingsmead-ed was given up: connect-timeout"])
        }
    }

    @Test func orderIsKeptPerPersonWhileOthersGoOn() async throws {
        try await withHouse { (house: House) async throws in
            house.kingsmead.answer { parcel, attempt in
                if case .alert(let view) = parcel.content, view.visit == "V500001", attempt < 2 {
                    .failed("http-503")
                } else {
                    .delivered
                }
            }
            await house.publish(.grace, .harold)
            await house.adt(ADT("A04", "RK5-1"))
            try await eventually("the first attempt") { house.kingsmead.parcels.count == 1 }
            await house.adt(ADT("A04", "RK5-2") { $0.visit = "V500003" })
            await house.adt(Self.harold("A04", "RK5-3"))
            try await house.settle()
            #expect(house.kingsmead.views.map(\.visit) == ["V500001", "V500002"], "the second visit waits its turn")
            try await house.advance(seconds: 2)
            #expect(house.kingsmead.views.map(\.visit) == ["V500001", "V500002", "V500001", "V500003"])
        }
    }

    // MARK: What cannot be worked on

    /// What is held of a visit is broken, as by a fault of the disk.
    private static func breakVisit(_ visit: String, of house: House) async throws {
        try await house.store.store.write { transaction in
            let connection = try #require(transaction as? SQLTransaction<SQLiteConnection>).connection
            let changed = try connection.execute(
                SQL("UPDATE attendance SET encounter = $1 WHERE visit = $2"), [.bytes([0xFF, 0x00]), .text(visit)])
            #expect(changed == 1)
        }
    }

    /// What is held of the deliveries to a destination is broken.
    private static func breakDeliveries(to recorder: Recorder, of house: House) async throws {
        try await house.store.store.write { transaction in
            let connection = try #require(transaction as? SQLTransaction<SQLiteConnection>).connection
            let changed = try connection.execute(
                SQL("UPDATE delivery SET kind = 'broken' WHERE destination = $1"), [.text(recorder.name)])
            #expect(changed == 1)
        }
    }

    @Test func oneThatCannotBePreparedIsPutOffAndThenGivenUpWhileTheOthersGoOn() async throws {
        try await withHouse(Self.lateStart) { (house: House) async throws in
            await house.publish(.grace, .harold)
            let broken = await house.adt(ADT("A04", "RK5-1"))
            let other = await house.adt(Self.harold("A04", "RK5-2"))
            try await Self.breakVisit("V500001", of: house)
            house.start()
            try await house.settle()
            #expect(try Self.only(try await house.deliveries(other), to: house.kingsmead).state == .delivered)
            let first = try Self.only(try await house.deliveries(broken), to: house.kingsmead)
            #expect(first.state == .pending && first.attempts == 1 && first.dueAt > house.clock.now)
            #expect(first.lastError == "what is held of it could not be made into a message")
            for _ in 0..<7 { try await house.advance(seconds: 300) }
            let last = try Self.only(try await house.deliveries(broken), to: house.kingsmead)
            #expect(last.state == .dead && last.attempts == 8)
            let alerts = try await house.tasks().filter { $0.what.hasPrefix("alert to kingsmead-ed was given up") }
            #expect(alerts.map(\.kind) == [.deadLetter] && alerts.first?.messageID == broken.messageID)
            let entries = try await house.audit().filter {
                $0["action"] == "deliver" && $0["recipient"] == "RK5" && $0["messageID"] == broken.messageID
            }
            #expect(entries.map { $0["outcome"] } == Array(repeating: "failed", count: 7) + ["dead"])
            #expect(house.kingsmead.views.map(\.visit) == ["V500002"])
        }
    }

    /// Sent, and what the department has then read cannot be noted: the delivery is done, and a person looks.
    @Test func oneThatCannotBeSettledIsNotSentAgainAndHoldsNobodyUp() async throws {
        try await withHouse { (house: House) async throws in
            house.kingsmead.answer { _, _ in
                do { try await Self.breakDeliveries(to: house.kingsmead, of: house) } catch { Issue.record(error) }
                return .delivered
            }
            await house.publish(.grace, .harold)
            await house.adt(ADT("A04", "RK5-1"))
            try await eventually("settled") {
                try await house.store.read { try $0.deliveryCounts()[house.kingsmead.name]?[.delivered] == 1 }
            }
            house.kingsmead.answer(nil)
            let other = await house.adt(Self.harold("A04", "RK5-2"))
            try await house.settle()
            #expect(try Self.only(try await house.deliveries(other), to: house.kingsmead).state == .delivered)
            #expect(house.kingsmead.views.map(\.visit) == ["V500001", "V500002"])
            #expect(try await house.tasks().contains { $0.what.hasPrefix("alert to kingsmead-ed was delivered, but") })
        }
    }

    /// A delivery that cannot be read is given up by its id: what comes back beside it is settled, and others leave.
    @Test func oneThatCannotBeReadIsGivenUpAndHoldsNobodyUp() async throws {
        try await withHouse(Self.lateStart) { (house: House) async throws in
            await house.publish(.grace, .harold)
            let broken = await house.adt(ADT("A04", "RK5-1"))
            try await Self.breakDeliveries(to: house.kingsmead, of: house)
            let behind = await house.adt(ADT("A04", "RK5-2") { $0.visit = "V500003" })
            let other = await house.adt(Self.harold("A04", "RK5-3"))
            house.start()
            try await eventually("the others") { house.kingsmead.views.count == 2 }
            try await house.settle()
            #expect(Set(house.kingsmead.views.map(\.visit)) == ["V500002", "V500003"])
            for answer in [behind, other] {
                #expect(try Self.only(try await house.deliveries(answer), to: house.kingsmead).state == .delivered)
            }
            let tasks = try await house.tasks().filter { $0.what.hasSuffix("what is held of it cannot be read") }
            #expect(tasks.map(\.messageID) == [broken.messageID] && tasks.map(\.kind) == [.deadLetter])
            let counts = try await house.store.read { try $0.deliveryCounts()[house.kingsmead.name] }
            #expect(counts?[.dead] == 1 && counts?[.delivered] == 2 && counts?[.pending] ?? 0 == 0)
            try await house.stop()
            house.start()
            try await house.settle()
            #expect(house.kingsmead.views.count == 2, "nothing is sent again")
        }
    }

    /// What is held of one person's package is broken, so that a sweep fails; others are evaluated at their time.
    @Test func aSweepThatFailsKeepsNobodyFromBeingEvaluatedInTime() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace, .harold.with { $0.services[0].end = "2026-11-22" })
            await house.adt(ADT("A04", "RK5-1"))
            await house.adt(Self.harold("A04", "RK5-2"))
            try await house.settle()
            try await house.store.store.write { transaction in
                let connection = try #require(transaction as? SQLTransaction<SQLiteConnection>).connection
                let changed = try connection.execute(
                    SQL("UPDATE package SET resources = $1 WHERE local_person_id = $2"),
                    [.bytes([0xFF, 0x00]), .text("NS100001")])
                #expect(changed == 1)
            }
            house.wake.sweep()
            house.clock.set(house.clock.now.adding(seconds: 10 * 3_600))
            try await eventually("the package that ended at midnight is taken back") {
                house.kingsmead.views.contains { $0.visit == "V500002" && $0.hasWithdrawal }
            }
        }
    }

    // MARK: Decided anew

    @Test func whatIsNoLongerAgreedDoesNotLeave() async throws {
        try await withHouse(Self.lateStart) { (house: House) async throws in
            await house.publish(.grace)
            let answer = await house.adt(ADT("A04", "RK5-1"))
            #expect(try await house.deliveries(answer).map(\.state) == [.pending, .pending])
            try house.replaceAgreements {
                $0["ns-ed-004.yaml"] = nil
                $0["ns-ed-010.yaml"] = nil
            }
            house.start()
            try await house.settle()
            #expect(house.kingsmead.parcels.isEmpty && house.northshire.parcels.isEmpty)
            let states = Set(try await house.deliveries(answer).map { [$0.destination: $0.state] })
            #expect(states == [["kingsmead-ed": .superseded], ["northshire-council": .denied]])
            let entries = try await house.audit()
            let decisions = entries.filter {
                $0["action"] == "decide" && $0["publisher"] == "503" && $0["recipient"] == "RK501"
            }
            #expect(
                decisions.first?["outcome"] == "permit" && decisions.last?["outcome"] == "deny", "both are recorded")
            #expect(
                Set(entries.filter { $0["action"] == "deliver" }.map { $0["outcome"] }) == ["superseded", "denied"])
            // Agreed again while the patient is there: told after all, though nothing else has changed.
            house.gateway.rules.replace(with: try House.rules(Setup()))
            house.wake.sweep()
            try await eventually("told after all") { house.kingsmead.views.map(\.hasAlert) == [true] }
        }
    }

    @Test func anAlertThatWasOvertakenIsNotSent() async throws {
        try await withHouse(Self.lateStart) { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            await house.adt(ADT("A11", "RK5-2"))
            house.start()
            try await house.settle()
            #expect(house.kingsmead.parcels.isEmpty, "never told, so nothing to take back")
        }
    }

    /// A feed that is late for a moment, just when the alert is about to leave, does not lose the alert.
    @Test func whatWasNotSentForAMomentIsSentAfterIt() async throws {
        try await withHouse(Self.lateStart) { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            let now = house.clock.now
            house.clock.set(now.adding(seconds: 25 * 3_600))
            let due = try await house.gateway.committer.perform { context in
                let dispatch = Dispatch(
                    gateway: house.gateway, rules: house.gateway.rules.current, destination: house.kingsmead)
                return try context.transaction.dueDeliveries(
                    destination: "kingsmead-ed", at: context.now, excluding: [], limit: 9
                ).map { try dispatch.prepare($0, &context).parcel != nil }
            }
            #expect(due == [false])
            await house.publish(.unrelated)
            house.start()
            try await eventually("the alert") { house.kingsmead.views.map(\.hasAlert) == [true] }
        }
    }

    // MARK: Crashes and lost answers

    /// The process ends between the send and its outcome.
    private static func crashAfterTheSend(_ house: House) async throws {
        house.kingsmead.answer { _, _ in
            house.store.fail(.before)
            return .delivered
        }
        await house.publish(.grace)
        await house.adt(ADT("A04", "RK5-1"))
        try await eventually("the send") { house.kingsmead.parcels.count == 1 }
        try await house.stop()
        house.store.fail(nil)
        house.kingsmead.answer(nil)
    }

    @Test func aCrashAfterTheSendSendsAgainUnderTheSameID() async throws {
        try await withHouse { (house: House) async throws in
            try await Self.crashAfterTheSend(house)
            house.start()
            try await house.settle()
            #expect(house.kingsmead.parcels.count == 2)
            #expect(Set(house.kingsmead.parcels.map(\.id)).count == 1)
            #expect(house.kingsmead.views.map(\.hasAlert) == [true, true])
        }
    }

    @Test func whoMayHaveBeenToldBeforeACrashIsToldThatItNoLongerHolds() async throws {
        try await withHouse { (house: House) async throws in
            try await Self.crashAfterTheSend(house)
            await house.adt(ADT("A11", "RK5-2"))
            house.start()
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true, false])
            #expect(house.kingsmead.views.last?.hasWithdrawal == true)
        }
    }

    @Test func whoMayHaveTakenItBeforeTheAnswerWasLostIsToldThatItNoLongerHolds() async throws {
        try await withHouse { (house: House) async throws in
            house.kingsmead.answer { _, _ in .failed("answer-timeout") }
            await house.publish(.grace)
            let arrival = await house.adt(ADT("A04", "RK5-1"))
            try await eventually("the failure is noted") {
                try Self.only(try await house.deliveries(arrival), to: house.kingsmead).attempts == 1
            }
            house.kingsmead.answer(nil)
            await house.adt(ADT("A11", "RK5-2"))
            try await house.advance(seconds: 5)
            #expect(house.kingsmead.views.map(\.hasAlert) == [true, false])
            #expect(house.kingsmead.views.last?.hasWithdrawal == true)
        }
    }

    /// Taken back, but the answer is lost; and it holds again before the next attempt: whichever of the two the department
    /// has read, its last word is the alert.
    @Test(arguments: [false, true]) func whatHoldsAgainIsToldAgainWhenTheAnswerToItsWithdrawalWasLost(
        isACrash: Bool
    ) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            try await eventually("acknowledged") {
                ![[], Attendance.viewNotKnown].contains(try await house.attendance(visit: "V500001")?.deliveredView)
            }
            house.kingsmead.answer { _, _ in
                if isACrash { house.store.fail(.before) }
                return isACrash ? .delivered : .failed("answer-timeout")
            }
            house.clock.set(house.clock.now.adding(seconds: 25 * 3_600))
            house.wake.sweepBell.ring()
            try await eventually("the withdrawal") { house.kingsmead.views.map(\.hasWithdrawal) == [false, true] }
            if isACrash {
                try await house.stop()
                house.store.fail(nil)
            } else {
                try await house.settle()
            }
            house.kingsmead.answer(nil)
            await house.publish(.unrelated)
            if isACrash { house.start() }
            try await house.advance(seconds: 5)
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true, false, true])
            #expect(house.kingsmead.views.last?.hasWithdrawal == false)
        }
    }

    /// The store is away while a parcel is under way: its outcome is kept until it can be written, and it is not sent twice.
    @Test func anOutcomeWaitsForTheStore() async throws {
        try await withHouse { (house: House) async throws in
            house.kingsmead.answer { _, _ in
                house.store.fail(.before)
                return .delivered
            }
            await house.publish(.grace)
            let answer = await house.adt(ADT("A04", "RK5-1"))
            try await eventually("the send") { house.kingsmead.parcels.count == 1 }
            try await Task.sleep(for: .milliseconds(50))
            house.store.fail(nil)
            try await eventually("settled") {
                try await house.deliveries(answer).first { $0.destination == "kingsmead-ed" }?.state == .delivered
            }
            #expect(house.kingsmead.parcels.count == 1)
        }
    }

    // MARK: Replay

    private static func right(_ organisation: String, at now: Instant) throws -> Inspection {
        try Inspection.issue(
            user: "engineer@rk5.example", role: .integrationEngineer, organisation: code(organisation),
            reason: "ticket 4711", from: now, until: now.adding(seconds: 3_600))
    }

    @Test func aDeadLetterIsReplayedByWhoMay() async throws {
        try await withHouse { (house: House) async throws in
            house.kingsmead.answer { _, _ in .rejected("http-422") }
            await house.publish(.grace)
            let answer = await house.adt(ADT("A04", "RK5-1"))
            try await house.settle()
            house.kingsmead.answer(nil)
            let now = house.clock.now
            let foreign = try await house.gateway.replay(
                messageID: answer.messageID, by: try Self.right("RX8", at: now))
            #expect(foreign == nil, "another organisation's message is as one that does not exist")
            let late = try await house.gateway.replay(
                messageID: answer.messageID, by: try Self.right("RK5", at: now.adding(seconds: 60)))
            #expect(late == nil, "the right is not yet in force")
            let done = try await house.gateway.replay(messageID: answer.messageID, by: try Self.right("RK5", at: now))
            #expect(done == "1 deliveries are due again")
            try await house.settle()
            #expect(try Self.only(try await house.deliveries(answer), to: house.kingsmead).state == .delivered)
            #expect(house.kingsmead.parcels.count == 2)
            let entry = try #require(try await house.audit().first { $0["action"] == "inspect" })
            #expect(entry["user"] == "engineer@rk5.example" && entry["reason"] == "ticket 4711")
        }
    }

    @Test func aQuarantinedMessageIsReplayedByWhoMay() async throws {
        try await withHouse(
            Setup(agreements: {
                $0["ns-scr-001.yaml"] = nil
                $0["ns-scr-002.yaml"] = nil
                $0["ns-ed-010.yaml"] = nil
            })
        ) { (house: House) async throws in
            await house.publish(.grace)
            let first = await house.adt(ADT("A04", "RK5-1"))
            #expect(first.outcome.word == "quarantined")
            house.gateway.rules.replace(with: try House.rules(Setup()))
            let done = try #require(
                try await house.gateway.replay(
                    messageID: first.messageID, by: try Self.right("RK5", at: house.clock.now)))
            #expect(done.hasPrefix("processed again as ") && done.hasSuffix(": accepted"))
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true])
            let entry = try #require(try await house.audit().first { $0["action"] == "inspect" })
            #expect(entry["user"] == "engineer@rk5.example" && entry["messageID"] == first.messageID)
            #expect(entry["outcome"] == "replayed")
        }
    }

    /// Given up after a day, replayed, and failing once more: it is tried for a while before it is given up again.
    @Test func aReplayIsTriedMoreThanOnce() async throws {
        try await withHouse { (house: House) async throws in
            house.kingsmead.answer { _, _ in .rejected("http-422") }
            await house.publish(.grace)
            let answer = await house.adt(ADT("A04", "RK5-1"))
            try await house.settle()
            try await house.advance(seconds: 30 * 3_600)
            await house.publish(.unrelated)
            try await house.settle()
            house.kingsmead.answer { _, _ in .failed("connect-timeout") }
            _ = try await house.gateway.replay(
                messageID: answer.messageID, by: try Self.right("RK5", at: house.clock.now))
            try await house.settle()
            let delivery = try #require(
                try await house.deliveries(answer).first { $0.destination == house.kingsmead.name })
            #expect(delivery.state == .pending && delivery.attempts == 1)
        }
    }
}
