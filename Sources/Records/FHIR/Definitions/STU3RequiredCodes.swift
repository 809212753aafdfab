// swift-format-ignore-file
// Made by scripts/generate-definitions from fhir-stu3-required-codes.tsv; do not edit. FHIR 3.0.2: value set, system, codes.
// The form of each line is described in that script.

extension FHIRDefinitions {
    static let stu3RequiredCodes: StaticString = """
http://hl7.org/fhir/ValueSet/account-status http://hl7.org/fhir/account-status active inactive entered-in-error
http://hl7.org/fhir/ValueSet/action-cardinality-behavior http://hl7.org/fhir/action-cardinality-behavior single multiple
http://hl7.org/fhir/ValueSet/action-condition-kind http://hl7.org/fhir/action-condition-kind applicability start stop
http://hl7.org/fhir/ValueSet/action-grouping-behavior http://hl7.org/fhir/action-grouping-behavior visual-group logical-group sentence-group
http://hl7.org/fhir/ValueSet/action-participant-type http://hl7.org/fhir/action-participant-type patient practitioner related-person
http://hl7.org/fhir/ValueSet/action-precheck-behavior http://hl7.org/fhir/action-precheck-behavior yes no
http://hl7.org/fhir/ValueSet/action-relationship-type http://hl7.org/fhir/action-relationship-type before-start before before-end concurrent-with-start concurrent concurrent-with-end after-start after after-end
http://hl7.org/fhir/ValueSet/action-required-behavior http://hl7.org/fhir/action-required-behavior must could must-unless-documented
http://hl7.org/fhir/ValueSet/action-selection-behavior http://hl7.org/fhir/action-selection-behavior any all all-or-none exactly-one at-most-one one-or-more
http://hl7.org/fhir/ValueSet/action-type http://hl7.org/fhir/action-type create update remove fire-event
http://hl7.org/fhir/ValueSet/actionlist http://hl7.org/fhir/actionlist cancel poll reprocess status
http://hl7.org/fhir/ValueSet/address-type http://hl7.org/fhir/address-type postal physical both
http://hl7.org/fhir/ValueSet/address-use http://hl7.org/fhir/address-use home work temp old
http://hl7.org/fhir/ValueSet/administrative-gender http://hl7.org/fhir/administrative-gender male female other unknown
http://hl7.org/fhir/ValueSet/adverse-event-category http://hl7.org/fhir/adverse-event-category AE PAE
http://hl7.org/fhir/ValueSet/adverse-event-causality http://hl7.org/fhir/adverse-event-causality causality1 causality2
http://hl7.org/fhir/ValueSet/adverse-event-outcome http://hl7.org/fhir/adverse-event-outcome resolved recovering ongoing resolvedWithSequelae fatal unknown
http://hl7.org/fhir/ValueSet/all-types http://hl7.org/fhir/data-types Address Age Annotation Attachment BackboneElement CodeableConcept Coding ContactDetail ContactPoint Contributor Count DataRequirement Distance Dosage Duration Element ElementDefinition Extension HumanName Identifier Meta Money Narrative ParameterDefinition Period Quantity Range Ratio Reference RelatedArtifact SampledData Signature SimpleQuantity Timing TriggerDefinition UsageContext base64Binary boolean code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri uuid xhtml
http://hl7.org/fhir/ValueSet/all-types http://hl7.org/fhir/resource-types Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent Basic Binary BodySite Bundle CapabilityStatement CarePlan CareTeam ChargeItem Claim ClaimResponse ClinicalImpression CodeSystem Communication CommunicationRequest CompartmentDefinition Composition ConceptMap Condition Consent Contract Coverage DataElement DetectedIssue Device DeviceComponent DeviceMetric DeviceRequest DeviceUseStatement DiagnosticReport DocumentManifest DocumentReference DomainResource EligibilityRequest EligibilityResponse Encounter Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare ExpansionProfile ExplanationOfBenefit FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse HealthcareService ImagingManifest ImagingStudy Immunization ImmunizationRecommendation ImplementationGuide Library Linkage List Location Measure MeasureReport Media Medication MedicationAdministration MedicationDispense MedicationRequest MedicationStatement MessageDefinition MessageHeader NamingSystem NutritionOrder Observation OperationDefinition OperationOutcome Organization Parameters Patient PaymentNotice PaymentReconciliation Person PlanDefinition Practitioner PractitionerRole Procedure ProcedureRequest ProcessRequest ProcessResponse Provenance Questionnaire QuestionnaireResponse ReferralRequest RelatedPerson RequestGroup ResearchStudy ResearchSubject Resource RiskAssessment Schedule SearchParameter Sequence ServiceDefinition Slot Specimen StructureDefinition StructureMap Subscription Substance SupplyDelivery SupplyRequest Task TestReport TestScript ValueSet VisionPrescription
http://hl7.org/fhir/ValueSet/all-types http://hl7.org/fhir/abstract-types Type Any
http://hl7.org/fhir/ValueSet/allergy-clinical-status http://hl7.org/fhir/allergy-clinical-status active inactive resolved
http://hl7.org/fhir/ValueSet/allergy-intolerance-category http://hl7.org/fhir/allergy-intolerance-category food medication environment biologic
http://hl7.org/fhir/ValueSet/allergy-intolerance-criticality http://hl7.org/fhir/allergy-intolerance-criticality low high unable-to-assess
http://hl7.org/fhir/ValueSet/allergy-intolerance-type http://hl7.org/fhir/allergy-intolerance-type allergy intolerance
http://hl7.org/fhir/ValueSet/allergy-verification-status http://hl7.org/fhir/allergy-verification-status unconfirmed confirmed refuted entered-in-error
http://hl7.org/fhir/ValueSet/appointmentstatus http://hl7.org/fhir/appointmentstatus proposed pending booked arrived fulfilled cancelled noshow entered-in-error
http://hl7.org/fhir/ValueSet/assert-direction-codes http://hl7.org/fhir/assert-direction-codes response request
http://hl7.org/fhir/ValueSet/assert-operator-codes http://hl7.org/fhir/assert-operator-codes equals notEquals in notIn greaterThan lessThan empty notEmpty contains notContains eval
http://hl7.org/fhir/ValueSet/assert-response-code-types http://hl7.org/fhir/assert-response-code-types okay created noContent notModified bad forbidden notFound methodNotAllowed conflict gone preconditionFailed unprocessable
http://hl7.org/fhir/ValueSet/audit-event-action http://hl7.org/fhir/audit-event-action C R U D E
http://hl7.org/fhir/ValueSet/audit-event-outcome http://hl7.org/fhir/audit-event-outcome 0 4 8 12
http://hl7.org/fhir/ValueSet/binding-strength http://hl7.org/fhir/binding-strength required extensible preferred example
http://hl7.org/fhir/ValueSet/bundle-type http://hl7.org/fhir/bundle-type document message transaction transaction-response batch batch-response history searchset collection
http://hl7.org/fhir/ValueSet/capability-statement-kind http://hl7.org/fhir/capability-statement-kind instance capability requirements
http://hl7.org/fhir/ValueSet/care-plan-activity-status http://hl7.org/fhir/care-plan-activity-status not-started scheduled in-progress on-hold completed cancelled unknown
http://hl7.org/fhir/ValueSet/care-plan-intent http://hl7.org/fhir/care-plan-intent proposal plan order option
http://hl7.org/fhir/ValueSet/care-plan-status http://hl7.org/fhir/care-plan-status draft active suspended completed entered-in-error cancelled unknown
http://hl7.org/fhir/ValueSet/care-team-status http://hl7.org/fhir/care-team-status proposed active suspended inactive entered-in-error
http://hl7.org/fhir/ValueSet/chargeitem-status http://hl7.org/fhir/chargeitem-status planned billable not-billable aborted billed entered-in-error unknown
http://hl7.org/fhir/ValueSet/claim-type http://hl7.org/fhir/ex-claimtype institutional oral pharmacy professional vision
http://hl7.org/fhir/ValueSet/claim-use http://hl7.org/fhir/claim-use complete proposed exploratory other
http://hl7.org/fhir/ValueSet/clinical-impression-status http://hl7.org/fhir/clinical-impression-status draft completed entered-in-error
http://hl7.org/fhir/ValueSet/codesystem-content-mode http://hl7.org/fhir/codesystem-content-mode not-present example fragment complete
http://hl7.org/fhir/ValueSet/codesystem-hierarchy-meaning http://hl7.org/fhir/codesystem-hierarchy-meaning grouped-by is-a part-of classified-with
http://hl7.org/fhir/ValueSet/compartment-type http://hl7.org/fhir/compartment-type Patient Encounter RelatedPerson Practitioner Device
http://hl7.org/fhir/ValueSet/composition-attestation-mode http://hl7.org/fhir/composition-attestation-mode personal professional legal official
http://hl7.org/fhir/ValueSet/composition-status http://hl7.org/fhir/composition-status preliminary final amended entered-in-error
http://hl7.org/fhir/ValueSet/concept-map-equivalence http://hl7.org/fhir/concept-map-equivalence relatedto equivalent equal wider subsumes narrower specializes inexact unmatched disjoint
http://hl7.org/fhir/ValueSet/concept-property-type http://hl7.org/fhir/concept-property-type code Coding string integer boolean dateTime
http://hl7.org/fhir/ValueSet/conceptmap-unmapped-mode http://hl7.org/fhir/conceptmap-unmapped-mode provided fixed other-map
http://hl7.org/fhir/ValueSet/condition-clinical http://hl7.org/fhir/condition-clinical active recurrence inactive remission resolved
http://hl7.org/fhir/ValueSet/condition-ver-status http://hl7.org/fhir/condition-ver-status provisional differential confirmed refuted entered-in-error unknown
http://hl7.org/fhir/ValueSet/conditional-delete-status http://hl7.org/fhir/conditional-delete-status not-supported single multiple
http://hl7.org/fhir/ValueSet/conditional-read-status http://hl7.org/fhir/conditional-read-status not-supported modified-since not-match full-support
http://hl7.org/fhir/ValueSet/consent-data-meaning http://hl7.org/fhir/consent-data-meaning instance related dependents authoredby
http://hl7.org/fhir/ValueSet/consent-except-type http://hl7.org/fhir/consent-except-type deny permit
http://hl7.org/fhir/ValueSet/consent-state-codes http://hl7.org/fhir/consent-state-codes draft proposed active rejected inactive entered-in-error
http://hl7.org/fhir/ValueSet/constraint-severity http://hl7.org/fhir/constraint-severity error warning
http://hl7.org/fhir/ValueSet/contact-point-system http://hl7.org/fhir/contact-point-system phone fax email pager url sms other
http://hl7.org/fhir/ValueSet/contact-point-use http://hl7.org/fhir/contact-point-use home work temp old mobile
http://hl7.org/fhir/ValueSet/content-type http://hl7.org/fhir/content-type xml json ttl none
http://hl7.org/fhir/ValueSet/contract-status http://hl7.org/fhir/contract-status amended appended cancelled disputed entered-in-error executable executed negotiable offered policy rejected renewed revoked resolved terminated
http://hl7.org/fhir/ValueSet/contributor-type http://hl7.org/fhir/contributor-type author editor reviewer endorser
http://hl7.org/fhir/ValueSet/dataelement-stringency http://hl7.org/fhir/dataelement-stringency comparable fully-specified equivalent convertable scaleable flexible
http://hl7.org/fhir/ValueSet/days-of-week http://hl7.org/fhir/days-of-week mon tue wed thu fri sat sun
http://hl7.org/fhir/ValueSet/defined-types http://hl7.org/fhir/data-types Address Age Annotation Attachment BackboneElement CodeableConcept Coding ContactDetail ContactPoint Contributor Count DataRequirement Distance Dosage Duration Element ElementDefinition Extension HumanName Identifier Meta Money Narrative ParameterDefinition Period Quantity Range Ratio Reference RelatedArtifact SampledData Signature SimpleQuantity Timing TriggerDefinition UsageContext base64Binary boolean code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri uuid xhtml
http://hl7.org/fhir/ValueSet/defined-types http://hl7.org/fhir/resource-types Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent Basic Binary BodySite Bundle CapabilityStatement CarePlan CareTeam ChargeItem Claim ClaimResponse ClinicalImpression CodeSystem Communication CommunicationRequest CompartmentDefinition Composition ConceptMap Condition Consent Contract Coverage DataElement DetectedIssue Device DeviceComponent DeviceMetric DeviceRequest DeviceUseStatement DiagnosticReport DocumentManifest DocumentReference DomainResource EligibilityRequest EligibilityResponse Encounter Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare ExpansionProfile ExplanationOfBenefit FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse HealthcareService ImagingManifest ImagingStudy Immunization ImmunizationRecommendation ImplementationGuide Library Linkage List Location Measure MeasureReport Media Medication MedicationAdministration MedicationDispense MedicationRequest MedicationStatement MessageDefinition MessageHeader NamingSystem NutritionOrder Observation OperationDefinition OperationOutcome Organization Parameters Patient PaymentNotice PaymentReconciliation Person PlanDefinition Practitioner PractitionerRole Procedure ProcedureRequest ProcessRequest ProcessResponse Provenance Questionnaire QuestionnaireResponse ReferralRequest RelatedPerson RequestGroup ResearchStudy ResearchSubject Resource RiskAssessment Schedule SearchParameter Sequence ServiceDefinition Slot Specimen StructureDefinition StructureMap Subscription Substance SupplyDelivery SupplyRequest Task TestReport TestScript ValueSet VisionPrescription
http://hl7.org/fhir/ValueSet/detectedissue-severity http://hl7.org/fhir/detectedissue-severity high moderate low
http://hl7.org/fhir/ValueSet/device-statement-status http://hl7.org/fhir/device-statement-status active completed entered-in-error intended stopped on-hold
http://hl7.org/fhir/ValueSet/device-status http://hl7.org/fhir/device-status active inactive entered-in-error unknown
http://hl7.org/fhir/ValueSet/diagnostic-report-status http://hl7.org/fhir/diagnostic-report-status registered partial preliminary final amended corrected appended cancelled entered-in-error unknown
http://hl7.org/fhir/ValueSet/digital-media-type http://hl7.org/fhir/digital-media-type photo video audio
http://hl7.org/fhir/ValueSet/discriminator-type http://hl7.org/fhir/discriminator-type value exists pattern type profile
http://hl7.org/fhir/ValueSet/document-mode http://hl7.org/fhir/document-mode producer consumer
http://hl7.org/fhir/ValueSet/document-reference-status http://hl7.org/fhir/document-reference-status current superseded entered-in-error
http://hl7.org/fhir/ValueSet/document-relationship-type http://hl7.org/fhir/document-relationship-type replaces transforms signs appends
http://hl7.org/fhir/ValueSet/encounter-location-status http://hl7.org/fhir/encounter-location-status planned active reserved completed
http://hl7.org/fhir/ValueSet/encounter-status http://hl7.org/fhir/encounter-status planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown
http://hl7.org/fhir/ValueSet/endpoint-status http://hl7.org/fhir/endpoint-status active suspended error off entered-in-error test
http://hl7.org/fhir/ValueSet/episode-of-care-status http://hl7.org/fhir/episode-of-care-status planned waitlist active onhold finished cancelled entered-in-error
http://hl7.org/fhir/ValueSet/event-capability-mode http://hl7.org/fhir/event-capability-mode sender receiver
http://hl7.org/fhir/ValueSet/event-status http://hl7.org/fhir/event-status preparation in-progress suspended aborted completed entered-in-error unknown
http://hl7.org/fhir/ValueSet/event-timing http://hl7.org/fhir/event-timing MORN AFT EVE NIGHT PHS
http://hl7.org/fhir/ValueSet/event-timing http://hl7.org/fhir/v3/TimingEvent HS WAKE C CM CD CV AC ACM ACD ACV PC PCM PCD PCV
http://hl7.org/fhir/ValueSet/explanationofbenefit-status http://hl7.org/fhir/explanationofbenefit-status active cancelled draft entered-in-error
http://hl7.org/fhir/ValueSet/extension-context http://hl7.org/fhir/extension-context resource datatype extension
http://hl7.org/fhir/ValueSet/filter-operator http://hl7.org/fhir/filter-operator = is-a descendent-of is-not-a regex in not-in generalizes exists
http://hl7.org/fhir/ValueSet/flag-status http://hl7.org/fhir/flag-status active inactive entered-in-error
http://hl7.org/fhir/ValueSet/fm-status http://hl7.org/fhir/fm-status active cancelled draft entered-in-error
http://hl7.org/fhir/ValueSet/goal-status http://hl7.org/fhir/goal-status proposed accepted planned in-progress on-target ahead-of-target behind-target sustaining achieved on-hold cancelled entered-in-error rejected
http://hl7.org/fhir/ValueSet/graph-compartment-rule http://hl7.org/fhir/graph-compartment-rule identical matching different custom
http://hl7.org/fhir/ValueSet/group-type http://hl7.org/fhir/group-type person animal practitioner device medication substance
http://hl7.org/fhir/ValueSet/guidance-response-status http://hl7.org/fhir/guidance-response-status success data-requested data-required in-progress failure entered-in-error
http://hl7.org/fhir/ValueSet/guide-dependency-type http://hl7.org/fhir/guide-dependency-type reference inclusion
http://hl7.org/fhir/ValueSet/guide-page-kind http://hl7.org/fhir/guide-page-kind page example list include directory dictionary toc resource
http://hl7.org/fhir/ValueSet/history-status http://hl7.org/fhir/history-status partial completed entered-in-error health-unknown
http://hl7.org/fhir/ValueSet/http-operations http://hl7.org/fhir/http-operations delete get options patch post put
http://hl7.org/fhir/ValueSet/http-verb http://hl7.org/fhir/http-verb GET POST PUT DELETE
http://hl7.org/fhir/ValueSet/identifier-use http://hl7.org/fhir/identifier-use usual official temp secondary
http://hl7.org/fhir/ValueSet/identity-assuranceLevel http://hl7.org/fhir/identity-assuranceLevel level1 level2 level3 level4
http://hl7.org/fhir/ValueSet/immunization-status http://hl7.org/fhir/medication-admin-status completed entered-in-error
http://hl7.org/fhir/ValueSet/instance-availability http://dicom.nema.org/resources/ontology/DCM ONLINE OFFLINE NEARLINE UNAVAILABLE
http://hl7.org/fhir/ValueSet/issue-severity http://hl7.org/fhir/issue-severity fatal error warning information
http://hl7.org/fhir/ValueSet/issue-type http://hl7.org/fhir/issue-type invalid structure required value invariant security login unknown expired forbidden suppressed processing not-supported duplicate not-found too-long code-invalid extension too-costly business-rule conflict incomplete transient lock-error no-store exception timeout throttled informational
http://hl7.org/fhir/ValueSet/item-type http://hl7.org/fhir/item-type group display question boolean decimal integer date dateTime time string text url choice open-choice attachment reference quantity
http://hl7.org/fhir/ValueSet/link-type http://hl7.org/fhir/link-type replaced-by replaces refer seealso
http://hl7.org/fhir/ValueSet/linkage-type http://hl7.org/fhir/linkage-type source alternate historical
http://hl7.org/fhir/ValueSet/list-mode http://hl7.org/fhir/list-mode working snapshot changes
http://hl7.org/fhir/ValueSet/list-status http://hl7.org/fhir/list-status current retired entered-in-error
http://hl7.org/fhir/ValueSet/location-mode http://hl7.org/fhir/location-mode instance kind
http://hl7.org/fhir/ValueSet/location-status http://hl7.org/fhir/location-status active suspended inactive
http://hl7.org/fhir/ValueSet/map-context-type http://hl7.org/fhir/map-context-type type variable
http://hl7.org/fhir/ValueSet/map-group-type-mode http://hl7.org/fhir/map-group-type-mode none types type-and-types
http://hl7.org/fhir/ValueSet/map-input-mode http://hl7.org/fhir/map-input-mode source target
http://hl7.org/fhir/ValueSet/map-model-mode http://hl7.org/fhir/map-model-mode source queried target produced
http://hl7.org/fhir/ValueSet/map-source-list-mode http://hl7.org/fhir/map-source-list-mode first not_first last not_last only_one
http://hl7.org/fhir/ValueSet/map-target-list-mode http://hl7.org/fhir/map-target-list-mode first share last collate
http://hl7.org/fhir/ValueSet/map-transform http://hl7.org/fhir/map-transform create copy truncate escape cast append translate reference dateOp uuid pointer evaluate cc c qty id cp
http://hl7.org/fhir/ValueSet/measure-report-status http://hl7.org/fhir/measure-report-status complete pending error
http://hl7.org/fhir/ValueSet/measure-report-type http://hl7.org/fhir/measure-report-type individual patient-list summary
http://hl7.org/fhir/ValueSet/measurement-principle http://hl7.org/fhir/measurement-principle other chemical electrical impedance nuclear optical thermal biological mechanical acoustical manual
http://hl7.org/fhir/ValueSet/medication-admin-status http://hl7.org/fhir/medication-admin-status in-progress on-hold completed entered-in-error stopped unknown
http://hl7.org/fhir/ValueSet/medication-dispense-status http://hl7.org/fhir/medication-dispense-status preparation in-progress on-hold completed entered-in-error stopped
http://hl7.org/fhir/ValueSet/medication-request-intent http://hl7.org/fhir/medication-request-intent proposal plan order instance-order
http://hl7.org/fhir/ValueSet/medication-request-priority http://hl7.org/fhir/medication-request-priority routine urgent stat asap
http://hl7.org/fhir/ValueSet/medication-request-status http://hl7.org/fhir/medication-request-status active on-hold cancelled completed entered-in-error stopped draft unknown
http://hl7.org/fhir/ValueSet/medication-statement-status http://hl7.org/fhir/medication-statement-status active completed entered-in-error intended stopped on-hold
http://hl7.org/fhir/ValueSet/medication-statement-taken http://hl7.org/fhir/medication-statement-taken y n unk na
http://hl7.org/fhir/ValueSet/medication-status http://hl7.org/fhir/medication-status active inactive entered-in-error
http://hl7.org/fhir/ValueSet/message-significance-category http://hl7.org/fhir/message-significance-category Consequence Currency Notification
http://hl7.org/fhir/ValueSet/metric-calibration-state http://hl7.org/fhir/metric-calibration-state not-calibrated calibration-required calibrated unspecified
http://hl7.org/fhir/ValueSet/metric-calibration-type http://hl7.org/fhir/metric-calibration-type unspecified offset gain two-point
http://hl7.org/fhir/ValueSet/metric-category http://hl7.org/fhir/metric-category measurement setting calculation unspecified
http://hl7.org/fhir/ValueSet/metric-color http://hl7.org/fhir/metric-color black red green yellow blue magenta cyan white
http://hl7.org/fhir/ValueSet/metric-operational-status http://hl7.org/fhir/metric-operational-status on off standby entered-in-error
http://hl7.org/fhir/ValueSet/name-use http://hl7.org/fhir/name-use usual official temp nickname anonymous old maiden
http://hl7.org/fhir/ValueSet/namingsystem-identifier-type http://hl7.org/fhir/namingsystem-identifier-type oid uuid uri other
http://hl7.org/fhir/ValueSet/namingsystem-type http://hl7.org/fhir/namingsystem-type codesystem identifier root
http://hl7.org/fhir/ValueSet/narrative-status http://hl7.org/fhir/narrative-status generated extensions additional empty
http://hl7.org/fhir/ValueSet/network-type http://hl7.org/fhir/network-type 1 2 3 4 5
http://hl7.org/fhir/ValueSet/note-type http://hl7.org/fhir/note-type display print printoper
http://hl7.org/fhir/ValueSet/nutrition-request-status http://hl7.org/fhir/nutrition-request-status proposed draft planned requested active on-hold completed cancelled entered-in-error
http://hl7.org/fhir/ValueSet/observation-relationshiptypes http://hl7.org/fhir/observation-relationshiptypes has-member derived-from sequel-to replaces qualified-by interfered-by
http://hl7.org/fhir/ValueSet/observation-status http://hl7.org/fhir/observation-status registered preliminary final amended corrected cancelled entered-in-error unknown
http://hl7.org/fhir/ValueSet/operation-kind http://hl7.org/fhir/operation-kind operation query
http://hl7.org/fhir/ValueSet/operation-parameter-use http://hl7.org/fhir/operation-parameter-use in out
http://hl7.org/fhir/ValueSet/participantrequired http://hl7.org/fhir/participantrequired required optional information-only
http://hl7.org/fhir/ValueSet/participationstatus http://hl7.org/fhir/participationstatus accepted declined tentative needs-action
http://hl7.org/fhir/ValueSet/property-representation http://hl7.org/fhir/property-representation xmlAttr xmlText typeAttr cdaText xhtml
http://hl7.org/fhir/ValueSet/provenance-entity-role http://hl7.org/fhir/provenance-entity-role derivation revision quotation source removal
http://hl7.org/fhir/ValueSet/publication-status http://hl7.org/fhir/publication-status draft active retired unknown
http://hl7.org/fhir/ValueSet/quality-type http://hl7.org/fhir/quality-type indel snp unknown
http://hl7.org/fhir/ValueSet/quantity-comparator http://hl7.org/fhir/quantity-comparator < <= >= >
http://hl7.org/fhir/ValueSet/questionnaire-answers-status http://hl7.org/fhir/questionnaire-answers-status in-progress completed amended entered-in-error stopped
http://hl7.org/fhir/ValueSet/reaction-event-severity http://hl7.org/fhir/reaction-event-severity mild moderate severe
http://hl7.org/fhir/ValueSet/reference-handling-policy http://hl7.org/fhir/reference-handling-policy literal logical resolves enforced local
http://hl7.org/fhir/ValueSet/reference-version-rules http://hl7.org/fhir/reference-version-rules either independent specific
http://hl7.org/fhir/ValueSet/related-artifact-type http://hl7.org/fhir/related-artifact-type documentation justification citation predecessor successor derived-from depends-on composed-of
http://hl7.org/fhir/ValueSet/remittance-outcome http://hl7.org/fhir/remittance-outcome complete error partial
http://hl7.org/fhir/ValueSet/report-action-result-codes http://hl7.org/fhir/report-action-result-codes pass skip fail warning error
http://hl7.org/fhir/ValueSet/report-participant-type http://hl7.org/fhir/report-participant-type test-engine client server
http://hl7.org/fhir/ValueSet/report-result-codes http://hl7.org/fhir/report-result-codes pass fail pending
http://hl7.org/fhir/ValueSet/report-status-codes http://hl7.org/fhir/report-status-codes completed in-progress waiting stopped entered-in-error
http://hl7.org/fhir/ValueSet/repository-type http://hl7.org/fhir/repository-type directlink openapi login oauth other
http://hl7.org/fhir/ValueSet/request-intent http://hl7.org/fhir/request-intent proposal plan order original-order reflex-order filler-order instance-order option
http://hl7.org/fhir/ValueSet/request-priority http://hl7.org/fhir/request-priority routine urgent asap stat
http://hl7.org/fhir/ValueSet/request-status http://hl7.org/fhir/request-status draft active suspended cancelled completed entered-in-error unknown
http://hl7.org/fhir/ValueSet/research-study-status http://hl7.org/fhir/research-study-status draft in-progress suspended stopped completed entered-in-error
http://hl7.org/fhir/ValueSet/research-subject-status http://hl7.org/fhir/research-subject-status candidate enrolled active suspended withdrawn completed
http://hl7.org/fhir/ValueSet/resource-aggregation-mode http://hl7.org/fhir/resource-aggregation-mode contained referenced bundled
http://hl7.org/fhir/ValueSet/resource-slicing-rules http://hl7.org/fhir/resource-slicing-rules closed open openAtEnd
http://hl7.org/fhir/ValueSet/resource-type-link http://hl7.org/fhir/resource-type-link organization patient practitioner relatedperson
http://hl7.org/fhir/ValueSet/resource-types http://hl7.org/fhir/resource-types Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent Basic Binary BodySite Bundle CapabilityStatement CarePlan CareTeam ChargeItem Claim ClaimResponse ClinicalImpression CodeSystem Communication CommunicationRequest CompartmentDefinition Composition ConceptMap Condition Consent Contract Coverage DataElement DetectedIssue Device DeviceComponent DeviceMetric DeviceRequest DeviceUseStatement DiagnosticReport DocumentManifest DocumentReference DomainResource EligibilityRequest EligibilityResponse Encounter Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare ExpansionProfile ExplanationOfBenefit FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse HealthcareService ImagingManifest ImagingStudy Immunization ImmunizationRecommendation ImplementationGuide Library Linkage List Location Measure MeasureReport Media Medication MedicationAdministration MedicationDispense MedicationRequest MedicationStatement MessageDefinition MessageHeader NamingSystem NutritionOrder Observation OperationDefinition OperationOutcome Organization Parameters Patient PaymentNotice PaymentReconciliation Person PlanDefinition Practitioner PractitionerRole Procedure ProcedureRequest ProcessRequest ProcessResponse Provenance Questionnaire QuestionnaireResponse ReferralRequest RelatedPerson RequestGroup ResearchStudy ResearchSubject Resource RiskAssessment Schedule SearchParameter Sequence ServiceDefinition Slot Specimen StructureDefinition StructureMap Subscription Substance SupplyDelivery SupplyRequest Task TestReport TestScript ValueSet VisionPrescription
http://hl7.org/fhir/ValueSet/response-code http://hl7.org/fhir/response-code ok transient-error fatal-error
http://hl7.org/fhir/ValueSet/restful-capability-mode http://hl7.org/fhir/restful-capability-mode client server
http://hl7.org/fhir/ValueSet/search-comparator http://hl7.org/fhir/search-comparator eq ne gt lt ge le sa eb ap
http://hl7.org/fhir/ValueSet/search-entry-mode http://hl7.org/fhir/search-entry-mode match include outcome
http://hl7.org/fhir/ValueSet/search-modifier-code http://hl7.org/fhir/search-modifier-code missing exact contains not text in not-in below above type
http://hl7.org/fhir/ValueSet/search-param-type http://hl7.org/fhir/search-param-type number date string token reference composite quantity uri
http://hl7.org/fhir/ValueSet/search-xpath-usage http://hl7.org/fhir/search-xpath-usage normal phonetic nearby distance other
http://hl7.org/fhir/ValueSet/slotstatus http://hl7.org/fhir/slotstatus busy free busy-unavailable busy-tentative entered-in-error
http://hl7.org/fhir/ValueSet/specimen-status http://hl7.org/fhir/specimen-status available unavailable unsatisfactory entered-in-error
http://hl7.org/fhir/ValueSet/structure-definition-kind http://hl7.org/fhir/structure-definition-kind primitive-type complex-type resource logical
http://hl7.org/fhir/ValueSet/subscription-channel-type http://hl7.org/fhir/subscription-channel-type rest-hook websocket email sms message
http://hl7.org/fhir/ValueSet/subscription-status http://hl7.org/fhir/subscription-status requested active error off
http://hl7.org/fhir/ValueSet/substance-status http://hl7.org/fhir/substance-status active inactive entered-in-error
http://hl7.org/fhir/ValueSet/supplydelivery-status http://hl7.org/fhir/supplydelivery-status in-progress completed abandoned entered-in-error
http://hl7.org/fhir/ValueSet/supplydelivery-type http://hl7.org/fhir/supply-item-type medication device
http://hl7.org/fhir/ValueSet/supplyrequest-status http://hl7.org/fhir/supplyrequest-status draft active suspended cancelled completed entered-in-error unknown
http://hl7.org/fhir/ValueSet/system-restful-interaction http://hl7.org/fhir/restful-interaction transaction batch search-system history-system
http://hl7.org/fhir/ValueSet/system-version-processing-mode http://hl7.org/fhir/system-version-processing-mode default check override
http://hl7.org/fhir/ValueSet/task-status http://hl7.org/fhir/task-status draft requested received accepted rejected ready cancelled in-progress on-hold failed completed entered-in-error
http://hl7.org/fhir/ValueSet/trigger-type http://hl7.org/fhir/trigger-type named-event periodic data-added data-modified data-removed data-accessed data-access-ended
http://hl7.org/fhir/ValueSet/type-derivation-rule http://hl7.org/fhir/type-derivation-rule specialization constraint
http://hl7.org/fhir/ValueSet/type-restful-interaction http://hl7.org/fhir/restful-interaction read vread update patch delete history-instance history-type create search-type
http://hl7.org/fhir/ValueSet/udi-entry-type http://hl7.org/fhir/udi-entry-type barcode rfid manual card self-reported unknown
http://hl7.org/fhir/ValueSet/units-of-time http://unitsofmeasure.org s min h d wk mo a
http://hl7.org/fhir/ValueSet/unknown-content-code http://hl7.org/fhir/unknown-content-code no extensions elements both
http://hl7.org/fhir/ValueSet/v3-ConfidentialityClassification http://hl7.org/fhir/v3/Confidentiality U L M N R V
http://hl7.org/fhir/ValueSet/versioning-policy http://hl7.org/fhir/versioning-policy no-version versioned versioned-update
http://hl7.org/fhir/ValueSet/vision-base-codes http://hl7.org/fhir/vision-base-codes up down in out
http://hl7.org/fhir/ValueSet/vision-eye-codes http://hl7.org/fhir/vision-eye-codes right left
"""
}
