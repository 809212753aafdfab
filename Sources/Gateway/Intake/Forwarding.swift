// Every accepted record goes, as its agreement allows, to the shared care record: into the embedded one in this
// transaction, to an outside one by a delivery that decides again.

internal import Agreements
internal import Records

extension PersonFacts {
    /// What of this person's record is forwarded, by category.
    func forwarded(by profile: SenderProfile) -> [(category: Agreements.Category, resources: [Resource])] {
        var parts: [(category: Agreements.Category, resources: [Resource])] = []
        let isPublisher = profile.publishes.contains(Agreements.Category.socialCarePackage.rawValue)
        if isPublisher {
            parts.append((.socialCarePackage, [patient] + packages.flatMap(\.resources)))
        }
        if !isPublisher || !encounters.isEmpty { parts.append((.encounter, [patient] + encounters)) }
        let byCategory = Dictionary(grouping: others) { Agreements.Category(routing: $0.type) }
        for category in Agreements.Category.allCases {
            if let resources = byCategory[category] { parts.append((category, resources)) }
        }
        return parts
    }
}

extension Agreements.Category {
    /// The category by which a resource that is neither package nor encounter is routed; `nil` when it is not.
    fileprivate init?(routing type: String) {
        switch type {
        case "Condition": self = .conditions
        case "DocumentReference", "Composition": self = .documents
        case "ServiceRequest", "Task": self = .referral
        default: return nil
        }
    }
}

extension Intake {
    /// - Parameter ended: packages that a full submission no longer lists.
    mutating func forward(
        _ facts: PersonFacts, ended: [Resource], _ person: PersonID, _ context: inout CommitContext
    ) throws {
        guard let profile = rules.profiles[submission.sender.organisation] else { return }
        for record in configuration.records {
            switch record {
            case .embedded(let organisation):
                for (category, resources) in facts.forwarded(by: profile) {
                    let all = category == .socialCarePackage ? resources + ended : resources
                    try disclose(all, category, to: organisation, person, &context)
                }
            case .outside(_, let destination):
                _ = try context.transaction.insert(
                    Delivery(
                        id: DeliveryID(0), destination: destination, kind: .forward, person: person,
                        messageID: messageID, attendance: nil, createdAt: submission.receivedAt, dueAt: context.now))
                context.awaken(destination)
            }
        }
    }

    private mutating func disclose(
        _ resources: [Resource], _ category: Agreements.Category, to record: ODSCode, _ person: PersonID,
        _ context: inout CommitContext
    ) throws {
        let publisher = submission.sender.organisation
        let decision = try Forwarding.decide(
            category, publisher: publisher, record: record, person, rules: rules, environment: environment,
            transaction: context.transaction, at: context.now)
        var entry = AuditEntry(
            decision, person: person, messageID: messageID, correlationID: submission.correlationID, at: context.now)
        context.count(.decision(decision))
        add(decision.sentence)
        if let permit = decision.permit {
            let disclosure = permit.release(resources)
            entry.count = disclosure.resources.count
            try withdraw(resources.filter(SecurityLabels.isRestricted), disclosure, person, &context)
            for resource in disclosure.resources {
                guard let id = resource.id else { continue }
                _ = try context.transaction.put(
                    RecordedResource(
                        type: resource.type, id: id, version: 0, person: person, publisher: publisher,
                        category: category, messageID: messageID, updatedAt: context.now, resource: resource))
            }
        }
        context.record(entry)
    }
}

extension Intake {
    /// What is restricted now, and was not when it was recorded, is held no longer.
    private func withdraw(
        _ restricted: [Resource], _ disclosure: Disclosure, _ person: PersonID, _ context: inout CommitContext
    ) throws {
        var removed = 0
        for resource in restricted {
            guard let id = resource.id, try context.transaction.removeRecorded(type: resource.type, id: id) else {
                continue
            }
            removed += 1
        }
        guard removed > 0 else { return }
        context.record(
            AuditEntry(
                time: context.now, actor: configuration.organisation.text,
                publisher: submission.sender.organisation.text, recipient: disclosure.recipient.text, person: person,
                category: disclosure.category.rawValue, count: removed, action: .record, outcome: "removed",
                reason: ReasonCode.legallyRestricted.rawValue, messageID: messageID))
    }
}

/// The flow that forwards by itself: publisher → the record's ODS code, `COC`, `shared-record`.
enum Forwarding {
    static func decide(
        _ category: Agreements.Category, publisher: ODSCode, record: ODSCode, _ person: PersonID, rules: Rules,
        environment: Environment, transaction: any StoreReading, at now: Instant
    ) throws -> Decision {
        let status = PersonStatus(of: try transaction.publishedPeople(person), publisher: publisher, at: now)
        return rules.policy.measured(
            Request(
                publisher: publisher, recipient: record, purpose: .coordinationOfCare, role: .sharedRecord,
                category: category, person: status, instant: now), id: environment.identifier(at: now))
    }
}
