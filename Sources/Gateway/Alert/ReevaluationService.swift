// Time alone changes what is true: a package begins or ends, a feed falls late, an agreement expires. Attendances are
// evaluated again when theirs may have changed; all open ones at start, since anything may have happened meanwhile.

internal import Logging
public import ServiceLifecycle

public struct ReevaluationService: Service {
    private enum Limits {
        static let interval = Duration.seconds(1)
    }

    private let gateway: Gateway
    private let wake: Wake

    public init(gateway: Gateway, wake: Wake) {
        self.gateway = gateway
        self.wake = wake
    }

    private func succeeds(_ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            return true
        } catch {
            return false
        }
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // A sweep that fails, on one visit perhaps, must not keep what is due from being evaluated.
                let isSwept = await succeeds { if wake.takeSweep() { try await gateway.sweep() } }
                let isDone = await succeeds { while try await gateway.reevaluateDue() > 0 {} }
                if Task.isCancelled { return }
                if isSwept, isDone {
                    await wake.sweepBell.wait(upTo: Limits.interval)
                    continue
                }
                Logger(label: "caregate.reevaluation").error("the store failed; attendances are evaluated later")
                if !isSwept { wake.sweep() }
                do { try await Task.sleep(for: Limits.interval) } catch { return }
            }
        }
    }
}
