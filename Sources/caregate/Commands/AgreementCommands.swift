// caregate agreements: what is done with the set of agreements.

import ArgumentParser

struct AgreementCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreements", abstract: "Signs agreements, and verifies their signatures.",
        subcommands: [AgreementSign.self, AgreementVerify.self])
}
