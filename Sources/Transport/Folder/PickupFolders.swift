// One sender's three folders, and where a file goes when it is done with.

internal import Gateway
internal import Records

struct PickupFolders: Sendable {
    struct Candidate: Sendable {
        let name: FileName
        let facts: FileFacts
    }

    let organisation: String
    let inbox: Folder
    /// For the parts of a long file, while they are handed on.
    let staging: Folder
    private let done: Folder
    private let quarantine: Folder

    init(organisation: String, in root: Folder) throws(FolderFault) {
        self.organisation = organisation
        inbox = try Folder(organisation, in: try Folder("inbox", in: root))
        staging = try Folder(organisation, in: try Folder("staging", in: root))
        done = try Folder(organisation, in: try Folder("done", in: root))
        quarantine = try Folder(organisation, in: try Folder("quarantine", in: root))
    }

    func candidates() throws(FolderFault) -> [Candidate] {
        var found: [Candidate] = []
        for name in try inbox.names(limit: Limits.namesPerScan) where !name.isUnfinished {
            if let facts = try inbox.facts(name) { found.append(Candidate(name: name, facts: facts)) }
        }
        return found
    }

    /// Result first, move second: after a crash between them the file is still in the inbox, and is taken again with the
    /// same result under the same name, which is made of the file's time and content (or inode, when it was not read).
    /// - Parameter acknowledgements: the answer in HL7 v2, where the file was one of batches.
    func finish(
        _ candidate: Candidate, digest: String?, _ result: PickupResult, acknowledgements: [UInt8]?
    ) throws(FolderFault) {
        let folder = result.isDone ? done : quarantine
        let seconds = Instant(milliseconds: candidate.facts.modified / 1_000_000)
        let time = seconds.description.prefix(19).filter { $0 != "-" && $0 != ":" }
        let stem = "\(time)Z-\(digest?.prefix(16).description ?? "inode-\(candidate.facts.inode)")"
        let end = candidate.name.end
        let isPlain = !end.isEmpty && end.utf8.count <= 8 && end.utf8.allSatisfy { Self.isPlain($0) }
        if let acknowledgements { try folder.write(acknowledgements, to: FileName("\(stem).acknowledgements.hl7")) }
        try folder.write(
            result.json(originalName: candidate.name.text, digest: digest, organisation: organisation),
            to: FileName("\(stem).result.json"))
        try inbox.move(candidate.name, to: FileName("\(stem).\(isPlain ? end : "bin")"), in: folder)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
