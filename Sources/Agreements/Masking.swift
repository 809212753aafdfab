// The obligation `mask`: the person's own identifiers are shown in part, enough to tell that two screens show the same
// person and too little to look somebody up. What is left is never in the element itself, where a system would take it
// for the whole: the value is said to be masked, and `rendered-value` shows the part
// (http://hl7.org/fhir/R4/datatypes.html, "Identifier": masked values). A date and a postcode have coarser forms of
// their own (NHS anonymisation standard ISB 1523).

import Records

enum Masking {
    /// Characters shown at the end of an identifier, and what it must have at least for any to be shown.
    private static let identifierShown = 4
    private static let identifierLeast = 8
    /// Digits shown at the end of a telephone number, and what it must have at least for any to be shown.
    private static let telephoneShown = 3
    private static let telephoneLeast = 9
    private static let star: Character = "*"

    /// `******0018` for a number of ten digits.
    static func identifier(_ identifier: JSONObject) -> JSONObject? {
        guard let value = identifier["value"]?.string else { return nil }
        let shown = value.count >= identifierLeast ? identifierShown : 0
        return kept(["use", "system", "extension"], of: identifier) + [
            .init("_value", masked(value, shown, atEnd: true))
        ]
    }

    /// `********789`; nothing of an e-mail or web address.
    static func contactPoint(_ contact: JSONObject) -> JSONObject? {
        guard let value = contact["value"]?.string else { return nil }
        let isTelephone = ["phone", "fax", "sms", "pager"].contains(contact["system"]?.string)
        let shown = isTelephone && value.count >= telephoneLeast ? telephoneShown : 0
        return kept(["use", "system"], of: contact) + [.init("_value", masked(value, shown, atEnd: true))]
    }

    /// Initials: `A***`.
    static func name(_ name: JSONObject) -> JSONObject? {
        var members = kept(["use"], of: name).members
        if let family = name["family"]?.string { members.append(.init("_family", masked(family, 1, atEnd: false))) }
        let given = JSONValue.items(name["given"]).compactMap(\.string).map { masked($0, 1, atEnd: false) }
        if !given.isEmpty { members.append(.init("_given", .array(given))) }
        return members.isEmpty ? nil : JSONObject(distinct: members)
    }

    /// The postcode's outward part, `NG1`, and nothing else.
    static func address(_ address: JSONObject) -> JSONObject? {
        guard let postcode = address["postalCode"]?.string, let outward = outward(postcode) else { return nil }
        return ["postalCode": .string(outward)]
    }

    /// The year of a date or time: its first four digits.
    static func year(_ value: JSONValue) -> JSONValue? {
        guard let text = value.string, text.utf8.count >= 4,
            text.utf8.prefix(4).allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return .string(String(text.prefix(4)))
    }

    /// A postcode is an outward part of two to four characters and an inward part of a digit and two letters.
    private static func outward(_ postcode: String) -> String? {
        let text = postcode.utf8.filter { $0 != 0x20 }
        guard (5...7).contains(text.count) else { return nil }
        let inward = text.suffix(3).map { $0 | 0x20 }
        let isPostcode =
            (0x30...0x39).contains(text[text.count - 3]) && inward.dropFirst().allSatisfy { (0x61...0x7A).contains($0) }
        return isPostcode ? String(decoding: text.dropLast(3), as: UTF8.self) : nil
    }

    private static func kept(_ names: [String], of object: JSONObject) -> JSONObject {
        JSONObject(distinct: object.members.filter { names.contains($0.name) })
    }

    private static func masked(_ value: String, _ shown: Int, atEnd: Bool) -> JSONValue {
        guard shown > 0, value.count > shown else { return ElementTypes.masked }
        let stars = String(repeating: star, count: value.count - shown)
        let text = atEnd ? stars + String(value.suffix(shown)) : String(value.prefix(shown)) + stars
        let rendered: JSONValue = [
            "url": "http://hl7.org/fhir/StructureDefinition/rendered-value", "valueString": .string(text),
        ]
        return ["extension": .array(JSONValue.items(ElementTypes.masked["extension"]) + [rendered])]
    }
}

extension JSONObject {
    fileprivate static func + (object: JSONObject, members: [Member]) -> JSONObject {
        JSONObject(distinct: object.members + members)
    }
}
