import Gateway
import Records
import Testing

@testable import Storage

@Test(arguments: TestDatabase.allCases)
func nothingRemainsOfAWriteThatThrows(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        await #expect(throws: Undone.self) {
            try await store.write { transaction in
                try transaction.insert(message("01A"))
                let person = try transaction.newPerson()
                _ = try transaction.insert(attendance(person, visit: "1"))
                _ = try transaction.insert(delivery(person))
                throw Undone()
            }
        }
        try await store.read { reading throws in
            #expect(try reading.message("01A") == nil)
            #expect(try reading.messageCounts() == [:])
            #expect(try reading.deliveryCounts() == [:])
            #expect(try reading.person(PersonID(1)) == nil)
            #expect(try reading.openAttendances(site: nil, limit: 10) == [])
        }
        try await store.write { try $0.insert(message("01A")) }
        #expect(try await store.read { try $0.message("01A") } != nil)
    }
}

private func nested(_ transaction: any StoreTransaction) throws -> (PersonID, PersonID) {
    try transaction.insert(message("01A"))
    let (kept, merged) = (try transaction.newPerson(), try transaction.newPerson())
    #expect(throws: Undone.self) {
        try transaction.savepoint {
            try transaction.insert(message("01B"))
            try transaction.savepoint { try transaction.insert(message("01C")) }
            try transaction.merge(merged, into: kept)
            #expect(try transaction.person(merged)?.survivor == kept)
            throw Undone()
        }
    }
    // What the undone part saw is not remembered either.
    try transaction.put(package(merged, "k"))
    #expect(try transaction.packages(kept) == [])
    try transaction.savepoint {
        try transaction.insert(message("01D"))
        #expect(throws: StorageProblem.self) {
            try transaction.savepoint {
                try transaction.insert(message("01E"))
                try transaction.insert(message("01A"))
            }
        }
        try transaction.insert(message("01F"))
    }
    return (kept, merged)
}

@Test(arguments: TestDatabase.allCases)
func aSavepointThatThrowsUndoesItselfAndNothingElse(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let (kept, merged) = try await store.write { try nested($0) }
        try await store.read { reading throws in
            let found = try reading.messages(status: nil, sender: nil, limit: 10).map(\.id)
            #expect(found.sorted() == ["01A", "01D", "01F"])
            #expect(try reading.messageCounts() == [.accepted: 3])
            #expect(try reading.person(merged)?.survivor == merged)
            #expect(try reading.person(kept)?.survivor == kept)
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func aSavepointGivesItsResult(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let person = try await store.write { transaction in try transaction.savepoint { try transaction.newPerson() } }
        #expect(try await store.read { try $0.person(person) } != nil)
    }
}

@Test(arguments: TestDatabase.allCases)
func idsAreNeverGivenTwice(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        var seen: Set<PersonID> = []
        for _ in 0..<5 {
            let ids = try await store.write { transaction in
                let before = try transaction.newPerson()
                #expect(throws: Undone.self) {
                    try transaction.savepoint {
                        _ = try transaction.newPerson()
                        throw Undone()
                    }
                }
                return [before, try transaction.newPerson()]
            }
            #expect(seen.isDisjoint(with: ids))
            seen.formUnion(ids)
        }
        #expect(seen.count == 10)
    }
}

@Test(arguments: TestDatabase.allCases)
func writesRunOneAtATimeAndNoneIsLost(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try await store.write { transaction in
                        let person = try transaction.newPerson()
                        try transaction.insert(message("\(number)", person: person))
                        _ = try transaction.insert(delivery(person, message: "\(number)"))
                    }
                }
                group.addTask {
                    // Of one moment: as many messages as deliveries.
                    try await store.read { reading throws in
                        let messages = try reading.messageCounts()[.accepted] ?? 0
                        #expect(try reading.deliveryCounts()["ed"]?[.pending] ?? 0 == messages)
                        #expect(try reading.messages(status: nil, sender: nil, limit: 1_000).count == Int(messages))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.read { try $0.messageCounts() } == [.accepted: 200])
    }
}

@Test(arguments: TestDatabase.allCases)
func aWriteIsFinishedThoughItsTaskIsCancelled(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await store.write { try $0.insert(message("01A")) }
        }
        try await task.value
        #expect(try await store.read { try $0.message("01A") } != nil)
    }
}

@Test(arguments: TestDatabase.allCases)
func afterClosingEverythingIsRefused(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.close()
        await #expect(throws: StorageProblem.self) { try await store.write { try $0.insert(message("01A")) } }
        await #expect(throws: StorageProblem.self) { _ = try await store.read { try $0.message("01A") } }
    }
}
