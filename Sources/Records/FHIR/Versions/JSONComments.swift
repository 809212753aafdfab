// Comments in JSON (http://hl7.org/fhir/DSTU2/json.html#xml: "fhir_comments"), which tools still wrote with STU3. They say
// nothing of the record and are dropped, as those of XML are.

extension JSONObject {
    var withoutComments: JSONObject {
        JSONObject(
            distinct: members.compactMap { member in
                if member.name == "fhir_comments" { return nil }
                guard let value = member.value.withoutComments else { return nil }
                return Member(member.name, value)
            })
    }
}

extension JSONValue {
    /// `nil` of an object that held nothing but comments: `"_status": {"fhir_comments": […]}`.
    fileprivate var withoutComments: JSONValue? {
        switch self {
        case .object(let object):
            let kept = object.withoutComments
            return kept.isEmpty && !object.isEmpty ? nil : .object(kept)
        case .array(let items):
            let kept = items.map { $0.withoutComments ?? .null }
            return items.contains { $0 != .null } && kept.allSatisfy { $0 == .null } ? nil : .array(kept)
        case .null, .bool, .number, .string: return self
        }
    }
}
