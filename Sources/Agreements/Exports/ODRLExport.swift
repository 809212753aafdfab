// An agreement as an ODRL 2.2 Agreement in JSON-LD (https://www.w3.org/TR/odrl-model/, https://www.w3.org/ns/odrl.jsonld):
// a permission a flow and data clause, with its constraints and duties; what is excluded, and passing on, prohibitions.

public import Records

extension Agreement {
    public var odrl: JSONObject {
        var policy: JSONObject = [
            "@context": ["http://www.w3.org/ns/odrl.jsonld", ["caregate": .string(ExportNames.odrl)]],
            "@type": "Agreement", "uid": .string(odrlID),
            // Own operands and actions need a profile that says so (model, 2.1 and 4).
            "profile": .string(ExportNames.odrl + "profile"),
            // A prohibition overrides a permission (model, 2.9).
            "conflict": "prohibit",
            "caregate:title": .string(title),
        ]
        let forbidden = eachFlow { prohibitions($0, $1, $2) }
        policy["permission"] = .array(eachFlow { [permission($0, $1, $2)] })
        if !forbidden.isEmpty { policy["prohibition"] = .array(forbidden) }
        return policy
    }

    private var odrlID: String { "urn:caregate:agreement:\(reference)" }

    /// A rule is of one assigner and one assignee. A clause of which exclusions leave nothing permits nothing.
    private func eachFlow(_ rules: (ODSCode, ODSCode, Int) -> [JSONValue]) -> [JSONValue] {
        senderRecipientPairs.flatMap { publisher, recipient in
            data.indices.filter { !grantedItems(data[$0]).isEmpty }.flatMap { rules(publisher, recipient, $0) }
        }
    }

    private func permission(_ publisher: ODSCode, _ recipient: ODSCode, _ clause: Int) -> JSONValue {
        var result = rule("permission", publisher, recipient, clause, grantedItems(data[clause]), action: "use")
        var constraints: [JSONValue] = [
            Self.constraint("purpose", "isAnyOf", .array(purposes.map { .string("\($0.system)#\($0.rawValue)") })),
            Self.constraint("caregate:role", "isAnyOf", .array(roles.map { .string($0.rawValue) })),
            Self.constraint("dateTime", "gteq", Self.dateTime(UKTime.startOfDay(start))),
            Self.constraint("dateTime", "lt", Self.dateTime(UKTime.endOfDay(lastDay))),
            Self.constraint("caregate:lookback", "eq", .string(data[clause].lookback.text)),
        ]
        for (name, effect) in [("objection", choices.objection), ("type1", choices.type1), ("ndoo", choices.ndoo)]
        where effect == .withhold {
            constraints.append(Self.constraint("caregate:\(name)", "eq", "none"))
        }
        result["constraint"] = .array(constraints)
        let duties = obligations.compactMap(Self.duty)
        if !duties.isEmpty { result["duty"] = .array(duties) }
        return .object(result)
    }

    private func prohibitions(_ publisher: ODSCode, _ recipient: ODSCode, _ clause: Int) -> [JSONValue] {
        var rules: [JSONValue] = []
        for (items, isIfSFlag) in exclusions(data[clause]) {
            let kind = isIfSFlag ? "exclude-if-s-flag" : "exclude"
            var prohibition = rule(kind, publisher, recipient, clause, items, action: "use")
            if isIfSFlag { prohibition["constraint"] = [Self.constraint("caregate:sFlag", "neq", "no")] }
            rules.append(.object(prohibition))
        }
        if obligations.contains(.noOnwardShare) {
            let granted = grantedItems(data[clause])
            rules.append(
                .object(rule("no-onward-share", publisher, recipient, clause, granted, action: "distribute")))
        }
        return rules
    }

    private func rule(
        _ kind: String, _ publisher: ODSCode, _ recipient: ODSCode, _ clause: Int, _ items: ItemSet, action: String
    ) -> JSONObject {
        let category = data[clause].category
        return [
            "uid": .string("\(odrlID)#\(kind).\(publisher).\(recipient).\(clause)"),
            "target": [
                "@type": "AssetCollection", "source": .string("\(ExportNames.categories)#\(category.rawValue)"),
                "refinement": [
                    Self.constraint(
                        "caregate:item", "isAnyOf",
                        .array(items.names.map { .string("\(ExportNames.items)#\(category.rawValue).\($0)") }))
                ],
            ],
            "action": .string(action), "assigner": odrlParty(publisher),
            "assignee": odrlParty(recipient),
        ]
    }

    private func odrlParty(_ code: ODSCode) -> JSONValue {
        [
            "@type": "Party", "uid": .string("\(ODSCode.system)/\(code)"),
            "caregate:name": .string(name(of: code)),
        ]
    }

    private static func constraint(_ left: String, _ symbol: String, _ right: JSONValue) -> JSONValue {
        ["leftOperand": .string(left), "operator": .string(symbol), "rightOperand": right]
    }

    private static func dateTime(_ instant: Instant) -> JSONValue {
        ["@value": .string(instant.description), "@type": "xsd:dateTime"]
    }

    /// - Returns: `nil` of what is a prohibition and no duty.
    private static func duty(_ obligation: Obligation) -> JSONValue? {
        switch obligation {
        case .noOnwardShare: nil
        case .notify(let team): ["action": "inform", "caregate:informedParty": .string(team)]
        // `anonymize` would promise more than a pseudonym keeps.
        case .redact, .pseudonymise, .mask, .showWithheldMarker: ["action": .string("caregate:\(obligation.text)")]
        }
    }
}
