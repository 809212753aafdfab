// Silence is never reassurance: what is read when there is nothing to show, and what cannot be told from what.

import Agreements
import Records
import Testing

@testable import Gateway

@Suite struct StatementTests {
    struct Unknown: CustomTestStringConvertible, Sendable {
        let what: String
        var setup = Setup()
        /// What Northshire has done before the patient arrives.
        let before: @Sendable (House) async throws -> Void
        var testDescription: String { what }
    }

    private static let unknowns: [Unknown] = [
        Unknown(what: "the feed was never heard") { _ in },
        Unknown(what: "the feed is late") { house in
            await house.publish(.grace)
            try await house.advance(seconds: 24 * 3_600 + 1)
        },
        Unknown(what: "a newer submission has somebody who could not be read") { house in
            await house.publish(.grace.with { $0.services = [] })
            try await house.advance(seconds: 60)
            await house.publish(.harold, .grace.with { $0.id = "" })
        },
        Unknown(
            what: "no agreement for the pair", setup: Setup(agreements: { $0["ns-ed-004.yaml"] = nil })
        ) { house in await house.publish(.grace) },
        Unknown(
            what: "the agreement has ended",
            setup: Setup(agreements: {
                $0["ns-ed-004.yaml"] = $0["ns-ed-004.yaml"]?.replacing(
                    "last_day: 2027-03-31", with: "last_day: 2026-11-21")
            })
        ) { house in await house.publish(.grace) },
        Unknown(
            what: "no agreement, and an objection", setup: Setup(agreements: { $0["ns-ed-004.yaml"] = nil })
        ) { house in await house.publish(.grace.with { $0.objects = true }) },
    ]

    /// Missing, late and not agreed read the same, whether or not there is a package.
    @Test(arguments: unknowns) func notKnownReadsTheSameWhateverTheReason(_ unknown: Unknown) async throws {
        try await withHouse(unknown.setup) { (house: House) async throws in
            try await unknown.before(house)
            await house.hearEveryCouncil(but: ["503"])
            let time = house.clock.now.display.suffix(5)
            let answer = await house.adt(ADT("A04", "RK5-1"))
            #expect(
                try house.text(answer) == [
                    "Not known: Northshire Council", "No package found in: Eastmoor Council (as of \(time))",
                    "No package found in: Westvale Council (as of \(time))", "Not known: Southmere Council",
                ])
            let source = try #require(answer.view?.sources.first)
            guard case .notKnown = source.statement else {
                Issue.record("\(source.statement)")
                return
            }
            #expect(source.updatedAt == nil, "the age of the record would tell that there is one")
        }
    }

    /// Death is a fact whoever says it: live flows stop, of every council, and the words are those of a missing feed.
    @Test func ofSomebodyRecordedAsDeceasedNothingIsKnown() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace.with { $0.died = "2026-11-20" })
            await house.hearEveryCouncil(but: ["503"])
            #expect(
                try house.text(await house.adt(ADT("A04", "RK5-1"))) == [
                    "Not known: Northshire Council", "Not known: Eastmoor Council", "Not known: Westvale Council",
                    "Not known: Southmere Council",
                ])
        }
    }

    @Test func noPackageFoundSaysWhereAndAsOfWhen() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.unrelated, extractedAt: "2026-11-22T13:05:00")
            #expect(
                try house.text(await house.adt(ADT("A04", "RK5-1"))).contains(
                    "No package found in: Northshire Council (as of 13:05)"))
        }
    }

    /// An objection reads the same whether or not there is a package.
    @Test(arguments: [true, false]) func anObjectionIsWithheldWhetherOrNotThereIsAPackage(hasPackage: Bool) async throws
    {
        try await withHouse { (house: House) async throws in
            await house.publish(
                .grace.with {
                    $0.objects = true
                    if !hasPackage { $0.services = [] }
                })
            let answer = await house.adt(ADT("A04", "RK5-1"))
            let source = try #require(answer.view?.sources.first { $0.publisher == code("503") })
            guard case .withheld = source.statement else {
                Issue.record("\(source.statement)")
                return
            }
            #expect(source.updatedAt == nil, "so does the age of the record")
            #expect(try house.text(answer).first == "Withheld at the person's request: Northshire Council")
            #expect(answer.view?.disclosures.contains { $0.publisher == code("503") } == false)
        }
    }

    /// Every publisher has a statement, those that no agreement covers too.
    @Test func everyCouncilHasAStatement() async throws {
        try await withHouse { (house: House) async throws in
            await house.hearEveryCouncil()
            let kingsmead = await house.adt(ADT("A04", "RK5-1"))
            #expect(kingsmead.view?.sources.map(\.publisher.text) == ["503", "504", "505", "506"])
            #expect(try house.text(kingsmead).last == "Not known: Southmere Council", "NS-ED-007 is not Kingsmead's")
        }
    }

    /// The same words whether or not there is a candidate.
    @Test func anUnconfirmedIdentityReadsTheSameWithAndWithoutACandidate() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.hearEveryCouncil(but: ["503"])
            // Grace's name, birth date, sex and postcode, without a number; and somebody of whom nothing is known.
            let candidate = await house.adt(ADT("A04", "RK5-1") { $0.who?.nhs = "" })
            let nobody = await house.adt(
                ADT("A04", "RK5-2") {
                    $0.who = nil
                    $0.localID = "K100009"
                    $0.visit = "V500009"
                })
            // A number that is held, with another birth date.
            let disagreeing = await house.adt(
                ADT("A04", "RK5-3") {
                    $0.who?.born = "1951-03-04"
                    $0.localID = "K100003"
                    $0.visit = "V500003"
                })
            for answer in [candidate, nobody, disagreeing] {
                #expect(try house.text(answer) == ["Not known: identity not confirmed"])
                #expect(answer.view?.sources.isEmpty == true)
                #expect(answer.view?.isIdentityConfirmed == false)
            }
            try await house.settle()
            #expect(house.kingsmead.parcels.isEmpty)
        }
    }

    /// A council may send its extract in parts: who could not be read in one is in no other.
    @Test func aGapOutlastsTheNextPartOfAnExtract() async throws {
        try await withHouse { (house: House) async throws in
            func read(_ control: String) async throws -> String? {
                let answer = await house.adt(
                    ADT("A04", control) {
                        $0.who = .harold
                        $0.localID = "K\(control)"
                        $0.visit = "V\(control)"
                    })
                return try house.text(answer).first { $0.contains("Northshire Council") }
            }
            await house.publish(.unrelated)
            try await house.advance(seconds: 60)
            await house.publish(.unrelated, .grace.with { $0.who.born = "31/31/1941" }, .grace.with { $0.id = "" })
            try await house.advance(seconds: 60)
            await house.publish(.unrelated, id: "part-2")
            #expect(try await read("1") == "Not known: Northshire Council")
            try await house.advance(seconds: 24 * 3_600)
            await house.publish(.unrelated, id: "next-day")
            #expect(try await read("2")?.hasPrefix("No package found in: Northshire Council") == true)
        }
    }
}
