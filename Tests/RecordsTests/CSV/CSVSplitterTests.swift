// A long file in parts: everybody's rows together, nothing lost, and no more held than a chunk brings.

import Foundation
import Records
import Testing

@Suite struct CSVSplitterTests {
    private static let header =
        "LA Code,Reporting Period Start Date,Reporting Period End Date,NHS Number,LA Person Unique Identifier,Gender,"
        + "Date of Birth,Client Type,Postcode,Last Name,Event Type,Event Start Date,Event End Date,Service Component"

    /// Rows of people in turn, so that those of one are far apart.
    private static func text(people: Int, rowsEach: Int) -> String {
        var lines = [header]
        for number in 0..<people * rowsEach {
            let person = number % people
            lines.append(
                "508,01/11/2026,20/11/2026,,P\(person),Female,04/03/1941,Service user,SM1 4QT,\"Okafor, \"\"G\"\"\","
                    + "Service,03/02/2026,,\(["Meals", "Transport", "Equipment"][number / people % 3])")
        }
        return lines.joined(separator: "\n")
    }

    private static func parts(_ bytes: [UInt8], _ limits: CSVLimits, chunk: Int) throws -> (
        parts: [Int: [UInt8]], splitter: CSVSplitter, held: Int
    ) {
        var splitter = CSVSplitter(bytes: bytes.count, limits: limits)
        var parts: [Int: [UInt8]] = [:]
        var held = 0
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            try splitter.push(Array(bytes[start..<min(start + chunk, bytes.count)]))
            held = max(held, splitter.pendingBytes)
            for (part, bytes) in splitter.drain() { parts[part, default: []] += bytes }
        }
        try splitter.finish()
        for (part, bytes) in splitter.drain() { parts[part, default: []] += bytes }
        return (parts, splitter, held)
    }

    @Test func partsTogetherAreTheFile() throws {
        let bytes = Array(Self.text(people: 60, rowsEach: 3).utf8)
        var limits = CSVLimits()
        limits.partBytes = 2048
        let (parts, splitter, _) = try Self.parts(bytes, limits, chunk: 100)
        #expect(parts.count > 5 && splitter.rowCount == 180 && splitter.faultyRows == 0)
        let profile = try Fixtures.southmoor()
        func read(_ bytes: [UInt8]) throws -> Reading {
            try RecordReader.read(bytes, format: .csv, profile: profile, receivedAt: Fixtures.receivedAt)
        }
        let readings = try parts.values.map(read)
        let whole = try read(bytes)
        #expect(readings.allSatisfy { $0.warnings.isEmpty && $0.putAside == 0 })
        #expect(Set(readings.flatMap(\.bundle.entries)) == Set(whole.bundle.entries))
        #expect(readings.map { $0.bundle.resources("Patient").count }.reduce(0, +) == 60)
    }

    @Test func placesAreThoseOfTheFile() throws {
        let text =
            Self.text(people: 2, rowsEach: 1)
            + "\n508,01/11/2026,20/11/2026,,,Female,04/03/1941,Service user,SM1 4QT,Okafor,Service,03/02/2026,,Meals\n"
            + "508,01/11/2026,20/11/2026,,P0,Female,04/03/1941,Service user,SM1 4QT,Okafor,Service,32/02/2026,,Meals"
        let (parts, splitter, _) = try Self.parts(Array(text.utf8), .standard, chunk: 1000)
        #expect(splitter.faultyRows == 1 && parts.count == 1)
        let profile = try Fixtures.southmoor()
        let reading = try RecordReader.read(
            try #require(parts[0]), format: .csv, profile: profile, receivedAt: Fixtures.receivedAt)
        #expect(reading.putAside == 2 && reading.bundle.resources("Patient").count == 1)
        let places = reading.warnings.map(\.place)
        #expect(places.contains { $0.hasPrefix("line 4") }, "\(places)")
        #expect(places.contains { $0.hasSuffix("line 5, column 13 (Event Start Date)") }, "\(places)")
    }

    /// What was divided, or whatever names its first column so, can be divided again.
    @Test func aPartIsDividedLikeAFile() throws {
        let once = try Self.parts(Array(Self.text(people: 3, rowsEach: 2).utf8), .standard, chunk: 1000).parts
        let part = try #require(once[0])
        #expect(try Self.parts(part, .standard, chunk: 1000).parts == [0: part])
    }

    @Test func whatIsHeldDoesNotGrowWithTheFile() throws {
        let short = try Self.parts(Array(Self.text(people: 500, rowsEach: 1).utf8), .standard, chunk: 4096).held
        let long = try Self.parts(Array(Self.text(people: 500, rowsEach: 20).utf8), .standard, chunk: 4096).held
        #expect(short > 0 && long < 2 * short)
    }

    @Test func aFaultOfTheFileRefusesAllOfIt() throws {
        let text = Self.text(people: 3, rowsEach: 2)
        for (broken, reason) in [
            (
                text + "\n503,01/11/2026,20/11/2026,,P9,Female,04/03/1941,x,x,x,Service,x,,x",
                Problem.Reason.organisation
            ),
            (text + "\n\"508,", .syntax), (Self.header, .required), ("", .required),
        ] {
            let problem = #expect(throws: Problem.self) {
                try Self.parts(Array(broken.utf8), .standard, chunk: 50)
            }
            #expect(problem?.reason == reason)
        }
    }
}
