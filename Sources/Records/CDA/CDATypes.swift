// The data types of HL7 v3 (CDA R2) → those of FHIR. A nullFlavor gives nothing, or a data-absent-reason where FHIR wants
// something; nothing is made up.

/// Converts data types. It knows the texts that codes and entries refer to (`#ref1`).
struct CDATypes {
    /// Elements of narratives by their ID.
    private let narratives: [String: XMLElement]
    /// Whether the document is of the NHS Interoperability Toolkit, whose roots say whether an NHS number was traced.
    let isToolkit: Bool

    init(document: XMLElement) {
        isToolkit = document.child("messageType", in: CDANamespace.nhs) != nil
        var found: [String: XMLElement] = [:]
        Self.collect(document, isInText: false, into: &found)
        narratives = found
    }

    private static func collect(_ element: XMLElement, isInText: Bool, into found: inout [String: XMLElement]) {
        let isInText = isInText || element.isNamed("text")
        if isInText, let id = element.attribute("ID") { found[id] = found[id] ?? element }
        for child in element.elements { collect(child, isInText: isInText, into: &found) }
    }

    // MARK: - Text and codes

    /// ED: the text itself, or that of the narrative which it refers to.
    func text(_ element: XMLElement?) -> String? {
        guard let element, element.nullFlavor == nil else { return nil }
        if let reference = element.child("reference")?.value("value"), reference.hasPrefix("#") {
            // What many refer to is not repeated for each: a text that is longer than a name is in its section.
            if let text = narratives[String(reference.dropFirst())]?.plainText(upTo: CDALimits.referencedBytes) {
                return text
            }
        }
        return element.plainText
    }

    /// CD, CE, CV → CodeableConcept, with the translations and the original text; `nil` when there is neither code nor text.
    func concept(_ element: XMLElement?) -> JSONValue? {
        guard let element else { return nil }
        let codings = ([element] + element.children("translation")).compactMap { coding($0) }
        return .some([
            "coding": .list(codings),
            "text": .text(
                text(element.child("originalText")) ?? (codings.isEmpty ? element.value("displayName") : nil)),
        ])
    }

    func coding(_ element: XMLElement) -> JSONValue? {
        guard let code = element.value("code") else { return nil }
        return .some([
            "system": .text(element.value("codeSystem").map(CDACodeSystems.uri)), "code": .string(code),
            "display": .text(element.value("displayName")),
        ])
    }

    /// Extension of an element that has no value, with the reason that the document gives.
    static func absent(_ element: XMLElement?) -> JSONValue {
        let reason = CDACodeSystems.absentReason(element?.nullFlavor ?? "NI")
        return [
            "extension": [
                [
                    "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
                    "valueCode": .string(reason),
                ]
            ]
        ]
    }

    // MARK: - Identifiers

    /// II → Identifier; `nil` of a nullFlavor.
    func identifier(_ element: XMLElement) -> JSONValue? {
        guard element.nullFlavor == nil, let root = element.value("root") else { return nil }
        guard let value = element.value("extension") else {
            // The root by itself identifies the thing.
            let isUUID = CDACodeSystems.isUUID(root)
            guard isUUID || CDACodeSystems.isOID(root) else { return nil }
            return [
                "system": "urn:ietf:rfc:3986",
                "value": .string(isUUID ? "urn:uuid:\(root.lowercased())" : "urn:oid:\(root)"),
            ]
        }
        if CDACodeSystems.organisations.contains(root) {
            return ["system": .string(ODSCode.system), "value": .string(value)]
        }
        return .some([
            "system": .string(CDACodeSystems.uri(root)), "value": .string(value),
            "assigner": .some(["display": .text(element.value("assigningAuthorityName"))]),
        ])
    }

    func identifiers(_ elements: [XMLElement]) -> JSONValue? { .list(elements.compactMap { identifier($0) }) }

    /// The ODS code that an element's ids name.
    static func organisation(_ element: XMLElement?) -> String? {
        element?.children("id").first { CDACodeSystems.organisations.contains($0.value("root") ?? "") }?
            .value("extension")
    }

    // MARK: - Time

    /// TS → as precise as it was written. Without an offset it is London's (identifiers.md), as everywhere.
    static func time(_ element: XMLElement?) -> CalendarTime? {
        guard let element, element.nullFlavor == nil, var text = element.value("value") else { return nil }
        // `200605012036+01`: an offset of whole hours.
        if text.utf8.suffix(3).first.map({ $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) == true {
            text += "00"
        }
        return DateFormat.hl7.read(text)
    }

    static func dateTime(_ element: XMLElement?) -> String? { time(element)?.fhirDateTime(.london) }

    /// A FHIR `instant`: of a time that was written to the day only there is none.
    static func instant(_ element: XMLElement?) -> Instant? {
        time(element).flatMap { $0.secondsOfDay == nil ? nil : $0.instant(.london) }
    }

    /// IVL_TS → Period. A single value is its beginning; a centre says neither beginning nor end.
    static func period(_ element: XMLElement?) -> JSONValue? {
        guard let element, element.nullFlavor == nil else { return nil }
        return .some([
            "start": .text(dateTime(element.child("low")) ?? dateTime(element)),
            "end": .text(dateTime(element.child("high"))),
        ])
    }

    // MARK: - Names, addresses, telephones

    /// PN and EN → HumanName.
    func humanName(_ element: XMLElement) -> JSONValue? {
        guard element.nullFlavor == nil else { return nil }
        func parts(_ name: String) -> [JSONValue] {
            element.children(name).filter { $0.nullFlavor == nil }.compactMap { .text($0.plainText) }
        }
        let families = parts("family").compactMap(\.string)
        let given = parts("given")
        let isPlain = families.isEmpty && given.isEmpty
        return .some([
            "use": .text(Self.nameUse(element.value("use"))),
            "text": .text(isPlain ? element.plainText : nil),
            "family": .text(families.isEmpty ? nil : families.joined(separator: " ")), "given": .list(given),
            "prefix": isPlain ? nil : .list(parts("prefix")), "suffix": isPlain ? nil : .list(parts("suffix")),
            "period": Self.period(element.child("validTime")),
        ]).flatMap { value in
            let isEmpty = ["text", "family", "given", "prefix", "suffix"].allSatisfy { value[$0] == nil }
            return isEmpty ? nil : value
        }
    }

    private static func nameUse(_ use: String?) -> String? {
        switch use?.split(separator: " ").first {
        case "L": "usual"
        case "C": "official"
        case "P", "A": "nickname"
        case "ASGN": "temp"
        case "OLD", "PREVIOUS", "PREVIOUS-BIRTH", "PREVIOUS-MAIDEN", "PREVIOUS-BACHELOR": "old"
        default: nil
        }
    }

    /// AD → Address.
    func address(_ element: XMLElement) -> JSONValue? {
        guard element.nullFlavor == nil else { return nil }
        func part(_ name: String) -> JSONValue? {
            .text(element.children(name).first { $0.nullFlavor == nil }?.plainText)
        }
        var lines = ["streetAddressLine", "additionalLocator", "houseNumber", "streetName"].flatMap { name in
            element.children(name).filter { $0.nullFlavor == nil }.compactMap { JSONValue.text($0.plainText) }
        }
        if element.elements.isEmpty, let text = element.plainText { lines = [.string(text)] }
        let parts: KeyValuePairs<String, JSONValue?> = [
            "line": .list(lines), "city": part("city"), "district": part("county") ?? part("precinct"),
            "state": part("state"), "postalCode": part("postalCode"), "country": part("country"),
        ]
        guard var object = JSONValue.some(parts)?.object else { return nil }
        switch element.value("use")?.split(separator: " ").first {
        case "H", "HP", "PRN": object["use"] = "home"
        case "HV", "TMP": object["use"] = "temp"
        case "WP", "DIR", "PUB": object["use"] = "work"
        case "BAD", "OLD": object["use"] = "old"
        default: break
        }
        object["period"] = Self.period(element.child("useablePeriod"))
        return .object(object)
    }

    /// TEL → ContactPoint.
    func contactPoint(_ element: XMLElement) -> JSONValue? {
        guard element.nullFlavor == nil, let url = element.value("value") else { return nil }
        let parts = url.split(separator: ":", maxSplits: 1)
        let scheme = parts.count == 2 ? parts[0].lowercased() : ""
        let isWeb = ["http", "https", "ftp"].contains(scheme)
        let systems = ["tel": "phone", "fax": "fax", "mailto": "email", "sms": "sms"]
        let uses = element.value("use")?.split(separator: " ") ?? []
        let value = systems[scheme] == nil ? url : String(parts[1]).trimmingBlanks()
        guard !value.isEmpty else { return nil }
        let use: String? =
            if uses.contains("MC") { "mobile" } else if uses.contains(where: { ["H", "HP", "HV"].contains($0) }) {
                "home"
            } else if uses.contains(where: { ["WP", "DIR", "PUB"].contains($0) }) {
                "work"
            } else if uses.contains(
                "BAD")
            { "old" } else { nil }
        return .some([
            "system": .string(isWeb ? "url" : systems[scheme] ?? (scheme.isEmpty ? "phone" : "other")),
            "value": .string(value), "use": .text(use),
        ])
    }

    func names(_ element: XMLElement?) -> JSONValue? {
        .list(element?.children("name").compactMap { humanName($0) } ?? [])
    }

    func addresses(_ element: XMLElement?) -> JSONValue? {
        .list(element?.children("addr").compactMap { address($0) } ?? [])
    }

    func telecoms(_ element: XMLElement?) -> JSONValue? {
        .list(element?.children("telecom").compactMap { contactPoint($0) } ?? [])
    }
}
