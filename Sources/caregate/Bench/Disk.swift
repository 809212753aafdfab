// What the disk gives by itself, beside what the daemon makes of it: nobody who syncs each commit can be faster.

import Foundation
import Synchronization

enum Disk {
    /// Bytes of one append: a message's worth.
    private static let blockBytes = 4096

    /// The disk's own limit in a folder: append a message's worth and `fdatasync`, in a plain loop.
    /// - Parameter pace: how many a second, each measured from when it was due; as fast as it goes, without.
    static func limit(in folder: String, seconds: Double, pace: Double? = nil) -> (
        perSecond: Double, latencies: Latencies
    ) {
        let begin = Ticks.now()
        let latencies = append(in: folder, pace: pace) {
            Ticks.milliseconds(from: begin, to: Ticks.now()) < seconds * 1000
        }
        let elapsed = Ticks.milliseconds(from: begin, to: Ticks.now()) / 1000
        return (Double(latencies.count) / elapsed, latencies)
    }

    fileprivate static func append(in folder: String, pace: Double?, while goesOn: () -> Bool) -> Latencies {
        let path = "\(folder)/disk-limit"
        let descriptor = open(path, O_CREAT | O_WRONLY | O_APPEND, 0o600)
        defer {
            close(descriptor)
            unlink(path)
        }
        let block = [UInt8](repeating: 0x5A, count: blockBytes)
        var latencies = Latencies()
        let begin = Ticks.now()
        while goesOn() {
            let due = pace.map { Double(latencies.count) / $0 * 1000 }
            let early = due.map { $0 - Ticks.milliseconds(from: begin, to: Ticks.now()) } ?? 0
            if early > 0 { usleep(UInt32(early * 1000)) }
            let start = Ticks.now()
            guard write(descriptor, block, block.count) == block.count, fdatasync(descriptor) == 0 else { break }
            let end = Ticks.now()
            latencies.add(
                due.map { Ticks.milliseconds(from: begin, to: end) - $0 } ?? Ticks.milliseconds(from: start, to: end))
        }
        return latencies
    }
}

/// Watches the disk while something else is measured: a few appends a second, each synced, from a thread of its own. When
/// they stall, the disk does, whoever writes to it.
final class DiskWatch: Sendable {
    private static let perSecond = 20.0

    private let isOver = Atomic(false)
    private let found = Mutex(Latencies())
    private let ended = DispatchSemaphore(value: 0)

    init(folder: String) {
        let thread = Thread { [self] in
            let latencies = Disk.append(in: folder, pace: Self.perSecond) { !isOver.load(ordering: .relaxed) }
            found.withLock { $0 = latencies }
            ended.signal()
        }
        thread.start()
    }

    func stop() -> Latencies {
        isOver.store(true, ordering: .relaxed)
        ended.wait()
        return found.withLock { $0 }
    }
}
