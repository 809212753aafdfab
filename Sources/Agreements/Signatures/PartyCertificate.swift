// certs/parties as OpenSSL's objects: signing certificates by party, the authorities that issued them, and revocation
// lists. Lives while a set is loaded; what is kept of it are values.

package import COpenSSL
package import Records

/// A certificate, owned.
final class PartyCertificate {
    let pointer: OpaquePointer

    /// - Parameter pointer: owned from now on.
    init(owning pointer: OpaquePointer) { self.pointer = pointer }
    deinit { X509_free(pointer) }

    /// RFC 5280: both ends are within the validity, which has no finer unit than the second.
    var validity: (from: Instant, until: Instant)? {
        guard let from = X509_get0_notBefore(pointer).flatMap(Instant.init(asn1:)),
            let last = X509_get0_notAfter(pointer).flatMap(Instant.init(asn1:))
        else { return nil }
        return (from, last.adding(seconds: 1))
    }

    /// SHA-256 of the DER.
    var fingerprint: [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        return X509_digest(pointer, EVP_sha256(), &digest, nil) == 1 ? digest : []
    }

    /// What the certificate may be used for, and whether its key is strong enough.
    var refusal: SignatureRefusal? {
        // RFC 5280, 4.2.1.3; without the extension there is no limit.
        let signing = UInt32(KU_DIGITAL_SIGNATURE) | UInt32(KU_NON_REPUDIATION)
        guard X509_check_ca(pointer) == 0, X509_get_key_usage(pointer) & signing != 0 else { return .notForSigning }
        guard let key = X509_get0_pubkey(pointer),
            [EVP_PKEY_RSA, EVP_PKEY_EC].contains(EVP_PKEY_get_base_id(key)),
            EVP_PKEY_get_security_bits(key) >= Limits.signatureSecurityBits
        else { return .weakKey }
        return nil
    }
}

/// A revocation list, owned.
final class PartyRevocationList {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { self.pointer = pointer }
    deinit { X509_CRL_free(pointer) }

    var nextUpdate: Instant? { X509_CRL_get0_nextUpdate(pointer).flatMap(Instant.init(asn1:)) }
    /// A delta or partitioned list says so in a critical extension, and could reassure of what it does not cover.
    var isComplete: Bool { X509_CRL_get_ext_by_critical(pointer, 1, -1) < 0 }

    func isSigned(by issuer: PartyCertificate) -> Bool {
        X509_NAME_cmp(X509_CRL_get_issuer(pointer), X509_get_subject_name(issuer.pointer)) == 0
            && X509_CRL_verify(pointer, X509_get0_pubkey(issuer.pointer)) == 1
    }

    /// When it says that a certificate was revoked.
    func revocation(of certificate: PartyCertificate) -> Instant? {
        var entry: OpaquePointer?
        guard X509_CRL_get0_by_cert(pointer, &entry, certificate.pointer) == 1 else { return nil }
        return X509_REVOKED_get0_revocationDate(entry).flatMap(Instant.init(asn1:)) ?? Instant(milliseconds: .min)
    }
}

struct PartyCertificates {
    private(set) var certificates: [(party: ODSCode, certificate: PartyCertificate)] = []
    private(set) var issuers: [PartyCertificate] = []
    private(set) var lists: [PartyRevocationList] = []

    /// Reads the files of certs/parties; what is not understood refuses the set.
    init(_ files: [EvidenceFile]) throws(PolicyErrors) {
        var problems: [Problem] = []
        for file in files.sorted(by: { $0.path < $1.path }) {
            do throws(Problem) { try read(file) } catch { problems.append(error) }
        }
        var owners: [[UInt8]: ODSCode] = [:]
        for (party, certificate) in certificates {
            guard let other = owners.updateValue(party, forKey: certificate.fingerprint), other != party else {
                continue
            }
            problems.append(
                Problem(
                    .duplicateKey, "\(other) and \(party) have the same certificate", at: "certs/parties/\(party).pem",
                    remedy: "give each party a key of its own"))
        }
        for (number, list) in lists.enumerated() where !issuers.contains(where: list.isSigned) {
            problems.append(
                Problem(
                    .required, "revocation list \(number + 1) is signed by none of the issuers", at: "certs/parties",
                    remedy: "add its authority's certificate to issuers.pem"))
        }
        ERR_clear_error()
        guard problems.isEmpty else { throw PolicyErrors(problems) }
    }

    private mutating func read(_ file: EvidenceFile) throws(Problem) {
        let name = file.name()
        guard file.bytes.count <= Limits.certificateFileBytes else {
            throw Problem(.limit, "it is larger than \(Limits.certificateFileBytes) bytes", at: file.path)
        }
        if name.hasSuffix(".crl.pem") {
            let read = try PEMObjects.read(file, called: "revocation list") { PEM_read_bio_X509_CRL($0, nil, nil, nil) }
                .map(PartyRevocationList.init(owning:))
            guard read.allSatisfy(\.isComplete) else {
                throw Problem(
                    .unsupportedFormat, "a revocation list has a critical extension", at: file.path,
                    remedy: "use complete lists, neither delta nor partitioned")
            }
            lists += read
            return
        }
        guard name.hasSuffix(".pem") else {
            throw Problem(
                .unsupportedFormat, "no such file belongs here", at: file.path,
                remedy: "use <ODS>.pem, <ODS>-<label>.pem, issuers.pem or <name>.crl.pem")
        }
        let read = try PEMObjects.read(file, called: "certificate") { PEM_read_bio_X509($0, nil, nil, nil) }
            .map(PartyCertificate.init(owning:))
        if name == "issuers.pem" {
            issuers += read
        } else if let party = SignatureName.party(name.dropLast(".pem".count)) {
            certificates += read.map { (party, $0) }
        } else {
            throw Problem(
                .organisation, "its name begins with no ODS code", at: file.path,
                remedy: "name it after its party: 503.pem, 503-2027.pem")
        }
    }

    /// Of a certificate whose issuer is listed, the issuer; the others are believed for being pinned alone.
    func issuer(of certificate: PartyCertificate) -> PartyCertificate? {
        issuers.first {
            X509_check_issued($0.pointer, certificate.pointer) == X509_V_OK
                && X509_verify(certificate.pointer, X509_get0_pubkey($0.pointer)) == 1
        }
    }
}

enum PEMObjects {
    /// Every object of one kind in a PEM text, in order, owned by the caller; at least one.
    static func read(
        _ file: EvidenceFile, called name: String, _ next: (OpaquePointer) -> OpaquePointer?
    ) throws(Problem) -> [OpaquePointer] {
        var found: [OpaquePointer] = []
        let isWhole = withBIO(file.bytes) { bio in
            while let object = next(bio) { found.append(object) }
            // Whatever follows the last object must be the end of the text.
            let error = ERR_peek_last_error()
            return ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE
        }
        guard isWhole, !found.isEmpty else {
            throw Problem(
                .syntax, "\(name) \(found.count + 1) of the file cannot be read", at: file.path,
                remedy: "write it in PEM")
        }
        return found
    }
}

/// A memory BIO over bytes, for as long as `body` runs. The error queue is empty before and after.
func withBIO<Value>(_ bytes: [UInt8], _ body: (OpaquePointer) -> Value) -> Value {
    bytes.withUnsafeBytes { buffer in
        guard let bio = BIO_new_mem_buf(buffer.baseAddress, Int32(buffer.count)) else {
            preconditionFailure("OpenSSL has no memory")
        }
        ERR_clear_error()
        defer {
            BIO_free(bio)
            ERR_clear_error()
        }
        return body(bio)
    }
}

extension Instant {
    /// An ASN.1 time, which is always UTC in certificates and signatures.
    package init?(asn1 time: UnsafePointer<ASN1_TIME>) {
        var parts = tm()
        guard ASN1_TIME_to_tm(time, &parts) == 1,
            let date = CivilDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        else { return nil }
        let seconds = Int64(parts.tm_hour) * 3600 + Int64(parts.tm_min) * 60 + Int64(parts.tm_sec)
        self.init(milliseconds: (Int64(date.daysSince1970) * 86_400 + seconds) * 1000)
    }
}
