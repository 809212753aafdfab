// caregate convert and caregate map --explain as a user runs them.

import Foundation
import Records
import Testing

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
