// Who is found without a number, whom a number is believed of, and what a comparison costs.

import Records

@main
struct IdentityBenchmark {
    /// People, unless the first argument says otherwise.
    private static let usualCount = 200_000

    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        let count = arguments.first.flatMap { Int($0) } ?? usualCount
        let seed = arguments.dropFirst().first.flatMap { UInt64($0) } ?? 2026
        let clock = ContinuousClock()
        let start = clock.now
        let measure = PopulationMeasure(count: count, seed: seed)
        let time = clock.now - start
        print("population                          \(measure.sought) people, seed \(seed), \(time)")
        print("without a number, right person first \(share(measure.first, of: measure.sought))")
        print("  among the first three              \(share(measure.amongFirstThree, of: measure.sought))")
        print("  among all candidates               \(share(measure.found, of: measure.sought))")
        print("  people compared, a search          \(measure.compared / measure.sought)")
        print("  highest grade given                \(measure.highestGrade)")
        print("own number, believed                 \(share(measure.believed, of: measure.withOwnNumber))")
        print("another's number, records            \(measure.withAnothersNumber)")
        print("  believed (false matches)           \(measure.falselyBelieved.count)")
        for mistake in measure.falselyBelieved { print("    \(mistake.record)\n    of \(mistake.holder)") }
        print("one comparison                       \(comparison(clock)) ns")
    }

    private static func share(_ part: Int, of all: Int) -> String {
        let hundredths = all == 0 ? 0 : part * 10_000 / all
        return "\(part) of \(all), \(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) %"
    }

    /// Of two people as a sender gave them, normalised each time: what a message with a number costs.
    private static func comparison(_ clock: ContinuousClock) -> Int64 {
        let one = Demographics(
            family: "O'Brien-Smith", given: "Robert James", birthDate: CivilDate("1941-03-04"), gender: "male",
            postcode: "NS1 4QT")
        let other = Demographics(
            family: "OBRIEN", given: "Bob", birthDate: CivilDate("1941-04-03"), gender: "male", postcode: "ns14qt")
        let rounds: Int64 = 200_000
        var sum = 0
        let time = clock.measure { for _ in 0..<rounds { sum &+= Match(one, other).decibans } }
        precondition(sum != 0)
        let (seconds, attoseconds) = time.components
        return (seconds * 1_000_000_000 + attoseconds / 1_000_000_000) / rounds
    }
}
