// Spans of time in milliseconds since 1970, closed at their beginning and open at their end.

import Records

/// Instants from `from` up to, not including, `until`.
struct Window: Sendable, Hashable, BitwiseCopyable {
    var from: Int64
    var until: Int64

    static let always = Window(from: .min, until: .max)
    var isEmpty: Bool { from >= until }
    func contains(_ instant: Int64) -> Bool { instant >= from && instant < until }
    func intersection(_ other: Window) -> Window {
        Window(from: max(from, other.from), until: min(until, other.until))
    }

    /// UK dates, both inclusive.
    init(_ first: CivilDate?, through last: CivilDate?) {
        from = first.map { UKTime.startOfDay($0).milliseconds } ?? .min
        until = last.map { UKTime.endOfDay($0).milliseconds } ?? .max
    }

    init(from: Int64, until: Int64) {
        self.from = from
        self.until = until
    }

    static func contains(_ windows: [Window], _ instant: Int64) -> Bool {
        for window in windows where window.contains(instant) { return true }
        return false
    }

    /// `windows` without `hole`.
    static func subtract(_ hole: Window, from windows: [Window]) -> [Window] {
        windows.flatMap { window in
            [
                Window(from: window.from, until: min(window.until, hole.from)),
                Window(from: max(window.from, hole.until), until: window.until),
            ].filter { !$0.isEmpty }
        }
    }

    static func intersect(_ left: [Window], _ right: [Window]) -> [Window] {
        if left.count == 1, right.count == 1 {
            let both = left[0].intersection(right[0])
            return both.isEmpty ? [] : [both]
        }
        return left.flatMap { one in right.map(one.intersection).filter { !$0.isEmpty } }
    }

    /// The same instants in ascending windows that neither overlap nor touch, so that each bound is a change.
    static func joined(_ windows: [Window]) -> [Window] {
        guard windows.count > 1 else { return windows }
        var result: [Window] = []
        for window in windows.sorted(by: { $0.from < $1.from }) {
            if let last = result.last, window.from <= last.until {
                result[result.count - 1].until = max(last.until, window.until)
            } else {
                result.append(window)
            }
        }
        return result
    }
}
