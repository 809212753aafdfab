internal import Records

/// A compiled set of agreements.
public struct PolicySet: Sendable {
    /// A hash of the set.
    public let revision: String

    /// Decides. Pure: the same request, set and instant always give the same answer.
    /// - Parameter id: the decision's id, unique, from the caller.
    public func decide(_ request: Request, id: String) -> Decision {
        Decision(request: request, id: id, policyRevision: revision, outcome: .deny, reason: .noAgreement)
    }
}
