// A clinical document (HL7 CDA R2: C-CDA, and the NHS Interoperability Toolkit's, such as the NHS 111 report) → FHIR R4:
// its header as Patient, Encounter, Composition and DocumentReference, its care plan as CarePlan, Goal and CareTeam. The
// document itself is kept whole beside them, because a header and its narratives are all that is brought over.

enum CDAReading {
    static func read(_ bytes: [UInt8], profile: SenderProfile) throws(Problem) -> Reading {
        let envelope = try CDAEnvelope.open(bytes)
        var conversion = try CDAConversion(envelope, profile)
        try conversion.run()
        let document = envelope.document
        let time = CDATypes.instant(document.child("effectiveTime"))
        // Of an id the root belongs to it: two authors may both count from one.
        let identifier = document.child("id").flatMap { conversion.types.identifier($0) }
        let key = identifier?["value"]?.string.map { value in
            identifier?["system"] == "urn:ietf:rfc:3986" ? value : "\(identifier?["system"]?.string ?? "")|\(value)"
        }
        let bundle = Bundle(type: "collection", timestamp: time?.description, entries: conversion.entries)
        return Reading(
            bundle: bundle, event: "publication", controlID: envelope.messageID ?? key,
            sentAt: time ?? CDATypes.time(document.child("effectiveTime"))?.instant(.london),
            warnings: envelope.warnings + conversion.warnings)
    }
}

/// The conversion of one document.
struct CDAConversion {
    let document: XMLElement
    let whole: [UInt8]
    let profile: SenderProfile
    let types: CDATypes
    private(set) var entries: [Bundle.Entry] = []
    private(set) var warnings: [Problem] = []
    /// What the document is known by, in the ids of what is made of it.
    private let key: String
    private var made: Set<String> = []
    /// Of those, who are people.
    private(set) var practitioners: Set<String> = []

    init(_ envelope: CDAEnvelope, _ profile: SenderProfile) throws(Problem) {
        document = envelope.document
        whole = envelope.bytes
        self.profile = profile
        types = CDATypes(document: document)
        guard let id = document.child("id"), let root = id.value("root"), id.nullFlavor == nil else {
            throw Problem(
                .required, "the document has no id", at: document.child("id")?.place ?? document.place,
                remedy: "by it a document is known again")
        }
        key = "\(root)|\(id.value("extension") ?? "")"
        try checkSender(envelope.sender, at: "senderAddress")
        let custodian = document.descend("custodian", "assignedCustodian", "representedCustodianOrganization")
        try checkSender(CDATypes.organisation(custodian), at: custodian?.place ?? "")
    }

    private func checkSender(_ code: String?, at place: String) throws(Problem) {
        guard let code, profile.namesAnotherOrganisation(code) else { return }
        throw Problem(
            .organisation, "the document names an organisation that this sender does not send for", at: place,
            remedy: "send it over that organisation's own connection")
    }

    mutating func run() throws(Problem) {
        let patient = try self.patient()
        let encounter = encounter(of: patient)
        let authors = document.children("author").compactMap { author($0) }
        var composition = composition(patient, encounter, authors)
        let plan = try carePlan(patient, authors)
        let body = document.child("component")?.child("structuredBody")
        var sections: [JSONValue] = []
        for component in body?.children("component") ?? [] {
            for section in component.children("section") { sections.append(try self.section(section, plan, depth: 1)) }
        }
        composition["section"] = .list(sections)
        // The order in which a reader would want them: who, what, the document, the rest.
        entries.append(Bundle.Entry(fullURL: url("Composition"), resource: composition))
        entries.append(
            Bundle.Entry(
                fullURL: url("DocumentReference"), resource: try documentReference(patient, encounter, authors)))
        label()
        if entries.count > CDALimits.items {
            throw Problem(.limit, "the document makes more than \(CDALimits.items) resources", at: document.place)
        }
    }

    /// What is said of the document is said of all that it tells. Of a Patient `R` is the S-flag, which this is not.
    private mutating func label() {
        guard let labels else { return }
        for index in entries.indices where entries[index].resource.type != "Patient" {
            entries[index].resource["meta"] = .some(["security": .array([labels])])
        }
    }

    // MARK: - Resources

    mutating func warn(_ reason: Problem.Reason, _ what: String, at place: String, remedy: String = "") {
        warnings.append(Problem(reason, what, at: place, remedy: remedy))
    }

    /// The id of a resource: the same whenever the same document is read.
    private func id(_ type: String, _ part: String) -> String {
        StableID.uuid([profile.sender.text, "cda", type, key, part])
    }

    private func url(_ type: String, _ part: String = "") -> String { "urn:uuid:\(id(type, part))" }

    /// A resource of a type; `part` tells it from others of the type in the document.
    func resource(_ type: String, _ part: String = "") -> Resource { Resource(type: type, id: id(type, part)) }

    /// Adds a resource, unless the same was added before.
    /// - Returns: a reference to it.
    mutating func add(_ resource: Resource, display: String? = nil) -> JSONValue {
        let url = "urn:uuid:\(resource.id ?? "")"
        if made.insert(url).inserted {
            entries.append(Bundle.Entry(fullURL: url, resource: resource))
            if resource.type.hasPrefix("Practitioner") { practitioners.insert(url) }
        }
        return .some(["reference": .string(url), "display": .text(display)]) ?? .null
    }
}
