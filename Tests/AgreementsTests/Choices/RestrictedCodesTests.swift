// Codes of what the law restricts: read as data, found anywhere in a resource, and its whole resource stays.

import Agreements
import Records
import Testing

@Suite struct RestrictedCodesTests {
    @Test(
        "codes and systems",
        arguments: [
            ("http://snomed.info/sct", "86406008", RestrictedCodes.Subject.sexualHealth),
            ("http://snomed.info/sct/83821000000107", "86406008", .sexualHealth),
            ("urn:oid:2.16.840.1.113883.2.1.3.2.4.15", "63487001", .humanFertilisation),
            ("http://snomed.info/sct", "22298006", nil),
            ("http://hl7.org/fhir/sid/icd-10", "A54.0", .sexualHealth),
            ("http://hl7.org/fhir/sid/icd-10-uk", "A54.0", .sexualHealth),
            ("urn:oid:2.16.840.1.113883.6.3", "f64", .genderRecognition),
            ("http://hl7.org/fhir/sid/icd-10", "A5", nil),
            ("http://hl7.org/fhir/sid/icd-10", "I21.9", nil),
            ("http://read.info/readv2", "A788.", .sexualHealth), ("http://read.info/readv2", "A7881", .sexualHealth),
            ("http://read.info/readv2", "A7...", nil), ("http://loinc.org", "56888-1", .sexualHealth),
            ("http://northshire.example/codes", "A54", .sexualHealth), (nil, "86406008", .sexualHealth),
            (nil, "A54", .sexualHealth), ("", "86406008", .sexualHealth), (nil, "B20", .sexualHealth),
            ("", "b20.1", .sexualHealth), ("http://northshire.example/codes", "B20", .sexualHealth),
            ("http://northshire.example/codes", "7917-8", .sexualHealth), ("http://snomed.info/sct", "B20", nil),
            ("http://northshire.example/codes", "I21.9", nil), (nil, "active", nil), (nil, "R", nil),
        ] as [(String?, String, RestrictedCodes.Subject?)])
    func lookup(system: String?, code: String, subject: RestrictedCodes.Subject?) {
        #expect(RestrictedCodes.standard.subject(system: system, code: code) == subject)
    }

    @Test func everySubjectButAdoptionHasCodes() throws {
        let lists = try RestrictedCodes.standard.adding("adoption snomed 1234567 # local", file: "local.txt")
        #expect(lists.subject(system: "http://snomed.info/sct", code: "1234567") == .adoption)
        #expect(RestrictedCodes.standard.subject(system: "http://snomed.info/sct", code: "1234567") == nil)
    }

    @Test(
        "a list that cannot be read",
        arguments: [
            ("\nsexual-health snomed", "local.txt:2"), ("cancer snomed 1", "local.txt:1"),
            ("adoption meddra 1", "local.txt:1"), ("adoption icd10 Z", "local.txt:1"),
        ])
    func refused(text: String, place: String) {
        let problem = #expect(throws: Problem.self) {
            try RestrictedCodes.standard.adding(text, file: "local.txt")
        }
        #expect(problem?.place == place)
    }

    @Test(
        "a restricted code anywhere takes its resource out", arguments: ["code", "evidence", "contained", "extension"])
    func taken(element: String) throws {
        let coding: JSONValue = ["coding": [["system": "http://snomed.info/sct", "code": "165816005"]]]
        var condition = Resource(type: "Condition", id: "c1")
        condition["subject"] = ["reference": "Patient/p"]
        condition["clinicalStatus"] = ["coding": [["code": "active"]]]
        condition[element] =
            switch element {
            case "code": coding
            case "evidence": [["code": [coding]]]
            case "contained": [["resourceType": "Observation", "code": coding]]
            default: [["url": "http://x/y", "valueCodeableConcept": coding]]
            }
        var other = Resource(type: "Condition", id: "c2")
        other["clinicalStatus"] = ["coding": [["code": "active"]]]
        let permit = try #require(
            ReleaseTests.policy(items: ItemSet(of: .conditions), category: "conditions").decide(
                Fixture.request(category: .conditions), id: "d"
            ).permit)
        #expect(permit.release([condition, other]).resources.compactMap(\.id) == ["c2"])
    }

    @Test("words beside a diagnosis leave only as notes", arguments: [false, true])
    func words(areNotes: Bool) throws {
        var condition = Resource(type: "Condition", id: "c")
        condition["code"] = [
            "coding": [["system": "http://snomed.info/sct", "code": "22298006"]], "text": "as he said",
        ]
        var items = Fixture.items("condition")
        if areNotes { items.formUnion(Fixture.items("notes")) }
        let permit = try #require(
            ReleaseTests.policy(items: items, category: "conditions").decide(
                Fixture.request(category: .conditions), id: "d"
            ).permit)
        let code = permit.release([condition]).resources.first?["code"]
        #expect(code?["coding"] != nil)
        #expect((code?["text"] != nil) == areNotes)
    }

    @Test func anOperatorsCodesHoldOfEveryRelease() throws {
        let codes = try RestrictedCodes.standard.adding("adoption snomed 1234567", file: "local.txt")
        let policy = try Fixture.policy(
            [Fixture.edited([("demographics-banner, service", "service")])],
            settings: PolicySettings(restrictedCodes: codes))
        let permit = try #require(policy.decide(Fixture.request(), id: "d").permit)
        var episode = Resource(type: "EpisodeOfCare", id: "e")
        episode["type"] = [["coding": [["system": "http://snomed.info/sct", "code": "1234567"]]]]
        #expect(permit.release([episode]).resources.isEmpty)
        #expect(
            try Fixture.policy().revision != Fixture.policy(settings: PolicySettings(restrictedCodes: codes)).revision)
    }
}
