// What every request gets: its ids echoed, and an OperationOutcome where a route throws or none matches.

internal import Gateway
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Records

struct FaultResponses<Base: HTTPResponder>: HTTPResponder {
    let base: Base

    func respond(to request: Request, context: Base.Context) async throws -> Response {
        let trace = RequestTrace(headers: request.headers)
        var response = try await RequestTrace.$current.withValue(trace) {
            try await base.respond(to: request, context: context)
        }
        // What the router itself says: no such route, a method that is none, a parameter that cannot be read.
        let isOfTheRouter = response.headers[.contentType].map { $0.hasPrefix("application/json") } ?? true
        if response.status.code >= 400, isOfTheRouter {
            response = OperationOutcome.refused(
                response.status, response.status.reasonPhrase,
                as: FHIRForm(accept: request.headers[.accept], format: nil))
        }
        trace.echo(into: &response.headers)
        return response
    }
}

extension HTTPField.Name {
    static let requestID = HTTPField.Name("X-Request-ID")!
    static let correlationID = HTTPField.Name("X-Correlation-ID")!
    static let traceparent = HTTPField.Name("traceparent")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
}

extension RequestTrace {
    init(headers: HTTPFields) {
        var warnings: [Problem] = []
        /// What was given, or another that stands for it.
        func id(_ name: HTTPField.Name) -> String? {
            guard let given = headers[name] else { return nil }
            if let taken = TraceID.taken(given) { return taken }
            warnings.append(TraceID.notTaken(name.rawName))
            return randomID()
        }
        let (request, correlation) = (id(.requestID), id(.correlationID))
        self.init(
            requestID: request ?? randomID(), correlationID: correlation,
            // Not recorded, only echoed: one that is none is left out.
            traceparent: headers[.traceparent].flatMap(TraceID.taken), warnings: warnings)
    }

    /// Of a record that carries no id of its own.
    static func idempotencyKey(_ headers: HTTPFields) -> String? {
        [headers[.idempotencyKey], headers[.requestID]].lazy.compactMap { $0 }.first { !$0.isEmpty }.map(TraceID.key)
    }

    /// Printable ASCII and short, or not taken at all: it goes into logs and back out.
    static func clean(_ text: String?) -> String? {
        guard let text, (1...Limits.requestIDCharacters).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return text
    }

    func echo(into headers: inout HTTPFields) {
        headers[.requestID] = requestID
        if let correlationID { headers[.correlationID] = correlationID }
        if let traceparent { headers[.traceparent] = traceparent }
    }
}

/// 32 hexadecimal digits.
func randomID() -> String {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<2).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
    return hexadecimal(bytes)
}
