// What FHIR R4 says of the elements of what is released: of which type each is, and which must be there. Made once from
// the definitions in Records, for the resource types of the item table.

import Records

struct ElementTypes: Sendable {
    struct Element: Sendable {
        /// Of its type, in `types`.
        let type: Int
        let isRepeating: Bool
    }

    /// An element of which there must be one, under any of the names of a choice.
    struct Required: Sendable {
        let names: [String]
        let isPrimitive: Bool
        let isRepeating: Bool
    }

    struct ElementType: Sendable {
        /// `HumanName`, `Encounter.location`, `string`.
        let name: String
        /// By the name written in a message: `deceasedBoolean`.
        let elements: [String: Element]
        let required: [Required]
    }

    private(set) var types: [ElementType] = []
    private let roots: [String: Int]

    /// The types that the item table releases.
    static let released = ElementTypes(
        of: Set(
            ItemTable.rows.compactMap { $0.path.split(separator: ">").last?.split(separator: ".").first }.map(
                String.init)))

    /// The type of a resource; `nil` of one that no item is of.
    func root(_ resourceType: String) -> Int? { roots[resourceType] }

    /// The type of an element's value; `nil` where FHIR has no such element.
    func type(of name: String, in type: Int?) -> Int? {
        type.flatMap { types[$0].elements[name] }.map(\.type)
    }

    private init(of resourceTypes: Set<String>) {
        let definitions = FHIRDefinitions.r4
        var places: [String: Int] = [:]
        var names: [String] = []
        func place(_ name: String) -> Int {
            if let known = places[name] { return known }
            places[name] = names.count
            names.append(name)
            return names.count - 1
        }
        for name in resourceTypes.sorted() { _ = place(name) }
        roots = places
        var next = 0
        while next < names.count {
            var elements: [String: Element] = [:]
            var required: [Required] = []
            for element in definitions.structure(names[next])?.elements ?? [] {
                let choices = element.types.map { use in
                    (
                        name: element.isChoice
                            ? element.name.dropLast(3) + Self.capitalised(use.name) : element.name[...],
                        type: use.name
                    )
                }
                for choice in choices {
                    elements[String(choice.name)] = Element(
                        type: place(choice.type), isRepeating: element.isRepeating)
                }
                guard element.isRequired else { continue }
                required.append(
                    Required(
                        names: choices.map { String($0.name) },
                        isPrimitive: choices.allSatisfy { Self.isPrimitive($0.type) },
                        isRepeating: element.isRepeating))
            }
            types.append(ElementType(name: names[next], elements: elements, required: required))
            next += 1
        }
    }

    private static func isPrimitive(_ type: String) -> Bool {
        if case .primitive? = FHIRDefinitions.r4.structure(type)?.kind { true } else { false }
    }

    private static func capitalised(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

    // MARK: What must be there

    /// What stands for an element that must be there and is withheld
    /// (http://hl7.org/fhir/R4/extension-data-absent-reason.html).
    static let masked: JSONValue = [
        "extension": [
            ["url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked"]
        ]
    ]

    /// Says of elements that must be there, were in the source and are not kept, that they are masked.
    func fill(_ kept: inout [JSONObject.Member], of source: JSONObject, type: Int?) {
        guard let type else { return }
        for required in types[type].required
        where !kept.contains(where: { required.isNamed($0.name) }) {
            guard let member = source.members.first(where: { required.isNamed($0.name) }) else { continue }
            let name = member.name.utf8.first == UInt8(ascii: "_") ? String(member.name.dropFirst()) : member.name
            kept.append(
                .init(required.isPrimitive ? "_\(name)" : name, required.isRepeating ? [Self.masked] : Self.masked))
        }
    }
}

extension ElementTypes.Required {
    /// Whether a member is this element, or what is said of it beside its value.
    fileprivate func isNamed(_ member: String) -> Bool {
        let name = member.utf8.first == UInt8(ascii: "_") ? member.dropFirst() : member[...]
        return names.contains { $0 == name }
    }
}
