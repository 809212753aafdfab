// A document as libxml2's own tree, which XPath needs: only for records that a mapping reads. FHIR goes by XMLDocument.

internal import CLibXML2

/// A parsed document that XPath expressions are evaluated on. It belongs to the task that parsed it.
public final class XPathDocument {
    private let document: xmlDocPtr
    private let stepLimit: UInt
    /// Made for the first expression that is evaluated: paths that only name elements (`XMLPath`) need none.
    private var context: xmlXPathContextPtr?
    /// The prefixes that are registered in `context`.
    private var registered: [String: String] = [:]
    /// Of the elements that have namesakes beside them, their positions, from 1; as far as they were asked for.
    private var positions: [xmlNodePtr: Int] = [:]
    /// Whose children have been numbered.
    private var numbered: Set<xmlNodePtr> = []

    /// Reads one document, as `XMLReader.read` does and with the same refusals.
    public init(_ bytes: [UInt8], limits: XMLLimits = .standard) throws(Problem) {
        var parse = XMLParse(limits: limits)
        document = try parse.read(bytes) { context in
            let sax = context.pointee.sax!
            sax.pointee.startDocument = { context in
                XMLParse.checkEncoding(context)
                xmlSAX2StartDocument(context)
            }
            sax.pointee.startElementNs = {
                context, local, prefix, uri, declared, namespaces, count, defaulted, attributes in
                let parse = XMLParse.of(context)
                let start = XMLStart(local: local!, uri: uri, values: attributes, count: Int(count))
                let excess =
                    parse.pointee.started(attributes: count, namespaces: declared) ?? start.excess(parse.pointee.limits)
                guard XMLParse.keep(context, within: excess) else { return }
                xmlSAX2StartElementNs(
                    context, local, prefix, uri, declared, namespaces, count, defaulted, attributes)
            }
            sax.pointee.endElementNs = { context, local, prefix, uri in
                XMLParse.of(context).pointee.ended()
                xmlSAX2EndElementNs(context, local, prefix, uri)
            }
            sax.pointee.characters = { context, text, count in
                let excess = XMLParse.of(context).pointee.text(bytes: count)
                if XMLParse.keep(context, within: excess) { xmlSAX2Characters(context, text, count) }
            }
            sax.pointee.cdataBlock = sax.pointee.characters
            sax.pointee.ignorableWhitespace = sax.pointee.characters
        } finish: { context, _ in
            // Taken over from the parser context; where the parse fails, XMLParse frees it.
            let made = context.pointee.myDoc
            context.pointee.myDoc = nil
            return made
        }
        stepLimit = limits.xpathSteps
    }

    deinit {
        xmlXPathFreeContext(context)
        xmlFreeDoc(document)
    }

    /// The document element.
    public var root: XPathNode { XPathNode(document: self, pointer: xmlDocGetRootElement(document)) }

    /// What an expression yields.
    public enum Value {
        /// In document order.
        case nodes([XPathNode])
        case text(String)
        case number(Double)
        case flag(Bool)
    }

    /// Evaluates an expression relative to a node of this document (the document element unless told otherwise).
    /// - Throws: `Problem` of reason `syntax` when it cannot be evaluated, `limit` when it takes too long.
    public func evaluate(_ expression: XPathExpression, from node: XPathNode? = nil) throws(Problem) -> Value {
        let context = try preparedContext()
        register(expression.namespaces, in: context)
        context.pointee.node = node?.pointer ?? xmlDocGetRootElement(document)
        context.pointee.opCount = 0
        xmlResetError(&context.pointee.lastError)
        guard let result = expression.withCompiled({ xmlXPathCompiledEval($0, context) }) else {
            // libxml2 reports its XPath errors shifted into the numbers of all its errors.
            let code = XML_XPATH_EXPRESSION_OK.rawValue + XPATH_OP_LIMIT_EXCEEDED.rawValue
            let isLimit = context.pointee.lastError.code == Int32(code)
            throw Problem(
                isLimit ? .limit : .syntax,
                "the XPath expression \(expression.text) cannot be evaluated"
                    + (isLimit ? " within the limit of steps" : ""))
        }
        defer { xmlXPathFreeObject(result) }
        switch result.pointee.type {
        case XPATH_NODESET: return .nodes(nodes(result))
        case XPATH_NUMBER: return .number(result.pointee.floatval)
        case XPATH_BOOLEAN: return .flag(result.pointee.boolval != 0)
        default: return .text(result.pointee.stringval.map { String(cString: $0) } ?? "")
        }
    }

    /// The nodes an expression selects, in document order; none when it yields no nodes.
    public func nodes(_ expression: XPathExpression, from node: XPathNode? = nil) throws(Problem) -> [XPathNode] {
        if case .nodes(let nodes) = try evaluate(expression, from: node) { return nodes }
        return []
    }

    /// The text an expression yields: of nodes that of the first, of numbers and booleans as XPath's `string()` writes them;
    /// `nil` when it selects no node.
    public func text(_ expression: XPathExpression, from node: XPathNode? = nil) throws(Problem) -> String? {
        switch try evaluate(expression, from: node) {
        case .nodes(let nodes): return nodes.first?.text
        case .text(let text): return text
        case .flag(let flag): return flag ? "true" : "false"
        case .number(let number):
            let text = xmlXPathCastNumberToString(number)
            defer { caregate_xmlFree(text) }
            return text.map { String(cString: $0) }
        }
    }

    private func nodes(_ result: xmlXPathObjectPtr) -> [XPathNode] {
        guard let set = result.pointee.nodesetval, let table = set.pointee.nodeTab else { return [] }
        xmlXPathNodeSetSort(set)
        return (0..<Int(set.pointee.nodeNr)).compactMap { index in
            // Namespace nodes are copies that die with the result.
            guard let node = table[index], node.pointee.type != XML_NAMESPACE_DECL else { return nil }
            return XPathNode(document: self, pointer: node)
        }
    }

    /// The position of an element among its namesakes; `nil` when it has none. All children of a parent are numbered at once,
    /// so that naming every one of many places takes no time squared.
    fileprivate func position(of node: xmlNodePtr) -> Int? {
        if let parent = node.pointee.parent, numbered.insert(parent).inserted { numberChildren(of: parent) }
        return positions[node]
    }

    private func numberChildren(of parent: xmlNodePtr) {
        var namesakes: [String: (first: xmlNodePtr, count: Int)] = [:]
        var next = parent.pointee.children
        while let node = next {
            next = node.pointee.next
            guard node.pointee.type == XML_ELEMENT_NODE else { continue }
            let name = String(cString: node.pointee.name)
            let before = namesakes[name] ?? (node, 0)
            namesakes[name] = (before.first, before.count + 1)
            guard before.count > 0 else { continue }
            positions[before.first] = 1
            positions[node] = before.count + 1
        }
    }

    private func preparedContext() throws(Problem) -> xmlXPathContextPtr {
        if let context { return context }
        guard let made = xmlXPathNewContext(document) else { throw Problem(.fault, "no memory for XPath") }
        made.pointee.opLimit = stepLimit
        // Without a handler libxml2 would print.
        made.pointee.error = { _, _ in }
        context = made
        return made
    }

    private func register(_ namespaces: [String: String], in context: xmlXPathContextPtr) {
        guard namespaces != registered else { return }
        xmlXPathRegisteredNsCleanup(context)
        for (prefix, uri) in namespaces { xmlXPathRegisterNs(context, prefix, uri) }
        registered = namespaces
    }

    /// Evaluates an expression on a document of one empty element, to find what only shows then.
    static func trial(_ expression: XPathExpression) throws(Problem) {
        let document = try XPathDocument(Array("<x/>".utf8))
        do {
            _ = try document.evaluate(expression)
        } catch {
            throw Problem(
                .syntax,
                "this XPath expression uses a prefix, function or variable that is not known: \(expression.text)")
        }
    }
}

/// A node of an `XPathDocument`, which it keeps alive.
public struct XPathNode {
    let document: XPathDocument
    let pointer: xmlNodePtr

    /// The text of the node and all inside it; an attribute's value.
    public var text: String {
        // One piece of text inside, as nearly always.
        if pointer.pointee.type == XML_ELEMENT_NODE || isAttribute {
            guard let child = pointer.pointee.children else { return "" }
            if child.pointee.next == nil, child.pointee.type == XML_TEXT_NODE, let content = child.pointee.content {
                return String(cString: content)
            }
        }
        guard let content = xmlNodeGetContent(pointer) else { return "" }
        defer { caregate_xmlFree(content) }
        return String(cString: content)
    }

    /// The local name of an element or attribute; empty of text.
    public var name: String { pointer.pointee.type == XML_TEXT_NODE ? "" : String(cString: pointer.pointee.name) }

    /// From 1; of an attribute its element's.
    public var line: Int { Int(xmlGetLineNo(isAttribute ? pointer.pointee.parent : pointer)) }

    private var isAttribute: Bool { pointer.pointee.type == XML_ATTRIBUTE_NODE }

    /// Where the node is, for people: `/Extract/Client[3]/DateOfBirth (line 41)`. Positions are given where an element has
    /// namesakes beside it.
    public var place: String {
        var steps: [String] = []
        var node: xmlNodePtr? = pointer
        while let current = node, current.pointee.type != XML_DOCUMENT_NODE {
            switch current.pointee.type {
            case XML_ATTRIBUTE_NODE: steps.append("@" + String(cString: current.pointee.name))
            case XML_ELEMENT_NODE:
                let position = document.position(of: current).map { "[\($0)]" } ?? ""
                steps.append(String(cString: current.pointee.name) + position)
            default: steps.append("text()")
            }
            node = current.pointee.parent
        }
        return "/" + steps.reversed().joined(separator: "/") + " (line \(line))"
    }
}
