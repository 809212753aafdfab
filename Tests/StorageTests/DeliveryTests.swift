import Gateway
import Records
import Testing

@testable import Storage

extension StoreReading {
    fileprivate func due(
        _ seconds: Int64 = 1_000, to destination: String = "ed", excluding: Set<PersonID> = [], limit: Int = 100
    ) throws -> [DeliveryID] {
        try dueDeliveries(destination: destination, at: at(seconds), excluding: excluding, limit: limit).map(\.id)
    }
}

extension StoreTransaction {
    fileprivate func set(_ id: DeliveryID, _ state: Delivery.State, dueAt: Instant? = nil) throws {
        guard var delivery = try delivery(id) else { throw Undone() }
        delivery.state = state
        if let dueAt { delivery.dueAt = dueAt }
        delivery.attempts += 1
        try update(delivery)
    }
}

@Test(arguments: TestDatabase.allCases)
func aDeliveryIsReadAsItWasWritten(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            var written = delivery(try transaction.newPerson(), message: "m1")
            written.kind = .notice
            written.attendance = AttendanceID(5)
            written.id = try transaction.insert(written).id
            #expect(try transaction.delivery(written.id) == written)
            written.state = .dead
            written.attempts = 9
            written.lastError = "http-503"
            written.dueAt = at(77)
            try transaction.update(written)
            #expect(try transaction.delivery(written.id) == written)
            #expect(try transaction.deliveries(messageID: "m1") == [written])
            #expect(try transaction.deliveries(messageID: "m2") == [])
            // Moved to another person, destination and message.
            written.person = try transaction.newPerson()
            written.destination = "council"
            written.messageID = "m2"
            written.state = .pending
            try transaction.update(written)
            #expect(try transaction.delivery(written.id) == written)
            #expect(try transaction.deliveries(messageID: "m1") == [])
            #expect(try transaction.due(to: "council") == [written.id])
            #expect(try transaction.deliveryCounts() == ["council": [.pending: 1]])
            written.id = DeliveryID(99)
            #expect(throws: StorageProblem.notFound("delivery")) { try transaction.update(written) }
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func onlyWhatIsDueIsDueOldestFirst(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let people = try (0..<4).map { _ in try transaction.newPerson() }
            let second = try transaction.insert(delivery(people[0], at: 2)).id
            let first = try transaction.insert(delivery(people[1], at: 1)).id
            _ = try transaction.insert(delivery(people[2], at: 1, dueIn: 100)).id
            _ = try transaction.insert(delivery(people[3], to: "elsewhere", at: 0)).id
            #expect(try transaction.due(0) == [])
            #expect(try transaction.due(1) == [first])
            #expect(try transaction.due(50) == [first, second])
            #expect(try transaction.due(50, limit: 1) == [first])
            #expect(try transaction.due(50, limit: 0) == [])
            #expect(try transaction.due(101).count == 3)
            #expect(try transaction.due(50, to: "nowhere") == [])
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func onePersonsDeliveriesKeepTheirOrder(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let (person, other) = (try transaction.newPerson(), try transaction.newPerson())
            let first = try transaction.insert(delivery(person, at: 1)).id
            let second = try transaction.insert(delivery(person, at: 2)).id
            let third = try transaction.insert(delivery(person, at: 3)).id
            let elsewhere = try transaction.insert(delivery(person, to: "council", at: 4)).id
            let others = try transaction.insert(delivery(other, at: 5)).id
            #expect(try transaction.due() == [first, others])
            #expect(try transaction.due(to: "council") == [elsewhere])
            // Backed off: what waits behind it is not due, other people's is.
            try transaction.set(first, .pending, dueAt: at(500))
            #expect(try transaction.due(400) == [others])
            #expect(try transaction.due(500) == [others, first])
            // The middle one was overtaken while it waited.
            try transaction.set(second, .superseded)
            #expect(try transaction.due(400) == [others])
            try transaction.set(first, .delivered)
            #expect(try transaction.due() == [third, others])
            try transaction.set(third, .dead)
            #expect(try transaction.due() == [others])
            // A replay of what is older goes first again, whatever came meanwhile.
            let fourth = try transaction.insert(delivery(person, at: 6)).id
            #expect(try transaction.due() == [others, fourth])
            try transaction.set(third, .pending)
            #expect(try transaction.due() == [third, others])
            try transaction.set(third, .delivered)
            #expect(try transaction.due() == [others, fourth])
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func peopleWhoseParcelsAreUnderWayAreLeftOut(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let people = try (0..<6).map { _ in try transaction.newPerson() }
            let ids = try people.map { try transaction.insert(delivery($0, at: $0.value)).id }
            #expect(try transaction.due(excluding: [people[0], people[3]], limit: 3) == [ids[1], ids[2], ids[4]])
            #expect(try transaction.due(excluding: Set(people)) == [])
            // Under way for a person who was merged since.
            try transaction.merge(people[5], into: people[1])
            #expect(try transaction.due(excluding: [people[5]], limit: 2) == [ids[0], ids[2]])
            #expect(try transaction.due(excluding: [people[1]]) == [ids[0], ids[2], ids[3], ids[4]])
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func mergedPeopleHaveOneQueue(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let (old, current) = (try transaction.newPerson(), try transaction.newPerson())
            let second = try transaction.insert(delivery(current, at: 1)).id
            let first = try transaction.insert(delivery(old, at: 2)).id
            let third = try transaction.insert(delivery(current, at: 3)).id
            let elsewhere = try transaction.insert(delivery(old, to: "council", at: 4)).id
            #expect(try transaction.due() == [second, first])
            try transaction.merge(old, into: current)
            #expect(try transaction.due() == [second])
            #expect(try transaction.due(to: "council") == [elsewhere])
            let fourth = try transaction.insert(delivery(old, at: 5)).id
            try transaction.set(second, .delivered)
            #expect(try transaction.due() == [first])
            try transaction.set(first, .denied)
            #expect(try transaction.due() == [third])
            try transaction.set(third, .delivered)
            #expect(try transaction.due() == [fourth])
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func anyOrderOfEventsLeavesExactlyTheOldestPendingOfEachPersonDue(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            var state: UInt64 = 42
            func random(_ bound: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int((state >> 33) % UInt64(bound))
            }
            let people = try (0..<8).map { _ in try transaction.newPerson() }
            let destinations = ["ed", "council"]
            var all: [DeliveryID] = []
            for step in 0..<600 {
                switch random(10) {
                case 0..<4:
                    all.append(
                        try transaction.insert(delivery(people[random(8)], to: destinations[random(2)], at: 0)).id)
                case 4..<9 where !all.isEmpty:
                    try transaction.set(all[random(all.count)], Delivery.State.allCases[random(5)])
                case 9 where step % 60 == 0: try transaction.merge(people[random(8)], into: people[random(8)])
                default: break
                }
                for destination in destinations {
                    var expected: [PersonID: DeliveryID] = [:]
                    for id in all {
                        let delivery = try #require(try transaction.delivery(id))
                        guard delivery.state == .pending, delivery.destination == destination else { continue }
                        let owner = try #require(try transaction.person(delivery.person)).survivor
                        expected[owner] = min(id, expected[owner] ?? id)
                    }
                    #expect(try transaction.due(to: destination) == expected.values.sorted(), "step \(step)")
                }
            }
            #expect(all.count > 150)
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func theNextDueInstantIsThatOfWhatMayBeSent(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let person = try transaction.newPerson()
            #expect(try transaction.nextDue(destination: "ed") == nil)
            let first = try transaction.insert(delivery(person, at: 0, dueIn: 60)).id
            // Due earlier, but it waits for the first: waking for it would find nothing.
            _ = try transaction.insert(delivery(person, at: 1))
            #expect(try transaction.nextDue(destination: "ed") == at(60))
            try transaction.set(first, .delivered)
            #expect(try transaction.nextDue(destination: "ed") == at(1))
            #expect(try transaction.nextDue(destination: "council") == nil)
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func deliveriesAreCountedByDestinationAndState(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let first = try await store.write { transaction in
            let person = try transaction.newPerson()
            #expect(try transaction.deliveryCounts() == [:])
            #expect(try transaction.oldestPending() == [:])
            let first = try transaction.insert(delivery(person, at: 3)).id
            _ = try transaction.insert(delivery(person, at: 4)).id
            _ = try transaction.insert(delivery(person, to: "council", at: 5)).id
            _ = try transaction.insert(delivery(try transaction.newPerson(), to: "council", at: 6, state: .denied)).id
            return first
        }
        try await store.read { reading throws in
            #expect(try reading.deliveryCounts() == ["ed": [.pending: 2], "council": [.pending: 1, .denied: 1]])
            #expect(try reading.oldestPending() == ["ed": at(3), "council": at(5)])
        }
        try await store.write { transaction in
            try transaction.set(first, .delivered)
            #expect(throws: Undone.self) {
                try transaction.savepoint {
                    try transaction.set(first, .dead)
                    throw Undone()
                }
            }
        }
        try await store.read { reading throws in
            #expect(try reading.deliveryCounts()["ed"] == [.pending: 1, .delivered: 1])
            #expect(try reading.oldestPending()["ed"] == at(4))
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func reviewTasksAreListedNewestFirst(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let kinds: [ReviewTask.Kind] = [.identity, .controlIDReused, .quarantine, .deadLetter]
        let tasks = try await store.write { transaction in
            let person = try transaction.newPerson()
            let tasks = kinds.enumerated().map { number, kind in
                ReviewTask(
                    kind: kind, messageID: "m\(number)", person: number == 0 ? person : nil, what: "look at it",
                    createdAt: at(Int64(number)),
                    candidates: number == 0
                        ? [Candidate(person: PersonID(7), decibans: 92), Candidate(person: person, decibans: 31)] : [])
            }
            for task in tasks { try transaction.insert(task) }
            return tasks
        }
        let found = try await store.read { try $0.reviewTasks(isOpen: true, limit: 10) }
        #expect(Set(found.map(\.id)).count == 4)
        let withoutIDs = found.map { task in
            var task = task
            task.id = 0
            return task
        }
        #expect(withoutIDs == tasks.reversed())
        #expect(try await store.read { try $0.reviewTasks(isOpen: true, limit: 1) } == [found[0]])
    }
}

@Test(arguments: TestDatabase.allCases)
func aResolvedTaskIsListedNoMoreUnlessAskedFor(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let resolution = ReviewTask.Resolution(outcome: .linked, at: at(9), user: "A Person")
        let ids = try await store.write { transaction in
            for number in 0..<2 {
                try transaction.insert(
                    ReviewTask(
                        kind: .identity, messageID: "m\(number)", person: nil, what: "look at it",
                        createdAt: at(Int64(number)), candidates: [Candidate(person: PersonID(7), decibans: 9)]))
            }
            let ids = try transaction.reviewTasks(isOpen: true, limit: 10).map(\.id)
            try transaction.resolve(ids[0], resolution)
            return ids
        }
        #expect(try await store.read { try $0.reviewTasks(isOpen: true, limit: 10).map(\.id) } == [ids[1]])
        #expect(try await store.read { try $0.reviewTasks(isOpen: false, limit: 10).map(\.id) } == ids)
        let task = try #require(try await store.read { try $0.reviewTask(ids[0]) })
        #expect(task.resolution == resolution && task.candidates.count == 1)
        #expect(try await store.read { try $0.reviewTask(99) } == nil)
        await #expect(throws: (any Error).self) {
            try await store.write { try $0.resolve(ids[0], resolution) }
        }
    }
}
