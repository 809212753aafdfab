// A JSON document as a tape: its bytes as they came, and one word for each value and name, in the order written. Nothing is
// copied or converted until somebody asks for it; a tape exists only of a document that was checked throughout.

/// A JSON document that was read (RFC 8259), without a tree.
public struct JSONTape: Sendable {
    /// What a word of the tape stands for. The name of a member is a string before its value.
    enum Kind: UInt8 {
        case null, `true`, `false`, number, string, array, object
    }

    /// Kind and flags in 8 bits, then two numbers of 28 bits.
    struct Entry: BitwiseCopyable, Sendable {
        /// Bytes and entries of one document that can be counted.
        static let greatest = 1 << 28 - 1
        private static let escaped: UInt64 = 1 << 6
        private static let wide: UInt64 = 1 << 7

        private let word: UInt64

        /// - Parameter end: of a scalar where its text ends; of an array or object the entry after it.
        @inline(__always)
        init(_ kind: Kind, start: Int, end: Int, isEscaped: Bool = false, isWide: Bool = false) {
            word =
                UInt64(kind.rawValue) | (isEscaped ? Self.escaped : 0) | (isWide ? Self.wide : 0)
                | UInt64(truncatingIfNeeded: start) << 8 | UInt64(truncatingIfNeeded: end) << 36
        }

        @inline(__always) var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: word & 15))! }
        /// A string with a backslash in it.
        @inline(__always) var isEscaped: Bool { word & Self.escaped != 0 }
        /// A string with a character in it that is not ASCII.
        @inline(__always) var isWide: Bool { word & Self.wide != 0 }
        /// The first byte: of a string the one after its quote.
        @inline(__always) var start: Int { Int(truncatingIfNeeded: word >> 8 & UInt64(Self.greatest)) }
        @inline(__always) var end: Int { Int(truncatingIfNeeded: word >> 36) }
        @inline(__always) var isContainer: Bool { kind.rawValue >= Kind.array.rawValue }
    }

    let bytes: [UInt8]
    let entries: [Entry]

    /// Reads one document.
    /// - Throws: as `JSONReader.read`.
    public init(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(Problem) {
        let limit = min(limits.documentBytes, Entry.greatest)
        guard bytes.count <= limit else {
            throw Problem(
                .limit, "the document has \(bytes.count) bytes; at most \(limit) are read",
                remedy: "send it in parts")
        }
        let span = bytes.span
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            throw JSONPlace.problem(.encoding, "a byte order mark, which JSON does not have", at: 0, in: span)
        }
        do throws(JSONFault) { entries = try JSONTapeReader.read(span, limits: limits) } catch {
            throw error.problem(in: span)
        }
        self.bytes = bytes
    }

    /// A tape of what was made here and not received, whose size is its maker's affair.
    init(made bytes: [UInt8]) throws(Problem) { try self.init(bytes, limits: .none) }

    init(made object: JSONObject) throws(Problem) { try self.init(made: .object(object)) }

    /// The tape of a tree, whose names are known to be distinct.
    init(made value: JSONValue) throws(Problem) {
        var writer = JSONTapeWriter()
        writer.write(value)
        guard writer.bytes.count <= Entry.greatest else {
            throw Problem(.limit, "the document has \(writer.bytes.count) bytes; at most \(Entry.greatest) are read")
        }
        bytes = writer.bytes
        entries = writer.entries
    }

    /// The document as a tree.
    public var value: JSONValue {
        var index = 0
        return value(at: &index)
    }
}

// MARK: - From tree to tape

/// Writes a tree as it would be read again.
private struct JSONTapeWriter {
    private(set) var entries: [JSONTape.Entry] = []
    private var writer = JSONWriter()

    var bytes: [UInt8] { writer.bytes }

    mutating func write(_ value: JSONValue) {
        let start = writer.bytes.count
        switch value {
        case .null, .bool, .number:
            writer.write(value)
            let kind: JSONTape.Kind =
                switch value {
                case .bool(let flag): flag ? .true : .false
                case .number: .number
                default: .null
                }
            entries.append(JSONTape.Entry(kind, start: start, end: writer.bytes.count))
        case .string(let text): write(string: text)
        case .array(let items):
            container(.array, UInt8(ascii: "["), UInt8(ascii: "]")) { tape in
                for (index, item) in items.enumerated() {
                    if index > 0 { tape.writer.bytes.append(UInt8(ascii: ",")) }
                    tape.write(item)
                }
            }
        case .object(let object):
            container(.object, UInt8(ascii: "{"), UInt8(ascii: "}")) { tape in
                for (index, member) in object.members.enumerated() {
                    if index > 0 { tape.writer.bytes.append(UInt8(ascii: ",")) }
                    tape.write(string: member.name)
                    tape.writer.bytes.append(UInt8(ascii: ":"))
                    tape.write(member.value)
                }
            }
        }
    }

    private mutating func write(string text: String) {
        let start = writer.bytes.count + 1
        writer.write(string: text)
        let end = writer.bytes.count - 1
        entries.append(
            JSONTape.Entry(
                .string, start: start, end: end, isEscaped: end - start > text.utf8.count,
                isWide: text.utf8.contains { $0 >= 0x80 }))
    }

    private mutating func container(
        _ kind: JSONTape.Kind, _ open: UInt8, _ close: UInt8, _ content: (inout JSONTapeWriter) -> Void
    ) {
        let (place, start) = (entries.count, writer.bytes.count)
        entries.append(JSONTape.Entry(.null, start: 0, end: 0))
        writer.bytes.append(open)
        content(&self)
        writer.bytes.append(close)
        entries[place] = JSONTape.Entry(kind, start: start, end: entries.count)
    }
}

// MARK: - From tape to tree

extension JSONTape {
    /// The entry after a value.
    @inline(__always)
    func next(after index: Int) -> Int {
        let entry = entries[index]
        return entry.isContainer ? entry.end : index + 1
    }

    /// The value at `index`, which moves past it.
    func value(at index: inout Int) -> JSONValue {
        let entry = entries[index]
        index += 1
        switch entry.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .number: return .number(string(entry))
        case .string: return .string(string(entry))
        case .array:
            var items: [JSONValue] = []
            items.reserveCapacity(count(index..<entry.end, each: 1))
            while index < entry.end { items.append(value(at: &index)) }
            return .array(items)
        case .object:
            var members: [JSONObject.Member] = []
            members.reserveCapacity(count(index..<entry.end, each: 2))
            while index < entry.end {
                let name = string(entries[index])
                index += 1
                members.append(JSONObject.Member(name, value(at: &index)))
            }
            return .object(JSONObject(distinct: members))
        }
    }

    /// How many items, or members, the entries of a container are.
    private func count(_ range: Range<Int>, each width: Int) -> Int {
        var index = range.lowerBound
        var count = 0
        while index < range.upperBound {
            index = next(after: index + width - 1)
            count += 1
        }
        return count
    }

    /// The text of a string, unescaped, or of a number.
    func string(_ entry: Entry) -> String {
        if entry.isEscaped {
            var text: [UInt8] = []
            JSONEscapes.append(bytes.span.extracting(entry.start..<entry.end), to: &text)
            return String(decoding: text, as: UTF8.self)
        }
        // The reader checked it to be UTF-8. A string that is known to be ASCII is compared and hashed by its bytes.
        let text = bytes.span.extracting(entry.start..<entry.end)
        return String(copying: UTF8Span(unchecked: text, isKnownASCII: !entry.isWide))
    }
}
