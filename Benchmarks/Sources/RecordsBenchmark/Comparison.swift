// Things that do the same work, run in turns within one run: each one's best time, and the ratios that are required.

import CAllocations
import Foundation
import ProcessorTime

/// One way of doing the work.
struct Contender {
    let name: String
    let run: () throws -> Void
}

/// What a pass gets through.
enum Work {
    case bytes(Int)
    case messages(Int)
}

/// Contenders for the same work, and what is required of the first of them.
struct Comparison {
    let title: String
    let work: Work
    /// The first is ours.
    let contenders: [Contender]
    let requirements: [Requirement]
}

enum Requirement {
    /// Ours at least this many times the named contender.
    case times(Double, String)
    /// At least so many MB (10⁶ bytes) or messages a second.
    case rate(Double)
}

extension Comparison {
    /// Turns that each contender gets, and the time after which there are no more.
    static let turns = 100
    static let repetitions = 3
    static let time = Duration.seconds(4)

    /// Runs and prints.
    /// - Returns: whether everything that is required holds.
    func measure() throws -> Bool {
        var best = [Duration](repeating: .seconds(1000), count: contenders.count)
        var allocations = [UInt](repeating: 0, count: contenders.count)
        for contender in contenders { try contender.run() }
        let clock = ContinuousClock()
        let end = clock.now + Self.time
        for _ in 0..<Self.turns where clock.now < end {
            for (index, contender) in contenders.enumerated() {
                // More than once, as the first time tidies up what the one before it left.
                for _ in 0..<Self.repetitions {
                    let before = callocations_count()
                    let start = processorTime()
                    try contender.run()
                    let elapsed = processorTime() - start
                    allocations[index] = callocations_count() - before
                    best[index] = min(best[index], elapsed)
                }
            }
        }
        print(title)
        for (index, contender) in contenders.enumerated() {
            let ratio = index == 0 ? "" : ", ours is \(rounded(best[index] / best[0], 2)) times as fast"
            print("  \(contender.name): \(rate(best[index])), \(allocations[index]) allocations\(ratio)")
        }
        return requirements.map { holds($0, best) }.allSatisfy { $0 }
    }

    private func holds(_ requirement: Requirement, _ best: [Duration]) -> Bool {
        let isMet: Bool
        let text: String
        switch requirement {
        case .times(let least, let name):
            guard let index = contenders.firstIndex(where: { $0.name == name }) else {
                preconditionFailure("no contender \(name)")
            }
            isMet = best[index] / best[0] >= least
            text = "at least \(least) times \(name)"
        case .rate(let least):
            isMet = perSecond(best[0]) >= least
            text = "at least \(least) a second"
        }
        print("  \(isMet ? "met" : "NOT MET"): \(text)")
        return isMet
    }

    /// MB or messages a second.
    private func perSecond(_ duration: Duration) -> Double {
        switch work {
        case .bytes(let count): Double(count) / 1e6 / (duration / .seconds(1))
        case .messages(let count): Double(count) / (duration / .seconds(1))
        }
    }

    private func rate(_ duration: Duration) -> String {
        switch work {
        case .bytes: "\(rounded(perSecond(duration), 1)) MB/s"
        case .messages: "\(rounded(perSecond(duration), 0)) messages/s"
        }
    }
}

private func rounded(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let whole = Int((value * scale).rounded())
    guard places > 0 else { return String(whole) }
    let fraction = String(whole % Int(scale))
    return "\(whole / Int(scale))." + String(repeating: "0", count: places - fraction.utf8.count) + fraction
}
