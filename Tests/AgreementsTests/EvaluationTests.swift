// The core of a decision, and what the explained decision makes of it: whose party a code is, who takes part when, what is
// not known, and that both always say the same.

import Agreements
import Records
import Testing

@Suite struct EvaluationTests {
    // MARK: What is not known

    @Test("a choice that is not known denies where a covering agreement heeds it")
    func unknownChoices() throws {
        let policy = try Fixture.policy(
            ("purposes: [TREAT, ETREAT]", "purposes: [TREAT, PLAN]"),
            ("roles: [ed-clinician", "roles: [analyst, ed-clinician"),
            (
                "objection: withhold, type1: not-applicable, ndoo: not-applicable",
                "objection: not-applicable, ndoo: withhold"
            ))
        var person = Fixture.adult
        person.objection = .unknown
        #expect(policy.decide(Fixture.request(person: person), id: "").outcome == .permit)
        person.objection = .no
        person.type1 = .unknown
        #expect(policy.decide(Fixture.request(person: person), id: "").outcome == .permit)
        let planning = Fixture.request(purpose: .planning, role: .analyst, person: person)
        let refused = policy.decide(planning, id: "")
        #expect(refused.reason == .statusUnknown)
        #expect(refused.denies.map(\.description) == ["NS-T-1@1 choices.type1"])
        #expect(refused.marker == .notKnown)
        // What is expressed goes before what is not known.
        person.nationalDataOptOut = .yes
        let expressed = policy.decide(Fixture.request(purpose: .planning, role: .analyst, person: person), id: "")
        #expect(expressed.reason == .nationalDataOptOut)
        // Where nothing covers the request, the lack of an agreement is the reason.
        let uncovered = Fixture.request(purpose: .operations, person: PersonStatus(objection: .unknown))
        #expect(policy.decide(uncovered, id: "").reason == .purposeNotCovered)
    }

    @Test("a person of whom nothing is said has made no known choice beyond direct care")
    func nothingSaid() {
        let person = PersonStatus()
        #expect([person.type1, person.nationalDataOptOut, person.sFlag] == [.unknown, .unknown, .unknown])
        #expect(person.isChild == nil)
    }

    @Test("an objection reaches as far as it was made: all, a category, an agreement")
    func objections() throws {
        let other = Fixture.edited([
            ("id: NS-T-1", "id: NS-T-2"), ("[ed-clinician, ed-system]", "[ed-system, ed-clinician]"),
        ])
        let away = Fixture.edited([("id: NS-T-1", "id: NS-T-3"), ("[ed-clinician, ed-system]", "[duty-team]")])
        let policy = try Fixture.policy([Fixture.agreement, other, away])
        func decision(_ role: Role, agreements: Set<String> = [], categories: Set<Agreements.Category> = []) -> Decision
        {
            var person = Fixture.adult
            person.objectedAgreements = agreements
            person.objectedCategories = categories
            return policy.decide(Fixture.request(role: role, person: person), id: "")
        }
        let one = decision(.edSystem, agreements: ["NS-T-2"])
        #expect(one.reason == .objection)
        #expect(one.denies.map(\.description) == ["NS-T-2@1 choices.objection"])
        #expect(one.marker == .withheldAtPersonsRequest)
        #expect(decision(.dutyTeam, agreements: ["NS-T-2"]).outcome == .permit)
        #expect(decision(.dutyTeam, agreements: ["NS-T-3"]).reason == .objection)
        #expect(decision(.edSystem, categories: [.socialCarePackage]).denies.count == 2)
        #expect(decision(.edSystem, categories: [.encounter]).outcome == .permit)
    }

    @Test("sealed and legally restricted are reasons of their own, before everything the person says")
    func wholeRecord() throws {
        let policy = try Fixture.policy()
        #expect(
            policy.decide(Fixture.request(person: PersonStatus(objection: true, sealed: true)), id: "").reason
                == .sealed)
        let both = PersonStatus(restricted: true, sealed: true)
        #expect(policy.decide(Fixture.request(person: both), id: "").reason == .legallyRestricted)
        let unknown = PersonStatus(objection: true, restricted: .unknown)
        #expect(policy.decide(Fixture.request(person: unknown), id: "").reason == .statusUnknown)
        #expect(policy.decide(Fixture.request(person: unknown), id: "").denies.isEmpty)
    }

    // MARK: Parties

    @Test("a site that is a party of its own stands for itself alone")
    func nestedParties() throws {
        let site = """
              - ods: RK501
                name: Kingsmead A&E
                role: controller
                leaves: 2026-03-31
                lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: NHS Act 2006, confidentiality: implied consent}
                signed: [{as: SIRO, name: R Iqbal, date: 2025-12-03}, {as: Caldicott, name: C Osei, date: 2025-12-04}]
            flows: [{from: ["503"], to: [RK5, RK501]}]
            """
        let policy = try Fixture.policy(("flows: [{from: [\"503\"], to: [RK5]}]", site))
        #expect(policy.decide(Fixture.request(to: "RK501"), id: "").reason == .notAParty)
        #expect(policy.decide(Fixture.request(to: "RK50102"), id: "").reason == .siteNotCovered)
        #expect(policy.decide(Fixture.request(to: "RK502"), id: "").outcome == .permit)
        let before = policy.decide(Fixture.request(to: "RK501", at: "2026-02-01T12:00:00Z"), id: "")
        #expect(before.grants.count == 1)
    }

    @Test("processors take part while somebody behind them does, however they are linked")
    func processors() throws {
        // Forty processors, each acting for all others: paths between them are beyond counting.
        let codes = (0..<40).map { "PR\(10 + $0)" }
        let parties = codes.map { code in
            """
              - {ods: \(code), name: Hosted, role: processor, on_behalf_of: [\(codes.filter { $0 != code }.joined(separator: ", "))]}
            """
        }.joined(separator: "\n")
        let flows = "flows: [{from: [\"503\"], to: [RK5]}]"
        let circle = parties + "\nflows: [{from: [\"503\"], to: [RK5, PR49]}]"
        #expect(
            try Fixture.policy((flows, circle)).decide(Fixture.request(to: "PR49"), id: "").reason
                == .processorNotCovered)
        let behind = circle.replacing("on_behalf_of: [PR11,", with: "on_behalf_of: [RK5, PR11,")
        let policy = try Fixture.policy((flows, behind), ("include_sites: true", "leaves: 2026-06-30"))
        let decision = policy.decide(Fixture.request(to: "PR49"), id: "")
        #expect(decision.outcome == .permit)
        #expect(decision.validUntil == Fixture.at("2026-06-30T23:00:00Z"))
    }

    // MARK: Items

    @Test("child protection that is named and excluded is not named")
    func excludedChildProtection() throws {
        let policy = try Fixture.policy(
            ("safeguarding-flag", "safeguarding-flag, child-protection"),
            ("exclude: [legally-restricted]", "exclude: [child-protection]"))
        let child = Fixture.request(person: PersonStatus(sFlag: .no, isChild: true))
        #expect(
            policy.decide(child, id: "").withheld.map { "\($0.item) \($0.reason.rawValue)" } == [
                "child-protection excluded", "safeguarding-flag child-protection",
            ])
    }

    @Test("more clauses than the core lists are all named by the decision")
    func manyGrants() throws {
        let policy = try Fixture.policy(
            (0..<12).map { Fixture.edited([("id: NS-T-1", "id: NS-T-\(10 + $0)")]) })
        let evaluation = policy.evaluate(Fixture.request())
        #expect(evaluation.grants.count == 12)
        let decision = policy.decide(Fixture.request(), id: "")
        #expect(decision.grants.map(\.agreement) == (0..<12).map { "NS-T-\(10 + $0)" })
        #expect(decision.obligations == [.showWithheldMarker])
    }

    @Test(
        "lookback counts days and months by the calendar in London",
        arguments: [
            ("90 days", "2026-06-15T12:00:00Z", "2026-03-17T00:00:00Z"),
            ("current", "2026-06-15T12:00:00Z", "2026-05-14T23:00:00Z"),
            ("1 month", "2026-03-31T12:00:00Z", "2026-02-28T00:00:00Z"),
            ("12 months", "2026-06-15T12:00:00Z", "2025-06-14T23:00:00Z"),
            ("1 year", "2026-06-15T12:00:00Z", "2025-06-14T23:00:00Z"),
            ("13 months", "2026-01-31T12:00:00Z", "2024-12-31T00:00:00Z"),
        ])
    func lookback(text: String, at instant: String, reaches first: String) throws {
        let policy = try Fixture.policy(("lookback: current", "lookback: \(text)"))
        let permit = try #require(policy.decide(Fixture.request(at: instant), id: "").permit)
        func isReleased(_ end: Instant) throws -> Bool {
            var resources = PackageFixture.all()
            let episode = try #require(resources.firstIndex { $0.type == "EpisodeOfCare" })
            resources[episode]["period"] = ["end": .string(end.description)]
            return permit.release(resources).resources.contains { $0.type == "EpisodeOfCare" }
        }
        #expect(try isReleased(Fixture.at(first)))
        #expect(try !isReleased(Instant(milliseconds: Fixture.at(first).milliseconds - 1)))
    }

    // MARK: Both say the same

    @Test func theDecisionSaysWhatTheEvaluationFound() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let policy = try Self.variety()
        for _ in 0..<5_000 {
            let request = Self.request(&random)
            let (evaluation, decision) = (policy.evaluate(request), policy.decide(request, id: "d"))
            #expect(evaluation.outcome == decision.outcome, "seed \(seed): \(request)")
            #expect(evaluation.released == decision.released, "seed \(seed): \(request)")
            #expect(evaluation.grants.count == decision.grants.count || decision.outcome != .permit, "seed \(seed)")
            #expect(evaluation.withheld.all == ItemSet(decision.withheld.map(\.item)), "seed \(seed): \(request)")
            #expect(evaluation.marker == decision.marker, "seed \(seed): \(request)")
            #expect(evaluation.validUntil == decision.validUntil, "seed \(seed): \(request)")
            #expect(
                evaluation.reason == decision.reason || evaluation.reason == .noAgreement, "seed \(seed): \(request)")
        }
    }

    /// Agreements that differ in what decisions tell apart.
    private static func variety() throws -> PolicySet {
        try Fixture.policy([
            Fixture.agreement,
            Fixture.edited([
                ("id: NS-T-1", "id: NS-T-2"), ("exclude: [legally-restricted]", "exclude: [safeguarding, source]"),
                ("purposes: [TREAT, ETREAT]", "purposes: [TREAT, PLAN]"), ("start: 2026-01-01", "start: 2026-05-01"),
            ]),
            Fixture.edited([
                ("id: NS-T-1", "id: NS-T-3"), ("obligations: [show-withheld-marker]", "obligations: [pseudonymise]"),
                ("source]", "next-visit, contact-details, child-protection]"),
                ("overrides: [objection]", "overrides: []"),
                ("last_day: 2026-12-31", "last_day: 2026-06-30"), ("review_by: 2026-09-30", "review_by: 2026-06-30"),
            ]),
        ])
    }

    private static func request(_ random: inout SeededGenerator) -> Request {
        func any<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }
        var items: ItemSet? = nil
        if Bool.random(using: &random) {
            items = ItemSet(ItemSet(of: .socialCarePackage).filter { _ in Bool.random(using: &random) })
        }
        var person = PersonStatus(
            objection: any([.no, .no, .no, .yes, .unknown]), type1: any(Known.allCases),
            nationalDataOptOut: any(Known.allCases), sFlag: any(Known.allCases),
            deceased: any([.no, .no, .no, .yes, .unknown]), isChild: any([true, false, nil]))
        if any([true, false, false, false]) { person.objectedAgreements = [any(["NS-T-1", "NS-T-2", "NS-T-9"])] }
        return Fixture.request(
            from: any(["503", "503", "503", "RK5", "999"]), to: any(["RK5", "RK501", "503"]),
            purpose: any([.treatment, .treatment, .planning, .emergencyTreatment]),
            role: any([.edSystem, .edClinician, .edSystem, .dutyTeam]), items: items, person: person,
            at: any(["2026-06-15T12:00:00Z", "2026-02-01T00:00:00Z", "2026-06-30T23:00:00Z", "2026-12-31T23:59:59Z"]))
    }
}
