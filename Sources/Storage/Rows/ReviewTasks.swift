// What people must look at, who it may be about, and what somebody said of it.

internal import Gateway
internal import Records

enum ReviewTaskSQL {
    private static let list = """
        SELECT t.kind, t.message_id, t.person_id, t.what, t.created_at, t.id, r.outcome, r.resolved_at, r.resolved_by
        FROM review_task t LEFT JOIN review_resolution r ON r.care_system = t.care_system AND r.task_id = t.id
        WHERE t.care_system = $1
        """

    static let insert = SQL(
        """
        INSERT INTO review_task (care_system, id, kind, message_id, person_id, what, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)
    static let insertCandidate = SQL(
        """
        INSERT INTO review_candidate (care_system, task_id, rank, person_id, decibans) VALUES ($1, $2, $3, $4, $5)
        """)
    static let resolve = SQL(
        """
        INSERT INTO review_resolution (care_system, task_id, outcome, resolved_at, resolved_by)
        VALUES ($1, $2, $3, $4, $5)
        """)
    static let newest = SQL("\(list) ORDER BY t.id DESC LIMIT $2")
    static let newestOpen = SQL("\(list) AND r.task_id IS NULL ORDER BY t.id DESC LIMIT $2")
    static let byID = SQL("\(list) AND t.id = $2")
    static let candidates = SQL(
        """
        SELECT person_id, decibans FROM review_candidate WHERE care_system = $1 AND task_id = $2 ORDER BY rank
        """)
}

extension SQLTransaction {
    func insert(_ task: ReviewTask) throws {
        let id = try nextID(.reviewTask)
        try connection.execute(
            ReviewTaskSQL.insert,
            [
                careSystem, .integer(id), .word(task.kind), .text(task.messageID), .person(task.person),
                .text(task.what), .instant(task.createdAt),
            ])
        for (rank, candidate) in task.candidates.enumerated() {
            try connection.execute(
                ReviewTaskSQL.insertCandidate,
                [
                    careSystem, .integer(id), .integer(Int64(rank)), .person(candidate.person),
                    .integer(Int64(candidate.decibans)),
                ])
        }
    }

    func resolve(_ task: Int64, _ resolution: ReviewTask.Resolution) throws {
        try connection.execute(
            ReviewTaskSQL.resolve,
            [
                careSystem, .integer(task), .word(resolution.outcome), .instant(resolution.at), .text(resolution.user),
            ])
    }

    func reviewTasks(isOpen: Bool, limit: Int) throws -> [ReviewTask] {
        let tasks = try connection.all(
            isOpen ? ReviewTaskSQL.newestOpen : ReviewTaskSQL.newest, [careSystem, .integer(Int64(limit))],
            ReviewTask.init)
        return try tasks.map(withCandidates)
    }

    func reviewTask(_ id: Int64) throws -> ReviewTask? {
        try connection.first(ReviewTaskSQL.byID, [careSystem, .integer(id)], ReviewTask.init).map(withCandidates)
    }

    private func withCandidates(_ task: ReviewTask) throws -> ReviewTask {
        guard task.kind == .identity else { return task }
        var task = task
        task.candidates = try connection.all(ReviewTaskSQL.candidates, [careSystem, .integer(task.id)]) {
            Candidate(person: $0.person(), decibans: Int($0.integer()))
        }
        return task
    }
}

extension ReviewTask {
    fileprivate init(_ row: inout Cursor<some SQLRow>) throws(StorageProblem) {
        self.init(
            kind: try row.word("review_task"), messageID: row.text(), person: row.optionalPerson(), what: row.text(),
            createdAt: row.instant())
        id = row.integer()
        guard let outcome = row.optionalText(), let at = row.optionalInteger(), let user = row.optionalText() else {
            return
        }
        guard let outcome = Resolution.Outcome(rawValue: outcome) else {
            throw .corrupt(table: "review_resolution", column: 6)
        }
        resolution = Resolution(outcome: outcome, at: Instant(milliseconds: at), user: user)
    }
}
