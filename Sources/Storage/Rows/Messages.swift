// Messages as received, in the order of their ids, which is that of their arrival. Lists do not read bodies.

internal import Gateway
internal import Records

enum MessageSQL {
    private static let columns = """
        m.id, m.sender, m.channel, m.format, m.control_id, m.digest, m.received_at, m.request_id, m.correlation_id,
        m.status, m.event, m.problem, m.warnings, m.person_id, m.decisions
        """
    private static let list = "SELECT \(columns) FROM message m WHERE m.care_system = $1"
    private static let newestFirst = "ORDER BY m.id DESC LIMIT"

    static let insert = SQL(
        """
        INSERT INTO message (care_system, id, sender, channel, format, control_id, digest, received_at, request_id,
            correlation_id, status, event, problem, warnings, person_id, decisions, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """)
    static let byID = SQL("SELECT \(columns), m.body FROM message m WHERE m.care_system = $1 AND m.id = $2")
    // The conditions of the partial index are repeated, or neither database would use it.
    static let accepted = SQL(
        "\(list) AND m.sender = $2 AND m.control_id = $3 AND m.status = 'accepted' AND m.control_id IS NOT NULL "
            + "\(newestFirst) 1")
    static let newest = SQL("\(list) \(newestFirst) $2")
    static let newestOfSender = SQL("\(list) AND m.sender = $2 \(newestFirst) $3")
    static let newestAccepted = SQL("\(list) AND m.status = 'accepted' \(newestFirst) $2")
    static let newestAcceptedOfSender = SQL("\(list) AND m.sender = $2 AND m.status = 'accepted' \(newestFirst) $3")
    static let newestRefused = SQL("\(list) AND m.status = $2 AND m.status <> 'accepted' \(newestFirst) $3")
    static let newestRefusedOfSender = SQL(
        "\(list) AND m.status = $2 AND m.status <> 'accepted' AND m.sender = $3 \(newestFirst) $4")
    static let counts = SQL("SELECT state, number FROM tally WHERE care_system = $1 AND kind = 'message'")
}

extension SQLTransaction {
    func insert(_ message: StoredMessage) throws {
        try connection.execute(
            MessageSQL.insert,
            [
                careSystem, .text(message.id), .code(message.sender), .word(message.channel), .word(message.format),
                .text(message.controlID), .bytes(message.digest), .instant(message.receivedAt),
                .text(message.requestID), .text(message.correlationID), .word(message.status), .text(message.event),
                .bytes(message.problem?.json.write()), .bytes(Problem.write(message.warnings)),
                .person(message.person), .bytes(StringList.write(message.decisions)), .bytes(message.body),
            ])
        tally(message.status)
    }

    func message(_ id: String) throws -> StoredMessage? {
        try connection.first(MessageSQL.byID, [careSystem, .text(id)]) { (row) throws(StorageProblem) in
            var message = try StoredMessage(&row)
            message.body = row.bytes()
            return message
        }
    }

    func acceptedMessage(sender: ODSCode, controlID: String) throws -> StoredMessage? {
        try connection.first(MessageSQL.accepted, [careSystem, .code(sender), .text(controlID)], StoredMessage.init)
    }

    func messages(status: StoredMessage.Status?, sender: ODSCode?, limit: Int) throws -> [StoredMessage] {
        let limit = SQLValue.integer(Int64(limit))
        let (sql, values): (SQL, [SQLValue]) =
            switch (status, sender) {
            case (nil, nil): (MessageSQL.newest, [limit])
            case (nil, let sender?): (MessageSQL.newestOfSender, [.code(sender), limit])
            case (.accepted, nil): (MessageSQL.newestAccepted, [limit])
            case (.accepted, let sender?): (MessageSQL.newestAcceptedOfSender, [.code(sender), limit])
            case (let status?, nil): (MessageSQL.newestRefused, [.word(status), limit])
            case (let status?, let sender?):
                (MessageSQL.newestRefusedOfSender, [.word(status), .code(sender), limit])
            }
        return try connection.all(sql, [careSystem] + values, StoredMessage.init)
    }

    func messageCounts() throws -> [StoredMessage.Status: Int64] {
        try writeTallies()
        let counts: [(StoredMessage.Status, Int64)] = try connection.all(MessageSQL.counts, [careSystem]) {
            (row) throws(StorageProblem) in (try row.word("tally"), row.integer())
        }
        return Dictionary(uniqueKeysWithValues: counts)
    }
}

extension StoredMessage {
    /// Without its body.
    fileprivate init(_ row: inout Cursor<some SQLRow>) throws(StorageProblem) {
        let table = "message"
        self.init(
            id: row.text(), sender: try row.code(table), channel: try row.word(table), format: try row.word(table),
            controlID: row.optionalText(), digest: row.bytes(), receivedAt: row.instant(), requestID: row.text(),
            correlationID: row.optionalText(), status: try row.word(table), event: row.text(),
            problem: try row.optionalJSON(table).map { (json) throws(StorageProblem) in try Problem(json) },
            warnings: try Problem.list(row.optionalJSON(table)), person: row.optionalPerson(),
            decisions: StringList.read(try row.optionalJSON(table)), body: [])
    }
}

/// Lists of sentences; none is kept for an empty one.
enum StringList {
    static func write(_ strings: [String]) -> [UInt8]? {
        strings.isEmpty ? nil : JSONValue.array(strings.map(JSONValue.string)).write()
    }

    static func read(_ json: JSONValue?) -> [String] { JSONValue.items(json).compactMap(\.string) }
}

extension Problem {
    fileprivate var json: JSONValue {
        ["reason": .string(reason.rawValue), "what": .string(what), "place": .string(place), "remedy": .string(remedy)]
    }

    fileprivate init(_ json: JSONValue) throws(StorageProblem) {
        guard let reason = json["reason"]?.string.flatMap(Reason.init), let what = json["what"]?.string,
            let place = json["place"]?.string, let remedy = json["remedy"]?.string
        else { throw .corrupt(table: "message", column: 11) }
        self.init(reason, what, at: place, remedy: remedy)
    }

    fileprivate static func write(_ problems: [Problem]) -> [UInt8]? {
        problems.isEmpty ? nil : JSONValue.array(problems.map(\.json)).write()
    }

    fileprivate static func list(_ json: JSONValue?) throws(StorageProblem) -> [Problem] {
        var problems: [Problem] = []
        for item in JSONValue.items(json) { problems.append(try Problem(item)) }
        return problems
    }
}
