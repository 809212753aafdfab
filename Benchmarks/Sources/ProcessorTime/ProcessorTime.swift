internal import Foundation

/// What this thread has had of a processor: other work on the machine counts less so than by the clock on the wall.
public func processorTime() -> Duration {
    var time = timespec()
    precondition(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0, "Linux has a clock for each thread")
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

/// What a piece of work has of it.
public func processorTime(of body: () throws -> Void) rethrows -> Duration {
    let start = processorTime()
    try body()
    return processorTime() - start
}
