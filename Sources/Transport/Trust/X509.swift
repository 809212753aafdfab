// OpenSSL's certificates and revocation lists, owned. Only what TrustStore and DevelopmentAuthority need of them.

internal import Agreements
internal import COpenSSL
internal import Records

/// A certificate.
///
/// Unchecked: OpenSSL caches a certificate's extensions behind its own lock, and nothing else of it is changed after `init`.
final class X509Certificate: @unchecked Sendable {
    let pointer: OpaquePointer

    /// - Parameter pointer: owned from now on.
    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    /// - Returns: `nil` unless the bytes are one DER certificate and nothing more.
    convenience init?(der: [UInt8]) {
        let pointer = der.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            var next = bytes.baseAddress
            guard let certificate = d2i_X509(nil, &next, bytes.count) else { return nil }
            guard next == bytes.baseAddress.map({ $0 + bytes.count }) else {
                X509_free(certificate)
                return nil
            }
            return certificate
        }
        guard let pointer else {
            ERR_clear_error()
            return nil
        }
        self.init(owning: pointer)
    }

    deinit { X509_free(pointer) }

    var notBefore: Instant? { X509_get0_notBefore(pointer).flatMap(Instant.init(asn1:)) }
    var notAfter: Instant? { X509_get0_notAfter(pointer).flatMap(Instant.init(asn1:)) }

    /// SHA-256 of the DER, lower-case hexadecimal.
    var fingerprint: String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        guard X509_digest(pointer, EVP_sha256(), &digest, &length) == 1 else { return "" }
        return hexadecimal(digest[..<Int(length)])
    }

    /// The URIs of the subject alternative names, whole; one with bytes outside printable ASCII is left out.
    var sanURIs: [String] {
        guard let names = X509_get_ext_d2i(pointer, NID_subject_alt_name, nil, nil) else { return [] }
        let list = OpaquePointer(names)
        defer { GENERAL_NAMES_free(list) }
        return (0..<caregate_sk_GENERAL_NAME_num(list)).compactMap { index in
            var data: UnsafePointer<UInt8>?
            let length = caregate_general_name_uri(caregate_sk_GENERAL_NAME_value(list, index), &data)
            guard length > 0, let data else { return nil }
            let bytes = UnsafeBufferPointer(start: data, count: Int(length))
            guard bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The subject's common name, for people; never used to decide.
    var commonName: String {
        guard let subject = X509_get_subject_name(pointer) else { return "" }
        var text = [CChar](repeating: 0, count: 128)
        let length = X509_NAME_get_text_by_NID(subject, NID_commonName, &text, Int32(text.count))
        guard length > 0 else { return "" }
        return String(decoding: text.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    var isAuthority: Bool { X509_check_ca(pointer) > 0 }
}

/// A certificate revocation list. Unchecked for the same reason as `X509Certificate`.
final class X509RevocationList: @unchecked Sendable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { self.pointer = pointer }
    deinit { X509_CRL_free(pointer) }

    var nextUpdate: Instant? { X509_CRL_get0_nextUpdate(pointer).flatMap(Instant.init(asn1:)) }
}

enum PEM {
    /// Every certificate of a PEM text, in order.
    static func certificates(_ source: NamedText) throws(TrustError) -> [X509Certificate] {
        try objects(source, called: "certificate") { PEM_read_bio_X509($0, nil, nil, nil) }
            .map(X509Certificate.init(owning:))
    }

    /// Every revocation list of a PEM text, in order.
    static func revocationLists(_ source: NamedText) throws(TrustError) -> [X509RevocationList] {
        try objects(source, called: "revocation list") { PEM_read_bio_X509_CRL($0, nil, nil, nil) }
            .map(X509RevocationList.init(owning:))
    }

    private static func objects(
        _ source: NamedText, called name: String, read: (OpaquePointer) -> OpaquePointer?
    ) throws(TrustError) -> [OpaquePointer] {
        var found: [OpaquePointer] = []
        // Whatever follows the last object that can be read must be the end of the text.
        let isWhole = source.bytes.withUnsafeBytes { bytes -> Bool in
            guard let bio = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else { return false }
            defer { BIO_free(bio) }
            ERR_clear_error()
            while let object = read(bio) { found.append(object) }
            let error = ERR_peek_last_error()
            ERR_clear_error()
            return ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE
        }
        guard isWhole else {
            throw TrustError(file: source.file, "\(name) \(found.count + 1) of the file is not well-formed PEM")
        }
        guard !found.isEmpty else {
            throw TrustError(file: source.file, "holds no \(name); expected PEM")
        }
        return found
    }
}

/// SHA-256 of what comes in pieces.
final class RunningDigest {
    private let context = EVP_MD_CTX_new()

    init() { precondition(EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "OpenSSL has no SHA-256") }

    deinit { EVP_MD_CTX_free(context) }

    func update(_ bytes: [UInt8]) {
        precondition(EVP_DigestUpdate(context, bytes, bytes.count) == 1, "OpenSSL could not go on with a digest")
    }

    /// Once, at the end.
    func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { buffer, count in
            precondition(EVP_DigestFinal_ex(context, buffer.baseAddress, nil) == 1, "OpenSSL could not end a digest")
            count = Int(SHA256_DIGEST_LENGTH)
        }
    }
}

/// SHA-256.
func sha256(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { buffer, count in
        _ = SHA256(bytes, bytes.count, buffer.baseAddress)
        count = Int(SHA256_DIGEST_LENGTH)
    }
}
