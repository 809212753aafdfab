import AuditLog
import Testing

private let groups = [3, 1, 4, 5]

@Test func anUntouchedLogIsIntact() throws {
    let log = TestLog(groups: groups)
    let latest = try Checkpoint.open(log.checkpoints[3].note, with: TestLog.key.verifier)
    #expect(latest.size == 13)
    #expect(log.verdict() == .intact(count: 13, latest: latest))
    #expect(TestLog(groups: []).verdict() == .intact(count: 0, latest: nil))
}

@Test func checkpointsMayComeJustBeforeTheirNextRow() {
    let log = TestLog(groups: groups)
    var verifier = LogVerifier(key: TestLog.key.verifier)
    var waiting = log.checkpoints[...]
    for row in log.rows {
        verifier.add(index: row.index, salt: row.salt, record: row.record, entry: row.entry)
        if let next = waiting.first, next.size == row.index + 1 {
            verifier.add(checkpoint: next.note, size: next.size, root: next.root, frontier: next.frontier)
            waiting.removeFirst()
        }
    }
    #expect(verifier.verdict.isIntact)
}

@Test func everyChangedByteOfARowIsFound() {
    let log = TestLog(groups: groups)
    for position in log.rows.indices {
        for offset in 0..<32 {
            var changed = log
            changed.rows[position].salt![offset] ^= 1
            #expect(changed.verdict() == .fault(.hashMismatch(Int64(position))))
            changed = log
            changed.rows[position].entry[offset] ^= 1
            #expect(changed.verdict() == .fault(.hashMismatch(Int64(position))))
        }
        for offset in log.rows[position].record!.indices {
            var changed = log
            changed.rows[position].record![offset] ^= 1
            #expect(changed.verdict() == .fault(.hashMismatch(Int64(position))))
        }
    }
}

@Test func everyChangedByteBesideACheckpointIsFound() {
    let log = TestLog(groups: groups)
    for position in log.checkpoints.indices {
        let size = log.checkpoints[position].size
        let note = Array(log.checkpoints[position].note.utf8)
        for offset in note.indices {
            var changed = log
            var bytes = note
            bytes[offset] ^= 1
            changed.checkpoints[position].note = String(decoding: bytes, as: UTF8.self)
            #expect(changed.verdict() == .fault(.badSignature(size)))
        }
        for offset in 0..<32 {
            var changed = log
            changed.checkpoints[position].root[offset] ^= 1
            #expect(changed.verdict() == .fault(.checkpointMismatch(size)))
            for node in changed.checkpoints[position].frontier.indices {
                changed = log
                changed.checkpoints[position].frontier[node][offset] ^= 1
                #expect(changed.verdict() == .fault(.checkpointMismatch(size)))
            }
        }
        var changed = log
        changed.checkpoints[position].size += 1
        #expect(!changed.verdict().isIntact)
    }
}

@Test func anEntryRewrittenWithItsRecordIsFoundByTheRoot() {
    var log = TestLog(groups: groups)
    log.rows[5].record = Array("{}".utf8)
    log.rows[5].entry = LogEntry.entry(salt: log.rows[5].salt!, record: log.rows[5].record!)
    #expect(log.verdict() == .fault(.rootMismatch(8)))
}

@Test func everyRemovedRowIsFound() {
    let log = TestLog(groups: groups)
    for position in log.rows.indices {
        var removed = log
        removed.rows.remove(at: position)
        let isLast = position == log.rows.count - 1
        #expect(removed.verdict() == .fault(isLast ? .truncated : .missing(Int64(position))))
        // Closing the gap by renumbering does not help.
        for later in removed.rows.indices.dropFirst(position) { removed.rows[later].index -= 1 }
        let fault = removed.verdict()
        #expect(!fault.isIntact)
    }
}

@Test func everyPairThatChangedPlacesIsFound() {
    let log = TestLog(groups: groups)
    for first in log.rows.indices {
        for second in log.rows.indices where second > first {
            var swapped = log
            swapped.rows.swapAt(first, second)
            #expect(swapped.verdict() == .fault(.missing(Int64(first))))
            // Renumbered, each row is good in itself; the root is not.
            swapped.rows[first].index = Int64(first)
            swapped.rows[second].index = Int64(second)
            guard case .fault(.rootMismatch) = swapped.verdict() else {
                Issue.record("\(first) and \(second): \(swapped.verdict())")
                continue
            }
        }
    }
}

@Test func aRowThatComesTwiceIsOutOfOrder() {
    var log = TestLog(groups: groups)
    log.rows.insert(log.rows[4], at: 5)
    #expect(log.verdict() == .fault(.outOfOrder(4)))
}

@Test func rowsAfterTheLatestCheckpointAreUnsigned() {
    var log = TestLog(groups: groups)
    log.checkpoints.removeLast()
    #expect(log.verdict() == .fault(.unsigned(8)))
    log.checkpoints.removeAll()
    #expect(log.verdict() == .fault(.unsigned(0)))
}

@Test func aLogRewrittenAndSignedByAnotherKeyIsFound() {
    let forged = TestLog(groups: groups, key: signingKey("northshire.example/audit", seed: 8))
    #expect(forged.verdict() == .fault(.badSignature(3)))
}

@Test func checkpointsOutOfOrderAreFound() {
    var log = TestLog(groups: groups)
    log.checkpoints.swapAt(1, 2)
    #expect(log.verdict() == .fault(.outOfOrder(4)))
}

@Test func aLogWhosePayloadsWerePurgedIsStillIntact() {
    var log = TestLog(groups: groups)
    for position in 0..<7 {
        log.rows[position].salt = nil
        log.rows[position].record = nil
    }
    #expect(log.verdict().isIntact)
    log.rows[3].entry[0] ^= 1
    #expect(log.verdict() == .fault(.rootMismatch(4)))
}

@Test func halfAPurgeIsAChange() {
    var log = TestLog(groups: groups)
    log.rows[3].salt = nil
    #expect(log.verdict() == .fault(.hashMismatch(3)))
    log = TestLog(groups: groups)
    log.rows[3].record = nil
    #expect(log.verdict() == .fault(.hashMismatch(3)))
}

@Test func aCheckpointKeptOutsideFindsARollbackAndAFork() throws {
    let log = TestLog(groups: groups)
    let outside = try log.checkpoints.map { try Checkpoint.open($0.note, with: TestLog.key.verifier) }
    for checkpoint in outside { #expect(log.verdict(outside: checkpoint).isIntact) }

    let rolledBack = TestLog(groups: Array(groups.dropLast()))
    #expect(rolledBack.verdict().isIntact)
    #expect(rolledBack.verdict(outside: outside[3]) == .fault(.truncated))
    #expect(TestLog(groups: []).verdict(outside: outside[0]) == .fault(.truncated))

    // The same key signed another history: each is intact by itself.
    let fork = TestLog(groups: groups, marker: "!")
    #expect(fork.verdict().isIntact)
    for checkpoint in outside {
        #expect(fork.verdict(outside: checkpoint) == .fault(.inconsistent(checkpoint.size)))
    }
}

@Test func aLongLogIsVerifiedWithManyCheckpointsWaiting() {
    let log = TestLog(groups: [Int](repeating: 1, count: 3_000))
    #expect(log.verdict().isIntact)
}
