// Paths into a sender's own JSON: `$.export.clients[*].name`, `services[0].start`, `^.clientId`.

/// A compiled path. `$` begins at the document, `^` at the item of the next outer `for_each`; else it begins at the item
/// that the mapping is at.
struct JSONPath: Sendable {
    enum Start: Sendable {
        case document
        case item
        /// Levels outwards.
        case outer(Int)
    }

    enum Step: Sendable {
        /// In `names`.
        case member(Int)
        /// From 0.
        case index(Int)
        /// Every item of an array, or every member's value of an object.
        case all
    }

    /// The name of a member, also as bytes: most documents spell it so.
    struct Name: Sendable {
        let text: String
        let bytes: [UInt8]
        let key: NameKey

        init(_ text: some StringProtocol) {
            let name = Array(text.utf8)
            self.text = String(text)
            bytes = name
            key = NameKey(name.span, name.indices)
        }
    }

    let start: Start
    let steps: [Step]
    let names: [Name]
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
        var names: [Name] = []
        func member(_ name: some StringProtocol) -> Step {
            names.append(Name(name))
            return .member(names.count - 1)
        }
        while let first = rest.first {
            if first == "." {
                rest.removeFirst()
                let name = rest.prefix { $0 != "." && $0 != "[" }
                guard !name.isEmpty else { return nil }
                steps.append(name == "*" ? .all : member(name))
                rest.removeFirst(name.count)
            } else if first == "[" {
                guard let close = rest.firstIndex(of: "]") else { return nil }
                let inside = rest[rest.index(after: rest.startIndex)..<close]
                if inside == "*" {
                    steps.append(.all)
                } else if let index = Int(inside), index >= 0 {
                    steps.append(.index(index))
                } else if inside.count > 2, inside.first == "'", inside.last == "'" {
                    steps.append(member(inside.dropFirst().dropLast()))
                } else {
                    return nil
                }
                rest = rest[rest.index(after: close)...]
            } else {
                return nil
            }
        }
        self.steps = steps
        self.names = names
        isMultiple = steps.contains { if case .all = $0 { true } else { false } }
    }
}
