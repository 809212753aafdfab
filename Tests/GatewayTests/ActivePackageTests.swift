// "When is a package active?" (care-package.md), row by row, as an emergency department reads it.

import Agreements
import Records
import Testing

@testable import Gateway

@Suite struct ActivePackageTests {
    private static let headline = "Has a care package at home"
    private static let grace =
        "OKAFOR, Grace · Born 04-Mar-1941 (85y) · Gender Female · NHS No. 999 000 0018"
    private static let nothing = "No package found in: Southmere Council (as of 14:00)"

    struct Row: CustomTestStringConvertible, Sendable {
        let what: String
        let packages: [Southmere.Package]
        var died: String?
        /// Lines that are read, and words that are in no line.
        let reads: [String]
        var never: [String] = []
        var testDescription: String { what }
    }

    private static let rows: [Row] = [
        Row(what: "open", packages: [.init()], reads: [headline, "Reablement", "Active since 03-Feb-2026"]),
        Row(
            what: "begun today", packages: [.init(start: "2026-11-22")], reads: [headline, "Active since 22-Nov-2026"]),
        Row(
            what: "ends today, the day being inclusive", packages: [.init(end: "2026-11-22")],
            reads: [headline, "Active since 03-Feb-2026"]),
        Row(what: "ends tomorrow", packages: [.init(end: "2026-11-23")], reads: [headline]),
        Row(
            what: "on hold is active, with its date",
            packages: [.init(status: "onhold", heldSince: "2026-11-14")],
            reads: [headline, "On hold since 14-Nov-2026"]),
        Row(
            what: "on hold with a hold that is over is on hold by its status",
            packages: [.init(status: "onhold")], reads: [headline, "On hold"]),
        Row(
            what: "planned, where the agreement does not name planned packages",
            packages: [.init(status: "planned", start: "2026-11-24")], reads: [nothing],
            never: [headline, "24-Nov-2026"]),
        Row(
            what: "on a waiting list, where the agreement does not name planned packages",
            packages: [.init(status: "waitlist", start: nil)], reads: [nothing], never: [headline, "Planned"]),
        Row(
            what: "two without a plan of their own",
            packages: [.init(hasPlan: false), .init(component: "Meals", hasPlan: false)],
            reads: [headline, "Reablement", "Meals", "Active since 03-Feb-2026"], never: ["ended", "Ended"]),
        Row(
            what: "active by its status, but beginning tomorrow", packages: [.init(start: "2026-11-23")],
            reads: [nothing], never: [headline, "23-Nov-2026"]),
        Row(
            what: "still called planned after its day has come",
            packages: [.init(status: "planned", start: "2026-11-21")], reads: [nothing], never: [headline]),
        Row(
            what: "without a start, when it began is not known", packages: [.init(start: nil)],
            reads: [headline, "Active"]),
        Row(
            what: "ended within the grace of two days, never as active",
            packages: [.init(end: "2026-11-21")],
            reads: [
                grace, "No active package found in: Southmere Council (as of 14:00). Ended 21-Nov-2026: Reablement",
                "Southmere Council, record updated 22-Nov-2026 14:00. Shared under NS-ED-007. Your view is logged.",
            ], never: [headline, "Active since", "No package found in: Southmere"]),
        Row(
            what: "ended before the grace", packages: [.init(end: "2026-11-19")], reads: [nothing],
            never: [headline, "Ended"]),
        Row(what: "finished", packages: [.init(status: "finished")], reads: [nothing], never: [headline]),
        Row(
            what: "cancelled", packages: [.init(status: "cancelled")], reads: [nothing], never: [headline]),
        Row(
            what: "entered in error", packages: [.init(status: "entered-in-error")], reads: [nothing],
            never: [headline]),
        Row(
            what: "of somebody recorded as deceased", packages: [.init()], died: "2026-11-20",
            reads: ["Not known: Southmere Council"], never: [headline]),
        Row(
            what: "two of the same service from the same day are two",
            packages: [.init(), .init()], reads: [headline, "Active since 03-Feb-2026"]),
        Row(
            what: "an open one beside an ended one", packages: [.init(end: "2026-01-31"), .init(component: "Meals")],
            reads: [headline, "Meals"], never: ["Reablement"]),
    ]

    @Test(arguments: rows) func itReadsAsItsState(_ row: Row) async throws {
        try await withHouse { (house: House) async throws in
            let time = house.clock.now.description
            let published = await house.submit(
                Southmere.bundle(id: "sm-1", at: time, .grace, row.packages, died: row.died), from: "506", .fhirJSON)
            #expect(published.outcome.word == "accepted")
            let answer = await house.submit(
                Brannoc.arrival(id: "rx8-1", at: time, .grace), from: "RX8", .fhirJSON)
            let lines = try house.text(answer)
            for line in row.reads { #expect(lines.contains(line), "\(lines)") }
            for words in row.never { #expect(!lines.contains { $0.contains(words) }, "\(lines)") }
            let alerts =
                row.reads.contains(Self.headline) ? row.packages.filter { $0.end ?? "9" > "2026-11-21" }.count : 0
            #expect(lines.filter { $0 == Self.headline }.count == alerts)
            #expect(answer.view?.hasAlert == (alerts > 0))
        }
    }

    /// Shown as ended only beside one that runs; by itself it is no alert.
    @Test func anEndedPackageWithinItsGraceIsShownAsEndedBesideOneThatRuns() async throws {
        try await withHouse { (house: House) async throws in
            let time = house.clock.now.description
            await house.submit(
                Southmere.bundle(
                    id: "sm-1", at: time, .grace, [.init(), .init(end: "2026-11-21", component: "Meals")]),
                from: "506", .fhirJSON)
            let lines = try house.text(
                await house.submit(Brannoc.arrival(id: "rx8-1", at: time, .grace), from: "RX8", .fhirJSON))
            #expect(lines.contains("Had a care package that has ended"))
            #expect(lines.contains("Ended 21-Nov-2026"))
            #expect(lines.filter { $0 == Self.headline }.count == 1)
        }
    }

    // MARK: Packages that do not run

    struct Alone: CustomTestStringConvertible, Sendable {
        let what: String
        let packages: [Southmere.Package]
        var namesPlanned = true
        var withoutStatus = false
        /// The statement; "No package found" when nothing is shown.
        let says: String
        /// Status of each episode that leaves, with its plan's.
        var leaves: [[String]] = []
        var testDescription: String { what }
    }

    private static let none = "No package found in: Southmere Council (as of 14:00)"
    private static let active = "No active package found in: Southmere Council (as of 14:00). "

    private static let alone: [Alone] = [
        Alone(
            what: "planned", packages: [.init(status: "planned", start: "2026-11-24")],
            says: active + "Starts 24-Nov-2026: Reablement", leaves: [["planned", "draft"]]),
        Alone(
            what: "called active, but to begin", packages: [.init(start: "2026-11-24")],
            says: active + "Starts 24-Nov-2026: Reablement", leaves: [["planned", "draft"]]),
        Alone(
            what: "on a waiting list", packages: [.init(status: "waitlist", start: nil)],
            says: active + "Planned, start not known: Reablement", leaves: [["waitlist", "draft"]]),
        Alone(
            what: "called active, but ended", packages: [.init(end: "2026-11-21")],
            says: active + "Ended 21-Nov-2026: Reablement", leaves: [["finished", "completed"]]),
        Alone(
            what: "called on hold, but ended", packages: [.init(status: "onhold", end: "2026-11-21")],
            says: active + "Ended 21-Nov-2026: Reablement", leaves: [["finished", "completed"]]),
        Alone(
            what: "one ended and one to begin",
            packages: [.init(end: "2026-11-21"), .init(start: "2026-11-24", component: "Meals")],
            says: active + "Ended 21-Nov-2026: Reablement. Starts 24-Nov-2026: Meals",
            leaves: [["finished", "completed"], ["planned", "draft"]]),
        Alone(
            what: "planned, which the agreement does not name",
            packages: [.init(status: "planned", start: "2026-11-24")], namesPlanned: false, says: none),
        Alone(
            what: "on a waiting list since a day that has come, which the agreement does not name",
            packages: [.init(status: "waitlist", start: "2026-11-20")], namesPlanned: false, says: none),
        Alone(
            what: "one ended beside one planned that the agreement does not name",
            packages: [.init(end: "2026-11-21"), .init(start: "2026-11-24", component: "Meals")], namesPlanned: false,
            says: active + "Ended 21-Nov-2026: Reablement", leaves: [["finished", "completed"]]),
        Alone(
            what: "ended, by an agreement that does not say in what state packages are",
            packages: [.init(end: "2026-11-21")], withoutStatus: true, says: none),
        Alone(what: "ended before the grace", packages: [.init(end: "2026-11-19")], says: none),
    ]

    private static func naming(planned: Bool, status: Bool) -> Setup {
        Setup(agreements: { texts in
            texts["ns-ed-007.yaml"] = texts["ns-ed-007.yaml"]?
                .replacing("intensity, status,", with: status ? "intensity, status," : "intensity,")
                .replacing(
                    "access-hint, source", with: planned ? "access-hint, planned, source" : "access-hint, source")
        })
    }

    /// No alert, no `Flag`; what the agreement names is said, and leaves with the status that it has.
    @Test(arguments: alone) func aPackageThatDoesNotRunIsSaidToBeNoneThatDoes(_ row: Alone) async throws {
        let setup = Self.naming(planned: row.namesPlanned, status: !row.withoutStatus)
        try await withHouse(setup) { (house: House) async throws in
            let time = house.clock.now.description
            await house.submit(
                Southmere.bundle(id: "sm-1", at: time, .grace, row.packages), from: "506", .fhirJSON)
            let answer = await house.submit(Brannoc.arrival(id: "rx8-1", at: time, .grace), from: "RX8", .fhirJSON)
            let view = try #require(answer.view)
            #expect(!view.hasAlert)
            #expect(house.text(view).contains(row.says), "\(house.text(view))")
            let resources = view.disclosures.flatMap(\.resources)
            #expect(!resources.contains { $0.type == "Flag" })
            if row.leaves.isEmpty { #expect(resources.isEmpty, "not even who it is") }
            func statuses(_ type: String) -> [String] {
                resources.filter { $0.type == type }.compactMap { $0["status"]?.string }
            }
            #expect(statuses("EpisodeOfCare").sorted() == row.leaves.map { $0[0] }.sorted())
            #expect(statuses("CarePlan").sorted() == row.leaves.map { $0[1] }.sorted())
            #expect(resources.allSatisfy { $0.type != "EpisodeOfCare" || $0["patient"]?["reference"] != nil })
            // In every channel.
            let fhir = FHIRJSON.write(FHIRMessage.alert(view, id: "m", at: house.clock.now).resource)
            #expect(String(decoding: fhir, as: UTF8.self).contains(row.says))
            #expect(
                BoardCard(view, at: house.clock.now).statements.contains {
                    $0.kind == .noPackageFound && $0.headline == row.says
                })
            #expect(BoardCard(view, at: house.clock.now).banner.isEmpty == row.leaves.isEmpty)
            try await house.settle()
            #expect(house.brannoc.parcels.isEmpty)
        }
    }

    /// A department that is told of every attendance is told again when a planned package comes, changes or goes.
    @Test func whatIsSaidOfAPlannedPackageIsNewsWhenItChanges() async throws {
        var setup = Self.naming(planned: true, status: true)
        setup.tellsEveryAttendance = true
        try await withHouse(setup) { (house: House) async throws in
            func publish(_ id: String, _ packages: [Southmere.Package]) async throws {
                await house.submit(
                    Southmere.bundle(id: id, at: house.clock.now.description, .grace, packages), from: "506", .fhirJSON)
                try await house.advance(seconds: 60)
            }
            try await publish("sm-1", [])
            await house.submit(
                Brannoc.arrival(id: "rx8-1", at: house.clock.now.description, .grace), from: "RX8", .fhirJSON)
            try await house.settle()
            try await publish("sm-2", [.init(status: "planned", start: "2026-11-24")])
            try await publish("sm-3", [.init(status: "planned", start: "2026-11-24")])
            try await publish("sm-4", [.init(status: "planned", start: "2026-11-25")])
            try await publish("sm-5", [.init(start: "2026-11-20")])
            let said = house.brannoc.views.map { view in
                house.text(view).first { $0.contains("Southmere Council (as of") || $0 == Self.headline }?
                    .split(separator: ". ").last.map(String.init) ?? ""
            }
            #expect(
                said.map { $0.hasPrefix("No package found") ? "none" : $0 } == [
                    "none", "Starts 24-Nov-2026: Reablement", "Starts 25-Nov-2026: Reablement", Self.headline,
                ])
        }
    }

    // MARK: The latest submission

    @Test func anOlderSubmissionThatArrivesLateNeverOverridesANewerOne() async throws {
        try await withHouse { (house: House) async throws in
            let open = Client.grace
            let closed = Client.grace.with { $0.services[0].end = "2026-11-20" }
            await house.publish(open, id: "NS-1", extractedAt: "2026-11-22T10:00:00")
            await house.publish(closed, id: "NS-3", extractedAt: "2026-11-22T12:00:00")
            let late = await house.publish(open, id: "NS-2", extractedAt: "2026-11-22T11:00:00")
            #expect(late.outcome.word == "accepted" && !late.warnings.isEmpty, "stored, and said not to be applied")
            #expect(
                try house.text(await house.adt(ADT("A04", "RK5-1"))).contains {
                    $0.hasPrefix("No package found in: Northshire")
                })
        }
    }

    @Test func anOlderSubmissionDoesNotBringBackAPackageThatIsNoLongerListed() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace.with { $0.services = [] }, id: "NS-2", extractedAt: "2026-11-22T12:00:00")
            await house.publish(.grace, id: "NS-1", extractedAt: "2026-11-22T11:00:00")
            #expect(try !house.text(await house.adt(ADT("A04", "RK5-1"))).contains(Self.headline))
        }
    }

    @Test func anOlderSubmissionDoesNotLiftAnObjection() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace.with { $0.objects = true }, id: "NS-2", extractedAt: "2026-11-22T12:00:00")
            await house.publish(.grace, id: "NS-1", extractedAt: "2026-11-22T11:00:00")
            #expect(
                try house.text(await house.adt(ADT("A04", "RK5-1"))).contains(
                    "Withheld at the person's request: Northshire Council"))
        }
    }

    /// A sender whose clock runs ahead does not shut out its own later messages.
    @Test func aTimeInTheFutureCountsAsNow() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace, id: "NS-1", extractedAt: "2026-12-31T10:00:00")
            try await house.advance(seconds: 60)
            await house.publish(.grace.with { $0.services = [] }, id: "NS-2")
            #expect(try !house.text(await house.adt(ADT("A04", "RK5-1"))).contains(Self.headline))
        }
    }

    // MARK: Full and changes

    @Test func aFullSubmissionEndsWhatItNoLongerLists() async throws {
        try await withHouse { (house: House) async throws in
            let two = [Service(), Service(component: "Meals", description: "Meals at home")]
            await house.publish(.grace.with { $0.services = two }, id: "NS-1")
            try await house.advance(seconds: 60)
            await house.publish(.grace, id: "NS-2")
            let lines = try house.text(await house.adt(ADT("A04", "RK5-1")))
            #expect(lines.filter { $0 == Self.headline }.count == 1)
            #expect(!lines.contains { $0.contains("Meals") })
            // A person of whom a submission says nothing is not touched by it.
            try await house.advance(seconds: 60)
            await house.publish(.harold, id: "NS-3")
            #expect(try house.text(await house.adt(ADT("A08", "RK5-2"))).contains(Self.headline))
        }
    }

    private static let changes = Setup(mappings: {
        $0["506.yaml"] = $0["506.yaml"]?.replacing("completeness: full", with: "completeness: changes")
    })

    @Test func aFeedOfChangesKeepsWhatItDoesNotMention() async throws {
        try await withHouse(Self.changes) { (house: House) async throws in
            func publish(_ id: String, _ packages: [Southmere.Package]) async throws {
                try await house.advance(seconds: 60)
                await house.submit(
                    Southmere.bundle(id: id, at: house.clock.now.description, .grace, packages), from: "506", .fhirJSON)
            }
            func read(_ id: String) async throws -> [String] {
                try house.text(
                    await house.submit(
                        Brannoc.arrival(id: id, at: house.clock.now.description, .grace), from: "RX8", .fhirJSON))
            }
            try await publish("sm-1", [.init()])
            try await publish("sm-2", [.init(component: "Meals")])
            #expect(try await read("rx8-1").filter { $0 == Self.headline }.count == 2)
            try await publish("sm-3", [.init(end: "2026-11-01")])
            let lines = try await read("rx8-2")
            #expect(lines.filter { $0 == Self.headline }.count == 1)
            #expect(lines.contains("Meals"))
        }
    }

    /// "From the council's latest submission for that person and service": in a feed of changes, by service.
    @Test func anOlderChangeOfAnotherServiceIsNotLost() async throws {
        try await withHouse(Self.changes) { (house: House) async throws in
            func publish(_ id: String, at time: String, _ packages: [Southmere.Package]) async {
                await house.submit(
                    Southmere.bundle(id: id, at: time, .grace, packages), from: "506", .fhirJSON)
            }
            await publish("sm-2", at: "2026-11-22T12:00:00Z", [.init(component: "Meals")])
            await publish("sm-1", at: "2026-11-22T11:00:00Z", [.init(), .init(end: "2026-11-01", component: "Meals")])
            let lines = try house.text(
                await house.submit(
                    Brannoc.arrival(id: "rx8-1", at: house.clock.now.description, .grace), from: "RX8", .fhirJSON))
            #expect(lines.contains("Reablement"), "the older change of another service counts")
            #expect(lines.contains("Meals"), "the older change of the same service does not")
        }
    }

    // MARK: Whose the packages are

    @Test func equalLocalIDsOfTwoPublishersAreTwoPeople() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace.with { $0.id = "SM-9990000026" }, id: "NS-1")
            await house.submit(
                Southmere.bundle(id: "sm-1", at: house.clock.now.description, .harold, []), from: "506", .fhirJSON)
            #expect(try house.text(await house.adt(ADT("A04", "RK5-1"))).contains(Self.headline))
            let harold = await house.adt(
                ADT("A04", "RK5-2") {
                    $0.who = .harold
                    $0.localID = "K100002"
                    $0.visit = "V500002"
                })
            #expect(try !house.text(harold).contains(Self.headline))
        }
    }
}
