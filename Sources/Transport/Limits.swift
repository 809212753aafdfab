// Every bound of the transports, with its unit. Configurations start from these.

/// Bounds of what is read, held and waited for.
public enum Limits {
    // Trust
    /// Certificates in a client's chain, leaf included.
    public static let chainCertificates = 5
    /// Verified leaves that are remembered.
    public static let verifiedLeaves = 2048
    /// Bytes of a bindings file.
    public static let bindingsBytes = 1_048_576

    // Connections
    public static let handshakeSeconds: Int64 = 10
    /// Open connections of one listener.
    public static let connections = 1024
    /// Messages of one certificate that are handled at once; beyond it 429 or AR.
    public static let inFlightPerSender = 256
    /// Messages of one listener that are handled at once; beyond it 503 or AR.
    public static let inFlight = 1024
    /// Bytes of messages that are held at once, from the first one collected until the answer; beyond it 503 or AR.
    public static let bytesInFlight = 64 * 1_048_576
    /// Of one certificate's messages; beyond it 429 or AR.
    public static let bytesInFlightPerSender = 32 * 1_048_576
    /// Seconds for which a refused sender is asked to wait.
    public static let retryAfterSeconds = 2
    /// Seconds that a stop waits for what is under way.
    public static let gracefulStopSeconds: Int64 = 20

    // HTTP
    public static let bodyBytes = 16 * 1_048_576
    public static let headerBytes = 32 * 1024
    public static let headerFields = 100
    /// From the first byte of a request until its headers are complete.
    public static let headerSeconds: Int64 = 10
    /// From a request's headers until its body is complete.
    public static let bodySeconds: Int64 = 60
    /// Between requests of one connection.
    public static let idleSeconds: Int64 = 75
    /// Characters of a message id that is asked about.
    public static let requestIDCharacters = 128

    // MLLP
    public static let frameBytes = 16 * 1_048_576
    /// From a frame's first byte until its last.
    public static let frameSeconds: Int64 = 30
    /// Between frames: interface engines keep connections open for hours.
    public static let frameIdleSeconds: Int64 = 3600

    // Folders
    public static let fileBytes = 64 * 1_048_576
    /// Of a file of rows, which is read in parts.
    public static let rowsFileBytes = 2048 * 1_048_576
    /// Warnings in the result of one file.
    public static let resultWarnings = 100
    /// Names that one scan of a folder looks at.
    public static let namesPerScan = 4096
    public static let fileNameBytes = 255

    // Destinations
    public static let connectSeconds: Int64 = 5
    public static let sendSeconds: Int64 = 15
    public static let responseBytes = 1_048_576
    /// Of the answer to a transaction: servers may send back what they took.
    public static let transactionResponseBytes = 4 * 1_048_576
    public static let destinationConnections = 4
}
