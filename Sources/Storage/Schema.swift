// The tables, as numbered migrations in the dialect of both stores; a store of a newer number is refused.
//
// `care_system` is the first column of every key: the unit of distribution. It is a small integer, named once in the table
// of that name. Indices are made for the questions of `StoreReading`; the partial ones stay small however long the history.
// Some end with the column of their own condition: SQLite would otherwise look into the row for it.

enum Schema {
    /// One step of the schema; its place in `migrations` is its version, counted from 1. Never changed once released.
    typealias Migration = [String]

    static let migrations: [Migration] = [first, second, third, fourth, fifth, sixth]

    /// From which on every person has keys; those of an older store are made when it is opened.
    static let versionOfPersonKeys = 2

    // What is not recorded because what was heard of it last is restricted: an older version of it that comes late is not
    // recorded in its stead.
    private static let sixth: Migration = [
        """
        CREATE TABLE withheld (
            care_system {integer} NOT NULL, resource_type TEXT NOT NULL, resource_id TEXT NOT NULL,
            PRIMARY KEY (care_system, resource_type, resource_id)) {keyed}
        """
    ]

    // What consents state besides an objection to everything (`StoredChoices`).
    private static let fifth: Migration = ["ALTER TABLE published_person ADD COLUMN choices {bytes}"]

    private static let fourth: Migration = [
        // What somebody said of what was to be looked at.
        """
        CREATE TABLE review_resolution (
            care_system {integer} NOT NULL, task_id {integer} NOT NULL, outcome TEXT NOT NULL,
            resolved_at {integer} NOT NULL, resolved_by TEXT NOT NULL, PRIMARY KEY (care_system, task_id)) {keyed}
        """
    ]

    private static let third: Migration = [
        // Break-glass: the right that was given, and its review. Without a person when nobody was known by the number.
        """
        CREATE TABLE break_glass (
            care_system {integer} NOT NULL, id TEXT NOT NULL, organisation TEXT NOT NULL, user_id TEXT NOT NULL,
            user_role TEXT NOT NULL, reason TEXT NOT NULL, person_id {integer}, attending {integer} NOT NULL,
            granted_at {integer} NOT NULL, until_at {integer} NOT NULL, review_due {integer} NOT NULL,
            agreements TEXT NOT NULL, review TEXT NOT NULL, reviewer TEXT, reviewed_at {integer}, note TEXT,
            is_open {integer} NOT NULL, PRIMARY KEY (care_system, id)) {table}
        """,
        """
        CREATE INDEX break_glass_person ON break_glass (care_system, person_id, until_at) WHERE person_id IS NOT NULL
        """,
        "CREATE INDEX break_glass_open ON break_glass (care_system, review_due, id, is_open) WHERE is_open = 1",
    ]

    private static let second: Migration = [
        // Under which somebody is found by demographics (`PersonKeys`), for review.
        """
        CREATE TABLE person_key (
            care_system {integer} NOT NULL, search_key {integer} NOT NULL, person_id {integer} NOT NULL,
            PRIMARY KEY (care_system, search_key, person_id)) {keyed}
        """,
        // By what an identifier was replaced.
        """
        CREATE TABLE supersession (
            care_system {integer} NOT NULL, system TEXT NOT NULL, identifier TEXT NOT NULL,
            successor_system TEXT NOT NULL, successor TEXT NOT NULL, message_id TEXT NOT NULL,
            superseded_at {integer} NOT NULL, PRIMARY KEY (care_system, system, identifier)) {keyed}
        """,
        // Of an identity that is to be reviewed: who it may be, best first.
        """
        CREATE TABLE review_candidate (
            care_system {integer} NOT NULL, task_id {integer} NOT NULL, rank {integer} NOT NULL,
            person_id {integer} NOT NULL, decibans {integer} NOT NULL,
            PRIMARY KEY (care_system, task_id, rank)) {keyed}
        """,
    ]

    private static let first: Migration = [
        "CREATE TABLE care_system (care_system {integer} NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) {table}",

        // Messages. Ids sort by time of arrival. The body comes last, so that a list of messages reads none.
        """
        CREATE TABLE message (
            care_system {integer} NOT NULL, id TEXT NOT NULL, sender TEXT NOT NULL, channel TEXT NOT NULL,
            format TEXT NOT NULL, control_id TEXT, digest {bytes} NOT NULL, received_at {integer} NOT NULL,
            request_id TEXT NOT NULL, correlation_id TEXT, status TEXT NOT NULL, event TEXT NOT NULL,
            problem {bytes}, warnings {bytes}, person_id {integer}, decisions {bytes}, body {bytes} NOT NULL,
            PRIMARY KEY (care_system, id)) {table}
        """,
        "CREATE INDEX message_sender ON message (care_system, sender, id)",
        "CREATE INDEX message_refused ON message (care_system, status, id) WHERE status <> 'accepted'",
        """
        CREATE INDEX message_control ON message (care_system, sender, control_id, id)
        WHERE status = 'accepted' AND control_id IS NOT NULL
        """,

        // People. The index of the merged holds those only.
        """
        CREATE TABLE person (
            care_system {integer} NOT NULL, id {integer} NOT NULL, survivor_id {integer} NOT NULL, nhs_number TEXT,
            family TEXT, given TEXT, birth_day {integer}, gender TEXT, postcode TEXT,
            PRIMARY KEY (care_system, id)) {keyed}
        """,
        "CREATE INDEX person_merged ON person (care_system, survivor_id, id) WHERE survivor_id <> id",
        """
        CREATE TABLE person_identifier (
            care_system {integer} NOT NULL, system TEXT NOT NULL, identifier TEXT NOT NULL,
            person_id {integer} NOT NULL, PRIMARY KEY (care_system, system, identifier),
            FOREIGN KEY (care_system, person_id) REFERENCES person (care_system, id)) {keyed}
        """,
        """
        CREATE TABLE published_person (
            care_system {integer} NOT NULL, publisher TEXT NOT NULL, local_id TEXT NOT NULL,
            person_id {integer} NOT NULL, objection {integer} NOT NULL, s_flag TEXT NOT NULL,
            deceased {integer} NOT NULL, restricted {integer} NOT NULL, submitted_at {integer} NOT NULL,
            message_id TEXT NOT NULL, patient {bytes} NOT NULL, PRIMARY KEY (care_system, publisher, local_id),
            FOREIGN KEY (care_system, person_id) REFERENCES person (care_system, id)) {table}
        """,
        "CREATE INDEX published_person_person ON published_person (care_system, person_id)",

        // Packages and feeds.
        """
        CREATE TABLE package (
            care_system {integer} NOT NULL, publisher TEXT NOT NULL, local_person_id TEXT NOT NULL,
            package_key TEXT NOT NULL, person_id {integer} NOT NULL, status TEXT NOT NULL, starts_at {integer},
            ends_at {integer}, submitted_at {integer} NOT NULL, message_id TEXT NOT NULL, resources {bytes} NOT NULL,
            PRIMARY KEY (care_system, publisher, local_person_id, package_key),
            FOREIGN KEY (care_system, person_id) REFERENCES person (care_system, id)) {table}
        """,
        "CREATE INDEX package_person ON package (care_system, person_id)",
        """
        CREATE TABLE feed (
            care_system {integer} NOT NULL, publisher TEXT NOT NULL, received_at {integer} NOT NULL,
            submitted_at {integer} NOT NULL, gap_at {integer},
            PRIMARY KEY (care_system, publisher)) {keyed}
        """,

        // Attendances.
        """
        CREATE TABLE attendance (
            care_system {integer} NOT NULL, id {integer} NOT NULL, hospital TEXT NOT NULL, site TEXT NOT NULL,
            visit TEXT NOT NULL,
            local_person_id TEXT, person_id {integer} NOT NULL, identity_confirmed {integer} NOT NULL,
            status TEXT NOT NULL, arrived_at {integer} NOT NULL, last_event_at {integer} NOT NULL,
            message_id TEXT NOT NULL, queued_view {bytes} NOT NULL, delivered_view {bytes} NOT NULL,
            sent_flags {bytes}, noticed TEXT, reevaluate_at {integer}, encounter {bytes} NOT NULL,
            patient {bytes} NOT NULL, PRIMARY KEY (care_system, id), UNIQUE (care_system, hospital, visit),
            FOREIGN KEY (care_system, person_id) REFERENCES person (care_system, id)) {table}
        """,
        """
        CREATE INDEX attendance_open ON attendance (care_system, person_id, id, arrived_at, site, status)
        WHERE status = 'open'
        """,
        """
        CREATE INDEX attendance_reevaluate ON attendance (care_system, reevaluate_at)
        WHERE status = 'open' AND reevaluate_at IS NOT NULL
        """,

        // Deliveries. `is_next` marks the oldest pending one of its person (and all merged with it) to its destination:
        // only that may be sent, so that what is due is found without looking at what waits behind it.
        """
        CREATE TABLE delivery (
            care_system {integer} NOT NULL, id {integer} NOT NULL, destination TEXT NOT NULL, kind TEXT NOT NULL,
            person_id {integer} NOT NULL, message_id TEXT NOT NULL, attendance_id {integer},
            created_at {integer} NOT NULL, due_at {integer} NOT NULL, attempts {integer} NOT NULL,
            state TEXT NOT NULL, last_error TEXT, is_next {integer} NOT NULL, PRIMARY KEY (care_system, id)) {keyed}
        """,
        """
        CREATE INDEX delivery_next ON delivery (care_system, destination, due_at, id, created_at, is_next)
        WHERE is_next = 1
        """,
        """
        CREATE INDEX delivery_pending ON delivery (care_system, destination, person_id, id) WHERE state = 'pending'
        """,
        "CREATE INDEX delivery_message ON delivery (care_system, message_id, id)",
        // How many there are: messages by status, deliveries by destination and state.
        """
        CREATE TABLE tally (
            care_system {integer} NOT NULL, kind TEXT NOT NULL, destination TEXT NOT NULL, state TEXT NOT NULL,
            number {integer} NOT NULL, PRIMARY KEY (care_system, kind, destination, state)) {keyed}
        """,
        """
        CREATE TABLE review_task (
            care_system {integer} NOT NULL, id {integer} NOT NULL, kind TEXT NOT NULL, message_id TEXT NOT NULL,
            person_id {integer}, what TEXT NOT NULL, created_at {integer} NOT NULL,
            PRIMARY KEY (care_system, id)) {keyed}
        """,

        // The shared care record.
        """
        CREATE TABLE recorded (
            care_system {integer} NOT NULL, resource_type TEXT NOT NULL, resource_id TEXT NOT NULL,
            version {integer} NOT NULL, person_id {integer} NOT NULL, publisher TEXT NOT NULL,
            category TEXT NOT NULL, message_id TEXT NOT NULL, updated_at {integer} NOT NULL,
            resource {bytes} NOT NULL, PRIMARY KEY (care_system, resource_type, resource_id)) {table}
        """,
        "CREATE INDEX recorded_person ON recorded (care_system, person_id, resource_type, resource_id)",

        // The access log. Salt and record are emptied at the end of retention; the entry stays.
        """
        CREATE TABLE audit (
            care_system {integer} NOT NULL, entry_index {integer} NOT NULL, salt {bytes}, record {bytes},
            entry {bytes} NOT NULL, person_id {integer}, recorded_at {integer} NOT NULL,
            PRIMARY KEY (care_system, entry_index)) {table}
        """,
        """
        CREATE INDEX audit_person ON audit (care_system, person_id, entry_index) WHERE person_id IS NOT NULL
        """,
        """
        CREATE TABLE audit_checkpoint (
            care_system {integer} NOT NULL, log_size {integer} NOT NULL, root {bytes} NOT NULL, note TEXT NOT NULL,
            frontier {bytes} NOT NULL, PRIMARY KEY (care_system, log_size)) {table}
        """,
    ]

    private static let createVersion = "CREATE TABLE IF NOT EXISTS schema_version (version {integer} NOT NULL) {table}"
    private static let readVersion = SQL("SELECT MAX(version) FROM schema_version")
    private static let writeVersion = SQL("INSERT INTO schema_version (version) VALUES ($1)")

    /// Brings the store to the newest version, in the caller's transaction.
    /// - Returns: the version that it was of; 0 of a new one.
    /// - Throws: `StorageProblem.newerSchema` when it is beyond it.
    @discardableResult
    static func migrate(
        _ connection: some SQLConnection, dialect: Dialect, migrations: [Migration] = migrations
    ) throws(StorageProblem) -> Int {
        try connection.execute(SQL(dialect.spell(createVersion)), [])
        let known = Int64(migrations.count)
        let found = try connection.integer(readVersion, []) ?? 0
        guard found <= known else { throw .newerSchema(found: found, known: known) }
        for version in Int(found)..<migrations.count {
            for statement in migrations[version] { try connection.execute(SQL(dialect.spell(statement)), []) }
            try connection.execute(writeVersion, [.integer(Int64(version + 1))])
        }
        return Int(found)
    }

    private static let findCareSystem = SQL("SELECT care_system FROM care_system WHERE name = $1")
    private static let addCareSystem = SQL(
        """
        INSERT INTO care_system (care_system, name)
        SELECT COALESCE(MAX(care_system), 0) + 1, $1 FROM care_system
        """)

    /// The number of a care system, given one when it is new.
    static func careSystem(named name: String, _ connection: some SQLConnection) throws(StorageProblem) -> Int64 {
        if let found = try connection.integer(findCareSystem, [.text(name)]) { return found }
        try connection.execute(addCareSystem, [.text(name)])
        guard let made = try connection.integer(findCareSystem, [.text(name)]) else { throw .notFound("care system") }
        return made
    }
}

extension Dialect {
    /// A statement with its open words spelt as this database has them.
    func spell(_ statement: String) -> String {
        statement.replacing("{integer}", with: integer).replacing("{bytes}", with: bytes)
            .replacing("{table}", with: table).replacing("{keyed}", with: keyedTable)
    }
}
