// The patient banner by the NHS clinical display rules: surname in capitals, dates that cannot be misread, the NHS
// number in three groups, and "Not known" where nothing is known.

public import Records

/// Made of a disclosed `Patient` only.
public struct PatientBanner: Sendable, Hashable {
    /// `OKAFOR, Grace (Mrs)`
    public let name: String
    /// `Born 04-Mar-1941 (85y)`
    public let born: String
    /// `Gender Female`
    public let gender: String
    /// `NHS No. 999 000 0018`
    public let nhsNumber: String

    public init(_ patient: Resource, on date: CivilDate) {
        name = Self.name(JSONValue.items(patient["name"]))
        born = Self.born(patient, on: date)
        gender = "Gender " + Self.gender(patient["gender"]?.string)
        let number = JSONValue.items(patient["identifier"]).lazy
            .filter { $0["system"]?.string == NHSNumber.system }
            .compactMap { $0["value"]?.string.flatMap { NHSNumber($0) } }.first
        nhsNumber = "NHS No. " + (number?.description ?? Self.notKnown)
    }

    public static let notKnown = "Not known"

    private static func name(_ names: [JSONValue]) -> String {
        let usable = names.filter { $0["use"]?.string != "old" }
        guard
            let name = usable.first(where: { $0["use"]?.string == "official" || $0["use"]?.string == "usual" })
                ?? usable.first
        else { return notKnown }
        let given = JSONValue.items(name["given"]).compactMap(\.string).joined(separator: " ")
        let title = JSONValue.items(name["prefix"]).compactMap(\.string).first
        guard let family = name["family"]?.string, !family.isEmpty else {
            return name["text"]?.string ?? (given.isEmpty ? notKnown : given)
        }
        return family.uppercased() + (given.isEmpty ? "" : ", \(given)") + (title.map { " (\($0))" } ?? "")
    }

    private static func born(_ patient: Resource, on date: CivilDate) -> String {
        guard let text = patient["birthDate"]?.string, let birth = CivilDate(text) else { return "Born \(notKnown)" }
        let died = patient["deceasedDateTime"]?.string
        if let died {
            return "Born \(birth.display), died \(CivilDate(died)?.display ?? "on a date not known")"
        }
        if case .bool(true) = patient["deceasedBoolean"] { return "Born \(birth.display), deceased" }
        return "Born \(birth.display) (\(age(birth, on: date)))"
    }

    /// Days under four weeks, weeks under a year, months under two years, years and months under 18, then years.
    static func age(_ birth: CivilDate, on date: CivilDate) -> String {
        let days = date.daysSince1970 - birth.daysSince1970
        guard days >= 0 else { return notKnown }
        var months = (date.year - birth.year) * 12 + date.month - birth.month
        if date.day < birth.day { months -= 1 }
        if days < 28 { return "\(days)d" }
        if months < 12 { return "\(days / 7)w" }
        if months < 24 { return "\(months)m" }
        return months < 18 * 12 ? "\(months / 12)y \(months % 12)m" : "\(months / 12)y"
    }

    private static func gender(_ code: String?) -> String {
        switch code {
        case "female": "Female"
        case "male": "Male"
        case "other": "Other"
        default: notKnown
        }
    }
}
