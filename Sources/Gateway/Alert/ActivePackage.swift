// When is a package active? (care-package.md)

internal import Agreements
internal import Records

enum PackageState: Sendable, Hashable {
    case active
    case onHold
    /// Released only where the agreement names planned packages.
    case planned
    /// Ended within the publisher's grace period: shown as ended, never as active.
    case ended
    /// Not shown.
    case past
}

extension StoredPackage {
    func state(at instant: Instant, graceDays: Int) -> PackageState {
        switch status {
        case "entered-in-error", "cancelled": return .past
        case "planned", "waitlist":
            guard hasBegun(by: instant) else { return isOver(at: instant) ? .past : .planned }
        default: break
        }
        if let end, end <= instant {
            return instant < end.adding(seconds: Int64(graceDays) * 86_400) ? .ended : .past
        }
        if status == "finished" { return .past }
        if let start, start > instant { return .planned }
        return status == "onhold" ? .onHold : .active
    }

    /// Whether a package that was planned when its publisher last said so has begun since: "planned" was said of a day that
    /// was still to come. One that is still called planned after its day has come is not active.
    private func hasBegun(by instant: Instant) -> Bool {
        start.map { $0 <= instant && submittedAt < $0 } ?? false
    }

    /// What is shown of it in a state, with the statuses of that state: its publisher's word may be older than a begin or an
    /// end that has come since, or that is still to come.
    func resources(in state: PackageState) -> [Resource] {
        switch state {
        case .active:
            guard status == "planned" || status == "waitlist" else { return resources }
            return stated(episode: "active", plan: ["draft": "active"], activity: [:])
        case .planned:
            return stated(
                episode: status == "waitlist" ? "waitlist" : "planned", plan: ["active": "draft", "on-hold": "draft"],
                activity: ["in-progress": "scheduled", "on-hold": "scheduled"])
        case .ended:
            return stated(
                episode: "finished", plan: ["draft": "completed", "active": "completed", "on-hold": "completed"],
                activity: [
                    "not-started": "completed", "scheduled": "completed", "in-progress": "completed",
                    "on-hold": "completed",
                ])
        case .onHold, .past: return resources
        }
    }

    private func stated(episode: String, plan: [String: String], activity: [String: String]) -> [Resource] {
        resources.map { resource in
            var resource = resource
            switch resource.type {
            case "EpisodeOfCare": resource["status"] = .string(episode)
            case "CarePlan":
                if let status = resource["status"]?.string.flatMap({ plan[$0] }) {
                    resource["status"] = .string(status)
                }
                guard !activity.isEmpty, case .array(let activities)? = resource["activity"] else { break }
                resource["activity"] = .array(activities.map { Self.stated($0, activity) })
            default: break
            }
            return resource
        }
    }

    private static func stated(_ activity: JSONValue, _ statuses: [String: String]) -> JSONValue {
        guard case .object(var members) = activity, case .object(var detail)? = members["detail"],
            let status = detail["status"]?.string.flatMap({ statuses[$0] })
        else { return activity }
        detail["status"] = .string(status)
        members["detail"] = .object(detail)
        return .object(members)
    }

    private func isOver(at instant: Instant) -> Bool { end.map { $0 <= instant } ?? false }

    /// Instants after `instant` at which time alone changes the state.
    func boundaries(after instant: Instant, graceDays: Int) -> [Instant] {
        [start, end, end?.adding(seconds: Int64(graceDays) * 86_400)].compactMap { $0 }.filter { $0 > instant }
    }
}

extension Permit {
    /// Whether a package that does not run may be shown: as what it is, or not at all, so never where its status is withheld.
    func allows(_ state: PackageState) -> Bool { (state == .ended ? items : plannedItems).contains(Self.status) }

    private static let status: Item = {
        guard let item = Item("status") else { preconditionFailure("the table of items has no status") }
        return item
    }()
}

extension SenderProfile {
    /// Whether the feed is later than was agreed: then nothing is known, whatever is held.
    func isLate(_ state: FeedState, at instant: Instant) -> Bool {
        feedDeadline(state).map { $0 < instant } ?? false
    }

    func feedDeadline(_ state: FeedState) -> Instant? {
        // By the publisher's own time: an old extract that is sent again is an old extract.
        feed.intervalSeconds.map { state.submittedAt.adding(seconds: $0) }
    }
}
