// A compiled mapping: what a sender's file says about turning its records into FHIR R4, checked. MappingProgram is the same in
// the form that MappingRun walks.

/// The compiled program of one sender's own format. A class, so that the runs of many messages share it at one reference.
public final class Mapping: Sendable {
    /// The file that holds the resources (the base, where the sender's file extends one), for messages.
    let file: String
    /// The form of the records that it reads.
    public let source: Format
    let accepts: HL7Acceptance
    let tables: [CodeTable]
    let bundleType: String
    let program: MappingProgram
    /// How many names for references there are.
    let slotCount: Int
    /// How many names `define` gives.
    let variableCount: Int
    /// What rows are in; `nil` leaves it to be found.
    let characterSet: CSVCharacterSet?

    init(
        file: String, source: Format, accepts: HL7Acceptance, tables: [CodeTable], bundleType: String,
        program: MappingProgram, slotCount: Int, variableCount: Int, characterSet: CSVCharacterSet?
    ) {
        self.file = file
        self.source = source
        self.accepts = accepts
        self.tables = tables
        self.bundleType = bundleType
        self.program = program
        self.slotCount = slotCount
        self.variableCount = variableCount
        self.characterSet = characterSet
    }
}

/// Which HL7 v2 messages are processed (MSH-9, MSH-11, MSH-12), and what the sender usually writes.
struct HL7Acceptance: Sendable {
    struct Expectation: Sendable {
        let path: HL7Path
        let values: Set<String>
    }

    var messageTypes: Set<String> = ["ADT"]
    var events: Set<String> = []
    var processingIDs: Set<String> = []
    var versions: Set<String> = []
    /// Values that are no surprise; others are a warning.
    var expectations: [Expectation] = []
}

struct BundlePlan: Sendable {
    var type = "collection"
    var timestamp: Expression?
    var identifier: Expression?
}

/// A repetition with what it holds, or a resource.
indirect enum StepPlan: Sendable {
    case group(GroupPlan)
    case resource(ResourcePlan)
}

/// What to do with a fault inside an item of a repetition.
enum FaultRule: String, Sendable, CaseIterable {
    /// The whole record is refused.
    case reject
    /// The item is left out, with a warning.
    case putAside = "put-aside"
}

/// What follows where nothing stands and something must.
enum Requirement: Sendable {
    /// A fault, which `on_fault` decides on.
    case fault
    /// A fault, which puts the item aside in any case.
    case putAside
    /// A warning.
    case warn
}

final class GroupPlan: Sendable {
    let forEach: SourcePath?
    let when: Condition?
    let onFault: FaultRule
    let steps: [StepPlan]
    /// Values that are found once for each item, in order.
    let variables: [(index: Int, value: Expression)]
    /// Reference names made inside, forgotten between items.
    let slots: Range<Int>
    let line: Int

    init(
        forEach: SourcePath?, when: Condition?, onFault: FaultRule, steps: [StepPlan],
        variables: [(index: Int, value: Expression)], slots: Range<Int>, line: Int
    ) {
        self.forEach = forEach
        self.when = when
        self.onFault = onFault
        self.steps = steps
        self.variables = variables
        self.slots = slots
        self.line = line
    }
}

final class ResourcePlan: Sendable {
    enum Repeated: String, Sendable, CaseIterable {
        /// A second one of the same id is another thing: it gets an ordinal.
        case number
        /// A second one of the same id is the same thing: it is left out, and references go to the first.
        case reuse
    }

    let type: String
    let when: Condition?
    let id: [Expression]
    let repeated: Repeated
    let slot: Int?
    let object: ObjectPlan
    let line: Int

    init(
        type: String, when: Condition?, id: [Expression], repeated: Repeated, slot: Int?, object: ObjectPlan, line: Int
    ) {
        self.type = type
        self.when = when
        self.id = id
        self.repeated = repeated
        self.slot = slot
        self.object = object
        self.line = line
    }
}

/// An element with children.
final class ObjectPlan: Sendable {
    struct Member: Sendable {
        let name: String
        let isArray: Bool
        let items: [ItemPlan]
        /// Its place among the elements of its type; those of one choice (`deceased[x]`) share it.
        let order: Int32
        /// FHIR requires it.
        let isRequired: Bool
    }

    /// The type that it is of, for messages.
    let path: String
    let line: Int

    /// In the order of the FHIR definition.
    let members: [Member]
    /// Arrays and objects inside each other, at most, this one counted.
    let depth: Int
    /// Whether anything inside comes from the record. Such an object is left out when the record gives nothing for it.
    let isDynamic: Bool

    init(path: String, line: Int, members: [Member]) {
        self.path = path
        self.line = line
        self.members = members
        isDynamic = members.contains { $0.items.contains(where: \.isDynamic) }
        let depths = members.map { ($0.isArray ? 1 : 0) + ($0.items.map(\.depth).max() ?? 0) }
        depth = 1 + (depths.max() ?? 0)
    }
}

/// One item, or one per repetition, of an element.
final class ItemPlan: Sendable {
    enum Body: Sendable {
        case value(Expression)
        case object(ObjectPlan)
    }

    let forEach: SourcePath?
    /// Where the mapping goes for it: the first repetition of a field.
    let at: SourcePath?
    let when: Condition?
    let body: Body
    /// Whether the record decides that it is there.
    let isDynamic: Bool
    /// See `HL7Needs`.
    let needs: [HL7Path]?
    let line: Int

    /// Arrays and objects inside each other, at most.
    var depth: Int {
        switch body {
        case .value(let expression): expression.shape.depth
        case .object(let object): object.depth
        }
    }

    init(forEach: SourcePath?, at: SourcePath? = nil, when: Condition?, body: Body, line: Int) {
        self.forEach = forEach
        self.at = at
        self.when = when
        self.body = body
        self.line = line
        let isBodyDynamic =
            switch body {
            case .value(let expression): expression.isDynamic
            case .object(let object): object.isDynamic
            }
        needs = Self.needs(forEach: forEach, at: at, when: when, body: body)
        isDynamic = forEach != nil || at != nil || when != nil || isBodyDynamic
    }
}

/// A place in the sender's record.
enum SourcePath: Sendable {
    case hl7(HL7Path)
    /// `.4.1` of the repetition that the mapping is at.
    case hl7Part(component: Int, subcomponent: Int?)
    case json(JSONPath)
    case xml(XMLPath)
}

/// How text becomes a value.
struct ValueConversion: Sendable {
    enum Kind: Sendable, Hashable {
        case text
        case nhsNumber
        case ods
        case date
        case dateTime
        case instant
        case boolean
        case integer(least: Int64)
        case decimal
    }

    enum BadValue: String, Sendable, CaseIterable {
        case reject
        case putAside = "put-aside"
        /// The value is left out, with a warning.
        case drop
    }

    var kind: Kind
    var formats: [DateFormat]
    var zone: TimeZoneRule
    var onBad: BadValue
    /// Codes that a required binding allows; `nil` when any text may stand here.
    var allowed: Set<String>?
}

/// Where a value comes from and what becomes of it.
final class Expression: Sendable {
    enum Source: Sendable {
        case constant(String)
        case path(SourcePath)
        case firstOf([Expression])
        case concat([Expression], separator: String)
        /// The fullUrl of a resource made before.
        case reference(slot: Int)
        /// A setting of the sender's file.
        case setting(Setting)
        /// What `define` of a group around gave.
        case variable(Int)
    }

    /// Words after `sender:`.
    enum Setting: String, Sendable, CaseIterable {
        case code
        case name
        case dutyTeam = "duty_team"
        case outOfHours = "out_of_hours"
        case restartNotice = "restart_notice"
    }

    /// What kind of value the target wants.
    enum Shape: Sendable {
        case primitive
        /// `{system, code, display}` from a code table.
        case coding
        /// `{coding: [{…}]}` from a code table.
        case codeableConcept
        /// `{reference}`
        case reference

        /// Arrays and objects inside each other.
        var depth: Int {
            switch self {
            case .primitive: 0
            case .coding, .reference: 1
            case .codeableConcept: 3
            }
        }

        /// Values of a JSON document that it comes to, at most.
        var values: Int {
            switch self {
            case .primitive: 1
            case .reference: 2
            case .coding: 4
            case .codeableConcept: 6
            }
        }
    }

    /// While it is compiled.
    struct Draft {
        var source: Source
        var line: Int
        var when: Condition?
        var split: (separator: String, take: Int)?
        var table: Int?
        var conversion: ValueConversion?
        var shape: Shape = .primitive
        var required: Requirement?
    }

    let source: Source
    let when: Condition?
    let split: (separator: String, take: Int)?
    let table: Int?
    /// Of this expression's own; `nil` leaves it to the expression around it.
    let conversion: ValueConversion?
    let shape: Shape
    let required: Requirement?
    let line: Int
    /// Whether the record, and not the mapping alone, decides what it gives.
    let isDynamic: Bool

    init(_ draft: Draft) {
        source = draft.source
        when = draft.when
        split = draft.split
        table = draft.table
        conversion = draft.conversion
        shape = draft.shape
        required = draft.required
        line = draft.line
        isDynamic = draft.when != nil || Self.isDynamic(draft.source)
    }

    private static func isDynamic(_ source: Source) -> Bool {
        switch source {
        case .constant, .setting(.code), .setting(.name): false
        // Not every sender gives these.
        case .setting: true
        case .path, .reference, .variable: true
        case .firstOf(let parts), .concat(let parts, _): parts.contains(where: \.isDynamic)
        }
    }
}

indirect enum Condition: Sendable {
    enum Test: Sendable {
        case present(Bool)
        case isOne(of: Set<String>)
        case isNone(of: Set<String>)
        /// Earlier, by the calendar where no time is written, than the record itself.
        case beforeRecord
        case afterRecord
    }

    /// An XPath whose boolean value it is, or a path at which something stands.
    case holds(SourcePath)
    case test(Expression, Test)
    case all([Condition])
    case any([Condition])
    case not(Condition)
}
