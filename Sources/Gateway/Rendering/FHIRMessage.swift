// What leaves as FHIR R4 messages for emergency departments and councils (http://hl7.org/fhir/R4/messaging.html). Made of
// disclosures and statements only. Pure.

public import Agreements
internal import AuditLog
public import Records

public enum FHIRMessage {
    /// Base of the `fullUrl`s, against which `Type/id` references resolve.
    public static let base = "https://caregate.example/fhir/"
    static let eventSystem = base + "CodeSystem/message-event"
    static let statementSystem = base + "CodeSystem/ed-statement"

    /// What an emergency department is told about an attendance: each `Flag` with its plan and team, an
    /// `OperationOutcome` that says of every other council what is known, and a `Communication` with the lines to read.
    /// - Parameters:
    ///   - id: of the message; the same at each attempt.
    ///   - responseTo: control id of the message that this answers; `nil` of one sent by itself.
    ///   - warnings: of the message that this answers: what of it was put aside.
    ///   - instant: now.
    public static func alert(
        _ view: EDView, id: String, responseTo: String? = nil, warnings: [Problem] = [], at instant: Instant
    ) -> Bundle {
        let id = resourceID(id)
        let lines = Statements.lines(view, at: instant)
        var resources: [Resource] = []
        for resource in view.disclosures.flatMap(\.resources)
        where !resources.contains(where: { $0.type == resource.type && $0.id == resource.id }) {
            resources.append(AccessHint.withoutCode(resource))
        }
        let outcome = self.outcome(lines, warnings, id: id)
        let communication = self.communication(view, lines, id: id, at: instant)
        let focus = resources.filter { $0.type == "Flag" } + [communication] + [outcome].compactMap { $0 }
        let header = self.header(
            id: id, event: "ed-alert", recipient: view.site, responseTo: responseTo, focus: focus)
        return message(
            id: id, [header, communication] + [outcome].compactMap { $0 } + resources, at: instant)
    }

    /// The id of the `Communication` in a notice, by which it is taken back.
    static func noticeID(ofParcel id: String) -> String { "\(resourceID(id))-notice" }

    /// What a council is told: its client is in an emergency department; or that what it was told is withdrawn.
    /// - Parameter disclosure: of the `Encounter`, from hospital to council, or a withdrawal.
    public static func notice(_ disclosure: Disclosure, id: String, at instant: Instant) -> Bundle {
        let noticeID = noticeID(ofParcel: id)
        let id = resourceID(id)
        if disclosure.isWithdrawal {
            let header = self.header(
                id: id, event: "ed-attendance-notice", recipient: disclosure.recipient, responseTo: nil,
                focus: disclosure.resources)
            return message(id: id, [header] + disclosure.resources, at: instant)
        }
        var communication = Resource(type: "Communication", id: noticeID)
        communication["status"] = "completed"
        communication["sent"] = .string(instant.description)
        communication["payload"] = [["contentString": .string(noticeText(disclosure))]]
        let encounters = disclosure.resources.filter { $0.type == "Encounter" }
        let header = self.header(
            id: id, event: "ed-attendance-notice", recipient: disclosure.recipient, responseTo: nil,
            focus: encounters + [communication])
        return message(id: id, [header, communication] + disclosure.resources, at: instant)
    }

    /// What a privacy officer is told: an access is to be reviewed. Neither user nor person is named.
    public static func breakGlass(
        _ notice: BreakGlassNotice, id: String, recipient: ODSCode, at instant: Instant
    ) -> Bundle {
        let id = resourceID(id)
        var communication = Resource(type: "Communication", id: "\(id)-break-glass")
        communication["identifier"] = [["value": .string(notice.id)]]
        communication["status"] = "completed"
        communication["priority"] = "urgent"
        communication["sent"] = .string(instant.description)
        communication["recipient"] = [organisation(recipient)]
        let text =
            "The glass was broken by a user of \(notice.organisation) on \(notice.grantedAt.display). Review access "
            + "\(notice.id) before \(notice.reviewDue.display)."
        communication["payload"] = [["contentString": .string(text)]]
        let header = self.header(
            id: id, event: "break-glass", recipient: recipient, responseTo: nil, focus: [communication])
        return message(id: id, [header, communication], at: instant)
    }

    /// An id that FHIR allows and that leaves room for a suffix: the text itself, or a digest of it.
    static func resourceID(_ text: String) -> String {
        text.utf8.count <= 48 && isID(text) ? text : String(hexadecimal(SHA256.digest(Array(text.utf8))).prefix(32))
    }

    /// http://hl7.org/fhir/R4/datatypes.html#id
    private static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    private static func message(id: String, _ resources: [Resource], at instant: Instant) -> Bundle {
        Bundle(
            id: id, type: "message", timestamp: instant.description,
            entries: resources.map { .init(fullURL: $0.reference.map { base + $0 }, resource: $0) })
    }

    private static func header(
        id: String, event: String, recipient: ODSCode, responseTo: String?, focus: [Resource]
    ) -> Resource {
        var header = Resource(type: "MessageHeader", id: id)
        header["eventCoding"] = ["system": .string(eventSystem), "code": .string(event)]
        header["destination"] = [
            ["endpoint": .string("urn:nhs-uk:ods:\(recipient)"), "receiver": organisation(recipient)]
        ]
        header["source"] = ["name": "Caregate", "software": "Caregate", "endpoint": "urn:caregate:gateway"]
        if let responseTo, isID(responseTo) { header["response"] = ["identifier": .string(responseTo), "code": "ok"] }
        let references = focus.compactMap(\.reference).map { JSONValue.object(["reference": .string($0)]) }
        if !references.isEmpty { header["focus"] = .array(references) }
        return header
    }

    /// One issue for each council that shows no package, and for an identity that is not confirmed.
    private static func outcome(_ lines: [Statements.Line], _ warnings: [Problem], id: String) -> Resource? {
        var issues = lines.compactMap { line -> OutcomeIssue? in
            switch line.kind {
            case .noPackageFound, .notKnown, .withheld, .identityNotConfirmed, .withdrawn, .attendanceCancelled:
                OutcomeIssue(
                    .information, code: "informational", system: statementSystem, ourCode: line.kind.rawValue,
                    text: line.text)
            default: nil
            }
        }
        issues += warnings.map { warning in
            OutcomeIssue(
                .warning, code: "processing", system: Problem.codeSystem, ourCode: warning.reason.rawValue,
                text: "\(warning)")
        }
        return issues.isEmpty ? nil : .operationOutcome(issues, id: "\(id)-statements")
    }

    private static func communication(
        _ view: EDView, _ lines: [Statements.Line], id: String, at instant: Instant
    ) -> Resource {
        var communication = Resource(type: "Communication", id: "\(id)-statements")
        communication["status"] = "completed"
        if let local = view.localPersonID {
            communication["subject"] = [
                "identifier": LocalID(local, assigner: view.localPersonAssigner).identifier
            ]
        }
        if !view.visit.isEmpty { communication["encounter"] = ["identifier": ["value": .string(view.visit)]] }
        communication["sent"] = .string(instant.description)
        communication["recipient"] = [organisation(view.site)]
        if !lines.isEmpty {
            communication["payload"] = .array(lines.map { ["contentString": .string($0.display)] })
        }
        return communication
    }

    private static func noticeText(_ disclosure: Disclosure) -> String {
        let encounter = disclosure.resources.first { $0.type == "Encounter" }
        let site = encounter?["serviceProvider"]?["display"]?.string ?? disclosure.publisher.text
        let arrival = encounter?["period"]?["start"]?.string.flatMap { Instant(fhir: $0) }
        let since = arrival.map { ", arrived \($0.display)" } ?? ""
        let verb = encounter?["status"]?.string == "finished" ? "was" : "is"
        return "Your client \(verb) in the emergency department of \(site)\(since)."
    }

    private static func organisation(_ code: ODSCode) -> JSONValue {
        ["identifier": ["system": .string(ODSCode.system), "value": .string(code.text)]]
    }
}
