// Recipients that speak FHIR R4: those who are told things (message Bundles), and shared care records (transactions).

public import Gateway
public import Records

/// How a FHIR recipient is reached.
public struct FHIRDestinationConfiguration: Sendable {
    public var name: String
    public var recipient: ODSCode
    /// Messages: where they are posted. Transactions: the base of the server.
    public var endpoint: HTTPSEndpoint
    public var tls: ClientTLS
    public var concurrency: Int
    public var connectSeconds: Int64
    public var sendSeconds: Int64

    public init(
        name: String, recipient: ODSCode, endpoint: HTTPSEndpoint, tls: ClientTLS,
        concurrency: Int = Limits.destinationConnections, connectSeconds: Int64 = Limits.connectSeconds,
        sendSeconds: Int64 = Limits.sendSeconds
    ) {
        self.name = name
        self.recipient = recipient
        self.endpoint = endpoint
        self.tls = tls
        self.concurrency = concurrency
        self.connectSeconds = connectSeconds
        self.sendSeconds = sendSeconds
    }

    var client: FHIRClient {
        FHIRClient(
            endpoint: endpoint, tls: tls, connections: concurrency, connectSeconds: connectSeconds,
            sendSeconds: sendSeconds)
    }
}

/// Emergency departments and councils: alerts and notices as FHIR message Bundles. 2xx is delivered; what the recipient
/// says of the message itself is never tried again, everything else is.
public struct FHIRMessageDestination: Destination {
    public let name: String
    public let recipient: ODSCode
    public let concurrency: Int
    private let client: FHIRClient
    private let now: @Sendable () -> Instant

    public init(_ configuration: FHIRDestinationConfiguration, now: @escaping @Sendable () -> Instant) {
        name = configuration.name
        recipient = configuration.recipient
        concurrency = configuration.concurrency
        client = configuration.client
        self.now = now
    }

    public func send(_ parcel: Parcel) async -> SendOutcome {
        let message: Bundle
        switch parcel.content {
        case .alert(let view): message = FHIRMessage.alert(view, id: parcel.id, at: now())
        case .notice(let disclosure): message = FHIRMessage.notice(disclosure, id: parcel.id, at: now())
        case .breakGlass(let notice):
            message = FHIRMessage.breakGlass(notice, id: parcel.id, recipient: recipient, at: now())
        case .forward: return .rejected("not-a-record-server")
        }
        switch await client.post(message, id: parcel.id) {
        case .answered(let status, _): return Self.outcome(status: status)
        case .failed(let why): return .failed(why)
        }
    }

    /// Rejected is only what the recipient says of this very message. All else may pass without the message changing, 4xx
    /// too: an expired certificate (401, 403) or a route that is being redeployed (404) must not dead-letter alerts.
    static func outcome(status: Int) -> SendOutcome {
        switch status {
        case 200..<300: .delivered
        case 400, 409, 413, 415, 422: .rejected("http-\(status)")
        default: .failed("http-\(status)")
        }
    }

    /// Closes its connections; to be called once, when nothing will be sent any more.
    public func shutdown() async throws { try await client.shutdown() }
}

/// A shared care record outside: each parcel is one transaction of conditional updates, so that a repeat has no second
/// effect. Delivered is what the server says that it took, entry by entry.
public struct FHIRTransactionDestination: Destination {
    public let name: String
    public let recipient: ODSCode
    public let concurrency: Int
    private let client: FHIRClient

    public init(_ configuration: FHIRDestinationConfiguration) {
        name = configuration.name
        recipient = configuration.recipient
        concurrency = configuration.concurrency
        client = configuration.client
    }

    public func send(_ parcel: Parcel) async -> SendOutcome {
        guard case .forward(let disclosures) = parcel.content else { return .rejected("not-a-message-endpoint") }
        let transaction = RecordTransaction.bundle(disclosures)
        let exchange = await client.post(
            transaction, id: parcel.id, responseBytes: Limits.transactionResponseBytes)
        switch exchange {
        case .answered(let status, let body):
            return TransactionResponse.outcome(status: status, body: body, entries: transaction.entries.count)
        case .failed(let why): return .failed(why)
        }
    }

    /// Closes its connections; to be called once, when nothing will be sent any more.
    public func shutdown() async throws { try await client.shutdown() }
}
