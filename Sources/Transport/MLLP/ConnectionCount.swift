// How many connections a listener holds open.

internal import Synchronization

final class ConnectionCount: Sendable {
    private let maximum: Int
    private let count = Mutex(0)

    init(maximum: Int) { self.maximum = maximum }

    /// - Returns: whether there was room; then one `close` follows.
    func open() -> Bool {
        count.withLock {
            guard $0 < maximum else { return false }
            $0 += 1
            return true
        }
    }

    func close() { count.withLock { $0 -= 1 } }
}
