// Parses the literals in Definitions/ (their form is described in scripts/generate-definitions).

struct DefinitionTable {
    private struct Raw {
        var path: String
        var base: String?
        var lines: [Substring]
    }

    private var raw: [Raw] = []
    private(set) var names: [String: Int] = [:]

    init(_ data: StaticString) {
        for line in Self.text(data).split(separator: "\n") {
            if line.utf8.first == UInt8(ascii: "#") {
                let words = line.dropFirst().split(separator: " ")
                names[String(words[0])] = raw.count
                raw.append(Raw(path: String(words[0]), base: words.count > 1 ? String(words[1]) : nil, lines: []))
            } else {
                raw[raw.count - 1].lines.append(line)
            }
        }
    }

    static func valueSets(_ data: StaticString) -> [String: Set<String>] {
        var sets: [String: Set<String>] = [:]
        for line in text(data).split(separator: "\n") {
            let words = line.split(separator: " ")
            sets[String(words[0]), default: []].formUnion(words.dropFirst(2).map(String.init))
        }
        return sets
    }

    private static func text(_ data: StaticString) -> String {
        data.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    }

    func structures() -> [FHIRDefinitions.Structure] {
        raw.map { structure in
            let elements = elements(of: structure)
            return FHIRDefinitions.Structure(
                path: structure.path, kind: kind(of: structure), elements: elements, slots: slots(of: elements),
                holdsAnyResource: structure.path == "Resource")
        }
    }

    private func elements(of structure: Raw) -> [FHIRDefinitions.Element] {
        let inherited = structure.base.flatMap { names[$0] }.map { elements(of: raw[$0]) } ?? []
        return inherited + structure.lines.map { element($0, in: structure.path) }
    }

    private func element(_ line: Substring, in path: String) -> FHIRDefinitions.Element {
        let words = line.split(separator: " ")
        var types: [FHIRDefinitions.TypeUse] = []
        var valueSet: String?
        for word in words.dropFirst(4) {
            switch word.utf8.first {
            case UInt8(ascii: "!"): valueSet = String(word.dropFirst())
            case UInt8(ascii: "@"):
                types.append(use(word.count == 1 ? "\(path).\(words[0])" : String(word.dropFirst()), targets: []))
            default:
                let parts = word.split(separator: "(", maxSplits: 1)
                let targets = parts.count > 1 ? parts[1].dropLast().split(separator: "|").map(String.init) : []
                types.append(use(String(parts[0]), targets: targets))
            }
        }
        let flags = words[3].utf8
        return FHIRDefinitions.Element(
            name: String(words[0]), isRequired: words[1] != "0", isRepeating: words[2] == "*",
            isAttribute: flags.contains(UInt8(ascii: "A")), isSummary: flags.contains(UInt8(ascii: "S")),
            isModifier: flags.contains(UInt8(ascii: "M")), types: types, requiredValueSet: valueSet)
    }

    private func use(_ name: String, targets: [String]) -> FHIRDefinitions.TypeUse {
        guard let structure = names[name] else { preconditionFailure("the definitions name no type \(name)") }
        return FHIRDefinitions.TypeUse(name: name, targets: targets, structure: structure)
    }

    private func slots(of elements: [FHIRDefinitions.Element]) -> [String: FHIRDefinitions.Slot] {
        var slots: [String: FHIRDefinitions.Slot] = [:]
        for (order, element) in elements.enumerated() {
            for type in element.types {
                let name = element.isChoice ? element.name.dropLast(3) + Self.capitalised(type.name) : element.name[...]
                slots[String(name)] = FHIRDefinitions.Slot(
                    order: Int32(order), structure: Int32(type.structure), isRepeating: element.isRepeating,
                    isAttribute: element.isAttribute, isChoice: element.isChoice)
            }
        }
        return slots
    }

    static func capitalised(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

    private func kind(of structure: Raw) -> FHIRDefinitions.Kind {
        let path = structure.path
        if path.utf8.contains(UInt8(ascii: ".")) { return .backbone }
        if ["Resource", "DomainResource", "Element", "BackboneElement"].contains(path) { return .abstract }
        if structure.base == "Resource" || structure.base == "DomainResource" { return .resource }
        guard path.utf8.first! >= UInt8(ascii: "a") else { return .datatype }
        return .primitive(Self.primitive(path))
    }

    private static func primitive(_ name: String) -> FHIRDefinitions.Primitive {
        switch name {
        case "boolean": .boolean
        case "decimal": .decimal
        case "integer": .integer(least: Int64(Int32.min))
        case "unsignedInt": .integer(least: 0)
        case "positiveInt": .integer(least: 1)
        case "date": .date
        case "dateTime": .dateTime
        case "instant": .instant
        case "time": .time
        case "xhtml": .xhtml
        default: .text
        }
    }
}
