// The answer to a message: well formed whatever was asked, even when it was no HL7 at all.

/// Makes acknowledgements (HL7 v2.5 sections 2.9 and 2.15.5 ERR).
public enum HL7Acknowledgement {
    /// MSA-1 (HL7 table 0008).
    public enum Code: String, Sendable, Hashable {
        case applicationAccept = "AA"
        case applicationError = "AE"
        case applicationReject = "AR"
        case commitAccept = "CA"
        case commitError = "CE"
        case commitReject = "CR"
    }

    public enum Severity: String, Sendable, Hashable {
        case error = "E"
        case warning = "W"
    }

    /// - Parameters:
    ///   - original: the bytes that are answered; they need not be HL7.
    ///   - controlID: MSA-2; by default the original's MSH-10.
    ///   - problems: one ERR each, errors first.
    ///   - newControlID: MSH-10 of the answer.
    public static func make(
        for original: [UInt8], code: Code, controlID: String? = nil,
        problems: [(problem: Problem, severity: Severity)] = [], dateTime: Instant, newControlID: String
    ) -> [UInt8] {
        make(
            for: HL7Header(original), code: code, controlID: controlID, problems: problems, dateTime: dateTime,
            newControlID: newControlID)
    }

    /// The same of a header that was read before; `nil` when there is none.
    /// - Parameter note: words of ours for MSA-3, before what the first error says.
    public static func make(
        for header: HL7Header?, code: Code, controlID: String? = nil, note: String? = nil,
        problems: [(problem: Problem, severity: Severity)] = [], dateTime: Instant, newControlID: String
    ) -> [UInt8] {
        var builder = HL7Builder(delimiters: header?.delimiters ?? .standard)
        func theirs(_ number: Int, else text: String = "") -> HL7Field {
            guard let raw = header?.written[number], !raw.isEmpty else { return text.isEmpty ? .empty : .text(text) }
            return .raw(raw)
        }
        var type = ["ACK"]
        // A word in ASCII, as all of HL7's are: any other would have to be in the character set that is declared.
        if let trigger = header?.trigger, !trigger.isEmpty, trigger.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            type += [trigger, "ACK"]
        }
        builder.segment(
            "MSH",
            [
                3: theirs(5, else: "CAREGATE"), 4: theirs(6), 5: theirs(3), 6: theirs(4),
                7: .text(HL7Time.text(dateTime)), 9: .components(type), 10: .text(newControlID),
                11: theirs(11, else: "P"), 12: theirs(12, else: "2.5"), 18: theirs(18),
            ])
        let answered = controlID.map { $0.isEmpty ? .empty : HL7Field.text($0) } ?? theirs(10)
        let summary = [note, problems.first { $0.severity == .error }?.problem.what].compactMap { $0 }
        builder.segment("MSA", [1: .text(code.rawValue), 2: answered, 3: text(summary.joined(separator: ": "))])
        let errors = problems.filter { $0.severity == .error } + problems.filter { $0.severity == .warning }
        for (problem, severity) in errors.prefix(HL7Limits.errorsPerAcknowledgement) {
            let condition = condition(of: problem)
            builder.segment(
                "ERR",
                [
                    2: location(problem.place), 3: .components([condition.code, condition.text, "HL70357"]),
                    4: .text(severity.rawValue), 5: .components([problem.reason.rawValue, "", "CAREGATE"]),
                    7: text(problem.remedy.isEmpty ? problem.place : "\(problem.place): \(problem.remedy)"),
                    8: text(problem.what),
                ])
        }
        return builder.bytes
    }

    /// Words of ours in ASCII, which is in every character set that the original may have declared.
    private static func text(_ words: String) -> HL7Field {
        let ascii = words.unicodeScalars.prefix(HL7Limits.errorTextBytes).map { $0.isASCII ? Character($0) : "?" }
        return ascii.isEmpty ? .empty : .text(String(ascii))
    }

    /// ERR-2 (data type ERL) of a problem's place, whose last word is the HL7 path where there is one.
    private static func location(_ place: String) -> HL7Field {
        guard let word = place.split(separator: " ").last, let path = HL7Path(word) else { return .empty }
        var parts = [path.segment.description, String(path.occurrence ?? 1)]
        if let field = path.field {
            parts.append(String(field))
            let component = path.component
            if path.repetition != nil || component != nil { parts.append(String(path.repetition ?? 1)) }
            if let component { parts.append(String(component)) }
            if let subcomponent = path.subcomponent { parts.append(String(subcomponent)) }
        }
        return .components(parts)
    }

    /// ERR-3 (HL7 table 0357).
    static func condition(of problem: Problem) -> (code: String, text: String) {
        switch problem.reason {
        case .segmentSequence: return ("100", "Segment sequence error")
        case .required: return ("101", "Required field missing")
        case .syntax, .encoding, .dataType, .nhsNumber, .doctype, .duplicateKey, .unknownElement:
            return ("102", "Data type error")
        case .unmappedCode, .organisation: return ("103", "Table value not found")
        case .unsupportedFormat: return ("200", "Unsupported message type")
        case .unsupportedEvent:
            return problem.place.hasSuffix("MSH-9.1")
                ? ("200", "Unsupported message type") : ("201", "Unsupported event code")
        case .unsupportedVersion:
            return problem.place.hasSuffix("MSH-11")
                ? ("202", "Unsupported processing id") : ("203", "Unsupported version id")
        case .identity: return ("204", "Unknown key identifier")
        case .controlIDReused: return ("205", "Duplicate key identifier")
        case .limit, .notAgreed, .unavailable, .fault: return ("207", "Application internal error")
        }
    }
}
