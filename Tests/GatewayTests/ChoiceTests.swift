// A person's choices from where they are read to what is decided: by category, by agreement, by list, and when they change.

import Agreements
import Records
import Testing

@testable import Gateway

@Suite struct ChoiceTests {
    private static let withheld = "Withheld at the person's request: Southmere Council"

    private static func denial(of code: String, in system: String) -> String {
        #""provision":{"type":"deny","code":[{"coding":[{"system":"\#(system)","code":"\#(code)"}]}]}"#
    }

    /// Southmere's record of Grace, with a package and a consent.
    /// - Parameter words: what stands in the place of its denial.
    private static func bundle(_ id: String, _ house: House, _ words: String?) -> [UInt8] {
        let bundle = Southmere.bundle(
            id: id, at: house.clock.now.description, .grace, [.init()], objects: words != nil)
        let text = String(decoding: bundle, as: UTF8.self)
        return Array(text.replacing(#""provision":{"type":"deny"}"#, with: words ?? "").utf8)
    }

    private static func arrival(_ house: House, _ id: String = "rx8-1") async throws -> [String] {
        let bytes = Brannoc.arrival(id: id, at: house.clock.now.description, .grace)
        return try house.text(await house.submit(bytes, from: "RX8", .fhirJSON))
    }

    // MARK: By category and by agreement

    @Test(arguments: [
        ("social-care-package", ConsentChoices.categories, true), ("cost", ConsentChoices.categories, false),
        ("letters", ConsentChoices.categories, true), ("NS-ED-007", ConsentChoices.agreements, true),
        ("NS-ED-004", ConsentChoices.agreements, false),
        // An agreement that is not known here, by which something else may be meant.
        ("NS-ED-999", ConsentChoices.agreements, true), ("NS-ED-004@1", ConsentChoices.agreements, true),
        ("social-care-package", "https://elsewhere.example/categories", true),
    ])
    func anObjectionWithholdsWhatItIsOf(_ code: String, _ system: String, _ isWithheld: Bool) async throws {
        try await withHouse { (house: House) async throws in
            let bytes = Self.bundle("sm-1", house, Self.denial(of: code, in: system))
            #expect(await house.submit(bytes, from: "506", .fhirJSON).outcome.word == "accepted")
            let lines = try await Self.arrival(house)
            #expect(lines.contains(Self.withheld) == isWithheld, "\(lines)")
            #expect(lines.contains { $0.contains("Reablement") } == !isWithheld, "\(lines)")
        }
    }

    /// Each change of the consent reaches the department that has the patient, and the record of who decided what.
    @Test func aChangedConsentEvaluatesTheOpenAttendanceAgain() async throws {
        try await withHouse { (house: House) async throws in
            let category = Self.denial(of: "social-care-package", in: ConsentChoices.categories)
            let other = Self.denial(of: "cost", in: ConsentChoices.categories)
            await house.submit(Self.bundle("sm-0", house, nil), from: "506", .fhirJSON)
            #expect(!(try await Self.arrival(house)).contains(Self.withheld))
            for (number, words) in [category, other, category].enumerated() {
                try await house.advance(seconds: 60)
                await house.submit(Self.bundle("sm-\(number + 1)", house, words), from: "506", .fhirJSON)
                try await house.settle()
                let view = try #require(house.brannoc.views.last)
                #expect(house.text(view).contains(Self.withheld) == (words == category), "\(number)")
            }
        }
    }

    // MARK: Lists

    private static func list(_ subject: ChoiceSubject, _ numbers: [String], days: Int? = 21) -> ChoiceList {
        ChoiceList(
            name: subject.word, subject: subject, asOf: TestClock.start.adding(seconds: -86_400), completeForDays: days,
            numbers: Set(numbers.compactMap { NHSNumber($0) }))
    }

    /// Northshire's agreement with Kingsmead, for planning too.
    private static func planning(_ lists: [ChoiceList]) -> Setup {
        Setup(
            agreements: { texts in
                texts["ns-ed-004.yaml"] = texts["ns-ed-004.yaml"]?
                    .replacing("purposes: [TREAT, ETREAT]", with: "purposes: [TREAT, ETREAT, PLAN]")
                    .replacing("roles: [ed-clinician, ed-system]", with: "roles: [ed-clinician, ed-system, analyst]")
                    .replacing("type1: not-applicable", with: "type1: withhold")
            }, settings: PolicySettings(choiceLists: lists))
    }

    /// What Kingsmead reads of somebody's packages in the embedded record.
    private static func read(_ house: House, _ who: Someone, _ purpose: Purpose, _ role: Role) async throws -> Int {
        let gateway = house.gateway
        let access = RecordAccess(
            committer: gateway.committer, rules: gateway.rules, mayAct: { _, _, _ in true },
            environment: gateway.environment)
        let number = try #require(NHSNumber(who.nhs))
        return try await access.answer(
            .search(type: "EpisodeOfCare", subject: .identifier(PersonIdentifier(number)), id: nil),
            to: RecordReaderIdentity(
                sender: Sender(organisation: code("RK5"), fingerprint: "f"), purpose: purpose, role: role,
                requestID: "r")
        ).items.count
    }

    @Test func aListedPersonIsRefusedForPlanningAndSharedForTreatment() async throws {
        try await withHouse(Self.planning([Self.list(.type1, [Someone.grace.nhs])])) { (house: House) async throws in
            await house.publish(.grace, .harold)
            for who in [Someone.grace, .harold] {
                #expect(try await Self.read(house, who, .treatment, .edClinician) == 1)
                #expect(try await Self.read(house, who, .planning, .analyst) == (who.nhs == Someone.grace.nhs ? 0 : 1))
            }
            let refused = try await house.audit().filter { $0["reason"] == ReasonCode.type1Objection.rawValue }
            #expect(refused.contains { $0["purpose"] == "PLAN" })
            // Who is on no list any more is known by none: a list that has grown old says nothing of those.
            house.clock.set(house.clock.now.adding(seconds: 21 * 86_400))
            #expect(try await Self.read(house, .harold, .planning, .analyst) == 0)
            #expect(try await Self.read(house, .harold, .treatment, .edClinician) == 1)
        }
    }

    @Test func aListedObjectionCountsInEveryDecision() async throws {
        let setup = Setup(settings: PolicySettings(choiceLists: [Self.list(.objection, [Someone.grace.nhs])]))
        try await withHouse(setup) { (house: House) async throws in
            await house.publish(.grace, .harold)
            let lines = try house.text(await house.adt(ADT("A04", "RK5-1")))
            #expect(lines.contains("Withheld at the person's request: Northshire Council"), "\(lines)")
            let other = try house.text(
                await house.adt(
                    ADT("A04", "RK5-2") {
                        $0.who = .harold; $0.localID = "K2"; $0.visit = "V2"
                    }))
            #expect(!other.contains("Withheld at the person's request: Northshire Council"), "\(other)")
            try await house.settle()
            // Neither forwarded to the record, nor told to the council.
            for (who, count) in [(Someone.grace, 0), (.harold, 1)] {
                let number = try #require(NHSNumber(who.nhs))
                let recorded = try await house.store.read { store in
                    let person = try store.person(identifiedBy: PersonIdentifier(number))
                    return try store.recorded(type: "EpisodeOfCare", person: person?.id ?? PersonID(0)).count
                }
                #expect(recorded == count, "\(who.given)")
            }
            #expect(house.northshire.notices.count == 1)
        }
    }

    // MARK: What a decision knows

    private static func person(
        _ publisher: String, choices: [ChoiceStatement] = [], restricted: Bool = false, _ more: JSONObject = [:]
    ) -> PublishedPerson {
        var patient = Resource(type: "Patient", id: "p")
        for member in more.members { patient[member.name] = member.value }
        return PublishedPerson(
            publisher: code(publisher), localID: "1", person: PersonID(1), objection: false, sFlag: .no,
            deceased: false,
            restricted: restricted, submittedAt: TestClock.start, messageID: "m", patient: patient, choices: choices)
    }

    private static func status(
        _ published: [PublishedPerson], _ settings: PolicySettings = PolicySettings()
    ) throws -> PersonStatus {
        PersonStatus(
            of: published, publisher: code("503"), under: try House.rules(Setup(settings: settings)).policy,
            number: NHSNumber(Someone.grace.nhs), at: TestClock.start)
    }

    private static func said(_ subject: ChoiceSubject, _ value: Known, by publisher: String) -> ChoiceStatement {
        ChoiceStatement(subject, value, date: TestClock.start, source: .consent(publisher: code(publisher)))
    }

    @Test func whatIsSaidOfPurposesBeyondCareHoldsForAllAndIsTakenBackForOne() throws {
        let table: [([PublishedPerson], Known)] = [
            ([Self.person("503")], .unknown),
            ([Self.person("503", choices: [Self.said(.type1, .yes, by: "503")])], .yes),
            ([Self.person("503", choices: [Self.said(.type1, .no, by: "503")])], .no),
            ([Self.person("503"), Self.person("504", choices: [Self.said(.type1, .yes, by: "504")])], .yes),
            ([Self.person("503"), Self.person("504", choices: [Self.said(.type1, .no, by: "504")])], .unknown),
        ]
        for (published, value) in table { #expect(try Self.status(published).type1 == value) }
        let elsewhere = [
            Self.person("503"),
            Self.person(
                "504",
                choices: [
                    Self.said(.objectionToCategory(.socialCarePackage), .yes, by: "504")
                ]),
        ]
        #expect(try Self.status(elsewhere).objectedCategories.isEmpty, "an objection is to its publisher")
    }

    @Test func sealedIsNotRestrictedAndEachHasItsReason() throws {
        func labelled(_ code: String) -> JSONObject { ["meta": ["security": [["code": .string(code)]]]] }
        let sealed = try Self.status([Self.person("503", restricted: true, labelled("sealed"))])
        #expect(sealed.sealed == .yes && sealed.restricted == .no)
        let restricted = try Self.status([Self.person("503", restricted: true, labelled("legally-restricted"))])
        #expect(restricted.sealed == .no && restricted.restricted == .yes)
        let both = try Self.status([Self.person("503", restricted: true)])
        #expect(both.restricted == .yes, "what an earlier version marked stays marked")
    }

    @Test func theOperatorsCodesRestrictTheRecord() throws {
        let coded: JSONObject = [
            "extension": [["valueCoding": ["system": "http://snomed.info/sct", "code": "999000041000000102"]]]
        ]
        #expect(try Self.status([Self.person("503", coded)]).restricted == .no)
        let codes = try RestrictedCodes.standard.adding("adoption snomed 999000041000000102", file: "f")
        #expect(try Self.status([Self.person("503", coded)], PolicySettings(restrictedCodes: codes)).restricted == .yes)
    }

    @Test func aNoticeOfDeathIsADeath() throws {
        let notice: JSONObject = [
            "extension": [
                [
                    "url":
                        "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeathNotificationStatus",
                    "extension": [["valueCodeableConcept": ["coding": [["code": "2"]]]]],
                ]
            ]
        ]
        #expect(try Self.status([Self.person("503", notice)]).deceased == .yes)
        #expect(try Self.status([Self.person("503")]).deceased == .no)
    }
}
