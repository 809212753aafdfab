// One record through one mapping: the program is walked once, and what it yields are the entries of a Bundle. Here are
// the resources and their elements; what stands in an element is in MappingExpressions, where it is found in MappingSources.

/// The state of mapping one record.
struct MappingRun {
    let mapping: Mapping
    let profile: SenderProfile
    let document: MappingDocument
    /// The record's own time; until that is known, when it arrived. Conditions compare with it.
    private(set) var recordTime: Instant
    private(set) var entries: [Bundle.Entry] = []
    var warnings: [Problem] = []
    /// fullUrls of named resources.
    private(set) var slots: [String?]
    /// What `define` found for the item that the mapping is at.
    private(set) var variables: [String?]
    /// Items of the repetitions around, innermost last.
    private(set) var stack: [MappingCursor] = []
    /// How often an id was made, so that equals get ordinals.
    private var made: [String: Int] = [:]
    private var madeOrder: [String] = []

    init(_ mapping: Mapping, profile: SenderProfile, document: MappingDocument, receivedAt: Instant) {
        self.mapping = mapping
        self.profile = profile
        self.document = document
        recordTime = receivedAt
        slots = Array(repeating: nil, count: mapping.slotCount)
        variables = Array(repeating: nil, count: mapping.variableCount)
    }

    private var putAside = 0

    /// What `bundle`, `organisations` and `resources` of the mapping yield.
    struct Result {
        let timestamp: Instant?
        let identifier: String?
        /// Codes of organisations that the record names as its own, each with its place.
        let organisations: [(code: String, place: String)]
        let entries: [Bundle.Entry]
        let warnings: [Problem]
        let putAside: Int
    }

    mutating func run() throws(Problem) -> Result {
        let root = rootCursor
        var timestamp: Instant?
        if let expression = mapping.bundle.timestamp, let text = try text(expression, root) {
            timestamp = Instant(fhir: text.text)
            recordTime = timestamp ?? recordTime
        }
        var identifier: String?
        if let expression = mapping.bundle.identifier { identifier = try text(expression, root)?.text }
        var organisations: [(code: String, place: String)] = []
        for expression in mapping.organisations {
            guard let found = try text(expression, root) else { continue }
            organisations.append((found.text, "\(mapping.file):\(expression.line): \(place(expression, root))"))
        }
        try steps(mapping.body, root)
        return Result(
            timestamp: timestamp, identifier: identifier, organisations: organisations, entries: entries,
            warnings: warnings, putAside: putAside)
    }

    private var rootCursor: MappingCursor {
        switch document {
        case .hl7(let message): .hl7(HL7Cursor(message))
        case .json(let value): .json(JSONItem(value: value, place: "$"))
        case .xml(let document): .xml(document.root)
        }
    }

    // MARK: - Resources

    private mutating func steps(_ plans: [StepPlan], _ cursor: MappingCursor) throws(Problem) {
        for plan in plans {
            switch plan {
            case .group(let group): try self.group(group, cursor)
            case .resource(let resource): try self.resource(resource, cursor)
            }
        }
    }

    private mutating func group(_ plan: GroupPlan, _ cursor: MappingCursor) throws(Problem) {
        guard let path = plan.forEach else {
            if let when = plan.when, try !holds(when, cursor, plan.line) { return }
            try define(plan.variables, cursor)
            return try steps(plan.steps, cursor)
        }
        for item in try items(path, cursor, plan.line) {
            for slot in plan.slots { slots[slot] = nil }
            let kept = (entries: entries.count, made: madeOrder.count)
            stack.append(item)
            defer { stack.removeLast() }
            do throws(Problem) {
                if let when = plan.when, try !holds(when, item, plan.line) { continue }
                try define(plan.variables, item)
                try steps(plan.steps, item)
            } catch {
                guard plan.onFault == .putAside, error.reason != .fault else { throw error }
                entries.removeLast(entries.count - kept.entries)
                for id in madeOrder[kept.made...] { made[id]? -= 1 }
                madeOrder.removeLast(madeOrder.count - kept.made)
                putAside += 1
                warnings.append(
                    Problem(
                        error.reason, "an item was put aside: \(error.what)", at: error.place, remedy: error.remedy))
            }
        }
        for slot in plan.slots { slots[slot] = nil }
    }

    private mutating func define(_ definitions: [(index: Int, value: Expression)], _ cursor: MappingCursor)
        throws(Problem)
    {
        for (index, value) in definitions { variables[index] = try text(value, cursor)?.text }
    }

    private mutating func resource(_ plan: ResourcePlan, _ cursor: MappingCursor) throws(Problem) {
        if let slot = plan.slot { slots[slot] = nil }
        if let when = plan.when, try !holds(when, cursor, plan.line) { return }
        var keys = [profile.sender.text, plan.type]
        var hasKey = false
        for part in plan.id {
            let text = try text(part, cursor)?.text
            hasKey = hasKey || text != nil
            keys.append(text ?? "")
        }
        // A key is enough for a thing to be there, whatever else the record says of it.
        guard let object = try object(plan.object, cursor, isNeeded: hasKey) else { return }
        // Without a key of its own, a thing is known by its place in the message only.
        if !hasKey { keys += [String(recordTime.milliseconds), String(entries.count)] }
        var id = StableID.uuid(keys)
        let before = made[id] ?? 0
        if before > 0, plan.repeated == .reuse {
            if let slot = plan.slot { slots[slot] = "urn:uuid:\(id)" }
            return
        }
        made[id] = before + 1
        madeOrder.append(id)
        if before > 0 { id = StableID.uuid(keys + [String(before + 1)]) }
        var members: [JSONObject.Member] = []
        members.reserveCapacity(object.members.count + 2)
        members.append(.init("resourceType", .string(plan.type)))
        members.append(.init("id", .string(id)))
        members += object.members
        guard let resource = Resource(JSONObject(distinct: members)) else { return }
        if let slot = plan.slot { slots[slot] = "urn:uuid:\(id)" }
        entries.append(Bundle.Entry(fullURL: "urn:uuid:\(id)", resource: resource))
    }

    // MARK: - Elements

    /// `nil` when the record gives nothing for an object that depends on it.
    private mutating func object(_ plan: ObjectPlan, _ cursor: MappingCursor, isNeeded: Bool = false) throws(Problem)
        -> JSONObject?
    {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(plan.members.count)
        var hasYielded = isNeeded || !plan.isDynamic
        for member in plan.members {
            if !member.isArray {
                for item in member.items {
                    guard let value = try value(item, cursor) else { continue }
                    members.append(.init(member.name, value))
                    hasYielded = hasYielded || item.isDynamic
                    break
                }
                continue
            }
            var values: [JSONValue] = []
            for item in member.items {
                let count = values.count
                if let path = item.forEach {
                    for inner in try items(path, cursor, item.line) {
                        stack.append(inner)
                        defer { stack.removeLast() }
                        if let value = try value(item, inner) { values.append(value) }
                    }
                } else if let value = try value(item, cursor) {
                    values.append(value)
                }
                hasYielded = hasYielded || (item.isDynamic && values.count > count)
            }
            if !values.isEmpty { members.append(.init(member.name, .array(values))) }
        }
        return hasYielded && !members.isEmpty ? JSONObject(distinct: members) : nil
    }

    private mutating func value(_ item: ItemPlan, _ outer: MappingCursor) throws(Problem) -> JSONValue? {
        guard !lacks(item.needs, outer), let cursor = first(item.at, outer) else { return nil }
        if let when = item.when, try !holds(when, cursor, item.line) { return nil }
        switch item.body {
        case .object(let plan): return try object(plan, cursor).map(JSONValue.object)
        case .value(let expression): return try value(expression, cursor)
        }
    }
}
