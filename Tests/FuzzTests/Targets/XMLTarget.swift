// XML: the two readers over libxml2 (events, and its own tree) accept the same documents and see the same in them; what
// was read is written without prefixes and read back the same.

@testable import Records

enum XMLTarget {
    static let target = FuzzTarget(
        name: "xml", maximumBytes: 16_384, seeds: seeds, words: words + FHIRRoundTrip.xmlWords, check: check)

    private static func check(_ bytes: [UInt8]) throws(Broken) {
        let tree = try outcome { () throws(Problem) in try XPathDocument(bytes) }
        guard let document = try outcome({ () throws(Problem) in try XMLReader.read(bytes) }) else {
            return try hold(tree == nil, "refused, and read for XPath")
        }
        guard let tree else { throw Broken("read, and refused for XPath") }
        let root = document.root
        try hold(tree.root.text == text(of: root), "its text is another for XPath")
        try checkWriting(root)
        if root.name.namespace == FHIRXML.namespace { try FHIRRoundTrip.checkXML(bytes) }
    }

    private static func text(of element: XMLElement) -> String {
        element.content.reduce(into: "") { text, content in
            switch content {
            case .text(let part): text += part
            case .element(let inner): text += self.text(of: inner)
            }
        }
    }

    // MARK: - Writing

    private static func checkWriting(_ root: XMLElement) throws(Broken) {
        let written = try accepted("what was read") { () throws(Problem) in try write(root) }
        // Prefixes that were declared once may now be declared at every element.
        guard let again = try outcome({ () throws(Problem) in try XMLReader.read(written) }) else {
            do throws(Problem) { _ = try XMLReader.read(written) } catch {
                try hold(error.reason == .limit, "what was written is refused: \(error)")
            }
            return
        }
        try hold(isSame(root, again.root), "written and read it is another document")
        try hold(
            try accepted("what was written and read") { () throws(Problem) in try write(again.root) } == written,
            "written twice it is two documents")
    }

    private static func isSame(_ first: XMLElement, _ second: XMLElement) -> Bool {
        let (mine, theirs) = (first.content, second.content)
        return first.name == second.name
            && first.attributes.elementsEqual(second.attributes) {
                $0.name == $1.name && $0.value.utf8.elementsEqual($1.value.utf8)
            }
            && mine.count == theirs.count
            && zip(mine, theirs).allSatisfy { pair in
                switch pair {
                case (.text(let mine), .text(let theirs)): mine.utf8.elementsEqual(theirs.utf8)
                case (.element(let mine), .element(let theirs)): isSame(mine, theirs)
                default: false
                }
            }
    }

    private static func write(_ root: XMLElement) throws(Problem) -> [UInt8] {
        var writer = XMLWriter()
        try write(root, inside: "", &writer)
        return writer.document
    }

    /// Namespaces as defaults where they change, and prefixes of our own for attributes.
    private static func write(_ element: XMLElement, inside outer: String, _ writer: inout XMLWriter) throws(Problem) {
        let name = element.name
        // `xml` is bound to its namespace for ever, and may not be a default.
        let isXML = name.namespace == xmlNamespace
        let inner = isXML ? outer : name.namespace
        try writer.start(isXML ? "xml:\(name.local)" : name.local, namespace: inner == outer ? nil : inner)
        for (number, attribute) in element.attributes.enumerated() {
            switch attribute.name.namespace {
            case "": try writer.attribute(attribute.name.local, attribute.value)
            case xmlNamespace: try writer.attribute("xml:\(attribute.name.local)", attribute.value)
            default:
                try writer.attribute("xmlns:n\(number)", attribute.name.namespace)
                try writer.attribute("n\(number):\(attribute.name.local)", attribute.value)
            }
        }
        for content in element.content {
            switch content {
            case .text(let text): try writer.text(text)
            case .element(let child): try write(child, inside: inner, &writer)
            }
        }
        writer.end()
    }

    private static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

    // MARK: - Seeds

    private static let words = [
        "<!DOCTYPE a [", "<!ENTITY e \"x\">", "&e;", "]>", "<![CDATA[", "]]>", "<!--", "-->", "<?xml version=\"1.0\"",
        "?>",
        " encoding=\"ISO-8859-1\"", " encoding=\"UTF-16\"", " encoding=\"windows-1252\"", " standalone=\"yes\"",
        "&#38;",
        "&#x0;", "&#xD;", "&amp;", "&lt;", " xmlns:p=\"urn:p\"", " xmlns=\"\"", "<p:a", "</p:a>", "xml:lang=\"en\"",
        "/>", "</",
        "\u{FEFF}", "xmlns:xml=\"http://www.w3.org/XML/1998/namespace\"", "xml:id=\"a\"",
    ]

    private static let seeds: [[UInt8]] =
        [
            [UInt8](
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b=\"1 &amp; 2&#9;\" c='é'>x<![CDATA[<y>]]>&#xD;<d/><!--z--> w</a>"
            ),
            [UInt8](
                "<p:a xmlns:p=\"urn:p\" xmlns=\"urn:d\" p:x=\"1\" x=\"2\" xml:lang=\"en\"><b xmlns=\"\"/><p:c/></p:a>"),
            [UInt8]("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>") + [0xE9, 0xA3] + [UInt8]("</a>"),
            [UInt8]("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>") + [0x80, 0x93] + [UInt8]("</a>"),
            utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a b=\"é\">\u{1F600}</a>", isBig: false),
            utf16("<?xml version=\"1.0\"?><a>x</a>", isBig: true),
            [UInt8]("<!DOCTYPE a [<!ENTITY e \"x\"><!ENTITY f \"&e;&e;&e;\">]><a>&f;</a>"),
            [UInt8]("<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>"),
            [UInt8](String(repeating: "<a>", count: 64) + String(repeating: "</a>", count: 64)),
        ] + FHIRRoundTrip.xmlSeeds

    private static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
        (isBig ? [0xFE, 0xFF] : [0xFF, 0xFE])
            + text.utf16.flatMap { unit in
                let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
                return isBig ? bytes : bytes.reversed()
            }
    }
}
