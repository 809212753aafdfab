// What an outside record is sent: conditional updates by an identifier of the gateway's.

import Records
import Testing

@testable import Agreements
@testable import Gateway

@Suite struct RecordTransactionTests {
    private static func resource(_ json: JSONValue) -> Resource { Resource(json.object!)! }

    private static func disclosure(_ resources: [Resource], publisher: String = "503") -> Disclosure {
        Disclosure(
            decisionID: "d1", publisher: ODSCode(publisher)!, recipient: ODSCode("QNS")!, category: .socialCarePackage,
            authority: [], resources: resources, withheldMarkers: [], items: [], isWithdrawal: false)
    }

    private static let patient = resource(["resourceType": "Patient", "id": "p1", "gender": "female"])
    private static let plan = resource([
        "resourceType": "CarePlan", "id": "c1", "status": "active", "intent": "plan",
        "subject": ["reference": "Patient/p1"], "careTeam": [["reference": "CareTeam/t1", "display": "Duty team"]],
        "supportingInfo": [
            ["reference": "urn:uuid:p1"], ["reference": "urn:uuid:elsewhere"],
            ["reference": "https://other.example/Condition/1"],
            ["reference": "Location/l1", "identifier": ["value": "own"]],
        ],
    ])

    @Test func eachResourceIsUpdatedByItsIdentifierOnce() throws {
        let bundle = RecordTransaction.bundle([
            Self.disclosure([Self.patient, Self.plan]), Self.disclosure([Self.patient]),
        ])
        #expect(bundle.type == "transaction")
        #expect(
            bundle.entries.map { $0.request?["url"]?.string } == [
                "Patient?identifier=https://caregate.example/fhir/record|503.Patient.p1",
                "CarePlan?identifier=https://caregate.example/fhir/record|503.CarePlan.c1",
            ])
        #expect(bundle.entries.allSatisfy { $0.request?["method"] == "PUT" && $0.resource.id == nil })
        for entry in bundle.entries {
            let identifiers = JSONValue.items(entry.resource["identifier"])
            #expect(identifiers.last?["system"]?.string == RecordTransaction.identifierSystem)
            #expect(entry.request?["url"]?.string?.hasSuffix("|\(identifiers.last?["value"]?.string ?? "?")") == true)
        }
    }

    /// Two categories let out different items of one person.
    @Test func whatTwoDecisionsLetOutOfOneResourceIsSentTogether() throws {
        let second = Self.resource([
            "resourceType": "Patient", "id": "p1", "gender": "unknown", "birthDate": "1941-03-04",
            "meta": ["security": [["code": "NORDSCLCD"]]],
            "identifier": [["value": "K1"], ["value": "K2"]],
        ])
        var first = Self.patient
        first["identifier"] = [["value": "K1"]]
        first["meta"] = ["lastUpdated": "2026-11-22T14:00:00Z", "security": [["code": "R"]]]
        let bundle = RecordTransaction.bundle([Self.disclosure([first]), Self.disclosure([second, Self.plan])])
        #expect(bundle.entries.map(\.resource.type) == ["Patient", "CarePlan"])
        let patient = try #require(bundle.entries.first?.resource)
        #expect(patient["gender"] == "female", "the first decision's word stands")
        #expect(patient["birthDate"] == "1941-03-04")
        #expect(
            patient["meta"] == [
                "lastUpdated": "2026-11-22T14:00:00Z", "security": [["code": "R"], ["code": "NORDSCLCD"]],
            ])
        #expect(
            JSONValue.items(patient["identifier"]).dropLast().map { $0["value"]?.string } == ["K1", "K2"])
    }

    @Test func namesAreTheSameEachTimeAndDifferByPublisher() {
        let once = RecordTransaction.bundle([Self.disclosure([Self.patient, Self.plan])])
        let again = RecordTransaction.bundle([Self.disclosure([Self.patient, Self.plan])])
        let other = RecordTransaction.bundle([Self.disclosure([Self.patient, Self.plan], publisher: "504")])
        #expect(once == again)
        #expect(Set((once.entries + other.entries).compactMap(\.fullURL)).count == 4)
        #expect(Set((once.entries + other.entries).compactMap { $0.request?["url"]?.string }).count == 4)
    }

    @Test func referencesAreByFullUrlOrLogicalNeverByTheGatewaysIds() throws {
        let bundle = RecordTransaction.bundle([Self.disclosure([Self.patient, Self.plan])])
        let patient = try #require(bundle.entries[0].fullURL)
        #expect(patient.hasPrefix("urn:uuid:") && patient.utf8.count == 45)
        let plan = bundle.entries[1].resource
        #expect(plan["subject"] == ["reference": .string(patient)])
        let absent: JSONValue = [
            "display": "Duty team", "type": "CareTeam",
            "identifier": ["system": .string(RecordTransaction.identifierSystem), "value": "503.CareTeam.t1"],
        ]
        #expect(JSONValue.items(plan["careTeam"]) == [absent])
        #expect(
            JSONValue.items(plan["supportingInfo"]) == [
                ["reference": .string(patient)],
                ["identifier": ["system": "urn:ietf:rfc:3986", "value": "urn:uuid:elsewhere"]],
                ["reference": "https://other.example/Condition/1"],
                ["identifier": ["value": "own"], "type": "Location"],
            ])
        // Still FHIR, in the order that XML needs.
        #expect(try FHIRXML.read(try FHIRXML.write(bundle.resource)).type == "Bundle")
        _ = try FHIRJSON.read(FHIRJSON.write(bundle.resource))
    }

    /// Composition and Bundle have one identifier, which is their author's; Binary has none.
    @Test(arguments: [
        ("Patient", true), ("CarePlan", true), ("DocumentReference", true), ("Composition", false), ("Bundle", false),
        ("Binary", false), ("Provenance", false), ("NoSuchType", false),
    ])
    func onlyATypeWithRepeatingIdentifiersTakesTheGateways(_ type: String, _ takes: Bool) {
        #expect(RecordTransaction.takesIdentifier(type) == takes)
    }

    /// Every type that a release can hold goes by identifier, so that a server which gives its own ids takes all of it.
    @Test func everyTypeThatIsReleasedTakesTheGatewaysIdentifier() {
        #expect(RecordAccess.types.filter { !RecordTransaction.takesIdentifier($0) } == [])
    }

    @Test func aTypeWithoutIdentifiersIsUpdatedById() throws {
        let composition = Self.resource([
            "resourceType": "Composition", "id": "k1", "identifier": ["value": "author's"],
            "subject": ["reference": "Patient/p1"],
        ])
        let bundle = RecordTransaction.bundle([Self.disclosure([Self.patient, composition])])
        let entry = bundle.entries[1]
        #expect(entry.request?["url"] == "Composition/k1")
        #expect(entry.resource.id == "k1")
        #expect(entry.resource["identifier"] == ["value": "author's"])
        #expect(entry.resource["subject"]?["reference"]?.string == bundle.entries[0].fullURL)
    }

    @Test func anIdThatASearchCouldMisreadIsReplacedByADigest() {
        let odd = Self.resource(["resourceType": "Patient", "id": "a|b,c&d"])
        let url = RecordTransaction.bundle([Self.disclosure([odd])]).entries[0].request?["url"]?.string ?? ""
        #expect(url.split(separator: "|").count == 2 && !url.contains(",") && !url.contains("&"))
    }
}
