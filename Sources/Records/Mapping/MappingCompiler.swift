// From the YAML of a mapping to its program: every path compiled, every FHIR element looked up, every name resolved, and
// every mistake reported with its line.

/// Compiles one mapping. It gathers problems rather than stopping at the first.
struct MappingCompiler {
    let file: String
    let problems: ProblemList
    let source: Format
    var namespaces: [String: String] = [:]
    var tables: [CodeTable] = []
    var tableIndex: [String: Int] = [:]
    var lists: [String: [String]] = [:]
    /// What `shapes` names, as written: it is checked against each element that it is used for.
    var shapes: [String: [YAMLNode.Member]] = [:]
    var formats: [DateFormat]
    var zone: TimeZoneRule = .london
    /// Names that references may use here, innermost scope last: name → slot and resource type.
    var scopes: [[String: (slot: Int, type: String)]] = [[:]]
    var slotCount = 0
    /// Names that `define` gave in the groups around.
    var variables: [[String: Int]] = [[:]]
    var variableCount = 0
    let definitions = FHIRDefinitions.r4

    init(file: String, problems: ProblemList, source: Format) {
        self.file = file
        self.problems = problems
        self.source = source
        formats = source == .hl7v2 ? [.hl7] : [.iso]
    }

    func add(_ reason: Problem.Reason, _ what: String, _ place: YAMLPlace, remedy: String = "") {
        problems.add(reason, what, file, place, remedy: remedy)
    }

    func fields(_ node: YAMLNode, _ what: String) -> YAMLFields? {
        YAMLFields(node, what, file: file, problems: problems)
    }

    mutating func setTables(_ named: [String: CodeTable]) {
        for (name, table) in named.sorted(by: { $0.key < $1.key }) {
            tableIndex[name] = tables.count
            tables.append(table)
        }
    }

    // MARK: - Resources

    mutating func steps(_ node: YAMLNode) -> [StepPlan] {
        guard case .sequence(let items) = node.content else {
            add(.syntax, "resources is not a list", node.place)
            return []
        }
        return items.compactMap { step($0) }
    }

    private mutating func step(_ node: YAMLNode) -> StepPlan? {
        guard var fields = fields(node, "an item of resources") else { return nil }
        defer { fields.finish() }
        return fields.contains("resource") ? resource(&fields) : group(&fields)
    }

    private mutating func group(_ fields: inout YAMLFields) -> StepPlan? {
        let forEach = fields.take("for_each").flatMap { path($0) }
        let when = fields.take("when").flatMap { condition($0) }
        let onFault = fields.word("on_fault", FaultRule.self) ?? .reject
        guard let node = fields.required("resources") else { return nil }
        let firstSlot = slotCount
        scopes.append([:])
        variables.append([:])
        let defined = fields.take("define").map { definitions(of: $0) } ?? []
        let steps = steps(node)
        scopes.removeLast()
        variables.removeLast()
        return .group(
            GroupPlan(
                forEach: forEach, when: when, onFault: onFault, steps: steps, variables: defined,
                slots: firstSlot..<slotCount,
                line: fields.place.line))
    }

    /// `define: {state: …}`: values that several elements use.
    private mutating func definitions(of node: YAMLNode) -> [(index: Int, value: Expression)] {
        guard var fields = fields(node, "define") else { return [] }
        return fields.takeAll().compactMap { member in
            guard let value = expression(member.value) else { return nil }
            if variables.contains(where: { $0[member.name] != nil }) {
                add(.duplicateKey, "the name \(member.name) is taken", member.place)
            }
            variables[variables.count - 1][member.name] = variableCount
            variableCount += 1
            return (variableCount - 1, value)
        }
    }

    private mutating func resource(_ fields: inout YAMLFields) -> StepPlan? {
        guard let typeNode = fields.take("resource"), let type = fields.text(typeNode, "resource") else { return nil }
        guard definitions.isResource(type), let structure = definitions.structure(type) else {
            add(
                .unknownElement, "FHIR R4 has no resource \(type)", typeNode.place,
                remedy: Spelling.remedy(type, among: definitions.resourceTypes))
            return nil
        }
        let when = fields.take("when").flatMap { condition($0) }
        var id: [Expression] = []
        if let node = fields.take("id") {
            let parts = if case .sequence(let items) = node.content { items } else { [node] }
            id = parts.compactMap { expression($0) }
        }
        let repeated = fields.word("if_repeated", ResourcePlan.Repeated.self) ?? .number
        guard let set = fields.required("set") else { return nil }
        let object = object(set, structure)
        var slot: Int?
        if let node = fields.take("as"), let name = fields.text(node, "as") {
            if scopes.contains(where: { $0[name] != nil }) {
                add(.duplicateKey, "the name \(name) is taken", node.place)
            }
            slot = slotCount
            scopes[scopes.count - 1][name] = (slotCount, type)
            slotCount += 1
        }
        return .resource(
            ResourcePlan(
                type: type, when: when, id: id, repeated: repeated, slot: slot, object: object, line: fields.place.line)
        )
    }

    // MARK: - Elements

    /// The elements of one object while they are gathered: written with dots, or as blocks of their own.
    private final class Draft {
        let structure: FHIRDefinitions.Structure
        var nested: [String: Draft] = [:]
        var items: [String: [ItemPlan]] = [:]

        init(_ structure: FHIRDefinitions.Structure) { self.structure = structure }
    }

    mutating func object(_ node: YAMLNode, _ structure: FHIRDefinitions.Structure) -> ObjectPlan {
        let draft = Draft(structure)
        guard var fields = fields(node, "set") else {
            return ObjectPlan(path: structure.path, line: node.place.line, members: [])
        }
        for member in fields.takeAll() { place(member, in: draft) }
        return plan(draft, at: node.place)
    }

    /// Puts `name.family: …` where it belongs.
    private mutating func place(_ member: YAMLNode.Member, in draft: Draft) {
        var current = draft
        let steps = member.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        for (index, step) in steps.enumerated() {
            guard let slot = current.structure.slots[step], step != "resourceType" else {
                add(
                    .unknownElement, "\(current.structure.path) has no element \(step)", member.place,
                    remedy: Self.remedy(step, in: current.structure))
                return
            }
            let type = definitions.structures[Int(slot.structure)]
            if index == steps.count - 1 {
                guard current.items[step] == nil, current.nested[step] == nil else {
                    add(.duplicateKey, "\(member.name) is set twice", member.place)
                    return
                }
                current.items[step] = items(member.value, type, slot, in: current.structure)
                return
            }
            if case .primitive = type.kind {
                add(
                    .unknownElement, "\(step) has no elements of its own", member.place,
                    remedy: "it is a \(type.path): set \(steps[...index].joined(separator: ".")) itself")
                return
            }
            guard current.items[step] == nil else {
                add(.duplicateKey, "\(member.name) is set twice", member.place)
                return
            }
            let next = current.nested[step] ?? Draft(type)
            current.nested[step] = next
            current = next
        }
    }

    /// `name the type: deceasedBoolean, deceasedDateTime`, or what was probably meant.
    private static func remedy(_ name: String, in structure: FHIRDefinitions.Structure) -> String {
        if let choice = structure.elements.firstIndex(where: { $0.name == name + "[x]" }) {
            let names = structure.slots.filter { $0.value.order == Int32(choice) }.keys.sorted()
            return "name the type" + (names.count <= 8 ? ": \(names.joined(separator: ", "))" : ", as in \(name)String")
        }
        return Spelling.remedy(name, among: structure.slots.keys.sorted())
    }

    private func plan(_ draft: Draft, at place: YAMLPlace) -> ObjectPlan {
        var members: [(order: Int32, member: ObjectPlan.Member)] = []
        for (name, items) in draft.items {
            guard let slot = draft.structure.slots[name] else { continue }
            members.append((slot.order, member(name, slot, items, of: draft.structure)))
        }
        for (name, nested) in draft.nested {
            guard let slot = draft.structure.slots[name] else { continue }
            let item = ItemPlan(forEach: nil, when: nil, body: .object(plan(nested, at: place)), line: place.line)
            members.append((slot.order, member(name, slot, [item], of: draft.structure)))
        }
        let orders = Set(members.map(\.order))
        for (index, element) in draft.structure.elements.enumerated()
        where element.isRequired && !orders.contains(Int32(index)) {
            add(.required, "\(draft.structure.path).\(element.name) is required by FHIR and is not set", place)
        }
        members.sort { ($0.order, $0.member.name) < ($1.order, $1.member.name) }
        return ObjectPlan(path: draft.structure.path, line: place.line, members: members.map(\.member))
    }

    private func member(
        _ name: String, _ slot: FHIRDefinitions.Slot, _ items: [ItemPlan], of structure: FHIRDefinitions.Structure
    ) -> ObjectPlan.Member {
        .init(
            name: name, isArray: slot.isRepeating, items: items, order: slot.order,
            isRequired: structure.elements[Int(slot.order)].isRequired)
    }

    private mutating func items(
        _ node: YAMLNode, _ type: FHIRDefinitions.Structure, _ slot: FHIRDefinitions.Slot,
        in parent: FHIRDefinitions.Structure
    ) -> [ItemPlan] {
        guard case .sequence(let nodes) = node.content else {
            return item(node, type, slot, in: parent).map { [$0] } ?? []
        }
        if !slot.isRepeating, nodes.count > 1 {
            add(
                .dataType, "this element does not repeat, and is given \(nodes.count) items", node.place,
                remedy: "give it one, or choose among them with first_of")
        }
        return nodes.compactMap { item($0, type, slot, in: parent) }
    }

    private mutating func item(
        _ node: YAMLNode, _ type: FHIRDefinitions.Structure, _ slot: FHIRDefinitions.Slot,
        in parent: FHIRDefinitions.Structure
    ) -> ItemPlan? {
        var forEach: SourcePath?
        if case .mapping(let members) = node.content {
            let names = Set(members.map(\.name))
            if names.contains("for_each") {
                if !slot.isRepeating {
                    add(
                        .dataType, "this element does not repeat", node.place,
                        remedy: "take for_each away, or set an element around it that repeats")
                }
                forEach = members.first { $0.name == "for_each" }.flatMap { path($0.value) }
            }
            if names.contains("set") || names.contains("shape") {
                guard var fields = fields(node, "a block") else { return nil }
                defer { fields.finish() }
                _ = fields.take("for_each")
                let at = place(&fields)
                let when = fields.take("when").flatMap { condition($0) }
                guard let set = shaped(&fields) else { return nil }
                if case .primitive = type.kind {
                    add(.dataType, "this element has no elements of its own to set", node.place)
                    return nil
                }
                return ItemPlan(
                    forEach: forEach, at: at, when: when, body: .object(object(set, type)), line: node.place.line)
            }
        }
        let element = parent.elements[Int(slot.order)]
        guard let value = expression(node, target: Target(type: type, valueSet: element.requiredValueSet)) else {
            return nil
        }
        return ItemPlan(forEach: forEach, when: nil, body: .value(value), line: node.place.line)
    }
}
