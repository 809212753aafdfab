// SQLite, embedded: one file, one writer, a few readers beside it (write-ahead logging), every commit synced.

internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Synchronization

final class SQLiteDriver: SQLDriver {
    static let dialect = Dialect(
        integer: "INTEGER", bytes: "BLOB", table: "STRICT", keyedTable: "WITHOUT ROWID, STRICT")

    /// Of the writer. Before the pool, so that it goes first.
    private let prepared = PreparedStatements()
    private let pool: DatabasePool
    private let log: WriteAheadLog
    /// As wide as there are readers: whoever waited within the pool would hold a thread meanwhile, of which there are few.
    private let reading = Gate(width: Limits.readers)

    /// Opens a store, making the file (readable by its owner only) when there is none.
    init(path: String, marks: LogMarks = .standard) throws(StorageProblem) {
        do {
            // SQLite gives its log and index the permissions of the database.
            if !FileManager.default.fileExists(atPath: path),
                !FileManager.default.createFile(
                    atPath: path, contents: nil, attributes: [.posixPermissions: NSNumber(value: Int16(0o600))])
            {
                throw StorageProblem.cannotOpen(path: path, why: "the file cannot be made")
            }
            pool = try DatabasePool(path: path, configuration: Self.configuration())
            let pages = WriteAheadLog.Pages()
            try pool.writeWithoutTransaction { database in
                try Self.makeDurable(database)
                pages.watch(database)
            }
            log = try WriteAheadLog(path: path, pool: pool, pages: pages, marks: marks)
        } catch let problem as StorageProblem {
            throw problem
        } catch let error as DatabaseError {
            throw .cannotOpen(path: path, why: error.message ?? "SQLite error \(error.resultCode.rawValue)")
        } catch {
            throw .cannotOpen(path: path, why: "\(type(of: error))")
        }
    }

    deinit { log.stop() }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "store"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Limits.busySeconds)
        configuration.maximumReaderCount = Limits.readers
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = \(-Limits.readerCacheKiB)")
            try database.execute(sql: "PRAGMA mmap_size = 0")
            // Savepoints keep what they would undo in memory.
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// GRDB sets `synchronous` to NORMAL whatever was prepared; so it is set after opening, and read back.
    private static func makeDurable(_ database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        try database.execute(sql: "PRAGMA cache_size = \(-Limits.writerCacheKiB)")
        for (setting, expected) in [
            ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("wal_autocheckpoint", "0"),
        ] {
            let value = try Row.fetchOne(database, sql: "PRAGMA \(setting)").map { "\($0[0] as DatabaseValue)" } ?? ""
            guard value.trimmingCharacters(in: ["\""]) == expected else {
                throw StorageProblem.notDurable(setting: setting, value: value)
            }
        }
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (SQLiteConnection) throws -> Result) async throws -> Result
    {
        // Not GRDB's own asynchronous write: that is interrupted when the task is cancelled, and the outcome of a delivery
        // that was made must be kept however its task ends.
        let (log, prepared) = (log, prepared)
        let result = try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { database in
                continuation.resume(
                    with: Swift.Result {
                        guard database.sqliteConnection != nil else { throw StorageProblem.closed }
                        log.waitForRoom(database)
                        var result: Result?
                        do {
                            try database.inTransaction(.immediate) {
                                result = try body(SQLiteConnection(database, prepared: prepared))
                                return .commit
                            }
                        } catch let error as DatabaseError {
                            throw StorageProblem(error, statement: "COMMIT")
                        }
                        guard let result else { throw StorageProblem.closed }
                        return result
                    })
            }
        }
        log.committed()
        return result
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (SQLiteConnection) throws -> Result) async throws -> Result
    {
        await reading.enter()
        defer { reading.leave() }
        do {
            return try await pool.read { try body(SQLiteConnection($0)) }
        } catch let error as DatabaseError {
            throw StorageProblem(error, statement: "BEGIN")
        } catch StorageProblem.database(code: Int(SQLITE_INTERRUPT), _, _) where Task.isCancelled {
            throw CancellationError()
        }
    }

    func close() async throws {
        try await log.close()
        try await pool.writeWithoutTransaction { [prepared] _ in prepared.removeAll() }
        // The last connection copies what is left of the log into the database.
        try pool.close()
    }
}
