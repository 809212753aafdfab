// FHIR R4 in JSON (http://hl7.org/fhir/R4/json.html): the tree is kept as written; its structure is checked against the
// definitions, so that what is passed on is FHIR and can be written as XML.

/// Reads and writes FHIR R4 resources in JSON.
public enum FHIRJSON {
    /// Reads a resource, and those inside it.
    /// - Parameter version: what the resource is written in, and stays in: `VersionConversion` brings it to R4.
    /// - Throws: what `JSONReader.read` throws; and of the resource, with the element's path as place: `unknownElement` for a
    ///   type or an element that the version does not have, `dataType` for an array where a single value belongs (or the other
    ///   way round) and for a value that is not of its type, `required` where nothing is where something must be.
    public static func read(
        _ bytes: [UInt8], version: FHIRVersion = .r4, limits: JSONLimits = .standard
    ) throws(Problem) -> Resource {
        let value = try JSONReader.read(bytes, limits: limits)
        guard case .object(let object) = value else {
            throw Problem(.dataType, "a FHIR resource is a JSON object")
        }
        return try check(version == .r4 ? object : object.withoutComments, version: version)
    }

    /// Checks a tree as `read` does, and puts its `resourceType` first.
    public static func check(_ object: JSONObject, version: FHIRVersion = .r4) throws(Problem) -> Resource {
        do throws(Problem) { try FHIRJSONChecker(definitions: .of(version)).resource(object) } catch {
            throw error.inside(error.place.isEmpty ? "" : object["resourceType"]?.string ?? "")
        }
        var members = object.members
        if let index = members.firstIndex(where: { $0.name == "resourceType" }), index > 0 {
            members.insert(members.remove(at: index), at: 0)
        }
        guard let resource = Resource(JSONObject(distinct: members)) else {
            throw Problem(.required, "resourceType is missing, so this is no FHIR resource")
        }
        return resource
    }

    public static func write(_ resource: Resource) -> [UInt8] { resource.json.write() }
    public static func writePretty(_ resource: Resource) -> [UInt8] { resource.json.writePretty() }
}

/// Walks a tree beside the definitions. Places grow from the fault to the root, so that a sound record pays nothing for them.
struct FHIRJSONChecker {
    let definitions: FHIRDefinitions

    /// Checks a resource. Places begin at its elements: `.name[0].foo`.
    func resource(_ object: JSONObject) throws(Problem) {
        guard let type = object["resourceType"]?.string else {
            throw Problem(.required, "resourceType is missing, so this is no FHIR resource")
        }
        guard let structure = definitions.structure(type), structure.kind == .resource else {
            throw Problem(
                .unknownElement, "FHIR \(definitions.version.name) has no resource of the type named in resourceType")
        }
        try members(of: object, structure)
    }

    private func members(of object: JSONObject, _ structure: FHIRDefinitions.Structure) throws(Problem) {
        let isResource = structure.kind == .resource
        guard isResource || !object.isEmpty else {
            throw Problem(.required, "an empty object, which FHIR does not have")
        }
        var chosen: [Int32: Int32] = [:]
        for member in object.members {
            if isResource, member.name == "resourceType" { continue }
            let isSibling = member.name.utf8.first == UInt8(ascii: "_")
            let name = isSibling ? String(member.name.dropFirst()) : member.name
            guard let slot = structure.slots[name] else {
                throw .unknown(member.name, in: structure, definitions.version)
            }
            if slot.isChoice, chosen.updateValue(slot.structure, forKey: slot.order) ?? slot.structure != slot.structure
            {
                throw Problem(.dataType, "a second type of an element that has one value", at: ".\(member.name)")
            }
            do throws(Problem) {
                if isSibling {
                    try sibling(member.value, slot, partner: object[name], structure, member.name)
                } else {
                    try value(member.value, slot, of: object, name)
                }
            } catch { throw error.inside(".\(member.name)") }
        }
    }

    /// One element, repetitions and all.
    private func value(
        _ value: JSONValue, _ slot: FHIRDefinitions.Slot, of object: JSONObject, _ name: String
    ) throws(Problem) {
        let structure = definitions.structures[Int(slot.structure)]
        guard slot.isRepeating else {
            if case .array = value { throw Problem(.dataType, "an array, where one value belongs") }
            return try item(value, structure)
        }
        guard case .array(let items) = value else { throw Problem(.dataType, "one value, where an array belongs") }
        guard !items.isEmpty else { throw Problem(.required, "an empty array, which FHIR does not have") }
        for (index, element) in items.enumerated() {
            do throws(Problem) {
                if case .null = element, case .primitive = structure.kind {
                    // A null keeps the place of an item that has only an id or extensions.
                    guard let partner = object["_\(name)"]?.array, index < partner.count, partner[index] != .null else {
                        throw Problem(.required, "null without an extension beside it")
                    }
                } else {
                    try item(element, structure)
                }
            } catch { throw error.inside("[\(index)]") }
        }
    }

    private func item(_ value: JSONValue, _ structure: FHIRDefinitions.Structure) throws(Problem) {
        if case .primitive(let primitive) = structure.kind { return try check(value, primitive) }
        guard case .object(let object) = value else {
            throw Problem(.dataType, "a value of type \(structure.path) is a JSON object")
        }
        if structure.holdsAnyResource { try resource(object) } else { try members(of: object, structure) }
    }

    private func check(_ value: JSONValue, _ primitive: FHIRDefinitions.Primitive) throws(Problem) {
        let fault: String?
        switch (value, primitive) {
        case (.bool, .boolean): fault = nil
        case (.number(let text), .decimal), (.number(let text), .integer): fault = primitive.fault(in: text)
        case (_, .boolean): fault = "a boolean is true or false, without quotes"
        case (_, .decimal), (_, .integer): fault = "a number belongs here, without quotes"
        case (.string(let text), _): fault = primitive.fault(in: text)
        default: fault = "a text in quotes belongs here"
        }
        if let fault { throw Problem(.dataType, fault) }
        if primitive == .xhtml, case .string(let text) = value { try XHTML.check(text) }
    }

    /// `_birthDate`: the id and the extensions of a primitive.
    private func sibling(
        _ value: JSONValue, _ slot: FHIRDefinitions.Slot, partner: JSONValue?, _ structure: FHIRDefinitions.Structure,
        _ name: String
    ) throws(Problem) {
        let type = definitions.structures[Int(slot.structure)]
        guard case .primitive = type.kind, !slot.isAttribute else {
            throw Problem(.unknownElement, "only a primitive element has such a sibling")
        }
        guard slot.isRepeating else { return try siblingItem(value, type) }
        guard case .array(let items) = value, !items.isEmpty else {
            throw Problem(.dataType, "an array belongs here, which is not empty")
        }
        if let partner = partner?.array, partner.count != items.count {
            throw Problem(.dataType, "its array and that of the values differ in length")
        }
        for (index, item) in items.enumerated() where item != .null {
            do throws(Problem) { try siblingItem(item, type) } catch { throw error.inside("[\(index)]") }
        }
    }

    private func siblingItem(_ value: JSONValue, _ type: FHIRDefinitions.Structure) throws(Problem) {
        guard case .object(let object) = value else {
            throw Problem(.dataType, "the id and extensions of a primitive are a JSON object")
        }
        try members(of: object, type)
    }
}

extension Problem {
    /// The same problem, one step nearer the root: `.name` and `[0].family`.
    func inside(_ step: String) -> Problem {
        Problem(reason, what, at: step.isEmpty ? String(place.drop { $0 == " " }) : step + place, remedy: remedy)
    }

    static func unknown(
        _ name: String, in structure: FHIRDefinitions.Structure, _ version: FHIRVersion = .r4
    ) -> Problem {
        // A name is the sender's text: it is shown only where it can be an element's name.
        let isPlain =
            name.utf8.count <= 64
            && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x5F }
        return Problem(
            .unknownElement, "\(structure.path) has no such element in FHIR \(version.name)",
            at: isPlain ? ".\(name)" : ".?", remedy: "send what is local as an extension")
    }
}
