// Where an agreement stands at an instant: what is given away never says more than a decision would grant, so it goes by
// the windows that decisions go by.

public import Records

/// Whether anything flows under an agreement at an instant, and between whom.
public struct AgreementStanding: Sendable, Hashable {
    public enum Stage: Sendable, Hashable {
        /// Nothing has flowed under it yet: it has not started, or is not signed.
        case proposed
        case inForce
        /// It has been in force and is not now: suspended, left, its review overdue, a signature lapsed.
        case stopped
        /// Past its last day, or replaced by another version.
        case over
    }

    public let stage: Stage
    public let instant: Instant
    /// `In force`, or why it is not.
    public let words: String
    /// The flows that are in force; of an agreement that is not, all that it names.
    public let flows: [Agreement.Flow]
    /// The last day on which anything can flow under it.
    public let lastDay: CivilDate
    /// Every controller's SIRO signs, whatever the agreement says.
    let requiresSIRO: Bool
}

extension PolicySet {
    /// - Parameter agreement: one of this set.
    public func standing(of agreement: Agreement, at instant: Instant) -> AgreementStanding {
        let milliseconds = instant.milliseconds
        let number = agreements.firstIndex { $0.reference == agreement.reference }
        let live = agreement.senderRecipientPairs.map { from, to in
            (from: from, to: to, windows: number.flatMap { liveWindows($0, from: from, to: to) } ?? [])
        }
        let now = live.filter { Window.contains($0.windows, milliseconds) }
        let isOver = instant >= UKTime.endOfDay(agreement.lastDay) || successor(of: agreement, at: instant) != nil
        let hasFlowed = live.contains { $0.windows.contains { $0.until <= milliseconds } }
        let stage: AgreementStanding.Stage =
            isOver ? .over : !now.isEmpty ? .inForce : hasFlowed ? .stopped : .proposed
        let end = live.flatMap(\.windows).map(\.until).max()
        let last = end.map { UKTime.date(at: Instant(milliseconds: $0 - 1)) } ?? agreement.lastDay
        return AgreementStanding(
            stage: stage, instant: instant, words: words(stage, agreement, isWhole: now.count == live.count, instant),
            flows: stage == .inForce
                ? agreement.flows.flatMap { $0.only(now.map { ($0.from, $0.to) }) } : agreement.flows,
            lastDay: min(last, agreement.lastDay), requiresSIRO: settings.requiresSIRO)
    }

    /// When one agreement is in force between two of its parties; `nil` when it has no such flow.
    func liveWindows(_ agreement: Int, from publisher: ODSCode, to recipient: ODSCode) -> [Window]? {
        guard let from = compiled.organisations[publisher.text], let to = compiled.organisations[recipient.text] else {
            return nil
        }
        return compiled.pairs[CompiledPolicy.key(from, to)]?.links.first { $0.agreement == Int32(agreement) }?.live
    }

    private func words(
        _ stage: AgreementStanding.Stage, _ agreement: Agreement, isWhole: Bool, _ instant: Instant
    ) -> String {
        let why = miss(agreement, at: instant).map { ": \($0)" } ?? ""
        return switch stage {
        case .inForce: isWhole ? "In force" : "In force, but not between all of its parties"
        case .proposed: "Proposed\(why)"
        case .stopped: "Not in force now\(why)"
        case .over: "Over\(why)"
        }
    }

    /// Why nothing flows under an agreement: what a request lacks that asks for the first thing it would allow.
    private func miss(_ agreement: Agreement, at instant: Instant) -> String? {
        let purpose = agreement.purposes.first { $0 != .breakTheGlass } ?? .breakTheGlass
        let roles = purpose == .breakTheGlass ? agreement.emergency?.roles ?? [] : agreement.roles
        guard let number = agreements.firstIndex(where: { $0.reference == agreement.reference }),
            let role = roles.first, let category = agreement.data.first?.category
        else { return nil }
        return agreement.senderRecipientPairs.lazy.compactMap { from, to in
            shortfall(
                Int32(number),
                Request(
                    publisher: from, recipient: to, purpose: purpose, role: role, category: category,
                    person: .unencumbered, instant: instant))
        }.first.map { "\(agreement.reference) \($0.words)" }
    }
}

extension Agreement.Flow {
    /// As much of it as is between these organisations; publishers whose recipients are the same stay together.
    fileprivate func only(_ pairs: [(from: ODSCode, to: ODSCode)]) -> [Agreement.Flow] {
        var result: [Agreement.Flow] = []
        for publisher in from {
            let recipients = to.filter { recipient in pairs.contains { $0.from == publisher && $0.to == recipient } }
            guard !recipients.isEmpty else { continue }
            if let place = result.firstIndex(where: { $0.to == recipients }) {
                result[place] = Agreement.Flow(from: result[place].from + [publisher], to: recipients)
            } else {
                result.append(Agreement.Flow(from: [publisher], to: recipients))
            }
        }
        return result
    }
}
