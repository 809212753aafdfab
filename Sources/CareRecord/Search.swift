// https://hl7.org/fhir/R4/http.html#search — GET [base]/[type]?…
// A search names its person. Parameters are a typed list: another one is refused, and left out only of a reader that
// asks for it with `Prefer: handling=lenient`. Every answer carries the same notice that nothing found is no assurance.

internal import Gateway
internal import HTTPTypes
internal import Records

/// What a search may say.
enum SearchParameter: String, CaseIterable, Sendable {
    case patient
    case patientIdentifier = "patient.identifier"
    case identifier
    case id = "_id"
    case count = "_count"
    /// Ours, of the links to further pages.
    case offset = "_offset"
    case format = "_format"

    static func offered(for type: String) -> [SearchParameter] {
        type == "Patient"
            ? [.identifier, .id, .count, .offset, .format]
            : [.patient, .patientIdentifier, .id, .count, .offset, .format]
    }
}

/// A search, understood.
struct SearchRequest: Sendable {
    var subject: RecordQuestion.Subject
    var id: String?
    var count = CareRecord.Limits.pageEntries
    var offset = 0
    /// As understood, without paging: what the self link says.
    var used: [(name: String, value: String)] = []

    init(type: String, query: Query, isLenient: Bool) throws(Refusal) {
        let offered = SearchParameter.offered(for: type)
        var values: [SearchParameter: String] = [:]
        for (name, value) in query.parameters {
            guard let parameter = SearchParameter(rawValue: name), offered.contains(parameter) else {
                if isLenient { continue }
                throw .invalid(
                    "\(type) is searched by \(offered.map(\.rawValue).joined(separator: ", ")), and nothing else.")
            }
            guard values.updateValue(value, forKey: parameter) == nil else {
                throw .invalid("\(parameter.rawValue) is given more than once.")
            }
            if parameter != .offset, parameter != .count { used.append((name, value)) }
        }
        subject = try Self.subject(type: type, values)
        if let text = values[.id] {
            guard CareRecord.isID(text) else { throw .invalid("_id is one logical id.") }
            id = text
        }
        if let text = values[.count] {
            guard let number = Int(text), number >= 0 else { throw .invalid("_count is a whole number.") }
            count = min(number, CareRecord.Limits.largestPageEntries)
        }
        if let text = values[.offset] {
            guard let number = Int(text), (0...CareRecord.Limits.largestOffset).contains(number) else {
                throw .invalid("_offset is a whole number up to \(CareRecord.Limits.largestOffset).")
            }
            offset = number
        }
    }

    private static func subject(type: String, _ values: [SearchParameter: String]) throws(Refusal)
        -> RecordQuestion.Subject
    {
        if type == "Patient" {
            if let text = values[.identifier] { return .identifier(try token(text)) }
            if let id = values[.id], CareRecord.isID(id) { return .patient(id: id) }
            throw .invalid("A search for Patient names one by identifier or _id.")
        }
        switch (values[.patient], values[.patientIdentifier]) {
        case (nil, let text?): return .identifier(try token(text))
        case (let text?, nil):
            let id = text.hasPrefix("Patient/") ? String(text.dropFirst("Patient/".count)) : text
            guard CareRecord.isID(id) else { throw .invalid("patient is the id of one Patient of this record.") }
            return .patient(id: id)
        default: throw .invalid("A search for \(type) names its person by patient or by patient.identifier.")
        }
    }

    /// `system|value`
    private static func token(_ text: String) throws(Refusal) -> PersonIdentifier {
        // An organisation's own number may hold a bar: with whose number it is, it is kept as assigner|value.
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .invalid("An identifier is given as system|value.") }
        return try identifier(system: String(parts[0]), value: String(parts[1]))
    }

    /// An NHS number, or an organisation's own number under `ods:<code>`.
    static func identifier(system: String, value: String) throws(Refusal) -> PersonIdentifier {
        if system == NHSNumber.system {
            guard let number = NHSNumber(value) else {
                throw .invalid("The NHS number is not ten digits whose check digit is right.")
            }
            return PersonIdentifier(number)
        }
        guard system.hasPrefix("ods:"), let organisation = ODSCode(system.dropFirst("ods:".count)),
            (1...CareRecord.Limits.headerCharacters).contains(value.utf8.count)
        else {
            throw .invalid("An identifier's system is \(NHSNumber.system), or ods: and the code of an organisation.")
        }
        return .local(organisation, value)
    }
}

extension CareRecord {
    func search(type: String, _ call: Call) async throws -> Reply {
        guard Self.types.contains(type) else { throw Refusal.notRouted }
        let reader = try await reader(of: call, .search)
        let isLenient = call.headers[.prefer]?.split(separator: ",").contains {
            $0.trimmingSpaces() == "handling=lenient"
        }
        let search = try SearchRequest(type: type, query: call.query, isLenient: isLenient ?? false)
        let answer = try await access.answer(.search(type: type, subject: search.subject, id: search.id), to: reader)
        return Reply(resource: searchset(type: type, search, answer.items))
    }

    private func searchset(type: String, _ search: SearchRequest, _ items: [RecordAnswer.Item]) -> Resource {
        let page = items.dropFirst(search.offset).prefix(search.count)
        var entries: [JSONValue] = page.map { item in
            [
                "fullUrl": .string("\(baseURL)/\(type)/\(item.resource.id ?? "")"),
                "resource": .object(item.labelled.json), "search": ["mode": "match"],
            ]
        }
        entries.append([
            "resource": .object(Self.notice.json), "search": ["mode": "outcome"],
        ])
        var links: [JSONValue] = [link("self", type, search, offset: search.offset)]
        let end = search.offset + page.count
        if !page.isEmpty, end < items.count { links.append(link("next", type, search, offset: end)) }
        var bundle = Resource(type: "Bundle")
        bundle["type"] = "searchset"
        bundle["total"] = .number(String(items.count))
        bundle["link"] = .array(links)
        bundle["entry"] = .array(entries)
        return bundle
    }

    /// The same in every answer, so that it tells nothing of what is held.
    static let notice = Resource.operationOutcome([
        OutcomeIssue(
            .information, code: "informational",
            diagnostics:
                "Only what is shared with you for this purpose is listed. Nothing found does not mean that nothing "
                + "is known.")
    ])

    private func link(_ relation: String, _ type: String, _ search: SearchRequest, offset: Int) -> JSONValue {
        var parameters = search.used
        parameters.append(("_count", String(search.count)))
        if offset > 0 { parameters.append(("_offset", String(offset))) }
        let query = parameters.map { "\($0.name)=\(Query.encoded($0.value))" }.joined(separator: "&")
        return ["relation": .string(relation), "url": .string("\(baseURL)/\(type)?\(query)")]
    }
}
