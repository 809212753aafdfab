// A sender's own XML as a mapping sees it.

internal import CLibXML2

/// A document, with the paths of the program that looks into it.
struct XMLRecord: MappingRecord {
    /// A node of the document, which the record keeps alive.
    typealias Cursor = xmlNodePtr

    private let document: XPathDocument
    private let paths: [XMLPath]
    private let file: String
    private let trace: MappingTrace?

    /// - Parameter file: the mapping's, for messages.
    init(_ document: XPathDocument, _ program: MappingProgram, file: String, trace: MappingTrace?) {
        self.document = document
        paths = program.xmlPaths
        self.file = file
        self.trace = trace
    }

    var root: xmlNodePtr { document.root.pointer }

    func text(_ path: Int, _ cursor: xmlNodePtr, _ outer: [xmlNodePtr], line: Int) throws(Problem) -> String? {
        let text: String?
        // An account needs the nodes themselves.
        if trace == nil, let (only, count) = paths[path].only(from: cursor), count < 2 {
            text = only.map { XPathNode(document: document, pointer: $0).text }
        } else {
            switch try evaluate(path, cursor, line) {
            case .nodes(let nodes):
                guard nodes.count < 2 else {
                    throw Problem(.dataType, "\(nodes.count) values where one is expected")
                        .inMapping(file, line: line, record: nodes[1].place)
                }
                text = nodes.first?.text
            case .text(let value): text = value
            case .flag(let flag): text = flag ? "true" : "false"
            case .number(let number):
                // XPath counts in floating point; only whole numbers, such as counts, come out as they went in.
                text = number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
            }
        }
        let trimmed = text?.trimmingBlanks() ?? ""
        return trimmed.isEmpty ? nil : trimmed
    }

    func stands(_ path: Int, _ cursor: xmlNodePtr, _ outer: [xmlNodePtr], line: Int) throws(Problem) -> Bool {
        if trace == nil, let (only, count) = paths[path].only(from: cursor), count < 2 {
            return only.map { !XPathNode(document: document, pointer: $0).text.trimmingBlanks().isEmpty } ?? false
        }
        return switch try evaluate(path, cursor, line) {
        case .flag(let flag): flag
        case .number(let number): number != 0
        case .text(let text): !text.trimmingBlanks().isEmpty
        case .nodes(let nodes): nodes.contains { !$0.text.trimmingBlanks().isEmpty }
        }
    }

    func items(_ path: Int, _ cursor: xmlNodePtr, _ outer: [xmlNodePtr], line: Int) throws(Problem) -> [xmlNodePtr] {
        guard case .nodes(let nodes) = try evaluate(path, cursor, line) else { return [] }
        return nodes.map(\.pointer)
    }

    func first(_ path: Int, _ cursor: xmlNodePtr) -> xmlNodePtr? { nil }

    func lacks(_ needs: Range<Int>, _ cursor: xmlNodePtr) -> Bool { false }

    private func evaluate(_ path: Int, _ cursor: xmlNodePtr, _ line: Int) throws(Problem) -> XPathDocument.Value {
        let node = XPathNode(document: document, pointer: cursor)
        do throws(Problem) {
            let value = try paths[path].evaluate(document, from: node)
            if trace != nil { noteEvaluated(paths[path].expression, value, from: node) }
            return value
        } catch {
            throw error.inMapping(file, line: line, record: node.place)
        }
    }
}

// MARK: - For messages and accounts

extension XMLRecord {
    /// The node itself where it is there; else the path, from the item that it would be in.
    func place(_ path: Int, _ cursor: xmlNodePtr, _ outer: [xmlNodePtr]) -> String {
        let node = XPathNode(document: document, pointer: cursor)
        do throws(Problem) {
            if case .nodes(let found) = try paths[path].evaluate(document, from: node), let first = found.first {
                return first.place
            }
        } catch {
            return node.place
        }
        return "\(paths[path].expression.text) in \(node.place)"
    }

    func place(_ cursor: xmlNodePtr) -> String { XPathNode(document: document, pointer: cursor).place }

    func note(_ path: Int, _ cursor: xmlNodePtr, _ outer: [xmlNodePtr], in trace: MappingTrace) {
        let place = place(path, cursor, outer)
        trace.read(place, key: place)
    }

    /// Notes what an expression looked at: the nodes that it selected, and the names that its conditions mention.
    private func noteEvaluated(_ path: XPathExpression, _ value: XPathDocument.Value, from node: XPathNode) {
        var isSelection = false
        if case .nodes = value { isSelection = true }
        trace?.mentioned(path.names(insideOnly: isSelection), from: node.place)
    }

    /// Attributes, elements without elements inside, and text beside elements.
    func unused(_ trace: MappingTrace) throws(Problem) -> [MappingTrace.Unused] {
        let all = try XPathExpression("//@* | //*[not(*)] | //*[*]/text()")
        var mentions: [String: Set<String>] = [:]
        for (place, names) in trace.mentions { mentions[String(Self.withoutLine(place)), default: []].formUnion(names) }
        let paths = Set(trace.used.map { String(Self.withoutLine($0)) })
        return try document.nodes(all).compactMap { node in
            let place = node.place
            let isUsed = Self.isInside(Self.withoutLine(place), node.name, paths, mentions)
            return trace.unused(place, node.text, isUsed)
        }
    }

    /// Whether something around a node was read whole, or an expression that was evaluated there names the node.
    private static func isInside(
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
