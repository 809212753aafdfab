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

    private(set) var entries: [JSONTape.Entry] = []
    private let limits: JSONLimits
    private var values = 0
    /// Fingerprints of the names of every open object, innermost last.
    private var names: [UInt64] = []

    init(limits: JSONLimits, expecting bytes: Int) {
        self.limits = limits
        // FHIR without spaces has a value or name every 12 bytes or so.
        entries.reserveCapacity(bytes / 12 + 16)
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

    private mutating func value(_ bytes: Span<UInt8>, at start: Int, depth: Int) throws(JSONFault) -> Int {
        guard start < bytes.count else {
            throw JSONFault(.syntax("the document ends where a value belongs"), at: start)
        }
        values += 1
        guard values <= limits.values else {
            throw JSONFault(.limit("more than ", limits.values, " values"), at: start)
        }
        switch bytes[start] {
        case UInt8(ascii: "\""):
            let entry = try JSONScan.string(bytes, at: start, limit: limits.stringBytes)
            entries.append(entry)
            return entry.end + 1
        case UInt8(ascii: "{"): return try object(bytes, at: start, depth: depth + 1)
        case UInt8(ascii: "["): return try array(bytes, at: start, depth: depth + 1)
        case UInt8(ascii: "t"): return try literal(.true, "true", bytes, at: start)
        case UInt8(ascii: "f"): return try literal(.false, "false", bytes, at: start)
        case UInt8(ascii: "n"): return try literal(.null, "null", bytes, at: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let end = try JSONScan.number(bytes, at: start, limit: limits.numberBytes)
            entries.append(JSONTape.Entry(.number, start: start, end: end))
            return end
        default: throw JSONFault(.syntax("no JSON value begins with this character"), at: start)
        }
    }

    /// object = "{" [ member *( "," member ) ] "}"
    private mutating func object(_ bytes: Span<UInt8>, at start: Int, depth: Int) throws(JSONFault) -> Int {
        let opening = try open(at: start, depth: depth)
        var index = JSONScan.space(bytes, from: start + 1)
        if index < bytes.count, bytes[index] == UInt8(ascii: "}") { return close(.object, opening, start, index) }
        let outer = names.count
        var isDoubtful = false
        while true {
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw JSONFault(.syntax("a name in quotes belongs here"), at: index)
            }
            let name = try JSONScan.string(bytes, at: index, limit: limits.nameBytes)
            entries.append(name)
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
        names.removeLast(names.count - outer)
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
        entries.append(JSONTape.Entry(.null, start: 0, end: 0))
        return entries.count - 1
    }

    private mutating func close(_ kind: JSONTape.Kind, _ opening: Int, _ start: Int, _ end: Int) -> Int {
        entries[opening] = JSONTape.Entry(kind, start: start, end: entries.count)
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
        entries.append(JSONTape.Entry(kind, start: start, end: end))
        return end
    }
}

// MARK: - Names that come twice

extension JSONTapeReader {
    /// Whether a name may be one that the object has, so that its names must be compared one by one when it is complete:
    /// two spellings can mean one name, and a fingerprint does not tell every two names apart.
    private mutating func mayRepeat(_ name: JSONTape.Entry, _ bytes: Span<UInt8>, after outer: Int) -> Bool {
        guard !name.isEscaped, !name.isWide, names.count - outer < Self.linearMembers else { return true }
        let fingerprint = NameFingerprint.of(bytes, name.start..<name.end)
        for index in outer..<names.count where names[index] == fingerprint { return true }
        names.append(fingerprint)
        return false
    }

    /// Compares as the tree does: unescaped, canonically equivalent spellings alike.
    private func compareNames(_ bytes: Span<UInt8>, from first: Int) throws(JSONFault) {
        var seen: Set<String> = []
        var index = first
        while index < entries.count {
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

/// A word that tells most names apart: from their length and their first and last eight bytes.
enum NameFingerprint {
    @inline(__always)
    static func of(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        let raw = bytes.bytes
        let count = range.count
        precondition(range.lowerBound >= 0 && range.upperBound <= raw.byteCount)
        let first: UInt64
        let last: UInt64
        if count >= 8 {
            first = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: range.lowerBound, as: UInt64.self)
            last = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: range.upperBound &- 8, as: UInt64.self)
        } else if count >= 4 {
            first = UInt64(raw.unsafeLoadUnaligned(fromUncheckedByteOffset: range.lowerBound, as: UInt32.self))
            last = UInt64(raw.unsafeLoadUnaligned(fromUncheckedByteOffset: range.upperBound &- 4, as: UInt32.self))
        } else if count > 0 {
            first = UInt64(bytes[range.lowerBound]) << 8 | UInt64(bytes[range.lowerBound + count / 2])
            last = UInt64(bytes[range.upperBound - 1])
        } else {
            (first, last) = (0, 0)
        }
        let mixed = (first ^ UInt64(count) &* 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
        let folded = (mixed ^ mixed >> 32 ^ last) &* 0xC4CE_B9FE_1A85_EC53
        return folded ^ folded >> 29
    }
}
