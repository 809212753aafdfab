// Where in the record a mapping is, and what it finds from there. One case for each kind of source.

/// The record being mapped.
enum MappingDocument {
    case hl7(HL7Source)
    case json(JSONValue)
    case xml(XPathDocument)
}

/// A message, at one reference: it is asked for at every path.
final class HL7Source {
    let message: HL7Message

    init(_ message: HL7Message) { self.message = message }
}

/// A place in it.
enum MappingCursor {
    case hl7(HL7Cursor)
    case json(JSONItem)
    case xml(XPathNode)
}

/// A place in an HL7 v2 message: a stretch of segments, and in it perhaps one repetition of a field.
struct HL7Cursor {
    /// Where segments are looked for first: the whole message, or from one `PID` until before the next.
    var scope: Range<Int>
    /// Where they are looked for next: what comes before the first of the repeated segments, such as MSH and EVN.
    var head: Range<Int>
    /// The repetition that the mapping is at.
    var repetition: HL7Message.Span?
    /// Its place, for messages.
    var segment = 0
    var field = 0
    var number = 0

    init(_ message: HL7Message) {
        scope = 0..<message.segments.count
        head = 0..<0
    }
}

extension HL7Message {
    /// The segment that a path means from here.
    func segment(of path: HL7Path, from cursor: HL7Cursor) -> Int? {
        if path.occurrence != nil { return find(path.segment, path.occurrence) }
        return segment(path.segment, in: cursor.scope) ?? segment(path.segment, in: cursor.head)
    }

    func text(_ path: HL7Path, from cursor: HL7Cursor) -> String? {
        guard let number = path.field, let segment = segment(of: path, from: cursor),
            let field = field(number, of: segment),
            let repetition = part(path.repetition ?? 1, of: field, by: delimiters.repetition),
            case .text(let text) = value(repetition, component: path.component, subcomponent: path.subcomponent)
        else { return nil }
        return text
    }

    func text(component: Int, subcomponent: Int?, from cursor: HL7Cursor) -> String? {
        guard let repetition = cursor.repetition,
            case .text(let text) = value(repetition, component: component, subcomponent: subcomponent)
        else { return nil }
        return text
    }

    /// Each segment of a name, with the segments until the next such; or each repetition of a field.
    func items(_ path: HL7Path, from cursor: HL7Cursor) throws(Problem) -> [HL7Cursor] {
        if path.field == nil { return segments(path.segment, from: cursor) }
        guard let number = path.field, let segment = segment(of: path, from: cursor),
            let field = field(number, of: segment), !field.isEmpty
        else { return [] }
        let count = partCount(of: field, by: delimiters.repetition)
        guard count <= HL7Limits.repetitionsPerField else {
            throw Problem(
                .limit, "\(count) repetitions; the limit is \(HL7Limits.repetitionsPerField)", at: path.description)
        }
        var items: [HL7Cursor] = []
        items.reserveCapacity(count)
        for repetition in 1...count {
            guard let span = part(repetition, of: field, by: delimiters.repetition), !span.isEmpty else { continue }
            var item = cursor
            item.repetition = span
            item.segment = segment
            item.field = number
            item.number = repetition
            items.append(item)
        }
        return items
    }

    /// The repetition that a path names, or the first; `nil` when nothing stands there.
    func first(_ path: HL7Path, from cursor: HL7Cursor) -> HL7Cursor? {
        guard let number = path.field, let segment = segment(of: path, from: cursor),
            let field = field(number, of: segment),
            let span = part(path.repetition ?? 1, of: field, by: delimiters.repetition), !span.isEmpty
        else { return nil }
        var item = cursor
        item.repetition = span
        item.segment = segment
        item.field = number
        item.number = path.repetition ?? 1
        return item
    }

    private func segments(_ name: HL7SegmentName, from cursor: HL7Cursor) -> [HL7Cursor] {
        let starts = cursor.scope.filter { segments[$0].name == name }
        guard let first = starts.first else { return [] }
        return starts.enumerated().map { index, start in
            var item = cursor
            item.scope = start..<(index + 1 < starts.count ? starts[index + 1] : cursor.scope.upperBound)
            item.head = cursor.head.lowerBound..<max(cursor.head.upperBound, first)
            item.repetition = nil
            return item
        }
    }

    /// `PID(2)-3(2).1`: where a path leads from here, in words.
    func place(_ path: HL7Path, from cursor: HL7Cursor) -> String {
        var path = path
        if path.occurrence == nil, let segment = segment(of: path, from: cursor) {
            path.occurrence = occurrence(segment)
        }
        return path.description
    }

    func place(component: Int, subcomponent: Int?, from cursor: HL7Cursor) -> String {
        HL7Path(
            segments[cursor.segment].name, occurrence: occurrence(cursor.segment), field: cursor.field,
            repetition: cursor.number > 1 ? cursor.number : nil, component: component, subcomponent: subcomponent
        ).description
    }

    /// The value that a path leads to, among all of the message.
    func leafKey(_ path: HL7Path, from cursor: HL7Cursor) -> String? {
        guard let number = path.field, let segment = segment(of: path, from: cursor) else { return nil }
        return Self.leafKey(
            segment, number, path.repetition ?? 1, path.component ?? 1, path.subcomponent ?? 1)
    }

    /// `nil` of the first, which needs no number.
    func occurrence(_ segment: Int) -> Int? {
        let name = segments[segment].name
        let number = segments[...segment].count { $0.name == name }
        return number > 1 ? number : nil
    }
}
