// The grammar of RFC 8259, one function a production, over the bytes as they came. Each function takes the place where its
// production begins and returns the place after it.

/// What is wrong, and where; small, so that what reads fast does not carry texts about.
struct JSONFault: Error {
    enum Kind {
        case syntax(StaticString)
        case encoding(StaticString)
        case duplicateKey
        /// The words before and after the limit.
        case limit(StaticString, Int, StaticString)
    }

    let kind: Kind
    let offset: Int

    init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    /// Of bytes that are not text at all, the first says more than what it was taken for.
    func problem(in bytes: Span<UInt8>) -> Problem {
        do { _ = try UTF8Span(validating: bytes) } catch {
            return JSONPlace.problem(
                .encoding, "a byte that is not UTF-8 text", at: error.byteOffsets.lowerBound, in: bytes)
        }
        let (reason, what): (Problem.Reason, String) =
            switch kind {
            case .syntax(let what): (.syntax, "\(what)")
            case .encoding(let what): (.encoding, "\(what)")
            case .duplicateKey: (.duplicateKey, "a name that this object already has")
            case .limit(let before, let limit, let after): (.limit, "\(before)\(limit)\(after)")
            }
        return JSONPlace.problem(reason, what, at: offset, in: bytes)
    }
}

struct JSONTapeReader {
    /// Objects of more members than this compare their names in a set; below it comparing each pair is faster.
    private static let linearMembers = 24

    /// What has been read; room is made for all that the document can hold.
    private let entries: UnsafeMutableBufferPointer<JSONTape.Entry>
    private var count = 0
    private let limits: JSONLimits
    private var values = 0
    /// Hashes of the names of every open object, innermost last: as many as are compared at every depth.
    private let names: UnsafeMutableBufferPointer<UInt64>
    private var nameCount = 0

    private init(
        _ entries: UnsafeMutableBufferPointer<JSONTape.Entry>, _ names: UnsafeMutableBufferPointer<UInt64>,
        _ limits: JSONLimits
    ) {
        self.entries = entries
        self.names = names
        self.limits = limits
    }

    /// The tape of a document.
    static func read(_ bytes: Span<UInt8>, limits: JSONLimits) throws(JSONFault) -> [JSONTape.Entry] {
        var fault: JSONFault?
        // Every value and every name takes two bytes at least, a comma, colon, quote or bracket among them; what is left
        // open, one. Memory that is not written to is not taken.
        let most = bytes.count / 2 + 1 + limits.depth
        let entries = [JSONTape.Entry](unsafeUninitializedCapacity: most) { entries, count in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: limits.depth * linearMembers) { names in
                var reader = JSONTapeReader(entries, names, limits)
                do throws(JSONFault) { try reader.document(bytes) } catch { fault = error }
                count = reader.count
            }
        }
        if let fault { throw fault }
        return entries
    }

    @inline(__always)
    private mutating func append(_ entry: JSONTape.Entry) {
        precondition(count < entries.count, "two bytes are at least one entry")
        entries.initializeElement(at: count, to: entry)
        count += 1
    }

    /// JSON-text = ws value ws
    mutating func document(_ bytes: Span<UInt8>) throws(JSONFault) {
        let start = JSONScan.space(bytes, from: 0)
        guard start < bytes.count else { throw JSONFault(.syntax("the document is empty"), at: start) }
        let end = JSONScan.space(bytes, from: try value(bytes, at: start, depth: 0))
        guard end == bytes.count else {
            throw JSONFault(.syntax("text after the end of the JSON document"), at: end)
        }
    }

    /// A string, which most values are, or any other.
    @inline(__always)
    private mutating func value(_ bytes: Span<UInt8>, at start: Int, depth: Int) throws(JSONFault) -> Int {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
            return try other(bytes, at: start, depth: depth)
        }
        try countValue(at: start)
        let entry = try JSONScan.string(bytes, at: start, limit: limits.stringBytes)
        append(entry)
        return entry.end + 1
    }

    /// A value that is no string.
    private mutating func other(_ bytes: Span<UInt8>, at start: Int, depth: Int) throws(JSONFault) -> Int {
        guard start < bytes.count else {
            throw JSONFault(.syntax("the document ends where a value belongs"), at: start)
        }
        try countValue(at: start)
        switch bytes[start] {
        case UInt8(ascii: "{"): return try object(bytes, at: start, depth: depth + 1)
        case UInt8(ascii: "["): return try array(bytes, at: start, depth: depth + 1)
        case UInt8(ascii: "t"): return try literal(.true, "true", bytes, at: start)
        case UInt8(ascii: "f"): return try literal(.false, "false", bytes, at: start)
        case UInt8(ascii: "n"): return try literal(.null, "null", bytes, at: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let end = try JSONScan.number(bytes, at: start, limit: limits.numberBytes)
            append(JSONTape.Entry(.number, start: start, end: end))
            return end
        default: throw JSONFault(.syntax("no JSON value begins with this character"), at: start)
        }
    }

    @inline(__always)
    private mutating func countValue(at start: Int) throws(JSONFault) {
        values += 1
        guard values <= limits.values else {
            throw JSONFault(.limit("more than ", limits.values, " values"), at: start)
        }
    }

    /// object = "{" [ member *( "," member ) ] "}"
    private mutating func object(_ bytes: Span<UInt8>, at start: Int, depth: Int) throws(JSONFault) -> Int {
        let opening = try open(at: start, depth: depth)
        var index = JSONScan.space(bytes, from: start + 1)
        if index < bytes.count, bytes[index] == UInt8(ascii: "}") { return close(.object, opening, start, index) }
        let outer = nameCount
        var isDoubtful = false
        while true {
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw JSONFault(.syntax("a name in quotes belongs here"), at: index)
            }
            let name = try JSONScan.string(bytes, at: index, limit: limits.nameBytes)
            append(name)
            if !isDoubtful { isDoubtful = mayRepeat(name, bytes, after: outer) }
            index = JSONScan.space(bytes, from: name.end + 1)
            guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
                throw JSONFault(.syntax("a colon belongs here"), at: index)
            }
            index = try value(bytes, at: JSONScan.space(bytes, from: index + 1), depth: depth)
            index = JSONScan.space(bytes, from: index)
            guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
            index = JSONScan.space(bytes, from: index + 1)
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "}") else {
            throw JSONFault(.syntax("a comma or a closing brace belongs here"), at: index)
        }
        nameCount = outer
        if isDoubtful { try compareNames(bytes, from: opening + 1) }
        return close(.object, opening, start, index)
    }

    /// array = "[" [ value *( "," value ) ] "]"
    private mutating func array(_ bytes: Span<UInt8>, at start: Int, depth: Int) throws(JSONFault) -> Int {
        let opening = try open(at: start, depth: depth)
        var index = JSONScan.space(bytes, from: start + 1)
        if index < bytes.count, bytes[index] == UInt8(ascii: "]") { return close(.array, opening, start, index) }
        while true {
            index = JSONScan.space(bytes, from: try value(bytes, at: index, depth: depth))
            guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
            index = JSONScan.space(bytes, from: index + 1)
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "]") else {
            throw JSONFault(.syntax("a comma or a closing bracket belongs here"), at: index)
        }
        return close(.array, opening, start, index)
    }

    private mutating func open(at start: Int, depth: Int) throws(JSONFault) -> Int {
        guard depth <= limits.depth else {
            throw JSONFault(.limit("more than ", limits.depth, " arrays and objects inside each other"), at: start)
        }
        append(JSONTape.Entry(.null, start: 0, end: 0))
        return count - 1
    }

    private mutating func close(_ kind: JSONTape.Kind, _ opening: Int, _ start: Int, _ end: Int) -> Int {
        entries[opening] = JSONTape.Entry(kind, start: start, end: count)
        return end + 1
    }

    private mutating func literal(
        _ kind: JSONTape.Kind, _ word: StaticString, _ bytes: Span<UInt8>, at start: Int
    ) throws(JSONFault) -> Int {
        let end = start + word.utf8CodeUnitCount
        for offset in 0..<word.utf8CodeUnitCount {
            guard start + offset < bytes.count, bytes[start + offset] == word.utf8Start[offset] else {
                throw JSONFault(.syntax("no JSON value is spelt so; true, false and null are"), at: start)
            }
        }
        append(JSONTape.Entry(kind, start: start, end: end))
        return end
    }
}

// MARK: - Names that come twice

extension JSONTapeReader {
    /// Whether a name may be one that the object has, so that its names must be compared one by one when it is complete:
    /// two spellings can mean one name, and a hash does not tell every two names apart.
    private mutating func mayRepeat(_ name: JSONTape.Entry, _ bytes: Span<UInt8>, after outer: Int) -> Bool {
        guard !name.isEscaped, !name.isWide, nameCount - outer < Self.linearMembers else { return true }
        let hash = NameKey(bytes, name.start..<name.end).hash
        for index in outer..<nameCount where names[index] == hash { return true }
        precondition(nameCount < names.count, "each depth has room for the names that are compared")
        names.initializeElement(at: nameCount, to: hash)
        nameCount += 1
        return false
    }

    /// Compares as the tree does: unescaped, canonically equivalent spellings alike.
    private func compareNames(_ bytes: Span<UInt8>, from first: Int) throws(JSONFault) {
        var seen: Set<String> = []
        var index = first
        while index < count {
            let name = entries[index]
            var text: [UInt8] = []
            JSONEscapes.append(bytes.extracting(name.start..<name.end), to: &text)
            guard seen.insert(String(decoding: text, as: UTF8.self)).inserted else {
                throw JSONFault(.duplicateKey, at: name.start - 1)
            }
            let value = entries[index + 1]
            index = value.isContainer ? value.end : index + 2
        }
    }
}

/// What tells names apart: their length, and their first and last eight bytes. Of names of at most 16 bytes that is all.
struct NameKey: Sendable {
    /// Names up to this length are equal when their keys are.
    static let wholeLength = 16

    let first: UInt64
    let last: UInt64
    let count: Int

    @inline(__always)
    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        let raw = bytes.bytes
        let (start, end) = (range.lowerBound, range.upperBound)
        precondition(start >= 0 && end <= raw.byteCount)
        count = range.count
        if count >= 8 {
            first = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
            last = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: end &- 8, as: UInt64.self)
        } else if count >= 4 {
            first = UInt64(raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt32.self))
            last = UInt64(raw.unsafeLoadUnaligned(fromUncheckedByteOffset: end &- 4, as: UInt32.self))
        } else if count > 0 {
            first = UInt64(bytes[start]) << 8 | UInt64(bytes[start + count / 2])
            last = UInt64(bytes[end - 1])
        } else {
            (first, last) = (0, 0)
        }
    }

    /// All of it in one word, as well as that goes.
    @inline(__always)
    var hash: UInt64 {
        let mixed = (first ^ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
        let folded = (mixed ^ mixed >> 32 ^ last) &* 0xC4CE_B9FE_1A85_EC53
        return folded ^ folded >> 29
    }

    @inline(__always)
    static func == (left: NameKey, right: NameKey) -> Bool {
        left.first == right.first && left.last == right.last && left.count == right.count
    }
}
