// What can go wrong with a store. Messages never hold values of rows.

/// A fault of the store, with what to do about it.
public enum StorageProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The database refused a statement. `statement` is its SQL, without values.
    case database(code: Int, message: String, statement: String)
    /// The file could not be opened or made.
    case cannotOpen(path: String, why: String)
    /// A durability setting did not hold when it was read back.
    case notDurable(setting: String, value: String)
    /// The store was written by a newer version of this program.
    case newerSchema(found: Int64, known: Int64)
    /// A row does not read as what it was written as.
    case corrupt(table: String, column: Int)
    /// An update of something that is not there.
    case notFound(String)
    /// Entries handed in for the access log do not follow each other up to their checkpoint.
    case logOutOfOrder
    case closed

    public var description: String {
        switch self {
        case .database(let code, let message, let statement): "database error \(code): \(message), in '\(statement)'"
        case .cannotOpen(let path, let why):
            "cannot open the store \(path): \(why); check that its folder exists and may be written"
        case .notDurable(let setting, let value):
            "the store is not durable: \(setting) is \(value); nothing is accepted. Use a local disk, not a network share"
        case .newerSchema(let found, let known):
            "the store has schema version \(found), this program knows up to \(known); start the newer program, or restore a copy made before the upgrade"
        case .corrupt(let table, let column):
            "a row of table \(table) cannot be read (column \(column)); restore a copy, or ask support"
        case .notFound(let what): "there is no \(what) to update"
        case .logOutOfOrder: "entries for the access log do not follow each other up to their checkpoint"
        case .closed: "the store is closed"
        }
    }
}
