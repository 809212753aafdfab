// Visits to emergency departments. The partial indices hold the open ones only.

internal import Gateway
internal import Records

enum AttendanceSQL {
    private static let columns = """
        id, hospital, site, visit, local_person_id, person_id, identity_confirmed, status, arrived_at, last_event_at, message_id,
        queued_view, delivered_view, sent_flags, noticed, reevaluate_at, encounter, patient
        """
    private static let list = "SELECT \(columns) FROM attendance WHERE care_system = $1"
    private static let newestFirst = "ORDER BY arrived_at DESC, id DESC LIMIT"

    static let byID = SQL("\(list) AND id = $2")
    static let byVisit = SQL("\(list) AND hospital = $2 AND visit = $3")
    static let openOfPerson = SQL("\(list) AND person_id = $2 AND status = 'open'")
    static let openIDsOfPerson = SQL(
        "SELECT id FROM attendance WHERE care_system = $1 AND person_id = $2 AND status = 'open'")
    // Sorted within the index, which has all that the order and the condition need; rows are fetched afterwards.
    static let newestOpen = SQL(
        "SELECT id FROM attendance WHERE care_system = $1 AND status = 'open' \(newestFirst) $2")
    static let newestOpenOfSite = SQL(
        "SELECT id FROM attendance WHERE care_system = $1 AND status = 'open' AND site = $2 \(newestFirst) $3")
    static let openAfter = SQL(
        """
        SELECT person_id, id FROM attendance
        WHERE care_system = $1 AND (person_id, id) > ($2, $3) AND status = 'open' ORDER BY person_id, id LIMIT $4
        """)
    static let toReevaluate = SQL(
        """
        SELECT id FROM attendance
        WHERE care_system = $1 AND status = 'open' AND reevaluate_at IS NOT NULL AND reevaluate_at <= $2
        ORDER BY reevaluate_at LIMIT $3
        """)
    static let forgetToReevaluate = SQL(
        "UPDATE attendance SET reevaluate_at = NULL WHERE care_system = $1 AND id = $2")
    static let insert = SQL(
        """
        INSERT INTO attendance (care_system, \(columns))
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        """)
    static let place = SQL(
        """
        SELECT site, visit, person_id, status, arrived_at, reevaluate_at FROM attendance
        WHERE care_system = $1 AND id = $2
        """)
    // Names no column of an index, so that no index is written: SQLite writes each that is named, changed or not.
    static let updateInPlace = SQL(
        """
        UPDATE attendance SET local_person_id = $3, identity_confirmed = $4, last_event_at = $5, message_id = $6,
            queued_view = $7, delivered_view = $8, sent_flags = $9, noticed = $10, encounter = $11, patient = $12
        WHERE care_system = $1 AND id = $2
        """)
    static let update = SQL(
        """
        UPDATE attendance SET site = $3, visit = $4, local_person_id = $5, person_id = $6, identity_confirmed = $7,
            status = $8, arrived_at = $9, last_event_at = $10, message_id = $11, queued_view = $12,
            delivered_view = $13, sent_flags = $14, noticed = $15, reevaluate_at = $16, encounter = $17,
            patient = $18
        WHERE care_system = $1 AND id = $2
        """)
    static let updateAlert = SQL(
        """
        UPDATE attendance SET identity_confirmed = $3, queued_view = $4, delivered_view = $5, sent_flags = $6,
            noticed = $7, reevaluate_at = $8
        WHERE care_system = $1 AND id = $2
        """)
}

extension AttendanceSQL {
    static let sentFlags = SQL("SELECT sent_flags FROM attendance WHERE care_system = $1 AND id = $2")
    static let setDelivered = SQL("UPDATE attendance SET delivered_view = $3 WHERE care_system = $1 AND id = $2")
    static let setDeliveredAndFlags = SQL(
        "UPDATE attendance SET delivered_view = $3, sent_flags = $4 WHERE care_system = $1 AND id = $2")
}

extension SQLTransaction {
    func attendance(_ id: AttendanceID) throws -> Attendance? {
        try connection.first(AttendanceSQL.byID, [careSystem, .integer(id.value)], Attendance.init)
    }

    func attendance(hospital: ODSCode, visit: String) throws -> Attendance? {
        try connection.first(AttendanceSQL.byVisit, [careSystem, .code(hospital), .text(visit)], Attendance.init)
    }

    func openAttendances(_ person: PersonID) throws -> [Attendance] {
        try ofPerson(AttendanceSQL.openOfPerson, person, Attendance.init).sorted { $0.id.value < $1.id.value }
    }

    func openAttendanceIDs(_ person: PersonID) throws -> [AttendanceID] {
        try ofPerson(AttendanceSQL.openIDsOfPerson, person) { AttendanceID($0.integer()) }
            .sorted { $0.value < $1.value }
    }

    func openAttendances(site: ODSCode?, limit: Int) throws -> [Attendance] {
        let sql = site == nil ? AttendanceSQL.newestOpen : AttendanceSQL.newestOpenOfSite
        let filter: [SQLValue] = site.map { [.code($0)] } ?? []
        return try connection.all(sql, [careSystem] + filter + [.integer(Int64(limit))]) {
            AttendanceID($0.integer())
        }.compactMap { try attendance($0) }
    }

    func openAttendances(after last: OpenAttendance?, limit: Int) throws -> [OpenAttendance] {
        try connection.all(
            AttendanceSQL.openAfter,
            [
                careSystem, .integer(last?.person.value ?? .min), .integer(last?.id.value ?? .min),
                .integer(Int64(limit)),
            ]
        ) { OpenAttendance(person: $0.person(), id: AttendanceID($0.integer())) }
    }

    func attendancesToReevaluate(at instant: Instant, limit: Int) throws -> [AttendanceID] {
        try connection.all(
            AttendanceSQL.toReevaluate, [careSystem, .instant(instant), .integer(Int64(limit))]
        ) { AttendanceID($0.integer()) }
    }

    func forgetToReevaluate(_ id: AttendanceID) throws {
        try connection.execute(AttendanceSQL.forgetToReevaluate, [careSystem, .integer(id.value)])
    }

    func insert(_ attendance: Attendance) throws -> AttendanceID {
        let id = AttendanceID(try nextID(.attendance))
        try connection.execute(
            AttendanceSQL.insert, [careSystem, .integer(id.value), .code(attendance.hospital)] + attendance.values)
        return id
    }

    func update(_ attendance: Attendance) throws {
        let key: [SQLValue] = [careSystem, .integer(attendance.id.value)]
        guard let place = try connection.first(AttendanceSQL.place, key, Place.init) else {
            throw StorageProblem.notFound("attendance")
        }
        if place == Place(attendance) {
            try connection.execute(AttendanceSQL.updateInPlace, key + attendance.valuesInPlace)
        } else {
            try connection.execute(AttendanceSQL.update, key + attendance.values)
        }
    }

    func updateAlert(_ attendance: Attendance) throws {
        let changed = try connection.execute(
            AttendanceSQL.updateAlert,
            [careSystem, .integer(attendance.id.value), .flag(attendance.isIdentityConfirmed)] + attendance.alertValues)
        guard changed == 1 else { throw StorageProblem.notFound("attendance") }
    }
}

extension SQLTransaction {
    func setDelivered(_ attendance: AttendanceID, view: [UInt8], withdrawn: [Attendance.SentFlag]) throws {
        let key: [SQLValue] = [careSystem, .integer(attendance.value)]
        guard !withdrawn.isEmpty else {
            try connection.execute(AttendanceSQL.setDelivered, key + [.bytes(view)])
            return
        }
        let sent = try connection.first(AttendanceSQL.sentFlags, key) { (row) throws(StorageProblem) in
            try Attendance.SentFlag.list(row.optionalJSON("attendance"))
        }
        let left = (sent ?? []).filter { !withdrawn.contains($0) }
        try connection.execute(
            AttendanceSQL.setDeliveredAndFlags, key + [.bytes(view), .bytes(Attendance.SentFlag.write(left))])
    }
}

/// What indices hold of an attendance.
private struct Place: Equatable {
    let site: String
    let visit: String
    let person: PersonID
    let status: String
    let arrivedAt: Instant
    let reevaluateAt: Instant?

    init(_ attendance: Attendance) {
        (site, visit, person) = (attendance.site.text, attendance.visit, attendance.person)
        (status, arrivedAt) = (attendance.status.rawValue, attendance.arrivedAt)
        reevaluateAt = attendance.reevaluateAt
    }

    init(_ row: inout Cursor<some SQLRow>) {
        (site, visit, person) = (row.text(), row.text(), row.person())
        (status, arrivedAt, reevaluateAt) = (row.text(), row.instant(), row.optionalInstant())
    }
}

extension Attendance {
    fileprivate init(_ row: inout Cursor<some SQLRow>) throws(StorageProblem) {
        let table = "attendance"
        self.init(
            id: AttendanceID(row.integer()), hospital: try row.code(table), site: try row.code(table),
            visit: row.text(),
            localPersonID: row.optionalText(), person: row.person(), isIdentityConfirmed: row.flag(),
            status: try row.word(table), arrivedAt: row.instant(), lastEventAt: row.instant(), messageID: row.text(),
            queuedView: row.bytes(), deliveredView: row.bytes(),
            sentFlags: try SentFlag.list(row.optionalJSON(table)), noticed: try Noticed.list(row.optionalText()),
            reevaluateAt: row.optionalInstant(), encounter: try row.resource(table), patient: try row.resource(table))
    }

    /// In the order of the columns after `hospital`, which never changes.
    fileprivate var values: [SQLValue] {
        [
            .code(site), .text(visit), .text(localPersonID), .person(person), .flag(isIdentityConfirmed),
            .word(status), .instant(arrivedAt), .instant(lastEventAt), .text(messageID),
        ] + alertValues + [.bytes(encounter.json.write()), .bytes(patient.json.write())]
    }

    /// `queued_view` to `reevaluate_at`.
    fileprivate var alertValues: [SQLValue] {
        [
            .bytes(queuedView), .bytes(deliveredView), sentFlagsValue, noticedValue, .instant(reevaluateAt),
        ]
    }

    /// Those that no index holds.
    fileprivate var valuesInPlace: [SQLValue] {
        [
            .text(localPersonID), .flag(isIdentityConfirmed), .instant(lastEventAt), .text(messageID),
            .bytes(queuedView), .bytes(deliveredView), sentFlagsValue, noticedValue,
            .bytes(encounter.json.write()), .bytes(patient.json.write()),
        ]
    }

    private var sentFlagsValue: SQLValue { .bytes(SentFlag.write(sentFlags)) }
    private var noticedValue: SQLValue {
        noticed.isEmpty ? .null : .text(noticed.map(\.text).joined(separator: " "))
    }
}

extension Attendance.Noticed {
    /// `503:12:7:sent:15`: council, delivery, person, whether it was sent, and the delivery that takes it back.
    fileprivate var text: String {
        "\(council):\(delivery.value):\(person.value):\(isSent ? "sent" : "queued"):"
            + (withdrawal.map { String($0.value) } ?? "")
    }

    fileprivate static func list(_ text: String?) throws(StorageProblem) -> [Self] {
        var list: [Self] = []
        for word in (text ?? "").split(separator: " ") {
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 5, let council = ODSCode(parts[0]), let delivery = Int64(parts[1]),
                let person = Int64(parts[2]), parts[4].isEmpty || Int64(parts[4]) != nil
            else { throw .corrupt(table: "attendance", column: 13) }
            list.append(
                Self(
                    council: council, delivery: DeliveryID(delivery), person: PersonID(person),
                    isSent: parts[3] == "sent", withdrawal: Int64(parts[4]).map { DeliveryID($0) }))
        }
        return list
    }
}

extension Attendance.SentFlag {
    fileprivate static func write(_ flags: [Self]) -> [UInt8]? {
        guard !flags.isEmpty else { return nil }
        return JSONValue.array(
            flags.map {
                [
                    "id": .string($0.id), "publisher": .string($0.publisher.text),
                    "recipient": .string($0.recipient.text),
                ]
            }
        ).write()
    }

    fileprivate static func list(_ json: JSONValue?) throws(StorageProblem) -> [Self] {
        var flags: [Self] = []
        for item in JSONValue.items(json) {
            guard let id = item["id"]?.string, let publisher = item["publisher"]?.string.flatMap({ ODSCode($0) }),
                let recipient = item["recipient"]?.string.flatMap({ ODSCode($0) })
            else { throw .corrupt(table: "attendance", column: 12) }
            flags.append(Self(id: id, publisher: publisher, recipient: recipient))
        }
        return flags
    }
}
