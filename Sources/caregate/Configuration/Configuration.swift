// What caregate.yaml says. Every scalar setting has a dotted name: `listen.https` may be overridden by the environment
// variable CAREGATE_LISTEN_HTTPS, and that by `--set listen.https=…`. What is wrong stops the start, with file, line and
// remedy (exit 78).

import Gateway
import Records
import Transport

/// `host:port`.
struct SocketAddress: Sendable, Hashable {
    var host: String
    var port: Int

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port), colon != text.startIndex
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        self.init(host: host, port: port)
    }

    /// As it stands in a URL.
    var authority: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}

struct DestinationSettings: Sendable, Hashable {
    enum Kind: String, CaseIterable, Sendable {
        /// FHIR messages to an emergency department or council.
        case fhirMessage = "fhir-message"
        /// FHIR transactions to a shared care record.
        case fhirTransaction = "fhir-transaction"
        /// HL7 v2 over MLLP.
        case mllp
    }

    enum Tells: String, CaseIterable, Sendable {
        case alerts
        case everyAttendance = "every-attendance"
    }

    var name: String
    var organisation: ODSCode
    var kind: Kind
    /// `https://host/path`, or `host:port` of MLLP.
    var address: String
    var tells: Tells
    var concurrency: Int
}

/// Folder pickup: `root/<ODS>/` of each sender that may use it.
struct PickupSettings: Sendable, Hashable {
    var root: String
    var senders: [ODSCode]
}

struct Configuration: Sendable {
    var careSystem = CareSystem("caregate")
    var organisation: ODSCode
    var node: String
    var https: SocketAddress
    /// What `listen.public_url` says.
    var statedPublicURL: String?
    var mllp: SocketAddress
    var admin: SocketAddress
    /// Of `demo` only.
    var console: SocketAddress?
    var certificate: String
    var key: String
    /// The gateway as a client of its destinations.
    var clientCertificate: String
    var clientKey: String
    var anchors: [String]
    var revocationLists: [String]
    var bindings: String
    var agreements: String
    var mappings: String
    var store: String
    var auditName: String
    var auditKey: String
    /// The parties' signing certificates; none when not given.
    var partyCertificates: String?
    /// The secret of pseudonyms; without one, agreements that oblige to them permit nothing.
    var pseudonymKey: String?
    /// More lists of codes of what the law restricts.
    var restrictedCodes: [String] = []
    /// Lists of people's choices.
    var choiceLists: [String] = []
    /// The destination where the privacy officer is told of broken glass.
    var privacyOfficer: String?
    var requiresSIRO: Bool
    var requiresSignatures = false
    var suspendsWhenReviewOverdue: Bool
    var drainSeconds: Int
    var logLevel: String
    var pickup: PickupSettings?
    var records: [GatewayConfiguration.Record]
    var destinations: [DestinationSettings]
    /// Where settings were given, by name: for messages about what they name.
    var places: [String: String] = [:]

    /// `https://host:port`, as others address the HTTPS listener: the record's links are made of it.
    var publicURL: String { statedPublicURL ?? "https://\(https.authority)" }

    var gateway: GatewayConfiguration {
        GatewayConfiguration(
            organisation: organisation, records: records,
            endpoints: destinations.filter { $0.kind != .fhirTransaction }.map {
                .init(
                    recipient: $0.organisation, destination: $0.name,
                    tellsEveryAttendance: $0.tells == .everyAttendance)
            }, privacyOfficer: privacyOfficer)
    }
}
