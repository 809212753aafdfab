// HL7 v2 in its ER7 form, read in one pass: the message stays the bytes it was, and segments and fields are ranges into
// them. Repetitions, components and subcomponents are found when asked for; text is made only of what is asked for.

/// One HL7 v2 message (HL7 v2.5 chapter 2).
public struct HL7Message: Sendable {
    struct Segment: Sendable {
        let name: HL7SegmentName
        /// Index of its first field in `fields`. Of MSH that is MSH-2, since MSH-1 is the separator itself.
        let firstField: Int32
        let fieldCount: Int32
    }

    /// Half-open range of bytes.
    struct Span: Sendable {
        let start: Int32
        let end: Int32

        var isEmpty: Bool { start >= end }
    }

    /// As it arrived.
    public let bytes: [UInt8]
    public let delimiters: HL7Delimiters
    public private(set) var characterSet: HL7CharacterSet = .utf8
    /// Oddities that do not stop the message, such as a character set that is not the declared one.
    public private(set) var warnings: [Problem] = []
    private(set) var segments: [Segment] = []
    private var fields: [Span] = []
    /// No byte of it is outside ASCII.
    private var isASCII = true

    /// Reads a message: one MSH and what follows it. Segments end in CR, LF or both; blank lines and a UTF-8 byte order
    /// mark are passed over.
    /// - Throws: `.syntax`, `.segmentSequence`, `.encoding` or `.limit`.
    public init(_ bytes: [UInt8]) throws(Problem) {
        guard bytes.count <= HL7Limits.messageBytes else {
            throw Problem(.limit, "\(bytes.count) bytes; the limit is \(HL7Limits.messageBytes)")
        }
        self.bytes = bytes
        let start = Self.start(of: bytes)
        guard start + 3 < bytes.count, Self.isMSH(bytes, at: start) else { throw Self.noMessage(bytes) }
        delimiters = try HL7Delimiters(mshAt: start, in: bytes)
        segments.reserveCapacity(16)
        fields.reserveCapacity(192)
        let hasHighBytes = try split(from: start)
        isASCII = !hasHighBytes
        try settleCharacterSet(hasHighBytes: hasHighBytes)
    }

    /// Passes over a byte order mark and blank lines.
    static func start(of bytes: [UInt8]) -> Int {
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < bytes.count, bytes[index] == 0x0D || bytes[index] == 0x0A || bytes[index] == 0x20 { index += 1 }
        return index
    }

    /// Why bytes that do not begin with MSH are no message.
    private static func noMessage(_ bytes: [UInt8]) -> Problem {
        // Two or four bytes a character: a byte order mark, or NUL among the first letters.
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(8).contains(0) {
            return Problem(
                .encoding, "the message is not written in a character set of one byte for each letter of ASCII",
                at: "byte 0", remedy: "send UNICODE UTF-8")
        }
        return Problem(
            .segmentSequence, "the message does not begin with MSH", at: "MSH",
            remedy: "send one message, without a batch header")
    }

    static func isMSH(_ bytes: [UInt8], at start: Int) -> Bool {
        start + 2 < bytes.count && bytes[start] == UInt8(ascii: "M") && bytes[start + 1] == UInt8(ascii: "S")
            && bytes[start + 2] == UInt8(ascii: "H")
    }

    /// The one pass. Returns whether any byte is outside ASCII.
    private mutating func split(from start: Int) throws(Problem) -> Bool {
        let separator = delimiters.field
        var highBits: UInt8 = 0
        var segmentStart = start
        var fieldStart = start
        var firstField = 0
        var index = start
        let count = bytes.count
        while index <= count {
            let byte = index < count ? bytes[index] : 0x0D
            if byte == separator {
                // What lies before the first separator is the name of the segment, not a field.
                if fieldStart != segmentStart {
                    fields.append(Span(start: Int32(fieldStart), end: Int32(index)))
                } else if index == segmentStart {
                    throw Problem(.syntax, "segment \(segments.count + 1) has no name", at: "byte \(index)")
                }
                fieldStart = index + 1
            } else if byte == 0x0D || byte == 0x0A {
                try endSegment(segmentStart, fieldStart, index, firstField)
                segmentStart = index + 1
                fieldStart = segmentStart
                firstField = fields.count
            } else if byte < 0x20, byte != 0x09 {
                throw Problem(.syntax, "control character of code \(byte)", at: "byte \(index)")
            } else {
                highBits |= byte
            }
            index += 1
        }
        return highBits & 0x80 != 0
    }

    private mutating func endSegment(_ segmentStart: Int, _ fieldStart: Int, _ end: Int, _ firstField: Int)
        throws(Problem)
    {
        if fieldStart == segmentStart, bytes[segmentStart..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
        if fieldStart != segmentStart { fields.append(Span(start: Int32(fieldStart), end: Int32(end))) }
        let nameEnd = fieldStart == segmentStart ? end : segmentStart + 3
        guard nameEnd - segmentStart == 3, nameEnd <= end,
            fieldStart == segmentStart || nameEnd < end && bytes[nameEnd] == delimiters.field,
            let name = HL7SegmentName(bytes[segmentStart], bytes[segmentStart + 1], bytes[segmentStart + 2])
        else {
            throw Problem(
                .syntax, "line \(segments.count + 1) does not begin with a segment's name", at: "byte \(segmentStart)",
                remedy: "write line breaks within a field as \\.br\\")
        }
        guard segments.count < HL7Limits.segments else {
            throw Problem(.limit, "more than \(HL7Limits.segments) segments", at: "byte \(segmentStart)")
        }
        guard fields.count - firstField <= HL7Limits.fieldsPerSegment else {
            throw Problem(.limit, "more than \(HL7Limits.fieldsPerSegment) fields", at: name.description)
        }
        if name == .msh, !segments.isEmpty {
            throw Problem(
                .segmentSequence, "a second MSH, as segment \(segments.count + 1)", at: "MSH(2)",
                remedy: "send one message at a time")
        }
        segments.append(
            Segment(name: name, firstField: Int32(firstField), fieldCount: Int32(fields.count - firstField)))
    }

    /// MSH-18 settles it; where it does not, UTF-8 if the bytes are that, else ISO 8859-1, which is then said in a warning.
    private mutating func settleCharacterSet(hasHighBytes: Bool) throws(Problem) {
        let declaration = field(18, of: 0).map { bytes[Int($0.start)..<Int($0.end)] } ?? []
        guard let declared = HL7CharacterSet.declared(inField: declaration, delimiters) else {
            throw Problem(
                .encoding, "the declared character set is none that is read", at: "MSH-18",
                remedy: "declare ASCII, UNICODE UTF-8, a part of 8859 such as 8859/1, or WINDOWS-1252")
        }
        if let declared { characterSet = declared }
        guard hasHighBytes else { return }
        if let declared, let place = declared.firstUndefined(bytes) {
            throw Problem(
                .encoding, "a byte that \(declared.rawValue), which MSH-18 declares, does not have",
                at: "byte \(place)",
                remedy: "declare the character set that the message is written in")
        }
        guard declared == nil || declared == .utf8 else { return }
        if String(validating: bytes, as: UTF8.self) != nil { return }
        guard declared == nil else {
            throw Problem(.encoding, "bytes that are not UTF-8, which MSH-18 declares", at: "MSH-18")
        }
        characterSet = .latin1
        warnings.append(
            Problem(
                .encoding, "MSH-18 declares no character set that covers the text; it was read as 8859/1", at: "MSH-18",
                remedy: "declare the character set"))
    }

    // MARK: - Writing

    /// The message in ER7 as the standard has it: every segment ended by CR, nothing between them, no byte order mark. Of a
    /// message that came so, these are its bytes.
    public func er7() -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 1)
        for (index, segment) in segments.enumerated() {
            result.append(contentsOf: segment.name.bytes)
            if segment.name == .msh { result.append(delimiters.field) }
            for number in 0..<Int(segment.fieldCount) {
                if number > 0 || segment.name != .msh { result.append(delimiters.field) }
                let field = fields[Int(segments[index].firstField) + number]
                result.append(contentsOf: bytes[Int(field.start)..<Int(field.end)])
            }
            result.append(0x0D)
        }
        return result
    }

    // MARK: - Finding

    /// A field as it stands; `nil` beyond the segment's last. MSH-2 is its first that is a range.
    func field(_ number: Int, of segment: Int) -> Span? {
        let segment = segments[segment]
        let index = segment.name == .msh ? number - 2 : number - 1
        guard index >= 0, index < Int(segment.fieldCount) else { return nil }
        return fields[Int(segment.firstField) + index]
    }

    /// First segment of a name in a range of segments.
    func segment(_ name: HL7SegmentName, in range: Range<Int>) -> Int? {
        for index in range where segments[index].name == name { return index }
        return nil
    }

    /// The `number`th part of a span that a delimiter divides.
    func part(_ number: Int, of span: Span, by delimiter: UInt8) -> Span? {
        var remaining = number
        var start = Int(span.start)
        let end = Int(span.end)
        var index = start
        while index < end {
            if bytes[index] == delimiter {
                remaining -= 1
                if remaining == 0 { return Span(start: Int32(start), end: Int32(index)) }
                start = index + 1
            }
            index += 1
        }
        return remaining == 1 ? Span(start: Int32(start), end: span.end) : nil
    }

    func partCount(of span: Span, by delimiter: UInt8) -> Int {
        var count = 1
        for index in Int(span.start)..<max(Int(span.start), Int(span.end)) where bytes[index] == delimiter {
            count += 1
        }
        return count
    }

    // MARK: - Reading

    /// What stands at a place: HL7 tells a value that is to be deleted (`""`) from one that was not sent.
    public enum Value: Sendable, Hashable {
        case absent
        case null
        case text(String)
    }

    /// The text at a path, its first component and subcomponent where the path names none (HL7 v2.5 section 2.8: a
    /// receiver that knows fewer components reads the first), escapes resolved and trailing blanks dropped.
    public subscript(path: HL7Path) -> Value {
        guard let segment = find(path.segment, path.occurrence), let number = path.field else { return .absent }
        if number == 1, path.segment == .msh {
            return .text(String(decoding: [delimiters.field], as: UTF8.self))
        }
        guard let field = field(number, of: segment) else { return .absent }
        if number == 2, path.segment == .msh { return raw(field) }
        guard let repetition = part(path.repetition ?? 1, of: field, by: delimiters.repetition) else { return .absent }
        return value(repetition, component: path.component, subcomponent: path.subcomponent)
    }

    /// The text at a written path; `nil` when the path is no path, or nothing or `""` stands there.
    public func text(_ path: String) -> String? {
        guard let path = HL7Path(path), case .text(let text) = self[path] else { return nil }
        return text
    }

    /// Index of the `occurrence`th segment of a name.
    func find(_ name: HL7SegmentName, _ occurrence: Int?) -> Int? {
        var remaining = occurrence ?? 1
        for index in segments.indices where segments[index].name == name {
            remaining -= 1
            if remaining == 0 { return index }
        }
        return nil
    }

    func value(_ repetition: Span, component: Int?, subcomponent: Int?) -> Value {
        leaf(repetition, component, subcomponent).map { text($0) } ?? .absent
    }

    /// The text of a component; `nil` when nothing or `""` stands there.
    func plainText(_ repetition: Span, component: Int?, subcomponent: Int?) -> String? {
        guard let leaf = leaf(repetition, component, subcomponent), case .text(let text) = self.text(leaf) else {
            return nil
        }
        return text
    }

    /// Whether a component has text.
    func stands(_ repetition: Span, component: Int?, subcomponent: Int?) -> Bool {
        guard let leaf = leaf(repetition, component, subcomponent) else { return false }
        let core = trimmed(leaf)
        return !core.isEmpty && !isNull(core)
    }

    private func leaf(_ repetition: Span, _ component: Int?, _ subcomponent: Int?) -> Span? {
        guard let component = part(component ?? 1, of: repetition, by: delimiters.component) else { return nil }
        return part(subcomponent ?? 1, of: component, by: delimiters.subcomponent)
    }

    /// Without blanks at its ends.
    private func trimmed(_ span: Span) -> Span {
        var (start, end) = (Int(span.start), Int(span.end))
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        while start < end, bytes[start] == 0x20 { start += 1 }
        return Span(start: Int32(start), end: Int32(end))
    }

    /// `""`
    private func isNull(_ span: Span) -> Bool {
        span.end - span.start == 2 && bytes[Int(span.start)] == UInt8(ascii: "\"")
            && bytes[Int(span.start) + 1] == UInt8(ascii: "\"")
    }

    private func raw(_ span: Span) -> Value {
        .text(String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self))
    }

    /// Text of a span without delimiters in it.
    func text(_ span: Span) -> Value {
        let core = trimmed(span)
        if core.isEmpty { return .absent }
        if isNull(core) { return .null }
        let range = Int(core.start)..<Int(core.end)
        for index in range where bytes[index] == delimiters.escape {
            return .text(HL7Escapes.resolve(bytes[range], delimiters: delimiters, characterSet: characterSet))
        }
        // Validated as a whole when the message was read.
        guard isASCII || characterSet == .utf8 else { return .text(characterSet.text(bytes[range]) ?? "") }
        return .text(
            String(copying: UTF8Span(unchecked: bytes.span.extracting(range), isKnownASCII: isASCII)))
    }

    static func trimmed(_ text: String) -> String {
        var view = text[...]
        while view.first == " " { view.removeFirst() }
        while view.last == " " { view.removeLast() }
        return String(view)
    }
}
