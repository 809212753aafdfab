// The repository's examples through the repository's mappings: whatever form a package comes in, it becomes the same FHIR.

import Records
import Testing

@Suite struct ExamplesTests {
    static func read(_ sender: String, _ format: Format, _ file: String) throws -> Reading {
        let profile = try #require(try Fixtures.profiles()[sender])
        return try RecordReader.read(
            Fixtures.bytes("mappings/examples/\(file)"), format: format, profile: profile,
            receivedAt: Fixtures.receivedAt)
    }

    private static let councils: [(sender: String, format: Format, file: String)] = [
        ("503", .xml, "503.xml"), ("504", .json, "504.json"), ("505", .fhirXML, "505.xml"),
        ("506", .fhirJSON, "506.json"),
    ]

    static func extensionValue(_ element: JSONValue?, _ name: String) -> JSONValue? {
        let url = "https://caregate.example/fhir/StructureDefinition/\(name)"
        let found = JSONValue.items(element?["extension"]).first { $0["url"]?.string == url }
        return found?.object?.members.first { $0.name.hasPrefix("value") }?.value
    }

    /// What an emergency department would read of one person's packages, by following the references.
    private static func packages(of nhsNumber: String, in bundle: Bundle) throws -> [[String?]] {
        var byURL: [String: Resource] = [:]
        for entry in bundle.entries { byURL[try #require(entry.fullURL)] = entry.resource }
        func target(_ reference: JSONValue?) -> Resource? { reference?["reference"]?.string.flatMap { byURL[$0] } }
        return bundle.resources("CarePlan").filter { plan in
            JSONValue.items(target(plan["subject"])?["identifier"]).contains {
                $0["system"]?.string == NHSNumber.system && $0["value"]?.string == nhsNumber
            }
        }.map { plan in
            let json = JSONValue.object(plan.json)
            let episode = target(JSONValue.items(plan["supportingInfo"]).first)
            let team = target(JSONValue.items(plan["careTeam"]).first)
            let provider = target(episode?["managingOrganization"])
            let worker = target(episode?["careManager"])
            let detail = JSONValue.items(plan["activity"]).first?["detail"]
            let type = JSONValue.items(episode?["type"]).first
            return [
                episode?["status"]?.string, plan["status"]?.string, type?["text"]?.string,
                JSONValue.items(type?["coding"]).first?["code"]?.string, episode?["period"]?["start"]?.string,
                provider?["name"]?.string, JSONValue.items(provider?["telecom"]).first?["value"]?.string,
                Self.extensionValue(JSONValue.items(provider?["telecom"]).first, "telephone-hours")?.string,
                JSONValue.items(worker?["name"]).first?["text"]?.string,
                JSONValue.items(worker?["telecom"]).first?["value"]?.string,
                detail?["scheduledTiming"]?["repeat"]?["frequency"]?.scalar,
                Self.extensionValue(detail, "carers-per-visit")?.scalar,
                Self.extensionValue(json, "restart-by")?.string, Self.extensionValue(json, "next-visit")?.string,
                Self.extensionValue(json, "safeguarding-enquiry")?.scalar,
                Self.extensionValue(json, "access-hint")?.string,
                JSONValue.items(episode?["statusHistory"]).first?["period"]?["start"]?.string,
                String(JSONValue.items(team?["telecom"]).count),
            ]
        }
    }

    @Test(arguments: councils)
    func everyFormOfAPackageSaysTheSame(council: (sender: String, format: Format, file: String)) throws {
        let reading = try Self.read(council.sender, council.format, council.file)
        #expect(reading.event == "publication")
        #expect(reading.warnings.isEmpty)
        #expect(reading.controlID != nil)
        #expect(reading.sentAt?.description == "2026-11-20T16:40:00.000Z")
        #expect(throws: Never.self) { try FHIRJSON.check(reading.bundle.resource.json) }
        let home = "Home support or domiciliary care"
        #expect(
            try Self.packages(of: "9990000018", in: reading.bundle) == [
                [
                    "active", "active", "Home care, four visits a day", home, "2026-02-03", "Brightwell Homecare",
                    "0115 496 0142", "24 hours", "Dele Adeyemi", "0115 496 0111", "4", "2", "2026-12-06",
                    "2026-11-22T17:30:00Z", "false", "Key safe, ask the provider", nil, "2",
                ]
            ])
        #expect(
            try Self.packages(of: "9990000026", in: reading.bundle) == [
                [
                    "onhold", "on-hold", "Reablement at home", "Reablement", "2026-01-12",
                    "Northshire Reablement Service", "0115 496 0150", "8 to 8, every day", "Priya Nair",
                    "0115 496 0112", "2", "1", nil, nil, "true", nil, "2026-11-14", "2",
                ]
            ])
        #expect(
            try Self.packages(of: "9990000034", in: reading.bundle) == [
                [
                    "active", "active", "Meals at home", "Meals", "2025-06-01", "Hot Plate Meals", "0115 496 0160", nil,
                    nil, nil, "1", nil, nil, nil, nil, nil, nil, "2",
                ]
            ])
    }

    @Test func everyReferenceLeadsToAnEntry() throws {
        func references(_ value: JSONValue) -> [String] {
            switch value {
            case .object(let object):
                object.members.flatMap { member in
                    (member.name == "reference" ? member.value.string.map { [$0] } : nil) ?? references(member.value)
                }
            case .array(let items): items.flatMap(references)
            default: []
            }
        }
        for council in Self.councils {
            let bundle = try Self.read(council.sender, council.format, council.file).bundle
            let urls = Set(bundle.entries.compactMap(\.fullURL))
            #expect(urls.count == bundle.entries.count, "\(council.sender)")
            for entry in bundle.entries {
                for reference in references(.object(entry.resource.json)) {
                    #expect(urls.contains(reference), "\(council.sender) \(entry.resource.type): \(reference)")
                }
            }
        }
    }

    @Test func objectionAndRestrictionAreSaid() throws {
        let northshire = try Self.read("503", .xml, "503.xml").bundle
        let consents = northshire.resources("Consent")
        #expect(consents.count == 1)
        #expect(consents[0]["provision"]?["type"]?.string == "deny")
        #expect(consents[0]["status"]?.string == "active")
        let eastmoor = try Self.read("504", .json, "504.json").bundle
        let flags = eastmoor.resources("Patient").map {
            JSONValue.items($0["meta"]?["security"]).first?["code"]?.string
        }
        #expect(flags == ["N", "N", "N", "R"])
    }

    @Test func mappingTwiceGivesTheSameIds() throws {
        let first = try Self.read("503", .xml, "503.xml").bundle
        #expect(try Self.read("503", .xml, "503.xml").bundle == first)
        #expect(Set(first.entries.compactMap(\.resource.id)).count == first.entries.count)
    }

    @Test(arguments: [
        ("RK5-A01.hl7", "A01", "in-progress"), ("RK5-A03.hl7", "A03", "finished"), ("RK5-A04.hl7", "A04", "arrived"),
        ("RK5-A08-identity-later.hl7", "A08", "unknown"), ("RK5-A11.hl7", "A11", "cancelled"),
        ("RK5-A13.hl7", "A13", "in-progress"), ("RK5-A04-unknown.hl7", "A04", "arrived"),
    ])
    func attendanceIsAnEncounterInTheEmergencyDepartment(file: String, event: String, status: String) throws {
        let profile = try #require(try Fixtures.profiles()["RK5"])
        let reading = try Self.read("RK5", .hl7v2, file)
        #expect(reading.event == event)
        #expect(reading.warnings.isEmpty)
        let encounter = try #require(reading.bundle.resources("Encounter").first)
        #expect(encounter["status"]?.string == status)
        #expect(profile.ed?.matches(encounter) == true)
        #expect(JSONValue.items(encounter["identifier"]).first?["value"]?.string?.hasPrefix("V5") == true)
        #expect(encounter["serviceProvider"]?["identifier"]?["value"]?.string == "RK501")
        let patient = try #require(reading.bundle.entries.first { $0.resource.type == "Patient" })
        #expect(encounter["subject"]?["reference"]?.string == patient.fullURL)
    }

    @Test func mergeNamesTheOldIdentity() throws {
        let bundle = try Self.read("RK5", .hl7v2, "RK5-A40.hl7").bundle
        let link = JSONValue.items(bundle.resources("Patient").first?["link"]).first
        #expect(link?["type"]?.string == "replaces")
        #expect(link?["other"]?["identifier"]?["value"]?.string == "K100009")
        #expect(bundle.resources("Encounter").isEmpty)
    }

    @Test(arguments: [("RX8-A04.json", Format.fhirJSON), ("RX8-A04.xml", .fhirXML)])
    func messageBundleIsAnEvent(file: String, format: Format) throws {
        let reading = try Self.read("RX8", format, file)
        #expect(reading.event == "A04")
        #expect(reading.controlID == "0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0001")
        #expect(reading.sentAt?.description == "2026-11-22T14:05:00.000Z")
        let encounter = try #require(reading.bundle.resources("Encounter").first)
        #expect(try Fixtures.profiles()["RX8"]?.ed?.matches(encounter) == true)
    }
}
