// An agreement as the JSON of a FHIR R5 Permission (http://hl7.org/fhir/R5/permission.html). R4 has no such resource: this
// is for readers of R5, and is never stored or sent among R4 resources.

public import Records

extension Agreement {
    /// Rules are combined by `deny-overrides`. What an item means is told by FHIRPath over R4.
    public func permission(_ standing: AgreementStanding) -> JSONObject {
        var resource: JSONObject = [
            "resourceType": "Permission", "id": .string(fhirID),
            "status": .string(Self.permissionStatus(standing.stage)),
        ]
        let controllers = parties.filter { $0.role != .processor }
        resource["asserter"] = controllers.first.map { FHIRValue.organisation($0.ods, $0.name) }
        if let lastSigned { resource["date"] = [.string(lastSigned.description)] }
        resource["validity"] = FHIRValue.period(start, standing.lastDay)
        resource["justification"] = ["basis": .array(controllers.flatMap(Self.bases))]
        resource["combining"] = "deny-overrides"
        resource["rule"] = .array(standing.flows.flatMap { flow in data.flatMap { rules(flow, $0) } })
        return resource
    }

    private static func bases(_ party: Party) -> [JSONValue] {
        guard let basis = party.lawfulBasis else { return [] }
        return [basis.art6, basis.art9, basis.statute, basis.confidentiality].map { text in
            ["text": .string("\(party.name): \(text)")]
        }
    }

    private static func permissionStatus(_ stage: AgreementStanding.Stage) -> String {
        switch stage {
        // R5 has no word for what is suspended: like a draft, it permits nothing.
        case .proposed, .stopped: "draft"
        // Its `validity` says that it is over: R5 has no word for it, and it was neither rejected nor an error.
        case .inForce, .over: "active"
        }
    }

    private func rules(_ flow: Flow, _ clause: DataClause) -> [JSONValue] {
        let activity: JSONValue = [
            "actor": .array(flow.to.map { FHIRValue.organisation($0, name(of: $0)) }),
            "action": [
                FHIRValue.concept(
                    FHIRValue.coding("http://terminology.hl7.org/CodeSystem/consentaction", "disclose", "Disclose"),
                    text: "from \(flow.from.map { name(of: $0) }.inWords) to \(roles.map(\.rawValue).inWords)")
            ],
            "purpose": .array(purposes.map { FHIRValue.concept(FHIRValue.purpose($0)) }),
        ]
        func rule(_ type: String, _ items: ItemSet, _ limits: [Obligation]) -> JSONObject {
            var object: JSONObject = [
                "type": .string(type), "data": [["expression": Self.expression(clause.category, items)]],
                "activity": [activity],
            ]
            if !limits.isEmpty {
                object["limit"] = .array(
                    limits.map { FHIRValue.concept(FHIRValue.coding($0.code.system, $0.code.code), text: $0.text) })
            }
            return object
        }
        let denies = exclusions(clause).map { items, isIfSFlag in
            var deny = rule("deny", items, [])
            if isIfSFlag { deny["extension"] = FHIRValue.condition(Self.sFlagCondition) }
            return deny
        }
        let granted = grantedItems(clause)
        return ((granted.isEmpty ? [] : [rule("permit", granted, obligations)]) + denies).map(JSONValue.object)
    }

    private static func expression(_ category: Category, _ items: ItemSet) -> JSONValue {
        [
            "description": .string("\(category.rawValue): \(items.names.inWords)"), "language": "text/fhirpath",
            "expression": .string(FHIRPathOfItems.expression(category, items)),
        ]
    }
}

/// Items as FHIRPath over FHIR R4, from the item table.
enum FHIRPathOfItems {
    /// A union of paths; `{}` where the items are conditions on others and name no element of their own.
    static func expression(_ category: Category, _ items: ItemSet) -> String {
        var paths: [String] = []
        for row in ItemTable.rows where row.category == category && !row.path.isEmpty {
            guard let item = row.item, items.contains(item) else { continue }
            let path = path(row.path)
            if !paths.contains(path) { paths.append(path) }
        }
        return paths.isEmpty ? "{}" : paths.joined(separator: " | ")
    }

    /// `A.b>C.d` follows the reference `A.b`; `extension[x]` and `identifier[x]` pick by URL and system.
    static func path(_ text: String) -> String {
        let steps = text.split(separator: ">")
        var result = ""
        for (index, step) in steps.enumerated() {
            let parts = step.split(separator: ".").map { element(String($0)) }
            result +=
                index == 0
                ? parts.joined(separator: ".")
                : ".resolve().ofType(\(parts[0]))" + parts.dropFirst().map { ".\($0)" }.joined()
        }
        return result
    }

    private static func element(_ text: String) -> String {
        guard let open = text.firstIndex(of: "["), text.last == "]" else { return text }
        let name = text[..<open]
        let key = String(text[text.index(after: open)...].dropLast())
        let url = ItemTableText.urls[key] ?? ItemTableText.extensions + key
        return name == "extension" ? "extension('\(url)')" : "\(name).where(system = '\(url)')"
    }
}
