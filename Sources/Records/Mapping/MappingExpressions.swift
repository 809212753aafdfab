// What an expression of a mapping yields of a record: found, split, looked up, converted; and whether a condition holds.

extension MappingRun {
    struct Text {
        var text: String
        /// Of a constant or a value converted before.
        var isFHIR: Bool
        var entry: CodeTable.Entry?
    }

    mutating func value(_ index: Int, _ cursor: Cursor) throws(Problem) -> JSONValue? {
        let expression = mapping.program.expressions[index]
        if let fixed = expression.fixed {
            trace?.given("a constant")
            return mapping.program.values[fixed]
        }
        guard let text = try plain(expression, cursor) else { return try missing(index, cursor) }
        extent.values += expression.shape.values
        switch expression.shape {
        case .reference: return .object(JSONObject(distinct: [.init("reference", .string(text.text))]))
        case .coding: return coding(text, expression)
        case .codeableConcept:
            guard let coding = coding(text, expression) else {
                return .object(JSONObject(distinct: [.init("text", .string(text.text))]))
            }
            return .object(JSONObject(distinct: [.init("coding", .array([coding]))]))
        case .primitive:
            guard let conversion = expression.conversion else { return .string(text.text) }
            if let value = try converted(text, conversion, index, cursor) { return value }
            return try missing(index, cursor)
        }
    }

    private func coding(_ text: Text, _ expression: MappingProgram.Expression) -> JSONValue? {
        guard let index = expression.table else { return nil }
        guard let entry = text.entry else {
            // What is kept as text is no code of any system.
            guard case .coding = expression.shape else { return nil }
            return .object(JSONObject(distinct: [.init("display", .string(text.text))]))
        }
        var members: [JSONObject.Member] = []
        members.reserveCapacity(3)
        if let system = entry.system ?? mapping.tables[index].system {
            members.append(.init("system", .string(system)))
        }
        members.append(.init("code", .string(entry.code)))
        if let display = entry.display { members.append(.init("display", .string(display))) }
        return .object(JSONObject(distinct: members))
    }

    /// The text of an expression that stands inside another, converted if it says how.
    mutating func text(_ index: Int, _ cursor: Cursor) throws(Problem) -> Text? {
        let expression = mapping.program.expressions[index]
        guard let text = try plain(expression, cursor) else {
            _ = try missing(index, cursor)
            return nil
        }
        guard let conversion = expression.conversion else { return text }
        guard let value = try converted(text, conversion, index, cursor), let scalar = value.scalar else {
            _ = try missing(index, cursor)
            return nil
        }
        return Text(text: scalar, isFHIR: true)
    }

    /// Before conversion.
    private mutating func plain(_ expression: MappingProgram.Expression, _ cursor: Cursor) throws(Problem) -> Text? {
        if let when = expression.when, try !holds(when, cursor, expression.line) { return nil }
        var result: Text?
        switch expression.source {
        case .constant(let text):
            result = Text(text: mapping.program.texts[text], isFHIR: true)
            trace?.given("a constant")
        case .setting(let setting):
            result = self.setting(setting).map { Text(text: $0, isFHIR: true) }
            if result != nil { trace?.given("\(profile.file), \(setting.rawValue)") }
        case .variable(let index):
            result = variables[index].map { Text(text: $0, isFHIR: true) }
            trace?.recalled(index)
        case .reference(let slot):
            result = slots[slot].map { Text(text: $0, isFHIR: true) }
            if result != nil { trace?.given("a resource before") }
        case .path(let path):
            guard let text = try record.text(path, cursor, stack, line: expression.line) else { break }
            if let trace { record.note(path, cursor, stack, in: trace) }
            // What a table knows is replaced, and what it does not know is its matter.
            if expression.table == nil { guard try isFHIRText(text, expression, cursor) else { break } }
            result = Text(text: text, isFHIR: false)
        case .firstOf(let parts):
            for part in parts {
                let known = trace?.sourceCount ?? 0
                result = try text(part, cursor)
                if result != nil { break }
                trace?.forget(after: known)
            }
        case .concat(let parts, let separator):
            var whole: String?
            for part in parts {
                guard let text = try text(part, cursor)?.text else { continue }
                whole = whole.map { $0 + mapping.program.texts[separator] + text } ?? text
            }
            if let whole { result = Text(text: whole, isFHIR: false) }
        }
        if let split = expression.split, let whole = result {
            let (separator, take) = mapping.program.splits[split]
            let parts = Self.split(whole.text, by: separator)
            result = take <= parts.count ? Text(text: parts[take - 1], isFHIR: false) : nil
            if result?.text.isEmpty == true { result = nil }
        }
        guard let table = expression.table, let source = result else { return result }
        return try looked(source.text, mapping.tables[table], expression, cursor)
    }

    /// Whether text may stand in FHIR, which has no control characters: what is made reads back.
    private mutating func isFHIRText(
        _ text: String, _ expression: MappingProgram.Expression, _ cursor: Cursor
    ) throws(Problem) -> Bool {
        guard let fault = FHIRDefinitions.Primitive.text.fault(in: text.utf8.span) else { return true }
        let onBad = expression.conversion.map { mapping.program.conversions[$0].onBad } ?? .reject
        try bad(.dataType, fault, onBad, expression, cursor)
        return false
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
        return parts.map { $0.trimmingBlanks() }
    }

    private mutating func looked(
        _ text: String, _ table: CodeTable, _ expression: MappingProgram.Expression, _ cursor: Cursor
    ) throws(Problem) -> Text? {
        if let entry = table.entries[table.key(text)] { return Text(text: entry.code, isFHIR: true, entry: entry) }
        var unknown: String { "a code that the table \(table.name) does not know" }
        switch table.unmapped {
        case .urn, .keep, .keepText: guard try isFHIRText(text, expression, cursor) else { return nil }
        case .omit, .code, .drop, .putAside, .reject: break
        }
        switch table.unmapped {
        case .omit: return nil
        case .urn: return Text(text: CodeTable.urn(text), isFHIR: true)
        case .keep: return Text(text: text, isFHIR: true, entry: CodeTable.Entry(code: text))
        case .code(let entry): return Text(text: entry.code, isFHIR: true, entry: entry)
        case .keepText:
            warnings.append(problem(.unmappedCode, "\(unknown) was kept as text", expression, cursor))
            return Text(text: text, isFHIR: true)
        case .drop:
            warnings.append(problem(.unmappedCode, "\(unknown) was left out", expression, cursor))
            return nil
        case .putAside: mustPutAside = true
        case .reject: break
        }
        throw problem(.unmappedCode, unknown, expression, cursor, remedy: "send a code of the table")
    }

    private mutating func converted(
        _ text: Text, _ conversion: Int, _ index: Int, _ cursor: Cursor
    ) throws(Problem) -> JSONValue? {
        switch mapping.program.conversions[conversion].convert(text.text, isFHIR: text.isFHIR) {
        case .value(let value):
            if case .number(let digits) = value { extent.numberBytes = max(extent.numberBytes, digits.utf8.count) }
            return value
        case .bad(let reason, let what):
            try bad(
                reason, what, mapping.program.conversions[conversion].onBad, mapping.program.expressions[index], cursor)
            return nil
        }
    }

    /// A value that cannot stand in FHIR is left out with a warning, or ends the item or the record, as the mapping says.
    private mutating func bad(
        _ reason: Problem.Reason, _ what: String, _ onBad: ValueConversion.BadValue,
        _ expression: MappingProgram.Expression, _ cursor: Cursor
    ) throws(Problem) {
        let problem = problem(reason, what, expression, cursor)
        switch onBad {
        case .drop:
            warnings.append(problem)
            return
        case .putAside: mustPutAside = true
        case .reject: break
        }
        throw problem
    }

    private mutating func missing(_ index: Int, _ cursor: Cursor) throws(Problem) -> JSONValue? {
        let expression = mapping.program.expressions[index]
        guard let required = expression.required else { return nil }
        let problem = problem(.required, "nothing stands here, and a value is required", expression, cursor)
        switch required {
        case .warn:
            warnings.append(problem)
            return nil
        case .putAside: mustPutAside = true
        case .fault: break
        }
        throw problem
    }

    private func problem(
        _ reason: Problem.Reason, _ what: String, _ expression: MappingProgram.Expression, _ cursor: Cursor,
        remedy: String = ""
    ) -> Problem {
        Problem(reason, what, remedy: remedy)
            .inMapping(mapping.file, line: expression.line, record: place(expression, cursor))
    }
}

extension MappingRun {
    /// Where an expression looked, for messages: the first of its paths.
    func place(_ index: Int, _ cursor: Cursor) -> String { place(mapping.program.expressions[index], cursor) }

    private func place(_ expression: MappingProgram.Expression, _ cursor: Cursor) -> String {
        switch expression.source {
        case .path(let path): record.place(path, cursor, stack)
        case .firstOf(let parts), .concat(let parts, _):
            parts.first.map { place($0, cursor) } ?? record.place(cursor)
        case .constant, .reference, .setting, .variable: record.place(cursor)
        }
    }
}

extension MappingRun {
    mutating func holds(_ condition: Int, _ cursor: Cursor, _ line: Int) throws(Problem) -> Bool {
        guard let trace else { return try isTrue(condition, cursor, line) }
        trace.beginCondition()
        defer { trace.endCondition() }
        return try isTrue(condition, cursor, line)
    }

    private mutating func isTrue(_ condition: Int, _ cursor: Cursor, _ line: Int) throws(Problem) -> Bool {
        switch mapping.program.conditions[condition] {
        case .holds(let path):
            let stands = try record.stands(path, cursor, stack, line: line)
            if let trace, stands { record.note(path, cursor, stack, in: trace) }
            return stands
        case .not(let inner): return try !isTrue(inner, cursor, line)
        case .all(let parts):
            for part in parts where try !isTrue(part, cursor, line) { return false }
            return true
        case .any(let parts):
            for part in parts where try isTrue(part, cursor, line) { return true }
            return false
        case .test(let expression, let test):
            let text = try text(expression, cursor)?.text
            switch test {
            case .present(let flag): return (text != nil) == flag
            case .isOne(let values): return text.map { mapping.program.sets[values].contains($0) } ?? false
            case .isNone(let values): return text.map { !mapping.program.sets[values].contains($0) } ?? true
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
}
