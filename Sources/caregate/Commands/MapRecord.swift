// caregate map: a mapping tried on files; nothing is stored.

import ArgumentParser
import Foundation
import Records

struct MapRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Tries a sender's mapping on files and prints the FHIR R4 Bundle that comes of each.",
        discussion: """
            With --explain it prints instead, for each value of the Bundle, the line of the mapping and the place in the \
            record that it comes from, and then what in the record nothing used: identifiable data, for whoever holds the \
            file. Exit 65 when a file is refused, with what, where and what to do on standard error.
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: "ODS code of the sender whose mapping is tried.") var sender: String
    @Option(help: "The folder of mappings; that of the configuration when absent.") var mappings: String?
    @Option(help: "hl7v2, fhir-json, fhir-xml, json, xml or csv; by the file's name and the mapping when absent.")
    var format: String?
    @Flag(help: "Print as the example's expected result is written: for people, as if received when `check` says.")
    var example = false
    @Flag(help: "Show what each value comes from, and what nothing used.") var explain = false
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
            return try SenderProfile.load(from: folder, sender: sender)
        } catch {
            throw options.fail(error, with: .badConfiguration)
        }
    }

    private func map(_ file: String, _ profile: SenderProfile) throws(Problems) {
        guard let format = format.map({ Format(rawValue: $0) }) ?? Self.format(of: file, profile) else {
            throw Problems([
                Problem(.unsupportedFormat, "the format is not known", remedy: "name it with --format")
            ])
        }
        do throws(Problem) {
            if format == .csv { return try mapRows(file, profile) }
        } catch {
            throw Problems([error])
        }
        let bytes = file == "-" ? Array(FileHandle.standardInput.readDataToEndOfFile()) : try Files.bytes(file)
        do throws(Problem) { try map(bytes, file, format, profile) } catch { throw Problems([error]) }
    }

    /// Rows, which may be many: of a long file, a result for each part.
    private func mapRows(_ file: String, _ profile: SenderProfile) throws(Problem) {
        let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Problem(.required, "the file cannot be read") }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        let limit = LongRows.Limits.wholeBytes + 1
        let beginning = try Streams.all(of: descriptor, limit: limit)
        guard beginning.count == limit else { return try map(beginning, file, .csv, profile) }
        let progress = RowsProgress(isQuiet: options.quiet)
        defer { progress.end() }
        let rows = try LongRows(descriptor, beginning: beginning, profile.characterSet, keeping: .parts, progress)
        try rows.forEachPart(progress) { part throws(Problem) in
            progress.end()
            try map(part, file, .csv, profile)
        }
    }

    private func map(_ bytes: [UInt8], _ file: String, _ format: Format, _ profile: SenderProfile) throws(Problem) {
        let (reading, trace) = try read(bytes, format, profile)
        for warning in reading.warnings where !options.quiet { Output.word("\(file): warning: \(warning)") }
        guard let trace else {
            if explain { return }
            let bundle = reading.bundle.resource
            let bytes = example ? FHIRJSON.writePretty(bundle) : FHIRJSON.write(bundle)
            return Output.line(String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines))
        }
        if options.json { Output.json(trace.json) } else { trace.lines.forEach(Output.line) }
    }

    private func read(_ bytes: [UInt8], _ format: Format, _ profile: SenderProfile)
        throws(Problem) -> (Reading, MappingTrace?)
    {
        let now = example ? MappingExample.receivedAt : SystemEnvironment.now()
        guard explain else {
            return (try RecordReader.read(bytes, format: format, profile: profile, receivedAt: now), nil)
        }
        // What becomes of an earlier FHIR without any mapping is told by the reading itself.
        if let version = format.fhirVersion, version != .r4 {
            let reading = try RecordReader.read(bytes, format: format, profile: profile, receivedAt: now)
            let count = reading.keptAsExtensions
            if options.json {
                Output.json(["fhirVersion": .string(version.name), "keptAsExtensions": .number(String(count))])
            } else {
                Output.line(
                    "\(count.grouped) element\(count == 1 ? "" : "s") of \(version.name) without a home in R4, kept as extensions"
                )
            }
            return (reading, nil)
        }
        guard profile.mapping?.source == format.source else {
            throw Problem(
                .unsupportedFormat, "\(format.rawValue) needs no mapping, so there is nothing to explain",
                remedy: "leave --explain away")
        }
        let (reading, trace) = try RecordReader.explain(bytes, format: format, profile: profile, receivedAt: now)
        return (reading, trace)
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
