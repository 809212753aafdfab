// caregate messages tasks: what people must look at, and what they said of it.

import ArgumentParser
import Gateway
import Records
import Storage

extension Messages {
    struct Tasks: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists, and resolves, what people must look at: identities, what was quarantined or given up.",
            subcommands: [List.self, Resolve.self], defaultSubcommand: List.self)
    }
}

extension Messages.Tasks {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists tasks, newest first.")

        @OptionGroup var options: CommonOptions
        @Option(help: "ODS code of the sender of what they are about.") var sender: String?
        @Flag(help: "Also those that were resolved.") var all = false
        @Option(help: "At most so many.") var limit = 50

        func run() async throws {
            let store = try await Messages.open(options)
            let sender = try Messages.code(of: sender)
            let (limit, isOpen) = (limit, !all)
            try await Messages.record("tasks", options, store)
            let tasks = try await store.read { store in
                guard let sender else { return try store.reviewTasks(isOpen: isOpen, limit: limit) }
                var own: [ReviewTask] = []
                for task in try store.reviewTasks(isOpen: isOpen, limit: .max) where own.count < limit {
                    if try store.message(task.messageID)?.sender == sender { own.append(task) }
                }
                return own
            }
            for task in tasks {
                if options.json { Output.json(.object(Self.json(task))) } else { Output.line(Self.line(task)) }
            }
            if tasks.isEmpty { options.note("nothing to look at") }
            try await store.close()
        }

        private static func json(_ task: ReviewTask) -> JSONObject {
            var row: JSONObject = [
                "id": .number(String(task.id)), "kind": .string(task.kind.rawValue),
                "createdAt": .string(task.createdAt.description), "what": .string(task.what),
            ]
            if !task.messageID.isEmpty { row["message"] = .string(task.messageID) }
            if let person = task.person { row["person"] = .string("\(person)") }
            if !task.candidates.isEmpty {
                row["candidates"] = .array(
                    task.candidates.map {
                        ["person": .string("\($0.person)"), "decibans": .number(String($0.decibans))]
                    })
            }
            if let resolution = task.resolution {
                row["resolved"] = [
                    "outcome": .string(resolution.outcome.rawValue), "at": .string(resolution.at.description),
                    "by": .string(resolution.user),
                ]
            }
            return row
        }

        private static func line(_ task: ReviewTask) -> String {
            let candidates = task.candidates.map { "\($0.person) (\($0.decibans))" }
            let resolution = task.resolution.map { " [\($0.outcome.rawValue) by \($0.user)]" } ?? ""
            return "\(task.id)  \(task.createdAt)  \(task.kind.rawValue)  \(task.messageID)  \(task.what)"
                + (candidates.isEmpty ? "" : ": possibly " + candidates.joined(separator: ", ")) + resolution
        }
    }

    struct Resolve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a task was looked at; with --same-as also of whom the record is.",
            discussion: """
                The access log records who said so, and why. --same-as links the record's person to one of the task's \
                candidates for good, as a merge does, and what departments are told is evaluated again.
                """)

        @OptionGroup var options: CommonOptions
        @OptionGroup var right: InspectionOptions
        @Option(name: .customLong("same-as"), help: "The candidate whose record it is, such as person-12.")
        var sameAs: String?
        @Argument(help: "The task's number, as `messages tasks` lists it.") var id: Int64

        func run() async throws {
            let finding = try finding()
            let configuration = try options.configuration()
            let store = try await Messages.open(options)
            let inspection = try right.inspection(configuration)
            let gateway = try await right.gateway(configuration, store)
            do {
                try await gateway.resolve(task: id, as: finding, by: inspection)
            } catch let refusal as Gateway.ReviewRefusal {
                try await gateway.record(
                    AuditEntry(
                        inspection, outcome: "refused", messageID: "task-\(id)", at: SystemEnvironment.now()))
                Output.word("task \(id): \(refusal.sentence)")
                throw (refusal == .noSuchTask ? ExitStatus.noInput : .failed).exit
            }
            Output.line("task \(id) is resolved" + (sameAs.map { ", and linked to \($0)" } ?? ""))
            try await store.close()
        }

        private func finding() throws(ValidationError) -> Gateway.Finding {
            guard let sameAs else { return .reviewed }
            guard sameAs.hasPrefix("person-"), let number = Int64(sameAs.dropFirst("person-".count)) else {
                throw ValidationError("--same-as names a candidate, such as person-12")
            }
            return .sameAs(PersonID(number))
        }
    }
}
