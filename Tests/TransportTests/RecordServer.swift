// A small FHIR server that gives its own ids, as a shared care record outside may: transactions of conditional updates by
// identifier and of updates by id, all or nothing (http://hl7.org/fhir/R4/http.html#transaction).

import Hummingbird
import NIOCore
import Records
import Synchronization

final class RecordServer: Sendable {
    struct Held: Sendable {
        var version: Int
        var resource: Resource
    }

    struct Fault: Error {
        let status: Int
    }

    private struct State {
        /// By `Type/id`.
        var held: [String: Held] = [:]
        var given = 0
        var transactions = 0
    }

    private let state = Mutex(State())

    var held: [String: Held] { state.withLock { $0.held } }
    var transactions: Int { state.withLock { $0.transactions } }
    func all(_ type: String) -> [Held] { held.values.filter { $0.resource.type == type } }

    /// Holds a resource that somebody else put there.
    func hold(_ resource: Resource) {
        state.withLock { state in
            state.given += 1
            state.held["\(resource.type)/srv-\(state.given)"] = Held(version: 1, resource: resource)
        }
    }

    func answer(_ request: PeerRequest) -> Response {
        do {
            let statuses = try state.withLock { try Self.apply(request.body, to: &$0) }
            let entries = statuses.map { JSONValue.object(["response": ["status": .string($0)]]) }
            return Self.response(
                200, ["resourceType": "Bundle", "type": "transaction-response", "entry": .array(entries)])
        } catch let fault as Fault {
            return Self.response(fault.status, ["resourceType": "OperationOutcome"])
        } catch {
            return Self.response(400, ["resourceType": "OperationOutcome"])
        }
    }

    static func response(_ status: Int, _ body: JSONValue) -> Response {
        Response(status: .init(code: status), body: .init(byteBuffer: ByteBuffer(bytes: body.write())))
    }

    private static func apply(_ body: [UInt8], to state: inout State) throws -> [String] {
        guard let bundle = Bundle(try FHIRJSON.read(body)), bundle.type == "transaction" else {
            throw Fault(status: 400)
        }
        var after = state
        after.transactions += 1
        var names: [String: String] = [:]
        var statuses: [String] = []
        var places: [String] = []
        for entry in bundle.entries {
            guard entry.request?["method"] == "PUT", let url = entry.request?["url"]?.string,
                let fullURL = entry.fullURL, fullURL.hasPrefix("urn:uuid:")
            else { throw Fault(status: 400) }
            let place = try place(of: entry.resource, url, &after)
            // http://hl7.org/fhir/R4/http.html#trules: no resource twice.
            guard !places.contains(place), names.updateValue(place, forKey: fullURL) == nil else {
                throw Fault(status: 400)
            }
            places.append(place)
            statuses.append(after.held[place] == nil ? "201 Created" : "200 OK")
        }
        for (place, entry) in zip(places, bundle.entries) {
            var resource = entry.resource
            resource.json = try rewritten(resource.json, names)
            let known = after.held[place]
            // An update that says nothing new makes no version.
            guard known?.resource != resource else { continue }
            after.held[place] = Held(version: (known?.version ?? 0) + 1, resource: resource)
        }
        state = after
        return statuses
    }

    /// http://hl7.org/fhir/R4/http.html#cond-update
    private static func place(of resource: Resource, _ url: String, _ state: inout State) throws -> String {
        let parts = url.split(separator: "?", maxSplits: 1)
        guard parts.count == 2 else {
            guard url == resource.reference else { throw Fault(status: 400) }
            return url
        }
        let criterion = parts[1].split(separator: "=", maxSplits: 1)
        let token = criterion.count == 2 ? criterion[1].split(separator: "|") : []
        guard String(parts[0]) == resource.type, criterion[0] == "identifier", token.count == 2, resource.id == nil
        else { throw Fault(status: 400) }
        let wanted: JSONValue = ["system": .string(String(token[0])), "value": .string(String(token[1]))]
        let found = state.held.filter {
            $0.value.resource.type == resource.type
                && JSONValue.items($0.value.resource["identifier"]).contains(wanted)
        }
        guard found.count <= 1 else { throw Fault(status: 412) }
        if let place = found.keys.first { return place }
        state.given += 1
        return "\(resource.type)/srv-\(state.given)"
    }

    /// A name within the transaction becomes the server's own; one that leads nowhere is refused, as is another server's id.
    private static func rewritten(_ object: JSONObject, _ names: [String: String]) throws -> JSONObject {
        JSONObject(
            distinct: try object.members.map { member in
                guard member.name != "reference" else {
                    guard let target = member.value.string, let place = names[target] else { throw Fault(status: 400) }
                    return .init("reference", .string(place))
                }
                return .init(member.name, try rewritten(member.value, names))
            })
    }

    private static func rewritten(_ value: JSONValue, _ names: [String: String]) throws -> JSONValue {
        switch value {
        case .object(let inner): .object(try rewritten(inner, names))
        case .array(let items): .array(try items.map { try rewritten($0, names) })
        default: value
        }
    }
}
