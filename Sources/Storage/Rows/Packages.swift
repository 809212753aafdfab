// Care packages, and when each publisher was last heard.

internal import Gateway
internal import Records

enum PackageSQL {
    private static let columns = """
        publisher, local_person_id, package_key, person_id, status, starts_at, ends_at, submitted_at, message_id,
        resources
        """

    static let byPerson = SQL("SELECT \(columns) FROM package WHERE care_system = $1 AND person_id = $2")
    static let byLocalID = SQL(
        """
        SELECT \(columns) FROM package WHERE care_system = $1 AND publisher = $2 AND local_person_id = $3
        ORDER BY package_key
        """)
    static let keys = SQL(
        "SELECT package_key FROM package WHERE care_system = $1 AND publisher = $2 AND local_person_id = $3")
    static let delete = SQL(
        """
        DELETE FROM package
        WHERE care_system = $1 AND publisher = $2 AND local_person_id = $3 AND package_key = $4
        """)
    static let put = SQL(
        """
        INSERT INTO package (care_system, publisher, local_person_id, package_key, person_id, status, starts_at,
            ends_at, submitted_at, message_id, resources)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (care_system, publisher, local_person_id, package_key) DO UPDATE SET
            person_id = excluded.person_id, status = excluded.status, starts_at = excluded.starts_at,
            ends_at = excluded.ends_at, submitted_at = excluded.submitted_at, message_id = excluded.message_id,
            resources = excluded.resources
        """)
    static let feeds = SQL(
        "SELECT publisher, received_at, submitted_at, gap_at FROM feed WHERE care_system = $1 ORDER BY publisher")
    static let putFeed = SQL(
        """
        INSERT INTO feed (care_system, publisher, received_at, submitted_at, gap_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (care_system, publisher) DO UPDATE SET
            received_at = excluded.received_at, submitted_at = excluded.submitted_at, gap_at = excluded.gap_at
        """)
}

extension SQLTransaction {
    func packages(_ person: PersonID) throws -> [StoredPackage] {
        try ofPerson(PackageSQL.byPerson, person, StoredPackage.init).sorted {
            ($0.publisher, $0.localPersonID, $0.key) < ($1.publisher, $1.localPersonID, $1.key)
        }
    }

    func packages(publisher: ODSCode, localPersonID: String) throws -> [StoredPackage] {
        try connection.all(
            PackageSQL.byLocalID, [careSystem, .code(publisher), .text(localPersonID)], StoredPackage.init)
    }

    func replacePackages(publisher: ODSCode, localPersonID: String, with packages: [StoredPackage]) throws {
        let owner: [SQLValue] = [careSystem, .code(publisher), .text(localPersonID)]
        let kept = Set(packages.map(\.key))
        for key in try connection.all(PackageSQL.keys, owner, { $0.text() }) where !kept.contains(key) {
            try connection.execute(PackageSQL.delete, owner + [.text(key)])
        }
        for var package in packages {
            package.publisher = publisher
            package.localPersonID = localPersonID
            try put(package)
        }
    }

    func put(_ package: StoredPackage) throws {
        let resources = JSONValue.array(package.resources.map { .object($0.json) })
        try connection.execute(
            PackageSQL.put,
            [
                careSystem, .code(package.publisher), .text(package.localPersonID), .text(package.key),
                .person(package.person), .text(package.status), .instant(package.start), .instant(package.end),
                .instant(package.submittedAt), .text(package.messageID), .bytes(resources.write()),
            ])
    }

    func feeds() throws -> [FeedState] {
        try connection.all(PackageSQL.feeds, [careSystem]) { (row) throws(StorageProblem) in
            FeedState(
                publisher: try row.code("feed"), receivedAt: row.instant(), submittedAt: row.instant(),
                gapAt: row.optionalInstant())
        }
    }

    func put(_ feed: FeedState) throws {
        try connection.execute(
            PackageSQL.putFeed,
            [
                careSystem, .code(feed.publisher), .instant(feed.receivedAt), .instant(feed.submittedAt),
                .instant(feed.gapAt),
            ])
    }
}

extension StoredPackage {
    fileprivate init(_ row: inout Cursor<some SQLRow>) throws(StorageProblem) {
        let table = "package"
        self.init(
            publisher: try row.code(table), localPersonID: row.text(), key: row.text(), person: row.person(),
            status: row.text(), start: row.optionalInstant(), end: row.optionalInstant(), submittedAt: row.instant(),
            messageID: row.text(), resources: try row.resources(table))
    }
}
