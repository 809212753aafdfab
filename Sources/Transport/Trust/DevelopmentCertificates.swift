// The files that `caregate certs init` writes: everything that a demonstration on one machine needs, good and bad. What is
// there already is kept, and what is missing is added to it.

public import Records

public struct DevelopmentCertificates {
    /// A file to be written.
    public struct File: Sendable, Hashable {
        /// Below the folder of development certificates, such as `clients/RK5.pem`.
        public let path: String
        public let text: String
        /// To be readable by its owner alone (mode 0600).
        public let isSecret: Bool

        public init(path: String, text: String, isSecret: Bool) {
            self.path = path
            self.text = text
            self.isSecret = isSecret
        }
    }

    /// Days of a development certificate.
    public static let validDays = 90
    /// Days of a revocation list.
    public static let revocationListDays = 30

    /// Certificates for a gateway on this machine and for each organisation; with them one that is revoked, one that has
    /// expired and one that is bound to nobody.
    /// - Parameters:
    ///   - organisations: each gets a client certificate with the SAN URI `urn:nhs-uk:ods:<ODS>`, and one for signing
    ///     agreements: `parties/<ODS>.pem`, its key `signers/<ODS>.key`.
    ///   - existing: what is in the folder already, by path.
    ///   - instant: now.
    /// - Returns: the files to write: those that are missing, and the bindings with the rows that they lack.
    public static func make(
        organisations: [ODSCode], existing: [String: NamedText] = [:], at instant: Instant
    ) throws(TrustError) -> [File] {
        var folder = try DevelopmentCertificates(existing: existing, at: instant)
        try folder.addOurs()
        for organisation in organisations {
            try folder.add("clients/\(organisation)", organisation.text, DevelopmentAuthority.uri(of: organisation))
            try folder.addSigner(organisation)
        }
        try folder.addBadOnes(like: organisations.first)
        try folder.bind(organisations)
        return folder.files
    }

    private let existing: [String: NamedText]
    private let authority: DevelopmentAuthority
    private let instant: Instant
    private let from: Instant
    private let until: Instant
    private var files: [File] = []

    private init(existing: [String: NamedText], at instant: Instant) throws(TrustError) {
        self.existing = existing
        self.instant = instant
        from = instant.adding(seconds: -3600)
        until = instant.adding(seconds: Int64(Self.validDays) * 86_400)
        if let certificate = existing["root.pem"], let key = existing["root.key"] {
            authority = try DevelopmentAuthority(certificate: certificate, privateKey: key)
        } else {
            authority = try DevelopmentAuthority(name: "Caregate development root", at: instant)
            write("root", authority.root)
        }
    }

    private mutating func write(_ path: String, _ issued: DevelopmentAuthority.Issued) {
        files.append(File(path: "\(path).pem", text: issued.certificatePEM, isSecret: false))
        files.append(File(path: "\(path).key", text: issued.privateKeyPEM, isSecret: true))
    }

    /// A certificate without its key, or a key without its certificate, is of no use: both are made.
    private func has(_ path: String) -> Bool { existing["\(path).pem"] != nil && existing["\(path).key"] != nil }

    private mutating func addOurs() throws(TrustError) {
        if !has("server") {
            let here: [DevelopmentAuthority.Name] = [.dns("localhost"), .address("127.0.0.1"), .address("::1")]
            write("server", try authority.server("localhost", names: here, from: from, until: until))
        }
        // The gateway as a client of its destinations.
        try add("gateway", "Caregate", "urn:caregate:gateway")
    }

    private mutating func add(_ path: String, _ name: String, _ uri: String?) throws(TrustError) {
        guard !has(path) else { return }
        write(path, try authority.client(name, names: uri.map { [.uri($0)] } ?? [], from: from, until: until))
    }

    /// Signs agreements for the organisation. The key lies apart: the gateway reads the whole folder of certificates.
    private mutating func addSigner(_ organisation: ODSCode) throws(TrustError) {
        let (certificate, key) = ("parties/\(organisation).pem", "signers/\(organisation).key")
        guard existing[certificate] == nil || existing[key] == nil else { return }
        let issued = try authority.signer("\(organisation) agreements", from: from, until: until)
        files.append(File(path: certificate, text: issued.certificatePEM, isSecret: false))
        files.append(File(path: key, text: issued.privateKeyPEM, isSecret: true))
    }

    private mutating func addBadOnes(like organisation: ODSCode?) throws(TrustError) {
        let bound = organisation.map { DevelopmentAuthority.uri(of: $0) }
        if !has("clients/expired") {
            write(
                "clients/expired",
                try authority.client(
                    "expired", names: bound.map { [.uri($0)] } ?? [], from: instant.adding(seconds: -30 * 86_400),
                    until: instant.adding(seconds: -86_400)))
        }
        try add("clients/unbound", "unbound", "urn:nhs-uk:ods:ZZZ99")
        let revoked: DevelopmentAuthority.Issued
        if let certificate = existing["clients/revoked.pem"], let key = existing["clients/revoked.key"] {
            guard existing["revoked.crl.pem"] == nil else { return }
            revoked = try DevelopmentAuthority.Issued(certificate: certificate, privateKey: key)
        } else {
            revoked = try authority.client(
                "revoked", names: bound.map { [.uri($0)] } ?? [], from: from, until: until)
            write("clients/revoked", revoked)
        }
        // A list that does not name it would make it a good one.
        files.append(
            File(
                path: "revoked.crl.pem",
                text: try authority.revocationList(
                    revoking: [revoked], from: from,
                    until: instant.adding(seconds: Int64(Self.revocationListDays) * 86_400)), isSecret: false))
    }

    /// Rows for those who have none; the others stay as they were written.
    private mutating func bind(_ organisations: [ODSCode]) throws(TrustError) {
        var text = "# Development certificates: SAN URI to organisation. Written by `caregate certs init`.\n"
        var bound: Set<ODSCode> = []
        if let table = existing["bindings.yaml"] {
            bound = try Bindings(yaml: table).organisations
            text = String(decoding: table.bytes, as: UTF8.self)
            if !text.hasSuffix("\n") { text += "\n" }
        }
        let missing = organisations.filter { !bound.contains($0) }
        guard !missing.isEmpty else { return }
        for organisation in missing {
            text += "- {ods: \"\(organisation)\", san_uri: \"\(DevelopmentAuthority.uri(of: organisation))\"}\n"
        }
        // A table that was written in another style cannot simply be added to.
        _ = try Bindings(yaml: NamedText(file: "bindings.yaml", text: text))
        files.append(File(path: "bindings.yaml", text: text, isSecret: false))
    }
}
