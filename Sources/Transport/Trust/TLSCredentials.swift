// A certificate with its key, for our own end of a connection.

internal import COpenSSL
internal import NIOSSL
public import Records

/// Our certificate chain and its private key, of a listener or of a destination's client certificate.
public struct TLSCredentials: Sendable {
    /// Leaf first.
    let chain: [NIOSSLCertificateSource]
    let key: NIOSSLPrivateKeySource
    /// The leaf's.
    public let notAfter: Instant

    /// - Parameters:
    ///   - certificateChain: PEM, leaf first.
    ///   - privateKey: PEM, not encrypted.
    public init(certificateChain: NamedText, privateKey: NamedText) throws(TrustError) {
        let certificates = try PEM.certificates(certificateChain)
        guard let leaf = certificates.first, let end = leaf.notAfter else {
            throw TrustError(file: certificateChain.file, "holds no certificate")
        }
        notAfter = end
        let isKeyOfLeaf = privateKey.bytes.withUnsafeBytes { bytes -> Bool? in
            guard let bio = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
            defer {
                BIO_free(bio)
                ERR_clear_error()
            }
            // The callback keeps OpenSSL from asking for a pass phrase on the terminal.
            guard let key = PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil) else { return nil }
            defer { EVP_PKEY_free(key) }
            return X509_check_private_key(leaf.pointer, key) == 1
        }
        switch isKeyOfLeaf {
        case nil: throw TrustError(file: privateKey.file, "holds no private key that can be read (PEM, not encrypted)")
        case false?:
            throw TrustError(
                file: privateKey.file, "is not the key of the first certificate in \(certificateChain.file)")
        case true?: break
        }
        do {
            chain = try NIOSSLCertificate.fromPEMBytes(certificateChain.bytes).map { .certificate($0) }
            key = .privateKey(try NIOSSLPrivateKey(bytes: privateKey.bytes, format: .pem))
        } catch {
            throw TrustError(file: certificateChain.file, "or \(privateKey.file) is of a kind that TLS cannot use")
        }
    }
}
