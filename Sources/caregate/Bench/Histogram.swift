// Latencies, all of them kept: percentiles are of what was measured, not of buckets.

struct Latencies: Sendable {
    private var milliseconds: [Double] = []
    private var isSorted = true

    mutating func add(_ value: Double) {
        milliseconds.append(value)
        isSorted = false
    }

    mutating func add(_ others: Latencies) {
        milliseconds += others.milliseconds
        isSorted = false
    }

    var count: Int { milliseconds.count }

    mutating func percentile(_ percent: Double) -> Double {
        guard !milliseconds.isEmpty else { return .nan }
        if !isSorted {
            milliseconds.sort()
            isSorted = true
        }
        let rank = Int((percent / 100 * Double(milliseconds.count)).rounded(.up)) - 1
        return milliseconds[max(0, min(rank, milliseconds.count - 1))]
    }

    /// `p50 1.20 ms, p99 8.31 ms, max 20.1 ms`
    mutating func summary() -> String {
        func text(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
        return "p50 \(text(percentile(50))) ms, p99 \(text(percentile(99))) ms, max \(text(percentile(100))) ms"
    }
}
