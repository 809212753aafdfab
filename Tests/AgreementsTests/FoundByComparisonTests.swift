// What the random comparison found, each as a case of its own.

import Agreements
import Records
import Testing

@Suite struct FoundByComparisonTests {
    @Test("no flow goes from an organisation to itself, whichever comes first in the set")
    func nobodySendsToItself() throws {
        for code in ["503", "RK5"] {
            let decision = try Fixture.policy().decide(Fixture.request(from: code, to: code), id: "")
            #expect(decision.outcome == .deny)
            #expect(decision.reason == .wrongDirection)
        }
        // With no flow in force at all, there is no first pair either.
        let unsigned = try Fixture.policy(("name: B Lee, date: 2025-12-02", "name: B Lee, date: 2026-12-31"))
        #expect(unsigned.decide(Fixture.request(from: "503", to: "503"), id: "").outcome == .deny)
    }

    @Test("an obligation that an agreement writes twice is one")
    func obligationsAreAUnion() throws {
        let policy = try Fixture.policy(("[show-withheld-marker]", "[show-withheld-marker, show-withheld-marker]"))
        #expect(policy.decide(Fixture.request(), id: "").obligations == [.showWithheldMarker])
    }

    @Test("a site that is a party of its own stands for itself: when it leaves, its trust does not bring it back")
    func nearestParty() throws {
        let site = """
              - ods: RK501
                name: Kingsmead Community
                role: controller
                leaves: 2026-05-31
                lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: NHS Act 2006, confidentiality: consent}
                signed: [{as: SIRO, name: R I, date: 2025-12-01}, {as: Caldicott, name: C O, date: 2025-12-01}]
            flows: [{from: ["503"], to: [RK5, RK501]}]
            """
        let policy = try Fixture.policy(("flows: [{from: [\"503\"], to: [RK5]}]", site))
        let before = Fixture.request(to: "RK501", at: "2026-05-31T22:59:59Z")
        #expect(policy.decide(before, id: "").outcome == .permit)
        #expect(policy.decide(Fixture.request(to: "RK501"), id: "").reason == .notAParty)
        #expect(policy.decide(Fixture.request(to: "RK502"), id: "").outcome == .permit)
    }

    @Test("child: what is named and excluded is not named")
    func childProtectionExcluded() throws {
        let policy = try Fixture.policy(
            ("safeguarding-flag", "safeguarding-flag, child-protection"),
            ("exclude: [legally-restricted]", "exclude: [child-protection]"))
        let child = PersonStatus(sFlag: .no, isChild: true)
        let decision = policy.decide(Fixture.request(person: child), id: "")
        #expect(decision.withheld.map(\.item.name) == ["child-protection", "safeguarding-flag"])
        #expect(decision.withheld.map(\.reason) == [.excluded, .childProtection])
        #expect(policy.decide(Fixture.request(), id: "").released.contains(Item("safeguarding-flag")!))
    }

    @Test("an agreement that names itself as superseded is not")
    func supersedesItself() throws {
        let policy = try Fixture.policy(
            ("version: \"1\"", "version: \"1\"\nsupersedes: NS-T-1@1"),
            ("name: B Lee, date: 2025-12-02", "name: B Lee, date: 2026-12-31"))
        #expect(policy.decide(Fixture.request(), id: "").reason == .unsigned)
    }

    @Test("break-glass before its time: the refusal says when it may be asked again")
    func emergencyNotYet() throws {
        let begins = Fixture.at("2026-06-15T13:00:00Z")
        let access = EmergencyAccess(
            user: "c.osei", role: .edConsultant, organisation: Fixture.code("RK5"), reason: "unconscious",
            from: begins, until: begins.adding(seconds: 600))
        var request = Fixture.request(purpose: .breakTheGlass, role: .edConsultant, emergency: access)
        let policy = try Fixture.policy()
        let early = policy.decide(request, id: "")
        #expect(early.reason == .breakGlassIncomplete)
        #expect(early.validUntil == begins)
        request.instant = begins
        #expect(policy.decide(request, id: "").outcome == .permit)
    }
}
