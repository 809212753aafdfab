// Random sets of agreements for what must hold of every set: dates that meet and overlap, sites, processors, unsigned
// parties, suspensions, exclusions and emergencies.

import Agreements
import Records

struct RandomPolicies {
    var generator: SeededGenerator

    static let codes = ["503", "504", "RK5", "RK501", "RX8", "QNS"]
    private static let dates = ["2026-01-01", "2026-03-29", "2026-06-30", "2026-10-25", "2026-12-31", "2027-03-31"]
    private static let purposes = ["TREAT", "ETREAT", "BTG", "COC", "PLAN"]
    private static let roles = ["ed-clinician", "ed-consultant", "ed-system", "analyst"]
    private static let categories = ["social-care-package", "encounter"]
    private static let exclusions = [
        "legally-restricted", "finance", "telephones", "address-if-s-flag", "safeguarding", "staff-names", "source",
    ]
    private static let obligations = ["show-withheld-marker", "no-onward-share", "mask", "\"notify:503-duty-team\""]

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func policy(agreements count: Int) throws -> PolicySet {
        try Fixture.policy((0..<count).map { agreement($0) })
    }

    private mutating func isChance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    private mutating func some(_ words: [String], atMost most: Int) -> [String] {
        Array(words.shuffled(using: &generator).prefix(Int.random(in: 1...most, using: &generator)))
    }

    private mutating func dates(_ count: Int) -> [String] {
        Array(Self.dates.shuffled(using: &generator).prefix(count)).sorted()
    }

    mutating func agreement(_ number: Int) -> String {
        let codes = Array(Self.codes.shuffled(using: &generator).prefix(Int.random(in: 2...4, using: &generator)))
        let parties = codes.map { party($0, of: codes) }.joined()
        let time = dates(2)
        var lines = ["id: NS-R-\(number)", "version: \"1\"", "title: Random \(number)", "parties:"]
        let flows =
            "[{from: [\"\(codes[0])\"], to: [\(codes.dropFirst().map { "\"\($0)\"" }.joined(separator: ", "))]}]"
        lines.append(parties + "flows: \(flows)")
        lines.append("purposes: [\(some(Self.purposes, atMost: 3).joined(separator: ", "))]")
        lines.append("roles: [\(some(Self.roles, atMost: 3).joined(separator: ", "))]")
        lines.append("data:")
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
            let category = Self.categories.randomElement(using: &generator)!
            let names = ItemSet(of: Category(rawValue: category)!).names
            let lookback = ["current", "all", "90 days"].randomElement(using: &generator)!
            lines.append("  - category: \(category)")
            lines.append("    items: [\(some(names, atMost: names.count).joined(separator: ", "))]")
            lines.append("    lookback: \(lookback)")
        }
        if isChance(60) { lines.append("exclude: [\(some(Self.exclusions, atMost: 3).joined(separator: ", "))]") }
        if isChance(50) {
            let effect = ["withhold", "not-applicable"].randomElement(using: &generator)!
            lines.append("choices: {objection: \(effect), type1: \(effect)}")
        }
        if isChance(30) {
            lines.append(
                "emergency: {allowed: true, roles: [ed-consultant], overrides: [objection], review_within: 3 days}")
        }
        if isChance(50) { lines.append("obligations: [\(some(Self.obligations, atMost: 2).joined(separator: ", "))]") }
        if isChance(20) { lines.append("suspended: [{from: \(dates(1)[0]), ods: \"\(codes[1])\", reason: test}]") }
        if isChance(20), number > 0 { lines.append("supersedes: NS-R-\(number - 1)@1") }
        return (lines + ["start: \(time[0])", "last_day: \(time[1])"]).joined(separator: "\n")
    }

    private mutating func party(_ code: String, of codes: [String]) -> String {
        var lines = ["  - ods: \"\(code)\"", "    name: Organisation \(code)"]
        let controller = codes[0]
        if code != controller, isChance(15) {
            lines += ["    role: processor", "    on_behalf_of: [\"\(controller)\"]"]
        } else {
            lines += [
                "    role: controller",
                "    lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: NHS Act 2006, confidentiality: implied}",
            ]
            if !isChance(8) {
                lines += [
                    "    signed:", "      - {as: SIRO, name: R Iqbal, date: 2025-12-03}",
                    "      - {as: Caldicott, name: C Osei, date: \(isChance(20) ? dates(1)[0] : "2025-12-04")}",
                ]
            }
        }
        if isChance(50) { lines.append("    include_sites: true") }
        if isChance(30) {
            lines.append("    joins: \(dates(1)[0])")
        } else if isChance(30) {
            lines.append("    leaves: \(dates(1)[0])")
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
