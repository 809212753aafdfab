// Agreements written as Cedar policies, as somebody would who knows Cedar: items in groups, so that the scope of a
// policy decides most; one permit and at most two forbids a flow; what nothing overrides as four forbids over all.

import Agreements
import Records

struct CedarPolicies {
    let agreements: [Agreement]
    let settings: PolicySettings

    /// By the pair of trusts, `R01>R02`.
    func byPair() -> [String: [String]] {
        var result: [String: [String]] = [:]
        for agreement in agreements {
            for flow in agreement.flows {
                for from in flow.from {
                    for to in flow.to {
                        guard let publisher = party(from, agreement), let recipient = party(to, agreement) else {
                            continue
                        }
                        result["\(from)>\(to)", default: []] += policies(agreement, publisher, recipient)
                    }
                }
            }
        }
        return result
    }

    static let everywhere = [
        #"forbid (principal, action, resource) when { context.restricted };"#,
        #"forbid (principal, action, resource in Whereabouts::"person") when { context.sFlag != "no" };"#,
        #"forbid (principal, action, resource in Whereabouts::"care") when { context.sFlag == "yes" };"#,
        "forbid (principal, action in [\(actions(live))], resource) when { context.deceased };",
    ]
    private static let live: [Purpose] = [.treatment, .emergencyTreatment, .careManagement, .coordinationOfCare]
    private static let beyondDirectCare: [Purpose] = [.operations, .planning, .subjectAccess]

    private func party(_ code: ODSCode, _ agreement: Agreement) -> Agreement.Party? {
        agreement.parties.first { $0.ods == code }
    }

    private func policies(_ agreement: Agreement, _ publisher: Agreement.Party, _ recipient: Agreement.Party)
        -> [String]
    {
        guard let from = signedFrom(publisher, agreement), let to = signedFrom(recipient, agreement) else { return [] }
        let principal = "principal \(relation(recipient))"
        let action = "action in [\(Self.actions(agreement.purposes))]"
        let roles = agreement.roles.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        let covers = [
            "context.publisher \(relation(publisher))", "[\(roles)].contains(context.role)",
            time(agreement, [publisher, recipient], signedFrom: max(from, to)),
        ].joined(separator: " && ")
        let terms = "\(principal), \(action), resource in Terms::\"\(agreement.reference)\""
        let isAllowed = "(context.isAdult || resource in ChildTerms::\"\(agreement.reference)\")"
        var result = ["permit (\(terms)) when { \(covers) && \(isAllowed) };"]
        if agreement.obligations.contains(where: { !settings.obligations.supports($0) }) {
            result.append("forbid (\(terms)) when { \(covers) && \(isAllowed) };")
        }
        let choices = choices(agreement)
        if !choices.isEmpty {
            let categories = agreement.data.map { "Category::\"\($0.category.rawValue)\"" }.joined(separator: ", ")
            result.append(
                "forbid (\(principal), \(action), resource) when { (\(choices.joined(separator: " || "))) && \(covers)"
                    + " && resource in [\(categories)] };")
        }
        return result
    }

    private func choices(_ agreement: Agreement) -> [String] {
        var result: [String] = []
        if agreement.choices.objection == .withhold { result.append("context.objection") }
        let beyond = agreement.purposes.filter(Self.beyondDirectCare.contains)
        guard !beyond.isEmpty else { return result }
        let isBeyond = "action in [\(Self.actions(beyond))]"
        if agreement.choices.type1 == .withhold { result.append("(context.type1 && \(isBeyond))") }
        if agreement.choices.ndoo == .withhold { result.append("(context.ndoo && \(isBeyond))") }
        return result
    }

    private func relation(_ party: Agreement.Party) -> String {
        "\(party.includeSites ? "in" : "==") Organisation::\"\(party.ods)\""
    }

    private static func actions(_ purposes: [Purpose]) -> String {
        purposes.map { "Action::\"\($0.rawValue)\"" }.joined(separator: ", ")
    }

    /// One span of time, and the suspensions within it.
    private func time(_ agreement: Agreement, _ parties: [Agreement.Party], signedFrom: CivilDate) -> String {
        let begins = ([agreement.start, signedFrom] + parties.compactMap(\.joins)).map { UKTime.startOfDay($0) }.max()
        let ends = ([agreement.lastDay] + parties.compactMap(\.leaves)).map { UKTime.endOfDay($0) }.min()
        var conditions: [String] = []
        if let begins { conditions.append("context.now >= \(begins.milliseconds)") }
        if let ends { conditions.append("context.now < \(ends.milliseconds)") }
        for suspension in agreement.suspended where suspension.party.map({ parties.map(\.ods).contains($0) }) ?? true {
            let from = UKTime.startOfDay(suspension.from).milliseconds
            let to = suspension.to.map { UKTime.endOfDay($0).milliseconds } ?? .max
            conditions.append("!(context.now >= \(from) && context.now < \(to))")
        }
        return conditions.joined(separator: " && ")
    }

    private func signedFrom(_ party: Agreement.Party, _ agreement: Agreement) -> CivilDate? {
        let caldicott = party.signed.filter { $0.capacity == .caldicott }.map(\.date).min()
        let siro = party.signed.filter { $0.capacity == .siro }.map(\.date).min()
        guard let caldicott else { return nil }
        guard agreement.requireSIRO || settings.requiresSIRO else { return caldicott }
        return siro.map { max($0, caldicott) }
    }
}

// MARK: Entities

extension CedarPolicies {
    /// Items with the groups they are in, and sites with their trusts.
    func entities(sites: Set<String>) -> [CedarEntity] {
        var result: [CedarEntity] = []
        for category in Category.allCases {
            for item in ItemSet(of: category).names {
                result.append(CedarEntity(Self.kind(category, item), parents: parents(category, item)))
            }
        }
        for site in sites.sorted() {
            result.append(CedarEntity(("Organisation", site), parents: [("Organisation", String(site.prefix(3)))]))
        }
        return result
    }

    static func kind(_ category: Agreements.Category, _ item: String) -> (String, String) {
        ("Item", "\(category.rawValue)/\(item)")
    }

    private func parents(_ category: Agreements.Category, _ item: String) -> [(String, String)] {
        var result = [("Category", category.rawValue)]
        if ["contact-details", "general-practitioner"].contains(item) {
            result += [("Whereabouts", "person"), ("Whereabouts", "care")]
        }
        if ["provider-telephone", "key-worker-telephone"].contains(item) { result.append(("Whereabouts", "care")) }
        let isOfChildren = ["child-protection", "safeguarding-flag"].contains(item)
        for agreement in agreements where !agreement.exclude.contains(where: { $0.word == item }) {
            let clauses = agreement.data.filter { $0.category == category && $0.items.names.contains(item) }
            if clauses.isEmpty { continue }
            result.append(("Terms", agreement.reference))
            let isNamed = clauses.contains { $0.items.names.contains("child-protection") }
            if !isOfChildren || isNamed { result.append(("ChildTerms", agreement.reference)) }
        }
        return result
    }
}

struct CedarEntity {
    let uid: (type: String, id: String)
    let parents: [(type: String, id: String)]

    init(_ uid: (String, String), parents: [(String, String)]) {
        self.uid = uid
        self.parents = parents
    }
}
