// caregate audit: is the access log whole, and who saw this person's record?

import Agreements
import ArgumentParser
import AuditLog
import Gateway
import Records
import Storage

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Verifies and reads the access log.", subcommands: [Verify.self, WhoSaw.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Recomputes the whole log: every entry's hash, every place, every checkpoint's root and signature.")

        @OptionGroup var options: CommonOptions
        @Option(help: "A checkpoint kept elsewhere, which the log must contain.", completion: .file())
        var checkpoint: String?

        func run() async throws {
            let configuration = try options.configuration()
            let store = try await Messages.open(options)
            let key: VerifierKey
            var outside: Checkpoint?
            do throws(Problems) {
                key = try Loading(configuration: configuration).auditKey().verifier
                if let checkpoint {
                    let note = try Files.text(checkpoint)
                    do throws(CheckpointProblem) {
                        outside = try Checkpoint.open(note, with: key)
                    } catch {
                        throw Problems([Problem(.syntax, "\(error)", at: checkpoint)])
                    }
                }
            } catch {
                throw options.fail(error, with: .badInput)
            }
            let verdict = try await store.verifyAuditLog(key: key, outside: outside) {
                if !options.quiet { Output.progress("\($0.grouped) entries read") }
            }
            Output.endProgress()
            if options.json {
                Output.json(["intact": .bool(verdict.isIntact), "verdict": .string("\(verdict)")])
            } else {
                Output.line("\(verdict)")
            }
            try await store.close()
            if !verdict.isIntact { throw ExitStatus.failed.exit }
        }
    }

    struct WhoSaw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "who-saw", abstract: "Who saw this person's record, when, why and by which agreement?",
            discussion: """
                Shows the entries that name the asking organisation as actor, publisher or recipient; the gateway's own
                organisation sees all. The question is recorded too.
                """)

        @OptionGroup var options: CommonOptions
        @OptionGroup var right: InspectionOptions
        @Option(name: .customLong("nhs-number"), help: "The person's NHS number.") var nhsNumber: String
        @Option(help: "At most so many.") var limit = 200

        func run() async throws {
            guard limit > 0, limit < Int.max else { throw ValidationError("--limit is a number from 1 on") }
            guard let number = NHSNumber(nhsNumber) else {
                Output.word("that is no valid NHS number")
                throw ExitStatus.badInput.exit
            }
            let configuration = try options.configuration()
            let inspection = try right.inspection(configuration)
            let store = try await Messages.open(options)
            let gateway = try await right.gateway(configuration, store)
            let access = AuditAccess(gateway: gateway, now: { SystemEnvironment.now() })
            guard let found = try await access.whoSaw(number, by: inspection, limit: limit) else {
                Output.word("only information governance may ask who saw a record: --role information-governance")
                throw ExitStatus.notPermitted.exit
            }
            for record in found.entries {
                if options.json { Output.json(record) } else if let line = Self.line(record) { Output.line(line) }
            }
            if found.hasMore { Output.word("these are the newest \(limit) entries; --limit asks for more") }
            try await store.close()
        }

        /// Decisions, reads and deliveries in a line each; what nobody saw is left out.
        private static func line(_ record: JSONValue) -> String? {
            func text(_ name: String) -> String { record[name]?.string ?? "" }
            let list = { (name: String) in JSONValue.items(record[name]).compactMap(\.string).joined(separator: ", ") }
            switch text("action") {
            case "decide", "read", "search", "view", "record":
                return
                    "\(text("time"))  \(text("recipient").isEmpty ? text("actor") : text("recipient"))  \(text("action"))  "
                    + "\(text("outcome"))  \(text("purpose"))  \(text("category")) of \(text("publisher"))  "
                    + "\(list("authority"))  [\(list("released"))]"
            case "inspect":
                return
                    "\(text("time"))  \(text("actor"))  inspect  \(text("outcome"))  \(text("user")), \(text("role")): \(text("reason"))"
            case "deliver", "withdraw":
                return "\(text("time"))  \(text("recipient"))  \(text("action"))  \(text("outcome"))  \(text("reason"))"
            default: return nil
            }
        }
    }
}
