// The words in which analyses and exports speak to people.

public import Records

extension Purpose {
    /// Its display in HL7 v3 ActReason where it has one, in lower case.
    var words: String {
        switch self {
        case .treatment: "treatment"
        case .emergencyTreatment: "emergency treatment"
        case .breakTheGlass: "break the glass"
        case .careManagement: "care management"
        case .coordinationOfCare: "coordination of care"
        case .operations: "healthcare operations"
        case .safeguarding: "safeguarding"
        case .planning: "planning and population health"
        case .subjectAccess: "subject access"
        }
    }
}

extension Sequence<String> {
    /// `a`, `a and b`, `a, b and c`; `nothing` of none.
    var inWords: String {
        let words = Array(self)
        guard let last = words.last else { return "nothing" }
        return words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " and " + last
    }
}

/// A time in which something holds.
public struct Period: Sendable, Hashable {
    /// `nil`: since ever.
    public let from: Instant?
    /// The first instant after it; `nil`: for ever.
    public let until: Instant?

    public init(from: Instant?, until: Instant?) {
        self.from = from
        self.until = until
    }

    init(_ window: Window) {
        from = window.from == .min ? nil : Instant(milliseconds: window.from)
        until = window.until == .max ? nil : Instant(milliseconds: window.until)
    }

    /// `from 01-Apr-2026 to 31-Mar-2027`, both inclusive; with the time where a day is not whole.
    var words: String {
        let start = from.map { "from \(Self.isMidnight($0) ? UKTime.date(at: $0).display : $0.display)" }
        let end = until.map {
            Self.isMidnight($0)
                ? "to \(UKTime.date(at: $0.adding(seconds: -1)).display)" : "until \($0.display)"
        }
        let parts = [start, end].compactMap { $0 }
        return parts.isEmpty ? "at all times" : parts.joined(separator: " ")
    }

    var json: JSONValue {
        var object = JSONObject()
        object["from"] = from.map { .string($0.description) }
        object["until"] = until.map { .string($0.description) }
        object["words"] = .string(words)
        return .object(object)
    }

    private static func isMidnight(_ instant: Instant) -> Bool {
        UKTime.startOfDay(UKTime.date(at: instant)) == instant
    }
}

/// An organisation of a flow, in words: by itself, its sites, or both.
public struct FlowParty: Sendable, Hashable {
    public enum Scope: String, Sendable, Hashable {
        case itself
        /// The sites that no agreement names.
        case sites
        case itselfAndSites = "itself-and-sites"
    }

    public let code: ODSCode
    public let name: String?
    public let scope: Scope

    /// `Kingsmead Hospitals (RK5) and its sites`
    var words: String {
        let own = name.map { "\($0) (\(code))" } ?? code.text
        return switch scope {
        case .itself: own
        case .sites: "the sites of \(own)"
        case .itselfAndSites: "\(own) and its sites"
        }
    }

    var json: JSONValue {
        var object: JSONObject = ["ods": .string(code.text)]
        object["name"] = name.map(JSONValue.string)
        object["scope"] = .string(scope.rawValue)
        return .object(object)
    }

    /// Organisations in order, each with its sites where both are there.
    static func parties(_ organisations: Set<DomainOrganisation>, _ names: [ODSCode: String]) -> [FlowParty] {
        Set(organisations.map(\.code)).sorted().map { code in
            let own = organisations.filter { $0.code == code }
            let scope: Scope = own.count == 2 ? .itselfAndSites : own.contains(where: \.isSites) ? .sites : .itself
            return FlowParty(code: code, name: names[code], scope: scope)
        }
    }
}
