// Small, dense policy sets and requests, made at random: few organisations, dates near each other and around the
// changes of the clocks, so that the rules meet.

import Agreements
import Records

/// Makes agreements and requests; everything follows from the seed.
struct RandomPolicy {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// Codes that extend each other, that YAML would read as numbers, and the longest.
    static let organisations = [
        "503", "5030", "RK5", "RK5A", "RK5A1", "RK5A12", "011", "5E1", "PRC01", "PRC02", "PRC03", "ABCDEFGHI",
        "ABCDEFGHIJ",
    ]
    static let strangers = ["ZZZ9", "RK", "RK599", "503X", "PRC01A", "RK5A1B2C3D", "0110"]

    /// In order; with the last days before and after the clocks change, and the ends of February and of years.
    static let dates = [
        "2026-01-01", "2026-02-28", "2026-03-28", "2026-03-29", "2026-03-30", "2026-06-30", "2026-10-24", "2026-10-25",
        "2026-10-26", "2026-12-31", "2027-01-01", "2027-03-28", "2027-03-31", "2027-10-31", "2028-02-28", "2028-02-29",
        "2028-03-26",
    ]

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }
    mutating func some<Value>(_ values: [Value], _ counts: ClosedRange<Int>) -> [Value] {
        Array(values.shuffled(using: &random).prefix(Int.random(in: counts, using: &random)))
    }
    mutating func maybe<Value>(_ percent: Int, _ value: (inout RandomPolicy) -> Value) -> Value? {
        chance(percent) ? value(&self) : nil
    }

    // MARK: Agreements

    mutating func agreements() -> [RandomAgreement] {
        let organisations = some(Self.organisations, 3...6)
        var result: [RandomAgreement] = []
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            let known = result.map(\.reference)
            var agreement = agreement(organisations, known: known)
            if let other = result.last, chance(50) { overlap(&agreement, other) }
            if !known.contains(agreement.reference) { result.append(agreement) }
        }
        return result
    }

    /// The same organisations for much the same use, as a second agreement that overlaps with the first.
    private mutating func overlap(_ agreement: inout RandomAgreement, _ other: RandomAgreement) {
        agreement.parties = other.parties
        agreement.flows = other.flows
        agreement.suspended = []
        if chance(80) { (agreement.purposes, agreement.roles) = (other.purposes, other.roles) }
        if chance(60) { agreement.data[0].category = other.data[0].category }
        agreement.data[0].items = some(ItemSet(of: Category(rawValue: agreement.data[0].category)!).names, 1...12)
        if chance(70) { (agreement.start, agreement.lastDay, agreement.reviewBy) = (other.start, other.lastDay, nil) }
    }

    private mutating func agreement(_ organisations: [String], known: [String]) -> RandomAgreement {
        var result = RandomAgreement()
        result.id = pick(["NS-R-1", "NS-R-2", "NS-R-3", "no", "1e3"])
        result.version = pick(["1", "2", "10", "1.0", "011", "off"])
        if chance(12) {
            result.supersedes = [pick(known + ["\(result.id)@\(result.version)", "NS-R-1@1", "NS-R-2@2"])]
        }
        result.requireSIRO = maybe(60) { $0.pick(["true", "false"]) }
        let last = Int.random(in: 1..<Self.dates.count, using: &random)
        let first = chance(70) ? 0 : Int.random(in: 0...last, using: &random)
        (result.start, result.lastDay) = (Self.dates[first], Self.dates[last])
        result.reviewBy = maybe(50) { $0.pick(Array(Self.dates[first...])) }
        let members = some(organisations, 2...5)
        result.parties = members.map { party($0, of: members) }
        result.flows = (0..<Int.random(in: 1...2, using: &random)).map { _ in
            let order = members.shuffled(using: &random)
            let to = chance(90) ? Array(order.dropFirst()) : members
            return RandomAgreement.Flow(from: [order[0]], to: some(to, 1...3))
        }
        result.purposes = some(Purpose.allCases.map(\.rawValue), 2...7)
        result.roles = some(Role.allCases.map(\.rawValue), 1...6)
        result.data = (0..<Int.random(in: 1...3, using: &random)).map { _ in dataClause() }
        let items = result.data.flatMap(\.items)
        result.exclude = maybe(60) { $0.some(Self.exclusions + [$0.pick(items)], 1...3) } ?? []
        result.objection = maybe(80) { $0.pick(Self.effects) }
        result.type1 = maybe(80) { $0.pick(Self.effects) }
        result.ndoo = maybe(80) { $0.pick(Self.effects) }
        result.emergency = maybe(70) { random in
            RandomAgreement.Emergency(
                allowed: random.chance(80) ? "true" : "false", roles: random.some(Role.allCases.map(\.rawValue), 1...5),
                overrides: random.chance(50) ? ["objection"] : [])
        }
        result.obligations = maybe(60) { random in (0..<3).map { _ in random.pick(Self.obligations) } } ?? []
        result.suspended =
            maybe(20) { random in
                (0..<Int.random(in: 1...2, using: &random.random)).map { _ in random.suspension(members) }
            } ?? []
        return result
    }

    private static let effects = ["withhold", "not-applicable"]
    private static let exclusions = [
        "legally-restricted", "address-if-s-flag", "free-text-notes", "attachments", "finance", "safeguarding",
        "child-protection", "telephones", "staff-names",
    ]
    private static let obligations = [
        "redact", "pseudonymise", "mask", "show-withheld-marker", "no-onward-share", "notify:503-duty-team", "notify:x",
    ]

    private mutating func party(_ code: String, of members: [String]) -> RandomAgreement.Party {
        var result = RandomAgreement.Party(ods: code, role: pick(["controller", "controller", "joint-controller"]))
        if code.hasPrefix("PRC") ? chance(70) : chance(5) {
            result.role = "processor"
            result.onBehalfOf = some(members.filter { $0 != code }, 1...2)
        }
        result.includeSites = maybe(70) { $0.pick(["true", "true", "false"]) }
        if chance(15) {
            let first = Int.random(in: 0..<Self.dates.count, using: &random)
            result.joins = maybe(60) { _ in Self.dates[first] }
            result.leaves = maybe(60) { $0.pick(Array(Self.dates[first...])) }
        }
        let signatures = [("SIRO", 94), ("Caldicott", 96), ("DPO", 20), ("Caldicott", 10)]
        for (capacity, percent) in signatures where chance(percent) {
            let date = chance(85) ? "2025-12-01" : pick(Self.dates)
            result.signed.append(RandomAgreement.Signature(capacity: capacity, date: date))
        }
        return result
    }

    private mutating func dataClause() -> RandomAgreement.DataClause {
        let category = pick(Category.allCases + [.socialCarePackage, .socialCarePackage, .socialCarePackage])
        return RandomAgreement.DataClause(
            category: category.rawValue, items: some(ItemSet(of: category).names, 1...12),
            lookback: maybe(70) { $0.pick(["current", "all", "1 day", "90 days", "3 months", "2 years"]) })
    }

    private mutating func suspension(_ members: [String]) -> RandomAgreement.Suspension {
        let first = Int.random(in: 0..<Self.dates.count, using: &random)
        return RandomAgreement.Suspension(
            ods: maybe(60) { $0.pick(members) }, from: Self.dates[first],
            to: maybe(80) { $0.pick(Array(Self.dates[first...])) })
    }

    mutating func settings(of agreements: [RandomAgreement]) -> PolicySettings {
        let parties = agreements.flatMap(\.parties).map(\.ods)
        return PolicySettings(
            obligations: ObligationSupport(
                redact: chance(70), mask: chance(70),
                pseudonymKey: chance(70) ? PseudonymKey([UInt8](repeating: 7, count: 32)) : nil,
                showWithheldMarker: chance(90), noOnwardShare: chance(90),
                notifyTargets: maybe(30) { Set($0.some(["503-duty-team", "x", "privacy-officer"], 0...3)) }),
            suspendsWhenReviewOverdue: chance(40), requiresSIRO: chance(20),
            successions: maybe(25) { [$0.succession(parties)] } ?? [])
    }

    private mutating func succession(_ parties: [String]) -> Succession {
        Succession(
            former: ODSCode(pick(parties))!, successor: ODSCode(pick(["RM9", "ZZZ9"] + Self.organisations))!,
            from: CivilDate(pick(Self.dates))!)
    }
}

// MARK: Requests

extension RandomPolicy {
    /// Mostly near an agreement of the set, often wrong in one dimension.
    mutating func request(near policy: PolicySet) -> Request {
        let agreement = pick(policy.agreements)
        let flow = pick(agreement.flows)
        var (publisher, recipient) = (organisation(near: flow.from), organisation(near: flow.to))
        if let succession = policy.settings.successions.first, chance(15) {
            if publisher == succession.former { publisher = succession.successor }
            if recipient == succession.former { recipient = succession.successor }
        }
        let instant = instant(near: agreement)
        var purpose = chance(90) ? pick(agreement.purposes) : pick(Purpose.allCases)
        if chance(8) { purpose = .breakTheGlass }
        let emergencyRoles = agreement.emergency?.roles ?? []
        let role =
            purpose == .breakTheGlass && !emergencyRoles.isEmpty && chance(85)
            ? pick(emergencyRoles) : chance(90) ? pick(agreement.roles) : pick(Role.allCases)
        let category = chance(93) ? pick(agreement.data).category : pick(Category.allCases)
        return Request(
            publisher: publisher, recipient: recipient, purpose: purpose, role: role, category: category,
            items: items(of: category), person: person(policy.agreements), instant: instant,
            emergencyAccess: purpose == .breakTheGlass || chance(5) ? access(recipient, role, instant) : nil)
    }

    private mutating func organisation(near codes: [ODSCode]) -> ODSCode {
        let code = chance(95) ? pick(codes).text : pick(Self.organisations + Self.strangers)
        // A site of the organisation, by one digit or two.
        let site = chance(10) ? code + pick(["1", "A", "99"]) : code
        return ODSCode(site) ?? ODSCode(code) ?? pick(codes)
    }

    /// A breakpoint of the agreement, a millisecond about it, or any time.
    private mutating func instant(near agreement: Agreement) -> Instant {
        var dates = [agreement.start, agreement.lastDay, agreement.start, agreement.lastDay]
        dates += [agreement.reviewBy].compactMap { $0 }
        dates += agreement.parties.flatMap { [$0.joins, $0.leaves].compactMap { $0 } + $0.signed.map(\.date) }
        dates += agreement.suspended.flatMap { [$0.from, $0.to].compactMap { $0 } }
        let date = chance(70) ? pick(dates) : CivilDate(pick(Self.dates))!
        let edges = [PlainCalendar.begins(date), PlainCalendar.ends(date)]
        let hour: Int64 = 3_600_000
        let near: [Int64] = [-1, 0, 1, -hour - 1, -hour, hour - 1, hour, 12 * hour]
        if chance(55) { return Instant(milliseconds: pick(edges) + pick(near)) }
        let (first, last) = (PlainCalendar.begins(agreement.start), PlainCalendar.ends(agreement.lastDay))
        return Instant(milliseconds: Int64.random(in: first...last, using: &random))
    }

    private mutating func items(of category: Agreements.Category) -> ItemSet? {
        if chance(55) { return nil }
        if chance(6) { return [] }
        if chance(25) { return [Item(pick(Self.sensitive))!] }
        let pool = chance(85) ? ItemSet(of: category).names : Category.allCases.flatMap { ItemSet(of: $0).names }
        return ItemSet(some(pool, 1...6).compactMap { Item($0) })
    }

    /// Items of which more is to be said than that a clause names them.
    private static let sensitive = [
        "safeguarding-flag", "child-protection", "contact-details", "general-practitioner", "provider-telephone",
        "key-worker-telephone", "notes", "attachment", "key-worker",
    ]

    private mutating func person(_ agreements: [Agreement]) -> PersonStatus {
        var person = PersonStatus.unencumbered
        if chance(50) { return person }
        person.objection = known(yes: 12, unknown: 4)
        person.type1 = known(yes: 20, unknown: 15)
        person.nationalDataOptOut = known(yes: 20, unknown: 15)
        person.sFlag = pick([.no, .yes, .unknown])
        person.deceased = known(yes: 8, unknown: 4)
        person.restricted = known(yes: 3, unknown: 1)
        person.sealed = known(yes: 3, unknown: 1)
        person.isChild = pick([true, false, nil])
        person.identityUncertain = chance(3)
        if chance(12) { person.objectedAgreements = Set(some(agreements.map(\.id) + ["NS-R-9"], 1...2)) }
        if chance(12) { person.objectedCategories = Set(some(Category.allCases, 1...3)) }
        return person
    }

    /// In percent.
    private mutating func known(yes: Int, unknown: Int) -> Known {
        let number = Int.random(in: 0..<100, using: &random)
        return number < yes ? .yes : number < yes + unknown ? .unknown : .no
    }

    private mutating func access(_ recipient: ODSCode, _ role: Role, _ instant: Instant) -> EmergencyAccess? {
        let trust = ODSCode(String(recipient.text.prefix(3))) ?? recipient
        let organisation = chance(85) ? recipient : chance(60) ? trust : ODSCode(pick(Self.organisations))!
        let from = Instant(milliseconds: instant.milliseconds - pick([0, 1, 0, 3_600_000, 8 * 3_600_000, -1]))
        return EmergencyAccess(
            user: "a.khan", role: chance(92) ? role : pick(Role.allCases), organisation: organisation,
            reason: "found collapsed", from: from, until: from.adding(seconds: pick([1, 3600, 8 * 3600])))
    }
}
