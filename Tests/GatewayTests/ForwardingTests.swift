// Notices to councils, and the shared care record: only where agreed, only what is agreed, and cost never.

import Agreements
import Records
import Synchronization
import Testing

@testable import Gateway

@Suite struct ForwardingTests {
    // MARK: Notices

    @Test func aCouncilIsToldOfItsOwnClientByItsOwnNumberAndNothingElse() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            try await house.settle()
            let notice = try #require(house.northshire.notices.first)
            #expect(house.northshire.parcels.count == 1)
            #expect(notice.publisher.text == "RK501" && notice.recipient.text == "503")
            #expect(notice.authority.map(\.agreement) == ["NS-ED-010"])
            let encounter = try #require(notice.resources.first)
            #expect(notice.resources.count == 1 && encounter.type == "Encounter")
            #expect(encounter["subject"] == ["identifier": ["value": "NS100001"]])
            let allowed = Set(["resourceType", "id", "meta", "status", "class", "subject", "period", "serviceProvider"])
            #expect(Set(encounter.json.members.map(\.name)).subtracting(allowed).isEmpty)
            let text = String(decoding: JSONValue.object(encounter.json).write(), as: UTF8.self)
            for word in ["Okafor", "OKAFOR", "Grace", "999000", "1941", "K100001", "V500001", "EDMAJORS", "NS1 4QT"] {
                #expect(!text.contains(word), "\(word) in \(text)")
            }
        }
    }

    /// NS-ED-010 names Northshire and Eastmoor; Southmere, whose package is shown to St Brannoc's, is told nothing.
    @Test func aCouncilWithoutAnAgreementIsToldNothing() async throws {
        try await withHouse { (house: House) async throws in
            let time = house.clock.now.description
            await house.submit(Southmere.bundle(id: "sm-1", at: time, .grace, [.init()]), from: "506", .fhirJSON)
            let answer = await house.submit(Brannoc.arrival(id: "rx8-1", at: time, .grace), from: "RX8", .fhirJSON)
            try await house.settle()
            #expect(answer.view?.hasAlert == true)
            #expect(house.southmere.parcels.isEmpty)
            #expect(
                try await house.audit().contains {
                    $0["recipient"] == "506" && $0["purpose"] == "CAREMGT" && $0["outcome"] == "deny"
                }, "that it was not told is recorded")
        }
    }

    @Test func aCouncilWhosePackageIsNotShownIsToldNothing() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace.with { $0.objects = true }, .harold.with { $0.services = [] })
            await house.adt(ADT("A04", "RK5-1"))
            await house.adt(
                ADT("A04", "RK5-2") {
                    $0.who = .harold
                    $0.localID = "K100002"
                    $0.visit = "V500002"
                })
            try await house.settle()
            #expect(house.northshire.parcels.isEmpty)
        }
    }

    /// An alert's agreement may oblige to tell the council; a council's outage never holds the alert back.
    @Test func aNoticeThatFailsHoldsNoAlertBack() async throws {
        let obliging = Setup(agreements: {
            $0["ns-ed-004.yaml"] = $0["ns-ed-004.yaml"]?.replacing(
                "obligations: [show-withheld-marker]",
                with: "obligations: [show-withheld-marker, \"notify:503-duty-team\"]")
        })
        try await withHouse(obliging) { (house: House) async throws in
            house.northshire.answer { _, _ in .failed("connect-timeout") }
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            try await eventually("the alert") { house.kingsmead.views.map(\.hasAlert) == [true] }
            try await eventually("the notice was tried") { house.northshire.notices.count == 1 }
        }
    }

    // MARK: The embedded record

    private static let types = [
        "Patient", "EpisodeOfCare", "CarePlan", "CareTeam", "Organization", "Practitioner", "Encounter",
    ]

    private static func recorded(_ house: House, local id: String, of sender: String) async throws -> [RecordedResource]
    {
        let person = try #require(try await house.person(local: id, of: sender))
        return try await house.store.read { store in
            try types.flatMap { try store.recorded(type: $0, person: person.id) }
        }
    }

    @Test func whatIsRecordedIsFilteredAndCostNeverGoes() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            let rows = try await Self.recorded(house, local: "NS100001", of: "503")
            #expect(Set(rows.map(\.type)) == Set(Self.types))
            let text = rows.map { String(decoding: JSONValue.object($0.resource.json).write(), as: UTF8.self) }.joined()
            #expect(text.contains("Brightwell Homecare"))
            for word in [
                "21.50", "28.25", "Hourly", "unit-cost", "cost-frequency", "planned-units", "NS1 4QT", "ORCHARD",
            ] {
                #expect(!text.contains(word), "\(word)")
            }
            let decided = try await house.audit().filter { $0["recipient"] == "QNS" && $0["action"] == "decide" }
            #expect(decided.map { $0["category"] } == ["social-care-package", "encounter"])
        }
    }

    @Test(arguments: [
        "no agreement", "an objection", "a restricted record",
    ]) func whatIsNotAgreedIsNotRecorded(_ why: String) async throws {
        let setup = Setup(agreements: { if why == "no agreement" { $0["ns-scr-001.yaml"] = nil } })
        try await withHouse(setup) { (house: House) async throws in
            let time = house.clock.now.description
            var bytes = Southmere.bundle(id: "sm-1", at: time, .grace, [.init()], objects: why == "an objection")
            if why == "a restricted record" {
                bytes = Array(
                    String(decoding: bytes, as: UTF8.self).replacing(
                        #""resourceType":"Patient","id":"p","#,
                        with:
                            #""resourceType":"Patient","id":"p","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"V"}]},"#
                    ).utf8)
            }
            #expect(await house.submit(bytes, from: "506", .fhirJSON).outcome.word == "accepted")
            #expect(try await Self.recorded(house, local: "SM-9990000018", of: "506").isEmpty)
            #expect(
                try await house.audit().contains { $0["recipient"] == "QNS" && $0["outcome"] == "deny" })
        }
    }

    /// A council's record that has a visit in it too: what either category lets out of the person is in the record, by the
    /// first of them.
    @Test func whatTwoCategoriesLetOutOfAPersonIsRecordedTogether() async throws {
        let setup = Setup(agreements: {
            $0["ns-scr-001.yaml"] = $0["ns-scr-001.yaml"]?.replacing(
                "[demographics-banner, service,", with: "[demographics-banner, general-practitioner, service,")
        })
        try await withHouse(setup) { (house: House) async throws in
            let bytes = String(
                decoding: Southmere.bundle(id: "sm-1", at: house.clock.now.description, .grace, [.init()]),
                as: UTF8.self)
            let visit =
                #"{"fullUrl":"https://506.example/fhir/Encounter/v","resource":{"resourceType":"Encounter","id":"v","#
                + #""status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/p"}}},"#
            let answer = await house.submit(
                Array(
                    bytes.replacing(#""entry":["#, with: #""entry":["# + visit)
                        .replacing(
                            #""gender":"#, with: #""generalPractitioner":[{"display":"Hill Surgery"}],"gender":"#
                        )
                        .utf8), from: "506", .fhirJSON)
            #expect(answer.outcome.word == "accepted", "\(answer.outcome)")
            let rows = try await Self.recorded(house, local: "SM-9990000018", of: "506")
            #expect(rows.contains { $0.type == "Encounter" && $0.category == .encounter })
            let patients = rows.filter { $0.type == "Patient" }
            #expect(patients.map(\.category) == [.socialCarePackage])
            #expect(patients.map(\.version) == [1])
            #expect(JSONValue.items(patients.first?.resource["generalPractitioner"]).count == 1)
        }
    }

    @Test func whatIsNoLongerListedIsFinishedInTheRecord() async throws {
        try await withHouse { (house: House) async throws in
            await house.publish(.grace)
            try await house.advance(seconds: 60)
            for extract in 0..<2 {
                await house.publish(.grace.with { $0.services = [] })
                try await house.advance(seconds: 60)
                let rows = try await Self.recorded(house, local: "NS100001", of: "503")
                let episode = try #require(rows.first { $0.type == "EpisodeOfCare" })
                #expect(episode.resource["status"] == "finished")
                #expect(episode.version == 2, "extract \(extract): told once")
            }
        }
    }

    // MARK: An outside record

    private static let outside = Setup(records: [.outside(code("QNS"), destination: "outside-record")])

    private static func episodes(_ parcel: [Disclosure]) -> [String] {
        parcel.flatMap(\.resources).filter { $0.type == "EpisodeOfCare" }.compactMap { $0["status"]?.string }
    }

    @Test func anOutsideRecordIsSentWhatIsAgreedAndCostNever() async throws {
        try await withHouse(Self.outside) { (house: House) async throws in
            await house.publish(.grace)
            await house.adt(ADT("A04", "RK5-1"))
            try await house.settle()
            #expect(house.record.forwarded.count == 2)
            let all = house.record.forwarded.flatMap { $0 }
            #expect(all.map(\.category) == [.socialCarePackage, .encounter])
            #expect(all.allSatisfy { $0.recipient.text == "QNS" && !$0.authority.isEmpty })
            let text = all.flatMap(\.resources).map {
                String(decoding: JSONValue.object($0.json).write(), as: UTF8.self)
            }.joined()
            for word in ["21.50", "28.25", "Hourly", "unit-cost", "NS1 4QT"] { #expect(!text.contains(word)) }
        }
    }

    @Test func anOutsideRecordIsSentThePresentState() async throws {
        var setup = Self.outside
        setup.runsServices = false
        try await withHouse(setup) { (house: House) async throws in
            let first = await house.publish(.grace)
            house.clock.set(house.clock.now.adding(seconds: 60))
            let second = await house.publish(.grace.with { $0.services[0].heldSince = "2026-11-22" })
            house.start()
            try await house.settle()
            #expect(try await house.deliveries(first).map(\.state) == [.superseded])
            #expect(try await house.deliveries(second).map(\.state) == [.delivered])
            #expect(house.record.forwarded.map(Self.episodes) == [["onhold"]])
            // What is no longer listed has ended, for the record too.
            try await house.advance(seconds: 60)
            await house.publish(.grace.with { $0.services = [] })
            try await house.settle()
            #expect(house.record.forwarded.map(Self.episodes) == [["onhold"], ["finished"]])
        }
    }

    /// However many people are in a message, it is read once; and again only when the rules may read it otherwise.
    @Test func aMessageIsReadOnceForAllThePeopleInIt() async throws {
        var setup = Self.outside
        setup.runsServices = false
        try await withHouse(setup) { (house: House) async throws in
            await house.publish(.grace, .harold, .unrelated)
            let messages = ReadMessages()
            func forward() async throws -> [Bool] {
                try await house.gateway.committer.perform { context in
                    let dispatch = Dispatch(
                        gateway: house.gateway, rules: house.gateway.rules.current, destination: house.record,
                        messages: messages)
                    return try context.transaction.dueDeliveries(
                        destination: house.record.name, at: context.now, excluding: [], limit: 9
                    ).map { try dispatch.prepare($0, &context).parcel != nil }
                }
            }
            #expect(try await forward() == [true, true, true])
            #expect(messages.count.withLock { $0 } == 1)
            // The council's mapping is gone: what was read by it holds no longer.
            house.gateway.rules.replace(
                with: try House.rules(Setup(mappings: { $0["503.yaml"] = nil })))
            #expect(try await forward() == [false, false, false])
        }
    }

    /// In a feed of changes a later message does not say what an earlier one said.
    @Test func nothingOfAFeedOfChangesIsLostOnItsWay() async throws {
        var setup = Self.outside
        setup.runsServices = false
        setup.mappings = {
            $0["506.yaml"] = $0["506.yaml"]?.replacing("completeness: full", with: "completeness: changes")
        }
        try await withHouse(setup) { (house: House) async throws in
            for (index, component) in ["Reablement", "Meals"].enumerated() {
                house.clock.set(house.clock.now.adding(seconds: 60))
                await house.submit(
                    Southmere.bundle(
                        id: "sm-\(index)", at: house.clock.now.description, .grace, [.init(component: component)]),
                    from: "506", .fhirJSON)
            }
            house.start()
            try await house.settle()
            let services = house.record.forwarded.flatMap { $0 }.flatMap(\.resources)
                .compactMap { JSONValue.items($0["type"]).first?["text"]?.string }
            #expect(Set(services) == ["Reablement", "Meals"])
        }
    }

    @Test func everyVisitReachesTheRecordHoweverLongItWasAway() async throws {
        var setup = Self.outside
        setup.runsServices = false
        try await withHouse(setup) { (house: House) async throws in
            for visit in ["V1", "V2"] {
                await house.adt(ADT("A04", "RK5-\(visit)") { $0.visit = visit })
                house.clock.set(house.clock.now.adding(seconds: 60))
            }
            house.start()
            try await house.settle()
            let visits = house.record.forwarded.flatMap { $0 }.flatMap(\.resources).filter { $0.type == "Encounter" }
                .compactMap { JSONValue.items($0["identifier"]).first?["value"]?.string }
            #expect(visits == ["V1", "V2"])
        }
    }

    @Test func aPersonWithoutALocalNumberIsForwardedToo() async throws {
        try await withHouse(Self.outside) { (house: House) async throws in
            let local = #"{"value":"SM-9990000018"}"#
            let bytes = String(
                decoding: Southmere.bundle(id: "sm-1", at: house.clock.now.description, .grace, [.init()]),
                as: UTF8.self)
            #expect(bytes.contains("," + local))
            let answer = await house.submit(
                Array(bytes.replacing("," + local, with: "").replacing(#""id":"p","#, with: "").utf8), from: "506",
                .fhirJSON)
            try await house.settle()
            let deliveries = try await house.deliveries(answer)
            #expect(deliveries.map(\.state) == [.delivered])
        }
    }

    // MARK: Plans of clinical documents

    /// A Care Plan document (C-CDA) of St Brannoc's.
    private static func plan(_ confidentiality: String = "N", id: String = "1", doing: String = "Meals") -> [UInt8] {
        Array(
            """
            <ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
            <id root="1.2.826.0.1.99" extension="\(id)"/><code code="52521-2" codeSystem="2.16.840.1.113883.6.1"/>
            <title>Plan of care</title><effectiveTime value="20261122140\(id)+0000"/>
            <confidentialityCode code="\(confidentiality)" codeSystem="2.16.840.1.113883.5.25"/>
            <setId root="1.2.826.0.1.98" extension="S"/><recordTarget><patientRole>
            <id root="2.16.840.1.113883.2.1.4.1" extension="9990000018"/><patient><name><given>Grace</given>
            <family>Okafor</family></name><birthTime value="19410304"/></patient></patientRole></recordTarget>
            <component><structuredBody><component><section>
            <code code="18776-5" codeSystem="2.16.840.1.113883.6.1"/><title>Plan</title><entry>
            <act classCode="ACT" moodCode="INT"><code code="1" codeSystem="2.16.840.1.113883.6.96"
            displayName="\(doing)"/><text>Key safe 1234</text><statusCode code="active"/></act></entry>
            </section></component></structuredBody></component></ClinicalDocument>
            """.utf8)
    }

    private static func withDocuments(_ setup: Setup) -> Setup {
        var setup = setup
        setup.mappings = {
            $0["RX8.yaml"] = $0["RX8.yaml"]?.replacing("[fhir-json, fhir-xml]", with: "[fhir-json, fhir-xml, cda]")
        }
        return setup
    }

    @Test(arguments: [false, true]) func aPlanGoesWhereAnAgreementLetsItGo(isOutside: Bool) async throws {
        try await withHouse(Self.withDocuments(isOutside ? Self.outside : Setup())) { (house: House) async throws in
            // The second replaces the first: one plan, as it is now.
            for (id, doing) in [("1", "Meals"), ("2", "Reablement")] {
                let answer = await house.submit(Self.plan(id: id, doing: doing), from: "RX8", .cda)
                #expect(answer.outcome.word == "accepted", "\(answer.outcome)")
                house.clock.set(house.clock.now.adding(seconds: 60))
                try await house.settle()
            }
            let plans: [Resource]
            if isOutside {
                plans = house.record.forwarded.flatMap { $0 }.flatMap(\.resources).filter { $0.type == "CarePlan" }
                #expect(plans.count == 2 && Set(plans.map(\.id)).count == 1)
            } else {
                let messages = try await house.store.read {
                    try $0.messages(status: .accepted, sender: code("RX8"), limit: 1)
                }
                let person = try #require(messages.first?.person)
                plans = try await house.store.read { try $0.recorded(type: "CarePlan", person: person) }.map(
                    \.resource)
                #expect(plans.count == 1)
            }
            let plan = try #require(plans.last)
            let text = String(decoding: JSONValue.object(plan.json).write(), as: UTF8.self)
            #expect(text.contains("Reablement") && plan["title"] == "Plan of care")
            #expect(!text.contains("1234"), "free text is not agreed")
            #expect(
                try await house.audit().contains {
                    $0["category"] == "social-care-package" && $0["outcome"] == "permit"
                })
        }
    }

    @Test func aRestrictedPlanStaysWhereItIs() async throws {
        try await withHouse(Self.withDocuments(Self.outside)) { (house: House) async throws in
            let answer = await house.submit(Self.plan("R"), from: "RX8", .cda)
            #expect(answer.outcome.word == "accepted", "\(answer.outcome)")
            try await house.settle()
            #expect(!house.record.forwarded.flatMap { $0 }.flatMap(\.resources).contains { $0.type == "CarePlan" })
        }
    }

    /// The newer version is restricted, and came first: the older one is not shown in its place. Said anew without the
    /// restriction it is recorded as ever.
    @Test(arguments: [false, true]) func anOlderVersionOfWhatIsRestrictedStaysWhereItIs(isOutside: Bool) async throws {
        try await withHouse(Self.withDocuments(isOutside ? Self.outside : Setup())) { (house: House) async throws in
            func told() async throws -> Set<String> {
                try await house.settle()
                if isOutside { return Set(house.record.forwarded.flatMap { $0 }.flatMap(\.resources).map(\.type)) }
                let messages = try await house.store.read {
                    try $0.messages(status: .accepted, sender: code("RX8"), limit: 1)
                }
                let person = try #require(messages.first?.person)
                var types: Set<String> = []
                for type in ["CarePlan", "DocumentReference"] {
                    let held = try await house.store.read { try $0.recorded(type: type, person: person) }
                    if !held.isEmpty { types.insert(type) }
                }
                return types
            }
            house.clock.set(house.clock.now.adding(seconds: 600))
            for (confidentiality, id) in [("R", "2"), ("N", "1")] {
                let answer = await house.submit(Self.plan(confidentiality, id: id), from: "RX8", .cda)
                #expect(answer.outcome.word == "accepted", "\(answer.outcome)")
                #expect(try await told().isDisjoint(with: ["CarePlan", "DocumentReference"]), "plan \(id)")
            }
            await house.submit(Self.plan("N", id: "3"), from: "RX8", .cda)
            #expect(try await told().contains("CarePlan"))
        }
    }

    @Test func aPlanThatNoAgreementCoversStaysWhereItIs() async throws {
        var setup = Self.withDocuments(Self.outside)
        setup.agreements = {
            $0["ns-scr-001.yaml"] = $0["ns-scr-001.yaml"]?.replacing(
                "from: [\"503\", \"504\", \"505\", \"506\", RK5, RX8]", with: "from: [\"503\", RK5]")
        }
        try await withHouse(setup) { (house: House) async throws in
            await house.submit(Self.plan(), from: "RX8", .cda)
            try await house.settle()
            #expect(house.record.forwarded.isEmpty)
        }
    }

    // MARK: Order

    /// Each visit stands in the record as the hospital's newest word of it has it.
    @Test(arguments: [false, true]) func anOlderMessageOfAVisitChangesNothingInTheRecord(isOutside: Bool) async throws {
        try await withHouse(isOutside ? Self.outside : Setup()) { (house: House) async throws in
            let arrival = house.clock.now
            house.clock.set(arrival.adding(seconds: 600))
            for (index, (event, seconds)) in [("A04", 0), ("A03", 60), ("A08", 30), ("A08", 90)].enumerated() {
                await house.adt(
                    ADT(event, "RK5-\(index)") { $0.sentAt = arrival.adding(seconds: Int64(seconds)) })
                try await house.settle()
            }
            let statuses: [String?]
            if isOutside {
                statuses = house.record.forwarded.flatMap { $0 }.flatMap(\.resources).filter { $0.type == "Encounter" }
                    .map { $0["status"]?.string }
            } else {
                statuses = try await Self.recorded(house, local: "K100001", of: "RK5").filter { $0.type == "Encounter" }
                    .map { $0.resource["status"]?.string }
            }
            #expect(statuses.last == "finished", "\(statuses)")
        }
    }

    /// What the record was told, in order, or holds.
    private static func encounters(
        _ house: House, _ isOutside: Bool, local: String, of publisher: String
    ) async throws -> [Resource] {
        let all =
            isOutside
            ? house.record.forwarded.flatMap { $0 }.flatMap(\.resources)
            : try await recorded(house, local: local, of: publisher).map(\.resource)
        return all.filter { $0.type == "Encounter" }
    }

    /// A visit whose messages have no PV1-19 is one visit of that person on that day.
    @Test(arguments: [false, true]) func aVisitWithoutANumberIsOneInTheRecord(isOutside: Bool) async throws {
        try await withHouse(isOutside ? Self.outside : Setup()) { (house: House) async throws in
            for (index, (event, place)) in [("A04", "EDMAJORS"), ("A08", "EDMINORS"), ("A03", "EDMINORS")].enumerated()
            {
                await house.adt(
                    ADT(event, "RK5-\(index)") {
                        $0.visit = ""
                        $0.location = place
                    })
                house.clock.set(house.clock.now.adding(seconds: 60))
                try await house.settle()
            }
            let encounters = try await Self.encounters(house, isOutside, local: "K100001", of: "RK5")
            #expect(Set(encounters.map(\.id)).count == 1)
            #expect(encounters.last?["status"]?.string == "finished")
        }
    }

    /// Two visits of a day without a number: neither is taken for the other.
    @Test func twoVisitsOfADayStandBesideEachOther() async throws {
        try await withHouse { (house: House) async throws in
            for (index, kind) in ["EMER", "AMB"].enumerated() {
                await house.submit(
                    Brannoc.arrival(
                        id: "RX8-\(index)", at: house.clock.now.description, .grace, visit: nil, classCode: kind),
                    from: "RX8", .fhirJSON)
                house.clock.set(house.clock.now.adding(seconds: 60))
            }
            let rows = try await Self.recorded(house, local: "B200001", of: "RX8")
            let kinds = rows.filter { $0.type == "Encounter" }.compactMap { $0.resource["class"]?["code"]?.string }
            #expect(kinds.sorted() == ["AMB", "EMER"])
        }
    }

    /// Without a number, an admission on the day of the attendance is the same visit: its arrival does not stay open for ever.
    @Test(arguments: [false, true]) func anAdmissionWithoutANumberIsTheSameEncounter(isOutside: Bool) async throws {
        try await withHouse(isOutside ? Self.outside : Setup()) { (house: House) async throws in
            await house.adt(ADT("A04", "RK5-1") { $0.visit = "" })
            house.clock.set(house.clock.now.adding(seconds: 60))
            await house.adt(ADT("A06", "RK5-2") { ($0.visit, $0.patientClass, $0.location) = ("", "I", "WARD7") })
            try await house.settle()
            let encounters = try await Self.encounters(house, isOutside, local: "K100001", of: "RK5")
            #expect(Set(encounters.map(\.id)).count == 1)
            #expect(encounters.last?["class"]?["code"]?.string == "IMP")
        }
    }

    /// A clinic on the day of an attendance, neither with a number: what is forwarded of it is the clinic.
    @Test(arguments: [false, true]) func aClinicWithoutANumberIsAnotherEncounter(isOutside: Bool) async throws {
        try await withHouse(isOutside ? Self.outside : Setup()) { (house: House) async throws in
            await house.adt(ADT("A04", "RK5-1") { $0.visit = "" })
            try await house.settle()
            house.clock.set(house.clock.now.adding(seconds: 60))
            await house.adt(ADT("A04", "RK5-2") { ($0.visit, $0.patientClass, $0.location) = ("", "O", "CLINIC3") })
            try await house.settle()
            let encounters = try await Self.encounters(house, isOutside, local: "K100001", of: "RK5")
            #expect(Set(encounters.map(\.id)).count == 2)
            #expect(Set(encounters.compactMap { $0["class"]?["code"]?.string }) == ["EMER", "AMB"])
        }
    }

    /// A visit belongs to the day of the sender's clock, though its message arrives after midnight.
    @Test func whatArrivesAfterMidnightIsForwardedAsItsVisitStands() async throws {
        try await withHouse(Self.outside) { (house: House) async throws in
            let late = Instant(fhir: "2026-11-22T23:59:30Z")!
            house.clock.set(late.adding(seconds: 60))
            await house.adt(ADT("A04", "RK5-1") { ($0.visit, $0.sentAt) = ("", late) })
            await house.adt(ADT("A03", "RK5-2") { ($0.visit, $0.sentAt) = ("", late.adding(seconds: 10)) })
            try await house.settle()
            let encounters = try await Self.encounters(house, true, local: "K100001", of: "RK5")
            let statuses = encounters.map { $0["status"]?.string ?? "" }
            #expect(Set(statuses) == ["finished"], "\(statuses)")
        }
    }

    /// A plan dated before the last that was heard of the patient, and then one that is older than what is recorded.
    @Test func aPlanThatIsHeardOfLateIsRecordedUnlessANewerOneIs() async throws {
        try await withHouse(Self.withDocuments(Setup())) { (house: House) async throws in
            house.clock.set(house.clock.now.adding(seconds: 7200))
            await house.submit(
                Brannoc.arrival(id: "RX8-1", at: house.clock.now.description, .grace, localID: nil), from: "RX8",
                .fhirJSON)
            var person: PersonID?
            for (id, isTaken) in [("1", true), ("0", false)] {
                let answer = await house.submit(Self.plan(id: id, doing: "Plan \(id)"), from: "RX8", .cda)
                #expect(answer.outcome.word == "accepted", "\(answer.outcome)")
                #expect(answer.warnings.contains { $0.what.contains("documents or plans were stored") } == !isTaken)
                person = try await house.message(answer.messageID).person
            }
            let holder = try #require(person)
            let plans = try await house.store.read { try $0.recorded(type: "CarePlan", person: holder) }
            #expect(plans.count == 1)
            let text = String(decoding: JSONValue.object(plans[0].resource.json).write(), as: UTF8.self)
            #expect(text.contains("Plan 1"))
        }
    }

    /// A visit that is heard of late, after newer news of the patient, is recorded too, with the newer patient.
    @Test func aVisitThatIsHeardOfLateIsRecorded() async throws {
        try await withHouse { (house: House) async throws in
            let arrival = house.clock.now
            house.clock.set(arrival.adding(seconds: 600))
            await house.adt(
                ADT("A08", "RK5-1") {
                    $0.who?.given = "Gracie"
                    $0.sentAt = arrival.adding(seconds: 60)
                })
            await house.adt(
                ADT("A04", "RK5-2") {
                    $0.visit = "V500002"
                    $0.sentAt = arrival
                })
            let rows = try await Self.recorded(house, local: "K100001", of: "RK5")
            #expect(rows.filter { $0.type == "Encounter" }.count == 2)
            let names = rows.filter { $0.type == "Patient" }.map { $0.resource["name"] }
            #expect(names.count == 1)
            #expect(JSONValue.items(names.first ?? nil).first?["given"] == ["GRACIE"])
        }
    }
}
