// The rules in force: agreements and senders' profiles, replaced together between two decisions and never in the middle.

public import Agreements
public import Records
internal import Synchronization

/// One consistent set of rules.
public struct Rules: Sendable {
    public let policy: PolicySet
    public let profiles: [ODSCode: SenderProfile]

    public init(policy: PolicySet, profiles: [SenderProfile]) {
        self.policy = policy
        self.profiles = Dictionary(profiles.map { ($0.sender, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Those who publish care packages, by code: an emergency department is told something of each of them.
    var packagePublishers: [SenderProfile] {
        profiles.values.filter { $0.publishes.contains(Category.socialCarePackage.rawValue) }
            .sorted { $0.sender < $1.sender }
    }

    /// The sender whose organisation, or whose site, this is.
    func publisher(of organisation: ODSCode) -> ODSCode {
        profiles[organisation]?.sender ?? profiles.keys.filter { organisation.isSite(of: $0) }.max() ?? organisation
    }

    func name(of organisation: ODSCode) -> String {
        profiles[organisation]?.name ?? profiles.values.first { organisation.isSite(of: $0.sender) }?.name
            ?? organisation.text
    }
}

/// Holds the rules in force.
public final class RulesInForce: Sendable {
    private let rules: Mutex<Rules>

    public init(_ rules: Rules) { self.rules = Mutex(rules) }

    public var current: Rules { rules.withLock { $0 } }

    public func replace(with new: Rules) { rules.withLock { $0 = new } }
}
