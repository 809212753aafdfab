// https://hl7.org/fhir/R4/http.html#read — GET [base]/[type]/[id]
// What is refused and what does not exist get the same bytes.

internal import Agreements
internal import Gateway
internal import HTTPTypes
internal import Records

extension CareRecord {
    func read(type: String, id: String, _ call: Call) async throws -> Reply {
        guard Self.types.contains(type) else { throw Refusal.notRouted }
        for parameter in call.query.parameters where parameter.name != "_format" && parameter.name != "_pretty" {
            throw Refusal.invalid("A read takes no parameter but _format.")
        }
        let reader = try await reader(of: call, .read)
        guard Self.isID(id) else { throw Refusal.notShared }
        let answer = try await access.answer(.read(type: type, id: id), to: reader)
        guard let item = answer.items.first else { throw Refusal.notShared }
        let headers: HTTPFields = [
            .eTag: "W/\"\(item.version)\"", .lastModified: HTTPDate.text(of: item.updatedAt),
        ]
        // https://hl7.org/fhir/R4/http.html#cread: only a reader to whom the resource is disclosed learns its version.
        if let condition = call.headers[.ifNoneMatch], Self.matches(condition, version: item.version) {
            return Reply(status: .notModified, headers: headers, resource: nil)
        }
        return Reply(headers: headers, resource: item.labelled)
    }

    /// https://hl7.org/fhir/R4/datatypes.html#id
    static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }

    /// Weak comparison of `If-None-Match` (RFC 9110, 13.1.2).
    static func matches(_ condition: String, version: Int64) -> Bool {
        condition.split(separator: ",").contains { tag in
            let tag = tag.trimmingSpaces()
            return tag == "*" || tag == "W/\"\(version)\"" || tag == "\"\(version)\""
        }
    }
}

extension RecordAnswer.Item {
    /// The disclosed resource with its version, and labels that say what the reader must know of it.
    var labelled: Resource {
        var meta = resource["meta"]?.object ?? JSONObject()
        meta["versionId"] = .string(String(version))
        meta["lastUpdated"] = .string(updatedAt.description)
        var labels = JSONValue.items(meta["security"])
        if !disclosure.withheldMarkers.isEmpty {
            // https://terminology.hl7.org/CodeSystem-v3-ObservationValue.html: part of it is withheld.
            labels.append([
                "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "code": "REDACTED",
                "display": "redacted",
            ])
        }
        if isNotForOnwardShare {
            // https://terminology.hl7.org/CodeSystem-v3-ActCode.html
            labels.append([
                "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "NORDSCLCD",
                "display": "no redisclosure without consent directive",
            ])
        }
        meta["security"] = labels.isEmpty ? nil : .array(labels)
        var members = resource.json.members.filter { $0.name != "meta" }
        let place = (members.firstIndex { $0.name == "id" } ?? 0) + 1
        members.insert(.init("meta", .object(meta)), at: min(place, members.count))
        var labelled = resource
        labelled.json = JSONObject(distinct: members)
        return labelled
    }
}

/// RFC 9110, 5.6.7.
enum HTTPDate {
    static func text(of instant: Instant) -> String {
        let text = instant.description.utf8.map { $0 }
        let days = Int(
            (instant.milliseconds - ((instant.milliseconds % 86_400_000) + 86_400_000) % 86_400_000) / 86_400_000)
        let date = CivilDate(daysSince1970: days)
        let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let clock = String(decoding: text[11..<19], as: UTF8.self)
        let words = date.display.split(separator: "-").joined(separator: " ")
        return "\(weekdays[((days + 4) % 7 + 7) % 7]), \(words) \(clock) GMT"
    }
}
