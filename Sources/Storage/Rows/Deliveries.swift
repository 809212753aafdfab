// What is due to destinations, in order per person.
//
// Of the pending deliveries of one person (and all merged with it) to one destination, the oldest is marked `is_next`,
// and only such are ever due. The mark is moved when a delivery comes, ends or comes back, and when people are merged.

internal import Gateway
internal import Records

enum DeliverySQL {
    private static let columns = """
        id, destination, kind, person_id, message_id, attendance_id, created_at, due_at, attempts, state, last_error
        """
    private static let list = "SELECT \(columns) FROM delivery WHERE care_system = $1"

    static let byID = SQL("\(list) AND id = $2")
    static let due = SQL("\(list) AND destination = $2 AND is_next = 1 AND due_at <= $3 ORDER BY due_at, id LIMIT $4")
    static let dueKeys = SQL(
        """
        SELECT id, person_id, message_id FROM delivery
        WHERE care_system = $1 AND destination = $2 AND is_next = 1 AND due_at <= $3 ORDER BY due_at, id LIMIT $4
        """)
    static let giveUp = SQL(
        """
        UPDATE delivery SET state = 'dead', is_next = 0, last_error = $3 WHERE care_system = $1 AND id = $2
        """)
    static let nextDue = SQL(
        "SELECT MIN(due_at) FROM delivery WHERE care_system = $1 AND destination = $2 AND is_next = 1")
    static let byMessage = SQL("\(list) AND message_id = $2 ORDER BY id")
    static let oldestPending = SQL(
        """
        SELECT destination, MIN(created_at) FROM delivery WHERE care_system = $1 AND is_next = 1 GROUP BY destination
        """)
    static let place = SQL(
        """
        SELECT destination, person_id, message_id, state, is_next FROM delivery WHERE care_system = $1 AND id = $2
        """)
    static let oldestOfPerson = SQL(
        """
        SELECT MIN(id) FROM delivery
        WHERE care_system = $1 AND destination = $2 AND person_id = $3 AND state = 'pending'
        """)
    static let mark = SQL("UPDATE delivery SET is_next = 1 WHERE care_system = $1 AND id = $2")
    static let unmark = SQL(
        """
        UPDATE delivery SET is_next = 0
        WHERE care_system = $1 AND destination = $2 AND person_id = $3 AND state = 'pending' AND is_next = 1
            AND id <> $4
        """)
    static let insert = SQL(
        """
        INSERT INTO delivery (care_system, \(columns), is_next)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """)
    // Leaves the index of messages alone: SQLite writes each index that has a column named here, changed or not.
    static let updateInPlace = SQL(
        """
        UPDATE delivery SET kind = $3, attendance_id = $4, created_at = $5, due_at = $6, attempts = $7, state = $8,
            last_error = $9, is_next = $10
        WHERE care_system = $1 AND id = $2
        """)
    static let update = SQL(
        """
        UPDATE delivery SET destination = $3, kind = $4, person_id = $5, message_id = $6, attendance_id = $7,
            created_at = $8, due_at = $9, attempts = $10, state = $11, last_error = $12, is_next = $13
        WHERE care_system = $1 AND id = $2
        """)
    static let counts = SQL(
        "SELECT destination, state, number FROM tally WHERE care_system = $1 AND kind = 'delivery' AND number <> 0")
    static let destinations = SQL(
        "SELECT DISTINCT destination FROM tally WHERE care_system = $1 AND kind = 'delivery'")
}

extension SQLTransaction {
    func delivery(_ id: DeliveryID) throws -> Delivery? {
        try connection.first(DeliverySQL.byID, [careSystem, .integer(id.value)], Delivery.init)
    }

    func dueDeliveries(
        destination: String, at instant: Instant, excluding: Set<PersonID>, limit: Int
    ) throws -> [Delivery] {
        guard limit > 0 else { return [] }
        var underWay = Set<PersonID>()
        for person in excluding { underWay.insert(try survivor(of: person)) }
        // One mark a person, so that at most as many rows are passed over as people are under way.
        let candidates = try connection.all(
            DeliverySQL.due,
            [careSystem, .text(destination), .instant(instant), .integer(Int64(limit + underWay.count))],
            Delivery.init)
        var due: [Delivery] = []
        for delivery in candidates where due.count < limit {
            let isUnderWay = try !underWay.isEmpty && underWay.contains(survivor(of: delivery.person))
            if !isUnderWay { due.append(delivery) }
        }
        return due
    }

    func giveUpUnreadableDeliveries(
        destination: String, at instant: Instant, limit: Int
    ) throws -> [(id: DeliveryID, messageID: String, person: PersonID)] {
        let keys = try connection.all(
            DeliverySQL.dueKeys, [careSystem, .text(destination), .instant(instant), .integer(Int64(limit))]
        ) { row in
            let (id, person) = (DeliveryID(row.integer()), row.person())
            return (id: id, messageID: row.text(), person: person)
        }
        return try keys.filter { key in
            do {
                _ = try delivery(key.id)
                return false
            } catch StorageProblem.corrupt {
                try connection.execute(
                    DeliverySQL.giveUp,
                    [careSystem, .integer(key.id.value), .text("what is held of it cannot be read")])
                tally(.pending, destination, by: -1)
                tally(.dead, destination, by: 1)
                _ = try markNext(destination: destination, of: group(key.person))
                return true
            }
        }
    }

    func nextDue(destination: String) throws -> Instant? {
        try connection.integer(DeliverySQL.nextDue, [careSystem, .text(destination)])
            .map { Instant(milliseconds: $0) }
    }

    func deliveries(messageID: String) throws -> [Delivery] {
        try rows(ofMessage: messageID).compactMap(\.delivery)
    }

    func unreadableDeliveries(messageID: String) throws -> [DeliveryID] {
        try rows(ofMessage: messageID).filter { $0.delivery == nil }.map(\.id)
    }

    /// `nil` of one that cannot be read.
    private func rows(ofMessage messageID: String) throws -> [(id: DeliveryID, delivery: Delivery?)] {
        try connection.all(DeliverySQL.byMessage, [careSystem, .text(messageID)]) { row in
            var first = row
            let id = DeliveryID(first.integer())
            do throws(StorageProblem) { return (id, try Delivery(&row)) } catch { return (id, nil) }
        }
    }

    func deliveryCounts() throws -> [String: [Delivery.State: Int64]] {
        try writeTallies()
        var counts: [String: [Delivery.State: Int64]] = [:]
        let rows: [(String, Delivery.State, Int64)] = try connection.all(DeliverySQL.counts, [careSystem]) {
            (row) throws(StorageProblem) in (row.text(), try row.word("tally"), row.integer())
        }
        for (destination, state, count) in rows { counts[destination, default: [:]][state] = count }
        return counts
    }

    func oldestPending() throws -> [String: Instant] {
        let rows = try connection.all(DeliverySQL.oldestPending, [careSystem]) { ($0.text(), $0.instant()) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    func insert(_ delivery: Delivery) throws -> (id: DeliveryID, isNext: Bool) {
        var delivery = delivery
        delivery.id = DeliveryID(try nextID(.delivery))
        let isNext =
            try delivery.state == .pending
            && oldestPending(destination: delivery.destination, of: group(delivery.person)) == nil
        try connection.execute(
            DeliverySQL.insert, [careSystem, .integer(delivery.id.value)] + delivery.values + [.flag(isNext)])
        tally(delivery.state, delivery.destination, by: 1)
        return (delivery.id, isNext)
    }

    @discardableResult
    func update(_ delivery: Delivery) throws -> Bool {
        let key: [SQLValue] = [careSystem, .integer(delivery.id.value)]
        let before = try connection.first(DeliverySQL.place, key) { (row) throws(StorageProblem) in
            Place(
                destination: row.text(), person: row.person(), messageID: row.text(), state: try row.word("delivery"),
                isNext: row.flag())
        }
        guard let before else { throw StorageProblem.notFound("delivery") }
        let isSameQueue = before.destination == delivery.destination && before.person == delivery.person
        let stays = isSameQueue && before.state == .pending && delivery.state == .pending
        let mark = SQLValue.flag(stays && before.isNext)
        if isSameQueue && before.messageID == delivery.messageID {
            try connection.execute(DeliverySQL.updateInPlace, key + delivery.valuesInPlace + [mark])
        } else {
            try connection.execute(DeliverySQL.update, key + delivery.values + [mark])
        }
        if before.state != delivery.state || before.destination != delivery.destination {
            tally(before.state, before.destination, by: -1)
            tally(delivery.state, delivery.destination, by: 1)
        }
        guard !stays else { return false }
        var isMoved = false
        if before.isNext {
            isMoved = try markNext(destination: before.destination, of: group(before.person))
        }
        if delivery.state == .pending {
            // It is back, and may be older than the one that was next.
            try reorder(destination: delivery.destination, of: group(delivery.person))
            isMoved = true
        }
        return isMoved
    }

    /// After a merge: of two that were next, the older remains.
    func reorderDeliveries(of person: PersonID) throws(StorageProblem) {
        try writeTallies()
        let group = try group(person)
        for destination in try connection.all(DeliverySQL.destinations, [careSystem], { $0.text() }) {
            try reorder(destination: destination, of: group)
        }
    }

    private func reorder(destination: String, of group: [PersonID]) throws(StorageProblem) {
        guard let next = try oldestPending(destination: destination, of: group) else { return }
        for person in group {
            try connection.execute(
                DeliverySQL.unmark, [careSystem, .text(destination), .person(person), .integer(next)])
        }
        try connection.execute(DeliverySQL.mark, [careSystem, .integer(next)])
    }

    private func markNext(destination: String, of group: [PersonID]) throws(StorageProblem) -> Bool {
        guard let next = try oldestPending(destination: destination, of: group) else { return false }
        try connection.execute(DeliverySQL.mark, [careSystem, .integer(next)])
        return true
    }

    private func oldestPending(destination: String, of group: [PersonID]) throws(StorageProblem) -> Int64? {
        var oldest: Int64?
        for person in group {
            let id = try connection.integer(
                DeliverySQL.oldestOfPerson, [careSystem, .text(destination), .person(person)])
            if let id { oldest = min(id, oldest ?? id) }
        }
        return oldest
    }
}

/// Where a delivery stood before a change.
private struct Place {
    let destination: String
    let person: PersonID
    let messageID: String
    let state: Delivery.State
    let isNext: Bool
}

extension Delivery {
    fileprivate init(_ row: inout Cursor<some SQLRow>) throws(StorageProblem) {
        let table = "delivery"
        self.init(
            id: DeliveryID(row.integer()), destination: row.text(), kind: try row.word(table), person: row.person(),
            messageID: row.text(), attendance: row.optionalInteger().map { AttendanceID($0) },
            createdAt: row.instant(), dueAt: row.instant(), attempts: Int(row.integer()), state: try row.word(table),
            lastError: row.optionalText())
    }

    /// In the order of the columns after `id`.
    fileprivate var values: [SQLValue] {
        [
            .text(destination), .word(kind), .person(person), .text(messageID), .integer(attendance?.value),
            .instant(createdAt), .instant(dueAt), .integer(Int64(attempts)), .word(state), .text(lastError),
        ]
    }

    /// Those besides destination, person and message.
    fileprivate var valuesInPlace: [SQLValue] {
        [
            .word(kind), .integer(attendance?.value), .instant(createdAt), .instant(dueAt),
            .integer(Int64(attempts)), .word(state), .text(lastError),
        ]
    }
}
