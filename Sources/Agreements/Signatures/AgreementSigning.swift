// Signing an agreement's file for a party: CMS SignedData, detached, SHA-256, the signing time given by the caller.

internal import COpenSSL
public import Records

public enum AgreementSigning {
    /// Signs the bytes of a file.
    /// - Parameters:
    ///   - certificate: PEM; the first in it is the signer's.
    ///   - key: PEM, without a pass phrase.
    ///   - instant: now, to the second; it is signed too.
    /// - Returns: the signature in PEM.
    public static func sign(_ content: [UInt8], certificate: EvidenceFile, key: EvidenceFile, at instant: Instant)
        throws(Problem) -> String
    {
        let signers = try PEMObjects.read(certificate, called: "certificate") { PEM_read_bio_X509($0, nil, nil, nil) }
            .map(PartyCertificate.init(owning:))
        let signer = signers[0]
        if let refusal = signer.refusal {
            throw Problem(
                .dataType, "signatures by this certificate do not count: \(refusal.sentence)", at: certificate.path)
        }
        guard let (from, until) = signer.validity, instant >= from, instant < until else {
            throw Problem(
                .dataType, "the certificate is not valid now", at: certificate.path, remedy: "use the current one")
        }
        let secret = withBIO(key.bytes) { bio in
            // The callback keeps OpenSSL from asking for a pass phrase on the terminal.
            PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil)
        }
        guard let secret else {
            throw Problem(
                .syntax, "it holds no private key that can be read", at: key.path,
                remedy: "write it in PEM, without a pass phrase")
        }
        defer { EVP_PKEY_free(secret) }
        guard X509_check_private_key(signer.pointer, secret) == 1 else {
            ERR_clear_error()
            throw Problem(
                .dataType, "it is not the key of \(certificate.path)", at: key.path, remedy: "name its own key")
        }
        guard let text = withBIO(content, { pem(signing: $0, signer, secret, instant) }) else {
            throw Problem(.fault, "OpenSSL could not sign", at: key.path)
        }
        return text
    }

    private static func pem(
        signing content: OpaquePointer, _ signer: PartyCertificate, _ key: OpaquePointer, _ instant: Instant
    ) -> String? {
        let flags = UInt32(CMS_BINARY | CMS_DETACHED | CMS_PARTIAL | CMS_NOSMIMECAP)
        guard let message = CMS_sign(nil, nil, nil, nil, flags), let time = ASN1_TIME_set(nil, instant.seconds),
            let output = BIO_new(BIO_s_mem())
        else { return nil }
        defer {
            CMS_ContentInfo_free(message)
            ASN1_TIME_free(time)
            BIO_free(output)
        }
        // The time is set here, or OpenSSL would ask the clock. RFC 5652, 11.3: UTCTime until 2049, as ASN1_TIME_set does.
        guard let signature = CMS_add1_signer(message, signer.pointer, key, EVP_sha256(), flags),
            CMS_signed_add1_attr_by_NID(
                signature, NID_pkcs9_signingTime, ASN1_STRING_type(time), time, -1) == 1,
            CMS_final(message, content, nil, flags) == 1, PEM_write_bio_CMS(output, message) == 1
        else { return nil }
        var data: UnsafeMutablePointer<CChar>?
        let length = caregate_BIO_get_mem_data(output, &data)
        guard length > 0, let data else { return nil }
        return String(decoding: UnsafeRawBufferPointer(start: data, count: length), as: UTF8.self)
    }
}

extension Instant {
    fileprivate var seconds: time_t { time_t(milliseconds / 1000) }
}
