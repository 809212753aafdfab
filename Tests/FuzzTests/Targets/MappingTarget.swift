// Mappings: any record through the repository's own mappings, and any mapping with any record. An input is a record, or
// a mapping, a line of `=====` and a record.

import Foundation

@testable import Records

enum MappingTarget {
    static let target = FuzzTarget(
        name: "mapping", maximumBytes: 16_384, seeds: MappingSeeds.all, words: MappingSeeds.words, check: check)

    static let separator = [UInt8]("\n=====\n")

    private static func check(_ bytes: [UInt8]) throws(Broken) {
        if let range = bytes.firstRange(of: separator) {
            try check(
                mapping: String(decoding: bytes[..<range.lowerBound], as: UTF8.self), Array(bytes[range.upperBound...]))
            return
        }
        let forms = Self.forms(bytes)
        for profile in MappingSeeds.profiles {
            for format in forms where profile.formats.contains(format) { try check(bytes, format, profile) }
        }
    }

    /// What bytes could be, by their first.
    private static func forms(_ bytes: [UInt8]) -> [Format] {
        switch bytes.first {
        case UInt8(ascii: "{"), UInt8(ascii: "["): [.json, .fhirJSON]
        case UInt8(ascii: "<"): [.xml, .fhirXML, .hl7v2XML]
        case UInt8(ascii: "M"): [.hl7v2]
        default: [.csv]
        }
    }

    // MARK: - Any mapping

    private static func check(mapping text: String, _ record: [UInt8]) throws(Broken) {
        let source = text.split(separator: "\n").lazy.compactMap { line in
            line.hasPrefix("source: ") ? Format(rawValue: String(line.dropFirst("source: ".count))) : nil
        }.first
        let format = source ?? .json
        let settings = "sender: XFUZZ\nname: Test\nformats: [\(format.rawValue)]\npublishes: [encounter]\n"
        let profiles: [SenderProfile]
        do throws(Problems) {
            profiles = try SenderProfile.load([("mappings/XFUZZ.yaml", settings + text)])
        } catch {
            try hold(!error.all.isEmpty, "a mapping is refused without a reason")
            for problem in error.all {
                try hold(!problem.what.isEmpty, "a mapping is refused with an empty reason")
                try hold(problem.place.hasPrefix("mappings/XFUZZ.yaml"), "a mistake without its place: \(problem)")
            }
            return
        }
        for profile in profiles { try check(record, format, profile) }
    }

    // MARK: - Any record

    private static let receivedAt = Instant(milliseconds: 1_795_356_360_000)

    private static func check(_ record: [UInt8], _ format: Format, _ profile: SenderProfile) throws(Broken) {
        let reading = try outcome { () throws(Problem) in
            try RecordReader.read(record, format: format, profile: profile, receivedAt: receivedAt)
        }
        let explained = try outcome { () throws(Problem) in
            try RecordReader.explain(record, format: format, profile: profile, receivedAt: receivedAt)
        }
        try hold((reading == nil) == (explained == nil), "explained it is \(reading == nil ? "accepted" : "refused")")
        guard let reading, let explained else { return }
        try hold(reading.bundle == explained.reading.bundle, "explained it becomes something else")
        try hold(reading.warnings == explained.reading.warnings, "explained it has other warnings")
        for warning in reading.warnings { try Refusals.check(warning) }
        try ReadingProperties.check(reading)
    }
}
