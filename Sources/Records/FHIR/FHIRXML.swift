// FHIR R4 in XML (http://hl7.org/fhir/R4/xml.html) → the same tree that JSON gives: what is a number, a boolean or an
// array comes from the definitions. Comments and processing instructions are dropped.

/// Reads and writes FHIR R4 resources in XML.
public enum FHIRXML {
    static let namespace = "http://hl7.org/fhir"
    /// `xsi:schemaLocation` and its like say nothing about the record.
    static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"

    /// Reads a resource, and those inside it.
    /// - Parameter version: what the resource is written in, and stays in: `VersionConversion` brings it to R4.
    /// - Throws: what `XMLReader.read` throws; and of the resource, with the element's path and line as place,
    ///   `unknownElement`, `dataType` or `required`, as `FHIRJSON.read` does.
    public static func read(
        _ bytes: [UInt8], version: FHIRVersion = .r4, limits: XMLLimits = .standard
    ) throws(Problem) -> Resource {
        let document = try XMLReader.read(bytes, limits: limits)
        return try resource(document.root, version: version)
    }

    /// Reads a resource that is an element of a document.
    public static func resource(_ element: XMLElement, version: FHIRVersion = .r4) throws(Problem) -> Resource {
        let object: JSONObject
        let definitions = FHIRDefinitions.of(version)
        do throws(Problem) { object = try FHIRXMLReading(definitions: definitions).resource(element) } catch {
            throw error.inside(definitions.isResource(element.name.local) ? element.name.local : "")
        }
        guard let resource = Resource(object) else { throw Problem(.required, "this is no FHIR resource") }
        return resource
    }

    /// The resource as one XML document in UTF-8, elements in the order of the definitions.
    /// - Throws: `Problem` with the element's path: `unknownElement` or `dataType` for a tree that is not FHIR R4,
    ///   `encoding` for a control character, which XML cannot hold.
    public static func write(_ resource: Resource) throws(Problem) -> [UInt8] {
        var writing = FHIRXMLWriting(definitions: .r4)
        do throws(Problem) { try writing.resource(resource.json, isRoot: true) } catch {
            throw error.inside(error.place.isEmpty ? "" : resource.type)
        }
        return writing.document
    }
}

struct FHIRXMLReading {
    let definitions: FHIRDefinitions

    /// The repetitions of one element, values and siblings apart, as JSON holds them.
    private struct Group {
        let name: String
        let slot: FHIRDefinitions.Slot
        var values: [JSONValue]
        /// Of primitives: id and extensions, or null.
        var siblings: [JSONValue]
    }

    func resource(_ element: XMLElement) throws(Problem) -> JSONObject {
        let name = element.name
        guard name.namespace == FHIRXML.namespace else {
            throw Problem(
                .unknownElement, "an element that is not in the namespace \(FHIRXML.namespace)", at: place(element))
        }
        guard let structure = definitions.structure(name.local), structure.kind == .resource else {
            throw Problem(
                .unknownElement, "FHIR \(definitions.version.name) has no resource of this name", at: place(element))
        }
        return try object(
            element, structure, members: [JSONObject.Member("resourceType", .string(structure.path))])
    }

    /// A resource, a datatype or a part of one.
    private func object(
        _ element: XMLElement, _ structure: FHIRDefinitions.Structure, members initial: [JSONObject.Member] = []
    ) throws(Problem) -> JSONObject {
        var members = initial
        for attribute in element.attributes where attribute.name.namespace != FHIRXML.schemaInstance {
            guard attribute.name.namespace.isEmpty, let slot = structure.slots[attribute.name.local], slot.isAttribute
            else { throw unknown("@\(attribute.name.local)", element, structure) }
            guard !attribute.value.isEmpty else {
                throw Problem(.dataType, "an empty value, which FHIR does not have", at: place(element))
            }
            members.append(JSONObject.Member(attribute.name.local, .string(attribute.value)))
        }
        try noText(element)
        for group in try groups(element, structure) { append(group, to: &members) }
        guard !members.isEmpty else {
            throw Problem(.required, "an empty element, which FHIR does not have", at: place(element))
        }
        return JSONObject(distinct: members)
    }

    private func groups(
        _ element: XMLElement, _ structure: FHIRDefinitions.Structure
    ) throws(Problem) -> [Group] {
        var groups: [Group] = []
        for child in element.elements {
            let name = child.name.local
            let known = groups.lastIndex { $0.name == name }
            guard let slot = known.map({ groups[$0].slot }) ?? structure.slots[name], !slot.isAttribute,
                child.name.namespace == FHIRXML.namespace
                    || name == "div" && child.name.namespace == XHTML.namespace
            else { throw unknown(name, child, structure) }
            if known != nil, !slot.isRepeating {
                throw Problem(.dataType, "an element twice that does not repeat", at: ".\(name)\(place(child))")
            }
            if known == nil, slot.isChoice, groups.contains(where: { $0.slot.order == slot.order }) {
                throw Problem(
                    .dataType, "a second type of an element that has one value", at: ".\(name)\(place(child))")
            }
            let value: (JSONValue, JSONValue)
            do throws(Problem) { value = try self.value(child, definitions.structures[Int(slot.structure)]) } catch {
                let index = slot.isRepeating ? "[\(known.map { groups[$0].values.count } ?? 0)]" : ""
                throw error.inside(".\(name)\(index)")
            }
            if let known {
                groups[known].values.append(value.0)
                groups[known].siblings.append(value.1)
            } else {
                groups.append(Group(name: name, slot: slot, values: [value.0], siblings: [value.1]))
            }
        }
        return groups
    }

    private func append(_ group: Group, to members: inout [JSONObject.Member]) {
        // JSON leaves out an array, or a value, that is null throughout; `_name` comes after `name`.
        for (name, items) in [(group.name, group.values), ("_\(group.name)", group.siblings)]
        where items.contains(where: { $0 != .null }) {
            members.append(JSONObject.Member(name, group.slot.isRepeating ? .array(items) : items[0]))
        }
    }

    /// A value and, of a primitive, its id and extensions.
    private func value(
        _ element: XMLElement, _ structure: FHIRDefinitions.Structure
    ) throws(Problem) -> (JSONValue, JSONValue) {
        if structure.holdsAnyResource { return (.object(try container(element)), .null) }
        guard case .primitive(let primitive) = structure.kind else {
            return (.object(try object(element, structure)), .null)
        }
        if primitive == .xhtml {
            guard element.name == XMLDocument.Name("div", namespace: XHTML.namespace) else {
                throw Problem(.dataType, "a narrative is one div element of XHTML", at: place(element))
            }
            return (.string(try XHTML.string(element)), .null)
        }
        return try self.primitive(element, structure, primitive)
    }

    /// `contained`, `resource`: an element around one resource.
    private func container(_ element: XMLElement) throws(Problem) -> JSONObject {
        try noText(element)
        let inside = element.elements
        guard inside.count == 1, element.attributes.isEmpty else {
            throw Problem(.dataType, "one resource belongs here, and nothing else", at: place(element))
        }
        return try resource(inside[0])
    }

    private func primitive(
        _ element: XMLElement, _ structure: FHIRDefinitions.Structure, _ primitive: FHIRDefinitions.Primitive
    ) throws(Problem) -> (JSONValue, JSONValue) {
        var value = JSONValue.null
        var sibling: [JSONObject.Member] = []
        for attribute in element.attributes where attribute.name.namespace != FHIRXML.schemaInstance {
            switch (attribute.name.namespace, attribute.name.local) {
            case ("", "value"):
                if let fault = primitive.fault(in: attribute.value) {
                    throw Problem(.dataType, fault, at: place(element))
                }
                value = Self.json(attribute.value, primitive)
            case ("", "id"): sibling.append(JSONObject.Member("id", .string(attribute.value)))
            default: throw unknown("@\(attribute.name.local)", element, structure)
            }
        }
        try noText(element)
        for group in try groups(element, structure) { append(group, to: &sibling) }
        guard value != .null || !sibling.isEmpty else {
            throw Problem(.required, "an element with neither value nor extension", at: place(element))
        }
        return (value, sibling.isEmpty ? .null : .object(JSONObject(distinct: sibling)))
    }

    private static func json(_ text: String, _ primitive: FHIRDefinitions.Primitive) -> JSONValue {
        switch primitive {
        case .boolean: .bool(text == "true")
        case .decimal, .integer: .number(text)
        default: .string(text)
        }
    }

    private func noText(_ element: XMLElement) throws(Problem) {
        guard element.hasText else { return }
        throw Problem(
            .syntax, "text between the tags of a FHIR element", at: place(element),
            remedy: "primitive values go into the attribute named value")
    }

    private func unknown(_ name: String, _ element: XMLElement, _ structure: FHIRDefinitions.Structure) -> Problem {
        let isForeign = ![FHIRXML.namespace, XHTML.namespace].contains(element.name.namespace)
        let problem =
            isForeign
            ? Problem(.unknownElement, "an element that is not in the namespace \(FHIRXML.namespace)", at: ".\(name)")
            : Problem.unknown(name, in: structure, definitions.version)
        return Problem(problem.reason, problem.what, at: problem.place + place(element), remedy: problem.remedy)
    }

    private func place(_ element: XMLElement) -> String { " (line \(element.line))" }
}
