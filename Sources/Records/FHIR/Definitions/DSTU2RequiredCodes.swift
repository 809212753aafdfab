// swift-format-ignore-file
// Made by scripts/generate-definitions from fhir-dstu2-required-codes.tsv; do not edit. FHIR 1.0.2: value set, system, codes.
// The form of each line is described in that script.

extension FHIRDefinitions {
    static let dstu2RequiredCodes: StaticString = """
http://hl7.org/fhir/ValueSet/actionlist http://hl7.org/fhir/actionlist cancel poll reprocess status
http://hl7.org/fhir/ValueSet/address-type http://hl7.org/fhir/address-type postal physical both
http://hl7.org/fhir/ValueSet/address-use http://hl7.org/fhir/address-use home work temp old
http://hl7.org/fhir/ValueSet/adjudication-error http://hl7.org/fhir/adjudication-error A001 A002
http://hl7.org/fhir/ValueSet/administrative-gender http://hl7.org/fhir/administrative-gender male female other unknown
http://hl7.org/fhir/ValueSet/allergy-intolerance-category http://hl7.org/fhir/allergy-intolerance-category food medication environment other
http://hl7.org/fhir/ValueSet/allergy-intolerance-criticality http://hl7.org/fhir/allergy-intolerance-criticality CRITL CRITH CRITU
http://hl7.org/fhir/ValueSet/allergy-intolerance-status http://hl7.org/fhir/allergy-intolerance-status active unconfirmed confirmed inactive resolved refuted entered-in-error
http://hl7.org/fhir/ValueSet/allergy-intolerance-type http://hl7.org/fhir/allergy-intolerance-type allergy intolerance
http://hl7.org/fhir/ValueSet/answer-format http://hl7.org/fhir/answer-format boolean decimal integer date dateTime instant time string text url choice open-choice attachment reference quantity
http://hl7.org/fhir/ValueSet/appointmentstatus http://hl7.org/fhir/appointmentstatus proposed pending booked arrived fulfilled cancelled noshow
http://hl7.org/fhir/ValueSet/assert-direction-codes http://hl7.org/fhir/assert-direction-codes response request
http://hl7.org/fhir/ValueSet/assert-operator-codes http://hl7.org/fhir/assert-operator-codes equals notEquals in notIn greaterThan lessThan empty notEmpty contains notContains
http://hl7.org/fhir/ValueSet/assert-response-code-types http://hl7.org/fhir/assert-response-code-types okay created noContent notModified bad forbidden notFound methodNotAllowed conflict gone preconditionFailed unprocessable
http://hl7.org/fhir/ValueSet/audit-event-action http://hl7.org/fhir/audit-event-action C R U D E
http://hl7.org/fhir/ValueSet/audit-event-outcome http://hl7.org/fhir/audit-event-outcome 0 4 8 12
http://hl7.org/fhir/ValueSet/binding-strength http://hl7.org/fhir/binding-strength required extensible preferred example
http://hl7.org/fhir/ValueSet/bundle-type http://hl7.org/fhir/bundle-type document message transaction transaction-response batch batch-response history searchset collection
http://hl7.org/fhir/ValueSet/care-plan-activity-status http://hl7.org/fhir/care-plan-activity-status not-started scheduled in-progress on-hold completed cancelled
http://hl7.org/fhir/ValueSet/care-plan-relationship http://hl7.org/fhir/care-plan-relationship includes replaces fulfills
http://hl7.org/fhir/ValueSet/care-plan-status http://hl7.org/fhir/care-plan-status proposed draft active completed cancelled
http://hl7.org/fhir/ValueSet/claim-type-link http://hl7.org/fhir/claim-type-link institutional oral pharmacy professional vision
http://hl7.org/fhir/ValueSet/claim-use-link http://hl7.org/fhir/claim-use-link complete proposed exploratory other
http://hl7.org/fhir/ValueSet/clinical-impression-status http://hl7.org/fhir/clinical-impression-status in-progress completed entered-in-error
http://hl7.org/fhir/ValueSet/communication-request-status http://hl7.org/fhir/communication-request-status proposed planned requested received accepted in-progress completed suspended rejected failed
http://hl7.org/fhir/ValueSet/communication-status http://hl7.org/fhir/communication-status in-progress completed suspended rejected failed
http://hl7.org/fhir/ValueSet/composition-attestation-mode http://hl7.org/fhir/composition-attestation-mode personal professional legal official
http://hl7.org/fhir/ValueSet/composition-status http://hl7.org/fhir/composition-status preliminary final amended entered-in-error
http://hl7.org/fhir/ValueSet/concept-map-equivalence http://hl7.org/fhir/concept-map-equivalence equivalent equal wider subsumes narrower specializes inexact unmatched disjoint
http://hl7.org/fhir/ValueSet/condition-ver-status http://hl7.org/fhir/condition-ver-status provisional differential confirmed refuted entered-in-error unknown
http://hl7.org/fhir/ValueSet/conditional-delete-status http://hl7.org/fhir/conditional-delete-status not-supported single multiple
http://hl7.org/fhir/ValueSet/conformance-resource-status http://hl7.org/fhir/conformance-resource-status draft active retired
http://hl7.org/fhir/ValueSet/conformance-statement-kind http://hl7.org/fhir/conformance-statement-kind instance capability requirements
http://hl7.org/fhir/ValueSet/constraint-severity http://hl7.org/fhir/constraint-severity error warning
http://hl7.org/fhir/ValueSet/contact-point-system http://hl7.org/fhir/contact-point-system phone fax email pager other
http://hl7.org/fhir/ValueSet/contact-point-use http://hl7.org/fhir/contact-point-use home work temp old mobile
http://hl7.org/fhir/ValueSet/content-type http://hl7.org/fhir/content-type xml json
http://hl7.org/fhir/ValueSet/dataelement-stringency http://hl7.org/fhir/dataelement-stringency comparable fully-specified equivalent convertable scaleable flexible
http://hl7.org/fhir/ValueSet/days-of-week http://hl7.org/fhir/days-of-week mon tue wed thu fri sat sun
http://hl7.org/fhir/ValueSet/detectedissue-severity http://hl7.org/fhir/detectedissue-severity high moderate low
http://hl7.org/fhir/ValueSet/device-action http://hl7.org/fhir/device-action implanted explanted manipulated
http://hl7.org/fhir/ValueSet/device-use-request-priority http://hl7.org/fhir/device-use-request-priority routine urgent stat asap
http://hl7.org/fhir/ValueSet/device-use-request-status http://hl7.org/fhir/device-use-request-status proposed planned requested received accepted in-progress completed suspended rejected aborted
http://hl7.org/fhir/ValueSet/devicestatus http://hl7.org/fhir/devicestatus available not-available entered-in-error
http://hl7.org/fhir/ValueSet/diagnostic-order-priority http://hl7.org/fhir/diagnostic-order-priority routine urgent stat asap
http://hl7.org/fhir/ValueSet/diagnostic-order-status http://hl7.org/fhir/diagnostic-order-status proposed draft planned requested received accepted in-progress review completed cancelled suspended rejected failed
http://hl7.org/fhir/ValueSet/diagnostic-report-status http://hl7.org/fhir/diagnostic-report-status registered partial final corrected appended cancelled entered-in-error
http://hl7.org/fhir/ValueSet/digital-media-type http://hl7.org/fhir/digital-media-type photo video audio
http://hl7.org/fhir/ValueSet/document-mode http://hl7.org/fhir/document-mode producer consumer
http://hl7.org/fhir/ValueSet/document-reference-status http://hl7.org/fhir/document-reference-status current superseded entered-in-error
http://hl7.org/fhir/ValueSet/document-relationship-type http://hl7.org/fhir/document-relationship-type replaces transforms signs appends
http://hl7.org/fhir/ValueSet/encounter-class http://hl7.org/fhir/encounter-class inpatient outpatient ambulatory emergency home field daytime virtual other
http://hl7.org/fhir/ValueSet/encounter-location-status http://hl7.org/fhir/encounter-location-status planned active reserved completed
http://hl7.org/fhir/ValueSet/encounter-state http://hl7.org/fhir/encounter-state planned arrived in-progress onleave finished cancelled
http://hl7.org/fhir/ValueSet/episode-of-care-status http://hl7.org/fhir/episode-of-care-status planned waitlist active onhold finished cancelled
http://hl7.org/fhir/ValueSet/event-timing http://hl7.org/fhir/v3/TimingEvent HS WAKE C CM CD CV AC ACM ACD ACV PC PCM PCD PCV
http://hl7.org/fhir/ValueSet/extension-context http://hl7.org/fhir/extension-context resource datatype mapping extension
http://hl7.org/fhir/ValueSet/filter-operator http://hl7.org/fhir/filter-operator = is-a is-not-a regex in not-in
http://hl7.org/fhir/ValueSet/flag-status http://hl7.org/fhir/flag-status active inactive entered-in-error
http://hl7.org/fhir/ValueSet/forms http://hl7.org/fhir/forms-codes 1 2
http://hl7.org/fhir/ValueSet/goal-status http://hl7.org/fhir/goal-status proposed planned accepted rejected in-progress achieved sustaining on-hold cancelled
http://hl7.org/fhir/ValueSet/group-type http://hl7.org/fhir/group-type person animal practitioner device medication substance
http://hl7.org/fhir/ValueSet/guide-dependency-type http://hl7.org/fhir/guide-dependency-type reference inclusion
http://hl7.org/fhir/ValueSet/guide-page-kind http://hl7.org/fhir/guide-page-kind page example list include directory dictionary toc resource
http://hl7.org/fhir/ValueSet/guide-resource-purpose http://hl7.org/fhir/guide-resource-purpose example terminology profile extension dictionary logical
http://hl7.org/fhir/ValueSet/history-status http://hl7.org/fhir/history-status partial completed entered-in-error health-unknown
http://hl7.org/fhir/ValueSet/http-verb http://hl7.org/fhir/http-verb GET POST PUT DELETE
http://hl7.org/fhir/ValueSet/identifier-use http://hl7.org/fhir/identifier-use usual official temp secondary
http://hl7.org/fhir/ValueSet/identity-assuranceLevel http://hl7.org/fhir/identity-assuranceLevel level1 level2 level3 level4
http://hl7.org/fhir/ValueSet/instance-availability http://nema.org/dicom/dicm ONLINE OFFLINE NEARLINE UNAVAILABLE
http://hl7.org/fhir/ValueSet/issue-severity http://hl7.org/fhir/issue-severity fatal error warning information
http://hl7.org/fhir/ValueSet/issue-type http://hl7.org/fhir/issue-type invalid structure required value invariant security login unknown expired forbidden suppressed processing not-supported duplicate not-found too-long code-invalid extension too-costly business-rule conflict incomplete transient lock-error no-store exception timeout throttled informational
http://hl7.org/fhir/ValueSet/kos-title http://nema.org/dicom/dicm 113000 113001 113002 113003 113004 113005 113006 113007 113008 113009 113010 113013 113018 113020 113021 113030 113031 113032 113033 113034 113035 113036 113037 113038 113039
http://hl7.org/fhir/ValueSet/link-type http://hl7.org/fhir/link-type replace refer seealso
http://hl7.org/fhir/ValueSet/list-mode http://hl7.org/fhir/list-mode working snapshot changes
http://hl7.org/fhir/ValueSet/list-status http://hl7.org/fhir/list-status current retired entered-in-error
http://hl7.org/fhir/ValueSet/location-mode http://hl7.org/fhir/location-mode instance kind
http://hl7.org/fhir/ValueSet/location-status http://hl7.org/fhir/location-status active suspended inactive
http://hl7.org/fhir/ValueSet/marital-status http://hl7.org/fhir/marital-status U
http://hl7.org/fhir/ValueSet/marital-status http://hl7.org/fhir/v3/MaritalStatus A D I L M P S T W
http://hl7.org/fhir/ValueSet/marital-status http://hl7.org/fhir/v3/NullFlavor UNK
http://hl7.org/fhir/ValueSet/measurement-principle http://hl7.org/fhir/measurement-principle other chemical electrical impedance nuclear optical thermal biological mechanical acoustical manual
http://hl7.org/fhir/ValueSet/medication-admin-status http://hl7.org/fhir/medication-admin-status in-progress on-hold completed entered-in-error stopped
http://hl7.org/fhir/ValueSet/medication-dispense-status http://hl7.org/fhir/medication-dispense-status in-progress on-hold completed entered-in-error stopped
http://hl7.org/fhir/ValueSet/medication-order-status http://hl7.org/fhir/medication-order-status active on-hold completed entered-in-error stopped draft
http://hl7.org/fhir/ValueSet/medication-statement-status http://hl7.org/fhir/medication-statement-status active completed entered-in-error intended
http://hl7.org/fhir/ValueSet/message-conformance-event-mode http://hl7.org/fhir/message-conformance-event-mode sender receiver
http://hl7.org/fhir/ValueSet/message-significance-category http://hl7.org/fhir/message-significance-category Consequence Currency Notification
http://hl7.org/fhir/ValueSet/metric-calibration-state http://hl7.org/fhir/metric-calibration-state not-calibrated calibration-required calibrated unspecified
http://hl7.org/fhir/ValueSet/metric-calibration-type http://hl7.org/fhir/metric-calibration-type unspecified offset gain two-point
http://hl7.org/fhir/ValueSet/metric-category http://hl7.org/fhir/metric-category measurement setting calculation unspecified
http://hl7.org/fhir/ValueSet/metric-color http://hl7.org/fhir/metric-color black red green yellow blue magenta cyan white
http://hl7.org/fhir/ValueSet/metric-operational-status http://hl7.org/fhir/metric-operational-status on off standby
http://hl7.org/fhir/ValueSet/name-use http://hl7.org/fhir/name-use usual official temp nickname anonymous old maiden
http://hl7.org/fhir/ValueSet/namingsystem-identifier-type http://hl7.org/fhir/namingsystem-identifier-type oid uuid uri other
http://hl7.org/fhir/ValueSet/namingsystem-type http://hl7.org/fhir/namingsystem-type codesystem identifier root
http://hl7.org/fhir/ValueSet/narrative-status http://hl7.org/fhir/narrative-status generated extensions additional empty
http://hl7.org/fhir/ValueSet/network-type http://hl7.org/fhir/network-type 1 2 3 4 5
http://hl7.org/fhir/ValueSet/note-type http://hl7.org/fhir/note-type display print printoper
http://hl7.org/fhir/ValueSet/nutrition-order-status http://hl7.org/fhir/nutrition-order-status proposed draft planned requested active on-hold completed cancelled
http://hl7.org/fhir/ValueSet/observation-relationshiptypes http://hl7.org/fhir/observation-relationshiptypes has-member derived-from sequel-to replaces qualified-by interfered-by
http://hl7.org/fhir/ValueSet/observation-status http://hl7.org/fhir/observation-status registered preliminary final amended cancelled entered-in-error unknown
http://hl7.org/fhir/ValueSet/operation-kind http://hl7.org/fhir/operation-kind operation query
http://hl7.org/fhir/ValueSet/operation-parameter-use http://hl7.org/fhir/operation-parameter-use in out
http://hl7.org/fhir/ValueSet/order-status http://hl7.org/fhir/order-status pending review rejected error accepted cancelled replaced aborted completed
http://hl7.org/fhir/ValueSet/participantrequired http://hl7.org/fhir/participantrequired required optional information-only
http://hl7.org/fhir/ValueSet/participantstatus http://hl7.org/fhir/participantstatus accepted declined tentative in-process completed needs-action
http://hl7.org/fhir/ValueSet/participationstatus http://hl7.org/fhir/participationstatus accepted declined tentative needs-action
http://hl7.org/fhir/ValueSet/procedure-request-priority http://hl7.org/fhir/procedure-request-priority routine urgent stat asap
http://hl7.org/fhir/ValueSet/procedure-request-status http://hl7.org/fhir/procedure-request-status proposed draft requested received accepted in-progress completed suspended rejected aborted
http://hl7.org/fhir/ValueSet/procedure-status http://hl7.org/fhir/procedure-status in-progress aborted completed entered-in-error
http://hl7.org/fhir/ValueSet/property-representation http://hl7.org/fhir/property-representation xmlAttr
http://hl7.org/fhir/ValueSet/provenance-entity-role http://hl7.org/fhir/provenance-entity-role derivation revision quotation source
http://hl7.org/fhir/ValueSet/quantity-comparator http://hl7.org/fhir/quantity-comparator < <= >= >
http://hl7.org/fhir/ValueSet/questionnaire-answers-status http://hl7.org/fhir/questionnaire-answers-status in-progress completed amended
http://hl7.org/fhir/ValueSet/questionnaire-status http://hl7.org/fhir/questionnaire-status draft published retired
http://hl7.org/fhir/ValueSet/reaction-event-certainty http://hl7.org/fhir/reaction-event-certainty unlikely likely confirmed
http://hl7.org/fhir/ValueSet/reaction-event-severity http://hl7.org/fhir/reaction-event-severity mild moderate severe
http://hl7.org/fhir/ValueSet/referralstatus http://hl7.org/fhir/referralstatus draft requested active cancelled accepted rejected completed
http://hl7.org/fhir/ValueSet/remittance-outcome http://hl7.org/fhir/remittance-outcome complete error
http://hl7.org/fhir/ValueSet/resource-aggregation-mode http://hl7.org/fhir/resource-aggregation-mode contained referenced bundled
http://hl7.org/fhir/ValueSet/resource-slicing-rules http://hl7.org/fhir/resource-slicing-rules closed open openAtEnd
http://hl7.org/fhir/ValueSet/resource-types http://hl7.org/fhir/resource-types Account AllergyIntolerance Appointment AppointmentResponse AuditEvent Basic Binary BodySite Bundle CarePlan Claim ClaimResponse ClinicalImpression Communication CommunicationRequest Composition ConceptMap Condition Conformance Contract Coverage DataElement DetectedIssue Device DeviceComponent DeviceMetric DeviceUseRequest DeviceUseStatement DiagnosticOrder DiagnosticReport DocumentManifest DocumentReference DomainResource EligibilityRequest EligibilityResponse Encounter EnrollmentRequest EnrollmentResponse EpisodeOfCare ExplanationOfBenefit FamilyMemberHistory Flag Goal Group HealthcareService ImagingObjectSelection ImagingStudy Immunization ImmunizationRecommendation ImplementationGuide List Location Media Medication MedicationAdministration MedicationDispense MedicationOrder MedicationStatement MessageHeader NamingSystem NutritionOrder Observation OperationDefinition OperationOutcome Order OrderResponse Organization Parameters Patient PaymentNotice PaymentReconciliation Person Practitioner Procedure ProcedureRequest ProcessRequest ProcessResponse Provenance Questionnaire QuestionnaireResponse ReferralRequest RelatedPerson Resource RiskAssessment Schedule SearchParameter Slot Specimen StructureDefinition Subscription Substance SupplyDelivery SupplyRequest TestScript ValueSet VisionPrescription
http://hl7.org/fhir/ValueSet/response-code http://hl7.org/fhir/response-code ok transient-error fatal-error
http://hl7.org/fhir/ValueSet/restful-conformance-mode http://hl7.org/fhir/restful-conformance-mode client server
http://hl7.org/fhir/ValueSet/search-entry-mode http://hl7.org/fhir/search-entry-mode match include outcome
http://hl7.org/fhir/ValueSet/search-modifier-code http://hl7.org/fhir/search-modifier-code missing exact contains not text in not-in below above type
http://hl7.org/fhir/ValueSet/search-param-type http://hl7.org/fhir/search-param-type number date string token reference composite quantity uri
http://hl7.org/fhir/ValueSet/search-xpath-usage http://hl7.org/fhir/search-xpath-usage normal phonetic nearby distance other
http://hl7.org/fhir/ValueSet/slotstatus http://hl7.org/fhir/slotstatus busy free busy-unavailable busy-tentative
http://hl7.org/fhir/ValueSet/specimen-status http://hl7.org/fhir/specimen-status available unavailable unsatisfactory entered-in-error
http://hl7.org/fhir/ValueSet/structure-definition-kind http://hl7.org/fhir/structure-definition-kind datatype resource logical
http://hl7.org/fhir/ValueSet/subscription-channel-type http://hl7.org/fhir/subscription-channel-type rest-hook websocket email sms message
http://hl7.org/fhir/ValueSet/subscription-status http://hl7.org/fhir/subscription-status requested active error off
http://hl7.org/fhir/ValueSet/supplydelivery-status http://hl7.org/fhir/supplydelivery-status in-progress completed abandoned
http://hl7.org/fhir/ValueSet/supplydelivery-type http://hl7.org/fhir/supply-item-type medication device
http://hl7.org/fhir/ValueSet/supplyrequest-kind http://hl7.org/fhir/supply-kind central nonstock
http://hl7.org/fhir/ValueSet/supplyrequest-status http://hl7.org/fhir/supplyrequest-status requested completed failed cancelled
http://hl7.org/fhir/ValueSet/system-restful-interaction http://hl7.org/fhir/restful-interaction transaction search-system history-system
http://hl7.org/fhir/ValueSet/transaction-mode http://hl7.org/fhir/transaction-mode not-supported batch transaction both
http://hl7.org/fhir/ValueSet/type-restful-interaction http://hl7.org/fhir/restful-interaction read vread update delete history-instance validate history-type create search-type
http://hl7.org/fhir/ValueSet/units-of-time http://unitsofmeasure.org s min h d wk mo a
http://hl7.org/fhir/ValueSet/unknown-content-code http://hl7.org/fhir/unknown-content-code no extensions elements both
http://hl7.org/fhir/ValueSet/v3-Confidentiality http://hl7.org/fhir/v3/Confidentiality _Confidentiality L M N R U V _ConfidentialityByAccessKind B D I _ConfidentialityByInfoType ETH HIV PSY SDV _ConfidentialityModifiers C S T
http://hl7.org/fhir/ValueSet/versioning-policy http://hl7.org/fhir/versioning-policy no-version versioned versioned-update
http://hl7.org/fhir/ValueSet/vision-base-codes http://hl7.org/fhir/vision-base-codes up down in out
http://hl7.org/fhir/ValueSet/vision-eye-codes http://hl7.org/fhir/vision-eye-codes right left
"""
}
