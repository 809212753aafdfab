// Where a mapping's paths lead in a record, for each kind of source: HL7Record, JSONRecord, XMLRecord. A run is compiled for each of
// them, so that it finds what it looks for without asking what kind of record it has.

/// A record that is being mapped. Paths are named by their places among those of the program.
protocol MappingRecord {
    /// A place in the record, which a mapping goes to: small, and without references.
    associatedtype Cursor

    var root: Cursor { get }

    /// The text at a path, without blanks at its ends; `nil` when nothing stands there.
    /// - Parameters:
    ///   - outer: the items of the repetitions around, innermost last.
    ///   - line: of the mapping, for messages.
    func text(_ path: Int, _ cursor: Cursor, _ outer: [Cursor], line: Int) throws(Problem) -> String?

    /// Whether something stands at a path, or what it says holds.
    func stands(_ path: Int, _ cursor: Cursor, _ outer: [Cursor], line: Int) throws(Problem) -> Bool

    /// What a path repeats over.
    func items(_ path: Int, _ cursor: Cursor, _ outer: [Cursor], line: Int) throws(Problem) -> [Cursor]

    /// The first item at a path, without whose content nothing is made.
    func first(_ path: Int, _ cursor: Cursor) -> Cursor?

    /// Whether nothing stands at any of what an item cannot be made without (`HL7Needs`).
    func lacks(_ needs: Range<Int>, _ cursor: Cursor) -> Bool

    // MARK: For messages and accounts

    /// Where a path leads, in words.
    func place(_ path: Int, _ cursor: Cursor, _ outer: [Cursor]) -> String

    /// Where a cursor is, in words.
    func place(_ cursor: Cursor) -> String

    /// Notes what a path found.
    func note(_ path: Int, _ cursor: Cursor, _ outer: [Cursor], in trace: MappingTrace)

    /// Every value of the record that nothing read, in the order of the record.
    func unused(_ trace: MappingTrace) throws(Problem) -> [MappingTrace.Unused]
}

extension MappingTrace {
    /// A value that nothing used, unless it is used or blank.
    func unused(_ place: String, _ value: String?, _ isUsed: Bool) -> Unused? {
        guard !isUsed, let value, !value.trimmingBlanks().isEmpty else { return nil }
        return Unused(place: place, value: value)
    }
}

extension String {
    /// Without blanks and line breaks at its ends.
    func trimmingBlanks() -> String {
        let bytes = utf8
        guard let first = bytes.first, let last = bytes.last, first.isBlank || last.isBlank else { return self }
        let head = bytes.drop(while: \.isBlank)
        guard let end = head.lastIndex(where: { !$0.isBlank }) else { return "" }
        return String(Substring(head[...end]))
    }
}

extension UInt8 {
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
