// One care package out of a disclosure: what was released of it, found by its references. Nothing here is invented: what was
// not released, or never supplied, is `nil`.

internal import Agreements
internal import Records

/// The released facts of one package.
struct CarePackage: Sendable {
    struct Contact: Sendable, Hashable {
        var name: String?
        var telephone: String?
        /// `24 hours`, `weekdays 9 to 5` …
        var hours: String?
    }

    static let extensions = "https://caregate.example/fhir/StructureDefinition/"

    /// Absent of a package that is planned or has ended.
    let flag: Resource?
    let episode: Resource?
    let plan: Resource?
    private let disclosure: Disclosure

    /// The packages of a disclosure: those with a `Flag` first, in its order.
    static func all(in disclosure: Disclosure) -> [CarePackage] {
        let episodes = disclosure.resources.filter { $0.type == "EpisodeOfCare" }
        let plans = disclosure.resources.filter { $0.type == "CarePlan" }
        let flags = disclosure.resources.filter { $0.type == "Flag" }
        func episode(of plan: Resource?) -> Resource? {
            let named = JSONValue.items(plan?["supportingInfo"]).compactMap { $0["reference"]?.string }
            return episodes.first { $0.reference.map(named.contains) ?? false }
                ?? (episodes.count == 1 && plans.count <= 1 ? episodes[0] : nil)
        }
        var shown: Set<String> = []
        var packages: [CarePackage] = flags.map { flag in
            let details = JSONValue.items(flag["extension"]).filter {
                $0["url"]?.string == "http://hl7.org/fhir/StructureDefinition/flag-detail"
            }.compactMap { $0["valueReference"]?["reference"]?.string }
            func isDetail(_ resource: Resource) -> Bool { resource.reference.map(details.contains) ?? false }
            let plan = plans.first(where: isDetail) ?? (flags.count == 1 && plans.count == 1 ? plans[0] : nil)
            let found = episodes.first(where: isDetail) ?? episode(of: plan)
            shown.formUnion([plan?.reference, found?.reference].compactMap { $0 })
            return CarePackage(flag: flag, episode: found, plan: plan, disclosure: disclosure)
        }
        for episode in episodes where !(episode.reference.map(shown.contains) ?? false) {
            let plan = plans.first { plan in
                JSONValue.items(plan["supportingInfo"]).contains { $0["reference"]?.string == episode.reference }
            }
            packages.append(CarePackage(flag: nil, episode: episode, plan: plan, disclosure: disclosure))
        }
        return packages
    }

    var service: String? {
        let type = JSONValue.items(episode?["type"]).first
        let coding = JSONValue.items(type?["coding"]).first
        let code = plan.map { JSONValue.items($0["activity"]) }?.first?["detail"]?["code"]
        return type?["text"]?.string ?? coding?["display"]?.string ?? plan?["title"]?.string ?? code?["text"]?.string
            ?? coding?["code"]?.string
    }

    /// `4 visits a day, 2 carers`
    var intensity: String? {
        guard let detail = JSONValue.items(plan?["activity"]).first?["detail"] else { return nil }
        var parts: [String] = []
        if let times = detail["scheduledTiming"]?["repeat"], let visits = Self.visits(times) { parts.append(visits) }
        if let carers = Self.extensionValue(detail, "carers-per-visit")?["valueInteger"]?.scalar {
            parts.append(carers == "1" ? "1 carer" : "\(carers) carers")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// `EpisodeOfCare.status`.
    var status: String? { episode?["status"]?.string }
    /// Whether it runs: an alert, or what is active by its own word.
    var runs: Bool { flag != nil || status == "active" || status == "onhold" }
    var isPlanned: Bool { !runs && (status == "planned" || status == "waitlist") }
    var start: CivilDate? { date(episode?["period"]?["start"]) }
    var end: CivilDate? { date(episode?["period"]?["end"]) }

    /// When the hold that lasts began.
    var onHoldSince: CivilDate? {
        let holds = JSONValue.items(episode?["statusHistory"]).filter {
            $0["status"]?.string == "onhold" && $0["period"]?["end"] == nil
        }
        return holds.compactMap { date($0["period"]?["start"]) }.max()
    }

    var provider: Contact? {
        guard let reference = episode?["managingOrganization"] else { return nil }
        let organization = resolve(reference, "Organization")
        let telephone = Self.telephone(organization)
        let contact = Contact(
            name: organization?["name"]?.string ?? reference["display"]?.string,
            telephone: telephone?["value"]?.string, hours: Self.hours(telephone))
        return contact.name == nil && contact.telephone == nil ? nil : contact
    }

    var keyWorker: Contact? {
        guard let reference = episode?["careManager"] else { return nil }
        let person = resolve(reference, "Practitioner") ?? resolve(reference, "PractitionerRole")
        let telephone = Self.telephone(person)
        let contact = Contact(
            name: JSONValue.items(person?["name"]).first.flatMap(Self.spoken) ?? reference["display"]?.string,
            telephone: telephone?["value"]?.string, hours: Self.hours(telephone))
        return contact.name == nil && contact.telephone == nil ? nil : contact
    }

    /// The council's team, in office hours and out of them.
    var dutyTeam: [Contact] {
        let named = JSONValue.items(plan?["careTeam"]) + JSONValue.items(episode?["team"])
        guard let team = named.lazy.compactMap({ resolve($0, "CareTeam") }).first else { return [] }
        return JSONValue.items(team["telecom"]).compactMap { telecom in
            guard telecom["system"]?.string ?? "phone" == "phone", let number = telecom["value"]?.string else {
                return nil
            }
            let hours: String? =
                switch telecom["use"]?.string {
                case "work": "office hours"
                case "temp": "out of hours"
                default: Self.hours(telecom)
                }
            return Contact(name: team["name"]?.string ?? "Duty team", telephone: number, hours: hours)
        }
    }

    var restartBy: CivilDate? { date(planExtension("restart-by")?["valueDate"]) }
    var restartNotice: String? { planExtension("restart-notice")?["valueString"]?.string }
    var nextVisit: Instant? {
        planExtension("next-visit")?["valueDateTime"]?.string.flatMap { Instant(fhir: $0) }
    }
    var hasSafeguardingEnquiry: Bool? {
        guard case .bool(let flag) = planExtension("safeguarding-enquiry")?["valueBoolean"] else { return nil }
        return flag
    }
    var accessHint: String? { planExtension("access-hint")?["valueString"]?.string.map { AccessHint.withoutCode($0) } }

    /// `Dele Adeyemi`
    static func spoken(_ name: JSONValue) -> String? {
        if let text = name["text"]?.string { return text }
        let parts = JSONValue.items(name["given"]).compactMap(\.string) + [name["family"]?.string].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private static func visits(_ times: JSONValue) -> String? {
        guard let frequency = times["frequency"]?.scalar ?? times["count"]?.scalar else { return nil }
        let period = times["period"]?.scalar ?? "1"
        let unit: String
        switch times["periodUnit"]?.string {
        case "h": unit = "hour"
        case "d": unit = "day"
        case "wk": unit = "week"
        case "mo": unit = "month"
        case "a": unit = "year"
        default: return nil
        }
        let visits = frequency == "1" ? "1 visit" : "\(frequency) visits"
        let article = unit == "hour" ? "an" : "a"
        return period == "1" ? "\(visits) \(article) \(unit)" : "\(visits) every \(period) \(unit)s"
    }

    private static func telephone(_ resource: Resource?) -> JSONValue? {
        JSONValue.items(resource?["telecom"]).first { $0["system"]?.string ?? "phone" == "phone" && $0["value"] != nil }
    }

    private static func hours(_ telecom: JSONValue?) -> String? {
        telecom.flatMap { extensionValue($0, "telephone-hours")?["valueString"]?.string }
    }

    private static func extensionValue(_ value: JSONValue, _ name: String) -> JSONValue? {
        JSONValue.items(value["extension"]).first { $0["url"]?.string == extensions + name }
    }

    private func planExtension(_ name: String) -> JSONValue? {
        plan.flatMap { Self.extensionValue(.object($0.json), name) }
    }

    private func resolve(_ reference: JSONValue, _ type: String) -> Resource? {
        guard let target = reference["reference"]?.string else { return nil }
        return disclosure.resources.first { $0.type == type && $0.reference == target }
    }

    private func date(_ value: JSONValue?) -> CivilDate? {
        guard let text = value?.string else { return nil }
        if text.utf8.count == 10 { return CivilDate(text) }
        return Instant(fhir: text).map(UKTime.date(at:))
    }
}
