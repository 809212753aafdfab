// One entry for every format: bytes and the sender's profile in, FHIR R4 with its warnings out.

/// Reads a message and makes FHIR R4 of it by its sender's mapping. Pure: no file, no network, no clock.
public enum RecordReader {
    /// - Parameter receivedAt: when it arrived; nothing in the result depends on any other clock.
    /// - Throws: the reason for which the whole message must be put aside; parts put aside are warnings of the reading.
    public static func read(_ bytes: [UInt8], format: Format, profile: SenderProfile, receivedAt: Instant)
        throws(Problem) -> Reading
    {
        try read(bytes, format, profile, receivedAt, nil)
    }

    /// As `read`, with an account of what came of what. Of FHIR R4, which needs no mapping, the account is empty.
    public static func explain(_ bytes: [UInt8], format: Format, profile: SenderProfile, receivedAt: Instant)
        throws(Problem) -> (reading: Reading, trace: MappingTrace)
    {
        let trace = MappingTrace()
        return (try read(bytes, format, profile, receivedAt, trace), trace)
    }

    private static func read(
        _ bytes: [UInt8], _ format: Format, _ profile: SenderProfile, _ receivedAt: Instant, _ trace: MappingTrace?
    ) throws(Problem) -> Reading {
        guard profile.formats.contains(format) else {
            throw Problem(
                .unsupportedFormat, "\(format.rawValue) is not a format that \(profile.file) lists",
                remedy: "send a listed format, or have it added to the mapping")
        }
        var reading = try made(of: bytes, format, profile, receivedAt, trace)
        if format.fhirVersion == nil, let level = profile.validation {
            try reading.validate(reading.bundle.resource, level, profile)
        }
        if reading.extent?.fits(.standard) != true { try reading.bundle.check(.standard) }
        return reading
    }

    private static func made(
        of bytes: [UInt8], _ format: Format, _ profile: SenderProfile, _ receivedAt: Instant, _ trace: MappingTrace?
    ) throws(Problem) -> Reading {
        switch format {
        case .hl7v2: return try HL7Reading.read(bytes, profile: profile, receivedAt: receivedAt, trace: trace)
        case .hl7v2XML:
            return try HL7Reading.read(
                HL7XML.read(bytes).bytes, profile: profile, receivedAt: receivedAt, trace: trace)
        case .fhirJSON, .fhirSTU3JSON, .fhirDSTU2JSON, .fhirXML, .fhirSTU3XML, .fhirDSTU2XML:
            return try FHIRReading.read(bytes, format, profile: profile)
        case .json: return try mapped(JSONTape(bytes), profile, receivedAt, trace)
        case .xml:
            let document = try XPathDocument(bytes)
            guard let mapping = profile.mapping else { throw Self.noMapping(profile) }
            let record = XMLRecord(document, mapping.program, file: mapping.file, trace: trace)
            return try mapped(record, mapping, profile, receivedAt, trace)
        case .cda: return try CDAReading.read(bytes, profile: profile)
        case .csv: return try CSVReading.read(bytes, profile: profile, receivedAt: receivedAt, trace: trace)
        }
    }

    /// JSON of a sender's own, or rows.
    static func mapped(
        _ tape: JSONTape, _ profile: SenderProfile, _ receivedAt: Instant, _ trace: MappingTrace? = nil
    ) throws(Problem) -> Reading {
        guard let mapping = profile.mapping else { throw Self.noMapping(profile) }
        return try mapped(
            JSONRecord(tape, mapping.program, file: mapping.file), mapping, profile, receivedAt, trace)
    }

    private static func mapped(
        _ record: some MappingRecord, _ mapping: Mapping, _ profile: SenderProfile, _ receivedAt: Instant,
        _ trace: MappingTrace?
    ) throws(Problem) -> Reading {
        var run = MappingRun(mapping, profile: profile, record: record, receivedAt: receivedAt, trace: trace)
        let result = try run.run()
        if let place = result.strangers.first {
            throw Problem(
                .organisation, "the record is of an organisation that this sender does not send for", at: place,
                remedy: "send it over the connection of the organisation it is of")
        }
        let bundle = Bundle(
            type: mapping.bundleType, timestamp: result.timestamp?.description, entries: result.entries)
        var reading = Reading(
            bundle: bundle, event: "publication", controlID: result.identifier, sentAt: result.timestamp,
            warnings: result.warnings)
        reading.putAside = result.putAside
        reading.extent = result.extent
        return reading
    }

    static func noMapping(_ profile: SenderProfile) -> Problem {
        Problem(.fault, "there is no mapping for a format that the profile lists", at: profile.file)
    }
}

extension SenderProfile {
    /// Whether a code names the sender or an organisation that it may speak for.
    func isOwn(_ text: String) -> Bool {
        guard let code = ODSCode(text) else { return false }
        return code == sender || organisations.contains(code)
    }

    /// Whether a text names another organisation, rather than being a word of the sender's own: another sender or its site,
    /// or an NHS trust's code or site code by its shape (`R` and two characters, for a site two more, a digit among them).
    /// Letters alone are no sign of one: senders write `LAB` and `RAD` where a code belongs.
    func namesAnotherOrganisation(_ text: String) -> Bool {
        guard let code = ODSCode(text), !isOwn(text), !code.isSite(of: sender) else { return false }
        if otherSenders.contains(code) { return true }
        let bytes = Array(text.utf8)
        guard bytes[0] == UInt8(ascii: "R"), bytes.count == 3 || bytes.count == 5 else { return false }
        let hasDigit = bytes.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let siteDigits = bytes.dropFirst(3).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return hasDigit && siteDigits && !organisations.contains { code.isSite(of: $0) }
    }
}
