// The bounds of this module, each with its unit. Memory is counted against the daemon's 200 MB.

enum Limits {
    /// Connections that read beside the writer.
    static let readers = 4
    /// Page cache of the writing connection, kibibytes.
    static let writerCacheKiB = 32_768
    /// Page cache of each reading connection, kibibytes.
    static let readerCacheKiB = 2_048
    /// How long a connection waits for another process (a command run beside the daemon), seconds.
    static let busySeconds = 5.0
    /// Rows that verification of the access log reads at once.
    static let verificationPage = 1_000
    /// People whose merges are remembered within one transaction.
    static let rememberedPeople = 4_096
}

/// Marks on the growth of SQLite's write-ahead log, in pages of 4 KiB.
struct LogMarks: Sendable {
    /// Written since the last checkpoint: a passive one is made beside the writer.
    var checkpoint: Int
    /// In the log: the writer finishes a checkpoint itself, so that the log starts anew.
    var finish: Int
    /// In the log: each write first waits for readers and a complete checkpoint.
    var full: Int

    /// 16 MiB, 64 MiB, 256 MiB.
    static let standard = LogMarks(checkpoint: 4_096, finish: 16_384, full: 65_536)
}
