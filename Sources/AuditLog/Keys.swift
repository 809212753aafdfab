// The Ed25519 keys of a log: the one that signs its checkpoints, and the public one by which anybody verifies them
// (C2SP signed-note). Neither reads files nor makes random numbers: both are passed in.

internal import COpenSSL

/// Why a key was refused. Never says anything of the key itself.
public enum KeyProblem: Error, Sendable, Hashable, CustomStringConvertible {
    case name
    case notEd25519
    case pem
    case seed
    case verifierKey

    public var description: String {
        switch self {
        case .name: "a key's name must not be empty nor contain spaces, control characters or '+'"
        case .notEd25519: "the key is not an Ed25519 key"
        case .pem: "not an unencrypted PKCS#8 private key in PEM form (its header says BEGIN PRIVATE KEY)"
        case .seed: "an Ed25519 key is made from exactly 32 random bytes"
        case .verifierKey: "not a verifier key of the form name+hash+base64, or its hash is not that of its key"
        }
    }
}

/// The public key of a log, under the name by which its signatures go.
public struct VerifierKey: Sendable, Hashable, CustomStringConvertible {
    static let keyLength = 32
    static let signatureLength = 64
    /// The signature type Ed25519 of C2SP signed-note.
    static let algorithm: UInt8 = 0x01

    public let name: String
    /// 32 bytes.
    public let publicKey: [UInt8]
    /// The first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key).
    public let keyHash: [UInt8]

    public init(name: String, publicKey: [UInt8]) throws(KeyProblem) {
        guard Self.isName(name) else { throw .name }
        guard publicKey.count == Self.keyLength else { throw .notEd25519 }
        self.name = name
        self.publicKey = publicKey
        keyHash = Array(SHA256.digest(Array(name.utf8) + [0x0A, Self.algorithm] + publicKey).prefix(4))
    }

    /// Reads `name+hash+base64`, as `description` writes it.
    public init(_ text: some StringProtocol) throws(KeyProblem) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let key = Base64.decode(parts[2]), key.first == Self.algorithm else {
            throw .verifierKey
        }
        try self.init(name: String(parts[0]), publicKey: Array(key.dropFirst()))
        guard parts[1] == hexadecimal(keyHash) else { throw .verifierKey }
    }

    /// `name+hash+base64`.
    public var description: String {
        "\(name)+\(hexadecimal(keyHash))+\(Base64.encode([Self.algorithm] + publicKey))"
    }

    /// Whether `signature` is of `message` and by this key.
    public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard signature.count == Self.signatureLength,
            let key = EVP_PKEY_new_raw_public_key_ex(nil, "ED25519", nil, publicKey, publicKey.count)
        else { return false }
        defer { EVP_PKEY_free(key) }
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestVerifyInit_ex(context, nil, nil, nil, nil, key, nil) == 1 else { return false }
        let isValid = EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
        // A failed verification leaves its reason in the thread's queue, where the next user of OpenSSL would find it.
        if !isValid { ERR_clear_error() }
        return isValid
    }

    static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.contains("+")
            && name.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace }
    }
}

/// The private key of a log.
public final class SigningKey: Sendable {
    /// By which its signatures are verified.
    public let verifier: VerifierKey

    // Never changed after initialisation, and freed only with this object; OpenSSL allows any number of threads to sign
    // with one key, each with a context of its own.
    private nonisolated(unsafe) let key: OpaquePointer

    public var name: String { verifier.name }

    private init(name: String, owning key: OpaquePointer?) throws(KeyProblem) {
        guard let key else { throw .pem }
        do throws(KeyProblem) {
            var length = VerifierKey.keyLength
            var publicKey = [UInt8](repeating: 0, count: length)
            guard EVP_PKEY_get_base_id(key) == NID_ED25519, EVP_PKEY_get_raw_public_key(key, &publicKey, &length) == 1
            else { throw .notEd25519 }
            verifier = try VerifierKey(name: name, publicKey: publicKey)
        } catch {
            EVP_PKEY_free(key)
            throw error
        }
        self.key = key
    }

    /// A new key.
    /// - Parameter seed: 32 random bytes, which are the private key.
    public convenience init(name: String, seed: [UInt8]) throws(KeyProblem) {
        guard seed.count == VerifierKey.keyLength else { throw .seed }
        try self.init(name: name, owning: EVP_PKEY_new_raw_private_key_ex(nil, "ED25519", nil, seed, seed.count))
    }

    /// Reads an unencrypted PKCS#8 private key (RFC 8410).
    public convenience init(name: String, pem: String) throws(KeyProblem) {
        let text = Array(pem.utf8)
        guard text.count <= Limits.keyBytes, let source = BIO_new_mem_buf(text, Int32(text.count)) else { throw .pem }
        defer { BIO_free(source) }
        // Without a callback OpenSSL would ask the terminal for the passphrase of an encrypted key.
        let key = PEM_read_bio_PrivateKey(source, nil, { _, _, _, _ in -1 }, nil)
        if key == nil { ERR_clear_error() }
        try self.init(name: name, owning: key)
    }

    deinit { EVP_PKEY_free(key) }

    /// The private key as unencrypted PKCS#8 in PEM form: to be written to a file that only the daemon may read.
    public var pem: String {
        let sink = BIO_new(BIO_s_mem())
        defer { BIO_free(sink) }
        precondition(PEM_write_bio_PKCS8PrivateKey(sink, key, nil, nil, 0, nil, nil) == 1, "OpenSSL could not encode")
        var data: UnsafeMutablePointer<CChar>?
        let count = caregate_BIO_get_mem_data(sink, &data)
        let bytes = UnsafeRawBufferPointer(start: data, count: count)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The Ed25519 signature (RFC 8032) of `message`: 64 bytes.
    public func signature(of message: [UInt8]) -> [UInt8] {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        var length = VerifierKey.signatureLength
        var signature = [UInt8](repeating: 0, count: length)
        let isSigned =
            EVP_DigestSignInit_ex(context, nil, nil, nil, nil, key, nil) == 1
            && EVP_DigestSign(context, &signature, &length, message, message.count) == 1
        // Fails only without memory; what is not signed must never be stored.
        precondition(isSigned && length == VerifierKey.signatureLength, "OpenSSL could not sign")
        return signature
    }
}

func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = [UInt8]("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
