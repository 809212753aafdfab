// JSON or XML: which one a request asks for, and the writing of it.

internal import HTTPTypes
internal import Records

/// The two forms in which FHIR is answered.
enum FHIRForm: Sendable {
    case json
    case xml

    var contentType: String {
        switch self {
        case .json: "application/fhir+json; fhirVersion=4.0; charset=utf-8"
        case .xml: "application/fhir+xml; fhirVersion=4.0; charset=utf-8"
        }
    }

    /// - Returns: the resource and what it is; JSON where the resource has no form in XML.
    func write(_ resource: Resource) -> (bytes: [UInt8], contentType: String) {
        if self == .xml {
            do throws(Problem) {
                return (try FHIRXML.write(resource), contentType)
            } catch {
                return (FHIRJSON.write(resource), FHIRForm.json.contentType)
            }
        }
        return (FHIRJSON.write(resource), contentType)
    }

    /// `Accept` by its weights, `_format` before it; JSON when neither says.
    init(accept: String?, format: String?, fallback: FHIRForm = .json) {
        if let format, let form = FHIRForm(mediaType: MediaRange(format).type) {
            self = form
            return
        }
        var best: (form: FHIRForm, weight: Int)?
        for part in (accept ?? "").split(separator: ",") {
            let range = MediaRange(part)
            guard let form = FHIRForm(mediaType: range.type), range.weight > best?.weight ?? 0 else { continue }
            best = (form, range.weight)
        }
        self = best?.form ?? fallback
    }

    private init?(mediaType: String) {
        switch mediaType {
        case "application/fhir+json", "application/json", "text/json", "json": self = .json
        case "application/fhir+xml", "application/xml", "text/xml", "xml": self = .xml
        default: return nil
        }
    }
}

/// A media type with its parameters, as `Content-Type` and `Accept` have them (RFC 9110, 8.3.1).
struct MediaRange: Sendable {
    /// In lower case.
    let type: String
    /// Names in lower case, values without quotes.
    let parameters: [String: String]

    init(_ text: some StringProtocol) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        type = Self.trimmed(parts.first ?? "").lowercased()
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            parameters[Self.trimmed(pair[0]).lowercased()] = Self.trimmed(pair[1]).filter { $0 != "\"" }
        }
        self.parameters = parameters
    }

    /// `q` in thousandths; 1000 where there is none.
    var weight: Int {
        guard let text = parameters["q"] else { return 1000 }
        let parts = text.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first.flatMap({ Int($0) }), (0...1).contains(whole) else { return 0 }
        let digits = parts.count == 2 ? String(parts[1].prefix(3)) : ""
        guard let fraction = Int(digits + String(repeating: "0", count: 3 - digits.count)), fraction >= 0 else {
            return 0
        }
        return min(1000, whole * 1000 + fraction)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text)
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}
