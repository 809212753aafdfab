// How a record is validated.

public struct ValidationOptions: Sendable, Hashable {
    /// Whether identifiers must be as UK Core has them.
    public var ukCore = true
    /// Whether an NHS number is expected to have its verification status beside it.
    public var verificationStatus = true
    /// Issues listed of one record; the others are counted.
    public var issues = 20

    public init() {}

    public static let standard = ValidationOptions()
}

/// What is done about the issues of a sender's records: `validation` in its file.
public enum ValidationLevel: String, Sendable, Hashable, CaseIterable {
    case off
    /// The record is taken, and its sender is told.
    case warn
    /// A record with an error is put aside.
    case refuse
}
