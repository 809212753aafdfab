// What a decision looks things up in. Everything that does not depend on the request is made here, once: clause
// references, sets, windows of time, and the texts of warnings. `PolicyIndex` holds the same as flat tables.

import Records

struct CompiledPolicy: Sendable {
    /// One data clause of one agreement.
    struct Terms: Sendable {
        let category: Category
        let items: ItemSet
        let excluded: ItemSet
        let excludedIfSFlag: ItemSet
        /// Whether it grants `child-protection`: what is named and excluded is not named.
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
        /// Bits of the categories of `terms`.
        let categories: UInt32
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
        /// Ascending, and apart from each other.
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
    /// Of each agreement, when each of its parties takes part.
    let partyWindows: [[[Window]]]
    /// Of each `id@version`, the agreements that supersede it.
    let successors: [String: [Int32]]
    let index: PolicyIndex

    static func key(_ publisher: UInt32, _ recipient: UInt32) -> UInt64 { UInt64(publisher) << 32 | UInt64(recipient) }

    init(_ agreements: [Agreement], _ settings: PolicySettings, _ signatures: PolicySignatures) {
        var organisations: [String: UInt32] = [:]
        let numbers = agreements.map { agreement in
            agreement.parties.map { party in
                let number = organisations[party.ods.text] ?? UInt32(organisations.count)
                organisations[party.ods.text] = number
                return number
            }
        }
        let directions = agreements.map(\.directions)
        let successors = Self.successors(agreements)
        let partyWindows = agreements.map { $0.partyWindows(settings) }
        var pairs: [UInt64: Pair] = [:]
        var published: [UInt32: [Link]] = [:]
        for (index, agreement) in agreements.enumerated() {
            let starts = successors[agreement.reference]?.map { agreements[Int($0)].start }
            let own = Window.intersect(
                agreement.windows(
                    supersededFrom: starts?.min().map { UKTime.startOfDay($0).milliseconds }, settings),
                signatures.windows(of: agreement, settings))
            let live = partyWindows[index].map { Window.intersect(own, $0) }
            for (from, to) in directions[index] {
                let link = Link(
                    agreement: Int32(index), live: Window.intersect(live[from], live[to]),
                    publisherIncludesSites: agreement.parties[from].includeSites,
                    recipientIncludesSites: agreement.parties[to].includeSites)
                pairs[Self.key(numbers[index][from], numbers[index][to]), default: Pair()].links.append(link)
                published[numbers[index][from], default: []].append(link)
            }
        }
        for key in pairs.keys {
            let instants = pairs[key]?.links.flatMap { link in link.live.flatMap { [$0.from, $0.until] } } ?? []
            pairs[key]?.breakpoints = Set(instants).filter { $0 != .min && $0 != .max }.sorted()
        }
        self.organisations = organisations
        self.partyWindows = partyWindows
        self.successors = successors
        self.pairs = pairs
        self.published = published
        entries = agreements.map { Self.entry($0, settings) }
        index = PolicyIndex(
            organisations: organisations, agreements: agreements, entries: entries, directions: directions,
            pairs: pairs,
            members: numbers, nestedParties: Self.nestedParties(agreements, numbers))
    }

    /// The versions that take each other's place, whose start ends what the older one grants.
    private static func successors(_ agreements: [Agreement]) -> [String: [Int32]] {
        var result: [String: [Int32]] = [:]
        for (index, agreement) in agreements.enumerated() {
            for older in agreement.supersedes where older != agreement.reference {
                result[older, default: []].append(Int32(index))
            }
        }
        return result
    }

    /// Of each agreement some of whose parties' codes extend others', the numbers of its parties.
    private static func nestedParties(_ agreements: [Agreement], _ numbers: [[UInt32]]) -> [Int32: Set<UInt32>] {
        var result: [Int32: Set<UInt32>] = [:]
        for (index, agreement) in agreements.enumerated() {
            // In order of text, a code that extends others comes after the nearest of them, or after another of its sites.
            let codes = agreement.parties.map(\.ods).sorted()
            if zip(codes, codes.dropFirst()).contains(where: { $1.isSite(of: $0) }) {
                result[Int32(index)] = Set(numbers[index])
            }
        }
        return result
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
            categories: agreement.data.reduce(0) { $0 | 1 << $1.category.number },
            obligations: agreement.obligations.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            undischargeable: agreement.obligations.first { !settings.obligations.supports($0) },
            objectionClause: agreement.clause("choices.objection"), excludeClause: agreement.clause("exclude"),
            obligationsClause: agreement.clause("obligations"),
            reviewOverdueFrom: review.map { UKTime.endOfDay($0).milliseconds } ?? .max,
            reviewWarning: review.map { "\(agreement.reference) was to be reviewed by \($0.display)" } ?? "")
    }
}

extension Agreement {
    /// `directions`, by code: who sends, and who receives.
    var senderRecipientPairs: [(ODSCode, ODSCode)] {
        directions.map { (parties[$0.from].ods, parties[$0.to].ods) }
    }

    /// The ordered pairs of the flows, each once, as places in `parties`. Nobody sends to itself.
    var directions: [(from: Int, to: Int)] {
        var places: [ODSCode: Int] = [:]
        for (place, party) in parties.enumerated() { places[party.ods] = place }
        var seen: Set<Int> = []
        var result: [(from: Int, to: Int)] = []
        for flow in flows {
            let recipients = flow.to.compactMap { places[$0] }
            for from in flow.from.compactMap({ places[$0] }) {
                for to in recipients where from != to && seen.insert(from * parties.count + to).inserted {
                    result.append((from, to))
                }
            }
        }
        return result
    }
}

extension Category {
    /// Its place among the categories.
    var number: UInt8 {
        switch self {
        case .socialCarePackage: 0
        case .edAttendance: 1
        case .encounter: 2
        case .conditions: 3
        case .documents: 4
        case .referral: 5
        case .cost: 6
        }
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
