// What became of a submission, as HTTP says it (messages.md, "Answers").

internal import Gateway
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Records

struct AnswerRendering {
    let answer: Answer
    /// Of a long file of rows: every message that it became.
    var messageIDs: [String] = []
    let form: FHIRForm
    let trace: RequestTrace
    let now: Instant

    var response: Response {
        var headers: HTTPFields = [:]
        if !answer.messageID.isEmpty { headers[.location] = "/messages/\(answer.messageID)" }
        if case .accepted = answer.outcome, let view = answer.view {
            let bundle = FHIRMessage.alert(
                view, id: answer.messageID, responseTo: answer.controlID, warnings: answer.warnings, at: now)
            return OperationOutcome.response(.ok, bundle.resource, as: form, headers: headers)
        }
        return OperationOutcome.response(
            Self.status(of: answer), .operationOutcome(issues), as: form, headers: headers)
    }

    static func status(of answer: Answer) -> HTTPResponse.Status {
        switch answer.outcome {
        case .accepted: answer.view == nil ? .accepted : .ok
        case .quarantined(let problem):
            switch problem.reason {
            case .syntax, .encoding, .duplicateKey, .doctype: .badRequest
            case .organisation: .forbidden
            default: .unprocessableContent
            }
        case .unsupported(let problem):
            problem.reason == .unsupportedFormat ? .unsupportedMediaType : .unprocessableContent
        case .conflict: .conflict
        case .busy(let problem): problem.reason == .limit ? .tooManyRequests : .serviceUnavailable
        }
    }

    private var issues: [OutcomeIssue] {
        var issues: [OutcomeIssue] = []
        switch answer.outcome {
        case .accepted: break
        case .quarantined(let problem), .unsupported(let problem), .conflict(let problem), .busy(let problem):
            issues.append(OperationOutcome.issue(.error, problem))
        }
        issues += answer.warnings.map { OperationOutcome.issue(.warning, $0) }
        if !answer.messageID.isEmpty {
            let what = answer.isRepeat ? "Received before, and not applied a second time" : "Received"
            let names =
                messageIDs.count > 1
                ? "\(messageIDs.count) messages: \(messageIDs.joined(separator: ", "))" : "message \(answer.messageID)"
            issues.append(OutcomeIssue(.information, code: "informational", text: "\(what) as \(names)"))
        }
        return issues
    }
}
