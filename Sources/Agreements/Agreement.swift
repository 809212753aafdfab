// One data sharing agreement, validated: what agreements.md's table says, as values. Only the strict reader makes one.

public import Records

/// A data sharing agreement. That one exists means that its file passed every check of the loader.
public struct Agreement: Sendable, Hashable {
    public let id: String
    public let version: String
    public let title: String
    /// Versions that this one takes the place of, such as `NS-ED-004@2`: they grant nothing from this one's start.
    public let supersedes: [String]
    public let parties: [Party]
    public let flows: [Flow]
    public let purposes: [Purpose]
    public let roles: [Role]
    public let data: [DataClause]
    public let exclude: [Exclusion]
    public let choices: Choices
    public let emergency: Emergency?
    public let obligations: [Obligation]
    public let start: CivilDate
    /// Inclusive.
    public let lastDay: CivilDate
    public let reviewBy: CivilDate?
    public let suspended: [Suspension]
    public let evidence: Evidence
    /// A controller needs a SIRO's signature beside its Caldicott Guardian's.
    public let requireSIRO: Bool
    /// The file it was read from, for messages.
    public let file: String

    /// `NS-ED-004@3`
    public var reference: String { "\(id)@\(version)" }

    func clause(_ name: String) -> ClauseReference { ClauseReference(agreement: id, version: version, clause: name) }
    func party(_ code: ODSCode) -> Party? { parties.first { $0.ods == code } }
}

extension Agreement {
    public struct Party: Sendable, Hashable {
        public enum Role: String, Sendable, Hashable, CaseIterable {
            case controller
            case jointController = "joint-controller"
            case processor
        }

        public let ods: ODSCode
        public let name: String
        public let role: Role
        /// Of a processor: the parties it acts for.
        public let onBehalfOf: [ODSCode]
        /// Whether codes that extend `ods`, its sites, are covered.
        public let includeSites: Bool
        /// First day; the agreement's start when not given.
        public let joins: CivilDate?
        /// Last day, inclusive.
        public let leaves: CivilDate?
        /// Mandatory of a controller.
        public let lawfulBasis: LawfulBasis?
        public let signed: [Signature]
        /// `agreements/x.yaml:17`, for messages.
        public let place: String
    }

    public struct LawfulBasis: Sendable, Hashable {
        public let art6: String
        public let art9: String
        public let statute: String
        public let confidentiality: String
    }

    public struct Signature: Sendable, Hashable {
        public enum Capacity: String, Sendable, Hashable, CaseIterable {
            case siro = "SIRO"
            case caldicott = "Caldicott"
            case dpo = "DPO"
        }

        public let capacity: Capacity
        public let name: String
        public let date: CivilDate
    }

    /// One direction; never implied both ways.
    public struct Flow: Sendable, Hashable {
        public let from: [ODSCode]
        public let to: [ODSCode]
    }

    public struct DataClause: Sendable, Hashable {
        public let category: Category
        public let items: ItemSet
        public let lookback: Lookback
    }

    /// How far back records go.
    public enum Lookback: Sendable, Hashable {
        /// What holds now, or ended within `Limits.currentGraceDays`: its ending is told of too.
        case current
        /// What ended no more than this many days before the decision.
        case days(Int)
        /// What ended no more than this many months before the decision, by the calendar.
        case months(Int)
        case all

        /// The instant before which a record must not have ended: the beginning of a UK day; `nil` when none is set.
        func notBefore(_ instant: Instant) -> Instant? {
            let today = UKTime.date(at: instant)
            switch self {
            case .all: return nil
            case .current: return Lookback.days(Limits.currentGraceDays).notBefore(instant)
            case .days(let days): return UKTime.startOfDay(CivilDate(daysSince1970: today.daysSince1970 - days))
            case .months(let months):
                let month = today.year * 12 + today.month - 1 - months
                // Of the day that a shorter month does not have, its last.
                let date = stride(from: today.day, to: 0, by: -1).lazy.compactMap { day in
                    CivilDate(year: month / 12, month: month % 12 + 1, day: day)
                }.first
                return UKTime.startOfDay(date ?? CivilDate(daysSince1970: today.daysSince1970 - months * 28))
            }
        }
    }

    /// What a choice of the person does to the flows of this agreement.
    public enum ChoiceEffect: String, Sendable, Hashable, CaseIterable {
        case withhold
        case notApplicable = "not-applicable"
    }

    public struct Choices: Sendable, Hashable {
        public let objection: ChoiceEffect
        public let type1: ChoiceEffect
        public let ndoo: ChoiceEffect
        /// What is not stated withholds.
        public static let strict = Choices(objection: .withhold, type1: .withhold, ndoo: .withhold)
    }

    /// Break-glass, opt-in.
    public struct Emergency: Sendable, Hashable {
        public enum Override: String, Sendable, Hashable, CaseIterable {
            case objection
        }

        public let allowed: Bool
        public let roles: [Agreements.Role]
        public let overrides: [Override]
        /// As written: `3 working days`.
        public let reviewWithin: String?
    }

    public struct Suspension: Sendable, Hashable {
        /// The party whose flows stop; `nil`: every party's.
        public let party: ODSCode?
        public let from: CivilDate
        /// Inclusive; `nil` while it lasts.
        public let to: CivilDate?
        public let reason: String?
    }

    /// What an auditor asks for; no decision depends on it.
    public struct Evidence: Sendable, Hashable {
        public let retention: String?
        public let dpia: String?
        public let privacyNotice: String?
        public let art30Reference: String?
        public let signedPDFSHA256: String?
        public let contacts: [Contact]
    }

    public struct Contact: Sendable, Hashable {
        public let role: String
        public let name: String?
        public let email: String?
        public let telephone: String?
    }
}

/// A word of `exclude[]`: an exclusion of the table below, or an item.
public struct Exclusion: Sendable, Hashable {
    public let word: String
    /// Items excluded whoever the person is.
    let items: ItemSet
    /// Items excluded unless the person is known not to be S-flagged.
    let itemsIfSFlag: ItemSet

    /// - Returns: `nil` when there is no such exclusion.
    init?(_ word: String) {
        if let names = Self.table[word] {
            items = ItemSet(names.compactMap { Item($0) })
            itemsIfSFlag = word == "address-if-s-flag" ? ItemSet(["contact-details"].compactMap { Item($0) }) : []
        } else if let item = Item(word) {
            items = [item]
            itemsIfSFlag = []
        } else {
            return nil
        }
        self.word = word
    }

    static var words: [String] { table.keys.sorted() }

    /// Each word and the items it removes. `legally-restricted` removes whole resources, by their labels, in every
    /// release; the word states in the agreement what nothing overrides.
    private static let table: [String: [String]] = [
        "legally-restricted": [],
        "address-if-s-flag": [],
        "free-text-notes": ["notes", "attachment"],
        "attachments": ["attachment"],
        "finance": ["unit-cost", "cost-frequency", "planned-units"],
        "safeguarding": ["safeguarding-flag", "child-protection"],
        "child-protection": ["child-protection"],
        "telephones": ["provider-telephone", "key-worker-telephone", "contact-details"],
        "staff-names": ["key-worker", "clinician"],
    ]
}

extension Obligation {
    /// - Returns: `nil` when there is no such obligation.
    public init?(_ text: String) {
        switch text {
        case "redact": self = .redact
        case "pseudonymise": self = .pseudonymise
        case "mask": self = .mask
        case "show-withheld-marker": self = .showWithheldMarker
        case "no-onward-share": self = .noOnwardShare
        default:
            guard text.hasPrefix("notify:") else { return nil }
            let target = String(text.dropFirst("notify:".count))
            guard !target.isEmpty, target.utf8.allSatisfy({ Self.isTargetByte($0) }) else { return nil }
            self = .notify(target)
        }
    }

    /// As written in an agreement.
    public var text: String {
        switch self {
        case .redact: "redact"
        case .pseudonymise: "pseudonymise"
        case .mask: "mask"
        case .notify(let target): "notify:\(target)"
        case .showWithheldMarker: "show-withheld-marker"
        case .noOnwardShare: "no-onward-share"
        }
    }

    private static func isTargetByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
}
