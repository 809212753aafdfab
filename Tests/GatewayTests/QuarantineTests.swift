// What cannot be applied is stored with its reason, a task and an entry in the log; it is never lost and has no effect.

import Agreements
import Records
import Testing

@testable import Gateway

@Suite struct QuarantineTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let what: String
        let sender: String
        let format: Format
        let bytes: [UInt8]
        let status: StoredMessage.Status
        let reason: Problem.Reason
        var agreements: @Sendable (inout Texts) -> Void = { _ in }
        var testDescription: String { what }
    }

    private static func adt(_ change: (inout ADT) -> Void) -> [UInt8] {
        ADT("A04", "RK5-1", change).bytes(at: TestClock.start)
    }

    private static func replacing(_ old: String, _ new: String) -> [UInt8] {
        Array(String(decoding: adt { _ in }, as: UTF8.self).replacing(old, with: new).utf8)
    }

    private static let cases: [Case] = [
        Case(
            what: "garbage over MLLP", sender: "RK5", format: .hl7v2, bytes: Array("\u{1}\u{2}garbage".utf8),
            status: .quarantined, reason: .segmentSequence),
        Case(
            what: "bytes that are no text", sender: "506", format: .fhirJSON, bytes: [0xFF, 0xFE, 0x00],
            status: .quarantined, reason: .encoding),
        Case(
            what: "broken XML", sender: "503", format: .xml, bytes: Array("<ClientLevelData><Person>".utf8),
            status: .quarantined, reason: .syntax),
        Case(
            what: "more people than go in one transaction", sender: "503", format: .xml,
            bytes: Northshire.extract(
                id: "NS-1", at: "2026-11-22T14:00:00Z",
                [Client](repeating: .unrelated, count: Gateway.Limits.people + 1)), status: .quarantined, reason: .limit
        ),
        Case(
            what: "an event that is not processed", sender: "RK5", format: .hl7v2,
            bytes: replacing("ADT^A04", "ADT^Z99"), status: .unsupported, reason: .unsupportedEvent),
        Case(
            what: "a training message", sender: "RK5", format: .hl7v2, bytes: replacing("|P|2.4|", "|T|2.4|"),
            status: .unsupported, reason: .unsupportedVersion),
        Case(
            what: "a sender without a mapping", sender: "RYY", format: .hl7v2, bytes: adt { _ in },
            status: .quarantined, reason: .unsupportedFormat),
        Case(
            what: "a format that the mapping does not list", sender: "RK5", format: .fhirJSON, bytes: Array("{}".utf8),
            status: .quarantined, reason: .unsupportedFormat),
        Case(
            what: "a sender that no agreement lets send", sender: "RK5", format: .hl7v2, bytes: adt { _ in },
            status: .quarantined, reason: .notAgreed, agreements: { $0 = $0.filter { $0.key == "ns-ed-004.yaml" } }),
        Case(
            what: "another organisation's message", sender: "RK5", format: .hl7v2,
            bytes: replacing("|RK5|CAREGATE", "|RX8|CAREGATE"), status: .quarantined, reason: .organisation),
        Case(
            what: "another council's extract", sender: "503", format: .xml,
            bytes: Array(
                String(
                    decoding: Northshire.extract(id: "NS-1", at: "2026-11-22T14:00:00Z", [.grace]), as: UTF8.self
                ).replacing("<LACode>503<", with: "<LACode>504<").utf8), status: .quarantined, reason: .organisation),
        Case(
            what: "a record about nobody", sender: "506", format: .fhirJSON,
            bytes: Array(#"{"resourceType":"Bundle","id":"b-1","type":"collection","entry":[]}"#.utf8),
            status: .quarantined, reason: .required),
    ]

    @Test(arguments: cases) func itIsStoredWithItsReasonAndNothingIsApplied(_ put: Case) async throws {
        try await withHouse(Setup(agreements: put.agreements)) { (house: House) async throws in
            let answer = await house.submit(put.bytes, from: put.sender, put.format)
            #expect(answer.outcome.problem?.reason == put.reason, "\(answer.outcome)")
            let stored = try await house.message(answer.messageID)
            #expect(stored.status == put.status)
            #expect(stored.problem?.reason == put.reason)
            #expect(stored.body == put.bytes, "nothing of it is lost")
            let tasks = try await house.tasks()
            #expect(tasks.map(\.kind) == (put.status == .unsupported ? [] : [.quarantine]))
            #expect(tasks.allSatisfy { $0.messageID == answer.messageID })
            let entry = try #require(try await house.audit().first)
            #expect(entry["action"] == "receive")
            #expect(entry["outcome"] == put.status.rawValue)
            #expect(entry["reason"] == put.reason.rawValue)
            #expect(entry["messageID"] == answer.messageID)
            // Nothing was applied.
            #expect(try await house.auditRows().count == 1)
            let (people, attendances, feeds) = try await house.store.read { store in
                (
                    try store.person(PersonID(1)), try store.openAttendances(site: nil, limit: 9),
                    try store.feeds()
                )
            }
            #expect(people == nil && attendances.isEmpty && feeds.isEmpty)
        }
    }

    /// A bad NHS number is put aside by itself: the message is applied, with a warning.
    @Test func aPartIsPutAsideWithoutTheWhole() async throws {
        try await withHouse { (house: House) async throws in
            let answer = await house.adt(ADT("A04", "RK5-1") { $0.who?.nhs = "9990000019" })
            guard case .accepted = answer.outcome else {
                Issue.record("\(answer.outcome)")
                return
            }
            #expect(answer.warnings.map(\.reason) == [.nhsNumber])
            let stored = try await house.message(answer.messageID)
            #expect(stored.warnings.map(\.reason) == [.nhsNumber])
            #expect(try house.text(answer) == ["Not known: identity not confirmed"])
        }
    }

    /// Resent unchanged it would fail for ever: it is kept with a task, and holds nobody up.
    @Test func aMessageThatCannotBeAppliedIsKept() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            // What is held of one patient cannot be read back, as after a fault of the disk.
            var patient = Resource(type: "Patient")
            patient["extension"] = (0..<80).reduce(into: JSONValue.string("x")) { value, _ in value = .array([value]) }
            try await house.store.write { [patient] store in
                let person = try store.createPerson(nhsNumber: nil, demographics: Demographics())
                try store.put(
                    PublishedPerson(
                        publisher: code("RK5"), localID: "K100001", person: person, objection: false, sFlag: .no,
                        deceased: false, restricted: false, submittedAt: TestClock.start, messageID: "m",
                        patient: patient))
            }
            let answers = await withTaskGroup(of: (Int, Answer).self) { group in
                for index in 1...9 {
                    group.addTask {
                        let arrival = ADT("A04", "RK5-\(index)") {
                            $0.localID = "K10000\(index)"
                            $0.visit = "V\(index)"
                        }
                        return (index, await house.adt(arrival))
                    }
                }
                return await group.reduce(into: [Int: Answer]()) { $0[$1.0] = $1.1 }
            }
            for index in 2...9 { #expect(answers[index]?.outcome.word == "accepted") }
            let answer = try #require(answers[1])
            #expect(answer.outcome.word == "quarantined")
            #expect(answer.outcome.problem?.reason == .fault)
            let stored = try await house.message(answer.messageID)
            #expect(stored.status == .quarantined && stored.event == "A04" && stored.controlID == "RK5-1")
            #expect(!stored.body.isEmpty)
            let tasks = try await house.tasks()
            #expect(tasks.map(\.messageID) == [answer.messageID])
            #expect(tasks.map(\.kind) == [.quarantine])
            #expect(try await house.attendance(visit: "V1") == nil, "nothing of it is applied")
        }
    }
}
