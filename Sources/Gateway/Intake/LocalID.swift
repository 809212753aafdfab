// A sender's own number for a person, with whose number it is: the same digits of two assigners are two people.

internal import Records

struct LocalID: Sendable, Hashable {
    let value: String
    /// Who assigned it, as the sender says (CX-4, or the identifier's system); `nil` of the sender's own numbers.
    let assigner: String?

    init(_ value: String, assigner: String? = nil) {
        self.value = value
        self.assigner = assigner
    }

    /// What stands for the number of somebody to whom the sender gives none.
    init(standingFor number: NHSNumber) { self.init(number.digits, assigner: NHSNumber.system) }
    init(standingForVisit visit: String) { self.init(visit, assigner: Self.visits) }

    private static let visits = "urn:caregate:visit"

    /// Whether the sender itself knows the person by it.
    var isSendersWord: Bool { assigner != NHSNumber.system && assigner != Self.visits }

    /// - Returns: `nil` of an identifier without a value.
    init?(_ identifier: JSONValue, of sender: ODSCode) {
        guard let value = identifier["value"]?.string else { return nil }
        let assigner =
            identifier["system"]?.string ?? identifier["assigner"]?["identifier"]?["value"]?.string
            ?? identifier["assigner"]?["display"]?.string
        let isOwn = assigner.map { $0.uppercased() == sender.text || $0 == Self.system(of: sender) } ?? true
        self.init(value, assigner: isOwn ? nil : assigner)
    }

    /// What is kept: the value; of another assigner `assigner|value`, and `|value` of a value that could be mistaken for one.
    var key: String {
        guard let assigner else { return value.contains("|") ? "|\(value)" : value }
        return "\(assigner.replacing("|", with: "%7C"))|\(value)"
    }

    init(key: String) {
        guard let bar = key.firstIndex(of: "|") else {
            self.init(key)
            return
        }
        let assigner = String(key[..<bar]).replacing("%7C", with: "|")
        self.init(String(key[key.index(after: bar)...]), assigner: assigner.isEmpty ? nil : assigner)
    }

    /// As FHIR says it.
    var identifier: JSONValue {
        var members: JSONObject = [:]
        if let assigner, assigner.contains(":") { members["system"] = .string(assigner) }
        members["value"] = .string(value)
        if let assigner, !assigner.contains(":") { members["assigner"] = ["display": .string(assigner)] }
        return .object(members)
    }

    private static func system(of sender: ODSCode) -> String { "ods:\(sender)" }
}
