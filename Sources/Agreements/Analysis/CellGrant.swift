// What one cell of the domain grants: the items of each kind of person that decisions tell apart, and on which terms.

import Records

/// A person as far as agreements tell persons apart: by S-flag and by age.
struct PersonKind: Hashable, CaseIterable {
    let sFlag: Known
    let isChild: Bool

    /// An adult whose whereabouts are known not to be protected comes first.
    static let allCases: [PersonKind] = [Known.no, .unknown, .yes].flatMap { flag in
        [false, true].map { PersonKind(sFlag: flag, isChild: $0) }
    }

    /// As it follows "of", of some kinds in their order.
    static func words(of kinds: [PersonKind]) -> String {
        let names: [([PersonKind], String)] = [
            (allCases.filter(\.isChild), "a child"),
            (allCases.filter { $0.sFlag == .yes }, "a person with an S-flag"),
            (allCases.filter { $0.sFlag != .no }, "a person whose S-flag is set or unknown"),
        ]
        return names.first { $0.0 == kinds }?.1 ?? kinds.map(\.words).inWords
    }

    private var words: String {
        switch (sFlag, isChild) {
        case (.no, false): "an adult"
        case (.no, true): "a child"
        case (.unknown, false): "an adult whose S-flag is unknown"
        case (.unknown, true): "a child whose S-flag is unknown"
        case (.yes, false): "an adult with an S-flag"
        case (.yes, true): "a child with an S-flag"
        }
    }
}

/// What the agreements that cover one purpose and role grant together of one category.
struct CellGrant: Hashable {
    /// By the place in `PersonKind.allCases`; of a person who has made no choice, when the whole category is asked for.
    let items: [ItemSet]
    /// Of whoever asks for everything.
    let obligations: [String]
    /// The choices of the person that withhold all of it.
    let choices: [String]
    /// The widest lookback of each item, widest last.
    let lookbacks: [ItemLookback]

    struct ItemLookback: Hashable {
        let lookback: Agreement.Lookback
        var items: ItemSet
    }

    /// The items of an adult whose whereabouts are not protected.
    var adult: ItemSet { items[0] }

    /// - Returns: `nil` when nobody's anything is granted.
    init?(_ agreements: [Int32], _ purpose: Purpose, _ category: Category, _ policy: PolicySet) {
        let isEmergency = purpose == .breakTheGlass
        let officer = Obligation.notify(policy.settings.privacyOfficer)
        guard !isEmergency || policy.settings.obligations.supports(officer) else { return nil }
        let entries = agreements.map { policy.compiled.entries[Int($0)] }.filter { entry in
            entry.terms.contains { $0.category == category }
        }
        items = PersonKind.allCases.map { kind in
            let given = entries.map { (entry: $0, items: $0.items(of: category, kind)) }.filter { !$0.items.isEmpty }
            // An obligation that cannot be discharged denies the request, whatever other agreements grant of it.
            guard given.allSatisfy({ $0.entry.undischargeable == nil }) else { return [] }
            return given.reduce(into: ItemSet()) { $0.formUnion($1.items) }
        }
        guard items.contains(where: { !$0.isEmpty }) else { return nil }
        let adult = items[0]
        let giving = entries.filter { !$0.items(of: category, PersonKind.allCases[0]).isDisjoint(with: adult) }
        var obligations = Set(giving.flatMap(\.obligations).map(\.text))
        if isEmergency { obligations.insert(officer.text) }
        self.obligations = obligations.sorted()
        var choices: [String] = []
        if entries.contains(where: { $0.objectionApplies && !(isEmergency && $0.emergencyOverridesObjection) }) {
            choices.append("objection")
        }
        if purpose.isBeyondDirectCare {
            if entries.contains(where: \.type1Applies) { choices.append("type1") }
            if entries.contains(where: \.ndooApplies) { choices.append("ndoo") }
        }
        self.choices = choices
        lookbacks = Self.lookbacks(of: adult, giving.flatMap(\.terms).filter { $0.category == category })
    }

    private static func lookbacks(of items: ItemSet, _ terms: [CompiledPolicy.Terms]) -> [ItemLookback] {
        var rest = items
        var result: [ItemLookback] = []
        for term in terms.sorted(by: { $0.lookback.isUsuallyWider(than: $1.lookback) }) {
            let own = term.items.subtracting(term.excluded).intersection(rest)
            guard !own.isEmpty else { continue }
            rest.subtract(own)
            if result.last?.lookback == term.lookback {
                result[result.count - 1].items.formUnion(own)
            } else {
                result.append(ItemLookback(lookback: term.lookback, items: own))
            }
        }
        return result.reversed()
    }
}

extension CompiledPolicy.Entry {
    /// What its clauses grant of a category, the rules above all agreements applied.
    func items(of category: Category, _ kind: PersonKind) -> ItemSet {
        var result = ItemSet()
        for term in terms where term.category == category { result.formUnion(term.items(of: kind)) }
        return result
    }
}

extension CompiledPolicy.Terms {
    func items(of kind: PersonKind) -> ItemSet {
        var result = items.subtracting(excluded)
        if kind.sFlag != .no { result.subtract(excludedIfSFlag) }
        if kind.isChild, !namesChildProtection { result.subtract(ItemTable.childItems) }
        return result.subtracting(ItemTable.located(category, sFlag: kind.sFlag))
    }
}

extension Agreement.Lookback {
    /// In words and in JSON, as an agreement writes it.
    public var text: String {
        switch self {
        case .current: "current"
        case .days(let count): count == 1 ? "1 day" : "\(count) days"
        case .months(let count): count == 1 ? "1 month" : "\(count) months"
        case .all: "all"
        }
    }

    /// The fewest and most days that it reaches back. A month has 28 to 31 days, and of several in a row no more than two
    /// are missing from 30 each.
    private var days: ClosedRange<Int> {
        switch self {
        case .current: Limits.currentGraceDays...Limits.currentGraceDays
        case .days(let count): count...count
        case .months(let count): count * 30 - 2...count * 31
        case .all: Int.max...Int.max
        }
    }

    /// Whether at some date it reaches less far back.
    func canBeNarrower(than other: Agreement.Lookback) -> Bool {
        switch (self, other) {
        case (.months(let one), .months(let two)): one < two
        default: days.lowerBound < other.days.upperBound
        }
    }

    /// For putting in order: months count as their most days.
    func isUsuallyWider(than other: Agreement.Lookback) -> Bool {
        days.upperBound > other.days.upperBound
    }
}
