// What bounds a release as a whole: how far back its clauses reach, which of them name what is planned, and that what
// belongs to a package or is referred to goes no further than it.

import Agreements
import Records
import Testing

@Suite struct ReleaseBoundsTests {
    private static let all = ItemSet(of: .socialCarePackage)

    /// Clauses of one agreement each, of items and a lookback.
    private static func permit(
        _ category: Agreements.Category = .socialCarePackage, _ clauses: (items: ItemSet, lookback: String)...
    ) throws -> Permit {
        let texts = clauses.enumerated().map { number, clause in
            Fixture.edited([
                ("id: NS-T-1", "id: NS-T-\(number + 1)"),
                ("category: social-care-package", "category: \(category.rawValue)"),
                (
                    "[demographics-banner, service, status, provider, provider-telephone, safeguarding-flag, source]",
                    "[\(clause.items.names.joined(separator: ", "))]"
                ), ("lookback: current", "lookback: \(clause.lookback)"),
            ])
        }
        return try #require(try Fixture.policy(texts).decide(Fixture.request(category: category), id: "d").permit)
    }

    /// The package of `PackageFixture` with other members of its episode.
    private static func package(_ members: (String, JSONValue)...) -> [Resource] {
        PackageFixture.all().map { resource in
            var resource = resource
            if resource.type == "EpisodeOfCare" { for (name, value) in members { resource[name] = value } }
            return resource
        }
    }

    private static func words(_ resources: [Resource]) -> Set<String> {
        Set(resources.flatMap { PackageFixture.words(.object($0.json)) })
    }

    // MARK: Lookback

    @Test(
        "of a package that ended before the lookback nothing leaves, of whatever type",
        arguments: [
            ("current", "2010-03-01", false), ("current", "2026-05-14", false), ("current", "2026-05-15", true),
            ("current", "2026-06-14", true), ("current", "2026-12-31", true), ("90 days", "2026-03-16", false),
            ("90 days", "2026-03-17", true), ("all", "2010-03-01", true), ("current", "not a date", false),
            ("90 days", "2026-06", true), ("90 days", "2026", false), ("all", "not a date", true),
        ])
    func ended(lookback: String, end: String, isReleased: Bool) throws {
        // A status would tell of the ending; of that below.
        let items = Self.all.subtracting(Fixture.items("status"))
        let released = try Self.permit(.socialCarePackage, (items, lookback)).release(
            Self.package(("period", ["end": .string(end)]))
        ).resources
        // The person and the GP, no package.
        let types =
            isReleased
            ? [
                "Flag", "Patient", "EpisodeOfCare", "CarePlan", "CareTeam", "Organization", "Practitioner",
                "Practitioner",
            ] : ["Patient", "Practitioner"]
        #expect(released.map(\.type) == types)
        #expect(Self.words(released).contains("v-key-worker-name") == isReleased)
    }

    @Test func eachClauseReachesAsFarBackAsItSays() throws {
        let permit = try Self.permit(
            .socialCarePackage, (Fixture.items("status", "general-practitioner"), "all"),
            (Fixture.items("provider", "key-worker", "key-worker-telephone"), "90 days"))
        // The GP is the key worker too: what is said of them as such stays.
        var resources = Self.package(
            ("period", ["end": "2020-03-01"]), ("status", "finished"),
            ("careManager", ["reference": "Practitioner/gp1"]))
        let patient = try #require(resources.firstIndex { $0.type == "Patient" })
        resources[patient]["generalPractitioner"] = [["reference": "Practitioner/gp1", "display": "v-gp"]]
        let released = permit.release(resources).resources
        #expect(released.map(\.type) == ["Flag", "Patient", "EpisodeOfCare", "CarePlan", "Practitioner"])
        #expect(released[2]["status"] == "finished")
        #expect(released[4]["name"] != nil && released[4]["telecom"] == nil)
    }

    @Test(
        "what is over without a date is beyond every bound; it tells that it is over where what holds now is agreed",
        arguments: [
            ("EpisodeOfCare", ["status": "finished"]), ("Encounter", ["status": "finished"]),
            ("Encounter", ["status": "cancelled"]), ("EpisodeOfCare", ["status": "entered-in-error"]),
            ("CarePlan", ["status": "completed"]),
            ("Condition", ["clinicalStatus": ["coding": [["code": "resolved"]]]]),
            ("Condition", ["clinicalStatus": ["coding": [["code": "inactive"]]], "abatementString": "as a child"]),
            ("ServiceRequest", ["status": "completed"]), ("DocumentReference", ["docStatus": "final"]),
        ] as [(String, JSONValue)])
    func undated(type: String, members: JSONValue) throws {
        let category: Agreements.Category =
            switch type {
            case "Encounter": .encounter
            case "Condition": .conditions
            case "ServiceRequest": .referral
            case "DocumentReference": .documents
            default: .socialCarePackage
            }
        var resource = Resource(type: type, id: "r")
        for member in members.object?.members ?? [] { resource[member.name] = member.value }
        resource["meta"] = ["lastUpdated": "2026-06-15T09:00:00Z"]
        func released(_ lookback: String) throws -> Resource? {
            try Self.permit(category, (ItemSet(of: category), lookback)).release([resource]).resources.first
        }
        #expect(try released("all")?["meta"]?["lastUpdated"] != nil)
        #expect(try released("90 days") == nil)
        let current = try released("current")
        #expect((current == nil) == (type == "DocumentReference"))
        #expect(current?["meta"]?["lastUpdated"] == nil)
    }

    @Test(
        "what lasts is within every bound",
        arguments: [
            ("Encounter", ["status": "in-progress"]), ("Condition", ["onsetDateTime": "1990"]),
            ("ServiceRequest", ["status": "active", "authoredOn": "2020-01-01"]),
        ] as [(String, JSONValue)])
    func lasting(type: String, members: JSONValue) throws {
        let category: Agreements.Category =
            type == "Encounter" ? .encounter : type == "Condition" ? .conditions : .referral
        var resource = Resource(type: type, id: "r")
        for member in members.object?.members ?? [] { resource[member.name] = member.value }
        resource["meta"] = ["lastUpdated": "2026-06-15T09:00:00Z"]
        for lookback in ["current", "1 day"] {
            let released = try Self.permit(category, (ItemSet(of: category), lookback)).release([resource]).resources
            #expect(released.first?["meta"]?["lastUpdated"] != nil)
        }
    }

    @Test func aPlanThatDoesNotSayWhenItWasOverWasOverWithItsEpisode() throws {
        let permit = try Self.permit(.socialCarePackage, (Self.all, "current"))
        for (end, isReleased) in [("2026-06-10", true), ("2026-01-10", false)] {
            let resources = Self.package(("status", "finished"), ("period", ["end": .string(end)])).map { resource in
                var resource = resource
                if resource.type == "CarePlan" { resource["status"] = "completed" }
                return resource
            }
            #expect(Self.words(permit.release(resources).resources).contains("v-service-title") == isReleased)
        }
    }

    // MARK: Planned

    @Test func whatIsPlannedIsReleasedByClausesThatNameIt() throws {
        let permit = try Self.permit(
            .socialCarePackage, (Fixture.items("service", "provider", "status", "source"), "current"),
            (Fixture.items("status", "planned"), "current"))
        #expect(permit.plannedItems == Fixture.items("status", "planned"))
        let planned = permit.release(PackageFixture.all(status: "planned")).resources
        #expect(planned.map(\.type) == ["Flag", "EpisodeOfCare", "CarePlan"])
        #expect(!Self.words(planned).contains { $0.hasPrefix("v-service") || $0.hasPrefix("v-provider") })
        #expect(!Self.words(planned).contains("v-source-author"))
        #expect(Self.words(permit.release(PackageFixture.all()).resources).contains("v-service-name"))
    }

    // MARK: Who is referred to

    @Test func whoIsReferredToOnlyByWhatStaysStays() throws {
        // The episode would hold nothing but the reference.
        let permit = try Self.permit(
            .socialCarePackage, (Fixture.items("provider-telephone", "key-worker-telephone"), "all"))
        #expect(permit.release(PackageFixture.all()).resources.isEmpty)
        let shown = try Self.permit(.socialCarePackage, (Fixture.items("provider-telephone", "status"), "all"))
        #expect(
            shown.release(PackageFixture.all()).resources.map(\.type)
                == ["Flag", "EpisodeOfCare", "CarePlan", "CareTeam", "Organization"])
    }

    @Test func releasedApartEachIsWhatItIsAmongTheOthers() throws {
        let permit = try Self.permit(.socialCarePackage, (Self.all, "current"))
        let resources = PackageFixture.all()
        let apart = permit.releaseEach(resources)
        #expect(apart.allSatisfy { $0.resources.count == 1 && $0.items == permit.items })
        let single = resources.flatMap { one in
            permit.release([one], among: resources.filter { $0.reference != one.reference }).resources
        }
        #expect(apart.flatMap(\.resources) == single)
    }

    // MARK: Words

    @Test(
        "words beside or in place of a code are notes",
        arguments: [
            ("Encounter", "type", Agreements.Category.encounter), ("Condition", "category", .conditions),
            ("Condition", "severity", .conditions), ("DocumentReference", "type", .documents),
            ("DocumentReference", "category", .documents), ("ServiceRequest", "code", .referral),
            ("ServiceRequest", "category", .referral),
        ])
    func freeText(type: String, element: String, category: Agreements.Category) throws {
        var resource = Resource(type: type, id: "r")
        resource["meta"] = ["lastUpdated": "2026-06-15T09:00:00Z"]
        resource[element] = ["coding": [["code": "v-code"], ["display": "SECRET-display"]], "text": "SECRET-text"]
        let items = ItemSet(of: category)
        let without = try Self.permit(category, (items.subtracting(Fixture.items("notes")), "all"))
        let coded = Self.words(without.release([resource]).resources)
        #expect(coded.contains("v-code") && !coded.contains { $0.hasPrefix("SECRET") })
        let noted = Self.words(try Self.permit(category, (items, "all")).release([resource]).resources)
        #expect(noted.contains("SECRET-text") && !noted.contains("SECRET-display"))
    }

    @Test func whoAssignedTheNumberStays() throws {
        var patient = PackageFixture.patient()
        let identifier: JSONValue = [
            "use": "official", "system": .string(NHSNumber.system), "value": "9990000018",
            "type": ["text": "SECRET-type"], "assigner": ["display": "SECRET-surgery"],
        ]
        patient["identifier"] = [identifier]
        var flag = Resource(type: "Flag", id: "f")
        flag["status"] = "active"
        flag["subject"] = ["identifier": identifier]
        flag["author"] = ["display": "v-author"]
        let permit = try Self.permit(.socialCarePackage, (Self.all, "current"))
        let released = permit.release([patient, flag]).resources
        #expect(
            released.first?["identifier"] == [
                ["use": "official", "system": .string(NHSNumber.system), "value": "9990000018"]
            ])
        #expect(released.last?["subject"]?["identifier"]?["value"] == "9990000018")
        #expect(!Self.words(released).contains("SECRET-surgery"))
    }
}
