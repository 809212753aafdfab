// Refusals and confirmations over HTTP: FHIR `OperationOutcome` (http://hl7.org/fhir/R4/operationoutcome.html) with our
// own coding beside the code of the standard. Never what the record contained.

internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import Records

enum OperationOutcome {
    /// System of `issue.details.coding`; its codes are `Problem.Reason`'s.
    static let codeSystem = "https://caregate.example/fhir/CodeSystem/problem"

    enum Severity: String {
        case error
        case warning
        case information
    }

    static func issue(_ severity: Severity, _ problem: Problem) -> JSONValue {
        issue(
            severity, code: issueType(problem.reason), ours: problem.reason.rawValue,
            text: problem.remedy.isEmpty ? problem.what : "\(problem.what); \(problem.remedy)", place: problem.place)
    }

    static func issue(_ severity: Severity, code: String, ours: String?, text: String, place: String = "") -> JSONValue
    {
        var details: JSONObject = [:]
        if let ours { details["coding"] = [["system": .string(codeSystem), "code": .string(ours)]] }
        details["text"] = .string(text)
        var issue: JSONObject = [
            "severity": .string(severity.rawValue), "code": .string(code), "details": .object(details),
        ]
        if isFHIRPath(place) {
            issue["expression"] = [.string(place)]
        } else if !place.isEmpty {
            issue["diagnostics"] = .string("at \(place)")
        }
        return .object(issue)
    }

    static func resource(_ issues: [JSONValue]) -> Resource {
        var outcome = Resource(type: "OperationOutcome")
        outcome["issue"] = .array(issues)
        return outcome
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
        return response(status, resource([issue(.error, code: code, ours: nil, text: text)]), as: form)
    }

    static func response(
        _ status: HTTPResponse.Status, _ resource: Resource, as form: FHIRForm, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        let (bytes, contentType) = form.write(resource)
        headers[.contentType] = contentType
        headers[.cacheControl] = "no-store"
        if status == .tooManyRequests || status == .serviceUnavailable {
            headers[.retryAfter] = String(Limits.retryAfterSeconds)
        }
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
