// Encounters in an emergency department become attendances: opened, moved, closed, cancelled and reopened by what the
// hospital says, in the order of the hospital's own clock.

internal import Agreements
internal import Records

extension Intake {
    /// Applies the encounters of a message.
    /// - Returns: the attendances they are of, and of all encounters what is true of them now, to be forwarded: an older
    ///   message has nothing to add to a newer one of the same visit.
    func attend(
        _ facts: PersonFacts, _ person: PersonID, isStale: Bool, event: String, sentAt: Instant,
        _ profile: SenderProfile,
        _ transaction: any StoreTransaction
    ) throws -> (touched: [AttendanceID], encounters: [Resource]) {
        var touched: [AttendanceID] = []
        var encounters: [Resource] = []
        for encounter in facts.encounters {
            let site = site(of: encounter, profile)
            let visit = Self.visit(of: encounter, facts, sentAt: sentAt)
            if var known = try transaction.attendance(hospital: profile.sender, visit: visit) {
                let before = known
                let isNewer = known.apply(
                    encounter, facts, person, site: site, sentAt: sentAt, messageID: messageID)
                if known != before { try transaction.update(known) }
                guard isNewer else { continue }
                touched.append(known.id)
                encounters.append(known.encounter)
            } else if let status = Self.openingStatus(encounter, event: event),
                profile.ed?.matches(encounter) == true
            {
                let arrival = encounter["period"]?["start"]?.string.flatMap { Instant(fhir: $0) }
                touched.append(
                    try transaction.insert(
                        Attendance(
                            id: AttendanceID(0), hospital: profile.sender, site: site, visit: visit,
                            localPersonID: facts.localID, person: person,
                            isIdentityConfirmed: false, status: status, arrivedAt: arrival ?? sentAt,
                            lastEventAt: sentAt, messageID: messageID, encounter: encounter, patient: facts.patient)))
                encounters.append(encounter)
            } else if !isStale {
                encounters.append(encounter)
            }
        }
        return (touched, encounters)
    }

    /// What a hospital says of a person holds for all its visits of that person: an identity that comes without a visit
    /// (A31, A40) reaches those that are open. In doubt a visit stays with whom it was, and what was said last decides
    /// whether that is still confirmed.
    /// - Parameter before: whom the local id was of.
    func identify(
        _ facts: PersonFacts, _ verdict: IdentityVerdict, before: PersonID?, sentAt: Instant, _ profile: SenderProfile,
        _ transaction: any StoreTransaction
    ) throws -> [AttendanceID] {
        guard profile.ed != nil, let localID = facts.localID else { return [] }
        var touched: [AttendanceID] = []
        for person in Set([verdict.person, before ?? verdict.person]).sorted() {
            for var attendance in try transaction.openAttendances(person)
            where attendance.hospital == profile.sender {
                guard let local = attendance.localPersonID,
                    local == localID || facts.replaces.contains(.local(profile.sender, local)),
                    attendance.lastEventAt <= sentAt
                else { continue }
                let known = attendance
                attendance.localPersonID = localID
                attendance.patient = facts.patient.filled(from: attendance.patient)
                if case .review = verdict {} else { attendance.person = verdict.person }
                guard attendance != known else { continue }
                try transaction.update(attendance)
                touched.append(attendance.id)
            }
        }
        return touched
    }

    /// The status in which a first message makes an attendance; `nil` when it makes none.
    private static func openingStatus(_ encounter: Resource, event: String) -> Attendance.Status? {
        switch encounter["status"]?.string {
        case "arrived", "triaged", "in-progress", "onleave", "unknown": .open
        // A pre-admission into an emergency department brings the patient there (care-package.md lists A05).
        case "planned": event == "A05" ? .open : nil
        // A cancellation or discharge that overtook its arrival is remembered, so that the late arrival stays closed.
        case "cancelled", "entered-in-error": .cancelled
        case "finished": .finished
        default: nil
        }
    }

    /// The visit number; where the hospital gives none, one visit a person a day.
    static func visit(of encounter: Resource, _ facts: PersonFacts, sentAt: Instant) -> String {
        JSONValue.items(encounter["identifier"]).lazy.compactMap { $0["value"]?.string }.first
            ?? "\(facts.localID ?? "")@\(UKTime.date(at: sentAt))"
    }

    /// The organisation whose department it is: the site named in the encounter when it is the sender's own.
    func site(of encounter: Resource, _ profile: SenderProfile) -> ODSCode {
        guard let code = (encounter["serviceProvider"]?["identifier"]?["value"]?.string).flatMap({ ODSCode($0) }),
            profile.organisations.contains(code) || code.isSite(of: profile.sender)
        else { return profile.sender }
        return code
    }
}

extension Attendance {
    /// Of a visit that was over before its department was told anything there is nothing to tell.
    var isToBeEvaluated: Bool { status == .open || !queuedView.isEmpty }

    /// Applies a later message of the same visit.
    /// - Returns: false when it is older than what was applied, and so changes nothing.
    fileprivate mutating func apply(
        _ encounter: Resource, _ facts: PersonFacts, _ person: PersonID, site: ODSCode, sentAt: Instant,
        messageID: String
    ) -> Bool {
        if let arrival = encounter["period"]?["start"]?.string.flatMap({ Instant(fhir: $0) }), arrival < arrivedAt {
            arrivedAt = arrival
        }
        guard sentAt >= lastEventAt else { return false }
        if encounter["status"]?.string == "finished" { reevaluateAt = nil }
        lastEventAt = sentAt
        switch encounter["status"]?.string {
        case "arrived", "triaged", "in-progress", "onleave": status = .open
        case "finished": status = .finished
        case "cancelled", "entered-in-error": status = .cancelled
        default: break
        }
        self.person = person
        patient = facts.localID == localPersonID ? facts.patient.filled(from: patient) : facts.patient
        localPersonID = facts.localID ?? localPersonID
        self.messageID = messageID
        // A later message that names no site leaves it as it was, and one that does not say how the visit stands, that.
        if site != hospital { self.site = site }
        let earlier = self.encounter["status"]
        self.encounter = encounter
        if encounter["status"]?.string == "unknown" { self.encounter["status"] = earlier }
        return true
    }
}

extension Resource {
    /// Empty means unchanged (messages.md 3): what a later message of the same patient leaves out is as it was.
    fileprivate func filled(from earlier: Resource) -> Resource {
        var patient = self
        for element in ["name", "birthDate", "gender"] where patient[element] == nil {
            patient[element] = earlier[element]
        }
        return patient
    }
}
