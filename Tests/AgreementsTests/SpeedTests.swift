// That a decision costs microseconds, whatever the number of agreements; the bar is loose, for debug builds and busy
// machines.

import Agreements
import Records
import Testing

@Suite(.serialized) struct SpeedTests {
    /// Nanoseconds of one decision, the best of five rounds.
    static func nanoseconds(_ policy: PolicySet, _ requests: [Request]) -> Int64 {
        let clock = ContinuousClock()
        var best = Int64.max
        for _ in 0..<5 {
            let count = 2000
            let time = clock.measure {
                for index in 0..<count { _ = policy.decide(requests[index % requests.count], id: "d") }
            }
            let (seconds, attoseconds) = time.components
            best = min(best, (seconds * 1_000_000_000 + attoseconds / 1_000_000_000) / Int64(count))
        }
        return best
    }

    static func agreements(_ count: Int) -> [String] {
        (0..<count).map { index in
            let code = "C\(1000 + index)"
            return Fixture.agreement.replacing("NS-T-1", with: "NS-T-\(index)").replacing("\"503\"", with: code)
        }
    }

    @Test func aDecisionDoesNotDependOnTheNumberOfAgreements() throws {
        let few = try Fixture.policy(Self.agreements(10))
        let many = try Fixture.policy(Self.agreements(500))
        let requests = (0..<10).map { Fixture.request(from: "C\(1000 + $0)") }
        for request in requests { #expect(many.decide(request, id: "").outcome == .permit) }
        let (small, large) = (Self.nanoseconds(few, requests), Self.nanoseconds(many, requests))
        print("decision: \(small) ns of 10 agreements, \(large) ns of 500")
        #expect(large < small * 4)
        #expect(large < 200_000)
    }

    @Test func aReleaseOfAPackageIsQuick() throws {
        let permit = try #require(try Fixture.policy().decide(Fixture.request(), id: "").permit)
        let resources = PackageFixture.all()
        let clock = ContinuousClock()
        var best = Duration.seconds(1)
        for _ in 0..<20 { best = min(best, clock.measure { _ = permit.release(resources) }) }
        print("release of \(resources.count) resources: \(best)")
        #expect(best < .milliseconds(20))
    }
}
