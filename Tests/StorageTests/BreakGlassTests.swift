import Agreements
import Gateway
import Records
import Testing

@testable import Storage

private func access(_ id: String, _ person: PersonID?, due: Int64, until: Int64 = 100) -> BreakGlass {
    BreakGlass(
        id: id, organisation: kingsmead, user: "c.osei", role: .edConsultant, reason: "brought in alone",
        person: person,
        isAttending: person != nil, grantedAt: at(0), until: at(until), reviewDue: at(due),
        agreements: ["NS-ED-004@3", "NS-ED-005@1"])
}

@Test(arguments: TestDatabase.allCases)
func aRightIsFoundByPersonWhileItLastsAndFollowsAMerge(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        let (person, other) = try await store.write { transaction in
            let (person, other) = (try transaction.newPerson(), try transaction.newPerson())
            try transaction.insert(access("a", person, due: 10))
            try transaction.insert(access("b", person, due: 10, until: 50))
            try transaction.insert(access("c", nil, due: 10))
            return (person, other)
        }
        func found(_ person: PersonID, _ organisation: ODSCode, _ instant: Int64) async throws -> [String] {
            try await store.read {
                try $0.breakGlass(person: person, organisation: organisation, at: at(instant)).map(\.id)
            }
        }
        #expect(try await found(person, kingsmead, 49) == ["b", "a"])
        #expect(try await found(person, kingsmead, 50) == ["a"])
        #expect(try await found(person, kingsmead, 100).isEmpty)
        #expect(try await found(person, northshire, 49).isEmpty)
        #expect(try await found(other, kingsmead, 49).isEmpty)
        try await store.write { try $0.merge(person, into: other) }
        #expect(try await found(other, kingsmead, 49) == ["b", "a"])
        #expect(try await store.read { try $0.breakGlass("a") } == access("a", person, due: 10))
        #expect(try await store.read { try $0.breakGlass("z") } == nil)
    }
}

@Test(arguments: TestDatabase.allCases)
func theQueueHoldsWhatIsOpenSoonestDueFirst(_ database: TestDatabase) async throws {
    try await database.withStore { store in
        try await store.write { transaction in
            for (id, due) in [("a", 30), ("b", 10), ("c", 20)] {
                try transaction.insert(access(id, nil, due: Int64(due)))
            }
            var reviewed = access("b", nil, due: 10)
            (reviewed.review, reviewed.reviewer, reviewed.reviewedAt, reviewed.note) = (.justified, "i", at(5), "seen")
            try transaction.updateReview(reviewed)
            var escalated = access("a", nil, due: 30)
            escalated.review = .escalated
            try transaction.updateReview(escalated)
        }
        #expect(try await store.read { try $0.breakGlassQueue(limit: 10).map(\.id) } == ["c", "a"])
        #expect(try await store.read { try $0.breakGlassQueue(limit: 1).map(\.id) } == ["c"])
        for (instant, overdue) in [(19, 0), (20, 1), (30, 2)] {
            let counts = try await store.read { try $0.breakGlassCounts(at: at(Int64(instant))) }
            #expect(counts == (2, Int64(overdue)))
        }
        let kept = try await store.read { try $0.breakGlass("b") }
        #expect(kept?.review == .justified && kept?.reviewedAt == at(5) && kept?.note == "seen")
    }
}
