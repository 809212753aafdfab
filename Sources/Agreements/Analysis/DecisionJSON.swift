// A decision as JSON, for programs: `caregate explain --json`, and each answer of a batch.

public import Records

extension Decision {
    /// `grants` and `denies` are `NS-ED-004@3 data[0]`; `agreements` their agreements that grant, each once. Nothing in it
    /// identifies a person.
    public var json: JSONObject {
        var agreements: [String] = []
        for grant in grants where agreements.last != grant.agreementReference {
            agreements.append(grant.agreementReference)
        }
        var result: JSONObject = [
            "outcome": .string(outcome.rawValue), "reason": .string(reason.rawValue),
            "agreements": .array(agreements.map(JSONValue.string)),
            "grants": .array(grants.map { .string($0.description) }),
            "denies": .array(denies.map { .string($0.description) }),
            "released": released.json, "withheld": .array(withheld.map(\.json)),
            "obligations": .array(obligations.map { .string($0.text) }),
        ]
        if !warnings.isEmpty { result["warnings"] = .array(warnings.map(JSONValue.string)) }
        result["marker"] = marker.map { .string($0.rawValue) }
        result["valid_until"] = validUntil.map { .string($0.description) }
        result["decision"] = .string(id)
        result["policy"] = .string(policyRevision)
        result["sentence"] = .string(sentence)
        return result
    }
}

extension Decision.Withheld {
    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "item": .string(item.name), "reason": .string(reason.rawValue), "why": .string(reason.sentence),
        ]
        object["clause"] = clause.map { .string($0.description) }
        return .object(object)
    }
}

extension ClauseReference {
    /// `NS-ED-004@3`
    var agreementReference: String { "\(agreement)@\(version)" }
}
