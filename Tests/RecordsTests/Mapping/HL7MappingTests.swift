// The base mapping of HL7 v2, and what the reader checks before it.

import Records
import Testing

@Suite struct HL7MappingTests {
    private static func text(
        event: String = "A04", head: String = "KINGSMEAD-PAS|RK5", control: String = "1", processing: String = "P",
        version: String = "2.4", time: String = "20261122140500", segments: String
    ) -> [UInt8] {
        Array(
            "MSH|^~\\&|\(head)|GATE|QNS|\(time)||ADT^\(event)|\(control)|\(processing)|\(version)\rEVN|\(event)\r\(segments)"
                .utf8)
    }

    private static func read(_ bytes: [UInt8]) throws -> Reading {
        let profile = try #require(try Fixtures.profiles()["RK5"])
        return try RecordReader.read(bytes, format: .hl7v2, profile: profile, receivedAt: Fixtures.receivedAt)
    }

    private static func problem(_ bytes: [UInt8]) throws -> Problem? {
        let profile = try #require(try Fixtures.profiles()["RK5"])
        do throws(Problem) {
            _ = try RecordReader.read(bytes, format: .hl7v2, profile: profile, receivedAt: Fixtures.receivedAt)
            return nil
        } catch {
            return error
        }
    }

    private static let pid = "PID|||K1^^^RK5^MR||TATE^MAUREEN\r"

    private static func nhsNumbers(_ reading: Reading) -> [String] {
        reading.bundle.resources("Patient").flatMap { JSONValue.items($0["identifier"]) }
            .filter { $0["system"]?.string == NHSNumber.system }.compactMap { $0["value"]?.string }
    }

    @Test(arguments: [
        "9990000018^^^NHS", "9990000018^^^NHS^NH", "9990000018^^^NHS^HN", "9990000018^^^NHSNBR^NHSNMBR",
        "9990000018^^^NHSNMBR", "999 000 0018^^^^NH", "K1^^^RK5^MR~999-000-0018^^^NHS&2.16&ISO^NH",
    ])
    func nhsNumberIsKnownByItsLabels(identifiers: String) throws {
        let reading = try Self.read(Self.text(segments: "PID|||\(identifiers)||TATE^MAUREEN\r"))
        #expect(Self.nhsNumbers(reading) == ["9990000018"])
        #expect(reading.warnings.isEmpty)
    }

    @Test(arguments: ["9990000019", "1234567890", "9999999999", "999000001", "UNKNOWN"])
    func wrongNHSNumberIsPutAsideAndTheMessageKept(number: String) throws {
        let reading = try Self.read(Self.text(segments: "PID|||K1^^^RK5^MR~\(number)^^^NHS^NH||TATE^MAUREEN\r"))
        #expect(Self.nhsNumbers(reading).isEmpty)
        let identifiers = JSONValue.items(reading.bundle.resources("Patient")[0]["identifier"])
        #expect(identifiers.compactMap { $0["value"]?.string } == ["K1"])
        #expect(reading.warnings.count == 1)
        #expect(reading.warnings[0].reason == .nhsNumber)
        #expect(reading.warnings[0].place.hasPrefix("mappings/hl7v2-adt.yaml:"))
        #expect(reading.warnings[0].place.hasSuffix(": PID-3(2).1"))
        #expect(!reading.warnings[0].description.contains(number))
    }

    @Test(arguments: [("01", "01"), ("03", "03"), ("number-present-and-verified", "01"), ("", nil)])
    func verificationTravelsBesideTheNumber(field: String, code: String?) throws {
        let pid = "PID|||9990000018^^^NHS||TATE^MAUREEN" + String(repeating: "|", count: 27) + field + "\r"
        let identifier = try JSONValue.items(
            Self.read(Self.text(segments: pid)).bundle.resources("Patient")[0]["identifier"])[0]
        let found = JSONValue.items(identifier["extension"]).first
        #expect(JSONValue.items(found?["valueCodeableConcept"]?["coding"]).first?["code"]?.string == code)
    }

    @Test(arguments: [
        (text(event: "R01", segments: pid), Problem.Reason.unsupportedEvent, "MSH-9.2"),
        (text(processing: "T", segments: pid), .unsupportedVersion, "MSH-11"),
        (text(processing: "", segments: pid), .required, "MSH-11"),
        (text(version: "3.0", segments: pid), .unsupportedVersion, "MSH-12"),
        (text(control: "", segments: pid), .required, "MSH-10"),
        (text(head: "PAS|RX8", segments: pid), .organisation, "MSH-4.1"),
        (text(head: "PAS|RJ122", segments: pid), .organisation, "MSH-4.1"),
        (text(head: "PAS|LOCAL^503", segments: pid), .organisation, "MSH-4.2"),
        (Array("MSH|^~\\&|A|B|C|D|2026||ORU^R01|1|P|2.4\r".utf8), .unsupportedEvent, "MSH-9.1"),
    ])
    func whatIsNotProcessedIsRefused(bytes: [UInt8], reason: Problem.Reason, place: String) throws {
        let problem = try Self.problem(bytes)
        #expect(problem?.reason == reason)
        #expect(problem?.place == place)
    }

    @Test(arguments: [
        ("KINGSMEAD-PAS|RK501", 0), ("KINGSMEAD-PAS|RAD", 1), ("Lorenzo|Ward 3", 2), ("KINGSMEAD-PAS|RK599", 1),
    ])
    func unlistedLocalNamesAreWarnings(head: String, warnings: Int) throws {
        let reading = try Self.read(Self.text(head: head, segments: Self.pid))
        #expect(reading.warnings.count == warnings)
        #expect(reading.warnings.allSatisfy { $0.reason == .organisation })
    }

    @Test func repeatedPairsAreSeveralMerges() throws {
        let reading = try Self.read(
            Self.text(
                event: "A40",
                segments:
                    "PID|||A1^^^RK5\rMRG|B1^^^RK5~B2^^^RK5\rPID|||A2^^^RK5\rPID|||A3^^^RK5\rMRG|9990000018^^^NHS\r"))
        let links = reading.bundle.resources("Patient").map { patient in
            JSONValue.items(patient["link"]).map { $0["other"]?["identifier"]?["value"]?.string }
        }
        #expect(links == [["B1", "B2"], [], ["9990000018"]])
        let other = JSONValue.items(reading.bundle.resources("Patient")[2]["link"])[0]["other"]
        #expect(other?["identifier"]?["system"]?.string == NHSNumber.system)
    }

    @Test(arguments: [
        ("A31", "PV1||N\r", 0), ("A31", "PV1||E|ED||||||||||||||||V1\r", 1), ("A28", "", 0), ("A08", "PV1||E|ED\r", 1),
        ("A04", "", 0),
    ])
    func personEventsHaveAnEncounterOnlyWithAVisit(event: String, visit: String, count: Int) throws {
        let reading = try Self.read(Self.text(event: event, segments: Self.pid + visit))
        #expect(reading.bundle.resources("Encounter").count == count)
    }

    @Test(arguments: [
        ("E", "EMER"), ("I", "IMP"), ("O", "AMB"), ("P", "PRENC"), ("INPATIENT", "IMP"), ("X", "UNK"), ("", "UNK"),
    ])
    func classIsOfTheActCode(written: String, code: String) throws {
        let reading = try Self.read(Self.text(segments: Self.pid + "PV1||\(written)|ED\r"))
        #expect(reading.bundle.resources("Encounter")[0]["class"]?["code"]?.string == code)
    }

    @Test(arguments: [
        ("A04", "20260704120000", "", "2026-07-04T12:00:00+01:00"), ("A08", "20260704120000", "", nil),
        ("A08", "20260704120000", "20260704110000", "2026-07-04T11:00:00+01:00"),
        ("A04", "20260704120000", "4 July", "2026-07-04T12:00:00+01:00"),
    ])
    func arrivalIsTheAdmissionElseTheEvent(event: String, time: String, admitted: String, expected: String?) throws {
        let visit = "PV1||E|ED" + String(repeating: "|", count: 41) + admitted + "\r"
        let reading = try Self.read(Self.text(event: event, time: time, segments: Self.pid + visit))
        #expect(reading.bundle.resources("Encounter")[0]["period"]?["start"]?.string == expected)
        #expect(reading.sentAt?.description == "2026-07-04T11:00:00.000Z")
        #expect(reading.warnings.count == (admitted == "4 July" ? 1 : 0))
    }

    @Test func birthDateDropsItsHoursAndBadOnesAreWarnings() throws {
        let good = try Self.read(Self.text(segments: "PID|||K1||TATE||195011300000|F\r"))
        #expect(good.bundle.resources("Patient")[0]["birthDate"]?.string == "1950-11-30")
        let bad = try Self.read(Self.text(segments: "PID|||K1||TATE||Aug 15, 1942|F\r"))
        #expect(bad.bundle.resources("Patient")[0]["birthDate"] == nil)
        #expect(bad.warnings.map(\.reason) == [.dataType])
    }

    @Test func deathIsADateOrAFlagButNotBoth() throws {
        let blank = String(repeating: "|", count: 24)
        let date = try Self.read(Self.text(segments: "PID|||K1||TATE\(blank)20261101|Y\r")).bundle.resources("Patient")[
            0]
        #expect(date["deceasedDateTime"]?.string == "2026-11-01")
        #expect(date["deceasedBoolean"] == nil)
        let flag = try Self.read(Self.text(segments: "PID|||K1||TATE\(blank)|Y\r")).bundle.resources("Patient")[0]
        #expect(flag["deceasedBoolean"] == .bool(true))
    }

    @Test func formatThatTheProfileDoesNotListIsRefused() throws {
        let profile = try #require(try Fixtures.profiles()["505"])
        let problem = #expect(throws: Problem.self) {
            try RecordReader.read(
                Self.text(segments: Self.pid), format: .hl7v2, profile: profile, receivedAt: Fixtures.receivedAt)
        }
        #expect(problem?.reason == .unsupportedFormat)
    }
}
