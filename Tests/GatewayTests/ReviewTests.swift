// What a person says of a review task: recorded, and where it links, as a merge.

import Records
import Storage
import Testing

@testable import Agreements
@testable import Gateway

@Suite struct ReviewTests {
    private static func right(_ house: House, _ organisation: String = "QNS") -> Inspection {
        Inspection(
            user: "A Person", role: .informationGovernance, organisation: code(organisation), reason: "asked by phone",
            from: house.clock.now.adding(seconds: -60), until: house.clock.now.adding(seconds: 600))
    }

    /// Somebody without a number arrives, who may be Grace, of whom a package is held.
    private static func uncertain(_ house: House) async throws -> ReviewTask {
        await house.publish(.grace)
        await house.adt(ADT("A04", "RK5-1") { $0.who?.nhs = "" })
        try await house.settle()
        let task = try #require(try await house.tasks().first)
        #expect(task.kind == .identity && task.candidates.count == 1)
        return task
    }

    @Test func aTaskThatWasLookedAtIsOffTheListAndOnTheRecord() async throws {
        try await withHouse { (house: House) async throws in
            let task = try await Self.uncertain(house)
            try await house.gateway.resolve(task: task.id, as: .reviewed, by: Self.right(house))
            #expect(try await house.tasks().isEmpty)
            let entry = try #require(try await house.audit().last { $0["action"] == "identify" })
            #expect(entry["outcome"] == "reviewed" && entry["user"] == "A Person")
            #expect(entry["reason"] == "asked by phone" && entry["correlationID"] == "task-\(task.id)")
            #expect(!house.kingsmead.views.contains { $0.hasAlert }, "nobody is linked")
            await #expect(throws: Gateway.ReviewRefusal.isResolved) {
                try await house.gateway.resolve(task: task.id, as: .reviewed, by: Self.right(house))
            }
        }
    }

    @Test func aLinkBringsTheAlert() async throws {
        try await withHouse { (house: House) async throws in
            let task = try await Self.uncertain(house)
            let grace = try #require(task.candidates.first?.person)
            try await house.gateway.resolve(task: task.id, as: .sameAs(grace), by: Self.right(house))
            try await house.settle()
            #expect(house.kingsmead.views.last?.hasAlert == true)
            let local = try #require(try await house.person(local: "K100001", of: "RK5"))
            #expect(local.id == grace)
            #expect(try await house.audit().contains { $0["action"] == "identify" && $0["outcome"] == "linked" })
        }
    }

    /// The number's holder would be swallowed: whoever has a number is never merged away by a review.
    @Test func whoHasANumberIsLinkedIntoNobody() async throws {
        try await withHouse { (house: House) async throws in
            var task = try await Self.uncertain(house)
            let grace = try #require(task.candidates.first)
            let arrived = try #require(task.person)
            task.person = grace.person
            task.candidates = [Candidate(person: arrived, decibans: grace.decibans)]
            try await house.store.store.write { [task] in _ = try $0.insert(task) }
            let added = try #require(try await house.tasks().first { $0.person == grace.person })
            await #expect(throws: Gateway.ReviewRefusal.hasNumber) {
                try await house.gateway.resolve(task: added.id, as: .sameAs(arrived), by: Self.right(house))
            }
            #expect(try await house.store.read { try $0.person(grace.person)?.survivor } == grace.person)
            #expect(try await house.tasks().count == 2, "it is still to be looked at")
        }
    }

    /// Since then the hospital found the number, and the two were linked by it.
    @Test func aTaskOfSomebodyWhoWasLinkedSinceIsStale() async throws {
        try await withHouse { (house: House) async throws in
            let task = try await Self.uncertain(house)
            let grace = try #require(task.candidates.first?.person)
            house.clock.set(house.clock.now.adding(seconds: 60))
            await house.adt(ADT("A08", "RK5-2"))
            #expect(try await house.person(local: "K100001", of: "RK5")?.id == grace)
            await #expect(throws: Gateway.ReviewRefusal.hasChanged) {
                try await house.gateway.resolve(task: task.id, as: .sameAs(grace), by: Self.right(house))
            }
            #expect(try await house.tasks().map(\.id) == [task.id])
        }
    }

    @Test func nobodyIsLinkedWhoIsNoCandidate() async throws {
        try await withHouse { (house: House) async throws in
            let task = try await Self.uncertain(house)
            let harold = await house.publish(.harold)
            #expect(harold.outcome.word == "accepted")
            let person = try #require(try await house.person(local: "NS100002", of: "503"))
            await #expect(throws: Gateway.ReviewRefusal.isNoCandidate) {
                try await house.gateway.resolve(task: task.id, as: .sameAs(person.id), by: Self.right(house))
            }
            #expect(try await house.tasks().count == 1)
        }
    }

    /// Another organisation's tasks do not exist for it.
    @Test(arguments: [("QNS", true), ("RK5", true), ("503", false)])
    func theRightIsTheSendersOrTheGateways(organisation: String, isCovered: Bool) async throws {
        try await withHouse { (house: House) async throws in
            let task = try await Self.uncertain(house)
            do {
                try await house.gateway.resolve(task: task.id, as: .reviewed, by: Self.right(house, organisation))
                #expect(isCovered)
            } catch let refusal as Gateway.ReviewRefusal {
                #expect(!isCovered && refusal == .noSuchTask)
            }
            #expect(try await house.tasks().isEmpty == isCovered)
        }
    }
}
