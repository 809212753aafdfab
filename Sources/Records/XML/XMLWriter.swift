// XML text, well-formed by construction: elements close in order, and what XML cannot hold is refused, not dropped.

/// Writes one XML document in UTF-8, without declaration, spaces or line feeds of its own.
public struct XMLWriter {
    private var bytes: [UInt8] = []
    private var open: [String] = []
    private var isInTag = false

    public init() { bytes.reserveCapacity(4096) }

    /// The document so far; complete once every element is ended.
    public var document: [UInt8] { bytes }

    /// Begins an element. Names are the program's own, never a sender's text.
    /// - Parameter namespace: URI to declare as the default namespace from here on.
    public mutating func start(_ name: String, namespace: String? = nil) throws(Problem) {
        finishTag()
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.utf8)
        open.append(name)
        isInTag = true
        if let namespace { try attribute("xmlns", namespace) }
    }

    /// Adds an attribute to the element just begun.
    /// - Throws: `Problem` of reason `encoding` when the value holds a character that XML 1.0 does not have.
    public mutating func attribute(_ name: String, _ value: String) throws(Problem) {
        precondition(isInTag, "attributes come before content")
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: "="))
        bytes.append(UInt8(ascii: "\""))
        try escape(value, inAttribute: true)
        bytes.append(UInt8(ascii: "\""))
    }

    /// - Throws: as `attribute`.
    public mutating func text(_ text: String) throws(Problem) {
        finishTag()
        try escape(text, inAttribute: false)
    }

    /// Ends the innermost element; `<a/>` when it is empty, unless `inFull`.
    public mutating func end(inFull: Bool = false) {
        guard let name = open.popLast() else { return }
        if isInTag, !inFull {
            bytes.append(contentsOf: "/>".utf8)
        } else {
            finishTag()
            bytes.append(contentsOf: "</".utf8)
            bytes.append(contentsOf: name.utf8)
            bytes.append(UInt8(ascii: ">"))
        }
        isInTag = false
    }

    /// Adds text that is known to be well-formed XML.
    mutating func wellFormed(_ markup: some Sequence<UInt8>) {
        finishTag()
        bytes.append(contentsOf: markup)
    }

    private mutating func finishTag() {
        if isInTag { bytes.append(UInt8(ascii: ">")) }
        isInTag = false
    }

    private mutating func escape(_ text: String, inAttribute: Bool) throws(Problem) {
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        var (beforeLast, last): (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\"") where inAttribute: bytes.append(contentsOf: "&quot;".utf8)
            // A reader would turn these into spaces in attributes, and a carriage return into a line feed anywhere.
            case 0x09 where inAttribute: bytes.append(contentsOf: "&#9;".utf8)
            case 0x0A where inAttribute: bytes.append(contentsOf: "&#10;".utf8)
            case 0x0D: bytes.append(contentsOf: "&#13;".utf8)
            case 0x09, 0x0A: bytes.append(byte)
            case 0..<0x20: throw Self.notXML
            default:
                if byte >= 0xBE, last == 0xBF, beforeLast == 0xEF { throw Self.notXML }
                bytes.append(byte)
            }
            (beforeLast, last) = (last, byte)
        }
    }

    private static let notXML = Problem(
        .encoding, "a control character, which XML does not have", remedy: "send the text without it")
}
