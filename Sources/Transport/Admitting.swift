// How much is under way, in all and for each certificate: past the bound the sender is told to wait, before memory grows.

internal import Gateway
internal import Synchronization

/// Counts messages that are being handled.
final class Admitting: Sendable {
    enum Verdict {
        case admitted
        /// This sender has too many under way: 429, AR.
        case senderBusy
        /// The listener has: 503, AR.
        case busy
    }

    private struct State {
        var total = 0
        var bySender: [String: Int] = [:]
    }

    private let maximum: Int
    private let maximumPerSender: Int
    private let state = Mutex(State())

    init(maximum: Int, maximumPerSender: Int) {
        self.maximum = maximum
        self.maximumPerSender = maximumPerSender
    }

    /// Every `admitted` is followed by one `leave`.
    func enter(_ sender: Sender) -> Verdict {
        state.withLock { state in
            guard state.total < maximum else { return .busy }
            let own = state.bySender[sender.fingerprint, default: 0]
            guard own < maximumPerSender else { return .senderBusy }
            state.total += 1
            state.bySender[sender.fingerprint] = own + 1
            return .admitted
        }
    }

    func leave(_ sender: Sender) {
        state.withLock { state in
            state.total -= 1
            let own = state.bySender[sender.fingerprint, default: 1] - 1
            state.bySender[sender.fingerprint] = own == 0 ? nil : own
        }
    }
}
