// A service that stops when asked, and in any case after so many seconds.

internal import ServiceLifecycle

/// Runs `body`; after a graceful shutdown begins it has so long to end by itself before it is cancelled.
func runBounded(gracefulStopSeconds: Int64, _ body: @escaping @Sendable () async throws -> Void) async throws {
    enum End { case ended, outOfTime }
    try await withThrowingTaskGroup(of: End.self) { group in
        group.addTask {
            try await body()
            return .ended
        }
        group.addTask {
            // Throws when cancelled, which is the ordinary end.
            do {
                try await gracefulShutdown()
                try await Task.sleep(for: .seconds(gracefulStopSeconds))
            } catch is CancellationError {}
            return .outOfTime
        }
        defer { group.cancelAll() }
        switch try await group.next() {
        case .ended, nil: return
        case .outOfTime:
            group.cancelAll()
            // What the cancellation makes the body throw is no fault.
            do { while try await group.next() != nil {} } catch is CancellationError {}
        }
    }
}
