// What became of a message, for its sender and for `caregate messages show`: received, decided, delivered, with reasons.

import Gateway
import Records
import Storage

enum MessageReport {
    /// For the message's own sender; anything else does not exist. What its message led to at others is not the sender's to
    /// know: a council would learn of an attendance, a hospital why something is withheld. So only its own record's
    /// forwarding is told.
    /// - Throws: the store's fault, which is not the same as no such message.
    static func json(of id: String, for sender: Sender, store: some Store) async throws -> JSONObject? {
        try await store.read { reading in
            guard let message = try reading.message(id), message.sender == sender.organisation else { return nil }
            return try json(message, reading, isForSender: true)
        }
    }

    static func json(
        _ message: StoredMessage, _ reading: any StoreReading, isForSender: Bool = false
    ) throws -> JSONObject {
        var result: JSONObject = [
            "id": .string(message.id), "status": .string(message.status.rawValue),
            "sender": .string(message.sender.text), "format": .string(message.format.rawValue),
            "event": .string(message.event), "receivedAt": .string(message.receivedAt.description),
            "requestID": .string(message.requestID),
        ]
        // Lists come without bodies.
        if !message.body.isEmpty { result["bytes"] = .number(String(message.body.count)) }
        result["controlID"] = message.controlID.map(JSONValue.string)
        if let problem = message.problem { result["problem"] = .object(json(problem)) }
        if !message.warnings.isEmpty { result["warnings"] = .array(message.warnings.map { .object(json($0)) }) }
        if !isForSender { result["decisions"] = .array(message.decisions.map(JSONValue.string)) }
        let unreadable = isForSender ? [] : try reading.unreadableDeliveries(messageID: message.id)
        result["deliveries"] = .array(
            try reading.deliveries(messageID: message.id).filter { !isForSender || $0.kind == .forward }.map {
                delivery in
                var row: JSONObject = [
                    "id": .string("\(delivery.id)"), "kind": .string(delivery.kind.rawValue),
                    "destination": .string(delivery.destination), "state": .string(delivery.state.rawValue),
                    "attempts": .number(String(delivery.attempts)),
                ]
                row["reason"] = delivery.lastError.map(JSONValue.string)
                return .object(row)
            }
                + unreadable.map { id -> JSONValue in
                    ["id": .string("\(id)"), "state": "unreadable", "reason": "what is held of it cannot be read"]
                })
        return result
    }

    private static func json(_ problem: Problem) -> JSONObject {
        var row: JSONObject = ["reason": .string(problem.reason.rawValue), "what": .string(problem.what)]
        if !problem.place.isEmpty { row["place"] = .string(problem.place) }
        if !problem.remedy.isEmpty { row["remedy"] = .string(problem.remedy) }
        return row
    }
}
