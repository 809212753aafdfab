// The rules in force: agreements and senders' profiles, replaced together between two decisions and never in the middle.

public import Agreements
public import Records
internal import Synchronization

/// One consistent set of rules.
public struct Rules: Sendable {
    /// What was read under these rules holds under no others.
    final class Identity: Sendable {}

    let identity = Identity()
    public let policy: PolicySet
    public let profiles: [ODSCode: SenderProfile]

    public init(policy: PolicySet, profiles: [SenderProfile]) {
        self.policy = policy
        self.profiles = Dictionary(profiles.map { ($0.sender, $0) }, uniquingKeysWith: { first, _ in first })
        senders = profiles.map(\.sender).sorted()
        packagePublishers = profiles.filter { $0.publishes.contains(Category.socialCarePackage.rawValue) }
            .sorted { $0.sender < $1.sender }
    }

    /// Those who publish care packages, by code: an emergency department is told something of each of them.
    public let packagePublishers: [SenderProfile]
    /// Everybody who sends, in order.
    let senders: [ODSCode]

    /// The sender whose organisation, or whose site, this is.
    func publisher(of organisation: ODSCode) -> ODSCode {
        profiles[organisation]?.sender ?? profiles.keys.filter { organisation.isSite(of: $0) }.max() ?? organisation
    }

    /// Whether an organisation may act in a role: what a caller says of itself is believed only where its kind fits.
    public func mayAct(_ organisation: ODSCode, in role: Role) -> Bool {
        let profile = profiles[publisher(of: organisation)]
        switch role {
        case .edClinician, .edConsultant, .edSystem: return profile?.ed != nil
        case .dutyTeam, .socialWorker: return profile?.publishes.contains(Category.socialCarePackage.rawValue) == true
        case .generalPractitioner, .informationGovernance, .integrationEngineer, .analyst: return profile != nil
        case .sharedRecord: return false
        }
    }

    public func name(of organisation: ODSCode) -> String {
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

extension Rules {
    /// Publishers of care packages that were never heard, or not within the agreed interval.
    public func lateFeeds(_ states: [FeedState], at instant: Instant) -> [ODSCode] {
        packagePublishers.filter { profile in
            states.first { $0.publisher == profile.sender }.map { profile.isLate($0, at: instant) } ?? true
        }.map(\.sender)
    }
}
