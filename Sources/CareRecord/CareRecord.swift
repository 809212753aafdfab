// The FHIR R4 interface of the shared care record: who asks is known from the certificate, why from two headers, and
// nothing but what `RecordAccess` discloses ever becomes a body. Each interaction has a file of its own.

public import Gateway
internal import HTTPTypes
public import Hummingbird
internal import Logging
public import Records

/// Routes of the shared care record, relative to its FHIR base.
public struct CareRecord: Sendable {
    enum Limits {
        /// Characters of a query string.
        static let queryCharacters = 4096
        /// Parameters of a query.
        static let queryParameters = 32
        /// Characters of a header that becomes part of the access log.
        static let headerCharacters = 128
        /// The body of an operation, in bytes.
        static let operationBytes = 8_192
        /// Entries of a page when the reader does not say, and at most.
        static let pageEntries = 50
        static let largestPageEntries = 200
        /// Entries that may be skipped.
        static let largestOffset = 1_000_000
        /// Seconds after which a reader may come back when too much is waiting.
        static let retryAfterSeconds = 1
    }

    let access: RecordAccess
    let breakGlassDesk: BreakGlassDesk?
    let baseURL: String
    let software: String
    let version: String
    let startedAt: Instant

    /// - Parameters:
    ///   - breakGlass: where the glass is broken; `nil`: not here.
    ///   - baseURL: as readers address it, without a slash at its end: `https://record.example.nhs.uk/fhir/R4`. Links
    ///     and full URLs are made of it and never of what a request says its host is.
    ///   - software: name of the software, for the CapabilityStatement.
    ///   - version: of the software.
    ///   - startedAt: when this instance began to offer what the CapabilityStatement says.
    public init(
        access: RecordAccess, breakGlass: BreakGlassDesk? = nil, baseURL: String, software: String, version: String,
        startedAt: Instant
    ) {
        self.access = access
        breakGlassDesk = breakGlass
        self.baseURL = baseURL
        self.software = software
        self.version = version
        self.startedAt = startedAt
    }

    /// Types that are routed; nothing else is answered for.
    static let types = RecordAccess.types

    /// To be joined at the FHIR base: `router.addRoutes(record.routes(), atPath: "/fhir/R4")`.
    public func routes<Context: RequestContext>(context: Context.Type = Context.self) -> RouteCollection<Context> {
        let routes = RouteCollection(context: Context.self)
        routes.get("metadata") { request, context in
            await reply(to: request, context) { _ in capabilities() }
        }
        routes.post("$break-glass") { request, context in
            await reply(to: request, context) { call in try await breakGlass(request, call) }
        }
        routes.get(":type/:id") { request, context in
            await reply(to: request, context) { call in
                try await read(type: context.parameters.get("type") ?? "", id: context.parameters.get("id") ?? "", call)
            }
        }
        routes.get(":type") { request, context in
            await reply(to: request, context) { call in
                try await search(type: context.parameters.get("type") ?? "", call)
            }
        }
        return routes
    }

    /// Runs an interaction and renders what comes of it, faults included: every body is a FHIR resource.
    private func reply(
        to request: Request, _ context: some RequestContext, _ interaction: (Call) async throws -> Reply
    ) async -> Response {
        let requestID =
            RequestTrace.current?.requestID ?? request.headers[.requestID].flatMap(TraceID.taken) ?? context.id
        let correlationID =
            RequestTrace.current?.correlationID ?? request.headers[.correlationID].flatMap(TraceID.taken)
        var form = Form.json
        var response: Response
        do {
            let query = try Query(request.uri.query)
            form = try Form.negotiated(accept: request.headers[.accept], query: query)
            let call = Call(headers: request.headers, query: query, requestID: requestID, correlationID: correlationID)
            response = try await interaction(call).response(as: form)
        } catch let refusal as Refusal {
            response = Self.refused(refusal, form)
        } catch is Busy {
            response = Self.refused(.busy, form)
        } catch {
            context.logger.error("a request of the shared care record failed", error: error)
            response = Self.refused(.fault, form)
        }
        response.headers[.requestID] = requestID
        response.headers[.correlationID] = correlationID
        return response
    }

    private static func refused(_ refusal: Refusal, _ form: Form) -> Response {
        let reply = Reply(refusal: refusal)
        // An OperationOutcome can always be written; should it not, the status is the answer.
        return (try? reply.response(as: form)) ?? Response(status: refusal.status)
    }

    /// A header's text, when it is fit for the access log and to be sent back: visible ASCII of bounded length.
    static func logged(_ text: String) -> String? {
        guard (1...Limits.headerCharacters).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return text
    }
}

/// One request, as the interactions see it.
struct Call: Sendable {
    let headers: HTTPFields
    let query: Query
    let requestID: String
    let correlationID: String?
}

extension HTTPField.Name {
    static let requestID = HTTPField.Name("X-Request-ID")!
    static let correlationID = HTTPField.Name("X-Correlation-ID")!
    /// Purpose of use: an HL7 v3 ActReason code or one of the local ones (agreements.md).
    static let purposeOfUse = HTTPField.Name("X-Purpose-Of-Use")!
    static let userRole = HTTPField.Name("X-User-Role")!
    static let userID = HTTPField.Name("X-User-ID")!
    static let prefer = HTTPField.Name("Prefer")!
}
