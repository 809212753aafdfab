// A real decision, its disclosure, and the card that a board shows of it.

import Agreements
import Foundation
import Gateway
import Records
import TestSupport
import Testing

@testable import Console

struct AlertCardTests {
    static let now = Instant(fhir: "2026-11-22T14:05:00Z")!
    private static let extensions = "https://caregate.example/fhir/StructureDefinition/"

    static func view() throws -> EDView {
        let policy = try PolicySet.load([
            PlainAgreement.file(
                roles: "ed-system",
                items:
                    "demographics-banner, service, intensity, status, period, provider, provider-telephone, restart, "
                    + "safeguarding-flag, source")
        ])
        let decision = policy.decide(
            Request(
                publisher: ODSCode("503")!, recipient: ODSCode("RK5")!, purpose: .treatment, role: .edSystem,
                category: .socialCarePackage, person: PersonStatus(sFlag: .no, isChild: false), instant: now), id: "d1")
        let disclosure = try #require(decision.permit).release(package)
        return EDView(
            attendance: AttendanceID(1), site: ODSCode("RK5")!, visit: "V1001", localPersonID: "77", arrivedAt: now,
            isIdentityConfirmed: true,
            sources: [
                .init(
                    publisher: ODSCode("503")!, name: "Northshire Council", statement: .packages(disclosure),
                    updatedAt: Instant(fhir: "2026-11-20T16:40:00Z")),
                .init(publisher: ODSCode("504")!, name: "Eastmoor Council", statement: .notKnown, updatedAt: nil),
            ])
    }

    @Test func anAlertIsReadInItsOrder() throws {
        let card = BoardCard(try Self.view(), at: Self.now)
        #expect(
            card.banner == ["OKAFOR, Grace (Mrs)", "Born 04-Mar-1941 (85y)", "Gender Female", "NHS No. 999 000 0018"])
        #expect(card.hasAlert)
        #expect(card.statements.map(\.kind) == [.alert, .notKnown])
        let alert = try #require(card.statements.first)
        #expect(alert.headline == "Has a care package at home")
        #expect(
            alert.details.prefix(3) == [
                "Home care, 4 visits a day, 2 carers", "Active since 03-Feb-2026",
                "Provider: Brightwell Homecare, 0115 496 0142, 24 hours",
            ])
        #expect(alert.details.last?.hasPrefix("Northshire Council, record updated 20-Nov-2026 16:40.") == true)
    }

    @Test func thePageShowsTheAlertAndOnlyWhatWasDisclosed() throws {
        let card = BoardCard(try Self.view(), at: Self.now)
        let html = ConsolePage(
            model: ConsoleModel(
                now: Self.now.display, departments: [.init(site: "RK5", name: "Kingsmead Hospitals", cards: [card])],
                messages: [], feeds: [], queues: [], audit: .init(entries: 3, verification: .intact(at: "14:05")))
        ).html()
        #expect(html.contains("<li class=\"card raised\">\n<h3>OKAFOR, Grace (Mrs)</h3>"))
        #expect(html.contains("<span class=\"word\">Alert</span> Has a care package at home"))
        #expect(html.contains("1 open attendance, 1 with an alert."))
        #expect(!html.contains("Adeyemi"), "the key worker is not agreed")
        #expect(!html.contains("Orchard"), "the address is not agreed")
    }

    private static var package: [Resource] {
        var patient = Resource(type: "Patient", id: "p1")
        patient["identifier"] = [["system": .string(NHSNumber.system), "value": "9990000018"]]
        patient["name"] = [["family": "Okafor", "given": ["Grace"], "prefix": ["Mrs"]]]
        patient["gender"] = "female"
        patient["birthDate"] = "1941-03-04"
        patient["address"] = [["line": ["1 Orchard Way"]]]
        var provider = Resource(type: "Organization", id: "o1")
        provider["name"] = "Brightwell Homecare"
        provider["telecom"] = [
            [
                "extension": [["url": .string(extensions + "telephone-hours"), "valueString": "24 hours"]],
                "system": "phone", "value": "0115 496 0142",
            ]
        ]
        var episode = Resource(type: "EpisodeOfCare", id: "e1")
        episode["status"] = "active"
        episode["type"] = [["text": "Home care"]]
        episode["patient"] = ["reference": "Patient/p1"]
        episode["managingOrganization"] = ["reference": "Organization/o1"]
        episode["careManager"] = ["display": "Dele Adeyemi"]
        episode["period"] = ["start": "2026-02-03"]
        var plan = Resource(type: "CarePlan", id: "c1")
        plan["status"] = "active"
        plan["intent"] = "plan"
        plan["subject"] = ["reference": "Patient/p1"]
        plan["supportingInfo"] = [["reference": "EpisodeOfCare/e1"]]
        plan["activity"] = [
            [
                "detail": [
                    "extension": [["url": .string(extensions + "carers-per-visit"), "valueInteger": 2]],
                    "status": "in-progress",
                    "scheduledTiming": ["repeat": ["frequency": 4, "period": 1, "periodUnit": "d"]],
                ]
            ]
        ]
        var flag = Resource(type: "Flag", id: "f1")
        flag["extension"] = [
            [
                "url": "http://hl7.org/fhir/StructureDefinition/flag-detail",
                "valueReference": ["reference": "CarePlan/c1"],
            ]
        ]
        flag["status"] = "active"
        flag["code"] = ["text": "Has a care package at home"]
        flag["subject"] = ["reference": "Patient/p1"]
        return [patient, flag, episode, plan, provider]
    }
}
