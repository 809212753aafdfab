// The entries of a Bundle, put in order by whom they are about, under ids of the gateway's own.

internal import AuditLog
internal import Records

/// A Bundle's entries: whose each is, which make up a package, and the ids the gateway gives them.
struct BundleIndex {
    private struct Slot {
        let source: Resource
        var resource: Resource
        /// Index into `patientSlots`; `nil` when the entry is about nobody in this message.
        var owner: Int?
        /// The identity of the package it belongs to, with the local person id.
        var packageKey: String?
    }

    private struct Package {
        let owner: Int
        let key: String
        let slots: [Int]
    }

    private let publisher: ODSCode
    /// Of the sender's own time, which is never after ours.
    private let day: String?
    private var slots: [Slot]
    /// Where each `fullUrl` and `Type/id` of the message points.
    private var positions: [String: Int] = [:]
    /// Where each patient is listed, once or more.
    private var patientSlots: [[Int]] = []
    private var packages: [Package] = []
    /// By what each patient is known.
    private var locals: [String] = []
    private(set) var putAside: [Problem] = []
    /// Patients of whom there is more than is kept.
    private(set) var exceeding: Set<Int> = []

    enum Limits {
        /// Packages, and plans, of one person in one message.
        static let packages = 200
        /// Resources of one package: its plan, its teams, its provider and its key worker.
        static let packageResources = 200
    }

    init(_ bundle: Bundle, publisher: ODSCode, day: String?) {
        self.publisher = publisher
        self.day = day
        slots = bundle.entries.map { Slot(source: $0.resource, resource: $0.resource) }
        for (position, entry) in bundle.entries.enumerated() {
            if let url = entry.fullURL { positions[url] = position }
            if let reference = entry.resource.reference { positions[reference] = position }
        }
        findPatients()
        findOwners()
        findPackages()
        assignIDs()
    }

    var patients: [(resources: [Resource], localID: String)] {
        zip(patientSlots, locals).map { listed, local in (listed.map { slots[$0].resource }, local) }
    }

    /// Everything that is no patient and no header, with its owner.
    var others: [(owner: Int, resource: Resource)] {
        slots.compactMap { slot in
            guard let owner = slot.owner, slot.source.type != "Patient", slot.source.type != "MessageHeader" else {
                return nil
            }
            return (owner, slot.resource)
        }
    }

    var packageFacts: [(owner: Int, package: PackageFacts)] {
        packages.map { package in
            let episode = slots[package.slots[0]].resource
            return (
                package.owner,
                PackageFacts(
                    key: package.key, status: episode["status"]?.string ?? "",
                    start: episode["period"]?["start"]?.string.flatMap(Self.startOf),
                    end: episode["period"]?["end"]?.string.flatMap(Self.endOf),
                    resources: ownResources(of: package).map { AccessHint.withoutCode($0) })
            )
        }
    }

    /// Each plan that no package has, and the teams that it names.
    var plansWithoutPackage: [(owner: Int, resources: [Resource])] {
        slots.compactMap { slot in
            guard let owner = slot.owner, slot.source.type == "CarePlan", slot.packageKey == nil else { return nil }
            let teams = targets(slot.source["careTeam"]).filter {
                slots[$0].source.type == "CareTeam" && slots[$0].packageKey == nil
            }
            return (owner, [AccessHint.withoutCode(slot.resource)] + teams.map { slots[$0].resource })
        }
    }

    /// The resources of a package. Providers and key workers, whom many packages of a message may name, become each
    /// person's own copies: what is recorded of one person never stands for another's.
    private func ownResources(of package: Package) -> [Resource] {
        let shared = Set(["Organization", "Practitioner", "PractitionerRole"])
        let local = locals[package.owner]
        var names: [String: String] = [:]
        for slot in package.slots where shared.contains(slots[slot].source.type) {
            let resource = slots[slot].resource
            guard let old = resource.reference else { continue }
            names[old] = "\(resource.type)/\(id(resource.type, "\(local)|\(resource.id ?? "")"))"
        }
        return package.slots.map { slot in
            var resource = slots[slot].resource
            if let own = resource.reference.flatMap({ names[$0] }) {
                resource.id = own.split(separator: "/").last.map(String.init)
            }
            resource.json = Self.rename(resource.json, names)
            return resource
        }
    }

    /// 32 hexadecimal digits, the same for the same thing of this publisher.
    private func id(_ type: String, _ key: String) -> String {
        hexadecimal(SHA256.digest(Array("\(publisher)|\(type)|\(key)".utf8)).prefix(16))
    }

    /// Whoever cannot be told from others is put aside: kept, what is said of one would be shown of another.
    private mutating func findPatients() {
        let all = slots.indices.filter { slots[$0].source.type == "Patient" }
        var visits: [Int: String] = [:]
        for slot in slots where slot.source.type == "Encounter" {
            let subject = Self.subject(of: slot.source)
            guard let patient = subject.map({ positions[$0] }) ?? (all.count == 1 ? all[0] : nil),
                let number = Intake.visitNumber(of: slot.source)
            else { continue }
            visits[patient] = visits[patient] ?? number
        }
        var owners: [String: Int] = [:]
        for slot in all {
            guard let local = PersonFacts.localID(of: slots[slot].source, visit: visits[slot], publisher) else {
                putAside.append(
                    Problem(
                        .required, "a person has neither a number of the sender's own nor a valid NHS number",
                        at: "Patient.identifier", remedy: "send one with each person; Patient.id is not kept"))
                continue
            }
            let owner = owners[local.key, default: locals.count]
            slots[slot].owner = owner
            if owner < locals.count {
                patientSlots[owner].append(slot)
                continue
            }
            owners[local.key] = owner
            patientSlots.append([slot])
            locals.append(local.key)
        }
    }

    private static func subject(of source: Resource) -> String? {
        (source["subject"] ?? source["patient"])?["reference"]?.string
    }

    private mutating func findOwners() {
        let isOfOne = patientSlots.count == 1 && putAside.isEmpty
        for position in slots.indices where slots[position].source.type != "Patient" {
            if let subject = Self.subject(of: slots[position].source) {
                slots[position].owner = positions[subject].flatMap {
                    slots[$0].source.type == "Patient" ? slots[$0].owner : nil
                }
            } else if isOfOne {
                slots[position].owner = 0
            }
        }
    }

    private mutating func findPackages() {
        var episodes: [Int: [Int]] = [:]
        var plans: [Int: [Int]] = [:]
        for (position, slot) in slots.enumerated() {
            guard let owner = slot.owner else { continue }
            if slot.source.type == "EpisodeOfCare" { episodes[owner, default: []].append(position) }
            if slot.source.type == "CarePlan" { plans[owner, default: []].append(position) }
        }
        for owner in episodes.keys.sorted() {
            let mine = episodes[owner, default: []]
            let myPlans = plans[owner, default: []]
            guard mine.count <= Limits.packages, myPlans.count <= Limits.packages else {
                exceeding.insert(owner)
                continue
            }
            var planOf: [Int: Int] = [:]
            for plan in myPlans {
                for episode in targets(slots[plan].source["supportingInfo"]) where planOf[episode] == nil {
                    planOf[episode] = plan
                }
            }
            var ordinals: [String: Int] = [:]
            for position in mine {
                let episode = slots[position].source
                let plan =
                    planOf[position] ?? (mine.count == 1 && myPlans.count == 1 ? myPlans[0] : nil)
                let stem = Self.stem(of: episode)
                let ordinal = ordinals[stem, default: 0]
                ordinals[stem] = ordinal + 1
                var members = [position]
                if let plan { members.append(plan) }
                var isMember = Set(members)
                let linked =
                    targets(episode["team"]) + targets(plan.flatMap { slots[$0].source["careTeam"] })
                    + targets(episode["managingOrganization"]) + targets(episode["careManager"])
                for target in linked where isMember.insert(target).inserted { members.append(target) }
                guard members.count <= Limits.packageResources else {
                    exceeding.insert(owner)
                    continue
                }
                let key = "\(stem)|\(ordinal)"
                for member in members where slots[member].packageKey == nil { slots[member].packageKey = key }
                packages.append(Package(owner: owner, key: key, slots: members))
            }
        }
    }

    /// Service component and start date: with council and person, a package's identity.
    private static func stem(of episode: Resource) -> String {
        let type = JSONValue.items(episode["type"]).first
        let component = JSONValue.items(type?["coding"]).first?["code"]?.string ?? type?["text"]?.string ?? "service"
        return "\(component)|\(episode["period"]?["start"]?.string ?? "")"
    }

    /// Whom each visit without a number is of, by how many of them the person has in the message.
    private var unnumberedVisits: [Int: Int] {
        slots.reduce(into: [:]) { counts, slot in
            guard slot.source.type == "Encounter", let owner = slot.owner,
                Intake.visitNumber(of: slot.source) == nil
            else { return }
            counts[owner, default: 0] += 1
        }
    }

    private mutating func assignIDs() {
        let unnumbered = unnumberedVisits
        for position in slots.indices {
            let slot = slots[position]
            let key: String
            switch slot.source.type {
            case "Patient": key = slot.owner.map { locals[$0] } ?? ""
            case "EpisodeOfCare", "CarePlan", "CareTeam":
                key = (slot.owner.map { locals[$0] } ?? "") + "|" + (slot.packageKey ?? ownKey(slot.source))
            case "Encounter" where Intake.visitNumber(of: slot.source) != nil:
                // A visit that turns out to be another person's stays the same visit.
                key = ownKey(slot.source)
            case "Encounter" where day != nil && slot.owner.map { unnumbered[$0] == 1 } ?? false:
                // The next message of the visit is of the same one; another of that day has another class or start.
                let said = [slot.source["class"]?["code"], slot.source["period"]?["start"]].map { $0?.string ?? "" }
                key = "\(slot.owner.map { locals[$0] } ?? "")@\(day ?? "")|" + said.joined(separator: "|")
            default:
                let local = Self.subject(of: slot.source) == nil ? nil : slot.owner.map { locals[$0] + "|" }
                key = (local ?? "") + ownKey(slot.source)
            }
            slots[position].resource.id = id(slot.source.type, key)
        }
        let names = positions.compactMapValues { slots[$0].resource.reference }
        for position in slots.indices {
            slots[position].resource.json = Self.rename(slots[position].resource.json, names)
        }
    }

    /// What makes the same thing the same in the next message: its business identifier, its id, or what it says.
    private func ownKey(_ source: Resource) -> String {
        let identifiers = JSONValue.items(source["identifier"])
        if let identifier = identifiers.first(where: { $0["value"] != nil }) {
            return "\(identifier["system"]?.string ?? "")|\(identifier["value"]?.string ?? "")"
        }
        var content = source.json
        content["id"] = nil
        return hexadecimal(SHA256.digest(JSONValue.object(content).write()))
    }

    /// Rewrites `reference` members that point into the message; others keep what they say, and are never fetched.
    private static func rename(_ object: JSONObject, _ names: [String: String]) -> JSONObject {
        var members = object.members
        for index in members.indices {
            switch members[index].value {
            case .string(let text) where members[index].name == "reference":
                if let name = names[text] { members[index].value = .string(name) }
            case .object(let inner): members[index].value = .object(rename(inner, names))
            case .array(let items):
                members[index].value = .array(
                    items.map { item in
                        if case .object(let inner) = item { .object(rename(inner, names)) } else { item }
                    })
            default: break
            }
        }
        return JSONObject(distinct: members)
    }

    /// The first instant of a FHIR `dateTime`; of a year or a month alone, that of its first day.
    private static func startOf(_ text: String) -> Instant? {
        switch text.utf8.count {
        case 4: Instant(fhir: "\(text)-01-01")
        case 7: Instant(fhir: "\(text)-01")
        default: Instant(fhir: text)
        }
    }

    /// The first instant after an end: a date, a month or a year alone is inclusive.
    private static func endOf(_ text: String) -> Instant? {
        switch text.utf8.count {
        case 4: return CivilDate("\(text)-12-31").map(UKTime.endOfDay)
        case 7:
            guard let first = CivilDate("\(text)-01") else { return nil }
            let next = CivilDate(
                year: first.month == 12 ? first.year + 1 : first.year, month: first.month % 12 + 1, day: 1)
            return next.map(UKTime.startOfDay)
        case 10: return CivilDate(text).map(UKTime.endOfDay)
        default: return Instant(fhir: text)
        }
    }

    private func targets(_ value: JSONValue?) -> [Int] {
        JSONValue.items(value).compactMap { $0["reference"]?.string.flatMap { positions[$0] } }
    }
}
