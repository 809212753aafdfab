// An agreement as the words of its file: made at random, written as YAML, and read back from what the loader made of
// it, so that the reader is in the proof as well.

import Agreements
import Records

/// Every field as it is written; `nil` when the file leaves it out.
struct RandomAgreement: Hashable {
    struct Party: Hashable {
        var ods = ""
        var role = ""
        var onBehalfOf: [String] = []
        var includeSites: String?
        var joins: String?
        var leaves: String?
        var signed: [Signature] = []
    }

    struct Signature: Hashable {
        var capacity = ""
        var date = ""
    }

    struct Flow: Hashable {
        var from: [String] = []
        var to: [String] = []
    }

    struct DataClause: Hashable {
        var category = ""
        /// In alphabetical order: an agreement holds a set.
        var items: [String] = []
        var lookback: String?
    }

    struct Emergency: Hashable {
        var allowed = ""
        var roles: [String] = []
        var overrides: [String] = []
    }

    struct Suspension: Hashable {
        var ods: String?
        var from = ""
        var to: String?
    }

    var id = ""
    var version = ""
    var supersedes: [String] = []
    var requireSIRO: String?
    var parties: [Party] = []
    var flows: [Flow] = []
    var purposes: [String] = []
    var roles: [String] = []
    var data: [DataClause] = []
    var exclude: [String] = []
    var objection: String?
    var type1: String?
    var ndoo: String?
    var emergency: Emergency?
    var obligations: [String] = []
    var start = ""
    var lastDay = ""
    var reviewBy: String?
    var suspended: [Suspension] = []

    var reference: String { "\(id)@\(version)" }
}

// MARK: As a file

extension RandomAgreement {
    /// Plainly, a value a line, so that a failure can be made smaller line by line.
    var yaml: String {
        var lines = ["id: \(id)", "version: \(version)", "title: Made at random"]
        func list(_ name: String, _ values: [String], _ indent: String = "") {
            if values.isEmpty { return }
            lines.append("\(indent)\(name):")
            for value in values { lines.append("\(indent)  - \(value)") }
        }
        func field(_ name: String, _ value: String?, _ indent: String = "") {
            if let value { lines.append("\(indent)\(name): \(value)") }
        }
        list("supersedes", supersedes)
        field("require_siro", requireSIRO)
        lines.append("parties:")
        for party in parties {
            lines += ["  - ods: \(party.ods)", "    name: Organisation", "    role: \(party.role)"]
            list("on_behalf_of", party.onBehalfOf, "    ")
            field("include_sites", party.includeSites, "    ")
            field("joins", party.joins, "    ")
            field("leaves", party.leaves, "    ")
            if party.role != "processor" {
                lines.append("    lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: Act, confidentiality: consent}")
            }
            list("signed", party.signed.map { "{as: \($0.capacity), name: A Khan, date: \($0.date)}" }, "    ")
        }
        lines.append("flows:")
        for flow in flows {
            lines.append("  - from: [\(flow.from.joined(separator: ", "))]")
            lines.append("    to: [\(flow.to.joined(separator: ", "))]")
        }
        list("purposes", purposes)
        list("roles", roles)
        lines.append("data:")
        for clause in data {
            lines.append("  - category: \(clause.category)")
            list("items", clause.items, "    ")
            field("lookback", clause.lookback, "    ")
        }
        list("exclude", exclude)
        if objection != nil || type1 != nil || ndoo != nil {
            lines.append("choices:")
            field("objection", objection, "  ")
            field("type1", type1, "  ")
            field("ndoo", ndoo, "  ")
        }
        if let emergency {
            lines += ["emergency:", "  allowed: \(emergency.allowed)", "  review_within: 3 working days"]
            list("roles", emergency.roles, "  ")
            list("overrides", emergency.overrides, "  ")
        }
        list("obligations", obligations)
        lines += ["start: \(start)", "last_day: \(lastDay)"]
        field("review_by", reviewBy)
        if !suspended.isEmpty { lines.append("suspended:") }
        for suspension in suspended {
            lines.append("  - from: \(suspension.from)")
            field("to", suspension.to, "    ")
            field("ods", suspension.ods, "    ")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

// MARK: As it was read

extension RandomAgreement {
    /// What the reader must make of it: what is left out has the value that the standard gives it.
    var stated: RandomAgreement {
        var result = self
        result.requireSIRO = requireSIRO ?? "true"
        result.objection = objection ?? "withhold"
        result.type1 = type1 ?? "withhold"
        result.ndoo = ndoo ?? "withhold"
        for index in parties.indices { result.parties[index].includeSites = parties[index].includeSites ?? "false" }
        for index in data.indices {
            let clause = data[index]
            result.data[index].items = clause.items.sorted()
            result.data[index].lookback = clause.lookback.map(Self.counted) ?? "current"
        }
        return result
    }

    /// Years are of twelve months.
    private static func counted(_ lookback: String) -> String {
        let parts = lookback.split(separator: " ")
        guard parts.count == 2, let count = Int(parts[0]) else { return lookback }
        if parts[1].hasPrefix("day") { return "\(count) days" }
        return "\(parts[1].hasPrefix("year") ? count * 12 : count) months"
    }

    init(_ agreement: Agreement) {
        id = agreement.id
        version = agreement.version
        supersedes = agreement.supersedes
        requireSIRO = "\(agreement.requireSIRO)"
        parties = agreement.parties.map { party in
            Party(
                ods: party.ods.text, role: party.role.rawValue, onBehalfOf: party.onBehalfOf.map(\.text),
                includeSites: "\(party.includeSites)", joins: party.joins?.description,
                leaves: party.leaves?.description,
                signed: party.signed.map { Signature(capacity: $0.capacity.rawValue, date: $0.date.description) })
        }
        flows = agreement.flows.map { Flow(from: $0.from.map(\.text), to: $0.to.map(\.text)) }
        purposes = agreement.purposes.map(\.rawValue)
        roles = agreement.roles.map(\.rawValue)
        data = agreement.data.map { clause in
            let lookback =
                switch clause.lookback {
                case .current: "current"
                case .all: "all"
                case .days(let days): "\(days) days"
                case .months(let months): "\(months) months"
                }
            return DataClause(category: clause.category.rawValue, items: clause.items.names, lookback: lookback)
        }
        exclude = agreement.exclude.map(\.word)
        objection = agreement.choices.objection.rawValue
        type1 = agreement.choices.type1.rawValue
        ndoo = agreement.choices.ndoo.rawValue
        emergency = agreement.emergency.map {
            Emergency(
                allowed: "\($0.allowed)", roles: $0.roles.map(\.rawValue), overrides: $0.overrides.map(\.rawValue))
        }
        obligations = agreement.obligations.map(\.text)
        start = agreement.start.description
        lastDay = agreement.lastDay.description
        reviewBy = agreement.reviewBy?.description
        suspended = agreement.suspended.map {
            Suspension(ods: $0.party?.text, from: $0.from.description, to: $0.to?.description)
        }
    }
}
