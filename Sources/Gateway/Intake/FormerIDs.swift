// A publisher that comes to know a person by another id: by a number of its own after the NHS number alone, or by the one
// of two numbers that it keeps. What it said under the former id is one with what it says now; left alone it would stand
// for ever, and an emergency department would be told of a package that nobody has any more.

internal import Agreements
internal import Records

extension Intake {
    /// Brings what is held under the former ids of a person to what this record says.
    /// - Returns: episodes that are to be ended where they were forwarded to.
    func takeOver(
        _ facts: PersonFacts, _ person: PersonID, sentAt: Instant, _ completeness: Feed.Completeness,
        _ profile: SenderProfile, _ transaction: any StoreTransaction
    ) throws -> [Resource] {
        let former = try transaction.publishedPeople(person).filter { earlier in
            earlier.publisher == profile.sender && earlier.submittedAt < sentAt
                && Self.isFormer(earlier.localID, of: facts, profile)
        }
        var ended: [Resource] = []
        for earlier in former {
            ended += try takeOver(earlier, facts.localID, person, isFull: completeness == .full, transaction)
            // What restricts is said anew under each id, or an objection that was withdrawn would stand for ever.
            try transaction.put(published(facts, localID: earlier.localID, person, sentAt: sentAt, profile))
        }
        return ended
    }

    /// Whether an id is one that the record's own has taken the place of: the record says so, or one of the two only stands
    /// for a number that was not sent. Two numbers of the publisher's own are two records until it says otherwise.
    private static func isFormer(_ localID: String, of facts: PersonFacts, _ profile: SenderProfile) -> Bool {
        guard localID != facts.localID else { return false }
        return facts.replaces.contains(.local(profile.sender, localID))
            || LocalID(key: localID).isSendersWord != LocalID(key: facts.localID).isSendersWord
    }

    private func takeOver(
        _ earlier: PublishedPerson, _ localID: String, _ person: PersonID, isFull: Bool,
        _ transaction: any StoreTransaction
    ) throws -> [Resource] {
        let held = try transaction.packages(publisher: earlier.publisher, localPersonID: earlier.localID)
        guard !held.isEmpty else { return [] }
        let present = try transaction.packages(publisher: earlier.publisher, localPersonID: localID)
        let keys = Set(present.map(\.key))
        let ids = Set(present.flatMap(\.resources).compactMap(\.id))
        var ended: [Resource] = []
        for var package in held {
            let isListed = keys.contains(package.key)
            let episode = package.resources.first
            let wasRunning = package.status != StoredPackage.finished
            if isFull { package.finish() }
            if !isListed {
                (package.localPersonID, package.person) = (localID, person)
                try transaction.put(package)
                if isFull, wasRunning { ended += package.resources.prefix(1) }
            } else if var episode, let id = episode.id, !ids.contains(id) {
                // The same package has another resource now: the record must not show it twice.
                episode["status"] = "entered-in-error"
                ended.append(episode)
            }
        }
        try transaction.replacePackages(publisher: earlier.publisher, localPersonID: earlier.localID, with: [])
        return ended
    }
}

extension StoredPackage {
    static let finished = "finished"

    /// What a full submission no longer lists is kept as finished, so that whoever holds it is told.
    mutating func finish() {
        guard status != Self.finished else { return }
        status = Self.finished
        if !resources.isEmpty { resources[0]["status"] = .string(Self.finished) }
    }
}
