// What stops a start because files do not fit together, and whom a gateway can notify.

import Agreements
import Gateway
import Records
import Testing
import Transport

@testable import caregate

@Suite struct LoadingTests {
    private static let row = #"- {ods: "RK5", san_uri: "urn:nhs-uk:ods:RK5"}"#

    /// Mappings and certificates must say the same of who sends for whom, and of whose system it is.
    @Test(arguments: [
        (
            "mappings/RK5.yaml", "organisations: [RK501]", "organisations: [RK501, RX8]",
            "mappings/RK5.yaml:6: RK5 names RX8, which its certificate's binding does not", "on_behalf_of"
        ),
        (
            "mappings/RK5.yaml", "organisations: [RK501]", "organisations: [RX801]",
            "mappings/RK5.yaml:6: RK5 names RX801, which its certificate's binding does not", "on_behalf_of"
        ),
        (
            "certs/bindings.yaml", row, row.replacing("}", with: ", care_system: southshire}"),
            "certs/bindings.yaml:6: a certificate is bound to the care system southshire; this one is northshire",
            "through its own gateway"
        ),
    ])
    func whatMappingsAndCertificatesDisagreeAboutStopsTheStart(
        _ file: String, _ from: String, _ to: String, _ words: String, _ remedy: String
    ) async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        try place.edit(file, from, to)
        let started = try await place.caregate("serve")
        #expect(started.status == 78, "\(started)")
        #expect(started.words.contains(words) && started.words.contains(remedy), "\(started)")
        let checked = try await place.caregate("check")
        #expect(checked.status == 1)
        #expect(checked.output.contains(words) && checked.output.contains(remedy), "\(checked)")
    }

    @Test(arguments: [", on_behalf_of: [RX8, RX801]}", ", on_behalf_of: [RX8, RX801], care_system: northshire}"])
    func whatTheyAgreeAboutDoesNot(_ more: String) async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        try place.edit("mappings/RK5.yaml", "organisations: [RK501]", "organisations: [RK501, RX8, RX801]")
        try place.edit("certs/bindings.yaml", Self.row, Self.row.replacing("}", with: more))
        let loading = Loading(configuration: try place.configuration())
        try loading.agree(try loading.rules(), try loading.trust().bindings)
    }

    /// An agreement that obliges to tell a team permits only where the team can be told.
    @Test(arguments: [
        ("", false),
        (#"- {name: duty, ods: "503", kind: fhir-message, address: "https://localhost:1/fhir"}"#, true),
        (#"- {name: other, ods: "504", kind: fhir-message, address: "https://localhost:1/fhir"}"#, false),
        (#"- {name: record, ods: "503", kind: fhir-transaction, address: "https://localhost:1/fhir"}"#, false),
    ])
    func aTeamIsToldWhereItHasADestination(_ destination: String, _ isToldOf: Bool) async throws {
        let place = try Place()
        try place.edit(
            "agreements/ns-ed-004.yaml", "obligations: [show-withheld-marker]",
            "obligations: [show-withheld-marker, \"notify:503-duty-team\"]")
        try place.edit(
            "caregate.yaml", "records: ",
            destination.isEmpty ? "records: " : "destinations:\n  \(destination)\nrecords: ")
        let ran = try await place.caregate(
            "explain", "--from", "503", "--to", "RK5", "--purpose", "TREAT", "--role", "ed-clinician", "--at",
            "2026-11-22T14:05:00Z")
        #expect(ran.status == (isToldOf ? 0 : 2), "\(ran)")
        #expect(ran.output.hasPrefix(isToldOf ? "ALLOW" : "DENY"), "\(ran)")
    }
}
