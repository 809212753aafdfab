// Every resource type of the earlier versions with every element filled, made of the definitions: in R4 each value is still
// somewhere, and the resource is sound.

import Testing

@testable import Records

/// Makes resources of definitions. Every text, time and number is unlike all others, so that it can be found again.
private struct FilledResource {
    let definitions: FHIRDefinitions
    /// Which type of a choice, and which code of a value set, is taken.
    let turn: Int
    var count = 0
    /// Values to be found again.
    var marks: Set<String> = []

    init(_ version: FHIRVersion, turn: Int) {
        definitions = .of(version)
        self.turn = turn
    }

    mutating func resource(_ type: String) -> JSONObject {
        guard let structure = definitions.structure(type) else { return [:] }
        let made = object(structure, depth: 0)
        return JSONObject(distinct: [.init("resourceType", .string(type))] + made.members)
    }

    private mutating func object(_ structure: FHIRDefinitions.Structure, depth: Int) -> JSONObject {
        var made = JSONObject()
        for (order, element) in structure.elements.enumerated() {
            let isExtension = ["extension", "modifierExtension"].contains(element.name)
            if structure.kind == .resource, ["contained", "implicitRules", "language"].contains(element.name) {
                continue
            }
            if element.name == "id" || isExtension && (depth > 1 || structure.path == "Extension") { continue }
            let slots = structure.slots.filter { Int($0.value.order) == order }.sorted { $0.key < $1.key }
            guard !slots.isEmpty else { continue }
            let (name, slot) = slots[turn % slots.count]
            let type = definitions.structures[Int(slot.structure)]
            // Far from the root, what is not required is filled with primitives alone.
            if depth > 2, !element.isRequired, type.kind == .datatype || type.kind == .backbone { continue }
            let values = (0..<(slot.isRepeating && depth < 1 ? 2 : 1)).map { _ in value(type, element, depth: depth) }
            if values.contains(.object([:])) { continue }
            made[name] = slot.isRepeating ? .array(values) : values[0]
        }
        return made
    }

    private mutating func value(
        _ type: FHIRDefinitions.Structure, _ element: FHIRDefinitions.Element, depth: Int
    ) -> JSONValue {
        if type.holdsAnyResource { return .object(resource("Basic")) }
        guard case .primitive(let primitive) = type.kind else { return .object(object(type, depth: depth + 1)) }
        count += 1
        switch primitive {
        case .boolean: return true
        case .decimal, .integer: return .number(mark("\(100_000 + count)"))
        case .date: return .string(mark("\(1000 + count)-01-01"))
        case .dateTime, .instant: return .string(mark("\(1000 + count)-01-01T00:00:00Z"))
        case .time: return "10:00:00"
        case .xhtml: return "<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>"
        case .text: return .string(text(type.path, element))
        }
    }

    private mutating func text(_ type: String, _ element: FHIRDefinitions.Element) -> String {
        switch type {
        case "code":
            if let codes = element.requiredValueSet.flatMap({ definitions.codes(of: $0) })?.sorted() {
                return codes[turn % codes.count]
            }
            return mark("c\(count)")
        case "oid": return mark("urn:oid:1.2.\(count)")
        case "uuid": return "urn:uuid:0b7c1a52-5d0e-4c1a-9a53-5f2f6f0a0002"
        case "base64Binary": return "AAAA"
        case "uri", "url": return mark("urn:t:\(count)")
        default: return mark("t\(count)")
        }
    }

    private mutating func mark(_ text: String) -> String {
        marks.insert(text)
        return text
    }
}

@Suite struct NothingIsDroppedTests {
    /// What this product routes; it must be sound in R4, whatever was in it.
    private static let routed: Set<String> = [
        "Patient", "Encounter", "EpisodeOfCare", "CarePlan", "CareTeam", "Flag", "Condition", "Task", "ReferralRequest",
        "ProcedureRequest", "Organization", "Practitioner", "PractitionerRole", "Bundle", "MessageHeader",
        "Communication",
        "CommunicationRequest", "Consent", "AuditEvent", "DocumentReference", "List", "Provenance", "OperationOutcome",
        "Parameters", "Location", "RelatedPerson", "Basic",
    ]

    @Test(arguments: [FHIRVersion.stu3, .dstu2], 0..<3)
    func everyValueOfEveryResourceIsSomewhereInR4(version: FHIRVersion, turn: Int) throws {
        for type in FHIRDefinitions.of(version).resourceTypes {
            var maker = FilledResource(version, turn: turn)
            let written = try #require(Resource(maker.resource(type)))
            #expect(throws: Never.self, "\(type) as made") { try FHIRJSON.check(written.json, version: version) }
            let outcome = try FHIRConversion.toR4(written, from: version)
            #expect(throws: Never.self, "\(type)") { try FHIRJSON.check(outcome.resource.json) }
            #expect(throws: Never.self, "\(type)") { try FHIRXML.write(outcome.resource) }
            var found: Set<String> = []
            Self.collect(.object(outcome.resource.json), &found)
            let lost = maker.marks.subtracting(found)
            // Parts of a name that became one text.
            let joined = lost.filter { text in !found.contains { $0.split(separator: " ").contains(text[...]) } }
            #expect(joined == [], "\(version.name) \(type) \(turn): of \(maker.marks.count)")
            guard Self.routed.contains(type) else { continue }
            let errors = FHIRValidation.validate(outcome.resource).issues.filter { $0.severity == .error }
            #expect(errors == [], "\(version.name) \(type) \(turn)")
        }
    }

    private static func collect(_ value: JSONValue, _ found: inout Set<String>) {
        switch value {
        case .string(let text), .number(let text): found.insert(text)
        case .array(let items): for item in items { collect(item, &found) }
        case .object(let object): for member in object.members { collect(member.value, &found) }
        case .null, .bool: break
        }
    }
}
