// An agreement as a FHIR R4 Consent (http://hl7.org/fhir/R4/consent.html): the base denies, each flow's data clause is a
// permit within it, and what is excluded a deny within that. No patient: it is between organisations.

public import Records

extension Agreement {
    /// A resource that `FHIRJSON.check` accepts. Obligations have no element in a Consent and are extensions.
    public func consent(_ standing: AgreementStanding) -> JSONObject {
        var resource: JSONObject = [
            "resourceType": "Consent", "id": .string(fhirID),
            "extension": .array(obligations.map(Self.obligation)),
            "identifier": [["system": .string(ExportNames.agreements), "value": .string(reference)]],
            "status": .string(Self.consentStatus(standing.stage)),
            "scope": FHIRValue.concept(
                FHIRValue.coding(
                    "http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy", "Privacy Consent")),
            "category": [
                FHIRValue.concept(
                    FHIRValue.coding(
                        "http://terminology.hl7.org/CodeSystem/v3-ActCode", "IDSCL", "information disclosure"))
            ],
        ]
        if obligations.isEmpty { resource["extension"] = nil }
        resource["dateTime"] = lastSigned.map { .string($0.description) }
        let controllers = parties.filter { $0.role != .processor }
        resource["organization"] = .array(controllers.map { FHIRValue.organisation($0.ods, $0.name) })
        // Invariant ppc-1: either a policy or a policy rule.
        resource["policyRule"] = ["text": .string(policyRule(controllers))]
        resource["provision"] = [
            "type": "deny", "period": FHIRValue.period(start, lastDay), "provision": .array(permits(standing.flows)),
        ]
        return resource
    }

    /// An id of FHIR: letters, digits, `-` and `.`, at most 64.
    var fhirID: String {
        String("\(id)-\(version)".map { $0 == "_" ? "-" : $0 }.suffix(64))
    }

    private static func consentStatus(_ stage: AgreementStanding.Stage) -> String {
        switch stage {
        case .proposed: "proposed"
        case .inForce: "active"
        case .stopped, .over: "inactive"
        }
    }

    private func policyRule(_ controllers: [Party]) -> String {
        let bases = controllers.compactMap { party in
            party.lawfulBasis.map {
                "\(party.name): UK GDPR \($0.art6) and \($0.art9), \($0.statute), \($0.confidentiality)"
            }
        }
        return "\(title). Nothing is shared but what a provision permits. " + bases.joined(separator: "; ")
    }

    private func permits(_ flows: [Flow]) -> [JSONValue] {
        flows.flatMap { flow in data.filter { !grantedItems($0).isEmpty }.map { permit(flow, $0) } }
    }

    private func permit(_ flow: Flow, _ clause: DataClause) -> JSONValue {
        var provision: JSONObject = [
            "type": "permit",
            "actor": .array(
                flow.from.map { actor($0, "CST") } + flow.to.map { actor($0, "IRCP") }
                    + flow.to.flatMap { recipient in
                        roles.map { actor(recipient, $0.rawValue, system: ExportNames.roles) }
                    }),
            "action": [
                FHIRValue.concept(
                    FHIRValue.coding("http://terminology.hl7.org/CodeSystem/consentaction", "disclose", "Disclose"))
            ],
            "purpose": .array(purposes.map(FHIRValue.purpose)),
            "code": .array(Self.codes(clause.category, grantedItems(clause))),
        ]
        let denies = exclusions(clause).map { items, isIfSFlag in
            var deny: JSONObject = ["type": "deny", "code": .array(Self.codes(clause.category, items))]
            if isIfSFlag { deny["extension"] = FHIRValue.condition(Self.sFlagCondition) }
            return JSONValue.object(deny)
        }
        if !denies.isEmpty { provision["provision"] = .array(denies) }
        return .object(provision)
    }

    /// Custodian and information recipient are participations of HL7 v3; what staff do there is a role of ours.
    private func actor(
        _ code: ODSCode, _ role: String,
        system: String = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
    ) -> JSONValue {
        [
            "role": FHIRValue.concept(FHIRValue.coding(system, role)),
            "reference": FHIRValue.organisation(code, name(of: code)),
        ]
    }

    private static func codes(_ category: Category, _ items: ItemSet) -> [JSONValue] {
        items.names.map {
            FHIRValue.concept(FHIRValue.coding(ExportNames.items, "\(category.rawValue).\($0)"))
        }
    }

    private static func obligation(_ obligation: Obligation) -> JSONValue {
        let (system, code) = obligation.code
        return [
            "url": .string(ItemTableText.extensions + "obligation"),
            "valueCodeableConcept": FHIRValue.concept(FHIRValue.coding(system, code), text: obligation.text),
        ]
    }
}
