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
    /// The account of this run, where one is wanted.
    let trace: MappingTrace?

    init(
        _ mapping: Mapping, profile: SenderProfile, document: MappingDocument, receivedAt: Instant,
        trace: MappingTrace? = nil
    ) {
        self.trace = trace
        self.mapping = mapping
        self.profile = profile
        self.document = document
        recordTime = receivedAt
        slots = Array(repeating: nil, count: mapping.slotCount)
        variables = Array(repeating: nil, count: mapping.variableCount)
    }

    private var putAside = 0
    /// The fault on its way out puts an item aside though no `on_fault` does.
    var mustPutAside = false

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
            trace?.enter("Bundle.timestamp")
            trace?.end(.string(text.text), mapping: "\(mapping.file):\(expression.line)")
            trace?.leave()
        }
        var identifier: String?
        if let expression = mapping.bundle.identifier { identifier = try text(expression, root)?.text }
        var organisations: [(code: String, place: String)] = []
        for expression in mapping.organisations {
            guard let found = try text(expression, root) else { continue }
            organisations.append((found.text, "\(mapping.file):\(expression.line): \(place(expression, root))"))
        }
        try steps(mapping.body, root)
        if let trace { trace.unused = try unused(trace) }
        return Result(
            timestamp: timestamp, identifier: identifier, organisations: organisations, entries: entries,
            warnings: warnings, putAside: putAside)
    }

    private var rootCursor: MappingCursor {
        switch document {
        case .hl7(let source): .hl7(HL7Cursor(source.message))
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
            let kept = (entries: entries.count, made: madeOrder.count, trace: trace?.mark)
            stack.append(item)
            defer { stack.removeLast() }
            do throws(Problem) {
                if let when = plan.when, try !holds(when, item, plan.line) { continue }
                try define(plan.variables, item)
                try steps(plan.steps, item)
            } catch {
                // The outermost repetition is of the persons, in most records.
                let puts = plan.onFault == .putAside || mustPutAside && stack.count == 1
                guard puts, error.reason != .fault else { throw error }
                mustPutAside = false
                entries.removeLast(entries.count - kept.entries)
                for id in madeOrder[kept.made...] { made[id]? -= 1 }
                madeOrder.removeLast(madeOrder.count - kept.made)
                if let mark = kept.trace { trace?.restore(mark, keepingUse: false) }
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
        for (index, value) in definitions {
            trace?.begin()
            variables[index] = try text(value, cursor)?.text
            trace?.defined(index)
        }
    }

    private mutating func resource(_ plan: ResourcePlan, _ cursor: MappingCursor) throws(Problem) {
        if let slot = plan.slot { slots[slot] = nil }
        if let when = plan.when, try !holds(when, cursor, plan.line) { return }
        let mark = trace?.mark
        trace?.enter("Bundle.entry[\(entries.count)].resource")
        trace?.begin()
        var keys = [profile.sender.text, plan.type]
        var hasKey = false
        for part in plan.id {
            let text = try text(part, cursor)?.text
            hasKey = hasKey || text != nil
            keys.append(text ?? "")
        }
        let index = trace?.elements.count ?? 0
        if !hasKey { trace?.given("its place in the record") }
        trace?.enter("id")
        trace?.end(.string(""), mapping: "\(mapping.file):\(plan.line)")
        trace?.leave()
        // A key is enough for a thing to be there, whatever else the record says of it.
        guard let object = try object(plan.object, cursor, isNeeded: hasKey) else {
            if let mark { trace?.restore(mark, keepingUse: true) }
            return
        }
        // Without a key of its own, a thing is known by its place in the message only.
        if !hasKey { keys += [String(recordTime.milliseconds), String(entries.count)] }
        var id = StableID.uuid(keys)
        let before = made[id] ?? 0
        if before > 0, plan.repeated == .reuse {
            if let slot = plan.slot { slots[slot] = "urn:uuid:\(id)" }
            if let mark { trace?.restore(mark, keepingUse: true) }
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
        if let trace {
            trace.settle(index, value: id)
            trace.entry(entries.count, type: plan.type)
            trace.leave()
        }
        guard let resource = Resource(JSONObject(distinct: members)) else { return }
        if let slot = plan.slot { slots[slot] = "urn:uuid:\(id)" }
        entries.append(Bundle.Entry(fullURL: "urn:uuid:\(id)", resource: resource))
    }

    // MARK: - Elements

    /// `nil` when the record gives nothing for an object that depends on it.
    private mutating func object(_ plan: ObjectPlan, _ cursor: MappingCursor, isNeeded: Bool = false) throws(Problem)
        -> JSONObject?
    {
        let mark = trace?.mark
        var members: [JSONObject.Member] = []
        members.reserveCapacity(plan.members.count)
        var hasYielded = isNeeded || !plan.isDynamic
        /// The last element that something was found for, by its order.
        var last: Int32 = -1
        /// Elements that FHIR requires, and that nothing was found for.
        var missing: [ObjectPlan.Member] = []
        for member in plan.members {
            if !member.isArray {
                for item in member.items {
                    guard let value = try value(item, cursor, member) else { continue }
                    guard last != member.order else { throw choice(member, item) }
                    last = member.order
                    members.append(.init(member.name, value))
                    hasYielded = hasYielded || item.isDynamic
                    break
                }
                if member.isRequired {
                    missing.removeAll { $0.order == member.order }
                    if last != member.order { missing.append(member) }
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
                        if let value = try value(item, inner, member, values.count) { values.append(value) }
                    }
                } else if let value = try value(item, cursor, member, values.count) {
                    values.append(value)
                }
                hasYielded = hasYielded || (item.isDynamic && values.count > count)
            }
            if !values.isEmpty {
                members.append(.init(member.name, .array(values)))
            } else if member.isRequired {
                missing.append(member)
            }
        }
        guard hasYielded, !members.isEmpty else {
            if let mark { trace?.restore(mark, keepingUse: true) }
            return nil
        }
        for member in missing { warn(member, of: plan) }
        return JSONObject(distinct: members)
    }

    /// A choice of types, such as `deceased[x]`, has one value.
    private func choice(_ member: ObjectPlan.Member, _ item: ItemPlan) -> Problem {
        Problem(
            .dataType, "\(member.name) is a second value of one element",
            remedy: "give the alternatives conditions, so that one of them holds"
        ).inMapping(mapping.file, line: item.line, record: "")
    }

    private mutating func warn(_ member: ObjectPlan.Member, of plan: ObjectPlan) {
        warnings.append(
            Problem(
                .required, "FHIR requires \(plan.path).\(member.name), and the record gives nothing for it",
                remedy: "make its source required, or give it a default"
            ).inMapping(mapping.file, line: member.items.first?.line ?? plan.line, record: ""))
    }

    /// - Parameter index: which repetition it would be, for the account.
    private mutating func value(
        _ item: ItemPlan, _ outer: MappingCursor, _ member: ObjectPlan.Member, _ index: Int? = nil
    ) throws(Problem) -> JSONValue? {
        guard !lacks(item.needs, outer), let cursor = first(item.at, outer) else { return nil }
        if let when = item.when, try !holds(when, cursor, item.line) { return nil }
        guard let trace else { return try value(item.body, cursor) }
        trace.enter(member.name, index: index)
        trace.begin()
        let value = try value(item.body, cursor)
        if let value, case .value(let expression) = item.body {
            trace.end(value, mapping: "\(mapping.file):\(expression.line)")
        }
        trace.leave()
        return value
    }

    private mutating func value(_ body: ItemPlan.Body, _ cursor: MappingCursor) throws(Problem) -> JSONValue? {
        switch body {
        case .object(let plan): try object(plan, cursor).map(JSONValue.object)
        case .value(let expression): try value(expression, cursor)
        }
    }
}
