// caregate explain: one decision, a line for each clause that had a say in it.

import Agreements
import ArgumentParser
import Gateway
import Records

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explains one decision: may FROM's data go to TO, for this purpose and role?",
        discussion:
            "With a record (FHIR R4 JSON) the person's choices and flags are read from it. Exit 0 permit, 2 deny.")

    @OptionGroup var options: CommonOptions
    @Option(help: "ODS code of the publisher.") var from: String
    @Option(help: "ODS code of the recipient.") var to: String
    @Option(help: "Purpose of use: TREAT, ETREAT, CAREMGT, COC …") var purpose: String
    @Option(help: "Role at the recipient: ed-clinician, ed-system, duty-team …") var role: String
    @Option(help: "Category of data.") var category = "social-care-package"
    @Option(help: "The instant of the decision; now when absent.") var at: String?
    @Flag(help: "The person objects to the publisher's sharing.") var objection = false
    @Option(name: .customLong("s-flag"), help: "yes, no or unknown.") var sFlag = "unknown"
    @Flag(help: "The record is legally restricted or sealed.") var restricted = false
    @Flag(help: "The person has died.") var deceased = false
    @Flag(help: "Print the released resources of the record, as FHIR R4 JSON.") var show = false
    @Argument(help: "A record, FHIR R4 JSON.", completion: .file()) var record: String?

    func run() async throws {
        let configuration = try options.configuration()
        let policy: PolicySet
        do throws(Problems) {
            policy = try Loading(configuration: configuration).policy()
        } catch {
            throw options.fail(error, with: .badConfiguration)
        }
        let resources = try readRecord()
        let request = try request(resources)
        let id = SystemEnvironment.make(node: "explain").identifier(at: request.instant)
        let decision = policy.decide(request, id: id)
        if options.json {
            Output.json(Self.json(decision))
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
        let patient = resources.first { $0.type == "Patient" }
        let flag: Known =
            switch sFlag {
            case "yes": .yes
            case "no": .no
            case "unknown": .unknown
            default: throw ValidationError("--s-flag is yes, no or unknown")
            }
        let objects =
            objection || resources.contains { $0.type == "Consent" && $0["provision"]?["type"]?.string == "deny" }
        let instant = at.map { Instant(fhir: $0) } ?? SystemEnvironment.now()
        return Agreements.Request(
            publisher: try need(ODSCode(from), "--from is no ODS code"),
            recipient: try need(ODSCode(to), "--to is no ODS code"),
            purpose: try need(Purpose(rawValue: purpose), "--purpose is none of \(words(Purpose.self))"),
            role: try need(Role(rawValue: role), "--role is none of \(words(Role.self))"),
            category: try need(Category(rawValue: category), "--category is none of \(words(Category.self))"),
            person: PersonStatus(
                objection: Known(objects), sFlag: patient.flatMap { SecurityLabels.sFlag(of: $0) } ?? flag,
                deceased: Known(deceased || patient?["deceasedDateTime"] != nil),
                restricted: Known(restricted || resources.contains(where: SecurityLabels.isRestricted))),
            instant: try need(instant, "--at is no date or instant"))
    }

    private func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> String
    where Word.RawValue == String {
        Word.allCases.map(\.rawValue).joined(separator: ", ")
    }

    private static func json(_ decision: Decision) -> JSONValue {
        var result: JSONObject = [
            "outcome": .string(decision.outcome.rawValue), "reason": .string(decision.reason.rawValue),
            "decision": .string(decision.id), "policy": .string(decision.policyRevision),
            "grants": .array(decision.grants.map { .string($0.description) }),
            "denies": .array(decision.denies.map { .string($0.description) }),
            "released": .array(decision.released.names.map(JSONValue.string)),
            "withheld": .array(
                decision.withheld.map { ["item": .string($0.item.name), "reason": .string($0.reason.rawValue)] }),
            "sentence": .string(decision.sentence),
        ]
        result["marker"] = decision.marker.map { .string($0.rawValue) }
        return .object(result)
    }
}
