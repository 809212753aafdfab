// People, by what they are known, and what each publisher says of them.

public import Agreements
public import Records

/// A permanent surrogate key. A merge links two; neither ever changes.
public struct PersonID: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let value: Int64
    public init(_ value: Int64) { self.value = value }
    public var description: String { "person-\(value)" }
    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// An identifier that was replaced by another (A34, A40, A47; or a superseded NHS number), and by which. Its person follows
/// the survivor; this is the history.
public struct Supersession: Sendable, Hashable {
    public let replaced: PersonIdentifier
    public let successor: PersonIdentifier
    public let messageID: String
    public let at: Instant

    public init(replaced: PersonIdentifier, successor: PersonIdentifier, messageID: String, at: Instant) {
        self.replaced = replaced
        self.successor = successor
        self.messageID = messageID
        self.at = at
    }
}

/// An identifier of a person: an NHS number, or a local id of one organisation.
public struct PersonIdentifier: Sendable, Hashable {
    /// `nhs`; `ods:<code>` for an organisation's own numbers; `claim` for an NHS number and who says, unconfirmed, that it is a
    /// person's.
    public let system: String
    public let value: String

    public init(system: String, value: String) {
        self.system = system
        self.value = value
    }

    public init(_ number: NHSNumber) { self.init(system: Self.nhs, value: number.digits) }
    private static let nhs = "nhs"
    var isNHSNumber: Bool { system == Self.nhs }
    public static func local(_ organisation: ODSCode, _ id: String) -> PersonIdentifier {
        .init(system: "ods:\(organisation)", value: id)
    }
}

/// A person; `survivor` is the person itself unless it was merged into another.
public struct Person: Sendable, Hashable {
    public let id: PersonID
    public var survivor: PersonID
    /// Present when a verified NHS number is known.
    public var nhsNumber: NHSNumber?
    public var demographics: Demographics

    public init(id: PersonID, survivor: PersonID, nhsNumber: NHSNumber?, demographics: Demographics) {
        self.id = id
        self.survivor = survivor
        self.nhsNumber = nhsNumber
        self.demographics = demographics
    }
}

/// What one publisher says of one person: its `Patient`, and the choices and flags in it.
public struct PublishedPerson: Sendable, Hashable {
    public var publisher: ODSCode
    public var localID: String
    public var person: PersonID
    public var objection: Bool
    public var sFlag: Known
    public var deceased: Bool
    public var restricted: Bool
    /// The publisher's own time: an older submission never overrides a newer one.
    public var submittedAt: Instant
    public var messageID: String
    public var patient: Resource
    /// What its consents state besides an objection to everything.
    public var choices: [ChoiceStatement]

    public init(
        publisher: ODSCode, localID: String, person: PersonID, objection: Bool, sFlag: Known, deceased: Bool,
        restricted: Bool, submittedAt: Instant, messageID: String, patient: Resource, choices: [ChoiceStatement] = []
    ) {
        self.publisher = publisher
        self.localID = localID
        self.person = person
        self.objection = objection
        self.sFlag = sFlag
        self.deceased = deceased
        self.restricted = restricted
        self.submittedAt = submittedAt
        self.messageID = messageID
        self.patient = patient
        self.choices = choices
    }
}
