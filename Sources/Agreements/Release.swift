// What a permit lets out of a set of resources. An element that no released item names does not leave; neither does
// narrative, an unknown extension, a resource that would hold nothing but structure, nor a reference to what stays.

public import Records

extension Permit {
    /// Filters resources to the permitted items.
    /// - Parameters:
    ///   - resources: one person's, as stored; they refer to each other by `Type/id` or `urn:uuid:id`.
    ///   - context: more of the same person's, which are not released here but may be by this permit: they say who is a
    ///     provider or key worker, and references to them stay.
    public func release(_ resources: [Resource], among context: [Resource] = []) -> Disclosure {
        let released = Release(permit: self).release(resources, among: context)
        return Disclosure(
            decisionID: decisionID, publisher: publisher, recipient: recipient, category: category,
            authority: authority, resources: released,
            withheldMarkers: showsWithheldMarker && !released.isEmpty ? withheld : [], items: items,
            isWithdrawal: false)
    }
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
        let kept = withoutRestricted(all)
        guard !kept.isEmpty else { return [] }
        let index = References.index(all, kept)
        let reached = self.reached(all, kept, index)

        // First what would have content, with all references gone; then, among those, with references.
        var contentful: [(index: Int, node: ElementNode, items: ItemSet)] = []
        var carriers: [(index: Int, node: ElementNode, items: ItemSet)] = []
        for place in kept {
            let items = items(of: all[place])
            guard !items.isEmpty, let node = tree.node(type: all[place].type, reached: reached[place]) else { continue }
            if filter.hasContent(all[place], node, items) {
                contentful.append((place, node, items))
            } else if all[place].type == "Flag" {
                carriers.append((place, node, items))
            }
        }
        // A Flag carries what it points to.
        if contentful.contains(where: { all[$0.index].type == "CarePlan" || all[$0.index].type == "EpisodeOfCare" }) {
            contentful += carriers
        }
        contentful.sort { $0.index < $1.index }
        let targets = contentful.reduce(into: Set<String>()) { $0.formUnion(References.names(of: all[$1.index])) }
        return contentful.filter { $0.index < resources.count }.map { place, node, items in
            filter.filtered(all[place], node, items, targets: targets)
        }
    }

    // MARK: What stays as a whole

    /// Places of the resources that may be looked at: not Consent, not restricted, not planned unless agreed, nor
    /// belonging to such a one.
    private func withoutRestricted(_ all: [Resource]) -> [Int] {
        if all.contains(where: { $0.type == "Patient" && SecurityLabels.isRestricted($0) }) { return [] }
        var gone: Set<Int> = []
        for (place, resource) in all.enumerated() where isWithheld(resource) { gone.insert(place) }
        guard !gone.isEmpty else { return Array(all.indices) }
        var names = References.index(all, Array(all.indices))
        // A package is one: what is said of its episode holds of its plan, and the other way.
        var changed = true
        while changed {
            changed = false
            for (place, resource) in all.enumerated() {
                let others = References.within(resource, Self.belonging[resource.type] ?? []).compactMap { names[$0] }
                if !gone.contains(place), others.contains(where: gone.contains) {
                    changed = gone.insert(place).inserted
                } else if gone.contains(place), resource.type == "CarePlan" {
                    for other in others where all[other].type == "EpisodeOfCare" && gone.insert(other).inserted {
                        changed = true
                    }
                }
            }
        }
        names.removeAll()
        return all.indices.filter { !gone.contains($0) }
    }

    /// References by which a resource belongs to what it refers to.
    private static let belonging: [String: [[String]]] = [
        "CarePlan": [["supportingInfo"], ["encounter"]],
        "Flag": [["extension", "valueReference"], ["encounter"]],
        "Condition": [["encounter"]],
        "DocumentReference": [["context", "encounter"]],
        "ServiceRequest": [["encounter"]],
    ]

    private func isWithheld(_ resource: Resource) -> Bool {
        if resource.type == "Consent" || SecurityLabels.isRestricted(resource) { return true }
        // What changes the meaning of the rest, and is not understood.
        if resource["modifierExtension"] != nil || resource["implicitRules"] != nil { return true }
        guard !permit.items.contains(ItemTable.planned) else { return false }
        switch resource.type {
        case "EpisodeOfCare":
            return ["planned", "waitlist"].contains(resource["status"]?.string) || startsLater(resource)
        case "CarePlan": return resource["status"]?.string == "draft" || startsLater(resource)
        default: return false
        }
    }

    /// Whether a period begins after the decision, whatever the status says. Partial dates begin with their year or month.
    private func startsLater(_ resource: Resource) -> Bool {
        guard let text = resource["period"]?["start"]?.string else { return false }
        let start: Instant? =
            switch text.utf8.count {
            case 4: Instant(fhir: text + "-01-01")
            case 7: Instant(fhir: text + "-01")
            default: Instant(fhir: text)
            }
        return start.map { $0 > permit.instant } ?? false
    }

    /// The items that may be released of this resource: those of the clauses that reach so far back.
    private func items(of resource: Resource) -> ItemSet {
        guard permit.reaches.contains(where: { $0.notBefore != nil }) else { return permit.items }
        let text = ended(resource)
        let ended = text.flatMap { Instant(fhir: $0) }
        var items = ItemSet()
        for reach in permit.reaches {
            guard let notBefore = reach.notBefore, text != nil else {
                items.formUnion(reach.items)
                continue
            }
            // A date that cannot be read is not known to be recent.
            if let ended, ended >= notBefore { items.formUnion(reach.items) }
        }
        return items
    }

    /// When what a resource tells of was over, as written; `nil` while it lasts.
    private func ended(_ resource: Resource) -> String? {
        switch resource.type {
        case "EpisodeOfCare", "CarePlan", "Encounter": resource["period"]?["end"]?.string
        case "Condition": resource["abatementDateTime"]?.string
        case "DocumentReference": resource["date"]?.string
        case "ServiceRequest": resource["authoredOn"]?.string
        default: nil
        }
    }

    /// Of each resource, the vias that lead to it from resources that may be looked at.
    private func reached(_ all: [Resource], _ kept: [Int], _ index: [String: Int]) -> [UInt32] {
        var reached = [UInt32](repeating: 0, count: all.count)
        for place in kept {
            for (bit, via) in tree.vias.enumerated() where via.source == all[place].type {
                for reference in References.within(all[place], [via.path]) {
                    if let target = index[reference], all[target].type == via.target {
                        reached[target] |= 1 << UInt32(bit)
                    }
                }
            }
        }
        return reached
    }
}

/// References between resources of one set.
enum References {
    /// What others may call a resource.
    static func names(of resource: Resource) -> [String] {
        guard let id = resource.id else { return [] }
        return ["\(resource.type)/\(id)", "urn:uuid:\(id)"]
    }

    static func index(_ all: [Resource], _ places: [Int]) -> [String: Int] {
        var index: [String: Int] = [:]
        for place in places { for name in names(of: all[place]) { index[name] = place } }
        return index
    }

    /// The references at some paths of a resource.
    static func within(_ resource: Resource, _ paths: [[String]]) -> [String] {
        paths.flatMap { path in
            var values = [JSONValue.object(resource.json)]
            for name in path { values = values.flatMap { JSONValue.items($0[name]) } }
            return values.compactMap { $0["reference"]?.string }
        }
    }
}
