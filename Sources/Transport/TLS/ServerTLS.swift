// Our end of the mutual TLS that listeners speak: which certificate is shown, and what is asked of the client.

internal import NIOCore
internal import NIOSSL
public import Records
internal import Synchronization

/// The current TLS context of a listener; a reload changes it for the connections to come.
public final class ServerTLS: Sendable {
    private struct State {
        var context: NIOSSLContext
        var notAfter: Instant
    }

    private let state: Mutex<State>

    public init(_ credentials: TLSCredentials) throws(TrustError) {
        state = Mutex(try Self.state(credentials))
    }

    /// Replaces the certificate, or nothing when it cannot be used.
    public func reload(_ credentials: TLSCredentials) throws(TrustError) { try prepare(credentials)() }

    /// Builds everything and replaces nothing.
    /// - Returns: what puts the new certificate in force, which cannot fail.
    public func prepare(_ credentials: TLSCredentials) throws(TrustError) -> @Sendable () -> Void {
        let new = try Self.state(credentials)
        return { [self] in state.withLock { $0 = new } }
    }

    public var notAfter: Instant { state.withLock { $0.notAfter } }

    var context: NIOSSLContext { state.withLock { $0.context } }

    private static func state(_ credentials: TLSCredentials) throws(TrustError) -> State {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: credentials.chain, privateKey: credentials.key)
        configuration.minimumTLSVersion = .tlsv12
        // A certificate is demanded; whether it is believed is TrustStore's to say, so no roots are loaded here.
        configuration.certificateVerification = .noHostnameVerification
        configuration.trustRoots = .certificates([])
        configuration.shutdownTimeout = .seconds(1)
        do {
            return State(context: try NIOSSLContext(configuration: configuration), notAfter: credentials.notAfter)
        } catch {
            throw TrustError(file: "certs", "the listener's certificate and key cannot be used for TLS")
        }
    }
}
