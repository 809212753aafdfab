// One signature over one file: read it, find whose it is, check it over the exact bytes, and say from when until when it
// counts. No clock: a certificate that has run out ends the time for which the signature counts.

internal import COpenSSL
public import Records

/// A signature that verifies, and the time for which it counts.
public struct VerifiedSignature: Sendable, Hashable {
    /// What ends it.
    public enum Ending: String, Sendable, Hashable, CaseIterable {
        case expiry = "certificate-expires"
        case revocation = "certificate-revoked"
        /// The issuer's revocation list is past its next update: what was not revoked may be by then.
        case staleList = "revocation-list-stale"
    }

    /// What the signer says, signed.
    public let signedAt: Instant
    /// First instant at which it no longer counts.
    public let until: Instant
    public let ending: Ending
    /// SHA-256 of the certificate, hexadecimal.
    public let fingerprint: String

    var window: Window { Window(from: signedAt.milliseconds, until: until.milliseconds) }
}

extension PartyCertificates {
    /// Verifies a detached signature of `party` over `content`.
    func verify(_ signature: [UInt8], over content: [UInt8], by party: ODSCode) throws(SignatureRefusal)
        -> VerifiedSignature
    {
        let message = try SignedMessage(signature)
        try message.refuseWeakDigest()
        let signedAt = try message.signingTime()
        let certificate = try pinned(message, party)
        if let refusal = certificate.refusal { throw refusal }
        // Compared first, so that the usual mistake, a file that was edited after it was signed, is told from forgery.
        guard try message.digest() == message.digest(of: content) else { throw .otherBytes }
        guard message.verifies(over: content, with: certificate) else { throw .doesNotVerify }
        return try lifetime(of: certificate, signedAt: signedAt)
    }

    /// The party's certificate that the signer names by issuer and serial number, or by key identifier.
    private func pinned(_ message: SignedMessage, _ party: ODSCode) throws(SignatureRefusal) -> PartyCertificate {
        let matching = certificates.filter { message.isSigner($0.certificate) }
        if let own = matching.first(where: { $0.party == party }) { return own.certificate }
        guard matching.isEmpty else { throw .wrongParty }
        throw certificates.contains { $0.party == party } ? .notPinned : .noCertificate
    }

    private func lifetime(of certificate: PartyCertificate, signedAt: Instant) throws(SignatureRefusal)
        -> VerifiedSignature
    {
        guard let (from, expires) = certificate.validity, signedAt >= from, signedAt < expires else {
            throw .outsideValidity
        }
        var (until, ending) = (expires, VerifiedSignature.Ending.expiry)
        if let issuer = issuer(of: certificate) {
            let lists = lists.filter { $0.isSigned(by: issuer) }
            // RFC 5280, 5.1.2.5: a list without its next update cannot be known to be the latest.
            guard let next = lists.compactMap(\.nextUpdate).max() else { throw .noRevocationList }
            if next < until { (until, ending) = (next, .staleList) }
            if let revoked = lists.compactMap({ $0.revocation(of: certificate) }).min(), revoked <= until {
                guard signedAt < revoked else { throw .afterRevocation }
                (until, ending) = (revoked, .revocation)
            }
        }
        guard signedAt < until else { throw .noRevocationList }
        return VerifiedSignature(
            signedAt: signedAt, until: until, ending: ending, fingerprint: hexadecimal(certificate.fingerprint))
    }
}

/// A CMS SignedData, detached, with one signer.
private final class SignedMessage {
    private let pointer: OpaquePointer
    private let signer: OpaquePointer

    init(_ bytes: [UInt8]) throws(SignatureRefusal) {
        guard bytes.count <= Limits.signatureBytes else { throw .tooLarge }
        // White space after a PEM text is no part of it.
        var bytes = bytes
        let isPEM = bytes.starts(with: Array("-----BEGIN ".utf8))
        if isPEM { while let last = bytes.last, last == 0x0A || last == 0x0D || last == 0x20 { bytes.removeLast() } }
        let read = withBIO(bytes) { bio -> OpaquePointer? in
            let message = isPEM ? PEM_read_bio_CMS(bio, nil, nil, nil) : d2i_CMS_bio(bio, nil)
            guard let message, BIO_ctrl_pending(bio) == 0 else {
                CMS_ContentInfo_free(message)
                return nil
            }
            return message
        }
        guard let read else { throw .notCMS }
        do throws(SignatureRefusal) {
            signer = try Self.signer(of: read)
        } catch {
            CMS_ContentInfo_free(read)
            ERR_clear_error()
            throw error
        }
        pointer = read
    }

    deinit { CMS_ContentInfo_free(pointer) }

    private static func signer(of message: OpaquePointer) throws(SignatureRefusal) -> OpaquePointer {
        guard OBJ_obj2nid(CMS_get0_type(message)) == NID_pkcs7_signed,
            OBJ_obj2nid(CMS_get0_eContentType(message)) == NID_pkcs7_data
        else { throw .notCMS }
        guard CMS_is_detached(message) == 1 else { throw .notDetached }
        let signers = CMS_get0_SignerInfos(message)
        guard OPENSSL_sk_num(signers) == 1, let signer = OPENSSL_sk_value(signers, 0) else { throw .notOneSigner }
        return OpaquePointer(signer)
    }

    private var digestAlgorithm: Int32 {
        var algorithm: UnsafeMutablePointer<X509_ALGOR>?
        CMS_SignerInfo_get0_algs(signer, nil, nil, &algorithm, nil)
        return algorithm.map { OBJ_obj2nid($0.pointee.algorithm) } ?? NID_undef
    }

    private static let strongDigests = [NID_sha256, NID_sha384, NID_sha512]

    /// Of the content and of the signature: an algorithm such as ecdsa-with-SHA1 names its own.
    func refuseWeakDigest() throws(SignatureRefusal) {
        var algorithm: UnsafeMutablePointer<X509_ALGOR>?
        CMS_SignerInfo_get0_algs(signer, nil, nil, nil, &algorithm)
        var own = NID_undef
        if let algorithm { OBJ_find_sigid_algs(OBJ_obj2nid(algorithm.pointee.algorithm), &own, nil) }
        // NID_undef: rsaEncryption and RSASSA-PSS, which OpenSSL holds to the signer's digest.
        guard Self.strongDigests.contains(digestAlgorithm), own == NID_undef || Self.strongDigests.contains(own) else {
            throw .weakDigest
        }
    }

    /// RFC 5652, 11.3: a signed attribute, once.
    func signingTime() throws(SignatureRefusal) -> Instant {
        for type in [V_ASN1_UTCTIME, V_ASN1_GENERALIZEDTIME] {
            guard let value = attribute(NID_pkcs9_signingTime, type) else { continue }
            if let instant = Instant(asn1: value.assumingMemoryBound(to: ASN1_TIME.self)) { return instant }
        }
        throw .noSigningTime
    }

    /// What the signer says the content's digest is; RFC 5652, 11.2.
    func digest() throws(SignatureRefusal) -> [UInt8] {
        guard let value = attribute(NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING) else { throw .doesNotVerify }
        let text = value.assumingMemoryBound(to: ASN1_STRING.self)
        return Array(UnsafeBufferPointer(start: ASN1_STRING_get0_data(text), count: Int(ASN1_STRING_length(text))))
    }

    func digest(of content: [UInt8]) throws(SignatureRefusal) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        guard let algorithm = EVP_get_digestbyname(OBJ_nid2sn(digestAlgorithm)),
            EVP_Digest(content, content.count, &digest, &length, algorithm, nil) == 1
        else { throw .weakDigest }
        return Array(digest.prefix(Int(length)))
    }

    func isSigner(_ certificate: PartyCertificate) -> Bool {
        CMS_SignerInfo_cert_cmp(signer, certificate.pointer) == 0
    }

    /// The certificate is given, never taken from the message, and judged by us: OpenSSL would ask the clock.
    func verifies(over content: [UInt8], with certificate: PartyCertificate) -> Bool {
        guard let certificates = caregate_sk_X509_new() else { return false }
        defer { caregate_sk_X509_free(certificates) }
        guard caregate_sk_X509_push(certificates, certificate.pointer) > 0 else { return false }
        let flags = UInt32(CMS_BINARY | CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY)
        return withBIO(content) { CMS_verify(pointer, certificates, nil, $0, nil, flags) == 1 }
    }

    /// A signed attribute that stands once and has one value of this type.
    private func attribute(_ identifier: Int32, _ type: Int32) -> UnsafeMutableRawPointer? {
        defer { ERR_clear_error() }
        // -3: refuses an attribute that is repeated or has several values.
        return CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(identifier), -3, type)
    }
}
