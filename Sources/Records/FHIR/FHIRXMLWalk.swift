// A FHIR resource in XML beside the definitions, once over, into the JSON that says the same: what is a number, a boolean
// or an array comes from the definitions. Comments and processing instructions are dropped.

struct FHIRXMLWalk {
    /// What a name of the document is.
    private struct ResolvedName {
        enum Space { case none, fhir, xhtml, schemaInstance, other }

        let space: Space
        /// Of its local part in `nameBytes`.
        let range: Range<Int>
        let key: NameKey
    }

    /// The repetitions of one element, which need not stand together: JSON holds them in one array.
    private struct Group {
        let slot: Int
        let order: Int16
        let first: Int
        var last: Int
        var count = 1
    }

    /// What a primitive element has.
    private struct Primitive {
        /// Its place among the document's attributes.
        var value: Int?
        var id: Int?
        var hasElements = false

        var hasSibling: Bool { id != nil || hasElements }
    }

    private let document: XMLDocument
    private let definitions: FHIRDefinitions
    private let index: ElementIndex
    private var json: [UInt8] = []
    private var names: [ResolvedName] = []
    private var nameBytes: [UInt8] = []
    /// Of all open elements, innermost last.
    private var groups: [Group] = []
    /// Of the repetitions of every primitive being written, innermost last.
    private var primitives: [Primitive] = []
    /// By node: the next repetition of the same element.
    private var repetitions: [Int32]
    private var narrative = XMLWriter()

    private init(_ document: XMLDocument, _ definitions: FHIRDefinitions) {
        self.document = document
        self.definitions = definitions
        index = definitions.index
        repetitions = [Int32](repeating: -1, count: document.nodes.count)
        json.reserveCapacity(document.text.count + document.nodes.count * 8)
        for name in document.names {
            let start = nameBytes.count
            nameBytes += name.local.utf8
            let range = start..<nameBytes.count
            let space: ResolvedName.Space =
                switch name.namespace {
                case "": .none
                case FHIRXML.namespace: .fhir
                case XHTML.namespace: .xhtml
                case FHIRXML.schemaInstance: .schemaInstance
                default: .other
                }
            names.append(
                ResolvedName(space: space, range: range, key: NameKey(nameBytes.span, range)))
        }
    }

    /// The JSON document of a resource.
    static func document(_ element: XMLElement, _ definitions: FHIRDefinitions) throws(Problem) -> [UInt8] {
        var walk = FHIRXMLWalk(element.document, definitions)
        do throws(Problem) { try walk.resource(element.index, depth: 1) } catch {
            throw error.inside(definitions.isResource(element.name.local) ? element.name.local : "")
        }
        return walk.json
    }

    // MARK: - Objects

    private mutating func resource(_ element: Int, depth: Int) throws(Problem) {
        let name = names[Int(document.nodes[element].name)]
        guard name.space == .fhir else {
            throw Problem(
                .unknownElement, "an element that is not in the namespace \(FHIRXML.namespace)", at: place(element))
        }
        guard let structure = index.resource(nameBytes.span, name.range) else {
            throw Problem(
                .unknownElement, "FHIR \(definitions.version.name) has no resource of this name", at: place(element))
        }
        try check(depth: depth, element)
        append("{\"resourceType\":")
        let names = nameBytes
        json.append(quoted: names.span.extracting(name.range))
        _ = try members(of: element, structure, depth: depth, isFirst: false)
        json.append(UInt8(ascii: "}"))
    }

    /// A datatype or a part of a structure.
    private mutating func object(_ element: Int, _ structure: Int, depth: Int) throws(Problem) {
        try check(depth: depth, element)
        json.append(UInt8(ascii: "{"))
        guard try members(of: element, structure, depth: depth, isFirst: true) else {
            throw Problem(.required, "an empty element, which FHIR does not have", at: place(element))
        }
        json.append(UInt8(ascii: "}"))
    }

    /// What an element's attributes and the elements inside it are in JSON.
    /// - Returns: whether there are any.
    private mutating func members(
        of element: Int, _ structure: Int, depth: Int, isFirst: Bool
    ) throws(Problem) -> Bool {
        var isFirst = isFirst
        for attribute in document.nodes[element].range {
            let name = names[Int(document.attributes[attribute].name)]
            if name.space == .schemaInstance { continue }
            guard name.space == .none, let slot = slot(structure, name), index.slots[slot].isAttribute else {
                throw unknown("@", document.attributes[attribute].name, element, structure)
            }
            member(slot, &isFirst)
            try text(attribute, of: element)
        }
        let first = groups.count
        defer { groups.removeLast(groups.count - first) }
        try gather(element, structure)
        for place in first..<groups.count { try write(groups[place], depth: depth, &isFirst) }
        return !isFirst
    }

    /// Puts the elements inside an element onto `groups`.
    private mutating func gather(_ element: Int, _ structure: Int) throws(Problem) {
        let first = groups.count
        var child = Int(document.nodes[element].first)
        while child >= 0 {
            let node = document.nodes[child]
            defer { child = Int(node.next) }
            if node.name < 0 {
                try checkSpace(node, of: element)
                continue
            }
            let name = names[Int(node.name)]
            guard let slot = slot(structure, name), !index.slots[slot].isAttribute,
                name.space == .fhir || name.space == .xhtml && isNarrative(slot)
            else { throw unknown("", node.name, child, structure) }
            if let known = group(of: slot, from: first) {
                guard index.slots[slot].isRepeating else {
                    throw fault("an element twice that does not repeat", slot, child)
                }
                repetitions[groups[known].last] = Int32(child)
                groups[known].last = child
                groups[known].count += 1
                continue
            }
            let order = index.slots[slot].order
            if index.slots[slot].isChoice, isChosen(order, from: first) {
                throw fault("a second type of an element that has one value", slot, child)
            }
            groups.append(Group(slot: slot, order: order, first: child, last: child))
        }
    }

    /// The group of a slot among the last ones: mostly the very last.
    @inline(__always)
    private func group(of slot: Int, from first: Int) -> Int? {
        var place = groups.count
        while place > first {
            place -= 1
            if groups[place].slot == slot { return place }
        }
        return nil
    }

    private func isChosen(_ order: Int16, from first: Int) -> Bool {
        for place in first..<groups.count where groups[place].order == order { return true }
        return false
    }

    @inline(__always)
    private func slot(_ structure: Int, _ name: ResolvedName) -> Int? {
        index.slot(structure, nameBytes.span, name.range, name.key)
    }

    private func isNarrative(_ slot: Int) -> Bool {
        index.kinds[Int(index.slots[slot].structure)] == .primitive(.xhtml)
    }

    /// `,"name":` or, first in its object, `"name":`.
    @inline(__always)
    private mutating func member(_ slot: Int, _ isFirst: inout Bool) {
        if isFirst { isFirst = false } else { json.append(UInt8(ascii: ",")) }
        json.append(UInt8(ascii: "\""))
        index.appendMember(slot, to: &json)
    }

    private func check(depth: Int, _ element: Int) throws(Problem) {
        let limit = JSONLimits.standard.depth
        guard depth <= limit else {
            throw Problem(.limit, "more than \(limit) arrays and objects inside each other", at: place(element))
        }
    }

    // MARK: - Elements

    private mutating func write(_ group: Group, depth: Int, _ isFirst: inout Bool) throws(Problem) {
        let slot = index.slots[group.slot]
        let structure = Int(slot.structure)
        if case .primitive(let primitive) = index.kinds[structure], primitive != .xhtml {
            return try write(group, primitive, depth: depth, &isFirst)
        }
        member(group.slot, &isFirst)
        if slot.isRepeating { json.append(UInt8(ascii: "[")) }
        try repeated(group) { (walk, child, position) throws(Problem) in
            if position > 0 { walk.json.append(UInt8(ascii: ",")) }
            try walk.value(child, structure, depth: slot.isRepeating ? depth + 2 : depth + 1)
        }
        if slot.isRepeating { json.append(UInt8(ascii: "]")) }
    }

    /// Each repetition in turn; what is wrong with one gets its place.
    @inline(__always)
    private mutating func repeated(
        _ group: Group, _ body: (inout FHIRXMLWalk, Int, Int) throws(Problem) -> Void
    ) throws(Problem) {
        var child = group.first
        var position = 0
        while child >= 0 {
            do throws(Problem) { try body(&self, child, position) } catch {
                let step = index.slots[group.slot].isRepeating ? "[\(position)]" : ""
                throw error.inside(".\(index.name(group.slot))\(step)")
            }
            child = Int(repetitions[child])
            position += 1
        }
    }

    /// What is no primitive.
    private mutating func value(_ element: Int, _ structure: Int, depth: Int) throws(Problem) {
        if index.isAnyResource(structure) {
            try resource(container(element), depth: depth)
        } else if index.kinds[structure] == .primitive(.xhtml) {
            guard names[Int(document.nodes[element].name)].space == .xhtml else {
                throw Problem(.dataType, "a narrative is one div element of XHTML", at: place(element))
            }
            narrative.restart()
            try XHTML.write(XMLElement(document: document, index: element), to: &narrative)
            let markup = narrative.document
            json.append(quoted: markup.span)
        } else {
            try object(element, structure, depth: depth)
        }
    }

    /// The resource inside `contained` or `resource`.
    private func container(_ element: Int) throws(Problem) -> Int {
        let container = document.nodes[element]
        var inside: [Int] = []
        var child = Int(container.first)
        while child >= 0 {
            let node = document.nodes[child]
            if node.name < 0 { try checkSpace(node, of: element) } else { inside.append(child) }
            child = Int(node.next)
        }
        guard inside.count == 1, container.range.isEmpty else {
            throw Problem(.dataType, "one resource belongs here, and nothing else", at: place(element))
        }
        return inside[0]
    }
}

// MARK: - Primitives

extension FHIRXMLWalk {
    /// The values in one member, and the ids and extensions, where there are any, in `_name` after it. JSON leaves out what
    /// is null throughout.
    private mutating func write(
        _ group: Group, _ primitive: FHIRDefinitions.Primitive, depth: Int, _ isFirst: inout Bool
    ) throws(Problem) {
        let slot = index.slots[group.slot]
        let first = primitives.count
        defer { primitives.removeLast(primitives.count - first) }
        var hasValue = false
        var hasSibling = false
        try repeated(group) { (walk, child, _) throws(Problem) in
            let found = try walk.inspect(child, slot, primitive)
            hasValue = hasValue || found.value != nil
            hasSibling = hasSibling || found.hasSibling
            walk.primitives.append(found)
        }
        if hasValue {
            member(group.slot, &isFirst)
            if slot.isRepeating { try check(depth: depth + 1, group.first) }
            try list(group, slot) { (walk, child, position) throws(Problem) in
                guard let value = walk.primitives[first + position].value else { return false }
                walk.write(value, primitive)
                return true
            }
        }
        guard hasSibling else { return }
        if isFirst { isFirst = false } else { json.append(UInt8(ascii: ",")) }
        append("\"_")
        index.appendMember(group.slot, to: &json)
        try list(group, slot) { (walk, child, position) throws(Problem) in
            let found = walk.primitives[first + position]
            guard found.hasSibling else { return false }
            try walk.sibling(child, found, Int(slot.structure), depth: slot.isRepeating ? depth + 2 : depth + 1)
            return true
        }
    }

    /// One value, or the array of all with null where `body` writes none.
    @inline(__always)
    private mutating func list(
        _ group: Group, _ slot: ElementIndex.Slot, _ body: (inout FHIRXMLWalk, Int, Int) throws(Problem) -> Bool
    ) throws(Problem) {
        if slot.isRepeating { json.append(UInt8(ascii: "[")) }
        try repeated(group) { (walk, child, position) throws(Problem) in
            if position > 0 { walk.json.append(UInt8(ascii: ",")) }
            if try !body(&walk, child, position) { walk.append("null") }
        }
        if slot.isRepeating { json.append(UInt8(ascii: "]")) }
    }

    /// Checks the attributes of a primitive and what is directly inside it.
    private func inspect(
        _ element: Int, _ slot: ElementIndex.Slot, _ primitive: FHIRDefinitions.Primitive
    ) throws(Problem) -> Primitive {
        var found = Primitive()
        let node = document.nodes[element]
        for attribute in node.range {
            let name = names[Int(document.attributes[attribute].name)]
            if name.space == .schemaInstance { continue }
            if name.space == .none, isText(name.range, "value") {
                let text = document.text
                let range = document.attributes[attribute].range
                if let fault = primitive.fault(in: text.span.extracting(range)) {
                    throw Problem(.dataType, fault, at: place(element))
                }
                found.value = attribute
            } else if name.space == .none, isText(name.range, "id") {
                found.id = attribute
            } else {
                throw unknown("@", document.attributes[attribute].name, element, Int(slot.structure))
            }
        }
        var child = Int(node.first)
        while child >= 0 {
            let inside = document.nodes[child]
            if inside.name < 0 { try checkSpace(inside, of: element) } else { found.hasElements = true }
            child = Int(inside.next)
        }
        guard found.value != nil || found.hasSibling else {
            throw Problem(.required, "an element with neither value nor extension", at: place(element))
        }
        return found
    }

    private mutating func write(_ attribute: Int, _ primitive: FHIRDefinitions.Primitive) {
        let text = document.text
        let range = document.attributes[attribute].range
        switch primitive {
        case .boolean, .decimal, .integer: json.append(text.span.extracting(range))
        default: json.append(quoted: text.span.extracting(range))
        }
    }

    /// The object of a primitive's id and extensions.
    private mutating func sibling(
        _ element: Int, _ found: Primitive, _ structure: Int, depth: Int
    ) throws(Problem) {
        try check(depth: depth, element)
        json.append(UInt8(ascii: "{"))
        var isFirst = true
        if let id = found.id {
            isFirst = false
            append("\"id\":")
            try text(id, of: element)
        }
        let first = groups.count
        defer { groups.removeLast(groups.count - first) }
        try gather(element, structure)
        for place in first..<groups.count { try write(groups[place], depth: depth, &isFirst) }
        json.append(UInt8(ascii: "}"))
    }

    /// An attribute that is a string, and may not be empty.
    private mutating func text(_ attribute: Int, of element: Int) throws(Problem) {
        let range = document.attributes[attribute].range
        guard !range.isEmpty else {
            throw Problem(.dataType, "an empty value, which FHIR does not have", at: place(element))
        }
        let text = document.text
        json.append(quoted: text.span.extracting(range))
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { json.append(contentsOf: $0) }
    }

    private func isText(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        for offset in 0..<word.utf8CodeUnitCount where nameBytes[range.lowerBound + offset] != word.utf8Start[offset] {
            return false
        }
        return true
    }

    // MARK: - Refusals

    private func checkSpace(_ node: XMLDocument.Node, of element: Int) throws(Problem) {
        for index in node.range {
            switch document.text[index] {
            case 0x20, 0x0A, 0x0D, 0x09: continue
            default:
                throw Problem(
                    .syntax, "text between the tags of a FHIR element", at: place(element),
                    remedy: "primitive values go into the attribute named value")
            }
        }
    }

    private func fault(_ what: String, _ slot: Int, _ element: Int) -> Problem {
        Problem(.dataType, what, at: ".\(index.name(slot))\(place(element))")
    }

    /// - Parameter prefix: `@` of an attribute.
    private func unknown(_ prefix: String, _ name: Int32, _ element: Int, _ structure: Int) -> Problem {
        let local = document.names[Int(name)].local
        let space = names[Int(document.nodes[element].name)].space
        let problem = Problem.unknown(prefix + local, in: definitions.structures[structure], definitions.version)
        let isForeign = space != .fhir && space != .xhtml
        return Problem(
            problem.reason,
            isForeign ? "an element that is not in the namespace \(FHIRXML.namespace)" : problem.what,
            at: problem.place + place(element), remedy: isForeign ? "" : problem.remedy)
    }

    private func place(_ element: Int) -> String { " (line \(document.nodes[element].line))" }
}
