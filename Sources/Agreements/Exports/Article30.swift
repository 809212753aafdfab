// The record of processing activities that UK GDPR asks of each party: of a controller by article 30(1), of a processor by
// 30(2). What an agreement does not say is "not stated", never guessed: the record shows its own gaps.

public import Records

/// One party's record under one agreement.
public struct Article30Record: Sendable, Hashable {
    public struct Entry: Sendable, Hashable {
        /// `30(1)(a)`; `other` of what the article does not ask for.
        public let article: String
        public let name: String
        /// `nil`: the agreement does not say.
        public let value: String?
    }

    public let agreement: String
    public let party: ODSCode
    public let partyName: String
    public let role: Agreement.Party.Role
    public let entries: [Entry]

    /// The entries that the article asks for and the agreement does not answer.
    public var missing: [Entry] { entries.filter { $0.value == nil && $0.article != "other" } }

    static let notStated = "Not stated in the agreement"

    /// Of every party, in the agreement's order.
    public static func records(_ agreement: Agreement) -> [Article30Record] {
        agreement.parties.map { party in
            Article30Record(
                agreement: agreement.reference, party: party.ods, partyName: party.name, role: party.role,
                entries: (party.role == .processor
                    ? processorEntries(party, agreement) : controllerEntries(party, agreement))
                    + otherEntries(party, agreement))
        }
    }

    private static func controllerEntries(_ party: Agreement.Party, _ agreement: Agreement) -> [Entry] {
        let joint = agreement.parties.filter { $0.role == .jointController && $0.ods != party.ods }
        let isJoint = party.role == .jointController
        return [
            Entry(article: "30(1)(a)", name: "Controller", value: named(party)),
            Entry(article: "30(1)(a)", name: "Contact details", value: agreement.contactWords),
            Entry(
                article: "30(1)(a)", name: "Joint controllers",
                value: isJoint && !joint.isEmpty ? joint.map(named).inWords : "None"),
            Entry(article: "30(1)(a)", name: "Data protection officer", value: officer(party, agreement)),
            Entry(
                article: "30(1)(b)", name: "Purposes of the processing",
                value: agreement.purposes.map { "\($0.words) (\($0.rawValue))" }.inWords),
            Entry(
                article: "30(1)(c)", name: "Categories of data subjects",
                value: unique(agreement.data.map { $0.category.dataSubjects }).inWords),
            Entry(article: "30(1)(c)", name: "Categories of personal data", value: dataCategories(agreement)),
            Entry(article: "30(1)(d)", name: "Categories of recipients", value: recipients(of: party, agreement)),
            // 30(1)(e) asks for transfers "where applicable"; whether it is, the agreement has no field to say.
            Entry(article: "30(1)(e)", name: "Transfers to third countries", value: nil),
            Entry(article: "30(1)(f)", name: "Time limits for erasure", value: agreement.evidence.retention),
            Entry(article: "30(1)(g)", name: "Security measures", value: security(agreement)),
        ]
    }

    private static func processorEntries(_ party: Agreement.Party, _ agreement: Agreement) -> [Entry] {
        let controllers = party.onBehalfOf.compactMap(agreement.party)
        return [
            Entry(article: "30(2)(a)", name: "Processor", value: named(party)),
            Entry(article: "30(2)(a)", name: "Contact details", value: agreement.contactWords),
            Entry(article: "30(2)(a)", name: "On behalf of", value: controllers.map(named).inWords),
            Entry(article: "30(2)(a)", name: "Data protection officer", value: officer(party, agreement)),
            Entry(article: "30(2)(b)", name: "Categories of processing", value: processing(party, agreement)),
            Entry(article: "30(2)(c)", name: "Transfers to third countries", value: nil),
            Entry(article: "30(2)(d)", name: "Security measures", value: security(agreement)),
        ]
    }

    private static func otherEntries(_ party: Agreement.Party, _ agreement: Agreement) -> [Entry] {
        let basis = party.lawfulBasis
        let all: [Entry] = [
            Entry(article: "other", name: "Lawful basis (article 6)", value: basis?.art6),
            Entry(article: "other", name: "Condition for special category data (article 9)", value: basis?.art9),
            Entry(article: "other", name: "Statute", value: basis?.statute),
            Entry(article: "other", name: "Duty of confidentiality", value: basis?.confidentiality),
            Entry(
                article: "other", name: "In force",
                value: "\(agreement.start.display) to \(agreement.lastDay.display)"),
            Entry(article: "other", name: "Impact assessment", value: agreement.evidence.dpia),
            Entry(article: "other", name: "Privacy notice", value: agreement.evidence.privacyNotice),
            Entry(article: "other", name: "Reference of the record", value: agreement.evidence.art30Reference),
        ]
        return all.filter { $0.value != nil }
    }

    // MARK: Values

    private static func named(_ party: Agreement.Party) -> String { "\(party.name) (\(party.ods))" }

    private static func officer(_ party: Agreement.Party, _ agreement: Agreement) -> String? {
        if let signed = party.signed.first(where: { $0.capacity == .dpo }) { return signed.name }
        let contact = agreement.evidence.contacts.first {
            let role = $0.role.lowercased()
            return role == "dpo" || role.contains("data protection officer")
        }
        return contact.map { [$0.name ?? $0.role, $0.email, $0.telephone].compactMap { $0 }.joined(separator: ", ") }
    }

    private static func dataCategories(_ agreement: Agreement) -> String {
        agreement.data.map { "\($0.category.rawValue): \(agreement.grantedItems($0).names.inWords)" }
            .joined(separator: "; ")
    }

    private static func recipients(of party: Agreement.Party, _ agreement: Agreement) -> String {
        let codes = unique(agreement.flows.filter { $0.from.contains(party.ods) }.flatMap(\.to)).filter {
            $0 != party.ods
        }
        guard !codes.isEmpty else { return "None: it only receives under this agreement" }
        return codes.map { "\(agreement.name(of: $0)) (\($0))" }.inWords + ", as "
            + agreement.roles.map(\.rawValue).inWords
    }

    private static func processing(_ party: Agreement.Party, _ agreement: Agreement) -> String {
        let receives = agreement.flows.contains { $0.to.contains(party.ods) }
        let sends = agreement.flows.contains { $0.from.contains(party.ods) }
        let verbs = [receives ? "receiving" : nil, sends ? "disclosing" : nil].compactMap { $0 }
        return (verbs.isEmpty ? "holding" : verbs.inWords) + " " + dataCategories(agreement)
    }

    private static func security(_ agreement: Agreement) -> String {
        var measures = ["each item is released only under a clause that names it, and every decision is recorded"]
        if !agreement.exclude.isEmpty { measures.append("excluded: \(agreement.exclude.map(\.word).inWords)") }
        if !agreement.obligations.isEmpty {
            measures.append("obligations: \(agreement.obligations.map(\.text).inWords)")
        }
        return measures.joined(separator: "; ")
    }

    private static func unique<Value: Equatable>(_ values: [Value]) -> [Value] {
        values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension Category {
    /// Whose data it is, by what such a record is.
    fileprivate var dataSubjects: String {
        switch self {
        case .socialCarePackage, .cost: "people with a social care package, and the staff named in it"
        case .edAttendance, .encounter: "patients, and the staff who attend them"
        case .conditions, .documents, .referral: "patients and service users, and the staff named in their records"
        }
    }
}

extension Article30Record {
    static func json(_ agreement: Agreement) -> JSONValue {
        [
            "agreement": .string(agreement.reference), "title": .string(agreement.title),
            "records": .array(records(agreement).map(\.json)),
        ]
    }

    private var json: JSONValue {
        [
            "party": ["ods": .string(party.text), "name": .string(partyName), "role": .string(role.rawValue)],
            "entries": .array(
                entries.map { entry in
                    [
                        "article": .string(entry.article), "name": .string(entry.name),
                        "value": entry.value.map(JSONValue.string) ?? .null,
                    ]
                }),
            "not_stated": .array(missing.map { .string("\($0.article) \($0.name)") }),
        ]
    }

    /// RFC 4180, a row an entry, safe in a spreadsheet.
    static func csv(_ agreement: Agreement) -> String {
        let head = ["agreement", "ods", "party", "role", "article", "entry", "value"]
        let rows = records(agreement).flatMap { record in
            record.entries.map { entry in
                [
                    record.agreement, record.party.text, record.partyName, record.role.rawValue, entry.article,
                    entry.name, entry.value ?? notStated,
                ]
            }
        }
        return ([head] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// Quoted; what a spreadsheet would take for a formula has an apostrophe before it.
    private static func cell(_ text: String) -> String {
        // Scalars, because a mark after it, or a line feed after the carriage return, makes it another character.
        let starters: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n"]
        let safe = text.unicodeScalars.first.map(starters.contains) == true ? "'" + text : text
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    static func html(_ agreement: Agreement) -> String {
        var page = HTMLPage(title: "Record of processing activities: \(agreement.reference)", language: "en-GB")
        page.heading(1, "Record of processing activities")
        page.paragraph("\(agreement.title), agreement \(agreement.reference). UK GDPR, article 30.")
        for record in records(agreement) {
            page.heading(2, "\(record.partyName) (\(record.party)), \(record.role.rawValue)")
            page.table(
                caption: "Record of \(record.partyName)", head: ["Entry", "Article", "What the agreement says"],
                rows: record.entries.map {
                    [$0.name, $0.article == "other" ? "besides" : $0.article, $0.value ?? notStated]
                }, hasRowHeads: true)
        }
        return page.text
    }
}
