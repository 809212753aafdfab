// A recipient on this machine, with its own certificate: an emergency department's or a council's system. It takes what the
// gateway sends over real TLS, by the same listeners as the gateway's own, and remembers what came when.

import Dispatch
import Gateway
import Hummingbird
import Logging
import Records
import ServiceLifecycle
import Synchronization
import Transport

/// What a recipient received.
struct Received: Sendable {
    let bytes: [UInt8]
    let format: Format
    let at: Instant
    /// Nanoseconds of the monotonic clock, for latencies.
    let tick: UInt64
}

final class Recipient: Sendable {
    enum Kind: Sendable {
        case mllp
        case fhir
    }

    let organisation: ODSCode
    let kind: Kind
    private let onReceived: @Sendable (Received) -> Void
    private let port = Mutex<Int?>(nil)

    init(_ organisation: ODSCode, kind: Kind, onReceived: @escaping @Sendable (Received) -> Void) {
        self.organisation = organisation
        self.kind = kind
        self.onReceived = onReceived
    }

    /// The listener, as a service.
    func service(stage: Stage, port: Int = 0, logger: Logger) throws -> any Service {
        let certificate = "\(stage.folder)/certs/server.pem"
        let credentials = try TLSCredentials(
            certificateChain: try Files.named(certificate),
            privateKey: try Files.named("\(stage.folder)/certs/server.key"))
        guard
            let bindings = Bindings([
                Bindings.Binding(key: .sanURI("urn:caregate:gateway"), organisation: ODSCode("QNS")!)
            ])
        else { throw Problems([Problem(.fault, "the gateway's certificate cannot be bound")]) }
        let trust = try TrustStore(
            TrustMaterial(
                anchors: [try Files.named(stage.anchor)],
                revocationLists: [try Files.named("\(stage.folder)/certs/revoked.crl.pem")], bindings: bindings))
        let tls = try ServerTLS(credentials)
        let listening: @Sendable (Int) async -> Void = { [self] taken in self.port.withLock { $0 = taken } }
        switch kind {
        case .mllp:
            return MLLPListener(
                configuration: .init(name: "\(organisation)", host: "127.0.0.1", port: port, gracefulStopSeconds: 1),
                tls: tls, trust: trust, now: { SystemEnvironment.now() }, onListening: listening, onRefusal: { _ in },
                submit: { [self] in take($0) })
        case .fhir:
            let router = Router(context: GatewayRequestContext.self)
            SubmissionRoutes(
                now: { SystemEnvironment.now() }, submit: { [self] in take($0) }, lookup: { _, _ in nil }
            ).add(to: router)
            return HTTPSListener(
                configuration: .init(name: "\(organisation)", host: "127.0.0.1", port: port, gracefulStopSeconds: 1),
                router: router, tls: tls, trust: trust, logger: logger, now: { SystemEnvironment.now() },
                onListening: listening, onRefusal: { _ in })
        }
    }

    /// The port, once it listens.
    func listening() async throws -> Int {
        for _ in 0..<200 {
            if let port = port.withLock({ $0 }) { return port }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Problems([Problem(.unavailable, "\(organisation)'s recipient does not listen")])
    }

    private func take(_ submission: Submission) -> Answer {
        onReceived(
            Received(
                bytes: submission.bytes, format: submission.format, at: submission.receivedAt, tick: Ticks.now()))
        return Answer(
            outcome: .accepted,
            messageID: SystemEnvironment.make(node: "recipient").identifier(at: submission.receivedAt),
            controlID: nil)
    }
}

/// The monotonic clock.
enum Ticks {
    static func now() -> UInt64 { DispatchTime.now().uptimeNanoseconds }
    static func milliseconds(from start: UInt64, to end: UInt64) -> Double { Double(end &- start) / 1_000_000 }
}
