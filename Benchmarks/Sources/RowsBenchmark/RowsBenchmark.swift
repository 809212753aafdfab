// A file of rows, made as it is read: nothing of it is held but what the splitter holds.

import Foundation
import Records

@main
struct RowsBenchmark {
    private static let header =
        "LA Code,Reporting Period Start Date,Reporting Period End Date,NHS Number,LA Person Unique Identifier,First Name,"
        + "Last Name,Gender,Date of Birth,Client Type,Primary Support Reason,Postcode,Event Type,Event Reference,"
        + "Event Start Date,Event End Date,Event Description,Service Type,Service Component,Provider CQC Location Name\r\n"

    private static func row(_ number: Int, of people: Int) -> String {
        "508,01/11/2026,30/11/2026,,P\(number % people),Grace,Okafor,Female,04/03/1941,Service user,"
            + "Physical support: Personal care support,SM1 4QT,Service,S-\(number),03/02/2026,,"
            + "\"Home care, four visits\",Long term support: Community,Home support or domiciliary care,Brightwell\r\n"
    }

    static func main() throws {
        let counts = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        for count in counts.isEmpty ? [10_000, 100_000, 1_000_000] : counts {
            let bytes = header.utf8.count + count * row(count, of: count).utf8.count
            var splitter = CSVSplitter(bytes: bytes)
            let clock = ContinuousClock()
            var (held, written, parts) = (0, 0, Set<Int>())
            var time = Duration.zero
            var chunk = Array(header.utf8)
            func take(_ last: Bool) throws {
                time += try clock.measure {
                    try splitter.push(chunk)
                    if last { try splitter.finish() }
                    held = max(held, splitter.pendingBytes)
                    guard last || splitter.pendingBytes >= 8 << 20 else { return }
                    for (part, bytes) in splitter.drain() {
                        parts.insert(part)
                        written += bytes.count
                    }
                }
                chunk.removeAll(keepingCapacity: true)
            }
            for number in 0..<count {
                chunk += row(number, of: max(1, count / 3)).utf8
                if chunk.count >= 1 << 20 { try take(false) }
            }
            try take(true)
            let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
            let peak = try peakKilobytes() >> 10
            print(
                "\(splitter.rowCount) rows, \(written >> 20) MB in \(parts.count) parts: "
                    + "\(Int(Double(count) / seconds)) rows/s, \(Int(Double(bytes) / seconds / 1e6)) MB/s, "
                    + "\(held >> 10) kB held, peak resident \(peak) MB")
        }
    }

    /// `VmHWM` of the process so far.
    private static func peakKilobytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        return Int(line.filter(\.isNumber)) ?? 0
    }
}
