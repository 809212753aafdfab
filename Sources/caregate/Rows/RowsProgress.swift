// How far a long file of rows is: bytes done of all, and rows a second.

import Foundation

final class RowsProgress {
    /// What is shown.
    struct State {
        var verb: String
        var doneBytes: Int
        /// `nil` when it is not known beforehand, as of a pipe.
        var totalBytes: Int?
        var rows: Int
        var elapsed: Duration
    }

    /// Shown at most so often: a terminal is slower than a disk.
    private static let interval: Duration = .milliseconds(100)
    private static let barWidth = 24

    private let isShown: Bool
    private let began = ContinuousClock.now
    private var shownAt: ContinuousClock.Instant?

    /// - Parameter isQuiet: whether nothing is shown; nor is anything where standard error is no terminal.
    init(isQuiet: Bool) { isShown = !isQuiet && isatty(STDERR_FILENO) == 1 }

    func show(_ verb: String, done: Int, of total: Int?, rows: Int) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let shownAt, now - shownAt < Self.interval { return }
        shownAt = now
        Output.progress(
            Self.text(State(verb: verb, doneBytes: done, totalBytes: total, rows: rows, elapsed: now - began)))
    }

    func end() {
        if isShown { Output.endProgress() }
    }

    /// `reading [######..................]  25 %  1.0 of 4.0 MB, 95,000 rows/s`
    static func text(_ state: State) -> String {
        let milliseconds = max(1, Int(state.elapsed / .milliseconds(1)))
        let speed = "\((state.rows * 1000 / milliseconds).grouped) rows/s"
        guard let total = state.totalBytes, total > 0 else {
            return "\(state.verb) \(megabytes(state.doneBytes)) MB, \(speed)"
        }
        let done = min(state.doneBytes, total)
        let filled = done * barWidth / total
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: barWidth - filled)
        let share = "\(done * 100 / total)"
        let padding = String(repeating: " ", count: 3 - share.count)
        return "\(state.verb) [\(bar)] \(padding)\(share) %  \(megabytes(done)) of \(megabytes(total)) MB, \(speed)"
    }

    private static func megabytes(_ bytes: Int) -> String { "\((bytes / 1_000_000).grouped).\(bytes / 100_000 % 10)" }
}
