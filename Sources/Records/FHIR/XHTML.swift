// Narrative (http://hl7.org/fhir/R4/narrative.html): one XHTML div, a string in JSON and markup in XML.

enum XHTML {
    static let namespace = "http://www.w3.org/1999/xhtml"
    private static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
    /// Elements that HTML readers expect without an end tag; all others get one.
    private static let void: Set<String> = ["br", "hr", "img", "col", "area"]

    /// The markup to put into an XML document for a JSON string: byte for byte what was sent, where that is one well-formed
    /// `div` that declares its namespace. A missing declaration, which many senders leave out, is added.
    /// - Parameter depth: elements around it there.
    static func markup(_ text: [UInt8], inside depth: Int) throws(Problem) -> [UInt8] {
        // So it begins with neither an XML declaration nor a DOCTYPE, which could not stand inside a document.
        guard text.starts(with: "<div".utf8) else { throw Problem(.dataType, "a narrative is one div element") }
        var limits = XMLLimits.standard
        limits.depth -= depth
        var scan = XHTMLScan(limits: limits)
        let hasNamespace = scan.isOrdinary(text.span) ? scan.hasNamespace : try parsed(text, limits)
        return hasNamespace ? text : Array("<div xmlns=\"\(namespace)\"".utf8) + text.dropFirst("<div".utf8.count)
    }

    /// What libxml2 says of it.
    /// - Returns: whether it declares its namespace.
    private static func parsed(_ text: [UInt8], _ limits: XMLLimits) throws(Problem) -> Bool {
        let root: XMLElement
        do throws(Problem) { root = try XMLReader.read(text, limits: limits).root } catch {
            throw Problem(error.reason, "the narrative: \(error.what)", remedy: error.remedy)
        }
        guard root.name.local == "div", root.name.namespace == namespace || root.name.namespace.isEmpty else {
            throw Problem(.dataType, "a narrative is one div element in the namespace of XHTML")
        }
        return !root.name.namespace.isEmpty
    }

    /// A `div` read from XML as the markup that JSON holds: namespaces declared where they change, no prefixes but `xml:`.
    static func write(_ div: XMLElement, to writer: inout XMLWriter) throws(Problem) {
        try write(div.document, div.index, inside: "", &writer)
    }

    private static func write(
        _ document: XMLDocument, _ element: Int, inside outer: String, _ writer: inout XMLWriter
    ) throws(Problem) {
        let node = document.nodes[element]
        let name = document.names[Int(node.name)]
        try writer.start(name.local, namespace: name.namespace == outer ? nil : name.namespace)
        let text = document.text
        var prefixes = 0
        for attribute in document.attributes[node.range] {
            let name = document.names[Int(attribute.name)]
            let value = text.span.extracting(attribute.range)
            switch name.namespace {
            case "": try writer.attribute(name.local.utf8.span, value)
            case xmlNamespace: try writer.attribute("xml:\(name.local)".utf8.span, value)
            default:
                prefixes += 1
                try writer.attribute("xmlns:n\(prefixes)", name.namespace)
                try writer.attribute("n\(prefixes):\(name.local)".utf8.span, value)
            }
        }
        var child = Int(node.first)
        while child >= 0 {
            let inside = document.nodes[child]
            if inside.name < 0 {
                try writer.text(text.span.extracting(inside.range))
            } else {
                try write(document, child, inside: name.namespace, &writer)
            }
            child = Int(inside.next)
        }
        writer.end(inFull: !void.contains(name.local))
    }
}
