// XML text, well-formed by construction: elements close in order, and what XML cannot hold is refused, not dropped.

/// Writes one XML document in UTF-8, without declaration, spaces or line feeds of its own.
public struct XMLWriter {
    private var bytes: [UInt8] = []
    /// Where in `bytes` the names of the open elements stand.
    private var open: [Range<Int>] = []
    private var isInTag = false

    public init() { bytes.reserveCapacity(4096) }

    /// For a document of about so many bytes.
    init(expecting count: Int) { bytes.reserveCapacity(count) }

    /// The document so far; complete once every element is ended.
    public var document: [UInt8] { bytes }

    /// Begins anew, keeping the memory.
    mutating func restart() {
        bytes.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        isInTag = false
    }

    /// How many elements are open.
    var depth: Int { open.count }

    /// Begins an element. Names are the program's own, never a sender's text.
    /// - Parameter namespace: URI to declare as the default namespace from here on.
    public mutating func start(_ name: String, namespace: String? = nil) throws(Problem) {
        start(name.utf8.span)
        if let namespace { try attribute("xmlns", namespace) }
    }

    mutating func start(_ name: Span<UInt8>) {
        finishTag()
        bytes.append(UInt8(ascii: "<"))
        let begin = bytes.count
        bytes.append(name)
        open.append(begin..<bytes.count)
        isInTag = true
    }

    /// Adds an attribute to the element just begun.
    /// - Throws: `Problem` of reason `encoding` when the value holds a character that XML 1.0 does not have.
    public mutating func attribute(_ name: String, _ value: String) throws(Problem) {
        try attribute(name.utf8.span, value.utf8.span)
    }

    /// - Parameter value: in UTF-8.
    mutating func attribute(_ name: Span<UInt8>, _ value: Span<UInt8>) throws(Problem) {
        precondition(isInTag, "attributes come before content")
        bytes.append(UInt8(ascii: " "))
        bytes.append(name)
        bytes.append(UInt8(ascii: "="))
        bytes.append(UInt8(ascii: "\""))
        try escape(value, inAttribute: true)
        bytes.append(UInt8(ascii: "\""))
    }

    /// - Throws: as `attribute`.
    public mutating func text(_ text: String) throws(Problem) { try self.text(text.utf8.span) }

    /// - Parameter text: in UTF-8.
    mutating func text(_ text: Span<UInt8>) throws(Problem) {
        finishTag()
        try escape(text, inAttribute: false)
    }

    /// Ends the innermost element; `<a/>` when it is empty, unless `inFull`.
    public mutating func end(inFull: Bool = false) {
        guard let name = open.popLast() else { return }
        if isInTag, !inFull {
            bytes.append(UInt8(ascii: "/"))
        } else {
            finishTag()
            bytes.append(UInt8(ascii: "<"))
            bytes.append(UInt8(ascii: "/"))
            for index in name { bytes.append(bytes[index]) }
        }
        bytes.append(UInt8(ascii: ">"))
        isInTag = false
    }

    /// Adds text that is known to be well-formed XML.
    mutating func wellFormed(_ markup: Span<UInt8>) {
        finishTag()
        bytes.append(markup)
    }

    private mutating func finishTag() {
        if isInTag { bytes.append(UInt8(ascii: ">")) }
        isInTag = false
    }

    private mutating func escape(_ text: Span<UInt8>, inAttribute: Bool) throws(Problem) {
        var run = 0
        for index in text.indices {
            let byte = text[index]
            // Nearly every byte: only U+FFFE and U+FFFF, EF BF BE and EF BF BF, are not XML from here on.
            if byte > UInt8(ascii: ">"), byte != 0xEF { continue }
            let reference: StaticString
            switch byte {
            case UInt8(ascii: "&"): reference = "&amp;"
            case UInt8(ascii: "<"): reference = "&lt;"
            case UInt8(ascii: ">"): reference = "&gt;"
            case UInt8(ascii: "\"") where inAttribute: reference = "&quot;"
            // A reader would turn these into spaces in attributes, and a carriage return into a line feed anywhere.
            case 0x09 where inAttribute: reference = "&#9;"
            case 0x0A where inAttribute: reference = "&#10;"
            case 0x0D: reference = "&#13;"
            case 0x09, 0x0A: continue
            case 0..<0x20: throw Self.notXML
            case 0xEF where text[index + 1] == 0xBF && text[index + 2] >= 0xBE: throw Self.notXML
            default: continue
            }
            bytes.append(text.extracting(run..<index))
            reference.withUTF8Buffer { bytes.append(contentsOf: $0) }
            run = index + 1
        }
        bytes.append(text.extracting(run..<text.count))
    }

    private static let notXML = Problem(
        .encoding, "a control character, which XML does not have", remedy: "send the text without it")
}
