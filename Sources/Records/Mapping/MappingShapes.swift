// `shapes:` of a mapping file: how one data type of the sender's becomes one of FHIR's, written once and used wherever a field has
// that type, as HL7's own tables have CX[Identifier] and XPN[HumanName]. And `at:`, by which a mapping goes to such a field.

extension MappingCompiler {
    /// `shapes: {identifier: {value: .1, period.start: .7}}`
    mutating func setShapes(_ node: YAMLNode) {
        guard var fields = fields(node, "shapes") else { return }
        for member in fields.takeAll() {
            if case .mapping(let members) = member.value.content {
                shapes[member.name] = members
            } else {
                add(.syntax, "the shape \(member.name) has no elements", member.place)
            }
        }
    }

    /// `at: PID-6`
    mutating func place(_ fields: inout YAMLFields) -> SourcePath? {
        guard let node = fields.take("at"), let path = path(node) else { return nil }
        if case .hl7(let path) = path, path.field != nil { return .hl7(path) }
        add(.syntax, "at names a field of HL7 v2", node.place, remedy: "write it as in PID-6")
        return nil
    }

    /// What `shape` and `set` of a block give together; an element that both have is as `set` says.
    mutating func shaped(_ fields: inout YAMLFields) -> YAMLNode? {
        let set = fields.take("set")
        guard let node = fields.take("shape") else { return set }
        guard let name = fields.text(node, "shape"), let shape = shapes[name] else {
            add(.required, "there is no shape of this name", node.place, remedy: "write it under shapes")
            return nil
        }
        var own: [YAMLNode.Member] = []
        if let set {
            guard case .mapping(let members) = set.content else {
                add(.syntax, "set has no elements", set.place)
                return nil
            }
            own = members
        }
        let names = Set(own.map(\.name))
        return YAMLNode(content: .mapping(shape.filter { !names.contains($0.name) } + own), place: node.place)
    }
}
