// The bounds of this module, each with its unit. Memory is counted against the daemon's 200 MB.

enum Limits {
    /// Connections that read beside the writer.
    static let readers = 4
    /// Page cache of the writing connection, kibibytes.
    static let writerCacheKiB = 16_384
    /// Page cache of each reading connection, kibibytes.
    static let readerCacheKiB = 2_048
    /// How long a connection waits for another process (a command run beside the daemon), seconds.
    static let busySeconds = 5.0
    /// Pages (of 4 KiB) in the write-ahead log since the last checkpoint from which a passive one is made: 16 MiB.
    static let checkpointPages = 4_096
    /// Pages in the write-ahead log from which the writer finishes a checkpoint itself, so that the log starts anew: 64 MiB.
    static let finishCheckpointPages = 16_384
    /// Pages in the write-ahead log from which each write first waits for readers and a complete checkpoint: 256 MiB.
    static let fullLogPages = 65_536
    /// Rows that verification of the access log reads at once.
    static let verificationPage = 1_000
    /// People whose merges are remembered within one transaction.
    static let rememberedPeople = 4_096
}
