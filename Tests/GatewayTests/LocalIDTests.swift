// By what a sender's person is known from message to message: never by the id of a resource, nor by its place.

import Agreements
import Records
import Testing

@testable import Gateway

@Suite struct LocalIDTests {
    private static func southmere(
        _ house: House, _ id: String, _ who: Someone, _ packages: [Southmere.Package] = [.init()], patientID: String?
    ) async -> Answer {
        await house.submit(
            Southmere.bundle(
                id: id, at: house.clock.now.description, who, packages, patientID: patientID, hasOwnNumber: false),
            from: "506", .fhirJSON)
    }

    /// Two people in the same place of two messages, or under the same id, are two.
    @Test(arguments: [nil, "p"]) func peopleKnownByTheirNHSNumberAloneAreTwo(patientID: String?) async throws {
        try await withHouse { (house: House) async throws in
            _ = await Self.southmere(house, "SM-1", .grace, patientID: patientID)
            try await house.advance(seconds: 3600)
            _ = await Self.southmere(
                house, "SM-2", .harold, [.init(component: "Day support")], patientID: patientID)
            let number = try #require(NHSNumber(Someone.grace.nhs))
            let grace = try await house.store.read { store in
                try store.packages(try #require(try store.person(identifiedBy: .init(number))).id)
            }
            #expect(grace.map(\.key) == ["Reablement|2026-02-03|0"], "her package is neither lost nor another's")
            let patients = try await house.store.read { store in
                try [Someone.grace, .harold].map { who in
                    let number = try #require(NHSNumber(who.nhs))
                    let person = try #require(try store.person(identifiedBy: .init(number)))
                    return try store.recorded(type: "Patient", person: person.id).map {
                        $0.resource["birthDate"]?.string
                    }
                }
            }
            #expect(patients == [[Someone.grace.born], [Someone.harold.born]])
            #expect(try await house.tasks().isEmpty)
        }
    }

    /// An id that is made anew for each message leaves no package behind.
    @Test func anIDOfOneMessageIsNotAPersons() async throws {
        try await withHouse { (house: House) async throws in
            _ = await Self.southmere(house, "SM-1", .grace, patientID: "a1")
            try await house.advance(seconds: 3600)
            _ = await Self.southmere(house, "SM-2", .grace, [], patientID: "b2")
            let number = try #require(NHSNumber(Someone.grace.nhs))
            let packages = try await house.store.read { store in
                try store.packages(try #require(try store.person(identifiedBy: .init(number))).id)
            }
            #expect(packages.map(\.status) == ["finished"])
        }
    }

    @Test func somebodyWhoCannotBeToldFromOthersIsPutAside() async throws {
        try await withHouse { (house: House) async throws in
            var nobody = Someone.grace
            nobody.nhs = "9990000019"
            let answer = await Self.southmere(house, "SM-1", nobody, patientID: "p")
            #expect(answer.outcome.word == "quarantined")
            #expect(answer.outcome.problem?.place == "Patient.identifier")
            #expect(try await house.tasks().map(\.kind) == [.quarantine])

            // Beside another, she alone: and whoever is not found may be she.
            let both = Self.joined(
                Southmere.bundle(id: "SM-2", at: house.clock.now.description, .unrelated, []),
                Southmere.bundle(
                    id: "x", at: "", nobody, [.init()], patientID: "q", hasOwnNumber: false))
            let second = await house.submit(both, from: "506", .fhirJSON)
            #expect(second.outcome.word == "accepted")
            // What validation says of the number comes first.
            #expect(
                second.warnings.map(\.place) == ["Bundle.entry[1].resource.identifier[0].value", "Patient.identifier"])
            let feeds = try await house.store.read { try $0.feeds() }
            #expect(feeds.map { $0.gapAt != nil } == [true])
            #expect(try await house.store.read { try $0.person(PersonID(2)) } == nil)
        }
    }

    /// The entries of two Bundles in one.
    private static func joined(_ one: [UInt8], _ other: [UInt8]) -> [UInt8] {
        func object(_ bytes: [UInt8]) -> JSONObject {
            do { return try JSONReader.read(bytes).object ?? [:] } catch { preconditionFailure("\(error)") }
        }
        var bundle = object(one)
        bundle["entry"] = .array(
            JSONValue.items(bundle["entry"])
                + JSONValue.items(object(other)["entry"]).map { entry in
                    let text = String(decoding: entry.write(), as: UTF8.self)
                    do {
                        return try JSONReader.read(
                            Array(
                                text.replacing("Patient/p", with: "Patient/q").replacing("/e0", with: "/f0")
                                    .replacing("/c0", with: "/d0").utf8))
                    } catch { preconditionFailure("\(error)") }
                })
        return JSONValue.object(bundle).write()
    }

    /// Without numbers of the hospital's own two patients of a day are two attendances.
    @Test func patientsOfADayAreTwoAttendances() async throws {
        try await withHouse { (house: House) async throws in
            for (index, who) in [Someone.grace, .harold].enumerated() {
                await house.submit(
                    Brannoc.arrival(
                        id: "RX8-\(index)", at: house.clock.now.description, who, visit: nil, localID: nil),
                    from: "RX8", .fhirJSON)
            }
            let open = try await house.store.read { try $0.openAttendances(site: nil, limit: 9) }
            #expect(Set(open.map(\.person)).count == 2)
            #expect(Set(open.compactMap { $0.patient["birthDate"]?.string }).count == 2)
        }
    }

    /// What says the same of two people is two things.
    @Test func equalResourcesOfTwoPeopleAreTwo() async throws {
        let profile = try #require(try House.rules(Setup()).profiles[code("RX8")])
        var ids: [String] = []
        for (index, who) in [Someone.grace, .harold].enumerated() {
            let message: JSONValue = [
                "resourceType": "Bundle", "id": .string("b-\(index)"), "type": "collection",
                "entry": [
                    [
                        "fullUrl": "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002",
                        "resource": [
                            "resourceType": "Patient", "birthDate": .string(who.born),
                            "identifier": [
                                ["system": "https://fhir.nhs.uk/Id/nhs-number", "value": .string(who.nhs)]
                            ],
                        ],
                    ],
                    [
                        "resource": [
                            "resourceType": "Condition", "code": ["text": "Fall"],
                            "subject": ["reference": "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002"],
                        ]
                    ],
                ],
            ]
            let reading = try RecordReader.read(
                message.write(), format: .fhirJSON, profile: profile, receivedAt: TestClock.start)
            ids += Facts(reading, profile: profile, receivedAt: TestClock.start).people.flatMap(\.others).compactMap(
                \.id)
        }
        #expect(Set(ids).count == 2)
    }

    // MARK: Listed twice

    /// An extract may list a person once for each service; what either listing says restricts.
    @Test func aPersonListedTwiceIsOneWithAllThatIsSaid() async throws {
        try await withHouse { (house: House) async throws in
            let first = Client.grace.with {
                $0.objects = true
                $0.sFlag = "Yes"
            }
            let second = Client.grace.with { $0.services = [Service(component: "Day support")] }
            await house.publish(first, second)
            let number = try #require(NHSNumber(Someone.grace.nhs))
            let (people, packages) = try await house.store.read { store in
                let person = try #require(try store.person(identifiedBy: .init(number)))
                return (try store.publishedPeople(person.id), try store.packages(person.id))
            }
            #expect(people.map(\.objection) == [true])
            #expect(people.map(\.sFlag) == [.yes])
            #expect(people.first.map { SecurityLabels.sFlag(of: $0.patient) } == .yes)
            #expect(
                Set(packages.map(\.key)) == [
                    "Home support or domiciliary care|2026-02-03|0", "Day support|2026-02-03|0",
                ])
            #expect(packages.allSatisfy { $0.status == "active" })
        }
    }

    @Test func aPersonListedTwiceWithTwoNumbersIsPutAside() async throws {
        try await withHouse { (house: House) async throws in
            let answer = await house.publish(
                .grace, .harold.with { $0.id = Client.grace.id }, .unrelated)
            #expect(answer.outcome.word == "accepted")
            #expect(answer.warnings.map(\.reason) == [.identity])
            #expect(try await house.person(local: Client.grace.id, of: "503") == nil)
            #expect(try await house.store.read { try $0.feeds() }.map { $0.gapAt != nil } == [true])
        }
    }

    /// Sizes that only a fault or malice makes: the person is put aside, quickly.
    @Test(arguments: [(200, true), (201, false), (6_000, false)])
    func aPersonOfTooManyPackagesIsPutAside(count: Int, isTaken: Bool) throws {
        let profile = try #require(try House.rules(Setup()).profiles[code("506")])
        let packages = (0..<count).map { Southmere.Package(component: "Service \($0)") }
        let reading = try RecordReader.read(
            Southmere.bundle(id: "SM-1", at: TestClock.start.description, .grace, packages), format: .fhirJSON,
            profile: profile, receivedAt: TestClock.start)
        let began = ContinuousClock.now
        let facts = Facts(reading, profile: profile, receivedAt: TestClock.start)
        #expect(ContinuousClock.now - began < .seconds(5))
        #expect(facts.people.map(\.packages.count) == (isTaken ? [count] : []))
        #expect(facts.people.allSatisfy { $0.packages.allSatisfy { $0.resources.count == 2 } })
        #expect(facts.putAside.map(\.reason) == (isTaken ? [] : [.limit]))
    }
}

// MARK: - A publisher that comes to know a person by another id

@Suite struct FormerIDTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let what: String
        /// Whether the first and the second submission give the council's own number.
        let hasOwnNumber: (before: Bool, after: Bool)
        let after: [Southmere.Package]
        /// Lines of the alert afterwards, and words that are in none.
        let reads: [String]
        var never: [String] = []
        /// Status of every episode in the shared record, sorted.
        let recorded: [String]
        var testDescription: String { what }
    }

    private static let headline = "Has a care package at home"

    private static let rows: [Row] = [
        Row(
            what: "its own number after the NHS number alone, the same package", hasOwnNumber: (false, true),
            after: [.init()], reads: [headline, "Reablement"], recorded: ["active", "entered-in-error"]),
        Row(
            what: "its own number after the NHS number alone, another package", hasOwnNumber: (false, true),
            after: [.init(component: "Meals")], reads: [headline, "Meals"], never: ["Reablement"],
            recorded: ["active", "finished"]),
        Row(
            what: "its own number after the NHS number alone, no package any more", hasOwnNumber: (false, true),
            after: [], reads: [], never: [headline, "Reablement"], recorded: ["finished"]),
        Row(
            what: "the NHS number alone after its own, no package any more", hasOwnNumber: (true, false),
            after: [], reads: [], never: [headline, "Reablement"], recorded: ["finished"]),
    ]

    @Test(arguments: rows) func nothingStandsUnderTheFormerID(_ row: Row) async throws {
        try await withHouse { (house: House) async throws in
            for (id, packages, hasOwn) in [
                ("SM-1", [Southmere.Package()], row.hasOwnNumber.before), ("SM-2", row.after, row.hasOwnNumber.after),
            ] {
                let answer = await house.submit(
                    Southmere.bundle(
                        id: id, at: house.clock.now.description, .grace, packages, hasOwnNumber: hasOwn),
                    from: "506", .fhirJSON)
                #expect(answer.outcome.word == "accepted")
                try await house.advance(seconds: 3600)
            }
            let arrival = Brannoc.arrival(id: "rx8-1", at: house.clock.now.description, .grace)
            let lines = try house.text(await house.submit(arrival, from: "RX8", .fhirJSON))
            for line in row.reads { #expect(lines.contains(line), "\(lines)") }
            for words in row.never { #expect(!lines.contains { $0.contains(words) }, "\(lines)") }
            #expect(lines.filter { $0 == Self.headline }.count == (row.reads.isEmpty ? 0 : 1))
            let recorded = try await house.store.read { store in
                let number = try #require(NHSNumber(Someone.grace.nhs))
                let person = try #require(try store.person(identifiedBy: .init(number)))
                return try store.recorded(type: "EpisodeOfCare", person: person.id).compactMap {
                    $0.resource["status"]?.string
                }
            }
            #expect(recorded.sorted() == row.recorded)
        }
    }

    /// An objection that was said under the former id, and is not said any more, withholds nothing.
    @Test func whatRestrictedUnderTheFormerIDIsSaidAnew() async throws {
        try await withHouse { (house: House) async throws in
            for (id, objects) in [("SM-1", true), ("SM-2", false)] {
                _ = await house.submit(
                    Southmere.bundle(
                        id: id, at: house.clock.now.description, .grace, [.init()], objects: objects,
                        hasOwnNumber: !objects), from: "506", .fhirJSON)
                try await house.advance(seconds: 3600)
            }
            let arrival = Brannoc.arrival(id: "rx8-1", at: house.clock.now.description, .grace)
            let lines = try house.text(await house.submit(arrival, from: "RX8", .fhirJSON))
            #expect(lines.contains(Self.headline), "\(lines)")
        }
    }
}
