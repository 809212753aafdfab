// The header of a clinical document (CDA R2, 4.2): whom it is about, who made it, on which occasion.

extension CDAConversion {
    // MARK: - Patient

    /// `recordTarget` → Patient.
    /// - Throws: `required` without one; `unsupportedEvent` with several: whose each statement is would be a guess.
    mutating func patient() throws(Problem) -> JSONValue {
        let targets = document.children("recordTarget")
        guard let role = targets.first?.child("patientRole") else {
            throw Problem(.required, "the document has no recordTarget with a patientRole", at: document.place)
        }
        guard targets.count == 1 else {
            throw Problem(
                .unsupportedEvent, "the document is about \(targets.count) people", at: targets[1].place,
                remedy: "send a document for each")
        }
        let person = role.child("patient")
        var patient = resource("Patient")
        patient["identifier"] = .list(role.children("id").compactMap { patientIdentifier($0) })
        patient["name"] = types.names(person)
        patient["telecom"] = types.telecoms(role)
        addGender(person, &patient)
        addBirth(person, &patient)
        addDeath(person, &patient)
        patient["address"] = types.addresses(role)
        patient["maritalStatus"] = types.concept(person?.child("maritalStatusCode"))
        patient["contact"] = .list(contacts(person))
        patient["communication"] = .list(
            (person?.children("languageCommunication") ?? []).compactMap { language($0) })
        addOrganisation(role, &patient)
        addExtensions(person, &patient)
        if patient["identifier"] == nil {
            warn(.required, "the patient has no identifier", at: role.place, remedy: "send the NHS number")
        }
        return add(patient)
    }

    /// An NHS number that fails its check is left out, and said so; the root says whether it was traced, in a document of
    /// the Interoperability Toolkit.
    private mutating func patientIdentifier(_ id: XMLElement) -> JSONValue? {
        let root = id.value("root")
        guard root == CDACodeSystems.nhsNumber || root == CDACodeSystems.unverifiedNHSNumber else {
            return types.identifier(id)
        }
        guard id.nullFlavor == nil, let text = id.value("extension") else { return nil }
        guard let number = NHSNumber(text) else {
            warn(
                .nhsNumber, "an NHS number that fails its check, or is a placeholder", at: id.place,
                remedy: "correct it at its source")
            return nil
        }
        var identifier: JSONObject = [:]
        let isVerified = root == CDACodeSystems.nhsNumber
        if types.isToolkit || !isVerified {
            let code = isVerified ? "01" : "02"
            identifier["extension"] = [
                [
                    "url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
                    "valueCodeableConcept": [
                        "coding": [
                            [
                                "system":
                                    "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland",
                                "code": .string(code),
                                "display": .string(
                                    isVerified ? "Number present and verified" : "Number present but not traced"),
                            ]
                        ]
                    ],
                ]
            ]
        }
        identifier["system"] = .string(NHSNumber.system)
        identifier["value"] = .string(number.digits)
        return .object(identifier)
    }

    private mutating func addGender(_ person: XMLElement?, _ patient: inout Resource) {
        guard let element = person?.child("administrativeGenderCode") else { return }
        if element.nullFlavor != nil {
            patient["_gender"] = CDATypes.absent(element)
        } else if let code = element.value("code") {
            let gender = CDACodeSystems.gender(code, system: element.value("codeSystem"))
            if gender == nil { warn(.unmappedCode, "a gender of no known code was left out", at: element.place) }
            patient["gender"] = .text(gender)
        }
    }

    private mutating func addBirth(_ person: XMLElement?, _ patient: inout Resource) {
        guard let element = person?.child("birthTime") else { return }
        if element.nullFlavor != nil {
            patient["_birthDate"] = CDATypes.absent(element)
        } else if let time = CDATypes.time(element) {
            // A birth date may carry hours; they are dropped (identifiers.md).
            patient["birthDate"] = .string(time.fhirDate)
        } else {
            warn(.dataType, "a date of birth that is no date was left out", at: element.place)
        }
        guard let address = person?.descend("birthplace", "place")?.child("addr").flatMap({ types.address($0) }) else {
            return
        }
        patient["extension"] = .array(
            JSONValue.items(patient["extension"]) + [
                ["url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress": address]
            ])
    }

    private func addDeath(_ person: XMLElement?, _ patient: inout Resource) {
        if let time = CDATypes.dateTime(person?.child("deceasedTime", in: CDANamespace.sdtc)) {
            patient["deceasedDateTime"] = .string(time)
        } else if let flag = person?.child("deceasedInd", in: CDANamespace.sdtc)?.value("value") {
            patient["deceasedBoolean"] = flag == "true" ? true : flag == "false" ? false : nil
        }
    }

    private func language(_ element: XMLElement) -> JSONValue? {
        guard let code = element.child("languageCode")?.value("code") else { return nil }
        let preference = element.child("preferenceInd")?.value("value")
        return .some([
            "language": ["coding": [["system": "urn:ietf:bcp:47", "code": .string(code)]]],
            "preferred": preference == "true" ? true : preference == "false" ? false : nil,
        ])
    }

    /// Guardians, and the next of kin, emergency contacts and carers among the participants.
    private func contacts(_ person: XMLElement?) -> [JSONValue] {
        let guardians = (person?.children("guardian") ?? []).map { ($0, $0.child("guardianPerson")) }
        let classes: Set<String> = ["NOK", "ECON", "CAREGIVER", "GUARD"]
        let associates = document.children("participant").compactMap { $0.child("associatedEntity") }
            .filter { classes.contains($0.value("classCode") ?? "") }.map { ($0, $0.child("associatedPerson")) }
        return (guardians + associates).compactMap { entity, person in
            let name = person?.children("name").compactMap { types.humanName($0) }.first
            let address = entity.children("addr").compactMap { types.address($0) }.first
            guard name != nil || address != nil || types.telecoms(entity) != nil else { return nil }
            let role = entity.value("classCode").map { code -> JSONValue in
                let uri = CDACodeSystems.uri("2.16.840.1.113883.5.110")
                return ["coding": [["system": .string(uri), "code": .string(code)]]]
            }
            return .some([
                "relationship": .list([types.concept(entity.child("code")), role].compactMap { $0 }), "name": name,
                "telecom": types.telecoms(entity), "address": address,
            ])
        }
    }

    /// The patient's general practice, where the document says that it is one; else who keeps the record.
    private mutating func addOrganisation(_ role: XMLElement, _ patient: inout Resource) {
        guard let element = role.child("providerOrganization"), let organisation = organisation(element) else { return }
        let industry = element.child("standardIndustryClassCode")
        let isPractice =
            industry?.value("codeSystem") == "2.16.840.1.113883.2.1.3.2.4.17.289" && industry?.value("code") == "001"
        if isPractice {
            patient["generalPractitioner"] = .array([organisation])
        } else {
            patient["managingOrganization"] = organisation
        }
    }

    private func addExtensions(_ person: XMLElement?, _ patient: inout Resource) {
        var extensions = JSONValue.items(patient["extension"])
        if let religion = types.concept(person?.child("religiousAffiliationCode")) {
            extensions.append([
                "url": "http://hl7.org/fhir/StructureDefinition/patient-religion", "valueCodeableConcept": religion,
            ])
        }
        // The ethnic category of the NHS; those of other countries are not it.
        let ethnic = person?.child("ethnicGroupCode")
        if ethnic?.value("codeSystem") == "2.16.840.1.113883.2.1.3.2.4.16.6", let concept = types.concept(ethnic) {
            extensions.append([
                "url": "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory",
                "valueCodeableConcept": concept,
            ])
        }
        patient["extension"] = .list(extensions)
    }

    // MARK: - Who made it

    /// An organisation with an id or a name.
    mutating func organisation(_ element: XMLElement?) -> JSONValue? {
        guard let element, element.nullFlavor == nil else { return nil }
        let identifiers = types.identifiers(element.children("id"))
        let name = element.children("name").compactMap { $0.nullFlavor == nil ? $0.plainText : nil }.first
        guard identifiers != nil || name != nil else { return nil }
        var organisation = resource("Organization", Self.key(identifiers, name))
        organisation["identifier"] = identifiers
        organisation["name"] = .text(name)
        organisation["telecom"] = types.telecoms(element)
        organisation["address"] = types.addresses(element)
        return add(organisation, display: name)
    }

    private static func key(_ identifiers: JSONValue?, _ name: String?) -> String {
        let numbers = JSONValue.items(identifiers).map {
            "\($0["system"]?.string ?? "")|\($0["value"]?.string ?? "")"
        }
        return (numbers + [name ?? ""]).joined(separator: "\n")
    }

    /// `author` → a reference to a PractitionerRole, a Practitioner, a Device or an Organization.
    mutating func author(_ element: XMLElement) -> JSONValue? {
        guard let author = element.child("assignedAuthor"), element.nullFlavor == nil else { return nil }
        if let device = author.child("assignedAuthoringDevice") { return self.device(device, author) }
        return party(author, person: author.child("assignedPerson"), author.child("representedOrganization"))
    }

    private mutating func device(_ element: XMLElement, _ author: XMLElement) -> JSONValue? {
        let software = element.child("softwareName").flatMap { types.text($0) ?? $0.value("displayName") }
        let model = element.child("manufacturerModelName").flatMap { types.text($0) ?? $0.value("displayName") }
        let identifiers = types.identifiers(author.children("id"))
        guard software != nil || model != nil || identifiers != nil else { return nil }
        let names = [(software, "user-friendly-name"), (model, "model-name")].compactMap { name, type in
            name.map { JSONValue.some(["name": .string($0), "type": .string(type)]) ?? .null }
        }
        var device = resource("Device", Self.key(identifiers, software ?? model))
        device["identifier"] = identifiers
        device["deviceName"] = .list(names)
        device["owner"] = organisation(author.child("representedOrganization"))
        return add(device, display: software ?? model)
    }

    /// A person in a role: the person alone where neither the role nor the organisation is said.
    mutating func party(_ role: XMLElement, person: XMLElement?, _ organisationElement: XMLElement?) -> JSONValue? {
        guard role.nullFlavor == nil else { return nil }
        let organisation = organisation(organisationElement)
        let identifiers = types.identifiers(role.children("id"))
        let names = types.names(person)
        guard identifiers != nil || names != nil else { return organisation }
        let name = JSONValue.items(names).first
        let text =
            name?["text"]?.string
            ?? (JSONValue.items(name?["given"]).compactMap(\.string) + [name?["family"]?.string].compactMap { $0 })
            .joined(separator: " ")
        let display = text.isEmpty ? nil : text
        let key = Self.key(identifiers, display)
        var practitioner = resource("Practitioner", key)
        practitioner["identifier"] = identifiers
        practitioner["name"] = names
        practitioner["telecom"] = types.telecoms(role)
        practitioner["address"] = types.addresses(role)
        let reference = add(practitioner, display: display)
        let code = types.concept(role.child("code"))
        guard code != nil || organisation != nil else { return reference }
        var practitionerRole = resource(
            "PractitionerRole", key + "\n" + (organisation?["reference"]?.string ?? ""))
        practitionerRole["practitioner"] = reference
        practitionerRole["organization"] = organisation
        practitionerRole["code"] = .list([code].compactMap { $0 })
        return add(practitionerRole, display: display)
    }

    // MARK: - The occasion

    /// `componentOf/encompassingEncounter` → Encounter.
    mutating func encounter(of patient: JSONValue) -> JSONValue? {
        guard let element = document.descend("componentOf", "encompassingEncounter"), element.nullFlavor == nil else {
            return nil
        }
        var encounter = resource("Encounter")
        let time = element.child("effectiveTime")
        let period = CDATypes.period(time)
        if period == nil, time?.child("center") != nil {
            warn(
                .dataType, "the encounter's time is given by its middle alone, which has no place in FHIR",
                at: element.place)
        }
        encounter["identifier"] = types.identifiers(element.children("id"))
        // The document says when it began and ended, never how it stands.
        encounter["status"] = period?["end"] == nil ? "unknown" : "finished"
        addClass(element, &encounter)
        encounter["subject"] = patient
        encounter["participant"] = .list(participants(element))
        encounter["period"] = period
        if let disposition = types.concept(element.child("dischargeDispositionCode")) {
            encounter["hospitalization"] = ["dischargeDisposition": disposition]
        }
        let facility = element.child("location")?.child("healthCareFacility")
        if let location = facility.flatMap({ self.location($0) }) {
            encounter["location"] = [["location": location]]
        }
        encounter["serviceProvider"] = organisation(facility?.child("serviceProviderOrganization"))
        return add(encounter)
    }

    /// Encounter.class is a code of HL7 v3 ActCode; other codes are its type.
    private func addClass(_ element: XMLElement, _ encounter: inout Resource) {
        let code = element.child("code")
        let codings = code.map { [$0] + $0.children("translation") } ?? []
        let actCode = codings.first {
            $0.value("codeSystem") == "2.16.840.1.113883.5.4" && $0.value("code") != nil
        }
        encounter["class"] = actCode.flatMap { types.coding($0) } ?? CDATypes.absent(code)
        let isClassAlone = actCode != nil && codings.filter { $0.value("code") != nil }.count == 1
        encounter["type"] = isClassAlone ? nil : .list([types.concept(code)].compactMap { $0 })
    }

    private mutating func participants(_ encounter: XMLElement) -> [JSONValue] {
        (encounter.children("responsibleParty") + encounter.children("encounterParticipant")).compactMap { element in
            guard let entity = element.child("assignedEntity") else { return nil }
            let type = element.isNamed("responsibleParty") ? "RESP" : element.value("typeCode")
            let party = party(
                entity, person: entity.child("assignedPerson"), entity.child("representedOrganization"))
            // An Encounter's participant is a person; an organisation is its serviceProvider.
            guard let party, isOfPerson(party) else { return nil }
            let coding = type.map { code -> JSONValue in
                let uri = CDACodeSystems.uri("2.16.840.1.113883.5.90")
                return ["coding": [["system": .string(uri), "code": .string(code)]]]
            }
            return .some([
                "type": .list([coding].compactMap { $0 }), "period": CDATypes.period(element.child("time")),
                "individual": party,
            ])
        }
    }

    private func isOfPerson(_ reference: JSONValue) -> Bool {
        reference["reference"]?.string.map(practitioners.contains) ?? false
    }

    private mutating func location(_ facility: XMLElement) -> JSONValue? {
        let place = facility.child("location")
        let name = place?.children("name").compactMap { $0.nullFlavor == nil ? $0.plainText : nil }.first
        let identifiers = types.identifiers(facility.children("id"))
        let type = types.concept(facility.child("code"))
        guard identifiers != nil || name != nil || type != nil else { return nil }
        var location = resource("Location", Self.key(identifiers, name))
        location["identifier"] = identifiers
        location["name"] = .text(name)
        location["type"] = .list([type].compactMap { $0 })
        location["address"] = place?.child("addr").flatMap { types.address($0) }
        return add(location, display: name)
    }
}
