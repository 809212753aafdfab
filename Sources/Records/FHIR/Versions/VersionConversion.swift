// One step between versions of FHIR: a walk beside both versions' definitions. What keeps its name and type is carried over,
// what changed is moved by the step's rules, and what has no home is kept as the extension that FHIR defines for the purpose
// (http://hl7.org/fhir/R4/versions.html#extensions): nothing is dropped.

struct VersionConversion {
    typealias Structure = FHIRDefinitions.Structure

    let source: FHIRDefinitions
    let target: FHIRDefinitions
    let rules: VersionRules
    /// What a reference by full URL, or to a contained resource, leads to.
    var types: [String: String] = [:]
    /// How often an element was kept as an extension, by path: `Encounter.length`.
    var kept: [String: Int] = [:]
    /// The conversion of the value at hand left something of it out.
    var isLossy = false

    init(from source: FHIRDefinitions, to target: FHIRDefinitions, rules: VersionRules) {
        self.source = source
        self.target = target
        self.rules = rules
    }

    // MARK: - Resources

    /// The type that a resource of an old type becomes: another, itself, or `Basic` where there is none
    /// (http://hl7.org/fhir/R4/basic.html).
    func newType(of type: String) -> String {
        let new = rules.resources[type] ?? type
        return target.isResource(new) ? new : "Basic"
    }

    mutating func resource(_ object: JSONObject) -> JSONObject {
        let type = object["resourceType"]?.string ?? ""
        guard let s = source.structure(type), let t = target.structure(newType(of: type)) else {
            preconditionFailure("only what was read as \(source.version.name) is converted")
        }
        let outside = types
        defer { types = outside }
        for contained in JSONValue.items(object["contained"]) {
            if let id = contained["id"]?.string { types["#\(id)"] = contained["resourceType"]?.string }
        }
        var made = self.object(object, s, t)
        if t.path == "Basic", type != "Basic" {
            made["code"] = ["coding": [["system": "http://hl7.org/fhir/resource-types", "code": .string(type)]]]
        }
        return JSONObject(distinct: [JSONObject.Member("resourceType", .string(t.path))] + made.members)
    }

    // MARK: - Objects

    mutating func object(_ object: JSONObject, _ s: Structure, _ t: Structure) -> JSONObject {
        var made = JSONObject()
        fill(&made, from: object, s, t)
        adjust(&made, from: object, s)
        finish(&made, t)
        require(&made, from: object, s, t)
        return made
    }

    private mutating func fill(_ made: inout JSONObject, from object: JSONObject, _ s: Structure, _ t: Structure) {
        let own = rules.elements[s.path]
        for (name, slot) in elements(of: object, s, own) {
            let items = object.repetitions(of: name)
            let type = source.structures[Int(slot.structure)]
            let rule =
                own?[name] ?? (t.path == "Basic" && name == "code" && s.path != "Basic" ? VersionRule(.keep) : nil)
            switch rule?.action {
            case nil: move(items, name, slot, VersionRule(moveTo: name), s, into: &made, t)
            case .move: if let rule { move(items, name, slot, rule, s, into: &made, t) }
            case .extension(let url):
                for item in items { keep(item, type, url: url, isModifier: false, on: &made, t) }
            case .inline:
                for var inner in items.compactMap({ $0.value?.object }) {
                    inner["id"] = nil  // it named the element that is no more, not the one around it
                    fill(&made, from: inner, type, t)
                }
            case .keep: for item in items { keep(item, name, slot, s, on: &made, t) }
            case .adjusted: break
            }
        }
    }

    /// In the order of the definition, what goes into other elements last: so the outcome does not depend on the sender's.
    private func elements(
        of object: JSONObject, _ s: Structure, _ rules: [String: VersionRule]?
    ) -> [(name: String, slot: FHIRDefinitions.Slot)] {
        var found: [(name: String, slot: FHIRDefinitions.Slot, isLate: Bool)] = []
        for member in object.members {
            let isSibling = member.name.utf8.first == UInt8(ascii: "_")
            let name = isSibling ? String(member.name.dropFirst()) : member.name
            if isSibling, object[name] != nil { continue }
            guard let slot = s.slots[name] else { continue }
            var isLate = false
            if case .move(let path)? = rules?[name]?.action { isLate = path.count > 1 }
            found.append((name, slot, isLate))
        }
        return found.sorted { ($0.isLate ? 1 : 0, $0.slot.order) < ($1.isLate ? 1 : 0, $1.slot.order) }
            .map { ($0.name, $0.slot) }
    }

    private mutating func move(
        _ items: [ElementItem], _ name: String, _ slot: FHIRDefinitions.Slot, _ rule: VersionRule, _ s: Structure,
        into made: inout JSONObject, _ t: Structure
    ) {
        guard case .move(let path) = rule.action else { return }
        let type = source.structures[Int(slot.structure)]
        let outer = isLossy
        defer { isLossy = outer }
        for item in rule.manner == .join ? Self.joined(items) : items {
            isLossy = false
            if place(item, path[...], from: type, rule, into: &made, t) {
                if isLossy { keep(item, name, slot, s, on: &made, t) }
                continue
            }
            if let rest = rule.rest {
                let second = [VersionRule.PathStep(name: rest, isNew: false)]
                if place(item, second[...], from: type, rule, into: &made, t) { continue }
            }
            keep(item, name, slot, s, on: &made, t)
        }
    }

    /// Texts as one, where none has extensions.
    private static func joined(_ items: [ElementItem]) -> [ElementItem] {
        let texts = items.compactMap { $0.sibling == nil ? $0.value?.string : nil }
        guard texts.count == items.count else { return items }
        return [ElementItem(value: .string(texts.joined(separator: " ")), sibling: nil)]
    }

    /// - Returns: `false` when there is no such place, it is taken, or the value does not fit it.
    private mutating func place(
        _ item: ElementItem, _ path: ArraySlice<VersionRule.PathStep>, from type: Structure, _ rule: VersionRule,
        into made: inout JSONObject, _ t: Structure
    ) -> Bool {
        guard let step = path.first, let slot = t.slots[step.name] else { return false }
        let next = target.structures[Int(slot.structure)]
        if path.count == 1 {
            guard let converted = convert(item, from: type, to: next, t.elements[Int(slot.order)], rule) else {
                return false
            }
            if case .object(let object)? = converted.value, object.isEmpty { return true }
            return made.add(converted, as: step.name, isRepeating: slot.isRepeating)
        }
        var list = made[step.name].map { JSONValue.items($0) } ?? []
        if step.isNew || (list.isEmpty && !slot.isRepeating) { list.append([:]) }
        // What repeats belongs to the first; where none is, it belongs nowhere.
        let index = step.isNew ? list.count - 1 : 0
        guard index < list.count, case .object(var inner) = list[index],
            place(item, path.dropFirst(), from: type, rule, into: &inner, next)
        else { return false }
        list[index] = .object(inner)
        made[step.name] = slot.isRepeating ? .array(list) : list[0]
        return true
    }

    // MARK: - What must be there

    /// What the next version requires and this one does not is not known: it is said to be so
    /// (http://hl7.org/fhir/R4/extension-data-absent-reason.html). What the sender's own version requires and is not there
    /// stays missing, for the validation to tell.
    private func require(_ made: inout JSONObject, from object: JSONObject, _ s: Structure, _ t: Structure) {
        for (order, element) in t.elements.enumerated()
        where element.isRequired && !element.isAttribute && !element.isChoice && !made.has(element.name) {
            if let own = s.elements.first(where: { $0.name == element.name }), own.isRequired, !object.has(own.name) {
                continue
            }
            guard let slot = t.slots[element.name], Int(slot.order) == order else { continue }
            let structure = target.structures[Int(slot.structure)]
            if structure.holdsAnyResource { continue }
            let absent: JSONObject = [
                "extension": [
                    ["url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"]
                ]
            ]
            var item = ElementItem(value: .object(absent), sibling: nil)
            if case .primitive = structure.kind {
                let codes = element.requiredValueSet.flatMap { target.codes(of: $0) }
                item =
                    codes?.contains("unknown") == true
                    ? ElementItem(value: "unknown", sibling: nil) : ElementItem(value: nil, sibling: absent)
            }
            _ = made.add(item, as: element.name, isRepeating: slot.isRepeating)
        }
    }
}
