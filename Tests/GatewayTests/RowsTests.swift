// Submissions of rows: a later one supersedes an earlier one, and only one that declares itself full ends the packages of
// people whom it does not list.

import Records
import Testing

@testable import Gateway

@Suite struct RowsTests {
    /// Northshire Council sends rows.
    private static let setup = Setup(mappings: { texts in
        texts["503.yaml"] = House.text("mappings/worked-example/csv/508.yaml").replacing("\"508\"", with: "\"503\"")
    })

    private static let header =
        "LA Code,Reporting Period Start Date,Reporting Period End Date,Extracted At,Submission Type,NHS Number,"
        + "LA Person Unique Identifier,Gender,Date of Birth,Client Type,Postcode,Last Name,Event Type,"
        + "Event Start Date,Event End Date,Service Component"

    private static func row(_ id: String, _ number: String, at time: String, _ type: String) -> String {
        "503,01/11/2026,30/11/2026,\(time),\(type),\(number),\(id),Female,04/03/1941,Service user,NS1 4QT,Okafor,"
            + "Service,03/02/2026,,Meals"
    }

    private static let first = ("NS1", "9990000018")
    private static let second = ("NS2", "9990000026")

    private static func file(_ people: [(String, String)], at time: String, _ type: String, more: [String] = [])
        -> [UInt8]
    {
        let rows = people.map { row($0.0, $0.1, at: time, type) }
        return Array(([header] + rows + more).joined(separator: "\r\n").utf8)
    }

    @discardableResult
    private static func submit(_ bytes: [UInt8], to house: House, completes: Bool = true) async -> Answer {
        await house.gateway.submit(
            Submission(
                sender: Sender(organisation: code("503"), fingerprint: "fingerprint"), channel: .folder, format: .csv,
                bytes: bytes, receivedAt: house.clock.now, requestID: "request", extent: completes ? .lastPart : .part))
    }

    private static func statuses(_ id: String, in house: House) async throws -> [String] {
        let person = try #require(try await house.person(local: id, of: "503"))
        return try await house.store.read { try $0.packages(person.id).map(\.status) }
    }

    /// What stands of the second person after a later submission without that person.
    private static let later: [(String, [UInt8], Bool, [String], Int)] = [
        ("full", file([first], at: "22/11/2026 13:00", "Full"), true, ["finished"], 0),
        ("declared to be changes", file([first], at: "22/11/2026 13:00", "Changes"), true, ["active"], 0),
        ("declared to be nothing", file([first], at: "22/11/2026 13:00", ""), true, ["active"], 0),
        ("a part that is not the last", file([first], at: "22/11/2026 13:00", "Full"), false, ["active"], 0),
        ("older", file([first], at: "20/11/2026 13:00", "Full"), true, ["active"], 1),
        (
            "with somebody unread",
            file(
                [first], at: "22/11/2026 13:00", "Full",
                more: [row("", "", at: "22/11/2026 13:00", "Full")]), true, ["active"], 1
        ),
        ("of a time to come", file([first], at: "23/11/2026 13:00", "Full"), true, ["active"], 1),
    ]

    @Test(arguments: later)
    func onlyAFullSubmissionReadToItsEndEndsWhomItDoesNotList(
        _ name: String, _ bytes: [UInt8], _ completes: Bool, _ expected: [String], _ warned: Int
    ) async throws {
        try await withHouse(Self.setup) { house throws in
            let begun = await Self.submit(
                Self.file([Self.first, Self.second], at: "21/11/2026 13:00", "Full"), to: house)
            #expect(begun.outcome.word == "accepted", "\(begun)")
            #expect(try await Self.statuses("NS2", in: house) == ["active"])
            let answer = await Self.submit(bytes, to: house, completes: completes)
            #expect(answer.outcome.word == "accepted", "\(name): \(answer)")
            #expect(try await Self.statuses("NS2", in: house) == expected, "\(name)")
            #expect(try await Self.statuses("NS1", in: house) == ["active"], "\(name)")
            let left = answer.warnings.filter { $0.what.contains("were left") }
            #expect(left.count == warned, "\(name): \(answer.warnings)")
        }
    }

    @Test func partsOfOneFullSubmissionDoNotEndEachOther() async throws {
        try await withHouse(Self.setup) { house throws in
            let time = "22/11/2026 13:00"
            await Self.submit(Self.file([Self.first], at: time, "Full"), to: house, completes: false)
            await Self.submit(Self.file([Self.second], at: time, "Full"), to: house)
            #expect(try await Self.statuses("NS1", in: house) == ["active"])
            #expect(try await Self.statuses("NS2", in: house) == ["active"])
        }
    }
}

extension RowsTests {
    /// Over HTTPS a part cannot be told from the whole, whatever it declares.
    @Test func whatComesByItselfEndsNobodyWhomItDoesNotList() async throws {
        try await withHouse(Self.setup) { house throws in
            await Self.submit(Self.file([Self.first, Self.second], at: "21/11/2026 13:00", "Full"), to: house)
            let answer = await house.submit(
                Self.file([Self.first], at: "22/11/2026 13:00", "Full"), from: "503", .csv)
            #expect(answer.outcome.word == "accepted")
            #expect(answer.warnings.contains { $0.what.contains("were left") })
            #expect(try await Self.statuses("NS2", in: house) == ["active"])
        }
    }

    /// The first that is heard of a feed: the others of its file do not make it whole.
    @Test func aFirstPartThatCannotBeReadLeavesAGapToo() async throws {
        try await withHouse(Self.setup) { house throws in
            await Self.submit(Array("LA Code,Gender\n503,Female".utf8), to: house, completes: false)
            await Self.submit(Self.file([Self.first], at: "22/11/2026 13:00", "Full"), to: house)
            #expect(try await house.store.read { try $0.feeds().first { $0.publisher == code("503") }?.gapAt } != nil)
            let lines = try house.text(
                await house.submit(
                    Brannoc.arrival(id: "rx8-1", at: house.clock.now.description, .unrelated), from: "RX8", .fhirJSON))
            #expect(!lines.contains { $0.contains("No package found in: Northshire") }, "\(lines)")
        }
    }

    /// A file that the transport could not read to its end is recorded, leaves a gap, and is put before a person.
    @Test func aRefusedFileIsStoredWithItsReason() async throws {
        try await withHouse(Self.setup) { house throws in
            await Self.submit(Self.file([Self.first], at: "21/11/2026 13:00", "Full"), to: house)
            let answer = await house.gateway.submit(
                Submission(
                    sender: Sender(organisation: code("503"), fingerprint: "fingerprint"), channel: .folder,
                    format: .csv, bytes: Array("a file".utf8), receivedAt: house.clock.now, requestID: "request",
                    extent: .part, refusal: Problem(.syntax, "a field that does not end", at: "line 9")))
            #expect(answer.outcome.problem?.place == "line 9")
            #expect(try await house.message(answer.messageID).status == .quarantined)
            #expect(try await house.tasks().map(\.kind) == [.quarantine])
            #expect(try await house.store.read { try $0.feeds().first { $0.publisher == code("503") }?.gapAt } != nil)
        }
    }

    @Test func aPartThatCannotBeReadLeavesAGapInTheFeed() async throws {
        try await withHouse(Self.setup) { house throws in
            await Self.submit(Self.file([Self.first], at: "22/11/2026 13:00", "Full"), to: house, completes: false)
            #expect(try await house.store.read { try $0.feeds().first { $0.publisher == code("503") }?.gapAt } == nil)
            let answer = await Self.submit(Array("LA Code,Gender\n503,Female".utf8), to: house, completes: false)
            #expect(answer.outcome.word == "quarantined")
            #expect(try await house.store.read { try $0.feeds().first { $0.publisher == code("503") }?.gapAt } != nil)
        }
    }
}
