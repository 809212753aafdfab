// DSTU2 → STU3 → R4, one case a change; all fixtures are invented.

import Testing

@testable import Records

@Suite struct DSTU2ConversionTests {
    private static let absent =
        "{\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", \"valueCode\": \"unknown\"}]}"
    private static let url = "http://hl7.org/fhir/1.0/StructureDefinition/extension-"

    @Test(arguments: [
        ("inpatient", "IMP"), ("outpatient", "AMB"), ("ambulatory", "AMB"), ("emergency", "EMER"), ("home", "HH"),
        ("field", "FLD"), ("virtual", "VR"),
    ])
    func theClassOfAnEncounterIsACodingOfV3(code: String, expected: String) throws {
        try Versions.expect(
            "{\"resourceType\": \"Encounter\", \"status\": \"arrived\", \"class\": \"\(code)\"}", in: .dstu2,
            gives: """
                {"resourceType": "Encounter", "status": "arrived",
                 "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "\(expected)"}}
                """)
    }

    @Test(arguments: ["daytime", "other"])
    func aClassThatV3DoesNotHaveIsKept(code: String) throws {
        try Versions.expect(
            "{\"resourceType\": \"Encounter\", \"status\": \"arrived\", \"class\": \"\(code)\"}", in: .dstu2,
            gives: """
                {"resourceType": "Encounter", "status": "arrived", "class": \(Self.absent),
                 "extension": [{"url": "\(Self.url)Encounter.class", "valueCode": "\(code)"}]}
                """, keeping: ["Encounter.class": 1])
    }

    @Test func diagnosesOfAnEncounter() throws {
        try Versions.expect(
            """
            {"resourceType": "Encounter", "status": "finished", "class": "inpatient",
             "patient": {"reference": "Patient/1"}, "indication": [{"reference": "Condition/1"}],
             "length": {"value": 1.50, "unit": "d"},
             "hospitalization": {"admittingDiagnosis": [{"reference": "Condition/2"}],
                "dischargeDiagnosis": [{"reference": "Condition/3"}]}}
            """, in: .dstu2,
            gives: """
                {"resourceType": "Encounter", "status": "finished",
                 "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
                 "subject": {"reference": "Patient/1"}, "length": {"value": 1.50, "unit": "d"},
                 "diagnosis": [{"condition": {"reference": "Condition/1"}},
                    {"condition": {"reference": "Condition/2"}, "use": {"coding": [
                        {"system": "http://terminology.hl7.org/CodeSystem/diagnosis-role", "code": "AD"}]}},
                    {"condition": {"reference": "Condition/3"}, "use": {"coding": [
                        {"system": "http://terminology.hl7.org/CodeSystem/diagnosis-role", "code": "DD"}]}}]}
                """)
    }

    @Test func patient() throws {
        try Versions.expect(
            """
            {"resourceType": "Patient", "name": [{"family": ["Okafor", "Adeyemi"], "given": ["Grace"]}],
             "identifier": [{"system": "http://fhir.nhs.net/Id/nhs-number", "value": "9990000018"}],
             "careProvider": [{"reference": "Organization/1"}],
             "link": [{"other": {"reference": "Patient/2"}, "type": "replace"}]}
            """, in: .dstu2,
            gives: """
                {"resourceType": "Patient", "name": [{"family": "Okafor Adeyemi", "given": ["Grace"]}],
                 "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"}],
                 "generalPractitioner": [{"reference": "Organization/1"}],
                 "link": [{"other": {"reference": "Patient/2"}, "type": "replaced-by"}]}
                """)
    }

    @Test func episodeOfCareWithItsTeam() throws {
        try Versions.expect(
            """
            {"resourceType": "EpisodeOfCare", "status": "active", "patient": {"reference": "Patient/1"},
             "condition": [{"reference": "Condition/1"}],
             "careTeam": [{"role": [{"text": "Carer"}, {"text": "Nurse"}], "period": {"start": "2026-11-01"},
                "member": {"reference": "Practitioner/1"}}]}
            """, in: .dstu2,
            gives: """
                {"resourceType": "EpisodeOfCare", "status": "active", "patient": {"reference": "Patient/1"},
                 "diagnosis": [{"condition": {"reference": "Condition/1"}}],
                 "contained": [{"resourceType": "CareTeam", "id": "care-team-1", "subject": {"reference": "Patient/1"},
                    "participant": [{"role": [{"text": "Carer"}, {"text": "Nurse"}], "period": {"start": "2026-11-01"},
                        "member": {"reference": "Practitioner/1"}}]}],
                 "team": [{"reference": "#care-team-1"}]}
                """)
    }

    @Test func carePlan() throws {
        try Versions.expect(
            """
            {"resourceType": "CarePlan", "status": "proposed", "subject": {"reference": "Patient/1"},
             "modified": "2026-11-02", "support": [{"reference": "Flag/1"}], "note": {"text": "x"},
             "relatedPlan": [{"code": "replaces", "plan": {"reference": "CarePlan/0"}},
                {"code": "includes", "plan": {"reference": "CarePlan/2"}}],
             "participant": [{"role": {"text": "Carer"}, "member": {"reference": "Practitioner/1"}}],
             "activity": [{"actionResulting": [{"reference": "Observation/1"}]},
                {"detail": {"prohibited": false, "statusReason": {"coding": [{"code": "wait"}]}}}]}
            """, in: .dstu2,
            gives: """
                {"resourceType": "CarePlan", "status": "draft", "intent": "plan", "subject": {"reference": "Patient/1"},
                 "supportingInfo": [{"reference": "Flag/1"}], "note": [{"text": "x"}],
                 "replaces": [{"reference": "CarePlan/0"}],
                 "contained": [{"resourceType": "CareTeam", "id": "care-team-1", "subject": {"reference": "Patient/1"},
                    "participant": [{"role": [{"text": "Carer"}], "member": {"reference": "Practitioner/1"}}]}],
                 "careTeam": [{"reference": "#care-team-1"}],
                 "activity": [{"outcomeReference": [{"reference": "Observation/1"}]},
                    {"detail": {"doNotPerform": false, "statusReason": {"coding": [{"code": "wait"}]},
                        "status": "unknown"}}],
                 "modifierExtension": [{"url": "\(Self.url)CarePlan.status", "valueCode": "proposed"}],
                 "extension": [{"url": "\(Self.url)CarePlan.modified", "valueDateTime": "2026-11-02"},
                    {"url": "\(Self.url)CarePlan.relatedPlan", "extension": [{"url": "code", "valueCode": "includes"},
                        {"url": "plan", "valueReference": {"reference": "CarePlan/2"}}]}]}
                """,
            keeping: ["CarePlan.status": 1, "CarePlan.modified": 1, "CarePlan.relatedPlan": 1])
    }

    @Test func condition() throws {
        try Versions.expect(
            """
            {"resourceType": "Condition", "patient": {"reference": "Patient/1"}, "encounter": {"reference": "Encounter/1"},
             "code": {"text": "x"}, "clinicalStatus": "relapse", "verificationStatus": "confirmed",
             "dateRecorded": "2026-11-02", "onsetQuantity": {"value": 52, "unit": "a"}, "notes": "n",
             "category": {"text": "diagnosis"}}
            """, in: .dstu2,
            gives: """
                {"resourceType": "Condition", "subject": {"reference": "Patient/1"},
                 "encounter": {"reference": "Encounter/1"}, "code": {"text": "x"},
                 "clinicalStatus": {"coding": [
                    {"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "recurrence"}]},
                 "verificationStatus": {"coding": [
                    {"system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "confirmed"}]},
                 "recordedDate": "2026-11-02", "onsetAge": {"value": 52, "unit": "a"}, "note": [{"text": "n"}],
                 "category": [{"text": "diagnosis"}]}
                """)
    }

    @Test func referralRequest() throws {
        try Versions.expect(
            """
            {"resourceType": "ReferralRequest", "status": "accepted", "date": "2026-11-02", "dateSent": "2026-11-03",
             "patient": {"reference": "Patient/1"}, "priority": {"coding": [{"code": "urgent"}]},
             "requester": {"reference": "Practitioner/1"}, "reason": {"text": "x"},
             "fulfillmentTime": {"start": "2026-11-10"}}
            """, in: .dstu2,
            gives: """
                {"resourceType": "ServiceRequest", "status": "active", "_intent": \(Self.absent),
                 "authoredOn": "2026-11-02", "subject": {"reference": "Patient/1"}, "priority": "urgent",
                 "requester": {"reference": "Practitioner/1"}, "reasonCode": [{"text": "x"}],
                 "occurrencePeriod": {"start": "2026-11-10"},
                 "modifierExtension": [{"url": "\(Self.url)ReferralRequest.status", "valueCode": "accepted"}],
                 "extension": [{"url": "\(Self.url)ReferralRequest.priority",
                        "valueCodeableConcept": {"coding": [{"code": "urgent"}]}},
                    {"url": "\(Self.url)ReferralRequest.dateSent", "valueDateTime": "2026-11-03"}]}
                """,
            keeping: ["ReferralRequest.status": 1, "ReferralRequest.dateSent": 1, "ReferralRequest.priority": 1])
    }

    @Test func practitionerRolesAreContained() throws {
        try Versions.expect(
            """
            {"resourceType": "Practitioner", "name": {"family": ["Adeyemi"]},
             "practitionerRole": [{"managingOrganization": {"reference": "Organization/1"}, "role": {"text": "Social worker"},
                "specialty": [{"text": "Adults"}], "period": {"start": "2026-11-01"},
                "location": [{"reference": "Location/1"}]}]}
            """, in: .dstu2,
            gives: """
                {"resourceType": "Practitioner", "name": [{"family": "Adeyemi"}],
                 "contained": [{"resourceType": "PractitionerRole", "id": "role-1", "practitioner": {"reference": "#"},
                    "organization": {"reference": "Organization/1"}, "code": [{"text": "Social worker"}],
                    "specialty": [{"text": "Adults"}], "period": {"start": "2026-11-01"},
                    "location": [{"reference": "Location/1"}]}]}
                """)
    }

    @Test func auditEvent() throws {
        try Versions.expect(
            """
            {"resourceType": "AuditEvent",
             "event": {"type": {"code": "rest"}, "dateTime": "2026-11-22T14:05:00Z", "purposeOfEvent": [{"code": "TREAT"}]},
             "participant": [{"requestor": true, "userId": {"value": "u1"}}], "source": {"identifier": {"value": "s1"}},
             "object": [{"reference": {"reference": "Patient/1"}}]}
            """, in: .dstu2,
            gives: """
                {"resourceType": "AuditEvent", "type": {"code": "rest"}, "recorded": "2026-11-22T14:05:00Z",
                 "purposeOfEvent": [{"coding": [{"code": "TREAT"}]}],
                 "agent": [{"requestor": true, "who": {"identifier": {"value": "u1"}}}],
                 "source": {"observer": {"identifier": {"value": "s1"}}},
                 "entity": [{"what": {"reference": "Patient/1"}}]}
                """)
    }

    @Test func messageAndCommunicationAndDocument() throws {
        let outcome = try Versions.toR4(
            """
            {"resourceType": "Bundle", "type": "message", "entry": [
              {"resource": {"resourceType": "MessageHeader", "event": {"system": "urn:x", "code": "assessment-notice"},
                "timestamp": "2026-11-22T14:05:00Z", "source": {"endpoint": "urn:x:ward"},
                "data": [{"reference": "Order/1"}]}},
              {"resource": {"resourceType": "Order", "id": "1", "subject": {"reference": "Patient/1"},
                "detail": [{"reference": "ReferralRequest/1"}]}},
              {"resource": {"resourceType": "Communication", "status": "failed", "reason": [{"text": "x"}],
                "requestDetail": {"reference": "CommunicationRequest/1"}}},
              {"resource": {"resourceType": "DocumentReference", "status": "current", "type": {"text": "x"},
                "indexed": "2026-11-22T14:05:00Z", "docStatus": {"coding": [{"code": "final"}]},
                "content": [{"attachment": {"url": "https://x.example/d"}, "format": [{"code": "a"}, {"code": "b"}]}]}},
              {"resource": {"resourceType": "List", "status": "current", "mode": "working", "note": "n"}}]}
            """, from: .dstu2)
        let entries = JSONValue.items(outcome.resource["entry"]).compactMap { $0["resource"] }
        #expect(outcome.resource["timestamp"] == "2026-11-22T14:05:00Z")
        #expect(entries[0]["eventCoding"]?["code"] == "assessment-notice")
        #expect(JSONValue.items(entries[0]["focus"])[0]["reference"] == "Basic/1")
        #expect(entries[1]["resourceType"] == "Basic")
        #expect(entries[1]["subject"]?["reference"] == "Patient/1")
        #expect(
            JSONValue.items(entries[1]["extension"])[0]["valueReference"]?["reference"] == "ServiceRequest/1")
        #expect(entries[2]["status"] == "stopped")
        #expect(JSONValue.items(entries[2]["basedOn"])[0]["reference"] == "CommunicationRequest/1")
        #expect(entries[3]["docStatus"] == "final")
        #expect(JSONValue.items(entries[3]["content"])[0]["format"]?["code"] == "a")
        #expect(JSONValue.items(entries[4]["note"]) == [["text": "n"]])
        #expect(
            outcome.kept == [
                "MessageHeader.timestamp": 1, "Order.detail": 1, "Communication.status": 1,
                "DocumentReference.docStatus": 1, "DocumentReference.content.format": 1,
            ])
    }

    @Test func aTimingHasItsUnits() throws {
        let outcome = try Versions.toR4(
            """
            {"resourceType": "CarePlan", "status": "active", "subject": {"reference": "Patient/1"}, "activity": [{"detail": {
             "prohibited": false, "status": "scheduled", "scheduledTiming": {"repeat": {"frequency": 4, "period": 1,
             "periodUnits": "d", "boundsQuantity": {"value": 2}, "when": "ACM"}}}}]}
            """, from: .dstu2)
        let detail = JSONValue.items(outcome.resource["activity"])[0]["detail"]
        #expect(
            detail?["scheduledTiming"]?["repeat"].map(Versions.sorted)
                == Versions.sorted([
                    "frequency": 4, "period": 1, "periodUnit": "d", "boundsDuration": ["value": 2], "when": ["ACM"],
                ]))
        #expect(outcome.kept == [:])
    }
}
