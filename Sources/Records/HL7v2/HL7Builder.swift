// Outgoing HL7 v2: segments written so that no value can be mistaken for structure.

/// What a field is to hold. Text is escaped; `raw` alone is not.
public indirect enum HL7Field: Sendable, Hashable {
    case empty
    case text(String)
    case components([String])
    /// Components, each of subcomponents.
    case subcomponents([[String]])
    case repetitions([HL7Field])
    /// Bytes that are escaped already, under the same delimiters.
    case raw([UInt8])
}

extension HL7Field: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(arrayLiteral elements: String...) { self = .components(elements) }
}

/// Builds one message, segment by segment.
public struct HL7Builder: Sendable {
    public let delimiters: HL7Delimiters
    public private(set) var bytes: [UInt8] = []

    public init(delimiters: HL7Delimiters = .standard) {
        self.delimiters = delimiters
        bytes.reserveCapacity(1024)
    }

    /// Appends a segment. Fields are named by their number, in ascending order; of MSH and a batch's headers the first two write
    /// themselves.
    public mutating func segment(_ name: String, _ fields: KeyValuePairs<Int, HL7Field>) {
        bytes.append(contentsOf: name.utf8)
        var written = 0
        if ["MSH", "BHS", "FHS"].contains(name) {
            bytes.append(delimiters.field)
            bytes.append(contentsOf: delimiters.encodingCharacters)
            written = 2
        }
        for (number, field) in fields {
            precondition(number > written, "fields of \(name) are not in ascending order")
            if field == .empty { continue }
            bytes.append(contentsOf: repeatElement(delimiters.field, count: number - written))
            written = number
            append(field)
        }
        bytes.append(0x0D)
    }

    private mutating func append(_ field: HL7Field) {
        switch field {
        case .empty: break
        case .text(let text): HL7Escapes.append(text, to: &bytes, delimiters: delimiters)
        case .raw(let raw): bytes.append(contentsOf: raw)
        case .components(let components): append(components, separatedBy: delimiters.component)
        case .subcomponents(let components):
            for (index, subcomponents) in components.enumerated() {
                if index > 0 { bytes.append(delimiters.component) }
                append(subcomponents, separatedBy: delimiters.subcomponent)
            }
        case .repetitions(let repetitions):
            for (index, repetition) in repetitions.enumerated() {
                if index > 0 { bytes.append(delimiters.repetition) }
                append(repetition)
            }
        }
    }

    /// Trailing empty parts are left out, as the standard asks.
    private mutating func append(_ parts: [String], separatedBy delimiter: UInt8) {
        let last = parts.lastIndex { !$0.isEmpty } ?? -1
        for (index, part) in parts.prefix(last + 1).enumerated() {
            if index > 0 { bytes.append(delimiter) }
            HL7Escapes.append(part, to: &bytes, delimiters: delimiters)
        }
    }
}
