// Signatures over agreement files: what the caller reads for them. A party signs the exact bytes of a file with CMS,
// detached (RFC 5652), and its certificates are pinned: believed because the operator put them in certs/parties.

public import Records

/// A file that was read, and the name to report it by.
public struct EvidenceFile: Sendable, Hashable {
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The last components of the path, which say what the file is; where the folder lies is no matter.
    func name(_ components: Int = 1) -> String {
        path.split(separator: "/").suffix(components).joined(separator: "/")
    }
}

/// Every signature file and every party's certificates, unread.
public struct SignatureEvidence: Sendable, Hashable {
    /// `agreements/signatures/NS-ED-004@3/503.p7s`, DER or PEM; a label after a dash tells several of one party apart:
    /// `503-2027.p7s`.
    public var signatures: [EvidenceFile]
    /// `certs/parties/503.pem` and `503-2027.pem`: the party's signing certificates, one or more in each. `issuers.pem`:
    /// authorities whose revocation lists are kept. `….crl.pem`: those lists.
    public var parties: [EvidenceFile]

    public init(signatures: [EvidenceFile] = [], parties: [EvidenceFile] = []) {
        self.signatures = signatures
        self.parties = parties
    }

    public static let none = SignatureEvidence()

    /// Where a party's signature is kept, below the folder of agreements.
    public static func path(agreement reference: String, party: ODSCode, label: String? = nil) -> String {
        "\(folder)/\(reference)/\(party)\(label.map { "-\($0)" } ?? "")\(ending)"
    }

    /// Below the folder of agreements.
    public static let folder = "signatures"
    static let ending = ".p7s"

    /// For the policy revision: names and bytes of all of it, whatever order they were read in.
    var revisionParts: [[UInt8]] {
        let named =
            signatures.map { ($0.name(2), $0.bytes) } + parties.map { ("parties/" + $0.name(), $0.bytes) }
        return named.sorted { $0.0 < $1.0 }.flatMap { [Array($0.0.utf8), $0.1] }
    }
}

/// The party and agreement that a file's name tells of.
struct SignatureName {
    let agreement: String
    let party: ODSCode

    /// - Returns: `nil` unless the path ends as `<id>@<version>/<ODS>[-label].p7s`.
    init?(_ file: EvidenceFile) {
        let parts = file.name(2).split(separator: "/")
        guard parts.count == 2, parts[0].contains("@"), parts[1].hasSuffix(SignatureEvidence.ending),
            let party = Self.party(parts[1].dropLast(SignatureEvidence.ending.count))
        else { return nil }
        agreement = String(parts[0])
        self.party = party
    }

    /// `503`, or `503-2027`.
    static func party(_ stem: Substring) -> ODSCode? { ODSCode(stem.prefix { $0 != "-" }) }
}
