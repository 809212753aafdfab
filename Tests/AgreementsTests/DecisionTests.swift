// The order of the steps, and the dimensions of an agreement.

import Agreements
import Records
import Testing

@Suite struct DecisionTests {
    @Test func anEmptySetDenies() throws {
        let decision = try PolicySet.load([]).decide(Fixture.request(), id: "d1")
        #expect(decision.outcome == .deny)
        #expect(decision.reason == .unknownOrganisation)
        #expect(decision.permit == nil)
        #expect(decision.released.isEmpty)
        #expect(decision.marker == .notKnown)
    }

    @Test func oneAgreementThatCoversEveryDimensionPermitsItsItems() throws {
        let policy = try Fixture.policy()
        let decision = policy.decide(Fixture.request(), id: "d1")
        #expect(decision.outcome == .permit)
        #expect(decision.reason == .permitted)
        #expect(decision.id == "d1")
        #expect(decision.policyRevision == policy.revision)
        #expect(decision.grants.map(\.description) == ["NS-T-1@1 data[0]"])
        #expect(
            decision.released
                == Fixture.items(
                    "demographics-banner", "service", "status", "provider", "provider-telephone", "safeguarding-flag",
                    "source"))
        #expect(decision.withheld.isEmpty)
        #expect(decision.obligations == [.showWithheldMarker])
        #expect(decision.marker == nil)
        #expect(decision.permit?.items == decision.released)
    }

    // MARK: Steps and dimensions

    @Test(
        "each dimension is needed",
        arguments: [
            (Fixture.request(from: "RK5", to: "503"), ReasonCode.wrongDirection),
            (Fixture.request(purpose: .careManagement), .purposeNotCovered),
            (Fixture.request(role: .dutyTeam), .roleNotCovered),
            (Fixture.request(category: .encounter), .categoryNotCovered),
            (Fixture.request(items: Fixture.items("next-visit")), .itemNotCovered),
            (Fixture.request(items: []), .itemNotCovered),
            (Fixture.request(from: "999"), .unknownOrganisation),
            (Fixture.request(at: "2025-12-31T23:59:59Z"), .notYetStarted),
        ])
    func dimensions(request: Request, reason: ReasonCode) throws {
        let decision = try Fixture.policy().decide(request, id: "")
        #expect(decision.outcome == .deny)
        #expect(decision.reason == reason)
        #expect(decision.permit == nil)
        #expect(decision.released.isEmpty)
    }

    @Test("no stitching: the purpose of one agreement and the role of another permit nothing")
    func noStitching() throws {
        let one = Fixture.edited([
            ("purposes: [TREAT, ETREAT]", "purposes: [TREAT]"), ("[ed-clinician, ed-system]", "[ed-clinician]"),
        ])
        let two = Fixture.edited([
            ("id: NS-T-1", "id: NS-T-2"), ("purposes: [TREAT, ETREAT]", "purposes: [ETREAT]"),
            ("[ed-clinician, ed-system]", "[ed-system]"),
        ])
        let policy = try Fixture.policy([one, two])
        #expect(policy.decide(Fixture.request(purpose: .treatment, role: .edClinician), id: "").outcome == .permit)
        #expect(
            policy.decide(Fixture.request(purpose: .emergencyTreatment, role: .edSystem), id: "").outcome == .permit)
        #expect(policy.decide(Fixture.request(purpose: .treatment, role: .edSystem), id: "").reason == .roleNotCovered)
    }

    @Test("per item: what one agreement withholds another may grant; exclude limits only its own grants")
    func exclude() throws {
        let excluding = Fixture.edited([
            ("exclude: [legally-restricted]", "exclude: [legally-restricted, safeguarding, source]")
        ])
        let alone = try Fixture.policy([excluding]).decide(Fixture.request(), id: "")
        #expect(alone.withheld.map(\.item.name) == ["safeguarding-flag", "source"])
        #expect(alone.withheld.map(\.reason) == [.excluded, .excluded])
        #expect(alone.withheld.first?.clause?.description == "NS-T-1@1 exclude")
        let granting = Fixture.edited([
            ("id: NS-T-1", "id: NS-T-2"),
            (
                "[demographics-banner, service, status, provider, provider-telephone, safeguarding-flag, source]",
                "[source]"
            ),
        ])
        let both = try Fixture.policy([excluding, granting]).decide(Fixture.request(), id: "")
        #expect(both.withheld.map(\.item.name) == ["safeguarding-flag"])
        #expect(both.released.contains(Item("source")!))
        let all = try Fixture.policy([excluding]).decide(
            Fixture.request(items: Fixture.items("safeguarding-flag")), id: "")
        #expect(all.reason == .excluded)
    }

    @Test("steps in order: restricted before objection, objection before agreements, agreements before obligations")
    func order() throws {
        let policy = try Fixture.policy(("obligations: [show-withheld-marker]", "obligations: [pseudonymise]"))
        var request = Fixture.request(
            person: PersonStatus(objection: true, sFlag: .no, restricted: true, isChild: false))
        #expect(policy.decide(request, id: "").reason == .legallyRestricted)
        request.person.restricted = false
        #expect(policy.decide(request, id: "").reason == .objection)
        request.person.objection = false
        request.role = .analyst
        #expect(policy.decide(request, id: "").reason == .roleNotCovered)
        request.role = .edSystem
        let decision = policy.decide(request, id: "")
        #expect(decision.reason == .obligationCannotBeDischarged)
        #expect(decision.denies.map(\.description) == ["NS-T-1@1 obligations"])
        let able = try Fixture.policy(
            ("obligations: [show-withheld-marker]", "obligations: [pseudonymise]"),
            settings: PolicySettings(obligations: ObligationSupport(pseudonymise: true)))
        #expect(able.decide(request, id: "").outcome == .permit)
    }

    @Test("notify: discharged only where the notice can be queued")
    func notify() throws {
        let edit = (from: "obligations: [show-withheld-marker]", to: "obligations: [\"notify:503-duty-team\"]")
        #expect(
            try Fixture.policy(edit).decide(Fixture.request(), id: "").obligations == [.notify("503-duty-team")])
        let known = PolicySettings(obligations: ObligationSupport(notifyTargets: ["504-duty-team"]))
        #expect(
            try Fixture.policy(edit, settings: known).decide(Fixture.request(), id: "").reason
                == .obligationCannotBeDischarged)
    }

    @Test("a newer version takes the place of the one it supersedes, from its start")
    func superseded() throws {
        let newer = Fixture.edited([
            ("version: \"1\"", "version: \"2\"\nsupersedes: \"NS-T-1@1\""), ("start: 2026-01-01", "start: 2026-06-01"),
            ("source]", "next-visit]"), ("last_day: 2026-12-31", "last_day: 2026-08-31"),
            ("review_by: 2026-09-30", "review_by: 2026-07-30"),
        ])
        let policy = try Fixture.policy([Fixture.agreement, newer])
        #expect(
            policy.decide(Fixture.request(at: "2026-05-31T12:00:00Z"), id: "").grants.map(\.version) == ["1"])
        let after = policy.decide(Fixture.request(at: "2026-06-01T12:00:00Z"), id: "")
        #expect(after.grants.map(\.version) == ["2"])
        #expect(!after.released.contains(Item("source")!))
        #expect(policy.decide(Fixture.request(at: "2026-09-01T12:00:00Z"), id: "").reason == .superseded)
    }

    @Test func theRevisionIsOfTheTextsAndTheSettings() throws {
        let one = try Fixture.policy()
        #expect(one.revision == (try Fixture.policy()).revision)
        #expect(one.revision.count == 64)
        #expect(one.revision != (try Fixture.policy(("title: Tell", "title: Warn"))).revision)
        #expect(one.revision != (try Fixture.policy(settings: PolicySettings(requiresSIRO: true))).revision)
    }

    @Test func anOrganisationMayPublishWhileOneOfItsFlowsIsLive() throws {
        let policy = try Fixture.policy()
        let now = Fixture.at("2026-06-15")
        #expect(policy.mayPublish(Fixture.code("503"), at: now))
        #expect(!policy.mayPublish(Fixture.code("RK5"), at: now))
        #expect(!policy.mayPublish(Fixture.code("504"), at: now))
        #expect(!policy.mayPublish(Fixture.code("503"), at: Fixture.at("2027-01-01")))
        #expect(
            policy.covers(
                publisher: Fixture.code("503"), recipient: Fixture.code("RK501"), purpose: .treatment, role: .edSystem,
                category: .socialCarePackage, at: now))
    }
}
