import Agreements
import Gateway
import Records
import Testing

@testable import Storage

private func published(_ person: PersonID, _ publisher: ODSCode, _ localID: String) -> PublishedPerson {
    PublishedPerson(
        publisher: publisher, localID: localID, person: person, objection: false, sFlag: .unknown, deceased: false,
        restricted: false, submittedAt: at(0), messageID: "m", patient: resource("Patient", localID))
}

@Test(arguments: TestDatabase.allCases)
func aPersonIsReadAsItWasWritten(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let full = Demographics(
            family: "Åström-O’Neill", given: "Zoë", birthDate: CivilDate(year: 1931, month: 2, day: 28),
            gender: "female", postcode: "ZZ99 3VZ")
        let (first, second) = try await store.write { transaction in
            (
                try transaction.createPerson(nhsNumber: number("9990000018"), demographics: full),
                try transaction.createPerson(nhsNumber: nil, demographics: Demographics())
            )
        }
        #expect(first != second)
        let (one, two) = try await store.read { (try $0.person(first), try $0.person(second)) }
        #expect(one == Person(id: first, survivor: first, nhsNumber: number("9990000018"), demographics: full))
        #expect(two == Person(id: second, survivor: second, nhsNumber: nil, demographics: Demographics()))

        let corrected = try await store.write { transaction in
            var person = try #require(try transaction.person(second))
            person.nhsNumber = number("9990000026")
            person.demographics.family = "Newname"
            try transaction.update(person)
            return person
        }
        #expect(try await store.read { try $0.person(second) } == corrected)
        #expect(try await store.read { try $0.person(PersonID(99)) } == nil)
        await #expect(throws: StorageProblem.notFound("person")) {
            try await store.write {
                try $0.update(
                    Person(id: PersonID(99), survivor: PersonID(99), nhsNumber: nil, demographics: Demographics()))
            }
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func aPersonIsFoundByEachIdentifierAndAnIdentifierCanMove(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let (first, second) = try await store.write { transaction in
            let (first, second) = (try transaction.newPerson("A"), try transaction.newPerson("B"))
            try transaction.link(PersonIdentifier(number("9990000018")), to: first)
            try transaction.link(.local(kingsmead, "7"), to: first)
            try transaction.link(.local(northshire, "7"), to: second)
            return (first, second)
        }
        try await store.read { reading throws in
            #expect(try reading.person(identifiedBy: PersonIdentifier(number("9990000018")))?.id == first)
            #expect(try reading.person(identifiedBy: .local(kingsmead, "7"))?.id == first)
            #expect(try reading.person(identifiedBy: .local(northshire, "7"))?.id == second)
            #expect(try reading.person(identifiedBy: .local(eastmoor, "7")) == nil)
        }
        try await store.write { try $0.link(.local(kingsmead, "7"), to: second) }
        #expect(try await store.read { try $0.person(identifiedBy: .local(kingsmead, "7")) }?.id == second)
        await #expect(throws: StorageProblem.self) {
            try await store.write { try $0.link(.local(kingsmead, "8"), to: PersonID(99)) }
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func whatConsentsStateIsReadAsItWasWritten(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let source = ChoiceSource.consent(publisher: northshire)
        let choices = [
            ChoiceStatement(.objectionToAgreement("NS-ED-004"), .yes, date: at(5), source: source),
            ChoiceStatement(.objectionToCategory(.cost), .yes, date: nil, source: source),
            ChoiceStatement(.type1, .no, date: at(6), source: source),
            ChoiceStatement(.nationalDataOptOut, .unknown, date: nil, source: source),
        ]
        try await store.write { transaction in
            var person = published(try transaction.newPerson("A"), northshire, "N1")
            for stated in [choices, []] {
                person.choices = stated
                try transaction.put(person)
                #expect(try transaction.publishedPerson(publisher: northshire, localID: "N1")?.choices == stated)
                #expect(try transaction.publishedPeople(person.person).map(\.choices) == [stated])
            }
        }
    }
}

@Test func aChoiceThatIsNotUnderstoodIsNoSilence() async throws {
    try await inNewFolder { folder in
        let path = folder + "/store.db"
        let store = try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
        try await store.write { try $0.put(published(try $0.newPerson("A"), northshire, "N1")) }
        try await store.close()
        let words = [#"{}"#, #"[{"choice":"type-3","value":"yes"}]"#, #"[{"choice":"type-1","value":"maybe"}]"#]
        for word in words + [#"[{"choice":"type-1","value":"yes","date":"x"}]"#] {
            try tamper(path, ["UPDATE published_person SET choices = CAST('\(word)' AS BLOB)"])
            let store = try await SQLStore.open(path: path, careSystem: CareSystem("northshire"))
            await #expect(throws: StorageProblem.corrupt(table: "published_person", column: 10)) {
                _ = try await store.read { try $0.publishedPerson(publisher: northshire, localID: "N1") }
            }
            try await store.close()
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func aMergeLinksAndMovesNothing(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let (old, current, other) = try await store.write { transaction in
            let (old, current) = (try transaction.newPerson("Old"), try transaction.newPerson("Current"))
            let other = try transaction.newPerson("Other")
            try transaction.link(.local(kingsmead, "1"), to: old)
            for person in [old, current, other] {
                try transaction.put(published(person, northshire, "N\(person.value)"))
                try transaction.put(package(person, "k\(person.value)", localID: "N\(person.value)"))
                _ = try transaction.insert(attendance(person, visit: "v\(person.value)"))
                // Asked before the merge: what was remembered must be forgotten.
                #expect(try transaction.packages(person).count == 1)
            }
            try transaction.merge(old, into: current)
            #expect(try transaction.packages(old).count == 2)
            return (old, current, other)
        }
        try await store.read { reading throws in
            #expect(try reading.person(old)?.survivor == current)
            #expect(try reading.person(current)?.survivor == current)
            #expect(try reading.person(identifiedBy: .local(kingsmead, "1"))?.id == old)
            for person in [old, current] {
                #expect(try reading.packages(person).map(\.person) == [old, current])
                #expect(try reading.publishedPeople(person).map(\.person) == [old, current])
                #expect(try reading.openAttendances(person).map(\.person) == [old, current])
            }
            #expect(try reading.packages(other).map(\.person) == [other])
            #expect(try reading.openAttendances(other).count == 1)
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func mergesChainWhicheverIDIsGiven(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let people = try await store.write { transaction in
            let people = try (0..<5).map { try transaction.newPerson("P\($0)") }
            for person in people { try transaction.put(package(person, "k", localID: "L\(person.value)")) }
            try transaction.merge(people[0], into: people[1])
            try transaction.merge(people[2], into: people[3])
            // By merged ids on both sides: all of 0 and 1 now belong to the survivor of 2, which is 3.
            try transaction.merge(people[0], into: people[2])
            // Again, and the other way round: they are one already.
            try transaction.merge(people[1], into: people[3])
            try transaction.merge(people[3], into: people[0])
            return people
        }
        try await store.read { reading throws in
            for person in people[..<4] {
                #expect(try reading.person(person)?.survivor == people[3])
                #expect(Set(try reading.packages(person).map(\.person)) == Set(people[..<4]))
            }
            #expect(try reading.packages(people[4]).count == 1)
        }
        await #expect(throws: StorageProblem.notFound("person")) {
            try await store.write { try $0.merge(PersonID(99), into: people[0]) }
        }
    }
}

@Test(arguments: TestDatabase.allCases)
func aPersonIsFoundByTheKeysOfWhatIsKnownNow(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let grace = Demographics(
            family: "Okafor", given: "Grace", birthDate: CivilDate(year: 1941, month: 3, day: 4), postcode: "NS1 4QT")
        let (first, second) = try await store.write { transaction in
            let (first, second) = (
                try transaction.createPerson(nhsNumber: nil, demographics: grace),
                try transaction.createPerson(nhsNumber: number("9990000026"), demographics: grace)
            )
            _ = try transaction.createPerson(nhsNumber: nil, demographics: Demographics(family: "Pym", given: "Harold"))
            return (first, second)
        }
        func found(_ sought: Demographics, limit: Int = 10) async throws -> [PersonID] {
            try await store.read { try $0.people(underKeys: PersonKeys.sought(sought), limit: limit).map(\.id) }
        }
        let sameBirthDate = Demographics(birthDate: grace.birthDate)
        #expect(try await found(grace) == [first, second])
        #expect(try await found(sameBirthDate) == [first, second])
        #expect(try await found(sameBirthDate, limit: 1) == [first])
        #expect(try await found(Demographics()).isEmpty)
        #expect(try await store.read { try $0.people(underKeys: [0], limit: 10) }.isEmpty)
        try await store.write { transaction in
            var person = try #require(try transaction.person(first))
            person.demographics.birthDate = CivilDate(year: 1950, month: 6, day: 7)
            try transaction.update(person)
            // Again the same: no key is written twice.
            try transaction.update(person)
        }
        #expect(try await found(sameBirthDate) == [second])
        #expect(try await found(Demographics(birthDate: CivilDate(year: 1950, month: 6, day: 7))) == [first])
        #expect(Set(try await found(Demographics(family: "Okafor", given: "Grace"))) == [first, second])
        try await store.write { try $0.merge(first, into: second) }
        let merged = try await store.read { try $0.people(underKeys: PersonKeys.sought(grace), limit: 10) }
        #expect(merged.map(\.survivor) == [second, second], "the merged are found, and lead to the survivor")
    }
}

@Test(arguments: TestDatabase.allCases)
func byWhatAnIdentifierWasReplacedIsKept(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let old = PersonIdentifier.local(kingsmead, "1")
        func replaced(by id: String, at seconds: Int64) -> Supersession {
            Supersession(replaced: old, successor: .local(kingsmead, id), messageID: "m\(id)", at: at(seconds))
        }
        #expect(try await store.read { try $0.supersession(of: old) } == nil)
        for (id, seconds) in [("2", Int64(1)), ("3", 2)] {
            let supersession = replaced(by: id, at: seconds)
            try await store.write { try $0.put(supersession) }
            #expect(try await store.read { try $0.supersession(of: old) } == supersession)
        }
        #expect(try await store.read { try $0.supersession(of: .local(kingsmead, "2")) } == nil)
    }
}

@Test(arguments: TestDatabase.allCases)
func whatAPublisherSaysIsReplacedByWhatItSaysNext(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let (person, first) = try await store.write { transaction in
            let person = try transaction.newPerson()
            let first = published(person, northshire, "N1")
            try transaction.put(first)
            try transaction.put(published(person, eastmoor, "N1"))
            return (person, first)
        }
        #expect(try await store.read { try $0.publishedPerson(publisher: northshire, localID: "N1") } == first)
        for flag in [Known.yes, .no, .unknown] {
            var next = first
            next.sFlag = flag
            next.objection = true
            next.deceased = flag == .yes
            next.restricted = flag == .no
            next.submittedAt = at(60)
            next.messageID = "m2"
            next.patient = resource("Patient", "N1", ["gender": "other"])
            try await store.write { [next] in try $0.put(next) }
            #expect(try await store.read { try $0.publishedPerson(publisher: northshire, localID: "N1") } == next)
        }
        #expect(try await store.read { try $0.publishedPeople(person) }.map(\.publisher) == [northshire, eastmoor])
        #expect(try await store.read { try $0.publishedPerson(publisher: northshire, localID: "N2") } == nil)
    }
}

@Test(arguments: TestDatabase.allCases)
func thoseWhomAPublisherListedBeforeAreFoundInPages(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            let person = try transaction.newPerson("A")
            for (localID, time) in [("c", 1), ("a", 1), ("b", 3), ("d", 2)] {
                var listed = published(person, northshire, localID)
                listed.submittedAt = at(Int64(time))
                try transaction.put(listed)
            }
            try transaction.put(published(person, kingsmead, "x"))
        }
        func found(after last: String) async throws -> [String] {
            try await store.read {
                try $0.publishedPeople(publisher: northshire, before: at(3), after: last, limit: 2).map(\.localID)
            }
        }
        #expect(try await found(after: "") == ["a", "c"])
        #expect(try await found(after: "c") == ["d"])
        #expect(try await found(after: "d").isEmpty)
    }
}
