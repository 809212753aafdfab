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
        /// What its files of rows are declared to be in.
        public var characterSet: CSVCharacterSet?

        /// - Parameter organisation: whose inbox it is; the folder's name is its ODS code.
        public init(
            organisation: ODSCode, careSystem: CareSystem? = nil, formats: [String: Format],
            characterSet: CSVCharacterSet? = nil
        ) {
            sender = Sender(
                organisation: organisation, fingerprint: "folder:\(organisation)", careSystem: careSystem)
            self.formats = formats
            self.characterSet = characterSet
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

    /// - Throws: when the root cannot be opened; later faults are logged, and tried again at the next scan.
    public func run() async throws {
        let root = try await blocking { () throws(FolderFault) in try Folder(path: configuration.root) }
        var inboxes = configuration.sources.map { Inbox(source: $0, configuration: configuration) }
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            for index in inboxes.indices {
                do {
                    try await scan(&inboxes[index], root)
                } catch let fault as FolderFault {
                    logger.error(
                        "folder pickup: \(fault)",
                        metadata: [
                            "event": "folder-fault", "source": "\(inboxes[index].source.sender.organisation)",
                        ])
                }
            }
            do {
                try await cancelWhenGracefulShutdown {
                    try await Task.sleep(for: .milliseconds(configuration.scanMilliseconds))
                }
            } catch is CancellationError {
                return
            }
        }
    }

    private func scan(_ inbox: inout Inbox, _ root: Folder) async throws {
        let organisation = inbox.source.sender.organisation.text
        let folders = try await blocking { () throws(FolderFault) in
            try PickupFolders(organisation: organisation, in: root)
        }
        let candidates = try await blocking { () throws(FolderFault) in try folders.candidates() }
        for candidate in inbox.settled(candidates, at: ContinuousClock.now) {
            guard !Task.isShuttingDownGracefully else { return }
            try await take(candidate, inbox.source, folders)
        }
    }

    private func take(_ candidate: PickupFolders.Candidate, _ source: Source, _ folders: PickupFolders) async throws {
        let receivedAt = now()
        if let refusal = refusal(of: candidate, source) {
            try await finish(candidate, folders, digest: nil, PickupResult(refusal: refusal, receivedAt: receivedAt))
            return
        }
        if source.formats[candidate.name.end] == .csv, candidate.facts.size > CSVLimits.standard.partBytes {
            return try await takeRows(candidate, source, folders, receivedAt: receivedAt)
        }
        guard let format = source.formats[candidate.name.end],
            let bytes = try await blocking({ () throws(FolderFault) in
                try folders.inbox.read(candidate.name, expecting: candidate.facts)
            })
        else { return }  // It changed under our hands: it is looked at again.
        let digest = hexadecimal(sha256(bytes))
        let submission = Submission(
            sender: source.sender, channel: .folder, format: format, bytes: bytes, receivedAt: receivedAt,
            requestID: randomID(), idempotencyKey: digest, isVersionStated: false)
        if submission.isBatch {
            let outcome = await submission.submitEach(submit)
            if case .busy = outcome.decisive?.outcome { return }
            return try await finish(
                candidate, folders, digest: digest, PickupResult(outcome, receivedAt: receivedAt),
                acknowledgements: HL7Acknowledging(now: now).batch(outcome))
        }
        let answer = await submit(submission)
        if case .busy = answer.outcome { return }
        try await finish(candidate, folders, digest: digest, PickupResult(answer: answer, receivedAt: receivedAt))
    }

    /// A long file of rows: read to its end first, then handed on part after part, each a message of its own. Stopped in
    /// between, it is taken again from the start, and what was accepted before is a repeat.
    private func takeRows(
        _ candidate: PickupFolders.Candidate, _ source: Source, _ folders: PickupFolders, receivedAt: Instant
    ) async throws {
        let outcome = try await blocking { () throws(FolderFault) in
            try RowsStaging.stage(candidate, folders, source.characterSet)
        }
        guard let outcome else { return }
        let staged: RowsStaging
        switch outcome {
        case .success(let rows): staged = rows
        case .failure(let problem):
            // The file stays in the folder for what is put aside. That it came, and why it was not taken, is known to the
            // gateway like of any message, and leaves a gap in the feed: as a part of what its sender submits, of which none came.
            let answer = await submit(
                Submission(
                    sender: source.sender, channel: .folder, format: .csv,
                    bytes: Array("a file of \(candidate.facts.size) bytes, put aside in its folder".utf8),
                    receivedAt: receivedAt, requestID: randomID(), extent: .part, refusal: problem))
            if case .busy = answer.outcome { return }
            return try await finish(
                candidate, folders, digest: nil, PickupResult(answer: answer, receivedAt: receivedAt))
        }
        var answers = RowsAnswers(warnings: staged.warnings, count: staged.parts.count)
        let whole = Submission(
            sender: source.sender, channel: .folder, format: .csv, bytes: [], receivedAt: receivedAt,
            requestID: randomID())
        for part in staged.parts {
            guard !Task.isShuttingDownGracefully,
                let bytes = try await blocking({ () throws(FolderFault) in try staged.read(part) })
            else { return }
            await answers.submit(bytes, of: whole, key: "\(staged.digest)-\(part)", submit)
            if answers.isBusy { return }
            if answers.isRefusedWhole { break }
        }
        guard let answer = answers.answer else { return }
        let result = PickupResult(
            answer: answer, rows: staged.rows, parts: staged.parts.count, receivedAt: receivedAt)
        try await finish(candidate, folders, digest: staged.digest, result)
        try await blocking { () throws(FolderFault) in try staged.clear() }
    }

    private func finish(
        _ candidate: PickupFolders.Candidate, _ folders: PickupFolders, digest: String?, _ result: PickupResult,
        acknowledgements: [UInt8]? = nil
    ) async throws {
        try await blocking { () throws(FolderFault) in
            try folders.finish(candidate, digest: digest, result, acknowledgements: acknowledgements)
        }
        logger.info(
            "folder pickup: a file was taken",
            metadata: [
                "event": "folder-file", "source": "\(folders.organisation)", "outcome": "\(result.outcome)",
                "message_id": "\(result.messageID ?? "")",
            ])
    }

    /// Why a file is not read at all.
    private func refusal(of candidate: PickupFolders.Candidate, _ source: Source) -> Problem? {
        let facts = candidate.facts
        if !facts.isRegular { return Problem(.syntax, "not a regular file; links, folders and pipes are not followed") }
        if facts.links != 1 {
            return Problem(.syntax, "the file has more than one name; copy it instead of linking it")
        }
        let maximum =
            source.formats[candidate.name.end] == .csv
            ? max(Limits.rowsFileBytes, configuration.maximumFileBytes) : configuration.maximumFileBytes
        if facts.size > maximum { return Problem(.limit, "the file is larger than \(maximum) bytes") }
        if facts.size == 0 { return Problem(.syntax, "the file is empty") }
        guard source.formats[candidate.name.end] == nil else { return nil }
        let known = source.formats.keys.sorted().map { ".\($0)" }.joined(separator: ", ")
        return Problem(.unsupportedFormat, "the file's name ends in none of \(known); archives are not opened")
    }
}

/// Runs what blocks on the pool for it.
private func blocking<Result: Sendable>(
    _ body: @escaping @Sendable () throws(FolderFault) -> Result
) async throws -> Result {
    try await NIOThreadPool.singleton.runIfActive { try body() }
}

/// What was seen of one inbox at earlier scans.
private struct Inbox {
    let source: FolderPickup.Source
    private let settle: Duration
    private var seen: [FileName: (facts: FileFacts, since: ContinuousClock.Instant)] = [:]

    init(source: FolderPickup.Source, configuration: FolderPickup.Configuration) {
        self.source = source
        settle = .milliseconds(configuration.settleMilliseconds)
    }

    /// The candidates that have not changed for long enough, oldest first.
    mutating func settled(
        _ candidates: [PickupFolders.Candidate], at instant: ContinuousClock.Instant
    ) -> [PickupFolders.Candidate] {
        var next: [FileName: (facts: FileFacts, since: ContinuousClock.Instant)] = [:]
        for candidate in candidates {
            let known = seen[candidate.name]
            next[candidate.name] = known?.facts == candidate.facts ? known : (candidate.facts, instant)
        }
        seen = next
        return candidates.filter { candidate in next[candidate.name].map { instant - $0.since >= settle } ?? false }
            .sorted { ($0.facts.modified, $0.name) < ($1.facts.modified, $1.name) }
    }
}
