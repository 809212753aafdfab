// Every row of the case table in agreements.md, by its name; one whose proof is the gateway's says where it is.

import Agreements
import Records
import Testing

@Suite struct CaseTableTests {
    @Test(
        "expiry: last day inclusive, Europe/London",
        arguments: [
            ("2026-03-29", "2026-03-29T23:00:00Z"), ("2026-06-30", "2026-06-30T23:00:00Z"),
            ("2026-10-25", "2026-10-26T00:00:00Z"), ("2026-12-31", "2027-01-01T00:00:00Z"),
        ])
    func expiry(lastDay: String, firstDenied: String) throws {
        let policy = try Fixture.policy(
            ("last_day: 2026-12-31", "last_day: \(lastDay)"), ("review_by: 2026-09-30", "review_by: 2026-02-01"))
        let denied = Fixture.at(firstDenied)
        var request = Fixture.request()
        request.instant = Instant(milliseconds: denied.milliseconds - 1)
        let last = policy.decide(request, id: "")
        #expect(last.outcome == .permit)
        #expect(last.validUntil == denied)
        request.instant = denied
        let after = policy.decide(request, id: "")
        #expect(after.outcome == .deny)
        #expect(after.reason == .expired)
        #expect(after.denies.map(\.clause) == ["last_day"])
        #expect(after.validUntil == nil)
        #expect(policy.expiries.map(\.expires) == [denied])
    }

    @Test("start: the first day begins at London's midnight")
    func start() throws {
        let policy = try Fixture.policy(("start: 2026-01-01", "start: 2026-05-01"))
        let before = policy.decide(Fixture.request(at: "2026-04-30T22:59:59Z"), id: "")
        #expect(before.reason == .notYetStarted)
        #expect(before.validUntil == Fixture.at("2026-04-30T23:00:00Z"))
        #expect(policy.decide(Fixture.request(at: "2026-04-30T23:00:00Z"), id: "").outcome == .permit)
    }

    @Test("review_by passed: permit and warn; a setting makes it suspend")
    func reviewOverdue() throws {
        let request = Fixture.request(at: "2026-10-01T12:00:00Z")
        let lenient = try Fixture.policy().decide(request, id: "")
        #expect(lenient.outcome == .permit)
        #expect(lenient.warnings == ["NS-T-1@1 was to be reviewed by 30-Sep-2026"])
        #expect(try Fixture.policy().decide(Fixture.request(), id: "").warnings.isEmpty)

        let strict = try Fixture.policy(settings: PolicySettings(suspendsWhenReviewOverdue: true))
        #expect(strict.decide(request, id: "").reason == .reviewOverdue)
        let before = strict.decide(Fixture.request(at: "2026-09-30T22:59:59Z"), id: "")
        #expect(before.outcome == .permit)
        #expect(before.validUntil == Fixture.at("2026-09-30T23:00:00Z"))
    }

    @Test("queued across an expiry: the same request decided again at delivery is refused")
    func queuedAcrossAnExpiry() throws {
        let policy = try Fixture.policy()
        var request = Fixture.request(at: "2026-12-31T23:59:59Z")
        let queued = policy.decide(request, id: "queued")
        request.instant = Fixture.at("2027-01-01T00:00:01Z")
        let delivered = policy.decide(request, id: "delivered")
        #expect((queued.outcome, delivered.outcome) == (.permit, .deny))
        #expect(queued.id != delivered.id)
        #expect(delivered.reason == .expired)
    }

    @Test("overlapping agreements: permit, union of obligations, and lint reports the overlap")
    func overlapping() throws {
        let other = Fixture.edited([
            ("id: NS-T-1", "id: NS-T-2"), ("obligations: [show-withheld-marker]", "obligations: [no-onward-share]"),
            ("provider-telephone, safeguarding-flag, source]", "next-visit]"),
        ])
        let policy = try Fixture.policy([Fixture.agreement, other])
        let decision = policy.decide(Fixture.request(), id: "")
        #expect(decision.grants.map(\.description) == ["NS-T-1@1 data[0]", "NS-T-2@1 data[0]"])
        #expect(Set(decision.obligations) == [.showWithheldMarker, .noOnwardShare])
        #expect(decision.released.contains(Item("next-visit")!))
        #expect(decision.released.contains(Item("source")!))
        let overlaps = policy.warnings(at: Fixture.at("2026-06-15")).filter { $0.kind == .overlap }
        #expect(overlaps.map(\.agreement) == ["NS-T-1@1"])
        #expect(try Fixture.policy().warnings(at: Fixture.at("2026-06-15")).isEmpty)
    }

    /// 503 and 504 → RK5.
    private static let second = (
        from: "  - ods: RK5\n",
        to: """
          - ods: "504"
            name: Eastmoor Council
            role: controller
            lawful_basis: {art6: 6(1)(e), art9: 9(2)(h), statute: Care Act 2014, confidentiality: implied consent}
            signed: [{as: SIRO, name: J W, date: 2025-12-01}, {as: Caldicott, name: M A, date: 2025-12-02}]
          - ods: RK5

        """
    )
    private static let secondFlow = (
        from: "flows: [{from: [\"503\"], to: [RK5]}]", to: "flows: [{from: [\"503\", \"504\"], to: [RK5]}]"
    )

    @Test("party leaves: its flows stop, the others' go on")
    func partyLeaves() throws {
        let policy = try Fixture.policy(
            Self.second, Self.secondFlow,
            ("    joins: 2026-01-01\n", "    joins: 2026-02-01\n    leaves: 2026-06-14\n"))
        #expect(policy.decide(Fixture.request(at: "2026-01-15T12:00:00Z"), id: "").reason == .notAParty)
        #expect(policy.decide(Fixture.request(at: "2026-06-14T22:59:59Z"), id: "").outcome == .permit)
        let left = policy.decide(Fixture.request(at: "2026-06-14T23:00:00Z"), id: "")
        #expect(left.reason == .notAParty)
        #expect(left.sentence.contains("left on 14-Jun-2026"))
        #expect(policy.decide(Fixture.request(from: "504"), id: "").outcome == .permit)
    }

    @Test(
        "unsigned: a controller needs its Caldicott Guardian, and its SIRO unless require_siro is false",
        arguments: [
            ("      - {as: SIRO, name: A Khan, date: 2025-12-01}\n", true, false),
            ("      - {as: Caldicott, name: B Lee, date: 2025-12-02}\n", true, false),
            ("      - {as: SIRO, name: A Khan, date: 2025-12-01}\n", false, true),
            ("      - {as: Caldicott, name: B Lee, date: 2025-12-02}\n", false, false),
        ])
    func unsigned(missing: String, requireSIRO: Bool, permits: Bool) throws {
        let policy = try Fixture.policy(
            Self.second, Self.secondFlow, (missing, ""),
            ("version: \"1\"", "version: \"1\"\nrequire_siro: \(requireSIRO)"))
        let decision = policy.decide(Fixture.request(), id: "")
        #expect((decision.outcome == .permit) == permits)
        if !permits {
            #expect(decision.reason == .unsigned)
            let warning = policy.warnings(at: Fixture.at("2026-06-15")).first { $0.kind == .unsigned }
            #expect(warning?.isError == true)
            #expect(warning?.place == "agreements/t0.yaml:6")
        }
        #expect(policy.decide(Fixture.request(from: "504"), id: "").outcome == .permit)
    }

    @Test("signed later: flows are live only after the party's own signature")
    func signedLater() throws {
        let policy = try Fixture.policy(("name: B Lee, date: 2025-12-02", "name: B Lee, date: 2026-06-16"))
        #expect(policy.decide(Fixture.request(), id: "").reason == .unsigned)
        #expect(policy.decide(Fixture.request(), id: "").validUntil == Fixture.at("2026-06-15T23:00:00Z"))
        #expect(policy.decide(Fixture.request(at: "2026-06-16T09:00:00Z"), id: "").outcome == .permit)
    }

    @Test("suspended: all flows, or one party's")
    func suspended() throws {
        let all = try Fixture.policy(
            (
                "start: 2026-01-01",
                "suspended: [{from: 2026-06-15, to: 2026-06-20, reason: incident}]\nstart: 2026-01-01"
            ))
        #expect(all.decide(Fixture.request(), id: "").reason == .suspended)
        #expect(all.decide(Fixture.request(), id: "").validUntil == Fixture.at("2026-06-20T23:00:00Z"))
        #expect(all.decide(Fixture.request(at: "2026-06-20T23:00:00Z"), id: "").outcome == .permit)
        #expect(
            all.decide(Fixture.request(at: "2026-06-14T12:00:00Z"), id: "").validUntil
                == Fixture.at("2026-06-14T23:00:00Z"))
        let one = try Fixture.policy(
            Self.second, Self.secondFlow,
            ("start: 2026-01-01", "suspended: [{ods: \"503\", from: 2026-06-15}]\nstart: 2026-01-01"))
        #expect(one.decide(Fixture.request(), id: "").reason == .suspended)
        #expect(one.decide(Fixture.request(from: "504"), id: "").outcome == .permit)
    }

    @Test(
        "processor: never a recipient for itself, only on behalf of a live controller; a sub-processor must be listed")
    func processor() throws {
        let processors = """
              - ods: PRC01
                name: Hosted Systems
                role: processor
                on_behalf_of: [RK5]
              - ods: SUB01
                name: Hosted Storage
                role: processor
                on_behalf_of: [PRC01]
            flows: [{from: ["503"], to: [RK5, PRC01, SUB01]}]
            """
        let flow = "flows: [{from: [\"503\"], to: [RK5]}]"
        let live = try Fixture.policy((flow, processors))
        #expect(live.decide(Fixture.request(to: "PRC01"), id: "").outcome == .permit)
        #expect(live.decide(Fixture.request(to: "SUB01"), id: "").outcome == .permit)
        #expect(live.decide(Fixture.request(to: "SUB02"), id: "").reason == .unknownOrganisation)

        let gone = try Fixture.policy((flow, processors), ("include_sites: true", "leaves: 2026-03-31"))
        #expect(gone.decide(Fixture.request(to: "PRC01"), id: "").reason == .processorNotCovered)
        #expect(gone.decide(Fixture.request(to: "SUB01"), id: "").reason == .processorNotCovered)

        let listed = processors.replacing("to: [RK5, PRC01, SUB01]", with: "to: [RK5]")
        let unnamed = try Fixture.policy((flow, listed))
        #expect(unnamed.decide(Fixture.request(to: "PRC01"), id: "").reason == .processorNotCovered)

        let circle = processors.replacing("on_behalf_of: [RK5]", with: "on_behalf_of: [SUB01]")
        #expect(try Fixture.policy((flow, circle)).decide(Fixture.request(to: "PRC01"), id: "").outcome == .deny)
    }

    @Test("ODS merger: nothing is inherited; the flow is denied and a task raised until signed anew")
    func merger() throws {
        let unheard = try Fixture.policy().decide(Fixture.request(to: "RM9"), id: "")
        #expect(unheard.reason == .unknownOrganisation)
        #expect(unheard.marker == .notKnown)

        let merged = PolicySettings(successions: [
            Succession(former: Fixture.code("RK5"), successor: Fixture.code("RM9"), from: CivilDate("2026-06-01")!)
        ])
        let policy = try Fixture.policy(settings: merged)
        let before = policy.decide(Fixture.request(at: "2026-05-31T22:59:59Z"), id: "")
        #expect(before.outcome == .permit)
        #expect(before.validUntil == Fixture.at("2026-05-31T23:00:00Z"))
        #expect(policy.toBeSignedAnew(at: Fixture.at("2026-05-31T12:00:00Z")).isEmpty)
        for recipient in ["RK5", "RK501", "RM9"] {
            let after = policy.decide(Fixture.request(to: recipient, at: "2026-05-31T23:00:00Z"), id: "")
            #expect(after.reason == .organisationSucceeded)
            #expect(after.marker == .notKnown)
            #expect(after.denies.map(\.description) == ["NS-T-1@1 parties"])
            #expect(after.sentence.contains("RK5 became RM9 on 01-Jun-2026"))
        }
        let tasks = policy.toBeSignedAnew(at: Fixture.at("2026-06-15"))
        #expect(tasks.map(\.agreement.reference) == ["NS-T-1@1"])
        #expect(policy.toBeSignedAnew(at: Fixture.at("2027-01-01")).isEmpty)

        let anew = Fixture.edited([
            ("version: \"1\"", "version: \"2\"\nsupersedes: \"NS-T-1@1\""), ("ods: RK5", "ods: RM9"),
            ("to: [RK5]", "to: [RM9]"), ("start: 2026-01-01", "start: 2026-06-15"),
        ])
        let renewed = try Fixture.policy([Fixture.agreement, anew], settings: merged)
        #expect(renewed.decide(Fixture.request(to: "RM9"), id: "").outcome == .permit)
        #expect(renewed.toBeSignedAnew(at: Fixture.at("2026-06-14")).count == 1)
        #expect(renewed.toBeSignedAnew(at: Fixture.at("2026-06-15")).isEmpty)
    }

    @Test("site code: covered only with include_sites")
    func siteCode() throws {
        #expect(try Fixture.policy().decide(Fixture.request(to: "RK501"), id: "").outcome == .permit)
        let without = try Fixture.policy(("    include_sites: true\n", ""))
        let decision = without.decide(Fixture.request(to: "RK501"), id: "")
        #expect(decision.reason == .siteNotCovered)
        #expect(without.decide(Fixture.request(), id: "").outcome == .permit)
    }

    @Test("objection: withheld and marked as withheld, in every agreement")
    func objection() throws {
        let objecting = PersonStatus(objection: true, sFlag: .no, isChild: false)
        let decision = try Fixture.policy().decide(Fixture.request(person: objecting), id: "")
        #expect(decision.reason == .objection)
        #expect(decision.marker == .withheldAtPersonsRequest)
        #expect(decision.denies.map(\.description) == ["NS-T-1@1 choices.objection"])

        let uncovered = try Fixture.policy().decide(Fixture.request(purpose: .planning, person: objecting), id: "")
        #expect(uncovered.reason == .objection)
        #expect(uncovered.marker == .notKnown)

        // One agreement to which it applies denies across both.
        let statutory = Fixture.edited([
            ("id: NS-T-1", "id: NS-T-2"), ("objection: withhold", "objection: not-applicable"),
        ])
        #expect(
            try Fixture.policy([Fixture.agreement, statutory]).decide(Fixture.request(person: objecting), id: "").reason
                == .objection)
        #expect(try Fixture.policy([statutory]).decide(Fixture.request(person: objecting), id: "").outcome == .permit)
    }

    @Test("Type 1 and National Data Opt-Out: only beyond direct care")
    func choicesBeyondDirectCare() throws {
        let policy = try Fixture.policy(
            ("purposes: [TREAT, ETREAT]", "purposes: [TREAT, PLAN]"),
            ("roles: [ed-clinician", "roles: [analyst, ed-clinician"),
            ("type1: not-applicable, ndoo: not-applicable", "type1: withhold, ndoo: withhold"))
        for (person, reason) in [
            (PersonStatus(type1: true, sFlag: .no, isChild: false), ReasonCode.type1Objection),
            (PersonStatus(nationalDataOptOut: true, sFlag: .no, isChild: false), .nationalDataOptOut),
        ] {
            #expect(policy.decide(Fixture.request(person: person), id: "").outcome == .permit)
            let planning = policy.decide(Fixture.request(purpose: .planning, role: .analyst, person: person), id: "")
            #expect(planning.reason == reason)
        }
        #expect(policy.decide(Fixture.request(purpose: .planning, role: .analyst), id: "").outcome == .permit)
    }

    @Test("S-flag unknown: addresses and the person's telecom withheld; set: provider and duty team too")
    func sFlag() throws {
        let policy = try Fixture.policy(("source]", "source, contact-details, general-practitioner]"))
        func withheld(_ flag: Known) -> [String] {
            let decision = policy.decide(Fixture.request(person: PersonStatus(sFlag: flag, isChild: false)), id: "")
            #expect(decision.outcome == .permit)
            #expect(decision.withheld.allSatisfy { $0.reason == .sFlagLocation })
            return decision.withheld.map(\.item.name)
        }
        #expect(withheld(.no) == [])
        #expect(withheld(.unknown) == ["contact-details", "general-practitioner"])
        #expect(withheld(.yes) == ["contact-details", "general-practitioner", "provider-telephone"])
        let only = policy.decide(
            Fixture.request(
                items: Fixture.items("contact-details"), person: PersonStatus(sFlag: .yes, isChild: false)), id: "")
        #expect(only.reason == .sFlagLocation)
    }

    @Test("child: child-protection data excluded unless named; an unknown age is no adult's")
    func child() throws {
        for isChild in [true, nil] as [Bool?] {
            let person = PersonStatus(sFlag: .no, isChild: isChild)
            let decision = try Fixture.policy().decide(Fixture.request(person: person), id: "")
            #expect(decision.outcome == .permit)
            #expect(decision.withheld.map(\.item.name) == ["safeguarding-flag"])
            #expect(decision.withheld.map(\.reason) == [.childProtection])
            let named = try Fixture.policy(("safeguarding-flag", "safeguarding-flag, child-protection"))
            #expect(named.decide(Fixture.request(person: person), id: "").withheld.isEmpty)
            let objecting = PersonStatus(objection: true, sFlag: .no, isChild: isChild)
            #expect(try Fixture.policy().decide(Fixture.request(person: objecting), id: "").reason == .objection)
        }
    }

    @Test("deceased: live flows stop, confidentiality persists")
    func deceased() throws {
        let person = PersonStatus(sFlag: .no, deceased: true, isChild: false)
        #expect(try Fixture.policy().decide(Fixture.request(person: person), id: "").reason == .deceased)
        let review = try Fixture.policy(("purposes: [TREAT, ETREAT]", "purposes: [TREAT, SAFEG]"))
        #expect(review.decide(Fixture.request(purpose: .safeguarding, person: person), id: "").outcome == .permit)
        #expect(
            review.decide(Fixture.request(purpose: .subjectAccess, person: person), id: "").reason == .purposeNotCovered
        )
    }

    @Test("superseded NHS number, demographics disagree: review")
    func identityUncertain() throws {
        let person = PersonStatus(sFlag: .no, isChild: false, identityUncertain: true)
        let decision = try Fixture.policy().decide(Fixture.request(person: person), id: "")
        #expect(decision.outcome == .review)
        #expect(decision.reason == .identityUncertain)
        #expect(decision.permit == nil)
    }

    @Test("break-glass: named user, role and reason, time-boxed, raises an alert, never passes step 2")
    func breakGlass() throws {
        let policy = try Fixture.policy()
        let from = Fixture.at("2026-06-15T11:00:00Z")
        let until = Fixture.at("2026-06-15T15:00:00Z")
        func access(_ user: String = "Dr P Shaw", _ reason: String = "unconscious", until: Instant = until)
            -> EmergencyAccess?
        {
            EmergencyAccess(
                user: user, role: .edConsultant, organisation: Fixture.code("RK5"), reason: reason, from: from,
                until: until)
        }
        #expect(access(" ") == nil)
        #expect(access("Dr P Shaw", "") == nil)
        #expect(access(until: from.adding(seconds: 8 * 3600 + 1)) == nil)
        #expect(access(until: from) == nil)
        let objecting = PersonStatus(objection: true, sFlag: .no, isChild: false)
        let request = Fixture.request(
            purpose: .breakTheGlass, role: .edConsultant, person: objecting, emergency: access())
        let broken = policy.decide(request, id: "")
        #expect(broken.outcome == .permit)
        #expect(broken.obligations.contains(.notify("privacy-officer")))
        #expect(broken.validUntil == until)

        var without = request
        without.emergencyAccess = nil
        #expect(policy.decide(without, id: "").reason == .breakGlassIncomplete)
        var late = request
        late.instant = until
        #expect(policy.decide(late, id: "").reason == .breakGlassIncomplete)
        var other = request
        other.role = .edClinician
        #expect(policy.decide(other, id: "").reason == .breakGlassIncomplete)
        var sealed = request
        sealed.person.restricted = true
        #expect(policy.decide(sealed, id: "").reason == .legallyRestricted)
        var protected = request
        protected.person.sFlag = .yes
        #expect(policy.decide(protected, id: "").withheld.map(\.item.name) == ["provider-telephone"])
        let closed = try Fixture.policy(("allowed: true", "allowed: false"))
        #expect(closed.decide(request, id: "").reason == .objection)
        var nobodyObjects = request
        nobodyObjects.person.objection = false
        #expect(closed.decide(nobodyObjects, id: "").reason == .purposeNotCovered)
        let strict = try Fixture.policy(("overrides: [objection]", "overrides: []"))
        #expect(strict.decide(request, id: "").reason == .objection)
    }

    /// What a recipient may see of a refusal is its marker, and nothing is released beside it. Of a person who has data and
    /// of one who has none it is the same; the gateway's words are in GatewayTests,
    /// `StatementTests.notKnownReadsTheSameWhateverTheReason`.
    @Test("refusal: looks the same whether or not the person exists")
    func refusalsLookTheSame() throws {
        func seen(_ policy: PolicySet, _ request: Request) -> [String] {
            let decision = policy.decide(request, id: "")
            #expect(decision.outcome == .deny && decision.permit == nil && decision.obligations.isEmpty)
            return [decision.marker?.sentence ?? "", decision.released.description]
        }
        let policy = try Fixture.policy()
        let nobody = PersonStatus()
        let uncovered = seen(policy, Fixture.request(purpose: .careManagement, person: nobody))
        #expect(uncovered == [Decision.Marker.notKnown.sentence, ItemSet().description])
        let people = [
            Fixture.adult, PersonStatus(objection: true), PersonStatus(objection: .unknown),
            PersonStatus(objectedCategories: [.socialCarePackage]), PersonStatus(sFlag: true),
            PersonStatus(deceased: true), PersonStatus(restricted: true), PersonStatus(sealed: true),
            PersonStatus(isChild: true),
        ]
        for person in people {
            #expect(seen(policy, Fixture.request(purpose: .careManagement, person: person)) == uncovered)
            #expect(seen(policy, Fixture.request(to: "RX8", person: person)) == uncovered)
        }
        // Where an agreement covers the pair, what denies the whole record reads as where none does.
        for person in [
            PersonStatus(restricted: true), PersonStatus(sealed: true), PersonStatus(restricted: .unknown),
            PersonStatus(deceased: true), PersonStatus(objection: true, restricted: true),
        ] { #expect(seen(policy, Fixture.request(person: person)) == uncovered) }
        // An objection there is marked as one, and reads the same whatever else is known of the person.
        let objecting = seen(policy, Fixture.request(person: PersonStatus(objection: true)))
        #expect(objecting != uncovered)
        for person in [
            PersonStatus(objection: true, sFlag: true), PersonStatus(objection: true, deceased: true),
            PersonStatus(objection: true, isChild: true),
        ] { #expect(seen(policy, Fixture.request(person: person)) == objecting) }
    }

    @Test("restricted content in free text: free text and attachments stay, unless named and not excluded")
    func freeText() throws {
        func words(_ policy: PolicySet) throws -> Set<String> {
            let permit = try #require(policy.decide(Fixture.request(), id: "").permit)
            return ReleaseTests.words(permit.release(PackageFixture.all()))
        }
        let naming = (from: "source]", to: "source, notes]")
        let excluding = (from: "exclude: [legally-restricted]", to: "exclude: [legally-restricted, free-text-notes]")
        #expect(try words(Fixture.policy(naming)).contains { $0.hasPrefix("v-notes") })
        #expect(try !words(Fixture.policy()).contains { $0.hasPrefix("v-notes") })
        #expect(try !words(Fixture.policy(naming, excluding)).contains { $0.hasPrefix("v-notes") })
        let withheld = try Fixture.policy(naming, excluding).decide(Fixture.request(), id: "").withheld
        #expect(withheld.map(\.item.name) == ["notes"])
    }

    /// A feed that was never heard, or is late, is the gateway's: GatewayTests,
    /// `StatementTests.notKnownReadsTheSameWhateverTheReason`. Here: a list of choices that is missing or out of date.
    @Test(
        "missing or late source: a choice that no source in time tells of is unknown, never none",
        arguments: [
            ("2026-06-01", true, ReasonCode.permitted), ("2026-05-01", true, .statusUnknown),
            ("2026-06-01", false, .statusUnknown),
        ])
    func missingSource(asOf: String, isRead: Bool, reason: ReasonCode) throws {
        let policy = try Fixture.policy(
            ("purposes: [TREAT, ETREAT]", "purposes: [TREAT, PLAN]"), ("ndoo: not-applicable", "ndoo: withhold"))
        let list = ChoiceList(
            name: "opt-outs", subject: .nationalDataOptOut, asOf: Fixture.at(asOf), completeForDays: 21, numbers: [])
        let request = Fixture.request(purpose: .planning)
        var choices = PersonChoices(
            record: Resource(type: "Patient", id: "p"), consents: [], of: request.publisher, at: request.instant)
        if isRead {
            let statement = list.statement(of: NHSNumber("9990000018"), at: request.instant)
            choices.add([try #require(statement)])
        }
        var asked = request
        asked.person = PersonStatus(choices, isChild: false)
        #expect(policy.decide(asked, id: "").reason == reason)
    }

    @Test("a status that could not be read is unknown, never none")
    func unreadStatus() throws {
        let policy = try Fixture.policy()
        let paths: [WritableKeyPath<PersonStatus, Known>] = [\.objection, \.restricted, \.sealed, \.deceased]
        for path in paths {
            var person = Fixture.adult
            person[keyPath: path] = .unknown
            let decision = policy.decide(Fixture.request(person: person), id: "")
            #expect(decision.reason == .statusUnknown)
            #expect(decision.marker == .notKnown)
        }
    }

    /// Row "audit unavailable" is the gateway's: GatewayTests, `AuditTests.nothingLeavesThatIsNotRecorded` and
    /// `aBoardThatCannotBeRecordedIsNotShown`. Here is what it rests on: nothing leaves but by a permit, and what leaves
    /// bears the id of the decision that is to be recorded.
    @Test("what leaves bears its decision's id, and a refusal has nothing that could leave")
    func whatLeavesBearsItsDecision() throws {
        let policy = try Fixture.policy()
        let permit = try #require(policy.decide(Fixture.request(), id: "d7").permit)
        let disclosure = permit.release(PackageFixture.all())
        #expect(disclosure.decisionID == "d7")
        #expect(!disclosure.resources.isEmpty)
        #expect(policy.decide(Fixture.request(role: .dutyTeam), id: "d8").permit == nil)
    }
}
