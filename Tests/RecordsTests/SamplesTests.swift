// Every public sample that is at hand, through the reader: each message is accepted and mapped, or refused with a reason.
// The corpora stand beside the repository (`../shared/samples`, or CAREGATE_SAMPLES) and are no part of it.

import Foundation
import Records
import Testing

@Suite struct SamplesTests {
    private struct Row {
        var accepted = 0
        var refused: [String: Int] = [:]
        var slowest: (name: String, duration: Duration) = ("", .zero)

        mutating func add(_ name: String, _ duration: Duration, _ problem: Problem?) {
            if let problem { refused[problem.reason.rawValue, default: 0] += 1 } else { accepted += 1 }
            if duration > slowest.duration { slowest = (name, duration) }
        }
    }

    private static let folder = URL(
        fileURLWithPath: ProcessInfo.processInfo.environment["CAREGATE_SAMPLES"]
            ?? Fixtures.root.appending(path: "../shared/samples").path)

    /// Files below a folder, by name; nothing where the samples are not at hand.
    private static func files(_ folder: String, endings: [String]) -> [URL] {
        let root = Self.folder.appending(path: folder)
        guard let walker = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else { return [] }
        return walker.compactMap { $0 as? URL }.filter { endings.contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
    }

    private static func isAbsent(_ name: String) -> Bool {
        if FileManager.default.fileExists(atPath: folder.path) { return false }
        print("\(name): no samples at \(folder.path); set CAREGATE_SAMPLES")
        return true
    }

    private static func read(_ bytes: [UInt8], _ format: Format, _ profile: SenderProfile, _ name: String) -> (
        Reading?, Problem?, Duration
    ) {
        let clock = ContinuousClock()
        var result: (Reading?, Problem?) = (nil, nil)
        let duration = clock.measure {
            do throws(Problem) {
                let reading = try RecordReader.read(
                    bytes, format: format, profile: profile, receivedAt: Fixtures.receivedAt)
                result = (reading, nil)
            } catch {
                result = (nil, error)
            }
        }
        return (result.0, result.1, duration)
    }

    private static func printTable(_ title: String, _ rows: [(String, Row)]) {
        print(title)
        for (name, row) in rows {
            let reasons = row.refused.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            print(
                "  \(name): \(row.accepted) accepted, \(row.refused.values.reduce(0, +)) refused"
                    + (reasons.isEmpty ? "" : " (\(reasons))") + "; slowest \(row.slowest.duration) \(row.slowest.name)"
            )
        }
    }

    @Test func everyHL7MessageIsMappedOrRefusedWithATrueReason() throws {
        if Self.isAbsent("HL7 v2") { return }
        let profile = try Fixtures.permissive()
        var rows: [(String, Row)] = []
        for (folder, endings) in [
            ("hl7v2-microsoft/input", ["hl7"]), ("hl7v2-simhospital", ["out"]), ("hl7v2-linuxforhealth", ["hl7"]),
            ("hl7v2-mirth", ["hl7", "txt"]), ("hl7v2-to-fhir-hl7/samples/messages", ["txt"]),
        ] {
            var row = Row()
            for file in Self.files(folder, endings: endings) {
                let bytes = Array(try Data(contentsOf: file))
                let messages = file.pathExtension == "out" ? Self.messages(in: bytes) : [bytes]
                for (index, message) in messages.enumerated() {
                    let name = "\(file.lastPathComponent) \(index + 1)"
                    let (reading, problem, duration) = Self.read(message, .hl7v2, profile, name)
                    row.add(name, duration, problem)
                    if let reading { Self.check(reading, name) }
                    if let problem { Self.check(problem, of: message, name) }
                    // Whatever it was, it can be answered.
                    let answer = HL7Acknowledgement.make(
                        for: message, code: problem == nil ? .applicationAccept : .applicationError,
                        problems: problem.map { [($0, .error)] } ?? [], dateTime: Fixtures.receivedAt,
                        newControlID: "1")
                    #expect(throws: Never.self, "\(name)") { try HL7Message(answer) }
                }
            }
            rows.append((folder, row))
        }
        Self.printTable("HL7 v2 samples", rows)
        #expect(rows[1].1.accepted + rows[1].1.refused.values.reduce(0, +) == 1013)
        // simhospital: 400 A01 and one A34; the rest are laboratory results and documents.
        #expect(rows[1].1.accepted == 401)
        #expect(rows[1].1.refused == ["unsupported-event": 612])
    }

    /// simhospital's file: messages apart by blank lines.
    private static func messages(in bytes: [UInt8]) -> [[UInt8]] {
        var messages: [[UInt8]] = []
        var current: [UInt8] = []
        for line in bytes.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
            if line.allSatisfy({ $0 == 0x0D }) {
                if !current.isEmpty { messages.append(current) }
                current = []
            } else {
                current += line + [0x0A]
            }
        }
        if !current.isEmpty { messages.append(current) }
        return messages
    }

    /// What is accepted is FHIR, of a person, with an event.
    private static func check(_ reading: Reading, _ name: String) {
        #expect(!reading.bundle.resources("Patient").isEmpty, "\(name)")
        #expect(reading.bundle.resources("MessageHeader").count == 1, "\(name)")
        #expect(reading.controlID?.isEmpty == false, "\(name)")
        #expect(throws: Never.self, "\(name)") { try FHIRJSON.check(reading.bundle.resource.json) }
    }

    /// A refusal is true: what it says is missing or not processed is so in the bytes.
    private static func check(_ problem: Problem, of message: [UInt8], _ name: String) {
        let header = HL7Header(message)
        switch (problem.reason, problem.place) {
        case (.unsupportedEvent, "MSH-9.1"): #expect(header?.messageType != "ADT", "\(name)")
        case (.unsupportedEvent, "MSH-9.2"): #expect(header?.messageType == "ADT", "\(name)")
        case (.required, "MSH-10"): #expect(header?.controlID == "", "\(name)")
        case (.required, "MSH-11"): #expect(header?.processingID == "", "\(name)")
        case (.required, "MSH-12"): #expect(header?.version == "", "\(name)")
        case (.segmentSequence, "MSH"): #expect(header == nil, "\(name)")
        case (.syntax, _), (.segmentSequence, _): break
        default: Issue.record("\(name): \(problem)")
        }
    }

    @Test func everyFHIRFileIsReadOrRefusedWithATrueReason() throws {
        if Self.isAbsent("FHIR R4") { return }
        let profile = try Fixtures.permissive()
        var rows: [(String, Row)] = []
        var refusals: [String] = []
        for folder in [
            "fhir-r4-official/json", "fhir-r4-official/xml", "fhir-r4-testcases", "fhir-uk-core", "fhir-nhs-england",
            "fhir-bars-xml", "fhir-bars-json",
        ] {
            var row = Row()
            for file in Self.files(folder, endings: ["json", "xml"]) where !file.path.contains("/edge/") {
                let bytes = Array(try Data(contentsOf: file))
                let format: Format = file.pathExtension == "json" ? .fhirJSON : .fhirXML
                let (reading, problem, duration) = Self.read(bytes, format, profile, file.lastPathComponent)
                row.add(file.lastPathComponent, duration, problem)
                if let problem {
                    refusals.append("  \(folder)/\(file.lastPathComponent): \(problem.reason) \(problem)")
                }
                if let reading {
                    #expect(throws: Never.self, "\(file.lastPathComponent)") {
                        try FHIRJSON.check(reading.bundle.resource.json)
                    }
                }
            }
            rows.append((folder, row))
        }
        Self.printTable("FHIR R4 samples", rows)
        print(refusals.joined(separator: "\n"))
        let official = rows.filter { $0.0.hasPrefix("fhir-r4-official") }
        // The three are responses to searches of others.
        #expect(official.allSatisfy { $0.1.accepted > 200 && $0.1.refused == ["unsupported-event": 3] })
    }
}
