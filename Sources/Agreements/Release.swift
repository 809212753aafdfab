// What a permit lets out of a set of resources. An element that no released item names does not leave; neither does
// narrative, an unknown extension, a resource that would hold nothing but structure, nor a reference to what stays.

public import Records

extension Permit {
    /// Filters resources to the permitted items, discharges the obligations that change what is released, and labels it.
    /// - Parameters:
    ///   - resources: one person's, as stored; they refer to each other by `Type/id` or `urn:uuid:id`.
    ///   - context: more of the same person's, which are not released here but may be by this permit: they say who is a
    ///     provider or key worker, and references to them stay.
    public func release(_ resources: [Resource], among context: [Resource] = []) -> Disclosure {
        let released = SecurityLabels.label(
            deidentification.apply(
                to: Release(permit: self).release(resources, among: context), publisher: publisher,
                recipient: recipient), by: self)
        return Disclosure(
            decisionID: decisionID, publisher: publisher, recipient: recipient, category: category,
            authority: authority, resources: released,
            withheldMarkers: showsWithheldMarker && !released.isEmpty ? withheld : [], items: items,
            isWithdrawal: false)
    }

    /// The same, apart: of each resource that leaves, a disclosure of its own.
    public func releaseEach(_ resources: [Resource], among context: [Resource] = []) -> [Disclosure] {
        let all = release(resources, among: context)
        return all.resources.map { resource in
            Disclosure(
                decisionID: decisionID, publisher: publisher, recipient: recipient, category: category,
                authority: authority, resources: [resource], withheldMarkers: all.withheldMarkers, items: items,
                isWithdrawal: false)
        }
    }

    /// The same of the resources of a bundle.
    public func release(_ bundle: Bundle) -> Disclosure { release(bundle.entries.map(\.resource)) }
}

struct Release {
    let permit: Permit
    private let tree: CategoryTree
    private let filter: ElementFilter

    init(permit: Permit) {
        self.permit = permit
        tree = .of(permit.category)
        filter = ElementFilter(permit: permit)
    }

    func release(_ resources: [Resource], among context: [Resource]) -> [Resource] {
        let all = resources + context
        let references = References(all)
        let kept = withoutRestricted(all, references)
        guard kept.contains(true) else { return [] }
        let items = self.items(all, references)

        var candidates: [Candidate] = []
        var released = [Bool](repeating: false, count: all.count)
        // Each is walked as if all that may be looked at were released with it.
        func look(at place: Int, _ items: ItemSet, reached: UInt32) {
            guard !items.isEmpty, let node = tree.node(type: all[place].type, reached: reached) else { return }
            let filtered = filter.filtered(all[place], node, items, references, to: kept)
            candidates.append(Candidate(place: place, node: node, items: items, filtered: filtered))
            released[place] = filtered.hasContent
        }
        for place in all.indices where kept[place] && !tree.isReferredTo(all[place].type) {
            look(at: place, items[place], reached: 0)
        }
        // A Flag carries what it points to.
        let packages = all.indices.filter { released[$0] && ["CarePlan", "EpisodeOfCare"].contains(all[$0].type) }
        for place in candidates.map(\.place) where all[place].type == "Flag" {
            let details = owners(of: all[place], references)
            if details.isEmpty ? !packages.isEmpty : details.contains(where: packages.contains) {
                released[place] = true
            }
        }
        // Who is referred to goes with those that refer to them, and never alone.
        let reached = self.reached(all, kept, released, items, references)
        for place in all.indices where kept[place] && reached[place].vias != 0 {
            look(at: place, reached[place].items, reached: reached[place].vias)
        }
        candidates.sort { $0.place < $1.place }
        return candidates.filter { released[$0.place] && $0.place < resources.count }.map { candidate in
            // Once more, where a reference leads to what has no content of its own.
            candidate.filtered.referred.allSatisfy { released[$0] }
                ? candidate.filtered.resource
                : filter.filtered(all[candidate.place], candidate.node, candidate.items, references, to: released)
                    .resource
        }
    }

    private struct Candidate {
        let place: Int
        let node: ElementNode
        let items: ItemSet
        let filtered: ElementFilter.Filtered
    }

    // MARK: What stays as a whole

    /// Which of the resources may be looked at: not Consent, not restricted, nor belonging to such a one.
    private func withoutRestricted(_ all: [Resource], _ references: References) -> [Bool] {
        if all.contains(where: { $0.type == "Patient" && isRestricted($0) }) {
            return [Bool](repeating: false, count: all.count)
        }
        var kept = all.map { !isWithheld($0) }
        guard kept.contains(false) else { return kept }
        // A package is one: what is said of its episode holds of its plan, and the other way.
        var changed = true
        while changed {
            changed = false
            for (place, resource) in all.enumerated() {
                let others = References.within(resource, Self.belonging[resource.type] ?? []).compactMap {
                    references.place(of: $0)
                }
                if kept[place], others.contains(where: { !kept[$0] }) {
                    kept[place] = false
                    changed = true
                } else if !kept[place], resource.type == "CarePlan" {
                    for other in others where all[other].type == "EpisodeOfCare" && kept[other] {
                        kept[other] = false
                        changed = true
                    }
                }
            }
        }
        return kept
    }

    /// References by which a resource belongs to what it refers to.
    private static let belonging: [String: [[String]]] = [
        "CarePlan": [["supportingInfo"], ["encounter"]],
        "Flag": [["extension", "valueReference"], ["encounter"]],
        "Condition": [["encounter"]],
        "DocumentReference": [["context", "encounter"]],
        "ServiceRequest": [["encounter"]],
    ]

    private func isRestricted(_ resource: Resource) -> Bool {
        SecurityLabels.isRestricted(resource, codes: permit.restrictedCodes)
    }

    private func isWithheld(_ resource: Resource) -> Bool {
        if resource.type == "Consent" || isRestricted(resource) { return true }
        // What changes the meaning of the rest, and is not understood.
        return resource["modifierExtension"] != nil || resource["implicitRules"] != nil
    }

    // MARK: What may be released of each

    /// The items that may be released of each: those of the clauses that reach so far back and, of what is planned, name
    /// it. What belongs to a package goes no further than the package.
    private func items(_ all: [Resource], _ references: References) -> [ItemSet] {
        let planned = self.planned(all, references)
        guard planned.contains(true) || permit.reaches.contains(where: { $0.notBefore != nil }) else {
            return [ItemSet](repeating: permit.items, count: all.count)
        }
        func granted(_ timing: Timing, isPlanned: Bool) -> ItemSet {
            var items = ItemSet()
            for reach in permit.reaches where !isPlanned || reach.items.contains(ItemTable.planned) {
                items.formUnion(reach.items(of: timing))
            }
            return items
        }
        var items = all.indices.map { granted(Timing(all[$0]), isPlanned: planned[$0]) }
        // Episodes bound their plans, and both their Flags.
        for type in ["CarePlan", "Flag"] {
            for (place, resource) in all.enumerated() where resource.type == type {
                let owners = owners(of: resource, references)
                guard !owners.isEmpty else { continue }
                // A plan that does not say when it was over was over with its episode.
                if type == "CarePlan", case .unknown = Timing(resource) {
                    items[place] = granted(.lasts, isPlanned: planned[place])
                }
                items[place] = owners.reduce(items[place]) { $0.intersection(items[$1]) }
            }
        }
        return items
    }

    /// The places of what a plan or Flag belongs to: the episode of a plan, what a Flag points to.
    private func owners(of resource: Resource, _ references: References) -> [Int] {
        let path = resource.type == "Flag" ? ["extension", "valueReference"] : ["supportingInfo"]
        let owning = resource.type == "Flag" ? ["CarePlan", "EpisodeOfCare"] : ["EpisodeOfCare"]
        return References.within(resource, [path]).compactMap { references.place(of: $0) }
            .filter { owning.contains(references.types[$0]) }
    }

    /// Which are planned. A package is one: what is said of its episode holds of its plan, and the other way.
    private func planned(_ all: [Resource], _ references: References) -> [Bool] {
        var planned = all.map(isPlanned)
        var changed = planned.contains(true)
        while changed {
            changed = false
            for (place, resource) in all.enumerated() where resource.type == "CarePlan" {
                let package = owners(of: resource, references) + [place]
                guard package.contains(where: { planned[$0] }) else { continue }
                for other in package where !planned[other] {
                    planned[other] = true
                    changed = true
                }
            }
        }
        return planned
    }

    private func isPlanned(_ resource: Resource) -> Bool {
        switch resource.type {
        case "EpisodeOfCare": ["planned", "waitlist"].contains(resource["status"]?.string) || startsLater(resource)
        case "CarePlan": resource["status"]?.string == "draft" || startsLater(resource)
        default: false
        }
    }

    /// Whether a period begins after the decision, whatever the status says.
    private func startsLater(_ resource: Resource) -> Bool {
        guard let start = resource["period"]?["start"]?.string.flatMap(Timing.earliest) else { return false }
        return start > permit.instant
    }

    /// Of each resource, the vias that lead to it from what is released, and the items for which they do.
    private func reached(
        _ all: [Resource], _ kept: [Bool], _ released: [Bool], _ items: [ItemSet], _ references: References
    ) -> [(vias: UInt32, items: ItemSet)] {
        var reached = [(vias: UInt32, items: ItemSet)](repeating: (0, []), count: all.count)
        for place in all.indices where released[place] {
            let type = all[place].type
            for (bit, via) in tree.vias.enumerated() where via.source == type {
                let granted = items[place].intersection(via.items)
                guard !granted.isEmpty else { continue }
                for reference in References.within(all[place], [via.path]) {
                    if let target = references.place(of: reference, among: kept), all[target].type == via.target {
                        reached[target].vias |= 1 << UInt32(bit)
                        reached[target].items.formUnion(granted)
                    }
                }
            }
        }
        return reached
    }
}

/// References between resources of one set, which call each other `Type/id` or `urn:uuid:id`.
struct References {
    let types: [String]
    /// By id, the last place that has it, and of each place the one before with the same id.
    private var last: [String: Int] = [:]
    private var before: [Int?]

    init(_ all: [Resource]) {
        types = all.map(\.type)
        before = Array(repeating: nil, count: all.count)
        last.reserveCapacity(all.count)
        for (place, resource) in all.enumerated() {
            guard let id = resource.id else { continue }
            before[place] = last.updateValue(place, forKey: id)
        }
    }

    /// The place of what a reference names; `nil` when it is not of this set.
    /// - Parameter wanted: places that count; all, without.
    func place(of reference: String, among wanted: [Bool]? = nil) -> Int? {
        let type: Substring?
        let id: Substring
        if reference.hasPrefix(Self.urn) {
            (type, id) = (nil, reference.dropFirst(Self.urn.count))
        } else if let slash = reference.utf8.firstIndex(of: UInt8(ascii: "/")) {
            (type, id) = (reference[..<slash], reference[reference.utf8.index(after: slash)...])
        } else {
            return nil
        }
        var place = last[String(id)]
        while let found = place {
            if type.map({ $0 == types[found] }) ?? true, wanted?[found] ?? true { return found }
            place = before[found]
        }
        return nil
    }

    private static let urn = "urn:uuid:"

    /// The references at some paths of a resource.
    static func within(_ resource: Resource, _ paths: [[String]]) -> [String] {
        var found: [String] = []
        for path in paths { collect(resource.json, path[...], &found) }
        return found
    }

    private static func collect(_ object: JSONObject, _ path: ArraySlice<String>, _ found: inout [String]) {
        guard let name = path.first else {
            if let reference = object["reference"]?.string { found.append(reference) }
            return
        }
        switch object[name] {
        case .object(let next): collect(next, path.dropFirst(), &found)
        case .array(let items):
            for case .object(let next) in items { collect(next, path.dropFirst(), &found) }
        default: break
        }
    }
}
