// Who is told that there is something to do: one bell a destination, and one for the sweep. A bell that rings while
// nobody listens is heard at the next look; all of it is in the store besides, so a lost ring costs a second, no more.

internal import Synchronization

/// A signal that is heard once however often it rings.
final class Bell: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    func ring() { continuation.yield() }

    /// Returns at the next ring, or after `limit`, or when the task is cancelled.
    func wait(upTo limit: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [stream] in
                for await _ in stream { return }
            }
            group.addTask {
                do { try await Task.sleep(for: limit) } catch { return }
            }
            await group.next()
            group.cancelAll()
        }
    }
}

public final class Wake: Sendable {
    private let destinations: [String: Bell]
    let sweepBell = Bell()
    private let sweepIsDue = Mutex(true)

    /// - Parameter destinations: the names of all destinations.
    public init(destinations: [String]) {
        self.destinations = Dictionary(uniqueKeysWithValues: Set(destinations).map { ($0, Bell()) })
    }

    func bell(_ destination: String) -> Bell? { destinations[destination] }

    func awaken(_ names: Set<String>) {
        for name in names { destinations[name]?.ring() }
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
