// The commands as a user runs them: their output and their exit codes.

import Foundation
import Records
import Testing

@Suite struct CommandTests {
    @Test func checkIsZeroWhenAllIsWellAndOneWhenAnAgreementIsNot() async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        let good = try await place.caregate("check")
        #expect(good.status == 0, "\(good)")
        #expect(good.output.contains("7 agreements, 6 mappings, 0 errors"))
        try place.edit("agreements/ns-ed-004.yaml", "review_by: 2026-12-01", "review_by: soon")
        let bad = try await place.caregate("check")
        #expect(bad.status == 1)
        #expect(bad.output.contains("agreements/ns-ed-004.yaml:"))
        #expect(bad.output.contains("a date is needed here; write it as 2026-04-01"))
    }

    /// The glass may be broken, and nobody is told at once: the officer's destination is optional, its want is not silent.
    @Test func checkWarnsOfEmergencyAccessOfWhichNobodyIsTold() async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        let warning = "allows emergency access, and policy.privacy_officer names nobody"
        let silent = try await place.caregate("check")
        #expect(silent.output.contains(warning), "\(silent.output)")
        for file in ["ns-ed-004", "ns-ed-005", "ns-ed-007"] {
            try place.edit("agreements/\(file).yaml", "allowed: true", "allowed: false")
        }
        let none = try await place.caregate("check")
        #expect(!none.output.contains(warning), "\(none.output)")
    }

    @Test func checkFindsWhatAStartOrAMappingWouldRefuse() async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        try place.edit("mappings/examples/504.json", "{", "[")
        try place.write("mappings/examples/nobody.json", "{}")
        try place.write("certs/revoked.crl.pem", "nothing of the kind")
        let bad = try await place.caregate("check")
        #expect(bad.status == 1)
        for words in ["mappings/examples/504.json", "mappings/examples/nobody.json", "revoked.crl.pem"] {
            #expect(bad.output.contains(words), "\(bad.output)")
        }
        #expect(bad.output.contains("3 errors"), "\(bad.output)")
    }

    @Test func explainIsZeroForPermitAndTwoForDeny() async throws {
        let place = try Place()
        let when = ["--purpose", "TREAT", "--role", "ed-clinician", "--at", "2026-11-22T14:05:00Z"]
        func explain(_ from: String, _ more: [String] = []) async throws -> Ran {
            try await place.run(["explain", "--from", from, "--to", "RK5"] + when + more)
        }
        let permit = try await explain("503")
        #expect(permit.status == 0, "\(permit)")
        #expect(permit.output.hasPrefix("ALLOW"))
        #expect(permit.output.contains("NS-ED-004@3 data[0]"))
        let deny = try await explain("506")
        #expect(deny.status == 2, "\(deny)")
        #expect(deny.output.hasPrefix("DENY"))
        #expect(try await explain("503", ["--objection"]).status == 2)
        let json = try await explain("503", ["--json"])
        #expect(try JSONReader.read(Array(json.output.utf8))["outcome"]?.string == "permit")
        #expect(try await place.caregate("explain", "--from", "503").status == 64)
        #expect(
            try await place.caregate(
                "explain", "--from", "503", "--to", "RK5", "--purpose", "FUN", "--role", "ed-clinician"
            ).status == 64)
    }

    /// A record's choices count as they do in the gateway: however a death is told, wherever a denial stands.
    @Test(arguments: [
        (#""deceasedBoolean": true"#, "", "deceased"), (#""birthDate": "1941-03-04""#, "", nil),
        (
            #""birthDate": "1941-03-04""#,
            #", {"resource": {"resourceType": "Consent", "status": "active", "provision": {"provision": [{"type": "deny"}]}}}"#,
            "objection"
        ),
    ])
    func explainReadsTheChoicesOfARecord(patient: String, more: String, reason: String?) async throws {
        let place = try Place()
        try place.write(
            "record.json",
            #"{"resourceType": "Bundle", "type": "collection", "entry": [{"resource": {"resourceType": "Patient", "#
                + "\(patient)}}\(more)]}")
        let ran = try await place.caregate(
            "explain", "--from", "503", "--to", "RK5", "--purpose", "TREAT", "--role", "ed-clinician", "--at",
            "2026-11-22T14:05:00Z", "--json", "record.json")
        let decision = try JSONReader.read(Array(ran.output.utf8))
        #expect(decision["outcome"]?.string == (reason == nil ? "permit" : "deny"), "\(ran)")
        if let reason { #expect(decision["reason"]?.string == reason) }
    }

    @Test func mapPrintsABundleOrSaysWhatIsWrong() async throws {
        let place = try Place()
        let good = try await place.caregate("map", "--sender", "503", "mappings/examples/503.xml")
        #expect(good.status == 0, "\(good)")
        #expect(try JSONReader.read(Array(good.output.utf8))["resourceType"]?.string == "Bundle")
        try place.edit("mappings/examples/503.xml", "<DateOfBirth>04/03/1941", "<DateOfBirth>sometime")
        let bad = try await place.caregate("map", "--sender", "503", "mappings/examples/503.xml")
        // The person is put aside, with both places; the others go on.
        #expect(bad.status == 0)
        #expect(bad.words.contains("mappings/503.yaml:") && bad.words.contains("DateOfBirth (line 13)"), "\(bad)")
        try place.write("broken.xml", "<a><b></a>")
        let broken = try await place.caregate("map", "--sender", "503", "broken.xml")
        #expect(broken.status == 65)
        #expect(broken.output.isEmpty)
        #expect(try await place.caregate("map", "--sender", "503", "nowhere.xml").status == 66)
        #expect(try await place.caregate("map", "--sender", "999", "broken.xml").status == 78)
        #expect(try await place.caregate("map").status == 64)
    }

    @Test func readingCommandsMakeNoStore() async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        for command in [["audit", "verify"], ["messages", "list"]] {
            let ran = try await place.run(command)
            #expect(ran.status == 66, "\(ran)")
            #expect(ran.words.contains("caregate.yaml:3:8: there is no store"))
        }
        #expect(!FileManager.default.fileExists(atPath: place.folder.appending(path: "var").path))
    }

    @Test(arguments: [
        ("mappings: mappings", "mappings: nowhere", "caregate.yaml:5:11: mappings names"),
        ("certs/server.pem", "certs/nowhere.pem", "caregate.yaml:8:16: tls.certificate names"),
        ("certs/server.key", "certs/gateway.key", "is not the key of the first certificate"),
        ("certs/audit.key", "certs/server.key", "the key is not an Ed25519 key"),
        ("name: test.example/log", "name: \"a b\"", "caregate.yaml:15:15: a key's name"),
        ("organisation: QNS", "organization: QNS", "caregate.yaml:2:1: organization is no key"),
        ("records: ", "pickup: {root: in, senders: [\"503\"]}\nrecords: ", "caregate.yaml:16:16: pickup.root names"),
    ])
    func aWrongConfigurationStopsTheStart(from: String, to: String, words: String) async throws {
        let place = try Place()
        try await place.caregate("certs", "init", "--directory", "certs")
        try place.edit("caregate.yaml", from, to)
        let ran = try await place.caregate("serve")
        #expect(ran.status == 78, "\(ran)")
        #expect(ran.words.contains(words), "\(ran)")
    }

    @Test func aConfigurationThatIsNotThereIsSaid() async throws {
        let place = try Place()
        let ran = try await place.caregate("check", "--config", "nowhere.yaml")
        #expect(ran.status == 78)
        #expect(ran.words.contains("nowhere.yaml: the file cannot be read"))
        #expect(try await place.caregate("serve", "--nonsense").status == 64)
        #expect(try await place.caregate("nonsense").status == 64)
    }

    @Test func theDemonstrationComesOutAsItMust() async throws {
        let place = try Place()
        let ran = try await place.caregate("demo", "--once", "--console", "127.0.0.1:0")
        #expect(ran.status == 0, "\(ran)")
        for line in [
            "Has a care package at home", "No package found in: Westvale Council", "Not known: Southmere Council",
            "Withheld at the person's request: Eastmoor Council", "Not known: identity not confirmed", "Withdrawn:",
            "Access log: intact:",
        ] { #expect(ran.output.contains(line), "\(line)") }
        // What it left behind is a store whose log can be verified by the key beside it.
        try place.edit("caregate.yaml", "var/caregate.sqlite", "demo-data/var/caregate.sqlite")
        try place.edit("caregate.yaml", "certs/audit.key", "demo-data/certs/audit.key")
        try place.edit("caregate.yaml", "test.example/log", "northshire.caregate.example/access-log")
        let intact = try await place.caregate("audit", "verify")
        #expect(intact.status == 0, "\(intact)")
        #expect(intact.output.hasPrefix("intact: "))
        #expect(try await place.caregate("audit", "who-saw", "--nhs-number", "9990000018").status == 64)
        let list = try await place.caregate("messages", "list", "--limit", "2")
        #expect(list.output.split(separator: "\n").count == 2)
        // Another key did not sign this log.
        try await place.caregate("certs", "init", "--directory", "certs")
        try place.edit("caregate.yaml", "demo-data/certs/audit.key", "certs/audit.key")
        let broken = try await place.caregate("audit", "verify")
        #expect(broken.status == 1, "\(broken)")
    }
}
