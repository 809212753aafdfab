// What the two hospitals send of an attendance: HL7 v2 ADT, or a FHIR R4 message Bundle.

import Records

struct Arrival: Sendable {
    var event = "A01"
    var visit: String
    var local: String
    var client: DemoClient
    /// Nothing: the patient could not say it, and nobody has traced it.
    var hasNHSNumber = true
    var at: Instant

    /// Kingsmead's patient administration system.
    func hl7(controlID: String) -> [UInt8] {
        let time = BenchPeople.hl7Time(at)
        let born = client.born.description.filter { $0 != "-" }
        let number = hasNHSNumber ? "~\(client.number)^^^NHS^NH" : ""
        let status = hasNHSNumber ? "01" : ""
        let text =
            "MSH|^~\\&|KINGSMEAD-PAS|RK5|CAREGATE|QNS|\(time)||ADT^\(event)|\(controlID)|P|2.4\r"
            + "EVN|\(event)|\(time)\r"
            + "PID|1||\(local)^^^RK5^MR\(number)||\(client.family)^\(client.given)^^^\(client.title)||\(born)|"
            + "\(client.isFemale ? "F" : "M")||||||||||||||||||||||||\(status)\r"
            + "PV1|1|E|EDMAJORS^^CUBICLE 4^RK501||||||||||||||||\(visit)|||||||||||||||||||||||||\(time)\r"
        return Array(text.utf8)
    }

    /// St Brannoc's: a message Bundle.
    func fhir(id: String) -> Resource? {
        var identifiers: [JSONValue] = [["system": "urn:rx8:mrn", "value": .string(local)]]
        if hasNHSNumber {
            identifiers.append([
                "extension": [
                    [
                        "url":
                            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
                        "valueCodeableConcept": ["coding": [["code": "number-present-and-verified"]]],
                    ]
                ], "system": .string(NHSNumber.system), "value": .string(client.number),
            ])
        }
        return Resource([
            "resourceType": "Bundle", "id": .string(id), "type": "message", "timestamp": .string(at.description),
            "entry": [
                [
                    "fullUrl": .string("urn:rx8:header:\(id)"),
                    "resource": [
                        "resourceType": "MessageHeader", "id": .string(id),
                        "eventCoding": ["system": "urn:rx8:events", "code": "ed-arrival"],
                        "source": ["endpoint": "https://rx8.example/fhir"],
                        "focus": [["reference": .string("urn:rx8:encounter:\(visit)")]],
                    ],
                ],
                [
                    "fullUrl": .string("urn:rx8:patient:\(local)"),
                    "resource": [
                        "resourceType": "Patient", "identifier": .array(identifiers),
                        "name": [["family": .string(client.family), "given": [.string(client.given)]]],
                        "gender": client.isFemale ? "female" : "male", "birthDate": .string(client.born.description),
                    ],
                ],
                [
                    "fullUrl": .string("urn:rx8:encounter:\(visit)"),
                    "resource": [
                        "resourceType": "Encounter",
                        "identifier": [["system": "urn:rx8:visit", "value": .string(visit)]], "status": "arrived",
                        "class": ["system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "EMER"],
                        "subject": ["reference": .string("urn:rx8:patient:\(local)")],
                        "period": ["start": .string(at.description)],
                    ],
                ],
            ],
        ])
    }
}
