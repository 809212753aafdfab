// How many bytes of messages are held, in all and for each certificate, from the first one collected until the answer: counts
// alone would let a few large messages fill the memory.

internal import Gateway
internal import Synchronization

/// Bytes that may be held at once, shared by the listeners that are given it.
public final class ByteBudget: Sendable {
    private struct State {
        var total = 0
        var bySender: [String: Int] = [:]
    }

    private let maximum: Int
    private let maximumPerSender: Int
    private let state = Mutex(State())

    public init(maximum: Int = Limits.bytesInFlight, maximumPerSender: Int = Limits.bytesInFlightPerSender) {
        self.maximum = maximum
        self.maximumPerSender = maximumPerSender
    }

    func claim(for sender: Sender) -> Claim { Claim(budget: self, sender: sender) }

    /// What one request or one connection holds of it.
    struct Claim {
        fileprivate let budget: ByteBudget
        fileprivate let sender: Sender
        private(set) var bytes = 0

        /// Holds so many bytes from now on, more or fewer than before. When they are not to be had nothing changes.
        mutating func hold(_ wanted: Int) -> Admitting.Verdict {
            let verdict = budget.change(sender, by: wanted - bytes)
            if verdict == .admitted { bytes = wanted }
            return verdict
        }

        /// Gives everything back; that is never refused.
        mutating func release() { _ = hold(0) }
    }

    private func change(_ sender: Sender, by bytes: Int) -> Admitting.Verdict {
        guard bytes != 0 else { return .admitted }
        return state.withLock { state in
            let total = state.total + bytes
            let own = state.bySender[sender.fingerprint, default: 0] + bytes
            if bytes > 0 {
                guard total <= maximum else { return .busy }
                guard own <= maximumPerSender else { return .senderBusy }
            }
            state.total = total
            state.bySender[sender.fingerprint] = own == 0 ? nil : own
            return .admitted
        }
    }
}
