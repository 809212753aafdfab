// What a server says of a transaction (http://hl7.org/fhir/R4/http.html#transaction-response), read as far as it decides
// whether the record has what was sent.

internal import Gateway
internal import Records

enum TransactionResponse {
    /// A transaction is taken whole or not at all, and 2xx says that it was. The entries are looked at none the less: a
    /// gateway in between that answers 200 with a page of its own, or a server that treats a transaction as a batch, must
    /// not be taken for a record that holds what it does not.
    /// - Parameter entries: of the transaction.
    static func outcome(status: Int, body: [UInt8], entries: Int) -> SendOutcome {
        guard (200..<300).contains(status) else { return outcome(ofStatus: status, "http-\(status)") }
        let json: JSONValue
        do { json = try JSONReader.read(body) } catch { return .failed("response-unreadable") }
        guard json["resourceType"]?.string == "Bundle", json["type"]?.string == "transaction-response" else {
            return .failed("response-not-of-a-transaction")
        }
        // In the order of the requests, one for each.
        let statuses = JSONValue.items(json["entry"]).map { Self.code($0["response"]?["status"]?.string) }
        guard statuses.count == entries else { return .failed("response-incomplete") }
        let outcomes = statuses.filter { !(200..<300).contains($0) }.map { outcome(ofStatus: $0, "entry-http-\($0)") }
        // One entry that will never be taken makes every further attempt vain.
        return outcomes.first { if case .rejected = $0 { true } else { false } } ?? outcomes.first ?? .delivered
    }

    /// Never again: what is wrong with the transaction itself, and 412, more than one resource of the record bears the
    /// gateway's identifier, which only a person can put right there. A 409 is another writer's at the same time.
    private static func outcome(ofStatus status: Int, _ word: String) -> SendOutcome {
        switch status {
        case 400, 412, 413, 415, 422: .rejected(word)
        default: .failed(word)
        }
    }

    /// `201` of `201 Created`; 0 of what is no status.
    private static func code(_ text: String?) -> Int {
        (text?.split(separator: " ", maxSplits: 1).first).flatMap { Int($0) } ?? 0
    }
}
