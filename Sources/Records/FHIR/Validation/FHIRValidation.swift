// Structural validation of R4 (http://hl7.org/fhir/R4/validation.html): cardinality, types, required codes and the form of
// primitives, by the definitions; and what UK Core requires of identifiers. No invariants.

public enum FHIRValidation {
    public static func validate(_ resource: Resource, options: ValidationOptions = .standard) -> ValidationReport {
        var walk = ValidationWalk(definitions: .r4, options: options)
        walk.path = [ValidationWalk.Step(name: resource.type, index: nil)]
        walk.resource(resource.json)
        return walk.report
    }

    public static func validate(_ bundle: Bundle, options: ValidationOptions = .standard) -> ValidationReport {
        validate(bundle.resource, options: options)
    }
}

/// A walk of a tree beside the definitions.
struct ValidationWalk {
    struct Step {
        let name: String
        let index: Int?
    }

    let definitions: FHIRDefinitions
    let options: ValidationOptions
    var path: [Step] = []
    var report: ValidationReport

    init(definitions: FHIRDefinitions, options: ValidationOptions) {
        self.definitions = definitions
        self.options = options
        report = ValidationReport(limit: options.issues)
    }

    // MARK: - Structure

    mutating func resource(_ object: JSONObject) {
        guard let type = object["resourceType"]?.string else { return add(.required, "resourceType is missing") }
        guard let structure = definitions.structure(type), structure.kind == .resource else {
            return add(.structure, "FHIR \(definitions.version.name) has no resource of the type named in resourceType")
        }
        members(of: object, structure)
        if options.ukCore { UKCoreIdentifiers.check(object, type, &self) }
    }

    private mutating func members(of object: JSONObject, _ structure: FHIRDefinitions.Structure) {
        let isResource = structure.kind == .resource
        guard isResource || !object.isEmpty else { return add(.structure, "an empty object, which FHIR does not have") }
        var types: [Int32?] = Array(repeating: nil, count: structure.elements.count)
        // Few objects hold `_` siblings; in the others nothing is sought by such a name.
        let hasSiblings = object.members.contains { $0.name.utf8.first == UInt8(ascii: "_") }
        for member in object.members {
            if isResource, member.name == "resourceType" { continue }
            let isSibling = member.name.utf8.first == UInt8(ascii: "_")
            let name = isSibling ? String(member.name.dropFirst()) : member.name
            guard let slot = structure.slots[name] else {
                add(.structure, "\(structure.path) has no such element", at: Step(name: Self.plain(name), index: nil))
                continue
            }
            let order = Int(slot.order)
            if let other = types[order], other != slot.structure {
                add(.structure, "a second type of an element that has one value", at: step(structure.elements[order]))
            }
            types[order] = slot.structure
            if isSibling, object[name] != nil { continue }
            let sibling = hasSiblings ? object["_\(name)"] : nil
            element(slot, isSibling ? nil : member.value, sibling, structure)
        }
        if !Self.isSaidToBeAbsent(object) { require(structure, types) }
    }

    /// Whether an extension stands for all that the object would hold.
    private static func isSaidToBeAbsent(_ object: JSONObject) -> Bool {
        object.members.allSatisfy { $0.name == "extension" || $0.name == "id" }
            && JSONValue.items(object["extension"]).contains {
                $0["url"] == "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
            }
    }

    private mutating func require(_ structure: FHIRDefinitions.Structure, _ types: [Int32?]) {
        for (order, element) in structure.elements.enumerated() where element.isRequired && types[order] == nil {
            add(.required, "\(structure.path) requires this element", at: step(element))
        }
    }

    /// One element, repetitions and all, values and siblings together.
    private mutating func element(
        _ slot: FHIRDefinitions.Slot, _ value: JSONValue?, _ sibling: JSONValue?, _ structure: FHIRDefinitions.Structure
    ) {
        let element = structure.elements[Int(slot.order)]
        let type = definitions.structures[Int(slot.structure)]
        guard slot.isRepeating else {
            if value?.array != nil || sibling?.array != nil {
                return add(.structure, "an array, where one value belongs", at: step(element))
            }
            return item(ElementItem(value: value, sibling: sibling?.object), step(element), element, type, structure)
        }
        guard value == nil || value?.array != nil, sibling == nil || sibling?.array != nil else {
            return add(.structure, "one value, where an array belongs", at: step(element))
        }
        let items = ElementItem.repetitions(value, sibling)
        if items.isEmpty { add(.structure, "an empty array, which FHIR does not have", at: step(element)) }
        for (index, one) in items.enumerated() {
            item(one, Step(name: step(element).name, index: index), element, type, structure)
        }
    }

    private mutating func item(
        _ item: ElementItem, _ step: Step, _ element: FHIRDefinitions.Element, _ type: FHIRDefinitions.Structure,
        _ structure: FHIRDefinitions.Structure
    ) {
        path.append(step)
        defer { path.removeLast() }
        if case .primitive(let primitive) = type.kind {
            if let sibling = item.sibling { members(of: sibling, type) }
            guard let value = item.value else {
                if item.sibling == nil { add(.structure, "null, without an extension beside it") }
                return
            }
            // The definitions give the type of a resource's id as string, which its regular expression narrows to id.
            let isID = structure.kind == .resource && element.name == "id"
            return self.primitive(value, isID ? "id" : type.path, primitive, element)
        }
        guard item.sibling == nil, case .object(let object)? = item.value else {
            return add(.structure, "a value of type \(type.path) is an object")
        }
        if type.holdsAnyResource { return resource(object) }
        members(of: object, type)
        if options.ukCore, type.path == "Reference" { UKCoreIdentifiers.check(reference: object, &self) }
        if let valueSet = element.requiredValueSet { coded(object, type.path, valueSet) }
    }

    // MARK: - Values

    private mutating func primitive(
        _ value: JSONValue, _ type: String, _ primitive: FHIRDefinitions.Primitive, _ element: FHIRDefinitions.Element
    ) {
        switch (value, primitive) {
        case (.bool, .boolean): return
        case (.number(let text), .decimal), (.number(let text), .integer):
            if let fault = primitive.fault(in: text) { add(.value, fault) }
        case (_, .boolean), (_, .decimal), (_, .integer): add(.structure, "a \(type) is written without quotes")
        case (.string(let text), _):
            if let fault = PrimitiveFormat.fault(in: text, of: type, primitive) { return add(.value, fault) }
            if let valueSet = element.requiredValueSet { code(text, valueSet) }
        default: add(.structure, "a \(type) is a text in quotes")
        }
    }

    private mutating func code(_ text: String, _ valueSet: String) {
        guard let codes = definitions.codes(of: valueSet), !codes.contains(text) else { return }
        add(.codeInvalid, "the code is not in the required value set \(valueSet)")
    }

    /// A required binding of a `CodeableConcept` is met by one coding of several.
    private mutating func coded(_ object: JSONObject, _ type: String, _ valueSet: String) {
        guard let codes = definitions.codes(of: valueSet), !Self.isSaidToBeAbsent(object) else { return }
        let codings = type == "CodeableConcept" ? JSONValue.items(object["coding"]) : [.object(object)]
        guard !codings.contains(where: { $0["code"]?.string.map(codes.contains) ?? false }) else { return }
        add(.codeInvalid, "no code of the required value set \(valueSet)")
    }

    // MARK: - Issues

    private func step(_ element: FHIRDefinitions.Element) -> Step {
        Step(name: element.isChoice ? String(element.name.dropLast(3)) : element.name, index: nil)
    }

    /// A name is the sender's text: it is shown only where it can be an element's name.
    private static func plain(_ name: String) -> String {
        let isName = name.utf8.count <= 64 && name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
        return isName && !name.isEmpty ? name : "extension"
    }

    mutating func add(
        _ code: ValidationIssue.Code, _ diagnostics: String, at step: Step? = nil,
        severity: ValidationIssue.Severity = .error, reason: Problem.Reason? = nil
    ) {
        report.add(
            ValidationIssue(
                severity: severity, code: code, expression: Self.expression(step.map { path + [$0] } ?? path),
                diagnostics: diagnostics, reason: reason ?? Self.reason(code)))
    }

    private static func expression(_ path: [Step]) -> String {
        path.map { $0.name + ($0.index.map { "[\($0)]" } ?? "") }.joined(separator: ".")
    }

    private static func reason(_ code: ValidationIssue.Code) -> Problem.Reason {
        switch code {
        case .structure: .unknownElement
        case .required: .required
        case .value, .businessRule: .dataType
        case .codeInvalid: .unmappedCode
        case .incomplete: .limit
        }
    }
}
