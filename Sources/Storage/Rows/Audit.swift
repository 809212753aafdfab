// The access log's rows and checkpoints. Nothing here changes a row; what somebody else changed, verification finds.

internal import Gateway
internal import Records

enum AuditSQL {
    private static let columns = "entry_index, salt, record, entry, person_id, recorded_at"

    static let insert = SQL("INSERT INTO audit (care_system, \(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7)")
    static let from = SQL(
        "SELECT \(columns) FROM audit WHERE care_system = $1 AND entry_index >= $2 ORDER BY entry_index LIMIT $3")
    static let byPerson = SQL(
        """
        SELECT \(columns) FROM audit WHERE care_system = $1 AND person_id = $2 AND person_id IS NOT NULL
        ORDER BY entry_index DESC LIMIT $3
        """)
    static let insertCheckpoint = SQL(
        "INSERT INTO audit_checkpoint (care_system, log_size, root, note, frontier) VALUES ($1, $2, $3, $4, $5)")
    static let latestCheckpoint = SQL(
        """
        SELECT log_size, root, note, frontier FROM audit_checkpoint WHERE care_system = $1
        ORDER BY log_size DESC LIMIT 1
        """)
    static let checkpointsAfter = SQL(
        """
        SELECT log_size, root, note, frontier FROM audit_checkpoint WHERE care_system = $1 AND log_size > $2
        ORDER BY log_size LIMIT $3
        """)
}

extension SQLTransaction {
    func append(_ rows: [AuditRow], checkpoint: AuditCheckpoint) throws {
        var next = checkpoint.size - Int64(rows.count)
        for row in rows {
            guard row.index == next else { throw StorageProblem.logOutOfOrder }
            next += 1
            try connection.execute(
                AuditSQL.insert,
                [
                    careSystem, .integer(row.index), .bytes(row.salt), .bytes(row.record), .bytes(row.entry),
                    .person(row.person), .instant(row.time),
                ])
        }
        try connection.execute(
            AuditSQL.insertCheckpoint,
            [
                careSystem, .integer(checkpoint.size), .bytes(checkpoint.root), .text(checkpoint.note),
                .bytes(Array(checkpoint.frontier.joined())),
            ])
    }

    func latestCheckpoint() throws -> AuditCheckpoint? {
        try connection.first(AuditSQL.latestCheckpoint, [careSystem]) { AuditCheckpoint(&$0) }
    }

    func checkpoints(after size: Int64, limit: Int) throws -> [AuditCheckpoint] {
        try connection.all(
            AuditSQL.checkpointsAfter, [careSystem, .integer(size), .integer(Int64(limit))]
        ) { AuditCheckpoint(&$0) }
    }

    func auditRows(from index: Int64, limit: Int) throws -> [AuditRow] {
        try connection.all(AuditSQL.from, [careSystem, .integer(index), .integer(Int64(limit))]) { AuditRow(&$0) }
    }

    func auditRows(person: PersonID, limit: Int) throws -> [AuditRow] {
        let rows = try ofPerson(AuditSQL.byPerson, person, with: [.integer(Int64(limit))]) { AuditRow(&$0) }
        return Array(rows.sorted { $0.index > $1.index }.prefix(limit))
    }
}

extension AuditRow {
    /// A purged salt or record reads as empty.
    fileprivate init(_ row: inout Cursor<some SQLRow>) {
        self.init(
            index: row.integer(), salt: row.optionalBytes() ?? [], record: row.optionalBytes() ?? [],
            entry: row.bytes(), person: row.optionalPerson(), time: row.instant())
    }
}

extension AuditCheckpoint {
    /// Bytes of a node of the tree.
    private static var nodeLength: Int { 32 }

    fileprivate init(_ row: inout Cursor<some SQLRow>) {
        let (size, root, note, nodes) = (row.integer(), row.bytes(), row.text(), row.bytes())
        self.init(
            size: size, root: root, note: note,
            frontier: stride(from: 0, to: nodes.count, by: Self.nodeLength).map {
                Array(nodes[$0..<min($0 + Self.nodeLength, nodes.count)])
            })
    }
}
