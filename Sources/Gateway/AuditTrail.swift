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
        let root = tree.root
        let note = Checkpoint(origin: key.name, size: tree.size, root: root).signed(with: key)
        try transaction.append(
            rows, checkpoint: AuditCheckpoint(size: tree.size, root: root, note: note, frontier: tree.frontier))
    }
}

extension AuditEntry {
    /// RFC 8785 JSON: members in order of their names, integers and strings only, absent facts left out.
    func canonical(node: String) -> [UInt8] {
        var record = JSONRecordWriter()
        record.add("action", action.rawValue)
        record.add("actor", actor)
        record.add("authority", authority)
        record.add("category", category)
        record.add("correlationID", correlationID)
        record.add("count", count.map(Int64.init))
        record.add("decisionID", decisionID)
        record.add("messageID", messageID)
        record.add("node", node)
        record.add("outcome", outcome)
        record.add("person", person?.value)
        record.add("policyRevision", policyRevision)
        record.add("publisher", publisher)
        record.add("purpose", purpose)
        record.add("reason", reason)
        record.add("recipient", recipient)
        record.add("released", released)
        record.add("role", role)
        record.add("schema", Int64(AuditTrail.schemaVersion))
        record.add("time", time.description)
        record.add("user", user)
        record.add("withheld", withheld)
        return record.finish()
    }
}
