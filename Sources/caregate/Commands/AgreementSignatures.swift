// caregate agreements sign, verify: a party's CMS signature over the exact bytes of an agreement's file.

import Agreements
import ArgumentParser
import Records

struct AgreementSign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Signs an agreement's file for one of its parties.",
        discussion: """
            Writes signatures/<id>@<version>/<ODS>.p7s beside the file: CMS, detached, SHA-256, PEM. The same is made by
            openssl cms -sign -binary -md sha256 -signer CERT -inkey KEY -in FILE -outform PEM
            It is verified before it is written: with --config against policy.party_certificates, as the gateway will;
            without, against CERT.
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "The agreement's file.", completion: .file()) var file: String
    @Option(name: .customLong("as"), help: "ODS code of the party that signs.") var party: String
    @Option(help: "The file of its private key, PEM without a pass phrase.", completion: .file()) var key: String
    @Option(help: "The file of its signing certificate, PEM.", completion: .file()) var cert: String
    @Option(help: "Tells this signature from another of the party: 2027 writes <ODS>-2027.p7s.") var label: String?
    @Flag(help: "Replace a signature that is there.") var replace = false
    @Flag(name: .customLong("dry-run"), help: "Sign and verify, and write nothing.") var isDryRun = false

    func run() async throws {
        guard let code = ODSCode(party) else { throw ValidationError("--as is no ODS code") }
        if let label, label.isEmpty || !label.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
            throw ValidationError("--label is letters and digits")
        }
        let loading = try options.hasConfiguration ? Loading(configuration: options.configuration()) : nil
        let signature: (path: String, text: String)
        do throws(Problems) {
            signature = try sign(code, loading)
            guard replace || !Files.exists(signature.path) else {
                throw Problems([
                    Problem(
                        .duplicateKey, "a signature is there", at: signature.path, remedy: "use --replace or --label")
                ])
            }
        } catch {
            throw options.fail(error, with: .badInput)
        }
        if !isDryRun { try Files.write(signature.text, to: signature.path) }
        if options.json { Output.json(["file": .string(signature.path)]) } else { Output.line(signature.path) }
    }

    /// - Returns: where the signature goes, and the signature, which verifies.
    private func sign(_ code: ODSCode, _ loading: Loading?) throws(Problems) -> (path: String, text: String) {
        let source = (path: file, text: try Files.text(file))
        let certificate = EvidenceFile(path: cert, bytes: try Files.bytes(cert))
        let secret = EvidenceFile(path: key, bytes: try Files.bytes(key))
        let agreement: Agreement
        do throws(PolicyErrors) {
            agreement = try PolicySet.load([source]).agreements[0]
        } catch {
            throw Problems(error.problems)
        }
        guard agreement.parties.contains(where: { $0.ods == code }) else {
            throw Problems([
                Problem(.organisation, "\(code) is no party of \(agreement.reference)", at: file, remedy: "see --as")
            ])
        }
        let text: String
        do throws(Problem) {
            text = try AgreementSigning.sign(
                Array(source.text.utf8), certificate: certificate, key: secret, at: SystemEnvironment.now())
        } catch {
            throw Problems([error])
        }
        let below = SignatureEvidence.path(agreement: agreement.reference, party: code, label: label)
        var evidence = SignatureEvidence(
            signatures: [EvidenceFile(path: below, bytes: Array(text.utf8))],
            parties: [EvidenceFile(path: "\(code).pem", bytes: certificate.bytes)])
        if let loading, loading.configuration.partyCertificates != nil {
            evidence.parties = try loading.partyCertificates()
        }
        try verify(source, evidence)
        let folder = file.lastIndex(of: "/").map { "\(file[..<$0])/" } ?? ""
        return ("\(folder)\(below)", text)
    }

    /// As the gateway will, so that a signature that would not count is not handed round.
    private func verify(_ source: (path: String, text: String), _ evidence: SignatureEvidence) throws(Problems) {
        let policy = try Loading.policy([source], PolicySettings(), evidence)
        for case .failure(let refusal) in policy.signatures.findings.map(\.result) {
            throw Problems([
                Problem(
                    .notAgreed, "this signature would not count: \(refusal.sentence)", at: cert,
                    remedy: "sign with the certificate that policy.party_certificates holds for the party")
            ])
        }
    }
}

struct AgreementVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verifies every party's signature over every agreement's file.",
        discussion: "Exit 1 when a party's signature is missing, does not count or has ended.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let configuration = try options.configuration()
        let policy: PolicySet
        do throws(Problems) {
            policy = try Loading(configuration: configuration).policy()
        } catch {
            throw options.fail(error, with: .badConfiguration)
        }
        let states = policy.signatureStates(at: SystemEnvironment.now())
        if options.json {
            Output.json(.array(states.map(Self.json)))
        } else {
            for state in states where !options.quiet || !state.counts { Output.line(Self.line(state)) }
        }
        if states.contains(where: { !$0.counts }) { throw ExitStatus.failed.exit }
    }

    private static func line(_ state: PolicySet.SignatureState) -> String {
        "\(state.agreement)  \(state.party)  \(state.counts ? "signed" : "NOT SIGNED")  \(state.sentence)"
    }

    private static func json(_ state: PolicySet.SignatureState) -> JSONValue {
        var result: JSONObject = [
            "agreement": .string(state.agreement), "party": .string(state.party.text),
            "counts": .bool(state.counts), "sentence": .string(state.sentence),
        ]
        result["file"] = state.file.map(JSONValue.string)
        result["until"] = state.until.map { .string($0.description) }
        result["reason"] = state.refusal.map { .string($0.rawValue) }
        return .object(result)
    }
}
