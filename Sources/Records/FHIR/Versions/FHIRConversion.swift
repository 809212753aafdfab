// FHIR of an earlier version → R4, one version at a time, as HL7 publishes the changes.

public enum FHIRConversion {
    /// A resource in R4, and what had no home there.
    public struct Outcome: Sendable, Hashable {
        public let resource: Resource
        /// How often an element was kept as an extension, by its path in its own version: `Meta.profile`.
        public let kept: [String: Int]

        public var keptCount: Int { kept.values.reduce(0, +) }

        /// Paths that a warning lists.
        private static let listedPaths = 10

        /// What the sender is told. That a profile of its version is not one of R4 goes without saying.
        func warning(of version: FHIRVersion) -> Problem? {
            let told = kept.filter { $0.key != "Meta.profile" }.sorted { $0.key < $1.key }
            guard !told.isEmpty else { return nil }
            let count = told.reduce(0) { $0 + $1.value }
            let paths = told.prefix(Self.listedPaths).map(\.key).joined(separator: ", ")
            return Problem(
                .unknownElement,
                "\(count) element\(count == 1 ? "" : "s") of \(version.name) without a home in R4, kept as extensions: \(paths)"
                    + (told.count > Self.listedPaths ? " and others" : ""))
        }
    }

    /// - Parameter resource: as `FHIRJSON.read` or `FHIRXML.read` gave it for that version.
    /// - Throws: `duplicateKey` when two resources of a Bundle would come to have one type and id.
    public static func toR4(_ resource: Resource, from version: FHIRVersion) throws(Problem) -> Outcome {
        var object = resource.json
        var kept: [String: Int] = [:]
        for step in steps(from: version) {
            var conversion = step
            conversion.types = types(in: object)
            object = conversion.resource(object)
            kept.merge(conversion.kept, uniquingKeysWith: +)
        }
        guard let converted = Resource(object) else { throw Problem(.fault, "a conversion made no resource") }
        if version != .r4 { try checkIDs(before: resource.json, after: object) }
        return Outcome(resource: converted, kept: kept)
    }

    private static func steps(from version: FHIRVersion) -> [VersionConversion] {
        switch version {
        // Without a look at the definitions of the others, which are read from their tables once they are asked for.
        case .r4: []
        case .stu3: [VersionConversion(from: .stu3, to: .r4, rules: .stu3)]
        case .dstu2: [VersionConversion(from: .dstu2, to: .stu3, rules: .dstu2)] + steps(from: .stu3)
        }
    }

    /// What the full URLs of a Bundle lead to.
    private static func types(in object: JSONObject) -> [String: String] {
        var types: [String: String] = [:]
        for entry in JSONValue.items(object["entry"]) {
            if let url = entry["fullUrl"]?.string { types[url] = entry["resource"]?["resourceType"]?.string }
        }
        return types
    }

    /// `ReferralRequest/1` and `ProcedureRequest/1` are both `ServiceRequest/1`, and a reference could then mean either.
    private static func checkIDs(before: JSONObject, after: JSONObject) throws(Problem) {
        var seen: [String: String] = [:]
        for (old, new) in zip(JSONValue.items(before["entry"]), JSONValue.items(after["entry"])) {
            guard let id = new["resource"]?["id"]?.string, let type = new["resource"]?["resourceType"]?.string,
                let oldType = old["resource"]?["resourceType"]?.string
            else { continue }
            if let other = seen.updateValue(oldType, forKey: "\(type)/\(id)"), other != oldType {
                throw Problem(
                    .duplicateKey, "a \(other) and a \(oldType) of one id, which are both a \(type) in R4",
                    at: "Bundle.entry", remedy: "give them ids of their own")
            }
        }
    }
}
