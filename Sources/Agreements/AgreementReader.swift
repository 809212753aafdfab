// YAML tree → Agreement, strictly: whatever is not understood is an error with its place and a remedy, and every error of
// a file is reported, not only the first.

import Records

/// Reads one agreement file, gathering problems.
struct AgreementReader {
    let path: String
    var problems: [Problem] = []

    init(path: String) { self.path = path }

    /// - Throws: every problem of the file.
    static func read(_ text: String, path: String) throws(PolicyErrors) -> Agreement {
        let tree = try tree(text, path: path)
        var reader = AgreementReader(path: path)
        let agreement = reader.agreement(tree)
        guard reader.problems.isEmpty, let agreement else { throw PolicyErrors(reader.problems) }
        return agreement
    }

    private mutating func agreement(_ tree: YAMLNode) -> Agreement? {
        guard
            let fields = fields(
                tree, "an agreement",
                known: [
                    "id", "version", "title", "supersedes", "parties", "flows", "purposes", "roles", "data", "exclude",
                    "choices", "emergency", "obligations", "start", "last_day", "review_by", "suspended", "retention",
                    "dpia", "privacy_notice", "art30_ref", "signed_pdf_sha256", "contacts", "require_siro",
                ],
                required: [
                    "id", "version", "title", "parties", "flows", "purposes", "roles", "data", "start", "last_day",
                ])
        else { return nil }
        let id = identifier(fields["id"])
        let version = identifier(fields["version"])
        let title = text(fields["title"])
        let supersedes =
            fields["supersedes"].map { node -> [String] in
                if case .sequence = node.content { return texts(node) }
                return [text(node)].compactMap { $0 }
            } ?? []
        let parties = list(fields["parties"]).compactMap { party($0) }
        let flows = list(fields["flows"]).compactMap { flow($0) }
        let purposes: [Purpose] = words(fields["purposes"], "purpose")
        let roles: [Role] = words(fields["roles"], "role")
        let data = list(fields["data"]).compactMap { dataClause($0) }
        let exclude = fields["exclude"].map { exclusions($0) } ?? []
        let choices = fields["choices"].map { self.choices($0) } ?? .strict
        let emergency = fields["emergency"].flatMap { self.emergency($0) }
        let obligations = fields["obligations"].map { self.obligations($0) } ?? []
        let start = date(fields["start"])
        let lastDay = date(fields["last_day"])
        let reviewBy = date(fields["review_by"])
        let suspended = fields["suspended"].map { list($0).compactMap { suspension($0) } } ?? []
        let evidence = Agreement.Evidence(
            retention: text(fields["retention"]), dpia: text(fields["dpia"]),
            privacyNotice: text(fields["privacy_notice"]), art30Reference: text(fields["art30_ref"]),
            signedPDFSHA256: digest(fields["signed_pdf_sha256"]),
            contacts: fields["contacts"].map { list($0).compactMap { contact($0) } } ?? [])
        let requireSIRO = fields["require_siro"].flatMap { flag($0) } ?? true

        checkCodes(fields: fields, parties: parties, flows: flows)
        for party in suspended.compactMap(\.party) where !parties.contains(where: { $0.ods == party }) {
            report(.unmappedCode, "\(party) is suspended but no party", fields["suspended"], "list it in parties")
        }
        if let start, let lastDay, lastDay < start {
            report(.dataType, "last_day is before start", fields["last_day"], "give a last day that is not before it")
        }
        if let start, let reviewBy, reviewBy < start {
            report(.dataType, "review_by is before start", fields["review_by"], "give a later date")
        }
        guard problems.isEmpty, let id, let version, let title, let start, let lastDay else { return nil }
        return Agreement(
            id: id, version: version, title: title, supersedes: supersedes, parties: parties, flows: flows,
            purposes: purposes, roles: roles, data: data, exclude: exclude, choices: choices, emergency: emergency,
            obligations: obligations, start: start, lastDay: lastDay, reviewBy: reviewBy, suspended: suspended,
            evidence: evidence, requireSIRO: requireSIRO, file: path)
    }

    // MARK: Parts

    private mutating func party(_ tree: YAMLNode) -> Agreement.Party? {
        guard
            let fields = fields(
                tree, "a party",
                known: [
                    "ods", "name", "role", "on_behalf_of", "include_sites", "joins", "leaves", "lawful_basis", "signed",
                ], required: ["ods", "name", "role"])
        else { return nil }
        let ods = code(fields["ods"])
        let name = text(fields["name"])
        let role: Agreement.Party.Role? = word(fields["role"], "party role")
        let onBehalfOf = fields["on_behalf_of"].map { codes($0) } ?? []
        let includeSites = fields["include_sites"].flatMap { flag($0) } ?? false
        let joins = date(fields["joins"])
        let leaves = date(fields["leaves"])
        let lawfulBasis = fields["lawful_basis"].flatMap { self.lawfulBasis($0) }
        let signed = fields["signed"].map { list($0, mayBeEmpty: true).compactMap { signature($0) } } ?? []
        if let joins, let leaves, leaves < joins {
            report(.dataType, "leaves is before joins", fields["leaves"], "give a later date")
        }
        if role == .processor, onBehalfOf.isEmpty {
            report(.required, "a processor acts for nobody", tree, "list its controllers in on_behalf_of")
        }
        if let role, role != .processor {
            if fields["lawful_basis"] == nil {
                report(
                    .required, "a controller has no lawful_basis", tree,
                    "add lawful_basis: {art6, art9, statute, confidentiality}")
            }
            if let node = fields["on_behalf_of"] {
                report(.unknownElement, "a controller acts for itself", node, "remove on_behalf_of")
            }
        }
        guard let ods, let name, let role else { return nil }
        return Agreement.Party(
            ods: ods, name: name, role: role, onBehalfOf: onBehalfOf, includeSites: includeSites, joins: joins,
            leaves: leaves, lawfulBasis: lawfulBasis, signed: signed, place: "\(path):\(tree.place.line)")
    }

    private mutating func lawfulBasis(_ tree: YAMLNode) -> Agreement.LawfulBasis? {
        let names = ["art6", "art9", "statute", "confidentiality"]
        guard let fields = fields(tree, "lawful_basis", known: names, required: names),
            let art6 = text(fields["art6"]), let art9 = text(fields["art9"]), let statute = text(fields["statute"]),
            let confidentiality = text(fields["confidentiality"])
        else { return nil }
        return Agreement.LawfulBasis(art6: art6, art9: art9, statute: statute, confidentiality: confidentiality)
    }

    private mutating func signature(_ tree: YAMLNode) -> Agreement.Signature? {
        let names = ["as", "name", "date"]
        guard let fields = fields(tree, "a signature", known: names, required: names) else { return nil }
        let capacity: Agreement.Signature.Capacity? = word(fields["as"], "capacity")
        guard let name = text(fields["name"]), let date = date(fields["date"]), let capacity else { return nil }
        return Agreement.Signature(capacity: capacity, name: name, date: date)
    }

    private mutating func flow(_ tree: YAMLNode) -> Agreement.Flow? {
        guard let fields = fields(tree, "a flow", known: ["from", "to"], required: ["from", "to"]) else { return nil }
        return Agreement.Flow(from: codes(fields["from"]), to: codes(fields["to"]))
    }

    private mutating func dataClause(_ tree: YAMLNode) -> Agreement.DataClause? {
        guard
            let fields = fields(
                tree, "a data clause", known: ["category", "items", "lookback"], required: ["category", "items"])
        else { return nil }
        let category: Category? = word(fields["category"], "category")
        let lookback = fields["lookback"].flatMap { self.lookback($0) } ?? .current
        var items = ItemSet()
        for node in list(fields["items"]) {
            guard let name = text(node), let category else { continue }
            guard let item = Item(name), ItemSet(of: category).contains(item) else {
                report(
                    .unmappedCode, "\(category.rawValue) has no item \(name)", node,
                    "use one of: \(ItemSet(of: category))")
                continue
            }
            if items.contains(item) { report(.duplicateKey, "\(name) stands twice", node, "keep one of them") }
            items.insert(item)
        }
        guard let category else { return nil }
        return Agreement.DataClause(category: category, items: items, lookback: lookback)
    }

    private mutating func lookback(_ tree: YAMLNode) -> Agreement.Lookback? {
        guard let text = text(tree) else { return nil }
        if text == "current" { return .current }
        if text == "all" { return .all }
        let parts = text.split(separator: " ")
        if parts.count == 2, let count = Int(parts[0]), (1...Limits.lookbackCount).contains(count) {
            switch parts[1] {
            case "day", "days": return .days(count)
            case "month", "months": return .months(count)
            case "year", "years": return .months(count * 12)
            default: break
            }
        }
        report(.dataType, "no such lookback", tree, "write current, all, or a number of days, months or years")
        return nil
    }

    private mutating func exclusions(_ tree: YAMLNode) -> [Exclusion] {
        list(tree, mayBeEmpty: true).compactMap { node in
            guard let word = text(node) else { return nil }
            if let exclusion = Exclusion(word) { return exclusion }
            report(
                .unmappedCode, "no such exclusion: \(word)", node,
                "use an item, or one of: \(Exclusion.words.joined(separator: ", "))")
            return nil
        }
    }

    private mutating func choices(_ tree: YAMLNode) -> Agreement.Choices {
        let names = ["objection", "type1", "ndoo"]
        guard let fields = fields(tree, "choices", known: names, required: []) else { return .strict }
        return Agreement.Choices(
            objection: word(fields["objection"], "effect") ?? .withhold,
            type1: word(fields["type1"], "effect") ?? .withhold, ndoo: word(fields["ndoo"], "effect") ?? .withhold)
    }

    private mutating func emergency(_ tree: YAMLNode) -> Agreement.Emergency? {
        guard
            let fields = fields(
                tree, "emergency", known: ["allowed", "roles", "overrides", "review_within"], required: ["allowed"]),
            let node = fields["allowed"], let allowed = flag(node)
        else { return nil }
        if allowed {
            for name in ["roles", "review_within"] where fields[name] == nil {
                report(.required, "emergency access is allowed without \(name)", tree, "add \(name)")
            }
        }
        return Agreement.Emergency(
            allowed: allowed, roles: fields["roles"].map { words($0, "role") } ?? [],
            overrides: fields["overrides"].map { words($0, "override", mayBeEmpty: true) } ?? [],
            reviewWithin: text(fields["review_within"]))
    }

    private mutating func obligations(_ tree: YAMLNode) -> [Obligation] {
        list(tree, mayBeEmpty: true).compactMap { node in
            guard let text = text(node) else { return nil }
            if let obligation = Obligation(text) { return obligation }
            report(
                .unmappedCode, "no such obligation: \(text)", node,
                "use redact, pseudonymise, mask, notify:<team>, show-withheld-marker or no-onward-share")
            return nil
        }
    }

    private mutating func suspension(_ tree: YAMLNode) -> Agreement.Suspension? {
        guard
            let fields = fields(tree, "a suspension", known: ["ods", "from", "to", "reason"], required: ["from"]),
            let from = date(fields["from"])
        else { return nil }
        let to = date(fields["to"])
        if let to, to < from { report(.dataType, "to is before from", fields["to"], "give a later date") }
        return Agreement.Suspension(party: code(fields["ods"]), from: from, to: to, reason: text(fields["reason"]))
    }

    private mutating func contact(_ tree: YAMLNode) -> Agreement.Contact? {
        guard
            let fields = fields(
                tree, "a contact", known: ["role", "name", "email", "telephone"], required: ["role"]),
            let role = text(fields["role"])
        else { return nil }
        return Agreement.Contact(
            role: role, name: text(fields["name"]), email: text(fields["email"]), telephone: text(fields["telephone"]))
    }

    // MARK: What holds between parts

    private mutating func checkCodes(
        fields: [String: YAMLNode], parties: [Agreement.Party], flows: [Agreement.Flow]
    ) {
        var seen: Set<ODSCode> = []
        for party in parties where !seen.insert(party.ods).inserted {
            report(.duplicateKey, "\(party.ods) is a party twice", fields["parties"], "keep one of them")
        }
        for party in parties {
            for code in party.onBehalfOf where !seen.contains(code) || code == party.ods {
                report(
                    .unmappedCode, "\(party.ods) acts for \(code), which is no other party", fields["parties"],
                    "list it in parties")
            }
        }
        for code in Set(flows.flatMap { $0.from + $0.to }).sorted() where !seen.contains(code) {
            let isSite = parties.contains { code.isSite(of: $0.ods) }
            report(
                .unmappedCode, "\(code) is in flows but no party", fields["flows"],
                isSite ? "name the trust, and set its include_sites" : "list it in parties")
        }
    }
}
