// The synthetic people of the demonstration, and the four forms in which their councils publish them: an XML extract in
// Client Level Data terms, a JSON export of "Casebook", and FHIR R4 Bundles in XML and JSON. Dates are about today.

import Records

struct DemoClient: Sendable {
    var number: String
    var local: String
    var title: String
    var given: String
    var family: String
    var born: CivilDate
    var isFemale: Bool
    var objects = false
    var service = "Home care"
    var isReablement = false
    var isOnHold = false
    var visitsPerDay = 4
    var carers = 2
    var provider = "Brightwell Homecare"
    var providerTelephone = "0115 496 0142"
    var keyWorker = "Dele Adeyemi"
    var keyWorkerTelephone = "0115 496 0111"

    init(
        _ number: String, _ local: String, _ title: String, _ given: String, _ family: String, _ born: String,
        isFemale: Bool
    ) {
        self.number = number
        self.local = local
        self.title = title
        self.given = given
        self.family = family
        self.born = CivilDate(born)!
        self.isFemale = isFemale
    }

    func with(_ change: (inout DemoClient) -> Void) -> DemoClient {
        var changed = self
        change(&changed)
        return changed
    }
}

struct DemoDates: Sendable {
    let now: Instant
    let today: CivilDate

    init(now: Instant) {
        self.now = now
        today = UKTime.date(at: now)
    }

    func day(_ days: Int) -> CivilDate { CivilDate(daysSince1970: today.daysSince1970 + days) }

    /// `22/11/2026`
    func british(_ days: Int) -> String {
        let parts = day(days).description.split(separator: "-")
        return "\(parts[2])/\(parts[1])/\(parts[0])"
    }

    /// `2026-11-22T03:05:00Z`
    var timestamp: String { now.description }

    /// The next visit: in a few hours.
    var nextVisit: String { "\(day(0))T\(UKTime.secondsOfDay(at: now) / 3600 < 17 ? "17:30:00" : "21:30:00")Z" }
}

enum CouncilForm {
    /// Northshire Council (503): Client Level Data terms in XML.
    static func xmlExtract(_ clients: [DemoClient], _ dates: DemoDates) -> [UInt8] {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ClientLevelData xmlns="urn:northshire:client-level-data" extractId="NS-\(dates.now.milliseconds)" extractedAt="\(dates.timestamp)">
              <LACode>503</LACode>

            """
        for client in clients {
            text += """
                  <Person>
                    <NHSNumber>\(client.number)</NHSNumber>
                    <LAPersonUniqueIdentifier>\(client.local)</LAPersonUniqueIdentifier>
                    <Title>\(client.title)</Title>
                    <FirstName>\(client.given)</FirstName>
                    <LastName>\(client.family)</LastName>
                    <DateOfBirth>\(client.born)</DateOfBirth>
                    <Gender>\(client.isFemale ? "Female" : "Male")</Gender>
                    <Postcode>NS1 4QT</Postcode>
                    <SFlag>No</SFlag>
                    <ObjectsToSharing>\(client.objects ? "Yes" : "No")</ObjectsToSharing>
                    <Event>
                      <EventType>Service</EventType>
                      <EventStartDate>\(dates.british(-290))</EventStartDate>
                      <EventEndDate/>
                      <EventDescription>\(client.service)</EventDescription>
                      <ServiceType>Long term support: Community</ServiceType>
                      <ServiceComponent>\(client.isReablement ? "Reablement" : "Home support or domiciliary care")</ServiceComponent>
                      <ProviderCQCLocationName>\(client.provider)</ProviderCQCLocationName>
                      <ProviderTelephone>\(client.providerTelephone)</ProviderTelephone>
                      <ProviderTelephoneHours>24 hours</ProviderTelephoneHours>
                      <KeyWorkerName>\(client.keyWorker)</KeyWorkerName>
                      <KeyWorkerTelephone>\(client.keyWorkerTelephone)</KeyWorkerTelephone>
                      <KeyWorkerTelephoneHours>weekdays 9 to 5</KeyWorkerTelephoneHours>
                      <VisitsPerDay>\(client.visitsPerDay)</VisitsPerDay>
                      <CarersPerVisit>\(client.carers)</CarersPerVisit>
                      <RestartBy>\(dates.british(14))</RestartBy>
                      <RestartNotice>24 hours' notice to the provider</RestartNotice>
                      <NextVisit>\(dates.nextVisit)</NextVisit>
                      <SafeguardingEnquiryOpen>No</SafeguardingEnquiryOpen>
                      <AccessHint>Key safe, ask the provider</AccessHint>
                      <UnitCost>21.50</UnitCost>
                      <CostFrequency>Hourly</CostFrequency>
                    </Event>
                  </Person>

                """
        }
        return Array((text + "</ClientLevelData>\n").utf8)
    }

    /// Eastmoor Council (504): the export of its case-management system "Casebook".
    static func casebook(_ clients: [DemoClient], _ dates: DemoDates) -> [UInt8] {
        let people: [JSONValue] = clients.map { client in
            var package: JSONObject = [
                "packageId": .string("PK-\(client.local)"), "kind": client.isReablement ? "REABLE" : "HOMECARE",
                "label": .string(client.service), "state": client.isOnHold ? "SUSPENDED" : "OPEN",
                "from": .string(dates.day(-290).description), "to": .null,
                "agency": [
                    "name": .string(client.provider), "phone": .string(client.providerTelephone),
                    "hours": "8 to 8, every day",
                ],
                "worker": ["name": .string(client.keyWorker), "phone": .string(client.keyWorkerTelephone)],
                "visits": ["perDay": .number("\(client.visitsPerDay)"), "staff": .number("\(client.carers)")],
                "resume": [
                    "noNewAssessmentUntil": .string(dates.day(14).description),
                    "notice": "24 hours' notice to the provider",
                ],
                "safeguarding": ["openEnquiry": true],
                "cost": ["unit": .number("21.50"), "per": "HOUR", "unitsPerWeek": .number("28.00")],
            ]
            if client.isOnHold {
                package["suspensions"] = [["since": .string(dates.day(-8).description)]]
            }
            return [
                "personId": .string(client.local),
                "identifiers": [["type": "NHS", "value": .string(client.number), "traced": true]],
                "name": ["full": .string("\(client.family), \(client.given)"), "title": .string(client.title)],
                "born": .string(client.born.description), "sex": client.isFemale ? "F" : "M",
                "recordMarker": "OPEN", "sharing": client.objects ? "OPTED-OUT" : "AGREED",
                "packages": [.object(package)],
            ]
        }
        let export: JSONValue = [
            "casebook": [
                "export": [
                    "ref": .string("CB-\(dates.now.milliseconds)"), "createdAt": .string(dates.timestamp),
                    "authority": "504", "version": "7.2",
                ], "people": .array(people),
            ]
        ]
        return export.write()
    }

    /// Westvale (505) and Southmere (506): the gateway's own contract.
    static func fhir(_ clients: [DemoClient], council: String, _ dates: DemoDates) throws -> Resource {
        var entries: [JSONValue] = []
        for client in clients {
            let (patient, episode) = ("urn:demo:patient:\(client.local)", "urn:demo:episode:\(client.local)")
            let (team, provider, worker) = (
                "urn:demo:team:\(client.local)", "urn:demo:provider:\(client.local)", "urn:demo:worker:\(client.local)"
            )
            let period: JSONValue = ["start": .string(dates.day(-290).description)]
            func add(_ url: String, _ resource: JSONValue) {
                entries.append(["fullUrl": .string(url), "resource": resource])
            }
            add(
                patient,
                [
                    "resourceType": "Patient",
                    "identifier": [
                        ["system": .string(NHSNumber.system), "value": .string(client.number)],
                        ["system": .string("urn:demo:\(council)"), "value": .string(client.local)],
                    ],
                    "name": [
                        [
                            "use": "official", "family": .string(client.family), "given": [.string(client.given)],
                            "prefix": [.string(client.title)],
                        ]
                    ], "gender": client.isFemale ? "female" : "male", "birthDate": .string(client.born.description),
                ])
            add(
                provider,
                [
                    "resourceType": "Organization", "name": .string(client.provider),
                    "telecom": [["system": "phone", "value": .string(client.providerTelephone)]],
                ])
            add(
                worker,
                [
                    "resourceType": "Practitioner", "name": [["text": .string(client.keyWorker)]],
                    "telecom": [["system": "phone", "value": .string(client.keyWorkerTelephone)]],
                ])
            add(
                team,
                [
                    "resourceType": "CareTeam", "status": "active", "name": "Duty team",
                    "subject": ["reference": .string(patient)],
                    "telecom": [["system": "phone", "value": "0115 496 0501", "use": "work"]],
                ])
            add(
                episode,
                [
                    "resourceType": "EpisodeOfCare", "status": "active",
                    "type": [
                        ["coding": [["code": "Home support or domiciliary care"]], "text": .string(client.service)]
                    ],
                    "patient": ["reference": .string(patient)],
                    "managingOrganization": ["reference": .string(provider), "display": .string(client.provider)],
                    "period": period,
                    "careManager": ["reference": .string(worker), "display": .string(client.keyWorker)],
                    "team": [["reference": .string(team)]],
                ])
            add(
                "urn:demo:plan:\(client.local)",
                [
                    "resourceType": "CarePlan",
                    "extension": [
                        [
                            "url": "https://caregate.example/fhir/StructureDefinition/next-visit",
                            "valueDateTime": .string(dates.nextVisit),
                        ],
                        [
                            "url": "https://caregate.example/fhir/StructureDefinition/safeguarding-enquiry",
                            "valueBoolean": false,
                        ],
                    ], "status": "active", "intent": "plan", "title": .string(client.service),
                    "subject": ["reference": .string(patient)], "period": period,
                    "careTeam": [["reference": .string(team)]], "supportingInfo": [["reference": .string(episode)]],
                    "activity": [
                        [
                            "detail": [
                                "extension": [
                                    [
                                        "url": "https://caregate.example/fhir/StructureDefinition/carers-per-visit",
                                        "valueInteger": .number("\(client.carers)"),
                                    ]
                                ], "status": "in-progress",
                                "scheduledTiming": [
                                    "repeat": [
                                        "frequency": .number("\(client.visitsPerDay)"), "period": 1, "periodUnit": "d",
                                    ]
                                ],
                            ]
                        ]
                    ],
                ])
            if client.objects {
                add(
                    "urn:demo:consent:\(client.local)",
                    [
                        "resourceType": "Consent", "status": "active",
                        "scope": ["coding": [["code": "patient-privacy"]]],
                        "category": [["coding": [["system": "http://loinc.org", "code": "59284-0"]]]],
                        "patient": ["reference": .string(patient)], "provision": ["type": "deny"],
                    ])
            }
        }
        guard
            let bundle = Resource([
                "resourceType": "Bundle", "id": .string("demo-\(council)-\(dates.now.milliseconds)"),
                "type": "collection",
                "timestamp": .string(dates.timestamp), "entry": .array(entries),
            ])
        else { throw Problems([Problem(.fault, "no Bundle")]) }
        return bundle
    }
}
