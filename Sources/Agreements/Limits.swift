// Every limit of this module, with its unit.

enum Limits {
    /// One agreement file, in bytes of UTF-8.
    static let agreementBytes = 262_144
    /// Nodes of one YAML file.
    static let yamlNodes = 20_000
    /// Agreement files in one set.
    static let agreements = 20_000
    /// Characters of one text in an agreement.
    static let textCharacters = 2_000
    /// Longest inspection of raw messages, in seconds.
    static let inspectionSeconds: Int64 = 8 * 3600
    /// Longest break-glass access, in seconds.
    static let emergencyAccessSeconds: Int64 = 8 * 3600
    /// Most days, months or years of a lookback.
    static let lookbackCount = 1_000
    /// `check` warns of agreements that end within this many days.
    static let expiryWarningDays = 30
    /// Depth of elements in a resource that is released; deeper ones are removed.
    static let elementDepth = 64
}
