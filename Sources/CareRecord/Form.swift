// JSON or XML: which one a reader is given.
// https://hl7.org/fhir/R4/http.html#mime-type (Accept, _format and fhirVersion)

internal import HTTPTypes
internal import Records

enum Form: Sendable, Hashable {
    case json
    case xml

    var contentType: String {
        switch self {
        case .json: "application/fhir+json; charset=utf-8"
        case .xml: "application/fhir+xml; charset=utf-8"
        }
    }

    /// The form asked for; `_format` is stronger than `Accept`, and JSON is what a reader without a wish gets.
    /// - Throws: 406 when neither form is acceptable.
    static func negotiated(accept: String?, query: Query) throws(Refusal) -> Form {
        let formats = query.values("_format")
        guard formats.count <= 1 else { throw .invalid("_format is given more than once.") }
        if let format = formats.first {
            guard let form = Form(mediaType: format) else { throw notAcceptable }
            return form
        }
        guard let accept, !accept.isEmpty else { return .json }
        var best: (form: Form, quality: Int)?
        for range in accept.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.trimmingSpaces() }
            guard let type = parts.first, let form = Form(mediaType: String(type)), parts.allSatisfy(isOfR4) else {
                continue
            }
            let quality = parts.lazy.compactMap(quality).first ?? 1000
            if quality > 0, quality > best?.quality ?? 0 { best = (form, quality) }
        }
        guard let best else { throw notAcceptable }
        return best.form
    }

    private static let notAcceptable = Refusal(
        status: .notAcceptable, code: "not-supported",
        diagnostics: "Ask for application/fhir+json or application/fhir+xml of FHIR 4.0.")

    private init?(mediaType: String) {
        switch mediaType.lowercased() {
        case "json", "application/json", "application/fhir+json", "text/json", "*/*", "application/*": self = .json
        case "xml", "application/xml", "application/fhir+xml", "text/xml": self = .xml
        default: return nil
        }
    }

    private static func isOfR4(_ parameter: Substring) -> Bool {
        let parameter = parameter.lowercased()
        return !parameter.hasPrefix("fhirversion=") || parameter == "fhirversion=4.0"
    }

    /// `q=0.8` in thousandths.
    private static func quality(_ parameter: Substring) -> Int? {
        guard parameter.lowercased().hasPrefix("q="), let value = Double(parameter.dropFirst(2)),
            (0...1).contains(value)
        else { return nil }
        return Int(value * 1000)
    }

    func bytes(of resource: Resource) throws -> [UInt8] {
        switch self {
        case .json: FHIRJSON.write(resource)
        case .xml: try FHIRXML.write(resource)
        }
    }
}

extension Substring {
    func trimmingSpaces() -> Substring {
        var text = self
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
