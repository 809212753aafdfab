// The bounds of this module, each with its unit.

enum Limits {
    /// Bytes of a signed note; a checkpoint of ours has about 250.
    static let noteBytes = 65_536
    /// Signature lines of a signed note: the log's own and its witnesses'.
    static let noteSignatures = 100
    /// Bytes of a PEM text with one key.
    static let keyBytes = 16_384
}
