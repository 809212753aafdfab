// Who is this? A verified NHS number and agreeing demographics make a match; nothing else does. What is uncertain gets a
// person of its own and a review task, never an alert (care-package.md, "Patient match"). How demographics agree is
// `Match` in Records; merges are in `Merges.swift`.

internal import Records

/// How an identity was settled.
enum IdentityVerdict: Sendable, Hashable {
    case confirmed(PersonID)
    /// A person known by the sender's local id only.
    case unconfirmed(PersonID)
    /// As `unconfirmed`, and a person must look: why, without identifiable data.
    case review(PersonID, String)

    var person: PersonID {
        switch self {
        case .confirmed(let id), .unconfirmed(let id), .review(let id, _): id
        }
    }
}

/// What a record made of a person's identity.
struct IdentityResolution: Sendable {
    let verdict: IdentityVerdict
    /// Whether it changed what was known of a person's identity.
    let isNews: Bool
    /// Whether the person was not known, or is described otherwise than before.
    let isNewDescription: Bool
}

enum Identity {
    enum Limits {
        /// Candidates that a review task names.
        static let candidates = 5
        /// People of one key who are compared; in a store of three million a birth date has about a hundred.
        static let peopleOfAKey = 500
    }

    /// Whether two sets of demographics, to which one number leads, are of one person.
    static func agree(_ left: Demographics, _ right: Demographics) -> Bool {
        // Most messages say what the one before said.
        if left == right, left.birthDate != nil { return true }
        return Match(left, right).gradeOfNumber >= .probable
    }

    /// Whether a record, whose number leads to `holder`, is of the holder. What a twin's record, or a namesake's of the same
    /// day, would say as well is of nobody when one is held.
    private static func isOf(
        _ holder: Person, _ said: Demographics, in transaction: any StoreReading
    ) throws -> Bool {
        guard agree(said, holder.demographics) else { return false }
        guard said != holder.demographics || said.given == nil else { return true }
        let (record, held) = (MatchForm(said), MatchForm(holder.demographics))
        guard Match(record, held).isOpenToOthers else { return true }
        let sameBirthDate = PersonKeys.stored(Demographics(birthDate: said.birthDate))
        return try !transaction.people(underKeys: sameBirthDate, limit: Limits.peopleOfAKey).contains {
            $0.survivor != holder.survivor && Match.isDouble(MatchForm($0.demographics), of: held, in: record)
        }
    }

    /// Who a record without a number may be of, likeliest first: for a person's review, and never a link.
    /// - Parameter person: as whom the record is kept.
    static func candidates(
        for demographics: Demographics, keptAs person: PersonID, in transaction: any StoreReading
    ) throws -> [Candidate] {
        let form = MatchForm(demographics)
        var best: [PersonID: Int] = [:]
        let keys = PersonKeys.sought(demographics)
        for other in try transaction.people(underKeys: keys, limit: Limits.peopleOfAKey)
        where other.survivor != person {
            let match = Match(form, MatchForm(other.demographics))
            guard match.grade >= .possible else { continue }
            best[other.survivor] = max(best[other.survivor] ?? .min, match.decibans)
        }
        let ranked = best.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        return ranked.prefix(Limits.candidates).map { Candidate(person: $0.key, decibans: $0.value) }
    }

    /// Finds or makes the person of a record, and remembers the sender's local id for it.
    static func resolve(
        _ facts: PersonFacts, sender: ODSCode, publishers: [ODSCode], in transaction: any StoreTransaction
    ) throws -> IdentityResolution {
        let local = PersonIdentifier.local(sender, facts.localID)
        let known = try surviving(identifiedBy: local, in: transaction)
        let verdict = try settle(facts, known: known, in: transaction)
        var hasAdopted = false
        if case .confirmed(let person) = verdict {
            // Whom the sender's own number led to before, with a number, has adopted whoever was to be adopted.
            if known?.nhsNumber == nil {
                hasAdopted = try adoptClaimants(facts, person, in: transaction)
            }
        } else if let number = facts.nhsNumber {
            let publisher = publishers.contains(sender) ? sender : nil
            try claim(number, by: publisher, for: verdict.person, in: transaction)
        }
        let isLinked = known.map { $0.survivor == verdict.person } ?? false
        if !isLinked { try transaction.link(local, to: verdict.person) }
        // A local id that is linked for the first time, or to somebody else, and a number that is new to a known person.
        let isNews =
            hasAdopted || (known != nil && !isLinked) || (known?.nhsNumber == nil && facts.nhsNumber != nil && isLinked)
        return IdentityResolution(
            verdict: verdict, isNews: isNews,
            isNewDescription: !isLinked || known?.demographics != facts.demographics)
    }

    /// Remembers whom a publisher holds under a number that was not confirmed: its verification finds them, and until then
    /// nobody is told that this publisher has nothing about the number.
    /// - Parameter publisher: of care packages; the hospitals' claims are one, of which the newest counts.
    private static func claim(
        _ number: NHSNumber, by publisher: ODSCode?, for person: PersonID, in transaction: any StoreTransaction
    ) throws {
        let claim = PersonIdentifier.claimed(number, by: publisher)
        guard try transaction.person(identifiedBy: claim)?.survivor != person else { return }
        try transaction.link(claim, to: person)
    }

    /// Whoever came before with this number, unverified then, and with agreeing demographics, is the person whose verified
    /// number it is now.
    private static func adoptClaimants(
        _ facts: PersonFacts, _ person: PersonID, in transaction: any StoreTransaction
    ) throws -> Bool {
        guard facts.isVerified, let number = facts.nhsNumber else { return false }
        var hasAdopted = false
        for claimant in try transaction.claimants(of: number) {
            // The earlier ones may have been merged with this one meanwhile.
            guard let claimant = try transaction.person(claimant.survivor), claimant.id != person,
                claimant.nhsNumber == nil, agree(claimant.demographics, facts.demographics)
            else { continue }
            try transaction.merge(claimant.id, into: person)
            hasAdopted = true
        }
        return hasAdopted
    }

    private static func settle(
        _ facts: PersonFacts, known: Person?, in transaction: any StoreTransaction
    ) throws -> IdentityVerdict {
        guard let number = facts.nhsNumber else { return try byLocalID(facts, known: known, in: transaction) }
        if let holder = try surviving(identifiedBy: PersonIdentifier(number), in: transaction) {
            // Empty means unchanged (messages.md 3): of whom the sender's own number led to, what it leaves out is as it was.
            let said =
                known?.survivor == holder.survivor
                ? facts.demographics.filled(from: holder.demographics) : facts.demographics
            guard try isOf(holder, said, in: transaction) else {
                let person = try provisional(facts, known: known, unless: holder.survivor, in: transaction)
                return .review(person, "the NHS number is held for somebody whose demographics disagree")
            }
            if let known, known.survivor != holder.survivor {
                guard known.nhsNumber == nil else {
                    return .review(holder.survivor, "a local id moved from one NHS number to another")
                }
                try transaction.merge(known.survivor, into: holder.survivor)
            }
            return .confirmed(holder.survivor)
        }
        guard facts.isVerified else { return try byLocalID(facts, known: known, in: transaction) }
        if let known, known.nhsNumber == nil {
            guard agree(facts.demographics, known.demographics) else {
                let person = try create(facts, nhsNumber: number, in: transaction)
                return .review(person, "a local id is used for somebody whose demographics disagree")
            }
            var person = known
            person.nhsNumber = number
            try transaction.update(person)
            try transaction.link(PersonIdentifier(number), to: known.survivor)
            return .confirmed(known.survivor)
        }
        let person = try create(facts, nhsNumber: number, in: transaction)
        return known == nil
            ? .confirmed(person) : .review(person, "a local id moved from one NHS number to another")
    }

    /// No usable NHS number: the sender's own number still leads to a person whom it matched with one before.
    private static func byLocalID(
        _ facts: PersonFacts, known: Person?, in transaction: any StoreTransaction
    ) throws -> IdentityVerdict {
        guard let known else { return .unconfirmed(try create(facts, nhsNumber: nil, in: transaction)) }
        guard known.nhsNumber != nil, facts.nhsNumber == nil || facts.nhsNumber == known.nhsNumber else {
            return .unconfirmed(try provisional(facts, known: known, unless: nil, in: transaction))
        }
        // What a message leaves out is as it was (messages.md 3); the alert needs a birth date that agrees.
        let said = facts.demographics.filled(from: known.demographics)
        guard said.birthDate == nil || agree(said, known.demographics) else {
            let person = try create(facts, nhsNumber: nil, in: transaction)
            return .review(person, "a local id is used for somebody whose demographics disagree")
        }
        return .confirmed(known.survivor)
    }

    /// A person known by local id only, its demographics as last said.
    private static func provisional(
        _ facts: PersonFacts, known: Person?, unless other: PersonID?, in transaction: any StoreTransaction
    ) throws -> PersonID {
        guard var known, known.nhsNumber == nil, known.survivor != other else {
            return try create(facts, nhsNumber: nil, in: transaction)
        }
        if known.demographics != facts.demographics {
            known.demographics = facts.demographics
            try transaction.update(known)
        }
        return known.survivor
    }

    private static func create(
        _ facts: PersonFacts, nhsNumber: NHSNumber?, in transaction: any StoreTransaction
    ) throws -> PersonID {
        let person = try transaction.createPerson(nhsNumber: nhsNumber, demographics: facts.demographics)
        if let nhsNumber { try transaction.link(PersonIdentifier(nhsNumber), to: person) }
        return person
    }

    /// The person an identifier leads to, after all merges.
    static func surviving(identifiedBy identifier: PersonIdentifier, in transaction: any StoreReading) throws -> Person?
    {
        guard let person = try transaction.person(identifiedBy: identifier) else { return nil }
        return person.survivor == person.id ? person : try transaction.person(person.survivor)
    }
}

extension Demographics {
    fileprivate func filled(from earlier: Demographics) -> Demographics {
        Demographics(
            family: family ?? earlier.family, given: given ?? earlier.given, birthDate: birthDate ?? earlier.birthDate,
            gender: gender ?? earlier.gender, postcode: postcode ?? earlier.postcode)
    }
}

extension PersonIdentifier {
    /// A publisher's record under a number that did not lead to a confirmed person.
    static func claimed(_ number: NHSNumber, by publisher: ODSCode?) -> PersonIdentifier {
        .init(system: "claim", value: "\(number.digits)|\(publisher?.text ?? "hospital")")
    }
}
