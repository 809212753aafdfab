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

/// Emergency departments and councils: alerts and notices as FHIR message Bundles. 2xx is delivered; 408, 425, 429, 5xx
/// and what never arrived are tried again; every other 4xx never.
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
        switch parcel.content {
        case .alert(let view): await client.post(FHIRMessage.alert(view, id: parcel.id, at: now()), id: parcel.id)
        case .notice(let disclosure):
            await client.post(FHIRMessage.notice(disclosure, id: parcel.id, at: now()), id: parcel.id)
        case .forward: .rejected("not-a-record-server")
        }
    }

    /// Closes its connections; to be called once, when nothing will be sent any more.
    public func shutdown() async throws { try await client.shutdown() }
}

/// A shared care record outside: each parcel is one transaction of conditional updates, so that a repeat has no second
/// effect.
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
        return await client.post(FHIRMessage.transaction(disclosures), id: parcel.id)
    }

    /// Closes its connections; to be called once, when nothing will be sent any more.
    public func shutdown() async throws { try await client.shutdown() }
}
