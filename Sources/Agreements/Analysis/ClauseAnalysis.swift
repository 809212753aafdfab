// What the domain shows of a set's own clauses: which never grant, which are shadowed by others, and where two agreements
// grant the same. Exact: every pair of organisations, every time between two breakpoints, every purpose, role and item.

import Records

/// A data clause: an agreement's index and the clause's.
struct ClausePlace: Hashable, Comparable {
    let agreement: Int32
    let clause: Int
    static func < (left: Self, right: Self) -> Bool {
        (left.agreement, left.clause) < (right.agreement, right.clause)
    }
}

/// What a sweep over the domain found.
struct ClauseFindings {
    /// Clauses that grant something to somebody at some time.
    fileprivate(set) var granting: Set<ClausePlace> = []
    /// Clauses whose every grant others make too, in descending order of place: all of them could go together and no flow
    /// would be lost. Each with those that grant what it does.
    fileprivate(set) var shadowed: [(clause: ClausePlace, by: Set<ClausePlace>)] = []
    fileprivate(set) var overlaps: [Overlap] = []
}

/// Two agreements that grant the same.
struct Overlap {
    struct Key: Hashable, Comparable {
        let one: Int32
        let other: Int32
        static func < (left: Self, right: Self) -> Bool { (left.one, left.other) < (right.one, right.other) }
    }

    let key: Key
    var items = ItemSet()
    var pairs = 0
    var windows: [Window] = []
}

extension PolicyDomain {
    /// What one clause grants of each kind of person, and how far back.
    private struct Contribution: Hashable {
        let place: ClausePlace
        let items: [ItemSet]
        let lookback: Agreement.Lookback

        /// - Returns: what is left of `items` by kind of person when this clause grants its own.
        func covering(_ items: [ItemSet], _ lookback: Agreement.Lookback) -> [ItemSet] {
            guard !self.lookback.canBeNarrower(than: lookback) else { return items }
            return zip(items, self.items).map { $0.subtracting($1) }
        }
    }

    mutating func clauseFindings() -> ClauseFindings {
        var findings = ClauseFindings()
        var cells: Set<[Contribution]> = []
        var overlaps: [Overlap.Key: Overlap] = [:]
        var overlapsByLive: [Int: [Overlap.Key: ItemSet]] = [:]
        for pair in universe.pairs {
            var found: Set<Overlap.Key> = []
            for segment in segments(pair) where segment.live != 0 {
                if overlapsByLive[segment.live] == nil {
                    let contributions = contributions(segment.live)
                    cells.formUnion(contributions)
                    overlapsByLive[segment.live] = Self.overlaps(in: contributions)
                }
                for (key, items) in overlapsByLive[segment.live] ?? [:] {
                    var overlap = overlaps[key] ?? Overlap(key: key)
                    overlap.items.formUnion(items)
                    overlap.windows = Window.joined(overlap.windows + [segment.window])
                    if found.insert(key).inserted { overlap.pairs += 1 }
                    overlaps[key] = overlap
                }
            }
        }
        for contribution in cells.joined() { findings.granting.insert(contribution.place) }
        findings.shadowed = Self.shadowed(cells, findings.granting)
        findings.overlaps = overlaps.values.sorted { $0.key < $1.key }
        return findings
    }

    /// The contributions to each cell of what is in force, cells that are alike once.
    private mutating func contributions(_ live: Int) -> Set<[Contribution]> {
        var result: Set<[Contribution]> = []
        for agreements in Set(covers(live).map(\.agreements)) {
            for category in Category.allCases {
                var cell: [Contribution] = []
                for agreement in agreements {
                    for (clause, terms) in policy.compiled.entries[Int(agreement)].terms.enumerated()
                    where terms.category == category {
                        let items = PersonKind.allCases.map { terms.items(of: $0) }
                        guard items.contains(where: { !$0.isEmpty }) else { continue }
                        cell.append(
                            Contribution(
                                place: ClausePlace(agreement: agreement, clause: clause), items: items,
                                lookback: terms.lookback))
                    }
                }
                if !cell.isEmpty { result.insert(cell) }
            }
        }
        return result
    }

    private static func overlaps(in cells: Set<[Contribution]>) -> [Overlap.Key: ItemSet] {
        var result: [Overlap.Key: ItemSet] = [:]
        for cell in cells where cell.count > 1 {
            for (index, one) in cell.enumerated() {
                for other in cell[(index + 1)...] where other.place.agreement != one.place.agreement {
                    let both = one.items[0].intersection(other.items[0])
                    guard !both.isEmpty else { continue }
                    let ids = [one.place.agreement, other.place.agreement].sorted()
                    result[Overlap.Key(one: ids[0], other: ids[1]), default: ItemSet()].formUnion(both)
                }
            }
        }
        return result
    }

    private static func shadowed(_ cells: Set<[Contribution]>, _ granting: Set<ClausePlace>)
        -> [(clause: ClausePlace, by: Set<ClausePlace>)]
    {
        var cellsOf: [ClausePlace: [[Contribution]]] = [:]
        for cell in cells { for contribution in cell { cellsOf[contribution.place, default: []].append(cell) } }
        var gone: Set<ClausePlace> = []
        var result: [(clause: ClausePlace, by: Set<ClausePlace>)] = []
        // The later one of two that are alike is the one to go.
        for place in granting.sorted(by: >) {
            var others: Set<ClausePlace> = []
            let isShadowed = (cellsOf[place] ?? []).allSatisfy { cell in
                guard let own = cell.first(where: { $0.place == place }) else { return false }
                var rest = own.items
                for other in cell where other.place != place && !gone.contains(other.place) {
                    let left = other.covering(rest, own.lookback)
                    if left != rest { others.insert(other.place) }
                    rest = left
                }
                return rest.allSatisfy(\.isEmpty)
            }
            guard isShadowed else { continue }
            gone.insert(place)
            result.append((place, others))
        }
        return result
    }
}
