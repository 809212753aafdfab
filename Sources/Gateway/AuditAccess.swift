// Who saw this person's record? Asked by information governance, of its own organisation's rows (audit.md, "Who may ask");
// the question is recorded before it is answered.

public import Agreements
public import Records

public struct AuditAccess: Sendable {
    private enum Limits {
        /// Rows read first; doubled until there are enough of the asking organisation's own.
        static let firstRows = 1024
    }

    public struct Found: Sendable {
        /// Canonical records, newest first.
        public let entries: [JSONValue]
        /// There are older ones.
        public let hasMore: Bool
    }

    private let gateway: Gateway
    private let now: @Sendable () -> Instant

    public init(gateway: Gateway, now: @escaping @Sendable () -> Instant) {
        self.gateway = gateway
        self.now = now
    }

    /// - Parameter limit: of entries that are shown.
    /// - Returns: `nil` when the right does not let one ask. A person that is not known is answered as one whom nobody saw.
    public func whoSaw(_ number: NHSNumber, by right: Inspection, limit: Int) async throws -> Found? {
        let person = try await gateway.store.read { try $0.person(identifiedBy: PersonIdentifier(number)) }
        let mayAsk = right.mayAskWhoSaw(at: now())
        try await gateway.record(
            AuditEntry(right, outcome: mayAsk ? "permit" : "refused", person: person?.survivor, at: now()))
        guard mayAsk else { return nil }
        guard let person else { return Found(entries: [], hasMore: false) }
        var wanted = max(Limits.firstRows, limit)
        while true {
            let size = wanted
            let rows = try await gateway.store.read { try $0.auditRows(person: person.survivor, limit: size) }
            var entries: [JSONValue] = []
            // What was purged at the end of its retention has no record any more.
            for row in rows where !row.record.isEmpty && entries.count <= limit {
                let entry = try JSONReader.read(row.record)
                let names = ["actor", "publisher", "recipient"].compactMap { entry[$0]?.string }
                if right.allowsEntry(naming: names, of: gateway.configuration.organisation) { entries.append(entry) }
            }
            if entries.count > limit || rows.count < size {
                return Found(entries: Array(entries.prefix(limit)), hasMore: entries.count > limit)
            }
            wanted = size.multipliedReportingOverflow(by: 2).overflow ? Int.max : size * 2
        }
    }
}

extension AuditEntry {
    /// The use of a right to look, or that it was refused.
    public init(
        _ right: Inspection, outcome: String, publisher: ODSCode? = nil, person: PersonID? = nil,
        messageID: String? = nil, at time: Instant
    ) {
        self.init(
            time: time, actor: right.organisation.text, user: right.user, role: right.role.rawValue,
            purpose: right.purpose.rawValue, publisher: publisher?.text, person: person, action: .inspect,
            outcome: outcome, reason: right.reason, messageID: messageID)
    }
}
