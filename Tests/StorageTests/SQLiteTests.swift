// What is SQLite's own: settings of durability, crashes, the growth of its log, and the plans of the questions.

import Foundation
import Gateway
import Records
import Testing

@testable import Storage

extension SQLiteConnection {
    fileprivate func pragma(_ name: String) throws -> String {
        try first(SQL("PRAGMA \(name)"), []) { $0.text() } ?? ""
    }
}

@Test func everyCommitIsSynced() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        let driver = try SQLiteDriver(path: path)
        try await driver.write { connection throws in
            #expect(try connection.pragma("journal_mode") == "wal")
            #expect(try connection.pragma("synchronous") == "2")
            #expect(try connection.pragma("wal_autocheckpoint") == "0")
            #expect(try connection.pragma("foreign_keys") == "1")
            #expect(try connection.pragma("mmap_size") == "0")
            #expect(try connection.pragma("cache_size") == "-32768")
        }
        try await driver.read { connection throws in
            #expect(throws: StorageProblem.self) { try connection.execute(SQL("CREATE TABLE t (x)"), []) }
            #expect(try connection.pragma("cache_size") == "-2048")
        }
        let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(permissions?.int16Value == 0o600)
        let logPermissions = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.posixPermissions]
        #expect((logPermissions as? NSNumber)?.int16Value == 0o600)
        try await driver.close()
    }
}

@Test func aStoreThatCannotBeMadeSaysWhere() async throws {
    let path = "/nonexistent-folder/store.db"
    let error = await #expect(throws: StorageProblem.self) {
        try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
    }
    #expect(error?.description.contains(path) == true)
}

@Test func aFileThatIsNoStoreIsRefused() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        try Data("this is a letter, not a database, and long enough to be seen as such by anyone".utf8)
            .write(to: URL(fileURLWithPath: path))
        await #expect(throws: StorageProblem.self) {
            try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
        }
    }
}

/// The files as a power cut would leave them, the log cut off at `bytes`.
private func crashCopy(of path: String, to copy: String, cutAt bytes: Int?) throws {
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    var log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
    if let bytes { log = log.prefix(bytes) }
    try log.write(to: URL(fileURLWithPath: copy + "-wal"))
}

@Test func whatWasCommittedSurvivesACrash() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        let store = try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
        for number in 0..<20 { try await store.write { try $0.insert(message("\(number)")) } }
        let copy = folder + "/copy.db"
        try crashCopy(of: path, to: copy, cutAt: nil)
        let recovered = try await SQLStore.open(path: copy, careSystem: CareSystem("northshire"))
        #expect(try await recovered.read { try $0.messageCounts() } == [.accepted: 20])
        #expect(try await recovered.read { try $0.message("19") } != nil)
        try await recovered.close()
        try await store.close()
    }
}

@Test func aLogCutOffAnywhereLeavesWholeTransactionsOnly() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        let store = try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
        for number in 0..<8 {
            try await store.write { transaction in
                let person = try transaction.newPerson()
                try transaction.insert(message("\(number)", person: person))
                _ = try transaction.insert(delivery(person, message: "\(number)"))
            }
        }
        let size = try Data(contentsOf: URL(fileURLWithPath: path + "-wal")).count
        var seen: Set<Int64> = []
        for step in 0..<40 {
            let copy = folder + "/copy\(step).db"
            try crashCopy(of: path, to: copy, cutAt: size * step / 40)
            let recovered = try await SQLStore.open(path: copy, careSystem: CareSystem("northshire"))
            let count = try await recovered.read { reading throws in
                let count = try reading.messageCounts()[.accepted] ?? 0
                let messages = try reading.messages(status: nil, sender: nil, limit: 100)
                #expect(Int64(messages.count) == count)
                #expect(try reading.deliveryCounts()["ed"]?[.pending] ?? 0 == count)
                for message in messages {
                    #expect(try reading.deliveries(messageID: message.id).count == 1)
                    #expect(try reading.message(message.id)?.body.isEmpty == false)
                }
                return count
            }
            seen.insert(count)
            try await recovered.close()
        }
        #expect(seen.count > 3)
        try await store.close()
    }
}

private func logSize(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int ?? 0
}

@Test func theLogStaysShortWhileWritesGoOn() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        let driver = try SQLiteDriver(path: path, marks: LogMarks(checkpoint: 16, finish: 64, full: 2_000))
        let store = try await SQLStore.open(driver, careSystem: CareSystem("northshire"))
        let body = [UInt8](repeating: 7, count: 20_000)
        for number in 0..<600 { try await store.write { try $0.insert(message("\(number)", body: body)) } }
        // 600 times at least 8 pages were written; the log never held half of them.
        #expect(try logSize(path) < 600 * 8 * 4_096 / 2)
        #expect(try await store.read { try $0.messageCounts() } == [.accepted: 600])
        try await store.close()
    }
}

@Test func aLogThatIsFullMakesWritesWaitForACompleteCheckpoint() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        // The passive checkpoints never run: only the last mark holds.
        let driver = try SQLiteDriver(path: path, marks: LogMarks(checkpoint: .max, finish: .max, full: 100))
        let store = try await SQLStore.open(driver, careSystem: CareSystem("northshire"))
        let body = [UInt8](repeating: 7, count: 20_000)
        for number in 0..<200 { try await store.write { try $0.insert(message("\(number)", body: body)) } }
        #expect(try logSize(path) < 200 * 4_096)
        #expect(try await store.read { try $0.messageCounts() } == [.accepted: 200])
        try await store.close()
    }
}

/// Questions and changes that happen for each message or poll, and the index each must use.
private let plans: [(sql: SQL, index: String)] = [
    (MessageSQL.byID, "sqlite_autoindex_message"), (MessageSQL.accepted, "message_control"),
    (MessageSQL.newest, "sqlite_autoindex_message"), (MessageSQL.newestOfSender, "message_sender"),
    (MessageSQL.newestAccepted, "sqlite_autoindex_message"),
    (MessageSQL.newestAcceptedOfSender, "message_sender"), (MessageSQL.newestRefused, "message_refused"),
    (MessageSQL.newestRefusedOfSender, "message_"), (PersonSQL.survivor, "PRIMARY KEY"),
    (PersonSQL.merged, "person_merged"), (PersonSQL.byID, "PRIMARY KEY"), (PersonSQL.byIdentifier, "PRIMARY KEY"),
    (PersonSQL.claimants, "PRIMARY KEY"), (PersonSQL.supersession, "PRIMARY KEY"),
    (PersonKeyRows.underKey, "PRIMARY KEY"), (ReviewTaskSQL.candidates, "PRIMARY KEY"),
    (PersonSQL.publishedByPerson, "published_person_person"),
    (PersonSQL.publishedByLocalID, "sqlite_autoindex_published_person"), (PackageSQL.byPerson, "package_person"),
    (PackageSQL.byLocalID, "sqlite_autoindex_package"), (PackageSQL.keys, "sqlite_autoindex_package"),
    (AttendanceSQL.byID, "sqlite_autoindex_attendance"), (AttendanceSQL.byVisit, "sqlite_autoindex_attendance"),
    (AttendanceSQL.openOfPerson, "attendance_open "),
    (AttendanceSQL.openIDsOfPerson, "COVERING INDEX attendance_open "),
    (AttendanceSQL.openAfter, "COVERING INDEX attendance_open "),
    (AttendanceSQL.toReevaluate, "attendance_reevaluate"),
    (AttendanceSQL.place, "sqlite_autoindex_attendance"), (AttendanceSQL.updateInPlace, "sqlite_autoindex_attendance"),
    (DeliverySQL.place, "PRIMARY KEY"), (DeliverySQL.updateInPlace, "PRIMARY KEY"),
    (AttendanceSQL.update, "sqlite_autoindex_attendance"),
    (DeliverySQL.byID, "PRIMARY KEY"), (DeliverySQL.due, "delivery_next"),
    (DeliverySQL.nextDue, "COVERING INDEX delivery_next"), (DeliverySQL.byMessage, "delivery_message"),
    (DeliverySQL.oldestPending, "COVERING INDEX delivery_next"),
    (DeliverySQL.oldestOfPerson, "delivery_pending"), (DeliverySQL.unmark, "delivery_pending"),
    (DeliverySQL.update, "PRIMARY KEY"), (ReviewTaskSQL.newest, "PRIMARY KEY"),
    (ReviewTaskSQL.newestOpen, "PRIMARY KEY"), (ReviewTaskSQL.byID, "PRIMARY KEY"),
    (RecordedSQL.byID, "sqlite_autoindex_recorded"), (RecordedSQL.byPerson, "recorded_person"),
    (AuditSQL.from, "sqlite_autoindex_audit"), (AuditSQL.byPerson, "audit_person"),
    (AuditSQL.latestCheckpoint, "sqlite_autoindex_audit"), (AuditSQL.checkpointsAfter, "sqlite_autoindex_audit"),
    (BreakGlassSQL.byID, "sqlite_autoindex_break_glass"), (BreakGlassSQL.byPerson, "break_glass_person"),
    (BreakGlassSQL.queue, "break_glass_open"), (BreakGlassSQL.open, "COVERING INDEX break_glass_open"),
    (BreakGlassSQL.overdue, "COVERING INDEX break_glass_open"), (SequenceSQL.delivery, "delivery"),
]

@Test func everyQuestionHasItsIndexAndNoneSorts() async throws {
    try await inNewFolder { folder in
        let driver = try SQLiteDriver(path: folder + "/store.db")
        let store = try await SQLStore.open(driver, careSystem: CareSystem("northshire"))
        for (sql, index) in plans {
            let steps = try await driver.read { connection throws in
                let values = [SQLValue](repeating: .null, count: sql.text.count { $0 == "$" })
                // A value may be named twice.
                let names = Set(sql.text.split { !$0.isNumber && $0 != "$" }.filter { $0.hasPrefix("$") })
                return try connection.all(
                    SQL("EXPLAIN QUERY PLAN " + sql.text), Array(values.prefix(names.count))
                ) { row in
                    _ = (row.integer(), row.integer(), row.integer())
                    return row.text()
                }
            }
            let plan = steps.joined(separator: "; ")
            #expect((plan + " ").contains(index), "\(plan) of \(sql.text)")
            #expect(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "\(plan) of \(sql.text)")
        }
        // These sort, but within an index of the open ones.
        for sql in [AttendanceSQL.newestOpen, AttendanceSQL.newestOpenOfSite] {
            let steps = try await driver.read { connection throws in
                let count = sql === AttendanceSQL.newestOpen ? 2 : 3
                return try connection.all(
                    SQL("EXPLAIN QUERY PLAN " + sql.text), [SQLValue](repeating: .null, count: count)
                ) { row in
                    _ = (row.integer(), row.integer(), row.integer())
                    return row.text()
                }
            }
            #expect(steps.contains { $0.contains("COVERING INDEX attendance_open ") }, "\(steps)")
        }
        try await store.close()
    }
}

@Test func statementsWithTooFewValuesAreRefused() async throws {
    try await inNewFolder { folder in
        let driver = try SQLiteDriver(path: folder + "/store.db")
        await #expect(throws: StorageProblem.self) {
            try await driver.read { try $0.integer(SQL("SELECT $1"), []) }
        }
        // Twice the same, in any order, as PostgreSQL counts them.
        let text = try await driver.read { connection throws in
            try connection.first(SQL("SELECT $2 || $1 || $2"), [.text("a"), .text("b")]) { $0.text() }
        }
        #expect(text == "bab")
        let values: [SQLValue] = [.text(""), .bytes([]), .null, .integer(.min), .bytes([0, 255])]
        let kinds = try await driver.read { connection throws in
            try connection.first(
                SQL("SELECT typeof($1), typeof($2), typeof($3), $4, $5, length($1), length($2)"), values
            ) { ($0.text(), $0.text(), $0.text(), $0.integer(), $0.bytes(), $0.integer(), $0.integer()) }
        }
        let found = try #require(kinds)
        #expect((found.0, found.1, found.2) == ("text", "blob", "null"))
        #expect((found.3, found.4, found.5, found.6) == (.min, [0, 255], 0, 0))
        try await driver.close()
    }
}
