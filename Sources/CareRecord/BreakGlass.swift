// https://hl7.org/fhir/R4/operations.html — POST [base]/$break-glass
// A named user asks for the right to read one person's record in an emergency. What is given is held by the gateway and
// tied to organisation, user, role and person; reads under it say X-Purpose-Of-Use: BTG. The answer is the same whether or
// not anybody is known by the identifier.

internal import Agreements
internal import Gateway
internal import HTTPTypes
internal import Hummingbird
internal import Records

extension CareRecord {
    func breakGlass(_ request: Request, _ call: Call) async throws -> Reply {
        guard let desk = breakGlassDesk else { throw Refusal.notRouted }
        let reader = try await reader(of: call, .breakGlass)
        guard reader.purpose == .breakTheGlass else {
            throw Refusal.invalid("The glass is broken for X-Purpose-Of-Use: BTG.")
        }
        guard let user = reader.user else { throw Refusal.invalid("Say the user in X-User-ID.") }
        let body = try await Self.body(of: request)
        let asked = try BreakGlassParameters(body)
        let result = try await desk.request(
            BreakGlassRequest(
                sender: reader.sender, user: user, role: reader.role, subject: asked.patient, reason: asked.reason,
                requestID: call.requestID, correlationID: call.correlationID))
        switch result {
        case .failure(let refusal):
            throw Refusal(status: .forbidden, code: "forbidden", diagnostics: refusal.sentence)
        case .success(let grant):
            var parameters = Resource(type: "Parameters")
            parameters["parameter"] = [
                ["name": "access", "valueId": .string(grant.id)],
                ["name": "until", "valueInstant": .string(grant.until.description)],
                ["name": "reviewDue", "valueInstant": .string(grant.reviewDue.description)],
            ]
            return Reply(resource: parameters)
        }
    }

    private static func body(of request: Request) async throws -> JSONValue {
        let type = request.headers[.contentType]?.split(separator: ";").first?.trimmingSpaces().lowercased()
        guard type == "application/fhir+json" || type == "application/json" else {
            throw Refusal(
                status: .unsupportedMediaType, code: "not-supported",
                diagnostics: "Send Parameters as application/fhir+json.")
        }
        let bytes: [UInt8]
        do {
            bytes = Array(try await request.body.collect(upTo: Limits.operationBytes).readableBytesView)
        } catch {
            throw Refusal(
                status: .contentTooLarge, code: "too-long",
                diagnostics: "The body is larger than \(Limits.operationBytes) bytes, or did not arrive whole.")
        }
        do { return try JSONReader.read(bytes) } catch { throw Refusal.invalid("The body is not JSON.") }
    }
}

/// `patient` (`valueIdentifier`) and `reason` (`valueString`), each once and nothing else.
struct BreakGlassParameters {
    let patient: PersonIdentifier
    let reason: String

    init(_ body: JSONValue) throws(Refusal) {
        let parameters = JSONValue.items(body["parameter"])
        guard body["resourceType"]?.string == "Parameters", parameters.count == 2,
            let patient = parameters.first(where: { $0["name"]?.string == "patient" })?["valueIdentifier"],
            let system = patient["system"]?.string, let value = patient["value"]?.string,
            let reason = parameters.first(where: { $0["name"]?.string == "reason" })?["valueString"]?.string
        else {
            throw .invalid("Send Parameters with patient (valueIdentifier) and reason (valueString), and nothing else.")
        }
        self.patient = try SearchRequest.identifier(system: system, value: value)
        self.reason = reason
    }
}
