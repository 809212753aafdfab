// Which version of FHIR a document is of, where nobody states it beside the document: the published profiles that it claims
// (`meta.profile`) are each of one version. Whoever publishes them says so; what a document merely looks like says nothing.

public enum ProfiledVersion {
    /// By what the addresses of a publisher's profiles begin with.
    private static let publishers: [(prefix: String, version: FHIRVersion)] = [
        // CareConnect, ITK3, NRL, Reasonable Adjustments and other NHS STU3 profiles.
        ("https://fhir.nhs.uk/STU3/StructureDefinition/", .stu3),
        ("https://fhir.hl7.org.uk/STU3/StructureDefinition/", .stu3),
        // GP Connect and Spine before STU3 (0.5 and earlier).
        ("http://fhir.nhs.net/StructureDefinition/", .dstu2),
        ("https://fhir.nhs.uk/StructureDefinition/CareConnect-GPC-", .dstu2),
        ("https://fhir.nhs.uk/DSTU2/StructureDefinition/", .dstu2),
        ("https://fhir.hl7.org.uk/DSTU2/StructureDefinition/", .dstu2),
        // UK Core, NHS England and BaRS.
        ("https://fhir.hl7.org.uk/StructureDefinition/UKCore-", .r4),
        ("https://fhir.nhs.uk/England/StructureDefinition/", .r4),
        ("https://fhir.nhs.uk/R4/StructureDefinition/", .r4),
        ("https://fhir.nhs.uk/StructureDefinition/BARS", .r4),
    ]

    /// The version that a document's own profiles, and those of a Bundle's entries, name.
    /// - Returns: `nil` when none of them is known, and of what cannot be read: its reader says why.
    /// - Throws: `unsupportedVersion` when they name more than one.
    public static func of(_ bytes: [UInt8], isXML: Bool) throws(Problem) -> FHIRVersion? {
        // Most documents claim no profile, and are not read twice; of UTF-16 nothing is known before it is read.
        let word = Array("StructureDefinition".utf8)
        guard
            bytes.prefix(4).contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
                || contains(word, in: bytes)
        else { return nil }
        let profiles: [String]
        do throws(Problem) {
            profiles =
                isXML
                ? Self.profiles(of: try XMLReader.read(bytes).root) : Self.profiles(of: try JSONReader.read(bytes))
        } catch {
            return nil
        }
        let versions = Set(
            profiles.compactMap { profile in publishers.first { profile.hasPrefix($0.prefix) }?.version })
        guard versions.count <= 1 else {
            throw Problem(
                .unsupportedVersion, "the profiles of the document are of more than one version of FHIR",
                at: "meta.profile", remedy: "send resources of one version, or name it with fhirVersion")
        }
        return versions.first
    }

    private static func profiles(of json: JSONValue) -> [String] {
        func own(_ resource: JSONValue?) -> [String] {
            JSONValue.items(resource?["meta"]?["profile"]).compactMap { $0.string }
        }
        return own(json) + JSONValue.items(json["entry"]).flatMap { own($0["resource"]) }
    }

    private static func profiles(of root: XMLElement) -> [String] {
        func own(_ resource: XMLElement) -> [String] {
            inside(resource, "meta").flatMap { inside($0, "profile") }.compactMap { $0.attribute("value") }
        }
        let entries = inside(root, "entry").flatMap { inside($0, "resource") }.flatMap(\.elements)
        return own(root) + entries.flatMap(own)
    }

    private static func inside(_ element: XMLElement, _ name: String) -> [XMLElement] {
        element.elements.filter { $0.name.local == name }
    }

    private static func contains(_ word: [UInt8], in bytes: [UInt8]) -> Bool {
        guard let first = word.first else { return true }
        var index = 0
        while let start = bytes[index...].firstIndex(of: first) {
            if bytes[start...].starts(with: word) { return true }
            index = start + 1
        }
        return false
    }
}
