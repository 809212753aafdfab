// XML bytes → XMLDocument, by libxml2's SAX2 events: four times as fast as its DOM, and no second copy of the text.

internal import CLibXML2

/// Reads XML documents.
public enum XMLReader {
    /// Reads one document in UTF-8, UTF-16, ISO-8859-1 or Windows-1252, as it declares.
    /// - Throws: `Problem` of reason `syntax`, `encoding`, `doctype`, `duplicateKey` (an attribute twice) or `limit`, whose
    ///   place reads `line 4, column 7`.
    public static func read(_ bytes: [UInt8], limits: XMLLimits = .standard) throws(Problem) -> XMLDocument {
        let builder = XMLTreeBuilder(limits: limits)
        return try builder.parse(bytes) { context in
            let sax = context.pointee.sax!
            sax.pointee = xmlSAXHandler()
            sax.pointee.startDocument = { XMLGuard.of($0).checkEncoding($0) }
            sax.pointee.startElementNs = { context, local, _, uri, declared, _, count, _, attributes in
                let builder = XMLTreeBuilder.building(context)
                if builder.started(context, attributes: count, namespaces: declared) {
                    builder.open(context, local, uri, attributes, Int(count))
                }
            }
            sax.pointee.endElementNs = { context, _, _, _ in
                let builder = XMLTreeBuilder.building(context)
                builder.ended()
                builder.close()
            }
            sax.pointee.characters = { context, text, count in
                let builder = XMLTreeBuilder.building(context)
                if builder.text(context, bytes: count) { builder.append(text!, Int(count)) }
            }
            sax.pointee.cdataBlock = sax.pointee.characters
            sax.pointee.ignorableWhitespace = sax.pointee.characters
        } finish: { _ in
            builder.document()
        }
    }
}

/// Collects nodes as libxml2 calls.
private final class XMLTreeBuilder: XMLGuard {
    /// libxml2 keeps each distinct string once a document, so its address identifies it.
    private struct NameKey: Hashable {
        let local: UnsafePointer<xmlChar>
        let uri: UnsafePointer<xmlChar>?
    }

    private var names: [XMLDocument.Name] = []
    private var known: [NameKey: Int32] = [:]
    private var nodes: [XMLDocument.Node] = []
    private var attributes: [XMLDocument.StoredAttribute] = []
    private var text: [UInt8] = []
    /// Open elements, and the last node inside each so far.
    private var open: [(node: Int, last: Int)] = []

    static func building(_ context: UnsafeMutableRawPointer?) -> XMLTreeBuilder {
        unsafeDowncast(of(context), to: XMLTreeBuilder.self)
    }

    func open(
        _ context: UnsafeMutableRawPointer?, _ local: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?,
        _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
    ) {
        let parser = context!.assumingMemoryBound(to: xmlParserCtxt.self)
        let first = attributes.count
        for index in 0..<count {
            // Five pointers an attribute: local name, prefix, namespace, begin and end of the value.
            let attribute = values! + index * 5
            let begin = attribute[3]!
            let length = attribute[4]! - begin
            guard attributeValue(context, bytes: length) else { return }
            let start = text.count
            appendAttribute(UnsafeBufferPointer(start: begin, count: length))
            attributes.append(
                XMLDocument.StoredAttribute(name: name(context, attribute[0]!, attribute[2]), value: start..<text.count)
            )
        }
        var node = XMLDocument.Node(name: name(context, local!, uri), range: first..<attributes.count)
        node.line = Int32(parser.pointee.input?.pointee.line ?? 0)
        add(node)
        open.append((nodes.count - 1, -1))
    }

    func close() { _ = open.popLast() }

    func append(_ characters: UnsafePointer<xmlChar>, _ count: Int) {
        let start = text.count
        text.append(contentsOf: UnsafeBufferPointer(start: characters, count: count))
        guard let parent = open.last else { return }
        if parent.last >= 0, nodes[parent.last].name < 0 {
            nodes[parent.last].range = nodes[parent.last].range.lowerBound..<text.count
        } else {
            add(XMLDocument.Node(name: -1, range: start..<text.count))
        }
    }

    /// - Returns: `nil` when the text is not UTF-8 throughout: libxml2's own check is not relied on.
    func document() -> XMLDocument? {
        Self.isUTF8(text) ? XMLDocument(names: names, nodes: nodes, attributes: attributes, text: text) : nil
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return true
        } catch {
            return false
        }
    }

    private func add(_ node: XMLDocument.Node) {
        let index = nodes.count
        nodes.append(node)
        guard let parent = open.last else { return }
        if parent.last >= 0 {
            nodes[parent.last].next = Int32(index)
        } else {
            nodes[parent.node].first = Int32(index)
        }
        open[open.count - 1].last = index
    }

    private func name(
        _ context: UnsafeMutableRawPointer?, _ local: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?
    ) -> Int32 {
        let key = NameKey(local: local, uri: uri)
        if let index = known[key] { return index }
        let text = XMLDocument.Name(String(cString: local), namespace: uri.map { String(cString: $0) } ?? "")
        _ = name(context, bytes: max(text.local.utf8.count, text.namespace.utf8.count))
        let index = Int32(names.count)
        names.append(text)
        known[key] = index
        return index
    }

    /// Without NOENT, libxml2 leaves an ampersand in an attribute as `&#38;` and expands all else; here it is undone.
    private func appendAttribute(_ value: UnsafeBufferPointer<UInt8>) {
        guard value.contains(UInt8(ascii: "&")) else {
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
