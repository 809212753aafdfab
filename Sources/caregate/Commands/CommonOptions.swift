// Options that every command has, and how results are printed: data on standard output, words on standard error.

import ArgumentParser
import Foundation
import Records

struct CommonOptions: ParsableArguments {
    @Option(name: .long, help: "The configuration file (or CAREGATE_CONFIG).")
    var config: String?

    @Option(name: .customLong("set"), help: "Overrides a setting: --set listen.https=127.0.0.1:8443")
    var sets: [String] = []

    @Flag(name: .long, help: "Print JSON.")
    var json = false

    @Flag(name: .long, help: "Print only results and errors.")
    var quiet = false

    @Flag(name: .customLong("no-color"), help: "Print without colour (or NO_COLOR).")
    var noColor = false

    var path: String {
        config ?? ProcessInfo.processInfo.environment["CAREGATE_CONFIG"] ?? "/etc/caregate/caregate.yaml"
    }

    /// Whether a configuration was named.
    var hasConfiguration: Bool { config != nil || ProcessInfo.processInfo.environment["CAREGATE_CONFIG"] != nil }

    /// Reads the configuration, or ends the command with 78 and every problem.
    func configuration() throws -> Configuration {
        do throws(Problems) {
            if !hasConfiguration,
                !FileManager.default.fileExists(atPath: path)
            {
                throw Problems([
                    Problem(
                        .required, "there is no configuration", at: path, remedy: "name yours: --config caregate.yaml")
                ])
            }
            return try ConfigurationReader.read(
                file: path, text: try Files.text(path), environment: ProcessInfo.processInfo.environment, sets: sets)
        } catch {
            throw fail(error, with: .badConfiguration)
        }
    }

    /// Prints problems and gives the exit status to throw.
    func fail(_ problems: Problems, with status: ExitStatus) -> ExitCode {
        for problem in problems.all { Output.word("\(problem)") }
        return status.exit
    }

    func note(_ text: String) {
        if !quiet { Output.word(text) }
    }
}

enum Input {
    /// The next bytes of standard input; `nil` at its end.
    static func chunk(ofAtMost bytes: Int) throws -> [UInt8]? {
        guard let data = try FileHandle.standardInput.read(upToCount: bytes), !data.isEmpty else { return nil }
        return Array(data)
    }
}

enum Output {
    /// How far long work has come, on one line, when a person looks on.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\(text)\u{1B}[K".utf8))
    }

    /// Clears the line of `progress`.
    static func endProgress() {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }

    /// Data.
    static func line(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Data that ends its own last line, or is to be as it is.
    static func bytes(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

    static func json(_ value: JSONValue) { line(String(decoding: value.write(), as: UTF8.self)) }

    /// Words.
    static func word(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

extension Int {
    /// `48,211`
    var grouped: String { Int64(self).grouped }
}

extension Int64 {
    var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + text
    }
}
