// Senders as they are in life: what was not acknowledged is sent again, unchanged, until it is.

import Records
import Synchronization
import Transport

final class Resending: Sendable {
    private let sender: SendingParty
    private let mllpPort: Int
    private let numbers: [String]
    private let ledger: Ledger
    private let connections: Int
    private let next = Atomic(0)
    private let acknowledged = Atomic(0)
    private let isStopped = Atomic(false)

    init(sender: SendingParty, mllpPort: Int, numbers: [String], ledger: Ledger, connections: Int) {
        self.sender = sender
        self.mllpPort = mllpPort
        self.numbers = numbers
        self.ledger = ledger
        self.connections = connections
    }

    var acknowledgedCount: Int { acknowledged.load(ordering: .relaxed) }

    func stop() { isStopped.store(true, ordering: .relaxed) }

    func run() async {
        await withDiscardingTaskGroup { group in
            for _ in 0..<connections { group.addTask { [self] in await drive() } }
        }
    }

    private func drive() async {
        var client: MLLPClient?
        while !isStopped.load(ordering: .relaxed) {
            let index = next.add(1, ordering: .relaxed).oldValue
            let person = index % numbers.count
            let visit = "kill-\(index)"
            let message = BenchPeople.arrival(person, visit: visit, numbers, at: SystemEnvironment.now())
            ledger.sending(visit, due: Ticks.now(), expectsAlert: BenchPeople.hasPackage(person))
            while true {
                do {
                    let open = try client ?? sender.mllp(port: mllpPort)
                    client = open
                    if Load.isAccepted(try await open.exchange(message)) {
                        ledger.acknowledged(visit, at: Ticks.now())
                        acknowledged.add(1, ordering: .relaxed)
                        break
                    }
                } catch {
                    await client?.shutdown()
                    client = nil
                }
                do { try await Task.sleep(for: .milliseconds(50)) } catch { return }
            }
        }
        await client?.shutdown()
    }
}
