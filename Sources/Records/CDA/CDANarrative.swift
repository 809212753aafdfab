// The narrative of a section (CDA R2, 4.3.5, StrucDoc.Text) → XHTML as FHIR's narrative allows it: text, tables, lists and
// links; no script, no style sheet, no image, no attribute that acts.

struct CDANarrative {
    private var writer = XMLWriter()
    private var hasText = false
    /// Elements that were left out with what is in them.
    private var dropped = 0

    /// - Returns: the `div`, or `nil` when the narrative says nothing; and how many elements were left out.
    /// - Throws: `limit`.
    static func div(_ text: XMLElement) throws(Problem) -> (div: String?, dropped: Int) {
        var narrative = CDANarrative()
        try narrative.writer.start("div", namespace: XHTML.namespace)
        try narrative.content(of: text)
        narrative.writer.end(inFull: true)
        guard narrative.writer.document.count <= CDALimits.narrativeBytes else {
            throw Problem(
                .limit, "the narrative of a section has more than \(CDALimits.narrativeBytes) bytes", at: text.place)
        }
        let div = narrative.hasText ? String(decoding: narrative.writer.document, as: UTF8.self) : nil
        return (div, narrative.dropped)
    }

    private mutating func content(of element: XMLElement) throws(Problem) {
        for item in element.content {
            switch item {
            case .text(let text):
                try writer.text(text)
                hasText = hasText || text.contains { !$0.isWhitespace }
            case .element(let child): try self.element(child)
            }
        }
    }

    private static let sameName: Set<String> = [
        "sub", "sup", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "colgroup", "col",
    ]

    private mutating func element(_ element: XMLElement) throws(Problem) {
        switch element.name.local {
        case "br":
            try writer.start("br")
            writer.end()
        case "paragraph": try write(element, as: "p")
        case "list": try list(element)
        case "item": try write(element, as: "li")
        case "content": try write(element, as: "span")
        case "linkHtml": try link(element)
        case "caption" where !isInTable(element): try write(element, as: "b")
        case "footnoteRef": try write(element, as: "span")
        case "script", "style", "object", "embed", "iframe", "applet", "form": dropped += 1
        case let name where Self.sameName.contains(name): try write(element, as: name)
        default: try write(element, as: "span")
        }
    }

    /// A caption of a paragraph, a list or an image has no element of its own in XHTML.
    private func isInTable(_ caption: XMLElement) -> Bool { tables.last == true }
    /// Of each element that is open, whether it is a table.
    private var tables: [Bool] = []

    private mutating func list(_ element: XMLElement) throws(Problem) {
        // A list's caption stands before it: only items stand in it.
        let isOrdered = element.attribute("listType") == "ordered"
        if let caption = element.elements.first(where: { $0.name.local == "caption" }) {
            try write(caption, as: "p")
        }
        try writer.start(isOrdered ? "ol" : "ul")
        try attributes(of: element)
        for item in element.elements where item.name.local != "caption" { try self.element(item) }
        writer.end(inFull: true)
    }

    private mutating func write(_ element: XMLElement, as name: String) throws(Problem) {
        try writer.start(name)
        try attributes(of: element)
        tables.append(name == "table")
        try content(of: element)
        tables.removeLast()
        writer.end(inFull: name != "col")
    }

    private mutating func link(_ element: XMLElement) throws(Problem) {
        let target = element.attribute("href") ?? ""
        let isSafe = ["http://", "https://", "mailto:", "tel:", "#"].contains { target.lowercased().hasPrefix($0) }
        try writer.start(isSafe ? "a" : "span")
        if isSafe { try writer.attribute("href", target) }
        try content(of: element)
        writer.end(inFull: true)
    }

    private static let numbers: Set<String> = ["colspan", "rowspan", "span"]
    private static let words: [String: Set<String>] = [
        "align": ["left", "center", "right", "justify"], "valign": ["top", "middle", "bottom", "baseline"],
    ]

    private mutating func attributes(of element: XMLElement) throws(Problem) {
        var styles: [String] = []
        for attribute in element.attributes where attribute.name.namespace.isEmpty {
            let (name, value) = (attribute.name.local, attribute.value)
            if name == "ID", Self.isName(value) {
                try writer.attribute("id", value)
            } else if name == "styleCode" {
                styles += value.split(separator: " ").compactMap { Self.styles[String($0)] }
            } else if name == "revised", value == "delete" {
                // A reader must see that this no longer holds.
                styles.append("text-decoration: line-through")
            } else if Self.numbers.contains(name), let number = Int(value), (0...1000).contains(number) {
                try writer.attribute(name, String(number))
            } else if Self.words[name]?.contains(value) == true {
                try writer.attribute(name, value)
            }
        }
        if !styles.isEmpty { try writer.attribute("style", styles.joined(separator: "; ")) }
    }

    /// styleCode (CDA R2, 4.3.5.11) → the few declarations that it means.
    private static let styles = [
        "Bold": "font-weight: bold", "Italics": "font-style: italic", "Underline": "text-decoration: underline",
        "Emphasis": "font-style: italic",
    ]

    private static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "-" || $0 == "."
        }
    }
}
