// FHIR as it arrives: a message, a Bundle of records or a single resource, brought to R4 and into the one form that is used
// inside.

enum FHIRReading {
    /// Reads FHIR of the version that its format names, which is never guessed.
    static func read(_ bytes: [UInt8], _ format: Format, profile: SenderProfile) throws(Problem) -> Reading {
        guard let version = format.fhirVersion else { throw Problem(.fault, "\(format.rawValue) is not FHIR") }
        let written =
            format.isXML ? try FHIRXML.read(bytes, version: version) : try FHIRJSON.read(bytes, version: version)
        let outcome = try FHIRConversion.toR4(written, from: version)
        var reading = try read(outcome.resource, profile: profile)
        reading.keptAsExtensions = outcome.keptCount
        if let warning = outcome.warning(of: version) { reading.warnings.append(warning) }
        try reading.validate(outcome.resource, profile.validation ?? .warn, profile)
        return reading
    }

    static func read(_ resource: Resource, profile: SenderProfile) throws(Problem) -> Reading {
        guard resource.type == "Bundle" else { return single(resource) }
        guard var bundle = Bundle(resource) else {
            throw Problem(.required, "the Bundle has no type", at: "Bundle.type")
        }
        var warnings: [Problem] = []
        let count = JSONValue.items(resource["entry"]).count
        if bundle.entries.count < count {
            warnings.append(
                Problem(
                    .required, "\(count - bundle.entries.count) entries without a resource were left out",
                    at: "Bundle.entry"))
        }
        for index in bundle.entries.indices { settle(&bundle.entries[index], index) }
        warnings += resolve(&bundle)
        let sentAt = bundle.timestamp.flatMap { Instant(fhir: $0) }
        switch bundle.type {
        case "message": return try message(bundle, sentAt, profile, warnings)
        case "transaction", "batch", "collection", "document", "searchset", "history":
            return Reading(
                bundle: bundle, event: "publication", controlID: bundle.id, sentAt: sentAt, warnings: warnings)
        default:
            throw Problem(
                .unsupportedEvent, "a Bundle of this type brings no records", at: "Bundle.type",
                remedy: "send a message, transaction, batch or collection")
        }
    }

    private static func single(_ resource: Resource) -> Reading {
        var bundle = Bundle(type: "collection", entries: [Bundle.Entry(resource: resource)])
        settle(&bundle.entries[0], 0)
        let warnings = resolve(&bundle)
        let updated = resource["meta"]?["lastUpdated"]?.string.flatMap { Instant(fhir: $0) }
        return Reading(
            bundle: bundle, event: "publication", controlID: nil, sentAt: updated, warnings: warnings)
    }

    // MARK: - Messages

    private static func message(
        _ bundle: Bundle, _ sentAt: Instant?, _ profile: SenderProfile, _ warnings: [Problem]
    ) throws(Problem) -> Reading {
        guard let header = bundle.entries.first?.resource, header.type == "MessageHeader" else {
            throw Problem(
                .segmentSequence, "the first entry of a message is not its MessageHeader", at: "Bundle.entry[0]")
        }
        guard let event = header["eventCoding"]?["code"]?.string ?? header["eventUri"]?.string else {
            throw Problem(.required, "the message has no event", at: "Bundle.entry[0].resource.event[x]")
        }
        for (element, place) in [("sender", "sender"), ("responsible", "responsible")] {
            guard let code = organisation(header[element], in: bundle) else { continue }
            guard !profile.namesAnotherOrganisation(code) else {
                throw Problem(
                    .organisation, "the message names an organisation that this sender does not send for",
                    at: "Bundle.entry[0].resource.\(place)", remedy: "send it over that organisation's own connection")
            }
        }
        return Reading(
            bundle: bundle, event: event, controlID: header.id ?? bundle.id, sentAt: sentAt, warnings: warnings)
    }

    /// The ODS code of an organisation that is referred to, in the reference or in the resource.
    private static func organisation(_ reference: JSONValue?, in bundle: Bundle) -> String? {
        if let identifier = reference?["identifier"], identifier["system"]?.string == ODSCode.system {
            return identifier["value"]?.string
        }
        guard let url = reference?["reference"]?.string,
            let entry = bundle.entries.first(where: { $0.fullURL == url || $0.resource.reference == url })
        else { return nil }
        return JSONValue.items(entry.resource["identifier"]).first { $0["system"]?.string == ODSCode.system }?["value"]?
            .string
    }

    // MARK: - References

    /// An entry without a fullUrl, or with one that is no URL, still needs a name that references can use.
    private static func settle(_ entry: inout Bundle.Entry, _ index: Int) {
        if let url = entry.fullURL, !url.isEmpty { return }
        entry.fullURL =
            entry.resource.reference ?? "urn:uuid:\(StableID.uuid(["entry", String(index), entry.resource.type]))"
    }

    /// Brings references into the form that the entries' names have (http://hl7.org/fhir/R4/bundle.html#references): a
    /// relative one means the entry whose fullUrl ends in it; a version is of no account. What is not in the Bundle stays.
    private static func resolve(_ bundle: inout Bundle) -> [Problem] {
        var names: [String: String] = [:]
        var warnings: [Problem] = []
        for entry in bundle.entries {
            guard let url = entry.fullURL else { continue }
            if names.updateValue(url, forKey: url) != nil {
                warnings.append(Problem(.duplicateKey, "two entries have the same fullUrl", at: "Bundle.entry.fullUrl"))
            }
            if let reference = entry.resource.reference { names[reference] = names[reference] ?? url }
            if url.hasPrefix("http://") || url.hasPrefix("https://") {
                let tail = url.split(separator: "/").suffix(2).joined(separator: "/")
                names[tail] = names[tail] ?? url
            } else if let uuid = url.hasPrefix("urn:uuid:") ? url.dropFirst(9) : nil {
                // Seen in real messages: `Patient/<uuid>` for the entry `urn:uuid:<uuid>`.
                let reference = "\(entry.resource.type)/\(uuid)"
                names[reference] = names[reference] ?? url
            }
        }
        for index in bundle.entries.indices {
            let json = bundle.entries[index].resource.json
            if let changed = rewritten(.object(json), names)?.object, let resource = Resource(changed) {
                bundle.entries[index].resource = resource
            }
        }
        return warnings
    }

    /// The value with its references in the entries' names; `nil` when there is nothing to change.
    private static func rewritten(_ value: JSONValue, _ names: [String: String]) -> JSONValue? {
        switch value {
        case .object(let object):
            var result: JSONObject?
            for member in object.members {
                if member.name == "reference", let text = member.value.string {
                    let bare = unversioned(text)
                    guard let name = names[bare], name != text else { continue }
                    result = result ?? object
                    result?["reference"] = .string(name)
                } else if let changed = rewritten(member.value, names) {
                    result = result ?? object
                    result?[member.name] = changed
                }
            }
            return result.map(JSONValue.object)
        case .array(let items):
            var result: [JSONValue]?
            for (index, item) in items.enumerated() {
                guard let changed = rewritten(item, names) else { continue }
                result = result ?? items
                result?[index] = changed
            }
            return result.map(JSONValue.array)
        case .null, .bool, .number, .string: return nil
        }
    }

    /// `Patient/1` of `Patient/1/_history/2`.
    private static func unversioned(_ reference: String) -> String {
        let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 2, parts[parts.count - 2] == "_history" else { return reference }
        return parts.dropLast(2).joined(separator: "/")
    }
}
