// Flows as they are used, held against the agreements: what is sent or fetched and no agreement grants, and what goes one
// way only. Both at every date breakpoint from an instant on.

public import Records

/// A flow that something makes use of: a mapping that publishes, an alert, a forwarding.
public struct FlowInUse: Sendable, Hashable {
    public let publisher: ODSCode
    public let recipient: ODSCode
    public let purpose: Purpose
    public let role: Role
    public let category: Category
    /// The items that it needs; `nil`: whatever is granted, so long as anything is.
    public let items: ItemSet?
    /// What uses it, for messages: `mappings/503.yaml`.
    public let place: String

    public init(
        publisher: ODSCode, recipient: ODSCode, purpose: Purpose, role: Role, category: Category,
        items: ItemSet? = nil, place: String
    ) {
        self.publisher = publisher
        self.recipient = recipient
        self.purpose = purpose
        self.role = role
        self.category = category
        self.items = items
        self.place = place
    }
}

extension FlowInUse {
    /// Of an adult whose whereabouts are not protected and who has made no choice, as a window begins.
    fileprivate func request(_ items: ItemSet?, _ window: Window) -> Request {
        Request(
            publisher: publisher, recipient: recipient, purpose: purpose, role: role, category: category, items: items,
            person: .unencumbered, instant: Instant(milliseconds: window.from))
    }
}

/// A time in which a flow that is in use is not granted, or not all of it.
public struct FlowGap: Sendable, Hashable {
    public let flow: FlowInUse
    /// The items that are not granted; empty when nothing is granted and none was named.
    public let missing: ItemSet
    public let period: Period
    /// Why, at the gap's beginning.
    public let reason: String
}

extension PolicySet {
    /// Warnings, gaps and one-sided flows: all that analysis has to say at an instant.
    public func analysis(at instant: Instant, flowsInUse flows: [FlowInUse] = []) -> [PolicyWarning] {
        let horizon = instant.adding(seconds: Int64(Limits.expiryWarningDays.max() ?? 0) * 86_400)
        return warnings(at: instant) + gaps(in: flows, from: instant, until: horizon).map(\.warning)
            + oneSidedFlows(from: instant)
    }

    /// Of each flow, when from `instant` until `horizon` it is not granted to an adult whose whereabouts are not
    /// protected and who has made no choice.
    public func gaps(in flows: [FlowInUse], from instant: Instant, until horizon: Instant) -> [FlowGap] {
        var domain = PolicyDomain(self, DomainUniverse([]))
        let time = Window(from: instant.milliseconds, until: horizon.milliseconds)
        return flows.flatMap { flow in gaps(in: flow, &domain, time) }
    }

    private func gaps(in flow: FlowInUse, _ domain: inout PolicyDomain, _ time: Window) -> [FlowGap] {
        var found: [(missing: ItemSet, window: Window)] = []
        for segment in domain.segments(from: flow.publisher, to: flow.recipient) {
            let window = segment.window.intersection(time)
            guard !window.isEmpty else { continue }
            let missing: ItemSet
            if let items = flow.items {
                // Some items may be granted where the whole category is refused.
                missing = items.subtracting(evaluate(flow.request(items, window)).released)
                guard !missing.isEmpty else { continue }
            } else {
                let grant = domain.grant(segment.live, flow.purpose, flow.role, flow.category)
                missing = []
                guard grant?.adult.isEmpty ?? true else { continue }
            }
            if let last = found.last, last.missing == missing, last.window.until == window.from {
                found[found.count - 1].window.until = window.until
            } else {
                found.append((missing, window))
            }
        }
        return found.map { missing, window in
            // Without the items that are granted: they have no reason to be refused.
            let request = flow.request(flow.items == nil ? nil : missing, window)
            return FlowGap(
                flow: flow, missing: missing, period: Period(window), reason: decide(request, id: "gap").sentence)
        }
    }

    /// Organisations that are sent something and, at the same time, send nothing back under any agreement.
    func oneSidedFlows(from instant: Instant) -> [PolicyWarning] {
        let universe = DomainUniverse([self])
        var domain = PolicyDomain(self, universe)
        let time = Window(from: instant.milliseconds, until: .max)
        struct Found: Hashable {
            let publisher: ODSCode
            let agreement: Int32
            let windows: [Window]
        }
        var recipients: [Found: [ODSCode]] = [:]
        for pair in universe.pairs {
            let (publisher, recipient) = (
                universe.organisations[Int(pair.publisher)], universe.organisations[Int(pair.recipient)]
            )
            guard !publisher.isSites, !recipient.isSites else { continue }
            let there = domain.grantingWindows(from: publisher.code, to: recipient.code, time)
            guard let first = there.first else { continue }
            let back = domain.grantingWindows(from: recipient.code, to: publisher.code, time)
            let windows = back.reduce(there.map(\.window)) { Window.subtract($1.window, from: $0) }
            guard !windows.isEmpty else { continue }
            let found = Found(
                publisher: publisher.code, agreement: first.agreement, windows: Window.joined(windows))
            recipients[found, default: []].append(recipient.code)
        }
        return recipients.map { found, recipients in
            let agreement = agreements[Int(found.agreement)]
            return PolicyWarning(
                kind: .oneSided, agreement: agreement.reference, place: agreement.file,
                what: "\(agreement.reference): \(found.publisher) shares with "
                    + "\(recipients.sorted().map(\.text).inWords), and no agreement grants anything the other way "
                    + found.windows.map { Period($0).words }.inWords)
        }.sorted { ($0.place, $0.what) < ($1.place, $1.what) }
    }
}

extension FlowGap {
    public var warning: PolicyWarning {
        let what = missing.isEmpty ? flow.category.rawValue : "\(missing.names.inWords) of \(flow.category.rawValue)"
        return PolicyWarning(
            kind: .gap, agreement: "", place: flow.place,
            what: "\(what) from \(flow.publisher) to \(flow.recipient) for \(flow.purpose.rawValue) as "
                + "\(flow.role.rawValue) is in use and not granted \(period.words): \(reason)")
    }
}

extension PolicyDomain {
    /// What is granted in one cell while `live` is in force.
    mutating func grant(_ live: Int, _ purpose: Purpose, _ role: Role, _ category: Category) -> CellGrant? {
        let cover = covers(live).first { $0.purpose == purpose && $0.roles & role.bit != 0 }
        return Category.allCases.firstIndex(of: category).flatMap { cover?.grants[$0] }
    }

    /// When anything at all is granted, and by which agreement first.
    mutating func grantingWindows(from publisher: ODSCode, to recipient: ODSCode, _ time: Window)
        -> [(window: Window, agreement: Int32)]
    {
        var result: [(window: Window, agreement: Int32)] = []
        for segment in segments(from: publisher, to: recipient) {
            let window = segment.window.intersection(time)
            guard !window.isEmpty, let agreement = liveLists[segment.live].first,
                covers(segment.live).contains(where: { $0.grants.contains { $0 != nil } })
            else { continue }
            result.append((window, agreement))
        }
        return result
    }
}
