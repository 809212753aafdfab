// What is known of a sender before its first byte: the formats it speaks, what it publishes, how its emergency department
// is recognised, and the mapping that makes FHIR R4 of its records. One file in mappings/ each.

/// The forms in which records arrive.
public enum Format: String, Sendable, Hashable, CaseIterable {
    case hl7v2
    case fhirJSON = "fhir-json"
    case fhirXML = "fhir-xml"
    /// The sender's own JSON, read by its mapping.
    case json
    /// The sender's own XML, read by its mapping.
    case xml
    /// Client Level Data in comma-separated values, read by its sender's mapping.
    case csv
}

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
        let locations = JSONValue.items(encounter["location"]).flatMap { entry -> [String] in
            let location = entry["location"]
            return [location?["identifier"]?["value"]?.string, location?["display"]?.string].compactMap { $0 }
        }
        return alternatives.contains { alternative in
            (alternative.classes.isEmpty || code.map(alternative.classes.contains) == true)
                && (alternative.locations.isEmpty || locations.contains(where: alternative.locations.contains))
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
    /// How the sender's own format becomes FHIR; `nil` when it sends FHIR R4.
    public let mapping: Mapping?
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

    func knowing(otherSenders: Set<ODSCode>) -> SenderProfile {
        SenderProfile(
            file: file, sender: sender, name: name, formats: formats, publishes: publishes, feed: feed, ed: ed,
            organisations: organisations, organisationsPlace: organisationsPlace, mapping: mapping,
            otherSenders: otherSenders)
    }
}
