// A made-up care system: 50 organisations with their sites, 200 agreements, and requests near them. Each request is for
// one item of one category, the kind of thing that Cedar decides about; there are more than sixty such kinds.

import Agreements
import Records

struct Workload {
    static let organisations = (1...50).map { $0 < 10 ? "R0\($0)" : "R\($0)" }
    static let agreements = 200
    static let dates = [
        "2026-01-01", "2026-03-28", "2026-03-29", "2026-06-30", "2026-10-24", "2026-10-25", "2026-12-31", "2027-03-31",
    ]

    private var random: SplitMix64
    init(seed: UInt64) { random = SplitMix64(state: seed) }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    private mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }
    private mutating func some<Value>(_ values: [Value], _ counts: ClosedRange<Int>) -> [Value] {
        Array(values.shuffled(using: &random).prefix(Int.random(in: counts, using: &random)))
    }

    // MARK: Agreements

    mutating func files() -> [(path: String, text: String)] {
        (1...Self.agreements).map { ("agreements/ns-c-\($0).yaml", agreement($0)) }
    }

    private mutating func agreement(_ number: Int) -> String {
        let members = some(Self.organisations, 2...4)
        let senders = Array(members.prefix(members.count > 3 ? 2 : 1))
        let last = Int.random(in: 2..<Self.dates.count, using: &random)
        var lines = ["id: NS-C-\(number)", "version: \"1\"", "title: Made up", "parties:"]
        for member in members { lines += party(member) }
        lines += [
            "flows: [{from: [\(joined(senders))], to: [\(joined(Array(members.dropFirst(senders.count))))]}]",
            "purposes: [\(joined(some(Self.purposes.map(\.rawValue), 2...5)))]",
            "roles: [\(joined(some(Role.allCases.map(\.rawValue), 2...6)))]", "data:",
        ]
        for category in some(Category.allCases, 2...4) {
            lines.append("  - category: \(category.rawValue)")
            lines.append("    items: [\(joined(some(ItemSet(of: category).names, 3...12)))]")
        }
        lines += [
            "exclude: [\(joined(["legally-restricted", "address-if-s-flag"] + some(Self.excluded, 0...2)))]",
            "choices: {objection: \(effect(80)), type1: \(effect(50)), ndoo: \(effect(50))}",
            "obligations: [show-withheld-marker\(chance(4) ? ", redact" : "")]",
            "start: \(chance(75) ? Self.dates[0] : Self.dates[1])", "last_day: \(Self.dates[last])",
        ]
        if chance(10) { lines.append("suspended: [{from: 2026-06-30, to: 2026-10-24, ods: \(senders[0])}]") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Break-glass is left out: Cedar has no named user, reason and time-box to compare.
    static let purposes = Purpose.allCases.filter { $0 != .breakTheGlass }
    private static let excluded = ["notes", "attachment", "key-worker", "clinician", "unit-cost", "contact-details"]

    private mutating func party(_ code: String) -> [String] {
        var lines = [
            "  - ods: \(code)", "    name: Organisation \(code)", "    role: controller",
            "    include_sites: \(chance(60))",
            "    lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: Act, confidentiality: consent}",
        ]
        if chance(8) { lines.append("    leaves: 2026-10-25") }
        let signed = chance(90) ? "2025-12-01" : pick(Self.dates)
        lines.append("    signed:")
        lines.append("      - {as: Caldicott, name: B Lee, date: \(signed)}")
        if chance(95) { lines.append("      - {as: SIRO, name: A Khan, date: 2025-12-01}") }
        return lines
    }

    private mutating func effect(_ percent: Int) -> String { chance(percent) ? "withhold" : "not-applicable" }
    private func joined(_ words: [String]) -> String { words.joined(separator: ", ") }

    // MARK: Requests

    mutating func request(near agreements: [Agreement]) -> Request {
        let agreement = pick(agreements)
        let flow = pick(agreement.flows)
        let category = chance(95) ? pick(agreement.data).category : pick(Category.allCases)
        let clause = agreement.data.first { $0.category == category }
        let items = chance(85) ? clause?.items.names ?? [] : ItemSet(of: category).names
        let edge = UKTime.endOfDay(CivilDate(pick(Self.dates))!)
        let near: Int64 = pick([-1, 0, 1, -86_400_000 * 40, 86_400_000 * 40])
        return Request(
            publisher: organisation(flow.from), recipient: organisation(flow.to),
            purpose: chance(93) ? pick(agreement.purposes) : pick(Self.purposes),
            role: chance(93) ? pick(agreement.roles) : pick(Role.allCases), category: category,
            items: [Item(items.isEmpty ? "source" : pick(items))!], person: person(),
            instant: Instant(milliseconds: edge.milliseconds + near))
    }

    private mutating func organisation(_ codes: [ODSCode]) -> ODSCode {
        let code = chance(95) ? pick(codes).text : pick(Self.organisations)
        return ODSCode(chance(15) ? code + "01" : code)!
    }

    private mutating func person() -> PersonStatus {
        var person = PersonStatus.unencumbered
        if chance(20) { person.sFlag = pick([.yes, .unknown]) }
        if chance(15) { person.isChild = true }
        if chance(5) { person.objection = .yes }
        if chance(5) { person.type1 = .yes }
        if chance(5) { person.nationalDataOptOut = .yes }
        if chance(2) { person.deceased = .yes }
        if chance(1) { person.restricted = .yes }
        return person
    }
}

/// A small seeded generator.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
