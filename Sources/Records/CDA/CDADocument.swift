// What a clinical document says of itself → Composition, and the document whole → DocumentReference.

extension CDAConversion {
    /// The header's words on the document; sections are added to it.
    mutating func composition(_ patient: JSONValue, _ encounter: JSONValue?, _ authors: [JSONValue]) -> Resource {
        var composition = resource("Composition")
        composition["meta"] = labels.flatMap { .some(["security": .array([$0])]) }
        composition["language"] = .text(document.child("languageCode")?.value("code"))
        if let version = document.child("versionNumber")?.value("value") {
            composition["extension"] = [
                [
                    "url": "http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber",
                    "valueString": .string(version),
                ]
            ]
        }
        // Composition.identifier stays over all versions, as setId does.
        composition["identifier"] = (document.child("setId") ?? document.child("id")).flatMap { types.identifier($0) }
        // A ClinicalDocument is in mood EVN: it has been made.
        composition["status"] = "final"
        let code = document.child("code")
        composition["type"] = types.concept(code) ?? CDATypes.absent(code)
        composition["subject"] = patient
        composition["encounter"] = encounter
        set("date", document.child("effectiveTime"), &composition)
        composition["author"] = .array(authors.isEmpty ? [CDATypes.absent(document.child("author"))] : authors)
        let title = title
        composition["title"] = .text(title)
        if title == nil { composition["_title"] = CDATypes.absent(document.child("title")) }
        composition["confidentiality"] = confidentiality.map(JSONValue.string)
        composition["attester"] = .list(attesters())
        composition["custodian"] = custodian()
        composition["relatesTo"] = .list(
            related().map { ["code": .string($0.code), "targetIdentifier": $0.identifier] })
        composition["event"] = .list(events())
        return composition
    }

    private mutating func set(_ name: String, _ element: XMLElement?, _ composition: inout Resource) {
        if let time = CDATypes.dateTime(element) {
            composition[name] = .string(time)
            return
        }
        if element?.nullFlavor == nil, element != nil {
            warn(.dataType, "the document's time is no date", at: element?.place ?? "")
        }
        composition["_" + name] = CDATypes.absent(element)
    }

    private var title: String? {
        types.text(document.child("title")) ?? document.child("code")?.value("displayName")
    }

    /// Codes of v3-Confidentiality that Composition.confidentiality knows.
    private var confidentiality: String? {
        guard let element = document.child("confidentialityCode"),
            element.value("codeSystem").map({ $0 == "2.16.840.1.113883.5.25" }) ?? true,
            let code = element.value("code"),
            ["U", "L", "M", "N", "R", "V"].contains(code)
        else { return nil }
        return code
    }

    /// What is said of who may see it and is not understood counts as very restricted.
    var labels: JSONValue? {
        guard let element = document.child("confidentialityCode"), element.nullFlavor == nil else { return nil }
        return [
            "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
            "code": .string(confidentiality ?? "V"),
        ]
    }

    private mutating func attesters() -> [JSONValue] {
        let attesters = [("legalAuthenticator", "legal"), ("authenticator", "professional")]
        return attesters.flatMap { name, mode in document.children(name).map { ($0, mode) } }.compactMap {
            element, mode in
            guard let entity = element.child("assignedEntity"), element.nullFlavor == nil else { return nil }
            return .some([
                "mode": .string(mode), "time": .text(CDATypes.dateTime(element.child("time"))),
                "party": party(entity, person: entity.child("assignedPerson"), entity.child("representedOrganization")),
            ])
        }
    }

    private mutating func custodian() -> JSONValue? {
        organisation(document.descend("custodian", "assignedCustodian", "representedCustodianOrganization"))
    }

    private func related() -> [(code: String, identifier: JSONValue)] {
        document.children("relatedDocument").compactMap { element in
            guard let code = element.value("typeCode").flatMap(CDACodeSystems.relation),
                let parent = element.child("parentDocument"),
                let identifier = parent.children("id").compactMap({ types.identifier($0) }).first
            else { return nil }
            return (code, identifier)
        }
    }

    private func events() -> [JSONValue] {
        document.children("documentationOf").compactMap { element in
            guard let event = element.child("serviceEvent"), event.nullFlavor == nil else { return nil }
            return .some([
                "code": .list([types.concept(event.child("code"))].compactMap { $0 }),
                "period": CDATypes.period(event.child("effectiveTime")),
            ])
        }
    }

    // MARK: - The document whole

    mutating func documentReference(_ patient: JSONValue, _ encounter: JSONValue?, _ authors: [JSONValue])
        throws(Problem) -> Resource
    {
        var reference = resource("DocumentReference")
        reference["meta"] = labels.flatMap { .some(["security": .array([$0])]) }
        reference["masterIdentifier"] = document.child("id").flatMap { types.identifier($0) }
        reference["identifier"] = document.child("setId").flatMap { types.identifier($0) }.map { .array([$0]) }
        reference["status"] = "current"
        reference["type"] = types.concept(document.child("code"))
        reference["subject"] = patient
        reference["date"] = .text(CDATypes.instant(document.child("effectiveTime"))?.description)
        reference["author"] = .list(authors)
        reference["custodian"] = custodian()
        reference["relatesTo"] = .list(
            related().map { ["code": .string($0.code), "target": ["identifier": $0.identifier]] })
        reference["description"] = .text(title)
        reference["securityLabel"] = .list([types.concept(document.child("confidentialityCode"))].compactMap { $0 })
        let contents = [attachment(whole, type: "application/xml", title: title)] + (try attachments())
        reference["content"] = .array(contents.map { ["attachment": $0] })
        reference["context"] = .some([
            "encounter": encounter.map { .array([$0]) },
            "event": .list(events().flatMap { JSONValue.items($0["code"]) }),
            "period": events().compactMap { $0["period"] }.first,
        ])
        return reference
    }

    private func attachment(_ bytes: [UInt8], type: String?, title: String? = nil) -> JSONValue {
        .some([
            "contentType": .text(type), "language": .text(document.child("languageCode")?.value("code")),
            "data": .string(Base64.encode(bytes)), "size": .number(String(bytes.count)),
            "hash": .string(Base64.encode(SHA1.digest(bytes))), "title": .text(title),
        ]) ?? .null
    }

    /// `nonXMLBody`: a body that is a PDF, plain text or the like, embedded or referred to. Nothing is fetched.
    private mutating func attachments() throws(Problem) -> [JSONValue] {
        guard let text = document.child("component")?.child("nonXMLBody")?.child("text"), text.nullFlavor == nil else {
            return []
        }
        let type = text.value("mediaType") ?? "text/plain"
        if text.value("compression") != nil {
            throw Problem(
                .unsupportedFormat, "the body is compressed, and nothing is inflated here", at: text.place,
                remedy: "send it as it is")
        }
        if let url = text.child("reference")?.value("value") {
            return [.some(["contentType": .string(type), "url": .string(url)]) ?? .null]
        }
        guard text.value("representation") == "B64" else { return [attachment(Array(text.text.utf8), type: type)] }
        guard let bytes = Base64.decode(text.text) else {
            // Seen in published examples, where the data are abridged. The document is kept whole all the same.
            warn(.encoding, "the body is declared as base64, and is not; it was left in the document", at: text.place)
            return []
        }
        return [attachment(bytes, type: type)]
    }
}
