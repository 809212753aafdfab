// What a reader makes of one message: FHIR R4 and what was wrong with it.

/// One message, read and mapped.
public struct Reading: Sendable {
    /// FHIR R4. Entries refer to each other by `fullUrl` or `Type/id`.
    public var bundle: Bundle
    /// `A01` … of HL7 v2, the event code of a FHIR message, or `publication` of a record that is no message.
    public var event: String
    /// MSH-10, `MessageHeader.id` or `Bundle.id`; `nil` when the format has none.
    public var controlID: String?
    /// The sender's own time of the event or extract: by it submissions are ordered.
    public var sentAt: Instant?
    /// Parts put aside, and oddities, that do not stop the message.
    public var warnings: [Problem]
    /// How many people, or other items, of the record were put aside: what is missing from `bundle` is not known, and must
    /// not be taken for absent.
    public var putAside = 0
    /// How many elements of an earlier version of FHIR have no home in R4 and are kept as extensions.
    public var keptAsExtensions = 0
    /// What the submission declares itself to hold; `nil` when it does not, and what is agreed with the sender counts.
    public var completeness: Feed.Completeness?

    /// How much it is at most, where that is known without looking.
    var extent: RecordExtent?

    public init(bundle: Bundle, event: String, controlID: String?, sentAt: Instant?, warnings: [Problem]) {
        self.bundle = bundle
        self.event = event
        self.controlID = controlID
        self.sentAt = sentAt
        self.warnings = warnings
    }
}
