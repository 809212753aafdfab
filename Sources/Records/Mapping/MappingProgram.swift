// The plans of a mapping laid out flat: nodes without references in a few arrays, which name each other by their places. A run
// reads tens of nodes for each value that it makes; nothing of them is counted, copied or looked up by name.

/// What `MappingRun` walks.
struct MappingProgram: Sendable {
    /// A group or a resource.
    enum Step: Sendable {
        case group(Int)
        case resource(Int)
    }

    struct Group: Sendable {
        let forEach: Int?
        let when: Int?
        let onFault: FaultRule
        let steps: Range<Int>
        /// In `definitions`.
        let variables: Range<Int>
        let slots: Range<Int>
        let line: Int
    }

    struct Resource: Sendable {
        /// In `texts`.
        let type: Int
        let when: Int?
        /// In `expressions`.
        let id: Range<Int>
        let repeated: ResourcePlan.Repeated
        let slot: Int?
        let object: Int
        let line: Int
    }

    struct Object: Sendable {
        /// In `texts`.
        let path: Int
        let line: Int
        let members: Range<Int>
        let isDynamic: Bool
    }

    struct Member: Sendable {
        /// In `texts`.
        let name: Int
        let isArray: Bool
        let items: Range<Int>
        let order: Int32
        let isRequired: Bool
    }

    struct Item: Sendable {
        enum Body: Sendable {
            case value(Int)
            case object(Int)
        }

        let forEach: Int?
        let at: Int?
        let when: Int?
        let body: Body
        let isDynamic: Bool
        /// In `needs`.
        let needs: Range<Int>?
        let line: Int
    }

    struct Expression: Sendable {
        enum Source: Sendable {
            /// In `texts`.
            case constant(Int)
            case path(Int)
            case firstOf(Range<Int>)
            /// The separator is in `texts`.
            case concat(Range<Int>, separator: Int)
            case reference(slot: Int)
            case setting(Records.Expression.Setting)
            case variable(Int)
        }

        let source: Source
        let when: Int?
        let split: Int?
        let table: Int?
        let conversion: Int?
        /// What a constant always becomes, in `values`.
        let fixed: Int?
        let shape: Records.Expression.Shape
        let required: Requirement?
        let line: Int
    }

    enum Condition: Sendable {
        case holds(Int)
        /// The values that it is held against, where the test has such, are in `sets`.
        case test(expression: Int, Test)
        case all(Range<Int>)
        case any(Range<Int>)
        case not(Int)
    }

    enum Test: Sendable {
        case present(Bool)
        case isOne(of: Int)
        case isNone(of: Int)
        case beforeRecord
        case afterRecord
    }

    private(set) var steps: [Step] = []
    private(set) var groups: [Group] = []
    private(set) var definitions: [(variable: Int, value: Int)] = []
    private(set) var resources: [Resource] = []
    private(set) var objects: [Object] = []
    private(set) var members: [Member] = []
    private(set) var items: [Item] = []
    private(set) var expressions: [Expression] = []
    private(set) var conditions: [Condition] = []
    private(set) var conversions: [ValueConversion] = []
    private(set) var splits: [(separator: String, take: Int)] = []
    private(set) var texts: [String] = []
    private(set) var values: [JSONValue] = []
    private(set) var sets: [Set<String>] = []
    /// See `HL7Needs`.
    private(set) var needs: [HL7Path] = []
    private(set) var hl7Paths: [HL7SourcePath] = []
    private(set) var jsonPaths: [JSONPath] = []
    private(set) var xmlPaths: [XMLPath] = []

    private(set) var timestamp: Int?
    private(set) var identifier: Int?
    /// In `expressions`.
    private(set) var organisations = 0..<0
    /// In `steps`.
    private(set) var body = 0..<0
    /// Arrays and objects inside each other in a resource, at most, the resource counted.
    private(set) var depth = 0

    init(bundle: BundlePlan, organisations: [Records.Expression], body: [StepPlan]) {
        timestamp = bundle.timestamp.map { place(of: $0) }
        identifier = bundle.identifier.map { place(of: $0) }
        self.organisations = places(of: organisations)
        self.body = places(of: body)
    }
}

// MARK: - From the plans

/// What lies side by side is laid out after all that lies within it.
extension MappingProgram {
    private static func append<Node>(_ nodes: [Node], to list: inout [Node]) -> Range<Int> {
        list += nodes
        return list.count - nodes.count..<list.count
    }

    private static func append<Node>(_ node: Node, to list: inout [Node]) -> Int {
        list.append(node)
        return list.count - 1
    }

    private mutating func places(of plans: [StepPlan]) -> Range<Int> {
        let nodes = plans.map { plan -> Step in
            switch plan {
            case .group(let plan): .group(place(of: plan))
            case .resource(let plan): .resource(place(of: plan))
            }
        }
        return Self.append(nodes, to: &steps)
    }

    private mutating func place(of plan: GroupPlan) -> Int {
        let definitions = plan.variables.map { (variable: $0.index, value: place(of: $0.value)) }
        let group = Group(
            forEach: plan.forEach.map { place(of: $0) }, when: plan.when.map { place(of: $0) }, onFault: plan.onFault,
            steps: places(of: plan.steps), variables: Self.append(definitions, to: &self.definitions),
            slots: plan.slots, line: plan.line)
        return Self.append(group, to: &groups)
    }

    private mutating func place(of plan: ResourcePlan) -> Int {
        let resource = Resource(
            type: place(of: plan.type), when: plan.when.map { place(of: $0) }, id: places(of: plan.id),
            repeated: plan.repeated, slot: plan.slot, object: place(of: plan.object), line: plan.line)
        depth = max(depth, plan.object.depth)
        return Self.append(resource, to: &resources)
    }

    private mutating func place(of plan: ObjectPlan) -> Int {
        let nodes = plan.members.map { member in
            Member(
                name: place(of: member.name), isArray: member.isArray, items: places(of: member.items),
                order: member.order, isRequired: member.isRequired)
        }
        let object = Object(
            path: place(of: plan.path), line: plan.line, members: Self.append(nodes, to: &members),
            isDynamic: plan.isDynamic)
        return Self.append(object, to: &objects)
    }

    private mutating func places(of plans: [ItemPlan]) -> Range<Int> {
        let nodes = plans.map { plan in
            let body: Item.Body =
                switch plan.body {
                case .value(let expression): .value(place(of: expression))
                case .object(let object): .object(place(of: object))
                }
            return Item(
                forEach: plan.forEach.map { place(of: $0) }, at: plan.at.map { place(of: $0) },
                when: plan.when.map { place(of: $0) }, body: body, isDynamic: plan.isDynamic,
                needs: plan.needs.map { Self.append($0.fields, to: &needs) }, line: plan.line)
        }
        return Self.append(nodes, to: &items)
    }

    private mutating func place(of expression: Records.Expression) -> Int {
        let node = node(of: expression)
        return Self.append(node, to: &expressions)
    }

    private mutating func places(of expressions: [Records.Expression]) -> Range<Int> {
        let nodes = expressions.map { node(of: $0) }
        return Self.append(nodes, to: &self.expressions)
    }

    private mutating func node(of expression: Records.Expression) -> Expression {
        let source: Expression.Source
        switch expression.source {
        case .constant(let text): source = .constant(place(of: text))
        case .path(let path): source = .path(place(of: path))
        case .firstOf(let parts): source = .firstOf(places(of: parts))
        case .concat(let parts, let separator):
            source = .concat(places(of: parts), separator: place(of: separator))
        case .reference(let slot): source = .reference(slot: slot)
        case .setting(let setting): source = .setting(setting)
        case .variable(let index): source = .variable(index)
        }
        let conversion = expression.conversion
        return Expression(
            source: source, when: expression.when.map { place(of: $0) },
            split: expression.split.map { Self.append($0, to: &splits) }, table: expression.table,
            conversion: conversion.map { Self.append($0, to: &conversions) },
            fixed: Self.fixed(expression).map { Self.append($0, to: &values) }, shape: expression.shape,
            required: expression.required, line: expression.line)
    }

    /// What a constant becomes, where that is the same for every record.
    private static func fixed(_ expression: Records.Expression) -> JSONValue? {
        guard case .constant(let text) = expression.source, expression.when == nil, expression.split == nil,
            expression.table == nil, expression.shape == .primitive
        else { return nil }
        guard let conversion = expression.conversion else { return .string(text) }
        guard case .value(let value) = conversion.convert(text, isFHIR: true) else { return nil }
        return value
    }

    private mutating func place(of condition: Records.Condition) -> Int {
        let node = node(of: condition)
        return Self.append(node, to: &conditions)
    }

    private mutating func places(of conditions: [Records.Condition]) -> Range<Int> {
        let nodes = conditions.map { node(of: $0) }
        return Self.append(nodes, to: &self.conditions)
    }

    private mutating func node(of condition: Records.Condition) -> Condition {
        switch condition {
        case .holds(let path): return .holds(place(of: path))
        case .not(let inner): return .not(place(of: inner))
        case .all(let parts): return .all(places(of: parts))
        case .any(let parts): return .any(places(of: parts))
        case .test(let expression, let test):
            let held: Test =
                switch test {
                case .present(let flag): .present(flag)
                case .isOne(let values): .isOne(of: Self.append(values, to: &sets))
                case .isNone(let values): .isNone(of: Self.append(values, to: &sets))
                case .beforeRecord: .beforeRecord
                case .afterRecord: .afterRecord
                }
            return .test(expression: place(of: expression), held)
        }
    }

    private mutating func place(of path: SourcePath) -> Int {
        switch path {
        case .hl7(let path): Self.append(.path(path), to: &hl7Paths)
        case .hl7Part(let component, let subcomponent):
            Self.append(.part(component: component, subcomponent: subcomponent), to: &hl7Paths)
        case .json(let path): Self.append(path, to: &jsonPaths)
        case .xml(let path): Self.append(path, to: &xmlPaths)
        }
    }

    private mutating func place(of text: String) -> Int { Self.append(text, to: &texts) }
}
