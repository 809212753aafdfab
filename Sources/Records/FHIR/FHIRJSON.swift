// FHIR R4 in JSON (http://hl7.org/fhir/R4/json.html): the tree is kept as written; its structure is checked against the
// definitions, so that what is passed on is FHIR and can be written as XML.

/// Reads and writes FHIR R4 resources in JSON.
public enum FHIRJSON {
    /// Reads a resource, and those inside it.
    /// - Parameter version: what the resource is written in, and stays in: `FHIRConversion` brings it to R4.
    /// - Throws: what `JSONReader.read` throws; and of the resource, with the element's path as place: `unknownElement` for a
    ///   type or an element that the version does not have, `dataType` for an array where a single value belongs (or the other
    ///   way round) and for a value that is not of its type, `required` where nothing is where something must be.
    public static func read(
        _ bytes: [UInt8], version: FHIRVersion = .r4, limits: JSONLimits = .standard
    ) throws(Problem) -> Resource {
        let tape = try JSONTape(bytes, limits: limits)
        // What went before R4 may have comments (`fhir_comments`), which are no element.
        guard version == .r4 else {
            guard case .object(let object) = tape.value else { throw notAnObject }
            return try check(object.withoutComments, version: version)
        }
        try check(tape)
        guard case .object(let object) = tape.value else { throw notAnObject }
        return try resource(object)
    }

    /// The same resource in XML, without a tree between: as `FHIRXML.write` writes what `read` reads.
    /// - Throws: as both.
    public static func xml(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(Problem) -> [UInt8] {
        try FHIRJSONWalk.document(JSONTape(bytes, limits: limits), .r4, isChecking: true, isWriting: true)
    }

    /// Checks a document that was read as `read` does, without making a tree of it.
    public static func check(_ tape: JSONTape) throws(Problem) {
        _ = try FHIRJSONWalk.document(tape, .r4, isChecking: true, isWriting: false)
    }

    /// Checks a tree as `read` does, and puts its `resourceType` first.
    public static func check(_ object: JSONObject, version: FHIRVersion = .r4) throws(Problem) -> Resource {
        _ = try FHIRJSONWalk.document(JSONTape(made: object), .of(version), isChecking: true, isWriting: false)
        return try resource(object)
    }

    /// The tree with its `resourceType` first.
    private static func resource(_ object: JSONObject) throws(Problem) -> Resource {
        var members = object.members
        if let index = members.firstIndex(where: { $0.name == "resourceType" }), index > 0 {
            members.insert(members.remove(at: index), at: 0)
        }
        guard let resource = Resource(JSONObject(distinct: members)) else {
            throw Problem(.required, "resourceType is missing, so this is no FHIR resource")
        }
        return resource
    }

    private static let notAnObject = Problem(.dataType, "a FHIR resource is a JSON object")

    public static func write(_ resource: Resource) -> [UInt8] { resource.json.write() }
    public static func writePretty(_ resource: Resource) -> [UInt8] { resource.json.writePretty() }
}

extension Problem {
    /// The same problem, one step nearer the root: `.name` and `[0].family`.
    func inside(_ step: String) -> Problem {
        Problem(reason, what, at: step.isEmpty ? String(place.drop { $0 == " " }) : step + place, remedy: remedy)
    }

    static func unknown(
        _ name: String, in structure: FHIRDefinitions.Structure, _ version: FHIRVersion = .r4
    ) -> Problem {
        // A name is the sender's text: it is shown only where it can be an element's name.
        let isPlain =
            name.utf8.count <= 64
            && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x5F }
        return Problem(
            .unknownElement, "\(structure.path) has no such element in FHIR \(version.name)",
            at: isPlain ? ".\(name)" : ".?", remedy: "send what is local as an extension")
    }
}
