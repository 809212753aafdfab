// What the signatures of a set come to: a finding for each file, the windows in which each agreement has every party's,
// and what to see to.

public import Records

/// The signatures of one set, verified over its files.
public struct PolicySignatures: Sendable, Hashable {
    /// One signature file, and what became of it.
    public struct Finding: Sendable, Hashable {
        /// The signature's file.
        public let file: String
        /// `NS-ED-004@3`
        public let agreement: String
        public let party: ODSCode
        public let result: Result<VerifiedSignature, SignatureRefusal>
    }

    /// In order of agreement, party and file.
    public let findings: [Finding]
    /// Where each agreement's are.
    private let places: [String: Range<Int>]

    /// - Parameter texts: each agreement's file, by reference.
    init(_ evidence: SignatureEvidence, _ agreements: [Agreement], texts: [String: String]) throws(PolicyErrors) {
        let certificates = try PartyCertificates(evidence.parties)
        var findings: [Finding] = []
        var problems: [Problem] = []
        let known = Dictionary(agreements.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
        guard evidence.signatures.count <= Limits.signatures else {
            throw PolicyErrors([Problem(.limit, "more than \(Limits.signatures) signature files")])
        }
        for file in evidence.signatures {
            guard let name = SignatureName(file) else {
                problems.append(
                    Problem(
                        .unsupportedFormat, "its name says neither agreement nor party", at: file.path,
                        remedy: "name it <id>@<version>/<ODS>.p7s"))
                continue
            }
            let result: Result<VerifiedSignature, SignatureRefusal>
            do throws(SignatureRefusal) {
                guard let agreement = known[name.agreement], let text = texts[name.agreement] else {
                    throw .noSuchAgreement
                }
                guard agreement.party(name.party) != nil else { throw .notAParty }
                result = .success(try certificates.verify(file.bytes, over: Array(text.utf8), by: name.party))
            } catch {
                result = .failure(error)
            }
            findings.append(Finding(file: file.path, agreement: name.agreement, party: name.party, result: result))
        }
        guard problems.isEmpty else { throw PolicyErrors(problems) }
        findings.sort { ($0.agreement, $0.party.text, $0.file) < ($1.agreement, $1.party.text, $1.file) }
        self.findings = findings
        places = findings.indices.reduce(into: [:]) { places, index in
            let start = places[findings[index].agreement]?.lowerBound ?? index
            places[findings[index].agreement] = start..<index + 1
        }
    }

    func findings(of party: ODSCode, in agreement: Agreement) -> [Finding] {
        places[agreement.reference].map { findings[$0].filter { $0.party == party } } ?? []
    }

    func verified(of party: ODSCode, in agreement: Agreement) -> [VerifiedSignature] {
        findings(of: party, in: agreement).compactMap {
            if case .success(let signature) = $0.result { signature } else { nil }
        }
    }

    /// When an agreement has every party's signature: all the time unless the operator requires them. Intersect this with
    /// the time for which the agreement itself runs.
    func windows(of agreement: Agreement, _ settings: PolicySettings) -> [Window] {
        guard settings.requiresSignatures else { return [.always] }
        return agreement.parties.reduce([.always]) { Window.intersect($0, windows(of: $1, in: agreement)) }
    }

    /// When a party's signature counts. After its last day none is needed of it: that it left must not stop the others.
    func windows(of party: Agreement.Party, in agreement: Agreement) -> [Window] {
        var windows = verified(of: party.ods, in: agreement).map(\.window)
        if let leaves = party.leaves { windows.append(Window(from: UKTime.endOfDay(leaves).milliseconds, until: .max)) }
        return windows.sorted { $0.from < $1.from }.reduce(into: []) { merged, window in
            if let last = merged.last, window.from <= last.until {
                merged[merged.count - 1].until = max(last.until, window.until)
            } else {
                merged.append(window)
            }
        }
    }

    /// Of an agreement that lacks a signature at this instant: why.
    func miss(_ agreement: Agreement, _ settings: PolicySettings, at instant: Instant)
        -> (reason: ReasonCode, detail: String)?
    {
        guard settings.requiresSignatures else { return nil }
        for party in agreement.parties {
            guard !Window.contains(windows(of: party, in: agreement), instant.milliseconds) else { continue }
            let ended = verified(of: party.ods, in: agreement).filter { $0.until <= instant }
            if let last = ended.max(by: { $0.until < $1.until }) {
                return (.suspended, "is suspended since \(last.until.display): \(last.ending.sentence(of: party.ods))")
            }
            return (.unsigned, "has no signature of \(party.ods) that counts over its file")
        }
        return nil
    }
}

extension VerifiedSignature.Ending {
    /// What happened, or will, at the end.
    func sentence(of party: ODSCode) -> String {
        switch self {
        case .expiry: "the certificate of \(party)'s signature expires"
        case .revocation: "the certificate of \(party)'s signature is revoked"
        case .staleList: "the revocation list for \(party)'s certificate is past its next update"
        }
    }
}

extension PolicySet {
    /// How one party's signature over one agreement stands.
    public struct SignatureState: Sendable, Hashable {
        public let agreement: String
        public let party: ODSCode
        /// Whether it counts at the instant that was asked about.
        public let counts: Bool
        /// The signature's file; `nil` when there is none.
        public let file: String?
        public let until: Instant?
        public let refusal: SignatureRefusal?
        public let sentence: String
    }

    /// Every party of every agreement, and files that are no party's.
    public func signatureStates(at instant: Instant) -> [SignatureState] {
        let missing = agreements.flatMap { agreement in
            agreement.parties.filter { signatures.findings(of: $0.ods, in: agreement).isEmpty }.map {
                SignatureState(
                    agreement: agreement.reference, party: $0.ods, counts: false, file: nil, until: nil, refusal: nil,
                    sentence: "there is no signature")
            }
        }
        return (missing + signatures.findings.map { $0.state(at: instant) }).sorted {
            ($0.agreement, $0.party.text, $0.file ?? "") < ($1.agreement, $1.party.text, $1.file ?? "")
        }
    }

    /// When the signatures of an agreement's parties cease to count, of those that count now or later, by party.
    public func signatureExpiries(at instant: Instant) -> [(agreement: String, party: ODSCode, expires: Instant)] {
        agreements.flatMap { agreement in
            agreement.parties.compactMap { party in
                signatures.verified(of: party.ods, in: agreement).map(\.until).filter { $0 > instant }.max().map {
                    (agreement.reference, party.ods, $0)
                }
            }
        }
    }

    /// Files that do not count, signatures that are missing where they are required, and those that end soon.
    func signatureWarnings(at instant: Instant) -> [PolicyWarning] {
        var warnings = signatures.findings.compactMap { finding -> PolicyWarning? in
            guard case .failure(let refusal) = finding.result else { return nil }
            return PolicyWarning(
                kind: .signatureRefused, agreement: finding.agreement, place: finding.file,
                what: "\(finding.agreement): the signature of \(finding.party) does not count: \(refusal.sentence)")
        }
        for agreement in agreements where UKTime.endOfDay(agreement.lastDay) > instant {
            if let miss = signatures.miss(agreement, settings, at: instant) {
                warnings.append(
                    PolicyWarning(
                        kind: .signatureMissing, agreement: agreement.reference, place: agreement.file,
                        what: "\(agreement.reference) \(miss.detail)"))
            }
            warnings += agreement.parties.compactMap { endsSoon($0, in: agreement, at: instant) }
        }
        return warnings
    }

    /// A party's signature that counts now, ends before the agreement does, and has no successor.
    private func endsSoon(_ party: Agreement.Party, in agreement: Agreement, at instant: Instant) -> PolicyWarning? {
        guard
            let window = signatures.windows(of: party, in: agreement).first(where: { $0.contains(instant.milliseconds) }
            ),
            window.until < UKTime.endOfDay(agreement.lastDay).milliseconds,
            let last = signatures.verified(of: party.ods, in: agreement).first(where: {
                $0.until.milliseconds == window.until
            })
        else { return nil }
        let stages =
            last.ending == .staleList ? [Limits.revocationListWarningDays] : Limits.expiryWarningDays
        let left = last.until.milliseconds(since: instant)
        guard let stage = stages.filter({ left <= Int64($0) * 86_400_000 }).min() else { return nil }
        return PolicyWarning(
            kind: .signatureEndsSoon, agreement: agreement.reference, place: party.place,
            what: "\(agreement.reference): \(last.ending.sentence(of: party.ods)) on \(last.until.display), within "
                + "\(stage) days"
                + (settings.requiresSignatures ? "; from then on the agreement is suspended" : ""))
    }
}

extension PolicySignatures.Finding {
    fileprivate func state(at instant: Instant) -> PolicySet.SignatureState {
        switch result {
        case .failure(let refusal):
            PolicySet.SignatureState(
                agreement: agreement, party: party, counts: false, file: file, until: nil, refusal: refusal,
                sentence: refusal.sentence)
        case .success(let signature):
            PolicySet.SignatureState(
                agreement: agreement, party: party, counts: signature.window.contains(instant.milliseconds), file: file,
                until: signature.until, refusal: nil,
                sentence: "\(signature.signedAt.display); \(signature.ending.sentence(of: party)) on "
                    + signature.until.display)
        }
    }
}
