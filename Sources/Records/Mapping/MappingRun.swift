// One record through one mapping: the program is walked once, and what it yields are the entries of a Bundle.

/// The state of mapping one record.
struct MappingRun {
    let mapping: Mapping
    let profile: SenderProfile
    let document: MappingDocument
    /// The record's own time; until that is known, when it arrived. Conditions compare with it.
    private(set) var recordTime: Instant
    private(set) var entries: [Bundle.Entry] = []
    private(set) var warnings: [Problem] = []
    /// fullUrls of named resources.
    private var slots: [String?]
    /// What `define` found for the item that the mapping is at.
    private var variables: [String?]
    /// Items of the repetitions around, innermost last.
    private var stack: [MappingCursor] = []
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

    private mutating func value(_ item: ItemPlan, _ cursor: MappingCursor) throws(Problem) -> JSONValue? {
        if let when = item.when, try !holds(when, cursor, item.line) { return nil }
        switch item.body {
        case .object(let plan): return try object(plan, cursor).map(JSONValue.object)
        case .value(let expression): return try value(expression, cursor)
        }
    }

    // MARK: - Expressions

    private struct Text {
        var text: String
        /// Of a constant or a value converted before.
        var isFHIR: Bool
        var entry: CodeTable.Entry?
    }

    private mutating func value(_ expression: Expression, _ cursor: MappingCursor) throws(Problem) -> JSONValue? {
        guard let text = try plain(expression, cursor) else { return try missing(expression, cursor) }
        switch expression.shape {
        case .reference: return .object(["reference": .string(text.text)])
        case .coding: return coding(text, expression)
        case .codeableConcept: return coding(text, expression).map { .object(["coding": .array([$0])]) }
        case .primitive:
            guard let conversion = expression.conversion else { return .string(text.text) }
            if let value = try converted(text, conversion, expression, cursor) { return value }
            return try missing(expression, cursor)
        }
    }

    private func coding(_ text: Text, _ expression: Expression) -> JSONValue? {
        guard let index = expression.table, let entry = text.entry else { return nil }
        var members: [JSONObject.Member] = []
        if let system = entry.system ?? mapping.tables[index].system {
            members.append(.init("system", .string(system)))
        }
        members.append(.init("code", .string(entry.code)))
        if let display = entry.display { members.append(.init("display", .string(display))) }
        return .object(JSONObject(distinct: members))
    }

    /// The text of an expression that stands inside another, converted if it says how.
    private mutating func text(_ expression: Expression, _ cursor: MappingCursor) throws(Problem) -> Text? {
        guard let text = try plain(expression, cursor) else {
            _ = try missing(expression, cursor)
            return nil
        }
        guard let conversion = expression.conversion else { return text }
        guard let value = try converted(text, conversion, expression, cursor), let scalar = value.scalar else {
            _ = try missing(expression, cursor)
            return nil
        }
        return Text(text: scalar, isFHIR: true)
    }

    /// Before conversion.
    private mutating func plain(_ expression: Expression, _ cursor: MappingCursor) throws(Problem) -> Text? {
        if let when = expression.when, try !holds(when, cursor, expression.line) { return nil }
        var result: Text?
        switch expression.source {
        case .constant(let text): result = Text(text: text, isFHIR: true)
        case .setting(let setting): result = self.setting(setting).map { Text(text: $0, isFHIR: true) }
        case .variable(let index): result = variables[index].map { Text(text: $0, isFHIR: true) }
        case .reference(let slot): result = slots[slot].map { Text(text: $0, isFHIR: true) }
        case .path(let path):
            result = try found(path, cursor, expression.line).map { Text(text: $0, isFHIR: false) }
        case .firstOf(let parts):
            for part in parts {
                result = try text(part, cursor)
                if result != nil { break }
            }
        case .concat(let parts, let separator):
            var texts: [String] = []
            for part in parts {
                if let text = try text(part, cursor) { texts.append(text.text) }
            }
            if !texts.isEmpty { result = Text(text: texts.joined(separator: separator), isFHIR: false) }
        }
        if let split = expression.split, let whole = result {
            let parts = Self.split(whole.text, by: split.separator)
            result = split.take <= parts.count ? Text(text: parts[split.take - 1], isFHIR: false) : nil
            if result?.text.isEmpty == true { result = nil }
        }
        guard let index = expression.table, let source = result else { return result }
        return try looked(source.text, mapping.tables[index], expression, cursor)
    }

    private func setting(_ setting: Expression.Setting) -> String? {
        switch setting {
        case .code: profile.sender.text
        case .name: profile.name
        case .dutyTeam: profile.feed.dutyTeam
        case .outOfHours: profile.feed.outOfHours
        case .restartNotice: profile.feed.restartNotice
        }
    }

    static func split(_ text: String, by separator: String) -> [String] {
        let pattern = Array(separator.utf8)
        let bytes = Array(text.utf8)
        var parts: [String] = []
        var start = 0
        var index = 0
        while index + pattern.count <= bytes.count {
            if bytes[index..<index + pattern.count].elementsEqual(pattern) {
                parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += pattern.count
                start = index
            } else {
                index += 1
            }
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts.map(trimmed)
    }

    private mutating func looked(
        _ text: String, _ table: CodeTable, _ expression: Expression, _ cursor: MappingCursor
    ) throws(Problem) -> Text? {
        if let entry = table.entries[table.key(text)] { return Text(text: entry.code, isFHIR: true, entry: entry) }
        switch table.unmapped {
        case .keep:
            return Text(
                text: text, isFHIR: true, entry: CodeTable.Entry(code: text, display: nil, system: nil))
        case .code(let entry): return Text(text: entry.code, isFHIR: true, entry: entry)
        case .drop:
            warnings.append(
                Problem(.unmappedCode, "a code that the table \(table.name) does not know was left out")
                    .inMapping(mapping.file, line: expression.line, record: place(expression, cursor)))
            return nil
        case .reject:
            throw Problem(
                .unmappedCode, "a code that the table \(table.name) does not know", remedy: "send a code of the table"
            )
            .inMapping(mapping.file, line: expression.line, record: place(expression, cursor))
        }
    }

    private mutating func converted(
        _ text: Text, _ conversion: Conversion, _ expression: Expression, _ cursor: MappingCursor
    ) throws(Problem) -> JSONValue? {
        switch conversion.convert(text.text, isFHIR: text.isFHIR) {
        case .value(let value): return value
        case .bad(let reason, let what):
            let problem = Problem(reason, what).inMapping(
                mapping.file, line: expression.line, record: place(expression, cursor))
            guard conversion.onBad == .drop else { throw problem }
            warnings.append(problem)
            return nil
        }
    }

    private func missing(_ expression: Expression, _ cursor: MappingCursor) throws(Problem) -> JSONValue? {
        guard expression.isRequired else { return nil }
        throw Problem(.required, "nothing stands here, and a value is required").inMapping(
            mapping.file, line: expression.line, record: place(expression, cursor))
    }

    // MARK: - Conditions

    private mutating func holds(_ condition: Condition, _ cursor: MappingCursor, _ line: Int) throws(Problem) -> Bool {
        switch condition {
        case .holds(let path): return try stands(path, cursor, line)
        case .not(let inner): return try !holds(inner, cursor, line)
        case .all(let parts):
            for part in parts where try !holds(part, cursor, line) { return false }
            return true
        case .any(let parts):
            for part in parts where try holds(part, cursor, line) { return true }
            return false
        case .test(let expression, let test):
            let text = try text(expression, cursor)?.text
            switch test {
            case .present(let flag): return (text != nil) == flag
            case .isOne(let values): return text.map(values.contains) ?? false
            case .isNone(let values): return text.map { !values.contains($0) } ?? true
            case .beforeRecord: return text.flatMap { compare($0) } == .some(-1)
            case .afterRecord: return text.flatMap { compare($0) } == .some(1)
            }
        }
    }

    /// -1, 0, 1: a time before, at or after the record's own; a mere date is compared with the date in London.
    private func compare(_ text: String) -> Int? {
        guard let time = DateFormat.iso.read(text) else { return nil }
        if time.secondsOfDay == nil {
            let today = UKTime.date(at: recordTime)
            return time.firstDate < today ? -1 : time.firstDate > today ? 1 : 0
        }
        let instant = time.instant(.london)
        return instant < recordTime ? -1 : instant > recordTime ? 1 : 0
    }

    // MARK: - The record

    private func found(_ path: SourcePath, _ cursor: MappingCursor, _ line: Int) throws(Problem) -> String? {
        switch (path, document, cursor) {
        case (.hl7(let path), .hl7(let message), .hl7(let cursor)): return message.text(path, from: cursor)
        case (.hl7Part(let component, let subcomponent), .hl7(let message), .hl7(let cursor)):
            return message.text(component: component, subcomponent: subcomponent, from: cursor)
        case (.json(let path), .json(let root), .json(let item)):
            let items = start(path, root, item).select(path.steps)
            guard items.count < 2 else { throw several(items.count, path: self.place(.json(path), cursor), line) }
            guard let item = items.first else { return nil }
            guard let text = item.value.scalar else {
                throw Problem(.dataType, "an array or object where one value is expected")
                    .inMapping(mapping.file, line: line, record: item.place)
            }
            let trimmed = Self.trimmed(text)
            return trimmed.isEmpty ? nil : trimmed
        case (.xml(let path), .xml(let document), .xml(let node)):
            let text: String?
            switch try evaluate(path, document, node, line) {
            case .nodes(let nodes):
                guard nodes.count < 2 else { throw several(nodes.count, path: nodes[1].place, line) }
                text = nodes.first?.text
            case .text(let value): text = value
            case .flag(let flag): text = flag ? "true" : "false"
            case .number(let number):
                // XPath counts in floating point; only whole numbers, such as counts, come out as they went in.
                text = number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
            }
            let trimmed = text.map(Self.trimmed) ?? ""
            return trimmed.isEmpty ? nil : trimmed
        default: return nil
        }
    }

    private func evaluate(_ path: XPathExpression, _ document: XPathDocument, _ node: XPathNode, _ line: Int)
        throws(Problem) -> XPathDocument.Value
    {
        do throws(Problem) {
            return try document.evaluate(path, from: node)
        } catch {
            throw error.inMapping(mapping.file, line: line, record: node.place)
        }
    }

    private func several(_ count: Int, path: String, _ line: Int) -> Problem {
        Problem(.dataType, "\(count) values where one is expected").inMapping(mapping.file, line: line, record: path)
    }

    private func items(_ path: SourcePath, _ cursor: MappingCursor, _ line: Int) throws(Problem) -> [MappingCursor] {
        switch (path, document, cursor) {
        case (.hl7(let path), .hl7(let message), .hl7(let cursor)):
            return try message.items(path, from: cursor).map(MappingCursor.hl7)
        case (.json(let path), .json(let root), .json(let item)):
            // An array stands for its items, so that `services` repeats like `services[*]`.
            return start(path, root, item).select(path.steps).flatMap { item in
                if case .array = item.value { item.select([.all]) } else { [item] }
            }.map(MappingCursor.json)
        case (.xml(let path), .xml(let document), .xml(let node)):
            guard case .nodes(let nodes) = try evaluate(path, document, node, line) else { return [] }
            return nodes.map(MappingCursor.xml)
        default: return []
        }
    }

    private func stands(_ path: SourcePath, _ cursor: MappingCursor, _ line: Int) throws(Problem) -> Bool {
        switch (path, document, cursor) {
        case (.json(let path), .json(let root), .json(let item)):
            return start(path, root, item).select(path.steps).contains { item in
                switch item.value {
                case .null: false
                case .bool(let flag): flag
                case .number: true
                case .string(let text): !Self.trimmed(text).isEmpty
                case .array(let items): !items.isEmpty
                case .object(let object): !object.isEmpty
                }
            }
        case (.hl7(let hl7Path), .hl7(let message), .hl7(let cursor)) where hl7Path.field == nil:
            return message.segment(hl7Path.segment, in: cursor.scope) != nil
                || message.segment(hl7Path.segment, in: cursor.head) != nil
        case (.xml(let path), .xml(let document), .xml(let node)):
            switch try evaluate(path, document, node, line) {
            case .flag(let flag): return flag
            case .number(let number): return number != 0
            case .text(let text): return !Self.trimmed(text).isEmpty
            case .nodes(let nodes): return nodes.contains { !Self.trimmed($0.text).isEmpty }
            }
        default: return try found(path, cursor, line) != nil
        }
    }

    private func start(_ path: JSONPath, _ root: JSONValue, _ item: JSONItem) -> JSONItem {
        switch path.start {
        case .document: return JSONItem(value: root, place: "$")
        case .item: return item
        case .outer(let levels):
            let index = stack.count - 1 - levels
            if index >= 0, case .json(let outer) = stack[index] { return outer }
            return JSONItem(value: root, place: "$")
        }
    }

    static func trimmed(_ text: String) -> String {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last, isBlank(first) || isBlank(last) else { return text }
        let head = bytes.drop(while: isBlank)
        guard let end = head.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(Substring(head[...end]))
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    // MARK: - Places

    /// Where an expression looked, for messages: the first of its paths.
    private func place(_ expression: Expression, _ cursor: MappingCursor) -> String {
        switch expression.source {
        case .path(let path): place(path, cursor)
        case .firstOf(let parts), .concat(let parts, _): parts.first.map { place($0, cursor) } ?? place(cursor)
        case .constant, .reference, .setting, .variable: place(cursor)
        }
    }

    private func place(_ path: SourcePath, _ cursor: MappingCursor) -> String {
        switch (path, document, cursor) {
        case (.hl7(let path), .hl7(let message), .hl7(let cursor)): return message.place(path, from: cursor)
        case (.hl7Part(let component, let subcomponent), .hl7(let message), .hl7(let cursor)):
            return message.place(component: component, subcomponent: subcomponent, from: cursor)
        case (.json(let path), .json(let root), .json(let item)):
            return path.steps.reduce(into: start(path, root, item).place) { text, step in
                switch step {
                case .member(let name): text += ".\(name)"
                case .index(let index): text += "[\(index)]"
                case .all: text += "[*]"
                }
            }
        case (.xml(let path), .xml(let document), .xml(let node)):
            // The node itself where it is there; else the path, from the item that it would be in.
            do throws(Problem) {
                if let found = try document.nodes(path, from: node).first { return found.place }
            } catch {
                return node.place
            }
            return "\(path.text) in \(node.place)"
        default: return place(cursor)
        }
    }

    private func place(_ cursor: MappingCursor) -> String {
        switch (document, cursor) {
        case (.hl7(let message), .hl7(let cursor)) where cursor.scope.lowerBound > 0:
            message.segments[cursor.scope.lowerBound].name.description
        case (_, .json(let item)): item.place
        case (_, .xml(let node)): node.place
        default: ""
        }
    }
}
