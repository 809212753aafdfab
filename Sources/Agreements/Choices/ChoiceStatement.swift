// What one source says of one choice or flag of a person, when it said so, and where it is read.

public import Records

/// What is stated: a choice of the person's own, or a flag that somebody else has set.
public enum ChoiceSubject: Sendable, Hashable {
    /// The person objects to sharing: at all, under one agreement (its id, whatever the version), or of one category.
    case objection
    case objectionToAgreement(String)
    case objectionToCategory(Category)
    /// Type 1 objection: the person's data do not leave general practice beyond direct care.
    case type1
    case nationalDataOptOut
    case sFlag
    /// A sealed record.
    case sealed
    /// The whole record is restricted by law.
    case restricted
    case deceased
}

/// Where a statement is read.
public enum ChoiceSource: Sendable, Hashable, Comparable {
    /// A `Consent` that a publisher sent.
    case consent(publisher: ODSCode)
    /// A publisher's `Patient`: labels and elements.
    case record(publisher: ODSCode)
    /// The Personal Demographics Service, or what answers as it does.
    case demographicsService
    /// A list that the operator keeps, by its name.
    case list(String)

    /// As the audit names it.
    public var name: String {
        switch self {
        case .consent(let publisher): "Consent of \(publisher)"
        case .record(let publisher): "record of \(publisher)"
        case .demographicsService: "Personal Demographics Service"
        case .list(let name): "list \(name)"
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.name < right.name }
}

public struct ChoiceStatement: Sendable, Hashable {
    public let subject: ChoiceSubject
    public let value: Known
    /// When it was said; `nil` when the source does not tell.
    public let date: Instant?
    public let source: ChoiceSource

    public init(_ subject: ChoiceSubject, _ value: Known, date: Instant?, source: ChoiceSource) {
        self.subject = subject
        self.value = value
        self.date = date
        self.source = source
    }
}

extension ChoiceSubject {
    /// As files and the store have it: `type-1`, `objection-to-category:cost`.
    public var word: String {
        switch self {
        case .objection: "objection"
        case .objectionToAgreement(let id): "\(Self.toAgreement)\(id)"
        case .objectionToCategory(let category): "\(Self.toCategory)\(category.rawValue)"
        case .type1: "type-1"
        case .nationalDataOptOut: "national-data-opt-out"
        case .sFlag: "s-flag"
        case .sealed: "sealed"
        case .restricted: "restricted"
        case .deceased: "deceased"
        }
    }

    /// - Returns: `nil` of a word that is none of these, or of a category that is not known here.
    public init?(word: String) {
        if let subject = Self.plain.first(where: { $0.word == word }) {
            self = subject
        } else if word.hasPrefix(Self.toAgreement) {
            self = .objectionToAgreement(String(word.dropFirst(Self.toAgreement.count)))
        } else if word.hasPrefix(Self.toCategory),
            let category = Category(rawValue: String(word.dropFirst(Self.toCategory.count)))
        {
            self = .objectionToCategory(category)
        } else {
            return nil
        }
    }

    /// Those that are of everything.
    static let plain: [ChoiceSubject] = [
        .objection, .type1, .nationalDataOptOut, .sFlag, .sealed, .restricted, .deceased,
    ]
    private static let toAgreement = "objection-to-agreement:"
    private static let toCategory = "objection-to-category:"
}
