// How fast a small message becomes FHIR R4 on one core, how that divides into reading and mapping, and how often memory is
// asked for: an HL7 v2 ADT, a council's XML and JSON of 4 to 5 kB through their mappings, and FHIR JSON of 2 kB, which needs
// none. Ratios of one run count; the figures themselves are the machine's, the numbers of allocations are the code's.
//
// Run it from the repository's root: mapping-benchmark [SECONDS [PART OF A FILE'S NAME]]. Exit code 1: a required rate is not met.

import CAllocations
import Foundation
import ProcessorTime
import Records

@main
struct MappingBenchmark {
    private struct Case {
        let sender: String
        let format: Format
        let file: String
        /// Messages a second.
        let required: Double?
    }

    private static let cases = [
        Case(sender: "RK5", format: .hl7v2, file: "RK5-A04.hl7", required: 20_000),
        Case(sender: "503", format: .xml, file: "503.xml", required: 3_000),
        Case(sender: "504", format: .json, file: "504.json", required: 3_000),
        Case(sender: "RX8", format: .fhirJSON, file: "RX8-A04.json", required: nil),
    ]

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let seconds = arguments.first.flatMap(Double.init) ?? 3
        let part = arguments.count > 1 ? arguments[1] : ""
        let files = try FileManager.default.contentsOfDirectory(atPath: "mappings").filter { $0.hasSuffix(".yaml") }
            .sorted().map {
                (path: "mappings/\($0)", text: try String(contentsOfFile: "mappings/\($0)", encoding: .utf8))
            }
        let profiles = try SenderProfile.load(files)
        var isMet = true
        for item in cases where part.isEmpty || item.file.contains(part) {
            guard let profile = profiles.first(where: { $0.sender.text == item.sender }) else {
                preconditionFailure("no mapping of \(item.sender)")
            }
            if try !measure(item, profile, seconds) { isMet = false }
        }
        if !isMet { exit(EXIT_FAILURE) }
    }

    /// Runs and prints.
    /// - Returns: whether the rate is as required.
    private static func measure(_ item: Case, _ profile: SenderProfile, _ seconds: Double) throws -> Bool {
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "mappings/examples/\(item.file)")))
        // The examples of FHIR are indented for people, which senders' messages are not.
        if item.format == .fhirJSON { bytes = FHIRJSON.write(try FHIRJSON.read(bytes)) }
        let message = bytes
        let now = Instant(fhir: "2026-11-22T14:06:00Z")!
        let parsed = try measure(seconds) {
            switch item.format {
            case .xml: _ = try XPathDocument(message)
            case .hl7v2: _ = try HL7Message(message)
            default: _ = try JSONTape(message)
            }
        }
        let mapped = try measure(seconds) {
            _ = try RecordReader.read(message, format: item.format, profile: profile, receivedAt: now)
        }
        let isMet = item.required.map { mapped.rate >= $0 } ?? true
        print(
            "\(item.file) (\(message.count) bytes): \(Int(mapped.rate)) messages/s, \(mapped.allocations) allocations each;"
                + " read only \(Int(parsed.rate))/s, \(parsed.allocations) allocations;"
                + " ratio \(String(format: "%.2f", mapped.rate / parsed.rate))")
        if let required = item.required {
            print("  \(isMet ? "met" : "NOT MET"): at least \(Int(required)) messages/s on one core")
        }
        return isMet
    }

    /// Times a second that a body runs, of this thread's own time on a processor, so that what else runs beside it does not
    /// count; and what one run asks malloc for.
    private static func measure(_ seconds: Double, _ body: () throws -> Void) throws -> (
        rate: Double, allocations: UInt
    ) {
        for _ in 0..<Self.batch { try body() }
        let before = callocations_count()
        try body()
        let allocations = callocations_count() - before
        var runs = 0
        let start = processorTime()
        var elapsed = 0.0
        while elapsed < seconds {
            for _ in 0..<Self.batch { try body() }
            runs += Self.batch
            elapsed = (processorTime() - start) / .seconds(1)
        }
        return (Double(runs) / elapsed, allocations)
    }

    /// Runs between two looks at the clock.
    private static let batch = 50
}
