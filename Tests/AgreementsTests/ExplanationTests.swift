// Decisions in words, the rights to look, and the agreements and examples that ship.

import Agreements
import Foundation
import Records
import Testing

@Suite struct ExplanationTests {
    @Test func aPermitSaysUnderWhatAndHowMuchIsWithheld() throws {
        let policy = try Fixture.policy(
            ("exclude: [legally-restricted]", "exclude: [legally-restricted, safeguarding, source]"))
        let decision = policy.decide(Fixture.request(), id: "01JD")
        #expect(decision.sentence == "Shared from 503 with RK5 under NS-T-1@1 (data[0]); 2 items withheld")
        #expect(
            decision.explanation == [
                "ALLOW with 2 items withheld        decision 01JD  policy \(policy.shortRevision)",
                "  NS-T-1@1 data[0]       social-care-package    permits",
                "  NS-T-1@1 exclude       safeguarding-flag      withheld: excluded",
                "  NS-T-1@1 exclude       source                 withheld: excluded",
                "  NS-T-1@1 obligations   show-withheld-marker   to be discharged",
            ])
    }

    @Test func aRefusalSaysWhy() throws {
        let policy = try Fixture.policy(
            ("last_day: 2026-12-31", "last_day: 2026-03-31"), ("review_by: 2026-09-30", "review_by: 2026-03-01"))
        let decision = policy.decide(Fixture.request(), id: "01JD")
        #expect(decision.sentence == "Not shared from 503 with RK5: NS-T-1@1 ended on 31-Mar-2026")
        #expect(
            decision.explanation == [
                "DENY expired                       decision 01JD  policy \(policy.shortRevision)",
                "  NS-T-1@1 last_day   NS-T-1@1 ended on 31-Mar-2026   denies",
                "  (recipient reads)   Not known",
            ])
    }

    @Test func everyReasonHasASentence() {
        for reason in ReasonCode.allCases { #expect(!reason.sentence.isEmpty) }
        #expect(Set(ReasonCode.allCases.map(\.sentence)).count == ReasonCode.allCases.count)
    }

    @Test func anInspectionIsOfOnesOwnMessagesForAWhile() throws {
        let (from, until) = (Fixture.at("2026-06-15T09:00:00Z"), Fixture.at("2026-06-15T17:00:00Z"))
        let own = Fixture.code("RK5")
        func issue(
            _ user: String = "I Engineer", _ role: Role = .integrationEngineer, _ reason: String = "quarantine",
            until: Instant = until
        ) throws(Inspection.Refusal) -> Inspection {
            try Inspection.issue(
                user: user, role: role, organisation: own, reason: reason, from: from, until: until)
        }
        let inspection = try issue()
        #expect(inspection.purpose == .operations)
        #expect(inspection.allows(sender: own, at: from))
        #expect(inspection.allows(sender: Fixture.code("RK501"), at: from))
        #expect(!inspection.allows(sender: Fixture.code("503"), at: from))
        #expect(!inspection.allows(sender: own, at: until))
        #expect(!inspection.allows(sender: own, at: from.adding(seconds: -1)))
        #expect(throws: Inspection.Refusal.noUser) { try issue(" ") }
        #expect(throws: Inspection.Refusal.role) { try issue("I Engineer", .edClinician) }
        #expect(throws: Inspection.Refusal.noReason) { try issue("I Engineer", .informationGovernance, "\n") }
        #expect(throws: Inspection.Refusal.time) { try issue(until: until.adding(seconds: 1)) }
        #expect(throws: Inspection.Refusal.time) { try issue(until: from) }
    }

    @Test(arguments: [
        (["RK5"], true), (["RK501"], true), (["503", "RK501"], true), (["503"], false), (["RK"], false), ([], false),
    ])
    func anEntryOfTheAccessLogIsSeenByWhomItNames(_ organisations: [String], _ isSeen: Bool) throws {
        let (from, until) = (Fixture.at("2026-06-15T09:00:00Z"), Fixture.at("2026-06-15T17:00:00Z"))
        func right(_ organisation: String, _ role: Role = .informationGovernance) throws -> Inspection {
            try Inspection.issue(
                user: "I Governor", role: role, organisation: Fixture.code(organisation), reason: "a complaint",
                from: from, until: until)
        }
        let gateway = Fixture.code("QNS")
        #expect(try right("RK5").allowsEntry(naming: organisations, of: gateway) == isSeen)
        #expect(try right("QNS").allowsEntry(naming: organisations, of: gateway))
        #expect(try right("RK5").mayAskWhoSaw(at: from))
        #expect(try !right("RK5").mayAskWhoSaw(at: until))
        #expect(try !right("QNS", .integrationEngineer).mayAskWhoSaw(at: from))
    }

    // MARK: What ships

    static func files(_ folder: String) throws -> [(path: String, text: String)] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path()).sorted()
            .filter { $0.hasSuffix(".yaml") }
            .map {
                ("\(folder)/\($0)", try String(contentsOf: root.appending(path: "\(folder)/\($0)"), encoding: .utf8))
            }
    }

    @Test func theAgreementsThatShipLoadAndAreTidy() throws {
        let policy = try PolicySet.load(try Self.files("agreements"))
        #expect(policy.agreements.count == 7)
        #expect(policy.warnings(at: Fixture.at("2026-11-22")) == [])
        #expect(
            policy.warnings(at: Fixture.at("2027-03-15")).map(\.kind).allSatisfy {
                [.endsSoon, .reviewOverdue].contains($0)
            })
    }

    @Test func theExamplesThatShipHold() throws {
        let policy = try PolicySet.load(try Self.files("agreements"))
        let examples = try Self.files("agreements/examples").flatMap { try PolicyExample.load($0) }
        #expect(examples.count >= 15)
        for example in examples { #expect(example.run(in: policy) == []) }
    }

    @Test(
        "an example says what is known of the person, and what is not",
        arguments: [
            ("{s_flag: no, child: no}", ReasonCode.permitted), ("{s_flag: no, child: unknown}", .permitted),
            ("{objection: unknown}", .statusUnknown), ("{objection: true}", .objection),
            ("{objects_to_agreements: [NS-T-1]}", .objection), ("{objects_to_agreements: [NS-T-2]}", .permitted),
            ("{objects_to_categories: [social-care-package]}", .objection), ("{sealed: yes}", .sealed),
            ("{sealed: unknown}", .statusUnknown), ("{restricted: yes}", .legallyRestricted),
            ("{deceased: yes}", .deceased), ("{identity_uncertain: true}", .identityUncertain),
        ])
    func examplePersons(person: String, reason: ReasonCode) throws {
        let text = """
            examples:
              - name: One
                request: {publisher: "503", recipient: RK5, purpose: TREAT, role: ed-system, category: social-care-package, at: 2026-06-15}
                person: \(person)
                expect: {outcome: permit}
            """
        let example = try #require(try PolicyExample.load(("examples/x.yaml", text)).first)
        #expect(try Fixture.policy().decide(example.request, id: "").reason == reason)
        do {
            _ = try PolicyExample.load(("examples/x.yaml", text.replacing(person, with: "{sealed: perhaps}")))
            Issue.record("loaded")
        } catch {
            #expect(error.problems.map(\.place) == ["examples/x.yaml:4:22"])
        }
    }

    @Test("a file of successions is read strictly")
    func successions() throws {
        let text = "successions:\n  - {former: RQ9, successor: RK5, from: 2026-10-01}\n"
        #expect(
            try Succession.load(("s.yaml", text)) == [
                Succession(former: Fixture.code("RQ9"), successor: Fixture.code("RK5"), from: CivilDate("2026-10-01")!)
            ])
        for (wrong, place) in [
            (text.replacing("RK5", with: "RQ9"), "s.yaml:2:30"), (text.replacing("from", with: "since"), "s.yaml:2:35"),
            (text + "  - {former: RQ9, successor: RX8, from: 2026-10-01}\n", "s.yaml:3:14"),
        ] {
            do {
                _ = try Succession.load(("s.yaml", wrong))
                Issue.record("loaded")
            } catch {
                #expect(error.problems.first.map(\.place) == place)
            }
        }
    }

    @Test func anExampleThatDoesNotHoldSaysWhere() throws {
        let text = """
            examples:
              - name: Wrong on purpose
                request: {publisher: "503", recipient: RK5, purpose: TREAT, role: ed-system, category: social-care-package, at: 2026-06-15}
                person: {s_flag: no, child: false}
                expect: {outcome: deny, reason: expired, released: [service], marker: not-known}
            """
        let examples = try PolicyExample.load(("examples/x.yaml", text))
        let problems = examples.flatMap { $0.run(in: try! Fixture.policy()) }
        #expect(problems.count == 4)
        #expect(problems.allSatisfy { $0.place == "examples/x.yaml:2" })
        do {
            _ = try PolicyExample.load(("examples/x.yaml", text.replacing("reason: expired", with: "reason: because")))
            Issue.record("loaded")
        } catch {
            #expect(error.problems.map(\.place) == ["examples/x.yaml:5:37"])
        }
    }
}
