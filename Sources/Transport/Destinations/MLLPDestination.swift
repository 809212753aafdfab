// Emergency departments that only speak HL7 v2: alerts as messages over MLLP and mutual TLS. Connections are kept; a parcel
// is delivered when its acknowledgement says so.

public import Gateway
public import Records

public struct MLLPDestinationConfiguration: Sendable {
    public var name: String
    public var recipient: ODSCode
    public var host: String
    public var port: Int
    public var tls: ClientTLS
    /// MSH-3 to MSH-6.
    public var names: HL7Alert.Names
    public var concurrency: Int
    public var connectSeconds: Int64
    public var sendSeconds: Int64

    public init(
        name: String, recipient: ODSCode, host: String, port: Int, tls: ClientTLS, names: HL7Alert.Names,
        concurrency: Int = Limits.destinationConnections, connectSeconds: Int64 = Limits.connectSeconds,
        sendSeconds: Int64 = Limits.sendSeconds
    ) {
        self.name = name
        self.recipient = recipient
        self.host = host
        self.port = port
        self.tls = tls
        self.names = names
        self.concurrency = concurrency
        self.connectSeconds = connectSeconds
        self.sendSeconds = sendSeconds
    }
}

/// AA and CA are delivered; AE and CE are never tried again; AR, CR and what got no answer in time are.
public final class MLLPDestination: Destination {
    public let name: String
    public let recipient: ODSCode
    public let concurrency: Int

    private let configuration: MLLPDestinationConfiguration
    private let client: MLLPClient
    private let now: @Sendable () -> Instant

    public init(
        _ configuration: MLLPDestinationConfiguration, now: @escaping @Sendable () -> Instant
    ) throws(TrustError) {
        self.configuration = configuration
        self.now = now
        name = configuration.name
        recipient = configuration.recipient
        concurrency = configuration.concurrency
        client = try MLLPClient(
            host: configuration.host, port: configuration.port, tls: configuration.tls,
            connections: configuration.concurrency, connectSeconds: configuration.connectSeconds,
            sendSeconds: configuration.sendSeconds)
    }

    public func send(_ parcel: Parcel) async -> SendOutcome {
        guard case .alert(let view) = parcel.content else { return .rejected("not-an-alert") }
        let controlID = HL7Alert.controlID(of: parcel.id)
        let message = HL7Alert.message(view, controlID: controlID, names: configuration.names, at: now())
        do throws(MLLPClient.Fault) {
            return Self.outcome(of: try await client.exchange(message), controlID: controlID)
        } catch {
            return .failed(error.rawValue)
        }
    }

    /// Closes its connections; to be called once, when nothing will be sent any more.
    public func shutdown() async { await client.shutdown() }

    /// Reads MSA-1 and MSA-2 of an acknowledgement.
    static func outcome(of reply: [UInt8], controlID: String) -> SendOutcome {
        let message: HL7Message
        do { message = try HL7Message(reply) } catch { return .failed("acknowledgement-unreadable") }
        guard let code = message.text("MSA-1"), let answered = message.text("MSA-2") else {
            return .failed("acknowledgement-unreadable")
        }
        guard answered == controlID else { return .failed("acknowledgement-of-another") }
        switch code {
        case "AA", "CA": return .delivered
        case "AE", "CE": return .rejected(code)
        case "AR", "CR": return .failed(code)
        default: return .failed("acknowledgement-unreadable")
        }
    }
}
