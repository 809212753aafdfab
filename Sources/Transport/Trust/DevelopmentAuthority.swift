// A certificate authority for development and demonstration: its own root, servers, clients and revocation lists, in ECDSA
// P-256. Never for a live deployment: the key lies beside the certificates.

internal import COpenSSL
public import Records

/// Issues certificates. Time is passed in; keys and serial numbers come from OpenSSL's random generator.
public struct DevelopmentAuthority: Sendable {
    /// A certificate and its key.
    public struct Issued: Sendable {
        public let certificatePEM: String
        public let privateKeyPEM: String
        /// SHA-256 of the certificate, hexadecimal.
        public let fingerprint: String
        let certificate: X509Certificate

        init(certificatePEM: String, privateKeyPEM: String, certificate: X509Certificate) {
            self.certificatePEM = certificatePEM
            self.privateKeyPEM = privateKeyPEM
            self.certificate = certificate
            fingerprint = certificate.fingerprint
        }

        /// What was issued before.
        init(certificate: NamedText, privateKey: NamedText) throws(TrustError) {
            guard let leaf = try PEM.certificates(certificate).first else {
                throw TrustError(file: certificate.file, "holds no certificate")
            }
            self.init(
                certificatePEM: String(decoding: certificate.bytes, as: UTF8.self),
                privateKeyPEM: String(decoding: privateKey.bytes, as: UTF8.self), certificate: leaf)
        }
    }

    /// One subject alternative name.
    public enum Name: Sendable, Hashable {
        case uri(String)
        case dns(String)
        case address(String)

        var text: String {
            switch self {
            case .uri(let value): "URI:\(value)"
            case .dns(let value): "DNS:\(value)"
            case .address(let value): "IP:\(value)"
            }
        }
    }

    private enum Use {
        case authority
        case server
        case client
        case signer
    }

    public let root: Issued
    private let key: PrivateKey

    /// - Parameters:
    ///   - name: common name of the root.
    ///   - instant: from when the root is valid.
    public init(name: String, at instant: Instant, validDays: Int = 3650) throws(TrustError) {
        key = try PrivateKey()
        root = try Self.issue(
            name, [], .authority, key: key, issuer: nil, from: instant.adding(seconds: -3600),
            until: instant.adding(seconds: Int64(validDays) * 86_400))
    }

    /// An authority that was made before.
    /// - Throws: when either cannot be read, or the key is not the certificate's.
    public init(certificate: NamedText, privateKey: NamedText) throws(TrustError) {
        root = try Issued(certificate: certificate, privateKey: privateKey)
        key = try PrivateKey(privateKey)
        guard root.certificate.isAuthority, X509_check_private_key(root.certificate.pointer, key.pointer) == 1 else {
            ERR_clear_error()
            throw TrustError(
                file: privateKey.file, "is not the key of an authority's certificate in \(certificate.file)")
        }
    }

    /// A server's certificate.
    public func server(
        _ commonName: String, names: [Name], from: Instant, until: Instant
    ) throws(TrustError) -> Issued {
        try issue(commonName, names, .server, from, until)
    }

    /// A client's certificate.
    public func client(
        _ commonName: String, names: [Name], from: Instant, until: Instant
    ) throws(TrustError) -> Issued {
        try issue(commonName, names, .client, from, until)
    }

    /// A certificate for signing agreements.
    public func signer(_ commonName: String, from: Instant, until: Instant) throws(TrustError) -> Issued {
        try issue(commonName, [], .signer, from, until)
    }

    /// The SAN URI of an organisation in the development bindings.
    public static func uri(of organisation: ODSCode) -> String { "urn:nhs-uk:ods:\(organisation)" }

    /// A revocation list in PEM.
    public func revocationList(
        revoking revoked: [Issued], from: Instant, until: Instant
    ) throws(TrustError) -> String {
        guard let list = X509_CRL_new() else { throw Self.fault("a revocation list") }
        defer { X509_CRL_free(list) }
        var isMade = X509_CRL_set_version(list, 1) == 1
        isMade = isMade && X509_CRL_set_issuer_name(list, X509_get_subject_name(root.certificate.pointer)) == 1
        isMade = isMade && withTime(from) { X509_CRL_set1_lastUpdate(list, $0) == 1 }
        isMade = isMade && withTime(until) { X509_CRL_set1_nextUpdate(list, $0) == 1 }
        for issued in revoked {
            guard isMade, let entry = X509_REVOKED_new() else { throw Self.fault("a revocation list") }
            isMade = X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(issued.certificate.pointer)) == 1
            isMade = isMade && withTime(from) { X509_REVOKED_set_revocationDate(entry, $0) == 1 }
            isMade = isMade && X509_CRL_add0_revoked(list, entry) == 1
        }
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, root.certificate.pointer, nil, nil, list, 0)
        if let identifier = X509V3_EXT_conf_nid(nil, &context, NID_authority_key_identifier, "keyid:always") {
            isMade = isMade && X509_CRL_add_ext(list, identifier, -1) == 1
            X509_EXTENSION_free(identifier)
        }
        isMade = isMade && X509_CRL_sort(list) == 1 && X509_CRL_sign(list, key.pointer, EVP_sha256()) > 0
        guard isMade, let text = pem({ PEM_write_bio_X509_CRL($0, list) }) else {
            throw Self.fault("a revocation list")
        }
        return text
    }

    private func issue(
        _ commonName: String, _ names: [Name], _ use: Use, _ from: Instant, _ until: Instant
    ) throws(TrustError) -> Issued {
        try Self.issue(
            commonName, names, use, key: try PrivateKey(), issuer: (root.certificate, key), from: from, until: until)
    }

    private static func issue(
        _ commonName: String, _ names: [Name], _ use: Use, key: PrivateKey,
        issuer: (certificate: X509Certificate, key: PrivateKey)?, from: Instant, until: Instant
    ) throws(TrustError) -> Issued {
        guard let pointer = X509_new() else { throw fault(commonName) }
        let certificate = X509Certificate(owning: pointer)
        let subject = X509_get_subject_name(pointer)
        var serial: [UInt8] = Array(repeating: 0, count: 16)
        var isMade = RAND_bytes(&serial, Int32(serial.count)) == 1
        serial[0] = serial[0] & 0x7F | 0x40  // positive, and always of 16 bytes
        guard let number = BN_bin2bn(serial, Int32(serial.count), nil) else { throw fault(commonName) }
        defer { BN_free(number) }
        isMade = isMade && X509_set_version(pointer, 2) == 1
        isMade = isMade && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(pointer)) != nil
        isMade = isMade && withTime(from) { X509_set1_notBefore(pointer, $0) == 1 }
        isMade = isMade && withTime(until) { X509_set1_notAfter(pointer, $0) == 1 }
        isMade = isMade && X509_set_pubkey(pointer, key.pointer) == 1
        for (field, value) in [("O", "Caregate development"), ("CN", commonName)] {
            isMade = isMade && X509_NAME_add_entry_by_txt(subject, field, MBSTRING_FLAG | 0, value, -1, -1, 0) == 1
        }
        let issuerCertificate = issuer?.certificate.pointer ?? pointer
        isMade = isMade && X509_set_issuer_name(pointer, X509_get_subject_name(issuerCertificate)) == 1
        for (identifier, value) in extensions(use, names) where isMade {
            var context = X509V3_CTX()
            X509V3_set_ctx(&context, issuerCertificate, pointer, nil, nil, 0)
            guard let item = X509V3_EXT_conf_nid(nil, &context, identifier, value) else { throw fault(commonName) }
            isMade = X509_add_ext(pointer, item, -1) == 1
            X509_EXTENSION_free(item)
        }
        isMade = isMade && X509_sign(pointer, (issuer?.key ?? key).pointer, EVP_sha256()) > 0
        guard isMade, let text = pem({ PEM_write_bio_X509($0, pointer) }),
            let secret = pem({ PEM_write_bio_PKCS8PrivateKey($0, key.pointer, nil, nil, 0, nil, nil) })
        else { throw fault(commonName) }
        return Issued(certificatePEM: text, privateKeyPEM: secret, certificate: certificate)
    }

    private static func extensions(_ use: Use, _ names: [Name]) -> [(Int32, String)] {
        var list: [(Int32, String)] =
            switch use {
            case .authority:
                [
                    (NID_basic_constraints, "critical,CA:TRUE,pathlen:1"),
                    (NID_key_usage, "critical,keyCertSign,cRLSign"),
                ]
            case .server:
                [
                    (NID_basic_constraints, "critical,CA:FALSE"), (NID_key_usage, "critical,digitalSignature"),
                    (NID_ext_key_usage, "serverAuth"),
                ]
            case .client:
                [
                    (NID_basic_constraints, "critical,CA:FALSE"), (NID_key_usage, "critical,digitalSignature"),
                    (NID_ext_key_usage, "clientAuth"),
                ]
            case .signer:
                [
                    (NID_basic_constraints, "critical,CA:FALSE"),
                    (NID_key_usage, "critical,digitalSignature,nonRepudiation"),
                ]
            }
        list.append((NID_subject_key_identifier, "hash"))
        if use != .authority { list.append((NID_authority_key_identifier, "keyid:always")) }
        if !names.isEmpty { list.append((NID_subject_alt_name, names.map(\.text).joined(separator: ","))) }
        return list
    }

    private static func fault(_ what: String) -> TrustError {
        ERR_clear_error()
        return TrustError(file: "certs", "OpenSSL could not make \(what)")
    }
}

/// Unchecked: made once, used for signing only, which OpenSSL allows from any thread.
private final class PrivateKey: @unchecked Sendable {
    let pointer: OpaquePointer

    init() throws(TrustError) {
        guard let pointer = caregate_EC_generate_P256() else {
            throw TrustError(file: "certs", "OpenSSL could not make a key")
        }
        self.pointer = pointer
    }

    init(_ source: NamedText) throws(TrustError) {
        let pointer = source.bytes.withUnsafeBytes { bytes -> OpaquePointer? in
            guard let bio = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return nil }
            defer {
                BIO_free(bio)
                ERR_clear_error()
            }
            // The callback keeps OpenSSL from asking for a pass phrase on the terminal.
            return PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil)
        }
        guard let pointer else { throw TrustError(file: source.file, "holds no private key that can be read (PEM)") }
        self.pointer = pointer
    }

    deinit { EVP_PKEY_free(pointer) }
}

private func withTime(_ instant: Instant, _ body: (UnsafeMutablePointer<ASN1_TIME>) -> Bool) -> Bool {
    guard let time = ASN1_TIME_set(nil, time_t(instant.milliseconds / 1000)) else { return false }
    defer { ASN1_TIME_free(time) }
    return body(time)
}

private func pem(_ write: (OpaquePointer) -> Int32) -> String? {
    guard let bio = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(bio) }
    guard write(bio) == 1 else { return nil }
    var data: UnsafeMutablePointer<CChar>?
    let length = caregate_BIO_get_mem_data(bio, &data)
    guard length > 0, let data else { return nil }
    return String(
        decoding: UnsafeRawBufferPointer(start: data, count: length), as: UTF8.self)
}
