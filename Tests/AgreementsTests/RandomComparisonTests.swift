// The compiled policy against the plain interpreter, over random policy sets and requests. CAREGATE_SEED repeats a run,
// and CAREGATE_CASES says how many requests; a failure prints both, and the smallest facts that still show it.

import Agreements
import Foundation
import Records
import Testing

@Suite struct RandomComparisonTests {
    /// Requests a set: enough to meet its breakpoints, few enough that many sets are made.
    static let requestsPerSet = 100
    static let seed = number("CAREGATE_SEED") ?? 2026
    static let cases = number("CAREGATE_CASES").map { Int($0) } ?? 20_000

    static func number(_ name: String) -> UInt64? { ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) } }

    @Test("random sets and requests: the same answers, reasons and items as the plain interpreter")
    func agreesWithThePlainInterpreter() throws {
        var tally: [ReasonCode: Int] = [:]
        for number in 0..<UInt64(max(1, Self.cases / Self.requestsPerSet)) {
            let seed = Self.seed &+ number
            var random = RandomPolicy(seed: seed)
            let drafts = random.agreements()
            let settings = random.settings(of: drafts)
            let texts = drafts.map(\.yaml)
            let policy = try Fixture.policy(texts, settings: settings)
            #expect(
                Set(policy.agreements.map { RandomAgreement($0) }) == Set(drafts.map(\.stated)),
                "the reader, CAREGATE_SEED=\(seed): \(texts.joined(separator: "---\n"))")
            let plain = PlainInterpreter(policy)
            for _ in 0..<Self.requestsPerSet {
                let request = random.request(near: policy)
                let compared = ComparedCase(texts: texts, settings: settings, request: request)
                let decision = policy.decide(request, id: "d")
                tally[decision.reason, default: 0] += 1
                guard ComparedCase.disagree(policy, plain, request) else { continue }
                Issue.record("CAREGATE_SEED=\(seed) CAREGATE_CASES=\(Self.requestsPerSet)\n\(compared.smaller())")
                return
            }
        }
        print("compared \(tally.values.reduce(0, +)) decisions from seed \(Self.seed): \(Self.text(tally))")
        // The proof is of every reason there is, or it proves little.
        if Self.cases >= 20_000 {
            for reason in ReasonCode.allCases { #expect(tally[reason] != nil, "no case is \(reason.rawValue)") }
        }
    }

    static func text(_ tally: [ReasonCode: Int]) -> String {
        tally.sorted { $0.value > $1.value }.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
    }

    /// Between a decision and the instant to which it says that it holds, the same request has the same answer.
    @Test("random sets and requests: a decision holds until the instant that it says")
    func holdsUntilItSays() throws {
        for number in 0..<UInt64(max(1, Self.cases / Self.requestsPerSet / 4)) {
            let seed = Self.seed &+ number
            var random = RandomPolicy(seed: seed)
            let drafts = random.agreements()
            let policy = try Fixture.policy(drafts.map(\.yaml), settings: random.settings(of: drafts))
            for _ in 0..<Self.requestsPerSet {
                var request = random.request(near: policy)
                let decision = policy.decide(request, id: "d")
                let farthest = PlainCalendar.ends(CivilDate("2028-12-31")!)
                let until = decision.validUntil?.milliseconds ?? farthest
                #expect(until > request.instant.milliseconds)
                guard until - 1 > request.instant.milliseconds else { continue }
                let between = Int64.random(in: request.instant.milliseconds..<until, using: &random.random)
                let begins = request.emergencyAccess?.from.milliseconds ?? between
                let holds = request.instant.milliseconds..<until
                for instant in [between, until - 1, begins, begins + 1] where holds.contains(instant) {
                    request.instant = Instant(milliseconds: instant)
                    let later = policy.decide(request, id: "d")
                    if later.outcome != decision.outcome || later.released != decision.released
                        || later.grants != decision.grants
                    {
                        Issue.record(
                            """
                            CAREGATE_SEED=\(seed): \(decision.request)
                            until \(decision.validUntil?.description ?? "always"): \(PlainAnswer(decision))
                            at \(request.instant): \(PlainAnswer(later))
                            \(drafts.map(\.yaml).joined(separator: "---\n"))
                            """)
                        return
                    }
                }
            }
        }
    }
}

/// One request and the files it is put to, with both answers.
struct ComparedCase: CustomStringConvertible {
    var texts: [String]
    let settings: PolicySettings
    var request: Request

    static func disagree(_ policy: PolicySet, _ plain: PlainInterpreter, _ request: Request) -> Bool {
        let decision = policy.decide(request, id: "d")
        return PlainAnswer(decision) != plain.answer(request)
            || (decision.permit != nil) != (decision.outcome == .permit)
            || decision.permit.map { $0.items != decision.released } ?? false
    }

    private var isDisagreement: Bool {
        guard let policy = try? Fixture.policy(texts, settings: settings) else { return false }  // too small to load
        return Self.disagree(policy, PlainInterpreter(policy), request)
    }

    /// Without the agreements, lines and circumstances that the disagreement does not need.
    func smaller() -> ComparedCase {
        var best = self
        func keep(_ change: (inout ComparedCase) -> Void) -> Bool {
            var candidate = best
            change(&candidate)
            guard candidate.isDisagreement else { return false }
            best = candidate
            return true
        }
        for index in texts.indices.reversed() { _ = keep { $0.texts.remove(at: index) } }
        for edit in Self.simplifications { _ = keep { edit(&$0.request) } }
        for index in best.texts.indices {
            for length in [9, 8, 7, 6, 5, 4, 3, 2, 1] {
                var line = best.texts[index].split(separator: "\n").count - length
                while line >= 0 {
                    _ = keep { candidate in
                        var lines = candidate.texts[index].split(separator: "\n")
                        lines.removeSubrange(line..<min(line + length, lines.count))
                        candidate.texts[index] = lines.joined(separator: "\n") + "\n"
                    }
                    line -= 1
                }
            }
        }
        return best
    }

    private static var simplifications: [(inout Request) -> Void] {
        [
            { $0.items = nil }, { $0.emergencyAccess = nil }, { $0.person = Fixture.adult },
            { $0.person.objection = false }, { $0.person.type1 = false }, { $0.person.nationalDataOptOut = false },
            { $0.person.sFlag = .no }, { $0.person.isChild = false }, { $0.person.deceased = false },
            { $0.person.objectedAgreements = [] }, { $0.person.objectedCategories = [] },
        ]
    }

    var description: String {
        guard let policy = try? Fixture.policy(texts, settings: settings) else { return "the files do not load" }
        return """
            \(request.publisher) → \(request.recipient) \(request.purpose.rawValue) \(request.role.rawValue) \
            \(request.category.rawValue) items \(request.items?.description ?? "any") at \(request.instant)
            \(request.person)
            \(request.emergencyAccess.map { "\($0)" } ?? "no emergency access")
            \(settings)
            compiled: \(PlainAnswer(policy.decide(request, id: "d")))
            plain: \(PlainInterpreter(policy).answer(request))
            \(texts.joined(separator: "---\n"))
            """
    }
}
