// All values of a record with their places, to find those that a mapping did not use.

extension MappingRun {
    /// Every value of the record that nothing read, in the order of the record.
    func unused(_ trace: MappingTrace) throws(Problem) -> [MappingTrace.Unused] {
        let used = Set(trace.used)
        switch document {
        case .json(let root):
            var leaves: [MappingTrace.Unused] = []
            gather(JSONItem(value: root, place: "$"), used, &leaves)
            return leaves
        case .hl7(let source):
            return source.message.leaves().compactMap { unused($0.path.description, $0.text, used.contains($0.key)) }
        case .xml(let document): return try unused(in: document, trace, used)
        }
    }

    private func unused(_ place: String, _ value: String?, _ isUsed: Bool) -> MappingTrace.Unused? {
        guard !isUsed, let value, !Self.trimmed(value).isEmpty else { return nil }
        return MappingTrace.Unused(place: place, value: value)
    }

    private func gather(_ item: JSONItem, _ used: Set<String>, _ leaves: inout [MappingTrace.Unused]) {
        switch item.value {
        case .array, .object: for inner in item.select([.all]) { gather(inner, used, &leaves) }
        case .null, .bool, .number, .string:
            if let leaf = unused(item.place, item.value.scalar, used.contains(item.place)) { leaves.append(leaf) }
        }
    }

    /// Attributes, elements without elements inside, and text beside elements.
    private func unused(in document: XPathDocument, _ trace: MappingTrace, _ used: Set<String>)
        throws(Problem) -> [MappingTrace.Unused]
    {
        let all = try XPathExpression("//@* | //*[not(*)] | //*[*]/text()")
        var mentions: [String: Set<String>] = [:]
        for (place, names) in trace.mentions { mentions[String(Self.withoutLine(place)), default: []].formUnion(names) }
        let paths = Set(used.map { String(Self.withoutLine($0)) })
        return try document.nodes(all).compactMap { node in
            let place = node.place
            let isUsed = isInside(Self.withoutLine(place), node.name, paths, mentions)
            return unused(place, node.text, isUsed)
        }
    }

    /// Whether something around a node was read whole, or an expression that was evaluated there names the node.
    private func isInside(
        _ path: Substring, _ name: String, _ used: Set<String>, _ mentions: [String: Set<String>]
    ) -> Bool {
        var path = path
        while !path.isEmpty {
            if used.contains(String(path)) || mentions[String(path)]?.contains(name) == true { return true }
            guard let slash = path.lastIndex(of: "/") else { return false }
            path = path[..<slash]
        }
        return false
    }

    /// `/a/b[2]` of `/a/b[2] (line 4)`
    private static func withoutLine(_ place: String) -> Substring {
        place.utf8.lastIndex(of: UInt8(ascii: " ")).map { end in
            place[..<end].utf8.lastIndex(of: UInt8(ascii: " ")).map { place[..<$0] } ?? place[...]
        } ?? place[...]
    }
}

extension MappingRun {
    /// Notes what a path found, for a run that is to be explained.
    func noteRead(_ path: SourcePath, _ cursor: MappingCursor) {
        guard let trace else { return }
        let place = place(path, cursor)
        switch (path, document, cursor) {
        case (.hl7(let path), .hl7(let source), .hl7(let cursor)):
            trace.read(place, key: source.message.leafKey(path, from: cursor) ?? place)
        case (.hl7Part(let component, let subcomponent), _, .hl7(let cursor)):
            trace.read(
                place,
                key: HL7Message.leafKey(
                    cursor.segment, cursor.field, max(1, cursor.number), component, subcomponent ?? 1))
        case (.json(let path), .json(let root), .json(let item)):
            for found in start(path, root, item).select(path.steps) { trace.read(found.place, key: found.place) }
        default: trace.read(place, key: place)
        }
    }

    /// Notes what an XPath expression looked at: the nodes that it selected, and the names that its conditions mention.
    func noteEvaluated(_ path: XPathExpression, _ value: XPathDocument.Value, from node: XPathNode) {
        guard let trace else { return }
        var isSelection = false
        if case .nodes = value { isSelection = true }
        trace.mentioned(path.names(insideOnly: isSelection), from: node.place)
    }
}

extension XPathExpression {
    /// The local names in the expression; those in brackets or parentheses only, if it selects what it names outside them.
    fileprivate func names(insideOnly: Bool) -> Set<String> {
        var names: Set<String> = []
        var depth = 0
        var quote: UInt8?
        var word: [UInt8] = []
        func finish() {
            if !word.isEmpty, depth > 0 || !insideOnly { names.insert(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for byte in text.utf8 {
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                finish()
                quote = byte
            // A prefix is no part of a local name.
            case UInt8(ascii: ":"): word = []
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...0xFF:
                word.append(byte)
            default:
                finish()
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")") { depth -= 1 }
            }
        }
        finish()
        return names
    }
}

extension HL7Message {
    struct Leaf {
        let path: HL7Path
        let key: String
        let text: String
    }

    /// Fields of MSH that the gateway itself reads, whatever the mapping says: delimiters, who, what, id, processing, version,
    /// character set.
    private static let ownHeaderFields: Set<Int> = [1, 2, 3, 4, 9, 10, 11, 12, 18]

    static func leafKey(_ segment: Int, _ field: Int, _ repetition: Int, _ component: Int, _ subcomponent: Int)
        -> String
    {
        "\(segment)-\(field)(\(repetition)).\(component).\(subcomponent)"
    }

    /// Every value of the message.
    func leaves() -> [Leaf] {
        var leaves: [Leaf] = []
        for segment in segments.indices {
            let isHeader = segments[segment].name == .msh
            var number = isHeader ? 2 : 1
            while let field = field(number, of: segment) {
                if !isHeader || !Self.ownHeaderFields.contains(number) { gather(field, number, segment, &leaves) }
                number += 1
            }
        }
        return leaves
    }

    private func gather(_ field: Span, _ number: Int, _ segment: Int, _ leaves: inout [Leaf]) {
        let repetitions = partCount(of: field, by: delimiters.repetition)
        for r in 1...repetitions {
            guard let repetition = part(r, of: field, by: delimiters.repetition) else { continue }
            let components = partCount(of: repetition, by: delimiters.component)
            for c in 1...components {
                guard let component = part(c, of: repetition, by: delimiters.component) else { continue }
                let subcomponents = partCount(of: component, by: delimiters.subcomponent)
                for s in 1...subcomponents {
                    guard case .text(let text) = value(repetition, component: c, subcomponent: s) else { continue }
                    let path = HL7Path(
                        segments[segment].name, occurrence: occurrence(segment), field: number,
                        repetition: repetitions > 1 ? r : nil, component: components > 1 || subcomponents > 1 ? c : nil,
                        subcomponent: subcomponents > 1 ? s : nil)
                    leaves.append(Leaf(path: path, key: Self.leafKey(segment, number, r, c, s), text: text))
                }
            }
        }
    }
}
