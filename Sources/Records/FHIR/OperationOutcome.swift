// What went wrong, or did not, as FHIR says it (http://hl7.org/fhir/R4/operationoutcome.html): never with what a record
// contains. Whoever answers in FHIR writes it with this.

/// One element of `OperationOutcome.issue`.
public struct OutcomeIssue: Sendable, Hashable {
    public enum Severity: String, Sendable, Hashable {
        case error, warning, information
    }

    public var severity: Severity
    /// http://hl7.org/fhir/R4/valueset-issue-type.html
    public var code: String
    /// `details.coding`: our own code beside the standard's.
    public var system: String?
    public var ourCode: String?
    /// `details.text`
    public var text: String?
    public var diagnostics: String?
    /// FHIRPath: `Bundle.entry[0].resource.name[1].family`.
    public var expression: String?

    public init(
        _ severity: Severity, code: String, system: String? = nil, ourCode: String? = nil, text: String? = nil,
        diagnostics: String? = nil, expression: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.system = system
        self.ourCode = ourCode
        self.text = text
        self.diagnostics = diagnostics
        self.expression = expression
    }

    fileprivate var json: JSONValue {
        var details = JSONObject()
        if let ourCode {
            var coding = JSONObject()
            coding["system"] = system.map(JSONValue.string)
            coding["code"] = .string(ourCode)
            details["coding"] = [.object(coding)]
        }
        details["text"] = text.map(JSONValue.string)
        var issue: JSONObject = ["severity": .string(severity.rawValue), "code": .string(code)]
        if !details.isEmpty { issue["details"] = .object(details) }
        issue["diagnostics"] = diagnostics.map(JSONValue.string)
        issue["expression"] = expression.map { [.string($0)] }
        return .object(issue)
    }
}

extension Problem {
    /// The system of `reason` as a code.
    public static let codeSystem = "https://caregate.example/fhir/CodeSystem/problem"
}

extension Resource {
    /// An `OperationOutcome`, which has one issue at least.
    public static func operationOutcome(_ issues: [OutcomeIssue], id: String? = nil) -> Resource {
        var outcome = Resource(type: "OperationOutcome", id: id)
        outcome["issue"] = .array(issues.map(\.json))
        return outcome
    }
}
