// What is read in any format is kept as JSON, and can be read back.

import Records
import Testing

@Suite struct ReadBackTests {
    private static func nested(_ count: Int) -> String {
        String(repeating: "<extension url=\"x\">", count: count) + "<valueBoolean value=\"true\"/>"
            + String(repeating: "</extension>", count: count)
    }

    private static func read(_ inside: String) throws -> Reading {
        let profile = try #require(try Fixtures.profiles()["505"])
        let text = """
            <Bundle xmlns="http://hl7.org/fhir"><type value="collection"/><entry><resource>\(inside)</resource></entry>
            </Bundle>
            """
        return try RecordReader.read(
            Array(text.utf8), format: .fhirXML, profile: profile, receivedAt: Fixtures.receivedAt)
    }

    private static func patient(_ inside: String) -> String { "<Patient>\(inside)</Patient>" }
    private static func observation(_ number: String) -> String {
        """
        <Observation><status value="final"/><code><text value="x"/></code>
        <valueQuantity><value value="\(number)"/></valueQuantity></Observation>
        """
    }

    /// An element of XML may be two levels of JSON.
    @Test(arguments: [1, 28, 29, 30, 31, 40, 58]) func whatIsAcceptedReadsBack(count: Int) throws {
        do {
            let reading = try Self.read(Self.patient(Self.nested(count)))
            #expect(count < 40)
            let written = JSONValue.array(reading.bundle.entries.map { .object($0.resource.json) }).write()
            #expect(throws: Never.self) { try JSONReader.read(written) }
        } catch let problem as Problem {
            #expect(count > 28)
            #expect(problem.reason == .limit)
            #expect(problem.place.hasPrefix("Bundle.entry[0].resource"))
        }
    }

    @Test(arguments: [(128, true), (129, false), (5_000, false)])
    func aNumberHasALength(count: Int, isAccepted: Bool) throws {
        let number = "1." + String(repeating: "0", count: count - 2)
        if isAccepted {
            let reading = try Self.read(Self.observation(number))
            #expect(throws: Never.self) { try JSONReader.read(reading.bundle.entries[0].resource.json.write()) }
        } else {
            let problem = #expect(throws: Problem.self) { try Self.read(Self.observation(number)) }
            #expect(problem?.reason == .limit)
        }
    }
}
