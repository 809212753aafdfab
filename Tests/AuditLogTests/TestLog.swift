// A small log with its checkpoints, as a store would keep it, and a verifier run over it.

import AuditLog

struct TestLog {
    struct Row {
        var index: Int64
        var salt: [UInt8]?
        var record: [UInt8]?
        var entry: [UInt8]
    }

    struct Kept {
        var size: Int64
        var root: [UInt8]
        var note: String
        var frontier: [[UInt8]]
    }

    static let key = signingKey("northshire.example/audit", seed: 7)

    var rows: [Row] = []
    var checkpoints: [Kept] = []

    /// Groups of these many entries, with a checkpoint after each.
    init(groups: [Int], key: SigningKey = key, marker: String = "") {
        var tree = MerkleTree()
        for group in groups {
            for _ in 0..<group {
                let index = tree.size
                let salt = (0..<32).map { UInt8(truncatingIfNeeded: Int64($0) &* 13 &+ index) }
                let record = Array(#"{"schema":1,"sequence":\#(index),"what":"read\#(marker)"}"#.utf8)
                let entry = LogEntry.entry(salt: salt, record: record)
                rows.append(Row(index: index, salt: salt, record: record, entry: entry))
                tree.append(LogEntry.leafHash(entry))
            }
            checkpoints.append(
                Kept(
                    size: tree.size, root: tree.root, note: Checkpoint.sign(tree, with: key), frontier: tree.frontier))
        }
    }

    func verdict(key: VerifierKey = TestLog.key.verifier, outside: Checkpoint? = nil) -> LogVerdict {
        var verifier = LogVerifier(key: key, outside: outside)
        for kept in checkpoints {
            verifier.add(checkpoint: kept.note, size: kept.size, root: kept.root, frontier: kept.frontier)
        }
        for row in rows { verifier.add(index: row.index, salt: row.salt, record: row.record, entry: row.entry) }
        return verifier.verdict
    }
}

func signingKey(_ name: String, seed: UInt8) -> SigningKey {
    do {
        return try SigningKey(name: name, seed: [UInt8](repeating: seed, count: 32))
    } catch {
        preconditionFailure("\(error)")
    }
}

func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap { $0.hexDigitValue.map(UInt8.init) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}
