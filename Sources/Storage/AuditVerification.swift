// The whole access log of a store, verified page by page beside its use.

public import AuditLog
public import Gateway

extension Store {
    /// Recomputes the access log from its rows. Writing goes on meanwhile: what is appended is verified too.
    /// - Parameters:
    ///   - key: Of the log, kept outside the store.
    ///   - outside: A checkpoint kept elsewhere, already verified, which the log must contain.
    ///   - progress: Is told now and then how many entries were read.
    public func verifyAuditLog(
        key: VerifierKey, outside: Checkpoint? = nil, progress: (Int64) -> Void = { _ in }
    ) async throws -> LogVerdict {
        var verifier = LogVerifier(key: key, outside: outside)
        var nextRow = Int64.min
        var lastCheckpoint: Int64 = -1
        while !verifier.hasFault {
            let (from, after) = (nextRow, lastCheckpoint)
            let page = Limits.verificationPage
            let room = max(page - verifier.checkpointsWaiting, 0)
            // Both in one read: the last page then shows rows and checkpoints of the same moment.
            let (checkpoints, rows) = try await read { store in
                (try store.checkpoints(after: after, limit: room), try store.auditRows(from: from, limit: page))
            }
            for checkpoint in checkpoints {
                verifier.add(
                    checkpoint: checkpoint.note, size: checkpoint.size, root: checkpoint.root,
                    frontier: checkpoint.frontier)
            }
            for row in rows {
                verifier.add(
                    index: row.index, salt: row.salt.isEmpty ? nil : row.salt,
                    record: row.record.isEmpty ? nil : row.record, entry: row.entry)
            }
            if let last = checkpoints.last { lastCheckpoint = last.size }
            if let last = rows.last { nextRow = last.index + 1 }
            progress(max(nextRow, 0))
            if rows.count < page && checkpoints.count < room { break }
        }
        return verifier.verdict
    }
}
