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
                "Makes a development authority, certificates for organisations, a revocation list and an audit key.")

        @OptionGroup var options: CommonOptions
        @Option(help: "The folder to write to; it must not hold an authority already.") var directory = "certs/dev"
        @Option(name: .customLong("organisation"), help: "ODS codes; the synthetic ones when none is given.")
        var organisations: [String] = []

        func run() async throws {
            if FileManager.default.fileExists(atPath: "\(directory)/root.key") {
                Output.word("\(directory)/root.key is there already: remove the folder to make a new authority")
                throw ExitStatus.failed.exit
            }
            let codes = try (organisations.isEmpty ? Synthetic.organisations : organisations).map {
                text throws(ValidationError) in
                guard let code = ODSCode(text) else { throw ValidationError("\(text) is no ODS code") }
                return code
            }
            try Self.write(to: directory, organisations: codes)
            options.note("wrote certificates of \(codes.count) organisations to \(directory); for development only")
        }

        static func write(to directory: String, organisations: [ODSCode]) throws {
            for file in try DevelopmentCertificates.make(organisations: organisations, at: SystemEnvironment.now()) {
                let path = "\(directory)/\(file.path)"
                if file.isSecret {
                    try Files.writePrivate(file.text, to: path)
                } else {
                    try Files.write(file.text, to: path)
                }
            }
            let key = try SigningKey(name: Synthetic.auditName, seed: SystemEnvironment.random(32))
            try Files.writePrivate(key.pem, to: "\(directory)/audit.key")
            try Files.write("\(key.verifier)\n", to: "\(directory)/audit.vkey")
        }
    }
}

/// The synthetic organisations of the demonstration.
enum Synthetic {
    static let organisations = ["503", "504", "505", "506", "RK5", "RX8", "QNS"]
    static let auditName = "northshire.caregate.example/access-log"
}
