// The clock, randomness and name of this process.

import COpenSSL
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
            // OpenSSL's generator, seeded by the kernel; without randomness nothing may go on.
            precondition(RAND_bytes(buffer.baseAddress, Int32(count)) == 1, "no randomness is to be had")
            filled = count
        }
    }

    static func make(node: String) -> Environment {
        Environment(now: { now() }, random: { random($0) }, node: node)
    }
}
