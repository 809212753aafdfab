// caregate demo: the main job on this machine, from four councils to what a nurse reads.

import ArgumentParser
import Foundation
import Logging
import Metrics
import Records

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the main job on synthetic people, over real TLS sockets, and stays up until Ctrl-C.")

    @Flag(help: "Exit when the story is told: 0, or 1 at the first thing that went wrong.") var once = false
    @Option(help: "Where the console page is served, plain HTTP on loopback.") var console = "127.0.0.1:8088"
    @Option(help: "Where certificates and the store are kept; made anew each time.") var directory = "demo-data"
    @Option(help: "The folder that holds agreements/ and mappings/.") var source = "."

    func run() async throws {
        guard let console = SocketAddress(console), console.isLoopback else {
            throw ValidationError("--console is host:port on loopback")
        }
        let folder = URL(fileURLWithPath: directory).path
        if FileManager.default.fileExists(atPath: "\(folder)/var") {
            try FileManager.default.removeItem(atPath: "\(folder)/var")
        }
        let stage = Stage(folder: folder, source: URL(fileURLWithPath: source).path)
        let logger = Logging.start("warning")
        let metrics = PrometheusMetrics()
        MetricsSystem.bootstrap(metrics)
        do {
            try stage.prepare()
            let theatre = try await Theatre(stage: stage, console: console, metrics: metrics, logger: logger)
            let once = once
            try await theatre.run(logger: logger) { theatre in
                try await theatre.curtain()
                try await Story(theatre: theatre).tell()
                guard !once else { return false }
                let ports = theatre.daemon.ports
                Output.line(
                    """

                    The board: http://127.0.0.1:\(ports["console"] ?? 0)/   Health and metrics: http://127.0.0.1:\(ports["admin"] ?? 0)/ready
                    Stays up until Ctrl-C.
                    """)
                return true
            }
        } catch let problems as Problems {
            for problem in problems.all { Output.word("demo: \(problem)") }
            throw ExitStatus.failed.exit
        }
    }
}
