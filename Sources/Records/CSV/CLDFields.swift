// The fields of Client Level Data (adult social care), releases 1 and 2, and what our inbound contract adds to them.
//
// CONFIRM AGAINST THE OFFICIAL SPECIFICATION BEFORE LIVE USE: the list was compiled from public sources.

/// One column that a file may have.
struct CLDField: Sendable, Hashable {
    enum Level: String, Sendable {
        /// The same in each row of a file.
        case submission
        /// Of the person: taken from the first of its rows that says it.
        case person
        /// Of the event that the row is.
        case event
    }

    /// As release 2 writes it; mappings name columns by it.
    let name: String
    let level: Level
    /// A file without this column cannot be understood.
    let isMandatory: Bool
    /// What must not differ between the rows of one person: else they may be two people.
    let isIdentity: Bool
}

enum CLDFields {
    static let personKey = "LA Person Unique Identifier"
    static let code = "LA Code"
    static let periodStart = "Reporting Period Start Date"
    static let periodEnd = "Reporting Period End Date"
    static let extractedAt = "Extracted At"
    static let submissionType = "Submission Type"

    /// Level, `!` mandatory or `=` identity, name, and after `|` other names. Release 2 differs from release 1 in capitals,
    /// which do not count, and in carer → unpaid carer. After the blank line: additions of the inbound contract.
    private static let table = """
        submission! LA Code
        submission! Reporting Period Start Date
        submission! Reporting Period End Date
        person= NHS Number
        person! LA Person Unique Identifier
        person First Name
        person Last Name
        person GP Practice Name
        person GP Practice Code
        person! Gender
        person Ethnicity
        person!= Date of Birth
        person Date of Death
        person! Client Type
        person Primary Support Reason
        person! Postcode
        person Accommodation Status
        person Employment Status
        person Has Unpaid Carer|Has Carer
        person Autism Spectrum Disorder (ASD)|Autism Spectrum Disorder
        person Visual Impairment
        person Hearing Impairment
        person Dementia
        person Client Funding Status
        event! Event Type
        event Event Reference
        event! Event Start Date
        event! Event End Date
        event Event Description
        event Event Outcome
        event Request: Route of Access|Route of Access
        event Assessment Type
        event Eligible Needs Identified
        event Method of Assessment
        event Total Hrs Caring per week|Total Hours Caring per week
        event No. of adults being cared for|Number of adults being cared for
        event Adult 1 Linked Person_ID
        event Adult 2 Linked Person_ID
        event Adult 3 Linked Person_ID
        event Service Type
        event! Service Component
        event Delivery Mechanism
        event Provider CQC Location Name
        event Provider CQC Location ID
        event Review Reason
        event Review Outcomes Achieved
        event Method of Review
        event Unit Cost
        event Cost Frequency (Unit Type)|Cost Frequency
        event Planned units per week

        submission Extracted At|Extract Date
        submission Submission Type
        person Title
        person= S Flag
        person= Objects to Sharing
        person Objection Date
        event Provider Telephone
        event Provider Telephone Hours
        event Key Worker Name
        event Key Worker Telephone
        event Key Worker Telephone Hours
        event Visits per Day
        event Carers per Visit
        event Hold Start Date
        event Hold End Date
        event Restart By
        event Restart Notice
        event Next Visit
        event Safeguarding Enquiry Open
        event Access Hint
        """

    static let all: [CLDField] = lines.map(\.field)

    /// Fields by their names and other names, folded.
    private static let byName: [String: Int] = Dictionary(
        uniqueKeysWithValues: lines.enumerated().flatMap { index, line in line.names.map { (folded($0), index) } })

    private static let lines: [(field: CLDField, names: [String])] = table.split(separator: "\n").map { line in
        let parts = line.split(separator: " ", maxSplits: 1)
        let names = parts[1].split(separator: "|").map(String.init)
        let level = parts[0].prefix { $0.isLetter }
        return (
            CLDField(
                name: names[0], level: CLDField.Level(rawValue: String(level)) ?? .event,
                isMandatory: parts[0].contains("!"), isIdentity: parts[0].contains("=")), names
        )
    }

    /// The field that a column of a file is: capitals, blanks and punctuation do not count.
    static func field(named name: String) -> Int? { byName[folded(name)] }

    private static func folded(_ name: String) -> String {
        String(
            name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    }
}
