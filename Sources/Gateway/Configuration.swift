// What the pipeline must know of its surroundings: whose gateway this is, the shared care record, and who is reached how.

public import Records

public struct GatewayConfiguration: Sendable {
    /// A shared care record that accepted records are forwarded to.
    public enum Record: Sendable, Hashable {
        /// Kept in this store and read through CareRecord.
        case embedded(ODSCode)
        /// An outside FHIR server, reached through the named destination.
        case outside(ODSCode, destination: String)

        public var organisation: ODSCode {
            switch self {
            case .embedded(let code), .outside(let code, _): code
            }
        }
    }

    /// Where an organisation is told things.
    public struct Endpoint: Sendable, Hashable {
        public let recipient: ODSCode
        public let destination: String
        /// Whether an emergency department is sent a message for every attendance, alert or none ("No package found in …",
        /// "Not known: …"), or only alerts and what changes them.
        public let tellsEveryAttendance: Bool

        public init(recipient: ODSCode, destination: String, tellsEveryAttendance: Bool) {
            self.recipient = recipient
            self.destination = destination
            self.tellsEveryAttendance = tellsEveryAttendance
        }

        /// Whether it is the department's own, or its trust's.
        func isOf(_ site: ODSCode) -> Bool { site == recipient || site.isSite(of: recipient) }
    }

    /// The gateway's own organisation: the actor of what happens by itself.
    public let organisation: ODSCode
    public let records: [Record]
    public let endpoints: [Endpoint]
    /// The destination where the privacy officer is told of broken glass; `nil`: the review queue alone says so.
    public let privacyOfficer: String?

    public init(organisation: ODSCode, records: [Record], endpoints: [Endpoint], privacyOfficer: String? = nil) {
        self.organisation = organisation
        self.records = records
        self.endpoints = endpoints
        self.privacyOfficer = privacyOfficer
    }

    /// The endpoint of an organisation.
    func endpoint(of recipient: ODSCode) -> Endpoint? { endpoints.first { $0.recipient == recipient } }

    /// Who reads what is said of an attendance: whose endpoint it is, or the hospital whose messages are answered.
    func reader(of attendance: Attendance) -> ODSCode {
        endpoint(ofSite: attendance.site)?.recipient ?? attendance.hospital
    }

    /// The endpoint of an emergency department: its own, or that of the trust whose site it is. Sites were checked against
    /// the sender's own codes when the attendance came in.
    func endpoint(ofSite site: ODSCode) -> Endpoint? {
        endpoint(of: site) ?? endpoints.first { site.isSite(of: $0.recipient) }
    }
}
