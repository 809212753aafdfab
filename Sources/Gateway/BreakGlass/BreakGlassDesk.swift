// Breaking the glass, and its review. The right is a row of the store, given for a while to one user of an organisation for
// one person, after its record and the privacy officer's notice are durable; a read under it is decided like any other.
// No header of a caller switches anything off: without the row, purpose BTG is refused.

public import Agreements
internal import AuditLog
internal import Logging
public import Records

/// What a user asks for who breaks the glass.
public struct BreakGlassRequest: Sendable, Hashable {
    /// As the verified client certificate makes it known.
    public let sender: Sender
    public let user: String
    public let role: Role
    /// Whose record is to be opened.
    public let subject: PersonIdentifier
    public let reason: String
    public let requestID: String
    public let correlationID: String?

    public init(
        sender: Sender, user: String, role: Role, subject: PersonIdentifier, reason: String, requestID: String,
        correlationID: String? = nil
    ) {
        self.sender = sender
        self.user = user
        self.role = role
        self.subject = subject
        self.reason = reason
        self.requestID = requestID
        self.correlationID = correlationID
    }
}

/// What the user is told; the same whether or not anybody is known by the identifier.
public struct BreakGlassGrant: Sendable, Hashable {
    public let id: String
    public let until: Instant
    public let reviewDue: Instant
}

public struct BreakGlassDesk: Sendable {
    private let committer: Committer
    private let store: any Store
    private let rules: RulesInForce
    private let configuration: GatewayConfiguration
    private let mayAct: @Sendable (Sender, Role) -> Bool
    private let environment: Environment

    /// - Parameter mayAct: as of `RecordAccess`.
    public init(
        committer: Committer, store: any Store, rules: RulesInForce, configuration: GatewayConfiguration,
        mayAct: @escaping @Sendable (Sender, Role) -> Bool, environment: Environment
    ) {
        self.committer = committer
        self.store = store
        self.rules = rules
        self.configuration = configuration
        self.mayAct = mayAct
        self.environment = environment
    }

    public init(gateway: Gateway) {
        let rules = gateway.rules
        self.init(
            committer: gateway.committer, store: gateway.store, rules: rules, configuration: gateway.configuration,
            mayAct: { sender, role in rules.current.mayAct(sender.organisation, in: role) },
            environment: gateway.environment)
    }

    // MARK: Breaking the glass

    /// Gives the right, or says why not; either is durable in the access log first.
    /// - Throws: `Busy`, or the store's fault: then there is no right.
    public func request(_ request: BreakGlassRequest) async throws -> Result<BreakGlassGrant, EmergencyRefusal> {
        let result = try await committer.perform { [rules, configuration, mayAct, environment] context in
            let rules = rules.current
            let terms: EmergencyTerms
            do throws(EmergencyRefusal) {
                guard mayAct(request.sender, request.role) else { throw .notAllowed }
                terms = try rules.policy.emergencyTerms(
                    user: request.user, role: request.role, organisation: request.sender.organisation,
                    reason: request.reason, at: context.now)
            } catch {
                context.record(Self.entry(request, rules, outcome: "refused", reason: error.rawValue, at: context.now))
                return Result<BreakGlassGrant, EmergencyRefusal>.failure(error)
            }
            // The same questions are put to the store for somebody who is not known, so that time tells nothing.
            let person = try context.transaction.person(identifiedBy: request.subject)?.survivor
            let isAttending = try context.transaction.openAttendances(person ?? .nobody).contains {
                $0.site == request.sender.organisation || $0.site.isSite(of: request.sender.organisation)
            }
            let access = BreakGlass(
                id: environment.identifier(at: context.now), organisation: request.sender.organisation,
                user: request.user, role: request.role, reason: request.reason, person: person,
                isAttending: isAttending, grantedAt: context.now, until: terms.access.until, reviewDue: terms.reviewDue,
                agreements: terms.agreements)
            try context.transaction.insert(access)
            try Self.notify(access, configuration, &context)
            // The reason may tell of the person's state, which the log never holds: it vouches for it by a digest.
            let reason = hexadecimal(SHA256.digest(Array("\(access.id)\n\(request.reason)".utf8)))
            var entry = Self.entry(
                request, rules, outcome: "granted", reason: "sha256 \(reason)", person: person, at: context.now)
            entry.authority = terms.agreements.map { "\($0) emergency" }
            entry.messageID = access.id
            context.record(entry)
            return .success(BreakGlassGrant(id: access.id, until: access.until, reviewDue: access.reviewDue))
        }
        if case .success(let grant) = result {
            // Whose it is and of whom stays in the store.
            Logger(label: "caregate.break-glass").warning(
                "GLASS BROKEN: to be reviewed",
                metadata: [
                    "access": "\(grant.id)", "source": "\(request.sender.organisation)", "due": "\(grant.reviewDue)",
                ])
        }
        return result
    }

    /// Queues the privacy officer's notice in the transaction that gives the right. The review queue is the other half of
    /// it: where no destination is configured, that alone.
    private static func notify(
        _ access: BreakGlass, _ configuration: GatewayConfiguration, _ context: inout CommitContext
    ) throws {
        guard let destination = configuration.privacyOfficer else { return }
        _ = try context.transaction.insert(
            Delivery(
                id: DeliveryID(0), destination: destination, kind: .breakGlass, person: access.person ?? .nobody,
                messageID: access.id, attendance: nil, createdAt: context.now, dueAt: context.now))
        context.awaken(destination)
    }

    private static func entry(
        _ request: BreakGlassRequest, _ rules: Rules, outcome: String, reason: String, person: PersonID? = nil,
        at time: Instant
    ) -> AuditEntry {
        AuditEntry(
            time: time, actor: request.sender.organisation.text, user: request.user, role: request.role.rawValue,
            purpose: Purpose.breakTheGlass.rawValue, recipient: request.sender.organisation.text, person: person,
            action: .breakGlass, outcome: outcome, reason: reason, policyRevision: rules.policy.revision,
            correlationID: request.correlationID ?? request.requestID)
    }

    // MARK: Review

    /// What is to be reviewed, soonest due first: of the asking organisation's own users; of everybody's for the
    /// organisation that answers for the gateway.
    /// - Returns: `nil` when the right does not let one ask.
    public func queue(by right: Inspection, limit: Int) async throws -> [BreakGlass]? {
        let now = environment.now()
        let mayAsk = right.mayAskWhoSaw(at: now)
        try await committer.perform { context in
            context.record(AuditEntry(right, outcome: mayAsk ? "permit" : "refused", at: now))
        }
        guard mayAsk else { return nil }
        return try await store.read { [configuration] store in
            Array(
                try store.breakGlassQueue(limit: .max).lazy.filter {
                    right.allowsEntry(naming: [$0.organisation.text], of: configuration.organisation)
                }.prefix(limit))
        }
    }

    public enum ReviewRefusal: String, Error, Sendable, Hashable {
        /// There is none of that id that this right covers.
        case notFound = "not-found"
        case closed
        case ownAccess = "own-access"
        case noNote = "no-note"

        public var sentence: String {
            switch self {
            case .notFound: "There is no break-glass access of that id that this right covers."
            case .closed: "It has been reviewed."
            case .ownAccess: "Nobody reviews an access of their own."
            case .noNote: "A review needs a note."
            }
        }
    }

    /// Puts down what came of a review.
    public func review(_ id: String, as outcome: BreakGlass.Review, note: String, by right: Inspection) async throws
        -> Result<BreakGlass, ReviewRefusal>
    {
        try await committer.perform { [configuration] context in
            let held = try context.transaction.breakGlass(id)
            var entry = AuditEntry(
                right, outcome: outcome.rawValue, person: held?.person, messageID: id, at: context.now)
            entry.action = .breakGlass
            var access: BreakGlass
            do throws(ReviewRefusal) {
                access = try Self.open(held, to: right, of: configuration.organisation, at: context.now)
                guard outcome != .waiting, note.contains(where: { !$0.isWhitespace }) else { throw .noNote }
            } catch {
                entry.outcome = "refused"
                entry.reason = error.rawValue
                context.record(entry)
                return .failure(error)
            }
            (access.review, access.reviewer) = (outcome, right.user)
            (access.reviewedAt, access.note) = (context.now, note)
            try context.transaction.updateReview(access)
            entry.recipient = access.organisation.text
            context.record(entry)
            return .success(access)
        }
    }

    /// An access that this right lets one review.
    private static func open(_ held: BreakGlass?, to right: Inspection, of gateway: ODSCode, at instant: Instant)
        throws(ReviewRefusal) -> BreakGlass
    {
        guard let held, right.mayAskWhoSaw(at: instant),
            right.allowsEntry(naming: [held.organisation.text], of: gateway)
        else { throw .notFound }
        guard held.review.isOpen else { throw .closed }
        guard held.user != right.user else { throw .ownAccess }
        return held
    }
}

extension PersonID {
    /// Nobody has this key: the store gives them from one on.
    static let nobody = PersonID(0)
}
