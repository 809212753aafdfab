// A sender's own JSON, and rows of CSV, as a mapping sees them: on the tape, so that nothing becomes a value that no path leads to.

/// A document, with the paths of the program that looks into it.
struct JSONRecord: MappingRecord {
    /// A value, by its place on the tape.
    typealias Cursor = Int

    private let tape: JSONTape
    private let paths: [JSONPath]
    private let file: String
    private let walked = Walked()

    /// How far the way to an earlier place went: a repetition goes forwards, and looking again from the first item on for
    /// each that has a fault would take the square of their number.
    private final class Walked {
        /// Of each object or array, where its last child looked for begins, and how many stand before it.
        var last: [Int: (index: Int, number: Int)] = [:]
    }

    /// - Parameter file: the mapping's, for messages.
    init(_ tape: JSONTape, _ program: MappingProgram, file: String) {
        self.tape = tape
        paths = program.jsonPaths
        self.file = file
    }

    var root: Int { 0 }

    func text(_ path: Int, _ cursor: Int, _ outer: [Int], line: Int) throws(Problem) -> String? {
        let found: Int?
        if paths[path].isMultiple {
            let places = select(path, cursor, outer)
            guard places.count < 2 else {
                throw Problem(.dataType, "\(places.count) values where one is expected")
                    .inMapping(file, line: line, record: place(path, cursor, outer))
            }
            found = places.first
        } else {
            found = single(path, cursor, outer)
        }
        guard let found, tape.entries[found].kind != .null else { return nil }
        guard let text = scalar(found) else {
            throw Problem(.dataType, "an array or object where one value is expected")
                .inMapping(file, line: line, record: place(path, cursor, outer))
        }
        return text.isEmpty ? nil : text
    }

    func stands(_ path: Int, _ cursor: Int, _ outer: [Int], line: Int) -> Bool {
        guard paths[path].isMultiple else { return single(path, cursor, outer).map(isSomething) ?? false }
        return select(path, cursor, outer).contains(where: isSomething)
    }

    /// An array stands for its items, so that `services` repeats like `services[*]`.
    func items(_ path: Int, _ cursor: Int, _ outer: [Int], line: Int) -> [Int] {
        var items: [Int] = []
        for place in select(path, cursor, outer) {
            guard tape.entries[place].kind == .array else {
                items.append(place)
                continue
            }
            forEachItem(of: place) { if tape.entries[$0].kind != .null { items.append($0) } }
        }
        return items
    }

    func first(_ path: Int, _ cursor: Int) -> Int? { nil }

    func lacks(_ needs: Range<Int>, _ cursor: Int) -> Bool { false }

    // MARK: - Finding

    private func start(_ path: Int, _ cursor: Int, _ outer: [Int]) -> Int {
        switch paths[path].start {
        case .document: return 0
        case .item: return cursor
        case .outer(let levels):
            let index = outer.count - 1 - levels
            return index >= 0 ? outer[index] : 0
        }
    }

    /// Where steps lead that each lead to one value at most.
    private func single(_ path: Int, _ cursor: Int, _ outer: [Int]) -> Int? {
        var place = start(path, cursor, outer)
        for index in paths[path].steps.indices {
            guard let next = step(index, of: path, from: place) else { return nil }
            place = next
        }
        return place
    }

    /// All that a path leads to. A `null`, like an absent member, leads nowhere.
    private func select(_ path: Int, _ cursor: Int, _ outer: [Int]) -> [Int] {
        var places = [start(path, cursor, outer)]
        for index in paths[path].steps.indices {
            guard case .all = paths[path].steps[index] else {
                places = places.compactMap { step(index, of: path, from: $0) }
                continue
            }
            var inner: [Int] = []
            for place in places { forEachItem(of: place) { inner.append($0) } }
            places = inner
        }
        return places.filter { tape.entries[$0].kind != .null }
    }

    private func step(_ number: Int, of path: Int, from place: Int) -> Int? {
        let entry = tape.entries[place]
        switch paths[path].steps[number] {
        case .member(let name):
            guard entry.kind == .object else { return nil }
            let key = paths[path].names[name].key
            var index = place + 1
            while index < entry.end {
                if tape.mayName(index, key), tape.names(index, paths[path].names[name]) { return index + 1 }
                index = tape.next(after: index + 1)
            }
            return nil
        case .index(let number):
            guard entry.kind == .array else { return nil }
            var index = place + 1
            for _ in 0..<number where index < entry.end { index = tape.next(after: index) }
            return index < entry.end ? index : nil
        case .all: return nil
        }
    }

    /// The items of an array, or the values of an object's members.
    private func forEachItem(of place: Int, _ body: (Int) -> Void) {
        let entry = tape.entries[place]
        guard entry.isContainer else { return }
        let width = entry.kind == .object ? 1 : 0
        var index = place + 1
        while index < entry.end {
            body(index + width)
            index = tape.next(after: index + width)
        }
    }

    // MARK: - Reading

    /// The text of a value that is no array or object, without blanks at its ends.
    private func scalar(_ place: Int) -> String? {
        let entry = tape.entries[place]
        switch entry.kind {
        case .true: return "true"
        case .false: return "false"
        case .number, .string: return tape.string(entry).trimmingBlanks()
        case .null, .array, .object: return nil
        }
    }

    private func isSomething(_ place: Int) -> Bool {
        let entry = tape.entries[place]
        switch entry.kind {
        case .null, .false: return false
        case .true, .number: return true
        case .string: return !tape.string(entry).trimmingBlanks().isEmpty
        case .array, .object: return entry.end > place + 1
        }
    }
}

extension JSONTape {
    /// Whether the string at `index` may be a name: those that are not are told apart at one look.
    @inline(__always)
    fileprivate func mayName(_ index: Int, _ key: NameKey) -> Bool {
        let entry = entries[index]
        if entry.isEscaped || entry.isWide { return true }
        return entry.end - entry.start == key.count && NameKey(bytes.span, entry.start..<entry.end) == key
    }

    fileprivate func names(_ index: Int, _ name: JSONPath.Name) -> Bool {
        let entry = entries[index]
        // Spellings that mean the same are the same.
        if entry.isEscaped || entry.isWide { return string(entry) == name.text }
        guard name.bytes.count > NameKey.wholeLength else { return true }
        return bytes[entry.start..<entry.end].elementsEqual(name.bytes)
    }
}

// MARK: - For messages and accounts

extension JSONRecord {
    func place(_ path: Int, _ cursor: Int, _ outer: [Int]) -> String {
        paths[path].steps.reduce(into: place(start(path, cursor, outer))) { text, step in
            switch step {
            case .member(let name): text += ".\(paths[path].names[name].text)"
            case .index(let index): text += "[\(index)]"
            case .all: text += "[*]"
            }
        }
    }

    /// `$.clients[2].name`: the way from the root.
    func place(_ cursor: Int) -> String {
        var text = "$"
        var place = 0
        while place < cursor {
            let entry = tape.entries[place]
            let isObject = entry.kind == .object
            var (index, number) = walked.last[place] ?? (place + 1, 0)
            if cursor < index { (index, number) = (place + 1, 0) }
            while true {
                let value = isObject ? index + 1 : index
                let next = tape.next(after: value)
                if cursor < next {
                    walked.last[place] = (index, number)
                    text += isObject ? ".\(tape.string(tape.entries[index]))" : "[\(number)]"
                    place = value
                    break
                }
                index = next
                number += 1
            }
        }
        return text
    }

    func note(_ path: Int, _ cursor: Int, _ outer: [Int], in trace: MappingTrace) {
        for found in select(path, cursor, outer) {
            let place = place(found)
            trace.read(place, key: place)
        }
    }

    func unused(_ trace: MappingTrace) -> [MappingTrace.Unused] {
        let used = Set(trace.used)
        var leaves: [MappingTrace.Unused] = []
        func gather(_ index: Int) {
            guard !tape.entries[index].isContainer else { return forEachItem(of: index, gather) }
            let place = place(index)
            if let leaf = trace.unused(place, scalar(index), used.contains(place)) { leaves.append(leaf) }
        }
        gather(0)
        return leaves
    }
}
