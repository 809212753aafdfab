// What a clinical document travels in: SOAP, the DistributionEnvelope of the NHS Interoperability Toolkit (ITK 2.2,
// "Distribution Envelope"), an HL7 v3 interaction. Each is opened by what it declares; nothing is guessed, decrypted or
// inflated.

/// A document, out of its envelopes.
struct CDAEnvelope {
    let document: XMLElement
    /// The document whole, as its author wrote it.
    let bytes: [UInt8]
    /// By which the sender knows this transmission: `wsa:MessageID`, or the envelope's tracking id.
    private(set) var messageID: String?
    /// ODS code of `senderAddress`.
    private(set) var sender: String?
    private(set) var warnings: [Problem] = []

    private static let soap: Set<String> = [
        "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope",
    ]
    private static let toolkit = "urn:nhs-itk:ns:201005"

    /// - Throws: `syntax` for what is no clinical document, `unsupportedFormat` for what is encrypted or compressed,
    ///   `required` for an envelope that does not declare what it holds, `limit`, and what `XMLReader` throws.
    static func open(_ bytes: [UInt8]) throws(Problem) -> CDAEnvelope {
        var (messageID, sender): (String?, String?)
        var warnings: [Problem] = []
        var element = try XMLReader.read(bytes).root
        for _ in 0...CDALimits.envelopes {
            if element.isNamed("ClinicalDocument") {
                guard let whole = XMLSlice.bytes(of: element, in: bytes) else {
                    throw Problem(.fault, "the document could not be taken out of its envelope", at: element.place)
                }
                // Read by itself, so that what is kept is known to be what was understood.
                let document = whole.count == bytes.count ? element : try XMLReader.read(whole).root
                return try CDAEnvelope(document, whole, messageID, sender, warnings)
            } else if element.name.local == "Envelope", soap.contains(element.name.namespace) {
                messageID = messageID ?? identifier(of: element)
                element = try body(of: element)
            } else if element.isNamed("DistributionEnvelope", in: toolkit) {
                let header = element.child("header", in: toolkit)
                messageID = messageID ?? header?.value("trackingid")
                sender = header?.child("senderAddress", in: toolkit)?.value("uri").flatMap(organisation)
                let manifest = try ITKManifest(element, namespace: toolkit)
                warnings += manifest.warnings
                switch manifest.content {
                case .element(let inner): element = inner
                case .bytes(let inner):
                    let document = try XMLReader.read(inner).root
                    guard document.isNamed("ClinicalDocument") else { throw notCDA(document) }
                    return try CDAEnvelope(document, inner, messageID, sender, warnings)
                }
            } else if let inner = interaction(element) {
                element = inner
            } else {
                throw notCDA(element)
            }
        }
        throw Problem(.limit, "more than \(CDALimits.envelopes) envelopes around the document", at: element.place)
    }

    private init(
        _ document: XMLElement, _ bytes: [UInt8], _ messageID: String?, _ sender: String?, _ warnings: [Problem]
    ) throws(Problem) {
        guard bytes.count <= CDALimits.documentBytes else {
            throw Problem(
                .limit, "the document has \(bytes.count) bytes; at most \(CDALimits.documentBytes) are kept",
                remedy: "send attachments apart from it")
        }
        self.document = document
        self.bytes = bytes
        self.messageID = messageID
        self.sender = sender
        self.warnings = warnings
    }

    // MARK: - SOAP

    private static func identifier(of envelope: XMLElement) -> String? {
        let header = envelope.elements.first { $0.name.local == "Header" && soap.contains($0.name.namespace) }
        return header?.elements.first { $0.name.local == "MessageID" && $0.name.namespace.hasSuffix("/addressing") }?
            .plainText
    }

    private static func body(of envelope: XMLElement) throws(Problem) -> XMLElement {
        guard let body = envelope.elements.first(where: { $0.isNamed("Body", in: envelope.name.namespace) }) else {
            throw Problem(.required, "the SOAP envelope has no Body", at: envelope.place)
        }
        let content = body.elements
        guard content.count == 1 else {
            throw Problem(
                .required, "the SOAP Body holds \(content.count) elements, and should hold one", at: body.place)
        }
        if content[0].isNamed("Fault", in: envelope.name.namespace) {
            throw Problem(.unsupportedEvent, "a SOAP fault, which brings no document", at: content[0].place)
        }
        if content[0].name.local == "EncryptedData" { throw ITKManifest.encrypted(at: content[0].place) }
        return content[0]
    }

    /// `urn:nhs-uk:addressing:ods:RX8:dept` → `RX8`.
    private static func organisation(_ uri: String) -> String? {
        let prefix = "urn:nhs-uk:addressing:ods:"
        guard uri.hasPrefix(prefix) else { return nil }
        return uri.dropFirst(prefix.count).split(separator: ":").first.map(String.init)
    }

    // MARK: - HL7 v3

    /// `POCD_IN…`: a document in an interaction, with or without its control act.
    private static func interaction(_ element: XMLElement) -> XMLElement? {
        guard element.name.namespace == CDANamespace.hl7, element.name.local.hasPrefix("POCD_IN") else { return nil }
        return element.child("ClinicalDocument")
            ?? element.descend("ControlActEvent", "subject", "ClinicalDocument")
    }

    private static func notCDA(_ element: XMLElement) -> Problem {
        if element.name.local == "ClinicalDocument" {
            return Problem(
                .syntax, "the ClinicalDocument is not in the namespace \(CDANamespace.hl7)", at: element.place,
                remedy: "declare it with xmlns")
        }
        let name = CDAWord.safe(element.name.local)
        let what =
            element.name.namespace == CDANamespace.hl7
            ? "\(name) of HL7 v3 is no clinical document" : "\(name) is no clinical document, nor an envelope of one"
        return Problem(.syntax, what, at: element.place, remedy: "send a ClinicalDocument (CDA release 2)")
    }
}
