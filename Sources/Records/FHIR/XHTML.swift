// Narrative (http://hl7.org/fhir/R4/narrative.html): one XHTML div, a string in JSON and markup in XML.

enum XHTML {
    static let namespace = "http://www.w3.org/1999/xhtml"
    private static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
    /// Elements that HTML readers expect without an end tag; all others get one.
    private static let void: Set<String> = ["br", "hr", "img", "col", "area"]

    /// Checks that a JSON string is one well-formed `div` of XHTML. A missing namespace declaration is let pass, as many
    /// senders leave it out; `markup` adds it.
    static func check(_ text: String) throws(Problem) { _ = try parse(text) }

    /// The markup to put into an XML document for a JSON string, byte for byte what was sent where that declares its
    /// namespace.
    static func markup(_ text: String) throws(Problem) -> [UInt8] {
        let root = try parse(text)
        guard root.name.namespace.isEmpty else { return Array(text.utf8) }
        return Array("<div xmlns=\"\(namespace)\"".utf8) + text.utf8.dropFirst("<div".utf8.count)
    }

    private static func parse(_ text: String) throws(Problem) -> XMLElement {
        // So it begins with neither an XML declaration nor a DOCTYPE, which could not stand inside a document.
        guard text.utf8.starts(with: "<div".utf8) else { throw Problem(.dataType, "a narrative is one div element") }
        let root: XMLElement
        do throws(Problem) { root = try XMLReader.read(Array(text.utf8)).root } catch {
            throw Problem(error.reason, "the narrative: \(error.what)", remedy: error.remedy)
        }
        guard root.name.local == "div", root.name.namespace == namespace || root.name.namespace.isEmpty else {
            throw Problem(.dataType, "a narrative is one div element in the namespace of XHTML")
        }
        return root
    }

    /// A `div` read from XML as the string that JSON holds: namespaces declared where they change, no prefixes but `xml:`.
    static func string(_ element: XMLElement) throws(Problem) -> String {
        var writer = XMLWriter()
        try write(element, inside: "", &writer)
        return String(decoding: writer.document, as: UTF8.self)
    }

    private static func write(_ element: XMLElement, inside outer: String, _ writer: inout XMLWriter) throws(Problem) {
        let name = element.name
        try writer.start(name.local, namespace: name.namespace == outer ? nil : name.namespace)
        var prefixes = 0
        for attribute in element.attributes {
            switch attribute.name.namespace {
            case "": try writer.attribute(attribute.name.local, attribute.value)
            case xmlNamespace: try writer.attribute("xml:\(attribute.name.local)", attribute.value)
            default:
                prefixes += 1
                try writer.attribute("xmlns:n\(prefixes)", attribute.name.namespace)
                try writer.attribute("n\(prefixes):\(attribute.name.local)", attribute.value)
            }
        }
        for content in element.content {
            switch content {
            case .text(let text): try writer.text(text)
            case .element(let child): try write(child, inside: name.namespace, &writer)
            }
        }
        writer.end(inFull: !void.contains(name.local))
    }
}
