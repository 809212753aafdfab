// Finding one's way in a clinical document: children by name in HL7's namespaces, and what is said to be unknown.

enum CDANamespace {
    static let hl7 = "urn:hl7-org:v3"
    /// Extensions of the structured documents group, such as `sdtc:deceasedInd`.
    static let sdtc = "urn:hl7-org:sdtc"
    /// NHS localisation: `npfitlc:messageType` marks a document of the Interoperability Toolkit.
    static let nhs = "NPFIT:HL7:Localisation"
    static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"
}

extension XMLElement {
    func isNamed(_ local: String, in namespace: String = CDANamespace.hl7) -> Bool {
        name.local == local && name.namespace == namespace
    }

    func child(_ local: String, in namespace: String = CDANamespace.hl7) -> XMLElement? {
        elements.first { $0.isNamed(local, in: namespace) }
    }

    func children(_ local: String, in namespace: String = CDANamespace.hl7) -> [XMLElement] {
        elements.filter { $0.isNamed(local, in: namespace) }
    }

    /// The first element along a path of names.
    func descend(_ path: String...) -> XMLElement? {
        var element = self
        for name in path {
            guard let next = element.child(name) else { return nil }
            element = next
        }
        return element
    }

    /// Why there is no value (HL7 v3 NullFlavor), where the element says so.
    var nullFlavor: String? { attribute("nullFlavor") }

    /// An attribute without the blanks around it; `nil` when nothing is left.
    func value(_ attribute: String) -> String? {
        guard let text = self.attribute(attribute)?.trimmingBlanks(), !text.isEmpty else { return nil }
        return text
    }

    /// All text inside, runs of white space as one blank; `nil` when there is none.
    var plainText: String? {
        var parts: [Substring] = []
        collectText(into: &parts)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// The text, when it has no more than so many bytes; `nil` of a longer one.
    func plainText(upTo bytes: Int) -> String? {
        var left = bytes
        return holdsText(upTo: &left) ? plainText : nil
    }

    private func holdsText(upTo left: inout Int) -> Bool {
        for item in content {
            switch item {
            case .text(let text): left -= text.utf8.count
            case .element(let element): guard element.holdsText(upTo: &left) else { return false }
            }
            guard left >= 0 else { return false }
        }
        return true
    }

    private func collectText(into parts: inout [Substring]) {
        for item in content {
            switch item {
            case .text(let text): parts += text.split { $0.isWhitespace }
            case .element(let element): element.collectText(into: &parts)
            }
        }
    }

    /// `recordTarget (line 12)`: for messages.
    var place: String { "\(CDAWord.safe(name.local)) (line \(line))" }
}

/// Names from a document that a message may repeat: those that are names of a standard by their form.
enum CDAWord {
    static func safe(_ text: String) -> String {
        let isName = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "-")
        }
        return isName && text.utf8.count <= CDALimits.wordCharacters ? text : "an element"
    }
}

extension JSONValue {
    /// An array, where there is anything to put into it.
    static func list(_ items: [JSONValue]) -> JSONValue? { items.isEmpty ? nil : .array(items) }

    /// An object of the members that are there; `nil` when none is.
    static func some(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue? {
        let present = members.compactMap { name, value in value.map { JSONObject.Member(name, $0) } }
        return present.isEmpty ? nil : .object(JSONObject(distinct: present))
    }

    static func text(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }
}
