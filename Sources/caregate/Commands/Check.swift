// caregate check: everything that a start would read, and what an information governance lead should know besides.

import Agreements
import ArgumentParser
import Foundation
import Gateway
import Records
import Transport

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks agreements with their examples, mappings with theirs, certificates and configuration.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let configuration = try options.configuration()
        let loading = Loading(configuration: configuration)
        let now = SystemEnvironment.now()
        var errors: [Problem] = []
        var warnings: [String] = []
        @discardableResult func attempt<Value>(_ body: () throws(Problems) -> Value) -> Value? {
            do throws(Problems) {
                return try body()
            } catch {
                errors += error.all
                return nil
            }
        }
        let policy = attempt { () throws(Problems) in try loading.policy() }
        let profiles = attempt { () throws(Problems) in try loading.profiles() }
        // Built as a start would build them: a file that can be read may still not be what it should.
        _ = attempt { () throws(Problems) in
            let credentials = try loading.credentials()
            _ = try loading.trusted { () throws(TrustError) in try ServerTLS(credentials) }
        }
        let trust = attempt { () throws(Problems) in
            let material = try loading.trust()
            _ = try loading.trusted { () throws(TrustError) in try TrustStore(material) }
            return material
        }
        if let policy, let profiles, let trust {
            attempt { () throws(Problems) in
                try loading.agree(Rules(policy: policy, profiles: profiles), trust.bindings)
            }
        }
        _ = attempt { () throws(Problems) in try loading.auditKey() }
        _ = attempt { () throws(Problems) in try loading.client() }
        if let profiles {
            attempt { () throws(Problems) in try loading.requireKinds(of: profiles) }
            let byCode = Dictionary(profiles.map { ($0.sender, $0) }, uniquingKeysWith: { first, _ in first })
            _ = attempt { () throws(Problems) in try loading.pickup(byCode) }
            errors += records(configuration, profiles, &warnings)
        }
        if let policy {
            for warning in policy.warnings(at: now) {
                if warning.isError {
                    errors.append(Problem(.notAgreed, warning.what, at: warning.place))
                } else {
                    warnings.append(warning.description)
                }
            }
            warnings += policy.settings.choiceLists.compactMap { list in
                list.doubt(at: now).map {
                    "list \(list.name) \($0): of everybody who is not on it this is unknown, and counts as what withholds"
                }
            }
            warnings += Self.unheard(configuration, policy, at: now)
            errors += try examples(configuration, policy)
        }
        if let policy, let profiles, let trust {
            warnings += Self.gaps(configuration, policy, profiles, bound: trust.bindings.organisations, at: now)
        }
        let endsSoon = policy?.expiries.count { $0.expires > now && $0.expires < now.adding(seconds: 30 * 86_400) } ?? 0
        let count = policy?.agreements.count ?? 0
        if options.json {
            Output.json([
                "agreements": .number(String(count)), "mappings": .number(String(profiles?.count ?? 0)),
                "errors": .array(errors.map { .string($0.description) }),
                "warnings": .array(warnings.map(JSONValue.string)),
            ])
        } else {
            for error in errors { Output.line(error.description) }
            if !options.quiet { for warning in warnings { Output.line("warning: \(warning)") } }
            Output.line(
                [
                    Self.counted(count, "agreement"), Self.counted(profiles?.count ?? 0, "mapping"),
                    Self.counted(errors.count, "error"), Self.counted(warnings.count, "warning"),
                    "\(endsSoon) end within 30 days",
                ].joined(separator: ", "))
        }
        if !errors.isEmpty { throw ExitStatus.failed.exit }
    }

    /// Agreements that let the glass be broken, where the privacy officer has no destination of their own.
    private static func unheard(_ configuration: Configuration, _ policy: PolicySet, at now: Instant) -> [String] {
        guard configuration.privacyOfficer == nil else { return [] }
        let allowing = policy.agreements.filter { $0.emergency?.allowed == true && now < UKTime.endOfDay($0.lastDay) }
        guard let first = allowing.first else { return [] }
        let which = allowing.count == 1 ? first.reference : "\(first.reference) and \(allowing.count - 1) more"
        return [
            "\(first.file): \(which) allows emergency access, and policy.privacy_officer names nobody who is told at once: "
                + "it waits in the review queue (caregate break-glass list)"
        ]
    }

    private static func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }

    /// `agreements/examples/*.yaml`: each request must be answered as its file expects.
    private func examples(_ configuration: Configuration, _ policy: PolicySet) throws -> [Problem] {
        let files: [(path: String, text: String)]
        do throws(Problems) {
            files = try Files.yaml(in: configuration.agreements + "/examples")
        } catch {
            return []
        }
        do throws(PolicyErrors) {
            var problems: [Problem] = []
            for file in files {
                for example in try PolicyExample.load(file) { problems += example.run(in: policy) }
            }
            return problems
        } catch {
            return error.problems
        }
    }

    /// `mappings/examples/SENDER….EXT`: each record must be accepted by the mapping of the sender that its name begins with,
    /// and become what `SENDER….expected.json` beside it says.
    private func records(
        _ configuration: Configuration, _ profiles: [SenderProfile], _ warnings: inout [String]
    ) -> [Problem] {
        let folder = configuration.mappings + "/examples"
        guard Files.isFolder(folder) else { return [] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            return [Problem(.required, "the folder cannot be read", at: folder, remedy: "check its permissions")]
        }
        var problems: [Problem] = []
        var expectations = Set(names.filter { $0.hasSuffix(MappingExample.suffix) })
        for name in names
        where !name.hasPrefix(".") && !name.hasSuffix(".md") && !name.hasSuffix(MappingExample.suffix) {
            let path = "\(folder)/\(name)"
            let sender = name.prefix { $0 != "-" && $0 != "." }
            guard let profile = profiles.first(where: { $0.sender.text == sender }),
                let format = MapRecord.format(of: name, profile)
            else {
                problems.append(
                    Problem(
                        .required, "it is not known whose record this is, or in which form", at: path,
                        remedy: "name it after its sender and form, such as 503-hold.xml"))
                continue
            }
            do throws(Problems) {
                let bytes = try Files.bytes(path)
                var expected: (path: String, bytes: [UInt8])?
                if let file = expectations.remove(MappingExample.expectedName(of: name)) {
                    expected = ("\(folder)/\(file)", try Files.bytes("\(folder)/\(file)"))
                } else if profile.mapping?.source == format {
                    warnings.append("\(path): what must come of it is not said beside it")
                }
                problems += MappingExample(path: path, bytes: bytes, expected: expected).problems(profile, format)
            } catch {
                problems += error.all
            }
        }
        for file in expectations.sorted() {
            problems.append(
                Problem(
                    .required, "there is no record that this comes of", at: "\(folder)/\(file)",
                    remedy: "put the record beside it, under the same name"))
        }
        return problems
    }

    /// Senders without certificates, publishers whom no agreement covers, and emergency departments without an endpoint.
    static func gaps(
        _ configuration: Configuration, _ policy: PolicySet, _ profiles: [SenderProfile], bound: Set<ODSCode>,
        at now: Instant
    ) -> [String] {
        var gaps: [String] = []
        for profile in profiles.sorted(by: { $0.sender < $1.sender }) {
            if !bound.contains(profile.sender) {
                gaps.append("\(profile.file): \(profile.sender) has no certificate binding, so it cannot send")
            }
            if !policy.mayPublish(profile.sender, at: now) {
                gaps.append("\(profile.file): no agreement in force lets \(profile.sender) send")
            }
            if profile.ed != nil, !configuration.destinations.contains(where: { $0.organisation == profile.sender }) {
                gaps.append(
                    "\(profile.file): the emergency department has no destination; alerts go only with HTTP answers")
            }
        }
        return gaps
    }
}
