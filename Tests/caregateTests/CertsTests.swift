// Development certificates: made once, kept, and added to.

import Foundation
import Records
import Testing

@testable import caregate

@Suite struct CertsTests {
    /// Every file of the folder, with its contents.
    private static func files(_ place: Place) throws -> [String: String] {
        let folder = place.folder.appending(path: "certs")
        var files: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        where !Files.isFolder(folder.appending(path: name).path) {
            files[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        return files
    }

    @Test func runAgainItChangesNothing() async throws {
        let place = try Place()
        let planned = try await place.caregate("certs", "init", "--dry-run", "--directory", "certs")
        #expect(planned.status == 0 && planned.output.split(separator: "\n").count == 44, "\(planned)")
        #expect(!Files.isFolder(place.folder.appending(path: "certs").path), "nothing was written")
        let first = try await place.caregate("certs", "init", "--directory", "certs")
        #expect(first.status == 0)
        let before = try Self.files(place)
        #expect(before.count == 44)
        for name in before.keys where name.hasSuffix(".key") {
            let path = place.folder.appending(path: "certs/\(name)").path
            let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(permissions == 0o600, "\(name)")
        }
        let again = try await place.caregate("certs", "init", "--directory", "certs")
        #expect(again.status == 0)
        #expect(again.words.contains("nothing is missing"))
        #expect(try Self.files(place) == before)
        #expect(try await place.caregate("certs", "init", "--organisation", "x", "--directory", "other").status == 64)
    }

    @Test func anOrganisationIsAddedToAnAuthorityThatIsThere() async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        // What somebody wrote by hand stays, without a line end too.
        let table = try String(contentsOf: place.folder.appending(path: "certs/bindings.yaml"), encoding: .utf8)
        try place.write("certs/bindings.yaml", "# Ours\n" + table.dropLast())
        let before = try Self.files(place)
        let added = try await place.caregate("certs", "init", "--directory", "certs", "--organisation", "507")
        #expect(added.status == 0, "\(added)")
        let after = try Self.files(place)
        #expect(
            Set(after.keys).subtracting(before.keys) == [
                "clients/507.pem", "clients/507.key", "parties/507.pem", "signers/507.key",
            ])
        #expect(before.filter { after[$0.key] != $0.value }.keys.sorted() == ["bindings.yaml"])
        #expect(
            after["bindings.yaml"] == before["bindings.yaml", default: ""] + "\n"
                + "- {ods: \"507\", san_uri: \"urn:nhs-uk:ods:507\"}\n")
        // The new certificate is one of the old authority's, and speaks for its organisation; the old ones still do.
        let trust = try Trusting(place)
        #expect(try trust.sender("certs/clients/507.pem") == "507")
        #expect(try trust.sender("certs/clients/503.pem") == "503")
        #expect(try trust.sender("certs/clients/revoked.pem") == nil)
    }

    @Test(arguments: [
        (["server.pem"], ["server.pem", "server.key"]), (["gateway.key"], ["gateway.pem", "gateway.key"]),
        (["clients/RK5.pem", "clients/RK5.key"], ["clients/RK5.pem", "clients/RK5.key"]),
        (["parties/RK5.pem"], ["parties/RK5.pem", "signers/RK5.key"]),
        (["revoked.crl.pem"], ["revoked.crl.pem"]),
        (["clients/revoked.pem"], ["clients/revoked.pem", "clients/revoked.key", "revoked.crl.pem"]),
        (["bindings.yaml"], ["bindings.yaml"]), (["audit.key"], ["audit.key", "audit.vkey"]),
    ])
    func whatIsMissingIsMadeAndTheRestKept(_ removed: [String], _ made: [String]) async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        let before = try Self.files(place)
        for name in removed { try FileManager.default.removeItem(at: place.folder.appending(path: "certs/\(name)")) }
        let again = try await place.caregate("certs", "init", "--directory", "certs")
        #expect(again.words.contains("wrote \(made.count) files"), "\(again)")
        let after = try Self.files(place)
        #expect(Set(after.keys) == Set(before.keys))
        #expect(Set(before.filter { after[$0.key] != $0.value }.keys).isSubset(of: made))
        #expect(try await place.caregate("check").status == 0)
        #expect(try Trusting(place).sender("certs/clients/revoked.pem") == nil)
        #expect(try Trusting(place).sender("certs/clients/RK5.pem") == "RK5")
    }

    @Test(arguments: [
        ("root.key", "clients/503.key", "is not the key of an authority's certificate"),
        ("root.pem", "clients/503.pem", "is not the key of an authority's certificate"),
        ("root.key", "bindings.yaml", "holds no private key that can be read"),
        ("bindings.yaml", "root.pem", "bindings.yaml:"),
    ])
    func anAuthorityThatCannotBeUsedIsSaidAndLeftAlone(_ name: String, _ other: String, _ words: String) async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        let folder = place.folder.appending(path: "certs")
        try place.write("certs/\(name)", try String(contentsOf: folder.appending(path: other), encoding: .utf8))
        let before = try Self.files(place)
        let ran = try await place.caregate("certs", "init", "--directory", "certs", "--organisation", "507")
        #expect(ran.status == 1, "\(ran)")
        #expect(ran.words.contains(words), "\(ran)")
        #expect(try Self.files(place) == before)
    }
}
