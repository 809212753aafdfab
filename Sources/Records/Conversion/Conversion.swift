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

    public let from: Format
    /// `nil`: the document is only read.
    public let to: Format?
    /// The sender whose mapping is used.
    public let profile: SenderProfile?
    /// The sender was not named: a message is taken at its word (`MSH-4`) as to whose it is.
    public let isUnnamed: Bool

    /// - Parameter profile: needed where a mapping is; of `isUnnamed`, the one that stands for every sender.
    public init(
        from: Format, to: Format?, profile: SenderProfile? = nil, isUnnamed: Bool = false
    ) {
        self.from = from
        self.to = to
        self.profile = profile
        self.isUnnamed = isUnnamed
    }

    /// The form whose mapping is needed; `nil` where none is.
    public static func mapping(from: Format, to: Format?) -> Format? {
        to?.fhirVersion == .r4 && from.needsMapping ? from : nil
    }

    /// - Parameter receivedAt: the record's own time where it says none.
    /// - Throws: why the record is refused; `unsupportedFormat` where no way leads from the one form to the other.
    public func callAsFunction(_ bytes: [UInt8], receivedAt: Instant) throws(Problem) -> Output {
        guard let to else { return Output(bytes: [], warnings: try read(bytes)) }
        if to == from || to == from.syntax { return Output(bytes: bytes, warnings: try read(bytes)) }
        switch (from, to) {
        case (.fhirJSON, .fhirXML): return Output(bytes: try FHIRJSON.xml(bytes))
        case (.fhirXML, .fhirJSON): return Output(bytes: try FHIRXML.json(bytes))
        case (.hl7v2, .hl7v2XML):
            let message = try HL7Message(bytes)
            return Output(bytes: try HL7XML.write(message), warnings: message.warnings)
        case (.hl7v2XML, .hl7v2):
            let message = try HL7XML.read(bytes)
            return Output(bytes: message.er7(), warnings: message.warnings)
        default: break
        }
        if let version = from.fhirVersion, to.fhirVersion != nil { return try rewritten(bytes, version, to) }
        guard to.fhirVersion == .r4 else { throw noWay(to) }
        let reading = try reading(bytes, receivedAt)
        return Output(bytes: try Self.write(reading.bundle.resource, to), warnings: reading.warnings)
    }

    /// FHIR in another form of its version, or brought to R4.
    private func rewritten(_ bytes: [UInt8], _ version: FHIRVersion, _ to: Format) throws(Problem) -> Output {
        guard to.fhirVersion == version || to.fhirVersion == .r4 else { throw noWay(to) }
        let resource =
            from.isXML ? try FHIRXML.read(bytes, version: version) : try FHIRJSON.read(bytes, version: version)
        guard to.fhirVersion != version else { return Output(bytes: try Self.write(resource, to)) }
        let outcome = try FHIRConversion.toR4(resource, from: version)
        return Output(
            bytes: try Self.write(outcome.resource, to), warnings: outcome.warning(of: version).map { [$0] } ?? [])
    }

    private static func write(_ resource: Resource, _ to: Format) throws(Problem) -> [UInt8] {
        to.isXML ? try FHIRXML.write(resource, version: to.fhirVersion ?? .r4) : FHIRJSON.write(resource)
    }

    private func noWay(_ to: Format) -> Problem {
        Problem(
            .unsupportedFormat, "no conversion leads from \(from.rawValue) to \(to.rawValue)",
            remedy: "convert to fhir-json, to fhir-xml or to the form itself")
    }

    /// Reads a document by the rules of its form.
    private func read(_ bytes: [UInt8]) throws(Problem) -> [Problem] {
        switch from {
        case .json: _ = try JSONTape(bytes)
        case .xml: _ = try XMLReader.read(bytes)
        case .fhirJSON: try FHIRJSON.check(JSONTape(bytes))
        case .fhirSTU3JSON, .fhirDSTU2JSON: _ = try FHIRJSON.read(bytes, version: from.fhirVersion ?? .r4)
        case .fhirXML, .fhirSTU3XML, .fhirDSTU2XML: _ = try FHIRXML.read(bytes, version: from.fhirVersion ?? .r4)
        case .hl7v2: return HL7Batch.isBatch(bytes) ? try Self.readBatch(bytes) : try HL7Message(bytes).warnings
        case .hl7v2XML: return try HL7XML.read(bytes).warnings
        case .cda: return try CDAReading.read(bytes, profile: profile ?? .unnamed).warnings
        case .csv: return try CSVPeople.read(bytes, profile?.characterSet).warnings
        }
        return []
    }

    /// Reads every message of a file of batches.
    private static func readBatch(_ bytes: [UInt8]) throws(Problem) -> [Problem] {
        let batch = try HL7Batch(bytes)
        var warnings = batch.problems
        for part in batch.messages {
            func placed(_ problem: Problem) -> Problem {
                let place = problem.place.isEmpty ? part.place : "\(part.place), \(problem.place)"
                return Problem(problem.reason, problem.what, at: place, remedy: problem.remedy)
            }
            do throws(Problem) { warnings += try HL7Message(part.bytes).warnings.map(placed) } catch {
                throw placed(error)
            }
        }
        return warnings
    }

    /// What a sender's mapping, or the form itself, makes of a record.
    private func reading(_ bytes: [UInt8], _ receivedAt: Instant) throws(Problem) -> Reading {
        if from == .cda { return try CDAReading.read(bytes, profile: profile ?? .unnamed) }
        guard let profile else {
            throw Problem(
                .required, "\(from.rawValue) becomes FHIR by its sender's mapping, and no sender is named",
                remedy: "name the sender whose mapping is to be used")
        }
        guard isUnnamed, from.source == .hl7v2 else {
            return try RecordReader.read(bytes, format: from, profile: profile, receivedAt: receivedAt)
        }
        let message = from == .hl7v2XML ? try HL7XML.read(bytes) : try HL7Message(bytes)
        let named = message.text("MSH-4").flatMap { ODSCode($0) }
        var reading = try RecordReader.read(
            bytes, format: from, profile: named.map(profile.speaking(as:)) ?? profile, receivedAt: receivedAt)
        if named == nil {
            reading.warnings.append(
                Problem(
                    .organisation, "no ODS code stands here, so the sender is written as \(profile.sender)",
                    at: "MSH-4", remedy: "name the sender"))
        }
        return reading
    }
}

extension Format {
    /// What every document of this form is besides, so that it is one of those as it stands; `nil` of ER7 and CSV.
    fileprivate var syntax: Format? {
        switch self {
        case .hl7v2, .csv: nil
        default: isXML ? .xml : .json
        }
    }
}

extension SenderProfile {
    /// Of a document whose form needs no mapping, from nobody in particular.
    fileprivate static let unnamed = SenderProfile(
        file: "no sender", sender: ODSCode("UNKNOWN")!, name: "Unknown sender", formats: Set(Format.allCases),
        publishes: [], feed: Feed(), ed: nil, organisations: [], mapping: nil)

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
            formats: [hl7v2, hl7v2-xml]
            publishes: [encounter]
            extends: hl7v2-adt
            """
        return try load([base, (path: "any sender", text: own)]).first
    }
}
