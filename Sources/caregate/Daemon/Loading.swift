// What the daemon and the checks load from files: rules, trust, keys. Everything is read and checked before any of it is
// used, so that a bad set never half replaces a good one.

import Agreements
import AuditLog
import Gateway
import Records
import Transport

struct Loading {
    let configuration: Configuration

    /// Agreements and mappings.
    func rules() throws(Problems) -> Rules {
        var problems: [Problem] = []
        var policy: PolicySet?
        var profiles: [SenderProfile] = []
        do throws(Problems) { policy = try self.policy() } catch { problems += error.all }
        do throws(Problems) { profiles = try self.profiles() } catch { problems += error.all }
        do throws(Problems) { try requireKinds(of: profiles) } catch { problems += error.all }
        guard problems.isEmpty, let policy else { throw Problems(problems) }
        return Rules(policy: policy, profiles: profiles)
    }

    func policy() throws(Problems) -> PolicySet {
        let files = try named("agreements") { () throws(Problems) in try Files.yaml(in: configuration.agreements) }
        return try policy(files, beside: configuration.agreements)
    }

    /// The agreements of any folder, under the settings of this configuration.
    func policy(in folder: String) throws(Problems) -> PolicySet {
        try policy(Files.yaml(in: folder), beside: folder)
    }

    private func policy(_ files: [(path: String, text: String)], beside folder: String) throws(Problems) -> PolicySet {
        try Self.policy(
            files, PolicySettingsLoading(configuration: configuration).settings(beside: folder),
            evidence(beside: folder))
    }

    static func policy(
        _ files: [(path: String, text: String)], _ settings: PolicySettings, _ evidence: SignatureEvidence
    ) throws(Problems) -> PolicySet {
        do throws(PolicyErrors) {
            return try PolicySet.load(files, settings: settings, signatures: evidence)
        } catch {
            throw Problems(error.problems)
        }
    }

    /// The parties' signatures, which lie beside the agreements, and their certificates.
    private func evidence(beside agreements: String) throws(Problems) -> SignatureEvidence {
        let folder = "\(agreements)/\(SignatureEvidence.folder)"
        var evidence = SignatureEvidence()
        if Files.isFolder(folder) {
            for reference in try Files.entries(of: folder) {
                evidence.signatures += try Files.evidence(in: "\(folder)/\(reference)")
            }
        }
        evidence.parties = try partyCertificates()
        return evidence
    }

    /// The parties' certificates, and what tells which of them are revoked; none where no folder is named.
    func partyCertificates() throws(Problems) -> [EvidenceFile] {
        guard let parties = configuration.partyCertificates else { return [] }
        guard Files.isFolder(parties) else {
            throw Problems([
                Problem(
                    .required, "policy.party_certificates names \(parties), which is no folder",
                    at: configuration.places["policy.party_certificates"] ?? parties,
                    remedy: "make it, with a certificate of each party: 503.pem")
            ])
        }
        return try Files.evidence(in: parties)
    }

    func profiles() throws(Problems) -> [SenderProfile] {
        let files = try named("mappings") { () throws(Problems) in try Files.yaml(in: configuration.mappings) }
        // A sender reads the mapping's line in answers; where it is kept on this machine is no matter of the sender's.
        return try SenderProfile.load(
            files.map { ("mappings/\($0.path.split(separator: "/").last ?? "")", $0.text) })
    }

    /// A council that publishes packages is told of its clients in FHIR messages: HL7 v2 carries alerts to emergency
    /// departments only.
    func requireKinds(of profiles: [SenderProfile]) throws(Problems) {
        let councils = Set(
            profiles.filter { $0.ed == nil && $0.publishes.contains(Category.socialCarePackage.rawValue) }.map(\.sender)
        )
        let problems = configuration.destinations.filter { $0.kind == .mllp && councils.contains($0.organisation) }.map
        {
            Problem(
                .dataType, "destination \($0.name): \($0.organisation) publishes packages and cannot be told over MLLP",
                at: configuration.places["destinations.\($0.name)"] ?? "destination \($0.name)",
                remedy: "use kind: fhir-message")
        }
        guard problems.isEmpty else { throw Problems(problems) }
    }

    /// Mappings and certificates must say the same: an organisation that a sender's mapping names as its own is a site of
    /// the sender, or its certificate's binding says so too; and no certificate is of another care system than this one.
    func agree(_ rules: Rules, _ bindings: Bindings) throws(Problems) {
        var problems: [Problem] = []
        for (system, line) in bindings.ofCareSystems where system != configuration.careSystem {
            problems.append(
                Problem(
                    .organisation,
                    "a certificate is bound to the care system \(system); this one is \(configuration.careSystem)",
                    at: configuration.bindings + (line.map { ":\($0)" } ?? ""),
                    remedy: "another care system is reached through its own gateway"))
        }
        for profile in rules.profiles.values.sorted(by: { $0.sender < $1.sender }) {
            let bound = bindings.onBehalfOf(of: profile.sender)
            for organisation in profile.organisations.sorted()
            where !organisation.isSite(of: profile.sender) && !bound.contains(organisation) {
                problems.append(
                    Problem(
                        .organisation,
                        "\(profile.sender) names \(organisation), which its certificate's binding does not",
                        at: profile.organisationsPlace,
                        remedy: "add it to on_behalf_of in \(configuration.bindings), or take it out")
                )
            }
        }
        guard problems.isEmpty else { throw Problems(problems) }
    }

    private func named<Value>(_ setting: String, _ body: () throws(Problems) -> Value) throws(Problems) -> Value {
        try configuration.named(setting, body)
    }

    private func file(_ path: String, _ setting: String) throws(Problems) -> NamedText {
        try named(setting) { () throws(Problems) in try Files.named(path) }
    }

    /// Folder pickup: the root must be there, and each sender must have a mapping that says what it sends.
    func pickup(_ profiles: [ODSCode: SenderProfile]) throws(Problems) -> [FolderPickup.Source] {
        guard let settings = configuration.pickup else { return [] }
        var problems: [Problem] = []
        if !Files.isFolder(settings.root) {
            problems.append(
                Problem(
                    .required, "pickup.root names \(settings.root), which is no folder",
                    at: configuration.places["pickup.root"] ?? settings.root,
                    remedy: "make it, owned by the user that the gateway runs as"))
        }
        var sources: [FolderPickup.Source] = []
        for sender in settings.senders {
            guard let profile = profiles[sender] else {
                problems.append(
                    Problem(
                        .required, "pickup.senders names \(sender), which has no mapping",
                        at: configuration.places["pickup.senders"] ?? settings.root,
                        remedy: "add a file for this sender to the folder of mappings"))
                continue
            }
            var formats: [String: Format] = [:]
            for format in profile.formats.sorted(by: { $0.rawValue < $1.rawValue }) {
                let ending = Self.ending(of: format)
                guard let other = formats.updateValue(format, forKey: ending) else { continue }
                // Where the document does not say of which version it is, the sender's settings do.
                if other.fhirVersion != nil, format.fhirVersion != nil,
                    let version = profile.fhirVersion(isXML: format.isXML)
                {
                    formats[ending] = .fhir(version, isXML: format.isXML)
                    continue
                }
                // A file's name says no more than its ending, and what is in it is never guessed.
                problems.append(
                    Problem(
                        .unsupportedFormat,
                        "\(sender) lists \(other.rawValue) and \(format.rawValue), and both would be picked up as .\(ending)",
                        at: configuration.places["pickup.senders"] ?? settings.root,
                        remedy: "list one of them in \(profile.file), say fhir_version there, or send over HTTPS"))
            }
            sources.append(
                FolderPickup.Source(
                    organisation: sender, careSystem: configuration.careSystem, formats: formats,
                    characterSet: profile.characterSet))
        }
        guard problems.isEmpty else { throw Problems(problems) }
        return sources
    }

    /// By what a file's name ends in a pickup folder.
    private static func ending(of format: Format) -> String {
        switch format {
        case .hl7v2: "hl7"
        case .hl7v2XML: "v2xml"
        case .csv: "csv"
        default: format.isXML ? "xml" : "json"
        }
    }

    func credentials() throws(Problems) -> TLSCredentials {
        let chain = try file(configuration.certificate, "tls.certificate")
        let key = try file(configuration.key, "tls.key")
        return try trusted { () throws(TrustError) in
            try TLSCredentials(certificateChain: chain, privateKey: key)
        }
    }

    /// The gateway as a client: its certificate, and the anchors by which it knows its destinations.
    func client() throws(Problems) -> ClientTLS {
        let chain = try file(configuration.clientCertificate, "tls.client_certificate")
        let key = try file(configuration.clientKey, "tls.client_key")
        var roots: [UInt8] = []
        for path in configuration.anchors { roots += try file(path, "tls.anchors").bytes + [UInt8(ascii: "\n")] }
        let anchors = NamedText(file: configuration.anchors.joined(separator: ", "), bytes: roots)
        return try trusted { () throws(TrustError) in
            try ClientTLS(try TLSCredentials(certificateChain: chain, privateKey: key), roots: anchors)
        }
    }

    func trust() throws(Problems) -> TrustMaterial {
        var anchors: [NamedText] = []
        for path in configuration.anchors { anchors.append(try file(path, "tls.anchors")) }
        var lists: [NamedText] = []
        for path in configuration.revocationLists { lists.append(try file(path, "tls.revocation_lists")) }
        let rows = try file(configuration.bindings, "tls.bindings")
        let bindings = try trusted { () throws(TrustError) in try Bindings(yaml: rows) }
        return TrustMaterial(anchors: anchors, revocationLists: lists, bindings: bindings)
    }

    func auditKey() throws(Problems) -> SigningKey {
        let text = try named("audit.key") { () throws(Problems) in try Files.text(configuration.auditKey) }
        do throws(KeyProblem) {
            return try SigningKey(name: configuration.auditName, pem: text)
        } catch {
            let problem =
                error == .name
                ? Problem(
                    .dataType, "\(error)", at: configuration.places["audit.name"] ?? "audit.name",
                    remedy: "write host.example/access-log")
                : Problem(
                    .syntax, "\(error)", at: configuration.auditKey,
                    remedy: "openssl genpkey -algorithm ed25519 makes one")
            throw Problems([problem])
        }
    }

    func trusted<Value>(_ body: () throws(TrustError) -> Value) throws(Problems) -> Value {
        do throws(TrustError) {
            return try body()
        } catch {
            throw Problems([Problem(.syntax, error.what, at: error.file + (error.line.map { ":\($0)" } ?? ""))])
        }
    }
}
