// A FHIR resource on a tape beside the definitions, once over: its structure is checked, or it is written as XML, or both.
// Places grow from the fault to the root, so that a sound record pays nothing for them.

struct FHIRJSONWalk {
    /// An element of an object whose members are gathered: its value and what `_name` holds, by their places on the tape.
    private struct Part {
        let slot: Int
        let rank: Int16
        var value: Int?
        var sibling: Int?
    }

    private let tape: JSONTape
    private let definitions: FHIRDefinitions
    private let index: ElementIndex
    /// Whether values must be of their types. What was made by ourselves is written without asking.
    private let isChecking: Bool
    private let isWriting: Bool
    private var writer: XMLWriter
    /// Of all open objects, innermost last.
    private var parts: [Part] = []
    /// The last text that had to be unescaped.
    private var scratch: [UInt8] = []

    init(_ tape: JSONTape, _ definitions: FHIRDefinitions, isChecking: Bool, isWriting: Bool) {
        self.tape = tape
        self.definitions = definitions
        index = definitions.index
        self.isChecking = isChecking
        self.isWriting = isWriting
        // XML says most names twice, but without quotes.
        writer = XMLWriter(expecting: isWriting ? tape.bytes.count + tape.bytes.count / 4 : 0)
    }

    /// Walks the whole tape.
    /// - Returns: the XML document; nothing where none is written.
    static func document(
        _ tape: JSONTape, _ definitions: FHIRDefinitions, isChecking: Bool, isWriting: Bool
    ) throws(Problem) -> [UInt8] {
        var walk = FHIRJSONWalk(tape, definitions, isChecking: isChecking, isWriting: isWriting)
        do throws(Problem) { try walk.resource(at: 0, isRoot: true) } catch {
            let type = error.place.isEmpty ? nil : walk.type(at: 0).map(tape.string)
            throw error.inside(type ?? "")
        }
        return walk.writer.document
    }

    // MARK: - Objects

    /// A resource. Places begin at its elements: `.name[0].foo`.
    private mutating func resource(at place: Int, isRoot: Bool = false) throws(Problem) {
        guard tape.entries[place].kind == .object else { throw Problem(.dataType, "a FHIR resource is a JSON object") }
        guard let type = type(at: place) else {
            throw Problem(.required, "resourceType is missing, so this is no FHIR resource")
        }
        let structure: Int?
        if unescape(type) {
            structure = index.resource(scratch.span, 0..<scratch.count)
        } else {
            structure = index.resource(tape.bytes.span, type.start..<type.end)
        }
        guard let structure else {
            throw Problem(
                .unknownElement, "FHIR \(definitions.version.name) has no resource of the type named in resourceType")
        }
        if isWriting {
            try writer.start(definitions.structures[structure].path, namespace: isRoot ? FHIRXML.namespace : nil)
        }
        try members(of: place, structure, isResource: true)
        if isWriting { writer.end() }
    }

    /// The text in `resourceType`.
    private func type(at place: Int) -> JSONTape.Entry? {
        let object = tape.entries[place]
        guard object.kind == .object else { return nil }
        var name = place + 1
        while name < object.end {
            if isResourceType(tape.entries[name]) {
                return tape.entries[name + 1].kind == .string ? tape.entries[name + 1] : nil
            }
            name = tape.next(after: name + 1)
        }
        return nil
    }

    private func isResourceType(_ name: JSONTape.Entry) -> Bool {
        let word: StaticString = "resourceType"
        if name.isEscaped { return tape.string(name) == "resourceType" }
        guard name.end - name.start == word.utf8CodeUnitCount else { return false }
        for offset in 0..<word.utf8CodeUnitCount where tape.bytes[name.start + offset] != word.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The elements of an object whose start tag is open.
    /// - Parameter value: of a primitive whose id and extensions the object is; written after the attributes.
    private mutating func members(
        of object: Int, _ structure: Int, isResource: Bool = false, value: JSONTape.Entry? = nil
    ) throws(Problem) {
        guard isResource || !isChecking || tape.entries[object].end > object + 1 else {
            throw Problem(.required, "an empty object, which FHIR does not have")
        }
        let first = parts.count
        defer { parts.removeLast(parts.count - first) }
        let isOrdered = try gather(object, structure, isResource: isResource)
        if isWriting, !isOrdered { order(from: first) }
        var value = value
        for place in first..<parts.count {
            let part = parts[place]
            if let text = value, !index.slots[part.slot].isAttribute {
                try write(value: text)
                value = nil
            }
            try element(part)
        }
        if let value { try write(value: value) }
    }

    /// Puts an object's elements onto `parts`, `name` and `_name` together.
    /// - Returns: whether they stand in the order of the definition.
    private mutating func gather(_ object: Int, _ structure: Int, isResource: Bool) throws(Problem) -> Bool {
        let first = parts.count
        let end = tape.entries[object].end
        var isOrdered = true
        var hasSiblings = false
        var place = object + 1
        while place < end {
            let name = tape.entries[place]
            let value = place + 1
            place = tape.next(after: value)
            guard let (found, isSibling) = find(name, structure) else {
                if isResource, isResourceType(name) { continue }
                throw .unknown(tape.string(name), in: definitions.structures[structure], definitions.version)
            }
            hasSiblings = hasSiblings || isSibling
            if hasSiblings, let partner = part(of: found, from: first) {
                if isSibling { parts[partner].sibling = value } else { parts[partner].value = value }
                continue
            }
            let slot = index.slots[found]
            if slot.isChoice, isChosen(slot.rank, from: first) {
                let problem = Problem.unknown(
                    tape.string(name), in: definitions.structures[structure], definitions.version)
                throw Problem(.dataType, "a second type of an element that has one value", at: problem.place)
            }
            if let last = parts.last, parts.count > first, last.rank > slot.rank { isOrdered = false }
            parts.append(
                Part(slot: found, rank: slot.rank, value: isSibling ? nil : value, sibling: isSibling ? value : nil))
        }
        return isOrdered
    }

    /// The part of a slot among the last ones: mostly the very last.
    private func part(of slot: Int, from first: Int) -> Int? {
        var place = parts.count
        while place > first {
            place -= 1
            if parts[place].slot == slot { return place }
        }
        return nil
    }

    private func isChosen(_ rank: Int16, from first: Int) -> Bool {
        for place in first..<parts.count where parts[place].rank == rank { return true }
        return false
    }

    /// The element that a member's name means, and whether it is written with `_`.
    @inline(__always)
    private mutating func find(_ name: JSONTape.Entry, _ structure: Int) -> (slot: Int, isSibling: Bool)? {
        if unescape(name) { return find(scratch.span, 0..<scratch.count, structure) }
        return find(tape.bytes.span, name.start..<name.end, structure)
    }

    @inline(__always)
    private func find(_ bytes: Span<UInt8>, _ range: Range<Int>, _ structure: Int) -> (slot: Int, isSibling: Bool)? {
        let isSibling = !range.isEmpty && bytes[range.lowerBound] == UInt8(ascii: "_")
        let bare = isSibling ? range.lowerBound + 1..<range.upperBound : range
        return index.slot(structure, bytes, bare, NameKey(bytes, bare)).map { ($0, isSibling) }
    }

    /// Sorts the last parts, which are few and nearly in order.
    private mutating func order(from first: Int) {
        for place in first + 1..<parts.count {
            var position = place
            while position > first, parts[position - 1].rank > parts[position].rank {
                parts.swapAt(position - 1, position)
                position -= 1
            }
        }
    }

    // MARK: - Elements

    private mutating func element(_ part: Part) throws(Problem) {
        let slot = index.slots[part.slot]
        let kind = index.kinds[Int(slot.structure)]
        if case .primitive(let primitive) = kind, !slot.isAttribute, primitive != .xhtml {
            return try slot.isRepeating ? repeated(part, primitive) : single(part, primitive)
        }
        guard part.sibling == nil else {
            throw Problem(
                .unknownElement, "only a primitive element has such a sibling", at: "._\(index.name(part.slot))")
        }
        guard let value = part.value else { return }
        do throws(Problem) {
            guard case .primitive(let primitive) = kind else { return try complex(part.slot, value) }
            if slot.isAttribute { try attribute(part.slot, value, primitive) } else { try narrative(value) }
        } catch { throw error.inside(".\(index.name(part.slot))") }
    }

    /// An element of a complex type, repetitions and all.
    private mutating func complex(_ slot: Int, _ value: Int) throws(Problem) {
        let entry = tape.entries[value]
        guard index.slots[slot].isRepeating else {
            guard entry.kind != .array else { throw Problem(.dataType, "an array, where one value belongs") }
            return try item(slot, value)
        }
        guard entry.kind == .array else { throw Problem(.dataType, "one value, where an array belongs") }
        guard !isChecking || entry.end > value + 1 else { throw Self.emptyArray }
        var place = value + 1
        var count = 0
        while place < entry.end {
            do throws(Problem) { try item(slot, place) } catch { throw error.inside("[\(count)]") }
            place = tape.next(after: place)
            count += 1
        }
    }

    private mutating func item(_ slot: Int, _ value: Int) throws(Problem) {
        let structure = Int(index.slots[slot].structure)
        guard tape.entries[value].kind == .object else {
            throw Problem(.dataType, "a value of type \(definitions.structures[structure].path) is a JSON object")
        }
        if isWriting { start(slot) }
        if index.isAnyResource(structure) { try resource(at: value) } else { try members(of: value, structure) }
        if isWriting { writer.end() }
    }

    /// `id` of what is no resource, `Extension.url`.
    private mutating func attribute(
        _ slot: Int, _ value: Int, _ primitive: FHIRDefinitions.Primitive
    ) throws(Problem) {
        let entry = tape.entries[value]
        if isChecking { try check(entry, primitive) }
        guard entry.kind == .string else { throw Problem(.dataType, "a text belongs here") }
        guard isWriting else { return }
        let names = index.names
        try write(entry, as: names.span.extracting(index.range(of: slot)))
    }

    private mutating func write(_ entry: JSONTape.Entry, as name: Span<UInt8>) throws(Problem) {
        if unescape(entry) {
            // Taken out meanwhile, as the writer is a part of the same value.
            var text: [UInt8] = []
            swap(&text, &scratch)
            defer { swap(&text, &scratch) }
            return try writer.attribute(name, text.span)
        }
        let bytes = tape.bytes
        try writer.attribute(name, bytes.span.extracting(entry.start..<entry.end))
    }

    private mutating func start(_ slot: Int) {
        let names = index.names
        writer.start(names.span.extracting(index.range(of: slot)))
    }

    private mutating func narrative(_ value: Int) throws(Problem) {
        let entry = tape.entries[value]
        guard entry.kind == .string else { throw Problem(.dataType, "a narrative is a string") }
        var text: [UInt8] = []
        text.reserveCapacity(entry.end - entry.start)
        JSONEscapes.append(tape.bytes.span.extracting(entry.start..<entry.end), to: &text)
        let markup = try XHTML.markup(text, inside: writer.depth)
        if isWriting { writer.wellFormed(markup.span) }
    }

    static let emptyArray = Problem(.required, "an empty array, which FHIR does not have")
}

// MARK: - Primitives

extension FHIRJSONWalk {
    private mutating func single(_ part: Part, _ primitive: FHIRDefinitions.Primitive) throws(Problem) {
        if let value = part.value, tape.entries[value].kind == .array {
            throw Problem(.dataType, "an array, where one value belongs", at: ".\(index.name(part.slot))")
        }
        try item(part.slot, primitive, value: part.value, sibling: part.sibling, position: nil)
    }

    /// A repeating primitive: two arrays, in which null keeps the place of what only the other has.
    private mutating func repeated(_ part: Part, _ primitive: FHIRDefinitions.Primitive) throws(Problem) {
        let values = try array(part.value, part.slot, "")
        let siblings = try array(part.sibling, part.slot, "_")
        if isChecking, let values, let siblings, count(values) != count(siblings) {
            throw Problem(
                .dataType, "its array and that of the values differ in length", at: "._\(index.name(part.slot))")
        }
        var value = values?.lowerBound ?? 0
        var sibling = siblings?.lowerBound ?? 0
        let (lastValue, lastSibling) = (values?.upperBound ?? 0, siblings?.upperBound ?? 0)
        var position = 0
        while value < lastValue || sibling < lastSibling {
            let hasValue = value < lastValue && tape.entries[value].kind != .null
            let hasSibling = sibling < lastSibling && tape.entries[sibling].kind != .null
            guard hasValue || hasSibling || !isChecking else {
                throw Problem(
                    .required, "null without an extension beside it",
                    at: ".\(values == nil ? "_" : "")\(index.name(part.slot))[\(position)]")
            }
            try item(
                part.slot, primitive, value: hasValue ? value : nil, sibling: hasSibling ? sibling : nil,
                position: position)
            if value < lastValue { value = tape.next(after: value) }
            if sibling < lastSibling { sibling = tape.next(after: sibling) }
            position += 1
        }
    }

    /// The entries in an array.
    private func array(_ place: Int?, _ slot: Int, _ prefix: String) throws(Problem) -> Range<Int>? {
        guard let place else { return nil }
        let entry = tape.entries[place]
        guard entry.kind == .array else {
            throw Problem(.dataType, "one value, where an array belongs", at: ".\(prefix)\(index.name(slot))")
        }
        guard !isChecking || entry.end > place + 1 else {
            throw Self.emptyArray.inside(".\(prefix)\(index.name(slot))")
        }
        return place + 1..<entry.end
    }

    private func count(_ range: Range<Int>) -> Int {
        var place = range.lowerBound
        var count = 0
        while place < range.upperBound {
            place = tape.next(after: place)
            count += 1
        }
        return count
    }

    /// One primitive: its value, and the object of its id and extensions.
    private mutating func item(
        _ slot: Int, _ primitive: FHIRDefinitions.Primitive, value: Int?, sibling: Int?, position: Int?
    ) throws(Problem) {
        if isWriting { start(slot) }
        let text = value.map { tape.entries[$0] }
        if isChecking, let text {
            do throws(Problem) { try check(text, primitive) } catch { throw error.inside(step("", slot, position)) }
        }
        if let sibling {
            do throws(Problem) {
                guard tape.entries[sibling].kind == .object else {
                    throw Problem(.dataType, "the id and extensions of a primitive are a JSON object")
                }
                try members(of: sibling, Int(index.slots[slot].structure), value: isWriting ? text : nil)
            } catch { throw error.inside(step("_", slot, position)) }
        } else if isWriting, let text {
            do throws(Problem) { try write(value: text) } catch { throw error.inside(step("", slot, position)) }
        }
        if isWriting { writer.end() }
    }

    private func step(_ prefix: String, _ slot: Int, _ position: Int?) -> String {
        ".\(prefix)\(index.name(slot))" + (position.map { "[\($0)]" } ?? "")
    }

    private mutating func write(value entry: JSONTape.Entry) throws(Problem) {
        switch entry.kind {
        case .null: break
        case .array, .object: throw Problem(.dataType, "one value belongs here")
        case .true, .false, .number, .string:
            let name = FHIRXML.value
            try write(entry, as: name.span)
        }
    }

    private mutating func check(_ entry: JSONTape.Entry, _ primitive: FHIRDefinitions.Primitive) throws(Problem) {
        let fault: String?
        switch (entry.kind, primitive) {
        case (.true, .boolean), (.false, .boolean): fault = nil
        case (.number, .decimal), (.number, .integer):
            fault = primitive.fault(in: tape.bytes.span.extracting(entry.start..<entry.end))
        case (_, .boolean): fault = "a boolean is true or false, without quotes"
        case (_, .decimal), (_, .integer): fault = "a number belongs here, without quotes"
        case (.string, _):
            fault =
                unescape(entry)
                ? primitive.fault(in: scratch.span)
                : primitive.fault(in: tape.bytes.span.extracting(entry.start..<entry.end))
        default: fault = "a text in quotes belongs here"
        }
        if let fault { throw Problem(.dataType, fault) }
    }

    /// Puts the text of a string that has escapes into `scratch`.
    /// - Returns: whether it has.
    @inline(__always)
    private mutating func unescape(_ entry: JSONTape.Entry) -> Bool {
        guard entry.isEscaped else { return false }
        let bytes = tape.bytes
        scratch.removeAll(keepingCapacity: true)
        JSONEscapes.append(bytes.span.extracting(entry.start..<entry.end), to: &scratch)
        return true
    }
}
