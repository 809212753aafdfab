import AuditLog
import Gateway
import Records
import Testing

@testable import Storage

private let key: SigningKey = {
    do {
        return try SigningKey(name: "northshire.example/audit", seed: [UInt8](repeating: 4, count: 32))
    } catch {
        preconditionFailure("\(error)")
    }
}()

private func rows(_ count: Int, from start: Int64, person: PersonID?) -> [AuditRow] {
    (start..<start + Int64(count)).map { index in
        let salt = (0..<32).map { UInt8(truncatingIfNeeded: index &* 31 &+ $0) }
        let record = Array(#"{"index":\#(index)}"#.utf8)
        return AuditRow(
            index: index, salt: salt, record: record, entry: LogEntry.entry(salt: salt, record: record),
            person: person, time: at(index))
    }
}

extension StoreTransaction {
    /// Goes on from the latest checkpoint, as the pipeline does.
    fileprivate func log(_ count: Int, person: PersonID? = nil) throws {
        let latest = try latestCheckpoint()
        guard var tree = MerkleTree(size: latest?.size ?? 0, frontier: latest?.frontier ?? []) else { throw Undone() }
        let rows = rows(count, from: tree.size, person: person)
        for row in rows { tree.append(LogEntry.leafHash(row.entry)) }
        try append(
            rows,
            checkpoint: AuditCheckpoint(
                size: tree.size, root: tree.root, note: Checkpoint.sign(tree, with: key), frontier: tree.frontier))
    }
}

@Test(arguments: TestDatabase.allCases)
func theLogIsReadAsItWasWritten(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        #expect(try await store.read { try $0.latestCheckpoint() } == nil)
        let person = try await store.write { transaction in
            let person = try transaction.newPerson()
            try transaction.log(3, person: person)
            try transaction.log(4)
            return person
        }
        try await store.read { reading throws in
            let expected = rows(3, from: 0, person: person) + rows(4, from: 3, person: nil)
            #expect(try reading.auditRows(from: 0, limit: 100) == expected)
            #expect(try reading.auditRows(from: 2, limit: 3) == Array(expected[2..<5]))
            #expect(try reading.auditRows(from: 7, limit: 3) == [])
            // An entry a second; a clock may have been set back by a day.
            for (seconds, index) in [(0, 0), (1, 0), (86_400, 0), (86_401, 1), (86_405, 5), (86_500, 7)] {
                #expect(try reading.firstAuditIndex(since: at(Int64(seconds))) == Int64(index))
            }
            let checkpoints = try reading.checkpoints(after: 0, limit: 10)
            #expect(checkpoints.map(\.size) == [3, 7])
            #expect(checkpoints.map(\.frontier.count) == [2, 3])
            #expect(try reading.checkpoints(after: 3, limit: 10) == [checkpoints[1]])
            #expect(try reading.checkpoints(after: 0, limit: 1) == [checkpoints[0]])
            #expect(try reading.latestCheckpoint() == checkpoints[1])
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func whatWasRecordedOfAPersonIsFoundAcrossAMerge(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let (old, current) = (try transaction.newPerson(), try transaction.newPerson())
            for person in [old, current, nil, old, current] { try transaction.log(1, person: person) }
            #expect(try transaction.auditRows(person: old, limit: 10).map(\.index) == [3, 0])
            try transaction.merge(old, into: current)
            for person in [old, current] {
                #expect(try transaction.auditRows(person: person, limit: 10).map(\.index) == [4, 3, 1, 0])
                #expect(try transaction.auditRows(person: person, limit: 3).map(\.index) == [4, 3, 1])
            }
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func entriesThatDoNotFollowEachOtherAreRefused(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let checkpoint = AuditCheckpoint(size: 3, root: [], note: "", frontier: [])
        let three = rows(3, from: 0, person: nil)
        for wrong in [[three[0], three[2]], [three[0], three[1]], [three[1], three[0], three[2]], three + three] {
            await #expect(throws: StorageProblem.logOutOfOrder) {
                try await store.write { try $0.append(wrong, checkpoint: checkpoint) }
            }
        }
        try await store.write { try $0.append(three, checkpoint: checkpoint) }
        await #expect(throws: StorageProblem.self) {
            try await store.write { try $0.append(three, checkpoint: checkpoint) }
        }
        #expect(try await store.read { try $0.auditRows(from: 0, limit: 10) }.count == 3)
    }
}

@Test(arguments: TestDatabase.allCases)
func aLogOfManyPagesIsVerified(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        #expect(try await store.verifyAuditLog(key: key.verifier) == .intact(count: 0, latest: nil))
        try await store.write { transaction in
            try transaction.log(2_500)
            for _ in 0..<20 { try transaction.log(1) }
            try transaction.log(700)
        }
        let verdict = try await store.verifyAuditLog(key: key.verifier)
        guard case .intact(3_220, let latest?) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(latest.size == 3_220)
        #expect(try await store.verifyAuditLog(key: key.verifier, outside: latest).isIntact)
        let longer = Checkpoint(origin: key.name, size: 4_000, root: latest.root)
        #expect(try await store.verifyAuditLog(key: key.verifier, outside: longer) == .fault(.truncated))
    }
}

/// What somebody who can write to the file may try, and what verification then says.
private let tamperings: [(name: String, statements: [String], expected: LogFault)] = [
    ("record", ["UPDATE audit SET record = CAST('{\"index\":77}' AS BLOB) WHERE entry_index = 4"], .hashMismatch(4)),
    ("salt", ["UPDATE audit SET salt = zeroblob(32) WHERE entry_index = 0"], .hashMismatch(0)),
    ("entry", ["UPDATE audit SET entry = zeroblob(32) WHERE entry_index = 6"], .hashMismatch(6)),
    (
        "purge with another entry",
        ["UPDATE audit SET salt = NULL, record = NULL, entry = zeroblob(32) WHERE entry_index = 6"], .rootMismatch(9)
    ),
    ("half a purge", ["UPDATE audit SET salt = NULL WHERE entry_index = 6"], .hashMismatch(6)),
    ("delete first", ["DELETE FROM audit WHERE entry_index = 0"], .missing(0)),
    ("delete", ["DELETE FROM audit WHERE entry_index = 4"], .missing(4)),
    ("delete the tail", ["DELETE FROM audit WHERE entry_index >= 8"], .truncated),
    (
        "delete and renumber",
        [
            "DELETE FROM audit WHERE entry_index = 4",
            "UPDATE audit SET entry_index = -entry_index WHERE entry_index > 4",
            "UPDATE audit SET entry_index = -entry_index - 1 WHERE entry_index < 0",
        ], .rootMismatch(5)
    ),
    (
        "reorder",
        [
            "UPDATE audit SET entry_index = -2 WHERE entry_index = 2",
            "UPDATE audit SET entry_index = 2 WHERE entry_index = 1",
            "UPDATE audit SET entry_index = 1 WHERE entry_index = -2",
        ], .rootMismatch(5)
    ),
    ("insert before", ["UPDATE audit SET entry_index = -1 WHERE entry_index = 2"], .outOfOrder(-1)),
    (
        "insert after",
        [
            "INSERT INTO audit SELECT care_system, 9, salt, record, entry, person_id, recorded_at FROM audit WHERE entry_index = 2"
        ], .unsigned(9)
    ),
    ("root", ["UPDATE audit_checkpoint SET root = zeroblob(32) WHERE log_size = 5"], .checkpointMismatch(5)),
    ("frontier", ["UPDATE audit_checkpoint SET frontier = zeroblob(64) WHERE log_size = 5"], .checkpointMismatch(5)),
    (
        "note", ["UPDATE audit_checkpoint SET note = replace(note, 'north', 'south') WHERE log_size = 5"],
        .badSignature(5)
    ),
    ("size", ["UPDATE audit_checkpoint SET log_size = 6 WHERE log_size = 5"], .checkpointMismatch(6)),
    ("latest checkpoint", ["DELETE FROM audit_checkpoint WHERE log_size = 9"], .unsigned(5)),
]

@Test(arguments: tamperings.indices)
func whatIsChangedBehindTheProgramIsFound(_ index: Int) async throws {
    let tampering = tamperings[index]
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        let store = try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
        for count in [5, 4] { try await store.write { try $0.log(count) } }
        #expect(try await store.verifyAuditLog(key: key.verifier).isIntact)
        try await store.close()
        try tamper(path, tampering.statements)
        let again = try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
        let verdict = try await again.verifyAuditLog(key: key.verifier)
        #expect(verdict == .fault(tampering.expected), "\(tampering.name)")
        try await again.close()
    }
}

@Test func aWholePurgeLeavesTheLogIntact() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        let store = try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
        try await store.write { try $0.log(5) }
        try await store.close()
        try tamper(path, ["UPDATE audit SET salt = NULL, record = NULL WHERE entry_index < 3"])
        let again = try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
        #expect(try await again.verifyAuditLog(key: key.verifier).isIntact)
        #expect(try await again.read { try $0.auditRows(from: 0, limit: 1) }.first?.record == [])
        try await again.close()
    }
}
