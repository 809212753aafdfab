// The finite domain of a set, so that what is said of it is exact: who (ordered pairs of organisations and of their
// sites), when (between two date breakpoints), why and as whom (purposes × roles), what (categories and items). Most
// cells are alike: what is in force between two organisations is worked out once for all pairs and times that share it.

import Records

/// An organisation of the domain: one that an agreement names, or any site of it that none names.
struct DomainOrganisation: Hashable, Comparable {
    let code: ODSCode
    /// The sites of `code` that no agreement names.
    let isSites: Bool
    /// What decisions are asked of: `code`, or a site's code that stands for all of them.
    let asked: ODSCode

    static func < (left: Self, right: Self) -> Bool {
        (left.code, left.isSites ? 1 : 0) < (right.code, right.isSites ? 1 : 0)
    }
}

/// The organisations, and the ordered pairs of them that any flow could join, of one set or of two that are compared.
struct DomainUniverse {
    struct Pair: Hashable {
        let publisher: Int32
        let recipient: Int32
    }

    let organisations: [DomainOrganisation]
    let pairs: [Pair]

    init(_ policies: [PolicySet]) {
        var listed: Set<String> = []
        var withSites: Set<ODSCode> = []
        var codes: Set<ODSCode> = []
        for agreement in policies.flatMap(\.agreements) {
            for party in agreement.parties {
                codes.insert(party.ods)
                listed.insert(party.ods.text)
                if party.includeSites { withSites.insert(party.ods) }
            }
        }
        let sites = withSites.compactMap { code in
            Self.unlistedSite(of: code, listed).map {
                DomainOrganisation(code: code, isSites: true, asked: $0)
            }
        }
        let organisations =
            (codes.map { DomainOrganisation(code: $0, isSites: false, asked: $0) } + sites).sorted()
        self.organisations = organisations
        var pairs: Set<Pair> = []
        for policy in policies {
            // Whom the flows of a party's code may reach: itself, and what could be a site of it.
            var standing: [UInt32: [Int32]] = [:]
            for (index, organisation) in organisations.enumerated() {
                let candidates = policy.compiled.candidates(organisation.asked)
                for place in 0..<candidates.count { standing[candidates[place], default: []].append(Int32(index)) }
            }
            for key in policy.compiled.pairs.keys {
                for publisher in standing[UInt32(key >> 32)] ?? [] {
                    for recipient in standing[UInt32(truncatingIfNeeded: key)] ?? [] where publisher != recipient {
                        pairs.insert(Pair(publisher: publisher, recipient: recipient))
                    }
                }
            }
        }
        self.pairs = pairs.sorted { ($0.publisher, $0.recipient) < ($1.publisher, $1.recipient) }
    }

    /// A code that extends `code` and that no agreement names.
    /// - Returns: `nil` when the code is as long as a code can be, and so has no sites.
    private static func unlistedSite(of code: ODSCode, _ listed: Set<String>) -> ODSCode? {
        let letters = "ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210"
        for letter in letters where !listed.contains(code.text + String(letter)) {
            return ODSCode(code.text + String(letter))
        }
        for first in letters {
            for second in letters where !listed.contains("\(code.text)\(first)\(second)") {
                return ODSCode("\(code.text)\(first)\(second)")
            }
        }
        return nil
    }
}

/// One set over a universe.
struct PolicyDomain {
    /// A time in which the same agreements are in force between two organisations; `live` is 0 when none is.
    struct Segment {
        var window: Window
        let live: Int
    }

    /// The cells of one purpose and some roles that the same agreements cover.
    struct Cover {
        let purpose: Purpose
        let roles: UInt32
        /// Indices of agreements.
        let agreements: [Int32]
        /// What they grant, by the place of the category in `Category.allCases`.
        let grants: [CellGrant?]
    }

    let policy: PolicySet
    let universe: DomainUniverse
    private var liveIDs: [[Int32]: Int] = [[]: 0]
    private(set) var liveLists: [[Int32]] = [[]]
    private var coversByLive: [Int: [Cover]] = [0: []]
    private var grantsByCovering: [CoveringKey: [CellGrant?]] = [:]

    private struct CoveringKey: Hashable {
        let agreements: [Int32]
        let isEmergency: Bool
        let isBeyondDirectCare: Bool
    }

    init(_ policy: PolicySet, _ universe: DomainUniverse) {
        self.policy = policy
        self.universe = universe
    }

    /// All of time, in order, for one pair: the segments meet, and neighbours differ.
    mutating func segments(_ pair: DomainUniverse.Pair) -> [Segment] {
        segments(
            from: universe.organisations[Int(pair.publisher)].asked,
            to: universe.organisations[Int(pair.recipient)].asked)
    }

    mutating func segments(from publisher: ODSCode, to recipient: ODSCode) -> [Segment] {
        let links = links(from: publisher, to: recipient)
        guard !links.isEmpty else { return [Segment(window: .always, live: 0)] }
        var instants: Set<Int64> = [.min]
        for link in links {
            for window in link.live where window.from < window.until {
                instants.insert(window.from)
                if window.until != .max { instants.insert(window.until) }
            }
        }
        let starts = instants.sorted()
        var result: [Segment] = []
        for (place, start) in starts.enumerated() {
            var agreements: [Int32] = []
            for link in links where Window.contains(link.live, start) && !agreements.contains(link.agreement) {
                agreements.append(link.agreement)
            }
            let live = liveID(agreements.sorted())
            let until = place + 1 < starts.count ? starts[place + 1] : .max
            if result.last?.live == live {
                result[result.count - 1].window.until = until
            } else {
                result.append(Segment(window: Window(from: start, until: until), live: live))
            }
        }
        return result
    }

    /// The links that decisions about this pair look at.
    private func links(from publisher: ODSCode, to recipient: ODSCode) -> [CompiledPolicy.Link] {
        let compiled = policy.compiled
        let publishers = compiled.candidates(publisher)
        let recipients = compiled.candidates(recipient)
        var result: [CompiledPolicy.Link] = []
        for from in 0..<publishers.count {
            for to in 0..<recipients.count {
                for link in compiled.pairs[CompiledPolicy.key(publishers[from], recipients[to])]?.links ?? []
                where (!publishers.isSite(from) || link.publisherIncludesSites)
                    && (!recipients.isSite(to) || link.recipientIncludesSites)
                    && compiled.isNearest(link.agreement, publishers, from)
                    && compiled.isNearest(link.agreement, recipients, to)
                {
                    result.append(link)
                }
            }
        }
        return result
    }

    private mutating func liveID(_ agreements: [Int32]) -> Int {
        if let id = liveIDs[agreements] { return id }
        let id = liveLists.count
        liveIDs[agreements] = id
        liveLists.append(agreements)
        return id
    }

    /// What the agreements in force cover, each purpose and role once.
    mutating func covers(_ live: Int) -> [Cover] {
        if let covers = coversByLive[live] { return covers }
        var result: [Cover] = []
        for purpose in Purpose.allCases {
            var byAgreements: [[Int32]: UInt32] = [:]
            for role in Role.allCases {
                let covering = liveLists[live].filter { policy.compiled.entries[Int($0)].covers(purpose, role) }
                if !covering.isEmpty { byAgreements[covering, default: 0] |= role.bit }
            }
            for (agreements, roles) in byAgreements.sorted(by: { $0.value < $1.value }) {
                result.append(
                    Cover(
                        purpose: purpose, roles: roles, agreements: agreements,
                        grants: grants(agreements, purpose)))
            }
        }
        coversByLive[live] = result
        return result
    }

    private mutating func grants(_ agreements: [Int32], _ purpose: Purpose) -> [CellGrant?] {
        let key = CoveringKey(
            agreements: agreements, isEmergency: purpose == .breakTheGlass,
            isBeyondDirectCare: purpose.isBeyondDirectCare)
        if let grants = grantsByCovering[key] { return grants }
        let grants = Category.allCases.map { CellGrant(agreements, purpose, $0, policy) }
        grantsByCovering[key] = grants
        return grants
    }
}

extension CompiledPolicy.Entry {
    /// Whether the agreement covers the purpose and the role; breaking the glass is for its emergency clause alone.
    func covers(_ purpose: Purpose, _ role: Role) -> Bool {
        purpose == .breakTheGlass
            ? emergencyRoles & role.bit != 0 : purposes & purpose.bit != 0 && roles & role.bit != 0
    }
}
