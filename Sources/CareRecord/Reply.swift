// What an interaction answers: a status, a FHIR resource and its headers; and why it may not.

internal import HTTPTypes
internal import Hummingbird
internal import Records

/// A request that is not answered, as an `OperationOutcome`. None of these depends on whom a request is about.
struct Refusal: Error {
    let status: HTTPResponse.Status
    /// https://hl7.org/fhir/R4/valueset-issue-type.html
    let code: String
    let diagnostics: String

    static func invalid(_ diagnostics: String) -> Refusal {
        Refusal(status: .badRequest, code: "invalid", diagnostics: diagnostics)
    }
    static let busy = Refusal(status: .serviceUnavailable, code: "transient", diagnostics: "Busy. Ask again unchanged.")
    static let fault = Refusal(
        status: .internalServerError, code: "exception",
        diagnostics: "The request could not be answered and recorded, so nothing is released.")
    /// Of what is refused and of what does not exist alike.
    static let notShared = Refusal(
        status: .notFound, code: "not-found", diagnostics: "Not known, or not shared with you for this purpose.")
    static let notRouted = Refusal(
        status: .notFound, code: "not-supported",
        diagnostics: "The shared care record does not offer this resource type; see metadata.")
}

struct Reply: Sendable {
    var status: HTTPResponse.Status
    var headers: HTTPFields = [:]
    var resource: Resource?

    init(status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], resource: Resource?) {
        self.status = status
        self.headers = headers
        self.resource = resource
    }

    init(refusal: Refusal) {
        self.init(
            status: refusal.status,
            resource: .operationOutcome([OutcomeIssue(.error, code: refusal.code, diagnostics: refusal.diagnostics)]))
        if refusal.status == .serviceUnavailable {
            headers[.retryAfter] = String(CareRecord.Limits.retryAfterSeconds)
        }
    }

    func response(as form: Form) throws -> Response {
        var response = Response(status: status, headers: headers)
        // A record of a person: no cache keeps it, and a reader that keeps it asks with If-None-Match.
        response.headers[.cacheControl] = "no-store"
        guard let resource else { return response }
        response.headers[.contentType] = form.contentType
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: try form.bytes(of: resource)))
        return response
    }
}
