// People, their identifiers, and what publishers say of them. A merge sets `survivor_id` and moves nothing.

internal import Agreements
internal import Gateway
internal import Records

enum PersonSQL {
    static let columns = """
        p.id, p.survivor_id, p.nhs_number, p.family, p.given, p.birth_day, p.gender, p.postcode
        """
    private static let publishedColumns = """
        publisher, local_id, person_id, objection, s_flag, deceased, restricted, submitted_at, message_id, patient,
        choices
        """

    static let survivor = SQL("SELECT survivor_id FROM person WHERE care_system = $1 AND id = $2")
    static let merged = SQL(
        "SELECT id FROM person WHERE care_system = $1 AND survivor_id = $2 AND survivor_id <> id ORDER BY id")
    static let byID = SQL("SELECT \(columns) FROM person p WHERE p.care_system = $1 AND p.id = $2")
    static let byIdentifier = SQL(
        """
        SELECT \(columns) FROM person_identifier i
        JOIN person p ON p.care_system = i.care_system AND p.id = i.person_id
        WHERE i.care_system = $1 AND i.system = $2 AND i.identifier = $3
        """)
    // `|` ends the number of a claim, and `}` comes after it.
    static let claimants = SQL(
        """
        SELECT \(columns) FROM person_identifier i
        JOIN person p ON p.care_system = i.care_system AND p.id = i.person_id
        WHERE i.care_system = $1 AND i.system = 'claim' AND i.identifier >= $2 AND i.identifier < $3
        ORDER BY i.identifier
        """)
    static let insert = SQL(
        """
        INSERT INTO person (care_system, id, survivor_id, nhs_number, family, given, birth_day, gender, postcode)
        VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8)
        """)
    static let update = SQL(
        """
        UPDATE person SET nhs_number = $3, family = $4, given = $5, birth_day = $6, gender = $7, postcode = $8
        WHERE care_system = $1 AND id = $2
        """)
    static let link = SQL(
        """
        INSERT INTO person_identifier (care_system, system, identifier, person_id) VALUES ($1, $2, $3, $4)
        ON CONFLICT (care_system, system, identifier) DO UPDATE SET person_id = excluded.person_id
        WHERE person_identifier.person_id <> excluded.person_id
        """)
    static let supersession = SQL(
        """
        SELECT successor_system, successor, message_id, superseded_at FROM supersession
        WHERE care_system = $1 AND system = $2 AND identifier = $3
        """)
    static let putSupersession = SQL(
        """
        INSERT INTO supersession (care_system, system, identifier, successor_system, successor, message_id,
            superseded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (care_system, system, identifier) DO UPDATE SET successor_system = excluded.successor_system,
            successor = excluded.successor, message_id = excluded.message_id, superseded_at = excluded.superseded_at
        """)
    static let setSurvivor = SQL("UPDATE person SET survivor_id = $3 WHERE care_system = $1 AND id = $2")
    static let publishedByPerson = SQL(
        "SELECT \(publishedColumns) FROM published_person WHERE care_system = $1 AND person_id = $2")
    static let publishedByLocalID = SQL(
        """
        SELECT \(publishedColumns) FROM published_person
        WHERE care_system = $1 AND publisher = $2 AND local_id = $3
        """)
    static let publishedBefore = SQL(
        """
        SELECT \(publishedColumns) FROM published_person
        WHERE care_system = $1 AND publisher = $2 AND local_id > $3 AND submitted_at < $4
        ORDER BY local_id LIMIT $5
        """)
    static let putPublished = SQL(
        """
        INSERT INTO published_person (care_system, publisher, local_id, person_id, objection, s_flag, deceased,
            restricted, submitted_at, message_id, patient, choices)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (care_system, publisher, local_id) DO UPDATE SET person_id = excluded.person_id,
            objection = excluded.objection, s_flag = excluded.s_flag, deceased = excluded.deceased,
            restricted = excluded.restricted, submitted_at = excluded.submitted_at,
            message_id = excluded.message_id, patient = excluded.patient, choices = excluded.choices
        """)
}

extension SQLTransaction {
    func person(_ id: PersonID) throws -> Person? {
        try connection.first(PersonSQL.byID, [careSystem, .person(id)], Person.init)
    }

    func person(identifiedBy identifier: PersonIdentifier) throws -> Person? {
        try connection.first(
            PersonSQL.byIdentifier, [careSystem, .text(identifier.system), .text(identifier.value)], Person.init)
    }

    func claimants(of number: NHSNumber) throws -> [Person] {
        try connection.all(
            PersonSQL.claimants, [careSystem, .text(number.digits + "|"), .text(number.digits + "}")], Person.init)
    }

    func createPerson(nhsNumber: NHSNumber?, demographics: Demographics) throws -> PersonID {
        let id = PersonID(try nextID(.person))
        try connection.execute(PersonSQL.insert, [careSystem, .person(id)] + Person.values(nhsNumber, demographics))
        try PersonKeyRows.add(PersonKeys.stored(demographics), of: id, careSystem, connection)
        return id
    }

    func update(_ person: Person) throws {
        let before = try self.person(person.id)?.demographics
        let changed = try connection.execute(
            PersonSQL.update,
            [careSystem, .person(person.id)] + Person.values(person.nhsNumber, person.demographics))
        guard changed == 1, let before else { throw StorageProblem.notFound("person") }
        guard before != person.demographics else { return }
        let (old, new) = (PersonKeys.stored(before), PersonKeys.stored(person.demographics))
        try PersonKeyRows.remove(old.filter { !new.contains($0) }, of: person.id, careSystem, connection)
        try PersonKeyRows.add(new.filter { !old.contains($0) }, of: person.id, careSystem, connection)
    }

    func supersession(of identifier: PersonIdentifier) throws -> Supersession? {
        try connection.first(
            PersonSQL.supersession, [careSystem, .text(identifier.system), .text(identifier.value)]
        ) {
            Supersession(
                replaced: identifier, successor: PersonIdentifier(system: $0.text(), value: $0.text()),
                messageID: $0.text(), at: $0.instant())
        }
    }

    func put(_ supersession: Supersession) throws {
        let (replaced, successor) = (supersession.replaced, supersession.successor)
        try connection.execute(
            PersonSQL.putSupersession,
            [
                careSystem, .text(replaced.system), .text(replaced.value), .text(successor.system),
                .text(successor.value), .text(supersession.messageID), .instant(supersession.at),
            ])
    }

    func link(_ identifier: PersonIdentifier, to person: PersonID) throws {
        try connection.execute(
            PersonSQL.link, [careSystem, .text(identifier.system), .text(identifier.value), .person(person)])
    }

    func merge(_ person: PersonID, into survivor: PersonID) throws {
        let target = try self.survivor(of: survivor)
        let moved = try group(person)
        guard moved[0] != target else { return }
        for member in moved {
            let changed = try connection.execute(
                PersonSQL.setSurvivor, [careSystem, .person(member), .person(target)])
            guard changed == 1 else { throw StorageProblem.notFound("person") }
        }
        forgetPeople()
        // What each was waiting for is now one queue.
        try reorderDeliveries(of: target)
    }

    func publishedPeople(_ person: PersonID) throws -> [PublishedPerson] {
        if let known = publishedPeople(remembered: person) { return known }
        let people = try ofPerson(PersonSQL.publishedByPerson, person, PublishedPerson.init).sorted {
            ($0.publisher, $0.localID) < ($1.publisher, $1.localID)
        }
        remember(people, of: person)
        return people
    }

    func publishedPerson(publisher: ODSCode, localID: String) throws -> PublishedPerson? {
        try connection.first(
            PersonSQL.publishedByLocalID, [careSystem, .code(publisher), .text(localID)], PublishedPerson.init)
    }

    func publishedPeople(publisher: ODSCode, before instant: Instant, after localID: String, limit: Int) throws
        -> [PublishedPerson]
    {
        try connection.all(
            PersonSQL.publishedBefore,
            [careSystem, .code(publisher), .text(localID), .instant(instant), .integer(Int64(limit))],
            PublishedPerson.init)
    }

    func put(_ person: PublishedPerson) throws {
        forgetPublished()
        try connection.execute(
            PersonSQL.putPublished,
            [
                careSystem, .code(person.publisher), .text(person.localID), .person(person.person),
                .flag(person.objection), .text(person.sFlag.word), .flag(person.deceased), .flag(person.restricted),
                .instant(person.submittedAt), .text(person.messageID), .bytes(person.patient.json.write()),
                .bytes(StoredChoices.write(person.choices)),
            ])
    }
}

extension Person {
    init(_ row: inout Cursor<some SQLRow>) throws(StorageProblem) {
        let (id, survivor) = (row.person(), row.person())
        var number: NHSNumber?
        if let digits = row.optionalText() {
            number = NHSNumber(digits)
            guard number != nil else { throw .corrupt(table: "person", column: 2) }
        }
        self.init(
            id: id, survivor: survivor, nhsNumber: number,
            demographics: Demographics(
                family: row.optionalText(), given: row.optionalText(),
                birthDate: row.optionalInteger().map { CivilDate(daysSince1970: Int($0)) },
                gender: row.optionalText(), postcode: row.optionalText()))
    }

    fileprivate static func values(_ number: NHSNumber?, _ demographics: Demographics) -> [SQLValue] {
        [
            .text(number?.digits), .text(demographics.family), .text(demographics.given),
            .integer(demographics.birthDate.map { Int64($0.daysSince1970) }), .text(demographics.gender),
            .text(demographics.postcode),
        ]
    }
}

extension PublishedPerson {
    fileprivate init(_ row: inout Cursor<some SQLRow>) throws(StorageProblem) {
        let table = "published_person"
        self.init(
            publisher: try row.code(table), localID: row.text(), person: row.person(), objection: row.flag(),
            sFlag: try Self.known(row.text()), deceased: row.flag(), restricted: row.flag(),
            submittedAt: row.instant(), messageID: row.text(), patient: try row.resource(table))
        guard let choices = StoredChoices.read(try row.optionalJSON(table), of: publisher) else {
            throw .corrupt(table: table, column: 10)
        }
        self.choices = choices
    }
}

extension PublishedPerson {
    private static func known(_ word: String) throws(StorageProblem) -> Known {
        guard let known = Known(stored: word) else { throw .corrupt(table: "published_person", column: 4) }
        return known
    }
}
