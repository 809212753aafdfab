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
                    guard let bell = wake.bell(destination.name) else { continue }
                    group.addTask {
                        await DestinationRun(gateway: gateway, destination: destination, bell: bell).run()
                    }
                }
            }
        } onGracefulShutdown: {
            wake.awaken(Set(destinations.map(\.name)))
        }
        for destination in destinations { try await destination.shutdown() }
    }
}

/// The work of one destination: at most one transaction at a time, which settles what has come back and takes what is due.
private struct DestinationRun {
    private enum Limits {
        /// Look at the store at least this often: another process may have put something there.
        static let idle = Duration.seconds(1)
        /// Wait after the store failed.
        static let storeFault = Duration.seconds(1)
    }

    private struct Returned: Sendable {
        let prepared: Prepared
        let outcome: SendOutcome
    }

    /// What is under way. An attendance that was corrected from one person to another is one attendance still: its alerts
    /// keep their order too.
    private struct UnderWay: Sendable {
        var people: Set<PersonID>
        var attendances: Set<AttendanceID>

        func holds(_ delivery: Delivery) -> Bool { delivery.attendance.map(attendances.contains) ?? false }
    }

    /// What has come back since the last look.
    private final class Returns: Sendable {
        private let list = Mutex<[Returned]>([])

        func append(_ item: Returned) { list.withLock { $0.append(item) } }

        func take() -> [Returned] {
            list.withLock { list in
                defer { list = [] }
                return list
            }
        }
    }

    let gateway: Gateway
    let destination: any Destination
    let bell: Bell

    func run() async {
        let returned = Returns()
        await withDiscardingTaskGroup { group in
            var underWay: [DeliveryID: Delivery] = [:]
            var unsettled: [Returned] = []
            while true {
                let isStopping = Task.isShuttingDownGracefully || Task.isCancelled
                unsettled += returned.take()
                if isStopping, underWay.isEmpty, unsettled.isEmpty { return }
                let room = isStopping ? 0 : destination.concurrency - underWay.count + unsettled.count
                let returnedIDs = Set(unsettled.map(\.prepared.delivery.id))
                let still = underWay.values.filter { !returnedIDs.contains($0.id) }
                let busy = UnderWay(people: Set(still.map(\.person)), attendances: Set(still.compactMap(\.attendance)))
                do {
                    guard try await hasWork(unsettled.isEmpty, room: room, excluding: busy) else {
                        await bell.wait(upTo: Limits.idle)
                        continue
                    }
                    let taken = try await step(unsettled, room: room, excluding: busy)
                    for item in unsettled { underWay[item.prepared.delivery.id] = nil }
                    unsettled = []
                    for prepared in taken {
                        guard let parcel = prepared.parcel else { continue }
                        underWay[prepared.delivery.id] = prepared.delivery
                        group.addTask { [destination, bell] in
                            returned.append(
                                Returned(prepared: prepared, outcome: await destination.send(parcel)))
                            bell.ring()
                        }
                    }
                    // What was closed without a send may have let the person's next one through.
                    let isAllUnderWay = taken.allSatisfy { $0.parcel != nil }
                    if taken.count < max(room, 1), isAllUnderWay { await bell.wait(upTo: Limits.idle) }
                } catch {
                    if Task.isCancelled { return }
                    Logger(label: "caregate.delivery").error(
                        "the store failed; deliveries wait", metadata: ["destination": "\(destination.name)"])
                    do { try await Task.sleep(for: Limits.storeFault) } catch { return }
                }
            }
        }
    }

    /// A look without a transaction, so that an idle destination writes nothing.
    private func hasWork(_ nothingReturned: Bool, room: Int, excluding: UnderWay) async throws -> Bool {
        guard nothingReturned else { return true }
        guard room > 0 else { return false }
        let name = destination.name
        let now = gateway.environment.now()
        return try await gateway.store.read {
            try $0.dueDeliveries(destination: name, at: now, excluding: excluding.people, limit: room)
                .contains { !excluding.holds($0) }
        }
    }

    private func step(_ returned: [Returned], room: Int, excluding: UnderWay) async throws -> [Prepared] {
        do {
            return try await step(returned, room: room, excluding: excluding, isEachByItself: false)
        } catch let lost as StoreTransactionLost {
            throw lost
        } catch let busy as Busy {
            throw busy
        } catch {
            // One that cannot be worked on must not hold the others up: all of it again, each by itself. What is the store's
            // fault fails again, as a whole.
            return try await step(returned, room: room, excluding: excluding, isEachByItself: true)
        }
    }

    /// - Parameter isEachByItself: whether each delivery has a savepoint of its own, and one that fails is put off; dear, so
    ///   only when it is needed.
    private func step(
        _ returned: [Returned], room: Int, excluding: UnderWay, isEachByItself: Bool
    ) async throws -> [Prepared] {
        let (gateway, destination) = (gateway, destination)
        return try await gateway.committer.perform { context in
            // The rules of this moment, not of when the job began to wait.
            let dispatch = Dispatch(gateway: gateway, rules: gateway.rules.current, destination: destination)
            for item in returned {
                if isEachByItself {
                    try dispatch.settleByItself(item.prepared, item.outcome, &context)
                } else {
                    try dispatch.settle(item.prepared, item.outcome, &context)
                }
            }
            guard room > 0 else { return [] }
            let due = try context.transaction.dueDeliveries(
                destination: destination.name, at: context.now, excluding: excluding.people, limit: room)
            var busy = excluding
            return try due.compactMap { delivery in
                guard !busy.holds(delivery) else { return nil }
                if let attendance = delivery.attendance { busy.attendances.insert(attendance) }
                return isEachByItself
                    ? try dispatch.prepareByItself(delivery, &context) : try dispatch.prepare(delivery, &context)
            }
        }
    }
}
