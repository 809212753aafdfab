// A flat record straight to canonical JSON, without a tree between: what is written for every entry of a log.

/// Writes one object of texts, integers and lists of texts in the form of RFC 8785. The caller gives the members in the order
/// of their names; what is absent or empty is left out.
public struct JSONRecordWriter {
    private var writer = JSONWriter()
    private var isFirst = true

    public init() { writer.bytes.append(UInt8(ascii: "{")) }

    public mutating func add(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        add(name)
        writer.write(string: text)
    }

    public mutating func add(_ name: StaticString, _ number: Int64?) {
        guard let number else { return }
        add(name)
        writer.bytes.append(contentsOf: String(number).utf8)
    }

    public mutating func add(_ name: StaticString, _ list: [String]) {
        guard !list.isEmpty else { return }
        add(name)
        writer.bytes.append(UInt8(ascii: "["))
        for (place, text) in list.enumerated() {
            if place > 0 { writer.bytes.append(UInt8(ascii: ",")) }
            writer.write(string: text)
        }
        writer.bytes.append(UInt8(ascii: "]"))
    }

    /// The object, in UTF-8.
    public consuming func finish() -> [UInt8] {
        writer.bytes.append(UInt8(ascii: "}"))
        return writer.bytes
    }

    private mutating func add(_ name: StaticString) {
        if isFirst { isFirst = false } else { writer.bytes.append(UInt8(ascii: ",")) }
        writer.bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { writer.bytes.append(contentsOf: $0) }
        writer.bytes.append(UInt8(ascii: "\""))
        writer.bytes.append(UInt8(ascii: ":"))
    }
}
