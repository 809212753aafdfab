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
        let reached = self.reached(all, kept, references)

        // Each is walked as if all that may be looked at were released with it.
        struct Candidate {
            let place: Int
            let node: ElementNode
            let items: ItemSet
            let filtered: ElementFilter.Filtered
        }
        var candidates: [Candidate] = []
        var released = [Bool](repeating: false, count: all.count)
        for place in all.indices where kept[place] {
            let items = items(of: all[place])
            guard !items.isEmpty, let node = tree.node(type: all[place].type, reached: reached[place]) else { continue }
            let filtered = filter.filtered(all[place], node, items, references, to: kept)
            candidates.append(Candidate(place: place, node: node, items: items, filtered: filtered))
            released[place] = filtered.hasContent
        }
        // A Flag carries what it points to.
        if all.indices.contains(where: { released[$0] && ["CarePlan", "EpisodeOfCare"].contains(all[$0].type) }) {
            for candidate in candidates where all[candidate.place].type == "Flag" { released[candidate.place] = true }
        }
        return candidates.filter { released[$0.place] && $0.place < resources.count }.map { candidate in
            // Once more, where a reference leads to what has no content of its own.
            candidate.filtered.referred.allSatisfy { released[$0] }
                ? candidate.filtered.resource
                : filter.filtered(all[candidate.place], candidate.node, candidate.items, references, to: released)
                    .resource
        }
    }

    // MARK: What stays as a whole

    /// Which of the resources may be looked at: not Consent, not restricted, not planned unless agreed, nor belonging to such
    /// a one.
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
    private func reached(_ all: [Resource], _ kept: [Bool], _ references: References) -> [UInt32] {
        var reached = [UInt32](repeating: 0, count: all.count)
        for place in all.indices where kept[place] {
            let type = all[place].type
            for (bit, via) in tree.vias.enumerated() where via.source == type {
                for reference in References.within(all[place], [via.path]) {
                    if let target = references.place(of: reference, among: kept), all[target].type == via.target {
                        reached[target] |= 1 << UInt32(bit)
                    }
                }
            }
        }
        return reached
    }
}

/// References between resources of one set, which call each other `Type/id` or `urn:uuid:id`.
struct References {
    private let types: [String]
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
