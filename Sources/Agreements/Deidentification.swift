// The obligations redact, mask and pseudonymise, discharged on what the filter has left. What they do goes by FHIR
// type, so that it holds of every element there is (HL7 v3 ActCode, ObligationPolicy: REDACT, MASK, PSEUD):
//
// - each of them removes free text, wherever it stands and whichever item names it: codes cannot see what it says, and
//   it may restate what is withheld. With `redact` that is all: what no item names has gone before.
// - `mask` shows the person's own identifiers in part (`Masking`).
// - `pseudonymise` removes names, addresses and telecommunications of everybody, replaces identifiers and resource ids,
//   in references too, and leaves the years of birth and death (`Pseudonyms`). It goes before `mask` where both are
//   asked for.
//
// What must be there and goes is said to be masked.

import Records

/// Which of them an agreement asks for.
struct Deidentification: Sendable, Hashable {
    let redacts: Bool
    let masks: Bool
    let pseudonymises: Bool
    private let key: PseudonymKey?

    static let none = Deidentification([], key: nil)

    init(_ obligations: [Obligation], key: PseudonymKey?) {
        redacts = obligations.contains(.redact)
        masks = obligations.contains(.mask)
        pseudonymises = obligations.contains(.pseudonymise)
        self.key = pseudonymises ? key : nil
    }

    /// - Returns: what leaves of them; nothing when pseudonyms are asked for and cannot be made.
    func apply(to resources: [Resource], publisher: ODSCode, recipient: ODSCode) -> [Resource] {
        guard redacts || masks || pseudonymises else { return resources }
        var pseudonyms: Pseudonyms?
        if pseudonymises {
            pseudonyms = key.flatMap { Pseudonyms($0, publisher: publisher, recipient: recipient) }
            guard pseudonyms != nil else { return [] }
        }
        let walk = Walk(masks: masks, pseudonyms: pseudonyms)
        return resources.compactMap(walk.resource)
    }
}

private struct Walk {
    let masks: Bool
    let pseudonyms: Pseudonyms?
    private let types = ElementTypes.released

    init(masks: Bool, pseudonyms: Pseudonyms?) {
        self.masks = masks
        self.pseudonyms = pseudonyms
    }

    func resource(_ resource: Resource) -> Resource? {
        guard let type = types.root(resource.type) else { return nil }
        var result = Resource(type: resource.type)
        if let id = resource.id {
            guard let own = pseudonyms.map({ $0.id(id) }) ?? id else { return nil }
            result.id = own
        }
        let rest = JSONObject(distinct: resource.json.members.filter { $0.name != "resourceType" && $0.name != "id" })
        result.json = JSONObject(
            distinct: result.json.members + members(of: rest, type, isPerson: resource.type == "Patient"))
        return result
    }

    /// - Parameter isPerson: what is said is said of the person, not of those who care for them.
    private func members(of object: JSONObject, _ type: Int, isPerson: Bool) -> [JSONObject.Member] {
        var kept: [JSONObject.Member] = []
        for member in object.members {
            // The filter leaves none but its own word that something is masked.
            if member.name.utf8.first == UInt8(ascii: "_") {
                kept.append(member)
                continue
            }
            guard let child = types.type(of: member.name, in: type) else { continue }
            let isPerson = isPerson || Self.ofPerson.contains(member.name)
            switch member.value {
            case .array(let values):
                let left = values.compactMap { value(member.name, $0, child, in: type, isPerson: isPerson) }
                if !left.isEmpty { kept.append(.init(member.name, .array(left))) }
            case let one:
                if let left = value(member.name, one, child, in: type, isPerson: isPerson) {
                    kept.append(.init(member.name, left))
                }
            }
        }
        if !kept.isEmpty { types.fill(&kept, of: object, type: type) }
        return kept
    }

    /// References to the person.
    private static let ofPerson: Set<String> = ["subject", "patient"]

    private func value(
        _ name: String, _ value: JSONValue, _ type: Int, in parent: Int, isPerson: Bool
    ) -> JSONValue? {
        let parent = types.types[parent].name
        switch types.types[type].name {
        case "markdown", "xhtml", "base64Binary", "Annotation", "Attachment": return nil
        case "string":
            if parent == "Reference", name == "reference" { return reference(value) }
            return isKept("\(parent).\(name)") ? value : nil
        case "uri", "url", "canonical", "oid", "uuid":
            return parent == "Extension" && name != "url" ? nil : value
        case "date", "dateTime":
            return parent == "Patient" && (masks || pseudonyms != nil) ? Masking.year(value) : value
        case "HumanName": return ofPerson(value, type, isPerson, Masking.name) { _ in nil }
        case "Address": return ofPerson(value, type, isPerson, Masking.address) { _ in nil }
        case "ContactPoint": return ofPerson(value, type, isPerson, Masking.contactPoint) { _ in nil }
        case "Identifier":
            return ofPerson(value, type, isPerson, Masking.identifier) { pseudonyms?.identifier($0) }
        case "Coding":
            // A display without a code is free text.
            guard var coding = value.object else { return nil }
            if coding["code"] == nil { coding["display"] = nil }
            return object(coding, type, isPerson: isPerson)
        default:
            return value.object.map { object($0, type, isPerson: isPerson) } ?? value
        }
    }

    /// What identifies somebody: replaced where pseudonyms are asked for, in part where it is the person's and masked.
    private func ofPerson(
        _ value: JSONValue, _ type: Int, _ isPerson: Bool, _ mask: (JSONObject) -> JSONObject?,
        pseudonymise: (JSONObject) -> JSONObject?
    ) -> JSONValue? {
        guard let object = value.object else { return nil }
        if pseudonyms != nil { return pseudonymise(object).map(JSONValue.object) }
        guard let plain = self.object(object, type, isPerson: isPerson) else { return nil }
        return masks && isPerson ? plain.object.flatMap(mask).map(JSONValue.object) : plain
    }

    private func object(_ object: JSONObject, _ type: Int, isPerson: Bool) -> JSONValue? {
        let kept = members(of: object, type, isPerson: isPerson)
        // An extension of which nothing but its name is left says nothing.
        let isEmpty = kept.isEmpty || types.types[type].name == "Extension" && kept.count == 1
        return isEmpty ? nil : .object(JSONObject(distinct: kept))
    }

    private func reference(_ value: JSONValue) -> JSONValue? {
        guard let pseudonyms else { return value }
        return value.string.flatMap(pseudonyms.reference).map(JSONValue.string)
    }

    /// Texts of type `string` that are no free text. Any other is.
    private func isKept(_ path: String) -> Bool {
        switch path {
        case "CareTeam.name": pseudonyms == nil
        case "Organization.name", "Organization.alias", "Identifier.value", "ContactPoint.value", "HumanName.family",
            "HumanName.given", "HumanName.prefix", "HumanName.suffix", "Address.line", "Address.city",
            "Address.district", "Address.state", "Address.postalCode", "Address.country", "Coding.display",
            "Coding.version", "Quantity.unit", "Duration.unit", "Age.unit", "SimpleQuantity.unit":
            true
        default: false
        }
    }
}
