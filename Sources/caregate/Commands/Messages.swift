// caregate messages: what was received, what was decided, what became of it.

import Agreements
import ArgumentParser
import Foundation
import Gateway
import Logging
import Records
import Storage

struct Messages: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists, shows and replays messages.", subcommands: [List.self, Show.self, Tasks.self, Replay.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists messages, newest first; never their contents.")

        @OptionGroup var options: CommonOptions
        @Option(help: "accepted, quarantined, unsupported or conflict.") var status: String?
        @Option(help: "ODS code of the sender.") var sender: String?
        @Flag(help: "Only those of which a delivery was given up, until it is replayed.") var dead = false
        @Option(help: "At most so many.") var limit = 50

        func run() async throws {
            let store = try await open(options)
            let status = try status.map { text throws(ValidationError) in
                guard let status = StoredMessage.Status(rawValue: text) else {
                    throw ValidationError("--status is accepted, quarantined, unsupported or conflict")
                }
                return status
            }
            let sender = try Messages.code(of: sender)
            let (limit, dead) = (limit, dead)
            try await Messages.record(dead ? "list --dead" : "list", options, store)
            let messages = try await store.read { store in
                guard dead else { return try store.messages(status: status, sender: sender, limit: limit) }
                return try Messages.dead(status: status, sender: sender, limit: limit, in: store)
            }
            for message in messages {
                if options.json {
                    Output.json(.object(try await store.read { try MessageReport.json(message, $0) }))
                } else {
                    let more = message.decisions.count > 1 ? " (and \(message.decisions.count - 1) more)" : ""
                    let why =
                        message.problem.map { "  \($0)" } ?? message.decisions.first.map { "  \($0)\(more)" } ?? ""
                    Output.line(
                        "\(message.id)  \(message.receivedAt)  \(message.sender)  \(message.event)  \(message.status.rawValue)\(why)"
                    )
                }
            }
            if messages.isEmpty { options.note("no messages") }
            try await store.close()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what became of a message; with --raw also what was received.")

        @OptionGroup var options: CommonOptions
        @OptionGroup var right: InspectionOptions
        @Flag(help: "Print the message as it was received; needs --user, --role and --reason.") var raw = false
        @Argument(help: "The message's id.") var id: String

        func run() async throws {
            let configuration = try options.configuration()
            let store = try await open(options)
            guard let message = try await store.read({ [id] in try $0.message(id) }) else {
                Output.word("there is no message \(id)")
                throw ExitStatus.noInput.exit
            }
            if raw {
                let inspection = try right.inspection(configuration)
                let isAllowed = inspection.allows(sender: message.sender, at: SystemEnvironment.now())
                let gateway = try await right.gateway(configuration, store)
                try await gateway.record(
                    AuditEntry(
                        inspection, outcome: isAllowed ? "permit" : "refused", publisher: message.sender,
                        person: message.person, messageID: id, at: SystemEnvironment.now()))
                guard isAllowed else {
                    Output.word("this right does not cover messages of \(message.sender)")
                    throw ExitStatus.notPermitted.exit
                }
                Output.line(String(decoding: message.body, as: UTF8.self))
            } else {
                try await Messages.record("show", options, store, message: message)
                let report = try await store.read { try MessageReport.json(message, $0) }
                Output.line(String(decoding: JSONValue.object(report).writePretty(), as: UTF8.self))
            }
            try await store.close()
        }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Processes a quarantined message again, or an accepted one's dead deliveries.",
            discussion: "The daemon may be running: it finds within a second what is due again.")

        @OptionGroup var options: CommonOptions
        @OptionGroup var right: InspectionOptions
        @Flag(name: .customLong("dry-run"), help: "Say what would be done, and do not do it.") var isDryRun = false
        @Argument(help: "The message's id.") var id: String

        func run() async throws {
            let configuration = try options.configuration()
            let store = try await open(options)
            let inspection = try right.inspection(configuration)
            let gateway = try await right.gateway(configuration, store)
            guard let done = try await gateway.replay(messageID: id, by: inspection, isDryRun: isDryRun) else {
                try await gateway.record(
                    AuditEntry(inspection, outcome: "refused", messageID: id, at: SystemEnvironment.now()))
                Output.word("there is no message \(id) that this right covers")
                throw ExitStatus.noInput.exit
            }
            Output.line(done)
            try await store.close()
        }
    }

    static func code(of sender: String?) throws(ValidationError) -> ODSCode? {
        guard let sender else { return nil }
        guard let code = ODSCode(sender) else { throw ValidationError("--sender is no ODS code") }
        return code
    }

    /// Newest given up first. Each that is given up has a task, which stays when it is replayed.
    private static func dead(
        status: StoredMessage.Status?, sender: ODSCode?, limit: Int, in store: any StoreReading
    ) throws -> [StoredMessage] {
        var messages: [StoredMessage] = []
        var seen = Set<String>()
        for task in try store.reviewTasks(isOpen: false, limit: .max)
        where task.kind == .deadLetter && messages.count < limit {
            guard seen.insert(task.messageID).inserted, var message = try store.message(task.messageID),
                status == nil || message.status == status, sender == nil || message.sender == sender,
                try store.deliveries(messageID: message.id).contains(where: { $0.state == .dead })
                    || !store.unreadableDeliveries(messageID: message.id).isEmpty
            else { continue }
            message.body = []
            messages.append(message)
        }
        return messages
    }

    /// What became of messages needs no right of its own, but who looks is recorded before anything is shown.
    static func record(
        _ reason: String, _ options: CommonOptions, _ store: SQLStore, message: StoredMessage? = nil
    ) async throws {
        let configuration = try options.configuration()
        do {
            let gateway = try CommandGateway.make(configuration, store)
            try await gateway.record(
                AuditEntry(
                    time: SystemEnvironment.now(), actor: configuration.organisation.text,
                    purpose: Purpose.operations.rawValue, publisher: message?.sender.text, person: message?.person,
                    action: .inspect, outcome: "permit", reason: reason, messageID: message?.id))
        } catch let problems as Problems {
            throw options.fail(problems, with: .badConfiguration)
        }
    }

    static func open(_ options: CommonOptions) async throws -> SQLStore {
        let configuration = try options.configuration()
        // A command never makes a store: a mistyped path would be an empty log that is intact.
        guard FileManager.default.fileExists(atPath: configuration.store) else {
            let place = configuration.places["store"] ?? "store"
            Output.word("\(place): there is no store at \(configuration.store); `caregate serve` makes it")
            throw ExitStatus.noInput.exit
        }
        do {
            return try await Daemon.openStore(configuration)
        } catch let problems as Problems {
            throw options.fail(problems, with: .unavailable)
        }
    }
}

/// Looking at raw messages needs a right of its own: who, as what, and why.
struct InspectionOptions: ParsableArguments {
    /// How long the right lasts: one command.
    private static let inspectionSeconds: Int64 = 900

    @Option(help: "Your name, for the access log.") var user: String?
    @Option(help: "information-governance or integration-engineer; the first of these is needed to ask who saw.")
    var role = Role.integrationEngineer.rawValue
    @Option(help: "Why, for the access log.") var reason: String?
    @Option(help: "The organisation whose messages they are; the gateway's own when absent.") var organisation: String?

    func inspection(_ configuration: Configuration) throws -> Inspection {
        let now = SystemEnvironment.now()
        guard let role = Role(rawValue: role) else {
            throw ValidationError("--role is information-governance or integration-engineer")
        }
        guard let organisation = organisation.map({ ODSCode($0) }) ?? configuration.organisation else {
            throw ValidationError("--organisation is no ODS code")
        }
        guard let user, let reason else {
            throw ValidationError("--user and --reason are needed: the access log records who looked, and why")
        }
        do throws(Inspection.Refusal) {
            return try Inspection.issue(
                user: user, role: role, organisation: organisation, reason: reason, from: now,
                until: now.adding(seconds: Self.inspectionSeconds))
        } catch {
            Output.word(error.sentence)
            throw ExitStatus.notPermitted.exit
        }
    }

    func gateway(_ configuration: Configuration, _ store: SQLStore) async throws -> Gateway {
        try CommandGateway.make(configuration, store)
    }
}

/// A gateway of this process beside the daemon: the store serialises the two.
enum CommandGateway {
    static func make(_ configuration: Configuration, _ store: SQLStore) throws -> Gateway {
        let loading = Loading(configuration: configuration)
        let environment = SystemEnvironment.make(node: "\(configuration.node)-cli")
        let committer = Committer(
            store: store, environment: environment, key: try loading.auditKey(), wake: Wake(destinations: []))
        return Gateway(
            configuration: configuration.gateway, rules: RulesInForce(try loading.rules()), committer: committer,
            store: store, environment: environment)
    }
}
