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
        guard problems.isEmpty, let policy else { throw Problems(problems) }
        return Rules(policy: policy, profiles: profiles)
    }

    func policy() throws(Problems) -> PolicySet {
        let settings = PolicySettings(
            // A notice can be queued only to a team whose organisation has a destination.
            obligations: ObligationSupport(
                notifyTargets: Set(configuration.destinations.map { "\($0.organisation)-duty-team" })),
            suspendsWhenReviewOverdue: configuration.suspendsWhenReviewOverdue,
            requiresSIRO: configuration.requiresSIRO)
        let files = try Files.yaml(in: configuration.agreements)
        do throws(PolicyErrors) {
            return try PolicySet.load(files, settings: settings)
        } catch {
            throw Problems(error.problems)
        }
    }

    func profiles() throws(Problems) -> [SenderProfile] {
        try SenderProfile.load(try Files.yaml(in: configuration.mappings))
    }

    func credentials() throws(Problems) -> TLSCredentials {
        let chain = try Files.named(configuration.certificate)
        let key = try Files.named(configuration.key)
        return try trusted { () throws(TrustError) in
            try TLSCredentials(certificateChain: chain, privateKey: key)
        }
    }

    /// The gateway as a client: its certificate, and the anchors by which it knows its destinations.
    func client() throws(Problems) -> ClientTLS {
        let chain = try Files.named(configuration.clientCertificate)
        let key = try Files.named(configuration.clientKey)
        var roots: [UInt8] = []
        for path in configuration.anchors { roots += try Files.bytes(path) + [UInt8(ascii: "\n")] }
        let anchors = NamedText(file: configuration.anchors.joined(separator: ", "), bytes: roots)
        return try trusted { () throws(TrustError) in
            try ClientTLS(try TLSCredentials(certificateChain: chain, privateKey: key), roots: anchors)
        }
    }

    func trust() throws(Problems) -> TrustMaterial {
        var anchors: [NamedText] = []
        for path in configuration.anchors { anchors.append(try Files.named(path)) }
        var lists: [NamedText] = []
        for path in configuration.revocationLists { lists.append(try Files.named(path)) }
        let rows = try Files.named(configuration.bindings)
        let bindings = try trusted { () throws(TrustError) in try Bindings(yaml: rows) }
        return TrustMaterial(anchors: anchors, revocationLists: lists, bindings: bindings)
    }

    func auditKey() throws(Problems) -> SigningKey {
        let text = try Files.text(configuration.auditKey)
        do throws(KeyProblem) {
            return try SigningKey(name: configuration.auditName, pem: text)
        } catch {
            throw Problems([
                Problem(
                    .syntax, "\(error)", at: configuration.auditKey,
                    remedy: "an Ed25519 private key in PEM; `caregate certs init` makes one")
            ])
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
