// The access log of the pipeline: everything decided, released and come of it is in it; nothing of a person is; and what
// cannot be recorded does not happen.

import AuditLog
import Records
import Storage
import Testing

@testable import Agreements
@testable import Gateway

@Suite struct AuditTests {
    /// A day in the life: alerts, refusals, notices, failures, withdrawals, merges, reviews and quarantines.
    private static func day(_ house: House) async throws {
        await house.publish(.grace, .harold.with { $0.objects = true })
        await house.hearEveryCouncil(but: ["503"])
        house.kingsmead.answer { _, attempt in attempt == 1 ? .failed("http-503") : .delivered }
        await house.adt(ADT("A04", "RK5-1"))
        await house.adt(ADT("A04", "RK5-1"))
        await house.adt(ADT("A04", "RK5-1") { $0.location = "EDMINORS" })
        await house.adt(
            ADT("A04", "RK5-2") {
                $0.who = .harold
                $0.localID = "K100002"
                $0.visit = "V500002"
            })
        await house.adt(
            ADT("A04", "RK5-3") {
                $0.who?.born = "1951-03-04"
                $0.localID = "K100003"
                $0.visit = "V500003"
            })
        await house.submit(Array("PID|1||9990000018^^^NHS||OKAFOR^GRACE".utf8), from: "RK5", .hl7v2)
        try await house.advance(seconds: 10)
        await house.adt(
            ADT("A40", "RK5-4") {
                $0.visit = nil
                $0.replaces = "K100008"
            })
        await house.adt(ADT("A11", "RK5-5"))
        try await house.advance(seconds: 10)
    }

    @Test func everyDecisionReleaseAndOutcomeHasAnEntry() async throws {
        try await withHouse { (house: House) async throws in
            try await Self.day(house)
            let entries = try await house.audit()
            let kinds = Set(entries.map { "\($0["action"] ?? "") \($0["outcome"] ?? "")" })
            let expected: Set = [
                "receive accepted", "receive repeat", "receive conflict", "receive quarantined", "decide permit",
                "decide deny", "deliver failed", "deliver delivered", "withdraw permit", "identify review",
            ]
            #expect(kinds.isSuperset(of: expected), "\(kinds)")
            for entry in entries where entry["action"] == "decide" {
                #expect(
                    entry["decisionID"] != nil && entry["policyRevision"] == house.gateway.rules.current.policy.revision
                )
                #expect(entry["reason"] != nil && entry["purpose"] != nil && entry["messageID"] != nil)
                #expect(entry["person"] != nil, "whose record it was")
                if entry["outcome"] == "permit" {
                    #expect(entry.members["authority"] != nil && entry.members["released"] != nil)
                }
            }
            // What left was decided before: each decision id of a disclosure is in the log.
            let decisions = Set(entries.compactMap { $0["decisionID"] })
            let left = house.recorders.flatMap(\.parcels).flatMap { parcel -> [Disclosure] in
                switch parcel.content {
                case .alert(let view): view.disclosures
                case .notice(let disclosure): [disclosure]
                case .forward(let disclosures): disclosures
                case .breakGlass: []
                }
            }
            #expect(left.count > 4)
            #expect(left.allSatisfy { decisions.contains($0.decisionID) })
        }
    }

    @Test func noEntryHoldsAnythingOfAPersonOrTheirCare() async throws {
        try await withHouse { (house: House) async throws in
            try await Self.day(house)
            let rows = try await house.auditRows()
            #expect(rows.count > 40)
            let words =
                Someone.all.flatMap { [$0.family, $0.given, $0.nhs, $0.born, $0.born.filter { $0 != "-" }] }
                + ["999 000", "K10000", "NS10000", "V50000", "ORCHARD", "NS1 4QT", "Brightwell", "0115 496", "Adeyemi"]
                + ["Home care", "domiciliary", "Meals", "Key safe", "EDMAJORS", "19510304"]
            for row in rows {
                let text = String(decoding: row.record, as: UTF8.self).lowercased()
                for word in words where text.contains(word.lowercased()) { Issue.record("\(word) in \(text)") }
            }
            // Nor do the tasks and decisions that people read on screens.
            for task in try await house.tasks() {
                for word in words where task.what.lowercased().contains(word.lowercased()) {
                    Issue.record("\(word) in \(task.what)")
                }
            }
        }
    }

    @Test func oneCheckpointCoversEachCommitAndTheLogVerifiesAgainstOneKeptOutside() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            let early = try #require(try await house.store.read { try $0.latestCheckpoint() })
            try await Self.day(house)
            let kept = try Checkpoint.open(early.note, with: house.key.verifier)
            let verdict = try await house.store.verifyAuditLog(key: house.key.verifier, outside: kept)
            #expect(verdict.isIntact, "\(verdict)")
            let other = try SigningKey(name: "caregate.example/test", seed: [UInt8](repeating: 8, count: 32))
            #expect(try await !house.store.verifyAuditLog(key: other.verifier).isIntact, "by its own key alone")
        }
    }

    // MARK: What cannot be recorded does not happen

    @Test(arguments: [FaultyStore.Fault.before, .atCommit]) func nothingIsAcceptedThatIsNotStored(
        _ fault: FaultyStore.Fault
    ) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            try await house.settle()
            let before = try await house.auditRows().count
            house.store.fail(fault)
            let answer = await house.adt(ADT("A04", "RK5-1"))
            guard case .busy = answer.outcome else {
                Issue.record("\(answer.outcome)")
                return
            }
            #expect(answer.messageID.isEmpty && answer.view == nil)
            house.store.fail(nil)
            try await house.settle()
            #expect(try await house.attendance(visit: "V500001") == nil)
            #expect(try await house.auditRows().count == before)
            #expect(house.kingsmead.parcels.isEmpty)
            // Resent unchanged, it is taken.
            let again = await house.adt(ADT("A04", "RK5-1"))
            #expect(again.outcome.word == "accepted" && !again.isRepeat)
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true])
        }
    }

    /// The commit failed as far as anybody knows, and is there all the same.
    @Test func whatWasStoredWithoutAnybodyKnowingIsARepeatWhenItComesAgain() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            try await house.settle()
            house.store.fail(.afterCommit)
            let lost = await house.adt(ADT("A04", "RK5-1"))
            #expect(lost.outcome.word == "busy" && lost.view == nil)
            house.store.fail(nil)
            let again = await house.adt(ADT("A04", "RK5-1"))
            #expect(again.isRepeat && again.outcome.word == "accepted")
            #expect(again.view?.hasAlert == true)
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true], "once")
        }
    }

    @Test(arguments: [FaultyStore.Fault.before, .atCommit, .afterCommit]) func nothingLeavesThatIsNotRecorded(
        _ fault: FaultyStore.Fault
    ) async throws {
        try await withHouse(Setup(runsServices: false)) { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            house.store.fail(fault)
            house.start()
            try await Task.sleep(for: .milliseconds(200))
            #expect(house.kingsmead.parcels.isEmpty && house.northshire.parcels.isEmpty)
            house.store.fail(nil)
            try await eventually("sent when it can be recorded") { house.kingsmead.parcels.count == 1 }
        }
    }

    @Test func aBoardThatCannotBeRecordedIsNotShown() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            let shown = try await house.gateway.board(site: code("RK501"), limit: 10, viewer: "nurse@rk5.example")
            #expect(shown.map(\.hasAlert) == [true])
            #expect(
                try await house.audit().contains { $0["action"] == "view" && $0["user"] == "nurse@rk5.example" })
            house.store.fail(.atCommit)
            await #expect(throws: FaultyStore.Broken.self) {
                try await house.gateway.board(site: code("RK501"), limit: 10, viewer: "nurse@rk5.example")
            }
        }
    }
}
