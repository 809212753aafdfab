// Who is told that there is something to do: a lane for each destination, and a bell for the sweep. A bell that rings while
// nobody listens is heard at the next look; all of it is in the store besides, so a lost ring costs a second, no more.

internal import Synchronization

/// A signal that is heard once however often it rings, by one listener. (An `AsyncStream` would end with the first wait
/// that is cancelled.)
final class Bell: Sendable {
    private struct State {
        var hasRung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func ring() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.hasRung = true }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Returns at the next ring, at once if it rang since the last wait, or after `limit`.
    func wait(upTo limit: Duration) async {
        let timer = Task {
            do { try await Task.sleep(for: limit) } catch { return }
            ring()
        }
        await withCheckedContinuation { continuation in
            let hasRung = state.withLock { state in
                defer { state.hasRung = false }
                if !state.hasRung { state.waiter = continuation }
                return state.hasRung
            }
            if hasRung { continuation.resume() }
        }
        timer.cancel()
    }
}

/// The lanes to all destinations, and the sweep.
public final class Wake: Sendable {
    private let lanes: [String: Lane]
    let sweepBell = Bell()
    private let sweepIsDue = Mutex(true)

    /// - Parameter destinations: the names of all destinations.
    public init(destinations: [String]) {
        lanes = Dictionary(uniqueKeysWithValues: Set(destinations).map { ($0, Lane()) })
    }

    func lane(_ destination: String) -> Lane? { lanes[destination] }

    func awaken(_ names: Set<String>) {
        for name in names { lanes[name]?.awaken() }
    }

    /// Asks for every open attendance to be evaluated again.
    public func sweep() {
        sweepIsDue.withLock { $0 = true }
        sweepBell.ring()
    }

    func takeSweep() -> Bool {
        sweepIsDue.withLock { isDue in
            defer { isDue = false }
            return isDue
        }
    }
}
