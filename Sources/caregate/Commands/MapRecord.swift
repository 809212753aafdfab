// caregate map: a mapping tried on files; nothing is stored.

import ArgumentParser
import Foundation
import Records

struct MapRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Tries a sender's mapping on files and prints the FHIR R4 Bundle that comes of each.",
        discussion: "Exit 65 when a file is refused, with what, where and what to do on standard error.")

    @OptionGroup var options: CommonOptions
    @Option(help: "ODS code of the sender whose mapping is tried.") var sender: String
    @Option(help: "The folder of mappings; that of the configuration when absent.") var mappings: String?
    @Option(help: "hl7v2, fhir-json, fhir-xml, json or xml; by the file's name and the mapping when absent.")
    var format: String?
    @Argument(help: "Files; standard input when none.", completion: .file()) var files: [String] = []

    func run() async throws {
        let profile = try profile()
        var worst = ExitStatus.ok
        for file in files.isEmpty ? ["-"] : files {
            guard file == "-" || FileManager.default.isReadableFile(atPath: file) else {
                worst = .noInput
                Output.word("\(file): the file cannot be read; check that it is there and readable")
                continue
            }
            do throws(Problems) {
                try map(file, profile)
            } catch {
                if worst == .ok { worst = .badInput }
                for problem in error.all { Output.word("\(file): \(problem)") }
            }
        }
        if worst != .ok { throw worst.exit }
    }

    private func profile() throws -> SenderProfile {
        let folder = try mappings ?? options.configuration().mappings
        do throws(Problems) {
            let profiles = try SenderProfile.load(try Files.yaml(in: folder))
            guard let profile = profiles.first(where: { $0.sender.text == sender }) else {
                let known = profiles.map(\.sender.text).sorted().joined(separator: ", ")
                throw Problems([
                    Problem(.required, "no mapping is for \(sender)", at: folder, remedy: "there are: \(known)")
                ])
            }
            return profile
        } catch {
            throw options.fail(error, with: .badConfiguration)
        }
    }

    private func map(_ file: String, _ profile: SenderProfile) throws(Problems) {
        let bytes = file == "-" ? Array(FileHandle.standardInput.readDataToEndOfFile()) : try Files.bytes(file)
        guard let format = format.map({ Format(rawValue: $0) }) ?? Self.format(of: file, profile) else {
            throw Problems([
                Problem(.unsupportedFormat, "the format is not known", remedy: "name it with --format")
            ])
        }
        do throws(Problem) {
            let reading = try RecordReader.read(
                bytes, format: format, profile: profile, receivedAt: SystemEnvironment.now())
            for warning in reading.warnings where !options.quiet { Output.word("\(file): warning: \(warning)") }
            Output.line(String(decoding: JSONValue.object(reading.bundle.resource.json).write(), as: UTF8.self))
        } catch {
            throw Problems([error])
        }
    }

    static func format(of file: String, _ profile: SenderProfile) -> Format? {
        let candidates: [Format] =
            switch (file as NSString).pathExtension {
            case "json": [.fhirJSON, .fhirSTU3JSON, .fhirDSTU2JSON, .json]
            case "xml": [.fhirXML, .fhirSTU3XML, .fhirDSTU2XML, .xml, .cda]
            case "csv": [.csv]
            case "hl7", "er7", "txt": [.hl7v2]
            default: Format.allCases
            }
        let possible = candidates.filter(profile.formats.contains)
        return possible.count == 1 ? possible.first : nil
    }
}
