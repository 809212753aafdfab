// Examples that agreement files carry: a request and the answer that their authors expect. `caregate check` runs them.

public import Records

/// One example of agreements/examples/*.yaml; see agreements/README.md for the form.
public struct PolicyExample: Sendable {
    public let name: String
    public let request: Request
    public let expected: Expected
    /// `agreements/examples/x.yaml:4`
    public let place: String

    /// What of the answer the example states; `nil` states nothing.
    public struct Expected: Sendable {
        public let outcome: Decision.Outcome
        public let reason: ReasonCode?
        public let grantedBy: [String]?
        public let released: ItemSet?
        public let withheld: ItemSet?
        public let obligations: [String]?
        public let marker: Decision.Marker?
    }

    /// - Throws: every problem of the file, with its place and remedy.
    public static func load(_ file: (path: String, text: String)) throws(PolicyErrors) -> [PolicyExample] {
        let tree = try AgreementReader.tree(file.text, path: file.path)
        var reader = AgreementReader(path: file.path)
        let examples = reader.examples(tree)
        guard reader.problems.isEmpty else { throw PolicyErrors(reader.problems) }
        return examples
    }

    /// - Returns: how the set's answer differs from the expected one; empty when it does not.
    public func run(in policy: PolicySet) -> [Problem] {
        let decision = policy.decide(request, id: "example")
        var problems: [Problem] = []
        func compare(_ what: String, _ expected: String, _ found: String) {
            guard expected != found else { return }
            problems.append(
                Problem(
                    .notAgreed, "\(name): \(what) is \(found.isEmpty ? "none" : found), not \(expected)", at: place,
                    remedy: decision.sentence))
        }
        compare("outcome", expected.outcome.rawValue, decision.outcome.rawValue)
        if let reason = expected.reason { compare("reason", reason.rawValue, decision.reason.rawValue) }
        if let grants = expected.grantedBy {
            compare(
                "granted_by", grants.joined(separator: ", "), decision.grants.map(\.description).joined(separator: ", ")
            )
        }
        if let released = expected.released { compare("released", released.description, decision.released.description) }
        if let withheld = expected.withheld {
            compare("withheld", withheld.description, ItemSet(decision.withheld.map(\.item)).description)
        }
        if let obligations = expected.obligations {
            compare(
                "obligations", obligations.sorted().joined(separator: ", "),
                decision.obligations.map(\.text).sorted().joined(separator: ", "))
        }
        if let marker = expected.marker { compare("marker", marker.rawValue, decision.marker?.rawValue ?? "") }
        return problems
    }
}

extension AgreementReader {
    fileprivate mutating func examples(_ tree: YAMLNode) -> [PolicyExample] {
        guard let fields = fields(tree, "an example file", known: ["examples"], required: ["examples"]) else {
            return []
        }
        return list(fields["examples"]).compactMap { example($0) }
    }

    private mutating func example(_ tree: YAMLNode) -> PolicyExample? {
        guard
            let fields = fields(
                tree, "an example", known: ["name", "request", "person", "expect"],
                required: ["name", "request", "expect"]),
            let name = text(fields["name"]), let requestNode = fields["request"], let expectNode = fields["expect"]
        else { return nil }
        let person = fields["person"].map { self.person($0) } ?? PersonStatus()
        guard let request = request(requestNode, person), let expected = expected(expectNode) else { return nil }
        return PolicyExample(name: name, request: request, expected: expected, place: "\(path):\(tree.place.line)")
    }

    private mutating func request(_ tree: YAMLNode, _ person: PersonStatus) -> Request? {
        let required = ["publisher", "recipient", "purpose", "role", "category", "at"]
        guard let fields = fields(tree, "a request", known: required + ["items"], required: required) else {
            return nil
        }
        let publisher = code(fields["publisher"])
        let recipient = code(fields["recipient"])
        let purpose: Purpose? = word(fields["purpose"], "purpose")
        let role: Role? = word(fields["role"], "role")
        let category: Category? = word(fields["category"], "category")
        let items = fields["items"].map { self.items($0) }
        let instant = text(fields["at"]).flatMap { Instant(fhir: $0) }
        if instant == nil {
            report(.dataType, "an instant is needed here", fields["at"], "write it as 2026-11-22T14:05:00Z")
        }
        guard let publisher, let recipient, let purpose, let role, let category, let instant else { return nil }
        return Request(
            publisher: publisher, recipient: recipient, purpose: purpose, role: role, category: category, items: items,
            person: person, instant: instant)
    }

    private mutating func person(_ tree: YAMLNode) -> PersonStatus {
        let names = [
            "objection", "objects_to_agreements", "objects_to_categories", "type1", "ndoo", "s_flag", "deceased",
            "restricted", "sealed", "child", "identity_uncertain",
        ]
        var status = PersonStatus()
        guard let fields = fields(tree, "a person", known: names, required: []) else { return status }
        let states: [(String, WritableKeyPath<PersonStatus, Known>)] = [
            ("objection", \.objection), ("type1", \.type1), ("ndoo", \.nationalDataOptOut), ("s_flag", \.sFlag),
            ("deceased", \.deceased), ("restricted", \.restricted), ("sealed", \.sealed),
        ]
        for (name, path) in states {
            guard let node = fields[name], let state = state(node, name) else { continue }
            status[keyPath: path] = state
        }
        status.objectedAgreements = Set(fields["objects_to_agreements"].map { texts($0) } ?? [])
        status.objectedCategories = Set(fields["objects_to_categories"].map { words($0, "category") } ?? [])
        status.identityUncertain = fields["identity_uncertain"].flatMap { flag($0) } ?? false
        status.isChild = fields["child"].flatMap { state($0, "child") }.flatMap { $0 == .unknown ? nil : $0 == .yes }
        return status
    }

    private mutating func state(_ tree: YAMLNode, _ name: String) -> Known? {
        switch tree.text {
        case "yes", "true": return .yes
        case "no", "false": return .no
        case "unknown": return .unknown
        default:
            report(.unmappedCode, "no such \(name)", tree, "use yes, no or unknown")
            return nil
        }
    }

    private mutating func expected(_ tree: YAMLNode) -> PolicyExample.Expected? {
        guard
            let fields = fields(
                tree, "expect",
                known: ["outcome", "reason", "granted_by", "released", "withheld", "obligations", "marker"],
                required: ["outcome"]),
            let outcome: Decision.Outcome = word(fields["outcome"], "outcome")
        else { return nil }
        return PolicyExample.Expected(
            outcome: outcome, reason: word(fields["reason"], "reason"),
            grantedBy: fields["granted_by"].map { texts($0) }, released: fields["released"].map { items($0) },
            withheld: fields["withheld"].map { items($0) },
            obligations: fields["obligations"].map { list($0, mayBeEmpty: true).compactMap { text($0) } },
            marker: word(fields["marker"], "marker"))
    }

    private mutating func items(_ tree: YAMLNode) -> ItemSet {
        var items = ItemSet()
        for node in list(tree, mayBeEmpty: true) {
            guard let name = text(node) else { continue }
            if let item = Item(name) {
                items.insert(item)
            } else {
                report(.unmappedCode, "no such item: \(name)", node, "use an item of the table")
            }
        }
        return items
    }
}
