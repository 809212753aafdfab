// Loading is strict: text as written, and every error with file, line, column and remedy.

import Agreements
import Records
import Testing

@Suite struct LoadingTests {
    static func problems(_ text: String) -> [Problem] {
        do {
            _ = try PolicySet.load([("agreements/x.yaml", text)])
            return []
        } catch {
            return error.problems
        }
    }

    @Test func scalarsAreReadAsTheTextThatWasWritten() throws {
        let policy = try Fixture.policy(
            ("id: NS-T-1", "id: 5E1"), ("version: \"1\"", "version: 011"),
            ("title: Tell the emergency department", "title: no"))
        let agreement = try #require(policy.agreements.first)
        #expect(agreement.id == "5E1")
        #expect(agreement.version == "011")
        #expect(agreement.title == "no")
        #expect(policy.decide(Fixture.request(), id: "").grants.map(\.description) == ["5E1@011 data[0]"])
    }

    @Test(
        "each error has its place and its reason",
        arguments: [
            ("title: Tell", "titel: Tell", "3:1", Problem.Reason.unknownElement),
            ("role: controller\n    joins", "role: owner\n    joins", "7:11", .unmappedCode),
            ("joins: 2026-01-01", "joins: 2026-02-30", "8:12", .dataType),
            ("joins: 2026-01-01", "joins: 01/01/2026", "8:12", .dataType),
            ("joins: 2026-01-01", "joins:", "8:11", .dataType),
            ("as: SIRO, name: A Khan", "as: CEO, name: A Khan", "11:14", .unmappedCode),
            ("include_sites: true", "include_sites: yes", "15:20", .dataType),
            ("purposes: [TREAT, ETREAT]", "purposes: [TREAT, RESEARCH]", "22:19", .unmappedCode),
            ("purposes: [TREAT, ETREAT]", "purposes: []", "22:11", .required),
            ("purposes: [TREAT, ETREAT]", "purposes: [TREAT, TREAT]", "22:19", .duplicateKey),
            ("roles: [ed-clinician, ed-system]", "roles: [ed-nurse]", "23:9", .unmappedCode),
            ("category: social-care-package", "category: everything", "25:15", .unmappedCode),
            ("source]", "arrival]", "26:100", .unmappedCode),
            ("lookback: current", "lookback: recently", "27:15", .dataType),
            ("exclude: [legally-restricted]", "exclude: [secrets]", "28:11", .unmappedCode),
            ("objection: withhold", "objection: ignore", "29:22", .unmappedCode),
            ("overrides: [objection]", "overrides: [s-flag]", "30:64", .unmappedCode),
            ("obligations: [show-withheld-marker]", "obligations: [tell-somebody]", "31:15", .unmappedCode),
            ("obligations: [show-withheld-marker]", "obligations: [\"notify:\"]", "31:15", .unmappedCode),
            ("last_day: 2026-12-31", "last_day: 2025-12-31", "33:11", .dataType),
            ("flows: [{from: [\"503\"], to: [RK5]}]", "flows: [{from: [\"503\"], to: [RX8]}]", "21:8", .unmappedCode),
            ("flows: [{from: [\"503\"], to: [RK5]}]", "flows: [{from: [\"503\"]}]", "21:9", .required),
            ("ods: RK5", "ods: rk5", "13:10", .dataType),
            ("id: NS-T-1\n", "", "1:1", .required),
            ("id: NS-T-1", "id: NS T 1", "1:5", .dataType),
            ("title: Tell", "title: &anchor Tell", "3:8", .syntax),
            ("title: Tell", "title: !!binary Tell", "3:8", .syntax),
            ("version: \"1\"", "version: \"1\"\nversion: \"2\"", "2:1", .duplicateKey),
            ("start: 2026-01-01", "require_siro: maybe\nstart: 2026-01-01", "32:15", .dataType),
            ("start: 2026-01-01", "signed_pdf_sha256: abc\nstart: 2026-01-01", "32:20", .dataType),
        ])
    func errors(from: String, to: String, place: String, reason: Problem.Reason) {
        let problems = Self.problems(Fixture.edited([(from, to)]))
        #expect(problems.contains { $0.reason == reason && $0.place == "agreements/x.yaml:\(place)" }, "\(problems)")
        #expect(problems.allSatisfy { !$0.remedy.isEmpty })
    }

    @Test func aControllerNeedsALawfulBasis() {
        let line =
            "    lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: Care Act 2014, confidentiality: implied consent}\n"
        let problems = Self.problems(Fixture.edited([(line, "")]))
        #expect(problems.map(\.reason) == [.required])
        #expect(problems.first?.place == "agreements/x.yaml:5:5")
    }

    @Test func anAliasIsRefused() {
        let problems = Self.problems(
            Fixture.edited([("title: Tell the emergency department", "title: &t Tell\nretention: *t")]))
        #expect(!problems.isEmpty)
        #expect(problems.allSatisfy { $0.what == "anchors and aliases are not allowed" })
    }

    @Test func everyErrorOfEveryFileIsReported() {
        let bad = Fixture.edited([
            ("title: Tell", "titel: Tell"), ("joins: 2026-01-01", "joins: soon"), ("[TREAT, ETREAT]", "[TREAT, FUN]"),
        ])
        do {
            _ = try PolicySet.load([("a.yaml", bad), ("b.yaml", "id: [unclosed"), ("c.yaml", Fixture.agreement)])
            Issue.record("loaded")
        } catch {
            let places = error.problems.map { String($0.place.prefix(6)) }
            #expect(places.filter { $0 == "a.yaml" }.count == 4)  // the three, and that there is no title
            #expect(places.contains("b.yaml"))
            #expect(!places.contains("c.yaml"))
        }
    }

    @Test func oneVersionIsInOneFile() {
        do {
            _ = try PolicySet.load([("a.yaml", Fixture.agreement), ("b.yaml", Fixture.agreement)])
            Issue.record("loaded")
        } catch {
            #expect(error.problems.map(\.reason) == [.duplicateKey])
        }
    }

    @Test(arguments: ["", "just text", "- a\n- b", "a: 1\n---\nb: 2", "id: \"unclosed", "\t"])
    func whatIsNoAgreementIsRefused(text: String) {
        #expect(!Self.problems(text).isEmpty)
    }

    @Test func aLimitHoldsOnSize() {
        let long = Fixture.agreement + "\n# " + String(repeating: "x", count: 300_000)
        #expect(Self.problems(long).map(\.reason) == [.limit])
    }
}
