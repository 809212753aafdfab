// One record through one mapping: the program is walked once, and what it yields are the entries of a Bundle. Here are
// the resources and their elements; what stands in an element is in MappingExpressions, where it is found in the records of
// each kind (MappingRecord).

/// The state of mapping one record.
struct MappingRun<Record: MappingRecord> {
    typealias Cursor = Record.Cursor

    let mapping: Mapping
    let profile: SenderProfile
    let record: Record
    /// The record's own time; until that is known, when it arrived. Conditions compare with it.
    private(set) var recordTime: Instant
    private(set) var entries: [Bundle.Entry] = []
    var warnings: [Problem] = []
    /// fullUrls of named resources.
    private(set) var slots: [String?]
    /// What `define` found for the item that the mapping is at.
    private(set) var variables: [String?]
    /// Items of the repetitions around, innermost last.
    private(set) var stack: [Cursor] = []
    /// How often an id was made, so that equals get ordinals.
    private var made: [StableID: Int] = [:]
    private var madeOrder: [StableID] = []
    /// The account of this run, where one is wanted.
    let trace: MappingTrace?

    init(
        _ mapping: Mapping, profile: SenderProfile, record: Record, receivedAt: Instant, trace: MappingTrace? = nil
    ) {
        self.trace = trace
        self.mapping = mapping
        self.profile = profile
        self.record = record
        recordTime = receivedAt
        slots = Array(repeating: nil, count: mapping.slotCount)
        variables = Array(repeating: nil, count: mapping.variableCount)
        extent = RecordExtent(depth: mapping.program.depth)
    }

    private var putAside = 0
    /// What was made so far: an upper bound, as what was put aside again counts.
    var extent: RecordExtent
    /// The fault on its way out puts an item aside though no `on_fault` does.
    var mustPutAside = false

    mutating func run() throws(Problem) -> MappingResult {
        let root = record.root
        var timestamp: Instant?
        if let index = mapping.program.timestamp, let text = try text(index, root) {
            timestamp = Instant(fhir: text.text)
            recordTime = timestamp ?? recordTime
            trace?.enter("Bundle.timestamp")
            trace?.end(.string(text.text), mapping: "\(mapping.file):\(mapping.program.expressions[index].line)")
            trace?.leave()
        }
        var identifier: String?
        if let index = mapping.program.identifier { identifier = try text(index, root)?.text }
        var strangers: [String] = []
        for index in mapping.program.organisations {
            guard let found = try text(index, root), !profile.isOwn(found.text) else { continue }
            strangers.append("\(mapping.file):\(mapping.program.expressions[index].line): \(place(index, root))")
        }
        try steps(mapping.program.body, root)
        if let trace { trace.unused = try record.unused(trace) }
        return MappingResult(
            timestamp: timestamp, identifier: identifier, strangers: strangers, entries: entries,
            warnings: warnings, putAside: putAside, extent: extent)
    }

    // MARK: - Resources

    private mutating func steps(_ steps: Range<Int>, _ cursor: Cursor) throws(Problem) {
        for index in steps {
            switch mapping.program.steps[index] {
            case .group(let group): try self.group(group, cursor)
            case .resource(let resource): try self.resource(resource, cursor)
            }
        }
    }

    private mutating func group(_ index: Int, _ cursor: Cursor) throws(Problem) {
        let plan = mapping.program.groups[index]
        guard let path = plan.forEach else {
            if let when = plan.when, try !holds(when, cursor, plan.line) { return }
            try define(plan.variables, cursor)
            return try steps(plan.steps, cursor)
        }
        for item in try record.items(path, cursor, stack, line: plan.line) {
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

    private mutating func define(_ definitions: Range<Int>, _ cursor: Cursor) throws(Problem) {
        for index in definitions {
            let (variable, value) = mapping.program.definitions[index]
            trace?.begin()
            variables[variable] = try text(value, cursor)?.text
            trace?.defined(variable)
        }
    }

    private mutating func resource(_ index: Int, _ cursor: Cursor) throws(Problem) {
        let plan = mapping.program.resources[index]
        if let slot = plan.slot { slots[slot] = nil }
        if let when = plan.when, try !holds(when, cursor, plan.line) { return }
        let mark = trace?.mark
        trace?.enter("Bundle.entry[\(entries.count)].resource")
        trace?.begin()
        let type = mapping.program.texts[plan.type]
        var keys = StableID.Keys()
        keys.add(profile.sender.text)
        keys.add(type)
        var hasKey = false
        for part in plan.id {
            let text = try text(part, cursor)?.text
            hasKey = hasKey || text != nil
            keys.add(text ?? "")
        }
        let traced = trace?.elements.count ?? 0
        if !hasKey { trace?.given("its place in the record") }
        trace?.enter("id")
        trace?.end(.string(""), mapping: "\(mapping.file):\(plan.line)")
        trace?.leave()
        var members: [JSONObject.Member] = []
        members.reserveCapacity(mapping.program.objects[plan.object].members.count + 2)
        members.append(.init("resourceType", .string(type)))
        members.append(.init("id", .null))
        // A key is enough for a thing to be there, whatever else the record says of it.
        guard try object(plan.object, cursor, isNeeded: hasKey, &members) else {
            if let mark { trace?.restore(mark, keepingUse: true) }
            return
        }
        // Without a key of its own, a thing is known by its place in the message only.
        if !hasKey {
            keys.add(String(recordTime.milliseconds))
            keys.add(String(entries.count))
        }
        var id = keys.id
        let before = made[id] ?? 0
        if before > 0, plan.repeated == .reuse {
            if let slot = plan.slot { slots[slot] = id.urn }
            if let mark { trace?.restore(mark, keepingUse: true) }
            return
        }
        made[id] = before + 1
        madeOrder.append(id)
        if before > 0 {
            keys.add(String(before + 1))
            id = keys.id
        }
        extent.values += 2
        let text = id.text
        members[1].value = .string(text)
        if let trace {
            trace.settle(traced, value: text)
            trace.entry(entries.count, type: type)
            trace.leave()
        }
        guard let resource = Resource(JSONObject(distinct: members)) else { return }
        let urn = id.urn
        if let slot = plan.slot { slots[slot] = urn }
        entries.append(Bundle.Entry(fullURL: urn, resource: resource))
    }

    // MARK: - Elements

    /// Appends what an object's elements come to.
    /// - Returns: false, and nothing is appended, when the record gives nothing for an object that depends on it.
    private mutating func object(
        _ index: Int, _ cursor: Cursor, isNeeded: Bool = false, _ members: inout [JSONObject.Member]
    ) throws(Problem) -> Bool {
        let plan = mapping.program.objects[index]
        let mark = trace?.mark
        let head = members.count
        var hasYielded = isNeeded || !plan.isDynamic
        /// The last element that something was found for, by its order.
        var last: Int32 = -1
        /// Elements that FHIR requires, and that nothing was found for.
        var missing: [Int] = []
        for index in plan.members {
            let member = mapping.program.members[index]
            guard !member.isArray else {
                let values = try values(member, cursor, &hasYielded)
                if !values.isEmpty {
                    append(member, .array(values), plan, &members)
                } else if member.isRequired {
                    missing.append(index)
                }
                continue
            }
            for index in member.items {
                guard let value = try value(index, cursor, member) else { continue }
                let item = mapping.program.items[index]
                guard last != member.order else { throw choice(member, item) }
                last = member.order
                append(member, value, plan, &members)
                hasYielded = hasYielded || item.isDynamic
                break
            }
            if member.isRequired {
                missing.removeAll { mapping.program.members[$0].order == member.order }
                if last != member.order { missing.append(index) }
            }
        }
        guard hasYielded, members.count > head else {
            members.removeLast(members.count - head)
            if let mark { trace?.restore(mark, keepingUse: true) }
            return false
        }
        for index in missing { warn(mapping.program.members[index], of: plan) }
        return true
    }

    private mutating func append(
        _ member: MappingProgram.Member, _ value: JSONValue, _ plan: MappingProgram.Object,
        _ members: inout [JSONObject.Member]
    ) {
        extent.values += 1
        // Most objects that a mapping has yield nothing for most records: those take no room.
        if members.isEmpty { members.reserveCapacity(min(plan.members.count, Self.usualMembers)) }
        members.append(.init(mapping.program.texts[member.name], value))
    }

    /// Of more, few objects have many.
    private static var usualMembers: Int { 6 }

    /// The items of an element that repeats.
    private mutating func values(
        _ member: MappingProgram.Member, _ cursor: Cursor, _ hasYielded: inout Bool
    ) throws(Problem) -> [JSONValue] {
        var values: [JSONValue] = []
        for index in member.items {
            let item = mapping.program.items[index]
            let count = values.count
            if let path = item.forEach {
                for inner in try record.items(path, cursor, stack, line: item.line) {
                    stack.append(inner)
                    defer { stack.removeLast() }
                    if let value = try value(index, inner, member, values.count) { values.append(value) }
                }
            } else if let value = try value(index, cursor, member, values.count) {
                values.append(value)
            }
            extent.values += values.count - count
            hasYielded = hasYielded || (item.isDynamic && values.count > count)
        }
        return values
    }

    /// A choice of types, such as `deceased[x]`, has one value.
    private func choice(_ member: MappingProgram.Member, _ item: MappingProgram.Item) -> Problem {
        Problem(
            .dataType, "\(mapping.program.texts[member.name]) is a second value of one element",
            remedy: "give the alternatives conditions, so that one of them holds"
        ).inMapping(mapping.file, line: item.line, record: "")
    }

    private mutating func warn(_ member: MappingProgram.Member, of plan: MappingProgram.Object) {
        let element = "\(mapping.program.texts[plan.path]).\(mapping.program.texts[member.name])"
        let line = member.items.first.map { mapping.program.items[$0].line } ?? plan.line
        warnings.append(
            Problem(
                .required, "FHIR requires \(element), and the record gives nothing for it",
                remedy: "make its source required, or give it a default"
            ).inMapping(mapping.file, line: line, record: ""))
    }

    /// - Parameter position: which repetition it would be, for the account.
    private mutating func value(
        _ index: Int, _ outer: Cursor, _ member: MappingProgram.Member, _ position: Int? = nil
    ) throws(Problem) -> JSONValue? {
        let item = mapping.program.items[index]
        if let needs = item.needs, record.lacks(needs, outer) { return nil }
        var cursor = outer
        if let at = item.at {
            guard let first = record.first(at, outer) else { return nil }
            cursor = first
        }
        if let when = item.when, try !holds(when, cursor, item.line) { return nil }
        guard let trace else { return try value(item.body, cursor) }
        trace.enter(mapping.program.texts[member.name], index: position)
        trace.begin()
        let value = try value(item.body, cursor)
        if let value, case .value(let expression) = item.body {
            trace.end(value, mapping: "\(mapping.file):\(mapping.program.expressions[expression].line)")
        }
        trace.leave()
        return value
    }

    private mutating func value(_ body: MappingProgram.Item.Body, _ cursor: Cursor) throws(Problem) -> JSONValue? {
        switch body {
        case .value(let expression): return try value(expression, cursor)
        case .object(let plan):
            var members: [JSONObject.Member] = []
            return try object(plan, cursor, &members) ? .object(JSONObject(distinct: members)) : nil
        }
    }
}

/// What `bundle`, `organisations` and `resources` of a mapping yield.
struct MappingResult {
    let timestamp: Instant?
    let identifier: String?
    /// Where the record names organisations as its own that the sender does not send for.
    let strangers: [String]
    let entries: [Bundle.Entry]
    let warnings: [Problem]
    let putAside: Int
    /// Of the entries.
    let extent: RecordExtent
}
