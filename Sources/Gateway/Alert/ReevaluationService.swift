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

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let isWholeSweep = wake.takeSweep()
                do {
                    if isWholeSweep { try await gateway.sweep() }
                    while try await gateway.reevaluateDue() > 0 {}
                } catch {
                    if isWholeSweep { wake.sweep() }
                    if Task.isCancelled { return }
                    Logger(label: "caregate.reevaluation").error("the store failed; attendances are evaluated later")
                }
                await wake.sweepBell.wait(upTo: Limits.interval)
            }
        }
    }
}
