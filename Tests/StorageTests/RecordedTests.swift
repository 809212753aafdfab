import Agreements
import Gateway
import Records
import Testing

@testable import Storage

private func recorded(_ person: PersonID, _ id: String, _ title: String, at seconds: Int64 = 0) -> RecordedResource {
    RecordedResource(
        type: "CarePlan", id: id, version: 0, person: person, publisher: northshire, category: .socialCarePackage,
        messageID: "m\(seconds)", updatedAt: at(seconds), resource: resource("CarePlan", id, ["title": .string(title)]))
}

@Test(arguments: TestDatabase.allCases)
func theVersionRisesOnlyWhenTheResourceDiffers(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let person = try transaction.newPerson()
            #expect(try transaction.recorded(type: "CarePlan", id: "1") == nil)
            #expect(try transaction.put(recorded(person, "1", "first")) == 1)
            #expect(try transaction.put(recorded(person, "1", "first", at: 60)) == 1)
            let held = try #require(try transaction.recorded(type: "CarePlan", id: "1"))
            var expected = recorded(person, "1", "first")
            expected.version = 1
            // The repeat changed nothing at all, the time included.
            #expect(held == expected)
            #expect(try transaction.put(recorded(person, "1", "second", at: 120)) == 2)
            #expect(try transaction.put(recorded(person, "1", "first", at: 180)) == 3)
            #expect(try transaction.recorded(type: "CarePlan", id: "1")?.updatedAt == at(180))
            #expect(try transaction.recorded(type: "Flag", id: "1") == nil)
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func anUnchangedResourceOfAnotherPersonIsFoundUnderThatPerson(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let (wrong, right) = (try transaction.newPerson(), try transaction.newPerson())
            #expect(try transaction.put(recorded(wrong, "1", "plan")) == 1)
            #expect(try transaction.put(recorded(right, "1", "plan")) == 1)
            #expect(try transaction.recorded(type: "CarePlan", person: wrong) == [])
            #expect(try transaction.recorded(type: "CarePlan", person: right).map(\.id) == ["1"])
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func aPersonsResourcesAreOrderedByIDAcrossAMerge(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let (old, current) = (try transaction.newPerson(), try transaction.newPerson())
            for (person, id) in [(current, "c"), (old, "b"), (current, "a")] {
                _ = try transaction.put(recorded(person, id, "plan"))
            }
            var flag = recorded(current, "d", "flag")
            flag.type = "Flag"
            _ = try transaction.put(flag)
            #expect(try transaction.recorded(type: "CarePlan", person: current).map(\.id) == ["a", "c"])
            try transaction.merge(old, into: current)
            #expect(try transaction.recorded(type: "CarePlan", person: old).map(\.id) == ["a", "b", "c"])
            #expect(try transaction.recorded(type: "Flag", person: old).map(\.id) == ["d"])
        }
    }
}
