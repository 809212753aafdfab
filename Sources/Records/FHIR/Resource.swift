// FHIR resources as trees: the one form in which records travel through the gateway, whatever they came in.

/// A FHIR R4 resource: an object whose first member is `resourceType`.
public struct Resource: Sendable, Hashable {
    public var json: JSONObject

    /// `nil` when the object has no `resourceType` that is a string.
    public init?(_ json: JSONObject) {
        guard json["resourceType"]?.string != nil else { return nil }
        self.json = json
    }

    public init(type: String, id: String? = nil) {
        json = JSONObject(distinct: [.init("resourceType", .string(type))])
        if let id { json["id"] = .string(id) }
    }

    public var type: String { json["resourceType"]?.string ?? "" }

    public var id: String? {
        get { json["id"]?.string }
        set { json["id"] = newValue.map(JSONValue.string) }
    }

    /// A top-level element.
    public subscript(element: String) -> JSONValue? {
        get { json[element] }
        set { json[element] = newValue }
    }

    /// `Type/id`, as other resources refer to it.
    public var reference: String? { id.map { "\(type)/\($0)" } }
}

/// A FHIR R4 `Bundle`.
public struct Bundle: Sendable, Hashable {
    public struct Entry: Sendable, Hashable {
        public var fullURL: String?
        public var resource: Resource
        /// `request` of a transaction or batch: method, url, ifNoneExist and the like, as written.
        public var request: JSONObject?

        public init(fullURL: String? = nil, resource: Resource, request: JSONObject? = nil) {
            self.fullURL = fullURL
            self.resource = resource
            self.request = request
        }
    }

    public var id: String?
    /// `message`, `transaction`, `collection`, `searchset` …
    public var type: String
    /// As written; an `instant`.
    public var timestamp: String?
    public var entries: [Entry]

    public init(id: String? = nil, type: String, timestamp: String? = nil, entries: [Entry] = []) {
        self.id = id
        self.type = type
        self.timestamp = timestamp
        self.entries = entries
    }

    public func resources(_ type: String) -> [Resource] { entries.lazy.map(\.resource).filter { $0.type == type } }
}

extension Bundle {
    /// Reads the parts this gateway uses of a `Bundle` resource; entries without a resource are left out.
    /// - Returns: `nil` when the resource is no `Bundle` or has no `type`.
    public init?(_ resource: Resource) {
        guard resource.type == "Bundle", let type = resource["type"]?.string else { return nil }
        id = resource.id
        self.type = type
        timestamp = resource["timestamp"]?.string
        entries = JSONValue.items(resource["entry"]).compactMap { entry in
            guard let json = entry["resource"]?.object, let resource = Resource(json) else { return nil }
            return Entry(fullURL: entry["fullUrl"]?.string, resource: resource, request: entry["request"]?.object)
        }
    }

    /// The `Bundle` as a resource, elements in the order of the definition.
    public var resource: Resource {
        var result = Resource(type: "Bundle", id: id)
        result["type"] = .string(type)
        result["timestamp"] = timestamp.map(JSONValue.string)
        if !entries.isEmpty {
            result["entry"] = .array(
                entries.map { entry in
                    var members: [JSONObject.Member] = []
                    if let url = entry.fullURL { members.append(.init("fullUrl", .string(url))) }
                    members.append(.init("resource", .object(entry.resource.json)))
                    if let request = entry.request { members.append(.init("request", .object(request))) }
                    return .object(JSONObject(distinct: members))
                })
        }
        return result
    }
}
