// The sections of a plan of care (C-CDA 2.1: Plan of Treatment, Interventions, Goals, Care Team; LOINC codes) → one CarePlan
// with an activity for each planned or done thing, Goals, and a CareTeam for each team. Other sections are narrative.

/// What the plan of care became: references by the section that they came from.
struct CDAPlan {
    var entries: [Int: [JSONValue]] = [:]
}

extension CDAConversion {
    private enum SectionCode {
        static let planOfTreatment = "18776-5"
        static let interventions = "62387-6"
        static let goals = "61146-7"
        static let careTeam = "85847-2"
        static let system = "2.16.840.1.113883.6.1"
    }

    mutating func carePlan(_ patient: JSONValue, _ authors: [JSONValue]) throws(Problem) -> CDAPlan {
        var plan = CDAPlan()
        var (activities, goals, teams): ([JSONValue], [JSONValue], [JSONValue]) = ([], [], [])
        var planSections: [Int] = []
        for section in Self.sections(of: document.child("component")?.child("structuredBody")) {
            let code = section.child("code")
            guard code?.value("codeSystem") == SectionCode.system, section.nullFlavor == nil else { continue }
            switch code?.value("code") {
            case SectionCode.planOfTreatment, SectionCode.interventions:
                let (made, aims) = statements(section, patient)
                activities += made
                goals += aims
                plan.entries[section.index, default: []] += aims
                if !made.isEmpty { planSections.append(section.index) }
            case SectionCode.goals:
                let aims = statements(section, patient).goals
                goals += aims
                plan.entries[section.index, default: []] += aims
            case SectionCode.careTeam:
                let made = section.children("entry").compactMap { $0.child("organizer") }.compactMap {
                    team($0, patient)
                }
                teams += made
                plan.entries[section.index, default: []] += made
            default: continue
            }
        }
        guard activities.count + goals.count <= CDALimits.items else {
            throw Problem(.limit, "the plan has more than \(CDALimits.items) activities and goals", at: document.place)
        }
        guard !activities.isEmpty || !goals.isEmpty || isPlan else { return plan }
        let reference = add(carePlan(patient, authors, activities, goals, teams))
        for index in planSections { plan.entries[index, default: []].append(reference) }
        return plan
    }

    /// A Care Plan document (LOINC 52521-2), whatever its sections hold.
    private var isPlan: Bool { document.child("code")?.value("code") == "52521-2" }

    private static func sections(of parent: XMLElement?) -> [XMLElement] {
        (parent?.children("component") ?? []).flatMap { $0.children("section") }.flatMap { [$0] + sections(of: $0) }
    }

    private func carePlan(
        _ patient: JSONValue, _ authors: [JSONValue], _ activities: [JSONValue], _ goals: [JSONValue],
        _ teams: [JSONValue]
    ) -> Resource {
        var plan = resource("CarePlan")
        // Of a document that replaces another, the set's id is the same (CDA R2, 4.2.1.7): so is the plan.
        plan["identifier"] = .list(
            [document.child("setId").flatMap(types.identifier) ?? document.child("id").flatMap(types.identifier)]
                .compactMap { $0 })
        // A document states what is planned, not how the plan as a whole stands.
        plan["status"] = "unknown"
        plan["intent"] = "plan"
        plan["title"] = isPlan ? .text(types.text(document.child("title"))) : nil
        plan["subject"] = patient
        let event = document.child("documentationOf")?.child("serviceEvent")
        plan["period"] = isPlan ? CDATypes.period(event?.child("effectiveTime")) : nil
        plan["created"] = .text(CDATypes.dateTime(document.child("effectiveTime")))
        plan["author"] = authors.first
        plan["careTeam"] = .list(teams)
        plan["goal"] = .list(goals)
        plan["activity"] = .list(activities)
        return plan
    }

    // MARK: - Statements

    private static let statementNames: Set<String> = [
        "act", "encounter", "observation", "procedure", "substanceAdministration", "supply",
    ]
    /// Intervention Act and Planned Intervention Act: what they hold is what is done.
    private static let containers: Set<String> = [
        "2.16.840.1.113883.10.20.22.4.131", "2.16.840.1.113883.10.20.22.4.146",
    ]

    private mutating func statements(_ section: XMLElement, _ patient: JSONValue) -> (
        activities: [JSONValue], goals: [JSONValue]
    ) {
        var (activities, goals): ([JSONValue], [JSONValue]) = ([], [])
        for statement in section.children("entry").flatMap({ Self.statements(in: $0) }) {
            // What is said not to be planned is no plan (`negationInd`): it stays in the narrative, with the reason.
            guard statement.nullFlavor == nil, statement.value("negationInd") != "true" else { continue }
            if statement.value("moodCode") == "GOL" {
                goals += [goal(statement, patient)].compactMap { $0 }
            } else if let activity = activity(statement) {
                activities.append(activity)
            }
        }
        return (activities, goals)
    }

    private static func statements(in entry: XMLElement) -> [XMLElement] {
        entry.elements.filter { $0.name.namespace == CDANamespace.hl7 && statementNames.contains($0.name.local) }
            .flatMap { statement -> [XMLElement] in
                let templates = statement.children("templateId").compactMap { $0.value("root") }
                guard templates.contains(where: containers.contains) else { return [statement] }
                return statement.children("entryRelationship").filter { $0.value("typeCode") == "REFR" }
                    .flatMap { $0.elements }
                    // An Entry Reference (4.122) only points at a statement that stands elsewhere.
                    .filter { inner in
                        statementNames.contains(inner.name.local)
                            && !inner.children("templateId").contains {
                                $0.value("root") == "2.16.840.1.113883.10.20.22.4.122"
                            }
                    }
            }
    }

    /// A planned or done thing → CarePlan.activity.detail.
    private func activity(_ statement: XMLElement) -> JSONValue? {
        let product = statement.descend("consumable", "manufacturedProduct", "manufacturedMaterial", "code")
        let code = types.concept(product) ?? types.concept(statement.child("code"))
        let description = types.text(statement.child("text"))
        guard code != nil || description != nil else { return nil }
        let time = statement.child("effectiveTime")
        let mood = statement.value("moodCode") ?? ""
        return [
            "detail": .some([
                "kind": .text(Self.kind(statement.name.local)), "code": code,
                "status": .string(Self.status(statement.child("statusCode"), mood: mood)),
                "scheduledPeriod": CDATypes.period(time), "description": .text(description),
            ]) ?? .null
        ]
    }

    private static func kind(_ name: String) -> String? {
        switch name {
        case "encounter": "Appointment"
        case "substanceAdministration": "MedicationRequest"
        case "procedure", "observation", "act": "ServiceRequest"
        // A supply is of a device or of a medicine: it does not say of which.
        default: nil
        }
    }

    /// ActStatus and mood → care-plan-activity-status. What is planned is `active` in HL7 v3 before it is begun.
    private static func status(_ element: XMLElement?, mood: String) -> String {
        let isPlanned = mood != "EVN"
        return switch element?.value("code") {
        case "active": isPlanned ? (mood == "APT" ? "scheduled" : "not-started") : "in-progress"
        case "new": "not-started"
        case "completed": "completed"
        case "suspended", "held": "on-hold"
        case "aborted": "stopped"
        case "cancelled": "cancelled"
        case "nullified": "entered-in-error"
        default: "unknown"
        }
    }

    // MARK: - Goals

    private mutating func goal(_ statement: XMLElement, _ patient: JSONValue) -> JSONValue? {
        let description =
            types.concept(statement.child("code"))
            ?? types.text(statement.child("text")).map { ["text": .string($0)] }
        guard var description = description?.object else { return nil }
        // A goal in words: the value says what is to be reached.
        let value = statement.child("value")
        if let text = types.text(value), description["text"] == nil { description["text"] = .string(text) }
        let identifiers = types.identifiers(statement.children("id"))
        let part = JSONValue.items(identifiers).first?["value"]?.string ?? "\(statement.index)"
        var goal = resource("Goal", part)
        goal["identifier"] = identifiers
        let lifecycle = Self.lifecycle(statement.child("statusCode"))
        goal["lifecycleStatus"] = .text(lifecycle)
        if lifecycle == nil { goal["_lifecycleStatus"] = CDATypes.absent(statement.child("statusCode")) }
        goal["description"] = .object(description)
        goal["subject"] = patient
        let time = statement.child("effectiveTime")
        let start = CDATypes.time(time?.child("low"))?.fhirDate
        goal["startDate"] = .text(start)
        let due = CDATypes.time(time?.child("high"))?.fhirDate ?? CDATypes.time(time)?.fhirDate
        goal["target"] = .list([JSONValue.some(["dueDate": .text(due)])].compactMap { $0 })
        return add(goal)
    }

    private static func lifecycle(_ element: XMLElement?) -> String? {
        switch element?.value("code") {
        case "active": "active"
        case "completed": "completed"
        case "suspended", "held": "on-hold"
        case "aborted", "cancelled": "cancelled"
        case "nullified": "entered-in-error"
        default: nil
        }
    }

    // MARK: - Teams

    private mutating func team(_ organizer: XMLElement, _ patient: JSONValue) -> JSONValue? {
        guard organizer.nullFlavor == nil else { return nil }
        let identifiers = types.identifiers(organizer.children("id"))
        var team = resource("CareTeam", JSONValue.items(identifiers).first?["value"]?.string ?? "\(organizer.index)")
        team["identifier"] = identifiers
        team["status"] = .text(Self.teamStatus(organizer.child("statusCode")?.value("code")))
        team["name"] = .text(types.text(organizer.child("code")?.child("originalText")))
        team["subject"] = patient
        team["period"] = CDATypes.period(organizer.child("effectiveTime"))
        team["participant"] = .list(
            organizer.children("component").compactMap { $0.child("act") }.compactMap { member($0) })
        return add(team)
    }

    private static func teamStatus(_ code: String?) -> String? {
        switch code {
        case "active": "active"
        case "completed", "aborted": "inactive"
        case "suspended", "held": "suspended"
        case "nullified": "entered-in-error"
        default: nil
        }
    }

    private mutating func member(_ act: XMLElement) -> JSONValue? {
        guard let performer = act.child("performer"), let entity = performer.child("assignedEntity") else { return nil }
        let party = party(entity, person: entity.child("assignedPerson"), entity.child("representedOrganization"))
        guard let party else { return nil }
        let function = performer.child("functionCode", in: CDANamespace.sdtc) ?? performer.child("functionCode")
        return .some([
            "role": .list([types.concept(function)].compactMap { $0 }), "member": party,
            "period": CDATypes.period(act.child("effectiveTime")),
        ])
    }
}
