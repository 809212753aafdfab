// A long file of rows, divided on the disk: read once from end to end, and only then handed on, so that nothing of a file
// with a fault in its last row is applied. What is held in memory does not grow with the file.
//
// The parts stand in `staging/<ODS>/` while they are handed on. They are no record: after a crash they are cleared and made
// again from the file, which is still in the inbox, and come out the same.

internal import Records

/// A file of rows in parts.
struct RowsStaging: Sendable {
    enum Limits {
        /// Bytes read at once.
        static let chunkBytes = 1 << 20
        /// Bytes of parts that are held before they are written.
        static let heldBytes = 8 << 20
    }

    private let folder: Folder
    /// Numbers of the parts that there are, in order.
    let parts: [Int]
    /// SHA-256 of the file.
    let digest: String
    let rows: Int
    let warnings: [Problem]

    /// - Returns: `nil` when the file changed under our hands; a failure when it is no sound file of rows.
    static func stage(
        _ candidate: PickupFolders.Candidate, _ folders: PickupFolders, _ characterSet: CSVCharacterSet?
    ) throws(FolderFault) -> Result<RowsStaging, Problem>? {
        let folder = folders.staging
        try folder.clear()
        var splitter = CSVSplitter(bytes: candidate.facts.size, characterSet: characterSet)
        let digest = RunningDigest()
        var written: Set<Int> = []
        var fault: Problem?
        let isWhole = try folders.inbox.read(
            candidate.name, expecting: candidate.facts, chunkBytes: Limits.chunkBytes
        ) { chunk throws(FolderFault) in
            digest.update(chunk)
            guard fault == nil else { return }
            do throws(Problem) { try splitter.push(chunk) } catch { fault = error }
            if splitter.pendingBytes >= Limits.heldBytes { try write(&splitter, to: folder, &written) }
        }
        guard isWhole else { return nil }
        if fault == nil {
            do throws(Problem) { try splitter.finish() } catch { fault = error }
        }
        if let fault {
            try folder.clear()
            return .failure(fault)
        }
        try write(&splitter, to: folder, &written)
        return .success(
            RowsStaging(
                folder: folder, parts: written.sorted(), digest: hexadecimal(digest.finish()), rows: splitter.rowCount,
                warnings: splitter.warnings))
    }

    private static func write(
        _ splitter: inout CSVSplitter, to folder: Folder, _ written: inout Set<Int>
    ) throws(FolderFault) {
        for (part, bytes) in splitter.drain() {
            try folder.append(bytes, to: name(part))
            written.insert(part)
        }
    }

    private static func name(_ part: Int) -> FileName { FileName("part-\(part).csv") }

    func read(_ part: Int) throws(FolderFault) -> [UInt8]? {
        guard let facts = try folder.facts(Self.name(part)) else { return nil }
        return try folder.read(Self.name(part), expecting: facts)
    }

    func clear() throws(FolderFault) { try folder.clear() }
}
