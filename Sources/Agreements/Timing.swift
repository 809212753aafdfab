// When what a resource tells of was over, as it says itself: what a lookback is held against.

import Records

enum Timing: Sendable, Hashable {
    /// It is not over by anything that it says.
    case lasts
    /// It ended, or of what has no end is dated, no earlier than then.
    case over(Instant)
    /// Nothing readable says when it was; `isOver` where its status says that it was.
    case unknown(isOver: Bool)

    init(_ resource: Resource) {
        let status = resource["status"]?.string ?? ""
        switch resource.type {
        case "EpisodeOfCare", "CarePlan", "Encounter", "Flag":
            let period = resource["period"]
            let end = period?["end"] ?? period?["_end"]
            self.init(end, or: Self.closed.contains(status) ? .unknown(isOver: true) : .lasts)
        case "Condition":
            let codes = JSONValue.items(resource["clinicalStatus"]?["coding"]).compactMap { $0["code"]?.string }
            // As an age or in words it is not known when (http://hl7.org/fhir/R4/condition.html, abatement[x]).
            let isOver =
                resource.json.members.contains { $0.name.hasPrefix("abatement") || $0.name.hasPrefix("_abatement") }
                || codes.contains { ["inactive", "remission", "resolved"].contains($0) }
            self.init(
                resource["abatementDateTime"] ?? resource["abatementPeriod"]?["end"],
                or: isOver ? .unknown(isOver: true) : .lasts)
        case "DocumentReference": self.init(resource["date"], or: .unknown(isOver: false))
        case "ServiceRequest" where ["active", "on-hold", "draft"].contains(status): self = .lasts
        case "ServiceRequest": self.init(resource["authoredOn"], or: .unknown(isOver: true))
        default: self = .lasts
        }
    }

    /// - Parameter absent: what holds where no date is given.
    private init(_ date: JSONValue?, or absent: Timing) {
        guard let date else {
            self = absent
            return
        }
        // A date that cannot be read is not known to be recent.
        self = date.string.flatMap(Self.earliest).map(Timing.over) ?? .unknown(isOver: true)
    }

    /// Statuses of an episode, a plan, an encounter or a flag that is over, or never was.
    private static let closed: Set<String> = [
        "finished", "completed", "revoked", "cancelled", "entered-in-error", "inactive",
    ]

    /// The instant at which a date begins, a partial one with its year or month; `nil` of what is no date.
    static func earliest(_ text: String) -> Instant? {
        switch text.utf8.count {
        case 4: Instant(fhir: text + "-01-01")
        case 7: Instant(fhir: text + "-01")
        default: Instant(fhir: text)
        }
    }
}

extension Permit.Reach {
    /// The items that this clause grants of what is so long over. What is over without a date is outside every bound; where
    /// what holds now is agreed, it tells that it is over and nothing else, so that a copy does not go on for ever.
    func items(of timing: Timing) -> ItemSet {
        guard let notBefore else { return items }
        switch timing {
        case .lasts: return items
        case .over(let end): return end >= notBefore ? items : []
        case .unknown(let isOver): return isOver && isOfCurrent ? items.intersection(ItemTable.ending) : []
        }
    }
}
