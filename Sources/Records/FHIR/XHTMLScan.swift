// Vouches for ordinary narrative at the speed of its bytes. A Bundle holds a thousand small `div`s, and a parser for each
// costs more than all the rest of it. What is not vouched for goes to libxml2, which alone refuses.

/// Looks over a `div` for being well-formed XML of plain tags, attributes, text and references.
struct XHTMLScan {
    private static let greatestName = 64
    private static let greatestAttributes = 16

    private let limits: XMLLimits
    private var index = 0
    private var elements = 0
    /// Names of the open elements.
    private var open: [Range<Int>] = []
    /// Names of the attributes of the tag being read.
    private var attributes: [Range<Int>] = []
    /// Whether the root declares the namespace of XHTML, rather than none.
    private(set) var hasNamespace = false

    init(limits: XMLLimits) { self.limits = limits }

    /// Whether the text, which is UTF-8, is such a document. `false` says nothing about it.
    mutating func isOrdinary(_ text: Span<UInt8>) -> Bool {
        guard text.count <= limits.textBytes, startTag(text) else { return false }
        while !open.isEmpty {
            guard characters(text), index + 1 < text.count else { return false }
            let isEnd = text[index + 1] == UInt8(ascii: "/")
            guard isEnd ? endTag(text) : startTag(text) else { return false }
        }
        skipSpace(text)
        return index == text.count
    }

    /// Text up to the next tag.
    private mutating func characters(_ text: Span<UInt8>) -> Bool {
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "<"): return true
            case UInt8(ascii: "&"): guard reference(text) else { return false }
            // `]]>` may not stand in text.
            case UInt8(ascii: "]"): return false
            case let byte: guard isCharacter(byte, text) else { return false }
            }
            index += 1
        }
        return false
    }

    /// Whether the byte at `index` may stand in a document. U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    private func isCharacter(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
        if byte == 0xEF { return index + 1 < text.count && text[index + 1] != 0xBF }
        return byte >= 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }

    private mutating func startTag(_ text: Span<UInt8>) -> Bool {
        elements += 1
        guard elements <= limits.elements, open.count < limits.depth, take("<", text), let name = name(text) else {
            return false
        }
        guard elements > 1 || isText(name, "div", text) else { return false }
        attributes.removeAll(keepingCapacity: true)
        while true {
            let hasSpace = skipSpace(text)
            guard index < text.count else { return false }
            if take(">", text) {
                open.append(name)
                return true
            }
            if take("/", text) { return take(">", text) }
            guard hasSpace, attribute(text) else { return false }
        }
    }

    private mutating func endTag(_ text: Span<UInt8>) -> Bool {
        index += 2
        guard let name = name(text), let opened = open.popLast(), isSame(name, opened, text) else { return false }
        skipSpace(text)
        return take(">", text)
    }

    private mutating func attribute(_ text: Span<UInt8>) -> Bool {
        guard attributes.count < Self.greatestAttributes, let name = attributeName(text), take("=", text),
            index < text.count
        else { return false }
        for other in attributes where isSame(other, name, text) { return false }
        attributes.append(name)
        let quote = text[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
        index += 1
        let start = index
        while index < text.count, text[index] != quote {
            switch text[index] {
            case UInt8(ascii: "<"): return false
            case UInt8(ascii: "&"): guard reference(text) else { return false }
            case let byte: guard isCharacter(byte, text) else { return false }
            }
            index += 1
        }
        guard index < text.count else { return false }
        index += 1
        guard isText(name, "xmlns", text) else { return true }
        // Once, on the root: then every element is of XHTML.
        guard open.isEmpty, elements == 1, isText(start..<index - 1, "http://www.w3.org/1999/xhtml", text) else {
            return false
        }
        hasNamespace = true
        return true
    }

    /// The only prefix that needs no declaration is `xml:`.
    private mutating func attributeName(_ text: Span<UInt8>) -> Range<Int>? {
        let start = index
        guard let first = name(text) else { return nil }
        guard index < text.count, text[index] == UInt8(ascii: ":") else { return first }
        guard isText(first, "xml", text) else { return nil }
        index += 1
        return name(text).map { start..<$0.upperBound }
    }

    /// A name of ASCII letters, digits and hyphens.
    private mutating func name(_ text: Span<UInt8>) -> Range<Int>? {
        let start = index
        while index < text.count, index - start <= Self.greatestName {
            let byte = text[index]
            let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
            let isInside = byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-")
            guard isLetter || isInside && index > start else { break }
            index += 1
        }
        return index > start && index - start <= Self.greatestName ? start..<index : nil
    }

    /// A reference to a character, up to its semicolon: one of XML's five, or a number from U+0020 to U+D7FF.
    private mutating func reference(_ text: Span<UInt8>) -> Bool {
        let start = index + 1
        index = start
        while index < text.count, index - start <= 8, text[index] != UInt8(ascii: ";") { index += 1 }
        guard index < text.count, text[index] == UInt8(ascii: ";") else { return false }
        let name = start..<index
        guard !name.isEmpty, text[start] == UInt8(ascii: "#") else {
            return isText(name, "amp", text) || isText(name, "lt", text) || isText(name, "gt", text)
                || isText(name, "quot", text) || isText(name, "apos", text)
        }
        var value = 0
        for place in start + 1..<index {
            guard text[place] &- UInt8(ascii: "0") < 10 else { return false }
            value = value * 10 + Int(text[place] - UInt8(ascii: "0"))
        }
        return (0x20...0xD7FF).contains(value)
    }

    @discardableResult
    private mutating func skipSpace(_ text: Span<UInt8>) -> Bool {
        let start = index
        index = JSONScan.space(text, from: index)
        return index > start
    }

    private mutating func take(_ character: Unicode.Scalar, _ text: Span<UInt8>) -> Bool {
        guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private func isSame(_ left: Range<Int>, _ right: Range<Int>, _ text: Span<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        for offset in 0..<left.count where text[left.lowerBound + offset] != text[right.lowerBound + offset] {
            return false
        }
        return true
    }

    private func isText(_ range: Range<Int>, _ word: StaticString, _ text: Span<UInt8>) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count where text[range.lowerBound + offset] != word.utf8Start[offset] { return false }
        return true
    }
}
