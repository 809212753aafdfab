// What a publisher's Consents say of a person, as it is kept with the publisher's record.
//
// Whoever sends a denial as active means it: it holds until the publisher sends otherwise, whatever its period says, and
// no other consent of the same message undoes it. A consent says that there is no choice only where it can: of Type 1 and
// the National Data Opt-Out, and for good. That nobody objects is said by the record itself, in which there is no denial.

internal import Agreements
internal import Records

enum PublishedChoices {
    static func standing(in consent: Resource, publisher: ODSCode) -> [ChoiceStatement] {
        var lasting = consent
        var provision = consent["provision"]?.object ?? [:]
        let mayEnd = provision["period"] != nil
        provision["period"] = nil
        if mayEnd { lasting["provision"] = .object(provision) }
        // Without a period the instant does not matter.
        return ConsentChoices.statements(in: lasting, publisher: publisher, at: Instant(milliseconds: 0)).filter {
            $0.value != .no || ($0.subject.isBeyondCare && !mayEnd)
        }
    }

    /// Each once, in an order of its own: what is said again in another order is nothing new.
    static func joined(_ one: [ChoiceStatement], _ other: [ChoiceStatement]) -> [ChoiceStatement] {
        func order(_ statement: ChoiceStatement) -> (String, String, Int64) {
            (statement.subject.word, "\(statement.value)", statement.date?.milliseconds ?? .min)
        }
        return Set(one + other).sorted { order($0) < order($1) }
    }
}

extension ChoiceSubject {
    /// Whether it is about purposes beyond direct care, where it holds whoever publishes.
    var isBeyondCare: Bool { self == .type1 || self == .nationalDataOptOut }
}
