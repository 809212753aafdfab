// HL7 v2 messages as a mapping sees them.

/// A place that a mapping names in an HL7 v2 message.
enum HL7SourcePath: Sendable {
    case path(HL7Path)
    /// `.4.1` of the repetition that the mapping is at.
    case part(component: Int, subcomponent: Int?)
}

/// A message, with the paths of the program that looks into it.
struct HL7Record: MappingRecord {
    /// A stretch of segments, and in it perhaps one repetition of a field.
    struct Cursor {
        /// Where segments are looked for first: the whole message, or from one `PID` until before the next.
        var scope: Range<Int32>
        /// Where they are looked for next: what comes before the first of the repeated segments, such as MSH and EVN.
        var head: Range<Int32>
        /// The repetition that the mapping is at.
        var repetition: HL7Message.Span?
        /// Its place, for messages.
        var segment: Int32 = 0
        var field: Int32 = 0
        var number: Int32 = 0
    }

    let message: HL7Message
    private let paths: [HL7SourcePath]
    private let needs: [HL7Path]

    init(_ message: HL7Message, _ program: MappingProgram) {
        self.message = message
        paths = program.hl7Paths
        needs = program.needs
    }

    var root: Cursor { Cursor(scope: 0..<Int32(message.segments.count), head: 0..<0) }

    func text(_ path: Int, _ cursor: Cursor, _ outer: [Cursor], line: Int) -> String? {
        switch paths[path] {
        case .path(let path):
            guard let repetition = repetition(path, cursor) else { return nil }
            return message.plainText(repetition.span, component: path.component, subcomponent: path.subcomponent)
        case .part(let component, let subcomponent):
            guard let repetition = cursor.repetition else { return nil }
            return message.plainText(repetition, component: component, subcomponent: subcomponent)
        }
    }

    func stands(_ path: Int, _ cursor: Cursor, _ outer: [Cursor], line: Int) -> Bool {
        switch paths[path] {
        case .path(let path):
            guard path.field != nil else { return segment(path.segment, cursor) != nil }
            guard let repetition = repetition(path, cursor) else { return false }
            return message.stands(repetition.span, component: path.component, subcomponent: path.subcomponent)
        case .part(let component, let subcomponent):
            guard let repetition = cursor.repetition else { return false }
            return message.stands(repetition, component: component, subcomponent: subcomponent)
        }
    }

    /// Each segment of a name, with the segments until the next such; or each repetition of a field.
    func items(_ path: Int, _ cursor: Cursor, _ outer: [Cursor], line: Int) throws(Problem) -> [Cursor] {
        guard case .path(let path) = paths[path] else { return [] }
        guard let number = path.field else { return segments(path.segment, cursor) }
        guard let (segment, field) = field(number, path, cursor), !field.isEmpty else { return [] }
        let count = message.partCount(of: field, by: message.delimiters.repetition)
        guard count <= HL7Limits.repetitionsPerField else {
            throw Problem(
                .limit, "\(count) repetitions; the limit is \(HL7Limits.repetitionsPerField)", at: path.description)
        }
        var items: [Cursor] = []
        items.reserveCapacity(count)
        for repetition in 1...count {
            guard let span = message.part(repetition, of: field, by: message.delimiters.repetition), !span.isEmpty
            else { continue }
            items.append(self.cursor(cursor, at: span, segment, number, repetition))
        }
        return items
    }

    /// The repetition that a path names, or the first; `nil` when nothing stands there.
    func first(_ path: Int, _ cursor: Cursor) -> Cursor? {
        guard case .path(let path) = paths[path], let number = path.field,
            let (span, segment) = repetition(path, cursor), !span.isEmpty
        else { return nil }
        return self.cursor(cursor, at: span, segment, number, path.repetition ?? 1)
    }

    private func cursor(
        _ cursor: Cursor, at span: HL7Message.Span, _ segment: Int, _ field: Int, _ repetition: Int
    ) -> Cursor {
        var item = cursor
        item.repetition = span
        item.segment = Int32(segment)
        item.field = Int32(field)
        item.number = Int32(repetition)
        return item
    }

    func lacks(_ needs: Range<Int>, _ cursor: Cursor) -> Bool {
        for index in needs {
            let path = self.needs[index]
            guard let segment = segment(of: path, cursor) else { continue }
            guard let number = path.field else { return false }
            if number == 1, path.segment == .msh { return false }
            if let field = message.field(number, of: segment), !field.isEmpty { return false }
        }
        return true
    }

    // MARK: - Finding

    /// The segment that a path means from here.
    private func segment(of path: HL7Path, _ cursor: Cursor) -> Int? {
        if path.occurrence != nil { return message.find(path.segment, path.occurrence) }
        return segment(path.segment, cursor)
    }

    private func segment(_ name: HL7SegmentName, _ cursor: Cursor) -> Int? {
        message.segment(name, in: Int(cursor.scope.lowerBound)..<Int(cursor.scope.upperBound))
            ?? message.segment(name, in: Int(cursor.head.lowerBound)..<Int(cursor.head.upperBound))
    }

    private func field(_ number: Int, _ path: HL7Path, _ cursor: Cursor) -> (segment: Int, span: HL7Message.Span)? {
        guard let segment = segment(of: path, cursor), let field = message.field(number, of: segment) else {
            return nil
        }
        return (segment, field)
    }

    private func repetition(_ path: HL7Path, _ cursor: Cursor) -> (span: HL7Message.Span, segment: Int)? {
        guard let number = path.field, let (segment, field) = field(number, path, cursor),
            let span = message.part(path.repetition ?? 1, of: field, by: message.delimiters.repetition)
        else { return nil }
        return (span, segment)
    }

    private func segments(_ name: HL7SegmentName, _ cursor: Cursor) -> [Cursor] {
        let starts = cursor.scope.filter { message.segments[Int($0)].name == name }
        guard let first = starts.first else { return [] }
        return starts.enumerated().map { index, start in
            var item = cursor
            item.scope = start..<(index + 1 < starts.count ? starts[index + 1] : cursor.scope.upperBound)
            item.head = cursor.head.lowerBound..<max(cursor.head.upperBound, first)
            item.repetition = nil
            return item
        }
    }
}

// MARK: - For messages and accounts

extension HL7Record {
    /// `PID(2)-3(2).1`
    func place(_ path: Int, _ cursor: Cursor, _ outer: [Cursor]) -> String {
        switch paths[path] {
        case .path(var path):
            if path.occurrence == nil, let segment = segment(of: path, cursor) {
                path.occurrence = message.occurrence(segment)
            }
            return path.description
        case .part(let component, let subcomponent):
            return HL7Path(
                message.segments[Int(cursor.segment)].name, occurrence: message.occurrence(Int(cursor.segment)),
                field: Int(cursor.field), repetition: cursor.number > 1 ? Int(cursor.number) : nil,
                component: component, subcomponent: subcomponent
            ).description
        }
    }

    func place(_ cursor: Cursor) -> String {
        cursor.scope.lowerBound > 0 ? message.segments[Int(cursor.scope.lowerBound)].name.description : ""
    }

    func note(_ path: Int, _ cursor: Cursor, _ outer: [Cursor], in trace: MappingTrace) {
        let place = place(path, cursor, outer)
        switch paths[path] {
        case .path(let path):
            let key = path.field.flatMap { number in
                segment(of: path, cursor).map {
                    HL7Message.leafKey(
                        $0, number, path.repetition ?? 1, path.component ?? 1, path.subcomponent ?? 1)
                }
            }
            trace.read(place, key: key ?? place)
        case .part(let component, let subcomponent):
            trace.read(
                place,
                key: HL7Message.leafKey(
                    Int(cursor.segment), Int(cursor.field), max(1, Int(cursor.number)), component, subcomponent ?? 1))
        }
    }

    func unused(_ trace: MappingTrace) -> [MappingTrace.Unused] {
        let used = Set(trace.used)
        return message.leaves().compactMap {
            trace.unused($0.path.description, $0.text, used.contains($0.key))
        }
    }
}

extension HL7Message {
    /// `nil` of the first, which needs no number.
    func occurrence(_ segment: Int) -> Int? {
        let name = segments[segment].name
        let number = segments[...segment].count { $0.name == name }
        return number > 1 ? number : nil
    }
}
