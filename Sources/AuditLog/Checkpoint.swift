// A checkpoint: the size and root of the log at one moment, signed (C2SP tlog-checkpoint, in a C2SP signed-note).
// Whoever keeps one can prove later that nothing before it was changed.

/// Why a checkpoint was not accepted.
public enum CheckpointProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// Not a signed note, or its text is not a checkpoint.
    case malformed
    /// No signature by the key that was asked for.
    case unsigned
    /// A signature in the name of the key that is not by it.
    case badSignature
    /// Of another log than the key's.
    case otherLog

    public var description: String {
        switch self {
        case .malformed: "not a checkpoint in the form of C2SP tlog-checkpoint"
        case .unsigned: "the checkpoint has no signature by the log's key; check which key was given"
        case .badSignature: "the checkpoint's signature is not by the log's key: it was forged or altered"
        case .otherLog: "the checkpoint is of another log: its origin is not the key's name"
        }
    }
}

/// What a log commits to.
public struct Checkpoint: Sendable, Hashable {
    /// The log's name: the first line, and the name of the key that signs.
    public let origin: String
    /// Leaves.
    public let size: Int64
    /// 32 bytes.
    public let root: [UInt8]

    public init(origin: String, size: Int64, root: [UInt8]) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// The text that is signed: three lines.
    var text: String { "\(origin)\n\(size)\n\(Base64.encode(root))\n" }

    /// Commits to `tree` in the name of `key`.
    /// - Returns: the signed note.
    public static func sign(_ tree: MerkleTree, with key: SigningKey) -> String {
        Checkpoint(origin: key.name, size: tree.size, root: tree.root).signed(with: key)
    }

    /// The signed note.
    public func signed(with key: SigningKey) -> String {
        let signature = key.verifier.keyHash + key.signature(of: Array(text.utf8))
        return "\(text)\n\u{2014} \(key.name) \(Base64.encode(signature))\n"
    }

    /// Reads a signed note and verifies that `key` signed it. Signatures by others (witnesses) are passed over.
    /// Lines after the third, which the form allows for extensions, are covered by the signature and not read.
    public static func open(_ note: String, with key: VerifierKey) throws(CheckpointProblem) -> Checkpoint {
        let note = try SignedNote(note)
        var isSigned = false
        for signature in note.signatures where signature.name == key.name && signature.keyHash == key.keyHash {
            guard key.verifies(signature.bytes, of: Array(note.text.utf8)) else { throw .badSignature }
            isSigned = true
        }
        guard isSigned else { throw .unsigned }
        let checkpoint = try Checkpoint(text: note.text)
        guard checkpoint.origin == key.name else { throw .otherLog }
        return checkpoint
    }

    init(text: String) throws(CheckpointProblem) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // The text ends with a line feed, so that the last piece is empty.
        guard lines.count >= 4, !lines[0].isEmpty, lines[3...].dropLast().allSatisfy({ !$0.isEmpty }),
            let size = Int64(lines[1]), size >= 0, String(size) == lines[1],
            let root = Base64.decode(lines[2]), root.count == SHA256.length
        else { throw .malformed }
        self.init(origin: String(lines[0]), size: size, root: root)
    }
}

/// A text and the signatures under it (C2SP signed-note).
struct SignedNote {
    struct Signature {
        let name: Substring
        let keyHash: [UInt8]
        let bytes: [UInt8]
    }

    /// With its last line feed.
    let text: String
    let signatures: [Signature]

    init(_ note: String) throws(CheckpointProblem) {
        let bytes = Array(note.utf8)
        let lineFeed = UInt8(ascii: "\n")
        guard bytes.count <= Limits.noteBytes, bytes.last == lineFeed,
            bytes.allSatisfy({ $0 >= 0x20 || $0 == lineFeed }),
            let blank = bytes.indices.dropLast().last(where: { bytes[$0] == lineFeed && bytes[$0 + 1] == lineFeed })
        else { throw .malformed }
        text = String(decoding: bytes[...blank], as: UTF8.self)
        let lines = String(decoding: bytes[(blank + 2)...], as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false
        ).dropLast()
        guard (1...Limits.noteSignatures).contains(lines.count) else { throw .malformed }
        var signatures: [Signature] = []
        for line in lines {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "\u{2014}", VerifierKey.isName(String(parts[1])),
                let signature = Base64.decode(parts[2]), signature.count > 4
            else { throw .malformed }
            signatures.append(
                Signature(name: parts[1], keyHash: Array(signature.prefix(4)), bytes: Array(signature.dropFirst(4))))
        }
        self.signatures = signatures
    }
}
