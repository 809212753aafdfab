// The result that is written beside a file once it was taken.

internal import Gateway
internal import Records

/// What became of a file, for its sender to read.
struct PickupResult: Sendable {
    let isDone: Bool
    /// `accepted`, `quarantined`, `unsupported`, `conflict`, `refused`.
    let outcome: String
    let messageID: String?
    private let problem: Problem?
    private let warnings: [Problem]
    private let isRepeat: Bool
    private let receivedAt: Instant
    /// Of a long file of rows.
    private var rows: (rows: Int, parts: Int)?
    /// Of a file of batches.
    private var batch: BatchOutcome?

    /// Of a long file of rows, which became a message for each of its parts.
    /// - Parameter answer: of the first part that was not accepted; else of the last.
    init(answer: Answer, rows: Int, parts: Int, receivedAt: Instant) {
        self.init(answer: answer, receivedAt: receivedAt)
        self.rows = (rows, parts)
    }

    /// Of a file of HL7 v2 batches, each of whose messages has an answer of its own.
    init(_ batch: BatchOutcome, receivedAt: Instant) {
        let accepted = Answer(outcome: .accepted, messageID: "", controlID: nil)
        self.init(answer: batch.decisive ?? accepted, receivedAt: receivedAt)
        self.batch = batch
    }

    init(answer: Answer, receivedAt: Instant) {
        switch answer.outcome {
        case .accepted: (isDone, outcome, problem) = (true, "accepted", nil)
        case .quarantined(let problem): (isDone, outcome, self.problem) = (false, "quarantined", problem)
        case .unsupported(let problem): (isDone, outcome, self.problem) = (false, "unsupported", problem)
        case .conflict(let problem): (isDone, outcome, self.problem) = (false, "conflict", problem)
        case .busy(let problem): (isDone, outcome, self.problem) = (false, "busy", problem)
        }
        messageID = answer.messageID.isEmpty ? nil : answer.messageID
        warnings = answer.warnings
        isRepeat = answer.isRepeat
        self.receivedAt = receivedAt
    }

    /// Of what was never read.
    init(refusal: Problem, receivedAt: Instant) {
        (isDone, outcome, problem) = (false, "refused", refusal)
        messageID = nil
        warnings = []
        isRepeat = false
        self.receivedAt = receivedAt
    }

    func json(originalName: String, digest: String?, organisation: String) -> [UInt8] {
        var object: JSONObject = [
            "outcome": .string(outcome), "source": .string(organisation), "receivedAt": .string(receivedAt.description),
            "originalName": .string(originalName),
        ]
        if let messageID { object["messageId"] = .string(messageID) }
        if let digest { object["sha256"] = .string(digest) }
        if let rows {
            object["rows"] = .number(String(rows.rows))
            object["parts"] = .number(String(rows.parts))
        }
        if let batch { object["batch"] = .object(Self.json(batch)) }
        if isRepeat { object["repeat"] = true }
        if let problem { object["problem"] = Self.json(problem) }
        if !warnings.isEmpty { object["warnings"] = .array(warnings.map(Self.json)) }
        return object.writePretty()
    }

    private static func json(_ outcome: BatchOutcome) -> JSONObject {
        let parts = zip(outcome.batch?.messages ?? [], outcome.answers).map { (place: $0.place, answer: $1) }
        let refused = parts.filter { if case .accepted = $0.answer.outcome { false } else { true } }
        var object: JSONObject = [
            "messages": .number(String(parts.count)), "accepted": .number(String(parts.count - refused.count)),
            "repeats": .number(String(parts.filter(\.answer.isRepeat).count)),
        ]
        let rows = refused.prefix(Limits.resultWarnings).map { part -> JSONValue in
            var row: JSONObject = ["place": .string(part.place), "messageId": .string(part.answer.messageID)]
            row["controlId"] = part.answer.controlID.map(JSONValue.string)
            row["problem"] = part.answer.outcome.problem.map(json)
            return .object(row)
        }
        if !rows.isEmpty { object["notAccepted"] = .array(rows) }
        object["problem"] = outcome.own?.outcome.problem.map(json)
        return object
    }

    private static func json(_ problem: Problem) -> JSONValue {
        var object: JSONObject = ["reason": .string(problem.reason.rawValue), "what": .string(problem.what)]
        if !problem.place.isEmpty { object["place"] = .string(problem.place) }
        if !problem.remedy.isEmpty { object["remedy"] = .string(problem.remedy) }
        return .object(object)
    }
}
