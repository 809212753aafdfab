// swift-format-ignore-file
// Made by scripts/generate-definitions from fhir-stu3-elements.tsv; do not edit. FHIR 3.0.2: the elements of every type.
// The form of each line is described in that script.

extension FHIRDefinitions {
    static let stu3Elements: StaticString = """
#Account DomainResource
identifier 0 * S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/account-status
type 0 1 S CodeableConcept
name 0 1 S string
subject 0 1 S Reference(Patient|Device|Practitioner|Location|HealthcareService|Organization)
period 0 1 S Period
active 0 1 S Period
balance 0 1 - Money
coverage 0 * S @
owner 0 1 S Reference(Organization)
description 0 1 S string
guarantor 0 * - @
#Account.coverage BackboneElement
coverage 1 1 S Reference(Coverage)
priority 0 1 S positiveInt
#Account.guarantor BackboneElement
party 1 1 - Reference(Patient|RelatedPerson|Organization)
onHold 0 1 - boolean
period 0 1 - Period
#ActivityDefinition DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
description 0 1 S markdown
purpose 0 1 - markdown
usage 0 1 - string
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
topic 0 * - CodeableConcept
contributor 0 * - Contributor
contact 0 * S ContactDetail
copyright 0 1 - markdown
relatedArtifact 0 * - RelatedArtifact
library 0 * - Reference(Library)
kind 0 1 - code !http://hl7.org/fhir/ValueSet/resource-types
code 0 1 - CodeableConcept
timing[x] 0 1 - Timing dateTime Period Range
location 0 1 - Reference(Location)
participant 0 * - @
product[x] 0 1 - Reference(Medication|Substance) CodeableConcept
quantity 0 1 - Quantity
dosage 0 * - Dosage
bodySite 0 * - CodeableConcept
transform 0 1 - Reference(StructureMap)
dynamicValue 0 * - @
#ActivityDefinition.participant BackboneElement
type 1 1 - code !http://hl7.org/fhir/ValueSet/action-participant-type
role 0 1 - CodeableConcept
#ActivityDefinition.dynamicValue BackboneElement
description 0 1 - string
path 0 1 - string
language 0 1 - string
expression 0 1 - string
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
#AdverseEvent DomainResource
identifier 0 1 S Identifier
category 0 1 S code !http://hl7.org/fhir/ValueSet/adverse-event-category
type 0 1 S CodeableConcept
subject 0 1 S Reference(Patient|ResearchSubject|Medication|Device)
date 0 1 S dateTime
reaction 0 * S Reference(Condition)
location 0 1 S Reference(Location)
seriousness 0 1 S CodeableConcept
outcome 0 1 S CodeableConcept !http://hl7.org/fhir/ValueSet/adverse-event-outcome
recorder 0 1 S Reference(Patient|Practitioner|RelatedPerson)
eventParticipant 0 1 S Reference(Practitioner|Device)
description 0 1 S string
suspectEntity 0 * S @
subjectMedicalHistory 0 * S Reference(Condition|Observation|AllergyIntolerance|FamilyMemberHistory|Immunization|Procedure)
referenceDocument 0 * S Reference(DocumentReference)
study 0 * S Reference(ResearchStudy)
#AdverseEvent.suspectEntity BackboneElement
instance 1 1 S Reference(Substance|Medication|MedicationAdministration|MedicationStatement|Device)
causality 0 1 S code !http://hl7.org/fhir/ValueSet/adverse-event-causality
causalityAssessment 0 1 S CodeableConcept
causalityProductRelatedness 0 1 S string
causalityMethod 0 1 S CodeableConcept
causalityAuthor 0 1 S Reference(Practitioner|PractitionerRole)
causalityResult 0 1 S CodeableConcept
#Age Element
value 0 1 S decimal
comparator 0 1 MS code !http://hl7.org/fhir/ValueSet/quantity-comparator
unit 0 1 S string
system 0 1 S uri
code 0 1 S code
#AllergyIntolerance DomainResource
identifier 0 * S Identifier
clinicalStatus 0 1 MS code !http://hl7.org/fhir/ValueSet/allergy-clinical-status
verificationStatus 1 1 MS code !http://hl7.org/fhir/ValueSet/allergy-verification-status
type 0 1 S code !http://hl7.org/fhir/ValueSet/allergy-intolerance-type
category 0 * S code !http://hl7.org/fhir/ValueSet/allergy-intolerance-category
criticality 0 1 S code !http://hl7.org/fhir/ValueSet/allergy-intolerance-criticality
code 0 1 S CodeableConcept
patient 1 1 S Reference(Patient)
onset[x] 0 1 - dateTime Age Period Range string
assertedDate 0 1 - dateTime
recorder 0 1 - Reference(Practitioner|Patient)
asserter 0 1 S Reference(Patient|RelatedPerson|Practitioner)
lastOccurrence 0 1 - dateTime
note 0 * - Annotation
reaction 0 * - @
#AllergyIntolerance.reaction BackboneElement
substance 0 1 - CodeableConcept
manifestation 1 * - CodeableConcept
description 0 1 - string
onset 0 1 - dateTime
severity 0 1 - code !http://hl7.org/fhir/ValueSet/reaction-event-severity
exposureRoute 0 1 - CodeableConcept
note 0 * - Annotation
#Annotation Element
author[x] 0 1 S Reference(Practitioner|Patient|RelatedPerson) string
time 0 1 S dateTime
text 1 1 - string
#Appointment DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/appointmentstatus
serviceCategory 0 1 S CodeableConcept
serviceType 0 * S CodeableConcept
specialty 0 * S CodeableConcept
appointmentType 0 1 S CodeableConcept
reason 0 * S CodeableConcept
indication 0 * - Reference(Condition|Procedure)
priority 0 1 - unsignedInt
description 0 1 - string
supportingInformation 0 * - Reference(Resource)
start 0 1 S instant
end 0 1 S instant
minutesDuration 0 1 - positiveInt
slot 0 * - Reference(Slot)
created 0 1 - dateTime
comment 0 1 - string
incomingReferral 0 * - Reference(ReferralRequest)
participant 1 * - @
requestedPeriod 0 * - Period
#Appointment.participant BackboneElement
type 0 * S CodeableConcept
actor 0 1 S Reference(Patient|Practitioner|RelatedPerson|Device|HealthcareService|Location)
required 0 1 S code !http://hl7.org/fhir/ValueSet/participantrequired
status 1 1 - code !http://hl7.org/fhir/ValueSet/participationstatus
#AppointmentResponse DomainResource
identifier 0 * S Identifier
appointment 1 1 S Reference(Appointment)
start 0 1 - instant
end 0 1 - instant
participantType 0 * S CodeableConcept
actor 0 1 S Reference(Patient|Practitioner|RelatedPerson|Device|HealthcareService|Location)
participantStatus 1 1 MS code !http://hl7.org/fhir/ValueSet/participationstatus
comment 0 1 - string
#Attachment Element
contentType 0 1 S code !http://www.rfc-editor.org/bcp/bcp13.txt
language 0 1 S code
data 0 1 - base64Binary
url 0 1 S uri
size 0 1 S unsignedInt
hash 0 1 S base64Binary
title 0 1 S string
creation 0 1 S dateTime
#AuditEvent DomainResource
type 1 1 S Coding
subtype 0 * S Coding
action 0 1 S code !http://hl7.org/fhir/ValueSet/audit-event-action
recorded 1 1 S instant
outcome 0 1 S code !http://hl7.org/fhir/ValueSet/audit-event-outcome
outcomeDesc 0 1 S string
purposeOfEvent 0 * S CodeableConcept
agent 1 * - @
source 1 1 - @
entity 0 * - @
#AuditEvent.agent BackboneElement
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
purposeOfUse 0 * - CodeableConcept
#AuditEvent.agent.network BackboneElement
address 0 1 - string
type 0 1 - code !http://hl7.org/fhir/ValueSet/network-type
#AuditEvent.source BackboneElement
site 0 1 - string
identifier 1 1 S Identifier
type 0 * - Coding
#AuditEvent.entity BackboneElement
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
#AuditEvent.entity.detail BackboneElement
type 1 1 - string
value 1 1 - base64Binary
#BackboneElement Element
modifierExtension 0 * MS Extension
#Basic DomainResource
identifier 0 * S Identifier
code 1 1 MS CodeableConcept
subject 0 1 S Reference(Resource)
created 0 1 S date
author 0 1 S Reference(Practitioner|Patient|RelatedPerson)
#Binary Resource
contentType 1 1 S code !http://www.rfc-editor.org/bcp/bcp13.txt
securityContext 0 1 S Reference(Resource)
content 1 1 - base64Binary
#BodySite DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
code 0 1 S CodeableConcept
qualifier 0 * - CodeableConcept
description 0 1 S string
image 0 * - Attachment
patient 1 1 S Reference(Patient)
#Bundle Resource
identifier 0 1 S Identifier
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
outcome 0 1 S Resource
#CapabilityStatement DomainResource
url 0 1 S uri
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 1 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
kind 1 1 S code !http://hl7.org/fhir/ValueSet/capability-statement-kind
instantiates 0 * S uri
software 0 1 S @
implementation 0 1 S @
fhirVersion 1 1 S id
acceptUnknown 1 1 S code !http://hl7.org/fhir/ValueSet/unknown-content-code
format 1 * S code !http://www.rfc-editor.org/bcp/bcp13.txt
patchFormat 0 * S code !http://www.rfc-editor.org/bcp/bcp13.txt
implementationGuide 0 * S uri
profile 0 * S Reference(StructureDefinition)
rest 0 * S @
messaging 0 * S @
document 0 * S @
#CapabilityStatement.software BackboneElement
name 1 1 S string
version 0 1 S string
releaseDate 0 1 S dateTime
#CapabilityStatement.implementation BackboneElement
description 1 1 S string
url 0 1 S uri
#CapabilityStatement.rest BackboneElement
mode 1 1 S code !http://hl7.org/fhir/ValueSet/restful-capability-mode
documentation 0 1 - string
security 0 1 S @
resource 0 * S @
interaction 0 * - @
searchParam 0 * - @CapabilityStatement.rest.resource.searchParam
operation 0 * S @
compartment 0 * - uri
#CapabilityStatement.rest.security BackboneElement
cors 0 1 S boolean
service 0 * S CodeableConcept
description 0 1 - string
certificate 0 * - @
#CapabilityStatement.rest.security.certificate BackboneElement
type 0 1 - code !http://www.rfc-editor.org/bcp/bcp13.txt
blob 0 1 - base64Binary
#CapabilityStatement.rest.resource BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/resource-types
profile 0 1 S Reference(StructureDefinition)
documentation 0 1 - markdown
interaction 1 * - @
versioning 0 1 - code !http://hl7.org/fhir/ValueSet/versioning-policy
readHistory 0 1 - boolean
updateCreate 0 1 - boolean
conditionalCreate 0 1 - boolean
conditionalRead 0 1 - code !http://hl7.org/fhir/ValueSet/conditional-read-status
conditionalUpdate 0 1 - boolean
conditionalDelete 0 1 - code !http://hl7.org/fhir/ValueSet/conditional-delete-status
referencePolicy 0 * - code !http://hl7.org/fhir/ValueSet/reference-handling-policy
searchInclude 0 * - string
searchRevInclude 0 * - string
searchParam 0 * - @
#CapabilityStatement.rest.resource.interaction BackboneElement
code 1 1 - code !http://hl7.org/fhir/ValueSet/type-restful-interaction
documentation 0 1 - string
#CapabilityStatement.rest.resource.searchParam BackboneElement
name 1 1 - string
definition 0 1 - uri
type 1 1 - code !http://hl7.org/fhir/ValueSet/search-param-type
documentation 0 1 - string
#CapabilityStatement.rest.interaction BackboneElement
code 1 1 - code !http://hl7.org/fhir/ValueSet/system-restful-interaction
documentation 0 1 - string
#CapabilityStatement.rest.operation BackboneElement
name 1 1 - string
definition 1 1 S Reference(OperationDefinition)
#CapabilityStatement.messaging BackboneElement
endpoint 0 * - @
reliableCache 0 1 - unsignedInt
documentation 0 1 - string
supportedMessage 0 * S @
event 0 * S @
#CapabilityStatement.messaging.endpoint BackboneElement
protocol 1 1 - Coding
address 1 1 - uri
#CapabilityStatement.messaging.supportedMessage BackboneElement
mode 1 1 S code !http://hl7.org/fhir/ValueSet/event-capability-mode
definition 1 1 S Reference(MessageDefinition)
#CapabilityStatement.messaging.event BackboneElement
code 1 1 S Coding
category 0 1 - code !http://hl7.org/fhir/ValueSet/message-significance-category
mode 1 1 - code !http://hl7.org/fhir/ValueSet/event-capability-mode
focus 1 1 - code !http://hl7.org/fhir/ValueSet/resource-types
request 1 1 S Reference(StructureDefinition)
response 1 1 S Reference(StructureDefinition)
documentation 0 1 - string
#CapabilityStatement.document BackboneElement
mode 1 1 - code !http://hl7.org/fhir/ValueSet/document-mode
documentation 0 1 - string
profile 1 1 S Reference(StructureDefinition)
#CarePlan DomainResource
identifier 0 * S Identifier
definition 0 * S Reference(PlanDefinition|Questionnaire)
basedOn 0 * S Reference(CarePlan)
replaces 0 * S Reference(CarePlan)
partOf 0 * S Reference(CarePlan)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/care-plan-status
intent 1 1 MS code !http://hl7.org/fhir/ValueSet/care-plan-intent
category 0 * S CodeableConcept
title 0 1 S string
description 0 1 S string
subject 1 1 S Reference(Patient|Group)
context 0 1 S Reference(Encounter|EpisodeOfCare)
period 0 1 S Period
author 0 * S Reference(Patient|Practitioner|RelatedPerson|Organization|CareTeam)
careTeam 0 * - Reference(CareTeam)
addresses 0 * S Reference(Condition)
supportingInfo 0 * - Reference(Resource)
goal 0 * - Reference(Goal)
activity 0 * - @
note 0 * - Annotation
#CarePlan.activity BackboneElement
outcomeCodeableConcept 0 * - CodeableConcept
outcomeReference 0 * - Reference(Resource)
progress 0 * - Annotation
reference 0 1 - Reference(Appointment|CommunicationRequest|DeviceRequest|MedicationRequest|NutritionOrder|Task|ProcedureRequest|ReferralRequest|VisionPrescription|RequestGroup)
detail 0 1 - @
#CarePlan.activity.detail BackboneElement
category 0 1 - CodeableConcept
definition 0 1 - Reference(PlanDefinition|ActivityDefinition|Questionnaire)
code 0 1 - CodeableConcept
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition)
goal 0 * - Reference(Goal)
status 1 1 M code !http://hl7.org/fhir/ValueSet/care-plan-activity-status
statusReason 0 1 - string
prohibited 0 1 M boolean
scheduled[x] 0 1 - Timing Period string
location 0 1 - Reference(Location)
performer 0 * - Reference(Practitioner|Organization|RelatedPerson|Patient|CareTeam)
product[x] 0 1 - CodeableConcept Reference(Medication|Substance)
dailyAmount 0 1 - Quantity
quantity 0 1 - Quantity
description 0 1 - string
#CareTeam DomainResource
identifier 0 * S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/care-team-status
category 0 * S CodeableConcept
name 0 1 S string
subject 0 1 S Reference(Patient|Group)
context 0 1 S Reference(Encounter|EpisodeOfCare)
period 0 1 S Period
participant 0 * - @
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition)
managingOrganization 0 * S Reference(Organization)
note 0 * - Annotation
#CareTeam.participant BackboneElement
role 0 1 S CodeableConcept
member 0 1 S Reference(Practitioner|RelatedPerson|Patient|Organization|CareTeam)
onBehalfOf 0 1 S Reference(Organization)
period 0 1 - Period
#ChargeItem DomainResource
identifier 0 1 S Identifier
definition 0 * - uri
status 1 1 MS code !http://hl7.org/fhir/ValueSet/chargeitem-status
partOf 0 * - Reference(ChargeItem)
code 1 1 S CodeableConcept
subject 1 1 S Reference(Patient|Group)
context 0 1 S Reference(Encounter|EpisodeOfCare)
occurrence[x] 0 1 S dateTime Period Timing
participant 0 * - @
performingOrganization 0 1 - Reference(Organization)
requestingOrganization 0 1 - Reference(Organization)
quantity 0 1 S Quantity
bodysite 0 * S CodeableConcept
factorOverride 0 1 - decimal
priceOverride 0 1 - Money
overrideReason 0 1 - string
enterer 0 1 S Reference(Practitioner|Organization|Patient|Device|RelatedPerson)
enteredDate 0 1 S dateTime
reason 0 * - CodeableConcept
service 0 * - Reference(DiagnosticReport|ImagingStudy|Immunization|MedicationAdministration|MedicationDispense|Observation|Procedure|SupplyDelivery)
account 0 * S Reference(Account)
note 0 * - Annotation
supportingInformation 0 * - Reference(Resource)
#ChargeItem.participant BackboneElement
role 0 1 - CodeableConcept
actor 1 1 - Reference(Practitioner|Organization|Patient|Device|RelatedPerson)
#Claim DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
type 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/claim-type
subType 0 * - CodeableConcept
use 0 1 - code !http://hl7.org/fhir/ValueSet/claim-use
patient 0 1 - Reference(Patient)
billablePeriod 0 1 - Period
created 0 1 - dateTime
enterer 0 1 - Reference(Practitioner)
insurer 0 1 - Reference(Organization)
provider 0 1 - Reference(Practitioner)
organization 0 1 - Reference(Organization)
priority 0 1 - CodeableConcept
fundsReserve 0 1 - CodeableConcept
related 0 * - @
prescription 0 1 - Reference(MedicationRequest|VisionPrescription)
originalPrescription 0 1 - Reference(MedicationRequest)
payee 0 1 - @
referral 0 1 - Reference(ReferralRequest)
facility 0 1 - Reference(Location)
careTeam 0 * - @
information 0 * - @
diagnosis 0 * - @
procedure 0 * - @
insurance 0 * - @
accident 0 1 - @
employmentImpacted 0 1 - Period
hospitalization 0 1 - Period
item 0 * - @
total 0 1 - Money
#Claim.related BackboneElement
claim 0 1 - Reference(Claim)
relationship 0 1 - CodeableConcept
reference 0 1 - Identifier
#Claim.payee BackboneElement
type 1 1 - CodeableConcept
resourceType 0 1 - Coding
party 0 1 - Reference(Practitioner|Organization|Patient|RelatedPerson)
#Claim.careTeam BackboneElement
sequence 1 1 - positiveInt
provider 1 1 - Reference(Practitioner|Organization)
responsible 0 1 - boolean
role 0 1 - CodeableConcept
qualification 0 1 - CodeableConcept
#Claim.information BackboneElement
sequence 1 1 - positiveInt
category 1 1 - CodeableConcept
code 0 1 - CodeableConcept
timing[x] 0 1 - date Period
value[x] 0 1 - string Quantity Attachment Reference(Resource)
reason 0 1 - CodeableConcept
#Claim.diagnosis BackboneElement
sequence 1 1 - positiveInt
diagnosis[x] 1 1 - CodeableConcept Reference(Condition)
type 0 * - CodeableConcept
packageCode 0 1 - CodeableConcept
#Claim.procedure BackboneElement
sequence 1 1 - positiveInt
date 0 1 - dateTime
procedure[x] 1 1 - CodeableConcept Reference(Procedure)
#Claim.insurance BackboneElement
sequence 1 1 - positiveInt
focal 1 1 - boolean
coverage 1 1 - Reference(Coverage)
businessArrangement 0 1 - string
preAuthRef 0 * - string
claimResponse 0 1 - Reference(ClaimResponse)
#Claim.accident BackboneElement
date 1 1 - date
type 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/v3-ActIncidentCode
location[x] 0 1 - Address Reference(Location)
#Claim.item BackboneElement
sequence 1 1 - positiveInt
careTeamLinkId 0 * - positiveInt
diagnosisLinkId 0 * - positiveInt
procedureLinkId 0 * - positiveInt
informationLinkId 0 * - positiveInt
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
service 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
programCode 0 * - CodeableConcept
serviced[x] 0 1 - date Period
location[x] 0 1 - CodeableConcept Address Reference(Location)
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
udi 0 * - Reference(Device)
bodySite 0 1 - CodeableConcept
subSite 0 * - CodeableConcept
encounter 0 * - Reference(Encounter)
detail 0 * - @
#Claim.item.detail BackboneElement
sequence 1 1 - positiveInt
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
service 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
programCode 0 * - CodeableConcept
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
udi 0 * - Reference(Device)
subDetail 0 * - @
#Claim.item.detail.subDetail BackboneElement
sequence 1 1 - positiveInt
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
service 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
programCode 0 * - CodeableConcept
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
udi 0 * - Reference(Device)
#ClaimResponse DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
patient 0 1 - Reference(Patient)
created 0 1 - dateTime
insurer 0 1 - Reference(Organization)
requestProvider 0 1 - Reference(Practitioner)
requestOrganization 0 1 - Reference(Organization)
request 0 1 - Reference(Claim)
outcome 0 1 - CodeableConcept
disposition 0 1 - string
payeeType 0 1 - CodeableConcept
item 0 * - @
addItem 0 * - @
error 0 * - @
totalCost 0 1 - Money
unallocDeductable 0 1 - Money
totalBenefit 0 1 - Money
payment 0 1 - @
reserved 0 1 - Coding
form 0 1 - CodeableConcept
processNote 0 * - @
communicationRequest 0 * - Reference(CommunicationRequest)
insurance 0 * - @
#ClaimResponse.item BackboneElement
sequenceLinkId 1 1 - positiveInt
noteNumber 0 * - positiveInt
adjudication 0 * - @
detail 0 * - @
#ClaimResponse.item.adjudication BackboneElement
category 1 1 - CodeableConcept
reason 0 1 - CodeableConcept
amount 0 1 - Money
value 0 1 - decimal
#ClaimResponse.item.detail BackboneElement
sequenceLinkId 1 1 - positiveInt
noteNumber 0 * - positiveInt
adjudication 0 * - @ClaimResponse.item.adjudication
subDetail 0 * - @
#ClaimResponse.item.detail.subDetail BackboneElement
sequenceLinkId 1 1 - positiveInt
noteNumber 0 * - positiveInt
adjudication 0 * - @ClaimResponse.item.adjudication
#ClaimResponse.addItem BackboneElement
sequenceLinkId 0 * - positiveInt
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
service 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
fee 0 1 - Money
noteNumber 0 * - positiveInt
adjudication 0 * - @ClaimResponse.item.adjudication
detail 0 * - @
#ClaimResponse.addItem.detail BackboneElement
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
service 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
fee 0 1 - Money
noteNumber 0 * - positiveInt
adjudication 0 * - @ClaimResponse.item.adjudication
#ClaimResponse.error BackboneElement
sequenceLinkId 0 1 - positiveInt
detailSequenceLinkId 0 1 - positiveInt
subdetailSequenceLinkId 0 1 - positiveInt
code 1 1 - CodeableConcept
#ClaimResponse.payment BackboneElement
type 0 1 - CodeableConcept
adjustment 0 1 - Money
adjustmentReason 0 1 - CodeableConcept
date 0 1 - date
amount 0 1 - Money
identifier 0 1 - Identifier
#ClaimResponse.processNote BackboneElement
number 0 1 - positiveInt
type 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/note-type
text 0 1 - string
language 0 1 - CodeableConcept
#ClaimResponse.insurance BackboneElement
sequence 1 1 - positiveInt
focal 1 1 - boolean
coverage 1 1 - Reference(Coverage)
businessArrangement 0 1 - string
preAuthRef 0 * - string
claimResponse 0 1 - Reference(ClaimResponse)
#ClinicalImpression DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/clinical-impression-status
code 0 1 S CodeableConcept
description 0 1 S string
subject 1 1 S Reference(Patient|Group)
context 0 1 S Reference(Encounter|EpisodeOfCare)
effective[x] 0 1 S dateTime Period
date 0 1 S dateTime
assessor 0 1 S Reference(Practitioner)
previous 0 1 - Reference(ClinicalImpression)
problem 0 * S Reference(Condition|AllergyIntolerance)
investigation 0 * - @
protocol 0 * - uri
summary 0 1 - string
finding 0 * - @
prognosisCodeableConcept 0 * - CodeableConcept
prognosisReference 0 * - Reference(RiskAssessment)
action 0 * - Reference(ReferralRequest|ProcedureRequest|Procedure|MedicationRequest|Appointment)
note 0 * - Annotation
#ClinicalImpression.investigation BackboneElement
code 1 1 - CodeableConcept
item 0 * - Reference(Observation|QuestionnaireResponse|FamilyMemberHistory|DiagnosticReport|RiskAssessment|ImagingStudy)
#ClinicalImpression.finding BackboneElement
item[x] 1 1 - CodeableConcept Reference(Condition|Observation)
basis 0 1 - string
#CodeSystem DomainResource
url 0 1 S uri
identifier 0 1 S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
caseSensitive 0 1 S boolean
valueSet 0 1 S uri
hierarchyMeaning 0 1 S code !http://hl7.org/fhir/ValueSet/codesystem-hierarchy-meaning
compositional 0 1 S boolean
versionNeeded 0 1 S boolean
content 1 1 S code !http://hl7.org/fhir/ValueSet/codesystem-content-mode
count 0 1 S unsignedInt
filter 0 * S @
property 0 * S @
concept 0 * - @
#CodeSystem.filter BackboneElement
code 1 1 S code
description 0 1 S string
operator 1 * S code !http://hl7.org/fhir/ValueSet/filter-operator
value 1 1 S string
#CodeSystem.property BackboneElement
code 1 1 S code
uri 0 1 S uri
description 0 1 S string
type 1 1 S code !http://hl7.org/fhir/ValueSet/concept-property-type
#CodeSystem.concept BackboneElement
code 1 1 - code
display 0 1 - string
definition 0 1 - string
designation 0 * - @
property 0 * - @
concept 0 * - @CodeSystem.concept
#CodeSystem.concept.designation BackboneElement
language 0 1 - code
use 0 1 - Coding
value 1 1 - string
#CodeSystem.concept.property BackboneElement
code 1 1 - code
value[x] 1 1 - code Coding string integer boolean dateTime
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
definition 0 * S Reference(PlanDefinition|ActivityDefinition)
basedOn 0 * S Reference(Resource)
partOf 0 * S Reference(Resource)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/event-status
notDone 0 1 MS boolean
notDoneReason 0 1 S CodeableConcept
category 0 * - CodeableConcept
medium 0 * - CodeableConcept
subject 0 1 S Reference(Patient|Group)
recipient 0 * - Reference(Device|Organization|Patient|Practitioner|RelatedPerson|Group)
topic 0 * - Reference(Resource)
context 0 1 S Reference(Encounter|EpisodeOfCare)
sent 0 1 - dateTime
received 0 1 - dateTime
sender 0 1 - Reference(Device|Organization|Patient|Practitioner|RelatedPerson)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation)
payload 0 * - @
note 0 * - Annotation
#Communication.payload BackboneElement
content[x] 1 1 - string Attachment Reference(Resource)
#CommunicationRequest DomainResource
identifier 0 * S Identifier
basedOn 0 * S Reference(Resource)
replaces 0 * S Reference(CommunicationRequest)
groupIdentifier 0 1 S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/request-status
category 0 * - CodeableConcept
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
medium 0 * - CodeableConcept
subject 0 1 - Reference(Patient|Group)
recipient 0 * - Reference(Device|Organization|Patient|Practitioner|RelatedPerson|Group|CareTeam)
topic 0 * - Reference(Resource)
context 0 1 S Reference(Encounter|EpisodeOfCare)
payload 0 * - @
occurrence[x] 0 1 S dateTime Period
authoredOn 0 1 S dateTime
sender 0 1 - Reference(Device|Organization|Patient|Practitioner|RelatedPerson)
requester 0 1 S @
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation)
note 0 * - Annotation
#CommunicationRequest.payload BackboneElement
content[x] 1 1 - string Attachment Reference(Resource)
#CommunicationRequest.requester BackboneElement
agent 1 1 S Reference(Practitioner|Organization|Patient|RelatedPerson|Device)
onBehalfOf 0 1 S Reference(Organization)
#CompartmentDefinition DomainResource
url 1 1 S uri
name 1 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
purpose 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
code 1 1 S code !http://hl7.org/fhir/ValueSet/compartment-type
search 1 1 S boolean
resource 0 * S @
#CompartmentDefinition.resource BackboneElement
code 1 1 S code !http://hl7.org/fhir/ValueSet/resource-types
param 0 * S string
documentation 0 1 - string
#Composition DomainResource
identifier 0 1 S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/composition-status
type 1 1 S CodeableConcept
class 0 1 S CodeableConcept
subject 1 1 S Reference(Resource)
encounter 0 1 S Reference(Encounter)
date 1 1 S dateTime
author 1 * S Reference(Practitioner|Device|Patient|RelatedPerson)
title 1 1 S string
confidentiality 0 1 MS code !http://hl7.org/fhir/ValueSet/v3-ConfidentialityClassification
attester 0 * S @
custodian 0 1 S Reference(Organization)
relatesTo 0 * S @
event 0 * S @
section 0 * - @
#Composition.attester BackboneElement
mode 1 * S code !http://hl7.org/fhir/ValueSet/composition-attestation-mode
time 0 1 S dateTime
party 0 1 S Reference(Patient|Practitioner|Organization)
#Composition.relatesTo BackboneElement
code 1 1 S code !http://hl7.org/fhir/ValueSet/document-relationship-type
target[x] 1 1 S Identifier Reference(Composition)
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
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
source[x] 0 1 S uri Reference(ValueSet)
target[x] 0 1 S uri Reference(ValueSet)
group 0 * - @
#ConceptMap.group BackboneElement
source 0 1 - uri
sourceVersion 0 1 - string
target 0 1 - uri
targetVersion 0 1 - string
element 1 * - @
unmapped 0 1 - @
#ConceptMap.group.element BackboneElement
code 0 1 - code
display 0 1 - string
target 0 * - @
#ConceptMap.group.element.target BackboneElement
code 0 1 - code
display 0 1 - string
equivalence 0 1 M code !http://hl7.org/fhir/ValueSet/concept-map-equivalence
comment 0 1 - string
dependsOn 0 * - @
product 0 * - @ConceptMap.group.element.target.dependsOn
#ConceptMap.group.element.target.dependsOn BackboneElement
property 1 1 - uri
system 0 1 - uri
code 1 1 - string
display 0 1 - string
#ConceptMap.group.unmapped BackboneElement
mode 1 1 - code !http://hl7.org/fhir/ValueSet/conceptmap-unmapped-mode
code 0 1 - code
display 0 1 - string
url 0 1 - uri
#Condition DomainResource
identifier 0 * S Identifier
clinicalStatus 0 1 MS code !http://hl7.org/fhir/ValueSet/condition-clinical
verificationStatus 0 1 MS code !http://hl7.org/fhir/ValueSet/condition-ver-status
category 0 * - CodeableConcept
severity 0 1 - CodeableConcept
code 0 1 S CodeableConcept
bodySite 0 * S CodeableConcept
subject 1 1 S Reference(Patient|Group)
context 0 1 S Reference(Encounter|EpisodeOfCare)
onset[x] 0 1 S dateTime Age Period Range string
abatement[x] 0 1 - dateTime Age boolean Period Range string
assertedDate 0 1 S dateTime
asserter 0 1 S Reference(Practitioner|Patient|RelatedPerson)
stage 0 1 - @
evidence 0 * - @
note 0 * - Annotation
#Condition.stage BackboneElement
summary 0 1 - CodeableConcept
assessment 0 * - Reference(ClinicalImpression|DiagnosticReport|Observation)
#Condition.evidence BackboneElement
code 0 * S CodeableConcept
detail 0 * S Reference(Resource)
#Consent DomainResource
identifier 0 1 S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/consent-state-codes
category 0 * S CodeableConcept
patient 1 1 S Reference(Patient)
period 0 1 S Period
dateTime 0 1 S dateTime
consentingParty 0 * S Reference(Organization|Patient|Practitioner|RelatedPerson)
actor 0 * S @
action 0 * S CodeableConcept
organization 0 * S Reference(Organization)
source[x] 0 1 S Attachment Identifier Reference(Consent|DocumentReference|Contract|QuestionnaireResponse)
policy 0 * - @
policyRule 0 1 S uri
securityLabel 0 * S Coding
purpose 0 * S Coding
dataPeriod 0 1 S Period
data 0 * S @
except 0 * S @
#Consent.actor BackboneElement
role 1 1 - CodeableConcept
reference 1 1 - Reference(Device|Group|CareTeam|Organization|Patient|Practitioner|RelatedPerson)
#Consent.policy BackboneElement
authority 0 1 - uri
uri 0 1 - uri
#Consent.data BackboneElement
meaning 1 1 S code !http://hl7.org/fhir/ValueSet/consent-data-meaning
reference 1 1 S Reference(Resource)
#Consent.except BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/consent-except-type
period 0 1 S Period
actor 0 * S @
action 0 * S CodeableConcept
securityLabel 0 * S Coding
purpose 0 * S Coding
class 0 * S Coding
code 0 * S Coding
dataPeriod 0 1 S Period
data 0 * S @
#Consent.except.actor BackboneElement
role 1 1 - CodeableConcept
reference 1 1 - Reference(Device|Group|CareTeam|Organization|Patient|Practitioner|RelatedPerson)
#Consent.except.data BackboneElement
meaning 1 1 S code !http://hl7.org/fhir/ValueSet/consent-data-meaning
reference 1 1 S Reference(Resource)
#ContactDetail Element
name 0 1 S string
telecom 0 * S ContactPoint
#ContactPoint Element
system 0 1 S code !http://hl7.org/fhir/ValueSet/contact-point-system
value 0 1 S string
use 0 1 MS code !http://hl7.org/fhir/ValueSet/contact-point-use
rank 0 1 S positiveInt
period 0 1 S Period
#Contract DomainResource
identifier 0 1 S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/contract-status
issued 0 1 S dateTime
applies 0 1 S Period
subject 0 * S Reference(Resource)
topic 0 * S Reference(Resource)
authority 0 * - Reference(Organization)
domain 0 * - Reference(Location)
type 0 1 S CodeableConcept
subType 0 * S CodeableConcept
action 0 * - CodeableConcept
actionReason 0 * - CodeableConcept
decisionType 0 1 - CodeableConcept
contentDerivative 0 1 - CodeableConcept
securityLabel 0 * S Coding
agent 0 * - @
signer 0 * - @
valuedItem 0 * - @
term 0 * - @
binding[x] 0 1 - Attachment Reference(Composition|DocumentReference|QuestionnaireResponse)
friendly 0 * - @
legal 0 * - @
rule 0 * - @
#Contract.agent BackboneElement
actor 1 1 - Reference(Contract|Device|Group|Location|Organization|Patient|Practitioner|RelatedPerson|Substance)
role 0 * - CodeableConcept
#Contract.signer BackboneElement
type 1 1 - Coding
party 1 1 - Reference(Organization|Patient|Practitioner|RelatedPerson)
signature 1 * - Signature
#Contract.valuedItem BackboneElement
entity[x] 0 1 - CodeableConcept Reference(Resource)
identifier 0 1 - Identifier
effectiveTime 0 1 - dateTime
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
points 0 1 - decimal
net 0 1 - Money
#Contract.term BackboneElement
identifier 0 1 S Identifier
issued 0 1 S dateTime
applies 0 1 S Period
type 0 1 - CodeableConcept
subType 0 1 - CodeableConcept
topic 0 * S Reference(Resource)
action 0 * - CodeableConcept
actionReason 0 * - CodeableConcept
securityLabel 0 * S Coding
agent 0 * - @
text 0 1 - string
valuedItem 0 * - @
group 0 * - @Contract.term
#Contract.term.agent BackboneElement
actor 1 1 - Reference(Contract|Device|Group|Location|Organization|Patient|Practitioner|RelatedPerson|Substance)
role 0 * - CodeableConcept
#Contract.term.valuedItem BackboneElement
entity[x] 0 1 - CodeableConcept Reference(Resource)
identifier 0 1 - Identifier
effectiveTime 0 1 - dateTime
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
points 0 1 - decimal
net 0 1 - Money
#Contract.friendly BackboneElement
content[x] 1 1 - Attachment Reference(Composition|DocumentReference|QuestionnaireResponse)
#Contract.legal BackboneElement
content[x] 1 1 - Attachment Reference(Composition|DocumentReference|QuestionnaireResponse)
#Contract.rule BackboneElement
content[x] 1 1 - Attachment Reference(DocumentReference)
#Contributor Element
type 1 1 S code !http://hl7.org/fhir/ValueSet/contributor-type
name 1 1 S string
contact 0 * S ContactDetail
#Count Element
value 0 1 S decimal
comparator 0 1 MS code !http://hl7.org/fhir/ValueSet/quantity-comparator
unit 0 1 S string
system 0 1 S uri
code 0 1 S code
#Coverage DomainResource
identifier 0 * S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
type 0 1 S CodeableConcept
policyHolder 0 1 S Reference(Patient|RelatedPerson|Organization)
subscriber 0 1 S Reference(Patient|RelatedPerson)
subscriberId 0 1 S string
beneficiary 0 1 S Reference(Patient)
relationship 0 1 - CodeableConcept
period 0 1 S Period
payor 0 * S Reference(Organization|Patient|RelatedPerson)
grouping 0 1 - @
dependent 0 1 S string
sequence 0 1 S string
order 0 1 S positiveInt
network 0 1 S string
contract 0 * - Reference(Contract)
#Coverage.grouping BackboneElement
group 0 1 S string
groupDisplay 0 1 S string
subGroup 0 1 S string
subGroupDisplay 0 1 S string
plan 0 1 S string
planDisplay 0 1 S string
subPlan 0 1 S string
subPlanDisplay 0 1 S string
class 0 1 S string
classDisplay 0 1 S string
subClass 0 1 S string
subClassDisplay 0 1 S string
#DataElement DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
name 0 1 S string
title 0 1 S string
contact 0 * S ContactDetail
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
copyright 0 1 - markdown
stringency 0 1 S code !http://hl7.org/fhir/ValueSet/dataelement-stringency
mapping 0 * - @
element 1 * S ElementDefinition
#DataElement.mapping BackboneElement
identity 1 1 - id
uri 0 1 - uri
name 0 1 - string
comment 0 1 - string
#DataRequirement Element
type 1 1 S code !http://hl7.org/fhir/ValueSet/all-types
profile 0 * S uri
mustSupport 0 * S string
codeFilter 0 * S @
dateFilter 0 * S @
#DataRequirement.codeFilter Element
path 1 1 S string
valueSet[x] 0 1 S string Reference(ValueSet)
valueCode 0 * S code
valueCoding 0 * S Coding
valueCodeableConcept 0 * S CodeableConcept
#DataRequirement.dateFilter Element
path 1 1 S string
value[x] 0 1 S dateTime Period Duration
#DetectedIssue DomainResource
identifier 0 1 S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/observation-status
category 0 1 S CodeableConcept
severity 0 1 S code !http://hl7.org/fhir/ValueSet/detectedissue-severity
patient 0 1 S Reference(Patient)
date 0 1 S dateTime
author 0 1 S Reference(Practitioner|Device)
implicated 0 * S Reference(Resource)
detail 0 1 - string
reference 0 1 - uri
mitigation 0 * - @
#DetectedIssue.mitigation BackboneElement
action 1 1 - CodeableConcept
date 0 1 - dateTime
author 0 1 - Reference(Practitioner)
#Device DomainResource
identifier 0 * - Identifier
udi 0 1 S @
status 0 1 MS code !http://hl7.org/fhir/ValueSet/device-status
type 0 1 - CodeableConcept
lotNumber 0 1 - string
manufacturer 0 1 - string
manufactureDate 0 1 - dateTime
expirationDate 0 1 - dateTime
model 0 1 - string
version 0 1 - string
patient 0 1 - Reference(Patient)
owner 0 1 - Reference(Organization)
contact 0 * - ContactPoint
location 0 1 - Reference(Location)
url 0 1 - uri
note 0 * - Annotation
safety 0 * S CodeableConcept
#Device.udi BackboneElement
deviceIdentifier 0 1 S string
name 0 1 S string
jurisdiction 0 1 - uri
carrierHRF 0 1 S string
carrierAIDC 0 1 S base64Binary
issuer 0 1 - uri
entryType 0 1 - code !http://hl7.org/fhir/ValueSet/udi-entry-type
#DeviceComponent DomainResource
identifier 1 1 S Identifier
type 1 1 S CodeableConcept
lastSystemChange 0 1 S instant
source 0 1 S Reference(Device)
parent 0 1 S Reference(DeviceComponent)
operationalStatus 0 * S CodeableConcept
parameterGroup 0 1 S CodeableConcept
measurementPrinciple 0 1 S code !http://hl7.org/fhir/ValueSet/measurement-principle
productionSpecification 0 * S @
languageCode 0 1 S CodeableConcept
#DeviceComponent.productionSpecification BackboneElement
specType 0 1 S CodeableConcept
componentId 0 1 S Identifier
productionSpec 0 1 S string
#DeviceMetric DomainResource
identifier 1 1 S Identifier
type 1 1 S CodeableConcept
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
#DeviceRequest DomainResource
identifier 0 * S Identifier
definition 0 * S Reference(ActivityDefinition|PlanDefinition)
basedOn 0 * S Reference(Resource)
priorRequest 0 * S Reference(Resource)
groupIdentifier 0 1 S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/request-status
intent 1 1 MS CodeableConcept !http://build.fhir.org/valueset-request-intent.html
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
code[x] 1 1 S Reference(Device) CodeableConcept
subject 1 1 S Reference(Patient|Group|Location|Device)
context 0 1 S Reference(Encounter|EpisodeOfCare)
occurrence[x] 0 1 S dateTime Period Timing
authoredOn 0 1 S dateTime
requester 0 1 S @
performerType 0 1 S CodeableConcept
performer 0 1 S Reference(Practitioner|Organization|Patient|Device|RelatedPerson|HealthcareService)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Resource)
supportingInfo 0 * - Reference(Resource)
note 0 * - Annotation
relevantHistory 0 * - Reference(Provenance)
#DeviceRequest.requester BackboneElement
agent 1 1 S Reference(Device|Practitioner|Organization)
onBehalfOf 0 1 S Reference(Organization)
#DeviceUseStatement DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/device-statement-status
subject 1 1 - Reference(Patient|Group)
whenUsed 0 1 - Period
timing[x] 0 1 - Timing Period dateTime
recordedOn 0 1 - dateTime
source 0 1 - Reference(Patient|Practitioner|RelatedPerson)
device 1 1 - Reference(Device)
indication 0 * - CodeableConcept
bodySite 0 1 - CodeableConcept
note 0 * - Annotation
#DiagnosticReport DomainResource
identifier 0 * S Identifier
basedOn 0 * - Reference(CarePlan|ImmunizationRecommendation|MedicationRequest|NutritionOrder|ProcedureRequest|ReferralRequest)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/diagnostic-report-status
category 0 1 S CodeableConcept
code 1 1 S CodeableConcept
subject 0 1 S Reference(Patient|Group|Device|Location)
context 0 1 S Reference(Encounter|EpisodeOfCare)
effective[x] 0 1 S dateTime Period
issued 0 1 S instant
performer 0 * S @
specimen 0 * - Reference(Specimen)
result 0 * - Reference(Observation)
imagingStudy 0 * - Reference(ImagingStudy|ImagingManifest)
image 0 * S @
conclusion 0 1 - string
codedDiagnosis 0 * - CodeableConcept
presentedForm 0 * - Attachment
#DiagnosticReport.performer BackboneElement
role 0 1 S CodeableConcept
actor 1 1 S Reference(Practitioner|Organization)
#DiagnosticReport.image BackboneElement
comment 0 1 - string
link 1 1 S Reference(Media)
#Distance Element
value 0 1 S decimal
comparator 0 1 MS code !http://hl7.org/fhir/ValueSet/quantity-comparator
unit 0 1 S string
system 0 1 S uri
code 0 1 S code
#DocumentManifest DomainResource
masterIdentifier 0 1 S Identifier
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/document-reference-status
type 0 1 S CodeableConcept
subject 0 1 S Reference(Patient|Practitioner|Group|Device)
created 0 1 S dateTime
author 0 * S Reference(Practitioner|Organization|Device|Patient|RelatedPerson)
recipient 0 * S Reference(Patient|Practitioner|RelatedPerson|Organization)
source 0 1 S uri
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
status 1 1 MS code !http://hl7.org/fhir/ValueSet/document-reference-status
docStatus 0 1 S code !http://hl7.org/fhir/ValueSet/composition-status
type 1 1 S CodeableConcept
class 0 1 S CodeableConcept
subject 0 1 S Reference(Patient|Practitioner|Group|Device)
created 0 1 S dateTime
indexed 1 1 S instant
author 0 * S Reference(Practitioner|Organization|Device|Patient|RelatedPerson)
authenticator 0 1 S Reference(Practitioner|Organization)
custodian 0 1 S Reference(Organization)
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
format 0 1 S Coding
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
#Dosage Element
sequence 0 1 S integer
text 0 1 S string
additionalInstruction 0 * S CodeableConcept
patientInstruction 0 1 S string
timing 0 1 S Timing
asNeeded[x] 0 1 S boolean CodeableConcept
site 0 1 S CodeableConcept
route 0 1 S CodeableConcept
method 0 1 S CodeableConcept
dose[x] 0 1 S Range Quantity
maxDosePerPeriod 0 1 S Ratio
maxDosePerAdministration 0 1 S Quantity
maxDosePerLifetime 0 1 S Quantity
rate[x] 0 1 S Ratio Range Quantity
#Duration Element
value 0 1 S decimal
comparator 0 1 MS code !http://hl7.org/fhir/ValueSet/quantity-comparator
unit 0 1 S string
system 0 1 S uri
code 0 1 S code
#Element
id 0 1 A string
extension 0 * - Extension
#ElementDefinition Element
path 1 1 S string
representation 0 * S code !http://hl7.org/fhir/ValueSet/property-representation
sliceName 0 1 S string
label 0 1 S string
code 0 * S Coding
slicing 0 1 S @
short 0 1 S string
definition 0 1 S markdown
comment 0 1 S markdown
requirements 0 1 S markdown
alias 0 * S string
min 0 1 S unsignedInt
max 0 1 S string
base 0 1 S @
contentReference 0 1 S uri
type 0 * S @
defaultValue[x] 0 1 S base64Binary boolean code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing Meta
meaningWhenMissing 0 1 S markdown
orderMeaning 0 1 S string
fixed[x] 0 1 S base64Binary boolean code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing Meta
pattern[x] 0 1 S base64Binary boolean code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing Meta
example 0 * S @
minValue[x] 0 1 S date dateTime instant time decimal integer positiveInt unsignedInt Quantity
maxValue[x] 0 1 S date dateTime instant time decimal integer positiveInt unsignedInt Quantity
maxLength 0 1 S integer
condition 0 * S id
constraint 0 * S @
mustSupport 0 1 S boolean
isModifier 0 1 S boolean
isSummary 0 1 S boolean
binding 0 1 S @
mapping 0 * S @
#ElementDefinition.slicing Element
discriminator 0 * S @
description 0 1 S string
ordered 0 1 S boolean
rules 1 1 S code !http://hl7.org/fhir/ValueSet/resource-slicing-rules
#ElementDefinition.slicing.discriminator Element
type 1 1 S code !http://hl7.org/fhir/ValueSet/discriminator-type
path 1 1 S string
#ElementDefinition.base Element
path 1 1 S string
min 1 1 S unsignedInt
max 1 1 S string
#ElementDefinition.type Element
code 1 1 S uri
profile 0 1 S uri
targetProfile 0 1 S uri
aggregation 0 * S code !http://hl7.org/fhir/ValueSet/resource-aggregation-mode
versioning 0 1 S code !http://hl7.org/fhir/ValueSet/reference-version-rules
#ElementDefinition.example Element
label 1 1 S string
value[x] 1 1 S base64Binary boolean code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing Meta
#ElementDefinition.constraint Element
key 1 1 S id
requirements 0 1 S string
severity 1 1 S code !http://hl7.org/fhir/ValueSet/constraint-severity
human 1 1 S string
expression 1 1 S string
xpath 0 1 S string
source 0 1 S uri
#ElementDefinition.binding Element
strength 1 1 S code !http://hl7.org/fhir/ValueSet/binding-strength
description 0 1 S string
valueSet[x] 0 1 S uri Reference(ValueSet)
#ElementDefinition.mapping Element
identity 1 1 S id
language 0 1 S code !http://www.rfc-editor.org/bcp/bcp13.txt
map 1 1 S string
comment 0 1 S string
#EligibilityRequest DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
priority 0 1 - CodeableConcept
patient 0 1 - Reference(Patient)
serviced[x] 0 1 - date Period
created 0 1 - dateTime
enterer 0 1 - Reference(Practitioner)
provider 0 1 - Reference(Practitioner)
organization 0 1 - Reference(Organization)
insurer 0 1 - Reference(Organization)
facility 0 1 - Reference(Location)
coverage 0 1 - Reference(Coverage)
businessArrangement 0 1 - string
benefitCategory 0 1 - CodeableConcept
benefitSubCategory 0 1 - CodeableConcept
#EligibilityResponse DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
created 0 1 - dateTime
requestProvider 0 1 - Reference(Practitioner)
requestOrganization 0 1 - Reference(Organization)
request 0 1 - Reference(EligibilityRequest)
outcome 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 - string
insurer 0 1 - Reference(Organization)
inforce 0 1 - boolean
insurance 0 * - @
form 0 1 - CodeableConcept
error 0 * - @
#EligibilityResponse.insurance BackboneElement
coverage 0 1 - Reference(Coverage)
contract 0 1 - Reference(Contract)
benefitBalance 0 * - @
#EligibilityResponse.insurance.benefitBalance BackboneElement
category 1 1 - CodeableConcept
subCategory 0 1 - CodeableConcept
excluded 0 1 - boolean
name 0 1 - string
description 0 1 - string
network 0 1 - CodeableConcept
unit 0 1 - CodeableConcept
term 0 1 - CodeableConcept
financial 0 * - @
#EligibilityResponse.insurance.benefitBalance.financial BackboneElement
type 1 1 - CodeableConcept
allowed[x] 0 1 - unsignedInt string Money
used[x] 0 1 - unsignedInt Money
#EligibilityResponse.error BackboneElement
code 1 1 - CodeableConcept
#Encounter DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/encounter-status
statusHistory 0 * - @
class 0 1 S Coding
classHistory 0 * - @
type 0 * S CodeableConcept
priority 0 1 - CodeableConcept
subject 0 1 S Reference(Patient|Group)
episodeOfCare 0 * S Reference(EpisodeOfCare)
incomingReferral 0 * - Reference(ReferralRequest)
participant 0 * S @
appointment 0 1 S Reference(Appointment)
period 0 1 - Period
length 0 1 - Duration
reason 0 * S CodeableConcept
diagnosis 0 * S @
account 0 * - Reference(Account)
hospitalization 0 1 - @
location 0 * - @
serviceProvider 0 1 - Reference(Organization)
partOf 0 1 - Reference(Encounter)
#Encounter.statusHistory BackboneElement
status 1 1 - code !http://hl7.org/fhir/ValueSet/encounter-status
period 1 1 - Period
#Encounter.classHistory BackboneElement
class 1 1 - Coding
period 1 1 - Period
#Encounter.participant BackboneElement
type 0 * S CodeableConcept
period 0 1 - Period
individual 0 1 S Reference(Practitioner|RelatedPerson)
#Encounter.diagnosis BackboneElement
condition 1 1 - Reference(Condition|Procedure)
role 0 1 - CodeableConcept
rank 0 1 - positiveInt
#Encounter.hospitalization BackboneElement
preAdmissionIdentifier 0 1 - Identifier
origin 0 1 - Reference(Location)
admitSource 0 1 - CodeableConcept
reAdmission 0 1 - CodeableConcept
dietPreference 0 * - CodeableConcept
specialCourtesy 0 * - CodeableConcept
specialArrangement 0 * - CodeableConcept
destination 0 1 - Reference(Location)
dischargeDisposition 0 1 - CodeableConcept
#Encounter.location BackboneElement
location 1 1 - Reference(Location)
status 0 1 - code !http://hl7.org/fhir/ValueSet/encounter-location-status
period 0 1 - Period
#Endpoint DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/endpoint-status
connectionType 1 1 S Coding
name 0 1 S string
managingOrganization 0 1 S Reference(Organization)
contact 0 * - ContactPoint
period 0 1 S Period
payloadType 1 * S CodeableConcept
payloadMimeType 0 * S code !http://www.rfc-editor.org/bcp/bcp13.txt
address 1 1 S uri
header 0 * - string
#EnrollmentRequest DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
created 0 1 - dateTime
insurer 0 1 - Reference(Organization)
provider 0 1 - Reference(Practitioner)
organization 0 1 - Reference(Organization)
subject 0 1 - Reference(Patient)
coverage 0 1 - Reference(Coverage)
#EnrollmentResponse DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
request 0 1 - Reference(EnrollmentRequest)
outcome 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 - string
created 0 1 - dateTime
organization 0 1 - Reference(Organization)
requestProvider 0 1 - Reference(Practitioner)
requestOrganization 0 1 - Reference(Organization)
#EpisodeOfCare DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/episode-of-care-status
statusHistory 0 * - @
type 0 * S CodeableConcept
diagnosis 0 * S @
patient 1 1 S Reference(Patient)
managingOrganization 0 1 S Reference(Organization)
period 0 1 S Period
referralRequest 0 * - Reference(ReferralRequest)
careManager 0 1 - Reference(Practitioner)
team 0 * - Reference(CareTeam)
account 0 * - Reference(Account)
#EpisodeOfCare.statusHistory BackboneElement
status 1 1 - code !http://hl7.org/fhir/ValueSet/episode-of-care-status
period 1 1 - Period
#EpisodeOfCare.diagnosis BackboneElement
condition 1 1 S Reference(Condition)
role 0 1 S CodeableConcept
rank 0 1 S positiveInt
#ExpansionProfile DomainResource
url 0 1 S uri
identifier 0 1 S Identifier
version 0 1 S string
name 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
fixedVersion 0 * S @
excludedSystem 0 1 S @
includeDesignations 0 1 S boolean
designation 0 1 S @
includeDefinition 0 1 S boolean
activeOnly 0 1 S boolean
excludeNested 0 1 S boolean
excludeNotForUI 0 1 S boolean
excludePostCoordinated 0 1 S boolean
displayLanguage 0 1 S code
limitedExpansion 0 1 S boolean
#ExpansionProfile.fixedVersion BackboneElement
system 1 1 S uri
version 1 1 S string
mode 1 1 S code !http://hl7.org/fhir/ValueSet/system-version-processing-mode
#ExpansionProfile.excludedSystem BackboneElement
system 1 1 S uri
version 0 1 S string
#ExpansionProfile.designation BackboneElement
include 0 1 S @
exclude 0 1 S @
#ExpansionProfile.designation.include BackboneElement
designation 0 * S @
#ExpansionProfile.designation.include.designation BackboneElement
language 0 1 S code
use 0 1 S Coding !http://hl7.org/fhir/ValueSet/designation-use
#ExpansionProfile.designation.exclude BackboneElement
designation 0 * S @
#ExpansionProfile.designation.exclude.designation BackboneElement
language 0 1 S code
use 0 1 S Coding !http://hl7.org/fhir/ValueSet/designation-use
#ExplanationOfBenefit DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/explanationofbenefit-status
type 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/claim-type
subType 0 * - CodeableConcept
patient 0 1 - Reference(Patient)
billablePeriod 0 1 - Period
created 0 1 - dateTime
enterer 0 1 - Reference(Practitioner)
insurer 0 1 - Reference(Organization)
provider 0 1 - Reference(Practitioner)
organization 0 1 - Reference(Organization)
referral 0 1 - Reference(ReferralRequest)
facility 0 1 - Reference(Location)
claim 0 1 - Reference(Claim)
claimResponse 0 1 - Reference(ClaimResponse)
outcome 0 1 - CodeableConcept
disposition 0 1 - string
related 0 * - @
prescription 0 1 - Reference(MedicationRequest|VisionPrescription)
originalPrescription 0 1 - Reference(MedicationRequest)
payee 0 1 - @
information 0 * - @
careTeam 0 * - @
diagnosis 0 * - @
procedure 0 * - @
precedence 0 1 - positiveInt
insurance 0 1 - @
accident 0 1 - @
employmentImpacted 0 1 - Period
hospitalization 0 1 - Period
item 0 * - @
addItem 0 * - @
totalCost 0 1 - Money
unallocDeductable 0 1 - Money
totalBenefit 0 1 - Money
payment 0 1 - @
form 0 1 - CodeableConcept
processNote 0 * - @
benefitBalance 0 * - @
#ExplanationOfBenefit.related BackboneElement
claim 0 1 - Reference(Claim)
relationship 0 1 - CodeableConcept
reference 0 1 - Identifier
#ExplanationOfBenefit.payee BackboneElement
type 0 1 - CodeableConcept
resourceType 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/resource-type-link
party 0 1 - Reference(Practitioner|Organization|Patient|RelatedPerson)
#ExplanationOfBenefit.information BackboneElement
sequence 1 1 - positiveInt
category 1 1 - CodeableConcept
code 0 1 - CodeableConcept
timing[x] 0 1 - date Period
value[x] 0 1 - string Quantity Attachment Reference(Resource)
reason 0 1 - Coding
#ExplanationOfBenefit.careTeam BackboneElement
sequence 1 1 - positiveInt
provider 1 1 - Reference(Practitioner|Organization)
responsible 0 1 - boolean
role 0 1 - CodeableConcept
qualification 0 1 - CodeableConcept
#ExplanationOfBenefit.diagnosis BackboneElement
sequence 1 1 - positiveInt
diagnosis[x] 1 1 - CodeableConcept Reference(Condition)
type 0 * - CodeableConcept
packageCode 0 1 - CodeableConcept
#ExplanationOfBenefit.procedure BackboneElement
sequence 1 1 - positiveInt
date 0 1 - dateTime
procedure[x] 1 1 - CodeableConcept Reference(Procedure)
#ExplanationOfBenefit.insurance BackboneElement
coverage 0 1 - Reference(Coverage)
preAuthRef 0 * - string
#ExplanationOfBenefit.accident BackboneElement
date 0 1 - date
type 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/v3-ActIncidentCode
location[x] 0 1 - Address Reference(Location)
#ExplanationOfBenefit.item BackboneElement
sequence 1 1 - positiveInt
careTeamLinkId 0 * - positiveInt
diagnosisLinkId 0 * - positiveInt
procedureLinkId 0 * - positiveInt
informationLinkId 0 * - positiveInt
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
service 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
programCode 0 * - CodeableConcept
serviced[x] 0 1 - date Period
location[x] 0 1 - CodeableConcept Address Reference(Location)
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
udi 0 * - Reference(Device)
bodySite 0 1 - CodeableConcept
subSite 0 * - CodeableConcept
encounter 0 * - Reference(Encounter)
noteNumber 0 * - positiveInt
adjudication 0 * - @
detail 0 * - @
#ExplanationOfBenefit.item.adjudication BackboneElement
category 1 1 - CodeableConcept
reason 0 1 - CodeableConcept
amount 0 1 - Money
value 0 1 - decimal
#ExplanationOfBenefit.item.detail BackboneElement
sequence 1 1 - positiveInt
type 1 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/v3-ActInvoiceGroupCode
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
service 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
programCode 0 * - CodeableConcept
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
udi 0 * - Reference(Device)
noteNumber 0 * - positiveInt
adjudication 0 * - @ExplanationOfBenefit.item.adjudication
subDetail 0 * - @
#ExplanationOfBenefit.item.detail.subDetail BackboneElement
sequence 1 1 - positiveInt
type 1 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/v3-ActInvoiceGroupCode
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
service 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
programCode 0 * - CodeableConcept
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
udi 0 * - Reference(Device)
noteNumber 0 * - positiveInt
adjudication 0 * - @ExplanationOfBenefit.item.adjudication
#ExplanationOfBenefit.addItem BackboneElement
sequenceLinkId 0 * - positiveInt
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
service 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
fee 0 1 - Money
noteNumber 0 * - positiveInt
adjudication 0 * - @ExplanationOfBenefit.item.adjudication
detail 0 * - @
#ExplanationOfBenefit.addItem.detail BackboneElement
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
service 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
fee 0 1 - Money
noteNumber 0 * - positiveInt
adjudication 0 * - @ExplanationOfBenefit.item.adjudication
#ExplanationOfBenefit.payment BackboneElement
type 0 1 - CodeableConcept
adjustment 0 1 - Money
adjustmentReason 0 1 - CodeableConcept
date 0 1 - date
amount 0 1 - Money
identifier 0 1 - Identifier
#ExplanationOfBenefit.processNote BackboneElement
number 0 1 - positiveInt
type 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/note-type
text 0 1 - string
language 0 1 - CodeableConcept
#ExplanationOfBenefit.benefitBalance BackboneElement
category 1 1 - CodeableConcept
subCategory 0 1 - CodeableConcept
excluded 0 1 - boolean
name 0 1 - string
description 0 1 - string
network 0 1 - CodeableConcept
unit 0 1 - CodeableConcept
term 0 1 - CodeableConcept
financial 0 * - @
#ExplanationOfBenefit.benefitBalance.financial BackboneElement
type 1 1 - CodeableConcept
allowed[x] 0 1 - unsignedInt string Money
used[x] 0 1 - unsignedInt Money
#Extension Element
url 1 1 A uri
value[x] 0 1 - base64Binary boolean code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing Meta
#FamilyMemberHistory DomainResource
identifier 0 * S Identifier
definition 0 * S Reference(PlanDefinition|Questionnaire)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/history-status
notDone 0 1 MS boolean
notDoneReason 0 1 S CodeableConcept
patient 1 1 S Reference(Patient)
date 0 1 S dateTime
name 0 1 S string
relationship 1 1 S CodeableConcept
gender 0 1 S code !http://hl7.org/fhir/ValueSet/administrative-gender
born[x] 0 1 - Period date string
age[x] 0 1 S Age Range string
estimatedAge 0 1 MS boolean
deceased[x] 0 1 S boolean Age Range date string
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation|AllergyIntolerance|QuestionnaireResponse)
note 0 * - Annotation
condition 0 * - @
#FamilyMemberHistory.condition BackboneElement
code 1 1 - CodeableConcept
outcome 0 1 - CodeableConcept
onset[x] 0 1 - Age Range Period string
note 0 * - Annotation
#Flag DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/flag-status
category 0 1 S CodeableConcept
code 1 1 S CodeableConcept
subject 1 1 S Reference(Patient|Location|Group|Organization|Practitioner|PlanDefinition|Medication|Procedure)
period 0 1 S Period
encounter 0 1 S Reference(Encounter)
author 0 1 S Reference(Device|Organization|Patient|Practitioner)
#Goal DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/goal-status
category 0 * S CodeableConcept
priority 0 1 S CodeableConcept
description 1 1 S CodeableConcept
subject 0 1 S Reference(Patient|Group|Organization)
start[x] 0 1 S date CodeableConcept
target 0 1 - @
statusDate 0 1 S date
statusReason 0 1 - string
expressedBy 0 1 S Reference(Patient|Practitioner|RelatedPerson)
addresses 0 * - Reference(Condition|Observation|MedicationStatement|NutritionOrder|ProcedureRequest|RiskAssessment)
note 0 * - Annotation
outcomeCode 0 * - CodeableConcept
outcomeReference 0 * - Reference(Observation)
#Goal.target BackboneElement
measure 0 1 S CodeableConcept
detail[x] 0 1 S Quantity Range CodeableConcept
due[x] 0 1 S date Duration
#GraphDefinition DomainResource
url 0 1 S uri
version 0 1 S string
name 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
start 1 1 - code !http://hl7.org/fhir/ValueSet/resource-types
profile 0 1 - uri
link 0 * - @
#GraphDefinition.link BackboneElement
path 1 1 - string
sliceName 0 1 - string
min 0 1 - integer
max 0 1 - string
description 0 1 - string
target 1 * - @
#GraphDefinition.link.target BackboneElement
type 1 1 - code !http://hl7.org/fhir/ValueSet/resource-types
profile 0 1 - uri
compartment 0 * - @
link 0 * - @GraphDefinition.link
#GraphDefinition.link.target.compartment BackboneElement
code 1 1 - code !http://hl7.org/fhir/ValueSet/compartment-type
rule 1 1 - code !http://hl7.org/fhir/ValueSet/graph-compartment-rule
expression 0 1 - string
description 0 1 - string
#Group DomainResource
identifier 0 * S Identifier
active 0 1 S boolean
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
#GuidanceResponse DomainResource
requestId 0 1 S id
identifier 0 1 S Identifier
module 1 1 S Reference(ServiceDefinition)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/guidance-response-status
subject 0 1 - Reference(Patient|Group)
context 0 1 - Reference(Encounter|EpisodeOfCare)
occurrenceDateTime 0 1 - dateTime
performer 0 1 - Reference(Device)
reason[x] 0 1 - CodeableConcept Reference(Resource)
note 0 * - Annotation
evaluationMessage 0 * - Reference(OperationOutcome)
outputParameters 0 1 - Reference(Parameters)
result 0 1 - Reference(CarePlan|RequestGroup)
dataRequirement 0 * - DataRequirement
#HealthcareService DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
providedBy 0 1 S Reference(Organization)
category 0 1 S CodeableConcept
type 0 * S CodeableConcept
specialty 0 * S CodeableConcept
location 0 * S Reference(Location)
name 0 1 S string
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
appointmentRequired 0 1 - boolean
availableTime 0 * - @
notAvailable 0 * - @
availabilityExceptions 0 1 - string
endpoint 0 * - Reference(Endpoint)
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
family 0 1 S string
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
#ImagingManifest DomainResource
identifier 0 1 S Identifier
patient 1 1 S Reference(Patient)
authoringTime 0 1 S dateTime
author 0 1 S Reference(Practitioner|Device|Organization|Patient|RelatedPerson)
description 0 1 S string
study 1 * S @
#ImagingManifest.study BackboneElement
uid 1 1 S oid
imagingStudy 0 1 S Reference(ImagingStudy)
endpoint 0 * S Reference(Endpoint)
series 1 * S @
#ImagingManifest.study.series BackboneElement
uid 1 1 S oid
endpoint 0 * S Reference(Endpoint)
instance 1 * S @
#ImagingManifest.study.series.instance BackboneElement
sopClass 1 1 S oid
uid 1 1 S oid
#ImagingStudy DomainResource
uid 1 1 S oid
accession 0 1 S Identifier
identifier 0 * S Identifier
availability 0 1 S code !http://hl7.org/fhir/ValueSet/instance-availability
modalityList 0 * S Coding
patient 1 1 S Reference(Patient)
context 0 1 S Reference(Encounter|EpisodeOfCare)
started 0 1 S dateTime
basedOn 0 * S Reference(ReferralRequest|CarePlan|ProcedureRequest)
referrer 0 1 S Reference(Practitioner)
interpreter 0 * S Reference(Practitioner)
endpoint 0 * S Reference(Endpoint)
numberOfSeries 0 1 S unsignedInt
numberOfInstances 0 1 S unsignedInt
procedureReference 0 * S Reference(Procedure)
procedureCode 0 * S CodeableConcept
reason 0 1 S CodeableConcept
description 0 1 S string
series 0 * S @
#ImagingStudy.series BackboneElement
uid 1 1 S oid
number 0 1 S unsignedInt
modality 1 1 S Coding
description 0 1 S string
numberOfInstances 0 1 S unsignedInt
availability 0 1 S code !http://hl7.org/fhir/ValueSet/instance-availability
endpoint 0 * S Reference(Endpoint)
bodySite 0 1 S Coding
laterality 0 1 S Coding
started 0 1 S dateTime
performer 0 * S Reference(Practitioner)
instance 0 * - @
#ImagingStudy.series.instance BackboneElement
uid 1 1 - oid
number 0 1 - unsignedInt
sopClass 1 1 - oid
title 0 1 - string
#Immunization DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/immunization-status
notGiven 1 1 MS boolean
vaccineCode 1 1 - CodeableConcept
patient 1 1 - Reference(Patient)
encounter 0 1 - Reference(Encounter)
date 0 1 - dateTime
primarySource 1 1 - boolean
reportOrigin 0 1 - CodeableConcept
location 0 1 - Reference(Location)
manufacturer 0 1 - Reference(Organization)
lotNumber 0 1 - string
expirationDate 0 1 - date
site 0 1 - CodeableConcept
route 0 1 - CodeableConcept
doseQuantity 0 1 - Quantity
practitioner 0 * S @
note 0 * S Annotation
explanation 0 1 - @
reaction 0 * - @
vaccinationProtocol 0 * - @
#Immunization.practitioner BackboneElement
role 0 1 S CodeableConcept
actor 1 1 S Reference(Practitioner)
#Immunization.explanation BackboneElement
reason 0 * - CodeableConcept
reasonNotGiven 0 * - CodeableConcept
#Immunization.reaction BackboneElement
date 0 1 - dateTime
detail 0 1 - Reference(Observation)
reported 0 1 - boolean
#Immunization.vaccinationProtocol BackboneElement
doseSequence 0 1 - positiveInt
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
vaccineCode 0 1 S CodeableConcept
targetDisease 0 1 S CodeableConcept
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
doseSequence 0 1 - positiveInt
description 0 1 - string
authority 0 1 - Reference(Organization)
series 0 1 - string
#ImplementationGuide DomainResource
url 1 1 S uri
version 0 1 S string
name 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
copyright 0 1 - markdown
fhirVersion 0 1 S id
dependency 0 * S @
package 0 * S @
global 0 * S @
binary 0 * - uri
page 0 1 S @
#ImplementationGuide.dependency BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/guide-dependency-type
uri 1 1 S uri
#ImplementationGuide.package BackboneElement
name 1 1 S string
description 0 1 - string
resource 1 * S @
#ImplementationGuide.package.resource BackboneElement
example 1 1 S boolean
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
title 1 1 S string
kind 1 1 S code !http://hl7.org/fhir/ValueSet/guide-page-kind
type 0 * - code !http://hl7.org/fhir/ValueSet/resource-types
package 0 * - string
format 0 1 - code !http://www.rfc-editor.org/bcp/bcp13.txt
page 0 * - @ImplementationGuide.page
#Library DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
type 1 1 S CodeableConcept
date 0 1 S dateTime
publisher 0 1 S string
description 0 1 S markdown
purpose 0 1 - markdown
usage 0 1 - string
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
topic 0 * - CodeableConcept
contributor 0 * - Contributor
contact 0 * S ContactDetail
copyright 0 1 - markdown
relatedArtifact 0 * - RelatedArtifact
parameter 0 * - ParameterDefinition
dataRequirement 0 * - DataRequirement
content 0 * - Attachment
#Linkage DomainResource
active 0 1 S boolean
author 0 1 S Reference(Practitioner|Organization)
item 1 * S @
#Linkage.item BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/linkage-type
resource 1 1 S Reference
#List DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/list-status
mode 1 1 MS code !http://hl7.org/fhir/ValueSet/list-mode
title 0 1 S string
code 0 1 S CodeableConcept
subject 0 1 S Reference(Patient|Group|Device|Location)
encounter 0 1 - Reference(Encounter)
date 0 1 S dateTime
source 0 1 S Reference(Practitioner|Patient|Device)
orderedBy 0 1 - CodeableConcept
note 0 * - Annotation
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
operationalStatus 0 1 S Coding
name 0 1 S string
alias 0 * - string
description 0 1 S string
mode 0 1 MS code !http://hl7.org/fhir/ValueSet/location-mode
type 0 1 S CodeableConcept
telecom 0 * - ContactPoint
address 0 1 - Address
physicalType 0 1 S CodeableConcept
position 0 1 - @
managingOrganization 0 1 S Reference(Organization)
partOf 0 1 - Reference(Location)
endpoint 0 * - Reference(Endpoint)
#Location.position BackboneElement
longitude 1 1 - decimal
latitude 1 1 - decimal
altitude 0 1 - decimal
#Measure DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
description 0 1 S markdown
purpose 0 1 - markdown
usage 0 1 - string
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
topic 0 * - CodeableConcept
contributor 0 * - Contributor
contact 0 * S ContactDetail
copyright 0 1 - markdown
relatedArtifact 0 * - RelatedArtifact
library 0 * - Reference(Library)
disclaimer 0 1 S markdown
scoring 0 1 S CodeableConcept
compositeScoring 0 1 S CodeableConcept
type 0 * S CodeableConcept
riskAdjustment 0 1 S string
rateAggregation 0 1 S string
rationale 0 1 S markdown
clinicalRecommendationStatement 0 1 S markdown
improvementNotation 0 1 S string
definition 0 * S markdown
guidance 0 1 S markdown
set 0 1 S string
group 0 * - @
supplementalData 0 * - @
#Measure.group BackboneElement
identifier 1 1 - Identifier
name 0 1 - string
description 0 1 - string
population 0 * - @
stratifier 0 * - @
#Measure.group.population BackboneElement
identifier 0 1 - Identifier
code 0 1 - CodeableConcept
name 0 1 - string
description 0 1 - string
criteria 1 1 - string
#Measure.group.stratifier BackboneElement
identifier 0 1 - Identifier
criteria 0 1 - string
path 0 1 - string
#Measure.supplementalData BackboneElement
identifier 0 1 - Identifier
usage 0 * - CodeableConcept
criteria 0 1 - string
path 0 1 - string
#MeasureReport DomainResource
identifier 0 1 S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/measure-report-status
type 1 1 S code !http://hl7.org/fhir/ValueSet/measure-report-type
measure 1 1 S Reference(Measure)
patient 0 1 S Reference(Patient)
date 0 1 S dateTime
reportingOrganization 0 1 S Reference(Organization)
period 1 1 S Period
group 0 * - @
evaluatedResources 0 1 - Reference(Bundle)
#MeasureReport.group BackboneElement
identifier 1 1 - Identifier
population 0 * - @
measureScore 0 1 S decimal
stratifier 0 * - @
#MeasureReport.group.population BackboneElement
identifier 0 1 S Identifier
code 0 1 S CodeableConcept
count 0 1 - integer
patients 0 1 - Reference(List)
#MeasureReport.group.stratifier BackboneElement
identifier 0 1 - Identifier
stratum 0 * - @
#MeasureReport.group.stratifier.stratum BackboneElement
value 1 1 - string
population 0 * - @
measureScore 0 1 S decimal
#MeasureReport.group.stratifier.stratum.population BackboneElement
identifier 0 1 S Identifier
code 0 1 S CodeableConcept
count 0 1 - integer
patients 0 1 - Reference(List)
#Media DomainResource
identifier 0 * S Identifier
basedOn 0 * S Reference(ProcedureRequest)
type 1 1 S code !http://hl7.org/fhir/ValueSet/digital-media-type
subtype 0 1 S CodeableConcept
view 0 1 S CodeableConcept
subject 0 1 S Reference(Patient|Practitioner|Group|Device|Specimen)
context 0 1 S Reference(Encounter|EpisodeOfCare)
occurrence[x] 0 1 S dateTime Period
operator 0 1 S Reference(Practitioner)
reasonCode 0 * S CodeableConcept
bodySite 0 1 S CodeableConcept
device 0 1 S Reference(Device|DeviceMetric)
height 0 1 S positiveInt
width 0 1 S positiveInt
frames 0 1 S positiveInt
duration 0 1 S unsignedInt
content 1 1 - Attachment
note 0 * - Annotation
#Medication DomainResource
code 0 1 S CodeableConcept
status 0 1 S code !http://hl7.org/fhir/ValueSet/medication-status
isBrand 0 1 S boolean
isOverTheCounter 0 1 S boolean
manufacturer 0 1 S Reference(Organization)
form 0 1 - CodeableConcept
ingredient 0 * - @
package 0 1 - @
image 0 * - Attachment
#Medication.ingredient BackboneElement
item[x] 1 1 - CodeableConcept Reference(Substance|Medication)
isActive 0 1 - boolean
amount 0 1 - Ratio
#Medication.package BackboneElement
container 0 1 - CodeableConcept
content 0 * - @
batch 0 * - @
#Medication.package.content BackboneElement
item[x] 1 1 - CodeableConcept Reference(Medication)
amount 0 1 - Quantity
#Medication.package.batch BackboneElement
lotNumber 0 1 - string
expirationDate 0 1 - dateTime
#MedicationAdministration DomainResource
identifier 0 * - Identifier
definition 0 * S Reference(PlanDefinition|ActivityDefinition)
partOf 0 * S Reference(MedicationAdministration|Procedure)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/medication-admin-status
category 0 1 - CodeableConcept
medication[x] 1 1 S CodeableConcept Reference(Medication)
subject 1 1 S Reference(Patient|Group)
context 0 1 - Reference(Encounter|EpisodeOfCare)
supportingInformation 0 * - Reference(Resource)
effective[x] 1 1 S dateTime Period
performer 0 * S @
notGiven 0 1 MS boolean
reasonNotGiven 0 * - CodeableConcept
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation)
prescription 0 1 - Reference(MedicationRequest)
device 0 * - Reference(Device)
note 0 * - Annotation
dosage 0 1 - @
eventHistory 0 * - Reference(Provenance)
#MedicationAdministration.performer BackboneElement
actor 1 1 S Reference(Practitioner|Patient|RelatedPerson|Device)
onBehalfOf 0 1 - Reference(Organization)
#MedicationAdministration.dosage BackboneElement
text 0 1 - string
site 0 1 - CodeableConcept
route 0 1 - CodeableConcept
method 0 1 - CodeableConcept
dose 0 1 - Quantity
rate[x] 0 1 - Ratio Quantity
#MedicationDispense DomainResource
identifier 0 * - Identifier
partOf 0 * - Reference(Procedure)
status 0 1 MS code !http://hl7.org/fhir/ValueSet/medication-dispense-status
category 0 1 - CodeableConcept
medication[x] 1 1 S CodeableConcept Reference(Medication)
subject 0 1 S Reference(Patient|Group)
context 0 1 - Reference(Encounter|EpisodeOfCare)
supportingInformation 0 * - Reference(Resource)
performer 0 * - @
authorizingPrescription 0 * - Reference(MedicationRequest)
type 0 1 - CodeableConcept
quantity 0 1 - Quantity
daysSupply 0 1 - Quantity
whenPrepared 0 1 S dateTime
whenHandedOver 0 1 - dateTime
destination 0 1 - Reference(Location)
receiver 0 * - Reference(Patient|Practitioner)
note 0 * - Annotation
dosageInstruction 0 * - Dosage
substitution 0 1 - @
detectedIssue 0 * - Reference(DetectedIssue)
notDone 0 1 - boolean
notDoneReason[x] 0 1 - CodeableConcept Reference(DetectedIssue)
eventHistory 0 * - Reference(Provenance)
#MedicationDispense.performer BackboneElement
actor 1 1 - Reference(Practitioner|Organization|Patient|Device|RelatedPerson)
onBehalfOf 0 1 - Reference(Organization)
#MedicationDispense.substitution BackboneElement
wasSubstituted 1 1 - boolean
type 0 1 - CodeableConcept
reason 0 * - CodeableConcept
responsibleParty 0 * - Reference(Practitioner)
#MedicationRequest DomainResource
identifier 0 * - Identifier
definition 0 * S Reference(ActivityDefinition|PlanDefinition)
basedOn 0 * S Reference(CarePlan|MedicationRequest|ProcedureRequest|ReferralRequest)
groupIdentifier 0 1 S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/medication-request-status
intent 1 1 MS code !http://hl7.org/fhir/ValueSet/medication-request-intent
category 0 1 - CodeableConcept
priority 0 1 S code !http://hl7.org/fhir/ValueSet/medication-request-priority
medication[x] 1 1 S CodeableConcept Reference(Medication)
subject 1 1 S Reference(Patient|Group)
context 0 1 - Reference(Encounter|EpisodeOfCare)
supportingInformation 0 * - Reference(Resource)
authoredOn 0 1 S dateTime
requester 0 1 S @
recorder 0 1 - Reference(Practitioner)
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation)
note 0 * - Annotation
dosageInstruction 0 * - Dosage
dispenseRequest 0 1 - @
substitution 0 1 - @
priorPrescription 0 1 - Reference(MedicationRequest)
detectedIssue 0 * - Reference(DetectedIssue)
eventHistory 0 * - Reference(Provenance)
#MedicationRequest.requester BackboneElement
agent 1 1 S Reference(Practitioner|Organization|Patient|RelatedPerson|Device)
onBehalfOf 0 1 S Reference(Organization)
#MedicationRequest.dispenseRequest BackboneElement
validityPeriod 0 1 - Period
numberOfRepeatsAllowed 0 1 - positiveInt
quantity 0 1 - Quantity
expectedSupplyDuration 0 1 - Duration
performer 0 1 - Reference(Organization)
#MedicationRequest.substitution BackboneElement
allowed 1 1 M boolean
reason 0 1 - CodeableConcept
#MedicationStatement DomainResource
identifier 0 * S Identifier
basedOn 0 * S Reference(MedicationRequest|CarePlan|ProcedureRequest|ReferralRequest)
partOf 0 * S Reference(MedicationAdministration|MedicationDispense|MedicationStatement|Procedure|Observation)
context 0 1 S Reference(Encounter|EpisodeOfCare)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/medication-statement-status
category 0 1 S CodeableConcept
medication[x] 1 1 S CodeableConcept Reference(Medication)
effective[x] 0 1 S dateTime Period
dateAsserted 0 1 S dateTime
informationSource 0 1 - Reference(Patient|Practitioner|RelatedPerson|Organization)
subject 1 1 S Reference(Patient|Group)
derivedFrom 0 * - Reference(Resource)
taken 1 1 MS code !http://hl7.org/fhir/ValueSet/medication-statement-taken
reasonNotTaken 0 * - CodeableConcept
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation)
note 0 * - Annotation
dosage 0 * - Dosage
#MessageDefinition DomainResource
url 0 1 S uri
identifier 0 1 S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 1 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 S markdown
copyright 0 1 - markdown
base 0 1 S Reference(MessageDefinition)
parent 0 * S Reference(ActivityDefinition|PlanDefinition)
replaces 0 * S Reference(MessageDefinition)
event 1 1 S Coding
category 0 1 S code !http://hl7.org/fhir/ValueSet/message-significance-category
focus 0 * S @
responseRequired 0 1 - boolean
allowedResponse 0 * - @
#MessageDefinition.focus BackboneElement
code 1 1 S code !http://hl7.org/fhir/ValueSet/resource-types
profile 0 1 - Reference(StructureDefinition)
min 0 1 - unsignedInt
max 0 1 - string
#MessageDefinition.allowedResponse BackboneElement
message 1 1 - Reference(MessageDefinition)
situation 0 1 - markdown
#MessageHeader DomainResource
event 1 1 S Coding
destination 0 * S @
receiver 0 1 S Reference(Practitioner|Organization)
sender 0 1 S Reference(Practitioner|Organization)
timestamp 1 1 S instant
enterer 0 1 S Reference(Practitioner)
author 0 1 S Reference(Practitioner)
source 1 1 S @
responsible 0 1 S Reference(Practitioner|Organization)
reason 0 1 S CodeableConcept
response 0 1 S @
focus 0 * S Reference(Resource)
#MessageHeader.destination BackboneElement
name 0 1 S string
target 0 1 S Reference(Device)
endpoint 1 1 S uri
#MessageHeader.source BackboneElement
name 0 1 S string
software 0 1 S string
version 0 1 S string
contact 0 1 S ContactPoint
endpoint 1 1 S uri
#MessageHeader.response BackboneElement
identifier 1 1 S id
code 1 1 S code !http://hl7.org/fhir/ValueSet/response-code
details 0 1 S Reference(OperationOutcome)
#Meta Element
versionId 0 1 S id
lastUpdated 0 1 S instant
profile 0 * S uri
security 0 * S Coding
tag 0 * S Coding
#Money Element
value 0 1 S decimal
comparator 0 1 MS code !http://hl7.org/fhir/ValueSet/quantity-comparator
unit 0 1 S string
system 0 1 S uri
code 0 1 S code
#NamingSystem DomainResource
name 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
kind 1 1 - code !http://hl7.org/fhir/ValueSet/namingsystem-type
date 1 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
responsible 0 1 - string
type 0 1 - CodeableConcept
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
usage 0 1 - string
uniqueId 1 * - @
replacedBy 0 1 - Reference(NamingSystem)
#NamingSystem.uniqueId BackboneElement
type 1 1 - code !http://hl7.org/fhir/ValueSet/namingsystem-identifier-type
value 1 1 - string
preferred 0 1 - boolean
comment 0 1 - string
period 0 1 - Period
#Narrative Element
status 1 1 - code !http://hl7.org/fhir/ValueSet/narrative-status
div 1 1 - xhtml
#NutritionOrder DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/nutrition-request-status
patient 1 1 S Reference(Patient)
encounter 0 1 - Reference(Encounter)
dateTime 1 1 S dateTime
orderer 0 1 S Reference(Practitioner)
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
identifier 0 * S Identifier
basedOn 0 * S Reference(CarePlan|DeviceRequest|ImmunizationRecommendation|MedicationRequest|NutritionOrder|ProcedureRequest|ReferralRequest)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/observation-status
category 0 * - CodeableConcept
code 1 1 S CodeableConcept
subject 0 1 S Reference(Patient|Group|Device|Location)
context 0 1 - Reference(Encounter|EpisodeOfCare)
effective[x] 0 1 S dateTime Period
issued 0 1 S instant
performer 0 * S Reference(Practitioner|Organization|Patient|RelatedPerson)
value[x] 0 1 S Quantity CodeableConcept string boolean Range Ratio SampledData Attachment time dateTime Period
dataAbsentReason 0 1 - CodeableConcept
interpretation 0 1 - CodeableConcept
comment 0 1 - string
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
type 0 1 - CodeableConcept
appliesTo 0 * - CodeableConcept
age 0 1 - Range
text 0 1 - string
#Observation.related BackboneElement
type 0 1 - code !http://hl7.org/fhir/ValueSet/observation-relationshiptypes
target 1 1 - Reference(Observation|QuestionnaireResponse|Sequence)
#Observation.component BackboneElement
code 1 1 S CodeableConcept
value[x] 0 1 S Quantity CodeableConcept string Range Ratio SampledData Attachment time dateTime Period
dataAbsentReason 0 1 - CodeableConcept
interpretation 0 1 - CodeableConcept
referenceRange 0 * - @Observation.referenceRange
#OperationDefinition DomainResource
url 0 1 S uri
version 0 1 S string
name 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
kind 1 1 - code !http://hl7.org/fhir/ValueSet/operation-kind
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
idempotent 0 1 S boolean
code 1 1 S code
comment 0 1 - string
base 0 1 S Reference(OperationDefinition)
resource 0 * S code !http://hl7.org/fhir/ValueSet/resource-types
system 1 1 S boolean
type 1 1 S boolean
instance 1 1 S boolean
parameter 0 * - @
overload 0 * - @
#OperationDefinition.parameter BackboneElement
name 1 1 - code
use 1 1 - code !http://hl7.org/fhir/ValueSet/operation-parameter-use
min 1 1 - integer
max 1 1 - string
documentation 0 1 - string
type 0 1 - code !http://hl7.org/fhir/ValueSet/all-types
searchType 0 1 - code !http://hl7.org/fhir/ValueSet/search-param-type
profile 0 1 - Reference(StructureDefinition)
binding 0 1 - @
part 0 * - @OperationDefinition.parameter
#OperationDefinition.parameter.binding BackboneElement
strength 1 1 - code !http://hl7.org/fhir/ValueSet/binding-strength
valueSet[x] 1 1 - uri Reference(ValueSet)
#OperationDefinition.overload BackboneElement
parameterName 0 * - string
comment 0 1 - string
#OperationOutcome DomainResource
issue 1 * S @
#OperationOutcome.issue BackboneElement
severity 1 1 MS code !http://hl7.org/fhir/ValueSet/issue-severity
code 1 1 S code !http://hl7.org/fhir/ValueSet/issue-type
details 0 1 S CodeableConcept
diagnostics 0 1 S string
location 0 * S string
expression 0 * S string
#Organization DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
type 0 * S CodeableConcept
name 0 1 S string
alias 0 * - string
telecom 0 * - ContactPoint
address 0 * - Address
partOf 0 1 S Reference(Organization)
contact 0 * - @
endpoint 0 * - Reference(Endpoint)
#Organization.contact BackboneElement
purpose 0 1 - CodeableConcept
name 0 1 - HumanName
telecom 0 * - ContactPoint
address 0 1 - Address
#ParameterDefinition Element
name 0 1 S code
use 1 1 S code !http://hl7.org/fhir/ValueSet/operation-parameter-use
min 0 1 S integer
max 0 1 S string
documentation 0 1 S string
type 1 1 S code !http://hl7.org/fhir/ValueSet/all-types
profile 0 1 S Reference(StructureDefinition)
#Parameters Resource
parameter 0 * S @
#Parameters.parameter BackboneElement
name 1 1 S string
value[x] 0 1 S base64Binary boolean code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing Meta
resource 0 1 S Resource
part 0 * S @Parameters.parameter
#Patient DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
name 0 * S HumanName
telecom 0 * S ContactPoint
gender 0 1 S code !http://hl7.org/fhir/ValueSet/administrative-gender
birthDate 0 1 S date
deceased[x] 0 1 MS boolean dateTime
address 0 * S Address
maritalStatus 0 1 - CodeableConcept
multipleBirth[x] 0 1 - boolean integer
photo 0 * - Attachment
contact 0 * - @
animal 0 1 MS @
communication 0 * - @
generalPractitioner 0 * - Reference(Organization|Practitioner)
managingOrganization 0 1 S Reference(Organization)
link 0 * MS @
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
language 1 1 - CodeableConcept
preferred 0 1 - boolean
#Patient.link BackboneElement
other 1 1 S Reference(Patient|RelatedPerson)
type 1 1 S code !http://hl7.org/fhir/ValueSet/link-type
#PaymentNotice DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
request 0 1 - Reference(Resource)
response 0 1 - Reference(Resource)
statusDate 0 1 - date
created 0 1 - dateTime
target 0 1 - Reference(Organization)
provider 0 1 - Reference(Practitioner)
organization 0 1 - Reference(Organization)
paymentStatus 0 1 - CodeableConcept
#PaymentReconciliation DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
period 0 1 - Period
created 0 1 - dateTime
organization 0 1 - Reference(Organization)
request 0 1 - Reference(ProcessRequest)
outcome 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 - string
requestProvider 0 1 - Reference(Practitioner)
requestOrganization 0 1 - Reference(Organization)
detail 0 * - @
form 0 1 - CodeableConcept
total 0 1 - Money
processNote 0 * - @
#PaymentReconciliation.detail BackboneElement
type 1 1 - CodeableConcept
request 0 1 - Reference(Resource)
response 0 1 - Reference(Resource)
submitter 0 1 - Reference(Organization)
payee 0 1 - Reference(Organization)
date 0 1 - date
amount 0 1 - Money
#PaymentReconciliation.processNote BackboneElement
type 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/note-type
text 0 1 - string
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
#PlanDefinition DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
type 0 1 S CodeableConcept
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
description 0 1 S markdown
purpose 0 1 - markdown
usage 0 1 - string
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
topic 0 * - CodeableConcept
contributor 0 * - Contributor
contact 0 * S ContactDetail
copyright 0 1 - markdown
relatedArtifact 0 * - RelatedArtifact
library 0 * - Reference(Library)
goal 0 * - @
action 0 * - @
#PlanDefinition.goal BackboneElement
category 0 1 - CodeableConcept
description 1 1 - CodeableConcept
priority 0 1 - CodeableConcept
start 0 1 - CodeableConcept
addresses 0 * - CodeableConcept
documentation 0 * - RelatedArtifact
target 0 * - @
#PlanDefinition.goal.target BackboneElement
measure 0 1 - CodeableConcept
detail[x] 0 1 - Quantity Range CodeableConcept
due 0 1 - Duration
#PlanDefinition.action BackboneElement
label 0 1 - string
title 0 1 - string
description 0 1 - string
textEquivalent 0 1 - string
code 0 * - CodeableConcept
reason 0 * - CodeableConcept
documentation 0 * - RelatedArtifact
goalId 0 * - id
triggerDefinition 0 * - TriggerDefinition
condition 0 * - @
input 0 * - DataRequirement
output 0 * - DataRequirement
relatedAction 0 * - @
timing[x] 0 1 - dateTime Period Duration Range Timing
participant 0 * - @
type 0 1 - Coding !http://hl7.org/fhir/ValueSet/action-type
groupingBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-grouping-behavior
selectionBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-selection-behavior
requiredBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-required-behavior
precheckBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-precheck-behavior
cardinalityBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-cardinality-behavior
definition 0 1 - Reference(ActivityDefinition|PlanDefinition)
transform 0 1 - Reference(StructureMap)
dynamicValue 0 * - @
action 0 * - @PlanDefinition.action
#PlanDefinition.action.condition BackboneElement
kind 1 1 - code !http://hl7.org/fhir/ValueSet/action-condition-kind
description 0 1 - string
language 0 1 - string
expression 0 1 - string
#PlanDefinition.action.relatedAction BackboneElement
actionId 1 1 - id
relationship 1 1 - code !http://hl7.org/fhir/ValueSet/action-relationship-type
offset[x] 0 1 - Duration Range
#PlanDefinition.action.participant BackboneElement
type 1 1 - code !http://hl7.org/fhir/ValueSet/action-participant-type
role 0 1 - CodeableConcept
#PlanDefinition.action.dynamicValue BackboneElement
description 0 1 - string
path 0 1 - string
language 0 1 - string
expression 0 1 - string
#Practitioner DomainResource
identifier 0 * S Identifier
active 0 1 S boolean
name 0 * S HumanName
telecom 0 * S ContactPoint
address 0 * S Address
gender 0 1 S code !http://hl7.org/fhir/ValueSet/administrative-gender
birthDate 0 1 S date
photo 0 * - Attachment
qualification 0 * - @
communication 0 * - CodeableConcept
#Practitioner.qualification BackboneElement
identifier 0 * - Identifier
code 1 1 - CodeableConcept
period 0 1 - Period
issuer 0 1 - Reference(Organization)
#PractitionerRole DomainResource
identifier 0 * S Identifier
active 0 1 S boolean
period 0 1 S Period
practitioner 0 1 S Reference(Practitioner)
organization 0 1 S Reference(Organization)
code 0 * S CodeableConcept
specialty 0 * S CodeableConcept
location 0 * S Reference(Location)
healthcareService 0 * - Reference(HealthcareService)
telecom 0 * S ContactPoint
availableTime 0 * - @
notAvailable 0 * - @
availabilityExceptions 0 1 - string
endpoint 0 * - Reference(Endpoint)
#PractitionerRole.availableTime BackboneElement
daysOfWeek 0 * - code !http://hl7.org/fhir/ValueSet/days-of-week
allDay 0 1 - boolean
availableStartTime 0 1 - time
availableEndTime 0 1 - time
#PractitionerRole.notAvailable BackboneElement
description 1 1 - string
during 0 1 - Period
#Procedure DomainResource
identifier 0 * S Identifier
definition 0 * S Reference(PlanDefinition|ActivityDefinition|HealthcareService)
basedOn 0 * S Reference(CarePlan|ProcedureRequest|ReferralRequest)
partOf 0 * S Reference(Procedure|Observation|MedicationAdministration)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/event-status
notDone 0 1 MS boolean
notDoneReason 0 1 S CodeableConcept
category 0 1 S CodeableConcept
code 0 1 S CodeableConcept
subject 1 1 S Reference(Patient|Group)
context 0 1 S Reference(Encounter|EpisodeOfCare)
performed[x] 0 1 S dateTime Period
performer 0 * S @
location 0 1 S Reference(Location)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation)
bodySite 0 * S CodeableConcept
outcome 0 1 S CodeableConcept
report 0 * - Reference(DiagnosticReport)
complication 0 * - CodeableConcept
complicationDetail 0 * - Reference(Condition)
followUp 0 * - CodeableConcept
note 0 * - Annotation
focalDevice 0 * - @
usedReference 0 * - Reference(Device|Medication|Substance)
usedCode 0 * - CodeableConcept
#Procedure.performer BackboneElement
role 0 1 S CodeableConcept
actor 1 1 S Reference(Practitioner|Organization|Patient|RelatedPerson|Device)
onBehalfOf 0 1 - Reference(Organization)
#Procedure.focalDevice BackboneElement
action 0 1 - CodeableConcept
manipulated 1 1 - Reference(Device)
#ProcedureRequest DomainResource
identifier 0 * S Identifier
definition 0 * S Reference(ActivityDefinition|PlanDefinition)
basedOn 0 * S Reference(Resource)
replaces 0 * S Reference(Resource)
requisition 0 1 S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/request-status
intent 1 1 MS code !http://hl7.org/fhir/ValueSet/request-intent
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
doNotPerform 0 1 MS boolean
category 0 * S CodeableConcept
code 1 1 S CodeableConcept
subject 1 1 S Reference(Patient|Group|Location|Device)
context 0 1 S Reference(Encounter|EpisodeOfCare)
occurrence[x] 0 1 S dateTime Period Timing
asNeeded[x] 0 1 S boolean CodeableConcept
authoredOn 0 1 S dateTime
requester 0 1 S @
performerType 0 1 S CodeableConcept
performer 0 1 S Reference(Practitioner|Organization|Patient|Device|RelatedPerson|HealthcareService)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation)
supportingInfo 0 * - Reference(Resource)
specimen 0 * S Reference(Specimen)
bodySite 0 * S CodeableConcept
note 0 * - Annotation
relevantHistory 0 * - Reference(Provenance)
#ProcedureRequest.requester BackboneElement
agent 1 1 S Reference(Device|Practitioner|Organization)
onBehalfOf 0 1 S Reference(Organization)
#ProcessRequest DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
action 0 1 - code !http://hl7.org/fhir/ValueSet/actionlist
target 0 1 - Reference(Organization)
created 0 1 - dateTime
provider 0 1 - Reference(Practitioner)
organization 0 1 - Reference(Organization)
request 0 1 - Reference(Resource)
response 0 1 - Reference(Resource)
nullify 0 1 - boolean
reference 0 1 - string
item 0 * - @
include 0 * - string
exclude 0 * - string
period 0 1 - Period
#ProcessRequest.item BackboneElement
sequenceLinkId 1 1 - integer
#ProcessResponse DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
created 0 1 - dateTime
organization 0 1 - Reference(Organization)
request 0 1 - Reference(Resource)
outcome 0 1 - CodeableConcept
disposition 0 1 - string
requestProvider 0 1 - Reference(Practitioner)
requestOrganization 0 1 - Reference(Organization)
form 0 1 - CodeableConcept
processNote 0 * - @
error 0 * - CodeableConcept
communicationRequest 0 * - Reference(CommunicationRequest)
#ProcessResponse.processNote BackboneElement
type 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/note-type
text 0 1 - string
#Provenance DomainResource
target 1 * S Reference(Resource)
period 0 1 - Period
recorded 1 1 S instant
policy 0 * - uri
location 0 1 - Reference(Location)
reason 0 * - Coding
activity 0 1 - Coding
agent 1 * - @
entity 0 * - @
signature 0 * - Signature
#Provenance.agent BackboneElement
role 0 * S CodeableConcept
who[x] 1 1 S uri Reference(Practitioner|RelatedPerson|Patient|Device|Organization)
onBehalfOf[x] 0 1 - uri Reference(Practitioner|RelatedPerson|Patient|Device|Organization)
relatedAgentType 0 1 - CodeableConcept
#Provenance.entity BackboneElement
role 1 1 S code !http://hl7.org/fhir/ValueSet/provenance-entity-role
what[x] 1 1 S uri Reference(Resource) Identifier
agent 0 * - @Provenance.agent
#Quantity Element
value 0 1 S decimal
comparator 0 1 MS code !http://hl7.org/fhir/ValueSet/quantity-comparator
unit 0 1 S string
system 0 1 S uri
code 0 1 S code
#Questionnaire DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
description 0 1 - markdown
purpose 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
contact 0 * S ContactDetail
copyright 0 1 - markdown
code 0 * S Coding
subjectType 0 * S code !http://hl7.org/fhir/ValueSet/resource-types
item 0 * - @
#Questionnaire.item BackboneElement
linkId 1 1 - string
definition 0 1 - uri
code 0 * S Coding
prefix 0 1 - string
text 0 1 S string
type 1 1 - code !http://hl7.org/fhir/ValueSet/item-type
enableWhen 0 * MS @
required 0 1 - boolean
repeats 0 1 - boolean
readOnly 0 1 - boolean
maxLength 0 1 - integer
options 0 1 - Reference(ValueSet)
option 0 * - @
initial[x] 0 1 - boolean decimal integer date dateTime time string uri Attachment Coding Quantity Reference(Resource)
item 0 * - @Questionnaire.item
#Questionnaire.item.enableWhen BackboneElement
question 1 1 - string
hasAnswer 0 1 - boolean
answer[x] 0 1 - boolean decimal integer date dateTime time string uri Attachment Coding Quantity Reference(Resource)
#Questionnaire.item.option BackboneElement
value[x] 1 1 - integer date time string Coding
#QuestionnaireResponse DomainResource
identifier 0 1 S Identifier
basedOn 0 * S Reference(ReferralRequest|CarePlan|ProcedureRequest)
parent 0 * S Reference(Observation|Procedure)
questionnaire 0 1 S Reference(Questionnaire)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/questionnaire-answers-status
subject 0 1 S Reference(Resource)
context 0 1 S Reference(Encounter|EpisodeOfCare)
authored 0 1 S dateTime
author 0 1 S Reference(Device|Practitioner|Patient|RelatedPerson)
source 0 1 S Reference(Patient|Practitioner|RelatedPerson)
item 0 * - @
#QuestionnaireResponse.item BackboneElement
linkId 1 1 - string
definition 0 1 - uri
text 0 1 - string
subject 0 1 - Reference(Resource)
answer 0 * - @
item 0 * - @QuestionnaireResponse.item
#QuestionnaireResponse.item.answer BackboneElement
value[x] 0 1 - boolean decimal integer date dateTime time string uri Attachment Coding Quantity Reference(Resource)
item 0 * - @QuestionnaireResponse.item
#Range Element
low 0 1 S Quantity
high 0 1 S Quantity
#Ratio Element
numerator 0 1 S Quantity
denominator 0 1 S Quantity
#Reference Element
reference 0 1 S string
identifier 0 1 S Identifier
display 0 1 S string
#ReferralRequest DomainResource
identifier 0 * S Identifier
definition 0 * S Reference(ActivityDefinition|PlanDefinition)
basedOn 0 * S Reference(ReferralRequest|CarePlan|ProcedureRequest)
replaces 0 * S Reference(ReferralRequest)
groupIdentifier 0 1 S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/request-status
intent 1 1 MS code !http://hl7.org/fhir/ValueSet/request-intent
type 0 1 S CodeableConcept
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
serviceRequested 0 * S CodeableConcept
subject 1 1 S Reference(Patient|Group)
context 0 1 S Reference(Encounter|EpisodeOfCare)
occurrence[x] 0 1 S dateTime Period
authoredOn 0 1 S dateTime
requester 0 1 S @
specialty 0 1 - CodeableConcept
recipient 0 * S Reference(Practitioner|Organization|HealthcareService)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation)
description 0 1 - string
supportingInfo 0 * - Reference(Resource)
note 0 * - Annotation
relevantHistory 0 * - Reference(Provenance)
#ReferralRequest.requester BackboneElement
agent 1 1 S Reference(Practitioner|Organization|Patient|RelatedPerson|Device)
onBehalfOf 0 1 S Reference(Organization)
#RelatedArtifact Element
type 1 1 S code !http://hl7.org/fhir/ValueSet/related-artifact-type
display 0 1 S string
citation 0 1 S string
url 0 1 S uri
document 0 1 S Attachment
resource 0 1 S Reference(Resource)
#RelatedPerson DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
patient 1 1 S Reference(Patient)
relationship 0 1 S CodeableConcept
name 0 * S HumanName
telecom 0 * S ContactPoint
gender 0 1 S code !http://hl7.org/fhir/ValueSet/administrative-gender
birthDate 0 1 S date
address 0 * S Address
photo 0 * - Attachment
period 0 1 - Period
#RequestGroup DomainResource
identifier 0 * S Identifier
definition 0 * - Reference(Resource)
basedOn 0 * - Reference(Resource)
replaces 0 * - Reference(Resource)
groupIdentifier 0 1 S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/request-status
intent 1 1 MS code !http://hl7.org/fhir/ValueSet/request-intent
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
subject 0 1 - Reference(Patient|Group)
context 0 1 - Reference(Encounter|EpisodeOfCare)
authoredOn 0 1 - dateTime
author 0 1 - Reference(Device|Practitioner)
reason[x] 0 1 - CodeableConcept Reference(Resource)
note 0 * - Annotation
action 0 * - @
#RequestGroup.action BackboneElement
label 0 1 - string
title 0 1 - string
description 0 1 S string
textEquivalent 0 1 S string
code 0 * - CodeableConcept
documentation 0 * - RelatedArtifact
condition 0 * - @
relatedAction 0 * - @
timing[x] 0 1 - dateTime Period Duration Range Timing
participant 0 * - Reference(Patient|Person|Practitioner|RelatedPerson)
type 0 1 - Coding
groupingBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-grouping-behavior
selectionBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-selection-behavior
requiredBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-required-behavior
precheckBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-precheck-behavior
cardinalityBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-cardinality-behavior
resource 0 1 - Reference(Resource)
action 0 * - @RequestGroup.action
#RequestGroup.action.condition BackboneElement
kind 1 1 - code !http://hl7.org/fhir/ValueSet/action-condition-kind
description 0 1 - string
language 0 1 - string
expression 0 1 - string
#RequestGroup.action.relatedAction BackboneElement
actionId 1 1 - id
relationship 1 1 - code !http://hl7.org/fhir/ValueSet/action-relationship-type
offset[x] 0 1 - Duration Range
#ResearchStudy DomainResource
identifier 0 * S Identifier
title 0 1 S string
protocol 0 * S Reference(PlanDefinition)
partOf 0 * S Reference(ResearchStudy)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/research-study-status
category 0 * S CodeableConcept
focus 0 * S CodeableConcept
contact 0 * S ContactDetail
relatedArtifact 0 * - RelatedArtifact
keyword 0 * S CodeableConcept
jurisdiction 0 * S CodeableConcept
description 0 1 - markdown
enrollment 0 * S Reference(Group)
period 0 1 S Period
sponsor 0 1 S Reference(Organization)
principalInvestigator 0 1 S Reference(Practitioner)
site 0 * S Reference(Location)
reasonStopped 0 1 S CodeableConcept
note 0 * - Annotation
arm 0 * - @
#ResearchStudy.arm BackboneElement
name 1 1 - string
code 0 1 - CodeableConcept
description 0 1 - string
#ResearchSubject DomainResource
identifier 0 1 S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/research-subject-status
period 0 1 S Period
study 1 1 S Reference(ResearchStudy)
individual 1 1 S Reference(Patient)
assignedArm 0 1 - string
actualArm 0 1 - string
consent 0 1 - Reference(Consent)
#Resource
id 0 1 S id
meta 0 1 S Meta
implicitRules 0 1 MS uri
language 0 1 - code
#RiskAssessment DomainResource
identifier 0 1 S Identifier
basedOn 0 1 - Reference(Resource)
parent 0 1 - Reference(Resource)
status 1 1 - code !http://hl7.org/fhir/ValueSet/observation-status
method 0 1 S CodeableConcept
code 0 1 S CodeableConcept
subject 0 1 S Reference(Patient|Group)
context 0 1 S Reference(Encounter|EpisodeOfCare)
occurrence[x] 0 1 S dateTime Period
condition 0 1 S Reference(Condition)
performer 0 1 S Reference(Practitioner|Device)
reason[x] 0 1 - CodeableConcept Reference(Resource)
basis 0 * - Reference(Resource)
prediction 0 * - @
mitigation 0 1 - string
comment 0 1 - string
#RiskAssessment.prediction BackboneElement
outcome 1 1 - CodeableConcept
probability[x] 0 1 - decimal Range
qualitativeRisk 0 1 - CodeableConcept
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
data 1 1 - string
#Schedule DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
serviceCategory 0 1 S CodeableConcept
serviceType 0 * S CodeableConcept
specialty 0 * S CodeableConcept
actor 1 * S Reference(Patient|Practitioner|PractitionerRole|RelatedPerson|Device|HealthcareService|Location)
planningHorizon 0 1 S Period
comment 0 1 - string
#SearchParameter DomainResource
url 1 1 S uri
version 0 1 S string
name 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
code 1 1 S code
base 1 * S code !http://hl7.org/fhir/ValueSet/resource-types
type 1 1 S code !http://hl7.org/fhir/ValueSet/search-param-type
derivedFrom 0 1 - uri
description 1 1 S markdown
expression 0 1 - string
xpath 0 1 - string
xpathUsage 0 1 - code !http://hl7.org/fhir/ValueSet/search-xpath-usage
target 0 * - code !http://hl7.org/fhir/ValueSet/resource-types
comparator 0 * - code !http://hl7.org/fhir/ValueSet/search-comparator
modifier 0 * - code !http://hl7.org/fhir/ValueSet/search-modifier-code
chain 0 * - string
component 0 * - @
#SearchParameter.component BackboneElement
definition 1 1 - Reference(SearchParameter)
expression 1 1 - string
#Sequence DomainResource
identifier 0 * S Identifier
type 0 1 S code
coordinateSystem 1 1 S integer
patient 0 1 S Reference(Patient)
specimen 0 1 S Reference(Specimen)
device 0 1 S Reference(Device)
performer 0 1 S Reference(Organization)
quantity 0 1 S Quantity
referenceSeq 0 1 S @
variant 0 * S @
observedSeq 0 1 S string
quality 0 * S @
readCoverage 0 1 S integer
repository 0 * S @
pointer 0 * S Reference(Sequence)
#Sequence.referenceSeq BackboneElement
chromosome 0 1 S CodeableConcept
genomeBuild 0 1 S string
referenceSeqId 0 1 S CodeableConcept
referenceSeqPointer 0 1 S Reference(Sequence)
referenceSeqString 0 1 S string
strand 0 1 S integer
windowStart 1 1 S integer
windowEnd 1 1 S integer
#Sequence.variant BackboneElement
start 0 1 S integer
end 0 1 S integer
observedAllele 0 1 S string
referenceAllele 0 1 S string
cigar 0 1 S string
variantPointer 0 1 S Reference(Observation)
#Sequence.quality BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/quality-type
standardSequence 0 1 S CodeableConcept
start 0 1 S integer
end 0 1 S integer
score 0 1 S Quantity
method 0 1 S CodeableConcept
truthTP 0 1 S decimal
queryTP 0 1 S decimal
truthFN 0 1 S decimal
queryFP 0 1 S decimal
gtFP 0 1 S decimal
precision 0 1 S decimal
recall 0 1 S decimal
fScore 0 1 S decimal
#Sequence.repository BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/repository-type
url 0 1 S uri
name 0 1 S string
datasetId 0 1 S string
variantsetId 0 1 S string
readsetId 0 1 S string
#ServiceDefinition DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
description 0 1 - markdown
purpose 0 1 - markdown
usage 0 1 - string
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
topic 0 * - CodeableConcept
contributor 0 * - Contributor
contact 0 * S ContactDetail
copyright 0 1 - markdown
relatedArtifact 0 * - RelatedArtifact
trigger 0 * - TriggerDefinition
dataRequirement 0 * - DataRequirement
operationDefinition 0 1 - Reference(OperationDefinition)
#Signature Element
type 1 * S Coding
when 1 1 S instant
who[x] 1 1 S uri Reference(Practitioner|RelatedPerson|Patient|Device|Organization)
onBehalfOf[x] 0 1 S uri Reference(Practitioner|RelatedPerson|Patient|Device|Organization)
contentType 0 1 S code !http://www.rfc-editor.org/bcp/bcp13.txt
blob 0 1 - base64Binary
#Slot DomainResource
identifier 0 * S Identifier
serviceCategory 0 1 S CodeableConcept
serviceType 0 * S CodeableConcept
specialty 0 * S CodeableConcept
appointmentType 0 1 S CodeableConcept
schedule 1 1 S Reference(Schedule)
status 1 1 S code !http://hl7.org/fhir/ValueSet/slotstatus
start 1 1 S instant
end 1 1 S instant
overbooked 0 1 - boolean
comment 0 1 - string
#Specimen DomainResource
identifier 0 * S Identifier
accessionIdentifier 0 1 S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/specimen-status
type 0 1 S CodeableConcept
subject 1 1 S Reference(Patient|Group|Device|Substance)
receivedTime 0 1 S dateTime
parent 0 * - Reference(Specimen)
request 0 * - Reference(ProcedureRequest)
collection 0 1 - @
processing 0 * - @
container 0 * - @
note 0 * - Annotation
#Specimen.collection BackboneElement
collector 0 1 S Reference(Practitioner)
collected[x] 0 1 S dateTime Period
quantity 0 1 - Quantity
method 0 1 - CodeableConcept
bodySite 0 1 - CodeableConcept
#Specimen.processing BackboneElement
description 0 1 - string
procedure 0 1 - CodeableConcept
additive 0 * - Reference(Substance)
time[x] 0 1 - dateTime Period
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
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
keyword 0 * S Coding
fhirVersion 0 1 S id
mapping 0 * - @
kind 1 1 S code !http://hl7.org/fhir/ValueSet/structure-definition-kind
abstract 1 1 S boolean
contextType 0 1 S code !http://hl7.org/fhir/ValueSet/extension-context
context 0 * S string
contextInvariant 0 * S string
type 1 1 S code
baseDefinition 0 1 S uri
derivation 0 1 S code !http://hl7.org/fhir/ValueSet/type-derivation-rule
snapshot 0 1 - @
differential 0 1 - @
#StructureDefinition.mapping BackboneElement
identity 1 1 - id
uri 0 1 - uri
name 0 1 - string
comment 0 1 - string
#StructureDefinition.snapshot BackboneElement
element 1 * - ElementDefinition
#StructureDefinition.differential BackboneElement
element 1 * - ElementDefinition
#StructureMap DomainResource
url 1 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 1 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
structure 0 * S @
import 0 * S uri
group 1 * S @
#StructureMap.structure BackboneElement
url 1 1 S uri
mode 1 1 S code !http://hl7.org/fhir/ValueSet/map-model-mode
alias 0 1 S string
documentation 0 1 - string
#StructureMap.group BackboneElement
name 1 1 S id
extends 0 1 S id
typeMode 1 1 S code !http://hl7.org/fhir/ValueSet/map-group-type-mode
documentation 0 1 S string
input 1 * S @
rule 1 * S @
#StructureMap.group.input BackboneElement
name 1 1 S id
type 0 1 S string
mode 1 1 S code !http://hl7.org/fhir/ValueSet/map-input-mode
documentation 0 1 - string
#StructureMap.group.rule BackboneElement
name 1 1 S id
source 1 * S @
target 0 * S @
rule 0 * S @StructureMap.group.rule
dependent 0 * S @
documentation 0 1 - string
#StructureMap.group.rule.source BackboneElement
context 1 1 S id
min 0 1 S integer
max 0 1 S string
type 0 1 S string
defaultValue[x] 0 1 S base64Binary boolean code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing Meta
element 0 1 S string
listMode 0 1 S code !http://hl7.org/fhir/ValueSet/map-source-list-mode
variable 0 1 S id
condition 0 1 S string
check 0 1 S string
#StructureMap.group.rule.target BackboneElement
context 0 1 S id
contextType 0 1 S code !http://hl7.org/fhir/ValueSet/map-context-type
element 0 1 S string
variable 0 1 S id
listMode 0 * S code !http://hl7.org/fhir/ValueSet/map-target-list-mode
listRuleId 0 1 S id
transform 0 1 S code !http://hl7.org/fhir/ValueSet/map-transform
parameter 0 * S @
#StructureMap.group.rule.target.parameter BackboneElement
value[x] 1 1 S id string boolean integer decimal
#StructureMap.group.rule.dependent BackboneElement
name 1 1 S id
variable 1 * S string
#Subscription DomainResource
status 1 1 MS code !http://hl7.org/fhir/ValueSet/subscription-status
contact 0 * S ContactPoint
end 0 1 S instant
reason 1 1 S string
criteria 1 1 S string
error 0 1 S string
channel 1 1 S @
tag 0 * S Coding
#Subscription.channel BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/subscription-channel-type
endpoint 0 1 S uri
payload 0 1 S string
header 0 * S string
#Substance DomainResource
identifier 0 * S Identifier
status 0 1 S code !http://hl7.org/fhir/ValueSet/substance-status
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
substance[x] 1 1 S CodeableConcept Reference(Substance)
#SupplyDelivery DomainResource
identifier 0 1 - Identifier
basedOn 0 * S Reference(SupplyRequest)
partOf 0 * S Reference(SupplyDelivery|Contract)
status 0 1 MS code !http://hl7.org/fhir/ValueSet/supplydelivery-status
patient 0 1 - Reference(Patient)
type 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/supplydelivery-type
suppliedItem 0 1 - @
occurrence[x] 0 1 S dateTime Period Timing
supplier 0 1 - Reference(Practitioner|Organization)
destination 0 1 - Reference(Location)
receiver 0 * - Reference(Practitioner)
#SupplyDelivery.suppliedItem BackboneElement
quantity 0 1 - Quantity
item[x] 0 1 - CodeableConcept Reference(Medication|Substance|Device)
#SupplyRequest DomainResource
identifier 0 1 S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/supplyrequest-status
category 0 1 S CodeableConcept
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
orderedItem 0 1 S @
occurrence[x] 0 1 S dateTime Period Timing
authoredOn 0 1 S dateTime
requester 0 1 S @
supplier 0 * S Reference(Organization)
reason[x] 0 1 - CodeableConcept Reference(Resource)
deliverFrom 0 1 - Reference(Organization|Location)
deliverTo 0 1 - Reference(Organization|Location|Patient)
#SupplyRequest.orderedItem BackboneElement
quantity 1 1 S Quantity
item[x] 0 1 S CodeableConcept Reference(Medication|Substance|Device)
#SupplyRequest.requester BackboneElement
agent 1 1 S Reference(Practitioner|Organization|Patient|RelatedPerson|Device)
onBehalfOf 0 1 - Reference(Organization)
#Task DomainResource
identifier 0 * - Identifier
definition[x] 0 1 S uri Reference(ActivityDefinition)
basedOn 0 * S Reference(Resource)
groupIdentifier 0 1 S Identifier
partOf 0 * S Reference(Task)
status 1 1 S code !http://hl7.org/fhir/ValueSet/task-status
statusReason 0 1 S CodeableConcept
businessStatus 0 1 S CodeableConcept
intent 1 1 S code !http://hl7.org/fhir/ValueSet/request-intent
priority 0 1 - code !http://hl7.org/fhir/ValueSet/request-priority
code 0 1 S CodeableConcept
description 0 1 S string
focus 0 1 S Reference(Resource)
for 0 1 S Reference(Resource)
context 0 1 S Reference(Encounter|EpisodeOfCare)
executionPeriod 0 1 S Period
authoredOn 0 1 - dateTime
lastModified 0 1 S dateTime
requester 0 1 S @
performerType 0 * - CodeableConcept
owner 0 1 S Reference(Device|Organization|Patient|Practitioner|RelatedPerson)
reason 0 1 - CodeableConcept
note 0 * - Annotation
relevantHistory 0 * - Reference(Provenance)
restriction 0 1 - @
input 0 * - @
output 0 * - @
#Task.requester BackboneElement
agent 1 1 S Reference(Device|Organization|Patient|Practitioner|RelatedPerson)
onBehalfOf 0 1 - Reference(Organization)
#Task.restriction BackboneElement
repetitions 0 1 - positiveInt
period 0 1 - Period
recipient 0 * - Reference(Patient|Practitioner|RelatedPerson|Group|Organization)
#Task.input BackboneElement
type 1 1 - CodeableConcept
value[x] 1 1 - base64Binary boolean code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing Meta
#Task.output BackboneElement
type 1 1 - CodeableConcept
value[x] 1 1 - base64Binary boolean code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing Meta
#TestReport DomainResource
identifier 0 1 S Identifier
name 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/report-status-codes
testScript 1 1 S Reference(TestScript)
result 1 1 S code !http://hl7.org/fhir/ValueSet/report-result-codes
score 0 1 S decimal
tester 0 1 S string
issued 0 1 S dateTime
participant 0 * - @
setup 0 1 - @
test 0 * - @
teardown 0 1 - @
#TestReport.participant BackboneElement
type 1 1 - code !http://hl7.org/fhir/ValueSet/report-participant-type
uri 1 1 - uri
display 0 1 - string
#TestReport.setup BackboneElement
action 1 * - @
#TestReport.setup.action BackboneElement
operation 0 1 - @
assert 0 1 - @
#TestReport.setup.action.operation BackboneElement
result 1 1 - code !http://hl7.org/fhir/ValueSet/report-action-result-codes
message 0 1 - markdown
detail 0 1 - uri
#TestReport.setup.action.assert BackboneElement
result 1 1 - code !http://hl7.org/fhir/ValueSet/report-action-result-codes
message 0 1 - markdown
detail 0 1 - string
#TestReport.test BackboneElement
name 0 1 - string
description 0 1 - string
action 1 * - @
#TestReport.test.action BackboneElement
operation 0 1 - @TestReport.setup.action.operation
assert 0 1 - @TestReport.setup.action.assert
#TestReport.teardown BackboneElement
action 1 * - @
#TestReport.teardown.action BackboneElement
operation 1 1 - @TestReport.setup.action.operation
#TestScript DomainResource
url 1 1 S uri
identifier 0 1 S Identifier
version 0 1 S string
name 1 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
origin 0 * - @
destination 0 * - @
metadata 0 1 - @
fixture 0 * - @
profile 0 * - Reference(Resource)
variable 0 * - @
rule 0 * - @
ruleset 0 * - @
setup 0 1 - @
test 0 * - @
teardown 0 1 - @
#TestScript.origin BackboneElement
index 1 1 - integer
profile 1 1 - Coding
#TestScript.destination BackboneElement
index 1 1 - integer
profile 1 1 - Coding
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
origin 0 * - integer
destination 0 1 - integer
link 0 * - uri
capabilities 1 1 - Reference(CapabilityStatement)
#TestScript.fixture BackboneElement
autocreate 0 1 - boolean
autodelete 0 1 - boolean
resource 0 1 - Reference(Resource)
#TestScript.variable BackboneElement
name 1 1 - string
defaultValue 0 1 - string
description 0 1 - string
expression 0 1 - string
headerField 0 1 - string
hint 0 1 - string
path 0 1 - string
sourceId 0 1 - id
#TestScript.rule BackboneElement
resource 1 1 - Reference(Resource)
param 0 * - @
#TestScript.rule.param BackboneElement
name 1 1 - string
value 0 1 - string
#TestScript.ruleset BackboneElement
resource 1 1 - Reference(Resource)
rule 1 * - @
#TestScript.ruleset.rule BackboneElement
ruleId 1 1 - id
param 0 * - @
#TestScript.ruleset.rule.param BackboneElement
name 1 1 - string
value 0 1 - string
#TestScript.setup BackboneElement
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
origin 0 1 - integer
params 0 1 - string
requestHeader 0 * - @
requestId 0 1 - id
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
compareToSourceExpression 0 1 - string
compareToSourcePath 0 1 - string
contentType 0 1 - code !http://hl7.org/fhir/ValueSet/content-type
expression 0 1 - string
headerField 0 1 - string
minimumId 0 1 - string
navigationLinks 0 1 - boolean
operator 0 1 - code !http://hl7.org/fhir/ValueSet/assert-operator-codes
path 0 1 - string
requestMethod 0 1 - code !http://hl7.org/fhir/ValueSet/http-operations
requestURL 0 1 - string
resource 0 1 - code !http://hl7.org/fhir/ValueSet/defined-types
response 0 1 - code !http://hl7.org/fhir/ValueSet/assert-response-code-types
responseCode 0 1 - string
rule 0 1 - @
ruleset 0 1 - @
sourceId 0 1 - id
validateProfileId 0 1 - id
value 0 1 - string
warningOnly 0 1 - boolean
#TestScript.setup.action.assert.rule BackboneElement
ruleId 1 1 - id
param 0 * - @
#TestScript.setup.action.assert.rule.param BackboneElement
name 1 1 - string
value 1 1 - string
#TestScript.setup.action.assert.ruleset BackboneElement
rulesetId 1 1 - id
rule 0 * - @
#TestScript.setup.action.assert.ruleset.rule BackboneElement
ruleId 1 1 - id
param 0 * - @
#TestScript.setup.action.assert.ruleset.rule.param BackboneElement
name 1 1 - string
value 1 1 - string
#TestScript.test BackboneElement
name 0 1 - string
description 0 1 - string
action 1 * - @
#TestScript.test.action BackboneElement
operation 0 1 - @TestScript.setup.action.operation
assert 0 1 - @TestScript.setup.action.assert
#TestScript.teardown BackboneElement
action 1 * - @
#TestScript.teardown.action BackboneElement
operation 1 1 - @TestScript.setup.action.operation
#Timing Element
event 0 * S dateTime
repeat 0 1 S @
code 0 1 S CodeableConcept
#Timing.repeat Element
bounds[x] 0 1 S Duration Range Period
count 0 1 S integer
countMax 0 1 S integer
duration 0 1 S decimal
durationMax 0 1 S decimal
durationUnit 0 1 S code !http://hl7.org/fhir/ValueSet/units-of-time
frequency 0 1 S integer
frequencyMax 0 1 S integer
period 0 1 S decimal
periodMax 0 1 S decimal
periodUnit 0 1 S code !http://hl7.org/fhir/ValueSet/units-of-time
dayOfWeek 0 * S code !http://hl7.org/fhir/ValueSet/days-of-week
timeOfDay 0 * S time
when 0 * S code !http://hl7.org/fhir/ValueSet/event-timing
offset 0 1 S unsignedInt
#TriggerDefinition Element
type 1 1 S code !http://hl7.org/fhir/ValueSet/trigger-type
eventName 0 1 S string
eventTiming[x] 0 1 S Timing Reference(Schedule) date dateTime
eventData 0 1 S DataRequirement
#UsageContext Element
code 1 1 S Coding
value[x] 1 1 S CodeableConcept Quantity Range
#ValueSet DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 MS boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
immutable 0 1 S boolean
purpose 0 1 - markdown
copyright 0 1 - markdown
extensible 0 1 S boolean
compose 0 1 - @
expansion 0 1 - @
#ValueSet.compose BackboneElement
lockedDate 0 1 S date
inactive 0 1 S boolean
include 1 * S @
exclude 0 * - @ValueSet.compose.include
#ValueSet.compose.include BackboneElement
system 0 1 S uri
version 0 1 S string
concept 0 * - @
filter 0 * MS @
valueSet 0 * S uri
#ValueSet.compose.include.concept BackboneElement
code 1 1 - code
display 0 1 - string
designation 0 * - @
#ValueSet.compose.include.concept.designation BackboneElement
language 0 1 - code
use 0 1 - Coding
value 1 1 - string
#ValueSet.compose.include.filter BackboneElement
property 1 1 S code
op 1 1 S code !http://hl7.org/fhir/ValueSet/filter-operator
value 1 1 S code
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
inactive 0 1 - boolean
version 0 1 - string
code 0 1 - code
display 0 1 - string
designation 0 * - @ValueSet.compose.include.concept.designation
contains 0 * - @ValueSet.expansion.contains
#VisionPrescription DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
patient 0 1 - Reference(Patient)
encounter 0 1 - Reference(Encounter)
dateWritten 0 1 - dateTime
prescriber 0 1 - Reference(Practitioner)
reason[x] 0 1 - CodeableConcept Reference(Condition)
dispense 0 * - @
#VisionPrescription.dispense BackboneElement
product 0 1 - CodeableConcept
eye 0 1 - code !http://hl7.org/fhir/ValueSet/vision-eye-codes
sphere 0 1 - decimal
cylinder 0 1 - decimal
axis 0 1 - integer
prism 0 1 - decimal
base 0 1 - code !http://hl7.org/fhir/ValueSet/vision-base-codes
add 0 1 - decimal
power 0 1 - decimal
backCurve 0 1 - decimal
diameter 0 1 - decimal
duration 0 1 - Quantity
color 0 1 - string
brand 0 1 - string
note 0 * - Annotation
#base64Binary Element
#boolean Element
#code Element
#date Element
#dateTime Element
#decimal Element
#id Element
#instant Element
#integer Element
#markdown Element
#oid Element
#positiveInt Element
#string Element
#time Element
#unsignedInt Element
#uri Element
#uuid Element
#xhtml Element
"""
}
