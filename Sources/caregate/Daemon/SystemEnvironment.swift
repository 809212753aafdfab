// The clock, randomness and name of this process.

import Foundation
import Gateway
import Records

enum SystemEnvironment {
    static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    static func random(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            // The kernel's generator never gives less for so few bytes.
            filled = max(0, getrandom(buffer.baseAddress, count, 0))
            precondition(filled == count, "the kernel has no randomness")
        }
    }

    static func make(node: String) -> Environment {
        Environment(now: { now() }, random: { random($0) }, node: node)
    }
}
