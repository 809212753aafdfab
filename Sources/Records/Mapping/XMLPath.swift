// Most paths of an XML mapping only name children and attributes: those are followed on the tree itself, without the
// evaluation of an XPath expression, which costs a hundred times as much. What they lead to is the same.

internal import CLibXML2

/// An XPath expression of a mapping.
struct XMLPath: Sendable {
    let expression: XPathExpression
    /// `nil` where the expression says more than a chain of names.
    private let steps: [Step]?
    private let startsAtDocument: Bool

    private enum Step: Sendable {
        case parent
        case child(XMLPathName)
        case attribute(XMLPathName)
    }

    /// - Throws: what `XPathExpression` throws.
    init(_ text: String, namespaces: [String: String]) throws(Problem) {
        expression = try XPathExpression(text, namespaces: namespaces)
        startsAtDocument = text.hasPrefix("/")
        steps = Self.steps(startsAtDocument ? String(text.dropFirst()) : text, namespaces)
    }

    /// Reads `c:Person/c:Name`, `../@id`, `.`: names of ASCII letters, digits, `_` and `-`, and parents at the beginning.
    private static func steps(_ text: String, _ namespaces: [String: String]) -> [Step]? {
        if text == "." { return [] }
        var steps: [Step] = []
        for word in text.split(separator: "/", omittingEmptySubsequences: false) {
            // Beyond an attribute is nothing; a parent after a child could be reached from several.
            switch steps.last {
            case .attribute: return nil
            case .child where word == "..": return nil
            default: break
            }
            if word == ".." {
                steps.append(.parent)
                continue
            }
            let isAttribute = word.first == "@"
            let parts = word.dropFirst(isAttribute ? 1 : 0).split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count <= 2, parts.allSatisfy(isName), let local = parts.last else { return nil }
            var uri: String?
            if parts.count == 2 {
                guard let known = namespaces[String(parts[0])] else { return nil }
                uri = known
            }
            let name = XMLPathName(String(local), namespace: uri)
            steps.append(isAttribute ? .attribute(name) : .child(name))
        }
        return steps
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, first == UInt8(ascii: "_") || isLetter(first) else { return false }
        return text.utf8.allSatisfy {
            isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: "-")
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    // MARK: - Following

    func evaluate(_ document: XPathDocument, from node: XPathNode) throws(Problem) -> XPathDocument.Value {
        guard let steps else { return try document.evaluate(expression, from: node) }
        var found: [XPathNode] = []
        follow(steps[...], startsAtDocument ? Self.document(of: node.pointer) : node.pointer) {
            found.append(XPathNode(document: document, pointer: $0))
        }
        return .nodes(found)
    }

    /// The text of the only node that the path leads to, and how many it leads to; `nil` where it must be evaluated.
    func onlyText(from node: XPathNode) -> (text: String?, count: Int)? {
        guard let steps else { return nil }
        var first: xmlNodePtr?
        var count = 0
        follow(steps[...], startsAtDocument ? Self.document(of: node.pointer) : node.pointer) {
            if first == nil { first = $0 }
            count += 1
        }
        return (count == 1 ? first.map { Self.text(of: $0, node) } : nil, count)
    }

    private static func document(of node: xmlNodePtr) -> xmlNodePtr? {
        UnsafeMutableRawPointer(node.pointee.doc)?.assumingMemoryBound(to: xmlNode.self)
    }

    private static func text(of node: xmlNodePtr, _ start: XPathNode) -> String {
        // One piece of text inside, as nearly always.
        guard let child = node.pointee.children else { return "" }
        if child.pointee.next == nil, child.pointee.type == XML_TEXT_NODE, let content = child.pointee.content {
            return String(cString: content)
        }
        return XPathNode(document: start.document, pointer: node).text
    }

    private func follow(_ steps: ArraySlice<Step>, _ node: xmlNodePtr?, _ body: (xmlNodePtr) -> Void) {
        guard let node else { return }
        guard let step = steps.first else { return body(node) }
        let rest = steps.dropFirst()
        switch step {
        case .parent: follow(rest, node.pointee.parent, body)
        case .child(let name):
            // An attribute has text inside, which is no child in XPath.
            guard node.pointee.type != XML_ATTRIBUTE_NODE else { return }
            var child = node.pointee.children
            while let current = child {
                if current.pointee.type == XML_ELEMENT_NODE, name.names(current.pointee.name, current.pointee.ns) {
                    follow(rest, current, body)
                }
                child = current.pointee.next
            }
        case .attribute(let name):
            guard node.pointee.type == XML_ELEMENT_NODE else { return }
            var attribute = node.pointee.properties
            while let current = attribute {
                if name.names(current.pointee.name, current.pointee.ns) {
                    body(UnsafeMutableRawPointer(current).assumingMemoryBound(to: xmlNode.self))
                }
                attribute = current.pointee.next
            }
        }
    }
}

/// A name as libxml2 keeps it, for comparison without a text of our own.
private final class XMLPathName: Sendable {
    private let local: [UInt8]
    private let namespace: [UInt8]?

    init(_ local: String, namespace: String?) {
        self.local = Array(local.utf8) + [0]
        self.namespace = namespace.map { Array($0.utf8) + [0] }
    }

    func names(_ name: UnsafePointer<xmlChar>?, _ declared: UnsafeMutablePointer<xmlNs>?) -> Bool {
        guard xmlStrEqual(local, name) == 1 else { return false }
        guard let namespace else { return declared == nil }
        return declared.map { xmlStrEqual(namespace, $0.pointee.href) == 1 } ?? false
    }
}
