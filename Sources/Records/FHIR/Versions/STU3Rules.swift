// What changed from STU3 to R4 in the resources that travel here, after HL7's R3 → R4 maps (http://hl7.org/fhir/R4/r3maps.html)
// and the R4 pages' "R3 Diff". What is not listed has kept its name, or has no home in R4 and is kept as an extension. The
// form of a line is described in VersionRules.

extension VersionRules {
    static let stu3Lines: StaticString = """
        ReferralRequest => ServiceRequest
        ProcedureRequest => ServiceRequest

        Meta.profile keep
        Money.code > currency
        Signature.whoUri > who
        Signature.whoReference > who
        Signature.onBehalfOfUri > onBehalfOf
        Signature.onBehalfOfReference > onBehalfOf
        Signature.contentType > sigFormat
        Signature.blob > data

        Patient.animal @ http://hl7.org/fhir/StructureDefinition/patient-animal

        Encounter.incomingReferral > basedOn
        Encounter.reason > reasonCode
        Encounter.diagnosis.role > use

        CarePlan.definition > instantiatesCanonical
        CarePlan.status > status suspended=on-hold cancelled=revoked
        CarePlan.context > encounter only=Encounter
        CarePlan.author > author rest=contributor
        CarePlan.activity.detail.definition > instantiatesCanonical
        CarePlan.activity.detail.prohibited > doNotPerform

        CareTeam.context > encounter only=Encounter

        Condition.clinicalStatus > clinicalStatus system=http://terminology.hl7.org/CodeSystem/condition-clinical
        Condition.verificationStatus > verificationStatus system=http://terminology.hl7.org/CodeSystem/condition-ver-status
        Condition.context > encounter only=Encounter
        Condition.assertedDate > recordedDate

        Task.definitionUri > instantiatesUri
        Task.definitionReference > instantiatesCanonical
        Task.context > encounter only=Encounter
        Task.requester > requester of=agent
        Task.reason > reasonCode

        ReferralRequest.definition > instantiatesCanonical
        ReferralRequest.groupIdentifier > requisition
        ReferralRequest.status > status suspended=on-hold cancelled=revoked
        ReferralRequest.type > code
        ReferralRequest.serviceRequested > orderDetail
        ReferralRequest.context > encounter only=Encounter
        ReferralRequest.requester > requester of=agent
        ReferralRequest.specialty > performerType
        ReferralRequest.recipient > performer

        ProcedureRequest.definition > instantiatesCanonical
        ProcedureRequest.status > status suspended=on-hold cancelled=revoked
        ProcedureRequest.context > encounter only=Encounter
        ProcedureRequest.requester > requester of=agent

        MessageHeader.event > eventCoding
        MessageHeader.receiver > destination.receiver

        Communication.definition > instantiatesCanonical
        Communication.status > status suspended=on-hold aborted=stopped
        Communication.notDone adjusted
        Communication.notDoneReason > statusReason
        Communication.topic > about
        Communication.context > encounter only=Encounter

        CommunicationRequest.status > status suspended=on-hold cancelled=revoked
        CommunicationRequest.topic > about
        CommunicationRequest.context > encounter only=Encounter
        CommunicationRequest.requester > requester of=agent

        Consent.period > provision.period
        Consent.consentingParty > performer
        Consent.actor > provision.actor
        Consent.action > provision.action
        Consent.sourceIdentifier > sourceReference
        Consent.policyRule > policyRule system=urn:ietf:rfc:3986
        Consent.securityLabel > provision.securityLabel
        Consent.purpose > provision.purpose
        Consent.dataPeriod > provision.dataPeriod
        Consent.data > provision.data
        Consent.except > provision.provision

        AuditEvent.agent.reference > who
        AuditEvent.agent.userId > who
        AuditEvent.source.identifier > observer
        AuditEvent.entity.identifier > what
        AuditEvent.entity.reference > what
        AuditEvent.entity.detail.value > valueBase64Binary

        DocumentReference.class > category
        DocumentReference.indexed > date
        DocumentReference.context.related > related of=ref,identifier

        Provenance.period > occurredPeriod
        Provenance.agent.whoUri > who
        Provenance.agent.whoReference > who
        Provenance.agent.onBehalfOfUri > onBehalfOf
        Provenance.agent.onBehalfOfReference > onBehalfOf
        Provenance.entity.whatUri > what
        Provenance.entity.whatReference > what
        Provenance.entity.whatIdentifier > what

        Composition.class > category
        Binary.content > data

        Observation.context > encounter only=Encounter
        Observation.comment > note
        AllergyIntolerance.clinicalStatus > clinicalStatus system=http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical
        AllergyIntolerance.verificationStatus > verificationStatus system=http://terminology.hl7.org/CodeSystem/allergyintolerance-verification
        AllergyIntolerance.assertedDate > recordedDate
        QuestionnaireResponse.parent > partOf
        QuestionnaireResponse.context > encounter only=Encounter
        Appointment.reason > reasonCode
        Appointment.indication > reasonReference
        Appointment.incomingReferral > basedOn
        HealthcareService.eligibility > eligibility+.code
        HealthcareService.eligibilityNote > eligibility.comment
        HealthcareService.programName > program
        Device.udi > udiCarrier
        Device.model > modelNumber
        Device.version > version+.value
        Goal.status > lifecycleStatus in-progress=active on-target=active ahead-of-target=active behind-target=active sustaining=active achieved=completed and=keep
        """
}
