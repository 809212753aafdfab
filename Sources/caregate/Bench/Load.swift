// The load: 32 connections that send attendances, closed loop or at a steady rate, and an emergency department that takes
// the alerts. Every attendance has its own visit number, by which alerts are found again.

import Records
import Synchronization
import Transport

/// What has been sent and what has come back, by visit.
final class Ledger: Sendable {
    struct Entry: Sendable {
        /// When it was meant to be sent: a generator that falls behind does not hide it.
        var due: UInt64
        var acknowledged: UInt64?
        var alerted: UInt64?
        var alerts = 0
        var expectsAlert: Bool
    }

    private let entries = Mutex<[String: Entry]>([:])

    func sending(_ visit: String, due: UInt64, expectsAlert: Bool) {
        entries.withLock { entries in
            if entries[visit] == nil { entries[visit] = Entry(due: due, expectsAlert: expectsAlert) }
        }
    }

    func acknowledged(_ visit: String, at tick: UInt64) {
        entries.withLock { $0[visit]?.acknowledged = tick }
    }

    func alerted(_ visit: String, at tick: UInt64) {
        entries.withLock { entries in
            if entries[visit]?.alerted == nil { entries[visit]?.alerted = tick }
            entries[visit]?.alerts += 1
        }
    }

    var all: [String: Entry] { entries.withLock { $0 } }

    /// Acknowledged attendances whose alert has not come.
    var missing: Int {
        entries.withLock { entries in
            entries.values.count { $0.expectsAlert && $0.acknowledged != nil && $0.alerted == nil }
        }
    }

    func reset() { entries.withLock { $0 = [:] } }
}

struct LoadResult: Sendable {
    var seconds = 0.0
    var acknowledged = 0
    var alerts = 0
    var missing = 0
    var refused = 0
    var acknowledgement = Latencies()
    var alert = Latencies()

    var perSecond: Double { Double(acknowledged) / seconds }

    /// Milliseconds of the slowest alert; `nil` when none came.
    var slowestAlert: Double? {
        var alert = alert
        return alert.count == 0 ? nil : alert.percentile(100)
    }
}

struct Load {
    enum Pace: Sendable {
        /// Each connection sends its next as soon as its last was acknowledged.
        case closed
        /// So many a second in all, whatever the answers take.
        case open(perSecond: Double)
    }

    let sender: SendingParty
    let mllpPort: Int
    let numbers: [String]
    let ledger: Ledger
    let connections: Int

    /// The person of the n-th message: by turns one with a package and one without.
    private static func person(_ index: Int, of count: Int) -> Int {
        let every = BenchPeople.packageEvery
        let turn = (index / 2 &* 7919) % (count / every) * every
        return index % 2 == 0 ? turn : turn + 1
    }

    private final class Counters: Sendable {
        let next = Atomic(0)
        let refused = Atomic(0)
    }

    func run(_ pace: Pace, seconds: Double, name: String) async throws -> LoadResult {
        ledger.reset()
        let begin = Ticks.now()
        let end = begin + UInt64(seconds * 1_000_000_000)
        let counters = Counters()
        await withDiscardingTaskGroup { group in
            for _ in 0..<connections {
                group.addTask { await drive(pace, begin: begin, end: end, name: name, counters) }
            }
        }
        let elapsed = Ticks.milliseconds(from: begin, to: Ticks.now()) / 1000
        await settle(upTo: 30)
        return result(elapsed, refused: counters.refused.load(ordering: .relaxed))
    }

    /// One connection: takes the next attendance, waits for its time, sends it, and reads the acknowledgement.
    private func drive(_ pace: Pace, begin: UInt64, end: UInt64, name: String, _ counters: Counters) async {
        do {
            let client = try sender.mllp(port: mllpPort)
            while true {
                let index = counters.next.add(1, ordering: .relaxed).oldValue
                var due = Ticks.now()
                if case .open(let perSecond) = pace {
                    due = begin + UInt64(Double(index) / perSecond * 1_000_000_000)
                    let now = Ticks.now()
                    if due > now, due < end { try await Task.sleep(for: .nanoseconds(Int64(due - now))) }
                }
                guard due < end else { break }
                let person = Self.person(index, of: numbers.count)
                let visit = "\(name)-\(index)"
                ledger.sending(visit, due: due, expectsAlert: BenchPeople.hasPackage(person))
                let message = BenchPeople.arrival(person, visit: visit, numbers, at: SystemEnvironment.now())
                let reply = try await client.exchange(message)
                let tick = Ticks.now()
                if Self.isAccepted(reply) {
                    ledger.acknowledged(visit, at: tick)
                } else {
                    counters.refused.add(1, ordering: .relaxed)
                }
            }
            await client.shutdown()
        } catch {
            counters.refused.add(1, ordering: .relaxed)
        }
    }

    static func isAccepted(_ reply: [UInt8]) -> Bool {
        String(decoding: reply, as: UTF8.self).contains("MSA|AA|")
    }

    /// Waits until every alert of an acknowledged attendance has come.
    func settle(upTo seconds: Int) async {
        for _ in 0..<(seconds * 20) where ledger.missing > 0 {
            do { try await Task.sleep(for: .milliseconds(50)) } catch { return }
        }
    }

    private func result(_ elapsed: Double, refused: Int) -> LoadResult {
        var result = LoadResult(seconds: elapsed)
        result.refused = refused
        for entry in ledger.all.values {
            guard let acknowledged = entry.acknowledged else { continue }
            result.acknowledged += 1
            result.acknowledgement.add(Ticks.milliseconds(from: entry.due, to: acknowledged))
            guard entry.expectsAlert else { continue }
            guard let alerted = entry.alerted else {
                result.missing += 1
                continue
            }
            result.alerts += 1
            result.alert.add(Ticks.milliseconds(from: entry.due, to: alerted))
        }
        return result
    }
}
