// The files that `caregate certs init` writes: everything that a demonstration on one machine needs, good and bad.

public import Records

public enum DevelopmentCertificates {
    /// A file to be written.
    public struct File: Sendable, Hashable {
        /// Below the folder of development certificates, such as `clients/RK5.pem`.
        public let path: String
        public let text: String
        /// To be readable by its owner alone (mode 0600).
        public let isSecret: Bool
    }

    /// Days of a development certificate.
    public static let validDays = 90
    /// Days of a revocation list.
    public static let revocationListDays = 30

    /// Certificates for a gateway on this machine and for each organisation; with them one that is revoked, one that has
    /// expired and one that is bound to nobody.
    /// - Parameters:
    ///   - organisations: each gets a client certificate with the SAN URI `urn:nhs-uk:ods:<ODS>`.
    ///   - instant: now.
    public static func make(organisations: [ODSCode], at instant: Instant) throws(TrustError) -> [File] {
        let authority = try DevelopmentAuthority(name: "Caregate development root", at: instant)
        let from = instant.adding(seconds: -3600)
        let until = instant.adding(seconds: Int64(validDays) * 86_400)
        var files = [
            File(path: "root.pem", text: authority.root.certificatePEM, isSecret: false),
            File(path: "root.key", text: authority.root.privateKeyPEM, isSecret: true),
        ]
        func add(_ path: String, _ issued: DevelopmentAuthority.Issued) {
            files.append(File(path: "\(path).pem", text: issued.certificatePEM, isSecret: false))
            files.append(File(path: "\(path).key", text: issued.privateKeyPEM, isSecret: true))
        }
        let here: [DevelopmentAuthority.Name] = [.dns("localhost"), .address("127.0.0.1"), .address("::1")]
        add("server", try authority.server("localhost", names: here, from: from, until: until))
        // The gateway as a client of its destinations.
        add(
            "gateway",
            try authority.client("Caregate", names: [.uri("urn:caregate:gateway")], from: from, until: until))
        for organisation in organisations {
            add(
                "clients/\(organisation)",
                try authority.client(
                    organisation.text, names: [.uri(DevelopmentAuthority.uri(of: organisation))], from: from,
                    until: until))
        }
        let bound = organisations.first.map { [DevelopmentAuthority.Name.uri(DevelopmentAuthority.uri(of: $0))] } ?? []
        let revoked = try authority.client("revoked", names: bound, from: from, until: until)
        add("clients/revoked", revoked)
        add(
            "clients/expired",
            try authority.client(
                "expired", names: bound, from: instant.adding(seconds: -30 * 86_400),
                until: instant.adding(seconds: -86_400)))
        add(
            "clients/unbound",
            try authority.client("unbound", names: [.uri("urn:nhs-uk:ods:ZZZ99")], from: from, until: until))
        files.append(
            File(
                path: "revoked.crl.pem",
                text: try authority.revocationList(
                    revoking: [revoked], from: from,
                    until: instant.adding(seconds: Int64(revocationListDays) * 86_400)), isSecret: false))
        files.append(File(path: "bindings.yaml", text: bindings(organisations), isSecret: false))
        return files
    }

    private static func bindings(_ organisations: [ODSCode]) -> String {
        "# Development certificates: SAN URI to organisation. Written by `caregate certs init`.\n"
            + organisations.map {
                "- {ods: \"\($0)\", san_uri: \"\(DevelopmentAuthority.uri(of: $0))\"}\n"
            }.joined()
    }
}
