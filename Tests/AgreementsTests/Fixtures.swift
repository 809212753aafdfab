// Agreements and requests for the tests: one plain agreement as text, and edits of it.

import Agreements
import Records

enum Fixture {
    /// NS-T-1: 503 → RK5 for treatment by emergency departments, all signed.
    static let agreement = """
        id: NS-T-1
        version: "1"
        title: Tell the emergency department
        parties:
          - ods: "503"
            name: Northshire Council
            role: controller
            joins: 2026-01-01
            lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: Care Act 2014, confidentiality: implied consent}
            signed:
              - {as: SIRO, name: A Khan, date: 2025-12-01}
              - {as: Caldicott, name: B Lee, date: 2025-12-02}
          - ods: RK5
            name: Kingsmead Hospitals
            include_sites: true
            role: controller
            lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: NHS Act 2006, confidentiality: implied consent}
            signed:
              - {as: SIRO, name: R Iqbal, date: 2025-12-03}
              - {as: Caldicott, name: C Osei, date: 2025-12-04}
        flows: [{from: ["503"], to: [RK5]}]
        purposes: [TREAT, ETREAT]
        roles: [ed-clinician, ed-system]
        data:
          - category: social-care-package
            items: [demographics-banner, service, status, provider, provider-telephone, safeguarding-flag, source]
            lookback: current
        exclude: [legally-restricted]
        choices: {objection: withhold, type1: not-applicable, ndoo: not-applicable}
        emergency: {allowed: true, roles: [ed-consultant], overrides: [objection], review_within: 3 working days}
        obligations: [show-withheld-marker]
        start: 2026-01-01
        last_day: 2026-12-31
        review_by: 2026-09-30
        """

    /// The agreement with each `from` replaced by `to`; a replacement that finds nothing is a fault of the test.
    static func edited(_ edits: [(from: String, to: String)]) -> String {
        var text = agreement
        for edit in edits {
            precondition(text.contains(edit.from), "no \(edit.from) in the fixture")
            text = text.replacing(edit.from, with: edit.to)
        }
        return text
    }

    static func policy(_ texts: [String], settings: PolicySettings = PolicySettings()) throws -> PolicySet {
        try PolicySet.load(
            texts.enumerated().map { ("agreements/t\($0.offset).yaml", $0.element) }, settings: settings)
    }

    static func policy(_ edits: (from: String, to: String)..., settings: PolicySettings = PolicySettings()) throws
        -> PolicySet
    {
        try policy([edited(edits)], settings: settings)
    }

    static func code(_ text: String) -> ODSCode { ODSCode(text)! }
    static func at(_ text: String) -> Instant { Instant(fhir: text)! }
    static func items(_ names: String...) -> ItemSet { ItemSet(names.map { Item($0)! }) }

    /// An adult of whom nothing stands against sharing.
    static let adult = PersonStatus.unencumbered

    static func request(
        from publisher: String = "503", to recipient: String = "RK5", purpose: Purpose = .treatment,
        role: Role = .edSystem, category: Agreements.Category = .socialCarePackage, items: ItemSet? = nil,
        person: PersonStatus = adult, at instant: String = "2026-06-15T12:00:00Z", emergency: EmergencyAccess? = nil
    ) -> Request {
        Request(
            publisher: code(publisher), recipient: code(recipient), purpose: purpose, role: role, category: category,
            items: items, person: person, instant: at(instant), emergencyAccess: emergency)
    }
}

/// A small seeded generator (SplitMix64), so that a failure can be run again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
