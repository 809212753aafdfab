// What the random comparison compares: an answer as words, whoever gave it.

import Agreements
import Records

struct PlainAnswer: Hashable {
    var outcome: Decision.Outcome
    var reason: ReasonCode
    /// `NS-R-1@2 data[0]`
    var grants: [String] = []
    var denies: [String] = []
    var released: [String] = []
    /// `key-worker excluded NS-R-1@2 exclude`
    var withheld: [String] = []
    var obligations: [String] = []
    var marker: Decision.Marker?
    var warnings: [String] = []

    static func refusal(
        _ reason: ReasonCode, denies: [String] = [], withheld: [String] = [], marker: Decision.Marker = .notKnown
    ) -> PlainAnswer {
        PlainAnswer(outcome: .deny, reason: reason, denies: denies, withheld: withheld, marker: marker)
    }
}

extension PlainAnswer {
    init(_ decision: Decision) {
        self.init(
            outcome: decision.outcome, reason: decision.reason, grants: decision.grants.map(\.description),
            denies: decision.denies.map(\.description), released: decision.released.names,
            withheld: decision.withheld.map {
                "\($0.item) \($0.reason.rawValue) \($0.clause?.description ?? "-")"
            },
            obligations: decision.obligations.map(\.text), marker: decision.marker, warnings: decision.warnings)
    }
}

extension PlainAnswer: CustomStringConvertible {
    /// One line a field, so that two answers can be laid side by side.
    var description: String {
        """
        \(outcome.rawValue) \(reason.rawValue), marker \(marker?.rawValue ?? "none")
          grants \(grants) denies \(denies)
          released \(released)
          withheld \(withheld)
          obligations \(obligations) warnings \(warnings)
        """
    }
}
