import Gateway
import Records
import Testing

@testable import Storage

@Test(arguments: TestDatabase.allCases)
func aPackageIsReadAsItWasWritten(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let written = try await store.write { transaction in
            var written = package(try transaction.newPerson(), "home-care/2026-01-05/1")
            written.end = at(500)
            written.start = nil
            // Decimals keep their text.
            written.resources[0]["extension"] = [["valueDecimal": .number("1.00")]]
            try transaction.put(written)
            return written
        }
        #expect(try await store.read { try $0.packages(written.person) } == [written])
        #expect(try await store.read { try $0.packages(publisher: northshire, localPersonID: "N-1") } == [written])
        #expect(try await store.read { try $0.packages(publisher: eastmoor, localPersonID: "N-1") } == [])
    }
}

@Test(arguments: TestDatabase.allCases)
func replacingLeavesExactlyTheNewPackagesOfThatPublisherAndPerson(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let person = try await store.write { transaction in
            let person = try transaction.newPerson()
            for key in ["a", "b", "c"] { try transaction.put(package(person, key)) }
            try transaction.put(package(person, "a", publisher: eastmoor))
            try transaction.put(package(person, "a", localID: "N-2"))
            return person
        }
        try await store.write { transaction in
            let next = [package(person, "b", status: "onhold"), package(person, "d")]
            try transaction.replacePackages(publisher: northshire, localPersonID: "N-1", with: next)
            #expect(try transaction.packages(publisher: northshire, localPersonID: "N-1") == next)
        }
        try await store.read { reading throws in
            #expect(try reading.packages(publisher: eastmoor, localPersonID: "N-1").count == 1)
            #expect(try reading.packages(publisher: northshire, localPersonID: "N-2").count == 1)
            #expect(try reading.packages(person).count == 4)
        }
        try await store.write { try $0.replacePackages(publisher: northshire, localPersonID: "N-1", with: []) }
        #expect(try await store.read { try $0.packages(publisher: northshire, localPersonID: "N-1") } == [])
        #expect(try await store.read { try $0.packages(person) }.count == 2)
    }
}

@Test(arguments: TestDatabase.allCases)
func feedsAreKeptOnceAPublisher(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let late = FeedState(publisher: eastmoor, receivedAt: at(50), submittedAt: at(-50))
        try await store.write { transaction in
            try transaction.put(late)
            try transaction.put(FeedState(publisher: northshire, receivedAt: at(1), submittedAt: at(0)))
            try transaction.put(FeedState(publisher: northshire, receivedAt: at(9), submittedAt: at(8)))
        }
        let feeds = try await store.read { try $0.feeds() }
        #expect(feeds == [FeedState(publisher: northshire, receivedAt: at(9), submittedAt: at(8)), late])
    }
}
