// caregate convert: any form that is read, to any form that a way leads to; nothing is stored.

import ArgumentParser
import Foundation
import Records

struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Converts records from one form to another: from files or standard input, to standard output.",
        discussion: """
            A document that is asked for in the form it has is read in full and passes byte for byte. To fhir-json or \
            fhir-xml, json, xml and csv go by their sender's mapping; hl7v2 without --sender goes by the base mapping, as \
            from the organisation in MSH-4. Exit 0 accepted; 65 refused, with what, where and which limit on standard error.

            A csv file longer than 1 MiB is read to its end first, in constant memory and with a progress bar on a \
            terminal, and then divided by people, as folder pickup does: a Bundle on each line. --quiet shows no bar.

            With --batch each line is {"id": …, "body": "…"}, the document a JSON string, or in base64 as "body_base64"; \
            it is answered by one line, {"id", "ok": true, "body"} or {"id", "ok": false, "error", "reason"}.
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: "The form of the records: \(Self.forms).", transform: Self.form) var from: Format
    @Option(help: "The form that is wanted; not needed with --check.", transform: Self.form) var to: Format?
    @Option(help: "ODS code of the sender whose mapping is used.") var sender: String?
    @Option(help: "The folder of mappings; that of the configuration, or else ./mappings, when absent.")
    var mappings: String?
    @Flag(help: "Only read: print nothing, and say whether the record is accepted.") var check = false
    @Flag(help: "Read lines of JSON, a record in each, and answer each with a line.") var batch = false
    @Argument(help: "Files; standard input when none.", completion: .file()) var files: [String] = []

    private static var forms: String { Format.allCases.map(\.rawValue).joined(separator: ", ") }

    private static func form(_ name: String) throws -> Format {
        guard let form = Format(rawValue: name) else { throw ValidationError("\(name) is none of \(forms)") }
        return form
    }

    func validate() throws {
        if to == nil, !check { throw ValidationError("name the form that is wanted with --to, or --check only") }
    }

    func run() throws {
        let conversion = try conversion()
        var worst = ExitStatus.ok
        for file in files.isEmpty ? ["-"] : files {
            let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                worst = .noInput
                Output.word("\(file): the file cannot be read; check that it is there and readable")
                continue
            }
            defer { if descriptor != STDIN_FILENO { close(descriptor) } }
            let status =
                try batch ? answerLines(of: descriptor, file, conversion) : convert(descriptor, file, conversion)
            if worst == .ok { worst = status }
        }
        if worst != .ok { throw worst.exit }
    }

    private func conversion() throws -> Conversion {
        let target = check ? nil : to
        guard let format = Conversion.mapping(from: from, to: target) else { return Conversion(from: from, to: target) }
        if let sender { return Conversion(from: from, to: target, profile: try profile(sender)) }
        guard format == .hl7v2 else { return Conversion(from: from, to: target) }
        do throws(Problems) {
            let profile = try SenderProfile.anySender(try Files.yaml(in: try folder()))
            return Conversion(from: from, to: target, profile: profile, isUnnamed: true)
        } catch {
            throw options.fail(error, with: .badConfiguration)
        }
    }

    private func profile(_ sender: String) throws -> SenderProfile {
        do throws(Problems) {
            return try SenderProfile.load(from: try folder(), sender: sender)
        } catch {
            throw options.fail(error, with: .badConfiguration)
        }
    }

    private func folder() throws(Problems) -> String {
        if let mappings { return mappings }
        let isConfigured = options.config != nil || FileManager.default.fileExists(atPath: options.path)
        guard isConfigured || !Files.isFolder("mappings") else { return "mappings" }
        do {
            return try options.configuration().mappings
        } catch {
            throw Problems([
                Problem(.required, "there are no mappings", remedy: "name their folder with --mappings, or --config")
            ])
        }
    }

    private func convert(_ descriptor: Int32, _ file: String, _ conversion: Conversion) throws -> ExitStatus {
        let bytes: [UInt8]
        // One more than is read in one piece shows that there is more.
        let limit = from == .csv ? LongRows.Limits.wholeBytes + 1 : Streams.inputBytes
        do throws(Problem) { bytes = try Streams.all(of: descriptor, limit: limit) } catch {
            Output.word("\(file): \(error)")
            return error.reason == .limit ? .badInput : .noInput
        }
        do throws(Problem) {
            if from == .csv, bytes.count == limit { return try convertRows(descriptor, bytes, file, conversion) }
            let output = try conversion(bytes, receivedAt: SystemEnvironment.now())
            for warning in output.warnings where !options.quiet { Output.word("\(file): warning: \(warning)") }
            try Streams.write(output.bytes)
            // Between documents; a single one is written as it is.
            if files.count > 1, let last = output.bytes.last, last != 0x0A { try Streams.write([0x0A]) }
            return .ok
        } catch {
            return refused(file, error)
        }
    }

    private func refused(_ file: String, _ problem: Problem) -> ExitStatus {
        Output.word("\(file): \(problem)")
        return problem.reason == .unavailable ? .unavailable : .badInput
    }

    /// A long file of rows: a Bundle on each line, of people of whom no other line is. A part that is refused does not stop
    /// the others, for it may be one of thousands; the file is refused none the less.
    private func convertRows(
        _ descriptor: Int32, _ beginning: [UInt8], _ file: String, _ conversion: Conversion
    ) throws(Problem) -> ExitStatus {
        let progress = RowsProgress(isQuiet: options.quiet)
        defer { progress.end() }
        let target = conversion.to
        let rows = try LongRows(
            descriptor, beginning: beginning, conversion.profile?.characterSet,
            keeping: target == nil ? .nothing : target == .csv ? .bytes : .parts, progress)
        func warn(_ warnings: [Problem]) {
            guard !options.quiet else { return }
            progress.end()
            for warning in warnings { Output.word("\(file): warning: \(warning)") }
        }
        warn(rows.warnings)
        if rows.faultyRows > 0, target == nil || target == .csv {
            warn([
                Problem(
                    .required, "\(rows.faultyRows.grouped) of \(rows.rows.grouped) rows cannot be taken",
                    remedy: "map the file to see which, and why")
            ])
        }
        if target == .csv { try rows.forEachPiece(Streams.write) }
        let receivedAt = SystemEnvironment.now()
        var status = ExitStatus.ok
        try rows.forEachPart(progress) { part throws(Problem) in
            let output: Conversion.Output
            do throws(Problem) { output = try conversion(part, receivedAt: receivedAt) } catch {
                // What is asked for cannot be done of any part.
                if error.reason == .unsupportedFormat || conversion.profile == nil { throw error }
                progress.end()
                status = refused(file, error)
                return
            }
            warn(output.warnings.filter { !rows.warnings.contains($0) })
            try Streams.write(output.bytes)
            if output.bytes.last != 0x0A { try Streams.write([0x0A]) }
        }
        return status
    }

    /// Each line is answered before the next is waited for, so that a program at the other end may go step by step.
    private func answerLines(of descriptor: Int32, _ file: String, _ conversion: Conversion) throws -> ExitStatus {
        var lines = Streams.Lines(descriptor, limit: ConversionBatchLimits.lineBytes)
        do throws(Problem) {
            while let line = try lines.next() {
                let answer =
                    switch line {
                    case .whole(let bytes): conversion.answer(line: bytes, receivedAt: SystemEnvironment.now())
                    case .tooLong: Conversion.answerToLongLine()
                    }
                try Streams.write(answer + [0x0A])
            }
            return .ok
        } catch {
            Output.word("\(file): \(error)")
            return .unavailable
        }
    }
}
