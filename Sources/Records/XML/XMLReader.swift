// XML bytes → XMLDocument, by libxml2's SAX2 events: no libxml2 tree in between, and no second copy of the text.

internal import CLibXML2

/// Reads XML documents.
public enum XMLReader {
    /// Reads one document in UTF-8, UTF-16, ISO-8859-1 or Windows-1252, as it declares.
    /// - Throws: `Problem` of reason `syntax`, `encoding`, `doctype`, `duplicateKey` (an attribute twice) or `limit`, whose
    ///   place reads `line 4, column 7`.
    public static func read(_ bytes: [UInt8], limits: XMLLimits = .standard) throws(Problem) -> XMLDocument {
        var parse = XMLParse(limits: limits)
        parse.tree.reserve(bytes: min(bytes.count, limits.documentBytes))
        return try parse.read(bytes) { context in
            let sax = context.pointee.sax!
            sax.pointee = xmlSAXHandler()
            sax.pointee.startDocument = { XMLParse.checkEncoding($0) }
            sax.pointee.startElementNs = { context, local, _, uri, declared, _, count, _, attributes in
                let parse = XMLParse.of(context)
                let start = XMLStart(local: local!, uri: uri, values: attributes, count: Int(count))
                let excess = parse.pointee.started(attributes: count, namespaces: declared)
                guard XMLParse.keep(context, within: excess) else { return }
                let input = context!.assumingMemoryBound(to: xmlParserCtxt.self).pointee.input
                parse.pointee.tree.open(start, line: input?.pointee.line ?? 0)
                _ = XMLParse.keep(context, within: parse.pointee.tree.excess(parse.pointee.limits))
            }
            sax.pointee.endElementNs = { context, _, _, _ in
                let parse = XMLParse.of(context)
                parse.pointee.ended()
                parse.pointee.tree.close()
            }
            sax.pointee.characters = { context, text, count in
                let parse = XMLParse.of(context)
                guard XMLParse.keep(context, within: parse.pointee.text(bytes: count)) else { return }
                parse.pointee.tree.append(UnsafeBufferPointer(start: text, count: Int(count)))
            }
            sax.pointee.cdataBlock = sax.pointee.characters
            sax.pointee.ignorableWhitespace = sax.pointee.characters
        } finish: { _, tree in
            tree.document()
        }
    }
}

/// Collects nodes as libxml2 calls.
struct XMLTree {
    private var names = XMLNames()
    private var nodes: [XMLDocument.Node] = []
    private var attributes: [XMLDocument.StoredAttribute] = []
    private var text: [UInt8] = []
    private var longestValue = 0
    /// The innermost open element, and the last node inside it so far; -1 where there is none.
    private var parent = -1
    private var last = -1
    /// The open elements around it.
    private var outer: [Int] = []

    /// Makes room for what a document of so many bytes usually becomes: less than half its bytes are names and markup, and
    /// it has an element, or text between two, every 24 bytes or so.
    mutating func reserve(bytes: Int) {
        text.reserveCapacity(bytes)
        nodes.reserveCapacity(bytes / 24)
        attributes.reserveCapacity(bytes / 48)
    }

    mutating func open(_ start: XMLStart, line: Int32) {
        let first = attributes.count
        for index in 0..<start.count {
            let attribute = start.attribute(index)
            let begin = text.count
            appendAttribute(attribute.value)
            longestValue = max(longestValue, attribute.value.count)
            attributes.append(
                XMLDocument.StoredAttribute(
                    name: names.number(attribute.local, attribute.uri), value: begin..<text.count))
        }
        add(XMLDocument.Node(name: names.number(start.local, start.uri), line: line, range: first..<attributes.count))
        outer.append(parent)
        parent = nodes.count - 1
        last = -1
    }

    /// What of the lengths of names, namespaces and attributes is too much, as `XMLStart.excess` says of one element; each
    /// name is measured once.
    func excess(_ limits: XMLLimits) -> XMLParse.Excess? {
        if names.longest > limits.nameBytes { return .longName(limits) }
        return longestValue > limits.textBytes ? .longValue(limits) : nil
    }

    mutating func close() {
        last = parent
        parent = outer.isEmpty ? -1 : outer.removeLast()
    }

    mutating func append(_ characters: UnsafeBufferPointer<xmlChar>) {
        guard parent >= 0 else { return }
        let begin = text.count
        text.append(contentsOf: characters)
        if last >= 0, nodes[last].name < 0 {
            nodes[last].extend(to: text.count)
        } else {
            add(XMLDocument.Node(name: -1, range: begin..<text.count))
        }
    }

    /// - Returns: `nil` when the text is not UTF-8 throughout: libxml2's own check is not relied on.
    func document() -> XMLDocument? {
        do { _ = try UTF8Span(validating: text.span) } catch { return nil }
        return XMLDocument(names: names.all, nodes: nodes, attributes: attributes, text: text)
    }

    private mutating func add(_ node: XMLDocument.Node) {
        let index = nodes.count
        nodes.append(node)
        if last >= 0 {
            nodes[last].next = Int32(index)
        } else if parent >= 0 {
            nodes[parent].first = Int32(index)
        }
        last = index
    }

    /// Without NOENT, libxml2 leaves an ampersand in an attribute as `&#38;` and expands all else; here it is undone.
    private mutating func appendAttribute(_ value: UnsafeBufferPointer<UInt8>) {
        guard caregate_contains(value.baseAddress, UInt8(ascii: "&"), value.count) else {
            text.append(contentsOf: value)
            return
        }
        let escaped: StaticString = "&#38;"
        var index = 0
        while index < value.count {
            text.append(value[index])
            let isEscaped =
                value[index] == UInt8(ascii: "&") && index + 5 <= value.count
                && (0..<5).allSatisfy { value[index + $0] == escaped.utf8Start[$0] }
            index += isEscaped ? 5 : 1
        }
    }
}

/// The names of a document, each once.
struct XMLNames {
    /// libxml2 keeps each distinct string once a document, so its address identifies it.
    private struct Key {
        let local: UnsafePointer<xmlChar>?
        let uri: UnsafePointer<xmlChar>?
        let number: Int32
        static var none: Key { Key(local: nil, uri: nil, number: -1) }
    }

    private(set) var all: [XMLDocument.Name] = []
    /// Bytes of the longest name or namespace.
    private(set) var longest = 0
    /// Names by address: a power of two places, at most half of them taken.
    private var buckets = [Key](repeating: .none, count: 256)

    mutating func number(_ local: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?) -> Int32 {
        var bucket = bucket(local, uri)
        while buckets[bucket].local != nil {
            if buckets[bucket].local == local, buckets[bucket].uri == uri { return buckets[bucket].number }
            bucket = (bucket + 1) & (buckets.count - 1)
        }
        return add(local, uri, at: bucket)
    }

    private mutating func add(
        _ local: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?, at bucket: Int
    ) -> Int32 {
        let number = Int32(all.count)
        let name = XMLDocument.Name(String(cString: local), namespace: uri.map(Self.namespace) ?? "")
        longest = max(longest, name.local.utf8.count, name.namespace.utf8.count)
        all.append(name)
        buckets[bucket] = Key(local: local, uri: uri, number: number)
        if all.count * 2 > buckets.count { grow() }
        return number
    }

    /// As in any attribute, libxml2 leaves an ampersand as `&#38;`.
    private static func namespace(_ uri: UnsafePointer<xmlChar>) -> String {
        let text = String(cString: uri)
        return text.utf8.contains(UInt8(ascii: "&")) ? text.replacing("&#38;", with: "&") : text
    }

    private func bucket(_ local: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?) -> Int {
        let address = UInt64(UInt(bitPattern: local)) ^ UInt64(UInt(bitPattern: uri)) &* 31
        return Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 32) & (buckets.count - 1)
    }

    private mutating func grow() {
        let old = buckets
        buckets = [Key](repeating: .none, count: old.count * 2)
        for key in old where key.local != nil {
            var bucket = bucket(key.local, key.uri)
            while buckets[bucket].local != nil { bucket = (bucket + 1) & (buckets.count - 1) }
            buckets[bucket] = key
        }
    }
}
