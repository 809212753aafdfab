// Recomputes a log from its rows and says what is wrong with it, if anything. Shares with the writer only the hash
// functions; it believes nothing that is stored but the signatures.

/// What a verification found.
public enum LogVerdict: Sendable, Hashable, CustomStringConvertible {
    /// Every entry is there, unchanged and in its place, up to the latest checkpoint, which covers them all.
    case intact(count: Int64, latest: Checkpoint?)
    case fault(LogFault)

    public var isIntact: Bool {
        if case .intact = self { true } else { false }
    }

    public var description: String {
        switch self {
        case .intact(let count, let latest):
            latest == nil
                ? "intact: the log is empty"
                : "intact: \(count) entries, as the latest checkpoint says"
        case .fault(let fault): fault.description
        }
    }
}

/// The first thing found wrong with a log.
public enum LogFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The entry is not that of its salt and record: one of the three was changed.
    case hashMismatch(Int64)
    /// No entry with this index, though there are later ones.
    case missing(Int64)
    /// An entry, or a checkpoint of this size, where a later one was expected.
    case outOfOrder(Int64)
    /// The checkpoint of this size has another root than the entries before it: one was changed, or two changed places.
    case rootMismatch(Int64)
    /// The checkpoint of this size is not signed by the log's key.
    case badSignature(Int64)
    /// What is kept beside the checkpoint of this size (size, root, frontier) is not what was signed.
    case checkpointMismatch(Int64)
    /// Entries from this index on are covered by no checkpoint.
    case unsigned(Int64)
    /// The log has fewer entries than a checkpoint says.
    case truncated
    /// The log is not the one that the checkpoint kept outside, of this size, was taken of.
    case inconsistent(Int64)

    public var description: String {
        switch self {
        case .hashMismatch(let index): "entry \(index) was changed: it does not match its record"
        case .missing(let index): "entry \(index) was removed"
        case .outOfOrder(let index): "entry or checkpoint \(index) is out of order"
        case .rootMismatch(let size): "an entry before \(size) was changed or moved: the root at \(size) differs"
        case .badSignature(let size): "the checkpoint at \(size) is not signed by the log's key"
        case .checkpointMismatch(let size): "what is kept beside the checkpoint at \(size) is not what it says"
        case .unsigned(let index): "entries from \(index) on are covered by no checkpoint"
        case .truncated: "the log ends before its latest checkpoint: entries at its end were removed"
        case .inconsistent(let size): "the log differs from the checkpoint of size \(size) that was kept outside"
        }
    }
}

/// Verifies a log as its rows stream by, in memory that does not grow with it. Feed checkpoints in order of size, each
/// before the row whose index is its size, and rows in order of index; then ask for the `verdict`. After the first fault
/// nothing more is looked at.
///
/// Not noticed, because nothing shows it: a checkpoint that was removed while a later one remains, and a tail removed with
/// its checkpoints, unless a checkpoint kept outside covers it.
public struct LogVerifier: Sendable {
    private let key: VerifierKey
    private let outside: Checkpoint?
    private var tree = MerkleTree()
    private var fault: LogFault?
    private var latest: Checkpoint?
    private var waiting: [(checkpoint: Checkpoint, frontier: [[UInt8]]?)] = []
    private var nextWaiting = 0
    private var lastCheckpointSize: Int64 = -1

    /// - Parameters:
    ///   - key: The log's.
    ///   - outside: A checkpoint, already verified, that was kept elsewhere: the log must contain what it commits to.
    public init(key: VerifierKey, outside: Checkpoint? = nil) {
        self.key = key
        self.outside = outside
        compareOutside()
    }

    /// The rows that were found good so far; the index of the next.
    public var count: Int64 { tree.size }
    /// Checkpoints whose rows have not come yet.
    public var checkpointsWaiting: Int { waiting.count - nextWaiting }
    public var hasFault: Bool { fault != nil }

    /// Takes the next row.
    /// - Parameters:
    ///   - salt: `nil` when it was purged at the end of retention.
    ///   - record: `nil` when it was purged; then the entry alone stands for it.
    public mutating func add(index: Int64, salt: [UInt8]?, record: [UInt8]?, entry: [UInt8]) {
        guard fault == nil else { return }
        guard index >= tree.size else { return fault = .outOfOrder(index) }
        guard index == tree.size else { return fault = .missing(tree.size) }
        guard entry.count == SHA256.length else { return fault = .hashMismatch(index) }
        switch (salt, record) {
        case (let salt?, let record?):
            guard salt.count == LogEntry.saltLength, LogEntry.entry(salt: salt, record: record) == entry else {
                return fault = .hashMismatch(index)
            }
        case (nil, nil): break
        // Purging takes both; one alone proves nothing and so is a change.
        case (nil, _?), (_?, nil): return fault = .hashMismatch(index)
        }
        tree.append(LogEntry.leafHash(entry))
        compareOutside()
        compareWaiting()
    }

    /// Takes the next checkpoint.
    /// - Parameters:
    ///   - size: As kept beside the note.
    ///   - root: As kept beside the note.
    ///   - frontier: As kept beside the note; `nil` when it is not kept.
    public mutating func add(checkpoint note: String, size: Int64, root: [UInt8], frontier: [[UInt8]]? = nil) {
        guard fault == nil else { return }
        guard size > lastCheckpointSize, size >= tree.size else { return fault = .outOfOrder(size) }
        let checkpoint: Checkpoint
        do throws(CheckpointProblem) {
            checkpoint = try Checkpoint.open(note, with: key)
        } catch {
            return fault = .badSignature(size)
        }
        guard checkpoint.size == size, checkpoint.root == root else { return fault = .checkpointMismatch(size) }
        lastCheckpointSize = size
        waiting.append((checkpoint, frontier))
        compareWaiting()
    }

    /// What was found, once everything has been fed.
    public var verdict: LogVerdict {
        if let fault { return .fault(fault) }
        if checkpointsWaiting > 0 { return .fault(.truncated) }
        if let outside, outside.size > tree.size { return .fault(.truncated) }
        let covered = latest?.size ?? 0
        if covered < tree.size { return .fault(.unsigned(covered)) }
        return .intact(count: tree.size, latest: latest)
    }

    private mutating func compareOutside() {
        guard fault == nil, let outside, outside.size == tree.size else { return }
        if outside.root != tree.root { fault = .inconsistent(outside.size) }
    }

    private mutating func compareWaiting() {
        guard fault == nil, nextWaiting < waiting.count, waiting[nextWaiting].checkpoint.size == tree.size else {
            return
        }
        let (checkpoint, frontier) = waiting[nextWaiting]
        nextWaiting += 1
        if nextWaiting == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            nextWaiting = 0
        } else if nextWaiting > 1024 {
            waiting.removeFirst(nextWaiting)
            nextWaiting = 0
        }
        guard checkpoint.root == tree.root else { return fault = .rootMismatch(checkpoint.size) }
        if let frontier, frontier != tree.frontier { return fault = .checkpointMismatch(checkpoint.size) }
        latest = checkpoint
    }
}
