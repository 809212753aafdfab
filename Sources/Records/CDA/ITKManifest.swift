// The payloads of a DistributionEnvelope, by its manifest: each is declared with its type, and whether it is base64,
// compressed or encrypted. What is not declared is not opened.

struct ITKManifest {
    enum Content {
        case element(XMLElement)
        case bytes([UInt8])
    }

    /// The one payload that is XML.
    let content: Content
    private(set) var warnings: [Problem] = []

    private static let xmlTypes: Set<String> = ["text/xml", "application/xml", "application/hl7-cda+xml"]

    init(_ envelope: XMLElement, namespace: String) throws(Problem) {
        guard let manifest = envelope.child("header", in: namespace)?.child("manifest", in: namespace) else {
            throw Problem(.required, "the envelope has no manifest", at: envelope.place)
        }
        let items = manifest.children("manifestitem", in: namespace)
        let payloads = envelope.child("payloads", in: namespace)?.children("payload", in: namespace) ?? []
        guard items.count <= CDALimits.payloads, payloads.count <= CDALimits.payloads else {
            throw Problem(.limit, "more than \(CDALimits.payloads) payloads", at: manifest.place)
        }
        try Self.checkDeclared(items, payloads, at: manifest)
        let documents = items.filter { Self.xmlTypes.contains(Self.mediaType($0)) }
        guard documents.count == 1, let item = documents.first else {
            throw Problem(
                .unsupportedFormat, "the manifest declares \(documents.count) payloads of XML, and should declare one",
                at: manifest.place, remedy: "send each document in an envelope of its own")
        }
        if Self.isTrue(item, "encrypted") { throw Self.encrypted(at: item.place) }
        if Self.isTrue(item, "compressed") {
            throw Problem(
                .unsupportedFormat, "the payload is compressed, and nothing is inflated here", at: item.place,
                remedy: "send it as it is")
        }
        guard let payload = payloads.first(where: { $0.value("id") == item.value("id") }) else {
            throw Problem(.required, "the manifest declares a payload that is not there", at: item.place)
        }
        content = Self.isTrue(item, "base64") ? .bytes(try Self.decoded(payload)) : .element(try Self.only(payload))
        if items.count > 1 {
            warnings.append(
                Problem(
                    .unsupportedFormat, "\(items.count - 1) payloads beside the document were left out",
                    at: manifest.place, remedy: "embed attachments in the document"))
        }
    }

    static func encrypted(at place: String) -> Problem {
        Problem(
            .unsupportedFormat, "the payload is encrypted, and the gateway holds no key for it", at: place,
            remedy: "send it in clear: the connection is encrypted")
    }

    private static func checkDeclared(_ items: [XMLElement], _ payloads: [XMLElement], at manifest: XMLElement)
        throws(Problem)
    {
        let declared = items.compactMap { $0.value("id") }
        let present = payloads.compactMap { $0.value("id") }
        guard declared.count == items.count, Set(declared).count == declared.count else {
            throw Problem(.required, "an item of the manifest has no id of its own", at: manifest.place)
        }
        guard present.count == payloads.count, Set(present).count == present.count else {
            throw Problem(.required, "a payload has no id of its own", at: manifest.place)
        }
        guard Set(present) == Set(declared) else {
            throw Problem(
                .required, "the manifest declares \(declared.count) payloads, and those that are there are others",
                at: manifest.place, remedy: "declare each payload, by its id")
        }
        for counted in [manifest.value("count")] where counted.map({ Int($0) != items.count }) == true {
            throw Problem(.dataType, "the manifest's count is not that of its items", at: manifest.place)
        }
    }

    private static func mediaType(_ item: XMLElement) -> String {
        let type = item.value("mimetype")?.split(separator: ";").first ?? ""
        return String(type).trimmingBlanks().lowercased()
    }

    private static func isTrue(_ item: XMLElement, _ attribute: String) -> Bool {
        let value = item.value(attribute)
        return value == "true" || value == "1"
    }

    private static func decoded(_ payload: XMLElement) throws(Problem) -> [UInt8] {
        guard let bytes = Base64.decode(payload.text) else {
            throw Problem(.encoding, "the payload is declared as base64, and is not", at: payload.place)
        }
        return bytes
    }

    private static func only(_ payload: XMLElement) throws(Problem) -> XMLElement {
        let elements = payload.elements
        guard elements.count == 1 else {
            throw Problem(
                .required, "the payload is declared as XML, and holds \(elements.count) elements", at: payload.place,
                remedy: "declare base64=\"true\" where it is base64")
        }
        if elements[0].name.local == "EncryptedData" { throw encrypted(at: elements[0].place) }
        return elements[0]
    }
}
