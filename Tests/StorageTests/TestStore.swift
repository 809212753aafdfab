// The databases that the shared suite runs on, and the rows it runs with. Everybody in them is made up.

import Agreements
import Foundation
import GRDB
import Gateway
import Records

@testable import Storage

/// A database under test; PostgreSQL joins as a case of its own.
enum TestDatabase: CaseIterable, Sendable {
    case sqlite

    /// Runs `body` on a new, empty store.
    func withStore(
        careSystem: String = "northshire", _ body: (SQLStore) async throws -> Void
    ) async throws {
        try await inNewFolder { folder in
            let store = try await SQLStore.open(path: folder + "/store.db", careSystem: CareSystem(careSystem))
            try await body(store)
            try await store.close()
        }
    }
}

func inNewFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("caregate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    do {
        try await body(folder.path)
    } catch {
        try FileManager.default.removeItem(at: folder)
        throw error
    }
    try FileManager.default.removeItem(at: folder)
}

/// Somebody with access to the file, past the program.
func tamper(_ path: String, _ statements: [String]) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
        for statement in statements { try database.execute(sql: statement) }
    }
    try queue.close()
}

struct Undone: Error, Equatable {}

let northshire = code("503")
let eastmoor = code("504")
let kingsmead = code("RK501")
let carerecord = code("QNS")

func code(_ text: String) -> ODSCode {
    guard let code = ODSCode(text) else { preconditionFailure("\(text) is no ODS code") }
    return code
}

func number(_ text: String) -> NHSNumber {
    guard let number = NHSNumber(text) else { preconditionFailure("\(text) is no NHS number") }
    return number
}

func at(_ seconds: Int64) -> Instant { Instant(milliseconds: 1_780_000_000_000 + seconds * 1_000) }

func message(
    _ id: String, sender: ODSCode = kingsmead, controlID: String? = nil, at seconds: Int64 = 0,
    status: StoredMessage.Status = .accepted, person: PersonID? = nil, body: [UInt8] = Array("MSH|^~\\&|".utf8)
) -> StoredMessage {
    StoredMessage(
        id: id, sender: sender, channel: .mllp, format: .hl7v2, controlID: controlID,
        digest: [UInt8](repeating: 9, count: 32), receivedAt: at(seconds), requestID: "request-\(id)",
        correlationID: nil, status: status, event: "A01", problem: nil, warnings: [], person: person, decisions: [],
        body: body)
}

func resource(_ type: String, _ id: String, _ elements: [String: JSONValue] = [:]) -> Resource {
    var resource = Resource(type: type, id: id)
    for (name, value) in elements.sorted(by: { $0.key < $1.key }) { resource[name] = value }
    return resource
}

func attendance(
    _ person: PersonID, visit: String, site: ODSCode = kingsmead, at seconds: Int64 = 0,
    status: Attendance.Status = .open, reevaluateAt: Instant? = nil
) -> Attendance {
    Attendance(
        id: AttendanceID(0), hospital: site, site: site, visit: visit, localPersonID: "K-1", person: person,
        isIdentityConfirmed: true,
        status: status, arrivedAt: at(seconds), lastEventAt: at(seconds), messageID: "m-\(visit)",
        reevaluateAt: reevaluateAt, encounter: resource("Encounter", visit, ["status": "arrived"]),
        patient: resource("Patient", "p-\(visit)"))
}

func package(
    _ person: PersonID, _ key: String, publisher: ODSCode = northshire, localID: String = "N-1",
    status: String = "active"
) -> StoredPackage {
    StoredPackage(
        publisher: publisher, localPersonID: localID, key: key, person: person, status: status, start: at(-1_000),
        end: nil, submittedAt: at(0), messageID: "m-\(key)",
        resources: [
            resource("EpisodeOfCare", "e-\(key)", ["status": .string(status)]),
            resource("CarePlan", "c-\(key)", ["title": "Home care, with £ and “quotes”"]),
        ])
}

func delivery(
    _ person: PersonID, to destination: String = "ed", at seconds: Int64 = 0, dueIn delay: Int64 = 0,
    message: String = "m", state: Delivery.State = .pending
) -> Delivery {
    Delivery(
        id: DeliveryID(0), destination: destination, kind: .alert, person: person, messageID: message, attendance: nil,
        createdAt: at(seconds), dueAt: at(seconds + delay), state: state)
}

extension StoreTransaction {
    func newPerson(_ family: String = "Example", number: NHSNumber? = nil) throws -> PersonID {
        try createPerson(nhsNumber: number, demographics: Demographics(family: family))
    }
}
