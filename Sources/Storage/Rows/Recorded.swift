// The shared care record: resources as they were disclosed to it, each with the version it has reached.

internal import Agreements
internal import Gateway
internal import Records

enum RecordedSQL {
    private static let columns = """
        resource_type, resource_id, version, person_id, publisher, category, message_id, updated_at, resource
        """

    static let byID = SQL(
        "SELECT \(columns) FROM recorded WHERE care_system = $1 AND resource_type = $2 AND resource_id = $3")
    static let byPerson = SQL(
        """
        SELECT \(columns) FROM recorded WHERE care_system = $1 AND person_id = $2 AND resource_type = $3
        ORDER BY resource_id
        """)
    static let held = SQL(
        """
        SELECT version, person_id, publisher, category, resource FROM recorded
        WHERE care_system = $1 AND resource_type = $2 AND resource_id = $3
        """)
    static let remove = SQL(
        "DELETE FROM recorded WHERE care_system = $1 AND resource_type = $2 AND resource_id = $3")
    static let withheld = SQL(
        "SELECT resource_id FROM withheld WHERE care_system = $1 AND resource_type = $2 AND resource_id = $3")
    static let withhold = SQL(
        "INSERT INTO withheld (care_system, resource_type, resource_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
    static let withholdNoLonger = SQL(
        "DELETE FROM withheld WHERE care_system = $1 AND resource_type = $2 AND resource_id = $3")
    static let insert = SQL(
        "INSERT INTO recorded (care_system, \(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
    // Names no column of an index, so that no index is written.
    static let updateInPlace = SQL(
        """
        UPDATE recorded SET version = $4, publisher = $5, category = $6, message_id = $7, updated_at = $8,
            resource = $9
        WHERE care_system = $1 AND resource_type = $2 AND resource_id = $3
        """)
    static let move = SQL(
        """
        UPDATE recorded SET person_id = $4 WHERE care_system = $1 AND resource_type = $2 AND resource_id = $3
        """)
}

extension SQLTransaction {
    func recorded(type: String, id: String) throws -> RecordedResource? {
        try connection.first(RecordedSQL.byID, [careSystem, .text(type), .text(id)], RecordedResource.init)
    }

    func recorded(type: String, person: PersonID) throws -> [RecordedResource] {
        try ofPerson(RecordedSQL.byPerson, person, with: [.text(type)], RecordedResource.init).sorted { $0.id < $1.id }
    }

    func removeRecorded(type: String, id: String) throws -> Bool {
        try connection.execute(RecordedSQL.remove, [careSystem, .text(type), .text(id)]) > 0
    }

    func isWithheld(type: String, id: String) throws -> Bool {
        try connection.first(RecordedSQL.withheld, [careSystem, .text(type), .text(id)]) { $0.text() } != nil
    }

    func setWithheld(_ isWithheld: Bool, type: String, id: String) throws {
        try connection.execute(
            isWithheld ? RecordedSQL.withhold : RecordedSQL.withholdNoLonger, [careSystem, .text(type), .text(id)])
    }

    func put(_ resource: RecordedResource) throws -> Int64 {
        let bytes = resource.resource.json.write()
        let held = try connection.first(
            RecordedSQL.held, [careSystem, .text(resource.type), .text(resource.id)]
        ) { row in
            (
                version: row.integer(), person: row.person(), publisher: row.text(), category: row.text(),
                bytes: row.bytes()
            )
        }
        var version: Int64 = 1
        if let held {
            let isSame = held.bytes == bytes
            version = isSame ? held.version : held.version + 1
            // A repeat has no second effect.
            if isSame, held.person == resource.person, held.publisher == resource.publisher.text,
                held.category == resource.category.rawValue
            {
                return version
            }
        }
        let key: [SQLValue] = [careSystem, .text(resource.type), .text(resource.id)]
        let rest: [SQLValue] = [
            .code(resource.publisher), .word(resource.category), .text(resource.messageID),
            .instant(resource.updatedAt), .bytes(bytes),
        ]
        if let held {
            try connection.execute(RecordedSQL.updateInPlace, key + [.integer(version)] + rest)
            if held.person != resource.person {
                try connection.execute(RecordedSQL.move, key + [.person(resource.person)])
            }
        } else {
            try connection.execute(RecordedSQL.insert, key + [.integer(version), .person(resource.person)] + rest)
        }
        return version
    }
}

extension RecordedResource {
    fileprivate init(_ row: inout Cursor<some SQLRow>) throws(StorageProblem) {
        let table = "recorded"
        self.init(
            type: row.text(), id: row.text(), version: row.integer(), person: row.person(),
            publisher: try row.code(table), category: try row.word(table), messageID: row.text(),
            updatedAt: row.instant(), resource: try row.resource(table))
    }
}
