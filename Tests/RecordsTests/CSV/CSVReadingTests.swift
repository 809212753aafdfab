// Client Level Data in rows → FHIR R4, through the repository's own mapping.

import Foundation
import Records
import Testing

@Suite struct CSVReadingTests {
    private static let mandatory = [
        "LA Code", "Reporting Period Start Date", "Reporting Period End Date", "NHS Number",
        "LA Person Unique Identifier", "Gender", "Date of Birth", "Client Type", "Postcode", "Last Name", "Event Type",
        "Event Start Date", "Event End Date", "Service Component",
    ]

    /// A row of a person, as a dictionary over what is usual.
    private static func row(_ id: String, _ changes: [String: String] = [:], columns: [String] = mandatory) -> String {
        var fields = [
            "LA Code": "508", "Reporting Period Start Date": "01/11/2026", "Reporting Period End Date": "20/11/2026",
            "LA Person Unique Identifier": id, "Gender": "Female", "Date of Birth": "04/03/1941",
            "Client Type": "Service user", "Postcode": "SM1 4QT", "Last Name": "Okafor", "Event Type": "Service",
            "Event Start Date": "03/02/2026", "Service Component": "Meals",
        ]
        fields.merge(changes) { $1 }
        return columns.map { fields[$0] ?? "" }.joined(separator: ",")
    }

    private static func file(_ rows: [String], columns: [String] = mandatory) -> [UInt8] {
        Array(([columns.joined(separator: ",")] + rows).joined(separator: "\r\n").utf8)
    }

    private static func read(_ bytes: [UInt8]) throws -> Reading {
        let profile = try Fixtures.southmoor()
        return try RecordReader.read(bytes, format: .csv, profile: profile, receivedAt: Fixtures.receivedAt)
    }

    @Test func theExampleBecomesPackagesByPerson() throws {
        let reading = try Self.read(Fixtures.bytes("mappings/worked-example/csv/508.csv"))
        #expect(throws: Never.self) { try FHIRJSON.check(reading.bundle.resource.json) }
        #expect(reading.warnings.isEmpty && reading.putAside == 0 && reading.completeness == .full)
        #expect(reading.sentAt?.description == "2026-11-20T16:40:00.000Z")
        #expect(reading.bundle.resources("Patient").count == 2)
        let episodes = reading.bundle.resources("EpisodeOfCare")
        #expect(episodes.map { $0["status"]?.string } == ["active", "onhold", "finished"])
        let codes = episodes.map {
            JSONValue.items(JSONValue.items($0["type"]).first?["coding"]).map { $0["code"]?.string }
        }
        // Release 1's words were sent; release 2's are kept.
        #expect(
            codes == [
                ["Home support or domiciliary care", "Long term support: Community"],
                ["Day support", "Long term support: Community"],
                ["Unpaid carer sitting service", "Unpaid carer support: Direct to unpaid carer"],
            ])
        let texts = episodes.map { JSONValue.items($0["type"]).first?["text"]?.string }
        #expect(texts[0] == "Home care, four visits a day" && texts[2] == "Sitting service \"Respite at home\"")
    }

    @Test func columnsAreFoundByNameInAnyOrderAndCapitals() throws {
        let shuffled = Array(Self.mandatory.reversed())
        let header = shuffled.map { $0.uppercased().replacingOccurrences(of: " ", with: "_") }.joined(separator: ",")
        let bytes = Array(([header, Self.row("P1", columns: shuffled)]).joined(separator: "\n").utf8)
        let plain = try Self.read(Self.file([Self.row("P1")]))
        #expect(try Self.read(bytes).bundle == plain.bundle)
        #expect(plain.bundle.resources("EpisodeOfCare").count == 1)
    }

    @Test func anUnknownColumnIsAWarningAndAMissingOneAnError() throws {
        let columns = Self.mandatory + ["Favourite Colour"]
        let odd = try Self.read(Self.file([Self.row("P1", columns: columns)], columns: columns))
        #expect(odd.warnings.map(\.place) == ["line 1, column 15"])
        let fewer = Self.mandatory.filter { $0 != "Event End Date" && $0 != "Gender" }
        let problem = #expect(throws: Problem.self) {
            try Self.read(Self.file([Self.row("P1", columns: fewer)], columns: fewer))
        }
        #expect(problem?.reason == .required && problem?.what.contains("Gender, Event End Date") == true)
        let twice = Self.mandatory + ["gender"]
        let doubled = #expect(throws: Problem.self) { try Self.read(Self.file([Self.row("P1")], columns: twice)) }
        #expect(doubled?.reason == .duplicateKey)
        let semicolons = #expect(throws: Problem.self) { try Self.read(Array("LA Code;NHS Number\n508;1".utf8)) }
        #expect(semicolons?.reason == .syntax && semicolons?.remedy.contains("comma") == true)
    }

    /// Rows of P1 sound; what becomes of P2 by its row.
    private static let faulty: [(String, String, Problem.Reason, String)] = [
        ("a date", row("P2", ["Event Start Date": "31/02/2026"]), .dataType, "line 3, column 12 (Event Start Date)"),
        (
            "a code", row("P2", ["Service Component": "Gardening"]), .unmappedCode,
            "line 3, column 14 (Service Component)"
        ),
        ("nobody", row(""), .required, "line 3, column 5 (LA Person Unique Identifier)"),
        ("a birth date", row("P2", ["Date of Birth": ""]), .required, "line 3, column 7 (Date of Birth)"),
        ("a control character", row("P2", ["Postcode": "SM1\u{7}"]), .dataType, "line 3, column 9 (Postcode)"),
    ]

    @Test(arguments: faulty) func aBadRowPutsItsPersonAside(
        _ name: String, _ row: String, _ reason: Problem.Reason, _ place: String
    ) throws {
        let reading = try Self.read(
            Self.file([Self.row("P1"), row, Self.row("P1", ["Service Component": "Transport"])]))
        #expect(reading.putAside == 1, "\(name)")
        #expect(reading.bundle.resources("Patient").count == 1, "\(name)")
        #expect(reading.bundle.resources("EpisodeOfCare").count == 2, "\(name)")
        let warning = try #require(reading.warnings.first { $0.reason == reason })
        #expect(warning.place.hasSuffix(place), "\(name): \(warning)")
        #expect(!warning.description.contains("Gardening"), "\(name)")
    }

    /// Where its fields stand under others' names it cannot be known of whom a row is, nor what that person has lost.
    /// A column's name is shown where it is a plain word, and not where it would move a terminal's cursor.
    @Test(arguments: [("Notes", " (Notes)"), ("No\u{1B}[2Jtes", ""), ("No\u{7F}tes", ""), ("\u{202E}", "")])
    func aPlaceNamesAColumnInPlainWords(name: String, shown: String) {
        let columns = Self.mandatory + [name]
        let broken = Self.file([Self.row("P1", columns: columns) + "\"a\"b"], columns: columns)
        let problem = #expect(throws: Problem.self) { try Self.read(broken) }
        #expect(problem?.place == "line 2, column 15\(shown)")
    }

    @Test(arguments: [",,", ""]) func aRowOfAnotherLengthRefusesTheFile(_ more: String) throws {
        let odd = more.isEmpty ? String(Self.row("P2").dropLast(6)) : Self.row("P2") + more
        let problem = #expect(throws: Problem.self) { try Self.read(Self.file([Self.row("P1"), odd])) }
        #expect(problem?.reason == .dataType && problem?.place == "line 3")
    }

    /// What either of two rows says withholds: a person of whom they disagree is put aside.
    @Test(arguments: ["Objects to Sharing", "S Flag"]) func rowsThatDisagreeOnWhatWithholdsAreNotTaken(_ column: String)
        throws
    {
        let columns = Self.mandatory + [column]
        let reading = try Self.read(
            Self.file(
                [Self.row("P1", [column: "No"], columns: columns), Self.row("P1", [column: "Yes"], columns: columns)],
                columns: columns))
        #expect(reading.putAside == 1 && reading.bundle.entries.isEmpty)
    }

    @Test func rowsThatMakeTwoPeopleOfOneAreNotTaken() throws {
        let reading = try Self.read(
            Self.file([Self.row("P1"), Self.row("P2"), Self.row("P1", ["Date of Birth": "05/03/1941"])]))
        #expect(reading.putAside == 1 && reading.bundle.resources("Patient").count == 1)
        let warning = try #require(reading.warnings.first)
        #expect(warning.reason == .identity && warning.place == "line 4, column 7 (Date of Birth)")
        let moved = try Self.read(Self.file([Self.row("P1"), Self.row("P1", ["Postcode": "SM2 1AA"])]))
        #expect(moved.putAside == 0 && moved.warnings.map(\.place) == ["line 3, column 9 (Postcode)"])
    }

    @Test func aFileIsOneSubmission() throws {
        let other = #expect(throws: Problem.self) {
            try Self.read(Self.file([Self.row("P1"), Self.row("P2", ["LA Code": "503"])]))
        }
        #expect(other?.reason == .organisation && other?.place == "line 3, column 1 (LA Code)")
        let foreign = #expect(throws: Problem.self) { try Self.read(Self.file([Self.row("P1", ["LA Code": "503"])])) }
        #expect(foreign?.reason == .organisation)
        let periods = #expect(throws: Problem.self) {
            try Self.read(Self.file([Self.row("P1"), Self.row("P2", ["Reporting Period End Date": "21/11/2026"])]))
        }
        #expect(periods?.reason == .dataType)
        let empty = #expect(throws: Problem.self) { try Self.read(Self.file([])) }
        #expect(empty?.reason == .required)
    }

    @Test func aSubmissionDeclaresWhatItHolds() throws {
        let columns = Self.mandatory + ["Submission Type"]
        func completeness(_ word: String) throws -> Feed.Completeness? {
            try Self.read(Self.file([Self.row("P1", ["Submission Type": word], columns: columns)], columns: columns))
                .completeness
        }
        #expect(try completeness("FULL") == .full)
        #expect(try completeness("Changes") == .changes)
        #expect(try completeness("") == nil)
        #expect(throws: Problem.self) { try completeness("Some") }
    }

    @Test func characterSetsAreCheckedAndWindows1252IsSaid() throws {
        func name(_ bytes: [UInt8]) throws -> (String?, [Problem.Reason]) {
            let reading = try Self.read(bytes)
            let patient = reading.bundle.resources("Patient").first
            return (JSONValue.items(patient?["name"]).first?["family"]?.string, reading.warnings.map(\.reason))
        }
        let utf8 = Self.file([Self.row("P1", ["Last Name": "O\u{2019}Shea\u{E9}"])])
        #expect(try name(utf8) == ("O\u{2019}Shea\u{E9}", []))
        #expect(try name([0xEF, 0xBB, 0xBF] + utf8) == ("O\u{2019}Shea\u{E9}", []))
        let windows = Self.replacing(utf8, [0xE2, 0x80, 0x99], with: [0x92])
        let both = Self.replacing(windows, [0xC3, 0xA9], with: [0xE9])
        #expect(try name(both) == ("O\u{2019}Shea\u{E9}", [.encoding]))
        // A mark says UTF-8, and what is not is refused; so is what neither set has, and a file in both.
        #expect(throws: Problem.self) { try name([0xEF, 0xBB, 0xBF] + both) }
        #expect(throws: Problem.self) { try name(Self.replacing(both, [0x92], with: [0x81])) }
        let mixed = Self.file([Self.row("P1", ["Last Name": "\u{E9}"]), Self.row("P2", ["Last Name": "@"])])
        let problem = #expect(throws: Problem.self) {
            try name(Self.replacing(mixed, Array("@".utf8), with: [0xE9]))
        }
        #expect(problem?.reason == .encoding && problem?.place == "line 3, column 10 (Last Name)")
    }

    private static func replacing(_ bytes: [UInt8], _ old: [UInt8], with new: [UInt8]) -> [UInt8] {
        var bytes = bytes
        while let range = bytes.firstRange(of: old) { bytes.replaceSubrange(range, with: new) }
        return bytes
    }
}
