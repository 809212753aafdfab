// Keys and certificates for the tests of signatures, made anew in each run; none is ever kept.

import COpenSSL
import Records

@testable import Agreements

enum TestKey: Sendable, CaseIterable {
    case p256
    case rsa2048
    case rsa1024
    case ed25519

    func make() -> OpaquePointer {
        switch self {
        case .p256: return caregate_EC_generate_P256()
        case .ed25519: return caregate_ED25519_generate()
        case .rsa2048, .rsa1024:
            let context = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nil)
            defer { EVP_PKEY_CTX_free(context) }
            precondition(EVP_PKEY_keygen_init(context) == 1)
            precondition(EVP_PKEY_CTX_set_rsa_keygen_bits(context, self == .rsa2048 ? 2048 : 1024) == 1)
            var key: OpaquePointer?
            precondition(EVP_PKEY_generate(context, &key) == 1)
            return key!
        }
    }
}

/// A certificate and its key: a party's, or an authority's.
final class TestSigner {
    let certificate: OpaquePointer
    let key: OpaquePointer

    /// - Parameters:
    ///   - issuer: `nil` makes it sign itself.
    ///   - serial: chosen by an impostor; otherwise from the name.
    init(
        _ name: String, key kind: TestKey = .p256, issuer: TestSigner? = nil, from: String = "2025-12-01",
        until: String = "2027-11-30", usage: String? = "digitalSignature", isAuthority: Bool = false, serial: Int = 1
    ) {
        key = kind.make()
        certificate = X509_new()
        X509_set_version(certificate, 2)
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial)
        Self.withTime(Fixture.at(from)) { _ = X509_set1_notBefore(certificate, $0) }
        Self.withTime(Fixture.at(until)) { _ = X509_set1_notAfter(certificate, $0) }
        X509_set_pubkey(certificate, key)
        X509_NAME_add_entry_by_txt(
            X509_get_subject_name(certificate), "CN", MBSTRING_FLAG | 0, name, -1, -1, 0)
        let above = issuer?.certificate ?? certificate
        X509_set_issuer_name(certificate, X509_get_subject_name(above))
        var extensions = [(NID_basic_constraints, isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE")]
        if let usage { extensions.append((NID_key_usage, isAuthority ? "keyCertSign,cRLSign" : usage)) }
        for (identifier, value) in extensions {
            let item = X509V3_EXT_conf_nid(nil, nil, identifier, value)
            precondition(X509_add_ext(certificate, item, -1) == 1)
            X509_EXTENSION_free(item)
        }
        let digest = kind == .ed25519 && issuer == nil ? nil : EVP_sha256()
        precondition(X509_sign(certificate, issuer?.key ?? key, digest) > 0)
    }

    deinit {
        X509_free(certificate)
        EVP_PKEY_free(key)
    }

    var certificatePEM: [UInt8] { Self.written { PEM_write_bio_X509($0, certificate) } }
    var keyPEM: [UInt8] { Self.written { PEM_write_bio_PKCS8PrivateKey($0, key, nil, nil, 0, nil, nil) } }

    /// By `AgreementSigning`.
    func sign(_ text: String, at instant: String = "2025-12-05T10:00:00Z") throws -> [UInt8] {
        Array(
            try AgreementSigning.sign(
                Array(text.utf8), certificate: EvidenceFile(path: "cert.pem", bytes: certificatePEM),
                key: EvidenceFile(path: "key.pem", bytes: keyPEM), at: Fixture.at(instant)
            ).utf8)
    }

    /// By OpenSSL with these settings, whatever they are worth; DER.
    func message(
        _ text: String, digest: OpaquePointer? = EVP_sha256(), flags: Int32 = CMS_BINARY | CMS_DETACHED,
        with others: [TestSigner] = []
    ) -> [UInt8] {
        let flags = UInt32(flags | CMS_PARTIAL)
        let message = CMS_sign(nil, nil, nil, nil, flags)
        defer { CMS_ContentInfo_free(message) }
        for signer in [self] + others {
            precondition(CMS_add1_signer(message, signer.certificate, signer.key, digest, flags) != nil)
        }
        withBIO(Array(text.utf8)) { content in precondition(CMS_final(message, content, nil, flags) == 1) }
        return Self.written { i2d_CMS_bio($0, message) }
    }

    /// A revocation list of this authority, PEM.
    func list(
        revoking revoked: [TestSigner] = [], on instant: String = "2026-06-20T09:00:00Z",
        next: String = "2027-01-31T00:00:00Z", critical: Int32? = nil
    ) -> [UInt8] {
        let list = X509_CRL_new()
        defer { X509_CRL_free(list) }
        X509_CRL_set_version(list, 1)
        X509_CRL_set_issuer_name(list, X509_get_subject_name(certificate))
        Self.withTime(Fixture.at(instant)) { _ = X509_CRL_set1_lastUpdate(list, $0) }
        Self.withTime(Fixture.at(next)) { _ = X509_CRL_set1_nextUpdate(list, $0) }
        for signer in revoked {
            let entry = X509_REVOKED_new()
            X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(signer.certificate))
            Self.withTime(Fixture.at(instant)) { _ = X509_REVOKED_set_revocationDate(entry, $0) }
            X509_CRL_add0_revoked(list, entry)
        }
        if let critical {
            let item = X509V3_EXT_conf_nid(nil, nil, critical, "critical,onlyCA:TRUE")
            precondition(X509_CRL_add_ext(list, item, -1) == 1)
            X509_EXTENSION_free(item)
        }
        X509_CRL_sort(list)
        precondition(X509_CRL_sign(list, key, EVP_sha256()) > 0)
        return Self.written { PEM_write_bio_X509_CRL($0, list) }
    }

    /// A CMS in PEM as DER.
    static func der(_ pem: [UInt8]) -> [UInt8] {
        let message = withBIO(pem) { PEM_read_bio_CMS($0, nil, nil, nil) }
        defer { CMS_ContentInfo_free(message) }
        return written { i2d_CMS_bio($0, message) }
    }

    private static func withTime(_ instant: Instant, _ body: (UnsafeMutablePointer<ASN1_TIME>) -> Void) {
        let time = ASN1_TIME_set(nil, time_t(instant.milliseconds / 1000))!
        body(time)
        ASN1_TIME_free(time)
    }

    private static func written(_ write: (OpaquePointer) -> Int32) -> [UInt8] {
        let bio = BIO_new(BIO_s_mem())!
        defer { BIO_free(bio) }
        precondition(write(bio) == 1)
        var data: UnsafeMutablePointer<CChar>?
        let length = caregate_BIO_get_mem_data(bio, &data)
        return Array(UnsafeRawBufferPointer(start: data, count: length))
    }
}

/// A set of one agreement, NS-T-1, and the evidence for it.
struct SignedSet {
    var text = Fixture.agreement
    var evidence = SignatureEvidence()
    var settings = PolicySettings(requiresSignatures: true)

    mutating func add(_ signature: [UInt8], of party: String) {
        evidence.signatures.append(
            EvidenceFile(path: "agreements/signatures/NS-T-1@1/\(party).p7s", bytes: signature))
    }

    mutating func pin(_ bytes: [UInt8], as name: String) {
        evidence.parties.append(EvidenceFile(path: "certs/parties/\(name).pem", bytes: bytes))
    }

    /// Pins a party's certificate and signs with it.
    mutating func sign(_ party: String, _ signer: TestSigner, at instant: String = "2025-12-05T10:00:00Z") throws {
        pin(signer.certificatePEM, as: party)
        add(try signer.sign(text, at: instant), of: party)
    }

    func policy() throws -> PolicySet {
        try PolicySet.load([("agreements/t.yaml", text)], settings: settings, signatures: evidence)
    }

    /// What became of a party's signature.
    func result(_ party: String = "503") throws -> Result<VerifiedSignature, SignatureRefusal> {
        let finding = try policy().signatures.findings.first { $0.party.text == party }
        return finding?.result ?? .failure(.noCertificate)
    }

    /// How the flow that the agreement grants is answered.
    func decide(at instant: String = "2026-06-15T12:00:00Z") throws -> Decision {
        try policy().decide(Fixture.request(at: instant), id: "d")
    }
}

func refusal<Value>(_ result: Result<Value, SignatureRefusal>) -> SignatureRefusal? {
    if case .failure(let refusal) = result { refusal } else { nil }
}
