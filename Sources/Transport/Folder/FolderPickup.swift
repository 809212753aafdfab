// Files instead of connections: `inbox/<ODS>/` is scanned, each file submitted once it has stopped growing, then moved to
// `done/` or `quarantine/` under a name of our choosing, with a `.result.json` beside it.
//
// Order of writes: submit (durable in the store) → result file → move. A crash before the move submits the file again, with
// the same idempotency key (its digest), so that the gateway answers as it did before.

public import Gateway
public import Logging
internal import NIOPosix
public import Records
public import ServiceLifecycle

public struct FolderPickup: Service {
    /// One sender's folder.
    public struct Source: Sendable {
        public var sender: Sender
        /// The format of a file by the end of its name, in lower case and without the dot; other files are quarantined.
        public var formats: [String: Format]

        /// - Parameter organisation: whose inbox it is; the folder's name is its ODS code.
        public init(organisation: ODSCode, careSystem: CareSystem? = nil, formats: [String: Format]) {
            sender = Sender(
                organisation: organisation, fingerprint: "folder:\(organisation)", careSystem: careSystem)
            self.formats = formats
        }
    }

    public struct Configuration: Sendable {
        /// Holds `inbox`, `done` and `quarantine`, which are made where they are missing.
        public var root: String
        public var sources: [Source]
        /// Milliseconds between scans.
        public var scanMilliseconds: Int64
        /// A file is taken when neither its size nor its time has changed for so long.
        public var settleMilliseconds: Int64
        public var maximumFileBytes: Int

        public init(
            root: String, sources: [Source], scanMilliseconds: Int64 = 1000, settleMilliseconds: Int64 = 2000,
            maximumFileBytes: Int = Limits.fileBytes
        ) {
            self.root = root
            self.sources = sources
            self.scanMilliseconds = scanMilliseconds
            self.settleMilliseconds = settleMilliseconds
            self.maximumFileBytes = maximumFileBytes
        }
    }

    private let configuration: Configuration
    private let logger: Logger
    private let now: @Sendable () -> Instant
    private let submit: @Sendable (Submission) async -> Answer

    public init(
        configuration: Configuration, logger: Logger, now: @escaping @Sendable () -> Instant,
        submit: @escaping @Sendable (Submission) async -> Answer
    ) {
        self.configuration = configuration
        self.logger = logger
        self.now = now
        self.submit = submit
    }

    public func run() async throws {
    }
}
