import Foundation
import Gateway
import Logging
import Records
import ServiceLifecycle
import Testing

@testable import Transport

@Suite struct FolderPickupTests {
    /// A folder of its own, removed at the end.
    private func withPickup(
        settleMilliseconds: Int64 = 0, maximumFileBytes: Int = 1000,
        answer: @escaping @Sendable (Submission) async -> Answer = { _ in
            Answer(outcome: .accepted, messageID: "m-1", controlID: nil)
        },
        prepare: (URL) throws -> Void,
        until isDone: @escaping @Sendable (URL) throws -> Bool
    ) async throws -> (root: URL, submissions: [Submission]) {
        let root = FileManager.default.temporaryDirectory.appending(path: "caregate-\(randomID())")
        try FileManager.default.createDirectory(
            at: root.appending(path: "inbox/503"), withIntermediateDirectories: true)
        try prepare(root)
        let submissions = Collected<Submission>()
        let pickup = FolderPickup(
            configuration: .init(
                root: root.path(percentEncoded: false),
                sources: [
                    .init(organisation: PKI.council, formats: ["xml": .xml, "json": .json, "csv": .csv, "hl7": .hl7v2])
                ],
                scanMilliseconds: 20,
                settleMilliseconds: settleMilliseconds, maximumFileBytes: maximumFileBytes),
            logger: quiet, now: wallClock,
            submit: { submission in
                submissions.append(submission)
                return await answer(submission)
            })
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: pickup, successTerminationBehavior: .ignore)], logger: quiet))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let deadline = ContinuousClock.now + .seconds(60)
            while ContinuousClock.now < deadline, !(try isDone(root)) { try await Task.sleep(for: .milliseconds(10)) }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
        return (root, submissions.all)
    }

    private func names(_ root: URL, _ folder: String) -> [String] {
        let path = root.appending(path: "\(folder)/503").path(percentEncoded: false)
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [] }
        return names.sorted()
    }

    private func result(_ root: URL, _ folder: String) throws -> JSONValue {
        let name = try #require(names(root, folder).first { $0.hasSuffix(".result.json") })
        return try JSONReader.read(Array(try Data(contentsOf: root.appending(path: "\(folder)/503/\(name)"))))
    }

    private static let holds: @Sendable (URL, String) -> Bool = { root, folder in
        let path = root.appending(path: "\(folder)/503").path(percentEncoded: false)
        return (try? FileManager.default.contentsOfDirectory(atPath: path))?.count ?? 0 >= 2
    }

    @Test func aFileIsSubmittedAndMovedUnderANameOfOurs() async throws {
        let (root, submissions) = try await withPickup(
            prepare: { try Data("<x/>".utf8).write(to: $0.appending(path: "inbox/503/Grace Okafor.XML")) },
            until: { Self.holds($0, "done") })
        defer { try? FileManager.default.removeItem(at: root) }
        let submission = try #require(submissions.first)
        #expect(submissions.count == 1)
        #expect(submission.sender.organisation == PKI.council)
        #expect(submission.channel == .folder)
        #expect(submission.format == .xml)
        #expect(submission.idempotencyKey == hexadecimal(sha256(Array("<x/>".utf8))))
        #expect(names(root, "inbox").isEmpty)
        let done = names(root, "done")
        #expect(done.count == 2)
        #expect(done.allSatisfy { !$0.contains("Okafor") })
        let outcome = try result(root, "done")
        #expect(outcome["outcome"]?.string == "accepted")
        #expect(outcome["messageId"]?.string == "m-1")
        #expect(outcome["originalName"]?.string == "Grace Okafor.XML")
    }

    @Test(arguments: [true, false])
    func aFileOfBatchesHasAnAnswerForEachMessage(_ isSound: Bool) async throws {
        let messages = (1...2).map { "MSH|^~\\&|A||||2026||ADT^A01|C\($0)|P|2.4\rPID|1\r" }
        let text = "BHS|^~\\&|||||||||B1\r" + messages.joined() + "BTS|2\r"
        let folder = isSound ? "done" : "quarantine"
        let (root, submissions) = try await withPickup(
            answer: { submission in
                let isRefused = !isSound && submission.idempotencyKey?.hasSuffix("-2") == true
                return Answer(
                    outcome: isRefused ? .quarantined(Problem(.required, "nobody", at: "PID-3")) : .accepted,
                    messageID: "m-1", controlID: "C")
            },
            prepare: { try Data(text.utf8).write(to: $0.appending(path: "inbox/503/a.hl7")) },
            until: { root in
                let path = root.appending(path: "\(folder)/503").path(percentEncoded: false)
                return (try? FileManager.default.contentsOfDirectory(atPath: path))?.count ?? 0 >= 3
            })
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(submissions.map(\.bytes) == messages.map { Array($0.utf8) })
        let result = try result(root, folder)
        #expect(result["outcome"]?.string == (isSound ? "accepted" : "quarantined"))
        #expect(result["batch"]?["messages"]?.scalar == "2")
        #expect(result["batch"]?["accepted"]?.scalar == (isSound ? "2" : "1"))
        let refused = JSONValue.items(result["batch"]?["notAccepted"])
        #expect(refused.map { $0["place"]?.string } == (isSound ? [] : ["message 2 (batch 1, byte 63)"]))
        let name = try #require(names(root, folder).first { $0.hasSuffix(".acknowledgements.hl7") })
        let answer = try HL7Batch(Array(try Data(contentsOf: root.appending(path: "\(folder)/503/\(name)"))))
        #expect(answer.messages.count == 2 && answer.problems.isEmpty)
    }

    @Test func aQuarantinedMessageGoesToQuarantineWithItsReason() async throws {
        let (root, _) = try await withPickup(
            answer: { _ in
                Answer(
                    outcome: .quarantined(Problem(.syntax, "not XML", at: "line 1")), messageID: "m-2", controlID: nil)
            },
            prepare: { try Data("x".utf8).write(to: $0.appending(path: "inbox/503/a.xml")) },
            until: { Self.holds($0, "quarantine") })
        defer { try? FileManager.default.removeItem(at: root) }
        let outcome = try result(root, "quarantine")
        #expect(outcome["outcome"]?.string == "quarantined")
        #expect(outcome["problem"]?["reason"]?.string == "syntax")
        #expect(outcome["problem"]?["place"]?.string == "line 1")
    }

    /// hostile-inputs.md: path traversal, links, archives.
    @Test(arguments: ["symbolic link", "hard link", "folder", "pipe", "archive", "too large", "empty"])
    func whatIsNoPlainFileIsNeverRead(_ kind: String) async throws {
        let secret = FileManager.default.temporaryDirectory.appending(path: "caregate-secret-\(randomID()).xml")
        try Data("<secret/>".utf8).write(to: secret)
        defer { try? FileManager.default.removeItem(at: secret) }
        let (root, submissions) = try await withPickup(
            prepare: { root in
                let manager = FileManager.default
                let target = root.appending(path: "inbox/503/a.xml")
                switch kind {
                case "symbolic link": try manager.createSymbolicLink(at: target, withDestinationURL: secret)
                case "hard link": try manager.linkItem(at: secret, to: target)
                case "folder": try manager.createDirectory(at: target, withIntermediateDirectories: false)
                case "pipe": #expect(mkfifo(target.path(percentEncoded: false), 0o600) == 0)
                case "archive": try Data("PK".utf8).write(to: root.appending(path: "inbox/503/a.zip"))
                case "too large": try Data(repeating: 65, count: 1001).write(to: target)
                default: try Data().write(to: target)
                }
            }, until: { Self.holds($0, "quarantine") })
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(submissions.isEmpty)
        #expect(names(root, "inbox").isEmpty)
        #expect(try result(root, "quarantine")["outcome"]?.string == "refused")
        #expect(try String(contentsOf: secret, encoding: .utf8) == "<secret/>")
    }

    @Test func aLinkInPlaceOfAnInboxIsNotFollowed() async throws {
        let elsewhere = FileManager.default.temporaryDirectory.appending(path: "caregate-other-\(randomID())")
        try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
        try Data("<x/>".utf8).write(to: elsewhere.appending(path: "a.xml"))
        defer { try? FileManager.default.removeItem(at: elsewhere) }
        let began = ContinuousClock.now
        let (root, submissions) = try await withPickup(
            prepare: { root in
                try FileManager.default.removeItem(at: root.appending(path: "inbox/503"))
                try FileManager.default.createSymbolicLink(
                    at: root.appending(path: "inbox/503"), withDestinationURL: elsewhere)
            }, until: { _ in ContinuousClock.now - began > .milliseconds(300) })
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(submissions.isEmpty)
        #expect(FileManager.default.fileExists(atPath: elsewhere.appending(path: "a.xml").path(percentEncoded: false)))
    }

    @Test(arguments: ["a.xml.part", ".a.xml", "a.tmp"])
    func anUnfinishedNameIsLeftAlone(_ name: String) async throws {
        let (root, submissions) = try await withPickup(
            prepare: { root in
                try Data("<x/>".utf8).write(to: root.appending(path: "inbox/503/\(name)"))
                try Data("<y/>".utf8).write(to: root.appending(path: "inbox/503/z.xml"))
            }, until: { Self.holds($0, "done") })
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(submissions.map(\.bytes) == [Array("<y/>".utf8)])
        #expect(names(root, "inbox") == [name])
    }

    @Test func aFileThatGrowsIsTakenOnlyWhenItHasSettled() async throws {
        let began = ContinuousClock.now
        let grown = Collected<Bool>()
        let (root, submissions) = try await withPickup(
            settleMilliseconds: 300,
            prepare: { try Data("<x>".utf8).write(to: $0.appending(path: "inbox/503/a.xml")) },
            until: { root in
                if grown.all.isEmpty, ContinuousClock.now - began > .milliseconds(150) {
                    try Data("<x></x>".utf8).write(to: root.appending(path: "inbox/503/a.xml"))
                    grown.append(true)
                }
                return Self.holds(root, "done")
            })
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(submissions.map(\.bytes) == [Array("<x></x>".utf8)])
    }

    @Test func aBusyGatewayLeavesTheFileForTheNextScan() async throws {
        let calls = Collected<Bool>()
        let (root, submissions) = try await withPickup(
            answer: { _ in
                calls.append(true)
                return calls.all.count < 3
                    ? Answer(outcome: .busy(Problem(.unavailable, "not now")), messageID: "", controlID: nil)
                    : Answer(outcome: .accepted, messageID: "m", controlID: nil)
            }, prepare: { try Data("{}".utf8).write(to: $0.appending(path: "inbox/503/a.json")) },
            until: { Self.holds($0, "done") })
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(submissions.count == 3)
        #expect(Set(submissions.map(\.idempotencyKey)).count == 1)
    }

    /// The file lies in the inbox although it was submitted: what a crash before the move leaves.
    @Test func aFileTakenTwiceHasOneResult() async throws {
        let text = Data("<x/>".utf8)
        let (first, _) = try await withPickup(
            prepare: { try text.write(to: $0.appending(path: "inbox/503/a.xml")) }, until: { Self.holds($0, "done") })
        defer { try? FileManager.default.removeItem(at: first) }
        let kept = try #require(names(first, "done").first { !$0.hasSuffix(".result.json") })
        let (second, submissions) = try await withPickup(
            answer: { _ in Answer(outcome: .accepted, messageID: "m-1", controlID: nil, isRepeat: true) },
            prepare: { root in
                let manager = FileManager.default
                try manager.createDirectory(at: root.appending(path: "done"), withIntermediateDirectories: true)
                try manager.copyItem(at: first.appending(path: "done/503"), to: root.appending(path: "done/503"))
                try manager.copyItem(
                    at: first.appending(path: "done/503/\(kept)"), to: root.appending(path: "inbox/503/a.xml"))
                let times = try manager.attributesOfItem(
                    atPath: first.appending(path: "done/503/\(kept)").path(percentEncoded: false))
                try manager.setAttributes(
                    [.modificationDate: try #require(times[.modificationDate])],
                    ofItemAtPath: root.appending(path: "inbox/503/a.xml").path(percentEncoded: false))
            },
            until: { root in
                let path = root.appending(path: "inbox/503").path(percentEncoded: false)
                return try FileManager.default.contentsOfDirectory(atPath: path).isEmpty
            })
        defer { try? FileManager.default.removeItem(at: second) }
        #expect(submissions.count == 1)
        #expect(names(second, "done").count == 2)
        #expect(try result(second, "done")["repeat"] == true)
    }
}

// MARK: - Long files of rows

extension FolderPickupTests {
    @Test func aLongFileOfRowsIsHandedOnInPartsOnceItIsReadToItsEnd() async throws {
        let data = LongRows.file(4000)
        let (root, submissions) = try await withPickup(
            prepare: { try data.write(to: $0.appending(path: "inbox/503/a.csv")) },
            until: { Self.holds($0, "done") })
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(submissions.count > 1 && submissions.allSatisfy { $0.format == .csv && $0.channel == .folder })
        let digest = hexadecimal(sha256(Array(data)))
        #expect(submissions.allSatisfy { $0.idempotencyKey?.hasPrefix("\(digest)-") == true })
        #expect(Set(submissions.map(\.idempotencyKey)).count == submissions.count)
        #expect(submissions.dropLast().allSatisfy { $0.extent == .part } && submissions.last?.extent == .lastPart)
        // Everybody's rows are in one part, and no row is lost.
        var parts: [String: Set<Int>] = [:]
        var count = 0
        for (part, submission) in submissions.enumerated() {
            for line in String(decoding: submission.bytes, as: UTF8.self).split(separator: "\r\n").dropFirst() {
                parts[String(line.split(separator: ",", omittingEmptySubsequences: false)[5]), default: []].insert(part)
                count += 1
            }
        }
        #expect(count == 4000 && parts.count == 700 && parts.values.allSatisfy { $0.count == 1 })
        let outcome = try result(root, "done")
        #expect(outcome["rows"]?.scalar == "4000" && outcome["parts"]?.scalar == String(submissions.count))
        #expect(outcome["sha256"]?.string == digest)
        #expect(names(root, "staging").isEmpty)
    }

    @Test func aFaultInTheLastRowKeepsTheFirstFromBeingHandedOn() async throws {
        let data = LongRows.file(4000, last: "503,\"01/11/2026")
        let (root, submissions) = try await withPickup(
            answer: { submission in
                Answer(
                    outcome: submission.refusal.map { .quarantined($0) } ?? .accepted, messageID: "m-1", controlID: nil)
            },
            prepare: { try data.write(to: $0.appending(path: "inbox/503/a.csv")) },
            until: { Self.holds($0, "quarantine") })
        defer { try? FileManager.default.removeItem(at: root) }
        // The gateway learns that it came and why it was not taken, and nothing of what is in it.
        #expect(submissions.count == 1 && names(root, "staging").isEmpty)
        #expect(submissions.first?.extent == .part && submissions.first?.bytes.count ?? 0 < 100)
        let problem = try result(root, "quarantine")["problem"]
        #expect(problem?["reason"]?.string == "syntax")
        #expect(problem?["place"]?.string == "line 4002, column 2 (Reporting Period Start Date)")
    }

    @Test func aPartThatIsNotAcceptedIsToldAndTheRestGoesOnWithoutCompleting() async throws {
        let data = LongRows.file(4000)
        let (root, submissions) = try await withPickup(
            answer: { submission in
                submission.idempotencyKey?.hasSuffix("-0") == true
                    ? Answer(outcome: .quarantined(Problem(.limit, "too much")), messageID: "m-0", controlID: nil)
                    : Answer(outcome: .accepted, messageID: "m-1", controlID: nil)
            },
            prepare: { try data.write(to: $0.appending(path: "inbox/503/a.csv")) },
            until: { Self.holds($0, "quarantine") })
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(submissions.count > 1 && submissions.allSatisfy { $0.extent == .part })
        #expect(try result(root, "quarantine")["messageId"]?.string == "m-0")
    }
}
