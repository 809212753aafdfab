// Keeps SQLite's write-ahead log short without making commits wait: a connection of its own copies committed pages back
// into the database (passive checkpoints), beside the writer.
//
// A passive checkpoint copies what is there but cannot start the log anew while commits go on. So past a second mark the
// writer copies the little that is left between two transactions, and the next commit begins at the log's start. Past a
// third mark (a reader that holds an old state for long) each write first waits for a complete checkpoint: backpressure
// instead of a full disk. A crash at any point loses nothing: the log is the truth until it is copied and synced.

internal import GRDB
internal import GRDBSQLite
internal import Synchronization

final class WriteAheadLog: Sendable {
    /// How many pages the log holds; SQLite tells it after each commit.
    final class Pages: Sendable {
        let written = Atomic<Int>(0)
        /// Of those, how many are in the database.
        let copied = Atomic<Int>(0)

        /// Commits are made by the driver only, which holds this object for as long as it lives.
        func watch(_ database: Database) {
            let context = Unmanaged.passUnretained(self).toOpaque()
            sqlite3_wal_hook(
                database.sqliteConnection,
                { context, _, _, pages in
                    let state = Unmanaged<Pages>.fromOpaque(context!).takeUnretainedValue()
                    // Fewer than before: the log was begun anew, so nothing of it is copied yet.
                    if Int(pages) < state.written.exchange(Int(pages), ordering: .relaxed) {
                        state.copied.store(0, ordering: .relaxed)
                    }
                    return SQLITE_OK
                }, context)
        }

        var toCopy: Int {
            let (written, copied) = (written.load(ordering: .relaxed), copied.load(ordering: .relaxed))
            // More copied than written: a checkpoint ended just after the log was begun anew.
            return copied > written ? written : written - copied
        }
    }

    private let pages: Pages
    private let marks: LogMarks
    private let connection: DatabaseQueue
    private let signal: AsyncStream<Void>.Continuation
    private let task: Task<Void, Never>

    init(path: String, pool: DatabasePool, pages: Pages, marks: LogMarks) throws {
        self.pages = pages
        self.marks = marks
        var configuration = Configuration()
        configuration.label = "checkpoint"
        configuration.busyMode = .timeout(Limits.busySeconds)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA cache_size = \(-Limits.readerCacheKiB)")
            try database.execute(sql: "PRAGMA mmap_size = 0")
        }
        let connection = try DatabaseQueue(path: path, configuration: configuration)
        self.connection = connection
        let (signals, signal) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.signal = signal
        task = Task { [weak pool] in
            for await _ in signals {
                await withCheckedContinuation { done in
                    connection.asyncWriteWithoutTransaction { database in
                        Self.checkpoint(database, SQLITE_CHECKPOINT_PASSIVE, pages)
                        done.resume()
                    }
                }
                guard pages.written.load(ordering: .relaxed) >= marks.finish, let pool else { continue }
                await withCheckedContinuation { done in
                    pool.asyncWriteWithoutTransaction { database in
                        Self.checkpoint(database, SQLITE_CHECKPOINT_PASSIVE, pages)
                        done.resume()
                    }
                }
            }
        }
    }

    /// After a commit.
    func committed() {
        if pages.toCopy >= marks.checkpoint { signal.yield() }
    }

    /// Before a transaction, on the writer's queue.
    func waitForRoom(_ database: Database) {
        guard pages.written.load(ordering: .relaxed) >= marks.full else { return }
        Self.checkpoint(database, SQLITE_CHECKPOINT_RESTART, pages)
    }

    /// No checkpoint begins any more.
    func stop() { signal.finish() }

    /// Waits for the checkpoint under way.
    func close() async throws {
        stop()
        await task.value
        try connection.close()
    }

    /// A checkpoint that could not be made (another one runs, a reader holds on) is made at the next signal.
    private static func checkpoint(_ database: Database, _ mode: Int32, _ pages: Pages) {
        guard database.sqliteConnection != nil else { return }
        var written: Int32 = -1
        var copied: Int32 = -1
        let code = sqlite3_wal_checkpoint_v2(database.sqliteConnection, nil, mode, &written, &copied)
        guard code == SQLITE_OK || code == SQLITE_BUSY, copied >= 0 else { return }
        pages.copied.store(Int(copied), ordering: .relaxed)
        if mode == SQLITE_CHECKPOINT_RESTART, code == SQLITE_OK { pages.written.store(0, ordering: .relaxed) }
    }
}
