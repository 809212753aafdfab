// The bars of the matcher on a small population; `scripts/benchmark-identity` measures a large one.

import Records
import Testing

@Suite struct PopulationTests {
    @Test func peopleAreFoundWithoutANumberAndNeverMistakenWithOne() {
        let measure = PopulationMeasure(count: 5_000, seed: 2026)
        #expect(measure.sought >= 5_000)
        #expect(measure.amongFirstThree * 100 >= measure.sought * 95, "\(measure)")
        #expect(measure.highestGrade == .possible, "demographics alone never exceed possible")
        #expect(measure.falselyBelieved.isEmpty, "\(measure)")
        #expect(measure.withAnothersNumber > 2_000)
        #expect(measure.believed * 100 >= measure.withOwnNumber * 90, "\(measure)")
    }

    @Test func aPopulationIsTheSameForTheSameSeed() {
        let (one, two) = (Population(count: 300, seed: 7), Population(count: 300, seed: 7))
        #expect(one.people.map(\.demographics) == two.people.map(\.demographics))
        #expect(one.people.map(\.demographics) != Population(count: 300, seed: 8).people.map(\.demographics))
        #expect(Set(one.people.map(\.number)).count == one.people.count)
        #expect(one.people.allSatisfy { $0.number.digits.hasPrefix("999") })
    }
}
