// HL7 v2.xml (HL7 Version 2: XML Encoding Rules, release 2): the same message as elements. Both ways go through ER7, so that
// whatever reads a message reads it in either form.
//
// Components are named by their data type (`CX.4`), or, where that is not known, by their place (`ZPI.3.1`), as integration
// engines write them all. The reader goes by the number alone, and takes any element around segments for a group.

/// Reads and writes HL7 v2.xml.
public enum HL7XML {
    static let namespace = "urn:hl7-org:v2xml"

    /// Reads a message.
    /// - Returns: the message in ER7, under the delimiters of MSH.1 and MSH.2 (`|^~\&` where they are left out) and in the
    ///   character set of MSH.18.
    /// - Throws: what `XMLReader` and `HL7Message` throw; `.syntax` with the line of an element that is no part of a message.
    public static func read(_ bytes: [UInt8]) throws(Problem) -> HL7Message {
        guard bytes.count <= HL7Limits.xmlBytes else {
            throw Problem(.limit, "\(bytes.count) bytes; the limit is \(HL7Limits.xmlBytes)")
        }
        let root = try XMLReader.read(bytes).root
        guard root.name.namespace.isEmpty || root.name.namespace == namespace else {
            throw Problem(
                .unsupportedFormat, "the document is of another namespace than HL7 v2.xml", at: "line \(root.line)",
                remedy: "send \(namespace)")
        }
        var reading = try HL7XMLReading(root)
        try reading.segments(of: root)
        return try HL7Message(reading.encoded())
    }

    /// Writes a message, with the groups of its event where its structure is known.
    /// - Throws: `.encoding` when a value holds what XML does not have.
    public static func write(_ message: HL7Message) throws(Problem) -> [UInt8] {
        var writing = HL7XMLWriting(message)
        return try writing.document()
    }
}

/// Elements → ER7 in UTF-8, segment by segment.
private struct HL7XMLReading {
    private let delimiters: HL7Delimiters
    private var bytes: [UInt8] = []

    init(_ root: XMLElement) throws(Problem) {
        guard let header = Self.first("MSH", in: root) else {
            throw Problem(
                .segmentSequence, "there is no MSH in the document", at: "line \(root.line)",
                remedy: "send one message of HL7 v2.xml")
        }
        let parts = ["MSH.1", "MSH.2"].map { name in header.elements.first { $0.name.local == name }?.text ?? "" }
        delimiters =
            parts.allSatisfy(\.isEmpty)
            ? .standard : try HL7Delimiters(mshAt: 0, in: Array("MSH\(parts[0])\(parts[1])".utf8))
    }

    /// The first element of a name, in groups or out of them.
    private static func first(_ name: String, in element: XMLElement) -> XMLElement? {
        for child in element.elements {
            if child.name.local == name { return child }
            if HL7SegmentName(child.name.local) == nil, let found = first(name, in: child) { return found }
        }
        return nil
    }

    /// Segments of the message or of a group, to any depth that the XML reader lets pass.
    mutating func segments(of element: XMLElement) throws(Problem) {
        if element.hasText { throw misplaced("text outside a segment", element) }
        for child in element.elements {
            if let name = HL7SegmentName(child.name.local) {
                try segment(child, name)
            } else {
                try segments(of: child)
            }
        }
    }

    private func misplaced(_ what: String, _ element: XMLElement) -> Problem {
        Problem(.syntax, what, at: "line \(element.line)", remedy: "write segments, fields, components as elements")
    }

    private mutating func segment(_ element: XMLElement, _ name: HL7SegmentName) throws(Problem) {
        let fields = try numbered(element, limit: HL7Limits.fieldsPerSegment)
        bytes.append(contentsOf: name.bytes)
        if name == .msh {
            bytes.append(delimiters.field)
            bytes.append(contentsOf: delimiters.encodingCharacters)
        }
        for (index, repetitions) in fields.enumerated() where name != .msh || index >= 2 {
            bytes.append(delimiters.field)
            for (place, repetition) in repetitions.enumerated() {
                if place > 0 { bytes.append(delimiters.repetition) }
                try field(repetition)
                guard bytes.count <= HL7Limits.messageBytes else {
                    throw Problem(
                        .limit, "the message becomes more than \(HL7Limits.messageBytes) bytes",
                        at: "line \(repetition.line)")
                }
            }
        }
        bytes.append(0x0D)
    }

    /// Elements by their number: the last part of their name.
    private func numbered(_ element: XMLElement, limit: Int) throws(Problem) -> [[XMLElement]] {
        if element.hasText { throw misplaced("text among elements", element) }
        var parts: [[XMLElement]] = []
        for child in element.elements {
            guard let dot = child.name.local.lastIndex(of: "."),
                let number = Int(child.name.local[child.name.local.index(after: dot)...]), number > 0
            else { throw misplaced("an element whose name does not end in a number", child) }
            guard number <= limit else {
                throw Problem(.limit, "part \(number) of an element; the limit is \(limit)", at: "line \(child.line)")
            }
            while parts.count < number { parts.append([]) }
            parts[number - 1].append(child)
        }
        return parts
    }

    private mutating func field(_ element: XMLElement) throws(Problem) {
        if isLeaf(element) { return try leaf(element) }
        for (index, component) in try single(numbered(element, limit: HL7Limits.partsPerField)).enumerated() {
            if index > 0 { bytes.append(delimiters.component) }
            guard let component else { continue }
            if isLeaf(component) {
                try leaf(component)
                continue
            }
            let parts = try single(numbered(component, limit: HL7Limits.partsPerField))
            for (index, subcomponent) in parts.enumerated() {
                if index > 0 { bytes.append(delimiters.subcomponent) }
                guard let subcomponent else { continue }
                guard isLeaf(subcomponent) else { throw misplaced("elements inside a subcomponent", subcomponent) }
                try leaf(subcomponent)
            }
        }
    }

    /// Only fields repeat.
    private func single(_ parts: [[XMLElement]]) throws(Problem) -> [XMLElement?] {
        for part in parts where part.count > 1 { throw misplaced("a component stands twice", part[1]) }
        return parts.map(\.first)
    }

    private func isLeaf(_ element: XMLElement) -> Bool { element.elements.allSatisfy { $0.name.local == "escape" } }

    /// Text, in which `<escape V=".br"/>` stands for `\.br\`.
    private mutating func leaf(_ element: XMLElement) throws(Problem) {
        for part in element.content {
            switch part {
            case .text(let text):
                HL7Escapes.append(text, to: &bytes, delimiters: delimiters, marksTruncation: true)
            case .element(let escape):
                let code = Array((escape.attribute("V") ?? "").utf8)
                // Local ones (`Z…`) may hold blanks, but no line end.
                let isWord = code.allSatisfy { ($0 >= 0x20 || $0 == 0x09) && !delimiters.has($0) }
                guard isWord, HL7Escapes.isSequence(code[...]) else {
                    throw misplaced("an escape that HL7 does not have", escape)
                }
                bytes.append(delimiters.escape)
                bytes += code
                bytes.append(delimiters.escape)
            }
        }
    }

    /// In the character set that the message declares.
    func encoded() throws(Problem) -> [UInt8] {
        let declaration = HL7Header(bytes)?.written[18] ?? []
        guard let declared = HL7CharacterSet.declared(inField: declaration[...], delimiters), let set = declared,
            set != .utf8
        else { return bytes }
        guard let encoded = set.bytes(String(decoding: bytes, as: UTF8.self)) else {
            throw Problem(
                .encoding, "a character that \(set.rawValue), which MSH.18 declares, does not have", at: "MSH-18",
                remedy: "declare UNICODE UTF-8")
        }
        return encoded
    }
}

/// A message → elements.
private struct HL7XMLWriting {
    private let message: HL7Message
    private let structure: String
    private let version: String
    private var writer = XMLWriter()
    /// The group that is open.
    private var group: HL7Structure.Group?

    init(_ message: HL7Message) {
        self.message = message
        let type = message.text("MSH-9.1") ?? ""
        let event = message.text("MSH-9.2") ?? ""
        let known = HL7Structure.structure(type: type, event: event)
        let written = known ?? message.text("MSH-9.3") ?? (event.isEmpty ? type : "\(type)_\(event)")
        structure = Self.isName(written) ? written : "HL7Message"
        version = message.text("MSH-12.1") ?? "2.5"
    }

    /// A sender's word becomes the name of an element only if it looks like one of HL7's.
    private static func isName(_ text: String) -> Bool {
        text.utf8.count <= 16 && text.utf8.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } == true
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }

    mutating func document() throws(Problem) -> [UInt8] {
        try writer.start(structure, namespace: HL7XML.namespace)
        for index in message.segments.indices {
            let name = message.segments[index].name.description
            if let open = group, name == open.members[0] || !open.members.contains(name) { endGroup() }
            if group == nil, let begun = HL7Structure.group(of: structure, begunBy: name) {
                try writer.start("\(structure).\(begun.name)")
                group = begun
            }
            try segment(index, name)
        }
        endGroup()
        writer.end()
        return writer.document
    }

    private mutating func endGroup() {
        if group != nil { writer.end() }
        group = nil
    }

    private mutating func segment(_ index: Int, _ name: String) throws(Problem) {
        try writer.start(name)
        var number = 1
        if name == "MSH" {
            try element("MSH.1", String(Unicode.Scalar(message.delimiters.field)))
            try element("MSH.2", String(decoding: message.delimiters.encodingCharacters, as: UTF8.self))
            number = 3
        }
        let last = Int(message.segments[index].fieldCount) + (name == "MSH" ? 1 : 0)
        while number <= last {
            if let field = message.field(number, of: index), !field.isEmpty || number == last {
                try self.field(field, "\(name).\(number)", type(of: name, number, in: index))
            }
            number += 1
        }
        writer.end()
    }

    private func type(of name: String, _ number: Int, in index: Int) -> String? {
        guard name == "OBX", number == 5 else {
            return HL7Structure.type(of: name, field: number, version: version)
        }
        guard let span = message.field(2, of: index), case .text(let text) = message.text(span) else { return nil }
        return text
    }

    private mutating func element(_ name: String, _ text: String) throws(Problem) {
        try writer.start(name)
        try writer.text(text)
        writer.end()
    }

    private mutating func field(_ span: HL7Message.Span, _ name: String, _ type: String?) throws(Problem) {
        let count = message.partCount(of: span, by: message.delimiters.repetition)
        for number in 1...count {
            guard let repetition = message.part(number, of: span, by: message.delimiters.repetition) else { continue }
            try writer.start(name)
            let delimiter = message.delimiters.component
            if let type, HL7Structure.isComposite(type), !repetition.isEmpty {
                try parts(of: repetition, by: delimiter, type, innermost: false)
            } else if hasParts(repetition, delimiter) || hasParts(repetition, message.delimiters.subcomponent) {
                try parts(of: repetition, by: delimiter, name, innermost: false)
            } else {
                try leaf(repetition)
            }
            writer.end()
        }
    }

    private func hasParts(_ span: HL7Message.Span, _ delimiter: UInt8) -> Bool {
        message.partCount(of: span, by: delimiter) > 1
    }

    /// Components or subcomponents: those that are there, and the last even if nothing stands in it, so that as many come back.
    private mutating func parts(of span: HL7Message.Span, by delimiter: UInt8, _ name: String, innermost: Bool)
        throws(Problem)
    {
        let count = message.partCount(of: span, by: delimiter)
        for number in 1...count {
            guard let part = message.part(number, of: span, by: delimiter), !part.isEmpty || number == count else {
                continue
            }
            try writer.start("\(name).\(number)")
            let inner = HL7Structure.type(of: name, component: number, version: version)
            if innermost || part.isEmpty {
                try leaf(part)
            } else if let inner, HL7Structure.isComposite(inner) {
                try parts(of: part, by: message.delimiters.subcomponent, inner, innermost: true)
            } else if hasParts(part, message.delimiters.subcomponent) {
                try parts(of: part, by: message.delimiters.subcomponent, "\(name).\(number)", innermost: true)
            } else {
                try leaf(part)
            }
            writer.end()
        }
    }

    /// Text with its delimiters resolved; of all other escapes the code, which text cannot hold.
    private mutating func leaf(_ span: HL7Message.Span) throws(Problem) {
        let slice = message.bytes[Int(span.start)..<Int(span.end)]
        for piece in HL7Escapes.pieces(of: slice, message.delimiters) {
            switch piece {
            case .plain(let plain): try writer.text(message.characterSet.text(plain) ?? "")
            case .sequence(let code):
                if code.first != UInt8(ascii: "P"), let byte = HL7Escapes.delimiter(code, message.delimiters) {
                    try writer.text(String(Unicode.Scalar(byte)))
                } else if let text = undeclared(code) {
                    try writer.text(text)
                } else {
                    try writer.start("escape")
                    try writer.attribute("V", message.characterSet.text(code) ?? "")
                    writer.end()
                }
            }
        }
    }

    /// What hexadecimal beyond ASCII stands for, in a message whose character set was not declared (of which it then has a
    /// warning) and cannot be seen in XML.
    private func undeclared(_ code: ArraySlice<UInt8>) -> String? {
        guard code.first == UInt8(ascii: "X"), !message.warnings.isEmpty,
            let text = HL7Escapes.meaning(of: code, message.delimiters, message.characterSet)
        else { return nil }
        return text.utf8.allSatisfy { $0 < 0x80 } ? nil : text
    }
}
