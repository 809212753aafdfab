// The tree that every record becomes: JSON as it was written. Numbers keep their text (`1.00` is not `1.0`), objects
// keep their order, and no object holds a key twice. FHIR resources are such trees whatever format they came in.

/// A JSON value (RFC 8259) that loses nothing of what was written.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The digits as written, such as `1.00` or `1E+2`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// An ordered set of members with distinct names.
public struct JSONObject: Sendable, Hashable {
    public struct Member: Sendable, Hashable {
        public let name: String
        public var value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    public private(set) var members: [Member]

    public init() { members = [] }

    /// Members whose names the caller knows to be distinct, in the order to be written.
    public init(distinct members: [Member]) { self.members = members }

    public var isEmpty: Bool { members.isEmpty }

    /// The value of a member; setting `nil` removes it, setting an absent one appends it.
    public subscript(name: String) -> JSONValue? {
        get {
            for place in members.indices where members[place].name == name { return members[place].value }
            return nil
        }
        set {
            if let index = members.firstIndex(where: { $0.name == name }) {
                if let newValue { members[index].value = newValue } else { members.remove(at: index) }
            } else if let newValue {
                members.append(Member(name, newValue))
            }
        }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        members = elements.map { Member($0.0, $0.1) }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(distinct: elements.map { JSONObject.Member($0.0, $0.1) }))
    }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int) { self = .number(String(value)) }
}

extension JSONValue {
    /// The text of a string; `nil` of anything else.
    public var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// The text of a string, number or boolean: what a FHIR primitive's value says.
    public var scalar: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null, .array, .object: nil
        }
    }

    public var object: JSONObject? {
        if case .object(let object) = self { return object }
        return nil
    }

    public var array: [JSONValue]? {
        if case .array(let items) = self { return items }
        return nil
    }

    /// The member of an object, or `nil`.
    public subscript(name: String) -> JSONValue? { object?[name] }

    /// The items of an array, the value itself where it is no array, nothing of `nil`: a FHIR element's repetitions.
    public static func items(_ value: JSONValue?) -> [JSONValue] {
        switch value {
        case nil: []
        case .array(let items): items
        case .some(let single): [single]
        }
    }
}
