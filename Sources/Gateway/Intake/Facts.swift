// From a Bundle to what it says: who the people are, their packages, their encounters. Resources get the gateway's own
// ids, stable for the same publisher and source, and refer to each other by them.

internal import Agreements
internal import AuditLog
internal import Records

/// One care package as its publisher sent it.
struct PackageFacts: Sendable {
    /// Service component, start and ordinal among equals.
    var key: String
    var status: String
    var start: Instant?
    var end: Instant?
    /// `EpisodeOfCare` first.
    var resources: [Resource]
}

/// What one message says about one person.
struct PersonFacts: Sendable {
    var patient: Resource
    /// By which what the publisher says of the person is kept.
    var localID: String
    var nhsNumber: NHSNumber?
    var isVerified: Bool
    var demographics: Demographics
    /// Identifiers that this person's record replaces (A40): the sender's own, or an NHS number that was superseded.
    var replaces: [PersonIdentifier]
    /// To all sharing.
    var objection: Bool
    /// What else consents state.
    var choices: [ChoiceStatement] = []
    /// What the record says; `nil` when it does not.
    var sFlag: Known?
    var deceased: Bool
    var restricted: Bool
    var packages: [PackageFacts] = []
    /// Plans of care that belong to no package, such as a clinical document's, each with its teams.
    var plans: [Resource] = []
    var encounters: [Resource] = []
    /// Everything else about the person that is routed.
    var others: [Resource] = []
}

/// What one message says.
struct Facts: Sendable {
    var people: [PersonFacts]
    /// Why somebody was put aside, once for each.
    private(set) var putAside: [Problem]

    init(_ reading: Reading, profile: SenderProfile, receivedAt: Instant) {
        let index = BundleIndex(
            reading.bundle, publisher: profile.sender,
            day: reading.sentAt.map { _ in "\(UKTime.date(at: Intake.sentAt(reading, receivedAt: receivedAt)))" })
        var people: [PersonFacts] = []
        var doubtful: Set<Int> = []
        for (owner, patient) in index.patients.enumerated() {
            var facts = PersonFacts(patient.resources[0], localID: patient.localID, profile: profile)
            for resource in patient.resources.dropFirst() {
                let other = PersonFacts(resource, localID: patient.localID, profile: profile)
                if facts.join(other) { doubtful.insert(owner) }
            }
            people.append(facts)
        }
        putAside = index.putAside
        for (owner, resource) in index.others {
            switch resource.type {
            case "Encounter": people[owner].encounters.append(resource)
            case "Consent":
                let said = PublishedChoices.standing(in: resource, publisher: profile.sender)
                if said.contains(where: { $0.subject == .objection }) { people[owner].objection = true }
                people[owner].choices = PublishedChoices.joined(
                    people[owner].choices, said.filter { $0.subject != .objection })
            case "EpisodeOfCare", "CarePlan", "CareTeam", "Organization", "Practitioner", "PractitionerRole": break
            default: people[owner].others.append(resource)
            }
        }
        for (owner, package) in index.packageFacts { people[owner].packages.append(package) }
        for (owner, plan) in index.plansWithoutPackage { people[owner].plans += plan }
        for _ in doubtful {
            putAside.append(
                Problem(
                    .identity, "a person is listed twice, with two NHS numbers", at: "Patient.identifier",
                    remedy: "send each person under a number of their own"))
        }
        for _ in index.exceeding.subtracting(doubtful) {
            putAside.append(
                Problem(
                    .limit,
                    "a person has more than \(BundleIndex.Limits.packages) packages, or one of more than "
                        + "\(BundleIndex.Limits.packageResources) resources", at: "EpisodeOfCare",
                    remedy: "send what is of now only"))
        }
        let left = doubtful.union(index.exceeding)
        self.people = people.indices.filter { !left.contains($0) }.map { people[$0] }
    }
}

extension PersonFacts {
    init(_ patient: Resource, localID: String, profile: SenderProfile) {
        self.patient = patient
        self.localID = localID
        let nhs = Self.nhsIdentifier(of: patient)
        nhsNumber = (nhs?["value"]?.string).flatMap { NHSNumber($0) }
        isVerified = nhsNumber != nil && (profile.feed.tracedNHSNumbers || nhs.map(Self.saysVerified) == true)
        demographics = Demographics(patient)
        replaces = JSONValue.items(patient["link"]).compactMap { link -> PersonIdentifier? in
            guard link["type"]?.string == "replaces", let old = link["other"]?["identifier"],
                let local = LocalID(old, of: profile.sender)
            else { return nil }
            guard old["system"]?.string == NHSNumber.system else { return .local(profile.sender, local.key) }
            return NHSNumber(local.value).map { PersonIdentifier($0) }
        }
        objection = false
        sFlag = SecurityLabels.sFlag(of: patient)
        deceased = RecordChoices.deceased(patient) == .yes
        restricted = SecurityLabels.isRestricted(patient)
    }

    /// Takes in another listing of the same person in one message: what either says restricts, and the later one's details
    /// stand where both have them.
    /// - Returns: whether the two have different NHS numbers.
    fileprivate mutating func join(_ other: PersonFacts) -> Bool {
        if let one = nhsNumber, let two = other.nhsNumber, one != two { return true }
        let earlier = self
        self = other
        patient.takeMarks(from: earlier.patient)
        if nhsNumber == nil {
            nhsNumber = earlier.nhsNumber
            patient["identifier"] = .array(
                JSONValue.items(patient["identifier"]) + (Self.nhsIdentifier(of: earlier.patient).map { [$0] } ?? []))
        }
        isVerified = isVerified || earlier.isVerified
        replaces = earlier.replaces + replaces.filter { !earlier.replaces.contains($0) }
        sFlag = [earlier.sFlag, sFlag].contains(.yes) ? .yes : sFlag ?? earlier.sFlag
        deceased = deceased || earlier.deceased
        restricted = restricted || earlier.restricted
        return false
    }

    /// By what a person is known from message to message: the publisher's own number, or the first of another assigner; else
    /// the NHS number; else the number of a visit. A resource's id is none: senders make it anew, or the same for everybody.
    static func localID(of patient: Resource, visit: String?, _ publisher: ODSCode) -> LocalID? {
        let numbers = JSONValue.items(patient["identifier"])
            .filter { $0["system"]?.string != NHSNumber.system && !isOfTheState($0) }
            .compactMap { LocalID($0, of: publisher) }
        if let own = numbers.first(where: { $0.assigner == nil }) ?? numbers.first { return own }
        if let number = (nhsIdentifier(of: patient)?["value"]?.string).flatMap({ NHSNumber($0) }) {
            return LocalID(standingFor: number)
        }
        return visit.map { LocalID(standingForVisit: $0) }
    }

    /// Licence, passport, social security: no record is kept under them, and "NONE" stands there for many people.
    private static func isOfTheState(_ identifier: JSONValue) -> Bool {
        JSONValue.items(identifier["type"]?["coding"]).contains {
            ["DL", "PPN", "SS", "NI", "NIIP"].contains($0["code"]?.string)
        }
    }

    private static func nhsIdentifier(of patient: Resource) -> JSONValue? {
        JSONValue.items(patient["identifier"]).first { $0["system"]?.string == NHSNumber.system }
    }

    private static func saysVerified(_ identifier: JSONValue) -> Bool {
        JSONValue.items(identifier["extension"]).contains { item in
            guard item["url"]?.string?.hasSuffix("NHSNumberVerificationStatus") == true else { return false }
            return JSONValue.items(item["valueCodeableConcept"]?["coding"]).contains {
                $0["code"]?.string == "01" || $0["code"]?.string == "number-present-and-verified"
            }
        }
    }
}

extension Resource {
    /// Labels and death that another listing of the same person has.
    fileprivate mutating func takeMarks(from other: Resource) {
        let mine = JSONValue.items(self["meta"]?["security"])
        let labels = mine + JSONValue.items(other["meta"]?["security"]).filter { !mine.contains($0) }
        if !labels.isEmpty {
            var meta = self["meta"]?.object ?? [:]
            meta["security"] = .array(labels)
            self["meta"] = .object(meta)
        }
        guard self["deceasedDateTime"] == nil, self["deceasedBoolean"] != .bool(true) else { return }
        for element in ["deceasedDateTime", "deceasedBoolean"] {
            if let value = other[element] {
                self["deceasedBoolean"] = nil
                self[element] = value
            }
        }
    }
}

extension Demographics {
    init(_ patient: Resource) {
        let names = JSONValue.items(patient["name"])
        let name = names.first { $0["use"]?.string == "official" } ?? names.first
        let given = JSONValue.items(name?["given"]).compactMap { $0.string }
        let postcodes = JSONValue.items(patient["address"]).compactMap { $0["postalCode"]?.string }
        self.init(
            family: name?["family"]?.string, given: given.isEmpty ? nil : given.joined(separator: " "),
            birthDate: (patient["birthDate"]?.string).flatMap { CivilDate($0) }, gender: patient["gender"]?.string,
            postcode: postcodes.first)
    }
}
