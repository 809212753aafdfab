// Paths to elements, as mappings and the table of items write them, checked against the definitions when they are loaded.

/// A path into a resource, as written in JSON: `Patient.name[0].family`, `Encounter.class.code`, `Patient.deceasedBoolean`.
public struct ElementPath: Sendable, Hashable, CustomStringConvertible {
    public struct Step: Sendable, Hashable {
        /// As written in a message: `deceasedBoolean`; `deceased[x]` stands for whichever is there.
        public let name: String
        /// From 0; `nil` when the path does not say, which is every repetition or the only one.
        public let index: Int?

        public init(_ name: String, index: Int? = nil) {
            self.name = name
            self.index = index
        }
    }

    /// The type at the root: `Patient`.
    public let type: String
    public let steps: [Step]

    public init(type: String, steps: [Step]) {
        self.type = type
        self.steps = steps
    }

    /// - Throws: `Problem` of reason `syntax` when the text is no path.
    public init(_ text: some StringProtocol) throws(Problem) {
        var parts = text.split(separator: ".", omittingEmptySubsequences: false)[...]
        guard let type = parts.popFirst(), Self.isName(type) else {
            throw Problem(.syntax, "a path begins with the name of a type, such as Patient", at: String(text))
        }
        self.type = String(type)
        var steps: [Step] = []
        for part in parts {
            guard let step = Self.step(part) else {
                throw Problem(
                    .syntax, "\(part.isEmpty ? "an empty step" : "the step \(part)") is no element name",
                    at: String(text), remedy: "write name, name[0] or, for a choice of types, name[x]")
            }
            steps.append(step)
        }
        self.steps = steps
    }

    private static func step(_ part: some StringProtocol) -> Step? {
        guard let bracket = part.firstIndex(of: "[") else { return isName(part) ? Step(String(part)) : nil }
        let name = part[..<bracket]
        guard isName(name), part.last == "]" else { return nil }
        let inside = part[part.index(after: bracket)...].dropLast()
        if inside == "x" { return Step("\(name)[x]") }
        guard (1...6).contains(inside.utf8.count), inside.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let index = Int(inside)
        else { return nil }
        return Step(String(name), index: index)
    }

    private static func isName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (0x30...0x39).contains(byte)
            }
    }

    public var description: String {
        steps.reduce(into: type) { text, step in
            text += ".\(step.name)"
            if let index = step.index { text += "[\(index)]" }
        }
    }
}

extension FHIRDefinitions {
    /// What a path leads to.
    public struct Target: Sendable, Hashable {
        /// `HumanName`, `string`, `Resource`, or a structure's path (`Patient.contact`). Several for a `[x]`.
        public let types: [TypeUse]
        /// Of the only type; of a `[x]`, of the first.
        public let kind: Kind
        /// Whether the element repeats, so that JSON holds an array; `false` when the path's last step gives an index.
        public let isRepeating: Bool
        /// For each step, whether JSON holds an array there, index or not.
        public let stepsRepeat: [Bool]
        /// Canonical URL of the value set of a required binding; see `codes(of:)`.
        public let requiredValueSet: String?

        /// The name of the only, or first, type.
        public var type: String { types[0].name }
        public var isPrimitive: Bool {
            if case .primitive = kind { return true }
            return false
        }
    }

    /// Checks a path against the definitions.
    /// - Throws: `Problem` of reason `syntax` when the text is no path, `unknownElement` when FHIR has no such element, whose
    ///   place is the path up to the fault.
    public func validate(path text: some StringProtocol) throws(Problem) -> Target {
        try validate(path: ElementPath(text))
    }

    public func validate(path: ElementPath) throws(Problem) -> Target {
        guard let root = structure(path.type) else {
            throw Problem(.unknownElement, "FHIR R4 has no type of this name", at: path.type)
        }
        var current = root
        var element: Element?
        var types = [TypeUse(name: path.type, targets: [], structure: names[path.type]!)]
        var repeats: [Bool] = []
        for (position, step) in path.steps.enumerated() {
            let place = ElementPath(type: path.type, steps: Array(path.steps[...position])).description
            guard let found = find(step.name, in: current) else {
                throw Problem(
                    .unknownElement, "\(current.path) has no element of this name", at: place,
                    remedy: current.holdsAnyResource ? "a path does not go on into a resource inside another" : "")
            }
            guard step.index == nil || found.element.isRepeating || step.index == 0 else {
                throw Problem(.unknownElement, "this element does not repeat", at: place)
            }
            element = found.element
            types = found.types
            repeats.append(found.element.isRepeating)
            current = structures[types[0].structure]
            guard types.count == 1 || position == path.steps.count - 1 else {
                throw Problem(
                    .unknownElement, "a choice of types cannot be followed further", at: place,
                    remedy: "name the type, as in valueQuantity")
            }
        }
        return Target(
            types: types, kind: current.kind,
            isRepeating: (element?.isRepeating ?? false) && path.steps.last?.index == nil, stepsRepeat: repeats,
            requiredValueSet: element?.requiredValueSet)
    }

    private func find(_ name: String, in structure: Structure) -> (element: Element, types: [TypeUse])? {
        if let slot = structure.slots[name] {
            let element = structure.elements[Int(slot.order)]
            return (element, element.types.filter { $0.structure == Int(slot.structure) })
        }
        guard name.hasSuffix("[x]"), let element = structure.elements.first(where: { $0.name == name }) else {
            return nil
        }
        return (element, element.types)
    }
}
