import Agreements
import Gateway
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import Records
import Testing

@testable import Transport

@Suite struct DestinationTests {
    private static let parcelID = "01KB2V6X7E8F9G0HJKMNPQRSTV"

    private func parcel(_ fixture: PKI) throws -> Parcel {
        Parcel(
            id: Self.parcelID, recipient: PKI.rk5,
            content: .alert(
                EDView(
                    attendance: AttendanceID(1), site: try #require(ODSCode("RK501")), visit: "V1", localPersonID: "P1",
                    arrivedAt: fixture.start, isIdentityConfirmed: false, sources: [])), createdAt: fixture.start)
    }

    /// A recipient that answers each POST as told.
    private func withRecipient(
        _ pki: PKI, _ received: Collected<PeerRequest> = Collected(),
        respond: @escaping @Sendable (Int) async -> Response,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        try await withGatewaysPeer(
            pki,
            respond: { request in
                received.append(request)
                return await respond(received.all.count)
            }, body)
    }

    private func destination(
        _ pki: PKI, port: Int, host: String = "localhost", sendSeconds: Int64 = 5, uri: String = "urn:caregate:gateway"
    ) throws -> FHIRMessageDestination {
        FHIRMessageDestination(
            .init(
                name: "ed", recipient: PKI.rk5,
                endpoint: try #require(HTTPSEndpoint("https://\(host):\(port)/inbox")),
                tls: try pki.clientTLS(try pki.client(uri)), concurrency: 2, connectSeconds: 2, sendSeconds: sendSeconds
            ),
            now: wallClock)
    }

    @Test(arguments: [
        (200, SendOutcome.delivered), (202, .delivered), (204, .delivered), (302, .failed("http-302")),
        (400, .rejected("http-400")), (401, .failed("http-401")), (403, .failed("http-403")),
        (404, .failed("http-404")), (405, .failed("http-405")), (406, .failed("http-406")),
        (408, .failed("http-408")), (409, .rejected("http-409")), (410, .failed("http-410")),
        (413, .rejected("http-413")), (415, .rejected("http-415")), (422, .rejected("http-422")),
        (429, .failed("http-429")), (500, .failed("http-500")), (503, .failed("http-503")),
    ])
    func theStatusIsTheOutcome(_ status: Int, _ outcome: SendOutcome) async throws {
        let pki = try PKI()
        let received = Collected<PeerRequest>()
        try await withRecipient(
            pki, received,
            respond: { _ in
                Response(status: .init(code: status), headers: status == 302 ? [.location: "/elsewhere"] : [:])
            }
        ) { port in
            let destination = try destination(pki, port: port)
            let sent = try await destination.send(parcel(pki))
            #expect(sent == outcome)
            try await destination.shutdown()
        }
        #expect(received.all.count == 1)
        let request = try #require(received.all.first)
        #expect(request.headers[.requestID] == Self.parcelID)
        #expect(request.headers[.idempotencyKey] == Self.parcelID)
        let bundle = try #require(Bundle(try FHIRJSON.read(request.body)))
        #expect(bundle.type == "message")
        #expect(bundle.id == Self.parcelID)
        #expect(bundle.entries.first?.resource.type == "MessageHeader")
    }

    @Test func aRepeatHasTheSameIdAndTheConnectionIsKept() async throws {
        let pki = try PKI()
        let received = Collected<PeerRequest>()
        try await withRecipient(
            pki, received, respond: { Response(status: $0 == 1 ? .serviceUnavailable : .ok) }
        ) { port in
            let destination = try destination(pki, port: port)
            let sent = try await destination.send(parcel(pki))
            #expect(sent == .failed("http-503"))
            let again = try await destination.send(parcel(pki))
            #expect(again == .delivered)
            try await destination.shutdown()
        }
        #expect(Set(received.all.map { $0.headers[.requestID] }) == [Self.parcelID])
    }

    @Test func aRecipientThatDoesNotAnswerIsTriedAgain() async throws {
        let pki = try PKI()
        try await withRecipient(
            pki,
            respond: { _ in
                try? await Task.sleep(for: .seconds(5))
                return Response(status: .ok)
            }
        ) { port in
            let destination = try destination(pki, port: port, sendSeconds: 1)
            let began = ContinuousClock.now
            let sent = try await destination.send(parcel(pki))
            #expect(sent == .failed("time-out"))
            #expect(ContinuousClock.now - began < .seconds(4))
            try await destination.shutdown()
        }
    }

    @Test func nobodyListeningIsTriedAgain() async throws {
        let pki = try PKI()
        let destination = try destination(pki, port: 1)
        guard case .failed = try await destination.send(parcel(pki)) else {
            Issue.record("not failed")
            return
        }
        try await destination.shutdown()
    }

    @Test func aRecipientThatRefusesOurCertificateIsTriedAgain() async throws {
        let pki = try PKI()
        let received = Collected<PeerRequest>()
        try await withRecipient(pki, received, respond: { _ in Response(status: .ok) }) { port in
            let destination = try destination(pki, port: port, uri: "urn:x:nobody")
            guard case .failed = try await destination.send(parcel(pki)) else {
                Issue.record("not failed")
                return
            }
            try await destination.shutdown()
        }
        #expect(received.all.isEmpty)
    }

    @Test func aServerOfAnotherNameOrAuthorityIsNotSentTo() async throws {
        let pki = try PKI()
        let received = Collected<PeerRequest>()
        let elsewhere = try PKI()
        try await withRecipient(pki, received, respond: { _ in Response(status: .ok) }) { port in
            for (roots, host) in [(elsewhere, "localhost"), (pki, "ip6-localhost")] {
                let destination = FHIRMessageDestination(
                    .init(
                        name: "ed", recipient: PKI.rk5,
                        endpoint: try #require(HTTPSEndpoint("https://\(host):\(port)/inbox")),
                        tls: try ClientTLS(
                            try pki.credentials(try pki.client("urn:caregate:gateway")),
                            roots: NamedText(file: "root.pem", text: roots.authority.root.certificatePEM)),
                        connectSeconds: 2, sendSeconds: 3), now: wallClock)
                guard case .failed = try await destination.send(parcel(pki)) else {
                    Issue.record("not failed")
                    continue
                }
                try await destination.shutdown()
            }
        }
        #expect(received.all.isEmpty)
    }

    @Test func aParcelForAnotherKindOfEndpointIsRejected() async throws {
        let pki = try PKI()
        let destination = try destination(pki, port: 1)
        let forward = Parcel(id: "1", recipient: PKI.rk5, content: .forward([]), createdAt: pki.start)
        #expect(await destination.send(forward) == .rejected("not-a-record-server"))
        try await destination.shutdown()
    }

    @Test(arguments: [
        ("https://ed.example/fhir", true), ("https://ed.example:8443/fhir/$process-message", true),
        ("http://ed.example/fhir", false), ("https://user:secret@ed.example/fhir", false),
        ("https://ed.example/fhir?x=1", false), ("https://ed.example/fhir#x", false), ("https:///fhir", false),
        ("https://ed.example/a b", false), ("", false),
    ])
    func anEndpointIsAnHTTPSAddressAndNoMore(_ text: String, _ isOne: Bool) {
        #expect((HTTPSEndpoint(text) != nil) == isOne)
    }

    // MARK: MLLP

    private func withED(
        _ pki: PKI, _ received: Collected<String> = Collected(), sendSeconds: Int64 = 30,
        outcome: @escaping @Sendable (Int) async -> Answer.Outcome,
        _ body: @escaping @Sendable (MLLPDestination) async throws -> Void
    ) async throws {
        let trust = try pki.trustInTheGateway()
        try await withService(
            { onListening in
                MLLPListener(
                    configuration: .init(host: "127.0.0.1", port: 0, gracefulStopSeconds: 1),
                    tls: try ServerTLS(try pki.credentials(pki.server)), trust: trust, now: wallClock,
                    onListening: onListening, onRefusal: { _ in },
                    submit: { submission in
                        received.append(String(decoding: submission.bytes, as: UTF8.self))
                        return Answer(outcome: await outcome(received.all.count), messageID: "m", controlID: nil)
                    })
            }
        ) { port in
            let destination = try MLLPDestination(
                .init(
                    name: "ed-mllp", recipient: PKI.rk5, host: "127.0.0.1", port: port,
                    tls: try pki.clientTLS(try pki.client("urn:caregate:gateway")),
                    names: .init(
                        sendingApplication: "CAREGATE", sendingFacility: "QNS", receivingApplication: "ED",
                        receivingFacility: "RK5"), concurrency: 2, connectSeconds: 30, sendSeconds: sendSeconds),
                now: wallClock)
            try await body(destination)
            await destination.shutdown()
        }
    }

    @Test(
        arguments: [
            (Answer.Outcome.accepted, SendOutcome.delivered),
            (.quarantined(Problem(.required, "missing")), .rejected("AE")),
            (.busy(Problem(.unavailable, "not now")), .failed("AR")),
        ] as [(Answer.Outcome, SendOutcome)])
    func theAcknowledgementIsTheOutcome(_ answer: Answer.Outcome, _ outcome: SendOutcome) async throws {
        let pki = try PKI()
        let received = Collected<String>()
        try await withED(pki, received, outcome: { _ in answer }) { destination in
            let sent = try await destination.send(parcel(pki))
            #expect(sent == outcome)
        }
        let message = try #require(received.all.first)
        #expect(message.contains("|ORU^R01|\(HL7Alert.controlID(of: Self.parcelID))|P|2.4"))
        #expect(message.contains("Not known: identity not confirmed"))
    }

    @Test func oneConnectionServesManyParcelsAndALostOneIsReplaced() async throws {
        let pki = try PKI()
        let received = Collected<String>()
        try await withED(pki, received, outcome: { _ in .accepted }) { destination in
            for _ in 0..<3 {
                let sent = try await destination.send(parcel(pki))
                #expect(sent == .delivered)
            }
        }
        #expect(received.all.count == 3)
    }

    @Test func anEDThatDoesNotAnswerIsTriedAgainOverAnotherConnection() async throws {
        let pki = try PKI()
        try await withED(
            pki, sendSeconds: 1,
            outcome: { count in
                if count == 1 { try? await Task.sleep(for: .milliseconds(1500)) }
                return .accepted
            }
        ) { destination in
            let sent = try await destination.send(parcel(pki))
            #expect(sent == .failed("time-out"))
            // A late answer to the first must not be taken for the second's.
            let again = try await destination.send(parcel(pki))
            #expect(again == .delivered)
        }
    }

    @Test(arguments: [
        ("MSH|^~\\&|A|B|C|D|20260101||ACK|1|P|2.4\rMSA|AA|X1\r", SendOutcome.delivered),
        ("MSH|^~\\&|A|B|C|D|20260101||ACK|1|P|2.4\rMSA|CA|X1\r", .delivered),
        ("MSH|^~\\&|A|B|C|D|20260101||ACK|1|P|2.4\rMSA|CE|X1\r", .rejected("CE")),
        ("MSH|^~\\&|A|B|C|D|20260101||ACK|1|P|2.4\rMSA|CR|X1\r", .failed("CR")),
        ("MSH|^~\\&|A|B|C|D|20260101||ACK|1|P|2.4\rMSA|AA|X2\r", .failed("acknowledgement-of-another")),
        ("MSH|^~\\&|A|B|C|D|20260101||ACK|1|P|2.4\r", .failed("acknowledgement-unreadable")),
        ("MSH|^~\\&|A|B|C|D|20260101||ACK|1|P|2.4\rMSA|ZZ|X1\r", .failed("acknowledgement-unreadable")),
        ("OK", .failed("acknowledgement-unreadable")),
    ])
    func anAcknowledgementIsRead(_ text: String, _ outcome: SendOutcome) {
        #expect(MLLPDestination.outcome(of: Array(text.utf8), controlID: "X1") == outcome)
    }
}
