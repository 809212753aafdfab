// Disclosures as one transaction for a shared care record outside (http://hl7.org/fhir/R4/http.html#transaction). The
// server gives its own ids: each resource is known to it by an identifier of the gateway's, and a repeat finds it again.

public import Agreements
public import Records

public enum RecordTransaction {
    /// Of the identifiers by which a record's server knows what the gateway sent it; the same in every release.
    public static let identifierSystem = FHIRMessage.base + "record"

    /// One conditional update a resource (http://hl7.org/fhir/R4/http.html#cond-update): created where the record has none
    /// with its identifier, replaced where it has one, so that a repeat has no second effect. A type without repeating
    /// identifiers (`Composition`, `Binary`) is updated by id.
    public static func bundle(_ disclosures: [Disclosure]) -> Bundle {
        // The same resource twice in a transaction is an error: each stands there once, with all that was let out of it.
        let parts = Disclosure.gathered(disclosures).map { resource, disclosure in
            Part(resource, id: resource.id ?? "", publisher: disclosure.publisher)
        }
        var names: [String: Name] = [:]
        for part in parts {
            for reference in [part.resource.reference, part.resource.id.map { "urn:uuid:\($0)" }].compactMap({ $0 }) {
                names[reference] = part.name
            }
        }
        return Bundle(type: "transaction", entries: parts.map { $0.entry(among: names) })
    }

    /// Whether resources of a type can bear one identifier more.
    static func takesIdentifier(_ type: String) -> Bool {
        FHIRDefinitions.r4.structure(type)?.elements.contains { $0.name == "identifier" && $0.isRepeating } ?? false
    }
}

/// What the gateway calls a resource of a publisher's, towards every record, for ever.
private struct Name {
    /// Letters, digits, `.` and `-` only: nothing to escape in a search.
    let value: String
    let type: String

    init(publisher: ODSCode, type: String, id: String) {
        value = "\(publisher).\(type).\(FHIRMessage.resourceID(id))"
        self.type = type
    }

    var identifier: JSONValue {
        ["system": .string(RecordTransaction.identifierSystem), "value": .string(value)]
    }

    /// Within one transaction (http://hl7.org/fhir/R4/bundle.html#references).
    var fullURL: String { "urn:uuid:\(StableID.uuid([RecordTransaction.identifierSystem, value]))" }
}

private struct Part {
    let resource: Resource
    let publisher: ODSCode
    let name: Name

    init(_ resource: Resource, id: String, publisher: ODSCode) {
        self.resource = resource
        self.publisher = publisher
        name = Name(publisher: publisher, type: resource.type, id: id)
    }

    /// - Parameter names: of what the transaction holds, by what resources call each other.
    func entry(among names: [String: Name]) -> Bundle.Entry {
        var result = resource
        result.json = References(publisher: publisher, names: names).rewritten(resource.json)
        let url: String
        if RecordTransaction.takesIdentifier(resource.type) {
            // An id would have to be the server's own, which the gateway does not know.
            result.id = nil
            result["identifier"] = .array(JSONValue.items(resource["identifier"]) + [name.identifier])
            url = "\(resource.type)?identifier=\(RecordTransaction.identifierSystem)|\(name.value)"
        } else {
            url = "\(resource.type)/\(resource.id ?? "")"
        }
        return Bundle.Entry(
            fullURL: name.fullURL, resource: result, request: ["method": "PUT", "url": .string(url)])
    }
}

/// References as a server that gives its own ids can follow them.
private struct References {
    let publisher: ODSCode
    let names: [String: Name]

    func rewritten(_ object: JSONObject) -> JSONObject {
        var members = object.members
        for index in members.indices {
            switch members[index].value {
            case .object(let inner): members[index].value = .object(rewritten(inner))
            case .array(let items):
                members[index].value = .array(
                    items.map { item in
                        if case .object(let inner) = item { .object(rewritten(inner)) } else { item }
                    })
            default: break
            }
        }
        let result = JSONObject(distinct: members)
        guard let target = object["reference"]?.string else { return result }
        return reference(result, to: target)
    }

    /// To what is in the transaction: its `fullUrl`, which the server replaces by its own id. To what is not: a logical
    /// reference (http://hl7.org/fhir/R4/references.html#logical). A conditional one (`Type?identifier=…`) would make the
    /// server refuse the whole transaction for as long as it does not hold the target, and the agreement may never let the
    /// target go there.
    private func reference(_ object: JSONObject, to target: String) -> JSONObject {
        var result = object
        let parts = target.split(separator: "/", omittingEmptySubsequences: false)
        if let name = names[target] {
            result["reference"] = .string(name.fullURL)
        } else if parts.count == 2, FHIRDefinitions.r4.isResource(String(parts[0])) {
            let name = Name(publisher: publisher, type: String(parts[0]), id: String(parts[1]))
            result["reference"] = nil
            if result["type"] == nil { result["type"] = .string(name.type) }
            if result["identifier"] == nil { result["identifier"] = name.identifier }
        } else if target.hasPrefix("urn:") {
            // A name from somebody's message, which means nothing to the server.
            result["reference"] = nil
            if result["identifier"] == nil {
                result["identifier"] = ["system": "urn:ietf:rfc:3986", "value": .string(target)]
            }
        }
        return result
    }
}
