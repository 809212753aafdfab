// One transaction on one care system: what every group of questions shares. The questions and changes themselves are in
// `Rows/`, one file per kind of row, each with its SQL.

internal import Gateway

/// Lives as long as the transaction, used by its thread only.
final class SQLTransaction<Connection: SQLConnection>: StoreTransaction {
    let connection: Connection
    /// `$1` of every statement.
    let careSystem: SQLValue

    private var people = PeopleSeen()
    private var tallies: [Tally: Int64] = [:]
    private var nextIDs: [Sequence: Int64] = [:]

    init(_ connection: Connection, careSystem: Int64) {
        self.connection = connection
        self.careSystem = .integer(careSystem)
    }

    /// Before the commit: writes what was only counted.
    func finish() throws(StorageProblem) { try writeTallies() }

    // MARK: Savepoints

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        let before = tallies
        try orLost { () throws(StorageProblem) in try connection.execute(SavepointSQL.begin, []) }
        do {
            let result = try body()
            try connection.execute(SavepointSQL.release, [])
            return result
        } catch {
            // Ids that were given are not given again: a gap harms nobody.
            tallies = before
            people = PeopleSeen()
            try orLost { () throws(StorageProblem) in
                try connection.execute(SavepointSQL.undo, [])
                try connection.execute(SavepointSQL.release, [])
            }
            throw error
        }
    }

    /// A savepoint that cannot be made or undone is one whose transaction the database has ended.
    private func orLost(_ body: () throws(StorageProblem) -> Void) throws(StoreTransactionLost) {
        do throws(StorageProblem) { try body() } catch { throw StoreTransactionLost(cause: "\(error)") }
    }

    // MARK: Ids

    /// Tables whose rows are numbered by the store.
    enum Sequence {
        case person
        case attendance
        case delivery
        case reviewTask

        var greatest: SQL {
            switch self {
            case .person: SequenceSQL.person
            case .attendance: SequenceSQL.attendance
            case .delivery: SequenceSQL.delivery
            case .reviewTask: SequenceSQL.reviewTask
            }
        }
    }

    /// The number after the greatest. Writers of a care system run one at a time, so it is free.
    func nextID(_ sequence: Sequence) throws(StorageProblem) -> Int64 {
        let next: Int64
        if let known = nextIDs[sequence] {
            next = known
        } else {
            next = (try connection.integer(sequence.greatest, [careSystem]) ?? 0) + 1
        }
        nextIDs[sequence] = next + 1
        return next
    }

    // MARK: People and those merged with them

    /// The survivor first, then all that were merged into it: the keys under which rows about the person are found.
    func group(_ person: PersonID) throws(StorageProblem) -> [PersonID] {
        if let known = people.groups[person] { return known }
        let survivor = try self.survivor(of: person)
        var group = [survivor]
        group += try connection.all(PersonSQL.merged, [careSystem, .person(survivor)]) { $0.person() }
        people.remember(group, of: person)
        return group
    }

    func survivor(of person: PersonID) throws(StorageProblem) -> PersonID {
        if let known = people.groups[person] { return known[0] }
        return try connection.integer(PersonSQL.survivor, [careSystem, .person(person)]).map { PersonID($0) } ?? person
    }

    /// After a merge, no group is what it was.
    func forgetPeople() { people = PeopleSeen() }

    /// What is published of the person asked for last: one message asks several times.
    func publishedPeople(remembered person: PersonID) -> [PublishedPerson]? {
        people.published.flatMap { $0.person == person ? $0.people : nil }
    }

    func remember(_ published: [PublishedPerson], of person: PersonID) { people.published = (person, published) }
    func forgetPublished() { people.published = nil }

    /// Rows of a question about one person key, for every key of the person.
    func ofPerson<Value>(
        _ sql: SQL, _ person: PersonID, with rest: [SQLValue] = [],
        _ read: (inout Cursor<Connection.Row>) throws(StorageProblem) -> Value
    ) throws(StorageProblem) -> [Value] {
        let group = try group(person)
        var values: [Value] = []
        for key in group { values += try connection.all(sql, [careSystem, .person(key)] + rest, read) }
        return values
    }

    // MARK: Tallies

    /// Adds to a count that is kept, so that asking for it reads no history.
    func tally(_ status: StoredMessage.Status) {
        tallies[Tally(kind: "message", destination: "", state: status.rawValue), default: 0] += 1
    }
    func tally(_ state: Delivery.State, _ destination: String, by change: Int64) {
        tallies[Tally(kind: "delivery", destination: destination, state: state.rawValue), default: 0] += change
    }

    func writeTallies() throws(StorageProblem) {
        for (key, count) in tallies where count != 0 {
            try connection.execute(
                TallySQL.add,
                [careSystem, .text(key.kind), .text(key.destination), .text(key.state), .integer(count)])
        }
        tallies = [:]
    }
}

/// What a transaction has counted and not yet written.
private struct Tally: Hashable {
    let kind: String
    let destination: String
    let state: String
}

private enum TallySQL {
    static let add = SQL(
        """
        INSERT INTO tally (care_system, kind, destination, state, number) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (care_system, kind, destination, state) DO UPDATE SET number = tally.number + excluded.number
        """)
}

private struct PeopleSeen {
    private(set) var groups: [PersonID: [PersonID]] = [:]
    var published: (person: PersonID, people: [PublishedPerson])?

    mutating func remember(_ group: [PersonID], of person: PersonID) {
        if groups.count >= Limits.rememberedPeople { groups.removeAll(keepingCapacity: true) }
        groups[person] = group
    }
}

enum SavepointSQL {
    static let begin = SQL("SAVEPOINT part")
    static let release = SQL("RELEASE SAVEPOINT part")
    static let undo = SQL("ROLLBACK TO SAVEPOINT part")
}

enum SequenceSQL {
    static let person = SQL("SELECT MAX(id) FROM person WHERE care_system = $1")
    static let attendance = SQL("SELECT MAX(id) FROM attendance WHERE care_system = $1")
    static let delivery = SQL("SELECT MAX(id) FROM delivery WHERE care_system = $1")
    static let reviewTask = SQL("SELECT MAX(id) FROM review_task WHERE care_system = $1")
}
