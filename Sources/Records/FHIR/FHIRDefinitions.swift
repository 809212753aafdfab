// What FHIR says of every element: order, repetition, types, how it is written in XML. The data is in Definitions/, one
// literal a version, made by scripts/generate-definitions; here it becomes a table, once, at first use.

/// The elements of one version of FHIR.
public struct FHIRDefinitions: Sendable {
    /// What a structure is.
    public enum Kind: Sendable, Hashable {
        case resource
        /// `Resource` and the other types that nothing is an instance of.
        case abstract
        case datatype
        /// Elements defined inside another structure: `Patient.contact`.
        case backbone
        case primitive(Primitive)
    }

    /// How a primitive type is written in JSON, and what its text must look like.
    public enum Primitive: Sendable, Hashable {
        case boolean
        case decimal
        /// `integer`, `positiveInt`, `unsignedInt`, with the least value allowed.
        case integer(least: Int64)
        case date, dateTime, instant, time
        case xhtml
        /// Every other type: any text that is not empty.
        case text
    }

    /// One type that an element may have.
    public struct TypeUse: Sendable, Hashable {
        /// `HumanName`, `string`, `Resource`; of an element with children of its own, that structure's path.
        public let name: String
        /// Of a `Reference` or `canonical`: what it may point to; empty when anything.
        public let targets: [String]
        /// Of the structure in `structures`.
        let structure: Int
    }

    /// One element of a structure, its choice of types not yet made.
    public struct Element: Sendable, Hashable {
        /// `birthDate`; of a choice `deceased[x]`.
        public let name: String
        public let isRequired: Bool
        public let isRepeating: Bool
        /// An XML attribute: `id` of what is no resource, `Extension.url`.
        public let isAttribute: Bool
        public let isSummary: Bool
        public let isModifier: Bool
        public let types: [TypeUse]
        /// Canonical URL of the value set of a required binding.
        public let requiredValueSet: String?

        public var isChoice: Bool { name.hasSuffix("[x]") }
    }

    /// A type, or a part of one, and its elements in order.
    public struct Structure: Sendable {
        /// `Patient`, `Patient.contact`, `HumanName`, `string`.
        public let path: String
        public let kind: Kind
        public let elements: [Element]
        /// By the name written in a message: `deceasedBoolean`, not `deceased[x]`.
        let slots: [String: Slot]
        /// A resource is expected here: `Bundle.entry.resource`, `contained`.
        let holdsAnyResource: Bool
    }

    /// One element with its type chosen.
    struct Slot: Sendable {
        /// Its place among the structure's elements.
        let order: Int32
        let structure: Int32
        let isRepeating: Bool
        let isAttribute: Bool
        let isChoice: Bool
    }

    /// Every structure; indices are what `TypeUse.structure` and `Slot.structure` hold.
    let structures: [Structure]
    let names: [String: Int]
    /// The same elements for readers of whole records.
    let index: ElementIndex
    private let valueSets: [String: Set<String>]

    public let version: FHIRVersion

    /// FHIR 4.0.1.
    public static let r4 = FHIRDefinitions(.r4, elements: r4Elements, codes: r4RequiredCodes)
    /// FHIR 3.0.2.
    public static let stu3 = FHIRDefinitions(.stu3, elements: stu3Elements, codes: stu3RequiredCodes)
    /// FHIR 1.0.2.
    public static let dstu2 = FHIRDefinitions(.dstu2, elements: dstu2Elements, codes: dstu2RequiredCodes)

    public static func of(_ version: FHIRVersion) -> FHIRDefinitions {
        switch version {
        case .dstu2: dstu2
        case .stu3: stu3
        case .r4: r4
        }
    }

    private init(_ version: FHIRVersion, elements: StaticString, codes: StaticString) {
        self.version = version
        let table = DefinitionTable(elements)
        names = table.names
        structures = table.structures()
        index = ElementIndex(structures)
        valueSets = DefinitionTable.valueSets(codes)
    }

    /// A type by name, or a part of one by path (`Patient.contact`); `nil` when this version has none such.
    public func structure(_ path: String) -> Structure? { names[path].map { structures[$0] } }

    /// Whether this version has a resource type of this name, of which there are instances.
    public func isResource(_ name: String) -> Bool { structure(name)?.kind == .resource }

    /// The names of all resource types, sorted.
    public var resourceTypes: [String] { structures.filter { $0.kind == .resource }.map(\.path).sorted() }

    /// The codes of a value set with a required binding; `nil` where the set is open or unknown (`mimetypes`, `currencies`).
    public func codes(of valueSet: String) -> Set<String>? { valueSets[valueSet] }
}
