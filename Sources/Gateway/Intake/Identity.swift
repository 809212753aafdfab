// Who is this? A verified NHS number and an agreeing birth date make a match; nothing else does. What is uncertain gets a
// person of its own and a review task, never an alert (care-package.md, "Patient match").

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

enum Identity {
    /// Whether two sets of demographics may be of one person: birth dates agree, and not both names differ.
    static func agree(_ left: Demographics, _ right: Demographics) -> Bool {
        guard let leftBirth = left.birthDate, let rightBirth = right.birthDate, leftBirth == rightBirth else {
            return false
        }
        guard let leftFamily = left.family, let rightFamily = right.family else { return true }
        if equal(leftFamily, rightFamily) { return true }
        guard let leftGiven = left.given, let rightGiven = right.given else { return false }
        return equal(leftGiven, rightGiven)
    }

    private static func equal(_ left: String, _ right: String) -> Bool {
        left == right || left.lowercased().filter(\.isLetter) == right.lowercased().filter(\.isLetter)
    }

    /// Finds or makes the person of a record, and remembers the sender's local id for it.
    /// - Returns: the verdict, and whether it changed what was known of a person's identity.
    static func resolve(
        _ facts: PersonFacts, sender: ODSCode, publishers: [ODSCode], in transaction: any StoreTransaction
    ) throws -> (verdict: IdentityVerdict, isNews: Bool) {
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
        return (verdict, isNews)
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
            guard agree(facts.demographics, holder.demographics) else {
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
        // A message without a birth date leaves it as it was (messages.md 3); the alert needs one that agrees.
        guard facts.demographics.birthDate == nil || agree(facts.demographics, known.demographics) else {
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

    /// Merges those whose local ids a record replaces into its person (A40).
    /// - Returns: why a person must look, for each that cannot be merged.
    static func mergeReplaced(
        _ facts: PersonFacts, into survivor: PersonID, sender: ODSCode, in transaction: any StoreTransaction
    ) throws -> [String] {
        var doubts: [String] = []
        for identifier in facts.replaces {
            guard let replaced = try surviving(identifiedBy: identifier, in: transaction), replaced.id != survivor
            else {
                try transaction.link(identifier, to: survivor)
                continue
            }
            guard var target = try transaction.person(survivor) else { continue }
            if replaced.nhsNumber != nil, !agree(replaced.demographics, target.demographics) {
                doubts.append("a merge of people whose demographics disagree")
                continue
            }
            if target.nhsNumber == nil, let number = replaced.nhsNumber {
                target.nhsNumber = number
                try transaction.update(target)
            }
            try transaction.merge(replaced.id, into: survivor)
        }
        return doubts
    }
}

extension PersonIdentifier {
    /// A publisher's record under a number that did not lead to a confirmed person.
    static func claimed(_ number: NHSNumber, by publisher: ODSCode?) -> PersonIdentifier {
        .init(system: "claim", value: "\(number.digits)|\(publisher?.text ?? "hospital")")
    }
}
