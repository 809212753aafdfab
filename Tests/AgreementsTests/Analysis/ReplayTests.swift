// Past decisions asked again of a new set: what would have been refused, newly allowed, or released in other items.

import Agreements
import Records
import Testing

@Suite struct ReplayTests {
    /// As the access log keeps it: without the person's choices and flags.
    private static func past(
        _ policy: PolicySet, _ request: Request, id: String = "d-1", isPersonKnown: Bool = false
    ) -> PastDecision {
        let decision = policy.decide(request, id: id)
        var logged = request
        if !isPersonKnown { logged.person = PersonStatus() }
        return PastDecision(
            id: id, request: logged, isPersonKnown: isPersonKnown, outcome: decision.outcome, reason: decision.reason,
            released: decision.released, withheld: ItemSet(decision.withheld.map(\.item)))
    }

    @Test func theSameSetChangesNothing() throws {
        let policy = try Fixture.policy()
        var objecting = Fixture.adult
        objecting.objection = true
        let past = [Fixture.adult, objecting, PersonStatus()].map { Self.past(policy, Fixture.request(person: $0)) }
        let replay = Replay(past, old: policy, new: policy)
        #expect(replay.differences.isEmpty)
        #expect(replay.fromOtherRevisions == 0)
    }

    @Test func aNarrowerSetWouldHaveRefusedOrWithheld() throws {
        let old = try Fixture.policy()
        let past = ["2026-03-01", "2026-05-01", "2026-07-01"].enumerated().map {
            Self.past(old, Fixture.request(at: $0.element), id: "d-\($0.offset)")
        }
        let ended = try Fixture.policy(
            ("last_day: 2026-12-31", "last_day: 2026-04-30"), ("review_by: 2026-09-30", "review_by: 2026-04-01"))
        let refused = Replay(past, old: old, new: ended)
        #expect(refused.count(.refused) == 2 && refused.count(.allowed) == 0 && refused.count(.changed) == 0)
        #expect(
            refused.differences.map(\.sentence) == [
                "2 disclosures of social-care-package from 503 to RK5 for TREAT as ed-system would have been refused: "
                    + "Not shared from 503 with RK5: NS-T-1@1 ended on 30-Apr-2026"
            ])
        #expect(refused.differences.first?.decisions.map(\.id) == ["d-1", "d-2"])

        let fewer = Replay(past, old: old, new: try Fixture.policy(("[legally-restricted]", "[source]")))
        #expect(fewer.count(.changed) == 3)
        #expect(fewer.differences.map(\.less) == [Fixture.items("source")])
        #expect(fewer.differences.map(\.more) == [[]])
        #expect(fewer.differences.allSatisfy { $0.isCertain })
    }

    /// The log says that the person objected, and not to what: of one who objected to that agreement alone, another allows.
    @Test func anObjectionMayHaveBeenToOneAgreement() throws {
        let old = try Fixture.policy()
        var objecting = Fixture.adult
        objecting.objectedAgreements = ["NS-T-1"]
        let past = Self.past(old, Fixture.request(person: objecting))
        #expect(past.reason == .objection)
        let replay = Replay([past], old: old, new: try Fixture.policy(("id: NS-T-1", "id: NS-T-2")))
        #expect(replay.count(.allowed) == 1 && replay.fromOtherRevisions == 0)
        #expect(replay.differences.first?.isCertain == false)
        #expect(Replay([past], old: old, new: old).differences.isEmpty)
    }

    @Test func aWiderSetWouldHaveAllowed() throws {
        let old = try Fixture.policy()
        let request = Fixture.request(role: .edConsultant)
        let new = try Fixture.policy(
            ("roles: [ed-clinician, ed-system]", "roles: [ed-clinician, ed-system, ed-consultant]"))
        let replay = Replay([Self.past(old, request, isPersonKnown: true)], old: old, new: new)
        #expect(replay.count(.allowed) == 1)
        #expect(replay.differences.first?.isCertain == true)
        #expect(replay.differences.first?.more.contains(Item("service")!) == true)
        // Of a refusal for the role the log does not tell whether the person had died: that would refuse still.
        let unknown = Replay([Self.past(old, request)], old: old, new: new)
        #expect(unknown.count(.allowed) == 1)
        #expect(unknown.differences.first?.isCertain == false)
    }

    @Test func anObjectionStandsUnderANewSet() throws {
        let old = try Fixture.policy()
        var objecting = Fixture.adult
        objecting.objection = true
        let past = [Self.past(old, Fixture.request(person: objecting))]
        let wider = try Fixture.policy(("source]", "source, restart]"))
        #expect(Replay(past, old: old, new: wider).differences.isEmpty)
        let deaf = try Fixture.policy(("objection: withhold", "objection: not-applicable"))
        #expect(Replay(past, old: old, new: deaf).count(.allowed) == 1)
    }

    @Test func whatTheSetInForceWouldNotSayWasSaidUnderAnother() throws {
        let older = try Fixture.policy(("source]", "source, restart]"))
        let past = [Self.past(older, Fixture.request())]
        let replay = Replay(past, old: try Fixture.policy(), new: try Fixture.policy())
        #expect(replay.fromOtherRevisions == 1)
        #expect(replay.differences.map(\.less) == [Fixture.items("restart")])
        #expect(replay.differences.allSatisfy { !$0.isCertain })
        #expect(replay.sentences.count == 3)
    }

    @Test func inSumAndAsJSON() throws {
        let old = try Fixture.policy()
        let new = try Fixture.policy(("[legally-restricted]", "[source]"))
        let replay = Replay([Self.past(old, Fixture.request())], old: old, new: new)
        #expect(
            replay.sentences == [
                "Of 1 past decisions 0 disclosures would have been refused, 0 refusals allowed, and 1 disclosures would "
                    + "have had other items.",
                "1 disclosure of social-care-package from 503 to RK5 for TREAT as ed-system would have withheld source",
            ])
        let json = try JSONReader.read(replay.json.write())
        #expect(json["changed"] == 1)
        #expect(json["differences"]?.array?.first?["decisions"] == ["d-1"])
    }
}

@Suite struct PastDecisionTests {
    private static let record: JSONObject = [
        "action": "decide", "decisionID": "01JD", "time": "2026-06-15T12:00:00.000Z", "publisher": "503",
        "recipient": "RK501", "purpose": "TREAT", "role": "ed-system", "category": "social-care-package",
        "outcome": "permit", "reason": "permitted", "released": ["service", "status"], "withheld": ["source: excluded"],
    ]

    @Test func anEntryOfTheAccessLogIsReadBack() throws {
        let past = try #require(PastDecision(accessLog: .object(Self.record)))
        #expect(past.id == "01JD" && past.outcome == .permit && past.reason == .permitted && !past.isPersonKnown)
        #expect(past.request.recipient == Fixture.code("RK501") && past.request.items == nil)
        #expect(past.request.instant == Fixture.at("2026-06-15T12:00:00Z"))
        #expect(past.released == Fixture.items("service", "status"))
        #expect(past.withheld == Fixture.items("source"))
    }

    @Test(arguments: [("action", "deliver"), ("purpose", "CURIOSITY"), ("publisher", "?"), ("reason", "because")])
    func whatIsNoDecisionIsLeftOut(_ name: String, _ value: String) {
        var record = Self.record
        record[name] = .string(value)
        #expect(PastDecision(accessLog: .object(record)) == nil)
    }

    @Test func aBrokenGlassIsAskedAgainAsBroken() throws {
        var record = Self.record
        record["purpose"] = "BTG"
        record["role"] = "ed-consultant"
        let past = try #require(PastDecision(accessLog: .object(record)))
        #expect(try Fixture.policy().decide(past.request, id: "").reason != .breakGlassIncomplete)
    }
}
