// Exports, each against what its standard requires, and that nothing of the agreement is lost or made up on the way.

import Agreements
import Records
import Testing

@Suite struct ExportTests {
    private static let now = Fixture.at("2026-06-15")

    private static func agreement(_ edits: (from: String, to: String)...) throws -> Agreement {
        let text = edits.isEmpty ? Fixture.agreement : Fixture.edited(edits)
        return try #require(try Fixture.policy([text]).agreements.first)
    }

    /// Where the first agreement of a set stands.
    private static func standing(_ policy: PolicySet, at instant: Instant = now) throws -> AgreementStanding {
        policy.standing(of: try #require(policy.agreements.first), at: instant)
    }

    private static let rich = [
        ("exclude: [legally-restricted]", "exclude: [legally-restricted, source, address-if-s-flag]"),
        (
            "obligations: [show-withheld-marker]",
            "obligations: [show-withheld-marker, no-onward-share, pseudonymise, \"notify:503-duty-team\"]"
        ),
        ("purposes: [TREAT, ETREAT]", "purposes: [TREAT, PLAN]"),
        ("review_by: 2026-09-30", "review_by: 2026-09-30\nretention: 8 years\ncontacts: [{role: DPO, name: D Po}]"),
    ]

    private static func richPolicy() throws -> PolicySet {
        try Fixture.policy([Fixture.edited(rich.map { (from: $0.0, to: $0.1) })])
    }

    private static func richAgreement() throws -> Agreement { try #require(try richPolicy().agreements.first) }

    private static func codes(_ value: JSONValue?) -> [String] {
        JSONValue.items(value).flatMap { JSONValue.items($0["coding"]) }.compactMap { $0["code"]?.string }
    }

    // MARK: FHIR

    @Test func aConsentIsValidR4AndSaysWhatTheAgreementSays() throws {
        let consent = try Self.richAgreement().consent(Self.standing(Self.richPolicy()))
        let resource = try FHIRJSON.check(consent)
        let report = FHIRValidation.validate(resource)
        #expect(!report.hasErrors, "\(report.issues)")
        // Required by R4: status, scope, category; by ppc-1: policy or policyRule.
        #expect(consent["status"] == "active")
        #expect(Self.codes(consent["scope"]) == ["patient-privacy"])
        #expect(Self.codes(consent["category"]) == ["IDSCL"])
        #expect(consent["policyRule"]?["text"]?.string?.contains("Care Act 2014") == true)
        let base = try #require(consent["provision"])
        #expect(base["type"] == "deny")
        #expect(base["period"] == ["start": "2026-01-01", "end": "2026-12-31"])
        let permit = try #require(base["provision"]?.array?.first)
        #expect(permit["type"] == "permit")
        let actors = JSONValue.items(permit["actor"])
        #expect(actors.flatMap { Self.codes($0["role"]) } == ["CST", "IRCP", "ed-clinician", "ed-system"])
        #expect(
            actors.compactMap { $0["reference"]?["identifier"]?["value"]?.string } == ["503", "RK5", "RK5", "RK5"])
        #expect(JSONValue.items(permit["purpose"]).map { $0["code"] } == ["TREAT", "PLAN"])
        #expect(
            Self.codes(permit["code"])
                == [
                    "demographics-banner", "provider", "provider-telephone", "safeguarding-flag", "service", "status",
                ].map { "social-care-package.\($0)" })
        let denies = JSONValue.items(permit["provision"])
        #expect(denies.map { $0["type"] } == ["deny", "deny"])
        #expect(
            denies.map { Self.codes($0["code"]) } == [
                ["social-care-package.source"], ["social-care-package.contact-details"],
            ])
        #expect(denies.map { $0["extension"] == nil } == [true, false])
        let obligations = JSONValue.items(consent["extension"]).flatMap { Self.codes($0["valueCodeableConcept"]) }
        #expect(obligations == ["show-withheld-marker", "NORDSCLCD", "PSEUD", "notify:503-duty-team"])
    }

    @Test(arguments: [
        ("2025-12-31", "proposed", "draft"), ("2026-01-01", "active", "active"),
        ("2026-12-31T23:59:59Z", "active", "active"), ("2027-01-01", "inactive", "active"),
    ])
    func theStatusIsThatOfTheInstant(_ at: String, _ consent: String, _ permission: String) throws {
        let policy = try Fixture.policy()
        let agreement = try #require(policy.agreements.first)
        let standing = policy.standing(of: agreement, at: Fixture.at(at))
        #expect(agreement.consent(standing)["status"]?.string == consent)
        #expect(agreement.permission(standing)["status"]?.string == permission)
    }

    private static let suspended =
        "review_by: 2026-09-30\nsuspended: [{from: 2026-06-01, to: 2026-06-30, reason: breach}]"
    private static let unsigned = (from: "      - {as: Caldicott, name: C Osei, date: 2025-12-04}\n", to: "")
    private static let withoutSIRO = Fixture.edited([
        ("      - {as: SIRO, name: R Iqbal, date: 2025-12-03}\n", ""),
        ("review_by: 2026-09-30", "review_by: 2026-09-30\nrequire_siro: false"),
    ])
    private static let successor = Fixture.edited([
        ("version: \"1\"", "version: \"2\"\nsupersedes: \"NS-T-1@1\""), ("start: 2026-01-01", "start: 2026-06-01"),
    ])

    /// Of the first agreement of each set, on 15 June: its status as Consent and Permission, and its words.
    private static let standingsTable: [(String, [String], PolicySettings, String, String, String)] = [
        ("in force", [Fixture.agreement], PolicySettings(), "active", "active", "In force"),
        (
            "unsigned", [Fixture.edited([unsigned])], PolicySettings(), "proposed", "draft",
            "Proposed: NS-T-1@1 is not signed by RK5"
        ),
        (
            "not started", [Fixture.edited([("start: 2026-01-01", "start: 2026-07-01")])], PolicySettings(), "proposed",
            "draft", "Proposed: NS-T-1@1 starts on 01-Jul-2026"
        ),
        (
            "suspended", [Fixture.edited([("review_by: 2026-09-30", suspended)])], PolicySettings(), "inactive",
            "draft", "Not in force now: NS-T-1@1 is suspended from 01-Jun-2026"
        ),
        (
            "left", [Fixture.edited([("joins: 2026-01-01", "joins: 2026-01-01\n    leaves: 2026-05-31")])],
            PolicySettings(), "inactive", "draft",
            "Not in force now: NS-T-1@1 is not in force for 503, which left on 31-May-2026"
        ),
        (
            "replaced", [Fixture.agreement, successor], PolicySettings(), "inactive", "active",
            "Over: NS-T-1@1 was replaced by NS-T-1@2"
        ),
        (
            "its review overdue, where that suspends",
            [Fixture.edited([("review_by: 2026-09-30", "review_by: 2026-05-31")])],
            PolicySettings(suspendsWhenReviewOverdue: true), "inactive", "draft",
            "Not in force now: NS-T-1@1 was to be reviewed by 31-May-2026"
        ),
        (
            "its review overdue, where that only warns",
            [Fixture.edited([("review_by: 2026-09-30", "review_by: 2026-05-31")])], PolicySettings(), "active",
            "active", "In force"
        ),
        (
            "no SIRO's signature, where the settings need one",
            [withoutSIRO],
            PolicySettings(requiresSIRO: true), "proposed", "draft", "Proposed: NS-T-1@1 is not signed by RK5"
        ),
        (
            "no signature over its file, where the settings need one", [Fixture.agreement],
            PolicySettings(requiresSignatures: true), "proposed", "draft",
            "Proposed: NS-T-1@1 has no signature of 503 that counts over its file"
        ),
    ]

    @Test("it is in force when decisions permit under it", arguments: standingsTable)
    func standings(
        name: String, texts: [String], settings: PolicySettings, consent: String, permission: String, words: String
    ) throws {
        let policy = try Fixture.policy(texts, settings: settings)
        let agreement = try #require(policy.agreements.first)
        let standing = policy.standing(of: agreement, at: Self.now)
        #expect(agreement.consent(standing)["status"]?.string == consent, "\(name)")
        #expect(agreement.permission(standing)["status"]?.string == permission, "\(name)")
        #expect(standing.words == words, "\(name)")
        #expect(agreement.page(standing).contains(words), "\(name)")
        let decision = policy.decide(Fixture.request(at: "2026-06-15T12:00:00Z"), id: "")
        let isInForce = decision.grants.contains { $0.description.hasPrefix(agreement.reference) }
        #expect((standing.stage == .inForce) == isInForce, "\(name)")
    }

    /// What is over says until when it was in force.
    @Test func thePermissionOfAReplacedAgreementEndsWhenItWasReplaced() throws {
        let policy = try Fixture.policy([Fixture.agreement, Self.successor])
        let agreement = try #require(policy.agreements.first)
        let permission = agreement.permission(policy.standing(of: agreement, at: Self.now))
        #expect(permission["validity"] == ["start": "2026-01-01", "end": "2026-05-31"])
    }

    /// Two recipients, one of which has not signed: only the other's flow is permitted.
    @Test func onlyFlowsInForceArePermitted() throws {
        let third = """
              - ods: RX8
                name: Brannoc Hospitals
                role: controller
                lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: NHS Act 2006, confidentiality: implied consent}
            flows: [{from: ["503"], to: [RK5, RX8]}]
            """
        let policy = try Fixture.policy(("flows: [{from: [\"503\"], to: [RK5]}]", third))
        let agreement = try #require(policy.agreements.first)
        let standing = policy.standing(of: agreement, at: Self.now)
        #expect(standing.stage == .inForce && standing.words == "In force, but not between all of its parties")
        #expect(standing.flows.map(\.to) == [[Fixture.code("RK5")]])
        let permits = JSONValue.items(agreement.consent(standing)["provision"]?["provision"])
        #expect(
            permits.flatMap { JSONValue.items($0["actor"]) }.compactMap {
                $0["reference"]?["identifier"]?["value"]?.string
            }.contains("RX8") == false)
        let rules = JSONValue.items(agreement.permission(standing)["rule"])
        #expect(!rules.isEmpty)
        #expect(
            rules.flatMap { JSONValue.items($0["activity"]) }.flatMap { JSONValue.items($0["actor"]) }.allSatisfy {
                $0["identifier"]?["value"] == "RK5"
            })
    }

    @Test func aPermissionHasTheElementsOfR5() throws {
        let permission = try Self.richAgreement().permission(Self.standing(Self.richPolicy()))
        let known = [
            "resourceType", "id", "status", "asserter", "date", "validity", "justification", "combining", "rule",
        ]
        #expect(permission.members.allSatisfy { known.contains($0.name) })
        // Required by R5: status and combining.
        #expect(permission["status"] == "active")
        #expect(permission["combining"] == "deny-overrides")
        let rules = JSONValue.items(permission["rule"])
        #expect(rules.map { $0["type"] } == ["permit", "deny", "deny"])
        for rule in rules {
            #expect(
                rule.object?.members.allSatisfy {
                    ["extension", "type", "data", "activity", "limit"].contains($0.name)
                } == true)
            let expression = try #require(JSONValue.items(rule["data"]).first?["expression"])
            #expect(expression["language"] == "text/fhirpath")
            #expect(expression["expression"]?.string?.isEmpty == false)
            let activity = try #require(JSONValue.items(rule["activity"]).first)
            #expect(JSONValue.items(activity["actor"]).map { $0["identifier"]?["value"] } == ["RK5"])
            #expect(Self.codes(activity["purpose"]) == ["TREAT", "PLAN"])
        }
        #expect(
            Self.codes(rules[0]["limit"]) == ["show-withheld-marker", "NORDSCLCD", "PSEUD", "notify:503-duty-team"])
        let path = try #require(JSONValue.items(rules[0]["data"]).first?["expression"]?["expression"]?.string)
        #expect(path.contains("Patient.identifier.where(system = 'https://fhir.nhs.uk/Id/nhs-number')"))
        #expect(path.contains("EpisodeOfCare.managingOrganization.resolve().ofType(Organization).telecom"))
        #expect(!path.contains(">") && !path.contains("["))
    }

    // MARK: ODRL

    @Test func anODRLAgreementHasWhatTheModelRequires() throws {
        let policy = try Self.richAgreement().odrl
        #expect(JSONValue.items(policy["@context"]).first == "http://www.w3.org/ns/odrl.jsonld")
        #expect(policy["@type"] == "Agreement")
        #expect(policy["uid"] == "urn:caregate:agreement:NS-T-1@1")
        #expect(policy["profile"]?.string?.isEmpty == false)
        let permissions = JSONValue.items(policy["permission"])
        let prohibitions = JSONValue.items(policy["prohibition"])
        #expect(permissions.count == 1)
        #expect(prohibitions.map { $0["action"] } == ["use", "use", "distribute"])
        for rule in permissions + prohibitions {
            // Information model, 2.6: a rule of an agreement has a target, an action, an assigner and an assignee.
            #expect(rule["target"]?["source"] != nil)
            #expect(rule["action"]?.string?.isEmpty == false)
            #expect(rule["assigner"]?["uid"]?.string?.hasSuffix("/503") == true)
            #expect(rule["assignee"]?["uid"]?.string?.hasSuffix("/RK5") == true)
            for constraint in JSONValue.items(rule["constraint"]) + JSONValue.items(rule["target"]?["refinement"]) {
                for name in ["leftOperand", "operator", "rightOperand"] { #expect(constraint[name] != nil) }
            }
        }
        let constraints = JSONValue.items(permissions[0]["constraint"])
        let dates = constraints.filter { $0["leftOperand"] == "dateTime" }
        #expect(dates.map { $0["operator"] } == ["gteq", "lt"])
        #expect(
            dates.map { $0["rightOperand"]?["@value"] } == ["2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"])
        let purposes = constraints.first { $0["leftOperand"] == "purpose" }
        #expect(
            JSONValue.items(purposes?["rightOperand"]).first
                == "http://terminology.hl7.org/CodeSystem/v3-ActReason#TREAT")
        #expect(
            JSONValue.items(permissions[0]["duty"]).map { $0["action"] }
                == ["caregate:show-withheld-marker", "caregate:pseudonymise", "inform"])
        let uids = (permissions + prohibitions).compactMap { $0["uid"]?.string }
        #expect(Set(uids).count == uids.count)
        let items = JSONValue.items(JSONValue.items(permissions[0]["target"]?["refinement"]).first?["rightOperand"])
        #expect(items.count == 6)
        #expect(!items.contains { $0.string?.hasSuffix(".source") == true })
    }

    // MARK: Article 30

    @Test func theRecordOfAControllerHasEveryEntryOfArticle30() throws {
        let records = Article30Record.records(try Self.richAgreement())
        #expect(records.map(\.party.text) == ["503", "RK5"])
        for letter in ["a", "b", "c", "d", "e", "f", "g"] {
            for record in records { #expect(record.entries.contains { $0.article == "30(1)(\(letter))" }) }
        }
        func value(_ name: String, _ record: Article30Record) -> String? {
            record.entries.first { $0.name == name }?.value
        }
        #expect(value("Controller", records[0]) == "Northshire Council (503)")
        #expect(value("Data protection officer", records[0]) == "D Po")
        #expect(
            value("Purposes of the processing", records[0])
                == "treatment (TREAT) and planning and population health (PLAN)")
        #expect(
            value("Categories of recipients", records[0]) == "Kingsmead Hospitals (RK5), as ed-clinician and ed-system")
        #expect(value("Categories of recipients", records[1]) == "None: it only receives under this agreement")
        #expect(value("Time limits for erasure", records[0]) == "8 years")
        #expect(value("Categories of personal data", records[0])?.contains("source") == false)
        // What the agreement does not say is said to be missing.
        #expect(records[0].missing.map(\.article) == ["30(1)(e)"])
    }

    @Test func theRecordOfAProcessorIsThatOfParagraph2() throws {
        let agreement = try Self.agreement(
            (
                "role: controller\n    lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: NHS Act 2006, confidentiality: implied consent}",
                "role: processor\n    on_behalf_of: [\"503\"]"
            ))
        let record = try #require(Article30Record.records(agreement).last)
        for letter in ["a", "b", "c", "d"] { #expect(record.entries.contains { $0.article == "30(2)(\(letter))" }) }
        #expect(!record.entries.contains { $0.article.hasPrefix("30(1)") })
        #expect(record.entries.first { $0.name == "On behalf of" }?.value == "Northshire Council (503)")
        #expect(record.missing.map(\.name).contains("Contact details"))
    }

    /// What a spreadsheet would run begins a cell only after an apostrophe, whatever is written after it.
    @Test(arguments: ["=1", "+1", "-1", "@SUM(1)", "=\u{301}1"])
    func noCellIsAFormula(_ name: String) throws {
        let policy = try Fixture.policy(("name: Northshire Council", "name: \"\(name)\""))
        let agreement = try #require(policy.agreements.first)
        let csv = String(
            decoding: AgreementExport.article30CSV.write(agreement, of: policy, at: Self.now), as: UTF8.self)
        #expect(csv.unicodeScalars.contains("\"'\(name)\"".unicodeScalars))
        #expect(!csv.unicodeScalars.contains("\"\(name)\"".unicodeScalars))
    }

    @Test func theCSVIsQuotedAndSafeInASpreadsheet() throws {
        let policy = try Fixture.policy(("name: Northshire Council", "name: '=cmd|''say \"hi\"'''"))
        let agreement = try #require(policy.agreements.first)
        let csv = String(
            decoding: AgreementExport.article30CSV.write(agreement, of: policy, at: Self.now), as: UTF8.self)
        #expect(csv.hasPrefix("\"agreement\",\"ods\",\"party\",\"role\",\"article\",\"entry\",\"value\"\r\n"))
        #expect(csv.contains("\"'=cmd|'say \"\"hi\"\"'\""))
        #expect(!csv.contains("\"="))
        let json = try JSONReader.read(
            AgreementExport.article30JSON.write(agreement, of: policy, at: Self.now))
        #expect(json["records"]?.array?.count == 2)
        #expect(json["records"]?.array?.first?["not_stated"]?.array?.isEmpty == false)
    }

    // MARK: Pages

    @Test func thePageIsWholeAndNeedsNothingElse() throws {
        let page = try Self.richAgreement().page(Self.standing(Self.richPolicy()))
        for text in [
            "Northshire Council", "Kingsmead Hospitals", "RK5", "Care Act 2014", "6(1)(e)", "9(2)(h)", "ed-clinician",
            "provider-telephone", "social-care-package", "legally-restricted", "01-Jan-2026", "31-Dec-2026",
            "30-Sep-2026", "no-onward-share", "A Khan", "C Osei", "01-Dec-2025", "3 working days", "8 years", "D Po",
            "In force",
        ] { #expect(page.contains(text), "\(text)") }
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
        for name in ["<script", "src=", "href=", "url(", "@import", "onload"] { #expect(!page.contains(name)) }
        #expect(page.contains("@media print"))
        #expect(page.components("<h1>") == 2)
        #expect(page.components("<table>") == page.components("<caption>"))
        // It is XML too, so every element is closed and every text escaped.
        _ = try XMLReader.read(Array(Self.xml(page).utf8))
    }

    /// The page without what is HTML only.
    private static func xml(_ page: String) -> String {
        page.replacing("<!DOCTYPE html>\n", with: "").replacing(#/<meta ([^>]*)>/#) { "<meta \($0.output.1)/>" }
    }

    @Test func markupInAnAgreementIsText() throws {
        let policy = try Fixture.policy(
            ("title: Tell the emergency department", "title: '<script>alert(\"1\")</script> & ''more'''"))
        let agreement = try #require(policy.agreements.first)
        for export in [AgreementExport.html, .article30HTML] {
            let page = String(decoding: export.write(agreement, of: policy, at: Self.now), as: UTF8.self)
            #expect(!page.contains("<script"))
            #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;"))
        }
    }

    @Test func anUnsignedPartyHasALineToSignOn() throws {
        func page(_ policy: PolicySet) throws -> String {
            try #require(policy.agreements.first).page(Self.standing(policy))
        }
        #expect(try !page(Fixture.policy()).contains("class=\"line\""))
        #expect(try page(Fixture.policy(Self.unsigned)).components("class=\"line\"") == 4)
        let settings = PolicySettings(requiresSIRO: true)
        #expect(try !page(Fixture.policy([Self.withoutSIRO])).contains("class=\"line\""))
        #expect(try page(Fixture.policy([Self.withoutSIRO], settings: settings)).components("class=\"line\"") == 4)
    }

    @Test func everyFormIsWritten() throws {
        let policy = try Self.richPolicy()
        let agreement = try #require(policy.agreements.first)
        for export in AgreementExport.allCases {
            #expect(export.write(agreement, of: policy, at: Self.now).count > 500)
        }
    }
}

extension String {
    /// How many pieces `separator` cuts it into.
    fileprivate func components(_ separator: String) -> Int {
        split(separator: separator, omittingEmptySubsequences: false).count
    }
}
