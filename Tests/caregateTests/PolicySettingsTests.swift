// The files that stand behind the policy's settings: read at the start, at a reload and by check, and never in part.

import Agreements
import Foundation
import Records
import Testing

@testable import caregate

@Suite struct PolicySettingsTests {
    private static let settings = """
        policy:
          pseudonym_key: certs/pseudonym.key
          restricted_codes: [lists/codes.txt]
          choice_lists: [lists/type-1.list]

        """
    private static let list = "list: type-1\nsubject: type-1\nas_of: 2026-06-10\nnumbers:\n9990000018\n"

    private static func place() async throws -> Place {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        for folder in ["lists", "agreements/successions"] {
            try FileManager.default.createDirectory(
                at: place.folder.appending(path: folder), withIntermediateDirectories: true)
        }
        try place.edit("caregate.yaml", "records: ", settings + "records: ")
        try place.write("certs/pseudonym.key", String((0..<32).map { Character(Unicode.Scalar(UInt8(65 + $0))) }))
        try place.write("lists/codes.txt", "sexual-health snomed 111000119101\n")
        try place.write("lists/type-1.list", list)
        try place.write(
            "agreements/successions/2026.yaml", "successions:\n  - {former: RX8, successor: RM9, from: 2026-06-01}\n")
        return place
    }

    @Test func allOfThemReachThePolicyAndItsRevision() async throws {
        let place = try await Self.place()
        let loading = Loading(configuration: try place.configuration())
        let policy = try loading.policy()
        let settings = policy.settings
        #expect(settings.obligations.supports(.pseudonymise) && settings.obligations.supports(.redact))
        #expect(settings.restrictedCodes.subject(system: "http://snomed.info/sct", code: "111000119101") != nil)
        #expect(settings.successions.map(\.successor.text) == ["RM9"])
        #expect(settings.choiceLists.map(\.name) == ["type-1"])
        var revisions = [policy.revision]
        for (file, from, to) in [
            ("certs/pseudonym.key", "A", "Z"), ("lists/codes.txt", "111000119101", "222000119101"),
            ("lists/type-1.list", "9990000018", "9990000026"),
            ("agreements/successions/2026.yaml", "2026-06-01", "2026-07-01"),
        ] {
            try place.edit(file, from, to)
            revisions.append(try loading.policy().revision)
        }
        #expect(Set(revisions).count == 5)
    }

    @Test func checkTellsOfFormerOrganisationsAndOfSilentLists() async throws {
        let place = try await Self.place()
        try place.edit("lists/type-1.list", "numbers:", "complete_for_days: 1\nnumbers:")
        let ran = try await place.caregate("check")
        #expect(ran.status == 1, "an example expects what flowed to the former organisation")
        #expect(ran.output.contains("RX8 became RM9 on 01-Jun-2026"), "\(ran)")
        #expect(ran.output.contains("list type-1 is too old"), "\(ran)")
    }

    private static let mistakesTable: [(String, String, String, String)] = [
        ("certs/pseudonym.key", "ABCD", "", "certs/pseudonym.key"),
        ("lists/codes.txt", "snomed", "nomed", "lists/codes.txt:1"),
        ("lists/type-1.list", "9990000018", "9990000019", "lists/type-1.list:5"),
        ("agreements/successions/2026.yaml", "RM9", "RX8", "agreements/successions/2026.yaml:2"),
        ("caregate.yaml", "lists/type-1.list", "lists/none.list", "caregate.yaml:"),
        ("caregate.yaml", "lists/codes.txt", "lists/none.txt", "caregate.yaml:"),
        ("caregate.yaml", "certs/pseudonym.key", "certs/none.key", "caregate.yaml:"),
        ("caregate.yaml", "[lists/type-1.list]", "[lists/type-1.list, lists/type-1.list]", "lists/type-1.list"),
    ]

    @Test("a wrong file stops the start with place and remedy", arguments: mistakesTable)
    func mistakes(file: String, from: String, to: String, place words: String) async throws {
        let place = try await Self.place()
        try place.edit(file, from, to)
        let ran = try await place.caregate("check")
        #expect(ran.status == 1 && ran.output.contains(words), "\(ran)")
        let loading = Loading(configuration: try place.configuration())
        let problems = try #require(throws: Problems.self) { try loading.rules() }
        #expect(problems.all.count == 1 && problems.all.allSatisfy { !$0.remedy.isEmpty }, "\(problems.all)")
    }

    @Test func anOrganisationBecomesOneOther() async throws {
        let place = try await Self.place()
        try place.write(
            "agreements/successions/2027.yaml", "successions:\n  - {former: RX8, successor: RK5, from: 2027-06-01}\n")
        let loading = Loading(configuration: try place.configuration())
        let problems = try #require(throws: Problems.self) { try loading.policy() }
        #expect(problems.all.map(\.reason) == [.duplicateKey])
    }

    @Test(arguments: [("var/pseudonym.key", false), ("keys/pseudonym.key", true)])
    func theKeyLiesOutsideTheStore(_ path: String, _ isAccepted: Bool) async throws {
        let place = try await Self.place()
        try place.edit("caregate.yaml", "certs/pseudonym.key", path)
        if isAccepted {
            #expect(try place.configuration().pseudonymKey?.hasSuffix(path) == true)
        } else {
            let problems = try #require(throws: Problems.self) { try place.configuration() }
            #expect(problems.all.map(\.what) == ["policy.pseudonym_key lies in the store's folder"])
            #expect(problems.all.first?.place.hasSuffix("caregate.yaml:17:18") == true, "\(problems.all)")
        }
    }
}
