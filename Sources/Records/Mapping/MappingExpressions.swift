// What an expression of a mapping yields of a record: found, split, looked up, converted; and whether a condition holds.

extension MappingRun {
    struct Text {
        var text: String
        /// Of a constant or a value converted before.
        var isFHIR: Bool
        var entry: CodeTable.Entry?
    }

    mutating func value(_ expression: Expression, _ cursor: MappingCursor) throws(Problem) -> JSONValue? {
        guard let text = try plain(expression, cursor) else { return try missing(expression, cursor) }
        switch expression.shape {
        case .reference: return .object(["reference": .string(text.text)])
        case .coding: return coding(text, expression)
        case .codeableConcept:
            guard let coding = coding(text, expression) else { return ["text": .string(text.text)] }
            return ["coding": [coding]]
        case .primitive:
            guard let conversion = expression.conversion else { return .string(text.text) }
            if let value = try converted(text, conversion, expression, cursor) { return value }
            return try missing(expression, cursor)
        }
    }

    private func coding(_ text: Text, _ expression: Expression) -> JSONValue? {
        guard let index = expression.table else { return nil }
        guard let entry = text.entry else {
            // What is kept as text is no code of any system.
            return expression.shape == .coding ? ["display": .string(text.text)] : nil
        }
        var members: [JSONObject.Member] = []
        if let system = entry.system ?? mapping.tables[index].system {
            members.append(.init("system", .string(system)))
        }
        members.append(.init("code", .string(entry.code)))
        if let display = entry.display { members.append(.init("display", .string(display))) }
        return .object(JSONObject(distinct: members))
    }

    /// The text of an expression that stands inside another, converted if it says how.
    mutating func text(_ expression: Expression, _ cursor: MappingCursor) throws(Problem) -> Text? {
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
        case .constant(let text):
            result = Text(text: text, isFHIR: true)
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
            result = try found(path, cursor, expression.line).map { Text(text: $0, isFHIR: false) }
        case .firstOf(let parts):
            for part in parts {
                let known = trace?.sourceCount ?? 0
                result = try text(part, cursor)
                if result != nil { break }
                trace?.forget(after: known)
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
        var unknown: String { "a code that the table \(table.name) does not know" }
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
        _ text: Text, _ conversion: ValueConversion, _ expression: Expression, _ cursor: MappingCursor
    ) throws(Problem) -> JSONValue? {
        switch conversion.convert(text.text, isFHIR: text.isFHIR) {
        case .value(let value): return value
        case .bad(let reason, let what):
            let problem = problem(reason, what, expression, cursor)
            switch conversion.onBad {
            case .drop:
                warnings.append(problem)
                return nil
            case .putAside: mustPutAside = true
            case .reject: break
            }
            throw problem
        }
    }

    private mutating func missing(_ expression: Expression, _ cursor: MappingCursor) throws(Problem) -> JSONValue? {
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
        _ reason: Problem.Reason, _ what: String, _ expression: Expression, _ cursor: MappingCursor, remedy: String = ""
    ) -> Problem {
        Problem(reason, what, remedy: remedy)
            .inMapping(mapping.file, line: expression.line, record: place(expression, cursor))
    }
}

extension MappingRun {
    mutating func holds(_ condition: Condition, _ cursor: MappingCursor, _ line: Int) throws(Problem) -> Bool {
        guard let trace else { return try isTrue(condition, cursor, line) }
        trace.beginCondition()
        defer { trace.endCondition() }
        return try isTrue(condition, cursor, line)
    }

    private mutating func isTrue(_ condition: Condition, _ cursor: MappingCursor, _ line: Int) throws(Problem) -> Bool {
        switch condition {
        case .holds(let path): return try stands(path, cursor, line)
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
}
