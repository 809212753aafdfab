import Agreements
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Records
import Storage
import Synchronization
import Testing

@testable import CareRecord
@testable import Gateway

struct RecordRoutesTests {
    /// Opens a record, asks it, and closes it.
    private func asking(
        commit: RecordAccess.Commit? = nil,
        _ body: @Sendable (RecordFixture, any TestClientProtocol) async throws -> Void
    ) async throws {
        let fixture = try await RecordFixture.open()
        try await fixture.application(commit: commit).test(.router) { try await body(fixture, $0) }
        try await fixture.close()
    }

    private func get(
        _ client: any TestClientProtocol, _ path: String, _ headers: HTTPFields = RecordFixture.headers()
    ) async throws -> TestResponse {
        try await client.executeRequest(uri: "/fhir/R4/\(path)", method: .get, headers: headers, body: nil)
    }

    private func json(_ response: TestResponse) throws -> JSONValue {
        try JSONReader.read(Array(response.body.readableBytesView))
    }

    // MARK: Read

    @Test func aReadGivesTheReleasedItemsAndNothingElse() async throws {
        try await asking { _, client in
            let response = try await get(client, "EpisodeOfCare/e1-A1")
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "application/fhir+json; charset=utf-8")
            #expect(response.headers[.eTag] == "W/\"1\"")
            #expect(response.headers[.lastModified] == "Sun, 22 Nov 2026 14:05:00 GMT")
            #expect(response.headers[.cacheControl] == "no-store")
            let episode = try json(response)
            #expect(episode["status"]?.string == "active")
            #expect(episode["type"]?.array?.first?["text"]?.string == "Home care")
            #expect(episode["meta"]?["versionId"]?.string == "1")
            #expect(episode["meta"]?["lastUpdated"]?.string == "2026-11-22T14:05:00.000Z")
            #expect(!String(buffer: response.body).contains("Adeyemi"), "the key worker is not agreed")
        }
    }

    @Test func aProviderIsReadByWhatRefersToIt() async throws {
        try await asking { _, client in
            let provider = try await get(client, "Organization/o-A1")
            #expect(provider.status == .ok)
            #expect(try json(provider)["name"]?.string == "Brightwell Homecare")
            #expect(try await get(client, "Practitioner/k-A1").status == .notFound)
        }
    }

    @Test func aReadIsXMLForWhoAsksForIt() async throws {
        try await asking { _, client in
            for (path, accept) in [("?_format=xml", nil), ("", "application/fhir+xml")] {
                var headers = RecordFixture.headers()
                headers[.accept] = accept
                let response = try await get(client, "EpisodeOfCare/e1-A1\(path)", headers)
                #expect(response.headers[.contentType] == "application/fhir+xml; charset=utf-8")
                let resource = try FHIRXML.read(Array(response.body.readableBytesView))
                #expect(resource["status"]?.string == "active")
                #expect(resource["meta"]?["versionId"]?.string == "1")
            }
        }
    }

    @Test func aReaderWhoHoldsTheVersionIsNotSentItAgainAndTheReadIsRecorded() async throws {
        try await asking { fixture, client in
            let held = RecordFixture.headers([.ifNoneMatch: "W/\"7\", W/\"1\""])
            let response = try await get(client, "EpisodeOfCare/e1-A1", held)
            #expect(response.status == .notModified)
            #expect(response.body.readableBytes == 0)
            #expect(response.headers[.eTag] == "W/\"1\"")
            #expect(try await fixture.log().last?["outcome"]?.string == "disclosed")
            let older = RecordFixture.headers([.ifNoneMatch: "W/\"7\""])
            #expect(try await get(client, "EpisodeOfCare/e1-A1", older).status == .ok)
        }
    }

    // MARK: Refused and absent

    static let refusedReads: [(String, HTTPFields)] = [
        ("EpisodeOfCare/e1-B2", RecordFixture.headers()),
        ("EpisodeOfCare/e1-C3", RecordFixture.headers()),
        ("Patient/p-B2", RecordFixture.headers()),
        ("Practitioner/k-A1", RecordFixture.headers()),
        ("EpisodeOfCare/e1-A1", RecordFixture.headers(purpose: "PLAN")),
        ("EpisodeOfCare/e1-A1", RecordFixture.headers(role: "social-worker")),
        ("EpisodeOfCare/e1-A1", RecordFixture.headers(role: "ed-consultant")),
        ("EpisodeOfCare/e1-A1", RecordFixture.headers(organisation: RecordFixture.eastmoor)),
        ("EpisodeOfCare/e1-B2", RecordFixture.headers([.ifNoneMatch: "*"])),
        ("EpisodeOfCare/e1-B2", RecordFixture.headers([.ifNoneMatch: "W/\"1\""])),
        ("EpisodeOfCare/e1_A1", RecordFixture.headers()),
    ]

    @Test(arguments: ["json", "xml"])
    func refusedAndAbsentAreTheSameBytes(format: String) async throws {
        try await asking { _, client in
            let absent = try await get(client, "EpisodeOfCare/none?_format=\(format)")
            #expect(absent.status == .notFound)
            for (path, headers) in Self.refusedReads {
                let refused = try await get(client, "\(path)?_format=\(format)", headers)
                #expect(refused.status == absent.status, "\(path)")
                #expect(refused.headers == absent.headers, "\(path)")
                #expect(refused.body == absent.body, "\(path)")
            }
        }
    }

    @Test func aSearchForARefusedAndForAnUnknownPersonAnswersTheSame() async throws {
        try await asking { _, client in
            let unknown = try await get(client, Self.search("EpisodeOfCare", RecordFixture.unknown))
            #expect(unknown.status == .ok)
            #expect(try json(unknown)["total"]?.scalar == "0")
            for number in [RecordFixture.objecting, RecordFixture.elsewhere] {
                let refused = try await get(client, Self.search("EpisodeOfCare", number))
                #expect(refused.headers == unknown.headers)
                let text = String(buffer: refused.body).replacing(number.digits, with: RecordFixture.unknown.digits)
                #expect(text == String(buffer: unknown.body))
            }
            let absent = try await get(client, "EpisodeOfCare?patient=p-Z9")
            for id in ["p-B2", "p-C3"] {
                let refused = try await get(client, "EpisodeOfCare?patient=\(id)")
                #expect(
                    String(buffer: refused.body).replacing(id, with: "p-Z9") == String(buffer: absent.body))
            }
        }
    }

    // MARK: Search

    private static func search(_ type: String, _ number: NHSNumber, _ parameter: String = "patient.identifier")
        -> String
    {
        "\(type)?\(parameter)=\(Query.encoded("\(NHSNumber.system)|\(number.digits)"))"
    }

    @Test func aSearchByIdentifierOrPatientFindsWhatMayBeReleased() async throws {
        try await asking { _, client in
            for path in [
                Self.search("EpisodeOfCare", RecordFixture.shared), "EpisodeOfCare?patient=p-A1",
                "EpisodeOfCare?patient=Patient/p-A1", "EpisodeOfCare?patient.identifier=ods:503%7CA1",
                "EpisodeOfCare?patient.identifier=ods:503%7Chttps://pas.example%7CA1",
            ] {
                let bundle = try json(try await get(client, path))
                #expect(bundle["type"]?.string == "searchset")
                #expect(bundle["total"]?.scalar == "3", "\(path)")
                let matches = JSONValue.items(bundle["entry"]).filter { $0["search"]?["mode"]?.string == "match" }
                #expect(
                    matches.map { $0["fullUrl"]?.string }
                        == (1...3).map {
                            "\(RecordFixture.baseURL)/EpisodeOfCare/e\($0)-A1"
                        })
                #expect(matches.allSatisfy { $0["resource"]?["careManager"]?["display"] == nil })
            }
            let patients = try json(try await get(client, Self.search("Patient", RecordFixture.shared, "identifier")))
            #expect(patients["total"]?.scalar == "1")
        }
    }

    @Test func everySearchSaysThatNothingFoundIsNoAssurance() async throws {
        try await asking { _, client in
            for number in [RecordFixture.shared, RecordFixture.unknown] {
                let bundle = try json(try await get(client, Self.search("EpisodeOfCare", number)))
                let outcomes = JSONValue.items(bundle["entry"]).filter { $0["search"]?["mode"]?.string == "outcome" }
                #expect(outcomes.count == 1)
                #expect(outcomes.first?["resource"]?["resourceType"]?.string == "OperationOutcome")
            }
        }
    }

    @Test func pagesFollowOneAnotherByTheirLinks() async throws {
        try await asking { _, client in
            var path: String? = "EpisodeOfCare?patient=p-A1&_count=2"
            var found: [String?] = []
            while let current = path {
                let bundle = try json(try await get(client, current))
                #expect(bundle["total"]?.scalar == "3")
                found += JSONValue.items(bundle["entry"]).filter { $0["search"]?["mode"]?.string == "match" }
                    .map { $0["resource"]?["id"]?.string }
                let next = JSONValue.items(bundle["link"]).first { $0["relation"]?.string == "next" }
                path = next?["url"]?.string.map { String($0.dropFirst(RecordFixture.baseURL.count + 1)) }
                #expect(found.count <= 3)
                guard found.count <= 3 else { break }
            }
            #expect(found == ["e1-A1", "e2-A1", "e3-A1"])
            let counted = try json(try await get(client, "EpisodeOfCare?patient=p-A1&_count=0"))
            #expect(counted["total"]?.scalar == "3")
            #expect(JSONValue.items(counted["entry"]).count == 1)
        }
    }

    @Test(arguments: [
        "EpisodeOfCare?patient=p-A1&status=active", "EpisodeOfCare?patient=p-A1&_include=EpisodeOfCare:patient",
        "EpisodeOfCare", "EpisodeOfCare?_id=e1-A1", "EpisodeOfCare?patient=p-A1&patient=p-B2",
        "EpisodeOfCare?patient=p-A1,p-B2", "EpisodeOfCare?patient=Group/1",
        "EpisodeOfCare?patient=p-A1&patient.identifier=ods:503%7CA1",
        "EpisodeOfCare?patient.identifier=9990000018", "EpisodeOfCare?patient.identifier=ods:503%7C",
        "EpisodeOfCare?patient.identifier=https://fhir.nhs.uk/Id/nhs-number%7C9990000019",
        "EpisodeOfCare?patient=p-A1&_count=-1", "EpisodeOfCare?patient=p-A1&_count=x",
        "EpisodeOfCare?patient=p-A1&_offset=-1", "EpisodeOfCare?patient=p-A1%zz", "EpisodeOfCare?patient=%ff",
        "EpisodeOfCare?patient=p-A1%00", "Patient?name=Okafor", "Patient", "EpisodeOfCare/e1-A1?patient=p-A1",
    ])
    func whatIsNotOnTheListOfParametersIsRefused(path: String) async throws {
        try await asking { _, client in
            let response = try await get(client, path)
            #expect(response.status == .badRequest)
            let outcome = try json(response)
            #expect(outcome["resourceType"]?.string == "OperationOutcome")
            #expect(!String(buffer: response.body).contains("Okafor"))
        }
    }

    @Test func aLenientReaderHasUnknownParametersLeftOutAndIsToldWhichWereUsed() async throws {
        try await asking { _, client in
            let headers = RecordFixture.headers([HTTPField.Name("Prefer")!: "respond-async, handling=lenient"])
            let bundle = try json(try await get(client, "EpisodeOfCare?patient=p-A1&status=finished", headers))
            #expect(bundle["total"]?.scalar == "3")
            let link = JSONValue.items(bundle["link"]).first { $0["relation"]?.string == "self" }?["url"]?.string
            #expect(link == "\(RecordFixture.baseURL)/EpisodeOfCare?patient=p-A1&_count=50")
        }
    }

    // MARK: Who reads, and the record of it

    @Test(arguments: [
        RecordFixture.headers(purpose: nil), RecordFixture.headers(purpose: "treat"),
        RecordFixture.headers(purpose: "TREAT, PLAN"), RecordFixture.headers(role: nil),
        RecordFixture.headers(role: "doctor"),
        RecordFixture.headers([HTTPField.Name("X-User-ID")!: "two words"]),
    ])
    func aReaderWithoutAKnownPurposeAndRoleIsRefusedAndThatIsRecorded(headers: HTTPFields) async throws {
        try await asking { fixture, client in
            for path in ["EpisodeOfCare/e1-A1", "EpisodeOfCare/none", "EpisodeOfCare?patient=p-A1"] {
                #expect(try await get(client, path, headers).status == .badRequest)
            }
            let log = try await fixture.log()
            #expect(log.map { $0["outcome"]?.string } == ["refused", "refused", "refused"])
            #expect(log.map { $0["action"]?.string } == ["read", "read", "search"])
        }
    }

    @Test func aCallWithoutACertificatesIdentityIsUnauthorised() async throws {
        try await asking { _, client in
            let response = try await get(client, "EpisodeOfCare/e1-A1", RecordFixture.headers(organisation: nil))
            #expect(response.status == .unauthorized)
        }
    }

    @Test func everyReadLeavesItsDecisionAndItsOutcomeInTheLog() async throws {
        try await asking { fixture, client in
            _ = try await get(client, "EpisodeOfCare/e1-A1")
            _ = try await get(client, "EpisodeOfCare/e1-B2")
            _ = try await get(client, "EpisodeOfCare/none")
            _ = try await get(client, Self.search("EpisodeOfCare", RecordFixture.shared))
            let log = try await fixture.log()
            func column(_ name: String) -> [String?] { log.map { $0[name]?.scalar } }
            #expect(column("action") == ["decide", "read", "decide", "read", "read", "decide", "search"])
            #expect(
                column("outcome") == ["permit", "disclosed", "deny", "refused", "refused", "permit", "disclosed"])
            #expect(
                column("reason") == [
                    "permitted", "permitted", "objection", "objection", "not-found", "permitted", "permitted",
                ])
            #expect(column("count") == [nil, "1", nil, "0", "0", nil, "3"])
            #expect(column("person") == ["1", "1", "2", "2", nil, "1", "1"])
            #expect(log[1]["decisionID"] == log[0]["decisionID"])
            #expect(log[1]["authority"]?.array?.first?.string == "T-1@1 data[0]")
            #expect(log[1]["released"]?.array?.contains("service") == true)
            #expect(log.allSatisfy { $0["actor"]?.string == "RK5" && $0["recipient"]?.string == "RK5" })
            #expect(log.allSatisfy { $0["correlationID"]?.string == "request-1" })
        }
    }

    @Test func nothingIsReleasedWhenTheLogCannotBeWritten() async throws {
        struct DiskFull: Error {}
        let fixture = try await RecordFixture.open()
        let store = fixture.store
        let entriesSeen = Mutex(0)
        let commit: RecordAccess.Commit = { body in
            _ = try await store.write { transaction in
                var entries: [AuditEntry] = []
                let answer = try body(transaction, &entries)
                entriesSeen.withLock { $0 += entries.count }
                #expect(!answer.items.isEmpty)
                return answer
            }
            throw DiskFull()
        }
        try await fixture.application(commit: commit).test(.router) { client in
            let response = try await get(client, "EpisodeOfCare/e1-A1")
            #expect(response.status == .internalServerError)
            #expect(response.headers[.eTag] == nil)
            #expect(try json(response)["resourceType"]?.string == "OperationOutcome")
            #expect(!String(buffer: response.body).contains("active"))
        }
        #expect(entriesSeen.withLock { $0 } == 2)
        try await fixture.close()
    }

    /// Role and agreements are of one set of rules, which is the one in force at the commit.
    @Test func rulesThatChangeWhileAReaderWaitsChangeTogether() async throws {
        let fixture = try await RecordFixture.open()
        let rules = try fixture.rules()
        let former = rules.current.policy.revision
        let store = fixture.store
        let entries = Mutex<[AuditEntry]>([])
        let access = RecordAccess(
            commit: { body in
                let policy = rules.current.policy.compiled(with: PolicySettings(suspendsWhenReviewOverdue: true))
                rules.replace(with: Rules(policy: policy, profiles: []))
                return try await store.write { transaction in
                    var written: [AuditEntry] = []
                    let answer = try body(transaction, &written)
                    entries.withLock { [written] in $0 += written }
                    return answer
                }
            }, rules: rules, mayAct: { rules, _, _ in rules.policy.revision != former },
            environment: fixture.environment)
        let answer = try await access.answer(
            .read(type: "EpisodeOfCare", id: "e1-A1"),
            to: RecordReaderIdentity(
                sender: Sender(organisation: RecordFixture.kingsmead, fingerprint: "00"), purpose: .treatment,
                role: .edClinician, requestID: "r"))
        #expect(answer.items.count == 1)
        let revisions = Set(entries.withLock { $0.map(\.policyRevision) })
        #expect(revisions == [rules.current.policy.revision] && !revisions.contains(former))
        try await fixture.close()
    }

    @Test func aFullQueueTellsTheReaderToWait() async throws {
        try await asking(commit: { _ in throw Busy() }) { _, client in
            let response = try await get(client, "EpisodeOfCare/e1-A1")
            #expect(response.status == .serviceUnavailable)
            #expect(response.headers[.retryAfter] == "1")
        }
    }

    // MARK: Capabilities

    @Test func theCapabilityStatementTellsTheTruth() async throws {
        try await asking { _, client in
            let statement = try json(try await get(client, "metadata", [:]))
            #expect(statement["fhirVersion"]?.string == "4.0.1")
            let resources = JSONValue.items(statement["rest"]?.array?.first?["resource"])
            #expect(
                resources.compactMap { $0["type"]?.string } == [
                    "CarePlan", "CareTeam", "Condition", "DocumentReference", "Encounter", "EpisodeOfCare", "Flag",
                    "Organization", "Patient", "Practitioner", "PractitionerRole", "ServiceRequest",
                ])
            for resource in resources {
                let type = try #require(resource["type"]?.string)
                #expect(
                    JSONValue.items(resource["interaction"]).compactMap { $0["code"]?.string } == [
                        "read", "search-type",
                    ])
                #expect(try await get(client, "\(type)/x").status == .notFound)
                for parameter in JSONValue.items(resource["searchParam"]) {
                    let name = try #require(parameter["name"]?.string)
                    let value = name.hasSuffix("identifier") ? "ods:503%7CX" : "x"
                    let person = name == "_id" && type != "Patient" ? "patient=y&" : ""
                    #expect(try await get(client, "\(type)?\(person)\(name)=\(value)").status == .ok, "\(type) \(name)")
                }
            }
            for type in ["Consent", "Observation", "Binary"] {
                #expect(try await get(client, "\(type)/x").status == .notFound)
                #expect(try await get(client, "\(type)?patient=x").status == .notFound)
            }
            let xml = try await get(client, "metadata?_format=application/fhir+xml", [:])
            #expect(try FHIRXML.read(Array(xml.body.readableBytesView)).type == "CapabilityStatement")
        }
    }
}
