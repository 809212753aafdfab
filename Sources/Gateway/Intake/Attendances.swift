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
    ) throws -> (touched: [Attendance], encounters: [Resource]) {
        var touched: [Attendance] = []
        var encounters: [Resource] = []
        for encounter in facts.encounters {
            let site = site(of: encounter, profile)
            if var known = try Self.attendance(of: encounter, facts, sentAt: sentAt, profile, transaction) {
                let before = known
                var encounter = encounter
                if submission.format.source == .hl7v2 { encounter.fillPlace(from: known.encounter) }
                if Self.visitNumber(of: encounter) == nil, encounter.mayBeSameVisit(as: known.encounter) {
                    encounter.id = known.encounter.id
                }
                let isNewer = known.apply(
                    encounter, facts, person, site: site, isAnUpdate: event == "A08",
                    isAnArrival: isArrival(encounter, event: event), sentAt: sentAt, messageID: messageID, profile.ed)
                let isAnother = try isNewer && transaction.person(before.person)?.survivor != person
                if known != before { try transaction.update(known) }
                guard isNewer else { continue }
                encounters.append(known.encounter)
                // Where the patient has left there is nobody to be told anything but that it was about somebody else.
                if known.status != .finished || isAnother { touched.append(known) }
            } else if submission.format != .cda,  // A document tells of a visit afterwards: it brings nobody.
                let status = Self.openingStatus(
                    encounter, event: event, isInDepartment: profile.ed.map { $0.matches(encounter) })
            {
                let arrival = encounter["period"]?["start"]?.string.flatMap { Instant(fhir: $0) }
                var attendance = Attendance(
                    id: AttendanceID(0), hospital: profile.sender, site: site,
                    visit: Self.visit(of: encounter, facts, sentAt: sentAt),
                    localPersonID: facts.localID, person: person, isIdentityConfirmed: false, status: status,
                    arrivedAt: arrival ?? sentAt, lastEventAt: sentAt, messageID: messageID, encounter: encounter,
                    patient: facts.patient)
                attendance.id = try transaction.insert(attendance)
                touched.append(attendance)
                encounters.append(encounter)
            } else if !isStale {
                encounters.append(encounter)
            }
        }
        return (touched, encounters)
    }

    /// The attendance that an encounter is of, as far as one is known.
    static func attendance(
        of encounter: Resource, _ facts: PersonFacts, sentAt: Instant, _ profile: SenderProfile,
        _ transaction: any StoreReading
    ) throws -> Attendance? {
        let visit = visit(of: encounter, facts, sentAt: sentAt)
        guard let known = try transaction.attendance(hospital: profile.sender, visit: visit) else { return nil }
        let isElsewhere = profile.ed?.matches(encounter) != true
        let isAnother =
            visitNumber(of: encounter) == nil && isElsewhere && encounter.isApart(from: known.encounter)
        return isAnother ? nil : known
    }

    /// What a hospital says of a person holds for all its visits of that person: an identity that comes without a visit
    /// (A31, A40) reaches those that are open. In doubt a visit stays with whom it was, and what was said last decides
    /// whether that is still confirmed.
    /// - Parameters:
    ///   - attended: the visits of the same message, which have heard it.
    ///   - before: whom the local id was of.
    func identify(
        _ facts: PersonFacts, _ verdict: IdentityVerdict, attended: [Attendance], before: PersonID?, sentAt: Instant,
        _ profile: SenderProfile, _ transaction: any StoreTransaction
    ) throws -> [AttendanceID] {
        guard profile.ed != nil else { return [] }
        let localID = facts.localID
        var touched: [AttendanceID] = []
        for person in Set([verdict.person, before ?? verdict.person]).sorted() {
            for id in try transaction.openAttendanceIDs(person) where !attended.contains(where: { $0.id == id }) {
                guard var attendance = try transaction.attendance(id), attendance.hospital == profile.sender,
                    let local = attendance.localPersonID,
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

    /// Whether the patient comes, rather than that the visit goes on.
    private func isArrival(_ encounter: Resource, event: String) -> Bool {
        if event == "A01" || event == "A04" { return true }
        return submission.format.source != .hl7v2 && encounter["status"]?.string == "arrived"
    }

    /// The status in which a first message makes an attendance; `nil` when it makes none. What ends a visit, or has it go on
    /// elsewhere, is remembered wherever the patient was when it overtook the arrival: that comes late, and stays closed.
    /// - Parameter isInDepartment: `nil` of a sender without an emergency department.
    private static func openingStatus(
        _ encounter: Resource, event: String, isInDepartment: Bool?
    ) -> Attendance.Status? {
        guard let isInDepartment else { return nil }
        let status = encounter["status"]?.string
        guard isInDepartment else {
            guard visitNumber(of: encounter) != nil else { return nil }
            switch status {
            case "cancelled", "entered-in-error": return .cancelled
            case "finished": return .finished
            default: return event == "A02" || event == "A06" ? .finished : nil
            }
        }
        return openingStatus(status, event: event)
    }

    private static func openingStatus(_ status: String?, event: String) -> Attendance.Status? {
        switch status {
        case "arrived", "triaged", "in-progress", "onleave": .open
        // A pending admission that is called off (A27) brings nobody.
        case "unknown": event == "A27" ? nil : .open
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
        visitNumber(of: encounter) ?? "\(facts.localID)@\(UKTime.date(at: sentAt))"
    }

    static func visitNumber(of encounter: Resource) -> String? {
        JSONValue.items(encounter["identifier"]).lazy.compactMap { $0["value"]?.string }.first
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
    var isToBeEvaluated: Bool { status == .open || !queuedView.isEmpty || !sentFlags.isEmpty || !noticed.isEmpty }

    /// Applies a later message of the same visit. A visit that goes on elsewhere is over for the department: finished, with
    /// nothing to take back, until the patient is brought back or a cancellation says that it was not so.
    /// - Parameters:
    ///   - isAnUpdate: whether an event that does not say how the visit stands tells where the patient is (A08).
    ///   - isAnArrival: whether the patient comes: after the visit has ended that is another one under its name.
    ///   - ed: how the hospital's emergency department is recognised.
    /// - Returns: false when it is older than what was applied, and so changes nothing.
    fileprivate mutating func apply(
        _ encounter: Resource, _ facts: PersonFacts, _ person: PersonID, site: ODSCode, isAnUpdate: Bool,
        isAnArrival: Bool, sentAt: Instant, messageID: String, _ ed: EDRule?
    ) -> Bool {
        if let arrival = encounter["period"]?["start"]?.string.flatMap({ Instant(fhir: $0) }), arrival < arrivedAt {
            arrivedAt = arrival
        }
        guard sentAt >= lastEventAt else { return false }
        let isInDepartment = ed?.matches(encounter) == true
        if isAnArrival, isInDepartment, sentAt > lastEventAt, self.encounter["status"]?.string == "finished" {
            arrivedAt = encounter["period"]?["start"]?.string.flatMap { Instant(fhir: $0) } ?? sentAt
            (queuedView, deliveredView, noticed) = ([], [], [])
        }
        lastEventAt = sentAt
        switch encounter["status"]?.string {
        case "arrived", "triaged", "in-progress", "onleave": status = isInDepartment ? .open : .finished
        case "finished": status = .finished
        case "cancelled", "entered-in-error": status = .cancelled
        case "unknown" where isAnUpdate && status == .open && !isInDepartment: status = .finished
        // Back from elsewhere; after a discharge an update changes nothing.
        case "unknown" where isAnUpdate && status == .finished && isInDepartment && isElsewhere(ed): status = .open
        default: break
        }
        if status != .open { reevaluateAt = nil }
        self.person = person
        patient = facts.localID == localPersonID ? facts.patient.filled(from: patient) : facts.patient
        localPersonID = facts.localID
        self.messageID = messageID
        // A later message that names no site leaves it as it was, and one that does not say how the visit stands, that.
        if site != hospital { self.site = site }
        let earlier = self.encounter["status"]
        self.encounter = encounter
        if encounter["status"]?.string == "unknown" { self.encounter["status"] = earlier }
        return true
    }

    /// Whether the visit was last known to go on outside the department.
    private func isElsewhere(_ ed: EDRule?) -> Bool {
        encounter["status"]?.string != "finished" && ed?.matches(encounter) == false
    }
}

extension Resource {
    /// Classes of what an attendance in a department never becomes (http://terminology.hl7.org/CodeSystem/v3-ActCode): who is
    /// there may be admitted, and does not turn into an outpatient. A clinic on the same day must not end it.
    private static let classesApart: Set<String> = ["AMB", "VR", "HH", "FLD", "PRENC"]

    /// Whether an encounter without a number is another visit of that day than one in the department, by its class.
    fileprivate func isApart(from other: Resource) -> Bool {
        guard let code = self["class"]?["code"]?.string, Self.classesApart.contains(code) else { return false }
        return code != other["class"]?["code"]?.string
    }

    /// Whether two encounters without a number, of one person and day, say nothing by which they would be two visits.
    fileprivate func mayBeSameVisit(as other: Resource) -> Bool {
        let starts = [self, other].compactMap { $0["period"]?["start"]?.string }
        return !isApart(from: other) && !other.isApart(from: self) && Set(starts).count < 2
    }

    /// Of a message in which empty means unchanged: a class or a place that it leaves out is as it was.
    fileprivate mutating func fillPlace(from earlier: Resource) {
        // A bed alone does not say in which department it is; nor does a place that is past, kept for later or only visited.
        if !namesPointOfCare, earlier.namesPointOfCare {
            let own = JSONValue.items(self["location"])
            let visited = own.filter { !EDRule.present(own).contains($0) }
            self["location"] = .array(EDRule.present(JSONValue.items(earlier["location"])) + visited)
        } else if self["location"] == nil {
            self["location"] = earlier["location"]
        }
        if self["class"]?["code"]?.string ?? "UNK" == "UNK" { self["class"] = earlier["class"] ?? self["class"] }
    }

    private var namesPointOfCare: Bool {
        EDRule.present(JSONValue.items(self["location"])).contains {
            $0["location"]?["identifier"]?["value"]?.string != nil
        }
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
