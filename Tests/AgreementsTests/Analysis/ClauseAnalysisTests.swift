// What analysis says of clauses: those that never grant, those that others shadow, overlaps, gaps, flows of one direction,
// and what ends soon.

import Agreements
import Records
import Testing

@Suite struct ClauseAnalysisTests {
    private static let now = Fixture.at("2026-06-15")
    private static let items =
        "[demographics-banner, service, status, provider, provider-telephone, safeguarding-flag, source]"

    private static func warnings(_ kind: PolicyWarning.Kind, _ policy: PolicySet, at instant: Instant = now) -> [String]
    {
        policy.warnings(at: instant).filter { $0.kind == kind }.map(\.what)
    }

    @Test(
        "clauses that never grant",
        arguments: [
            ([("[legally-restricted]", Self.items)], ["NS-T-1@1: data[0] never grants: exclude takes all of it"]),
            ([("[legally-restricted]", "[source, finance]")], []),
            (
                [
                    ("purposes: [TREAT, ETREAT]", "purposes: [TREAT, BTG]"),
                    ("emergency: {allowed: true,", "emergency: {allowed: false,"),
                ], ["NS-T-1@1: the purpose BTG never grants: emergency says who may break the glass"]
            ),
            (
                [("    joins: 2026-01-01\n", "    joins: 2027-06-01\n")],
                ["NS-T-1@1: the flow from 503 to RK5 is never in force"]
            ),
            ([("    include_sites: true\n", "")], []),
        ] as [([(String, String)], [String])])
    func neverGranting(_ edits: [(String, String)], _ expected: [String]) throws {
        #expect(Self.warnings(.neverGrants, try Fixture.policy([Fixture.edited(edits)])) == expected)
    }

    @Test func anUnsignedFlowIsReportedAsUnsignedOnly() throws {
        let policy = try Fixture.policy(("      - {as: SIRO, name: A Khan, date: 2025-12-01}\n", ""))
        #expect(Self.warnings(.neverGrants, policy).isEmpty)
        #expect(Self.warnings(.unsigned, policy).count == 1)
    }

    @Test func aClauseThatOthersCoverIsShadowedAndCouldGo() throws {
        let second = """
            data:
              - category: social-care-package
                items: [service, status]
              - category: social-care-package
            """
        let text = Fixture.edited([("data:\n  - category: social-care-package", second)])
        let policy = try Fixture.policy([text])
        #expect(Self.warnings(.shadowed, policy) == ["NS-T-1@1: data[0] grants only what NS-T-1@1 data[1] grants too"])
        #expect(PolicyDiff(policy, try Fixture.policy()).isEmpty)
    }

    @Test(arguments: [
        ("lookback: all", false), ("lookback: current", true), ("lookback: 90 days", false),
        // What holds now, and what ended in the last month.
        ("lookback: 1 day", true), ("lookback: 31 days", true), ("lookback: 32 days", false),
    ])
    func aClauseThatGoesFurtherBackIsNotShadowed(_ lookback: String, _ isShadowed: Bool) throws {
        let second =
            "data:\n  - category: social-care-package\n    items: [service]\n    \(lookback)\n  - category: social-care-package"
        let policy = try Fixture.policy(("data:\n  - category: social-care-package", second))
        #expect(Self.warnings(.shadowed, policy).isEmpty != isShadowed)
    }

    @Test func ofTwoAgreementsAlikeOneIsShadowed() throws {
        let policy = try Fixture.policy([Fixture.agreement, Fixture.edited([("id: NS-T-1", "id: NS-T-2")])])
        #expect(Self.warnings(.shadowed, policy) == ["NS-T-2@1: data[0] grants only what NS-T-1@1 data[0] grants too"])
        #expect(
            Self.warnings(.overlap, policy) == [
                "NS-T-1@1 and NS-T-2@1 grant the same items between the same organisations: demographics-banner, "
                    + "provider, provider-telephone, safeguarding-flag, service, source and status, in 2 flows "
                    + "from 01-Jan-2026 to 31-Dec-2026"
            ])
    }

    @Test func anOverlapInTimeOnlyIsSaidWithItsDates() throws {
        let other = Fixture.edited([
            ("id: NS-T-1", "id: NS-T-2"), ("start: 2026-01-01", "start: 2026-12-01"),
            ("last_day: 2026-12-31", "last_day: 2027-11-30"), ("review_by: 2026-09-30", "review_by: 2027-09-30"),
        ])
        let policy = try Fixture.policy([Fixture.agreement, other])
        #expect(Self.warnings(.shadowed, policy).isEmpty)
        #expect(Self.warnings(.overlap, policy).first?.hasSuffix("from 01-Dec-2026 to 31-Dec-2026") == true)
        let apart = Fixture.edited([
            ("id: NS-T-1", "id: NS-T-2"), ("start: 2026-01-01", "start: 2027-01-01"),
            ("last_day: 2026-12-31", "last_day: 2027-11-30"), ("review_by: 2026-09-30", "review_by: 2027-09-30"),
        ])
        #expect(Self.warnings(.overlap, try Fixture.policy([Fixture.agreement, apart])).isEmpty)
    }

    @Test(
        "what ends is warned of 90, 30 and 7 days ahead",
        arguments: [
            ("2026-10-02", ""), ("2026-10-03", "within 90 days"), ("2026-12-01", "within 90 days"),
            ("2026-12-02", "within 30 days"), ("2026-12-24", "within 30 days"), ("2026-12-25", "within 7 days"),
            ("2026-12-31T23:59:59Z", "within 7 days"),
        ])
    func endsSoon(_ at: String, _ stage: String) throws {
        let found = Self.warnings(.endsSoon, try Fixture.policy(), at: Fixture.at(at))
        #expect(found == (stage.isEmpty ? [] : ["NS-T-1@1: ends on 31-Dec-2026, \(stage)"]))
    }

    @Test func aPartyThatLeavesIsWarnedOf() throws {
        let policy = try Fixture.policy(("    joins: 2026-01-01\n", "    joins: 2026-01-01\n    leaves: 2026-06-30\n"))
        #expect(Self.warnings(.endsSoon, policy) == ["NS-T-1@1: 503 leaves on 30-Jun-2026, within 30 days"])
    }

    @Test func aReplacedVersionThatEndsIsNoMatter() throws {
        let newer = Fixture.edited([
            ("version: \"1\"", "version: \"2\"\nsupersedes: NS-T-1@1"), ("start: 2026-01-01", "start: 2026-06-01"),
            ("last_day: 2026-12-31", "last_day: 2027-12-31"),
        ])
        let policy = try Fixture.policy([Fixture.agreement, newer])
        #expect(Self.warnings(.endsSoon, policy, at: Fixture.at("2026-12-20")).isEmpty)
        #expect(Self.warnings(.ended, policy, at: Fixture.at("2027-02-01")).isEmpty)
    }

    // MARK: Flows in use

    private static func flow(
        to recipient: String = "RK501", purpose: Purpose = .treatment, items: ItemSet? = nil
    ) -> FlowInUse {
        FlowInUse(
            publisher: Fixture.code("503"), recipient: Fixture.code(recipient), purpose: purpose, role: .edSystem,
            category: .socialCarePackage, items: items, place: "mappings/503.yaml")
    }

    @Test func aFlowThatIsGrantedUntilTheHorizonHasNoGap() throws {
        let gaps = try Fixture.policy().gaps(in: [Self.flow()], from: Self.now, until: Fixture.at("2026-12-31"))
        #expect(gaps.isEmpty)
    }

    @Test func aGapHasItsDatesItsItemsAndItsReason() throws {
        let policy = try Fixture.policy()
        let horizon = Fixture.at("2027-02-01")
        let ending = policy.gaps(in: [Self.flow()], from: Self.now, until: horizon)
        #expect(ending.map(\.period) == [Period(from: Fixture.at("2027-01-01"), until: horizon)])
        #expect(ending.first?.reason == "Not shared from 503 with RK501: NS-T-1@1 ended on 31-Dec-2026")
        let items = Fixture.items("service", "restart")
        let partial = policy.gaps(in: [Self.flow(items: items)], from: Self.now, until: horizon)
        #expect(partial.map(\.missing) == [Fixture.items("restart"), items])
        let never = policy.gaps(in: [Self.flow(purpose: .planning)], from: Self.now, until: horizon)
        #expect(
            never.map(\.warning.description) == [
                "mappings/503.yaml: social-care-package from 503 to RK501 for PLAN as ed-system is in use and not granted "
                    + "from 15-Jun-2026 to 31-Jan-2027: Not shared from 503 with RK501: NS-T-1@1 does not cover the "
                    + "purpose PLAN"
            ])
    }

    @Test func anUnknownRecipientIsAGap() throws {
        let gaps = try Fixture.policy().gaps(
            in: [Self.flow(to: "RX8")], from: Self.now, until: Fixture.at("2026-07-01"))
        #expect(gaps.map(\.reason) == ["Not shared from 503 with RX8: no agreement knows RX8"])
    }

    @Test func aFlowWithoutAWayBackIsOneSided() throws {
        let found = try Fixture.policy().analysis(at: Self.now).filter { $0.kind == .oneSided }
        #expect(
            found.map(\.what) == [
                "NS-T-1@1: 503 shares with RK5, and no agreement grants anything the other way from 15-Jun-2026 to "
                    + "31-Dec-2026"
            ])
        let back = Fixture.edited(
            [
                ("id: NS-T-1", "id: NS-T-2"), ("{from: [\"503\"], to: [RK5]}", "{from: [RK5], to: [\"503\"]}"),
                ("last_day: 2026-12-31", "last_day: 2026-10-31"), ("review_by: 2026-09-30\n", ""),
            ].filter { Fixture.agreement.contains($0.0) })
        let both = try Fixture.policy([Fixture.agreement, back]).analysis(at: Self.now).filter { $0.kind == .oneSided }
        #expect(both.map { $0.what.hasSuffix("the other way from 01-Nov-2026 to 31-Dec-2026") } == [true])
    }
}
