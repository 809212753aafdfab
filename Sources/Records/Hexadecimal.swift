// Digests and fingerprints as text.

/// Lower-case hexadecimal digits, two a byte.
public func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
        var writer = TextWriter(buffer)
        for byte in bytes {
            writer.append(hexadecimal: byte >> 4)
            writer.append(hexadecimal: byte & 15)
        }
        return writer.count
    }
}
