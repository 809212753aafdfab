// STU3 → R4, one case a change; all fixtures are invented.

import Testing

@testable import Records

@Suite struct STU3ConversionTests {
    private static let absent =
        "{\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\", \"valueCode\": \"unknown\"}]}"
    private static let url = "http://hl7.org/fhir/3.0/StructureDefinition/extension-"

    @Test func encounter() throws {
        try Versions.expect(
            """
            {"resourceType": "Encounter", "id": "e1", "status": "in-progress",
             "class": {"system": "http://hl7.org/fhir/v3/ActCode", "code": "EMER"},
             "reason": [{"text": "Fall"}], "incomingReferral": [{"reference": "ReferralRequest/7"}],
             "appointment": {"reference": "Appointment/3"},
             "diagnosis": [{"condition": {"reference": "Condition/1"},
                            "role": {"coding": [{"system": "http://hl7.org/fhir/diagnosis-role", "code": "AD"}]}}]}
            """, in: .stu3,
            gives: """
                {"resourceType": "Encounter", "id": "e1", "status": "in-progress",
                 "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "EMER"},
                 "reasonCode": [{"text": "Fall"}], "basedOn": [{"reference": "ServiceRequest/7"}],
                 "appointment": [{"reference": "Appointment/3"}],
                 "diagnosis": [{"condition": {"reference": "Condition/1"},
                    "use": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/diagnosis-role", "code": "AD"}]}}]}
                """)
    }

    @Test func whatR4RequiresAndSTU3DoesNotIsSaidToBeUnknown() throws {
        try Versions.expect(
            "{\"resourceType\": \"Encounter\", \"status\": \"planned\"}", in: .stu3,
            gives: "{\"resourceType\": \"Encounter\", \"status\": \"planned\", \"class\": \(Self.absent)}")
    }

    /// A Bundle has no extensions; what has no home in it is kept with its Meta.
    @Test func aResourceWithoutExtensionsKeepsThemInItsMeta() throws {
        try Versions.expect(
            "{\"resourceType\": \"Bundle\", \"meta\": {\"versionId\": \"1\"}, \"type\": \"parcel\"}", in: .stu3,
            gives: """
                {"resourceType": "Bundle", "_type": \(Self.absent),
                 "meta": {"versionId": "1", "extension": [{"url": "\(Self.url)Bundle.type", "valueCode": "parcel"}]}}
                """, keeping: ["Bundle.type": 1])
    }

    @Test func whatSTU3RequiresStaysMissing() throws {
        let read = try FHIRJSON.read(Array("{\"resourceType\": \"Flag\", \"status\": \"active\"}".utf8), version: .stu3)
        let outcome = try FHIRConversion.toR4(read, from: .stu3)
        let expressions = FHIRValidation.validate(outcome.resource).issues.map(\.expression)
        #expect(expressions == ["Flag.code", "Flag.subject"])
    }

    @Test func condition() throws {
        try Versions.expect(
            """
            {"resourceType": "Condition", "subject": {"reference": "Patient/1"}, "clinicalStatus": "active",
             "verificationStatus": "unknown", "assertedDate": "2026-11-02", "context": {"reference": "EpisodeOfCare/2"},
             "abatementBoolean": false, "stage": {"summary": {"text": "2"}},
             "category": [{"coding": [{"system": "http://hl7.org/fhir/condition-category", "code": "problem-list-item"}]}]}
            """, in: .stu3,
            gives: """
                {"resourceType": "Condition", "subject": {"reference": "Patient/1"},
                 "clinicalStatus": {"coding": [
                    {"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
                 "recordedDate": "2026-11-02", "stage": [{"summary": {"text": "2"}}],
                 "modifierExtension": [{"url": "\(Self.url)Condition.verificationStatus", "valueCode": "unknown"}],
                 "extension": [
                    {"url": "\(Self.url)Condition.context", "valueReference": {"reference": "EpisodeOfCare/2"}},
                    {"url": "\(Self.url)Condition.abatement", "valueBoolean": false}],
                 "category": [{"coding": [
                    {"system": "http://terminology.hl7.org/CodeSystem/condition-category", "code": "problem-list-item"}]}]}
                """,
            keeping: ["Condition.verificationStatus": 1, "Condition.abatement": 1, "Condition.context": 1])
    }

    @Test func carePlan() throws {
        try Versions.expect(
            """
            {"resourceType": "CarePlan", "status": "suspended", "intent": "plan", "subject": {"reference": "Patient/1"},
             "context": {"reference": "Encounter/1"}, "definition": [{"reference": "PlanDefinition/1"}],
             "author": [{"reference": "Practitioner/1"}, {"reference": "Practitioner/2"}],
             "activity": [{"detail": {"category": {"coding": [{"code": "other"}]}, "status": "scheduled",
                "statusReason": "Waiting", "prohibited": true}}]}
            """, in: .stu3,
            gives: """
                {"resourceType": "CarePlan", "status": "on-hold", "intent": "plan", "subject": {"reference": "Patient/1"},
                 "encounter": {"reference": "Encounter/1"}, "instantiatesCanonical": ["PlanDefinition/1"],
                 "author": {"reference": "Practitioner/1"}, "contributor": [{"reference": "Practitioner/2"}],
                 "activity": [{"detail": {"status": "scheduled", "statusReason": {"text": "Waiting"},
                    "doNotPerform": true,
                    "extension": [{"url": "\(Self.url)CarePlan.activity.detail.category",
                        "valueCodeableConcept": {"coding": [{"code": "other"}]}}]}}]}
                """, keeping: ["CarePlan.activity.detail.category": 1])
    }

    @Test func referralRequest() throws {
        try Versions.expect(
            """
            {"resourceType": "ReferralRequest", "id": "r1", "status": "cancelled", "intent": "order",
             "subject": {"reference": "Patient/1"}, "type": {"text": "Assessment"},
             "groupIdentifier": {"value": "G1"}, "specialty": {"text": "Therapy"},
             "requester": {"agent": {"reference": "Practitioner/1"}, "onBehalfOf": {"reference": "Organization/1"}},
             "recipient": [{"reference": "Organization/2"}], "description": "At home",
             "replaces": [{"reference": "ReferralRequest/0"}]}
            """, in: .stu3,
            gives: """
                {"resourceType": "ServiceRequest", "id": "r1", "status": "revoked", "intent": "order",
                 "subject": {"reference": "Patient/1"}, "code": {"text": "Assessment"}, "requisition": {"value": "G1"},
                 "performerType": {"text": "Therapy"}, "performer": [{"reference": "Organization/2"}],
                 "requester": {"reference": "Practitioner/1", "extension": [
                    {"url": "\(Self.url)ReferralRequest.requester.onBehalfOf",
                     "valueReference": {"reference": "Organization/1"}}]},
                 "extension": [{"url": "\(Self.url)ReferralRequest.description", "valueString": "At home"}],
                 "replaces": [{"reference": "ServiceRequest/0"}]}
                """, keeping: ["ReferralRequest.requester.onBehalfOf": 1, "ReferralRequest.description": 1])
    }

    @Test func taskAndCareTeamAndFlag() throws {
        try Versions.expect(
            """
            {"resourceType": "Task", "status": "requested", "intent": "order", "reason": {"text": "Discharge"},
             "context": {"reference": "Encounter/1"}, "definitionUri": "urn:x:1",
             "requester": {"agent": {"reference": "Organization/1"}}}
            """, in: .stu3,
            gives: """
                {"resourceType": "Task", "status": "requested", "intent": "order", "reasonCode": {"text": "Discharge"},
                 "encounter": {"reference": "Encounter/1"}, "instantiatesUri": "urn:x:1",
                 "requester": {"reference": "Organization/1"}}
                """)
        try Versions.expect(
            "{\"resourceType\": \"CareTeam\", \"participant\": [{\"role\": {\"text\": \"Carer\"}}]}", in: .stu3,
            gives: "{\"resourceType\": \"CareTeam\", \"participant\": [{\"role\": [{\"text\": \"Carer\"}]}]}")
        try Versions.expect(
            """
            {"resourceType": "Flag", "status": "active", "category": {"text": "Care"}, "code": {"text": "Package"},
             "subject": {"reference": "Patient/1"}}
            """, in: .stu3,
            gives: """
                {"resourceType": "Flag", "status": "active", "category": [{"text": "Care"}], "code": {"text": "Package"},
                 "subject": {"reference": "Patient/1"}}
                """)
    }

    @Test func messageBundle() throws {
        let bundle = """
            {"resourceType": "Bundle", "type": "message", "entry": [
              {"fullUrl": "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0001", "resource": {"resourceType": "MessageHeader",
                "event": {"system": "urn:x", "code": "admission"}, "timestamp": "2026-11-22T14:05:00Z",
                "source": {"endpoint": "urn:x:ward"}, "destination": [{"endpoint": "urn:x:council"}],
                "receiver": {"reference": "Organization/1"}}},
              {"fullUrl": "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002", "resource": {"resourceType": "EpisodeOfCare",
                "status": "active", "patient": {"reference": "Patient/1"}}},
              {"resource": {"resourceType": "Flag", "status": "active", "code": {"text": "x"},
                "subject": {"reference": "Patient/1"}}, "request": {"method": "PUT", "url": "ReferralRequest/9"}},
              {"resource": {"resourceType": "Communication", "status": "completed",
                "context": {"reference": "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002"}}}]}
            """
        let outcome = try Versions.toR4(bundle, from: .stu3)
        let entries = JSONValue.items(outcome.resource["entry"]).map { $0["resource"] }
        #expect(outcome.resource["timestamp"] == "2026-11-22T14:05:00Z")
        #expect(entries[0]?["eventCoding"]?["code"] == "admission")
        #expect(JSONValue.items(entries[0]?["destination"])[0]["receiver"]?["reference"] == "Organization/1")
        #expect(JSONValue.items(outcome.resource["entry"])[2]["request"]?["url"] == "ServiceRequest/9")
        // What the reference leads to is an episode, which R4's encounter cannot be.
        #expect(entries[3]?["encounter"] == nil)
        #expect(outcome.kept == ["MessageHeader.timestamp": 1, "Communication.context": 1])
    }

    @Test func communicationThatWasNotDone() throws {
        try Versions.expect(
            """
            {"resourceType": "Communication", "status": "suspended", "notDone": true, "notDoneReason": {"text": "Away"},
             "topic": [{"reference": "Flag/1"}]}
            """, in: .stu3,
            gives: """
                {"resourceType": "Communication", "status": "not-done", "statusReason": {"text": "Away"},
                 "about": [{"reference": "Flag/1"}],
                 "modifierExtension": [{"url": "\(Self.url)Communication.status", "valueCode": "suspended"}]}
                """, keeping: ["Communication.status": 1])
    }

    @Test func consent() throws {
        try Versions.expect(
            """
            {"resourceType": "Consent", "status": "active", "patient": {"reference": "Patient/1"},
             "category": [{"text": "Sharing"}], "identifier": {"value": "C1"}, "period": {"start": "2026-11-01"},
             "consentingParty": [{"reference": "Patient/1"}], "policyRule": "urn:x:policy",
             "purpose": [{"code": "TREAT"}], "sourceIdentifier": {"value": "S1"},
             "except": [{"type": "deny", "code": [{"code": "x"}]}]}
            """, in: .stu3,
            gives: """
                {"resourceType": "Consent", "status": "active", "patient": {"reference": "Patient/1"},
                 "scope": {"coding": [
                    {"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
                 "category": [{"text": "Sharing"}], "identifier": [{"value": "C1"}],
                 "performer": [{"reference": "Patient/1"}], "sourceReference": {"identifier": {"value": "S1"}},
                 "policyRule": {"coding": [{"system": "urn:ietf:rfc:3986", "code": "urn:x:policy"}]},
                 "provision": {"period": {"start": "2026-11-01"}, "purpose": [{"code": "TREAT"}],
                    "provision": [{"type": "deny", "code": [{"coding": [{"code": "x"}]}]}]}}
                """)
    }

    @Test func auditEvent() throws {
        try Versions.expect(
            """
            {"resourceType": "AuditEvent", "type": {"code": "rest"}, "recorded": "2026-11-22T14:05:00Z",
             "agent": [{"requestor": true, "reference": {"reference": "Practitioner/1"}, "userId": {"value": "u1"}}],
             "source": {"identifier": {"value": "s1"}},
             "entity": [{"detail": [{"type": "x", "value": "AAAA"}], "identifier": {"value": "i1"}}]}
            """, in: .stu3,
            gives: """
                {"resourceType": "AuditEvent", "type": {"code": "rest"}, "recorded": "2026-11-22T14:05:00Z",
                 "agent": [{"requestor": true, "who": {"reference": "Practitioner/1", "identifier": {"value": "u1"}}}],
                 "source": {"observer": {"identifier": {"value": "s1"}}},
                 "entity": [{"detail": [{"type": "x", "valueBase64Binary": "AAAA"}], "what": {"identifier": {"value": "i1"}}}]}
                """)
    }

    @Test func documentReference() throws {
        try Versions.expect(
            """
            {"resourceType": "DocumentReference", "status": "current", "type": {"text": "Letter"},
             "class": {"text": "Correspondence"}, "indexed": "2026-11-22T14:05:00Z", "created": "2026-11-20",
             "content": [{"attachment": {"url": "https://x.example/d"}}],
             "context": {"encounter": {"reference": "Encounter/1"},
                "related": [{"identifier": {"value": "1"}, "ref": {"reference": "Flag/1"}}]}}
            """, in: .stu3,
            gives: """
                {"resourceType": "DocumentReference", "status": "current", "type": {"text": "Letter"},
                 "category": [{"text": "Correspondence"}], "date": "2026-11-22T14:05:00Z",
                 "extension": [{"url": "\(Self.url)DocumentReference.created", "valueDateTime": "2026-11-20"}],
                 "content": [{"attachment": {"url": "https://x.example/d"}}],
                 "context": {"encounter": [{"reference": "Encounter/1"}],
                    "related": [{"identifier": {"value": "1"}, "reference": "Flag/1"}]}}
                """, keeping: ["DocumentReference.created": 1])
    }

    @Test func patientWithAnimalProfileAndUKExtensions() throws {
        try Versions.expect(
            """
            {"resourceType": "Patient", "meta": {"profile": ["https://x.example/STU3/P"]},
             "_birthDate": {"extension": [{"url": "urn:x", "valueDateTime": "2020-01-01T08:00:00Z"}]},
             "birthDate": "2020-01-01", "animal": {"species": {"text": "Dog"}},
             "extension": [{"url": "https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-EthnicCategory-1",
                "valueCodeableConcept": {"coding": [
                    {"system": "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-EthnicCategory-1", "code": "A"}]}}],
             "contained": [{"resourceType": "ReferralRequest", "id": "c1", "status": "active", "intent": "order",
                "subject": {"reference": "#"}}],
             "text": {"status": "generated", "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">x</div>"}}
            """, in: .stu3,
            gives: """
                {"resourceType": "Patient", "meta": {"extension": [
                    {"url": "\(Self.url)Meta.profile", "valueUri": "https://x.example/STU3/P"}]},
                 "_birthDate": {"extension": [{"url": "urn:x", "valueDateTime": "2020-01-01T08:00:00Z"}]},
                 "birthDate": "2020-01-01",
                 "extension": [
                    {"url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory",
                     "valueCodeableConcept": {"coding": [
                        {"system": "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategory", "code": "A"}]}},
                    {"url": "http://hl7.org/fhir/StructureDefinition/patient-animal",
                     "extension": [{"url": "species", "valueCodeableConcept": {"text": "Dog"}}]}],
                 "contained": [{"resourceType": "ServiceRequest", "id": "c1", "status": "active", "intent": "order",
                    "subject": {"reference": "#"}}],
                 "text": {"status": "generated", "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">x</div>"}}
                """, keeping: ["Meta.profile": 1])
    }

    @Test func aResourceThatR4DoesNotHaveIsABasicOne() throws {
        try Versions.expect(
            """
            {"resourceType": "ExpansionProfile", "id": "x1", "status": "draft",
             "fixedVersion": [{"system": "urn:x", "version": "1", "mode": "default"}]}
            """, in: .stu3,
            gives: """
                {"resourceType": "Basic", "id": "x1",
                 "code": {"coding": [{"system": "http://hl7.org/fhir/resource-types", "code": "ExpansionProfile"}]},
                 "modifierExtension": [{"url": "\(Self.url)ExpansionProfile.status", "valueCode": "draft"}],
                 "extension": [{"url": "\(Self.url)ExpansionProfile.fixedVersion", "extension": [
                    {"url": "system", "valueUri": "urn:x"}, {"url": "version", "valueString": "1"},
                    {"url": "mode", "valueCode": "default"}]}]}
                """, keeping: ["ExpansionProfile.status": 1, "ExpansionProfile.fixedVersion": 1])
    }

    @Test func commentsAreDropped() throws {
        try Versions.expect(
            """
            {"resourceType": "Organization", "fhir_comments": ["x"], "_name": {"fhir_comments": ["y"]}, "name": "N",
             "alias": ["a", "b"], "_alias": [{"fhir_comments": ["z"]}, {"id": "i"}]}
            """, in: .stu3,
            gives: """
                {"resourceType": "Organization", "name": "N", "alias": ["a", "b"], "_alias": [null, {"id": "i"}]}
                """)
    }

    @Test func twoThatWouldBecomeOneAreRefused() throws {
        let bundle = """
            {"resourceType": "Bundle", "type": "collection", "entry": [
              {"resource": {"resourceType": "ReferralRequest", "id": "1", "status": "active", "intent": "order",
                "subject": {"reference": "Patient/1"}}},
              {"resource": {"resourceType": "ProcedureRequest", "id": "1", "status": "active", "intent": "order",
                "code": {"text": "x"}, "subject": {"reference": "Patient/1"}}}]}
            """
        let read = try FHIRJSON.read(Array(bundle.utf8), version: .stu3)
        let problem = #expect(throws: Problem.self) { try FHIRConversion.toR4(read, from: .stu3) }
        #expect(problem?.reason == .duplicateKey)
    }

    @Test func everyTargetThatARuleNamesIsThere() {
        check(.stu3, VersionRules.stu3, .r4)
        check(.dstu2, VersionRules.dstu2, .stu3)
    }

    /// A rule for an element, or a place, that its version does not have would never do anything.
    private func check(_ source: FHIRDefinitions, _ rules: VersionRules, _ target: FHIRDefinitions) {
        for (path, elements) in rules.elements {
            let structure = source.structure(path)
            #expect(structure != nil, "\(path)")
            for name in elements.keys { #expect(structure?.slots[name] != nil, "\(path).\(name)") }
        }
        for type in rules.resources { #expect(source.isResource(type.key) && target.isResource(type.value)) }
    }
}
