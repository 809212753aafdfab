import Gateway
import Records
import Testing

@testable import Transport

@Suite struct BindingsTests {
    @Test func scalarsAreTheTextThatWasWritten() throws {
        let bindings = try Bindings(
            yaml: NamedText(
                file: "bindings.yaml",
                text: """
                    - {ods: 5E1, san_uri: "urn:nhs-uk:ods:5E1"}
                    - {ods: 011, san_uri: "urn:nhs-uk:ods:011", on_behalf_of: [503, 8E123], care_system: northshire}
                    """))
        #expect(bindings.organisations.map(\.text).sorted() == ["011", "5E1"])
        let row = try bindings.binding(sanURIs: ["urn:nhs-uk:ods:011"], fingerprint: "")
        #expect(row.onBehalfOf.map(\.text).sorted() == ["503", "8E123"])
        #expect(row.careSystem?.name == "northshire")
    }

    @Test func fingerprintsAreReadInEitherSpelling() throws {
        let digits = String(repeating: "ab", count: 32)
        let colons = Array(repeating: "AB", count: 32).joined(separator: ":")
        let bindings = try Bindings(yaml: NamedText(file: "b", text: "- {ods: RK5, fingerprint: \"\(colons)\"}"))
        #expect(try bindings.binding(sanURIs: [], fingerprint: digits).organisation.text == "RK5")
    }

    @Test(arguments: [
        ("ods: RK5", "b.yaml:1: must be a list"),
        ("", "b.yaml:1:1: the file is empty"),
        ("- RK5", "b.yaml:1: a binding must be a mapping"),
        ("- {ods: RK5}", "b.yaml:1: a binding needs san_uri or fingerprint"),
        ("- {san_uri: \"urn:a:b\"}", "b.yaml:1: a binding needs ods"),
        ("- {ods: rk5, san_uri: \"urn:a:b\"}", "b.yaml:1: an ODS code is"),
        ("- ods: RK5\n  san_uri: \"urn:nhs-uk:ods:*\"", "b.yaml:2: san_uri is compared exactly"),
        ("- ods: RK5\n  san_uri: kingsmead", "b.yaml:2: san_uri must be a URI"),
        ("- ods: RK5\n  san_uri: \"urn:a:b\"\n  cn: kingsmead", "b.yaml:3: unknown field cn"),
        ("- ods: RK5\n  san_uri: \"urn:a:b\"\n  fingerprint: \"00\"", "b.yaml:3: give either"),
        ("- ods: RK5\n  fingerprint: abc", "b.yaml:2: fingerprint must be the 64"),
        ("- {ods: RK5, san_uri: \"urn:a:b\"}\n- {ods: RX8, san_uri: \"urn:a:b\"}", "b.yaml:2: binds a certificate"),
        ("- {ods: RK5, ods: RX8, san_uri: \"urn:a:b\"}", "b.yaml:1:4: the key ods stands twice"),
        ("- {ods: &a RK5, san_uri: \"urn:a:b\"}", "b.yaml:1:9: anchors and aliases"),
        ("- {ods: [", "b.yaml:"),
    ])
    func aFaultIsNamedByItsLine(_ text: String, _ message: String) throws {
        #expect { try Bindings(yaml: NamedText(file: "b.yaml", text: text)) } throws: { "\($0)".hasPrefix(message) }
    }
}
