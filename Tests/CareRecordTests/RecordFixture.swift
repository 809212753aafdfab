// A shared care record over a real store: two councils' packages about synthetic people, one agreement, and a router
// whose callers are who a test header says they are.

import Agreements
import AuditLog
import CareRecord
import Foundation
import Gateway
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Records
import Storage
import Synchronization
import TestSupport
import Testing

import struct Gateway.Environment

struct RecordFixture: Sendable {
    static let northshire = ODSCode("503")!
    static let eastmoor = ODSCode("504")!
    static let kingsmead = ODSCode("RK5")!
    static let gateway = ODSCode("QNS")!
    static let now = Instant(fhir: "2026-11-22T14:05:00Z")!
    static let baseURL = "https://record.test/fhir/R4"

    /// Shared with the reader, objecting, and published by a council without an agreement.
    static let shared = NHSNumber("9990000018")!
    static let objecting = NHSNumber("9990000026")!
    static let elsewhere = NHSNumber("9990000034")!
    static let unknown = NHSNumber("9990000042")!

    let store: SQLStore
    let committer: Committer
    let environment: Environment
    let folder: URL

    static func open() async throws -> RecordFixture {
        let folder = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let store = try await SQLStore.open(
            path: folder.appending(path: "store.sqlite").path, careSystem: CareSystem("northshire"))
        let environment = Environment(
            now: { Self.now }, random: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } }, node: "test")
        let key = try SigningKey(name: "record.test", seed: [UInt8](repeating: 7, count: 32))
        let fixture = RecordFixture(
            store: store,
            committer: Committer(store: store, environment: environment, key: key, wake: Wake(destinations: [])),
            environment: environment, folder: folder)
        try await store.write { transaction in
            try Self.publish(northshire, "A1", shared, objects: false, transaction)
            try Self.publish(northshire, "B2", objecting, objects: true, transaction)
            try Self.publish(eastmoor, "C3", elsewhere, objects: false, transaction)
        }
        return fixture
    }

    func close() async throws {
        try await store.close()
        try FileManager.default.removeItem(at: folder)
    }

    typealias MayAct = @Sendable (Sender, Role) -> Bool
    /// Everybody in every role but one.
    static let mayAct: MayAct = { _, role in role != .edConsultant }

    func rules() throws -> RulesInForce {
        RulesInForce(Rules(policy: try PolicySet.load([Self.agreement]), profiles: []))
    }

    func desk(mayAct: @escaping MayAct = Self.mayAct) throws -> BreakGlassDesk {
        BreakGlassDesk(
            committer: committer, store: store, rules: try rules(),
            configuration: GatewayConfiguration(organisation: Self.gateway, records: [], endpoints: []),
            mayAct: mayAct, environment: environment)
    }

    func access(commit: RecordAccess.Commit? = nil, mayAct: @escaping MayAct = Self.mayAct) throws -> RecordAccess {
        let rules = try rules()
        let mayAct: RecordAccess.MayAct = { _, sender, role in mayAct(sender, role) }
        guard let commit else {
            return RecordAccess(committer: committer, rules: rules, mayAct: mayAct, environment: environment)
        }
        return RecordAccess(commit: commit, rules: rules, mayAct: mayAct, environment: environment)
    }

    func application(commit: RecordAccess.Commit? = nil, mayAct: @escaping MayAct = Self.mayAct) throws
        -> some ApplicationProtocol
    {
        let record = CareRecord(
            access: try access(commit: commit, mayAct: mayAct), breakGlass: try desk(mayAct: mayAct),
            baseURL: Self.baseURL, software: "Caregate", version: "1.2.3",
            startedAt: Self.now)
        let router = Router()
        router.add(middleware: IdentityFromHeader())
        router.addRoutes(record.routes(), atPath: "/fhir/R4")
        return Application(router: router)
    }

    /// Entries of the access log, oldest first.
    func log() async throws -> [JSONValue] {
        try await store.read { try $0.auditRows(from: 0, limit: 1000) }.map { try JSONReader.read($0.record) }
    }

    static func headers(
        purpose: String? = "TREAT", role: String? = "ed-clinician", organisation: ODSCode? = kingsmead,
        _ more: HTTPFields = [:]
    ) -> HTTPFields {
        var headers = more
        headers[.organisation] = organisation?.text
        headers[HTTPField.Name("X-Purpose-Of-Use")!] = purpose
        headers[HTTPField.Name("X-User-Role")!] = role
        headers[HTTPField.Name("X-Request-ID")!] = "request-1"
        return headers
    }

    /// Northshire to Kingsmead: the package without its key worker.
    private static let agreement = PlainAgreement.file(
        roles: "ed-clinician, ed-consultant",
        items: "demographics-banner, service, status, period, provider, provider-telephone, source",
        emergency: "{allowed: true, roles: [ed-consultant], overrides: [objection], review_within: 3 working days}")

    private static func publish(
        _ publisher: ODSCode, _ localID: String, _ number: NHSNumber, objects: Bool, _ transaction: any StoreTransaction
    ) throws {
        let demographics = Demographics(family: "Okafor", given: "Grace", birthDate: CivilDate("1941-03-04"))
        let person = try transaction.createPerson(nhsNumber: number, demographics: demographics)
        try transaction.link(PersonIdentifier(number), to: person)
        try transaction.link(.local(publisher, localID), to: person)
        try transaction.link(.local(publisher, "https://pas.example|\(localID)"), to: person)
        let patient = Self.patient(localID, number)
        try transaction.put(
            PublishedPerson(
                publisher: publisher, localID: localID, person: person, objection: objects, sFlag: .no, deceased: false,
                restricted: false, submittedAt: now, messageID: "m-\(localID)", patient: patient))
        for resource in [patient] + package(localID) {
            _ = try transaction.put(
                RecordedResource(
                    type: resource.type, id: resource.id!, version: 0, person: person, publisher: publisher,
                    category: .socialCarePackage, messageID: "m-\(localID)", updatedAt: now, resource: resource))
        }
    }

    private static func patient(_ localID: String, _ number: NHSNumber) -> Resource {
        var patient = Resource(type: "Patient", id: "p-\(localID)")
        patient["identifier"] = [["system": .string(NHSNumber.system), "value": .string(number.digits)]]
        patient["name"] = [["family": "Okafor", "given": ["Grace"]]]
        patient["gender"] = "female"
        patient["birthDate"] = "1941-03-04"
        return patient
    }

    private static func package(_ localID: String) -> [Resource] {
        var provider = Resource(type: "Organization", id: "o-\(localID)")
        provider["name"] = "Brightwell Homecare"
        provider["telecom"] = [["system": "phone", "value": "0115 496 0142"]]
        var worker = Resource(type: "Practitioner", id: "k-\(localID)")
        worker["name"] = [["text": "Dele Adeyemi"]]
        return [provider, worker]
            + (1...3).map { ordinal in
                var episode = Resource(type: "EpisodeOfCare", id: "e\(ordinal)-\(localID)")
                episode["status"] = "active"
                episode["type"] = [["text": "Home care"]]
                episode["patient"] = ["reference": .string("Patient/p-\(localID)")]
                episode["managingOrganization"] = ["reference": .string("Organization/o-\(localID)")]
                episode["careManager"] = [
                    "reference": .string("Practitioner/k-\(localID)"), "display": "Dele Adeyemi",
                ]
                episode["period"] = ["start": "2026-02-03"]
                return episode
            }
    }
}

extension HTTPField.Name {
    static let organisation = HTTPField.Name("X-Test-Organisation")!
}

/// Stands for the listener: the identity is the header's, or none.
private struct IdentityFromHeader<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let sender = request.headers[.organisation].flatMap { ODSCode($0) }.map {
            Sender(organisation: $0, fingerprint: "00")
        }
        return try await SenderIdentity.$current.withValue(sender) { try await next(request, context) }
    }
}
