// What an element cannot be made without: fields of which one must be there. Most fields of most messages are empty, and what
// hangs on them is passed over at one look instead of being walked.

extension ItemPlan {
    /// Fields, or segments, of which one at least must be there for an item to be made; `nil` when that is not known, and for
    /// other sources than HL7 v2.
    static func needs(forEach: SourcePath?, at: SourcePath?, when: Condition?, body: Body) -> [HL7Path]? {
        for path in [forEach, at] {
            if case .hl7(let path)? = path { return [path] }
        }
        if case .holds(.hl7(let path))? = when { return [path] }
        switch body {
        case .value(let expression): return expression.needs
        case .object(let object): return object.needs
        }
    }
}

extension ObjectPlan {
    /// An object is left out when none of its values comes from the record.
    fileprivate var needs: [HL7Path]? {
        guard isDynamic else { return nil }
        var needs: [HL7Path] = []
        for member in members {
            for item in member.items where item.isDynamic || item.mayFail {
                guard let own = item.needs else { return nil }
                needs += own
            }
        }
        return needs
    }
}

extension ItemPlan {
    /// Whether what is missing is a fault of its own, which must be found.
    fileprivate var mayFail: Bool {
        switch body {
        case .value(let expression): expression.mayFail
        case .object(let object): object.members.contains { $0.items.contains(where: \.mayFail) }
        }
    }
}

extension Expression {
    fileprivate var mayFail: Bool {
        if required != nil { return true }
        return switch source {
        case .firstOf(let parts), .concat(let parts, _): parts.contains(where: \.mayFail)
        case .constant, .path, .reference, .setting, .variable: false
        }
    }

    fileprivate var needs: [HL7Path]? {
        guard !mayFail else { return nil }
        if case .holds(.hl7(let path))? = when { return [path] }
        switch source {
        case .path(.hl7(let path)): return [path]
        case .firstOf(let parts), .concat(let parts, _):
            var needs: [HL7Path] = []
            for part in parts {
                guard let own = part.needs else { return nil }
                needs += own
            }
            return needs
        case .path, .constant, .reference, .setting, .variable: return nil
        }
    }
}

extension [HL7Path] {
    /// The same fields, each once: which part of a field a path reads does not matter to whether anything stands in it.
    var fields: [HL7Path] {
        var known: Set<HL7Path> = []
        return map { HL7Path($0.segment, occurrence: $0.occurrence, field: $0.field) }
            .filter { known.insert($0).inserted }
    }
}
