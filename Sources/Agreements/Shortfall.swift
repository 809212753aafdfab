// What an agreement lacks that a request asks for: a value while decisions are made, and words only when somebody reads them.

import Records

/// The first dimension in which an agreement fails a request between parties of it.
enum Shortfall: Sendable, Hashable {
    case sites
    /// Nothing flows to the recipient, which is a processor.
    case processorOnly(ODSCode)
    case direction(from: ODSCode, to: ODSCode)
    case emergency
    case emergencyRole(Role)
    case purpose(Purpose)
    case role(Role)
    case category(Category)
    case notStarted(CivilDate)
    case ended(CivilDate)
    case superseded(by: String)
    case succeeded(Succession)
    case joins(ODSCode, CivilDate)
    case left(ODSCode, CivilDate)
    /// A processor that acts for no controller that takes part.
    case processorAlone(ODSCode)
    case unsigned(ODSCode)
    /// Suspended, a party's flows or everybody's.
    case suspended(ODSCode?, since: CivilDate)
    /// The signature over the agreement's file.
    case signature(ReasonCode, String)
    case reviewOverdue(CivilDate)

    /// How near the agreement comes: the dimensions in which it fits, from organisations to time and signatures.
    var rank: Int {
        switch self {
        case .sites: 1
        case .processorOnly, .direction: 2
        case .emergency, .purpose: 3
        case .emergencyRole, .role: 4
        case .category: 5
        case .notStarted, .ended: 6
        case .superseded: 7
        case .succeeded, .joins, .left: 8
        case .processorAlone: 9
        case .unsigned: 10
        case .suspended, .signature: 11
        case .reviewOverdue: 12
        }
    }

    var reason: ReasonCode {
        switch self {
        case .sites: .siteNotCovered
        case .processorOnly, .processorAlone: .processorNotCovered
        case .direction: .wrongDirection
        case .emergency, .purpose: .purposeNotCovered
        case .emergencyRole, .role: .roleNotCovered
        case .category: .categoryNotCovered
        case .notStarted: .notYetStarted
        case .ended: .expired
        case .superseded: .superseded
        case .succeeded: .organisationSucceeded
        case .joins, .left: .notAParty
        case .unsigned: .unsigned
        case .suspended: .suspended
        case .signature(let reason, _): reason
        case .reviewOverdue: .reviewOverdue
        }
    }

    /// The clause of the agreement that says so.
    var clause: String {
        switch self {
        case .sites, .processorOnly, .succeeded, .joins, .left, .processorAlone, .unsigned, .signature: "parties"
        case .direction: "flows"
        case .emergency, .emergencyRole: "emergency"
        case .purpose: "purposes"
        case .role: "roles"
        case .category: "data"
        case .notStarted: "start"
        case .ended: "last_day"
        case .superseded: "supersedes"
        case .suspended: "suspended"
        case .reviewOverdue: "review_by"
        }
    }

    /// In words, as they follow the agreement's name.
    var words: String {
        switch self {
        case .sites: "does not cover sites"
        case .processorOnly(let party): "has \(party) as a processor only"
        case .direction(let from, let to): "has no flow from \(from) to \(to)"
        case .emergency: "does not allow emergency access"
        case .emergencyRole(let role): "does not allow \(role.rawValue) emergency access"
        case .purpose(let purpose): "does not cover the purpose \(purpose.rawValue)"
        case .role(let role): "does not cover the role \(role.rawValue)"
        case .category(let category): "does not cover \(category.rawValue)"
        case .notStarted(let start): "starts on \(start.display)"
        case .ended(let lastDay): "ended on \(lastDay.display)"
        case .superseded(let newer): "was replaced by \(newer)"
        case .succeeded(let succession): "is not signed anew: \(succession.words)"
        case .joins(let party, let day): "is not in force for \(party), which joins on \(day.display)"
        case .left(let party, let day): "is not in force for \(party), which left on \(day.display)"
        case .processorAlone(let party): "has \(party) as a processor with no controller in force behind it"
        case .unsigned(let party): "is not signed by \(party)"
        case .suspended(let party, let since): "is suspended\(party.map { " for \($0)" } ?? "") from \(since.display)"
        case .signature(_, let words): words
        case .reviewOverdue(let day): "was to be reviewed by \(day.display)"
        }
    }
}
