// The one dialect that both stores speak, and what a driver must do for it. Statements are written once, with `$1…$n`,
// `ON CONFLICT` and `RETURNING`; claiming, waking, locking and bulk loading are the driver's own.

internal import Gateway
internal import Records

/// One statement. A class, so that a driver may keep what it prepared of it by identity.
final class SQL: Sendable {
    /// With `$1…$n`, as PostgreSQL takes it.
    let text: String
    /// With `?1…?n`: SQLite would number `$n` by first appearance.
    let questionMarks: String

    init(_ text: String) {
        self.text = text
        questionMarks = text.replacing("$", with: "?")
    }
}

enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])

    static func integer(_ value: Int64?) -> SQLValue { value.map { .integer($0) } ?? .null }
    static func text(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
    static func bytes(_ value: [UInt8]?) -> SQLValue { value.map { .bytes($0) } ?? .null }
    static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
    static func instant(_ value: Instant) -> SQLValue { .integer(value.milliseconds) }
    static func instant(_ value: Instant?) -> SQLValue { .integer(value?.milliseconds) }
    static func code(_ value: ODSCode) -> SQLValue { .text(value.text) }
    static func word(_ value: some RawRepresentable<String>) -> SQLValue { .text(value.rawValue) }
    static func person(_ value: PersonID) -> SQLValue { .integer(value.value) }
    static func person(_ value: PersonID?) -> SQLValue { .integer(value?.value) }
}

/// One row of an answer, valid only while it is handed out. Columns count from 0.
protocol SQLRow: SendableMetatype {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func text(_ column: Int) -> String
    func bytes(_ column: Int) -> [UInt8]
}

/// One connection, used by one thread at a time, within a transaction that its driver began.
protocol SQLConnection: AnyObject {
    associatedtype Row: SQLRow

    /// Runs a statement that changes rows.
    /// - Returns: how many it changed.
    @discardableResult
    func execute(_ sql: SQL, _ values: [SQLValue]) throws(StorageProblem) -> Int
    /// Runs a question and hands out each row until `body` returns false. `body` must not use the connection.
    func each(_ sql: SQL, _ values: [SQLValue], _ body: (Row) throws(StorageProblem) -> Bool) throws(StorageProblem)
}

extension SQLConnection {
    func all<Value>(
        _ sql: SQL, _ values: [SQLValue], _ read: (inout Cursor<Row>) throws(StorageProblem) -> Value
    ) throws(StorageProblem) -> [Value] {
        var result: [Value] = []
        try each(sql, values) { (row) throws(StorageProblem) in
            var cursor = Cursor(row)
            result.append(try read(&cursor))
            return true
        }
        return result
    }

    func first<Value>(
        _ sql: SQL, _ values: [SQLValue], _ read: (inout Cursor<Row>) throws(StorageProblem) -> Value
    ) throws(StorageProblem) -> Value? {
        var result: Value?
        try each(sql, values) { (row) throws(StorageProblem) in
            var cursor = Cursor(row)
            result = try read(&cursor)
            return false
        }
        return result
    }

    /// The integer of a question that gives one; `nil` when it is NULL or there is no row.
    func integer(_ sql: SQL, _ values: [SQLValue]) throws(StorageProblem) -> Int64? {
        var result: Int64?
        try each(sql, values) { (row) throws(StorageProblem) in
            if !row.isNull(0) { result = row.integer(0) }
            return false
        }
        return result
    }
}

/// A kind of database. Implementations: SQLite, embedded; PostgreSQL, distributed.
///
/// `write` runs its body in one transaction at a time and returns when the commit is on disk, synced; when the body
/// throws, nothing of it remains. It does not stop when the task is cancelled: what was begun is finished or undone.
/// `read` runs beside it on the last committed state, which does not change during the body.
protocol SQLDriver: Sendable {
    associatedtype Connection: SQLConnection

    /// How this database spells what `Schema` leaves open.
    static var dialect: Dialect { get }

    func write<Result: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Result) async throws -> Result
    func read<Result: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Result) async throws -> Result
    /// After the tables are as they should be, in the same transaction: what this database needs to plan well.
    static func prepareToPlan(_ connection: Connection) throws(StorageProblem)
    /// Waits for what is under way; nothing runs afterwards.
    func close() async throws
}

/// What differs between databases in the definition of tables.
struct Dialect: Sendable {
    let integer: String
    let bytes: String
    /// After the columns of a table of large rows.
    let table: String
    /// After the columns of a table of small rows that are always found by primary key.
    let keyedTable: String
}
