// Forwarding to a FHIR server that is not ours, over real sockets.

import Gateway
import Hummingbird
import NIOCore
import Records
import Testing

@testable import Agreements
@testable import Transport

@Suite struct OutsideRecordTests {
    private static func resource(_ json: JSONValue) -> Resource { Resource(json.object!)! }

    /// One person's record as an agreement released it.
    private static func disclosure(status: String = "active", person: String = "p1") -> Disclosure {
        Disclosure(
            decisionID: "d1", publisher: PKI.council, recipient: PKI.gateway, category: .socialCarePackage,
            authority: [],
            resources: [
                resource([
                    "resourceType": "Patient", "id": .string(person),
                    "identifier": [["system": .string(NHSNumber.system), "value": "9990000018"]],
                    "name": [["family": "Okafor"]],
                ]),
                resource([
                    "resourceType": "EpisodeOfCare", "id": .string("e-\(person)"), "status": .string(status),
                    "patient": ["reference": .string("Patient/\(person)")],
                    "managingOrganization": ["reference": "Organization/o1"],
                ]),
                resource([
                    "resourceType": "CarePlan", "id": .string("c-\(person)"), "status": "active", "intent": "plan",
                    "subject": ["reference": .string("Patient/\(person)")],
                    "supportingInfo": [["reference": .string("EpisodeOfCare/e-\(person)")]],
                ]),
            ], withheldMarkers: [], items: [], isWithdrawal: false)
    }

    private func parcel(_ disclosures: [Disclosure], id: String = "7") -> Parcel {
        Parcel(id: id, recipient: PKI.gateway, content: .forward(disclosures), createdAt: wallClock())
    }

    private func withRecord(
        respond: @escaping @Sendable (PeerRequest) async -> Response,
        _ body: @escaping @Sendable (FHIRTransactionDestination) async throws -> Void
    ) async throws {
        let pki = try PKI()
        try await withGatewaysPeer(pki, respond: respond) { port in
            let destination = FHIRTransactionDestination(
                .init(
                    name: "record", recipient: PKI.gateway,
                    endpoint: try #require(HTTPSEndpoint("https://localhost:\(port)/inbox")),
                    tls: try pki.clientTLS(try pki.client("urn:caregate:gateway")), connectSeconds: 2, sendSeconds: 5))
            try await body(destination)
            try await destination.shutdown()
        }
    }

    @Test func aRepeatMakesNoSecondResource() async throws {
        let server = RecordServer()
        try await withRecord(respond: { server.answer($0) }) { destination in
            for _ in 0..<3 {
                let outcome = await destination.send(parcel([Self.disclosure()]))
                #expect(outcome == .delivered)
            }
        }
        #expect(server.transactions == 3)
        #expect(server.held.count == 3)
        #expect(server.held.values.allSatisfy { $0.version == 1 })
    }

    @Test func theServersOwnIdsAreWhatItsResourcesReferTo() async throws {
        let server = RecordServer()
        try await withRecord(respond: { server.answer($0) }) { destination in
            let outcome = await destination.send(parcel([Self.disclosure()]))
            #expect(outcome == .delivered)
        }
        let patient = try #require(server.held.first { $0.value.resource.type == "Patient" })
        let episode = try #require(server.held.first { $0.value.resource.type == "EpisodeOfCare" })
        let plan = try #require(server.all("CarePlan").first?.resource)
        #expect(patient.key.hasPrefix("Patient/srv-"))
        #expect(episode.value.resource["patient"]?["reference"]?.string == patient.key)
        #expect(plan["subject"]?["reference"]?.string == patient.key)
        #expect(JSONValue.items(plan["supportingInfo"]).first?["reference"]?.string == episode.key)
        // What was not sent is named, not pointed to.
        let provider = episode.value.resource["managingOrganization"]
        #expect(provider?["reference"] == nil)
        #expect(provider?["identifier"]?["value"] == "503.Organization.o1")
        // The person's own identifiers stay beside the gateway's.
        #expect(
            JSONValue.items(patient.value.resource["identifier"]).compactMap { $0["value"]?.string }
                == ["9990000018", "503.Patient.p1"])
    }

    @Test func whatIsSentLastStands() async throws {
        let server = RecordServer()
        let sent = ["planned", "active", "onhold", "finished"]
        try await withRecord(respond: { server.answer($0) }) { destination in
            for (index, status) in sent.enumerated() {
                for person in ["p1", "p2"] {
                    let outcome = await destination.send(
                        parcel([Self.disclosure(status: status, person: person)], id: "\(index)-\(person)"))
                    #expect(outcome == .delivered)
                }
            }
        }
        let episodes = server.all("EpisodeOfCare")
        #expect(episodes.map(\.resource["status"]?.string) == ["finished", "finished"])
        #expect(episodes.map(\.version) == [4, 4])
        #expect(server.all("Patient").map(\.version) == [1, 1])
    }

    /// Two resources bear the identifier: the server does not choose, and trying again does not help.
    @Test func anIdentifierThatIsNotUniqueInTheRecordIsGivenUp() async throws {
        let server = RecordServer()
        for _ in 0..<2 {
            server.hold(
                Self.resource([
                    "resourceType": "Patient",
                    "identifier": [
                        ["system": .string(RecordTransaction.identifierSystem), "value": "503.Patient.p1"]
                    ],
                ]))
        }
        try await withRecord(respond: { server.answer($0) }) { destination in
            let outcome = await destination.send(parcel([Self.disclosure()]))
            #expect(outcome == .rejected("http-412"))
        }
        #expect(server.held.count == 2, "all or nothing")
    }

    private static func response(_ statuses: String..., type: String = "transaction-response") -> String {
        let entries = statuses.map { #"{"response":{"status":"\#($0)"}}"# }.joined(separator: ",")
        return #"{"resourceType":"Bundle","type":"\#(type)","entry":[\#(entries)]}"#
    }

    @Test(arguments: [
        (200, response("201 Created", "200 OK", "200"), SendOutcome.delivered),
        (200, response("201 Created", "200 OK", "412 Precondition Failed"), .rejected("entry-http-412")),
        (200, response("503", "400 Bad Request", "200"), .rejected("entry-http-400")),
        (200, response("201", "503 Service Unavailable", "409"), .failed("entry-http-503")),
        (200, response("201", "", "201"), .failed("entry-http-0")),
        (200, response("201", "201"), .failed("response-incomplete")),
        (200, response("201", "201", "201", type: "batch-response"), .failed("response-not-of-a-transaction")),
        (200, #"{"resourceType":"OperationOutcome"}"#, .failed("response-not-of-a-transaction")),
        (200, "<html>Welcome</html>", .failed("response-unreadable")), (204, "", .failed("response-unreadable")),
        (400, "", .rejected("http-400")), (401, "", .failed("http-401")), (404, "", .failed("http-404")),
        (409, "", .failed("http-409")), (412, "", .rejected("http-412")), (413, "", .rejected("http-413")),
        (422, "", .rejected("http-422")), (429, "", .failed("http-429")), (500, "", .failed("http-500")),
    ])
    func whatTheServerSaysOfEachEntryIsTheOutcome(_ status: Int, _ body: String, _ outcome: SendOutcome) async throws {
        try await withRecord(
            respond: { _ in Response(status: .init(code: status), body: .init(byteBuffer: ByteBuffer(string: body))) }
        ) { destination in
            let sent = await destination.send(parcel([Self.disclosure()]))
            #expect(sent == outcome)
        }
    }
}
