// A value of one version's type as one of the next version's, where the types differ.

extension VersionConversion {
    /// - Parameters:
    ///   - bound: the element that the value is for, whose required codes it must be among.
    /// - Returns: `nil` when the value does not fit.
    mutating func convert(
        _ item: ElementItem, from old: Structure, to new: Structure, _ bound: FHIRDefinitions.Element,
        _ rule: VersionRule
    ) -> ElementItem? {
        var (s, t) = (old, new)
        if case .object? = item.value, case .primitive = s.kind, let concept = source.structure("CodeableConcept") {
            s = concept  // left by the step before, and=asIs
        }
        if rule.manner == .asIs, let same = target.structure(s.path) { t = same }
        switch (s.kind, t.kind) {
        case (.primitive, .primitive(let primitive)): return text(item, s, t, primitive, bound, rule)
        case (.primitive, _): return wrapped(item, s, t, bound, rule)
        case (_, .primitive): return unwrapped(item, s, t, bound)
        default:
            guard let object = item.value?.object, leads(object, to: rule.only) else { return nil }
            return structured(object, s, t, rule).map { ElementItem(value: .object($0), sibling: nil) }
        }
    }

    // MARK: - Primitives

    private mutating func text(
        _ item: ElementItem, _ s: Structure, _ t: Structure, _ primitive: FHIRDefinitions.Primitive,
        _ bound: FHIRDefinitions.Element, _ rule: VersionRule
    ) -> ElementItem? {
        var converted = item
        if let value = item.value {
            guard let text = value.scalar, let code = mapped(text, bound, rule), primitive.fault(in: code) == nil else {
                return nil
            }
            switch (value, primitive) {
            case (.string, .boolean), (.string, .decimal), (.string, .integer): return nil
            case (.string, _): converted.value = .string(code)
            case (.bool, .boolean), (.number, .decimal), (.number, .integer): break
            default: return nil
            }
        }
        converted.sibling = item.sibling.map { object($0, s, t) }
        return converted
    }

    /// The new code of an old one, if the element may have it; any other text as it is.
    private mutating func mapped(_ text: String, _ bound: FHIRDefinitions.Element, _ rule: VersionRule) -> String? {
        let code = rule.codes[text] ?? text
        if rule.manner == .keep, code != text { isLossy = true }
        if let codes = bound.requiredValueSet.flatMap({ target.codes(of: $0) }), !codes.contains(code) { return nil }
        return code.isEmpty ? nil : code
    }

    /// A code, text or URI as a type with elements.
    private mutating func wrapped(
        _ item: ElementItem, _ s: Structure, _ t: Structure, _ bound: FHIRDefinitions.Element, _ rule: VersionRule
    ) -> ElementItem? {
        var made = JSONObject()
        if let value = item.value {
            guard let text = value.string, let code = mapped(text, bound, rule) else { return nil }
            switch t.path {
            case "CodeableConcept":
                made =
                    rule.system.map { ["coding": [["system": .string($0), "code": .string(code)]]] } ?? [
                        "text": .string(code)
                    ]
            case "Coding": made = ["system": .string(rule.system ?? ""), "code": .string(code)]
            case "Reference": made = ["reference": .string(code)]
            case "Annotation": made = ["text": .string(code)]
            default: return nil
            }
            if t.path == "Coding", rule.system == nil { return nil }
        }
        if let sibling = item.sibling, let element = target.structure(s.path) {
            for member in object(sibling, s, element).members { made[member.name] = member.value }
        }
        return ElementItem(value: .object(made), sibling: nil)
    }

    /// A type with elements as a code, or as a URI.
    private mutating func unwrapped(
        _ item: ElementItem, _ s: Structure, _ t: Structure, _ bound: FHIRDefinitions.Element
    ) -> ElementItem? {
        guard let object = item.value?.object else { return nil }
        switch (s.path, t.path) {
        case ("CodeableConcept", "code"):
            let codes = bound.requiredValueSet.flatMap { target.codes(of: $0) }
            let found = JSONValue.items(object["coding"]).compactMap { $0["code"]?.string }
                .first { codes?.contains($0) ?? true }
            isLossy = true
            return found.map { ElementItem(value: .string($0), sibling: nil) }
        case ("Reference", "canonical"), ("Reference", "uri"):
            guard let text = object["reference"]?.string else { return nil }
            isLossy = object.members.count > 1
            return ElementItem(value: .string(retyped(text)), sibling: nil)
        default: return nil
        }
    }

    // MARK: - Structures

    /// Quantities that differ in what they may measure.
    private static let quantities: Set<String> = [
        "Quantity", "Age", "Count", "Distance", "Duration", "Money", "SimpleQuantity",
    ]

    private mutating func structured(
        _ object: JSONObject, _ s: Structure, _ t: Structure, _ rule: VersionRule
    ) -> JSONObject? {
        if s.holdsAnyResource, t.holdsAnyResource { return resource(object) }
        if s.kind == .backbone, t.path == "Reference" { return parts(object, s, t, rule) }
        let isSame = s.path == t.path || s.kind == .backbone && t.kind == .backbone
        if isSame || Self.quantities.contains(s.path) && Self.quantities.contains(t.path) {
            return self.object(object, s, t)
        }
        switch (s.path, t.path) {
        case ("Coding", "CodeableConcept"):
            guard let coding = target.structure("Coding") else { return nil }
            return ["coding": [.object(self.object(object, s, coding))]]
        case ("CodeableConcept", "Coding"):
            let codings = JSONValue.items(object["coding"]).compactMap(\.object)
            guard let first = codings.first, let coding = source.structure("Coding") else { return nil }
            isLossy = codings.count > 1 || object.members.count > 1
            return self.object(first, coding, t)
        case ("Identifier", "Reference"):
            guard let identifier = target.structure("Identifier") else { return nil }
            return ["identifier": .object(self.object(object, s, identifier))]
        default: return nil
        }
    }

    /// The parts of a structure that stand for it: `requester.agent`; the others are kept.
    private mutating func parts(
        _ object: JSONObject, _ s: Structure, _ t: Structure, _ rule: VersionRule
    ) -> JSONObject? {
        var made = JSONObject()
        for member in object.members {
            guard let slot = s.slots[member.name] else { continue }
            let type = source.structures[Int(slot.structure)]
            for item in object.repetitions(of: member.name) {
                if rule.parts.contains(member.name), let inner = item.value?.object,
                    let part = structured(inner, type, t, VersionRule(moveTo: "")),
                    part.members.allSatisfy({ made[$0.name] == nil })
                {
                    made = JSONObject(distinct: made.members + part.members)
                } else if member.name == "extension" || member.name == "id" {
                    _ = made.add(item, as: member.name, isRepeating: slot.isRepeating)
                } else {
                    keep(item, member.name, slot, s, on: &made, t)
                }
            }
        }
        return made
    }

    // MARK: - References

    /// Whether a reference leads to a resource of this type, as far as it says so.
    private func leads(_ reference: JSONObject, to type: String?) -> Bool {
        guard let type, let text = reference["reference"]?.string else { return true }
        if let known = types[text] { return known == type }
        var parts = text.split(separator: "/")
        if parts.count > 3, parts[parts.count - 2] == "_history" { parts.removeLast(2) }
        guard parts.count > 1 else { return true }
        let named = String(parts[parts.count - 2])
        return named == type || !source.isResource(named)
    }

    /// A relative reference with the type that its target becomes.
    func retyped(_ reference: String) -> String {
        let parts = reference.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let type = parts.first.map(String.init), source.isResource(type) else { return reference }
        let new = newType(of: type)
        return new == type ? reference : parts.count > 1 ? "\(new)/\(parts[1])" : new
    }

    /// What changes in values of one type, wherever they stand.
    func finish(_ made: inout JSONObject, _ t: Structure) {
        switch t.path {
        case "Reference":
            if let text = made["reference"]?.string { made["reference"] = .string(retyped(text)) }
        case "Bundle.entry.request":
            if let text = made["url"]?.string { made["url"] = .string(retyped(text)) }
        case "Coding":
            if let system = made["system"]?.string {
                made["system"] = .string(MovedURLs.codeSystem(system, to: target.version))
            }
        case "Identifier":
            if let system = made["system"]?.string { made["system"] = .string(MovedURLs.identifierSystem(system)) }
        case "Extension":
            if let url = made["url"]?.string { made["url"] = .string(MovedURLs.extension(url)) }
        default: break
        }
    }
}
