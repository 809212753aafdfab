// HL7 v2 → FHIR R4: the header is held against what is processed and whom it names, then the mapping does the rest.

enum HL7Reading {
    static func read(
        _ bytes: [UInt8], profile: SenderProfile, receivedAt: Instant, trace: MappingTrace? = nil
    ) throws(Problem) -> Reading {
        guard let mapping = profile.mapping, mapping.source == .hl7v2 else { throw RecordReader.noMapping(profile) }
        let message = try HL7Message(bytes)
        try accept(message, mapping.accepts)
        guard let controlID = message.text(controlIDPath) else {
            throw Problem(.required, "there is no message control id", at: "MSH-10")
        }
        var warnings = message.warnings + (try organisations(message, profile))
        warnings += unexpected(message, mapping.accepts)
        var run = MappingRun(
            mapping, profile: profile, record: HL7Record(message, mapping.program), receivedAt: receivedAt,
            trace: trace)
        let result = try run.run()
        let bundle = Bundle(
            type: mapping.bundleType, timestamp: result.timestamp?.description, entries: result.entries)
        var reading = Reading(
            bundle: bundle, event: message.text(triggerPath) ?? "", controlID: controlID, sentAt: result.timestamp,
            warnings: warnings + result.warnings)
        reading.putAside = result.putAside
        reading.extent = result.extent
        return reading
    }

    /// Marks a place of an encounter as other than where the patient stays (HL7's table of PV1, fields 11 and 42).
    static let locationClassification = "http://hl7.org/fhir/StructureDefinition/subject-locationClassification"

    private static let msh = HL7SegmentName.msh
    private static let typePath = HL7Path(msh, field: 9, component: 1)
    private static let triggerPath = HL7Path(msh, field: 9, component: 2)
    private static let controlIDPath = HL7Path(msh, field: 10)
    private static let processingIDPath = HL7Path(msh, field: 11)
    private static let versionPath = HL7Path(msh, field: 12)
    private static let applicationPath = HL7Path(msh, field: 3)
    private static let facilityPath = HL7Path(msh, field: 4)

    /// MSH-9, MSH-11 and MSH-12: what is not processed is answered AR, and is no fault of the message's.
    private static func accept(_ message: HL7Message, _ accepts: HL7Acceptance) throws(Problem) {
        guard let type = message.text(typePath) else {
            throw Problem(.required, "there is no message type", at: "MSH-9.1")
        }
        guard accepts.messageTypes.contains(type) else {
            throw Problem(.unsupportedEvent, "messages of type \(word(type)) are not processed", at: "MSH-9.1")
        }
        guard let trigger = message.text(triggerPath) else {
            throw Problem(.required, "there is no trigger event", at: "MSH-9.2")
        }
        guard accepts.events.contains(trigger) else {
            throw Problem(.unsupportedEvent, "the event \(word(trigger)) is not processed", at: "MSH-9.2")
        }
        guard let processingID = message.text(processingIDPath) else {
            throw Problem(.required, "there is no processing id", at: "MSH-11")
        }
        guard accepts.processingIDs.contains(processingID) else {
            throw Problem(
                .unsupportedVersion, "messages of processing id \(word(processingID)) are not processed", at: "MSH-11")
        }
        guard let version = message.text(versionPath) else {
            throw Problem(.required, "there is no version", at: "MSH-12")
        }
        guard accepts.versions.contains(version) else {
            throw Problem(.unsupportedVersion, "HL7 v\(word(version)) is not processed", at: "MSH-12")
        }
    }

    /// A value to be repeated in a refusal, if it looks like a code at all: free text could be anything.
    private static func word(_ text: String) -> String {
        text.utf8.count <= 8 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? text : "unknown"
    }

    /// The sender is whom its certificate names (identifiers.md): MSH-3 and MSH-4 may only contradict it.
    private static func organisations(_ message: HL7Message, _ profile: SenderProfile) throws(Problem) -> [Problem] {
        for path in [applicationPath, facilityPath] {
            for component in 1...2 {
                var part = path
                part.component = component
                guard let text = message.text(part), profile.namesAnotherOrganisation(text) else { continue }
                throw Problem(
                    .organisation, "the message names an organisation that this sender does not send for",
                    at: part.description, remedy: "send it over that organisation's own connection")
            }
        }
        return []
    }

    private static func unexpected(_ message: HL7Message, _ accepts: HL7Acceptance) -> [Problem] {
        accepts.expectations.compactMap { expectation in
            guard let text = message.text(expectation.path), !expectation.values.contains(text) else { return nil }
            return Problem(
                .organisation, "a value that the sender's mapping does not expect here",
                at: expectation.path.description,
                remedy: "if it is right, add it to expects")
        }
    }
}

extension HL7Message {
    /// The text at a path; `nil` when nothing or `""` stands there.
    func text(_ path: HL7Path) -> String? {
        guard case .text(let text) = self[path] else { return nil }
        return text
    }
}
