// The table of categories and items as data: each item and the FHIR R4 elements it names. What no item names is never
// released. `structure` rows are what carries items: they go along with items and never alone.
//
// A path is a resource type and elements. `[name]` picks repetitions: an extension by the last part of its URL, an
// identifier by its system. `A.b>C.d` is element `d` of the `C` that `A.b` refers to: an `Organization` is a provider by
// what refers to it, not by its type. A word after the path says whose whereabouts the element tells: `person` or `care`.
//
// In encounters, conditions, documents and referrals an item names codes; what is said in words beside them belongs to
// `notes`: it may tell of what the law restricts, and no code list can see it. The service of a care package is in words
// only of many councils, and is what an alert is about: there its words are the item.
//
// Of the NHS number, who assigned it is named by none: it would tell where the person is known.

enum ItemTableText {
    static let rows = """
        social-care-package demographics-banner Patient.name
        social-care-package demographics-banner Patient.birthDate
        social-care-package demographics-banner Patient.gender
        social-care-package demographics-banner Patient.deceasedBoolean
        social-care-package demographics-banner Patient.deceasedDateTime
        social-care-package demographics-banner Patient.identifier[nhs-number].system
        social-care-package demographics-banner Patient.identifier[nhs-number].value
        social-care-package demographics-banner Patient.identifier[nhs-number].use
        social-care-package demographics-banner Patient.identifier[nhs-number].extension[nhs-number-verification]
        social-care-package contact-details Patient.address person
        social-care-package contact-details Patient.telecom person
        social-care-package general-practitioner Patient.generalPractitioner.display person
        social-care-package general-practitioner Patient.generalPractitioner.identifier person
        social-care-package general-practitioner Patient.generalPractitioner>Organization.name person
        social-care-package general-practitioner Patient.generalPractitioner>Organization.identifier person
        social-care-package general-practitioner Patient.generalPractitioner>Practitioner.name person
        social-care-package service EpisodeOfCare.type
        social-care-package service CarePlan.title
        social-care-package service CarePlan.activity.detail.code
        social-care-package intensity CarePlan.activity.detail.scheduledTiming
        social-care-package intensity CarePlan.activity.detail.extension[carers-per-visit]
        social-care-package status EpisodeOfCare.status
        social-care-package status EpisodeOfCare.statusHistory
        social-care-package status CarePlan.status
        social-care-package status CarePlan.activity.detail.status
        social-care-package period EpisodeOfCare.period
        social-care-package period CarePlan.period
        social-care-package provider EpisodeOfCare.managingOrganization.display
        social-care-package provider EpisodeOfCare.managingOrganization.identifier
        social-care-package provider EpisodeOfCare.managingOrganization>Organization.name
        social-care-package provider EpisodeOfCare.managingOrganization>Organization.identifier
        social-care-package provider EpisodeOfCare.managingOrganization>Organization.address care
        social-care-package provider-telephone EpisodeOfCare.managingOrganization>Organization.telecom care
        social-care-package provider-telephone EpisodeOfCare.managingOrganization>Organization.telecom.extension[telephone-hours] care
        social-care-package provider-telephone CarePlan.careTeam>CareTeam.telecom care
        social-care-package provider-telephone CarePlan.careTeam>CareTeam.name care
        social-care-package provider-telephone EpisodeOfCare.team>CareTeam.telecom care
        social-care-package provider-telephone EpisodeOfCare.team>CareTeam.name care
        social-care-package key-worker EpisodeOfCare.careManager.display
        social-care-package key-worker EpisodeOfCare.careManager>Practitioner.name
        social-care-package key-worker EpisodeOfCare.careManager>PractitionerRole.code
        social-care-package key-worker-telephone EpisodeOfCare.careManager>Practitioner.telecom care
        social-care-package key-worker-telephone EpisodeOfCare.careManager>Practitioner.telecom.extension[telephone-hours] care
        social-care-package key-worker-telephone EpisodeOfCare.careManager>PractitionerRole.telecom care
        social-care-package key-worker-telephone EpisodeOfCare.careManager>PractitionerRole.telecom.extension[telephone-hours] care
        social-care-package key-worker-telephone CarePlan.careTeam>CareTeam.telecom care
        social-care-package key-worker-telephone CarePlan.careTeam>CareTeam.name care
        social-care-package key-worker-telephone EpisodeOfCare.team>CareTeam.telecom care
        social-care-package key-worker-telephone EpisodeOfCare.team>CareTeam.name care
        social-care-package restart CarePlan.extension[restart-by]
        social-care-package restart CarePlan.extension[restart-notice]
        social-care-package next-visit CarePlan.extension[next-visit]
        social-care-package safeguarding-flag CarePlan.extension[safeguarding-enquiry]
        social-care-package child-protection
        social-care-package access-hint CarePlan.extension[access-hint]
        social-care-package planned
        social-care-package source Flag.author.display
        social-care-package source Flag.author.identifier
        social-care-package source EpisodeOfCare.meta.lastUpdated
        social-care-package source CarePlan.meta.lastUpdated
        social-care-package notes CarePlan.description
        social-care-package notes CarePlan.note
        social-care-package notes CarePlan.activity.detail.description
        social-care-package structure Flag.status
        social-care-package structure Flag.category
        social-care-package structure Flag.code
        social-care-package structure Flag.subject&
        social-care-package structure Flag.subject.identifier
        social-care-package structure Flag.period
        social-care-package structure Flag.encounter&
        social-care-package structure Flag.encounter.identifier
        social-care-package structure Flag.extension[flag-detail].valueReference&
        social-care-package structure Patient.generalPractitioner&
        social-care-package structure EpisodeOfCare.patient&
        social-care-package structure EpisodeOfCare.team&
        social-care-package structure EpisodeOfCare.managingOrganization&
        social-care-package structure EpisodeOfCare.careManager&
        social-care-package structure CarePlan.intent
        social-care-package structure CarePlan.category
        social-care-package structure CarePlan.subject&
        social-care-package structure CarePlan.careTeam&
        social-care-package structure CarePlan.supportingInfo&
        social-care-package structure CarePlan.careTeam>CareTeam.status
        social-care-package structure CarePlan.careTeam>CareTeam.subject&
        social-care-package structure EpisodeOfCare.team>CareTeam.status
        social-care-package structure EpisodeOfCare.team>CareTeam.subject&

        ed-attendance site Encounter.serviceProvider.display
        ed-attendance site Encounter.serviceProvider.identifier
        ed-attendance arrival Encounter.period.start
        ed-attendance status Encounter.status
        ed-attendance status Encounter.class
        ed-attendance structure Encounter.subject&
        ed-attendance structure Encounter.subject.identifier

        encounter demographics-banner Patient.name
        encounter demographics-banner Patient.birthDate
        encounter demographics-banner Patient.gender
        encounter demographics-banner Patient.deceasedBoolean
        encounter demographics-banner Patient.deceasedDateTime
        encounter demographics-banner Patient.identifier[nhs-number].system
        encounter demographics-banner Patient.identifier[nhs-number].value
        encounter demographics-banner Patient.identifier[nhs-number].use
        encounter demographics-banner Patient.identifier[nhs-number].extension[nhs-number-verification]
        encounter contact-details Patient.address person
        encounter contact-details Patient.telecom person
        encounter general-practitioner Patient.generalPractitioner.display person
        encounter general-practitioner Patient.generalPractitioner.identifier person
        encounter visit-number Encounter.identifier
        encounter site Encounter.serviceProvider.display
        encounter site Encounter.serviceProvider.identifier
        encounter arrival Encounter.period.start
        encounter discharge Encounter.period.end
        encounter discharge Encounter.hospitalization.dischargeDisposition.coding
        encounter notes Encounter.hospitalization.dischargeDisposition.text
        encounter status Encounter.status
        encounter status Encounter.statusHistory
        encounter class Encounter.class
        encounter class Encounter.type.coding
        encounter notes Encounter.type.text
        encounter location Encounter.location.location.display
        encounter location Encounter.location.location.identifier
        encounter location Encounter.location.status
        encounter location Encounter.location.period
        encounter reason Encounter.reasonCode.coding
        encounter notes Encounter.reasonCode.text
        encounter clinician Encounter.participant.type.coding
        encounter notes Encounter.participant.type.text
        encounter clinician Encounter.participant.individual.display
        encounter clinician Encounter.participant.individual>Practitioner.name
        encounter source Encounter.meta.lastUpdated
        encounter structure Encounter.subject&
        encounter structure Encounter.participant.individual&

        conditions demographics-banner Patient.name
        conditions demographics-banner Patient.birthDate
        conditions demographics-banner Patient.gender
        conditions demographics-banner Patient.identifier[nhs-number].system
        conditions demographics-banner Patient.identifier[nhs-number].value
        conditions demographics-banner Patient.identifier[nhs-number].use
        conditions condition Condition.code.coding
        conditions notes Condition.code.text
        conditions condition Condition.category.coding
        conditions notes Condition.category.text
        conditions condition Condition.severity.coding
        conditions notes Condition.severity.text
        conditions status Condition.clinicalStatus.coding
        conditions status Condition.verificationStatus.coding
        conditions period Condition.onsetDateTime
        conditions period Condition.abatementDateTime
        conditions period Condition.recordedDate
        conditions clinician Condition.recorder.display
        conditions clinician Condition.asserter.display
        conditions notes Condition.note
        conditions source Condition.meta.lastUpdated
        conditions structure Condition.subject&

        documents demographics-banner Patient.name
        documents demographics-banner Patient.birthDate
        documents demographics-banner Patient.gender
        documents demographics-banner Patient.identifier[nhs-number].system
        documents demographics-banner Patient.identifier[nhs-number].value
        documents demographics-banner Patient.identifier[nhs-number].use
        documents document-type DocumentReference.type.coding
        documents notes DocumentReference.type.text
        documents document-type DocumentReference.category.coding
        documents notes DocumentReference.category.text
        documents period DocumentReference.date
        documents status DocumentReference.docStatus
        documents clinician DocumentReference.author.display
        documents notes DocumentReference.description
        documents attachment DocumentReference.content
        documents source DocumentReference.meta.lastUpdated
        documents structure DocumentReference.status
        documents structure DocumentReference.subject&

        referral demographics-banner Patient.name
        referral demographics-banner Patient.birthDate
        referral demographics-banner Patient.gender
        referral demographics-banner Patient.identifier[nhs-number].system
        referral demographics-banner Patient.identifier[nhs-number].value
        referral demographics-banner Patient.identifier[nhs-number].use
        referral contact-details Patient.address person
        referral contact-details Patient.telecom person
        referral service ServiceRequest.code.coding
        referral notes ServiceRequest.code.text
        referral service ServiceRequest.category.coding
        referral notes ServiceRequest.category.text
        referral status ServiceRequest.status
        referral priority ServiceRequest.priority
        referral period ServiceRequest.authoredOn
        referral period ServiceRequest.occurrenceDateTime
        referral period ServiceRequest.occurrencePeriod
        referral reason ServiceRequest.reasonCode.coding
        referral notes ServiceRequest.reasonCode.text
        referral clinician ServiceRequest.requester.display
        referral clinician ServiceRequest.requester>Practitioner.name
        referral notes ServiceRequest.note
        referral source ServiceRequest.meta.lastUpdated
        referral structure ServiceRequest.intent
        referral structure ServiceRequest.subject&
        referral structure ServiceRequest.requester&

        cost demographics-banner Patient.name
        cost demographics-banner Patient.birthDate
        cost demographics-banner Patient.gender
        cost demographics-banner Patient.identifier[nhs-number].system
        cost demographics-banner Patient.identifier[nhs-number].value
        cost demographics-banner Patient.identifier[nhs-number].use
        cost service EpisodeOfCare.type
        cost period EpisodeOfCare.period
        cost unit-cost EpisodeOfCare.extension[unit-cost]
        cost cost-frequency EpisodeOfCare.extension[cost-frequency]
        cost planned-units EpisodeOfCare.extension[planned-units-per-week]
        cost source EpisodeOfCare.meta.lastUpdated
        cost structure EpisodeOfCare.patient&
        """

    /// What `[name]` in a path stands for; other extension names are of this gateway.
    static let urls = [
        "nhs-number": "https://fhir.nhs.uk/Id/nhs-number",
        "nhs-number-verification":
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
        "flag-detail": "http://hl7.org/fhir/StructureDefinition/flag-detail",
    ]
    static let extensions = "https://caregate.example/fhir/StructureDefinition/"
}

/// The table, read once.
enum ItemTable {
    struct Row: Sendable {
        let category: Category
        /// `nil` of structure.
        let item: Item?
        /// Empty of an item that is a condition on others: `planned`, `child-protection`.
        let path: String
        let location: Location?
    }

    enum Location: String, Sendable {
        case person
        case care
    }

    /// In order of first appearance; an item's index is its place here.
    static let names: [String] = {
        var names: [String] = []
        for words in lines where words[1] != "structure" && !names.contains(words[1]) { names.append(words[1]) }
        precondition(names.count <= 128, "ItemSet holds 128 items")
        return names
    }()

    static let indices: [String: UInt8] = Dictionary(
        uniqueKeysWithValues: names.enumerated().map { ($0.element, UInt8($0.offset)) })

    static let rows: [Row] = lines.map { words in
        guard let category = Category(rawValue: words[0]) else { preconditionFailure("no category \(words[0])") }
        return Row(
            category: category, item: Item(words[1]), path: words.count > 2 ? words[2] : "",
            location: words.count > 3 ? Location(rawValue: words[3]) : nil)
    }

    static func items(of category: Category) -> ItemSet {
        byCategory[category] ?? []
    }

    private static let byCategory: [Category: ItemSet] = {
        var result: [Category: ItemSet] = [:]
        for row in rows { if let item = row.item { result[row.category, default: []].insert(item) } }
        return result
    }()

    private static let lines: [[String]] = ItemTableText.rows.split(separator: "\n").map {
        $0.split(separator: " ").map(String.init)
    }
}
