// Statements on one SQLite connection. GRDB owns the connection and the prepared statements; values are bound and read
// through SQLite's own interface, because boxing each in GRDB's types costs more than SQLite takes to store them.

internal import GRDB
internal import GRDBSQLite

struct SQLiteRow: SQLRow {
    fileprivate let statement: OpaquePointer

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }
    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

    func text(_ column: Int) -> String {
        guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }
}

/// What one connection has prepared, found by the identity of the statement: its text is hundreds of bytes to hash. Used only
/// on the queue of its connection, and emptied before that closes.
final class PreparedStatements: @unchecked Sendable {
    // The text is kept along, so that no other can come to have its identity.
    fileprivate var statements: [ObjectIdentifier: (sql: SQL, statement: Statement)] = [:]
    func removeAll() { statements = [:] }
}

/// Used only on the queue of its GRDB connection, for the length of one access.
final class SQLiteConnection: SQLConnection {
    private let database: Database
    private let prepared: PreparedStatements?

    /// - Parameter prepared: of this connection; without, GRDB's own cache is asked.
    init(_ database: Database, prepared: PreparedStatements? = nil) {
        self.database = database
        self.prepared = prepared
    }

    @discardableResult
    func execute(_ sql: SQL, _ values: [SQLValue]) throws(StorageProblem) -> Int {
        // SQLite ends a transaction by itself after some faults (https://sqlite.org/lang_transaction.html, section 3); what
        // is executed after that would be committed on its own.
        guard database.isInsideTransaction else {
            throw .database(code: Int(SQLITE_ABORT), message: "the transaction is over", statement: sql.text)
        }
        let statement = try prepared(sql)
        defer { finish(statement) }
        try bind(values, to: statement, sql)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: continue
            case SQLITE_DONE: return Int(sqlite3_changes(database.sqliteConnection))
            case let code: throw problem(code, sql)
            }
        }
    }

    func each(
        _ sql: SQL, _ values: [SQLValue], _ body: (SQLiteRow) throws(StorageProblem) -> Bool
    ) throws(StorageProblem) {
        let statement = try prepared(sql)
        defer { finish(statement) }
        try bind(values, to: statement, sql)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: guard try body(SQLiteRow(statement: statement)) else { return }
            case SQLITE_DONE: return
            case let code: throw problem(code, sql)
            }
        }
    }

    private func prepared(_ sql: SQL) throws(StorageProblem) -> OpaquePointer {
        guard database.sqliteConnection != nil else { throw .closed }
        if let known = prepared?.statements[ObjectIdentifier(sql)] { return known.statement.sqliteStatement }
        do {
            let statement = try database.cachedStatement(sql: sql.questionMarks)
            prepared?.statements[ObjectIdentifier(sql)] = (sql, statement)
            return statement.sqliteStatement
        } catch {
            throw StorageProblem(error, statement: sql.text)
        }
    }

    /// Lets go of the values: a body of megabytes must not stay until the statement's next use.
    private func finish(_ statement: OpaquePointer) {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    private func bind(_ values: [SQLValue], to statement: OpaquePointer, _ sql: SQL) throws(StorageProblem) {
        guard values.count == Int(sqlite3_bind_parameter_count(statement)) else { throw problem(SQLITE_RANGE, sql) }
        // SQLite copies the value before the call returns.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (offset, value) in values.enumerated() {
            let index = Int32(truncatingIfNeeded: offset + 1)
            let code: Int32
            switch value {
            case .null: code = sqlite3_bind_null(statement, index)
            case .integer(let integer): code = sqlite3_bind_int64(statement, index, integer)
            case .text(var text):
                code = text.withUTF8 { bytes in
                    bytes.withMemoryRebound(to: CChar.self) {
                        // A nil pointer would bind NULL, so the empty text needs an address.
                        sqlite3_bind_text64(
                            statement, index, $0.baseAddress ?? emptyText, UInt64($0.count), copied,
                            UInt8(SQLITE_UTF8))
                    }
                }
            case .bytes(let bytes):
                code = bytes.withUnsafeBytes { bytes in
                    bytes.isEmpty
                        ? sqlite3_bind_zeroblob(statement, index, 0)
                        : sqlite3_bind_blob64(statement, index, bytes.baseAddress, UInt64(bytes.count), copied)
                }
            }
            guard code == SQLITE_OK else { throw problem(code, sql) }
        }
    }

    private func problem(_ code: Int32, _ sql: SQL) -> StorageProblem {
        .database(code: Int(code), message: database.lastErrorMessage ?? "", statement: sql.text)
    }
}

// A constant text: never written to, never freed.
private nonisolated(unsafe) let emptyText: UnsafePointer<CChar> = {
    let text = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    text.initialize(to: 0)
    return UnsafePointer(text)
}()

extension StorageProblem {
    /// An error of GRDB, without the values that it may carry.
    init(_ error: any Error, statement: String) {
        switch error {
        case let problem as StorageProblem: self = problem
        case let error as DatabaseError:
            self = .database(
                code: Int(error.extendedResultCode.rawValue), message: error.message ?? "", statement: statement)
        default: self = .database(code: -1, message: "\(type(of: error))", statement: statement)
        }
    }
}
