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

        func run() async throws {
            let codes = try (organisations.isEmpty ? Synthetic.organisations : organisations).map {
                text throws(ValidationError) in
                guard let code = ODSCode(text) else { throw ValidationError("\(text) is no ODS code") }
                return code
            }
            let written: Int
            do {
                written = try Self.write(to: directory, organisations: codes)
            } catch let error as TrustError {
                Output.word("\(error)")
                throw ExitStatus.failed.exit
            } catch let problems as Problems {
                throw options.fail(problems, with: .failed)
            }
            options.note(
                written == 0
                    ? "nothing is missing in \(directory)"
                    : "wrote \(written) files to \(directory), of \(codes.count) organisations; for development only")
        }

        /// - Returns: how many files were missing.
        @discardableResult static func write(to directory: String, organisations: [ODSCode]) throws -> Int {
            let existing = try Self.existing(in: directory)
            let files = try DevelopmentCertificates.make(
                organisations: organisations, existing: existing, at: SystemEnvironment.now())
            for file in files {
                let path = "\(directory)/\(file.path)"
                if file.isSecret {
                    try Files.writePrivate(file.text, to: path)
                } else {
                    try Files.write(file.text, to: path)
                }
            }
            return files.count + (try writeAuditKey(to: directory, existing["audit.key"]))
        }

        private static func writeAuditKey(to directory: String, _ existing: NamedText?) throws -> Int {
            guard existing == nil else { return 0 }
            let key = try SigningKey(name: Synthetic.auditName, seed: SystemEnvironment.random(32))
            try Files.writePrivate(key.pem, to: "\(directory)/audit.key")
            try Files.write("\(key.verifier)\n", to: "\(directory)/audit.vkey")
            return 2
        }

        /// By path below the folder.
        private static func existing(in directory: String) throws -> [String: NamedText] {
            var files: [String: NamedText] = [:]
            for folder in ["", "clients/"] where Files.isFolder("\(directory)/\(folder)") {
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
