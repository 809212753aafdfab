// Entries become rows of the log: canonical record, salt, hash, place, and a signed checkpoint over all of them.

internal import AuditLog
internal import Records

/// The store's latest checkpoint does not hold together: nothing is appended, so nothing leaves.
struct BrokenCheckpoint: Error {}

enum AuditTrail {
    /// The schema of the canonical record; part of it, so that a verifier knows what it reads.
    static let schemaVersion = 1

    /// Appends entries behind those of the store's latest checkpoint and signs a new one, in the caller's transaction.
    static func append(
        _ entries: [AuditEntry], to transaction: any StoreTransaction, environment: Environment, key: SigningKey
    ) throws {
        guard !entries.isEmpty else { return }
        let latest = try transaction.latestCheckpoint()
        guard var tree = latest.map({ MerkleTree(size: $0.size, frontier: $0.frontier) }) ?? MerkleTree() else {
            throw BrokenCheckpoint()
        }
        var rows: [AuditRow] = []
        rows.reserveCapacity(entries.count)
        for entry in entries {
            let record = entry.canonical(node: environment.node)
            let salt = environment.random(32)
            let hash = LogEntry.entry(salt: salt, record: record)
            rows.append(
                AuditRow(
                    index: tree.size, salt: salt, record: record, entry: hash, person: entry.person,
                    time: entry.time))
            tree.append(LogEntry.leafHash(hash))
        }
        Measurements.audited(entries.count)
        let root = tree.root
        let note = Checkpoint(origin: key.name, size: tree.size, root: root).signed(with: key)
        try transaction.append(
            rows, checkpoint: AuditCheckpoint(size: tree.size, root: root, note: note, frontier: tree.frontier))
    }
}

extension AuditEntry {
    /// RFC 8785 JSON: members in order of their names, integers and strings only, absent facts left out.
    func canonical(node: String) -> [UInt8] {
        var members: [JSONObject.Member] = []
        func add(_ name: String, _ text: String?) {
            if let text { members.append(.init(name, .string(text))) }
        }
        func add(_ name: String, _ list: [String]) {
            if !list.isEmpty { members.append(.init(name, .array(list.map(JSONValue.string)))) }
        }
        // In order of the names' code units.
        add("action", action.rawValue)
        add("actor", actor)
        add("authority", authority)
        add("category", category)
        add("correlationID", correlationID)
        if let count { members.append(.init("count", .number(String(count)))) }
        add("decisionID", decisionID)
        add("messageID", messageID)
        add("node", node)
        add("outcome", outcome)
        if let person { members.append(.init("person", .number(String(person.value)))) }
        add("policyRevision", policyRevision)
        add("publisher", publisher)
        add("purpose", purpose)
        add("reason", reason)
        add("recipient", recipient)
        add("released", released)
        add("role", role)
        members.append(.init("schema", .number(String(AuditTrail.schemaVersion))))
        add("time", time.description)
        add("user", user)
        add("withheld", withheld)
        return JSONValue.object(JSONObject(distinct: members)).write()
    }
}
