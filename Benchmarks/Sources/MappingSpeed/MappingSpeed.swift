// How fast a council's XML record of 5 kB goes through its mapping on one core, and how the time divides: against the same
// bytes parsed only. Ratios of one run count; the figures themselves are the machine's.
//
// Run it from the repository's root: MappingSpeed [SECONDS]

import Foundation
import Records

@main
struct MappingSpeed {
    static func main() throws {
        let seconds = CommandLine.arguments.dropFirst().first.flatMap(Double.init) ?? 3
        let files = try FileManager.default.contentsOfDirectory(atPath: "mappings").filter { $0.hasSuffix(".yaml") }
            .sorted().map {
                (path: "mappings/\($0)", text: try String(contentsOfFile: "mappings/\($0)", encoding: .utf8))
            }
        let profiles = try SenderProfile.load(files)
        let cases: [(sender: String, format: Format, file: String)] = [
            ("503", .xml, "503.xml"), ("504", .json, "504.json"), ("RK5", .hl7v2, "RK5-A04.hl7"),
        ]
        for (sender, format, file) in cases {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "mappings/examples/\(file)")))
            guard let profile = profiles.first(where: { $0.sender.text == sender }) else { continue }
            let now = Instant(fhir: "2026-11-22T14:06:00Z")!
            let parsed = try rate(seconds) {
                switch format {
                case .xml: _ = try XPathDocument(bytes)
                case .json: _ = try JSONReader.read(bytes)
                default: _ = try HL7Message(bytes)
                }
            }
            let mapped = try rate(seconds) {
                _ = try RecordReader.read(bytes, format: format, profile: profile, receivedAt: now)
            }
            print(
                "\(file) (\(bytes.count) bytes): mapped \(Int(mapped))/s, parsed only \(Int(parsed))/s,"
                    + " ratio \(String(format: "%.2f", mapped / parsed))")
        }
    }

    /// Runs a second, of the process's own CPU time, so that what else runs beside it does not count.
    private static func rate(_ seconds: Double, _ body: () throws -> Void) throws -> Double {
        for _ in 0..<50 { try body() }
        var runs = 0
        let start = clock()
        while Double(clock() - start) / Double(CLOCKS_PER_SEC) < seconds {
            for _ in 0..<50 { try body() }
            runs += 50
        }
        return Double(runs) / (Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
}
