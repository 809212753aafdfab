// Why no agreement covers a request: of all that nearly do, the one that fails latest, and at what. Runs only of
// refusals at steps 1 and 4.

import Records

/// An agreement that does not cover a request, and what it lacks.
struct NearMiss {
    let agreement: Int32
    let shortfall: Shortfall
}

/// A party of an agreement that an organisation's code stands for.
private struct Side: BitwiseCopyable {
    /// In `parties[]`.
    let place: Int32
    /// Whether the organisation is a site of the party, not the party itself.
    let isSite: Bool
}

extension PolicySet {
    /// The nearest agreement. One that fits in more dimensions is nearer; of equally near ones the first, nearest parties
    /// first. `nil` where no agreement has both organisations.
    func nearest(_ request: Request) -> NearMiss? {
        var nearest: NearMiss?
        var rank = 0
        forEachShared(request.publisher, request.recipient) { number, publisher, recipient in
            guard let shortfall = shortfall(number, publisher, recipient, request), shortfall.rank > rank else {
                return
            }
            rank = shortfall.rank
            nearest = NearMiss(agreement: number, shortfall: shortfall)
        }
        return nearest ?? succession(request)
    }

    /// What one agreement lacks; `nil` when it covers the request, or does not have both organisations.
    func shortfall(_ agreement: Int32, _ request: Request) -> Shortfall? {
        var result: Shortfall?
        forEachShared(request.publisher, request.recipient) { number, publisher, recipient in
            if number == agreement { result = shortfall(number, publisher, recipient, request) }
        }
        return result
    }

    /// Why nothing flows to or from an organisation that stands where another stood in an agreement.
    func succession(_ request: Request) -> NearMiss? {
        for succession in settings.successions where succession.holds(at: request.instant) {
            let (publisher, recipient) = (request.publisher, request.recipient)
            guard publisher == succession.successor || recipient == succession.successor else { continue }
            var first: Int32?
            forEachShared(
                publisher == succession.successor ? succession.former : publisher,
                recipient == succession.successor ? succession.former : recipient
            ) { number, _, _ in first = first ?? number }
            if let first { return NearMiss(agreement: first, shortfall: .succeeded(succession)) }
        }
        return nil
    }

    /// The ids of the agreements that have both organisations, whatever they allow.
    func sharedIDs(_ publisher: ODSCode, _ recipient: ODSCode) -> Set<String> {
        var ids: Set<String> = []
        forEachShared(publisher, recipient) { number, _, _ in ids.insert(agreements[Int(number)].id) }
        return ids
    }

    /// Calls `body` with the agreements of which both organisations, or trusts whose sites they could be, are parties;
    /// nearest parties first, each once.
    @inline(__always)
    private func forEachShared(_ publisher: ODSCode, _ recipient: ODSCode, _ body: (Int32, Side, Side) -> Void) {
        let publishers = compiled.candidates(publisher)
        let recipients = compiled.candidates(recipient)
        for from in 0..<publishers.count {
            for to in 0..<recipients.count {
                let (senders, receivers) = (
                    compiled.index.seats(of: publishers[from]), compiled.index.seats(of: recipients[to])
                )
                let isSenderShort = senders.count < receivers.count
                for place in isSenderShort ? senders.range : receivers.range {
                    let one = compiled.index.seats[Int(place)]
                    guard let other = compiled.index.seat(in: isSenderShort ? receivers : senders, of: one.agreement),
                        compiled.isNearest(one.agreement, publishers, from),
                        compiled.isNearest(one.agreement, recipients, to)
                    else { continue }
                    body(
                        one.agreement,
                        Side(place: isSenderShort ? one.place : other, isSite: publishers.isSite(from)),
                        Side(place: isSenderShort ? other : one.place, isSite: recipients.isSite(to)))
                }
            }
        }
    }

    /// Where one agreement fails the request: organisations, sites, direction, purpose, role and category, over plain
    /// numbers, as most refusals end there.
    private func shortfall(_ number: Int32, _ publisher: Side, _ recipient: Side, _ request: Request) -> Shortfall? {
        let terms = compiled.index.terms[Int(number)]
        func party(_ side: Side) -> PolicyIndex.Party {
            compiled.index.parties[Int(terms.parties.from + side.place)]
        }
        func code(_ side: Side) -> ODSCode { agreements[Int(number)].parties[Int(side.place)].ods }
        if publisher.isSite && !party(publisher).includesSites || recipient.isSite && !party(recipient).includesSites {
            return .sites
        }
        guard compiled.index.isDirected(terms, from: publisher.place, to: recipient.place) else {
            return party(recipient).isProcessor
                ? .processorOnly(code(recipient)) : .direction(from: code(publisher), to: code(recipient))
        }
        if request.purpose == .breakTheGlass {
            guard terms.emergencyRoles != 0 else { return .emergency }
            guard terms.emergencyRoles & UInt16(request.role.bit) != 0 else { return .emergencyRole(request.role) }
        } else {
            guard terms.purposes & UInt16(request.purpose.bit) != 0 else { return .purpose(request.purpose) }
            guard terms.roles & UInt16(request.role.bit) != 0 else { return .role(request.role) }
        }
        guard terms.categories & 1 << request.category.number != 0 else { return .category(request.category) }
        let instant = request.instant.milliseconds
        if instant < terms.term.from { return .notStarted(agreements[Int(number)].start) }
        if instant >= terms.term.until { return .ended(agreements[Int(number)].lastDay) }
        return suspension(number, [publisher.place, recipient.place], at: request.instant)
    }

    /// What stops an agreement, within its term, between two of its parties.
    private func suspension(_ number: Int32, _ places: [Int32], at instant: Instant) -> Shortfall? {
        let agreement = agreements[Int(number)]
        if let successor = successor(of: agreement, at: instant) { return .superseded(by: successor.reference) }
        let parties = places.map { agreement.parties[Int($0)] }
        for party in parties {
            let succession = settings.successions.first { $0.former == party.ods && $0.holds(at: instant) }
            if let succession { return .succeeded(succession) }
            if let leaves = party.leaves, instant >= UKTime.endOfDay(leaves) { return .left(party.ods, leaves) }
            if let joins = party.joins, instant < UKTime.startOfDay(joins) { return .joins(party.ods, joins) }
        }
        for suspension in agreement.suspended
        where Window(suspension.from, through: suspension.to).contains(instant.milliseconds)
            && ([nil] + parties.map(\.ods)).contains(suspension.party)
        {
            return .suspended(suspension.party, since: suspension.from)
        }
        for (place, party) in zip(places, parties)
        where !Window.contains(compiled.partyWindows[Int(number)][Int(place)], instant.milliseconds) {
            return party.role == .processor ? .processorAlone(party.ods) : .unsigned(party.ods)
        }
        if let unsigned = signatures.miss(agreement, settings, at: instant) {
            return .signature(unsigned.reason, unsigned.detail)
        }
        guard settings.suspendsWhenReviewOverdue, let reviewBy = agreement.reviewBy,
            instant >= UKTime.endOfDay(reviewBy)
        else { return nil }
        return .reviewOverdue(reviewBy)
    }
}
