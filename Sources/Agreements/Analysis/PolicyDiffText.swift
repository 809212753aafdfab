// A difference in words, a sentence each that an information governance lead understands; as JSON; and as a matrix of
// publishers and recipients, in text and HTML.

public import Records

extension PolicyDiff.Change {
    /// `From 01-Apr-2027 to 31-Mar-2028 Northshire Council (503) no longer shares restart of social-care-package with …`
    public var sentence: String {
        let when = periods.map(\.words).inWords
        let flow =
            "with \(recipients.map(\.words).inWords) for \(purposes.map(\.words).inWords), "
            + "in the \(roles.count == 1 ? "role" : "roles") \(roles.map(\.rawValue).inWords)"
        var parts: [String] = []
        if !gained.isEmpty { parts.append("newly \(verb) \(gained.names.inWords)") }
        if !lost.isEmpty { parts.append("no longer \(verb) \(lost.names.inWords)") }
        for other in ofOthers {
            if !other.gained.isEmpty {
                parts.append("newly \(verb), of \(other.person) only, \(other.gained.names.inWords)")
            }
            if !other.lost.isEmpty {
                parts.append("no longer \(verb), of \(other.person) only, \(other.lost.names.inWords)")
            }
        }
        let terms = terms.map(\.words)
        let first = when.prefix(1).uppercased() + when.dropFirst()
        let who = publishers.map(\.words).inWords
        guard !parts.isEmpty else {
            return "\(first) what \(who) \(verb) of \(category.rawValue) \(flow), changes in its terms: "
                + "\(terms.inWords)."
        }
        let change = "\(first) \(who) \(parts.inWords) of \(category.rawValue) \(flow)"
        return change + (terms.isEmpty ? "." : "; \(terms.inWords).")
    }

    private var verb: String { publishers.count == 1 && publishers[0].scope == .itself ? "shares" : "share" }

    var json: JSONValue {
        [
            "publishers": .array(publishers.map(\.json)), "recipients": .array(recipients.map(\.json)),
            "purposes": .array(purposes.map { .string($0.rawValue) }),
            "roles": .array(roles.map { .string($0.rawValue) }), "category": .string(category.rawValue),
            "gained": gained.json, "lost": lost.json,
            "of_others": .array(
                ofOthers.map { ["person": .string($0.person), "gained": $0.gained.json, "lost": $0.lost.json] }),
            "terms": .array(terms.map { .string($0.words) }), "periods": .array(periods.map(\.json)),
            "sentence": .string(sentence),
        ]
    }
}

extension PolicyDiff.TermChange {
    var words: String {
        switch self {
        case .obligation(let text, let isAdded): "the obligation \(text) is \(isAdded ? "added" : "gone")"
        case .choice(let choice, let isAdded): "\(choice) \(isAdded ? "now withholds it" : "no longer withholds it")"
        case .lookback(let items, let old, let new):
            "\(items.names.inWords) \(items.count == 1 ? "goes" : "go") back \(new.text), not \(old.text)"
        }
    }
}

extension ItemSet {
    /// Their names in alphabetical order.
    var json: JSONValue { .array(names.map(JSONValue.string)) }
}

extension PolicyDiff {
    /// One a change; none when nothing changes.
    public var sentences: [String] { changes.map(\.sentence) }

    public var json: JSONValue {
        [
            "old": .string(oldRevision), "new": .string(newRevision),
            "changes": .array(changes.map(\.json)),
        ]
    }

    /// A row a publisher, a column a recipient: `+2 -1` items gained and lost (of a category and over all time, each once),
    /// `~` where only terms change or only for some persons, `.` where nothing does.
    public var matrix: [String] {
        let table = DiffMatrix(self)
        let widths = ([table.recipients] + table.cells).reduce(table.recipients.map { _ in 0 }) { widths, row in
            zip(widths, row).map { max($0, $1.count) }
        }
        let first = table.publishers.map(\.count).max() ?? 0
        func line(_ head: String, _ cells: [String]) -> String {
            let cells = zip(cells, widths).map { cell, width in padded(cell, width) }
            return trimmed(([padded(head, first)] + cells).joined(separator: "  "))
        }
        guard !table.publishers.isEmpty else { return [] }
        return [line("", table.recipients)] + zip(table.publishers, table.cells).map { line($0, $1) }
    }

    /// The matrix and the sentences as a page that needs nothing else.
    public var html: String {
        let table = DiffMatrix(self)
        var page = HTMLPage(title: "What the change of agreements would do", language: "en-GB")
        page.heading(1, "What the change of agreements would do")
        page.paragraph("From policy \(oldRevision.prefix(6)) to policy \(newRevision.prefix(6)).")
        guard !isEmpty else {
            page.paragraph("Nothing changes: every flow is as it was, at every date.")
            return page.text
        }
        page.table(
            caption: "Items gained (+) and lost (-), by publisher (rows) and recipient (columns); ~ changed terms",
            head: [""] + table.recipients, rows: zip(table.publishers, table.cells).map { [$0] + $1 }, hasRowHeads: true
        )
        page.list(sentences)
        return page.text
    }
}

/// Publishers by recipients.
private struct DiffMatrix {
    private(set) var publishers: [String] = []
    private(set) var recipients: [String] = []
    private(set) var cells: [[String]] = []

    private struct Place: Hashable {
        let publisher: String
        let recipient: String
    }
    private struct Named: Hashable {
        let category: Category
        let item: Item
    }

    init(_ diff: PolicyDiff) {
        var gained: [Place: Set<Named>] = [:]
        var lost: [Place: Set<Named>] = [:]
        for change in diff.changes {
            for publisher in change.publishers.flatMap(Self.labels) {
                for recipient in change.recipients.flatMap(Self.labels) {
                    let place = Place(publisher: publisher, recipient: recipient)
                    let named = { (items: ItemSet) in items.map { Named(category: change.category, item: $0) } }
                    gained[place, default: []].formUnion(named(change.gained))
                    lost[place, default: []].formUnion(named(change.lost))
                }
            }
        }
        publishers = Set(gained.keys.map(\.publisher)).sorted()
        recipients = Set(gained.keys.map(\.recipient)).sorted()
        cells = publishers.map { publisher in
            recipients.map { recipient in
                let place = Place(publisher: publisher, recipient: recipient)
                guard let plus = gained[place]?.count, let minus = lost[place]?.count else { return "." }
                let parts = [plus > 0 ? "+\(plus)" : "", minus > 0 ? "-\(minus)" : ""].filter { !$0.isEmpty }
                return parts.isEmpty ? "~" : parts.joined(separator: " ")
            }
        }
    }

    private static func labels(_ party: FlowParty) -> [String] {
        switch party.scope {
        case .itself: [party.code.text]
        case .sites: ["\(party.code)/sites"]
        case .itselfAndSites: [party.code.text, "\(party.code)/sites"]
        }
    }
}
