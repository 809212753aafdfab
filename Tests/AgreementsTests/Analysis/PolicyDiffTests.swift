// What a change of agreements would do: exact against decisions under both sets, and in words.

import Agreements
import Records
import Testing

@Suite struct PolicyDiffTests {
    /// Whether a change is about an organisation.
    private static func names(_ parties: [FlowParty], _ code: ODSCode, isListed: Bool) -> Bool {
        parties.contains { party in
            switch party.scope {
            case .itself: party.code == code
            case .sites: !isListed && code.isSite(of: party.code)
            case .itselfAndSites: party.code == code || (!isListed && code.isSite(of: party.code))
            }
        }
    }

    @Test(arguments: 1...10)
    func everyGainAndLossIsThatOfDecisions(_ seed: UInt64) throws {
        var random = RandomPolicies(seed: seed &+ 7000)
        let texts = (0..<5).map { random.agreement($0) }
        let obligations = ObligationSupport(mask: false)
        let settings = PolicySettings(obligations: obligations)
        let old = try Fixture.policy(Array(texts[0..<4]), settings: settings)
        let new = try Fixture.policy(Array(texts[1..<5]), settings: settings)
        let diff = PolicyDiff(old, new)
        let codes = RandomPolicies.codes + ["503Q", "RK5Q", "RX8Q", "QNSQ", "RK501Q"]
        let listed = Set((old.agreements + new.agreements).flatMap { $0.parties.map(\.ods) })
        let instants = [
            "2025-12-31T23:59:59Z", "2026-01-01", "2026-03-29", "2026-05-01", "2026-06-30", "2026-06-30T23:00:00Z",
            "2026-10-25", "2026-11-01", "2026-12-31", "2027-01-01", "2027-03-31", "2027-04-01",
        ].map { Fixture.at($0) }
        for publisher in codes.map(Fixture.code) {
            for recipient in codes.map(Fixture.code) where recipient != publisher {
                for instant in instants {
                    for purpose in [Purpose.treatment, .planning] {
                        for role in [Role.edClinician, .analyst] {
                            let request = Request(
                                publisher: publisher, recipient: recipient, purpose: purpose, role: role,
                                category: .socialCarePackage, person: .unencumbered, instant: instant)
                            let before = old.decide(request, id: "").released
                            let after = new.decide(request, id: "").released
                            let changes = diff.changes.filter { change in
                                Self.names(change.publishers, publisher, isListed: listed.contains(publisher))
                                    && Self.names(change.recipients, recipient, isListed: listed.contains(recipient))
                                    && change.purposes.contains(purpose) && change.roles.contains(role)
                                    && change.category == .socialCarePackage
                                    && change.periods.contains {
                                        $0.from.map { $0 <= instant } ?? true
                                            && $0.until.map { instant < $0 } ?? true
                                    }
                            }
                            let place: Comment = "seed \(seed): \(publisher) \(recipient) \(instant) \(purpose) \(role)"
                            #expect(changes.count <= 1, place)
                            #expect(changes.first?.gained ?? [] == after.subtracting(before), place)
                            #expect(changes.first?.lost ?? [] == before.subtracting(after), place)
                        }
                    }
                }
            }
        }
    }

    @Test func equalSetsDoNotDiffer() throws {
        let policy = try Fixture.policy()
        let diff = PolicyDiff(policy, policy)
        #expect(diff.isEmpty && diff.sentences.isEmpty && diff.matrix.isEmpty)
        #expect(diff.html.contains("Nothing changes"))
    }

    static let flow =
        "Kingsmead Hospitals (RK5) and its sites for treatment and emergency treatment, in the roles "
        + "ed-clinician and ed-system."
    static let year = "From 01-Jan-2026 to 31-Dec-2026"

    @Test(
        "one sentence a change",
        arguments: [
            (
                [("source]", "source, restart]")],
                ["\(year) Northshire Council (503) newly shares restart of social-care-package with \(flow)"]
            ),
            (
                [("exclude: [legally-restricted]", "exclude: [legally-restricted, telephones]")],
                [
                    "\(year) Northshire Council (503) no longer shares provider-telephone of social-care-package with \(flow)"
                ]
            ),
            (
                [("last_day: 2026-12-31", "last_day: 2026-10-25")],
                [
                    "From 26-Oct-2026 to 31-Dec-2026 Northshire Council (503) no longer shares demographics-banner, "
                        + "provider, provider-telephone, safeguarding-flag, service, source and status of "
                        + "social-care-package with \(flow)"
                ]
            ),
            (
                [("obligations: [show-withheld-marker]", "obligations: [no-onward-share]")],
                [
                    "\(year) what Northshire Council (503) shares of social-care-package with "
                        + "\(flow.dropLast()), changes in its terms: the obligation no-onward-share is added and "
                        + "the obligation show-withheld-marker is gone."
                ]
            ),
            (
                [("objection: withhold", "objection: not-applicable")],
                [
                    "\(year) what Northshire Council (503) shares of social-care-package with "
                        + "\(flow.dropLast()), changes in its terms: objection no longer withholds it."
                ]
            ),
            (
                [("lookback: current", "lookback: 90 days"), ("source]", "source, child-protection]")],
                [
                    "\(year) Northshire Council (503) newly shares child-protection and newly shares, of a child only, "
                        + "safeguarding-flag of social-care-package with x"
                ]
            ),
        ] as [([(String, String)], [String])])
    func sentences(_ edits: [(String, String)], _ expected: [String]) throws {
        let diff = PolicyDiff(try Fixture.policy(), try Fixture.policy([Fixture.edited(edits)]))
        // Those who break the glass have sentences of their own, alike but for purpose and role.
        let sentences = diff.changes.filter { $0.purposes != [.breakTheGlass] }.map(\.sentence)
        if edits.count == 1 {
            #expect(sentences == expected)
        } else {
            #expect(sentences.count == 1)
            let sentence = try #require(sentences.first)
            #expect(sentence.contains("newly shares child-protection"))
            #expect(sentence.contains("of a child only, child-protection") == false)
            #expect(sentence.contains("of a child only, safeguarding-flag"))
            #expect(sentence.contains("service, source and status go back 90 days, not current"))
        }
        #expect(diff.sentences.allSatisfy { $0.hasSuffix(".") && !$0.contains("..") })
    }

    /// A second agreement for the same purpose brings an obligation that nobody here discharges: who asks for the whole
    /// category is refused what the first one grants too.
    @Test func anAgreementThatCannotBeDischargedLosesTheFlowsBesideIt() throws {
        let items =
            "items: [demographics-banner, service, status, provider, provider-telephone, safeguarding-flag, source]"
        let second = Fixture.edited([
            ("id: NS-T-1", "id: NS-T-2"), ("obligations: [show-withheld-marker]", "obligations: [mask]"),
            (items, "items: [restart]"), ("start: 2026-01-01", "start: 2026-07-01"),
        ])
        let settings = PolicySettings(obligations: ObligationSupport(mask: false))
        let old = try Fixture.policy(settings: settings)
        let new = try Fixture.policy([Fixture.agreement, second], settings: settings)
        let treatment = try #require(PolicyDiff(old, new).changes.first { $0.purposes.contains(.treatment) })
        #expect(treatment.lost == old.decide(Fixture.request(), id: "").released)
        #expect(treatment.gained.isEmpty)
        #expect(
            treatment.periods == [Period(from: Fixture.at("2026-06-30T23:00:00Z"), until: Fixture.at("2027-01-01"))])
        #expect(treatment.sentence.contains("no longer shares demographics-banner, provider"))
        var after = Fixture.request(at: "2026-07-01T12:00:00Z")
        #expect(new.decide(after, id: "").reason == .obligationCannotBeDischarged)
        // What the first agreement alone grants, asked for by itself, is still given.
        after.items = Fixture.items("service")
        #expect(new.decide(after, id: "").outcome == .permit)
        let warning = try #require(new.warnings(at: Fixture.at("2026-07-01")).first { $0.kind == .obligation })
        #expect(warning.what.contains("refused that asks at once for what it and another agreement grant"))
        let discharged = PolicyDiff(try Fixture.policy(), try Fixture.policy([Fixture.agreement, second]))
        #expect(discharged.changes.allSatisfy { $0.lost.isEmpty })
    }

    @Test func whatWasBeforeAnInstantIsLeftOut() throws {
        let later = try Fixture.policy(("start: 2026-01-01", "start: 2026-02-01"))
        #expect(!PolicyDiff(try Fixture.policy(), later).isEmpty)
        #expect(PolicyDiff(try Fixture.policy(), later, from: Fixture.at("2026-02-01")).isEmpty)
        let cut = PolicyDiff(try Fixture.policy(), later, from: Fixture.at("2026-01-20"))
        #expect(
            cut.changes.allSatisfy {
                $0.periods == [Period(from: Fixture.at("2026-01-20"), until: Fixture.at("2026-02-01"))]
            })
    }

    @Test func theMatrixCountsItemsByPublisherAndRecipient() throws {
        let new = try Fixture.policy([
            Fixture.edited([("source]", "restart, next-visit]")])
        ])
        let diff = PolicyDiff(try Fixture.policy(), new)
        #expect(diff.matrix == ["     RK5    RK5/sites", "503  +2 -1  +2 -1"])
        let html = diff.html
        #expect(html.contains("<th scope=\"row\">503</th><td>+2 -1</td>"))
        #expect(html.contains("<th scope=\"col\">RK5</th>"))
        #expect(!html.contains("<script"))
    }

    @Test func asJSONItIsWhole() throws {
        let diff = PolicyDiff(try Fixture.policy(), try Fixture.policy(("source]", "source, restart]")))
        let read = try JSONReader.read(diff.json.write())
        #expect(read["old"]?.string == diff.oldRevision)
        #expect(read["new"]?.string == diff.newRevision)
        let change = try #require(read["changes"]?.array?.first)
        #expect(change["gained"] == ["restart"])
        #expect(change["lost"] == [])
        #expect(change["publishers"]?.array?.first?["ods"] == "503")
        #expect(change["recipients"]?.array?.first?["scope"] == "itself-and-sites")
        #expect(change["periods"]?.array?.first?["from"] == "2026-01-01T00:00:00.000Z")
        #expect(change["periods"]?.array?.first?["until"] == "2027-01-01T00:00:00.000Z")
    }
}
