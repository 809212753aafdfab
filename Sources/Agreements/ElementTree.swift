// The item table's paths as trees over elements, one a category and resource type: what a release walks along.

import Records

/// One element of a tree: which items grant it whole, and which elements below are named on their own.
final class ElementNode: Sendable {
    struct Child: Sendable {
        let name: String
        /// Of `extension[…]` the URL, of `identifier[…]` the system that a repetition must have.
        let pick: String?
        let node: ElementNode
    }

    /// Items that grant this element and all below it, by whose whereabouts it tells.
    let free: ItemSet
    let person: ItemSet
    let care: ItemSet
    /// Goes along with items.
    let isStructure: Bool
    /// A reference goes along with items, if its target is released.
    let isReference: Bool
    let children: [Child]

    var isLocated: Bool { !person.isEmpty || !care.isEmpty }

    /// One row's path from here on, and what it grants at its end.
    struct Row {
        var path: ArraySlice<String>
        let item: Item?
        let location: ItemTable.Location?
    }

    init(_ rows: [Row]) {
        var (free, person, care) = (ItemSet(), ItemSet(), ItemSet())
        var (isStructure, isReference) = (false, false)
        var below: [(segment: String, rows: [Row])] = []
        for row in rows {
            guard var segment = row.path.first else {
                switch (row.item, row.location) {
                case (let item?, nil): free.insert(item)
                case (let item?, .person): person.insert(item)
                case (let item?, .care): care.insert(item)
                case (nil, _): isStructure = true
                }
                continue
            }
            var rest = row
            rest.path = row.path.dropFirst()
            if segment == "&" {
                isReference = true
                continue
            }
            if segment.hasSuffix("&") {
                segment.removeLast()
                rest.path = ["&"]
            }
            if let index = below.firstIndex(where: { $0.segment == segment }) {
                below[index].rows.append(rest)
            } else {
                below.append((segment, [rest]))
            }
        }
        self.free = free
        self.person = person
        self.care = care
        self.isStructure = isStructure
        self.isReference = isReference
        children = below.map { segment, rows in
            let parts = segment.split(separator: "[", maxSplits: 1)
            let pick = parts.count == 2 ? String(parts[1].dropLast()) : nil
            return Child(
                name: String(parts[0]), pick: pick.map { ItemTableText.urls[$0] ?? ItemTableText.extensions + $0 },
                node: ElementNode(rows))
        }
    }
}

/// The trees of one category.
struct CategoryTree: Sendable {
    /// What makes a resource of `target` be looked at along certain rows: what refers to it.
    struct Via: Sendable {
        let source: String
        let path: [String]
        let target: String
        /// What its rows name.
        var items = ItemSet()
    }

    let vias: [Via]
    /// By resource type and by which vias lead to the resource (a bit each, by their place in `vias`): the tree to walk.
    private let trees: [String: [UInt32: ElementNode]]
    private let relevant: [String: UInt32]

    /// - Parameter reached: bits of the vias that lead to the resource.
    func node(type: String, reached: UInt32) -> ElementNode? {
        trees[type]?[reached & (relevant[type] ?? 0)]
    }

    /// Whether resources of a type are looked at only where something refers to them.
    func isReferredTo(_ type: String) -> Bool { relevant[type].map { $0 != 0 } ?? false }

    init(_ rows: [ItemTable.Row]) {
        var vias: [Via] = []
        var byType: [String: [(via: Int?, row: ElementNode.Row)]] = [:]
        for row in rows where !row.path.isEmpty {
            let hops = row.path.split(separator: ">").map { $0.split(separator: ".").map(String.init) }
            let target = hops[hops.count - 1]
            var via: Int?
            if hops.count == 2 {
                let path = Array(hops[0].dropFirst())
                via = vias.firstIndex { $0.source == hops[0][0] && $0.path == path && $0.target == target[0] }
                if via == nil {
                    via = vias.count
                    vias.append(Via(source: hops[0][0], path: path, target: target[0]))
                }
                if let via, let item = row.item { vias[via].items.insert(item) }
            }
            byType[target[0], default: []].append(
                (via, .init(path: target.dropFirst(), item: row.item, location: row.location)))
        }
        precondition(vias.count <= 32, "a category has 32 vias at most")
        var trees: [String: [UInt32: ElementNode]] = [:]
        var relevant: [String: UInt32] = [:]
        for (type, rows) in byType {
            let bits = Set(rows.compactMap(\.via)).sorted().map { UInt32(1) << UInt32($0) }
            relevant[type] = bits.reduce(0, |)
            for choice in 0..<(1 << bits.count) {
                let mask = bits.enumerated().reduce(UInt32(0)) { choice & (1 << $1.offset) != 0 ? $0 | $1.element : $0 }
                let chosen = rows.filter { row in row.via.map { mask & (1 << UInt32($0)) != 0 } ?? true }
                if !chosen.isEmpty { trees[type, default: [:]][mask] = ElementNode(chosen.map(\.row)) }
            }
        }
        self.vias = vias
        self.trees = trees
        self.relevant = relevant
    }

    static func of(_ category: Category) -> CategoryTree { all[category] ?? CategoryTree([]) }

    private static let all: [Category: CategoryTree] = Dictionary(
        uniqueKeysWithValues: Category.allCases.map { category in
            (category, CategoryTree(ItemTable.rows.filter { $0.category == category }))
        })
}

extension ItemTable {
    static let banner = known("demographics-banner")
    static let planned = known("planned")
    /// What tells that something is over.
    static let ending: ItemSet = [known("status")]
    static let childProtection = known("child-protection")
    /// Of a child, released only by a clause that names `child-protection` too.
    static let childItems: ItemSet = [known("safeguarding-flag"), childProtection]

    /// Items of a category that say nothing but whereabouts: withheld whole when the S-flag is set, or not known not to be.
    static func located(_ category: Category, sFlag: Known) -> ItemSet {
        switch sFlag {
        case .no: []
        case .unknown: locatedUnknown[Int(category.number)]
        case .yes: locatedSet[Int(category.number)]
        }
    }

    private static let locatedUnknown = located { $0 == .person }
    private static let locatedSet = located { _ in true }

    /// By the category's number.
    private static func located(_ isWithheld: (Location) -> Bool) -> [ItemSet] {
        Category.allCases.sorted { $0.number < $1.number }.map { category in
            let rows = Self.rows.filter { $0.category == category }
            return ItemSet(
                items(of: category).filter { item in
                    let own = rows.filter { $0.item == item && !$0.path.isEmpty }
                    return !own.isEmpty && own.allSatisfy { $0.location.map(isWithheld) ?? false }
                })
        }
    }

    private static func known(_ name: String) -> Item {
        guard let item = Item(name) else { preconditionFailure("the table has no \(name)") }
        return item
    }
}
