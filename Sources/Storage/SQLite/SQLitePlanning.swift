// What SQLite's planner must know of the tables before they have any rows. Without statistics it takes `care_system` to
// pick ten rows of a million, and would walk a whole table where an index answers; statistics gathered by ANALYZE would
// change plans from one start to the next. So the shape that a full store has is written down once, at each opening.

extension SQLiteDriver {
    /// Columns of few values each: a step of an index that narrows little.
    private static let coarse: Set<String> = [
        "destination", "sender", "site", "publisher", "status", "resource_type", "system",
    ]
    /// Rows of a table, and of a partial index.
    private static let rows: Int64 = 1_000_000
    private static let partialRows: Int64 = 1_000
    private static let coarseFactor: Int64 = 10
    private static let rowsOfOneKey: Int64 = 5

    static func prepareToPlan(_ connection: SQLiteConnection) throws(StorageProblem) {
        // Makes the table of statistics, and gathers nothing.
        try connection.execute(SQL("ANALYZE sqlite_schema"), [])
        try connection.execute(SQL("DELETE FROM sqlite_stat1"), [])
        let indices = try connection.all(
            SQL(
                """
                SELECT t.name, i.name, i."unique", i.partial, i.origin, t.sql LIKE '%WITHOUT ROWID%'
                FROM sqlite_schema t, pragma_index_list(t.name) i
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                """), []
        ) {
            Index(
                table: $0.text(), name: $0.text(), isUnique: $0.flag(), isPartial: $0.flag(),
                isTable: $0.text() == "pk" && $0.flag())
        }
        for index in indices {
            let columns = try connection.all(
                SQL("SELECT name FROM pragma_index_info($1) WHERE name IS NOT NULL ORDER BY seqno"),
                [.text(index.name)]
            ) { $0.text() }
            try connection.execute(
                SQL("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)"),
                [
                    .text(index.table), .text(index.isTable ? index.table : index.name),
                    .text(shape(of: columns, index)),
                ])
        }
        // Reads them anew on this connection; the others are opened later.
        try connection.execute(SQL("ANALYZE sqlite_schema"), [])
    }

    private struct Index {
        let table: String
        let name: String
        let isUnique: Bool
        let isPartial: Bool
        /// The primary key of a table that is nothing but that index.
        let isTable: Bool
    }

    /// How many rows there are, and how many share each prefix of the columns.
    private static func shape(of columns: [String], _ index: Index) -> String {
        var share = index.isPartial ? partialRows : rows
        var numbers = [share]
        for (position, column) in columns.enumerated() {
            if index.isUnique && position == columns.count - 1 {
                share = 1
            } else if column != "care_system" {
                share = coarse.contains(column) ? max(share / coarseFactor, 1) : min(share, rowsOfOneKey)
            }
            numbers.append(share)
        }
        return numbers.map(String.init).joined(separator: " ")
    }
}
