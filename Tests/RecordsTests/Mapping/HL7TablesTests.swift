// What the base mapping makes of the segments of ADT, along HL7's tables.

import Records
import Testing

@Suite struct HL7TablesTests {
    private static func er7(_ event: String, _ segments: [String]) -> [UInt8] {
        let head =
            "MSH|^~\\&|PAS|HOSPITAL|GATE|QNS|20261122140500||ADT^\(event)|1|P|2.4\rEVN|\(event)|20261122140500\r"
        return Array((head + segments.map { $0 + "\r" }.joined()).utf8)
    }

    private static func read(_ event: String, _ segments: String..., format: Format = .hl7v2) throws -> Reading {
        let bytes = er7(event, segments)
        let reading = try RecordReader.read(
            bytes, format: .hl7v2, profile: Fixtures.permissive(), receivedAt: Fixtures.receivedAt)
        #expect(throws: Never.self) { try FHIRJSON.check(reading.bundle.resource.json) }
        return reading
    }

    private static let pid = "PID|||K1^^^RK5^MR||TATE^MAUREEN"

    /// A segment with fields at their numbers.
    private static func segment(_ name: String, _ fields: KeyValuePairs<Int, String>) -> String {
        var text = name
        var written = 0
        for (number, value) in fields {
            text += String(repeating: "|", count: number - written) + value
            written = number
        }
        return text
    }

    /// The value at `name[0].given[1]` of a resource.
    private static func value(_ resource: Resource?, _ path: String) -> String? {
        var value: JSONValue? = resource.map { .object($0.json) }
        for step in path.split(separator: ".") {
            let parts = step.split(whereSeparator: { $0 == "[" || $0 == "]" })
            value = value?[String(parts[0])]
            for index in parts.dropFirst() {
                let items = JSONValue.items(value)
                value = Int(index).flatMap { $0 < items.count ? items[$0] : nil }
            }
        }
        return value?.scalar
    }

    private static func values(_ resource: Resource?, _ expected: [(String, String?)], _ comment: String = "") {
        for (path, text) in expected { #expect(value(resource, path) == text, "\(path) \(comment)") }
    }

    @Test func patientHasAllFieldsOfTheTable() throws {
        let pid = Self.segment(
            "PID",
            [
                2: "E1^^^OTHER^PI", 3: "K1^^^RK5^MR^^20260101^20270101", 4: "A1^^^ALT^PI~A2",
                5: "TATE&van^MAUREEN^ANN^JR^DR^BA^L",
                6: "OLDNAME^M", 7: "195011300000", 8: "F", 9: "TATIE^M^^^^^N",
                11: "1 MILL LANE&MILL&1^FLAT 2^NORTHSHIRE^^NS2 7DL^GBR^H",
                12: "SHIRE", 13: "01154960111^PRN^PH", 14: "01154960112", 15: "en^English^HL70296", 16: "M",
                17: "C^Christian^HL70006",
                20: "D-1^DVLA^20300101", 22: "A", 23: "NORTHSHIRE", 24: "Y", 26: "GBR^United Kingdom^ISO3166_1",
                28: "GBR", 40: "m@example.org^NET^Internet",
            ])
        let patient = try Self.read(
            "A28", pid, "PD1||||C9^GREEN^ANN^^^DR^^^GMC", "NK1|1|ACME|E^Employer^HL70131||01154960113"
        ).bundle.resources("Patient").first
        Self.values(
            patient,
            [
                ("identifier[0].value", "K1"), ("identifier[0].type.coding[0].code", "MR"),
                ("identifier[0].assigner.display", "RK5"),
                ("identifier[0].period.start", "2026-01-01"), ("identifier[1].value", "E1"),
                ("identifier[2].value", "A1"),
                // A2 has no authority that says whose number it is, and PID-3 is there.
                ("identifier[3].value", "D-1"), ("identifier[3].system", "urn:id:DVLA"),
                ("identifier[3].period.end", "2030-01-01"),
                ("name[0].family", "TATE"), ("name[0].given[1]", "ANN"), ("name[0].suffix[1]", "BA"),
                ("name[0].use", "official"),
                ("name[1].family", "TATIE"), ("name[1].use", "nickname"), ("birthDate", "1950-11-30"),
                ("gender", "female"),
                ("address[0].line[1]", "MILL"), ("address[0].line[3]", "FLAT 2"), ("address[0].district", "SHIRE"),
                ("telecom[0].use", "home"), ("telecom[1].use", "work"), ("telecom[2].system", "email"),
                ("communication[0].language.coding[0].code", "en"),
                ("communication[0].language.coding[0].system", "urn:id:HL70296"),
                ("maritalStatus.coding[0].display", "Married"), ("multipleBirthBoolean", "true"),
                ("extension[0].valueString", "OLDNAME"), ("extension[2].valueCodeableConcept.coding[0].code", "A"),
                ("extension[4].extension[0].valueCodeableConcept.coding[0].system", "urn:iso:std:iso:3166"),
                ("contact[0].relationship[0].coding[0].code", "E"), ("contact[0].telecom[0].value", "01154960113"),
                ("generalPractitioner[0].identifier.system", "https://fhir.hl7.org.uk/Id/gmc-number"),
                ("generalPractitioner[0].display", "DR ANN GREEN"),
            ])
    }

    @Test func aDeathWithABadDateIsADeath() throws {
        let patient = try Self.read("A31", Self.segment("PID", [3: "K1", 29: "yesterday", 30: "Y"])).bundle.resources(
            "Patient"
        ).first
        Self.values(patient, [("deceasedBoolean", "true"), ("deceasedDateTime", nil)])
    }

    @Test func kinAreRelatedPersonsUnlessOrganisations() throws {
        let bundle = try Self.read(
            "A08", Self.pid,
            "NK1|1|OKORO^GRACE^^^MRS|DAU^Daughter^HL70063|2 MILL LANE|01154960120^PRN^PH|01154960121|C^Emergency contact^HL70131",
            "NK1|2|ACME|E", "NK1|3||DAU"
        ).bundle
        #expect(bundle.resources("RelatedPerson").count == 1)
        let patient = bundle.entries.first { $0.resource.type == "Patient" }
        Self.values(
            bundle.resources("RelatedPerson").first,
            [
                ("patient.reference", patient?.fullURL), ("name[0].family", "OKORO"),
                ("relationship[0].coding[0].code", "DAU"),
                ("relationship[1].coding[0].system", "http://terminology.hl7.org/CodeSystem/v2-0131"),
                ("telecom[0].value", "01154960120"), ("telecom[1].use", "work"), ("address[0].line[0]", "2 MILL LANE"),
            ])
    }

    @Test func encounterHasItsPeopleAndPlaces() throws {
        let visit = Self.segment(
            "PV1",
            [
                2: "I", 3: "W1^^B1^RK5", 4: "E", 5: "PA1", 6: "ED", 7: "C1^GREEN^ANN^^^DR~C2^BLACK", 8: "C3^WHITE",
                9: "C4^GREY", 11: "XRAY",
                13: "R", 14: "7", 15: "B6", 17: "C5^BROWN", 19: "V1", 36: "01", 37: "HOME", 38: "VEG", 42: "W2",
                44: "20261122130000",
                45: "20261123", 50: "V1-ALT", 54: "EP1",
            ])
        let bundle = try Self.read("A03", Self.pid + "|||||||||||||ACC1", visit, "PV2|||R10^Pain^I10||||||||3").bundle
        Self.values(
            bundle.resources("Encounter").first,
            [
                ("identifier[0].value", "V1"), ("identifier[0].type.coding[0].code", "VN"),
                ("identifier[1].value", "V1-ALT"),
                ("participant[0].individual.display", "DR ANN GREEN"),
                ("participant[1].individual.identifier.value", "C2"),
                ("participant[0].type[0].coding[0].display", "attender"),
                ("participant[2].type[0].coding[0].code", "REF"), ("participant[4].type[0].coding[0].code", "ADM"),
                ("location[0].location.identifier.value", "W1"), ("location[0].status", "completed"),
                ("location[1].location.identifier.value", "ED"), ("location[1].status", "completed"),
                ("location[2].extension[0].valueCodeableConcept.coding[0].code", "temporary"),
                ("location[3].status", "reserved"),
                ("hospitalization.preAdmissionIdentifier.value", "PA1"),
                ("hospitalization.admitSource.coding[0].code", "7"),
                ("hospitalization.reAdmission.coding[0].code", "R"), ("hospitalization.destination.display", "HOME"),
                ("length.value", "3"), ("length.code", "d"), ("reasonCode[0].text", "Pain"),
                ("reasonCode[0].coding[0].system", "http://hl7.org/fhir/sid/icd-10"), ("period.end", "2026-11-23"),
                ("episodeOfCare[0].reference", bundle.entries.first { $0.resource.type == "EpisodeOfCare" }?.fullURL),
                ("account[0].reference", bundle.entries.first { $0.resource.type == "Account" }?.fullURL),
            ])
    }

    @Test(
        arguments: [
            ("A12", "in-progress", "2026-11-23"), ("A13", "in-progress", nil), ("A11", "cancelled", "2026-11-23"),
            ("A16", "in-progress", "2026-11-23"), ("A03", "finished", "2026-11-23"),
            ("A17", "in-progress", "2026-11-23"),
        ] as [(String, String, String?)])
    func eventSaysHowTheVisitStands(event: String, status: String, end: String?) throws {
        let encounter = try Self.read(
            event, Self.pid, Self.segment("PV1", [2: "E", 3: "ED", 19: "V1", 45: "20261123"])
        )
        .bundle.resources("Encounter").first
        Self.values(encounter, [("status", status), ("period.end", end)], event)
    }

    @Test func swapGivesEachPatientTheirOwnPlace() throws {
        let bundle = try Self.read(
            "A17", "PID|||K1", "PV1||I|W1||||||||||||||||V1", "PID|||K2", "PV1||I|W2||||||||||||||||V2"
        ).bundle
        #expect(
            bundle.resources("Encounter").map { Self.value($0, "location[0].location.identifier.value") } == [
                "W1", "W2",
            ])
        let patients = bundle.entries.filter { $0.resource.type == "Patient" }.map(\.fullURL)
        #expect(bundle.resources("Encounter").map { Self.value($0, "subject.reference") } == patients)
    }

    /// A45: the visit is the patient's, under its number; what it was called before is entered in error.
    @Test(arguments: [
        ("PV1||E|ED||||||||||||||||V1", "V1", [("V1", "unknown")]),
        ("PV1||E|ED||||||||||||||||V2", "V1", [("V2", "unknown"), ("V1", "entered-in-error")]),
        ("PV1||E|ED", "V1", [("V1", "unknown")]), ("PV1||E|ED||||||||||||||||V2", "", [("V2", "unknown")]),
        ("PV1||E|ED", "", []),
    ])
    func movedVisitIsItsPatients(visit: String, before: String, expected: [(String, String)]) throws {
        let bundle = try Self.read("A45", Self.pid, "MRG|K9^^^RK5||||\(before)", visit).bundle
        let found = bundle.resources("Encounter").map {
            [Self.value($0, "identifier[0].value"), Self.value($0, "status")]
        }
        #expect(found == expected.map { [$0.0, $0.1] })
        let patient = bundle.entries.first { $0.resource.type == "Patient" }
        #expect(bundle.resources("Encounter").allSatisfy { Self.value($0, "subject.reference") == patient?.fullURL })
        // The other patient goes on: no merge.
        #expect(patient?.resource["link"] == nil)
    }

    @Test func severalVisitsMoveInOneMessage() throws {
        let bundle = try Self.read(
            "A45", Self.pid, "MRG|K9||||V1", "PV1||E|ED||||||||||||||||V1", "MRG|K9||||V2",
            "PV1||I|W1||||||||||||||||V2"
        ).bundle
        #expect(bundle.resources("Encounter").map { Self.value($0, "identifier[0].value") } == ["V1", "V2"])
        #expect(bundle.resources("Encounter").map { Self.value($0, "class.code") } == ["EMER", "IMP"])
    }

    @Test(arguments: ["A18", "A34", "A40", "A47"])
    func mergesSayWhichNumbersAreReplaced(event: String) throws {
        let bundle = try Self.read(event, Self.pid, "MRG|K8^^^RK5~9990000018^^^NHS^NH||ACC0").bundle
        Self.values(
            bundle.resources("Patient").first,
            [
                ("link[0].other.identifier.value", "K8"), ("link[0].type", "replaces"),
                ("link[1].other.identifier.value", "9990000018"),
                ("link[1].other.identifier.system", NHSNumber.system),
            ])
        #expect(bundle.resources("Encounter").isEmpty)
        Self.values(bundle.resources("Account").first, [("identifier[0].value", "ACC0"), ("status", "unknown")])
    }

    @Test func diagnosesAllergiesAndProceduresAreOfThePatient() throws {
        let bundle = try Self.read(
            "A01", Self.pid, "PV1||I|W1||||||||||||||||V1", "AL1|1|DA|A1^Penicillin^SCT|SV|Rash~Hives|20200101",
            "AL1|2|FA||MO",
            "DG1|1||R10^Pain^I10|Belly pain|20261122|W", "DG1|2||R11^Sickness^I10|||||||||||||||||D2|D",
            "PR1|1||G45^Endoscopy^OPCS4||20261122150000||||||C1^GREEN^ANN"
        ).bundle
        let encounter = bundle.entries.first { $0.resource.type == "Encounter" }
        #expect(bundle.resources("AllergyIntolerance").count == 1)
        Self.values(
            bundle.resources("AllergyIntolerance").first,
            [
                ("category[0]", "medication"), ("criticality", "high"),
                ("code.coding[0].system", "http://snomed.info/sct"),
                ("reaction[1].manifestation[0].text", "Hives"), ("reaction[0].severity", "severe"),
                ("onsetDateTime", "2020-01-01"),
            ])
        let conditions = bundle.resources("Condition")
        Self.values(
            conditions.first,
            [
                ("code.coding[0].code", "R10"), ("code.text", "Belly pain"), ("onsetDateTime", "2026-11-22"),
                ("verificationStatus.coding[0].code", "provisional"), ("encounter.reference", encounter?.fullURL),
            ])
        Self.values(
            conditions.last, [("verificationStatus.coding[0].code", "entered-in-error"), ("identifier[0].value", "D2")])
        Self.values(
            bundle.resources("Procedure").first,
            [
                ("code.coding[0].code", "G45"), ("performer[0].actor.display", "ANN GREEN"),
                ("performer[0].function.text", "Surgeon"),
                ("performedDateTime", "2026-11-22T15:00:00Z"),
            ])
    }

    @Test(
        arguments: [
            (
                "NM|8867-4^Rate^LN||1.00|/min|60-80|H|||F",
                [
                    ("valueQuantity.value", "1.00"), ("valueQuantity.unit", "/min"), ("status", "final"),
                    ("interpretation[0].coding[0].code", "H"), ("referenceRange[0].text", "60-80"),
                ]
            ),
            ("NM|8867-4^Rate^LN||many||||||F", [("valueQuantity.value", nil), ("status", "final")]),
            ("ST|c||a\\T\\b||||||P", [("valueString", "a&b"), ("status", "preliminary")]),
            ("|c||free", [("valueString", "free"), ("status", "unknown")]),
            (
                "CE|c||Y^Yes^L~N^No^L",
                [
                    ("component[0].valueCodeableConcept.coding[0].code", "Y"),
                    ("component[1].valueCodeableConcept.coding[0].display", "No"),
                    ("component[0].code.coding[0].code", "c"),
                ]
            ),
            ("CWE|c||Y^Yes^LN", [("valueCodeableConcept.coding[0].system", "http://loinc.org"), ("component", nil)]),
            ("DT|c||20261122", [("valueDateTime", "2026-11-22")]),
            ("NM|c||1~2", [("component[1].valueQuantity.value", "2"), ("valueQuantity.value", nil)]),
        ] as [(String, [(String, String?)])])
    func observationsAreOfTheirType(obx: String, expected: [(String, String?)]) throws {
        let bundle = try Self.read("A08", Self.pid, "OBX|1|\(obx)").bundle
        #expect(bundle.resources("Observation").count == 1)
        Self.values(bundle.resources("Observation").first, expected, obx)
    }

    @Test func insuranceIsCoverage() throws {
        let coverage = try Self.read(
            "A01", Self.pid,
            Self.segment("IN1", [1: "1", 2: "P1^Plan", 3: "I1", 4: "Insurer", 8: "G1", 12: "20260101", 36: "N1"])
        )
        .bundle.resources("Coverage").first
        Self.values(
            coverage,
            [
                ("class[0].value", "P1"), ("class[1].type.coding[0].code", "group"), ("payor[0].display", "Insurer"),
                ("identifier[0].value", "N1"), ("period.start", "2026-01-01"),
            ])
    }

    @Test func provenanceSaysWhoAndWhen() throws {
        let profile = try Fixtures.permissive()
        for (evn, expected) in [
            (
                "EVN|A01|20261122140500||01^Request^HL70062|U1^GREEN^ANN|20261122140000|WARD",
                [
                    ("agent[0].who.display", "ANN GREEN"), ("occurredDateTime", "2026-11-22T14:00:00Z"),
                    ("reason[0].coding[0].code", "01"), ("location.display", "WARD"),
                    ("recorded", "2026-11-22T14:05:00.000Z"),
                ]
            ),
            ("EVN|A01", [("agent[0].who.identifier.value", "XTEST"), ("recorded", "2026-11-22T14:00:00.000Z")]),
        ] as [(String, [(String, String?)])] {
            let text = "MSH|^~\\&|A|B|C|D|20261122140000||ADT^A01|1|P|2.4\r\(evn)\r\(Self.pid)\r"
            let bundle = try RecordReader.read(
                Array(text.utf8), format: .hl7v2, profile: profile, receivedAt: Fixtures.receivedAt
            ).bundle
            let header = bundle.entries.first { $0.resource.type == "MessageHeader" }
            Self.values(bundle.resources("Provenance").first, expected + [("target[0].reference", header?.fullURL)])
            Self.values(header?.resource, [("destination[0].name", "C"), ("destination[0].receiver.display", "D")])
        }
    }

    /// The place where a patient is decides, not where the patient was or is expected.
    @Test(
        arguments: [
            ([3: "ED"], true), ([3: "W1", 6: "ED"], false), ([3: "W1", 11: "ED"], false), ([3: "W1", 42: "ED"], false),
            ([3: "W1", 43: "ED"], false),
            ([3: "ED", 42: "W1"], true),
        ] as [(KeyValuePairs<Int, String>, Bool)])
    func emergencyDepartmentIsWhereThePatientIs(places: KeyValuePairs<Int, String>, isInDepartment: Bool) throws {
        let rule = EDRule(alternatives: [.init(classes: [], locations: ["ED"])])
        let encounter = try #require(
            try Self.read("A02", Self.pid, Self.segment("PV1", places)).bundle.resources("Encounter").first)
        #expect(rule.matches(encounter) == isInDepartment)
    }

    /// A finished encounter whose only places are past is still of its department.
    @Test func pastPlacesCountWhereThereAreNoOthers() throws {
        let encounter = try #require(try Self.read("A03", Self.pid, "PV1||E|ED").bundle.resources("Encounter").first)
        #expect(Self.value(encounter, "location[0].status") == "completed")
        #expect(EDRule(alternatives: [.init(classes: [], locations: ["ED"])]).matches(encounter))
    }

    @Test func v2XMLIsMappedAsTheSameMessage() throws {
        let er7 = Self.er7("A01", [Self.pid, "PV1||E|ED||||||||||||||||V1", "DG1|1||R10^Pain\\T\\more^I10"])
        let files = [
            ("mappings/hl7v2-adt.yaml", String(decoding: try Fixtures.bytes("mappings/hl7v2-adt.yaml"), as: UTF8.self)),
            (
                "mappings/X1.yaml",
                "sender: XTEST\nname: Test\nformats: [hl7v2-xml]\npublishes: [encounter]\nextends: hl7v2-adt\n"
            ),
        ]
        let profile = try SenderProfile.load(files)[0]
        let xml = try HL7XML.write(HL7Message(er7))
        let one = try RecordReader.read(xml, format: .hl7v2XML, profile: profile, receivedAt: Fixtures.receivedAt)
        let other = try RecordReader.read(
            er7, format: .hl7v2, profile: Fixtures.permissive(), receivedAt: Fixtures.receivedAt)
        #expect(one.bundle == other.bundle)
        #expect(one.controlID == other.controlID)
        #expect(one.event == "A01")
    }

    @Test(arguments: [
        ("identifier: { at: PID-3, shape: nothing }", "there is no shape of this name"),
        ("identifier: { at: PID, shape: id }", "at names a field of HL7 v2"),
        ("identifier: { at: .1, shape: id }", "at names a field of HL7 v2"),
        ("name: { at: PID-3, shape: id }", "HumanName has no element value"),
        ("identifier: { at: PID-3, shape: id, set: text }", "set has no elements"),
    ])
    func shapesAreCheckedWhereTheyAreUsed(element: String, what: String) {
        let file = """
            sender: XTEST
            name: Test
            formats: [hl7v2]
            publishes: [encounter]
            source: hl7v2
            shapes: { id: { value: .1 } }
            resources: [{ resource: Patient, set: { \(element) } }]
            """
        let problems = #expect(throws: Problems.self) { try SenderProfile.load([("mappings/XTEST.yaml", file)]) }
        #expect(problems?.all.contains { $0.what.contains(what) && $0.place.hasPrefix("mappings/XTEST.yaml:") } == true)
    }
}
