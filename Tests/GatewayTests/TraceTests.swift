// Ids of requests go into the access log and back out: bounded, and never with an NHS number in them.

import Records
import Testing

@testable import Gateway

@Suite struct TraceTests {
    @Test(arguments: [
        ("c-1", true), ("7e0f4c52-3f0e-4b8a-9c51-0d2f6c1a9b3e", true), ("01KB2V6X7E8F9G0HJKMNPQRSTV", true),
        ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", true), (String(repeating: "x", count: 64), true),
        // Ten digits that are no NHS number, and one within more digits.
        ("9990000019", true), ("20261122140500", true), ("0000000000", true),
        ("", false), (String(repeating: "x", count: 65), false), ("two words", false), ("tab\tbed", false),
        ("línea", false), ("9990000018", false), ("visit-9990000018-1", false), ("999-000-0018", false),
        ("grace/999.000.0018", false), ("1-999-000-0018", false), ("999-000-0018-1", false), ("999-000-00180", true),
        ("999--000-0018", true), ("0999-000-0018", true), ("x9990000018", false), ("99900000180", true),
    ])
    func anIDThatMayBeLogged(text: String, isTaken: Bool) {
        #expect((TraceID.taken(text) != nil) == isTaken)
        #expect(TraceID.isAcceptable(TraceID.key(text)))
        #expect(TraceID.key(text) == TraceID.key(text))
    }

    /// Never refused: the message counts, under an id of ours.
    @Test func anIDThatIsNotTakenIsReplacedAndTheAnswerSaysSo() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            func submit() async -> Answer {
                await house.gateway.submit(
                    Submission(
                        sender: Sender(organisation: code("RK5"), fingerprint: "fingerprint"), channel: .https,
                        format: .hl7v2, bytes: ADT("A04", "RK5-1").bytes(at: TestClock.start),
                        receivedAt: house.clock.now, requestID: "Okafor Grace", correlationID: "9990000018"))
            }
            let answer = await submit()
            #expect(answer.outcome.word == "accepted" && answer.view?.hasAlert == true)
            let said = [TraceID.notTaken("the request id"), TraceID.notTaken("the correlation id")]
            #expect(answer.warnings == said)
            let message = try await house.message(answer.messageID)
            #expect(message.correlationID.map(TraceID.isAcceptable) == true)
            #expect(TraceID.isAcceptable(message.requestID))
            let log = try await house.auditRows().map { String(decoding: $0.record, as: UTF8.self) }
            #expect(!log.contains { $0.contains("9990000018") || $0.contains("Okafor") })
            let ids = try await house.audit().filter {
                $0["messageID"] == answer.messageID && $0["action"] == "receive"
            }
            #expect(ids.map { $0["correlationID"] } == [message.correlationID])
            let again = await submit()
            #expect(again.isRepeat && again.warnings == said, "once")
            // Beside an alert too.
            let bundle = FHIRMessage.alert(
                try #require(answer.view), id: "m", warnings: answer.warnings, at: house.clock.now)
            let issues = bundle.resources("OperationOutcome").flatMap { JSONValue.items($0["issue"]) }
            #expect(issues.filter { $0["severity"]?.string == "warning" }.count == 2)
        }
    }

    /// The check without allocation is that of the number itself.
    @Test func bothChecksOfANumberAgree() {
        for number in Array(UInt64(9_990_000_000)..<9_990_003_000) + [
            0, 1, 19, 1_111_111_111, 9_999_999_999, 401_023_2137,
        ] {
            let digits = String(number)
            let text = String(repeating: "0", count: 10 - digits.count) + digits
            #expect(NHSNumber.isValid(number) == (NHSNumber(text) != nil), "\(text)")
        }
        #expect(!NHSNumber.isValid(99_900_000_180))
    }
}
