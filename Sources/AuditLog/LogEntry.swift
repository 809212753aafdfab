// From a record to a leaf of the log. The entry hides the record behind its salt, so that what is published of the log
// holds no personal data, and the record can be purged without breaking a proof (audit.md, "Tamper evidence").

public enum LogEntry {
    /// Bytes of a salt.
    public static let saltLength = 32

    /// The log's entry: SHA-256(salt ‖ record), 32 bytes.
    public static func entry(salt: [UInt8], record: [UInt8]) -> [UInt8] {
        SHA256.digest(salt, record, prefix: nil)
    }

    /// RFC 6962, 2.1: SHA-256(0x00 ‖ entry).
    public static func leafHash(_ entry: [UInt8]) -> [UInt8] { SHA256.digest(entry, [], prefix: 0x00) }

    /// RFC 6962, 2.1: SHA-256(0x01 ‖ left ‖ right).
    public static func nodeHash(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        SHA256.digest(left, right, prefix: 0x01)
    }
}
