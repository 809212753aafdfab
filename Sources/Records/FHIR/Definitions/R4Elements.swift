// swift-format-ignore-file
// Made by scripts/generate-definitions from fhir-r4-elements.tsv; do not edit. FHIR 4.0.1: the elements of every type.
// The form of each line is described in that script.

extension FHIRDefinitions {
    static let r4Elements: StaticString = """
#Account DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/account-status
type 0 1 S CodeableConcept
name 0 1 S string
subject 0 * S Reference(Patient|Device|Practitioner|PractitionerRole|Location|HealthcareService|Organization)
servicePeriod 0 1 S Period
coverage 0 * S @
owner 0 1 S Reference(Organization)
description 0 1 S string
guarantor 0 * - @
partOf 0 1 - Reference(Account)
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
subtitle 0 1 - string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
subject[x] 0 1 - CodeableConcept Reference(Group)
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
usage 0 1 - string
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
topic 0 * - CodeableConcept
author 0 * - ContactDetail
editor 0 * - ContactDetail
reviewer 0 * - ContactDetail
endorser 0 * - ContactDetail
relatedArtifact 0 * - RelatedArtifact
library 0 * - canonical(Library)
kind 0 1 S code !http://hl7.org/fhir/ValueSet/request-resource-types
profile 0 1 - canonical(StructureDefinition)
code 0 1 S CodeableConcept
intent 0 1 - code !http://hl7.org/fhir/ValueSet/request-intent
priority 0 1 - code !http://hl7.org/fhir/ValueSet/request-priority
doNotPerform 0 1 MS boolean
timing[x] 0 1 - Timing dateTime Age Period Range Duration
location 0 1 - Reference(Location)
participant 0 * - @
product[x] 0 1 - Reference(Medication|Substance) CodeableConcept
quantity 0 1 - Quantity
dosage 0 * - Dosage
bodySite 0 * - CodeableConcept
specimenRequirement 0 * - Reference(SpecimenDefinition)
observationRequirement 0 * - Reference(ObservationDefinition)
observationResultRequirement 0 * - Reference(ObservationDefinition)
transform 0 1 - canonical(StructureMap)
dynamicValue 0 * - @
#ActivityDefinition.participant BackboneElement
type 1 1 - code !http://hl7.org/fhir/ValueSet/action-participant-type
role 0 1 - CodeableConcept
#ActivityDefinition.dynamicValue BackboneElement
path 1 1 - string
expression 1 1 - Expression
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
actuality 1 1 MS code !http://hl7.org/fhir/ValueSet/adverse-event-actuality
category 0 * S CodeableConcept
event 0 1 S CodeableConcept
subject 1 1 S Reference(Patient|Group|Practitioner|RelatedPerson)
encounter 0 1 S Reference(Encounter)
date 0 1 S dateTime
detected 0 1 S dateTime
recordedDate 0 1 S dateTime
resultingCondition 0 * S Reference(Condition)
location 0 1 S Reference(Location)
seriousness 0 1 S CodeableConcept
severity 0 1 S CodeableConcept !http://hl7.org/fhir/ValueSet/adverse-event-severity
outcome 0 1 S CodeableConcept !http://hl7.org/fhir/ValueSet/adverse-event-outcome
recorder 0 1 S Reference(Patient|Practitioner|PractitionerRole|RelatedPerson)
contributor 0 * S Reference(Practitioner|PractitionerRole|Device)
suspectEntity 0 * S @
subjectMedicalHistory 0 * S Reference(Condition|Observation|AllergyIntolerance|FamilyMemberHistory|Immunization|Procedure|Media|DocumentReference)
referenceDocument 0 * S Reference(DocumentReference)
study 0 * S Reference(ResearchStudy)
#AdverseEvent.suspectEntity BackboneElement
instance 1 1 S Reference(Immunization|Procedure|Substance|Medication|MedicationAdministration|MedicationStatement|Device)
causality 0 * S @
#AdverseEvent.suspectEntity.causality BackboneElement
assessment 0 1 S CodeableConcept
productRelatedness 0 1 S string
author 0 1 S Reference(Practitioner|PractitionerRole)
method 0 1 S CodeableConcept
#Age Element
value 0 1 S decimal
comparator 0 1 MS code !http://hl7.org/fhir/ValueSet/quantity-comparator
unit 0 1 S string
system 0 1 S uri
code 0 1 S code
#AllergyIntolerance DomainResource
identifier 0 * S Identifier
clinicalStatus 0 1 MS CodeableConcept !http://hl7.org/fhir/ValueSet/allergyintolerance-clinical
verificationStatus 0 1 MS CodeableConcept !http://hl7.org/fhir/ValueSet/allergyintolerance-verification
type 0 1 S code !http://hl7.org/fhir/ValueSet/allergy-intolerance-type
category 0 * S code !http://hl7.org/fhir/ValueSet/allergy-intolerance-category
criticality 0 1 S code !http://hl7.org/fhir/ValueSet/allergy-intolerance-criticality
code 0 1 S CodeableConcept
patient 1 1 S Reference(Patient)
encounter 0 1 - Reference(Encounter)
onset[x] 0 1 - dateTime Age Period Range string
recordedDate 0 1 - dateTime
recorder 0 1 - Reference(Practitioner|PractitionerRole|Patient|RelatedPerson)
asserter 0 1 S Reference(Patient|RelatedPerson|Practitioner|PractitionerRole)
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
author[x] 0 1 S Reference(Practitioner|Patient|RelatedPerson|Organization) string
time 0 1 S dateTime
text 1 1 S markdown
#Appointment DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/appointmentstatus
cancelationReason 0 1 S CodeableConcept
serviceCategory 0 * S CodeableConcept
serviceType 0 * S CodeableConcept
specialty 0 * S CodeableConcept
appointmentType 0 1 S CodeableConcept
reasonCode 0 * S CodeableConcept
reasonReference 0 * - Reference(Condition|Procedure|Observation|ImmunizationRecommendation)
priority 0 1 - unsignedInt
description 0 1 - string
supportingInformation 0 * - Reference(Resource)
start 0 1 S instant
end 0 1 S instant
minutesDuration 0 1 - positiveInt
slot 0 * - Reference(Slot)
created 0 1 - dateTime
comment 0 1 - string
patientInstruction 0 1 - string
basedOn 0 * - Reference(ServiceRequest)
participant 1 * - @
requestedPeriod 0 * - Period
#Appointment.participant BackboneElement
type 0 * S CodeableConcept
actor 0 1 S Reference(Patient|Practitioner|PractitionerRole|RelatedPerson|Device|HealthcareService|Location)
required 0 1 S code !http://hl7.org/fhir/ValueSet/participantrequired
status 1 1 S code !http://hl7.org/fhir/ValueSet/participationstatus
period 0 1 - Period
#AppointmentResponse DomainResource
identifier 0 * S Identifier
appointment 1 1 S Reference(Appointment)
start 0 1 - instant
end 0 1 - instant
participantType 0 * S CodeableConcept
actor 0 1 S Reference(Patient|Practitioner|PractitionerRole|RelatedPerson|Device|HealthcareService|Location)
participantStatus 1 1 MS code !http://hl7.org/fhir/ValueSet/participationstatus
comment 0 1 - string
#Attachment Element
contentType 0 1 S code !http://hl7.org/fhir/ValueSet/mimetypes
language 0 1 S code
data 0 1 - base64Binary
url 0 1 S url
size 0 1 S unsignedInt
hash 0 1 S base64Binary
title 0 1 S string
creation 0 1 S dateTime
#AuditEvent DomainResource
type 1 1 S Coding
subtype 0 * S Coding
action 0 1 S code !http://hl7.org/fhir/ValueSet/audit-event-action
period 0 1 - Period
recorded 1 1 S instant
outcome 0 1 S code !http://hl7.org/fhir/ValueSet/audit-event-outcome
outcomeDesc 0 1 S string
purposeOfEvent 0 * S CodeableConcept
agent 1 * - @
source 1 1 - @
entity 0 * - @
#AuditEvent.agent BackboneElement
type 0 1 - CodeableConcept
role 0 * - CodeableConcept
who 0 1 S Reference(PractitionerRole|Practitioner|Organization|Device|Patient|RelatedPerson)
altId 0 1 - string
name 0 1 - string
requestor 1 1 S boolean
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
observer 1 1 S Reference(PractitionerRole|Practitioner|Organization|Device|Patient|RelatedPerson)
type 0 * - Coding
#AuditEvent.entity BackboneElement
what 0 1 S Reference(Resource)
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
value[x] 1 1 - string base64Binary
#BackboneElement Element
modifierExtension 0 * MS Extension
#Basic DomainResource
identifier 0 * S Identifier
code 1 1 MS CodeableConcept
subject 0 1 S Reference(Resource)
created 0 1 S date
author 0 1 S Reference(Practitioner|PractitionerRole|Patient|RelatedPerson|Organization)
#Binary Resource
contentType 1 1 S code !http://hl7.org/fhir/ValueSet/mimetypes
securityContext 0 1 S Reference(Resource)
data 0 1 - base64Binary
#BiologicallyDerivedProduct DomainResource
identifier 0 * S Identifier
productCategory 0 1 - code !http://hl7.org/fhir/ValueSet/product-category
productCode 0 1 - CodeableConcept
status 0 1 - code !http://hl7.org/fhir/ValueSet/product-status
request 0 * - Reference(ServiceRequest)
quantity 0 1 - integer
parent 0 * - Reference(BiologicallyDerivedProduct)
collection 0 1 - @
processing 0 * - @
manipulation 0 1 - @
storage 0 * - @
#BiologicallyDerivedProduct.collection BackboneElement
collector 0 1 - Reference(Practitioner|PractitionerRole)
source 0 1 - Reference(Patient|Organization)
collected[x] 0 1 - dateTime Period
#BiologicallyDerivedProduct.processing BackboneElement
description 0 1 - string
procedure 0 1 - CodeableConcept
additive 0 1 - Reference(Substance)
time[x] 0 1 - dateTime Period
#BiologicallyDerivedProduct.manipulation BackboneElement
description 0 1 - string
time[x] 0 1 - dateTime Period
#BiologicallyDerivedProduct.storage BackboneElement
description 0 1 - string
temperature 0 1 - decimal
scale 0 1 - code !http://hl7.org/fhir/ValueSet/product-storage-scale
duration 0 1 - Period
#BodyStructure DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
morphology 0 1 S CodeableConcept
location 0 1 S CodeableConcept
locationQualifier 0 * - CodeableConcept
description 0 1 S string
image 0 * - Attachment
patient 1 1 S Reference(Patient)
#Bundle Resource
identifier 0 1 S Identifier
type 1 1 S code !http://hl7.org/fhir/ValueSet/bundle-type
timestamp 0 1 S instant
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
experimental 0 1 S boolean
date 1 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
kind 1 1 S code !http://hl7.org/fhir/ValueSet/capability-statement-kind
instantiates 0 * S canonical(CapabilityStatement)
imports 0 * S canonical(CapabilityStatement)
software 0 1 S @
implementation 0 1 S @
fhirVersion 1 1 S code !http://hl7.org/fhir/ValueSet/FHIR-version
format 1 * S code !http://hl7.org/fhir/ValueSet/mimetypes
patchFormat 0 * S code !http://hl7.org/fhir/ValueSet/mimetypes
implementationGuide 0 * S canonical(ImplementationGuide)
rest 0 * S @
messaging 0 * S @
document 0 * S @
#CapabilityStatement.software BackboneElement
name 1 1 S string
version 0 1 S string
releaseDate 0 1 S dateTime
#CapabilityStatement.implementation BackboneElement
description 1 1 S string
url 0 1 S url
custodian 0 1 S Reference(Organization)
#CapabilityStatement.rest BackboneElement
mode 1 1 S code !http://hl7.org/fhir/ValueSet/restful-capability-mode
documentation 0 1 - markdown
security 0 1 S @
resource 0 * S @
interaction 0 * - @
searchParam 0 * - @CapabilityStatement.rest.resource.searchParam
operation 0 * S @CapabilityStatement.rest.resource.operation
compartment 0 * - canonical(CompartmentDefinition)
#CapabilityStatement.rest.security BackboneElement
cors 0 1 S boolean
service 0 * S CodeableConcept
description 0 1 - markdown
#CapabilityStatement.rest.resource BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/resource-types
profile 0 1 S canonical(StructureDefinition)
supportedProfile 0 * S canonical(StructureDefinition)
documentation 0 1 - markdown
interaction 0 * - @
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
operation 0 * S @
#CapabilityStatement.rest.resource.interaction BackboneElement
code 1 1 - code !http://hl7.org/fhir/ValueSet/type-restful-interaction
documentation 0 1 - markdown
#CapabilityStatement.rest.resource.searchParam BackboneElement
name 1 1 - string
definition 0 1 - canonical(SearchParameter)
type 1 1 - code !http://hl7.org/fhir/ValueSet/search-param-type
documentation 0 1 - markdown
#CapabilityStatement.rest.resource.operation BackboneElement
name 1 1 S string
definition 1 1 S canonical(OperationDefinition)
documentation 0 1 - markdown
#CapabilityStatement.rest.interaction BackboneElement
code 1 1 - code !http://hl7.org/fhir/ValueSet/system-restful-interaction
documentation 0 1 - markdown
#CapabilityStatement.messaging BackboneElement
endpoint 0 * - @
reliableCache 0 1 - unsignedInt
documentation 0 1 - markdown
supportedMessage 0 * S @
#CapabilityStatement.messaging.endpoint BackboneElement
protocol 1 1 - Coding
address 1 1 - url
#CapabilityStatement.messaging.supportedMessage BackboneElement
mode 1 1 S code !http://hl7.org/fhir/ValueSet/event-capability-mode
definition 1 1 S canonical(MessageDefinition)
#CapabilityStatement.document BackboneElement
mode 1 1 S code !http://hl7.org/fhir/ValueSet/document-mode
documentation 0 1 - markdown
profile 1 1 S canonical(StructureDefinition)
#CarePlan DomainResource
identifier 0 * S Identifier
instantiatesCanonical 0 * S canonical(PlanDefinition|Questionnaire|Measure|ActivityDefinition|OperationDefinition)
instantiatesUri 0 * S uri
basedOn 0 * S Reference(CarePlan)
replaces 0 * S Reference(CarePlan)
partOf 0 * S Reference(CarePlan)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/request-status
intent 1 1 MS code !http://hl7.org/fhir/ValueSet/care-plan-intent
category 0 * S CodeableConcept
title 0 1 S string
description 0 1 S string
subject 1 1 S Reference(Patient|Group)
encounter 0 1 S Reference(Encounter)
period 0 1 S Period
created 0 1 S dateTime
author 0 1 S Reference(Patient|Practitioner|PractitionerRole|Device|RelatedPerson|Organization|CareTeam)
contributor 0 * - Reference(Patient|Practitioner|PractitionerRole|Device|RelatedPerson|Organization|CareTeam)
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
reference 0 1 - Reference(Appointment|CommunicationRequest|DeviceRequest|MedicationRequest|NutritionOrder|Task|ServiceRequest|VisionPrescription|RequestGroup)
detail 0 1 - @
#CarePlan.activity.detail BackboneElement
kind 0 1 - code !http://hl7.org/fhir/ValueSet/care-plan-activity-kind
instantiatesCanonical 0 * - canonical(PlanDefinition|ActivityDefinition|Questionnaire|Measure|OperationDefinition)
instantiatesUri 0 * - uri
code 0 1 - CodeableConcept
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation|DiagnosticReport|DocumentReference)
goal 0 * - Reference(Goal)
status 1 1 M code !http://hl7.org/fhir/ValueSet/care-plan-activity-status
statusReason 0 1 - CodeableConcept
doNotPerform 0 1 M boolean
scheduled[x] 0 1 - Timing Period string
location 0 1 - Reference(Location)
performer 0 * - Reference(Practitioner|PractitionerRole|Organization|RelatedPerson|Patient|CareTeam|HealthcareService|Device)
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
encounter 0 1 S Reference(Encounter)
period 0 1 S Period
participant 0 * - @
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition)
managingOrganization 0 * S Reference(Organization)
telecom 0 * - ContactPoint
note 0 * - Annotation
#CareTeam.participant BackboneElement
role 0 * S CodeableConcept
member 0 1 S Reference(Practitioner|PractitionerRole|RelatedPerson|Patient|Organization|CareTeam)
onBehalfOf 0 1 S Reference(Organization)
period 0 1 - Period
#CatalogEntry DomainResource
identifier 0 * S Identifier
type 0 1 - CodeableConcept
orderable 1 1 S boolean
referencedItem 1 1 S Reference(Medication|Device|Organization|Practitioner|PractitionerRole|HealthcareService|ActivityDefinition|PlanDefinition|SpecimenDefinition|ObservationDefinition|Binary)
additionalIdentifier 0 * - Identifier
classification 0 * - CodeableConcept
status 0 1 - code !http://hl7.org/fhir/ValueSet/publication-status
validityPeriod 0 1 - Period
validTo 0 1 - dateTime
lastUpdated 0 1 - dateTime
additionalCharacteristic 0 * - CodeableConcept
additionalClassification 0 * - CodeableConcept
relatedEntry 0 * - @
#CatalogEntry.relatedEntry BackboneElement
relationtype 1 1 - code !http://hl7.org/fhir/ValueSet/relation-type
item 1 1 - Reference(CatalogEntry)
#ChargeItem DomainResource
identifier 0 * S Identifier
definitionUri 0 * - uri
definitionCanonical 0 * - canonical(ChargeItemDefinition)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/chargeitem-status
partOf 0 * - Reference(ChargeItem)
code 1 1 S CodeableConcept
subject 1 1 S Reference(Patient|Group)
context 0 1 S Reference(Encounter|EpisodeOfCare)
occurrence[x] 0 1 S dateTime Period Timing
performer 0 * - @
performingOrganization 0 1 - Reference(Organization)
requestingOrganization 0 1 - Reference(Organization)
costCenter 0 1 - Reference(Organization)
quantity 0 1 S Quantity
bodysite 0 * S CodeableConcept
factorOverride 0 1 - decimal
priceOverride 0 1 - Money
overrideReason 0 1 - string
enterer 0 1 S Reference(Practitioner|PractitionerRole|Organization|Patient|Device|RelatedPerson)
enteredDate 0 1 S dateTime
reason 0 * - CodeableConcept
service 0 * - Reference(DiagnosticReport|ImagingStudy|Immunization|MedicationAdministration|MedicationDispense|Observation|Procedure|SupplyDelivery)
product[x] 0 1 - Reference(Device|Medication|Substance) CodeableConcept
account 0 * S Reference(Account)
note 0 * - Annotation
supportingInformation 0 * - Reference(Resource)
#ChargeItem.performer BackboneElement
function 0 1 - CodeableConcept
actor 1 1 - Reference(Practitioner|PractitionerRole|Organization|CareTeam|Patient|Device|RelatedPerson)
#ChargeItemDefinition DomainResource
url 1 1 S uri
identifier 0 * S Identifier
version 0 1 S string
title 0 1 S string
derivedFromUri 0 * S uri
partOf 0 * S canonical(ChargeItemDefinition)
replaces 0 * S canonical(ChargeItemDefinition)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
code 0 1 S CodeableConcept
instance 0 * - Reference(Medication|Substance|Device)
applicability 0 * - @
propertyGroup 0 * - @
#ChargeItemDefinition.applicability BackboneElement
description 0 1 - string
language 0 1 - string
expression 0 1 - string
#ChargeItemDefinition.propertyGroup BackboneElement
applicability 0 * - @ChargeItemDefinition.applicability
priceComponent 0 * - @
#ChargeItemDefinition.propertyGroup.priceComponent BackboneElement
type 1 1 - code !http://hl7.org/fhir/ValueSet/invoice-priceComponentType
code 0 1 - CodeableConcept
factor 0 1 - decimal
amount 0 1 - Money
#Claim DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
type 1 1 S CodeableConcept
subType 0 1 - CodeableConcept
use 1 1 S code !http://hl7.org/fhir/ValueSet/claim-use
patient 1 1 S Reference(Patient)
billablePeriod 0 1 S Period
created 1 1 S dateTime
enterer 0 1 - Reference(Practitioner|PractitionerRole)
insurer 0 1 S Reference(Organization)
provider 1 1 S Reference(Practitioner|PractitionerRole|Organization)
priority 1 1 S CodeableConcept
fundsReserve 0 1 - CodeableConcept
related 0 * - @
prescription 0 1 - Reference(DeviceRequest|MedicationRequest|VisionPrescription)
originalPrescription 0 1 - Reference(DeviceRequest|MedicationRequest|VisionPrescription)
payee 0 1 - @
referral 0 1 - Reference(ServiceRequest)
facility 0 1 - Reference(Location)
careTeam 0 * - @
supportingInfo 0 * - @
diagnosis 0 * - @
procedure 0 * - @
insurance 1 * S @
accident 0 1 - @
item 0 * - @
total 0 1 - Money
#Claim.related BackboneElement
claim 0 1 - Reference(Claim)
relationship 0 1 - CodeableConcept
reference 0 1 - Identifier
#Claim.payee BackboneElement
type 1 1 - CodeableConcept
party 0 1 - Reference(Practitioner|PractitionerRole|Organization|Patient|RelatedPerson)
#Claim.careTeam BackboneElement
sequence 1 1 - positiveInt
provider 1 1 - Reference(Practitioner|PractitionerRole|Organization)
responsible 0 1 - boolean
role 0 1 - CodeableConcept
qualification 0 1 - CodeableConcept
#Claim.supportingInfo BackboneElement
sequence 1 1 - positiveInt
category 1 1 - CodeableConcept
code 0 1 - CodeableConcept
timing[x] 0 1 - date Period
value[x] 0 1 - boolean string Quantity Attachment Reference(Resource)
reason 0 1 - CodeableConcept
#Claim.diagnosis BackboneElement
sequence 1 1 - positiveInt
diagnosis[x] 1 1 - CodeableConcept Reference(Condition)
type 0 * - CodeableConcept
onAdmission 0 1 - CodeableConcept
packageCode 0 1 - CodeableConcept
#Claim.procedure BackboneElement
sequence 1 1 - positiveInt
type 0 * - CodeableConcept
date 0 1 - dateTime
procedure[x] 1 1 - CodeableConcept Reference(Procedure)
udi 0 * - Reference(Device)
#Claim.insurance BackboneElement
sequence 1 1 S positiveInt
focal 1 1 S boolean
identifier 0 1 - Identifier
coverage 1 1 S Reference(Coverage)
businessArrangement 0 1 - string
preAuthRef 0 * - string
claimResponse 0 1 - Reference(ClaimResponse)
#Claim.accident BackboneElement
date 1 1 - date
type 0 1 - CodeableConcept
location[x] 0 1 - Address Reference(Location)
#Claim.item BackboneElement
sequence 1 1 - positiveInt
careTeamSequence 0 * - positiveInt
diagnosisSequence 0 * - positiveInt
procedureSequence 0 * - positiveInt
informationSequence 0 * - positiveInt
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
productOrService 1 1 - CodeableConcept
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
productOrService 1 1 - CodeableConcept
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
productOrService 1 1 - CodeableConcept
modifier 0 * - CodeableConcept
programCode 0 * - CodeableConcept
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
udi 0 * - Reference(Device)
#ClaimResponse DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
type 1 1 S CodeableConcept
subType 0 1 - CodeableConcept
use 1 1 S code !http://hl7.org/fhir/ValueSet/claim-use
patient 1 1 S Reference(Patient)
created 1 1 S dateTime
insurer 1 1 S Reference(Organization)
requestor 0 1 - Reference(Practitioner|PractitionerRole|Organization)
request 0 1 S Reference(Claim)
outcome 1 1 S code !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 - string
preAuthRef 0 1 - string
preAuthPeriod 0 1 - Period
payeeType 0 1 - CodeableConcept
item 0 * - @
addItem 0 * - @
adjudication 0 * - @ClaimResponse.item.adjudication
total 0 * S @
payment 0 1 - @
fundsReserve 0 1 - CodeableConcept
formCode 0 1 - CodeableConcept
form 0 1 - Attachment
processNote 0 * - @
communicationRequest 0 * - Reference(CommunicationRequest)
insurance 0 * - @
error 0 * - @
#ClaimResponse.item BackboneElement
itemSequence 1 1 - positiveInt
noteNumber 0 * - positiveInt
adjudication 1 * - @
detail 0 * - @
#ClaimResponse.item.adjudication BackboneElement
category 1 1 - CodeableConcept
reason 0 1 - CodeableConcept
amount 0 1 - Money
value 0 1 - decimal
#ClaimResponse.item.detail BackboneElement
detailSequence 1 1 - positiveInt
noteNumber 0 * - positiveInt
adjudication 1 * - @ClaimResponse.item.adjudication
subDetail 0 * - @
#ClaimResponse.item.detail.subDetail BackboneElement
subDetailSequence 1 1 - positiveInt
noteNumber 0 * - positiveInt
adjudication 0 * - @ClaimResponse.item.adjudication
#ClaimResponse.addItem BackboneElement
itemSequence 0 * - positiveInt
detailSequence 0 * - positiveInt
subdetailSequence 0 * - positiveInt
provider 0 * - Reference(Practitioner|PractitionerRole|Organization)
productOrService 1 1 - CodeableConcept
modifier 0 * - CodeableConcept
programCode 0 * - CodeableConcept
serviced[x] 0 1 - date Period
location[x] 0 1 - CodeableConcept Address Reference(Location)
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
bodySite 0 1 - CodeableConcept
subSite 0 * - CodeableConcept
noteNumber 0 * - positiveInt
adjudication 1 * - @ClaimResponse.item.adjudication
detail 0 * - @
#ClaimResponse.addItem.detail BackboneElement
productOrService 1 1 - CodeableConcept
modifier 0 * - CodeableConcept
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
noteNumber 0 * - positiveInt
adjudication 1 * - @ClaimResponse.item.adjudication
subDetail 0 * - @
#ClaimResponse.addItem.detail.subDetail BackboneElement
productOrService 1 1 - CodeableConcept
modifier 0 * - CodeableConcept
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
noteNumber 0 * - positiveInt
adjudication 1 * - @ClaimResponse.item.adjudication
#ClaimResponse.total BackboneElement
category 1 1 S CodeableConcept
amount 1 1 S Money
#ClaimResponse.payment BackboneElement
type 1 1 - CodeableConcept
adjustment 0 1 - Money
adjustmentReason 0 1 - CodeableConcept
date 0 1 - date
amount 1 1 - Money
identifier 0 1 - Identifier
#ClaimResponse.processNote BackboneElement
number 0 1 - positiveInt
type 0 1 - code !http://hl7.org/fhir/ValueSet/note-type
text 1 1 - string
language 0 1 - CodeableConcept
#ClaimResponse.insurance BackboneElement
sequence 1 1 - positiveInt
focal 1 1 - boolean
coverage 1 1 - Reference(Coverage)
businessArrangement 0 1 - string
claimResponse 0 1 - Reference(ClaimResponse)
#ClaimResponse.error BackboneElement
itemSequence 0 1 - positiveInt
detailSequence 0 1 - positiveInt
subDetailSequence 0 1 - positiveInt
code 1 1 - CodeableConcept
#ClinicalImpression DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/clinicalimpression-status
statusReason 0 1 - CodeableConcept
code 0 1 S CodeableConcept
description 0 1 S string
subject 1 1 S Reference(Patient|Group)
encounter 0 1 S Reference(Encounter)
effective[x] 0 1 S dateTime Period
date 0 1 S dateTime
assessor 0 1 S Reference(Practitioner|PractitionerRole)
previous 0 1 - Reference(ClinicalImpression)
problem 0 * S Reference(Condition|AllergyIntolerance)
investigation 0 * - @
protocol 0 * - uri
summary 0 1 - string
finding 0 * - @
prognosisCodeableConcept 0 * - CodeableConcept
prognosisReference 0 * - Reference(RiskAssessment)
supportingInfo 0 * - Reference(Resource)
note 0 * - Annotation
#ClinicalImpression.investigation BackboneElement
code 1 1 - CodeableConcept
item 0 * - Reference(Observation|QuestionnaireResponse|FamilyMemberHistory|DiagnosticReport|RiskAssessment|ImagingStudy|Media)
#ClinicalImpression.finding BackboneElement
itemCodeableConcept 0 1 - CodeableConcept
itemReference 0 1 - Reference(Condition|Observation|Media)
basis 0 1 - string
#CodeSystem DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
caseSensitive 0 1 S boolean
valueSet 0 1 S canonical(ValueSet)
hierarchyMeaning 0 1 S code !http://hl7.org/fhir/ValueSet/codesystem-hierarchy-meaning
compositional 0 1 S boolean
versionNeeded 0 1 S boolean
content 1 1 S code !http://hl7.org/fhir/ValueSet/codesystem-content-mode
supplements 0 1 S canonical(CodeSystem)
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
value[x] 1 1 - code Coding string integer boolean dateTime decimal
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
instantiatesCanonical 0 * S canonical(PlanDefinition|ActivityDefinition|Measure|OperationDefinition|Questionnaire)
instantiatesUri 0 * S uri
basedOn 0 * S Reference(Resource)
partOf 0 * S Reference(Resource)
inResponseTo 0 * - Reference(Communication)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/event-status
statusReason 0 1 S CodeableConcept
category 0 * - CodeableConcept
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
medium 0 * - CodeableConcept
subject 0 1 S Reference(Patient|Group)
topic 0 1 - CodeableConcept
about 0 * - Reference(Resource)
encounter 0 1 S Reference(Encounter)
sent 0 1 - dateTime
received 0 1 - dateTime
recipient 0 * - Reference(Device|Organization|Patient|Practitioner|PractitionerRole|RelatedPerson|Group|CareTeam|HealthcareService)
sender 0 1 - Reference(Device|Organization|Patient|Practitioner|PractitionerRole|RelatedPerson|HealthcareService)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation|DiagnosticReport|DocumentReference)
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
statusReason 0 1 - CodeableConcept
category 0 * - CodeableConcept
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
doNotPerform 0 1 MS boolean
medium 0 * - CodeableConcept
subject 0 1 - Reference(Patient|Group)
about 0 * - Reference(Resource)
encounter 0 1 S Reference(Encounter)
payload 0 * - @
occurrence[x] 0 1 S dateTime Period
authoredOn 0 1 S dateTime
requester 0 1 S Reference(Practitioner|PractitionerRole|Organization|Patient|RelatedPerson|Device)
recipient 0 * - Reference(Device|Organization|Patient|Practitioner|PractitionerRole|RelatedPerson|Group|CareTeam|HealthcareService)
sender 0 1 S Reference(Device|Organization|Patient|Practitioner|PractitionerRole|RelatedPerson|HealthcareService)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation|DiagnosticReport|DocumentReference)
note 0 * - Annotation
#CommunicationRequest.payload BackboneElement
content[x] 1 1 - string Attachment Reference(Resource)
#CompartmentDefinition DomainResource
url 1 1 S uri
version 0 1 S string
name 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
purpose 0 1 - markdown
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
category 0 * S CodeableConcept
subject 0 1 S Reference(Resource)
encounter 0 1 S Reference(Encounter)
date 1 1 S dateTime
author 1 * S Reference(Practitioner|PractitionerRole|Device|Patient|RelatedPerson|Organization)
title 1 1 S string
confidentiality 0 1 S code !http://terminology.hl7.org/ValueSet/v3-ConfidentialityClassification
attester 0 * - @
custodian 0 1 S Reference(Organization)
relatesTo 0 * - @
event 0 * S @
section 0 * - @
#Composition.attester BackboneElement
mode 1 1 - code !http://hl7.org/fhir/ValueSet/composition-attestation-mode
time 0 1 - dateTime
party 0 1 - Reference(Patient|RelatedPerson|Practitioner|PractitionerRole|Organization)
#Composition.relatesTo BackboneElement
code 1 1 - code !http://hl7.org/fhir/ValueSet/document-relationship-type
target[x] 1 1 - Identifier Reference(Composition)
#Composition.event BackboneElement
code 0 * S CodeableConcept
period 0 1 S Period
detail 0 * S Reference(Resource)
#Composition.section BackboneElement
title 0 1 - string
code 0 1 - CodeableConcept
author 0 * - Reference(Practitioner|PractitionerRole|Device|Patient|RelatedPerson|Organization)
focus 0 1 - Reference(Resource)
text 0 1 - Narrative
mode 0 1 - code !http://hl7.org/fhir/ValueSet/list-mode
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
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
source[x] 0 1 S uri canonical(ValueSet)
target[x] 0 1 S uri canonical(ValueSet)
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
equivalence 1 1 M code !http://hl7.org/fhir/ValueSet/concept-map-equivalence
comment 0 1 - string
dependsOn 0 * - @
product 0 * - @ConceptMap.group.element.target.dependsOn
#ConceptMap.group.element.target.dependsOn BackboneElement
property 1 1 - uri
system 0 1 - canonical(CodeSystem)
value 1 1 - string
display 0 1 - string
#ConceptMap.group.unmapped BackboneElement
mode 1 1 - code !http://hl7.org/fhir/ValueSet/conceptmap-unmapped-mode
code 0 1 - code
display 0 1 - string
url 0 1 - canonical(ConceptMap)
#Condition DomainResource
identifier 0 * S Identifier
clinicalStatus 0 1 MS CodeableConcept !http://hl7.org/fhir/ValueSet/condition-clinical
verificationStatus 0 1 MS CodeableConcept !http://hl7.org/fhir/ValueSet/condition-ver-status
category 0 * - CodeableConcept
severity 0 1 - CodeableConcept
code 0 1 S CodeableConcept
bodySite 0 * S CodeableConcept
subject 1 1 S Reference(Patient|Group)
encounter 0 1 S Reference(Encounter)
onset[x] 0 1 S dateTime Age Period Range string
abatement[x] 0 1 - dateTime Age Period Range string
recordedDate 0 1 S dateTime
recorder 0 1 S Reference(Practitioner|PractitionerRole|Patient|RelatedPerson)
asserter 0 1 S Reference(Practitioner|PractitionerRole|Patient|RelatedPerson)
stage 0 * - @
evidence 0 * - @
note 0 * - Annotation
#Condition.stage BackboneElement
summary 0 1 - CodeableConcept
assessment 0 * - Reference(ClinicalImpression|DiagnosticReport|Observation)
type 0 1 - CodeableConcept
#Condition.evidence BackboneElement
code 0 * S CodeableConcept
detail 0 * S Reference(Resource)
#Consent DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/consent-state-codes
scope 1 1 MS CodeableConcept
category 1 * S CodeableConcept
patient 0 1 S Reference(Patient)
dateTime 0 1 S dateTime
performer 0 * S Reference(Organization|Patient|Practitioner|RelatedPerson|PractitionerRole)
organization 0 * S Reference(Organization)
source[x] 0 1 S Attachment Reference(Consent|DocumentReference|Contract|QuestionnaireResponse)
policy 0 * - @
policyRule 0 1 S CodeableConcept
verification 0 * S @
provision 0 1 S @
#Consent.policy BackboneElement
authority 0 1 - uri
uri 0 1 - uri
#Consent.verification BackboneElement
verified 1 1 S boolean
verifiedWith 0 1 - Reference(Patient|RelatedPerson)
verificationDate 0 1 - dateTime
#Consent.provision BackboneElement
type 0 1 S code !http://hl7.org/fhir/ValueSet/consent-provision-type
period 0 1 S Period
actor 0 * - @
action 0 * S CodeableConcept
securityLabel 0 * S Coding
purpose 0 * S Coding
class 0 * S Coding
code 0 * S CodeableConcept
dataPeriod 0 1 S Period
data 0 * S @
provision 0 * - @Consent.provision
#Consent.provision.actor BackboneElement
role 1 1 - CodeableConcept
reference 1 1 - Reference(Device|Group|CareTeam|Organization|Patient|Practitioner|RelatedPerson|PractitionerRole)
#Consent.provision.data BackboneElement
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
identifier 0 * S Identifier
url 0 1 - uri
version 0 1 S string
status 0 1 MS code !http://hl7.org/fhir/ValueSet/contract-status
legalState 0 1 - CodeableConcept
instantiatesCanonical 0 1 - Reference(Contract)
instantiatesUri 0 1 - uri
contentDerivative 0 1 - CodeableConcept
issued 0 1 S dateTime
applies 0 1 S Period
expirationType 0 1 - CodeableConcept
subject 0 * S Reference(Resource)
authority 0 * - Reference(Organization)
domain 0 * - Reference(Location)
site 0 * - Reference(Location)
name 0 1 S string
title 0 1 S string
subtitle 0 1 - string
alias 0 * - string
author 0 1 - Reference(Patient|Practitioner|PractitionerRole|Organization)
scope 0 1 - CodeableConcept
topic[x] 0 1 - CodeableConcept Reference(Resource)
type 0 1 S CodeableConcept
subType 0 * S CodeableConcept
contentDefinition 0 1 - @
term 0 * - @
supportingInfo 0 * - Reference(Resource)
relevantHistory 0 * - Reference(Provenance)
signer 0 * - @
friendly 0 * - @
legal 0 * - @
rule 0 * - @
legallyBinding[x] 0 1 - Attachment Reference(Composition|DocumentReference|QuestionnaireResponse|Contract)
#Contract.contentDefinition BackboneElement
type 1 1 - CodeableConcept
subType 0 1 - CodeableConcept
publisher 0 1 - Reference(Practitioner|PractitionerRole|Organization)
publicationDate 0 1 - dateTime
publicationStatus 1 1 - code !http://hl7.org/fhir/ValueSet/contract-publicationstatus
copyright 0 1 - markdown
#Contract.term BackboneElement
identifier 0 1 S Identifier
issued 0 1 S dateTime
applies 0 1 S Period
topic[x] 0 1 - CodeableConcept Reference(Resource)
type 0 1 - CodeableConcept
subType 0 1 - CodeableConcept
text 0 1 S string
securityLabel 0 * - @
offer 1 1 - @
asset 0 * - @
action 0 * - @
group 0 * - @Contract.term
#Contract.term.securityLabel BackboneElement
number 0 * - unsignedInt
classification 1 1 - Coding
category 0 * - Coding
control 0 * - Coding
#Contract.term.offer BackboneElement
identifier 0 * - Identifier
party 0 * - @
topic 0 1 S Reference(Resource)
type 0 1 - CodeableConcept
decision 0 1 - CodeableConcept
decisionMode 0 * - CodeableConcept
answer 0 * - @
text 0 1 - string
linkId 0 * - string
securityLabelNumber 0 * - unsignedInt
#Contract.term.offer.party BackboneElement
reference 1 * - Reference(Patient|RelatedPerson|Practitioner|PractitionerRole|Device|Group|Organization)
role 1 1 - CodeableConcept
#Contract.term.offer.answer BackboneElement
value[x] 1 1 - boolean decimal integer date dateTime time string uri Attachment Coding Quantity Reference(Resource)
#Contract.term.asset BackboneElement
scope 0 1 - CodeableConcept
type 0 * - CodeableConcept
typeReference 0 * - Reference(Resource)
subtype 0 * - CodeableConcept
relationship 0 1 - Coding
context 0 * - @
condition 0 1 - string
periodType 0 * - CodeableConcept
period 0 * - Period
usePeriod 0 * - Period
text 0 1 - string
linkId 0 * - string
answer 0 * - @Contract.term.offer.answer
securityLabelNumber 0 * - unsignedInt
valuedItem 0 * - @
#Contract.term.asset.context BackboneElement
reference 0 1 - Reference(Resource)
code 0 * - CodeableConcept
text 0 1 - string
#Contract.term.asset.valuedItem BackboneElement
entity[x] 0 1 - CodeableConcept Reference(Resource)
identifier 0 1 - Identifier
effectiveTime 0 1 - dateTime
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
points 0 1 - decimal
net 0 1 - Money
payment 0 1 - string
paymentDate 0 1 - dateTime
responsible 0 1 - Reference(Organization|Patient|Practitioner|PractitionerRole|RelatedPerson)
recipient 0 1 - Reference(Organization|Patient|Practitioner|PractitionerRole|RelatedPerson)
linkId 0 * - string
securityLabelNumber 0 * - unsignedInt
#Contract.term.action BackboneElement
doNotPerform 0 1 M boolean
type 1 1 - CodeableConcept
subject 0 * - @
intent 1 1 - CodeableConcept
linkId 0 * - string
status 1 1 - CodeableConcept
context 0 1 - Reference(Encounter|EpisodeOfCare)
contextLinkId 0 * - string
occurrence[x] 0 1 - dateTime Period Timing
requester 0 * - Reference(Patient|RelatedPerson|Practitioner|PractitionerRole|Device|Group|Organization)
requesterLinkId 0 * - string
performerType 0 * - CodeableConcept
performerRole 0 1 - CodeableConcept
performer 0 1 - Reference(RelatedPerson|Patient|Practitioner|PractitionerRole|CareTeam|Device|Substance|Organization|Location)
performerLinkId 0 * - string
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation|DiagnosticReport|DocumentReference|Questionnaire|QuestionnaireResponse)
reason 0 * - string
reasonLinkId 0 * - string
note 0 * - Annotation
securityLabelNumber 0 * - unsignedInt
#Contract.term.action.subject BackboneElement
reference 1 * - Reference(Patient|RelatedPerson|Practitioner|PractitionerRole|Device|Group|Organization)
role 0 1 - CodeableConcept
#Contract.signer BackboneElement
type 1 1 - Coding
party 1 1 - Reference(Organization|Patient|Practitioner|PractitionerRole|RelatedPerson)
signature 1 * - Signature
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
status 1 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
type 0 1 S CodeableConcept
policyHolder 0 1 S Reference(Patient|RelatedPerson|Organization)
subscriber 0 1 S Reference(Patient|RelatedPerson)
subscriberId 0 1 S string
beneficiary 1 1 S Reference(Patient)
dependent 0 1 S string
relationship 0 1 - CodeableConcept
period 0 1 S Period
payor 1 * S Reference(Organization|Patient|RelatedPerson)
class 0 * - @
order 0 1 S positiveInt
network 0 1 S string
costToBeneficiary 0 * - @
subrogation 0 1 - boolean
contract 0 * - Reference(Contract)
#Coverage.class BackboneElement
type 1 1 S CodeableConcept
value 1 1 S string
name 0 1 S string
#Coverage.costToBeneficiary BackboneElement
type 0 1 S CodeableConcept
value[x] 1 1 S Quantity Money
exception 0 * - @
#Coverage.costToBeneficiary.exception BackboneElement
type 1 1 S CodeableConcept
period 0 1 S Period
#CoverageEligibilityRequest DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
priority 0 1 - CodeableConcept
purpose 1 * S code !http://hl7.org/fhir/ValueSet/eligibilityrequest-purpose
patient 1 1 S Reference(Patient)
serviced[x] 0 1 - date Period
created 1 1 S dateTime
enterer 0 1 - Reference(Practitioner|PractitionerRole)
provider 0 1 - Reference(Practitioner|PractitionerRole|Organization)
insurer 1 1 S Reference(Organization)
facility 0 1 - Reference(Location)
supportingInfo 0 * - @
insurance 0 * - @
item 0 * - @
#CoverageEligibilityRequest.supportingInfo BackboneElement
sequence 1 1 - positiveInt
information 1 1 - Reference(Resource)
appliesToAll 0 1 - boolean
#CoverageEligibilityRequest.insurance BackboneElement
focal 0 1 - boolean
coverage 1 1 - Reference(Coverage)
businessArrangement 0 1 - string
#CoverageEligibilityRequest.item BackboneElement
supportingInfoSequence 0 * - positiveInt
category 0 1 - CodeableConcept
productOrService 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
provider 0 1 - Reference(Practitioner|PractitionerRole)
quantity 0 1 - Quantity
unitPrice 0 1 - Money
facility 0 1 - Reference(Location|Organization)
diagnosis 0 * - @
detail 0 * - Reference(Resource)
#CoverageEligibilityRequest.item.diagnosis BackboneElement
diagnosis[x] 0 1 - CodeableConcept Reference(Condition)
#CoverageEligibilityResponse DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
purpose 1 * S code !http://hl7.org/fhir/ValueSet/eligibilityresponse-purpose
patient 1 1 S Reference(Patient)
serviced[x] 0 1 - date Period
created 1 1 S dateTime
requestor 0 1 - Reference(Practitioner|PractitionerRole|Organization)
request 1 1 S Reference(CoverageEligibilityRequest)
outcome 1 1 S code !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 - string
insurer 1 1 S Reference(Organization)
insurance 0 * - @
preAuthRef 0 1 - string
form 0 1 - CodeableConcept
error 0 * - @
#CoverageEligibilityResponse.insurance BackboneElement
coverage 1 1 S Reference(Coverage)
inforce 0 1 - boolean
benefitPeriod 0 1 - Period
item 0 * - @
#CoverageEligibilityResponse.insurance.item BackboneElement
category 0 1 - CodeableConcept
productOrService 0 1 - CodeableConcept
modifier 0 * - CodeableConcept
provider 0 1 - Reference(Practitioner|PractitionerRole)
excluded 0 1 - boolean
name 0 1 - string
description 0 1 - string
network 0 1 - CodeableConcept
unit 0 1 - CodeableConcept
term 0 1 - CodeableConcept
benefit 0 * - @
authorizationRequired 0 1 - boolean
authorizationSupporting 0 * - CodeableConcept
authorizationUrl 0 1 - uri
#CoverageEligibilityResponse.insurance.item.benefit BackboneElement
type 1 1 - CodeableConcept
allowed[x] 0 1 - unsignedInt string Money
used[x] 0 1 - unsignedInt string Money
#CoverageEligibilityResponse.error BackboneElement
code 1 1 - CodeableConcept
#DataRequirement Element
type 1 1 S code !http://hl7.org/fhir/ValueSet/all-types
profile 0 * S canonical(StructureDefinition)
subject[x] 0 1 S CodeableConcept Reference(Group)
mustSupport 0 * S string
codeFilter 0 * S @
dateFilter 0 * S @
limit 0 1 S positiveInt
sort 0 * S @
#DataRequirement.codeFilter Element
path 0 1 S string
searchParam 0 1 S string
valueSet 0 1 S canonical(ValueSet)
code 0 * S Coding
#DataRequirement.dateFilter Element
path 0 1 S string
searchParam 0 1 S string
value[x] 0 1 S dateTime Period Duration
#DataRequirement.sort Element
path 1 1 S string
direction 1 1 S code !http://hl7.org/fhir/ValueSet/sort-direction
#DetectedIssue DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/observation-status
code 0 1 S CodeableConcept
severity 0 1 S code !http://hl7.org/fhir/ValueSet/detectedissue-severity
patient 0 1 S Reference(Patient)
identified[x] 0 1 S dateTime Period
author 0 1 S Reference(Practitioner|PractitionerRole|Device)
implicated 0 * S Reference(Resource)
evidence 0 * - @
detail 0 1 - string
reference 0 1 - uri
mitigation 0 * - @
#DetectedIssue.evidence BackboneElement
code 0 * - CodeableConcept
detail 0 * - Reference(Resource)
#DetectedIssue.mitigation BackboneElement
action 1 1 - CodeableConcept
date 0 1 - dateTime
author 0 1 - Reference(Practitioner|PractitionerRole)
#Device DomainResource
identifier 0 * - Identifier
definition 0 1 - Reference(DeviceDefinition)
udiCarrier 0 * S @
status 0 1 MS code !http://hl7.org/fhir/ValueSet/device-status
statusReason 0 * - CodeableConcept
distinctIdentifier 0 1 - string
manufacturer 0 1 - string
manufactureDate 0 1 - dateTime
expirationDate 0 1 - dateTime
lotNumber 0 1 - string
serialNumber 0 1 - string
deviceName 0 * - @
modelNumber 0 1 - string
partNumber 0 1 - string
type 0 1 - CodeableConcept
specialization 0 * - @
version 0 * - @
property 0 * - @
patient 0 1 - Reference(Patient)
owner 0 1 - Reference(Organization)
contact 0 * - ContactPoint
location 0 1 - Reference(Location)
url 0 1 - uri
note 0 * - Annotation
safety 0 * S CodeableConcept
parent 0 1 - Reference(Device)
#Device.udiCarrier BackboneElement
deviceIdentifier 0 1 S string
issuer 0 1 - uri
jurisdiction 0 1 - uri
carrierAIDC 0 1 S base64Binary
carrierHRF 0 1 S string
entryType 0 1 - code !http://hl7.org/fhir/ValueSet/udi-entry-type
#Device.deviceName BackboneElement
name 1 1 - string
type 1 1 - code !http://hl7.org/fhir/ValueSet/device-nametype
#Device.specialization BackboneElement
systemType 1 1 - CodeableConcept
version 0 1 - string
#Device.version BackboneElement
type 0 1 - CodeableConcept
component 0 1 - Identifier
value 1 1 - string
#Device.property BackboneElement
type 1 1 - CodeableConcept
valueQuantity 0 * - Quantity
valueCode 0 * - CodeableConcept
#DeviceDefinition DomainResource
identifier 0 * - Identifier
udiDeviceIdentifier 0 * - @
manufacturer[x] 0 1 - string Reference(Organization)
deviceName 0 * - @
modelNumber 0 1 - string
type 0 1 - CodeableConcept
specialization 0 * - @
version 0 * - string
safety 0 * S CodeableConcept
shelfLifeStorage 0 * - ProductShelfLife
physicalCharacteristics 0 1 - ProdCharacteristic
languageCode 0 * - CodeableConcept
capability 0 * - @
property 0 * - @
owner 0 1 - Reference(Organization)
contact 0 * - ContactPoint
url 0 1 - uri
onlineInformation 0 1 - uri
note 0 * - Annotation
quantity 0 1 - Quantity
parentDevice 0 1 S Reference(DeviceDefinition)
material 0 * - @
#DeviceDefinition.udiDeviceIdentifier BackboneElement
deviceIdentifier 1 1 - string
issuer 1 1 - uri
jurisdiction 1 1 - uri
#DeviceDefinition.deviceName BackboneElement
name 1 1 - string
type 1 1 - code !http://hl7.org/fhir/ValueSet/device-nametype
#DeviceDefinition.specialization BackboneElement
systemType 1 1 - string
version 0 1 - string
#DeviceDefinition.capability BackboneElement
type 1 1 - CodeableConcept
description 0 * - CodeableConcept
#DeviceDefinition.property BackboneElement
type 1 1 - CodeableConcept
valueQuantity 0 * - Quantity
valueCode 0 * - CodeableConcept
#DeviceDefinition.material BackboneElement
substance 1 1 - CodeableConcept
alternate 0 1 - boolean
allergenicIndicator 0 1 - boolean
#DeviceMetric DomainResource
identifier 0 * S Identifier
type 1 1 S CodeableConcept
unit 0 1 S CodeableConcept
source 0 1 S Reference(Device)
parent 0 1 S Reference(Device)
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
instantiatesCanonical 0 * S canonical(ActivityDefinition|PlanDefinition)
instantiatesUri 0 * S uri
basedOn 0 * S Reference(Resource)
priorRequest 0 * S Reference(Resource)
groupIdentifier 0 1 S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/request-status
intent 1 1 MS code !http://hl7.org/fhir/ValueSet/request-intent
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
code[x] 1 1 S Reference(Device) CodeableConcept
parameter 0 * - @
subject 1 1 S Reference(Patient|Group|Location|Device)
encounter 0 1 S Reference(Encounter)
occurrence[x] 0 1 S dateTime Period Timing
authoredOn 0 1 S dateTime
requester 0 1 S Reference(Device|Practitioner|PractitionerRole|Organization)
performerType 0 1 S CodeableConcept
performer 0 1 S Reference(Practitioner|PractitionerRole|Organization|CareTeam|HealthcareService|Patient|Device|RelatedPerson)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation|DiagnosticReport|DocumentReference)
insurance 0 * - Reference(Coverage|ClaimResponse)
supportingInfo 0 * - Reference(Resource)
note 0 * - Annotation
relevantHistory 0 * - Reference(Provenance)
#DeviceRequest.parameter BackboneElement
code 0 1 - CodeableConcept
value[x] 0 1 - CodeableConcept Quantity Range boolean
#DeviceUseStatement DomainResource
identifier 0 * S Identifier
basedOn 0 * S Reference(ServiceRequest)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/device-statement-status
subject 1 1 S Reference(Patient|Group)
derivedFrom 0 * S Reference(ServiceRequest|Procedure|Claim|Observation|QuestionnaireResponse|DocumentReference)
timing[x] 0 1 S Timing Period dateTime
recordedOn 0 1 S dateTime
source 0 1 S Reference(Patient|Practitioner|PractitionerRole|RelatedPerson)
device 1 1 S Reference(Device)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation|DiagnosticReport|DocumentReference|Media)
bodySite 0 1 S CodeableConcept
note 0 * - Annotation
#DiagnosticReport DomainResource
identifier 0 * S Identifier
basedOn 0 * - Reference(CarePlan|ImmunizationRecommendation|MedicationRequest|NutritionOrder|ServiceRequest)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/diagnostic-report-status
category 0 * S CodeableConcept
code 1 1 S CodeableConcept
subject 0 1 S Reference(Patient|Group|Device|Location)
encounter 0 1 S Reference(Encounter)
effective[x] 0 1 S dateTime Period
issued 0 1 S instant
performer 0 * S Reference(Practitioner|PractitionerRole|Organization|CareTeam)
resultsInterpreter 0 * S Reference(Practitioner|PractitionerRole|Organization|CareTeam)
specimen 0 * - Reference(Specimen)
result 0 * - Reference(Observation)
imagingStudy 0 * - Reference(ImagingStudy)
media 0 * S @
conclusion 0 1 - string
conclusionCode 0 * - CodeableConcept
presentedForm 0 * - Attachment
#DiagnosticReport.media BackboneElement
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
created 0 1 - dateTime
author 0 * S Reference(Practitioner|PractitionerRole|Organization|Device|Patient|RelatedPerson)
recipient 0 * - Reference(Patient|Practitioner|PractitionerRole|RelatedPerson|Organization)
source 0 1 - uri
description 0 1 S string
content 1 * S Reference(Resource)
related 0 * - @
#DocumentManifest.related BackboneElement
identifier 0 1 - Identifier
ref 0 1 - Reference(Resource)
#DocumentReference DomainResource
masterIdentifier 0 1 S Identifier
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/document-reference-status
docStatus 0 1 S code !http://hl7.org/fhir/ValueSet/composition-status
type 0 1 S CodeableConcept
category 0 * S CodeableConcept
subject 0 1 S Reference(Patient|Practitioner|Group|Device)
date 0 1 S instant
author 0 * S Reference(Practitioner|PractitionerRole|Organization|Device|Patient|RelatedPerson)
authenticator 0 1 - Reference(Practitioner|PractitionerRole|Organization)
custodian 0 1 - Reference(Organization)
relatesTo 0 * S @
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
encounter 0 * - Reference(Encounter|EpisodeOfCare)
event 0 * - CodeableConcept
period 0 1 S Period
facilityType 0 1 - CodeableConcept
practiceSetting 0 1 - CodeableConcept
sourcePatientInfo 0 1 - Reference(Patient)
related 0 * - Reference(Resource)
#DomainResource Resource
text 0 1 - Narrative
contained 0 * - Resource
extension 0 * - Extension
modifierExtension 0 * M Extension
#Dosage BackboneElement
sequence 0 1 S integer
text 0 1 S string
additionalInstruction 0 * S CodeableConcept
patientInstruction 0 1 S string
timing 0 1 S Timing
asNeeded[x] 0 1 S boolean CodeableConcept
site 0 1 S CodeableConcept
route 0 1 S CodeableConcept
method 0 1 S CodeableConcept
doseAndRate 0 * S @
maxDosePerPeriod 0 1 S Ratio
maxDosePerAdministration 0 1 S Quantity
maxDosePerLifetime 0 1 S Quantity
#Dosage.doseAndRate Element
type 0 1 S CodeableConcept
dose[x] 0 1 S Range Quantity
rate[x] 0 1 S Ratio Range Quantity
#Duration Element
value 0 1 S decimal
comparator 0 1 MS code !http://hl7.org/fhir/ValueSet/quantity-comparator
unit 0 1 S string
system 0 1 S uri
code 0 1 S code
#EffectEvidenceSynthesis DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
note 0 * - Annotation
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
topic 0 * - CodeableConcept
author 0 * - ContactDetail
editor 0 * - ContactDetail
reviewer 0 * - ContactDetail
endorser 0 * - ContactDetail
relatedArtifact 0 * - RelatedArtifact
synthesisType 0 1 - CodeableConcept
studyType 0 1 - CodeableConcept
population 1 1 S Reference(EvidenceVariable)
exposure 1 1 S Reference(EvidenceVariable)
exposureAlternative 1 1 S Reference(EvidenceVariable)
outcome 1 1 S Reference(EvidenceVariable)
sampleSize 0 1 - @
resultsByExposure 0 * - @
effectEstimate 0 * S @
certainty 0 * - @
#EffectEvidenceSynthesis.sampleSize BackboneElement
description 0 1 - string
numberOfStudies 0 1 - integer
numberOfParticipants 0 1 - integer
#EffectEvidenceSynthesis.resultsByExposure BackboneElement
description 0 1 - string
exposureState 0 1 - code !http://hl7.org/fhir/ValueSet/exposure-state
variantState 0 1 - CodeableConcept
riskEvidenceSynthesis 1 1 - Reference(RiskEvidenceSynthesis)
#EffectEvidenceSynthesis.effectEstimate BackboneElement
description 0 1 - string
type 0 1 - CodeableConcept
variantState 0 1 - CodeableConcept
value 0 1 - decimal
unitOfMeasure 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/ucum-units
precisionEstimate 0 * - @
#EffectEvidenceSynthesis.effectEstimate.precisionEstimate BackboneElement
type 0 1 - CodeableConcept
level 0 1 - decimal
from 0 1 - decimal
to 0 1 - decimal
#EffectEvidenceSynthesis.certainty BackboneElement
rating 0 * - CodeableConcept
note 0 * - Annotation
certaintySubcomponent 0 * - @
#EffectEvidenceSynthesis.certainty.certaintySubcomponent BackboneElement
type 0 1 - CodeableConcept
rating 0 * - CodeableConcept
note 0 * - Annotation
#Element
id 0 1 A string
extension 0 * - Extension
#ElementDefinition BackboneElement
path 1 1 S string
representation 0 * S code !http://hl7.org/fhir/ValueSet/property-representation
sliceName 0 1 S string
sliceIsConstraining 0 1 S boolean
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
defaultValue[x] 0 1 S base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing ContactDetail Contributor DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta
meaningWhenMissing 0 1 S markdown
orderMeaning 0 1 S string
fixed[x] 0 1 S base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing ContactDetail Contributor DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta
pattern[x] 0 1 S base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing ContactDetail Contributor DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta
example 0 * S @
minValue[x] 0 1 S date dateTime instant time decimal integer positiveInt unsignedInt Quantity
maxValue[x] 0 1 S date dateTime instant time decimal integer positiveInt unsignedInt Quantity
maxLength 0 1 S integer
condition 0 * S id
constraint 0 * S @
mustSupport 0 1 S boolean
isModifier 0 1 S boolean
isModifierReason 0 1 S string
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
profile 0 * S canonical(StructureDefinition|ImplementationGuide)
targetProfile 0 * S canonical(StructureDefinition|ImplementationGuide)
aggregation 0 * S code !http://hl7.org/fhir/ValueSet/resource-aggregation-mode
versioning 0 1 S code !http://hl7.org/fhir/ValueSet/reference-version-rules
#ElementDefinition.example Element
label 1 1 S string
value[x] 1 1 S base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing ContactDetail Contributor DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta
#ElementDefinition.constraint Element
key 1 1 S id
requirements 0 1 S string
severity 1 1 S code !http://hl7.org/fhir/ValueSet/constraint-severity
human 1 1 S string
expression 0 1 S string
xpath 0 1 S string
source 0 1 S canonical(StructureDefinition)
#ElementDefinition.binding Element
strength 1 1 S code !http://hl7.org/fhir/ValueSet/binding-strength
description 0 1 S string
valueSet 0 1 S canonical(ValueSet)
#ElementDefinition.mapping Element
identity 1 1 S id
language 0 1 S code !http://hl7.org/fhir/ValueSet/mimetypes
map 1 1 S string
comment 0 1 S string
#Encounter DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/encounter-status
statusHistory 0 * - @
class 1 1 S Coding
classHistory 0 * - @
type 0 * S CodeableConcept
serviceType 0 1 S CodeableConcept
priority 0 1 - CodeableConcept
subject 0 1 S Reference(Patient|Group)
episodeOfCare 0 * S Reference(EpisodeOfCare)
basedOn 0 * - Reference(ServiceRequest)
participant 0 * S @
appointment 0 * S Reference(Appointment)
period 0 1 - Period
length 0 1 - Duration
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Procedure|Observation|ImmunizationRecommendation)
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
individual 0 1 S Reference(Practitioner|PractitionerRole|RelatedPerson)
#Encounter.diagnosis BackboneElement
condition 1 1 S Reference(Condition|Procedure)
use 0 1 - CodeableConcept
rank 0 1 - positiveInt
#Encounter.hospitalization BackboneElement
preAdmissionIdentifier 0 1 - Identifier
origin 0 1 - Reference(Location|Organization)
admitSource 0 1 - CodeableConcept
reAdmission 0 1 - CodeableConcept
dietPreference 0 * - CodeableConcept
specialCourtesy 0 * - CodeableConcept
specialArrangement 0 * - CodeableConcept
destination 0 1 - Reference(Location|Organization)
dischargeDisposition 0 1 - CodeableConcept
#Encounter.location BackboneElement
location 1 1 - Reference(Location)
status 0 1 - code !http://hl7.org/fhir/ValueSet/encounter-location-status
physicalType 0 1 - CodeableConcept
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
payloadMimeType 0 * S code !http://hl7.org/fhir/ValueSet/mimetypes
address 1 1 S url
header 0 * - string
#EnrollmentRequest DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
created 0 1 - dateTime
insurer 0 1 - Reference(Organization)
provider 0 1 - Reference(Practitioner|PractitionerRole|Organization)
candidate 0 1 - Reference(Patient)
coverage 0 1 - Reference(Coverage)
#EnrollmentResponse DomainResource
identifier 0 * - Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
request 0 1 - Reference(EnrollmentRequest)
outcome 0 1 - code !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 - string
created 0 1 - dateTime
organization 0 1 - Reference(Organization)
requestProvider 0 1 - Reference(Practitioner|PractitionerRole|Organization)
#EpisodeOfCare DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/episode-of-care-status
statusHistory 0 * - @
type 0 * S CodeableConcept
diagnosis 0 * S @
patient 1 1 S Reference(Patient)
managingOrganization 0 1 S Reference(Organization)
period 0 1 S Period
referralRequest 0 * - Reference(ServiceRequest)
careManager 0 1 - Reference(Practitioner|PractitionerRole)
team 0 * - Reference(CareTeam)
account 0 * - Reference(Account)
#EpisodeOfCare.statusHistory BackboneElement
status 1 1 - code !http://hl7.org/fhir/ValueSet/episode-of-care-status
period 1 1 - Period
#EpisodeOfCare.diagnosis BackboneElement
condition 1 1 S Reference(Condition)
role 0 1 S CodeableConcept
rank 0 1 S positiveInt
#EventDefinition DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
subtitle 0 1 - string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
subject[x] 0 1 - CodeableConcept Reference(Group)
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
usage 0 1 - string
copyright 0 1 - markdown
approvalDate 0 1 S date
lastReviewDate 0 1 S date
effectivePeriod 0 1 S Period
topic 0 * - CodeableConcept
author 0 * - ContactDetail
editor 0 * - ContactDetail
reviewer 0 * - ContactDetail
endorser 0 * - ContactDetail
relatedArtifact 0 * - RelatedArtifact
trigger 1 * S TriggerDefinition
#Evidence DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
shortTitle 0 1 - string
subtitle 0 1 - string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
note 0 * - Annotation
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
topic 0 * - CodeableConcept
author 0 * - ContactDetail
editor 0 * - ContactDetail
reviewer 0 * - ContactDetail
endorser 0 * - ContactDetail
relatedArtifact 0 * - RelatedArtifact
exposureBackground 1 1 S Reference(EvidenceVariable)
exposureVariant 0 * S Reference(EvidenceVariable)
outcome 0 * S Reference(EvidenceVariable)
#EvidenceVariable DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
shortTitle 0 1 S string
subtitle 0 1 - string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
note 0 * - Annotation
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
topic 0 * - CodeableConcept
author 0 * - ContactDetail
editor 0 * - ContactDetail
reviewer 0 * - ContactDetail
endorser 0 * - ContactDetail
relatedArtifact 0 * - RelatedArtifact
type 0 1 S code !http://hl7.org/fhir/ValueSet/variable-type
characteristic 1 * S @
#EvidenceVariable.characteristic BackboneElement
description 0 1 - string
definition[x] 1 1 S Reference(Group) canonical(ActivityDefinition) CodeableConcept Expression DataRequirement TriggerDefinition
usageContext 0 * - UsageContext
exclude 0 1 - boolean
participantEffective[x] 0 1 - dateTime Period Duration Timing
timeFromStart 0 1 - Duration
groupMeasure 0 1 - code !http://hl7.org/fhir/ValueSet/group-measure
#ExampleScenario DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
copyright 0 1 - markdown
purpose 0 1 - markdown
actor 0 * - @
instance 0 * - @
process 0 * - @
workflow 0 * - canonical(ExampleScenario)
#ExampleScenario.actor BackboneElement
actorId 1 1 - string
type 1 1 - code !http://hl7.org/fhir/ValueSet/examplescenario-actor-type
name 0 1 - string
description 0 1 - markdown
#ExampleScenario.instance BackboneElement
resourceId 1 1 - string
resourceType 1 1 - code !http://hl7.org/fhir/ValueSet/resource-types
name 0 1 - string
description 0 1 - markdown
version 0 * - @
containedInstance 0 * - @
#ExampleScenario.instance.version BackboneElement
versionId 1 1 - string
description 1 1 - markdown
#ExampleScenario.instance.containedInstance BackboneElement
resourceId 1 1 - string
versionId 0 1 - string
#ExampleScenario.process BackboneElement
title 1 1 S string
description 0 1 - markdown
preConditions 0 1 - markdown
postConditions 0 1 - markdown
step 0 * - @
#ExampleScenario.process.step BackboneElement
process 0 * - @ExampleScenario.process
pause 0 1 - boolean
operation 0 1 - @
alternative 0 * - @
#ExampleScenario.process.step.operation BackboneElement
number 1 1 - string
type 0 1 - string
name 0 1 - string
initiator 0 1 - string
receiver 0 1 - string
description 0 1 - markdown
initiatorActive 0 1 - boolean
receiverActive 0 1 - boolean
request 0 1 - @ExampleScenario.instance.containedInstance
response 0 1 - @ExampleScenario.instance.containedInstance
#ExampleScenario.process.step.alternative BackboneElement
title 1 1 - string
description 0 1 - markdown
step 0 * - @ExampleScenario.process.step
#ExplanationOfBenefit DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/explanationofbenefit-status
type 1 1 S CodeableConcept
subType 0 1 - CodeableConcept
use 1 1 S code !http://hl7.org/fhir/ValueSet/claim-use
patient 1 1 S Reference(Patient)
billablePeriod 0 1 S Period
created 1 1 S dateTime
enterer 0 1 - Reference(Practitioner|PractitionerRole)
insurer 1 1 S Reference(Organization)
provider 1 1 S Reference(Practitioner|PractitionerRole|Organization)
priority 0 1 - CodeableConcept
fundsReserveRequested 0 1 - CodeableConcept
fundsReserve 0 1 - CodeableConcept
related 0 * - @
prescription 0 1 - Reference(MedicationRequest|VisionPrescription)
originalPrescription 0 1 - Reference(MedicationRequest)
payee 0 1 - @
referral 0 1 - Reference(ServiceRequest)
facility 0 1 - Reference(Location)
claim 0 1 - Reference(Claim)
claimResponse 0 1 - Reference(ClaimResponse)
outcome 1 1 S code !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 - string
preAuthRef 0 * - string
preAuthRefPeriod 0 * - Period
careTeam 0 * - @
supportingInfo 0 * - @
diagnosis 0 * - @
procedure 0 * - @
precedence 0 1 - positiveInt
insurance 1 * S @
accident 0 1 - @
item 0 * - @
addItem 0 * - @
adjudication 0 * - @ExplanationOfBenefit.item.adjudication
total 0 * S @
payment 0 1 - @
formCode 0 1 - CodeableConcept
form 0 1 - Attachment
processNote 0 * - @
benefitPeriod 0 1 - Period
benefitBalance 0 * - @
#ExplanationOfBenefit.related BackboneElement
claim 0 1 - Reference(Claim)
relationship 0 1 - CodeableConcept
reference 0 1 - Identifier
#ExplanationOfBenefit.payee BackboneElement
type 0 1 - CodeableConcept
party 0 1 - Reference(Practitioner|PractitionerRole|Organization|Patient|RelatedPerson)
#ExplanationOfBenefit.careTeam BackboneElement
sequence 1 1 - positiveInt
provider 1 1 - Reference(Practitioner|PractitionerRole|Organization)
responsible 0 1 - boolean
role 0 1 - CodeableConcept
qualification 0 1 - CodeableConcept
#ExplanationOfBenefit.supportingInfo BackboneElement
sequence 1 1 - positiveInt
category 1 1 - CodeableConcept
code 0 1 - CodeableConcept
timing[x] 0 1 - date Period
value[x] 0 1 - boolean string Quantity Attachment Reference(Resource)
reason 0 1 - Coding
#ExplanationOfBenefit.diagnosis BackboneElement
sequence 1 1 - positiveInt
diagnosis[x] 1 1 - CodeableConcept Reference(Condition)
type 0 * - CodeableConcept
onAdmission 0 1 - CodeableConcept
packageCode 0 1 - CodeableConcept
#ExplanationOfBenefit.procedure BackboneElement
sequence 1 1 - positiveInt
type 0 * - CodeableConcept
date 0 1 - dateTime
procedure[x] 1 1 - CodeableConcept Reference(Procedure)
udi 0 * - Reference(Device)
#ExplanationOfBenefit.insurance BackboneElement
focal 1 1 S boolean
coverage 1 1 S Reference(Coverage)
preAuthRef 0 * - string
#ExplanationOfBenefit.accident BackboneElement
date 0 1 - date
type 0 1 - CodeableConcept
location[x] 0 1 - Address Reference(Location)
#ExplanationOfBenefit.item BackboneElement
sequence 1 1 - positiveInt
careTeamSequence 0 * - positiveInt
diagnosisSequence 0 * - positiveInt
procedureSequence 0 * - positiveInt
informationSequence 0 * - positiveInt
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
productOrService 1 1 - CodeableConcept
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
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
productOrService 1 1 - CodeableConcept
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
revenue 0 1 - CodeableConcept
category 0 1 - CodeableConcept
productOrService 1 1 - CodeableConcept
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
itemSequence 0 * - positiveInt
detailSequence 0 * - positiveInt
subDetailSequence 0 * - positiveInt
provider 0 * - Reference(Practitioner|PractitionerRole|Organization)
productOrService 1 1 - CodeableConcept
modifier 0 * - CodeableConcept
programCode 0 * - CodeableConcept
serviced[x] 0 1 - date Period
location[x] 0 1 - CodeableConcept Address Reference(Location)
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
bodySite 0 1 - CodeableConcept
subSite 0 * - CodeableConcept
noteNumber 0 * - positiveInt
adjudication 0 * - @ExplanationOfBenefit.item.adjudication
detail 0 * - @
#ExplanationOfBenefit.addItem.detail BackboneElement
productOrService 1 1 - CodeableConcept
modifier 0 * - CodeableConcept
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
noteNumber 0 * - positiveInt
adjudication 0 * - @ExplanationOfBenefit.item.adjudication
subDetail 0 * - @
#ExplanationOfBenefit.addItem.detail.subDetail BackboneElement
productOrService 1 1 - CodeableConcept
modifier 0 * - CodeableConcept
quantity 0 1 - Quantity
unitPrice 0 1 - Money
factor 0 1 - decimal
net 0 1 - Money
noteNumber 0 * - positiveInt
adjudication 0 * - @ExplanationOfBenefit.item.adjudication
#ExplanationOfBenefit.total BackboneElement
category 1 1 S CodeableConcept
amount 1 1 S Money
#ExplanationOfBenefit.payment BackboneElement
type 0 1 - CodeableConcept
adjustment 0 1 - Money
adjustmentReason 0 1 - CodeableConcept
date 0 1 - date
amount 0 1 - Money
identifier 0 1 - Identifier
#ExplanationOfBenefit.processNote BackboneElement
number 0 1 - positiveInt
type 0 1 - code !http://hl7.org/fhir/ValueSet/note-type
text 0 1 - string
language 0 1 - CodeableConcept
#ExplanationOfBenefit.benefitBalance BackboneElement
category 1 1 - CodeableConcept
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
#Expression Element
description 0 1 S string
name 0 1 S id
language 1 1 S code
expression 0 1 S string
reference 0 1 S uri
#Extension Element
url 1 1 A uri
value[x] 0 1 - base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing ContactDetail Contributor DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta
#FamilyMemberHistory DomainResource
identifier 0 * S Identifier
instantiatesCanonical 0 * S canonical(PlanDefinition|Questionnaire|ActivityDefinition|Measure|OperationDefinition)
instantiatesUri 0 * S uri
status 1 1 MS code !http://hl7.org/fhir/ValueSet/history-status
dataAbsentReason 0 1 S CodeableConcept
patient 1 1 S Reference(Patient)
date 0 1 S dateTime
name 0 1 S string
relationship 1 1 S CodeableConcept
sex 0 1 S CodeableConcept
born[x] 0 1 - Period date string
age[x] 0 1 S Age Range string
estimatedAge 0 1 S boolean
deceased[x] 0 1 S boolean Age Range date string
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation|AllergyIntolerance|QuestionnaireResponse|DiagnosticReport|DocumentReference)
note 0 * - Annotation
condition 0 * - @
#FamilyMemberHistory.condition BackboneElement
code 1 1 - CodeableConcept
outcome 0 1 - CodeableConcept
contributedToDeath 0 1 - boolean
onset[x] 0 1 - Age Range Period string
note 0 * - Annotation
#Flag DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/flag-status
category 0 * S CodeableConcept
code 1 1 S CodeableConcept
subject 1 1 S Reference(Patient|Location|Group|Organization|Practitioner|PlanDefinition|Medication|Procedure)
period 0 1 S Period
encounter 0 1 S Reference(Encounter)
author 0 1 S Reference(Device|Organization|Patient|Practitioner|PractitionerRole)
#Goal DomainResource
identifier 0 * - Identifier
lifecycleStatus 1 1 MS code !http://hl7.org/fhir/ValueSet/goal-status
achievementStatus 0 1 S CodeableConcept
category 0 * S CodeableConcept
priority 0 1 S CodeableConcept
description 1 1 S CodeableConcept
subject 1 1 S Reference(Patient|Group|Organization)
start[x] 0 1 S date CodeableConcept
target 0 * - @
statusDate 0 1 S date
statusReason 0 1 - string
expressedBy 0 1 S Reference(Patient|Practitioner|PractitionerRole|RelatedPerson)
addresses 0 * - Reference(Condition|Observation|MedicationStatement|NutritionOrder|ServiceRequest|RiskAssessment)
note 0 * - Annotation
outcomeCode 0 * - CodeableConcept
outcomeReference 0 * - Reference(Observation)
#Goal.target BackboneElement
measure 0 1 S CodeableConcept
detail[x] 0 1 S Quantity Range CodeableConcept string boolean integer Ratio
due[x] 0 1 S date Duration
#GraphDefinition DomainResource
url 0 1 S uri
version 0 1 S string
name 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
start 1 1 S code !http://hl7.org/fhir/ValueSet/resource-types
profile 0 1 - canonical(StructureDefinition)
link 0 * - @
#GraphDefinition.link BackboneElement
path 0 1 - string
sliceName 0 1 - string
min 0 1 - integer
max 0 1 - string
description 0 1 - string
target 0 * - @
#GraphDefinition.link.target BackboneElement
type 1 1 - code !http://hl7.org/fhir/ValueSet/resource-types
params 0 1 - string
profile 0 1 - canonical(StructureDefinition)
compartment 0 * - @
link 0 * - @GraphDefinition.link
#GraphDefinition.link.target.compartment BackboneElement
use 1 1 - code !http://hl7.org/fhir/ValueSet/graph-compartment-use
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
managingEntity 0 1 S Reference(Organization|RelatedPerson|Practitioner|PractitionerRole)
characteristic 0 * - @
member 0 * - @
#Group.characteristic BackboneElement
code 1 1 - CodeableConcept
value[x] 1 1 - CodeableConcept boolean Quantity Range Reference
exclude 1 1 - boolean
period 0 1 - Period
#Group.member BackboneElement
entity 1 1 - Reference(Patient|Practitioner|PractitionerRole|Device|Medication|Substance|Group)
period 0 1 - Period
inactive 0 1 - boolean
#GuidanceResponse DomainResource
requestIdentifier 0 1 S Identifier
identifier 0 * S Identifier
module[x] 1 1 S uri canonical CodeableConcept
status 1 1 MS code !http://hl7.org/fhir/ValueSet/guidance-response-status
subject 0 1 - Reference(Patient|Group)
encounter 0 1 - Reference(Encounter)
occurrenceDateTime 0 1 - dateTime
performer 0 1 - Reference(Device)
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation|DiagnosticReport|DocumentReference)
note 0 * - Annotation
evaluationMessage 0 * - Reference(OperationOutcome)
outputParameters 0 1 - Reference(Parameters)
result 0 1 - Reference(CarePlan|RequestGroup)
dataRequirement 0 * - DataRequirement
#HealthcareService DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
providedBy 0 1 S Reference(Organization)
category 0 * S CodeableConcept
type 0 * S CodeableConcept
specialty 0 * S CodeableConcept
location 0 * S Reference(Location)
name 0 1 S string
comment 0 1 S string
extraDetails 0 1 - markdown
photo 0 1 S Attachment
telecom 0 * - ContactPoint
coverageArea 0 * - Reference(Location)
serviceProvisionCode 0 * - CodeableConcept
eligibility 0 * - @
program 0 * - CodeableConcept
characteristic 0 * - CodeableConcept
communication 0 * - CodeableConcept
referralMethod 0 * - CodeableConcept
appointmentRequired 0 1 - boolean
availableTime 0 * - @
notAvailable 0 * - @
availabilityExceptions 0 1 - string
endpoint 0 * - Reference(Endpoint)
#HealthcareService.eligibility BackboneElement
code 0 1 - CodeableConcept
comment 0 1 - markdown
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
#ImagingStudy DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/imagingstudy-status
modality 0 * S Coding
subject 1 1 S Reference(Patient|Device|Group)
encounter 0 1 S Reference(Encounter)
started 0 1 S dateTime
basedOn 0 * S Reference(CarePlan|ServiceRequest|Appointment|AppointmentResponse|Task)
referrer 0 1 S Reference(Practitioner|PractitionerRole)
interpreter 0 * S Reference(Practitioner|PractitionerRole)
endpoint 0 * S Reference(Endpoint)
numberOfSeries 0 1 S unsignedInt
numberOfInstances 0 1 S unsignedInt
procedureReference 0 1 S Reference(Procedure)
procedureCode 0 * S CodeableConcept
location 0 1 S Reference(Location)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation|Media|DiagnosticReport|DocumentReference)
note 0 * S Annotation
description 0 1 S string
series 0 * S @
#ImagingStudy.series BackboneElement
uid 1 1 S id
number 0 1 S unsignedInt
modality 1 1 S Coding
description 0 1 S string
numberOfInstances 0 1 S unsignedInt
endpoint 0 * S Reference(Endpoint)
bodySite 0 1 S Coding
laterality 0 1 S Coding
specimen 0 * S Reference(Specimen)
started 0 1 S dateTime
performer 0 * S @
instance 0 * - @
#ImagingStudy.series.performer BackboneElement
function 0 1 S CodeableConcept
actor 1 1 S Reference(Practitioner|PractitionerRole|Organization|CareTeam|Patient|Device|RelatedPerson)
#ImagingStudy.series.instance BackboneElement
uid 1 1 - id
sopClass 1 1 - Coding
number 0 1 - unsignedInt
title 0 1 - string
#Immunization DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/immunization-status
statusReason 0 1 - CodeableConcept
vaccineCode 1 1 S CodeableConcept
patient 1 1 S Reference(Patient)
encounter 0 1 - Reference(Encounter)
occurrence[x] 1 1 S dateTime string
recorded 0 1 - dateTime
primarySource 0 1 S boolean
reportOrigin 0 1 - CodeableConcept
location 0 1 - Reference(Location)
manufacturer 0 1 - Reference(Organization)
lotNumber 0 1 - string
expirationDate 0 1 - date
site 0 1 - CodeableConcept
route 0 1 - CodeableConcept
doseQuantity 0 1 - Quantity
performer 0 * S @
note 0 * S Annotation
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation|DiagnosticReport)
isSubpotent 0 1 MS boolean
subpotentReason 0 * - CodeableConcept
education 0 * - @
programEligibility 0 * - CodeableConcept
fundingSource 0 1 - CodeableConcept
reaction 0 * - @
protocolApplied 0 * - @
#Immunization.performer BackboneElement
function 0 1 S CodeableConcept
actor 1 1 S Reference(Practitioner|PractitionerRole|Organization)
#Immunization.education BackboneElement
documentType 0 1 - string
reference 0 1 - uri
publicationDate 0 1 - dateTime
presentationDate 0 1 - dateTime
#Immunization.reaction BackboneElement
date 0 1 - dateTime
detail 0 1 - Reference(Observation)
reported 0 1 - boolean
#Immunization.protocolApplied BackboneElement
series 0 1 - string
authority 0 1 - Reference(Organization)
targetDisease 0 * - CodeableConcept
doseNumber[x] 1 1 - positiveInt string
seriesDoses[x] 0 1 - positiveInt string
#ImmunizationEvaluation DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/immunization-evaluation-status
patient 1 1 S Reference(Patient)
date 0 1 - dateTime
authority 0 1 - Reference(Organization)
targetDisease 1 1 S CodeableConcept
immunizationEvent 1 1 S Reference(Immunization)
doseStatus 1 1 S CodeableConcept
doseStatusReason 0 * - CodeableConcept
description 0 1 - string
series 0 1 - string
doseNumber[x] 0 1 - positiveInt string
seriesDoses[x] 0 1 - positiveInt string
#ImmunizationRecommendation DomainResource
identifier 0 * S Identifier
patient 1 1 S Reference(Patient)
date 1 1 S dateTime
authority 0 1 - Reference(Organization)
recommendation 1 * S @
#ImmunizationRecommendation.recommendation BackboneElement
vaccineCode 0 * S CodeableConcept
targetDisease 0 1 S CodeableConcept
contraindicatedVaccineCode 0 * S CodeableConcept
forecastStatus 1 1 MS CodeableConcept
forecastReason 0 * S CodeableConcept
dateCriterion 0 * - @
description 0 1 - string
series 0 1 - string
doseNumber[x] 0 1 S positiveInt string
seriesDoses[x] 0 1 - positiveInt string
supportingImmunization 0 * - Reference(Immunization|ImmunizationEvaluation)
supportingPatientInformation 0 * - Reference(Resource)
#ImmunizationRecommendation.recommendation.dateCriterion BackboneElement
code 1 1 - CodeableConcept
value 1 1 - dateTime
#ImplementationGuide DomainResource
url 1 1 S uri
version 0 1 S string
name 1 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
copyright 0 1 - markdown
packageId 1 1 S id
license 0 1 S code !http://hl7.org/fhir/ValueSet/spdx-license
fhirVersion 1 * S code !http://hl7.org/fhir/ValueSet/FHIR-version
dependsOn 0 * S @
global 0 * S @
definition 0 1 - @
manifest 0 1 - @
#ImplementationGuide.dependsOn BackboneElement
uri 1 1 S canonical(ImplementationGuide)
packageId 0 1 S id
version 0 1 S string
#ImplementationGuide.global BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/resource-types
profile 1 1 S canonical(StructureDefinition)
#ImplementationGuide.definition BackboneElement
grouping 0 * - @
resource 1 * - @
page 0 1 - @
parameter 0 * - @
template 0 * - @
#ImplementationGuide.definition.grouping BackboneElement
name 1 1 - string
description 0 1 - string
#ImplementationGuide.definition.resource BackboneElement
reference 1 1 - Reference(Resource)
fhirVersion 0 * - code !http://hl7.org/fhir/ValueSet/FHIR-version
name 0 1 - string
description 0 1 - string
example[x] 0 1 - boolean canonical(StructureDefinition)
groupingId 0 1 - id
#ImplementationGuide.definition.page BackboneElement
name[x] 1 1 - url Reference(Binary)
title 1 1 - string
generation 1 1 - code !http://hl7.org/fhir/ValueSet/guide-page-generation
page 0 * - @ImplementationGuide.definition.page
#ImplementationGuide.definition.parameter BackboneElement
code 1 1 - code !http://hl7.org/fhir/ValueSet/guide-parameter-code
value 1 1 - string
#ImplementationGuide.definition.template BackboneElement
code 1 1 - code
source 1 1 - string
scope 0 1 - string
#ImplementationGuide.manifest BackboneElement
rendering 0 1 S url
resource 1 * S @
page 0 * - @
image 0 * - string
other 0 * - string
#ImplementationGuide.manifest.resource BackboneElement
reference 1 1 S Reference(Resource)
example[x] 0 1 - boolean canonical(StructureDefinition)
relativePath 0 1 - url
#ImplementationGuide.manifest.page BackboneElement
name 1 1 - string
title 0 1 - string
anchor 0 * - string
#InsurancePlan DomainResource
identifier 0 * S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
type 0 * S CodeableConcept
name 0 1 S string
alias 0 * - string
period 0 1 - Period
ownedBy 0 1 S Reference(Organization)
administeredBy 0 1 S Reference(Organization)
coverageArea 0 * S Reference(Location)
contact 0 * - @
endpoint 0 * - Reference(Endpoint)
network 0 * - Reference(Organization)
coverage 0 * - @
plan 0 * - @
#InsurancePlan.contact BackboneElement
purpose 0 1 - CodeableConcept
name 0 1 - HumanName
telecom 0 * - ContactPoint
address 0 1 - Address
#InsurancePlan.coverage BackboneElement
type 1 1 - CodeableConcept
network 0 * - Reference(Organization)
benefit 1 * - @
#InsurancePlan.coverage.benefit BackboneElement
type 1 1 - CodeableConcept
requirement 0 1 - string
limit 0 * - @
#InsurancePlan.coverage.benefit.limit BackboneElement
value 0 1 - Quantity
code 0 1 - CodeableConcept
#InsurancePlan.plan BackboneElement
identifier 0 * S Identifier
type 0 1 - CodeableConcept
coverageArea 0 * S Reference(Location)
network 0 * - Reference(Organization)
generalCost 0 * - @
specificCost 0 * - @
#InsurancePlan.plan.generalCost BackboneElement
type 0 1 - CodeableConcept
groupSize 0 1 - positiveInt
cost 0 1 - Money
comment 0 1 - string
#InsurancePlan.plan.specificCost BackboneElement
category 1 1 - CodeableConcept
benefit 0 * - @
#InsurancePlan.plan.specificCost.benefit BackboneElement
type 1 1 - CodeableConcept
cost 0 * - @
#InsurancePlan.plan.specificCost.benefit.cost BackboneElement
type 1 1 - CodeableConcept
applicability 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/insuranceplan-applicability
qualifiers 0 * - CodeableConcept
value 0 1 - Quantity
#Invoice DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/invoice-status
cancelledReason 0 1 - string
type 0 1 S CodeableConcept
subject 0 1 S Reference(Patient|Group)
recipient 0 1 S Reference(Organization|Patient|RelatedPerson)
date 0 1 S dateTime
participant 0 * - @
issuer 0 1 - Reference(Organization)
account 0 1 - Reference(Account)
lineItem 0 * - @
totalPriceComponent 0 * - @Invoice.lineItem.priceComponent
totalNet 0 1 S Money
totalGross 0 1 S Money
paymentTerms 0 1 - markdown
note 0 * - Annotation
#Invoice.participant BackboneElement
role 0 1 - CodeableConcept
actor 1 1 - Reference(Practitioner|Organization|Patient|PractitionerRole|Device|RelatedPerson)
#Invoice.lineItem BackboneElement
sequence 0 1 - positiveInt
chargeItem[x] 1 1 - Reference(ChargeItem) CodeableConcept
priceComponent 0 * - @
#Invoice.lineItem.priceComponent BackboneElement
type 1 1 - code !http://hl7.org/fhir/ValueSet/invoice-priceComponentType
code 0 1 - CodeableConcept
factor 0 1 - decimal
amount 0 1 - Money
#Library DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
subtitle 0 1 - string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
type 1 1 S CodeableConcept
subject[x] 0 1 - CodeableConcept Reference(Group)
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
usage 0 1 - string
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
topic 0 * - CodeableConcept
author 0 * - ContactDetail
editor 0 * - ContactDetail
reviewer 0 * - ContactDetail
endorser 0 * - ContactDetail
relatedArtifact 0 * - RelatedArtifact
parameter 0 * - ParameterDefinition
dataRequirement 0 * - DataRequirement
content 0 * S Attachment
#Linkage DomainResource
active 0 1 S boolean
author 0 1 S Reference(Practitioner|PractitionerRole|Organization)
item 1 * S @
#Linkage.item BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/linkage-type
resource 1 1 S Reference(Resource)
#List DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/list-status
mode 1 1 MS code !http://hl7.org/fhir/ValueSet/list-mode
title 0 1 S string
code 0 1 S CodeableConcept
subject 0 1 S Reference(Patient|Group|Device|Location)
encounter 0 1 - Reference(Encounter)
date 0 1 S dateTime
source 0 1 S Reference(Practitioner|PractitionerRole|Patient|Device)
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
mode 0 1 S code !http://hl7.org/fhir/ValueSet/location-mode
type 0 * S CodeableConcept
telecom 0 * - ContactPoint
address 0 1 - Address
physicalType 0 1 S CodeableConcept
position 0 1 - @
managingOrganization 0 1 S Reference(Organization)
partOf 0 1 - Reference(Location)
hoursOfOperation 0 * - @
availabilityExceptions 0 1 - string
endpoint 0 * - Reference(Endpoint)
#Location.position BackboneElement
longitude 1 1 - decimal
latitude 1 1 - decimal
altitude 0 1 - decimal
#Location.hoursOfOperation BackboneElement
daysOfWeek 0 * - code !http://hl7.org/fhir/ValueSet/days-of-week
allDay 0 1 - boolean
openingTime 0 1 - time
closingTime 0 1 - time
#MarketingStatus BackboneElement
country 1 1 S CodeableConcept
jurisdiction 0 1 S CodeableConcept
status 1 1 S CodeableConcept
dateRange 1 1 S Period
restoreDate 0 1 S dateTime
#Measure DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
subtitle 0 1 - string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
subject[x] 0 1 - CodeableConcept Reference(Group)
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
usage 0 1 - string
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
topic 0 * - CodeableConcept
author 0 * - ContactDetail
editor 0 * - ContactDetail
reviewer 0 * - ContactDetail
endorser 0 * - ContactDetail
relatedArtifact 0 * - RelatedArtifact
library 0 * - canonical(Library)
disclaimer 0 1 S markdown
scoring 0 1 S CodeableConcept
compositeScoring 0 1 S CodeableConcept
type 0 * S CodeableConcept
riskAdjustment 0 1 S string
rateAggregation 0 1 S string
rationale 0 1 S markdown
clinicalRecommendationStatement 0 1 S markdown
improvementNotation 0 1 S CodeableConcept !http://hl7.org/fhir/ValueSet/measure-improvement-notation
definition 0 * S markdown
guidance 0 1 S markdown
group 0 * - @
supplementalData 0 * - @
#Measure.group BackboneElement
code 0 1 - CodeableConcept
description 0 1 - string
population 0 * - @
stratifier 0 * - @
#Measure.group.population BackboneElement
code 0 1 - CodeableConcept
description 0 1 - string
criteria 1 1 - Expression
#Measure.group.stratifier BackboneElement
code 0 1 - CodeableConcept
description 0 1 - string
criteria 0 1 - Expression
component 0 * - @
#Measure.group.stratifier.component BackboneElement
code 0 1 - CodeableConcept
description 0 1 - string
criteria 1 1 - Expression
#Measure.supplementalData BackboneElement
code 0 1 - CodeableConcept
usage 0 * - CodeableConcept
description 0 1 - string
criteria 1 1 - Expression
#MeasureReport DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/measure-report-status
type 1 1 S code !http://hl7.org/fhir/ValueSet/measure-report-type
measure 1 1 S canonical(Measure)
subject 0 1 S Reference(Patient|Practitioner|PractitionerRole|Location|Device|RelatedPerson|Group)
date 0 1 S dateTime
reporter 0 1 S Reference(Practitioner|PractitionerRole|Location|Organization)
period 1 1 S Period
improvementNotation 0 1 MS CodeableConcept !http://hl7.org/fhir/ValueSet/measure-improvement-notation
group 0 * - @
evaluatedResource 0 * - Reference(Resource)
#MeasureReport.group BackboneElement
code 0 1 S CodeableConcept
population 0 * - @
measureScore 0 1 S Quantity
stratifier 0 * - @
#MeasureReport.group.population BackboneElement
code 0 1 S CodeableConcept
count 0 1 - integer
subjectResults 0 1 - Reference(List)
#MeasureReport.group.stratifier BackboneElement
code 0 * - CodeableConcept
stratum 0 * - @
#MeasureReport.group.stratifier.stratum BackboneElement
value 0 1 - CodeableConcept
component 0 * - @
population 0 * - @
measureScore 0 1 - Quantity
#MeasureReport.group.stratifier.stratum.component BackboneElement
code 1 1 - CodeableConcept
value 1 1 - CodeableConcept
#MeasureReport.group.stratifier.stratum.population BackboneElement
code 0 1 - CodeableConcept
count 0 1 - integer
subjectResults 0 1 - Reference(List)
#Media DomainResource
identifier 0 * S Identifier
basedOn 0 * S Reference(ServiceRequest|CarePlan)
partOf 0 * S Reference(Resource)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/event-status
type 0 1 S CodeableConcept
modality 0 1 S CodeableConcept
view 0 1 S CodeableConcept
subject 0 1 S Reference(Patient|Practitioner|PractitionerRole|Group|Device|Specimen|Location)
encounter 0 1 S Reference(Encounter)
created[x] 0 1 S dateTime Period
issued 0 1 S instant
operator 0 1 S Reference(Practitioner|PractitionerRole|Organization|CareTeam|Patient|Device|RelatedPerson)
reasonCode 0 * S CodeableConcept
bodySite 0 1 S CodeableConcept
deviceName 0 1 S string
device 0 1 S Reference(Device|DeviceMetric|Device)
height 0 1 S positiveInt
width 0 1 S positiveInt
frames 0 1 S positiveInt
duration 0 1 S decimal
content 1 1 S Attachment
note 0 * - Annotation
#Medication DomainResource
identifier 0 * S Identifier
code 0 1 S CodeableConcept
status 0 1 MS code !http://hl7.org/fhir/ValueSet/medication-status
manufacturer 0 1 S Reference(Organization)
form 0 1 - CodeableConcept
amount 0 1 S Ratio
ingredient 0 * - @
batch 0 1 - @
#Medication.ingredient BackboneElement
item[x] 1 1 - CodeableConcept Reference(Substance|Medication)
isActive 0 1 - boolean
strength 0 1 - Ratio
#Medication.batch BackboneElement
lotNumber 0 1 - string
expirationDate 0 1 - dateTime
#MedicationAdministration DomainResource
identifier 0 * - Identifier
instantiates 0 * S uri
partOf 0 * S Reference(MedicationAdministration|Procedure)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/medication-admin-status
statusReason 0 * - CodeableConcept
category 0 1 - CodeableConcept
medication[x] 1 1 S CodeableConcept Reference(Medication)
subject 1 1 S Reference(Patient|Group)
context 0 1 - Reference(Encounter|EpisodeOfCare)
supportingInformation 0 * - Reference(Resource)
effective[x] 1 1 S dateTime Period
performer 0 * S @
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation|DiagnosticReport)
request 0 1 - Reference(MedicationRequest)
device 0 * - Reference(Device)
note 0 * - Annotation
dosage 0 1 - @
eventHistory 0 * - Reference(Provenance)
#MedicationAdministration.performer BackboneElement
function 0 1 - CodeableConcept
actor 1 1 S Reference(Practitioner|PractitionerRole|Patient|RelatedPerson|Device)
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
status 1 1 MS code !http://hl7.org/fhir/ValueSet/medicationdispense-status
statusReason[x] 0 1 - CodeableConcept Reference(DetectedIssue)
category 0 1 - CodeableConcept
medication[x] 1 1 S CodeableConcept Reference(Medication)
subject 0 1 S Reference(Patient|Group)
context 0 1 - Reference(Encounter|EpisodeOfCare)
supportingInformation 0 * - Reference(Resource)
performer 0 * - @
location 0 1 - Reference(Location)
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
eventHistory 0 * - Reference(Provenance)
#MedicationDispense.performer BackboneElement
function 0 1 - CodeableConcept
actor 1 1 - Reference(Practitioner|PractitionerRole|Organization|Patient|Device|RelatedPerson)
#MedicationDispense.substitution BackboneElement
wasSubstituted 1 1 - boolean
type 0 1 - CodeableConcept
reason 0 * - CodeableConcept
responsibleParty 0 * - Reference(Practitioner|PractitionerRole)
#MedicationKnowledge DomainResource
code 0 1 S CodeableConcept
status 0 1 MS code !http://hl7.org/fhir/ValueSet/medicationknowledge-status
manufacturer 0 1 S Reference(Organization)
doseForm 0 1 - CodeableConcept
amount 0 1 S Quantity
synonym 0 * S string
relatedMedicationKnowledge 0 * - @
associatedMedication 0 * - Reference(Medication)
productType 0 * - CodeableConcept
monograph 0 * - @
ingredient 0 * - @
preparationInstruction 0 1 - markdown
intendedRoute 0 * - CodeableConcept
cost 0 * - @
monitoringProgram 0 * - @
administrationGuidelines 0 * - @
medicineClassification 0 * - @
packaging 0 1 - @
drugCharacteristic 0 * - @
contraindication 0 * - Reference(DetectedIssue)
regulatory 0 * - @
kinetics 0 * - @
#MedicationKnowledge.relatedMedicationKnowledge BackboneElement
type 1 1 - CodeableConcept
reference 1 * - Reference(MedicationKnowledge)
#MedicationKnowledge.monograph BackboneElement
type 0 1 - CodeableConcept
source 0 1 - Reference(DocumentReference|Media)
#MedicationKnowledge.ingredient BackboneElement
item[x] 1 1 - CodeableConcept Reference(Substance)
isActive 0 1 - boolean
strength 0 1 - Ratio
#MedicationKnowledge.cost BackboneElement
type 1 1 - CodeableConcept
source 0 1 - string
cost 1 1 - Money
#MedicationKnowledge.monitoringProgram BackboneElement
type 0 1 - CodeableConcept
name 0 1 - string
#MedicationKnowledge.administrationGuidelines BackboneElement
dosage 0 * - @
indication[x] 0 1 - CodeableConcept Reference(ObservationDefinition)
patientCharacteristics 0 * - @
#MedicationKnowledge.administrationGuidelines.dosage BackboneElement
type 1 1 - CodeableConcept
dosage 1 * - Dosage
#MedicationKnowledge.administrationGuidelines.patientCharacteristics BackboneElement
characteristic[x] 1 1 - CodeableConcept Quantity
value 0 * - string
#MedicationKnowledge.medicineClassification BackboneElement
type 1 1 - CodeableConcept
classification 0 * - CodeableConcept
#MedicationKnowledge.packaging BackboneElement
type 0 1 - CodeableConcept
quantity 0 1 - Quantity
#MedicationKnowledge.drugCharacteristic BackboneElement
type 0 1 - CodeableConcept
value[x] 0 1 - CodeableConcept string Quantity base64Binary
#MedicationKnowledge.regulatory BackboneElement
regulatoryAuthority 1 1 - Reference(Organization)
substitution 0 * - @
schedule 0 * - @
maxDispense 0 1 - @
#MedicationKnowledge.regulatory.substitution BackboneElement
type 1 1 - CodeableConcept
allowed 1 1 - boolean
#MedicationKnowledge.regulatory.schedule BackboneElement
schedule 1 1 - CodeableConcept
#MedicationKnowledge.regulatory.maxDispense BackboneElement
quantity 1 1 - Quantity
period 0 1 - Duration
#MedicationKnowledge.kinetics BackboneElement
areaUnderCurve 0 * - Quantity
lethalDose50 0 * - Quantity
halfLifePeriod 0 1 - Duration
#MedicationRequest DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/medicationrequest-status
statusReason 0 1 - CodeableConcept
intent 1 1 MS code !http://hl7.org/fhir/ValueSet/medicationrequest-intent
category 0 * - CodeableConcept
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
doNotPerform 0 1 MS boolean
reported[x] 0 1 S boolean Reference(Patient|Practitioner|PractitionerRole|RelatedPerson|Organization)
medication[x] 1 1 S CodeableConcept Reference(Medication)
subject 1 1 S Reference(Patient|Group)
encounter 0 1 - Reference(Encounter)
supportingInformation 0 * - Reference(Resource)
authoredOn 0 1 S dateTime
requester 0 1 S Reference(Practitioner|PractitionerRole|Organization|Patient|RelatedPerson|Device)
performer 0 1 - Reference(Practitioner|PractitionerRole|Organization|Patient|Device|RelatedPerson|CareTeam)
performerType 0 1 S CodeableConcept
recorder 0 1 - Reference(Practitioner|PractitionerRole)
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation)
instantiatesCanonical 0 * S canonical
instantiatesUri 0 * S uri
basedOn 0 * S Reference(CarePlan|MedicationRequest|ServiceRequest|ImmunizationRecommendation)
groupIdentifier 0 1 S Identifier
courseOfTherapyType 0 1 - CodeableConcept
insurance 0 * - Reference(Coverage|ClaimResponse)
note 0 * - Annotation
dosageInstruction 0 * - Dosage
dispenseRequest 0 1 - @
substitution 0 1 - @
priorPrescription 0 1 - Reference(MedicationRequest)
detectedIssue 0 * - Reference(DetectedIssue)
eventHistory 0 * - Reference(Provenance)
#MedicationRequest.dispenseRequest BackboneElement
initialFill 0 1 - @
dispenseInterval 0 1 - Duration
validityPeriod 0 1 - Period
numberOfRepeatsAllowed 0 1 - unsignedInt
quantity 0 1 - Quantity
expectedSupplyDuration 0 1 - Duration
performer 0 1 - Reference(Organization)
#MedicationRequest.dispenseRequest.initialFill BackboneElement
quantity 0 1 - Quantity
duration 0 1 - Duration
#MedicationRequest.substitution BackboneElement
allowed[x] 1 1 - boolean CodeableConcept
reason 0 1 - CodeableConcept
#MedicationStatement DomainResource
identifier 0 * S Identifier
basedOn 0 * S Reference(MedicationRequest|CarePlan|ServiceRequest)
partOf 0 * S Reference(MedicationAdministration|MedicationDispense|MedicationStatement|Procedure|Observation)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/medication-statement-status
statusReason 0 * - CodeableConcept
category 0 1 S CodeableConcept
medication[x] 1 1 S CodeableConcept Reference(Medication)
subject 1 1 S Reference(Patient|Group)
context 0 1 S Reference(Encounter|EpisodeOfCare)
effective[x] 0 1 S dateTime Period
dateAsserted 0 1 S dateTime
informationSource 0 1 - Reference(Patient|Practitioner|PractitionerRole|RelatedPerson|Organization)
derivedFrom 0 * - Reference(Resource)
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation|DiagnosticReport)
note 0 * - Annotation
dosage 0 * - Dosage
#MedicinalProduct DomainResource
identifier 0 * S Identifier
type 0 1 S CodeableConcept
domain 0 1 S Coding
combinedPharmaceuticalDoseForm 0 1 S CodeableConcept
legalStatusOfSupply 0 1 S CodeableConcept
additionalMonitoringIndicator 0 1 S CodeableConcept
specialMeasures 0 * S string
paediatricUseIndicator 0 1 S CodeableConcept
productClassification 0 * S CodeableConcept
marketingStatus 0 * S MarketingStatus
pharmaceuticalProduct 0 * S Reference(MedicinalProductPharmaceutical)
packagedMedicinalProduct 0 * S Reference(MedicinalProductPackaged)
attachedDocument 0 * S Reference(DocumentReference)
masterFile 0 * S Reference(DocumentReference)
contact 0 * S Reference(Organization|PractitionerRole)
clinicalTrial 0 * S Reference(ResearchStudy)
name 1 * S @
crossReference 0 * S Identifier
manufacturingBusinessOperation 0 * S @
specialDesignation 0 * S @
#MedicinalProduct.name BackboneElement
productName 1 1 S string
namePart 0 * S @
countryLanguage 0 * S @
#MedicinalProduct.name.namePart BackboneElement
part 1 1 S string
type 1 1 S Coding
#MedicinalProduct.name.countryLanguage BackboneElement
country 1 1 S CodeableConcept
jurisdiction 0 1 S CodeableConcept
language 1 1 S CodeableConcept
#MedicinalProduct.manufacturingBusinessOperation BackboneElement
operationType 0 1 S CodeableConcept
authorisationReferenceNumber 0 1 S Identifier
effectiveDate 0 1 S dateTime
confidentialityIndicator 0 1 S CodeableConcept
manufacturer 0 * S Reference(Organization)
regulator 0 1 S Reference(Organization)
#MedicinalProduct.specialDesignation BackboneElement
identifier 0 * S Identifier
type 0 1 S CodeableConcept
intendedUse 0 1 S CodeableConcept
indication[x] 0 1 S CodeableConcept Reference(MedicinalProductIndication)
status 0 1 S CodeableConcept
date 0 1 S dateTime
species 0 1 S CodeableConcept
#MedicinalProductAuthorization DomainResource
identifier 0 * S Identifier
subject 0 1 S Reference(MedicinalProduct|MedicinalProductPackaged)
country 0 * S CodeableConcept
jurisdiction 0 * S CodeableConcept
status 0 1 S CodeableConcept
statusDate 0 1 S dateTime
restoreDate 0 1 S dateTime
validityPeriod 0 1 S Period
dataExclusivityPeriod 0 1 S Period
dateOfFirstAuthorization 0 1 S dateTime
internationalBirthDate 0 1 S dateTime
legalBasis 0 1 S CodeableConcept
jurisdictionalAuthorization 0 * S @
holder 0 1 S Reference(Organization)
regulator 0 1 S Reference(Organization)
procedure 0 1 S @
#MedicinalProductAuthorization.jurisdictionalAuthorization BackboneElement
identifier 0 * S Identifier
country 0 1 S CodeableConcept
jurisdiction 0 * S CodeableConcept
legalStatusOfSupply 0 1 S CodeableConcept
validityPeriod 0 1 S Period
#MedicinalProductAuthorization.procedure BackboneElement
identifier 0 1 S Identifier
type 1 1 S CodeableConcept
date[x] 0 1 S Period dateTime
application 0 * S @MedicinalProductAuthorization.procedure
#MedicinalProductContraindication DomainResource
subject 0 * S Reference(MedicinalProduct|Medication)
disease 0 1 S CodeableConcept
diseaseStatus 0 1 S CodeableConcept
comorbidity 0 * S CodeableConcept
therapeuticIndication 0 * S Reference(MedicinalProductIndication)
otherTherapy 0 * S @
population 0 * S Population
#MedicinalProductContraindication.otherTherapy BackboneElement
therapyRelationshipType 1 1 S CodeableConcept
medication[x] 1 1 S CodeableConcept Reference(MedicinalProduct|Medication|Substance|SubstanceSpecification)
#MedicinalProductIndication DomainResource
subject 0 * S Reference(MedicinalProduct|Medication)
diseaseSymptomProcedure 0 1 S CodeableConcept
diseaseStatus 0 1 S CodeableConcept
comorbidity 0 * S CodeableConcept
intendedEffect 0 1 S CodeableConcept
duration 0 1 S Quantity
otherTherapy 0 * S @
undesirableEffect 0 * S Reference(MedicinalProductUndesirableEffect)
population 0 * S Population
#MedicinalProductIndication.otherTherapy BackboneElement
therapyRelationshipType 1 1 S CodeableConcept
medication[x] 1 1 S CodeableConcept Reference(MedicinalProduct|Medication|Substance|SubstanceSpecification)
#MedicinalProductIngredient DomainResource
identifier 0 1 S Identifier
role 1 1 S CodeableConcept
allergenicIndicator 0 1 S boolean
manufacturer 0 * S Reference(Organization)
specifiedSubstance 0 * S @
substance 0 1 S @
#MedicinalProductIngredient.specifiedSubstance BackboneElement
code 1 1 S CodeableConcept
group 1 1 S CodeableConcept
confidentiality 0 1 S CodeableConcept
strength 0 * S @
#MedicinalProductIngredient.specifiedSubstance.strength BackboneElement
presentation 1 1 S Ratio
presentationLowLimit 0 1 MS Ratio
concentration 0 1 S Ratio
concentrationLowLimit 0 1 MS Ratio
measurementPoint 0 1 S string
country 0 * S CodeableConcept
referenceStrength 0 * S @
#MedicinalProductIngredient.specifiedSubstance.strength.referenceStrength BackboneElement
substance 0 1 S CodeableConcept
strength 1 1 S Ratio
strengthLowLimit 0 1 S Ratio
measurementPoint 0 1 S string
country 0 * S CodeableConcept
#MedicinalProductIngredient.substance BackboneElement
code 1 1 S CodeableConcept
strength 0 * S @MedicinalProductIngredient.specifiedSubstance.strength
#MedicinalProductInteraction DomainResource
subject 0 * S Reference(MedicinalProduct|Medication|Substance)
description 0 1 S string
interactant 0 * S @
type 0 1 S CodeableConcept
effect 0 1 S CodeableConcept
incidence 0 1 S CodeableConcept
management 0 1 S CodeableConcept
#MedicinalProductInteraction.interactant BackboneElement
item[x] 1 1 S Reference(MedicinalProduct|Medication|Substance|ObservationDefinition) CodeableConcept
#MedicinalProductManufactured DomainResource
manufacturedDoseForm 1 1 S CodeableConcept
unitOfPresentation 0 1 S CodeableConcept
quantity 1 1 S Quantity
manufacturer 0 * S Reference(Organization)
ingredient 0 * S Reference(MedicinalProductIngredient)
physicalCharacteristics 0 1 S ProdCharacteristic
otherCharacteristics 0 * S CodeableConcept
#MedicinalProductPackaged DomainResource
identifier 0 * S Identifier
subject 0 * S Reference(MedicinalProduct)
description 0 1 S string
legalStatusOfSupply 0 1 S CodeableConcept
marketingStatus 0 * S MarketingStatus
marketingAuthorization 0 1 S Reference(MedicinalProductAuthorization)
manufacturer 0 * S Reference(Organization)
batchIdentifier 0 * S @
packageItem 1 * S @
#MedicinalProductPackaged.batchIdentifier BackboneElement
outerPackaging 1 1 S Identifier
immediatePackaging 0 1 S Identifier
#MedicinalProductPackaged.packageItem BackboneElement
identifier 0 * S Identifier
type 1 1 S CodeableConcept
quantity 1 1 S Quantity
material 0 * S CodeableConcept
alternateMaterial 0 * S CodeableConcept
device 0 * S Reference(DeviceDefinition)
manufacturedItem 0 * S Reference(MedicinalProductManufactured)
packageItem 0 * S @MedicinalProductPackaged.packageItem
physicalCharacteristics 0 1 S ProdCharacteristic
otherCharacteristics 0 * S CodeableConcept
shelfLifeStorage 0 * S ProductShelfLife
manufacturer 0 * S Reference(Organization)
#MedicinalProductPharmaceutical DomainResource
identifier 0 * S Identifier
administrableDoseForm 1 1 S CodeableConcept
unitOfPresentation 0 1 S CodeableConcept
ingredient 0 * S Reference(MedicinalProductIngredient)
device 0 * S Reference(DeviceDefinition)
characteristics 0 * S @
routeOfAdministration 1 * S @
#MedicinalProductPharmaceutical.characteristics BackboneElement
code 1 1 S CodeableConcept
status 0 1 S CodeableConcept
#MedicinalProductPharmaceutical.routeOfAdministration BackboneElement
code 1 1 S CodeableConcept
firstDose 0 1 S Quantity
maxSingleDose 0 1 S Quantity
maxDosePerDay 0 1 S Quantity
maxDosePerTreatmentPeriod 0 1 S Ratio
maxTreatmentPeriod 0 1 S Duration
targetSpecies 0 * S @
#MedicinalProductPharmaceutical.routeOfAdministration.targetSpecies BackboneElement
code 1 1 S CodeableConcept
withdrawalPeriod 0 * S @
#MedicinalProductPharmaceutical.routeOfAdministration.targetSpecies.withdrawalPeriod BackboneElement
tissue 1 1 S CodeableConcept
value 1 1 S Quantity
supportingInformation 0 1 S string
#MedicinalProductUndesirableEffect DomainResource
subject 0 * S Reference(MedicinalProduct|Medication)
symptomConditionEffect 0 1 S CodeableConcept
classification 0 1 S CodeableConcept
frequencyOfOccurrence 0 1 S CodeableConcept
population 0 * S Population
#MessageDefinition DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
replaces 0 * S canonical(MessageDefinition)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
date 1 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 S markdown
copyright 0 1 - markdown
base 0 1 S canonical(MessageDefinition)
parent 0 * S canonical(ActivityDefinition|PlanDefinition)
event[x] 1 1 S Coding uri
category 0 1 S code !http://hl7.org/fhir/ValueSet/message-significance-category
focus 0 * S @
responseRequired 0 1 - code !http://hl7.org/fhir/ValueSet/messageheader-response-request
allowedResponse 0 * - @
graph 0 * - canonical(GraphDefinition)
#MessageDefinition.focus BackboneElement
code 1 1 S code !http://hl7.org/fhir/ValueSet/resource-types
profile 0 1 - canonical(StructureDefinition)
min 1 1 S unsignedInt
max 0 1 - string
#MessageDefinition.allowedResponse BackboneElement
message 1 1 - canonical(MessageDefinition)
situation 0 1 - markdown
#MessageHeader DomainResource
event[x] 1 1 S Coding uri
destination 0 * S @
sender 0 1 S Reference(Practitioner|PractitionerRole|Organization)
enterer 0 1 S Reference(Practitioner|PractitionerRole)
author 0 1 S Reference(Practitioner|PractitionerRole)
source 1 1 S @
responsible 0 1 S Reference(Practitioner|PractitionerRole|Organization)
reason 0 1 S CodeableConcept
response 0 1 S @
focus 0 * S Reference(Resource)
definition 0 1 S canonical(MessageDefinition)
#MessageHeader.destination BackboneElement
name 0 1 S string
target 0 1 S Reference(Device)
endpoint 1 1 S url
receiver 0 1 S Reference(Practitioner|PractitionerRole|Organization)
#MessageHeader.source BackboneElement
name 0 1 S string
software 0 1 S string
version 0 1 S string
contact 0 1 S ContactPoint
endpoint 1 1 S url
#MessageHeader.response BackboneElement
identifier 1 1 S id
code 1 1 S code !http://hl7.org/fhir/ValueSet/response-code
details 0 1 S Reference(OperationOutcome)
#Meta Element
versionId 0 1 S id
lastUpdated 0 1 S instant
source 0 1 S uri
profile 0 * S canonical(StructureDefinition)
security 0 * S Coding
tag 0 * S Coding
#MolecularSequence DomainResource
identifier 0 * S Identifier
type 0 1 S code !http://hl7.org/fhir/ValueSet/sequence-type
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
pointer 0 * S Reference(MolecularSequence)
structureVariant 0 * S @
#MolecularSequence.referenceSeq BackboneElement
chromosome 0 1 S CodeableConcept
genomeBuild 0 1 S string
orientation 0 1 S code !http://hl7.org/fhir/ValueSet/orientation-type
referenceSeqId 0 1 S CodeableConcept
referenceSeqPointer 0 1 S Reference(MolecularSequence)
referenceSeqString 0 1 S string
strand 0 1 S code !http://hl7.org/fhir/ValueSet/strand-type
windowStart 0 1 S integer
windowEnd 0 1 S integer
#MolecularSequence.variant BackboneElement
start 0 1 S integer
end 0 1 S integer
observedAllele 0 1 S string
referenceAllele 0 1 S string
cigar 0 1 S string
variantPointer 0 1 S Reference(Observation)
#MolecularSequence.quality BackboneElement
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
roc 0 1 S @
#MolecularSequence.quality.roc BackboneElement
score 0 * S integer
numTP 0 * S integer
numFP 0 * S integer
numFN 0 * S integer
precision 0 * S decimal
sensitivity 0 * S decimal
fMeasure 0 * S decimal
#MolecularSequence.repository BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/repository-type
url 0 1 S uri
name 0 1 S string
datasetId 0 1 S string
variantsetId 0 1 S string
readsetId 0 1 S string
#MolecularSequence.structureVariant BackboneElement
variantType 0 1 S CodeableConcept !http://loinc.org/vs/LL379-9
exact 0 1 S boolean
length 0 1 S integer
outer 0 1 S @
inner 0 1 S @
#MolecularSequence.structureVariant.outer BackboneElement
start 0 1 S integer
end 0 1 S integer
#MolecularSequence.structureVariant.inner BackboneElement
start 0 1 S integer
end 0 1 S integer
#Money Element
value 0 1 S decimal
currency 0 1 S code !http://hl7.org/fhir/ValueSet/currencies
#NamingSystem DomainResource
name 1 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
kind 1 1 S code !http://hl7.org/fhir/ValueSet/namingsystem-type
date 1 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
responsible 0 1 - string
type 0 1 - CodeableConcept
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
usage 0 1 - string
uniqueId 1 * S @
#NamingSystem.uniqueId BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/namingsystem-identifier-type
value 1 1 S string
preferred 0 1 - boolean
comment 0 1 - string
period 0 1 - Period
#Narrative Element
status 1 1 - code !http://hl7.org/fhir/ValueSet/narrative-status
div 1 1 - xhtml
#NutritionOrder DomainResource
identifier 0 * - Identifier
instantiatesCanonical 0 * S canonical(ActivityDefinition|PlanDefinition)
instantiatesUri 0 * S uri
instantiates 0 * - uri
status 1 1 MS code !http://hl7.org/fhir/ValueSet/request-status
intent 1 1 MS code !http://hl7.org/fhir/ValueSet/request-intent
patient 1 1 S Reference(Patient)
encounter 0 1 - Reference(Encounter)
dateTime 1 1 S dateTime
orderer 0 1 S Reference(Practitioner|PractitionerRole)
allergyIntolerance 0 * - Reference(AllergyIntolerance)
foodPreferenceModifier 0 * - CodeableConcept
excludeFoodModifier 0 * - CodeableConcept
oralDiet 0 1 - @
supplement 0 * - @
enteralFormula 0 1 - @
note 0 * - Annotation
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
basedOn 0 * S Reference(CarePlan|DeviceRequest|ImmunizationRecommendation|MedicationRequest|NutritionOrder|ServiceRequest)
partOf 0 * S Reference(MedicationAdministration|MedicationDispense|MedicationStatement|Procedure|Immunization|ImagingStudy)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/observation-status
category 0 * - CodeableConcept
code 1 1 S CodeableConcept
subject 0 1 S Reference(Patient|Group|Device|Location)
focus 0 * S Reference(Resource)
encounter 0 1 S Reference(Encounter)
effective[x] 0 1 S dateTime Period Timing instant
issued 0 1 S instant
performer 0 * S Reference(Practitioner|PractitionerRole|Organization|CareTeam|Patient|RelatedPerson)
value[x] 0 1 S Quantity CodeableConcept string boolean integer Range Ratio SampledData time dateTime Period
dataAbsentReason 0 1 - CodeableConcept
interpretation 0 * - CodeableConcept
note 0 * - Annotation
bodySite 0 1 - CodeableConcept
method 0 1 - CodeableConcept
specimen 0 1 - Reference(Specimen)
device 0 1 - Reference(Device|DeviceMetric)
referenceRange 0 * - @
hasMember 0 * S Reference(Observation|QuestionnaireResponse|MolecularSequence)
derivedFrom 0 * S Reference(DocumentReference|ImagingStudy|Media|QuestionnaireResponse|Observation|MolecularSequence)
component 0 * S @
#Observation.referenceRange BackboneElement
low 0 1 - Quantity
high 0 1 - Quantity
type 0 1 - CodeableConcept
appliesTo 0 * - CodeableConcept
age 0 1 - Range
text 0 1 - string
#Observation.component BackboneElement
code 1 1 S CodeableConcept
value[x] 0 1 S Quantity CodeableConcept string boolean integer Range Ratio SampledData time dateTime Period
dataAbsentReason 0 1 - CodeableConcept
interpretation 0 * - CodeableConcept
referenceRange 0 * - @Observation.referenceRange
#ObservationDefinition DomainResource
category 0 * S CodeableConcept
code 1 1 S CodeableConcept
identifier 0 * S Identifier
permittedDataType 0 * - code !http://hl7.org/fhir/ValueSet/permitted-data-type
multipleResultsAllowed 0 1 - boolean
method 0 1 - CodeableConcept
preferredReportName 0 1 - string
quantitativeDetails 0 1 - @
qualifiedInterval 0 * - @
validCodedValueSet 0 1 - Reference(ValueSet)
normalCodedValueSet 0 1 - Reference(ValueSet)
abnormalCodedValueSet 0 1 - Reference(ValueSet)
criticalCodedValueSet 0 1 - Reference(ValueSet)
#ObservationDefinition.quantitativeDetails BackboneElement
customaryUnit 0 1 - CodeableConcept
unit 0 1 - CodeableConcept
conversionFactor 0 1 - decimal
decimalPrecision 0 1 - integer
#ObservationDefinition.qualifiedInterval BackboneElement
category 0 1 - code !http://hl7.org/fhir/ValueSet/observation-range-category
range 0 1 - Range
context 0 1 - CodeableConcept
appliesTo 0 * - CodeableConcept
gender 0 1 - code !http://hl7.org/fhir/ValueSet/administrative-gender
age 0 1 - Range
gestationalAge 0 1 - Range
condition 0 1 - string
#OperationDefinition DomainResource
url 0 1 S uri
version 0 1 S string
name 1 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
kind 1 1 S code !http://hl7.org/fhir/ValueSet/operation-kind
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
affectsState 0 1 S boolean
code 1 1 S code
comment 0 1 - markdown
base 0 1 S canonical(OperationDefinition)
resource 0 * S code !http://hl7.org/fhir/ValueSet/resource-types
system 1 1 S boolean
type 1 1 S boolean
instance 1 1 S boolean
inputProfile 0 1 - canonical(StructureDefinition)
outputProfile 0 1 - canonical(StructureDefinition)
parameter 0 * - @
overload 0 * - @
#OperationDefinition.parameter BackboneElement
name 1 1 - code
use 1 1 - code !http://hl7.org/fhir/ValueSet/operation-parameter-use
min 1 1 - integer
max 1 1 - string
documentation 0 1 - string
type 0 1 - code !http://hl7.org/fhir/ValueSet/all-types
targetProfile 0 * - canonical(StructureDefinition)
searchType 0 1 - code !http://hl7.org/fhir/ValueSet/search-param-type
binding 0 1 - @
referencedFrom 0 * - @
part 0 * - @OperationDefinition.parameter
#OperationDefinition.parameter.binding BackboneElement
strength 1 1 - code !http://hl7.org/fhir/ValueSet/binding-strength
valueSet 1 1 - canonical(ValueSet)
#OperationDefinition.parameter.referencedFrom BackboneElement
source 1 1 - string
sourceId 0 1 - string
#OperationDefinition.overload BackboneElement
parameterName 0 * - string
comment 0 1 - string
#OperationOutcome DomainResource
issue 1 * S @
#OperationOutcome.issue BackboneElement
severity 1 1 S code !http://hl7.org/fhir/ValueSet/issue-severity
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
#OrganizationAffiliation DomainResource
identifier 0 * S Identifier
active 0 1 S boolean
period 0 1 S Period
organization 0 1 S Reference(Organization)
participatingOrganization 0 1 S Reference(Organization)
network 0 * S Reference(Organization)
code 0 * S CodeableConcept
specialty 0 * S CodeableConcept
location 0 * S Reference(Location)
healthcareService 0 * - Reference(HealthcareService)
telecom 0 * S ContactPoint
endpoint 0 * - Reference(Endpoint)
#ParameterDefinition Element
name 0 1 S code
use 1 1 S code !http://hl7.org/fhir/ValueSet/operation-parameter-use
min 0 1 S integer
max 0 1 S string
documentation 0 1 S string
type 1 1 S code !http://hl7.org/fhir/ValueSet/all-types
profile 0 1 S canonical(StructureDefinition)
#Parameters Resource
parameter 0 * S @
#Parameters.parameter BackboneElement
name 1 1 S string
value[x] 0 1 S base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing ContactDetail Contributor DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta
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
communication 0 * - @
generalPractitioner 0 * - Reference(Organization|Practitioner|PractitionerRole)
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
#Patient.communication BackboneElement
language 1 1 - CodeableConcept
preferred 0 1 - boolean
#Patient.link BackboneElement
other 1 1 S Reference(Patient|RelatedPerson)
type 1 1 S code !http://hl7.org/fhir/ValueSet/link-type
#PaymentNotice DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
request 0 1 - Reference(Resource)
response 0 1 - Reference(Resource)
created 1 1 S dateTime
provider 0 1 - Reference(Practitioner|PractitionerRole|Organization)
payment 1 1 S Reference(PaymentReconciliation)
paymentDate 0 1 - date
payee 0 1 - Reference(Practitioner|PractitionerRole|Organization)
recipient 1 1 S Reference(Organization)
amount 1 1 S Money
paymentStatus 0 1 - CodeableConcept
#PaymentReconciliation DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
period 0 1 S Period
created 1 1 S dateTime
paymentIssuer 0 1 S Reference(Organization)
request 0 1 - Reference(Task)
requestor 0 1 - Reference(Practitioner|PractitionerRole|Organization)
outcome 0 1 - code !http://hl7.org/fhir/ValueSet/remittance-outcome
disposition 0 1 - string
paymentDate 1 1 S date
paymentAmount 1 1 S Money
paymentIdentifier 0 1 - Identifier
detail 0 * - @
formCode 0 1 - CodeableConcept
processNote 0 * - @
#PaymentReconciliation.detail BackboneElement
identifier 0 1 - Identifier
predecessor 0 1 - Identifier
type 1 1 - CodeableConcept
request 0 1 - Reference(Resource)
submitter 0 1 - Reference(Practitioner|PractitionerRole|Organization)
response 0 1 - Reference(Resource)
date 0 1 - date
responsible 0 1 - Reference(PractitionerRole)
payee 0 1 - Reference(Practitioner|PractitionerRole|Organization)
amount 0 1 - Money
#PaymentReconciliation.processNote BackboneElement
type 0 1 - code !http://hl7.org/fhir/ValueSet/note-type
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
subtitle 0 1 - string
type 0 1 S CodeableConcept
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
subject[x] 0 1 - CodeableConcept Reference(Group)
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
usage 0 1 - string
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
topic 0 * - CodeableConcept
author 0 * - ContactDetail
editor 0 * - ContactDetail
reviewer 0 * - ContactDetail
endorser 0 * - ContactDetail
relatedArtifact 0 * - RelatedArtifact
library 0 * - canonical(Library)
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
prefix 0 1 - string
title 0 1 - string
description 0 1 - string
textEquivalent 0 1 - string
priority 0 1 - code !http://hl7.org/fhir/ValueSet/request-priority
code 0 * - CodeableConcept
reason 0 * - CodeableConcept
documentation 0 * - RelatedArtifact
goalId 0 * - id
subject[x] 0 1 - CodeableConcept Reference(Group)
trigger 0 * - TriggerDefinition
condition 0 * - @
input 0 * - DataRequirement
output 0 * - DataRequirement
relatedAction 0 * - @
timing[x] 0 1 - dateTime Age Period Duration Range Timing
participant 0 * - @
type 0 1 - CodeableConcept
groupingBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-grouping-behavior
selectionBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-selection-behavior
requiredBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-required-behavior
precheckBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-precheck-behavior
cardinalityBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-cardinality-behavior
definition[x] 0 1 - canonical(ActivityDefinition|PlanDefinition|Questionnaire) uri
transform 0 1 - canonical(StructureMap)
dynamicValue 0 * - @
action 0 * - @PlanDefinition.action
#PlanDefinition.action.condition BackboneElement
kind 1 1 - code !http://hl7.org/fhir/ValueSet/action-condition-kind
expression 0 1 - Expression
#PlanDefinition.action.relatedAction BackboneElement
actionId 1 1 - id
relationship 1 1 - code !http://hl7.org/fhir/ValueSet/action-relationship-type
offset[x] 0 1 - Duration Range
#PlanDefinition.action.participant BackboneElement
type 1 1 - code !http://hl7.org/fhir/ValueSet/action-participant-type
role 0 1 - CodeableConcept
#PlanDefinition.action.dynamicValue BackboneElement
path 0 1 - string
expression 0 1 - Expression
#Population BackboneElement
age[x] 0 1 S Range CodeableConcept
gender 0 1 S CodeableConcept
race 0 1 S CodeableConcept
physiologicalCondition 0 1 S CodeableConcept
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
instantiatesCanonical 0 * S canonical(PlanDefinition|ActivityDefinition|Measure|OperationDefinition|Questionnaire)
instantiatesUri 0 * S uri
basedOn 0 * S Reference(CarePlan|ServiceRequest)
partOf 0 * S Reference(Procedure|Observation|MedicationAdministration)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/event-status
statusReason 0 1 S CodeableConcept
category 0 1 S CodeableConcept
code 0 1 S CodeableConcept
subject 1 1 S Reference(Patient|Group)
encounter 0 1 S Reference(Encounter)
performed[x] 0 1 S dateTime Period string Age Range
recorder 0 1 S Reference(Patient|RelatedPerson|Practitioner|PractitionerRole)
asserter 0 1 S Reference(Patient|RelatedPerson|Practitioner|PractitionerRole)
performer 0 * S @
location 0 1 S Reference(Location)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation|Procedure|DiagnosticReport|DocumentReference)
bodySite 0 * S CodeableConcept
outcome 0 1 S CodeableConcept
report 0 * - Reference(DiagnosticReport|DocumentReference|Composition)
complication 0 * - CodeableConcept
complicationDetail 0 * - Reference(Condition)
followUp 0 * - CodeableConcept
note 0 * - Annotation
focalDevice 0 * - @
usedReference 0 * - Reference(Device|Medication|Substance)
usedCode 0 * - CodeableConcept
#Procedure.performer BackboneElement
function 0 1 S CodeableConcept
actor 1 1 S Reference(Practitioner|PractitionerRole|Organization|Patient|RelatedPerson|Device)
onBehalfOf 0 1 - Reference(Organization)
#Procedure.focalDevice BackboneElement
action 0 1 - CodeableConcept
manipulated 1 1 - Reference(Device)
#ProdCharacteristic BackboneElement
height 0 1 S Quantity
width 0 1 S Quantity
depth 0 1 S Quantity
weight 0 1 S Quantity
nominalVolume 0 1 S Quantity
externalDiameter 0 1 S Quantity
shape 0 1 S string
color 0 * S string
imprint 0 * S string
image 0 * S Attachment
scoring 0 1 S CodeableConcept
#ProductShelfLife BackboneElement
identifier 0 1 S Identifier
type 1 1 S CodeableConcept
period 1 1 S Quantity
specialPrecautionsForStorage 0 * S CodeableConcept
#Provenance DomainResource
target 1 * S Reference(Resource)
occurred[x] 0 1 - Period dateTime
recorded 1 1 S instant
policy 0 * - uri
location 0 1 - Reference(Location)
reason 0 * - CodeableConcept
activity 0 1 - CodeableConcept
agent 1 * - @
entity 0 * - @
signature 0 * - Signature
#Provenance.agent BackboneElement
type 0 1 S CodeableConcept
role 0 * - CodeableConcept
who 1 1 S Reference(Practitioner|PractitionerRole|RelatedPerson|Patient|Device|Organization)
onBehalfOf 0 1 - Reference(Practitioner|PractitionerRole|RelatedPerson|Patient|Device|Organization)
#Provenance.entity BackboneElement
role 1 1 S code !http://hl7.org/fhir/ValueSet/provenance-entity-role
what 1 1 S Reference(Resource)
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
derivedFrom 0 * - canonical(Questionnaire)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
subjectType 0 * S code !http://hl7.org/fhir/ValueSet/resource-types
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
code 0 * S Coding
item 0 * - @
#Questionnaire.item BackboneElement
linkId 1 1 - string
definition 0 1 - uri
code 0 * - Coding
prefix 0 1 - string
text 0 1 - string
type 1 1 - code !http://hl7.org/fhir/ValueSet/item-type
enableWhen 0 * M @
enableBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/questionnaire-enable-behavior
required 0 1 - boolean
repeats 0 1 - boolean
readOnly 0 1 - boolean
maxLength 0 1 - integer
answerValueSet 0 1 - canonical(ValueSet)
answerOption 0 * - @
initial 0 * - @
item 0 * - @Questionnaire.item
#Questionnaire.item.enableWhen BackboneElement
question 1 1 - string
operator 1 1 - code !http://hl7.org/fhir/ValueSet/questionnaire-enable-operator
answer[x] 1 1 - boolean decimal integer date dateTime time string Coding Quantity Reference(Resource)
#Questionnaire.item.answerOption BackboneElement
value[x] 1 1 - integer date time string Coding Reference(Resource)
initialSelected 0 1 - boolean
#Questionnaire.item.initial BackboneElement
value[x] 1 1 - boolean decimal integer date dateTime time string uri Attachment Coding Quantity Reference(Resource)
#QuestionnaireResponse DomainResource
identifier 0 1 S Identifier
basedOn 0 * S Reference(CarePlan|ServiceRequest)
partOf 0 * S Reference(Observation|Procedure)
questionnaire 0 1 S canonical(Questionnaire)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/questionnaire-answers-status
subject 0 1 S Reference(Resource)
encounter 0 1 S Reference(Encounter)
authored 0 1 S dateTime
author 0 1 S Reference(Device|Practitioner|PractitionerRole|Patient|RelatedPerson|Organization)
source 0 1 S Reference(Patient|Practitioner|PractitionerRole|RelatedPerson)
item 0 * - @
#QuestionnaireResponse.item BackboneElement
linkId 1 1 - string
definition 0 1 - uri
text 0 1 - string
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
type 0 1 S uri
identifier 0 1 S Identifier
display 0 1 S string
#RelatedArtifact Element
type 1 1 S code !http://hl7.org/fhir/ValueSet/related-artifact-type
label 0 1 S string
display 0 1 S string
citation 0 1 S markdown
url 0 1 S url
document 0 1 S Attachment
resource 0 1 S canonical(Resource)
#RelatedPerson DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
patient 1 1 S Reference(Patient)
relationship 0 * S CodeableConcept
name 0 * S HumanName
telecom 0 * S ContactPoint
gender 0 1 S code !http://hl7.org/fhir/ValueSet/administrative-gender
birthDate 0 1 S date
address 0 * S Address
photo 0 * - Attachment
period 0 1 - Period
communication 0 * - @
#RelatedPerson.communication BackboneElement
language 1 1 - CodeableConcept
preferred 0 1 - boolean
#RequestGroup DomainResource
identifier 0 * S Identifier
instantiatesCanonical 0 * S canonical
instantiatesUri 0 * S uri
basedOn 0 * - Reference(Resource)
replaces 0 * - Reference(Resource)
groupIdentifier 0 1 S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/request-status
intent 1 1 MS code !http://hl7.org/fhir/ValueSet/request-intent
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
code 0 1 S CodeableConcept
subject 0 1 - Reference(Patient|Group)
encounter 0 1 - Reference(Encounter)
authoredOn 0 1 - dateTime
author 0 1 - Reference(Device|Practitioner|PractitionerRole)
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation|DiagnosticReport|DocumentReference)
note 0 * - Annotation
action 0 * - @
#RequestGroup.action BackboneElement
prefix 0 1 - string
title 0 1 - string
description 0 1 S string
textEquivalent 0 1 S string
priority 0 1 - code !http://hl7.org/fhir/ValueSet/request-priority
code 0 * - CodeableConcept
documentation 0 * - RelatedArtifact
condition 0 * - @
relatedAction 0 * - @
timing[x] 0 1 - dateTime Age Period Duration Range Timing
participant 0 * - Reference(Patient|Practitioner|PractitionerRole|RelatedPerson|Device)
type 0 1 - CodeableConcept
groupingBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-grouping-behavior
selectionBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-selection-behavior
requiredBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-required-behavior
precheckBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-precheck-behavior
cardinalityBehavior 0 1 - code !http://hl7.org/fhir/ValueSet/action-cardinality-behavior
resource 0 1 - Reference(Resource)
action 0 * - @RequestGroup.action
#RequestGroup.action.condition BackboneElement
kind 1 1 - code !http://hl7.org/fhir/ValueSet/action-condition-kind
expression 0 1 - Expression
#RequestGroup.action.relatedAction BackboneElement
actionId 1 1 - id
relationship 1 1 - code !http://hl7.org/fhir/ValueSet/action-relationship-type
offset[x] 0 1 - Duration Range
#ResearchDefinition DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
shortTitle 0 1 - string
subtitle 0 1 - string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
subject[x] 0 1 - CodeableConcept Reference(Group)
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
comment 0 * - string
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
usage 0 1 - string
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
topic 0 * - CodeableConcept
author 0 * - ContactDetail
editor 0 * - ContactDetail
reviewer 0 * - ContactDetail
endorser 0 * - ContactDetail
relatedArtifact 0 * - RelatedArtifact
library 0 * - canonical(Library)
population 1 1 S Reference(ResearchElementDefinition)
exposure 0 1 S Reference(ResearchElementDefinition)
exposureAlternative 0 1 S Reference(ResearchElementDefinition)
outcome 0 1 S Reference(ResearchElementDefinition)
#ResearchElementDefinition DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
shortTitle 0 1 S string
subtitle 0 1 - string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
subject[x] 0 1 - CodeableConcept Reference(Group)
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
comment 0 * - string
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
usage 0 1 - string
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
topic 0 * - CodeableConcept
author 0 * - ContactDetail
editor 0 * - ContactDetail
reviewer 0 * - ContactDetail
endorser 0 * - ContactDetail
relatedArtifact 0 * - RelatedArtifact
library 0 * - canonical(Library)
type 1 1 S code !http://hl7.org/fhir/ValueSet/research-element-type
variableType 0 1 - code !http://hl7.org/fhir/ValueSet/variable-type
characteristic 1 * S @
#ResearchElementDefinition.characteristic BackboneElement
definition[x] 1 1 S CodeableConcept canonical(ValueSet) Expression DataRequirement
usageContext 0 * - UsageContext
exclude 0 1 - boolean
unitOfMeasure 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/ucum-units
studyEffectiveDescription 0 1 - string
studyEffective[x] 0 1 - dateTime Period Duration Timing
studyEffectiveTimeFromStart 0 1 - Duration
studyEffectiveGroupMeasure 0 1 - code !http://hl7.org/fhir/ValueSet/group-measure
participantEffectiveDescription 0 1 - string
participantEffective[x] 0 1 - dateTime Period Duration Timing
participantEffectiveTimeFromStart 0 1 - Duration
participantEffectiveGroupMeasure 0 1 - code !http://hl7.org/fhir/ValueSet/group-measure
#ResearchStudy DomainResource
identifier 0 * S Identifier
title 0 1 S string
protocol 0 * S Reference(PlanDefinition)
partOf 0 * S Reference(ResearchStudy)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/research-study-status
primaryPurposeType 0 1 S CodeableConcept
phase 0 1 S CodeableConcept
category 0 * S CodeableConcept
focus 0 * S CodeableConcept
condition 0 * S CodeableConcept
contact 0 * S ContactDetail
relatedArtifact 0 * - RelatedArtifact
keyword 0 * S CodeableConcept
location 0 * S CodeableConcept
description 0 1 - markdown
enrollment 0 * S Reference(Group)
period 0 1 S Period
sponsor 0 1 S Reference(Organization)
principalInvestigator 0 1 S Reference(Practitioner|PractitionerRole)
site 0 * S Reference(Location)
reasonStopped 0 1 S CodeableConcept
note 0 * - Annotation
arm 0 * - @
objective 0 * - @
#ResearchStudy.arm BackboneElement
name 1 1 - string
type 0 1 - CodeableConcept
description 0 1 - string
#ResearchStudy.objective BackboneElement
name 0 1 - string
type 0 1 - CodeableConcept
#ResearchSubject DomainResource
identifier 0 * S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/research-subject-status
period 0 1 S Period
study 1 1 S Reference(ResearchStudy)
individual 1 1 S Reference(Patient)
assignedArm 0 1 - string
actualArm 0 1 - string
consent 0 1 - Reference(Consent)
#Resource
id 0 1 S string
meta 0 1 S Meta
implicitRules 0 1 MS uri
language 0 1 - code
#RiskAssessment DomainResource
identifier 0 * S Identifier
basedOn 0 1 - Reference(Resource)
parent 0 1 - Reference(Resource)
status 1 1 S code !http://hl7.org/fhir/ValueSet/observation-status
method 0 1 S CodeableConcept
code 0 1 S CodeableConcept
subject 1 1 S Reference(Patient|Group)
encounter 0 1 S Reference(Encounter)
occurrence[x] 0 1 S dateTime Period
condition 0 1 S Reference(Condition)
performer 0 1 S Reference(Practitioner|PractitionerRole|Device)
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation|DiagnosticReport|DocumentReference)
basis 0 * - Reference(Resource)
prediction 0 * - @
mitigation 0 1 - string
note 0 * - Annotation
#RiskAssessment.prediction BackboneElement
outcome 0 1 - CodeableConcept
probability[x] 0 1 - decimal Range
qualitativeRisk 0 1 - CodeableConcept
relativeRisk 0 1 - decimal
when[x] 0 1 - Period Range
rationale 0 1 - string
#RiskEvidenceSynthesis DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 S markdown
note 0 * - Annotation
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
copyright 0 1 - markdown
approvalDate 0 1 - date
lastReviewDate 0 1 - date
effectivePeriod 0 1 S Period
topic 0 * - CodeableConcept
author 0 * - ContactDetail
editor 0 * - ContactDetail
reviewer 0 * - ContactDetail
endorser 0 * - ContactDetail
relatedArtifact 0 * - RelatedArtifact
synthesisType 0 1 - CodeableConcept
studyType 0 1 - CodeableConcept
population 1 1 S Reference(EvidenceVariable)
exposure 0 1 S Reference(EvidenceVariable)
outcome 1 1 S Reference(EvidenceVariable)
sampleSize 0 1 - @
riskEstimate 0 1 S @
certainty 0 * - @
#RiskEvidenceSynthesis.sampleSize BackboneElement
description 0 1 - string
numberOfStudies 0 1 - integer
numberOfParticipants 0 1 - integer
#RiskEvidenceSynthesis.riskEstimate BackboneElement
description 0 1 - string
type 0 1 - CodeableConcept
value 0 1 - decimal
unitOfMeasure 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/ucum-units
denominatorCount 0 1 - integer
numeratorCount 0 1 - integer
precisionEstimate 0 * - @
#RiskEvidenceSynthesis.riskEstimate.precisionEstimate BackboneElement
type 0 1 - CodeableConcept
level 0 1 - decimal
from 0 1 - decimal
to 0 1 - decimal
#RiskEvidenceSynthesis.certainty BackboneElement
rating 0 * - CodeableConcept
note 0 * - Annotation
certaintySubcomponent 0 * - @
#RiskEvidenceSynthesis.certainty.certaintySubcomponent BackboneElement
type 0 1 - CodeableConcept
rating 0 * - CodeableConcept
note 0 * - Annotation
#SampledData Element
origin 1 1 S Quantity
period 1 1 S decimal
factor 0 1 S decimal
lowerLimit 0 1 S decimal
upperLimit 0 1 S decimal
dimensions 1 1 S positiveInt
data 0 1 - string
#Schedule DomainResource
identifier 0 * S Identifier
active 0 1 MS boolean
serviceCategory 0 * S CodeableConcept
serviceType 0 * S CodeableConcept
specialty 0 * S CodeableConcept
actor 1 * S Reference(Patient|Practitioner|PractitionerRole|RelatedPerson|Device|HealthcareService|Location)
planningHorizon 0 1 S Period
comment 0 1 - string
#SearchParameter DomainResource
url 1 1 S uri
version 0 1 S string
name 1 1 S string
derivedFrom 0 1 - canonical(SearchParameter)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 1 1 S markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
code 1 1 S code
base 1 * S code !http://hl7.org/fhir/ValueSet/resource-types
type 1 1 S code !http://hl7.org/fhir/ValueSet/search-param-type
expression 0 1 - string
xpath 0 1 - string
xpathUsage 0 1 - code !http://hl7.org/fhir/ValueSet/search-xpath-usage
target 0 * - code !http://hl7.org/fhir/ValueSet/resource-types
multipleOr 0 1 - boolean
multipleAnd 0 1 - boolean
comparator 0 * - code !http://hl7.org/fhir/ValueSet/search-comparator
modifier 0 * - code !http://hl7.org/fhir/ValueSet/search-modifier-code
chain 0 * - string
component 0 * - @
#SearchParameter.component BackboneElement
definition 1 1 - canonical(SearchParameter)
expression 1 1 - string
#ServiceRequest DomainResource
identifier 0 * S Identifier
instantiatesCanonical 0 * S canonical(ActivityDefinition|PlanDefinition)
instantiatesUri 0 * S uri
basedOn 0 * S Reference(CarePlan|ServiceRequest|MedicationRequest)
replaces 0 * S Reference(ServiceRequest)
requisition 0 1 S Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/request-status
intent 1 1 MS code !http://hl7.org/fhir/ValueSet/request-intent
category 0 * S CodeableConcept
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
doNotPerform 0 1 MS boolean
code 0 1 S CodeableConcept
orderDetail 0 * S CodeableConcept
quantity[x] 0 1 S Quantity Ratio Range
subject 1 1 S Reference(Patient|Group|Location|Device)
encounter 0 1 S Reference(Encounter)
occurrence[x] 0 1 S dateTime Period Timing
asNeeded[x] 0 1 S boolean CodeableConcept
authoredOn 0 1 S dateTime
requester 0 1 S Reference(Practitioner|PractitionerRole|Organization|Patient|RelatedPerson|Device)
performerType 0 1 S CodeableConcept
performer 0 * S Reference(Practitioner|PractitionerRole|Organization|CareTeam|HealthcareService|Patient|Device|RelatedPerson)
locationCode 0 * S CodeableConcept
locationReference 0 * S Reference(Location)
reasonCode 0 * S CodeableConcept
reasonReference 0 * S Reference(Condition|Observation|DiagnosticReport|DocumentReference)
insurance 0 * - Reference(Coverage|ClaimResponse)
supportingInfo 0 * - Reference(Resource)
specimen 0 * S Reference(Specimen)
bodySite 0 * S CodeableConcept
note 0 * - Annotation
patientInstruction 0 1 S string
relevantHistory 0 * - Reference(Provenance)
#Signature Element
type 1 * S Coding
when 1 1 S instant
who 1 1 S Reference(Practitioner|PractitionerRole|RelatedPerson|Patient|Device|Organization)
onBehalfOf 0 1 S Reference(Practitioner|PractitionerRole|RelatedPerson|Patient|Device|Organization)
targetFormat 0 1 - code !http://hl7.org/fhir/ValueSet/mimetypes
sigFormat 0 1 - code !http://hl7.org/fhir/ValueSet/mimetypes
data 0 1 - base64Binary
#Slot DomainResource
identifier 0 * S Identifier
serviceCategory 0 * S CodeableConcept
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
subject 0 1 S Reference(Patient|Group|Device|Substance|Location)
receivedTime 0 1 S dateTime
parent 0 * - Reference(Specimen)
request 0 * - Reference(ServiceRequest)
collection 0 1 - @
processing 0 * - @
container 0 * - @
condition 0 * S CodeableConcept
note 0 * - Annotation
#Specimen.collection BackboneElement
collector 0 1 S Reference(Practitioner|PractitionerRole)
collected[x] 0 1 S dateTime Period
duration 0 1 S Duration
quantity 0 1 - Quantity
method 0 1 - CodeableConcept
bodySite 0 1 - CodeableConcept
fastingStatus[x] 0 1 S CodeableConcept Duration
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
#SpecimenDefinition DomainResource
identifier 0 1 S Identifier
typeCollected 0 1 S CodeableConcept
patientPreparation 0 * S CodeableConcept
timeAspect 0 1 S string
collection 0 * S CodeableConcept
typeTested 0 * - @
#SpecimenDefinition.typeTested BackboneElement
isDerived 0 1 - boolean
type 0 1 - CodeableConcept
preference 1 1 - code !http://hl7.org/fhir/ValueSet/specimen-contained-preference
container 0 1 - @
requirement 0 1 - string
retentionTime 0 1 - Duration
rejectionCriterion 0 * - CodeableConcept
handling 0 * - @
#SpecimenDefinition.typeTested.container BackboneElement
material 0 1 - CodeableConcept
type 0 1 - CodeableConcept
cap 0 1 - CodeableConcept
description 0 1 - string
capacity 0 1 - Quantity
minimumVolume[x] 0 1 - Quantity string
additive 0 * - @
preparation 0 1 - string
#SpecimenDefinition.typeTested.container.additive BackboneElement
additive[x] 1 1 - CodeableConcept Reference(Substance)
#SpecimenDefinition.typeTested.handling BackboneElement
temperatureQualifier 0 1 - CodeableConcept
temperatureRange 0 1 - Range
maxDuration 0 1 - Duration
instruction 0 1 - string
#StructureDefinition DomainResource
url 1 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 1 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
keyword 0 * S Coding
fhirVersion 0 1 S code !http://hl7.org/fhir/ValueSet/FHIR-version
mapping 0 * - @
kind 1 1 S code !http://hl7.org/fhir/ValueSet/structure-definition-kind
abstract 1 1 S boolean
context 0 * S @
contextInvariant 0 * S string
type 1 1 S uri
baseDefinition 0 1 S canonical(StructureDefinition)
derivation 0 1 S code !http://hl7.org/fhir/ValueSet/type-derivation-rule
snapshot 0 1 - @
differential 0 1 - @
#StructureDefinition.mapping BackboneElement
identity 1 1 - id
uri 0 1 - uri
name 0 1 - string
comment 0 1 - string
#StructureDefinition.context BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/extension-context-type
expression 1 1 S string
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
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 - markdown
structure 0 * S @
import 0 * S canonical(StructureMap)
group 1 * S @
#StructureMap.structure BackboneElement
url 1 1 S canonical(StructureDefinition)
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
defaultValue[x] 0 1 S base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing ContactDetail Contributor DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta
element 0 1 S string
listMode 0 1 S code !http://hl7.org/fhir/ValueSet/map-source-list-mode
variable 0 1 S id
condition 0 1 S string
check 0 1 S string
logMessage 0 1 S string
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
#Subscription.channel BackboneElement
type 1 1 S code !http://hl7.org/fhir/ValueSet/subscription-channel-type
endpoint 0 1 S url
payload 0 1 S code !http://hl7.org/fhir/ValueSet/mimetypes
header 0 * S string
#Substance DomainResource
identifier 0 * S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/substance-status
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
#SubstanceAmount BackboneElement
amount[x] 0 1 S Quantity Range string
amountType 0 1 S CodeableConcept
amountText 0 1 S string
referenceRange 0 1 S @
#SubstanceAmount.referenceRange Element
lowLimit 0 1 S Quantity
highLimit 0 1 S Quantity
#SubstanceNucleicAcid DomainResource
sequenceType 0 1 S CodeableConcept
numberOfSubunits 0 1 S integer
areaOfHybridisation 0 1 S string
oligoNucleotideType 0 1 S CodeableConcept
subunit 0 * S @
#SubstanceNucleicAcid.subunit BackboneElement
subunit 0 1 S integer
sequence 0 1 S string
length 0 1 S integer
sequenceAttachment 0 1 S Attachment
fivePrime 0 1 S CodeableConcept
threePrime 0 1 S CodeableConcept
linkage 0 * S @
sugar 0 * S @
#SubstanceNucleicAcid.subunit.linkage BackboneElement
connectivity 0 1 S string
identifier 0 1 S Identifier
name 0 1 S string
residueSite 0 1 S string
#SubstanceNucleicAcid.subunit.sugar BackboneElement
identifier 0 1 S Identifier
name 0 1 S string
residueSite 0 1 S string
#SubstancePolymer DomainResource
class 0 1 S CodeableConcept
geometry 0 1 S CodeableConcept
copolymerConnectivity 0 * S CodeableConcept
modification 0 * S string
monomerSet 0 * S @
repeat 0 * S @
#SubstancePolymer.monomerSet BackboneElement
ratioType 0 1 S CodeableConcept
startingMaterial 0 * S @
#SubstancePolymer.monomerSet.startingMaterial BackboneElement
material 0 1 S CodeableConcept
type 0 1 S CodeableConcept
isDefining 0 1 S boolean
amount 0 1 S SubstanceAmount
#SubstancePolymer.repeat BackboneElement
numberOfUnits 0 1 S integer
averageMolecularFormula 0 1 S string
repeatUnitAmountType 0 1 S CodeableConcept
repeatUnit 0 * S @
#SubstancePolymer.repeat.repeatUnit BackboneElement
orientationOfPolymerisation 0 1 S CodeableConcept
repeatUnit 0 1 S string
amount 0 1 S SubstanceAmount
degreeOfPolymerisation 0 * S @
structuralRepresentation 0 * S @
#SubstancePolymer.repeat.repeatUnit.degreeOfPolymerisation BackboneElement
degree 0 1 S CodeableConcept
amount 0 1 S SubstanceAmount
#SubstancePolymer.repeat.repeatUnit.structuralRepresentation BackboneElement
type 0 1 S CodeableConcept
representation 0 1 S string
attachment 0 1 S Attachment
#SubstanceProtein DomainResource
sequenceType 0 1 S CodeableConcept
numberOfSubunits 0 1 S integer
disulfideLinkage 0 * S string
subunit 0 * S @
#SubstanceProtein.subunit BackboneElement
subunit 0 1 S integer
sequence 0 1 S string
length 0 1 S integer
sequenceAttachment 0 1 S Attachment
nTerminalModificationId 0 1 S Identifier
nTerminalModification 0 1 S string
cTerminalModificationId 0 1 S Identifier
cTerminalModification 0 1 S string
#SubstanceReferenceInformation DomainResource
comment 0 1 S string
gene 0 * S @
geneElement 0 * S @
classification 0 * S @
target 0 * S @
#SubstanceReferenceInformation.gene BackboneElement
geneSequenceOrigin 0 1 S CodeableConcept
gene 0 1 S CodeableConcept
source 0 * S Reference(DocumentReference)
#SubstanceReferenceInformation.geneElement BackboneElement
type 0 1 S CodeableConcept
element 0 1 S Identifier
source 0 * S Reference(DocumentReference)
#SubstanceReferenceInformation.classification BackboneElement
domain 0 1 S CodeableConcept
classification 0 1 S CodeableConcept
subtype 0 * S CodeableConcept
source 0 * S Reference(DocumentReference)
#SubstanceReferenceInformation.target BackboneElement
target 0 1 S Identifier
type 0 1 S CodeableConcept
interaction 0 1 S CodeableConcept
organism 0 1 S CodeableConcept
organismType 0 1 S CodeableConcept
amount[x] 0 1 S Quantity Range string
amountType 0 1 S CodeableConcept
source 0 * S Reference(DocumentReference)
#SubstanceSourceMaterial DomainResource
sourceMaterialClass 0 1 S CodeableConcept
sourceMaterialType 0 1 S CodeableConcept
sourceMaterialState 0 1 S CodeableConcept
organismId 0 1 S Identifier
organismName 0 1 S string
parentSubstanceId 0 * S Identifier
parentSubstanceName 0 * S string
countryOfOrigin 0 * S CodeableConcept
geographicalLocation 0 * S string
developmentStage 0 1 S CodeableConcept
fractionDescription 0 * S @
organism 0 1 S @
partDescription 0 * S @
#SubstanceSourceMaterial.fractionDescription BackboneElement
fraction 0 1 S string
materialType 0 1 S CodeableConcept
#SubstanceSourceMaterial.organism BackboneElement
family 0 1 S CodeableConcept
genus 0 1 S CodeableConcept
species 0 1 S CodeableConcept
intraspecificType 0 1 S CodeableConcept
intraspecificDescription 0 1 S string
author 0 * S @
hybrid 0 1 S @
organismGeneral 0 1 S @
#SubstanceSourceMaterial.organism.author BackboneElement
authorType 0 1 S CodeableConcept
authorDescription 0 1 S string
#SubstanceSourceMaterial.organism.hybrid BackboneElement
maternalOrganismId 0 1 S string
maternalOrganismName 0 1 S string
paternalOrganismId 0 1 S string
paternalOrganismName 0 1 S string
hybridType 0 1 S CodeableConcept
#SubstanceSourceMaterial.organism.organismGeneral BackboneElement
kingdom 0 1 S CodeableConcept
phylum 0 1 S CodeableConcept
class 0 1 S CodeableConcept
order 0 1 S CodeableConcept
#SubstanceSourceMaterial.partDescription BackboneElement
part 0 1 S CodeableConcept
partLocation 0 1 S CodeableConcept
#SubstanceSpecification DomainResource
identifier 0 1 S Identifier
type 0 1 S CodeableConcept
status 0 1 S CodeableConcept
domain 0 1 S CodeableConcept
description 0 1 S string
source 0 * S Reference(DocumentReference)
comment 0 1 S string
moiety 0 * S @
property 0 * S @
referenceInformation 0 1 S Reference(SubstanceReferenceInformation)
structure 0 1 S @
code 0 * S @
name 0 * S @
molecularWeight 0 * S @SubstanceSpecification.structure.isotope.molecularWeight
relationship 0 * S @
nucleicAcid 0 1 S Reference(SubstanceNucleicAcid)
polymer 0 1 S Reference(SubstancePolymer)
protein 0 1 S Reference(SubstanceProtein)
sourceMaterial 0 1 S Reference(SubstanceSourceMaterial)
#SubstanceSpecification.moiety BackboneElement
role 0 1 S CodeableConcept
identifier 0 1 S Identifier
name 0 1 S string
stereochemistry 0 1 S CodeableConcept
opticalActivity 0 1 S CodeableConcept
molecularFormula 0 1 S string
amount[x] 0 1 S Quantity string
#SubstanceSpecification.property BackboneElement
category 0 1 S CodeableConcept
code 0 1 S CodeableConcept
parameters 0 1 S string
definingSubstance[x] 0 1 S Reference(SubstanceSpecification|Substance) CodeableConcept
amount[x] 0 1 S Quantity string
#SubstanceSpecification.structure BackboneElement
stereochemistry 0 1 S CodeableConcept
opticalActivity 0 1 S CodeableConcept
molecularFormula 0 1 S string
molecularFormulaByMoiety 0 1 S string
isotope 0 * S @
molecularWeight 0 1 S @SubstanceSpecification.structure.isotope.molecularWeight
source 0 * S Reference(DocumentReference)
representation 0 * S @
#SubstanceSpecification.structure.isotope BackboneElement
identifier 0 1 S Identifier
name 0 1 S CodeableConcept
substitution 0 1 S CodeableConcept
halfLife 0 1 S Quantity
molecularWeight 0 1 S @
#SubstanceSpecification.structure.isotope.molecularWeight BackboneElement
method 0 1 S CodeableConcept
type 0 1 S CodeableConcept
amount 0 1 S Quantity
#SubstanceSpecification.structure.representation BackboneElement
type 0 1 S CodeableConcept
representation 0 1 S string
attachment 0 1 S Attachment
#SubstanceSpecification.code BackboneElement
code 0 1 S CodeableConcept
status 0 1 S CodeableConcept
statusDate 0 1 S dateTime
comment 0 1 S string
source 0 * S Reference(DocumentReference)
#SubstanceSpecification.name BackboneElement
name 1 1 S string
type 0 1 S CodeableConcept
status 0 1 S CodeableConcept
preferred 0 1 S boolean
language 0 * S CodeableConcept
domain 0 * S CodeableConcept
jurisdiction 0 * S CodeableConcept
synonym 0 * S @SubstanceSpecification.name
translation 0 * S @SubstanceSpecification.name
official 0 * S @
source 0 * S Reference(DocumentReference)
#SubstanceSpecification.name.official BackboneElement
authority 0 1 S CodeableConcept
status 0 1 S CodeableConcept
date 0 1 S dateTime
#SubstanceSpecification.relationship BackboneElement
substance[x] 0 1 S Reference(SubstanceSpecification) CodeableConcept
relationship 0 1 S CodeableConcept
isDefining 0 1 S boolean
amount[x] 0 1 S Quantity Range Ratio string
amountRatioLowLimit 0 1 S Ratio
amountType 0 1 S CodeableConcept
source 0 * S Reference(DocumentReference)
#SupplyDelivery DomainResource
identifier 0 * - Identifier
basedOn 0 * S Reference(SupplyRequest)
partOf 0 * S Reference(SupplyDelivery|Contract)
status 0 1 MS code !http://hl7.org/fhir/ValueSet/supplydelivery-status
patient 0 1 - Reference(Patient)
type 0 1 - CodeableConcept !http://hl7.org/fhir/ValueSet/supplydelivery-type
suppliedItem 0 1 - @
occurrence[x] 0 1 S dateTime Period Timing
supplier 0 1 - Reference(Practitioner|PractitionerRole|Organization)
destination 0 1 - Reference(Location)
receiver 0 * - Reference(Practitioner|PractitionerRole)
#SupplyDelivery.suppliedItem BackboneElement
quantity 0 1 - Quantity
item[x] 0 1 - CodeableConcept Reference(Medication|Substance|Device)
#SupplyRequest DomainResource
identifier 0 * S Identifier
status 0 1 MS code !http://hl7.org/fhir/ValueSet/supplyrequest-status
category 0 1 S CodeableConcept
priority 0 1 S code !http://hl7.org/fhir/ValueSet/request-priority
item[x] 1 1 S CodeableConcept Reference(Medication|Substance|Device)
quantity 1 1 S Quantity
parameter 0 * - @
occurrence[x] 0 1 S dateTime Period Timing
authoredOn 0 1 S dateTime
requester 0 1 S Reference(Practitioner|PractitionerRole|Organization|Patient|RelatedPerson|Device)
supplier 0 * S Reference(Organization|HealthcareService)
reasonCode 0 * - CodeableConcept
reasonReference 0 * - Reference(Condition|Observation|DiagnosticReport|DocumentReference)
deliverFrom 0 1 - Reference(Organization|Location)
deliverTo 0 1 - Reference(Organization|Location|Patient)
#SupplyRequest.parameter BackboneElement
code 0 1 - CodeableConcept
value[x] 0 1 - CodeableConcept Quantity Range boolean
#Task DomainResource
identifier 0 * - Identifier
instantiatesCanonical 0 1 S canonical(ActivityDefinition)
instantiatesUri 0 1 S uri
basedOn 0 * S Reference(Resource)
groupIdentifier 0 1 S Identifier
partOf 0 * S Reference(Task)
status 1 1 MS code !http://hl7.org/fhir/ValueSet/task-status
statusReason 0 1 S CodeableConcept
businessStatus 0 1 S CodeableConcept
intent 1 1 S code !http://hl7.org/fhir/ValueSet/task-intent
priority 0 1 - code !http://hl7.org/fhir/ValueSet/request-priority
code 0 1 S CodeableConcept
description 0 1 S string
focus 0 1 S Reference(Resource)
for 0 1 S Reference(Resource)
encounter 0 1 S Reference(Encounter)
executionPeriod 0 1 S Period
authoredOn 0 1 - dateTime
lastModified 0 1 S dateTime
requester 0 1 S Reference(Device|Organization|Patient|Practitioner|PractitionerRole|RelatedPerson)
performerType 0 * - CodeableConcept
owner 0 1 S Reference(Practitioner|PractitionerRole|Organization|CareTeam|HealthcareService|Patient|Device|RelatedPerson)
location 0 1 S Reference(Location)
reasonCode 0 1 - CodeableConcept
reasonReference 0 1 - Reference(Resource)
insurance 0 * - Reference(Coverage|ClaimResponse)
note 0 * - Annotation
relevantHistory 0 * - Reference(Provenance)
restriction 0 1 - @
input 0 * - @
output 0 * - @
#Task.restriction BackboneElement
repetitions 0 1 - positiveInt
period 0 1 - Period
recipient 0 * - Reference(Patient|Practitioner|PractitionerRole|RelatedPerson|Group|Organization)
#Task.input BackboneElement
type 1 1 - CodeableConcept
value[x] 1 1 - base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing ContactDetail Contributor DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta
#Task.output BackboneElement
type 1 1 - CodeableConcept
value[x] 1 1 - base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time unsignedInt uri url uuid Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing ContactDetail Contributor DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta
#TerminologyCapabilities DomainResource
url 0 1 S uri
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
date 1 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
purpose 0 1 - markdown
copyright 0 1 S markdown
kind 1 1 S code !http://hl7.org/fhir/ValueSet/capability-statement-kind
software 0 1 S @
implementation 0 1 S @
lockedDate 0 1 S boolean
codeSystem 0 * - @
expansion 0 1 - @
codeSearch 0 1 - code !http://hl7.org/fhir/ValueSet/code-search-support
validateCode 0 1 - @
translation 0 1 - @
closure 0 1 - @
#TerminologyCapabilities.software BackboneElement
name 1 1 S string
version 0 1 S string
#TerminologyCapabilities.implementation BackboneElement
description 1 1 S string
url 0 1 S url
#TerminologyCapabilities.codeSystem BackboneElement
uri 0 1 - canonical(CodeSystem)
version 0 * - @
subsumption 0 1 - boolean
#TerminologyCapabilities.codeSystem.version BackboneElement
code 0 1 S string
isDefault 0 1 S boolean
compositional 0 1 - boolean
language 0 * - code
filter 0 * - @
property 0 * - code
#TerminologyCapabilities.codeSystem.version.filter BackboneElement
code 1 1 - code
op 1 * - code
#TerminologyCapabilities.expansion BackboneElement
hierarchical 0 1 - boolean
paging 0 1 - boolean
incomplete 0 1 - boolean
parameter 0 * - @
textFilter 0 1 - markdown
#TerminologyCapabilities.expansion.parameter BackboneElement
name 1 1 - code
documentation 0 1 - string
#TerminologyCapabilities.validateCode BackboneElement
translations 1 1 - boolean
#TerminologyCapabilities.translation BackboneElement
needsMap 1 1 - boolean
#TerminologyCapabilities.closure BackboneElement
translation 0 1 - boolean
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
experimental 0 1 S boolean
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
required 1 1 - boolean
validated 1 1 - boolean
description 0 1 - string
origin 0 * - integer
destination 0 1 - integer
link 0 * - uri
capabilities 1 1 - canonical(CapabilityStatement)
#TestScript.fixture BackboneElement
autocreate 1 1 - boolean
autodelete 1 1 - boolean
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
accept 0 1 - code !http://hl7.org/fhir/ValueSet/mimetypes
contentType 0 1 - code !http://hl7.org/fhir/ValueSet/mimetypes
destination 0 1 - integer
encodeRequestUrl 1 1 - boolean
method 0 1 - code !http://hl7.org/fhir/ValueSet/http-operations
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
contentType 0 1 - code !http://hl7.org/fhir/ValueSet/mimetypes
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
sourceId 0 1 - id
validateProfileId 0 1 - id
value 0 1 - string
warningOnly 1 1 - boolean
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
#Timing BackboneElement
event 0 * S dateTime
repeat 0 1 S @
code 0 1 S CodeableConcept
#Timing.repeat Element
bounds[x] 0 1 S Duration Range Period
count 0 1 S positiveInt
countMax 0 1 S positiveInt
duration 0 1 S decimal
durationMax 0 1 S decimal
durationUnit 0 1 S code !http://hl7.org/fhir/ValueSet/units-of-time
frequency 0 1 S positiveInt
frequencyMax 0 1 S positiveInt
period 0 1 S decimal
periodMax 0 1 S decimal
periodUnit 0 1 S code !http://hl7.org/fhir/ValueSet/units-of-time
dayOfWeek 0 * S code !http://hl7.org/fhir/ValueSet/days-of-week
timeOfDay 0 * S time
when 0 * S code !http://hl7.org/fhir/ValueSet/event-timing
offset 0 1 S unsignedInt
#TriggerDefinition Element
type 1 1 S code !http://hl7.org/fhir/ValueSet/trigger-type
name 0 1 S string
timing[x] 0 1 S Timing Reference(Schedule) date dateTime
data 0 * S DataRequirement
condition 0 1 S Expression
#UsageContext Element
code 1 1 S Coding
value[x] 1 1 S CodeableConcept Quantity Range Reference(PlanDefinition|ResearchStudy|InsurancePlan|HealthcareService|Group|Location|Organization)
#ValueSet DomainResource
url 0 1 S uri
identifier 0 * S Identifier
version 0 1 S string
name 0 1 S string
title 0 1 S string
status 1 1 MS code !http://hl7.org/fhir/ValueSet/publication-status
experimental 0 1 S boolean
date 0 1 S dateTime
publisher 0 1 S string
contact 0 * S ContactDetail
description 0 1 - markdown
useContext 0 * S UsageContext
jurisdiction 0 * S CodeableConcept
immutable 0 1 S boolean
purpose 0 1 - markdown
copyright 0 1 - markdown
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
filter 0 * S @
valueSet 0 * S canonical(ValueSet)
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
value 1 1 S string
#ValueSet.expansion BackboneElement
identifier 0 1 - uri
timestamp 1 1 - dateTime
total 0 1 - integer
offset 0 1 - integer
parameter 0 * - @
contains 0 * - @
#ValueSet.expansion.parameter BackboneElement
name 1 1 - string
value[x] 0 1 - string boolean integer decimal uri code dateTime
#ValueSet.expansion.contains BackboneElement
system 0 1 - uri
abstract 0 1 - boolean
inactive 0 1 - boolean
version 0 1 - string
code 0 1 - code
display 0 1 - string
designation 0 * - @ValueSet.compose.include.concept.designation
contains 0 * - @ValueSet.expansion.contains
#VerificationResult DomainResource
target 0 * S Reference(Resource)
targetLocation 0 * S string
need 0 1 S CodeableConcept
status 1 1 S code !http://hl7.org/fhir/ValueSet/verificationresult-status
statusDate 0 1 S dateTime
validationType 0 1 S CodeableConcept
validationProcess 0 * S CodeableConcept
frequency 0 1 - Timing
lastPerformed 0 1 - dateTime
nextScheduled 0 1 - date
failureAction 0 1 S CodeableConcept
primarySource 0 * - @
attestation 0 1 - @
validator 0 * - @
#VerificationResult.primarySource BackboneElement
who 0 1 - Reference(Organization|Practitioner|PractitionerRole)
type 0 * S CodeableConcept
communicationMethod 0 * S CodeableConcept
validationStatus 0 1 - CodeableConcept
validationDate 0 1 - dateTime
canPushUpdates 0 1 S CodeableConcept
pushTypeAvailable 0 * - CodeableConcept
#VerificationResult.attestation BackboneElement
who 0 1 S Reference(Practitioner|PractitionerRole|Organization)
onBehalfOf 0 1 S Reference(Organization|Practitioner|PractitionerRole)
communicationMethod 0 1 S CodeableConcept
date 0 1 S date
sourceIdentityCertificate 0 1 - string
proxyIdentityCertificate 0 1 - string
proxySignature 0 1 - Signature
sourceSignature 0 1 - Signature
#VerificationResult.validator BackboneElement
organization 1 1 - Reference(Organization)
identityCertificate 0 1 - string
attestationSignature 0 1 - Signature
#VisionPrescription DomainResource
identifier 0 * - Identifier
status 1 1 MS code !http://hl7.org/fhir/ValueSet/fm-status
created 1 1 S dateTime
patient 1 1 S Reference(Patient)
encounter 0 1 - Reference(Encounter)
dateWritten 1 1 S dateTime
prescriber 1 1 S Reference(Practitioner|PractitionerRole)
lensSpecification 1 * S @
#VisionPrescription.lensSpecification BackboneElement
product 1 1 S CodeableConcept
eye 1 1 S code !http://hl7.org/fhir/ValueSet/vision-eye-codes
sphere 0 1 - decimal
cylinder 0 1 - decimal
axis 0 1 - integer
prism 0 * - @
add 0 1 - decimal
power 0 1 - decimal
backCurve 0 1 - decimal
diameter 0 1 - decimal
duration 0 1 - Quantity
color 0 1 - string
brand 0 1 - string
note 0 * - Annotation
#VisionPrescription.lensSpecification.prism BackboneElement
amount 1 1 - decimal
base 1 1 - code !http://hl7.org/fhir/ValueSet/vision-base-codes
#base64Binary Element
#boolean Element
#canonical Element
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
#url Element
#uuid Element
#xhtml Element
"""
}
