// What rules cannot say of a step: elements whose meaning moved into several others, or into a resource of its own.

extension VersionConversion {
    /// - Parameters:
    ///   - made: what the rules have made of the object.
    ///   - object: the object, whose structure is `s`.
    mutating func adjust(_ made: inout JSONObject, from object: JSONObject, _ s: Structure) {
        switch (source.version, s.path) {
        case (.stu3, "Bundle"): moveTimestamp(&made, from: object)
        case (.stu3, "Communication"): notDone(&made, from: object, s)
        case (.stu3, "Consent"): scope(&made)
        case (.dstu2, "CarePlan"):
            made["intent"] = "plan"
            relatedPlans(&made, from: object, s)
            careTeam(&made, of: object["participant"], subject: object["subject"], as: "careTeam")
        case (.dstu2, "Encounter"): diagnoses(&made, from: object)
        case (.dstu2, "EpisodeOfCare"):
            careTeam(&made, of: object["careTeam"], subject: object["patient"], as: "team")
        case (.dstu2, "Practitioner"): practitionerRoles(&made, from: object)
        default: break
        }
    }

    // MARK: - STU3 → R4

    /// `MessageHeader.timestamp` became `Bundle.timestamp`.
    private func moveTimestamp(_ made: inout JSONObject, from object: JSONObject) {
        guard object["type"]?.string == "message", !made.has("timestamp"),
            let header = JSONValue.items(object["entry"]).first?["resource"],
            header["resourceType"]?.string == "MessageHeader"
        else { return }
        made["timestamp"] = header["timestamp"]
    }

    /// `notDone` became a status; the old status does not then stand.
    private mutating func notDone(_ made: inout JSONObject, from object: JSONObject, _ s: Structure) {
        guard let slot = s.slots["notDone"], let status = s.slots["status"], let t = target.structure("Communication")
        else {
            return
        }
        for item in object.repetitions(of: "notDone") {
            if item.value == true, made["status"] != "not-done" {
                for old in object.repetitions(of: "status") { keep(old, "status", status, s, on: &made, t) }
                made["status"] = "not-done"
                made["_status"] = nil
            }
            if item.sibling != nil { keep(item, "notDone", slot, s, on: &made, t) }
        }
    }

    /// STU3's Consent is a privacy consent directive and nothing else (http://hl7.org/fhir/STU3/consent.html#scope); R4's says
    /// which kind it is.
    private func scope(_ made: inout JSONObject) {
        made["scope"] = [
            "coding": [["system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"]]
        ]
    }

    // MARK: - DSTU2 → STU3

    /// Diagnoses of a hospital stay became diagnoses of the encounter with a role.
    private mutating func diagnoses(_ made: inout JSONObject, from object: JSONObject) {
        for (name, role) in [("admittingDiagnosis", "AD"), ("dischargeDiagnosis", "DD")] {
            for reference in JSONValue.items(object["hospitalization"]?[name]) {
                let diagnosis: JSONObject = [
                    "condition": converted(reference, "Reference"),
                    "role": ["coding": [["system": "http://hl7.org/fhir/diagnosis-role", "code": .string(role)]]],
                ]
                _ = made.add(ElementItem(value: .object(diagnosis), sibling: nil), as: "diagnosis", isRepeating: true)
            }
        }
    }

    /// A plan that this one replaces, or fulfils; that another is included in it is the other's to say now.
    private mutating func relatedPlans(_ made: inout JSONObject, from object: JSONObject, _ s: Structure) {
        guard let slot = s.slots["relatedPlan"], let t = target.structure("CarePlan") else { return }
        for item in object.repetitions(of: "relatedPlan") {
            let places = ["replaces": "replaces", "fulfills": "basedOn"]
            let isPlain = item.value?.object?.members.allSatisfy { ["code", "plan"].contains($0.name) } ?? false
            guard isPlain, let plan = item.value?["plan"],
                let place = item.value?["code"]?.string.flatMap({ places[$0] })
            else {
                keep(item, "relatedPlan", slot, s, on: &made, t)
                continue
            }
            _ = made.add(
                ElementItem(value: converted(plan, "Reference"), sibling: nil), as: place, isRepeating: true)
        }
    }

    /// Who takes part became a `CareTeam`; as it is this resource's alone, it is contained in it.
    private mutating func careTeam(
        _ made: inout JSONObject, of participants: JSONValue?, subject: JSONValue?, as element: String
    ) {
        let items = JSONValue.items(participants)
        guard !items.isEmpty else { return }
        var team: JSONObject = ["resourceType": "CareTeam", "id": .string(freeID("care-team", in: made))]
        team["subject"] = subject.map { converted($0, "Reference") }
        team["participant"] = .array(
            items.compactMap(\.object).map { participant in
                var one = JSONObject()
                for member in participant.members {
                    switch member.name {
                    // STU3's participant has one role; R4's has several again, as EpisodeOfCare.careTeam has.
                    case "role":
                        one["role"] = .array(JSONValue.items(member.value).map { converted($0, "CodeableConcept") })
                    case "member": one["member"] = converted(member.value, "Reference")
                    case "period": one["period"] = converted(member.value, "Period")
                    default: one[member.name] = member.value
                    }
                }
                return .object(one)
            })
        contain(team, in: &made, referredBy: element)
    }

    /// Roles became resources, contained and leading back to who has them.
    private mutating func practitionerRoles(_ made: inout JSONObject, from object: JSONObject) {
        let names = ["managingOrganization": "organization", "role": "code"]
        for role in JSONValue.items(object["practitionerRole"]).compactMap(\.object) {
            var one: JSONObject = [
                "resourceType": "PractitionerRole", "id": .string(freeID("role", in: made)),
                "practitioner": ["reference": "#"],
            ]
            for member in role.members where member.name != "id" {
                let isConcept = ["role", "specialty"].contains(member.name)
                let type = isConcept ? "CodeableConcept" : member.name == "period" ? "Period" : "Reference"
                let name = names[member.name] ?? member.name
                switch member.name {
                case "extension", "modifierExtension": one[name] = member.value
                case "role": one[name] = [converted(member.value, type)]
                default:
                    one[name] =
                        member.value.array.map { .array($0.map { converted($0, type) }) }
                        ?? converted(member.value, type)
                }
            }
            contain(one, in: &made, referredBy: nil)
        }
    }

    private func contain(_ resource: JSONObject, in made: inout JSONObject, referredBy element: String?) {
        let reference: JSONObject = ["reference": .string("#\(resource["id"]?.string ?? "")")]
        _ = made.add(ElementItem(value: .object(resource), sibling: nil), as: "contained", isRepeating: true)
        if let element {
            _ = made.add(ElementItem(value: .object(reference), sibling: nil), as: element, isRepeating: true)
        }
    }

    /// An id that no contained resource has.
    private func freeID(_ name: String, in made: JSONObject) -> String {
        let taken = Set(JSONValue.items(made["contained"]).compactMap { $0["id"]?.string })
        return (1...taken.count + 1).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name
    }

    private mutating func converted(_ value: JSONValue, _ type: String) -> JSONValue {
        guard let object = value.object, let s = source.structure(type), let t = target.structure(type) else {
            return value
        }
        return .object(self.object(object, s, t))
    }
}
