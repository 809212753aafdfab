// What a decision looks things up in. Everything that does not depend on the request is made here, once: clause
// references, sets, windows of time, and the texts of warnings.

import Records

/// Instants from `from` up to, not including, `until`.
struct Window: Sendable, Hashable {
    var from: Int64
    var until: Int64

    static let always = Window(from: .min, until: .max)
    var isEmpty: Bool { from >= until }
    func contains(_ instant: Int64) -> Bool { instant >= from && instant < until }
    func intersection(_ other: Window) -> Window {
        Window(from: max(from, other.from), until: min(until, other.until))
    }

    /// UK dates, both inclusive.
    init(_ first: CivilDate?, through last: CivilDate?) {
        from = first.map { UKTime.startOfDay($0).milliseconds } ?? .min
        until = last.map { UKTime.endOfDay($0).milliseconds } ?? .max
    }

    init(from: Int64, until: Int64) {
        self.from = from
        self.until = until
    }

    static func contains(_ windows: [Window], _ instant: Int64) -> Bool {
        for window in windows where window.contains(instant) { return true }
        return false
    }

    /// `windows` without `hole`.
    static func subtract(_ hole: Window, from windows: [Window]) -> [Window] {
        windows.flatMap { window in
            [
                Window(from: window.from, until: min(window.until, hole.from)),
                Window(from: max(window.from, hole.until), until: window.until),
            ].filter { !$0.isEmpty }
        }
    }

    static func intersect(_ left: [Window], _ right: [Window]) -> [Window] {
        left.flatMap { one in right.map(one.intersection).filter { !$0.isEmpty } }
    }
}

struct CompiledPolicy: Sendable {
    /// One data clause of one agreement.
    struct Terms: Sendable {
        let category: Category
        let items: ItemSet
        let excluded: ItemSet
        let excludedIfSFlag: ItemSet
        let namesChildProtection: Bool
        let lookback: Agreement.Lookback
        /// This clause alone, so that the usual answer allocates nothing.
        let reference: [ClauseReference]
    }

    struct Entry: Sendable {
        let purposes: UInt32
        let roles: UInt32
        /// Roles that may break the glass; none unless the agreement allows it.
        let emergencyRoles: UInt32
        let emergencyOverridesObjection: Bool
        let objectionApplies: Bool
        let type1Applies: Bool
        let ndooApplies: Bool
        let terms: [Terms]
        let obligations: [Obligation]
        let undischargeable: Obligation?
        let objectionClause: ClauseReference
        let excludeClause: ClauseReference
        let obligationsClause: ClauseReference
        let reviewOverdueFrom: Int64
        let reviewWarning: String
    }

    /// One agreement's flow from one party to another.
    struct Link: Sendable {
        let agreement: Int32
        let live: [Window]
        let publisherIncludesSites: Bool
        let recipientIncludesSites: Bool
    }

    struct Pair: Sendable {
        var links: [Link] = []
        /// Every instant at which a link begins or ceases to be live, ascending.
        var breakpoints: [Int64] = []
    }

    let organisations: [String: UInt32]
    let entries: [Entry]
    let pairs: [UInt64: Pair]
    /// Of each organisation, its links as a publisher.
    let published: [UInt32: [Link]]
    /// Of each organisation, the agreements it is a party of.
    let memberships: [[Int32]]

    static func key(_ publisher: UInt32, _ recipient: UInt32) -> UInt64 { UInt64(publisher) << 32 | UInt64(recipient) }

    init(_ agreements: [Agreement], _ settings: PolicySettings) {
        var organisations: [String: UInt32] = [:]
        var memberships: [[Int32]] = []
        for (index, agreement) in agreements.enumerated() {
            for party in agreement.parties {
                let next = UInt32(organisations.count)
                let organisation = organisations[party.ods.text] ?? next
                if organisation == next {
                    organisations[party.ods.text] = next
                    memberships.append([])
                }
                memberships[Int(organisation)].append(Int32(index))
            }
        }
        let superseded = Self.superseded(agreements)
        var pairs: [UInt64: Pair] = [:]
        var published: [UInt32: [Link]] = [:]
        for (index, agreement) in agreements.enumerated() {
            let own = Self.ownWindows(agreement, supersededFrom: superseded[agreement.reference], settings)
            var live: [ODSCode: [Window]] = [:]
            for party in agreement.parties {
                live[party.ods] = Window.intersect(
                    own, Self.windows(of: party, in: agreement, settings, visiting: []))
            }
            for (publisher, recipient) in Self.directions(agreement) {
                guard let from = agreement.party(publisher), let to = agreement.party(recipient),
                    let fromID = organisations[publisher.text], let toID = organisations[recipient.text]
                else { continue }
                let link = Link(
                    agreement: Int32(index), live: Window.intersect(live[publisher] ?? [], live[recipient] ?? []),
                    publisherIncludesSites: from.includeSites, recipientIncludesSites: to.includeSites)
                pairs[Self.key(fromID, toID), default: Pair()].links.append(link)
                published[fromID, default: []].append(link)
            }
        }
        for key in pairs.keys {
            let instants = pairs[key]?.links.flatMap { link in link.live.flatMap { [$0.from, $0.until] } } ?? []
            pairs[key]?.breakpoints = Set(instants).filter { $0 != .min && $0 != .max }.sorted()
        }
        self.organisations = organisations
        self.memberships = memberships
        self.pairs = pairs
        self.published = published
        entries = agreements.map { Self.entry($0, settings) }
    }

    /// The ordered pairs of the flows, each once.
    static func directions(_ agreement: Agreement) -> [(ODSCode, ODSCode)] {
        var seen: Set<[ODSCode]> = []
        var result: [(ODSCode, ODSCode)] = []
        for flow in agreement.flows {
            for from in flow.from {
                for to in flow.to where from != to && seen.insert([from, to]).inserted { result.append((from, to)) }
            }
        }
        return result
    }

    /// From when each superseded version grants nothing: the start of the first version that takes its place.
    static func superseded(_ agreements: [Agreement]) -> [String: Int64] {
        var result: [String: Int64] = [:]
        for agreement in agreements {
            let start = UKTime.startOfDay(agreement.start).milliseconds
            for older in agreement.supersedes where older != agreement.reference {
                result[older] = min(result[older] ?? .max, start)
            }
        }
        return result
    }

    /// When the agreement is in force, whatever its parties do.
    static func ownWindows(_ agreement: Agreement, supersededFrom: Int64?, _ settings: PolicySettings) -> [Window] {
        var windows = [Window(agreement.start, through: agreement.lastDay)]
        for suspension in agreement.suspended where suspension.party == nil {
            windows = Window.subtract(Window(suspension.from, through: suspension.to), from: windows)
        }
        if let supersededFrom {
            windows = Window.subtract(Window(from: supersededFrom, until: .max), from: windows)
        }
        if settings.suspendsWhenReviewOverdue, let reviewBy = agreement.reviewBy {
            let overdue = UKTime.endOfDay(reviewBy).milliseconds
            windows = Window.subtract(Window(from: overdue, until: .max), from: windows)
        }
        return windows
    }

    /// When a party takes part: between joining and leaving, once it has signed; of a processor, while a controller that it
    /// acts for does.
    static func windows(
        of party: Agreement.Party, in agreement: Agreement, _ settings: PolicySettings, visiting: Set<ODSCode>
    ) -> [Window] {
        var membership = [Window(party.joins, through: party.leaves)].filter { !$0.isEmpty }
        for suspension in agreement.suspended where suspension.party == party.ods {
            membership = Window.subtract(Window(suspension.from, through: suspension.to), from: membership)
        }
        if party.role == .processor {
            guard !visiting.contains(party.ods) else { return [] }
            let controllers = party.onBehalfOf.compactMap(agreement.party).flatMap {
                windows(of: $0, in: agreement, settings, visiting: visiting.union([party.ods]))
            }
            return Window.intersect(membership, controllers)
        }
        guard let signedFrom = signedFrom(party, in: agreement, settings) else { return [] }
        return Window.intersect(membership, [Window(from: signedFrom, until: .max)])
    }

    /// The instant from which a controller's signatures are complete; `nil` when one is missing.
    static func signedFrom(_ party: Agreement.Party, in agreement: Agreement, _ settings: PolicySettings) -> Int64? {
        var needed: [Agreement.Signature.Capacity] = [.caldicott]
        if agreement.requireSIRO || settings.requiresSIRO { needed.append(.siro) }
        var complete = Int64.min
        for capacity in needed {
            guard let first = party.signed.filter({ $0.capacity == capacity }).map(\.date).min() else { return nil }
            complete = max(complete, UKTime.startOfDay(first).milliseconds)
        }
        return complete
    }

    private static func entry(_ agreement: Agreement, _ settings: PolicySettings) -> Entry {
        let always = agreement.exclude.reduce(into: ItemSet()) { $0.formUnion($1.items) }
        let ifSFlag = agreement.exclude.reduce(into: ItemSet()) { $0.formUnion($1.itemsIfSFlag) }
        let emergency = agreement.emergency.flatMap { $0.allowed ? $0 : nil }
        let review = agreement.reviewBy
        return Entry(
            purposes: agreement.purposes.reduce(0) { $0 | $1.bit }, roles: agreement.roles.reduce(0) { $0 | $1.bit },
            emergencyRoles: emergency?.roles.reduce(0) { $0 | $1.bit } ?? 0,
            emergencyOverridesObjection: emergency?.overrides.contains(.objection) ?? false,
            objectionApplies: agreement.choices.objection == .withhold,
            type1Applies: agreement.choices.type1 == .withhold, ndooApplies: agreement.choices.ndoo == .withhold,
            terms: agreement.data.enumerated().map { index, clause in
                Terms(
                    category: clause.category, items: clause.items, excluded: always, excludedIfSFlag: ifSFlag,
                    namesChildProtection: clause.items.subtracting(always).contains(ItemTable.childProtection),
                    lookback: clause.lookback, reference: [agreement.clause("data[\(index)]")])
            },
            obligations: agreement.obligations.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            undischargeable: agreement.obligations.first { !settings.obligations.supports($0) },
            objectionClause: agreement.clause("choices.objection"), excludeClause: agreement.clause("exclude"),
            obligationsClause: agreement.clause("obligations"),
            reviewOverdueFrom: review.map { UKTime.endOfDay($0).milliseconds } ?? .max,
            reviewWarning: review.map { "\(agreement.reference) was to be reviewed by \($0.display)" } ?? "")
    }
}

extension Purpose {
    var bit: UInt32 {
        switch self {
        case .treatment: 1 << 0
        case .emergencyTreatment: 1 << 1
        case .breakTheGlass: 1 << 2
        case .careManagement: 1 << 3
        case .coordinationOfCare: 1 << 4
        case .operations: 1 << 5
        case .safeguarding: 1 << 6
        case .planning: 1 << 7
        case .subjectAccess: 1 << 8
        }
    }
}

extension Role {
    var bit: UInt32 {
        switch self {
        case .edClinician: 1 << 0
        case .edConsultant: 1 << 1
        case .edSystem: 1 << 2
        case .dutyTeam: 1 << 3
        case .socialWorker: 1 << 4
        case .generalPractitioner: 1 << 5
        case .sharedRecord: 1 << 6
        case .informationGovernance: 1 << 7
        case .integrationEngineer: 1 << 8
        case .analyst: 1 << 9
        }
    }
}
