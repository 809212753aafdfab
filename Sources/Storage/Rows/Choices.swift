// The choices that a publisher's consents state, as they are kept in one column beside its record of the person.

internal import Agreements
internal import Gateway
internal import Records

enum StoredChoices {
    /// - Returns: `nil` of none, as in rows of before there was the column.
    static func write(_ statements: [ChoiceStatement]) -> [UInt8]? {
        guard !statements.isEmpty else { return nil }
        let items = statements.map { statement -> JSONValue in
            var item: JSONObject = [
                "choice": .string(statement.subject.word), "value": .string(statement.value.word),
            ]
            item["date"] = statement.date.map { .number(String($0.milliseconds)) }
            return .object(item)
        }
        return JSONValue.array(items).write()
    }

    /// - Returns: `nil` of what this version does not understand: it is a fault, never nothing.
    static func read(_ value: JSONValue?, of publisher: ODSCode) -> [ChoiceStatement]? {
        guard let value else { return [] }
        guard let items = value.array else { return nil }
        var statements: [ChoiceStatement] = []
        for item in items {
            guard let subject = item["choice"]?.string.flatMap({ ChoiceSubject(word: $0) }),
                let known = item["value"]?.string.flatMap({ Known(stored: $0) })
            else { return nil }
            var date: Instant?
            if let stored = item["date"] {
                guard case .number(let text) = stored, let milliseconds = Int64(text) else { return nil }
                date = Instant(milliseconds: milliseconds)
            }
            statements.append(ChoiceStatement(subject, known, date: date, source: .consent(publisher: publisher)))
        }
        return statements
    }
}

extension Known {
    var word: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .unknown: "unknown"
        }
    }

    init?(stored word: String) {
        switch word {
        case "yes": self = .yes
        case "no": self = .no
        case "unknown": self = .unknown
        default: return nil
        }
    }
}
