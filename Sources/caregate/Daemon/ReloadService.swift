// SIGHUP reloads agreements, mappings, certificates and revocation lists. When anything in the new set is wrong the old one
// stays in force, and the log says so loudly.

import Agreements
import Gateway
import Logging
import Records
import ServiceLifecycle
import Transport
import UnixSignals

struct ReloadService: Service {
    let gateway: Gateway
    let configuration: Configuration
    let trust: TrustStore
    let tls: ServerTLS
    let wake: Wake
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in await UnixSignalsSequence(trapping: .sighup) { await reload() }
        }
    }

    func reload() async {
        let outcome: String
        do throws(Problems) {
            let loading = Loading(configuration: configuration)
            let rules = try loading.rules()
            let credentials = try loading.credentials()
            let material = try loading.trust()
            try loading.agree(rules, material.bindings)
            // All of it is built before any of it is put in force: from here on nothing can fail.
            let (replaceTrust, replaceCertificate) = try loading.trusted { () throws(TrustError) in
                (try trust.prepare(material), try tls.prepare(credentials))
            }
            replaceTrust()
            replaceCertificate()
            gateway.rules.replace(with: rules)
            // An agreement that came or went may change what any emergency department reads.
            wake.sweep()
            outcome = "reloaded"
            logger.notice("reloaded", metadata: ["policy": "\(rules.policy.revision)"])
        } catch {
            outcome = "kept the old set"
            for problem in error.all {
                logger.critical("RELOAD FAILED, the old set stays in force", metadata: ["problem": "\(problem)"])
            }
        }
        do {
            try await gateway.record(
                AuditEntry(
                    time: SystemEnvironment.now(), actor: configuration.organisation.text, action: .configure,
                    outcome: outcome, policyRevision: gateway.rules.current.policy.revision))
        } catch {
            logger.error("the reload could not be recorded")
        }
    }
}
