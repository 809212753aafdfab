// The version of FHIR by the profiles that a document claims.

import Records
import Testing

@Suite struct ProfiledVersionTests {
    private static let stu3 = "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Patient-1"
    private static let dstu2 = "http://fhir.nhs.net/StructureDefinition/gpconnect-patient-1"
    private static let r4 = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"
    private static let unknown = "http://hl7.org/fhir/StructureDefinition/Patient"

    private static func json(_ profiles: [String]) -> String {
        let list = profiles.map { "\"\($0.replacing("/", with: "\\/"))\"" }.joined(separator: ",")
        return "{\"resourceType\":\"Patient\",\"meta\":{\"profile\":[\(list)]}}"
    }

    private static func xml(_ profiles: [String]) -> String {
        let list = profiles.map { "<f:profile value=\"\($0)\"/>" }.joined()
        return "<f:Patient xmlns:f=\"http://hl7.org/fhir\"><f:meta>\(list)</f:meta></f:Patient>"
    }

    @Test(
        arguments: [
            ([stu3], .stu3), ([dstu2], .dstu2), ([r4], .r4), ([unknown], nil), ([], nil), ([unknown, stu3], .stu3),
            (["https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-CarePlan-1", stu3], .stu3),
            (["http://example.org/https://fhir.nhs.uk/STU3/StructureDefinition/X"], nil),
        ] as [([String], FHIRVersion?)])
    func theProfileSays(profiles: [String], version: FHIRVersion?) throws {
        #expect(try ProfiledVersion.of(Array(Self.json(profiles).utf8), isXML: false) == version)
        #expect(try ProfiledVersion.of(Array(Self.xml(profiles).utf8), isXML: true) == version)
        let bundle = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{}},{\"resource\":\(Self.json(profiles))}]}"
        #expect(try ProfiledVersion.of(Array(bundle.utf8), isXML: false) == version)
        let entries =
            "<Bundle xmlns=\"http://hl7.org/fhir\"><entry><resource>\(Self.xml(profiles))</resource></entry></Bundle>"
        #expect(try ProfiledVersion.of(Array(entries.utf8), isXML: true) == version)
    }

    @Test func profilesOfTwoVersionsAreRefused() {
        for (text, isXML) in [(Self.json([Self.r4, Self.stu3]), false), (Self.xml([Self.dstu2, Self.stu3]), true)] {
            let problem = #expect(throws: Problem.self) { try ProfiledVersion.of(Array(text.utf8), isXML: isXML) }
            #expect(problem?.reason == .unsupportedVersion && problem?.place == "meta.profile")
        }
    }

    /// Extensions and values are no claim, and what cannot be read is its reader's to refuse.
    @Test(arguments: [
        "{\"resourceType\":\"Patient\",\"extension\":[{\"url\":\"\(stu3)\",\"valueBoolean\":true}]}",
        "{\"meta\":{\"profile\":[\"\(stu3)\"]", "StructureDefinition", "", "[]",
    ])
    func nothingElseIsAClaim(text: String) throws {
        #expect(try ProfiledVersion.of(Array(text.utf8), isXML: false) == nil)
        #expect(try ProfiledVersion.of(Array(text.utf8), isXML: true) == nil)
    }

    @Test func wideCharactersAreReadToo() throws {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\(Self.xml([Self.stu3]))"
        let bytes: [UInt8] =
            [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try ProfiledVersion.of(bytes, isXML: true) == .stu3)
    }
}
