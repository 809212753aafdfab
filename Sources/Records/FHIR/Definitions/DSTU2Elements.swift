// swift-format-ignore-file
// Made by scripts/generate-definitions from fhir-dstu2-elements.tsv; do not edit. FHIR 1.0.2: the elements of every type.
// The form of each line is described in that script.

extension FHIRDefinitions {
    static let dstu2Elements: StaticString = """
#Account DomainResource
identifier 0 * S Identifier
name 0 1 S string
type 0 1 S CodeableConcept
status 0 1 MS code
activePeriod 0 1 S Period
currency 0 1 S Coding
balance 0 1 S Quantity
coveragePeriod 0 1 S Period
subject 0 1 S Reference(Patient|Device|Practitioner|Location|HealthcareService|Organization)
owner 0 1 S Reference(Organization)
description 0 1 S string
#Address Element
use 0 1 MS code !http://hl7.org/fhir/ValueSet/address-use
type 0 1 S code !http://hl7.org/fhir/ValueSet/address-type
text 0 1 S string
line 0 * S string
city 0 1 S string
district 0 1 S string
state 0 1 S string
postalCode 0 1 S string
country 0 1 S string
period 0 1 S Period
#AllergyIntolerance DomainResource
identifier 0 * S Identifier
onset 0 1 S dateTime
recordedDate 0 1 S dateTime
recorder 0 1 S Reference(Practitioner|Patient)
patient 1 1 S Reference(Patient)
reporter 0 1 S Reference(Patient|RelatedPerson|Practitioner)
substance 1 1 S CodeableConcept
status 0 1 MS code !http://hl7.org/fhir/ValueSet/allergy-intolerance-status
criticality 0 1 S code !http://hl7.org/fhir/ValueSet/allergy-intolerance-criticality
type 0 1 S code !http://hl7.org/fhir/ValueSet/allergy-intolerance-type
category 0 1 S code !http://hl7.org/fhir/ValueSet/allergy-intolerance-category
lastOccurence 0 1 S dateTime
note 0 1 - Annotation
reaction 0 * - @
#AllergyIntolerance.reaction BackboneElement
substance 0 1 S CodeableConcept
certainty 0 1 S code !http://hl7.org/fhir/ValueSet/reaction-event-certainty
manifestation 1 * S CodeableConcept
description 0 1 - string
onset 0 1 S dateTime
severity 0 1 S code !http://hl7.org/fhir/ValueSet/reaction-event-severity
exposureRoute 0 1 S CodeableConcept
note 0 1 - Annotation
#Annotation Element
author[x] 0 1 S Reference(Practitioner|Patient|RelatedPerson) string
time 0 1 S dateTime
text 1 1 S string
#Appointment DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/appointmentstatus
type 0 1 S CodeableConcept
reason 0 1 S CodeableConcept !http://hl7.org/fhir/ValueSet/encounter-reason
priority 0 1 - unsignedInt
description 0 1 - string
start 0 1 S instant
end 0 1 S instant
minutesDuration 0 1 - positiveInt
slot 0 * - Reference(Slot)
comment 0 1 - string
participant 1 * - @
#Appointment.participant BackboneElement
type 0 * S CodeableConcept !http://hl7.org/fhir/ValueSet/encounter-participant-type
actor 0 1 S Reference(Patient|Practitioner|RelatedPerson|Device|HealthcareService|Location)
required 0 1 S code !http://hl7.org/fhir/ValueSet/participantrequired
status 1 1 - code !http://hl7.org/fhir/ValueSet/participationstatus
#AppointmentResponse DomainResource
identifier 0 * S Identifier
appointment 1 1 S Reference(Appointment)
start 0 1 - instant
end 0 1 - instant
participantType 0 * S CodeableConcept !http://hl7.org/fhir/ValueSet/encounter-participant-type
actor 0 1 S Reference(Patient|Practitioner|RelatedPerson|Device|HealthcareService|Location)
participantStatus 1 1 MS code !http://hl7.org/fhir/ValueSet/participantstatus
comment 0 1 - string
#Attachment Element
contentType 0 1 S code !http://www.rfc-editor.org/bcp/bcp13.txt
language 0 1 S code !http://tools.ietf.org/html/bcp47
data 0 1 S base64Binary
url 0 1 S uri
size 0 1 S unsignedInt
hash 0 1 S base64Binary
title 0 1 S string
creation 0 1 S dateTime
#AuditEvent DomainResource
event 1 1 - @
participant 1 * - @
source 1 1 - @
object 0 * - @
#AuditEvent.event BackboneElement
type 1 1 S Coding
subtype 0 * S Coding
action 0 1 S code !http://hl7.org/fhir/ValueSet/audit-event-action
dateTime 1 1 S instant
outcome 0 1 S code !http://hl7.org/fhir/ValueSet/audit-event-outcome
outcomeDesc 0 1 S string
purposeOfEvent 0 * S Coding
#AuditEvent.participant BackboneElement
role 0 * - CodeableConcept
reference 0 1 S Reference(Practitioner|Organization|Device|Patient|RelatedPerson)
userId 0 1 S Identifier
altId 0 1 - string
name 0 1 - string
requestor 1 1 - boolean
location 0 1 - Reference(Location)
policy 0 * - uri
media 0 1 - Coding
network 0 1 - @
purposeOfUse 0 * - Coding
#AuditEvent.participant.network BackboneElement
address 0 1 - string
type 0 1 - code !http://hl7.org/fhir/ValueSet/network-type
#AuditEvent.source BackboneElement
site 0 1 - string
identifier 1 1 S Identifier
type 0 * - Coding
#AuditEvent.object BackboneElement
identifier 0 1 S Identifier
reference 0 1 S Reference(Resource)
type 0 1 - Coding
role 0 1 - Coding
lifecycle 0 1 - Coding
securityLabel 0 * - Coding
name 0 1 S string
description 0 1 - string
query 0 1 S base64Binary
detail 0 * - @
#AuditEvent.object.detail BackboneElement
type 1 1 - string
value 1 1 - base64Binary
#BackboneElement Element
modifierExtension 0 * M Extension
#Basic DomainResource
identifier 0 * S Identifier
code 1 1 MS CodeableConcept
subject 0 1 S Reference(Resource)
author 0 1 S Reference(Practitioner|Patient|RelatedPerson)
created 0 1 S date
#Binary Resource
contentType 1 1 S code !http://www.rfc-editor.org/bcp/bcp13.txt
content 1 1 S base64Binary
#BodySite DomainResource
patient 1 1 S Reference(Patient)
identifier 0 * S Identifier
code 0 1 S CodeableConcept
modifier 0 * - CodeableConcept
description 0 1 S string
image 0 * - Attachment
#Bundle Resource
type 1 1 S code !http://hl7.org/fhir/ValueSet/bundle-type
total 0 1 S unsignedInt
link 0 * S @
entry 0 * S @
signature 0 1 S Signature
#Bundle.link BackboneElement
relation 1 1 S string
url 1 1 S uri
#Bundle.entry BackboneElement
link 0 * S @Bundle.link
fullUrl 0 1 S uri
resource 0 1 S Resource
search 0 1 S @
request 0 1 S @
response 0 1 S @
#Bundle.entry.search BackboneElement
mode 0 1 S code !http://hl7.org/fhir/ValueSet/search-entry-mode
score 0 1 S decimal
#Bundle.entry.request BackboneElement
method 1 1 S code !http://hl7.org/fhir/ValueSet/http-verb
url 1 1 S uri
ifNoneMatch 0 1 S string
ifModifiedSince 0 1 S instant
ifMatch 0 1 S string
ifNoneExist 0 1 S string
#Bundle.entry.response BackboneElement
status 1 1 S string
location 0 1 S uri
etag 0 1 S string
lastModified 0 1 S instant
#CarePlan DomainResource
identifier 0 * S Identifier
subject 0 1 S Reference(Patient|Group)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/care-plan-status
context 0 1 S Reference(Encounter|EpisodeOfCare)
period 0 1 S Period
author 0 * S Reference(Patient|Practitioner|RelatedPerson|Organization)
modified 0 1 S dateTime
category 0 * S CodeableConcept
description 0 1 S string
addresses 0 * S Reference(Condition)
support 0 * - Reference(Resource)
relatedPlan 0 * - @
participant 0 * - @
goal 0 * - Reference(Goal)
activity 0 * - @
note 0 1 - Annotation
#CarePlan.relatedPlan BackboneElement
code 0 1 - code !http://hl7.org/fhir/ValueSet/care-plan-relationship
plan 1 1 - Reference(CarePlan)
#CarePlan.participant BackboneElement
role 0 1 - CodeableConcept
member 0 1 - Reference(Practitioner|RelatedPerson|Patient|Organization)
#CarePlan.activity BackboneElement
actionResulting 0 * - Reference(Resource)
progress 0 * - Annotation
reference 0 1 - Reference(Appointment|CommunicationRequest|DeviceUseRequest|DiagnosticOrder|MedicationOrder|NutritionOrder|Order|ProcedureRequest|ProcessRequest|ReferralRequest|SupplyRequest|VisionPrescription)
detail 0 1 - @
#CarePlan.activity.detail BackboneElement
category 0 1 - CodeableConcept
code 0 1 - CodeableConcept
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition)
goal 0 * - Reference(Goal)
status 0 1 M code !http://hl7.org/fhir/ValueSet/care-plan-activity-status
statusReason 0 1 - CodeableConcept
prohibited 1 1 M boolean
scheduled[x] 0 1 - Timing Period string
location 0 1 - Reference(Location)
performer 0 * - Reference(Practitioner|Organization|RelatedPerson|Patient)
product[x] 0 1 - CodeableConcept Reference(Medication|Substance)
dailyAmount 0 1 - Quantity
quantity 0 1 - Quantity
description 0 1 - string
#Claim DomainResource
type 1 1 S code !http://hl7.org/fhir/ValueSet/claim-type-link
identifier 0 * S Identifier
ruleset 0 1 S Coding
originalRuleset 0 1 S Coding
created 0 1 S dateTime
target 0 1 S Reference(Organization)
provider 0 1 S Reference(Practitioner)
organization 0 1 S Reference(Organization)
use 0 1 S code !http://hl7.org/fhir/ValueSet/claim-use-link
priority 0 1 S Coding
fundsReserve 0 1 S Coding
enterer 0 1 S Reference(Practitioner)
facility 0 1 S Reference(Location)
prescription 0 1 S Reference(MedicationOrder|VisionPrescription)
originalPrescription 0 1 S Reference(MedicationOrder)
payee 0 1 S @
referral 0 1 S Reference(ReferralRequest)
diagnosis 0 * S @
condition 0 * S Coding
patient 1 1 S Reference(Patient)
coverage 0 * S @
exception 0 * S Coding
school 0 1 S string
accident 0 1 S date
accidentType 0 1 S Coding !http://hl7.org/fhir/ValueSet/v3-ActIncidentCode
interventionException 0 * S Coding
item 0 * S @
additionalMaterials 0 * S Coding
missingTeeth 0 * S @
#Claim.payee BackboneElement
type 0 1 S Coding
provider 0 1 S Reference(Practitioner)
organization 0 1 S Reference(Organization)
person 0 1 S Reference(Patient)
#Claim.diagnosis BackboneElement
sequence 1 1 S positiveInt
diagnosis 1 1 S Coding
#Claim.coverage BackboneElement
sequence 1 1 S positiveInt
focal 1 1 S boolean
coverage 1 1 S Reference(Coverage)
businessArrangement 0 1 S string
relationship 1 1 S Coding
preAuthRef 0 * S string
claimResponse 0 1 S Reference(ClaimResponse)
originalRuleset 0 1 S Coding
#Claim.item BackboneElement
sequence 1 1 S positiveInt
type 1 1 S Coding !http://hl7.org/fhir/ValueSet/v3-ActInvoiceGroupCode
provider 0 1 S Reference(Practitioner)
diagnosisLinkId 0 * S positiveInt
service 1 1 S Coding
serviceDate 0 1 S date
quantity 0 1 S Quantity
unitPrice 0 1 S Quantity
factor 0 1 S decimal
points 0 1 S decimal
net 0 1 S Quantity
udi 0 1 S Coding
bodySite 0 1 S Coding
subSite 0 * S Coding
modifier 0 * S Coding
detail 0 * S @
prosthesis 0 1 S @
#Claim.item.detail BackboneElement
sequence 1 1 S positiveInt
type 1 1 S Coding !http://hl7.org/fhir/ValueSet/v3-ActInvoiceGroupCode
service 1 1 S Coding
quantity 0 1 S Quantity
unitPrice 0 1 S Quantity
factor 0 1 S decimal
points 0 1 S decimal
net 0 1 S Quantity
udi 0 1 S Coding
subDetail 0 * S @
#Claim.item.detail.subDetail BackboneElement
sequence 1 1 S positiveInt
type 1 1 S Coding !http://hl7.org/fhir/ValueSet/v3-ActInvoiceGroupCode
service 1 1 S Coding
quantity 0 1 S Quantity
unitPrice 0 1 S Quantity
factor 0 1 S decimal
points 0 1 S decimal
net 0 1 S Quantity
udi 0 1 S Coding
#Claim.item.prosthesis BackboneElement
initial 0 1 S boolean
priorDate 0 1 S date
priorMaterial 0 1 S Coding
#Claim.missingTeeth BackboneElement
tooth 1 1 S Coding
reason 0 1 S Coding
extractionDate 0 1 S date
#ClaimResponse DomainResource
identifier 0 * S Identifier
request 0 1 S Reference(Claim)
ruleset 0 1 S Coding
originalRuleset 0 1 S Coding
created 0 1 S dateTime
organization 0 1 S Reference(Organization)
requestProvider 0 1 S Reference(Practitioner)
requestOrganization 0 1 S Reference(Organization)
outcome 0 1 S code !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 S string
payeeType 0 1 S Coding
item 0 * S @
addItem 0 * S @
error 0 * S @
totalCost 0 1 S Quantity
unallocDeductable 0 1 S Quantity
totalBenefit 0 1 S Quantity
paymentAdjustment 0 1 S Quantity
paymentAdjustmentReason 0 1 S Coding
paymentDate 0 1 S date
paymentAmount 0 1 S Quantity
paymentRef 0 1 S Identifier
reserved 0 1 S Coding
form 0 1 S Coding !http://hl7.org/fhir/ValueSet/forms
note 0 * S @
coverage 0 * S @
#ClaimResponse.item BackboneElement
sequenceLinkId 1 1 S positiveInt
noteNumber 0 * S positiveInt
adjudication 0 * S @
detail 0 * S @
#ClaimResponse.item.adjudication BackboneElement
code 1 1 S Coding
amount 0 1 S Quantity
value 0 1 S decimal
#ClaimResponse.item.detail BackboneElement
sequenceLinkId 1 1 S positiveInt
adjudication 0 * S @
subDetail 0 * S @
#ClaimResponse.item.detail.adjudication BackboneElement
code 1 1 S Coding
amount 0 1 S Quantity
value 0 1 S decimal
#ClaimResponse.item.detail.subDetail BackboneElement
sequenceLinkId 1 1 S positiveInt
adjudication 0 * S @
#ClaimResponse.item.detail.subDetail.adjudication BackboneElement
code 1 1 S Coding
amount 0 1 S Quantity
value 0 1 S decimal
#ClaimResponse.addItem BackboneElement
sequenceLinkId 0 * S positiveInt
service 1 1 S Coding
fee 0 1 S Quantity
noteNumberLinkId 0 * S positiveInt
adjudication 0 * S @
detail 0 * S @
#ClaimResponse.addItem.adjudication BackboneElement
code 1 1 S Coding
amount 0 1 S Quantity
value 0 1 S decimal
#ClaimResponse.addItem.detail BackboneElement
service 1 1 S Coding
fee 0 1 S Quantity
adjudication 0 * S @
#ClaimResponse.addItem.detail.adjudication BackboneElement
code 1 1 S Coding
amount 0 1 S Quantity
value 0 1 S decimal
#ClaimResponse.error BackboneElement
sequenceLinkId 0 1 S positiveInt
detailSequenceLinkId 0 1 S positiveInt
subdetailSequenceLinkId 0 1 S positiveInt
code 1 1 S Coding !http://hl7.org/fhir/ValueSet/adjudication-error
#ClaimResponse.note BackboneElement
number 0 1 S positiveInt
type 0 1 S Coding !http://hl7.org/fhir/ValueSet/note-type
text 0 1 S string
#ClaimResponse.coverage BackboneElement
sequence 1 1 S positiveInt
focal 1 1 S boolean
coverage 1 1 S Reference(Coverage)
businessArrangement 0 1 S string
relationship 1 1 S Coding
preAuthRef 0 * S string
claimResponse 0 1 S Reference(ClaimResponse)
originalRuleset 0 1 S Coding
#ClinicalImpression DomainResource
patient 1 1 S Reference(Patient)
assessor 0 1 S Reference(Practitioner)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/clinical-impression-status
date 0 1 S dateTime
description 0 1 S string
previous 0 1 - Reference(ClinicalImpression)
problem 0 * S Reference(Condition|AllergyIntolerance)
trigger[x] 0 1 - CodeableConcept Reference(Resource)
investigations 0 * - @
protocol 0 1 - uri
summary 0 1 - string
finding 0 * - @
resolved 0 * - CodeableConcept
ruledOut 0 * - @
prognosis 0 1 - string
plan 0 * - Reference(CarePlan|Appointment|CommunicationRequest|DeviceUseRequest|DiagnosticOrder|MedicationOrder|NutritionOrder|Order|ProcedureRequest|ProcessRequest|ReferralRequest|SupplyRequest|VisionPrescription)
action 0 * - Reference(ReferralRequest|ProcedureRequest|Procedure|MedicationOrder|DiagnosticOrder|NutritionOrder|SupplyRequest|Appointment)
#ClinicalImpression.investigations BackboneElement
code 1 1 - CodeableConcept
item 0 * - Reference(Observation|QuestionnaireResponse|FamilyMemberHistory|DiagnosticReport)
#ClinicalImpression.finding BackboneElement
item 1 1 - CodeableConcept
cause 0 1 - string
#ClinicalImpression.ruledOut BackboneElement
item 1 1 - CodeableConcept
reason 0 1 - string
#CodeableConcept Element
coding 0 * S Coding
text 0 1 S string
#Coding Element
system 0 1 S uri
version 0 1 S string
code 0 1 S code
display 0 1 S string
userSelected 0 1 S boolean
#Communication DomainResource
identifier 0 * S Identifier
category 0 1 S CodeableConcept
sender 0 1 S Reference(Device|Organization|Patient|Practitioner|RelatedPerson)
recipient 0 * S Reference(Device|Organization|Patient|Practitioner|RelatedPerson|Group)
payload 0 * S @
medium 0 * S CodeableConcept
status 0 1 MS code !http://hl7.org/fhir/ValueSet/communication-status
encounter 0 1 S Reference(Encounter)
sent 0 1 S dateTime
received 0 1 S dateTime
reason 0 * S CodeableConcept
subject 0 1 S Reference(Patient)
requestDetail 0 1 S Reference(CommunicationRequest)
#Communication.payload BackboneElement
content[x] 1 1 S string Attachment Reference(Resource)
#CommunicationRequest DomainResource
identifier 0 * S Identifier
category 0 1 S CodeableConcept
sender 0 1 S Reference(Device|Organization|Patient|Practitioner|RelatedPerson)
recipient 0 * S Reference(Device|Organization|Patient|Practitioner|RelatedPerson)
payload 0 * S @
medium 0 * S CodeableConcept
requester 0 1 S Reference(Practitioner|Patient|RelatedPerson)
status 0 1 MS code !http://hl7.org/fhir/ValueSet/communication-request-status
encounter 0 1 S Reference(Encounter)
scheduled[x] 0 1 S dateTime Period
reason 0 * S CodeableConcept
requestedOn 0 1 S dateTime
subject 0 1 S Reference(Patient)
priority 0 1 S CodeableConcept
#CommunicationRequest.payload BackboneElement
content[x] 1 1 S string Attachment Reference(Resource)
#Composition DomainResource
identifier 0 1 S Identifier
date 1 1 S dateTime
type 1 1 S CodeableConcept
class 0 1 S CodeableConcept
title 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/composition-status
confidentiality 0 1 MS code !http://hl7.org/fhir/ValueSet/v3-Confidentiality
subject 1 1 S Reference(Resource)
author 1 * S Reference(Practitioner|Device|Patient|RelatedPerson)
attester 0 * S @
custodian 0 1 S Reference(Organization)
event 0 * S @
encounter 0 1 S Reference(Encounter)
section 0 * - @
#Composition.attester BackboneElement
mode 1 * S code !http://hl7.org/fhir/ValueSet/composition-attestation-mode
time 0 1 S dateTime
party 0 1 S Reference(Patient|Practitioner|Organization)
#Composition.event BackboneElement
code 0 * S CodeableConcept
period 0 1 S Period
detail 0 * S Reference(Resource)
#Composition.section BackboneElement
title 0 1 - string
code 0 1 - CodeableConcept
text 0 1 - Narrative
mode 0 1 MS code !http://hl7.org/fhir/ValueSet/list-mode
orderedBy 0 1 - CodeableConcept
entry 0 * - Reference(Resource)
emptyReason 0 1 - CodeableConcept
section 0 * - @Composition.section
#ConceptMap DomainResource
url 0 1 S uri
identifier 0 1 S Identifier
version 0 1 S string
name 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/conformance-resource-status
experimental 0 1 S boolean
publisher 0 1 S string
contact 0 * S @
date 0 1 S dateTime
description 0 1 S string
useContext 0 * S CodeableConcept
requirements 0 1 - string
copyright 0 1 - string
source[x] 1 1 S uri Reference(ValueSet|StructureDefinition)
target[x] 1 1 S uri Reference(ValueSet|StructureDefinition)
element 0 * - @
#ConceptMap.contact BackboneElement
name 0 1 S string
telecom 0 * S ContactPoint
#ConceptMap.element BackboneElement
codeSystem 0 1 - uri
code 0 1 - code
target 0 * - @
#ConceptMap.element.target BackboneElement
codeSystem 0 1 - uri
code 0 1 - code
equivalence 1 1 M code !http://hl7.org/fhir/ValueSet/concept-map-equivalence
comments 0 1 - string
dependsOn 0 * - @
product 0 * - @ConceptMap.element.target.dependsOn
#ConceptMap.element.target.dependsOn BackboneElement
element 1 1 - uri
codeSystem 1 1 - uri
code 1 1 - string
#Condition DomainResource
identifier 0 * S Identifier
patient 1 1 S Reference(Patient)
encounter 0 1 S Reference(Encounter)
asserter 0 1 S Reference(Practitioner|Patient)
dateRecorded 0 1 S date
code 1 1 S CodeableConcept
category 0 1 S CodeableConcept
clinicalStatus 0 1 MS code
verificationStatus 1 1 MS code !http://hl7.org/fhir/ValueSet/condition-ver-status
severity 0 1 S CodeableConcept
onset[x] 0 1 S dateTime Quantity Period Range string
abatement[x] 0 1 S dateTime Quantity boolean Period Range string
stage 0 1 S @
evidence 0 * S @
bodySite 0 * S CodeableConcept
notes 0 1 S string
#Condition.stage BackboneElement
summary 0 1 S CodeableConcept
assessment 0 * S Reference(ClinicalImpression|DiagnosticReport|Observation)
#Condition.evidence BackboneElement
code 0 1 S CodeableConcept
detail 0 * S Reference(Resource)
#Conformance DomainResource
url 0 1 S uri
version 0 1 S string
name 0 1 S string
status 0 1 MS code !http://hl7.org/fhir/ValueSet/conformance-resource-status
experimental 0 1 S boolean
publisher 0 1 S string
contact 0 * S @
date 1 1 S dateTime
description 0 1 S string
requirements 0 1 - string
copyright 0 1 - string
kind 1 1 S code !http://hl7.org/fhir/ValueSet/conformance-statement-kind
software 0 1 S @
implementation 0 1 S @
fhirVersion 1 1 S id
acceptUnknown 1 1 S code !http://hl7.org/fhir/ValueSet/unknown-content-code
format 1 * S code !http://www.rfc-editor.org/bcp/bcp13.txt
profile 0 * - Reference(StructureDefinition)
rest 0 * S @
messaging 0 * - @
document 0 * - @
#Conformance.contact BackboneElement
name 0 1 S string
telecom 0 * S ContactPoint
#Conformance.software BackboneElement
name 1 1 S string
version 0 1 S string
releaseDate 0 1 S dateTime
#Conformance.implementation BackboneElement
description 1 1 S string
url 0 1 S uri
#Conformance.rest BackboneElement
mode 1 1 S code !http://hl7.org/fhir/ValueSet/restful-conformance-mode
documentation 0 1 - string
security 0 1 - @
resource 1 * S @
interaction 0 * - @
transactionMode 0 1 - code !http://hl7.org/fhir/ValueSet/transaction-mode
searchParam 0 * - @Conformance.rest.resource.searchParam
operation 0 * - @
compartment 0 * - uri
#Conformance.rest.security BackboneElement
cors 0 1 - boolean
service 0 * - CodeableConcept
description 0 1 - string
certificate 0 * - @
#Conformance.rest.security.certificate BackboneElement
type 0 1 - code !http://www.rfc-editor.org/bcp/bcp13.txt
blob 0 1 - base64Binary
#Conformance.rest.resource BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/resource-types
profile 0 1 - Reference(StructureDefinition)
interaction 1 * - @
versioning 0 1 - code !http://hl7.org/fhir/ValueSet/versioning-policy
readHistory 0 1 - boolean
updateCreate 0 1 - boolean
conditionalCreate 0 1 - boolean
conditionalUpdate 0 1 - boolean
conditionalDelete 0 1 - code !http://hl7.org/fhir/ValueSet/conditional-delete-status
searchInclude 0 * - string
searchRevInclude 0 * - string
searchParam 0 * - @
#Conformance.rest.resource.interaction BackboneElement
code 1 1 - code !http://hl7.org/fhir/ValueSet/type-restful-interaction
documentation 0 1 - string
#Conformance.rest.resource.searchParam BackboneElement
name 1 1 - string
definition 0 1 - uri
type 1 1 - code !http://hl7.org/fhir/ValueSet/search-param-type
documentation 0 1 - string
target 0 * - code !http://hl7.org/fhir/ValueSet/resource-types
modifier 0 * - code !http://hl7.org/fhir/ValueSet/search-modifier-code
chain 0 * - string
#Conformance.rest.interaction BackboneElement
code 1 1 - code !http://hl7.org/fhir/ValueSet/system-restful-interaction
documentation 0 1 - string
#Conformance.rest.operation BackboneElement
name 1 1 - string
definition 1 1 - Reference(OperationDefinition)
#Conformance.messaging BackboneElement
endpoint 0 * - @
reliableCache 0 1 - unsignedInt
documentation 0 1 - string
event 1 * - @
#Conformance.messaging.endpoint BackboneElement
protocol 1 1 - Coding
address 1 1 - uri
#Conformance.messaging.event BackboneElement
code 1 1 - Coding
category 0 1 - code !http://hl7.org/fhir/ValueSet/message-significance-category
mode 1 1 - code !http://hl7.org/fhir/ValueSet/message-conformance-event-mode
focus 1 1 - code !http://hl7.org/fhir/ValueSet/resource-types
request 1 1 - Reference(StructureDefinition)
response 1 1 - Reference(StructureDefinition)
documentation 0 1 - string
#Conformance.document BackboneElement
mode 1 1 - code !http://hl7.org/fhir/ValueSet/document-mode
documentation 0 1 - string
profile 1 1 - Reference(StructureDefinition)
#ContactPoint Element
system 0 1 S code !http://hl7.org/fhir/ValueSet/contact-point-system
value 0 1 S string
use 0 1 MS code !http://hl7.org/fhir/ValueSet/contact-point-use
rank 0 1 S positiveInt
period 0 1 S Period
#Contract DomainResource
identifier 0 1 S Identifier
issued 0 1 S dateTime
applies 0 1 S Period
subject 0 * S Reference(Resource)
authority 0 * - Reference(Organization)
domain 0 * - Reference(Location)
type 0 1 S CodeableConcept
subType 0 * S CodeableConcept
action 0 * - CodeableConcept
actionReason 0 * - CodeableConcept
actor 0 * - @
valuedItem 0 * - @
signer 0 * - @
term 0 * - @
binding[x] 0 1 - Attachment Reference(Composition|DocumentReference|QuestionnaireResponse)
friendly 0 * - @
legal 0 * - @
rule 0 * - @
#Contract.actor BackboneElement
entity 1 1 - Reference(Contract|Device|Group|Location|Organization|Patient|Practitioner|RelatedPerson|Substance)
role 0 * - CodeableConcept
#Contract.valuedItem BackboneElement
entity[x] 0 1 - CodeableConcept Reference(Resource)
identifier 0 1 - Identifier
effectiveTime 0 1 - dateTime
quantity 0 1 - Quantity
unitPrice 0 1 - Quantity
factor 0 1 - decimal
points 0 1 - decimal
net 0 1 - Quantity
#Contract.signer BackboneElement
type 1 1 - Coding
party 1 1 - Reference(Organization|Patient|Practitioner|RelatedPerson)
signature 1 1 - string
#Contract.term BackboneElement
identifier 0 1 S Identifier
issued 0 1 S dateTime
applies 0 1 S Period
type 0 1 - CodeableConcept
subType 0 1 - CodeableConcept
subject 0 1 - Reference(Resource)
action 0 * - CodeableConcept
actionReason 0 * - CodeableConcept
actor 0 * - @
text 0 1 - string
valuedItem 0 * - @
group 0 * - @Contract.term
#Contract.term.actor BackboneElement
entity 1 1 - Reference(Contract|Device|Group|Location|Organization|Patient|Practitioner|RelatedPerson|Substance)
role 0 * - CodeableConcept
#Contract.term.valuedItem BackboneElement
entity[x] 0 1 - CodeableConcept Reference(Resource)
identifier 0 1 - Identifier
effectiveTime 0 1 - dateTime
quantity 0 1 - Quantity
unitPrice 0 1 - Quantity
factor 0 1 - decimal
points 0 1 - decimal
net 0 1 - Quantity
#Contract.friendly BackboneElement
content[x] 1 1 - Attachment Reference(Composition|DocumentReference|QuestionnaireResponse)
#Contract.legal BackboneElement
content[x] 1 1 - Attachment Reference(Composition|DocumentReference|QuestionnaireResponse)
#Contract.rule BackboneElement
content[x] 1 1 - Attachment Reference(DocumentReference)
#Coverage DomainResource
issuer 0 1 S Reference(Organization)
bin 0 1 - Identifier
period 0 1 S Period
type 0 1 S Coding
subscriberId 0 1 S Identifier
identifier 0 * S Identifier
group 0 1 S string
plan 0 1 S string
subPlan 0 1 S string
dependent 0 1 S positiveInt
sequence 0 1 S positiveInt
subscriber 0 1 M Reference(Patient)
network 0 1 S Identifier
contract 0 * - Reference(Contract)
#DataElement DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/conformance-resource-status
experimental 0 1 S boolean
publisher 0 1 S string
contact 0 * S @
date 0 1 S dateTime
useContext 0 * S CodeableConcept
copyright 0 1 - string
stringency 0 1 S code !http://hl7.org/fhir/ValueSet/dataelement-stringency
mapping 0 * - @
element 1 * S ElementDefinition
#DataElement.contact BackboneElement
name 0 1 S string
telecom 0 * S ContactPoint
#DataElement.mapping BackboneElement
identity 1 1 - id
uri 0 1 - uri
name 0 1 - string
comments 0 1 - string
#DetectedIssue DomainResource
patient 0 1 S Reference(Patient)
category 0 1 S CodeableConcept
severity 0 1 S code !http://hl7.org/fhir/ValueSet/detectedissue-severity
implicated 0 * S Reference(Resource)
detail 0 1 - string
date 0 1 S dateTime
author 0 1 S Reference(Practitioner|Device)
identifier 0 1 S Identifier
reference 0 1 - uri
mitigation 0 * - @
#DetectedIssue.mitigation BackboneElement
action 1 1 - CodeableConcept
date 0 1 - dateTime
author 0 1 - Reference(Practitioner)
#Device DomainResource
identifier 0 * - Identifier
type 1 1 - CodeableConcept
note 0 * - Annotation
status 0 1 MS code !http://hl7.org/fhir/ValueSet/devicestatus
manufacturer 0 1 - string
model 0 1 - string
version 0 1 - string
manufactureDate 0 1 - dateTime
expiry 0 1 - dateTime
udi 0 1 - string
lotNumber 0 1 - string
owner 0 1 - Reference(Organization)
location 0 1 - Reference(Location)
patient 0 1 - Reference(Patient)
contact 0 * - ContactPoint
url 0 1 - uri
#DeviceComponent DomainResource
type 1 1 S CodeableConcept
identifier 1 1 S Identifier
lastSystemChange 1 1 S instant
source 0 1 S Reference(Device)
parent 0 1 S Reference(DeviceComponent)
operationalStatus 0 * S CodeableConcept
parameterGroup 0 1 S CodeableConcept
measurementPrinciple 0 1 S code !http://hl7.org/fhir/ValueSet/measurement-principle
productionSpecification 0 * S @
languageCode 0 1 S CodeableConcept !http://tools.ietf.org/html/bcp47
#DeviceComponent.productionSpecification BackboneElement
specType 0 1 S CodeableConcept
componentId 0 1 S Identifier
productionSpec 0 1 S string
#DeviceMetric DomainResource
type 1 1 S CodeableConcept
identifier 1 1 S Identifier
unit 0 1 S CodeableConcept
source 0 1 S Reference(Device)
parent 0 1 S Reference(DeviceComponent)
operationalStatus 0 1 S code !http://hl7.org/fhir/ValueSet/metric-operational-status
color 0 1 S code !http://hl7.org/fhir/ValueSet/metric-color
category 1 1 S code !http://hl7.org/fhir/ValueSet/metric-category
measurementPeriod 0 1 S Timing
calibration 0 * S @
#DeviceMetric.calibration BackboneElement
type 0 1 S code !http://hl7.org/fhir/ValueSet/metric-calibration-type
state 0 1 S code !http://hl7.org/fhir/ValueSet/metric-calibration-state
time 0 1 S instant
#DeviceUseRequest DomainResource
bodySite[x] 0 1 S CodeableConcept Reference(BodySite)
status 0 1 MS code !http://hl7.org/fhir/ValueSet/device-use-request-status
device 1 1 S Reference(Device)
encounter 0 1 S Reference(Encounter)
identifier 0 * S Identifier
indication 0 * S CodeableConcept
notes 0 * S string
prnReason 0 * S CodeableConcept
orderedOn 0 1 S dateTime
recordedOn 0 1 S dateTime
subject 1 1 S Reference(Patient)
timing[x] 0 1 S Timing Period dateTime
priority 0 1 S code !http://hl7.org/fhir/ValueSet/device-use-request-priority
#DeviceUseStatement DomainResource
bodySite[x] 0 1 S CodeableConcept Reference(BodySite)
whenUsed 0 1 S Period
device 1 1 S Reference(Device)
identifier 0 * S Identifier
indication 0 * S CodeableConcept
notes 0 * S string
recordedOn 0 1 S dateTime
subject 1 1 S Reference(Patient)
timing[x] 0 1 S Timing Period dateTime
#DiagnosticOrder DomainResource
subject 1 1 S Reference(Patient|Group|Location|Device)
orderer 0 1 S Reference(Practitioner)
identifier 0 * S Identifier
encounter 0 1 S Reference(Encounter)
reason 0 * - CodeableConcept
supportingInformation 0 * - Reference(Observation|Condition|DocumentReference)
specimen 0 * - Reference(Specimen)
status 0 1 MS code !http://hl7.org/fhir/ValueSet/diagnostic-order-status
priority 0 1 S code !http://hl7.org/fhir/ValueSet/diagnostic-order-priority
event 0 * - @
item 0 * - @
note 0 * - Annotation
#DiagnosticOrder.event BackboneElement
status 1 1 S code !http://hl7.org/fhir/ValueSet/diagnostic-order-status
description 0 1 S CodeableConcept
dateTime 1 1 S dateTime
actor 0 1 - Reference(Practitioner|Device)
#DiagnosticOrder.item BackboneElement
code 1 1 S CodeableConcept
specimen 0 * - Reference(Specimen)
bodySite 0 1 - CodeableConcept
status 0 1 S code !http://hl7.org/fhir/ValueSet/diagnostic-order-status
event 0 * S @DiagnosticOrder.event
#DiagnosticReport DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/diagnostic-report-status
category 0 1 S CodeableConcept
code 1 1 S CodeableConcept
subject 1 1 S Reference(Patient|Group|Device|Location)
encounter 0 1 S Reference(Encounter)
effective[x] 1 1 S dateTime Period
issued 1 1 S instant
performer 1 1 S Reference(Practitioner|Organization)
request 0 * - Reference(DiagnosticOrder|ProcedureRequest|ReferralRequest)
specimen 0 * - Reference(Specimen)
result 0 * - Reference(Observation)
imagingStudy 0 * - Reference(ImagingStudy|ImagingObjectSelection)
image 0 * S @
conclusion 0 1 - string
codedDiagnosis 0 * - CodeableConcept
presentedForm 0 * - Attachment
#DiagnosticReport.image BackboneElement
comment 0 1 - string
link 1 1 S Reference(Media)
#DocumentManifest DomainResource
masterIdentifier 0 1 S Identifier
identifier 0 * S Identifier
subject 0 1 S Reference(Patient|Practitioner|Group|Device)
recipient 0 * S Reference(Patient|Practitioner|RelatedPerson|Organization)
type 0 1 S CodeableConcept
author 0 * S Reference(Practitioner|Organization|Device|Patient|RelatedPerson)
created 0 1 S dateTime
source 0 1 S uri
status 1 1 MS code !http://hl7.org/fhir/ValueSet/document-reference-status
description 0 1 S string
content 1 * S @
related 0 * S @
#DocumentManifest.content BackboneElement
p[x] 1 1 S Attachment Reference(Resource)
#DocumentManifest.related BackboneElement
identifier 0 1 S Identifier
ref 0 1 S Reference(Resource)
#DocumentReference DomainResource
masterIdentifier 0 1 S Identifier
identifier 0 * S Identifier
subject 0 1 S Reference(Patient|Practitioner|Group|Device)
type 1 1 S CodeableConcept
class 0 1 S CodeableConcept
author 0 * S Reference(Practitioner|Organization|Device|Patient|RelatedPerson)
custodian 0 1 S Reference(Organization)
authenticator 0 1 S Reference(Practitioner|Organization)
created 0 1 S dateTime
indexed 1 1 S instant
status 1 1 MS code !http://hl7.org/fhir/ValueSet/document-reference-status
docStatus 0 1 S CodeableConcept !http://hl7.org/fhir/ValueSet/composition-status
relatesTo 0 * MS @
description 0 1 S string
securityLabel 0 * S CodeableConcept
content 1 * S @
context 0 1 S @
#DocumentReference.relatesTo BackboneElement
code 1 1 S code !http://hl7.org/fhir/ValueSet/document-relationship-type
target 1 1 S Reference(DocumentReference)
#DocumentReference.content BackboneElement
attachment 1 1 S Attachment
format 0 * S Coding
#DocumentReference.context BackboneElement
encounter 0 1 S Reference(Encounter)
event 0 * S CodeableConcept
period 0 1 S Period
facilityType 0 1 S CodeableConcept
practiceSetting 0 1 S CodeableConcept
sourcePatientInfo 0 1 S Reference(Patient)
related 0 * S @
#DocumentReference.context.related BackboneElement
identifier 0 1 S Identifier
ref 0 1 S Reference(Resource)
#DomainResource Resource
text 0 1 - Narrative
contained 0 * - Resource
extension 0 * - Extension
modifierExtension 0 * M Extension
#Element
id 0 1 A id
extension 0 * - Extension
#ElementDefinition Element
path 1 1 S string
representation 0 * S code !http://hl7.org/fhir/ValueSet/property-representation
name 0 1 S string
label 0 1 S string
code 0 * S Coding
slicing 0 1 S @
short 0 1 S string
definition 0 1 S markdown
comments 0 1 S markdown
requirements 0 1 S markdown
alias 0 * S string
min 0 1 S integer
max 0 1 S string
base 0 1 S @
type 0 * S @
nameReference 0 1 S string
defaultValue[x] 0 1 S boolean integer decimal base64Binary instant string uri date dateTime time code oid id unsignedInt positiveInt markdown Annotation Attachment Identifier CodeableConcept Coding Quantity Range Period Ratio SampledData Signature HumanName Address ContactPoint Timing Reference Meta
meaningWhenMissing 0 1 S markdown
fixed[x] 0 1 S boolean integer decimal base64Binary instant string uri date dateTime time code oid id unsignedInt positiveInt markdown Annotation Attachment Identifier CodeableConcept Coding Quantity Range Period Ratio SampledData Signature HumanName Address ContactPoint Timing Reference Meta
pattern[x] 0 1 S boolean integer decimal base64Binary instant string uri date dateTime time code oid id unsignedInt positiveInt markdown Annotation Attachment Identifier CodeableConcept Coding Quantity Range Period Ratio SampledData Signature HumanName Address ContactPoint Timing Reference Meta
example[x] 0 1 S boolean integer decimal base64Binary instant string uri date dateTime time code oid id unsignedInt positiveInt markdown Annotation Attachment Identifier CodeableConcept Coding Quantity Range Period Ratio SampledData Signature HumanName Address ContactPoint Timing Reference Meta
minValue[x] 0 1 S boolean integer decimal base64Binary instant string uri date dateTime time code oid id unsignedInt positiveInt markdown Annotation Attachment Identifier CodeableConcept Coding Quantity Range Period Ratio SampledData Signature HumanName Address ContactPoint Timing Reference Meta
maxValue[x] 0 1 S boolean integer decimal base64Binary instant string uri date dateTime time code oid id unsignedInt positiveInt markdown Annotation Attachment Identifier CodeableConcept Coding Quantity Range Period Ratio SampledData Signature HumanName Address ContactPoint Timing Reference Meta
maxLength 0 1 S integer
condition 0 * S id
constraint 0 * S @
mustSupport 0 1 S boolean
isModifier 0 1 S boolean
isSummary 0 1 S boolean
binding 0 1 S @
mapping 0 * S @
#ElementDefinition.slicing Element
discriminator 0 * S string
description 0 1 S string
ordered 0 1 S boolean
rules 1 1 S code !http://hl7.org/fhir/ValueSet/resource-slicing-rules
#ElementDefinition.base Element
path 1 1 S string
min 1 1 S integer
max 1 1 S string
#ElementDefinition.type Element
code 1 1 S code !http://hl7.org/fhir/ValueSet/defined-types
profile 0 * S uri
aggregation 0 * S code !http://hl7.org/fhir/ValueSet/resource-aggregation-mode
#ElementDefinition.constraint Element
key 1 1 S id
requirements 0 1 S string
severity 1 1 S code !http://hl7.org/fhir/ValueSet/constraint-severity
human 1 1 S string
xpath 1 1 S string
#ElementDefinition.binding Element
strength 1 1 S code !http://hl7.org/fhir/ValueSet/binding-strength
description 0 1 S string
valueSet[x] 0 1 S uri Reference(ValueSet)
#ElementDefinition.mapping Element
identity 1 1 S id
language 0 1 S code !http://www.rfc-editor.org/bcp/bcp13.txt
map 1 1 S string
#EligibilityRequest DomainResource
identifier 0 * S Identifier
ruleset 0 1 S Coding
originalRuleset 0 1 S Coding
created 0 1 S dateTime
target 0 1 S Reference(Organization)
provider 0 1 S Reference(Practitioner)
organization 0 1 S Reference(Organization)
#EligibilityResponse DomainResource
identifier 0 * S Identifier
request 0 1 S Reference(EligibilityRequest)
outcome 0 1 S code !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 S string
ruleset 0 1 S Coding
originalRuleset 0 1 S Coding
created 0 1 S dateTime
organization 0 1 S Reference(Organization)
requestProvider 0 1 S Reference(Practitioner)
requestOrganization 0 1 S Reference(Organization)
#Encounter DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/encounter-state
statusHistory 0 * - @
class 0 1 S code !http://hl7.org/fhir/ValueSet/encounter-class
type 0 * S CodeableConcept
priority 0 1 - CodeableConcept
patient 0 1 S Reference(Patient)
episodeOfCare 0 * S Reference(EpisodeOfCare)
incomingReferral 0 * - Reference(ReferralRequest)
participant 0 * S @
appointment 0 1 S Reference(Appointment)
period 0 1 - Period
length 0 1 - Quantity
reason 0 * S CodeableConcept
indication 0 * - Reference(Condition|Procedure)
hospitalization 0 1 - @
location 0 * - @
serviceProvider 0 1 - Reference(Organization)
partOf 0 1 - Reference(Encounter)
#Encounter.statusHistory BackboneElement
status 1 1 - code !http://hl7.org/fhir/ValueSet/encounter-state
period 1 1 - Period
#Encounter.participant BackboneElement
type 0 * S CodeableConcept
period 0 1 - Period
individual 0 1 S Reference(Practitioner|RelatedPerson)
#Encounter.hospitalization BackboneElement
preAdmissionIdentifier 0 1 - Identifier
origin 0 1 - Reference(Location)
admitSource 0 1 - CodeableConcept
admittingDiagnosis 0 * - Reference(Condition)
reAdmission 0 1 - CodeableConcept
dietPreference 0 * - CodeableConcept
specialCourtesy 0 * - CodeableConcept
specialArrangement 0 * - CodeableConcept
destination 0 1 - Reference(Location)
dischargeDisposition 0 1 - CodeableConcept
dischargeDiagnosis 0 * - Reference(Condition)
#Encounter.location BackboneElement
location 1 1 - Reference(Location)
status 0 1 - code !http://hl7.org/fhir/ValueSet/encounter-location-status
period 0 1 - Period
#EnrollmentRequest DomainResource
identifier 0 * S Identifier
ruleset 0 1 S Coding
originalRuleset 0 1 S Coding
created 0 1 S dateTime
target 0 1 S Reference(Organization)
provider 0 1 S Reference(Practitioner)
organization 0 1 S Reference(Organization)
subject 1 1 S Reference(Patient)
coverage 1 1 S Reference(Coverage)
relationship 1 1 S Coding
#EnrollmentResponse DomainResource
identifier 0 * S Identifier
request 0 1 S Reference(EnrollmentRequest)
outcome 0 1 S code !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 S string
ruleset 0 1 S Coding
originalRuleset 0 1 S Coding
created 0 1 S dateTime
organization 0 1 S Reference(Organization)
requestProvider 0 1 S Reference(Practitioner)
requestOrganization 0 1 S Reference(Organization)
#EpisodeOfCare DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/episode-of-care-status
statusHistory 0 * - @
type 0 * S CodeableConcept
condition 0 * - Reference(Condition)
patient 1 1 S Reference(Patient)
managingOrganization 0 1 S Reference(Organization)
period 0 1 S Period
referralRequest 0 * - Reference(ReferralRequest)
careManager 0 1 - Reference(Practitioner)
careTeam 0 * - @
#EpisodeOfCare.statusHistory BackboneElement
status 1 1 - code !http://hl7.org/fhir/ValueSet/episode-of-care-status
period 1 1 - Period
#EpisodeOfCare.careTeam BackboneElement
role 0 * - CodeableConcept
period 0 1 - Period
member 0 1 - Reference(Practitioner|Organization)
#ExplanationOfBenefit DomainResource
identifier 0 * S Identifier
request 0 1 S Reference(Claim)
outcome 0 1 S code !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 S string
ruleset 0 1 S Coding
originalRuleset 0 1 S Coding
created 0 1 S dateTime
organization 0 1 S Reference(Organization)
requestProvider 0 1 S Reference(Practitioner)
requestOrganization 0 1 S Reference(Organization)
#Extension Element
url 1 1 A uri
value[x] 0 1 - boolean integer decimal base64Binary instant string uri date dateTime time code oid id unsignedInt positiveInt markdown Annotation Attachment Identifier CodeableConcept Coding Quantity Range Period Ratio SampledData Signature HumanName Address ContactPoint Timing Reference Meta
#FamilyMemberHistory DomainResource
identifier 0 * - Identifier
patient 1 1 S Reference(Patient)
date 0 1 S dateTime
status 1 1 MS code !http://hl7.org/fhir/ValueSet/history-status
name 0 1 S string
relationship 1 1 S CodeableConcept
gender 0 1 S code !http://hl7.org/fhir/ValueSet/administrative-gender
born[x] 0 1 - Period date string
age[x] 0 1 - Quantity Range string
deceased[x] 0 1 - boolean Quantity Range date string
note 0 1 - Annotation
condition 0 * - @
#FamilyMemberHistory.condition BackboneElement
code 1 1 - CodeableConcept
outcome 0 1 - CodeableConcept
onset[x] 0 1 - Quantity Range Period string
note 0 1 - Annotation
#Flag DomainResource
identifier 0 * S Identifier
category 0 1 S CodeableConcept
status 1 1 MS code !http://hl7.org/fhir/ValueSet/flag-status
period 0 1 S Period
subject 1 1 S Reference(Patient|Location|Group|Organization|Practitioner)
encounter 0 1 S Reference(Encounter)
author 0 1 S Reference(Device|Organization|Patient|Practitioner)
code 1 1 S CodeableConcept
#Goal DomainResource
identifier 0 * - Identifier
subject 0 1 S Reference(Patient|Group|Organization)
start[x] 0 1 S date CodeableConcept
target[x] 0 1 S date Quantity
category 0 * S CodeableConcept
description 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/goal-status
statusDate 0 1 S date
statusReason 0 1 - CodeableConcept
author 0 1 S Reference(Patient|Practitioner|RelatedPerson)
priority 0 1 S CodeableConcept
addresses 0 * - Reference(Condition|Observation|MedicationStatement|NutritionOrder|ProcedureRequest|RiskAssessment)
note 0 * - Annotation
outcome 0 * - @
#Goal.outcome BackboneElement
result[x] 0 1 - CodeableConcept Reference(Observation)
#Group DomainResource
identifier 0 * S Identifier
type 1 1 S code !http://hl7.org/fhir/ValueSet/group-type
actual 1 1 S boolean
code 0 1 S CodeableConcept
name 0 1 S string
quantity 0 1 S unsignedInt
characteristic 0 * - @
member 0 * - @
#Group.characteristic BackboneElement
code 1 1 - CodeableConcept
value[x] 1 1 - CodeableConcept boolean Quantity Range
exclude 1 1 M boolean
period 0 1 - Period
#Group.member BackboneElement
entity 1 1 - Reference(Patient|Practitioner|Device|Medication|Substance)
period 0 1 - Period
inactive 0 1 - boolean
#HealthcareService DomainResource
identifier 0 * S Identifier
providedBy 0 1 S Reference(Organization)
serviceCategory 0 1 S CodeableConcept
serviceType 0 * S @
location 1 1 S Reference(Location)
serviceName 0 1 S string
comment 0 1 S string
extraDetails 0 1 - string
photo 0 1 S Attachment
telecom 0 * - ContactPoint
coverageArea 0 * - Reference(Location)
serviceProvisionCode 0 * - CodeableConcept
eligibility 0 1 - CodeableConcept
eligibilityNote 0 1 - string
programName 0 * - string
characteristic 0 * - CodeableConcept
referralMethod 0 * - CodeableConcept
publicKey 0 1 - string
appointmentRequired 0 1 - boolean
availableTime 0 * - @
notAvailable 0 * - @
availabilityExceptions 0 1 - string
#HealthcareService.serviceType BackboneElement
type 1 1 S CodeableConcept
specialty 0 * S CodeableConcept
#HealthcareService.availableTime BackboneElement
daysOfWeek 0 * - code !http://hl7.org/fhir/ValueSet/days-of-week
allDay 0 1 - boolean
availableStartTime 0 1 - time
availableEndTime 0 1 - time
#HealthcareService.notAvailable BackboneElement
description 1 1 - string
during 0 1 - Period
#HumanName Element
use 0 1 MS code !http://hl7.org/fhir/ValueSet/name-use
text 0 1 S string
family 0 * S string
given 0 * S string
prefix 0 * S string
suffix 0 * S string
period 0 1 S Period
#Identifier Element
use 0 1 MS code !http://hl7.org/fhir/ValueSet/identifier-use
type 0 1 S CodeableConcept
system 0 1 S uri
value 0 1 S string
period 0 1 S Period
assigner 0 1 S Reference(Organization)
#ImagingObjectSelection DomainResource
uid 1 1 S oid
patient 1 1 S Reference(Patient)
title 1 1 S CodeableConcept !http://hl7.org/fhir/ValueSet/kos-title
description 0 1 S string
author 0 1 S Reference(Practitioner|Device|Organization|Patient|RelatedPerson)
authoringTime 0 1 S dateTime
study 1 * S @
#ImagingObjectSelection.study BackboneElement
uid 1 1 S oid
url 0 1 S uri
imagingStudy 0 1 S Reference(ImagingStudy)
series 1 * S @
#ImagingObjectSelection.study.series BackboneElement
uid 0 1 S oid
url 0 1 S uri
instance 1 * S @
#ImagingObjectSelection.study.series.instance BackboneElement
sopClass 1 1 S oid
uid 1 1 S oid
url 1 1 S uri
frames 0 * S @
#ImagingObjectSelection.study.series.instance.frames BackboneElement
frameNumbers 1 * S unsignedInt
url 1 1 S uri
#ImagingStudy DomainResource
started 0 1 S dateTime
patient 1 1 S Reference(Patient)
uid 1 1 S oid
accession 0 1 S Identifier
identifier 0 * S Identifier
order 0 * S Reference(DiagnosticOrder)
modalityList 0 * S Coding
referrer 0 1 S Reference(Practitioner)
availability 0 1 S code !http://hl7.org/fhir/ValueSet/instance-availability
url 0 1 S uri
numberOfSeries 1 1 S unsignedInt
numberOfInstances 1 1 S unsignedInt
procedure 0 * S Reference(Procedure)
interpreter 0 1 S Reference(Practitioner)
description 0 1 S string
series 0 * S @
#ImagingStudy.series BackboneElement
number 0 1 S unsignedInt
modality 1 1 S Coding
uid 1 1 S oid
description 0 1 S string
numberOfInstances 1 1 S unsignedInt
availability 0 1 S code !http://hl7.org/fhir/ValueSet/instance-availability
url 0 1 S uri
bodySite 0 1 S Coding
laterality 0 1 S Coding
started 0 1 S dateTime
instance 0 * S @
#ImagingStudy.series.instance BackboneElement
number 0 1 S unsignedInt
uid 1 1 S oid
sopClass 1 1 S oid
type 0 1 S string
title 0 1 S string
content 0 * S Attachment
#Immunization DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/medication-admin-status
date 0 1 - dateTime
vaccineCode 1 1 - CodeableConcept
patient 1 1 - Reference(Patient)
wasNotGiven 1 1 M boolean
reported 1 1 - boolean
performer 0 1 - Reference(Practitioner)
requester 0 1 - Reference(Practitioner)
encounter 0 1 - Reference(Encounter)
manufacturer 0 1 - Reference(Organization)
location 0 1 - Reference(Location)
lotNumber 0 1 - string
expirationDate 0 1 - date
site 0 1 - CodeableConcept
route 0 1 - CodeableConcept
doseQuantity 0 1 - Quantity
note 0 * S Annotation
explanation 0 1 - @
reaction 0 * - @
vaccinationProtocol 0 * - @
#Immunization.explanation BackboneElement
reason 0 * - CodeableConcept
reasonNotGiven 0 * - CodeableConcept
#Immunization.reaction BackboneElement
date 0 1 - dateTime
detail 0 1 - Reference(Observation)
reported 0 1 - boolean
#Immunization.vaccinationProtocol BackboneElement
doseSequence 1 1 - positiveInt
description 0 1 - string
authority 0 1 - Reference(Organization)
series 0 1 - string
seriesDoses 0 1 - positiveInt
targetDisease 1 * - CodeableConcept
doseStatus 1 1 - CodeableConcept
doseStatusReason 0 1 - CodeableConcept
#ImmunizationRecommendation DomainResource
identifier 0 * S Identifier
patient 1 1 S Reference(Patient)
recommendation 1 * S @
#ImmunizationRecommendation.recommendation BackboneElement
date 1 1 S dateTime
vaccineCode 1 1 S CodeableConcept
doseNumber 0 1 S positiveInt
forecastStatus 1 1 S CodeableConcept
dateCriterion 0 * - @
protocol 0 1 - @
supportingImmunization 0 * - Reference(Immunization)
supportingPatientInformation 0 * - Reference(Observation|AllergyIntolerance)
#ImmunizationRecommendation.recommendation.dateCriterion BackboneElement
code 1 1 - CodeableConcept
value 1 1 - dateTime
#ImmunizationRecommendation.recommendation.protocol BackboneElement
doseSequence 0 1 - integer
description 0 1 - string
authority 0 1 - Reference(Organization)
series 0 1 - string
#ImplementationGuide DomainResource
url 1 1 S uri
version 0 1 S string
name 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/conformance-resource-status
experimental 0 1 S boolean
publisher 0 1 S string
contact 0 * S @
date 0 1 S dateTime
description 0 1 S string
useContext 0 * S CodeableConcept
copyright 0 1 - string
fhirVersion 0 1 S id
dependency 0 * S @
package 1 * S @
global 0 * S @
binary 0 * - uri
page 1 1 S @
#ImplementationGuide.contact BackboneElement
name 0 1 S string
telecom 0 * S ContactPoint
#ImplementationGuide.dependency BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/guide-dependency-type
uri 1 1 S uri
#ImplementationGuide.package BackboneElement
name 1 1 S string
description 0 1 - string
resource 1 * S @
#ImplementationGuide.package.resource BackboneElement
purpose 1 1 S code !http://hl7.org/fhir/ValueSet/guide-resource-purpose
name 0 1 S string
description 0 1 - string
acronym 0 1 - string
source[x] 1 1 S uri Reference(Resource)
exampleFor 0 1 - Reference(StructureDefinition)
#ImplementationGuide.global BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/resource-types
profile 1 1 S Reference(StructureDefinition)
#ImplementationGuide.page BackboneElement
source 1 1 S uri
name 1 1 S string
kind 1 1 S code !http://hl7.org/fhir/ValueSet/guide-page-kind
type 0 * - code !http://hl7.org/fhir/ValueSet/resource-types
package 0 * - string
format 0 1 - code !http://www.rfc-editor.org/bcp/bcp13.txt
page 0 * - @ImplementationGuide.page
#List DomainResource
identifier 0 * - Identifier
title 0 1 S string
code 0 1 S CodeableConcept
subject 0 1 S Reference(Patient|Group|Device|Location)
source 0 1 S Reference(Practitioner|Patient|Device)
encounter 0 1 - Reference(Encounter)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/list-status
date 0 1 S dateTime
orderedBy 0 1 - CodeableConcept
mode 1 1 MS code !http://hl7.org/fhir/ValueSet/list-mode
note 0 1 - string
entry 0 * - @
emptyReason 0 1 - CodeableConcept
#List.entry BackboneElement
flag 0 1 - CodeableConcept
deleted 0 1 M boolean
date 0 1 - dateTime
item 1 1 - Reference(Resource)
#Location DomainResource
identifier 0 * S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/location-status
name 0 1 S string
description 0 1 S string
mode 0 1 MS code !http://hl7.org/fhir/ValueSet/location-mode
type 0 1 S CodeableConcept
telecom 0 * - ContactPoint
address 0 1 - Address
physicalType 0 1 S CodeableConcept
position 0 1 - @
managingOrganization 0 1 S Reference(Organization)
partOf 0 1 - Reference(Location)
#Location.position BackboneElement
longitude 1 1 - decimal
latitude 1 1 - decimal
altitude 0 1 - decimal
#Media DomainResource
type 1 1 S code !http://hl7.org/fhir/ValueSet/digital-media-type
subtype 0 1 S CodeableConcept
identifier 0 * S Identifier
subject 0 1 S Reference(Patient|Practitioner|Group|Device|Specimen)
operator 0 1 S Reference(Practitioner)
view 0 1 S CodeableConcept
deviceName 0 1 S string
height 0 1 S positiveInt
width 0 1 S positiveInt
frames 0 1 S positiveInt
duration 0 1 S unsignedInt
content 1 1 - Attachment
#Medication DomainResource
code 0 1 S CodeableConcept
isBrand 0 1 S boolean
manufacturer 0 1 S Reference(Organization)
product 0 1 - @
package 0 1 - @
#Medication.product BackboneElement
form 0 1 - CodeableConcept
ingredient 0 * - @
batch 0 * - @
#Medication.product.ingredient BackboneElement
item 1 1 - Reference(Substance|Medication)
amount 0 1 - Ratio
#Medication.product.batch BackboneElement
lotNumber 0 1 - string
expirationDate 0 1 - dateTime
#Medication.package BackboneElement
container 0 1 - CodeableConcept
content 0 * - @
#Medication.package.content BackboneElement
item 1 1 - Reference(Medication)
amount 0 1 - Quantity
#MedicationAdministration DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/medication-admin-status
patient 1 1 S Reference(Patient)
practitioner 0 1 S Reference(Practitioner|Patient|RelatedPerson)
encounter 0 1 S Reference(Encounter)
prescription 0 1 S Reference(MedicationOrder)
wasNotGiven 0 1 MS boolean
reasonNotGiven 0 * S CodeableConcept
reasonGiven 0 * S CodeableConcept
effectiveTime[x] 1 1 S dateTime Period
medication[x] 1 1 S CodeableConcept Reference(Medication)
device 0 * S Reference(Device)
note 0 1 S string
dosage 0 1 S @
#MedicationAdministration.dosage BackboneElement
text 0 1 S string
site[x] 0 1 S CodeableConcept Reference(BodySite)
route 0 1 S CodeableConcept
method 0 1 S CodeableConcept
quantity 0 1 S Quantity
rate[x] 0 1 S Ratio Range
#MedicationDispense DomainResource
identifier 0 1 S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/medication-dispense-status
patient 0 1 S Reference(Patient)
dispenser 0 1 S Reference(Practitioner)
authorizingPrescription 0 * S Reference(MedicationOrder)
type 0 1 S CodeableConcept
quantity 0 1 S Quantity
daysSupply 0 1 S Quantity
medication[x] 1 1 S CodeableConcept Reference(Medication)
whenPrepared 0 1 S dateTime
whenHandedOver 0 1 S dateTime
destination 0 1 S Reference(Location)
receiver 0 * S Reference(Patient|Practitioner)
note 0 1 S string
dosageInstruction 0 * S @
substitution 0 1 S @
#MedicationDispense.dosageInstruction BackboneElement
text 0 1 S string
additionalInstructions 0 1 S CodeableConcept
timing 0 1 S Timing
asNeeded[x] 0 1 S boolean CodeableConcept
site[x] 0 1 S CodeableConcept Reference(BodySite)
route 0 1 S CodeableConcept
method 0 1 S CodeableConcept
dose[x] 0 1 S Range Quantity
rate[x] 0 1 S Ratio Range
maxDosePerPeriod 0 1 S Ratio
#MedicationDispense.substitution BackboneElement
type 1 1 S CodeableConcept
reason 0 * S CodeableConcept
responsibleParty 0 * S Reference(Practitioner)
#MedicationOrder DomainResource
identifier 0 * S Identifier
dateWritten 0 1 S dateTime
status 0 1 MS code !http://hl7.org/fhir/ValueSet/medication-order-status
dateEnded 0 1 S dateTime
reasonEnded 0 1 S CodeableConcept
patient 0 1 S Reference(Patient)
prescriber 0 1 S Reference(Practitioner)
encounter 0 1 S Reference(Encounter)
reason[x] 0 1 S CodeableConcept Reference(Condition)
note 0 1 S string
medication[x] 1 1 S CodeableConcept Reference(Medication)
dosageInstruction 0 * S @
dispenseRequest 0 1 S @
substitution 0 1 S @
priorPrescription 0 1 S Reference(MedicationOrder)
#MedicationOrder.dosageInstruction BackboneElement
text 0 1 S string
additionalInstructions 0 1 S CodeableConcept
timing 0 1 S Timing
asNeeded[x] 0 1 S boolean CodeableConcept
site[x] 0 1 S CodeableConcept Reference(BodySite)
route 0 1 S CodeableConcept
method 0 1 S CodeableConcept
dose[x] 0 1 S Range Quantity
rate[x] 0 1 S Ratio Range
maxDosePerPeriod 0 1 S Ratio
#MedicationOrder.dispenseRequest BackboneElement
medication[x] 0 1 S CodeableConcept Reference(Medication)
validityPeriod 0 1 S Period
numberOfRepeatsAllowed 0 1 S positiveInt
quantity 0 1 S Quantity
expectedSupplyDuration 0 1 S Quantity
#MedicationOrder.substitution BackboneElement
type 1 1 S CodeableConcept
reason 0 1 S CodeableConcept
#MedicationStatement DomainResource
identifier 0 * S Identifier
patient 1 1 S Reference(Patient)
informationSource 0 1 S Reference(Patient|Practitioner|RelatedPerson)
dateAsserted 0 1 S dateTime
status 1 1 MS code !http://hl7.org/fhir/ValueSet/medication-statement-status
wasNotTaken 0 1 MS boolean
reasonNotTaken 0 * S CodeableConcept
reasonForUse[x] 0 1 S CodeableConcept Reference(Condition)
effective[x] 0 1 S dateTime Period
note 0 1 S string
supportingInformation 0 * S Reference(Resource)
medication[x] 1 1 S CodeableConcept Reference(Medication)
dosage 0 * S @
#MedicationStatement.dosage BackboneElement
text 0 1 S string
timing 0 1 S Timing
asNeeded[x] 0 1 S boolean CodeableConcept
site[x] 0 1 S CodeableConcept Reference(BodySite)
route 0 1 S CodeableConcept
method 0 1 S CodeableConcept
quantity[x] 0 1 S Quantity Range
rate[x] 0 1 S Ratio Range
maxDosePerPeriod 0 1 S Ratio
#MessageHeader DomainResource
timestamp 1 1 S instant
event 1 1 MS Coding
response 0 1 MS @
source 1 1 S @
destination 0 * S @
enterer 0 1 S Reference(Practitioner)
author 0 1 S Reference(Practitioner)
receiver 0 1 S Reference(Practitioner|Organization)
responsible 0 1 S Reference(Practitioner|Organization)
reason 0 1 S CodeableConcept
data 0 * S Reference(Resource)
#MessageHeader.response BackboneElement
identifier 1 1 S id
code 1 1 MS code !http://hl7.org/fhir/ValueSet/response-code
details 0 1 S Reference(OperationOutcome)
#MessageHeader.source BackboneElement
name 0 1 S string
software 0 1 S string
version 0 1 S string
contact 0 1 S ContactPoint
endpoint 1 1 S uri
#MessageHeader.destination BackboneElement
name 0 1 S string
target 0 1 S Reference(Device)
endpoint 1 1 S uri
#Meta Element
versionId 0 1 S id
lastUpdated 0 1 S instant
profile 0 * S uri
security 0 * S Coding
tag 0 * S Coding
#NamingSystem DomainResource
name 1 1 - string
status 1 1 M code !http://hl7.org/fhir/ValueSet/conformance-resource-status
kind 1 1 - code !http://hl7.org/fhir/ValueSet/namingsystem-type
publisher 0 1 S string
contact 0 * S @
responsible 0 1 - string
date 1 1 S dateTime
type 0 1 - CodeableConcept
description 0 1 - string
useContext 0 * S CodeableConcept
usage 0 1 - string
uniqueId 1 * - @
replacedBy 0 1 - Reference(NamingSystem)
#NamingSystem.contact BackboneElement
name 0 1 S string
telecom 0 * S ContactPoint
#NamingSystem.uniqueId BackboneElement
type 1 1 - code !http://hl7.org/fhir/ValueSet/namingsystem-identifier-type
value 1 1 - string
preferred 0 1 - boolean
period 0 1 - Period
#Narrative Element
status 1 1 - code !http://hl7.org/fhir/ValueSet/narrative-status
div 1 1 - xhtml
#NutritionOrder DomainResource
patient 1 1 S Reference(Patient)
orderer 0 1 S Reference(Practitioner)
identifier 0 * - Identifier
encounter 0 1 - Reference(Encounter)
dateTime 1 1 S dateTime
status 0 1 MS code !http://hl7.org/fhir/ValueSet/nutrition-order-status
allergyIntolerance 0 * - Reference(AllergyIntolerance)
foodPreferenceModifier 0 * - CodeableConcept
excludeFoodModifier 0 * - CodeableConcept
oralDiet 0 1 - @
supplement 0 * - @
enteralFormula 0 1 - @
#NutritionOrder.oralDiet BackboneElement
type 0 * S CodeableConcept
schedule 0 * - Timing
nutrient 0 * - @
texture 0 * - @
fluidConsistencyType 0 * - CodeableConcept
instruction 0 1 S string
#NutritionOrder.oralDiet.nutrient BackboneElement
modifier 0 1 - CodeableConcept
amount 0 1 - Quantity
#NutritionOrder.oralDiet.texture BackboneElement
modifier 0 1 - CodeableConcept
foodType 0 1 - CodeableConcept
#NutritionOrder.supplement BackboneElement
type 0 1 S CodeableConcept
productName 0 1 - string
schedule 0 * - Timing
quantity 0 1 - Quantity
instruction 0 1 S string
#NutritionOrder.enteralFormula BackboneElement
baseFormulaType 0 1 S CodeableConcept
baseFormulaProductName 0 1 - string
additiveType 0 1 - CodeableConcept
additiveProductName 0 1 - string
caloricDensity 0 1 - Quantity
routeofAdministration 0 1 - CodeableConcept
administration 0 * - @
maxVolumeToDeliver 0 1 - Quantity
administrationInstruction 0 1 S string
#NutritionOrder.enteralFormula.administration BackboneElement
schedule 0 1 - Timing
quantity 0 1 - Quantity
rate[x] 0 1 - Quantity Ratio
#Observation DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/observation-status
category 0 1 - CodeableConcept
code 1 1 S CodeableConcept
subject 0 1 S Reference(Patient|Group|Device|Location)
encounter 0 1 - Reference(Encounter)
effective[x] 0 1 S dateTime Period
issued 0 1 S instant
performer 0 * S Reference(Practitioner|Organization|Patient|RelatedPerson)
value[x] 0 1 S Quantity CodeableConcept string Range Ratio SampledData Attachment time dateTime Period
dataAbsentReason 0 1 - CodeableConcept
interpretation 0 1 - CodeableConcept
comments 0 1 - string
bodySite 0 1 - CodeableConcept
method 0 1 - CodeableConcept
specimen 0 1 - Reference(Specimen)
device 0 1 - Reference(Device|DeviceMetric)
referenceRange 0 * - @
related 0 * S @
component 0 * S @
#Observation.referenceRange BackboneElement
low 0 1 - Quantity
high 0 1 - Quantity
meaning 0 1 - CodeableConcept
age 0 1 - Range
text 0 1 - string
#Observation.related BackboneElement
type 0 1 - code !http://hl7.org/fhir/ValueSet/observation-relationshiptypes
target 1 1 - Reference(Observation|QuestionnaireResponse)
#Observation.component BackboneElement
code 1 1 S CodeableConcept
value[x] 0 1 S Quantity CodeableConcept string Range Ratio SampledData Attachment time dateTime Period
dataAbsentReason 0 1 - CodeableConcept
referenceRange 0 * - @Observation.referenceRange
#OperationDefinition DomainResource
url 0 1 - uri
version 0 1 - string
name 1 1 - string
status 1 1 M code !http://hl7.org/fhir/ValueSet/conformance-resource-status
kind 1 1 - code !http://hl7.org/fhir/ValueSet/operation-kind
experimental 0 1 - boolean
publisher 0 1 S string
contact 0 * S @
date 0 1 - dateTime
description 0 1 - string
requirements 0 1 - string
idempotent 0 1 - boolean
code 1 1 - code
notes 0 1 - string
base 0 1 - Reference(OperationDefinition)
system 1 1 - boolean
type 0 * - code !http://hl7.org/fhir/ValueSet/resource-types
instance 1 1 - boolean
parameter 0 * - @
#OperationDefinition.contact BackboneElement
name 0 1 S string
telecom 0 * S ContactPoint
#OperationDefinition.parameter BackboneElement
name 1 1 - code
use 1 1 - code !http://hl7.org/fhir/ValueSet/operation-parameter-use
min 1 1 - integer
max 1 1 - string
documentation 0 1 - string
type 0 1 - code !http://hl7.org/fhir/ValueSet/operation-parameter-type
profile 0 1 - Reference(StructureDefinition)
binding 0 1 - @
part 0 * - @OperationDefinition.parameter
#OperationDefinition.parameter.binding BackboneElement
strength 1 1 - code !http://hl7.org/fhir/ValueSet/binding-strength
valueSet[x] 1 1 - uri Reference(ValueSet)
#OperationOutcome DomainResource
issue 1 * S @
#OperationOutcome.issue BackboneElement
severity 1 1 MS code !http://hl7.org/fhir/ValueSet/issue-severity
code 1 1 S code !http://hl7.org/fhir/ValueSet/issue-type
details 0 1 S CodeableConcept
diagnostics 0 1 S string
location 0 * S string
#Order DomainResource
identifier 0 * S Identifier
date 0 1 S dateTime
subject 0 1 S Reference(Patient|Group|Device|Substance)
source 0 1 S Reference(Practitioner|Organization)
target 0 1 S Reference(Organization|Device|Practitioner)
reason[x] 0 1 S CodeableConcept Reference(Resource)
when 0 1 S @
detail 1 * S Reference(Resource)
#Order.when BackboneElement
code 0 1 S CodeableConcept
schedule 0 1 S Timing
#OrderResponse DomainResource
identifier 0 * S Identifier
request 1 1 S Reference(Order)
date 0 1 S dateTime
who 0 1 S Reference(Practitioner|Organization|Device)
orderStatus 1 1 MS code !http://hl7.org/fhir/ValueSet/order-status
description 0 1 S string
fulfillment 0 * S Reference(Resource)
#Organization DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
type 0 1 S CodeableConcept
name 0 1 S string
telecom 0 * - ContactPoint
address 0 * - Address
partOf 0 1 S Reference(Organization)
contact 0 * - @
#Organization.contact BackboneElement
purpose 0 1 - CodeableConcept
name 0 1 - HumanName
telecom 0 * - ContactPoint
address 0 1 - Address
#Parameters Resource
parameter 0 * - @
#Parameters.parameter BackboneElement
name 1 1 - string
value[x] 0 1 - boolean integer decimal base64Binary instant string uri date dateTime time code oid id unsignedInt positiveInt markdown Annotation Attachment Identifier CodeableConcept Coding Quantity Range Period Ratio SampledData Signature HumanName Address ContactPoint Timing Reference Meta
resource 0 1 - Resource
part 0 * - @Parameters.parameter
#Patient DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
name 0 * S HumanName
telecom 0 * S ContactPoint
gender 0 1 S code !http://hl7.org/fhir/ValueSet/administrative-gender
birthDate 0 1 S date
deceased[x] 0 1 MS boolean dateTime
address 0 * S Address
maritalStatus 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/marital-status
multipleBirth[x] 0 1 - boolean integer
photo 0 * - Attachment
contact 0 * - @
animal 0 1 MS @
communication 0 * - @
careProvider 0 * - Reference(Organization|Practitioner)
managingOrganization 0 1 S Reference(Organization)
link 0 * M @
#Patient.contact BackboneElement
relationship 0 * - CodeableConcept
name 0 1 - HumanName
telecom 0 * - ContactPoint
address 0 1 - Address
gender 0 1 - code !http://hl7.org/fhir/ValueSet/administrative-gender
organization 0 1 - Reference(Organization)
period 0 1 - Period
#Patient.animal BackboneElement
species 1 1 S CodeableConcept
breed 0 1 S CodeableConcept
genderStatus 0 1 S CodeableConcept
#Patient.communication BackboneElement
language 1 1 - CodeableConcept !http://tools.ietf.org/html/bcp47
preferred 0 1 - boolean
#Patient.link BackboneElement
other 1 1 M Reference(Patient)
type 1 1 M code !http://hl7.org/fhir/ValueSet/link-type
#PaymentNotice DomainResource
identifier 0 * S Identifier
ruleset 0 1 S Coding
originalRuleset 0 1 S Coding
created 0 1 S dateTime
target 0 1 S Reference(Organization)
provider 0 1 S Reference(Practitioner)
organization 0 1 S Reference(Organization)
request 0 1 S Reference(Resource)
response 0 1 S Reference(Resource)
paymentStatus 1 1 S Coding
#PaymentReconciliation DomainResource
identifier 0 * S Identifier
request 0 1 S Reference(ProcessRequest)
outcome 0 1 S code !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 S string
ruleset 0 1 S Coding
originalRuleset 0 1 S Coding
created 0 1 S dateTime
period 0 1 S Period
organization 0 1 S Reference(Organization)
requestProvider 0 1 S Reference(Practitioner)
requestOrganization 0 1 S Reference(Organization)
detail 0 * S @
form 0 1 S Coding !http://hl7.org/fhir/ValueSet/forms
total 1 1 S Quantity
note 0 * S @
#PaymentReconciliation.detail BackboneElement
type 1 1 S Coding
request 0 1 S Reference(Resource)
responce 0 1 S Reference(Resource)
submitter 0 1 S Reference(Organization)
payee 0 1 S Reference(Organization)
date 0 1 S date
amount 0 1 S Quantity
#PaymentReconciliation.note BackboneElement
type 0 1 S Coding !http://hl7.org/fhir/ValueSet/note-type
text 0 1 S string
#Period Element
start 0 1 S dateTime
end 0 1 S dateTime
#Person DomainResource
identifier 0 * - Identifier
name 0 * S HumanName
telecom 0 * S ContactPoint
gender 0 1 S code !http://hl7.org/fhir/ValueSet/administrative-gender
birthDate 0 1 S date
address 0 * - Address
photo 0 1 - Attachment
managingOrganization 0 1 S Reference(Organization)
active 0 1 MS boolean
link 0 * - @
#Person.link BackboneElement
target 1 1 - Reference(Patient|Practitioner|RelatedPerson|Person)
assurance 0 1 - code !http://hl7.org/fhir/ValueSet/identity-assuranceLevel
#Practitioner DomainResource
identifier 0 * S Identifier
active 0 1 S boolean
name 0 1 S HumanName
telecom 0 * S ContactPoint
address 0 * S Address
gender 0 1 S code !http://hl7.org/fhir/ValueSet/administrative-gender
birthDate 0 1 S date
photo 0 * - Attachment
practitionerRole 0 * - @
qualification 0 * - @
communication 0 * - CodeableConcept !http://tools.ietf.org/html/bcp47
#Practitioner.practitionerRole BackboneElement
managingOrganization 0 1 - Reference(Organization)
role 0 1 S CodeableConcept
specialty 0 * S CodeableConcept
period 0 1 S Period
location 0 * - Reference(Location)
healthcareService 0 * - Reference(HealthcareService)
#Practitioner.qualification BackboneElement
identifier 0 * - Identifier
code 1 1 - CodeableConcept
period 0 1 - Period
issuer 0 1 - Reference(Organization)
#Procedure DomainResource
identifier 0 * S Identifier
subject 1 1 S Reference(Patient|Group)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/procedure-status
category 0 1 S CodeableConcept
code 1 1 S CodeableConcept
notPerformed 0 1 M boolean
reasonNotPerformed 0 * - CodeableConcept
bodySite 0 * S CodeableConcept
reason[x] 0 1 S CodeableConcept Reference(Condition)
performer 0 * S @
performed[x] 0 1 S dateTime Period
encounter 0 1 S Reference(Encounter)
location 0 1 S Reference(Location)
outcome 0 1 S CodeableConcept
report 0 * - Reference(DiagnosticReport)
complication 0 * - CodeableConcept
followUp 0 * - CodeableConcept
request 0 1 - Reference(CarePlan|DiagnosticOrder|ProcedureRequest|ReferralRequest)
notes 0 * - Annotation
focalDevice 0 * - @
used 0 * - Reference(Device|Medication|Substance)
#Procedure.performer BackboneElement
actor 0 1 S Reference(Practitioner|Organization|Patient|RelatedPerson)
role 0 1 S CodeableConcept
#Procedure.focalDevice BackboneElement
action 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/device-action
manipulated 1 1 - Reference(Device)
#ProcedureRequest DomainResource
identifier 0 * S Identifier
subject 1 1 S Reference(Patient|Group)
code 1 1 S CodeableConcept
bodySite 0 * S CodeableConcept
reason[x] 0 1 S CodeableConcept Reference(Condition)
scheduled[x] 0 1 S dateTime Period Timing
encounter 0 1 S Reference(Encounter)
performer 0 1 S Reference(Practitioner|Organization|Patient|RelatedPerson)
status 0 1 MS code !http://hl7.org/fhir/ValueSet/procedure-request-status
notes 0 * S Annotation
asNeeded[x] 0 1 S boolean CodeableConcept
orderedOn 0 1 S dateTime
orderer 0 1 S Reference(Practitioner|Patient|RelatedPerson|Device)
priority 0 1 S code !http://hl7.org/fhir/ValueSet/procedure-request-priority
#ProcessRequest DomainResource
action 1 1 S code !http://hl7.org/fhir/ValueSet/actionlist
identifier 0 * S Identifier
ruleset 0 1 S Coding
originalRuleset 0 1 S Coding
created 0 1 S dateTime
target 0 1 S Reference(Organization)
provider 0 1 S Reference(Practitioner)
organization 0 1 S Reference(Organization)
request 0 1 S Reference(Resource)
response 0 1 S Reference(Resource)
nullify 0 1 S boolean
reference 0 1 S string
item 0 * S @
include 0 * S string
exclude 0 * S string
period 0 1 S Period
#ProcessRequest.item BackboneElement
sequenceLinkId 1 1 S integer
#ProcessResponse DomainResource
identifier 0 * S Identifier
request 0 1 S Reference(Resource)
outcome 0 1 S Coding
disposition 0 1 S string
ruleset 0 1 S Coding
originalRuleset 0 1 S Coding
created 0 1 S dateTime
organization 0 1 S Reference(Organization)
requestProvider 0 1 S Reference(Practitioner)
requestOrganization 0 1 S Reference(Organization)
form 0 1 S Coding !http://hl7.org/fhir/ValueSet/forms
notes 0 * S @
error 0 * S Coding !http://hl7.org/fhir/ValueSet/adjudication-error
#ProcessResponse.notes BackboneElement
type 0 1 S Coding !http://hl7.org/fhir/ValueSet/note-type
text 0 1 S string
#Provenance DomainResource
target 1 * S Reference(Resource)
period 0 1 S Period
recorded 1 1 S instant
reason 0 * S CodeableConcept
activity 0 1 S CodeableConcept
location 0 1 S Reference(Location)
policy 0 * S uri
agent 0 * S @
entity 0 * S @
signature 0 * S Signature
#Provenance.agent BackboneElement
role 1 1 S Coding
actor 0 1 S Reference(Practitioner|RelatedPerson|Patient|Device|Organization)
userId 0 1 S Identifier
relatedAgent 0 * S @
#Provenance.agent.relatedAgent BackboneElement
type 1 1 S CodeableConcept
target 1 1 S uri
#Provenance.entity BackboneElement
role 1 1 S code !http://hl7.org/fhir/ValueSet/provenance-entity-role
type 1 1 S Coding
reference 1 1 S uri
display 0 1 S string
agent 0 1 S @Provenance.agent
#Quantity Element
value 0 1 S decimal
comparator 0 1 MS code !http://hl7.org/fhir/ValueSet/quantity-comparator
unit 0 1 S string
system 0 1 S uri
code 0 1 S code
#Questionnaire DomainResource
identifier 0 * S Identifier
version 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/questionnaire-status
date 0 1 S dateTime
publisher 0 1 S string
telecom 0 * S ContactPoint
subjectType 0 * S code !http://hl7.org/fhir/ValueSet/resource-types
group 1 1 S @
#Questionnaire.group BackboneElement
linkId 0 1 - string
title 0 1 S string
concept 0 * S Coding
text 0 1 - string
required 0 1 - boolean
repeats 0 1 - boolean
group 0 * - @Questionnaire.group
question 0 * - @
#Questionnaire.group.question BackboneElement
linkId 0 1 - string
concept 0 * - Coding
text 0 1 - string
type 0 1 - code !http://hl7.org/fhir/ValueSet/answer-format
required 0 1 - boolean
repeats 0 1 - boolean
options 0 1 - Reference(ValueSet)
option 0 * - Coding
group 0 * - @Questionnaire.group
#QuestionnaireResponse DomainResource
identifier 0 1 S Identifier
questionnaire 0 1 S Reference(Questionnaire)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/questionnaire-answers-status
subject 0 1 S Reference(Resource)
author 0 1 S Reference(Device|Practitioner|Patient|RelatedPerson)
authored 0 1 S dateTime
source 0 1 S Reference(Patient|Practitioner|RelatedPerson)
encounter 0 1 S Reference(Encounter)
group 0 1 - @
#QuestionnaireResponse.group BackboneElement
linkId 0 1 - string
title 0 1 - string
text 0 1 - string
subject 0 1 - Reference(Resource)
group 0 * - @QuestionnaireResponse.group
question 0 * - @
#QuestionnaireResponse.group.question BackboneElement
linkId 0 1 - string
text 0 1 - string
answer 0 * - @
#QuestionnaireResponse.group.question.answer BackboneElement
value[x] 0 1 - boolean decimal integer date dateTime instant time string uri Attachment Coding Quantity Reference(Resource)
group 0 * - @QuestionnaireResponse.group
#Range Element
low 0 1 S Quantity
high 0 1 S Quantity
#Ratio Element
numerator 0 1 S Quantity
denominator 0 1 S Quantity
#Reference Element
reference 0 1 S string
display 0 1 S string
#ReferralRequest DomainResource
status 1 1 MS code !http://hl7.org/fhir/ValueSet/referralstatus
identifier 0 * - Identifier
date 0 1 S dateTime
type 0 1 S CodeableConcept
specialty 0 1 - CodeableConcept
priority 0 1 S CodeableConcept
patient 0 1 S Reference(Patient)
requester 0 1 S Reference(Practitioner|Organization|Patient)
recipient 0 * S Reference(Practitioner|Organization)
encounter 0 1 - Reference(Encounter)
dateSent 0 1 S dateTime
reason 0 1 S CodeableConcept
description 0 1 - string
serviceRequested 0 * S CodeableConcept
supportingInformation 0 * S Reference(Resource)
fulfillmentTime 0 1 S Period
#RelatedPerson DomainResource
identifier 0 * S Identifier
patient 1 1 S Reference(Patient)
relationship 0 1 S CodeableConcept !http://hl7.org/fhir/ValueSet/relatedperson-relationshiptype
name 0 1 S HumanName
telecom 0 * S ContactPoint
gender 0 1 S code !http://hl7.org/fhir/ValueSet/administrative-gender
birthDate 0 1 S date
address 0 * S Address
photo 0 * - Attachment
period 0 1 - Period
#Resource
id 0 1 S id
meta 0 1 S Meta
implicitRules 0 1 MS uri
language 0 1 - code !http://tools.ietf.org/html/bcp47
#RiskAssessment DomainResource
subject 0 1 S Reference(Patient|Group)
date 0 1 S dateTime
condition 0 1 S Reference(Condition)
encounter 0 1 S Reference(Encounter)
performer 0 1 S Reference(Practitioner|Device)
identifier 0 1 S Identifier
method 0 1 S CodeableConcept
basis 0 * - Reference(Resource)
prediction 0 * - @
mitigation 0 1 - string
#RiskAssessment.prediction BackboneElement
outcome 1 1 - CodeableConcept
probability[x] 0 1 - decimal Range CodeableConcept
relativeRisk 0 1 - decimal
when[x] 0 1 - Period Range
rationale 0 1 - string
#SampledData Element
origin 1 1 S Quantity
period 1 1 S decimal
factor 0 1 S decimal
lowerLimit 0 1 S decimal
upperLimit 0 1 S decimal
dimensions 1 1 S positiveInt
data 1 1 S string
#Schedule DomainResource
identifier 0 * S Identifier
type 0 * - CodeableConcept
actor 1 1 S Reference(Patient|Practitioner|RelatedPerson|Device|HealthcareService|Location)
planningHorizon 0 1 S Period
comment 0 1 - string
#SearchParameter DomainResource
url 1 1 S uri
name 1 1 S string
status 0 1 MS code !http://hl7.org/fhir/ValueSet/conformance-resource-status
experimental 0 1 S boolean
publisher 0 1 S string
contact 0 * S @
date 0 1 S dateTime
requirements 0 1 - string
code 1 1 S code
base 1 1 S code !http://hl7.org/fhir/ValueSet/resource-types
type 1 1 S code !http://hl7.org/fhir/ValueSet/search-param-type
description 1 1 S string
xpath 0 1 - string
xpathUsage 0 1 - code !http://hl7.org/fhir/ValueSet/search-xpath-usage
target 0 * - code !http://hl7.org/fhir/ValueSet/resource-types
#SearchParameter.contact BackboneElement
name 0 1 S string
telecom 0 * S ContactPoint
#Signature Element
type 1 * S Coding
when 1 1 S instant
who[x] 1 1 S uri Reference(Practitioner|RelatedPerson|Patient|Device|Organization)
contentType 1 1 S code !http://www.rfc-editor.org/bcp/bcp13.txt
blob 1 1 S base64Binary
#Slot DomainResource
identifier 0 * S Identifier
type 0 1 - CodeableConcept
schedule 1 1 S Reference(Schedule)
freeBusyType 1 1 S code !http://hl7.org/fhir/ValueSet/slotstatus
start 1 1 S instant
end 1 1 S instant
overbooked 0 1 - boolean
comment 0 1 - string
#Specimen DomainResource
identifier 0 * S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/specimen-status
type 0 1 S CodeableConcept
parent 0 * - Reference(Specimen)
subject 1 1 S Reference(Patient|Group|Device|Substance)
accessionIdentifier 0 1 S Identifier
receivedTime 0 1 S dateTime
collection 0 1 - @
treatment 0 * - @
container 0 * - @
#Specimen.collection BackboneElement
collector 0 1 S Reference(Practitioner)
comment 0 * - string
collected[x] 0 1 S dateTime Period
quantity 0 1 - Quantity
method 0 1 - CodeableConcept
bodySite 0 1 - CodeableConcept
#Specimen.treatment BackboneElement
description 0 1 - string
procedure 0 1 - CodeableConcept
additive 0 * - Reference(Substance)
#Specimen.container BackboneElement
identifier 0 * S Identifier
description 0 1 - string
type 0 1 - CodeableConcept
capacity 0 1 - Quantity
specimenQuantity 0 1 - Quantity
additive[x] 0 1 - CodeableConcept Reference(Substance)
#StructureDefinition DomainResource
url 1 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 1 1 S string
display 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/conformance-resource-status
experimental 0 1 S boolean
publisher 0 1 S string
contact 0 * S @
date 0 1 S dateTime
description 0 1 S string
useContext 0 * S CodeableConcept
requirements 0 1 - string
copyright 0 1 - string
code 0 * S Coding
fhirVersion 0 1 S id
mapping 0 * - @
kind 1 1 S code !http://hl7.org/fhir/ValueSet/structure-definition-kind
constrainedType 0 1 S code !http://hl7.org/fhir/ValueSet/defined-types
abstract 1 1 S boolean
contextType 0 1 S code !http://hl7.org/fhir/ValueSet/extension-context
context 0 * S string
base 0 1 S uri
snapshot 0 1 - @
differential 0 1 - @
#StructureDefinition.contact BackboneElement
name 0 1 S string
telecom 0 * S ContactPoint
#StructureDefinition.mapping BackboneElement
identity 1 1 - id
uri 0 1 - uri
name 0 1 - string
comments 0 1 - string
#StructureDefinition.snapshot BackboneElement
element 1 * - ElementDefinition
#StructureDefinition.differential BackboneElement
element 1 * - ElementDefinition
#Subscription DomainResource
criteria 1 1 S string
contact 0 * S ContactPoint
reason 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/subscription-status
error 0 1 S string
channel 1 1 S @
end 0 1 S instant
tag 0 * S Coding
#Subscription.channel BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/subscription-channel-type
endpoint 0 1 S uri
payload 1 1 S string
header 0 1 S string
#Substance DomainResource
identifier 0 * S Identifier
category 0 * S CodeableConcept
code 1 1 S CodeableConcept
description 0 1 S string
instance 0 * S @
ingredient 0 * S @
#Substance.instance BackboneElement
identifier 0 1 S Identifier
expiry 0 1 S dateTime
quantity 0 1 S Quantity
#Substance.ingredient BackboneElement
quantity 0 1 S Ratio
substance 1 1 S Reference(Substance)
#SupplyDelivery DomainResource
identifier 0 1 S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/supplydelivery-status
patient 0 1 S Reference(Patient)
type 0 1 S CodeableConcept !http://hl7.org/fhir/ValueSet/supplydelivery-type
quantity 0 1 S Quantity
suppliedItem 0 1 S Reference(Medication|Substance|Device)
supplier 0 1 S Reference(Practitioner)
whenPrepared 0 1 S Period
time 0 1 S dateTime
destination 0 1 S Reference(Location)
receiver 0 * S Reference(Practitioner)
#SupplyRequest DomainResource
patient 0 1 S Reference(Patient)
source 0 1 S Reference(Practitioner|Organization|Patient)
date 0 1 S dateTime
identifier 0 1 S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/supplyrequest-status
kind 0 1 S CodeableConcept !http://hl7.org/fhir/ValueSet/supplyrequest-kind
orderedItem 0 1 S Reference(Medication|Substance|Device)
supplier 0 * S Reference(Organization)
reason[x] 0 1 S CodeableConcept Reference(Resource)
when 0 1 S @
#SupplyRequest.when BackboneElement
code 0 1 S CodeableConcept
schedule 0 1 S Timing
#TestScript DomainResource
url 1 1 S uri
version 0 1 S string
name 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/conformance-resource-status
identifier 0 1 S Identifier
experimental 0 1 S boolean
publisher 0 1 S string
contact 0 * S @
date 0 1 S dateTime
description 0 1 S string
useContext 0 * S CodeableConcept
requirements 0 1 - string
copyright 0 1 - string
metadata 0 1 - @
multiserver 0 1 - boolean
fixture 0 * - @
profile 0 * - Reference(Resource)
variable 0 * - @
setup 0 1 - @
test 0 * - @
teardown 0 1 - @
#TestScript.contact BackboneElement
name 0 1 S string
telecom 0 * S ContactPoint
#TestScript.metadata BackboneElement
link 0 * - @
capability 1 * - @
#TestScript.metadata.link BackboneElement
url 1 1 - uri
description 0 1 - string
#TestScript.metadata.capability BackboneElement
required 0 1 - boolean
validated 0 1 - boolean
description 0 1 - string
destination 0 1 - integer
link 0 * - uri
conformance 1 1 - Reference(Conformance)
#TestScript.fixture BackboneElement
autocreate 0 1 - boolean
autodelete 0 1 - boolean
resource 0 1 - Reference(Resource)
#TestScript.variable BackboneElement
name 1 1 - string
headerField 0 1 - string
path 0 1 - string
sourceId 0 1 - id
#TestScript.setup BackboneElement
metadata 0 1 - @TestScript.metadata
action 1 * - @
#TestScript.setup.action BackboneElement
operation 0 1 - @
assert 0 1 - @
#TestScript.setup.action.operation BackboneElement
type 0 1 - Coding
resource 0 1 - code !http://hl7.org/fhir/ValueSet/defined-types
label 0 1 - string
description 0 1 - string
accept 0 1 - code !http://hl7.org/fhir/ValueSet/content-type
contentType 0 1 - code !http://hl7.org/fhir/ValueSet/content-type
destination 0 1 - integer
encodeRequestUrl 0 1 - boolean
params 0 1 - string
requestHeader 0 * - @
responseId 0 1 - id
sourceId 0 1 - id
targetId 0 1 - id
url 0 1 - string
#TestScript.setup.action.operation.requestHeader BackboneElement
field 1 1 - string
value 1 1 - string
#TestScript.setup.action.assert BackboneElement
label 0 1 - string
description 0 1 - string
direction 0 1 - code !http://hl7.org/fhir/ValueSet/assert-direction-codes
compareToSourceId 0 1 - string
compareToSourcePath 0 1 - string
contentType 0 1 - code !http://hl7.org/fhir/ValueSet/content-type
headerField 0 1 - string
minimumId 0 1 - string
navigationLinks 0 1 - boolean
operator 0 1 - code !http://hl7.org/fhir/ValueSet/assert-operator-codes
path 0 1 - string
resource 0 1 - code !http://hl7.org/fhir/ValueSet/defined-types
response 0 1 - code !http://hl7.org/fhir/ValueSet/assert-response-code-types
responseCode 0 1 - string
sourceId 0 1 - id
validateProfileId 0 1 - id
value 0 1 - string
warningOnly 0 1 - boolean
#TestScript.test BackboneElement
name 0 1 - string
description 0 1 - string
metadata 0 1 - @TestScript.metadata
action 1 * - @
#TestScript.test.action BackboneElement
operation 0 1 - @TestScript.setup.action.operation
assert 0 1 - @TestScript.setup.action.assert
#TestScript.teardown BackboneElement
action 1 * - @
#TestScript.teardown.action BackboneElement
operation 0 1 - @TestScript.setup.action.operation
#Timing Element
event 0 * S dateTime
repeat 0 1 S @
code 0 1 S CodeableConcept
#Timing.repeat Element
bounds[x] 0 1 S Quantity Range Period
count 0 1 S integer
duration 0 1 S decimal
durationMax 0 1 S decimal
durationUnits 0 1 S code !http://hl7.org/fhir/ValueSet/units-of-time
frequency 0 1 S integer
frequencyMax 0 1 S integer
period 0 1 S decimal
periodMax 0 1 S decimal
periodUnits 0 1 S code !http://hl7.org/fhir/ValueSet/units-of-time
when 0 1 S code !http://hl7.org/fhir/ValueSet/event-timing
#ValueSet DomainResource
url 0 1 S uri
identifier 0 1 S Identifier
version 0 1 S string
name 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/conformance-resource-status
experimental 0 1 S boolean
publisher 0 1 S string
contact 0 * S @
date 0 1 S dateTime
lockedDate 0 1 S date
description 0 1 S string
useContext 0 * S CodeableConcept
immutable 0 1 S boolean
requirements 0 1 - string
copyright 0 1 - string
extensible 0 1 S boolean
codeSystem 0 1 S @
compose 0 1 - @
expansion 0 1 - @
#ValueSet.contact BackboneElement
name 0 1 S string
telecom 0 * S ContactPoint
#ValueSet.codeSystem BackboneElement
system 1 1 S uri
version 0 1 S string
caseSensitive 0 1 S boolean
concept 1 * - @
#ValueSet.codeSystem.concept BackboneElement
code 1 1 - code
abstract 0 1 - boolean
display 0 1 - string
definition 0 1 - string
designation 0 * - @
concept 0 * - @ValueSet.codeSystem.concept
#ValueSet.codeSystem.concept.designation BackboneElement
language 0 1 - code !http://tools.ietf.org/html/bcp47
use 0 1 - Coding
value 1 1 - string
#ValueSet.compose BackboneElement
import 0 * S uri
include 0 * S @
exclude 0 * - @ValueSet.compose.include
#ValueSet.compose.include BackboneElement
system 1 1 S uri
version 0 1 S string
concept 0 * - @
filter 0 * - @
#ValueSet.compose.include.concept BackboneElement
code 1 1 - code
display 0 1 - string
designation 0 * - @ValueSet.codeSystem.concept.designation
#ValueSet.compose.include.filter BackboneElement
property 1 1 - code
op 1 1 - code !http://hl7.org/fhir/ValueSet/filter-operator
value 1 1 - code
#ValueSet.expansion BackboneElement
identifier 1 1 - uri
timestamp 1 1 - dateTime
total 0 1 - integer
offset 0 1 - integer
parameter 0 * - @
contains 0 * - @
#ValueSet.expansion.parameter BackboneElement
name 1 1 - string
value[x] 0 1 - string boolean integer decimal uri code
#ValueSet.expansion.contains BackboneElement
system 0 1 - uri
abstract 0 1 - boolean
version 0 1 - string
code 0 1 - code
display 0 1 - string
contains 0 * - @ValueSet.expansion.contains
#VisionPrescription DomainResource
identifier 0 * S Identifier
dateWritten 0 1 S dateTime
patient 0 1 S Reference(Patient)
prescriber 0 1 S Reference(Practitioner)
encounter 0 1 S Reference(Encounter)
reason[x] 0 1 S CodeableConcept Reference(Condition)
dispense 0 * S @
#VisionPrescription.dispense BackboneElement
product 1 1 S Coding
eye 0 1 S code !http://hl7.org/fhir/ValueSet/vision-eye-codes
sphere 0 1 S decimal
cylinder 0 1 S decimal
axis 0 1 S integer
prism 0 1 S decimal
base 0 1 S code !http://hl7.org/fhir/ValueSet/vision-base-codes
add 0 1 S decimal
power 0 1 S decimal
backCurve 0 1 S decimal
diameter 0 1 S decimal
duration 0 1 S Quantity
color 0 1 S string
brand 0 1 S string
notes 0 1 S string
#base64Binary Element
#boolean Element
#date Element
#dateTime Element
#decimal Element
#instant Element
#integer Element
#string Element
#time Element
#uri Element
#xhtml Element
#code Element
#id Element
#markdown Element
#oid Element
#positiveInt Element
#unsignedInt Element
"""
}
