// Why no agreement covers a request: of all that nearly do, the one that fails latest, and at what. Runs only of
// refusals at step 4.

import Records

extension PolicySet {
    struct NearMiss {
        var rank: Int
        var reason: ReasonCode
        var clause: ClauseReference?
        var detail: String
        /// Only the rank is looked for: texts take longer than the search.
        var isRankOnly = false

        /// Takes the place of what is less near.
        mutating func consider(
            _ rank: Int, _ reason: ReasonCode, _ agreement: Agreement, _ clause: String,
            _ detail: @autoclosure () -> String
        ) {
            guard rank > self.rank else { return }
            guard !isRankOnly else {
                self.rank = rank
                return
            }
            self = NearMiss(
                rank: rank, reason: reason, clause: agreement.clause(clause),
                detail: "\(agreement.reference) \(detail())")
        }
    }

    /// The nearest reason. An agreement that fits in more dimensions is nearer: organisations, sites, direction, purpose,
    /// role, category, then time and signatures. Of equally near ones the first, nearest parties first.
    func nearest(_ request: Request) -> NearMiss {
        var search = NearMiss(rank: 0, reason: .noAgreement, clause: nil, detail: "", isRankOnly: true)
        var nearest: Int32?
        for number in shared(request.publisher, request.recipient) {
            let rank = search.rank
            consider(number, request, &search)
            if search.rank > rank { nearest = number }
        }
        if let miss = nearest.flatMap({ miss($0, request) }) ?? succession(request) { return miss }
        return NearMiss(
            rank: 0, reason: .noAgreement, clause: nil,
            detail: "no agreement between \(request.publisher) and \(request.recipient)")
    }

    /// Why one agreement does not cover a request; `nil` when it does.
    func miss(_ number: Int32, _ request: Request) -> NearMiss? {
        var miss = NearMiss(rank: 0, reason: .noAgreement, clause: nil, detail: "")
        consider(number, request, &miss)
        return miss.rank == 0 ? nil : miss
    }

    /// Why an organisation is unknown.
    func unknownOrganisation(_ request: Request) -> NearMiss {
        if let miss = succession(request) { return miss }
        let unknown =
            compiled.candidates(request.publisher).count == 0 ? request.publisher : request.recipient
        return NearMiss(
            rank: 0, reason: .unknownOrganisation, clause: nil, detail: "no agreement knows \(unknown)")
    }

    /// The agreements of which both organisations, or trusts whose sites they could be, are parties; nearest parties first,
    /// each once.
    func shared(_ publisher: ODSCode, _ recipient: ODSCode) -> [Int32] {
        let publishers = compiled.candidates(publisher)
        let recipients = compiled.candidates(recipient)
        var seen: Set<Int32> = []
        var result: [Int32] = []
        for from in 0..<publishers.count {
            for to in 0..<recipients.count {
                let lists = [publishers[from], recipients[to]].map { compiled.memberships[Int($0)] }
                let (few, many) = lists[0].count < lists[1].count ? (lists[0], lists[1]) : (lists[1], lists[0])
                for number in few where Self.contains(many, number) && seen.insert(number).inserted {
                    result.append(number)
                }
            }
        }
        return result
    }

    /// By halves, in an ascending list: an organisation may be a party of every agreement.
    private static func contains(_ ascending: [Int32], _ number: Int32) -> Bool {
        var (low, high) = (0, ascending.count)
        while low < high {
            let middle = (low + high) / 2
            if ascending[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < ascending.count && ascending[low] == number
    }

    /// Where one agreement fails the request.
    private func consider(_ number: Int32, _ request: Request, _ best: inout NearMiss) {
        let agreement = agreements[Int(number)]
        func miss(_ rank: Int, _ reason: ReasonCode, _ clause: String, _ detail: @autoclosure () -> String) {
            best.consider(rank, reason, agreement, clause, detail())
        }
        guard let publisher = party(of: request.publisher, in: agreement),
            let recipient = party(of: request.recipient, in: agreement)
        else { return }
        if publisher.ods != request.publisher && !publisher.includeSites
            || recipient.ods != request.recipient && !recipient.includeSites
        {
            return miss(1, .siteNotCovered, "parties", "does not cover sites")
        }
        let isDirected =
            publisher.ods != recipient.ods
            && agreement.flows.contains { $0.from.contains(publisher.ods) && $0.to.contains(recipient.ods) }
        guard isDirected else {
            if recipient.role == .processor {
                return miss(2, .processorNotCovered, "parties", "has \(recipient.ods) as a processor only")
            }
            return miss(
                2, .wrongDirection, "flows", "has no flow from \(publisher.ods) to \(recipient.ods)")
        }
        if request.purpose == .breakTheGlass {
            guard agreement.emergency?.allowed == true else {
                return miss(3, .purposeNotCovered, "emergency", "does not allow emergency access")
            }
            guard agreement.emergency?.roles.contains(request.role) == true else {
                return miss(4, .roleNotCovered, "emergency", "does not allow \(request.role.rawValue) emergency access")
            }
        } else {
            guard agreement.purposes.contains(request.purpose) else {
                return miss(3, .purposeNotCovered, "purposes", "does not cover the purpose \(request.purpose.rawValue)")
            }
            guard agreement.roles.contains(request.role) else {
                return miss(4, .roleNotCovered, "roles", "does not cover the role \(request.role.rawValue)")
            }
        }
        guard agreement.data.contains(where: { $0.category == request.category }) else {
            return miss(5, .categoryNotCovered, "data", "does not cover \(request.category.rawValue)")
        }
        let instant = request.instant
        if instant < UKTime.startOfDay(agreement.start) {
            return miss(6, .notYetStarted, "start", "starts on \(agreement.start.display)")
        }
        if instant >= UKTime.endOfDay(agreement.lastDay) {
            return miss(6, .expired, "last_day", "ended on \(agreement.lastDay.display)")
        }
        if let successor = successor(of: agreement, at: instant) {
            return miss(7, .superseded, "supersedes", "was replaced by \(successor.reference)")
        }
        for party in [publisher, recipient] {
            let succession = settings.successions.first { $0.former == party.ods && $0.holds(at: instant) }
            if let succession {
                return miss(8, .organisationSucceeded, "parties", "is not signed anew: \(succession.words)")
            }
            if !Window(party.joins, through: party.leaves).contains(instant.milliseconds) {
                let left = party.leaves.flatMap { instant >= UKTime.endOfDay($0) ? $0 : nil }
                let when = left.map { "left on \($0.display)" } ?? party.joins.map { "joins on \($0.display)" } ?? ""
                return miss(8, .notAParty, "parties", "is not in force for \(party.ods), which \(when)")
            }
        }
        for suspension in agreement.suspended
        where Window(suspension.from, through: suspension.to).contains(instant.milliseconds)
            && [nil, publisher.ods, recipient.ods].contains(suspension.party)
        {
            let whom = suspension.party.map { " for \($0)" } ?? ""
            return miss(11, .suspended, "suspended", "is suspended\(whom) from \(suspension.from.display)")
        }
        for party in [publisher, recipient] {
            guard !takesPart(party, in: number, at: instant) else { continue }
            if party.role == .processor {
                return miss(
                    9, .processorNotCovered, "parties",
                    "has \(party.ods) as a processor with no controller in force behind it")
            }
            return miss(10, .unsigned, "parties", "is not signed by \(party.ods)")
        }
        if let unsigned = signatures.miss(agreement, settings, at: instant) {
            return miss(11, unsigned.reason, "parties", unsigned.detail)
        }
        if let reviewBy = agreement.reviewBy, settings.suspendsWhenReviewOverdue,
            instant >= UKTime.endOfDay(reviewBy)
        {
            return miss(12, .reviewOverdue, "review_by", "was to be reviewed by \(reviewBy.display)")
        }
    }

    private func takesPart(_ party: Agreement.Party, in number: Int32, at instant: Instant) -> Bool {
        guard let place = agreements[Int(number)].parties.firstIndex(of: party) else { return false }
        return Window.contains(compiled.partyWindows[Int(number)][place], instant.milliseconds)
    }

    /// The party that a code stands for: itself, or the nearest trust above it.
    private func party(of code: ODSCode, in agreement: Agreement) -> Agreement.Party? {
        if let party = agreement.party(code) { return party }
        return agreement.parties.filter { code.isSite(of: $0.ods) }.max {
            $0.ods.text.utf8.count < $1.ods.text.utf8.count
        }
    }
}
