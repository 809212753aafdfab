// One repetition of an element: its value and, of a primitive, the id and extensions that JSON holds beside it.

struct ElementItem {
    var value: JSONValue?
    var sibling: JSONObject?

    /// The repetitions of an element, or its only value.
    static func repetitions(_ value: JSONValue?, _ sibling: JSONValue?) -> [ElementItem] {
        let values = JSONValue.items(value)
        let siblings = JSONValue.items(sibling)
        return (0..<Swift.max(values.count, siblings.count)).map { index in
            ElementItem(
                value: index < values.count && values[index] != .null ? values[index] : nil,
                sibling: index < siblings.count ? siblings[index].object : nil)
        }
    }
}

extension JSONObject {
    /// The repetitions of an element, or its only value.
    func repetitions(of name: String) -> [ElementItem] {
        ElementItem.repetitions(self[name], self["_\(name)"])
    }

    /// Whether there is a value, or an extension in its place.
    func has(_ name: String) -> Bool { self[name] != nil || self["_\(name)"] != nil }

    /// Adds a repetition, or sets the only value. Two objects that share no member are parts of one: a `Reference` of its
    /// `identifier` and its `reference`.
    /// - Returns: `false` when there is a value already, and no second place.
    mutating func add(_ item: ElementItem, as name: String, isRepeating: Bool) -> Bool {
        guard isRepeating else { return set(item, as: name) }
        let siblingName = "_\(name)"
        var values = take(name)
        var siblings = take(siblingName)
        let count = Swift.max(values.count, siblings.count)
        if item.value != nil || !values.isEmpty {
            values += Array(repeating: .null, count: count - values.count) + [item.value ?? .null]
            self[name] = .array(values)
        }
        if item.sibling != nil || !siblings.isEmpty {
            siblings +=
                Array(repeating: .null, count: count - siblings.count) + [item.sibling.map(JSONValue.object) ?? .null]
            self[siblingName] = .array(siblings)
        }
        return true
    }

    /// The items of an element, taken out of their place so that one more is added without copying them all.
    private mutating func take(_ name: String) -> [JSONValue] {
        guard case .array(let items)? = self[name] else { return [] }
        self[name] = .null
        return items
    }

    private mutating func set(_ item: ElementItem, as name: String) -> Bool {
        guard has(name) else {
            self[name] = item.value
            self["_\(name)"] = item.sibling.map(JSONValue.object)
            return true
        }
        guard case .object(let first)? = self[name], case .object(let second)? = item.value,
            second.members.allSatisfy({ first[$0.name] == nil })
        else { return false }
        self[name] = .object(JSONObject(distinct: first.members + second.members))
        return true
    }
}
