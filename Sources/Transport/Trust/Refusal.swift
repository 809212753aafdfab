// Why a connection was refused. A refusal is a value: it is reported, logged and audited by whoever wires the listeners.

internal import COpenSSL

/// Why a client certificate, or a connection, was refused. Stable: audit and metrics are keyed by these words.
public enum Refusal: String, Sendable, Hashable, CaseIterable, Error {
    /// The client presented none.
    case noCertificate = "no-certificate"
    /// No path to a trust anchor, a broken signature, or a key below the accepted strength.
    case untrusted
    case expired
    case notYetValid = "not-yet-valid"
    case revoked
    /// No revocation list of its issuer is at hand, and the policy asks for one.
    case revocationUnknown = "revocation-unknown"
    /// The issuer's revocation list is past its next update, and the policy refuses that.
    case revocationStale = "revocation-stale"
    /// Valid, but not for a TLS client.
    case wrongPurpose = "wrong-purpose"
    /// Valid, and bound to no organisation.
    case unbound
    /// Bound to more than one organisation: the bindings contradict each other.
    case ambiguous
    /// After a reload the certificate speaks for another organisation than it did when the connection opened.
    case rebound
    case malformed
    case handshakeTimeout = "handshake-timeout"
    /// TLS failed before a certificate was judged: version, cipher, or no TLS at all.
    case handshakeFailed = "handshake-failed"

    init(verifyError code: Int32) {
        self =
            switch code {
            case X509_V_ERR_CERT_HAS_EXPIRED: .expired
            case X509_V_ERR_CERT_NOT_YET_VALID: .notYetValid
            case X509_V_ERR_CERT_REVOKED: .revoked
            case X509_V_ERR_UNABLE_TO_GET_CRL, X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER, X509_V_ERR_DIFFERENT_CRL_SCOPE:
                .revocationUnknown
            case X509_V_ERR_CRL_HAS_EXPIRED, X509_V_ERR_CRL_NOT_YET_VALID: .revocationStale
            case X509_V_ERR_INVALID_PURPOSE: .wrongPurpose
            default: .untrusted
            }
    }
}

/// A connection that was refused or cut off.
public struct RefusedConnection: Sendable, Hashable {
    /// Name of the listener.
    public let listener: String
    public let reason: Refusal
    /// Address of the peer, as text.
    public let remote: String
    /// SHA-256 of the leaf certificate, hexadecimal, where one was presented.
    public let fingerprint: String?

    public init(listener: String, reason: Refusal, remote: String, fingerprint: String?) {
        self.listener = listener
        self.reason = reason
        self.remote = remote
        self.fingerprint = fingerprint
    }
}
