import Records
import Testing

@testable import Agreements
@testable import Gateway

/// What an emergency department reads: care-package.md, "What the alert says, in reading order".
@Suite struct RenderingTests {
    private static let now = Instant(fhir: "2026-11-22T14:05:00Z")!
    private static let council = ODSCode("503")!
    private static let site = ODSCode("RK501")!
    private static let ext = "https://caregate.example/fhir/StructureDefinition/"

    private static func resource(_ json: JSONValue) -> Resource { Resource(json.object!)! }

    private static let patient = resource([
        "resourceType": "Patient", "id": "p1",
        "identifier": [["system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"]],
        "name": [["family": "Okafor", "given": ["Grace"], "prefix": ["Mrs"]]], "gender": "female",
        "birthDate": "1941-03-04",
    ])

    private static let flag = resource([
        "resourceType": "Flag", "id": "f1",
        "extension": [
            [
                "url": "http://hl7.org/fhir/StructureDefinition/flag-detail",
                "valueReference": ["reference": "CarePlan/c1"],
            ]
        ],
        "status": "active", "code": ["text": "Has a care package at home"],
    ])

    private static let episode = resource([
        "resourceType": "EpisodeOfCare", "id": "e1", "status": "active",
        "type": [["text": "Home care", "coding": [["code": "home-support"]]]],
        "managingOrganization": ["reference": "Organization/o1"], "careManager": ["reference": "Practitioner/k1"],
        "team": [["reference": "CareTeam/t1"]], "period": ["start": "2026-02-03"],
    ])

    private static let plan = resource([
        "resourceType": "CarePlan", "id": "c1", "status": "active",
        "supportingInfo": [["reference": "EpisodeOfCare/e1"]],
        "extension": [
            ["url": .string(ext + "restart-by"), "valueDate": "2026-12-06"],
            ["url": .string(ext + "next-visit"), "valueDateTime": "2026-11-22T17:30:00Z"],
            ["url": .string(ext + "safeguarding-enquiry"), "valueBoolean": false],
            ["url": .string(ext + "access-hint"), "valueString": "Key safe, ask the provider"],
        ],
        "activity": [
            [
                "detail": [
                    "status": "in-progress",
                    "scheduledTiming": ["repeat": ["frequency": 4, "period": 1, "periodUnit": "d"]],
                    "extension": [["url": .string(ext + "carers-per-visit"), "valueInteger": 2]],
                ]
            ]
        ],
    ])

    private static func telephone(_ number: String, hours: String) -> JSONValue {
        [
            "system": "phone", "value": .string(number),
            "extension": [["url": .string(ext + "telephone-hours"), "valueString": .string(hours)]],
        ]
    }

    private static let organization = resource([
        "resourceType": "Organization", "id": "o1", "name": "Brightwell Homecare",
        "telecom": [telephone("0115 496 0142", hours: "24 hours")],
    ])
    private static let keyWorker = resource([
        "resourceType": "Practitioner", "id": "k1", "name": [["given": ["Dele"], "family": "Adeyemi"]],
        "telecom": [telephone("0115 496 0111", hours: "weekdays 9 to 5")],
    ])
    private static let team = resource([
        "resourceType": "CareTeam", "id": "t1", "name": "Duty team",
        "telecom": [
            ["system": "phone", "value": "0115 496 0100", "use": "work"],
            ["system": "phone", "value": "0115 496 0101", "use": "temp"],
        ],
    ])

    private static func disclosure(
        _ resources: [Resource], withheld: [Decision.Withheld] = []
    ) -> Disclosure {
        Disclosure(
            decisionID: "d1", publisher: council, recipient: site, category: .socialCarePackage,
            authority: [ClauseReference(agreement: "NS-ED-004", version: "3", clause: "data[0]")], resources: resources,
            withheldMarkers: withheld, items: [], isWithdrawal: false)
    }

    private static func view(_ statements: [EDView.Statement], confirmed: Bool = true) -> EDView {
        let names = ["Northshire Council", "Eastmoor Council", "Westvale Council", "Southmere Council"]
        return EDView(
            attendance: AttendanceID(7), site: site, visit: "V-1", localPersonID: "H42", arrivedAt: now,
            isIdentityConfirmed: confirmed,
            sources: statements.enumerated().map { index, statement in
                EDView.Source(
                    publisher: ODSCode("50\(3 + index)")!, name: names[index], statement: statement,
                    updatedAt: Instant(fhir: "2026-11-20T16:40:00Z"))
            })
    }

    private static let whole = [patient, flag, episode, plan, organization, keyWorker, team]

    private func text(_ view: EDView) -> [String] { Statements.lines(view, at: Self.now).map(\.display) }

    /// Lines of an alert in which some resources are changed.
    private func alert(_ change: (inout [Resource]) -> Void) -> [String] {
        var resources = Self.whole
        change(&resources)
        return text(Self.view([.packages(Self.disclosure(resources))]))
    }

    @Test func anAlertReadsInItsOrder() {
        #expect(
            alert { _ in } == [
                "OKAFOR, Grace (Mrs) · Born 04-Mar-1941 (85y) · Gender Female · NHS No. 999 000 0018",
                "Has a care package at home", "Home care, 4 visits a day, 2 carers", "Active since 03-Feb-2026",
                "Provider: Brightwell Homecare, 0115 496 0142, 24 hours",
                "Restart: No new assessment if home by 06-Dec-2026", "Next visit: Today 17:30",
                "Key worker: Dele Adeyemi, 0115 496 0111, weekdays 9 to 5", "Safeguarding: Open enquiry: no",
                "Getting in: Key safe, ask the provider",
                "Northshire Council, record updated 20-Nov-2026 16:40. Shared under NS-ED-004. Your view is logged.",
            ])
    }

    @Test func whatIsMissingReadsAsTheTableSays() {
        let lines = alert { resources in
            resources.removeAll { ["Organization", "Practitioner"].contains($0.type) }
            for index in resources.indices {
                resources[index]["extension"] = resources[index].type == "Flag" ? resources[index]["extension"] : nil
                if resources[index].type == "CarePlan" { resources[index]["activity"] = nil }
                if resources[index].type == "EpisodeOfCare" {
                    resources[index]["managingOrganization"] = nil
                    resources[index]["careManager"] = nil
                }
            }
        }
        let duty = "Duty team, 0115 496 0100, office hours; Duty team, 0115 496 0101, out of hours"
        #expect(
            lines.dropFirst() == [
                "Has a care package at home", "Home care", "Active since 03-Feb-2026", "Provider: \(duty)",
                "Restart: Ask the provider", "Key worker: \(duty)", "Safeguarding: Not shared",
                "Northshire Council, record updated 20-Nov-2026 16:40. Shared under NS-ED-004. Your view is logged.",
            ])
    }

    @Test func withNobodyToRingItSaysSo() {
        let lines = alert { $0.removeAll { ["Organization", "Practitioner", "CareTeam"].contains($0.type) } }
        #expect(lines.contains("Provider: Not known"))
        #expect(lines.contains("Key worker: Not known"))
    }

    @Test func aHoldIsShownWithItsDate() {
        let lines = alert { resources in
            for index in resources.indices where resources[index].type == "EpisodeOfCare" {
                resources[index]["status"] = "onhold"
                resources[index]["statusHistory"] = [
                    ["status": "active", "period": ["start": "2026-02-03", "end": "2026-11-18"]],
                    ["status": "onhold", "period": ["start": "2026-11-18"]],
                ]
            }
        }
        #expect(lines[3] == "On hold since 18-Nov-2026")
    }

    @Test(
        arguments: [
            ("2026-11-23T08:00:00Z", "Next visit: Tomorrow 08:00"),
            ("2026-11-24T08:00:00Z", "Next visit: 24-Nov-2026 08:00"),
            ("2026-11-22T09:00:00Z", nil),
        ] as [(String, String?)])
    func theNextVisitIsToCome(_ time: String, _ line: String?) {
        let lines = alert { resources in
            for index in resources.indices where resources[index].type == "CarePlan" {
                resources[index]["extension"] = [
                    ["url": .string(Self.ext + "next-visit"), "valueDateTime": .string(time)]
                ]
            }
        }
        #expect(lines.first { $0.hasPrefix("Next visit") } == line)
    }

    @Test(arguments: [
        ("4", "1", "d", "4 visits a day"), ("1", "1", "wk", "1 visit a week"),
        ("3", "2", "wk", "3 visits every 2 weeks"),
        ("1", "1", "h", "1 visit an hour"),
    ])
    func howOftenIsSaidInWords(_ frequency: String, _ period: String, _ unit: String, _ words: String) {
        let lines = alert { resources in
            for index in resources.indices where resources[index].type == "CarePlan" {
                resources[index]["activity"] = [
                    [
                        "detail": [
                            "scheduledTiming": [
                                "repeat": [
                                    "frequency": .number(frequency), "period": .number(period),
                                    "periodUnit": .string(unit),
                                ]
                            ]
                        ]
                    ]
                ]
            }
        }
        #expect(lines[2] == "Home care, \(words)")
    }

    @Test(arguments: ["Key safe code 4711", "Key safe 1 2 3 4", "0-4-7-1 at the door"])
    func aCodeIsNeverShownNorSent(_ hint: String) throws {
        var plan = Self.plan
        plan["extension"] = [["url": .string(Self.ext + "access-hint"), "valueString": .string(hint)]]
        let view = Self.view([.packages(Self.disclosure([Self.flag, Self.episode, plan]))])
        #expect(text(view).contains("Getting in: Ask the provider"))
        let bundle = FHIRMessage.alert(view, id: "m1", at: Self.now)
        let json = String(decoding: FHIRJSON.write(bundle.resource), as: UTF8.self)
        #expect(!json.contains(hint))
        #expect(json.contains("Ask the provider"))
    }

    @Test func silenceIsNeverReassurance() {
        let empty = Self.disclosure([])
        let view = Self.view([
            .noPackageFound(empty, asOf: Instant(fhir: "2026-11-22T14:05:00Z")!),
            .noPackageFound(empty, asOf: Instant(fhir: "2026-11-21T23:10:00Z")!), .notKnown, .withheld,
        ])
        #expect(
            text(view) == [
                "No package found in: Northshire Council (as of 14:05)",
                "No package found in: Eastmoor Council (as of 21-Nov-2026 23:10)", "Not known: Westvale Council",
                "Withheld at the person's request: Southmere Council",
            ])
        #expect(text(Self.view([], confirmed: false)) == ["Not known: identity not confirmed"])
    }

    @Test func summerTimesAreByTheClockInLondon() {
        let source = Self.view([.noPackageFound(Self.disclosure([]), asOf: Instant(fhir: "2026-07-01T13:05:00Z")!)])
        let lines = Statements.lines(source, at: Instant(fhir: "2026-07-01T13:06:00Z")!)
        #expect(lines.map(\.text) == ["No package found in: Northshire Council (as of 14:05)"])
    }

    @Test func aPackageThatDoesNotRunIsNotAnAlert() {
        var planned = Self.episode
        planned["status"] = "planned"
        planned["period"] = ["start": "2026-11-24"]
        let lines = text(Self.view([.packages(Self.disclosure([planned]))]))
        #expect(lines.prefix(3) == ["Has a care package planned", "Home care", "Starts 24-Nov-2026"])
        #expect(!lines.contains { $0.hasPrefix("Provider") })
    }

    @Test func aPackageThatDoesNotRunIsSaidInTheStatementOfItsCouncil() throws {
        var ended = Self.episode
        ended["status"] = "finished"
        ended["period"] = ["start": "2026-02-03", "end": "2026-11-20"]
        let asOf = Instant(fhir: "2026-11-22T14:05:00Z")!
        let view = Self.view([.noPackageFound(Self.disclosure([Self.patient, ended]), asOf: asOf)])
        let sentence = "No active package found in: Northshire Council (as of 14:05). Ended 20-Nov-2026: Home care"
        #expect(
            text(view) == [
                "OKAFOR, Grace (Mrs) · Born 04-Mar-1941 (85y) · Gender Female · NHS No. 999 000 0018", sentence,
                "Northshire Council, record updated 20-Nov-2026 16:40. Shared under NS-ED-004. Your view is logged.",
            ])
        let observations = segments(HL7Alert.message(view, controlID: "C1", names: Self.names, at: Self.now))
            .filter { $0[0] == "OBX" }
        #expect(observations.map { $0[5] } == text(view))
        let issues = FHIRMessage.alert(view, id: "m1", at: Self.now).resources("OperationOutcome").flatMap {
            JSONValue.items($0["issue"])
        }
        #expect(issues.map { $0["details"]?["text"]?.string } == [sentence])
        let card = BoardCard(view, at: Self.now)
        #expect(card.statements.map(\.headline) == [sentence] && card.statements.map(\.kind) == [.noPackageFound])
        #expect(card.statements.first?.details.count == 1 && !card.hasAlert)
    }

    @Test func twoPackagesAreTwoAlertsOfOneCouncil() {
        var flag = Self.flag
        flag.id = "f2"
        flag["extension"] = [
            [
                "url": "http://hl7.org/fhir/StructureDefinition/flag-detail",
                "valueReference": ["reference": "CarePlan/c2"],
            ]
        ]
        var plan = Self.plan
        plan.id = "c2"
        plan["supportingInfo"] = [["reference": "EpisodeOfCare/e2"]]
        var episode = Self.episode
        episode.id = "e2"
        episode["type"] = [["text": "Meals at home"]]
        let lines = text(Self.view([.packages(Self.disclosure(Self.whole + [flag, plan, episode]))]))
        #expect(lines.count { $0 == "Has a care package at home" } == 2)
        #expect(lines.count { $0.hasPrefix("Home care") } == 1)
        #expect(lines.count { $0.hasPrefix("Meals at home") } == 1)
        #expect(lines.count { $0.hasSuffix("Your view is logged.") } == 1)
    }

    @Test func withheldItemsAreNamedBesideThePackage() {
        let withheld = ["safeguarding-flag", "access-hint"].map {
            Decision.Withheld(item: Item($0)!, reason: .itemNotCovered, clause: nil)
        }
        let lines = text(Self.view([.packages(Self.disclosure(Self.whole, withheld: withheld))]))
        #expect(lines.contains("Withheld: safeguarding flag, access hint"))
    }

    // MARK: FHIR

    @Test func anAlertIsAMessageWithItsFlagPlanAndTeam() throws {
        let view = Self.view([.packages(Self.disclosure(Self.whole)), .notKnown])
        let bundle = FHIRMessage.alert(view, id: "01KB", responseTo: "c-1", at: Self.now)
        #expect(bundle.type == "message")
        let header = try #require(bundle.entries.first?.resource)
        #expect(header.type == "MessageHeader")
        #expect(header["response"]?["identifier"]?.string == "c-1")
        let focus = JSONValue.items(header["focus"]).compactMap { $0["reference"]?.string }
        #expect(focus.contains("Flag/f1"))
        let references = Set(bundle.entries.compactMap(\.resource.reference))
        #expect(focus.allSatisfy(references.contains))
        for type in ["Flag", "CarePlan", "CareTeam", "Patient"] { #expect(bundle.resources(type).count == 1) }
        #expect(bundle.entries.allSatisfy { $0.fullURL == FHIRMessage.base + ($0.resource.reference ?? "") })
        let issue = JSONValue.items(bundle.resources("OperationOutcome").first?["issue"]).first
        #expect(issue?["details"]?["text"]?.string == "Not known: Eastmoor Council")
        let read = JSONValue.items(bundle.resources("Communication").first?["payload"]).compactMap {
            $0["contentString"]?.string
        }
        #expect(read == text(view))
    }

    @Test func messagesAreFHIRInBothForms() throws {
        let view = Self.view([.packages(Self.disclosure(Self.whole)), .notKnown, .withheld])
        let withdrawal = Self.view([
            .withdrawn([
                Disclosure.withdrawal(ofFlag: "f1", decisionID: "d2", publisher: Self.council, recipient: Self.site)
            ])
        ])
        let encounter = Self.resource([
            "resourceType": "Encounter", "id": "enc1", "status": "arrived",
            "class": ["system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "EMER"],
            "period": ["start": "2026-11-22T14:00:00Z"], "serviceProvider": ["display": "Kingsmead Hospitals"],
        ])
        let bundles = [
            FHIRMessage.alert(view, id: "m1", at: Self.now), FHIRMessage.alert(withdrawal, id: "m2", at: Self.now),
            FHIRMessage.notice(Self.disclosure([encounter]), id: "m3", at: Self.now),
            RecordTransaction.bundle([Self.disclosure(Self.whole)]),
        ]
        for bundle in bundles {
            let json = FHIRJSON.write(bundle.resource)
            #expect(try FHIRJSON.read(json) == bundle.resource)
            #expect(try FHIRXML.read(try FHIRXML.write(bundle.resource)).type == "Bundle")
        }
        let notice = String(decoding: FHIRJSON.write(bundles[2].resource), as: UTF8.self)
        #expect(
            notice.contains(
                "Your client is in the emergency department of Kingsmead Hospitals, arrived 22-Nov-2026 14:00."))
    }

    @Test func aWithdrawalCarriesItsReferenceAndNothingClinical() throws {
        let disclosure = Disclosure.withdrawal(
            ofFlag: "f1", decisionID: "d2", publisher: Self.council, recipient: Self.site)
        let bundle = FHIRMessage.alert(Self.view([.withdrawn([disclosure])]), id: "m2", at: Self.now)
        let flag = try #require(bundle.resources("Flag").first)
        #expect(flag.id == "f1")
        #expect(flag["status"]?.string == "entered-in-error")
        #expect(bundle.resources("CarePlan").isEmpty && bundle.resources("Patient").isEmpty)
    }

    @Test(arguments: ["a b", String(repeating: "x", count: 80), "æ"])
    func anIdThatFHIRDoesNotAllowIsReplacedByTheSameOneEachTime(_ id: String) {
        let view = Self.view([.notKnown])
        let one = FHIRMessage.alert(view, id: id, at: Self.now)
        #expect(one.id == FHIRMessage.alert(view, id: id, at: Self.now).id)
        #expect(one.id?.utf8.count == 32)
    }

    // MARK: HL7 v2

    private func segments(_ bytes: [UInt8]) -> [[String]] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\r").map {
            $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static let names = HL7Alert.Names(
        sendingApplication: "CAREGATE", sendingFacility: "QNS", receivingApplication: "ED", receivingFacility: "RK5")

    @Test func anAlertInHL7HasOneObservationForEachLine() throws {
        let view = Self.view([.packages(Self.disclosure(Self.whole)), .notKnown])
        let bytes = HL7Alert.message(view, controlID: "C1", names: Self.names, at: Self.now)
        let message = try HL7Message(bytes)
        #expect(message.text("MSH-9.1") == "ORU")
        #expect(message.text("MSH-10") == "C1")
        #expect(message.text("MSH-12") == "2.4")
        #expect(message.text("PID-3.1") == "H42")
        #expect(message.text("PV1-19") == "V-1")
        let observations = segments(bytes).filter { $0[0] == "OBX" }
        #expect(observations.map { $0[5] } == Statements.lines(view, at: Self.now).map(\.text))
        #expect(observations.allSatisfy { $0[11] == "F" })
        #expect(observations.map { $0[1] } == (1...observations.count).map(String.init))
    }

    @Test func aWithdrawalInHL7IsMarkedAsSuch() {
        let withdrawal = Disclosure.withdrawal(
            ofFlag: "f1", decisionID: "d2", publisher: Self.council, recipient: Self.site)
        let bytes = HL7Alert.message(
            Self.view([.withdrawn([withdrawal])]), controlID: "C1", names: Self.names, at: Self.now)
        let all = segments(bytes)
        #expect(all.first { $0[0] == "OBX" }?[11] == "W")
        #expect(all.first { $0[0] == "OBR" }?[25] == "C")
    }

    @Test func noValueCanBeMistakenForStructure() throws {
        var organization = Self.organization
        organization["name"] = "Bright|well ^Home~care\\ & Co\rOBX|99"
        let view = Self.view([.packages(Self.disclosure([Self.flag, Self.episode, Self.plan, organization]))])
        let bytes = HL7Alert.message(view, controlID: "C1", names: Self.names, at: Self.now)
        #expect(!segments(bytes).contains { $0[0] == "OBX" && $0[1] == "99" })
        let message = try HL7Message(bytes)
        let lines = Statements.lines(view, at: Self.now)
        let index = try #require(lines.firstIndex { $0.kind == .provider })
        #expect(message.text("OBX(\(index + 1))-5")?.hasPrefix("Bright|well ^Home~care\\ & Co") == true)
    }

    @Test func aControlIDFitsItsFieldAndStaysTheSame() {
        let long = "01KB2V6X7E8F9G0HJKMNPQRSTV"
        #expect(HL7Alert.controlID(of: "delivery-12") == "delivery-12")
        #expect(HL7Alert.controlID(of: long).count == 20)
        #expect(HL7Alert.controlID(of: long) == HL7Alert.controlID(of: long))
        #expect(HL7Alert.controlID(of: long) != HL7Alert.controlID(of: long + "2"))
    }
}
