// caregate explain: one decision, a line for each clause that had a say in it; or, of a batch, a line of JSON for each
// line of JSON.

import Agreements
import ArgumentParser
import Gateway
import Records

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explains one decision: may FROM's data go to TO, for this purpose and role?",
        discussion: """
            With a record (FHIR R4 JSON) the person's choices and flags are read from it. Exit 0 permit, 2 deny.

            With --batch, requests are read from standard input, one a line of JSON, and each is answered by one line: \
            {"publisher": "503", "recipient": "RK5", "purpose": "TREAT", "role": "ed-system", "category": \
            "social-care-package", "items": ["service"], "person": {"s_flag": "no", "child": false}, "at": \
            "2026-11-22T14:05:00Z"}. agreements/README.md has all members. A line that is no request is answered with \
            its error, and the rest go on; exit 65 when there was one.
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: "ODS code of the publisher.") var from: String?
    @Option(help: "ODS code of the recipient.") var to: String?
    @Option(help: "Purpose of use: TREAT, ETREAT, CAREMGT, COC …") var purpose: String?
    @Option(help: "Role at the recipient: ed-clinician, ed-system, duty-team …") var role: String?
    @Option(help: "Category of data.") var category = "social-care-package"
    @Option(help: "The instant of the decision; now when absent.") var at: String?
    @Flag(help: "The person objects to the publisher's sharing.") var objection = false
    @Option(name: .customLong("s-flag"), help: "yes, no or unknown.") var sFlag = "unknown"
    @Flag(help: "The record is legally restricted or sealed.") var restricted = false
    @Flag(help: "The person has died.") var deceased = false
    @Option(help: "The folder of agreements; that of the configuration when absent.", completion: .directory)
    var agreements: String?
    @Flag(help: "Answer requests from standard input, one a line of JSON.") var batch = false
    @Flag(help: "Print the released resources of the record, as FHIR R4 JSON.") var show = false
    @Argument(help: "A record, FHIR R4 JSON.", completion: .file()) var record: String?

    func validate() throws {
        guard batch else { return }
        guard options.json else { throw ValidationError("--batch answers in JSON: add --json") }
        guard from == nil, to == nil, purpose == nil, role == nil, at == nil, record == nil else {
            throw ValidationError("with --batch each line says what is asked")
        }
    }

    func run() async throws {
        let policy = try options.policy(in: agreements)
        guard !batch else { return try answer(DecisionBatch(policy)) }
        let resources = try readRecord()
        let request = try request(resources)
        let id = SystemEnvironment.make(node: "explain").identifier(at: request.instant)
        let decision = policy.decide(request, id: id)
        if options.json {
            Output.json(.object(decision.json))
        } else if !show {
            for line in decision.explanation { Output.line(line) }
        }
        if show, let permit = decision.permit {
            for resource in permit.release(resources).resources { Output.json(.object(resource.json)) }
        }
        if decision.outcome != .permit { throw ExitStatus.denied.exit }
    }

    private func readRecord() throws -> [Resource] {
        guard let record else { return [] }
        do throws(Problems) {
            let bytes = try Files.bytes(record)
            let resource: Resource
            do throws(Problem) { resource = try FHIRJSON.read(bytes) } catch { throw Problems([error]) }
            return Bundle(resource)?.entries.map(\.resource) ?? [resource]
        } catch {
            throw options.fail(error, with: .badInput)
        }
    }

    private func request(_ resources: [Resource]) throws -> Agreements.Request {
        func need<Value>(_ value: Value?, _ what: String) throws -> Value {
            guard let value else { throw ValidationError(what) }
            return value
        }
        let instant = at.map { Instant(fhir: $0) } ?? SystemEnvironment.now()
        let at = try need(instant, "--at is no date or instant")
        let publisher = try need(from.flatMap { ODSCode($0) }, "--from is no ODS code")
        return Agreements.Request(
            publisher: publisher, recipient: try need(to.flatMap { ODSCode($0) }, "--to is no ODS code"),
            purpose: try need(purpose.flatMap { Purpose(rawValue: $0) }, "--purpose is none of \(words(Purpose.self))"),
            role: try need(role.flatMap { Role(rawValue: $0) }, "--role is none of \(words(Role.self))"),
            category: try need(Category(rawValue: category), "--category is none of \(words(Category.self))"),
            person: try person(resources, publisher, at: at), instant: at)
    }

    /// What the record states, by the rules of `PersonChoices`, and what was said on the command line; the stricter counts.
    private func person(_ resources: [Resource], _ publisher: ODSCode, at instant: Instant) throws -> PersonStatus {
        guard let flag = ["yes": Known.yes, "no": .no, "unknown": .unknown][sFlag] else {
            throw ValidationError("--s-flag is yes, no or unknown")
        }
        let patient = resources.first { $0.type == "Patient" }
        var choices =
            patient.map {
                PersonChoices(
                    record: $0, consents: resources.filter { $0.type == "Consent" }, of: publisher, at: instant)
            } ?? PersonChoices()
        let said: [(ChoiceSubject, Known)] = [
            (.objection, Known(objection)), (.deceased, Known(deceased)), (.sealed, .no),
            (.restricted, Known(restricted)),
        ]
        choices.add(said.map { ChoiceStatement($0, $1, date: instant, source: .list("command line")) })
        if flag == .yes || choices.known(.sFlag).by.isEmpty {
            choices.add([ChoiceStatement(.sFlag, flag, date: instant, source: .list("command line"))])
        }
        let birthDate = patient?["birthDate"]?.string.flatMap { CivilDate($0) }
        return PersonStatus(choices, isChild: birthDate?.isUnder18(on: UKTime.date(at: instant)))
    }

    private func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> String
    where Word.RawValue == String {
        Word.allCases.map(\.rawValue).joined(separator: ", ")
    }

    /// Bytes of standard input that are read in one go.
    private static let chunkBytes = 65_536

    private func answer(_ batch: DecisionBatch) throws {
        let environment = SystemEnvironment.make(node: "explain")
        var splitter = LineSplitter()
        var number = 0
        var errors = 0
        func answer(_ lines: [[UInt8]]) {
            var output: [UInt8] = []
            for line in lines {
                number += 1
                guard !line.isEmpty else { continue }
                let answer = batch.answer(line, number: number) { environment.identifier(at: $0) }
                if answer.isError { errors += 1 }
                output += answer.bytes + [UInt8(ascii: "\n")]
            }
            Output.bytes(output)
        }
        while let chunk = try Input.chunk(ofAtMost: Self.chunkBytes) { answer(splitter.lines(in: chunk)) }
        if let rest = splitter.rest() { answer([rest]) }
        if errors > 0 {
            options.note("\(errors) of \(number) lines were no requests")
            throw ExitStatus.badInput.exit
        }
    }
}
