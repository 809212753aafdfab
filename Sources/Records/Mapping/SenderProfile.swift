// What is known of a sender before its first byte: the formats it speaks, what it publishes, how its emergency department
// is recognised, and the mapping that makes FHIR R4 of its records. One file in mappings/ each.

/// How a publisher of care packages feeds the gateway (interfaces.md, "Settings of a sender").
public struct Feed: Sendable, Hashable {
    public enum Completeness: String, Sendable, Hashable {
        /// Each submission holds all packages of each person in it.
        case full
        /// Each submission holds what changed.
        case changes
    }

    /// Agreed longest time between submissions, in seconds; a later feed is "not known". `nil`: none is agreed.
    public var intervalSeconds: Int64?
    public var completeness: Completeness
    /// The publisher declares that its NHS numbers are traced, so they count as verified.
    public var tracedNHSNumbers: Bool
    /// The publisher declares that a record without an S-flag is not flagged.
    public var sFlagAbsentMeansNotFlagged: Bool
    /// Days after its end for which a package is shown as "ended"; never as active.
    public var graceDays: Int
    /// Days for which visits are held before a package lapses; `nil` when the publisher does not say.
    public var holdDays: Int?
    /// What the publisher says of restarting, such as `24 hours' notice`.
    public var restartNotice: String?
    /// Telephone of the duty team in office hours, and out of hours.
    public var dutyTeam: String?
    public var outOfHours: String?

    public init(
        intervalSeconds: Int64? = nil, completeness: Completeness = .changes, tracedNHSNumbers: Bool = false,
        sFlagAbsentMeansNotFlagged: Bool = false, graceDays: Int = 0, holdDays: Int? = nil,
        restartNotice: String? = nil,
        dutyTeam: String? = nil, outOfHours: String? = nil
    ) {
        self.intervalSeconds = intervalSeconds
        self.completeness = completeness
        self.tracedNHSNumbers = tracedNHSNumbers
        self.sFlagAbsentMeansNotFlagged = sFlagAbsentMeansNotFlagged
        self.graceDays = graceDays
        self.holdDays = holdDays
        self.restartNotice = restartNotice
        self.dutyTeam = dutyTeam
        self.outOfHours = outOfHours
    }
}

/// When an encounter of this sender is in its emergency department: any of the alternatives, each on class *and* location.
public struct EDRule: Sendable, Hashable {
    public struct Alternative: Sendable, Hashable {
        /// Codes of `Encounter.class` (http://terminology.hl7.org/CodeSystem/v3-ActCode); empty: any class.
        public var classes: Set<String>
        /// Locations, compared with the identifiers and displays in `Encounter.location`; empty: any location.
        public var locations: Set<String>

        public init(classes: Set<String>, locations: Set<String>) {
            self.classes = classes
            self.locations = locations
        }
    }

    public var alternatives: [Alternative]

    public init(alternatives: [Alternative]) { self.alternatives = alternatives }

    public func matches(_ encounter: Resource) -> Bool {
        let code = encounter["class"]?["code"]?.string
        let all = JSONValue.items(encounter["location"])
        let present = Self.present(all)
        // Of a visit that is over there are past places only: the last of them was the department's, or was not.
        let counted = present.isEmpty ? all.filter { $0["status"]?.string == "completed" } : present
        let locations = counted.flatMap { entry -> [String] in
            let location = entry["location"]
            return [location?["identifier"]?["value"]?.string, location?["display"]?.string].compactMap { $0 }
        }
        return alternatives.contains { alternative in
            (alternative.classes.isEmpty || code.map(alternative.classes.contains) == true)
                && (alternative.locations.isEmpty || locations.contains(where: alternative.locations.contains))
        }
    }

    /// Where the patient is, of the places of an encounter: beside such a place, one that is past, kept for later or only visited
    /// (an X-ray room, which HL7's tables classify) does not say in which department the patient is.
    public static func present(_ locations: [JSONValue]) -> [JSONValue] {
        locations.filter { entry in
            switch entry["status"]?.string {
            case "completed", "reserved": false
            default:
                !JSONValue.items(entry["extension"]).contains { $0["url"]?.string == HL7Reading.locationClassification }
            }
        }
    }
}

/// The compiled contents of one file in mappings/.
public struct SenderProfile: Sendable {
    /// The file's path, for messages.
    public let file: String
    public let sender: ODSCode
    /// As shown on screen: `Northshire Council`.
    public let name: String
    public let formats: Set<Format>
    /// Categories of record that this sender publishes, as Agreements names them: `social-care-package`, `encounter` …
    public let publishes: Set<String>
    public let feed: Feed
    public let ed: EDRule?
    /// Organisations, besides `sender`, that messages of this sender may name as theirs.
    public let organisations: Set<ODSCode>
    /// File and line of what names them, for messages.
    public let organisationsPlace: String
    /// How the sender's own format becomes FHIR; `nil` when it sends FHIR.
    public let mapping: Mapping?
    /// What is done about records that are not valid FHIR R4; `nil` when its file does not say: then FHIR is checked, with
    /// warnings, and what a mapping makes is not.
    public var validation: ValidationLevel?
    /// The version of its FHIR where neither what it sends nor how it sends it says; `nil` when its file does not say: then
    /// R4.
    public var fhirVersion: FHIRVersion?
    /// The other senders that are known. A record of this sender that names one of them as its own is refused.
    public let otherSenders: Set<ODSCode>

    public init(
        file: String, sender: ODSCode, name: String, formats: Set<Format>, publishes: Set<String>, feed: Feed,
        ed: EDRule?,
        organisations: Set<ODSCode>, organisationsPlace: String? = nil, mapping: Mapping?,
        otherSenders: Set<ODSCode> = []
    ) {
        self.file = file
        self.sender = sender
        self.name = name
        self.formats = formats
        self.publishes = publishes
        self.feed = feed
        self.ed = ed
        self.organisations = organisations
        self.organisationsPlace = organisationsPlace ?? file
        self.mapping = mapping
        self.otherSenders = otherSenders
    }

    /// The version of FHIR in JSON or XML of which nothing says what it is: `fhirVersion`, or the only one that is listed in
    /// this form; `nil` when there is none.
    public func fhirVersion(isXML: Bool) -> FHIRVersion? {
        let listed = formats.filter { $0.isXML == isXML }.compactMap(\.fhirVersion)
        if let fhirVersion, listed.contains(fhirVersion) { return fhirVersion }
        return listed.count == 1 ? listed.first : nil
    }

    /// What its files of rows are in, where its mapping declares that.
    public var characterSet: CSVCharacterSet? { mapping?.characterSet }

    func knowing(otherSenders: Set<ODSCode>) -> SenderProfile {
        var profile = SenderProfile(
            file: file, sender: sender, name: name, formats: formats, publishes: publishes, feed: feed, ed: ed,
            organisations: organisations, organisationsPlace: organisationsPlace, mapping: mapping,
            otherSenders: otherSenders)
        profile.validation = validation
        profile.fhirVersion = fhirVersion
        return profile
    }
}
