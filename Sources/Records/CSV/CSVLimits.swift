// Limits of files of rows. A file may be long, for it is read in passing; a row, and what is held of the file at once, may not.

/// Limits of `CSVSplitter` and of reading rows.
public struct CSVLimits: Sendable, Hashable {
    /// Bytes of one field, its quotes undone.
    public var fieldBytes = 32 << 10
    /// Fields of one row.
    public var columns = 512
    /// Bytes of one row, its quotes undone.
    public var rowBytes = 256 << 10
    /// Rows of one file: twenty times the adult social care events of the largest council in a year.
    public var rows = 20_000_000
    /// Parts that one file is divided into.
    public var parts = 65_536
    /// Bytes of one part, about: some hundreds of people.
    public var partBytes = 128 << 10
    /// Warnings of one kind of a file that are told apart; more are counted.
    public var warnings = 100

    public init() {}

    /// What every reader uses.
    public static let standard = CSVLimits()
}
