// A backend of swift-metrics that Prometheus can scrape: counters, gauges and histograms, each a few atomic operations
// to change. Text exposition format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).
//
// A handle is found once and kept by who uses it; finding one takes a lock. Labels never name a patient or a user.

import Metrics
import Synchronization

final class PrometheusMetrics: MetricsFactory, Sendable {
    enum Limits {
        /// Series in all; more come from a label that should not be one, and are counted instead of kept.
        static let series = 10_000
        /// Upper bounds of a histogram's buckets, in seconds: from a decision (microseconds) to a late alert.
        static let bucketSeconds: [Double] = [
            0.000_001, 0.000_005, 0.000_025, 0.000_1, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
            0.5, 1, 2.5, 5, 10, 60,
        ]
    }

    enum Kind: String, Sendable {
        case counter
        case gauge
        case histogram
    }

    struct Labels: Hashable, Sendable {
        /// `{a="x",b="y"}`, or nothing.
        let text: String

        init(_ dimensions: [(String, String)]) {
            let pairs = dimensions.sorted { $0.0 < $1.0 }.map {
                "\(Exposition.name($0.0))=\"\(Exposition.value($0.1))\""
            }
            text = pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
        }

        /// With one more label at the end, as `le` of a bucket.
        func adding(_ name: String, _ value: String) -> String {
            text.isEmpty ? "{\(name)=\"\(value)\"}" : "\(text.dropLast()),\(name)=\"\(value)\"}"
        }
    }

    private struct Family: Sendable {
        let kind: Kind
        var series: [Labels: Series] = [:]
    }

    private struct Registry: Sendable {
        var families: [String: Family] = [:]
        var count = 0
    }

    private let registry = Mutex(Registry())
    private let dropped = Atomic<Int64>(0)
    private let help: [String: String]

    /// - Parameter help: what each metric counts, by name.
    init(help: [String: String] = MetricNames.help) { self.help = help }

    private func series(_ label: String, _ dimensions: [(String, String)], _ kind: Kind) -> Series {
        let name = Exposition.name(label)
        let labels = Labels(dimensions)
        let found = registry.withLock { registry -> Series? in
            var family = registry.families[name] ?? Family(kind: kind)
            if let series = family.series[labels], family.kind == kind { return series }
            guard family.kind == kind, registry.count < Limits.series else { return nil }
            let series = Series(bucketSeconds: kind == .histogram ? Limits.bucketSeconds : [])
            family.series[labels] = series
            registry.families[name] = family
            registry.count += 1
            return series
        }
        if let found { return found }
        dropped.add(1, ordering: .relaxed)
        return Series(bucketSeconds: [])
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, .counter)
    }
    func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
        series(label, dimensions, .counter)
    }
    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, .gauge)
    }
    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        RecorderSeries(series: series(label, dimensions, aggregate ? .histogram : .gauge), aggregates: aggregate)
    }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions, .histogram)
    }

    // A counter that goes away would start again at nothing: series live as long as the process.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    /// All series as text, in order of name and labels.
    func exposition() -> String {
        let families = registry.withLock { $0.families }
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            if let help = help[name] { text += "# HELP \(name) \(help)\n" }
            text += "# TYPE \(name) \(family.kind.rawValue)\n"
            for (labels, series) in family.series.sorted(by: { $0.key.text < $1.key.text }) {
                text += family.kind == .histogram ? series.histogram(name, labels) : series.single(name, labels)
            }
        }
        let dropped = dropped.load(ordering: .relaxed)
        text += "# TYPE caregate_metrics_dropped_total counter\ncaregate_metrics_dropped_total \(dropped)\n"
        return text
    }
}

/// One time series. Every change is atomic; a scrape may see a histogram's sum a moment before its count.
final class Series: CounterHandler, FloatingPointCounterHandler, MeterHandler, TimerHandler, Sendable {
    /// The bits of a `Double`: a counter's or gauge's value, or a histogram's sum.
    private let bits = Atomic<UInt64>(0)
    private let bounds: [Double]
    private let buckets: Buckets

    init(bucketSeconds: [Double]) {
        bounds = bucketSeconds
        buckets = Buckets(count: bucketSeconds.count + 1)
    }

    var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    func increment(by amount: Int64) { add(Double(amount)) }
    func increment(by amount: Double) { add(amount) }
    func decrement(by amount: Double) { add(-amount) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }
    func reset() { set(0.0) }
    func recordNanoseconds(_ duration: Int64) { observe(Double(duration) / 1e9) }

    func observe(_ value: Double) {
        add(value)
        buckets.increment(bounds.firstIndex { value <= $0 } ?? bounds.count)
    }

    private func add(_ amount: Double) {
        var old = bits.load(ordering: .relaxed)
        while true {
            let new = (Double(bitPattern: old) + amount).bitPattern
            let (exchanged, original) = bits.weakCompareExchange(expected: old, desired: new, ordering: .relaxed)
            if exchanged { return }
            old = original
        }
    }

    func single(_ name: String, _ labels: PrometheusMetrics.Labels) -> String {
        "\(name)\(labels.text) \(Exposition.number(value))\n"
    }

    func histogram(_ name: String, _ labels: PrometheusMetrics.Labels) -> String {
        var text = ""
        var cumulative: Int64 = 0
        for (index, count) in buckets.counts().enumerated() {
            cumulative += count
            let bound = index < bounds.count ? Exposition.number(bounds[index]) : "+Inf"
            text += "\(name)_bucket\(labels.adding("le", bound)) \(cumulative)\n"
        }
        text += "\(name)_sum\(labels.text) \(Exposition.number(value))\n"
        return text + "\(name)_count\(labels.text) \(cumulative)\n"
    }
}

/// A fixed row of atomic counters.
private final class Buckets: Sendable {
    private final class Cell: Sendable {
        let count = Atomic<Int64>(0)
    }
    private let cells: [Cell]

    init(count: Int) { cells = (0..<count).map { _ in Cell() } }
    func increment(_ index: Int) { cells[index].count.add(1, ordering: .relaxed) }
    func counts() -> [Int64] { cells.map { $0.count.load(ordering: .relaxed) } }
}

/// A recorder is a histogram when it aggregates and a gauge when it does not.
private final class RecorderSeries: RecorderHandler, Sendable {
    let series: Series
    let aggregates: Bool

    init(series: Series, aggregates: Bool) {
        self.series = series
        self.aggregates = aggregates
    }

    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) {
        if aggregates { series.observe(value) } else { series.set(value) }
    }
}

enum Exposition {
    /// Dots and whatever else a name may not hold become underscores.
    static func name(_ text: String) -> String {
        var name = String(
            text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") ? $0 : "_" as Character })
        if name.first?.isNumber ?? true { name = "_" + name }
        return name
    }

    static func value(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
