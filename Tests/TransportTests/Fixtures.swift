// A certificate authority, listeners and clients for tests over real sockets.

import AsyncHTTPClient
import Foundation
import Gateway
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Records
import ServiceLifecycle
import Synchronization
import Testing

@testable import Transport

/// The wall clock: the TLS library of a client judges our server by it.
func wallClock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
}

/// A clock that a test moves.
final class TestClock: Sendable {
    private let offsetSeconds = Mutex<Int64>(0)
    func advance(seconds: Int64) { offsetSeconds.withLock { $0 += seconds } }
    func now() -> Instant { wallClock().adding(seconds: offsetSeconds.withLock { $0 }) }
}

/// Values that were handed to a closure.
final class Collected<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])
    func append(_ value: Value) { values.withLock { $0.append(value) } }
    var all: [Value] { values.withLock { $0 } }

    /// Waits until there are so many.
    func wait(for count: Int, seconds: Double = 5) async throws -> [Value] {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            let found = all
            if found.count >= count { return found }
            try await Task.sleep(for: .milliseconds(5))
        }
        return all
    }
}

struct PKI: Sendable {
    static let rk5 = ODSCode("RK5")!
    static let council = ODSCode("503")!
    static let gateway = ODSCode("QNS")!

    let authority: DevelopmentAuthority
    let start: Instant
    let server: DevelopmentAuthority.Issued

    init() throws {
        start = wallClock()
        authority = try DevelopmentAuthority(name: "Test root", at: start.adding(seconds: -86_400))
        server = try authority.server(
            "localhost", names: [.dns("localhost"), .address("127.0.0.1")], from: start.adding(seconds: -3600),
            until: start.adding(seconds: 86_400))
    }

    func client(
        _ uri: String = DevelopmentAuthority.uri(of: PKI.rk5), from: Int64 = -3600, until: Int64 = 86_400
    ) throws -> DevelopmentAuthority.Issued {
        try authority.client(
            "client", names: [.uri(uri)], from: start.adding(seconds: from), until: start.adding(seconds: until))
    }

    func material(
        revoking: [DevelopmentAuthority.Issued] = [], policy: RevocationPolicy = RevocationPolicy(),
        listUntil: Int64 = 86_400, withList: Bool = true, bindings: Bindings = PKI.bindings
    ) throws -> TrustMaterial {
        let list = try authority.revocationList(
            revoking: revoking, from: start.adding(seconds: -7200), until: start.adding(seconds: listUntil))
        return TrustMaterial(
            anchors: [NamedText(file: "root.pem", text: authority.root.certificatePEM)],
            revocationLists: withList ? [NamedText(file: "root.crl.pem", text: list)] : [], bindings: bindings,
            revocation: policy)
    }

    static let bindings = Bindings([
        .init(key: .sanURI(DevelopmentAuthority.uri(of: rk5)), organisation: rk5, careSystem: CareSystem("northshire")),
        .init(key: .sanURI(DevelopmentAuthority.uri(of: council)), organisation: council),
    ])!

    /// Of a recipient: the gateway's certificate is believed, and nobody else's.
    func trustInTheGateway() throws -> TrustStore {
        let row = Bindings.Binding(key: .sanURI("urn:caregate:gateway"), organisation: PKI.gateway)
        return try TrustStore(try material(bindings: try #require(Bindings([row]))))
    }

    func credentials(_ issued: DevelopmentAuthority.Issued) throws -> TLSCredentials {
        try TLSCredentials(
            certificateChain: NamedText(file: "test.pem", text: issued.certificatePEM),
            privateKey: NamedText(file: "test.key", text: issued.privateKeyPEM))
    }

    func clientTLS(_ issued: DevelopmentAuthority.Issued) throws -> ClientTLS {
        try ClientTLS(try credentials(issued), roots: NamedText(file: "root.pem", text: authority.root.certificatePEM))
    }

    /// A client configuration, with or without a certificate.
    func tls(_ issued: DevelopmentAuthority.Issued?) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(
            try NIOSSLCertificate.fromPEMBytes(Array(authority.root.certificatePEM.utf8)))
        if let issued {
            configuration.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(issued.certificatePEM.utf8)).map {
                .certificate($0)
            }
            configuration.privateKey = .privateKey(
                try NIOSSLPrivateKey(bytes: Array(issued.privateKeyPEM.utf8), format: .pem))
        }
        return configuration
    }
}

extension X509Certificate {
    /// DER.
    static func of(_ issued: DevelopmentAuthority.Issued) throws -> [UInt8] { try bytes(pem: issued.certificatePEM) }

    static func bytes(pem: String) throws -> [UInt8] {
        try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8))[0].toDERBytes()
    }
}

/// Runs a service until `body` has ended, then stops it gracefully.
/// - Parameter make: the service, given what to call with its port.
func withService(
    _ make: (@escaping @Sendable (Int) async -> Void) throws -> any Service,
    _ body: @escaping @Sendable (Int) async throws -> Void
) async throws {
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    let service = try make { continuation.yield($0) }
    let group = ServiceGroup(
        configuration: .init(
            services: [.init(service: service, successTerminationBehavior: .ignore)], logger: quiet))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        var iterator = ports.makeAsyncIterator()
        guard let port = await iterator.next() else { return }
        do {
            try await body(port)
        } catch {
            await group.triggerGracefulShutdown()
            throw error
        }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
    }
}

/// What a peer of the gateway was sent.
struct PeerRequest: Sendable {
    let headers: HTTPFields
    let body: [UInt8]
}

/// Whom the gateway sends to over HTTPS, at `/inbox`: a listener that believes the gateway's certificate and nobody else's.
func withGatewaysPeer(
    _ pki: PKI, respond: @escaping @Sendable (PeerRequest) async -> Response,
    _ body: @escaping @Sendable (Int) async throws -> Void
) async throws {
    let trust = try pki.trustInTheGateway()
    try await withService(
        { onListening in
            let router = Router(context: GatewayRequestContext.self)
            router.post("/inbox") { request, _ in
                let bytes = Array(buffer: try await request.body.collect(upTo: 1_000_000))
                return await respond(PeerRequest(headers: request.headers, body: bytes))
            }
            return HTTPSListener(
                configuration: .init(host: "127.0.0.1", port: 0, gracefulStopSeconds: 1), router: router,
                tls: try ServerTLS(try pki.credentials(pki.server)), trust: trust, logger: quiet,
                now: wallClock, onListening: onListening, onRefusal: { _ in })
        }, body)
}

/// A listener with all that it needs, what was submitted to it and whom it refused.
struct ListenerFixture: Sendable {
    let pki: PKI
    let trust: TrustStore
    let clock = TestClock()
    let refusals = Collected<RefusedConnection>()
    let submissions = Collected<Submission>()

    init() throws {
        pki = try PKI()
        trust = try TrustStore(try pki.material())
    }

    init(pki: PKI, trust: TrustStore) {
        self.pki = pki
        self.trust = trust
    }
}

extension ListenerFixture {
    /// Runs an HTTPS listener with the submission routes.
    func run(
        _ configure: (inout HTTPSListener.Configuration) -> Void = { _ in }, maximumBodyBytes: Int = 4096,
        budget: ByteBudget = ByteBudget(),
        answer: @escaping @Sendable (Submission) async -> Answer = { _ in
            Answer(outcome: .accepted, messageID: "m-1", controlID: nil)
        }, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        var configuration = HTTPSListener.Configuration(host: "127.0.0.1", port: 0, gracefulStopSeconds: 5)
        configure(&configuration)
        let (final, clock, refusals, submissions) = (configuration, clock, refusals, submissions)
        try await withService(
            { onListening in
                let router = Router(context: GatewayRequestContext.self)
                SubmissionRoutes(
                    maximumBodyBytes: maximumBodyBytes, budget: budget, now: { clock.now() },
                    submit: { submission in
                        submissions.append(submission)
                        return await answer(submission)
                    },
                    lookup: { id, sender in
                        if id == "m-unreadable" { throw CancellationError() }
                        return id == "m-1" ? ["id": .string(id), "sender": .string(sender.organisation.text)] : nil
                    }
                ).add(to: router)
                return HTTPSListener(
                    configuration: final, router: router, tls: try ServerTLS(try pki.credentials(pki.server)),
                    trust: trust,
                    logger: quiet, now: { clock.now() }, onListening: onListening,
                    onRefusal: { refusals.append($0) })
            }, body)
    }

    func withClient(
        _ issued: DevelopmentAuthority.Issued?, _ body: @Sendable (HTTPClient) async throws -> Void
    ) async throws {
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: .init(tlsConfiguration: try pki.tls(issued), redirectConfiguration: .disallow))
        do {
            try await body(client)
        } catch {
            try await client.shutdown()
            throw error
        }
        try await client.shutdown()
    }
}

/// A bare TLS connection, for what no client would send.
struct RawConnection: Sendable {
    let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    static func open(port: Int, tls: TLSConfiguration?) async throws -> RawConnection {
        let context = try tls.map { try NIOSSLContext(configuration: $0) }
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                    }
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return RawConnection(channel: channel)
    }

    /// Sends each text in turn, with a pause between; then reads until the peer closes or `isEnough` of what was read.
    static func exchange(
        port: Int, tls: TLSConfiguration?, _ parts: [[UInt8]], pause: Duration = .zero,
        until isEnough: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
    ) async throws -> (bytes: [UInt8], isClosedByPeer: Bool) {
        let connection = try await open(port: port, tls: tls)
        return try await connection.channel.executeThenClose { inbound, outbound in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for part in parts {
                        // The peer may close while we still send: that is what some tests are about.
                        do { try await outbound.write(ByteBuffer(bytes: part)) } catch { return }
                        if pause > .zero { try await Task.sleep(for: pause) }
                    }
                }
                defer { group.cancelAll() }
                var received: [UInt8] = []
                do {
                    for try await buffer in inbound {
                        received += Array(buffer.readableBytesView)
                        if isEnough(received) { return (received, false) }
                    }
                } catch is CancellationError {
                    throw CancellationError()
                } catch {
                    return (received, true)
                }
                return (received, true)
            }
        }
    }
}

/// A council's file of rows.
enum LongRows {
    private static let header =
        "LA Code,Reporting Period Start Date,Reporting Period End Date,NHS Number,LA Person Unique Identifier,Gender,"
        + "Date of Birth,Client Type,Postcode,Last Name,Event Type,Event Start Date,Event End Date,Service Component\n"

    /// Of 700 people; of 4,000 rows longer than one part.
    static func file(_ count: Int, last: String = "") -> Data {
        let rows = (0..<count).map { number in
            "503,01/11/2026,20/11/2026,,P\(number % 700),Female,04/03/1941,Service user,NS1 4QT,Okafor,Service,"
                + "03/02/2026,,Meals\n"
        }
        return Data((header + rows.joined() + last).utf8)
    }
}

/// Says nothing below an error.
let quiet: Logger = {
    var logger = Logger(label: "test")
    logger.logLevel = .error
    return logger
}()
