// The tree → FHIR R4 in XML. The order of elements is that of the definitions, whatever the order in the tree.

struct FHIRXMLWriting {
    let definitions: FHIRDefinitions
    private var writer = XMLWriter()

    init(definitions: FHIRDefinitions) { self.definitions = definitions }

    var document: [UInt8] { writer.document }

    /// Places begin at the resource's elements: `.name[0].foo`.
    mutating func resource(_ object: JSONObject, isRoot: Bool = false) throws(Problem) {
        guard let type = object["resourceType"]?.string, let structure = definitions.structure(type),
            structure.kind == .resource
        else { throw Problem(.unknownElement, "FHIR R4 has no resource of the type named in resourceType") }
        try writer.start(type, namespace: isRoot ? FHIRXML.namespace : nil)
        try content(of: object, structure)
        writer.end()
    }

    /// Attributes, then elements, of an element whose start tag is open.
    private mutating func content(of object: JSONObject, _ structure: FHIRDefinitions.Structure) throws(Problem) {
        for (name, slot) in try ordered(object, structure) {
            do throws(Problem) {
                if slot.isAttribute {
                    guard let text = object[name]?.string else { throw Problem(.dataType, "a text belongs here") }
                    try writer.attribute(name, text)
                } else {
                    try element(name, slot, object[name], sibling: object["_\(name)"])
                }
            } catch { throw error.inside(".\(name)") }
        }
    }

    /// The names of an object's members in the order of the definition; `_name` counts as `name`.
    private func ordered(
        _ object: JSONObject, _ structure: FHIRDefinitions.Structure
    ) throws(Problem) -> [(name: String, slot: FHIRDefinitions.Slot)] {
        var found: [(name: String, slot: FHIRDefinitions.Slot)] = []
        for member in object.members {
            if member.name == "resourceType", structure.kind == .resource { continue }
            let isSibling = member.name.utf8.first == UInt8(ascii: "_")
            let name = isSibling ? String(member.name.dropFirst()) : member.name
            if isSibling, object[name] != nil { continue }
            guard let slot = structure.slots[name] else { throw .unknown(member.name, in: structure) }
            found.append((name, slot))
        }
        // Attributes first: among the elements of datatypes they are, but Extension.url follows its extensions.
        return found.sorted { left, right in
            left.slot.isAttribute == right.slot.isAttribute
                ? left.slot.order < right.slot.order : left.slot.isAttribute
        }
    }

    private mutating func element(
        _ name: String, _ slot: FHIRDefinitions.Slot, _ value: JSONValue?, sibling: JSONValue?
    ) throws(Problem) {
        let structure = definitions.structures[Int(slot.structure)]
        guard slot.isRepeating else { return try item(name, value, sibling, structure) }
        let values = value?.array ?? []
        let siblings = sibling?.array ?? []
        guard value == nil || value?.array != nil, sibling == nil || sibling?.array != nil else {
            throw Problem(.dataType, "one value, where an array belongs")
        }
        for index in 0..<max(values.count, siblings.count) {
            do throws(Problem) {
                try item(
                    name, index < values.count ? values[index] : nil, index < siblings.count ? siblings[index] : nil,
                    structure)
            } catch { throw error.inside("[\(index)]") }
        }
    }

    private mutating func item(
        _ name: String, _ value: JSONValue?, _ sibling: JSONValue?, _ structure: FHIRDefinitions.Structure
    ) throws(Problem) {
        guard case .primitive(let primitive) = structure.kind else {
            guard case .object(let object) = value else {
                throw Problem(.dataType, "a value of type \(structure.path) is an object")
            }
            try writer.start(name)
            if structure.holdsAnyResource { try resource(object) } else { try content(of: object, structure) }
            return writer.end()
        }
        if primitive == .xhtml {
            guard let text = value?.string else { throw Problem(.dataType, "a narrative is a string") }
            return writer.wellFormed(try XHTML.markup(text))
        }
        try writer.start(name)
        let object = sibling?.object
        if let id = object?["id"]?.string { try writer.attribute("id", id) }
        if let value, value != .null {
            guard let text = value.scalar else { throw Problem(.dataType, "one value belongs here") }
            try writer.attribute("value", text)
        }
        if var object {
            object["id"] = nil
            try content(of: object, structure)
        }
        writer.end()
    }
}
