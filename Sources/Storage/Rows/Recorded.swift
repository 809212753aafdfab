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
    static let put = SQL(
        """
        INSERT INTO recorded (care_system, \(columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (care_system, resource_type, resource_id) DO UPDATE SET version = excluded.version,
            person_id = excluded.person_id, publisher = excluded.publisher, category = excluded.category,
            message_id = excluded.message_id, updated_at = excluded.updated_at, resource = excluded.resource
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
        try connection.execute(
            RecordedSQL.put,
            [
                careSystem, .text(resource.type), .text(resource.id), .integer(version), .person(resource.person),
                .code(resource.publisher), .word(resource.category), .text(resource.messageID),
                .instant(resource.updatedAt), .bytes(bytes),
            ])
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
