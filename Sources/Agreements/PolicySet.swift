// A set of agreements, compiled: an index by pair of organisations, sets of bits for the other dimensions, and time as
// windows of milliseconds. Loading is pure: the caller reads the files. One bad file refuses the whole set.

internal import COpenSSL
public import Records

/// A compiled set of agreements.
public struct PolicySet: Sendable {
    /// A hash of the set and of the settings it was compiled with, hexadecimal.
    public let revision: String
    /// In order of id, then version.
    public let agreements: [Agreement]
    public let settings: PolicySettings
    /// The parties' signatures over the agreements' files.
    public let signatures: PolicySignatures
    let compiled: CompiledPolicy
    /// A hash of the files, signatures and certificates.
    private let contents: String

    /// Reads and compiles a set.
    /// - Parameters:
    ///   - files: each agreement file's path, for messages, and its text, whose UTF-8 is the file's bytes.
    ///   - evidence: the parties' signatures over those bytes, and their certificates.
    /// - Throws: every problem of every file, each with file, line, column and remedy.
    public static func load(
        _ files: [(path: String, text: String)], settings: PolicySettings = PolicySettings(),
        signatures evidence: SignatureEvidence = .none
    ) throws(PolicyErrors) -> PolicySet {
        guard files.count <= Limits.agreements else {
            throw PolicyErrors([Problem(.limit, "more than \(Limits.agreements) agreement files")])
        }
        var agreements: [Agreement] = []
        var problems: [Problem] = []
        var texts: [String: String] = [:]
        for file in files {
            do throws(PolicyErrors) {
                let agreement = try AgreementReader.read(file.text, path: file.path)
                agreements.append(agreement)
                texts[agreement.reference] = file.text
            } catch {
                problems += error.problems
            }
        }
        var seen: [String: String] = [:]
        for agreement in agreements {
            if let other = seen.updateValue(agreement.file, forKey: agreement.reference) {
                problems.append(
                    Problem(
                        .duplicateKey, "\(agreement.reference) is in \(other) too", at: "\(agreement.file):1:1",
                        remedy: "give each version a file of its own and a version of its own"))
            }
        }
        guard problems.isEmpty else { throw PolicyErrors(problems) }
        let signatures = try PolicySignatures(evidence, agreements, texts: texts)
        return PolicySet(
            agreements: agreements.sorted { ($0.id, $0.version) < ($1.id, $1.version) }, settings: settings,
            signatures: signatures,
            contents: digest(
                of: files.map { Array($0.text.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
                    + evidence.revisionParts))
    }

    private init(
        agreements: [Agreement], settings: PolicySettings, signatures: PolicySignatures, contents: String
    ) {
        self.agreements = agreements
        self.settings = settings
        self.signatures = signatures
        self.contents = contents
        let words = [Self.words(of: settings)] + settings.restrictedCodes.lines + settings.choiceLists.flatMap(\.lines)
        // Another key makes other pseudonyms; it also keeps what is on a short list from being tried out.
        revision = Self.digest(
            of: (words + [contents]).map { Array($0.utf8) } + [settings.obligations.pseudonymKey?.bytes ?? []])
        compiled = CompiledPolicy(agreements, settings, signatures)
    }

    /// The same agreements under other settings, without reading them again.
    public func compiled(with settings: PolicySettings) -> PolicySet {
        PolicySet(agreements: agreements, settings: settings, signatures: signatures, contents: contents)
    }

    /// The first six digits of `revision`, as shown.
    public var shortRevision: String { String(revision.prefix(6)) }

    /// Agreements that are not past their last day, by `id@version`, and the first instant at which each is.
    public var expiries: [(agreement: String, expires: Instant)] {
        agreements.map { ($0.reference, UKTime.endOfDay($0.lastDay)) }
    }

    /// The name that an agreement gives an organisation; of a site, its trust's.
    public func name(of organisation: ODSCode) -> String? {
        for agreement in agreements {
            for party in agreement.parties where party.ods == organisation || organisation.isSite(of: party.ods) {
                return party.name
            }
        }
        return nil
    }

    /// Whether a person of whom nothing stands against it could be shared at this instant.
    public func covers(
        publisher: ODSCode, recipient: ODSCode, purpose: Purpose, role: Role, category: Category, at instant: Instant
    ) -> Bool {
        let request = Request(
            publisher: publisher, recipient: recipient, purpose: purpose, role: role, category: category,
            person: .unencumbered, instant: instant)
        return evaluate(request).outcome == .permit
    }

    /// Whether any agreement in force lets this organisation send anything to anybody.
    public func mayPublish(_ publisher: ODSCode, at instant: Instant) -> Bool {
        let candidates = compiled.candidates(publisher)
        for index in 0..<candidates.count {
            for link in compiled.published[candidates[index]] ?? []
            where !candidates.isSite(index) || link.publisherIncludesSites {
                if Window.contains(link.live, instant.milliseconds) { return true }
            }
        }
        return false
    }

    /// What of the settings a decision depends on.
    private static func words(of settings: PolicySettings) -> String {
        let obligations = settings.obligations
        let flags = [
            settings.suspendsWhenReviewOverdue, settings.requiresSIRO, obligations.redact,
            obligations.supports(.pseudonymise), obligations.mask, obligations.showWithheldMarker,
            obligations.noOnwardShare, settings.requiresSignatures,
        ]
        let targets = obligations.notifyTargets.map { $0.sorted().joined(separator: ",") } ?? "*"
        let successions = settings.successions.map { "\($0.former)>\($0.successor)@\($0.from)" }.sorted()
        return flags.map { $0 ? "1" : "0" }.joined()
            + " \(targets) \(settings.privacyOfficer) \(successions.joined(separator: ","))"
    }

    /// SHA-256 over the lengths and bytes of the parts, hexadecimal.
    private static func digest(of parts: [[UInt8]]) -> String {
        var bytes: [UInt8] = []
        for part in parts {
            bytes += Array("\(part.count)\n".utf8)
            bytes += part
        }
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        SHA256(bytes, bytes.count, &digest)
        return hexadecimal(digest)
    }
}
