// Where records and messages come in over HTTPS, and where their senders ask what became of them.
// POST /messages · POST /fhir/R4 · POST /fhir/R4/$process-message · GET /messages/{id}

public import Gateway
internal import HTTPTypes
public import Hummingbird
internal import HummingbirdCore
internal import NIOCore
public import Records

public struct SubmissionRoutes: Sendable {
    /// Takes a submission to `Gateway`; answers when everything of it is durable.
    public typealias Submit = @Sendable (Submission) async -> Answer
    /// What became of a message of this sender: received, decided, delivered, with reasons. `nil` alike for a message that
    /// does not exist and for one of another sender.
    /// What it throws is a fault of ours: 503, not "no such message".
    public typealias Lookup = @Sendable (_ messageID: String, _ sender: Sender) async throws -> JSONObject?

    private let submit: Submit
    private let lookup: Lookup
    private let characterSet: @Sendable (ODSCode) -> CSVCharacterSet?
    private let now: @Sendable () -> Instant
    private let maximumBodyBytes: Int
    private let admitting: Admitting
    private let budget: ByteBudget

    /// - Parameters:
    ///   - budget: of the bytes held; listeners of one process share one.
    ///   - characterSet: what a sender's files of rows are declared to be in; `nil` when that is to be found out.
    public init(
        maximumBodyBytes: Int = Limits.bodyBytes, maximumInFlight: Int = Limits.inFlight,
        maximumInFlightPerSender: Int = Limits.inFlightPerSender, budget: ByteBudget = ByteBudget(),
        characterSet: @escaping @Sendable (ODSCode) -> CSVCharacterSet? = { _ in nil },
        now: @escaping @Sendable () -> Instant,
        submit: @escaping Submit, lookup: @escaping Lookup
    ) {
        self.submit = submit
        self.lookup = lookup
        self.now = now
        self.characterSet = characterSet
        self.maximumBodyBytes = maximumBodyBytes
        self.budget = budget
        admitting = Admitting(maximum: maximumInFlight, maximumPerSender: maximumInFlightPerSender)
    }

    /// Adds the routes.
    public func add<Context: RequestContext>(to router: Router<Context>) {
        router.post("/messages") { request, _ in await take(request, route: .any) }
        for version in FHIRVersion.allCases {
            for path in ["/fhir/\(version.name)", "/fhir/\(version.name)/$process-message"] {
                router.post(RouterPath(path)) { request, _ in await take(request, route: .fhir(version)) }
            }
        }
        router.get("/messages/:id") { request, context in
            await tell(request, id: context.parameters.get("id") ?? "")
        }
    }

    private func take(_ request: Request, route: MessageFormat.Route) async -> Response {
        let receivedAt = now()
        let form = FHIRForm(
            accept: request.headers[.accept], format: request.uri.queryParameters["_format"].map(String.init),
            fallback: MessageFormat.form(of: request.headers[.contentType]))
        guard let sender = SenderIdentity.current else {
            return OperationOutcome.refused(.unauthorized, "A client certificate that is bound is required", as: form)
        }
        if let busy = Self.refused(admitting.enter(sender)) {
            return OperationOutcome.refused(busy.status, busy.what, as: form)
        }
        defer { admitting.leave(sender) }
        var claim = budget.claim(for: sender)
        defer { claim.release() }
        let format: Format
        let body: [UInt8]
        do throws(Refused) {
            format = try MessageFormat.format(of: request.headers, route: route)
            body = try await self.body(of: request, &claim)
            try MessageFormat.checkCharacterSet(request.headers, format, body)
        } catch {
            return OperationOutcome.refused(error.status, error.what, as: form)
        }
        RequestProgress.current?.enter(.answering)
        let trace = RequestTrace.current ?? RequestTrace(headers: request.headers)
        let submission = Submission(
            sender: sender, channel: .https, format: format, bytes: body, receivedAt: receivedAt,
            requestID: trace.requestID, correlationID: trace.correlationID,
            idempotencyKey: RequestTrace.idempotencyKey(request.headers), warnings: trace.warnings,
            isVersionStated: MessageFormat.statesVersion(request.headers, route: route))
        if submission.isBatch {
            return BatchRendering(outcome: await submission.submitEach(submit), now: now).response
        }
        guard format == .csv, body.count > CSVLimits.standard.partBytes else {
            let answer = await submit(submission)
            return AnswerRendering(answer: answer, form: form, trace: trace, now: now()).response
        }
        // The parts stand beside the body while they are handed on.
        if let busy = Self.refused(claim.hold(2 * body.count)) {
            return OperationOutcome.refused(busy.status, busy.what, as: form)
        }
        let answers = await RowsAnswers.submit(submission, characterSet(sender.organisation), submit)
        return AnswerRendering(
            answer: answers.answer ?? Self.stopped, messageIDs: answers.messageIDs, form: form, trace: trace,
            now: now()
        ).response
    }

    private static let stopped = Answer(
        outcome: .busy(Problem(.unavailable, "the gateway is stopping", remedy: "send the file again unchanged")),
        messageID: "", controlID: nil)

    private func tell(_ request: Request, id: String) async -> Response {
        guard let sender = SenderIdentity.current else {
            return OperationOutcome.refused(.unauthorized, "A client certificate that is bound is required")
        }
        let found: JSONObject?
        do {
            if let id = RequestTrace.clean(id) { found = try await lookup(id, sender) } else { found = nil }
        } catch {
            return OperationOutcome.refused(.serviceUnavailable, "Messages cannot be looked up just now; ask again")
        }
        guard let status = found else {
            return OperationOutcome.refused(.notFound, "There is no such message of this sender")
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: status.write())))
    }

    private static func refused(_ verdict: Admitting.Verdict) -> Refused? {
        switch verdict {
        case .admitted: nil
        case .senderBusy:
            Refused(.tooManyRequests, "Too many of this sender's messages are under way; wait and resend")
        case .busy: Refused(.serviceUnavailable, "Too much is under way; wait and resend")
        }
    }

    /// - Parameter claim: holds the body's bytes: all of them at once when their number is declared, else as they come.
    private func body(of request: Request, _ claim: inout ByteBudget.Claim) async throws(Refused) -> [UInt8] {
        let limit = Refused(.contentTooLarge, "The body is larger than \(maximumBodyBytes) bytes")
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > 0 {
            guard length <= maximumBodyBytes else { throw limit }
            if let busy = Self.refused(claim.hold(length)) { throw busy }
        }
        var buffer = ByteBuffer()
        do {
            for try await var chunk in request.body {
                let count = buffer.readableBytes + chunk.readableBytes
                guard count <= maximumBodyBytes else { throw limit }
                if count > claim.bytes, let busy = Self.refused(claim.hold(count)) { throw busy }
                buffer.writeBuffer(&chunk)
            }
        } catch let refused as Refused {
            throw refused
        } catch {
            throw Refused(.badRequest, "The body could not be read to its end")
        }
        guard buffer.readableBytes > 0 else { throw Refused(.badRequest, "There is no body") }
        return Array(buffer.readableBytesView)
    }
}

/// A request that is refused before it is a submission.
struct Refused: Error {
    let status: HTTPResponse.Status
    let what: String

    init(_ status: HTTPResponse.Status, _ what: String) {
        self.status = status
        self.what = what
    }
}

/// `Content-Type` → format. By route and declaration, never by looking at the body.
enum MessageFormat {
    enum Route {
        /// Whatever is declared.
        case any
        /// FHIR of one version alone.
        case fhir(FHIRVersion)

        var version: FHIRVersion? {
            if case .fhir(let version) = self { version } else { nil }
        }
    }

    private static let soapAction = HTTPField.Name("SOAPAction")!

    static func format(of headers: HTTPFields, route: Route) throws(Refused) -> Format {
        // Nothing is ever decompressed: there is no bomb to defuse.
        if let encoding = headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw Refused(.unsupportedMediaType, "Content-Encoding is not accepted; send the body as it is")
        }
        guard let declared = headers[.contentType] else {
            throw Refused(.unsupportedMediaType, "Content-Type is missing")
        }
        let media = MediaRange(declared)
        let format: Format
        switch (media.type, route) {
        case ("application/fhir+json", _), ("application/json", .fhir):
            format = .fhir(try version(media, route), isXML: false)
        case ("application/fhir+xml", _), ("application/xml", .fhir), ("text/xml", .fhir):
            format = .fhir(try version(media, route), isXML: true)
        case ("application/json+fhir", _): format = .fhir(try version(media, route, else: .dstu2), isXML: false)
        case ("application/xml+fhir", _): format = .fhir(try version(media, route, else: .dstu2), isXML: true)
        case ("application/json", .any): format = .json
        case ("text/csv", .any): format = .csv
        // SOAP says what it is by its media type (1.2) or by SOAPAction (1.1).
        case ("application/hl7-cda+xml", .any), ("application/soap+xml", .any): format = .cda
        case ("text/xml", .any) where headers[soapAction].map({ !["", "\"\""].contains($0) }) ?? false: format = .cda
        case ("application/xml", .any), ("text/xml", .any): format = .xml
        case ("x-application/hl7-v2+er7", .any), ("application/hl7-v2+er7", .any), ("application/hl7-v2", .any),
            ("text/plain", .any):
            format = .hl7v2
        case ("x-application/hl7-v2+xml", .any), ("application/hl7-v2+xml", .any): format = .hl7v2XML
        default:
            throw Refused(
                .unsupportedMediaType,
                route.version != nil
                    ? "Content-Type must be application/fhir+json or application/fhir+xml"
                    : "Content-Type is none of application/fhir+json, application/fhir+xml, application/json, "
                        + "application/xml, application/hl7-cda+xml, application/soap+xml, text/csv, "
                        + "x-application/hl7-v2+er7, x-application/hl7-v2+xml, text/plain")
        }
        guard format.fhirVersion != nil || media.parameters["fhirversion"] == nil else {
            throw Refused(.unsupportedMediaType, "fhirVersion is of FHIR: send it as application/fhir+json or fhir+xml")
        }
        // HL7 v2 names its character set in MSH-18.
        if format != .hl7v2, let set = media.parameters["charset"]?.lowercased(), set != "utf-8", set != "us-ascii" {
            guard format == .csv else { throw Refused(.unsupportedMediaType, "The character set must be UTF-8") }
            guard westernSets.contains(set) else {
                throw Refused(.unsupportedMediaType, "The character set must be UTF-8 or Windows-1252")
            }
        }
        return format
    }

    /// Names of what Windows-1252 covers (https://encoding.spec.whatwg.org/#names-and-labels): what rows that are not UTF-8
    /// are read as.
    private static let westernSets: Set<String> = ["windows-1252", "cp1252", "iso-8859-1", "latin1"]

    /// Rows that are declared to be Windows-1252 and are UTF-8 would be read as UTF-8: one of the two is wrong, and which is
    /// not guessed.
    static func checkCharacterSet(_ headers: HTTPFields, _ format: Format, _ body: [UInt8]) throws(Refused) {
        guard format == .csv, let set = headers[.contentType].flatMap({ MediaRange($0).parameters["charset"] }),
            westernSets.contains(set.lowercased()), body.contains(where: { $0 >= 0x80 })
        else { return }
        do { _ = try UTF8Span(validating: body.span) } catch { return }
        throw Refused(
            .unsupportedMediaType,
            "The body is UTF-8, and its Content-Type says \(set.lowercased()); declare what it is")
    }

    /// Whether the address or the media type says of which version FHIR is; else the document's profiles and the sender's
    /// settings may.
    static func statesVersion(_ headers: HTTPFields, route: Route) -> Bool {
        guard route.version == nil, let declared = headers[.contentType] else { return true }
        let media = MediaRange(declared)
        return media.parameters["fhirversion"] != nil
            || !["application/fhir+json", "application/fhir+xml"].contains(media.type)
    }

    /// The version of FHIR by `fhirVersion` and route, which must agree; where neither says, that of the media type:
    /// `application/json+fhir` was DSTU2's (http://hl7.org/fhir/DSTU2/http.html#mime-type).
    private static func version(
        _ media: MediaRange, _ route: Route, else named: FHIRVersion = .r4
    ) throws(Refused) -> FHIRVersion {
        guard let declared = media.parameters["fhirversion"] else { return route.version ?? named }
        guard let version = FHIRVersion(parameter: declared) else {
            throw Refused(.unsupportedMediaType, "fhirVersion is none of 4.0, 3.0, 1.0")
        }
        guard route.version == nil || route.version == version else {
            throw Refused(.unsupportedMediaType, "fhirVersion names another version than this address")
        }
        return version
    }

    /// What a sender that names no `Accept` is answered in: what it speaks.
    static func form(of contentType: String?) -> FHIRForm {
        switch contentType.map({ MediaRange($0).type }) {
        case "application/fhir+xml", "application/xml+fhir", "application/xml", "text/xml", "application/hl7-cda+xml",
            "application/soap+xml":
            .xml
        default: .json
        }
    }
}
