// The domain against decisions: every cell of random sets must say what `decide` says, of every kind of person.

import Records
import Testing

@testable import Agreements

@Suite struct PolicyDomainTests {
    @Test func everyCellSaysWhatADecisionSays() throws {
        // Some sets grant little; none of all of them would prove nothing.
        #expect(try (1...12).reduce(0) { try $0 + itemsGranted(seed: $1) } > 1000)
    }

    private func itemsGranted(seed: UInt64) throws -> Int {
        var random = RandomPolicies(seed: seed)
        let settings = PolicySettings(obligations: ObligationSupport(mask: false))
        let policy = try Fixture.policy((0..<4).map { random.agreement($0) }, settings: settings)
        let universe = DomainUniverse([policy])
        var domain = PolicyDomain(policy, universe)
        var grants = 0
        for pair in universe.pairs {
            let segments = domain.segments(pair)
            #expect(segments.first?.window.from == .min && segments.last?.window.until == .max)
            for (one, next) in zip(segments, segments.dropFirst()) { #expect(one.window.until == next.window.from) }
            for segment in segments {
                let edges = [segment.window.from, segment.window.until == .max ? .max : segment.window.until - 1]
                for edge in edges where edge != .min && edge != .max {
                    grants += check(policy, universe, pair, &domain, segment.live, Instant(milliseconds: edge), seed)
                }
            }
        }
        return grants
    }

    private func check(
        _ policy: PolicySet, _ universe: DomainUniverse, _ pair: DomainUniverse.Pair, _ domain: inout PolicyDomain,
        _ live: Int, _ instant: Instant, _ seed: UInt64
    ) -> Int {
        let publisher = universe.organisations[Int(pair.publisher)].asked
        let recipient = universe.organisations[Int(pair.recipient)].asked
        var grants = 0
        for purpose in [Purpose.treatment, .breakTheGlass, .coordinationOfCare, .planning] {
            for role in [Role.edClinician, .edConsultant, .analyst] {
                for category in [Category.socialCarePackage, .encounter] {
                    let grant = domain.grant(live, purpose, role, category)
                    for (index, kind) in PersonKind.allCases.enumerated() {
                        var person = PersonStatus.unencumbered
                        person.sFlag = kind.sFlag
                        person.isChild = kind.isChild
                        let items = grant?.items[index] ?? ItemSet()
                        let access = EmergencyAccess(
                            user: "A Consultant", role: role, organisation: recipient, reason: "unconscious",
                            from: instant, until: instant.adding(seconds: 60))
                        var request = Request(
                            publisher: publisher, recipient: recipient, purpose: purpose, role: role,
                            category: category, person: person, instant: instant,
                            emergencyAccess: purpose == .breakTheGlass ? access : nil)
                        #expect(
                            policy.decide(request, id: "").released == items,
                            "seed \(seed): \(publisher) \(recipient) \(purpose) \(role) \(category) \(instant) \(kind)")
                        // Of a category that is granted, none of the other items is released by itself.
                        for item in ItemSet(of: category).subtracting(items) where index == 0 && !items.isEmpty {
                            request.items = [item]
                            #expect(policy.decide(request, id: "").outcome != .permit, "seed \(seed): \(item)")
                        }
                        grants += items.count
                        guard index == 0, let grant, !items.isEmpty else { continue }
                        request.items = items
                        #expect(policy.decide(request, id: "").obligations.map(\.text).sorted() == grant.obligations)
                        request.person.objection = true
                        #expect(
                            (policy.decide(request, id: "").reason == .objection) == grant.choices.contains("objection")
                        )
                    }
                }
            }
        }
        return grants
    }

    @Test func aSiteThatNoAgreementNamesStandsForTheOthers() throws {
        let universe = DomainUniverse([try Fixture.policy()])
        #expect(universe.organisations.map(\.code.text) == ["503", "RK5", "RK5"])
        let site = try #require(universe.organisations.last)
        #expect(site.isSites && site.asked.isSite(of: site.code))
    }
}
