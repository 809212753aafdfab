// Alerts for emergency departments that only speak HL7 v2: ORU^R01 of v2.4, one OBX for each line to read, in the reading
// order of care-package.md. OBX-11 is F, or W of what is taken back
// (HL7 table 0085: post original as wrong), and OBR-25 then C (table 0123). Pure.

internal import Agreements
internal import AuditLog
public import Records

public enum HL7Alert {
    /// MSH-3 to MSH-6.
    public struct Names: Sendable, Hashable {
        public var sendingApplication: String
        public var sendingFacility: String
        public var receivingApplication: String
        public var receivingFacility: String

        public init(
            sendingApplication: String, sendingFacility: String, receivingApplication: String, receivingFacility: String
        ) {
            self.sendingApplication = sendingApplication
            self.sendingFacility = sendingFacility
            self.receivingApplication = receivingApplication
            self.receivingFacility = receivingFacility
        }
    }

    /// Characters that MSH-10 holds in HL7 v2.3 to v2.5.
    static let controlIDCharacters = 20

    /// MSH-10 of a parcel: its id, or where that is too long a digest of it, so the same at each attempt.
    public static func controlID(of parcel: String) -> String {
        guard parcel.utf8.count > controlIDCharacters else { return parcel }
        return String(hexadecimal(SHA256.digest(Array(parcel.utf8))).prefix(controlIDCharacters))
    }

    /// The message, unframed.
    public static func message(_ view: EDView, controlID: String, names: Names, at instant: Instant) -> [UInt8] {
        var builder = HL7Builder()
        let time = HL7Time.text(instant)
        builder.segment(
            "MSH",
            [
                3: .text(names.sendingApplication), 4: .text(names.sendingFacility),
                5: .text(names.receivingApplication), 6: .text(names.receivingFacility), 7: .text(time),
                9: ["ORU", "R01"], 10: .text(controlID), 11: "P", 12: "2.4", 18: "UNICODE UTF-8",
            ])
        appendPerson(of: view, to: &builder)
        let lines = Statements.lines(view, at: instant)
        let isWithdrawal = !lines.isEmpty && lines.allSatisfy { $0.kind == .withdrawn }
        builder.segment(
            "OBR",
            [
                1: "1", 3: .text("\(view.attendance)"),
                4: ["care-package-alert", "Care package alert", "CAREGATE"], 7: .text(HL7Time.text(view.arrivedAt)),
                22: .text(time), 25: isWithdrawal ? "C" : "F",
            ])
        var set = 0
        for line in lines {
            set += 1
            let title = line.label.isEmpty ? line.kind.title : line.label
            builder.segment(
                "OBX",
                [
                    1: .text(String(set)), 2: "ST", 3: [line.kind.rawValue, title, "CAREGATE"],
                    4: .text(line.publisher?.text ?? ""), 5: .text(line.text),
                    11: line.kind == .withdrawn ? "W" : "F", 14: .text(time),
                ])
        }
        return builder.bytes
    }

    /// PID and PV1: whom this is about, by the hospital's own numbers; the rest only where a council's disclosure has it.
    private static func appendPerson(of view: EDView, to builder: inout HL7Builder) {
        let patient = view.disclosures.lazy.flatMap(\.resources).first { $0.type == "Patient" }
        let number = patient.flatMap { patient in
            JSONValue.items(patient["identifier"]).first { $0["system"]?.string == NHSNumber.system }?["value"]?.string
        }
        var identifiers: [HL7Field] = []
        if let local = view.localPersonID {
            identifiers.append(.components([local, "", "", view.localPersonAssigner ?? view.site.text, "PI"]))
        }
        if let number { identifiers.append(.components([number, "", "", "NHS", "NH"])) }
        let name = patient.flatMap { JSONValue.items($0["name"]).first }
        let given = JSONValue.items(name?["given"]).compactMap(\.string)
        let words: HL7Field =
            name.map {
                .components([
                    $0["family"]?.string ?? "", given.first ?? "", given.dropFirst().joined(separator: " "), "",
                    JSONValue.items($0["prefix"]).first?.string ?? "",
                ])
            } ?? .empty
        let birth = patient?["birthDate"]?.string.flatMap { CivilDate($0) }
        let sex: HL7Field =
            switch patient?["gender"]?.string {
            case "female": "F"
            case "male": "M"
            case "other": "O"
            case "unknown": "U"
            default: .empty
            }
        builder.segment(
            "PID",
            [
                1: "1", 3: identifiers.isEmpty ? .empty : .repetitions(identifiers), 5: words,
                7: birth.map { .text(HL7Time.text($0)) } ?? .empty, 8: sex,
            ])
        builder.segment("PV1", [1: "1", 2: "E", 19: .text(view.visit)])
    }
}

extension Statements.Line.Kind {
    /// OBX-3.2 of a line without a label.
    fileprivate var title: String {
        switch self {
        case .banner: "Patient"
        case .headline: "Alert"
        case .service: "Service"
        case .state: "State"
        case .provider: "Provider"
        case .restart: "Restart"
        case .nextVisit: "Next visit"
        case .keyWorker: "Key worker"
        case .safeguarding: "Safeguarding"
        case .gettingIn: "Getting in"
        case .withheldItem: "Withheld item"
        case .source: "Source"
        case .noPackageFound: "No package found"
        case .notKnown: "Not known"
        case .withheld: "Withheld"
        case .identityNotConfirmed: "Identity not confirmed"
        case .withdrawn: "Withdrawn"
        case .attendanceCancelled: "Attendance cancelled"
        }
    }
}
