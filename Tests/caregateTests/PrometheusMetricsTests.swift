import Metrics
import Testing

@testable import caregate

struct PrometheusMetricsTests {
    @Test func aSeriesIsOneWhicheverHandleChangesItAndWhateverTheOrderOfLabels() {
        let metrics = PrometheusMetrics()
        metrics.makeCounter(label: "a_total", dimensions: [("x", "1"), ("y", "2")]).increment(by: 2)
        metrics.makeCounter(label: "a_total", dimensions: [("y", "2"), ("x", "1")]).increment(by: 3)
        metrics.makeCounter(label: "a_total", dimensions: [("x", "2"), ("y", "2")]).increment(by: 1)
        let text = metrics.exposition()
        #expect(text.contains("# TYPE a_total counter\na_total{x=\"1\",y=\"2\"} 5\na_total{x=\"2\",y=\"2\"} 1\n"))
    }

    @Test func knownMetricsSayWhatTheyAre() {
        let metrics = PrometheusMetrics()
        metrics.makeCounter(label: "caregate_audit_entries_total", dimensions: []).increment(by: 1)
        #expect(
            metrics.exposition().hasPrefix(
                "# HELP caregate_audit_entries_total Entries of the access log.\n# TYPE caregate_audit_entries_total counter\n"
            ))
    }

    @Test func aHistogramCountsUpToAndIncludingEachBound() {
        let metrics = PrometheusMetrics()
        let timer = metrics.makeTimer(label: "t_seconds", dimensions: [("d", "x")])
        for nanoseconds: Int64 in [1_000_000, 1_000_001, 49_000_000, 100_000_000_000] {
            timer.recordNanoseconds(nanoseconds)
        }
        let text = metrics.exposition()
        for (bound, count) in [("0.0005", 0), ("0.001", 1), ("0.0025", 2), ("0.05", 3), ("60", 3), ("+Inf", 4)] {
            #expect(text.contains("t_seconds_bucket{d=\"x\",le=\"\(bound)\"} \(count)\n"), "le \(bound)")
        }
        #expect(text.contains("t_seconds_count{d=\"x\"} 4\n"))
        #expect(text.contains("t_seconds_sum{d=\"x\"} 100.05"))
    }

    @Test func gaugesGoUpAndDownAndRecordersAreGaugesUnlessTheyAggregate() {
        let metrics = PrometheusMetrics()
        let meter = metrics.makeMeter(label: "m", dimensions: [])
        meter.set(5.0)
        meter.increment(by: 2)
        meter.decrement(by: 4)
        metrics.makeRecorder(label: "r", dimensions: [], aggregate: false).record(1.5)
        metrics.makeRecorder(label: "h", dimensions: [], aggregate: true).record(2.0)
        let text = metrics.exposition()
        #expect(text.contains("# TYPE m gauge\nm 3\n"))
        #expect(text.contains("# TYPE r gauge\nr 1.5\n"))
        #expect(text.contains("h_bucket{le=\"2.5\"} 1\n"))
    }

    @Test func labelsCannotBreakOutOfTheirQuotes() {
        let metrics = PrometheusMetrics()
        metrics.makeCounter(label: "hb.requests", dimensions: [("a-b", "x\"} 9\nforged{\\")]).increment(by: 1)
        let text = metrics.exposition()
        #expect(text.contains("hb_requests{a_b=\"x\\\"} 9\\nforged{\\\\\"} 1\n"))
        #expect(!text.contains("\nforged"))
    }

    @Test func aLabelThatShouldNotBeOneIsCountedAndNotKept() {
        let metrics = PrometheusMetrics()
        for number in 0..<PrometheusMetrics.Limits.series + 5 {
            metrics.makeCounter(label: "c_total", dimensions: [("n", String(number))]).increment(by: 1)
        }
        let lines = metrics.exposition().split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("c_total{") } == PrometheusMetrics.Limits.series)
        #expect(lines.contains("caregate_metrics_dropped_total 5"))
    }

    @Test func changesFromManyTasksAreAllCounted() async {
        let metrics = PrometheusMetrics()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let counter = metrics.makeCounter(label: "p_total", dimensions: [])
                    let timer = metrics.makeTimer(label: "p_seconds", dimensions: [])
                    for _ in 0..<2000 {
                        counter.increment(by: 1)
                        timer.recordNanoseconds(1_000_000_000)
                    }
                }
            }
        }
        let text = metrics.exposition()
        #expect(text.contains("\np_total 16000\n"))
        #expect(text.contains("\np_seconds_sum 16000\np_seconds_count 16000\n"))
    }
}
