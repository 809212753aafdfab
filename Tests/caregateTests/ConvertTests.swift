// caregate convert and caregate map --explain as a user runs them.

import Foundation
import Records
import Testing

@testable import caregate

@Suite struct ConvertTests {
    @Test func theSameFormPassesByteForByteAndTheRestIsSaid() async throws {
        let place = try Place()
        try place.write("a.json", " {\"b\": 1.00, \"a\": 1E+2}")
        let same = try await place.caregate("convert", "--from", "json", "--to", "json", "a.json")
        #expect(same.status == 0, "\(same)")
        #expect(same.output == " {\"b\": 1.00, \"a\": 1E+2}")
        try place.write("twice.json", "{\"a\": 1, \"a\": 2}")
        let twice = try await place.caregate("convert", "--from", "json", "--check", "twice.json")
        #expect(twice.status == 65)
        #expect(twice.output.isEmpty && twice.words.contains("twice.json: line 1, column 10"), "\(twice)")
        #expect(try await place.caregate("convert", "--from", "json", "--to", "json", "nowhere").status == 66)
        #expect(try await place.caregate("convert", "--from", "json").status == 64)
        #expect(try await place.caregate("convert", "--from", "jsonx", "--check").status == 64)
    }

    @Test func aSendersFormIsMapped() async throws {
        let place = try Place()
        let record = "mappings/examples/503.xml"
        let mapped = try await place.caregate(
            "convert", "--from", "xml", "--to", "fhir-json", "--sender", "503", record)
        #expect(mapped.status == 0, "\(mapped)")
        #expect(try FHIRJSON.read(Array(mapped.output.utf8)).type == "Bundle")
        let unnamed = try await place.caregate("convert", "--from", "xml", "--to", "fhir-json", record)
        #expect(unnamed.status == 65)
        let message = "mappings/examples/RK5-A04.hl7"
        #expect(try await place.caregate("convert", "--from", "hl7v2", "--to", "fhir-xml", message).status == 0)
    }

    /// Longer than what is read in one piece: a Bundle a line, everybody in one of them, and no bar where nobody looks on.
    @Test func aLongFileOfRowsIsDividedByPeople() async throws {
        let place = try Place()
        try place.write("mappings/508.yaml", try place.text("mappings/worked-example/csv/508.yaml"))
        let rows = (0..<12_000).map { number in
            "508,01/11/2026,20/11/2026,,SM\(number % 300),Female,04/03/1941,Service user,NS1 4QT,Okafor,Service,"
                + "03/02/2026,,Meals,\(number)\n"
        }
        let header =
            "LA Code,Reporting Period Start Date,Reporting Period End Date,NHS Number,LA Person Unique Identifier,"
            + "Gender,Date of Birth,Client Type,Postcode,Last Name,Event Type,Event Start Date,Event End Date,"
            + "Service Component,Row\n"
        let text = header + rows.joined()
        #expect(text.utf8.count > 1 << 20)
        try place.write("a.csv", text)
        let mapped = try await place.caregate(
            "convert", "--from", "csv", "--to", "fhir-json", "--sender", "508", "--mappings", "mappings", "a.csv")
        #expect(mapped.status == 0, "\(mapped.words.prefix(500))")
        #expect(!mapped.words.contains("\u{1B}") && !mapped.words.contains("\r"))
        var people: [String: Int] = [:]
        let lines = mapped.output.split(separator: "\n")
        for (number, line) in lines.enumerated() {
            let bundle = try FHIRJSON.read(Array(line.utf8))
            for entry in JSONValue.items(bundle["entry"]) where entry["resource"]?["resourceType"]?.string == "Patient"
            {
                let id = try #require(JSONValue.items(entry["resource"]?["identifier"]).first?["value"]?.string)
                #expect(people.updateValue(number, forKey: id) == nil, "\(id) is in one Bundle")
            }
        }
        #expect(lines.count > 5 && people.count == 300)
        let same = try await place.caregate("convert", "--from", "csv", "--to", "csv", "a.csv")
        #expect(same.status == 0 && same.output == text)
        try place.write("bad.csv", text + "508,\"01/11/2026")
        for arguments in [["--to", "csv"], ["--check"], ["--to", "fhir-json", "--sender", "508"]] {
            let bad = try await place.run(
                ["convert", "--from", "csv", "--mappings", "mappings"] + arguments + ["bad.csv"])
            #expect(bad.status == 65 && bad.output.isEmpty)
            #expect(bad.words.contains("bad.csv: line 12002, column 2"), "\(bad.words.prefix(500))")
        }
        let unnamed = try await place.caregate("convert", "--from", "csv", "--to", "fhir-json", "a.csv")
        let told = unnamed.words.split(separator: "\n").filter { $0.contains("no sender is named") }
        #expect(unnamed.status == 65 && unnamed.output.isEmpty && told.count == 1, "said once, not of each part")
    }

    @Test(arguments: [
        (
            RowsProgress.State(
                verb: "reading", doneBytes: 1_000_000, totalBytes: 4_000_000, rows: 95_000, elapsed: .seconds(1)),
            "reading [######..................]  25 %  1.0 of 4.0 MB, 95,000 rows/s"
        ),
        (
            .init(verb: "reading", doneBytes: 2_345_678_901, totalBytes: nil, rows: 10, elapsed: .seconds(4)),
            "reading 2,345.6 MB, 2 rows/s"
        ),
        (
            .init(verb: "converting", doneBytes: 9, totalBytes: 8, rows: 1, elapsed: .zero),
            "converting [########################] 100 %  0.0 of 0.0 MB, 1,000 rows/s"
        ),
    ])
    func theBarSaysHowFarItIs(_ state: RowsProgress.State, _ text: String) {
        #expect(RowsProgress.text(state) == text)
    }

    @Test func eachLineOfABatchIsAnswered() async throws {
        let place = try Place()
        try place.write("lines", "{\"id\":1,\"body\":\"[1.0]\"}\nnonsense\n{\"id\":\"b\",\"body\":\"[\"}\n")
        let ran = try await place.caregate("convert", "--from", "json", "--to", "json", "--batch", "lines")
        #expect(ran.status == 0, "\(ran)")
        let answers = try ran.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
        #expect(answers.map { $0["ok"] } == [true, false, false])
        #expect(answers.map { $0["id"] } == [.number("1"), .null, .string("b")])
        #expect(answers.first?["body"]?.string == "[1.0]")
    }

    @Test func anExplanationNamesBothPlaces() async throws {
        let place = try Place()
        let ran = try await place.caregate("map", "--explain", "--sender", "504", "mappings/examples/504.json")
        #expect(ran.status == 0, "\(ran)")
        #expect(ran.output.contains(" from $.casebook.people[0].born"))
        #expect(ran.output.hasSuffix("Nothing used:\n  $.casebook.export.version = \"7.2\"\n"))
        let json = try await place.caregate(
            "map", "--explain", "--json", "--sender", "504", "mappings/examples/504.json")
        #expect(try JSONReader.read(Array(json.output.utf8))["unused"]?.array?.count == 1)
        let unmapped = try await place.caregate("map", "--explain", "--sender", "506", "mappings/examples/506.json")
        #expect(unmapped.status == 65)
    }

    @Test func checkComparesTheExamples() async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        try place.edit("mappings/examples/504.expected.json", "1941-03-04", "1941-03-05")
        let bad = try await place.caregate("check")
        #expect(bad.status == 1)
        #expect(bad.output.contains("at Bundle.entry[0].resource.birthDate"), "\(bad)")
    }
}
