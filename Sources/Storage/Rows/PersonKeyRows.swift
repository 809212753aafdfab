// The keys under which people are found by demographics. Written only when what is known of a person changes, and read
// only for a review: neither is on the way of a message of somebody who is known.

internal import Gateway
internal import Records

enum PersonKeyRows {
    /// People whose keys are made at once when an older store is opened.
    private static let page = 1_000
    /// Keys that one statement writes, at most.
    private static let keysOfAStatement = 8

    static let underKey = SQL(
        """
        SELECT \(PersonSQL.columns) FROM person_key k
        JOIN person p ON p.care_system = k.care_system AND p.id = k.person_id
        WHERE k.care_system = $1 AND k.search_key = $2 ORDER BY k.person_id LIMIT $3
        """)
    private static let delete = SQL(
        "DELETE FROM person_key WHERE care_system = $1 AND search_key = $2 AND person_id = $3")
    /// Of one key, of two, and so on.
    private static let insert: [SQL] = (1...keysOfAStatement).map { count in
        let rows = (0..<count).map { "($1, $\($0 + 3), $2)" }
        return SQL("INSERT INTO person_key (care_system, search_key, person_id) VALUES \(rows.joined(separator: ", "))")
    }
    private static let peopleAfter = SQL(
        """
        SELECT p.care_system, \(PersonSQL.columns) FROM person p
        WHERE (p.care_system, p.id) > ($1, $2) ORDER BY p.care_system, p.id LIMIT $3
        """)

    static func add(
        _ keys: [Int64], of person: PersonID, _ careSystem: SQLValue, _ connection: some SQLConnection
    ) throws(StorageProblem) {
        var rest = keys[...]
        while !rest.isEmpty {
            let some = rest.prefix(keysOfAStatement)
            rest = rest.dropFirst(some.count)
            try connection.execute(insert[some.count - 1], [careSystem, .person(person)] + some.map { .integer($0) })
        }
    }

    static func remove(
        _ keys: [Int64], of person: PersonID, _ careSystem: SQLValue, _ connection: some SQLConnection
    ) throws(StorageProblem) {
        for key in keys { try connection.execute(delete, [careSystem, .integer(key), .person(person)]) }
    }

    /// Makes the keys of everybody, in the transaction that made the table.
    static func makeAll(_ connection: some SQLConnection) throws(StorageProblem) {
        var last: (careSystem: Int64, person: Int64) = (0, 0)
        while true {
            let people = try connection.all(
                peopleAfter, [.integer(last.careSystem), .integer(last.person), .integer(Int64(page))]
            ) { (row) throws(StorageProblem) in
                (careSystem: row.integer(), person: try Person(&row))
            }
            for (careSystem, person) in people {
                try add(PersonKeys.stored(person.demographics), of: person.id, .integer(careSystem), connection)
            }
            guard let end = people.last, people.count == page else { return }
            last = (end.careSystem, end.person.id.value)
        }
    }
}

extension SQLTransaction {
    func people(underKeys keys: [Int64], limit: Int) throws -> [Person] {
        var seen: Set<PersonID> = []
        var people: [Person] = []
        for key in keys {
            let found = try connection.all(
                PersonKeyRows.underKey, [careSystem, .integer(key), .integer(Int64(limit))], Person.init)
            for person in found where seen.insert(person.id).inserted { people.append(person) }
        }
        return people
    }
}
