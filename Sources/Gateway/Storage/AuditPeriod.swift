// Where a period begins in the access log, without reading what was before it.

public import Records

private enum AuditPeriodLimits {
    /// By how much a clock may have been set back, in seconds.
    static let clockSlackSeconds: Int64 = 86_400
}

extension StoreReading {
    /// A place in the log before which no entry is of `start` or later. Entries are in order of time but for what a clock was
    /// set back: the first of them may be older.
    public func firstAuditIndex(since start: Instant) throws -> Int64 {
        let earliest = start.adding(seconds: -AuditPeriodLimits.clockSlackSeconds)
        func isBefore(_ index: Int64) throws -> Bool {
            try auditRows(from: index, limit: 1).first.map { $0.time < earliest } ?? false
        }
        var (low, high): (Int64, Int64) = (0, 1)
        while try isBefore(high) { (low, high) = (high, high * 2) }
        while low < high {
            let middle = low + (high - low) / 2
            if try isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
