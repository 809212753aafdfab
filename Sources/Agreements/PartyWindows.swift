// When each party of an agreement takes part in it, and when the agreement is in force at all: all that depends on time is
// worked out here, once, from UK dates.

import Records

extension Agreement {
    /// When the agreement is in force, whatever its parties do.
    func windows(supersededFrom: Int64?, _ settings: PolicySettings) -> [Window] {
        var windows = [Window(start, through: lastDay)]
        for suspension in suspended where suspension.party == nil {
            windows = Window.subtract(Window(suspension.from, through: suspension.to), from: windows)
        }
        if let supersededFrom {
            windows = Window.subtract(Window(from: supersededFrom, until: .max), from: windows)
        }
        if settings.suspendsWhenReviewOverdue, let reviewBy {
            let overdue = UKTime.endOfDay(reviewBy).milliseconds
            windows = Window.subtract(Window(from: overdue, until: .max), from: windows)
        }
        return windows
    }

    /// When each party takes part, in order of `parties`: between joining and leaving, while it is not suspended and has no
    /// successor, once it has signed; of a processor, while a party that it acts for takes part.
    ///
    /// A sub-processor is a processor that acts for a processor: it takes part while that one does. Processors that act for
    /// each other in a circle, with no controller behind them, never take part. Whoever a processor acts for, it receives
    /// only what a flow sends to it by name.
    func partyWindows(_ settings: PolicySettings) -> [[Window]] {
        let own = parties.map { membership(of: $0, settings) }
        guard parties.contains(where: { $0.role == .processor }) else { return own }
        var places: [ODSCode: Int] = [:]
        for (place, party) in parties.enumerated() { places[party.ods] = place }
        var windows = zip(parties, own).map { party, own in party.role == .processor ? [] : own }
        // What a processor has grows with what those behind it have, and each round reaches one step further.
        for _ in parties {
            var isSettled = true
            for (place, party) in parties.enumerated() where party.role == .processor {
                let behind = party.onBehalfOf.compactMap { places[$0] }.flatMap { windows[$0] }
                let next = Window.intersect(own[place], Window.joined(behind))
                if next != windows[place] {
                    windows[place] = next
                    isSettled = false
                }
            }
            if isSettled { break }
        }
        return windows
    }

    /// When a party takes part by its own dates and signatures, whomever it acts for.
    private func membership(of party: Party, _ settings: PolicySettings) -> [Window] {
        guard let signedFrom = signedFrom(party, settings) else { return [] }
        var span = Window(party.joins, through: party.leaves)
        span.from = max(span.from, signedFrom)
        if let succession = settings.successions.first(where: { $0.former == party.ods }) {
            span.until = min(span.until, UKTime.startOfDay(succession.from).milliseconds)
        }
        var windows = span.isEmpty ? [] : [span]
        for suspension in suspended where suspension.party == party.ods {
            windows = Window.subtract(Window(suspension.from, through: suspension.to), from: windows)
        }
        return windows
    }

    /// The instant from which a party's signatures are complete; `nil` when one is missing.
    ///
    /// A controller, joint ones too, needs its Caldicott Guardian's, and its SIRO's where the agreement or the settings
    /// require it. A processor needs none: it acts on the instructions of a controller that has signed.
    func signedFrom(_ party: Party, _ settings: PolicySettings) -> Int64? {
        func first(_ capacity: Signature.Capacity) -> Int64? {
            party.signed.filter { $0.capacity == capacity }.map(\.date).min().map { UKTime.startOfDay($0).milliseconds }
        }
        if party.role == .processor { return .min }
        guard let caldicott = first(.caldicott) else { return nil }
        guard requireSIRO || settings.requiresSIRO else { return caldicott }
        return first(.siro).map { max($0, caldicott) }
    }
}
