// Who is this? A verified NHS number and an agreeing birth date; nothing else links or alerts (care-package.md).

import Records
import Testing

@testable import Gateway

@Suite struct IdentityTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let what: String
        let arrival: @Sendable (inout ADT) -> Void
        let isConfirmed: Bool
        var task: String?
        var testDescription: String { what }
    }

    private static let mayBe = "somebody without a usable NHS number may be a person who is known"
    private static let disagrees = "the NHS number is held for somebody whose demographics disagree"

    private static let cases: [Case] = [
        Case(what: "a verified number and the same person", arrival: { _ in }, isConfirmed: true),
        Case(
            what: "a number that was matched to a verified record before", arrival: { $0.numberStatus = "" },
            isConfirmed: true),
        Case(
            what: "another family name, as after a marriage", arrival: { $0.who?.family = "Smith" }, isConfirmed: true),
        Case(what: "another given name, as usual name", arrival: { $0.who?.given = "Gracie" }, isConfirmed: true),
        Case(
            what: "case and punctuation of a name", arrival: { $0.who?.family = "O'KAFOR" }, isConfirmed: true),
        Case(
            what: "another birth date", arrival: { $0.who?.born = "1941-04-03" }, isConfirmed: false, task: disagrees),
        Case(
            what: "both names are others",
            arrival: {
                $0.who?.family = "Smith"
                $0.who?.given = "Joan"
            }, isConfirmed: false, task: disagrees),
        Case(
            what: "a twin's given name", arrival: { $0.who?.given = "Joan" }, isConfirmed: false, task: disagrees),
        Case(
            what: "day and month the wrong way round", arrival: { $0.who?.born = "1941-04-03" }, isConfirmed: false,
            task: disagrees),
        Case(
            what: "all demographics and no number", arrival: { $0.who?.nhs = "" }, isConfirmed: false, task: mayBe),
        Case(
            what: "a number that fails its check", arrival: { $0.who?.nhs = "9990000019" }, isConfirmed: false,
            task: mayBe),
        Case(
            what: "a placeholder for a number", arrival: { $0.who?.nhs = "0000000000" }, isConfirmed: false,
            task: mayBe),
        Case(
            what: "somebody else without a number",
            arrival: {
                $0.who = .harold
                $0.who?.nhs = ""
            }, isConfirmed: false),
        Case(
            what: "a number that nobody has verified",
            arrival: {
                $0.who?.nhs = "9990000042"
                $0.numberStatus = "02"
            }, isConfirmed: false),
    ]

    @Test(arguments: cases) func onlyAVerifiedNumberAndAnAgreeingBirthDateMatch(_ put: Case) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            let answer = await house.adt(ADT("A04", "RK5-1", put.arrival))
            #expect(answer.outcome.word == "accepted")
            #expect(answer.view?.isIdentityConfirmed == put.isConfirmed)
            #expect(answer.view?.hasAlert == put.isConfirmed)
            if !put.isConfirmed { #expect(try house.text(answer) == ["Not known: identity not confirmed"]) }
            let tasks = try await house.tasks()
            #expect(tasks.map(\.what) == (put.task.map { [$0] } ?? []))
            #expect(tasks.allSatisfy { $0.kind == .identity })
            try await house.settle()
            #expect(house.kingsmead.parcels.isEmpty == !put.isConfirmed)
            #expect(house.northshire.parcels.isEmpty == !put.isConfirmed)
            let (client, patient) = (
                try await house.person(local: "NS100001", of: "503"),
                try await house.person(local: "K100001", of: "RK5")
            )
            #expect((client?.id == patient?.id) == put.isConfirmed, "what is uncertain is not linked")
            if put.task == Self.mayBe {
                #expect(tasks.first?.candidates.map { Optional($0.person) } == [client?.id], "for a person to say")
                #expect(!answer.warnings.contains { "\($0)".contains("may be") }, "not for the sender to learn")
            }
            if put.task != nil {
                #expect(try await house.audit().contains { $0["action"] == "identify" && $0["outcome"] == "review" })
            }
        }
    }

    /// A number that the message calls verified is a person's, before any council has published it.
    @Test func aVerifiedNumberNeedsNoRecordToBeVerifiedBy() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.unrelated)
            let answer = await house.adt(ADT("A04", "RK5-1"))
            #expect(answer.view?.isIdentityConfirmed == true)
            #expect(try house.text(answer).contains("No package found in: Northshire Council (as of 14:00)"))
        }
    }

    /// Eastmoor does not declare that its numbers are traced; its records say it of each.
    @Test func aPublisherWithoutTracedNumbersIsMatchedByWhatEachRecordSays() async throws {
        try await withHouse { (house: House) async throws in
            await house.submit(
                Eastmoor.export(id: "CB-1", at: house.clock.now.description, .grace), from: "504", .json)
            let answer = await house.adt(ADT("A04", "RK5-1"))
            #expect(answer.view?.hasAlert == true)
        }
    }

    // MARK: Candidates for review

    /// The department reads the same whether or not somebody may be meant; the task is raised once.
    @Test func candidatesAreRankedForReviewAndNothingIsLinked() async throws {
        try await withHouse { (house: House) async throws in
            let daughter = Someone(family: "Okafor", given: "Grace", born: "1969-11-27", nhs: "9990000034")
            let twin = Someone(family: "Okafor", given: "Joan", born: "1941-03-04", nhs: "9990000042")
            await house.publish(
                .harold, Client(who: daughter, id: "NS100003"), Client(who: twin, id: "NS100004"), .grace)
            let arrival: @Sendable (inout ADT) -> Void = {
                $0.who = Someone(family: "Okaffor", given: "Gracie", born: "1941-04-03", nhs: "")
            }
            let first = await house.adt(ADT("A04", "RK5-1", arrival))
            #expect(try house.text(first) == ["Not known: identity not confirmed"])
            let tasks = try await house.tasks()
            #expect(tasks.map(\.what) == [Self.mayBe])
            var expected: [PersonID?] = []
            for id in ["NS100001", "NS100003", "NS100004"] {
                expected.append(try await house.person(local: id, of: "503")?.id)
            }
            let candidates = try #require(tasks.first).candidates
            #expect(candidates.first?.person == expected[0], "the likeliest first")
            #expect(Set(candidates.map { Optional($0.person) }).isSubset(of: expected))
            #expect(zip(candidates, candidates.dropFirst()).allSatisfy { $0.decibans >= $1.decibans })
            await house.adt(ADT("A08", "RK5-2", arrival))
            #expect(try await house.tasks().count == 1, "once")
            // What is written down of it names nobody.
            for entry in try await house.audit() where entry["outcome"] == "review" {
                #expect(entry["reason"] == Self.mayBe)
            }
            let patient = try await house.person(local: "K100001", of: "RK5")
            #expect(patient?.nhsNumber == nil && !expected.contains(patient?.id))
        }
    }

    /// Of twins, the number of one on a record that does not say which of the two it is of.
    @Test func aRecordThatNamesNeitherOfTwoTwinsIsOfNeither() async throws {
        try await withHouse { (house: House) async throws in
            let twin = Someone(family: "Okafor", given: "Joan", born: "1941-03-04", nhs: "9990000042")
            await house.publish(.grace)
            let alone = await house.adt(ADT("A04", "RK5-1") { $0.who?.given = "" })
            #expect(alone.view?.hasAlert == true, "number and birth date, and nobody else of that day and name")
            await house.publish(.grace, Client(who: twin, id: "NS100004"))
            let open = await house.adt(
                ADT("A04", "RK5-2") {
                    $0.who?.given = ""
                    $0.localID = "K100002"
                    $0.visit = "V500002"
                })
            #expect(open.view?.hasAlert == false)
            #expect(try await house.tasks().map(\.what) == [Self.disagrees])
            // Whom the hospital's own number is known to be of need not be named again.
            let known = await house.adt(ADT("A08", "RK5-3") { $0.who?.given = "" })
            #expect(known.view?.isIdentityConfirmed == true)
        }
    }

    // MARK: A local id that is used again

    @Test func aLocalIDThatIsUsedForSomebodyElseLeadsToNobodysPackages() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            try await house.settle()
            // The same hospital number, another person without an NHS number.
            let reused = await house.adt(
                ADT("A04", "RK5-2") {
                    $0.who = .harold
                    $0.who?.nhs = ""
                    $0.visit = "V500002"
                })
            #expect(try house.text(reused) == ["Not known: identity not confirmed"])
            #expect(
                try await house.tasks().map(\.what) == [
                    "a local id is used for somebody whose demographics disagree"
                ])
        }
    }

    @Test func aLocalIDThatMovesToAnotherNumberIsReviewed() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace, .harold.with { $0.services = [] })
            await house.adt(ADT("A04", "RK5-1"))
            try await house.settle()
            let moved = await house.adt(
                ADT("A04", "RK5-2") {
                    $0.who = .harold
                    $0.visit = "V500002"
                })
            #expect(moved.view?.hasAlert == false, "Grace's package is not Harold's")
            #expect(
                try await house.tasks().map(\.what) == ["a local id moved from one NHS number to another"])
            let (grace, harold) = (
                try await house.person(local: "NS100001", of: "503"),
                try await house.person(local: "NS100002", of: "503")
            )
            #expect(grace?.id != harold?.id)
        }
    }

    /// An older message says nothing of who somebody is now.
    @Test func anOlderMessageDoesNotMoveALocalIDBack() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(Client(who: .harold, id: "NS100001"), id: "NS-2", extractedAt: "2026-11-22T12:00:00")
            await house.publish(Client(who: .grace, id: "NS100001"), id: "NS-1", extractedAt: "2026-11-22T11:00:00")
            let person = try #require(try await house.person(local: "NS100001", of: "503"))
            #expect(person.nhsNumber?.digits == Someone.harold.nhs)
            #expect(try await house.tasks().isEmpty)
            #expect(try house.text(await house.adt(ADT("A04", "RK5-1"))).contains { $0.hasPrefix("No package found") })
        }
    }

    // MARK: Whose number it is

    @Test(
        arguments: [
            ("42", nil, "42"), ("42", "OLD-PAS", "OLD-PAS|42"), ("4|2", nil, "|4|2"), ("4|2", "A|B", "A%7CB|4|2"),
            ("", "OLD", "OLD|"),
        ] as [(String, String?, String)])
    func aLocalIDIsKeptWithItsAssigner(value: String, assigner: String?, key: String) {
        let id = LocalID(value, assigner: assigner)
        #expect(id.key == key)
        #expect(LocalID(key: key) == id)
    }

    /// The same number of two assigners of one sender: what the hospital matched of one says nothing of the other.
    @Test func equalLocalIDsOfTwoAssignersAreTwoPeople() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            // Everything but the number, by which the hospital's own id would find her.
            let other = await house.adt(
                ADT("A04", "RK5-2") {
                    $0.who?.nhs = ""
                    $0.assigner = "OLD-PAS"
                    $0.visit = "V500002"
                })
            #expect(try house.text(other) == ["Not known: identity not confirmed"])
            // Somebody else altogether, under that number: no contradiction.
            await house.adt(
                ADT("A04", "RK5-3") {
                    $0.who = .harold
                    $0.assigner = "CLINIC"
                    $0.visit = "V500003"
                })
            #expect(try await house.tasks().map(\.what) == [Self.mayBe], "of the one without a number")
            let ids = ["K100001", "OLD-PAS|K100001", "CLINIC|K100001"]
            var people: Set<PersonID> = []
            for id in ids { if let person = try await house.person(local: id, of: "RK5") { people.insert(person.id) } }
            #expect(people.count == 3)
        }
    }

    @Test func aDepartmentReadsItsPlainNumberWithItsAssigner() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1") { $0.assigner = "OLD-PAS" })
            try await house.settle()
            let view = try #require(house.kingsmead.views.first)
            #expect(view.localPersonID == "K100001" && view.localPersonAssigner == "OLD-PAS")
            let names = HL7Alert.Names(
                sendingApplication: "C", sendingFacility: "QNS", receivingApplication: "ED", receivingFacility: "RK5")
            let message = try HL7Message(
                HL7Alert.message(view, controlID: "C1", names: names, at: house.clock.now))
            #expect(message.text("PID-3.1") == "K100001" && message.text("PID-3.4") == "OLD-PAS")
            let read = FHIRMessage.alert(view, id: "m", at: house.clock.now).resources("Communication").first
            #expect(
                read?["subject"]?["identifier"] == ["value": "K100001", "assigner": ["display": "OLD-PAS"]])
            // A merge names its number by its assigner as well.
            await house.adt(
                ADT("A40", "RK5-2") {
                    $0.visit = nil
                    $0.assigner = "OLD-PAS"
                    $0.localID = "K100009"
                    $0.replaces = "K100001"
                })
            let (old, new) = (
                try await house.person(local: "OLD-PAS|K100001", of: "RK5"),
                try await house.person(local: "OLD-PAS|K100009", of: "RK5")
            )
            #expect(old != nil && old?.id == new?.id)
        }
    }

    /// Authorities that a mapping calls the hospital's own are one.
    @Test func authoritiesThatAreTheHospitalsOwnAreOne() async throws {
        let setup = Setup(mappings: {
            $0["RK5.yaml"] = $0["RK5.yaml"]?.replacing(
                "site_codes: [RK501]", with: "site_codes: [RK501]\n  local_authorities: [KINGSMEAD]")
        })
        try await withHouse(setup) { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            let same = await house.adt(
                ADT("A04", "RK5-2") {
                    $0.who?.nhs = ""
                    $0.assigner = "KINGSMEAD"
                    $0.visit = "V500002"
                })
            #expect(same.view?.hasAlert == true)
        }
    }

    // MARK: Merges

    @Test func aMergeOfPeopleWhoDisagreeIsReviewedAndMergesNobody() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace, .harold.with { $0.services = [] })
            await house.adt(ADT("A04", "RK5-1"))
            await house.adt(
                ADT("A04", "RK5-2") {
                    $0.who = .harold
                    $0.localID = "K100002"
                    $0.visit = "V500002"
                })
            try await house.settle()
            await house.adt(
                ADT("A40", "RK5-3") {
                    $0.who = .harold
                    $0.localID = "K100002"
                    $0.visit = nil
                    $0.replaces = "K100001"
                })
            try await house.settle()
            let (grace, harold) = (
                try await house.person(local: "K100001", of: "RK5"), try await house.person(local: "K100002", of: "RK5")
            )
            #expect(grace?.id != harold?.id)
            #expect(try await house.tasks().map(\.what) == ["a merge of people whose demographics disagree"])
            #expect(house.kingsmead.views.count == 1, "Grace's alert stays as it is")
        }
    }

    @Test func aMergeOfTheSamePersonUnderTwoNumbersOfTheHospitalKeepsHistoryReadable() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1") { $0.localID = "K100009" })
            try await house.settle()
            await house.adt(
                ADT("A40", "RK5-2") {
                    $0.visit = nil
                    $0.replaces = "K100009"
                })
            let person = try #require(try await house.person(local: "K100009", of: "RK5"))
            #expect(try await house.person(local: "K100001", of: "RK5")?.id == person.id)
            let rows = try await house.store.read { try $0.auditRows(person: person.id, limit: 1_000) }
            #expect(rows.count > 3, "who saw the record is asked by either number")
        }
    }

    // MARK: Chains of merges

    private static func merge(_ event: String, _ control: String, _ old: String, into new: String) -> ADT {
        ADT(event, control) {
            $0.visit = nil
            $0.localID = new
            $0.replaces = old
        }
    }

    /// Whichever identifier is asked for, and in whichever order the hospital replaced them, one person is found.
    @Test(arguments: [
        [("K1", "K2"), ("K2", "K3"), ("K3", "K4")], [("K3", "K4"), ("K2", "K3"), ("K1", "K2")],
        [("K1", "K2"), ("K3", "K4"), ("K2", "K3")],
    ])
    func mergesChain(_ merges: [(String, String)]) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-0") { $0.localID = "K1" })
            try await house.settle()
            for (index, (old, new)) in merges.enumerated() {
                await house.adt(Self.merge(["A40", "A34", "A47"][index], "RK5-\(index + 1)", old, into: new))
            }
            try await house.settle()
            let client = try await house.person(local: "NS100001", of: "503")
            for id in ["K1", "K2", "K3", "K4"] {
                #expect(try await house.person(local: id, of: "RK5") == client, "\(id)")
            }
            // The history: by what each was replaced, and by which message.
            for (old, new) in merges {
                let supersession = try await house.store.read {
                    try $0.supersession(of: .local(code("RK5"), old))
                }
                #expect(supersession?.successor == .local(code("RK5"), new))
                #expect(try await house.message(supersession?.messageID ?? "").status == .accepted)
            }
            #expect(try await house.tasks().isEmpty)
            #expect(house.kingsmead.views.filter(\.hasAlert).count == 1, "one alert, and nothing new to read")
            // A repeat under an id of its own changes nothing.
            await house.adt(Self.merge("A40", "RK5-9", merges[0].0, into: merges[0].1))
            #expect(try await house.tasks().isEmpty)
        }
    }

    @Test(arguments: [[("K2", "K1")], [("K2", "K3"), ("K3", "K1")], [("K2", "K3"), ("K3", "K4"), ("K4", "K2")]])
    func aMergeThatGoesRoundInACircleIsRefusedAndReviewed(_ merges: [(String, String)]) async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-0") { $0.localID = "K2" })
            await house.adt(Self.merge("A40", "RK5-1", "K1", into: "K2"))
            for (index, (old, new)) in merges.enumerated() {
                #expect(try await house.tasks().isEmpty)
                await house.adt(Self.merge("A40", "RK5-\(index + 2)", old, into: new))
            }
            let what = "a merge into what it replaced itself: merges would go round in a circle"
            let tasks = try await house.tasks()
            #expect(tasks.map(\.what) == [what])
            #expect(tasks.first?.kind == .identity)
            // They are one person as before, under the number that survived.
            let client = try await house.person(local: "NS100001", of: "503")
            #expect(try await house.person(local: "K1", of: "RK5") == client)
            #expect(try await house.person(local: "K2", of: "RK5") == client)
            let last = try #require(merges.last)
            #expect(try await house.store.read { try $0.supersession(of: .local(code("RK5"), last.0)) } == nil)
            #expect(try await house.attendance(visit: "V500001")?.localPersonID != last.1)
        }
    }

    @Test func aSupersededNHSNumberLeadsToItsSuccessor() async throws {
        try await withHouse { (house: House) async throws in
            let old = Someone(family: "Okafor", given: "Grace", born: "1941-03-04", nhs: "9990000042")
            // The council still holds the old number; the hospital merges it into the new one.
            await house.publish(Client(who: old))
            await house.adt(
                ADT("A40", "RK5-1") {
                    $0.visit = nil
                    $0.replaces = "9990000042^^^NHS^NH~K100009"
                })
            let arrival = await house.adt(ADT("A04", "RK5-2"))
            #expect(arrival.view?.hasAlert == true, "the package came under the old number")
            let person = try #require(try await house.person(local: "NS100001", of: "503"))
            #expect(person.nhsNumber?.digits == Someone.grace.nhs)
            let number = try #require(NHSNumber(old.nhs))
            let supersession = try await house.store.read { try $0.supersession(of: PersonIdentifier(number)) }
            #expect(supersession?.successor == PersonIdentifier(try #require(NHSNumber(Someone.grace.nhs))))
            // Messages that still have it are of the survivor.
            let late = await house.adt(
                ADT("A04", "RK5-3") {
                    $0.who = old
                    $0.localID = "K100005"
                    $0.visit = "V500002"
                })
            #expect(late.view?.hasAlert == true)
            #expect(try await house.person(local: "K100005", of: "RK5")?.id == person.id)
            #expect(try await house.tasks().isEmpty)
        }
    }
}
