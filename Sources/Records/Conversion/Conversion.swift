// One record from one form to another, for whoever tries the gateway's readers and mappings on a file. Pure: bytes in,
// bytes or a reason out. What is not changed on purpose is not changed at all: a document that is asked for in the form it
// has is read in full, with every refusal, and then passes byte for byte.

/// A conversion, or with no form to convert to a check.
public struct Conversion: Sendable {
    public struct Output: Sendable {
        /// The document; of a check, nothing.
        public let bytes: [UInt8]
        /// What was put aside or left out on the way, and oddities.
        public let warnings: [Problem]

        public init(bytes: [UInt8], warnings: [Problem] = []) {
            self.bytes = bytes
            self.warnings = warnings
        }
    }

    public let from: ConversionFormat
    /// `nil`: the document is only read.
    public let to: ConversionFormat?
    /// The sender whose mapping is used.
    public let profile: SenderProfile?
    /// The sender was not named: a message is taken at its word (`MSH-4`) as to whose it is.
    public let isUnnamed: Bool

    /// - Parameter profile: needed where a mapping is; of `isUnnamed`, the one that stands for every sender.
    public init(
        from: ConversionFormat, to: ConversionFormat?, profile: SenderProfile? = nil, isUnnamed: Bool = false
    ) {
        self.from = from
        self.to = to
        self.profile = profile
        self.isUnnamed = isUnnamed
    }

    /// Whether a sender's mapping is needed, and of which form.
    public static func mapping(from: ConversionFormat, to: ConversionFormat?) -> Format? {
        to == .fhirJSON || to == .fhirXML ? from.mapped : nil
    }

    /// - Parameter receivedAt: the record's own time where it says none.
    /// - Throws: why the record is refused; `unsupportedFormat` where no way leads from the one form to the other.
    public func callAsFunction(_ bytes: [UInt8], receivedAt: Instant) throws(Problem) -> Output {
        guard let to else { return Output(bytes: [], warnings: try read(bytes)) }
        if to == from || to == from.syntax { return Output(bytes: bytes, warnings: try read(bytes)) }
        switch (from, to) {
        case (.fhirJSON, .fhirXML): return Output(bytes: try FHIRXML.write(FHIRJSON.read(bytes)))
        case (.fhirXML, .fhirJSON): return Output(bytes: FHIRJSON.write(try FHIRXML.read(bytes)))
        case (.json, .fhirJSON), (.xml, .fhirJSON), (.hl7v2, .fhirJSON):
            let reading = try mapped(bytes, receivedAt)
            return Output(bytes: FHIRJSON.write(reading.bundle.resource), warnings: reading.warnings)
        case (.json, .fhirXML), (.xml, .fhirXML), (.hl7v2, .fhirXML):
            let reading = try mapped(bytes, receivedAt)
            return Output(bytes: try FHIRXML.write(reading.bundle.resource), warnings: reading.warnings)
        default: return try FurtherForms.convert(bytes, from: from, to: to, profile: profile, receivedAt: receivedAt)
        }
    }

    /// Reads a document by the rules of its form.
    private func read(_ bytes: [UInt8]) throws(Problem) -> [Problem] {
        switch from {
        case .json: _ = try JSONReader.read(bytes)
        case .xml: _ = try XMLReader.read(bytes)
        case .fhirJSON: _ = try FHIRJSON.read(bytes)
        case .fhirXML: _ = try FHIRXML.read(bytes)
        case .hl7v2: return try HL7Message(bytes).warnings
        case .fhirSTU3JSON, .fhirSTU3XML, .fhirDSTU2JSON, .fhirDSTU2XML, .hl7v2XML, .cda, .csv:
            return try FurtherForms.read(bytes, from)
        }
        return []
    }

    private func mapped(_ bytes: [UInt8], _ receivedAt: Instant) throws(Problem) -> Reading {
        guard let format = from.mapped, let profile else {
            throw Problem(
                .required, "\(from.rawValue) becomes FHIR by its sender's mapping, and no sender is named",
                remedy: "name the sender whose mapping is to be used")
        }
        guard isUnnamed, format == .hl7v2 else {
            return try RecordReader.read(bytes, format: format, profile: profile, receivedAt: receivedAt)
        }
        let named = try HL7Message(bytes).text("MSH-4").flatMap { ODSCode($0) }
        var reading = try RecordReader.read(
            bytes, format: format, profile: named.map(profile.speaking(as:)) ?? profile, receivedAt: receivedAt)
        if named == nil {
            reading.warnings.append(
                Problem(
                    .organisation, "no ODS code stands here, so the sender is written as \(profile.sender)",
                    at: "MSH-4", remedy: "name the sender"))
        }
        return reading
    }
}

extension SenderProfile {
    /// This profile under another organisation's code.
    func speaking(as sender: ODSCode) -> SenderProfile {
        SenderProfile(
            file: file, sender: sender, name: sender.text, formats: formats, publishes: publishes, feed: feed, ed: ed,
            organisations: organisations, organisationsPlace: organisationsPlace, mapping: mapping)
    }

    /// A profile for whichever sender sends HL7 v2, from the files of mappings/: it stands on the base that is for it.
    /// - Returns: `nil` when there is no such base.
    public static func anySender(_ files: [(path: String, text: String)]) throws(Problems) -> SenderProfile? {
        guard let base = files.first(where: { $0.path.split(separator: "/").last == "hl7v2-adt.yaml" }) else {
            return nil
        }
        let own = """
            sender: UNKNOWN
            name: Unknown sender
            formats: [hl7v2]
            publishes: [encounter]
            extends: hl7v2-adt
            """
        return try load([base, (path: "any sender", text: own)]).first
    }
}
