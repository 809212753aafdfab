// Who looks is looked at: each look at messages and at the access log leaves an entry of its own, refused ones too.

import Foundation
import Gateway
import Records
import Storage
import Testing

@testable import caregate

@Suite struct AuditedCommandTests {
    /// A place whose store holds what 503 published of a person, and her arrival at RK5.
    private static func place() async throws -> (place: Place, messages: [String]) {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        let configuration = try place.configuration()
        let store = try await Daemon.openStore(configuration)
        let gateway = try CommandGateway.make(configuration, store)
        var messages: [String] = []
        for (sender, format, name) in [("503", Format.xml, "503.xml"), ("RK5", .hl7v2, "RK5-A04.hl7")] {
            let text = try String(
                contentsOf: place.folder.appending(path: "mappings/examples/\(name)"), encoding: .utf8)
            let answer = await gateway.submit(
                Submission(
                    sender: Sender(organisation: try #require(ODSCode(sender)), fingerprint: "test"), channel: .folder,
                    format: format, bytes: Array(text.replacing("\n", with: format == .hl7v2 ? "\r" : "\n").utf8),
                    receivedAt: SystemEnvironment.now(), requestID: name))
            #expect(answer.outcome.word == "accepted", "\(answer)")
            messages.append(answer.messageID)
        }
        try await store.close()
        return (place, messages)
    }

    private static let named = ["--user", "I Governor", "--reason", "ticket 4711"]
    private static let governance = named + ["--role", "information-governance"]
    private static let number = ["--nhs-number", "9990000018"]

    private static func text(_ entry: JSONValue, _ name: String) -> String { entry[name]?.string ?? "" }

    @Test func everyLookAtMessagesIsRecorded() async throws {
        let (place, messages) = try await Self.place()
        let before = try await place.audit().count
        let commands: [(arguments: [String], status: Int32)] = [
            (["messages", "list"], 0), (["messages", "show", messages[0]], 0),
            (["messages", "show", messages[0], "--raw", "--organisation", "503"] + Self.named, 0),
            (["messages", "show", messages[0], "--raw", "--organisation", "RK5"] + Self.named, 77),
            (["messages", "replay", "--dry-run", messages[1], "--organisation", "RK5"] + Self.named, 0),
            (["messages", "replay", messages[1], "--organisation", "RK5"] + Self.named, 0),
            (["messages", "replay", messages[1], "--organisation", "503"] + Self.named, 66),
        ]
        for (arguments, status) in commands {
            let ran = try await place.run(arguments)
            #expect(ran.status == status, "\(arguments): \(ran)")
        }
        let entries = try await place.audit().dropFirst(before)
        let looks = entries.filter { Self.text($0, "action") == "inspect" }
        #expect(
            looks.map { Self.text($0, "outcome") } == [
                "permit", "permit", "permit", "refused", "dry-run", "replayed", "refused",
            ])
        #expect(
            looks.map { Self.text($0, "reason") } == ["list", "show"] + [String](repeating: "ticket 4711", count: 5))
        #expect(looks.map { Self.text($0, "user") } == ["", ""] + [String](repeating: "I Governor", count: 5))
        #expect(looks.dropFirst().map { Self.text($0, "messageID") } == [0, 0, 0, 1, 1, 1].map { messages[$0] })
        // A publisher can ask who opened what it sent.
        #expect(looks.dropFirst().prefix(3).allSatisfy { Self.text($0, "publisher") == "503" })
        let verdict = try await place.caregate("audit", "verify")
        #expect(verdict.status == 0, "\(verdict)")
    }

    /// What a new set of agreements would have made of the decisions of a period.
    @Test func storedDecisionsAreAskedAgain() async throws {
        let (place, _) = try await Self.place()
        try FileManager.default.copyItem(
            at: place.folder.appending(path: "agreements"), to: place.folder.appending(path: "proposed"))
        try FileManager.default.removeItem(at: place.folder.appending(path: "proposed/ns-scr-001.yaml"))
        let periods: [(arguments: [String], isOf: Bool)] = [
            ([], true), (["--since", "2026-01-01", "--until", "2026-01-08"], false),
        ]
        for (arguments, isOf) in periods {
            let ran = try await place.run(
                ["agreements", "diff", "agreements", "proposed", "--replay", "--json"] + arguments)
            #expect(ran.status == 0, "\(ran)")
            let replay = try JSONReader.read(Array(ran.output.utf8))["replay"]
            #expect((replay?["decisions"] != .number("0")) == isOf, "\(arguments): \(ran.output)")
            let refused = JSONValue.items(replay?["differences"]).filter { $0["effect"] == "refused" }
            #expect(refused.contains { $0["publisher"] == "503" && $0["purpose"] == "COC" } == isOf, "\(ran.output)")
        }
        let backwards = try await place.run(
            [
                "agreements", "diff", "agreements", "proposed", "--replay", "--since", "2026-02-01", "--until",
                "2026-01-01",
            ])
        #expect(backwards.status == 64, "\(backwards)")
    }

    /// What was given up, and what people must look at, can be seen; and that somebody looked, too.
    @Test func whatWasGivenUpAndWhatIsToBeLookedAtIsListed() async throws {
        let (place, messages) = try await Self.place()
        let store = try await Daemon.openStore(try place.configuration())
        try await store.write { transaction in
            let person = try #require(try transaction.message(messages[1])?.person)
            let now = SystemEnvironment.now()
            _ = try transaction.insert(
                Delivery(
                    id: DeliveryID(0), destination: "kingsmead-ed", kind: .alert, person: person,
                    messageID: messages[1], attendance: nil, createdAt: now, dueAt: now, state: .dead,
                    lastError: "http-422"))
            for (kind, message) in [(ReviewTask.Kind.identity, 0), (.deadLetter, 0), (.deadLetter, 1)] {
                try transaction.insert(
                    ReviewTask(
                        kind: kind, messageID: messages[message], person: person, what: "look at \(message)",
                        createdAt: now))
            }
        }
        try await store.close()
        let before = try await place.audit().count
        let dead = try await place.run(["messages", "list", "--dead"])
        #expect(dead.output.contains(messages[1]) && !dead.output.contains(messages[0]), "the other was replayed")
        #expect(try await !place.run(["messages", "list", "--dead", "--sender", "503"]).output.contains(messages[1]))
        let tasks = try await place.run(["messages", "tasks"]).output.split(separator: "\n")
        #expect(tasks.map { $0.hasSuffix("look at 1") } == [true, false, false], "newest first: \(tasks)")
        let own = try await place.run(["messages", "tasks", "--sender", "503", "--json", "--limit", "1"]).output
        let row = try JSONReader.read(Array(own.utf8))
        #expect(row["kind"] == "dead-letter" && row["message"]?.string == messages[0] && row["what"] == "look at 0")
        let looks = try await place.audit().dropFirst(before).filter { Self.text($0, "action") == "inspect" }
        #expect(looks.map { Self.text($0, "reason") } == ["list --dead", "list --dead", "tasks", "tasks"])
    }

    @Test func aTaskIsResolvedByWhoeverMayAndThatIsRecorded() async throws {
        let (place, messages) = try await Self.place()
        let store = try await Daemon.openStore(try place.configuration())
        try await store.write { transaction in
            try transaction.insert(
                ReviewTask(
                    kind: .quarantine, messageID: messages[1], person: nil, what: "look",
                    createdAt: SystemEnvironment.now()))
        }
        try await store.close()
        let row = try await place.run(["messages", "tasks", "--json", "--limit", "1"]).output
        let id = try #require(try JSONReader.read(Array(row.utf8))["id"]?.scalar)
        let resolve = ["messages", "tasks", "resolve", id]
        let before = try await place.audit().count
        for (arguments, status) in [
            (resolve, Int32(64)), (resolve + Self.named + ["--same-as", "nobody"], 64),
            (resolve + Self.named + ["--organisation", "503"], 66),
            (resolve + Self.named + ["--same-as", "person-1"], 1), (resolve + Self.named, 0), (resolve + Self.named, 1),
        ] {
            let ran = try await place.run(arguments)
            #expect(ran.status == status, "\(arguments): \(ran)")
        }
        #expect(try await !place.run(["messages", "tasks"]).output.hasPrefix("\(id) "))
        let all = try await place.run(["messages", "tasks", "--all"]).output.split(separator: "\n").first
        #expect(all?.hasPrefix("\(id) ") == true && all?.hasSuffix("[reviewed by I Governor]") == true)
        let entries = try await place.audit().dropFirst(before).filter { Self.text($0, "user") == "I Governor" }
        #expect(entries.map { Self.text($0, "outcome") } == ["refused", "refused", "reviewed", "refused"])
        #expect(entries.allSatisfy { Self.text($0, "reason") == "ticket 4711" })
    }

    @Test func withoutANameAndAReasonNothingIsOpened() async throws {
        let (place, messages) = try await Self.place()
        let before = try await place.audit().count
        for arguments in [
            ["messages", "show", messages[0], "--raw"], ["messages", "replay", messages[0]],
            ["audit", "who-saw"] + Self.number,
        ] {
            let ran = try await place.run(arguments)
            #expect(ran.status == 64, "\(ran)")
            #expect(ran.output.isEmpty)
        }
        #expect(try await place.audit().count == before)
    }

    @Test func aRawMessageIsShownAsItCame() async throws {
        let (place, messages) = try await Self.place()
        let ran = try await place.run(
            ["messages", "show", messages[0], "--raw", "--organisation", "503"] + Self.named)
        let sent = try String(contentsOf: place.folder.appending(path: "mappings/examples/503.xml"), encoding: .utf8)
        #expect(ran.output == sent + "\n")
    }

    @Test func anOrganisationSeesItsOwnRowsOnly() async throws {
        let (place, _) = try await Self.place()
        func whoSaw(_ organisation: String) async throws -> [JSONValue] {
            let ran = try await place.run(
                ["audit", "who-saw", "--json", "--organisation", organisation] + Self.number + Self.governance)
            #expect(ran.status == 0, "\(ran)")
            return try ran.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
        }
        let all = try await whoSaw("QNS")
        for organisation in ["503", "RK5", "504"] {
            let seen = try await whoSaw(organisation)
            #expect(
                seen.allSatisfy { entry in
                    ["actor", "publisher", "recipient"].contains { Self.text(entry, $0).hasPrefix(organisation) }
                })
            #expect(seen.count < all.count)
            // Nothing that is its own is kept back.
            let own = all.filter { entry in
                ["actor", "publisher", "recipient"].contains { Self.text(entry, $0).hasPrefix(organisation) }
            }
            #expect(Set(own.compactMap { $0["decisionID"] }).isSubset(of: seen.compactMap { $0["decisionID"] }))
        }
        // Equal to a recount of the log, but for the questions that were asked since.
        let person = try #require(all.first { Self.text($0, "publisher") == "503" }?["person"])
        let recount = try await place.audit().filter {
            $0["person"] == person && Self.text($0, "role") != "information-governance"
        }
        #expect(all.filter { Self.text($0, "role") != "information-governance" } == recount.reversed())
    }

    @Test func theQuestionIsRecordedBeforeItIsAnswered() async throws {
        let (place, _) = try await Self.place()
        let before = try await place.audit().count
        let asked = try await place.run(["audit", "who-saw", "--organisation", "503"] + Self.number + Self.governance)
        #expect(asked.status == 0)
        #expect(asked.output.hasPrefix("20") && asked.output.contains("  503  inspect  permit  I Governor"))
        // A person who is not known is answered like one whom nobody saw, and recorded no less.
        let unknown = try await place.run(["audit", "who-saw", "--nhs-number", "9999010008"] + Self.governance)
        #expect(unknown.status == 0 && unknown.output.isEmpty, "\(unknown)")
        // An engineer looks at messages, not at who saw whom.
        let engineer = try await place.run(["audit", "who-saw"] + Self.number + Self.named)
        #expect(engineer.status == 77 && engineer.output.isEmpty, "\(engineer)")
        let entries = try await place.audit().dropFirst(before)
        #expect(entries.map { Self.text($0, "action") } == ["inspect", "inspect", "inspect"])
        #expect(entries.map { Self.text($0, "outcome") } == ["permit", "permit", "refused"])
        #expect(entries.map { Self.text($0, "actor") } == ["503", "QNS", "QNS"])
        #expect(
            entries.allSatisfy { Self.text($0, "reason") == "ticket 4711" && Self.text($0, "purpose") == "HOPERAT" })
        #expect(entries.map { $0["person"] != nil } == [true, false, true])
    }
}
