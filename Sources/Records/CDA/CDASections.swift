// Sections of a clinical document → Composition.section: title, code, and the narrative that people read and sign. What is
// coded beside a narrative stays in the document, but for the plan of care.

extension CDAConversion {
    /// - Parameter plan: what was made of the entries of the plan of care, by the section that they stand in.
    mutating func section(_ element: XMLElement, _ plan: CDAPlan, depth: Int) throws(Problem) -> JSONValue {
        guard depth <= CDALimits.sectionDepth else {
            throw Problem(.limit, "more than \(CDALimits.sectionDepth) sections inside each other", at: element.place)
        }
        var section: JSONObject = [:]
        section["title"] = .text(types.text(element.child("title")))
        section["code"] = types.concept(element.child("code"))
        if let text = element.child("text"), text.nullFlavor == nil {
            let (div, dropped) = try CDANarrative.div(text)
            if dropped > 0 {
                warn(
                    .unknownElement, "\(dropped) elements that act or load were left out of a narrative", at: text.place
                )
            }
            // The narrative is what was signed; what is coded may say less.
            section["text"] = div.map { ["status": "additional", "div": .string($0)] }
        }
        section["entry"] = .list(plan.entries[element.index] ?? [])
        var inner: [JSONValue] = []
        for component in element.children("component") {
            for child in component.children("section") { inner.append(try self.section(child, plan, depth: depth + 1)) }
        }
        section["section"] = .list(inner)
        if section["text"] == nil, section["entry"] == nil, section["section"] == nil {
            section["emptyReason"] = Self.emptyReason(element.nullFlavor ?? element.child("text")?.nullFlavor)
        }
        return .object(section.isEmpty ? ["emptyReason": Self.emptyReason(nil)] : section)
    }

    /// http://terminology.hl7.org/CodeSystem/list-empty-reason
    private static func emptyReason(_ nullFlavor: String?) -> JSONValue {
        let code =
            switch nullFlavor {
            case "NASK": "notasked"
            case "MSK": "withheld"
            default: "unavailable"
            }
        return [
            "coding": [["system": "http://terminology.hl7.org/CodeSystem/list-empty-reason", "code": .string(code)]]
        ]
    }
}
