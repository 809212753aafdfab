import Records
import Testing

@testable import Agreements

struct EmergencyTermsTests {
    private func terms(
        _ policy: PolicySet, user: String = "c.osei", role: Role = .edConsultant, organisation: String = "RK501",
        reason: String = "Unconscious, brought in alone", at instant: String = "2026-06-15T12:00:00Z"
    ) throws(EmergencyRefusal) -> EmergencyTerms {
        try policy.emergencyTerms(
            user: user, role: role, organisation: Fixture.code(organisation), reason: reason, at: Fixture.at(instant))
    }

    @Test func whoAnAgreementAllowsGetsTheRightForAWhile() throws {
        let terms = try terms(Fixture.policy())
        #expect(terms.agreements == ["NS-T-1@1"])
        #expect(terms.access.until == Fixture.at("2026-06-15T16:00:00Z"))
        #expect(terms.reviewDue == Fixture.at("2026-06-18T23:00:00Z"))
        // And with it the decision is made like any other.
        var request = Fixture.request(to: "RK501", purpose: .breakTheGlass, role: .edConsultant)
        request.person = PersonStatus(objection: true, sFlag: .no, isChild: false)
        request.emergencyAccess = terms.access
        #expect(try Fixture.policy().decide(request, id: "d").outcome == .permit)
        request.person.restricted = true
        #expect(try Fixture.policy().decide(request, id: "d").reason == .legallyRestricted)
    }

    @Test(arguments: [
        "\u{1B}[2K\rnothing to review", "one line\nand another", "\u{202E}turned round", "a\u{2028}b and more",
    ])
    func aReasonThatWouldForgeTheReviewersScreenIsNone(_ reason: String) throws {
        #expect(throws: EmergencyRefusal.noReason) { try terms(Fixture.policy(), reason: reason) }
    }

    @Test func whomNoAgreementAllowsIsRefused() throws {
        let policy = try Fixture.policy()
        for (role, organisation, instant) in [
            (Role.edClinician, "RK5", "2026-06-15"), (.edConsultant, "RX8", "2026-06-15"),
            (.edConsultant, "503", "2026-06-15"), (.edConsultant, "RK5", "2027-01-01T00:00:00Z"),
        ] {
            #expect(throws: EmergencyRefusal.notAllowed) {
                try terms(policy, role: role, organisation: organisation, at: instant)
            }
        }
        let closed = try Fixture.policy(("allowed: true", "allowed: false"))
        #expect(throws: EmergencyRefusal.notAllowed) { try terms(closed) }
        #expect(throws: EmergencyRefusal.notAllowed) { try terms(PolicySet.load([])) }
        // Where the privacy officer cannot be told, nobody is let in.
        let mute = PolicySettings(obligations: ObligationSupport(notifyTargets: []))
        #expect(throws: EmergencyRefusal.notAllowed) { try terms(Fixture.policy(settings: mute)) }
    }

    @Test func userAndReasonAreNeeded() throws {
        let policy = try Fixture.policy()
        #expect(throws: EmergencyRefusal.noUser) { try terms(policy, user: "") }
        for reason in ["", "urgent", String(repeating: " ", count: 20), String(repeating: "x", count: 501)] {
            #expect(throws: EmergencyRefusal.noReason) { try terms(policy, reason: reason) }
        }
    }

    @Test func theShortestPeriodCounts() throws {
        let other = Fixture.edited([("id: NS-T-1", "id: NS-T-2"), ("3 working days", "24 hours")])
        let policy = try Fixture.policy([Fixture.agreement, other])
        #expect(try terms(policy).agreements == ["NS-T-1@1", "NS-T-2@1"])
        #expect(try terms(policy).reviewDue == Fixture.at("2026-06-16T12:00:00Z"))
    }
}
