// What leaves. A `Disclosure` cannot be made without a `Permit`, and a `Permit` only by a decision: "sent without an
// agreement" does not compile. Neither is `Codable`: queues hold references, and the decision is made anew at each send.

public import Records

/// Leave to release the items of one decision; made by `PolicySet.decide` and by nothing else.
public struct Permit: Sendable, Hashable {
    public let decisionID: String
    public let publisher: ODSCode
    public let recipient: ODSCode
    public let category: Category
    public let items: ItemSet
    /// Locations (address, telecom, GP) are to be removed whatever the items say: S-flag set or unknown.
    let withholdsPersonLocation: Bool
    /// Locations of provider and key worker too: S-flag set.
    let withholdsCareLocation: Bool
    let withheld: [Decision.Withheld]
    let showsWithheldMarker: Bool
    let authority: [ClauseReference]
    /// What is released is labelled so that its recipient shares it no further.
    let forbidsOnwardShare: Bool
    /// Of the decision: what starts later is planned.
    let instant: Instant
    /// How far back each grant reaches.
    let reaches: [Reach]
    /// How what is released is changed before it leaves.
    let deidentification: Deidentification
    /// What takes a whole resource out.
    let restrictedCodes: RestrictedCodes

    /// The items that may be released of what is planned: those of clauses that name `planned` themselves. No clause is
    /// stitched to another (agreements.md, "How a decision is made", 4).
    public var plannedItems: ItemSet {
        reaches.lazy.map(\.items).filter { $0.contains(ItemTable.planned) }.reduce(ItemSet()) { $0.union($1) }
    }

    /// Items that one clause grants, of records that ended no earlier than an instant.
    struct Reach: Sendable, Hashable {
        let items: ItemSet
        let notBefore: Instant?
        /// Whether what holds now was agreed.
        let isOfCurrent: Bool

        init(items: ItemSet, lookback: Agreement.Lookback, at instant: Instant) {
            self.items = items
            notBefore = lookback.notBefore(instant)
            isOfCurrent = lookback == .current
        }
    }

    init(
        decisionID: String, publisher: ODSCode, recipient: ODSCode, category: Category, items: ItemSet,
        withholdsPersonLocation: Bool,
        withholdsCareLocation: Bool, withheld: [Decision.Withheld], showsWithheldMarker: Bool,
        authority: [ClauseReference], forbidsOnwardShare: Bool, instant: Instant, reaches: [Reach],
        deidentification: Deidentification = .none, restrictedCodes: RestrictedCodes = .standard
    ) {
        self.restrictedCodes = restrictedCodes
        self.deidentification = deidentification
        self.instant = instant
        self.forbidsOnwardShare = forbidsOnwardShare
        self.reaches = reaches
        self.decisionID = decisionID
        self.publisher = publisher
        self.recipient = recipient
        self.category = category
        self.items = items
        self.withholdsPersonLocation = withholdsPersonLocation
        self.withholdsCareLocation = withholdsCareLocation
        self.withheld = withheld
        self.showsWithheldMarker = showsWithheldMarker
        self.authority = authority
    }
}

/// Data that may leave, to one recipient, under one decision.
public struct Disclosure: Sendable, Hashable {
    public let decisionID: String
    public let publisher: ODSCode
    public let recipient: ODSCode
    public let category: Category
    /// The agreements that allow it, such as `NS-ED-004@3 data[0]`; empty of a withdrawal.
    public let authority: [ClauseReference]
    /// Filtered to the released items.
    public let resources: [Resource]
    /// The items withheld that the recipient is told of, beside what it is given.
    public let withheldMarkers: [Decision.Withheld]
    /// Items that were released.
    public let items: ItemSet
    /// True of a withdrawal, which carries a reference and nothing else.
    public let isWithdrawal: Bool

    init(
        decisionID: String, publisher: ODSCode, recipient: ODSCode, category: Category, authority: [ClauseReference],
        resources: [Resource], withheldMarkers: [Decision.Withheld], items: ItemSet, isWithdrawal: Bool
    ) {
        self.decisionID = decisionID
        self.publisher = publisher
        self.recipient = recipient
        self.category = category
        self.authority = authority
        self.resources = resources
        self.withheldMarkers = withheldMarkers
        self.items = items
        self.isWithdrawal = isWithdrawal
    }

    /// Whether a value says only that what FHIR requires in its place is withheld.
    public static func isMasked(_ value: JSONValue) -> Bool {
        value == ElementTypes.masked || value == [ElementTypes.masked]
    }

    /// Takes back an alert that went to `recipient`: the original's reference and "withdrawn", which is always permitted
    /// (care-package.md, "When does an attendance raise an alert?").
    /// - Parameter flagID: the id of the `Flag` that was sent.
    public static func withdrawal(ofFlag flagID: String, decisionID: String, publisher: ODSCode, recipient: ODSCode)
        -> Disclosure
    {
        var flag = Resource(type: "Flag", id: flagID)
        flag["status"] = "entered-in-error"
        flag["code"] = ["text": "Withdrawn"]
        return Disclosure(
            decisionID: decisionID, publisher: publisher, recipient: recipient, category: .socialCarePackage,
            authority: [],
            resources: [flag], withheldMarkers: [], items: [], isWithdrawal: true)
    }

    /// Takes back a notice that went to `recipient`, in the same way.
    /// - Parameter communicationID: the id of the `Communication` that was sent.
    public static func withdrawal(
        ofNotice communicationID: String, decisionID: String, publisher: ODSCode, recipient: ODSCode
    ) -> Disclosure {
        var communication = Resource(type: "Communication", id: communicationID)
        communication["status"] = "entered-in-error"
        communication["payload"] = [["contentString": "Withdrawn"]]
        return Disclosure(
            decisionID: decisionID, publisher: publisher, recipient: recipient, category: .edAttendance, authority: [],
            resources: [communication], withheldMarkers: [], items: [], isWithdrawal: true)
    }
}
