import Gateway
import Records
import Testing

@testable import Storage

@Test func aStoreIsThereAgainAfterReopening() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        for number in 1...3 {
            let store = try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
            #expect(try await store.read { try $0.messageCounts()[.accepted] ?? 0 } == Int64(number - 1))
            let person = try await store.write { transaction in
                try transaction.insert(message("\(number)"))
                return try transaction.newPerson()
            }
            #expect(person == PersonID(Int64(number)))
            try await store.close()
        }
    }
}

@Test func careSystemsShareAFileAndSeeNothingOfEachOther() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        let north = try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
        let south = try await SQLStore.open(path: path, careSystem: CareSystem("southshire"))
        for store in [north, south] {
            try await store.write { transaction in
                let person = try transaction.newPerson()
                #expect(person == PersonID(1))
                try transaction.insert(message("same"))
                try transaction.link(.local(kingsmead, "1"), to: person)
                _ = try transaction.insert(delivery(person))
            }
        }
        try await north.write { transaction in
            try transaction.insert(message("northern"))
            try transaction.put(package(PersonID(1), "k"))
        }
        try await south.read { reading throws in
            #expect(try reading.message("northern") == nil)
            #expect(try reading.messages(status: nil, sender: nil, limit: 10).map(\.id) == ["same"])
            #expect(try reading.messageCounts() == [.accepted: 1])
            #expect(try reading.packages(PersonID(1)) == [])
            #expect(
                try reading.dueDeliveries(destination: "ed", at: at(10), excluding: [], limit: 10).count == 1)
        }
        try await north.close()
        try await south.close()
    }
}

@Test func aNewerStoreIsRefusedAndLeftAsItIs() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        let known = Int64(Schema.migrations.count)
        try await SQLStore.open(path: path, careSystem: CareSystem("northshire")).close()
        try tamper(path, ["INSERT INTO schema_version (version) VALUES (\(known + 1))"])
        for _ in 0..<2 {
            await #expect(throws: StorageProblem.newerSchema(found: known + 1, known: known)) {
                try await SQLStore.open(path: path, careSystem: CareSystem("elsewhere"))
            }
        }
        let problem = StorageProblem.newerSchema(found: known + 1, known: known)
        #expect(problem.description.contains("\(known + 1)"))
    }
}

@Test func anOlderStoreIsBroughtForwardOnce() async throws {
    try await inNewFolder { folder in
        let driver = try SQLiteDriver(path: folder + "/store.db")
        let next = Schema.migrations + [["CREATE TABLE later (care_system {integer} NOT NULL) {table}"]]
        for migrations in [Schema.migrations, next, next] {
            try await driver.write {
                _ = try Schema.migrate($0, dialect: SQLiteDriver.dialect, migrations: migrations)
            }
        }
        let versions = try await driver.read { connection throws in
            try connection.all(SQL("SELECT version FROM schema_version ORDER BY version"), []) { $0.integer() }
        }
        #expect(versions == (1...next.count).map(Int64.init))
        try await driver.close()
    }
}

/// A store of the first version has people without keys.
@Test func theKeysOfAnOlderStoreAreMadeWhenItIsOpened() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        let grace = Demographics(
            family: "Okafor", given: "Grace", birthDate: CivilDate(year: 1941, month: 3, day: 4), postcode: "NS1 4QT")
        for name in ["northshire", "southshire"] {
            let store = try await SQLStore.open(path: path, careSystem: CareSystem(name))
            // More than are made at once.
            try await store.write { transaction in
                for _ in 0..<1_200 { _ = try transaction.createPerson(nhsNumber: nil, demographics: grace) }
            }
            try await store.close()
        }
        try tamper(
            path,
            [
                "DROP TABLE person_key", "DROP TABLE supersession", "DROP TABLE review_candidate",
                "DROP TABLE break_glass", "DROP TABLE review_resolution", "DROP TABLE withheld",
                "ALTER TABLE published_person DROP COLUMN choices",
                "DELETE FROM schema_version WHERE version > 1",
            ])
        for name in ["northshire", "southshire"] {
            let store = try await SQLStore.open(path: path, careSystem: CareSystem(name))
            for key in PersonKeys.stored(grace) {
                #expect(try await store.read { try $0.people(underKeys: [key], limit: 2_000) }.count == 1_200)
            }
            try await store.close()
        }
    }
}

@Test func aMigrationThatFailsLeavesNothingBehind() async throws {
    try await inNewFolder { folder in
        let driver = try SQLiteDriver(path: folder + "/store.db")
        let wrong = Schema.migrations + [["CREATE TABLE later (care_system {integer})", "CREATE TABLE later (x"]]
        await #expect(throws: StorageProblem.self) {
            try await driver.write { _ = try Schema.migrate($0, dialect: SQLiteDriver.dialect, migrations: wrong) }
        }
        let tables = try await driver.read { connection throws in
            try connection.all(SQL("SELECT name FROM sqlite_master"), []) { $0.text() }
        }
        #expect(tables == [])
        try await driver.close()
    }
}

@Test func careSystemIsTheFirstColumnOfEveryTableAndKey() {
    for statement in Schema.migrations.joined() {
        let text = statement.replacing("\n", with: " ")
        if text.contains("CREATE TABLE") {
            let columns = text.drop { $0 != "(" }.dropFirst().drop { $0 == " " }
            #expect(columns.hasPrefix("care_system "), "\(text)")
            for key in text.split(separator: " KEY (").dropFirst() where !text.contains("TABLE care_system") {
                #expect(key.hasPrefix("care_system,"), "\(text)")
            }
        } else if text.hasPrefix("ALTER TABLE") {
            #expect(text.contains(" ADD COLUMN "), "a column is added, and no row is changed: \(text)")
        } else {
            #expect(text.contains("INDEX") && text.contains(" (care_system, "), "\(text)")
        }
    }
}
