// What a change of agreements would do, before it does it: every flow gained and lost, exactly, at every date breakpoint
// of both sets; then the same said shortly, by joining times, purposes, roles and organisations that change alike.

public import Records

/// The difference that a new set of agreements makes to an old one.
public struct PolicyDiff: Sendable, Hashable {
    /// Flows that change alike. All are between one of `publishers` and one of `recipients`, for one of `purposes` and one
    /// of `roles`; each such combination is meant.
    public struct Change: Sendable, Hashable {
        public let publishers: [FlowParty]
        public let recipients: [FlowParty]
        public let purposes: [Purpose]
        public let roles: [Role]
        public let category: Category
        /// Of an adult whose whereabouts are not protected and who has made no choice.
        public let gained: ItemSet
        public let lost: ItemSet
        /// Of other persons, where something else changes for them.
        public let ofOthers: [OfOthers]
        /// What changes of flows that go on.
        public let terms: [TermChange]
        public let periods: [Period]
    }

    /// What is gained and lost of a child, or of a person whose S-flag is set or unknown.
    public struct OfOthers: Sendable, Hashable {
        public let person: String
        public let gained: ItemSet
        public let lost: ItemSet
    }

    public enum TermChange: Sendable, Hashable {
        case obligation(String, isAdded: Bool)
        /// `objection`, `type1` or `ndoo`: whether it withholds.
        case choice(String, isAdded: Bool)
        case lookback(ItemSet, old: Agreement.Lookback, new: Agreement.Lookback)
    }

    public let oldRevision: String
    public let newRevision: String
    /// In order of time, then of publisher and recipient.
    public let changes: [Change]

    public var isEmpty: Bool { changes.isEmpty }

    /// - Parameter instant: what was before it is left out; `nil` compares all of time.
    public init(_ old: PolicySet, _ new: PolicySet, from instant: Instant? = nil) {
        oldRevision = old.revision
        newRevision = new.revision
        var comparison = Comparison(old, new)
        changes = comparison.changes(Window(from: instant?.milliseconds ?? .min, until: .max))
    }
}

/// What differs of one cell of the domain.
private struct CellDelta: Hashable {
    /// By the place in `PersonKind.allCases`.
    let gained: [ItemSet]
    let lost: [ItemSet]
    let terms: [PolicyDiff.TermChange]

    /// - Returns: `nil` where nothing does.
    init?(_ old: CellGrant?, _ new: CellGrant?) {
        guard old != new else { return nil }
        let none = PersonKind.allCases.map { _ in ItemSet() }
        let (before, after) = (old?.items ?? none, new?.items ?? none)
        gained = zip(before, after).map { $1.subtracting($0) }
        lost = zip(before, after).map { $0.subtracting($1) }
        if let old, let new { terms = Self.terms(old, new) } else { terms = [] }
    }

    private static func terms(_ old: CellGrant, _ new: CellGrant) -> [PolicyDiff.TermChange] {
        var result: [PolicyDiff.TermChange] = []
        func compare(
            _ old: [String], _ new: [String], _ change: (String, Bool) -> PolicyDiff.TermChange
        ) {
            for word in new where !old.contains(word) { result.append(change(word, true)) }
            for word in old where !new.contains(word) { result.append(change(word, false)) }
        }
        compare(old.obligations, new.obligations) { .obligation($0, isAdded: $1) }
        compare(old.choices, new.choices) { .choice($0, isAdded: $1) }
        for before in old.lookbacks {
            for after in new.lookbacks where after.lookback != before.lookback {
                let both = before.items.intersection(after.items)
                if !both.isEmpty { result.append(.lookback(both, old: before.lookback, new: after.lookback)) }
            }
        }
        return result
    }

    /// What an adult gains or loses, others mostly do too: only what differs is said, of all alike at once.
    var ofOthers: [PolicyDiff.OfOthers] {
        var kinds: [[ItemSet]: [PersonKind]] = [:]
        for (index, kind) in PersonKind.allCases.enumerated() {
            let (more, less) = (gained[index].subtracting(gained[0]), lost[index].subtracting(lost[0]))
            if !more.isEmpty || !less.isEmpty { kinds[[more, less], default: []].append(kind) }
        }
        return kinds.map { change, kinds in
            PolicyDiff.OfOthers(person: PersonKind.words(of: kinds), gained: change[0], lost: change[1])
        }.sorted { $0.person < $1.person }
    }
}

private struct Comparison {
    private struct Cell: Hashable {
        let delta: Int
        let category: Category
        let purpose: Purpose
        let role: Role
    }

    /// Cells of one pair that change alike, as a product of purposes and roles.
    private struct Block: Hashable {
        let delta: Int
        let category: Category
        let purposes: [Purpose]
        let roles: [Role]
        let windows: [Window]
    }

    private struct BlockKey: Hashable {
        let delta: Int
        let category: Category
        let windows: [Window]
    }

    private struct LivePair: Hashable {
        let old: Int
        let new: Int
    }

    private let universe: DomainUniverse
    private var old: PolicyDomain
    private var new: PolicyDomain
    private var deltas: [CellDelta] = []
    private var deltaIDs: [CellDelta: Int] = [:]
    private var cellsByLive: [LivePair: [Cell]] = [:]
    private let names: [ODSCode: String]

    init(_ old: PolicySet, _ new: PolicySet) {
        universe = DomainUniverse([old, new])
        self.old = PolicyDomain(old, universe)
        self.new = PolicyDomain(new, universe)
        names = old.names.merging(new.names) { _, new in new }
    }

    mutating func changes(_ time: Window) -> [PolicyDiff.Change] {
        var pairsByBlock: [Block: [DomainUniverse.Pair]] = [:]
        for pair in universe.pairs {
            for block in blocks(pair, time) { pairsByBlock[block, default: []].append(pair) }
        }
        return pairsByBlock.flatMap { changes($0.key, $0.value) }.sorted { $0.order < $1.order }
    }

    /// What changes between one publisher and one recipient.
    private mutating func blocks(_ pair: DomainUniverse.Pair, _ time: Window) -> [Block] {
        var windows: [Cell: [Window]] = [:]
        let (before, after) = (old.segments(pair), new.segments(pair))
        var (left, right) = (0, 0)
        while left < before.count, right < after.count {
            let window = before[left].window.intersection(after[right].window).intersection(time)
            if !window.isEmpty {
                for cell in cells(LivePair(old: before[left].live, new: after[right].live)) {
                    windows[cell, default: []].append(window)
                }
            }
            if before[left].window.until < after[right].window.until { left += 1 } else { right += 1 }
        }
        var roles: [BlockKey: [Purpose: [Role]]] = [:]
        for (cell, windows) in windows {
            let key = BlockKey(delta: cell.delta, category: cell.category, windows: Window.joined(windows))
            roles[key, default: [:]][cell.purpose, default: []].append(cell.role)
        }
        return roles.flatMap { key, roles -> [Block] in
            let purposes = Dictionary(grouping: roles.keys) { purpose in
                Role.allCases.filter { roles[purpose]?.contains($0) == true }
            }
            return purposes.map { roles, purposes in
                Block(
                    delta: key.delta, category: key.category,
                    purposes: Purpose.allCases.filter(purposes.contains), roles: roles, windows: key.windows)
            }
        }
    }

    /// The cells that change where other agreements are in force than were.
    private mutating func cells(_ pair: LivePair) -> [Cell] {
        if let cells = cellsByLive[pair] { return cells }
        var cells: [Cell] = []
        let (before, after) = (old.covers(pair.old), new.covers(pair.new))
        for purpose in Purpose.allCases {
            let (ones, others) = (before.filter { $0.purpose == purpose }, after.filter { $0.purpose == purpose })
            guard !ones.isEmpty || !others.isEmpty else { continue }
            for role in Role.allCases {
                let one = ones.first { $0.roles & role.bit != 0 }?.grants
                let other = others.first { $0.roles & role.bit != 0 }?.grants
                for (index, category) in Category.allCases.enumerated() {
                    guard let delta = CellDelta(one.flatMap { $0[index] }, other.flatMap { $0[index] }) else {
                        continue
                    }
                    cells.append(Cell(delta: id(of: delta), category: category, purpose: purpose, role: role))
                }
            }
        }
        cellsByLive[pair] = cells
        return cells
    }

    private mutating func id(of delta: CellDelta) -> Int {
        if let id = deltaIDs[delta] { return id }
        deltaIDs[delta] = deltas.count
        deltas.append(delta)
        return deltas.count - 1
    }

    /// One block between many pairs, as products of publishers and recipients.
    private func changes(_ block: Block, _ pairs: [DomainUniverse.Pair]) -> [PolicyDiff.Change] {
        var recipients: [Int32: Set<Int32>] = [:]
        for pair in pairs { recipients[pair.publisher, default: []].insert(pair.recipient) }
        let publishers = Dictionary(grouping: recipients.keys) { recipients[$0] ?? [] }
        let delta = deltas[block.delta]
        return publishers.map { recipients, publishers in
            PolicyDiff.Change(
                publishers: parties(publishers), recipients: parties(recipients), purposes: block.purposes,
                roles: block.roles, category: block.category, gained: delta.gained[0], lost: delta.lost[0],
                ofOthers: delta.ofOthers, terms: delta.terms, periods: block.windows.map { Period($0) })
        }
    }

    private func parties(_ indices: some Sequence<Int32>) -> [FlowParty] {
        FlowParty.parties(Set(indices.map { universe.organisations[Int($0)] }), names)
    }
}

extension PolicyDiff.Change {
    fileprivate struct Order: Comparable {
        let words: [String]
        let from: Int64
        static func < (left: Order, right: Order) -> Bool {
            left.from == right.from
                ? left.words.lexicographicallyPrecedes(right.words) : left.from < right.from
        }
    }

    fileprivate var order: Order {
        Order(
            words: [
                publishers.map(\.words).inWords, recipients.map(\.words).inWords, category.rawValue,
                purposes.map(\.rawValue).inWords, roles.map(\.rawValue).inWords, gained.description, lost.description,
                periods.map(\.words).inWords,
            ],
            from: periods.first?.from?.milliseconds ?? .min)
    }
}

extension PolicySet {
    /// The first name that an agreement gives each organisation.
    var names: [ODSCode: String] {
        Dictionary(
            agreements.flatMap { $0.parties.map { ($0.ods, $0.name) } }, uniquingKeysWith: { first, _ in first })
    }
}
