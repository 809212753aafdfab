// `review_within` of an agreement: how soon a break-glass access is looked at.

public import Records

public enum ReviewPeriod: Sendable, Hashable {
    /// To the end of that working day; the day of the access is not counted.
    case workingDays(Int)
    /// To the end of that UK date.
    case days(Int)
    case hours(Int)

    /// Reads `3 working days`, `7 days`, `24 hours`.
    public init?(_ text: some StringProtocol) {
        var words = String(text).split(separator: " ").map(String.init)
        guard words.count > 1, let count = Int(words.removeFirst()), (1...Limits.reviewPeriod).contains(count) else {
            return nil
        }
        switch words {
        case ["working", "days"], ["working", "day"]: self = .workingDays(count)
        case ["days"], ["day"]: self = .days(count)
        case ["hours"], ["hour"]: self = .hours(count)
        default: return nil
        }
    }

    /// The first instant at which a review is overdue.
    public func due(after access: Instant) -> Instant {
        let date = UKTime.date(at: access)
        switch self {
        case .workingDays(let count): return UKTime.endOfDay(WorkingDays.date(count, after: date))
        case .days(let count): return UKTime.endOfDay(CivilDate(daysSince1970: date.daysSince1970 + count))
        case .hours(let count): return access.adding(seconds: Int64(count) * 3600)
        }
    }
}

extension Agreement.Emergency {
    /// The loader refuses what it cannot read; one that was never given is due at once.
    var period: ReviewPeriod { reviewWithin.flatMap { ReviewPeriod($0) } ?? .hours(1) }
}
