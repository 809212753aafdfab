// Break-glass: the rights that were given, by person while they last, and by when they are to be reviewed.

internal import Agreements
internal import Gateway
internal import Records

enum BreakGlassSQL {
    private static let columns = """
        id, organisation, user_id, user_role, reason, person_id, attending, granted_at, until_at, review_due,
        agreements, review, reviewer, reviewed_at, note
        """

    static let byID = SQL("SELECT \(columns) FROM break_glass WHERE care_system = $1 AND id = $2")
    static let byPerson = SQL(
        """
        SELECT \(columns) FROM break_glass
        WHERE care_system = $1 AND person_id = $2 AND until_at > $3 AND organisation = $4 ORDER BY until_at
        """)
    static let queue = SQL(
        """
        SELECT \(columns) FROM break_glass WHERE care_system = $1 AND is_open = 1 ORDER BY review_due, id LIMIT $2
        """)
    static let open = SQL("SELECT COUNT(*) FROM break_glass WHERE care_system = $1 AND is_open = 1")
    static let overdue = SQL(
        "SELECT COUNT(*) FROM break_glass WHERE care_system = $1 AND is_open = 1 AND review_due <= $2")
    static let insert = SQL(
        """
        INSERT INTO break_glass (care_system, \(columns), is_open)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """)
    static let review = SQL(
        """
        UPDATE break_glass SET review = $3, reviewer = $4, reviewed_at = $5, note = $6, is_open = $7
        WHERE care_system = $1 AND id = $2
        """)
}

extension SQLTransaction {
    func breakGlass(_ id: String) throws -> BreakGlass? {
        try connection.first(BreakGlassSQL.byID, [careSystem, .text(id)], BreakGlass.init)
    }

    func breakGlass(person: PersonID, organisation: ODSCode, at instant: Instant) throws -> [BreakGlass] {
        try ofPerson(
            BreakGlassSQL.byPerson, person, with: [.instant(instant), .code(organisation)], BreakGlass.init)
    }

    func breakGlassQueue(limit: Int) throws -> [BreakGlass] {
        try connection.all(BreakGlassSQL.queue, [careSystem, .integer(Int64(limit))], BreakGlass.init)
    }

    func breakGlassCounts(at instant: Instant) throws -> (open: Int64, overdue: Int64) {
        (
            try connection.integer(BreakGlassSQL.open, [careSystem]) ?? 0,
            try connection.integer(BreakGlassSQL.overdue, [careSystem, .instant(instant)]) ?? 0
        )
    }

    func insert(_ access: BreakGlass) throws {
        try connection.execute(
            BreakGlassSQL.insert,
            [
                careSystem, .text(access.id), .code(access.organisation), .text(access.user), .word(access.role),
                .text(access.reason), .person(access.person), .flag(access.isAttending), .instant(access.grantedAt),
                .instant(access.until), .instant(access.reviewDue),
                .text(access.agreements.joined(separator: BreakGlass.separator)),
            ] + access.reviewed)
    }

    func updateReview(_ access: BreakGlass) throws {
        try connection.execute(BreakGlassSQL.review, [careSystem, .text(access.id)] + access.reviewed)
    }
}

extension BreakGlass {
    /// No id or version of an agreement has a space.
    fileprivate static let separator = " "

    fileprivate var reviewed: [SQLValue] {
        [.word(review), .text(reviewer), .instant(reviewedAt), .text(note), .flag(review.isOpen)]
    }

    fileprivate init(_ row: inout Cursor<some SQLRow>) throws(StorageProblem) {
        let table = "break_glass"
        self.init(
            id: row.text(), organisation: try row.code(table), user: row.text(), role: try row.word(table),
            reason: row.text(), person: row.optionalPerson(), isAttending: row.flag(), grantedAt: row.instant(),
            until: row.instant(), reviewDue: row.instant(),
            agreements: row.text().split(separator: Self.separator).map(String.init), review: try row.word(table),
            reviewer: row.optionalText(), reviewedAt: row.optionalInstant(), note: row.optionalText())
    }
}
