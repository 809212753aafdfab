// caregate break-glass: the queue of emergency accesses that are to be reviewed, and what came of each review.

import Agreements
import ArgumentParser
import Gateway
import Records
import Storage

struct BreakGlassCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "break-glass", abstract: "Lists and reviews emergency accesses.",
        subcommands: [List.self, Review.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists what is to be reviewed, soonest due first, and counts what is overdue.",
            discussion: "Shows accesses by users of the asking organisation; the gateway's own organisation sees all.")

        @OptionGroup var options: CommonOptions
        @OptionGroup var right: InspectionOptions
        @Option(help: "At most so many.") var limit = 200

        func run() async throws {
            guard limit > 0 else { throw ValidationError("--limit is a number from 1 on") }
            let configuration = try options.configuration()
            let inspection = try right.inspection(configuration)
            let store = try await Messages.open(options)
            let desk = BreakGlassDesk(gateway: try await right.gateway(configuration, store))
            guard let queue = try await desk.queue(by: inspection, limit: limit) else {
                Output.word("only information governance reviews: --role information-governance")
                throw ExitStatus.notPermitted.exit
            }
            let now = SystemEnvironment.now()
            for access in queue {
                if options.json { Output.json(Self.json(access, now)) } else { Output.line(Self.line(access, now)) }
            }
            options.note("\(queue.count) to review, \(queue.count { $0.isOverdue(at: now) }) overdue")
            try await store.close()
        }

        private static func line(_ access: BreakGlass, _ now: Instant) -> String {
            [
                access.id, access.isOverdue(at: now) ? "OVERDUE" : access.review.rawValue,
                "due \(access.reviewDue.display)", "\(access.organisation)", "\(access.user), \(access.role.rawValue)",
                access.person.map { "\($0)" } ?? "nobody known",
                access.isAttending ? "attending" : "NOT ATTENDING", access.reason,
            ].joined(separator: "  ")
        }

        private static func json(_ access: BreakGlass, _ now: Instant) -> JSONValue {
            var row: JSONObject = [
                "id": .string(access.id), "review": .string(access.review.rawValue),
                "overdue": .bool(access.isOverdue(at: now)), "reviewDue": .string(access.reviewDue.description),
                "organisation": .string(access.organisation.text), "user": .string(access.user),
                "role": .string(access.role.rawValue), "reason": .string(access.reason),
                "grantedAt": .string(access.grantedAt.description), "until": .string(access.until.description),
                "attending": .bool(access.isAttending),
                "agreements": .array(access.agreements.map(JSONValue.string)),
            ]
            row["person"] = access.person.map { .string("\($0)") }
            return .object(row)
        }
    }

    struct Review: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Puts down what came of the review of an access.")

        @OptionGroup var options: CommonOptions
        @OptionGroup var right: InspectionOptions
        @Option(help: "justified, breach or escalated; the last of these stays in the queue.") var outcome: String
        @Option(help: "What was found.") var note: String
        @Argument(help: "The access's id.") var id: String

        func run() async throws {
            guard let outcome = BreakGlass.Review(rawValue: outcome), outcome != .waiting else {
                throw ValidationError("--outcome is justified, breach or escalated")
            }
            let configuration = try options.configuration()
            let inspection = try right.inspection(configuration)
            let store = try await Messages.open(options)
            let desk = BreakGlassDesk(gateway: try await right.gateway(configuration, store))
            let result = try await desk.review(id, as: outcome, note: note, by: inspection)
            try await store.close()
            switch result {
            case .success(let access): Output.line("\(access.id)  \(access.review.rawValue)")
            case .failure(let refusal):
                Output.word(refusal.sentence)
                throw (refusal == .notFound ? ExitStatus.noInput : .notPermitted).exit
            }
        }
    }
}
