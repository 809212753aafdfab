// Repeats (messages.md, 8): real senders resend unchanged after a time-out, and reuse a control id by mistake.

import Agreements
import Records
import Testing

@testable import Gateway

@Suite struct RepeatTests {
    @Test func aRepeatOfAnAcceptedMessageHasNoSecondEffect() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            let first = await house.adt(ADT("A04", "RK5-1"))
            try await house.settle()
            let before = try #require(try await house.attendance(visit: "V500001"))
            house.clock.set(house.clock.now.adding(seconds: 60))
            // The time-out's resend is the same bytes, whatever the clock says now.
            let again = await house.adt(ADT("A04", "RK5-1") { $0.sentAt = TestClock.start })
            try await house.settle()

            guard case .accepted = again.outcome else {
                Issue.record("\(again.outcome)")
                return
            }
            #expect(again.isRepeat && !first.isRepeat)
            #expect(again.messageID == first.messageID)
            let read = try house.text(again)
            #expect(read.contains("Has a care package at home"), "the answer is built anew")
            #expect(try await house.attendance(visit: "V500001") == before)
            #expect(house.kingsmead.views.count == 1)
            let stored = try await house.store.read {
                try $0.messages(status: .accepted, sender: code("RK5"), limit: 9)
            }
            #expect(stored.map(\.id) == [first.messageID])
            #expect(try await house.audit().contains { $0["action"] == "receive" && $0["outcome"] == "repeat" })
        }
    }

    @Test func aRepeatIsToldWhatHoldsNow() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            try house.replaceAgreements { $0["ns-ed-004.yaml"] = nil }
            let again = await house.adt(ADT("A04", "RK5-1"))
            #expect(again.isRepeat)
            #expect(try house.text(again).contains("Not known: Northshire Council"))
            #expect(try !house.text(again).contains("Has a care package at home"))
        }
    }

    @Test func theSameIDWithAnotherBodyIsAConflictThatAPersonSees() async throws {
        try await withHouse { (house: House) async throws in
            await house.adt(ADT("A04", "RK5-1"))
            let other = await house.adt(
                ADT("A04", "RK5-1") {
                    $0.who = .harold
                    $0.localID = "K100002"
                    $0.visit = "V500002"
                })
            guard case .conflict(let problem) = other.outcome else {
                Issue.record("\(other.outcome)")
                return
            }
            #expect(problem.reason == .controlIDReused)
            #expect(try await house.message(other.messageID).status == .conflict)
            #expect(try await house.tasks().map(\.kind) == [.controlIDReused])
            #expect(try await house.attendance(visit: "V500002") == nil, "it is stored, not applied")
            #expect(try await house.person(local: "K100002", of: "RK5") == nil)
        }
    }

    /// After AE the same control id, changed or not, is processed again.
    @Test(arguments: [true, false]) func aQuarantinedIDIsProcessedAgain(isCorrected: Bool) async throws {
        try await withHouse(Setup(agreements: { $0 = $0.filter { $0.key == "ns-ed-004.yaml" } })) {
            (house: House) async throws in
            // Only the council may send now: the hospital receives, and sends nothing by any agreement.
            let first = await house.adt(ADT("A04", "RK5-1"))
            guard case .quarantined(let problem) = first.outcome else {
                Issue.record("\(first.outcome)")
                return
            }
            #expect(problem.reason == .notAgreed)
            house.gateway.rules.replace(with: try House.rules(Setup()))
            let again = await house.adt(ADT("A04", "RK5-1") { if isCorrected { $0.location = "EDMINORS" } })
            guard case .accepted = again.outcome else {
                Issue.record("\(again.outcome)")
                return
            }
            #expect(!again.isRepeat)
            #expect(again.messageID != first.messageID)
            #expect(try await house.attendance(visit: "V500001") != nil)
            #expect(try await house.message(first.messageID).status == .quarantined, "history stays")
        }
    }

    @Test func oneSendersIDsAreNoneOfAnothers() async throws {
        try await withHouse { (house: House) async throws in
            await house.adt(ADT("A04", "SAME-ID"))
            let other = await house.submit(
                Brannoc.arrival(id: "SAME-ID", at: house.clock.now.description, .grace), from: "RX8", .fhirJSON)
            #expect(!other.isRepeat)
            guard case .accepted = other.outcome else {
                Issue.record("\(other.outcome)")
                return
            }
        }
    }

    /// A record that carries no id of its own is known by its `Idempotency-Key`.
    @Test func anIdempotencyKeyStandsForAMissingID() async throws {
        try await withHouse { (house: House) async throws in
            let patient: JSONValue = [
                "resourceType": "Patient", "identifier": [["value": "B-1"]], "birthDate": "1950-01-01",
                "name": [["family": "Keyless"]],
            ]
            let first = await house.submit(patient.write(), from: "RX8", .fhirJSON, key: "key-1")
            let again = await house.submit(patient.write(), from: "RX8", .fhirJSON, key: "key-1")
            let another = await house.submit(patient.write(), from: "RX8", .fhirJSON, key: "key-2")
            #expect([first.isRepeat, again.isRepeat, another.isRepeat] == [false, true, false])
            #expect(again.messageID == first.messageID)
        }
    }

    /// A visit whose message has no visit number is found again by the repeat too.
    @Test func aRepeatWithoutAVisitNumberIsToldTheSame() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            let arrival = ADT("A04", "RK5-1") { $0.visit = "" }
            let first = await house.adt(arrival)
            let again = await house.adt(arrival)
            #expect(again.isRepeat)
            #expect(try house.text(again) == house.text(first))
        }
    }

    /// What only the answer to a repeat showed is taken back like anything that was read.
    @Test func whatARepeatShowsIsTakenBack() async throws {
        try await withHouse(Setup(agreements: { $0["ns-ed-007.yaml"] = nil })) { (house: House) async throws in
            await house.submit(
                Southmere.bundle(id: "SM-1", at: house.clock.now.description, .grace, [.init()]), from: "506",
                .fhirJSON)
            let arrival = Brannoc.arrival(id: "RX8-1", at: house.clock.now.description, .grace)
            let first = await house.submit(arrival, from: "RX8", .fhirJSON)
            #expect(first.view?.hasAlert == false)
            house.gateway.rules.replace(with: try House.rules(Setup()))
            let again = await house.submit(arrival, from: "RX8", .fhirJSON)
            #expect(again.isRepeat && again.view?.hasAlert == true)
            let attendance = try #require(try await house.attendance(visit: "E700001", hospital: "RX8"))
            #expect(attendance.sentFlags.map(\.publisher) == [code("506")])
            house.clock.set(house.clock.now.adding(seconds: 60))
            let cancelled = await house.submit(
                Brannoc.arrival(
                    id: "RX8-2", at: house.clock.now.description, .grace, status: "cancelled"), from: "RX8",
                .fhirJSON)
            #expect(cancelled.view?.disclosures.map(\.isWithdrawal) == [true])
        }
    }
}
