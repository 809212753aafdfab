// caregate agreements: what the agreements say, what is wrong with them, and what a change of them would do.

import Agreements
import ArgumentParser
import Gateway
import Records
import Storage

struct AgreementsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreements", abstract: "Lists, checks, compares, tests, exports and signs agreements.",
        subcommands: [
            List.self, Lint.self, Diff.self, Test.self, Export.self, AgreementSign.self, AgreementVerify.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists agreements with their dates.")

        @OptionGroup var options: CommonOptions
        @Argument(help: "The folder of agreements; that of the configuration when absent.", completion: .directory)
        var folder: String?

        func run() async throws {
            let policy = try options.policy(in: folder)
            for agreement in policy.agreements {
                if options.json {
                    Output.json([
                        "agreement": .string(agreement.reference), "title": .string(agreement.title),
                        "parties": .array(agreement.parties.map { .string($0.ods.text) }),
                        "start": .string(agreement.start.description),
                        "last_day": .string(agreement.lastDay.description), "file": .string(agreement.file),
                    ])
                } else {
                    let parties = agreement.parties.map(\.ods.text).joined(separator: " ")
                    Output.line(
                        "\(agreement.reference)  \(agreement.start) to \(agreement.lastDay)  \(parties)  \(agreement.title)"
                    )
                }
            }
        }
    }

    struct Lint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what an information governance lead should know of the agreements, at every date.",
            discussion: """
                Unsigned parties; what ends within 90, 30 or 7 days; clauses that never grant or are shadowed; overlaps; \
                one-sided flows; and, with a configuration, flows that the mappings use and no agreement grants. Exit 1 \
                when flows are refused for what is found.
                """)

        @OptionGroup var options: CommonOptions
        @Option(help: "The instant to judge at; now when absent.") var at: String?
        @Argument(help: "The folder of agreements; that of the configuration when absent.", completion: .directory)
        var folder: String?

        func run() async throws {
            let instant = try options.instant(at, "--at") ?? SystemEnvironment.now()
            let policy = try options.policy(in: folder)
            let flows = try options.hasConfiguration || folder == nil ? flowsInUse() : []
            let found = policy.analysis(at: instant, flowsInUse: flows)
            for warning in found {
                if options.json {
                    Output.json([
                        "kind": .string(warning.kind.rawValue), "agreement": .string(warning.agreement),
                        "place": .string(warning.place), "what": .string(warning.what),
                        "error": .bool(warning.isError),
                    ])
                } else {
                    Output.line("\(warning.isError ? "error" : "warning") \(warning.kind.rawValue): \(warning)")
                }
            }
            if found.isEmpty { options.note("nothing to say of \(policy.agreements.count) agreements") }
            if found.contains(where: \.isError) { throw ExitStatus.failed.exit }
        }

        private func flowsInUse() throws -> [FlowInUse] {
            let configuration = try options.configuration()
            do throws(Problems) {
                return FlowInUse.all(try Loading(configuration: configuration).profiles(), configuration.records)
            } catch {
                throw options.fail(error, with: .badConfiguration)
            }
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says which flows a change of agreements would gain and lose, at every date.",
            discussion: """
                With --replay also which decisions of the access log would have come out otherwise; A is then taken as the \
                set that made them. Reading the log is recorded in it.
                """)

        @OptionGroup var options: CommonOptions
        @Flag(help: "Print a matrix of publishers and recipients.") var matrix = false
        @Flag(help: "Print a page of HTML.") var html = false
        @Option(help: "Leave out what was before this date or instant.") var from: String?
        @Flag(help: "Ask the stored decisions again of both sets.") var replay = false
        @Option(help: "With --replay: decisions from this date or instant on; the last 7 days when absent.")
        var since: String?
        @Option(help: "With --replay: decisions before this date or instant; up to now when absent.") var until: String?
        @Argument(help: "The folder of agreements in force.", completion: .directory) var old: String
        @Argument(help: "The folder of agreements to come.", completion: .directory) var new: String

        func validate() throws {
            guard since == nil && until == nil || replay else {
                throw ValidationError("--since and --until go with --replay")
            }
            guard [matrix, html, options.json].count(where: { $0 }) <= 1 else {
                throw ValidationError("use one of --json, --matrix and --html")
            }
        }

        func run() async throws {
            let (before, after) = (try options.policy(in: old), try options.policy(in: new))
            let diff = PolicyDiff(before, after, from: try options.instant(from, "--from"))
            var past: Agreements.Replay?
            if replay { past = try await replayed(before, after) }
            if options.json {
                var result: JSONObject = ["diff": diff.json]
                result["replay"] = past.map(\.json)
                Output.json(.object(result))
            } else {
                if html { Output.line(diff.html) } else { (matrix ? diff.matrix : diff.sentences).forEach(Output.line) }
                if diff.isEmpty { options.note("no flow is gained or lost") }
                past?.sentences.forEach(Output.line)
            }
        }

        private func replayed(_ before: PolicySet, _ after: PolicySet) async throws -> Agreements.Replay {
            let start = try options.instant(since, "--since") ?? SystemEnvironment.now().adding(seconds: -7 * 86_400)
            let end = try options.instant(until, "--until") ?? SystemEnvironment.now()
            guard start < end else { throw ValidationError("--until is not after --since") }
            let store = try await Messages.open(options)
            try await Messages.record("agreements diff --replay", options, store)
            var past: [PastDecision] = []
            var next = try await store.read { try $0.firstAuditIndex(since: start) }
            while true {
                let first = next
                let rows = try await store.read { try $0.auditRows(from: first, limit: Self.rowsAtOnce) }
                guard let last = rows.last else { break }
                // What was purged at the end of its retention has no record any more.
                for row in rows where !row.record.isEmpty && row.time >= start && row.time < end {
                    if let decision = PastDecision(accessLog: try JSONReader.read(row.record)) { past.append(decision) }
                }
                next = last.index + 1
                if !options.quiet { Output.progress("\(next.grouped) entries read") }
            }
            Output.endProgress()
            try await store.close()
            return Agreements.Replay(past, old: before, new: after)
        }

        /// Entries of the access log that are read in one go.
        private static let rowsAtOnce = 4096
    }

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Runs the agreements' examples: agreements/examples/*.yaml.",
            discussion: "Exit 1 when an answer differs from the expected one.")

        @OptionGroup var options: CommonOptions
        @Argument(help: "The folder of agreements; that of the configuration when absent.", completion: .directory)
        var folder: String?

        func run() async throws {
            let policy = try options.policy(in: folder)
            let place = try (folder ?? options.configuration().agreements) + "/examples"
            var examples: [PolicyExample] = []
            do throws(Problems) {
                for file in try Files.yaml(in: place) {
                    do throws(PolicyErrors) { examples += try PolicyExample.load(file) } catch {
                        throw Problems(error.problems)
                    }
                }
            } catch {
                throw options.fail(error, with: .badInput)
            }
            var failed = 0
            for example in examples {
                let problems = example.run(in: policy)
                if !problems.isEmpty { failed += 1 }
                if options.json {
                    Output.json([
                        "name": .string(example.name), "place": .string(example.place),
                        "passed": .bool(problems.isEmpty),
                        "problems": .array(problems.map { .string($0.description) }),
                    ])
                } else if problems.isEmpty {
                    if !options.quiet { Output.line("ok    \(example.place): \(example.name)") }
                } else {
                    for problem in problems { Output.line("FAIL  \(problem)") }
                }
            }
            options.note("\(examples.count) examples, \(failed) failed")
            if failed > 0 { throw ExitStatus.failed.exit }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes one agreement in a form that others ask for.")

        @OptionGroup var options: CommonOptions
        @Option(help: "\(AgreementExport.allCases.map(\.rawValue).joined(separator: ", ")).") var format: String
        @Option(help: "The folder of agreements; that of the configuration when absent.", completion: .directory)
        var agreements: String?
        @Option(help: "The instant at which it is proposed, in force or over; now when absent.") var at: String?
        @Argument(help: "The agreement's id, with its version where there are several: NS-ED-004@3.") var id: String

        func run() async throws {
            guard let form = AgreementExport(rawValue: format) else {
                throw ValidationError(
                    "--format is one of \(AgreementExport.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            let instant = try options.instant(at, "--at") ?? SystemEnvironment.now()
            let policy = try options.policy(in: agreements)
            let found = policy.agreements.filter { $0.id == id || $0.reference == id }
            guard let agreement = found.first else {
                Output.word("there is no agreement \(id)")
                throw ExitStatus.noInput.exit
            }
            guard found.count == 1 else {
                Output.word("name the version: \(found.map(\.reference).joined(separator: ", "))")
                throw ExitStatus.usage.exit
            }
            Output.bytes(form.write(agreement, of: policy, at: instant))
        }
    }
}

extension CommonOptions {
    /// The agreements of a folder, or those of the configuration. A folder needs no configuration; where there is one, it
    /// says which obligations can be discharged and which signatures are needed.
    func policy(in folder: String?) throws -> PolicySet {
        guard let folder else { return try policy(Loading(configuration: configuration()).policy) }
        let loading = try hasConfiguration ? Loading(configuration: configuration()) : nil
        return try policy { () throws(Problems) in
            guard let loading else { return try Loading.policy(Files.yaml(in: folder), PolicySettings(), .none) }
            return try loading.policy(in: folder)
        }
    }

    private func policy(_ body: () throws(Problems) -> PolicySet) throws -> PolicySet {
        do throws(Problems) {
            return try body()
        } catch {
            throw fail(error, with: .badConfiguration)
        }
    }

    /// - Parameter option: for messages: `--at`.
    func instant(_ text: String?, _ option: String) throws -> Instant? {
        guard let text else { return nil }
        guard let instant = Instant(fhir: text) else { throw ValidationError("\(option) is no date or instant") }
        return instant
    }
}

extension FlowInUse {
    /// The flows that happen by themselves (agreements.md): what a sender publishes goes to the shared care records; care
    /// packages to every emergency department, and attendances back to the publishers of packages.
    static func all(_ profiles: [SenderProfile], _ records: [GatewayConfiguration.Record]) -> [FlowInUse] {
        let package = Agreements.Category.socialCarePackage
        let publishers = profiles.filter { $0.publishes.contains(package.rawValue) }
        let departments = profiles.filter { $0.ed != nil }
        var flows: [FlowInUse] = []
        for profile in profiles {
            for category in profile.publishes.sorted().compactMap({ Agreements.Category(rawValue: $0) }) {
                for record in records where record.organisation != profile.sender {
                    flows.append(
                        FlowInUse(
                            publisher: profile.sender, recipient: record.organisation,
                            purpose: .coordinationOfCare, role: .sharedRecord, category: category, place: profile.file))
                }
            }
        }
        for publisher in publishers {
            for department in departments {
                flows.append(
                    FlowInUse(
                        publisher: publisher.sender, recipient: department.sender, purpose: .treatment,
                        role: .edSystem, category: package, place: publisher.file))
                flows.append(
                    FlowInUse(
                        publisher: department.sender, recipient: publisher.sender, purpose: .careManagement,
                        role: .dutyTeam, category: .edAttendance, place: department.file))
            }
        }
        return flows
    }
}
