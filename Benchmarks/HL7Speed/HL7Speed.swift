// HL7 v2 on one core: what reading an ADT message costs, and what reading and mapping it to FHIR R4 costs, in one run, so
// that the ratio means something on any machine.
//
//   swift run -c release HL7Speed [rounds] [file…]     (files of one message each; by default mappings/examples/RK5-A01.hl7)

import Foundation
import Records

@main
enum HL7Speed {
    static func main() throws {
        let words = CommandLine.arguments.dropFirst()
        let rounds = words.first.flatMap { Int($0) } ?? 20_000
        let files = words.dropFirst().isEmpty ? ["mappings/examples/RK5-A01.hl7"] : Array(words.dropFirst())
        let names = try FileManager.default.contentsOfDirectory(atPath: "mappings").filter { $0.hasSuffix(".yaml") }
        let profiles = try SenderProfile.load(
            names.sorted().map { ("mappings/\($0)", try String(contentsOfFile: "mappings/\($0)", encoding: .utf8)) })
        guard let profile = profiles.first(where: { $0.sender.text == "RK5" }),
            let receivedAt = Instant(fhir: "2026-11-22T14:06:00Z")
        else { return print("there is no mapping of RK5 here") }
        for file in files {
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
            var count = 0
            let plain = try time(rounds) { count += try HL7Message(bytes).bytes.count }
            let mapped = try time(rounds) {
                count += try RecordReader.read(bytes, format: .hl7v2, profile: profile, receivedAt: receivedAt)
                    .bundle.entries.count
            }
            let line = """
                \(file): \(bytes.count) bytes; read \(Int(plain))/s, read and mapped \(Int(mapped))/s, \
                ratio \((plain / mapped * 10).rounded() / 10)
                """
            print(line, count > 0 ? "" : "nothing was read")
        }
    }

    /// Messages per second of one core's time, the best of five runs: other work on the machine disturbs that least.
    private static func time(_ rounds: Int, _ body: () throws -> Void) rethrows -> Double {
        var best = 0.0
        for _ in 0..<5 {
            let start = clock()
            for _ in 0..<rounds / 5 { try body() }
            let elapsed = Double(clock() - start) / Double(CLOCKS_PER_SEC)
            best = max(best, Double(rounds / 5) / elapsed)
        }
        return best
    }
}
