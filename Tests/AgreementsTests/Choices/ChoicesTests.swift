// What a person's choices and flags come to: where each is read, by date and source, and that unknown is never the
// lenient answer.

import Agreements
import Records
import Testing

@Suite struct ChoicesTests {
    private static let now = Fixture.at("2026-06-15T12:00:00Z")
    private static let council = Fixture.code("503")
    private static let number = NHSNumber("9990000018")!

    private static func statement(
        _ subject: ChoiceSubject, _ value: Known, _ date: String?, _ source: ChoiceSource = .record(publisher: council)
    ) -> ChoiceStatement {
        ChoiceStatement(subject, value, date: date.map { Fixture.at($0) }, source: source)
    }

    private static func consent(
        provision: JSONValue? = nil, policy: JSONValue? = nil, status: String? = "active", category: JSONValue? = nil,
        scope: String = "patient-privacy", date: String = "2026-05-01"
    ) -> Resource {
        var consent = Resource(type: "Consent", id: "c")
        consent["status"] = status.map(JSONValue.string)
        consent["scope"] = ["coding": [["code": .string(scope)]]]
        consent["category"] = category.map { [$0] }
        consent["dateTime"] = .string(date)
        consent["policyRule"] = policy
        consent["provision"] = provision
        return consent
    }

    private static func code(_ system: String, _ code: String) -> JSONValue {
        ["coding": [["system": .string(system), "code": .string(code)]]]
    }

    // MARK: Consent

    private static let consentsTable: [(String, Resource, [ChoiceSubject], Known)] = [
        ("a denial", consent(provision: ["type": "deny"]), [ChoiceSubject.objection], Known.yes),
        (
            "an exception to a permission",
            consent(provision: ["type": "permit", "provision": [["type": "deny"]]]), [.objection], .yes
        ),
        ("an opt-out policy", consent(policy: code("http://x", "OPTOUT")), [.objection], .yes),
        (
            "of one agreement",
            consent(provision: ["type": "deny", "code": [code(ConsentChoices.agreements, "NS-ED-004")]]),
            [.objectionToAgreement("NS-ED-004")], .yes
        ),
        (
            "of one category",
            consent(provision: [
                "type": "permit",
                "provision": [["type": "deny", "code": [code(ConsentChoices.categories, "cost")]]],
            ]),
            [.objectionToCategory(.cost)], .yes
        ),
        (
            "of a category that is not known here is of everything",
            consent(provision: ["type": "deny", "code": [code(ConsentChoices.categories, "letters")]]),
            [.objection], .yes
        ),
        (
            "of a code that is not known here is of everything",
            consent(provision: [
                "type": "deny", "code": [code(ConsentChoices.categories, "cost"), code("http://loinc.org", "x")],
            ]),
            [.objection], .yes
        ),
        ("Type 1", consent(category: code("http://snomed.info/sct", "827241000000103")), [.type1], .yes),
        ("Type 1 withdrawn", consent(category: code("http://read.info/readv2", "9Nu1.")), [.type1], .no),
        (
            "National Data Opt-Out", consent(category: code("http://snomed.info/sct", "881561000000100")),
            [.nationalDataOptOut], .yes
        ),
        (
            "Type 1 as a denial is no other objection",
            consent(
                provision: ["type": "deny"], policy: code("http://x", "OPTOUT"),
                category: code("http://snomed.info/sct", "827241000000103")),
            [.type1], .yes
        ),
        (
            "Type 1 beside a denial of a category",
            consent(
                provision: ["type": "deny", "code": [code(ConsentChoices.categories, "cost")]],
                category: code("", "9Nu0.")),
            [.type1, .objectionToCategory(.cost)], .yes
        ),
        (
            "a code under another system", consent(category: code("http://loinc.org", "9Nu0"), scope: "research"), [],
            .no
        ),
        (
            "a Read code under SNOMED CT's system",
            consent(category: code("http://snomed.info/sct", "9Nu0"), scope: "research"), [], .no
        ),
        ("a permission", consent(provision: ["type": "permit"]), [.objection], .no),
        (
            "a permission to one organisation",
            consent(provision: ["type": "permit", "actor": [["role": ["text": "x"]]]]), [], .no
        ),
        ("a permission to a treatment", consent(provision: ["type": "permit"], scope: "treatment"), [], .no),
        ("a denial that is over", consent(provision: ["type": "deny", "period": ["end": "2026-06-14"]]), [], .no),
        (
            "a denial that ends today", consent(provision: ["type": "deny", "period": ["end": "2026-06-15"]]),
            [.objection], .yes
        ),
        (
            "a denial whose end cannot be read", consent(provision: ["type": "deny", "period": ["end": "soon"]]),
            [.objection], .yes
        ),
        ("a denial entered in error", consent(provision: ["type": "deny"], status: "entered-in-error"), [], .no),
        ("a denial without a status", consent(provision: ["type": "deny"], status: nil), [.objection], .yes),
    ]

    @Test("a consent's statements", arguments: consentsTable)
    func consents(name: String, consent: Resource, subjects: [ChoiceSubject], value: Known) {
        let statements = ConsentChoices.statements(in: consent, publisher: Self.council, at: Self.now)
        #expect(statements.map(\.subject) == subjects, "\(name)")
        #expect(statements.allSatisfy { $0.value == value && $0.date == Fixture.at("2026-05-01") }, "\(name)")
        #expect(statements.allSatisfy { $0.source == .consent(publisher: Self.council) }, "\(name)")
    }

    @Test func aDenialBesideAWithdrawalHolds() {
        for policy in ["9Nu1", "9Nu5"] {
            let consent = Self.consent(provision: ["type": "deny"], policy: Self.code("", policy))
            let statements = ConsentChoices.statements(in: consent, publisher: Self.council, at: Self.now)
            let withdrawn: ChoiceSubject = policy == "9Nu1" ? .type1 : .nationalDataOptOut
            #expect(statements.map(\.subject) == [withdrawn, .objection])
            #expect(statements.map(\.value) == [.no, .yes])
        }
    }

    /// What contradicts itself is a denial that cannot be understood.
    @Test func aDenialBesideAWithdrawalIsOfEverything() {
        let withdrawn = Self.code("http://read.info/readv2", "9Nu1.")
        for consent in [
            Self.consent(provision: ["type": "deny"], category: withdrawn),
            Self.consent(policy: Self.code("http://x", "OPTOUT"), category: withdrawn),
        ] {
            let statements = ConsentChoices.statements(in: consent, publisher: Self.council, at: Self.now)
            #expect(statements.contains { $0.subject == .objection && $0.value == .yes })
        }
    }

    @Test func eachSubjectHasAWordOfItsOwn() {
        let subjects: [ChoiceSubject] = [
            .objection, .objectionToAgreement("NS-ED-004"), .objectionToCategory(.cost), .type1, .nationalDataOptOut,
            .sFlag, .sealed, .restricted, .deceased,
        ]
        #expect(Set(subjects.map(\.word)).count == subjects.count)
        for subject in subjects { #expect(ChoiceSubject(word: subject.word) == subject) }
        for word in ["", "objections", "objection-to-category:letters"] { #expect(ChoiceSubject(word: word) == nil) }
    }

    // MARK: The record

    private static let recordsTable: [(JSONValue, ChoiceSubject, Known)] = [
        (
            [
                "meta": [
                    "security": [
                        ["system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "R"]
                    ]
                ]
            ],
            ChoiceSubject.sFlag, Known.yes
        ),
        (
            [
                "meta": [
                    "security": [
                        ["system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "U"]
                    ]
                ]
            ], .sFlag, .no
        ),
        ([:], .sFlag, .unknown),
        (["meta": ["security": [["code": "sealed"]]]], .sealed, .yes),
        ([:], .sealed, .no),
        (["meta": ["security": [["code": "legally-restricted"]]]], .restricted, .yes),
        (["deceasedDateTime": "2026-01-01"], .deceased, .yes),
        (["deceasedBoolean": true], .deceased, .yes),
        (["deceasedBoolean": false], .deceased, .no),
        (["extension": [notice("2")]], .deceased, .yes),
        (["extension": [notice("U")]], .deceased, .no),
        (["extension": [["url": .string(deathNotification)]]], .deceased, .yes),
    ]

    @Test("a patient's flags", arguments: recordsTable)
    func records(elements: JSONValue, subject: ChoiceSubject, value: Known) {
        var patient = Resource(type: "Patient", id: "p")
        for member in elements.object?.members ?? [] { patient[member.name] = member.value }
        let choices = PersonChoices(RecordChoices.statements(in: patient, source: .demographicsService))
        #expect(choices.known(subject).value == value)
    }

    private static let deathNotification =
        "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeathNotificationStatus"
    private static func notice(_ code: String) -> JSONValue {
        [
            "url": .string(deathNotification),
            "extension": [
                ["url": "deathNotificationStatus", "valueCodeableConcept": ["coding": [["code": .string(code)]]]]
            ],
        ]
    }

    // MARK: Lists

    private static let listsTable: [(String, String?, String, Int?, Known?)] = [
        ("who is on it", "9990000018", "2020-01-01", 21, .yes),
        ("who is not", "9990000026", "2026-06-01", 21, .no),
        ("on its last day", "9990000026", "2026-05-25T12:00:00Z", 21, .no),
        ("when it is too old", "9990000026", "2026-05-25T11:59:59Z", 21, .unknown),
        ("who is on one that is not of all", "9990000018", "2026-06-01", nil, .yes),
        ("who is not on one that is not of all", "9990000026", "2026-06-01", nil, nil),
        ("without a number, on one that is not of all", nil, "2026-06-01", nil, nil),
        ("when it is of tomorrow", "9990000026", "2026-06-16", 21, .unknown),
        ("without a number", nil, "2026-06-01", 21, .unknown),
    ]

    @Test("a list", arguments: listsTable)
    func lists(name: String, number: String?, asOf: String, days: Int?, value: Known?) {
        let list = ChoiceList(
            name: "opt-outs", subject: .nationalDataOptOut, asOf: Fixture.at(asOf), completeForDays: days,
            numbers: [Self.number])
        #expect(list.statement(of: number.flatMap { NHSNumber($0) }, at: Self.now)?.value == value, "\(name)")
    }

    // MARK: What it comes to

    private static let other = ChoiceSource.list("protected")

    private static let precedenceTable: [(String, [ChoiceStatement], Known)] = [
        ("nothing stated", [], Known.unknown),
        (
            "taken back by the same source",
            [statement(.objection, .yes, "2025-01-01"), statement(.objection, .no, "2026-01-01")], .no
        ),
        (
            "said again", [statement(.objection, .no, "2025-01-01"), statement(.objection, .yes, "2026-01-01")],
            .yes
        ),
        (
            "the same day", [statement(.objection, .no, "2025-01-01"), statement(.objection, .yes, "2025-01-01")],
            .yes
        ),
        ("without a date", [statement(.objection, .yes, nil), statement(.objection, .no, "2026-01-01")], .yes),
        (
            "taken back by another source",
            [statement(.objection, .yes, "2025-01-01"), statement(.objection, .no, "2026-01-01", other)], .yes
        ),
        (
            "not known by another source",
            [statement(.objection, .no, "2025-01-01"), statement(.objection, .unknown, "2026-01-01", other)],
            .unknown
        ),
        ("of something else", [statement(.type1, .no, "2025-01-01")], .unknown),
    ]

    @Test("precedence", arguments: precedenceTable)
    func precedence(name: String, statements: [ChoiceStatement], value: Known) {
        #expect(PersonChoices(statements).known(.objection).value == value, "\(name)")
        #expect(PersonChoices(statements.reversed()).known(.objection).value == value, "\(name)")
    }

    @Test func whatAnotherSourceSaysNeverMakesItMoreLenient() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        func strictness(_ value: Known) -> Int { value == .yes ? 2 : value == .unknown ? 1 : 0 }
        for _ in 0..<2000 {
            let statements = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                Self.statement(
                    .objection, Known.allCases.randomElement(using: &generator)!,
                    Bool.random(using: &generator) ? "202\(Int.random(in: 0...5, using: &generator))-01-01" : nil,
                    .list(["a", "b"].randomElement(using: &generator)!))
            }
            let value = Known.allCases.randomElement(using: &generator)!
            let before = PersonChoices(statements).known(.objection).value
            let after = PersonChoices(statements + [Self.statement(.objection, value, nil, Self.other)]).known(
                .objection)
            #expect(strictness(after.value) >= strictness(before), "seed \(seed): \(statements) and \(value)")
            #expect(strictness(after.value) >= strictness(value), "seed \(seed)")
            #expect(after.by.allSatisfy { $0.value == after.value } && !after.by.isEmpty, "seed \(seed)")
        }
    }

    @Test func aRecordThatWasReadSaysThatNobodyObjects() {
        let patient = Resource(type: "Patient", id: "p")
        let silent = PersonChoices(record: patient, consents: [], of: Self.council, at: Self.now)
        #expect(silent.known(.objection).value == .no)
        let objecting = PersonChoices(
            record: patient, consents: [Self.consent(provision: ["type": "deny"])], of: Self.council, at: Self.now)
        #expect(objecting.known(.objection).value == .yes)
        #expect(objecting.known(.objection).by.map(\.source.name) == ["Consent of 503"])
    }

    /// From the sources to the decision: each statement withholds, and what nobody was asked about does too.
    private static let decisionsTable: [([ChoiceStatement], Purpose, ReasonCode?)] = [
        ([], Purpose.treatment, nil),
        ([statement(.objection, .yes, "2026-01-01")], .treatment, .objection),
        ([statement(.objectionToAgreement("NS-T-1"), .yes, "2026-01-01")], .treatment, .objection),
        ([statement(.objectionToAgreement("NS-T-2"), .yes, "2026-01-01")], .treatment, nil),
        ([statement(.objectionToCategory(.socialCarePackage), .yes, "2026-01-01")], .treatment, .objection),
        ([statement(.objectionToCategory(.cost), .yes, "2026-01-01")], .treatment, nil),
        ([statement(.restricted, .yes, "2026-01-01", other)], .treatment, .legallyRestricted),
        ([statement(.deceased, .yes, "2026-01-01", .demographicsService)], .treatment, .deceased),
    ]

    @Test("a decision heeds them", arguments: decisionsTable)
    func decisions(statements: [ChoiceStatement], purpose: Purpose, reason: ReasonCode?) throws {
        var choices = PersonChoices(
            record: Resource(type: "Patient", id: "p"), consents: [], of: Self.council, at: Self.now)
        choices.add(statements)
        let person = PersonStatus(choices, isChild: false)
        let decision = try Fixture.policy().decide(Fixture.request(purpose: purpose, person: person), id: "d")
        #expect(decision.reason == (reason ?? .permitted))
    }
}
