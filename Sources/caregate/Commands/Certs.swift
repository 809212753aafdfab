// caregate certs init: a development authority and certificates for the synthetic organisations. Never for live use, and
// never committed.

import ArgumentParser
import AuditLog
import Foundation
import Records
import Transport

struct Certs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes certificates for development.", subcommands: [Init.self])

    struct Init: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Makes a development authority, certificates for organisations, a revocation list and an audit key.",
            discussion: """
                What is in the folder already is kept, and what is missing is added: run it again with --organisation to
                add one to an authority that is there.
                """)

        @OptionGroup var options: CommonOptions
        @Option(help: "The folder to write to.", completion: .directory) var directory = "certs/dev"
        @Option(name: .customLong("organisation"), help: "ODS codes; the synthetic ones when none is given.")
        var organisations: [String] = []
        @Flag(name: .customLong("dry-run"), help: "List the files that are missing, and write none.")
        var isDryRun = false

        func run() async throws {
            let codes = try (organisations.isEmpty ? Synthetic.organisations : organisations).map {
                text throws(ValidationError) in
                guard let code = ODSCode(text) else { throw ValidationError("\(text) is no ODS code") }
                return code
            }
            let missing: [DevelopmentCertificates.File]
            do {
                missing = try Self.missing(in: directory, organisations: codes)
                if !isDryRun { try Self.write(missing, to: directory) }
            } catch let error as TrustError {
                Output.word("\(error)")
                throw ExitStatus.failed.exit
            } catch let problems as Problems {
                throw options.fail(problems, with: .failed)
            }
            if isDryRun { for file in missing { Output.line("\(directory)/\(file.path)") } }
            options.note(
                missing.isEmpty
                    ? "nothing is missing in \(directory)"
                    : "\(isDryRun ? "would write" : "wrote") \(missing.count) files to \(directory), of \(codes.count) "
                        + "organisations; for development only")
        }

        /// Writes what is missing.
        static func write(to directory: String, organisations: [ODSCode]) throws {
            try write(missing(in: directory, organisations: organisations), to: directory)
        }

        private static func write(_ files: [DevelopmentCertificates.File], to directory: String) throws {
            for file in files {
                let path = "\(directory)/\(file.path)"
                if file.isSecret {
                    try Files.writePrivate(file.text, to: path)
                } else {
                    try Files.write(file.text, to: path)
                }
            }
        }

        private static func missing(in directory: String, organisations: [ODSCode]) throws -> [DevelopmentCertificates
            .File]
        {
            let existing = try Self.existing(in: directory)
            let files = try DevelopmentCertificates.make(
                organisations: organisations, existing: existing, at: SystemEnvironment.now())
            return try files + (existing["audit.key"] == nil ? auditKey() : [])
        }

        private static func auditKey() throws -> [DevelopmentCertificates.File] {
            let key = try SigningKey(name: Synthetic.auditName, seed: SystemEnvironment.random(32))
            return [
                .init(path: "audit.key", text: key.pem, isSecret: true),
                .init(path: "audit.vkey", text: "\(key.verifier)\n", isSecret: false),
            ]
        }

        /// By path below the folder.
        private static func existing(in directory: String) throws -> [String: NamedText] {
            var files: [String: NamedText] = [:]
            for folder in ["", "clients/", "parties/", "signers/"] where Files.isFolder("\(directory)/\(folder)") {
                for name in try FileManager.default.contentsOfDirectory(atPath: "\(directory)/\(folder)")
                where [".pem", ".key", ".yaml"].contains(where: name.hasSuffix) {
                    files[folder + name] = try Files.named("\(directory)/\(folder)\(name)")
                }
            }
            return files
        }
    }
}

/// The synthetic organisations of the demonstration.
enum Synthetic {
    static let organisations = ["503", "504", "505", "506", "RK5", "RX8", "QNS"]
    static let auditName = "northshire.caregate.example/access-log"
}
