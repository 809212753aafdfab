// What changed from DSTU2 to STU3 in the resources that travel here, after HL7's R2 → R3 maps (http://hl7.org/fhir/STU3/r2maps.html)
// and the STU3 pages' "R2 Diff"; where those maps name an element that STU3 does not have, the diff decides. The form of a
// line is described in VersionRules.

extension VersionRules {
    static let dstu2Lines: StaticString = """
        Meta.profile keep
        HumanName.family > family and=join
        Timing.repeat.boundsQuantity > boundsDuration
        Timing.repeat.durationUnits > durationUnit
        Timing.repeat.periodUnits > periodUnit

        Patient.careProvider > generalPractitioner
        Patient.link.type > type replace=replaced-by

        Encounter.class > class system=http://hl7.org/fhir/v3/ActCode inpatient=IMP outpatient=AMB ambulatory=AMB emergency=EMER home=HH field=FLD virtual=VR daytime= other=
        Encounter.patient > subject
        Encounter.indication > diagnosis+.condition
        Encounter.hospitalization.admittingDiagnosis adjusted
        Encounter.hospitalization.dischargeDiagnosis adjusted

        EpisodeOfCare.condition > diagnosis+.condition
        EpisodeOfCare.careTeam adjusted

        CarePlan.status > status proposed=draft and=keep
        CarePlan.support > supportingInfo
        CarePlan.relatedPlan adjusted
        CarePlan.participant adjusted
        CarePlan.activity.actionResulting > outcomeReference
        CarePlan.activity.detail.statusReason > statusReason and=asIs

        Condition.patient > subject
        Condition.encounter > context
        Condition.dateRecorded > assertedDate
        Condition.clinicalStatus > clinicalStatus relapse=recurrence
        Condition.onsetQuantity > onsetAge
        Condition.abatementQuantity > abatementAge
        Condition.notes > note

        ReferralRequest.status > status requested=active accepted=active rejected=cancelled and=keep
        ReferralRequest.date > authoredOn
        ReferralRequest.dateSent > authoredOn
        ReferralRequest.patient > subject
        ReferralRequest.requester > requester.agent
        ReferralRequest.encounter > context
        ReferralRequest.reason > reasonCode
        ReferralRequest.supportingInformation > supportingInfo
        ReferralRequest.fulfillmentTime > occurrencePeriod

        ProcedureRequest.status > status proposed=draft requested=active received=active accepted=active in-progress=active rejected=cancelled aborted=cancelled and=keep
        ProcedureRequest.reasonCodeableConcept > reasonCode
        ProcedureRequest.scheduledDateTime > occurrenceDateTime
        ProcedureRequest.scheduledPeriod > occurrencePeriod
        ProcedureRequest.scheduledTiming > occurrenceTiming
        ProcedureRequest.encounter > context
        ProcedureRequest.notes > note
        ProcedureRequest.orderedOn > authoredOn
        ProcedureRequest.orderer > requester.agent

        Practitioner.practitionerRole adjusted

        MessageHeader.data > focus

        Communication.status > status rejected=aborted failed=aborted and=keep
        Communication.encounter > context
        Communication.reason > reasonCode
        Communication.requestDetail > basedOn

        CommunicationRequest.status > status proposed=draft planned=active requested=active received=active accepted=active in-progress=active rejected=cancelled failed=cancelled and=keep
        CommunicationRequest.requester > requester.agent
        CommunicationRequest.encounter > context
        CommunicationRequest.scheduledDateTime > occurrenceDateTime
        CommunicationRequest.scheduledPeriod > occurrencePeriod
        CommunicationRequest.reason > reasonCode
        CommunicationRequest.requestedOn > authoredOn

        AuditEvent.event <
        AuditEvent.event.dateTime > recorded
        AuditEvent.participant > agent
        AuditEvent.object > entity

        Provenance.agent.actor > whoReference
        Provenance.entity.reference > whatUri

        Observation.encounter > context
        Observation.comments > comment
        Observation.referenceRange.meaning > type
        Goal.targetDate > target.dueDate
        Goal.author > expressedBy
        HealthcareService.serviceCategory > category
        HealthcareService.serviceName > name
        Appointment.type > appointmentType
        QuestionnaireResponse.encounter > context
        Device.expiry > expirationDate
        Device.status > status available=active not-available=inactive
        Device.udi > udi.carrierHRF
        AllergyIntolerance.onset > onsetDateTime
        AllergyIntolerance.recordedDate > assertedDate
        AllergyIntolerance.reporter > asserter
        AllergyIntolerance.substance > code
        AllergyIntolerance.lastOccurence > lastOccurrence
        AllergyIntolerance.criticality > criticality CRITL=low CRITH=high CRITU=unable-to-assess
        """
}
