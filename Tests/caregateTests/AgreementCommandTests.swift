// agreements sign and verify, over the built program: development signers, an edited file, a set that requires signatures.

import Agreements
import Foundation
import Gateway
import Records
import Storage
import Testing

@testable import caregate

@Suite struct AgreementCommandTests {
    /// A place that requires signatures, of one agreement between 503 and RK5.
    private static func place() async throws -> Place {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        let folder = place.folder.appending(path: "agreements")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name != "ns-ed-004.yaml" {
            try FileManager.default.removeItem(at: folder.appending(path: name))
        }
        try place.edit(
            "caregate.yaml", "records:",
            "policy: {require_signatures: yes, party_certificates: certs/parties}\nrecords:")
        return place
    }

    private static func sign(_ place: Place, _ party: String, key: String? = nil, _ more: String...) async throws -> Ran
    {
        try await place.run(
            [
                "agreements", "sign", "agreements/ns-ed-004.yaml", "--as", party, "--key",
                "certs/signers/\(key ?? party).key", "--cert", "certs/parties/\(party).pem",
            ] + more)
    }

    @Test func aSetIsInForceOnceEveryPartySigned() async throws {
        let place = try await Self.place()
        #expect(try await place.caregate("check").status == 1)
        #expect(try await place.caregate("agreements", "verify").status == 1)
        #expect(try await Self.sign(place, "503").output == "agreements/signatures/NS-ED-004@3/503.p7s\n")
        let one = try await place.caregate("agreements", "verify")
        #expect(one.status == 1 && one.output.contains("NS-ED-004@3  RK5  NOT SIGNED"), "\(one)")
        #expect(try await Self.sign(place, "RK5", "--dry-run").status == 0)
        #expect(try await place.caregate("agreements", "verify").status == 1)
        #expect(try await Self.sign(place, "RK5").status == 0)
        let both = try await place.caregate("agreements", "verify")
        #expect(both.status == 0, "\(both)")
        let policy = try Loading(configuration: try place.configuration()).policy()
        let isInForce = { (policy: PolicySet) in
            policy.mayPublish(ODSCode("503")!, at: SystemEnvironment.now())
        }
        #expect(isInForce(policy))

        try place.edit("agreements/ns-ed-004.yaml", "title: Tell", "title: To tell")
        let edited = try await place.caregate("agreements", "verify", "--json")
        #expect(edited.status == 1 && edited.output.contains("\"other-bytes\""), "\(edited)")
        #expect(!isInForce(try Loading(configuration: try place.configuration()).policy()))
    }

    @Test func whatCannotBeSignedIsNotSigned() async throws {
        let place = try await Self.place()
        #expect(try await Self.sign(place, "504").status == 65, "no party")
        #expect(try await Self.sign(place, "503", key: "RK5").status == 65, "another's key")
        #expect(try await Self.sign(place, "x").status == 64)
        #expect(!Files.isFolder(place.folder.appending(path: "agreements/signatures").path))
        #expect(try await Self.sign(place, "503").status == 0)
        #expect(try await Self.sign(place, "503").status == 65, "one is there")
        #expect(try await Self.sign(place, "503", "--label", "2027").status == 0)
        #expect(try await Self.sign(place, "503", "--replace").status == 0)
    }

    @Test func aSignatureThatWouldNotCountIsNotWritten() async throws {
        let place = try await Self.place()
        // The certificate that the gateway holds for 503 is another one than that of the key.
        let parties = place.folder.appending(path: "certs/parties")
        try FileManager.default.copyItem(
            at: parties.appending(path: "503.pem"), to: place.folder.appending(path: "old.pem"))
        try FileManager.default.removeItem(at: parties.appending(path: "503.pem"))
        try FileManager.default.moveItem(
            at: parties.appending(path: "504.pem"), to: parties.appending(path: "503.pem"))
        let ran = try await place.run([
            "agreements", "sign", "agreements/ns-ed-004.yaml", "--as", "503", "--key", "certs/signers/503.key",
            "--cert", "old.pem",
        ])
        #expect(ran.status == 65 && ran.words.contains("would not count"), "\(ran)")
        #expect(!Files.isFolder(place.folder.appending(path: "agreements/signatures").path))
    }

    @Test func requiringSignaturesNeedsCertificates() async throws {
        let place = try Place()
        try place.edit("caregate.yaml", "records:", "policy: {require_signatures: yes}\nrecords:")
        let ran = try await place.caregate("check")
        #expect(ran.status == 78 && ran.words.contains("policy.party_certificates"), "\(ran)")
        try place.edit(
            "caregate.yaml", "require_signatures: yes", "require_signatures: no, privacy_officer: nowhere")
        let officer = try await place.caregate("check")
        #expect(officer.status == 78 && officer.words.contains("policy.privacy_officer"), "\(officer)")
    }

    @Test func theBreakGlassQueueIsListedAndReviewed() async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        let store = try await Daemon.openStore(try place.configuration())
        let now = SystemEnvironment.now()
        try await store.write { transaction in
            try transaction.insert(
                BreakGlass(
                    id: "A1", organisation: ODSCode("RK5")!, user: "c.osei", role: .edConsultant,
                    reason: "brought in alone", person: nil, isAttending: false, grantedAt: now.adding(seconds: -7_200),
                    until: now, reviewDue: now.adding(seconds: -3_600), agreements: ["NS-ED-004@3"]))
        }
        try await store.close()
        let named = ["--user", "I Governor", "--reason", "weekly", "--role", "information-governance"]
        let listed = try await place.run(["break-glass", "list"] + named)
        #expect(listed.status == 0 && listed.output.contains("A1  OVERDUE"), "\(listed)")
        #expect(listed.words.contains("1 to review, 1 overdue"), "\(listed)")
        #expect(try await place.run(["break-glass", "list", "--user", "x", "--reason", "y"]).status == 77)
        let review = ["break-glass", "review", "A1", "--outcome", "justified", "--note", "seen"]
        #expect(try await place.run(review + named + ["--organisation", "RX8"]).status == 66)
        #expect(try await place.run(review + named).output == "A1  justified\n")
        #expect(try await place.run(review + named).status == 77)
        #expect(try await place.run(["break-glass", "list"] + named).output.isEmpty)
    }
}
