// What a permit lets out: that no withheld value survives anywhere in the bytes, and no reference is left to what stays.

import Agreements
import Records
import Testing

/// A package as the gateway stores it, in which every value that an item may name is a word of its own.
enum PackageFixture {
    static let ext = "https://caregate.example/fhir/StructureDefinition/"

    static func patient(security: [JSONValue] = []) -> Resource {
        var patient = Resource(type: "Patient", id: "pat1")
        patient["meta"] = ["security": .array(security), "source": "SECRET-source"]
        patient["text"] = ["status": "generated", "div": "SECRET-narrative"]
        patient["extension"] = [["url": "http://x/unknown", "valueString": "SECRET-extension"]]
        patient["identifier"] = [
            [
                "extension": [
                    [
                        "url":
                            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
                        "valueCodeableConcept": ["coding": [["code": "01"]]],
                    ], ["url": "http://x/other", "valueString": "SECRET-nested-extension"],
                ], "system": "https://fhir.nhs.uk/Id/nhs-number", "value": "v-demographics-banner-9990000018",
            ], ["system": "http://northshire.example/id", "value": "SECRET-local-number"],
        ]
        patient["name"] = [
            [
                "id": "SECRET-element-id", "family": "v-demographics-banner-family",
                "given": ["v-demographics-banner-given"],
                "_family": ["extension": [["url": "http://x/own", "valueString": "SECRET-primitive-extension"]]],
            ]
        ]
        patient["birthDate"] = "v-demographics-banner-born"
        patient["address"] = [["line": ["v-contact-details-line"], "postalCode": "v-contact-details-postcode"]]
        patient["telecom"] = [["system": "phone", "value": "v-contact-details-phone"]]
        patient["contact"] = [["name": ["family": "SECRET-next-of-kin"]]]
        patient["generalPractitioner"] = [
            ["reference": "Practitioner/gp1", "display": "v-general-practitioner-display"]
        ]
        patient["contained"] = [["resourceType": "Organization", "name": "SECRET-contained"]]
        return patient
    }

    static func all(status: String = "active", security: [JSONValue] = []) -> [Resource] {
        var episode = Resource(type: "EpisodeOfCare", id: "ep1")
        episode["meta"] = ["lastUpdated": "v-source-updated", "profile": ["SECRET-profile"]]
        episode["extension"] = [
            ["url": .string(ext + "unit-cost"), "valueMoney": ["value": .number("17.25")]],
            ["url": .string(ext + "cost-frequency"), "valueString": "v-cost-frequency"],
        ]
        episode["status"] = .string(status == "active" ? "v-status-episode" : status)
        episode["statusHistory"] = [["status": "v-status-hold", "period": ["start": "v-status-hold-start"]]]
        episode["type"] = [["coding": [["code": "v-service-code"]], "text": "v-service-name"]]
        episode["diagnosis"] = [["condition": ["reference": "Condition/c1", "display": "SECRET-diagnosis"]]]
        episode["patient"] = ["reference": "Patient/pat1", "display": "SECRET-patient-display"]
        episode["managingOrganization"] = ["reference": "Organization/org1", "display": "v-provider-display"]
        episode["period"] = ["start": "v-period-start"]
        episode["careManager"] = ["reference": "Practitioner/kw1", "display": "v-key-worker-display"]
        episode["team"] = [["reference": "CareTeam/team1"]]

        var plan = Resource(type: "CarePlan", id: "plan1")
        plan["text"] = ["status": "generated", "div": "SECRET-plan-narrative"]
        plan["extension"] = [
            ["url": .string(ext + "restart-by"), "valueDate": "v-restart-by"],
            ["url": .string(ext + "restart-notice"), "valueString": "v-restart-notice"],
            ["url": .string(ext + "next-visit"), "valueDateTime": "v-next-visit"],
            ["url": .string(ext + "safeguarding-enquiry"), "valueString": "v-safeguarding-flag"],
            ["url": .string(ext + "access-hint"), "valueString": "v-access-hint"],
            ["url": .string(ext + "made-up"), "valueString": "SECRET-made-up"],
        ]
        plan["status"] = "v-status-plan"
        plan["intent"] = "plan"
        plan["title"] = "v-service-title"
        plan["description"] = "v-notes-description"
        plan["subject"] = ["reference": "Patient/pat1"]
        plan["period"] = ["start": "v-period-plan"]
        plan["careTeam"] = [["reference": "CareTeam/team1"]]
        plan["supportingInfo"] = [["reference": "EpisodeOfCare/ep1"], ["reference": "DocumentReference/gone"]]
        plan["activity"] = [
            [
                "detail": [
                    "extension": [["url": .string(ext + "carers-per-visit"), "valueInteger": .number("2222")]],
                    "status": "v-status-activity", "code": ["text": "v-service-activity"],
                    "scheduledTiming": ["repeat": ["frequency": .number("4444"), "periodUnit": "v-intensity-unit"]],
                    "description": "v-notes-activity",
                ]
            ]
        ]
        plan["note"] = [["text": "v-notes-note"]]

        var team = Resource(type: "CareTeam", id: "team1")
        team["name"] = "v-telephones-team"
        team["telecom"] = [["value": "v-telephones-duty"]]
        team["participant"] = [["member": ["display": "SECRET-participant"]]]
        team["subject"] = ["reference": "Patient/pat1"]
        var organisation = Resource(type: "Organization", id: "org1")
        organisation["name"] = "v-provider-name"
        organisation["telecom"] = [
            [
                "value": "v-provider-telephone",
                "extension": [["url": .string(ext + "telephone-hours"), "valueString": "v-provider-telephone-hours"]],
            ]
        ]
        organisation["address"] = [["line": ["v-provider-address"]]]
        var worker = Resource(type: "Practitioner", id: "kw1")
        worker["name"] = [["family": "v-key-worker-name"]]
        worker["telecom"] = [["value": "v-key-worker-telephone"]]
        worker["birthDate"] = "SECRET-worker-born"
        var practitioner = Resource(type: "Practitioner", id: "gp1")
        practitioner["name"] = [["family": "v-general-practitioner-name"]]
        practitioner["telecom"] = [["value": "SECRET-gp-telephone"]]
        var flag = Resource(type: "Flag", id: "flag1")
        flag["extension"] = [
            [
                "url": "http://hl7.org/fhir/StructureDefinition/flag-detail",
                "valueReference": ["reference": "CarePlan/plan1"],
            ]
        ]
        flag["status"] = "active"
        flag["code"] = ["text": "Has a care package at home"]
        flag["subject"] = ["reference": "Patient/pat1"]
        flag["encounter"] = ["reference": "Encounter/other", "identifier": ["value": "visit-7"]]
        flag["author"] = ["identifier": ["value": "v-source-author"]]
        var consent = Resource(type: "Consent", id: "con1")
        consent["status"] = "active"
        consent["scope"] = ["text": "SECRET-consent"]
        var condition = Resource(type: "Condition", id: "c1")
        condition["code"] = ["text": "SECRET-condition"]
        condition["subject"] = ["reference": "Patient/pat1"]
        return [
            flag, patient(security: security), episode, plan, team, organisation, worker, practitioner, consent,
            condition,
        ]
    }

    /// Words by the item that names them, where a word begins otherwise than with `v-<item>`.
    static func items(naming word: String) -> [String] {
        if word.hasPrefix("v-telephones") { return ["provider-telephone", "key-worker-telephone"] }
        let names = ItemSet(of: .socialCarePackage).names.filter { word.hasPrefix("v-\($0)-") || word == "v-\($0)" }
        return names.max { $0.count < $1.count }.map { [$0] } ?? []
    }

    /// Every string, number and member name that leaves.
    static func words(_ value: JSONValue) -> [String] {
        switch value {
        case .string(let text), .number(let text): [text]
        case .array(let values): values.flatMap(words)
        case .object(let object): object.members.flatMap { [$0.name] + words($0.value) }
        case .bool, .null: []
        }
    }
}

@Suite struct ReleaseTests {
    static func policy(
        items: ItemSet, category: String = "social-care-package", obligations: String = "show-withheld-marker"
    )
        throws -> PolicySet
    {
        let text = Fixture.agreement.replacing(
            "[demographics-banner, service, status, provider, provider-telephone, safeguarding-flag, source]",
            with: "[\(items.names.joined(separator: ", "))]"
        ).replacing("social-care-package", with: category).replacing("[show-withheld-marker]", with: "[\(obligations)]")
        return try Fixture.policy([text])
    }

    static func release(
        _ resources: [Resource], items: ItemSet, person: PersonStatus = Fixture.adult, among: [Resource] = []
    ) throws -> Disclosure {
        let permit = try #require(try policy(items: items).decide(Fixture.request(person: person), id: "d").permit)
        return permit.release(resources, among: among)
    }

    static func words(_ disclosure: Disclosure) -> Set<String> {
        Set(disclosure.resources.flatMap { PackageFixture.words(.object($0.json)) })
    }

    @Test func noWithheldValueSurvivesAnywhere() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let source = PackageFixture.all()
        let every = Set(source.flatMap { PackageFixture.words(.object($0.json)) }.filter { $0.hasPrefix("v-") })
        #expect(every.filter { PackageFixture.items(naming: $0).isEmpty && !$0.hasPrefix("v-cost") } == [])
        for _ in 0..<400 {
            let items = ItemSet(ItemSet(of: .socialCarePackage).filter { _ in Bool.random(using: &generator) })
            guard !items.isEmpty else { continue }
            let flag: Known = [.no, .unknown, .yes].randomElement(using: &generator) ?? .no
            let decision = try Self.policy(items: items).decide(
                Fixture.request(person: PersonStatus(sFlag: flag, isChild: Bool.random(using: &generator))), id: "d")
            guard let permit = decision.permit else { continue }
            let disclosure = permit.release(source.shuffled(using: &generator))
            let words = Self.words(disclosure)
            for word in words where word.hasPrefix("SECRET") || word.hasPrefix("v-cost") || word == "17.25" {
                Issue.record("\(word) leaves, seed \(seed), items \(items)")
            }
            for word in every {
                let names = PackageFixture.items(naming: word)
                let isReleased = names.contains { decision.released.contains(Item($0)!) }
                let isPlace =
                    word.hasPrefix("v-telephones") || word.hasPrefix("v-provider-address")
                    || word.hasPrefix("v-provider-telephone") || word.hasPrefix("v-key-worker-telephone")
                if words.contains(word) {
                    #expect(isReleased && !(flag == .yes && isPlace), "\(word), seed \(seed), items \(items)")
                } else if isReleased, !isPlace, !word.hasPrefix("v-source-author"), !word.hasPrefix("v-general") {
                    Issue.record("\(word) is missing, seed \(seed), items \(items)")
                }
            }
            #expect(words.contains("2222") == decision.released.contains(Item("intensity")!))
            // No orphan: every reference is to a resource that leaves too.
            let names = Set(disclosure.resources.compactMap(\.reference))
            for resource in disclosure.resources {
                for reference in Self.references(.object(resource.json)) {
                    #expect(names.contains(reference), "\(reference), seed \(seed), items \(items)")
                }
            }
        }
    }

    static func references(_ value: JSONValue) -> [String] {
        switch value {
        case .array(let values): values.flatMap(references)
        case .object(let object):
            object.members.flatMap { member in
                member.name == "reference" ? [member.value.string ?? ""] : references(member.value)
            }
        default: []
        }
    }

    @Test func anAlertCarriesItsPackage() throws {
        let disclosure = try Self.release(PackageFixture.all(), items: ItemSet(of: .socialCarePackage))
        #expect(
            disclosure.resources.map(\.type) == [
                "Flag", "Patient", "EpisodeOfCare", "CarePlan", "CareTeam", "Organization", "Practitioner",
                "Practitioner",
            ])
        let flag = try #require(disclosure.resources.first)
        #expect(flag["extension"]?.array?.first?["valueReference"]?["reference"] == "CarePlan/plan1")
        #expect(flag["subject"]?["reference"] == "Patient/pat1")
        #expect(flag["encounter"] == ["identifier": ["value": "visit-7"]])
        let plan = disclosure.resources[3]
        #expect(plan["supportingInfo"] == [["reference": "EpisodeOfCare/ep1"]])
        let patient = disclosure.resources[1]
        #expect(JSONValue.items(patient["identifier"]).count == 1)
        #expect(patient["meta"] == ["tag": [Self.subsetted]])
    }

    private static let masked: JSONValue = [
        "extension": [
            ["url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked"]
        ]
    ]
    private static let subsetted: JSONValue = [
        "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "SUBSETTED",
    ]

    @Test func whatHoldsNothingButStructureStays() throws {
        let one = try Self.release(PackageFixture.all(), items: Fixture.items("next-visit"))
        #expect(one.resources.map(\.type) == ["Flag", "CarePlan"])
        // Whom they are of must be said, and is withheld.
        #expect(one.resources[0]["subject"] == Self.masked)
        #expect(one.resources[1]["subject"] == Self.masked)
        #expect(one.resources[1]["_status"] == Self.masked)
        #expect(one.resources[1]["status"] == nil)
        let two = try Self.release(PackageFixture.all(), items: Fixture.items("demographics-banner"))
        #expect(two.resources.map(\.type) == ["Patient"])
    }

    @Test func aProviderIsAnOrganisationThatIsReferredToAsOne() throws {
        let resources = PackageFixture.all().filter { $0.type == "Organization" }
        let items = Fixture.items("provider", "provider-telephone")
        #expect(try Self.release(resources, items: items).resources.isEmpty)
        let among = try Self.release(
            resources, items: items, among: PackageFixture.all().filter { $0.type != "Organization" })
        #expect(among.resources.map(\.type) == ["Organization"])
        #expect(Self.words(among).contains("v-provider-telephone-hours"))
    }

    @Test func referencesIntoTheContextStay() throws {
        let episode = PackageFixture.all().filter { $0.type == "EpisodeOfCare" }
        let items = Fixture.items("service", "provider")
        #expect(try Self.release(episode, items: items).resources[0]["managingOrganization"]?["reference"] == nil)
        let among = try Self.release(episode, items: items, among: PackageFixture.all())
        #expect(among.resources.count == 1)
        #expect(among.resources[0]["managingOrganization"]?["reference"] == "Organization/org1")
        #expect(among.resources[0]["careManager"] == nil)
    }

    @Test func plannedPackagesAreReleasedOnlyWithTheItem() throws {
        let items = ItemSet(of: .socialCarePackage)
        var without = items
        without.remove(Item("planned")!)
        let planned = PackageFixture.all(status: "planned")
        #expect(try Self.release(planned, items: items).resources.contains { $0.type == "EpisodeOfCare" })
        let withheld = try Self.release(planned, items: without)
        #expect(withheld.resources.map(\.type) == ["Patient", "Practitioner"])  // the person and the GP, no package
        #expect(!Self.words(withheld).contains { $0.hasPrefix("v-service") || $0.hasPrefix("v-provider") })
    }

    @Test(
        "a package that starts later is planned, whatever its status says",
        arguments: [
            ("2026-06-15", true), ("2026-06-16", false), ("2026-06-15T13:00:00+01:00", true),
            ("2026-06-15T13:00:01+01:00", false), ("2026-06", true), ("2026-07", false), ("2027", false),
        ])
    func startsLater(start: String, isReleased: Bool) throws {
        var resources = PackageFixture.all()
        let index = try #require(resources.firstIndex { $0.type == "EpisodeOfCare" })
        resources[index]["period"] = ["start": .string(start)]
        let disclosure = try Self.release(resources, items: Fixture.items("service", "period"))
        #expect(disclosure.resources.contains { $0.type == "EpisodeOfCare" } == isReleased)
        #expect(disclosure.resources.contains { $0.type == "CarePlan" } == isReleased)
    }

    @Test(
        "restricted resources stay, and what belongs to them",
        arguments: ["V", "R", "sealed", "legally-restricted"])
    func restricted(code: String) throws {
        let label: JSONValue = [
            "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": .string(code),
        ]
        var resources = PackageFixture.all()
        for type in ["EpisodeOfCare", "CarePlan"] {
            resources = PackageFixture.all()
            let index = try #require(resources.firstIndex { $0.type == type })
            resources[index]["meta"] = ["security": [label]]
            let disclosure = try Self.release(resources, items: ItemSet(of: .socialCarePackage))
            #expect(disclosure.resources.map(\.type) == ["Patient", "Practitioner"])
        }
        let person = try Self.release(
            PackageFixture.all(security: [label]), items: ItemSet(of: .socialCarePackage))
        #expect(person.resources.isEmpty == (code != "R"))
        #expect(!Self.words(person).contains(code))
    }

    @Test func whatChangesTheMeaningOfAnElementTakesItAway() throws {
        var resources = PackageFixture.all()
        let index = try #require(resources.firstIndex { $0.type == "EpisodeOfCare" })
        resources[index]["modifierExtension"] = [["url": "http://x/not", "valueBoolean": true]]
        let disclosure = try Self.release(resources, items: ItemSet(of: .socialCarePackage))
        #expect(!disclosure.resources.contains { $0.type == "EpisodeOfCare" || $0.type == "CarePlan" })
    }

    @Test func aNoticeIsAboutTheCouncilsOwnClient() throws {
        var encounter = Resource(type: "Encounter", id: "enc1")
        encounter["identifier"] = [["value": "SECRET-visit"]]
        encounter["status"] = "in-progress"
        encounter["class"] = ["code": "EMER"]
        encounter["subject"] = ["identifier": ["value": "LA-77"], "reference": "Patient/p", "display": "SECRET"]
        encounter["period"] = ["start": "2026-06-15T11:00:00Z", "end": "2026-06-15T11:59:00Z"]
        encounter["reasonCode"] = [["text": "SECRET-reason"]]
        encounter["location"] = [["location": ["display": "SECRET-bay"]]]
        encounter["serviceProvider"] = ["identifier": ["value": "RK501"], "display": "Kingsmead"]
        let items = ItemSet(of: .edAttendance)
        let policy = try Self.policy(items: items, category: "ed-attendance", obligations: "no-onward-share")
        let permit = try #require(policy.decide(Fixture.request(category: .edAttendance), id: "").permit)
        let notice = permit.release([encounter])
        #expect(
            notice.resources[0].json == [
                "resourceType": "Encounter", "id": "enc1",
                "meta": [
                    "security": [
                        ["system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "NORDSCLCD"]
                    ], "tag": [Self.subsetted],
                ], "status": "in-progress", "class": ["code": "EMER"], "subject": ["identifier": ["value": "LA-77"]],
                "period": ["start": "2026-06-15T11:00:00Z"],
                "serviceProvider": ["identifier": ["value": "RK501"], "display": "Kingsmead"],
            ])
        // The NHS number is no logical reference that goes along.
        encounter["subject"] = ["identifier": ["system": .string(NHSNumber.system), "value": "9990000018"]]
        #expect(permit.release([encounter]).resources[0]["subject"] == nil)
    }

    @Test func recordsBeyondTheLookbackStay() throws {
        let text = Fixture.agreement.replacing("lookback: current", with: "lookback: 90 days")
        let permit = try #require(try Fixture.policy([text]).decide(Fixture.request(), id: "").permit)
        var resources = PackageFixture.all()
        let index = try #require(resources.firstIndex { $0.type == "EpisodeOfCare" })
        resources[index]["period"] = ["end": "2026-04-01"]
        #expect(permit.release(resources).resources.contains { $0.type == "EpisodeOfCare" })
        for end in ["2026-01-01", "not a date"] {
            resources[index]["period"] = ["end": .string(end)]
            #expect(!permit.release(resources).resources.contains { $0.type == "EpisodeOfCare" })
        }
    }

    @Test func markersStandOnlyBesideAReleasedPackage() throws {
        let person = PersonStatus(sFlag: .yes, isChild: false)
        let items = Fixture.items("service", "provider-telephone")
        #expect(try Self.release([], items: items, person: person).withheldMarkers.isEmpty)
        let shown = try Self.release(PackageFixture.all(), items: items, person: person)
        #expect(shown.withheldMarkers.map(\.item.name) == ["provider-telephone"])
        let silent = try Self.policy(items: items, obligations: "no-onward-share")
        let permit = try #require(silent.decide(Fixture.request(person: person), id: "").permit)
        #expect(permit.release(PackageFixture.all()).withheldMarkers.isEmpty)
    }

    @Test func deepNestingIsCutOff() throws {
        var value: JSONValue = "v-service-deep"
        for _ in 0..<500 { value = ["coding": [value]] }
        var episode = Resource(type: "EpisodeOfCare", id: "e")
        episode["type"] = [value, ["text": "v-service"]]
        #expect(Self.words(try Self.release([episode], items: Fixture.items("service"))).contains("v-service"))
        #expect(!Self.words(try Self.release([episode], items: Fixture.items("service"))).contains("v-service-deep"))
    }

    @Test(arguments: [("R", Known.yes), ("N", .no), ("U", .no)])
    func theSFlagIsReadFromTheLabel(code: String, flag: Known) {
        let label: JSONValue = [
            "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": .string(code),
        ]
        #expect(SecurityLabels.sFlag(of: PackageFixture.patient(security: [label])) == flag)
        #expect(!SecurityLabels.isRestricted(PackageFixture.patient(security: [label])))
        #expect(SecurityLabels.sFlag(of: PackageFixture.patient()) == nil)
    }
}
