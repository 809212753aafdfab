// Whether one agreement covers a request in every dimension but its items, and where it falls short: party, site,
// direction, purpose, role, category, time, signatures.

import Agreements
import Records

extension PlainInterpreter {
    /// Where an agreement first falls short. `nearness` says which of several is told: the one that falls short latest.
    struct Shortfall: Hashable {
        let nearness: Int
        let reason: ReasonCode
        let clause: String?
    }

    /// No agreement covers the request: the reason of the one that nearly does.
    func nearMiss(_ request: Request) -> PlainAnswer {
        var nearest = Shortfall(nearness: 0, reason: .noAgreement, clause: nil)
        for agreement in nearestFirst(request) {
            if let found = shortfall(of: agreement, request), found.nearness > nearest.nearness { nearest = found }
        }
        if nearest.nearness == 0, let succession = succession(request) { return succession }
        return .refusal(nearest.reason, denies: nearest.clause.map { [$0] } ?? [])
    }

    /// Agreements that name an organisation itself come before those that name a trust whose site it is.
    func nearestFirst(_ request: Request) -> [Agreement] {
        func length(_ code: ODSCode, _ agreement: Agreement) -> Int {
            standIn(for: code, in: agreement)?.ods.text.count ?? 0
        }
        return agreements.enumerated().sorted { left, right in
            let lengths = [left, right].map { place in
                (length(request.publisher, place.element), length(request.recipient, place.element))
            }
            return lengths[0] != lengths[1] ? lengths[0] > lengths[1] : left.offset < right.offset
        }.map(\.element)
    }

    /// The party that a code stands for: the organisation itself, else the nearest trust whose site it is. A site that
    /// is a party of its own stands for itself alone: when it leaves, its trust's `include_sites` does not bring it
    /// back.
    private func standIn(for code: ODSCode, in agreement: Agreement) -> Agreement.Party? {
        var best: Agreement.Party?
        for party in agreement.parties where party.ods == code || Self.isSite(code, of: party.ods) {
            if party.ods.text.count > best?.ods.text.count ?? 0 { best = party }
        }
        return best
    }

    /// - Returns: `nil` when the agreement covers the request.
    func shortfall(of agreement: Agreement, _ request: Request) -> Shortfall? {
        func short(_ nearness: Int, _ reason: ReasonCode, _ clause: String) -> Shortfall {
            Shortfall(nearness: nearness, reason: reason, clause: "\(agreement.reference) \(clause)")
        }
        guard let publisher = standIn(for: request.publisher, in: agreement),
            let recipient = standIn(for: request.recipient, in: agreement)
        else { return Shortfall(nearness: 0, reason: .noAgreement, clause: nil) }
        // "site code: covered only with include_sites".
        if publisher.ods != request.publisher && !publisher.includeSites { return short(1, .siteNotCovered, "parties") }
        if recipient.ods != request.recipient && !recipient.includeSites { return short(1, .siteNotCovered, "parties") }
        // "directional; never implied both ways".
        let flows =
            publisher.ods != recipient.ods
            && agreement.flows.contains { $0.from.contains(publisher.ods) && $0.to.contains(recipient.ods) }
        guard flows else {
            return recipient.role == .processor
                ? short(2, .processorNotCovered, "parties") : short(2, .wrongDirection, "flows")
        }
        if request.purpose == .breakTheGlass {
            guard let emergency = agreement.emergency, emergency.allowed else {
                return short(3, .purposeNotCovered, "emergency")
            }
            guard emergency.roles.contains(request.role) else { return short(4, .roleNotCovered, "emergency") }
        } else {
            guard agreement.purposes.contains(request.purpose) else { return short(3, .purposeNotCovered, "purposes") }
            guard agreement.roles.contains(request.role) else { return short(4, .roleNotCovered, "roles") }
        }
        guard agreement.data.contains(where: { $0.category == request.category }) else {
            return short(5, .categoryNotCovered, "data")
        }
        return timeShortfall(of: agreement, publisher, recipient, request.instant.milliseconds, short)
    }

    private func timeShortfall(
        of agreement: Agreement, _ publisher: Agreement.Party, _ recipient: Agreement.Party, _ now: Int64,
        _ short: (Int, ReasonCode, String) -> Shortfall
    ) -> Shortfall? {
        // "start, last_day …: UK dates, last day inclusive".
        if now < PlainCalendar.begins(agreement.start) { return short(6, .notYetStarted, "start") }
        if now >= PlainCalendar.ends(agreement.lastDay) { return short(6, .expired, "last_day") }
        let isSuperseded = agreements.contains { other in
            other.reference != agreement.reference && other.supersedes.contains(agreement.reference)
                && now >= PlainCalendar.begins(other.start)
        }
        if isSuperseded { return short(7, .superseded, "supersedes") }
        // "party leaves, unsigned, suspended: its flows stop; the others' go on".
        for party in [publisher, recipient] {
            if hasSuccessor(party, now) { return short(8, .organisationSucceeded, "parties") }
            if !isMember(party, now) { return short(8, .notAParty, "parties") }
        }
        let suspensions = agreement.suspended.filter { covers($0, now) }
        if suspensions.contains(where: { [nil, publisher.ods, recipient.ods].contains($0.party) }) {
            return short(11, .suspended, "suspended")
        }
        for party in [publisher, recipient] where !isLive(party, agreement, now, behind: []) {
            return party.role == .processor
                ? short(9, .processorNotCovered, "parties") : short(10, .unsigned, "parties")
        }
        // "review_by passed: permit and warn (a setting makes it suspend)".
        if settings.suspendsWhenReviewOverdue, let reviewBy = agreement.reviewBy, now >= PlainCalendar.ends(reviewBy) {
            return short(12, .reviewOverdue, "review_by")
        }
        return nil
    }

    private func isMember(_ party: Agreement.Party, _ now: Int64) -> Bool {
        if let joins = party.joins, now < PlainCalendar.begins(joins) { return false }
        if let leaves = party.leaves, now >= PlainCalendar.ends(leaves) { return false }
        return true
    }

    /// "ODS merger: nothing is inherited: the flow is denied … until re-signed."
    private func hasSuccessor(_ party: Agreement.Party, _ now: Int64) -> Bool {
        settings.successions.contains { $0.former == party.ods && now >= PlainCalendar.begins($0.from) }
    }

    /// The organisation stands where another stood in an agreement, which it has not signed.
    func succession(_ request: Request) -> PlainAnswer? {
        for succession in settings.successions
        where request.instant.milliseconds >= PlainCalendar.begins(succession.from) {
            var former = request
            if request.publisher == succession.successor { former.publisher = succession.former }
            if request.recipient == succession.successor { former.recipient = succession.former }
            if former == request { continue }
            let inherited = nearestFirst(former).first { agreement in
                standIn(for: former.publisher, in: agreement) != nil
                    && standIn(for: former.recipient, in: agreement) != nil
            }
            if let inherited { return .refusal(.organisationSucceeded, denies: ["\(inherited.reference) parties"]) }
        }
        return nil
    }

    private func covers(_ suspension: Agreement.Suspension, _ now: Int64) -> Bool {
        guard now >= PlainCalendar.begins(suspension.from) else { return false }
        return suspension.to.map { now < PlainCalendar.ends($0) } ?? true
    }

    /// "A processor never receives for itself, only on behalf of a live controller; a sub-processor must be listed."
    /// Who is reached again through itself acts for nobody.
    private func isLive(_ party: Agreement.Party, _ agreement: Agreement, _ now: Int64, behind: [ODSCode]) -> Bool {
        guard isMember(party, now), !hasSuccessor(party, now), !behind.contains(party.ods),
            !agreement.suspended.contains(where: { $0.party == party.ods && covers($0, now) })
        else { return false }
        if party.role == .processor {
            return agreement.parties.contains { other in
                party.onBehalfOf.contains(other.ods) && isLive(other, agreement, now, behind: behind + [party.ods])
            }
        }
        return isSigned(party, agreement, now)
    }

    /// "Each controller needs one Caldicott Guardian's signature; a SIRO's too where require_siro is set."
    private func isSigned(_ party: Agreement.Party, _ agreement: Agreement, _ now: Int64) -> Bool {
        func has(_ capacity: Agreement.Signature.Capacity) -> Bool {
            party.signed.contains { $0.capacity == capacity && now >= PlainCalendar.begins($0.date) }
        }
        let needsSIRO = agreement.requireSIRO || settings.requiresSIRO
        return has(.caldicott) && (!needsSIRO || has(.siro))
    }
}
