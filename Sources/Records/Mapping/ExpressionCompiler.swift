// Expressions, conditions and paths of a mapping.

extension MappingCompiler {
    /// The FHIR element that an expression fills.
    struct Target {
        let type: FHIRDefinitions.Structure
        /// Of a required binding.
        let valueSet: String?
    }

    /// A scalar is a path into the record, or with a leading `=` a constant; all else is a mapping.
    mutating func expression(_ node: YAMLNode, target: Target? = nil) -> Expression? {
        switch node.content {
        case .scalar(let text):
            let source: Expression.Source
            if text.hasPrefix("=") {
                source = .constant(String(text.dropFirst()))
            } else {
                guard let path = path(node) else { return nil }
                source = .path(path)
            }
            return settled(Expression.Draft(source: source, line: node.place.line), nil, target, node.place)
        case .mapping: return written(node, target)
        case .sequence, .nothing:
            add(.syntax, "this is neither a path, a constant nor a mapping", node.place)
            return nil
        }
    }

    private mutating func written(_ node: YAMLNode, _ target: Target?) -> Expression? {
        guard var fields = fields(node, "an expression") else { return nil }
        defer { fields.finish() }
        _ = fields.take("for_each")
        guard let source = expressionSource(&fields) else { return nil }
        var expression = Expression.Draft(source: source, line: node.place.line)
        expression.when = fields.take("when").flatMap { condition($0) }
        expression.required = requirement(&fields)
        if let separator = fields.text("split") {
            let take = fields.count("take") ?? 0
            if separator.isEmpty || take == 0 {
                add(.required, "split needs a separator, and take, counted from 1", node.place)
            } else {
                expression.split = (separator, take)
            }
        }
        if let table = fields.take("codes"), let name = fields.text(table, "codes") {
            expression.table = tableIndex[name]
            if expression.table == nil { noTable(name, table.place) }
        }
        let conversion = conversion(&fields)
        return settled(expression, conversion, target, node.place)
    }

    private func noTable(_ name: String, _ place: YAMLPlace) {
        add(
            .unmappedCode, "there is no code table \(name)", place,
            remedy: Spelling.remedy(name, among: tableIndex.keys.sorted()))
    }

    /// `required: yes`, or with the consequence: `put-aside`, `warn`.
    private func requirement(_ fields: inout YAMLFields) -> Requirement? {
        guard let node = fields.take("required"), let text = fields.text(node, "required") else { return nil }
        switch text {
        case "yes", "true": return .fault
        case "no", "false": return nil
        case "put-aside": return .putAside
        case "warn": return .warn
        default:
            add(.dataType, "required is none of yes, no, put-aside, warn", node.place)
            return nil
        }
    }

    private mutating func expressionSource(_ fields: inout YAMLFields) -> Expression.Source? {
        var sources: [Expression.Source] = []
        if let node = fields.take("path"), let path = path(node) {
            sources.append(.path(path))
        }
        if let text = fields.text("value") { sources.append(.constant(text)) }
        if let node = fields.take("first_of") { sources.append(.firstOf(expressions(node))) }
        if let node = fields.take("concat") {
            sources.append(.concat(expressions(node), separator: fields.text("separator") ?? ""))
        }
        if let node = fields.take("reference_to"), let name = fields.text(node, "reference_to") {
            if let known = scopes.lazy.reversed().compactMap({ $0[name] }).first {
                sources.append(.reference(slot: known.slot))
            } else {
                let nearest = Spelling.remedy(name, among: scopes.flatMap(\.keys).sorted())
                add(
                    .required, "no resource before this one is called \(name)", node.place,
                    remedy: nearest.isEmpty
                        ? "put what is referred to first, in the same list or outside it" : nearest)
            }
        }
        if let setting = fields.word("sender", Expression.Setting.self) { sources.append(.setting(setting)) }
        if let node = fields.take("defined"), let name = fields.text(node, "defined") {
            if let index = variables.lazy.reversed().compactMap({ $0[name] }).first {
                sources.append(.variable(index))
            } else {
                add(
                    .required, "nothing is defined as \(name) here", node.place,
                    remedy: Spelling.remedy(name, among: variables.flatMap(\.keys).sorted()))
            }
        }
        guard sources.count == 1, let source = sources.first else {
            if sources.count > 1
                || !problems.all.contains(where: { $0.place.hasPrefix("\(file):\(fields.place.line):") })
            {
                add(
                    .syntax,
                    "an expression has one of path, value, first_of, concat, reference_to, sender, defined",
                    fields.place)
            }
            return nil
        }
        return source
    }

    private mutating func expressions(_ node: YAMLNode) -> [Expression] {
        guard case .sequence(let items) = node.content, !items.isEmpty else {
            add(.syntax, "this is not a list of expressions", node.place)
            return []
        }
        return items.compactMap { expression($0) }
    }

    /// `type`, `formats`, `zone`, `if_bad`; `nil` when none is given.
    private func conversion(_ fields: inout YAMLFields) -> (kind: ValueConversion.Kind?, conversion: ValueConversion)? {
        var kind: ValueConversion.Kind?
        var isGiven = false
        if let node = fields.take("type"), let name = fields.text(node, "type") {
            isGiven = true
            switch name {
            case "text", "code": kind = .text
            case "nhs-number": kind = .nhsNumber
            case "ods": kind = .ods
            case "date": kind = .date
            case "datetime": kind = .dateTime
            case "instant": kind = .instant
            case "boolean": kind = .boolean
            case "integer": kind = .integer(least: .min)
            case "decimal": kind = .decimal
            default:
                add(
                    .dataType,
                    "type is none of text, code, nhs-number, ods, date, datetime, instant, boolean, integer, decimal",
                    node.place)
            }
        }
        // A wrong NHS number never stops a message (identifiers.md); another wrong value does unless the mapping says so.
        var conversion = ValueConversion(
            kind: kind ?? .text, formats: formats, zone: zone, onBad: kind == .nhsNumber ? .drop : .reject)
        if let node = fields.take("formats") {
            isGiven = true
            conversion.formats = dateFormats(fields.texts(node, "formats"), node.place)
        }
        if let zone = fields.word("zone", TimeZoneRule.self) {
            isGiven = true
            conversion.zone = zone
        }
        if let onBad = fields.word("if_bad", ValueConversion.BadValue.self) {
            isGiven = true
            conversion.onBad = onBad
        }
        return isGiven ? (kind, conversion) : nil
    }

    func dateFormats(_ texts: [String], _ place: YAMLPlace) -> [DateFormat] {
        texts.compactMap { text in
            let format = DateFormat(text)
            if format == nil {
                add(
                    .dataType, "\(text) is no date format", place,
                    remedy: "write iso, hl7, or a pattern such as dd/MM/yyyy HH:mm")
            }
            return format
        }
    }

    /// Fits an expression to its target.
    private func settled(
        _ written: Expression.Draft, _ given: (kind: ValueConversion.Kind?, conversion: ValueConversion)?,
        _ target: Target?,
        _ place: YAMLPlace
    ) -> Expression? {
        var expression = written
        guard let target else {
            if case .reference = expression.source {
                add(.dataType, "a reference can only be a value of its own", place)
            }
            expression.conversion = given?.conversion
            return Expression(expression)
        }
        guard case .primitive(let primitive) = target.type.kind else {
            return fitted(expression, toComplex: target.type.path, given != nil, place)
        }
        var conversion =
            given?.conversion ?? ValueConversion(kind: .text, formats: formats, zone: zone, onBad: .reject)
        conversion.kind = given?.kind ?? Self.kind(primitive)
        if let kind = given?.kind, !Self.fits(kind, primitive) {
            add(.dataType, "a value of this type cannot stand where FHIR has \(target.type.path)", place)
        }
        conversion.allowed = target.valueSet.flatMap { definitions.codes(of: $0) }
        expression.conversion = conversion
        let settled = Expression(expression)
        check(settled, conversion, primitive, place)
        return settled
    }

    private func fitted(_ written: Expression.Draft, toComplex type: String, _ hasConversion: Bool, _ place: YAMLPlace)
        -> Expression?
    {
        var expression = written
        switch (type, expression.source, expression.table) {
        case ("Reference", .reference, nil): expression.shape = .reference
        case ("Coding", _, .some): expression.shape = .coding
        case ("CodeableConcept", _, .some): expression.shape = .codeableConcept
        default:
            add(
                .dataType, "this is a \(type), which a single value does not fill", place,
                remedy: type == "Reference"
                    ? "use reference_to, or set its elements" : "set its elements, or use codes for a coded element")
            return nil
        }
        if hasConversion { add(.dataType, "type, formats, zone and if_bad have no meaning here", place) }
        return Expression(expression)
    }

    /// What the mapping itself brings can be checked before the first record.
    private func check(
        _ expression: Expression, _ conversion: ValueConversion, _ primitive: FHIRDefinitions.Primitive,
        _ place: YAMLPlace
    ) {
        var codes: [String] = []
        func gather(_ expression: Expression) {
            switch expression.source {
            case .constant(let text) where expression.table == nil:
                codes.append(text)
                if conversion.kind != .nhsNumber, conversion.kind != .ods, let fault = primitive.fault(in: text) {
                    add(.dataType, "the constant \(text): \(fault)", place)
                }
            case .firstOf(let parts) where expression.table == nil: parts.forEach(gather)
            default: break
            }
            guard let index = expression.table else { return }
            codes += tables[index].entries.values.map(\.code)
            if case .code(let entry) = tables[index].unmapped { codes.append(entry.code) }
        }
        gather(expression)
        guard let allowed = conversion.allowed else { return }
        for code in Set(codes).sorted() where !allowed.contains(code) {
            let words = allowed.sorted().joined(separator: ", ")
            add(
                .unmappedCode, "FHIR does not allow the code \(code) here", place,
                remedy: allowed.count <= Self.codesListed ? "allowed: \(words)" : Spelling.remedy(code, among: allowed))
        }
    }

    /// Codes that a remedy names; of more, only the nearest.
    private static let codesListed = 12

    private static func kind(_ primitive: FHIRDefinitions.Primitive) -> ValueConversion.Kind {
        switch primitive {
        case .boolean: .boolean
        case .decimal: .decimal
        case .integer(let least): .integer(least: least)
        case .date: .date
        case .dateTime: .dateTime
        case .instant: .instant
        case .time, .xhtml, .text: .text
        }
    }

    private static func fits(_ kind: ValueConversion.Kind, _ primitive: FHIRDefinitions.Primitive) -> Bool {
        switch (kind, primitive) {
        case (.boolean, .boolean), (.decimal, .decimal), (.integer, .integer), (.integer, .decimal), (.date, .date),
            (.date, .dateTime), (.dateTime, .dateTime), (.instant, .instant), (.instant, .dateTime), (_, .text):
            true
        default: false
        }
    }

    // MARK: - Conditions

    mutating func condition(_ node: YAMLNode) -> Condition? {
        switch node.content {
        case .scalar: return path(node).map(Condition.holds)
        case .sequence(let items): return .all(items.compactMap { condition($0) })
        case .nothing:
            add(.syntax, "a condition without content", node.place)
            return nil
        case .mapping: break
        }
        guard var fields = fields(node, "a condition") else { return nil }
        defer { fields.finish() }
        if let node = fields.take("all") { return conditions(node).map(Condition.all) }
        if let node = fields.take("any") { return conditions(node).map(Condition.any) }
        if let node = fields.take("not") { return condition(node).map(Condition.not) }
        guard let test = test(&fields, node.place) else { return nil }
        guard let source = expressionSource(&fields) else { return nil }
        var expression = Expression.Draft(source: source, line: node.place.line)
        if let given = conversion(&fields) { expression.conversion = given.conversion }
        switch test {
        case .beforeRecord, .afterRecord:
            // Compared as times, whatever form they are written in.
            var conversion =
                expression.conversion ?? ValueConversion(kind: .dateTime, formats: formats, zone: zone, onBad: .reject)
            conversion.kind = .dateTime
            expression.conversion = conversion
        case .present, .isOne, .isNone: break
        }
        if let separator = fields.text("split"), !separator.isEmpty {
            expression.split = (separator, max(1, fields.count("take") ?? 1))
        }
        if let table = fields.take("codes"), let name = fields.text(table, "codes") {
            expression.table = tableIndex[name]
            if expression.table == nil { noTable(name, table.place) }
        }
        return .test(Expression(expression), test)
    }

    private mutating func conditions(_ node: YAMLNode) -> [Condition]? {
        guard case .sequence(let items) = node.content, !items.isEmpty else {
            add(.syntax, "this is not a list of conditions", node.place)
            return nil
        }
        return items.compactMap { condition($0) }
    }

    private func test(_ fields: inout YAMLFields, _ place: YAMLPlace) -> Condition.Test? {
        var tests: [Condition.Test] = []
        if let text = fields.text("is") { tests.append(.isOne(of: [text])) }
        if let text = fields.text("is_not") { tests.append(.isNone(of: [text])) }
        if let node = fields.take("in") { tests.append(.isOne(of: listed(node, fields))) }
        if let node = fields.take("not_in") { tests.append(.isNone(of: listed(node, fields))) }
        if let flag = fields.flag("present") { tests.append(.present(flag)) }
        for (key, test) in [("before", Condition.Test.beforeRecord), ("after", .afterRecord)] {
            guard let node = fields.take(key), let text = fields.text(node, key) else { continue }
            if text == "record" {
                tests.append(test)
            } else {
                add(.dataType, "\(key) compares only with the time of the record", node.place, remedy: "write record")
            }
        }
        guard tests.count == 1 else {
            add(
                .syntax, "a condition has one of is, is_not, in, not_in, present, before, after, all, any, not", place)
            return nil
        }
        return tests[0]
    }

    /// Values written out, or the name of a list.
    private func listed(_ node: YAMLNode, _ fields: YAMLFields) -> Set<String> {
        if case .scalar(let name) = node.content {
            if let list = lists[name] { return Set(list) }
            add(
                .unmappedCode, "there is no list \(name)", node.place,
                remedy: Spelling.remedy(name, among: lists.keys.sorted()))
            return []
        }
        return Set(fields.texts(node, "in"))
    }

    // MARK: - Paths

    mutating func path(_ node: YAMLNode) -> SourcePath? {
        guard case .scalar(let text) = node.content else {
            add(.syntax, "a path is a single value", node.place)
            return nil
        }
        switch source {
        case .hl7v2:
            if let path = HL7Path(text) { return .hl7(path) }
            if text == "." { return .hl7Part(component: 1, subcomponent: nil) }
            if let part = HL7Path.relative(text) {
                return .hl7Part(component: part.component, subcomponent: part.subcomponent)
            }
            add(.syntax, "\(text) is no HL7 path", node.place, remedy: "write it as in PID-3(2).1 or .4.1")
        case .json, .csv:
            if let path = JSONPath(text) { return .json(path) }
            add(.syntax, "\(text) is no JSON path", node.place, remedy: "write it as in $.clients[*].name")
        case .xml:
            do throws(Problem) {
                return .xml(try XMLPath(text, namespaces: namespaces))
            } catch {
                add(.syntax, error.what, node.place)
            }
        case .hl7v2XML, .fhirJSON, .fhirXML, .fhirSTU3JSON, .fhirSTU3XML, .fhirDSTU2JSON, .fhirDSTU2XML, .cda:
            add(.unsupportedFormat, "FHIR and CDA need no mapping", node.place)
        }
        return nil
    }
}
