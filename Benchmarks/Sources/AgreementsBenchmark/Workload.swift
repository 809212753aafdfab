// Invented agreements and requests, the same for a seed.

import Agreements
import Records

/// SplitMix64.
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

struct Workload {
    /// Four organisations an agreement, two of whom send and two receive, each of some of all organisations.
    let organisations: Int
    let agreements: Int
    private var random: SeededGenerator
    private(set) var files: [(path: String, text: String)] = []
    /// Of each agreement, a publisher and a recipient of it.
    private var pairs: [(ODSCode, ODSCode)] = []

    init(organisations: Int, agreements: Int, seed: UInt64 = 2026) {
        self.organisations = organisations
        self.agreements = agreements
        random = SeededGenerator(seed: seed)
        for number in 0..<agreements { add(number) }
    }

    private static let purposes = [["TREAT", "ETREAT"], ["TREAT"], ["CAREMGT", "COC"], ["TREAT", "PLAN"]]
    private static let roles = [["ed-clinician", "ed-system"], ["ed-system"], ["duty-team", "ed-system"]]

    private mutating func add(_ number: Int) {
        var codes: [String] = []
        while codes.count < 4 {
            let code = "R\(1000 + Int.random(in: 0..<organisations, using: &random))"
            if !codes.contains(code) { codes.append(code) }
        }
        pairs.append((ODSCode(codes[0])!, ODSCode(codes[2])!))
        let parties = codes.map { code in
            """
              - ods: \(code)
                name: Organisation \(code)
                role: controller
                include_sites: true
                lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: NHS Act 2006, confidentiality: implied consent}
                signed: [{as: SIRO, name: S O, date: 2025-12-01}, {as: Caldicott, name: C G, date: 2025-12-02}]
            """
        }
        let purposes = Self.purposes.randomElement(using: &random)!.joined(separator: ", ")
        let roles = Self.roles.randomElement(using: &random)!.joined(separator: ", ")
        let text = """
            id: NS-B-\(number)
            version: "1"
            title: Measured
            parties:
            \(parties.joined(separator: "\n"))
            flows: [{from: [\(codes[0]), \(codes[1])], to: [\(codes[2]), \(codes[3])]}]
            purposes: [\(purposes)]
            roles: [\(roles)]
            data:
              - {category: social-care-package, items: [demographics-banner, service, status, provider, provider-telephone, source]}
              - {category: encounter, items: [site, arrival, status]}
            exclude: [free-text-notes, address-if-s-flag]
            choices: {objection: withhold, type1: withhold, ndoo: withhold}
            emergency: {allowed: true, roles: [ed-consultant], overrides: [objection], review_within: 3 working days}
            obligations: [show-withheld-marker]
            start: 2026-01-01
            last_day: 2026-12-31
            """
        files.append(("agreements/b\(number).yaml", text))
    }

    /// Requests of all kinds; those that a pair of some agreement's parties makes, and every eighth of any two.
    mutating func requests(_ count: Int, permitted policy: PolicySet? = nil) -> [Request] {
        var result: [Request] = []
        let instant = Instant(fhir: "2026-06-15T12:00:00Z")!
        while result.count < count {
            var (publisher, recipient) = pairs.randomElement(using: &random)!
            if policy == nil, Int.random(in: 0..<8, using: &random) == 0 {
                publisher = ODSCode("R\(1000 + Int.random(in: 0..<organisations, using: &random))")!
                recipient = ODSCode("R\(1000 + Int.random(in: 0..<organisations, using: &random))01")!
            }
            var person = PersonStatus.unencumbered
            if policy == nil {
                person.objection = Int.random(in: 0..<16, using: &random) == 0 ? .yes : .no
                person.sFlag = [.no, .no, .unknown, .yes].randomElement(using: &random)!
            }
            let request = Request(
                publisher: publisher, recipient: recipient,
                purpose: [.treatment, .emergencyTreatment, .careManagement].randomElement(using: &random)!,
                role: [.edSystem, .edClinician, .dutyTeam].randomElement(using: &random)!,
                category: .socialCarePackage, person: person, instant: instant)
            if policy.map({ $0.evaluate(request).outcome == .permit }) ?? true { result.append(request) }
        }
        return result
    }
}
