// When an attendance raises an alert, when it is sent again, and when it is taken back (care-package.md).

import Agreements
import Records
import Testing

@testable import Gateway

private let headline = "Has a care package at home"

@Suite struct AlertTests {
    // MARK: Triggers

    struct Trigger: CustomTestStringConvertible, Sendable {
        let event: String
        var patientClass = "E"
        var location = "EDMAJORS"
        let raises: Bool
        var testDescription: String { "\(event) \(patientClass) \(location)" }
    }

    private static let triggers: [Trigger] = [
        Trigger(event: "A01", raises: true), Trigger(event: "A04", raises: true),
        Trigger(event: "A02", raises: true), Trigger(event: "A05", raises: true),
        Trigger(event: "A06", raises: true), Trigger(event: "A08", raises: true),
        Trigger(event: "A31", raises: true), Trigger(event: "A13", raises: true),
        Trigger(event: "A03", raises: false), Trigger(event: "A11", raises: false),
        // By class and location, per sender.
        Trigger(event: "A04", patientClass: "I", raises: true),
        Trigger(event: "A04", patientClass: "O", location: "EDPAEDS", raises: true),
        Trigger(event: "A04", patientClass: "E", location: "WARD7", raises: false),
        Trigger(event: "A01", patientClass: "I", location: "WARD7", raises: false),
        Trigger(event: "A05", patientClass: "P", raises: false),
    ]

    @Test(arguments: triggers) func anArrivalInTheDepartmentRaisesAnAlert(_ trigger: Trigger) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            let answer = await house.adt(
                ADT(trigger.event, "RK5-1") {
                    $0.patientClass = trigger.patientClass
                    $0.location = trigger.location
                })
            #expect(answer.outcome.word == "accepted", "what raises nothing is accepted too")
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == (trigger.raises ? [true] : []))
            #expect(house.northshire.notices.count == (trigger.raises ? 1 : 0))
        }
    }

    @Test(arguments: [
        ("EMER", "ED", "arrived", true), ("EMER", "ED", "triaged", true), ("EMER", "ED", "in-progress", true),
        ("EMER", "Elsewhere", "arrived", true), ("IMP", "ED", "in-progress", true), ("AMB", "Clinic", "arrived", false),
        ("EMER", "ED", "planned", false), ("EMER", "ED", "finished", false), ("EMER", "ED", "cancelled", false),
    ]) func anEncounterInFHIRRaisesAnAlert(
        classCode: String, location: String, status: String, raises: Bool
    ) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            let answer = await house.submit(
                Brannoc.arrival(
                    id: "rx8-1", at: house.clock.now.description, .grace, classCode: classCode, location: location,
                    status: status), from: "RX8", .fhirJSON)
            #expect(answer.outcome.word == "accepted")
            try await house.settle()
            #expect(house.brannoc.views.map(\.hasAlert) == (raises ? [true] : []))
            #expect((answer.view?.hasAlert ?? false) == raises, "the answer carries it too")
        }
    }

    // MARK: Once an attendance

    @Test func anAttendanceHasOneAlertWhateverIsSentOfIt() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            for (index, event) in ["A04", "A08", "A01", "A08", "A31", "A02", "A08"].enumerated() {
                await house.adt(ADT(event, "RK5-\(index)"))
                try await house.advance(seconds: 60)
            }
            #expect(house.kingsmead.views.count == 1)
            #expect(house.northshire.notices.count == 1)
            // The same packages from the nightly extract are no news either.
            await house.publish(.grace)
            try await house.settle()
            #expect(house.kingsmead.views.count == 1)
            // Another visit is another alert.
            await house.adt(ADT("A04", "RK5-99") { $0.visit = "V500002" })
            try await house.settle()
            #expect(house.kingsmead.views.map(\.visit) == ["V500001", "V500002"])
        }
    }

    @Test func withoutAnAlertNothingIsSentUnlessTheDepartmentAsksForAll() async throws {
        for tellsAll in [false, true] {
            try await withHouse(Setup(tellsEveryAttendance: tellsAll)) { (house: House) async throws in
                await house.publish(.unrelated)
                await house.adt(ADT("A04", "RK5-1"))
                await house.adt(ADT("A08", "RK5-2"))
                try await house.settle()
                #expect(house.kingsmead.views.map(\.hasAlert) == (tellsAll ? [false] : []))
            }
        }
    }

    // MARK: Evaluated again

    struct Change: CustomTestStringConvertible, Sendable {
        let what: String
        var setup = Setup()
        /// Up to and with the arrival.
        let before: @Sendable (House) async throws -> Void
        /// What changes while the patient is there.
        let change: @Sendable (House) async throws -> Void
        /// What the department reads at each send.
        let reads: [[String]]
        var testDescription: String { what }
    }

    private static let withdrawn = "Withdrawn: what Northshire Council said before no longer holds"
    private static let alert = [headline]
    private static let councils = ["Not known: Eastmoor Council"]

    private static let changes: [Change] = [
        Change(what: "the NHS number arrives with A08") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1") { $0.who?.nhs = "" })
        } change: { house in
            await house.adt(ADT("A08", "RK5-2"))
        } reads: {
            [alert]
        },
        Change(what: "the NHS number arrives with A31, which has no visit") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1") { $0.who?.nhs = "" })
        } change: { house in
            await house.adt(ADT("A31", "RK5-2") { $0.visit = nil })
        } reads: {
            [alert]
        },
        Change(what: "somebody unknown gets a name with A31") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1") { $0.who = nil })
        } change: { house in
            await house.adt(ADT("A31", "RK5-2") { $0.visit = nil })
        } reads: {
            [alert]
        },
        Change(what: "a birth date is corrected with A31") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1") { $0.who?.born = "1941-04-03" })
        } change: { house in
            await house.adt(ADT("A31", "RK5-2") { $0.visit = nil })
        } reads: {
            [alert]
        },
        Change(what: "the number is verified later") { house in
            await house.adt(ADT("A04", "RK5-1") { $0.numberStatus = "02" })
        } change: { house in
            await house.publish(.grace)
            await house.adt(ADT("A08", "RK5-2"))
        } reads: {
            [alert]
        },
        Change(what: "a council publishes the number that the hospital had not verified") { house in
            await house.adt(ADT("A04", "RK5-1") { $0.numberStatus = "" })
        } change: { house in
            await house.publish(.grace)
        } reads: {
            [alert]
        },
        Change(what: "an outpatient visit on the same day, neither with a number, does not end the attendance") {
            house in
            await house.adt(ADT("A04", "RK5-1") { $0.visit = "" })
        } change: { house in
            for event in ["A04", "A03"] {
                await house.adt(
                    ADT(event, "RK5-\(event)") { ($0.visit, $0.patientClass, $0.location) = ("", "O", "CLINIC3") })
            }
            await house.publish(.grace)
        } reads: {
            [alert]
        },
        Change(what: "an admission from the department without a visit number ends the attendance") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1") { $0.visit = "" })
        } change: { house in
            await house.adt(ADT("A06", "RK5-2") { ($0.visit, $0.patientClass, $0.location) = ("", "I", "WARD7") })
            await house.publish(.grace.with { $0.services[0].heldSince = "2026-11-21" })
        } reads: {
            [alert]
        },
        Change(what: "the package is published during the visit") { house in
            await house.publish(.unrelated)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            await house.publish(.grace)
        } reads: {
            [alert]
        },
        Change(what: "the package changes") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            await house.publish(.grace.with { $0.services[0].heldSince = "2026-11-21" })
        } reads: {
            [alert, alert + ["On hold since 21-Nov-2026"]]
        },
        Change(what: "the package ends") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            await house.publish(.grace.with { $0.services = [] })
        } reads: {
            [alert, ["No package found in: Northshire Council (as of 14:01)", withdrawn]]
        },
        Change(what: "one of two packages ends") { house in
            await house.publish(.grace.with { $0.services.append(Service(component: "Meals")) })
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            await house.publish(.grace)
        } reads: {
            [
                alert,
                alert + ["Withdrawn: one package that Northshire Council showed before no longer holds"],
            ]
        },
        Change(what: "two of three packages end") { house in
            await house.publish(
                .grace.with { $0.services += [Service(component: "Meals"), Service(component: "Reablement")] })
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            await house.publish(.grace)
        } reads: {
            [
                alert,
                alert + ["Withdrawn: 2 packages that Northshire Council showed before no longer hold"],
            ]
        },
        Change(what: "the person objects") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            await house.publish(.grace.with { $0.objects = true })
        } reads: {
            [alert, ["Withheld at the person's request: Northshire Council", withdrawn]]
        },
        Change(what: "the agreement is withdrawn") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            try house.replaceAgreements { $0["ns-ed-004.yaml"] = nil }
        } reads: {
            [alert, ["Not known: Northshire Council", withdrawn]]
        },
        Change(what: "the agreement comes into force", setup: Setup(agreements: { $0["ns-ed-004.yaml"] = nil })) {
            house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            house.gateway.rules.replace(with: try House.rules(Setup()))
            house.wake.sweep()
        } reads: {
            [alert]
        },
        Change(
            what: "the agreement's last day passes",
            setup: Setup(agreements: {
                $0["ns-ed-004.yaml"] = $0["ns-ed-004.yaml"]?.replacing(
                    "last_day: 2027-03-31", with: "last_day: 2026-11-22")
            })
        ) { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            try await house.advance(seconds: 10 * 3_600)
        } reads: {
            [alert, ["Not known: Northshire Council", withdrawn]]
        },
        Change(what: "the feed falls late") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            try await house.advance(seconds: 24 * 3_600)
        } reads: {
            [alert, ["Not known: Northshire Council", withdrawn]]
        },
        Change(what: "a feed that was late is heard again") { house in
            await house.publish(.grace)
            try await house.advance(seconds: 25 * 3_600)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            await house.publish(.unrelated)
        } reads: {
            [alert]
        },
        Change(what: "a package begins at midnight") { house in
            await house.publish(.grace.with { $0.services[0].start = "2026-11-23" })
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            try await house.advance(seconds: 10 * 3_600)
        } reads: {
            [alert]
        },
        Change(what: "a package ends at midnight") { house in
            await house.publish(.grace.with { $0.services[0].end = "2026-11-22" })
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            try await house.advance(seconds: 10 * 3_600)
        } reads: {
            [alert, ["No package found in: Northshire Council (as of 22-Nov-2026 14:00)", withdrawn]]
        },
        Change(what: "the council's record turns out to be somebody else's") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            await house.publish(Client(who: .harold, id: "NS100001"))
        } reads: {
            [alert, ["No package found in: Northshire Council (as of 14:01)", withdrawn]]
        },
        Change(what: "the visit is another patient's (wrong-patient correction)") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            await house.adt(
                ADT("A08", "RK5-2") {
                    $0.who = .harold
                    $0.localID = "K100002"
                })
        } reads: {
            [alert, ["No package found in: Northshire Council (as of 14:00)", withdrawn]]
        },
        Change(what: "the visit is cancelled") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            await house.adt(ADT("A11", "RK5-2"))
        } reads: {
            [alert, [withdrawn]]
        },
        Change(what: "an update leaves out what has not changed") { house in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
        } change: { house in
            await house.adt(
                ADT("A08", "RK5-2") {
                    $0.who?.nhs = ""
                    $0.who?.born = ""
                })
        } reads: {
            [alert]
        },
    ]

    @Test(arguments: changes) func itIsSentAgainWhenWhatWouldBeReadHasChanged(_ change: Change) async throws {
        try await withHouse(change.setup) { (house: House) async throws in
            try await change.before(house)
            try await house.settle()
            try await house.advance(seconds: 60)
            try await change.change(house)
            try await eventually("\(change.reads.count) sends") {
                try await house.settle()
                return house.kingsmead.views.count >= change.reads.count
            }
            try await house.settle()
            let sent = house.kingsmead.views.map(house.text)
            #expect(sent.count == change.reads.count, "\(sent)")
            for (lines, expected) in zip(sent, change.reads) {
                for line in expected { #expect(lines.contains(line), "\(lines)") }
                if !expected.contains(headline) { #expect(!lines.contains(headline), "\(lines)") }
            }
        }
    }

    // MARK: Taken back

    @Test func aWithdrawalCarriesTheReferenceAndNothingElse() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            try await house.settle()
            await house.adt(ADT("A11", "RK5-2"))
            try await house.settle()
            let sent = try #require(house.kingsmead.views.first).disclosures.flatMap(\.resources)
                .first { $0.type == "Flag" }
            let taken = try #require(house.kingsmead.views.last).disclosures
            #expect(taken.map(\.isWithdrawal) == [true])
            #expect(taken.first?.authority.isEmpty == true, "it needs none")
            let flag = try #require(taken.first?.resources.first)
            #expect(flag.id == sent?.id)
            #expect(
                Set(flag.json.members.map(\.name)) == ["resourceType", "id", "status", "code"], "\(flag.json.members)")
            #expect(flag["code"] == ["text": "Withdrawn"])
            #expect(
                try await house.audit().filter { $0["action"] == "withdraw" && $0["recipient"] == "RK501" }.count == 1)
            // Once only.
            await house.adt(ADT("A11", "RK5-3"))
            await house.publish(.grace.with { $0.services = [] })
            try await house.settle()
            #expect(house.kingsmead.views.count == 2)
        }
    }

    @Test func aVisitThatIsReopenedIsToldAgain() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            try await house.advance(seconds: 60)
            await house.adt(ADT("A11", "RK5-2"))
            try await house.advance(seconds: 60)
            await house.adt(ADT("A13", "RK5-3"))
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true, false, true])
            #expect(try await house.attendance(visit: "V500001")?.status == .open)
        }
    }

    @Test func aDischargeClosesTheVisit() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            try await house.advance(seconds: 60)
            await house.adt(ADT("A03", "RK5-2"))
            let closed = try #require(try await house.attendance(visit: "V500001"))
            #expect(closed.status == .finished && closed.reevaluateAt == nil)
            // What changes afterwards is no news to the department.
            await house.publish(.grace.with { $0.services = [] })
            try await house.advance(seconds: 48 * 3_600)
            #expect(house.kingsmead.views.map(\.hasAlert) == [true])
            // Until a discharge that was a mistake.
            await house.adt(ADT("A13", "RK5-3"))
            try await house.settle()
            #expect(try await house.attendance(visit: "V500001")?.status == .open)
            #expect(house.kingsmead.views.map(\.hasAlert) == [true, false])
        }
    }

    // MARK: Leaving for elsewhere

    struct Move: CustomTestStringConvertible, Sendable {
        let what: String
        /// Events with class and location; an empty location is not sent.
        let events: [(event: String, patientClass: String, location: String)]
        let status: Attendance.Status
        var testDescription: String { what }

        init(_ what: String, _ events: [(String, String, String)], _ status: Attendance.Status) {
            self.what = what
            self.events = events.map { (event: $0.0, patientClass: $0.1, location: $0.2) }
            self.status = status
        }
    }

    private static let ward = ("A02", "I", "WARD7")

    private static let moves: [Move] = [
        Move("a transfer to a ward", [ward], .finished),
        Move("a transfer within the department", [("A02", "E", "EDMINORS")], .open),
        Move("an admission that keeps its place in the department", [("A06", "I", "EDMAJORS")], .open),
        Move("an admission to a ward", [("A01", "I", "WARD7")], .finished),
        Move("an admission that does not say where", [("A06", "I", "")], .open),
        Move("an update that says the ward", [("A08", "I", "WARD7")], .finished),
        Move("an update that leaves the place out", [("A08", "", "")], .open),
        Move("an update after a transfer, without a place", [ward, ("A08", "I", "")], .finished),
        Move("what is said of the person, with another place", [("A31", "I", "WARD7")], .open),
        Move("a transfer that is to come", [("A14", "I", "WARD7")], .open),
        Move("a pending admission that is called off", [("A14", "I", "WARD7"), ("A27", "I", "WARD7")], .open),
        Move("a transfer that is cancelled", [ward, ("A12", "E", "EDMAJORS")], .open),
        Move("a transfer back", [ward, ("A02", "I", "EDRESUS")], .open),
        Move("an update that says the department again", [ward, ("A08", "E", "EDMAJORS")], .open),
        Move("a transfer, then its discharge", [ward, ("A03", "I", "WARD7")], .finished),
        Move(
            "a discharge from the ward that is cancelled", [ward, ("A03", "I", "WARD7"), ("A13", "I", "WARD7")],
            .finished),
        Move("a discharge, then an update", [("A03", "E", "EDMAJORS"), ("A08", "E", "EDMAJORS")], .finished),
        Move("a discharge that is cancelled", [("A03", "E", "EDMAJORS"), ("A13", "E", "")], .open),
    ]

    /// Where the patient is for a while (PV1-11, an X-ray room) says nothing of the department that has the patient.
    @Test(arguments: ["A08", "A09", "A10"]) func aTemporaryPlaceClosesNoVisit(event: String) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-0"))
            try await house.advance(seconds: 60)
            await house.adt(
                ADT(event, "RK5-1") {
                    $0.location = ""
                    $0.temporaryPlace = "XRAY"
                })
            try await house.settle()
            #expect(try await house.attendance(visit: "V500001")?.status == .open)
            await house.publish(.grace.with { $0.services = [] })
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true, false])
        }
    }

    /// A patient who goes on elsewhere is the department's no longer: nothing is taken back, and nothing more is told.
    @Test(arguments: moves) func aVisitThatGoesOnElsewhereIsFinishedForTheDepartment(_ move: Move) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-0"))
            for (index, event) in move.events.enumerated() {
                try await house.advance(seconds: 60)
                await house.adt(
                    ADT(event.event, "RK5-\(index + 1)") {
                        $0.patientClass = event.patientClass
                        $0.location = event.location
                    })
            }
            try await house.settle()
            let attendance = try #require(try await house.attendance(visit: "V500001"))
            #expect(attendance.status == move.status)
            #expect((attendance.reevaluateAt == nil) == (move.status != .open))
            #expect(house.kingsmead.views.map(\.hasAlert) == [true], "nothing to take back, nothing to repeat")
            // What changes afterwards is told to a department that has the patient.
            await house.publish(.grace.with { $0.services = [] })
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == (move.status == .open ? [true, false] : [true]))
        }
    }

    @Test(arguments: [("IMP", "Ward 5", Attendance.Status.finished), ("IMP", "ED", .open), ("EMER", "Ward 5", .open)])
    func anEncounterInFHIRThatChangesItsClassLeavesTheDepartment(
        classCode: String, location: String, status: Attendance.Status
    ) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            func send(_ id: String, _ classCode: String, _ location: String, minute: Int64) async -> Answer {
                house.clock.set(TestClock.start.adding(seconds: 60 * minute))
                return await house.submit(
                    Brannoc.arrival(
                        id: id, at: house.clock.now.description, .grace, classCode: classCode, location: location,
                        status: "in-progress"), from: "RX8", .fhirJSON)
            }
            #expect(await send("rx8-1", "EMER", "ED", minute: 1).view?.hasAlert == true)
            let moved = await send("rx8-2", classCode, location, minute: 2)
            #expect(moved.outcome.word == "accepted")
            #expect((moved.view != nil) == (status == .open), "who has left is not shown again")
            #expect(try await house.attendance(visit: "E700001", hospital: "RX8")?.status == status)
            let again = await send("rx8-2", classCode, location, minute: 2)
            #expect(again.isRepeat && (again.view != nil) == (status == .open))
            #expect(await send("rx8-3", "EMER", "ED", minute: 3).view?.hasAlert == true)
            #expect(try await house.attendance(visit: "E700001", hospital: "RX8")?.status == .open)
        }
    }

    /// A visit that is over may still turn out to have been somebody else's.
    @Test func aWrongPatientIsTakenBackAfterTheVisitToo() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            try await house.advance(seconds: 60)
            await house.adt(ADT("A02", "RK5-2") { $0.location = "WARD7" })
            try await house.advance(seconds: 60)
            await house.adt(
                ADT("A08", "RK5-3") {
                    $0.who = .harold
                    $0.localID = "K100002"
                    $0.location = "WARD7"
                })
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true, false])
            #expect(house.kingsmead.views.last?.hasWithdrawal == true)
        }
    }

    /// Who it is now has left too: nothing of that patient is shown, and nothing at all where nothing was wrong.
    @Test(arguments: ["A03", "A02"]) func ofWhomAVisitWasNothingIsToldWhenItIsOver(end: String) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace, .harold)
            await house.adt(ADT("A04", "RK5-1"))
            try await house.advance(seconds: 60)
            await house.adt(ADT(end, "RK5-2") { if end == "A02" { $0.location = "WARD7" } })
            try await house.advance(seconds: 60)
            await house.adt(
                ADT("A08", "RK5-3") {
                    $0.who = .harold
                    $0.localID = "K100002"
                    if end == "A02" { $0.location = "WARD7" }
                })
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true, false])
            #expect(house.text(try #require(house.kingsmead.views.last)) == [Self.withdrawn])
            let decided = try await house.audit().filter {
                $0["action"] == "decide" && $0["category"] == "social-care-package" && $0["recipient"] == "RK501"
            }
            let harold = try #require(try await house.person(local: "NS100002", of: "503"))
            #expect(!decided.contains { $0["person"] == "\(harold.id.value)" }, "nothing was decided of the other")
        }
    }

    /// The department was away until the patient had left: there is nobody to be told about, but to take back what may have
    /// been read of a visit that was none.
    @Test(arguments: [nil, "A11"]) func anAlertThatWaitedUntilTheDischargeIsNotSent(after: String?) async throws {
        try await withHouse { (house: House) async throws in
            house.kingsmead.answer { _, _ in .failed("connect-timeout") }
            await house.publish(.grace)
            let arrival = await house.adt(ADT("A04", "RK5-1"))
            try await eventually("the failure is noted") {
                try await house.deliveries(arrival).contains {
                    $0.destination == house.kingsmead.name && $0.attempts == 1
                }
            }
            house.kingsmead.answer(nil)
            await house.adt(ADT("A03", "RK5-2"))
            if let after { await house.adt(ADT(after, "RK5-3")) }
            try await house.advance(seconds: 5)
            #expect(house.kingsmead.views.map(\.hasAlert) == (after == nil ? [true] : [true, false]))
            // Back in the department, it is told after all.
            try await house.advance(seconds: 5)
            await house.adt(ADT("A13", "RK5-4"))
            try await house.settle()
            #expect(house.kingsmead.views.last?.hasAlert == true)
            #expect(house.kingsmead.views.count == (after == nil ? 2 : 3))
        }
    }

    /// A department that was told of a visit without an alert is told that it was none, in words, in either form.
    @Test(arguments: [Someone.unrelated, nil]) func aCancelledVisitIsSaidToBeCancelled(who: Someone?) async throws {
        try await withHouse(Setup(tellsEveryAttendance: true)) { (house: House) async throws in
            await house.publish(.grace, .unrelated.with { $0.services = [] })
            for (index, event) in ["A04", "A11"].enumerated() {
                await house.adt(ADT(event, "RK5-\(index)") { $0.who = who })
                try await house.settle()
                try await house.advance(seconds: 60)
            }
            let last = try #require(house.kingsmead.views.last)
            #expect(house.kingsmead.views.count == 2)
            let said = "The attendance was cancelled: what was said of it no longer holds"
            #expect(house.text(last) == [said])
            let names = HL7Alert.Names(
                sendingApplication: "A", sendingFacility: "B", receivingApplication: "C", receivingFacility: "D")
            let message = try HL7Message(
                HL7Alert.message(last, controlID: "1", names: names, at: house.clock.now))
            #expect(message.text("OBX-5") == said)
            let outcome = FHIRMessage.alert(last, id: "m", at: house.clock.now).resources("OperationOutcome").first
            #expect(JSONValue.items(outcome?["issue"]).map { $0["details"]?["text"]?.string } == [said])
        }
    }

    // MARK: Another department of the trust

    private static func twoDepartments(runsServices: Bool = true) -> Setup {
        Setup(
            mappings: {
                $0["RK5.yaml"] = $0["RK5.yaml"]?.replacing(
                    "organisations: [RK501]", with: "organisations: [RK501, RK502]"
                )
                .replacing("site_codes: [RK501]", with: "site_codes: [RK501, RK502]")
            }, runsServices: runsServices)
    }

    /// The department that the patient goes on to is told, and one that is left keeps what was right; when the visit turns
    /// out to have been none, or somebody else's, each takes back what it was told.
    @Test(arguments: ["A02", "A08"], ["A11", "A08"]) func aVisitThatGoesOnInAnotherDepartmentIsToldThere(
        move: String, end: String
    ) async throws {
        try await withHouse(Self.twoDepartments()) { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            try await house.advance(seconds: 60)
            await house.adt(ADT(move, "RK5-2") { $0.site = "RK502" })
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true])
            #expect(house.secondED.views.map(\.hasAlert) == [true])
            #expect(house.secondED.views.map(\.site.text) == ["RK502"])
            try await house.advance(seconds: 60)
            await house.adt(
                ADT(end, "RK5-3") {
                    $0.site = "RK502"
                    guard end == "A08" else { return }
                    $0.who = .harold
                    $0.localID = "K100002"
                })
            try await house.settle()
            let sent = try #require(house.kingsmead.views.first).disclosures.flatMap(\.resources)
                .first { $0.type == "Flag" }?.id
            for department in [house.kingsmead, house.secondED] {
                #expect(department.views.map(\.hasAlert) == [true, false])
                let withdrawals = try #require(department.views.last).disclosures.filter(\.isWithdrawal)
                #expect(withdrawals.flatMap(\.resources).map(\.id) == [sent])
                #expect(withdrawals.map(\.recipient.text) == [department === house.kingsmead ? "RK5" : "RK502"])
            }
            let left = try #require(house.kingsmead.views.last)
            #expect(left.sources.count == 1, "of whom the visit is now, the department that was left reads nothing")
            #expect(try await house.attendance(visit: "V500001")?.sentFlags == [])
        }
    }

    /// What still waits for the department that was left is told where the patient is, and there only.
    @Test func anAlertThatWaitsGoesWithThePatient() async throws {
        try await withHouse(Self.twoDepartments(runsServices: false)) { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            house.clock.set(house.clock.now.adding(seconds: 60))
            await house.adt(ADT("A08", "RK5-2") { $0.site = "RK502" })
            house.start()
            try await house.settle()
            #expect(house.kingsmead.views.isEmpty)
            #expect(house.secondED.views.map(\.hasAlert) == [true])
        }
    }

    // MARK: Notices to councils

    /// What was queued and holds no longer when it would leave is not told; the patient's own council is.
    @Test(arguments: ["A11", "A08", "A02"]) func aNoticeThatNoLongerHoldsIsNotSent(event: String) async throws {
        try await withHouse(Setup(runsServices: false)) { (house: House) async throws in
            await house.publish(.grace, .harold.with { $0.services = [] })
            await house.adt(ADT("A04", "RK5-1"))
            house.clock.set(house.clock.now.adding(seconds: 60))
            await house.adt(
                ADT(event, "RK5-2") {
                    if event == "A08" {
                        // Somebody whom the council does not know.
                        $0.who = Someone(family: "Quill", given: "Ida", born: "1950-05-05", nhs: "9990000034")
                        $0.localID = "K100004"
                    }
                    if event == "A02" { $0.location = "WARD7" }
                })
            house.start()
            try await house.settle()
            guard event == "A02" else {
                #expect(house.northshire.notices.isEmpty)
                return
            }
            let notice = try #require(house.northshire.notices.first)
            let said = FHIRMessage.notice(notice, id: "m", at: house.clock.now).resources("Communication").first
            let text = JSONValue.items(said?["payload"]).first?["contentString"]?.string
            #expect(text?.hasPrefix("Your client was in the emergency department of ") == true)
        }
    }

    @Test func aVisitThatWasAnothersIsToldToTheCouncilOfItsOwnPatient() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace, .harold)
            await house.adt(ADT("A04", "RK5-1"))
            try await house.advance(seconds: 60)
            await house.adt(
                ADT("A08", "RK5-2") {
                    $0.who = .harold
                    $0.localID = "K100002"
                })
            try await house.settle()
            let told = house.northshire.notices.flatMap(\.resources).compactMap {
                $0["subject"]?["identifier"]?["value"]?.string
            }
            #expect(told == ["NS100001", "NS100002"])
        }
    }

    /// A council that was told of its client is told when that was wrong: the reference and "withdrawn", once, and no more.
    @Test(arguments: ["A11", "A08", "A08 after A03", "A11 after a lost answer"]) func aNoticeThatWasWrongIsTakenBack(
        why: String
    ) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace, .harold)
            let isLost = why.hasSuffix("lost answer")
            if isLost { house.northshire.answer { _, _ in .failed("answer-timeout") } }
            let arrival = await house.adt(ADT("A04", "RK5-1"))
            try await eventually("the notice, and its outcome") {
                try await house.settle()
                return try await house.deliveries(arrival).contains {
                    $0.destination == house.northshire.name && $0.attempts == 1
                }
            }
            house.northshire.answer(nil)
            let told = try #require(house.northshire.parcels.first)
            house.clock.set(house.clock.now.adding(seconds: 60))
            if why.hasSuffix("A03") {
                await house.adt(ADT("A03", "RK5-2"))
                house.clock.set(house.clock.now.adding(seconds: 60))
            }
            let isAnothers = why.hasPrefix("A08")
            for control in ["RK5-3", "RK5-4"] {
                await house.adt(
                    ADT(isAnothers ? "A08" : "A11", control) {
                        guard isAnothers else { return }
                        $0.who = .harold
                        $0.localID = "K100002"
                    })
                try await house.settle()
                house.clock.set(house.clock.now.adding(seconds: 60))
            }
            let parcels = house.northshire.parcels
            let withdrawals = parcels.filter {
                if case .notice(let disclosure) = $0.content { disclosure.isWithdrawal } else { false }
            }
            #expect(withdrawals.count == 1)
            guard let parcel = withdrawals.first, case .notice(let withdrawal) = parcel.content,
                case .notice(let notice) = told.content
            else { return }
            let now = house.clock.now
            let original = FHIRMessage.notice(notice, id: told.id, at: now).resources("Communication").first
            let message = FHIRMessage.notice(withdrawal, id: parcel.id, at: now)
            #expect(message.entries.compactMap { $0.resource.type } == ["MessageHeader", "Communication"])
            let said = try #require(message.resources("Communication").first)
            #expect(said.id == original?.id && parcel.id != told.id)
            #expect(
                said.json == [
                    "resourceType": "Communication", "id": .string(said.id ?? ""), "status": "entered-in-error",
                    "payload": [["contentString": "Withdrawn"]],
                ])
            #expect(
                try await house.audit().filter { $0["action"] == "withdraw" && $0["recipient"] == "503" }.count == 1)
            // Whose visit it is now is news to the council, while it lasts.
            let clients = house.northshire.notices.compactMap {
                $0.resources.first?["subject"]?["identifier"]?["value"]?.string
            }
            #expect(clients == (why == "A08" ? ["NS100001", "NS100002"] : ["NS100001"]))
        }
    }

    /// What was taken back is told again when it holds again.
    @Test func aNoticeThatHoldsAgainIsGivenAgain() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            for (index, event) in ["A04", "A11", "A13"].enumerated() {
                await house.adt(ADT(event, "RK5-\(index)"))
                try await house.settle()
                try await house.advance(seconds: 60)
            }
            #expect(house.northshire.allNotices.map(\.isWithdrawal) == [false, true, false])
        }
    }

    // MARK: Merges

    @Test func aMergeCarriesTheVisitToTheSurvivor() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(
                ADT("A04", "RK5-1") {
                    $0.who = nil
                    $0.localID = "K100009"
                })
            try await house.settle()
            #expect(house.kingsmead.views.isEmpty)
            await house.adt(
                ADT("A40", "RK5-2") {
                    $0.visit = nil
                    $0.replaces = "K100009"
                })
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true])
            #expect(house.kingsmead.views.first?.visit == "V500001")
            #expect(house.kingsmead.views.first?.localPersonID == "K100001", "by the number that survives")
            let (old, new) = (
                try await house.person(local: "K100009", of: "RK5"), try await house.person(local: "K100001", of: "RK5")
            )
            #expect(old != nil && old == new)
        }
    }

    @Test func aMergeBeforeTheVisitAndOneDuringItKeepOneAlert() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(
                ADT("A40", "RK5-1") {
                    $0.visit = nil
                    $0.replaces = "K100008"
                })
            // A message that still has the old number leads to the survivor.
            await house.adt(
                ADT("A04", "RK5-2") {
                    $0.localID = "K100008"
                    $0.who?.nhs = ""
                })
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true])
            await house.adt(
                ADT("A40", "RK5-3") {
                    $0.visit = nil
                    $0.replaces = "K100007"
                })
            try await house.settle()
            #expect(house.kingsmead.views.count == 1)
        }
    }

    // MARK: Out of order

    struct Order: CustomTestStringConvertible, Sendable {
        let what: String
        /// Events in order of arrival, each with the hospital's own time in seconds.
        let events: [(String, Int64)]
        let status: Attendance.Status
        /// Whether each view that is sent is an alert.
        let sent: [Bool]
        var testDescription: String { what }
    }

    private static let orders: [Order] = [
        Order(what: "A11 before its A01", events: [("A11", 60), ("A01", 0)], status: .cancelled, sent: []),
        Order(what: "A08 before its A01", events: [("A08", 60), ("A01", 0)], status: .open, sent: [true]),
        Order(what: "A03, then its A01 late", events: [("A03", 60), ("A01", 0)], status: .finished, sent: []),
        Order(
            what: "A08 of after the discharge", events: [("A04", 0), ("A03", 60), ("A08", 120)], status: .finished,
            sent: [true]),
        Order(
            what: "A08 of before the discharge", events: [("A04", 0), ("A03", 60), ("A08", 30)], status: .finished,
            sent: [true]),
        Order(
            what: "A11 of before the A13 that it belongs to", events: [("A04", 0), ("A13", 60), ("A11", 30)],
            status: .open, sent: [true]),
        Order(
            what: "an update of after the cancellation", events: [("A04", 0), ("A11", 60), ("A08", 120)],
            status: .cancelled, sent: [true, false]),
    ]

    @Test(arguments: orders) func theHospitalsOwnTimesDecide(_ order: Order) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            let arrival = house.clock.now
            house.clock.set(arrival.adding(seconds: 600))
            for (index, (event, seconds)) in order.events.enumerated() {
                let answer = await house.adt(
                    ADT(event, "RK5-\(index)") { $0.sentAt = arrival.adding(seconds: seconds) })
                #expect(answer.outcome.word == "accepted")
                try await house.settle()
            }
            #expect(try await house.attendance(visit: "V500001")?.status == order.status)
            #expect(house.kingsmead.views.map(\.hasAlert) == order.sent)
            #expect(house.northshire.notices.count == (order.sent.first == true ? 1 : 0))
        }
    }

    @Test func anArrivalThatComesLateStillSaysWhenItWas() async throws {
        try await withHouse { (house: House) async throws in
            let arrival = house.clock.now
            house.clock.set(arrival.adding(seconds: 600))
            await house.adt(ADT("A08", "RK5-1") { $0.sentAt = arrival.adding(seconds: 60) })
            await house.adt(ADT("A04", "RK5-2") { $0.sentAt = arrival })
            #expect(try await house.attendance(visit: "V500001")?.arrivedAt == arrival)
        }
    }

    // MARK: What overtakes the arrival, and what comes after the end

    @Test(arguments: [("A02", "I", "WARD5"), ("A06", "I", "WARD5"), ("A03", "I", "WARD5"), ("A11", "I", "")])
    func anArrivalThatComesLateStaysClosed(event: String, patientClass: String, location: String) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            let arrival = house.clock.now
            try await house.advance(seconds: 600)
            await house.adt(
                ADT(event, "RK5-1") {
                    $0.patientClass = patientClass
                    $0.location = location
                })
            let late = await house.adt(ADT("A04", "RK5-2") { $0.sentAt = arrival })
            try await house.settle()
            #expect(late.outcome.word == "accepted")
            #expect(house.kingsmead.parcels.isEmpty && house.northshire.parcels.isEmpty)
            #expect(try await house.attendance(visit: "V500001")?.status != .open)
            // A newer arrival is one.
            try await house.advance(seconds: 600)
            await house.adt(ADT("A04", "RK5-3"))
            try await house.settle()
            #expect(house.kingsmead.views.map(\.hasAlert) == [true])
        }
    }

    /// Without visit numbers a visit is known by its day: who comes again after a discharge is a new one to be told of.
    @Test(arguments: [("A04", [true, true]), ("A13", [true])])
    func aSecondVisitOfADayIsTold(event: String, alerts: [Bool]) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            for (index, event) in ["A04", "A03", event].enumerated() {
                await house.adt(ADT(event, "RK5-\(index)") { $0.visit = "" })
                try await house.settle()
                try await house.advance(seconds: 600)
            }
            #expect(house.kingsmead.views.map(\.hasAlert) == alerts)
            #expect(house.northshire.notices.count == alerts.count)
        }
    }

    /// What stands for a visit's number within the gateway is not the hospital's, and does not go back to it as such.
    @Test func aVisitWithoutANumberIsNotGivenOne() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1") { $0.visit = "" })
            try await house.settle()
            let view = try #require(house.kingsmead.views.first)
            #expect(view.hasAlert && view.visit.isEmpty)
            let resources: [Resource] = view.disclosures.flatMap(\.resources)
            let flags: [Resource] = resources.filter { $0.type == "Flag" }
            #expect(flags.count == 1)
            #expect(flags.first?["encounter"] == nil)
        }
    }
}

extension AlertTests.Change {
    init(
        what: String, setup: Setup = Setup(), _ before: @escaping @Sendable (House) async throws -> Void,
        change: @escaping @Sendable (House) async throws -> Void, reads: () -> [[String]]
    ) {
        self.init(what: what, setup: setup, before: before, change: change, reads: reads())
    }
}
