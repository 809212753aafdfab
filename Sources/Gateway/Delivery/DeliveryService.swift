// Delivery: takes what is due, decides again, sends, and records the outcome. Order per person is kept; failures back off;
// what is refused for good goes to the dead-letter list without holding anybody else up.
//
// The order of writes, and the crash at each point: the decision is durable before a byte leaves; a crash between send
// and outcome leaves the delivery pending, and it is sent again under the same id (at least once).

internal import Agreements
internal import Logging
internal import Records
public import ServiceLifecycle
internal import Synchronization

public struct DeliveryService: Service {
    private let gateway: Gateway
    private let destinations: [any Destination]
    private let wake: Wake

    public init(gateway: Gateway, destinations: [any Destination], wake: Wake) {
        self.gateway = gateway
        self.destinations = destinations
        self.wake = wake
    }

    public func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                for destination in destinations {
                    guard let lane = wake.lane(destination.name) else { continue }
                    group.addTask {
                        await DestinationRun(gateway: gateway, destination: destination, lane: lane).run()
                    }
                }
            }
        } onGracefulShutdown: {
            wake.awaken(Set(destinations.map(\.name)))
        }
        for destination in destinations { try await destination.shutdown() }
    }
}

/// The work of one destination: one task sends what the writer has let go, another settles what has come back and takes what
/// else is due, in at most one transaction at a time.
private struct DestinationRun {
    private enum Limits {
        /// Look at the store at least this often: another process may have put something there.
        static let idle = Duration.seconds(1)
        /// Wait after the store failed.
        static let storeFault = Duration.seconds(1)
        /// Wait while too many others wait for the store: it works, and will have room soon.
        static let busy = Duration.milliseconds(50)
    }

    let gateway: Gateway
    let destination: any Destination
    let lane: Lane
    private let messages = ReadMessages()

    init(gateway: Gateway, destination: any Destination, lane: Lane) {
        self.gateway = gateway
        self.destination = destination
        self.lane = lane
    }

    func run() async {
        lane.open(breadth: destination.concurrency)
        await withDiscardingTaskGroup { group in
            group.addTask { await settle() }
            while let ready = lane.takeReady() {
                for prepared in ready {
                    guard let parcel = prepared.parcel else { continue }
                    group.addTask { [gateway, destination, lane] in
                        let outcome = await destination.send(parcel)
                        lane.comeBack(
                            Lane.Returned(prepared: prepared, outcome: outcome, at: gateway.environment.now()))
                    }
                }
                if ready.isEmpty { await lane.sending.wait(upTo: Limits.idle) }
            }
        }
    }

    private func settle() async {
        defer { lane.end() }
        var unsettled: [Lane.Returned] = []
        var lookedAt = ContinuousClock.now
        while true {
            let isStopping = Task.isShuttingDownGracefully || Task.isCancelled
            if isStopping { lane.close() }
            unsettled += lane.takeReturned()
            if isStopping, lane.isIdle, unsettled.isEmpty { return }
            let isAwake = lane.takeAwake() || lookedAt + Limits.idle <= .now
            do {
                if isAwake { lookedAt = .now }
                var looks = isAwake && !isStopping
                if looks, unsettled.isEmpty { looks = try await hasWork() }
                if unsettled.isEmpty, !looks {
                    await lane.settling.wait(upTo: Limits.idle)
                    continue
                }
                if looks { await readAhead() }
                let hasMore = try await step(unsettled, looks: looks)
                lane.release(unsettled.map(\.prepared.delivery.id))
                unsettled = []
                if hasMore { lane.awaken() }
            } catch is Busy {
                if isAwake { lane.awaken() }
                if Task.isCancelled { return }
                Logger(label: "caregate.delivery").debug(
                    "the store has much to do; deliveries wait their turn",
                    metadata: ["destination": "\(destination.name)"])
                do { try await Task.sleep(for: Limits.busy) } catch { return }
            } catch {
                if isAwake { lane.awaken() }
                if Task.isCancelled { return }
                Logger(label: "caregate.delivery").error(
                    "the store failed; deliveries wait", metadata: ["destination": "\(destination.name)"])
                do { try await Task.sleep(for: Limits.storeFault) } catch { return }
            }
        }
    }

    /// A look without a transaction, so that an idle destination writes nothing.
    private func hasWork() async throws -> Bool {
        let (count, people) = lane.room(without: [])
        guard count > 0 else {
            lane.setBacklogged(true)
            return false
        }
        let name = destination.name
        let now = gateway.environment.now()
        do {
            return try await gateway.store.read {
                try !$0.dueDeliveries(destination: name, at: now, excluding: people, limit: 1).isEmpty
            }
        } catch {
            // Perhaps one row that cannot be read, of which a step takes care; a fault of the store it meets again.
            return true
        }
    }

    /// To a record, reads the message that is forwarded from next beside the writer, who would hold everybody up meanwhile.
    private func readAhead() async {
        let isRecord = gateway.configuration.records.contains {
            if case .outside(_, destination.name) = $0 { true } else { false }
        }
        guard isRecord else { return }
        let (rules, now) = (gateway.rules.current, gateway.environment.now())
        let people = lane.room(without: []).people
        do {
            let message = try await gateway.store.read { [name = destination.name, messages] store -> StoredMessage? in
                guard
                    let next = try store.dueDeliveries(destination: name, at: now, excluding: people, limit: 1).first,
                    next.kind == .forward, messages.held(next.messageID, rules) == nil
                else { return nil }
                return try store.message(next.messageID)
            }
            if let message { messages.read(message, rules) }
        } catch {
            // The step reads it itself, and deals with what cannot be read.
        }
    }

    /// - Parameter looks: whether to take what is due, besides what the returned ones let through.
    /// - Returns: whether to look again at once: something was closed without being sent.
    private func step(_ returned: [Lane.Returned], looks: Bool) async throws -> Bool {
        do {
            return try await step(returned, looks: looks, isEachByItself: false)
        } catch let lost as StoreTransactionLost {
            throw lost
        } catch let busy as Busy {
            throw busy
        } catch {
            // One that cannot be worked on must not hold the others up: all of it again, each by itself. What is the store's
            // fault fails again, as a whole.
            return try await step(returned, looks: looks, isEachByItself: true)
        }
    }

    /// - Parameter isEachByItself: whether each delivery has a savepoint of its own, and one that fails is put off; dear, so
    ///   only when it is needed.
    private func step(_ returned: [Lane.Returned], looks: Bool, isEachByItself: Bool) async throws -> Bool {
        let (gateway, destination, lane, messages) = (gateway, destination, lane, messages)
        return try await gateway.committer.perform(isUrgent: looks) { context in
            // The rules of this moment, not of when the job began to wait.
            let dispatch = Dispatch(
                gateway: gateway, rules: gateway.rules.current, destination: destination, messages: messages)
            var looks = looks || (lane.isBacklogged && !returned.isEmpty)
            for item in returned {
                let isFree =
                    isEachByItself ? try dispatch.settleByItself(item, &context) : try dispatch.settle(item, &context)
                looks = looks || isFree
            }
            guard looks else { return false }
            if isEachByItself {
                let room = lane.room(without: Set(returned.map(\.prepared.delivery.id)))
                try dispatch.giveUpUnreadable(limit: room.count + room.people.count, &context)
            }
            return try take(
                dispatch, without: Set(returned.map(\.prepared.delivery.id)), isEachByItself: isEachByItself, &context)
        }
    }

    private func take(
        _ dispatch: Dispatch, without settled: Set<DeliveryID>, isEachByItself: Bool, _ context: inout CommitContext
    ) throws -> Bool {
        let room = lane.room(without: settled)
        let due = try context.transaction.dueDeliveries(
            destination: destination.name, at: context.now, excluding: room.people, limit: room.count)
        var (hasMore, isBacklogged) = (false, due.count >= room.count)
        for delivery in due {
            guard lane.take(delivery, without: settled) else {
                isBacklogged = true
                continue
            }
            let prepared: Prepared
            do {
                prepared =
                    isEachByItself
                    ? try dispatch.prepareByItself(delivery, &context) : try dispatch.prepare(delivery, &context)
            } catch {
                lane.release([delivery.id])
                throw error
            }
            if prepared.parcel == nil {
                // What is closed without a send may have let the person's next one through.
                lane.release([delivery.id])
                hasMore = true
            } else {
                context.send(prepared, on: lane)
            }
        }
        lane.setBacklogged(isBacklogged)
        return hasMore
    }
}
