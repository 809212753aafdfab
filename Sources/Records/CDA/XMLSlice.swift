// One element of an XML document as a document of its own, byte for byte: what is kept of a clinical document that came in
// an envelope is what its author wrote, not what we would write. The bytes were parsed by XMLReader before, so they are
// well formed and have no DOCTYPE; here they are only walked.

struct XMLSlice {
    private let bytes: [UInt8]
    private var index = 0
    /// Namespace declarations at each open element, as written: name, and `name="uri"`.
    private var scopes: [[(name: ArraySlice<UInt8>, text: ArraySlice<UInt8>)]] = []

    /// The element with its content, its namespaces declared on it, and the encoding where it is not UTF-8.
    /// - Parameter bytes: a document that XMLReader has read.
    /// - Returns: `nil` where the document has no such element by this walk.
    static func bytes(of element: XMLElement, in bytes: [UInt8]) -> [UInt8]? {
        let number = element.document.nodes[..<element.index].count { $0.name >= 0 }
        guard number > 0 else { return bytes }
        var slice = XMLSlice(bytes: isUTF16(bytes) ? utf8(bytes) : bytes)
        guard let content = slice.element(number) else { return nil }
        guard !isUTF16(bytes), let declaration = slice.declaration() else { return content }
        return declaration + content
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x3C, 0x00])
            || bytes.starts(with: [0x00, 0x3C])
    }

    private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let isBig = bytes[0] == 0xFE || bytes[0] == 0
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { at -> UInt16 in
            let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
            return isBig ? first << 8 | second : second << 8 | first
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// The XML declaration of the whole, where it declares another character set than UTF-8.
    private func declaration() -> [UInt8]? {
        guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let text = String(decoding: bytes[...end], as: UTF8.self)
        let isOther = text.contains("encoding") && !text.lowercased().contains("utf-8")
        return isOther ? Array(bytes[...end]) : nil
    }

    /// The element of a number, counting start tags from 0.
    private mutating func element(_ number: Int) -> [UInt8]? {
        var count = 0
        var found: (start: Int, nameEnd: Int, depth: Int, inherited: [UInt8])?
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open
            guard open + 1 < bytes.count else { return nil }
            switch bytes[open + 1] {
            case UInt8(ascii: "!"), UInt8(ascii: "?"): guard skipMarkup() else { return nil }
            case UInt8(ascii: "/"):
                guard let end = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
                index = end + 1
                _ = scopes.popLast()
                if let found, scopes.count == found.depth { return slice(found, end: index) }
            default:
                let outer = scopes
                guard let (nameEnd, isEmpty) = startTag() else { return nil }
                if count == number {
                    found = (open, nameEnd, outer.count, Self.inherited(outer, besides: scopes[outer.count]))
                }
                count += 1
                if isEmpty {
                    scopes.removeLast()
                    if let found, count == number + 1 { return slice(found, end: index) }
                }
            }
        }
        return nil
    }

    private func slice(_ found: (start: Int, nameEnd: Int, depth: Int, inherited: [UInt8]), end: Int) -> [UInt8] {
        Array(bytes[found.start..<found.nameEnd]) + found.inherited + bytes[found.nameEnd..<end]
    }

    /// Comments, CDATA sections and processing instructions.
    private mutating func skipMarkup() -> Bool {
        let (head, tail): (String, String) =
            if bytes[index...].starts(with: "<!--".utf8) {
                ("<!--", "-->")
            } else if bytes[index...].starts(
                with: "<![CDATA[".utf8)
            { ("<![CDATA[", "]]>") } else { ("<?", "?>") }
        let ending = Array(tail.utf8)
        var at = index + head.utf8.count
        while at + ending.count <= bytes.count {
            if bytes[at] == ending[0], bytes[at..<at + ending.count].elementsEqual(ending) {
                index = at + ending.count
                return true
            }
            at += 1
        }
        return false
    }

    /// Walks a start tag and opens its scope.
    /// - Returns: where its name ends, and whether it is an empty element.
    private mutating func startTag() -> (nameEnd: Int, isEmpty: Bool)? {
        var at = index + 1
        while at < bytes.count, !Self.endsName(bytes[at]) { at += 1 }
        let nameEnd = at
        var declared: [(name: ArraySlice<UInt8>, text: ArraySlice<UInt8>)] = []
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: ">") {
                index = at + 1
                scopes.append(declared)
                return (nameEnd, bytes[at - 1] == UInt8(ascii: "/"))
            }
            if Self.isBlank(bytes[at]) || bytes[at] == UInt8(ascii: "/") {
                at += 1
                continue
            }
            let start = at
            while at < bytes.count, !Self.endsName(bytes[at]) { at += 1 }
            let name = bytes[start..<at]
            while at < bytes.count, Self.isBlank(bytes[at]) || bytes[at] == UInt8(ascii: "=") { at += 1 }
            guard at < bytes.count, let end = bytes[(at + 1)...].firstIndex(of: bytes[at]) else { return nil }
            at = end + 1
            if name.elementsEqual("xmlns".utf8) || name.starts(with: "xmlns:".utf8) {
                declared.append((name, bytes[start..<at]))
            }
        }
        return nil
    }

    /// What the elements around declare and the element itself does not.
    private static func inherited(
        _ scopes: [[(name: ArraySlice<UInt8>, text: ArraySlice<UInt8>)]],
        besides own: [(name: ArraySlice<UInt8>, text: ArraySlice<UInt8>)]
    ) -> [UInt8] {
        var names = Set(own.map { Array($0.name) })
        var text: [UInt8] = []
        for declaration in scopes.reversed().joined() where names.insert(Array(declaration.name)).inserted {
            text.append(0x20)
            text += declaration.text
        }
        return text
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private static func endsName(_ byte: UInt8) -> Bool {
        isBlank(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }
}
