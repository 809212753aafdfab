// Paths into a sender's own JSON: `$.export.clients[*].name`, `services[0].start`, `^.clientId`.

/// A compiled path. `$` begins at the document, `^` at the item of the next outer `for_each`; else it begins at the item
/// that the mapping is at.
struct JSONPath: Sendable, Hashable {
    enum Start: Sendable, Hashable {
        case document
        case item
        /// Levels outwards.
        case outer(Int)
    }

    enum Step: Sendable, Hashable {
        case member(String)
        /// From 0.
        case index(Int)
        /// Every item of an array, or every member's value of an object.
        case all
    }

    let start: Start
    let steps: [Step]
    /// It may lead to several values.
    let isMultiple: Bool

    /// Steps are `.name`, `['name']`, `[0]` and `[*]`; a lone `.` is the item itself.
    /// - Returns: `nil` when the text is no path.
    init?(_ text: String) {
        var rest = text[...]
        if rest.first == "$" {
            start = .document
            rest.removeFirst()
        } else if rest.first == "^" {
            let count = rest.prefix { $0 == "^" }.count
            start = .outer(count)
            rest.removeFirst(count)
        } else {
            start = .item
            if rest == "." { rest = "" } else if rest.first != "[" { rest = "." + rest }
        }
        var steps: [Step] = []
        while let first = rest.first {
            if first == "." {
                rest.removeFirst()
                let name = rest.prefix { $0 != "." && $0 != "[" }
                guard !name.isEmpty else { return nil }
                steps.append(name == "*" ? .all : .member(String(name)))
                rest.removeFirst(name.count)
            } else if first == "[" {
                guard let close = rest.firstIndex(of: "]") else { return nil }
                let inside = rest[rest.index(after: rest.startIndex)..<close]
                if inside == "*" {
                    steps.append(.all)
                } else if let index = Int(inside), index >= 0 {
                    steps.append(.index(index))
                } else if inside.count > 2, inside.first == "'", inside.last == "'" {
                    steps.append(.member(String(inside.dropFirst().dropLast())))
                } else {
                    return nil
                }
                rest = rest[rest.index(after: close)...]
            } else {
                return nil
            }
        }
        self.steps = steps
        isMultiple = steps.contains(.all)
    }
}

extension JSONValue {
    /// What steps lead to that each lead to one value at most.
    fileprivate func step(_ step: JSONPath.Step) -> JSONValue? {
        switch (step, self) {
        case (.member(let name), .object(let object)): object[name]
        case (.index(let index), .array(let items)) where index < items.count: items[index]
        default: nil
        }
    }

    func value(at steps: [JSONPath.Step]) -> JSONValue? {
        guard let first = steps.first else { return self }
        guard steps.count > 1 else { return step(first) }
        var value = step(first)
        for step in steps.dropFirst() { value = value?.step(step) }
        return value
    }
}

/// A value in a document and where it stands.
struct JSONItem: Sendable {
    let value: JSONValue
    /// `$.clients[2].name`
    let place: String

    /// What a path's steps lead to from here. A `null`, like an absent member, leads nowhere.
    func select(_ steps: some Collection<JSONPath.Step>) -> [JSONItem] {
        guard let step = steps.first else {
            if case .null = value { return [] }
            return [self]
        }
        let rest = steps.dropFirst()
        switch (step, value) {
        case (.member(let name), .object(let object)):
            guard let value = object[name] else { return [] }
            return JSONItem(value: value, place: "\(place).\(name)").select(rest)
        case (.index(let index), .array(let items)):
            guard index < items.count else { return [] }
            return JSONItem(value: items[index], place: "\(place)[\(index)]").select(rest)
        case (.all, .array(let items)):
            return items.enumerated().flatMap { index, value in
                JSONItem(value: value, place: "\(place)[\(index)]").select(rest)
            }
        case (.all, .object(let object)):
            return object.members.flatMap { JSONItem(value: $0.value, place: "\(place).\($0.name)").select(rest) }
        default: return []
        }
    }
}
