// Which client certificates are believed, and whom they speak for: OpenSSL builds and checks the path (purpose, validity,
// revocation), the bindings name the organisation. Reloaded as a whole; whoever was verified before is verified again.

internal import Agreements
internal import COpenSSL
public import Gateway
public import Records
internal import Synchronization

/// What is done when revocation cannot be judged.
public struct RevocationPolicy: Sendable, Hashable {
    public enum Lapse: String, Sendable, Hashable, CaseIterable {
        case refuse
        case accept
    }

    /// No list of a certificate's issuer is at hand.
    public var onMissing: Lapse
    /// The issuer's list is past its next update. A revocation that it names still holds.
    public var onStale: Lapse

    public init(onMissing: Lapse = .refuse, onStale: Lapse = .refuse) {
        self.onMissing = onMissing
        self.onStale = onStale
    }
}

/// All that trust is made of, read from its files by the caller.
public struct TrustMaterial: Sendable {
    /// PEM: roots, and intermediates that clients may leave out.
    public var anchors: [NamedText]
    /// PEM.
    public var revocationLists: [NamedText]
    public var bindings: Bindings
    public var revocation: RevocationPolicy

    public init(
        anchors: [NamedText], revocationLists: [NamedText], bindings: Bindings,
        revocation: RevocationPolicy = RevocationPolicy()
    ) {
        self.anchors = anchors
        self.revocationLists = revocationLists
        self.bindings = bindings
        self.revocation = revocation
    }
}

/// A client certificate that was believed, and until when that may be relied on.
public struct VerifiedPeer: Sendable {
    public let sender: Sender
    /// DER, leaf first, to verify it again with.
    public let chain: [[UInt8]]
    /// Of the trust that it was verified under.
    public let generation: UInt64
    /// The instants between which the same answer holds under the same generation.
    public let validFrom: Instant
    public let validUntil: Instant
}

/// When something of the TLS configuration runs out.
public struct CertificateExpiry: Sendable, Hashable {
    /// `trust:…`, `crl:…`, `client:<ODS>`, `listener:…`, `destination:…`: the metric's `endpoint` label.
    public let endpoint: String
    public let notAfter: Instant

    public init(endpoint: String, notAfter: Instant) {
        self.endpoint = endpoint
        self.notAfter = notAfter
    }
}

/// Safe to ask from any thread; a verification takes up to about a millisecond of CPU, a remembered one a microsecond.
public final class TrustStore: Sendable {
    private struct State {
        var trust: Trust
        var generation: UInt64
        /// By fingerprint of the leaf. Kept across reloads for the chains: a resumed session presents its leaf alone.
        var verified: [String: VerifiedPeer] = [:]
    }

    private let state: Mutex<State>

    public init(_ material: TrustMaterial) throws(TrustError) {
        state = Mutex(State(trust: try Trust(material), generation: 1))
    }

    /// Replaces everything, or nothing when the new material cannot be used.
    public func reload(_ material: TrustMaterial) throws(TrustError) { try prepare(material)() }

    /// Builds everything and replaces nothing.
    /// - Returns: what puts the new material in force, which cannot fail.
    public func prepare(_ material: TrustMaterial) throws(TrustError) -> @Sendable () -> Void {
        let trust = try Trust(material)
        return { [self] in
            state.withLock {
                $0.trust = trust
                $0.generation += 1
            }
        }
    }

    /// Rises by one at each reload.
    public var generation: UInt64 { state.withLock { $0.generation } }

    /// Whom a client certificate speaks for.
    /// - Parameter chain: DER as presented, leaf first.
    public func verify(chain presented: [[UInt8]], at instant: Instant) -> Result<VerifiedPeer, Refusal> {
        guard let leafBytes = presented.first else { return .failure(.noCertificate) }
        guard presented.count <= Limits.chainCertificates else { return .failure(.malformed) }
        let fingerprint = hexadecimal(sha256(leafBytes))
        let (trust, generation, known) = state.withLock { ($0.trust, $0.generation, $0.verified[fingerprint]) }
        if let known, known.generation == generation, known.validFrom <= instant, instant < known.validUntil {
            return .success(known)
        }
        let chain = presented.count == 1 ? known?.chain ?? presented : presented
        switch trust.verify(chain: chain, fingerprint: fingerprint, generation: generation, at: instant) {
        case .failure(let refusal):
            return .failure(refusal)
        case .success(let peer):
            state.withLock { state in
                if state.verified.count >= Limits.verifiedLeaves, state.verified[fingerprint] == nil {
                    state.verified.remove(at: state.verified.startIndex)
                }
                state.verified[fingerprint] = peer
            }
            return .success(peer)
        }
    }

    /// Whether a peer verified earlier is still believed, and still speaks for the same organisation.
    public func verifyAgain(_ peer: VerifiedPeer, at instant: Instant) -> Result<VerifiedPeer, Refusal> {
        if peer.generation == generation, peer.validFrom <= instant, instant < peer.validUntil { return .success(peer) }
        let result = verify(chain: peer.chain, at: instant)
        if case .success(let again) = result, again.sender != peer.sender { return .failure(.rebound) }
        return result
    }

    /// Trust anchors, revocation lists (their next update), and the client certificates seen since the start.
    public var expiries: [CertificateExpiry] {
        state.withLock { state in
            var clients: [ODSCode: Instant] = [:]
            for peer in state.verified.values where peer.generation == state.generation {
                guard let leaf = peer.chain.first.flatMap(X509Certificate.init(der:)), let end = leaf.notAfter else {
                    continue
                }
                let organisation = peer.sender.organisation
                clients[organisation] = min(clients[organisation] ?? end, end)
            }
            return state.trust.expiries
                + clients.sorted { $0.key < $1.key }.map { .init(endpoint: "client:\($0.key)", notAfter: $0.value) }
        }
    }

    public var bindings: Bindings { state.withLock { $0.trust.bindings } }
}

/// One loaded set of anchors, lists and bindings; never changed.
///
/// Unchecked: an `X509_STORE` that is no longer added to may be read from many threads (it locks its own cache).
private final class Trust: @unchecked Sendable {
    let bindings: Bindings
    let expiries: [CertificateExpiry]
    private let store: OpaquePointer
    private let revocation: RevocationPolicy
    /// The next updates of the lists, to which a verification is valid when staleness refuses.
    private let nextUpdates: [Instant]

    init(_ material: TrustMaterial) throws(TrustError) {
        guard let store = X509_STORE_new() else { throw TrustError(file: "certs", "OpenSSL could not make a store") }
        self.store = store
        bindings = material.bindings
        revocation = material.revocation
        var expiries: [CertificateExpiry] = []
        var nextUpdates: [Instant] = []
        do throws(TrustError) {
            for source in material.anchors {
                for certificate in try PEM.certificates(source) {
                    guard certificate.isAuthority else {
                        throw TrustError(file: source.file, "\(certificate.commonName) is not a certificate authority")
                    }
                    guard X509_STORE_add_cert(store, certificate.pointer) == 1 else {
                        throw TrustError(file: source.file, "\(certificate.commonName) could not be added as an anchor")
                    }
                    if let end = certificate.notAfter {
                        expiries.append(.init(endpoint: "trust:\(certificate.commonName)", notAfter: end))
                    }
                }
            }
            guard !expiries.isEmpty else {
                throw TrustError(file: "certs", "there is no trust anchor; name at least one")
            }
            for source in material.revocationLists {
                for list in try PEM.revocationLists(source) {
                    guard X509_STORE_add_crl(store, list.pointer) == 1 else {
                        throw TrustError(file: source.file, "a revocation list could not be added")
                    }
                    if let next = list.nextUpdate {
                        nextUpdates.append(next)
                        expiries.append(.init(endpoint: "crl:\(source.file)", notAfter: next))
                    }
                }
            }
        } catch {
            X509_STORE_free(store)
            throw error
        }
        self.expiries = expiries
        self.nextUpdates = nextUpdates
    }

    deinit { X509_STORE_free(store) }

    func verify(
        chain: [[UInt8]], fingerprint: String, generation: UInt64, at instant: Instant
    ) -> Result<VerifiedPeer, Refusal> {
        let certificates = chain.compactMap(X509Certificate.init(der:))
        guard certificates.count == chain.count, let leaf = certificates.first else { return .failure(.malformed) }
        let span: (from: Instant, until: Instant)
        do throws(Refusal) {
            span = try path(leaf, certificates.dropFirst(), at: instant)
            let binding = try bindings.binding(sanURIs: leaf.sanURIs, fingerprint: fingerprint)
            let sender = Sender(
                organisation: binding.organisation, onBehalfOf: binding.onBehalfOf, fingerprint: fingerprint,
                careSystem: binding.careSystem)
            return .success(
                VerifiedPeer(
                    sender: sender, chain: chain, generation: generation, validFrom: span.from, validUntil: span.until))
        } catch {
            return .failure(error)
        }
    }

    /// RFC 5280 path validation, with revocation of the whole path.
    /// - Returns: the instants between which the path stays valid.
    private func path(
        _ leaf: X509Certificate, _ others: ArraySlice<X509Certificate>, at instant: Instant
    ) throws(Refusal) -> (from: Instant, until: Instant) {
        guard let context = X509_STORE_CTX_new(), let untrusted = caregate_sk_X509_new() else { throw .malformed }
        defer {
            X509_STORE_CTX_free(context)
            caregate_sk_X509_free(untrusted)
        }
        for certificate in others { _ = caregate_sk_X509_push(untrusted, certificate.pointer) }
        guard X509_STORE_CTX_init(context, store, leaf.pointer, untrusted) == 1,
            X509_STORE_CTX_set_default(context, "ssl_client") == 1,
            let parameters = X509_STORE_CTX_get0_param(context)
        else { throw .malformed }
        X509_VERIFY_PARAM_set_time(parameters, time_t(instant.milliseconds / 1000))
        X509_VERIFY_PARAM_set_flags(parameters, UInt(X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL))
        X509_VERIFY_PARAM_set_depth(parameters, Int32(Limits.chainCertificates))
        // Level 2: 112 bits of security; refuses SHA-1 signatures and RSA below 2048 bits.
        X509_VERIFY_PARAM_set_auth_level(parameters, 2)
        X509_STORE_CTX_set_verify_cb(context, callback)
        defer { ERR_clear_error() }
        guard X509_verify_cert(context) == 1 else {
            throw Refusal(verifyError: X509_STORE_CTX_get_error(context))
        }
        var from = Instant(milliseconds: .min)
        var until = Instant(milliseconds: .max)
        let path = X509_STORE_CTX_get0_chain(context)
        for index in 0..<OPENSSL_sk_num(path) {
            guard let item = OPENSSL_sk_value(path, index).map(OpaquePointer.init),
                let start = X509_get0_notBefore(item).flatMap(Instant.init(asn1:)),
                let end = X509_get0_notAfter(item).flatMap(Instant.init(asn1:))
            else { throw .malformed }
            from = max(from, start)
            until = min(until, end)
        }
        if revocation.onStale == .refuse, let next = nextUpdates.filter({ $0 > instant }).min() {
            until = min(until, next)
        }
        return (from, until)
    }

    /// The policy's exceptions; everything else that OpenSSL finds stands. A callback cannot capture, so one for each policy.
    private var callback: @convention(c) (Int32, OpaquePointer?) -> Int32 {
        switch (revocation.onMissing, revocation.onStale) {
        case (.refuse, .refuse): { ok, _ in ok }
        case (.accept, .refuse): { ok, context in Trust.forgive(ok, context, missing: true, stale: false) }
        case (.refuse, .accept): { ok, context in Trust.forgive(ok, context, missing: false, stale: true) }
        case (.accept, .accept): { ok, context in Trust.forgive(ok, context, missing: true, stale: true) }
        }
    }

    private static func forgive(_ ok: Int32, _ context: OpaquePointer?, missing: Bool, stale: Bool) -> Int32 {
        switch X509_STORE_CTX_get_error(context) {
        case X509_V_ERR_UNABLE_TO_GET_CRL where missing, X509_V_ERR_CRL_HAS_EXPIRED where stale:
            X509_STORE_CTX_set_error(context, X509_V_OK)
            return 1
        default:
            return ok
        }
    }
}
