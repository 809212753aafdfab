// Every accepted record goes, as its agreement allows, to the shared care record: into the embedded one in this
// transaction, to an outside one by a delivery that decides again.

internal import Agreements
internal import Records

extension PersonFacts {
    /// What of this person's record is forwarded, by category.
    func forwarded(by profile: SenderProfile) -> [(category: Agreements.Category, resources: [Resource])] {
        var parts: [(category: Agreements.Category, resources: [Resource])] = []
        let isPublisher = profile.publishes.contains(Agreements.Category.socialCarePackage.rawValue)
        if isPublisher || !plans.isEmpty {
            parts.append((.socialCarePackage, [patient] + packages.flatMap(\.resources) + plans))
        }
        if !isPublisher || !encounters.isEmpty { parts.append((.encounter, [patient] + encounters)) }
        let byCategory = Dictionary(grouping: others) { Agreements.Category(routing: $0.type) }
        for category in Agreements.Category.allCases {
            if let resources = byCategory[category] { parts.append((category, resources)) }
        }
        return parts
    }
}

extension PersonFacts {
    /// Documents, and plans of care that belong to no package.
    fileprivate var papers: [Resource] {
        others.filter { Agreements.Category(routing: $0.type) == .documents } + plans.filter { $0.type == "CarePlan" }
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
        try rememberWithheld(facts.others + facts.plans, context.transaction)
        for record in configuration.records {
            switch record {
            case .embedded(let organisation):
                var disclosures: [Disclosure] = []
                for (category, resources) in facts.forwarded(by: profile) {
                    let all = category == .socialCarePackage ? resources + ended : resources
                    disclosures += try disclose(all, category, to: organisation, person, &context).map { [$0] } ?? []
                }
                for (resource, disclosure) in Disclosure.gathered(disclosures) {
                    _ = try context.transaction.put(
                        RecordedResource(
                            type: resource.type, id: resource.id ?? "", version: 0, person: person,
                            publisher: disclosure.publisher, category: disclosure.category, messageID: messageID,
                            updatedAt: context.now, resource: resource))
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

    /// Of what this message says of a resource, the newest that was heard: whether older versions of it may still be recorded.
    private func rememberWithheld(_ resources: [Resource], _ transaction: any StoreTransaction) throws {
        let codes = rules.policy.settings.restrictedCodes
        for resource in resources {
            guard let id = resource.id else { continue }
            let isRestricted = SecurityLabels.isRestricted(resource, codes: codes)
            try transaction.setWithheld(isRestricted, type: resource.type, id: id)
        }
    }

    private mutating func disclose(
        _ resources: [Resource], _ category: Agreements.Category, to record: ODSCode, _ person: PersonID,
        _ context: inout CommitContext
    ) throws -> Disclosure? {
        let publisher = submission.sender.organisation
        let decision = try Forwarding.decide(
            category, publisher: publisher, record: record, person, rules: rules, environment: environment,
            transaction: context.transaction, at: context.now)
        var entry = AuditEntry(
            decision, person: person, messageID: messageID, correlationID: submission.correlationID, at: context.now)
        context.count(.decision(decision))
        add(decision.sentence)
        let disclosure = decision.permit?.release(resources)
        if let disclosure {
            entry.count = disclosure.resources.count
            let codes = rules.policy.settings.restrictedCodes
            let restricted = resources.filter { SecurityLabels.isRestricted($0, codes: codes) }
            try withdraw(restricted, disclosure, person, &context)
        }
        context.record(entry)
        return disclosure
    }
}

extension Intake {
    /// Takes out of an older message what is recorded already, which may be newer. A document or a plan that is not is
    /// recorded whenever it comes: a discharge letter is dated before the last that was heard of the patient.
    /// - Returns: whether there is such a document or plan.
    mutating func leaveOutHeld(_ facts: inout PersonFacts, _ transaction: any StoreTransaction) throws -> Bool {
        let isHeldHere = configuration.records.contains { if case .embedded = $0 { true } else { false } }
        func isHeld(_ resource: Resource) throws -> Bool {
            // A newer version is restricted: this one is not to be shown in its place.
            if try transaction.isWithheld(type: resource.type, id: resource.id ?? "") { return true }
            // What a record elsewhere holds is not known; an older plan must not stand over a newer one.
            guard isHeldHere else { return resource.type == "CarePlan" }
            return try transaction.recorded(type: resource.type, id: resource.id ?? "") != nil
        }
        let said = facts.papers.count
        facts.others = try facts.others.filter { try !isHeld($0) }
        facts.plans = try facts.plans.filter { try !isHeld($0) }
        let left = said - facts.papers.count
        if left > 0 {
            warn(
                Problem(
                    .segmentSequence,
                    "a newer record of the same person is held; of this one \(left) documents or plans were stored, not "
                        + "applied", remedy: "send what is of now, with the time at which it is said"))
        }
        return !facts.papers.isEmpty
    }

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

extension Disclosure {
    /// What the disclosures of one forward put in a record: each resource that has an id once, in its first disclosure. Two
    /// categories may each let out a part of the same `Patient`; the record then has both parts.
    static func gathered(_ disclosures: [Disclosure]) -> [(resource: Resource, disclosure: Disclosure)] {
        struct Key: Hashable {
            let publisher: ODSCode
            let type: String
            let id: String
        }
        var gathered: [(resource: Resource, disclosure: Disclosure)] = []
        var places: [Key: Int] = [:]
        for disclosure in disclosures {
            for resource in disclosure.resources {
                guard let id = resource.id else { continue }
                let key = Key(publisher: disclosure.publisher, type: resource.type, id: id)
                if let place = places[key] {
                    gathered[place].resource.add(resource)
                } else {
                    places[key] = gathered.count
                    gathered.append((resource, disclosure))
                }
            }
        }
        return gathered
    }
}

extension Resource {
    /// Adds what another release of the same resource let out: the elements that are absent here, the identifiers, and the
    /// labels that bind whoever has any of it.
    fileprivate mutating func add(_ other: Resource) {
        for (name, value) in other.json.members.map({ ($0.name, $0.value) }) {
            switch name {
            case "identifier": self[name] = Self.joined(self[name], value)
            case "meta":
                var meta = self[name]?.object ?? [:]
                for part in value.object?.members ?? [] where meta[part.name] == nil { meta[part.name] = part.value }
                if let labels = value["security"] { meta["security"] = Self.joined(meta["security"], labels) }
                self[name] = .object(meta)
            // What a required element has in place of a value that was not let out (`_status`) gives way to the value.
            case _ where name.hasPrefix("_") && self[String(name.dropFirst())] != nil: break
            case _ where self[name] == nil || self[name].map(Disclosure.isMasked) == true:
                self[name] = value
                if other["_\(name)"] == nil { self["_\(name)"] = nil }
            default: break
            }
        }
    }

    private static func joined(_ own: JSONValue?, _ others: JSONValue) -> JSONValue {
        let own = JSONValue.items(own)
        return .array(own + JSONValue.items(others).filter { !own.contains($0) })
    }
}

/// The flow that forwards by itself: publisher → the record's ODS code, `COC`, `shared-record`.
enum Forwarding {
    static func decide(
        _ category: Agreements.Category, publisher: ODSCode, record: ODSCode, _ person: PersonID, rules: Rules,
        environment: Environment, transaction: any StoreReading, at now: Instant
    ) throws -> Decision {
        let status = try PersonStatus(
            of: person, publisher: publisher, under: rules.policy, in: transaction, at: now)
        return rules.policy.measured(
            Request(
                publisher: publisher, recipient: record, purpose: .coordinationOfCare, role: .sharedRecord,
                category: category, person: status, instant: now), id: environment.identifier(at: now))
    }
}
