// What the matcher makes of a made-up population: who is found without a number, and whom a number is believed of.

import Records

/// What was counted.
struct PopulationMeasure: Sendable {
    /// Records without a number, and of how many the right person was the first, among the first three, or found at all.
    var sought = 0
    var first = 0
    var amongFirstThree = 0
    var found = 0
    /// People compared in all those searches.
    var compared = 0
    /// Of demographics alone, the highest grade that was given.
    var highestGrade = MatchGrade.none
    /// Records with their own number, and of how many it was believed.
    var withOwnNumber = 0
    var believed = 0
    /// Records with somebody else's number, and of how many it was believed: a false match.
    var withAnothersNumber = 0
    var falselyBelieved: [(record: Demographics, holder: Demographics)] = []
    /// - Parameter count: of people; each is sought once.
    init(count: Int, seed: UInt64) {
        var population = Population(count: count, seed: seed)
        let register = Register(population)
        search(&population, register)
        check(&population, register)
    }

    /// Everybody is sought by a record without a number, as a store would: by keys, then ranked.
    private mutating func search(_ population: inout Population, _ register: Register) {
        for position in population.people.indices {
            let record = population.record(of: position)
            let form = MatchForm(record)
            let candidates = register.candidates(record)
            var ranked: [(decibans: Int, position: Int32)] = []
            for candidate in candidates {
                let match = Match(form, register.forms[Int(candidate)])
                highestGrade = max(highestGrade, match.grade)
                if match.grade >= .possible { ranked.append((match.decibans, candidate)) }
            }
            sought += 1
            compared += candidates.count
            ranked.sort { ($0.decibans, $1.position) > ($1.decibans, $0.position) }
            guard let rank = ranked.firstIndex(where: { $0.position == Int32(position) }) else { continue }
            found += 1
            if rank < 3 { amongFirstThree += 1 }
            if rank == 0 { first += 1 }
        }
    }

    /// Everybody's record comes with the own number, and with somebody else's.
    private mutating func check(_ population: inout Population, _ register: Register) {
        let sameName = Dictionary(grouping: population.people.indices) {
            Population.name(population.people[$0].demographics)
        }
        for position in population.people.indices {
            let record = population.record(of: position)
            withOwnNumber += 1
            if register.believes(record, of: position) { believed += 1 }
            guard let holder = population.holderOfAWrongNumber(for: position, sameName: sameName) else { continue }
            withAnothersNumber += 1
            if register.believes(record, of: holder) {
                falselyBelieved.append((record, population.people[holder].demographics))
            }
        }
    }
}

/// Everybody of a population, found by keys as in a store.
private struct Register {
    let forms: [MatchForm]
    private var index: [Int64: [Int32]] = [:]

    init(_ population: Population) {
        forms = population.people.map { MatchForm($0.demographics) }
        for (position, person) in population.people.enumerated() {
            for key in PersonKeys.stored(person.demographics) { index[key, default: []].append(Int32(position)) }
        }
    }

    func candidates(_ record: Demographics) -> Set<Int32> {
        var found: Set<Int32> = []
        for key in PersonKeys.sought(record) { found.formUnion(index[key, default: []]) }
        return found
    }

    /// Whether a record is taken to be of whoever holds the number that it comes with.
    func believes(_ record: Demographics, of holder: Int) -> Bool {
        let form = MatchForm(record)
        let match = Match(form, forms[holder])
        guard match.gradeOfNumber >= .probable else { return false }
        return !match.isOpenToOthers
            || !candidates(record).contains {
                Int($0) != holder && Match.isDouble(forms[Int($0)], of: forms[holder], in: form)
            }
    }
}
