// An XML document as a compact tree of our own: nodes in one array in document order, text in one buffer, names once.

/// A parsed document. Immutable; a class so that its elements can be small handles on it.
public final class XMLDocument: Sendable {
    /// A name as namespaces define it: prefixes mean nothing.
    public struct Name: Sendable, Hashable {
        /// Namespace URI; empty when the name is in none.
        public let namespace: String
        public let local: String

        public init(_ local: String, namespace: String = "") {
            self.local = local
            self.namespace = namespace
        }
    }

    /// 24 bytes, as a record has tens of thousands: documents are of less than 2³¹ bytes.
    struct Node: Sendable {
        /// Of an element in `names`; -1 of text.
        let name: Int32
        /// The next node with the same parent; -1 after the last.
        var next: Int32 = -1
        /// The first node inside; -1 of an empty element and of text.
        var first: Int32 = -1
        let line: Int32
        private let start: Int32
        private var end: Int32

        init(name: Int32, line: Int32 = 0, range: Range<Int>) {
            self.name = name
            self.line = line
            start = Int32(range.lowerBound)
            end = Int32(range.upperBound)
        }

        /// Of an element in `attributes`; of text in `text`.
        var range: Range<Int> { Int(start)..<Int(end) }

        mutating func extend(to end: Int) { self.end = Int32(end) }
    }

    struct StoredAttribute: Sendable {
        let name: Int32
        private let start: Int32
        private let end: Int32

        init(name: Int32, value: Range<Int>) {
            self.name = name
            start = Int32(value.lowerBound)
            end = Int32(value.upperBound)
        }

        /// Of its value in `text`.
        var range: Range<Int> { Int(start)..<Int(end) }
    }

    let names: [Name]
    let nodes: [Node]
    let attributes: [StoredAttribute]
    let text: [UInt8]

    init(names: [Name], nodes: [Node], attributes: [StoredAttribute], text: [UInt8]) {
        self.names = names
        self.nodes = nodes
        self.attributes = attributes
        self.text = text
    }

    /// The document element.
    public var root: XMLElement { XMLElement(document: self, index: 0) }

    /// Nothing is repaired here: the reader checked the whole buffer to be UTF-8.
    func string(_ range: Range<Int>) -> String {
        String(decoding: text[range], as: UTF8.self)
    }
}

/// One element of a document.
public struct XMLElement: Sendable {
    let document: XMLDocument
    let index: Int

    private var node: XMLDocument.Node { document.nodes[index] }

    public var name: XMLDocument.Name { document.names[Int(node.name)] }
    /// The line on which its start tag ends, from 1.
    public var line: Int { Int(node.line) }

    public struct Attribute: Sendable {
        public let name: XMLDocument.Name
        public let value: String
    }

    /// All attributes in the order written, without namespace declarations.
    public var attributes: [Attribute] {
        document.attributes[node.range].map {
            Attribute(name: document.names[Int($0.name)], value: document.string($0.range))
        }
    }

    /// The value of an attribute that is in no namespace, unless another is given.
    public func attribute(_ local: String, namespace: String = "") -> String? {
        for attribute in document.attributes[node.range] {
            let name = document.names[Int(attribute.name)]
            if name.local == local, name.namespace == namespace { return document.string(attribute.range) }
        }
        return nil
    }

    /// What is inside an element.
    public enum Content: Sendable {
        case element(XMLElement)
        case text(String)
    }

    /// Elements and text in the order written. Comments and processing instructions are not kept.
    public var content: [Content] {
        var content: [Content] = []
        forEachChild { child, node in
            content.append(
                node.name < 0
                    ? .text(document.string(node.range)) : .element(XMLElement(document: document, index: child)))
        }
        return content
    }

    /// The elements inside, in order.
    public var elements: [XMLElement] {
        var elements: [XMLElement] = []
        forEachChild { child, node in
            if node.name >= 0 { elements.append(XMLElement(document: document, index: child)) }
        }
        return elements
    }

    /// Whether there is text directly inside that is not white space.
    var hasText: Bool {
        var found = false
        forEachChild { _, node in
            if node.name < 0, !found {
                found = document.text[node.range].contains { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
            }
        }
        return found
    }

    /// The text directly inside, joined.
    public var text: String {
        var text = ""
        forEachChild { _, node in
            if node.name < 0 { text += document.string(node.range) }
        }
        return text
    }

    private func forEachChild(_ body: (Int, XMLDocument.Node) -> Void) {
        var child = node.first
        while child >= 0 {
            let node = document.nodes[Int(child)]
            body(Int(child), node)
            child = node.next
        }
    }
}
