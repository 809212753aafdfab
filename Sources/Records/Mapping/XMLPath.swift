// Most paths of an XML mapping only name children and attributes: those are followed on the tree itself, without the
// evaluation of an XPath expression, which costs a hundred times as much. What they lead to is the same.

internal import CLibXML2

/// An XPath expression of a mapping.
struct XMLPath: Sendable {
    let expression: XPathExpression
    /// `nil` where the expression says more than a chain of names.
    private let chain: XMLPathChain?

    /// - Throws: what `XPathExpression` throws.
    init(_ text: String, namespaces: [String: String]) throws(Problem) {
        expression = try XPathExpression(text, namespaces: namespaces)
        chain = XMLPathChain(text, namespaces)
    }

    func evaluate(_ document: XPathDocument, from node: XPathNode) throws(Problem) -> XPathDocument.Value {
        guard let chain else { return try document.evaluate(expression, from: node) }
        return .nodes(
            chain.nodes(from: node.pointer).map { XPathNode(document: document, pointer: $0) })
    }

    /// The only node that the path leads to, and how many it leads to; `nil` where it must be evaluated.
    func only(from node: xmlNodePtr) -> (node: xmlNodePtr?, count: Int)? { chain?.only(from: node) }
}

/// A chain of names. A class, as a run asks for it at every path.
private final class XMLPathChain: Sendable {
    private enum Kind {
        case parent
        case child
        case attribute
    }

    private struct Step {
        let kind: Kind
        /// The first byte of the local name.
        let first: UInt8
        /// Where in `names` they begin; without a namespace -1.
        let local: Int
        let namespace: Int
    }

    private let startsAtDocument: Bool
    private let steps: [Step]
    /// Names and namespaces as libxml2 keeps them, each ended by a zero.
    private let names: [UInt8]

    /// Reads `c:Person/c:Name`, `../@id`, `.`: names of ASCII letters, digits, `_` and `-`, and parents at the beginning.
    /// - Returns: `nil` when it is anything else.
    init?(_ text: String, _ namespaces: [String: String]) {
        startsAtDocument = text.hasPrefix("/")
        var steps: [Step] = []
        var names: [UInt8] = []
        func place(of name: some StringProtocol) -> Int {
            names += Array(name.utf8) + [0]
            return names.count - name.utf8.count - 1
        }
        let chain = text.dropFirst(startsAtDocument ? 1 : 0)
        for word in chain == "." ? [] : chain.split(separator: "/", omittingEmptySubsequences: false) {
            // Beyond an attribute is nothing; a parent after a child could be reached from several.
            switch steps.last?.kind {
            case .attribute: return nil
            case .child where word == "..": return nil
            default: break
            }
            if word == ".." {
                steps.append(Step(kind: .parent, first: 0, local: -1, namespace: -1))
                continue
            }
            let isAttribute = word.first == "@"
            let parts = word.dropFirst(isAttribute ? 1 : 0).split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count <= 2, parts.allSatisfy(Self.isName), let local = parts.last else { return nil }
            var namespace = -1
            if parts.count == 2 {
                guard let known = namespaces[String(parts[0])] else { return nil }
                namespace = place(of: known)
            }
            steps.append(
                Step(
                    kind: isAttribute ? .attribute : .child, first: local.utf8.first ?? 0, local: place(of: local),
                    namespace: namespace))
        }
        self.steps = steps
        self.names = names
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

    func nodes(from node: xmlNodePtr) -> [xmlNodePtr] {
        var nodes: [xmlNodePtr] = []
        follow(from: node) { nodes.append($0) }
        return nodes
    }

    /// The only node, and how many there are.
    func only(from node: xmlNodePtr) -> (node: xmlNodePtr?, count: Int) {
        var first: xmlNodePtr?
        var count = 0
        follow(from: node) {
            if first == nil { first = $0 }
            count += 1
        }
        return (count == 1 ? first : nil, count)
    }

    @inline(__always)
    private func follow(from node: xmlNodePtr, _ body: (xmlNodePtr) -> Void) {
        let document = UnsafeMutableRawPointer(node.pointee.doc)?.assumingMemoryBound(to: xmlNode.self)
        names.withUnsafeBufferPointer { names in
            follow(0, startsAtDocument ? document : node, names.baseAddress, body)
        }
    }

    /// - Parameter names: those of the chain; `nil` where it has none.
    private func follow(
        _ index: Int, _ node: xmlNodePtr?, _ names: UnsafePointer<UInt8>?, _ body: (xmlNodePtr) -> Void
    ) {
        guard let node else { return }
        guard index < steps.count else { return body(node) }
        let step = steps[index]
        switch step.kind {
        case .parent: follow(index + 1, node.pointee.parent, names, body)
        case .child:
            // An attribute has text inside, which is no child in XPath.
            guard node.pointee.type != XML_ATTRIBUTE_NODE else { return }
            var child = node.pointee.children
            while let current = child {
                if current.pointee.type == XML_ELEMENT_NODE,
                    Self.names(step, names, current.pointee.name, current.pointee.ns)
                {
                    follow(index + 1, current, names, body)
                }
                child = current.pointee.next
            }
        case .attribute:
            guard node.pointee.type == XML_ELEMENT_NODE else { return }
            var attribute = node.pointee.properties
            while let current = attribute {
                if Self.names(step, names, current.pointee.name, current.pointee.ns) {
                    body(UnsafeMutableRawPointer(current).assumingMemoryBound(to: xmlNode.self))
                }
                attribute = current.pointee.next
            }
        }
    }

    /// Whether a step names what is called so.
    @inline(__always)
    private static func names(
        _ step: Step, _ names: UnsafePointer<UInt8>?, _ name: UnsafePointer<xmlChar>?,
        _ declared: UnsafeMutablePointer<xmlNs>?
    ) -> Bool {
        // Most names differ in their first letter.
        guard let name, let names, name[0] == step.first, xmlStrEqual(names + step.local, name) == 1 else {
            return false
        }
        guard step.namespace >= 0 else { return declared == nil }
        return declared.map { xmlStrEqual(names + step.namespace, $0.pointee.href) == 1 } ?? false
    }
}
