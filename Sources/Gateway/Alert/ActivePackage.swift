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

    /// What is shown of it in a state: an episode that has begun since is planned no longer.
    func resources(in state: PackageState) -> [Resource] {
        guard state == .active, status == "planned" || status == "waitlist" else { return resources }
        return resources.map { resource in
            var resource = resource
            if resource.type == "EpisodeOfCare" { resource["status"] = "active" }
            if resource.type == "CarePlan", resource["status"]?.string == "draft" { resource["status"] = "active" }
            return resource
        }
    }

    private func isOver(at instant: Instant) -> Bool { end.map { $0 <= instant } ?? false }

    /// Instants after `instant` at which time alone changes the state.
    func boundaries(after instant: Instant, graceDays: Int) -> [Instant] {
        [start, end, end?.adding(seconds: Int64(graceDays) * 86_400)].compactMap { $0 }.filter { $0 > instant }
    }
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
