// Care packages, and when their publishers were last heard.

public import Records

/// One care package: one open service, with its plan and team.
public struct StoredPackage: Sendable, Hashable {
    public var publisher: ODSCode
    public var localPersonID: String
    /// Service component, start date and ordinal among equals: with publisher and local person id the package's identity.
    public var key: String
    public var person: PersonID
    /// `EpisodeOfCare.status`.
    public var status: String
    public var start: Instant?
    public var end: Instant?
    /// The publisher's own time of the submission that said so.
    public var submittedAt: Instant
    public var messageID: String
    /// `EpisodeOfCare` first, then `CarePlan`, `CareTeam` and what they refer to.
    public var resources: [Resource]

    public init(
        publisher: ODSCode, localPersonID: String, key: String, person: PersonID, status: String, start: Instant?,
        end: Instant?,
        submittedAt: Instant, messageID: String, resources: [Resource]
    ) {
        self.publisher = publisher
        self.localPersonID = localPersonID
        self.key = key
        self.person = person
        self.status = status
        self.start = start
        self.end = end
        self.submittedAt = submittedAt
        self.messageID = messageID
        self.resources = resources
    }
}

/// When a publisher was last heard.
public struct FeedState: Sendable, Hashable {
    public var publisher: ODSCode
    public var receivedAt: Instant
    /// The newest submission by the publisher's own time.
    public var submittedAt: Instant
    /// The newest submission of which somebody could not be read: whoever was not heard of since may be one. `nil` when all
    /// are known again.
    public var gapAt: Instant?

    public init(publisher: ODSCode, receivedAt: Instant, submittedAt: Instant, gapAt: Instant? = nil) {
        self.publisher = publisher
        self.receivedAt = receivedAt
        self.submittedAt = submittedAt
        self.gapAt = gapAt
    }
}
