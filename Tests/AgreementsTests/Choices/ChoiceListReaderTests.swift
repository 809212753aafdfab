// Lists of choices as files: strict, and silent of whose numbers are in them.

import Agreements
import Records
import Testing

@Suite struct ChoiceListReaderTests {
    private static let good = """
        # Type 1 opt-outs
        list: type-1-northshire
        subject: type-1   # of general practice
        as_of: 2026-06-10
        complete_for_days: 21

        numbers:
        999 000 0018
        9990000026  # twice is once

        9990000026

        """

    private static func load(_ text: String) throws -> ChoiceList { try ChoiceList.load(("lists/t1.list", text)) }

    @Test(arguments: ["\n", "\r\n"]) func aListIsRead(_ end: String) throws {
        let list = try Self.load(Self.good.replacing("\n", with: end))
        #expect(list.name == "type-1-northshire" && list.subject == .type1 && list.completeForDays == 21)
        #expect(list.asOf == Fixture.at("2026-06-09T23:00:00Z"), "the first instant of its day, in London")
        #expect(list.numbers.map(\.digits).sorted() == ["9990000018", "9990000026"])
    }

    @Test func aListMayNameNobodyAndNeedNotBeComplete() throws {
        let none = try Self.load("list: a\nsubject: national-data-opt-out\nas_of: 2026-06-10T06:00:00Z\nnumbers:\n")
        #expect(none.numbers.isEmpty && none.completeForDays == nil && none.subject == .nationalDataOptOut)
        #expect(none.asOf == Fixture.at("2026-06-10T06:00:00Z"))
    }

    private static let mistakesTable: [(String, String, String, Problem.Reason)] = [
        ("subject: type-1", "subject: type-2", ":3", .unmappedCode),
        ("subject: type-1", "topic: type-1", ":3", .unknownElement),
        ("as_of: 2026-06-10", "as_of: yesterday", ":4", .dataType),
        ("as_of: 2026-06-10", "as_of: 2026-06", ":4", .dataType),
        ("as_of: 2026-06-10", "as_of: 2026-06-10\nas_of: 2026-06-11", ":5", .duplicateKey),
        ("complete_for_days: 21", "complete_for_days: ever", ":5", .dataType),
        ("complete_for_days: 21", "complete_for_days: 0", ":5", .dataType),
        ("complete_for_days: 21", "complete_for_days: 367", ":5", .dataType),
        ("list: type-1-northshire", "list:", ":2", .dataType),
        ("list: type-1-northshire\n", "", "", .required),
        ("numbers:\n", "", ":7", .unknownElement),
        ("numbers:\n", "numbers: 9990000018\n", ":7", .syntax),
        ("999 000 0018", "999 000 0019", ":8", .nhsNumber),
        ("999 000 0018", "9990000018, 9990000026", ":8", .nhsNumber),
        ("999 000 0018", "numbers:", ":8", .nhsNumber),
    ]

    @Test("a mistake has its line and a remedy", arguments: mistakesTable)
    func mistakes(from: String, to: String, place: String, reason: Problem.Reason) throws {
        #expect(Self.good.contains(from))
        let errors = try #require(throws: PolicyErrors.self) { try Self.load(Self.good.replacing(from, with: to)) }
        let found = try #require(errors.problems.first { $0.reason == reason }, "\(errors)")
        #expect(found.place == "lists/t1.list\(place)" && !found.remedy.isEmpty, "\(errors)")
        #expect(!errors.description.contains("999"), "no number is repeated")
    }

    @Test func aFileOfSomethingElseDoesNotFloodItsReader() throws {
        let errors = try #require(throws: PolicyErrors.self) {
            try Self.load(String(repeating: "name,address\n", count: 10_000))
        }
        #expect(errors.problems.count < 30)
    }

    // MARK: In a set

    @Test func theRevisionCoversListsAndKey() throws {
        func revision(_ lists: [ChoiceList], key: UInt8? = nil) throws -> String {
            let pseudonymKey = key.flatMap { key in PseudonymKey((0..<32).map { $0 &+ key }) }
            return try Fixture.policy(
                settings: PolicySettings(
                    obligations: ObligationSupport(pseudonymKey: pseudonymKey), choiceLists: lists)
            ).revision
        }
        let list = try Self.load(Self.good)
        let other = try Self.load(Self.good.replacing("999 000 0018", with: ""))
        let newer = try Self.load(Self.good.replacing("2026-06-10", with: "2026-06-11"))
        let revisions = [
            try revision([]), try revision([list]), try revision([other]), try revision([newer]),
            try revision([list, other]), try revision([list], key: 1), try revision([list], key: 2),
        ]
        #expect(Set(revisions).count == revisions.count)
        #expect(try revision([list]) == revisions[1])
    }

    @Test(arguments: [
        ("2026-06-10", Int?.some(21), "2026-06-15", String?.none),
        // It names only some, and says nothing of others.
        ("2026-06-10", nil, "2026-06-15", nil),
        ("2026-06-16", 21, "2026-06-15", "a time to come"), ("2026-05-01", 21, "2026-06-15", "too old"),
    ])
    func aListThatIsSilentOfOthersSaysWhy(_ asOf: String, _ days: Int?, _ now: String, _ words: String?) {
        let list = ChoiceList(
            name: "a", subject: .type1, asOf: Fixture.at(asOf), completeForDays: days, numbers: [])
        let doubt = list.doubt(at: Fixture.at(now))
        #expect((doubt == nil) == (words == nil) && doubt?.contains(words ?? "") ?? true, "\(doubt ?? "-")")
    }

    @Test func anAgreementOfAFormerOrganisationIsWarnedOf() throws {
        let merged = PolicySettings(successions: [
            Succession(
                former: Fixture.code("RK5"), successor: Fixture.code("RM9"), from: try #require(CivilDate("2026-06-01"))
            )
        ])
        let policy = try Fixture.policy(settings: merged)
        func warnings(_ at: String) -> [PolicyWarning] {
            policy.warnings(at: Fixture.at(at)).filter { $0.kind == .organisationSucceeded }
        }
        #expect(warnings("2026-05-31").isEmpty)
        let warning = try #require(warnings("2026-06-15").first)
        #expect(warning.agreement == "NS-T-1@1" && !warning.isError)
        #expect(warning.what.contains("RK5 became RM9 on 01-Jun-2026") && warning.what.contains("RM9 signs"))
        #expect(warning.place.contains(":"), "the party's line")
    }
}
