// SHA-256, by OpenSSL. The algorithm is fetched once: a fetch per digest costs more than the digest of a log entry.

internal import COpenSSL

/// SHA-256 (FIPS 180-4).
public enum SHA256 {
    /// Bytes of a digest.
    public static let length = 32

    /// The digest of `bytes`: 32 bytes. May be called from any thread.
    public static func digest(_ bytes: [UInt8]) -> [UInt8] { digest(bytes, [], prefix: nil) }

    /// The digest of `prefix ‖ first ‖ second`, without joining them in memory.
    static func digest(_ first: [UInt8], _ second: [UInt8], prefix: UInt8?) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: length) { output, count in
            let context = EVP_MD_CTX_new()
            defer { EVP_MD_CTX_free(context) }
            var isDone = EVP_DigestInit_ex2(context, algorithm, nil) == 1
            if var prefix { isDone = isDone && EVP_DigestUpdate(context, &prefix, 1) == 1 }
            isDone = isDone && EVP_DigestUpdate(context, first, first.count) == 1
            isDone = isDone && EVP_DigestUpdate(context, second, second.count) == 1
            isDone = isDone && EVP_DigestFinal_ex(context, output.baseAddress, nil) == 1
            // Fails only without memory; a digest that is not one must never be stored or compared.
            precondition(isDone, "OpenSSL could not compute a SHA-256 digest")
            count = length
        }
    }

    // Set once before first use and never changed or freed; OpenSSL allows use of a fetched algorithm by many threads.
    private nonisolated(unsafe) static let algorithm: OpaquePointer? = EVP_MD_fetch(nil, "SHA2-256", nil)
}
