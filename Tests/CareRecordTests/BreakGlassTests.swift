import Agreements
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Records
import Storage
import Testing

@testable import CareRecord
@testable import Gateway

struct BreakGlassTests {
    private static let reason = "Unconscious, brought in alone by ambulance"

    private func asking(
        _ body: @Sendable (RecordFixture, any TestClientProtocol) async throws -> Void
    ) async throws {
        let fixture = try await RecordFixture.open()
        try await fixture.application(mayAct: { _, _ in true }).test(.router) { try await body(fixture, $0) }
        try await fixture.close()
    }

    private static func headers(
        purpose: String = "BTG", role: String = "ed-consultant", user: String? = "c.osei",
        organisation: ODSCode = RecordFixture.kingsmead, type: String = "application/fhir+json"
    ) -> HTTPFields {
        var headers = RecordFixture.headers(purpose: purpose, role: role, organisation: organisation)
        headers[HTTPField.Name("X-User-ID")!] = user
        headers[.contentType] = type
        return headers
    }

    private static func body(_ number: NHSNumber, reason: String = reason) -> ByteBuffer {
        let parameters: JSONValue = [
            "resourceType": "Parameters",
            "parameter": [
                [
                    "name": "patient",
                    "valueIdentifier": ["system": .string(NHSNumber.system), "value": .string(number.digits)],
                ],
                ["name": "reason", "valueString": .string(reason)],
            ],
        ]
        return ByteBuffer(bytes: parameters.write())
    }

    private func breakGlass(
        _ client: any TestClientProtocol, _ number: NHSNumber, _ headers: HTTPFields = headers()
    ) async throws -> TestResponse {
        try await client.executeRequest(
            uri: "/fhir/R4/$break-glass", method: .post, headers: headers, body: Self.body(number))
    }

    private func read(
        _ client: any TestClientProtocol, _ path: String, _ headers: HTTPFields = headers()
    ) async throws -> TestResponse {
        try await client.executeRequest(uri: "/fhir/R4/\(path)", method: .get, headers: headers, body: nil)
    }

    private func value(_ response: TestResponse, _ name: String) throws -> String? {
        let body = try JSONReader.read(Array(response.body.readableBytesView))
        let parameter = JSONValue.items(body["parameter"]).first { $0["name"]?.string == name }
        return (parameter?["valueId"] ?? parameter?["valueInstant"])?.string
    }

    @Test func noHeaderOpensAnything() async throws {
        try await asking { fixture, client in
            let absent = try await read(client, "EpisodeOfCare/none")
            let refused = try await read(client, "EpisodeOfCare/e1-B2")
            #expect(refused.status == .notFound && refused.body == absent.body)
            let decided = try await fixture.log().last { $0["action"]?.string == "decide" }
            #expect(decided?["reason"]?.string == "break-glass-incomplete")
        }
    }

    @Test func theRightOpensOnePersonsRecordToOneUser() async throws {
        try await asking { fixture, client in
            let given = try await breakGlass(client, RecordFixture.objecting)
            #expect(given.status == .ok)
            #expect(try value(given, "until") == "2026-11-22T18:05:00.000Z")
            #expect(try value(given, "reviewDue") == "2026-11-26T00:00:00.000Z")
            let id = try #require(try value(given, "access"))
            // The person objects; the agreement lets a consultant override that.
            #expect(try await read(client, "EpisodeOfCare/e1-B2").status == .ok)
            let entries = try await fixture.log()
            let seen = try #require(entries.last { $0["action"]?.string == "read" })
            #expect(JSONValue.items(seen["authority"]).compactMap(\.string).contains("break-glass \(id)"))
            #expect(seen["user"]?.string == "c.osei")
            let broken = try #require(entries.first { $0["action"]?.string == "break-glass" })
            #expect(broken["outcome"]?.string == "granted" && broken["messageID"]?.string == id)
            for (path, headers) in [
                ("EpisodeOfCare/e1-B2", Self.headers(user: "a.other")),
                ("EpisodeOfCare/e1-B2", Self.headers(user: nil)),
                ("EpisodeOfCare/e1-B2", Self.headers(role: "ed-clinician")),
                ("EpisodeOfCare/e1-B2", Self.headers(purpose: "TREAT")),
                ("EpisodeOfCare/e1-B2", Self.headers(organisation: RecordFixture.eastmoor)),
                ("EpisodeOfCare/e1-A1", Self.headers()),
            ] {
                #expect(try await read(client, path, headers).status == .notFound, "\(path) \(headers)")
            }
        }
    }

    @Test func whoIsNotKnownIsAnsweredAlikeAndReviewedToo() async throws {
        try await asking { fixture, client in
            let known = try await breakGlass(client, RecordFixture.shared)
            let unknown = try await breakGlass(client, RecordFixture.unknown)
            #expect(unknown.status == known.status && unknown.headers == known.headers)
            for name in ["until", "reviewDue"] {
                #expect(try value(unknown, name) == value(known, name))
            }
            let queue = try await fixture.store.read { try $0.breakGlassQueue(limit: 10) }
            // Both are due at once, so their ids say which is first.
            #expect(queue.count == 2 && queue.count { $0.person == nil } == 1)
        }
    }

    @Test func theRightEnds() async throws {
        try await asking { fixture, client in
            let person = try #require(
                try await fixture.store.read { try $0.person(identifiedBy: PersonIdentifier(RecordFixture.shared)) })
            for (id, until, status) in [
                ("over", RecordFixture.now, HTTPResponse.Status.notFound),
                ("lasts", RecordFixture.now.adding(seconds: 1), .ok),
            ] {
                try await fixture.store.write { transaction in
                    try transaction.insert(
                        BreakGlass(
                            id: id, organisation: RecordFixture.kingsmead, user: "c.osei", role: .edConsultant,
                            reason: Self.reason, person: person.id, isAttending: false,
                            grantedAt: until.adding(seconds: -14_400), until: until, reviewDue: until,
                            agreements: ["T-1@1"]))
                }
                #expect(try await read(client, "EpisodeOfCare/e1-A1").status == status)
            }
        }
    }

    @Test func aBreachEndsTheRightAtOnce() async throws {
        try await asking { fixture, client in
            let id = try #require(try value(try await breakGlass(client, RecordFixture.shared), "access"))
            #expect(try await read(client, "EpisodeOfCare/e1-A1").status == .ok)
            let desk = try fixture.desk(mayAct: { _, _ in true })
            let own = try right("i.governance", RecordFixture.kingsmead)
            guard case .success = try await desk.review(id, as: .breach, note: "no such patient here", by: own) else {
                Issue.record("the review was refused")
                return
            }
            #expect(try await read(client, "EpisodeOfCare/e1-A1").status == .notFound)
        }
    }

    @Test func whatNothingOverridesStaysClosed() async throws {
        try await asking { fixture, client in
            try await fixture.store.write { transaction in
                var person = try #require(
                    try transaction.publishedPerson(publisher: RecordFixture.northshire, localID: "A1"))
                person.restricted = true
                try transaction.put(person)
            }
            #expect(try await breakGlass(client, RecordFixture.shared).status == .ok)
            #expect(try await read(client, "EpisodeOfCare/e1-A1").status == .notFound)
            let decided = try await fixture.log().last { $0["action"]?.string == "decide" }
            #expect(decided?["reason"]?.string == "legally-restricted")
        }
    }

    @Test func whatIsNoRequestIsRefusedAndRecorded() async throws {
        try await asking { fixture, client in
            for (headers, body, status) in [
                (Self.headers(role: "ed-clinician"), Self.body(RecordFixture.shared), HTTPResponse.Status.forbidden),
                (Self.headers(organisation: RecordFixture.eastmoor), Self.body(RecordFixture.shared), .forbidden),
                (Self.headers(), Self.body(RecordFixture.shared, reason: "urgent"), .forbidden),
                (Self.headers(purpose: "TREAT"), Self.body(RecordFixture.shared), .badRequest),
                (Self.headers(user: nil), Self.body(RecordFixture.shared), .badRequest),
                (Self.headers(), ByteBuffer(string: "{}"), .badRequest),
                (Self.headers(), ByteBuffer(string: "no JSON"), .badRequest),
                (Self.headers(), ByteBuffer(repeating: 0x20, count: 8_193), .contentTooLarge),
                (Self.headers(type: "text/plain"), Self.body(RecordFixture.shared), .unsupportedMediaType),
            ] {
                let response = try await client.executeRequest(
                    uri: "/fhir/R4/$break-glass", method: .post, headers: headers, body: body)
                #expect(response.status == status)
            }
            let refused = try await fixture.log().filter {
                $0["action"]?.string == "break-glass" && $0["outcome"]?.string == "refused"
            }
            #expect(
                refused.map { $0["reason"]?.string } == [
                    "emergency-not-allowed", "emergency-not-allowed", "no-reason",
                ])
            #expect(try await fixture.store.read { try $0.breakGlassQueue(limit: 10) }.isEmpty)
        }
    }

    // MARK: Review

    private func right(_ user: String, _ organisation: ODSCode, role: Role = .informationGovernance) throws
        -> Inspection
    {
        try Inspection.issue(
            user: user, role: role, organisation: organisation, reason: "weekly review", from: RecordFixture.now,
            until: RecordFixture.now.adding(seconds: 900))
    }

    @Test func theQueueIsReviewedByTheOrganisationsOwn() async throws {
        try await asking { fixture, client in
            let id = try #require(try value(try await breakGlass(client, RecordFixture.shared), "access"))
            let desk = try fixture.desk(mayAct: { _, _ in true })
            let own = try right("i.governance", RecordFixture.kingsmead)
            #expect(try await desk.queue(by: own, limit: 10)?.map(\.id) == [id])
            #expect(try await desk.queue(by: right("x", RecordFixture.eastmoor), limit: 10)?.isEmpty == true)
            #expect(try await desk.queue(by: right("x", RecordFixture.gateway), limit: 10)?.count == 1)
            let engineer = try right("x", RecordFixture.kingsmead, role: .integrationEngineer)
            #expect(try await desk.queue(by: engineer, limit: 10) == nil)

            func review(_ outcome: BreakGlass.Review, _ note: String, _ right: Inspection) async throws
                -> BreakGlassDesk.ReviewRefusal?
            {
                switch try await desk.review(id, as: outcome, note: note, by: right) {
                case .success: nil
                case .failure(let refusal): refusal
                }
            }
            #expect(try await review(.justified, "seen", right("c.osei", RecordFixture.kingsmead)) == .ownAccess)
            #expect(try await review(.justified, "seen", right("x", RecordFixture.eastmoor)) == .notFound)
            #expect(try await review(.justified, "seen", engineer) == .notFound)
            #expect(try await review(.justified, "  ", own) == .noNote)
            #expect(try await review(.waiting, "seen", own) == .noNote)
            #expect(try await review(.escalated, "ask the consultant", own) == nil)
            let due = Instant(fhir: "2026-11-26T00:00:00Z")!
            var counts = try await fixture.store.read { try $0.breakGlassCounts(at: due.adding(seconds: -1)) }
            #expect(counts == (1, 0))
            counts = try await fixture.store.read { try $0.breakGlassCounts(at: due) }
            #expect(counts == (1, 1))
            #expect(try await review(.justified, "attended, unconscious", own) == nil)
            counts = try await fixture.store.read { try $0.breakGlassCounts(at: due) }
            #expect(counts == (0, 0))
            #expect(try await review(.breach, "again", own) == .closed)
            let kept = try await fixture.store.read { try $0.breakGlass(id) }
            #expect(kept?.review == .justified && kept?.reviewer == "i.governance")
            let reviews = try await fixture.log().filter { $0["action"]?.string == "break-glass" }
            #expect(
                reviews.map { $0["outcome"]?.string } == [
                    "granted", "refused", "refused", "refused", "refused", "refused", "escalated", "justified",
                    "refused",
                ])
        }
    }
}
