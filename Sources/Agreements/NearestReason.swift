// Why no agreement covers a request: of all that nearly do, the one that fails latest, and at what. Runs only of
// refusals at step 4.

import Records

extension PolicySet {
    struct NearMiss {
        var reason: ReasonCode
        var clause: ClauseReference?
        var detail: String
    }

    /// The nearest reason. An agreement that fits in more dimensions is nearer: organisations, sites, direction, purpose,
    /// role, category, then time and signatures.
    func nearest(_ request: Request) -> NearMiss {
        var best = NearMiss(
            reason: .noAgreement, clause: nil,
            detail: "no agreement between \(request.publisher) and \(request.recipient)")
        var bestRank = 0
        let publishers = compiled.candidates(request.publisher)
        let recipients = compiled.candidates(request.recipient)
        for from in 0..<publishers.count {
            for to in 0..<recipients.count {
                let both = compiled.memberships[Int(publishers[from])].filter(
                    compiled.memberships[Int(recipients[to])].contains)
                for index in both {
                    let (rank, miss) = miss(
                        agreements[Int(index)], request,
                        publisherIsSite: publishers.isSite(from), recipientIsSite: recipients.isSite(to))
                    if rank > bestRank { (bestRank, best) = (rank, miss) }
                }
            }
        }
        return best
    }

    /// Where one agreement fails the request; a higher rank is nearer.
    private func miss(_ agreement: Agreement, _ request: Request, publisherIsSite: Bool, recipientIsSite: Bool)
        -> (Int, NearMiss)
    {
        func miss(_ rank: Int, _ reason: ReasonCode, _ clause: String, _ detail: String) -> (Int, NearMiss) {
            (
                rank,
                NearMiss(
                    reason: reason, clause: agreement.clause(clause), detail: "\(agreement.reference) \(detail)")
            )
        }
        guard let publisher = party(of: request.publisher, in: agreement),
            let recipient = party(of: request.recipient, in: agreement)
        else { return (0, NearMiss(reason: .noAgreement, clause: nil, detail: "")) }
        if publisherIsSite && !publisher.includeSites || recipientIsSite && !recipient.includeSites {
            return miss(1, .siteNotCovered, "parties", "does not cover sites")
        }
        let isDirected = CompiledPolicy.directions(agreement).contains { $0 == (publisher.ods, recipient.ods) }
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
        if let successor = agreements.first(where: {
            $0.reference != agreement.reference && $0.supersedes.contains(agreement.reference)
                && instant >= UKTime.startOfDay($0.start)
        }) {
            return miss(7, .superseded, "supersedes", "was replaced by \(successor.reference)")
        }
        for party in [publisher, recipient] {
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
            let live = CompiledPolicy.windows(of: party, in: agreement, settings, visiting: [])
            guard !Window.contains(live, instant.milliseconds) else { continue }
            if party.role == .processor {
                return miss(
                    9, .processorNotCovered, "parties",
                    "has \(party.ods) as a processor with no controller in force behind it")
            }
            return miss(10, .unsigned, "parties", "is not signed by \(party.ods)")
        }
        if let reviewBy = agreement.reviewBy, settings.suspendsWhenReviewOverdue,
            instant >= UKTime.endOfDay(reviewBy)
        {
            return miss(12, .reviewOverdue, "review_by", "was to be reviewed by \(reviewBy.display)")
        }
        return (0, NearMiss(reason: .noAgreement, clause: nil, detail: ""))
    }

    /// The party that a code stands for: itself, or the nearest trust above it.
    private func party(of code: ODSCode, in agreement: Agreement) -> Agreement.Party? {
        if let party = agreement.party(code) { return party }
        return agreement.parties.filter { code.isSite(of: $0.ods) }.max {
            $0.ods.text.utf8.count < $1.ods.text.utf8.count
        }
    }
}
