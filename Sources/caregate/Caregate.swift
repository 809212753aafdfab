// caregate: the commands.

import ArgumentParser

@main
struct Caregate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "caregate",
        abstract: "An interoperability gateway for health and care.",
        version: Daemon.version,
        subcommands: [
            Serve.self, Check.self, Explain.self, AgreementsCommand.self, BreakGlassCommands.self, MapRecord.self,
            Convert.self, Messages.self, Audit.self, Certs.self, Demo.self, Bench.self,
        ])
}
