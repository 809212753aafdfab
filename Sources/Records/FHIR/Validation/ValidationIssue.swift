// What is wrong with a resource, as `OperationOutcome` says it (http://hl7.org/fhir/R4/operationoutcome.html): never with
// what the resource contains.

public struct ValidationIssue: Sendable, Hashable {
    public typealias Severity = OutcomeIssue.Severity

    /// `OperationOutcome.issue.code` (http://hl7.org/fhir/R4/valueset-issue-type.html).
    public enum Code: String, Sendable, Hashable {
        /// An element that the definitions do not have, or in another form.
        case structure
        case required
        /// A value that is not of its type.
        case value
        /// A code outside its required value set.
        case codeInvalid = "code-invalid"
        /// A rule of UK Core.
        case businessRule = "business-rule"
        /// More issues than are listed.
        case incomplete
    }

    public let severity: Severity
    public let code: Code
    /// FHIRPath: `Bundle.entry[0].resource.name[1].family`.
    public let expression: String
    public let diagnostics: String
    let reason: Problem.Reason

    /// The issue as an element of `OperationOutcome.issue`.
    public var outcome: OutcomeIssue {
        OutcomeIssue(severity, code: code.rawValue, diagnostics: diagnostics, expression: expression)
    }

    /// The issue as the gateway reports it.
    public var problem: Problem { Problem(reason, diagnostics, at: expression) }
}

/// The outcome of a validation.
public struct ValidationReport: Sendable, Hashable {
    /// In the order of the resource, no more than the options allow.
    public fileprivate(set) var issues: [ValidationIssue] = []
    /// Issues that are not listed.
    public fileprivate(set) var omitted = 0
    /// Of severity error, those not listed included.
    public fileprivate(set) var errorCount = 0
    let limit: Int

    init(limit: Int) { self.limit = limit }

    public var hasErrors: Bool { errorCount > 0 }

    mutating func add(_ issue: ValidationIssue) {
        if issue.severity == .error { errorCount += 1 }
        if issues.count < limit { issues.append(issue) } else { omitted += 1 }
    }

    /// The issues, and one that tells how many are not among them.
    var listed: [ValidationIssue] {
        guard omitted > 0, let first = issues.first else { return issues }
        let root = String(first.expression.prefix { $0 != "." && $0 != "[" })
        return issues + [
            ValidationIssue(
                severity: .information, code: .incomplete, expression: root,
                diagnostics: "\(omitted) more issues, which are not listed", reason: .limit)
        ]
    }

    /// As a resource; of a sound record, with one issue that says so.
    public var operationOutcome: Resource {
        .operationOutcome(
            issues.isEmpty
                ? [OutcomeIssue(.information, code: "informational", diagnostics: "No issues found")]
                : listed.map(\.outcome))
    }
}
