// Refusals and confirmations over HTTP: FHIR `OperationOutcome` (http://hl7.org/fhir/R4/operationoutcome.html) with our
// own coding beside the code of the standard. Never what the record contained.

internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import Records

enum OperationOutcome {
    static func issue(_ severity: OutcomeIssue.Severity, _ problem: Problem) -> OutcomeIssue {
        let isPath = isFHIRPath(problem.place)
        return OutcomeIssue(
            severity, code: issueType(problem.reason), system: Problem.codeSystem, ourCode: problem.reason.rawValue,
            text: problem.remedy.isEmpty ? problem.what : "\(problem.what); \(problem.remedy)",
            diagnostics: isPath || problem.place.isEmpty ? nil : "at \(problem.place)",
            expression: isPath ? problem.place : nil)
    }

    /// A refusal made before, or outside, the routes.
    static func refused(_ status: HTTPResponse.Status, _ text: String, as form: FHIRForm = .json) -> Response {
        let code =
            switch status {
            case .unauthorized: "login"
            case .forbidden: "forbidden"
            case .notFound: "not-found"
            case .contentTooLarge: "too-long"
            case .unsupportedMediaType, .methodNotAllowed, .notAcceptable: "not-supported"
            case .tooManyRequests: "throttled"
            case .serviceUnavailable: "transient"
            case .requestTimeout: "timeout"
            default: status.code < 500 ? "invalid" : "exception"
            }
        return response(status, .operationOutcome([OutcomeIssue(.error, code: code, text: text)]), as: form)
    }

    static func response(
        _ status: HTTPResponse.Status, _ resource: Resource, as form: FHIRForm, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        let (bytes, contentType) = form.write(resource)
        headers[.contentType] = contentType
        headers[.cacheControl] = "no-store"
        if status.asksToWait { headers[.retryAfter] = String(Limits.retryAfterSeconds) }
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// http://hl7.org/fhir/R4/valueset-issue-type.html
    private static func issueType(_ reason: Problem.Reason) -> String {
        switch reason {
        case .syntax, .encoding, .doctype, .segmentSequence, .unknownElement: "structure"
        case .duplicateKey, .nhsNumber, .dataType: "value"
        case .limit: "too-costly"
        case .required: "required"
        case .unmappedCode: "code-invalid"
        case .unsupportedEvent, .unsupportedVersion, .unsupportedFormat: "not-supported"
        case .organisation, .notAgreed: "forbidden"
        case .controlIDReused: "conflict"
        case .identity: "informational"
        case .unavailable: "transient"
        case .fault: "exception"
        }
    }

    /// `Bundle.entry[2].resource` is one; `PID-3` and `line 4` are not.
    private static func isFHIRPath(_ place: String) -> Bool {
        guard let first = place.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else {
            return false
        }
        return place.contains(".") && !place.contains(" ") && !place.contains("/")
    }
}
