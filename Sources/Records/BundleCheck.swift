// What was read is written as JSON, kept, and read back: whatever format it came in, it stays within what reads back.

/// Upper bounds of what a record comes to.
struct RecordExtent: Sendable {
    /// Arrays and objects inside each other, in an entry.
    let depth: Int
    var values = 0
    /// Of the longest number.
    var numberBytes = 0

    init(depth: Int) { self.depth = depth }

    func fits(_ limits: ReadingLimits) -> Bool {
        depth <= limits.depth && values <= limits.values && numberBytes <= limits.numberBytes
    }
}

extension Bundle {
    /// - Throws: `limit`, with the entry as place, for what a store or a recipient could not read back.
    func check(_ limits: ReadingLimits) throws(Problem) {
        var values = 0
        for (index, entry) in entries.enumerated() {
            let excess =
                Self.excess(in: entry.resource.json, depth: 1, &values, limits)
                ?? (values > limits.values ? "more than \(limits.values) values" : nil)
            if let excess { throw Problem(.limit, excess, at: "Bundle.entry[\(index)].resource") }
        }
    }

    /// What is too much in an object, in a sentence.
    /// - Parameter depth: its own.
    private static func excess(
        in object: JSONObject, depth: Int, _ values: inout Int, _ limits: ReadingLimits
    ) -> String? {
        guard depth <= limits.depth else { return tooDeep(limits) }
        // By index, as an iterator would count references to each member.
        for index in object.members.indices {
            if let excess = excess(in: object.members[index].value, inside: depth, &values, limits) { return excess }
        }
        return nil
    }

    private static func excess(
        in value: JSONValue, inside depth: Int, _ values: inout Int, _ limits: ReadingLimits
    ) -> String? {
        values += 1
        switch value {
        case .object(let object): return excess(in: object, depth: depth + 1, &values, limits)
        case .array(let items):
            guard depth < limits.depth else { return tooDeep(limits) }
            for index in items.indices {
                if let excess = excess(in: items[index], inside: depth + 1, &values, limits) { return excess }
            }
            return nil
        case .number(let text):
            return text.utf8.count > limits.numberBytes ? "a number of more than \(limits.numberBytes) bytes" : nil
        case .null, .bool, .string: return nil
        }
    }

    private static func tooDeep(_ limits: ReadingLimits) -> String {
        "more than \(limits.depth) arrays and objects inside each other, counted in JSON"
    }
}
