// Synthetic people and the messages about them, in the form of each synthetic sender.

import Records

/// Somebody as an organisation knows them.
struct Someone: Sendable {
    var family: String
    var given: String
    var born: String
    var nhs: String
    var gender = "female"

    static let grace = Someone(family: "Okafor", given: "Grace", born: "1941-03-04", nhs: "9990000018")
    static let harold = Someone(
        family: "Pym", given: "Harold", born: "1938-07-19", nhs: "9990000026", gender: "male")
    static let unrelated = Someone(family: "Nobody", given: "Else", born: "1960-01-01", nhs: "9990000050")
    static let all = [grace, harold, unrelated]
}

/// One service as a council publishes it.
struct Service: Sendable {
    var component = "Home support or domiciliary care"
    var start = "2026-02-03"
    var end: String?
    var heldSince: String?
    var description = "Home care, four visits a day"
}

/// A client of Northshire Council.
struct Client: Sendable {
    var who: Someone
    var id = "NS100001"
    var objects = false
    var died: String?
    var sFlag = "No"
    var services = [Service()]

    static let grace = Client(who: .grace)
    static let harold = Client(who: .harold, id: "NS100002")
    static let unrelated = Client(who: .unrelated, id: "NS199999")

    func with(_ change: (inout Client) -> Void) -> Client {
        var client = self
        change(&client)
        return client
    }
}

/// Northshire's extract in Client Level Data terms.
enum Northshire {
    static func extract(id: String, at time: String, _ clients: [Client]) -> [UInt8] {
        Array(
            """
            <ClientLevelData xmlns="urn:northshire:client-level-data" extractId="\(id)" extractedAt="\(time)">
            <LACode>503</LACode>\(clients.map(person).joined())</ClientLevelData>
            """.utf8)
    }

    private static func person(_ client: Client) -> String {
        let who = client.who
        return """
            <Person><NHSNumber>\(who.nhs)</NHSNumber><LAPersonUniqueIdentifier>\(client.id)</LAPersonUniqueIdentifier>
            <FirstName>\(who.given)</FirstName><LastName>\(who.family)</LastName><DateOfBirth>\(who.born)</DateOfBirth>
            <DateOfDeath>\(client.died ?? "")</DateOfDeath><Gender>\(who.gender)</Gender><Postcode>NS1 4QT</Postcode>
            <SFlag>\(client.sFlag)</SFlag><ObjectsToSharing>\(client.objects ? "Yes" : "No")</ObjectsToSharing>
            \(client.services.map(event).joined())</Person>
            """
    }

    private static func event(_ service: Service) -> String {
        let hold = service.heldSince.map { "<HoldPeriod><StartDate>\($0)</StartDate></HoldPeriod>" } ?? ""
        return """
            <Event><EventType>Service</EventType><EventStartDate>\(service.start)</EventStartDate>
            <EventEndDate>\(service.end ?? "")</EventEndDate><EventDescription>\(service.description)</EventDescription>
            <ServiceComponent>\(service.component)</ServiceComponent>
            <ProviderCQCLocationName>Brightwell Homecare</ProviderCQCLocationName>
            <ProviderCQCLocationID>1-100000142</ProviderCQCLocationID>
            <ProviderTelephone>0115 496 0142</ProviderTelephone>
            <KeyWorkerName>Dele Adeyemi</KeyWorkerName><KeyWorkerTelephone>0115 496 0111</KeyWorkerTelephone>
            <VisitsPerDay>4</VisitsPerDay><CarersPerVisit>2</CarersPerVisit>\(hold)
            <AccessHint>Key safe, ask the provider</AccessHint>
            <UnitCost>21.50</UnitCost><CostFrequency>Hourly</CostFrequency>
            <PlannedUnitsPerWeek>28.25</PlannedUnitsPerWeek></Event>
            """
    }
}

/// Eastmoor Council's export: one client with one open package.
enum Eastmoor {
    static func export(id: String, at time: String, _ who: Someone) -> [UInt8] {
        Array(
            """
            {"casebook": {"export": {"ref": "\(id)", "createdAt": "\(time)", "authority": "504", "version": "7.2"},
            "people": [{"personId": "EM-\(who.nhs)", "identifiers": [{"type": "NHS", "value": "\(who.nhs)",
            "traced": true}], "name": {"full": "\(who.family.uppercased()), \(who.given)"}, "born": "\(who.born)",
            "sex": "F", "home": {"postcode": "NS1 4QT"}, "recordMarker": "OPEN", "sharing": "AGREED", "packages": [
            {"packageId": "PK-1", "kind": "MEALS", "label": "Meals at home", "state": "OPEN", "from": "2025-06-01",
            "agency": {"name": "Hot Plate Meals", "phone": "0115 496 0160"}}]}]}}
            """.utf8)
    }
}

/// Westvale Council's Bundle in XML: one client, no package.
enum Westvale {
    static func bundle(id: String, at time: String, _ who: Someone) -> [UInt8] {
        Array(
            """
            <Bundle xmlns="http://hl7.org/fhir"><id value="\(id)"/><type value="collection"/>
            <timestamp value="\(time)"/><entry><fullUrl value="urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a1001"/>
            <resource><Patient><identifier><system value="https://fhir.nhs.uk/Id/nhs-number"/>
            <value value="\(who.nhs)"/></identifier><identifier><value value="WV-\(who.nhs)"/></identifier>
            <name><family value="\(who.family)"/><given value="\(who.given)"/></name>
            <birthDate value="\(who.born)"/></Patient></resource></entry></Bundle>
            """.utf8)
    }
}

/// Southmere Council's Bundle in JSON: one client with packages in any state that FHIR has.
enum Southmere {
    struct Package: Sendable {
        var status = "active"
        var start: String? = "2026-02-03"
        var end: String?
        var heldSince: String?
        var component = "Reablement"
        var hasPlan = true
    }

    static func bundle(
        id: String, at time: String, _ who: Someone, _ packages: [Package], died: String? = nil, objects: Bool = false,
        patientID: String? = "p", hasOwnNumber: Bool = true
    ) -> [UInt8] {
        var patient: JSONObject = ["resourceType": "Patient"]
        if let patientID { patient["id"] = .string(patientID) }
        let number: JSONValue = ["system": "https://fhir.nhs.uk/Id/nhs-number", "value": .string(who.nhs)]
        patient["identifier"] = .array(hasOwnNumber ? [number, ["value": .string("SM-\(who.nhs)")]] : [number])
        patient["name"] = [["family": .string(who.family), "given": [.string(who.given)]]]
        patient["gender"] = .string(who.gender)
        patient["birthDate"] = .string(who.born)
        if let died { patient["deceasedDateTime"] = .string(died) }
        var entries: [JSONValue] = [["fullUrl": "https://506.example/fhir/Patient/p", "resource": .object(patient)]]
        if objects {
            entries.append([
                "fullUrl": "https://506.example/fhir/Consent/c",
                "resource": [
                    "resourceType": "Consent", "id": "c", "status": "active",
                    "scope": ["coding": [["code": "patient-privacy"]]], "category": [["text": "objection"]],
                    "patient": ["reference": "Patient/p"], "provision": ["type": "deny"],
                ],
            ])
        }
        for (index, package) in packages.enumerated() { entries += Self.entries(package, index) }
        let bundle: JSONValue = [
            "resourceType": "Bundle", "id": .string(id), "type": "collection", "timestamp": .string(time),
            "entry": .array(entries),
        ]
        return bundle.write()
    }

    private static func entries(_ package: Package, _ index: Int) -> [JSONValue] {
        var period: JSONObject = [:]
        period["start"] = package.start.map { .string($0) }
        period["end"] = package.end.map { .string($0) }
        var episode: JSONObject = [
            "resourceType": "EpisodeOfCare", "id": .string("e\(index)"), "status": .string(package.status),
            "type": [["coding": [["code": .string(package.component)]], "text": .string(package.component)]],
            "patient": ["reference": "Patient/p"],
        ]
        if !period.members.isEmpty { episode["period"] = .object(period) }
        if let held = package.heldSince {
            episode["statusHistory"] = [["status": "onhold", "period": ["start": .string(held)]]]
        }
        let whole: JSONValue = [
            "fullUrl": .string("https://506.example/fhir/EpisodeOfCare/e\(index)"), "resource": .object(episode),
        ]
        guard package.hasPlan else { return [whole] }
        let plan: JSONObject = [
            "resourceType": "CarePlan", "id": .string("c\(index)"), "status": "active", "intent": "plan",
            "title": .string(package.component), "subject": ["reference": "Patient/p"],
            "supportingInfo": [["reference": .string("EpisodeOfCare/e\(index)")]],
        ]
        return [
            whole,
            ["fullUrl": .string("https://506.example/fhir/CarePlan/c\(index)"), "resource": .object(plan)],
        ]
    }
}

/// An ADT message of Kingsmead Hospitals, HL7 v2.4.
struct ADT: Sendable {
    var event: String
    var control: String
    var who: Someone? = .grace
    var localID = "K100001"
    /// CX-4 of it.
    var assigner = "RK5"
    var visit: String? = "V500001"
    var patientClass = "E"
    var location = "EDMAJORS"
    var site = "RK501"
    /// PID-32; `01` is a verified number.
    var numberStatus = "01"
    /// MRG-1 of a merge.
    var replaces: String?
    /// PV1-11: where the patient is for a while.
    var temporaryPlace: String?
    /// The hospital's time of the event; now when absent.
    var sentAt: Instant?

    init(_ event: String, _ control: String, _ change: (inout ADT) -> Void = { _ in }) {
        self.event = event
        self.control = control
        change(&self)
    }

    func bytes(at now: Instant) -> [UInt8] {
        let time = Self.stamp(sentAt ?? now)
        var segments = [
            "MSH|^~\\&|KINGSMEAD-PAS|RK5|CAREGATE|QNS|\(time)||ADT^\(event)|\(control)|P|2.4|||AL|NE",
            "EVN|\(event)|\(time)",
        ]
        let number = who.map { $0.nhs.isEmpty ? "" : "~\($0.nhs)^^^NHS^NH" } ?? ""
        let name = who.map { "\($0.family.uppercased())^\($0.given.uppercased())^^^^^L" } ?? "UNKNOWN^UNKNOWN^^^^^L"
        let born = who.map { $0.born.filter { $0 != "-" } } ?? ""
        let sex = who.map { $0.gender == "male" ? "M" : "F" } ?? "U"
        let home = who == nil ? "" : "12 ORCHARD WALK^^NORTHSHIRE^^NS1 4QT^GBR^H"
        segments.append(
            "PID|1||\(localID)^^^\(assigner)^MR\(number)||\(name)||\(born)|\(sex)|||\(home)"
                + (number.isEmpty ? "" : String(repeating: "|", count: 21) + numberStatus))
        if let replaces { segments.append("MRG|\(replaces)^^^\(assigner)^MR") }
        if let visit {
            segments.append(
                "PV1|1|\(patientClass)|" + (temporaryPlace == nil ? "\(location)^^CUBICLE 4^\(site)" : location)
                    + String(repeating: "|", count: 8) + (temporaryPlace ?? "") + String(repeating: "|", count: 8)
                    + visit)
        }
        return Array((segments.joined(separator: "\r") + "\r").utf8)
    }

    /// `yyyyMMddHHmmss` in GMT, which is London's time throughout these tests.
    private static func stamp(_ instant: Instant) -> String {
        String(instant.description.prefix(19).filter(\.isNumber))
    }
}

/// A FHIR message of St Brannoc's: somebody arrives in its emergency department.
enum Brannoc {
    static func arrival(
        id: String, at time: String, _ who: Someone, visit: String? = "E700001",
        localID: String? = "B200001", classCode: String = "EMER", location: String = "ED", status: String = "arrived"
    ) -> [UInt8] {
        let number: JSONValue = [
            "system": "https://fhir.nhs.uk/Id/nhs-number", "value": .string(who.nhs),
            "extension": [
                [
                    "url":
                        "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
                    "valueCodeableConcept": ["coding": [["code": "number-present-and-verified"]]],
                ]
            ],
        ]
        let local: [JSONValue] = localID.map { [["value": .string($0)]] } ?? []
        var encounter: JSONObject = ["resourceType": "Encounter"]
        if let visit { encounter["identifier"] = [["value": .string(visit)]] }
        encounter["status"] = .string(status)
        encounter["class"] = [
            "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": .string(classCode),
        ]
        encounter["subject"] = ["reference": "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002"]
        encounter["period"] = ["start": .string(time)]
        encounter["location"] = [["location": ["identifier": ["value": .string(location)]]]]
        encounter["serviceProvider"] = [
            "identifier": ["system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "RX801"]
        ]
        let bundle: JSONValue = [
            "resourceType": "Bundle", "id": .string(id), "type": "message", "timestamp": .string(time),
            "entry": [
                [
                    "fullUrl": "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0001",
                    "resource": [
                        "resourceType": "MessageHeader", "id": .string(id),
                        "eventCoding": ["system": "http://terminology.hl7.org/CodeSystem/v2-0003", "code": "A04"],
                        "source": ["endpoint": "urn:nhs-uk:addressing:ods:RX8"],
                    ],
                ],
                [
                    "fullUrl": "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002",
                    "resource": [
                        "resourceType": "Patient",
                        "identifier": .array([number] + local),
                        "name": [["family": .string(who.family), "given": [.string(who.given)]]],
                        "birthDate": .string(who.born),
                    ],
                ],
                [
                    "fullUrl": "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0003",
                    "resource": .object(encounter),
                ],
            ],
        ]
        return bundle.write()
    }
}
