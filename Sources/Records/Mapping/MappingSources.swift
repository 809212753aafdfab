// Where a mapping's paths lead in a record, whichever of its three forms it has, and how messages name those places.

extension MappingRun {
    func found(_ path: SourcePath, _ cursor: MappingCursor, _ line: Int) throws(Problem) -> String? {
        let text = try sought(path, cursor, line)
        if trace != nil, text != nil { noteRead(path, cursor) }
        return text
    }

    private func sought(_ path: SourcePath, _ cursor: MappingCursor, _ line: Int) throws(Problem) -> String? {
        switch (path, document, cursor) {
        case (.hl7(let path), .hl7(let source), .hl7(let cursor)): return source.message.text(path, from: cursor)
        case (.hl7Part(let component, let subcomponent), .hl7(let source), .hl7(let cursor)):
            return source.message.text(component: component, subcomponent: subcomponent, from: cursor)
        case (.json(let path), .json(let root), .json(let item)):
            if !path.isMultiple {
                let value = start(path, root, item).value.value(at: path.steps)
                guard let text = value?.scalar else {
                    guard value == nil || value == .null else { throw notSingle(path, cursor, line) }
                    return nil
                }
                let trimmed = Self.trimmed(text)
                return trimmed.isEmpty ? nil : trimmed
            }
            let items = start(path, root, item).select(path.steps)
            guard items.count < 2 else { throw several(items.count, path: self.place(.json(path), cursor), line) }
            guard let item = items.first else { return nil }
            guard let text = item.value.scalar else { throw notSingle(path, cursor, line) }
            let trimmed = Self.trimmed(text)
            return trimmed.isEmpty ? nil : trimmed
        case (.xml(let path), .xml(let document), .xml(let node)):
            if trace == nil, let (text, count) = path.onlyText(from: node), count < 2 {
                let trimmed = text.map(Self.trimmed) ?? ""
                return trimmed.isEmpty ? nil : trimmed
            }
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

    private func notSingle(_ path: JSONPath, _ cursor: MappingCursor, _ line: Int) -> Problem {
        Problem(.dataType, "an array or object where one value is expected")
            .inMapping(mapping.file, line: line, record: place(.json(path), cursor))
    }

    private func evaluate(_ path: XMLPath, _ document: XPathDocument, _ node: XPathNode, _ line: Int)
        throws(Problem) -> XPathDocument.Value
    {
        do throws(Problem) {
            let value = try path.evaluate(document, from: node)
            if trace != nil { noteEvaluated(path.expression, value, from: node) }
            return value
        } catch {
            throw error.inMapping(mapping.file, line: line, record: node.place)
        }
    }

    private func several(_ count: Int, path: String, _ line: Int) -> Problem {
        Problem(.dataType, "\(count) values where one is expected").inMapping(mapping.file, line: line, record: path)
    }

    func items(_ path: SourcePath, _ cursor: MappingCursor, _ line: Int) throws(Problem) -> [MappingCursor] {
        switch (path, document, cursor) {
        case (.hl7(let path), .hl7(let source), .hl7(let cursor)):
            return try source.message.items(path, from: cursor).map(MappingCursor.hl7)
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

    func stands(_ path: SourcePath, _ cursor: MappingCursor, _ line: Int) throws(Problem) -> Bool {
        let stands = try isThere(path, cursor, line)
        if trace != nil, stands { noteRead(path, cursor) }
        return stands
    }

    private func isThere(_ path: SourcePath, _ cursor: MappingCursor, _ line: Int) throws(Problem) -> Bool {
        switch (path, document, cursor) {
        case (.json(let path), .json(let root), .json(let item)):
            let start = start(path, root, item)
            guard path.isMultiple else { return start.value.value(at: path.steps).map(Self.isSomething) ?? false }
            return start.select(path.steps).contains { Self.isSomething($0.value) }
        case (.hl7(let hl7Path), .hl7(let source), .hl7(let cursor)) where hl7Path.field == nil:
            return source.message.segment(hl7Path.segment, in: cursor.scope) != nil
                || source.message.segment(hl7Path.segment, in: cursor.head) != nil
        case (.xml(let path), .xml(let document), .xml(let node)):
            switch try evaluate(path, document, node, line) {
            case .flag(let flag): return flag
            case .number(let number): return number != 0
            case .text(let text): return !Self.trimmed(text).isEmpty
            case .nodes(let nodes): return nodes.contains { !Self.trimmed($0.text).isEmpty }
            }
        default: return try sought(path, cursor, line) != nil
        }
    }

    private static func isSomething(_ value: JSONValue) -> Bool {
        switch value {
        case .null: false
        case .bool(let flag): flag
        case .number: true
        case .string(let text): !trimmed(text).isEmpty
        case .array(let items): !items.isEmpty
        case .object(let object): !object.isEmpty
        }
    }

    func start(_ path: JSONPath, _ root: JSONValue, _ item: JSONItem) -> JSONItem {
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
}

extension MappingRun {
    /// Where an expression looked, for messages: the first of its paths.
    func place(_ expression: Expression, _ cursor: MappingCursor) -> String {
        switch expression.source {
        case .path(let path): place(path, cursor)
        case .firstOf(let parts), .concat(let parts, _): parts.first.map { place($0, cursor) } ?? place(cursor)
        case .constant, .reference, .setting, .variable: place(cursor)
        }
    }

    func place(_ path: SourcePath, _ cursor: MappingCursor) -> String {
        switch (path, document, cursor) {
        case (.hl7(let path), .hl7(let source), .hl7(let cursor)): return source.message.place(path, from: cursor)
        case (.hl7Part(let component, let subcomponent), .hl7(let source), .hl7(let cursor)):
            return source.message.place(component: component, subcomponent: subcomponent, from: cursor)
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
                if case .nodes(let found) = try path.evaluate(document, from: node), let first = found.first {
                    return first.place
                }
            } catch {
                return node.place
            }
            return "\(path.expression.text) in \(node.place)"
        default: return place(cursor)
        }
    }

    func place(_ cursor: MappingCursor) -> String {
        switch (document, cursor) {
        case (.hl7(let source), .hl7(let cursor)) where cursor.scope.lowerBound > 0:
            source.message.segments[cursor.scope.lowerBound].name.description
        case (_, .json(let item)): item.place
        case (_, .xml(let node)): node.place
        default: ""
        }
    }
}
