// A past decision from its entry in the access log: the canonical record of a `decide` action.

public import Records

extension PastDecision {
    /// - Returns: `nil` of an entry that is no decision, or that another version wrote in words that are not known.
    public init?(accessLog record: JSONValue) {
        func word<Word: RawRepresentable>(_ name: String) -> Word? where Word.RawValue == String {
            record[name]?.string.flatMap { Word(rawValue: $0) }
        }
        guard record["action"] == "decide", let id = record["decisionID"]?.string,
            let instant = record["time"]?.string.flatMap({ Instant(fhir: $0) }),
            let publisher = record["publisher"]?.string.flatMap({ ODSCode($0) }),
            let recipient = record["recipient"]?.string.flatMap({ ODSCode($0) }),
            let purpose: Purpose = word("purpose"), let role: Role = word("role"),
            let category: Category = word("category"), let outcome: Decision.Outcome = word("outcome"),
            let reason: ReasonCode = word("reason")
        else { return nil }
        var request = Request(
            publisher: publisher, recipient: recipient, purpose: purpose, role: role, category: category,
            person: PersonStatus(), instant: instant)
        if purpose == .breakTheGlass {
            // The log says that it was broken; by whom and why decides nothing.
            request.emergencyAccess = EmergencyAccess(
                user: record["user"]?.string ?? "recorded", role: role, organisation: recipient, reason: "replay",
                from: instant, until: instant.adding(seconds: 1))
        }
        func items(_ name: String) -> ItemSet {
            // `item`, or `item: reason`.
            ItemSet(
                JSONValue.items(record[name]).compactMap(\.string).compactMap { text in
                    text.split(separator: ":").first.flatMap { Item($0) }
                })
        }
        self.init(
            id: id, request: request, outcome: outcome, reason: reason, released: items("released"),
            withheld: items("withheld"))
    }
}
