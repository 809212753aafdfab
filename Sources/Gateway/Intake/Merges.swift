// One identifier takes the place of another (A34, A40, A47; a superseded NHS number). People are linked and nothing is
// moved; by what each identifier was replaced is kept, so that a chain can be read and none goes round in a circle.

internal import Records

/// What became of the identifiers that a record replaces.
struct Merged: Sendable {
    /// Why a person must look, for each that could not be merged.
    var doubts: [String] = []
    /// Those that were not merged.
    var refused: [PersonIdentifier] = []

    fileprivate mutating func refuse(_ identifier: PersonIdentifier, _ doubt: String) {
        refused.append(identifier)
        doubts.append(doubt)
    }
}

extension Identity {
    /// Merges those whose identifiers a record replaces into its person.
    static func mergeReplaced(
        _ facts: PersonFacts, into survivor: PersonID, sender: ODSCode, messageID: String, at now: Instant,
        in transaction: any StoreTransaction
    ) throws -> Merged {
        var merged = Merged()
        let local = PersonIdentifier.local(sender, facts.localID)
        let number = facts.nhsNumber.map { PersonIdentifier($0) }
        for identifier in facts.replaces where identifier != local && identifier != number {
            let successor = identifier.isNHSNumber ? number ?? local : local
            if try isReplaced(local, by: identifier, in: transaction)
                || number.map({ try isReplaced($0, by: identifier, in: transaction) }) ?? false
            {
                merged.refuse(identifier, "a merge into what it replaced itself: merges would go round in a circle")
                continue
            }
            guard try merge(identifier, into: survivor, in: transaction) else {
                merged.refuse(identifier, "a merge of people whose demographics disagree")
                continue
            }
            if try transaction.supersession(of: identifier)?.successor != successor {
                try transaction.put(
                    Supersession(replaced: identifier, successor: successor, messageID: messageID, at: now))
            }
        }
        return merged
    }

    /// Merges the person of an identifier into another; of one that leads to nobody, makes it lead there.
    /// - Returns: whether their demographics allow it.
    private static func merge(
        _ identifier: PersonIdentifier, into survivor: PersonID, in transaction: any StoreTransaction
    ) throws -> Bool {
        guard let replaced = try surviving(identifiedBy: identifier, in: transaction) else {
            try transaction.link(identifier, to: survivor)
            return true
        }
        guard replaced.id != survivor, var target = try transaction.person(survivor) else { return true }
        if let number = replaced.nhsNumber {
            guard agree(replaced.demographics, target.demographics) else { return false }
            if target.nhsNumber == nil {
                target.nhsNumber = number
                try transaction.update(target)
            }
        }
        try transaction.merge(replaced.id, into: survivor)
        return true
    }

    /// How many identifiers one after another may have been replaced.
    private static let longestChain = 100

    /// Whether an identifier was replaced by another, or by one that the other replaced, or so on. A chain without an end in
    /// sight counts as one that comes back.
    private static func isReplaced(
        _ identifier: PersonIdentifier, by other: PersonIdentifier, in transaction: any StoreReading
    ) throws -> Bool {
        var current = identifier
        for _ in 0..<longestChain {
            guard let next = try transaction.supersession(of: current)?.successor else { return false }
            if next == other { return true }
            current = next
        }
        return true
    }
}
