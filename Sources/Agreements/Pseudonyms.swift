// Pseudonyms: what stands for a person's identifiers in what is released under the obligation `pseudonymise`.
//
// A pseudonym is HMAC-SHA-256 (RFC 2104) under a key of the operator's, so that nobody without the key can try out all
// NHS numbers, which a plain digest would allow. It is the same at every release to one recipient, so that the
// recipient can link; another recipient gets others, so that two cannot pool what they have (ICO, anonymisation
// guidance, chapter 3: pseudonymisation; ISO 25237, "recoverable" and "separate domains"). Pseudonymised data are still
// personal data.

internal import COpenSSL
import Records

/// The operator's secret. Whoever has it can tell whose a pseudonym is by trying numbers: it is kept apart from the
/// data, and changing it breaks every link to what was released before.
public struct PseudonymKey: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// As long as what SHA-256 gives (RFC 2104, 3).
    public static let leastBytes = 32

    let bytes: [UInt8]

    /// - Parameter bytes: random ones, at least `leastBytes`.
    /// - Returns: `nil` when there are fewer, or all are equal.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.leastBytes, bytes.contains(where: { $0 != bytes[0] }) else { return nil }
        self.bytes = bytes
    }

    /// Shows nothing of the key, in logs and in dumps.
    public var description: String { "pseudonym key" }
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// The pseudonyms of one publisher's data for one recipient.
struct Pseudonyms {
    static let system = "https://caregate.example/fhir/Id/pseudonym"
    private let key: [UInt8]
    private let publisher: String

    /// - Returns: `nil` when OpenSSL gives no HMAC; nothing is released then.
    init?(_ key: PseudonymKey, publisher: ODSCode, recipient: ODSCode) {
        guard let own = Self.authenticationCode(["recipient", recipient.text], key.bytes) else { return nil }
        self.key = own
        self.publisher = publisher.text
    }

    /// Of a resource's id, whatever its type, so that `urn:uuid:` references agree. Ids are the publisher's own.
    func id(_ id: String) -> String? { pseudonym(["id", publisher, id]) }

    /// Of a reference that the filter has let through: `Type/id` or `urn:uuid:id`.
    func reference(_ reference: String) -> String? {
        guard let end = reference.lastIndex(where: { $0 == "/" || $0 == ":" }) else { return nil }
        return id(String(reference[reference.index(after: end)...])).map { reference[...end] + $0 }
    }

    /// Of an identifier: an organisation's code stays, being of no person; any other is replaced whole. The same NHS
    /// number has the same pseudonym from every publisher; a number without a system is one of the publisher's own.
    func identifier(_ identifier: JSONObject) -> JSONObject? {
        guard let value = identifier["value"]?.string else { return nil }
        let system = identifier["system"]?.string
        if system == ODSCode.system { return ["system": .string(ODSCode.system), "value": .string(value)] }
        let number = system == NHSNumber.system ? NHSNumber(value)?.digits : nil
        let parts = system.map { ["identifier", $0, number ?? value] } ?? ["own", publisher, value]
        return pseudonym(parts).map { ["system": .string(Self.system), "value": .string($0)] }
    }

    private func pseudonym(_ parts: [String]) -> String? {
        Self.authenticationCode(parts, key).map { code in StableID.uuid([code.map(String.init).joined(separator: ".")])
        }
    }

    /// The length before each part keeps ("ab", "c") and ("a", "bc") apart.
    private static func authenticationCode(_ parts: [String], _ key: [UInt8]) -> [UInt8]? {
        let message = parts.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) }
        var code = [UInt8](repeating: 0, count: PseudonymKey.leastBytes)
        var length = 0
        let made = EVP_Q_mac(
            nil, "HMAC", nil, "SHA256", nil, key, key.count, message, message.count, &code, code.count, &length)
        return made != nil && length == code.count ? code : nil
    }
}
