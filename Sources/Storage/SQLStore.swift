// The store of one care system, over either database. `Store` in Gateway says what it promises.

public import Gateway

/// A store that speaks SQL.
public final class SQLStore: Store {
    private let database: any SQLDatabase

    private init(_ database: any SQLDatabase) { self.database = database }

    /// Opens the embedded store, makes it when there is none, and brings its tables to this program's version.
    /// - Parameter path: Of the database file; its write-ahead log lies beside it. The folder must exist.
    /// - Throws: `StorageProblem`.
    public static func open(path: String, careSystem: CareSystem) async throws -> SQLStore {
        try await open(SQLiteDriver(path: path), careSystem: careSystem)
    }

    static func open(_ driver: some SQLDriver, careSystem: CareSystem) async throws -> SQLStore {
        do {
            return SQLStore(try await Sharded(driver, careSystem: careSystem))
        } catch {
            try await driver.close()
            throw error
        }
    }

    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Result
    ) async throws -> Result {
        try await database.write(body)
    }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any StoreReading) throws -> Result
    ) async throws -> Result {
        try await database.read(body)
    }

    /// Waits for what is under way and closes the files; whatever is asked afterwards throws `StorageProblem.closed`.
    public func close() async throws { try await database.close() }
}

/// A driver with its kind hidden, so that callers of `SQLStore` need not name it.
private protocol SQLDatabase: Store {
    func close() async throws
}

/// The rows of one care system in a database.
private struct Sharded<Driver: SQLDriver>: SQLDatabase {
    private let driver: Driver
    private let careSystem: Int64

    init(_ driver: Driver, careSystem: CareSystem) async throws {
        self.driver = driver
        self.careSystem = try await driver.write { connection in
            let version = try Schema.migrate(connection, dialect: Driver.dialect)
            if (1..<Schema.versionOfPersonKeys).contains(version) { try PersonKeyRows.makeAll(connection) }
            try Driver.prepareToPlan(connection)
            return try Schema.careSystem(named: careSystem.name, connection)
        }
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Result
    ) async throws -> Result {
        try await driver.write { [careSystem] connection in
            let transaction = SQLTransaction(connection, careSystem: careSystem)
            let result = try body(transaction)
            try transaction.finish()
            return result
        }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any StoreReading) throws -> Result
    ) async throws -> Result {
        try await driver.read { [careSystem] connection in
            try body(SQLTransaction(connection, careSystem: careSystem))
        }
    }

    func close() async throws { try await driver.close() }
}
