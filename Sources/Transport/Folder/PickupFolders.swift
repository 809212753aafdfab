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
    func finish(_ candidate: Candidate, digest: String?, _ result: PickupResult) throws(FolderFault) {
        let folder = result.isDone ? done : quarantine
        let seconds = Instant(milliseconds: candidate.facts.modified / 1_000_000)
        let time = seconds.description.prefix(19).filter { $0 != "-" && $0 != ":" }
        let stem = "\(time)Z-\(digest?.prefix(16).description ?? "inode-\(candidate.facts.inode)")"
        let end = candidate.name.end
        let isPlain = !end.isEmpty && end.utf8.count <= 8 && end.utf8.allSatisfy { Self.isPlain($0) }
        try folder.write(
            result.json(originalName: candidate.name.text, digest: digest, organisation: organisation),
            to: FileName("\(stem).result.json"))
        try inbox.move(candidate.name, to: FileName("\(stem).\(isPlain ? end : "bin")"), in: folder)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

/// What became of a file, for its sender to read.
struct PickupResult: Sendable {
    let isDone: Bool
    /// `accepted`, `quarantined`, `unsupported`, `conflict`, `refused`.
    let outcome: String
    let messageID: String?
    private let problem: Problem?
    private let warnings: [Problem]
    private let isRepeat: Bool
    private let receivedAt: Instant
    /// Of a long file of rows.
    private var rows: (rows: Int, parts: Int)?

    /// Of a long file of rows, which became a message for each of its parts.
    /// - Parameter answer: of the first part that was not accepted; else of the last.
    init(answer: Answer, rows: Int, parts: Int, receivedAt: Instant) {
        self.init(answer: answer, receivedAt: receivedAt)
        self.rows = (rows, parts)
    }

    init(answer: Answer, receivedAt: Instant) {
        switch answer.outcome {
        case .accepted: (isDone, outcome, problem) = (true, "accepted", nil)
        case .quarantined(let problem): (isDone, outcome, self.problem) = (false, "quarantined", problem)
        case .unsupported(let problem): (isDone, outcome, self.problem) = (false, "unsupported", problem)
        case .conflict(let problem): (isDone, outcome, self.problem) = (false, "conflict", problem)
        case .busy(let problem): (isDone, outcome, self.problem) = (false, "busy", problem)
        }
        messageID = answer.messageID.isEmpty ? nil : answer.messageID
        warnings = answer.warnings
        isRepeat = answer.isRepeat
        self.receivedAt = receivedAt
    }

    /// Of what was never read.
    init(refusal: Problem, receivedAt: Instant) {
        (isDone, outcome, problem) = (false, "refused", refusal)
        messageID = nil
        warnings = []
        isRepeat = false
        self.receivedAt = receivedAt
    }

    func json(originalName: String, digest: String?, organisation: String) -> [UInt8] {
        var object: JSONObject = [
            "outcome": .string(outcome), "source": .string(organisation), "receivedAt": .string(receivedAt.description),
            "originalName": .string(originalName),
        ]
        if let messageID { object["messageId"] = .string(messageID) }
        if let digest { object["sha256"] = .string(digest) }
        if let rows {
            object["rows"] = .number(String(rows.rows))
            object["parts"] = .number(String(rows.parts))
        }
        if isRepeat { object["repeat"] = true }
        if let problem { object["problem"] = Self.json(problem) }
        if !warnings.isEmpty { object["warnings"] = .array(warnings.map(Self.json)) }
        return object.writePretty()
    }

    private static func json(_ problem: Problem) -> JSONValue {
        var object: JSONObject = ["reason": .string(problem.reason.rawValue), "what": .string(problem.what)]
        if !problem.place.isEmpty { object["place"] = .string(problem.place) }
        if !problem.remedy.isEmpty { object["remedy"] = .string(problem.remedy) }
        return .object(object)
    }
}
