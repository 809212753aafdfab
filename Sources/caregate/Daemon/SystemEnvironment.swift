// The clock, randomness and name of this process.

import COpenSSL
import Foundation
import Gateway
import Records
import Synchronization

enum SystemEnvironment {
    static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    private enum Limits {
        /// Bytes taken from OpenSSL at a time: asking costs more than the bytes.
        static let pool = 8_192
    }

    private static let pool = Mutex<[UInt8]>([])

    /// Unpredictable bytes, each given out once.
    static func random(_ count: Int) -> [UInt8] {
        guard count < Limits.pool else { return fresh(count) }
        return pool.withLock { pool in
            if pool.count < count { pool = fresh(Limits.pool) }
            let taken = Array(pool.suffix(count))
            pool.removeLast(count)
            return taken
        }
    }

    private static func fresh(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            // OpenSSL's generator, seeded by the kernel; without randomness nothing may go on.
            precondition(RAND_bytes(buffer.baseAddress, Int32(count)) == 1, "no randomness is to be had")
            filled = count
        }
    }

    static func make(node: String) -> Environment {
        Environment(now: { now() }, random: { random($0) }, node: node)
    }
}
