// Every public sample that is at hand, through the whole pipeline: each is answered, stored and recorded, none is lost.
// The corpora stand beside the repository (`../shared/samples`, or CAREGATE_SAMPLES) and are no part of it.

import Foundation
import Records
import Testing

@testable import Gateway

@Suite struct PipelineSamplesTests {
    private static let folder = URL(
        fileURLWithPath: ProcessInfo.processInfo.environment["CAREGATE_SAMPLES"]
            ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "../shared/samples").path)

    /// Kingsmead as it would have to be to send anything that any vendor sends.
    private static let anything = Setup(
        mappings: {
            $0["RK5.yaml"] = """
                sender: RK5
                name: Kingsmead
                formats: [hl7v2, fhir-json, fhir-xml]
                publishes: [encounter]
                extends: hl7v2-adt
                ed: {classes: [EMER]}
                """
        }, runsServices: false)

    private struct Sample {
        let corpus: String
        let bytes: [UInt8]
        let format: Format
    }

    private static func samples() throws -> [Sample] {
        var samples: [Sample] = []
        for corpus in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let isHL7 = corpus.hasPrefix("hl7v2-")
            guard
                isHL7 || ["fhir-r4-official", "fhir-uk-core", "fhir-nhs-england"].contains(corpus)
                    || corpus.hasPrefix("fhir-bars")
            else { continue }
            let walker = FileManager.default.enumerator(
                at: folder.appending(path: corpus), includingPropertiesForKeys: nil)
            for file in (walker?.compactMap { $0 as? URL } ?? []).sorted(by: { $0.path < $1.path }) {
                let format: Format
                switch file.pathExtension {
                case "hl7" where isHL7, "out" where isHL7, "txt" where isHL7: format = .hl7v2
                case "json" where !isHL7: format = .fhirJSON
                case "xml" where !isHL7: format = .fhirXML
                default: continue
                }
                let bytes = Array(try Data(contentsOf: file))
                // Among the texts, what begins as a message or a batch does.
                guard
                    file.pathExtension != "txt"
                        || ["MSH", "FHS", "BHS"].contains(String(decoding: bytes.prefix(3), as: UTF8.self))
                else { continue }
                let messages = file.pathExtension == "out" ? messages(in: bytes) : [bytes]
                samples += messages.map { Sample(corpus: corpus, bytes: $0, format: format) }
            }
        }
        return samples
    }

    /// A file of several messages, apart by blank lines.
    private static func messages(in bytes: [UInt8]) -> [[UInt8]] {
        var messages: [[UInt8]] = [[]]
        for line in bytes.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
            if line.allSatisfy({ $0 == 0x0D }) {
                messages.append([])
            } else {
                messages[messages.count - 1] += line + [0x0A]
            }
        }
        return messages.filter { !$0.isEmpty }
    }

    @Test func everySampleIsAnsweredStoredAndRecordedAndNoneIsLost() async throws {
        guard FileManager.default.fileExists(atPath: Self.folder.path) else {
            print("samples: none at \(Self.folder.path); set CAREGATE_SAMPLES")
            return
        }
        try await withHouse(Self.anything) { house in
            var table: [String: [String: Int]] = [:]
            var stored = 0
            var slowest = Duration.zero
            let samples = try Self.samples()
            for sample in samples {
                var answer: Answer?
                let taken = await ContinuousClock().measure {
                    answer = await house.submit(sample.bytes, from: "RK5", sample.format)
                }
                slowest = max(slowest, taken)
                let answered = try #require(answer)
                let word: String
                if answered.isRepeat {
                    word = "repeat"
                } else {
                    word =
                        answered.outcome.problem.map { "\(answered.outcome.word): \($0.reason.rawValue)" } ?? "accepted"
                    stored += 1
                }
                table[sample.corpus, default: [:]][word, default: 0] += 1
                #expect(answered.outcome.word != "busy", "\(sample.corpus)")
                #expect(try await house.store.read { try $0.message(answered.messageID) } != nil)
            }
            print("samples through the pipeline, the slowest in \(slowest):")
            for (corpus, row) in table.sorted(by: { $0.key < $1.key }) {
                let reasons = row.sorted { $1.value < $0.value }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
                print("  \(corpus): \(reasons)")
            }
            #expect(samples.count > 1_000)
            let kept = try await house.store.read { try $0.messageCounts() }.values.reduce(0, +)
            #expect(kept == Int64(stored))
            let recorded = try await house.audit().count { $0["action"] == "receive" }
            #expect(recorded == samples.count)
        }
    }
}
