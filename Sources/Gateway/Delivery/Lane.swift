// The way to one destination: what has been decided and may leave, what is under way, and what has come back. All of it
// is in the store besides; a lane that is lost with its process costs a second sending, never a delivery.

internal import Records
internal import Synchronization

final class Lane: Sendable {
    struct Returned: Sendable {
        let prepared: Prepared
        let outcome: SendOutcome
        /// When the recipient had answered.
        let at: Instant
    }

    private struct State {
        /// How many may be under way; none while nobody takes them.
        var breadth = 0
        /// From the decision, before it is durable, until the outcome is.
        var underWay: [DeliveryID: Delivery] = [:]
        /// Of those, which the recipient has answered: they take no room.
        var answered: Set<DeliveryID> = []
        var ready: [Prepared] = []
        var returned: [Returned] = []
        /// Something may be due that no decision has been made about yet.
        var isAwake = true
        /// Something due could not be taken for want of room, or of its attendance: to be looked at when something comes back.
        var isBacklogged = false
        var isOver = false

        var room: Int { breadth - (underWay.count - answered.count) }
    }

    private let state = Mutex(State())
    /// Rings when something has come back, or may be due.
    let settling = Bell()
    /// Rings when something may leave.
    let sending = Bell()

    // MARK: Open or not

    /// Takes deliveries from now on; what an earlier run left is found in the store.
    func open(breadth: Int) {
        state.withLock { state in
            state = State()
            state.breadth = breadth
        }
    }

    /// Takes nothing more; what is under way comes back.
    func close() { state.withLock { $0.breadth = 0 } }

    /// Nothing will leave any more.
    func end() {
        state.withLock { $0.isOver = true }
        sending.ring()
    }

    // MARK: What is under way

    /// Takes a delivery that is the next of its person, if there is room and nothing of the same attendance is under way: one
    /// that was corrected from one person to another is one attendance still, and its alerts keep their order too.
    /// - Parameter settled: what counts as being under way no longer.
    func take(_ delivery: Delivery, without settled: Set<DeliveryID> = []) -> Bool {
        state.withLock { state in
            guard state.room > 0, state.underWay[delivery.id] == nil else { return false }
            let isHeld = state.underWay.values.contains {
                $0.attendance != nil && $0.attendance == delivery.attendance && !settled.contains($0.id)
            }
            if !isHeld { state.underWay[delivery.id] = delivery }
            return !isHeld
        }
    }

    /// Of these, what was taken is under way no longer.
    func release(_ deliveries: some Sequence<DeliveryID>) {
        state.withLock { state in
            for id in deliveries {
                state.underWay[id] = nil
                state.answered.remove(id)
            }
        }
    }

    /// How many more may be taken, and whose are under way.
    func room(without settled: Set<DeliveryID>) -> (count: Int, people: Set<PersonID>) {
        state.withLock { state in
            (state.room, Set(state.underWay.values.lazy.filter { !settled.contains($0.id) }.map(\.person)))
        }
    }

    var isIdle: Bool { state.withLock { $0.underWay.isEmpty } }

    // MARK: From the writer to the sender and back

    /// Puts a parcel, taken and durably decided, with those that leave at `begin`.
    func send(_ prepared: Prepared) { state.withLock { $0.ready.append(prepared) } }

    func begin() { sending.ring() }

    /// What may leave; `nil` when nothing will any more.
    func takeReady() -> [Prepared]? {
        state.withLock { state in
            if state.isOver, state.ready.isEmpty { return nil }
            defer { state.ready = [] }
            return state.ready
        }
    }

    func comeBack(_ returned: Returned) {
        state.withLock { state in
            state.returned.append(returned)
            state.answered.insert(returned.prepared.delivery.id)
        }
        settling.ring()
    }

    func takeReturned() -> [Returned] {
        state.withLock { state in
            defer { state.returned = [] }
            return state.returned
        }
    }

    // MARK: What may be due

    func awaken() {
        state.withLock { $0.isAwake = true }
        settling.ring()
    }

    /// Whether it was awakened since the last look.
    func takeAwake() -> Bool {
        state.withLock { state in
            defer { state.isAwake = false }
            return state.isAwake
        }
    }

    func setBacklogged(_ isBacklogged: Bool) { state.withLock { $0.isBacklogged = isBacklogged } }
    var isBacklogged: Bool { state.withLock { $0.isBacklogged } }
}
