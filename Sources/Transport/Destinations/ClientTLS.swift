// Our end of a connection to a recipient: our client certificate, and the roots that its server must be certified by.

internal import COpenSSL
internal import NIOCore
public import NIOSSL
public import Records

/// TLS towards one recipient.
public struct ClientTLS: Sendable {
    /// Full verification, host name included; TLS 1.2 or later.
    public let configuration: TLSConfiguration
    /// Of our client certificate.
    public let notAfter: Instant

    /// - Parameters:
    ///   - credentials: our client certificate.
    ///   - roots: PEM; the recipient's server must be certified by one of them.
    public init(_ credentials: TLSCredentials, roots: NamedText) throws(TrustError) {
        _ = try PEM.certificates(roots)
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.certificateVerification = .fullVerification
        configuration.certificateChain = credentials.chain
        configuration.privateKey = credentials.key
        configuration.shutdownTimeout = .seconds(1)
        do {
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(roots.bytes))
        } catch {
            throw TrustError(file: roots.file, "holds a certificate that TLS cannot use")
        }
        self.configuration = configuration
        notAfter = credentials.notAfter
    }
}
